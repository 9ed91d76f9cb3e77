"""What `init` writes to a project: what is missing of a configuration, schemas for editors, a first record, a template."""

from __future__ import annotations

import json
import os
import posixpath
import re
from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.model import Record
from steelyard.core.settings import Source
from steelyard.diagnostics import Diagnostic
from steelyard.edges.authoring.rewriting import read_exact
from steelyard.edges.authoring.shelves import SCHEMA_FOLDER, TEMPLATE_NAMES, home_of, in_the_way, unread_in
from steelyard.edges.git.asking import ask, remote_url, top_level
from steelyard.edges.loader import load
from steelyard.edges.output.manifest import MANIFEST
from steelyard.edges.project import CONFIG
from steelyard.edges.survey import survey
from steelyard.reading.naming import read_name
from steelyard.reading.parse import parse
from steelyard.reading.schemas.by_name import SCHEMAS
from steelyard.writing.edits import Edit
from steelyard.writing.new.configuration import new_configuration, with_ignored
from steelyard.writing.new.filling import Facts
from steelyard.writing.new.numbering import NameStyle
from steelyard.writing.new.records import Sheet, Shelf, new_record
from steelyard.writing.new.templates import FIRST_TITLE, MANNERS, Sections, first_record, template

if TYPE_CHECKING:
    from pathlib import Path

    from steelyard.core.settings import Settings
    from steelyard.edges.project import Project

_AT_LEAST = 2
"""Records that make a folder one of records, but for one that is called so: a single file may be anything."""

_TELLING = re.compile(
    r"(?:^|[-_ ])(?:adrs?|rfcs?|decisions?|decision[-_ ]records?|entscheidungen|décisions?|decisiones|decisioni|decisões|besluiten)$",
    re.IGNORECASE,
)
_STARTED = re.compile(r"(?:front matter: )?start[- _]date\b", re.IGNORECASE)
_IGNORED = ".gitignore"
_WRITTEN = ("config", "criteria")
"""The schemas that a line in a YAML file points an editor to; no editor looks for one in Markdown."""


class Founding(Struct, frozen=True):
    """What is to be written to a project, and what is there already: paths, and folders with how many records they hold.

    `outdated` are schemas that another version of Steelyard has written.
    """

    edits: tuple[Edit, ...]
    there: tuple[str, ...]
    records: tuple[tuple[str, int], ...]
    outdated: tuple[str, ...]

    @property
    def folders(self) -> tuple[str, ...]:
        """Return the folders in which an earlier `init` may have written, those with records among them."""
        written = (posixpath.dirname(path) for path in self.there)
        return tuple(dict.fromkeys((*written, *(path for path, _ in self.records))))


def founding(project: Project, *, style: Sections, date: str) -> Founding | tuple[Diagnostic, ...]:
    """Find out what a project lacks; `date` is that of a first record.

    What is there is never changed. With records there is neither a first one made nor a template, which would tell
    `new` to write otherwise than they are written. What is wrong with a configuration that is there is returned.
    """
    faults = in_the_way(project)
    if faults:
        return faults
    root, settings = project.root, project.settings
    held, faults = _held(project)
    if faults:
        return faults
    elsewhere = () if held or settings.file else _elsewhere(root, settings)
    wanted = dict(_schemas())
    if not settings.file:
        named = [folder for folder, _ in elsewhere]
        wanted[CONFIG] = new_configuration(_name(root), named, schema=f"{SCHEMA_FOLDER}/config.schema.json")
    edits = [Edit(path, None, text) for path, text in wanted.items() if not os.path.lexists(root / path)]
    if not held and not elsewhere:
        first = _first(project, style, date)
        if isinstance(first, Diagnostic):
            return (first,)
        edits += first
    if not settings.file:
        edits += _unignored(root, settings.out)
    made = {edit.path for edit in edits}
    there = ([CONFIG] if settings.file else []) + [path for path in wanted if path not in made]
    outdated = (path for path in there if path in wanted and not _same(root / path, wanted[path]))
    return Founding(tuple(edits), tuple(there), held + elsewhere, tuple(outdated))


