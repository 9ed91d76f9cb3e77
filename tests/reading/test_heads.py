"""Heads of records in the habits of many repositories: series of proposals, other languages, odd places for fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from steelyard.core.model import Record, Step
from steelyard.core.settings import Settings
from steelyard.reading.dates import order_of
from steelyard.reading.parse import Parsed, parse

if TYPE_CHECKING:
    from collections.abc import Callable


def read(text: str, path: str = "adr/0007-use-a-queue.md") -> Parsed:
    return parse(text, path=path, source="", settings=Settings())


def record(text: str, path: str = "adr/0007-use-a-queue.md") -> Record:
    item = read(text, path).item
    assert isinstance(item, Record)
    return item


def stated(item: Record) -> list[tuple[str, str]]:
    return [(statement.kind, statement.reference.target) for statement in item.statements]


HIPE = """# Acme HIPE 0015: Keep keys
- Author: Ann Lee
- Start Date: 2018-05-17

## Status
- Status: [SUPERSEDED](/README.md#lifecycle)
- Status Date: 2019-01-15
- Status Note: Built once, and then built anew. This supersedes
  [HIPE 0002](https://example.org/text/0002-keys).

## Summary

Keys are kept.
"""


def test_hipe_style() -> None:
    """A status section of fields: its own date wins over the start date, and its note states relations."""
    item = record(HIPE, "text/0015-keep-keys/README.md")
    assert (item.title, item.number, item.status, item.date) == (
        "Keep keys",
        "15",
        "superseded",
        "2019-01-15",
    )
    assert stated(item) == [("supersedes", "https://example.org/text/0002-keys")]


def test_vote_dates() -> None:
    """A decision dated in its status has that date; one that reads in two ways waits for its folder's order."""
    text = "# Use X\n\n## Status\n\n**Approved** (by vote on {})\n\n## Context\n"
    assert record(text.format("3/25/21")).date == "2021-03-25"
    parsed = read(text.format("3/4/21"))
    assert isinstance(parsed.item, Record)
    assert (parsed.item.date, parsed.ambiguous) == (None, True)
    settled = parse(
        text.format("3/4/21"), path="adr/0007-x.md", source="", settings=Settings(), order="month"
    )
    assert isinstance(settled.item, Record)
    assert settled.item.date == "2021-03-04"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("---\nreview-by: 03/04/2027\n---\n# Use X\n", lambda item: item.review_by),
        ("---\nhistory:\n  - {date: 03/04/2027, status: accepted}\n---\n# Use X\n", lambda item: item.date),
        ("---\nhistory: [03/04/2027 accepted]\n---\n# Use X\n", lambda item: item.date),
        ("# Use X\n\n## Change log\n\n- 03/04/2027 accepted\n", lambda item: item.date),
    ],
)
def test_the_folder_settles_every_date(text: str, told: Callable[[Record], str | None]) -> None:
    """A review, a step in front matter and a line of a log wait for the folder's order like the date, and are told till then."""
    parsed = read(text)
    assert isinstance(parsed.item, Record)
    assert (told(parsed.item), parsed.ambiguous) == (None, True)
    assert ["two dates" in found.message for found in parsed.diagnostics] == [True]
    settled = parse(text, path="adr/0007-x.md", source="", settings=Settings(), order="day")
    assert isinstance(settled.item, Record)
    assert (told(settled.item), settled.ambiguous, settled.diagnostics) == ("2027-04-03", False, ())
    assert order_of(list(read(text.replace("03/04", "13/04")).dates)) == "day"


def test_govuk_style() -> None:
    """When a status was last looked at is no date of the decision."""
    text = "---\nstatus: accepted\nimplementation: done\nstatus_last_reviewed: 2024-03-06\n---\n\n# Use X\n\n## Problem\n"
    item = record(text, "rfc-022-use-x.md")
    assert (item.title, item.number, item.status, item.date) == ("Use X", "22", "accepted", None)


