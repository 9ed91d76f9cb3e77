"""The shape of a score table: which way it lies, and what each of its rows and columns is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from steelyard.reading.tables.cells import figure_at
from steelyard.reading.tables.columns import (
    is_no_extreme,
    limits_of,
    remark_columns,
    told_columns,
    weighted_columns,
)
from steelyard.reading.tables.criteria import ends_in_total, group_headings, shared_scale, weighed_by_name
from steelyard.reading.tables.criterion_names import Named, named
from steelyard.reading.tables.gate_names import gate_name
from steelyard.reading.tables.option_names import option_name
from steelyard.reading.tables.orientation import (
    WEIGHT_LIKE,
    are_scores,
    names_first,
    of_options,
    options_down,
    without_heads,
)
from steelyard.reading.tables.quantities import is_missing
from steelyard.reading.tables.words import (
    PLAIN_SCORE,
    is_final,
    is_net,
    is_note_of,
    is_priority,
    is_subtotal,
    remark,
    role_of,
    says_weighted,
    subject_of,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.reading.tables.gfm import PipeCell, PipeTable
    from steelyard.reading.tables.words import Role, Subject

Grid = tuple[tuple["PipeCell", ...], ...]

_WEIGHTED_WORDS = re.compile(
    r"[(\[]?\s*(?:\b(?:weighted|wtd\.?)\b(?:\s+(?:score|total|points))?|[x×*]\s*w(?:eight)?\b|\bw\s*[x×*]\s*s\b|[(\[]\s*w\s*[)\]])\s*[)\]]?",
    re.IGNORECASE,
)


class CriterionLine(Struct, frozen=True):
    """A criterion: the cell with its name, what the name says, its weight's cell where there is one, its remark.

    `told` are the cells of columns for its direction, scale and must.
    """

    cell: PipeCell
    named: Named
    weight: PipeCell | None
    note: str
    told: dict[str, PipeCell]


class OptionLine(Struct, frozen=True):
    """An option: the cell with its name, its remark, and whether its name says that it was chosen or has won."""

    cell: PipeCell
    name: str
    note: str
    chosen: bool
    won: bool


class Figures(Struct, frozen=True):
    """A row or column of stated figures, by option: a total, percentage, rank or winner."""

    role: Role
    label: str
    cells: tuple[PipeCell, ...]


class Shape(Struct, frozen=True):
    """A table as options and criteria. `cells` are by option, then criterion; `weighted` alike, None where not stated.

    `turned` says that options are its rows. `subject` is what the header over the names speaks of. `weights_line` is where
    the table of the weights begins, where that is another one. `prose` are columns of sentences, taken for remarks. `points`
    says that the weights are the most points that each criterion may have, `unsure` that the options may as well be the criteria.
    """

    turned: bool
    subject: Subject
    criteria: tuple[CriterionLine, ...]
    options: tuple[OptionLine, ...]
    cells: Grid
    weighted: tuple[tuple[PipeCell | None, ...], ...]
    figures: tuple[Figures, ...]
    weights_sum: tuple[str, PipeCell] | None
    weight_named: bool
    weights_line: int = 0
    prose: tuple[str, ...] = ()
    points: bool = False
    unsure: bool = False


def shape_of(table: PipeTable) -> Shape | None:
    """Return a table's shape, None where it has none that a score table could have."""
    grid = names_first((table.header, *table.rows))
    if len(grid) < 3 or len(grid[0]) < 3:
        return None
    subject = subject_of(grid[0][0].text)
    turned = options_down(grid, subject)
    grid = tuple(zip(*without_heads(grid), strict=True)) if turned else of_options(grid)
    shape = _Lanes(grid, subject, turned=bool(turned)).shape()
    return replace(shape, unsure=True) if shape and turned is None else shape


