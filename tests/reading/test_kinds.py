"""Every Markdown file is a record, a template, an index or other, as a person would say, and says why."""

from __future__ import annotations

import pytest

from steelyard.core.model import Page, Record
from steelyard.core.settings import Settings, StatusWord
from steelyard.reading.parse import parse

PLAIN = "# Some words\n\nMore of them.\n"

BY_NAME = {
    "record": "0007-use-x.md|adr-use-x.md|ADR-use-x.md|2019-03-01-use-x.md|0007-use-x/README.md|0007-use-x/_index.md|ADR-2019-03-use-x/_index.md|0007-use-template-engine.md|"
    "0012-issue-template.md|0001-template-literals.md|0000-use-adrs.md|rfc-012-x.md",
    "template": "template.md|_template.md|adr-template.md|0000-template.md|ADR-000-template.md|nnnn-title.md|NNN-title-of-decision.md|"
    "XXXX-template.md|templates/madr.md|template/README.md|yyyy-mm-dd-title.md|0000-template-protocol.md|rfc-000-template.md",
    "index": "README.md|index.md|_index.md|docs/_index.md|00-index.md|0000-index.md|docs/README.md|README_zh.md|README.zh-CN.md|README-de.md|index.pt-BR.md|"
    "adr-index.md|ADR-INDEX.md|index-adr.md|decision-records-index.md|index_of_decisions.md|adr-list.md|decision-register.md|0007-use-x/README.fr.md",
    "other": "process.md|adr-process.md|adr-guidelines.md|CONTRIBUTING.md|CODE_OF_CONDUCT.md|HOW-TO.md|API-style.md|glossary.md|0007-use-x/notes.md|T-001-some-task.md",
}


@pytest.mark.parametrize(
    ("kind", "path"), [(kind, path) for kind, paths in BY_NAME.items() for path in paths.split("|")]
)
def test_by_name(kind: str, path: str) -> None:
    """A name is enough for most files."""
    read = parse(PLAIN, path=f"docs/adr/{path}", source="", settings=Settings())
    assert (getattr(read.item, "kind", "record"), bool(read.reason)) == (kind, True)


BY_CONTENT = [
    ("record", "use-x.md", "---\nstatus: accepted\n---\n# Use X\n"),
    ("record", "use-x.md", "# Use X\n\n## Status\n\nAccepted\n"),
    ("record", "use-x.md", "# Use X\n\n* Deciders: Ann\n"),
    ("record", "use-x/README.md", "# Use X\n\n- Status: accepted\n\n## Context\n\nWords.\n"),
    ("record", "use-x.md", '+++\nstatus = "accepted"\n+++\n'),
    ("record", "adr-process.md", "# Use a process\n\nStatus: accepted\n"),
    ("other", "use-x.md", "# Use X\n\n## Context\n\n* Status: accepted\n"),
    ("other", "use-x.md", "# Use X\n\n## Status\n\nQuite busy\n"),
    ("index", "README.md", "# Records\n\n## Status\n\n- Proposed\n- Accepted\n\n## Context\n\nWords.\n"),
    ("index", "index.md", "# By status\n\n## Status: Accepted\n\n* [1](0001-x.md)\n"),
    ("template", "blank.md", "# {short title}\n\n* Status: [proposed | accepted | rejected]\n"),
    ("template", "blank.md", "# NUMBER. TITLE\n\n## Status\n\nSTATUS\n"),
    ("record", "xxx-use-x.md", "# Use X\n\n- Status: proposed\n\n## Context\n"),
    ("record", "xxxx-use-x.md", "- Date: 2020-01-02\n- Status: draft\n\n# Summary\n"),
    (
        "record",
        "XXXX/README.md",
        "---\ntitle: Use X\nstatus: Proposed\ncreated: 2020-01-02\n---\n\n## Abstract\n",
    ),
    ("template", "xxxx-short-words.md", "- Date: YYYY-MM-DD\n- Status: draft\n\n# Summary\n"),
    (
        "template",
        "xxxx-x.md",
        "---\ntitle: Use X\nstatus: Proposed\ncreated: YYYY-MM-DD\n---\n\n## Abstract\n",
    ),
    ("template", "xxxx-x.md", "# XXXX: {short title}\n\n- Status: proposed\n- Date: 2020-01-02\n"),
    (
        "template",
        "adr-000.md",
        "# ADR-000: [Short title]\n\n## Status\n\nAccepted\n\n## Date\n\nYYYY-MM-DD\n",
    ),
    (
        "template",
        "RFC-0000/README.md",
        "# RFC-NNNN Title\n\n**Status:** draft\n\n**Creation date:** YYYY-MM-DD\n",
    ),
    ("record", "adr-000.md", "# ADR-000: [Short title]\n\n- Status: accepted\n- Date: 2020-01-02\n"),
    ("record", "0012-use-x.md", "# {short title}\n\n- Status: accepted\n- Date: YYYY-MM-DD\n"),
    (
        "other",
        "process.md",
        "# Our process\n\n## Status\n\n- proposed: people talk about it\n- accepted: we do it\n",
    ),
    (
        "other",
        "adr-process.md",
        "# Our process\n\n## Status\n\n- **Proposed**: open\n- **Rejected**: closed\n",
    ),
]


