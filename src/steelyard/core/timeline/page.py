"""The timeline's pages: one for each way to set decisions apart, or for a large site its years, each with pages."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.addresses import TIMELINE, root_of
from steelyard.core.lanes import LABELS, lanes_of, ways
from steelyard.core.language.language import message
from steelyard.core.once import anew, same
from steelyard.core.statuses import Statuses
from steelyard.core.tally import tell_force
from steelyard.core.timeline.bars import build_bar
from steelyard.core.timeline.days import MOST, days_of
from steelyard.core.timeline.drawing import draw
from steelyard.core.timeline.force import begins
from steelyard.core.timeline.scale import build_scale, iso_of
from steelyard.core.timeline.years import by_year, count_years, list_years
from steelyard.core.views.parts import NameView
from steelyard.core.views.timeline import TimelineView, TimeWay, YearsView

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from steelyard.core.corpus import Corpus, Decision
    from steelyard.core.lanes import By
    from steelyard.core.language.language import Language
    from steelyard.core.once import Once
    from steelyard.core.timeline.bars import Bar
    from steelyard.core.timeline.scale import Scale
    from steelyard.core.views.parts import SiteView

PART = 1000
"""Decisions on a page of such a part at most."""

_TITLE = message("Timeline")
_YEAR = 4  # characters


class _Part(Struct, frozen=True):
    """A page of a large site: its name and URL, its year ('' for no date), its decisions."""

    page: NameView
    year: str
    decisions: tuple[Decision, ...]


def timeline_views(
    corpus: Corpus,
    site: SiteView,
    *,
    as_of: str | None,
    most: int = MOST,
    part: int = PART,
    once: Once = anew,
) -> Iterator[tuple[TimelineView | YearsView, Scale | None]]:
    """Give the pages of the timeline, `timeline.html` first, each with the scale of its drawing, None where it has none.

    There are none for a site without decisions. Up to `most` decisions are one drawing, in a page for each way to set
    them apart; more are drawn by year, up to `part` of them on a page.
    """
    if not corpus.decisions:
        return
    if len(corpus.decisions) > most:
        yield from _parts(corpus, site, as_of, part, once=once)
        return
    language = corpus.language
    statuses = Statuses(corpus.settings.statuses, language)
    scale = build_scale(corpus.decisions, as_of=as_of)
    dated = [decision for decision in corpus.decisions if begins(decision)]
    bars = _bars(corpus, dated, statuses, scale, once=once) if scale else []
    years = list_years(by_year(corpus.decisions), statuses, language)
    found: tuple[By, ...] = (*ways(corpus), "status")
    urls = {way: f"timeline/by-{way}.html" if index else TIMELINE for index, way in enumerate(found)}
    for way, url in urls.items():
        shown = tuple(TimeWay(language.say(LABELS[one]), urls[one], one == way) for one in urls)
        view = TimelineView(
            site,
            url,
            root_of(url),
            language.say(_TITLE),
            _sentence(corpus.decisions, language),
            part=False,
            ways=shown if scale else (),
            days=days_of(corpus.decisions, scale, drawn=True),
            drawing=draw(bars, lanes_of(corpus, way), scale, language=language, once=once) if scale else None,
            years=years,
            earlier=None,
            later=None,
        )
        yield view, scale
        if not scale:
            return


def _parts(
    corpus: Corpus, site: SiteView, as_of: str | None, size: int, *, once: Once
) -> Iterator[tuple[TimelineView | YearsView, Scale | None]]:
    years, language = by_year(corpus.decisions), corpus.language
    parts = [part for year, own in years.items() for part in _split(year, own, size, language=language)]
    pages = {year: tuple(part.page for part in parts if part.year == year) for year in years}
    sentence = _sentence(corpus.decisions, language)
    counted = count_years(corpus.decisions, pages, language)
    yield YearsView(site, TIMELINE, root_of(TIMELINE), language.say(_TITLE), sentence, counted), None
    statuses = Statuses(corpus.settings.statuses, language)
    lanes = lanes_of(corpus, ways(corpus)[0])
    whole = build_scale(corpus.decisions, as_of=as_of)
    last = iso_of(whole.last) if whole else None
    for index, part in enumerate(parts):
        scale = build_scale(part.decisions, as_of=last)
        bars = _bars(corpus, part.decisions, statuses, scale, once=once) if scale else []
        view = TimelineView(
            site,
            part.page.url,
            root_of(part.page.url),
            language.say("Timeline, {name}", name=part.page.name),
            _sentence(part.decisions, language),
            part=True,
            ways=(),
            days=days_of(part.decisions, scale, drawn=True),
            drawing=draw(bars, lanes, scale, language=language, once=once) if scale else None,
            years=list_years({part.year: part.decisions}, statuses, language),
            earlier=parts[index - 1].page if index else None,
            later=parts[index + 1].page if index + 1 < len(parts) else None,
        )
        yield view, scale


def _bars(
    corpus: Corpus, decisions: Sequence[Decision], statuses: Statuses, scale: Scale, *, once: Once
) -> list[Bar]:
    """Lay the bars out. One tells of its decision, and names those that this is related to."""
    scale = same(once, ("scale", decisions[0].record.path), scale)
    return [
        once(
            ("bar", one.record.path),
            (one, one.record.whole, [corpus.by_path[side.path] for side in one.relations], scale),
            partial(build_bar, corpus, one, statuses, scale),
        )
        for one in decisions
    ]


def _split(year: str, decisions: Sequence[Decision], size: int, *, language: Language) -> Iterator[_Part]:
    """Give the pages of a year, each of up to `size` decisions."""
    for start in range(0, len(decisions), size):
        number = start // size + 1
        name = year or language.say("without a date")
        if start:
            name = language.say("{name}, part {number}", name=name, number=number)
        more = f"-{number}" if start else ""
        own = tuple(decisions[start : start + size])
        url = f"{TIMELINE.removesuffix('.html')}/{year or 'undated'}{more}.html"
        yield _Part(NameView(name, url, len(own)), year, own)


def _sentence(decisions: Sequence[Decision], language: Language) -> str:
    """Say how many decisions there are, from when to when, how many are in force, and how many lack status or date."""
    dates = sorted(date[:_YEAR] for decision in decisions if (date := begins(decision)))
    said = language.count("{n} decision", "{n} decisions", len(decisions))
    if dates and dates[0] == dates[-1]:
        said = language.say("{decisions} of {year}", decisions=said, year=dates[0])
    elif dates:
        said = language.say(
            "{decisions} from {first} to {last}", decisions=said, first=dates[0], last=dates[-1]
        )
    sentence, lacking = tell_force(decisions, said, language), len(decisions) - len(dates)
    if not lacking:
        return sentence
    return f"{sentence} {language.count('{n} has no date.', '{n} have no date.', lacking)}"
