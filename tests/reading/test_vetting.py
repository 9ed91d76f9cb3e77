"""Every fault in a record's fields has its code and the place where it stands."""

from __future__ import annotations

import pytest

from steelyard.core.model import Record
from steelyard.core.settings import RelationKind, Settings
from steelyard.reading.parse import parse

FAULTS = [
    ("---\ntitle: [a, b]\n---\n# X\n", "Y005", 2, 8),
    ("---\nstatus: [accepted, rejected]\n---\n# X\n", "Y005", 2, 9),
    ("---\nstatus: [on hold, no idea]\n---\n# X\n\nStatus: wat\n", "Y005", 2, 9),
    ("---\ndate: {x: 1}\n---\n# X\n", "Y005", 2, 7),
    ("---\ndate: [2019-03-01, 2019-04-01]\n---\n# X\n", "Y005", 2, 7),
    ("---\nslug: {a: /b}\n---\n# X\n", "Y005", 2, 7),
    ("---\nsupersedes: {a: 99}\n---\n# X\n", "Y005", 2, 13),
    ("---\ndeciders: {lead: Ann}\n---\n# X\n", "Y005", 2, 11),
    ("---\ndraft: maybe\n---\n# X\n", "Y005", 2, 8),
    (f"---\nnumber: {'7' * 5000}\n---\n# X\n", "Y005", 2, 9),
    ("---\nid: '1234567'\n---\n# X\n", "Y005", 2, 5),
    ("---\nhistory: accepted\n---\n# X\n", "Y005", 2, 10),
    ("---\nhistory:\n  - [a]\n---\n# X\n", "Y005", 3, 5),
    ("---\nhistory:\n  - {state: accepted}\n---\n# X\n", "Y005", 3, 6),
    ("---\nhistory:\n  - {date: soon, status: accepted}\n---\n# X\n", "D101", 3, 12),
    ("---\nhistory:\n  - {date: 2019-03-01, status: on ice}\n---\n# X\n", "S101", 3, 32),
    ("---\nhistory:\n  - 2019-03-01 on ice\n---\n# X\n", "S101", 3, 5),
    ("---\nhistory: {2019-03-01: accepted}\n---\n# X\n", "Y005", 2, 10),
    ("---\nhistory:\n  - 2019-02-30 accepted\n---\n# X\n", "D101", 3, 5),
    ("---\nhistory:\n  - 03/04/2019 accepted\n---\n# X\n", "D101", 3, 5),
    ("---\nhistory:\n  - 2019-03-01: accepted\n---\n# X\n", "Y005", 3, 5),
    ("---\nhistory:\n  - {by: Ann, note: talked}\n---\n# X\n", "Y005", 3, 5),
    ("---\nhistory: ['']\n---\n# X\n", "Y005", 2, 11),
    ("---\nhistory: [{date: [2019-03-01], status: accepted}]\n---\n# X\n", "Y005", 2, 18),
    ("---\nhistory: [{date: 2019-03-01, status: [accepted]}]\n---\n# X\n", "Y005", 2, 38),
    ("---\nhistory: [{date: 2019-03-01, note: {a: b}}]\n---\n# X\n", "Y005", 2, 36),
    (
        "---\nhistory: [{date: 2019-03-01, status: '[proposed | accepted | rejected]'}]\n---\n# X\n",
        "N102",
        2,
        38,
    ),
    ("---\nreview-by: next year\n---\n# X\n", "D101", 2, 12),
    ("---\nreview-by: 9999-12-31\n---\n# X\n", "D101", 2, 12),
    ("---\ndate: tomorrow\n---\n# X\n", "D101", 2, 7),
    ("---\ndate: 5\n---\n# X\n", "D101", 2, 7),
    ("# X\n\nDate: sometime\n", "D101", 3, 7),
    ("# X\n\n| Date | to follow |\n|---|---|\n", "D101", 3, 10),
    ("---\ndate: 03/04/2019\n---\n# X\n", "D101", 2, 7),
    ("---\ndate: 2019-02-30\n---\n# X\n", "D101", 2, 7),
    ("# X\n\n* Date: summer of 2019\n", "D101", 3, 9),
    ("# X\n\n## Status\n\nAccepted on 03/04/2019\n", "D101", 5, 1),
    ("# X\n\n## Changelog\n\n- 03/04/2019: accepted\n", "D101", 5, 3),
    ("---\nstatsu: accepted\n---\n# X\n", "Y006", 2, 1),
    ("---\nsuperseded_bi: 3\n---\n# X\n", "Y006", 2, 1),
    ("# X\n\n* Status: On hold\n", "S101", 3, 11),
    ("# X\n\n## Status\n\nproposed | accepted | rejected\n", "N102", 5, 1),
    ("# {short title}\n\nStatus: accepted\n", "N102", 1, 1),
    ("# Open Barges - Architecture Decision Record template\n\nStatus: accepted\n", "N102", 1, 1),
    ("---\nstatus: accepted\n---\n# 3. X\n", "N103", 4, 1),
    ("# ADR-0003: X\n", "N103", 1, 1),
    ("# X\n\n* Deciders: [list everyone involved]\n", "N102", 3, 13),
    ("---\ntitle: a: b\n---\n# X\n", "Y001", 2, 9),
    ("---\ntitle: a\ntitle: b\n---\n# X\n", "Y002", 3, 1),
    ("---\ntitle: *a\n---\n# X\n", "Y003", 2, 8),
    ("---\ntags: " + "[" * 30 + "]" * 30 + "\n---\n# X\n", "Y004", 2, 26),
    ("---\nstatus:accepted\ndate:2020-01-02\n---\n# X\n", "Y009", 2, 1),
    ("---\ntitle: a\n\n# X\n", "Y007", 1, 1),
    ("---\nstatus: [on ice\ntitle: a\n---\n# X\n", "Y001", 3, 6),
    ("---\nstatus: *ice\n---\n# X\n", "Y003", 2, 9),
    ("---\nstatus: &a on ice\ndate: 2019-03-01\n---\n# X\n", "Y003", 2, 9),
    ("---\ndate: '5\n---\n# X\n", "Y001", 2, 9),
    ("---\nhistory:\n  - {date: soon\n---\n# X\n", "Y001", 3, 16),
    ("---\nreview-by: next: year\n---\n# X\n", "Y001", 2, 16),
]


