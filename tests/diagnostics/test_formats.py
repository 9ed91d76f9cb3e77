"""Findings for programs: the three formats hold what their readers were promised."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.diagnostics.catalogue import CATALOGUE
from steelyard.diagnostics.formats import as_github, as_json, as_sarif

NUMBER = Diagnostic(
    "N101",
    Severity.WARNING,
    Place("decisions/0007-b.md", 1, 1, 6),
    "number 7 stands twice",
    "give one of them the next number",
    ((Place("decisions/0007-a é.md", 1, 1, 6), "the first one"),),
)
FILE = Diagnostic("F001", Severity.ERROR, Place("decisions/0007-a é.md"), "not UTF-8")
NOWHERE = Diagnostic("C005", Severity.ERROR, Place(""), "no folder of records was found")
NOTE = Diagnostic("Y006", Severity.NOTE, Place("z.md", 2), "`statsu` is no key, `status` is")
ALL = (NOTE, NUMBER, FILE, NOWHERE)


def test_json_has_the_promised_keys_in_order_of_place() -> None:
    """`check --format json` is a list of objects with exactly the keys that FORMAT.md names."""
    rows = json.loads(as_json(ALL))
    assert [row["code"] for row in rows] == ["C005", "F001", "N101", "Y006"]
    assert rows[2] == {
        "code": "N101",
        "severity": "warning",
        "file": "decisions/0007-b.md",
        "line": 1,
        "column": 1,
        "message": "number 7 stands twice",
        "hint": "give one of them the next number",
    }
    assert json.loads(as_json([])) == []


NUMBER_COMMAND = (
    "::warning file=decisions/0007-b.md,line=1,col=1,endColumn=7,title=Steelyard (N101)"
    "::number 7 stands twice%0Agive one of them the next number"
)


def test_github_shows_a_finding_at_its_line() -> None:
    """Each finding is one workflow command; a note is a notice; line and column only where they are known."""
    assert as_github(ALL).splitlines() == [
        "::error title=Steelyard (C005)::no folder of records was found",
        "::error file=decisions/0007-a é.md,title=Steelyard (F001)::not UTF-8",
        NUMBER_COMMAND,
        "::notice file=z.md,line=2,title=Steelyard (Y006)::`statsu` is no key, `status` is",
    ]


def test_github_commands_cannot_be_forged() -> None:
    """Per cent signs, line ends, colons and commas are escaped as GitHub wants; escapes never reach the log."""
    finding = Diagnostic(
        "Y001", Severity.ERROR, Place("a:b,c%.md", 1, 2), "100 %\r\n::set-env name=X::1, 2 \x1b[31m"
    )
    assert as_github([finding]) == (
        "::error file=a%3Ab%2Cc%25.md,line=1,col=2,endColumn=3,title=Steelyard (Y001)"
        "::100 %25%0D%0A::set-env name=X::1, 2 ␛[31m\n"
    )


def test_sarif_places_a_finding() -> None:
    """A result names its rule, its level, its place and the places that belong to it; addresses are encoded."""
    (run,) = json.loads(as_sarif(ALL, version="1.2.3"))["runs"]
    result = run["results"][2]
    assert result == {
        "ruleId": "N101",
        "ruleIndex": 2,
        "level": "warning",
        "message": {"text": "number 7 stands twice\ngive one of them the next number"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "decisions/0007-b.md", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 1, "startColumn": 1, "endColumn": 7},
                }
            }
        ],
        "relatedLocations": [
            {
                "id": 0,
                "physicalLocation": {
                    "artifactLocation": {"uri": "decisions/0007-a%20%C3%A9.md", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 1, "startColumn": 1, "endColumn": 7},
                },
                "message": {"text": "the first one"},
            }
        ],
    }
    assert run["results"][0]["locations"] == []
    assert "region" not in run["results"][1]["locations"][0]["physicalLocation"]
    assert run["tool"]["driver"]["semanticVersion"] == "1.2.3"


def _fits(value: Any, shape: Any, where: str = "$") -> None:
    """Check a value against a shape: a type, a pattern, a list of one shape, a mapping (`key?` may be absent)."""
    if isinstance(shape, dict):
        assert isinstance(value, dict), where
        known = {key.rstrip("?") for key in shape}
        assert set(value) <= known, f"{where}: {set(value) - known}"
        for key, inner in shape.items():
            name = key.rstrip("?")
            assert name in value or key.endswith("?"), f"{where}.{name} is missing"
            if name in value:
                _fits(value[name], inner, f"{where}.{name}")
    elif isinstance(shape, list):
        assert isinstance(value, list), where
        for position, item in enumerate(value):
            _fits(item, shape[0], f"{where}[{position}]")
    elif isinstance(shape, str):
        assert isinstance(value, str), where
        assert re.fullmatch(shape, value, re.DOTALL), f"{where}: {value!r}"
    else:
        assert type(value) is shape, where


_TEXT = {"text": ".+", "markdown?": ".+"}
_LEVEL = "none|note|warning|error"
_PLACE = {
    # an RFC 3986 relative reference: unreserved characters, slashes and escapes
    "artifactLocation": {"uri": r"(?!/)(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+", "uriBaseId?": "%SRCROOT%"},
    "region?": {"startLine": int, "startColumn?": int, "endColumn?": int},
}
_RULE = {
    "id": r"[A-Z]\d{3}",
    "shortDescription?": _TEXT,
    "fullDescription?": _TEXT,
    "help?": _TEXT,
    "defaultConfiguration?": {"level": _LEVEL},
}
_RESULT = {
    "ruleId": r"[A-Z]\d{3}",
    "ruleIndex": int,
    "level": _LEVEL,
    "message": _TEXT,
    "locations": [{"physicalLocation": _PLACE}],
    "relatedLocations?": [{"id": int, "physicalLocation": _PLACE, "message": _TEXT}],
}
_DRIVER = {"name": ".+", "semanticVersion": r"\d+\.\d+\.\d+.*", "rules": [_RULE]}
_RUN = {
    "tool": {"driver": _DRIVER},
    "columnKind": "unicodeCodePoints",
    "originalUriBaseIds": {"%SRCROOT%": {"description": _TEXT}},
    "results": [_RESULT],
}
_LOG = {"$schema": ".+", "version": r"2\.1\.0", "runs": [_RUN]}


@pytest.mark.parametrize("codes", [(), tuple(CATALOGUE), ("X999",)], ids=["none", "all", "unknown"])
def test_sarif_has_the_standard_s_structure(codes: tuple[str, ...]) -> None:
    """The log has what SARIF 2.1.0 demands and nothing it does not know; numbers are in their bounds."""
    findings = [
        *(Diagnostic(code, Severity.WARNING, Place("a b/ü.md", 3, 4, 0), "x") for code in codes),
        *ALL,
    ]
    log = json.loads(as_sarif(findings if codes else (), version="0.1.0"))
    _fits(log, _LOG)
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(rules) == len(set(rules))
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        for location in result["locations"]:
            region = location["physicalLocation"].get("region", {"startLine": 1})
            assert region["startLine"] >= 1
            assert 1 <= region.get("startColumn", 1) <= region.get("endColumn", 1)


@pytest.mark.parametrize("form", [as_json, as_github, lambda found: as_sarif(found, version="1.0.0")])
def test_no_format_depends_on_the_order_of_work(form: Any) -> None:
    """The same findings give the same bytes, in whatever order they were found."""
    assert form(ALL) == form(tuple(reversed(ALL)))


@pytest.mark.parametrize("form", [as_json, as_github, lambda found: as_sarif(found, version="1.0.0")])
def test_a_name_that_is_not_utf_8_can_be_printed(form: Any) -> None:
    """A file name with half surrogates, as Python reads one that is not UTF-8, breaks no output."""
    finding = Diagnostic("F001", Severity.ERROR, Place("r\udce9sum\ud800.md"), "not \udce9")
    assert b"F001" in form([finding]).encode("utf-8")
