"""What open pages are told while a site is served."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steelyard.doors.server import Server
from steelyard.doors.serving import _build, _watched
from steelyard.doors.work import Request
from steelyard.edges.project import find_project

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_failed_build_tells_pages_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An open page is told each error with its place and remedy, as plain text, and not the warnings."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FORCE_COLOR", "1")
    (tmp_path / "decisions").mkdir()
    record = tmp_path / "decisions/0001-one.md"
    record.write_text("---\nsupersedes: 9\n---\n# <b>One</b>\n\n[x](y.md)\n", encoding="utf-8")
    server = Server(tmp_path / "site", port=0)
    try:
        _build(Request(), server)
        told = server._events.state.failure
        assert "error[L201]" in told
        assert "decisions/0001-one.md:2:13" in told
        assert told.endswith("\n\nNothing published. Mend the errors above and build again.")
        assert "\x1b" not in told
        assert "L203" not in told
        (tmp_path / "decisions/0002-many.md").write_text(
            "---\nsupersedes: [{}]\n---\n".format(", ".join(map(str, range(50, 80)))), encoding="utf-8"
        )
        _build(Request(), server)
        assert server._events.state.failure.count("error[") == 20
        assert "11 further errors\n" in server._events.state.failure
        record.write_text("# One\n", encoding="utf-8")
        (tmp_path / "decisions/0002-many.md").unlink()
        _build(Request(), server)
        assert server._events.state.failure == ""
    finally:
        server.stop()


def test_files_of_the_look_are_watched(tmp_path: Path) -> None:
    """A change of the logo or of a style sheet builds anew, as one of a record does."""
    config = "sources: decisions\nsite: {logo: look/a.svg}\ntheme: {css: [look/b.css], path: theme}\n"
    (tmp_path / "steelyard.yml").write_text(config, encoding="utf-8")
    watched = _watched(find_project(tmp_path))
    assert {
        tmp_path / name for name in ("decisions", "steelyard.yml", "theme", "look/a.svg", "look/b.css")
    } == set(watched)
