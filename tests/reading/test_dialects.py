"""Every style of record that people write reads as a person reads it, without migration."""

from __future__ import annotations

from typing import Any

import pytest

from steelyard.core.model import Record
from steelyard.core.settings import RelationKind, Settings, StatusWord
from steelyard.reading.parse import Parsed, parse


def read(text: str, path: str = "adr/0007-use-a-queue.md", **settings: Any) -> Parsed:
    return parse(text, path=path, source="", settings=Settings(**settings))


def record(text: str, path: str = "adr/0007-use-a-queue.md", **settings: Any) -> Record:
    item = read(text, path, **settings).item
    assert isinstance(item, Record)
    return item


def stated(item: Record) -> list[tuple[str, str]]:
    return [(statement.kind, statement.reference.target) for statement in item.statements]


NYGARD = """# 7. Use a queue

Date: 2019-03-01

## Status

Superseded by [12. Use a log](0012-use-a-log.md)

Amends [3. Talk over HTTP](0003-talk-over-http.md)

## Context

We send mail.

## Decision

We put work on a queue. It is drained at night.
"""


def test_nygard() -> None:
    """An adr-tools record gives title, number, date, status, both relations and its decision in a line."""
    item = record(NYGARD)
    assert (item.title, item.number, item.date, item.status) == (
        "Use a queue",
        "7",
        "2019-03-01",
        "superseded",
    )
    assert stated(item) == [("superseded_by", "0012-use-a-log.md"), ("amends", "0003-talk-over-http.md")]
    assert item.summary == "We put work on a queue."
    assert item.title_line == 1


def test_places_point_at_the_words() -> None:
    """A reference in a status line stands at its own line and column, so that the caret is right."""
    statement = record(NYGARD).statements[0]
    line = NYGARD.split("\n")[statement.reference.line - 1]
    start = statement.reference.column - 1
    assert line[start : start + statement.reference.length] == "[12. Use a log](0012-use-a-log.md)"


MADR_2 = """# Pick a queue

* Status: accepted
* Deciders: Ann Lee, @bob and Cy
* Date: 2020-05-06

Technical Story: none

## Considered Options

* Rabbit
* Kafka

## Decision Outcome

Chosen option: "Rabbit", because it is small.

## Links

* Supersedes [ADR-0003](0003-cron.md)
* See [notes](notes.md)
"""

MADR_4 = """---
status: "{accepted}"
date: 2024-02-03
decision-makers: [Ann Lee, Bo]
consulted: { Cy, Dee }
informed: {list everyone who is kept up-to-date on progress; and with whom there is a one-way communication}
---
# Pick a queue
"""


def test_madr_2() -> None:
    """MADR 2: bullets, the chosen option with its reason, and a section of links."""
    item = record(MADR_2)
    assert (item.status, item.date, item.deciders) == ("accepted", "2020-05-06", ("Ann Lee", "@bob", "Cy"))
    assert (item.chosen, item.because) == ("Rabbit", "it is small")
    assert stated(item) == [("supersedes", "0003-cron.md")]


def test_madr_4() -> None:
    """MADR 3 and 4: front matter, with braces left standing and a template's text that names nobody."""
    parsed = read(MADR_4)
    item = parsed.item
    assert isinstance(item, Record)
    assert (item.status, item.date) == ("accepted", "2024-02-03")
    assert (item.deciders, item.consulted, item.informed) == (("Ann Lee", "Bo"), ("Cy", "Dee"), ())
    assert [each.code for each in parsed.diagnostics] == ["N102"]


def test_log4brains() -> None:
    """log4brains: a dated name is a date and no number, and the status links to its successor by slug."""
    text = "# Use X\n\n- Status: superseded by [20201016-use-y](20201016-use-y.md)\n- Deciders: Ann\n- Tags: api, data\n"
    item = record(text, "docs/adr/20200926-use-x.md")
    assert (item.number, item.slug, item.date) == (None, "20200926-use-x", "2020-09-26")
    assert (item.status, item.tags, stated(item)) == (
        "superseded",
        ("api", "data"),
        [("superseded_by", "20201016-use-y.md")],
    )


