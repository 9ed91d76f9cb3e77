"""What a site's head says in its own manner: a title with the record's name behind it, the day of issue, what no longer holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from steelyard.core.model import Record
from steelyard.core.settings import Settings
from steelyard.reading.parse import parse

if TYPE_CHECKING:
    from collections.abc import Iterator


def record(text: str, path: str = "adr/0012-use-lamps.md") -> Record:
    item = parse(text, path=path, source="", settings=Settings()).item
    assert isinstance(item, Record)
    return item


def both(title: str) -> Iterator[str]:
    yield record(f"# {title}\n\n## Status\n\nAccepted\n").title
    yield record(f'---\ntitle: "{title}"\nstatus: accepted\n---\n\n## Context\n\nDark.\n').title


@pytest.mark.parametrize(
    "tail", [" - ADR 012", " — ADR-12", " | ADR 0012", " (ADR-12)", " [ADR-012]", " - adr12", " – MADR 12"]
)
def test_the_records_own_name_goes_from_the_end_of_a_title(tail: str) -> None:
    """Its number stands beside the title already, as it does where the name leads."""
    assert list(both(f"Use lamps{tail}")) == ["Use lamps", "Use lamps"]


@pytest.mark.parametrize(
    "title",
    ["Amend the lamps (ADR 11)", "Replace ADR-12", "Lamps as of RFC 12", "Light the quay (RFC 12)", "Use lamps - version 12",
     "Use lamps - pier 12", "Lamps (ADR-12) for boats", "Use lamp 12"],
)  # fmt: skip
def test_another_name_at_the_end_stays(title: str) -> None:
    """Another record, another document, or a number of something else is what the title speaks of."""
    assert list(both(title)) == [title, title]


@pytest.mark.parametrize("key", ["date-issued", "date_issued", "dateIssued", "issued", "issue-date"])
def test_the_day_of_issue_is_the_date(key: str) -> None:
    """In front matter and behind a label; a `date` goes first, and a day that is left open is told."""
    front = f'---\n{key}: "2021-03-23"\nstatus: accepted\n---\n# Use lamps\n'
    assert record(front).date == "2021-03-23"
    assert record(front.replace("---\n#", "date: 2021-04-01\n---\n#")).date == "2021-04-01"
    assert record("# Use lamps\n\n* Status: accepted\n* Date issued: 2021-03-23\n").date == "2021-03-23"
    parsed = parse(front.replace("03-23", "??-??"), path="adr/0012-x.md", source="", settings=Settings())
    assert [each.code for each in parsed.diagnostics]


@pytest.mark.parametrize(
    "words", ["No longer relevant.", "No longer in use since 2021-03-04", "no longer valid"]
)
def test_what_no_longer_holds_is_deprecated(words: str) -> None:
    """As a status; beside an own word, or with a successor, it is what that says."""
    assert record(f"# Use lamps\n\n## Status\n\n{words}\n\nThe quay is closed.\n").status == "deprecated"
    assert record("# Use lamps\n\n## Status\n\nNo longer proposed\n").status == "other"
    assert (
        record("# Use lamps\n\n## Status\n\nNo longer valid, superseded by ADR-13\n").status == "superseded"
    )


@pytest.mark.parametrize(
    ("item", "told"),
    [("We can see at night", "we can see at night"), ("It is cheap", "it is cheap"), ("The Lamp Act asks for it", "The Lamp Act asks for it"),
     ("IT asked for it", "IT asked for it"), ("Ann asked for it", "Ann asked for it"), ("`Oil` is cheap", "Oil is cheap")],
)  # fmt: skip
def test_a_reason_from_a_list_reads_on_within_a_sentence(item: str, told: str) -> None:
    """A pronoun or an article that begins it is small behind "because"; a name keeps its capital."""
    text = (
        f'# Light\n\n## Decision Outcome\n\nChosen option: "Lamps", because:\n\n- {item}\n- Boats come late\n'
    )
    assert record(text).because == told


@pytest.mark.parametrize(("value", "tags"), [("Old Quay", ("Old Quay",)), ("[oil, quay]", ("oil", "quay"))])
def test_a_single_tag_is_one(value: str, tags: tuple[str, ...]) -> None:
    """`tag` is read as `tags` is, and beside it."""
    assert record(f"---\ntag: {value}\nstatus: accepted\n---\n# Use lamps\n").tags == tags


@pytest.mark.parametrize(
    ("description", "summary"),
    [
        (
            "Architecture Decision Record (ADR) for the proper use of lamps",
            "We burn oil in all of the lamps.",
        ),
        ("Architectural decision record log on lamps", "We burn oil in all of the lamps."),
        ("Lamps burn oil from now on", "Lamps burn oil from now on"),
        ("Records of decisions go into the log", "Records of decisions go into the log"),
    ],
)
def test_what_a_page_is_tells_no_outcome(description: str, summary: str) -> None:
    """A description that begins with that gives way to the decision's first sentence, and stays where there is none."""
    text = f"---\ntitle: Lamps\ndescription: {description}\n---\n\n## {{}}\n\nWe burn oil in all of the lamps. It is cheap.\n"
    assert record(text.format("Decision")).summary == summary
    assert record(text.format("Background")).summary == description
