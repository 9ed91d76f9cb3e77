"""Where in a project a new record goes: the folder, the template that lies there, and the records beside it."""

from __future__ import annotations

import os
import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING

from steelyard.core.paths import OF_RECORDS
from steelyard.core.settings import DEFAULT_FOLDERS
from steelyard.diagnostics import Severity
from steelyard.edges.authoring.rewriting import read_exact
from steelyard.edges.opening import read_named
from steelyard.edges.project import ADR_DIR, CONFIG_LIMIT, LOG4BRAINS
from steelyard.reading.configuration.folders import folders_from_adr_dir, folders_from_log4brains
from steelyard.reading.naming import read_name
from steelyard.writing.new.neighbours import Neighbour
from steelyard.writing.new.records import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.core.model import Record
    from steelyard.core.settings import Source
    from steelyard.diagnostics import Diagnostic
    from steelyard.edges.project import Project
    from steelyard.edges.survey import Survey

SCHEMA_FOLDER = ".steelyard"
"""The folder of the schemas for editors, from the project's root."""

TEMPLATE_NAMES = ("template.md", "templates/template.md", "adr-template.md", "0000-template.md")
"""What a folder's own template is called, the first that is there; `init` makes the first of all."""

_APART = re.compile(
    r"(?:(?P<above>.+)/)?_?templates?/(?:0+[-_])?(?:(?:(?:m?adr|decision|record|rfc)[-_])*template"
    rf"|{'|'.join(sorted(OF_RECORDS))})\.(?:md|markdown)",
    re.IGNORECASE,
)
"""A template for records that lies in a folder of templates; one for anything else has another name."""

_MISSING = frozenset({"C004", "C005"})
_UNREAD = frozenset({"F001", "F002", "F003", "F004", "F015"})


def home_of(project: Project) -> str:
    """Return the folder, from the root, that the first record of a project goes to: one that is named, else the customary."""
    if project.settings.sources:
        return _normal(project.settings.sources[0].path)
    text = _text(project.root, LOG4BRAINS)
    named = [source.path for source in folders_from_log4brains(text, file="")[0]] if text else []
    named += folders_from_adr_dir(_text(project.root, ADR_DIR))
    inside = (_normal(path) for path in named)
    return next((path for path in inside if not path.startswith(("..", "/"))), DEFAULT_FOLDERS[0])


def in_the_way(project: Project) -> tuple[Diagnostic, ...]:
    """Return what is wrong with a project's configuration, but for a folder that is only not there yet."""
    return tuple(each for each in project.diagnostics if each.code not in _MISSING)


def unseen(survey: Survey, folder: str) -> tuple[Diagnostic, ...]:
    """Return why nobody can look into a folder: then it is not known which numbers are taken there."""
    return tuple(
        each for each in survey.diagnostics if each.code == "F003" and _within(folder, each.place.file)
    )


def unread_in(survey: Survey, folder: str) -> tuple[Diagnostic, ...]:
    """Return why a folder, and what lies in it, could not be read: it may hold records that nobody sees."""
    return tuple(
        each
        for each in survey.diagnostics
        if each.code in _UNREAD
        and each.severity is Severity.ERROR
        and _within(each.place.file, _normal(folder))
    )


def folders_of(survey: Survey, sources: Sequence[Source]) -> tuple[str, ...]:
    """Return the folders, from the root, that a new record of these sources can go to: where records are counted.

    A source that holds none, or some of its own beside those of folders in it, stands for itself.
    """
    found: dict[str, None] = {}
    for source in sources:
        own = _normal(source.path)
        below = {_folder(each) for each in _records(survey) if _within(_folder(each), own)}
        found |= dict.fromkeys([own] if own in below or not below else sorted(below))
    return tuple(found)


def source_of(survey: Survey, folder: str) -> str:
    """Return the name of the source that a folder belongs to, the inner one of two."""
    around = [each for each in survey.project.settings.sources if _within(folder, _normal(each.path))]
    return max(around, key=lambda each: len(_normal(each.path))).name if around else ""


def records_in(survey: Survey, folder: str) -> tuple[Record, ...]:
    """Return the records that are counted in a folder, in the order of their paths."""
    return tuple(sorted((e for e in _records(survey) if _folder(e) == folder), key=lambda each: each.path))


def unread(survey: Survey, series: str) -> dict[str, str]:
    """Return the numbers of files that are called as records of a series and that could not be read, with their paths.

    `series` is as a record has it. Such a number is taken, though nobody knows by what.
    """
    paths = [each.place.file for each in survey.diagnostics if each.code in _UNREAD]
    named = ((read_name(path), path) for path in paths)
    return {name.number: path for name, path in named if name.number and name.counted_in == series}


def neighbours_in(survey: Survey, folder: str) -> tuple[Neighbour, ...]:
    """Return the records of a folder with their bodies, in the order of their paths."""
    return tuple(
        Neighbour(record, survey.bodies.get(record.path).decode() if record.path in survey.bodies else "")
        for record in records_in(survey, folder)
    )


def own_template(survey: Survey, folder: str) -> str:
    """Return the path of the template that a folder keeps for its records, '' without one."""
    templates = [path for path, (kind, _) in survey.kinds.items() if kind == "template"]
    for name in TEMPLATE_NAMES:
        path = name if folder == "." else f"{folder}/{name}"
        if path in templates:
            return path
    beside = [path for path in templates if (read_name(path).folder or ".") == folder]
    beside.sort(key=lambda path: ("template" not in path.casefold(), path))  # others are as empty as one
    return beside[0] if beside else _kept_apart(templates, folder)


def _kept_apart(templates: Sequence[str], folder: str) -> str:
    """Return the one template for records in a folder of templates in their own folder or beside it, '' without one."""
    around = {folder, posixpath.dirname(folder) or "."}
    kept = [
        path for path in templates if (apart := _APART.fullmatch(path)) and (apart["above"] or ".") in around
    ]
    return kept[0] if len(kept) == 1 else ""


def read_sheet(root: Path, path: str) -> Sheet | Diagnostic:
    """Read a template; what cannot be read is a diagnostic."""
    text = read_exact(root, path)
    return Sheet(text, path) if isinstance(text, str) else text


def criteria_schema(root: Path, folder: str) -> str:
    """Return the way from a folder to the schema of tables that the project keeps for editors, '' where it keeps none."""
    path = f"{SCHEMA_FOLDER}/criteria.schema.json"
    if not (root / path).is_file():
        return ""
    return Path(os.path.relpath(root / path, root / folder)).as_posix()


def _records(survey: Survey) -> list[Record]:
    return [decision.record for decision in survey.corpus.decisions]


def _folder(record: Record) -> str:
    return read_name(record.path).folder or "."


def _within(folder: str, other: str) -> bool:
    return other in {".", folder} or folder.startswith(f"{other}/")


def _normal(path: str) -> str:
    return os.path.normpath(path).replace(os.sep, "/")


def _text(root: Path, name: str) -> str:
    """Read another tool's file; '' where there is none, or none that can be read: the project tells of that."""
    try:
        return read_named(root, name, limit=CONFIG_LIMIT).decode("utf-8-sig", "replace")
    except OSError:
        return ""
