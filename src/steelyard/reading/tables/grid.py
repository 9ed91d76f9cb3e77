"""A criteria table in rows and columns (delimited text, a sheet): its header understood, and made a draft."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct, field

from steelyard.diagnostics import Diagnostic, Severity
from steelyard.reading.nearest import nearest
from steelyard.reading.tables.drafts import Draft, DraftCell, DraftCriterion, DraftOption, Written
from steelyard.reading.tables.headings import COLUMNS, claim_of, role_of
from steelyard.reading.tables.limits import too_large
from steelyard.reading.tables.quantities import is_missing
from steelyard.reading.tables.stated import stated, weight_claim
from steelyard.reading.tables.words import is_subtotal, says_weighted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from steelyard.core.scores.tables import Claim, Form
    from steelyard.diagnostics import Place

Row = tuple[Written, ...]

_TITLE_ROWS = 20
_ROWS = "write one row for each criterion, under a header of `criterion`, `weight` and the options"


class _Columns(Struct):
    roles: dict[str, int] = field(default_factory=dict)
    options: list[int] = field(default_factory=list)


class _Grid:
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
        if column >= len(row):
            return Written("", row[-1].place)
        written = row[column]
        return Written(" ".join(written.text.split()), written.place)


def draft_from_rows(
    rows: Sequence[Row],
    *,
    name: str,
    form: Form,
    place: Place,
    troubles: Mapping[Place, Diagnostic],
) -> tuple[Draft | None, tuple[Diagnostic, ...]]:
    """Make a draft of a table's rows, each with a cell at least; blank rows are rows of empty cells."""
    grid = _Grid(rows, place, troubles)
    start = _header(grid)
    if start is None:
        return None, tuple(grid.found)
    title, above = _above(rows[:start])
    body = [row for row in rows[start:] if row]
    if not any(role_of(cell.text) == "name" for cell in body[0]) and _is_transposed(body):
        body = _transposed(grid, body)
    columns = _columns(grid, body)
    _judge_weights(grid, body, columns)
    large = too_large(len(body) - 1, len(columns.options), place)
    if columns.options and large is not None:
        return None, (large,)
    if grid.found:
        return None, tuple(grid.found)
    draft = _Draft(grid, body, columns).draft(name, title, above, form)
    return (None, tuple(grid.found)) if grid.found else (draft, ())


def _filled(row: Row) -> int:
    return sum(bool(cell.text.strip()) for cell in row)


def _header(grid: _Grid) -> int | None:
    """Return where the header is: the first row with a heading of ours, or the first with two cells filled.

    A row that begins with `weight` holds the weights of options in rows, and is no header.
    """
    if not any(map(_filled, grid.rows)):
        grid.fail(grid.place, "the file holds no table", _ROWS)
        return None
    first = next((index for index, row in enumerate(grid.rows) if _filled(row) > 1), None)
    if first is None:
        grid.fail(grid.rows[0][0].place, "here is no header with several columns", _ROWS)
        return None
    for index, row in enumerate(grid.rows[: first + _TITLE_ROWS]):
        roles = [role_of(cell.text) for cell in row] if _filled(row) > 1 else []
        if "name" in roles or "option" in roles or "weight" in roles[1:]:
            return index
    return first


def _above(rows: Sequence[Row]) -> tuple[str, tuple[str, ...]]:
    """Return the title that stands alone above the header, and what else stands there, for readers."""
    texts = [[" ".join(cell.text.split()) for cell in row if cell.text.strip()] for row in rows]
    texts = [text for text in texts if text]
    title = texts.pop(0)[0] if texts and len(texts[0]) == 1 else ""
    return title, tuple(": ".join(text) for text in texts)


def _is_transposed(body: Sequence[Row]) -> bool:
    """Say whether options stand in rows: the header has no weights, and one of the first cells is `Weight`."""
    return not any(role_of(cell.text) == "weight" for cell in body[0]) and any(
        role_of(row[0].text) == "weight" for row in body[1:]
    )


def _transposed(grid: _Grid, body: Sequence[Row]) -> list[Row]:
    """Turn options in rows into criteria in rows."""
    width = len(body[0])
    rows = [row for row in body if _filled(row)]
    for row in rows:
        _judge_width(grid, row, width, "more cells than the header")
    turned = [tuple(grid.cell(row, column) for row in rows) for column in range(width)]
    turned = [row for row in turned if _filled(row)]
    corner = turned[0][0]
    if role_of(corner.text) in {"option", None}:
        turned[0] = (Written("criterion", corner.place), *turned[0][1:])
    return turned


