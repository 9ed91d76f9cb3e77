"""How a status looks to readers: its shape, its label, its colour."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from steelyard.core.language.language import ENGLISH, message
from steelyard.core.model import ORDER
from steelyard.core.views.parts import StatusView

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from steelyard.core.corpus import Decision
    from steelyard.core.language.language import Language
    from steelyard.core.settings import StatusWord

_KNOWN = {
    "draft": ("draft", message("Draft")),
    "proposed": ("proposed", message("Proposed")),
    "accepted": ("in-force", message("In force")),
    "rejected": ("rejected", message("Rejected")),
    "deprecated": ("deprecated", message("Deprecated")),
    "superseded": ("superseded", message("Superseded")),
    "other": ("other", message("Other")),
    "none": ("none", message("No status")),
}

LINGERING = frozenset({"proposed", "draft"})
"""Shapes of what goes on without ever being in force."""

_MARKUP = re.compile(r"[\s*_~`.:;]+")
_WORDINGS = 512  # records are written with few words for their status


class Statuses:
    """The status words of a site, each with its view in the language of its interface."""

    __slots__ = ("_accepted", "_ranks", "_views", "language")

    def __init__(self, words: Iterable[StatusWord], language: Language = ENGLISH) -> None:
        labels = tuple([language.say(label) for _, label in _KNOWN.values()])
        self._views, self._ranks = _views(tuple(words), labels)
        self.language = language
        self._accepted = language.say("Accepted")

    def view(self, word: str | None, written: str | None = None) -> StatusView:
        """Return the view of a status word; an unknown one (`other`) is shown as it is written."""
        if word is None:
            return self._views["none"]
        if word in self._views and word != "other":
            return self._views[word]
        label = " ".join((written or "").split())
        if not label:
            return self._views["other"]
        return StatusView("other", "other", label[:1].upper() + label[1:])

    def of(self, decision: Decision) -> StatusView:
        """Return the view of a record's standing."""
        return self.view(decision.standing, decision.record.status_text)

    def step(self, word: str | None, written: str = "") -> StatusView | None:
        """Return the view of a status at one time of the past, where "In force" would be wrong; None for none."""
        if word is None:
            return None
        view = self.view(word, written)
        return StatusView(view.word, view.shape, self._accepted) if view.word == "accepted" else view

    def counted(self, view: StatusView) -> StatusView:
        """Return the view that a status is counted under: every unknown word is one, "Other"."""
        return self._views["other"] if view.word == "other" else view

    def rank(self, view: StatusView) -> tuple[int, str]:
        """Order statuses: in force, proposed, draft, other, deprecated, superseded, rejected, none."""
        return self._ranks[view.word]


@lru_cache(8)  # each record's page asks for those of its site
def _views(
    words: tuple[StatusWord, ...], labels: tuple[str, ...]
) -> tuple[Mapping[str, StatusView], Mapping[str, tuple[int, str]]]:
    """Return the view and the rank of each status word, with these labels for the known ones."""
    views = {
        word: StatusView(word, shape, label)
        for (word, (shape, _)), label in zip(_KNOWN.items(), labels, strict=True)
    }
    ranks = {word: (rank, "") for rank, word in enumerate(ORDER)}
    for own in words:
        like = own.like if own.like in _KNOWN else "other"
        views[own.word] = StatusView(
            own.word, _KNOWN[like][0], own.label or own.word, own.colour, own.meaning
        )
        ranks[own.word] = (ORDER.index(like), own.word)
    return MappingProxyType(views), MappingProxyType(ranks)


def beside(written: str | None, view: StatusView, successors: Iterable[str] = ()) -> str:
    """Return a record's own words where they add something to the status, '' where they only repeat label or word.

    `successors` are what it is superseded by, as the record names it, where the page says so anyway.
    """
    text = " ".join((written or "").split())
    known = {_bare(view.label), _bare(view.word)}
    known |= {f"{word} by {_bare(name)}" for word in known for name in successors}
    return "" if _bare(text) in known else text


@lru_cache(_WORDINGS)
def _bare(text: str) -> str:
    """Leave out marks, and what sets one spelling of a word apart from another."""
    return _MARKUP.sub(" ", text).strip().casefold()
