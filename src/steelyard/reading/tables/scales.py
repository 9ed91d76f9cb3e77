"""What a criterion says of its scores: the scale they are on, which way is better, and what they must reach."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from steelyard.core.scores.tables import Must, Scale
from steelyard.reading.tables.quantities import quantity

if TYPE_CHECKING:
    from steelyard.core.scores.tables import Direction

_NUMBER = r"[+\-−]?[0-9]+(?:[.,][0-9]+)?"
_SCALE = re.compile(
    rf"(?:from )?(?P<low>{_NUMBER})(?P<percent> ?%)? ?(?:\.\.\.?|[-–—−…〜～]|to|until|through) ?(?P<high>{_NUMBER})(?: ?(?P<unit>\S.*))?",
    re.IGNORECASE,
)
_HIGHER = (
    "higher|high|up|max|maximise|maximize|maximum|more|bigger|larger|benefit|ascending|asc|↑|⬆|"
    "higher is better|higher better|high is good|more is better|bigger is better|larger is better|"
    "the higher the better|higher = better|higher=better|lower is worse|low is bad"
)
_LOWER = (
    "lower|low|down|min|minimise|minimize|minimum|less|fewer|smaller|cost|descending|desc|↓|⬇|"
    "lower is better|lower better|low is good|less is better|fewer is better|smaller is better|"
    "the lower the better|lower = better|lower=better|higher is worse|high is bad|more is worse|inverted|inverse|reversed"
)
_DIRECTIONS: dict[str, Direction] = {
    **dict.fromkeys(_HIGHER.split("|"), "higher"),
    **dict.fromkeys(_LOWER.split("|"), "lower"),
}
_ASIDE = re.compile(r"[\[(](?P<inside>[^\[\]()]{1,40})[\])]$")
_TELLING = re.compile(r"better|good|worse|bad|invers|inverted|reversed|minimi|maximi|↑|↓|⬆|⬇")
_COMPARISONS = {
    ">=": ">=|≥|=>|⩾|at least|min|minimum|not less than|no less than|from",
    ">": ">|more than|greater than|over|above",
    "<=": "<=|≤|=<|⩽|at most|max|maximum|not more than|no more than|up to",
    "<": "<|less than|under|below|fewer than",
    "=": "=|==|exactly|equal to|equals",
}
_MEANS = {word: sign for sign, words in _COMPARISONS.items() for word in words.split("|")}
_MUST = re.compile(
    f"(?:(?P<sign>{'|'.join(sorted(map(re.escape, _MEANS), key=len, reverse=True))}) ?)?(?P<bound>{_NUMBER})(?: ?(?P<unit>\\S.*))?",
    re.IGNORECASE,
)
_SHOWN = {">=": "≥", ">": ">", "<=": "≤", "<": "<", "=": "="}


def read_scale(text: str, unit: str = "") -> Scale | str:
    """Read `1-5`, `1–5`, `0..60`, `-2 to 2`, `0–100 %`; or say in words why it is none."""
    match = _SCALE.fullmatch(_collapsed(text))
    if match is None or not _is_unit(match["unit"], unit):
        return f"`{text}` is no scale"
    low, high = quantity(match["low"]), quantity(match["high"])
    if low is None or high is None:
        return f"`{text}` is no scale"
    if low.value >= high.value:
        return f"the scale `{text}` does not run from low to high"
    joint = " to " if low.value < 0 else "–"
    percent = " %" if match["unit"] == "%" else ""
    return Scale(low.value, high.value, f"{_written(match['low'])}{joint}{_written(match['high'])}{percent}")


def read_direction(text: str) -> Direction | None:
    """Read which scores are better: `higher`, `lower`, `max`, `min`, `lower is better`; None for other words."""
    return _DIRECTIONS.get(_collapsed(text).casefold().strip(" .()"))


@lru_cache(2048)  # the same criteria are used from record to record
def direction_in_name(name: str) -> Direction | None:
    """Read a direction that a criterion's name carries: `Cost (lower is better)`, `Risk (inverted)`, `Latency ↓`."""
    plain = _collapsed(name).casefold()
    aside = _ASIDE.search(plain)
    said = aside["inside"] if aside else plain[-1:]
    return read_direction(said) if _TELLING.search(said) else None


def read_must(text: str, *, direction: Direction, unit: str = "") -> Must | None:
    """Read `>= 3`, `≥ 3`, `at least 3`, `<= 30`; a bare number is the least, or the most where lower is better."""
    match = _MUST.fullmatch(_collapsed(text))
    if match is None or not _is_unit(match["unit"], unit):
        return None
    bound = quantity(match["bound"])
    if bound is None:
        return None
    sign = _MEANS[match["sign"].casefold()] if match["sign"] else ">=" if direction == "higher" else "<="
    shown = f"{_SHOWN[sign]} {_written(match['bound'])}"
    if match["unit"] or unit:
        shown += f" {match['unit'] or unit}"
    return Must(sign, bound.value, shown)  # type: ignore[arg-type] # the keys of _COMPARISONS


def without_unit(text: str, unit: str) -> str:
    """Return a value without the unit its criterion has: `10` for `10 s`, `12` for `$12`."""
    if unit and len(text) > len(unit):
        if text.endswith(unit) and not text[-len(unit) - 1].isalpha():
            return text[: -len(unit)].rstrip()
        if text.startswith(unit) and not text[len(unit)].isalpha():
            return text[len(unit) :].lstrip()
    return text


def shown(value: Fraction) -> str:
    """Return a number as people read it: in full where it ends, else with two decimals."""
    return _whole(value.numerator) if value.denominator == 1 else _shown(value)


@lru_cache(2048)  # scores are few, and each is shown in every cell that has it
def _whole(number: int) -> str:
    return str(number).replace("-", "−")


@lru_cache(2048)
def _shown(value: Fraction) -> str:
    for decimals in range(7):
        scaled = value * 10**decimals
        if scaled.denominator == 1:
            break
    else:
        decimals = 2
        scaled = Fraction(round(value * 100))
    figures = str(abs(scaled.numerator)).rjust(decimals + 1, "0")
    whole = figures if not decimals else f"{figures[:-decimals]}.{figures[-decimals:]}"
    return f"−{whole}" if scaled < 0 else whole


def _is_unit(written: str | None, unit: str) -> bool:
    return written in {None, "%", unit}


def _written(number: str) -> str:
    return number.replace("-", "−").replace(",", ".").removeprefix("+")


def _collapsed(text: str) -> str:
    return " ".join(text.split())
