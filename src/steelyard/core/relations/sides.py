"""What records state of one another, made two-sided; and what is wrong with it."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.addresses import SCHEME
from steelyard.core.model import RELATIONS
from steelyard.core.paths import MARKDOWN
from steelyard.core.places import reference_place
from steelyard.core.wordings import ends_alike, leads_out
from steelyard.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from steelyard.core.model import Record, Reference, Statement
    from steelyard.core.references import References
    from steelyard.core.settings import Settings
    from steelyard.diagnostics import Place

_DRAFT_HINT = "build with --drafts to include it"
_WORDED = re.compile(r"[A-Za-z]{2,10}[-_ ]?\d{1,6}")
_OF_RECORDS = frozenset({"supersedes", "superseded_by", "amends", "amended_by"})
"""Relations that no issue or ticket has: what else a record is related to may be one."""


class Relation(Struct, frozen=True):
    """One side of a relation: its kind, as this record sees it, and the path of the other record."""

    kind: str
    path: str


class Relations(Struct, frozen=True):
    """All relations of a site. `sides` has both sides of each, by path, ordered; `stated` what each file says itself.

    `stated` gives kind and reference as text: a Markdown link's is the path it leads to, where it leads to a record.
    `sayings` has, for each relation that somebody states (kind, from, to), who states it and how, the first first.
    `elsewhere` is what front matter relates a file to that is no record: kind and text, by path.
    """

    sides: Mapping[str, tuple[Relation, ...]]
    stated: Mapping[str, tuple[tuple[str, str], ...]]
    sayings: Mapping[tuple[str, str, str], Sequence[tuple[Record, Statement]]]
    elsewhere: Mapping[str, Sequence[tuple[str, str]]] = MappingProxyType({})

    def place(self, kind: str, path: str, other: str, *, by: str = "") -> Place:
        """Return where a relation is said first, rather by the record with the path `by` than by another one."""
        sayings = self.sayings[kind, path, other]
        sayer, statement = next((saying for saying in sayings if saying[0].path == by), sayings[0])
        return reference_place(sayer, statement.reference)


def inverses(settings: Settings) -> dict[str, str]:
    """Return each kind of relation with its name from the other side: those of every site, then the site's own."""
    kinds = dict(RELATIONS)
    for kind in settings.relations:
        kinds.setdefault(kind.name, kind.inverse)
        kinds.setdefault(kind.inverse, kind.name)
    return kinds


def relate(
    records: Sequence[Record],
    references: References,
    settings: Settings,
    *,
    left_out: frozenset[str] = frozenset(),
) -> tuple[Relations, tuple[Diagnostic, ...]]:
    """Resolve every statement and show it on both sides.

    `records` are in the site's order, which is also the order of each list; `left_out` are the paths of
    drafts that `references` knows and the site does not show.
    """
    kinds = inverses(settings)
    order = {record.path: index for index, record in enumerate(records)}
    rank = {kind: index for index, kind in enumerate(kinds)}
    sides: dict[str, set[tuple[int, int, str, str]]] = defaultdict(set)
    sayings: dict[tuple[str, str, str], list[tuple[Record, Statement]]] = defaultdict(list)
    stated: dict[str, tuple[tuple[str, str], ...]] = {}
    elsewhere: dict[str, list[tuple[str, str]]] = {}
    diagnostics: list[Diagnostic] = []
    for record in records:
        # By what is meant: said in two ways, it is stated once.
        texts: dict[tuple[str, str], tuple[str, str]] = {}
        for statement in record.statements:
            kind, inverse = statement.kind, kinds.get(statement.kind)
            target, finding = _resolve(record, statement, references, left_out=left_out)
            if target is None and not finding and statement.reference.between:
                continue
            text = statement.reference.text
            meant = target.path if target else text
            texts.setdefault((kind, meant), (kind, meant if statement.reference.href else text))
            if finding:
                diagnostics.append(finding)
            elif target is None and statement.reference.firm:
                elsewhere.setdefault(record.path, []).append((kind, _shown(statement.reference)))
            if target is None or inverse is None or target.path not in order or target is record:
                continue
            sides[record.path].add((rank[kind], order[target.path], kind, target.path))
            sides[target.path].add((rank[inverse], order[record.path], inverse, record.path))
            sayings[kind, record.path, target.path].append((record, statement))
            sayings[inverse, target.path, record.path].append((record, statement))
        if texts:
            stated[record.path] = tuple(texts.values())
    ordered = {
        path: tuple(Relation(kind, other) for _, _, kind, other in sorted(side))
        for path, side in sides.items()
    }
    return Relations(ordered, stated, sayings, elsewhere), tuple(diagnostics)


