"""A record under another number: its file's new name, and every place in the project's texts that says the old one."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from msgspec import Struct

from steelyard.core.addresses import SCHEME
from steelyard.core.model import Record
from steelyard.core.paths import EXTENSION, link_paths, stem_of
from steelyard.core.slugs import fold
from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.reading.evidence import gather
from steelyard.reading.frontmatter import fold_key
from steelyard.reading.given import NUMBER_KEYS
from steelyard.reading.life import read_life
from steelyard.reading.naming import read_name
from steelyard.reading.relations import read_statements
from steelyard.reading.titles import strip_number, title_heading, without_tail
from steelyard.writing.changes import Change
from steelyard.writing.links import destinations
from steelyard.writing.said_numbers import is_title, said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from steelyard.core.model import Link, Page, Reference
    from steelyard.core.references import References
    from steelyard.core.settings import Settings
    from steelyard.reading.evidence import Evidence
    from steelyard.writing.links import Destination

_CODED = re.compile(r"%[0-9A-Fa-f]{2}")


class Renumbering(Struct, frozen=True):
    """One record and the number that it gets; `number` and the record's own are without leading zeros.

    `path` and `to` are what gets another name: its file, or its folder where that tells the number; '' where the name
    of neither does. `inner` is what its file gets for a name within its folder, where it is called as that. `stem` is
    the part of the name that holds the number; `width` are the figures that numbers have at least in the names of its series.
    """

    record: Record
    number: str
    path: str
    to: str
    width: int = 1
    inner: str = ""

    @property
    def old(self) -> str:
        """The number that it had."""
        return self.record.number or ""

    @property
    def stem(self) -> str:
        """The telling part of its name."""
        return stem_of(self.record.path)


def renumbering(record: Record, number: str, *, width: int = 1) -> Renumbering:
    """Say which file or folder gets another name so that a record gets another number, of `width` figures at least."""
    name = read_name(record.path)
    twice = name.twice and record.series == name.counted_in
    path = posixpath.dirname(record.path) if name.in_folder or twice else record.path
    if name.number != record.number or not record.number:
        return Renumbering(record, number, "", "", width)
    folder, _, own = path.rpartition("/")
    to = posixpath.join(folder, in_words(own, record.number, number, width=width))
    file = posixpath.basename(record.path)
    inner = in_words(file, record.number, number, width=width) if twice else ""
    return Renumbering(record, number, path, to, width, inner)


def in_words(text: str, old: str, new: str, *, width: int = 1) -> str:
    """Write a number for the first that is equal to the old one.

    One with leading zeros keeps as many figures; one without gets none where it has `width` figures.
    """
    match = _first(text, old)
    if match is None:
        return text
    return text[: match.start()] + _figures(match[0], new, width) + text[match.end() :]


def _first(text: str, number: str) -> re.Match[str] | None:
    return re.search(rf"(?<!\d)0*{number}(?!\d)", text)


def _figures(old: str, new: str, width: int) -> str:
    return new.zfill(len(old) if old.startswith("0") else width)


class Scene(Struct, frozen=True):
    """What texts are read against: the project's records, its settings, and the renumberings, none of them carried out."""

    references: References
    settings: Settings
    all: Sequence[Renumbering]

    def of(self, path: str) -> Renumbering | None:
        """Return the renumbering of a record."""
        return next((each for each in self.all if each.record.path == path), None)

    def moving(self, path: str) -> Renumbering | None:
        """Return the renumbering by which a file gets another name: the record's own, or one that lies in its folder."""
        named = [each for each in self.all if each.path]
        held = (each for each in named if path == each.path or path.startswith(f"{each.path}/"))
        return next(held, None) or next((each for each in named if _is_table_of(path, each)), None)

    def may_touch(self, text: str) -> bool:
        """Say whether a text can name any of the records by its number."""
        return any(each.old in text for each in self.all)


def _is_table_of(path: str, each: Renumbering) -> bool:
    """Say whether a file is a score table beside the record."""
    bare = EXTENSION.sub("", each.record.path)
    return path.startswith(f"{bare}.") and ".criteria." in path[len(bare) :]


def tables_beside(each: Renumbering, files: Iterable[str]) -> list[tuple[str, str]]:
    """Return the score tables beside a record, each with the name it gets; none where its folder gets another name."""
    if each.path != each.record.path:
        return []
    bare, new = EXTENSION.sub("", each.path), EXTENSION.sub("", each.to)
    return [(file, new + file[len(bare) :]) for file in files if _is_table_of(file, each)]


