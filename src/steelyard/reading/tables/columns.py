"""Columns beside those of options: weighted scores, known by their name or by their numbers, winners, differences, and remarks."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from itertools import islice, permutations
from typing import TYPE_CHECKING

from steelyard.reading.tables.cells import SCORING, figure_at, read_cell
from steelyard.reading.tables.headings import role_of as column_part
from steelyard.reading.tables.quantities import REPEATED, is_missing, quantity
from steelyard.reading.tables.scales import read_direction, read_must, read_scale
from steelyard.reading.tables.words import EXTREME, role_of, says_weighted, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from steelyard.reading.tables.cells import Figure
    from steelyard.reading.tables.drafts import Written
    from steelyard.reading.tables.gfm import PipeCell

    Grid = Sequence[Sequence[PipeCell | Written]]

_MOST = re.compile(r"max(?:imum)?\.?(?P<points> (?:possible|scores?|points|pts))*")
_ROUND_SUMS = frozenset({10, 20, 25, 50, 100, 200, 500, 1000})
_SCORE_WORDS = frozenset(
    [
        "score",
        "points",
        "rating",
        "result",
        "value",
        "total",
        "punkte",
        "wert",
        "pts",
        "得分",
        "评分",
        "分数",
        "評分",
        "得點",
        "得点",
        "分數",
    ]
)
_READS: dict[str, Callable[[str], bool]] = {
    "direction": lambda text: read_direction(text) is not None,
    "scale": lambda text: not isinstance(read_scale(text), str),
    "must": lambda text: read_must(text, direction="higher") is not None,
}
_WORDS = re.compile(r"\w+")
_POINTS = frozenset({"points", "pts", "punkte"})
_WHOLE = 100
_SMALL = 10  # the highest of customary scores
_LOOK = 3
"""Cells that a column of winners is known by to be worth a look."""

_NEAR = 4
"""Columns before one of differences that they may be of."""

_LEAST_COLUMNS = 3  # of points and two options
_LEAST_ROWS = 3
"""Rows that show by their numbers alone that a column is another one, weighted; fewer may be so by chance."""


def weighted_columns(
    grid: Grid, weight: int, options: Sequence[int], candidates: Sequence[int]
) -> dict[int, int]:
    """Return which of the candidates hold an option's weighted scores, by the option's column.

    Each is the product of the weight and the score in every row, or, where its name says as much, in most rows.
    """
    rows = [row for row in grid[1:] if not role_of(row[0].text)]
    weights = [_factors(row[weight].text) for row in rows]
    scores = {option: [read_cell(row[option].text).number for row in rows] for option in options}
    found: dict[int, int] = {}
    for column in candidates:
        stated = [_stated(row[column].text) for row in rows]
        best, most = None, (0, False, 0)
        for option in options:
            if option >= column or option in found or option in found.values():
                continue
            named = _tells(grid[0][column].text, grid[0][option].text)
            fit, count, telling = _products(scores[option], weights, stated, all_of_them=not named)
            certain = fit == count and telling >= _LEAST_ROWS
            merit = (fit, named, option)
            if (certain or (named and 2 * fit > count >= 2)) and merit > most:
                best, most = option, merit
        if best is not None:
            found[best] = column
    return found


def remark_columns(grid: Grid, options: Sequence[int]) -> list[int]:
    """Return those of the columns that hold sentences, where two others or more hold scores."""
    scores, words = 0, []
    for column in options:
        kinds = [
            (reading.kind, reading.text)
            for row in grid[1:]
            if (reading := read_cell(row[column].text)).kind != "missing"
        ]
        scored = sum(kind in SCORING for kind, _ in kinds)
        scores += 2 * scored > len(kinds)
        if kinds and not scored and all(kind == "words" for kind, _ in kinds):
            words += [column] if 2 * sum(len(text.split()) > 2 for _, text in kinds) > len(kinds) else []
    return words if scores >= 2 else []


def most_column(grid: Grid, options: Sequence[int]) -> int | None:
    """Return the column of the most points that each criterion may have, "Max": several of them, and no score above its own.

    It says that they are points, or their sum is a round one, or stands in a row of totals: other figures have limits too. One that
    repeats the best score of each row tells no more than that.
    """
    heads = [_MOST.fullmatch(words_of(cell.text).casefold().strip(" :")) for cell in grid[0]]
    found = [column for column, head in enumerate(heads) if column and head]
    if len(found) != 1 or not options:
        return None
    rows = [row for row in grid[1:] if not role_of(row[0].text) and words_of(row[0].text)]
    most = [quantity(words_of(row[found[0]].text)) for row in rows]
    bounds = [one.value for one in most if one is not None and not one.percent and one.value > 0]
    if len(bounds) < len(most) or len(set(bounds)) < 2:
        return None
    cells = [[read_cell(row[option].text) for option in options] for row in rows]
    within = all(
        cell.number is None or (0 <= cell.number <= bound and cell.most in {None, bound})
        for row, bound in zip(cells, bounds, strict=True)
        for cell in row
    )
    if not within:
        return None
    whole = sum(bounds)
    if all(any(cell.number == bound for cell in row) for row, bound in zip(cells, bounds, strict=True)):
        return found[0] if whole == 100 else None
    stated = [quantity(words_of(row[found[0]].text)) for row in grid[1:] if role_of(row[0].text) == "total"]
    added = whole in _ROUND_SUMS or any(one is not None and one.value == whole for one in stated)
    named = heads[found[0]]
    return found[0] if added or (named and named["points"]) else None


def points_column(grid: Grid, options: Sequence[int]) -> tuple[int, bool] | None:
    """Return the column "Points" before those of two options or more, and whether its figures are the most that each row may have.

    They are weights where the stated totals, or small scores beside 100 of them, say so; it is 0 where nothing does.
    """
    if (
        len(options) < _LEAST_COLUMNS
        or words_of(grid[0][options[0]].text).casefold().strip(" :") not in _POINTS
    ):
        return None
    column, *others = options
    rows = [row for row in grid[1:] if not role_of(row[0].text) and words_of(row[0].text)]
    told = [quantity(words_of(row[column].text)) for row in rows]
    points = [one.value for one in told if one is not None and one.value > 0]
    if len(points) < max(len(rows), 2):
        return None
    scores = [[read_cell(row[option].text).number or Fraction(0) for row in rows] for option in others]
    highest = max(max(one) for one in scores)
    within = all(0 <= score <= most for one in scores for score, most in zip(one, points, strict=True))
    totals = next((row for row in grid[1:] if role_of(row[0].text) == "total"), None)
    if totals is not None:
        stated = [_stated(totals[option].text) for option in others]
        for factors, most in (([Fraction(1)] * len(points), True), (points, False)):
            made = [sum(a * b for a, b in zip(factors, one, strict=True)) for one in scores]
            fits = all(one and one.value == own for one, own in zip(stated, made, strict=True))
            if fits and (within or not most):
                return column, most
    elif sum(points) == _WHOLE and (
        (highest > _SMALL and within) or highest <= _SMALL < min(points) or 2 * highest <= min(points)
    ):
        return column, highest > _SMALL
    return 0, False


def limits_of(
    grid: Grid,
    options: list[int],
    turned: bool,  # noqa: FBT001
) -> tuple[int | None, bool, list[int]]:
    """Return the column of points that weighs criteria, whether they are the most of each, and the options beside it."""
    told = None if turned else points_column(grid, options)
    if told is not None:
        return told[0] or None, told[1], options[1:] if told[0] else []
    most = most_column(grid, options)
    return most, most is not None, options


def is_no_extreme(grid: Grid, column: int) -> bool:
    """Say whether a column called "Best" or "Lowest" is an option all the same: in some row it repeats neither end of the others."""
    if not EXTREME.fullmatch(words_of(grid[0][column].text).casefold().strip(" :")):
        return False
    others = [
        place for place, cell in enumerate(grid[0]) if place not in {0, column} and not role_of(cell.text)
    ]
    for row in grid[1:]:
        scores = [number for place in others if (number := read_cell(row[place].text).number) is not None]
        own = read_cell(row[column].text).number
        if scores and own not in {None, min(scores), max(scores)} and not role_of(row[0].text):
            return True
    return False


def winner_columns(grid: Grid) -> list[int]:
    """Return the columns that say in most rows which of the others is ahead, by its name, whatever they are called."""
    heads = [_words(cell.text) for cell in grid[0]]
    found = []
    for column in range(3, len(heads)):
        options = [head for place, head in enumerate(heads) if head and place not in {0, column}]
        told = [words for row in grid[1:] if (words := _words(row[column].text))]
        if not any(_names_one(words, options) for words in islice(told, _LOOK)):
            continue
        named = [words for words in told if _names_one(words, options)]
        if len(named) > 1 and 2 * len(named) > len(told):
            found.append(column)
    return found


def difference_columns(grid: Grid) -> list[int]:
    """Return the columns that say with a sign, "+2", by how much one of two others is ahead, in every row."""
    found = []
    for column in range(3, len(grid[0])):
        if not any("+" in row[column].text for row in grid[1:]):
            continue
        told = [
            [
                cell.number
                for cell in (read_cell(one.text) for one in row[max(column - _NEAR, 1) : column + 1])
            ]
            for row in grid[1:]
            if not role_of(row[0].text) and read_cell(row[column].text).kind == "number"
        ]
        *scores, stated = zip(*told, strict=True) if len(told) > 1 else ((),)
        if any(
            any(first)
            and any(second)
            and all(
                None not in {a, b} and (a or 0) - (b or 0) == number
                for a, b, number in zip(first, second, stated, strict=True)
            )
            for first, second in permutations(scores, 2)
        ):
            found.append(column)
    return found


def _names_one(words: tuple[str, ...], options: Sequence[tuple[str, ...]]) -> bool:
    """Say whether the words are the name of an option, or one of the two begins with the other."""
    return any(words[: len(option)] == option[: len(words)] for option in options)


@lru_cache(REPEATED)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORDS.findall(words_of(text).casefold()))


def told_columns(grid: Grid) -> dict[int, str]:
    """Return the columns that say what each criterion's scores mean, as in a file: its direction, scale, or must."""
    found: dict[int, str] = {}
    for column, cell in enumerate(grid[0]):
        part = (column_part(cell.text) or "") if column else ""
        texts = [text for row in grid[1:] if (text := words_of(row[column].text)) and not is_missing(text)]
        if part in _READS and part not in found.values() and texts and all(map(_READS[part], texts)):
            found[column] = part
    return found


