"""The timeline: what was in force when, where bars, marks and labels lie, and that nothing lies on anything else."""

from __future__ import annotations

import datetime as dt
import json
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example
from hypothesis import given as drawn
from hypothesis import settings as pace
from hypothesis import strategies as st
from msgspec.structs import replace

from record_samples import assemble, corpus_of, export_of, make_record
from steelyard.core.dates import day, ordinal
from steelyard.core.lanes import lanes_of
from steelyard.core.language.language import ENGLISH
from steelyard.core.lists.data import records_text
from steelyard.core.lists.home import home_view
from steelyard.core.lists.rows import build_listing
from steelyard.core.model import Step
from steelyard.core.relations.spans import Interval
from steelyard.core.site import site_view
from steelyard.core.statuses import Statuses
from steelyard.core.timeline.bars import LEAST, LONGEST_LABEL, POINT, build_bar
from steelyard.core.timeline.days import days_view
from steelyard.core.timeline.drawing import grid
from steelyard.core.timeline.force import begins, in_force_on, times_text
from steelyard.core.timeline.lettering import shortened, width
from steelyard.core.timeline.packing import pack
from steelyard.core.timeline.page import timeline_views
from steelyard.core.timeline.scale import WIDTH, build_scale, iso_of
from steelyard.core.timeline.stretches import between
from steelyard.core.views.timeline import TimeBar, TimelineView, TimeMark, YearsView
from timeline_samples import AS_OF, dates, log, logs, many, titles

if TYPE_CHECKING:
    from steelyard.core.corpus import Corpus, Decision
    from steelyard.core.model import Record
    from steelyard.core.timeline.bars import Bar
    from steelyard.core.timeline.scale import Scale

MARK = 5  # half of a mark's width


def site_of(records: list[Record]) -> Corpus:
    return assemble(records)[0]


def views_of(corpus: Corpus, as_of: str | None = AS_OF, **sizes: Any) -> tuple[TimelineView | YearsView, ...]:
    site = site_view(corpus, as_of=as_of, generator="")
    return tuple(view for view, _ in timeline_views(corpus, site, as_of=as_of, **sizes))


def drawn_bars(view: TimelineView | YearsView) -> list[TimeBar]:
    assert isinstance(view, TimelineView)
    lanes = view.drawing.lanes if view.drawing else ()
    return [bar for lane in lanes for row in lane.rows for bar in row.bars]


def laid(corpus: Corpus) -> tuple[Scale, list[Bar]]:
    scale = build_scale(corpus.decisions, as_of=AS_OF)
    assert scale is not None
    statuses = Statuses(corpus.settings.statuses)
    return scale, [build_bar(corpus, one, statuses, scale) for one in corpus.decisions if begins(one)]


def of(corpus: Corpus, number: int) -> Decision:
    return next(one for one in corpus.decisions if one.record.number == str(number))


TIMES = {
    "from on": (("2011-06-14", None), "2011-06-14", True),
    "the day before": (("2011-06-14", None), "2011-06-13", False),
    "the day it ended": (("2011-06-14", "2014-03-04"), "2014-03-04", False),
    "its last day": (("2011-06-14", "2014-03-04"), "2014-03-03", True),
    "beginning not known": ((None, "2014-03-04"), "1900-01-01", True),
    "nothing known": ((None, None), "2014-03-04", True),
    "a month is its first day": (("2011-06", "2011-08"), "2011-06-01", True),
    "a month ends on its first day": (("2011-06", "2011-08"), "2011-08-01", False),
    "asked for a month": (("2011-06-02", None), "2011-06", False),
}


@pytest.mark.parametrize(("time", "on", "holds"), TIMES.values(), ids=TIMES)
def test_in_force_on_a_day(time: tuple[str | None, str | None], on: str, *, holds: bool) -> None:
    """From the day it began to the day before it ended; what has no known beginning was long ago in force."""
    decision = replace(log().decisions[0], in_force=(Interval(*time),))
    assert in_force_on(decision, on) is holds
    assert not in_force_on(replace(decision, in_force=()), on)


