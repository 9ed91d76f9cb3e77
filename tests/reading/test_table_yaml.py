"""Tables in YAML and JSON, and inline in front matter."""

from __future__ import annotations

import json
from fractions import Fraction
from functools import partial
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from costs import in_proportion, within
from steelyard.core.scores.tables import Preset, Table
from steelyard.diagnostics import Place
from steelyard.reading.frontmatter import cut
from steelyard.reading.tables.settle import settle
from steelyard.reading.tables.tree import read_inline_table, read_yaml_table

if TYPE_CHECKING:
    from pathlib import Path

FULL = """\
title: Platform for the next product
chosen: Node.js
because: one language
scale: 1-5
criteria:
  - name: Velocity
    weight: 8
    note: weeks from idea to production
  - {name: Downtime, weight: 3, direction: lower, scale: 0-60, unit: s, must: "<= 30"}
options:
  - name: Node.js
    note: one event loop, one language
  - name: JVM
scores:
  Node.js: {Velocity: 5, Downtime: 10}
  JVM:
    Velocity: {score: 3, because: slow edit-run loop, see: https://example.org/trial}
    Downtime: 20
presets:
  Only velocity: {Velocity: 1}
"""


def table(text: str, *, json: bool = False) -> Table:
    draft, found = read_yaml_table(dedent(text), file="t.yaml", name="", json=json)
    assert found == ()
    assert draft is not None
    settled, found = settle(draft, weight_words={})
    assert found == ()
    assert settled is not None
    return settled


def scores(of: Table) -> list[list[Fraction | None]]:
    return [[cell.score for cell in row] for row in of.cells]


def faults(text: str) -> list[tuple[str, int, int, str]]:
    draft, found = read_yaml_table(dedent(text), file="t.yaml", name="")
    assert draft is None
    return [(one.code, one.place.line, one.place.column, one.message) for one in found]


def test_everything_there_is_to_say() -> None:
    """Every key is read, and every score keeps its place, its reason and its source."""
    one = table(FULL)
    assert (one.title, one.form, one.because, one.chosen) == (
        "Platform for the next product",
        "yaml",
        "one language",
        0,
    )
    assert [(c.name, str(c.weight), c.scale.text, str(c.direction), c.unit) for c in one.criteria] == [
        ("Velocity", "8", "1–5", "higher", ""),
        ("Downtime", "3", "0–60", "lower", "s"),
    ]
    assert one.criteria[0].note == "weeks from idea to production"
    assert [option.note for option in one.options] == ["one event loop, one language", ""]
    assert scores(one) == [[5, 10], [3, 20]]
    cell = one.cells[1][0]
    assert (cell.because, cell.see) == ("slow edit-run loop", "https://example.org/trial")
    assert one.presets == (Preset("Only velocity", (Fraction(1), Fraction(0))),)


def test_the_example_of_the_format_reads(shared: Path) -> None:
    """What people are taught is what is read, scorers beside scores included."""
    text = (shared / "design" / "FORMAT.md").read_text(encoding="utf-8")
    one = table(text.partition("```yaml\n")[2].partition("```")[0])
    assert [sheet.scorer for sheet in one.sheets] == ["ann"]
    assert scores(one) == [[4, 10], [4, 20]]
    assert one.remarks == (
        "Where scorers gave a score, it is their mean; elsewhere the table's own score stands.",
    )


