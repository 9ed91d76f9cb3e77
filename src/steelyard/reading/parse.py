"""A Markdown file as a record, or as a page that is none: one text in, facts and diagnostics out."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from steelyard.core.model import Extra, Origin, Page, Record
from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.reading.dates import DAY_FIRST, find_dates, may_cut_the_year
from steelyard.reading.designation import number_and_title
from steelyard.reading.evidence import Evidence, gather
from steelyard.reading.fields import DAY_FIRST_LABELS
from steelyard.reading.frontmatter import fold_key, key_of, written_out
from steelyard.reading.given import FIELD_OF_KEY, NUMBER_KEYS, sorts_related
from steelyard.reading.held_in_part import held_in_part
from steelyard.reading.kinds import kind_of
from steelyard.reading.life import read_life
from steelyard.reading.names import is_placeholder, people, tags
from steelyard.reading.naming import number_named, number_of, read_name, spoken
from steelyard.reading.outcomes.outcome import read_outcome
from steelyard.reading.relations import MOST_STATEMENTS, by_definitions, distinct, read_statements, too_many
from steelyard.reading.status_words import NOTHING
from steelyard.reading.tables.own import read_own_tables
from steelyard.reading.titles import title_heading, title_line
from steelyard.reading.twofold import statuses_apart
from steelyard.reading.unfilled import unfilled
from steelyard.reading.vetting import vet

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from steelyard.core.settings import Settings
    from steelyard.reading.dates import Order
    from steelyard.reading.life import Life
    from steelyard.reading.tables.own import OwnTables
    from steelyard.reading.yaml import Node

_PEOPLE = ("deciders", "authors", "consulted", "informed")


class Parsed(Struct, frozen=True):
    """A file read: the record or page, why it is one, and what is wrong with it.

    `ambiguous` says that a date of it could be read in two ways, `dates` holds its dates as written: the ones
    that can be read in one way only tell how to read the others of the same folder. The body is what follows
    in the text from `body_start`, in characters. `ordinary` are the tables of its body that look like scores and
    stay as they are: their lines in the file, and why.
    """

    item: Record | Page
    body_start: int
    reason: str
    diagnostics: tuple[Diagnostic, ...]
    ambiguous: bool = False
    dates: tuple[str, ...] = ()
    ordinary: tuple[tuple[int, str], ...] = ()


def parse(text: str, *, path: str, source: str, settings: Settings, order: Order = "") -> Parsed:
    """Read one Markdown file. `path` is from the project's root; `order` settles dates such as 03/04/2019."""
    name = read_name(path)
    evidence, found = gather(text, file=path, name=name)
    start = len(text) - len(evidence.front.body)
    kind, reason = kind_of(evidence, settings.statuses)
    if kind != "record":
        page = _page(evidence, source, reason)
        faults = tuple(
            d
            for d in found
            if kind in {"index", "other"} and d.code in {"Y001", "Y002", "Y003", "Y004", "Y008"}
        )
        as_warnings = tuple(replace(d, severity=Severity.WARNING) for d in faults)
        return Parsed(replace(page, kind=kind), start, reason, as_warnings)
    life = read_life(evidence, own=settings.statuses, order=order)
    tables = read_own_tables(evidence, settings)
    record, own = _record(evidence, source, settings, life, tables, order=order)
    diagnostics = [*found, *(_at(path, d) for d in life.diagnostics), *own]
    vetted = tuple(vet(evidence, order=order, kinds=settings.relations))
    diagnostics += vetted
    diagnostics += statuses_apart(evidence, settings.statuses)
    if _counts_as(life.status, settings) == "accepted":
        diagnostics += unfilled(evidence)
    diagnostics += tables.diagnostics
    ambiguous = life.ambiguous or any(
        "two dates" in found.message for found in vetted if found.code == "D101"
    )
    dates = (*life.written, *(value.text for value in evidence.from_front("review_by")))
    if ambiguous and not may_cut_the_year(dates) and _day_first(evidence):
        dates = (*dates, DAY_FIRST)
    return Parsed(record, start, reason, tuple(diagnostics), ambiguous, dates, tables.ordinary)


def _day_first(evidence: Evidence) -> bool:
    """Say whether a record's labels are of a language in whose dates the day comes first."""
    return any(each.label in DAY_FIRST_LABELS for labels in evidence.labels.values() for each in labels)


def _counts_as(status: str | None, settings: Settings) -> str | None:
    return next((own.like for own in settings.statuses if own.word == status), status)


def _at(path: str, diagnostic: Diagnostic) -> Diagnostic:
    return replace(diagnostic, place=replace(diagnostic.place, file=path))


def _page(evidence: Evidence, source: str, reason: str) -> Page:
    stem = evidence.name.stem
    heading = title_heading(evidence.sections, None, level=evidence.title_level, stem=stem)
    front = evidence.from_front("title")
    title = heading.text if heading else front[0].text if front else spoken(stem)
    line = heading.line if heading and heading.level == 1 else title_line(evidence.sections, title)
    return Page(source, evidence.file, "other", reason, title, evidence.front.body_line, line)


