"""The timeline's drawing: lanes from top to bottom, their rows, the grid, and what its legend must explain."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from steelyard.core.language.language import message
from steelyard.core.once import anew
from steelyard.core.timeline.bars import EDGE
from steelyard.core.timeline.force import times_text
from steelyard.core.timeline.lettering import width
from steelyard.core.timeline.packing import pack
from steelyard.core.timeline.scale import WIDTH, figure, iso_of
from steelyard.core.timeline.stretches import between
from steelyard.core.views.timeline import (
    TimeBar,
    TimeBreak,
    TimeDrawing,
    TimeLane,
    TimeMark,
    TimeRow,
    TimeSpan,
    TimeTick,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from steelyard.core.lanes import Lanes
    from steelyard.core.language.language import Language
    from steelyard.core.once import Once
    from steelyard.core.timeline.bars import Bar, Span
    from steelyard.core.timeline.scale import Scale

PITCH = 26
"""From one row's top to the next one's."""

_RULE = 24  # height of a line of the grid's labels
_NAME = 25  # height of a lane's name
_FOOT = 8  # below a lane
_BETWEEN_RULES = 30  # rows, so that a screen shows the grid's labels
_KINDS = {
    "in-force": message("Accepted"),
    "proposed": message("Proposed"),
    "draft": message("Draft"),
    "amended": message("Amended"),
    "reviewed": message("Reviewed"),
    "superseded": message("Superseded"),
    "deprecated": message("Deprecated"),
    "rejected": message("Rejected"),
    "other": message("Another status"),
    "none": message("No status"),
}
_SPANS = {
    "open": message("In force, and goes on"),
    "ended": message("Was in force"),
    "unknown": message("Since when is not known"),
    "dashed": message("Proposed or draft, not in force"),
}

_ROUNDED = 0.1  # figures have one decimal
_SMALLER = 11 / 12  # the grid's letters beside those that `width` measures


def draw(
    bars: Sequence[Bar], lanes: Lanes, scale: Scale, *, language: Language, once: Once = anew
) -> TimeDrawing:
    """Draw bars in their lanes. Lanes without any are left out."""
    within: list[list[Bar]] = [[] for _ in lanes.lanes]
    for bar in bars:
        within[lanes.of[bar.decision.record.path]].append(bar)
    stack = _stacked(
        (
            (lane.label, lane.url, _rows(own, once))
            for lane, own in zip(lanes.lanes, within, strict=True)
            if own
        ),
        language,
    )
    kinds = {mark.kind for bar in bars for mark in bar.marks}
    spans = {kind for bar in bars for span in bar.spans for kind in _span_kinds(span)}
    torn = tuple(
        TimeBreak(figure((one.low + one.high) / 2), between(one.first, one.last, language))
        for one in scale.breaks
    )
    left_out = language.joined([one.told for one in torn])
    return TimeDrawing(
        str(WIDTH),
        stack.height,
        iso_of(scale.first),
        iso_of(scale.last),
        figure(scale.left),
        figure(scale.right),
        tuple(grid(scale, language)),
        stack.rules,
        stack.lanes,
        tuple((kind, language.say(text)) for kind, text in _KINDS.items() if kind in kinds),
        tuple((kind, language.say(text)) for kind, text in _SPANS.items() if kind in spans),
        torn,
        language.say("The axis leaves out {times}, when nothing happened.", times=left_out) if torn else "",
    )


def redrawn(drawing: TimeDrawing, at: int, bars: Sequence[Bar], language: Language) -> TimeDrawing:
    """Return a drawing with the bars of one lane, by its place, in their rows anew; each is of the same decision as before."""
    lanes = [(lane.name, lane.url, tuple(row.bars for row in lane.rows)) for lane in drawing.lanes]
    lanes[at] = (*lanes[at][:2], _rows(bars, anew))
    stack = _stacked(lanes, language)
    return replace(drawing, height=stack.height, rules=stack.rules, lanes=stack.lanes)


class _Stack(NamedTuple):
    """Lanes one below the other, the heights at which the grid's labels are written between them, and that of all."""

    lanes: tuple[TimeLane, ...]
    rules: tuple[str, ...]
    height: str


def _rows(bars: Sequence[Bar], once: Once) -> tuple[tuple[TimeBar, ...], ...]:
    """Return the rows of a lane."""
    return tuple(
        tuple(once(("drawn", bar.decision.record.path), bar, partial(_view, bar)) for bar in row)
        for row in pack(bars)
    )


def _stacked(lanes: Iterable[tuple[str, str, Sequence[tuple[TimeBar, ...]]]], language: Language) -> _Stack:
    """Put lanes below each other: each is its name, its page and its rows."""
    y, rules, drawn = _RULE, [0], []
    for name, url, bars in lanes:
        top = y
        y += _NAME if name else _FOOT
        rows = []
        for number, row in enumerate(bars):
            if number and number % _BETWEEN_RULES == 0 and len(bars) - number > _BETWEEN_RULES // 2:
                rules.append(y)
                y += _RULE
            rows.append(TimeRow(str(y), row))
            y += PITCH
        y += _FOOT
        drawn.append(TimeLane(name, url, language.number(sum(map(len, bars))), str(top), tuple(rows)))
    return _Stack(tuple(drawn), tuple(map(str, (*rules, y))), str(y + _RULE))


def grid(scale: Scale, language: Language) -> Iterator[TimeTick]:
    """Give the grid's lines, each label above its own, or as near to that as the edges and what is left out allow.

    A label that would touch the one before it is left out.
    """
    low: float = 0
    end: float = 0  # of the last label
    for at, piece in enumerate(scale.pieces):
        high = scale.breaks[at].low if at < len(scale.breaks) else WIDTH
        for days, text in piece.ticks(language):
            x, half = scale.x(days), width(text) / 2 + EDGE
            seen = width(text) / 2 * _SMALLER
            middle = min(max(x, low + half), high - half)
            if middle - seen < end + _ROUNDED:
                yield TimeTick(figure(x), figure(x), "")
                continue
            yield TimeTick(figure(x), figure(middle), text)
            end = middle + seen
        low = scale.breaks[at].high if at < len(scale.breaks) else 0


def _view(bar: Bar) -> TimeBar:
    return TimeBar(
        bar.decision.url,
        bar.label,
        bar.told,
        bar.status,
        times_text(bar.decision),
        tuple(
            TimeSpan(
                figure(span.start), figure(span.end), open=span.open, unknown=span.unknown, dashed=span.dashed
            )
            for span in bar.spans
        ),
        (figure(bar.thread[0]), figure(bar.thread[1])) if bar.thread else None,
        tuple(TimeMark(mark.kind, figure(mark.at), mark.text) for mark in bar.marks),
        figure(bar.label_at),
        bar.before,
    )


def _span_kinds(span: Span) -> tuple[str, ...]:
    kind = "dashed" if span.dashed else "open" if span.open else "ended"
    return (kind, "unknown") if span.unknown else (kind,)
