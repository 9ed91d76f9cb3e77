"""Front matter changed in its own style: a value, a list, a key, each in the quotes and brackets that stand there."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from steelyard.reading.frontmatter import braced, key_of
from steelyard.reading.yaml import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from steelyard.reading.frontmatter import FrontMatter
    from steelyard.reading.yaml import Node
    from steelyard.writing.amending.lines import Lines

_MARKS = frozenset({"---", "...", "+++"})
_TOML_VALUE = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'|[^\s#,\[\]{}]+")
_TOML_LIST = re.compile(r"\[[^\[\]#]*\]")
_MAPPING = re.compile(r"[\"']?[ \t]*:[ \t]*(?:\{|#|$)")
_DASH = re.compile(r"[ \t]*-[ \t]+")


def is_there(front: FrontMatter) -> bool:
    """Say whether a file has front matter, be it empty."""
    return front.body_line > 1


def is_toml(lines: Lines) -> bool:
    """Say whether a file's front matter is TOML."""
    return lines.line(_opening(lines)).rstrip() == "+++"


def entry(front: FrontMatter, *keys: str) -> tuple[Node, Node] | None:
    """Return the key and value of the first of some keys that is present, one with a value before one without."""
    given = front.find(*keys)
    return given or next((pair for pair in front.entries if key_of(*pair) in keys), None)


def day_beside(lines: Lines, front: FrontMatter, status: tuple[Node, Node]) -> tuple[Node, Node] | None:
    """Return the day that stands in one mapping with a status, `status: {value: accepted, date: 2024-03-05}`."""
    key = status[0]
    if not _MAPPING.match(lines.line(key.line), key.column - 1 + len(key.text)):
        return None
    within = (
        pair
        for pair in front.entries
        if key_of(*pair) == "date" and pair[0].line >= key.line and pair[0].column > key.column
    )
    return next(within, None)


def raw(lines: Lines, node: Node) -> str | None:
    """Return a text as written, quotes and all, None where it does not stand on one line."""
    rest = lines.line(node.line)[node.column - 1 :]
    if is_toml(lines):
        match = _TOML_VALUE.match(rest)
        return match[0] if match else None
    text = rest[: node.length]
    if node.quoted:
        return text if len(text) > 1 and text[0] in "\"'" and text[-1] == text[0] else None
    return text if text == node.text else None


def written(text: str, like: str, *, toml: bool = False) -> str:
    """Write a text in the quotes of another one, plain where it can stand so."""
    quote = like[:1] if like[:1] in {'"', "'"} else ""
    if toml:
        plain = not quote and text.isascii() and text.replace("-", "").isdecimal() and bool(like)
        return text if plain and not text.startswith("0") else json.dumps(text, ensure_ascii=False)
    if quote == "'":
        return "'" + text.replace("'", "''") + "'"
    return json.dumps(text, ensure_ascii=False) if quote or not _is_plain(text) else text


def with_value(lines: Lines, pair: tuple[Node, Node], text: str) -> Lines | None:
    """Put a text in the place of a key's value; None where that is no text on one line."""
    key, node = pair
    if node.kind == "list" and len(node.items) == 1:
        node = node.items[0]
    if node.kind == "null":
        if node.length:
            return lines.with_span(node.line, node.column, length=node.length, text=written(text, ""))
        colon = lines.line(key.line).find(":", key.column - 1 + len(key.text))
        return (
            lines.with_span(key.line, colon + 2, length=0, text=f" {written(text, '')}")
            if colon > 0
            else None
        )
    old = _in_braces(lines, node) if braced(node) else raw(lines, node) if node.kind == "scalar" else None
    if old is None:
        return None
    return lines.with_span(
        node.line, node.column, length=len(old), text=written(text, old, toml=is_toml(lines))
    )


def _in_braces(lines: Lines, node: Node) -> str | None:
    """Return `{text}`, a template's braces left round a value, as written."""
    rest = lines.line(node.line)[node.column - 1 :]
    return rest[: rest.index("}") + 1] if "}" in rest else None