def test_the_rule_of_one_time_holds_for_several() -> None:
    """Between two times in force a decision was not; the schema says the same rule in words."""
    decision = of(log(), 5)
    assert [in_force_on(decision, on) for on in ("2018-06-14", "2019-09-01", "2019-10-01", "2020-10-19")] == [
        True,
        False,
        True,
        False,
    ]
    assert times_text(decision) == "2018-06-14/2019-08-01 2019-10-01/2020-10-19"


@pace(deadline=None)
@drawn(logs(), dates)
def test_pages_and_programs_are_told_the_same_times(records: list[Record], on: str) -> None:
    """The text for the page's script, `decisions.json` by its documented rule, and Python agree on every day."""
    corpus = site_of(records)
    listed = export_of(corpus)["records"]
    for decision, told in zip(corpus.decisions, listed, strict=True):
        by_json = any(
            (time["from"] is None or day(time["from"]) <= day(on))
            and (time["to"] is None or day(on) < day(time["to"]))
            for time in told["in_force"]
        )
        times = [time.split("/") for time in times_text(decision).split()]
        by_text = any(start <= day(on) and (not end or day(on) < end) for start, end in times)
        assert in_force_on(decision, on) == by_json == by_text


def test_the_schema_says_the_rule() -> None:
    """Whoever reads `in_force` finds in the schema when a decision is in force on a day."""
    from importlib.resources import files

    schema = json.loads((files("steelyard.core") / "decisions.schema.json").read_text(encoding="utf-8"))
    said = schema["$defs"]["record"]["properties"]["in_force"]["description"]
    assert (
        "in force on day d if and only if for one of them `from` is null or from ≤ d, and `to` is null or d < to"
        in said
    )


@pace(max_examples=200, deadline=None)
@drawn(logs())
def test_nothing_lies_on_anything_else(records: list[Record]) -> None:
    """In a row no bar, mark or label reaches into another decision's, and none into a mark of its own or over the edge."""
    corpus = site_of(records)
    if build_scale(corpus.decisions, as_of=None) is None:
        return
    scale, bars = laid(corpus)
    for row in pack(bars):
        assert all(before.high <= after.low for before, after in pairwise(row))
    for bar in bars:
        length = width(bar.label)
        left, right = (
            (bar.label_at - length, bar.label_at) if bar.before else (bar.label_at, bar.label_at + length)
        )
        reach = [
            (left, right),
            *((span.start, span.end) for span in bar.spans),
            *((mark.at - MARK, mark.at + MARK) for mark in bar.marks),
        ]
        assert all(bar.low <= low and high <= bar.high for low, high in reach)
        assert bar.low >= 0
        assert bar.high <= WIDTH
        inside = any(span.start <= left and right <= span.end for span in bar.spans)
        beside = all(right <= span.start or span.end + POINT * span.open <= left for span in bar.spans)
        assert inside or beside or not bar.label
        assert all(right <= one.low or one.high <= left for one in scale.breaks) or not bar.label
        assert all(mark.at + MARK <= left or right <= mark.at - MARK for mark in bar.marks) or not bar.label
        assert all(
            mark.at + MARK <= one.low or one.high <= mark.at - MARK
            for mark in bar.marks
            for one in scale.breaks
        )
        assert length <= LONGEST_LABEL or inside


def place(scale: Scale, days: int) -> float:
    piece = next(piece for piece in scale.pieces if piece.first <= days <= piece.last)
    return piece.left + (piece.right - piece.left) * (days - piece.first) / (piece.last + 1 - piece.first)


