"""A score table in sentences: who leads, how firmly, what would turn it, and what a reader must know of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steelyard.core.scores.scoring import figure, spread
from steelyard.core.scores.words import bound, decimal, first_place, listed, must_words, ordinal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from steelyard.core.scores.sensitivity import Turn
    from steelyard.core.scores.study import Study
    from steelyard.core.scores.tables import Table

_MOST_NAMED = 6


def standing_words(study: Study) -> str:
    """Say who leads and by how much, in one sentence."""
    leaders, standing = study.scores.leaders, study.standing
    if not standing:
        return "Every option fails a must."
    if len(leaders) > 1:
        return f"{listed(study.names(leaders))} tie at {total_words(study, leaders[0])}."
    if not leaders:
        possible = [option for option in standing if study.scores.results[option].best == 1]
        named = [f"{study.name(option)} ({total_words(study, option)})" for option in possible]
        return f"Missing scores leave open who is first: {listed(named, 'or')}."
    if len(standing) == 1:
        why = "meets every must" if len(study.table.options) > 1 else "is scored"
        return f"{study.name(leaders[0])} is the only option that {why}."
    if not study.firmness.lead:
        return f"{study.name(leaders[0])} leads, at worst in a tie."
    ahead = points(study.firmness.lead)
    open_ = any(study.scores.results[option].low != study.scores.results[option].high for option in standing)
    return f"{study.name(leaders[0])} leads by {'at least ' if open_ else ''}{ahead}."


def verdict_words(study: Study) -> str:
    """Say who leads, the nearest change of one weight that ends it, and in how many weightings it comes first."""
    who = standing_words(study)
    if study.winner is None or len(study.standing) == 1:
        return who
    share = study.firmness.first_place[study.winner]
    if share.value == 1 and not share.draws:
        return f"{who} It comes first whatever the weights."
    first = f"it comes first in {first_place(share)} of all possible weightings"
    if not study.turns:
        return f"{who} No change of a single weight turns that; {first}."
    turn = study.turns[0]
    limit, now = limit_words(study, turn), decimal(study.weight(turn.criterion), 6)
    more = "more" if turn.side == "above" else "less"
    criterion = study.table.criteria[turn.criterion].name
    return f"{who} It stays ahead unless {criterion} weighs {more} than {limit} (now {now}); {first}."


def turn_words(study: Study, turn: Turn) -> str:
    """Say one change that turns it: "Velocity below 5.7: JVM"."""
    criterion = study.table.criteria[turn.criterion].name
    return f"{criterion} {turn.side} {limit_words(study, turn)}: {study.name(turn.to)}"


def flip_words(study: Study) -> str:
    """Say the smallest shift of weight that changes the winner, '' where there is none or none is needed."""
    flip = study.firmness.flip
    if flip is None or not flip.moves:  # without a move it is a tie at worst, which the verdict says
        return ""
    names = [criterion.name for criterion in study.table.criteria]
    if len(flip.moves) == 1:
        move = flip.moves[0]
        ways = f", from {names[move.from_]} to {names[move.to]}"
    else:
        moved = [
            f"{points(move.points / 100)} from {names[move.from_]} to {names[move.to]}" for move in flip.moves
        ]
        ways = f" ({listed(moved)})"
    shift = f"{points(flip.points / 100)} of 100 points of weight{ways}"
    return f"The smallest shift that turns it, to {study.name(flip.to)}: {shift}."


def steady_words(study: Study) -> str:
    """Say that no single weight changes the winner, where that is so."""
    if study.winner is None or study.turns or len(study.standing) < 2:
        return ""
    return "No single weight would change the winner."


def dominated_words(study: Study) -> tuple[str, ...]:
    """Say which options are nowhere better than another, each with the first such."""
    by: dict[int, int] = {}
    for option, other in study.firmness.dominated:
        by.setdefault(option, other)
    return tuple(
        f"{study.name(option)} is nowhere better than {study.name(other)}." for option, other in by.items()
    )


def warnings(study: Study, *, accepted: bool, because: str) -> tuple[str, ...]:
    """Say where the decision and its table part: another choice than the top, an accepted tie or open question."""
    found = []
    astray = astray_words(study)
    if astray:
        because = because or study.table.because
        found.append(f"{astray} {f'Its reason: “{because}”' if because else 'The record gives no reason.'}")
    leaders = study.scores.leaders
    if accepted and len(leaders) > 1:
        tied = listed(study.names(leaders))
        found.append(f"The decision is accepted on a tie: these scores do not choose between {tied}.")
    if accepted and not leaders and study.standing:
        found.append("The decision is accepted although its first place hangs on missing scores.")
    return tuple(found)


def astray_words(study: Study) -> str:
    """Say that the option chosen is not the one on top, '' where it is or may be."""
    chosen = study.table.chosen
    if chosen is None:
        return ""
    result, name = study.scores.results[chosen], study.name(chosen)
    if result.ruled_out_by:
        return f"The decision chose {name}, which is ruled out ({ruled_out_words(study, chosen)})."
    if result.best == 1:
        return ""
    place = ordinal(result.rank) if result.rank else f"{ordinal(result.best or 0)} at best"
    return f"The decision chose {name}, which comes {place} with {total_words(study, chosen)}."


def facts(study: Study) -> tuple[str, ...]:
    """Say what a reader must know of the figures."""
    return tuple(_facts(study))


def ruled_out_words(study: Study, option: int) -> str:
    """Say which musts an option fails: "Production 1, must be >= 2"."""
    failed = []
    for position in study.scores.results[option].ruled_out_by:
        criterion, cell = study.table.criteria[position], study.table.cells[option][position]
        failed.append(f"{criterion.name} {cell.text}, must be {must_words(criterion.must)}")
    return "; ".join(failed)


def total_words(study: Study, option: int) -> str:
    """Return an option's total, or the range that missing scores leave."""
    return range_words(study.scores.results[option].low, study.scores.results[option].high)


