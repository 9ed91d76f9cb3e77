"""What a command of adr-tools is given, and what it answers: texts, an exit code, and a program yet to be run."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import click
from msgspec import Struct

from steelyard.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_Value = TypeVar("_Value")


class Setting(Struct, frozen=True):
    """Where a command is given: the working folder, the environment, and the folder that our programs are in."""

    here: Path
    environ: Mapping[str, str]
    programs: str = ""

    def first_set(self, *names: str) -> str:
        """Return the first of these variables that is set to something, '' where none is."""
        return next((value for name in names if (value := self.environ.get(name))), "")


class Answer(Struct, frozen=True):
    """What a command has to say, and its exit code.

    `editor` is to be run on the file `edited` before `out` is printed; `out` is given to `pager`, where that is set.
    """

    out: str = ""
    err: str = ""
    code: int = 0
    editor: str = ""
    edited: str = ""
    pager: str = ""


def taken(value: _Value | Diagnostic) -> _Value:
    """Return what an edge has given; end with one line of what is wrong where it has given that."""
    if isinstance(value, Diagnostic):
        raise click.ClickException(told(value))
    return value


def told(fault: Diagnostic) -> str:
    """Say what is wrong in a line, as plainly as adr-tools does."""
    hint = f"; {fault.hint}" if fault.hint else ""
    return f"{fault.place.file}: {fault.message}{hint}"
