"""Front matter: cut from the text, and its values as text with their places."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.reading.dates import find_dates
from steelyard.reading.languages import DATED, LABELS
from steelyard.reading.plain_yaml import read_plain
from steelyard.reading.toml import read_toml
from steelyard.reading.yaml import Node, printable, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# Both begin with the end of the line before, which is found much sooner than a `^`.
_CLOSING = re.compile(r"\n(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_OPENING = re.compile(r"(?P<blank>(?:[ \t]*\n)*)(?P<mark>---|\+\+\+)[ \t]*\n")
_TOML_CLOSING = re.compile(r"\n\+\+\+[ \t]*$", re.MULTILINE)
_KEY_LINE = re.compile(
    r"^(?P<key>[A-Za-z][\w -]{0,60}?(?:\([^()\n]{1,60}\))?)[ \t]*:(?:[ \t]+(?P<value>\S.*)|[ \t]*)$",
    re.MULTILINE,
)
_TIGHT = re.compile(r"(?P<key>status|date|title|tags?|deciders|authors?|supersedes):[^\s/]", re.IGNORECASE)
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NEEDED = re.compile(
    r"\([^()]{0,60}\b(?:optional|required|if any|if applicable)\b[^()]{0,60}\)$", re.IGNORECASE
)
_LINK = r"\[[^\[\]]+\]\([^()\s]+\)"
_MEANT_AS_TEXT = re.compile(
    rf"(?:{_LINK}(?:,?[ \t]+(?:and[ \t]+)?|$))+|(?:@[\w/-]+(?:,?[ \t]+(?:and[ \t]+)?|$))+"
    r"|\[[ \t]*@[\w/-]+(?:[ \t]*,[ \t]*@[\w/-]+)*[ \t]*\]"
)
"""Values that YAML takes for a list or refuses, and that people write as they do in a body: links, and handles."""

_HANDLES = re.compile(r"(?:\n[ \t]*-[ \t]+@[\w/-]+[ \t]*)+\s*")
_HANDLE = re.compile(r"@[\w/-]+")

_BELOW = re.compile(r"(?:\n(?:[ \t]+\S.*|-[ \t].*|#.*|[ \t]*(?=\n|$)))*")
MOST = 200_000
"""Characters of the longest front matter that is read: many times the longest that people write, and a second's work."""

_HOLDERS = frozenset({"adr", "metadata", "decision", "record", "params", "extra"})
"""Keys that may hold the record's fields, one level down; `params` is Hugo's for keys of a site's own, `extra` Zola's."""

_STATES = frozenset({"value", "state", "name", "current"})
"""What the status itself may be called where its day stands beside it."""

_WORDS = frozenset({"title", "feature", "summary", "description", "chosen", "because"})
_NAMED_OTHERWISE = {"modified": "last-modified"}
_SPOKEN = {
    label.replace(" ", "-"): _NAMED_OTHERWISE.get(field, field)
    for field in ("title", "status", "date", "modified", "created", "deciders", "authors", "consulted", "informed", "tags")
    for label in LABELS[field].split("|")
}  # fmt: skip
"""Keys in other languages and what they are in English; of relations there are none, since a site may name its own so."""


class FrontMatter(Struct, frozen=True):
    """A file cut in two. `entries` are the keys in order; `body_line` is where the body starts, from 1.

    Where the YAML cannot be read, `entries` hold what its keys say one by one, so that a page, a list and the other
    checks still show the record; the diagnostic stands all the same.
    """

    entries: tuple[tuple[Node, Node], ...]
    body: str
    body_line: int
    by_key: dict[str, tuple[tuple[Node, Node], ...]]

    def every(self, *keys: str) -> tuple[tuple[Node, Node], ...]:
        """Return all of `keys` that are present with a value, in this order; `-`, `_` and spaces are one, case is none."""
        if self.by_key.keys().isdisjoint(keys):  # most fields, most of the time
            return ()
        return tuple(pair for key in keys for pair in self.by_key.get(key, ()))

    def find(self, *keys: str) -> tuple[Node, Node] | None:
        """Return the first of `keys` that is present with a value."""
        every = self.every(*keys)
        return every[0] if every else None


def _front(entries: tuple[tuple[Node, Node], ...], body: str, body_line: int) -> FrontMatter:
    if any(value.kind == "map" for _, value in entries):
        entries = _raised(entries)
    by_key: dict[str, tuple[tuple[Node, Node], ...]] = {}
    for key, value in entries:
        if value.kind != "null":
            folded = key_of(key, value)
            by_key[folded] = (*by_key.get(folded, ()), (key, value))
    return FrontMatter(entries, body, body_line, by_key)


