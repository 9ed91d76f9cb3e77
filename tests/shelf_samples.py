"""Folders of records that a test lays out, and the commands typed in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.testing import CliRunner

from steelyard.doors.cli import cli

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def standing_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder, without an editor."""
    monkeypatch.chdir(folder)
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    return folder


def run(*words: str) -> tuple[int, str]:
    """Type a command on 2026-11-26; return its exit code and what it printed."""
    done = CliRunner().invoke(cli, words, env={"SOURCE_DATE_EPOCH": "1795651200"})
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.stdout


def put(root: Path, path: str, text: str) -> None:
    """Write a file and the folders that it lies in."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