def test_wordpress() -> None:
    """A post as WordPress exporters write it is a record: its word for being public means accepted."""
    text = "---\ndate: '2011-12-18 01:33:06'\nlayout: post\nslug: the-move\nstatus: publish\ntitle: 'The Move: A to B'\nwordpress_id: '9'\n---\n\nText.\n"
    item = record(text, "story/the-move.md")
    assert (item.title, item.slug, item.status, item.status_text, item.date) == (
        "The Move: A to B", "the-move", "accepted", "publish", "2011-12-18",
    )  # fmt: skip
    assert [(extra.key, extra.values) for extra in item.extras] == [
        ("layout", ("post",)),
        ("wordpress_id", ("9",)),
    ]


def test_eip_style() -> None:
    """Numbered proposals: the series' prefix gives the number, `requires` is a dependency, authors are no deciders."""
    text = (
        "---\neip: 77\ntitle: Cheaper sums\nauthor: Ann Lee <ann@example.org>, Bo (@bo)\nstatus: Withdrawn\n"
        "created: 2020-02-29\nrequires: 20, 55\nwithdrawal-reason: Superseded by EIP-99\n---\n\n## Abstract\n\nSums cost less.\n"
    )
    item = record(text, "EIPS/eip-77.md")
    assert (item.number, item.slug, item.status, item.status_text) == ("77", "eip-77", "other", "Withdrawn")
    assert item.authors == ("Ann Lee", "Bo")
    assert item.deciders == ()
    assert stated(item) == [("depends_on", "20"), ("depends_on", "55"), ("superseded_by", "EIP-99")]
    assert item.summary == "Sums cost less."


def test_cip_style() -> None:
    """Keys in capitals and a folder for each record read the same; a state that names its successor is superseded."""
    text = "---\nCIP: 12\nTitle: Paper wallets\nStatus: Inactive (superseded by CIP-0030)\nAuthors:\n  - Ann Lee <a@example.org>\nCreated: 2021-04-05\n---\n\n## Abstract\n\nx\n"
    item = record(text, "CIP-0012/README.md")
    assert (item.number, item.title, item.status, item.date) == (
        "12",
        "Paper wallets",
        "superseded",
        "2021-04-05",
    )
    assert stated(item) == [("superseded_by", "CIP-0030")]
    assert item.series == ":CIP"


def test_aries_style() -> None:
    """A project's words before the number go, `Since` is the status's own date, linked words are words."""
    text = (
        "# Aries RFC 0037: Show proof\n\n- Authors: [Ann Lee](mailto:a@example.org)\n- Status: [ACCEPTED](/README.md#accepted)\n"
        "- Since: 2021-03-15\n- Status Note: in use\n- Supersedes: [HIPE 0089](https://example.org/89)\n- Start Date: 2018-10-29\n"
        "- Tags: [feature](/tags.md#feature), [protocol](/tags.md)\n\n## Summary\n\nA proof is shown.\n"
    )
    item = record(text, "features/0037-show-proof/README.md")
    assert (item.title, item.number, item.slug) == ("Show proof", "37", "show-proof")
    assert (item.status, item.date, item.tags) == ("accepted", "2021-03-15", ("feature", "protocol"))
    assert stated(item) == [("supersedes", "https://example.org/89")]


def test_swift_style() -> None:
    """A status in bold with a version in brackets is its first word."""
    text = "# Allow labels\n\n* Proposal: [SE-0001](0001-allow-labels.md)\n* Authors: [Ann](https://example.org)\n* Review Manager: Bo\n* Status: **Implemented (Swift 2.2)**\n"
    item = record(text, "proposals/0001-allow-labels.md")
    assert (item.title, item.status, item.authors, item.deciders) == (
        "Allow labels",
        "accepted",
        ("Ann",),
        (),
    )


def test_nixos_style() -> None:
    """Where the first heading is a section's name, `feature` is the title."""
    text = "---\nfeature: pure-paths\nstart-date: 2019-08-14\nauthor: Ann\nshepherd-team: Bo, Cy\n---\n\n# Summary\n\nPaths are pure.\n"
    item = record(text, "rfcs/0062-pure-paths.md")
    assert (item.title, item.number, item.date, item.deciders) == ("pure-paths", "62", "2019-08-14", ())
    assert item.title_line == 0