def moves_within(each: Renumbering, files: Iterable[str]) -> list[tuple[str, str]]:
    """Return what gets another name within the folder of a record that is called as it: its file, and the tables beside that."""
    if not each.inner:
        return []
    to = posixpath.join(each.path, each.inner)
    bare, new = EXTENSION.sub("", each.record.path), EXTENSION.sub("", to)
    tables = [(file, new + file[len(bare) :]) for file in files if _is_table_of(file, each)]
    return [(each.record.path, to), *tables]


def changes_in(
    text: str, item: Record | Page, scene: Scene, resolve: Callable[[str, str], Link]
) -> tuple[list[Change], list[Diagnostic]]:
    """Return what changes in one file's text (as read: its line ends single), and what is left since it is not certain.

    `resolve` says what the destinations of its body lead to, before anything is renumbered.
    """
    evidence, _ = gather(text, file=item.path, name=read_name(item.path))
    changes: list[Change] = []
    left: list[Diagnostic] = []
    own = scene.of(item.path)
    if own and isinstance(item, Record):
        changes += _own_number(text, evidence, own)
    front = text[: len(text) - len(evidence.front.body)]
    for found in (
        *destinations(evidence.front.body, first_line=evidence.front.body_line),
        *(destinations(front) if isinstance(item, Record) else ()),
    ):
        if found.tag == "wiki":
            changes += _reference(found.meant, found.line, found.column, found.written, item, scene, left)
        else:
            changes += _destination(found, item, scene, resolve)
    if isinstance(item, Record):
        lines = text.split("\n")
        for reference in (*_references(evidence, scene.settings), *item.criteria):
            line = lines[reference.line - 1] if 0 < reference.line <= len(lines) else ""
            at = line.find(reference.text, max(reference.column - 1, 0))
            if reference.href or at < 0 or line[max(reference.column - 1, 0) :].startswith("[["):
                continue
            spot = (reference.line, at + 1, reference.text)
            if reference in item.criteria:
                changes += _table(reference, spot, item, scene)
            else:
                changes += _reference(reference.target, *spot, item, scene, left)
    return changes, left


def _references(evidence: Evidence, settings: Settings) -> Iterator[Reference]:
    """Yield every reference that a record states, those too that only say again what another one said."""
    life = read_life(evidence, own=settings.statuses, order="")
    for statement in (*life.statements, *read_statements(evidence, settings)):
        yield statement.reference


def _own_number(text: str, evidence: Evidence, own: Renumbering) -> Iterator[Change]:
    """Yield the changes of what a record says of its own number: in its title, in front matter, in a labelled value."""
    lines = text.split("\n")
    heading = title_heading(evidence.sections, own.old, level=evidence.title_level)
    if heading and heading.number == own.old:
        yield from _in_line(lines, heading.line + evidence.shift, 1, own)
    elif heading:
        line = heading.line + evidence.shift
        yield from _in_tail(lines[line - 1].strip("# "), lines, line, own)
    for value in (*evidence.from_front("title"), *evidence.from_labels("title")):
        if strip_number(value.text, own.old)[1] == own.old:
            yield from _in_line(lines, value.line, value.column, own)
        else:
            yield from _in_tail(value.text, lines, value.line, own)
    for key, node in evidence.front.entries:
        if fold_key(key.text) in NUMBER_KEYS and _is_number(node.text, own.old):
            yield from _in_line(lines, node.line, node.column, own)
    for label in evidence.labels.get("number", ()):
        for value in evidence.placed(label):
            if _is_number(value.text, own.old):
                yield from _in_line(lines, value.line, value.column, own)


def _is_number(text: str, number: str) -> bool:
    return (
        re.fullmatch(rf"\W*(?:(?:[A-Za-z]{{1,12}}-){{0,2}}[A-Za-z]{{1,12}}[-_# ]{{0,2}})?0*{number}\W*", text)
        is not None
    )


def _in_tail(title: str, lines: Sequence[str], line: int, own: Renumbering) -> Iterator[Change]:
    """Yield the change of the record's own name at the end of a title: "Use X - ADR 012"."""
    bare = without_tail(title, own.old)
    if bare != title and (at := lines[line - 1].find(bare)) >= 0:
        yield from _in_line(lines, line, at + len(bare) + 1, own)


