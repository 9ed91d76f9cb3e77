"""The plain mapping that most front matter is, read without a parser of YAML: texts and lists of texts, each on one line.

What is unusual in any way is left to the parser, which takes five times as long and has the word; a property test holds
both to the same answer.
"""

from __future__ import annotations

import re

from steelyard.reading.yaml import Node

_KEY = r"(?P<key>[A-Za-z][A-Za-z0-9_-]{0,60}): {1,8}"
_ODD = r"\x00-\x1f\x7f-\xa0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
_QUOTED = rf"\"[^\"\\{_ODD}]*\"|'[^'{_ODD}]*'"
# A `:` before a blank tells a key, a `#` after one a comment.
_WORD = rf"(?:[^\s:{_ODD}]++|:(?=[^\s{_ODD}]))++"
_TEXT = rf"(?=[A-Za-z0-9]){_WORD}(?: ++(?!#){_WORD})*+"
_IN_LIST = r"[A-Za-z0-9][\w./()@+'\"*&!$%=<>?-]*+"
_ITEM = re.compile(rf" *(?P<text>{_IN_LIST}(?: ++{_IN_LIST})*+|{_QUOTED}) *")
_ENTRY = re.compile(rf"{_KEY}(?:(?P<text>{_TEXT}|{_QUOTED})|\[(?P<items>[^\[\]\n]*)\])\n")
_NULLS = frozenset({"null", "Null", "NULL"})


def read_plain(text: str, *, first_line: int) -> Node | None:
    """Return the mapping that a text is, None where only the parser can tell."""
    entries: dict[str, tuple[Node, Node]] = {}
    at, line = 0, first_line
    while at < len(text):
        entry = _ENTRY.match(text, at)
        if entry is None:
            return None
        key = entry["key"]
        value = _list(entry, line) if entry["text"] is None else _scalar(entry, line, at)
        if value is None or key in entries or key in _NULLS:
            return None
        entries[key] = Node("scalar", line, 1, len(key), key), value
        at, line = entry.end(), line + 1
    return Node("map", first_line, 1, 1, entries=tuple(entries.values())) if entries else None


def _list(entry: re.Match[str], line: int) -> Node | None:
    items: list[Node] = []
    at, end = entry.span("items")
    column = at - entry.start()
    while at < end:
        item = _ITEM.match(entry.string, at, end)
        if item is None or (item.end() < end and entry.string[item.end()] != ","):
            return None
        items.append(_scalar(item, line, entry.start()))
        at = item.end() + 1
    return Node("list", line, column, 1, items=tuple(items)) if at != end or not items else None


def _scalar(match: re.Match[str], line: int, start: int) -> Node:
    """Return the node of a match's text, on a line that begins at `start`."""
    text = match["text"]
    column, length = match.start("text") - start + 1, len(text)
    if text[0] in "\"'":
        return Node("scalar", line, column, length, text[1:-1], quoted=True)
    return Node("null" if text in _NULLS else "scalar", line, column, length, text)
