"""A criteria table in rows and columns (delimited text, a sheet): its header understood, and made a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steelyard.reading.tables.beside import row_kinds
from steelyard.reading.tables.drafts import Draft, DraftCell, DraftCriterion, DraftOption, Written
from steelyard.reading.tables.header import Grid, columns_of, filled, header_at, judge_weights, judge_width
from steelyard.reading.tables.headings import role_of
from steelyard.reading.tables.limits import too_large
from steelyard.reading.tables.parted import too_many_of_each
from steelyard.reading.tables.quantities import is_missing
from steelyard.reading.tables.spanned import joined
from steelyard.reading.tables.stated import stated, weight_claim, weighted_claim
from steelyard.reading.tables.turning import (
    cell_of,
    has_weights_in_header,
    is_turned,
    turned,
    with_weights_apart,
)
from steelyard.reading.tables.words import PLAIN_SCORE, is_subtotal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from steelyard.core.scores.tables import Claim, ClaimKind, Form
    from steelyard.diagnostics import Diagnostic, Place
    from steelyard.reading.tables.header import Columns
    from steelyard.reading.tables.turning import Row


def draft_from_rows(
    rows: Sequence[Row],
    *,
    name: str,
    form: Form,
    place: Place,
    troubles: Mapping[Place, Diagnostic],
) -> tuple[Draft | None, tuple[Diagnostic, ...]]:
    """Make a draft of a table's rows, each with a cell at least; blank rows are rows of empty cells."""
    grid = Grid(rows, place, troubles)
    start = header_at(grid)
    if start is None:
        return None, tuple(grid.found)
    start, body = _body(rows, start)
    title, above = _above(rows[:start])
    if not any(role_of(cell.text) == "name" for cell in body[0]):
        if is_turned(body):
            body = _turned(grid, body)
        elif has_weights_in_header(body):
            body = with_weights_apart(_turned(grid, body))
    if (beyond := too_many_of_each(body)) is not None:
        return None, (beyond,)
    columns = columns_of(grid, body)
    judge_weights(grid, body, columns)
    large = too_large(len(body) - 1, len(columns.options), place)
    if columns.options and large is not None:
        return None, (large,)
    if grid.found:
        return None, tuple(grid.found)
    draft = _Draft(grid, body, columns).draft(name, title, above, form)
    return (None, tuple(grid.found)) if grid.found else (draft, ())


def _body(rows: Sequence[Row], start: int) -> tuple[int, list[Row]]:
    """Return where a table begins, and its rows, the header first: one that stands in two rows is made one."""
    for first in (start, start - 1):
        if 0 <= first < len(rows) - 1 and (
            heads := joined(*(_texts(row) for row in rows[first : first + 2]))
        ):
            header = tuple(
                Written(text, cell_of(rows[first + row], column).place)
                for column, (text, row) in enumerate(heads)
            )
            return first, [header, *(row for row in rows[first + 2 :] if row)]
    return start, [row for row in rows[start:] if row]


def _above(rows: Sequence[Row]) -> tuple[str, tuple[str, ...]]:
    """Return the title that stands alone above the header, and what else stands there, for readers."""
    texts = [[" ".join(cell.text.split()) for cell in row if cell.text.strip()] for row in rows]
    texts = [text for text in texts if text]
    title = texts.pop(0)[0] if texts and len(texts[0]) == 1 else ""
    return title, tuple(": ".join(text) for text in texts)


def _texts(row: Row) -> list[str]:
    return [cell.text for cell in row]


def _turned(grid: Grid, body: Sequence[Row]) -> list[Row]:
    for row in body:
        judge_width(grid, row, len(body[0]))
    return turned(body)


