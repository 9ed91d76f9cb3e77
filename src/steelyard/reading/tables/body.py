"""The score tables of a body: each a draft, or a sentence why it stays an ordinary table."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from steelyard.core.language.told import worded
from steelyard.core.scores.claims import totals_put_another_first
from steelyard.core.scores.tables import Informative
from steelyard.diagnostics import Place
from steelyard.reading.inline import plain
from steelyard.reading.tables.against import TOLD_OTHERWISE, as_told, by_ranks, why_against
from steelyard.reading.tables.below import totals_below
from steelyard.reading.tables.claims import brackets_are_weighted, claims_of
from steelyard.reading.tables.costs import is_cost
from steelyard.reading.tables.drafts import Draft, DraftCell, DraftCriterion, DraftOption, Written
from steelyard.reading.tables.evidence import verdict, weight_text, weights_of
from steelyard.reading.tables.gfm import LONGEST, table_lines
from steelyard.reading.tables.listed import listed_weights, with_listed
from steelyard.reading.tables.ruled_out import ruled_out_unsaid
from steelyard.reading.tables.scales import shown
from steelyard.reading.tables.settle import settle
from steelyard.reading.tables.shapes import shape_of
from steelyard.reading.tables.spanned import in_one_row
from steelyard.reading.tables.sums import (
    added_up_as_written,
    already_weighted,
    out_of_weight,
    scores_second,
    unweighted,
)
from steelyard.reading.tables.surroundings import Surroundings, with_titles
from steelyard.reading.tables.values import read_values
from steelyard.reading.tables.whole import whole_table
from steelyard.reading.tables.words import role_of, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from steelyard.core.scores.tables import Claim, Table
    from steelyard.reading.outline import Section
    from steelyard.reading.tables.cells import Reading
    from steelyard.reading.tables.criterion_names import Named
    from steelyard.reading.tables.evidence import Weights
    from steelyard.reading.tables.gfm import PipeCell, PipeTable, TableLines
    from steelyard.reading.tables.listed import ListedWeights
    from steelyard.reading.tables.shapes import CriterionLine, Shape
    from steelyard.reading.tables.values import Values


class FoundTables(Struct, frozen=True):
    """A body's score tables, and the tables that look like scores and stay as they are: line in the file, reason."""

    tables: tuple[Table, ...]
    left: tuple[tuple[int, str], ...]


def find_tables(
    body: str,
    *,
    file: str,
    first_line: int,
    weight_words: Mapping[str, Fraction],
    sections: tuple[Section, ...] = (),
    choice: Callable[[list[str]], str] | None = None,
) -> FoundTables:
    """Find a body's score tables. `first_line` is the body's first line in its file, `sections` its outline if known.

    `choice` returns what the record's decision chooses of some options.
    """
    tables: list[Table] = []
    left: list[tuple[int, str]] = []
    around = Surroundings(body, sections, choice)
    listed: ListedWeights | None = None
    for lines in table_lines(body):
        whole = whole_table(lines, around, file=file, first_line=first_line)
        if whole is not None:
            tables.append(_with_totals_below(whole, lines, around, first_line))
            continue
        table = lines.cut()
        found = read_draft(
            table, around, file=file, first_line=first_line, weight_words=weight_words, listed=listed
        )
        listed = listed_weights(table) or listed
        if isinstance(found, Draft):
            settled, faults = settle(found, weight_words=weight_words)
            if settled is not None and totals_put_another_first(settled):
                found = TOLD_OTHERWISE
            elif settled is not None:
                tables.append(_with_totals_below(settled, lines, around, first_line))
                continue
            else:
                found = f"It cannot be computed: {faults[0].message} (line {faults[0].place.line})."
        if found is not None:
            left.append((table.line + first_line - 1, found))
    return FoundTables(with_titles(tables, around, first_line), tuple(left))


def _with_totals_below(table: Table, lines: TableLines, around: Surroundings, first_line: int) -> Table:
    names = [option.name for option in table.options]
    told = totals_below(around.below(lines), names, file=table.place.file, shift=first_line - 1)
    return replace(table, claims=(*table.claims, *told)) if told else table


def read_draft(
    table: PipeTable,
    around: Surroundings,
    *,
    file: str,
    first_line: int,
    weight_words: Mapping[str, Fraction],
    listed: ListedWeights | None = None,
) -> Draft | str | None:
    """Return a table's draft, a sentence why it stays as it is, or None for one that has nothing of a score table.

    `listed` are weights of a table before it, for one that has none of its own.
    """
    return _Reader(table, file, first_line).read(around, weight_words, listed)


