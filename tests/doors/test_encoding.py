"""In which encoding programs and files are written to. A system's own one is stood in for by streams that have it."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from steelyard.doors.encoding import write_as_utf8

if TYPE_CHECKING:
    import pytest

LINE = "Straße → 日本"


class _Terminal(io.BytesIO):
    def isatty(self) -> bool:
        return True


def _written(monkeypatch: pytest.MonkeyPatch, under: io.BytesIO) -> bytes:
    streams = [io.TextIOWrapper(under, encoding="cp1252") for _ in range(2)]
    for name, stream in zip(("stdout", "stderr"), streams, strict=True):
        monkeypatch.setattr(sys, name, stream)
    write_as_utf8()
    for stream in streams:
        stream.write(LINE)
        stream.detach()
    return under.getvalue()


def test_a_program_is_written_to_in_utf8(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read by a program has the letters of the records, on a system whose own encoding lacks them too."""
    monkeypatch.delenv("PYTHONIOENCODING", raising=False)
    assert _written(monkeypatch, io.BytesIO()) == 2 * LINE.encode()


def test_who_asks_for_an_encoding_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """PYTHONIOENCODING decides, and letters that it lacks are escaped."""
    monkeypatch.setenv("PYTHONIOENCODING", "cp1252")
    assert _written(monkeypatch, io.BytesIO()) == 2 * LINE.encode("cp1252", "backslashreplace")


def test_a_terminal_is_written_to_in_its_own_encoding(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal draws what it knows, and letters that it lacks end no command."""
    monkeypatch.delenv("PYTHONIOENCODING", raising=False)
    assert _written(monkeypatch, _Terminal()) == 2 * LINE.encode("cp1252", "backslashreplace")
