"""Heads whose title or status stands where it seldom does."""

from __future__ import annotations

import pytest

from steelyard.core.model import Record
from steelyard.core.settings import Settings
from steelyard.reading.parse import parse


def record(text: str, path: str = "adr/0007-use-a-queue.md") -> Record:
    item = parse(text, path=path, source="", settings=Settings()).item
    assert isinstance(item, Record)
    return item


@pytest.mark.parametrize(
    "text",
    [
        "## 7. Use X\n\n## Status\n\nAccepted\n\nDate: 2019-03-01\n\n## Context\n",
        "### ADR-0007: Use X\n\nDate: 2019-03-01\n\n### Status\n\nAccepted\n\n### Context\n\n#### Status\n\nGood\n",
        "## 0007 - Use X\n\nDate: 2019-03-01\n\n# Status\n\nAccepted\n\n# Context\n",
    ],
)
def test_a_first_heading_with_the_files_number_is_the_title(text: str) -> None:
    """Of whatever level it is, and though its sections have the same."""
    item = record(text)
    assert (item.title, item.status, item.date, item.title_line) == ("Use X", "accepted", "2019-03-01", 0)


@pytest.mark.parametrize(
    "text", ["## 7. Context\n\n## Decision\n", "## 7. Why\n\n## 8. What\n", "## 6. Use X\n\n## Status\n"]
)
def test_a_section_with_the_files_number_is_no_title(text: str) -> None:
    """A section's name, the first of numbered sections, and another number are none."""
    assert record(text).title == "Use a queue"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("## Summary\n\n### Status\n\nAccepted\n", "accepted"), ("## Issue\n\nWhy.\n\n#### Status\n\n- Approved 2019-03-01\n", "accepted"),
        ("## Issue\n\n```\n### Status\n```\n\n### Status\n\nRejected\n", "rejected"), ("## Option 1\n\n### Status\n\nRejected\n", None),
        ("## Alternatives\n\n### Kafka\n\n#### Status\n\nRejected\n", None), ("## Issue\n\n### Status\n\nHalf of it runs by now\n", None),
        ("## Issue\n\n### Status\n\nAccepted\n\n## Plan\n\n### Status\n\nDone\n", None), ("Status: proposed\n\n## Issue\n\n### Status\n\nDone\n", "proposed"),
    ],
)  # fmt: skip
def test_the_only_section_called_a_status_is_it(body: str, status: str | None) -> None:
    """However deep it stands, where nothing else tells one; an option's own is none, nor is one of two."""
    assert record(f"# Use X\n\n{body}").status == status


def test_a_status_further_down_makes_no_record() -> None:
    """A page that tells how something stands is a page."""
    text = "# Our hosts\n\n## Mail\n\n### Status\n\nActive\n"
    assert not isinstance(parse(text, path="adr/hosts.md", source="", settings=Settings()).item, Record)


def test_keps() -> None:
    """A KEP's day of creation is its date where no other is told, and its own words are statuses."""
    text = "---\ntitle: Use X\nstatus: {}\ncreation-date: 2019-03-01\n{}---\n\n## Summary\n"
    item = record(text.format("implementable", ""), "keps/1234-x/README.md")
    assert (item.status, item.date, item.extras) == ("accepted", "2019-03-01", ())
    item = record(text.format("provisional", "last-modified: 2019-04-02\n"), "keps/1234-x/README.md")
    assert (item.status, item.date) == ("proposed", "2019-04-02")


@pytest.mark.parametrize(
    "head",
    [
        "---\nstatus: accepted\ncreated: 2019-03-01\nlast-modified: 2019-04-02\n---\n# Use X\n",
        "# Use X\n\n- Status: accepted\n- Created: 2019-03-01\n- Last modified: 2019-04-02\n",
    ],
)
def test_the_last_change_comes_before_the_day_of_creation(head: str) -> None:
    """In front matter as in the body, where no date of the decision is told."""
    assert record(head).date == "2019-04-02"


