"""What a project's own templates say in vain: files that nothing uses, and blocks that no page has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.meta import find_referenced_templates
from msgspec import Struct

from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.reading.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_FOR_PEOPLE = (".md", ".txt", "~")
"""How files end that lie among templates and are none: notes, and what an editor leaves behind."""

_ELSEWHERE = (nodes.Macro, nodes.CallBlock, nodes.AssignBlock, nodes.Block)
"""Where a block is said in its place, as part of something else."""


class _Template(Struct, frozen=True):
    text: str
    tree: nodes.Template

    @property
    def blocks(self) -> frozenset[str]:
        return frozenset(block.name for block in self.tree.find_all(nodes.Block))

    @property
    def parent(self) -> str | None:
        """Return the name of the template that it extends; '' for none, None where that is told only as a page is made."""
        found = list(self.tree.find_all(nodes.Extends))
        if not found:
            return ""
        name = found[0].template
        plain = len(found) == 1 and found[0] in self.tree.body
        return str(name.value) if plain and isinstance(name, nodes.Const) else None


def said_in_vain(
    own: Mapping[str, str], ours: Mapping[str, str], *, folder: str, default: str
) -> Iterator[Diagnostic]:
    """Report each template that nothing uses, and each block that what it extends does not have (T706).

    `own` are a project's templates by name, `ours` those of the default theme, which extends them as `default/NAME`;
    `folder` is what diagnostics call the project's. Templates that cannot be read are left to whoever renders them.
    """
    theirs = _parsed(own)
    yield from _unused(own, theirs, ours, folder=folder, default=default)
    originals = _Originals(theirs, ours, default)
    called = {
        each.attr
        for template in theirs.values()
        for each in template.tree.find_all(nodes.Getattr)
        if isinstance(each.node, nodes.Name) and each.node.name == "self"
    }
    for name, template in theirs.items():
        known = originals.blocks_above(name)
        if known is None:
            continue
        for block in _outermost(template.tree):
            if block.name not in known and block.name not in called:
                yield _blockless(block, template, known, f"{folder}/{name}", name)


def _parsed(texts: Mapping[str, str]) -> dict[str, _Template]:
    environment, found = Environment(autoescape=True), {}
    for name, text in texts.items():
        try:
            found[name] = _Template(text, environment.parse(text))
        except TemplateSyntaxError:
            continue
    return found


def _unused(
    own: Mapping[str, str],
    theirs: Mapping[str, _Template],
    ours: Mapping[str, str],
    *,
    folder: str,
    default: str,
) -> Iterator[Diagnostic]:
    named = {name: set(find_referenced_templates(template.tree)) for name, template in theirs.items()}
    # What such a template uses is told only as a page is made, or never.
    dark = {name for name in own if None in named.get(name, {None})}
    for name in own:
        if dark - {name}:
            continue
        elsewhere = any(name in references for other, references in named.items() if other != name)
        hidden = name.startswith(f"{default}/")
        if not hidden and (name in ours or elsewhere or name.endswith(_FOR_PEOPLE)):
            continue
        like = nearest(name, ours)
        if hidden:
            hint = f"`{default}/…` always means the originals: put it into templates/ itself"
        elif like:
            hint = f"did you mean `{like}`?"
        else:
            hint = "theme/README.md names the templates; one of your own is used where another includes it"
        message = f"no page and no template uses `{name}`"
        yield Diagnostic("T706", Severity.WARNING, Place(f"{folder}/{name}"), message, hint)


def misplaced(strays: Iterable[str], known: Mapping[str, str], *, folder: str) -> Iterator[Diagnostic]:
    """Report each file beside `templates/` and `static/` that bears the name of one in there (T706).

    `known` says of each of our files in which of the two it lies; `folder` is what diagnostics call the project's.
    """
    for path in strays:
        name = path.rpartition("/")[2]
        if name in known:
            message = f"`{path}` takes the place of nothing here"
            hint = f"put it into {folder}/{known[name]}/"
            yield Diagnostic("T706", Severity.WARNING, Place(f"{folder}/{path}"), message, hint)


class _Originals:
    """What templates extend, by the names that they say."""

    def __init__(self, theirs: Mapping[str, _Template], ours: Mapping[str, str], default: str) -> None:
        self._theirs = theirs
        self._ours = ours
        self._default = f"{default}/"

    def blocks_above(self, name: str) -> frozenset[str] | None:
        """Return the blocks of all that a project's template extends; None where it extends nothing, or who knows what."""
        template, found, seen = self._theirs[name], frozenset[str](), {name}
        while template.parent:
            above = template.parent
            known = self._template(above)
            if known is None or above in seen:
                return None
            seen.add(above)
            found |= known.blocks
            template = known
        return found if template.parent == "" and len(seen) > 1 else None

    def _template(self, name: str) -> _Template | None:
        if name in self._theirs and not name.startswith(self._default):
            return self._theirs[name]
        original = name.removeprefix(self._default)
        return _parsed({original: self._ours[original]})[original] if original in self._ours else None


def _outermost(node: nodes.Node) -> Iterator[nodes.Block]:
    """Give the blocks of a template that stand in no other part of it."""
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Block):
            yield child
        elif not isinstance(child, _ELSEWHERE):
            yield from _outermost(child)


def _blockless(
    block: nodes.Block, template: _Template, known: frozenset[str], file: str, name: str
) -> Diagnostic:
    before = len("\n".join(template.text.split("\n")[: block.lineno - 1]))
    said = re.compile(rf"\bblock\s+({re.escape(block.name)})\b").search(template.text, before)
    at = said.start(1) if said else 0
    line, column = template.text.count("\n", 0, at) + 1, at - template.text.rfind("\n", 0, at)
    place = Place(file, line, column, len(block.name))
    like = nearest(block.name, sorted(known))
    hint = f"did you mean `{like}`?" if like else "theme/README.md names the blocks of every template"
    message = f"what `{name}` extends has no block `{block.name}`, so it is shown nowhere"
    return Diagnostic("T706", Severity.WARNING, place, message, hint)
