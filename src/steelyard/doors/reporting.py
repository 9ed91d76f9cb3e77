"""What a command tells: diagnostics in the form asked for, progress on a terminal, sentences about the end."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, Self, TextIO

from msgspec import Struct, field
from msgspec.structs import replace

import steelyard
from steelyard.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import TracebackType

    from rich.progress import Progress as Bar

    from steelyard.diagnostics import Diagnostic, Place
    from steelyard.doors.options import Format

_PATIENCE = 0.6  # seconds of silence before a bar is worth its flicker


class Readable(Protocol):
    """What findings are drawn against: the project's root, and the texts of its files, None where there is none to show."""

    @property
    def root(self) -> Path: ...
    def text(self, file: str) -> str | None: ...


class Unread(Struct, frozen=True):
    """A project that is not read yet, or none: findings are drawn against the texts that are `known`, by file."""

    root: Path
    known: Mapping[str, str] = field(default_factory=dict)

    def text(self, file: str) -> str | None:
        """Return a file's text, None where it is not known."""
        return self.known.get(file)


def report(
    diagnostics: Sequence[Diagnostic],
    *,
    form: Format,
    survey: Readable,
    stream: TextIO,
    most: int | None = None,
    colour: bool | None = None,
) -> None:
    """Write diagnostics to `stream`. With `most`, in text, every error is drawn, some warnings, and notes are counted.

    Files are told as seen from the working folder, where people and forges look for them; in JSON as everywhere
    in the data, from the project's root. Without `colour` the stream decides.
    """
    if form == "json":
        from steelyard.diagnostics.formats import as_json

        stream.write(as_json(diagnostics))
        return
    seen = _seen_from_here(diagnostics, survey.root)
    original = {after.place.file: before.place.file for before, after in zip(diagnostics, seen, strict=True)}
    original |= {
        after.file: before.file
        for one, other in zip(diagnostics, seen, strict=True)
        for (before, _), (after, _) in zip(one.others, other.others, strict=True)
    }
    diagnostics = seen
    if form == "github":
        from steelyard.diagnostics.formats import as_github

        stream.write(as_github(diagnostics))
    elif form == "sarif":
        from steelyard.diagnostics.formats import as_sarif

        stream.write(as_sarif(diagnostics, version=steelyard.__version__))
    elif diagnostics:
        import shutil

        from steelyard.diagnostics.drawing import draw, summarise

        shown, hidden = _worth_drawing(diagnostics, most)
        width = shutil.get_terminal_size((100, 24)).columns
        stream.write(
            draw(
                shown,
                source=lambda file: survey.text(original.get(file, file)),
                colour=coloured(stream) if colour is None else colour,
                width=width,
            )
        )
        if hidden == len(diagnostics):
            them = "it" if hidden == 1 else "them"
            stream.write(f"{summarise(diagnostics)}: `steelyard check` draws {them}\n")
        elif hidden:
            stream.write(f"{summarise(diagnostics)}; {hidden} not shown: `steelyard check` draws them all\n")


def near(root: Path, file: str) -> str:
    """Return a file of the project at `root` as seen from the working folder; one with an absolute path as it is."""
    return file if Path(file).is_absolute() else os.path.relpath(root / file).replace(os.sep, "/")


def _seen_from_here(diagnostics: Sequence[Diagnostic], root: Path) -> Sequence[Diagnostic]:
    """Return diagnostics with their files counted from the working folder, but for those with an absolute path."""
    if near(root, "") == ".":
        return diagnostics

    def seen(place: Place) -> Place:
        return replace(place, file=near(root, place.file))

    return [
        replace(
            each, place=seen(each.place), others=tuple((seen(place), words) for place, words in each.others)
        )
        for each in diagnostics
    ]


def _worth_drawing(diagnostics: Sequence[Diagnostic], most: int | None) -> tuple[list[Diagnostic], int]:
    if most is None:
        return list(diagnostics), 0
    errors = [each for each in diagnostics if each.severity is Severity.ERROR]
    others = [each for each in diagnostics if each.severity is Severity.WARNING]
    shown = [*errors, *others[: max(most - len(errors), 0)]]
    return sorted(shown, key=lambda each: each.sort_key), len(diagnostics) - len(shown)


def coloured(stream: TextIO) -> bool:
    """Say whether a stream takes colours: a terminal does, unless NO_COLOR is set; FORCE_COLOR means always."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (stream.isatty() and os.environ.get("TERM") != "dumb")


class ProgressBar:
    """A bar on a terminal for work that takes long; nothing at all in a pipe, or for quick work.

    Call it with the step's name, how much is done, and of how many (0 where that is not known).
    """

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._wanted = self._stream.isatty()
        self._started = time.monotonic()
        self._bar: Bar | None = None
        self._tasks: dict[str, int] = {}
        self._told = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def __call__(self, step: str, done: int, total: int) -> None:
        if not self._wanted:
            return
        now = time.monotonic()
        if now - self._started < _PATIENCE or (now - self._told < 0.05 and done != total):
            return
        self._told = now
        bar = self._bar or self._open()
        if step not in self._tasks:
            self._tasks[step] = bar.add_task(step, total=total or None)
        bar.update(self._tasks[step], completed=done, total=total or None, refresh=True)  # type: ignore[arg-type]

    def _open(self) -> Bar:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        columns = (TextColumn("{task.description:<10}"), BarColumn(), MofNCompleteColumn())
        self._bar = Progress(*columns, console=Console(file=self._stream), transient=True, auto_refresh=False)
        self._bar.start()
        return self._bar
