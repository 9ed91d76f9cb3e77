"""Score tables in decisions.json: every key of the contract, exact enough for programs, held to the schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest
from hypothesis import given
from msgspec.structs import replace

import steelyard.core
from score_samples import FIXED, make_table, tables
from steelyard.core.scores.export import tables_json
from steelyard.core.scores.study import study

if TYPE_CHECKING:
    from steelyard.core.scores.tables import Table

SCHEMA = json.loads((Path(steelyard.core.__file__).parent / "decisions.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator({**SCHEMA["$defs"]["table"], "$defs": SCHEMA["$defs"]})


def test_the_fixed_case_is_told_in_full() -> None:
    """Totals and shares are fractions of 1, an interval is of a criterion's share, points are hundredths."""
    (table,) = tables_json([study(FIXED)])
    VALIDATOR.validate(table)
    assert [option["total"] for option in table["options"]] == pytest.approx(
        [0.64667, 0.76, 0.5, 0], abs=1e-5
    )
    assert [option["rank"] for option in table["options"]] == [2, 1, 3, 4]
    found = table["sensitivity"]
    assert [(each["from"], each["to"]) for each in found["criteria"]] == [
        pytest.approx((0.24242, 1), abs=1e-5),
        pytest.approx((0, 0.45455), abs=1e-5),
        (0, 1),
    ]
    assert list(found["first_place"].values()) == pytest.approx([0.0551, 0.70248, 0.24242, 0], abs=1e-5)
    assert found["flip"]["points"] == pytest.approx(sum(move["points"] for move in found["flip"]["moves"]))


def test_what_is_missing_is_null() -> None:
    """A score that is not there, and the total and rank that hang on it."""
    (table,) = tables_json([study(make_table([[5, None], [4, 4]]))])
    VALIDATOR.validate(table)
    first, second = table["options"]
    assert (first["total"], first["low"], first["high"], first["rank"]) == (None, 0.5, 1, None)
    assert (second["total"], second["rank"]) == (0.75, None)
    assert table["scores"]["Option 0"] == {"Criterion 0": 5, "Criterion 1": None}
    assert table["sensitivity"]["flip"] is None
    assert table["sensitivity"]["criteria"][0] == {"name": "Criterion 0", "from": None, "to": None}


def test_what_was_chosen_and_ruled_out_is_named() -> None:
    """Options go by their names."""
    sample = replace(make_table([[1, 5], [5, 5]], musts=[">= 2", ""]), chosen=1, because="it must be")
    (table,) = tables_json([study(sample)])
    VALIDATOR.validate(table)
    assert (table["chosen"], table["because"], table["scale"]) == ("Option 1", "it must be", "1-5")
    assert table["options"][0]["ruled_out_by"] == ["Criterion 0"]
    assert table["criteria"][0]["must"] == ">= 2"
    assert table["sensitivity"]["dominated"] == {} or "Option 1" not in table["sensitivity"]["dominated"]


def test_a_common_scale_is_named_and_differing_ones_are_not() -> None:
    """A scale below nought is written so that its sign cannot mislead."""
    below = make_table([[0, 1], [1, 0]], scales=[(-2, 2), (-2, 2)])
    assert tables_json([study(below)])[0]["scale"] == "-2 to 2"
    assert tables_json([study(FIXED)])[0]["scale"] is None


@given(tables())
def test_every_table_fits_the_schema(table: Table) -> None:
    """Whatever can be scored can be exported, and is JSON."""
    (value,) = tables_json([study(table)])
    VALIDATOR.validate(json.loads(json.dumps(value, allow_nan=False)))
