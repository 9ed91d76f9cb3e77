"""Real repositories build as they are, and read as a person reads them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from record_samples import export_of
from steelyard.diagnostics import Severity
from steelyard.edges.bodies import render_bodies
from steelyard.edges.pipeline import Options, build
from steelyard.edges.project import find_project
from steelyard.edges.survey import survey

CORPORA = Path(__file__).parent.parent.parent / "shared" / "corpora"
NAMES = sorted(path.name for path in CORPORA.iterdir()) if CORPORA.is_dir() else []
SCHEMA = Path(__file__).parent.parent / "src/steelyard/core/decisions.schema.json"
FLOOR = {"title": 99, "number": 99, "status": 97, "date": 97, "deciders": 97}
RELATIONS = ("supersedes", "superseded_by", "amends", "amended_by")
WAYS = ("forward (supersedes or amends)", "backward (superseded_by or amended_by)")

pytestmark = pytest.mark.skipif(not NAMES, reason="the shared corpora are not beside this checkout")


@pytest.mark.parametrize("name", NAMES)
def test_builds_as_it_is(name: str) -> None:
    """Every repository builds without --strict: no error, no traceback, and every Markdown file has a kind."""
    surveyed = survey(find_project(CORPORA / name, [str(CORPORA / name)]))
    outcome = build(surveyed, Options(write=False))
    assert [each for each in outcome.diagnostics if each.severity is Severity.ERROR] == []
    assert len(surveyed.kinds) == sum(path.suffix == ".md" for path in (CORPORA / name).rglob("*"))
    assert outcome.pages >= len(surveyed.corpus.decisions) + 2


def test_reads_as_a_person_does(shared: Path, tmp_path: Path) -> None:
    """The hand-made labels are met, titles and numbers at 99 %, the rest at 97 %; each export fits its schema."""
    schema = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    records: list[dict[str, Any]] = []
    for name in NAMES:
        surveyed = survey(find_project(CORPORA / name, [str(CORPORA / name)]))
        corpus = render_bodies(surveyed, repository=None).corpus
        whole = export_of(corpus)
        assert [fault.message for fault in schema.iter_errors(whole)] == []
        exported = whole["records"]
        records += [{**each, **each["stated"], "source": f"{name}/{each['path']}"} for each in exported]
    export, report = tmp_path / "export.json", tmp_path / "report.json"
    export.write_text(json.dumps(records), encoding="utf-8")
    gold = shared / "gold"
    subprocess.run(
        [sys.executable, gold / "score.py", gold / "gold.jsonl", export, "--json", report, "--misses", "0"],
        check=True,
        capture_output=True,
    )
    found = json.loads(report.read_text(encoding="utf-8"))
    summary = found["summary"]
    assert found["absent"] == []
    for field, least in FLOOR.items():
        assert summary[field]["accuracy"] >= least, field
    for field in (*RELATIONS, *WAYS):
        assert summary[field]["accuracy_where_given"] >= 97, field
        assert summary[field].get("invented", 0) == 0, field


def test_what_records_require_is_what_they_depend_on() -> None:
    """In the repository whose front matter has `requires`, each of its numbers is a dependency, and nothing else is."""
    name = "ethereum__EIPs"
    corpus = survey(find_project(CORPORA / name, [str(CORPORA / name)])).corpus
    given = 0
    for decision in corpus.decisions:
        head = (CORPORA / name / decision.record.path).read_text(encoding="utf-8").split("\n---")[0]
        written = re.search(r"^requires: *(.*)$", head, re.MULTILINE)
        numbers = re.findall(r"\d+", written[1]) if written else []
        said = [reference for kind, reference in decision.stated if kind == "depends_on"]
        assert [re.sub(r"\D", "", reference) for reference in said] == numbers, decision.record.path
        given += bool(numbers)
        for path in decision.related("depends_on"):
            assert decision.record.path in corpus.by_path[path].related("needed_by")
    assert given > 300


def test_the_story_builds_unchanged(shared: Path, tmp_path: Path) -> None:
    """The post that started it all, a WordPress export, is a record as it stands: accepted, with its date."""
    story = shared / "story"
    surveyed = survey(find_project(tmp_path, [str(story)]))
    outcome = build(surveyed, Options(write=False))
    assert outcome.diagnostics == ()
    (decision,) = surveyed.corpus.decisions
    assert (decision.record.title, decision.record.date) == ("The Switch: Python to Node.js", "2011-12-18")
    assert (decision.standing, decision.record.status_text) == ("accepted", "publish")
    assert decision.url == "d/the-switch-python-to-node-js.html"
