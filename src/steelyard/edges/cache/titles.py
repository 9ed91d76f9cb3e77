"""Edited titles, whom they concern, and whether they decide nothing but what stands for their records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.slugs import fold
from steelyard.edges.bodies import trace_of
from steelyard.edges.cache.facts import UnknownError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from steelyard.core.corpus import Decision
    from steelyard.diagnostics import Diagnostic
    from steelyard.edges.cache.facts import RecordFacts
    from steelyard.edges.cache.shown import Shown


class Retitled(Struct, frozen=True):
    """A decision as the site has it, and as its file has it now: with another title."""

    before: Decision
    now: Decision


class Titles(Struct, frozen=True):
    """Titles that have changed, and what the last build of everything kept of the pages that show them.

    `edited` are the records whose title is another one than the site has, `since` all whose facts are not those that
    the build kept, as they are now.
    """

    shown: Shown
    edited: Sequence[Retitled]
    since: Sequence[Decision]

    @property
    def labels(self) -> Mapping[str, str]:
        """Return how the edited records are called now, by path."""
        return {one.now.record.path: one.now.label for one in self.edited}

    @property
    def now(self) -> Mapping[str, Decision]:
        """Return the decisions whose facts are not those that the build kept, by URL, as they are now."""
        return {one.url: one for one in self.since}

    @property
    def published(self) -> Mapping[str, Decision]:
        """Return them as the site has them."""
        return {**self.now, **{one.before.url: one.before for one in self.edited}}

    def neighbours(self, facts: Callable[[str], RecordFacts]) -> AbstractSet[str]:
        """Return the paths of the records and pages that tell of them: by themselves, or with a link of their body."""
        paths: set[str] = set()
        for one in self.edited:
            path = one.now.record.path
            paths.update(self.shown.asked_by.get(path, ()))
            paths.update(asking for asking, _ in facts(path).mentioned_by)
        return paths


def check_titles(titles: Titles, facts: Callable[[str], RecordFacts], findings: Iterable[Diagnostic]) -> None:
    """Raise UnknownError where a title decides more than what stands for its record, or might.

    That is which record somebody means by a title, and what is told of a finding; where there is no number a title
    stands for one; and some pages that are made but seldom are not thought of here.
    """
    shown, found = titles.shown, list(findings)
    for one in titles.edited:
        before, record = one.before.record, one.now.record
        own = facts(record.path)
        if not one.now.number or record.path in shown.moved or record.review_by:
            raise UnknownError
        if not shown.sure or not shown.names.isdisjoint(map(fold, (before.title, record.title))):
            raise UnknownError
        mentions, *_ = trace_of(own.trace).told
        if any(kind == "page" for kind, *_ in mentions):
            raise UnknownError
    titles_told = [one.before.record.title for one in titles.edited]
    for each in found:
        told = (each.message, each.hint, *(said for _, said in each.others))
        if each.code.startswith("L") or any(title in text for title in titles_told for text in told):
            raise UnknownError
