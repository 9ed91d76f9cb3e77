"""A diagnostic: one thing that is wrong in one place, and what to do about it."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Severity(StrEnum):
    """How bad it is: an error stops publishing, a warning does so under `--strict`, a note never does."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Place(Struct, frozen=True, order=True):
    """Where something stands: a file (`/` between parts, from the project's root), and a span in it.

    `line` and `column` count from 1, columns in characters; line 0 means the file as a whole.
    `length` is the span's width in characters on that line; 0 where only a point is known.
    """

    file: str
    line: int = 0
    column: int = 0
    length: int = 0


class Diagnostic(Struct, frozen=True):
    """One finding. `code` names an entry of the catalogue; `hint` is the remedy, '' where the message says it.

    `others` are further places that belong to the finding (the first of two doubled numbers, say),
    each with the words that explain it.
    """

    code: str
    severity: Severity
    place: Place
    message: str
    hint: str = ""
    others: tuple[tuple[Place, str], ...] = ()

    @property
    def sort_key(self) -> tuple[Place, str, str]:
        """Order by place, then code, then message, so that reports never depend on the order of work."""
        return (self.place, self.code, self.message)
