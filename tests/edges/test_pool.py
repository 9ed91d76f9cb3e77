"""Work done by several processes is the work done by one."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from steelyard.edges import pool
from steelyard.edges.pipeline import Options, build
from steelyard.edges.pool import spread
from steelyard.edges.project import find_project
from steelyard.edges.survey import survey

if TYPE_CHECKING:
    from pathlib import Path

forks = pytest.mark.skipif(not pool.can_fork(), reason="this system, or this process, cannot fork safely")
MANY = list(range(pool.WORTH_IT * 3))


@forks
def test_results_come_in_order_from_other_processes() -> None:
    """Every item is worked on once, in children, and the results stand in the order of the items."""
    results = list(spread(lambda number: (number, os.getpid()), MANY, jobs=2))
    assert [number for number, _ in results] == MANY
    assert os.getpid() not in {process for _, process in results}


def test_few_items_are_worked_on_here() -> None:
    """Starting processes costs more than a few items are worth."""
    assert set(spread(lambda _: os.getpid(), MANY[:10], jobs=2)) == {os.getpid()}


@forks
def test_a_fault_in_a_child_is_raised_here() -> None:
    """What goes wrong in a child is not lost, and later work is not harmed by it."""
    with pytest.raises(ZeroDivisionError):
        list(spread(lambda number: 1 // (number - 500), MANY, jobs=2))
    assert sum(spread(lambda number: number, MANY, jobs=2)) == sum(MANY)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks here")
def test_one_or_many_processes_give_the_same_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site built by several processes is byte for byte the site built by one, findings included."""
    source = tmp_path / "decisions"
    source.mkdir()
    for number in range(1, pool.WORTH_IT + 50):
        text = f"# Way {number}\n\nStatus: accepted\n\nSee [next](./{number + 1:04d}-way.md), `code` and :tada:\n"
        (source / f"{number:04d}-way.md").write_text(text, encoding="utf-8")

    def built(out: str, *, forked: bool) -> tuple[dict[str, bytes], list[str]]:
        monkeypatch.setattr(pool, "can_fork", lambda: forked)
        monkeypatch.setattr(pool, "cores", lambda: 2)
        (tmp_path / "steelyard.yml").write_text(f"sources: decisions\nout: {out}\n", encoding="utf-8")
        outcome = build(survey(find_project(tmp_path)), Options())
        files = {
            p.relative_to(tmp_path / out).as_posix(): p.read_bytes()
            for p in (tmp_path / out).rglob("*")
            if p.is_file()
        }
        return files, [each.message for each in outcome.diagnostics]

    assert built("one", forked=False) == built("many", forked=True)
