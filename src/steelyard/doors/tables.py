"""Records as lines of text: `steelyard list` and `steelyard show`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steelyard.core.dates import spoken
from steelyard.core.relations.sides import inverses
from steelyard.diagnostics.glyphs import shown, width_of
from steelyard.doors.reporting import near

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from steelyard.core.corpus import Corpus, Decision
    from steelyard.core.model import Page, Record, Step
    from steelyard.core.scores.tables import Table
    from steelyard.edges.survey import Survey

_FIELDS = (
    "title", "number", "slug", "status", "date", "review_by", "deciders", "authors", "consulted", "informed",
    "tags", "chosen", "because", "summary", "aliases", "draft",
)  # fmt: skip
_GAP = "  "
_WIDEST = 44
"""Columns of a value that its line still shows beside its name and its place in a terminal of 80."""


def aligned(rows: Sequence[Sequence[str]], *, widest: int | None = None) -> Iterator[str]:
    """Yield rows as lines that are safe to print, their columns aligned; the last column is not padded.

    A cell of more than `widest` columns of the terminal widens none but its own line.
    """
    safe = [tuple(shown(cell) for cell in row) for row in rows]
    if not safe:
        return
    columns = [[width_of(row[column]) for row in safe] for column in range(len(safe[0]) - 1)]
    widths = [
        max((width for width in column if widest is None or width <= widest), default=0) for column in columns
    ]
    for row in safe:
        padded = [cell + " " * (width - width_of(cell)) for cell, width in zip(row, widths, strict=False)]
        yield _GAP.join([*padded, row[-1]]).rstrip()


def record_lines(decisions: Iterable[Decision]) -> Iterator[str]:
    """Yield a line for each record: id, date, standing, title."""
    rows = [
        (decision.id, decision.record.date or "-", decision.standing or "-", decision.record.title)
        for decision in decisions
    ]
    yield from aligned(rows)


def due_lines(waiting: Sequence[tuple[Decision, int]], *, by: str) -> Iterator[str]:
    """Yield a line for each review that is due by a day, with the days since; one that says so where there is none."""
    if not waiting:
        yield f"No review is due by {spoken(by)}."
    rows = [
        (
            decision.id,
            decision.record.review_by or "",
            f"{days:,} day{'' if days == 1 else 's'} overdue" if days else "due that day",
            decision.record.title,
        )
        for decision, days in waiting
    ]
    yield from aligned(rows)


def file_lines(survey: Survey) -> Iterator[str]:
    """Yield a line for each Markdown file: its kind, its path, and why it is one."""
    yield from aligned(
        [(kind, near(survey.root, path), reason) for path, (kind, reason) in sorted(survey.kinds.items())]
    )


def record_card(decision: Decision, survey: Survey) -> Iterator[str]:
    """Yield everything that was read of a record, each fact with its place, and what follows from the others."""
    record, corpus = decision.record, survey.corpus
    reason = survey.kinds[record.path][1]
    yield shown(decision.label)
    yield shown(f"{near(survey.root, record.path)}: a record, {reason}")
    yield ""
    rows = [(field, _said(record, field), _where(record, field)) for field in _FIELDS if _said(record, field)]
    for kind in inverses(corpus.settings):
        rows += [
            (kind, statement.reference.text, f"line {statement.reference.line}")
            for statement in record.statements
            if statement.kind == kind
        ]
    rows += [
        ("history", f"{step.date or '?'} {step.status or ''}".strip(), _told_by(step))
        for step in record.history
    ]
    rows += [
        (extra.key, ", ".join(extra.values), "front matter, without a meaning here")
        for extra in record.extras
    ]
    rows += [("scores", *_table(table, record, survey)) for table in record.tables]
    yield from aligned(rows, widest=_WIDEST)
    for line, why in survey.ordinary.get(record.path, ()):
        yield shown(f"the table on line {line} is shown as it is: {why[:1].lower()}{why[1:]}")
    yield ""
    yield from aligned(list(_derived(decision, corpus)))


def _table(table: Table, record: Record, survey: Survey) -> tuple[str, str]:
    """Say what was read of a score table, and where."""
    named = " ".join(filter(None, (table.name, f"“{table.title}”" if table.title else "")))
    size = f"{len(table.options)} options by {len(table.criteria)} criteria"
    place = table.place
    where = f"line {place.line}" if place.file == record.path else near(survey.root, place.file)
    return ", ".join(filter(None, (named, size))), f"{table.form}, {where}"


def _told_by(step: Step) -> str:
    """Say who made a step, or where it is told; one that only Git shows is marked as such."""
    if not step.commit:
        return step.by or step.note
    return f"Git, {step.note}{f' by {step.by}' if step.by else ''}"


def page_card(page: Page, survey: Survey) -> Iterator[str]:
    """Yield what is known of a Markdown file that is no record."""
    yield shown(page.title)
    yield shown(f"{near(survey.root, page.path)}: no record ({page.kind}): {page.reason}")


def _said(record: Record, field: str) -> str:
    if field == "status":
        return " ".join(
            filter(None, (record.status, f"“{record.status_text}”" if record.status_text else ""))
        )
    value = getattr(record, field)
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, bool):
        return "true" if value else ""
    return str(value) if value else ""


def _where(record: Record, field: str) -> str:
    origin = record.origin(field)
    if origin is None:
        return ""
    return f"{origin.how}, line {origin.line}" if origin.line else origin.how


def _derived(decision: Decision, corpus: Corpus) -> Iterator[tuple[str, str]]:
    yield "id", decision.id
    yield "url", decision.url
    yield "standing", decision.standing or "no status"
    for interval in decision.in_force:
        yield "in force", f"{interval.start or '?'} to {interval.end or 'now'}"
    for relation in decision.relations:
        yield relation.kind, corpus.by_path[relation.path].label
