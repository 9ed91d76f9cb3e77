"""What became of the records between two states of a project: which were added, changed in their facts, or removed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from steelyard.core.places import unplaced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from steelyard.core.corpus import Corpus, Decision

_FACTS = (
    "number", "title", "slug", "status", "date", "review_by", "deciders", "authors", "consulted", "informed", "tags",
    "chosen", "because", "history", "aliases", "draft", "extras", "tables",
)  # fmt: skip


class Revision(Struct, frozen=True):
    """One record that is not as it was. `id`, `label`, `title` and `path` are the present ones, of a removed one the last.

    `was` is its former path where that was another. `before` and `after` are what holds for readers, None for nothing.
    `url` is '' for a removed one. `facts` names what differs in a changed one: fields of the record, `relations` that
    it states, `standing`, and `text` for its body's words.
    """

    change: Literal["added", "changed", "removed"]
    id: str
    path: str
    label: str
    title: str
    url: str
    before: str | None = None
    after: str | None = None
    was: str = ""
    facts: tuple[str, ...] = ()


def revisions(
    before: Corpus,
    after: Corpus,
    *,
    text_before: Callable[[str], str],
    text_after: Callable[[str], str],
) -> tuple[Revision, ...]:
    """Compare two states of a project: what is there now in its order, then what was removed.

    The texts are those of bodies, by path; white space is no change. A file that has another name now is the same
    record where its slug or its title says so and nothing else could be meant.
    """
    earlier = dict(_same(before, after))
    found = []
    for decision in after.decisions:
        old = before.by_path.get(earlier.get(decision.record.path, ""))
        if old is None:
            found.append(_revision("added", decision, after=decision.standing))
            continue
        facts = _differing(old, decision, earlier)
        if _words(text_before(old.record.path)) != _words(text_after(decision.record.path)):
            facts = (*facts, "text")
        was = old.record.path if old.record.path != decision.record.path else ""
        if facts or was:
            found.append(
                _revision(
                    "changed", decision, before=old.standing, after=decision.standing, was=was, facts=facts
                )
            )
    kept = set(earlier.values())
    gone = (old for old in before.decisions if old.record.path not in kept)
    return (*found, *(_revision("removed", old, before=old.standing) for old in gone))


def _revision(
    change: Literal["added", "changed", "removed"],
    decision: Decision,
    *,
    before: str | None = None,
    after: str | None = None,
    was: str = "",
    facts: tuple[str, ...] = (),
) -> Revision:
    record = decision.record
    url = "" if change == "removed" else decision.url
    return Revision(
        change, decision.id, record.path, decision.label, record.title, url, before, after, was, facts
    )


def _same(before: Corpus, after: Corpus) -> Iterator[tuple[str, str]]:
    """Yield the present path of each record that was there before, with its former path."""
    yield from ((path, path) for path in after.by_path if path in before.by_path)
    new = [each for path, each in after.by_path.items() if path not in before.by_path]
    gone = [each for path, each in before.by_path.items() if path not in after.by_path]
    for one in ("slug", "title"):
        now, then = _by(one, new), _by(one, gone)
        for key in [key for key in now if key in then]:
            yield now[key].record.path, then[key].record.path
            new.remove(now[key])
            gone.remove(then[key])


def _by(name: str, decisions: Iterable[Decision]) -> dict[tuple[str, str], Decision]:
    """Return those that alone have their slug or title in their source."""
    keyed = [((each.record.source, str(getattr(each.record, name))), each) for each in decisions]
    count = Counter(key for key, _ in keyed)
    return {key: each for key, each in keyed if key[1] and count[key] == 1}


def _differing(old: Decision, new: Decision, earlier: dict[str, str]) -> tuple[str, ...]:
    found = [
        name for name in _FACTS if unplaced(getattr(old.record, name)) != unplaced(getattr(new.record, name))
    ]
    stated = {(kind, earlier.get(text, text)) for kind, text in new.stated}
    if stated != set(old.stated):
        found.append("relations")
    if old.standing != new.standing:
        found.append("standing")
    return tuple(found)


def _words(text: str) -> list[str]:
    return text.split()
