"""What was decided, in a line: MADR's chosen option, or the first sentence of the decision."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.language.told import worded
from steelyard.core.model import Origin
from steelyard.reading.inline import plain
from steelyard.reading.names import is_placeholder
from steelyard.reading.outcomes.called import read_called
from steelyard.reading.outcomes.chosen import read_choices
from steelyard.reading.outcomes.decided import read_decided, read_placed
from steelyard.reading.outcomes.marked import read_marked
from steelyard.reading.outcomes.told import first_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.reading.evidence import Evidence

_ABOUT = re.compile(r"(?:(?:An?|The)\s+)?(?:Architectur(?:e|al)\s+)?Decision\s+Record\b", re.IGNORECASE)
"""A description that begins with what the page is, "Architecture Decision Record (ADR) for lamps", tells no outcome."""

_MAX = 220


class Outcome(Struct, frozen=True):
    """The option chosen and why, where the record says so, and its outcome in a line ('' where it has none)."""

    summary: str = ""
    chosen: str | None = None
    because: str | None = None
    origins: tuple[tuple[str, Origin], ...] = ()

    def origin(self, field: str) -> Origin | None:
        """Return where `chosen` or `because` was read."""
        return next((origin for name, origin in self.origins if name == field), None)


def read_outcome(evidence: Evidence, scored: Sequence[str] = ()) -> Outcome:
    """Read what was decided: `chosen`, `because` and `summary` of front matter first, then the body.

    `scored` are the options that a table of the record scores.
    """
    lines = read_choices(evidence)
    several = len(lines) > 1
    line = None if several else lines[0] if lines else read_decided(evidence)
    marked = (
        None
        if line or several
        else read_marked(evidence) or read_placed(evidence, scored) or read_called(evidence, scored)
    )
    found = line or marked
    chosen = found.option if found else None
    because = (found.because or None) if found else None
    sentence = _told(line.option, line.because) if line else ""
    told = chosen  # by the body, perhaps without a reason
    origins: list[tuple[str, Origin]] = []
    for field in ("chosen", "because"):
        values = evidence.from_front(field)
        if values:
            origins.append((field, values[0].origin()))
            chosen = values[0].text.strip() if field == "chosen" else chosen
            because = values[0].text.strip() if field == "because" else because
        elif found and (chosen if field == "chosen" else because) is not None:
            origins.append((field, Origin("chosen option line" if line else "marked option", found.line)))
    given = evidence.from_front("summary")
    if marked and not (evidence.from_front("chosen") or evidence.from_front("because")):
        sentence = first_sentence(evidence) or marked.option
    elif not sentence and chosen and not is_placeholder(chosen):
        sentence = _told(plain(chosen), plain(because or ""))
    elif sentence and because and sentence == told:
        sentence = _told(sentence, plain(because))
    summary = plain(given[0].text) if given else ""
    if not summary or _ABOUT.match(summary):
        summary = sentence or first_sentence(evidence) or summary
    if is_placeholder(summary):
        summary = ""
    return Outcome(_clipped(summary), chosen, because, tuple(origins))


def _told(option: str, because: str) -> str:
    reason = because.strip(" .,")
    if not reason or is_placeholder(because):
        return option
    return worded("{option}, because {reason}", option=option, reason=reason)


def _clipped(text: str) -> str:
    kept = text.strip()
    if kept.endswith("…"):
        end = len(kept) - 1  # where a pattern would begin anew at each of the blanks before it
        while end and (kept[end - 1].isspace() or kept[end - 1] == ":"):
            end -= 1
        kept = kept if end == len(kept) - 1 else f"{kept[:end]} …"
    kept = kept.rstrip(":").strip()
    if len(kept) > _MAX:
        return kept[: _MAX - 1].rsplit(" ", 1)[0].rstrip(",;:– ") + "…"
    # A sentence of ours that stays whole can be said in other languages.
    return text if kept == text else kept
