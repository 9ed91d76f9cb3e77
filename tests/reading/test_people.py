"""Lists of people and tags, and the placeholders that name nobody."""

from __future__ import annotations

import pytest

from steelyard.core.model import Record
from steelyard.core.settings import Settings
from steelyard.reading.names import is_placeholder, people, tags
from steelyard.reading.parse import parse


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ann Lee, @bob and Cy", ("Ann Lee", "@bob", "Cy")), ("Ann & Bo; Cy / Di | Ed", ("Ann", "Bo", "Cy", "Di", "Ed")),
        ("[Ann](https://example.org/ann), Bo <bo@example.org>", ("Ann", "Bo")), ("Ann (@ann), Bo (Acme, Ltd)", ("Ann", "Bo (Acme, Ltd)")),
        ("@ann @bo", ("@ann", "@bo")), ("TBD", ()), ("-", ()), ("[list everyone involved in the decision]", ()), ("Ann, Ann", ("Ann",)),
        ("Ann Lee et al", ("Ann Lee et al",)), ("**Ann**", ("Ann",)), ("Ann und Bo", ("Ann", "Bo")), ("", ()),
        ("Ann Lee (CTO and CEO), Bo", ("Ann Lee (CTO and CEO)", "Bo")), ("Ann [QA & Ops] and Bo (a / b)", ("Ann [QA & Ops]", "Bo (a / b)")),
        ("[Ann](mailto:ann@example.org), [Bo](bo@example.org)", ("Ann", "Bo")), ("Ann (ann@example.org), Bo", ("Ann", "Bo")),
        ("[Ann, Bo]", ("Ann", "Bo")), ("[Ann], [Bo Lee]", ("Ann", "Bo Lee")), ("Ann<br>Bo<br/>Cy", ("Ann", "Bo", "Cy")),
        ("<ul><li>Ann</li><li>Bo</li></ul>", ("Ann", "Bo")), ("Ann\nBo\n", ("Ann", "Bo")), ("@acme/web @bo.lee", ("@acme/web", "@bo.lee")),
        ("Ann K., J. R. Bo Jr.; É. (@e), [Cy L.], 'Di M.'.", ("Ann K.", "J. R. Bo Jr.", "É.", "Cy L.", "Di M.")),
        ("Ann · Bo Lee • Cy", ("Ann", "Bo Lee", "Cy")), ("约翰·史密斯、李四", ("约翰·史密斯", "李四")), ("unassigned", ()), ("Ann, Bo, etc.", ("Ann", "Bo")), ("Ann Lee, 2019-03-01", ("Ann Lee",)), ("李四, 2019", ("李四",)), ("Ann + Bo (C++)", ("Ann", "Bo (C++)")), ("To be filled in by the crew", ()), ("TBD by Ann", ()), ("Ann, to be confirmed, Bo", ("Ann", "Bo")), ("Tobey Betz", ("Tobey Betz",)),
        ("Harbour crew: ?, Pilots: TBD, Divers:, Rowers: Ann", ("Rowers: Ann",)), ("Crew: to be named", ("Crew: to be named",)),
        ("@ann @bo, @cy and @di", ("@ann", "@bo", "@cy", "@di")), ("[@ann @bo @cy @di]", ("@ann", "@bo", "@cy", "@di")),
        ("[@ann, @bo, @cy, @di]", ("@ann", "@bo", "@cy", "@di")), ("@Ann Lee @Bo Ek", ("@Ann Lee", "@Bo Ek")), ("Ann Lee @ann, Bo @bo", ("Ann Lee @ann", "Bo @bo")),
        ("Ludwig von und Ann Lee", ("Ludwig von", "Ann Lee")),
        ("Ada von und zu Lampenau und Bo", ("Ada von und zu Lampenau", "Bo")), ("Ann Von und Bo Savon und Cy", ("Ann Von", "Bo Savon", "Cy")),
        ("[names of all who decide]", ()), ("Ann K..., Bo Lee., Cy IT., Jr., al.", ("Ann K", "Bo Lee", "Cy IT", "Jr", "al")),
    ],
)  # fmt: skip
def test_people(text: str, names: tuple[str, ...]) -> None:
    """People are split where people split them, without links, addresses and emphasis."""
    assert people(text) == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("api, data base", ("api", "data base")),
        ("#api #data", ("api", "data")),
        ("[api, data]", ("api", "data")),
        ("area:db kind:x", ("area:db", "kind:x")),
        ("`api` `data base`", ("api", "data base")),
        ("`api`, `data`", ("api", "data")),
        ("n/a", ()),
        ("api<br>data", ("api", "data")),
        ("api\ndata\n", ("api", "data")),
        ("a (b; c), d", ("a (b; c)", "d")),
    ],
)
def test_tags(text: str, expected: tuple[str, ...]) -> None:
    """Tags are split at commas, or at blanks where every word is one."""
    assert tags(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "{short title}",
        "[list everyone involved]",
        "YYYY-MM-DD",
        "<name of the decision maker>",
        "[a | b]",
        "{one of the words below}",
        "STATUS",
        "?",
    ],
)
def test_placeholders(text: str) -> None:
    """A template's own words are known."""
    assert is_placeholder(text)


