"""The catalogue of codes is whole: what the program reports is explained, and what is explained is reported."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from steelyard.diagnostics import Severity
from steelyard.diagnostics.catalogue import CATALOGUE, explain
from steelyard.diagnostics.codes import ENTRIES

SOURCE = Path(__file__).parents[2] / "src" / "steelyard"
CODE = re.compile(r"[A-Z]\d{3}")


@cache
def _trees() -> tuple[ast.Module, ...]:
    catalogue = SOURCE / "diagnostics" / "codes"
    paths = (path for path in sorted(SOURCE.rglob("*.py")) if catalogue not in path.parents)
    return tuple(ast.parse(path.read_text(encoding="utf-8"), filename=str(path)) for path in paths)


def _literals() -> set[str]:
    return {
        node.value
        for tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value)
    }


def test_no_code_means_two_things() -> None:
    """Each code has one entry: of two, the catalogue would show the later one only."""
    codes = [entry.code for entry in ENTRIES]
    assert sorted(set(codes)) == sorted(codes)


def test_every_code_in_the_source_is_in_the_catalogue() -> None:
    """A code that the program can report is explained."""
    assert _literals() - set(CATALOGUE) == set()


def test_every_code_of_the_catalogue_is_reported_somewhere() -> None:
    """A code that is explained is one that the program can report."""
    assert set(CATALOGUE) - _literals() == set()


def _severities() -> set[tuple[str, str]]:
    return {
        (call.args[0].value, call.args[1].attr)
        for tree in _trees()
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Diagnostic"
        if len(call.args) > 1
        and isinstance(call.args[0], ast.Constant)
        and isinstance(call.args[0].value, str)
        if isinstance(call.args[1], ast.Attribute)
    }


def test_a_finding_has_its_code_s_default_severity() -> None:
    """`explain` and a report never give one code two default severities."""
    wrong = {
        (code, severity)
        for code, severity in _severities()
        if code in CATALOGUE and CATALOGUE[code].severity.name != severity
    }
    assert wrong == set()


@pytest.mark.parametrize("code", CATALOGUE)
def test_an_entry_says_everything_in_whole_sentences(code: str) -> None:
    """A name fits one line, the text ends in full stops, and the two examples differ."""
    entry = CATALOGUE[code]
    assert CODE.fullmatch(code)
    assert len(entry.name) <= 60
    assert not entry.name.endswith(".")
    assert entry.meaning.endswith(".")
    assert entry.remedy.endswith(".")
    assert entry.bad != entry.good


@pytest.mark.parametrize(
    "code", ["F001", "F002", "C006", "U501", "U502", "U503", "P601", "P602", "B402", "Y001"]
)
def test_what_would_be_unsafe_cannot_be_changed(code: str) -> None:
    """A site cannot wave through what makes a page wrong or reaches out of the project."""
    assert CATALOGUE[code].fixed


@pytest.mark.parametrize(
    "code", [code for code, entry in CATALOGUE.items() if entry.severity != Severity.ERROR]
)
def test_warnings_and_notes_can_be_changed(code: str) -> None:
    """What does not stop a build is the site's own business."""
    assert not CATALOGUE[code].fixed


def test_explain_tells_all_of_an_entry() -> None:
    """Name, severity, meaning, remedy and both examples stand in the text, at most 80 columns wide."""
    told = explain("L201")
    assert told is not None
    assert told.startswith("L201: A reference in the front matter fits nothing\nSeverity: error (change it")
    assert "What to do: Correct the reference." in told
    assert "    supersedes: 99\n" in told
    assert "    supersedes: 9\n" in told
    assert max(map(len, told.splitlines())) <= 80


def test_explain_promises_no_change_of_a_fixed_code() -> None:
    """A code that may not be changed is not said to be."""
    told = explain("F002")
    assert told is not None
    assert "Severity: error\n" in told


def test_explain_takes_a_code_as_people_type_it() -> None:
    """Case and blanks around a code do not matter; a code that is none gives None."""
    assert explain(" l201 ") == explain("L201")
    assert explain("L999") is None
    assert explain("") is None


def test_the_ground_floor_is_cheap_to_import() -> None:
    """Neither rich nor click nor YAML is loaded to report a finding."""
    program = (
        "import sys, steelyard.diagnostics.drawing, steelyard.diagnostics.formats, steelyard.diagnostics.severities\n"
        "print(sorted({'rich', 'click', 'yaml', 'jinja2', 'markdown'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(SOURCE.parent)},
    )
    assert done.stdout == "[]\n"
