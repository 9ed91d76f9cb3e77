"""`steelyard new` with a template that has no place for a date: what is left out is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from steelyard.doors.cli import cli

if TYPE_CHECKING:
    from pathlib import Path

DATED = "---\nstatus: accepted\ndate: 2020-01-01\n---\n# One\n\nText.\n"
UNDATED = "---\nstatus: accepted\n---\n# One\n\nText.\n"
TEMPLATE = "# NUMBER. TITLE\n\n## Status\n\nSTATUS\n\n## Context\n\nWhy?\n"
TOLD = "decisions/0002-two.md: has no date, since its template has no place for one; `--date` writes one into the front matter\n"


@pytest.mark.parametrize(
    ("record", "template", "configuration", "words", "told"),
    [
        (DATED, TEMPLATE, "", (), TOLD),
        (DATED, TEMPLATE, "", ("--date", "2026-11-26"), ""),
        (DATED, TEMPLATE.replace("TITLE", "TITLE\n\nDate: DATE"), "", (), ""),
        (UNDATED, TEMPLATE, "", (), ""),
        (DATED, TEMPLATE, "dates: git\n", (), ""),
    ],
)
def test_a_date_that_has_no_place_is_told(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    record: str,
    template: str,
    configuration: str,
    words: tuple[str, ...],
    told: str,
) -> None:
    """It is told where all records have dates; not where one was written, where one has none, and where Git tells them."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "decisions").mkdir()
    (tmp_path / "decisions/0001-one.md").write_text(record)
    (tmp_path / "decisions/template.md").write_text(template)
    (tmp_path / "steelyard.yml").write_text(configuration)
    done = CliRunner().invoke(cli, ["new", "Two", *words], env={"VISUAL": "", "EDITOR": ""})
    assert (done.exit_code, done.stdout, done.stderr) == (0, "decisions/0002-two.md\n", told)
