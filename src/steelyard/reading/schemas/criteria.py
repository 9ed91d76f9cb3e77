"""The JSON Schema of a criteria table in YAML or JSON, by the keys that reading goes by."""

from __future__ import annotations

from steelyard.reading.schemas.shapes import (
    ANY_SCALAR,
    DRAFT,
    TEXT,
    Schema,
    folded,
    has,
    one_of,
    optional,
    with_key,
    words,
)
from steelyard.reading.tables.named_scores import SCORE_KEYS
from steelyard.reading.tables.tree import CRITERION_KEYS, KEYS, OPTION_KEYS

_MEANINGS = {
    "title": "the table's own title",
    "chosen": "the option that was taken, by its name",
    "because": "why it was taken, in a sentence",
    "scale": "the scale of all criteria that declare none, from low to high: 1-5",
    "criteria": "what options are judged by, each with a weight: [{name: Cost, weight: 3}]",
    "options": "what there is to choose from; without it, everything that has scores",
    "scores": "each option's score for each criterion: {Build: {Cost: 3}}; or the other way round",
    "scorers": "each person's own sheet of scores: {ann: {Build: {Cost: 3}}}; their mean is what counts",
    "presets": "further sets of weights that a reader can try: {Only cost: {Cost: 1}}",
}
_CRITERION = {
    "name": "the criterion's name",
    "weight": "what it weighs beside the others: a number, or one of the site's weight_words",
    "direction": "which scores are better (default: higher)",
    "scale": "its scale, from low to high: 0-60",
    "must": 'what a score has to reach, or the option is ruled out: ">= 3"',
    "unit": "what is counted: ms, €, days",
    "note": "what is meant by it",
}
_OPTION = {"name": "the option's name", "note": "a word about it"}
_SCORE = {
    "score": "the score; empty or ? where there is none",
    "because": "why it is this",
    "see": "where that is shown: a web address, or a path in the repository",
}
_ENDS: Schema = {"type": "array", "items": TEXT, "minItems": 2, "maxItems": 2}
_FILLED: Schema = {"not": {"type": "null"}}


def criteria_schema() -> Schema:
    """Return the schema of a file that holds one table."""
    return {
        "$schema": DRAFT,
        "title": "A Steelyard criteria table",
        "description": "Options scored against weighted criteria.",
        **table(),
    }


def table() -> Schema:
    """Return the schema of one table, in a file of its own or inline."""
    shapes = {
        **dict.fromkeys(KEYS, TEXT),
        "scale": _scale(),
        "criteria": optional(_criteria()),
        "options": optional(_options()),
        "scores": optional(_grid()),
        "scorers": {"type": ["object", "null"], "additionalProperties": optional(_grid())},
        "presets": {
            "type": ["object", "null"],
            "additionalProperties": {"type": ["object", "null"], "additionalProperties": TEXT},
        },
    }
    some: Schema = {"type": "object", "minProperties": 1}
    return {
        **folded(shapes, described=_MEANINGS, others=False),
        "allOf": [
            with_key("criteria", _FILLED),
            {"anyOf": [with_key("scores", _FILLED), with_key("scorers", some)]},
        ],
    }


def _scale() -> Schema:
    return {"anyOf": [TEXT, _ENDS]}


def _criterion(*, named: bool) -> Schema:
    shapes = {
        **dict.fromkeys(CRITERION_KEYS, TEXT),
        "name": ANY_SCALAR,
        "direction": optional(words(("higher", "lower"), others=ANY_SCALAR)),
        "scale": _scale(),
    }
    if not named:
        del shapes["name"]
    return folded(shapes, described=_CRITERION, others=False)


def _criteria() -> Schema:
    unnamed: Schema = {"anyOf": [TEXT, _criterion(named=False)]}
    listed: Schema = {
        "anyOf": [ANY_SCALAR, {**_criterion(named=True), **has("name")}, _one_pair(unnamed)],
    }
    return {
        "anyOf": [
            {"type": "array", "items": listed},
            {"type": "object", "additionalProperties": unnamed},
        ]
    }


def _options() -> Schema:
    shapes = {**dict.fromkeys(OPTION_KEYS, TEXT), "name": ANY_SCALAR}
    listed: Schema = {
        "anyOf": [
            ANY_SCALAR,
            {**folded(shapes, described=_OPTION, others=False), **has("name")},
            _one_pair(TEXT),
        ],
    }
    return {
        "anyOf": [{"type": "array", "items": listed}, {"type": "object", "additionalProperties": TEXT}],
    }


def _one_pair(value: Schema) -> Schema:
    """Return the schema of `Cost: 3`, a name that is no key of ours with its value."""
    return {
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "propertyNames": {"not": {"pattern": one_of(["name"])}},
        "additionalProperties": value,
    }


def _grid() -> Schema:
    """Return the schema of scores by option and criterion, or in a list, in the order of the criteria."""
    score = folded(dict.fromkeys(SCORE_KEYS, TEXT), described=_SCORE, others=False)
    cell: Schema = {"anyOf": [TEXT, score]}
    row: Schema = {"type": ["object", "array", "null"], "additionalProperties": cell, "items": cell}
    return {"type": "object", "additionalProperties": row}