def range_words(low: Fraction, high: Fraction) -> str:
    """Return a total as a figure, or as a range."""
    return figure(low) if low == high else f"{figure(low)} to {figure(high)}"


def points(shift: Fraction) -> str:
    """Return a difference as a figure that is not nought where the difference is not."""
    return "less than 0.1" if shift and figure(shift) == "0.0" else figure(shift)


def disagreement_words(table: Table) -> str:
    """Say where scorers disagree most, '' where there are none or they agree."""
    apart = spread(table)
    if apart is None:
        return ""
    if not apart.most:
        return "The scorers agree on every score."
    named = [
        f"{table.criteria[criterion].name} of {table.options[option].name} ({_from_to(table, option, criterion)})"
        for option, criterion in apart.most[:_MOST_NAMED]
    ]
    rest = len(apart.most) - len(named)
    more = [f"{rest} more"] if rest else []
    return f"Scorers disagree most on {listed([*named, *more])}."


def _from_to(table: Table, option: int, criterion: int) -> str:
    cells = [sheet.cells[option][criterion] for sheet in table.sheets]
    given = sorted(
        ((cell.score, cell.text) for cell in cells if cell.score is not None), key=lambda one: one[0]
    )
    return f"{given[0][1]} to {given[-1][1]}"


def spread_words(table: Table, option: int, criterion: int) -> str:
    """Say how far scorers are apart on one score ("2 to 5"), '' where they agree."""
    if not table.sheets:
        return ""
    scores = {sheet.cells[option][criterion].score for sheet in table.sheets} - {None}
    return _from_to(table, option, criterion) if len(scores) > 1 else ""


def limit_words(study: Study, turn: Turn) -> str:
    """Return the weight beyond which a change turns the winner."""
    return bound(turn.weight, study.weight(turn.criterion), study.places)


def _facts(study: Study) -> Iterator[str]:
    table, results = study.table, study.scores.results
    yield from table.remarks
    if len(table.sheets) > 1:
        who = listed([sheet.scorer for sheet in table.sheets])
        yield f"Each score is the mean of {len(table.sheets)} sheets, by {who}."
    for option, result in enumerate(results):
        if result.ruled_out_by:
            yield f"{study.name(option)} is ruled out: {ruled_out_words(study, option)}."
    missing = [
        f"{table.criteria[position].name} of {study.name(option)}"
        for option, result in enumerate(results)
        for position in result.missing
    ]
    if missing:
        rest = len(missing) - 2 * _MOST_NAMED
        named = missing[: 2 * _MOST_NAMED] + ([f"{rest} more"] if rest > 0 else [])
        yield f"No score for {listed(named)}: {'it counts' if len(missing) == 1 else 'they count'} as anything from worst to best."
    for option in study.standing:
        unproved = [at for at in results[option].missing if table.criteria[at].must]
        if unproved:
            musts = [
                f"{table.criteria[at].name}, which must be {must_words(table.criteria[at].must)}"
                for at in unproved
            ]
            yield f"{study.name(option)} may yet be ruled out: it has no score for {'; '.join(musts)}."
