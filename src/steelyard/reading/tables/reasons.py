"""Sentences: why a table stays as it is, and why a criterion is not counted."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from steelyard.core.language.told import worded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from steelyard.reading.tables.cells import Reading
    from steelyard.reading.tables.shapes import CriterionLine

_TIERS = ("◎●", "✅☑✔✓🟢○〇", "⚠~🟡△▲", "❌✖✗✘🔴×✕")  # the best first, as a legend that is asked for has them
_WORD_TIERS = (
    "excellent high h yes good strong",
    "medium m moderate fair ok partial partly",
    "low l poor bad weak no none",
)
_FEW, _SHORT = 6, 15  # words, and characters of one, that a legend may explain


def mixture(column: Sequence[Reading], line: CriterionLine, legend: Mapping[str, Fraction]) -> str:
    """Say which cell of a criterion is of another kind than the others, and in no legend; a word among words, in no legend alone."""
    given = [reading for reading in column if reading.kind != "missing"]
    counts = Counter(reading.kind for reading in given)
    common = max(counts, key=lambda kind: (counts[kind], kind == "number"))
    apart = [reading for reading in given if reading.kind != common] or given
    other = next((reading for reading in apart if reading.mark.casefold() not in legend), apart[0])
    return (
        f"The cell “{short(other.text)}” of {line.named.name} is no score like the others of its criterion."
    )


def no_scores(columns: Sequence[Sequence[Reading]]) -> str:
    """Say that a table with weights has no scores; where a few words stand in their place, ask what these are worth."""
    given = [reading for column in columns for reading in column if reading.kind != "missing"]
    tokens = sorted({reading.mark for reading in given})
    if not given:
        return "It has weights, and no scores yet."
    if len(tokens) <= _FEW and all(one.kind == "words" and len(one.mark) <= _SHORT for one in given):
        return unexplained(tokens)
    return f"It has weights, and none of its cells is a score: “{short(given[0].text)}”."


def why_aside(column: Sequence[Reading], family: str) -> str:
    """Say why a criterion is shown and not counted, by what its cells are."""
    example = next((reading.text for reading in column if reading.kind != "missing"), "")
    if family == "empty":
        return worded("It has no scores.")
    cell = short(example)
    if family == "measure":
        return worded("Its cells are measures (“{cell}”), so it is not counted.", cell=cell)
    if family == "words":
        return worded("Its cells are words (“{cell}”), so it is not counted.", cell=cell)
    return worded(
        "Its cells are of another kind than the scores (“{cell}”), so it is not counted.", cell=cell
    )


def unexplained(tokens: list[str]) -> str:
    """Ask for a legend of symbols or words, with one that could be meant."""
    names = [f"“{short(token)}”" for token in tokens[:6]]
    said = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    best_first = sorted(tokens[:6], key=_merit)
    legend = ", ".join(
        f"{short(token)} = {len(best_first) - place}" for place, token in enumerate(best_first, start=1)
    )
    return f"Nothing says what {said} {'is' if len(names) == 1 else 'are'} worth: a legend in the text beside it would, such as “{legend}”."


def short(text: str) -> str:
    """Return the beginning of a cell that is quoted."""
    return text if len(text) <= 30 else f"{text[:29]}…"


def usual_worth(word: str) -> int:
    """Return what a word may be worth where nothing says it: 1 for "Low", 2 for "Medium", 3 for "High" and all others."""
    places = (place for place, words in enumerate(_WORD_TIERS) if word.casefold() in words.split())
    return 3 - next(places, 0)


def _merit(token: str) -> tuple[int, int]:
    """Return where a symbol or word stands among its kind, the best first: doubled, it is the more so."""
    for place, words in enumerate(_WORD_TIERS):
        if token.casefold() in words.split():
            return place, 0
    if token[0].isalnum():
        return 1, 0
    place = next((place for place, symbols in enumerate(_TIERS) if token[0] in symbols), 2)
    return place, -len(token)
