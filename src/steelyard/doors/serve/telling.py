"""What is told of findings at each build: all at first, then what is new and how much is gone, but every error each time."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from steelyard.diagnostics import Severity
from steelyard.diagnostics.drawing import summarise
from steelyard.diagnostics.novelty import keys_of, unknown
from steelyard.doors.reporting import report
from steelyard.doors.work import counted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from steelyard.diagnostics import Diagnostic
    from steelyard.diagnostics.novelty import Key
    from steelyard.doors.reporting import Readable

_MOST = 20  # findings drawn after each build


class Teller:
    """Tells the findings of one build after the other, and remembers which were told."""

    def __init__(self) -> None:
        self._told: list[Key] = []

    def tell(
        self, findings: Sequence[Diagnostic], survey: Readable, *, published: bool, stream: TextIO
    ) -> None:
        """Draw the errors and what was not told before; then count what is gone, and what stands as before.

        A build that was not published may have ended before it found what stands: nothing counts as gone then.
        """
        keys, told = keys_of(findings, survey.text), self._told
        new = set(unknown(findings, keys, told))
        drawn = [each for each in findings if each in new or each.severity is Severity.ERROR]
        report(drawn, form="text", survey=survey, stream=stream, most=_MOST)
        left = _without_lines(told) - _without_lines(keys)
        gone = left.total() if published else 0
        self._told = keys if published else [*keys, *(Counter(told) - Counter(keys)).elements()]
        standing = [each for each in findings if each not in new and each.severity is not Severity.ERROR]
        parts = [f"{counted(gone, 'finding')} gone"] if gone else []
        if standing and (new or gone):
            parts.append(f"{summarise(standing)} as before")
        if parts:
            stream.write(f"{'; '.join(parts)}\n")


def _without_lines(keys: Sequence[Key]) -> Counter[tuple[str, str, str]]:
    """Count keys without their lines: a finding whose line was edited is not gone."""
    return Counter(key[:3] for key in keys)
