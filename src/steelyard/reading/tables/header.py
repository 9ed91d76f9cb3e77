"""The header of a table in rows and columns: where it stands, and what each of its columns is."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct, field

from steelyard.diagnostics import Diagnostic, Severity
from steelyard.reading.nearest import nearest
from steelyard.reading.tables.beside import (
    column_role,
    is_aside,
    is_numbering,
    weighted_by_numbers,
)
from steelyard.reading.tables.headings import COLUMNS, claim_of, role_of
from steelyard.reading.tables.turning import cell_of
from steelyard.reading.tables.words import role_of as meant
from steelyard.reading.tables.words import says_weighted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from steelyard.diagnostics import Place
    from steelyard.reading.tables.drafts import Written
    from steelyard.reading.tables.turning import Row

_TITLE_ROWS = 20
_WEIGHTED = (
    "remove the column, or correct it: weighted scores are those of the column beside it times the weights"
)
_STATED = "remove the column; what is stated of each option stands in a row below the criteria"
_ROWS = "write one row for each criterion, under a header of `criterion`, `weight` and the options"


class Columns(Struct):
    """Which column is what, by role; the columns of options, those of their weighted scores, and of the criteria's groups."""

    roles: dict[str, int] = field(default_factory=dict)
    options: list[int] = field(default_factory=list)
    weighted: dict[int, int] = field(default_factory=dict)
    groups: list[int] = field(default_factory=list)


class Grid:
    """One table on its way from rows to a draft. `troubles` are faults of cells that matter only where one is used."""

    def __init__(self, rows: Sequence[Row], place: Place, troubles: Mapping[Place, Diagnostic]) -> None:
        self.rows = rows
        self.place = place
        self.troubles = troubles
        self.found: list[Diagnostic] = []

    def fail(self, place: Place, message: str, hint: str) -> None:
        self.found.append(Diagnostic("K807", Severity.ERROR, place, message, hint))

    def use(self, written: Written) -> Written:
        """Return a cell whose value counts; what is wrong with the cell itself is now told."""
        trouble = self.troubles.get(written.place)
        if trouble is not None:
            self.found.append(trouble)
        return written

    def cell(self, row: Row, column: int) -> Written:
        """Return a row's cell, its text on one line; past the row's end, an empty one at its last cell."""
        return cell_of(row, column)


def filled(row: Row) -> int:
    """Return how many cells of a row hold anything."""
    return sum(bool(cell.text.strip()) for cell in row)


def header_at(grid: Grid) -> int | None:
    """Return where the header is: the first row with a heading of ours, or the first with two cells filled.

    A row that begins with `weight` holds the weights of options in rows, and is no header.
    """
    if not any(map(filled, grid.rows)):
        grid.fail(grid.place, "the file holds no table", _ROWS)
        return None
    first = next((index for index, row in enumerate(grid.rows) if filled(row) > 1), None)
    if first is None:
        grid.fail(grid.rows[0][0].place, "here is no header with several columns", _ROWS)
        return None
    for index, row in enumerate(grid.rows[: first + _TITLE_ROWS]):
        roles = [role_of(cell.text) for cell in row] if filled(row) > 1 else []
        if "name" in roles or "option" in roles or "weight" in roles[1:]:
            return index
    return first


def judge_weights(grid: Grid, body: Sequence[Row], columns: Columns) -> None:
    """Refuse a row `weight` below a header of `criterion` and nothing but names: they may be options or criteria."""
    if columns.roles != {"name": 0}:
        return
    row = next((row for row in body[1:] if role_of(row[0].text) == "weight"), None)
    if row is not None:
        name = grid.cell(row, 0)
        message = f"the row `{name.text}` may hold the criteria's weights, or be a criterion"
        hint = (
            f"write `option` in the place of `{grid.cell(body[0], 0).text}` if options stand in the rows; "
            "else add a column `weight`, or give the criterion another name"
        )
        grid.fail(name.place, message, hint)