def _raised(entries: tuple[tuple[Node, Node], ...]) -> tuple[tuple[Node, Node], ...]:
    """Put the fields that stand one level down behind those of the first, which count before them.

    They stand in a mapping that tells the record's status, `adr: {status: accepted, created: 2024-03-05}`, are the
    status and its day, `status: {value: accepted, date: 2024-03-05}`, or Zola's `taxonomies`, which hold the tags.
    """
    first: list[tuple[Node, Node]] = []
    below: list[tuple[Node, Node]] = []
    for key, value in entries:
        folded = fold_key(key.text)
        held = {fold_key(name.text): (name, node) for name, node in value.entries}
        holds = folded in _HOLDERS and "status" in held and held["status"][1].kind == "scalar"
        if holds or (folded == "taxonomies" and held):
            below += value.entries
        elif folded == "status" and held and _tells_a_status(held):
            first.append((key, next(node for name, (_, node) in held.items() if name in _STATES)))
            below += [pair for name, pair in held.items() if name not in _STATES]
        else:
            first.append((key, value))
    return (*first, *below)


def _tells_a_status(held: Mapping[str, tuple[Node, Node]]) -> bool:
    """Say whether a mapping tells a status in one word of its own, and nothing else but its day."""
    states = held.keys() & _STATES
    scalars = all(node.kind == "scalar" for _, node in held.values())
    return scalars and len(states) == 1 and held.keys() - states <= {"date"}


@lru_cache(1024)  # the same few keys stand in all records
def fold_key(key: str) -> str:
    """Return a key as the tables of keys spell it: lower-case, with `-`, without a template's "(optional)" behind it.

    `supersededBy` and `SupersededBy` are `superseded-by`.
    """
    key = _NEEDED.sub("", key) if "(" in key else key
    key = key if key.islower() else _HUMP.sub("-", key)
    return key.strip().casefold().replace("_", "-").replace(" ", "-")


def key_of(key: Node, value: Node) -> str:
    """Return a key as `fold_key` does, one in another language as the key that it is in English: `statut` is `status`."""
    folded = fold_key(key.text)
    if folded in DATED and value.kind == "scalar":  # "data" is a date in Italian where one follows
        dates = find_dates(value.text)
        return "date" if dates and not dates[0].start else folded
    return _SPOKEN.get(folded, folded)


def cut(text: str, *, file: str) -> tuple[FrontMatter, tuple[Diagnostic, ...]]:
    """Cut a file into front matter (YAML, or Hugo's TOML between `+++`) and body.

    A `---` that opens no mapping is a rule of the body. Blank lines may stand before the first one.
    """
    opening = _OPENING.match(text)
    if opening is None:
        return _front((), text, 1), ()
    toml = opening["mark"] == "+++"
    closing = (_TOML_CLOSING if toml else _CLOSING).search(text, opening.end() - 1)
    first_line = opening["blank"].count("\n") + 2
    if closing is None:
        if _KEY_LINE.match(text, opening.end()) and not toml and not opening["blank"]:
            place = Place(file, 1, 1, 3)
            return _front((), text, 1), (
                Diagnostic(
                    "Y007",
                    Severity.ERROR,
                    place,
                    "front matter opens here and is never closed",
                    "end it with a line `---`",
                ),
            )
        return _front((), text, 1), ()
    inside = text[opening.end() : closing.start() + 1]
    if opening["blank"] and not _KEY_LINE.match(inside):
        return _front((), text, 1), ()
    end = closing.end() + (1 if text[closing.end() : closing.end() + 1] == "\n" else 0)
    body, body_line = text[end:], text.count("\n", 0, end) + 1
    if len(inside) > MOST:
        return _front((), body, body_line), (_too_long(file, first_line),)
    root = None if toml else read_plain(inside, first_line=first_line)
    if root is not None:
        return _front(root.entries, body, body_line), ()
    root, diagnostics = (read_toml if toml else read_yaml)(inside, file=file, first_line=first_line)
    if root is not None and root.kind == "map":
        entries = printable(root).entries if "\\" in inside else root.entries
        return _front(entries, body, body_line), diagnostics
    if diagnostics and (toml or _KEY_LINE.search(inside)):
        return _front(
            () if toml else tuple(_readable(inside, file, first_line)), body, body_line
        ), diagnostics
    if root is None and not diagnostics:  # empty, or comments only
        return _front((), body, body_line), ()
    tight = _TIGHT.match(inside)
    return _front((), text, 1), (_without_blank(file, first_line, tight["key"]),) if tight else ()


def _without_blank(file: str, line: int, key: str) -> Diagnostic:
    message = f"`{key}:` has no blank after its colon, so that this is no front matter but text"
    return Diagnostic(
        "Y009", Severity.WARNING, Place(file, line, 1, len(key) + 1), message, f"write `{key}: …`"
    )


