"""A table with other weights, by one scorer, or without its musts: what somebody asks of it beside what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from steelyard.core.scores.tables import same_name

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from steelyard.core.scores.tables import Table


def criterion_named(table: Table, name: str) -> int | None:
    """Return the position of the criterion of this name, case aside, else of the only one that begins with it."""
    wanted = same_name(name)
    names = [same_name(criterion.name) for criterion in table.criteria]
    if wanted in names:
        return names.index(wanted)
    near = [position for position, each in enumerate(names) if each.startswith(wanted)]
    return near[0] if len(near) == 1 and wanted else None


def scorer_named(table: Table, name: str) -> int | None:
    """Return the position of a scorer's sheet, case aside."""
    names = [same_name(sheet.scorer) for sheet in table.sheets]
    return names.index(same_name(name)) if same_name(name) in names else None


def reweighed(table: Table, weights: Mapping[int, Fraction], *, others: Fraction | None = None) -> Table:
    """Give criteria, by position, other weights; those not named keep theirs, or get `others`."""
    criteria = []
    for position, criterion in enumerate(table.criteria):
        weight = weights.get(position, criterion.weight if others is None else others)
        same = weight == criterion.weight
        criteria.append(criterion if same else replace(criterion, weight=weight, weight_text=""))
    return replace(table, criteria=tuple(criteria))


def by_scorer(table: Table, scorer: int) -> Table:
    """Let one scorer's sheet alone count."""
    return replace(table, cells=table.sheets[scorer].cells, sheets=())


def without_musts(table: Table) -> Table:
    """Rule no option out."""
    return replace(table, criteria=tuple(replace(criterion, must=None) for criterion in table.criteria))