@pytest.mark.parametrize(
    ("name", "heading", "title"),
    [
        ("2021-03-04-use-x", "2021-03-04 Use X", "Use X"), ("20210304-use-x", "2021-03-04: Use X", "Use X"), ("2021-03-use-x", "2021-03 - Use X", "Use X"),
        ("2021-03-04-use-x", "[20210304] — Use X", "Use X"), ("2021-03-04-use-x", "2020-01-02 Use X", "2020-01-02 Use X"),
        ("0007-use-x", "2021-03-04 Use X", "2021-03-04 Use X"), ("2021-03-04-use-x", "2021-03-04", "2021-03-04"),
        ("D074-use-x", "D074 — Use X", "Use X"), ("d-074_use-x", "D-074: Use X", "Use X"), ("0074-use-x", "D074. Use X", "Use X"),
        ("D074-use-x", "D074 Use X", "D074 Use X"), ("D074-use-x", "D075 — Use X", "D075 — Use X"), ("0074-use-x", "D74 — Use X", "D74 — Use X"),
        ("X509-certs", "X509: Certs", "X509: Certs"), ("D0745-use-x", "D074 — Use X", "D074 — Use X"),
    ],
)  # fmt: skip
def test_what_the_files_name_begins_with_is_no_part_of_the_title(name: str, heading: str, title: str) -> None:
    """Its date goes, and its number behind a letter where a mark follows; another one stays."""
    assert record(f"# {heading}\n\nStatus: accepted\n", f"adr/{name}.md").title == title
    assert record(f"---\ntitle: '{heading}'\n---\nStatus: accepted\n", f"adr/{name}.md").title == title


@pytest.mark.parametrize("heading", ["Record", "Informações da decisão", "Document control", "基本情報"])
def test_a_first_section_of_fields_belongs_to_the_head(heading: str) -> None:
    """Whatever its name: where it tells a status and another field, and nothing else."""
    table = "| Field | Value |\n|---|---|\n| Status | Rejected |\n| Date | 2019-03-01 |\n| Area | Mail |\n"
    for fields in (table, "- **Status:** Rejected\n- **Date:** 2019-03-01\n- **Area:** Mail\n"):
        item = record(f"# Use X\n\n## {heading}\n\n{fields}\n---\n\n## Context\n\nMail.\n")
        assert (item.status, item.date) == ("rejected", "2019-03-01")


@pytest.mark.parametrize(
    "body",
    [
        "## Old queue\n\nIt is gone.\n\n- Status: rejected\n- Date: 2019-03-01\n",
        "## Old queue\n\n- Status: rejected\n",
        "## Why\n\nMail is slow.\n\n## Old queue\n\n- Status: rejected\n- Date: 2019-03-01\n",
        "## Old queue\n\n- Date: 2019-03-01\n- Author: Ann\n",
    ],
)
def test_a_section_that_says_more_is_no_head(body: str) -> None:
    """Nor is a later one, or one that tells one field or no status."""
    item = record(f"# Use X\n\n{body}")
    assert (item.status, item.date) == (None, None)


def test_the_foot_tells_who_and_when() -> None:
    """Below a last rule, where nothing else stands; a field of the head comes first, and no status is taken there."""
    foot = "## Status of work\n\n- [x] done\n\n---\n\n**Author**: Ann Lee  \n**Date**: 2019-03-01  \n**Last updated**: 2020-01-01\n"
    item = record(f"# Use X\n\nStatus: accepted\n\n## Why\n\nMail.\n\n{foot}")
    assert (item.status, item.date, item.authors) == ("accepted", "2019-03-01", ("Ann Lee",))
    assert record(f"# Use X\n\nDate: 2018-01-01\n\n## Why\n\nMail.\n\n{foot}").date == "2018-01-01"
    feet = "**Decision date**: 2019-03-01  \n**Decided by**: Ann Lee, Bo  \n**Supersedes**: None\n"
    assert record(f"# Use X\n\n## Why\n\nMail.\n\n---\n\n{feet}").deciders == ("Ann Lee", "Bo")
    for other in ("Ann wrote this.\n", "---\n", "**Status**: done\n"):
        item = record(f"# Use X\n\n## Why\n\nMail.\n\n---\n\n{other}\n**Date**: 2019-03-01\n")
        assert (item.date, item.status) == (("2019-03-01" if "Status" in other else None), None)


@pytest.mark.parametrize(
    "text",
    [
        "# ADR-0007\n\n## Title\n\nADR-0007: Use X\n\n## Status\n\nAccepted\n",
        "# Architecture Decision Record: [ADR-007]\n\n## Title\n\nUse X\n",
        "# Architecture Decision Record\n\n## Title\n\nUse X\n\nIn short.\n",
        "# 7\n\n**Title:** Use X\n",
        "# Title\n\nUse X\n\n## Status\n\nAccepted\n",
        "# {short title}\n\n**Title:** Use X\n",
        "---\ntitle: ADR-0007\n---\n# Use X\n",
    ],
)
def test_a_number_alone_is_no_title(text: str) -> None:
    """The heading or front matter that says but the number, or that here is the title, leaves it to what tells it."""
    assert record(text).title == "Use X"


