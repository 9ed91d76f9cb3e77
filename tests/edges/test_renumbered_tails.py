"""A record's name at the end of its title follows its number, and no other figure of the title does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from steelyard.doors.cli import cli

if TYPE_CHECKING:
    from pathlib import Path

ONE = "# Use lamps\n\nDate: 2020-01-01\n\n## Status\n\nAccepted\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('---\ntitle: "Use 12 lamps - ADR 012"\ndate: 2021-01-01\nstatus: accepted\n---\n\n## Context\n',
         'title: "Use 12 lamps - ADR 013"'),
        ("# Use 12 lamps (ADR-12)\n\nDate: 2021-01-01\n\n## Status\n\nAccepted\n", "# Use 12 lamps (ADR-13)\n"),
        ("# Use 12 lamps\n\nDate: 2021-01-01\n\n## Status\n\nAccepted\n", "# Use 12 lamps\n"),
        ("# Use 12 lamps (RFC 12)\n\nDate: 2021-01-01\n\n## Status\n\nAccepted\n", "# Use 12 lamps (RFC 12)\n"),
    ],
)  # fmt: skip
def test_the_name_at_the_end_of_a_title(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, told: str
) -> None:
    """It is the record's own where the title is read without it; what else has that number is another thing's."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "adr"
    folder.mkdir()
    (folder / "012-a.md").write_text(ONE, encoding="utf-8")
    (folder / "012-b.md").write_text(text, encoding="utf-8")
    done = CliRunner().invoke(cli, ["renumber"])
    assert done.exit_code == 0, done.output
    assert told in (folder / "013-b.md").read_text(encoding="utf-8")
