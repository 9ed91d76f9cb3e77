"""What is told about one code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from steelyard.diagnostics.values import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
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
