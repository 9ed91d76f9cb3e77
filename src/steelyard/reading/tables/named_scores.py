"""The scores of a table in YAML: by option and criterion, or the other way round, of one scorer or several."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.scores.tables import same_name
from steelyard.reading.tables.drafts import DraftCell, DraftOption, Written
from steelyard.reading.tables.names import remedy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.diagnostics import Place
    from steelyard.reading.tables.faults import Faults
    from steelyard.reading.yaml import Node

Grid = tuple[tuple[DraftCell, ...], ...]

SCORE_KEYS = ("score", "because", "see")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_MOST_HINTS = 20
"""Unknown names that a likeness is sought for: it takes time, and then the whole table is meant."""


class Scores(Struct, frozen=True):
    """The options with their cells, or with a sheet of cells for each scorer."""

    options: tuple[DraftOption, ...]
    cells: Grid
    sheets: tuple[tuple[Written, Grid], ...]


def read_scores(
    scores: Node | None,
    scorers: Node | None,
    criteria: Sequence[Written],
    options: Sequence[DraftOption],
    place: Place,
    faults: Faults,
) -> Scores:
    """Read `scores` and the `scorers`' own. Options that are not listed are those with scores."""
    sheets = faults.entries(scorers, "`scorers`", "people with their scores")
    if scores is None and not sheets and (scorers is None or scorers.kind == "map"):
        hint = "give each option its scores: `scores: {Build: {Cost: 3}, Buy: {Cost: 5}}`"
        faults.add("K807", place, "the table has no `scores`", hint)
    own = [] if scores is None else [scores]
    listed = list(options) or _options_of([*own, *(sheet for _, sheet in sheets)], criteria, faults)
    reader = _Reader(criteria, listed, faults)
    cells = reader.grid(scores, "`scores`") if scores is not None else ()
    people = tuple((faults.name(key), reader.grid(sheet, "a scorer's sheet")) for key, sheet in sheets)
    if cells or people:
        reader.judge_options()
    return Scores(tuple(listed), cells, people)


def _options_of(grids: Sequence[Node], criteria: Sequence[Written], faults: Faults) -> list[DraftOption]:
    known = {same_name(criterion.text) for criterion in criteria}
    found: dict[str, DraftOption] = {}
    for grid in grids:
        outer = [key for key, _ in grid.entries]
        if outer and all(same_name(key.text) in known for key in outer):
            outer = [key for _, row in grid.entries for key, _ in row.entries]
        for key in outer:
            found.setdefault(same_name(key.text), DraftOption(faults.name(key)))
    return list(found.values())


