"""A score table in sentences: who leads, how firmly, what would turn it, and where the decision parts from it.

Each is said in the language given, in English without one, as for a terminal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from steelyard.core.language.language import ENGLISH
from steelyard.core.scores.scoring import figure
from steelyard.core.scores.words import bound, decimal, first_place, must_words

if TYPE_CHECKING:
    from fractions import Fraction

    from steelyard.core.language.language import Language
    from steelyard.core.scores.sensitivity import Turn
    from steelyard.core.scores.study import Study

_NAMED = 5
"""So many options that are nowhere better than another are named, where there are two more or above."""


def standing_words(study: Study, language: Language = ENGLISH) -> str:
    """Say who leads and by how much, in one sentence."""
    leaders, standing = study.scores.leaders, study.standing
    if not standing:
        return language.say("Every option fails a must.")
    if study.unscored:
        return language.say("No option has a score yet.")
    if len(leaders) > 1:
        names = language.joined(study.names(leaders))
        total = total_words(study, leaders[0], language=language)
        return language.say("{options} tie at {total}.", options=names, total=total)
    if not leaders:
        possible = [option for option in standing if study.scores.results[option].best == 1]
        named = [f"{study.name(one)} ({total_words(study, one, language=language)})" for one in possible]
        return language.say(
            "Missing scores leave open who is first: {options}.", options=language.either(named)
        )
    name = study.name(leaders[0])
    if len(standing) == 1:
        return language.say("{option} is the only option that meets every must.", option=name)
    if not study.firmness.lead:
        return language.say("{option} leads, at worst in a tie.", option=name)
    ahead = points(study.firmness.lead, language)
    if any(study.scores.results[option].low != study.scores.results[option].high for option in standing):
        return language.say("{option} leads by at least {points}.", option=name, points=ahead)
    return language.say("{option} leads by {points}.", option=name, points=ahead)


def verdict_words(study: Study, language: Language = ENGLISH) -> str:
    """Say who leads, the nearest change of one weight that ends it, and in how many weightings it comes first."""
    who = standing_words(study, language)
    if study.winner is None or len(study.standing) == 1:
        return who
    return f"{who} {_how_firmly(study, study.winner, language)}"


def _how_firmly(study: Study, winner: int, language: Language) -> str:
    if not study.turns:  # what passes it under any weights does so where one criterion weighs enough
        return language.say("It comes first whatever the weights.")
    first = first_place(study.firmness.first_place[winner], language)
    turn = study.turns[0]
    values = {
        "criterion": study.table.criteria[turn.criterion].name,
        "limit": limit_words(study, turn, language=language),
        "now": language.figure(decimal(study.weight(turn.criterion), 6)),
        "share": first,
    }
    if turn.side == "above":
        return language.say(
            "It stays ahead unless {criterion} weighs more than {limit} (now {now}); "
            "it comes first in {share} of all possible weightings.",
            **values,
        )
    return language.say(
        "It stays ahead unless {criterion} weighs less than {limit} (now {now}); "
        "it comes first in {share} of all possible weightings.",
        **values,
    )


def turn_words(study: Study, turn: Turn, language: Language = ENGLISH) -> str:
    """Say one change that turns it: "Velocity below 5.7: JVM"."""
    criterion, option = study.table.criteria[turn.criterion].name, study.name(turn.to)
    weight = limit_words(study, turn, language=language)
    if turn.side == "above":
        return language.say(
            "{criterion} above {weight}: {option}", criterion=criterion, weight=weight, option=option
        )
    return language.say(
        "{criterion} below {weight}: {option}", criterion=criterion, weight=weight, option=option
    )


def flip_words(study: Study, language: Language = ENGLISH) -> str:
    """Say the smallest shift of weight that changes the winner, '' where there is none or none is needed."""
    flip = study.firmness.flip
    if flip is None or not flip.moves:  # without a move it is a tie at worst, which the verdict says
        return ""
    names, shift = [criterion.name for criterion in study.table.criteria], points(flip.points / 100, language)
    if len(flip.moves) == 1:
        move = flip.moves[0]
        return language.say(
            "The smallest shift that turns it, to {option}: {points} of 100 points of weight, from {one} to {other}.",
            option=study.name(flip.to),
            points=shift,
            one=names[move.from_],
            other=names[move.to],
        )
    moves = [
        language.say(
            "{points} from {one} to {other}",
            points=points(move.points / 100, language),
            one=names[move.from_],
            other=names[move.to],
        )
        for move in flip.moves
    ]
    return language.say(
        "The smallest shift that turns it, to {option}: {points} of 100 points of weight ({moves}).",
        option=study.name(flip.to),
        points=shift,
        moves=language.joined(moves),
    )


def steady_words(study: Study, language: Language = ENGLISH) -> str:
    """Say that no single weight changes the winner, where that is so."""
    if study.winner is None or study.turns or len(study.standing) < 2:
        return ""
    return language.say("No single weight would change the winner.")


def dominated_words(study: Study, language: Language = ENGLISH) -> tuple[str, ...]:
    """Say which options are nowhere better than another, a sentence for each that others are measured by.

    Of many only the first are named: dozens of names in a row would be read by nobody.
    """
    lesser: dict[int, list[str]] = {}
    for option, other in study.firmness.dominated:
        lesser.setdefault(other, []).append(study.name(option))
    for names in lesser.values():
        left = len(names) - _NAMED
        if left > 1:
            names[_NAMED:] = [language.count("{n} more", "{n} more", left)]
    return tuple(
        language.say("{option} is nowhere better than {other}.", option=names[0], other=study.name(other))
        if len(names) == 1
        else language.say(
            "{options} are nowhere better than {other}.",
            options=language.joined(names),
            other=study.name(other),
        )
        for other, names in lesser.items()
    )


def warnings(study: Study, *, accepted: bool, because: str, language: Language = ENGLISH) -> tuple[str, ...]:
    """Say where the decision and its table part: another choice than the top, an accepted tie or open question."""
    found = []
    astray = astray_words(study, language)
    if astray:
        because = because or study.table.because
        reason = (
            language.say("Its reason: “{reason}”", reason=because)
            if because
            else language.say("The record gives no reason.")
        )
        found.append(f"{astray} {reason}")
    leaders = study.scores.leaders
    if accepted and len(leaders) > 1:
        tied = language.joined(study.names(leaders))
        found.append(
            language.say(
                "The decision is accepted on a tie: these scores do not choose between {options}.",
                options=tied,
            )
        )
    if accepted and not leaders and study.standing:
        found.append(
            language.say("The decision is accepted although its first place hangs on missing scores.")
        )
    return tuple(found)


def astray_words(study: Study, language: Language = ENGLISH) -> str:
    """Say that the option chosen is not the one on top, '' where it is or may be."""
    chosen = study.table.chosen
    if chosen is None:
        return ""
    result, name = study.scores.results[chosen], study.name(chosen)
    if result.ruled_out_by:
        reasons = ruled_out_words(study, chosen, language=language)
        return language.say(
            "The decision chose {option}, which is ruled out ({reasons}).", option=name, reasons=reasons
        )
    if result.best == 1:
        return ""
    total = total_words(study, chosen, language=language)
    if result.rank:
        return language.say(
            "The decision chose {option}, which comes {place} with {total}.",
            option=name,
            place=language.place(result.rank),
            total=total,
        )
    return language.say(
        "The decision chose {option}, which comes {place} at best with {total}.",
        option=name,
        place=language.place(result.best or 0),
        total=total,
    )


def ruled_out_words(study: Study, option: int, *, language: Language = ENGLISH) -> str:
    """Say which musts an option fails: "Production 1, must be >= 2"."""
    failed = []
    for position in study.scores.results[option].ruled_out_by:
        criterion, cell = study.table.criteria[position], study.table.cells[option][position]
        must = must_words(criterion.must)
        failed.append(
            language.say(
                "{criterion} {score}, must be {must}", criterion=criterion.name, score=cell.text, must=must
            )
        )
    return "; ".join(failed)


def total_words(study: Study, option: int, *, language: Language = ENGLISH) -> str:
    """Return an option's total as a figure, or the range that missing scores leave."""
    result = study.scores.results[option]
    low = language.figure(figure(result.low))
    if result.low == result.high:
        return low
    return language.say("{low} to {high}", low=low, high=language.figure(figure(result.high)))


def points(shift: Fraction, language: Language = ENGLISH) -> str:
    """Return a difference as a figure that is not nought where the difference is not."""
    if shift and figure(shift) == "0.0":
        return language.say("less than {figure}", figure=language.figure("0.1"))
    return language.figure(figure(shift))


def limit_words(study: Study, turn: Turn, *, language: Language = ENGLISH) -> str:
    """Return the weight beyond which a change turns the winner."""
    return language.figure(bound(turn.weight, study.weight(turn.criterion), study.places))