def _record(
    evidence: Evidence, source: str, settings: Settings, life: Life, tables: OwnTables, *, order: Order
) -> tuple[Record, list[Diagnostic]]:
    name = evidence.name
    origins: list[tuple[str, Origin]] = list(life.origins)
    diagnostics: list[Diagnostic] = []
    number, title, line = number_and_title(evidence, origins, diagnostics)
    slug = evidence.from_front("slug")
    origins.append(
        ("slug", slug[0].origin() if slug else Origin("folder name" if name.in_folder else "file name"))
    )
    named = {field: _list(evidence, field, people, origins, diagnostics) for field in _PEOPLE}
    tagged = _list(evidence, "tags", tags, origins, diagnostics)
    told = by_definitions(chain(life.statements, read_statements(evidence, settings)), evidence)
    stated = tuple(islice(told, MOST_STATEMENTS + 1))
    if len(stated) > MOST_STATEMENTS:
        diagnostics.append(too_many(evidence.file, stated[MOST_STATEMENTS]))
        stated = stated[:MOST_STATEMENTS]
    statements = distinct(sorted(stated, key=lambda statement: not statement.reference.firm))
    if _counts_as(life.status, settings) == "accepted":
        statements = held_in_part(statements, life.status_text or "")
    for statement in statements:
        reference = statement.reference
        how = "front matter" if reference.firm else "status or links"
        origins.append((statement.kind, Origin(how, reference.line, reference.column, reference.length)))
    outcome = read_outcome(evidence, [option.name for table in tables.tables for option in table.options])
    for field, value in (("chosen", outcome.chosen), ("because", outcome.because)):
        if value and (origin := outcome.origin(field)):
            origins.append((field, origin))
    aliases = evidence.from_front("aliases")
    origins += [("aliases", value.origin()) for value in aliases]
    review = evidence.from_front("review_by")
    due = next((day.iso for each in review for day in find_dates(each.text, order=order) if day.iso), None)
    if due:
        origins.append(("review_by", review[0].origin()))
    record = Record(
        source=source,
        path=evidence.file,
        series=name.counted_in,
        number=number,
        slug=slug[0].text.strip() if slug else name.slug,
        slug_given=bool(slug),
        title=title,
        title_line=line or title_line(evidence.sections, title),
        body_line=evidence.front.body_line,
        status=life.status,
        status_text=life.status_text,
        date=life.date,
        decided=life.decided,
        review_by=due,
        deciders=named["deciders"],
        authors=named["authors"],
        consulted=named["consulted"],
        informed=named["informed"],
        tags=tagged,
        statements=statements,
        chosen=outcome.chosen,
        because=outcome.because,
        summary=outcome.summary,
        history=life.history,
        aliases=tuple(value.text for value in aliases),
        draft=any(
            value.text.strip().casefold() in {"true", "yes", "on"} for value in evidence.from_front("draft")
        ),
        extras=_extras(
            evidence, settings, number, life, order=order, known=() if tables.extra else ("criteria",)
        ),
        criteria=tables.files,
        tables=tables.tables,
        origins=tuple(origins),
    )
    return record, diagnostics


def _list(
    evidence: Evidence,
    field: str,
    split: Callable[[str], tuple[str, ...]],
    origins: list[tuple[str, Origin]],
    diagnostics: list[Diagnostic],
) -> tuple[str, ...]:
    values = evidence.values(field)
    if field == "tags" and not evidence.from_front(field):  # "Category:" beside "Tags:", as their keys do
        values = evidence.from_every_label(field)
    if not values:
        return ()
    found: list[str] = []
    for value in values:
        if is_placeholder(value.text):
            place = Place(evidence.file, value.line, value.column, value.length)
            diagnostics.append(
                Diagnostic(
                    "N102",
                    Severity.NOTE,
                    place,
                    f"a template's text was left standing in `{field}`",
                    "fill it in or remove it",
                )
            )
            continue
        found += split(value.text)
    if found:
        origins.append((field, values[0].origin()))
    return tuple(dict.fromkeys(found))


def _extras(
    evidence: Evidence,
    settings: Settings,
    number: str | None,
    life: Life,
    *,
    order: Order,
    known: Collection[str],
) -> tuple[Extra, ...]:
    """Return what front matter holds beside the fields, and what it says of a field that another key tells.

    `known` are further keys that are read elsewhere.
    """
    kinds = {fold_key(name) for kind in settings.relations for name in (kind.name, kind.inverse)}
    passed_over = evidence.passed_over()
    extras = []
    for key, value in evidence.front.entries:
        folded = key_of(key, value)
        if folded in NUMBER_KEYS:
            told = value.text.strip().isdecimal() and number_of(value.text) in {number, None}
            told = told or (not evidence.name.number and number_named(value.text) == number is not None)
        else:
            field = FIELD_OF_KEY.get(folded)
            sorted_out = field == "relates_to" and sorts_related(value)
            other = field == "date" and _is_overruled(value, life, order)
            told = folded in known or folded in kinds
            told = told or (field is not None and key not in passed_over and not (sorted_out or other))
        if told or value.kind == "null":
            continue
        if told_as := written_out(value):
            extras.append(Extra(key.text, told_as))
    return tuple(extras)


def _is_overruled(value: Node, life: Life, order: Order) -> bool:
    """Say whether a date is neither the record's, which its history may tell otherwise, nor that of a step."""
    if (
        not life.date
        or value.kind != "scalar"
        or value.text.casefold() in NOTHING
        or is_placeholder(value.text)
    ):
        return False
    days = {life.date, life.decided, *(step.date for step in life.history)}
    return days.isdisjoint(date.iso for date in find_dates(value.text, order=order) if date.iso)
