"""A criteria table as it was found, before anything in it is understood: every cell with its place.

Each reader (delimited text, YAML, sheet, Markdown) makes a draft; `settle` makes it a table or says what is wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from fractions import Fraction

    from steelyard.core.scores.tables import Claim, Form, Informative
    from steelyard.diagnostics import Place


class Written(Struct, frozen=True):
    """A value as written, plain text without markup, and where."""

    text: str
    place: Place


class DraftCriterion(Struct, frozen=True):
    """A criterion's row. None stands for what the table does not say; a weight not said is 1.

    `worth` is the weight where the reader has understood it (the "High" of a legend).
    """

    name: Written
    weight: Written | None = None
    direction: Written | None = None
    scale: Written | None = None
    must: Written | None = None
    unit: str = ""
    note: str = ""
    worth: Fraction | None = None


class DraftOption(Struct, frozen=True):
    """An option's column."""

    name: Written
    note: str = ""


class DraftCell(Struct, frozen=True):
    """A score as written; `number` where the reader has understood it (a symbol's value, `5` of "5: fast")."""

    score: Written
    because: str = ""
    see: str = ""
    number: Fraction | None = None


class Draft(Struct, frozen=True):
    """A table as found. `cells` are by option, then criterion; `sheets` one such grid for each scorer, in place of `cells`.

    `presets` are names with their weights by criterion's name. `scale` is the one declared for all criteria.
    """

    name: str
    title: str
    form: Form
    place: Place
    criteria: tuple[DraftCriterion, ...]
    options: tuple[DraftOption, ...]
    cells: tuple[tuple[DraftCell, ...], ...] = ()
    sheets: tuple[tuple[Written, tuple[tuple[DraftCell, ...], ...]], ...] = ()
    presets: tuple[tuple[Written, tuple[tuple[Written, Written], ...]], ...] = ()
    scale: Written | None = None
    chosen: Written | None = None
    because: str = ""
    informative: tuple[Informative, ...] = ()
    claims: tuple[Claim, ...] = ()
    remarks: tuple[str, ...] = ()
    header: tuple[str, ...] = field(default=())
