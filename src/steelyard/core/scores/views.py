"""The template contract of score tables: what a record's page and the scores page show of them, as text.

Numbers arrive as people read them; shares of a width are hundredths of it, with two decimals ("68.04"), for drawing.
`mark` is one of the six colours options are drawn in, "1" to "6". Only `written` is HTML, made safe.
"""

from __future__ import annotations

from msgspec import Struct


class ScoredOption(Struct, frozen=True):
    """An option with what it comes to.

    `position` is its place in the table's order, from 0. `total` is a figure or a range ("60.1 to 72.0"),
    `rank` a place, the places it could take, or a dash where it is ruled out; `ruled_out` says by what. `low`
    and `span` draw its bar: the total it has, and what missing scores could add. `average` and `plain` are
    the spreadsheet's own figures, '' where the table has none. `first_place` is its share of all weightings,
    `first_at` and `first_width` where that is drawn.
    """

    position: str
    name: str
    note: str
    mark: str
    chosen: bool
    leads: bool
    ruled_out: str
    total: str
    rank: str
    low: str
    span: str
    average: str
    plain: str
    first_place: str
    first_at: str
    first_width: str


class ScoreCell(Struct, frozen=True):
    """A score. `shade` is how good it is, "0" to "5", or '' where there is none.

    `option` names its column, for layouts without columns. `spread` is how far scorers are apart ("2 to 5").
    `note` is the number of its note; `fails` says that it rules its option out.
    """

    option: str
    text: str
    shade: str
    fails: bool
    spread: str
    note: str


class StripPart(Struct, frozen=True):
    """A stretch of weights at which one option is first."""

    mark: str
    start: str
    width: str


class Strip(Struct, frozen=True):
    """Who is first at each weight of one criterion, the others left as they are.

    `label` says all of it, `words` the stretch in which the first one stays ("up to 9.3"), `beyond` who is first
    outside of it ("above: JVM"); `at` is where the weight stands.
    """

    parts: tuple[StripPart, ...]
    at: str
    label: str
    words: str
    beyond: str


class ScoredCriterion(Struct, frozen=True):
    """A criterion's row, with its `share` of all weight in per cent.

    `weight` is its number for controls, `weight_said` for people, `weight_text` as written where that differs.
    """

    key: str
    name: str
    scale: str
    direction: str
    must: str
    note: str
    weight: str
    weight_said: str
    weight_text: str
    share: str
    cells: tuple[ScoreCell, ...]
    strip: Strip


class ScoreNote(Struct, frozen=True):
    """What the author says about a score. `see_url` is an address, '' where `see` is a text only."""

    number: str
    label: str
    text: str
    see: str
    see_url: str


class ScorerSheet(Struct, frozen=True):
    """One scorer's own scores, by criterion, then option, and who is first by them."""

    name: str
    verdict: str
    rows: tuple[tuple[str, ...], ...]


class UncountedRow(Struct, frozen=True):
    """A row that is shown and not counted, and why."""

    name: str
    weight_text: str
    cells: tuple[str, ...]
    reason: str


class ScoreTableView(Struct, frozen=True):
    """A criteria table with all that follows from it, complete without scripts.

    `id` is its anchor, and its name in shared addresses; `level` its heading's. `verdict` says who leads, how firmly.
    `warnings` are where the decision and the table part; `facts` what a reader must know of the figures (options that
    are ruled out, scores that are missing). `turns` are the changes of one weight that change the winner, nearest
    first; `steady` says so where there are none. `options` are in the table's order, `ranked` best first.
    `musts` says that leaving the musts out changes something. `limit` is where sliders end, `step` their step. `data` is
    all a script needs, as JSON.
    """

    id: str
    level: str
    title: str
    verdict: str
    warnings: tuple[str, ...]
    facts: tuple[str, ...]
    turns: tuple[str, ...]
    steady: str
    flip: str
    dominated: tuple[str, ...]
    options: tuple[ScoredOption, ...]
    ranked: tuple[ScoredOption, ...]
    criteria: tuple[ScoredCriterion, ...]
    uncounted: tuple[UncountedRow, ...]
    average_label: str
    first_place: str
    notes: tuple[ScoreNote, ...]
    scorers: tuple[ScorerSheet, ...]
    disagreement: str
    presets: tuple[str, ...]
    musts: bool
    limit: str
    step: str
    csv_url: str
    written: str
    data: str


class ScoreEntry(Struct, frozen=True):
    """A scored decision on the scores page: `title` is its table's, '' where it has but one.

    `state` says who leads ("JVM leads by 3.9."), `chosen` the option chosen, `astray` that another one is on top.
    `firm` is the winner's share of all weightings, `flip` the smallest shift that turns it, `weakest` the one-weight
    change that is nearest; each is '' where there is none. `data` is what a script needs, as JSON.
    """

    anchor: str
    title: str
    state: str
    chosen: str
    astray: bool
    firm: str
    flip: str
    weakest: str
    data: str


class Outcome(Struct, frozen=True):
    """What a decision comes to under other weights."""

    label: str
    url: str
    what: str


class SharedCriterion(Struct, frozen=True):
    """A criterion that several decisions share, and which of them turn if it alone counted. `key` is its folded name."""

    key: str
    name: str
    turned: tuple[Outcome, ...]
    kept: tuple[Outcome, ...]