@pytest.mark.parametrize(("kind", "path", "text"), BY_CONTENT)
def test_by_content(kind: str, path: str, text: str) -> None:
    """Where the name says nothing, front matter, a status or the deciders do."""
    read = parse(text, path=f"docs/adr/{path}", source="", settings=Settings())
    assert getattr(read.item, "kind", "record") == kind


SEVERAL = [
    "# Ours\n\n## ADR-0001: Go\n\n### Status\n\nAccepted\n\n## ADR-0002: Rust\n\n### Status\n\nProposed\n",
    "# Ours\n\n## ADR 1\n\n**Status:** Accepted\n\nWhy.\n\n## ADR 2\n\n- Status: Draft\n",
    "# Ours\n\n### [DR-1] Go\n\n| Status | Accepted |\n|---|---|\n\n### [DR-2] Rust\n\n| Status | Draft |\n|---|---|\n",
]
FEW = [
    "# Ours\n\n## ADR-0001: Go\n\nIts status is good.\n\n## ADR-0002: Rust\n\nWhy.\n",
    "# Ours\n\n## ADR-0001: Go\n\n### Status\n\nAccepted\n\n## Hosts\n\n- Status: up\n",
    "# Ours\n\n## Python 3\n\n- Status: used\n\n## Python 2\n\n- Status: gone\n",
]


@pytest.mark.parametrize("text", [*SEVERAL, *FEW])
def test_a_file_of_several_decisions_says_why_it_is_none(text: str) -> None:
    """Headings that name a record each, with a status below each, are decisions, which have a file each."""
    read = parse(text, path="docs/hosts.md", source="", settings=Settings())
    assert isinstance(read.item, Page)
    assert ("several decisions" in read.reason) == (text in SEVERAL)


LISTS = [
    "| ADR | Title | Status |\n|---|---|---|\n| [ADR-001](0001-a.md) | Use Go | Accepted |\n| [ADR-002](0002-b.md) | Use Rust | Proposed |\n",
    "| ADR | 标题 | 状态 |\n|---|---|---|\n| [ADR-001](0001-a.md) | Go | Accepted |\n| [ADR-002](0002-b.md) | Rust | Proposed |\n",
    "| Number | Title | Status | Deciders |\n|--|--|--|--|\n| 1 | Use Go | Accepted | Ann |\n| 2 | Use Rust | Proposed | Bo |\n",
    "| Title | Status | Date |\n|---|---|---|\n| [Use Go](adr/0001-a.md#context) | Accepted | 2019-03-01 |\n",
    "| Decision | Status | Date |\n|---|---|---|\n| [Go](0001-a.md) | Accepted | 2019-03-01 |\n| [Rust](0002-b.md) | Draft | 2019-03-02 |\n",
    "| ID | Decision | Rationale | Status | Date |\n|-|-|-|-|-|\n| D-1 | Use Go | It builds. | active | 2019-03-01 |\n",
    "| Datum | Entscheidung | Begründung | Status |\n|-|-|-|-|\n| 2019-03-01 | Go | Es baut. | angenommen |\n",
    "| 日期 | 决策 | 理由 | 状态 |\n|-|-|-|-|\n| 2019-03-01 | 用 Go | 快 | 已接受 |\n",
]


@pytest.mark.parametrize("name", ["adr-index", "SUMMARY", "decisions", "overview", "status", "README_zh"])
@pytest.mark.parametrize("table", LISTS)
def test_a_list_of_records_is_none(name: str, table: str) -> None:
    """The statuses in a table of several records, or of links to others, are those records' own."""
    read = parse(f"# All decisions\n\n{table}", path=f"docs/adr/{name}.md", source="", settings=Settings())
    assert isinstance(read.item, Page)
    assert read.item.kind == ("index" if name in {"adr-index", "README_zh"} else "other")


@pytest.mark.parametrize("table", LISTS)
def test_a_list_of_records_says_nothing_of_the_one_it_stands_in(table: str) -> None:
    """A record that lists others in its head takes no field from them."""
    read = parse(f"# Use X\n\n{table}", path="docs/adr/0007-use-x.md", source="", settings=Settings())
    assert isinstance(read.item, Record)
    assert (read.item.title, read.item.status, read.item.date) == ("Use X", None, None)


def test_a_table_of_one_row_is_the_records_own() -> None:
    """Fields across one row are the record's, its number and title too."""
    text = "| Status | Date | Deciders |\n|---|---|---|\n| Accepted | 2019-03-01 | Ann |\n"
    titled = "| ID | Title | Status | Date | Deciders |\n|-|-|-|-|-|\n| 7 | Use X | Accepted | 2019-03-01 | Ann |\n"
    for table in (text, titled):
        read = parse(table, path="docs/adr/0007-use-x.md", source="", settings=Settings())
        assert isinstance(read.item, Record)
        assert (read.item.title, read.item.status, read.item.date) == (
            "Use x" if table == text else "Use X",
            "accepted",
            "2019-03-01",
        )
        assert read.item.deciders == ("Ann",)


