"""A person's own editor, opened on a file that has just been made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steelyard.edges.authoring.programs import NOT_FOUND, run

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def editor_of(environment: Mapping[str, str]) -> tuple[str, str]:
    """Return the variable that names an editor, VISUAL before EDITOR, and what it says; twice '' where none does."""
    for name in ("VISUAL", "EDITOR"):
        if environment.get(name, "").strip():
            return name, environment[name].strip()
    return "", ""


def edit(command: str, file: Path) -> str:
    """Open a file in an editor and wait for its end; return in words how that failed, '' where it did not.

    The command may have options behind its name (`code --wait`).
    """
    code = run(command, [str(file)], here=file.parent)
    if code == NOT_FOUND:
        return "there is no such program"
    return f"it ended with {code}" if code else ""
