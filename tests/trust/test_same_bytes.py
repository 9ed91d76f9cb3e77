"""One input is the same bytes, whoever builds it, wherever, whenever, and by how many processes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import zipfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conftest import built_once
from every_page import CASES, ORCHARD
from git_samples import commit, git
from test_install import make
from trust.everything_written import ROOT, Way, assert_same, copied, run, written
from trust.other_pythons import is_ready, make_ready, other_pythons

if TYPE_CHECKING:
    from collections.abc import Iterator

CORPORA = ROOT.parent / "shared/corpora"
PROJECTS = [*CASES.iterdir(), ROOT / "decisions", *(CORPORA.iterdir() if CORPORA.is_dir() else ())]
NOBODY = 65534
ASCII = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
"""The poorest surroundings: Python itself would not even read the names of files as UTF-8."""
FAR_EAST = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8", "LANGUAGE": "de"}
FAR_WEST = {"TZ": "Etc/GMT+12", "PYTHONHASHSEED": "4242", "NO_COLOR": "1", "TERM": "dumb"}
WAYS = {
    "a Python without asserts, one process, the far east": Way(
        (sys.executable, "-O", "-m", "steelyard"), FAR_EAST, mask=0o077, build=("--no-cache", "--jobs", "1")
    ),
    "warnings as errors, four processes, the far west, an ASCII locale": Way(
        (sys.executable, "-W", "error", "-m", "steelyard"), FAR_WEST | ASCII, mask=0, build=("--jobs", "4")
    ),
}
PLACES = ("a b/ü/日本語/d/e/f/g/h", "%20 & 'quoted' #1")
"""Where checkouts lie: a path that got into a page, or one that is not quoted, would show."""

pytestmark = pytest.mark.skipif(os.name != "posix", reason="masks and users are of POSIX")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a project that has every kind of page, and findings too."""
    folder = copied(ORCHARD, tmp_path_factory.mktemp("project"))
    copied(CASES / "warnings/input/decisions", folder / "warnings")
    config = folder / "steelyard.yml"
    text = config.read_text(encoding="utf-8")
    more = "sources:\n  - {name: warnings, path: warnings}\n"
    config.write_text(text.replace("sources:\n", more), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def usual(project: Path, tmp_path_factory: pytest.TempPathFactory, *, long_form: bool) -> dict[str, bytes]:
    """Give what is written in the usual way."""
    found = written(Way(), copied(project, tmp_path_factory.mktemp("usual")), every=long_form)
    assert found["build"].startswith(b"0\n"), found["build"]
    assert b'"severity": "warning"' in found["build"]
    assert len(found) > 100
    return found


@pytest.mark.parametrize("name", WAYS)
def test_in_any_surroundings(
    name: str, project: Path, usual: dict[str, bytes], tmp_path: Path, *, long_form: bool
) -> None:
    """Site and printed texts hang on no folder, time zone, locale, mask, order of files, time of theirs, or hash seed."""
    at = list(WAYS).index(name)
    folder = copied(project, tmp_path / PLACES[at], backwards=at % 2 == 0)
    assert_same(written(WAYS[name], folder, every=long_form), usual)


@pytest.fixture(scope="module", params=["newest", "each"])
def pythons(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, *, long_form: bool
) -> dict[str, str]:
    """Give other Pythons that can run Steelyard: the newest, or in the long form each of them."""
    if (request.param == "each") is not long_form:
        pytest.skip("the newest in the short form, each in the long one")
    found = other_pythons()
    if not found:
        pytest.skip("no other Python here: name some in STEELYARD_PYTHONS, separated as a PATH is")
    ready: dict[str, str] = {}
    for version, python in list(found.items())[: None if long_form else 1]:
        if is_ready(python):
            ready[version] = python
            continue
        folder = built_once(tmp_path_factory, f"python-{version}", partial(make_ready, python))
        if (folder / "failed").exists():
            pytest.skip(
                f"Python {version} gets no packages: {(folder / 'failed').read_text(encoding='utf-8')}"
            )
        ready[version] = str(folder / "venv/bin/python")
    return ready


def test_by_any_python(
    pythons: dict[str, str], project: Path, usual: dict[str, bytes], tmp_path: Path, *, long_form: bool
) -> None:
    """Every supported Python that is here writes the same bytes, and none has a warning for it."""
    for version, python in pythons.items():
        way = Way((python, "-W", "error", "-m", "steelyard"), FAR_EAST)
        folder = copied(project, tmp_path / version)
        assert_same(written(way, folder, every=long_form), usual)


@pytest.mark.long
@pytest.mark.parametrize("name", sorted(path.name for path in PROJECTS))
def test_of_real_projects(name: str, pythons: dict[str, str], tmp_path: Path) -> None:
    """Real repositories, the cases and the project's own decisions are the same bytes by any Python and any processes."""
    project = next(path for path in PROJECTS if path.name == name)
    real = next(path for path in (project / "input", project) if path.is_dir())
    if not (real / "steelyard.yml").exists():
        real = copied(real, tmp_path / "real")
        (real / "steelyard.yml").write_text("sources: .\n", encoding="utf-8")
    usual = written(Way(), copied(real, tmp_path / "usual"), every=True)
    far = Way((sys.executable, "-O", "-m", "steelyard"), FAR_WEST, build=("--jobs", "4", "--no-cache"))
    assert_same(written(far, copied(real, tmp_path / PLACES[0], backwards=True), every=True), usual)
    for version, python in pythons.items():
        way = Way((python, "-W", "error", "-m", "steelyard"), FAR_EAST)
        assert_same(written(way, copied(real, tmp_path / version), every=True), usual)


def can_run(python: str, libraries: str) -> bool:
    """Say whether somebody else may run a Python with what is installed for this one."""
    try:
        done = subprocess.run(
            [
                python,
                "-c",
                "import sys, steelyard, yaml, cmarkgfm, msgspec, nh3; print(sys.version_info[:2])",
            ],
            cwd="/",
            user=NOBODY,
            group=NOBODY,
            extra_groups=[],
            env={"PYTHONPATH": f"{ROOT}/src:{libraries}"},
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        return False
    return done.stdout.strip() == str(sys.version_info[:2])


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may run as somebody else"
)
def test_by_another_user(project: Path, usual: dict[str, bytes], *, long_form: bool) -> None:
    """Somebody without a home, a name or a cache writes the same bytes."""
    libraries = sysconfig.get_path("purelib")
    python = next((path for path in (sys.executable, "/usr/bin/python3") if can_run(path, libraries)), None)
    if python is None:
        pytest.skip("there is no Python here that another user may run")
    with tempfile.TemporaryDirectory() as place:
        folder = copied(project, Path(place, "project"))
        for path in (Path(place), *Path(place).rglob("*")):
            os.chown(path, NOBODY, NOBODY)
        surroundings = {
            "HOME": "/nonexistent",
            "USER": "",
            "LOGNAME": "",
            "TMPDIR": place,
            "STEELYARD_CACHE": "/nonexistent/cache",
            "PYTHONPATH": f"{ROOT}/src:{libraries}",
        }
        way = Way((python, "-m", "steelyard"), surroundings, build=(), user=NOBODY)
        assert_same(written(way, folder, every=long_form), usual)


def test_installed_or_not(project: Path, usual: dict[str, bytes], tmp_path: Path, *, long_form: bool) -> None:
    """What is installed from a wheel writes the same bytes by its script as a checkout does as a module."""
    place = tmp_path / "place"
    zipfile.ZipFile(make("build_wheel", tmp_path)).extractall(place)
    script = tmp_path / "steelyard"
    script.write_text("from steelyard.__main__ import main\nmain()\n", encoding="utf-8")
    way = Way((sys.executable, str(script)), {"PYTHONPATH": str(place)})
    folder = copied(project, tmp_path / "copy")
    assert_same(written(way, folder, every=long_form), usual)


def site(folder: Path, way: Way) -> dict[str, bytes]:
    """Build the site of a project, and return its files as `written` does."""
    done = run(way, folder, "build", *way.build)
    assert done.returncode == 0, done.stderr
    files = (path for path in (folder / "site").rglob("*") if path.is_file())
    return {f"site/{path.relative_to(folder / 'site').as_posix()}": path.read_bytes() for path in files}


def test_after_other_builds(project: Path, usual: dict[str, bytes], tmp_path: Path) -> None:
    """A site that was another one before, with a cache that knows both, is the same bytes again."""
    folder = copied(project, tmp_path)
    way = Way(build=("--jobs", "2"), environment={"STEELYARD_CACHE": str(tmp_path / ".cache")})
    record, other = folder / "field/0003-choose-a-radio.md", folder / "field/0099-another.md"
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("adio", "emedy"), encoding="utf-8")
    other.write_text("---\nstatus: accepted\nsupersedes: 3\n---\n# Another\n", encoding="utf-8")
    assert "site/d/field/0099-another.html" in site(folder, way)
    record.write_text(text, encoding="utf-8")
    other.unlink()
    wanted = {name: text for name, text in usual.items() if name.startswith("site/")}
    assert_same(site(folder, way), wanted)
    assert_same(site(folder, way), wanted)


