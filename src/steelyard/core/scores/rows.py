"""The rows of a score table's page: criteria with their cells and strips, options with what they come to, notes."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING

from steelyard.core.language.language import ENGLISH
from steelyard.core.scores.data import pieces
from steelyard.core.scores.facts import spread_words
from steelyard.core.scores.scoring import plain_totals
from steelyard.core.scores.sensitivity import contest_envelopes
from steelyard.core.scores.verdict import limit_words, ruled_out_words, total_words
from steelyard.core.scores.views import ScoreCell, ScoredCriterion, ScoredOption, ScoreNote, Strip, StripPart
from steelyard.core.scores.words import MOST_PLACES, decimal, limit_of, must_words, part, per_cent

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from steelyard.core.language.language import Language
    from steelyard.core.scores.scoring import Plain
    from steelyard.core.scores.sensitivity import Segment
    from steelyard.core.scores.study import Study
    from steelyard.core.scores.tables import Criterion

_MARKS = 6


def option_rows(study: Study, language: Language = ENGLISH) -> tuple[ScoredOption, ...]:
    """Return the options in the table's order."""
    results = study.scores.results
    out = [bool(result.ruled_out_by) for result in results]
    shares = pieces(study.firmness.first_place, out, language)
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
            span=part(results[position].high - results[position].low),
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
    table, whole = study.table, sum(study.scores.weights)
    numbers = {note.label: note.number for note in notes}
    limit = limit_of(study.scores.weights)
    strips = contest_envelopes(study.contest, [limit] * len(table.criteria))
    rows = []
    for position, criterion in enumerate(table.criteria):
        weight = decimal(criterion.weight, MOST_PLACES)
        cells = tuple(
            ScoreCell(
                option=option.name,
                text=table.cells[column][position].text,
                shade=_shade(study.values[column][position]),
                fails=position in study.scores.results[column].ruled_out_by,
                spread=spread_words(table, column, position, language=language),
                note=numbers.get(_label(study, column, position), "") if numbers else "",
            )
            for column, option in enumerate(table.options)
        )
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
                share=per_cent(criterion.weight / whole, language),
                cells=cells,
                strip=_strip(study, position, strips[position], limit=limit, language=language),
            )
        )
    return tuple(rows)


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
    text = decimal(abs(own), 2)
    return language.figure(f"−{text}" if own < 0 and text != "0" else text)


def _shade(value: Fraction | None) -> str:
    return "" if value is None else str(min(5, floor(value * 6)))


def _scale(criterion: Criterion) -> str:
    return f"{criterion.scale.text} {criterion.unit}".strip()


def _strip(
    study: Study, criterion: int, segments: Sequence[Segment], *, limit: Fraction, language: Language
) -> Strip:
    weights = study.scores.weights
    words, beyond = _stays(study, criterion, language)
    return Strip(
        parts=tuple(
            StripPart(mark(one.leaders[0]), part(one.from_, limit), part(one.to - one.from_, limit))
            for one in segments
            if one.leaders
        ),
        at=part(weights[criterion], limit),
        label="; ".join(_segment(study, one, language) for one in segments),
        words=words,
        beyond=beyond,
    )


def _segment(study: Study, segment: Segment, language: Language) -> str:
    low, high = (language.figure(decimal(end, study.places)) for end in (segment.from_, segment.to))
    if not segment.leaders:
        return language.say("open from {low} to {high}", low=low, high=high)
    leaders = language.joined(study.names(segment.leaders))
    return language.say("{options} from {low} to {high}", options=leaders, low=low, high=high)


def _stays(study: Study, criterion: int, language: Language) -> tuple[str, str]:
    """Say in which weights the winner stays, and who is first outside of them."""
    if study.winner is None:
        return "–", ""
    turns = [turn for turn in study.turns if turn.criterion == criterion]
    ends = {turn.side: limit_words(study, turn, language=language) for turn in turns}
    beyond = ", ".join(
        language.say("above: {option}", option=study.name(turn.to))
        if turn.side == "above"
        else language.say("below: {option}", option=study.name(turn.to))
        for turn in turns
    )
    match ends:
        case {"below": low, "above": high}:
            return language.say("{low} to {high}", low=low, high=high), beyond
        case {"below": low}:
            return language.say("from {low}", low=low), beyond
        case {"above": high}:
            return language.say("up to {high}", high=high), beyond
    return language.say("at any weight"), ""
