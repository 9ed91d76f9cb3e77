"""Front matter that is one mapping in braces (`{status: proposed}`), as keys on lines of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from steelyard.reading.frontmatter import cut

if TYPE_CHECKING:
    from collections.abc import Iterable

    from steelyard.reading.yaml import Node

_REMARK = re.compile(
    r"(?P<quoted>'[^']*'|\"(?:[^\"\\]|\\.)*\")|(?:^|(?<=\s))#[^\n]*", re.DOTALL | re.MULTILINE
)


def in_lines(text: str) -> str:
    r"""Return a template with a line for each key of its front matter, where braces hold them all; else as it is.

    Comments between keys go. Lines end in \n.
    """
    front, found = cut(text, file="")
    if found or not front.entries:
        return text
    lines = text.split("\n")
    first = next(at for at, line in enumerate(lines) if line.strip()) + 1
    last = front.body_line - 2
    inside = "\n".join(lines[first:last])
    if not inside.lstrip().startswith("{") or not inside.rstrip().endswith("}"):
        return text
    starts = [_offset(lines, first, key) for key, _ in front.entries]
    keys = []
    for pair, start, end in zip(front.entries, starts, [*starts[1:], inside.rindex("}")], strict=True):
        middle = _offset(lines, first, pair[1]) if pair[1].length else end
        ways = (_line(inside[start:middle], inside[middle:end], remarks=remarks) for remarks in (True, False))
        line = next((way for way in ways if _said(f"---\n{way}\n---\n") == _told([pair])), None)
        if line is None:  # pragma: no cover (no value is known that cannot stand on a line)
            return text
        keys.append(line)
    return "\n".join([*lines[:first], *keys, *lines[last:]])


def _line(key: str, value: str, *, remarks: bool) -> str:
    """Write a key and its value on one line; without `remarks` comments are left out."""
    kept = [
        part if remarks else _REMARK.sub(lambda each: each["quoted"] or "", part) for part in (key, value)
    ]
    parts = [" ".join(line.strip() for line in part.split("\n")) for part in kept]
    return f"{parts[0].rstrip(' ,').removesuffix(':')}: {parts[1].rstrip(' ,')}".rstrip()


def _offset(lines: list[str], first: int, node: Node) -> int:
    """Return where a node begins in the text from the line `first` on, which is counted from 0."""
    return sum(len(line) + 1 for line in lines[first : node.line - 1]) + node.column - 1


def _said(text: str) -> list[object]:
    return _told(cut(text, file="")[0].entries)


def _told(entries: Iterable[tuple[Node, Node]]) -> list[object]:
    """Return what keys and values say, without their places."""
    return [(key.text, _value(value)) for key, value in entries]


def _value(node: Node) -> object:
    return node.kind, node.text, node.quoted, [_value(item) for item in node.items], _told(node.entries)
