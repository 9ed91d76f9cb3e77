"""The theme and the package's other files are found from a checkout, an editable install and a wheel."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
RUN = "import site, sys; site.addsitedir(sys.argv.pop(1)); from steelyard.doors.cli import main; main()"


def make(hook: str, folder: Path) -> Path:
    """Return a wheel of this checkout, made by the build backend itself: no index, no network."""
    code = f"import hatchling.build as b; print(b.{hook}({str(folder)!r}))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    return folder / done.stdout.strip().splitlines()[-1]


@pytest.mark.parametrize("kind", ["checkout", "editable", "wheel"])
def test_builds_a_site(kind: str, tmp_path: Path) -> None:
    """Each way of having Steelyard builds a site with its style sheet, its schema and its templates."""
    place = ROOT / "src"
    if kind != "checkout":
        place = tmp_path / "place"
        place.mkdir()
        wheel = make("build_editable" if kind == "editable" else "build_wheel", tmp_path)
        zipfile.ZipFile(wheel).extractall(place)
    project = tmp_path / "project"
    (project / "decisions").mkdir(parents=True)
    (project / "decisions/0001-one.md").write_text("# One\n\nStatus: accepted\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(place)}
    for arguments in (["build", "--strict"], ["schema", "decisions"]):
        subprocess.run(
            [sys.executable, "-c", RUN, str(place), *arguments],
            cwd=project,
            env=environment,
            check=True,
            capture_output=True,
        )
    assert (project / "site/assets/site.css").stat().st_size > 1000
    assert "In force" in (project / "site/d/0001-one.html").read_text(encoding="utf-8")


def test_the_wheel_holds_what_runs(tmp_path: Path) -> None:
    """A wheel has templates, static files, the reload script, the schema, the marker for types and the licence."""
    names = set(zipfile.ZipFile(make("build_wheel", tmp_path)).namelist())
    for name in (
        "steelyard/theme/templates/base.html",
        "steelyard/theme/static/site.css",
        "steelyard/doors/serve/reload.js",
        "steelyard/edges/adr/templates/init.md",
        "steelyard/edges/adr/templates/template.md",
        "steelyard/core/decisions.schema.json",
        "steelyard/py.typed",
    ):
        assert name in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not any(name.startswith("tests/") for name in names)
