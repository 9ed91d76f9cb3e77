"""Hugo's TOML front matter as the same tree of plain text as YAML's, with the place of each key."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.reading.yaml import MAX_DEPTH, Node

if TYPE_CHECKING:
    from collections.abc import Iterator

_KEY = re.compile(r"[ \t]*(?P<quote>[\"']?)(?P<key>[\w-]+)(?P=quote)[ \t]*=[ \t]*(?P<value>.*)$")
_PART = r"""(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\."""
_LONG_KEY = re.compile(rf"(?:^|[\[{{,])[ \t]*+(?:{_PART}[ \t]*+){{{MAX_DEPTH}}}", re.MULTILINE)
_TABLE = re.compile(r"[ \t]*\[{1,2}(?P<name>[\w.-]+)\]{1,2}[ \t]*(?:#.*)?$")
_WHERE = re.compile(r"\(at line (?P<line>\d+), column (?P<column>\d+)\)|\(at end of document\)")

_Places = dict[tuple[str, str], tuple[int, int, int, int]]
"""By table, '' for the top level, and key: line and column of the key, column and length of the value."""


def read_toml(text: str, *, file: str, first_line: int) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """Read one TOML document: its root (None where it cannot be read) and Y001 or Y004 with its place.

    Keys of too many parts are refused before they are read, since the time for one grows with the square of its parts.
    """
    import tomllib  # noqa: PLC0415 (few records have TOML)

    long_key = _LONG_KEY.search(text)
    if long_key:
        return None, (_too_deep(file, first_line + text.count("\n", 0, long_key.start())),)
    try:
        values = tomllib.loads(text)
    except RecursionError:
        return None, (_too_deep(file, first_line),)
    except tomllib.TOMLDecodeError as error:
        where = _WHERE.search(str(error))
        line = int(where["line"]) if where and where["line"] else text.count("\n") or 1
        column = int(where["column"]) if where and where["column"] else 1
        reason = _WHERE.sub("", str(error)).strip()
        place = Place(file, first_line + line - 1, column, 1)
        message = f"this is not TOML: {reason[:1].lower()}{reason[1:]}"
        return None, (
            Diagnostic("Y001", Severity.ERROR, place, message, 'write `key = "value"`, text in quotes'),
        )
    places = _places(text, first_line)
    entries = []
    for key, value in values.items():
        line, column, at, length = places.get(("", key), (first_line, 1, 1, 0))
        if _depth(value) >= MAX_DEPTH:
            return None, (_too_deep(file, line),)
        node = _node(value, line, at, length)
        if isinstance(value, dict) and all((key, name) in places for name in value):
            node = Node("map", line, at, length, entries=tuple(_pairs(value, key, places)))
        entries.append((Node("scalar", line, column, len(key), key), node))
    return Node("map", first_line, 1, 1, entries=tuple(entries)), ()


def _pairs(table: dict[str, Any], name: str, places: _Places) -> Iterator[tuple[Node, Node]]:
    """Yield the keys and values of a table `[name]`, each with its place."""
    for key, value in table.items():
        line, column, at, length = places[(name, key)]
        yield Node("scalar", line, column, len(key), key), _node(value, line, at, length)


def _too_deep(file: str, line: int) -> Diagnostic:
    message = f"nested deeper than {MAX_DEPTH} levels"
    return Diagnostic("Y004", Severity.ERROR, Place(file, line, 1, 1), message, "use fewer levels")


def _depth(value: Any) -> int:
    """Return how many levels of lists and tables there are, counted level by level, since they may be too many to recur."""
    depth, level = 0, [value]
    while level := [each for each in level if isinstance(each, (list, dict))]:
        depth += 1
        level = [inner for each in level for inner in (each.values() if isinstance(each, dict) else each)]
    return depth


def _places(text: str, first_line: int) -> _Places:
    """Return line, column, and the value's column and length of each key of the top level, and of each table's."""
    places: _Places = {}
    table = ""
    for number, line in enumerate(text.split("\n"), start=first_line):
        if header := _TABLE.match(line) if "[" in line else None:
            table = header["name"]
            column = header.start("name") + 1
            places.setdefault(("", table), (number, column, column, len(table)))
        elif match := _KEY.match(line):
            place = (number, match.start("key") + 1, match.start("value") + 1, len(match["value"].rstrip()))
            places.setdefault((table, match["key"]), place)
    return places


def _node(value: Any, line: int, column: int, length: int) -> Node:
    if isinstance(value, list):
        return Node(
            "list", line, column, length, items=tuple(_node(item, line, column, length) for item in value)
        )
    if isinstance(value, dict):
        entries = tuple(
            (Node("scalar", line, column, length, str(key)), _node(item, line, column, length))
            for key, item in value.items()
        )
        return Node("map", line, column, length, entries=entries)
    if isinstance(value, bool):
        text = "true" if value else "false"
    else:
        text = value.isoformat() if isinstance(value, (dt.date, dt.time)) else str(value)
    return Node("scalar", line, column, length, text, isinstance(value, str))
