"""The JSON Schema of `steelyard.yml`, made from the table of keys that reading goes by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steelyard.core.branding.tokens import TOKENS
from steelyard.core.language.translations import CATEGORIES
from steelyard.core.model import VOCABULARY
from steelyard.core.permalinks import FIELDS
from steelyard.core.settings import OWN_PAGES
from steelyard.diagnostics.catalogue import CATALOGUE
from steelyard.diagnostics.severities import SETTINGS, changeable
from steelyard.reading.configuration import branding, strings, tables, values
from steelyard.reading.configuration.settings import KEYS
from steelyard.reading.schemas.shapes import (
    ANY_SCALAR,
    COLOUR,
    DRAFT,
    NOTHING,
    TEXT,
    Schema,
    one_of,
    optional,
    words,
)

if TYPE_CHECKING:
    from steelyard.reading.configuration.settings import Reader

_NO_CONTROLS = r"^[^\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f]*$"
_AHEAD = f"^(?={_NO_CONTROLS[1:]})"
_LINE: Schema = {**TEXT, "pattern": _NO_CONTROLS}
_NAME: Schema = {**ANY_SCALAR, "pattern": _NO_CONTROLS}
_INSIDE: Schema = {
    **ANY_SCALAR,
    "pattern": rf"^(?!\s*(\/|\.\.(\/|\s*$)|[A-Za-z]:))(?![\s\S]*(\\|:\/\/))(?=\s*\S){_NO_CONTROLS[1:]}",
}
_HOST = r"([^\s\/?#@:\[\]]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{0,5})?"
_WEB = rf"[hH][tT][tT][pP][sS]?:\/\/{_HOST}(\/[^\s?#]*)?"
_LINK = (
    rf"{_AHEAD}\s*([hH][tT][tT][pP][sS]?:\/\/{_HOST}([\/?#][^\s\\<>\"]*)?|[mM][aA][iI][lL][tT][oO]:[^\s\\<>\"?#][^\s\\<>\"]*"
    r"|(?!\/\/|[wW]{3}\.|[A-Za-z][A-Za-z0-9+.-]*:|[^#]*\?|([^#]*\/)?\.\.(\/|#|\s*$))[^\s\\<>\"]+)\s*$"
)
_SIZE = rf"^\s*[0-9]{{1,15}}(\.[0-9]{{1,6}})? ?({one_of(['kb', 'mb', 'gb', 'kib', 'mib', 'gib', 'b'])[4:-4]})?\s*$"


def config_schema() -> Schema:
    """Return the schema: every key with its meaning and default as the README has them, and no other."""
    properties: Schema = {}
    for key in KEYS:
        section, dot, inner = key.name.partition(".")
        described = {"description": f"{key.meaning} (default: {key.default})", **_shape(key.read)}
        if dot:
            within = properties.setdefault(section, _section(section))
            within["properties"][inner] = described
        else:
            properties[section] = described
    return {
        "$schema": DRAFT,
        "title": "steelyard.yml",
        "description": "The settings of a Steelyard site. No key is required.",
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": properties,
    }


def _section(name: str) -> Schema:
    known = ", ".join(key.name.partition(".")[2] for key in KEYS if key.name.startswith(f"{name}."))
    return {
        "description": f"its keys: {known}",
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": {},
    }


def _shape(read: Reader) -> Schema:
    """Return the shape of what a reader takes; a reader not known here takes anything."""
    if isinstance(read, values.Choice):
        return optional(words(read.words))
    return _SHAPES.get(read, {})


def _listed(item: Schema, *, least: int = 0) -> Schema:
    """Return the schema of one thing or a list of them."""
    return {"anyOf": [item, {"type": "array", "items": item, "minItems": least}, NOTHING]}


def _mapping(values: Schema, **more: object) -> Schema:
    return {"type": ["object", "null"], "additionalProperties": values, **more}


def _fields(*required: str, **fields: Schema) -> Schema:
    """Return the schema of a mapping with these keys and no others; what is required has a value."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(required),
        "properties": {
            name: shape if name in required else optional(shape) for name, shape in fields.items()
        },
    }


def _sources() -> Schema:
    name: Schema = {"type": "string", "pattern": r"^\s*[a-z0-9][a-z0-9-]{0,59}\s*$"}
    number: Schema = {"type": "integer", "minimum": 0}
    source = _fields("path", name={"anyOf": [name, number, {"type": "boolean"}]}, path=_INSIDE, title=_NAME)
    return _listed({"anyOf": [_INSIDE, source]}, least=1)


