"""What stands beside the records that a line names: addresses, remarks, signs that join them."""

from __future__ import annotations

import pytest

from steelyard.core.model import Record
from steelyard.core.settings import Settings
from steelyard.reading.parse import parse


def read(head: str) -> Record:
    item = parse(f"# 9. Oars\n\n{head}\n", path="a/0009-oars.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    return item


def told(head: str) -> list[tuple[str, str]]:
    return [(each.kind, each.reference.target) for each in read(head).statements]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Status: Accepted; superseded in part by [ADR 14](0014-sail-supersedes-masts.md) for rivers",
            [("amended_by", "0014-sail-supersedes-masts.md")],
        ),
        (
            "Status: Accepted, amended by `docs/0014-sail-replaces-9.md`",
            [("amended_by", "docs/0014-sail-replaces-9.md")],
        ),
        (
            "This decision supersedes [ADR 3](0003-how-tar-replaces-0004-pitch.md).",
            [("supersedes", "0003-how-tar-replaces-0004-pitch.md")],
        ),
        ("Status: Superseded by [4](0004-pitch.md)", [("superseded_by", "0004-pitch.md")]),
    ],
)
def test_a_verb_in_an_address_says_nothing(line: str, expected: list[tuple[str, str]]) -> None:
    """Words of a file's name state no relation, neither in a link's address nor where the name itself stands."""
    assert told(line) == expected


@pytest.mark.parametrize(
    ("head", "date"),
    [
        (
            "- Status: Accepted; superseded in part by [14](0014-sail.md) (2026-05-31)\n- Date: 2026-05-22",
            "2026-05-22",
        ),
        (
            "- Status: Accepted; partially superseded by [14](0014-sail.md), 2026-05-31\n- Date: 2026-05-22",
            "2026-05-22",
        ),
        ("Status: Accepted 2026-05-22, replaced in part on 2026-05-31 by ADR-14", "2026-05-22"),
        ("- Status: Superseded by [14](0014-sail.md) (2026-05-31)\n- Date: 2026-05-22", "2026-05-31"),
    ],
)
def test_the_day_on_which_a_part_was_replaced(head: str, date: str) -> None:
    """The day of a decision is not the later one on which another record replaced a part of it."""
    assert read(head).date == date


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            "**Replaced by:** ADR-4 (the hull) + ADR-5 (the mast)",
            [("superseded_by", "ADR-4"), ("superseded_by", "ADR-5")],
        ),
        (
            "- Supersedes: [4](0004-hull.md) + [5](0005-mast.md)",
            [("supersedes", "0004-hull.md"), ("supersedes", "0005-mast.md")],
        ),
        ("- Supersedes: ADR-4 + a whole shelf of notes", [("supersedes", "ADR-4")]),
    ],
)
def test_records_that_a_plus_joins(head: str, expected: list[tuple[str, str]]) -> None:
    """A plus parts records as a comma does."""
    assert told(head) == expected


@pytest.mark.parametrize("label", ["Status: ", "## Status\n\n"])
def test_a_status_whose_next_lines_add_to_it(label: str) -> None:
    """A line below a status that begins with a bracket, or with "and" and a record, belongs to it."""
    head = f"{label}Accepted, amended by\n[4](0004-hull.md)\n(the `keel` alone)\nand [5](0005-mast.md)\n(all of it)"
    record = read(head)
    assert record.status == "accepted"
    assert told(head) == [("amended_by", "0004-hull.md"), ("amended_by", "0005-mast.md")]


@pytest.mark.parametrize("label", ["Status: ", "## Status\n\n"])
def test_a_sentence_below_a_status_is_none_of_it(label: str) -> None:
    """A line that begins otherwise is not put together with the status above it."""
    record = read(f"{label}Accepted\nand rightly so, say all who row.")
    assert (record.status, record.status_text) == ("accepted", "Accepted")


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ("<ann.lee@example.org>", ["ann.lee@example.org"]),
        ("<ann.lee@example.org>, <bo@example.org>", ["ann.lee@example.org", "bo@example.org"]),
        ("Ann Lee <ann.lee@example.org>, Bo Reyes", ["Ann Lee", "Bo Reyes"]),
        ("Ann Lee, <ann.lee@example.org>", ["Ann Lee"]),
    ],
)
def test_an_address_in_the_place_of_a_name(people: str, expected: list[str]) -> None:
    """Who is named by an address alone is named by it; beside a name it is left out."""
    assert list(read(f"- author: {people}").authors) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Handbook §3, ADR-4, ADR-5 (which asks, as ADR-6 did, for tar); tar; ADR-8 and ADR-9", "4 5 8 9"),
        ("the harbour's own rules; adr-4", "4"),
        ("none, ADR-4 was withdrawn", ""),
        ("what the crew said of masts (oak, ADR-4)", ""),
        ("what ADR-4 says of masts", ""),
    ],
)
def test_records_among_other_things(value: str, expected: str) -> None:
    """A list of what is related may begin with other things; records behind a comma count, those in a remark do not."""
    assert [(kind, target.lower()) for kind, target in told(f"**Related:** {value}")] == [
        ("relates_to", f"adr-{number}") for number in expected.split()
    ]


BADGES = "https://img.shields.io/badge"