def test_a_number_is_a_title_where_nothing_else_is() -> None:
    """And one that is not the record's own may be: "HTTP 2"."""
    assert record("# HTTP 2\n\n## Title\n\nUse X\n").title == "HTTP 2"
    assert record("---\ntitle: HTTP 2\n---\n# Use X\n").title == "HTTP 2"


@pytest.mark.parametrize(
    ("title", "number"), [("7. Use barges", "7"), ("ADR-0007: Use barges", "7"), ("2 barges", None)]
)
def test_the_title_in_front_matter_may_tell_the_number(title: str, number: str | None) -> None:
    """Where neither the file's name nor a heading has a number, that of the title in front matter counts."""
    text = f'---\ntitle: "{title}"\nstatus: accepted\n---\n\n## Context\n\nText.\n'
    found = record(text, "adr/use-barges.md")
    assert found.number == number
    assert found.title == ("Use barges" if number else title)


def test_labels_that_exports_write() -> None:
    """A page's own labels of when it was made, several dates, and a category beside tags."""
    text = "Created time: January 9, 2026 8:10 AM\nCategory: Mail\nTags: queue, post\n"
    item = record(f"# Use X\n\n{text}\n## Why\n")
    assert (item.date, item.tags) == ("2026-01-09", ("Mail", "queue", "post"))
    assert record("# Use X\n\n- Created at: 2024-JUN-25\n").date == "2024-06-25"
    assert record("# Use X\n\n* Date(s):\n  * proposed: 2022-05-17\n").date == "2022-05-17"
    assert record("---\ncreated_date: 2026-01-06\n---\n# Use X\n").date == "2026-01-06"
    told = record("# Use X\n\n- Builds on: ADR-3, ADR-4\n").statements
    assert [(each.kind, each.reference.target) for each in told] == [
        ("depends_on", "ADR-3"),
        ("depends_on", "ADR-4"),
    ]


def test_a_place_within_a_year_is_no_number() -> None:
    """`2023-001` names a record as a whole: in its file's name, in its title, and where others name it."""
    for path in ("adr/2023-001-use-x.md", "adr/ADR-2023-001-use-x.md"):
        for title in ("ADR-2023-001: Use X", "2023-001 Use X", "[ADR-2023-001] - Use X"):
            item = record(
                f"# {title}\n\n- Status: superseded by ADR-2023-002\n- Related: 2022-014, ADR-2022-015\n",
                path=path,
            )
            assert (item.number, item.title, item.date) == (None, "Use X", None)
            named = [(each.kind, each.reference.target) for each in item.statements]
            assert named == [
                ("superseded_by", "ADR-2023-002"),
                ("relates_to", "2022-014"),
                ("relates_to", "ADR-2022-015"),
            ]
    assert record("# 2022-014 Use X\n", path="adr/2023-001-use-x.md").title == "2022-014 Use X"
    assert record("Text.\n", path="adr/2023-001-use-x.md").title == "Use x"


@pytest.mark.parametrize(
    ("heading", "status"),
    [
        ("[SUPERSEDED] ADR-0007: Use X", "superseded"), ("ADR-0007: [Draft] Use X", "draft"), ("7. Use X (deprecated)", "deprecated"),
        ("Use X [Superseded by ADR-9]", "superseded"), ("Rejected: Use X", "rejected"), ("[WIP] Use X", "draft"),
    ],
)  # fmt: skip
def test_a_status_beside_the_title(heading: str, status: str) -> None:
    """It is no part of the title, and counts where nothing else tells one."""
    item = record(f"# {heading}\n\n## Context\n\nMail.\n")
    assert (item.title, item.status) == ("Use X", status)
    assert record(f"# {heading}\n\nStatus: accepted\n").status == "accepted"


@pytest.mark.parametrize(
    "heading",
    [
        "[Draft](draft.md) Use X",
        "Use X (a draft)",
        "Accepted practice: X",
        "[RFC] Use X",
        "Use X (Kafka)",
        "Draft",
        "(deprecated)",
    ],
)
def test_other_words_beside_a_title_stay(heading: str) -> None:
    """A link, a phrase, another word, and a word that is all of the title."""
    item = record(f"# {heading}\n")
    assert item.status is None
    assert item.title == heading.replace("[Draft](draft.md)", "Draft")