def test_german_and_french() -> None:
    """Labels, words, months and verbs of German and French records are read like the English ones."""
    german = record(
        "# ADR-7: Warteschlange\n\nDatum: 3. Mai 2019 · Status: ersetzt durch [9](0009-y.md)\n\n## Kontext\n"
    )
    assert (german.title, german.status, german.date, stated(german)) == (
        "Warteschlange",
        "superseded",
        "2019-05-03",
        [("superseded_by", "0009-y.md")],
    )
    french = record("# ADR 7 - File d'attente\n\n## Statut\n\nAccepté le 3 mai 2019.\n\n## Contexte\n")
    assert (french.title, french.status, french.date) == ("File d'attente", "accepted", "2019-05-03")


def test_several_fields_on_a_line() -> None:
    """A quoted line may hold every field, beside front matter that holds others."""
    text = "---\nowner: '@ann'\n---\n\n# Use X\n\n> **Status:** Accepted · Date: 2019-04-01 (retroactively recorded 2020-05-24) · Deciders: @bo\n\n## Context\n"
    item = record(text)
    assert (item.status, item.date, item.deciders, item.authors) == (
        "accepted",
        "2019-04-01",
        ("@bo",),
        ("@ann",),
    )


def test_own_lines_come_before_a_quotation() -> None:
    """What the record says outside a lone quotation wins over the quotation, wherever it stands."""
    for own in ("Status: accepted", "## Status\n\nAccepted"):
        item = record(f"# Use X\n\n> Status: rejected\n\n{own}\n\n## Context\n")
        assert item.status == "accepted"
    assert record("# Use X\n\n> Status: rejected\n\n## Context\n").status == "rejected"
    assert record("# Use X\n\nThe board wrote:\n\n> Status: rejected\n\n## Context\n").status is None


def test_title_in_a_lower_heading() -> None:
    """Without any H1, a first heading that has the others below it is the title."""
    item = record(
        "## Use X\n### Submitters\n- Ann\n\n## Change Log\n- [approved](https://example.org/1) (2023-01-25)\n"
    )
    assert (item.title, item.status, item.date, item.title_line) == ("Use X", "accepted", "2023-01-25", 0)
    assert record("## Context\n\nWords.\n\n## Decision\n").title == "Use a queue"


def test_title_in_a_list() -> None:
    """Where headings are sections only, a labelled title or feature name is the title."""
    assert record("- Feature Name: `use_x`\n- Start Date: 2019-03-01\n\n# Summary\n").title == "use_x"
    assert (
        record("- FIP: 0\n- title: How we work\n- status: active\n\n# Summary\n", "text/0000-how.md").title
        == "How we work"
    )
    assert record("# Use X\n\n- Name: 0007-x\n").title == "Use X"


def test_hugo_style() -> None:
    """TOML front matter is front matter."""
    item = record(
        '+++\ntitle = "Use X"\ndate = 2019-03-01\nstatus = "accepted"\ntags = ["a", "b"]\nweight = 7\n+++\nText.\n'
    )
    assert (item.title, item.date, item.status, item.tags) == ("Use X", "2019-03-01", "accepted", ("a", "b"))
    assert [(extra.key, extra.values) for extra in item.extras] == [("weight", ("7",))]


@pytest.mark.parametrize(
    ("status", "word", "date"),
    [
        ("- [ ] Proposed\n- [x] Accepted", "accepted", None), ("- [ ] Proposed\n- [ ] Accepted", None, None),
        ("| Date | Status |\n|---|---|\n| 2019-01-02 | Proposed |\n| 2019-03-01 | Accepted |", "accepted", "2019-03-01"),
        ("Accepted — 2019-05-14\n\nAmended by [9](0009-y.md) (2020-06-14)", "accepted", "2019-05-14"),
        ("Superseded by [9. Y](0009-y.md). 2020-04-27.", "superseded", "2020-04-27"),
        ("This decision has been superseded by [9](0009-y.md).", "superseded", None),
        ("Accepted\\\n2019-03-01", "accepted", None),
        ("Supersedes [3](0003-y.md)", None, None), ("Accepted\n\nClarified by [9](0009-y.md)", "accepted", None),
        ("Accepted\n\nSuperseded by [9](0009-y.md)", "superseded", None),
    ],
)  # fmt: skip
def test_status_sections(status: str, word: str | None, date: str | None) -> None:
    """Boxes, tables of steps, dated words and relations alone: each says what a person reads in it."""
    item = record(f"# Use X\n\n## Status\n\n{status}\n\n## Context\n\nWords.\n")
    assert (item.status, item.date) == (word, date)