class _Draft:
    def __init__(self, grid: Grid, body: Sequence[Row], columns: Columns) -> None:
        self._grid = grid
        self._header = body[0]
        self._rows = body[1:]
        self._columns = columns
        self._names = [self._name(column) for column in columns.options]
        self._criteria: list[DraftCriterion] = []
        self._scores: list[tuple[DraftCell, ...]] = []
        self._claims: list[Claim] = []
        self._notes: dict[int, str] = {}
        self._remarks: list[str] = []
        self._groups: dict[int, str] = {}

    def _name(self, column: int) -> Written:
        written = self._grid.cell(self._header, column)
        own = PLAIN_SCORE.sub("", written.text) if column in self._columns.weighted else ""
        return Written(own or written.text, written.place)

    def draft(self, name: str, title: str, above: tuple[str, ...], form: Form) -> Draft:
        labels = [self._text(row, "name") for row in self._rows]
        weights = (
            [self._text(row, "weight") for row in self._rows] if "weight" in self._columns.roles else None
        )
        kinds = row_kinds([label.text for label in labels], weights, [self._given(row) for row in self._rows])
        rows = list(zip(self._rows, labels, kinds, strict=True))
        last = max(
            (index for index, (row, _, kind) in enumerate(rows) if kind is None and self._is_criterion(row)),
            default=-1,
        )
        blank = False  # a blank row, or a stated figure, ends the criteria: text below is a remark
        for index, (row, label, kind) in enumerate(rows):
            if not filled(row):
                blank = True
                continue
            judge_width(self._grid, row, len(self._header))
            if is_subtotal(label.text):
                continue
            if kind == "aside" and index > last:
                self._remarks.append(self._told(row, label))
                blank = True
            elif kind is not None and kind != "aside" and index > last:
                self._state(row, label, kind)
                blank = True
            elif index > last and blank and filled(row) == 1:
                self._remarks.append(next(cell.text for cell in row if cell.text.strip()).strip())
            elif role_of(label.text) == "note" and not self._weighed(row):
                self._notes.update({i: self._score(row, i).text for i in range(len(self._names))})
            elif kind is not None and kind != "aside":
                message = f"the row `{label.text}` stands among the criteria"
                self._grid.fail(label.place, message, "move it below the last criterion, or rename it")
            else:
                self._criterion(row, label)
                blank = False
        options = tuple(
            DraftOption(written, self._notes.get(index, "")) for index, written in enumerate(self._names)
        )
        cells = tuple(zip(*self._scores, strict=True)) if self._scores else tuple(() for _ in options)
        return Draft(
            name,
            title,
            form,
            self._grid.place,
            tuple(self._criteria),
            options,
            cells,
            claims=tuple(self._claims),
            remarks=(*above, *(" ".join(remark.split()) for remark in self._remarks)),
        )

    def _is_criterion(self, row: Row) -> bool:
        label = self._text(row, "name").text
        scored = any(cell.text for cell in self._given(row))
        return (
            not is_subtotal(label)
            and role_of(label) != "note"
            and bool(label)
            and (scored or self._weighed(row))
        )

    def _weighed(self, row: Row) -> bool:
        return not is_missing(self._text(row, "weight").text)

    def _text(self, row: Row, role: str) -> Written:
        column = self._columns.roles.get(role)
        return Written("", row[0].place) if column is None else self._grid.cell(row, column)

    def _score(self, row: Row, option: int) -> Written:
        return self._grid.cell(row, self._columns.options[option])

    def _given(self, row: Row) -> list[Written]:
        return [self._score(row, index) for index in range(len(self._names))]

    def _beside(self, row: Row, option: int) -> Written | None:
        """Return an option's weighted score, where the table has a column of them that says something."""
        column = self._columns.weighted.get(self._columns.options[option])
        cell = None if column is None else self._grid.cell(row, column)
        return cell if cell is not None and cell.text else None

    def _stated(self, row: Row, role: str) -> Written | None:
        """Return what a criterion's row says under a heading; an empty cell says nothing, a weight's that it is missing."""
        if role not in self._columns.roles:
            return None
        written = self._grid.use(self._text(row, role))
        return written if written.text or role == "weight" else None

    def _criterion(self, row: Row, label: Written) -> None:
        given = self._given(row)
        if not self._weighed(row) and not any(cell.text for cell in given):
            message = f"the row `{label.text}` has neither a weight nor scores"
            self._grid.fail(label.place, message, "remove it, or write `?` where scores are still missing")
            return
        last = max(self._columns.options, default=0)
        if len(row) <= last:
            message = f"this row has {len(row)} cells, and its last option is column {last + 1}"
            self._grid.fail(label.place, message, "write `?` for each score that is missing")
            return
        self._criteria.append(
            DraftCriterion(
                self._grid.use(label),
                self._stated(row, "weight"),
                self._stated(row, "direction"),
                self._stated(row, "scale"),
                self._stated(row, "must"),
                self._text(row, "unit").text,
                self._note(row),
            )
        )
        for option in range(len(given)):
            beside = self._beside(row, option)
            if beside is not None:
                self._claims += weighted_claim(
                    self._grid.use(beside), option, len(self._scores), self._grid.found
                )
        self._scores.append(tuple(DraftCell(self._grid.use(cell)) for cell in given))

    def _note(self, row: Row) -> str:
        """Return what is noted of a criterion, behind the groups it is in: an empty cell goes on with the group above."""
        for column in self._columns.groups:
            self._groups[column] = self._grid.cell(row, column).text or self._groups.get(column, "")
        told = [
            f"{self._grid.cell(self._header, column).text}: {text}"
            for column, text in self._groups.items()
            if text
        ]
        note = self._text(row, "note").text
        return "; ".join([*told, note] if note else told)

    def _told(self, row: Row, label: Written) -> str:
        """Return what a row below the totals tells of the options, as a remark."""
        pairs = zip(self._names, self._given(row), strict=True)
        return f"{label.text}: {'; '.join(f'{name.text} {cell.text}' for name, cell in pairs if cell.text)}"

    def _state(self, row: Row, label: Written, kind: ClaimKind) -> None:
        given = self._given(row)
        beside = [self._beside(row, option) for option in range(len(given))]
        below = [cell or own for cell, own in zip(beside, given, strict=True)]
        # Below the scores beside them may stand what those add up to without the weights, a figure of its own.
        rest = [
            Written("", own.place) if cell is None else own for cell, own in zip(beside, given, strict=True)
        ]
        names = [written.text for written in self._names]
        for name, cells in ((label.text, below), (f"{label.text}, unweighted", rest)):
            for cell in cells:
                if cell.text:
                    self._grid.use(cell)
            self._claims += stated(kind, name, cells, names, self._grid.found)
        if kind == "total":
            self._claims += weight_claim(label.text, self._text(row, "weight"))
