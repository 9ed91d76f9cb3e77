"""A decision's bar: where its times, its marks and its label lie on the scale, and how much room all of it takes."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from steelyard.core.dates import day, ordinal
from steelyard.core.statuses import LINGERING
from steelyard.core.timeline.force import begins
from steelyard.core.timeline.lettering import shortened, width
from steelyard.core.timeline.marks import marks_of
from steelyard.core.timeline.scale import WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from steelyard.core.corpus import Corpus, Decision
    from steelyard.core.language.language import Language
    from steelyard.core.statuses import Statuses
    from steelyard.core.timeline.marks import Mark
    from steelyard.core.timeline.scale import Break, Scale
    from steelyard.core.views.parts import StatusView

POINT = 5
"""How far the point of a bar that goes on reaches beyond its end."""

LEAST = 4
"""How long the shortest bar is."""

LONGEST_LABEL = 300
"""How long a label beside its bar may be, and how much room it asks for inside."""

EDGE = 4
"""What stays free at both edges of the drawing."""

_REACH = 6  # of a mark, from its middle
_APART = 2 * _REACH
_INSET = 8  # from a bar's end to the middle of its mark
_PAD = 5  # between a label and what is beside it
_NOTCH = 4  # how deep the ragged end of a bar is whose beginning is not known
_BEGINNING = LINGERING | {"in-force"}


class Span(Struct, frozen=True):
    """A time from `start` to `end`, with the days they mean (None where not known or going on); see `TimeSpan`."""

    start: float
    end: float
    since: int | None
    until: int | None
    dashed: bool = False

    @property
    def open(self) -> bool:
        """Say whether it goes on."""
        return self.until is None

    @property
    def unknown(self) -> bool:
        """Say whether its beginning is not known."""
        return self.since is None


class _Taken(Struct, frozen=True):
    """Where no label may lie."""

    low: float
    high: float


class Placed(Struct, frozen=True):
    """A mark with its day and the place of its middle; `text` is of all marks that lie here."""

    kind: str
    day: int
    at: float
    text: str


class Bar(Struct, frozen=True):
    """A decision's bar. Everything of it lies from `low` to `high`; the label ends at `label_at` where it is `before`."""

    decision: Decision
    status: StatusView
    told: str
    spans: tuple[Span, ...]
    marks: tuple[Placed, ...]
    thread: tuple[float, float] | None
    label: str
    label_at: float
    before: bool
    low: float
    high: float


def build_bar(corpus: Corpus, decision: Decision, statuses: Statuses, scale: Scale) -> Bar:
    """Lay out the bar of a decision that has a date."""
    status = statuses.of(decision)
    spans = _spans(decision, status.shape, scale)
    marks = _placed(marks_of(corpus, decision, statuses), spans, scale)
    low = min((*(span.start for span in spans), *(mark.at - _REACH for mark in marks)))
    high = max((*(span.end + POINT * span.open for span in spans), *(mark.at + _REACH for mark in marks)))
    torn = [(one.low, one.high) for one in scale.breaks]
    label, at, before = _labelled(decision.label, spans, _taken(marks, torn), (low, high))
    ends = (marks[0].at, marks[-1].at) if marks else (low, high)
    if spans:
        ends = min(ends[0], spans[0].start), max(ends[1], spans[-1].end)
    length = width(label)
    return Bar(
        decision,
        status,
        _told(decision, status, corpus.language),
        spans,
        marks,
        ends if _threaded(ends, spans) else None,
        label,
        at,
        before,
        min(low, at - length if before else at),
        max(high, at if before else at + length),
    )


def _spans(decision: Decision, shape: str, scale: Scale) -> tuple[Span, ...]:
    times: Sequence[tuple[str | None, str | None]] = [(time.start, time.end) for time in decision.in_force]
    dashed = not times and shape in LINGERING
    if dashed:
        times = [(begins(decision), None)]
    spans: list[Span] = []
    most: float = WIDTH
    for since, until in reversed(times):
        first, last = (ordinal(date) if date else None for date in (since, until))
        start = scale.left if first is None else scale.x(first)
        end = scale.right if last is None else scale.x(last)
        spans.append(Span(start, min(max(end, start + LEAST), most), first, last, dashed))
        most = start
    return tuple(reversed(spans))


def _placed(marks: Iterable[Mark], spans: Sequence[Span], scale: Scale) -> tuple[Placed, ...]:
    """Put marks at their days, so that none lies on another or on a sign; those of a bar's ends are moved into it."""
    begin = min((span.since for span in spans if span.since), default=0)
    earlier: list[Placed] = []
    later: list[Placed] = []
    for mark in marks:
        group = earlier if mark.day < begin else later
        group.append(Placed(mark.kind, mark.day, _inside(mark, spans, scale), mark.text))
    placed: list[Placed] = []
    low = float("-inf")
    for one in _joined(later):
        low = min(max(one.at, low), WIDTH - EDGE - _REACH)
        placed.append(replace(one, at=low))
        low += _APART
    high = min(
        (*(mark.at - _APART for mark in placed[:1]), *(span.start - _REACH for span in spans[:1]), WIDTH)
    )
    for one in reversed(_joined(earlier)):
        high = max(min(one.at, high), EDGE + _REACH)
        placed.insert(0, replace(one, at=high))
        high -= _APART
    for sign in scale.breaks:
        _keep_off(placed, sign)
    return tuple(placed)


