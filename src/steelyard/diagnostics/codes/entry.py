"""What is told about one code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from steelyard.diagnostics.values import Severity


class Entry(Struct, frozen=True, kw_only=True):
    """One code: `name` in one line, its default severity, what it means, what to do, two examples.

    `fixed` says that a site may not change its severity under `check:`, because the page would be wrong
    or unsafe, or nothing could be built at all. `fixable` says that `steelyard fix` mends it where it has one remedy.
    """

    code: str
    name: str
    severity: Severity
    meaning: str
    remedy: str
    bad: str
    good: str
    fixed: bool = False
    fixable: bool = False
