"""The schema of `steelyard.yml` says what the reader says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft7Validator

from nearly_right import agree, documents, loaded
from steelyard.reading.configuration.settings import KEYS, read_config
from steelyard.reading.configuration.values import Choice
from steelyard.reading.schemas.configuration import _SHAPES, config_schema
from steelyard.reading.yaml import read_yaml

SCHEMA = config_schema()
VALIDATOR = Draft7Validator(SCHEMA)
README = Path(__file__).parent.parent.parent / "README.md"

GOOD: tuple[Any, ...] = (
    {},
    {
        "sources": ["docs/adr", {"name": "payments", "path": "payments/adr", "title": "Payments"}],
        "out": "public",
        "site": {"title": "Ours", "description": "All of it", "url": "https://example.org/d/", "language": "pt-BR", "logo": "a/logo.svg"},
    },
    {"sources": "adr", "strings": {"In force": "In Kraft", "{count} records": {"one": "ein {count}", "other": "{count} viele"}}},
    {"sources": {"path": "adr"}, "markdown": {"dialect": "Python-Markdown", "extensions": ["toc", "pymdownx.tabbed"]}},
    {"repo_url": "https://git.example.org:8443/a/b", "dates": "git", "history": "record", "permalink": "{year}/{slug}/"},
    {
        "statuses": {"on hold": {"colour": "#3b6ea5", "meaning": "waits"}, "parked": "proposed", "lost": None},
        "relations": {"blocks": "blocked_by", "rivals": {"inverse": "rivals"}},
    },
    {"theme": {"path": "over", "colours": {"accent": "#8a1c5b", "in-force": {"light": "#0a5f55", "dark": None}}, "css": ["a.css"]}},
    {
        "navigation": ["decisions", "Timeline", {"title": "Handbook", "url": "https://example.org/a?b#c"}, {"title": "One", "url": "docs/a.md#x"}],
        "footer": "Kept by us",
        "attachments": {"max": "5 MB"},
    },
    {"check": {"L203": "error", "l205": "Off"}, "weight_words": {"High": 3, "Low": "0.5"}, "attachments": {"max": 1000}},
)  # fmt: skip

BAD: tuple[Any, ...] = (
    [], "text", {"titel": "x"}, {"site": "x"}, {"site": {"titel": "x"}}, {"site": {"title": ["x"]}}, {"sources": []},
    {"sources": [{"name": "x"}]}, {"sources": {"path": "../x"}}, {"out": "/tmp"}, {"out": ""}, {"out": "C:/x"},
    {"site": {"url": "example.org"}}, {"site": {"language": "deutsch-österreichisch"}}, {"markdown": {"dialect": "commonmark"}},
    {"markdown": {"extensions": {"toc": None}}}, {"statuses": {"accepted": "x"}}, {"statuses": {"on hold": {"color": "#fff"}}},
    {"relations": {"supersedes": "x"}}, {"relations": {"blocks": None}}, {"permalink": "decisions.html"}, {"permalink": "{title}.html"},
    {"theme": {"colours": {"accentt": "#fff"}}}, {"theme": {"colours": {"accent": "red"}}}, {"navigation": "decisions"},
    {"navigation": ["decision"]}, {"navigation": [{"title": "x"}]}, {"navigation": [{"title": "x", "url": "javascript:x"}]},
    {"attachments": {"max": "much"}}, {"check": {"L203": "fatal"}}, {"check": {"X999": "error"}}, {"weight_words": {"High": -1}},
    {"weight_words": {"High": "much"}}, {"dates": "svn"},
)  # fmt: skip

BEYOND = re.compile(
    r"the source .* stands twice|two sources are named|lies inside the source|the status .* stands twice|names two kinds of"
    r"|has no effect in the `github`|every word of .* weighs nothing|cannot be an address|the text (?:says|has|lacks|knows|leaves)"
    r"|the link of `footer`|`footer` cannot lead"
)
"""What no schema can say: two things that do not go together, and what stands in a text."""


def faults(document: Any) -> list[str] | None:
    """Return what the reader says of a document; None where a schema could not say it."""
    _, found = read_config(json.dumps(document, ensure_ascii=False), file="steelyard.yml")
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
    """Reader and schema say the same of files that are nearly right."""
    agree(faults(document), document, VALIDATOR)


def test_has_every_key_and_no_other() -> None:
    """Neither can have a key that the other does not know, nor a reader whose values the schema leaves open."""
    listed = set()
    for name, shape in SCHEMA["properties"].items():
        inner = shape.get("properties", {}) if any(key.name.startswith(f"{name}.") for key in KEYS) else {}
        listed |= {f"{name}.{key}" for key in inner} or {name}
    assert listed == {key.name for key in KEYS}
    assert {key.read for key in KEYS if not isinstance(key.read, Choice)} <= _SHAPES.keys()


def test_says_what_the_readme_says() -> None:
    """Who points at a key in an editor reads its meaning and default."""
    for key in KEYS:
        section, dot, inner = key.name.partition(".")
        shape = SCHEMA["properties"][section]
        shape = shape["properties"][inner] if dot else shape
        assert key.meaning in shape["description"]
        assert key.default in shape["description"]


def test_the_examples_of_the_readme_are_valid() -> None:
    """Nobody copies an example that an editor then underlines."""
    blocks = re.findall(r"```ya?ml\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    known = {key.name.partition(".")[0] for key in KEYS}
    nodes = [
        node for block in blocks if (node := read_yaml(block, file="README.md")[0]) and node.kind == "map"
    ]
    configurations = [loaded(node) for node in nodes if known >= {key.text for key, _ in node.entries}]
    assert len(configurations) >= 3
    for each in configurations:
        assert [fault.message for fault in VALIDATOR.iter_errors(each)] == []
