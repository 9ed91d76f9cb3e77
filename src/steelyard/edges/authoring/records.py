"""What must be written to a project for a new record: its file, its table, and the records that it supersedes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from steelyard.core.model import Record
from steelyard.diagnostics import Diagnostic
from steelyard.edges.authoring.amending import relation_edits
from steelyard.edges.authoring.shelves import (
    criteria_schema,
    neighbours_in,
    own_template,
    read_sheet,
    records_in,
    source_of,
    unread,
)
from steelyard.reading.naming import counted_in
from steelyard.reading.parse import parse
from steelyard.writing.amending.lines import lines_of
from steelyard.writing.amending.names import Other
from steelyard.writing.amending.records import FileOf, with_relation
from steelyard.writing.edits import Edit
from steelyard.writing.new.filling import Facts
from steelyard.writing.new.neighbours import manner_of, numbering
from steelyard.writing.new.numbering import name_style
from steelyard.writing.new.records import Sheet, Shelf, Table, new_record
from steelyard.writing.new.templates import MANNERS, template

if TYPE_CHECKING:
    from steelyard.edges.survey import Survey
    from steelyard.writing.new.records import NewRecord


class Asked(Struct, frozen=True):
    """A record as it is asked for. `date` is YYYY-MM-DD, and stands in the record in any case where `dated`.

    `template` is a template's text and path, the name of one of ours, or None for the folder's own. `criteria` and
    `options` make a table. `supersedes` are the paths of other records.
    """

    title: str
    status: str
    date: str
    dated: bool = False
    tags: tuple[str, ...] = ()
    deciders: tuple[str, ...] = ()
    template: Sheet | str | None = None
    criteria: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    supersedes: tuple[str, ...] = ()


def new_edits(survey: Survey, folder: str, asked: Asked) -> tuple[Edit, ...] | Diagnostic:
    """Return the edits that put a new record into a folder of the project, the record's own first.

    Its number is the one after the highest there, its name like its neighbours'; so is its text, where neither a
    template is named nor the folder keeps one. What it supersedes says so where it is in force; a proposal leaves
    the other record as it holds.
    """
    records, source = records_in(survey, folder), source_of(survey, folder)
    style = name_style([record.path for record in records])
    series = counted_in("" if folder == "." else folder, style.series)
    number = numbering(style, records, taken=tuple(unread(survey, series)))
    sheet = asked.template
    manner = manner_of(neighbours_in(survey, folder))
    if sheet is None:
        path = own_template(survey, folder)
        found = read_sheet(survey.root, path) if path else Sheet(template(manner), "")
        if isinstance(found, Diagnostic):
            return found
        sheet = found
    elif isinstance(sheet, str):
        sheet = Sheet(template(MANNERS[sheet]), "")
    if not sheet.path:
        sheet = replace(sheet, path=folder)
    settings = survey.project.settings
    shelf = Shelf(source, "" if folder == "." else folder, style, settings)
    facts = Facts(
        asked.title,
        number,
        asked.date,
        asked.status,
        tags=asked.tags,
        deciders=asked.deciders,
        options=asked.options,
        deciders_key=manner.deciders,
    )
    inside = f"{folder}/record" if style.in_folders else folder
    table = Table(asked.criteria, criteria_schema(survey.root, inside)) if asked.criteria else None
    made = new_record(shelf, sheet, facts, table=table, dated=asked.dated)
    if isinstance(made, Diagnostic):
        return made
    return _edits(survey, shelf, made, facts, supersedes=asked.supersedes)


def _edits(
    survey: Survey, shelf: Shelf, made: NewRecord, facts: Facts, *, supersedes: tuple[str, ...]
) -> tuple[Edit, ...] | Diagnostic:
    """Return the edits for a record that is made, and for the sides of what it supersedes."""
    text = made.text
    older: list[Edit] = []
    ours = Other(made.path, facts.number, facts.title, clear=_is_clear(survey, made.path, facts.number))
    for path in dict.fromkeys(supersedes):
        record = survey.corpus.by_path[path].record
        clear = record.number != facts.number and _is_clear(survey, path, record.number)
        changed = with_relation(
            text,
            file=FileOf(made.path, shelf.settings, shelf.source),
            kind="supersedes",
            other=Other(path, record.number, record.title, clear=clear),
        )
        if isinstance(changed, Diagnostic):
            return changed
        text = changed
        if not in_force(survey, facts.status):
            continue
        more = relation_edits(survey, path, "superseded_by", other=ours, date=facts.date)
        if isinstance(more, Diagnostic):
            return more
        older += more
    table = [Edit(made.table_path, None, made.table)] if made.table_path else []
    return (Edit(made.path, None, text), *table, *older)


def lacks_date(survey: Survey, folder: str, made: Edit) -> bool:
    """Say whether a new record has no date though all others of its folder have one, and Git is not to tell it."""
    settings, others = survey.project.settings, records_in(survey, folder)
    if settings.dates == "git" or not others or any(each.date is None for each in others):
        return False
    plain = lines_of(made.after or "").plain
    record = parse(plain, path=made.path, source=source_of(survey, folder), settings=settings).item
    return isinstance(record, Record) and record.date is None


def in_force(survey: Survey, status: str) -> bool:
    """Say whether a record of this status holds, so that what it supersedes does not."""
    return survey.corpus.meanings.get(status, status) == "accepted"


def _is_clear(survey: Survey, path: str, number: str | None) -> bool:
    """Say whether a number means the record at `path` wherever it stands: no other record of the site has it."""
    return number is not None and all(
        decision.record.number != number
        for decision in survey.corpus.decisions
        if decision.record.path != path
    )
