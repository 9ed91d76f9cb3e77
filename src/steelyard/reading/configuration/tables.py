"""The parts of the configuration that hold names of the site's own: sources, statuses, relations, severities."""

from __future__ import annotations

import re
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

from steelyard.core.addresses import folders_of
from steelyard.core.model import RELATIONS, VOCABULARY
from steelyard.core.settings import RelationKind, Source, StatusWord
from steelyard.diagnostics.catalogue import CATALOGUE
from steelyard.diagnostics.severities import SETTINGS, changeable
from steelyard.reading.configuration.folders import SOURCE_NAME, name_sources, source_name
from steelyard.reading.configuration.values import COLOUR, choice, folder, text, unknown_key
from steelyard.reading.given import FIELD_OF_KEY
from steelyard.reading.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from steelyard.reading.configuration.values import Findings
    from steelyard.reading.yaml import Node

_RELATION = re.compile(r"[a-z][a-z0-9_]*")
_WEIGHT = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")
TAKEN = frozenset(RELATIONS) | {key.replace("-", "_") for key in FIELD_OF_KEY} | {"criteria"}
"""Keys of every record, which cannot name a relation of a site's own."""
# The last two are what programs and templates call the lack of one.
_RESERVED = (*VOCABULARY, "other", "none")


def pairs_of(node: Node, key: str, found: Findings, *, example: str) -> Iterator[tuple[Node, Node]]:
    """Give the pairs of a mapping; what is none is reported with an example of one."""
    if node.kind == "map":
        yield from node.entries
    else:
        found.add("C003", node, f"`{key}` takes a mapping, not {node.what}", hint=f"write `{key}: {example}`")


def fields_of(node: Node, key: str, names: tuple[str, ...], found: Findings) -> dict[str, Node]:
    """Return those values of a mapping whose names are known and that are not empty; report the other names."""
    fields = {}
    for name, value in node.entries:
        if name.text not in names:
            unknown_key(name, key, names, found)
        elif value.kind != "null":
            fields[name.text] = value
    return fields


def sources(node: Node, key: str, found: Findings) -> tuple[Source, ...] | None:
    """Read one folder or several, each a path or `{name, path, title}`; several have distinct names afterwards."""
    items = node.items if node.kind == "list" else (node,)
    if not items:
        found.add("C003", node, f"`{key}` is an empty list", hint="name a folder, or leave the key out")
        return None
    read = _Sources(found)
    for item in items:
        source = _source(item, key, found)
        if source is not None:
            read.add(item, source)
    return name_sources(read.kept)


def _source(node: Node, key: str, found: Findings) -> Source | None:
    if node.kind != "map":
        path = folder(node, key, found)
        return None if path is None else Source(path)
    fields = fields_of(node, key, ("name", "path", "title"), found)
    if "path" not in fields:
        found.add("C003", node, "this source has no `path`", hint="add `path: FOLDER`")
        return None
    path = folder(fields["path"], f"{key}.path", found)
    name = _source_name(fields["name"], f"{key}.name", found) if "name" in fields else ""
    title = text(fields["title"], f"{key}.title", found) if "title" in fields else ""
    return None if path is None or name is None or title is None else Source(path, name, title)


def _source_name(node: Node, key: str, found: Findings) -> str | None:
    name = text(node, key, found)
    if name is None or SOURCE_NAME.fullmatch(name):
        return name
    better = source_name(name)
    hint = (
        f"write `{better}`; `title` can say it in your own words"
        if better
        else "write one such as `payments`"
    )
    found.add(
        "C003", node, f"`{key}` takes small letters, digits and `-`, at most 60, not `{name}`", hint=hint
    )
    return None


class _Sources:
    """Sources as they are read: `kept` are those that clash with none before them, the others are reported.

    Whatever two can clash by leads to the first that has it, so that a thousand are told apart as fast as two.
    """

    def __init__(self, found: Findings) -> None:
        self.kept: list[Source] = []
        self._nodes: list[Node] = []
        self._found = found
        self._names: dict[str, int] = {}
        self._paths: dict[str, int] = {}
        self._holding: dict[str, int] = {}

    def add(self, node: Node, source: Source) -> None:
        """Keep a source, or report the first one that it clashes with."""
        above = [".", *folders_of(source.path)]
        others = (
            self._names.get(source.name) if source.name else None,
            self._paths.get(source.path),
            *(self._paths.get(outer) for outer in above),
            self._holding.get(source.path),
        )
        first = min((other for other in others if other is not None), default=None)
        if first is not None:
            message, hint = _clash(source, self.kept[first])
            self._found.add("C003", node, message, hint=hint, first=(self._nodes[first], "the other one"))
            return
        at = len(self.kept)
        self.kept.append(source)
        self._nodes.append(node)
        self._names.setdefault(source.name, at)
        self._paths[source.path] = at
        for outer in above:
            self._holding.setdefault(outer, at)


def _clash(source: Source, other: Source) -> tuple[str, str]:
    """Say why two sources cannot both be, and what to do."""
    if source.name and source.name == other.name:
        return f"two sources are named `{source.name}`", "give each a name of its own"
    if source.path == other.path:
        return f"the source `{source.path}` stands twice", "keep one of the two"
    outer, inner = sorted((source.path, other.path), key=lambda path: (path != ".", len(path)))
    return (
        f"`{inner}` lies inside the source `{outer}`",
        "keep one of the two: a source is read with all in it",
    )


