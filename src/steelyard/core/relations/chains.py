"""Succession: what came before a record, what followed it, and which record is in force at the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from steelyard.core.dates import day

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from steelyard.core.corpus import Corpus, Decision

NEAREST = 6
"""Records of a chain that are shown before a record, and after it: a chain of a thousand is no page to read."""

_FARTHEST = 1000  # records that are followed to find the one in force now


@dataclass(frozen=True, slots=True)
class Chain:
    """A record among those it supersedes and that supersede it, in the end: `paths` from the oldest to the newest.

    `earlier` and `later` say that there are more of them than are named.
    """

    paths: tuple[str, ...]
    earlier: bool = False
    later: bool = False


def chain_of(corpus: Corpus, decision: Decision) -> Chain:
    """Return the chain that a record stands in, with the nearest of either side; alone where it stands in none."""
    before, earlier = _reached(corpus, decision, "supersedes", but=())
    after, later = _reached(
        corpus, decision, "superseded_by", but=before
    )  # a circle is an error told elsewhere
    return Chain(
        (*_by_age(before, corpus.by_path), decision.record.path, *_by_age(after, corpus.by_path)),
        earlier=earlier,
        later=later,
    )


def in_force_now(corpus: Corpus, decision: Decision) -> tuple[str, ...]:
    """Follow the successors of a record to those that are in force now; none where the chain ends without one."""
    queue = list(decision.related("superseded_by"))
    seen = set(queue)
    found = []
    for path in queue:
        other = corpus.by_path[path]
        if other.holds:
            found.append(path)
            continue
        fresh = [each for each in other.related("superseded_by") if each not in seen]
        if len(seen) > _FARTHEST:
            break
        seen.update(fresh)
        queue.extend(fresh)
    return tuple(found)


def _reached(corpus: Corpus, decision: Decision, kind: str, *, but: Sequence[str]) -> tuple[list[str], bool]:
    """Go one way along a chain, the nearest first; say whether it goes on behind what is returned."""
    found: list[str] = []
    seen = {decision.record.path, *but}
    ring = [decision]
    while ring:
        fresh = dict.fromkeys(path for one in ring for path in one.related(kind) if path not in seen)
        seen.update(fresh)
        if len(found) + len(fresh) > NEAREST:
            return found + list(fresh)[: NEAREST - len(found)], True
        found += fresh
        ring = [corpus.by_path[path] for path in fresh]
    return found, False


def _by_age(paths: list[str], by_path: Mapping[str, Decision]) -> list[str]:
    """Order by date, then by the site's order; what has no date stands by the site's order alone."""
    dated = [by_path[path] for path in paths]
    known = all(decision.record.date for decision in dated)
    ordered = sorted(
        dated, key=lambda one: (day(one.record.date) if known and one.record.date else "", one.position)
    )
    return [decision.record.path for decision in ordered]