class _Lanes:
    """A grid that lies with criteria as rows, and what its rows and columns are."""

    def __init__(self, grid: Grid, subject: Subject, *, turned: bool) -> None:
        self._grid = grid
        self._subject: Subject = subject
        self._turned = turned
        self._options: list[int] = []
        self._weighted_of: dict[int, int] = {}
        self._weight: int | None = None
        self._points = False
        self._notes: list[int] = []
        self._option_notes: list[int] = []
        self._told = {} if turned else told_columns(grid)
        self._prose: tuple[str, ...] = ()
        self._scale = ""
        self._scored = False  # every option's name ends in "score"
        # A row called "Weight" is a criterion, a thing's own weight, where options are columns and no column weighs.
        self._passed = {"aside", "index", "weight"} if turned else {"aside", "index"}

    def shape(self) -> Shape | None:
        self._read_columns()
        if not self._options:
            return None
        header = self._grid[0]
        criteria: list[CriterionLine] = []
        rows: list[tuple[PipeCell, ...]] = []
        weighted: list[tuple[PipeCell | None, ...]] = []
        figures: list[Figures] = []
        weights_sum: tuple[str, PipeCell] | None = None
        last: tuple[PipeCell, ...] = ()
        for row in self._grid[1:]:
            label, role = self._label(row)
            values = tuple(row[column] for column in self._options)
            if criteria and last[:1] == (criteria[-1].cell,) and self._is_again_weighted(label):
                weighted[-1] = values
                continue
            last = row
            if role in {"total", "percentage", "rank", "winner"}:
                weight = row[self._weight] if self._weight is not None else None
                stated = self._totals(row, role)
                if role == "total" and weight is not None and figure_at(words_of(weight.text)):
                    weights_sum = weights_sum or (label, weight)
                if any(cell.text for cell in stated) and (criteria or self._turned):
                    figures.append(Figures(role, label, stated))
                continue
            if role == "note" and not are_scores(values):
                self._option_notes.append(self._grid.index(row))
                continue
            if is_subtotal(label) or (role in self._passed and not self._has_weight(row)):
                continue
            of = self._weighted_row(row[0].text, criteria)
            if of is not None:
                weighted[of] = values
                continue
            if not label or (not any(cell.text for cell in values) and not self._has_weight(row)):
                continue
            unweighed = self._weight is not None and is_missing(words_of(row[self._weight].text))
            if figures and unweighed and not gate_name(label):
                continue  # what is told below a total, of what weighs nothing
            criteria.append(self._criterion(row))
            rows.append(values)
            weighted.append(tuple(self._beside(row, column) for column in self._options))
        heads = group_headings([one.weight for one in criteria], rows)
        for place in sorted(heads, reverse=True):
            del criteria[place], rows[place], weighted[place]
        names, told = [one.named.name for one in criteria], [one.weight for one in criteria]
        if weights_sum is None and ends_in_total(names, told, rows):
            last = next(row for row in self._grid if row[0] is criteria[-1].cell)
            figures.append(Figures("total", words_of(last[0].text), self._totals(last, "total")))
            del criteria[-1], rows[-1], weighted[-1]
        if not criteria:
            return None
        return Shape(
            turned=self._turned,
            subject=self._subject,
            criteria=self._together(criteria),
            options=tuple(self._option(header, column) for column in self._options),
            cells=tuple(zip(*rows, strict=True)),
            weighted=tuple(zip(*weighted, strict=True)),
            figures=tuple(figures),
            weights_sum=weights_sum,
            weight_named=self._weight is not None,
            prose=self._prose,
            points=self._points,
        )

    def _read_columns(self) -> None:
        header = self._grid[0]
        totals: list[int] = []
        for column, cell in enumerate(header):
            if column == 0 or column in self._told:
                continue
            role = role_of(cell.text) if not is_no_extreme(self._grid, column) else ""
            words = words_of(cell.text).casefold()
            names = (header[option].text for option in self._options)
            empty = not any(row[column].text for row in self._grid)
            if role == "weight" and self._weight is None:
                self._weight = column
            elif empty or (role == "index" and not self._turned):
                continue
            elif self._options and self._pairs_with_last(words):
                self._weighted_of[self._options[-1]] = column
            elif (
                (role == "note" or is_priority(cell.text) or is_note_of(cell.text, names))
                and not self._turned
                and not are_scores([row[column] for row in self._grid[1:]])
            ):
                self._notes.append(column)
            elif role not in {"aside", "winner", "rank", "percentage"} and not (
                role == "total" and (self._turned or (self._options and words not in {"score", "rating"}))
            ):
                self._options.append(column)
            elif role == "total" and not self._turned:
                totals.append(column)
        if self._weight is None:
            self._weight, self._points, self._options = limits_of(self._grid, self._options, self._turned)
        if not self._turned:
            self._set_apart(totals)

    def _set_apart(self, totals: Sequence[int]) -> None:
        """Take columns of weighted scores and of remarks from among the options."""
        if self._weight is not None:
            single = [option for option in self._options if option not in self._weighted_of]
            beside = weighted_columns(self._grid, self._weight, single, sorted([*single, *totals]))
            self._weighted_of |= beside
            self._options = [option for option in self._options if option not in beside.values()]
        remarks = remark_columns(self._grid, self._options)
        self._notes += remarks
        self._prose = tuple(words_of(self._grid[0][column].text) for column in remarks)
        self._options = [option for option in self._options if option not in remarks]
        heads = [named(self._grid[0][option].text) for option in self._options]
        self._scale = shared_scale(heads)
        bare = [PLAIN_SCORE.sub("", one.name.casefold()).strip(" :-–—") for one in heads]
        self._scored = all(bare) and all(
            len(one) < len(own.name) for one, own in zip(bare, heads, strict=True)
        )

    def _pairs_with_last(self, words: str) -> bool:
        """Say whether a column belongs to the option before it: "Build weighted", "Build total", or one name again and again."""
        last = self._options[-1]
        if last in self._weighted_of:
            return False
        before = PLAIN_SCORE.sub("", named(self._grid[0][last].text).name.casefold()).strip(" :-–—")
        if says_weighted(words):
            return _WEIGHTED_WORDS.sub("", words).strip(" :-–—") in {"", before, "score"}
        if words in {"score", "total", "points", "result"}:
            return sum(words_of(cell.text).casefold() == words for cell in self._grid[0]) > 1
        return words.endswith(" total") and words.removesuffix(" total") == before

    def _weighted_row(self, text: str, criteria: Sequence[CriterionLine]) -> int | None:
        words = words_of(text).casefold()
        if not criteria or not says_weighted(words):
            return None
        own = _WEIGHTED_WORDS.sub("", words).strip(" :-–—")
        before = PLAIN_SCORE.sub("", criteria[-1].named.name.casefold()).strip(" :-–—")
        return len(criteria) - 1 if own == before and own else None

    def _is_again_weighted(self, label: str) -> bool:
        """Say whether a row is one of several of one name that speaks of weighted scores, "Weighted" behind each criterion."""
        folded = label.casefold()
        return (
            says_weighted(folded)
            and not _WEIGHTED_WORDS.sub("", folded).strip(" :-–—")
            and sum(words_of(row[0].text).casefold() == folded for row in self._grid[1:]) > 1
        )

    def _label(self, row: tuple[PipeCell, ...]) -> tuple[str, Role]:
        label = words_of(row[0].text)
        if not label and self._weight is not None:
            words = words_of(row[self._weight].text)
            role = role_of(words) if words and not words[0].isdigit() else ""
            return (words, role) if role in {"total", "rank", "percentage"} else ("", "")
        final = self._weight is not None and is_final(label)
        if final or is_net(label, (other[0].text for other in self._grid)):
            return label, "total"
        return label, role_of(row[0].text)

    def _totals(self, row: tuple[PipeCell, ...], role: Role) -> tuple[PipeCell, ...]:
        """Return a row of totals by option: under the score, or under the weighted score beside it."""
        cells = []
        for column in self._options:
            beside = self._weighted_of.get(column)
            stated = beside is not None and row[beside].text and role == "total"
            cells.append(
                row[beside] if beside is not None and (stated or not row[column].text) else row[column]
            )
        return tuple(cells)

    def _has_weight(self, row: tuple[PipeCell, ...]) -> bool:
        return self._weight is not None and bool(WEIGHT_LIKE.fullmatch(words_of(row[self._weight].text)))

    def _beside(self, row: tuple[PipeCell, ...], column: int) -> PipeCell | None:
        beside = self._weighted_of.get(column)
        return row[beside] if beside is not None else None

    def _criterion(self, row: tuple[PipeCell, ...]) -> CriterionLine:
        notes = (remark(self._grid[0][column].text, row[column].text) for column in self._notes)
        weight = row[self._weight] if self._weight is not None else None
        own = named(row[0].text)
        if self._turned and any(says_weighted(words_of(other[0].text)) for other in self._grid[1:]):
            own = replace(own, name=PLAIN_SCORE.sub("", own.name) or own.name)
        told = {part: row[column] for column, part in self._told.items() if row[column].text}
        return CriterionLine(row[0], own, weight, "; ".join(filter(None, notes)), told)

    def _together(self, criteria: list[CriterionLine]) -> tuple[CriterionLine, ...]:
        """Add what criteria say by all of their names, and the scale that all options bear."""
        names: tuple[Named, ...] = tuple(one.named for one in criteria)
        if self._weight is None:
            names = weighed_by_name(names)
        scale = self._scale
        return tuple(
            replace(line, named=replace(own, scale=own.scale or scale))
            for line, own in zip(criteria, names, strict=True)
        )

    def _option(self, header: tuple[PipeCell, ...], column: int) -> OptionLine:
        cell = header[column]
        name = named(cell.text).name if self._scale else words_of(cell.text)
        name, chosen, won = option_name(name, [words_of(header[option].text) for option in self._options])
        if column in self._weighted_of or self._scored:
            name = PLAIN_SCORE.sub("", name)
        notes = [words for row in self._option_notes if (words := words_of(self._grid[row][column].text))]
        return OptionLine(cell, name.strip(" :"), "; ".join(notes), chosen, won)
