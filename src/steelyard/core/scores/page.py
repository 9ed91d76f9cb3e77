"""What a record's page shows of one criteria table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steelyard.core.scores.data import score_data
from steelyard.core.scores.rows import criterion_rows, note_rows, option_rows, ranking
from steelyard.core.scores.scoring import failed_musts
from steelyard.core.scores.slots import table_anchor
from steelyard.core.scores.verdict import (
    disagreement_words,
    dominated_words,
    facts,
    flip_words,
    standing_words,
    steady_words,
    turn_words,
    verdict_words,
    warnings,
)
from steelyard.core.scores.views import ScorerSheet, ScoreTableView, UncountedRow
from steelyard.core.scores.words import MOST_PLACES, decimal, limit_of, step_of

if TYPE_CHECKING:
    from steelyard.core.scores.study import Study
    from steelyard.core.scores.tables import Table

TITLE = "Scores"


def score_title(table: Table) -> str:
    """Return a table's heading."""
    return table.title or (f"{TITLE}: {table.name}" if table.name else TITLE)


def score_table_view(
    whole: Study,
    *,
    anchor: str = "",
    level: int = 2,
    accepted: bool = False,
    because: str = "",
    csv_url: str = "",
    written: str = "",
) -> ScoreTableView:
    """Return a table as its record's page shows it.

    `anchor` takes the place of the table's own where that is taken on the page; `level` is its heading's, 2 to 5.
    `accepted` says that the decision is, `because` is the record's reason for its choice. `csv_url` is where the
    download lies, counted from the site's root; `written` is the table as it stands in the record, safe HTML.
    """
    table = whole.table
    notes, options = note_rows(whole), option_rows(whole)
    weights = whole.scores.weights
    return ScoreTableView(
        id=anchor or table_anchor(table),
        level=str(level),
        title=score_title(table),
        verdict=verdict_words(whole),
        warnings=warnings(whole, accepted=accepted, because=because),
        facts=facts(whole),
        turns=tuple(turn_words(whole, turn) for turn in whole.turns),
        steady=steady_words(whole),
        flip=flip_words(whole),
        dominated=dominated_words(whole),
        options=options,
        ranked=tuple(options[option] for option in ranking(whole)),
        criteria=criterion_rows(whole, notes),
        uncounted=tuple(
            UncountedRow(row.name, row.weight_text, row.cells, row.reason) for row in table.informative
        ),
        average_label=_average_label(table) if any(option.average for option in options) else "",
        first_place=_first_place_words(whole),
        notes=notes,
        scorers=_sheets(whole),
        disagreement=disagreement_words(table),
        presets=tuple(preset.name for preset in table.presets),
        musts=any(any(failed) for sheet in _scorers(table) for failed in failed_musts(table, scorer=sheet)),
        limit=decimal(limit_of(weights), MOST_PLACES),
        step=step_of(weights),
        csv_url=csv_url,
        written=written,
        data=score_data(whole, full=True),
    )


def _scorers(table: Table) -> tuple[int | None, ...]:
    return (None, *range(len(table.sheets))) if len(table.sheets) > 1 else (None,)


def _average_label(table: Table) -> str:
    criterion = table.criteria[0]
    lower = ", lower is better" if criterion.direction == "lower" else ""
    return f"{criterion.scale.text}{lower}"


def _first_place_words(whole: Study) -> str:
    if len(whole.standing) < 2:
        return ""
    counted = [share for share in whole.firmness.first_place if share.draws]
    how = f"counted over {counted[0].draws:,} of them".replace(",", "\u00a0") if counted else "exact"
    gaps = any(whole.scores.results[option].missing for option in whole.standing)
    surely = " whatever the missing scores are" if gaps else ""
    return f"The share of all possible weightings in which each option comes first{surely} ({how})."


def _sheets(whole: Study) -> tuple[ScorerSheet, ...]:
    criteria = range(len(whole.table.criteria))
    return tuple(
        ScorerSheet(
            name=sheet.scorer,
            verdict=standing_words(own),
            rows=tuple(tuple(row[criterion].text for row in sheet.cells) for criterion in criteria),
        )
        for sheet, own in zip(whole.table.sheets, whole.sheets, strict=False)
    )
