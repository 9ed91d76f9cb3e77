"""Other titles: what they are put into is what would have been made of records that have them from the start."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given as drawn
from hypothesis import settings as pace
from hypothesis import strategies as st
from msgspec.structs import replace

from platform_samples import GAPS, TABLE
from record_samples import assemble, export_text, make_record
from steelyard.core.export import naming
from steelyard.core.feeds import entry_head, feeds
from steelyard.core.graph.page import graph_views
from steelyard.core.lists.data import records_text, retitled_records
from steelyard.core.lists.home import home_view
from steelyard.core.lists.rows import build_listing
from steelyard.core.llms import entry, llms_text
from steelyard.core.retitling import graph_of, home_of, row_of, scores_of, timeline_of
from steelyard.core.scores.board import Scored, scores_views
from steelyard.core.scores.study import study
from steelyard.core.search.records import names, titles
from steelyard.core.search.retitling import retitled
from steelyard.core.shown import reference
from steelyard.core.site import site_view
from steelyard.core.statuses import Statuses
from steelyard.core.timeline.bars import build_bar
from steelyard.core.timeline.page import timeline_views
from steelyard.core.views.timeline import TimelineView
from timeline_samples import AS_OF, logs
from timeline_samples import titles as any_titles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from steelyard.core.corpus import Corpus, Decision
    from steelyard.core.model import Record
    from steelyard.core.timeline.bars import Bar
    from steelyard.core.timeline.scale import Scale
    from steelyard.core.views.parts import SiteView

STUDIES = (study(TABLE), study(GAPS))


class Pair:
    """A site before and after some of its records have got other titles."""

    def __init__(self, records: list[Record], given: Mapping[int, str]) -> None:
        other = [replace(each, title=given.get(at, each.title)) for at, each in enumerate(records)]
        self.before, self.after = assemble(records)[0], assemble(other)[0]
        self.statuses = Statuses(self.after.settings.statuses)
        changed = {records[at].path for at in given}
        self.now: Mapping[str, Decision] = {
            one.url: one for one in self.after.decisions if one.record.path in changed
        }
        self.was = {one.url: one for one in self.before.decisions if one.url in self.now}


def site_of(corpus: Corpus) -> SiteView:
    return site_view(corpus, as_of=AS_OF, generator="")


@st.composite
def pairs(draw: st.DrawFn) -> Pair:
    records = draw(logs())
    places = st.integers(0, len(records) - 1)
    return Pair(
        records, draw(st.dictionaries(places, any_titles.map(lambda text: text or "Untitled"), min_size=1))
    )


@pace(deadline=None)
@drawn(pairs())
def test_lists(pair: Pair) -> None:
    """Rows, what home names, and the order of titles that its script sorts by."""
    before, after = (build_listing(corpus, as_of=AS_OF) for corpus in (pair.before, pair.after))
    rows = tuple(row_of(row, pair.now) for row in before.rows)
    assert rows == after.rows
    home, wanted = (home_view(each, site_of(each.corpus)) for each in (before, after))
    assert replace(home_of(home, pair.now), rows=wanted.rows) == wanted
    in_order = sorted(rows, key=lambda row: row.at)
    places = [one.position for one in pair.now.values()]
    assert retitled_records(records_text(before), in_order, places) == records_text(after)


@pace(deadline=None)
@drawn(pairs())
def test_drawings(pair: Pair) -> None:
    """Boxes and the list of the graph; the bars of the timeline, which make room for each other, and its list by year."""
    graphs, wanted = (graph_views(corpus, site_of(corpus)) for corpus in (pair.before, pair.after))
    assert [graph_of(view, pair.now) for view in graphs] == list(wanted)
    by_url = {one.url: one for one in pair.after.decisions}
    every: tuple[dict[str, Any], ...] = ({}, {"most": 1, "part": 3})
    for sizes in every:
        views, drawings = (
            list(timeline_views(corpus, site_of(corpus), as_of=AS_OF, **sizes))
            for corpus in (pair.before, pair.after)
        )
        for (view, scale), (other, other_scale) in zip(views, drawings, strict=True):
            assert scale == other_scale

            def bar(url: str, scale: Scale | None = scale) -> Bar:
                assert scale
                return build_bar(pair.after, by_url[url], pair.statuses, scale)

            if isinstance(view, TimelineView):
                view = timeline_of(view, pair.now, bar, pair.after.language)  # noqa: PLW2901
            assert view == other


@pace(deadline=None)
@drawn(pairs())
def test_scores(pair: Pair) -> None:
    """The decisions of the scores page, and those that it names under each criterion."""

    def views(corpus: Corpus) -> list[Any]:
        scored = [
            Scored(reference(one, pair.statuses), done)
            for one in corpus.decisions
            for done in STUDIES[: one.position % 3]
        ]
        return list(scores_views(scored, site_of(corpus), size=2))

    labels = {url: one.label.strip() for url, one in pair.was.items()}
    assert [scores_of(view, pair.now, labels) for view in views(pair.before)] == views(pair.after)


@pace(deadline=None)
@drawn(pairs())
def test_search(pair: Pair) -> None:
    """The first index of the search, one title after the other."""
    named = names(one.id for one in pair.before.decisions)
    index = titles(pair.before, named)
    for url, one in pair.now.items():
        index = retitled(index, one.position, pair.was[url].record.title, one.record.title)
    assert index == titles(pair.after, named)


@pytest.mark.parametrize("title", ["Buy a large press", "Buy", ""])
def test_an_index_of_another_title_is_refused(title: str) -> None:
    """Nothing is put into an index that was made of something else."""
    corpus = assemble([make_record("adr/0001-press.md", title="Buy a press")])[0]
    index = titles(corpus, names(["0001-press"]))
    with pytest.raises(ValueError, match="of another title"):
        retitled(index, 0, title, "Sell it")
    with pytest.raises(ValueError, match="no index"):
        retitled("{}", 0, "Buy a press", "Sell it")


@pace(deadline=None)
@drawn(pairs())
def test_data(pair: Pair) -> None:
    """What tells of a title in `decisions.json`, in `llms.txt` and in feeds stands there once, and is all that differs."""
    before, after = pair.before, pair.after
    data, lines = (export_text(before).encode(), llms_text(before))
    texts = dict(feeds(build_listing(before, as_of=AS_OF), site_of(before)))
    for url, one in pair.now.items():
        was = pair.was[url]
        assert data.count(naming(was)) == 1
        data = data.replace(naming(was), naming(one))
        old, new = (f"\n{entry(after, each, pair.statuses)}\n" for each in (was, one))
        assert lines.count(old) == 1
        lines = lines.replace(old, new)
        old, new = (entry_head(each, site_of(after)) for each in (was, one))
        for name, text in texts.items():
            assert text.count(old) == text.count(old.rpartition("<id>")[2]) <= 1
            texts[name] = text.replace(old, new)
    assert data == export_text(after).encode()
    assert lines == llms_text(after)
    assert texts == dict(feeds(build_listing(after, as_of=AS_OF), site_of(after)))
