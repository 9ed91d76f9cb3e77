"""The rows of a score table's page: criteria with their cells and strips, options with what they come to, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steelyard.core.language.language import ENGLISH
from steelyard.core.scores.envelopes import contest_strips
from steelyard.core.scores.facts import spread_words
from steelyard.core.scores.scoring import plain_ratios, rounded
from steelyard.core.scores.verdict import limit_words, ruled_out_words, total_words
from steelyard.core.scores.views import ScoreCell, ScoredCriterion, ScoredOption, ScoreNote, Strip, StripPart
from steelyard.core.scores.words import MOST_PLACES, decimal_of, must_words, part, part_between, width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.core.language.language import Language
    from steelyard.core.scores import envelopes
    from steelyard.core.scores.data import Piece
    from steelyard.core.scores.scoring import Ratio
    from steelyard.core.scores.sensitivity import Turn
    from steelyard.core.scores.study import Study
    from steelyard.core.scores.tables import Criterion, Table

_MARKS = 6
_SHADES = "0123455"  # by sixths of the scale; its very end is no shade of its own


def option_rows(
    study: Study, shares: Sequence[Piece], language: Language = ENGLISH
) -> tuple[ScoredOption, ...]:
    """Return the options in the table's order; `shares` are theirs of all weightings."""
    results = study.scores.results
    plain = plain_ratios(study.table, results, study.scores.weights) or (None,) * len(results)
    return tuple(
        ScoredOption(
            position=str(position),
            name=option.name,
            note=option.note,
            mark=mark(position),
            chosen=position == study.table.chosen,
            leads=position in study.scores.leaders,
            ruled_out=ruled_out_words(study, position, language=language),
            total=total_words(study, position, language=language),
            rank=_rank(study, position, language),
            low=part(results[position].low),
            span=part_between(results[position].low, results[position].high),
            average=_plain(plain[position], 1, language),
            plain=_plain(plain[position], 0, language),
            first_place=shares[position][0],
            first_at=shares[position][1],
            first_width=shares[position][2],
        )
        for position, option in enumerate(study.table.options)
    )


def ranking(study: Study) -> list[int]:
    """Return options best first; those that are ruled out come last."""
    results = study.scores.results
    return sorted(
        range(len(results)),
        key=lambda option: (
            bool(results[option].ruled_out_by),
            results[option].best or 0,
            results[option].worst or 0,
            option,
        ),
    )


def criterion_rows(study: Study, language: Language = ENGLISH) -> tuple[ScoredCriterion, ...]:
    """Return the criteria in the table's order; cells name the note of `note_rows` that is about them."""
    table, weights = study.table, study.contest.weights
    whole, unit = sum(weights), study.contest.weight_unit
    top, below = study.limit.as_integer_ratio()
    draw, cells = _Strips(study, language), _cells(study, language)
    strips = contest_strips(study.contest, study.limit)
    turns: list[list[Turn]] = [[] for _ in weights]
    for turn in study.turns:
        turns[turn.criterion].append(turn)
    rows = []
    for position, criterion in enumerate(table.criteria):
        own = weights[position]
        weight = decimal_of(own, unit, MOST_PLACES)
        parts, label = draw.drawn(strips[position])
        words, beyond = _stays(study, turns[position], language)
        rows.append(
            ScoredCriterion(
                key=criterion.key,
                name=criterion.name,
                scale=_scale(criterion),
                direction=language.say("lower is better") if criterion.direction == "lower" else "",
                must=must_words(criterion.must),
                note=criterion.note,
                weight=weight,
                weight_said=language.figure(weight),
                weight_text="" if criterion.weight_text.strip() in ("", weight) else criterion.weight_text,
                share=language.per_cent(str(rounded(own * 100, whole))),
                cells=cells[position],
                strip=Strip(parts, width(own * below, unit * top), label, words, beyond),
            )
        )
    return tuple(rows)