def statuses(node: Node, key: str, found: Findings) -> tuple[StatusWord, ...] | None:
    """Read the site's own status words, each with a meaning or `{colour, meaning}`, in the order written.

    A meaning that is a word of the vocabulary says what the new word counts as; any other is told to readers.
    """
    words: dict[str, tuple[Node, StatusWord]] = {}
    for name, value in pairs_of(
        node, key, found, example="{on hold: {colour: '#3b6ea5', meaning: waits for money}}"
    ):
        word = text(name, key, found)
        if word is None or not _is_own_word(name, word, found):
            continue
        if word.casefold() in words:
            first = (words[word.casefold()][0], "first here")
            found.add(
                "C003", name, f"the status `{word}` stands twice", hint="keep one of the two", first=first
            )
            continue
        words[word.casefold()] = (name, _status(word, value, f"{key}.{word}", found))
    return tuple(status for _, status in words.values())


def _is_own_word(node: Node, word: str, found: Findings) -> bool:
    if not word or not any(letter.isalnum() for letter in word):
        found.add("C003", node, "a status needs a word", hint="write one with letters in it")
        return False
    if word.casefold() in _RESERVED:
        found.add(
            "C003",
            node,
            f"`{word}` is a status of every site and keeps its meaning",
            hint="choose another word for the site's own status",
        )
        return False
    return True


def _status(word: str, node: Node, key: str, found: Findings) -> StatusWord:
    label = word[0].upper() + word[1:]
    fields = {"meaning": node}
    if node.kind == "map":
        fields = fields_of(node, key, ("colour", "meaning"), found)
    elif node.kind == "null":
        fields = {}
    meaning = text(fields["meaning"], f"{key}.meaning", found) if "meaning" in fields else ""
    colour = text(fields["colour"], f"{key}.colour", found) if "colour" in fields else ""
    if colour and not COLOUR.fullmatch(colour):
        found.add(
            "C003",
            fields["colour"],
            f"`{key}.colour` is not a colour",
            hint="write it as '#rgb' or '#rrggbb', in quotes",
        )
        colour = ""
    if meaning and meaning.casefold() in VOCABULARY:
        return StatusWord(word, label, colour or "", like=meaning.casefold())
    return StatusWord(word, label, colour or "", meaning or "")


def relations(node: Node, key: str, found: Findings) -> tuple[RelationKind, ...] | None:
    """Read the site's own kinds of relation, each with its name from the other side or `{inverse}`; `-` is read as `_`."""
    taken: dict[str, tuple[Node, str]] = {}
    kinds = []
    for name, value in pairs_of(node, key, found, example="{blocks: blocked_by}"):
        kind = _relation(name, key, found)
        inverse = _inverse(value, f"{key}.{name.text}", found)
        if kind is None or inverse is None or taken.get(kind, (name, ""))[1] == inverse:
            continue
        doubled = next((one for one in (kind, inverse) if one in taken), None)
        if doubled is not None:
            first = (taken[doubled][0], "first here")
            found.add(
                "C003",
                name,
                f"`{doubled}` names two kinds of relation",
                hint="give each its own name",
                first=first,
            )
            continue
        taken |= {kind: (name, inverse), inverse: (name, kind)}
        kinds.append(RelationKind(kind, inverse))
    return tuple(kinds)


def _inverse(node: Node, key: str, found: Findings) -> str | None:
    if node.kind == "map":
        inner = fields_of(node, key, ("inverse",), found).get("inverse")
        if inner is not None:
            return _relation(inner, f"{key}.inverse", found)
    elif node.kind == "scalar":
        return _relation(node, key, found)
    found.add(
        "C003",
        node,
        f"`{key}` does not say how the other side calls it",
        hint="add `inverse: …`; a relation that reads the same from both sides is its own inverse",
    )
    return None


def _relation(node: Node, key: str, found: Findings) -> str | None:
    written = text(node, key, found)
    if written is None:
        return None
    name = written.replace("-", "_")
    if not _RELATION.fullmatch(name):
        found.add(
            "C003", node, f"`{written}` cannot name a relation", hint="use small letters, digits and `_`"
        )
    elif name in TAKEN:
        found.add(
            "C003", node, f"`{written}` already means something in every record", hint="choose another name"
        )
    else:
        return name
    return None


def severities(node: Node, key: str, found: Findings) -> Mapping[str, str] | None:
    """Read the severities that the site gives to codes: error, warning, note or off."""
    chosen = {}
    for name, value in pairs_of(node, key, found, example="{L203: error}"):
        code = name.text.upper()
        if code not in CATALOGUE:
            like = nearest(code, [known for known in CATALOGUE if changeable(known)])
            hint = (
                f"did you mean `{like}`?"
                if like
                else "a report names its code in brackets, as in `warning[L203]`"
            )
            found.add("C002", name, f"nothing is reported under the code `{name.text}`", hint=hint)
        elif not changeable(code):
            found.add(
                "C003",
                name,
                f"{code} is always an error: no setting changes it",
                hint=f"remove the line; `steelyard explain {code}` tells how to mend what is reported",
            )
        else:
            setting = choice(*SETTINGS)(value, f"{key}.{code}", found)
            if setting is not None:
                chosen[code] = setting
    return MappingProxyType(chosen)


def weight_words(node: Node, key: str, found: Findings) -> Mapping[str, Fraction] | None:
    """Read what words weigh: a number of at most nine figures for each, not negative."""
    words: dict[str, Fraction] = {}
    for name, value in pairs_of(node, key, found, example="{High: 3, Medium: 2, Low: 1}"):
        if value.kind != "scalar" or not _WEIGHT.fullmatch(value.text):
            message = f"`{key}.{name.text}` takes a weight, a number that is not negative"
            found.add("C003", value, message, hint="write one such as 3 or 0.5")
            continue
        words[" ".join(name.text.casefold().split())] = Fraction(value.text)
    if words and not any(words.values()):
        found.add("C003", node, f"every word of `{key}` weighs nothing", hint="give one a weight above 0")
        return None
    return MappingProxyType(words)
