"""Values of a table in YAML, read as what they must be, and what is wrong with those that are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.reading.frontmatter import fold_key
from steelyard.reading.nearest import nearest
from steelyard.reading.tables.drafts import Written

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from steelyard.reading.yaml import Node


class Faults:
    """What is wrong with one table, gathered while it is read."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._found: list[Diagnostic] = []

    def place(self, node: Node) -> Place:
        return Place(self.file, node.line, node.column, node.length)

    def add(
        self, code: str, place: Place, message: str, hint: str, others: tuple[tuple[Place, str], ...] = ()
    ) -> None:
        self._found.append(Diagnostic(code, Severity.ERROR, place, message, hint, others))

    def kind(self, node: Node, what: str, wanted: str, hint: str) -> None:
        self.add("K807", self.place(node), f"{what} is {wanted}, not {node.what}", hint)

    def all(self) -> tuple[Diagnostic, ...]:
        return tuple(sorted(self._found, key=lambda diagnostic: diagnostic.sort_key))

    def keys(self, node: Node, known: Sequence[str], what: str) -> dict[str, Node]:
        """Return a mapping's values by key, those without a value left out; an unknown key is K807."""
        parts: dict[str, Node] = {}
        first: dict[str, Node] = {}
        for key, value in node.entries:
            folded = fold_key(key.text)
            if folded not in known:
                self._unknown_key(key, known, what)
            elif folded in first:
                others = ((self.place(first[folded]), "first here"),)
                message = f"the key `{key.text}` stands here a second time"
                self.add("K807", self.place(key), message, "keep one of the two", others)
            else:
                first[folded] = key
                if value.kind != "null":
                    parts[folded] = value
        return parts

    def _unknown_key(self, key: Node, known: Collection[str], what: str) -> None:
        like = nearest(key.text[:60], known)
        hint = f"did you mean `{like}`?" if like else f"the keys here are {', '.join(known)}"
        self.add("K807", self.place(key), f"`{key.text}` is no key of {what}", hint)

    def items(self, node: Node, key: str) -> tuple[Node, ...]:
        """Return a list's values."""
        if node.kind != "list":
            self.kind(node, f"`{key}`", "a list", f"write `{key}:` and each on a line of its own after `- `")
        return node.items

    def entries(self, node: Node | None, what: str, holds: str) -> tuple[tuple[Node, Node], ...]:
        """Return a mapping's pairs; none where there is no value."""
        if node is None or node.kind == "null":
            return ()
        if node.kind != "map":
            self.kind(node, what, f"a mapping of {holds}", "write `name: value` for each")
        return node.entries

    def name(self, node: Node) -> Written:
        """Return a name on one line."""
        return Written(" ".join(node.text.split()), self.place(node))

    def written(self, node: Node | None, key: str) -> Written | None:
        """Return a value as text; None where there is none."""
        if node is None or node.kind == "null":
            return None
        if node.kind != "scalar":
            self.kind(node, f"`{key}`", "text", f"write `{key}: …`")
            return None
        return self.name(node)

    def text(self, node: Node | None, key: str) -> str:
        written = self.written(node, key)
        return written.text if written else ""