def test_change_log_style() -> None:
    """Dated steps in a change log give status, history and date."""
    text = "# Name things\n\n### Submitters\n- Ann (Acme)\n\n### Change Log\n- [pending](https://example.org/1) (2022-03-01)\n- [approved](https://example.org/2) (2022-05-17)\n\n## Context\n"
    item = record(text, "adr/0021-name-things.md")
    assert (item.status, item.date) == ("accepted", "2022-05-17")
    assert [(step.date, step.status) for step in item.history] == [
        ("2022-03-01", "proposed"),
        ("2022-05-17", "accepted"),
    ]
    assert item.authors == ("Ann (Acme)",)


LOGGED = "# X\n\n{0}## Context\n\nWords.\n\n## {1}\n\n| Date | Status | Notes |\n|---|---|---|\n| 2022-03-01 | Proposed | new |\n{2}"
DECIDED = "| 2022-05-17 | Accepted | by vote |\n"


@pytest.mark.parametrize("heading", ["Status History", "Change Log", "ADR Status History", "Version history"])
def test_table_of_a_history_at_the_foot(heading: str) -> None:
    """It tells the status and the date as a list of dated steps does, from its first row on."""
    item = record(LOGGED.format("", heading, DECIDED))
    assert (item.status, item.status_text, item.date) == ("accepted", "Accepted", "2022-05-17")
    assert [(step.date, step.status) for step in item.history] == [
        ("2022-03-01", "proposed"),
        ("2022-05-17", "accepted"),
    ]
    assert record(LOGGED.format("", heading, "")).status == "proposed"
    assert record(LOGGED.format("", "Milestones", DECIDED)).status is None


def test_a_log_that_ends_before_the_status() -> None:
    """A status that no step of the history has is a later one; one that a step has has gone on with the steps."""
    superseded = "**Status:** Superseded by ADR-9\n\n"
    assert record(LOGGED.format(superseded, "Change Log", DECIDED)).status == "superseded"
    steps = (
        "# X\n\n{}## Context\n\nWords.\n\n## Change Log\n\n- 2022-03-01: Proposed\n- 2022-05-17: Accepted\n"
    )
    assert record(steps.format(superseded)).status == "superseded"
    assert record(steps.format("**Status:** Proposed\n\n")).status == "accepted"


def test_a_label_with_what_may_be_filled_in() -> None:
    """The choices, or how a date is written, in brackets behind a label are no part of it."""
    table = (
        "| Status (Proposed/Accepted/Declined) | Date (YYYY-MM-DD) |\n|---|---|\n| Proposed | 2022-03-01 |\n"
    )
    for head in (
        table,
        "**Status (Draft/Proposed/Accepted):** Proposed\n**Date (yyyy-mm-dd):** 2022-03-01\n",
    ):
        item = record(f"# X\n\n{head}\n## Context\n\nWords.\n")
        assert (item.status, item.date) == ("proposed", "2022-03-01")
    assert record("# X\n\n**Date (last review):** 2022-03-01\n\n## Context\n").date is None


def test_sentry_style() -> None:
    """`RFC Status` is the status; a file's name is the title where no heading is."""
    text = "- Start Date: 2022-08-18\n- RFC Type: decision\n- RFC Status: draft\n- RFC Driver: Ann\n\n# Summary\n\nWe do it.\n"
    item = record(text, "text/0006-ship-it-now.md")
    assert (item.title, item.status, item.date, item.deciders) == ("Ship it now", "draft", "2022-08-18", ())


def test_links_and_names_in_front_matter() -> None:
    """What is named beside a link counts with it; a value that is neither stays whole."""
    item = record("---\nsupersedes: '[3](0003-c.md), ADR-88'\namends: [3 and 4, use-http-2]\n---\n# Use X\n")
    assert stated(item) == [
        ("supersedes", "0003-c.md"),
        ("supersedes", "ADR-88"),
        ("amends", "3"),
        ("amends", "4"),
        ("amends", "use-http-2"),
    ]


def test_table_in_a_quotation() -> None:
    """A table of fields reads inside a quotation too, values in backticks; `Owners` are no deciders."""
    text = "# ADR-001: Use hooks\n\n>|  |  |\n>| --- | --- |\n>| Date | `2023-07-04` |\n>| Status | `RFC` |\n>| Deciders | `Engineering` |\n>| Owners | `Ann, Bo` |\n\n## Context\n"
    item = record(text, "docs/adr/ADR-001_Use_hooks.md")
    assert (item.title, item.number, item.slug) == ("Use hooks", "1", "Use_hooks")
    assert (item.date, item.status, item.deciders, item.authors) == (
        "2023-07-04",
        "proposed",
        ("Engineering",),
        ("Ann", "Bo"),
    )


