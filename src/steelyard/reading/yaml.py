"""YAML as a tree of plain text with places: no types are guessed, nothing is constructed, nothing is shared.

Built from the parser's events, so that an alias is refused before anything could be expanded (the "billion
laughs"), a key met twice is known with its place, and a scalar keeps its spelling (`no`, `012`, `1:30`, `1.10`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal

import yaml
from msgspec import Struct
from msgspec.structs import replace
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from steelyard.diagnostics import Diagnostic, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_DEPTH = 20
"""Levels of nesting; a criteria table written inline needs five."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_HALF = re.compile("[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]")
_HALF_ESCAPE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[dD][89a-fA-F][0-9a-fA-F]{2}"
)
_AFTER_SIGN = re.compile(r"expected (?:a )?comment or (?:a )?line break|expected chomping or indentation")
_BREAKS = re.compile("[\x85\u2028\u2029]")
_STAND_INS = "\uf8fd\uf8fe\uf8ff"
_HIDDEN = str.maketrans("\x85\u2028\u2029", _STAND_INS)
_SHOWN = str.maketrans(_STAND_INS, "\x85\u2028\u2029")
"""Characters that end a line for PyYAML and for no editor, and what the parser gets in their place."""

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class Node(Struct, frozen=True):
    """One value. `text` is a scalar as written, quotes and escapes undone; `line` and `column` count from 1.

    `items` are a list's values, `entries` a mapping's pairs in order. A plain empty scalar, `~` or `null`
    has the kind 'null'. `quoted` tells `"no"` from `no`. `length` spans the value on its first line.
    """

    kind: Literal["scalar", "null", "list", "map"]
    line: int
    column: int
    length: int
    text: str = ""
    quoted: bool = False
    items: tuple[Node, ...] = ()
    entries: tuple[tuple[Node, Node], ...] = ()

    @property
    def what(self) -> str:
        """What the value is, in words."""
        return {"list": "a list", "map": "a mapping", "null": "nothing", "scalar": "text"}[self.kind]

    def get(self, key: str) -> Node | None:
        """Return a mapping's value for `key`, or None."""
        return next((value for name, value in self.entries if name.text == key), None)


class _Refused(Exception):  # noqa: N818 (it never leaves this module)
    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__()
        self.diagnostic = diagnostic


def read_yaml(
    text: str, *, file: str, first_line: int = 1, depth: int = MAX_DEPTH
) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """Read one YAML document.

    Returns its root (None for an empty or an unreadable text) and what is wrong with it: Y001 malformed,
    Y002 doubled key (the first one stays), Y003 alias, anchor or tag, Y004 deeper than `depth`.
    """
    found: list[Diagnostic] = []
    hidden = _BREAKS.search(text) is not None and not any(sign in text for sign in _STAND_INS)
    try:
        events = yaml.parse(text.translate(_HIDDEN) if hidden else text, Loader=_Loader)
        root = _Builder(events, file=file, shift=first_line - 1, depth=depth, found=found).document()
    except _Refused as refused:
        return None, (*found, refused.diagnostic)
    except yaml.YAMLError as error:
        return None, (*found, _malformed(error, text, file=file, first_line=first_line))
    return _shown(root) if hidden and root else root, tuple(found)


def _shown(node: Node) -> Node:
    """Put the characters back that were hidden from the parser."""
    return replace(
        node,
        text=node.text.translate(_SHOWN),
        items=tuple(map(_shown, node.items)),
        entries=tuple((_shown(key), _shown(value)) for key, value in node.entries),
    )


def printable(node: Node) -> Node:
    """Put U+FFFD for the control characters of a value, which only escapes can write and no page can hold."""
    return replace(
        node,
        text=_CONTROLS.sub("\ufffd", node.text),
        items=tuple(map(printable, node.items)),
        entries=tuple((printable(key), printable(value)) for key, value in node.entries),
    )