def _cells(study: Study, language: Language) -> list[tuple[ScoreCell, ...]]:
    """Return the cells of each criterion."""
    table, unit = study.table, study.values.unit
    numbers = {at: str(number) for number, at in enumerate(_noted(table), 1)}
    columns = []
    for column, (option, cells, row) in enumerate(
        zip(table.options, table.cells, study.values.rows, strict=True)
    ):
        name, failed = option.name, study.scores.results[column].ruled_out_by
        columns.append(
            [
                ScoreCell(
                    name,
                    cell.text,
                    "" if value is None else _SHADES[value * 6 // unit],
                    position in failed,
                    spread_words(table, column, position, language=language) if table.sheets else "",
                    numbers.get((position, column), ""),
                )
                for position, (cell, value) in enumerate(zip(cells, row, strict=True))
            ]
        )
    return list(zip(*columns, strict=True))


def note_rows(study: Study) -> tuple[ScoreNote, ...]:
    """Return the reasons and sources given for scores, numbered row by row."""
    table = study.table
    found = []
    for number, (position, column) in enumerate(_noted(table), 1):
        cell = table.cells[column][position]
        url = cell.see if cell.see.startswith(("https://", "http://")) else ""
        label = f"{table.criteria[position].name}, {table.options[column].name}"
        found.append(ScoreNote(str(number), label, cell.because, cell.see, url))
    return tuple(found)


def _noted(table: Table) -> list[tuple[int, int]]:
    """Return the criterion and the option of each cell that has a reason or a source, row by row."""
    return [
        (position, column)
        for position in range(len(table.criteria))
        for column, cells in enumerate(table.cells)
        if cells[position].because or cells[position].see
    ]


def mark(option: int) -> str:
    """Return the colour an option is drawn in."""
    return str(option % _MARKS + 1)


def _rank(study: Study, option: int, language: Language) -> str:
    result = study.scores.results[option]
    if result.best is None:
        return "–"
    if result.rank:
        return str(result.rank)
    return language.say("{low} to {high}", low=result.best, high=result.worst)


def _plain(plain: tuple[Ratio, Ratio] | None, which: int, language: Language) -> str:
    if plain is None:
        return ""
    above, below = plain[which]
    text = decimal_of(abs(above), below, 2)
    return language.figure(f"−{text}" if above < 0 and text != "0" else text)


def _scale(criterion: Criterion) -> str:
    return f"{criterion.scale.text} {criterion.unit}".strip()


class _Strips:
    """Draws and tells strips. Where one option is first all along, as is common, criteria share what is drawn."""

    def __init__(self, study: Study, language: Language) -> None:
        self._study, self._language = study, language
        self._alone: dict[tuple[int, ...], tuple[tuple[StripPart, ...], str]] = {}

    def drawn(self, strip: envelopes.Strip) -> tuple[tuple[StripPart, ...], str]:
        """Return a strip's parts, and all of it in words."""
        if len(strip.leaders) > 1:
            return self._drawn(strip)
        leaders = strip.leaders[0]
        if leaders not in self._alone:
            self._alone[leaders] = self._drawn(strip)
        return self._alone[leaders]

    def _drawn(self, strip: envelopes.Strip) -> tuple[tuple[StripPart, ...], str]:
        ends, whole = strip.ends, strip.ends[-1]
        parts = [
            StripPart(mark(leaders[0]), width(start, whole), width(end - start, whole))
            for leaders, start, end in zip(strip.leaders, ends, ends[1:], strict=False)
            if len(leaders) == 1  # a tie is in no option's colour
        ]
        told = [self._language.figure(decimal_of(end, strip.unit, self._study.places)) for end in strip.ends]
        said = map(self._segment, strip.leaders, told, told[1:])
        return tuple(parts), "; ".join(said)

    def _segment(self, leaders: tuple[int, ...], low: str, high: str) -> str:
        language = self._language
        if not leaders:
            return language.say("open from {low} to {high}", low=low, high=high)
        options = language.joined(self._study.names(leaders))
        return language.say("{options} from {low} to {high}", options=options, low=low, high=high)


def _stays(study: Study, turns: Sequence[Turn], language: Language) -> tuple[str, str]:
    """Say in which of a criterion's weights the winner stays, and who is first outside of them."""
    if study.winner is None:
        return "–", ""
    if not turns:
        return language.say("at any weight"), ""
    turns = sorted(turns, key=lambda turn: turn.side == "above")
    ends = {turn.side: limit_words(study, turn, language=language) for turn in turns}
    beyond = ", ".join(
        language.say("above: {option}", option=study.name(turn.to))
        if turn.side == "above"
        else language.say("below: {option}", option=study.name(turn.to))
        for turn in turns
    )
    if len(ends) > 1:
        return language.say("{low} to {high}", low=ends["below"], high=ends["above"]), beyond
    if "below" in ends:
        return language.say("from {low}", low=ends["below"]), beyond
    return language.say("up to {high}", high=ends["above"]), beyond