def test_table_across() -> None:
    """A table whose header names the fields reads from its second row."""
    text = "# Use hooks\n\n| Status | Date | Deciders |\n|---|---|---|\n| Accepted | 2023-07-04 | Ann |\n\n## Context\n"
    item = record(text)
    assert (item.status, item.date, item.deciders) == ("accepted", "2023-07-04", ("Ann",))


def test_front_matter_wins_over_the_body() -> None:
    """Front matter is asked first, and a heading that says something else stays in the body."""
    item = record(
        "---\ntitle: A queue for mail\nstatus: rejected\n---\n# 7. Use a queue\n\nStatus: accepted\n"
    )
    assert (item.title, item.status, item.title_line) == ("A queue for mail", "rejected", 0)
    same = record("---\ntitle: Use a Queue\n---\n# 7. Use a queue\n")
    assert (same.title, same.title_line) == ("Use a Queue", 1)


def test_file_name_gives_the_number() -> None:
    """A number in the file name wins over front matter and heading, which step in where it has none."""
    assert record("---\nnumber: 9\n---\n# 8. X\n").number == "7"
    assert record("---\nnumber: 9\n---\n# 8. X\n", "adr/adr-x.md").number == "9"
    assert record("# 8. Use X\n\nStatus: accepted\n", "adr/use-x.md").number == "8"


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("ADR-0007: Use X", "Use X"), ("7 - Use X", "Use X"), ("[0007] Use X", "Use X"), ("7 Use X", "Use X"),
        ("30k records a day", "30k records a day"), ("508 systems as a view", "508 systems as a view"),
        ("ADR: Chat", "Chat"), ("*Use* `X_y` **now**", "Use X_y now"), ("Use [X](x.md) \\*now\\*", "Use X *now*"),
        ("Python 3 everywhere", "Python 3 everywhere"), ("2. Use X", "Use X"), ("Go 1.20 from May", "Go 1.20 from May"),
    ],
)  # fmt: skip
def test_titles(heading: str, title: str) -> None:
    """A title loses its number and its markup, and nothing that belongs to it."""
    assert record(f"# {heading}\n").title == title


def test_no_status_is_no_status() -> None:
    """A record that says no status has none: never accepted, never draft."""
    assert record("# X\n\nDate: 2020-01-01\n\n## Context\n\nStatus: accepted by nobody\n").status is None
    assert record("# X\n\n## Status\n\nTBD\n").status is None


def test_unknown_word_is_other_with_a_warning() -> None:
    """A word in no table is shown as written, as 'other', and reported at its place."""
    parsed = read("# X\n\n## Status\n\nOn hold\n")
    assert isinstance(parsed.item, Record)
    assert (parsed.item.status, parsed.item.status_text) == ("other", "On hold")
    assert [(each.code, each.place.line, each.place.column) for each in parsed.diagnostics] == [
        ("S101", 5, 1)
    ]


def test_a_sites_own_words() -> None:
    """A site's own status words and kinds of relation are known, whatever their case."""
    words = (StatusWord("on trial", "On trial", like="accepted"),)
    kinds = (RelationKind("refines", "refined-by"),)
    item = record("---\nstatus: On Trial\nrefines: [3]\n---\n# X\n", statuses=words, relations=kinds)
    assert item.status == "on trial"
    assert stated(item) == [("refines", "3")]


def test_partly_superseded_is_amended() -> None:
    """A record that holds in part is not superseded: the relation is an amendment, the word is its own."""
    item = record("# X\n\n## Status\n\nPartly superseded by [9](0009-y.md)\n")
    assert item.status == "other"
    assert stated(item) == [("amended_by", "0009-y.md")]


def test_accepted_that_supersedes() -> None:
    """The relation in an accepted status does not turn it into superseded."""
    item = record("---\nstatus: accepted; supersedes ADR-0045\n---\n# X\n")
    assert (item.status, stated(item)) == ("accepted", [("supersedes", "ADR-0045")])