def _too_long(file: str, line: int) -> Diagnostic:
    message = f"this front matter is longer than {MOST:,} characters, the limit for one, and is not read"
    hint = "keep in it what tells of the decision, and put the rest into the body or into files beside it"
    return Diagnostic("Y008", Severity.ERROR, Place(file, line, 1, 0), message, hint)


def _readable(yaml: str, file: str, first_line: int) -> Iterator[tuple[Node, Node]]:
    """Yield the keys of YAML that cannot be read as a whole, with the values that can be read alone.

    A key whose own value is at fault has none, so that nothing further is made of it; only Markdown links and handles
    (`@ann @bo`, a list of them) are taken as they stand, and a plain text that holds a second `: `, where no more than its
    words are wanted.
    """
    seen: set[str] = set()
    line, counted = first_line, 0
    for match in _KEY_LINE.finditer(yaml):
        line, counted = line + yaml.count("\n", counted, match.start()), match.start()
        key, value = match["key"], (match["value"] or "").rstrip()
        if key in seen:
            continue
        seen.add(key)
        below = _BELOW.match(yaml, match.end())
        root, found = read_yaml(match[0] + (below[0] if below else ""), file=file, first_line=line)
        if root is not None and root.kind == "map" and len(root.entries) == 1 and not found:
            yield root.entries[0]
            continue
        column = match.start("value") - match.start() + 1 if value else len(match[0]) + 1
        wordy = fold_key(key) in _WORDS and value[:1].isalnum()
        text = value if wordy or _MEANT_AS_TEXT.fullmatch(value) else ""
        node = Node("scalar" if text else "null", line, column, len(value), text)
        if below and not value and _HANDLES.fullmatch(below[0]):
            node = Node("list", line, 1, 1, items=tuple(_handles(below[0], line)))
        yield Node("scalar", line, 1, len(key), key), node


def _handles(below: str, line: int) -> Iterator[Node]:
    """Yield the handles of a list, each on a line below its key, which stands on `line`."""
    for number, told in enumerate(below.split("\n"), start=line):
        if handle := _HANDLE.search(told):
            yield Node("scalar", number, handle.start() + 1, len(handle[0]), handle[0])


def texts(node: Node) -> Iterator[Node]:
    """Yield the scalars of a value: itself, a list's items, or the keys of `{a, b}` (braces left from a template).

    Of a mapping that says what it is of, as other programs describe people (`{name: Ann, email: …}`), the name is meant,
    as it is of a handle and whose it is (`ann42: Ann Lee`).
    """
    if node.kind == "scalar":
        yield node
    elif node.kind == "list":
        for item in node.items:
            yield from texts(item)
    elif (name := node.get("name") or _named_by_handle(node)) is not None and name.kind == "scalar":
        yield name
    elif node.kind == "map":
        for key, value in node.entries:
            yield key
            if value.kind != "null":
                yield from texts(value)


def _named_by_handle(node: Node) -> Node | None:
    """Return the name of `ann42: Ann Lee`; "Ann: Chief Architect" is no handle and its owner, and of records the key is meant."""
    if len(node.entries) != 1 or node.entries[0][1].kind != "scalar":
        return None
    (handle, name) = node.entries[0]
    words = name.text.split()
    owned = handle.text.islower() and len(words) > 1 and all(word[0].isupper() for word in words)
    return name if owned and _HANDLE.fullmatch(f"@{handle.text.lstrip('@')}") else None


def braced(node: Node) -> bool:
    """Say whether a value is `{text}`: a template's braces left round it, which YAML reads as a mapping."""
    return node.kind == "map" and all(value.kind == "null" for _, value in node.entries)


def written_out(node: Node) -> tuple[str, ...]:
    """Return a value as texts for people, one for each item or entry; deeper levels stand in brackets and braces."""
    if node.kind == "map":
        parts = [_pair(name, value, _level(value)) for name, value in node.entries]
    else:
        parts = [_level(item) for item in node.items] if node.kind == "list" else [node.text.strip()]
    return tuple(part for part in parts if part)


def _level(node: Node) -> str:
    """Return a value on one line, without brackets of its own."""
    if node.kind == "list":
        return ", ".join(_inner(item) for item in node.items)
    if node.kind == "map":
        return ", ".join(_pair(name, value, _inner(value)) for name, value in node.entries)
    return node.text.strip() if node.kind == "scalar" else ""


def _inner(node: Node) -> str:
    if node.kind == "list":
        return f"[{_level(node)}]"
    return f"{{{_level(node)}}}" if node.kind == "map" else " ".join(node.text.split())


def _pair(name: Node, value: Node, text: str) -> str:
    return name.text if value.kind == "null" else f"{name.text}: {text}"
