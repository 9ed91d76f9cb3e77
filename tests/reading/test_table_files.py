"""One table, written in every form there is, reads to one table."""

from __future__ import annotations

import csv
import json
from fractions import Fraction
from io import StringIO
from typing import TYPE_CHECKING, Any

import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from reading.workbooks import ods, xlsx
from steelyard.core.scores.tables import same_name
from steelyard.diagnostics import Place
from steelyard.reading.tables.attached import ENDINGS, told_apart
from steelyard.reading.tables.beside import is_aside
from steelyard.reading.tables.files import read_table_file
from steelyard.reading.tables.headings import claim_of, role_of
from steelyard.reading.tables.settle import settle

if TYPE_CHECKING:
    from steelyard.core.scores.tables import Table

LETTERS = st.characters(categories=["L", "N", "P", "S", "Zs"], max_codepoint=0x2FFFF)


def _fit(name: str) -> bool:
    return (
        any(map(str.isalnum, name))
        and not name.startswith("'")
        and role_of(name) is None
        and claim_of(name) is None
        and not is_aside(name)
    )


NAMES = st.text(LETTERS, min_size=1, max_size=12).map(lambda text: " ".join(text.split())).filter(_fit)
SCORES = st.one_of(st.none(), st.integers(1, 5), st.integers(10, 50).map(lambda number: number / 10))
WEIGHTS = st.one_of(st.integers(1, 20), st.integers(1, 400).map(lambda number: number / 100))


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[tuple[str, float]], list[str], list[list[float | None]]]:
    """Make criteria with weights, options, and scores by criterion; nothing is quite empty."""
    criteria = draw(st.lists(NAMES, min_size=1, max_size=4, unique_by=same_name))
    options = draw(st.lists(NAMES, min_size=2, max_size=4, unique_by=same_name))
    scores = draw(
        st.lists(
            st.lists(SCORES, min_size=len(options), max_size=len(options)),
            min_size=len(criteria),
            max_size=len(criteria),
        )
    )
    return [(name, draw(WEIGHTS)) for name in criteria], options, scores


def _written(
    criteria: list[tuple[str, float]], options: list[str], scores: list[list[float | None]]
) -> dict[str, str | bytes]:
    rows: list[list[Any]] = [["criterion", "weight", *options]]
    rows += [[name, weight, *row] for (name, weight), row in zip(criteria, scores, strict=True)]

    def delimited(delimiter: str, point: str = ".") -> str:
        stream = StringIO(newline="")
        texts = [
            [str(value).replace(".", point) if isinstance(value, float) else value for value in row]
            for row in rows
        ]
        csv.writer(stream, delimiter=delimiter).writerows(texts)
        return stream.getvalue()

    tree = {
        "criteria": [{"name": name, "weight": weight} for name, weight in criteria],
        "options": [{"name": name} for name in options],
        "scores": {
            option: {name: row[index] for (name, _), row in zip(criteria, scores, strict=True)}
            for index, option in enumerate(options)
        },
    }
    return {
        "comma.csv": delimited(","),
        "mark.csv": b"\xef\xbb\xbf" + delimited(",").encode(),
        "semicolon.csv": delimited(";", ","),
        "tab.tsv": delimited("\t"),
        "wide.tsv": delimited("\t").encode("utf-16"),
        "tree.json": json.dumps(tree),
        "letters.json": json.dumps(tree, ensure_ascii=False, indent=1),
        "tree.yaml": yaml.safe_dump(tree, allow_unicode=True, sort_keys=False),
        "ascii.yml": yaml.safe_dump(tree, sort_keys=False),
        "book.xlsx": xlsx(rows),
        "book.ods": ods(rows),
    }


NOWHERE = Place("")


def _plain(table: Table) -> Table:
    cells = tuple(tuple(replace(cell, text="") for cell in row) for row in table.cells)
    criteria = tuple(replace(criterion, weight_text="") for criterion in table.criteria)
    return replace(table, form="csv", place=NOWHERE, cells=cells, criteria=criteria)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@example(([("Cost", 0.17), ("Speed", 0.13), ("Reach", 0.11)], ["Ash", "Oak"], [[3, 1], [4, 1], [4.6, 1]]))
@given(tables())
def test_every_form_reads_to_the_same_table(
    made: tuple[list[tuple[str, float]], list[str], list[list[float | None]]],
) -> None:
    """CSV with commas, semicolons or tabs, YAML, JSON and both kinds of sheet: one table, exact."""
    criteria, options, scores = made
    first: Table | None = None
    for path, data in _written(criteria, options, scores).items():
        draft, found = read_table_file(data, path=path)
        assert found == (), path
        assert draft is not None
        table, found = settle(draft, weight_words={})
        assert found == (), path
        assert table is not None
        first = first or _plain(table)
        assert _plain(table) == first, path
    assert first is not None
    assert [(one.name, one.weight) for one in first.criteria] == [
        (name, Fraction(str(weight))) for name, weight in criteria
    ]
    assert [one.name for one in first.options] == options
    for row, given_row in zip(zip(*first.cells, strict=True), scores, strict=True):
        assert [cell.score for cell in row] == [
            one if one is None else Fraction(str(one)) for one in given_row
        ]


def test_a_file_is_read_by_its_name() -> None:
    """Another ending has its remedy, and bytes that are no text are told."""
    assert {"csv", "tsv", "yaml", "yml", "json", "xlsx", "ods"} == set(ENDINGS)
    draft, found = read_table_file("criterion,A,B\nS,1,2\n", path="scores.txt", name="x")
    assert draft is None
    assert found[0].hint == "save it as one of .csv, .json, .ods, .tsv, .xlsx, .yaml, .yml"
    draft, found = read_table_file(b"criterion,A,B\nSp\xe9ed,1,2\n", path="scores.CSV")
    assert draft is None
    assert [(one.code, one.place) for one in found] == [("K808", Place("scores.CSV", 2))]
    draft, _ = read_table_file("criterion,A,B\nS,1,2\n", path="scores.CSV", name="x")
    assert draft is not None
    assert draft.name == "x"


def test_a_file_of_another_kind_says_what_it_should_be() -> None:
    """What is no table is refused by its name, whatever its bytes; text in another encoding keeps its form."""
    draft, found = read_table_file(b"\xd0\xcf\x11\xe0", path="scores.xls")
    assert draft is None
    assert found[0].message == "a table is not read from a file that ends in .xls"
    _, found = read_table_file("title: für\n".encode("latin-1"), path="scores.yaml")
    assert found[0].hint == "save it as YAML in UTF-8"


def test_tables_of_one_name_are_counted() -> None:
    """Of a record's tables without a name the second is called 2; a name that is taken, in any capitals, counts on."""
    draft, _ = read_table_file("criterion,A,B\nx,1,2\n", path="a.criteria.csv")
    assert draft is not None
    one, _ = settle(draft, weight_words={})
    assert one is not None
    named = [replace(one, name=name) for name in ("", "cost", "", "Cost", "")]
    assert [table.name for table in told_apart(named)] == ["", "cost", "2", "Cost-2", "3"]
