"""A criteria table: options scored against weighted criteria, as a record's author states it.

Every number is an exact fraction. Options and criteria are told by their position, in the order of the table.
"""

from __future__ import annotations

import copyreg
import unicodedata
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from steelyard.diagnostics import Place

Direction = Literal["higher", "lower"]
Form = Literal["csv", "yaml", "front matter", "sheet", "markdown"]


class Scale(Struct, frozen=True):
    """The declared bounds of a score, low < high; `text` as people read it ("1–5"). `assumed` where nobody declared it."""

    low: Fraction
    high: Fraction
    text: str
    assumed: bool = False


def _plainly(number: Fraction) -> tuple[type[Fraction], tuple[int, int]]:
    return Fraction, number.as_integer_ratio()


# Between processes fractions go as two numbers: of itself each goes as text, which takes five times as long to read.
copyreg.pickle(Fraction, _plainly)

CUSTOMARY = tuple(
    Scale(Fraction(low), Fraction(high), f"{low}–{high}", assumed=True)
    for low, high in ((0, 1), (1, 5), (0, 5), (1, 10), (0, 10), (0, 100))
)
"""The scales that are tried, in this order, where none is declared."""


class Must(Struct, frozen=True):
    """What a score must reach for its option to stand: `>= 3`."""

    comparison: Literal[">=", ">", "<=", "<", "="]
    bound: Fraction
    text: str


class Criterion(Struct, frozen=True):
    """What options are scored against. `key` names it in addresses and is unique in its table; weight >= 0.

    `weight_text` is the weight as written ("30 %", "High").
    """

    key: str
    name: str
    weight: Fraction
    weight_text: str
    scale: Scale
    direction: Direction = "higher"
    must: Must | None = None
    unit: str = ""
    note: str = ""


class Option(Struct, frozen=True):
    """What may be chosen. `key` names it in addresses and is unique in its table."""

    key: str
    name: str
    note: str = ""


class Cell(Struct, frozen=True):
    """An option's score on a criterion, None where there is none. `text` is as written, without markup.

    `because` is the reason given for it, `see` an address (http, https or a path in the repository) or ''.
    """

    score: Fraction | None
    text: str
    because: str = ""
    see: str = ""


Cells = tuple[tuple[Cell, ...], ...]
"""Cells by option, then criterion."""


class Sheet(Struct, frozen=True):
    """One scorer's own scores."""

    scorer: str
    cells: Cells


class Preset(Struct, frozen=True):
    """An author's own set of weights, by criterion; those not named weigh 0."""

    name: str
    weights: tuple[Fraction, ...]


class Informative(Struct, frozen=True):
    """A row that is shown and not counted, with why: prices, measures, words. `cells` are texts by option."""

    name: str
    weight_text: str
    cells: tuple[str, ...]
    reason: str


ClaimKind = Literal["total", "percentage", "rank", "winner", "weighted", "weights"]


class Claim(Struct, frozen=True):
    """A figure that the table states and that follows from its other figures.

    `kind` is 'total' (an option's total, made in whatever way), 'percentage' (its share of the best possible),
    'rank', 'winner' (the option is marked as the winner; no value), 'weighted' (an option's weighted score on one
    criterion) or 'weights' (the sum of all weights). `value` is as printed, `unit` the unit of its last printed digit
    (1/100 for "4.35"); `label` is the row's or column's own name.
    """

    kind: ClaimKind
    label: str
    text: str
    place: Place
    option: int | None = None
    criterion: int | None = None
    value: Fraction | None = None
    unit: Fraction | None = None


class Table(Struct, frozen=True):
    """A criteria table, complete and free of faults.

    `name` is '' for a record's only or first one; `place` is where it stands: its file, or in a body its header's line.
    `cells` are by option and criterion: the mean of the `sheets` where several scorers gave one each, else as
    written. `chosen` is an option's position. `remarks` are sentences for readers (which scale was assumed, say).
    `header` is a Markdown table's, as plain text, by which it is found again in the rendered body.
    """

    name: str
    title: str
    form: Form
    place: Place
    criteria: tuple[Criterion, ...]
    options: tuple[Option, ...]
    cells: Cells
    sheets: tuple[Sheet, ...] = ()
    presets: tuple[Preset, ...] = ()
    chosen: int | None = None
    chosen_place: Place | None = None
    because: str = ""
    informative: tuple[Informative, ...] = ()
    claims: tuple[Claim, ...] = ()
    remarks: tuple[str, ...] = ()
    header: tuple[str, ...] = ()


def checked(table: Table) -> Table:
    """Let go of what only a check needs: the claims."""
    return replace(table, claims=()) if table.claims else table


@lru_cache(1024)  # a site's tables have few criteria between them
def same_name(text: str) -> str:
    """Return what all spellings of one name share: case and runs of blanks do not count."""
    return " ".join(unicodedata.normalize("NFC", text).split()).casefold()