def test_plain_sentence() -> None:
    """A sentence about the record itself states a relation; one about anything else does not."""
    own = record("# X\n\n## Context\n\nThis decision builds on and supersedes [3](0003-y.md), for good.\n")
    assert stated(own) == [("supersedes", "0003-y.md")]
    assert (
        stated(record("# X\n\n## Context\n\nIf [3](0003-y.md) supersedes [4](0004-z.md), we stop.\n")) == []
    )
    assert stated(record("# X\n\n## Context\n\nThis ADR would never supersede [3](0003-y.md).\n")) == []


def test_references_in_front_matter() -> None:
    """Numbers, slugs, file names, lists and links all name records; a slug with a figure in it stays whole."""
    item = record(
        "---\nsupersedes: [12, use-http-2, ADR-13, 'payments:4']\ndepends-on: 0001-x.md\nrelates_to: none\n---\n# X\n"
    )
    assert stated(item) == [
        ("supersedes", "12"), ("supersedes", "use-http-2"), ("supersedes", "ADR-13"), ("supersedes", "payments:4"),
        ("depends_on", "0001-x.md"),
    ]  # fmt: skip


def test_steps_in_other_shapes() -> None:
    """A step may be a line, have its date in its status, several people, or no status at all."""
    item = record(
        "---\nhistory:\n  - 2019-01-01\n  - {status: proposed (2019-02-03), by: [Ann, Bob]}\n"
        "  - 2019-03-04 accepted by Ann\n  - deprecated\n---\n# X\n"
    )
    assert [(step.date, step.status, step.by) for step in item.history] == [
        ("2019-01-01", None, ""),
        ("2019-02-03", "proposed", "Ann, Bob"),
        ("2019-03-04", "accepted", "Ann"),
        (None, "deprecated", ""),
    ]


def test_history() -> None:
    """`history:` gives steps, and the last accepted or superseded one is the record's date."""
    item = record(
        "---\ndate: 2019-01-01\nhistory:\n  - {date: 2019-02-03, status: proposed, by: Ann}\n  - {date: 2019-03-04, status: accepted, note: vote}\n---\n# X\n"
    )
    assert [(step.date, step.status, step.by, step.note) for step in item.history] == [
        ("2019-02-03", "proposed", "Ann", ""), ("2019-03-04", "accepted", "", "vote"),
    ]  # fmt: skip
    assert (item.status, item.date) == ("accepted", "2019-03-04")


def test_dated_status_lines() -> None:
    """Several dated status lines are the history; the last one holds."""
    item = record("# X\n\n## Status\n\n- 2019-01-02 proposed\n- 2019-02-03 accepted by Ann\n\n## Context\n")
    assert (item.status, item.date) == ("accepted", "2019-02-03")
    assert [step.by for step in item.history] == ["", "Ann"]


def test_code_and_comments_say_nothing() -> None:
    """What stands in a code block, a comment or a later section is an example, not the record's own word."""
    text = "# X\n\n<!-- Status: accepted -->\n\n```yaml\nstatus: accepted\nDate: 2020-01-01\n```\n\n## Context\n\n* Status: rejected\n"
    item = record(text)
    assert (item.status, item.date) == (None, None)


def test_setext_and_html_headings() -> None:
    """Underlined and HTML headings are titles like any other."""
    assert (
        record("7. Use a queue\n==============\n\nx\n").title,
        record("<h1>Use a queue</h1>\n").title,
    ) == ("Use a queue",) * 2


def test_malformed_front_matter_still_shows_the_record() -> None:
    """YAML that cannot be read is an error at its place, and the plain lines still tell what they tell."""
    parsed = read("---\ntitle: Use: a queue\nstatus: accepted\n---\n# X\n")
    assert isinstance(parsed.item, Record)
    assert [(each.code, each.place.line, each.place.column) for each in parsed.diagnostics] == [
        ("Y001", 2, 11)
    ]
    assert parsed.item.status == "accepted"


def test_rules_are_not_front_matter() -> None:
    """A body that starts with a horizontal rule keeps it; front matter that is never closed is an error."""
    assert read("---\n\nWords.\n\n---\n\n# X\n").body_start == 0
    assert [each.code for each in read("---\ntitle: X\n\n# X\n").diagnostics] == ["Y007"]