def _in_line(lines: Sequence[str], number: int, column: int, own: Renumbering) -> Iterator[Change]:
    line = lines[number - 1] if 0 < number <= len(lines) else ""
    yield from _in_text(line[column - 1 :], number, column, own)


def _in_name(name: str, line: int, column: int, moved: Renumbering) -> Iterator[Change]:
    """Yield the change of the number in a file's name, as a destination has it: `%20` is a blank there and no number."""
    yield from _in_text(_CODED.sub("%%%", name), line, column, moved, width=moved.width)


def _in_text(text: str, line: int, column: int, own: Renumbering, *, width: int = 1) -> Iterator[Change]:
    """Yield the change of the first number in a text that is the old one; `width` is the renumbering's in a name."""
    match = _first(text, own.old)
    if match:
        yield Change(line, column + match.start(), len(match[0]), _figures(match[0], own.number, width))


def _destination(
    found: Destination, item: Record | Page, scene: Scene, resolve: Callable[[str, str], Link]
) -> Iterator[Change]:
    """Yield the changes of a link: in its destination, its anchor, and its words where they begin with the number."""
    meant = found.meant.strip()
    if SCHEME.match(meant):
        return
    link = resolve(meant, found.tag)
    target = item.path if meant.startswith("#") else link.target or link_paths(meant, item)[-1]
    moved = scene.moving(target) or scene.of(target)
    if moved is None:
        return
    place, mark, anchor = found.written.partition("#")
    if moved.path:
        for at in _parts(place.partition("?")[0], moved, target):
            yield from _in_name(place[at:], found.line, found.column + at, moved)
    if mark and is_title(anchor, moved.record):
        yield from _in_text(anchor, found.line, found.column + len(place) + 1, moved)
    if found.label and target == moved.record.path:
        begin = said(found.label, moved.record)
        if begin is not None:
            yield from _in_text(found.label[begin:], found.label_line, found.label_column + begin, moved)


def _parts(path: str, moved: Renumbering, target: str) -> Iterator[int]:
    """Yield where the parts of a destination begin that have the record's name: its file's, its folder's, or both.

    `target` is the file that it leads to: one that only lies in the record's folder keeps its own name.
    """
    own = target == moved.record.path or _is_table_of(target, moved)
    wanted, end = fold(moved.stem), len(path)
    left = 2 if own and moved.inner else 1
    for part in reversed(path.split("/")):
        start = end - len(part)
        named = fold(unquote(part, errors="replace"))
        if left and (named == wanted or (own and named.startswith(f"{wanted}."))):
            yield start
            left -= 1
        end = start - 1


def _reference(
    target: str,
    line: int,
    column: int,
    written: str,
    item: Record | Page,
    scene: Scene,
    left: list[Diagnostic],
) -> Iterator[Change]:
    """Yield the change of a reference that is no link: a number, `ADR-12`, a file's name; one by slug stays."""
    name = target.partition("#")[0].partition("|")[0].strip()
    records = scene.references.find(name, item).records if name else ()
    moved = [each for record in records if (each := scene.of(record.path))]
    if not moved:
        return
    if len(records) > 1:
        message = f"`{written.strip()}` is left as it is: it fits {len(records)} records"
        hint = f"if `{moved[0].to or moved[0].record.path}` is meant, name that file"
        left.append(
            Diagnostic("W933", Severity.WARNING, Place(item.path, line, column, len(written)), message, hint)
        )
        return
    bare, slug = fold(EXTENSION.sub("", name.rpartition(":")[2].strip())), fold(moved[0].record.slug)
    if bare == slug and (
        moved[0].record.slug_given or slug != fold(moved[0].stem)
    ):  # "ADR-003" is all its name
        return
    start, parts = max(written.find(name), 0), list(_parts(name, moved[0], moved[0].record.path))
    if not parts:
        yield from _in_text(written[start:], line, column + start, moved[0])
    for at in parts:
        yield from _in_name(written[start + at :], line, column + start + at, moved[0])


def _table(reference: Reference, spot: tuple[int, int, str], item: Record, scene: Scene) -> Iterator[Change]:
    """Yield the change of a table's file name in front matter."""
    line, column, written = spot
    folder = posixpath.dirname(item.path)
    target = unquote(reference.target).removeprefix("/")
    for path in (posixpath.normpath(posixpath.join(folder, target)), posixpath.normpath(target)):
        moved = scene.moving(path)
        parts = list(_parts(written, moved, path)) if moved else []
        if moved and parts:
            for at in parts:
                yield from _in_name(written[at:], line, column + at, moved)
            return