def _held(project: Project) -> tuple[tuple[tuple[str, int], ...], tuple[Diagnostic, ...]]:
    """Return the sources that hold records, with how many; and why it is not known whether another one holds some."""
    sources = project.settings.sources
    if not sources:
        return (), ()
    found = survey(project, drafts=True)
    counts = Counter(decision.record.source for decision in found.corpus.decisions)
    faults = (fault for each in sources if not counts[each.name] for fault in unread_in(found, each.path))
    return tuple((each.path, counts[each.name]) for each in sources if counts[each.name]), tuple(faults)


def _elsewhere(root: Path, settings: Settings) -> tuple[tuple[str, int], ...]:
    """Find the folders of a project that hold records and have no customary name, with how many.

    Without a status, or alone, a record counts only where the folder's name says what it holds: notes of releases have dates too.
    So do numbered proposals with the day on which each was begun, which say nothing of their status where all that are there are accepted.
    """
    counts: Counter[str] = Counter()
    for text in load(root, (Source("."),)).texts:
        item = parse(text.text, path=text.path, source="", settings=settings).item
        folder = _shelf_of(text.path)
        if not isinstance(item, Record):
            continue
        if item.status not in {None, "other"} or _is_telling(folder) or _is_proposal(item):
            counts[folder] += 1
    found = {
        folder: count for folder, count in sorted(counts.items()) if count >= _AT_LEAST or _is_telling(folder)
    }
    return tuple(
        (folder, count)
        for folder, count in found.items()
        if not any(folder.startswith(f"{other}/") for other in found)
    )


def _shelf_of(path: str) -> str:
    """Return the folder that a record counts in: not its own, "text/0012-use-x" with a file of that number."""
    name = read_name(path)
    above, _, own = name.folder.rpartition("/")
    alone = name.number is not None and name.number == read_name(f"{own}.md").number
    return (above if alone else name.folder) or "."


def _is_telling(folder: str) -> bool:
    return _TELLING.search(folder.rpartition("/")[2]) is not None


def _is_proposal(record: Record) -> bool:
    return record.number is not None and any(
        field == "date" and _STARTED.match(origin.how) for field, origin in record.origins
    )


def _first(project: Project, style: Sections, date: str) -> tuple[Edit, ...] | Diagnostic:
    """Return a first record, and the template that later ones are made from."""
    folder = home_of(project)
    shelf = Shelf("", "" if folder == "." else folder, NameStyle(), project.settings)
    facts = Facts(FIRST_TITLE, "1", date, "accepted")
    made = new_record(shelf, Sheet(first_record(MANNERS[style]), folder), facts, table=None, dated=True)
    if isinstance(made, Diagnostic):
        return made
    edits = (Edit(made.path, None, made.text),)
    names = [name if folder == "." else f"{folder}/{name}" for name in TEMPLATE_NAMES]
    if any(os.path.lexists(project.root / name) for name in names):
        return edits
    return (*edits, Edit(names[0], None, template(MANNERS[style])))


def _unignored(root: Path, out: str) -> tuple[Edit, ...]:
    """Return the edit that keeps the built site out of Git, where it would be taken into a commit."""
    if top_level(root)[0] is None or isinstance(
        ask(root, "check-ignore", "--quiet", "--", f"{out}/{MANIFEST}"), str
    ):
        return ()
    before = read_exact(root, _IGNORED) if os.path.lexists(root / _IGNORED) else None
    if isinstance(before, Diagnostic):  # a file that is no text is somebody's own business
        return ()
    return (Edit(_IGNORED, before, with_ignored(before or "", out)),)


def _schemas() -> tuple[tuple[str, str], ...]:
    return tuple(
        (
            f"{SCHEMA_FOLDER}/{name}.schema.json",
            json.dumps(SCHEMAS[name](), ensure_ascii=False, indent=2) + "\n",
        )
        for name in _WRITTEN
    )


def _name(root: Path) -> str:
    """Return what a project is called: as its repository on the forge where it is the whole of it, else as its folder."""
    top, _ = top_level(root)
    if top is not None and top == root.resolve():
        url, _ = remote_url(root)
        if url:
            return url.rstrip("/").rpartition("/")[2]
    return root.resolve().name


def _same(file: Path, text: str) -> bool:
    try:
        return file.read_bytes().replace(b"\r\n", b"\n") == text.encode()
    except OSError:
        return False
