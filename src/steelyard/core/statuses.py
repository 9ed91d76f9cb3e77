"""How a status looks to readers: its shape, its label, its colour."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from steelyard.core.language.language import ENGLISH, message
from steelyard.core.views.parts import StatusView

if TYPE_CHECKING:
    from collections.abc import Iterable

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
_ORDER = ("accepted", "proposed", "draft", "other", "deprecated", "superseded", "rejected", "none")
_MARKUP = re.compile(r"[\s*_~`.:;]+")


class Statuses:
    """The status words of a site, each with its view in the language of its interface."""

    __slots__ = ("_accepted", "_ranks", "_views", "language")

    def __init__(self, words: Iterable[StatusWord], language: Language = ENGLISH) -> None:
        self._views = {
            word: StatusView(word, shape, language.say(label)) for word, (shape, label) in _KNOWN.items()
        }
        self.language = language
        self._accepted = language.say("Accepted")
        self._ranks = {word: (rank, "") for rank, word in enumerate(_ORDER)}
        for word in words:
            like = word.like if word.like in _KNOWN else "other"
            self._views[word.word] = StatusView(
                word.word, _KNOWN[like][0], word.label or word.word, word.colour, word.meaning
            )
            self._ranks[word.word] = (_ORDER.index(like), word.word)

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


def beside(written: str | None, view: StatusView) -> str:
    """Return a record's own words where they add something to the status, '' where they only repeat label or word."""
    text = " ".join((written or "").split())
    return "" if _bare(text) in {_bare(view.label), _bare(view.word)} else text


def _bare(text: str) -> str:
    """Leave out marks, and what sets one spelling of a word apart from another."""
    return _MARKUP.sub(" ", text).strip().casefold()