@pytest.mark.parametrize(
    ("status", "relations"),
    [
        ("[proposed | rejected | accepted | … | superseded by [ADR-0005](0005-example.md)]", []),
        ("{proposed | rejected | accepted | deprecated | … | superseded by ADR-0123}", []),
        ("**Accepted** | Proposed | Superseded by [5](0005-x.md)", []),
        ("Proposed {proposed | accepted | superseded by ADR-5}", []),
        ("Accepted, supersedes [3](0003-y.md) [Proposed, Accepted, Rejected]", [("supersedes", "0003-y.md")]),
        ("Proposed | Accepted | **Superseded by [9](0009-y.md)**", [("superseded_by", "0009-y.md")]),
    ],
)
def test_choices_of_a_template_state_nothing(status: str, relations: list[tuple[str, str]]) -> None:
    """A record that a template's list of statuses was left in is not superseded by the template's example."""
    assert stated(record(f"# Use X\n\n## Status\n\n{status}\n\n## Context\n")) == relations
    assert stated(record(f"---\nstatus: '{status}'\n---\n# Use X\n")) == relations
    assert stated(record(f"# Use X\n\n* Status: {status} <!-- optional -->\n")) == relations


def test_status_in_a_heading() -> None:
    """A heading may hold the status itself, and that is where it stands, however the heading is written."""
    for heading, column in (
        ("## Status: Accepted", 12),
        ("##   Status: Accepted ##", 14),
        ("Status: Accepted\n---", 9),
    ):
        item = record(f"# Use X\n\n{heading}\n\n## Context\n")
        origin = item.origin("status")
        assert origin
        assert (item.status, origin.line, origin.column, origin.length) == ("accepted", 3, column, 8)


def test_a_status_below_a_title_of_a_lower_level() -> None:
    """Where the title is a lower heading, the sections below it are one level lower too."""
    assert record("## Use X\n\n### Status\n\nAccepted\n\n### Context\n").status == "accepted"
    assert record("# Use X\n\n## Option 1\n\n### Status\n\nRejected\n").status is None
    assert record("## Context\n\n### Status\n\nAsked for\n").status is None


@pytest.mark.parametrize(
    "date",
    [
        "2019-03-01 (updated 2020-01-01)",
        "2019-03-01, updated 2020-01-01",
        "2019-03-01 (original), revised 2020-01-01",
        "2019-03-01 (implemented 2020-01-01)",
        "2019-03-01 — last reviewed 2020-01-01",
        "2019-03-01 (original), 2020-01-01 (amendment)",
        "2019-03-01; 2020-01-01 (revised)",
    ],
)
def test_later_changes_are_not_the_decision(date: str) -> None:
    """What is told of a later change does not move the date of the decision."""
    assert record(f"# Use X\n\nDate: {date}\n").date == "2019-03-01"


def test_a_date_with_a_remark_is_the_last_of_several() -> None:
    """What stands in brackets behind a further date tells of no change, but by its words."""
    assert record("# Use X\n\nDate: 2019-03-01 (first vote), 2020-01-01 (second vote)\n").date == "2020-01-01"


def test_a_date_of_another_thing_is_not_the_decisions() -> None:
    """What stands in brackets behind a date and speaks of another thing dates that; a step of the decision counts."""
    for remark in ("the survey is dated 2019-06-02", "see the mail of 2 June 2019", "as agreed 2019-06-02"):
        assert record(f"# Use X\n\nDate: 2019-03-01 ({remark})\n").date == "2019-03-01"
    assert record("# Use X\n\nDate: 2019-03-01 (accepted 2019-06-02)\n").date == "2019-06-02"
    assert record("# Use X\n\nDate: March (the survey is dated 2019-06-02)\n").date == "2019-06-02"


