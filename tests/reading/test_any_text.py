"""Whatever a file holds, reading it ends: without an exception, and in a time that grows with its length only."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from costs import in_proportion
from steelyard.core.settings import Settings
from steelyard.reading.parse import parse

_WRITTEN = (
    "---\n|+++\n|status: |# |## Status\n|Status: |Date: |* Deciders: |[|]|(|)|\n|\n\n|> |<td>|</td>|<dt>|superseded by |ADR-12|12|2020-01-02|"
    "1/2/2020|`|*|_|~~|- [x] |accepted|\ue000|\ue001|\x00|\t|{|}|:|;|,| · |<!--|-->|```\n|===\n|---|&#x0;|İ|ß|²|٣|99999|history: |- {date: |"
    "feature: |title: |\r|\u2028|chosen option: |because |supersedes: |[[|]]|%|#|https://["
)
PIECES = _WRITTEN.split("|")
PATHS = (
    "adr/0001-x.md",
    "README.md",
    "x/README.md",
    "a/2020-01-02-x.md",
    "²-x.md",
    "adr/adr-١٢.md",
    ".md",
    "adr/.md",
    "Ⅷ.md",
)

texts = st.lists(st.one_of(st.sampled_from([*PIECES, "|"]), st.text(max_size=6)), max_size=25).map("".join)


@given(texts, st.sampled_from(PATHS))
def test_no_text_is_too_strange(text: str, path: str) -> None:
    """Any text reads, and every finding stands within it."""
    read = parse(text, path=path, source="", settings=Settings())
    lines = text.count("\n") + 1
    assert all(found.place.file == path and 0 <= found.place.line <= lines for found in read.diagnostics)


UNITS = (
    "[", "[a](", "[![a](", "](", "[a](b) ", "(updated ", " (@a)", "`", "`a", "|", "| a ", "\\|", "<", "<@@", "<td>a", "<h1>", "<!--", "<!---->", "~~a", "_a",
    "x", " ", "\t", "\n", "superseded by ", "This supersedes ", "supersedes ADR-1, ", "2020-01-01 ", "1/2/2020 ", "a, ", "#a ", "a:b ", '"',
    'chosen option: "', "{", "a · Status: ", "**Status** ", "[x] ", "> ", "e.g. A ", "word. A", "&amp;", "[[a", "(::", "[a, ", "[a\n", "Status:\n",
    "| Status | Date |\n|---|---|\n", "key: v\n", "partly superseded ", "\ue000", "😀 ",
    " · **A b:** ", "![a](/badge/status-a-b) ", "![", " **A:**", "x (amended ", "x; later amended ", "[ ] a", "(x) ", "☐", "☑ a", "a,\n", "and\n", "not  ",
    ": ", "; accepted ", " - ", "(", " then", "… ", "Weighted ",
    "ADR-1 to ADR-2, ", "ADRs 1–3, ",
)  # fmt: skip
FRAMES = (
    "# {}x\n", "# T\n\n{}x\n", "# T\n\nStatus: {}x\n", "# T\n\n## Status\n\n{}x\n", "# T\n\nDate: 2020-01-01 {}x\n", "# T\n\n* Deciders: {}x\n",
    "---\nstatus: '{}x'\n---\n", "---\n{}x\n---\n", "# T\n\nChosen option: {}x\n", "# T\n\n## Links\n\n* Supersedes {}x\n", "# T\n\n## Decision\n\n{}x\n",
    "# T\n\n| Status | {}x |\n", "# T\n\n| Status | {}x |\n|---|---|\n", "# T\n\nThis ADR supersedes {}x\n", "---\nrelated: 'ADR-1{}x'\n---\n",
    "# T\n\nStatus: accepted\n\nWhat is the change that we're {}x\n", "```\nTitle: x\nStatus: {}x\nCreated: 2020-01-01\n```\n",
    "# T\n\nSupersedes: ADR-1{}x\n", "# T\n\n## Status\n\nAccepted [a]({}x y\n", "# T\n\n## Options\n\n1. A\n2. B\n\n## Decision\n\nOption 2 is{}x\n",
)  # fmt: skip


def read(text: str) -> object:
    return parse(text, path="adr/0001-x.md", source="", settings=Settings())


@pytest.mark.parametrize("frame", FRAMES)
def test_time_grows_with_length(frame: str) -> None:
    """A text four times as long takes no sixteen times as long, whatever it repeats: no pattern backtracks over a line."""
    for unit in UNITS:
        short, long = (frame.replace("{}", unit * (length // len(unit))) for length in (5_000, 20_000))
        in_proportion(partial(read, short), partial(read, long), most=11, least=0.002)
