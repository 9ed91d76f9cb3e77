"""Records in every style that people write them in, and the ways to change them, for the tests of what is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steelyard.core.model import Record
from steelyard.core.settings import RelationKind, Settings, StatusWord
from steelyard.reading.parse import parse
from steelyard.writing.amending.lines import lines_of
from steelyard.writing.amending.names import Other
from steelyard.writing.amending.phrases import NewStep
from steelyard.writing.amending.records import FileOf, with_relation, with_status

if TYPE_CHECKING:
    from steelyard.diagnostics import Diagnostic

SETTINGS = Settings(
    relations=(RelationKind("refines", "refined-by"),),
    statuses=(StatusWord("On hold", "On hold"), StatusWord("trial", "Trial", like="accepted")),
)
FILE = FileOf("adr/0003-cron.md", SETTINGS)
OTHER = Other("adr/0012-use-a-queue.md", "12", "Use a queue")
DAY = "2026-11-26"


def _front(head: str, *, body: str = "\n# 3. Cron\n\nText.\n") -> str:
    return f"---\n{head}---\n{body}"


def _body(head: str, *, end: str = "") -> str:
    return f"# 3. Cron\n\n{head}\n## Context\n\nText, [see](0001-a.md).\n{end}"


STYLES = {
    "front matter": _front("title: Cron\nstatus: proposed   # for now\ndate: 2019-03-01\n"),
    "front matter, in quotes": _front("status: 'Proposed'\ndate: \"2019-03-01\"\nsupersedes: [1, 2]\n"),
    "front matter, keys without values": _front('status:   # to do\ndate:\ndepends_on:\n  - "0001"\n'),
    "front matter without a status": _front("title: Cron\ntags: [a]\n"),
    "front matter, empty": "---\n---\n# 3. Cron\n\nText.\n",
    "front matter, dated": _front("status: Accepted (2019-03-01)\nsuperseded-by: ADR-0004\n"),
    "front matter, a list of one": _front("status: [accepted]\namends: 0001-a.md\n"),
    "front matter, braces": _front("status: { proposed }\ndate: {2019-03-01}\nsupersedes:\n# none yet\n"),
    "front matter, a post's": _front("date: '2018-12-18 01:33:06'\nlayout: post\nslug: cron\nstatus: draft\ntitle: Cron\n"),
    "front matter, a Markdown link": _front('status: accepted\namends:\n- "[1. A](0001-a.md)"  # so far\n'),
    "front matter, after blank lines": "\n" + _front("status: proposed\ndate: 2019-03-01\n"),
    "front matter, ending the file": "---\nstatus: proposed\ntitle: Cron\n---",
    "history": _front("status: accepted\nhistory:\n  - date: 2019-03-01\n    status: accepted\n    by: Ann\n    note: >\n      long\n      text\ntags: [x]\n"),
    "history in braces": _front("status: Accepted\nhistory:\n- {date: 2019-02-01, status: Proposed}\n- {date: 2019-03-01, status: Accepted}  # then\n"),
    "history on a line": _front('history: [{date: 2019-02-01, status: proposed}, {date: 2019-03-01, status: accepted, by: "Ann"}]\nstatus: accepted\n'),
    "history, newest first": _front("status: accepted\nhistory:\n  - 2019-03-01 accepted\n  - 2019-02-01 proposed\n"),
    "history alone": _front("history:\n  - status: proposed\n    date: '2019-02-01'\n"),
    "TOML": '+++\ntitle = "Cron"\nstatus = "proposed" # x\ndate = 2019-03-01\nsupersedes = ["1"]\n[params]\nx = 1\n+++\n# Cron\n',
    "an EIP's preamble": "---\neip: 3\ntitle: Cron\nauthor: A (@a)\nstatus: Draft\ntype: Core\ncreated: 2019-03-01\nrequires: 20, 165\n---\n\n## Abstract\n\nText.\n",
    "section": _body("Date: 2019-03-01\n\n## Status\n\nProposed\n"),
    "section with a relation": _body("Date: 2019-03-01\n\n## Status\n\nAccepted\n\nAmends [1. A](0001-a.md)\n"),
    "section, superseded": _body("## Status\n\nSuperseded by [4. B](0004-b.md)\n"),
    "section, dated lines": _body("## Status\n\nProposed (2019-02-01)\n\nAccepted (2019-03-01)\n"),
    "section, one dated line": _body("## Status\n\n2019-03-01: accepted by Ann\n"),
    "section, dated list": _body("## Status\n\n* 2019-03-01 accepted\n* 2019-02-01 proposed\n"),
    "section, empty": _body("## Status\n"),
    "section, emphasis": _body("## Status\n\n✅ **Accepted**\n"),
    "section, underlined": "3. Cron\n=======\n\nStatus\n------\nPROPOSED <!-- for now -->\n\nContext\n-------\nText.\n",
    "section, boxes": _body("## Status\n\n- [ ] Proposed\n- [x] Accepted\n- [ ] Rejected\n"),
    "section, prose": _body("## Status\n\nProposed, as the team has seen it on Monday.\n\nMore of that.\n"),
    "heading": _body("## Status: proposed\n"),
    "line": _body("Status: accepted\n"),
    "line, emphasis": _body("**Status:** accepted  \n**Date:** 2019-03-01\n"),
    "line, dated": _body("Status: accepted 2019-03-01 by Ann\n"),
    "line, several": _body("**Status**: proposed | **Date**: 2019-03-01\n"),
    "bullets": _body("* Status: proposed\n* Deciders: Ann\n* Date: 2019-03-01\n"),
    "bullets, a template's": _body("* Status: {proposed | rejected | accepted | deprecated | … | superseded by [ADR-0005](0005-example.md)}\n* Date: {YYYY-MM-DD when the decision was last updated}\n"),
    "bullets with links": _body("* Status: accepted\n", end="\n## Links\n\n* Amends [ADR-0001](0001-a.md)\n"),
    "bullets, superseded": _body("- **Status**: superseded by [ADR-0004](0004-b.md)\n- **Date**: 2019-03-01\n"),
    "bullets without a status": _body("- Deciders: Ann\n- Date: 2019-03-01\n"),
    "bullets, empty": _body("* Status:\n* Date: 2019-03-01\n"),
    "quotation": _body("> Status: ~~proposed~~ accepted\n> Date: 2019-03-01\n"),
    "table": _body("| Field | Value |\n| --- | --- |\n| **Status** | accepted |\n| Date | 2019-03-01 |\n"),
    "table of steps": _body("| Date | Status | Who |\n|---|---|---|\n| 2019-02-01 | Proposed | Ann |\n| 2019-03-01 | Accepted | Bo |\n"),
    "nothing": _body(""),
    "nothing, one paragraph": "# Cron\n\nDate: 2019-03-01\nText\n",
    "German": _body("## Status\n\nVorgeschlagen\n"),
    "another language": "# ADR-0007：租用仓库\n\n- **状态**：已接受（Accepted）\n- **日期**：2020-02-03\n\n## 背景\n\n需要。\n",
}  # fmt: skip
"""Records by the style of what they say of their status."""


def changed(text: str, word: str, *, by: str = "", date: str = DAY) -> str | Diagnostic:
    """Give a record another status."""
    return with_status(text, file=FILE, step=NewStep(word, date, by))


def related(text: str, kind: str) -> str | Diagnostic:
    """Let a record state a relation to OTHER."""
    step = NewStep("superseded", DAY) if kind == "superseded_by" else None
    return with_relation(text, file=FILE, kind=kind, other=OTHER, step=step)


def read(text: str) -> Record:
    """Read a record as its file's exact text tells it."""
    item = parse(lines_of(text).plain, path=FILE.path, source="", settings=SETTINGS).item
    assert isinstance(item, Record)
    return item