def judge_width(grid: Grid, row: Row, width: int) -> None:
    """Refuse a row that goes on beyond the header."""
    extra = next((cell for cell in row[width:] if cell.text.strip()), None)
    if extra is not None:
        hint = "put the cell that holds the comma in quotes, or put `;` between all cells"
        grid.fail(extra.place, "this row has more cells than the header", hint)


def columns_of(grid: Grid, body: Sequence[Row]) -> Columns:
    """Say what each column is; those that can be nothing are refused."""
    columns, header = Columns(), body[0]
    others: dict[int, str] = {}
    roles = [role_of(cell.text) for cell in header]
    named, weighed = "name" in roles, "weight" in roles
    used = Counter(column for row in body[1:] for column, cell in enumerate(row) if cell.text.strip())
    for column in range(len(header)):
        cell = grid.cell(header, column)
        if named and column < roles.index("name") and is_numbering(cell.text):
            continue
        if named and column < roles.index("name") and is_aside(cell.text):
            columns.groups.append(column)
            continue
        grid.use(cell)
        role = column_role(cell.text, column, named=named, weighed=weighed)
        claim = claim_of(cell.text)
        if not any(map(str.isalnum, cell.text)) and claim is None:
            if used[column] and (column > 0 or named):
                grid.fail(cell.place, "this column has no heading", "name the option, or empty the column")
            elif column == 0 and not named:
                columns.roles["name"] = 0
        elif role in columns.roles:
            grid.fail(cell.place, f"a second column `{cell.text}` stands here", "keep one of the two")
        elif role is not None and role != "option":
            columns.roles[role] = column
        elif claim is not None:
            others[column] = _WEIGHTED if says_weighted(cell.text) else _STATED
        elif is_aside(cell.text):
            hint = "remove the column, head it `weight` or `note` if it is one, or name the option otherwise"
            grid.fail(cell.place, f"the column `{cell.text}` is no option", hint)
        elif _is_weighted(cell, [grid.cell(header, option) for option in columns.options]):
            others[column] = _WEIGHTED
        else:
            columns.options.append(column)
    _set_apart(grid, body, columns, others)
    if "name" not in columns.roles:
        first = grid.cell(header, 0)
        like = nearest(first.text, COLUMNS) if first.text else None
        hint = "write `criterion` above the names of the criteria"
        if role_of(first.text) == "option":
            hint = "add a row `weight` for the criteria's weights, or write one row for each criterion"
        elif like and role_of(first.text) is None:
            hint = f"did you mean `{like}`?"
        grid.fail(first.place, "no column is headed `criterion`", hint)
    return columns


def _set_apart(grid: Grid, body: Sequence[Row], columns: Columns, others: Mapping[int, str]) -> None:
    """Take columns of weighted scores from among the options; what else is no option is refused, with a remedy."""
    if {"weight", "name"} <= columns.roles.keys():
        width = range(len(body[0]))
        lines = [tuple(grid.cell(row, column) for column in width) for row in body if filled(row)]
        name, weight = columns.roles["name"], columns.roles["weight"]
        lines = [line for line in lines if line is lines[0] or claim_of(line[name].text) is None]
        columns.weighted = weighted_by_numbers(lines, weight, columns.options, [*others])
        weighted = columns.weighted.values()
        columns.options = [column for column in columns.options if column not in weighted]
    for column, hint in others.items():
        if column not in columns.weighted.values():
            cell = grid.cell(body[0], column)
            grid.fail(cell.place, f"the column `{cell.text}` is no option", hint)


def _is_weighted(cell: Written, options: Sequence[Written]) -> bool:
    """Say whether a column is called that of an option's weighted scores: "Kafka weighted" behind "Kafka", or "Weighted"."""
    name = f" {' '.join(cell.text.split())} ".casefold()
    own = meant(cell.text) == "total" or any(
        f" {option.text.strip()} ".casefold() in name for option in options
    )
    return own and says_weighted(name)