@pytest.mark.parametrize(
    "text",
    [
        "criteria: [Speed: 2, Cost]\nscores:\n  Build: [1, 2]\n  Buy: [3, null]\n",
        "criteria: {Speed: 2, Cost: }\noptions: [Build, Buy]\nscores:\n  buy: {SPEED: 3}\n  build: {speed: 1, cost: 2}\n",
        "criteria: {Speed: {weight: 2}, Cost: {}}\noptions: {Build: , Buy: }\nscores:\n  speed: {Build: 1, Buy: 3}\n  cost: {Build: 2}\n",
        "criteria:\n- name: Speed\n  weight: 2\n- Cost\nscores:\n  Speed: {Build: 1, Buy: 3}\n  Cost: {Build: 2, Buy: '?'}\n",
        "Criteria: [{Name: Speed, Weight: 2}, {name: Cost}]\nscores: {Build: {Speed: 1, Cost: 2}, Buy: {Speed: 3, Cost: {score: }}}\n",
        '{"criteria": [{"name": "Speed", "weight": 2}, {"name": "Cost"}],\n\t"scores": {"Build": [1, 2], "Buy": [3, "?"]}}',
    ],
)
def test_one_table_in_many_ways(text: str) -> None:
    """Short forms, criteria outside or inside, names in any case, JSON: one table."""
    one = table(text)
    assert [(criterion.name, str(criterion.weight)) for criterion in one.criteria] == [
        ("Speed", "2"),
        ("Cost", "1"),
    ]
    assert [option.name for option in one.options] == ["Build", "Buy"]
    assert scores(one) == [[1, 2], [3, None]]


def test_several_scorers() -> None:
    """Each scorer's sheet is kept, and the scores are their means."""
    one = table(
        """\
        criteria: [Speed]
        scorers:
          ann: {Build: {Speed: 4}, Buy: {Speed: 1}}
          bob: {Build: {Speed: 5}}
        """
    )
    assert [sheet.scorer for sheet in one.sheets] == ["ann", "bob"]
    assert scores(one) == [[Fraction(9, 2)], [1]]


def test_inline_in_front_matter() -> None:
    """A table in a record's own front matter has its places in that record."""
    front, _ = cut(
        "---\ntitle: X\ncriteria:\n  criteria: [Speed]\n  scores: {A: [1], B: [fast]}\n---\n", file="r.md"
    )
    found_ = front.find("criteria")
    assert found_ is not None
    draft, found = read_inline_table(found_[1], file="r.md")
    assert found == ()
    assert draft is not None
    assert draft.form == "front matter"
    assert draft.place == Place("r.md", 4, 3, 1)
    _, found = settle(draft, weight_words={})
    assert [(one.code, one.place) for one in found] == [("K801", Place("r.md", 5, 24, 4))]