def _resolve(
    record: Record, statement: Statement, references: References, *, left_out: frozenset[str]
) -> tuple[Record | None, Diagnostic | None]:
    """Find the record that a statement means; None with a finding, or in silence where it is no record's business."""
    reference = statement.reference
    if reference.href:
        loose = not reference.firm and statement.kind in _OF_RECORDS
        if SCHEME.match(reference.target):
            named = references.named_by_link(reference.text, reference.target, record) if loose else None
            return (None if named is record else named), None
        target = references.linked(reference.target, record)
        if target is None and loose:
            target = references.meant(reference.target)
            target = target or references.named_by_link(reference.text, reference.target, record)
        if target is None and not reference.firm and reference.line >= record.body_line:
            return None, None  # the body's own link says so at the same place
        found: Sequence[Record] = (target,) if target else ()
    else:
        found = references.find(reference.target, record).records
    place = reference_place(record, reference)
    # Each of thousands of records may name thousands of one number: nothing is done with them that need not be.
    shown = ([one for one in found if one.path not in left_out] if left_out else ()) or found
    if len(shown) == 2 and record in shown and not reference.firm:  # no record is related to itself
        shown = [one for one in shown if one is not record]
    if len(shown) > 1:
        code, severity = ("L202", Severity.ERROR) if reference.firm else ("L204", Severity.WARNING)
        message = f"`{reference.text}` fits {len(shown)} records"
        return None, Diagnostic(code, severity, place, message, f"name the file: {names(shown)}")
    code, severity = ("L201", Severity.ERROR) if reference.firm else ("L208", Severity.WARNING)
    if not shown:
        if reference.between:
            return None, None
        if statement.kind not in _OF_RECORDS and _is_elsewhere(reference, record, references):
            return None, None
        near = references.nearest(reference.target, record)
        hint = f"did you mean {names(near)}?" if near else references.source_hint(reference.target)
        hint = hint or "name a record by its number, slug or file"
        return None, Diagnostic(code, severity, place, f"`{reference.text}` fits no record", hint)
    if shown[0].path in left_out:
        message = f"`{reference.text}` is a draft and left out"
        return shown[0], Diagnostic("L207", Severity.NOTE, place, message, _DRAFT_HINT)
    if shown[0] is record:
        message = f"`{reference.text}` is this record itself: no record can stand in a relation to itself"
        return shown[0], Diagnostic(code, severity, place, message, "name the other record")
    return shown[0], None


def _is_elsewhere(reference: Reference, record: Record, references: References) -> bool:
    """Say whether a reference that fits no record, of a relation that other things have too, names such a thing."""
    text = reference.text
    if not reference.href and reference.target.endswith(text):  # the last of a range: the 5 of "SHOP-2–5"
        text = reference.target
    if reference.firm:
        return references.is_elsewhere(text, record)
    return references.may_be_elsewhere(text) or _leads_elsewhere(text, record, references)


def _leads_elsewhere(text: str, record: Record, references: References) -> bool:
    """Say whether a path leads to a folder without records, and there to a file of no series: `docs/phase-3-draft.md`."""
    path = text.partition("#")[0]
    folder, _, name = posixpath.normpath(path).rpartition("/")
    worded = _WORDED.match(name)
    return (
        bool(folder and worded and MARKDOWN.search(name))
        and references.may_be_elsewhere(worded[0] if worded else "")
        and leads_out(path, record.path, references.folders)
        and not any(ends_alike(folder, each) for each in references.folders)
        and references.meant(path) is None
    )


def _shown(reference: Reference) -> str:
    """Return what a reference says, with the address that a link of it leads to."""
    text, target = reference.text, reference.target
    return f"{text} ({target})" if reference.href and target != text else text


def names(records: Iterable[Record], *, most: int = 3, here: str = "") -> str:
    """Name some records by their files for a hint: "0001-a.md, 0002-b.md or 0003-c.md"; from the folder `here`, else from the root."""
    every = tuple(records)
    paths = [posixpath.relpath(one.path, here) if here else one.path for one in every[:most]]
    texts = [f"`{path}`" for path in paths]
    texts += [f"{len(every) - most} more"] if len(every) > most else []
    return " or ".join(filter(None, [", ".join(texts[:-1]), texts[-1]])) if texts else ""
