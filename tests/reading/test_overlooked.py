"""Files that are named as something that is read, and are not read, are told of."""

from __future__ import annotations

import pytest

from steelyard.reading.overlooked import overlooked


def told(*files: str, texts: tuple[str, ...] = (), own: str = "steelyard.yml") -> list[tuple[str, str, str]]:
    found = overlooked(files, texts, config="steelyard.yml", own=own)
    return [(one.code, one.place.file, one.hint) for one in found]


def test_a_second_configuration_has_no_effect() -> None:
    """A configuration inside the sources is reported, with what to do; the one that counts is not."""
    ((code, file, hint),) = told("steelyard.yml", "docs/adr/steelyard.yml")
    assert (code, file) == ("F018", "docs/adr/steelyard.yml")
    assert "`steelyard build docs/adr`" in hint


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("a/0001-x.criteria", "save it as one of `.csv`, `.tsv`"),
        ("a/0001-x.critera.CSV", "did you mean `0001-x.criteria.CSV`?"),
    ],
)
def test_a_table_under_a_wrong_name_is_told(name: str, hint: str) -> None:
    """A table without an ending, or with a slip in the word, is reported with the name that is."""
    ((code, file, said),) = told(name)
    assert (code, file) == ("F015", name)
    assert said.startswith(hint)


@pytest.mark.parametrize("name", ["a/x.criteria.csv", "a/x.criticism.csv", "a/x.critera.png", "a/notes.txt"])
def test_other_files_are_nobodys_business(name: str) -> None:
    """A table that is read, a word that is another, and a file that is no table are not mentioned."""
    assert told(name) == []


def test_a_record_in_another_format_is_told_unless_it_is_attached() -> None:
    """A numbered document is reported where no record has its number beside it."""
    ((code, file, _),) = told(
        "adr/0001-use-it.docx", "adr/0002-and-that.docx", texts=("adr/0002-and-that.md",)
    )
    assert (code, file) == ("F015", "adr/0001-use-it.docx")