def test_json_writes_some_letters_in_halves() -> None:
    r"""`\ud83d\ude00` is one character, as JSON has it; half of it alone is none."""
    text = json.dumps({"criteria": ["\U0001f600 \\ud83d"], "scores": {"A": [1], "B": [2]}})
    assert "\\ud83d\\ude00" in text
    assert table(text, json=True).criteria[0].name == "\U0001f600 \\ud83d"
    draft, found = read_yaml_table('{"criteria": ["\\ud83d"]}', file="t.json", name="", json=True)
    assert draft is None
    assert found[0].code == "Y001"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", ("K807", 0, 0, "the file holds no table")),
        ("- a\n", ("K807", 1, 1, "a table is a mapping of keys, not a list")),
        ("criteria: [S]\n", ("K807", 0, 0, "the table has no `scores`")),
        ("criteria: [S]\noptions: [A, B]\nscorers: {}\n", ("K807", 0, 0, "the table has no `scores`")),
        ("scores: {A: {S: 1}}\n", ("K807", 0, 0, "the table has no `criteria`")),
        ("critera: x\ncriteria: [S]\nscores: {A: [1]}\n", ("K807", 1, 1, "`critera` is no key of a table")),
        ("criteria: S\nscores: {}\n", ("K807", 1, 11, "`criteria` is a list, not text")),
        ("criteria: [{weight: 1, must: 2}]\nscores: {}\n", ("K807", 1, 12, "a criterion without a `name`")),
        (
            "criteria: [{name: S, wieght: 1}]\nscores: {}\n",
            ("K807", 1, 22, "`wieght` is no key of a criterion"),
        ),
        ("criteria: [[S]]\nscores: {}\n", ("K807", 1, 12, "a criterion is a name or a mapping, not a list")),
        (
            "criteria: [S]\noptions: [[A]]\nscores: {}\n",
            ("K807", 2, 11, "an option is a name or a mapping, not a list"),
        ),
        ("criteria: [S: [1]]\nscores: {}\n", ("K807", 1, 15, "`weight` is text, not a list")),
        ("criteria: [S]\nscores: {A: [1, 2]}\n", ("K807", 2, 13, "`A` has 2 scores, for 1 criterion")),
        (
            "criteria: [S]\nscores: {A: 1}\n",
            ("K807", 2, 13, "`A` is a mapping of names with their scores, not text"),
        ),
        ("criteria: [S]\nscores: {A: {T: 1, S: 1}}\n", ("K805", 2, 14, "the table has no criterion `T`")),
        (
            "criteria: [S]\noptions: [A]\nscores: {A: [1], D: [1]}\n",
            ("K805", 3, 18, "the table has no option `D`"),
        ),
        (
            "criteria: [S]\noptions: [A, B]\nscores: {A: [1]}\n",
            ("K805", 2, 14, "the option `B` has no scores"),
        ),
        (
            "criteria: [S]\nscores: {A: {S: 1, s: 2}}\n",
            ("K804", 2, 20, "the score of `s` stands here a second time"),
        ),
        ("criteria: [S]\nscores: {A: {S: {score: [1]}}}\n", ("K807", 2, 25, "`score` is text, not a list")),
        (
            "criteria: [S]\nscores: {A: {S: {see: 'javascript:x'}}}\n",
            ("K807", 2, 23, "`see` cannot be `javascript:x`"),
        ),
        ("criteria: [S]\nscores: {A: {S: {see: ../../x}}}\n", ("K807", 2, 23, "`see` cannot be `../../x`")),
        (
            "criteria: [S]\nscores: {A: [1]}\npresets: [x]\n",
            ("K807", 3, 10, "`presets` is a mapping of names with their weights, not a list"),
        ),
        ("criteria: [S]\ncriteria: [T]\n", ("Y002", 2, 1, "the key `criteria` stands here a second time")),
        ("a: " + "[" * 40, ("Y004", 1, 23, "nested deeper than 20 levels")),
        ("a: &x 1\n", ("Y003", 1, 4, "the YAML anchor `&x` is not read")),
        (
            "criteria:\n- name: S\n  must: >= 3\n",
            (
                "Y001",
                3,
                10,
                "this is not YAML: text stands behind `>` or `|`, which opens a text of several lines",
            ),
        ),
    ],
)
def test_a_fault_is_told_at_its_place(text: str, fault: tuple[str, int, int, str]) -> None:
    """What is unknown or of another kind is told at its line and column, with the reason."""
    assert faults(text)[0] == fault
    assert len(faults(text)) == 1


def test_an_unknown_name_has_its_remedy() -> None:
    """The name that was meant is named; where nothing is like it, the names there are."""
    draft, found = read_yaml_table(
        "criteria: [Speed, Cost]\nscores: {A: {Sped: 1, X: 2}}\n", file="t", name=""
    )
    assert draft is None
    assert [one.hint for one in found] == ["did you mean `Speed`?", "the criteria are `Speed`, `Cost`"]


def test_time_grows_with_length() -> None:
    """A table four times as long takes no sixteen times as long, with names that fit or that do not."""

    def read(rows: int, name: str) -> object:
        criteria = ", ".join(f"C{number}" for number in range(rows))
        given = ", ".join(f"{name}{number}: 1" for number in range(rows))
        text = f"criteria: [{criteria}]\nscores:\n  A: {{{given}}}\n  B: {{{given}}}\n"
        return read_yaml_table(text, file="t.yaml", name="")

    for name in ("C", "D"):
        in_proportion(partial(read, 250, name), partial(read, 1000, name), most=11, least=0.01)
    within(20, lambda: read(10_000, "C"))


PIECES = st.sampled_from(
    [
        *"{}[],:\n- ?'\"",
        "criteria: ",
        "scores: ",
        "options: ",
        "name: ",
        "A",
        "Speed",
        "1",
        "scorers: ",
        "presets: ",
        "see: ",
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=30).map("".join)), st.booleans())
def test_no_text_is_too_strange(text: str, json: bool) -> None:  # noqa: FBT001
    """Any text is a draft or has faults, and a draft is a table or has faults."""
    draft, found = read_yaml_table(text, file="t.yaml", name="", json=json)
    assert (draft is None) == bool(found)
    if draft is not None:
        settled, found = settle(draft, weight_words={})
        assert (settled is None) == bool(found)