@pytest.mark.parametrize(("text", "code", "line", "column"), FAULTS)
def test_faults(text: str, code: str, line: int, column: int) -> None:
    """One fault gives one finding, at its place, with something to do about it."""
    (found,) = parse(text, path="adr/0007-use-x.md", source="", settings=Settings()).diagnostics
    assert (found.code, found.place.file, found.place.line, found.place.column) == (
        code,
        "adr/0007-use-x.md",
        line,
        column,
    )
    assert found.message
    assert found.hint


FINE = [
    "---\nstatus: accepted\ndraft: yes\nreview-by: 2030-01-02\ntags: [a, b]\ntopic: x\nhistory:\n  - {date: 2019-03-01, status: accepted, by: Ann, note: vote}\n  - {date: 2019-03-02, by: [Ann, Bob]}\n  - 2019-04-05 superseded\n---\n# X\n",
    "---\nstatus: [accepted]\ndate: [2019-03-01]\n---\n# X\n",
    "---\nstatus: [accepted]\nmy-key: {a: 1}\nreview-by: YYYY-MM-DD\n---\n# X\n",
    "---\ndate: TBD\n---\n# X\n\nDate: n/a\n\n- Created: by Ann\n- Since: v2\n",
    "# X\n\nDate: YYYY-MM-DD\n\n## Date\n\nIt was agreed at a meeting.\n",
    "# X\n\n## Status\n\nSupersedes [3](0003-y.md)\n",
    "# ADR-007: X\n",
    "# 7. X\n",
    "# 508 systems\n",
    "# 3D pictures\n",
    "# RFC 2119 keywords\n",
    "# 2021: a year of caches\n",
]


@pytest.mark.parametrize("text", FINE)
def test_nothing_to_find(text: str) -> None:
    """What is well written, or says nothing, is not reported."""
    assert parse(text, path="adr/0007-use-x.md", source="", settings=Settings()).diagnostics == ()


def test_the_words_fit_the_field() -> None:
    """What is said of a field of the wrong kind is true of that field."""
    said = {
        "status: [accepted, rejected]": "`status` is one text, not a list",
        "date: {x: 1}": "`date` is one text, not a mapping",
        "tags: {x: 1}": "`tags` is a list, not a mapping",
    }
    for line, message in said.items():
        text = f"---\n{line}\n---\n# X\n"
        (found,) = parse(text, path="adr/0007-use-x.md", source="", settings=Settings()).diagnostics
        assert found.message == message