@pace(deadline=None)
@drawn(logs())
def test_a_bars_ends_are_its_days(records: list[Record]) -> None:
    """A bar begins and ends where its days lie on its linear piece of the scale; one that goes on ends at its end."""
    corpus = site_of(records)
    if build_scale(corpus.decisions, as_of=None) is None:
        return
    scale, bars = laid(corpus)
    for bar in bars:
        times = bar.decision.in_force
        for time, span in zip(times, bar.spans, strict=bool(times)):
            start = place(scale, ordinal(time.start)) if time.start else scale.left
            end = place(scale, ordinal(time.end)) if time.end else scale.right
            assert span.start == pytest.approx(start)
            short = end - start < LEAST
            assert start <= span.end <= start + LEAST if short else span.end == pytest.approx(end)
            assert (span.open, span.unknown, span.dashed) == (not time.end, not time.start, False)


@pace(deadline=None)
@drawn(logs(), st.randoms(use_true_random=False))
def test_the_order_of_files_does_not_matter(records: list[Record], chance: Any) -> None:
    """The same records in another order make the same pages."""
    shuffled = list(records)
    chance.shuffle(shuffled)
    assert views_of(site_of(records)) == views_of(site_of(shuffled))


@pace(deadline=None)
@drawn(logs(), st.integers(1, 4))
def test_every_decision_is_shown_once(records: list[Record], size: int) -> None:
    """What has a date is drawn once on each page of the whole, what has none is listed; of parts, one has it."""
    corpus = site_of(records)
    every = sorted(one.url for one in corpus.decisions)
    dated = sorted(one.url for one in corpus.decisions if begins(one))
    for view in views_of(corpus):
        assert isinstance(view, TimelineView)
        assert sorted(bar.url for bar in drawn_bars(view)) == dated
        assert sorted(entry.url for year in view.years for entry in year.entries) == every
        apart = [entry.url for year in view.years if not year.year for entry in year.entries]
        assert sorted([*apart, *dated]) == every
    years, *parts = views_of(corpus, most=0, part=size)
    assert isinstance(years, YearsView)
    assert [part.url for year in years.years for part in year.pages] == [part.url for part in parts]
    assert sorted(bar.url for part in parts for bar in drawn_bars(part)) == dated
    assert all(
        len(year.entries) <= size for part in parts if isinstance(part, TimelineView) for year in part.years
    )
    assert sum(int(year.began) for year in years.years) == len(every)


def test_what_took_a_place_follows_in_its_row() -> None:
    """A decision that supersedes another on the day it ended stands in the same row, whatever would fit there too."""
    corpus = log()
    _, bars = laid(corpus)
    rows = [[bar.decision.record.number for bar in row] for row in pack(bars)]
    assert ["2", "3"] in rows


@pace(max_examples=40, deadline=None)
@drawn(st.integers(1, 80), st.integers(0, 9))
def test_rows_are_as_few_as_can_be(count: int, seed: int) -> None:
    """Without successions no more rows are used than bars lie beside each other at one place."""
    records = [replace(record, statements=()) for record in many(count, seed=seed)]
    corpus = site_of(records)
    if build_scale(corpus.decisions, as_of=None) is None:
        return
    _, bars = laid(corpus)
    gap = 8
    deepest = max(sum(1 for bar in bars if bar.low <= one.low < bar.high + gap) for one in bars)
    assert len(pack(bars)) == deepest


def test_a_long_lane_has_the_grids_labels_again() -> None:
    """After every thirty rows, but not where few are left."""
    for count, rules in ((40, 2), (50, 3), (80, 4)):
        records = [
            make_record(f"adr/{n:04}-x.md", status="accepted", date="2019-01-01") for n in range(1, count + 1)
        ]
        (view, *_) = views_of(corpus_of(*records))
        assert isinstance(view, TimelineView)
        assert view.drawing is not None
        assert len(view.drawing.rules) == rules


