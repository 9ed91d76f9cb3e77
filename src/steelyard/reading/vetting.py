"""Faults in front matter that no field's reading tells: wrong types, dates that are none, keys nearly known."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.reading.dates import find_dates, no_date
from steelyard.reading.frontmatter import fold_key, key_of
from steelyard.reading.given import FIELD_OF_KEY, ONE, misfit
from steelyard.reading.names import is_placeholder
from steelyard.reading.naming import MOST_FIGURES, number_of
from steelyard.reading.nearest import one_edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steelyard.core.settings import RelationKind
    from steelyard.reading.dates import Order
    from steelyard.reading.evidence import Evidence
    from steelyard.reading.yaml import Node

BOOLEANS = ("true", "false", "yes", "no", "on", "off")
STEP_KEYS = ("date", "status", "by", "note")
"""Keys of one step of `history`."""

_LONG_KEYS = (*(key for key in FIELD_OF_KEY if len(key) > 4), "criteria")


def vet(evidence: Evidence, *, order: Order, kinds: tuple[RelationKind, ...] = ()) -> Iterator[Diagnostic]:
    """Yield Y005 for values of the wrong kind, D101 for a `review-by` that is no date, Y006 for a misspelt key.

    `kinds` are the site's own kinds of relation, whose keys are known too.
    """
    own = tuple(dict.fromkeys(fold_key(name) for each in kinds for name in (each.name, each.inverse)))
    for key, value in evidence.front.entries:
        folded = key_of(key, value)
        field = FIELD_OF_KEY.get(folded)
        if folded in own:
            field = "conflicts_with"  # of all fields one that takes the same values
        if field is None:
            yield from _misspelt(evidence.file, key, folded, own)
        elif field == "history":
            yield from _history(evidence.file, value, order)
        elif field in ONE and misfit(field, value):
            yield _wrong(
                evidence.file,
                value,
                f"`{key.text}` is one text, not a {_name(value)}",
                f"write `{key.text}: …` on one line",
            )
        elif misfit(field, value):
            yield _wrong(
                evidence.file,
                value,
                f"`{key.text}` is a list, not a mapping",
                f"write `{key.text}: [one, two]`",
            )
        elif field == "draft" and value.kind == "scalar" and value.text.strip().casefold() not in BOOLEANS:
            yield _wrong(
                evidence.file,
                value,
                f"`draft` is true or false, not `{value.text}`",
                "a status of draft is written `status: draft`",
            )
        elif field == "number" and value.text.strip().isdecimal() and number_of(value.text) is None:
            yield _wrong(
                evidence.file,
                value,
                f"`{key.text}` has {len(value.text.strip())} figures, and a record's number has {MOST_FIGURES} at most",
                "write the number of the record in its series, or give the key another name",
            )
        elif field == "review_by" and value.kind == "scalar" and not is_placeholder(value.text):
            yield from _undated(evidence.file, value, order)


def _misspelt(file: str, key: Node, folded: str, own: tuple[str, ...]) -> Iterator[Diagnostic]:
    if len(folded) < 4 or folded in _LONG_KEYS:
        return
    near = _nearest(folded, own)
    if near:
        place = Place(file, key.line, key.column, key.length)
        yield Diagnostic(
            "Y006", Severity.NOTE, place, f"`{key.text}` has no meaning here", f"did you mean `{near}`?"
        )


@lru_cache(maxsize=1024)
def _nearest(folded: str, own: tuple[str, ...]) -> str | None:
    long = (*_LONG_KEYS, *(name for name in own if len(name) > 3))
    return next((known for known in long if one_edit(folded, known)), None)


def _history(file: str, value: Node, order: Order) -> Iterator[Diagnostic]:
    if value.kind != "list":
        if value.kind != "null":
            yield _wrong(
                file,
                value,
                "`history` is a list of steps",
                "write `- {date: 2019-03-01, status: accepted, by: Ann}`",
            )
        return
    for item in value.items:
        if item.kind == "map":
            yield from _step(file, item, order)
        elif item.kind == "scalar" and item.text.strip():
            yield from _undated(file, item, order, may_be_none=True)
        else:
            yield _wrong(
                file,
                item,
                "a step of `history` is a mapping",
                "write `- {date: 2019-03-01, status: accepted}`",
            )


def _step(file: str, step: Node, order: Order) -> Iterator[Diagnostic]:
    told = False
    for key, node in step.entries:
        name = key.text.strip().casefold()
        if name not in STEP_KEYS:
            yield _wrong(
                file,
                key,
                f"a step of `history` has no `{key.text}`",
                "it has `date`, `status`, `by` and `note`",
            )
            told = True
            continue
        told = told or (name in {"date", "status"} and node.kind != "null")
        if node.kind == "map" or (node.kind == "list" and name != "by"):
            yield _wrong(
                file,
                node,
                f"`{name}` of a step is one text, not a {_name(node)}",
                f"write `{name}: …` on one line",
            )
        elif name == "date" and node.text.strip():
            yield from _undated(file, node, order)
    if not told:
        yield _wrong(
            file,
            step,
            "a step of `history` has neither a date nor a status",
            "write `- {date: 2019-03-01, status: accepted}`",
        )


def _undated(file: str, node: Node, order: Order, *, may_be_none: bool = False) -> Iterator[Diagnostic]:
    """Report a text that holds no date that can be read; one without any is a fault unless there may be none."""
    dates = find_dates(node.text, order=order)
    if any(date.iso for date in dates) or (may_be_none and not dates):
        return
    place = Place(file, node.line, node.column, node.length)
    fault = dates[0].fault if dates else no_date(node.text)
    yield Diagnostic("D101", Severity.WARNING, place, fault, "write it as YYYY-MM-DD")


def _wrong(file: str, node: Node, message: str, hint: str) -> Diagnostic:
    return Diagnostic("Y005", Severity.ERROR, Place(file, node.line, node.column, node.length), message, hint)


def _name(node: Node) -> str:
    return "mapping" if node.kind == "map" else "list"
