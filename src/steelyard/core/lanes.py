"""Lanes: decisions set apart by tag, by source or by status, for drawings that run along time."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from steelyard.core.language.language import message
from steelyard.core.shown import source_title
from steelyard.core.statuses import Statuses

if TYPE_CHECKING:
    from collections.abc import Mapping

    from steelyard.core.corpus import Corpus

By = Literal["tag", "source", "status", "none"]

LABELS: Mapping[By, str] = {
    "tag": message("By tag"),
    "source": message("By source"),
    "status": message("By status"),
    "none": message("All in one"),
}
"""What the ways are called beside each other."""

MOST_TAGS = 12
"""Tags that get a lane of their own: more lanes than this are no longer told apart at a glance."""


class Lane(Struct, frozen=True):
    """A lane: its name ('' for the only one of a site without tags and sources) and its page's URL ('' for none)."""

    label: str
    url: str = ""


class Lanes(Struct, frozen=True):
    """All lanes from top to bottom, and by each decision's path the index of its lane."""

    by: By
    lanes: tuple[Lane, ...]
    of: Mapping[str, int]


def ways(corpus: Corpus) -> tuple[By, ...]:
    """Return the ways in which a site's decisions fall into more than one lane, the most telling first.

    ("none",) where there is no such way but by status.
    """
    tagged = sum(bool(corpus.tags.of(decision.record.tags)) for decision in corpus.decisions)
    sources = len({decision.record.source for decision in corpus.decisions})
    found: list[By] = []
    if tagged and len(corpus.tags.all) + (tagged < len(corpus.decisions)) > 1:
        found.append("tag")
    if sources > 1:
        # where most have no tag, the sources tell more
        found.insert(0 if 2 * tagged < len(corpus.decisions) else len(found), "source")
    return tuple(found) or ("none",)


def lanes_of(corpus: Corpus, by: By) -> Lanes:
    """Set a site's decisions apart. Every decision has one lane, and no lane is empty."""
    if by == "tag":
        return _by_tag(corpus)
    if by == "source":
        return _by_source(corpus)
    if by == "status":
        return _by_status(corpus)
    return Lanes("none", (Lane(""),), {decision.record.path: 0 for decision in corpus.decisions})


def _by_tag(corpus: Corpus) -> Lanes:
    """Give the commonest tags a lane each; a decision lies in that of the first of its tags that has one.

    Lanes are in the order of the alphabet, so that a count that changes moves none of them.
    """
    common = sorted(corpus.tags.all, key=lambda tag: (-tag.count, tag.url))[:MOST_TAGS]
    chosen = {tag.url for tag in common}
    names: dict[str, str] = {}
    for decision in corpus.decisions:
        tags = corpus.tags.of(decision.record.tags)
        own = next((tag.url for tag in tags if tag.url in chosen), "other" if tags else "")
        names[decision.record.path] = own
    kept = set(names.values())
    lanes = {tag.url: Lane(tag.name, tag.url) for tag in corpus.tags.all if tag.url in kept}
    if "other" in kept:
        lanes["other"] = Lane(corpus.language.say("other tags"))
    if "" in kept:
        lanes[""] = Lane(corpus.language.say("no tag"))
    return _gathered("tag", lanes, names)


def _by_source(corpus: Corpus) -> Lanes:
    names = {decision.record.path: decision.record.source for decision in corpus.decisions}
    kept = set(names.values())
    order = [source.name for source in corpus.settings.sources if source.name in kept]
    lanes = {name: Lane(source_title(corpus, name) or name) for name in [*order, *sorted(kept - set(order))]}
    return _gathered("source", lanes, names)


def _by_status(corpus: Corpus) -> Lanes:
    statuses = Statuses(corpus.settings.statuses, corpus.language)
    views = {decision.record.path: statuses.counted(statuses.of(decision)) for decision in corpus.decisions}
    counted = Counter(views.values())
    lanes = {view.word: Lane(view.label) for view in sorted(counted, key=statuses.rank)}
    return _gathered("status", lanes, {path: view.word for path, view in views.items()})


def _gathered(by: By, lanes: Mapping[str, Lane], names: Mapping[str, str]) -> Lanes:
    index = {key: number for number, key in enumerate(lanes)}
    return Lanes(by, tuple(lanes.values()), {path: index[key] for path, key in names.items()})