def test_a_page_with_such_a_title_is_no_record() -> None:
    """A draft of any page says so in its title."""
    assert not isinstance(
        parse("# [Draft] Our hosts\n", path="adr/hosts.md", source="", settings=Settings()).item, Record
    )


def test_a_section_may_say_its_name_again() -> None:
    """`Status: accepted` below "## Status" is accepted, at its place."""
    item = record(
        "# Use X\n\n## Status\n\nStatus: Accepted <!-- Draft | Accepted -->\n\n## Date\n\n- **Date:** 2019-03-01\n"
    )
    assert (item.status, item.status_text, item.date) == ("accepted", "Accepted", "2019-03-01")
    assert dict(item.origins)["status"].column == 9


def test_words_in_bold_may_head_a_line_of_labels() -> None:
    """They are no label themselves, and keep none of those behind them from counting."""
    item = record(
        "# Use X\n\n> **In short** | Status: accepted | Date: 2019-03-01\n> **Decision**: X it is.\n\n## Context\n"
    )
    assert (item.status, item.date) == ("accepted", "2019-03-01")


@pytest.mark.parametrize(
    "text",
    [
        "# Architecture Decision Record\n\n## ADR-007: Use X\n\nDate: 2019-03-01\n\n### Status\n\nAccepted\n\n### Context\n",
        "# Decision Record\n\n## Use X\n\n- Status: Accepted\n- Date: 2019-03-01\n\n### Context\n\n#### Tides\n",
        "# ADR-0007\n\n## Use X\n\n- Status: Accepted\n- Date: 2019-03-01\n\n## Context\n\n## Consequences\n",
        "# Decision Record\n\n## Metadata\n\n- Status: Accepted\n- Date: 2019-03-01\n\n## Decision Title\n\nUse X\n\n## Context\n",
        "# 架構決策記錄（ADR）\n\n## 1. ID\n\nADR-7\n\n## 2. 標題 (Title)\n\nUse X\n\n## 3. 狀態\n\n已接受\n\n## 4. 日期\n\n2019-03-01\n",
        "# ADR\n\n## Title\n\nUse X\n\n### Status\n\nAccepted\n\n### Date\n\n2019-03-01\n\n### Context\n",
        "Title: Use X\n\nStatus: Accepted\n\nDate: 2019-03-01\n\nContext: ships wait.\n",
        "# Overview\n\n- **Subject**: Use X\n- **Status**: Accepted\n- **Decision date**: 2019-03-01\n\n# Detail\n",
    ],
)
def test_the_title_below_a_cover(text: str) -> None:
    """A heading that is but a word for a record, or for an overview, leaves the title to what follows."""
    item = record(text)
    assert (item.title, item.status, item.date) == ("Use X", "accepted", "2019-03-01")


@pytest.mark.parametrize(
    "text",
    [
        "# Decision record\n\n## 8. Use Y\n\n## Status\n",
        "# Decision record\n\n## Use Y\n\n## Use Z\n\n### Why\n",
        "# Decision record\n\n## Context\n\n## Use Y\n\n## Decision\n",
        "# Decision record\n\n## 8. Use Y\n\n## 9. Context\n",
        "# Decision record\n\n## Harbour\n\nTitle: Use Y\n",
    ],
)
def test_a_word_for_a_record_that_is_no_cover(text: str) -> None:
    """Another number below it, and a title further down, are none."""
    assert record(text).title == "Decision record"


@pytest.mark.parametrize("heading", ["1. Context", "🎯 Context", "Kontext (Context)", "2. Decision"])
def test_a_section_is_no_title_with_a_place_or_a_picture(heading: str) -> None:
    """A section's name stays one beside its place, a picture or a gloss."""
    assert record(f"# {heading}\n\nShips wait.\n").title == "Use a queue"


@pytest.mark.parametrize("heading", ["[ADR] Use X", "[ADR]: Use X", "[Decision Record] - Use X"])
def test_a_word_for_a_record_in_brackets_goes(heading: str) -> None:
    """It says what kind of text it is, not what it is about."""
    assert record(f"# {heading}\n").title == "Use X"


@pytest.mark.parametrize(
    ("line", "status", "text"),
    [
        ("**Current:** accepted", "accepted", "accepted"), ("- Currently: Rejected", "rejected", "Rejected"),
        ("Current: of 3 knots", "other", "Current: of 3 knots"),
    ],
)  # fmt: skip
def test_a_status_that_says_it_is_the_current_one(line: str, status: str, text: str) -> None:
    """Below "## Status" that is no more than the status, where one follows."""
    item = record(f"# Use X\n\n## Status\n\n{line}\n")
    assert (item.status, item.status_text) == (status, text)