@pytest.mark.parametrize(
    ("head", "date"),
    [
        (f"![Status]({BADGES}/status-Accepted-green) ![Date]({BADGES}/date-2026--05--09-blue)", "2026-05-09"),
        (
            f"![Accepted]({BADGES}/Status-accepted-green)\n![]({BADGES}/Decision_Date-03_Aug_2023-blue?logo=x)",
            "2023-08-03",
        ),
        (f"![Date]({BADGES}/date-2026--05--09-blue)\n\n- Date: 2026-05-07", "2026-05-07"),
        (f"![Build]({BADGES}/build-2026--05--09-blue)", None),
        (f"![Date]({BADGES}/date-soon-blue)", None),
    ],
)
def test_a_date_on_a_badge(head: str, date: str | None) -> None:
    """A badge tells the day as another tells the status; what is written comes before it."""
    assert read(head).date == date


def test_labels_with_low_lines_below_the_title() -> None:
    """Keys as front matter has them are labels too, where they stand below the title."""
    record = read(
        "---\ndate: 2026-08-24\nstatus: superseded\nsuperseded_by: ADR-12\ndecision_makers: Ann Lee\n---"
    )
    assert (record.status, record.date, record.deciders) == ("superseded", "2026-08-24", ("Ann Lee",))
    assert [(each.kind, each.reference.target) for each in record.statements] == [("superseded_by", "ADR-12")]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Row with oars (supersedes ADR-3)", [("supersedes", "ADR-3")]),
        (
            "Row with oars (amends [3](0003-hull.md) and 0004)",
            [("amends", "0003-hull.md"), ("amends", "0004")],
        ),
        ("Row with oars (replaces 3 sails)", []),
        ("Row with oars (never replaces ADR-3)", []),
        ("Oars (supersedes ADR-3) for rivers", []),
    ],
)
def test_a_relation_in_brackets_behind_a_title(title: str, expected: list[tuple[str, str]]) -> None:
    """A title that ends in brackets with what it replaces says so; a count of things does not, nor brackets amid it."""
    item = parse(
        f"# 9. {title}\n\n## Status\n\nAccepted\n", path="a/0009-oars.md", source="", settings=Settings()
    ).item
    assert isinstance(item, Record)
    assert (item.status, item.title.partition(" (")[0]) == ("accepted", title.partition(" (")[0])
    assert [(each.kind, each.reference.target) for each in item.statements] == expected


@pytest.mark.parametrize(
    ("title", "status", "expected"),
    [
        ("~~Row with oars~~ (superseded by ADR 12)", "superseded", [("superseded_by", "ADR 12")]),
        ("~~9. Row with oars~~ — Superseded by ADR-12", "superseded", [("superseded_by", "ADR-12")]),
        ("~~Row with oars~~ [rejected]", "rejected", []),
        ("~~Row with oars~~", None, []),
        ("Row with ~~sails~~ oars that were accepted", None, []),
    ],
)
def test_a_remark_on_a_title_that_is_struck_through(
    title: str, status: str | None, expected: list[tuple[str, str]]
) -> None:
    """What stands beside a title that is struck through tells the status, where nothing else does."""
    item = parse(f"# {title}\n\n## Context\n", path="a/0009-oars.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    assert item.status == status
    assert [(each.kind, each.reference.target) for each in item.statements] == expected


def test_a_status_that_the_log_says_again() -> None:
    """The status is told in the words of its own section, where the log of changes ends with the same one."""
    log = "## Changelog\n\n- 2019-08-31: Initial draft\n- 2021-09-14: Superseded by ADR-45\n\n"
    record = read(f"{log}## Status\n\nSUPERSEDED by ADR-45")
    assert (record.status_text, record.date) == ("SUPERSEDED by ADR-45", "2021-09-14")
    assert record.origin("status") is not None
    assert [step.status for step in record.history] == ["draft", "superseded"]
    assert read(f"{log}## Status\n\nDraft").status_text == "2021-09-14: Superseded by ADR-45"


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("superseded-by-0031", ["0031"]),
        ("superseded-by-ADR-0031", ["ADR-0031"]),
        ("superseded-by-events", []),
        ("Superseded in full by ADR-12 on 2026-08-16. Kept as history.", ["ADR-12"]),
        ("Superseded entirely by 12", ["12"]),
    ],
)
def test_more_ways_to_name_a_successor(status: str, expected: list[str]) -> None:
    """Hyphens may join the successor to the words before it, and those may say that all of the record is meant."""
    record = read(f"Status: {status}")
    assert record.status == "superseded"
    assert [(each.kind, each.reference.target) for each in record.statements] == [
        ("superseded_by", each) for each in expected
    ]


@pytest.mark.parametrize(
    ("status", "word", "kind"),
    [
        (
            "accepted, but the **tar rule is superseded by [4](0004-pitch.md)** — the oars stay",
            "accepted",
            "amended_by",
        ),
        ("Accepted, but its tar rule is superseded by [4](0004-pitch.md)", "accepted", "amended_by"),
        ("Accepted, but the decision is superseded by [4](0004-pitch.md)", "superseded", "superseded_by"),
        ("Accepted, but now superseded by [4](0004-pitch.md)", "superseded", "superseded_by"),
    ],
)
def test_a_part_of_the_record_that_another_one_replaced(status: str, word: str, kind: str) -> None:
    """What is told of a part of the record, behind "but", is not its status."""
    record = read(f"Status: {status}")
    assert (record.status, [each.kind for each in record.statements]) == (word, [kind])
