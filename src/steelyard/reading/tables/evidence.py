"""Whether a table of numbers or symbols is a score table: it says so by weights, totals or the heading above it."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.reading.tables.cells import DASHES, figure_at, read_cell
from steelyard.reading.tables.costs import LEVELS
from steelyard.reading.tables.legends import worths
from steelyard.reading.tables.names import same_name
from steelyard.reading.tables.quantities import is_missing, quantity
from steelyard.reading.tables.words import counts, measures, tells_scores, words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from steelyard.reading.tables.shapes import CriterionLine, Shape
    from steelyard.reading.tables.values import Lines, Values

_GRADED = re.compile(r"([^\W\d_]+) ?(?:[(\[]|[:=–—-] ?)(\d{1,3}(?:[.,]\d{1,4})?)[)\]]?")
"""A weight in words that says what it is worth: "High (3)"."""

_GRADES = tuple(
    level | own
    for level, own in zip(
        (*LEVELS, frozenset[str]()),
        (
            {"could", "optional", "minor"},
            {"should"},
            {"must", "essential", "major"},
            {"critical", "kritisch"},
        ),
        strict=True,
    )
)
"""Words for weights, from the least on."""


_STATES = (
    frozenset({"current", "target"}),
    frozenset({same_name("as-is"), same_name("to-be")}),
    frozenset({"before", "after"}),
    frozenset({"ist", "soll"}),
)
"""What one thing is called at two times, as options are not."""

_RANKED = re.compile(
    r"(?<![\d.,])1\s*(?:=|:|\(|is|being)\s*(?:the )?(?:most important|highest importance)", re.IGNORECASE
)
_ROUND_SUMS = frozenset({1, 10, 100})


class Weights(Struct, frozen=True):
    """The weights of the counted criteria: as written and what they are worth; both empty where there are none.

    `by_words` says that a legend or the configuration gives them; `certain` that nothing else can be meant.
    """

    texts: tuple[str, ...] = ()
    worth: tuple[Fraction, ...] = ()
    by_words: bool = False
    certain: bool = False


def weights_of(
    shape: Shape, counted: Sequence[int], lines: Lines, weight_words: Mapping[str, Fraction]
) -> Weights | str:
    """Read the weights; a sentence where they cannot be read."""
    criteria = [shape.criteria[index] for index in counted]
    texts = _worth_behind([weight_text(criterion) for criterion in criteria])
    if not shape.weight_named and not _weights_in_names(criteria):
        return Weights()
    if all(is_missing(text) for text in texts):
        return "Its weights are empty." if shape.weight_named else Weights()
    if are_ranks(lines):
        return "The text calls its weights ranks, of which 1 is the most important."
    missing = next((one for one, text in zip(criteria, texts, strict=True) if is_missing(text)), None)
    if missing is not None:
        return f"{missing.named.name} has no weight, and the others have one."
    found = [quantity(text, times=True) for text in texts]
    numbers = [one for one in found if one is not None]
    if len(numbers) == len(texts):
        if any(one.value < 0 for one in numbers):
            return "One of its weights is negative."
        if not any(one.value for one in numbers):
            return "All of its weights are 0."
        if len({one.percent for one in numbers if one.value}) > 1:
            return "Some of its weights are percentages and others are plain numbers."
        worth = tuple(one.share for one in numbers)
        certain = numbers[0].percent or sum(one.value for one in numbers) in _ROUND_SUMS
        return Weights(tuple(texts), worth, certain=certain)
    stars = [read_cell(text) for text in texts]
    if all(one.kind == "stars" and not one.reason for one in stars) and any(one.number for one in stars):
        worth = tuple(one.number or Fraction(0) for one in stars)
        return Weights(tuple(texts), worth, by_words=True, certain=True)
    return _by_words(texts, lines, weight_words)


def weight_text(criterion: CriterionLine) -> str:
    """Return a criterion's weight as written, '' where neither its row nor its name gives one."""
    cell = words_of(criterion.weight.text) if criterion.weight is not None else ""
    return cell if not is_missing(cell) else criterion.named.weight


def _worth_behind(texts: list[str]) -> list[str]:
    """Return what weights in words are worth by the figures behind them; as written where those may be ranks: "High (1)", "Low (3)"."""
    graded = [_GRADED.fullmatch(text) for text in texts]
    told = [(_grade(match[1]), float(match[2].replace(",", "."))) for match in graded if match]
    rising = all(one[0] == other[0] or one[1] < other[1] for one, other in pairwise(sorted(told)))
    if not rising or any(grade < 0 for grade, _ in told):
        return texts
    return [match[2] if match else text for match, text in zip(graded, texts, strict=True)]


def _grade(word: str) -> int:
    return next((place for place, words in enumerate(_GRADES) if word.casefold() in words), -1)