def test_headings_without_a_blank() -> None:
    """A section is read by its name where the blank behind its signs was forgotten; a tag is no heading."""
    text = "##Use X\n\n##Status\nAccepted\n\n##Decision\nWe dig. #Canal ##canals\n"
    item = record(text)
    assert (item.status, item.summary, item.title_line) == ("accepted", "We dig. #Canal ##canals", 0)
    assert record("# Use X\n\n##status\nAccepted\n").status is None


LOG = "# Use X\n\nStatus: {}\n\n## Context\n\nWords.\n\n## Change history\n\n| Version | Date | {} |\n|---|---|---|\n{}"


@pytest.mark.parametrize(
    ("status", "what", "rows", "date", "steps"),
    [
        ("Accepted", "Description", "|1|2021-03-04|Draft|\n|2|2021-04-05|**Accepted**.|\n|3|2022-01-02|Reworded|\n", "2021-04-05", 2),
        ("Angenommen", "Änderung", "|0.9|01.02.2021|Angelegt|\n|1|05.04.2021|Genehmigt von Ann|\n", "2021-04-05", 1),
        ("Accepted", "Changes", "|1|2021-03-04|Written|\n|2|2021-04-05|Deprecated the old queue|\n|3|2021-05-06|Final touches|\n", None, 0),
    ],
)  # fmt: skip
def test_a_log_may_tell_a_step_among_changes(
    status: str, what: str, rows: str, date: str | None, steps: int
) -> None:
    """A row of a log is a step where a cell is a status and no more, under whatever name; other changes are none."""
    item = record(LOG.format(status, what, rows))
    assert (item.status, item.date, len(item.history)) == ("accepted", date, steps)
    if "Ann" in rows:
        assert item.history[0].text == "Genehmigt von Ann"


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("- Last updated: 2019-03-01", "2019-03-01"), ("**Updated:** 1 March 2019", "2019-03-01"), ("| Last Updated | 2019-03-01 |", "2019-03-01"),
        ("- Last updated: 2019-03-01\n- Created: 2018-01-01", "2018-01-01"), ("- Updated: the lamps, 2019-03-01", None),
        ("| Status | Last Updated |\n|--|--|\n| Done | 2019-03-01 |", None),
    ],
)  # fmt: skip
def test_the_last_change_is_a_date_where_there_is_no_other(head: str, date: str | None) -> None:
    """Of one that tells only when its text changed last that day counts; what was changed is no date."""
    found = record(f"# Use X\n\nStatus: Accepted\n\n{head}\n\n## Why\n\nMail.\n")
    assert (found.date, found.status) == (date, "accepted")


@pytest.mark.parametrize(
    "heading",
    [
        "Decision Metadata",
        "Document Control",
        "Metadaten",
        "Métadonnées",
        "Metadatos",
        "メタ情報",
        "基本信息",
        "메타데이터",
    ],
)
def test_a_section_that_is_called_the_head(heading: str) -> None:
    """Fields below a heading for such are the record's, whatever else is said there."""
    text = f"# Use X\n\n## {heading}\n\n- Status: Accepted\n- Date: 2019-03-01\n- Note: oars, and\n  what holds them\n\nSee the pier.\n\n## Context\n"
    item = parse(text, path="adr/use-x.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    assert (item.status, item.date) == ("accepted", "2019-03-01")


@pytest.mark.parametrize(
    ("head", "status", "date"),
    [
        (":Status: Accepted\n:Date: 2021-03-04", "accepted", "2021-03-04"),
        (":white_check_mark: Accepted", None, None),
        ("**Status** — Accepted\n**Date** — 4 March 2021", "accepted", "2021-03-04"),
        ("- **Status** - Superseded by ADR-12", "superseded", None),
        ("- **Status** – Whether the boat floats\n- **Date** – Of its launch", None, None),
        ("Status — Accepted", None, None),
    ],
)
def test_labels_between_colons_or_before_a_dash(head: str, status: str | None, date: str | None) -> None:
    """Fields stand between colons as in reStructuredText; behind a dash a name in bold may be explained instead."""
    item = record(f"# Use X\n\n{head}\n\n## Context\n")
    assert (item.status, item.date) == (status, date)