def _judge_weights(grid: _Grid, body: Sequence[Row], columns: _Columns) -> None:
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


def _judge_width(grid: _Grid, row: Row, width: int, what: str) -> None:
    extra = next((cell for cell in row[width:] if cell.text.strip()), None)
    if extra is not None:
        hint = "put the cell that holds the comma in quotes, or put `;` between all cells"
        grid.fail(extra.place, f"this row has {what}", hint)


def _columns(grid: _Grid, body: Sequence[Row]) -> _Columns:
    columns, header = _Columns(), body[0]
    named = any(role_of(cell.text) == "name" for cell in header)
    used = Counter(column for row in body[1:] for column, cell in enumerate(row) if cell.text.strip())
    for column in range(len(header)):
        cell = grid.use(grid.cell(header, column))
        role = role_of(cell.text)
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
            hint = "remove the column; what is stated of each option stands in a row below the criteria"
            grid.fail(cell.place, f"the column `{cell.text}` is no option", hint)
        elif _is_weighted(cell, [grid.cell(header, option) for option in columns.options]):
            hint = "remove the column; weighted scores follow from the scores and the weights"
            grid.fail(cell.place, f"the column `{cell.text}` is no option", hint)
        else:
            columns.options.append(column)
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


def _is_weighted(cell: Written, options: Sequence[Written]) -> bool:
    """Say whether a column holds the weighted scores of an option before it: "Kafka weighted" behind "Kafka"."""
    name = f" {' '.join(cell.text.split())} ".casefold()
    return says_weighted(name) and any(f" {option.text.strip()} ".casefold() in name for option in options)


class _Draft:
    def __init__(self, grid: _Grid, body: Sequence[Row], columns: _Columns) -> None:
        self._grid = grid
        self._header = body[0]
        self._rows = body[1:]
        self._columns = columns
        self._names = [grid.cell(self._header, column) for column in columns.options]
        self._criteria: list[DraftCriterion] = []
        self._scores: list[tuple[DraftCell, ...]] = []
        self._claims: list[Claim] = []
        self._notes: dict[int, str] = {}
        self._remarks: list[str] = []

    def draft(self, name: str, title: str, above: tuple[str, ...], form: Form) -> Draft:
        last = max((index for index, row in enumerate(self._rows) if self._is_criterion(row)), default=-1)
        blank = False  # a blank row, or a stated figure, ends the criteria: text below is a remark
        for index, row in enumerate(self._rows):
            if not _filled(row):
                blank = True
                continue
            _judge_width(self._grid, row, len(self._header), "more cells than the header")
            label = self._text(row, "name")
            kind = claim_of(label.text)
            if is_subtotal(label.text):
                continue
            if kind is not None and index > last:
                self._state(row, label)
                blank = True
            elif index > last and blank and _filled(row) == 1:
                self._remarks.append(next(cell.text for cell in row if cell.text.strip()).strip())
            elif role_of(label.text) == "note" and not self._weighed(row):
                self._notes.update({i: self._score(row, i).text for i in range(len(self._names))})
            elif kind is not None:
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
        scored = any(self._score(row, index).text for index in range(len(self._names)))
        return (
            claim_of(label) is None
            and not is_subtotal(label)
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

    def _stated(self, row: Row, role: str) -> Written | None:
        """Return what a criterion's row says under a heading; an empty cell says nothing, a weight's that it is missing."""
        if role not in self._columns.roles:
            return None
        written = self._grid.use(self._text(row, role))
        return written if written.text or role == "weight" else None

    def _criterion(self, row: Row, label: Written) -> None:
        given = [self._score(row, index) for index in range(len(self._names))]
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
                self._text(row, "note").text,
            )
        )
        self._scores.append(tuple(DraftCell(self._grid.use(cell)) for cell in given))

    def _state(self, row: Row, label: Written) -> None:
        kind = claim_of(label.text)
        if kind is None:  # pragma: no cover (for the types)
            return
        cells = [self._score(row, index) for index in range(len(self._names))]
        for cell in cells:
            if cell.text:
                self._grid.use(cell)
        names = [written.text for written in self._names]
        self._claims += stated(kind, label.text, cells, names, self._grid.found)
        if kind == "total":
            self._claims += weight_claim(label.text, self._text(row, "weight"))