def test_marks_tell_what_happened() -> None:
    """Proposed, accepted, reviewed, ended: each with its day; amended by whom; a record that never was in force its status."""
    corpus = log()
    view = views_of(corpus)[0]
    marks = {bar.url: [(mark.kind, mark.text) for mark in bar.marks] for bar in drawn_bars(view)}
    assert marks[of(corpus, 5).url] == [
        ("proposed", "Proposed 1 March 2018"),
        ("in-force", "Accepted 14 June 2018"),
        ("reviewed", "Reviewed 11 February 2019"),
        ("rejected", "Rejected 1 August 2019"),
        ("in-force", "Accepted October 2019"),
        ("deprecated", "Deprecated 19 October 2020"),
    ]
    assert marks[of(corpus, 3).url] == [
        ("in-force", "Accepted 2 May 2018"),
        ("amended", "Amended 15 January 2019 by 0009"),
    ]
    assert marks[of(corpus, 2).url] == [
        ("in-force", "Accepted 20 February 2017"),
        ("superseded", "Superseded 2 May 2018 by 0003"),
    ]
    assert marks[of(corpus, 7).url] == [("rejected", "Rejected 20 November 2019")]
    assert marks[of(corpus, 8).url] == [("other", "On hold 1 January 2020")]


def test_marks_of_a_kind_that_would_touch_are_one() -> None:
    """Two reviews in a week on a drawing of years are one mark that tells of both."""
    reviews = (Step("2019-02-11", None, note="Reviewed."), Step("2019-02-14", "other", text="reviewed"))
    record = make_record("adr/1-x.md", status="accepted", history=(Step("2010-01-01", "accepted"), *reviews))
    (bar,) = drawn_bars(views_of(corpus_of(record))[0])
    assert bar.marks[1:] == (
        TimeMark("reviewed", bar.marks[1].at, "Reviewed 11 February 2019; Reviewed 14 February 2019"),
    )


def test_an_amendment_is_a_mark_of_its_own() -> None:
    """A step that says amended is marked as what it is, as one that another record made is."""
    steps = (Step("2010-01-01", "accepted"), Step("2015-02-11", "other", text="amended"))
    record = make_record("adr/1-x.md", status="accepted", history=steps)
    (bar,) = drawn_bars(views_of(corpus_of(record))[0])
    assert [(mark.kind, mark.text) for mark in bar.marks] == [
        ("in-force", "Accepted 1 January 2010"),
        ("amended", "Amended 11 February 2015"),
    ]


def test_bars_are_told_in_words() -> None:
    """What hovers over a bar names the decision, its status and its times in force."""
    corpus = log()
    told = {bar.url: bar.told for bar in drawn_bars(views_of(corpus)[0])}
    assert told[of(corpus, 1).url] == "0001 Keep records. In force since 9 January 2017."
    assert told[of(corpus, 2).url].endswith("Superseded; in force 20 February 2017 to 2 May 2018.")
    assert told[of(corpus, 7).url].endswith("Rejected, 20 November 2019.")
    assert told[of(corpus, 11).url].endswith("Superseded; in force until 9 September 2018.")


def test_labels_stand_inside_else_to_the_right_else_to_the_left() -> None:
    """A long bar has its label inside and whole, one early and short beside it, one late and short before it."""
    title = "Write what the gauges of all harbours tell, every six seconds and with no gaps, into one table"
    ends = {1: ("2010-01-01", None), 2: ("2010-02-01", "2010-06-01"), 3: ("2019-12-01", None)}
    ends[4] = "2015-01-01", "2016-01-01"
    records = [
        make_record(
            f"adr/{number}-x.md",
            title=title,
            status="deprecated" if end else "accepted",
            history=(Step(start, "accepted"), *([Step(end, "deprecated")] if end else [])),
        )
        for number, (start, end) in ends.items()
    ]
    inside, right, left, _ = sorted(
        drawn_bars(views_of(corpus_of(*records), "2020-01-01")[0]), key=lambda bar: bar.url
    )
    assert inside.label == f"0001 {title}"
    assert float(inside.spans[0].start) < float(inside.label_at) < float(inside.spans[0].end)
    assert not inside.before
    assert right.label.endswith("…")
    assert float(right.label_at) > float(right.spans[0].end)
    assert not right.before
    assert float(left.label_at) < float(left.spans[0].start)
    assert left.before


