"""What JSON Schemas of our files are made of (draft-07, which editors know best): texts, words, keys in every spelling.

A file's scalars are read as text, so that a title may be `2019` and a language `no`, which editors take for a number and,
in old YAML, for false.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Schema = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"
ANY_SCALAR: Schema = {"type": ["string", "number", "boolean"]}
TEXT: Schema = {"type": ["string", "number", "boolean", "null"]}
"""Text, or nothing yet: an empty key is a key that is not there."""
NOTHING: Schema = {"type": "null"}
COLOUR: Schema = {"type": "string", "pattern": "^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$", "default": "#0a5f55"}


def optional(schema: Schema) -> Schema:
    """Return a schema that takes nothing too, as for a key that is not filled in yet."""
    kind = schema.get("type")
    if isinstance(kind, str) and "enum" not in schema:
        return {**schema, "type": [kind, "null"]}
    return {"anyOf": [schema, NOTHING]}


def words(known: Iterable[str], *, others: Schema | None = None) -> Schema:
    """Return a schema of these words, which an editor offers, in any case; what fits `others` is taken too."""
    listed = list(known)
    rest: Schema = others or {"type": "string", "pattern": one_of(listed)}
    return {"anyOf": [{"enum": listed}, rest]}


def one_of(known: Iterable[str]) -> str:
    """Return a pattern of these words in any case, blanks round them; `-` in one stands for `_` and a blank too."""
    return rf"^\s*({'|'.join(map(_any_case, known))})\s*$"


def _any_case(word: str) -> str:
    """Spell out both cases, as no flag of a pattern is known to all programs."""
    return "".join(
        f"[{letter.lower()}{letter.upper()}]"
        if letter.isalpha() and letter.isascii()
        else "[-_ ]"
        if letter == "-"
        else re.escape(letter)
        for letter in word
    )


def folded(keys: Mapping[str, Schema], *, described: Mapping[str, str], others: bool) -> Schema:
    """Return the schema of a mapping whose keys are read in any case, and with `_` or a blank for `-`.

    The keys as they are best written have their descriptions and are what an editor offers; `others` says whether
    the mapping may have further keys.
    """
    told = {key: {"description": described[key], **schema} for key, schema in keys.items()}
    return {
        "type": "object",
        "properties": told,
        "patternProperties": {one_of([key]): schema for key, schema in told.items()},
        "additionalProperties": others,
    }


def has(key: str) -> Schema:
    """Return a schema of mappings that have a key, in any case; what is missing is said of its best spelling."""
    return {
        "anyOf": [{"required": [key]}, {"not": {"propertyNames": {"not": {"pattern": one_of([key])}}}}],
    }


def with_key(key: str, schema: Schema) -> Schema:
    """Return a schema of mappings that have a key with such a value, whatever its case."""
    return {
        "allOf": [
            has(key),
            {"properties": {key: schema}, "patternProperties": {one_of([key]): schema}},
        ]
    }