@pytest.fixture(scope="module")
def clones(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give a folder with clones of one commit: whole, shallow, with Windows' line ends, and a linked work tree."""
    place = tmp_path_factory.mktemp("clones")
    origin = copied(project, place / "origin")
    git(origin, "init", "-q")
    commit(origin, "2020-01-01")
    notes = origin / "field/notes.md"
    notes.write_text(f"{notes.read_text(encoding='utf-8')}\nOne line more.\n", encoding="utf-8")
    commit(origin, "2021-01-01")
    here = origin.as_uri()
    git(place, "clone", "-q", here, "whole")
    git(place, "clone", "-q", "--depth=1", here, "shallow")
    git(place, "clone", "-q", "-c", "core.autocrlf=true", here, "windows")
    git(place, "clone", "-q", "--bare", here, "bare")
    git(place / "bare", "worktree", "add", "-q", "../linked", "main")
    for name in ("whole", "shallow", "windows", "bare"):
        git(place / name, "remote", "set-url", "origin", "https://github.com/orchard/valves.git")
    yield place
    shutil.rmtree(place)


@pytest.fixture(scope="module")
def whole(clones: Path) -> dict[str, bytes]:
    """Give the site of a whole clone."""
    return site(clones / "whole", Way())


def test_of_any_clone(clones: Path, whole: dict[str, bytes]) -> None:
    """A commit's site is the same bytes out of a whole and a shallow clone and a linked work tree."""
    assert b"github.com/orchard/valves/edit/main/" in whole["site/d/field/0003-choose-a-radio.html"]
    assert_same(site(clones / "shallow", Way()), whole)
    assert_same(site(clones / "linked", Way()), whole)


def test_with_windows_line_ends(clones: Path, whole: dict[str, bytes]) -> None:
    """A checkout with CRLF gives the same pages; only files that are copied as they lie keep their line ends."""
    windows = site(clones / "windows", Way())
    assert b"\r\n" in (clones / "windows/field/0003-choose-a-radio.md").read_bytes()
    manifest = "site/.steelyard-manifest.json"
    as_they_lie = {name for name in whole if name.startswith("site/files/")}
    assert any(windows[name] != whole[name] for name in as_they_lie)
    for name in as_they_lie:
        assert windows.pop(name).replace(b"\r\n", b"\n") == whole[name].replace(b"\r\n", b"\n")
    rest = {name: text for name, text in whole.items() if name not in {*as_they_lie, manifest}}
    assert_same({name: text for name, text in windows.items() if name != manifest}, rest)
