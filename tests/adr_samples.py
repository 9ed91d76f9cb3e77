"""A folder in which the commands of adr-tools are given, to ours and, where it is installed, to adr-tools itself."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from steelyard.doors.adr.answers import Setting
from steelyard.doors.adr.running import answer

if TYPE_CHECKING:
    from collections.abc import Mapping

DATE = "2020-02-03"
TEMPLATE = "# NUMBER. TITLE\n\nDate: DATE\n\n## Status\n\nSTATUS\n\n## Context\n\nWhy.\n"


class Said(NamedTuple):
    """How a command ended, and what it wrote to standard output and standard error."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Team:
    """A folder with the environment that commands are given in; the date is always DATE unless that says otherwise."""

    folder: Path
    environ: Mapping[str, str] = field(default_factory=dict)

    def adr(self, *arguments: str, here: str = ".") -> Said:
        """Give a command to Steelyard, in this process; editor and pager are not run."""
        setting = Setting(self.folder / here, {"ADR_DATE": DATE, **self.environ}, "/opt/bin")
        found = answer(arguments, setting)
        return Said(found.code, found.out, found.err)

    def run(self, *arguments: str | bytes, **environ: str) -> Said:
        """Give a command to Steelyard as a program of its own, with nothing but these in the environment."""
        command = [sys.executable, "-m", "steelyard.doors.adr", *arguments]
        return _run(command, self.folder, {**self.environ, **environ})

    def original(self, *arguments: str, **environ: str) -> Said:
        """Give a command to adr-tools itself."""
        return _run(["adr", *arguments], self.folder, {**self.environ, **environ})

    def read(self, path: str) -> str:
        return (self.folder / path).read_bytes().decode()

    def write(self, path: str, text: str | bytes) -> Path:
        place = self.folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text if isinstance(text, bytes) else text.encode())
        return place

    def tree(self) -> dict[str, bytes]:
        """Return all files by their path, with what they hold."""
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        }


def _run(command: list[str | bytes] | list[str], folder: Path, environ: Mapping[str, str]) -> Said:
    done = subprocess.run(
        command,
        cwd=folder,
        env={
            "PATH": os.environ["PATH"],
            "LC_ALL": "C.UTF-8",
            "ADR_DATE": DATE,
            "ADR_PAGER": "cat",
            **environ,
        },
        capture_output=True,
        check=False,
    )
    return Said(done.returncode, done.stdout.decode(), done.stderr.decode())


def original_is_there() -> bool:
    """Whether the `adr` here is adr-tools, which Debian has as a package of that name."""
    return shutil.which("adr") is not None and any(
        Path(place, "adr-tools/_adr_add_link").is_file()
        for place in ("/usr/libexec", "/usr/lib", "/usr/share")
    )
