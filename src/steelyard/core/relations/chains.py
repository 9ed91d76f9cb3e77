"""Succession: what came before a record, what followed it, and which record is in force at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.dates import day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from steelyard.core.corpus import Corpus, Decision

NEAREST = 6
"""Records of a chain that are shown before a record, and after it: a chain of a thousand is no page to read."""

_FARTHEST = 250  # records that are followed to find those in force now


class Chain(Struct, frozen=True):
    """A record among those it supersedes and that supersede it, in the end: `paths` from the oldest to the newest.

    `earlier` and `later` say that there are more of them than are named.
    """

    paths: tuple[str, ...]
    earlier: bool = False
    later: bool = False


def chain_of(corpus: Corpus, decision: Decision) -> Chain:
    """Return the chain that a record stands in, with the nearest of either side; alone where it stands in none."""
    before, earlier = _reached(corpus, decision, "supersedes", but=())
    # A circle is an error told elsewhere.
    after, later = _reached(corpus, decision, "superseded_by", but=before)
    return Chain(
        (*_by_age(before, corpus.by_path), decision.record.path, *_by_age(after, corpus.by_path)),
        earlier=earlier,
        later=later,
    )


def in_force_now(corpus: Corpus, decision: Decision) -> tuple[str, ...]:
    """Follow the successors of a record to those that are in force now; none where the chain ends without one.

    Of those behind its direct successors the nearest are found, one more than NEAREST where there are so many.
    """
    queue = list(dict.fromkeys(_related((decision,), "superseded_by")))
    direct, seen = len(queue), set(queue)
    found: list[str] = []
    behind = 0
    for at, path in enumerate(queue):
        other = corpus.by_path[path]
        if other.holds:
            found.append(path)
            behind += at >= direct
            if behind > NEAREST:
                break
            continue
        for each in _related((other,), "superseded_by"):
            if len(queue) - direct >= _FARTHEST:
                break
            if each not in seen:
                seen.add(each)
                queue.append(each)
    return tuple(found)


def _reached(corpus: Corpus, decision: Decision, kind: str, *, but: Sequence[str]) -> tuple[list[str], bool]:
    """Go one way along a chain, the nearest first; say whether it goes on behind what is returned."""
    found: list[str] = []
    seen = {decision.record.path, *but}
    ring = [decision]
    while ring:
        start = len(found)
        for path in _related(ring, kind):
            if path in seen:
                continue
            if len(found) == NEAREST:
                return found, True
            seen.add(path)
            found.append(path)
        ring = [corpus.by_path[path] for path in found[start:]]
    return found, False


def _related(decisions: Iterable[Decision], kind: str) -> Iterator[str]:
    """Give related records one by one: a record with thousands of successors stands in thousands of chains."""
    return (side.path for one in decisions for side in one.relations if side.kind == kind)


def _by_age(paths: list[str], by_path: Mapping[str, Decision]) -> list[str]:
    """Order by date, then by the site's order; by the site's order alone where one of them has no date."""
    dated = [by_path[path] for path in paths]
    known = all(decision.record.date for decision in dated)
    ordered = sorted(
        dated, key=lambda one: (day(one.record.date) if known and one.record.date else "", one.position)
    )
    return [decision.record.path for decision in ordered]
