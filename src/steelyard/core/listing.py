"""What the lists show: home, tags and people, each a choice of the same rows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from steelyard.core.addresses import HOME, REVIEWS, root_of, source_url
from steelyard.core.axis import build_axis
from steelyard.core.dates import day, spoken
from steelyard.core.reviews import reviewable
from steelyard.core.statuses import Statuses
from steelyard.core.timeline.days import days_view
from steelyard.core.timeline.force import times_text
from steelyard.core.views.lists import Count, HomeView, ListView, Row
from steelyard.core.views.parts import DateView, NameView, RefView, SiteView

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from steelyard.core.corpus import Corpus, Decision
    from steelyard.core.names import Names
    from steelyard.core.views.parts import AxisMark, StatusView

_ROLES = (
    ("deciders", "decided"),
    ("authors", "wrote"),
    ("consulted", "consulted on"),
    ("informed", "informed of"),
)


@dataclass(frozen=True, slots=True)
class Listing:
    """The rows of a site, made once, newest first; `by_path` finds them, `axis` is what their life-lines share."""

    corpus: Corpus
    statuses: Statuses
    as_of: str | None
    rows: tuple[Row, ...]
    by_path: Mapping[str, Row]
    order: Mapping[str, int]
    axis: tuple[AxisMark, ...]


def site_view(corpus: Corpus, *, as_of: str | None, generator: str) -> SiteView:
    """Return what every page shows of its site; `generator` names the program."""
    site = corpus.settings.site
    url = site.url if not site.url or site.url.endswith("/") else f"{site.url}/"
    return SiteView(
        site.title,
        site.description,
        site.language,
        url,
        len(corpus.decisions),
        date_view(as_of),
        generator,
        has_scores=any(decision.record.tables for decision in corpus.decisions),
        reviews_url=REVIEWS if any(reviewable(each, corpus.meanings) for each in corpus.decisions) else "",
    )


def build_listing(corpus: Corpus, *, as_of: str | None) -> Listing:
    """Make every row once. `as_of` is the date of the build, ISO 8601, None where there is none."""
    statuses = Statuses(corpus.settings.statuses)
    axis = build_axis(corpus.decisions, as_of=as_of)
    rows: dict[str, Row] = {}
    for decision in sorted(corpus.decisions, key=_newest, reverse=True):
        record, status = decision.record, statuses.of(decision)
        rows[record.path] = Row(
            id=decision.id,
            number=decision.number,
            title=record.title,
            url=decision.url,
            summary=record.summary,
            status=status,
            superseded_by=references(corpus, statuses, _successors(decision, status)),
            date=date_view(record.date),
            year=(record.date or "")[:4],
            review_by=date_view(record.review_by) if reviewable(decision, corpus.meanings) else None,
            tags=corpus.tags.of(record.tags),
            people=tuple(name.name for name in corpus.people.of((*record.deciders, *record.authors))),
            source=source_title(corpus, record.source),
            life=axis.life(decision, status.shape) if axis else None,
            times=times_text(decision),
        )
    order = {path: index for index, path in enumerate(rows)}
    return Listing(corpus, statuses, as_of, tuple(rows.values()), rows, order, axis.marks() if axis else ())


def home_view(listing: Listing, site: SiteView) -> HomeView:
    """Return the home page."""
    corpus = listing.corpus
    return HomeView(
        site=site,
        url=HOME,
        root="",
        title=site.title,
        sentence=home_sentence(listing),
        reviews=reviews_sentence(listing),
        counts=_counts(listing),
        rows=listing.rows,
        axis=listing.axis,
        tags=corpus.tags.all,
        people=corpus.people.all,
        sources=_sources(corpus),
        days=days_view(corpus.decisions, as_of=listing.as_of),
    )


def tag_views(listing: Listing, site: SiteView) -> Iterator[ListView]:
    """Give each tag's page."""
    for tag in listing.corpus.tags.all:
        rows = _rows(listing, listing.corpus.tags, tag)
        yield _list_view(listing, site, tag, kind="tag", sentence=_told(rows) + ".", rows=rows)


def person_views(listing: Listing, site: SiteView) -> Iterator[ListView]:
    """Give each person's page; its sentence says how the person takes part."""
    roles: dict[str, Counter[str]] = {person.url: Counter() for person in listing.corpus.people.all}
    for decision in listing.corpus.decisions:
        for field, _ in _ROLES:
            for person in listing.corpus.people.of(getattr(decision.record, field)):
                roles[person.url][field] += 1
    for person in listing.corpus.people.all:
        rows = _rows(listing, listing.corpus.people, person)
        parts = [f"{words} {roles[person.url][field]}" for field, words in _ROLES if roles[person.url][field]]
        sentence = f"{_told(rows)}: {joined(parts)}."
        yield _list_view(listing, site, person, kind="person", sentence=sentence, rows=rows)