class _Builder:
    def __init__(
        self, events: Iterator[Any], *, file: str, shift: int, depth: int, found: list[Diagnostic]
    ) -> None:
        self._events = events
        self._file = file
        self._shift = shift
        self._depth = depth
        self._found = found

    def document(self) -> Node | None:
        root: Node | None = None
        for event in self._events:
            if isinstance(event, (ScalarEvent, MappingStartEvent, SequenceStartEvent, AliasEvent)):
                if root is not None:
                    raise self._refuse(
                        "Y001",
                        event,
                        "a second document starts here",
                        "keep one document, without a further `---`",
                    )
                root = self._node(event, 1)
        return root

    def _node(self, event: Any, level: int) -> Node:
        if isinstance(event, AliasEvent):
            raise self._refuse(
                "Y003",
                event,
                f"the YAML alias `*{event.anchor}` is not read",
                "write the value out, or put it in quotes if it is text",
            )
        if event.anchor is not None:
            raise self._refuse(
                "Y003",
                event,
                f"the YAML anchor `&{event.anchor}` is not read",
                "remove it, or put the value in quotes if it is text",
            )
        if event.tag is not None and event.tag != "!":
            raise self._refuse(
                "Y003",
                event,
                f"the YAML tag `{event.tag}` is not read",
                "remove it, or put the value in quotes if it is text",
            )
        if level > self._depth:
            raise self._refuse("Y004", event, f"nested deeper than {self._depth} levels", "use fewer levels")
        line, column = event.start_mark.line + 1 + self._shift, event.start_mark.column + 1
        if isinstance(event, ScalarEvent):
            return self._scalar(event, line, column)
        if isinstance(event, SequenceStartEvent):
            items = []
            for inner in self._events:  # pragma: no branch (a list that begins also ends)
                if isinstance(inner, SequenceEndEvent):
                    break
                items.append(self._node(inner, level + 1))
            return Node("list", line, column, 1, items=tuple(items))
        return self._mapping(line, column, level)

    def _scalar(self, event: Any, line: int, column: int) -> Node:
        start, end = event.start_mark, event.end_mark
        length = end.column - start.column if end.line == start.line else 1
        plain = event.style is None or event.style == ""
        half = _HALF.search(event.value)
        if half:  # pragma: no cover (only where PyYAML comes without libyaml)
            raise self._refuse("Y001", event, *_halves(*(ord(letter) for letter in half[0])))
        null = plain and event.value in _NULLS
        return Node("null" if null else "scalar", line, column, max(length, 0), event.value, not plain)

    def _mapping(self, line: int, column: int, level: int) -> Node:
        entries: list[tuple[Node, Node]] = []
        first: dict[str, Node] = {}
        for inner in self._events:  # pragma: no branch (a mapping that begins also ends)
            if isinstance(inner, MappingEndEvent):
                break
            key = self._node(inner, level + 1)
            value = self._node(next(self._events), level + 1)
            if key.kind in {"list", "map"}:
                place = Place(self._file, key.line, key.column, key.length)
                raise _Refused(
                    Diagnostic(
                        "Y001",
                        Severity.ERROR,
                        place,
                        "a list or mapping cannot be a key",
                        "put the key in quotes",
                    )
                )
            if key.text in first:
                self._found.append(self._doubled(key, first[key.text]))
                continue
            first[key.text] = key
            entries.append((key, value))
        return Node("map", line, column, 1, entries=tuple(entries))

    def _doubled(self, key: Node, first: Node) -> Diagnostic:
        return Diagnostic(
            "Y002",
            Severity.ERROR,
            Place(self._file, key.line, key.column, key.length),
            f"the key `{key.text}` stands here a second time",
            "keep one of the two",
            ((Place(self._file, first.line, first.column, first.length), "first here"),),
        )

    def _refuse(self, code: str, event: Any, message: str, hint: str) -> _Refused:
        mark = event.start_mark
        place = Place(self._file, mark.line + 1 + self._shift, mark.column + 1, 1)
        return _Refused(Diagnostic(code, Severity.ERROR, place, message, hint))


