"""A score table as lines of text: the verdict, the ranking with its bars, the criteria, and how firm it is."""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING

from steelyard.core.scores.facts import disagreement_words, facts
from steelyard.core.scores.page import score_title
from steelyard.core.scores.rows import ranking
from steelyard.core.scores.verdict import (
    dominated_words,
    flip_words,
    ruled_out_words,
    standing_words,
    steady_words,
    total_words,
    turn_words,
    verdict_words,
    warnings,
)
from steelyard.core.scores.words import MOST_PLACES, decimal, first_place, must_words, per_cent
from steelyard.diagnostics.glyphs import shown
from steelyard.doors.tables import aligned

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from steelyard.core.corpus import Decision
    from steelyard.core.scores.study import Study

_BAR = 30  # columns that stand for 100


def score_card(decision: Decision, pairs: Sequence[tuple[Study, Study | None]]) -> Iterator[str]:
    """Yield a record's tables as safe lines, each with how it was decided where other weights were asked for."""
    yield shown(decision.label)
    for study, decided in pairs:
        yield ""
        yield shown(score_title(study.table))
        yield ""
        yield shown(verdict_words(study))
        if decided is not None:
            yield shown(f"As decided: {standing_words(decided)}")
        else:
            accepted = decision.standing == "accepted"
            because = decision.record.because or ""
            yield from map(shown, warnings(study, accepted=accepted, because=because))
        yield from map(shown, facts(study))
        if not study.unscored:
            yield ""
            yield from aligned(list(_ranks(study)))
        yield ""
        yield from aligned(list(_criteria(study)))
        firmness = list(_firmness(study))
        if firmness:
            yield ""
            yield from map(shown, firmness)


def _ranks(study: Study) -> Iterator[tuple[str, ...]]:
    yield "", "Option", "Total", "", "First in", ""
    for option in ranking(study):
        result = study.scores.results[option]
        rank = "-" if result.ruled_out_by else str(result.rank or f"{result.best}-{result.worst}")
        share = "" if result.ruled_out_by else first_place(study.firmness.first_place[option])
        remarks = ["chosen"] if study.table.chosen == option else []
        if result.ruled_out_by:
            remarks.append(f"ruled out: {ruled_out_words(study, option)}")
        total = total_words(study, option)
        yield rank, study.name(option), total, _bar(result.low, result.high), share, ", ".join(remarks)


def _bar(low: Fraction, high: Fraction) -> str:
    solid = floor(low * _BAR + Fraction(1, 2))
    return "█" * solid + "░" * (floor(high * _BAR + Fraction(1, 2)) - solid)


def _criteria(study: Study) -> Iterator[tuple[str, ...]]:
    table, whole = study.table, sum(study.scores.weights)
    yield "Criterion", "Weight", "Share", "Scale", *(option.name for option in table.options)
    for position, criterion in enumerate(table.criteria):
        weight = study.scores.weights[position]
        scale = [criterion.scale.text + (f" {criterion.unit}" if criterion.unit else "")]
        scale += ["lower is better"] if criterion.direction == "lower" else []
        scale += [f"must be {must_words(criterion.must)}"] if criterion.must else []
        yield (
            criterion.name,
            decimal(weight, MOST_PLACES),
            per_cent(weight / whole),
            ", ".join(scale),
            *(cells[position].text or "-" for cells in table.cells),
        )
    for row in table.informative:
        yield row.name, row.weight_text, "", f"not counted: {row.reason}", *row.cells


def _firmness(study: Study) -> Iterator[str]:
    if study.turns:
        yield f"One weight alone turns it: {'; '.join(turn_words(study, turn) for turn in study.turns)}."
    yield from filter(None, (steady_words(study), flip_words(study)))
    yield from dominated_words(study)
    yield from filter(None, (disagreement_words(study.table),))
