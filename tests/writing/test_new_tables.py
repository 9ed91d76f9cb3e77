"""A new criteria table is read with every name as it was given, and with nothing scored."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steelyard.reading.tables.tree import read_yaml_table
from steelyard.writing.new.criteria import names, new_table
from steelyard.writing.new.plain_words import tidy

NAMES = st.lists(
    st.text(min_size=1, max_size=20).map(tidy).filter(bool).filter(str.isprintable)
    | st.sampled_from(
        [
            "null",
            "yes",
            "1.10",
            "Cost: all",
            "a # b",
            "- x",
            '"',
            "{a}",
            "[b]",
            "2020-01-01",
            "012",
            "~",
            "&a",
            "*b",
        ]
    ),
    min_size=1,
    max_size=5,
    unique_by=str.casefold,
)


@given(NAMES, NAMES)
def test_names_come_back(criteria: list[str], options: list[str]) -> None:
    """Whatever YAML would make of a word, a table has the criteria and options that were named, weights 1, no score."""
    text = new_table(criteria, options, schema="../.steelyard/criteria.schema.json")
    draft, found = read_yaml_table(text, file="t.yaml", name="")
    assert draft is not None
    assert not found
    assert [each.name.text for each in draft.criteria] == [" ".join(name.split()) for name in criteria]
    assert [each.name.text for each in draft.options] == [" ".join(name.split()) for name in options]
    assert text.startswith("# yaml-language-server: $schema=../.steelyard/criteria.schema.json\n")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Cost,Velocity", ("Cost", "Velocity")),
        (' Cost , "Time, in days" ,, ', ("Cost", "Time, in days")),
        ("", ()),
        (" , ,", ()),
        ("a\nb,c", ("a b", "c")),
    ],
)
def test_names_are_split_at_commas(text: str, wanted: tuple[str, ...]) -> None:
    """Blanks and empty names go; a comma within quotation marks is a name's own."""
    assert names(text) == wanted