@lru_cache(REPEATED)
def _factors(text: str) -> tuple[Fraction, ...]:
    """Return what a weight may multiply by: 30 % by 0.3 or by 30."""
    read = quantity(words_of(text), times=True)
    if read is None or not read.value:
        return ()
    return (read.share, read.value) if read.percent else (read.value,)


def _products(
    scores: Sequence[Fraction | None],
    weights: Sequence[tuple[Fraction, ...]],
    stated: Sequence[Figure | None],
    *,
    all_of_them: bool,
) -> tuple[int, int, int]:
    """Return in how many rows a column is the product, of how many, and in how many of them it says anything.

    A row that is none ends it where `all_of_them` have to be; one that is rounded to a whole number says nothing then: at
    weights below 1 every score of 1 would be the product of another one.
    """
    best = 0, 0, 0
    for way in range(max((len(one) for one in weights), default=0)):
        fit = count = telling = 0
        for score, factors, figure in zip(scores, weights, stated, strict=True):
            if way >= len(factors) or score is None or figure is None:
                continue
            off = abs(score * factors[way] - figure.value)
            fits = 2 * off <= figure.unit
            if all_of_them and not fits:
                fit = count = telling = 0
                break
            fit, count = fit + fits, count + 1
            tells = not all_of_them or not off or figure.unit < 1
            telling += fits and tells and factors[way] != 1 and score != 0
        best = max(best, (fit, count, telling))
    return best


@lru_cache(REPEATED)
def _stated(text: str) -> Figure | None:
    read = figure_at(words_of(text).lstrip("= "))
    return read[0] if read is not None and not read[1].strip("% ⭐") else None


@lru_cache(REPEATED)
def _tells(name: str, option: str) -> bool:
    """Say whether a column's name speaks of weighted scores, or of the scores of an option by its name."""
    words, other = words_of(name).casefold(), words_of(option).casefold()
    if says_weighted(words):
        return not says_weighted(other)
    left = [word for word in words.split() if word not in _SCORE_WORDS]
    return tells_score(words) and all(word in other.split() for word in left)


def tells_score(name: str) -> bool:
    """Say whether a column's name has a word for a score, as one of weighted scores may."""
    return any(word in _SCORE_WORDS for word in name.casefold().split())
