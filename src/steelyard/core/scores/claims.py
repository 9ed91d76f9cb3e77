"""Checking what a table states of its own against what its scores and weights give."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from steelyard.core.scores.makings import Making, fits, percentage_makings, total_makings, weighted_makings
from steelyard.core.scores.scoring import failed_musts, grid
from steelyard.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from steelyard.core.scores.tables import Claim, Table
    from steelyard.diagnostics import Place

_MOST_DECIMALS = 6
_TURNED = "turned round"


def check_claims(table: Table) -> tuple[Diagnostic, ...]:
    """Return a warning for each stated figure that its own numbers do not give, one for a cell.

    A total may be made in any of the customary ways, and all totals of one row in the same way: the one that fits
    most of them. A missing score may be counted as 0 or left out. Ranks and winners are judged by the stated totals,
    and by the scores themselves where none is missing.
    """
    if not table.claims:
        return ()
    found: dict[Place, Diagnostic] = {}
    for claim, message in _disputed(table):
        hint = _HINTS.get(claim.kind, "correct it, or the scores and weights it follows from")
        found.setdefault(claim.place, Diagnostic("K809", Severity.WARNING, claim.place, message, hint))
    return tuple(found[place] for place in sorted(found))


def totals_put_another_first(table: Table) -> bool:
    """Say whether the totals of a table without weights put another option first than its scores do, and are made of them in no known way."""
    totals = next(iter(_groups(table, "total")), [])
    own = grid(table)
    whole = [claim for claim in totals if claim.option is not None and None not in own.rows[claim.option]]
    if len(whole) < 2 or any(criterion.weight_text for criterion in table.criteria):
        return False
    making = _likeliest(totals, total_makings(table, table.claims))
    lower = all(criterion.direction == "lower" for criterion in table.criteria)
    if lower or 2 * sum(_fits(claim, making) for claim in totals) >= len(totals):
        return False
    sums = {claim.option: sum(value or 0 for value in own.rows[claim.option or 0]) for claim in whole}
    first, ours = max(claim.value or 0 for claim in whole), max(sums.values())
    return not any(claim.value == first and sums[claim.option] == ours for claim in whole)


_HINTS = {
    "rank": "correct the ranks, or the totals and scores they follow from",
    "winner": "mark the option that comes first, or correct the totals and scores",
    "weights": "correct the sum, or the weights",
}


def _disputed(table: Table) -> Iterator[tuple[Claim, str]]:
    order = _Order(table)
    for group in _groups(table, "total"):
        makings = total_makings(table, table.claims)
        if all(
            claim.unit == 1 for claim in group
        ):  # the last are from 0 to 1: in whole numbers any is near one of them
            makings = makings[:-1]
        making = _likeliest(group, makings)
        order.take(group, making)
        if not _weighed_elsewhere(table, group, making):
            yield from _differences(table, group, making, "total")
    for group in _groups(table, "percentage"):
        making = _likeliest(group, (*percentage_makings(table), *_of_totals(table)))
        yield from _differences(table, group, making, "percentage")
    yield from _weighted(table)
    yield from _weights(table)
    for claim in table.claims:
        if claim.kind == "rank":
            yield from order.rank(claim)
        elif claim.kind == "winner":
            yield from order.winner(claim)


def _groups(table: Table, kind: str) -> list[list[Claim]]:
    """Return the figures of one kind, those of one row or column together."""
    groups: dict[str, list[Claim]] = {}
    for claim in table.claims:
        if claim.kind == kind and claim.option is not None and claim.value is not None:
            groups.setdefault(claim.label, []).append(claim)
    return list(groups.values())


def _likeliest(group: Sequence[Claim], makings: Sequence[Making]) -> Making:
    """Return the making that fits most of a row's figures; of several the one its name tells, then the first.

    One that fits less than half of them does so by chance. Where none fits, it is the nearest of those that use the
    weights.
    """

    def merit(making: Making) -> tuple[int, int, bool, Fraction]:
        fitting = sum(_fits(claim, making) for claim in group)
        told = _told(group[0].label, making.words)
        if 2 * fitting >= len(group):
            return fitting, told, False, Fraction(0)
        distance = sum((_distance(claim, making) for claim in group), Fraction(0))
        return 0, told, "weighted" in making.words.split(), -distance

    return max(
        (one for one in makings if not one.rare or all(_fits(claim, one) for claim in group)), key=merit
    )


def _told(label: str, words: str) -> int:
    """Say how many words of a making stand in the name of the row: "Weighted average"."""
    folded = label.casefold()
    said = {
        "average": ("average", "avg", "mean"),
        "weighted": ("weighted",),
        "sum": ("sum", "σ", "points"),  # what Σ is without its case
    }
    made = words.replace(",", "").split()
    return sum(any(name in folded for name in names) for word, names in said.items() if word in made)


def _weighed_elsewhere(table: Table, group: Sequence[Claim], making: Making) -> bool:
    """Say whether totals may be made with weights that the table does not give.

    Their name says that they are weighted, or none of several is the sum or the average of its scores.
    """
    if any(criterion.weight_text for criterion in table.criteria):
        return False
    fitting = sum(_fits(claim, making) for claim in group)
    return fitting < len(group) and (
        _told(group[0].label, "weighted") > 0 or (not fitting and len(group) > 1)
    )


def _fits(claim: Claim, making: Making) -> bool:
    return claim.option is not None and any(fits(claim, made) for made in making.figures[claim.option])


def _distance(claim: Claim, making: Making) -> Fraction:
    if claim.option is None or claim.value is None:  # pragma: no cover (for the types)
        return Fraction(0)
    stated = claim.value
    return min(
        abs(made - stated) / max(abs(made), abs(stated), Fraction(1, 1000))
        for made in making.figures[claim.option]
    )


def _differences(
    table: Table, group: Sequence[Claim], making: Making, what: str
) -> Iterator[tuple[Claim, str]]:
    aside = ", ".join(row.name for row in table.informative)
    without = f", without {aside}" if aside else ""
    for claim in group:
        if claim.option is None or _fits(claim, making):
            continue
        made = " or ".join(_number(figure, claim.unit) for figure in making.figures[claim.option])
        name = table.options[claim.option].name
        percent = " %" if what == "percentage" else ""
        yield (
            claim,
            f"the {what} of {name} is given as {_stated(claim)}{percent}; {making.source} give "
            f"{made}{percent}, {making.words}{without}",
        )


def _of_totals(table: Table) -> Iterator[Making]:
    """Yield the ways to make percentages of stated totals: of their sum, or of the highest."""
    totals = {claim.option: claim.value for claim in table.claims if claim.kind == "total"}
    values = [totals.get(option) for option in range(len(table.options))]
    known = [value for value in values if value is not None]
    if len(known) == len(values):
        for whole, words in ((max(known), "of the highest total"), (sum(known), "of all totals together")):
            if whole > 0:
                yield Making(words, tuple((100 * value / whole,) for value in known), "the stated totals")


def _weighted(table: Table) -> Iterator[tuple[Claim, str]]:
    stated = [claim for claim in table.claims if claim.kind == "weighted" and claim.option is not None]
    if not stated:
        return
    ways = list(weighted_makings(table))

    def right(way: int) -> int:
        made = ways[way][1]
        return sum(
            value is not None and fits(claim, value)
            for claim in stated
            if claim.option is not None and claim.criterion is not None
            for value in (made(claim.option, claim.criterion),)
        )

    words, made = ways[max(range(len(ways)), key=lambda way: (right(way), -way))]
    for claim in stated:
        if claim.option is None or claim.criterion is None:  # pragma: no cover (for the types)
            continue
        value = made(claim.option, claim.criterion)
        if value is not None and not fits(claim, value):
            option, criterion = table.options[claim.option].name, table.criteria[claim.criterion].name
            yield (
                claim,
                f"the weighted score of {option} on {criterion} is given as {_stated(claim)}; "
                f"its score and weight give {_number(value, claim.unit)}{words}",
            )


def _weights(table: Table) -> Iterator[tuple[Claim, str]]:
    total = sum((criterion.weight for criterion in table.criteria), Fraction(0))
    percent = any("%" in criterion.weight_text for criterion in table.criteria)
    for claim in table.claims:
        if claim.kind != "weights":
            continue
        made = 100 * total if percent and "%" in claim.text else total
        if not fits(claim, made) and not (percent and fits(claim, 100 * total)):
            unit = " %" if percent and "%" in claim.text else ""
            yield (
                claim,
                f"the weights are said to add up to {_stated(claim)}{unit}; they add up to {_number(made, claim.unit)}{unit}",
            )


class _Order:
    """The options in order: by the stated totals, and by their scores.

    An option that a must rules out may be ranked among the others, behind them, or not at all: people do any of it.
    So is one to which no rank is given where several others have one.
    """

    def __init__(self, table: Table) -> None:
        self._table = table
        self._stated: list[Fraction] = []
        self._made: list[Fraction] = []
        if all(cell.score is not None for row in table.cells for cell in row):
            ours = total_makings(table, ())[-1]
            self._made = [figures[0] for figures in ours.figures]
        every = range(len(table.options))
        standing = [option for option, failed in enumerate(failed_musts(table)) if not failed]
        self._standing: Sequence[int] = standing or every
        ranked = {claim.option for claim in table.claims if claim.kind == "rank"}
        own = [option for option in self._standing if option in ranked]
        self._fields = [*([own] if len(own) > 1 else []), self._standing, every]

    def take(self, group: Sequence[Claim], making: Making) -> None:
        """Go by a row of totals that every option has, and by the way it is made; the first such row counts."""
        totals = {claim.option: claim.value for claim in group}
        stated = [
            value for option in range(len(self._table.options)) if (value := totals.get(option)) is not None
        ]
        if self._stated or len(stated) != len(self._table.options):
            return
        fitting = any(_fits(claim, making) for claim in group)
        written = fitting and _TURNED not in making.words
        # Scores of which the lower is the better, added up as they are, make totals of the same kind.
        sign = -1 if written and all(one.direction == "lower" for one in self._table.criteria) else 1
        self._stated = [sign * value for value in stated]
        if self._made and fitting:
            self._made = [sign * figures[0] for figures in making.figures]
        elif _weighed_elsewhere(self._table, group, making):
            self._made = []

    def rank(self, claim: Claim) -> Iterator[tuple[Claim, str]]:
        """Yield a stated rank that its option does not have."""
        for figures, source in ((self._stated, "the stated totals"), (self._made, "its scores and weights")):
            if figures and claim.option is not None and claim.value is not None:
                ranks = [
                    _ranks(figures, claim.option, field) for field in self._fields if claim.option in field
                ]
                if claim.value not in self._behind(claim.option).union(*ranks):
                    name = self._table.options[claim.option].name
                    yield (
                        claim,
                        f"the rank of {name} is given as {_stated(claim)}; by {source} it is {min(ranks[0])}",
                    )
                    return

    def _behind(self, option: int) -> set[int]:
        """Return the ranks behind all that stand, for an option that does not."""
        behind = range(len(self._standing) + 1, len(self._table.options) + 1)
        return set() if option in self._standing else set(behind)

    def winner(self, claim: Claim) -> Iterator[tuple[Claim, str]]:
        """Yield a stated winner that does not come first."""
        for figures, source in ((self._stated, "the stated totals"), (self._made, "the scores and weights")):
            if not figures or claim.option is None:
                continue
            first = [_first(figures, field) for field in self._fields]
            if not any(claim.option in each for each in first):
                names = [self._table.options[option].name for option in first[0]]
                name = self._table.options[claim.option].name
                verb = "comes" if len(names) == 1 else "come"
                yield claim, f"{name} is marked as the winner; by {source} {' and '.join(names)} {verb} first"
                return


def _first(figures: Sequence[Fraction], field: Sequence[int]) -> list[int]:
    top = max(figures[option] for option in field)
    return [option for option in field if figures[option] == top]


def _ranks(figures: Sequence[Fraction], option: int, field: Sequence[int]) -> set[int]:
    """Return the ranks an option may be given in a field: equal ones share a rank or take the next, in gaps or without."""
    own = figures[option]
    ahead = [figures[other] for other in field if figures[other] > own]
    equal = sum(figures[other] == own for other in field)
    return {len(set(ahead)) + 1, *range(len(ahead) + 1, len(ahead) + equal + 1)}


def _stated(claim: Claim) -> str:
    return _number(claim.value or Fraction(0), claim.unit, more=0)


def _number(value: Fraction, unit: Fraction | None, *, more: int = 2) -> str:
    """Write a number with some more decimals than the stated one has; a stated one as it is printed."""
    decimals = 0
    while unit is not None and unit * 10**decimals < 1 and decimals < _MOST_DECIMALS:
        decimals += 1
    places = decimals + more
    scaled = abs(value) * 10**places
    figures = str(int(scaled + Fraction(1, 2))).rjust(places + 1, "0")
    text = f"{figures[:-places]}.{figures[-places:]}" if places else figures
    if more and "." in text:
        text = text.rstrip("0").rstrip(".")
    return f"−{text}" if value < 0 else text
