"""Other people's templates are filled where they have a place for what is known, and stay as they are elsewhere."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from steelyard.core.settings import Settings
from steelyard.diagnostics import Diagnostic
from steelyard.writing.new.filling import Facts
from steelyard.writing.new.numbering import NameStyle
from steelyard.writing.new.records import NewRecord, Sheet, Shelf, Table, new_record

SHELF = Shelf("", "adr", NameStyle(), Settings())
FACTS = Facts("Use a queue", "12", "2026-11-26", "accepted", ("infra", "data"), ("Ann", "Bo Li"))
BARE = Facts("Use a queue", "12", "2026-11-26", "accepted")

FILLED = {
    "tokens of adr-tools": (
        BARE,
        "# NUMBER. TITLE\n\nDate: DATE\n\n## Status\n\nSTATUS\n\n## Context\n\nWhy TITLE?\n",
        "# 12. Use a queue\n\nDate: 2026-11-26\n\n## Status\n\nAccepted\n\n## Context\n\nWhy Use a queue?\n",
    ),
    "a heading that is a token's word": (
        BARE,
        "# ADR-NNN: TITLE\n\n## STATUS\n\nSTATUS\n",
        "# ADR-012: Use a queue\n\n## STATUS\n\nAccepted\n",
    ),
    "an explanation in the place of a status": (
        BARE,
        "# Title\n\n## Status\n\nWhat is it now?\nOne of three things.\n\n## Context\n",
        "# Use a queue\n\n## Status\n\nAccepted\n\n## Context\n",
    ),
    "braces in front matter": (
        FACTS,
        '---\nstatus: "{proposed | rejected | accepted}"\ndate: {YYYY-MM-DD when it was updated last}\n'
        "decision-makers: {list everyone involved in the decision}\nconsulted: # who else\nx: 1\n---\n# {short title}\n\nText.\n",
        "---\nstatus: accepted\ndate: 2026-11-26\ndecision-makers: [Ann, Bo Li]\nconsulted: # who else\nx: 1\n"
        "tags: [infra, data]\n---\n# Use a queue\n\nText.\n",
    ),
    "one mapping in braces": (
        FACTS,
        "---\n{status: proposed, 'date':, \"deciders\":[a,\n  b], x: {y: \"1, 2\"},\n z: 'a:\n  b'}\n---\n# TITLE\n",
        "---\nstatus: accepted\n'date': 2026-11-26\n\"deciders\": [Ann, Bo Li]\nx: {y: \"1, 2\"}\nz: 'a: b'\n"
        "tags: [infra, data]\n---\n# Use a queue\n",
    ),
    "one mapping in braces, of tokens": (
        BARE,
        "---\n{\n  status: STATUS, # one\n  x: 'a # b', # '\n  y: \"\\\"\n  # c\"\n}\n---\n# TITLE\n",
        '---\nstatus: accepted\nx: \'a # b\'\ny: "\\" # c"\n---\n# Use a queue\n',
    ),
    "a heading in HTML": (
        BARE,
        "<h1>Title</h1>\nStatus: proposed\n",
        "# Use a queue\nStatus: accepted\n",
    ),
    "a remark that looks like a field, in a quotation before it": (
        BARE,
        "# TITLE\n\n> Status: how it stands, in a word.\n\nStatus: proposed\n",
        "# Use a queue\n\n> Status: how it stands, in a word.\n\nStatus: accepted\n",
    ),
    "a date without a colon": (
        FACTS,
        "# TITLE\n\n**Date** 2019-01-01\n\nStatus: proposed\n",
        "---\ndecision-makers: [Ann, Bo Li]\ntags: [infra, data]\n---\n# Use a queue\n\n**Date** 2026-11-26\n\nStatus: accepted\n",
    ),
    "lists over several lines": (
        FACTS,
        "---\ntags:\n  - one\n  - two\nstatus:\ndate:\ndeciders:\n- somebody\nother: x\n---\n# TITLE\n",
        "---\ntags: [infra, data]\nstatus: accepted\ndate: 2026-11-26\ndeciders: [Ann, Bo Li]\nother: x\n---\n# Use a queue\n",
    ),
    "bullets with remarks": (
        FACTS,
        "# [short title of solved problem and solution]\n\n"
        "- Status: [draft | accepted | superseded by [xxx](yyyymmdd-xxx.md)] <!-- optional -->\n"
        "- Date: [YYYY-MM-DD when the decision was last updated] <!-- optional -->\n"
        "- Tags: [space and/or comma separated list of tags]\n\n## Links <!-- optional -->\n",
        "# Use a queue\n\n- Status: accepted <!-- optional -->\n- Date: 2026-11-26 <!-- optional -->\n- Deciders: Ann, Bo Li\n"
        "- Tags: infra, data\n\n## Links <!-- optional -->\n",
    ),
    "a table": (
        FACTS,
        "# ADR-nnn: Any title\n\n| | |\n|-|-|\n| **Status** | Proposed / Accepted |\n| **Created** | YYYY-MM-DD |\n"
        "| **Deciders** | Name |\n| **Tags** | template |\n",
        "# ADR-012: Use a queue\n\n| | |\n|-|-|\n| **Status** | accepted |\n| **Created** | 2026-11-26 |\n"
        "| **Deciders** | Ann, Bo Li |\n| **Tags** | infra, data |\n",
    ),
    "labels without values": (
        BARE,
        "# TITLE\n\n**Status:**\n\n**Date:**\n\n## Context\n",
        "# Use a queue\n\n**Status:** accepted\n\n**Date:** 2026-11-26\n\n## Context\n",
    ),
    "no line end at its end": (BARE, "# TITLE\n\nStatus: proposed", "# Use a queue\n\nStatus: accepted\n"),
    "a status with a comment, over lines": (
        BARE,
        "# TITLE\n\n## Status\n\nproposed <!-- x --> or accepted\nor so\n\n## Context\n",
        "# Use a queue\n\n## Status\n\nAccepted\n\n## Context\n",
    ),
    "no place for anything": (
        FACTS,
        "Only a text.\n",
        "---\nstatus: accepted\ndecision-makers: [Ann, Bo Li]\ntags: [infra, data]\n---\n# Use a queue\n\nOnly a text.\n",
    ),
    "an underlined title": (
        BARE,
        "NNNN Title\n==========\n\nStatus: STATUS\n",
        "0012 Use a queue\n================\n\nStatus: accepted\n",
    ),
    "a page's own title": (
        BARE,
        "---\ntitle: Template for records\nnav: 1\n---\n# {title}\n\nStatus: STATUS\n",
        "---\ntitle: Use a queue\nnav: 1\n---\n# Use a queue\n\nStatus: accepted\n",
    ),
}


@pytest.mark.parametrize("name", FILLED)
def test_a_template_is_filled(name: str) -> None:
    """Tokens, placeholders, empty fields: each gets its value, and no other letter changes."""
    facts, template, wanted = FILLED[name]
    made = new_record(SHELF, Sheet(template, "t.md"), facts, table=None, dated=False)
    assert isinstance(made, NewRecord), made
    assert made.text == wanted


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_line_ends_are_the_template_s(newline: str) -> None:
    """A template with other line ends makes a record, and a table, with those; its byte-order mark does not come along."""
    facts, template, wanted = FILLED["bullets with remarks"]
    sheet = Sheet("\ufeff" + template.replace("\n", newline), "t.md")
    made = new_record(SHELF, sheet, facts, table=Table(("Cost",)), dated=False)
    assert isinstance(made, NewRecord)
    assert made.text == wanted.replace("\n", newline)
    assert "\n" not in made.table.replace(newline, "")


@pytest.mark.parametrize(
    ("facts", "template", "code"),
    [
        (BARE, '+++\nstatus = "proposed"\n+++\n# TITLE\n', "W921"),
        (replace(BARE, title="!?"), "# TITLE\n\n## Status\n\nSTATUS\n", "W920"),
    ],
)
def test_what_makes_no_record_is_told(facts: Facts, template: str, code: str) -> None:
    """A template in TOML has no place for what is known, and a title without a letter makes no name."""
    made = new_record(SHELF, Sheet(template, "t.md"), facts, table=None, dated=False)
    assert isinstance(made, Diagnostic)
    assert made.code == code


@pytest.mark.parametrize(
    ("template", "wanted"),
    [
        (
            "# TITLE\n\n## Considered Options\n\n- {title of option 1}\n- {title of option 2}\n- … <!-- more -->\n\n## Decision\n",
            "# Use a queue\n\n## Considered Options\n\n- Redis\n- A \\[B\\]\n\n[Scores](0012-use-a-queue.criteria.yaml)\n\n## Decision\n",
        ),
        (
            "# TITLE\n\n## Options\n\n## Decision\n",
            "# Use a queue\n\n## Options\n\n* Redis\n* A \\[B\\]\n\n[Scores](0012-use-a-queue.criteria.yaml)\n\n## Decision\n",
        ),
        ("# TITLE\n\n## Context\n", "# Use a queue\n\n## Context\n"),
        (
            "# TITLE\n\n## Pros and Cons of the Options\n\n### {title of option 1}\n\n* Good, because …\n\n### {title of other option}\n"
            "\n* Bad, because …\n\n## More\n",
            "# Use a queue\n\n## Pros and Cons of the Options\n\n### Redis\n\n* Good, because …\n\n### A \\[B\\]\n"
            "\n* Good, because …\n\n## More\n",
        ),
    ],
)
def test_options_stand_where_the_template_lists_them(template: str, wanted: str) -> None:
    """Options take the place of the template's own, each gets its section, and the link to the table stands alone."""
    facts = Facts("Use a queue", "12", "2026-11-26", "proposed", options=("Redis", "A [B]"))
    made = new_record(SHELF, Sheet(template, "t.md"), facts, table=Table(("Cost",)), dated=False)
    assert isinstance(made, NewRecord)
    assert made.text == f"---\nstatus: proposed\n---\n{wanted}"
    assert made.table_path == "adr/0012-use-a-queue.criteria.yaml"
