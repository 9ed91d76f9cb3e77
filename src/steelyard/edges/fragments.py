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

    Plain tuples, which are sooner packed than what they are of. The first byte says whether there is a diagram,
    so that nobody has to unpack all for that.
    """
    headings = [(heading.level, heading.anchor, heading.text) for heading in fragment.headings]
    packed = pickle.dumps((fragment.html, headings, fragment.title_anchor), pickle.HIGHEST_PROTOCOL)
    return bytes([fragment.diagrams]) + packed


def _unpack(packed: bytes) -> tuple[str, list[tuple[int, str, str]], str]:
    fragment: tuple[str, list[tuple[int, str, str]], str] = pickle.loads(memoryview(packed)[1:])  # noqa: S301 (our own bytes)
    return fragment


class Fragments:
    """A build's fragments. What was put before a fork, its children can read.

    `diagrams` says that one of them holds a diagram to be drawn.
    """

    def __init__(self) -> None:
        self._packed = Store()
        self.diagrams = False

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)

    def put(self, path: str, packed: bytes) -> None:
        """Keep a fragment as `pack` returned it."""
        self._packed.put(path, packed)
        self.diagrams = self.diagrams or bool(packed[0])

    def packed(self, path: str) -> bytes:
        """Return a fragment as it was put."""
        return self._packed.get(path)

    def html(self, path: str) -> str:
        """Return a fragment's HTML alone."""
        return _unpack(self._packed.get(path))[0]

    def get(self, path: str) -> Fragment:
        """Return a fragment, without its mentions."""
        packed = self._packed.get(path)
        html, headings, title_anchor = _unpack(packed)
        return Fragment(html, tuple(Heading(*each) for each in headings), (), bool(packed[0]), title_anchor)
