"""Documents a little different from good ones, as JSON, which every reader of YAML reads: for schemas and readers to agree on."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any

from hypothesis import assume
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jsonschema import Draft7Validator

    from steelyard.reading.yaml import Node

VALUES: tuple[Any, ...] = (
    None, "", " ", "a", "accepted", "Accepted", "../x", "/x", "a/b.css", "a\\b", "https://example.org/x", "ftp://a/b",
    "https://u:p@example.org", "https://example.org/?q", "mailto:a@b.c", "www.example.org", "#abc", "#abcd", "20MB",
    "20 potatoes", "{slug}.html", "{number}/", "{nothing}.html", "error", "OFF", "git", "true", "no", "2019-03-01",
    "32 March", "1234567", "de", "deutsch-österreichisch", "a\u0007b", 0, 1, -1, 0.5, 3, 1234567, True, False, [], {},
    [None], ["a"], ["a", "b"], [["a"]], [{}], {"a": None}, {"a": "b"}, {"a": {"b": "c"}}, {"name": "a"}, {"path": "a"},
    {"title": "a", "url": "b"}, {"inverse": "blocked_by"}, {"colour": "#fff"}, {"other": "x"}, {"one": "x"},
    {"light": "#fff"}, {"date": "2019-03-01"}, {"status": "accepted", "by": ["Ann"]}, {"score": 1}, {"note": "x"},
)  # fmt: skip
"""Values of every kind, of which each is right somewhere and wrong elsewhere."""

KEYS = ("a", "b c", "-", "accepted", "On hold", "supersedes", "blocks", "L203", "l203", "C001", "accent", "name", "path",
        "title", "other", "one", "Status", "date", "DATE", "weight", "must", "score", "because", "light", "url")  # fmt: skip


def spots(document: Any, way: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the way to every value of a document, its own first."""
    yield way
    pairs = (
        document.items()
        if isinstance(document, dict)
        else enumerate(document)
        if isinstance(document, list)
        else ()
    )
    for key, value in pairs:
        yield from spots(value, (*way, key))


@st.composite
def documents(draw: st.DrawFn, good: Sequence[Any]) -> Any:
    """Draw one of the good documents with at most three of its values replaced, left out, doubled or named otherwise."""
    document = copy.deepcopy(draw(st.sampled_from(good)))
    for _ in range(draw(st.integers(0, 3))):
        way = draw(st.sampled_from([way for way in spots(document) if way] or [("none",)]))
        if way == ("none",):
            return document
        outer = document
        for step in way[:-1]:
            outer = outer[step]
        change = draw(st.sampled_from(["replace", "remove", "add", "rename"]))
        last = way[-1]
        if change == "replace":
            outer[last] = copy.deepcopy(draw(st.sampled_from(VALUES)))
        elif change == "remove":
            del outer[last]
        elif isinstance(outer, dict):
            key = draw(st.sampled_from(KEYS))
            outer[key] = copy.deepcopy(draw(st.sampled_from(VALUES))) if change == "add" else outer.pop(last)
        else:
            outer.append(copy.deepcopy(draw(st.sampled_from(VALUES))))
    return document


def agree(read: Sequence[str] | None, document: Any, validator: Draft7Validator) -> None:
    """Hold that a schema takes a document exactly where its reader, which said `read`, finds nothing wrong with it.

    None is what a reader says of a document that no schema could judge.
    """
    assume(read is not None)
    said = [each.message for each in validator.iter_errors(document)]
    assert (not said) == (not read), read or said


def loaded(node: Node) -> Any:
    """Return a value as an editor loads it: YAML 1.2, in which a date and `no` are text."""
    if node.kind == "map":
        return {key.text: loaded(value) for key, value in node.entries}
    if node.kind == "list":
        return [loaded(item) for item in node.items]
    if node.kind == "null" or node.quoted:
        return node.text if node.quoted else None
    if re.fullmatch(r"[-+]?[0-9]+", node.text):
        return int(node.text)
    if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", node.text):
        return float(node.text)
    return {"true": True, "false": False}.get(node.text.lower(), node.text)
