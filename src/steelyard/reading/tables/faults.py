"""Values of a table in YAML, read as what they must be, and what is wrong with those that are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steelyard.diagnostics import Diagnostic, Severity
from steelyard.reading.frontmatter import fold_key
from steelyard.reading.gathered import Gathered
from steelyard.reading.nearest import nearest
from steelyard.reading.tables.drafts import Written

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from steelyard.diagnostics import Place
    from steelyard.reading.yaml import Node


class Faults(Gathered):
    """What is wrong with one table."""

    def add(
        self, code: str, place: Place, message: str, hint: str, others: tuple[tuple[Place, str], ...] = ()
    ) -> None:
        """Add an error at a place."""
        self._found.append(Diagnostic(code, Severity.ERROR, place, message, hint, others))

    def kind(self, node: Node, what: str, wanted: str, hint: str) -> None:
        """Add that a value is of another kind than is `wanted`."""
        self.add("K807", self.place(node), f"{what} is {wanted}, not {node.what}", hint)

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
        """Return a value as text, '' where there is none."""
        written = self.written(node, key)
        return written.text if written else ""
