"""Which of the records a list was asked for: those of a status, those with a tag."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.core.corpus import Corpus


def narrowed(corpus: Corpus, statuses: Sequence[str], tags: Sequence[str]) -> frozenset[str]:
    """Return the paths of the records that have one of these statuses and each of these tags; of none given, any will do.

    A status is what holds, as lists show it. Ends with a usage error where there is no such status or tag.
    """
    from steelyard.doors.graph import bearers  # noqa: PLC0415 (most lists are of all records)

    chosen = _of_status(corpus, statuses) if statuses else frozenset(corpus.by_path)
    for tag in tags:
        chosen &= frozenset(bearers(corpus.tags, tag))
    return chosen


def _of_status(corpus: Corpus, typed: Sequence[str]) -> frozenset[str]:
    """Find records by the word of what holds, by its label, or where it is in no table as it is written."""
    from steelyard.core.model import VOCABULARY  # noqa: PLC0415
    from steelyard.core.statuses import Statuses  # noqa: PLC0415
    from steelyard.doors.authoring.typed import word_typed  # noqa: PLC0415

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