def test_the_shortest_bar_can_be_seen() -> None:
    """What was in force for a day has a bar of four units on a drawing of years."""
    short = (Step("2012-05-01", "accepted"), Step("2012-05-02", "deprecated"))
    corpus = corpus_of(
        make_record("adr/1-x.md", status="deprecated", history=short),
        make_record("adr/2-y.md", status="accepted", date="2002-01-01"),
    )
    _, bars = laid(corpus)
    (span,) = bars[0].spans
    assert span.end - span.start == pytest.approx(LEAST)


def test_proposals_are_dashed_and_go_on() -> None:
    """A proposal runs dashed from its date to the end; what was rejected is a mark without a bar."""
    corpus = log()
    bars = {bar.url: bar for bar in drawn_bars(views_of(corpus)[0])}
    (span,) = bars[of(corpus, 6).url].spans
    assert (span.dashed, span.open, span.unknown) == (True, True, False)
    assert bars[of(corpus, 7).url].spans == ()
    assert bars[of(corpus, 11).url].spans[0].unknown
    assert len(bars[of(corpus, 5).url].spans) == 2


def test_there_is_a_page_for_each_way() -> None:
    """The first way is the timeline itself, the others lie beside it; each names them all and where it is."""
    corpus = log()
    views = views_of(corpus)
    assert [view.url for view in views] == ["timeline.html", "timeline/by-status.html"]
    for view in views:
        assert isinstance(view, TimelineView)
        assert [(way.label, way.url) for way in view.ways] == [
            ("By tag", views[0].url),
            ("By status", views[1].url),
        ]
        assert [way.url for way in view.ways if way.current] == [view.url]
        assert view.drawing is not None
        names = {lane.label for lane in lanes_of(corpus, "tag" if view is views[0] else "status").lanes}
        assert {lane.name for lane in view.drawing.lanes} <= names
    assert views_of(corpus_of()) == ()


def test_the_list_by_year_is_in_the_order_of_days() -> None:
    """Years from the first to the last, undated ones after them; within a year by day, with the end where there is one."""
    view = views_of(log())[0]
    assert isinstance(view, TimelineView)
    assert [year.year for year in view.years] == ["2017", "2018", "2019", "2020", "2021", ""]
    first = view.years[0].entries
    assert [
        (entry.number, entry.date and entry.date.text, entry.until and entry.until.text) for entry in first
    ] == [
        ("0001", "9 Jan", None),
        ("0002", "20 Feb", "2 May 2018"),
    ]
    assert [entry.date and entry.date.text for entry in view.years[4].entries] == ["Mar", "1 Jun"]
    assert [(entry.number, entry.times) for entry in view.years[5].entries] == [("0004", "/"), ("0010", "/")]
    late = corpus_of(make_record("adr/1-x.md", date="2019-05-05"), make_record("adr/2-y.md", date="2019-05"))
    view_of_late = views_of(late)[0]
    assert isinstance(view_of_late, TimelineView)
    assert [entry.number for entry in view_of_late.years[0].entries] == ["0002", "0001"]
    assert (
        view.sentence
        == "14 decisions from 2017 to 2021, 6 in force. 1 does not say its status. 2 have no date."
    )


def test_no_status_is_not_told_as_out_of_force() -> None:
    """Of decisions that state no status the sentence says just that."""
    silent = [make_record(f"adr/{n}-x.md", date=f"20{18 + n}-05-05") for n in range(2)]
    view = views_of(corpus_of(*silent))[0]
    assert view.sentence == "2 decisions from 2018 to 2019; none says its status."
    over = make_record("adr/3-x.md", date="2018-05-05", status="rejected")
    assert views_of(corpus_of(*silent, over))[0].sentence == (
        "3 decisions from 2018 to 2019; 2 do not say their status."
    )
    assert views_of(corpus_of(over))[0].sentence == "1 decision of 2018, none in force."


