"""From a draft to a criteria table: names, weights, scales and scores understood, every fault told at its cell."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from steelyard.core.language.told import worded, worded_count
from steelyard.core.scores.tables import CUSTOMARY, Cell, Cells, Criterion, Option, Sheet, Table
from steelyard.diagnostics import Diagnostic, Severity
from steelyard.reading.tables.limits import too_large
from steelyard.reading.tables.names import position, same_name, unique_keys
from steelyard.reading.tables.quantities import is_missing
from steelyard.reading.tables.scales import (
    direction_in_name,
    read_direction,
    read_must,
    read_scale,
)
from steelyard.reading.tables.scored import common_scale, mean_cell, on_scale, read_cell
from steelyard.reading.tables.weights import doubled, read_presets, read_weights, unknown, weight_remarks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from steelyard.core.language.told import Told
    from steelyard.core.scores.tables import Direction, Must, Scale
    from steelyard.diagnostics import Place
    from steelyard.reading.tables.drafts import Draft, DraftCell, DraftCriterion, Written
    from steelyard.reading.tables.scored import Read

_BOTH = worded("Where scorers gave a score, it is their mean; elsewhere the table's own score stands.")

Grid = tuple[tuple["DraftCell", ...], ...]


def settle(
    draft: Draft, *, weight_words: Mapping[str, Fraction]
) -> tuple[Table | None, tuple[Diagnostic, ...]]:
    """Return the table that a draft stands for, or None with everything that is wrong with it (K801 to K808, K811).

    `weight_words` says what a weight such as "High" is worth; case does not count in it.
    """
    found: list[Diagnostic] = []
    large = too_large(len(draft.criteria), len(draft.options), draft.place)
    if large is not None:  # pragma: no cover (a guard: each form of table has a bound before it)
        return None, (large,)
    _judge_size(draft, found)
    _judge_names([criterion.name for criterion in draft.criteria], "criterion", found)
    _judge_names([option.name for option in draft.options], "option", found)
    _judge_names([scorer for scorer, _ in draft.sheets], "scorer", found)
    weights = read_weights(draft, weight_words, found)
    presets = read_presets(draft, weight_words, found)
    chosen = _chosen(draft, found)
    grids = [draft.cells] * bool(draft.cells) + [grid for _, grid in draft.sheets]
    reads = [_read_grid(draft, grid, found) for grid in grids]
    scales, remarks = _scales(draft, reads, found)
    directions = [_direction(criterion, found) for criterion in draft.criteria]
    musts = [_must(*one, found) for one in zip(draft.criteria, scales, directions, strict=True)]
    cells = [_cells(draft, grid, read, scales, found) for grid, read in zip(grids, reads, strict=True)]
    if found:
        return None, _sorted(found)
    names = [option.name.text for option in draft.options]
    own = cells.pop(0) if draft.cells else None
    sheets = tuple(Sheet(scorer.text, one) for (scorer, _), one in zip(draft.sheets, cells, strict=True))
    table = Table(
        draft.name,
        draft.title,
        draft.form,
        draft.place,
        _criteria(draft, weights, scales, directions, musts),
        tuple(
            Option(key, option.name.text, option.note)
            for key, option in zip(unique_keys(names, "option"), draft.options, strict=True)
        ),
        _mean(sheets, own) if sheets else own or (),
        sheets,
        presets,
        chosen,
        draft.chosen.place if draft.chosen and chosen is not None else None,
        draft.because,
        draft.informative,
        draft.claims,
        (*draft.remarks, *weight_remarks(draft), *remarks, *([_BOTH] if sheets and own else [])),
        draft.header,
    )
    return table, ()


def _judge_size(draft: Draft, found: list[Diagnostic]) -> None:
    if len(draft.options) < 2:
        message = "there is nothing to choose from: a table has two options or more"
        if draft.options:
            message = f"`{draft.options[0].name.text}` is the only option: a table has two or more"
        found.append(_structure(draft.place, message, "give every option a column of scores"))
    if not draft.criteria:
        found.append(_structure(draft.place, "the table has no criterion", "give every criterion a row"))


def _judge_names(names: Sequence[Written], noun: str, found: list[Diagnostic]) -> None:
    first: dict[str, Place] = {}
    for name in names:
        same = same_name(name.text)
        if not same:
            article = "an" if noun == "option" else "a"
            found.append(_structure(name.place, f"here stands {article} {noun} without a name", "name it"))
        elif (place := first.setdefault(same, name.place)) is not name.place:
            found.append(doubled(name, noun, place))


def _chosen(draft: Draft, found: list[Diagnostic]) -> int | None:
    if draft.chosen is None or is_missing(draft.chosen.text):
        return None
    names = [option.name.text for option in draft.options]
    index = position(draft.chosen.text, names)
    if index is None:
        found.append(unknown(draft.chosen, "option", "options", names))
    return index


def _read_grid(draft: Draft, grid: Grid, found: list[Diagnostic]) -> list[list[Read | None]]:
    return [
        [read_cell(cell, criterion.unit, found) for cell, criterion in zip(row, draft.criteria, strict=True)]
        for row in grid
    ]


def _column(reads: list[list[list[Read | None]]], criterion: int) -> list[Read]:
    return [read for grid in reads for row in grid if (read := row[criterion]) is not None]


def _scales(
    draft: Draft, reads: list[list[list[Read | None]]], found: list[Diagnostic]
) -> tuple[list[Scale | None], tuple[str, ...]]:
    """Return each criterion's scale, None where it cannot be known, and what readers are told about it."""
    shared = draft.scale if draft.scale is not None and not is_missing(draft.scale.text) else None
    common = _declared(shared, "", found) if shared else None
    scales: list[Scale | None] = []
    silent: list[int] = []
    for index, criterion in enumerate(draft.criteria):
        own = criterion.scale
        if own is not None and not is_missing(own.text):
            scales.append(_declared(own, criterion.unit, found))
        elif shared:
            scales.append(common)
        else:
            silent.append(index)
            scales.append(None)
    if not silent:
        return scales, ()
    assumed = common_scale([_column(reads, index) for index in silent])
    if isinstance(assumed, Diagnostic):
        found.append(assumed)
        return scales, ()
    for index, scale in zip(silent, assumed, strict=True):
        scales[index] = scale
    return scales, _scale_remarks(draft, silent, assumed)


