"""`steelyard score`: a record's score tables in a terminal, as decided or under other weights."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from steelyard.doors.options import source_option
from steelyard.doors.reporting import near
from steelyard.doors.work import Request, dumped, fail_on_errors, found_record, surveyed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from steelyard.core.scores.tables import Table


@click.command()
@click.argument("record")
@click.option("--weights", metavar="NAME=W,…", help="Other weights for some criteria: Velocity=8,Cost=0.")
@click.option("--only", metavar="NAME,…", help="Let these criteria alone count, alike.")
@click.option("--table", "name", metavar="NAME", help="One of the record's tables; else all of them.")
@click.option("--scorer", metavar="NAME", help="One scorer's scores in place of the mean.")
@click.option("--no-musts", is_flag=True, help="Let options stand that fail a must.")
@click.option("--json", "as_json", is_flag=True, help="`tables` as in decisions.json, under these weights.")
@source_option
def score(
    record: str,
    weights: str | None,
    only: str | None,
    name: str | None,
    scorer: str | None,
    no_musts: bool,
    as_json: bool,
    sources: Sequence[str],
) -> None:
    """Show the score tables of RECORD: who leads, and how firmly.

    RECORD is a number, a slug, a file name or a path. A criterion's name may be shortened as long as it is clear.

    \b
    Example:
      steelyard score 12 --only Testability
    """
    from steelyard.core.scores.export import tables_json
    from steelyard.core.scores.reweighing import without_musts
    from steelyard.core.scores.study import study
    from steelyard.doors.score_card import score_card

    if weights is not None and only is not None:
        raise click.UsageError("--weights and --only exclude each other")
    survey = surveyed(Request(sources, drafts=True))
    path = found_record(survey, record)
    decision = survey.corpus.by_path.get(path)
    tables = decision.record.tables if decision else ()
    if decision is None or not tables:
        fail_on_errors(survey, of_records=False, files=survey.files_of(path))
        seen = near(survey.root, path)
        stem = os.path.splitext(seen)[0]  # noqa: PTH122
        raise click.UsageError(
            f"`{seen}` has no score table; it would lie beside it, as `{stem}.criteria.csv` or `.criteria.yaml`"
        )
    decided = _of_name(tables, name)
    asked = decided if scorer is None else _by_scorer(decided, scorer)
    if weights is not None or only is not None:
        asked = _reweighed(asked, weights or only or "", each=weights is not None)
    if no_musts:
        asked = [without_musts(table) for table in asked]
    if as_json:
        click.echo(dumped(tables_json([study(table) for table in asked])), nl=False)
    else:
        pairs = [
            (study(new), study(old) if new != old else None) for new, old in zip(asked, decided, strict=True)
        ]
        click.echo("\n".join(score_card(decision, pairs)))
    fail_on_errors(survey, of_records=False, files=survey.files_of(path))


def _of_name(tables: Sequence[Table], name: str | None) -> list[Table]:
    if name is None:
        return list(tables)
    found = [table for table in tables if table.name.casefold() == name.casefold()]
    if not found:
        known = ", ".join(f"`{table.name}`" for table in tables if table.name)
        raise click.BadParameter(
            f"the record has no table of this name; it has {known or 'one without a name'}",
            param_hint="--table",
        )
    return found


def _by_scorer(tables: Sequence[Table], scorer: str) -> list[Table]:
    from steelyard.core.scores.reweighing import by_scorer, scorer_named

    positions = [scorer_named(table, scorer) for table in tables]
    if all(position is None for position in positions):
        known = ", ".join(sheet.scorer for table in tables for sheet in table.sheets)
        has = f"the scorers are {known}" if known else "the record's tables have no scorers"
        raise click.BadParameter(f"there is no scorer `{scorer}`; {has}", param_hint="--scorer")
    return [
        table if position is None else by_scorer(table, position)
        for table, position in zip(tables, positions, strict=True)
    ]


def _reweighed(tables: Sequence[Table], text: str, *, each: bool = False) -> list[Table]:
    """Give tables other weights: `each` reads NAME=W and keeps the others, else the names given alone count."""
    from fractions import Fraction

    from steelyard.core.scores.reweighing import criterion_named, reweighed

    option = "--weights" if each else "--only"
    wanted = [_pair(part, option) if each else (part.strip(), Fraction(1)) for part in text.split(",")]
    for name, _ in wanted:
        if all(criterion_named(table, name) is None for table in tables):
            raise click.BadParameter(_no_criterion(tables, name), param_hint=option)
    asked = []
    for table in tables:
        weights = {at: weight for name, weight in wanted if (at := criterion_named(table, name)) is not None}
        new = reweighed(table, weights, others=None if each else Fraction(0)) if weights else table
        if not any(criterion.weight for criterion in new.criteria):
            raise click.BadParameter(
                "every weight is 0 then, and nothing is left to rank by", param_hint=option
            )
        asked.append(new)
    return asked


def _pair(text: str, option: str) -> tuple[str, Fraction]:
    from steelyard.reading.tables.quantities import quantity

    name, equals, weight = text.rpartition("=")
    number = quantity(weight) if equals else None
    if number is None or number.value < 0 or not name.strip():
        raise click.BadParameter(
            f"`{text.strip()}` is no weight; write NAME=NUMBER, such as Velocity=8", param_hint=option
        )
    return name.strip(), number.share


def _no_criterion(tables: Sequence[Table], name: str) -> str:
    from steelyard.reading.nearest import nearest

    names = list(dict.fromkeys(criterion.name for table in tables for criterion in table.criteria))
    like = nearest(name, names)
    if like is not None:
        return f"there is no criterion `{name}`; did you mean `{like}`?"
    begin = [each for each in names if each.casefold().startswith(name.casefold())]
    if begin and name:
        return f"`{name}` could be {' or '.join(f'`{each}`' for each in begin)}"
    return f"there is no criterion `{name}`; there are {', '.join(names)}"
