"""What the cells of a score table are worth: numbers, stars, signs, or symbols and words that a legend explains."""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from msgspec import Struct, field
from msgspec.structs import replace

from steelyard.core.language.told import worded
from steelyard.core.scores.tables import CUSTOMARY
from steelyard.reading.tables.cells import SCORING, read_cell
from steelyard.reading.tables.gates import gates_in
from steelyard.reading.tables.legends import SaidScale, said_scale, says_lower, worths
from steelyard.reading.tables.pips import with_pips
from steelyard.reading.tables.quantities import extremes
from steelyard.reading.tables.reasons import mixture, no_scores, short, unexplained, why_aside
from steelyard.reading.tables.scales import shown
from steelyard.reading.tables.signs import signs_of
from steelyard.reading.tables.words import are_all_ranks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from steelyard.reading.tables.cells import Reading
    from steelyard.reading.tables.shapes import CriterionLine, Shape

Family = Literal["number", "stars", "sign", "symbol", "words", "measure", "empty", "mixed", "gate"]
Lines = list[tuple[int, str]]

_TRIPLES = (("✅☑✔", "⚠", "❌✖"), ("✓✔", "~", "✗✘"), ("🟢", "🟡", "🔴"))
_QUARTERS = ("●⬤", "◕", "◑◐", "◔", "○◯")
_IN_PART = frozenset("◕◑◐◔")
_WORDS = (
    frozenset({"high", "medium", "low"}),
    frozenset({"h", "m", "l"}),
    frozenset({"yes", "partial", "partly", "no"}),
    frozenset({"excellent", "good", "fair", "ok", "poor", "bad"}),
)
_RANKS = re.compile(r"\b(?:ranks|rank (?:sum|total)|(?:total|average|mean|summed) rank)\b")
_MARKED = frozenset({"symbol", "words", "sign"})


class Values(Struct, frozen=True):
    """A table's cells, read. `counted` are the criteria with scores, `aside` why others are shown and not counted.

    `scale` is declared by the cells or the text, '' where nothing declares one; `line` is where the text
    does, or 0. `lower` and `higher` tell which scores the text or the totals call the better ones, `amount` that
    the text calls them high and low. `out_of` says that scores have a denominator, `percent` that they are percentages, `told` that
    the text explains them, `well_known` that an order of symbols stands without a legend. `beyond` tells the score beside
    weights that no customary scale holds, unless they are weighted already. `gates` are by criterion which options pass it.
    """

    readings: tuple[tuple[Reading, ...], ...]
    family: Family
    counted: tuple[int, ...]
    aside: tuple[tuple[int, str], ...]
    scale: str = ""
    line: int = 0
    lower: bool = False
    higher: bool = False
    amount: bool = False
    told: bool = False
    well_known: bool = False
    small: bool = True
    out_of: bool = False
    percent: bool = False
    remarks: tuple[str, ...] = ()
    beyond: str = ""
    gates: dict[int, tuple[bool | None, ...]] = field(default_factory=dict)


def read_values(shape: Shape, lines: Lines) -> Values | str | None:
    """Read every cell; a sentence where the table looks like scores and cannot be read, None where it does not."""
    readings = tuple(tuple(read_cell(cell.text) for cell in row) for row in shape.cells)
    kinds = {reading.kind for row in readings for reading in row}
    if kinds.isdisjoint(SCORING) and not shape.weight_named and not shape.figures:
        return None
    if "sign" in kinds:
        readings = signs_of(readings)
    tokens = set() if kinds.isdisjoint(_MARKED) else _tokens(readings)
    legend = worths(tokens | _kin(tokens), lines) if tokens else {}
    if "symbol" in kinds:
        readings = with_pips(readings, legend)
    columns = [[row[index] for row in readings] for index in range(len(shape.criteria))]
    families = [_family(column, line, legend) for column, line in zip(columns, shape.criteria, strict=True)]
    gates = _gates(shape, families)
    families = ["gate" if index in gates else family for index, family in enumerate(families)]
    scoring = Counter(family for family in families if family in SCORING)
    meant = shape.weight_named and all(_weighs(line) for line in shape.criteria)
    mixed = next((index for index, family in enumerate(families) if family == "mixed"), None)
    if mixed is not None:
        told = max(scoring.values(), default=0) >= 2 or (meant and shape.subject == "criterion")
        return mixture(columns[mixed], shape.criteria[mixed], legend) if told else None
    if not scoring:
        compared = meant and len(shape.options) > 1 and shape.subject in {"criterion", "option"}
        return no_scores(columns) if compared else None
    main, count = scoring.most_common(1)[0]
    others = [index for index, family in enumerate(families) if family in SCORING - {main}]
    if scoring.total() >= 2 and (
        count <= len(others) or any(_weighs(shape.criteria[index]) for index in others)
    ):
        first, second = shape.criteria[families.index(main)].named.name, shape.criteria[others[0]].named.name
        return f"Its scores are written in several ways: those of {first} and {second} are not on one scale."
    if count < 2:
        return "Only one of its criteria has scores." if meant and len(shape.options) > 1 else None
    if count <= families.count("words"):
        return "As many of its criteria hold words as hold scores."
    counted = tuple(
        index
        for index, family in enumerate(families)
        if family == main or (family == "empty" and _weighs(shape.criteria[index]))
    )
    aside = tuple(
        (index, why_aside(columns[index], family))
        for index, family in enumerate(families)
        if index not in counted and index not in gates
    )
    values = Values(readings, main, counted, aside, gates=gates)
    if main == "symbol":
        return _by_legend(values, legend)
    if main == "sign":
        return _by_legend(values, legend) if legend else _signs(values)
    return _stars(values) if main == "stars" else _numbers(values, shape, lines)