@lru_cache(len(CUSTOMARY))
def customary_remark(scale: Scale) -> Told:
    """Say that a table's scores are read on a customary scale, which it does not declare."""
    return worded(
        "The table declares no scale: its scores are read on {scale}, the first customary one that holds them all.",
        scale=scale.text,
    )


def _declared(written: Written, unit: str, found: list[Diagnostic]) -> Scale | None:
    scale = read_scale(written.text, unit)
    if not isinstance(scale, str):
        return scale
    hint = "write its ends, the lower one first: `1-5`, `-2 to 2`"
    found.append(_unclear(written.place, scale, hint))
    return None


def _scale_remarks(draft: Draft, silent: list[int], scales: tuple[Scale, ...]) -> tuple[str, ...]:
    remarks = []
    one_for_all = scales.count(scales[0]) == len(scales)
    for scale in scales[:1] if one_for_all else dict.fromkeys(scales):
        on = (
            silent
            if one_for_all
            else [index for index, one in zip(silent, scales, strict=True) if one == scale]
        )
        names = ", ".join(draft.criteria[index].name.text for index in on)
        whole, customary = len(on) == len(draft.criteria), scale in CUSTOMARY
        if whole and customary:
            said = customary_remark(scale)
        elif whole:
            said = worded(
                "The table declares no scale: its scores are read on {scale}, as they say.", scale=scale.text
            )
        elif customary:
            said = worded_count(
                "{criteria} declares no scale: the scores are read on {scale}, the first customary one that holds them all.",
                "{criteria} declare no scale: the scores are read on {scale}, the first customary one that holds them all.",
                len(on),
                criteria=names,
                scale=scale.text,
            )
        else:
            said = worded_count(
                "{criteria} declares no scale: the scores are read on {scale}, as they say.",
                "{criteria} declare no scale: the scores are read on {scale}, as they say.",
                len(on),
                criteria=names,
                scale=scale.text,
            )
        remarks.append(said)
    return tuple(remarks)


