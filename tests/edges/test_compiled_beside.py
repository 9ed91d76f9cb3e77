"""Templates compiled by a process of their own are those that a build compiles itself, and nothing hangs on that process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from steelyard.core.language.language import ENGLISH
from steelyard.edges.looks.beside import compiled_beside
from steelyard.edges.looks.compiling import _PlainEnvironment
from steelyard.edges.looks.theme import Theme, theme_of
from steelyard.edges.pool import use_jobs
from steelyard.edges.project import Project, find_project
from view_samples import VIEWS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steelyard.core.views.site import View

HERE = Path(__file__).parent
RECORD = "---\nstatus: accepted\ndate: 2024-03-01\n---\n# Moor the ferry\n\nWe will.\n"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks here")


def in_a_process_of_its_own(check: str) -> None:
    """Run one of the checks below where no other test has left a thread: a process with threads does not fork."""
    code = f"import test_compiled_beside as checks; checks.{check}()"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=HERE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(HERE), str(HERE.parent)))},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr


def page() -> View:
    return VIEWS[0]


@contextmanager
def project_with(config: str = "") -> Iterator[tuple[Project, str]]:
    """Give a project of one record, and a place for what is kept."""
    with tempfile.TemporaryDirectory(prefix="beside-") as name:
        root = Path(name, "project")
        (root / "decisions").mkdir(parents=True)
        (root / "decisions" / "0001-moor-the-ferry.md").write_text(RECORD)
        if config:
            (root / "steelyard.yml").write_text(config)
        yield find_project(root, ()), str(Path(name, "cache"))


def compiled_here() -> list[str]:
    """Note the templates that this very process compiles, from now on."""
    names: list[str] = []
    before, here = _PlainEnvironment.compile, os.getpid()

    def compile_(self: Any, source: Any, name: str | None = None, *args: Any, **kwargs: Any) -> Any:
        if os.getpid() == here:
            names.append(str(name))
        return before(self, source, name, *args, **kwargs)

    _PlainEnvironment.compile = compile_  # type: ignore[method-assign]
    return names


def check_compiled_there() -> None:
    with project_with() as (project, place), use_jobs(2):
        expected = Theme(None).render(page())
        names = compiled_here()
        with compiled_beside(project, place) as coming:
            assert coming
            theme = theme_of(project, ENGLISH)
            theme.compile_once(place, coming)
            assert theme.render(page()) == expected
            theme.keep_compiled()
        assert names == []
        assert not theme.doubtful
        with compiled_beside(project, place) as coming:  # they are kept now
            assert coming is None
        later = theme_of(project, ENGLISH)
        later.compile_once(place)
        assert later.render(page()) == expected
        assert names == []


def check_nothing_kept() -> None:
    with project_with() as (project, place), use_jobs(2):
        names = compiled_here()
        before = set(Path().iterdir())
        with compiled_beside(project, "") as coming:
            theme = theme_of(project, ENGLISH)
            theme.compile_once("", coming)
            theme.render(page())
            theme.keep_compiled()
        assert names == [], names
        assert set(Path().iterdir()) == before
        assert not Path(place).exists()


def check_one_process() -> None:
    with project_with() as (project, place), use_jobs(1), compiled_beside(project, place) as coming:
        assert coming is None


def check_lost() -> None:
    here = os.getpid()
    whole = Theme.compile_all

    def compile_all(self: Theme) -> Any:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return whole(self)

    Theme.compile_all = compile_all  # type: ignore[method-assign]
    with project_with() as (project, place), use_jobs(2):
        names = compiled_here()
        with compiled_beside(project, place) as coming:
            theme = theme_of(project, ENGLISH)
            theme.compile_once(place, coming)
            assert theme.render(page()) == Theme(None).render(page())
            theme.keep_compiled()
        assert names
        with compiled_beside(project, place) as coming:
            assert coming is None


def check_left_early() -> None:
    def forever(_: Theme) -> Any:
        while True:
            signal.pause()

    Theme.compile_all = forever  # type: ignore[assignment,method-assign]
    with project_with() as (project, place), use_jobs(2), compiled_beside(project, place) as coming:
        assert coming
    with pytest.raises(ChildProcessError):  # nobody is left
        os.waitpid(-1, os.WNOHANG)


def check_fault() -> None:
    config = "theme: {path: nowhere}\n"
    with project_with(config) as (project, place), use_jobs(2), compiled_beside(project, place) as coming:
        assert coming is None


@pytest.mark.parametrize("check", sorted(name for name in globals() if name.startswith("check_")))
def test_templates_come_from_another_process(check: str) -> None:
    """They are compiled once, there; where it is lost, not needed, not there or the theme is at fault, all goes on without."""
    in_a_process_of_its_own(check)


def test_a_fresh_machine_builds_the_same_site_with_any_number_of_processes(tmp_path: Path) -> None:
    """Whether templates were compiled beside, here or before, every file is the same, and a fault is told the same."""
    sites: list[dict[str, bytes]] = []
    told: list[str] = []
    with project_with("theme: {path: look}\n") as (project, _):
        look = project.root / "look" / "templates"
        look.mkdir(parents=True)
        for text in ("{% extends 'default/record.html' %}", "{% if %}"):
            (look / "record.html").write_text(text)
            for name, jobs in (("one", "1"), ("two", "2"), ("two", "1")):
                out = tmp_path / f"site-{len(sites)}-{name}"
                done = subprocess.run(
                    [sys.executable, "-m", "steelyard", "build", "--jobs", jobs, "--out", str(out)],
                    cwd=project.root,
                    env={**os.environ, "STEELYARD_CACHE": str(tmp_path / f"cache-{name}")},
                    capture_output=True,
                    text=True,
                    check=False,
                )
                sites.append({p.relative_to(out).as_posix(): p.read_bytes() for p in out.rglob("*.*")})
                told.append(done.stderr)
    assert sites[0]
    assert sites[0] == sites[1] == sites[2]
    assert "T701" in told[3]
    assert told[3] == told[4] == told[5]