def _gates(shape: Shape, families: Sequence[Family]) -> dict[int, tuple[bool | None, ...]]:
    """Return the gates beside scores in numbers or stars; among other signs and words a gate's are of their kind."""
    if "number" not in families and "stars" not in families:
        return {}
    which = [index for index, family in enumerate(families) if family in {"symbol", "words", "mixed"}]
    return gates_in(shape.criteria, shape.options, shape.cells, which) if which else {}


def _tokens(readings: tuple[tuple[Reading, ...], ...]) -> set[str]:
    return {reading.mark for row in readings for reading in row if reading.kind in _MARKED}


def _kin(tokens: set[str]) -> set[str]:
    """Return what commonly stands beside some tokens, for the ends of a legend's scale."""
    orders = (*_TRIPLES, _QUARTERS) if tokens & _IN_PART else _TRIPLES
    symbols = {symbol for order in orders if tokens & set("".join(order)) for symbol in "".join(order)}
    folded = {token.casefold() for token in tokens}
    return symbols | {word for words in _WORDS if folded & words for word in words}


def _family(column: Sequence[Reading], line: CriterionLine, legend: Mapping[str, Fraction]) -> Family:
    if all(reading.kind == "number" for reading in column):
        return "measure" if line.named.measured and not line.named.scale else "number"
    kinds = Counter(reading.kind for reading in column if reading.kind != "missing")
    if not kinds:
        return "empty"
    told = sum(reading.kind == "words" and reading.mark.casefold() in legend for reading in column)
    scores = kinds["number"] + kinds["stars"] + kinds["sign"] + kinds["symbol"] + told
    if 2 * scores < kinds.total() or (2 * scores == kinds.total() and kinds["measure"]):
        return "measure" if kinds["measure"] >= kinds["words"] else "words"
    if scores < kinds.total():
        return "mixed"
    if line.named.measured and kinds["number"] and not line.named.scale:
        return "measure"
    if kinds["symbol"] + told == kinds.total():
        return "symbol"
    if kinds["sign"] and kinds["sign"] + kinds["symbol"] == kinds.total():
        return "sign"
    if kinds["stars"] and kinds["stars"] + kinds["number"] == kinds.total():
        return "stars"
    return "number" if kinds["number"] == kinds.total() else "mixed"


def _weighs(line: CriterionLine) -> bool:
    return bool(line.named.weight or (line.weight is not None and line.weight.text.strip(" -–—*")))


def _by_legend(values: Values, legend: Mapping[str, Fraction]) -> Values | str:
    used = {
        r.mark
        for row in values.readings
        for index in values.counted
        if (r := row[index]).kind in {"symbol", "sign", "words"}
    }
    silent = sorted(token for token in used if token.casefold() not in legend)
    worth: Mapping[str, Fraction] = legend
    told = not silent
    if silent:
        orders = (*_TRIPLES, _QUARTERS) if used & _IN_PART else _TRIPLES
        order = next((one for one in orders if used <= set("".join(one))), None)
        if order is None or any(token.casefold() in legend for token in used):
            return unexplained(silent)
        worth = {
            symbol: Fraction(len(order) - 1 - place)
            for place, symbols in enumerate(order)
            for symbol in symbols
        }
    known = {token.casefold() for token in used | _kin(used)}
    ends = [value for token, value in worth.items() if token in known]
    low, high = min(ends), max(ends)
    if low == high:
        return f"Its legend gives all its symbols the same worth, {shown(low)}."
    best, *rest = sorted(used, key=lambda one: (-worth[one.casefold()], one))
    counts = (
        worded("{symbol} counts as {worth}", symbol=best, worth=shown(worth[best.casefold()])),
        *(worded("{symbol} as {worth}", symbol=one, worth=shown(worth[one.casefold()])) for one in rest),
    )
    remark = (
        worded("By the legend beside the table, {worths}.", worths=counts)
        if told
        else worded("Without a legend, {worths}.", worths=counts)
    )
    return replace(
        values,
        readings=_replaced(values, {token: worth[token.casefold()] for token in used}),
        scale=_span(low, high),
        told=told,
        well_known=not told,
        remarks=(remark,),
    )


