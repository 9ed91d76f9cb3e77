"""The JSON Schemas by name, for editors that complete and check while one writes; that of front matter is made here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steelyard.core.model import VOCABULARY
from steelyard.reading.given import KEYS, MAY_BE_LISTED, ONE
from steelyard.reading.naming import MOST_FIGURES
from steelyard.reading.schemas.configuration import config_schema
from steelyard.reading.schemas.criteria import criteria_schema, table
from steelyard.reading.schemas.shapes import (
    ANY_SCALAR,
    DRAFT,
    NOTHING,
    TEXT,
    Schema,
    folded,
    one_of,
    with_key,
    words,
)
from steelyard.reading.vetting import BOOLEANS, STEP_KEYS

if TYPE_CHECKING:
    from collections.abc import Callable

_MEANINGS = {
    "title": "the decision in a line; else the first heading",
    "number": "the record's number in its series; a number that leads the file's name goes before it",
    "slug": "the record's name in addresses; else the file's name without its number",
    "date": "when it was decided, as 2026-11-26 or 2026-11",
    "status": f"where it stands: {', '.join(VOCABULARY)}, or a word of the site's own",
    "deciders": "who decided",
    "authors": "who wrote it",
    "consulted": "who was asked",
    "informed": "who was told",
    "tags": "what it is about",
    "review_by": "the day on which it wants to be looked at again, as 2027-06-30",
    "chosen": "the option that was taken",
    "because": "why it was taken, in a sentence",
    "history": "its steps: [{date: 2026-11-26, status: accepted, by: Ann, note: after the trial}]",
    "aliases": "earlier addresses or file names, which go on leading here",
    "draft": "true leaves it out of the site",
    "summary": "what it says, in a sentence",
    "supersedes": "records whose place it takes, by number, slug, file name or path",
    "superseded_by": "the record that took its place",
    "amends": "records that it changes in part",
    "amended_by": "records that change it in part",
    "depends_on": "records that it stands on",
    "needed_by": "records that stand on it",
    "enables": "records that it makes possible",
    "enabled_by": "records that made it possible",
    "relates_to": "records that have to do with it",
    "conflicts_with": "records that go against it",
    "criteria": "its score tables: a file beside it, a list of files, or a table written out here",
}
_STEP = {
    "date": "when, as 2026-11-26",
    "status": "what it became",
    "by": "who did it",
    "note": "a word about it",
}
_BRACED: Schema = {"type": "object", "additionalProperties": NOTHING}
"""A template's braces left round a text, `{short title}`, which YAML takes for a mapping."""
_NONE: Schema = {"$ref": "#/definitions/none"}
_ONE: Schema = {"$ref": "#/definitions/one"}
_BLANK: Schema = {"type": ["string", "null"], "pattern": r"^\s*$"}
_DEFINITIONS: Schema = {
    "none": {"anyOf": [_BLANK, {"type": ["array", "object"], "items": _NONE, "maxProperties": 0}]},
    "one": {
        "description": "a text, in a list or not",
        "anyOf": [
            TEXT,
            {**_BRACED, "maxProperties": 1},
            {"type": "array", "items": [_ONE], "additionalItems": _NONE},
            {"type": "array", "items": [_NONE, _ONE], "additionalItems": _NONE},
        ],
    },
}


def record_schema() -> Schema:
    """Return the schema of a record's front matter, which may hold any further keys."""
    keys = {key: _shape(field) for field, keys in KEYS.items() for key in keys}
    meanings = {key: _MEANINGS[field] for field, keys in KEYS.items() for key in keys}
    inner: Schema = {"anyOf": [table(), {"not": {"type": "object"}}]}
    keys["criteria"] = {"anyOf": [TEXT, {"type": "array", "items": inner}, table()]}
    meanings["criteria"] = _MEANINGS["criteria"]
    return {
        "$schema": DRAFT,
        "title": "A decision record's front matter",
        "description": "Every key is optional; what is not said here is read from the text or the file's name.",
        **folded(keys, described=meanings, others=True),
        "type": ["object", "null"],
        "definitions": _DEFINITIONS,
    }


SCHEMAS: dict[str, Callable[[], Schema]] = {
    "config": config_schema,
    "criteria": criteria_schema,
    "record": record_schema,
}
"""The schemas for what people write, each made when asked for."""


def _shape(field: str) -> Schema:
    if field == "draft":
        spelt: Schema = {"type": "string", "pattern": one_of(BOOLEANS)}
        return {"anyOf": [{"type": "boolean"}, spelt, NOTHING, _BRACED]}
    if field == "number":
        number: Schema = {"type": "number", "maximum": 10**MOST_FIGURES - 1}
        text: Schema = {
            "type": ["string", "boolean"],
            "pattern": rf"^(?!\s*[0-9]{{{MOST_FIGURES + 1},}}\s*$)",
        }
        return {"anyOf": [number, text, NOTHING, _BRACED]}
    if field == "history":
        return {"type": ["array", "null"], "items": {"anyOf": [{**ANY_SCALAR, "pattern": r"\S"}, _step()]}}
    if field in MAY_BE_LISTED:
        known: list[Schema] = [{"enum": list(VOCABULARY)}] if field == "status" else []
        return {"anyOf": [*known, _ONE, _BRACED]}
    if field in ONE:
        return {"anyOf": [TEXT, _BRACED]}
    return {"anyOf": [TEXT, {"type": "array"}, _BRACED]}


def _step() -> Schema:
    several: Schema = {"anyOf": [TEXT, {"type": "array"}]}
    shapes = {**dict.fromkeys(STEP_KEYS, TEXT), "by": several, "status": words(VOCABULARY, others=TEXT)}
    filled = [with_key(key, {"not": {"type": "null"}}) for key in ("date", "status")]
    return {**folded(shapes, described=_STEP, others=False), "anyOf": filled}
