"""A status that a record states in two places, not alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.reading.statements import statements_in
from steelyard.reading.status import read_status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from steelyard.core.settings import StatusWord
    from steelyard.reading.evidence import Evidence
    from steelyard.reading.given import Value


def statuses_apart(evidence: Evidence, own: Sequence[StatusWord]) -> Iterator[Diagnostic]:
    """Yield S103 for each line, bullet, row or section that tells no status of the first place that tells one.

    Several statuses in one place are its history. What says which record superseded this one is a relation, and is told
    where relations are. `own` are the site's own words.
    """
    labels = [label for label in evidence.labels.get("status", ()) if not label.quoted]
    front = evidence.from_front("status")
    if len(labels) + bool(front) < 2:  # nearly all records
        return
    told: dict[str, Value] = {}
    for values in (front, *map(evidence.placed, labels)):
        here = _words(values, own)
        if told and here and not told.keys() & here.keys():
            first, other = next(iter(told.items())), next(iter(here.items()))
            yield _apart(evidence.file, first, other)
        told = told or here


def _words(values: Iterable[Value], own: Sequence[StatusWord]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for value in values:
        reading = read_status(value.text, own)
        if reading.word and reading.known and not any(statements_in(value.text, number=1)):
            found.setdefault(reading.word, value)
    return found


def _apart(file: str, first: tuple[str, Value], other: tuple[str, Value]) -> Diagnostic:
    places = [Place(file, value.line, value.column, value.length) for _, value in (first, other)]
    message = f"the status is `{other[0]}` here, and `{first[0]}` in line {first[1].line}"
    hint = "leave the one that holds; the first one counts"
    return Diagnostic("S103", Severity.WARNING, places[1], message, hint, ((places[0], "and here"),))
