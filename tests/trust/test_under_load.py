"""Projects far larger than anyone's: what they cost grows as they do, and no faster."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from typing import TYPE_CHECKING

import pytest

from costs import in_proportion
from steelyard.edges.pipeline import Options, ready
from steelyard.edges.pool import use_jobs
from steelyard.edges.project import find_project
from steelyard.edges.survey import survey
from trust.large_projects import MANY, ONE, ROOT, ambiguous

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FOUR = 4
"""So many times as large is the larger project."""
MOST = 8.0
"""So many times as much may it cost: twice its share, for chance; what is quadratic costs 16 times as much."""
_MEMORY = """
import resource
from steelyard.core.scores.acceptability import _points
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
_points(1000, 64)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


def put_together(folder: Path) -> None:
    """Read a project and put its lists, graphs and timelines together."""
    with use_jobs(1):
        site = ready(survey(find_project(folder)), Options()).site
        if site is not None:
            assert list(site._lists())


@pytest.mark.parametrize("shape", [*MANY, *ONE], ids=lambda shape: shape.__name__)
def test_four_times_as_much_costs_four_times_as_much(
    tmp_path: Path, shape: Callable[[Path, int], None], *, long_form: bool
) -> None:
    """In whatever way a project is large, its cost grows in proportion."""
    count = (1_000 if long_form else 200) if shape in MANY else 2_500 if long_form else 500
    if shape is ambiguous:  # its many findings hide below that what they are found by
        count = 1_000
    projects = {size: tmp_path / str(size) for size in (20, count, FOUR * count)}
    for size, folder in projects.items():
        shape(folder, size)
    first, small, large = (partial(put_together, folder) for folder in projects.values())
    first()  # what is made once
    taken = in_proportion(small, large, most=MOST, least=0.02)
    print(f"{shape.__name__} {count}: {taken[0]:.2f} s, {FOUR * count}: {taken[1]:.2f} s")


@pytest.mark.skipif(sys.platform != "linux", reason="memory is told in kilobytes there")
def test_a_thousand_criteria_take_little_memory() -> None:
    """The weightings of a thousand criteria, ten million draws, are made in less than 280 MB."""
    told = subprocess.run(
        [sys.executable, "-c", _MEMORY], cwd=ROOT / "src", capture_output=True, text=True, check=True
    )
    assert int(told.stdout) * 1024 < 280e6