def source_views(listing: Listing, site: SiteView) -> Iterator[ListView]:
    """Give each source's page, where there are several."""
    rows: dict[str, list[Row]] = {}
    for path, row in listing.by_path.items():
        rows.setdefault(source_url(listing.corpus.by_path[path].record.source), []).append(row)
    for source in _sources(listing.corpus):
        own = tuple(rows[source.url])
        yield _list_view(listing, site, source, kind="source", sentence=_told(own) + ".", rows=own)


def home_sentence(listing: Listing) -> str:
    """Say what is in force and what is proposed."""
    decisions = listing.corpus.decisions
    if not decisions:
        return "There are no decisions yet."
    held = sum(decision.holds for decision in decisions)
    proposed = sum(row.status.shape == "proposed" for row in listing.rows)
    parts = [f"{held} {'decision is' if held == 1 else 'decisions are'} in force"]
    if proposed:
        parts.append(f"{proposed} {'is' if proposed == 1 else 'are'} proposed")
    others = (
        " The others are kept because they explain how we got here."
        if len(decisions) > held + proposed
        else ""
    )
    return f"{joined(parts)}.{others}"


def reviews_sentence(listing: Listing) -> str:
    """Say how many decisions have a date on which to look at them again; '' where none has."""
    count = sum(row.review_by is not None for row in listing.rows)
    return f"{count} {'has' if count == 1 else 'have'} a date for review." if count else ""


def references(corpus: Corpus, statuses: Statuses, paths: Iterable[str]) -> tuple[RefView, ...]:
    """Return other records as a page names them, each with its date."""
    return tuple(reference(corpus.by_path[path], statuses) for path in paths)


def reference(decision: Decision, statuses: Statuses) -> RefView:
    """Return a record as another's page names it."""
    date = decision.record.date
    note = spoken(date) if date else ""
    return RefView(decision.number, decision.record.title, decision.url, statuses.of(decision), note)


def date_view(iso: str | None) -> DateView | None:
    """Return a date for people and programs, None for none."""
    return DateView(iso, spoken(iso)) if iso else None


def _successors(decision: Decision, status: StatusView) -> tuple[str, ...]:
    """Return what took a record's place: what only proposes to do so is named on the record's own page."""
    return decision.related("superseded_by") if status.shape == "superseded" else ()


def source_title(corpus: Corpus, name: str) -> str:
    """Return how a source is called; '' where the site has but one."""
    if not name:
        return ""
    return next(
        (source.title for source in corpus.settings.sources if source.name == name and source.title), name
    )


def source_name(corpus: Corpus, name: str) -> NameView | None:
    """Return a source with its page; None where the site has but one."""
    return NameView(source_title(corpus, name), source_url(name)) if name else None


def joined(parts: Sequence[str]) -> str:
    """Join words as a sentence does: "a, b and c"."""
    return " and ".join(filter(None, [", ".join(parts[:-1]), parts[-1]])) if parts else ""


def _newest(decision: Decision) -> tuple[str, int]:
    """Order by date, then by the site's order, which is by number; undated ones are the oldest."""
    return day(decision.record.date) if decision.record.date else "", decision.position


def _rows(listing: Listing, names: Names, name: NameView) -> tuple[Row, ...]:
    paths = sorted(names.bearers[name.url], key=listing.order.__getitem__)
    return tuple(listing.by_path[path] for path in paths)


def _told(rows: Sequence[Row]) -> str:
    held = sum(row.status.shape == "in-force" for row in rows)
    return f"{len(rows)} decision{'' if len(rows) == 1 else 's'}, {held or 'none'} in force"


def _list_view(
    listing: Listing, site: SiteView, name: NameView, *, kind: str, sentence: str, rows: tuple[Row, ...]
) -> ListView:
    return ListView(site, name.url, root_of(name.url), name.name, kind, sentence, rows, listing.axis)


def _counts(listing: Listing) -> tuple[Count, ...]:
    statuses = listing.statuses
    counted = Counter(statuses.counted(row.status) for row in listing.rows)
    return tuple(Count(status, counted[status]) for status in sorted(counted, key=statuses.rank))


def _sources(corpus: Corpus) -> tuple[NameView, ...]:
    counted = Counter(decision.record.source for decision in corpus.decisions)
    return tuple(
        NameView(source_title(corpus, name), source_url(name), count)
        for name, count in counted.items()
        if name
    )