SPANS = {
    "one day": (["2019-03-01"], "day", 1),
    "three weeks": (["2019-03-01", "2019-03-20"], "day", 2),
    "two months": (["2019-03-01", "2019-05-01"], "day", 7),
    "a year": (["2019-03-01", "2020-02-20"], "month", 1),
    "three years": (["2019-03-01", "2022-02-20"], "month", 3),
    "ten years": (["2010-03-01", "2020-02-20"], "year", 1),
    "a typing error": (["0201-03-01", "2020-02-20"], "year", 200),
}


@pytest.mark.parametrize(("days", "unit", "step"), SPANS.values(), ids=SPANS)
def test_the_grid_suits_the_span(days: list[str], unit: str, step: int) -> None:
    """Days, weeks, months or years, at most 14 lines; all dates lie on the scale, the first line not far from the first."""
    records = [make_record(f"adr/{n}-x.md", status="accepted", date=one) for n, one in enumerate(days, 1)]
    scale = build_scale(corpus_of(*records).decisions, as_of=None)
    assert scale is not None
    (piece,) = scale.pieces
    assert (piece.unit, piece.step) == (unit, step)
    ticks = list(piece.ticks(ENGLISH))
    assert 1 < len(ticks) <= 14
    assert all(scale.left <= scale.x(ordinal(one)) <= scale.right for one in days)
    assert iso_of(scale.last) == day(days[-1])
    for days_, text in ticks:
        date = dt.date.fromordinal(days_)
        assert text.endswith(str(date.year))
        assert unit == "day" or date.day == 1
        assert unit != "year" or (date.month == 1 and date.year % step == 0)


APART = ("2009-04-01", "2024-11-20", "2024-11-22", "2024-11-25", "2024-12-06")


def scale_of(*days: str, as_of: str | None = None) -> Scale:
    records = [make_record(f"adr/{n}-x.md", status="accepted", date=one) for n, one in enumerate(days, 1)]
    scale = build_scale(corpus_of(*records).decisions, as_of=as_of)
    assert scale is not None
    return scale


def test_a_long_time_without_events_is_left_out() -> None:
    """Where one decision lies years before all others, theirs is most of the axis, and the time between has a name."""
    scale = scale_of(*APART)
    assert [(iso_of(one.first), iso_of(one.last)) for one in scale.pieces] == [
        ("2009-04-01", "2009-04-01"),
        ("2024-11-20", "2024-12-06"),
    ]
    assert [between(one.first, one.last, ENGLISH) for one in scale.breaks] == ["2010 to 2023"]
    assert [[text for _, text in one.ticks(ENGLISH)] for one in scale.pieces] == [
        ["1 Apr 2009"],
        [f"{day} Nov 2024" for day in (21, 23, 25, 27, 29)] + [f"{day} Dec 2024" for day in (1, 3, 5)],
    ]
    assert scale.x(ordinal("2024-12-06")) - scale.x(ordinal("2024-11-20")) > WIDTH / 2
    view = views_of(
        corpus_of(
            *(make_record(f"adr/{n}-x.md", status="accepted", date=one) for n, one in enumerate(APART))
        ),
        None,
    )[0]
    assert isinstance(view, TimelineView)
    assert view.days is not None
    assert view.days.span == "17"
    assert view.days.pieces.startswith("2009-04-01/2009-04-01/16/196 2024-11-20/2024-12-06/268/1144")


WHOLE = {
    "evenly": [f"{year}-03-01" for year in range(2009, 2021)],
    "two clusters near each other": ["2019-01-01", "2019-01-03", "2019-01-05", "2019-01-07", "2019-01-12"],
    "too few to tell": ["2009-01-01", "2024-01-01", "2024-01-02"],
    "three of as many": ["2001-01-01", "2001-01-02", "2009-01-01", "2009-01-02", "2017-01-01", "2017-01-02"],
}