def _strings() -> Schema:
    blank: Schema = {"type": ["string", "null"], "pattern": r"^[ \t\r\n]*$"}
    forms: Schema = {
        "type": "object",
        "additionalProperties": False,
        "properties": dict.fromkeys(CATEGORIES, _LINE),
        "anyOf": [
            {"required": ["other"], "not": {"properties": {"other": blank}}},
            {"additionalProperties": blank},
        ],
    }
    return _mapping({"anyOf": [_LINE, forms]})


def _statuses() -> Schema:
    meaning = words(VOCABULARY, others=_NAME)
    colour: Schema = {"type": ["string", "null"], "pattern": rf"^\s*({COLOUR['pattern'][1:-1]})?\s*$"}
    status: Schema = {
        "type": "object",
        "additionalProperties": False,
        "properties": {"colour": colour, "meaning": optional(meaning)},
    }
    reserved = one_of([*VOCABULARY, "other", "none"])
    named: Schema = {
        "not": {"pattern": reserved},
        "pattern": r"[^\s!-\/:-@\[-`{-~]",
    }
    return _mapping({"anyOf": [*meaning["anyOf"], NOTHING, status]}, propertyNames=named)


def _relations() -> Schema:
    taken = "|".join(name.replace("_", "[-_]") for name in sorted(tables.TAKEN))
    name: Schema = {
        "type": ["string", "boolean"],
        "pattern": rf"^\s*(?!({taken})\s*$)[a-z][a-z0-9_-]*\s*$",
    }
    inverse: Schema = {"anyOf": [name, _fields("inverse", inverse=name)]}
    return _mapping(inverse, propertyNames={"pattern": name["pattern"]})


def _colours() -> Schema:
    both = {scheme: optional(COLOUR) for scheme in ("light", "dark")}
    value: Schema = {
        "anyOf": [COLOUR, {"type": "object", "additionalProperties": False, "properties": both}],
    }
    tokens = {name: {"description": token.meaning, **value} for name, token in TOKENS.items()}
    return {"type": ["object", "null"], "additionalProperties": False, "properties": tokens}


def _navigation() -> Schema:
    title: Schema = {**ANY_SCALAR, "pattern": rf"^(?=[\s\S]*\S){_NO_CONTROLS[1:]}"}
    link = _fields("title", "url", title=title, url={**ANY_SCALAR, "pattern": _LINK})
    return {"type": ["array", "null"], "items": {"anyOf": [*words(OWN_PAGES)["anyOf"], link]}}


def _severities() -> Schema:
    codes = {code: entry for code, entry in CATALOGUE.items() if changeable(code)}
    value = words(SETTINGS)
    return {
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": {code: {"description": entry.name, **value} for code, entry in codes.items()},
        "patternProperties": {one_of(codes).replace(r"\s*", ""): value},
    }


def _permalink() -> Schema:
    field = rf"\{{({'|'.join(FIELDS)})\}}"
    pattern = rf"^\s*\/?(?!\/)(?=[^\n]*\{{(number|slug)\}})([^{{}}\n]|{field})*(\.html|\/)\s*$"
    return {"type": ["string", "null"], "pattern": pattern}


_SHAPES: dict[Reader, Schema] = {
    values.text: _LINE,
    values.flag: optional({"anyOf": [{"type": "boolean"}, *words(values.FLAGS)["anyOf"]]}),
    values.folder: optional(_INSIDE),
    values.web_address: {"type": ["string", "null"], "pattern": rf"{_AHEAD}\s*{_WEB}\s*$"},
    values.host_name: {
        "type": ["string", "null"],
        "pattern": rf"^\s*(?=\S{{4,253}}\s*$){values.HOST_NAME.pattern}\s*$",
    },
    values.language: {
        "type": ["string", "boolean", "null"],
        "pattern": r"^\s*[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\s*$",
    },
    values.extensions: _listed(
        {
            "type": ["string", "boolean"],
            "pattern": r"^\s*[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*(:[A-Za-z_][A-Za-z0-9_]*)?\s*$",
        }
    ),
    values.size: {"anyOf": [{"type": "string", "pattern": _SIZE}, {"type": "number", "minimum": 0}, NOTHING]},
    values.permalink: _permalink(),
    tables.sources: _sources(),
    tables.statuses: _statuses(),
    tables.relations: _relations(),
    tables.severities: _severities(),
    tables.weight_words: _mapping(
        {
            "anyOf": [
                {"type": "number", "minimum": 0, "exclusiveMaximum": 10**9},
                {"type": "string", "pattern": r"^[0-9]{1,9}(\.[0-9]{1,9})?$"},
            ]
        }
    ),
    strings.strings: _strings(),
    branding.own_file: optional(_INSIDE),
    branding.own_files: _listed(_INSIDE),
    branding.token_colours: _colours(),
    branding.navigation: _navigation(),
    branding.footer: _LINE,
}