def _direction(criterion: DraftCriterion, found: list[Diagnostic]) -> Direction:
    written = criterion.direction
    if written is None or is_missing(written.text):
        return direction_in_name(criterion.name.text) or "higher"
    direction = read_direction(written.text)
    if direction is None:
        hint = "write `higher` or `lower`, whichever is better"
        found.append(_unclear(written.place, f"`{written.text}` is no direction", hint))
    return direction or "higher"


def _criteria(
    draft: Draft,
    weights: tuple[Fraction, ...],
    scales: list[Scale | None],
    directions: list[Direction],
    musts: list[Must | None],
) -> tuple[Criterion, ...]:
    keys = unique_keys([criterion.name.text for criterion in draft.criteria], "criterion")
    settled = zip(draft.criteria, keys, weights, scales, directions, musts, strict=True)
    return tuple(
        Criterion(
            key,
            criterion.name.text,
            weight,
            criterion.weight.text if criterion.weight else "",
            scale,
            direction,
            must,
            criterion.unit,
            criterion.note,
        )
        for criterion, key, weight, scale, direction, must in settled
        if scale is not None  # the others were reported
    )


def _must(
    criterion: DraftCriterion, scale: Scale | None, direction: Direction, found: list[Diagnostic]
) -> Must | None:
    written = criterion.must
    if written is None or is_missing(written.text):
        return None
    must = read_must(written.text, direction=direction, unit=criterion.unit)
    if must is None:
        hint = "write what a score must reach: `>= 3`, `<= 30`"
        found.append(_unclear(written.place, f"`{written.text}` is no bound that a score could reach", hint))
    elif scale is not None and not scale.low <= must.bound <= scale.high:
        message = f"the bound `{written.text}` lies outside the scale {scale.text}"
        hint = (
            "correct it, or declare the criterion's scale"
            if scale.assumed
            else "correct the one or the other"
        )
        found.append(_unclear(written.place, message, hint))
    return must


def _cells(
    draft: Draft,
    grid: Grid,
    reads: list[list[Read | None]],
    scales: list[Scale | None],
    found: list[Diagnostic],
) -> Cells:
    def score(read: Read | None, scale: Scale | None, criterion: DraftCriterion) -> Fraction | None:
        if read is None or scale is None:
            return None
        if scale.assumed:  # because it holds all of them
            return read.value
        return on_scale(read, scale, criterion.name.text, found)

    return tuple(
        tuple(
            Cell(score(read, scale, criterion), cell.score.text, cell.because, cell.see)
            for cell, read, scale, criterion in zip(row, read_row, scales, draft.criteria, strict=True)
        )
        for row, read_row in zip(grid, reads, strict=True)
    )


def _mean(sheets: tuple[Sheet, ...], own: Cells | None) -> Cells:
    """Return the mean of the sheets; the table's own score where no scorer gave one."""
    means = [
        [
            mean_cell([(sheet.scorer, sheet.cells[option][criterion]) for sheet in sheets])
            for criterion in range(len(row))
        ]
        for option, row in enumerate(sheets[0].cells)
    ]
    return tuple(
        tuple(
            own[option][criterion] if own and mean.score is None else mean
            for criterion, mean in enumerate(row)
        )
        for option, row in enumerate(means)
    )


def _sorted(found: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(dict.fromkeys(found), key=lambda diagnostic: diagnostic.sort_key))


def _structure(place: Place, message: str, hint: str) -> Diagnostic:
    return Diagnostic("K807", Severity.ERROR, place, message, hint)


def _unclear(place: Place, message: str, hint: str) -> Diagnostic:
    return Diagnostic("K811", Severity.ERROR, place, message, hint)