@pytest.mark.parametrize("days", WHOLE.values(), ids=WHOLE)
def test_nothing_is_left_out_elsewhere(days: list[str]) -> None:
    """An axis is whole where dates lie evenly, where a gap is not the greater part, and where no gap is unusual."""
    assert len(scale_of(*days).pieces) == 1


BETWEEN = {
    "whole years": ("2011-04-02", "2026-11-22", "2012 to 2025"),
    "one whole year": ("2011-04-02", "2013-01-01", "2012"),
    "from new year to new year's eve": ("2012-01-01", "2013-12-31", "2012 to 2013"),
    "no whole year": ("2011-04-02", "2012-12-30", "2 April 2011 to 30 December 2012"),
}


@pytest.mark.parametrize(("first", "last", "told"), BETWEEN.values(), ids=BETWEEN)
def test_what_is_left_out_has_a_name(first: str, last: str, told: str) -> None:
    """The whole years in it, and where there are none, its days: what is named is wholly left out."""
    assert between(ordinal(first), ordinal(last), ENGLISH) == told


@pace(max_examples=200, deadline=None)
@drawn(st.lists(st.dates(dt.date(1990, 1, 1), dt.date(2030, 1, 1)), min_size=1, max_size=12))
@example([dt.date(2000, 1, 26), dt.date(1999, 1, 24)])
@example([dt.date(2019, 12, 7)])
def test_days_lie_in_their_order(found: list[dt.date]) -> None:
    """A later day lies further right, pieces and gaps fill the width, a label is left out only where it would touch."""
    near = [one.replace(year=2020, month=1, day=one.day // 2 + 1) for one in found]
    scale = scale_of(*sorted({one.isoformat() for one in (*found[:2], *near)}))
    assert scale.left == scale.x(scale.first)
    assert scale.right == pytest.approx(scale.x(scale.last + 1))
    knots = sorted(
        {day for one in scale.pieces for day in (one.first, one.first + 1, one.last, one.last + 1)}
        | {ordinal(one.isoformat()) for one in found if scale.first <= ordinal(one.isoformat()) <= scale.last}
    )
    assert all(scale.x(before) < scale.x(after) for before, after in pairwise(knots))
    assert len(scale.breaks) == len(scale.pieces) - 1 <= 2
    for piece in scale.pieces:
        assert scale.x(piece.first) == pytest.approx(piece.left)
        assert scale.x(piece.last + 1) == pytest.approx(piece.right)
        assert piece.right - piece.left >= 180 - 1e-6
        assert [*piece.ticks(ENGLISH)]
    end = 0.0
    texts = [text for piece in scale.pieces for _, text in piece.ticks(ENGLISH)]
    for one, text in zip(grid(scale, ENGLISH), texts, strict=True):
        half = width(text) * 11 / 12 / 2
        if one.text:
            assert one.text == text
            assert end <= float(one.middle) - half
            end = float(one.middle) + half
        else:  # left out only where it would touch
            assert float(one.at) - half < end + 0.2
    assert end


@pace(deadline=None)
@drawn(titles, st.floats(20, 500))
def test_a_shortened_text_fits(text: str, room: float) -> None:
    """What is shortened is no wider than its room, begins as the text does, and says by an ellipsis that it is cut."""
    cut = shortened(text, room)
    assert width(cut) <= room
    assert cut == text or not cut or (cut.endswith("…") and text.startswith(cut[:-1]))


def test_large_sites_are_counted_by_year() -> None:
    """Each year tells how many began and ended in it and were in force at its end, as the rule of one day has it."""
    corpus = site_of(many(300))
    years, *parts = views_of(corpus, most=299, part=20)
    assert isinstance(years, YearsView)
    for row in years.years[:-1]:
        year = row.pages[0].name
        assert row.held == str(sum(in_force_on(one, f"{year}-12-31") for one in corpus.decisions))
        ends = [one.in_force[-1].end or "" for one in corpus.decisions if one.in_force]
        assert row.ended == str(sum(end.startswith(year) for end in ends))
    assert (years.years[-1].pages[0].name, years.years[-1].ended) == ("without a date", "")
    second = next(part for part in parts if part.url == "timeline/2014-2.html")
    assert isinstance(second, TimelineView)
    assert second.title == "Timeline, 2014, part 2"
    assert (second.earlier and second.earlier.url, second.later and second.later.url) == (
        "timeline/2014.html",
        "timeline/2015.html",
    )
    assert parts[-1].url == "timeline/undated.html"
    assert days_view(corpus.decisions, as_of=AS_OF) is not None


def test_the_home_page_has_the_same_days_and_times() -> None:
    """The control at home goes over the days of the drawing, and works on the same times."""
    corpus = log()
    home = home_view(build_listing(corpus, as_of=AS_OF), site_view(corpus, as_of=AS_OF, generator=""))
    view = views_of(corpus)[0]
    assert isinstance(view, TimelineView)
    assert home.days == view.days
    assert home.days is not None
    assert (home.days.first, home.days.last, home.days.count, home.days.held) == (
        "2017-01-01",
        "2021-06-30",
        "14",
        "6",
    )
    told = (
        records_text(build_listing(corpus, as_of=AS_OF)).removeprefix("steelyard.data(").removesuffix(");\n")
    )
    assert json.loads(told)["times"] == [times_text(one) for one in corpus.decisions]
    bare = corpus_of(make_record("adr/1-x.md"))
    assert home_view(build_listing(bare, as_of=None), site_view(bare, as_of=None, generator="")).days is None


def test_marks_keep_off_what_is_left_out() -> None:
    """Where so many lie on a day beside a break that they would reach its sign, they are pushed the other way, in order."""
    kinds = ("draft", "proposed", None, "accepted", "deprecated", "rejected")
    days = ("2004-05-01", "2004-05-06", "2004-05-12", "2004-06-20", "2021-06-01", "2021-06-05", "2021-06-20")
    records = [
        make_record(f"adr/{n:04}-x.md", status="accepted", date=date) for n, date in enumerate(days, 1)
    ]
    for date in ("2004-06-20", "2021-06-01"):
        history = tuple(Step(date, kind, note="" if kind else "Reviewed.") for kind in kinds)
        corpus = corpus_of(*records, make_record("adr/0009-much.md", status="rejected", history=history))
        scale = build_scale(corpus.decisions, as_of=None)
        assert scale is not None
        (sign,) = scale.breaks
        bar = build_bar(corpus, of(corpus, 9), Statuses(corpus.settings.statuses), scale)
        assert len(bar.marks) == 6
        assert all(one.at + 2 * MARK <= other.at for one, other in pairwise(bar.marks))
        before = date < "2010"
        assert all(one.at + MARK <= sign.low if before else sign.high <= one.at - MARK for one in bar.marks)


def test_a_label_before_its_bar_keeps_off_what_is_left_out() -> None:
    """Where marks that are pushed to the left reach the sign of a break, the label ends before the sign."""
    old = ("2004-05-01", "2004-05-06", "2004-05-12", "2004-05-20", "2004-06-20")
    first = "2021-06-01"
    history = (
        Step(first, "draft"),
        Step(first, "proposed"),
        Step(first, None, note="Reviewed."),
        Step("2021-06-02", "accepted"),
        Step("2021-06-03", "deprecated"),
    )
    records = [make_record(f"adr/{n:04}-x.md", status="accepted", date=date) for n, date in enumerate(old, 1)]
    late = make_record("adr/0009-late.md", title="W" * 80, status="deprecated", history=history)
    corpus = corpus_of(*records, late)
    scale = build_scale(corpus.decisions, as_of=None)
    assert scale is not None
    bar = build_bar(corpus, of(corpus, 9), Statuses(corpus.settings.statuses), scale)
    assert bar.before
    assert bar.label_at < scale.breaks[0].low
