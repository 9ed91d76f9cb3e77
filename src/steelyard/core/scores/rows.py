"""The rows of a score table's page: criteria with their cells and strips, options with what they come to, notes."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from steelyard.core.language.language import ENGLISH
from steelyard.core.scores.envelopes import contest_envelopes
from steelyard.core.scores.facts import spread_words
from steelyard.core.scores.scoring import plain_totals
from steelyard.core.scores.verdict import limit_words, ruled_out_words, total_words
from steelyard.core.scores.views import ScoreCell, ScoredCriterion, ScoredOption, ScoreNote, Strip, StripPart
from steelyard.core.scores.words import MOST_PLACES, decimal, must_words, part, part_between, per_cent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.core.language.language import Language
    from steelyard.core.scores.data import Piece
    from steelyard.core.scores.envelopes import Segment
    from steelyard.core.scores.scoring import Plain
    from steelyard.core.scores.sensitivity import Turn
    from steelyard.core.scores.study import Study
    from steelyard.core.scores.tables import Criterion

_MARKS = 6


def option_rows(
    study: Study, shares: Sequence[Piece], language: Language = ENGLISH
) -> tuple[ScoredOption, ...]:
    """Return the options in the table's order; `shares` are theirs of all weightings."""
    results = study.scores.results
    plain = plain_totals(study.table) or (None,) * len(results)
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
            average=_plain(plain[position], average=True, language=language),
            plain=_plain(plain[position], average=False, language=language),
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


def criterion_rows(
    study: Study, notes: Sequence[ScoreNote], *, language: Language = ENGLISH
) -> tuple[ScoredCriterion, ...]:
    """Return the criteria in the table's order; cells name the note that is about them."""
    table, weights = study.table, study.contest.weights
    whole = sum(weights)
    strips = contest_envelopes(study.contest, [study.limit] * len(weights))
    turns: list[list[Turn]] = [[] for _ in weights]
    for turn in study.turns:
        turns[turn.criterion].append(turn)
    rows = []
    for position, criterion in enumerate(table.criteria):
        weight = decimal(criterion.weight, MOST_PLACES)
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
                share=per_cent(Fraction(weights[position], whole), language),
                cells=_cells(study, position, notes, language=language),
                strip=_strip(study, criterion.weight, strips[position], turns[position], language=language),
            )
        )
    return tuple(rows)


def _cells(
    study: Study, criterion: int, notes: Sequence[ScoreNote], *, language: Language
) -> tuple[ScoreCell, ...]:
    table, results, unit = study.table, study.scores.results, study.values.unit
    numbers = {note.label: note.number for note in notes}
    found = []
    for column, (option, cells, row) in enumerate(
        zip(table.options, table.cells, study.values.rows, strict=True)
    ):
        value = row[criterion]
        found.append(
            ScoreCell(
                option=option.name,
                text=cells[criterion].text,
                shade="" if value is None else str(min(5, value * 6 // unit)),
                fails=criterion in results[column].ruled_out_by,
                spread=spread_words(table, column, criterion, language=language) if table.sheets else "",
                note=numbers.get(_label(study, column, criterion), "") if numbers else "",
            )
        )
    return tuple(found)


def note_rows(study: Study) -> tuple[ScoreNote, ...]:
    """Return the reasons and sources given for scores, numbered row by row."""
    found: list[ScoreNote] = []
    for position in range(len(study.table.criteria)):
        for column in range(len(study.table.options)):
            cell = study.table.cells[column][position]
            if cell.because or cell.see:
                url = cell.see if cell.see.startswith(("https://", "http://")) else ""
                label = _label(study, column, position)
                found.append(ScoreNote(str(len(found) + 1), label, cell.because, cell.see, url))
    return tuple(found)


def mark(option: int) -> str:
    """Return the colour an option is drawn in."""
    return str(option % _MARKS + 1)


def _label(study: Study, option: int, criterion: int) -> str:
    return f"{study.table.criteria[criterion].name}, {study.table.options[option].name}"


def _rank(study: Study, option: int, language: Language) -> str:
    result = study.scores.results[option]
    if result.best is None:
        return "–"
    if result.rank:
        return str(result.rank)
    return language.say("{low} to {high}", low=result.best, high=result.worst)


def _plain(plain: Plain | None, *, average: bool, language: Language) -> str:
    if plain is None:
        return ""
    own = plain.average if average else plain.sum
    negative = own.numerator < 0
    text = decimal(-own if negative else own, 2)
    return language.figure(f"−{text}" if negative and text != "0" else text)


def _scale(criterion: Criterion) -> str:
    return f"{criterion.scale.text} {criterion.unit}".strip()


def _strip(
    study: Study, weight: Fraction, segments: Sequence[Segment], turns: Sequence[Turn], *, language: Language
) -> Strip:
    limit = study.limit
    words, beyond = _stays(study, turns, language)
    return Strip(
        parts=tuple(
            [
                StripPart(
                    mark(one.leaders[0]), part(one.from_, limit), part_between(one.from_, one.to, limit)
                )
                for one in segments
                if one.leaders
            ]
        ),
        at=part(weight, limit),
        label="; ".join([_segment(study, one, language) for one in segments]),
        words=words,
        beyond=beyond,
    )


def _segment(study: Study, segment: Segment, language: Language) -> str:
    low = language.figure(decimal(segment.from_, study.places))
    high = language.figure(decimal(segment.to, study.places))
    if not segment.leaders:
        return language.say("open from {low} to {high}", low=low, high=high)
    leaders = language.joined(study.names(segment.leaders))
    return language.say("{options} from {low} to {high}", options=leaders, low=low, high=high)


def _stays(study: Study, turns: Sequence[Turn], language: Language) -> tuple[str, str]:
    """Say in which of a criterion's weights the winner stays, and who is first outside of them."""
    if study.winner is None:
        return "–", ""
    if not turns:
        return language.say("at any weight"), ""
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
