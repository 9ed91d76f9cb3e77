"""The catalogue: every code by its name, and what `steelyard explain` tells about it."""

from __future__ import annotations

import textwrap
from types import MappingProxyType
from typing import TYPE_CHECKING

from steelyard.diagnostics.codes import ENTRIES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from steelyard.diagnostics.codes.entry import Entry

CATALOGUE: Mapping[str, Entry] = MappingProxyType({entry.code: entry for entry in ENTRIES})
"""Every code that Steelyard can report, in the order of the reference."""

_WIDTH = 80
_MENDED = "Where only one remedy fits, steelyard fix mends it."


def explain(code: str) -> str | None:
    """Return what the code means as plain text of at most 80 columns (examples apart); None for no code of ours.

    Case and surrounding blanks of `code` do not matter.
    """
    entry = CATALOGUE.get(code.strip().upper())
    if entry is None:
        return None
    standing = "" if entry.fixed else f" (change it in steelyard.yml: `check: {{{entry.code}: …}}`)"
    mended = (_MENDED, "") if entry.fixable else ()
    return "\n".join(
        (
            f"{entry.code}: {entry.name}",
            f"Severity: {entry.severity}{standing}",
            "",
            textwrap.fill(entry.meaning, _WIDTH, break_on_hyphens=False),
            "",
            textwrap.fill(f"What to do: {entry.remedy}", _WIDTH, break_on_hyphens=False),
            "",
            *mended,
            "Bad:",
            "",
            textwrap.indent(entry.bad, "    "),
            "",
            "Good:",
            "",
            textwrap.indent(entry.good, "    "),
            "",
        )
    )