def _by_words(texts: list[str], lines: Lines, weight_words: Mapping[str, Fraction]) -> Weights | str:
    silent = {text for text in texts if quantity(text, times=True) is None}
    if any(any(character.isdigit() for character in text) for text in silent) or any(
        len(text) > 20 for text in silent
    ):
        return f"The weight “{min(silent)[:40]}” is no number."
    bare = {text: _undecorated(text) for text in silent}
    known = {word.casefold(): worth for word, worth in weight_words.items()}
    legend = {**known, **worths(silent | set(bare.values()), lines)}
    told = {
        text.casefold(): legend[word.casefold()] for text, word in bare.items() if word.casefold() in legend
    }
    legend = told | legend
    unknown = sorted(text for text in silent if text.casefold() not in legend)
    if unknown:
        words = ", ".join(f"“{text}”" for text in unknown)
        return (
            f"Nothing says what the weight{'s' if len(unknown) > 1 else ''} {words} {'are' if len(unknown) > 1 else 'is'} worth: "
            "a legend in the text beside the table would, or `weight_words` in steelyard.yml."
        )
    worth = []
    for text in texts:
        number = quantity(text, times=True)
        worth.append(legend[text.casefold()] if number is None else number.share)
    return (
        Weights(tuple(texts), tuple(worth), by_words=True, certain=True)
        if any(worth)
        else "All of its weights are 0."
    )


def _undecorated(text: str) -> str:
    """Return a word without the coloured signs beside it: "High" of "🔴 High"; signs alone stay."""
    if text.isascii() or not any(map(str.isalpha, text)):
        return text
    return "".join(char for char in text if char != "\ufe0f" and unicodedata.category(char) != "So").strip()


def _weights_in_names(criteria: Sequence[CriterionLine]) -> bool:
    said = [criterion.named for criterion in criteria if criterion.named.weight]
    if len(said) < 2:
        return False
    return not any(one.bare_weight for one in said) or len(said) == len(criteria)


def are_ranks(lines: Lines) -> bool:
    """Say whether the text calls weights ranks: "1 = most important"."""
    return any(_RANKED.search(words_of(line)) for _, line in lines if "1" in line and "mport" in line)


def are_no_options(options: Sequence[str], criteria: Sequence[str]) -> bool:
    """Say whether what is scored is compared with itself, as AHP compares criteria in pairs, or is one thing at two times."""
    names = {same_name(option) for option in options}
    return names == {same_name(name) for name in criteria} or any(pair <= names for pair in _STATES)


def verdict(shape: Shape, values: Values, weights: Weights, *, heading: int) -> str | None:
    """Return '' for a score table, a sentence for one that only looks like it, None for any other table."""
    names = [shape.criteria[index].named.name for index in values.counted]
    if sum(counts(name) for name in names) > 1:
        return None  # votes or arguments, counted
    if are_no_options([option.name for option in shape.options], names):
        return None
    signs = {shape.criteria[index].cell.text.strip(" *_")[:1] for index in values.counted}
    if "+" in signs and signs & DASHES:
        return None  # what is for and what is against an option
    clear = shape.subject in {"criterion", "option"}
    scores_told = any(
        figures.role in {"rank", "winner", "percentage"} or tells_scores(figures.label)
        for figures in shape.figures
    )
    totals = any(_has_figure(figures.cells[0].text) or scores_told for figures in shape.figures)
    in_names = bool(weights.texts) and not shape.weight_named
    weighed = bool(weights.texts) and not (
        in_names
        and any(one.named.bare_weight for one in shape.criteria)
        and not (totals or heading or weights.certain)
    )
    if values.well_known and not _varied(values) and not (weighed or totals):
        return (
            "Its symbols only say yes and no: weights, totals or a legend would make scores of them."
            if heading == 2
            else None
        )
    if weighed:
        if clear or shape.subject == "blank" or weights.certain or totals or heading:
            return ""
        return "It has weights, but neither the heading above it nor the one over its names says that it scores options."
    scaled = 2 * sum(bool(shape.criteria[index].named.scale) for index in values.counted) > len(names)
    plain = values.family == "number" and not (values.told or values.out_of or scaled)
    if plain and heading < 2 and not totals and 2 * sum(map(measures, names)) > len(names):
        return (
            "Most of its criteria can be measured, so its numbers may be measures and no scores."
            if clear
            else None
        )
    if plain and not values.small:
        if totals and scores_told and clear:
            return ""
        return (
            "Its numbers go beyond 10 and it gives no weights, so they may be figures of another kind."
            if clear and (scores_told or heading == 2)
            else None
        )
    if totals and (clear or heading == 2 or not plain):
        return ""
    if totals and shape.subject == "blank" and (scores_told or heading):
        return ""
    if heading == 2 and (clear or shape.subject == "blank" or not plain):
        return ""
    if heading == 1 and clear and not values.percent:
        return "" if not values.well_known or shape.subject == "criterion" else None
    if values.told and clear and values.family in {"symbol", "sign"}:
        return ""
    if shape.subject == "criterion" and not values.well_known:
        return "It says neither by weights or totals nor by the heading above it that its numbers are scores."
    return None


def _has_figure(text: str) -> bool:
    return figure_at(words_of(text).lstrip("=≈~ ")) is not None


def _varied(values: Values) -> bool:
    """Say whether well-known symbols use their middle one, as a table of yes and no does not."""
    if values.family == "sign":
        return True
    return any(row[index].mark in {"⚠", "~", "🟡"} for row in values.readings for index in values.counted)
