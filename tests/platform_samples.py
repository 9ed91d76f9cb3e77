"""Criteria tables for tests of what is made of them: a choice of platform, also with gaps, and scored by three people."""

from __future__ import annotations

from fractions import Fraction

from msgspec.structs import replace

from steelyard.core.scores.tables import (
    Cell,
    Criterion,
    Informative,
    Must,
    Option,
    Preset,
    Scale,
    Sheet,
    Table,
)
from steelyard.diagnostics import Place

PLACE = Place("decisions/0004-choose-a-platform.criteria.csv", 1)
GRADES = Scale(Fraction(1), Fraction(5), "1–5")


def criterion(key: str, name: str, weight: str, **more: object) -> Criterion:
    """Make a criterion graded 1 to 5, unless `more` says otherwise."""
    return replace(Criterion(key, name, Fraction(weight), weight, GRADES), **more)


def cell(text: str, because: str = "", see: str = "") -> Cell:
    """Make a score of a text, none of "TBD"."""
    return Cell(None if text == "TBD" else Fraction(text), text, because, see)


CRITERIA = (
    criterion("velocity", "Velocity", "9", note="weeks from idea to production"),
    criterion("testability", "Testability", "5"),
    criterion(
        "restart",
        "Restart time",
        "4",
        direction="lower",
        scale=Scale(Fraction(0), Fraction(60), "0–60"),
        unit="s",
    ),
    criterion("libraries", "Libraries", "8"),
    criterion("production", "Production record", "7", must=Must(">=", Fraction(2), ">= 2")),
)
OPTIONS = (
    Option("gevent", "Python/gevent", "greenlets over libev"),
    Option("node", "Node.js"),
    Option("jvm", "The JVM"),
    Option("go", "Go"),
)
CELLS = (
    (cell("5", "Code reads top to bottom."), cell("4"), cell("2"), cell("5"), cell("3")),
    (cell("5"), cell("3"), cell("1"), cell("4"), cell("2")),
    (cell("2"), cell("3"), cell("50", "A cold start.", "https://example.org/start"), cell("5"), cell("5")),
    (cell("4"), cell("5"), cell("4"), cell("2"), cell("1", "Nobody ran it under load.", "docs/go.md")),
)
TABLE = Table(
    name="",
    title="",
    form="csv",
    place=PLACE,
    criteria=CRITERIA,
    options=OPTIONS,
    cells=CELLS,
    presets=(Preset("Speed first", (Fraction(9), Fraction(0), Fraction(4), Fraction(0), Fraction(0))),),
    chosen=0,
    because="it keeps the code we have",
    informative=(Informative("Licence", "", ("MIT", "MIT", "GPL", "BSD"), "words are no scores"),),
    remarks=("Illustrative scores, not measurements.",),
)
"""gevent wins and was chosen; Go is ruled out, though it is the easiest to test."""


def with_cells(table: Table, changes: dict[tuple[int, int], str]) -> Table:
    """Put other scores, as text, into a table, by option and criterion."""
    return replace(
        table,
        cells=tuple(
            tuple(
                cell(changes[at]) if (at := (row, column)) in changes else own
                for column, own in enumerate(cells)
            )
            for row, cells in enumerate(table.cells)
        ),
    )


def by_three() -> Table:
    """Give the table as the mean of three sheets; Chiyo rules Node.js out."""
    sheets = (
        Sheet("Ann", with_cells(TABLE, {(0, 0): "4", (1, 4): "3"}).cells),
        Sheet("Ben", with_cells(TABLE, {(0, 1): "2", (1, 4): "3"}).cells),
        Sheet("Chiyo", with_cells(TABLE, {(0, 1): "3", (1, 4): "1", (2, 0): "4"}).cells),
    )
    return replace(
        with_cells(TABLE, {(0, 0): "14/3", (0, 1): "3", (1, 4): "7/3", (2, 0): "8/3"}),
        sheets=sheets,
        name="panel",
    )


GAPS = replace(
    with_cells(TABLE, {(2, 0): "TBD", (3, 4): "TBD"}), name="gaps", title="With gaps", chosen=1, because=""
)
"""The JVM's velocity and Go's production record are missing; gevent leads all the same, and Node.js was chosen."""
OPEN = with_cells(TABLE, {(0, 0): "TBD", (2, 0): "TBD"})
"""Without the velocity of two options it is open which of three wins."""
TIE = replace(with_cells(TABLE, {(1, 1): "4", (1, 2): "2", (1, 3): "5", (1, 4): "3"}), name="tie")
"""Node.js scores as gevent does."""
