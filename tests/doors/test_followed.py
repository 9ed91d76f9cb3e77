"""`--follow` goes to the record that was changed last, or stays."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from steelyard.doors.serve.followed import page_of
from steelyard.edges.project import find_project
from steelyard.edges.survey import survey

if TYPE_CHECKING:
    from pathlib import Path

    from steelyard.edges.survey import Survey

TABLE = "criterion,weight,A,B\nCost,2,1,2\n"
NAMED = "---\ncriteria: tables/two.csv\n---\n# Two\n"


@pytest.fixture
def found(tmp_path: Path) -> Survey:
    """Give a project with records, tables beside and away from them, a link, and what is no record."""
    for number, (name, text) in enumerate(
        {
            "decisions/0001-one.md": "# One\n",
            "decisions/0001-one.criteria.csv": TABLE,
            "decisions/0001-one.costs.criteria.csv": TABLE,
            "decisions/0002-zwö.md": NAMED,
            "decisions/tables/two.csv": TABLE,
            "decisions/README.md": "# All\n",
            "decisions/a.png": "x",
            "real/0003-three.md": "# Three\n",
            "steelyard.yml": "sources: [{path: decisions}, {path: linked}]\n",
        }.items()
    ):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        os.utime(file, (number, number))
    (tmp_path / "linked").symlink_to("real")
    return survey(find_project(tmp_path))


@pytest.mark.parametrize(
    ("changed", "page"),
    [
        (["decisions/0001-one.md"], "0001-one"),
        (["decisions/0001-one.criteria.csv"], "0001-one"),
        (["decisions/0001-one.costs.criteria.csv"], "0001-one"),
        (["decisions/0002-zwö.md"], "0002-zw%C3%B6"),
        (["decisions/tables/two.csv"], "0002-zw%C3%B6"),
        (["decisions/0002-zwö.md", "decisions/0001-one.md"], "0002-zw%C3%B6"),
        (["decisions/0001-one.md", "decisions/a.png", "decisions/gone.md"], "0001-one"),
        (["real/0003-three.md"], "0003-three"),
        (["decisions/README.md", "decisions/a.png", "steelyard.yml", "decisions"], ""),
        (["decisions/0009-gone.md"], ""),
        ([], ""),
    ],
)
def test_the_page_of_what_changed(found: Survey, changed: list[str], page: str) -> None:
    """Of several the one changed last; a table counts for its record; what is no record leads nowhere."""
    root = found.project.root.resolve()
    address = page_of(found, frozenset(str(root / name) for name in changed))
    assert page in address
    assert bool(address) == bool(page)
    assert not address or address.startswith("/d/")
