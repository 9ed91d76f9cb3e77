"""Work done by several processes is the work done by one."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from steelyard.edges import pool
from steelyard.edges.pipeline import Options, build
from steelyard.edges.pool import spread
from steelyard.edges.project import find_project
from steelyard.edges.survey import survey

MANY = list(range(pool.WORTH_IT * 3))


def in_a_process_of_its_own(check: str) -> None:
    """Run one of the checks below where no other test has left a thread: a process with threads does not fork."""
    if sys.platform != "linux":
        pytest.skip("only Linux forks here")
    command = [sys.executable, "-W", "error", "-c", f"import test_pool; test_pool.{check}()"]
    done = subprocess.run(command, cwd=Path(__file__).parent, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def check_order() -> None:
    results = list(spread(lambda number: (number, os.getpid()), MANY, jobs=2))
    assert [number for number, _ in results] == MANY
    assert os.getpid() not in {process for _, process in results}
    few = list(spread(lambda number: (number, os.getpid()), MANY[:10], jobs=2, heavy=pool.WORTH_IT))
    assert [number for number, _ in few] == MANY[:10]
    assert os.getpid() not in {process for _, process in few}


def check_fault() -> None:
    with pytest.raises(ZeroDivisionError):
        list(spread(lambda number: 1 // (number - 500), MANY, jobs=2))
    assert sum(spread(lambda number: number, MANY, jobs=2)) == sum(MANY)


def check_same_site() -> None:
    with tempfile.TemporaryDirectory() as name:
        project = Path(name)
        (project / "decisions").mkdir()
        for number in range(1, pool.WORTH_IT + 50):
            text = f"# Way {number}\n\nStatus: accepted\n\n[next](./{number + 1:04d}-way.md), `code` and :tada:\n"
            (project / f"decisions/{number:04d}-way.md").write_text(text, encoding="utf-8")
        assert built(project, "one", cores=1) == built(project, "many", cores=2)


def built(project: Path, out: str, *, cores: int) -> tuple[dict[str, bytes], list[str]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pool, "cores", lambda: cores)
        (project / "steelyard.yml").write_text(f"sources: decisions\nout: {out}\n", encoding="utf-8")
        outcome = build(survey(find_project(project)), Options())
    site = project / out
    files = {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }
    assert len(files) > pool.WORTH_IT
    return files, [each.message for each in outcome.diagnostics]


def test_results_come_in_order_from_other_processes() -> None:
    """Every item is worked on once, in children: assert that the results stand in the order of the items."""
    in_a_process_of_its_own("check_order")


def test_a_fault_in_a_child_is_raised_here() -> None:
    """What goes wrong in a child is not lost: assert that it is raised, and that later work is not harmed by it."""
    in_a_process_of_its_own("check_fault")


def test_one_or_many_processes_give_the_same_site() -> None:
    """Assert that a site built by several processes is byte for byte the one built by one, findings included."""
    in_a_process_of_its_own("check_same_site")


def test_few_items_are_worked_on_here() -> None:
    """Starting processes costs more than a few items are worth."""
    assert set(spread(lambda _: os.getpid(), MANY[:10], jobs=2)) == {os.getpid()}
