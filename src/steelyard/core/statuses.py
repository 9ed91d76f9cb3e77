"""How a status looks to readers: its shape, its label, its colour."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from steelyard.core.views.parts import StatusView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from steelyard.core.corpus import Decision
    from steelyard.core.settings import StatusWord

IN_FORCE = StatusView("accepted", "in-force", "In force")
NO_STATUS = StatusView("none", "none", "No status")
OTHER = StatusView("other", "other", "Other")

_KNOWN = {
    "draft": StatusView("draft", "draft", "Draft"),
    "proposed": StatusView("proposed", "proposed", "Proposed"),
    "accepted": IN_FORCE,
    "rejected": StatusView("rejected", "rejected", "Rejected"),
    "deprecated": StatusView("deprecated", "deprecated", "Deprecated"),
    "superseded": StatusView("superseded", "superseded", "Superseded"),
}
_ORDER = ("accepted", "proposed", "draft", "other", "deprecated", "superseded", "rejected", "none")
_MARKUP = re.compile(r"[\s*_~`.:;]+")


class Statuses:
    """The status words of a site, each with its view."""

    __slots__ = ("_own", "_ranks")

    def __init__(self, words: Iterable[StatusWord]) -> None:
        self._own: dict[str, StatusView] = {}
        self._ranks = {word: (rank, "") for rank, word in enumerate(_ORDER)}
        for word in words:
            like = _KNOWN.get(word.like, OTHER)
            self._own[word.word] = StatusView(
                word.word, like.shape, word.label or word.word, word.colour, word.meaning
            )
            self._ranks[word.word] = (_ORDER.index(like.word), word.word)

    def view(self, word: str | None, written: str | None = None) -> StatusView:
        """Return the view of a status word; an unknown one (`other`) is shown as it is written."""
        if word is None:
            return NO_STATUS
        known = self._own.get(word) or _KNOWN.get(word)
        if known:
            return known
        label = " ".join((written or "").split())
        return StatusView("other", "other", label[:1].upper() + label[1:]) if label else OTHER

    def of(self, decision: Decision) -> StatusView:
        """Return the view of a record's standing."""
        return self.view(decision.standing, decision.record.status_text)

    def step(self, word: str | None, written: str = "") -> StatusView | None:
        """Return the view of a status at one time of the past, where "In force" would be wrong; None for none."""
        if word is None:
            return None
        view = self.view(word, written)
        return StatusView(view.word, view.shape, "Accepted") if view is IN_FORCE else view

    def counted(self, view: StatusView) -> StatusView:
        """Return the view that a status is counted under: every unknown word is one, "Other"."""
        return OTHER if view.word == "other" else view

    def rank(self, view: StatusView) -> tuple[int, str]:
        """Order statuses: in force, proposed, draft, other, deprecated, superseded, rejected, none."""
        return self._ranks[view.word]


def beside(written: str | None, view: StatusView) -> str:
    """Return a record's own words where they add something to the label, '' where they only repeat it."""
    text = " ".join((written or "").split())
    return (
        ""
        if _MARKUP.sub(" ", text).strip().casefold() == _MARKUP.sub(" ", view.label).strip().casefold()
        else text
    )
