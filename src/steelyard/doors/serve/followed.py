"""Which page `steelyard serve --follow` opens: that of the record that was changed last."""

# ruff: noqa: PTH116
# A Path for each file of a branch that is switched costs more than asking for its time.

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from urllib.parse import quote

from steelyard.reading.tables.attached import siblings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from steelyard.edges.survey import Survey


def page_of(survey: Survey, changed: Iterable[str]) -> str:
    """Return the address, from the site's root on, of the record changed last; '' where no record was.

    `changed` are absolute paths without links. A file of a record's score tables counts for the record.
    """
    for file in sorted(changed, key=_time, reverse=True):
        record = record_of(survey, file)
        if record:
            return quote("/" + survey.corpus.by_path[record].url)
    return ""


def record_of(survey: Survey, file: str) -> str:
    """Return the path of the record that a file on disk belongs to, '' for none."""
    return next(filter(None, (_record(survey, path) for path in _in_project(survey, file))), "")


def _record(survey: Survey, path: str) -> str:
    """Return the path of the record that a file belongs to, '' for none."""
    corpus = survey.corpus
    if path in corpus.by_path:
        return path
    if path not in corpus.files:
        return ""
    for sibling in siblings([path], corpus.by_path) if ".criteria." in path.casefold() else ():
        if sibling.record:
            return sibling.record
    named = (
        decision.record.path
        for decision in corpus.decisions
        if any(table.place.file == path for table in decision.record.tables)
    )
    return next(named, "")


def _in_project(survey: Survey, file: str) -> Iterable[str]:
    """Yield the paths that a file may have in the project: a source may be a link to where it is."""
    project = survey.project
    bases = [
        (project.root, "."),
        *zip(project.source_folders, (s.path for s in project.settings.sources), strict=True),
    ]
    for folder, name in bases:
        path = os.path.join(name, os.path.relpath(file, os.path.realpath(folder)))  # noqa: PTH118
        yield os.path.normpath(path).replace(os.sep, "/")


def _time(file: str) -> float:
    try:
        return os.stat(file).st_mtime
    except OSError:  # gone: there is no page of it
        return 0.0
