"""The schema of front matter says what the reader says; all of them are printed by `steelyard schema`."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from jsonschema import Draft7Validator
from msgspec.structs import replace

from nearly_right import agree, documents, loaded
from steelyard.core.model import Record
from steelyard.core.settings import Settings
from steelyard.diagnostics import Severity
from steelyard.doors.cli import cli
from steelyard.reading.frontmatter import cut
from steelyard.reading.given import KEYS
from steelyard.reading.parse import parse
from steelyard.reading.schemas.by_name import SCHEMAS, record_schema

SCHEMA = record_schema()
VALIDATOR = Draft7Validator(SCHEMA)
ROOT = Path(__file__).parent.parent.parent

GOOD: tuple[Any, ...] = (
    None,
    {},
    {"title": "Use queues", "number": 12, "slug": "queues", "date": "2019-03-01", "status": "accepted", "chosen": 2019, "because": True},
    {"Status": ["Accepted"], "date": ["2019-03-01"], "deciders": ["Ann", "Bob"], "decision_makers": "Cid", "tags": "a, b", "review by": "2027-01-01"},
    {"adr": "0012", "history": [{"date": "2019-03-01", "status": "proposed", "by": ["Ann"]}, "2019-04-01 accepted", {"Status": "x", "note": 3}]},
    {"supersedes": [3, "0004-a.md"], "superseded_by": None, "aliases": ["/old/"], "draft": "no", "summary": {"short summary": None}},
    {"layout": "post", "wordpress_id": "955", "status": "publish", "date": "2011-12-18 01:33:06", "draft": True},
    {"criteria": "a.csv"}, {"criteria": ["a.csv", "b.csv"]}, {"criteria": ["cheap", "quick"]},
    {"criteria": {"criteria": [{"name": "a", "weight": 3}], "scores": {"x": {"a": 1}, "y": {"a": 2}}}},
)  # fmt: skip

BAD: tuple[Any, ...] = (
    {"title": ["a", "b"]}, {"status": {"a": "b"}}, {"status": ["accepted", "rejected"]}, {"draft": "accepted"}, {"draft": 3},
    {"number": 1234567}, {"id": "1234567"}, {"tags": {"a": "b"}}, {"history": "2019"}, {"history": [{"by": "Ann"}]},
    {"history": [{"date": "2019-03-01", "who": "Ann"}]}, {"history": [["a"]]}, {"History": [{"status": ["a"]}]},
    {"superseded_by": {"number": 3}}, {"criteria": {"criteria": ["a"]}}, {"review-by": ["2019-03-01"]},
)  # fmt: skip

BEYOND = re.compile(
    r"names no table's file|has no (?:option|criterion) `|has no scores$|scores, for \d+ criteri|second time|`see` cannot be"
    r"|a mapping of names with their scores, not a list"
)
SHAPE = frozenset({"Y005", "K807"})
SETTLED = re.compile(r"is the only option|nothing to choose from|has no criterion$|without a name$")
"""What is said of a table once its shape is right."""


def faults(document: Any) -> list[str] | None:
    """Return what the reader says of front matter's shape; None where a schema could not say it."""
    text = f"---\n{json.dumps(document, ensure_ascii=False)}\n---\n\n# A title\n"
    found = parse(text, path="decisions/0001-a.md", source="", settings=Settings()).diagnostics
    if any(BEYOND.search(each.message) for each in found):
        return None
    return [
        each.message
        for each in found
        if each.code in SHAPE and each.severity is Severity.ERROR and not SETTLED.search(each.message)
    ]


@pytest.mark.parametrize("name", SCHEMAS)
def test_is_a_schema(name: str) -> None:
    """Every program that knows draft-07 can use it, and it is told as JSON."""
    schema = SCHEMAS[name]()
    Draft7Validator.check_schema(schema)
    assert json.loads(json.dumps(schema)) == schema


@pytest.mark.parametrize("name", SCHEMAS)
def test_is_printed(name: str) -> None:
    """`steelyard schema NAME` prints it, for an editor to be pointed to."""
    result = CliRunner().invoke(cli, ["schema", name])
    assert (result.exit_code, json.loads(result.output)) == (0, SCHEMAS[name]())


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
    """Reader and schema say the same of front matter that is nearly right."""
    agree(faults(document), document, VALIDATOR)


def test_has_every_key_and_no_other() -> None:
    """Neither can have a key that the other does not know."""
    assert set(SCHEMA["properties"]) == {key for keys in KEYS.values() for key in keys} | {"criteria"}


@pytest.mark.parametrize("key", ["review_by", "Review-By", "review by", " REVIEW_BY "])
def test_keys_in_any_spelling(key: str) -> None:
    """A key that the reader takes in another spelling is checked in that spelling too."""
    assert VALIDATOR.is_valid({key: "2027-01-01"})
    assert not VALIDATOR.is_valid({key: ["2027-01-01"]})


def records() -> list[Path]:
    """Return the Markdown files of the project and of the shared material."""
    return sorted(
        [
            *ROOT.glob("decisions/*.md"),
            *ROOT.parent.glob("shared/corpora/**/*.md"),
            *ROOT.parent.glob("shared/story/*.md"),
        ]
    )


def test_records_in_use_are_valid() -> None:
    """Front matter of real records is underlined where the reader finds a fault in it, and nowhere else."""
    seen = 0
    for path in records():
        text = path.read_text(encoding="utf-8").removeprefix("\ufeff")
        front, found = cut(text, file=path.name)
        if not front.entries or found or text.startswith("+++"):
            continue
        head = {key.text: loaded(value) for key, value in front.entries}
        parsed = parse(text, path=path.name, source="", settings=Settings())
        wrong = [each.message for each in parsed.diagnostics if each.code in SHAPE]
        assert VALIDATOR.is_valid(head) == (not wrong), path
        seen += 1
    assert seen > 20


def test_modeline_is_no_part_of_a_record() -> None:
    """A first line that tells editors where the schema is changes nothing in what is read."""
    plain = "---\nstatus: accepted\ndate: 2019-03-01\n---\n\n# Use queues\n"
    with_line = plain.replace("---\n", "---\n# yaml-language-server: $schema=../record.schema.json\n", 1)
    one, other = (
        parse(text, path="decisions/0001-a.md", source="", settings=Settings()) for text in (plain, with_line)
    )
    assert other.diagnostics == ()
    assert isinstance(one.item, Record)
    assert isinstance(other.item, Record)
    assert (other.item.status, other.item.date, other.item.extras) == ("accepted", "2019-03-01", ())
    assert replace(other.item, body_line=one.item.body_line, origins=one.item.origins) == one.item
