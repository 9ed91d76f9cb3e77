"""What a record's page shows of one criteria table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steelyard.core.language.language import ENGLISH
from steelyard.core.language.told import retold
from steelyard.core.scores.data import as_json, first_places_told, plain_data
from steelyard.core.scores.facts import disagreement_words, facts
from steelyard.core.scores.rows import criterion_rows, note_rows, option_rows, ranking
from steelyard.core.scores.slots import table_anchor
from steelyard.core.scores.verdict import (
    dominated_words,
    flip_words,
    standing_words,
    steady_words,
    turn_words,
    verdict_words,
    warnings,
)
from steelyard.core.scores.views import ScorerSheet, ScoreTableView, UncountedRow
from steelyard.core.scores.words import MOST_PLACES, decimal, step_of

if TYPE_CHECKING:
    from steelyard.core.language.language import Language
    from steelyard.core.scores.study import Study
    from steelyard.core.scores.tables import Table


def score_title(table: Table, language: Language = ENGLISH) -> str:
    """Return a table's heading."""
    if table.title:
        return table.title
    return language.say("Scores: {name}", name=table.name) if table.name else language.say("Scores")


def score_table_view(
    whole: Study,
    *,
    anchor: str = "",
    level: int = 2,
    accepted: bool = False,
    because: str = "",
    csv_url: str = "",
    written: str = "",
    language: Language = ENGLISH,
) -> ScoreTableView:
    """Return a table as its record's page shows it.

    `anchor` takes the place of the table's own where that is taken on the page; `level` is its heading's, 2 to 5.
    `accepted` says that the decision is, `because` is the record's reason for its choice. `csv_url` is where the
    download lies, counted from the site's root; `written` is the table as it stands in the record, safe HTML. Its
    sentences are in `language`.
    """
    table = whole.table
    first = [first_places_told(each, language) for each in (whole, *whole.sheets)]
    options = option_rows(whole, first[0][0], language)
    return ScoreTableView(
        id=anchor or table_anchor(table),
        level=str(level),
        title=score_title(table, language),
        verdict=verdict_words(whole, language),
        warnings=warnings(whole, accepted=accepted, because=because, language=language),
        facts=facts(whole, language),
        turns=tuple(turn_words(whole, turn, language) for turn in whole.turns),
        steady=steady_words(whole, language),
        flip=flip_words(whole, language),
        dominated=dominated_words(whole, language),
        options=options,
        ranked=tuple(options[option] for option in ranking(whole)),
        criteria=criterion_rows(whole, language),
        uncounted=tuple(
            UncountedRow(row.name, row.weight_text, row.cells, retold(row.reason, language))
            for row in table.informative
        ),
        average_label=_average_label(table, language) if any(option.average for option in options) else "",
        first_place=_first_place_words(whole, language),
        notes=note_rows(whole),
        scorers=_sheets(whole, language),
        disagreement=disagreement_words(table, language),
        presets=tuple(preset.name for preset in table.presets),
        musts=any(result.ruled_out_by for each in (whole, *whole.sheets) for result in each.scores.results),
        limit=decimal(whole.limit, MOST_PLACES),
        step=step_of(whole.scores.weights),
        csv_url=csv_url,
        written=written,
        data=as_json(plain_data(whole, first)),
    )


def _average_label(table: Table, language: Language) -> str:
    criterion = table.criteria[0]
    if criterion.direction == "lower":
        return language.say("{scale}, lower is better", scale=criterion.scale.text)
    return criterion.scale.text


def _first_place_words(whole: Study, language: Language) -> str:
    if len(whole.standing) < 2:
        return ""
    told = _first_place_counted(whole, language)
    if sum(share.value for share in whole.firmness.first_place) > 1:
        tied = language.say("Where options tie for the first place, each of them counts.")
        told = f"{told} {tied}"
    return told


def _first_place_counted(whole: Study, language: Language) -> str:
    draws = max(share.draws for share in whole.firmness.first_place)
    gaps = any(whole.scores.results[option].missing for option in whole.standing)
    if draws and gaps:
        return language.count(
            "The share of all possible weightings in which each option comes first whatever the missing scores are "
            "(counted over {n} of them).",
            "The share of all possible weightings in which each option comes first whatever the missing scores are "
            "(counted over {n} of them).",
            draws,
        )
    if draws:
        return language.count(
            "The share of all possible weightings in which each option comes first (counted over {n} of them).",
            "The share of all possible weightings in which each option comes first (counted over {n} of them).",
            draws,
        )
    if gaps:
        return language.say(
            "The share of all possible weightings in which each option comes first whatever the missing scores are "
            "(exact)."
        )
    return language.say("The share of all possible weightings in which each option comes first (exact).")


def _sheets(whole: Study, language: Language) -> tuple[ScorerSheet, ...]:
    criteria = range(len(whole.table.criteria))
    return tuple(
        ScorerSheet(
            name=sheet.scorer,
            verdict=standing_words(own, language),
            rows=tuple(tuple(row[criterion].text for row in sheet.cells) for criterion in criteria),
        )
        for sheet, own in zip(whole.table.sheets, whole.sheets, strict=False)
    )