def test_what_could_not_be_read_is_left_out() -> None:
    """A field of the wrong kind says nothing at all: neither its first value nor one from elsewhere is taken."""
    text = "---\nstatus: [accepted, rejected]\ndate: [2019-03-01, 2020-01-01]\nsupersedes: {a: 3}\nchosen: [x, y]\n---\n# X\n\nStatus: accepted\n\nDate: 2021-01-01\n"
    item = parse(text, path="adr/0007-use-x.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    assert (item.status, item.date, item.statements, item.chosen) == (None, None, (), None)


def test_a_page_that_is_no_record_is_warned_of_its_yaml_only() -> None:
    """Front matter of an index or another page is no record's: only YAML that cannot be read is told, as a warning."""
    (found,) = parse(
        "---\ntitle: a: b\n---\n# X\n", path="adr/README.md", source="", settings=Settings()
    ).diagnostics
    assert (found.code, found.severity.value) == ("Y001", "warning")
    assert (
        parse("---\ntitel: a\n---\n# X\n", path="adr/README.md", source="", settings=Settings()).diagnostics
        == ()
    )


@pytest.mark.parametrize("key", ["date", "review-by"])
@pytest.mark.parametrize("text", ["9999-12-31", "0001-01-01", "1812-06"])
def test_far_years(key: str, text: str) -> None:
    """A date whose year alone is out of reach is not called something that is no date."""
    (found,) = parse(
        f"---\n{key}: {text}\n---\n# X\n", path="adr/1.md", source="", settings=Settings()
    ).diagnostics
    assert found.message == f"the year of `{text}` is not between 1900 and 2099"


@pytest.mark.parametrize("word", ["reviewed", "Amended", "reviewed, no change"])
def test_events_in_history(word: str) -> None:
    """A step of the history that tells of a review or an amendment is no status that the site does not know."""
    text = f"---\nhistory:\n  - {{date: 2019-03-01, status: '{word}'}}\n---\n# X\n"
    assert not parse(text, path="adr/0007-use-x.md", source="", settings=Settings()).diagnostics


def test_own_kinds_are_known_keys() -> None:
    """The site's own kinds of relation are vetted as ours are: for slips of a letter, and for values of the wrong kind."""
    settings = Settings(relations=(RelationKind("builds-on", "base_of"),))
    text = "---\nbuild-on: 3\nbase-off: 4\nbase-of: {a: b}\n---\n# X\n"
    found = parse(text, path="adr/0007-use-x.md", source="", settings=settings).diagnostics
    assert [(one.code, one.place.line, one.hint) for one in found] == [
        ("Y006", 2, "did you mean `builds-on`?"),
        ("Y006", 3, "did you mean `base-of`?"),
        ("Y005", 4, "write `base-of: [one, two]`"),
    ]


def test_controls_in_escapes() -> None:
    """A control character that only an escape can write never reaches a page."""
    parsed = parse('---\ntitle: "a\\0b\\x07"\n---\n', path="adr/0007-x.md", source="", settings=Settings())
    assert isinstance(parsed.item, Record)
    assert parsed.item.title == "a\ufffdb\ufffd"


def test_what_is_related_may_be_sorted() -> None:
    """`related` by what it is: its records are related, and all of it is shown under More."""
    text = "---\nrelated:\n  adrs: [3, ADR-4]\n  rfcs: [tides]\n  rules: []\n---\n# X\n"
    found = parse(text, path="adr/0007-use-x.md", source="", settings=Settings())
    assert isinstance(found.item, Record)
    assert [each.reference.text for each in found.item.statements] == ["3", "ADR-4"]
    assert [extra.key for extra in found.item.extras] == ["related"]
    assert found.diagnostics == ()


def test_a_log_of_changes_to_the_text() -> None:
    """Its dates are those of no step, so that one which can be read in two ways is no fault of the record's."""
    text = "# X\n\n## Changelog\n\n- 03/04/2019: first draft of the map\n- 03/05/2019: mend a link\n"
    found = parse(text, path="adr/0007-use-x.md", source="", settings=Settings())
    assert [each.code for each in found.diagnostics] == []