@pytest.mark.parametrize(("kind", "statuses"), [("other", ()), ("record", (StatusWord("on ice", "On ice"),))])
def test_a_sites_own_status_makes_a_record(kind: str, statuses: tuple[StatusWord, ...]) -> None:
    """A word that the site gives a meaning is a status like any other."""
    text = "# Use X\n\n## Status\n\nOn ice\n"
    read = parse(text, path="docs/adr/use-x.md", source="", settings=Settings(statuses=statuses))
    assert getattr(read.item, "kind", "record") == kind


@pytest.mark.parametrize("path", ["adr/tides.md", "adr/tides/index.md"])
@pytest.mark.parametrize(
    ("body", "is_one"),
    [
        ("## Summary\n\n### Issue\n\nFog.\n\n### Decision\n\nLamps.\n\n### Status\n\nDecided on lamps. Open to better ones.\n\n## Details\n", True),
        ("## Decision\n\nLamps.\n\n## Mail\n\n### Status\n\nActive\n", False), ("## A\n\n### Decision\n\nx\n\n## B\n\n### Status\n\nActive\n", False),
    ],
)  # fmt: skip
def test_a_status_beside_the_decision_makes_a_record(path: str, body: str, *, is_one: bool) -> None:
    """As Tyree and Akerman's template has them, below "Summary"; one that stands elsewhere tells how something else is doing."""
    item = parse(f"# Tides\n\n{body}", path=path, source="", settings=Settings()).item
    assert isinstance(item, Record) is is_one


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("# Our choices\n\nAs they came.\n\n## Go\n\n- Date: 2024-03-05\n- Status: accepted\n\n## Rust\n\n- Status: proposed\n", "other"),
        ("# Решения\n\n## Склад\n\n- **Дата:** 2024-03-05\n- **Статус:** принято\n- **Решение:** снять.\n\n## Окна\n\n- **Статус:** принято\n", "other"),
        ("# Go\n\n- Status: accepted\n\n## Go\n\n- Status: fast\n\n## Rust\n\n- Status: slow\n", "record"),
        ("# Go\n\n## Metadata\n\n- Date: 2024-03-05\n- Status: accepted\n\n## Decision\n\nGo.\n", "record"),
        ("# Go\n\n## Status\n\nAccepted\n\n## Phase 1\n\n- Status: done\n", "record"),
    ],
)  # fmt: skip
def test_a_log_of_decisions_that_are_not_called_records(text: str, kind: str) -> None:
    """Several sections that state a status each, below a head that states none, are decisions of one file."""
    read = parse(text, path="docs/choices.md", source="", settings=Settings())
    assert read.item.kind == kind if isinstance(read.item, Page) else kind == "record"
    assert ("several decisions" in read.reason) == (kind == "other")


SIGNED = (
    "# Lamps\n\n* Owner: Ann Lee (@ann)\n* Reviewers: the crew\n* Status: {status}\n\n## Background\n\nFog.\n"
)


@pytest.mark.parametrize(
    ("is_one", "text"),
    [
        (True, SIGNED.format(status="Defunct")),
        (True, SIGNED.format(status="Defunct, replaced by [Buoys](buoys.md)")),
        (False, SIGNED.format(status="Defunct").replace("* Owner: Ann Lee (@ann)\n", "")),
        (False, SIGNED.format(status="Live").replace("## Background", "## On call")),
        (False, SIGNED.format(status="[status]")), (False, SIGNED.format(status="TBD")),
        (False, SIGNED.format(status="Lit\n* Status: Dim")),
        (False, "# Lamps\n\n## Background\n\nFog.\n\n### The keeper\n\n* Owner: Ann\n* Status: Defunct\n"),
        (False, "# Lamps\n\n## Authors\n\n- Ann\n\n## Status\n\nQuite busy\n\n## Background\n\nFog.\n"),
    ],
)  # fmt: skip
def test_an_unknown_status_beside_an_author_makes_a_record(text: str, *, is_one: bool) -> None:
    """A design that its owner calls "Defunct" is one like those beside it that are "Accepted", where it has a proposal's sections."""
    item = parse(text, path="design/lamps.md", source="", settings=Settings()).item
    assert isinstance(item, Record) is is_one


@pytest.mark.parametrize(
    ("kind", "path", "front"),
    [
        ("template", "001-proposal-template.md", "title: Bright idea\ncreation-date: yyyy-mm-dd"),
        ("record", "001-proposal-template.md", "title: Bright idea\ncreation-date: 2021-03-04"),
        ("record", "0012-issue-template.md", "title: One form for all"), ("record", "0012-lamps.md", "title: Lamps\ndate: yyyy-mm-dd"),
    ],
)  # fmt: skip
def test_a_numbered_template_has_no_date(kind: str, path: str, front: str) -> None:
    """A file called a template is one while its date is a placeholder, whatever its number and its title."""
    item = parse(f"---\n{front}\n---\n\n# Bright idea\n", path=path, source="", settings=Settings()).item
    assert getattr(item, "kind", "record") == kind