def _malformed(error: yaml.YAMLError, text: str, *, file: str, first_line: int) -> Diagnostic:
    problem = str(getattr(error, "problem", "") or "")
    mark = getattr(error, "problem_mark", None)
    if mark is None:  # a reader's error: a character that YAML forbids
        position = getattr(error, "position", 0) or 0
        before = (
            text.encode("utf-8")[:position].decode("utf-8", "ignore")
            if _Loader is not yaml.SafeLoader
            else text[:position]
        )
        line, column = before.count("\n"), len(before) - (before.rfind("\n") + 1)
        problem = problem or str(getattr(error, "reason", "a character that YAML does not allow"))
    else:
        line, column = mark.line, mark.column
    if "nesting depth" in problem:  # libyaml's own bound (PyYAML 6.0.4), met by its scanner before ours
        place = Place(file, line + first_line, column + 1)
        message, hint = f"nested deeper than {MAX_DEPTH} levels", "use fewer levels"
        return Diagnostic("Y004", Severity.ERROR, place, message, hint)
    lines = text.split("\n")
    escape = _escape_at(lines[line], column) if "escape code" in problem and line < len(lines) else None
    if escape:
        message, hint = _halves(*(int(code, 16) for code in escape[0].split("\\u")[1:]))
        return Diagnostic(
            "Y001",
            Severity.ERROR,
            Place(file, line + first_line, escape.start() + 1, len(escape[0])),
            message,
            hint,
        )
    if line >= len(lines) or (line == len(lines) - 1 and not lines[line]):  # at the end: point into the text
        line = max(len(text.rstrip("\n").split("\n")) - 1, 0)
        column = len(lines[line])
    character = lines[line][column : column + 1]
    return Diagnostic(
        "Y001",
        Severity.ERROR,
        Place(file, line + first_line, column + 1, 1),
        f"this is not YAML: {_plainly(problem, character)}",
        _remedy(problem, character),
    )


def _escape_at(line: str, column: int) -> re.Match[str] | None:
    """Return the escapes of half a character that the parser stopped in."""
    return _HALF_ESCAPE.match(line, max(line.rfind("\\u", 0, column + 1), 0))


def _halves(first: int, second: int = 0) -> tuple[str, str]:
    """Say what escapes of half a character are, and what to write for them."""
    if second:
        whole = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)
        return (
            f"`\\u{first:04x}\\u{second:04x}` is one character in two escapes, as JSON writes it and YAML does not",
            f"write the character itself, or `\\U{whole:08x}`",
        )
    return (
        f"`\\u{first:04x}` is half of a character and stands for nothing alone",
        "write the character itself",
    )


def _plainly(problem: str, character: str) -> str:
    if "mapping values are not allowed" in problem:
        return "a second `: ` in one value"
    if "cannot start any token" in problem:
        return (
            f"a value cannot start with `{character}`"
            if character.strip()
            else "a tab stands where YAML wants spaces"
        )
    if "could not find expected ':'" in problem:
        return "a key without its `:`"
    if _AFTER_SIGN.search(problem):
        return "text stands behind `>` or `|`, which opens a text of several lines"
    return problem or "it cannot be read"


def _remedy(problem: str, character: str) -> str:
    if "cannot start any token" in problem and not character.strip():
        return "put spaces in the place of the tab"
    if (
        "mapping values are not allowed" in problem
        or "cannot start any token" in problem
        or _AFTER_SIGN.search(problem)
    ):
        return 'put the value in quotes: key: "value"'
    if "could not find expected ':'" in problem:
        return "write `key: value`, or indent a line that continues the one above"
    if "unexpected end of stream" in problem or "unexpected document" in problem:
        return "close the quotation mark"
    if "flow" in problem or "expected ',' or" in problem:
        return "close the bracket, or put the value in quotes"
    return "check indentation and quotes; text with special characters goes in quotes"
