"""What `steelyard serve` tells of findings at each save: each once, then what is new or gone, and errors every time."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

import pytest

from steelyard.doors.serve.rebuilding import Rebuilder
from steelyard.doors.serve.telling import Teller
from steelyard.doors.work import Request

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], str]:
    """Return what saves a record by its number and tells what a build after that says of findings."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "decisions").mkdir()
    builder, teller = Rebuilder(Request()), Teller()

    def save(number: str, text: str) -> str:
        file = tmp_path / f"decisions/{number}-lamp.md"
        file.write_text(text, encoding="utf-8")
        survey, outcome = builder.build(frozenset({str(file.resolve())}))
        said = StringIO()
        teller.tell(outcome.diagnostics, survey, published=outcome.published is not None, stream=said)
        return said.getvalue()

    return save


def test_a_warning_is_told_once(saved: Callable[[str, str], str]) -> None:
    """What was told is not told again, neither after other edits nor where its line has moved; only new ones are."""
    first = saved("0001", "# Lamp\n\n[a](a.md)\n")
    assert first.count("warning[L203]") == 1
    assert saved("0001", "# Lamp\n\nIt burns.\n\n[a](a.md)\n") == ""
    assert saved("0002", "# Wick\n\nCotton.\n") == ""
    second = saved("0002", "# Wick\n\nCotton, see [b](b.md).\n")
    assert second.count("warning[") == 1
    assert "`b.md` leads to nothing" in second
    assert second.endswith("\n1 warning as before\n")


def test_what_is_gone_is_counted(saved: Callable[[str, str], str]) -> None:
    """A mended finding is told as gone, and may come back as a new one; one whose line was edited is not gone."""
    saved("0001", "# Lamp\n\n[a](a.md)\n\n[b](b.md)\n")
    assert saved("0001", "# Lamp\n\n[a](a.md)\n") == "1 finding gone; 1 warning as before\n"
    edited = saved("0001", "# Lamp\n\nOil: [a](a.md)\n")
    assert "`a.md` leads to nothing" in edited
    assert "gone" not in edited
    assert saved("0001", "# Lamp\n") == "1 finding gone\n"
    assert "`a.md` leads to nothing" in saved("0001", "# Lamp\n\n[a](a.md)\n")


def test_errors_are_told_at_each_build(saved: Callable[[str, str], str]) -> None:
    """While a build fails, its reason is told each time, what was told before is not, and nothing counts as gone."""
    saved("0001", "# Lamp\n\n[a](a.md)\n")
    failed = "---\nsupersedes: 9\n---\n# Wick\n"
    for text in (failed, failed + "\nCotton.\n"):
        said = saved("0002", text)
        assert said.count("error[L201]") == 1
        assert "warning[" not in said
        assert "gone" not in said
    assert saved("0002", "# Wick\n") == "1 finding gone; 1 warning as before\n"
