"""The template contract: the timeline, as a drawing and as a list by year, and the days that its control goes over.

Lengths are units of the drawing, one to a pixel at its natural width, as text. Within a row they count from its top.
"""

from __future__ import annotations

# The types of fields are part of the contract: tests and themes look them up.
from msgspec import Struct

from steelyard.core.views.parts import DateView, NameView, SiteView, StatusView  # noqa: TC001


class DaysView(Struct, frozen=True):
    """The days that the control for "in force on a day" goes over: `first` and `last` (ISO), `span` days from one to the other.

    `count` decisions stand on the page, `held` of them are in force; `drawn` says that `timeline.html` has bars.
    Where the drawing leaves long times out, `pieces` are what it shows, "FIRST/LAST/LEFT/RIGHT" with a space between
    two, and `span` counts their days only.
    """

    first: str
    last: str
    span: str
    count: str
    held: str
    drawn: bool = True
    pieces: str = ""


class TimeTick(Struct, frozen=True):
    """A line of the grid, and its label, whose middle lies at `middle`; '' where there is no room for one."""

    at: str
    middle: str
    text: str


class TimeSpan(Struct, frozen=True):
    """A time that a bar stands for, from `start` to `end`.

    `open` says that it goes on, `unknown` that its beginning is not known, `dashed` that it is none in force.
    """

    start: str
    end: str
    open: bool
    unknown: bool
    dashed: bool


class TimeMark(Struct, frozen=True):
    """What happened on a day: `kind` is a `StatusView.shape`, 'amended' or 'reviewed'; `text` says it in words."""

    kind: str
    at: str
    text: str


class TimeBar(Struct, frozen=True):
    """A decision in the drawing. `label` is its number and title, shortened; `told` says all of it in words.

    `times` are its times in force for the control: "FROM/TO" with a space between two, either side '' where it is
    unknown or goes on. `thread` is the line that its marks hang on where they lie outside of its spans. The label
    begins at `label_at`, or ends there where it is `before`.
    """

    url: str
    label: str
    told: str
    status: StatusView
    times: str
    spans: tuple[TimeSpan, ...]
    thread: tuple[str, str] | None
    marks: tuple[TimeMark, ...]
    label_at: str
    before: bool


class TimeRow(Struct, frozen=True):
    """Bars beside each other, and how far the row's top is from the drawing's."""

    y: str
    bars: tuple[TimeBar, ...]


class TimeLane(Struct, frozen=True):
    """A lane: its name ('' for the only one), its page ('' for none), the height its name stands at, its rows."""

    name: str
    url: str
    count: str
    y: str
    rows: tuple[TimeRow, ...]


class TimeBreak(Struct, frozen=True):
    """A long time in which nothing happens, drawn narrow: the middle of its sign, and the time's name, "2012 to 2025"."""

    at: str
    told: str


class TimeDrawing(Struct, frozen=True):
    """The drawing: the day `first` lies at `left` and the end of the day `last` at `right`.

    `rules` are the heights at which the grid's labels are written. `kinds` are the marks and `spans` the kinds of
    spans (open, ended, dashed, unknown) that it has, for its legend: each with its words. Where long times are left out,
    `breaks` are these, and `left_out` says so.
    """

    width: str
    height: str
    first: str
    last: str
    left: str
    right: str
    ticks: tuple[TimeTick, ...]
    rules: tuple[str, ...]
    lanes: tuple[TimeLane, ...]
    kinds: tuple[tuple[str, str], ...]
    spans: tuple[tuple[str, str], ...]
    breaks: tuple[TimeBreak, ...] = ()
    left_out: str = ""


class TimeEntry(Struct, frozen=True):
    """A decision in the list by year. `date` is told without its year; `times` is set where the drawing lacks it."""

    number: str
    title: str
    url: str
    status: StatusView
    date: DateView | None
    until: DateView | None
    times: str


class TimeYear(Struct, frozen=True):
    """The decisions of a year in the list; '' for those without a date."""

    year: str
    entries: tuple[TimeEntry, ...]


class TimeWay(Struct, frozen=True):
    """A way to set decisions apart, with the page that does so; `current` is this page's."""

    label: str
    url: str
    current: bool


class TimelineView(Struct, frozen=True):
    """`timeline.html`, `timeline/by-tag.html`, or a part of a large site, `timeline/2019.html`.

    `part` says that it is one, and `earlier` and `later` are the parts beside it.
    """

    site: SiteView
    url: str
    root: str
    title: str
    sentence: str
    part: bool
    ways: tuple[TimeWay, ...]
    days: DaysView | None
    drawing: TimeDrawing | None
    years: tuple[TimeYear, ...]
    earlier: NameView | None
    later: NameView | None


class YearRow(Struct, frozen=True):
    """A year of a large site: how many decisions began and ended in it, and were in force at its end.

    `pages` are its parts, `share` the last number's share of the largest, in hundredths. The decisions without a date
    come last, as a year that has no numbers but `began`.
    """

    pages: tuple[NameView, ...]
    began: str
    ended: str
    held: str
    share: str


class YearsView(Struct, frozen=True):
    """`timeline.html` of a site with more decisions than one drawing shows: its years, each with a page."""

    site: SiteView
    url: str
    root: str
    title: str
    sentence: str
    years: tuple[YearRow, ...]
