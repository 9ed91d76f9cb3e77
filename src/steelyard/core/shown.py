"""How pages name what they show: another record, a date, a source."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from steelyard.core.addresses import source_url
from steelyard.core.views.parts import DateView, NameView, RefView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from steelyard.core.corpus import Corpus, Decision
    from steelyard.core.language.language import Language
    from steelyard.core.statuses import Statuses


def references(corpus: Corpus, statuses: Statuses, paths: Iterable[str]) -> tuple[RefView, ...]:
    """Return other records as a page names them, each with its date."""
    return tuple(reference(corpus.by_path[path], statuses) for path in paths)


def reference(decision: Decision, statuses: Statuses) -> RefView:
    """Return a record as another's page names it."""
    date = decision.record.date
    note = statuses.language.date(date) if date else ""
    return RefView(decision.number, decision.record.title, decision.url, statuses.of(decision), note)


def short_name(decision: Decision) -> str:
    """Return what names a record where there is little room: its number, its title where it has none."""
    return decision.number or decision.record.title


def date_view(iso: str | None, language: Language) -> DateView | None:
    """Return a date for people and programs, None for none."""
    return DateView(iso, language.date(iso)) if iso else None


def source_title(corpus: Corpus, name: str) -> str:
    """Return how a source is called; '' where the site has but one."""
    return corpus.source_titles.get(name, name) if name else ""


def source_name(corpus: Corpus, name: str) -> NameView | None:
    """Return a source with its page; None where the site has but one."""
    return NameView(source_title(corpus, name), source_url(name)) if name else None


def source_names(corpus: Corpus) -> tuple[NameView, ...]:
    """Return the sources with their pages and how many records each has; none where the site has but one."""
    counted = Counter(decision.record.source for decision in corpus.decisions)
    return tuple(
        NameView(source_title(corpus, name), source_url(name), count)
        for name, count in counted.items()
        if name
    )
