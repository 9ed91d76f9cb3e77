"""Which of the records a command was asked for: those of a status, those with a tag."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.core.corpus import Corpus
    from steelyard.core.names import Names

_TAGS_NAMED = 5


def narrowed(corpus: Corpus, statuses: Sequence[str], tags: Sequence[str]) -> frozenset[str]:
    """Return the paths of the records that have one of these statuses and each of these tags; of none given, any will do.

    A status is what holds, as lists show it. Ends with a usage error where there is no such status or tag.
    """
    chosen = _of_status(corpus, statuses) if statuses else frozenset(corpus.by_path)
    for tag in tags:
        chosen &= frozenset(bearers(corpus.tags, tag))
    return chosen


def bearers(tags: Names, wanted: str) -> tuple[str, ...]:
    """Return the paths of a tag's records; end with a usage error where there is no such tag.

    A tag is known by each of its spellings, whatever their case, and by its page's name.
    """
    from steelyard.core.language.language import ENGLISH
    from steelyard.core.slugs import fold
    from steelyard.reading.nearest import nearest

    known = {fold(text): tag for text, tag in tags.spelled.items()}
    known |= {tag.url.removeprefix("tags/").removesuffix(".html"): tag for tag in tags.all}
    found = known.get(fold(wanted.strip()))
    if found is not None:
        return tags.bearers[found.url]
    like = nearest(wanted, known)
    if like is not None:
        raise click.BadParameter(
            f"no record has the tag `{wanted}`; did you mean `{known[like].name}`?", param_hint="--tag"
        )
    common = sorted(tags.all, key=lambda tag: -tag.count)[:_TAGS_NAMED]
    has = f"the commonest are {ENGLISH.either([tag.name for tag in common])}" if common else "there are none"
    raise click.BadParameter(f"no record has the tag `{wanted}`; {has}", param_hint="--tag")


def _of_status(corpus: Corpus, typed: Sequence[str]) -> frozenset[str]:
    """Find records by the word of what holds, by its label, or where it is in no table as it is written."""
    from steelyard.core.model import VOCABULARY
    from steelyard.core.statuses import Statuses
    from steelyard.doors.authoring.typed import word_typed

    views = Statuses(corpus.settings.statuses)
    shown = {decision.record.path: views.of(decision) for decision in corpus.decisions}
    words = [*VOCABULARY, *(own.word for own in corpus.settings.statuses), "other", "none"]
    words += [view.label for view in shown.values() if view.word == "other"]
    known = {word.casefold(): word for word in words}
    labels = {views.view(word).label.casefold() for word in words}
    wanted = set()
    for one in typed:
        folded = " ".join(one.split()).casefold()
        wanted.add(folded if folded in labels else word_typed(one, known, folded, noun="status").casefold())
    return frozenset(
        path for path, view in shown.items() if wanted & {view.word.casefold(), view.label.casefold()}
    )
