"""The schema of criteria tables says what the reader says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft7Validator

from nearly_right import agree, documents, loaded
from steelyard.reading.schemas.criteria import criteria_schema
from steelyard.reading.tables.tree import CRITERION_KEYS, KEYS, read_yaml_table
from steelyard.reading.yaml import read_yaml

SCHEMA = criteria_schema()
VALIDATOR = Draft7Validator(SCHEMA)
ROOT = Path(__file__).parent.parent.parent

GOOD: tuple[Any, ...] = (
    {
        "title": "Platform", "chosen": "Node.js", "because": "it is quick", "scale": "1-5",
        "criteria": [{"name": "Velocity", "weight": 8, "note": "weeks"}, {"name": "Downtime", "weight": "High", "direction": "lower",
                     "scale": [0, 60], "unit": "s", "must": "<= 30"}],
        "options": [{"name": "Node.js", "note": "one loop"}, "JVM"],
        "scores": {"Node.js": {"Velocity": 5, "Downtime": 10},
                   "JVM": {"Velocity": {"score": 3, "because": "slow", "see": "https://example.org/trial"}, "Downtime": None}},
        "presets": {"Only velocity": {"Velocity": 1}},
    },
    {"criteria": {"a": 3, "b c": {"weight": 2, "unit": "s"}}, "options": {"x": "the old one", "y": None}, "scores": {"x": [1, 2], "y": ["?", "8/10"]}},
    {"Criteria": [{"a": 3}, "path", {"Name": "name"}], "scorers": {"ann": {"x": {"a": 4}, "y": None}, "bob": {"x": {"a": 4}}}},
    {"criteria": ["a"], "options": [{"x": "note"}], "scores": {"x": {"a": 1}}},
)  # fmt: skip

BAD: tuple[Any, ...] = (
    None, [], "text", {}, {"criteria": ["a"]}, {"scores": {"x": {"a": 1}}}, {"criteria": ["a"], "scores": [1]},
    {"criteria": [["a"]], "scores": {}}, {"criteria": "a", "scores": {}}, {"criteria": [{"weight": 3, "unit": "s"}], "scores": {}},
    {"criteria": [{"name": "a", "wieght": 3}], "scores": {}}, {"criteria": ["a"], "scores": {"x": 3}},
    {"criteria": ["a"], "scores": {"x": {"a": {"scor": 3}}}}, {"criteria": ["a"], "scores": {}, "chosen": ["x"]},
    {"criteria": ["a"], "scores": {}, "scale": [1, 2, 3]}, {"criteria": ["a"], "scores": {}, "options": [{"note": "x", "more": "y"}]},
    {"criteria": ["a"], "scores": {}, "presets": {"x": 3}}, {"criteria": ["a"], "scores": {}, "chose": "x"},
)  # fmt: skip

BEYOND = re.compile(
    r"has no (?:option|criterion) `|has no scores$|scores, for \d+ criteri|second time|`see` cannot be|a mapping of names with their "
    r"scores, not a list"
)
"""What no schema can say: which names there are, how many, and what stands in a text."""


def faults(document: Any) -> list[str] | None:
    """Return what the reader says of a document; None where a schema could not say it."""
    _, found = read_yaml_table(json.dumps(document, ensure_ascii=False), file="a.criteria.yaml", name="")
    if any(BEYOND.search(each.message) for each in found):
        return None
    return [each.message for each in found]


def test_is_a_schema() -> None:
    """Every program that knows draft-07 can use it."""
    Draft7Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("document", GOOD, ids=json.dumps)
def test_good(document: Any) -> None:
    """What the reader takes, the schema takes."""
    assert (faults(document), [each.message for each in VALIDATOR.iter_errors(document)]) == ([], [])


@pytest.mark.parametrize("document", BAD, ids=json.dumps)
def test_bad(document: Any) -> None:
    """What the reader refuses, an editor underlines."""
    assert faults(document)
    assert not VALIDATOR.is_valid(document)


@settings(max_examples=400, derandomize=True)  # a longer hunt is a person's: without this, and with more
@given(documents(GOOD))
def test_agrees_with_the_reader(document: Any) -> None:
    """Reader and schema say the same of tables that are nearly right."""
    agree(faults(document), document, VALIDATOR)


def test_has_every_key_and_no_other() -> None:
    """Neither can have a key that the other does not know."""
    assert set(SCHEMA["properties"]) == set(KEYS)
    listed, mapped = SCHEMA["properties"]["criteria"]["anyOf"][0]["anyOf"]
    detailed = [listed["items"]["anyOf"][1], mapped["additionalProperties"]["anyOf"][1]]
    assert [set(each["properties"]) for each in detailed] == [
        set(CRITERION_KEYS),
        set(CRITERION_KEYS) - {"name"},
    ]


def files() -> list[Path]:
    """Return every good table in YAML or JSON that the project holds."""
    found = [*ROOT.glob("decisions/*.criteria.*"), *ROOT.glob("tests/orchard/**/*.criteria.*")]
    return sorted(path for path in found if path.suffix in {".yaml", ".yml", ".json"})


@pytest.mark.parametrize("path", files(), ids=lambda path: str(path.name))
def test_tables_in_use_are_valid(path: Path) -> None:
    """No table that the project itself has is underlined."""
    root, found = read_yaml(path.read_text(encoding="utf-8"), file=path.name)
    assert root is not None
    assert found == ()
    assert [each.message for each in VALIDATOR.iter_errors(loaded(root))] == []


def test_the_example_of_the_format_is_valid(shared: Path) -> None:
    """Nobody copies an example that an editor then underlines."""
    text = (shared / "design" / "FORMAT.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    root, _ = read_yaml(example, file="example.yaml")
    assert root is not None
    assert [each.message for each in VALIDATOR.iter_errors(loaded(root))] == []