def with_item(lines: Lines, pair: tuple[Node, Node], text: str) -> Lines | None:
    """Add a text to a key's list, in that list's form; a text that stands alone becomes a list of two."""
    node = pair[1]
    if is_toml(lines):
        return _with_toml_item(lines, node, text)
    if node.kind == "null":
        return with_value(lines, pair, text)
    if node.kind == "scalar":
        return _with_second(lines, node, text)
    if node.kind != "list":
        return None
    flow = lines.line(node.line)[node.column - 1 : node.column] == "["
    if not node.items:
        return lines.with_span(node.line, node.column + 1, length=0, text=written(text, "")) if flow else None
    last = node.items[-1]
    old = raw(lines, last) if last.kind == "scalar" else None
    if old is None:
        return None
    new = written(text, old)
    if flow:
        return lines.with_span(last.line, last.column + len(old), length=0, text=f", {new}")
    prefix = lines.line(last.line)[: last.column - 1]
    return lines.with_lines(last.line, [prefix + new]) if _DASH.fullmatch(prefix) else None


def _with_second(lines: Lines, node: Node, text: str) -> Lines | None:
    old = raw(lines, node)
    if old is None:
        return None
    if "," in old and not node.quoted:  # a list as it was written before YAML: `requires: 20, 165`
        return lines.with_span(node.line, node.column + len(old), length=0, text=f", {text}")
    return lines.with_span(node.line, node.column, length=len(old), text=f"[{old}, {written(text, old)}]")


def _with_toml_item(lines: Lines, node: Node, text: str) -> Lines | None:
    rest = lines.line(node.line)[node.column - 1 :]
    whole = _TOML_LIST.match(rest)
    if whole:
        end = len(whole[0][:-1].rstrip().rstrip(","))
        last = whole[0].rstrip("] ,").rpartition(",")[2].strip("[ ")
        comma = ", " if node.items else ""
        new = comma + written(text, last, toml=True)
        return lines.with_span(node.line, node.column + end, length=0, text=new)
    old = _TOML_VALUE.match(rest)
    if old is None:
        return None
    new = f"[{old[0]}, {written(text, old[0], toml=True)}]"
    return lines.with_span(node.line, node.column, length=len(old[0]), text=new)


def with_key(
    lines: Lines, front: FrontMatter, key: str, *, text: str, after: Sequence[str] = (), quote: str = ""
) -> Lines:
    """Add a key behind the first of some others that is there, else behind all."""
    opening = _opening(lines)
    closing = _closing(lines, front)
    toml = is_toml(lines)
    known = {key_of(name, value): name for name, value in front.entries}
    anchor = next((known[name] for name in after if name in known), None)
    in_toml = anchor.line if anchor else opening
    place = in_toml if toml else _end(lines, front, anchor, closing=closing)
    indent = "" if toml or not front.entries else " " * (front.entries[0][0].column - 1)
    sign = " = " if toml else ": "
    return lines.with_lines(place, [f"{indent}{key}{sign}{written(text, quote, toml=toml)}"])


def spelling(front: FrontMatter, key: str) -> str:
    """Spell a key as the file spells those of several words: with `_` where they have it, else with `-`."""
    keys = [name.text for name, _ in front.entries]
    underscored = any("_" in name for name in keys) and not any("-" in name for name in keys)
    return key.replace("-", "_") if underscored else key.replace("_", "-")


def _end(lines: Lines, front: FrontMatter, anchor: Node | None, *, closing: int) -> int:
    """Return the last line of an entry, of all entries without one: blank lines and comments behind it are not its own."""
    end = closing - 1
    if anchor:
        below = (
            name.line for name, _ in front.entries if name.line > anchor.line and name.column <= anchor.column
        )
        end = min(below, default=closing) - 1
        while lines.is_blank(end) or lines.line(end).lstrip().startswith("#"):
            end -= 1
    return end


def _opening(lines: Lines) -> int:
    return next((at for at, text in enumerate(lines.texts, start=1) if text.strip()), 1)


def _closing(lines: Lines, front: FrontMatter) -> int:
    """Return the line that ends front matter; one that ends the file is the first line of an empty body."""
    before = front.body_line - 1
    is_mark = before > _opening(lines) and lines.line(before).rstrip() in _MARKS
    return before if is_mark else front.body_line


def _is_plain(text: str) -> bool:
    """Say whether YAML reads a text without quotes as it stands, in a list too."""
    root, found = read_yaml(f"[{text}]\n", file="")
    if found or root is None or len(root.items) != 1:
        return False
    item = root.items[0]
    return item.kind == "scalar" and item.text == text and not item.quoted


def nodes(node: Node) -> Iterator[Node]:
    """Yield a value and all that it holds."""
    yield node
    for item in node.items:
        yield from nodes(item)
    for key, value in node.entries:
        yield from nodes(key)
        yield from nodes(value)
