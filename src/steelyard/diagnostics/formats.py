"""Findings for programs: JSON, GitHub's workflow commands, and SARIF 2.1.0. All in order of place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from steelyard.diagnostics.catalogue import CATALOGUE
from steelyard.diagnostics.glyphs import shown
from steelyard.diagnostics.values import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from steelyard.diagnostics.values import Diagnostic, Place

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_ROOT = "%SRCROOT%"  # the name that code scanning services know for the root of the checkout


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """Return a JSON list of `{code, severity, file, line, column, message, hint}`, ASCII only.

    `line` and `column` count from 1; 0 is the file as a whole, or the line as a whole. `file` is '' where a
    finding belongs to no file.
    """
    rows = [
        {
            "code": diagnostic.code,
            "severity": str(diagnostic.severity),
            "file": diagnostic.place.file,
            "line": diagnostic.place.line,
            "column": diagnostic.place.column,
            "message": diagnostic.message,
            "hint": diagnostic.hint,
        }
        for diagnostic in _ordered(diagnostics)
    ]
    return json.dumps(rows, indent=2) + "\n"


def as_github(diagnostics: Iterable[Diagnostic]) -> str:
    """Return one GitHub workflow command for each finding, so that it shows at its line in a pull request."""
    return "".join(f"{_command(diagnostic)}\n" for diagnostic in _ordered(diagnostics))


def _command(diagnostic: Diagnostic) -> str:
    place = diagnostic.place
    properties: dict[str, str] = {}
    if place.file:
        properties["file"] = place.file
    if place.line:
        properties["line"] = str(place.line)
    if place.line and place.column:
        properties["col"] = str(place.column)
        properties["endColumn"] = str(place.column + max(place.length, 1))
    properties["title"] = f"Steelyard ({diagnostic.code})"
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[diagnostic.severity]} {told}::{_data(_sentences(diagnostic))}"


def _data(text: str) -> str:
    return _printable(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_sarif(diagnostics: Iterable[Diagnostic], *, version: str) -> str:
    """Return a SARIF 2.1.0 log with one run by Steelyard of this version, ASCII only."""
    ordered = _ordered(diagnostics)
    codes = sorted({diagnostic.code for diagnostic in ordered})
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "Steelyard",
                        "semanticVersion": version,
                        "rules": [_rule(code) for code in codes],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the project."}}},
                "results": [_result(diagnostic, codes.index(diagnostic.code)) for diagnostic in ordered],
            }
        ],
    }
    return json.dumps(log, indent=2) + "\n"


def _rule(code: str) -> dict[str, Any]:
    entry = CATALOGUE.get(code)
    if entry is None:
        return {"id": code}
    return {
        "id": code,
        "shortDescription": {"text": entry.name},
        "fullDescription": {"text": entry.meaning},
        "help": {
            "text": f"{entry.remedy}\n\nBad:\n{entry.bad}\n\nGood:\n{entry.good}",
            "markdown": f"{entry.remedy}\n\nBad:\n\n```\n{entry.bad}\n```\n\nGood:\n\n```\n{entry.good}\n```",
        },
        "defaultConfiguration": {"level": str(entry.severity)},
    }


def _result(diagnostic: Diagnostic, rule: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": rule,
        "level": str(diagnostic.severity),
        "message": {"text": _sentences(diagnostic)},
        "locations": [_location(diagnostic.place)] if diagnostic.place.file else [],
    }
    others = [(place, words) for place, words in diagnostic.others if place.file]
    if others:
        result["relatedLocations"] = [
            {"id": number, **_location(place), "message": {"text": words}}
            for number, (place, words) in enumerate(others)
        ]
    return result


def _location(place: Place) -> dict[str, Any]:
    uri = quote(place.file, safe="/", errors="replace")
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri, "uriBaseId": _ROOT}}
    if place.line:
        region = {"startLine": place.line}
        if place.column:
            region["startColumn"] = place.column
            region["endColumn"] = place.column + max(place.length, 1)
        physical["region"] = region
    return {"physicalLocation": physical}


def _ordered(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    return sorted(diagnostics, key=lambda diagnostic: diagnostic.sort_key)


def _sentences(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.message}\n{diagnostic.hint}" if diagnostic.hint else diagnostic.message


def _printable(text: str) -> str:
    return "".join(character if character in "\t\r\n" else shown(character) for character in text)
