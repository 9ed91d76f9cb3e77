"""Rendered bodies by the path of their record or page, packed: they outnumber everything else that a build holds."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

from steelyard.core.model import Fragment, Heading
from steelyard.edges.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator


def pack(fragment: Fragment) -> bytes:
    """Return a fragment as bytes, without its mentions: those are facts of the corpus by then.

    Plain tuples, since a dataclass costs ten times as much to pickle.
    """
    headings = [(heading.level, heading.anchor, heading.text) for heading in fragment.headings]
    return pickle.dumps(
        (fragment.html, headings, fragment.diagrams, fragment.title_anchor), pickle.HIGHEST_PROTOCOL
    )


class Fragments:
    """A build's fragments. What was put before a fork, its children can read."""

    def __init__(self) -> None:
        self._packed = Store()

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)

    def put(self, path: str, packed: bytes) -> None:
        """Keep a fragment as `pack` returned it."""
        self._packed.put(path, packed)

    def get(self, path: str) -> Fragment:
        """Return a fragment, without its mentions."""
        html, headings, diagrams, title_anchor = pickle.loads(self._packed.get(path))  # noqa: S301 (our own bytes)
        return Fragment(html, tuple(Heading(*heading) for heading in headings), (), diagrams, title_anchor)