@pytest.mark.parametrize("text", ["[Ann Lee](ann.md)", "[WIP]", "{accepted}", "Ann", "(Ann Lee)", "[" * 400])
def test_no_placeholders(text: str) -> None:
    """What a person wrote is none, whatever brackets it has."""
    assert not is_placeholder(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ann Lee, ann.lee@example.org", ("Ann Lee",)), ("Ann Lee, lee@example.org, Bo, bo.k@example.org", ("Ann Lee", "Bo", "bo.k@example.org")),
        ("ann@example.org, bob@example.org", ("ann@example.org", "bob@example.org")), ("Ann, cy@example.org", ("Ann", "cy@example.org")),
    ],
)  # fmt: skip
def test_the_address_behind_a_name(text: str, names: tuple[str, ...]) -> None:
    """A mail address behind a comma is no second person where it has a word of the name before it."""
    assert people(text) == names


@pytest.mark.parametrize(
    ("table", "authors"),
    [
        ("| Status | Accepted |\n|---|---|\n| **Authors** | Ann (ann@example.org) |\n| | Bo |\n|  | Cy |\n| | |\n| | Di |", ("Ann", "Bo", "Cy")),
        ("| Authors | Ann |\n|---|---|\n| | Bo |\n| Status | Accepted |\n| | Cy |", ("Ann", "Bo")),
        ("| Status | Accepted |\n|---|---|\n| Authors | Ann |\n| | Bo | 2019 |", ("Ann",)),
        ("| Status | Accepted |\n|---|---|\n| Authors | Ann |\n| | |\n| | Bo |", ("Ann",)),
    ],
)  # fmt: skip
def test_people_in_rows_of_their_own(table: str, authors: tuple[str, ...]) -> None:
    """A row without a label goes on with the one above, where both have two cells and that one names people."""
    item = parse(f"# X\n\n{table}\n", path="adr/0007-x.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    assert (item.authors, item.status, item.status_text) == (authors, "accepted", "Accepted")


def test_records_in_rows_of_their_own() -> None:
    """So does a row below a relation, at its own line."""
    table = "| Status | Accepted |\n|---|---|\n| Supersedes | ADR-3 |\n| | [4](0004-x.md) |\n| Related | 5 |\n| | ADR-6 |"
    item = parse(f"# X\n\n{table}\n", path="adr/0007-x.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    told = [
        (one.kind, one.reference.target, one.reference.line, one.reference.column) for one in item.statements
    ]
    assert told == [
        ("supersedes", "ADR-3", 5, 16),
        ("supersedes", "0004-x.md", 6, 5),
        ("relates_to", "5", 7, 13),
        ("relates_to", "ADR-6", 8, 5),
    ]


@pytest.mark.parametrize(
    ("head", "authors", "date"),
    [
        ("* Initially Proposed by: @ann", ("@ann",), None), ("**Originally proposed by:** Ann, Bo", ("Ann", "Bo"), None),
        ("- Submitted: 2019-03-01\n- Updated: 2019-05-01", (), "2019-03-01"), ("| **Submitted** | 2019-03-01 |", (), "2019-03-01"),
        ("- Submitted: to the board, 2019-03-01", (), None),
    ],
)  # fmt: skip
def test_who_and_when_a_proposal_began(head: str, authors: tuple[str, ...], date: str | None) -> None:
    """Who proposed a record at first is an author; the day it was submitted is its date, where a day is told."""
    item = parse(
        f"# X\n\nStatus: Draft\n\n{head}\n", path="adr/0007-x.md", source="", settings=Settings()
    ).item
    assert isinstance(item, Record)
    assert (item.authors, item.date) == (authors, date)


@pytest.mark.parametrize(
    "line",
    [
        "Participants: Ann Lee, Bo Ek",
        "- **Attendees**: Ann Lee, Bo Ek",
        "| Teilnehmer | Ann Lee, Bo Ek |",
        "参与者：Ann Lee、Bo Ek",
    ],
)
def test_who_took_part_was_consulted(line: str) -> None:
    """Nobody is taken for a decider who is only said to have been there."""
    item = parse(f"# 9. Oars\n\n{line}\n", path="a/0009-oars.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    assert (item.consulted, item.deciders) == (("Ann Lee", "Bo Ek"), ())


def test_a_section_on_participants_names_nobody() -> None:
    """It may be on the users of a thing, or on programs that take part in an exchange."""
    text = "# 9. Oars\n\nStatus: accepted\n\n## Participants\n\n- the ferry\n- the harbour office\n"
    item = parse(text, path="a/0009-oars.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    assert item.consulted == ()