def test_keys_that_say_who_decided_and_when() -> None:
    """Front matter knows the labels that a body may have."""
    item = record("---\ndecided_by: Ann\ndecided_on: 2019-03-01\nproposed-by: Bo\n---\n# Use X\n")
    assert (item.date, item.deciders, item.authors, item.extras) == ("2019-03-01", ("Ann",), ("Bo",), ())
    item = record("---\napproved-on: 2019-03-01\ndecision-owner: Ann\nwritten-by: Bo\n---\n# Use X\n")
    assert (item.date, item.deciders, item.authors) == ("2019-03-01", ("Ann",), ("Bo",))


def test_stated_once() -> None:
    """A relation in front matter and again as a link is one, and the firm one stays."""
    item = record(
        "---\nsupersedes: ADR-0003\n---\n# Use X\n\n## Status\n\nAccepted\n\nSupersedes [3](0003-y.md)\n"
    )
    assert stated(item) == [("supersedes", "ADR-0003")]
    assert item.statements[0].reference.firm


def test_several_keys_of_one_field() -> None:
    """Keys of one list count together; of those that are one text the first counts, and the rest are kept."""
    text = (
        "---\ntitle: Use X\nfeature: x\nauthor: Ann\nowner: [Bo, Ann]\ntags: [a]\ncategories: [b]\n"
        "depends-on: 3\nrequires: [4, 5]\nsuperseded-by: 8\nsuperseded_by: 9\ndate: 2019-03-01\n"
        "created: 2019-01-01\nstatus: superseded\nstage: beta\nnumber: 7\neip: 7\nid: use-x\n"
        "proposal: P\n---\n# Use X\n"
    )
    item = record(text)
    assert (item.authors, item.tags) == (("Ann", "Bo"), ("a", "b"))
    assert (item.date, item.status) == ("2019-03-01", "superseded")
    assert stated(item) == [
        ("superseded_by", "8"),
        ("superseded_by", "9"),
        ("depends_on", "3"),
        ("depends_on", "4"),
        ("depends_on", "5"),
    ]
    assert [(extra.key, extra.values) for extra in item.extras] == [
        ("feature", ("x",)),
        ("created", ("2019-01-01",)),
        ("stage", ("beta",)),
        ("id", ("use-x",)),
        ("proposal", ("P",)),
    ]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("{a: {b: 1}, c: [x, y], d: }", ("a: b: 1", "c: x, y", "d")),
        (
            "{a: {b: {e: 1, f: [2, {g: 3}]}, h: [[4, 5], 6]}}",
            ("a: b: {e: 1, f: [2, {g: 3}]}, h: [[4, 5], 6]",),
        ),
        ("[{name: Ann, mail: a@b}, [x, y], z]", ("name: Ann, mail: a@b", "x, y", "z")),
        ("[a, ~, [], b]", ("a", "b")),
        ("'one, two'", ("one, two",)),
    ],
)
def test_what_has_no_meaning_keeps_its_structure(written: str, shown: tuple[str, ...]) -> None:
    """Lists and mappings of unknown keys read as they are nested: brackets stand where two levels would run together."""
    (extra,) = record(f"---\nmeta: {written}\n---\n# Use X\n").extras
    assert (extra.key, extra.values) == ("meta", shown)


def test_people_with_more_than_a_name() -> None:
    """Where people are told with their addresses, as for other programs, they are called by their names."""
    people = "\n  - name: Ann Lee\n    email: ann@example.org\n  - {url: https://example.org, name: Bo}\n  - Cy\n  - {Di}"
    item = record(f"---\nauthors:{people}\ndeciders:{people}\n---\n# Use X\n")
    assert item.authors == item.deciders == ("Ann Lee", "Bo", "Cy", "Di")


def test_the_first_number_counts() -> None:
    """A key that may hold a number and holds none hides no other; one that says another number is kept."""
    item = record(
        "---\nid: use-x\neip: 12\ncip: 12\nnumber: twelve\nstatus: draft\n---\n# Use X\n", "adr/use-x.md"
    )
    assert (item.number, [extra.key for extra in item.extras]) == ("12", ["id", "number"])
    assert [extra.key for extra in record("---\nnumber: 9\n---\n# X\n").extras] == ["number"]