def _keep_off(placed: list[Placed], sign: Break) -> None:
    """Push marks back to the side of a break's sign that their days lie on, and their neighbours with them."""
    after = bisect_left(placed, (sign.first + sign.last) / 2, key=lambda mark: mark.day)
    most, least = sign.low - _REACH, sign.high + _REACH
    for at in reversed(range(after)):
        if placed[at].at <= most:
            break
        placed[at] = replace(placed[at], at=most)
        most -= _APART
    for at in range(after, len(placed)):
        if placed[at].at >= least:
            break
        placed[at] = replace(placed[at], at=least)
        least += _APART


def _inside(mark: Mark, spans: Iterable[Span], scale: Scale) -> float:
    for span in spans:
        inset = min(_INSET, (span.end - span.start) / 2)
        if mark.day == span.since and mark.kind in _BEGINNING:
            return span.start + inset
        if mark.day == span.until and mark.kind not in _BEGINNING:
            return span.end - inset
    return scale.x(mark.day)


def _joined(marks: Iterable[Placed]) -> list[Placed]:
    """Make one of those of one kind that would touch, with the words of all."""
    joined: list[Placed] = []
    latest: dict[str, int] = {}
    for mark in marks:
        index = latest.get(mark.kind, -1)
        if index >= 0 and mark.at - joined[index].at < _APART:
            joined[index] = replace(joined[index], text=f"{joined[index].text}; {mark.text}")
        else:
            latest[mark.kind] = len(joined)
            joined.append(mark)
    return joined


def _labelled(
    text: str, spans: Sequence[Span], taken: Sequence[_Taken], ends: tuple[float, float]
) -> tuple[str, float, bool]:
    """Find the label's place: the first room inside that is long enough, else to the right, else to the left.

    Inside it may be as long as there is room; beside its bar it would keep others from the row.
    """
    inside = [*_rooms(spans, taken)]
    rooms = [*inside, _room_after(ends[1], taken), _room_before(ends[0], taken)]
    needed = min(width(text), LONGEST_LABEL)
    widest = max(high - low for low, high in rooms)
    low, high = next(room for room in rooms if room[1] - room[0] >= min(needed, widest))
    if (low, high) in inside:
        return shortened(text, high - low), low, False
    label = shortened(text, min(high - low, LONGEST_LABEL))
    before = (low, high) == rooms[-1]
    return label, high if before else low, before


def _room_after(end: float, taken: Sequence[_Taken]) -> tuple[float, float]:
    """Give the stretch to the right of a bar: behind what reaches over its end, up to what comes next."""
    low = end + _PAD
    for one in taken:
        if one.low <= low and one.high > end:
            low = max(low, one.high + _PAD)
    return low, min((one.low - _PAD for one in taken if one.low > low), default=WIDTH - EDGE)


def _room_before(start: float, taken: Sequence[_Taken]) -> tuple[float, float]:
    """Give the stretch to the left of a bar, likewise."""
    high = start - _PAD
    for one in reversed(taken):
        if one.high >= high and one.low < start:
            high = min(high, one.low - _PAD)
    return max((one.high + _PAD for one in taken if one.high < high), default=EDGE), high


def _taken(marks: Iterable[Placed], torn: Iterable[tuple[float, float]]) -> list[_Taken]:
    """Give the places of marks and of the signs of what the scale leaves out, from left to right."""
    return sorted(
        (
            *(_Taken(mark.at - _REACH, mark.at + _REACH) for mark in marks),
            *(_Taken(low, high) for low, high in torn),
        ),
        key=lambda one: one.low,
    )


def _rooms(spans: Iterable[Span], taken: Sequence[_Taken]) -> Iterable[tuple[float, float]]:
    """Give the stretches inside of a bar that nothing lies in."""
    for span in spans:
        low = span.start + _PAD + _NOTCH * span.unknown
        for one in taken:
            if span.start < one.high and one.low < span.end:
                yield low, one.low - _PAD
                low = one.high + _PAD
        yield low, span.end - _PAD


def _threaded(ends: tuple[float, float], spans: Sequence[Span]) -> bool:
    """Say whether something lies so far outside of the spans that a line must lead to it."""
    reached = ends[0]
    for span in spans:
        if span.start - reached > _REACH:
            return True
        reached = max(reached, span.end)
    return ends[1] - reached > _REACH


def _told(decision: Decision, status: StatusView, language: Language) -> str:
    """Tell of a decision in words: its name, its status, its times in force."""
    name, said, date = decision.label, status.label, begins(decision)
    times = ", ".join(_time(time.start, time.end, language) for time in decision.in_force)
    if not times and date:
        when = language.date(date)
        return language.say("{decision}. {status}, {date}.", decision=name, status=said, date=when)
    if not times:  # pragma: no cover (a bar is of a decision with a date)
        return language.say("{decision}. {status}.", decision=name, status=said)
    if decision.holds and status.word == "accepted":
        return language.say("{decision}. In force {times}.", decision=name, times=times)
    return language.say("{decision}. {status}; in force {times}.", decision=name, status=said, times=times)


def _time(start: str | None, end: str | None, language: Language) -> str:
    if start is None:
        if end is None:
            return language.say("since when is not known")
        return language.say("until {date}", date=language.date(end))
    if end is None:
        return language.say("since {date}", date=language.date(start))
    return language.say("{first} to {last}", first=language.date(start), last=language.date(end))


def order(bar: Bar) -> tuple[float, str, int]:
    """Order bars as they are drawn: by where they begin, then by date and in the site's order."""
    date = begins(bar.decision)
    return bar.low, day(date) if date else "", bar.decision.position