def _signs(values: Values) -> Values | str:
    used = [row[index] for row in values.readings for index in values.counted if row[index].kind == "sign"]
    if any(row[index].kind == "symbol" for row in values.readings for index in values.counted):
        return "Its signs are of several kinds, and no legend says what they are worth."
    numbers = [reading.number for reading in used if reading.number is not None]
    most = max((abs(number) for number in numbers), default=Fraction(0))
    if not any(number > 0 for number in numbers):
        return "Its cells hold − and no +, which may mean that nothing stands there."
    return replace(
        values,
        scale=_span(-most, most),
        well_known=True,
        remarks=(worded("Each + is counted as 1, each − as −1."),),
    )


def _replaced(values: Values, worth: Mapping[str, Fraction]) -> tuple[tuple[Reading, ...], ...]:
    return tuple(
        tuple(
            replace(reading, number=worth[reading.mark])
            if index in values.counted
            and reading.kind in {"symbol", "sign", "words"}
            and reading.mark in worth
            else reading
            for index, reading in enumerate(row)
        )
        for row in values.readings
    )


def _stars(values: Values) -> Values:
    given = _given(values)
    low = 0 if any(reading.number == 0 for reading in given) else 1
    ends = {reading.most for reading in given if reading.most}
    highest = max(reading.number or Fraction(0) for reading in given)
    high = max(ends, default=Fraction(5 if highest <= 5 else 10))
    return replace(
        values,
        scale=f"{low}-{shown(max(high, highest))}",
        remarks=(worded("Stars are read on {low}–{high}.", low=low, high=shown(max(high, highest))),),
    )


def _numbers(values: Values, shape: Shape, lines: Lines) -> Values | str:
    given = _given(values)
    numbers = [reading.number for reading in given if reading.number is not None]
    said = said_scale(lines)
    lowest, highest = extremes(numbers)
    out_of = any(reading.most for reading in given)
    percent = all("%" in reading.text for reading in given)
    if said is None or not said.direction:
        lower = says_lower(lines) or _lowest_wins(shape, values.counted)
    else:
        lower = said.direction == "lower"
    values = replace(
        values,
        small=highest <= 10 or out_of,
        out_of=out_of and not percent,
        percent=percent,
        lower=lower,
        higher=said is not None and said.direction == "higher" and not said.amount,
        amount=said is not None and said.amount,
    )
    if out_of or any(_has_scale(shape.criteria[index]) for index in values.counted):
        return values
    if said is not None:
        return _on_said(values, said, given)
    if lowest < 0:
        most = max(-lowest, highest)
        if most > 3 or any(number.denominator > 1 for number in numbers):
            return f"No customary scale holds its score {shown(lowest)}."
        return replace(
            values,
            scale=_span(-most, most),
            remarks=(worded("The scores are read on −{most} to {most}.", most=shown(most)),),
        )
    if not any(scale.low <= lowest and highest <= scale.high for scale in CUSTOMARY):
        why = f"No customary scale holds its score {shown(highest)}; 0–100 is the widest."
        return replace(values, beyond=why) if shape.weight_named else why
    return values


def _lowest_wins(shape: Shape, counted: Sequence[int]) -> bool:
    """Say whether totals are named as the better the lower, `Total (lower is better)`, or all scores are ranks by their names.

    No criterion may have a direction of its own.
    """
    if any(line.named.direction or "direction" in line.told for line in shape.criteria):
        return False
    totals = [figures.label for figures in shape.figures if figures.role == "total"]
    names = [shape.criteria[index].named.name for index in counted]
    return any(
        says_lower([(0, label)]) or _RANKS.search(label.casefold()) for label in totals
    ) or are_all_ranks(names)


def _has_scale(line: CriterionLine) -> bool:
    return bool(line.named.scale) or "scale" in line.told


def _on_said(values: Values, said: SaidScale, given: list[Reading]) -> Values | str:
    outside = next((r for r in given if r.number is not None and not said.low <= r.number <= said.high), None)
    if outside is not None:
        return f"Its score “{short(outside.text)}” lies outside the scale that the text declares, {said.low} to {said.high}."
    return replace(
        values,
        scale=_span(Fraction(said.low), Fraction(said.high)),
        line=said.line,
        told=True,
    )


def _given(values: Values) -> list[Reading]:
    return [
        row[index] for row in values.readings for index in values.counted if row[index].number is not None
    ]


def _span(low: Fraction, high: Fraction) -> str:
    return f"{shown(low)} to {shown(high)}" if low < 0 else f"{shown(low)}-{shown(high)}"