class _Reader:
    """A table on its way to a draft."""

    def __init__(self, table: PipeTable, file: str, first_line: int) -> None:
        self._table = table
        self._file = file
        self._shift = first_line - 1

    def read(
        self, around: Surroundings, weight_words: Mapping[str, Fraction], listed: ListedWeights | None
    ) -> Draft | str | None:
        table = self._table
        if len(table.rows) < 2 or len(table.header) < 3:
            return None
        if len(table.rows) > LONGEST:
            weighed = any(role_of(cell.text) == "weight" for cell in table.header)
            return f"It has more than {LONGEST} rows, the most that are read." if weighed else None
        shape = shape_of(in_one_row(table))
        if shape is None:
            return None
        shape = with_listed(shape, listed)
        lines = around.lines(table)
        values = read_values(shape, lines)
        heading = around.heading(table)
        if values is None:
            return None
        weighed = shape.weight_named or bool(shape.figures)
        if isinstance(values, str):
            return values if weighed or heading == 2 else None
        if len(shape.options) < 2:
            single = shape.weight_named and shape.subject == "criterion"
            return "It scores one option only; a score table compares two or more." if single else None
        scored = sum(
            any(row[index].number is not None for index in values.counted) for row in values.readings
        )
        if scored < 2:
            return "Only one of its options has scores." if scored and shape.weight_named else None
        weights = weights_of(shape, values.counted, lines, weight_words)
        if isinstance(weights, str):
            return weights if shape.subject != "other" or heading == 2 else None
        reason = verdict(shape, values, weights, heading=heading)
        reason = ruled_out_unsaid(shape, values, weights) if reason == "" else reason
        if reason != "":
            return reason
        if table.wider and role_of(table.header[-1].text) != "note":
            line = table.wider + self._shift
            return f"Its row on line {line} has more cells than its header, so that scores may stand in columns of others."
        claims = claims_of(shape, values, weights, self._place)
        values = as_told(shape, values, lines, table.header[0].text)
        meant = by_ranks(shape, values, weights, claims)
        if isinstance(meant, str):
            return meant
        corner = "" if shape.turned else words_of(table.header[0].text)
        over = (around.title(table.line), corner)
        against = why_against(shape, meant, weights, claims, over, around)
        if against is not None:
            return against
        if shape.unsure:
            return "Its first header may stand over options or over what they are scored for: `Option` or `Criterion` there would tell."
        return self._draft(shape, meant, weights, claims)

    def _draft(self, shape: Shape, values: Values, weights: Weights, claims: tuple[Claim, ...]) -> Draft:
        table = self._table
        remarks = list(values.remarks)
        if shape.weights_line:
            line = str(shape.weights_line + self._shift)
            remarks.append(worded("Its weights are those of the table at line {line}.", line=line))
        remarks += [
            worded("The column “{name}” holds sentences and no scores: they are remarks.", name=name)
            for name in shape.prose
        ]
        second = scores_second(values, weights)
        factors = () if shape.points else already_weighted(values, weights, claims)
        added = not factors and out_of_weight(values, weights, claims)
        points = shape.points or added
        if added:
            remarks.append(
                worded(
                    "Each score is read as points out of its criterion's weight, as the stated totals add them up."
                )
            )
        if factors:
            remarks.append(
                worded(
                    "Each score is read as multiplied by its criterion's weight already, as the stated totals add them up."
                )
            )
            values = unweighted(values, factors)
        lower = [
            index
            for index in values.counted
            if shape.criteria[index].named.direction == "lower"
            or values.lower
            or self._is_cost(shape.criteria[index].named, values, index)
        ]
        every = len(lower) == len(values.counted)
        upright = bool(lower) and not every and added_up_as_written(values, weights, claims)
        if upright:
            names = ", ".join(shape.criteria[index].named.name for index in lower)
            remarks.append(
                worded(
                    "The stated totals add up the scores of {criteria} as they are, so that a higher one is read as the better one.",
                    criteria=names,
                )
            )
        criteria = tuple(
            self._criterion(
                shape.criteria[index],
                weights.worth[place] if weights.by_words else None,
                weights.texts[place] if weights.texts else "",
                scale=f"0-{shown(weights.worth[place] * (100 if '%' in weights.texts[place] else 1))}"
                if points
                else "",
                lower="" if index not in lower else "higher" if upright else "lower",
            )
            for place, index in enumerate(values.counted)
        )
        gates = tuple(values.gates.items())
        criteria += tuple(self._gate(shape.criteria[index]) for index, _ in gates)
        bracketed = brackets_are_weighted(values, weights)
        chosen = [option for option in shape.options if option.chosen]
        return Draft(
            name="",
            title="",
            form="markdown",
            place=self._place(table.header[0], whole=True),
            criteria=criteria,
            options=tuple(
                DraftOption(Written(one.name, self._place(one.cell)), one.note) for one in shape.options
            ),
            cells=tuple(
                (
                    *(
                        self._cell(row[index], cells[index], second=second, bracketed=bracketed)
                        for index in values.counted
                    ),
                    *(self._passed(cells[index], passed=passed[option]) for index, passed in gates),
                )
                for option, (row, cells) in enumerate(zip(values.readings, shape.cells, strict=True))
            ),
            scale=self._scale(values),
            chosen=Written(chosen[0].name, self._place(chosen[0].cell)) if len(chosen) == 1 else None,
            informative=tuple(self._informative(shape, index, why) for index, why in values.aside),
            claims=claims,
            remarks=tuple(remarks),
            header=tuple(plain(cell.text) for cell in table.header),
        )

    def _criterion(
        self, line: CriterionLine, worth: Fraction | None, weight: str, *, scale: str, lower: str
    ) -> DraftCriterion:
        place = self._place(line.cell)
        own = line.weight is not None and words_of(line.weight.text) == weight
        told = {part: Written(words_of(cell.text), self._place(cell)) for part, cell in line.told.items()}
        scale = scale or line.named.scale
        return DraftCriterion(
            name=Written(line.named.name, place),
            weight=Written(weight, self._place(line.weight) if own and line.weight else place)
            if weight
            else None,
            direction=told.get("direction") or (Written(lower, place) if lower else None),
            scale=told.get("scale") or (Written(scale, place) if scale else None),
            must=told.get("must"),
            note=line.note,
            worth=worth,
        )

    def _gate(self, line: CriterionLine) -> DraftCriterion:
        """Return a gate as a criterion that weighs nothing and must be passed: 1 where it is, 0 where it is failed."""
        place = self._place(line.cell)
        zero, scale, must = (Written(text, place) for text in ("0", "0-1", ">= 1"))
        return DraftCriterion(Written(line.named.name, place), zero, None, scale, must, note=line.note)

    def _passed(self, cell: PipeCell, *, passed: bool | None) -> DraftCell:
        place, said = self._place(cell), words_of(cell.text)
        if passed is None:
            return DraftCell(Written("", place), said)
        return DraftCell(Written(str(int(passed)), place), said, "", Fraction(passed))

    def _cell(self, reading: Reading, cell: PipeCell, *, second: bool, bracketed: bool) -> DraftCell:
        place = self._place(cell)
        if reading.number is None:
            return DraftCell(Written("" if not reading.mark else "-", place))
        because = reading.reason
        if reading.bracketed and not bracketed and reading.result is not None:
            because = reading.text
        if reading.most is not None and reading.kind == "number":
            text = "%" if reading.most == 100 and "%" in reading.text else f"/{shown(reading.most)}"
            return DraftCell(Written(f"{shown(reading.number)}{text}", place), because, reading.see)
        number = reading.product[1] if second and reading.product else reading.number
        text = shown(number) if reading.kind == "number" else reading.text
        if reading.reason and reading.kind != "number":
            text = text.replace(reading.reason, "").strip(" :;,.–—-()") or reading.text
        return DraftCell(Written(text, place), because, reading.see, number)

    @staticmethod
    def _is_cost(named: Named, values: Values, index: int) -> bool:
        """Say whether a criterion's cells say that lower is better; where its name or the text has a direction or scale, that holds."""
        silent = not (named.direction or values.told)
        return silent and is_cost(named.name, [row[index] for row in values.readings])

    def _scale(self, values: Values) -> Written | None:
        if not values.scale:
            return None
        header = self._table.header[0]
        place = Place(self._file, values.line + self._shift, 1, 0) if values.line else self._place(header)
        return Written(values.scale, place)

    @staticmethod
    def _informative(shape: Shape, index: int, why: str) -> Informative:
        line = shape.criteria[index]
        return Informative(
            line.named.name, weight_text(line), tuple(words_of(row[index].text) for row in shape.cells), why
        )

    def _place(self, cell: PipeCell, *, whole: bool = False) -> Place:
        if whole:
            last = self._table.header[-1]
            return Place(
                self._file, cell.line + self._shift, cell.column, last.column + last.length - cell.column
            )
        return Place(self._file, cell.line + self._shift, cell.column, cell.length)
