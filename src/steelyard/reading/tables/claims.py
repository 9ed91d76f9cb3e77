"""The figures that a table states of its own: totals, percentages, ranks, a winner, weighted scores, a sum of weights."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from steelyard.core.scores.tables import Claim
from steelyard.reading.tables.cells import Figure, figure, figure_at
from steelyard.reading.tables.words import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from steelyard.core.scores.tables import ClaimKind
    from steelyard.diagnostics import Place
    from steelyard.reading.tables.evidence import Weights
    from steelyard.reading.tables.gfm import PipeCell
    from steelyard.reading.tables.shapes import Figures, Shape
    from steelyard.reading.tables.values import Values

    Placed = Callable[[PipeCell], Place]

_MEDALS = {"🥇": 1, "🥈": 2, "🥉": 3}
_RANK = re.compile(
    r"(?:#|no\.?\s*|rank\s*)?=?\s*(?P<rank>\d{1,3})\s*(?:st|nd|rd|th|\.|=)?(?:\s*\(.*\))?", re.IGNORECASE
)
_RANK_BESIDE = re.compile(
    r"[(\[]\s*(?:#\s*(\d{1,3})|(\d{1,3})(?:st|nd|rd|th)|rank\s*(\d{1,3}))\s*[)\]]", re.IGNORECASE
)
_SHARE_BESIDE = re.compile(r"[(\[]\s*(\d{1,3}(?:[.,]\d{1,3})?)\s*%\s*[)\]]")
_OUT_OF = re.compile(r"\s*(?:/|out of)\s*\d+(?:[.,]\d+)?")
_GROUPED = re.compile(r"(\d{1,3}),(\d{3})(?!\d)")
_ARITHMETIC = re.compile(r"[\d.,\s()%/=]*[+×x·*−–-][\d.,\s()%/=+×x·*−–-]*")
_OPERATOR = re.compile(r"\s*[+×x·*]\s*[\d(]")
_WON = re.compile(r"🏆|\bwinner\b|\bwins\b", re.IGNORECASE)
_NORMAL = re.compile(r"normali[sz]ed", re.IGNORECASE)
"""The name of shares that are told as parts of 1."""

_MARKED = re.compile(r"(?:✅|✔|✓|🏆|★|⭐|🥇|x|yes|winner|best)\ufe0f?", re.IGNORECASE)
_LOST = frozenset({"", "-", "–", "—", "no", "❌", "✗"})


def claims_of(shape: Shape, values: Values, weights: Weights, placed: Placed) -> tuple[Claim, ...]:
    """Return what a table states of its own, each figure with its printed precision."""
    position = {index: place for place, index in enumerate(values.counted)}
    found = [claim for figures in shape.figures for claim in _stated(figures, shape, placed)]
    for option, line in enumerate(shape.options):
        if line.won:
            found.append(Claim("winner", "", words_of(line.cell.text), placed(line.cell), option=option))
    found += _weighted(shape, values, weights, placed, position)
    if shape.weights_sum is not None and not any(shape.criteria[index].weight for index, _ in values.aside):
        label, cell = shape.weights_sum
        text = words_of(cell.text)
        if (
            read := figure_at(text)
        ) is not None:  # pragma: no branch (a shape has the sum where it is a figure)
            found.append(_figure_claim("weights", label, text, placed(cell), read[0]))
    return tuple(found)


def _stated(figures: Figures, shape: Shape, placed: Placed) -> Iterator[Claim]:
    texts = [words_of(cell.text) for cell in figures.cells]
    filled = [option for option, text in enumerate(texts) if text.casefold() not in _LOST]
    if figures.role == "winner" and len(filled) == 1:
        named = next(
            (
                o
                for o, line in enumerate(shape.options)
                if line.name.casefold() == texts[filled[0]].casefold()
            ),
            None,
        )
        option = filled[0] if _MARKED.fullmatch(texts[filled[0]]) else named
        if option is not None:
            yield Claim(
                "winner", figures.label, texts[filled[0]], placed(figures.cells[filled[0]]), option=option
            )
        return
    for option, (cell, text) in enumerate(zip(figures.cells, texts, strict=True)):
        if figures.role == "winner":
            if _MARKED.fullmatch(text):
                yield Claim("winner", figures.label, text, placed(cell), option=option)
        elif figures.role == "rank":
            yield from _rank(figures.label, text, placed(cell), option)
        else:
            yield from total_claims(
                figures.label, text, placed(cell), option, percentage=figures.role == "percentage"
            )


def _rank(label: str, text: str, place: Place, option: int) -> Iterator[Claim]:
    medal = next((rank for sign, rank in _MEDALS.items() if sign in text), None)
    bare = text.strip("".join(_MEDALS) + "🏆⭐ ")
    match = _RANK.fullmatch(bare)
    rank = int(match["rank"]) if match else medal
    if rank:
        yield Claim("rank", label, text, place, option=option, value=Fraction(rank), unit=Fraction(1))


def total_claims(
    label: str, text: str, place: Place, option: int, *, percentage: bool = False
) -> Iterator[Claim]:
    """Yield what the text of an option's total states: the total, and a percentage, rank or victory beside it."""
    bare = text.lstrip("=≈~🏆🥇🥈🥉⭐✅ \ufe0f")
    bare = _GROUPED.sub(r"\1\2", bare)
    before, equals, result = bare.rpartition("=")
    if equals and _ARITHMETIC.fullmatch(before):
        bare = result.lstrip("≈~ ")
    read = figure_at(bare)
    if read is None:
        return
    stated, rest = read
    if (out_of := _OUT_OF.match(rest)) is not None:
        rest = rest[out_of.end() :]
    share = rest.lstrip().startswith("%") or percentage
    if rest[:1].isalpha() or rest.startswith(("-", "–")) or _OPERATOR.match(rest):
        return
    if share and "%" not in text and stated.value <= 1 and stated.unit < 1 and _NORMAL.match(label):
        stated = Figure(stated.value * 100, stated.unit * 100)
    yield _figure_claim("percentage" if share else "total", label, text, place, stated, option=option)
    if not share and (beside := _SHARE_BESIDE.search(rest)):
        yield _figure_claim("percentage", label, text, place, figure(beside[1]), option=option)
    if ranked := _RANK_BESIDE.search(rest):
        rank = next(int(group) for group in ranked.groups() if group)
        yield Claim("rank", label, text, place, option=option, value=Fraction(rank), unit=Fraction(1))
    if _WON.search(text):
        yield Claim("winner", label, text, place, option=option)