@pytest.mark.parametrize("written", ["9" * 5000, "1234567", "²", "-3"])
def test_a_number_has_six_figures_at_most(written: str) -> None:
    """What is no number of a series gives none: the heading's own stands, and nothing breaks."""
    assert record(f"---\nnumber: '{written}'\nstatus: draft\n---\n# 7. Use X\n", "adr/use-x.md").number == "7"
    assert record("---\nnumber: '000123'\nstatus: draft\n---\n# Use X\n", "adr/use-x.md").number == "123"


def test_history_keeps_an_unknown_word() -> None:
    """A step whose word is not known is a step all the same, as `other` and with the word as written."""
    item = record(
        "---\nhistory:\n  - {date: 2019-03-01, status: accepted, by: Ann}\n  - {date: 2019-04-01, status: On *ice*}\n"
        "  - 2019-02-01 in limbo\n  - proposed\n---\n# Use X\n"
    )
    assert item.history == (
        Step("2019-02-01", "other"),
        Step("2019-03-01", "accepted", "Ann"),
        Step("2019-04-01", "other"),
        Step(None, "proposed"),
    )
    assert [step.text for step in item.history] == ["in limbo", "accepted", "On ice", "proposed"]


@pytest.mark.parametrize(
    ("head", "status", "text", "line"),
    [
        ("## Status\n\n2019-01-02 proposed\n\n2019-03-01 **Accepted** by Ann\n", "accepted", "2019-03-01 Accepted by Ann", 5),
        ("## Status\n\n- Approved (2019-03-01)\n- Draft (2019-01-02)\n", "accepted", "Approved (2019-03-01)", 3),
        ("| Date | Status |\n|---|---|\n| 2019-01-02 | Draft |\n| 1 March 2019 | Approved |\n", "accepted", "Approved", 4),
        ("## Change log\n\n- [approved](https://example.org) (2019-03-01)\n- proposed 2019-01-01\n", "accepted", "approved (2019-03-01)", 3),
    ],
)  # fmt: skip
def test_status_of_dated_steps_is_as_written(head: str, status: str, text: str, line: int) -> None:
    """Of several dated steps the last one is the status: its words are the text, its line the origin."""
    item = record(f"{head}\n## Context\n")
    origin = item.origin("status")
    assert (item.status, item.status_text, origin and origin.line) == (status, text, line)


@pytest.mark.parametrize(
    ("head", "date", "kept"),
    [
        ("date: 2024-02-02\nhistory: [{date: 2019-03-01, status: accepted}]", "2019-03-01", ("2024-02-02",)),
        ("date: soon\nhistory: [{date: 2019-03-01, status: accepted}]", "2019-03-01", ("soon",)),
        ("date: 2019-03-01\nhistory: [{date: 2019-03-01, status: accepted}]", "2019-03-01", None),
        (
            "date: 2018-01-01\nhistory: [{date: 2018-01-01, status: proposed}, {date: 2019-03-01, status: accepted}]",
            "2019-03-01",
            None,
        ),
        ("date: 1 March 2019\nhistory: [{date: 2019-03-01, status: accepted}]", "2019-03-01", None),
        ("date: 2018-01-01, 2019-03-01", "2019-03-01", None),
        ("date: YYYY-MM-DD\nhistory: [{date: 2019-03-01, status: accepted}]", "2019-03-01", None),
        ("date: n/a\nhistory: [{date: 2019-03-01, status: accepted}]", "2019-03-01", None),
        ("date: soon", None, None),
    ],
)
def test_a_date_that_the_history_overrules_is_kept(
    head: str, date: str | None, kept: tuple[str, ...] | None
) -> None:
    """It stands under More; one that the record has, one that says nothing, and one that is reported do not."""
    item = record(f"---\n{head}\n---\n# Use X\n")
    assert item.date == date
    assert {extra.key: extra.values for extra in item.extras} == ({"date": kept} if kept else {})