class _Reader:
    def __init__(self, criteria: Sequence[Written], options: Sequence[DraftOption], faults: Faults) -> None:
        self._criteria = criteria
        self._options = options
        self._faults = faults
        self._criterion_at = {
            same_name(one.text): index for index, one in reversed(list(enumerate(criteria)))
        }
        self._option_at = {
            same_name(one.name.text): index for index, one in reversed(list(enumerate(options)))
        }
        self._scored: set[int] = set()
        self._hints = _MOST_HINTS

    def grid(self, node: Node, what: str) -> Grid:
        """Read one grid of scores as cells by option, then criterion."""
        faults = self._faults
        given: dict[tuple[int, int], DraftCell] = {}
        first: dict[tuple[int, int], Node] = {}
        rows: dict[int, Place] = {}
        entries = faults.entries(node, what, "options with their scores")
        turned = self._is_turned(entries)
        for key, row in entries:
            outer = self._find(key, option=not turned)
            if outer is not None and not turned:
                rows.setdefault(outer, faults.place(key))
                self._scored.add(outer)
            for inner_key, value in self._row(key, row, turned=turned):
                inner = self._find(inner_key, option=turned)
                if outer is None or inner is None:
                    continue
                spot = (inner, outer) if turned else (outer, inner)
                self._scored.add(spot[0])
                if spot in first:
                    others = ((faults.place(first[spot]), "first here"),)
                    message = f"the score of `{inner_key.text}` stands here a second time"
                    faults.add("K804", faults.place(inner_key), message, "keep one of the two", others)
                    continue
                first[spot] = inner_key
                given[spot] = self._cell(inner_key, value)
        return tuple(
            tuple(
                given.get((option, criterion)) or DraftCell(Written("", rows.get(option, one.name.place)))
                for criterion in range(len(self._criteria))
            )
            for option, one in enumerate(self._options)
        )

    def judge_options(self) -> None:
        """Report every option that nobody scored."""
        for index, option in enumerate(self._options):
            if index not in self._scored:
                message = f"the option `{option.name.text}` has no scores"
                hint = "add them, `null` where one is missing, or remove the option"
                self._faults.add("K805", option.name.place, message, hint)

    def _is_turned(self, entries: Sequence[tuple[Node, Node]]) -> bool:
        """Say whether criteria stand outside and options inside, as every name outside tells."""
        outer = [same_name(key.text) for key, _ in entries]
        return (
            bool(outer)
            and all(name in self._criterion_at for name in outer)
            and not all(name in self._option_at for name in outer)
        )

    def _row(self, key: Node, row: Node, *, turned: bool) -> Sequence[tuple[Node, Node]]:
        """Return a row's names and scores; an option's scores in the order of the criteria need no names."""
        if row.kind != "list" or turned:
            return self._faults.entries(row, f"`{key.text}`", "names with their scores")
        wanted = len(self._criteria)
        if len(row.items) != wanted:
            message = f"`{key.text}` has {len(row.items)} scores, for {wanted} criteri{'on' if wanted == 1 else 'a'}"
            hint = "give one for each criterion, `null` where it is missing"
            self._faults.add("K807", self._faults.place(row), message, hint)
            return ()
        return [(_named(item, one.text), item) for item, one in zip(row.items, self._criteria, strict=True)]

    def _find(self, key: Node, *, option: bool) -> int | None:
        at = self._option_at if option else self._criterion_at
        index = at.get(same_name(key.text))
        if index is None:
            self._hints -= 1
            noun, plural = ("option", "options") if option else ("criterion", "criteria")
            names = (
                [one.name.text for one in self._options] if option else [one.text for one in self._criteria]
            )
            hint = (
                remedy(key.text[:60], names, noun=plural)
                if self._hints >= 0 and names
                else f"list it under `{plural}`"
            )
            self._faults.add("K805", self._faults.place(key), f"the table has no {noun} `{key.text}`", hint)
        return index

    def _cell(self, key: Node, value: Node) -> DraftCell:
        faults = self._faults
        if value.kind == "null":
            return DraftCell(Written("", faults.place(key)))
        if value.kind != "map":
            return DraftCell(faults.written(value, "score") or Written("", faults.place(value)))
        parts = faults.keys(value, SCORE_KEYS, "a score")
        score = faults.written(parts.get("score"), "score") or Written("", faults.place(key))
        return DraftCell(score, faults.text(parts.get("because"), "because"), self._see(parts.get("see")))

    def _see(self, node: Node | None) -> str:
        """Read where a reason is given: a web address, or a path in the repository."""
        text = self._faults.text(node, "see")
        scheme = _SCHEME.match(text)
        fit = scheme is None and not text.startswith(("/", "\\")) and ".." not in text.split("/")
        web = scheme is not None and text.casefold().startswith(("https://", "http://"))
        if node is None or ((fit or web) and not any(character <= " " for character in text)):
            return text
        hint = "write `https://…`, or a path in the repository without `..`"
        self._faults.add("K807", self._faults.place(node), f"`see` cannot be `{text[:80]}`", hint)
        return ""


def _named(item: Node, name: str) -> Node:
    """Return a list's item as the key that it has no need to write."""
    return type(item)("scalar", item.line, item.column, item.length, name)