def _weighted(
    shape: Shape, values: Values, weights: Weights, placed: Placed, position: dict[int, int]
) -> Iterator[Claim]:
    meant = brackets_are_weighted(values, weights)
    for option, row in enumerate(values.readings):
        for index, place in position.items():
            reading, beside = row[index], shape.weighted[option][index]
            if reading.result is not None and (meant or not reading.bracketed):
                cell = shape.cells[option][index]
                yield _figure_claim(
                    "weighted", "", reading.text, placed(cell), reading.result, option=option, criterion=place
                )
            elif (
                beside is not None
                and (read := figure_at(words_of(beside.text).lstrip("= "))) is not None
                and not read[1].strip("% ⭐")
            ):
                text = words_of(beside.text)
                yield _figure_claim(
                    "weighted", "", text, placed(beside), read[0], option=option, criterion=place
                )


def brackets_are_weighted(values: Values, weights: Weights) -> bool:
    """Say whether numbers in brackets beside scores, `8 (0.24)`, are the weighted scores: most are."""
    fit = count = 0
    for row in values.readings:
        for place, index in enumerate(values.counted):
            reading = row[index]
            if reading.bracketed and reading.result is not None and reading.number is not None:
                count += 1
                exact = reading.number * (weights.worth[place] if weights.worth else 1)
                fit += any(
                    abs(exact * scale - reading.result.value) * 2 <= reading.result.unit for scale in (1, 100)
                )
    return fit * 2 > count > 0


def _figure_claim(
    kind: ClaimKind,
    label: str,
    text: str,
    place: Place,
    stated: Figure,
    *,
    option: int | None = None,
    criterion: int | None = None,
) -> Claim:
    return Claim(kind, label, text, place, option, criterion, stated.value, stated.unit)
