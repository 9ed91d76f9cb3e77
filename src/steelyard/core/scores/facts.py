"""What a reader must know of a score table's figures: who gave them, what is missing, where scorers part.

Each is said in the language given, in English without one, as for a terminal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from steelyard.core.language.language import ENGLISH
from steelyard.core.language.told import retold
from steelyard.core.scores.scoring import widest_apart
from steelyard.core.scores.verdict import ruled_out_words
from steelyard.core.scores.words import must_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steelyard.core.language.language import Language
    from steelyard.core.scores.study import Study
    from steelyard.core.scores.tables import Table

_MOST_NAMED = 6


def facts(study: Study, language: Language = ENGLISH) -> tuple[str, ...]:
    """Say what a reader must know of the figures."""
    return tuple(_facts(study, language))


def disagreement_words(table: Table, language: Language = ENGLISH) -> str:
    """Say where scorers disagree most, '' where there are none or they agree."""
    apart = widest_apart(table)
    if apart is None:
        return ""
    if not apart:
        return language.say("The scorers agree on every score.")
    named = [
        language.say(
            "{criterion} of {option} ({scores})",
            criterion=table.criteria[criterion].name,
            option=table.options[option].name,
            scores=_from_to(table, option, criterion, language=language),
        )
        for option, criterion in apart[:_MOST_NAMED]
    ]
    rest = len(apart) - len(named)
    more = [language.count("{n} more", "{n} more", rest)] if rest else []
    return language.say("Scorers disagree most on {scores}.", scores=language.joined([*named, *more]))


def spread_words(table: Table, option: int, criterion: int, *, language: Language = ENGLISH) -> str:
    """Say how far scorers are apart on one score ("2 to 5"), '' where they agree."""
    if not table.sheets:
        return ""
    scores = {sheet.cells[option][criterion].score for sheet in table.sheets} - {None}
    return _from_to(table, option, criterion, language=language) if len(scores) > 1 else ""


def _from_to(table: Table, option: int, criterion: int, *, language: Language) -> str:
    cells = [sheet.cells[option][criterion] for sheet in table.sheets]
    given = sorted(
        ((cell.score, cell.text) for cell in cells if cell.score is not None), key=lambda one: one[0]
    )
    return language.say("{low} to {high}", low=given[0][1], high=given[-1][1])


def _facts(study: Study, language: Language) -> Iterator[str]:
    table, results = study.table, study.scores.results
    yield from (retold(remark, language) for remark in table.remarks)
    if len(table.sheets) > 1:
        yield language.count(
            "Each score is the mean of {n} sheet, by {scorers}.",
            "Each score is the mean of {n} sheets, by {scorers}.",
            len(table.sheets),
            scorers=language.joined([sheet.scorer for sheet in table.sheets]),
        )
    for option, result in enumerate(results):
        if result.ruled_out_by:
            reasons = ruled_out_words(study, option, language=language)
            yield language.say(
                "{option} is ruled out: {reasons}.", option=study.name(option), reasons=reasons
            )
    if study.unscored:  # which the verdict says
        return
    missing = [
        language.say(
            "{criterion} of {option}", criterion=table.criteria[position].name, option=study.name(option)
        )
        for option, result in enumerate(results)
        for position in result.missing
    ]
    if missing:
        rest = len(missing) - 2 * _MOST_NAMED
        more = [language.count("{n} more", "{n} more", rest)] if rest > 0 else []
        yield language.count(
            "No score for {scores}: it counts as anything from worst to best.",
            "No score for {scores}: they count as anything from worst to best.",
            len(missing),
            scores=language.joined([*missing[: 2 * _MOST_NAMED], *more]),
        )
    for option in study.standing:
        unproved = [at for at in results[option].missing if table.criteria[at].must]
        if unproved:
            musts = "; ".join(
                language.say(
                    "{criterion}, which must be {must}",
                    criterion=table.criteria[at].name,
                    must=must_words(table.criteria[at].must),
                )
                for at in unproved
            )
            yield language.say(
                "{option} may yet be ruled out: it has no score for {musts}.",
                option=study.name(option),
                musts=musts,
            )
