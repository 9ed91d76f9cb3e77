"""`steelyard serve`: a first build, then a build at each change, told to the terminal and to every open page."""

from __future__ import annotations

import io
import queue
import sys
import webbrowser
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from steelyard.diagnostics import Severity
from steelyard.doors.reporting import report
from steelyard.doors.server import ServeError, Server
from steelyard.doors.watch import Watcher
from steelyard.doors.work import built, built_line, counted, located, why
from steelyard.edges.project import CONFIG

if TYPE_CHECKING:
    from pathlib import Path

    from steelyard.doors.work import Request
    from steelyard.edges.pipeline import Outcome
    from steelyard.edges.project import Project
    from steelyard.edges.survey import Survey

_BEAT = 0.5  # seconds; without a bound, Windows would not let Ctrl-C through
_MOST = 20  # findings drawn after each build


@dataclass(frozen=True, slots=True)
class Listening:
    """Where to listen, and the further names to answer to."""

    host: str
    port: int
    allow_hosts: tuple[str, ...]


def run(request: Request, listening: Listening, *, open_browser: bool) -> None:
    """Serve until a person interrupts.

    Raises click.UsageError where the port cannot be had.
    """
    project = located(request)
    try:
        server = Server(
            project.out, host=listening.host, port=listening.port, allow_hosts=listening.allow_hosts
        )
    except ServeError as error:
        raise click.UsageError(str(error)) from error
    watch = _Watch(project)  # before the first build, so that no change falls between the two
    server.start()
    try:
        _build(request, server)
        click.echo(f"Serving {server.url} until Ctrl-C")
        if open_browser:
            webbrowser.open(server.url)
        while True:
            if watch.changed():
                watch.follow(_build(request, server))
    finally:
        watch.stop()
        server.stop()


def _build(request: Request, server: Server) -> Project:
    survey, outcome = built(request, write=True)
    report(outcome.diagnostics, form="text", survey=survey, stream=sys.stderr, most=_MOST)
    if outcome.published:
        click.echo(built_line(survey, outcome))
        server.reload()
    else:
        line = f"Nothing published. {why(survey, outcome, strict=False)}"
        click.echo(line)
        server.fail(_failure(survey, outcome, line))
    return survey.project


def _failure(survey: Survey, outcome: Outcome, line: str) -> str:
    """Write what stopped a build, for a page that shows it as plain text."""
    drawn = io.StringIO()
    errors = [each for each in outcome.diagnostics if each.severity is Severity.ERROR]
    report(errors[:_MOST], form="text", survey=survey, stream=drawn, colour=False)
    more = f"{counted(len(errors) - _MOST, 'further error')}\n\n" if len(errors) > _MOST else ""
    return f"{drawn.getvalue()}{more}{line}"


class _Watch:
    """A watcher over whatever folders the project has now."""

    def __init__(self, project: Project) -> None:
        self._changes: queue.SimpleQueue[frozenset[str]] = queue.SimpleQueue()
        self._start(project)

    def changed(self) -> bool:
        """Wait a moment for a change; what came while the last build ran counts as one."""
        try:
            self._changes.get(timeout=_BEAT)
        except queue.Empty:
            return False
        while not self._changes.empty():
            self._changes.get()
        return True

    def follow(self, project: Project) -> None:
        """Watch other folders where the configuration now names others."""
        if _watched(project) != self._paths:
            self.stop()
            self._start(project)

    def stop(self) -> None:
        self._watcher.stop()

    def _start(self, project: Project) -> None:
        self._paths = _watched(project)
        self._watcher = Watcher(self._paths, self._changes.put, ignore=[project.out])
        self._watcher.start()
        if self._watcher.polling:
            click.echo(
                "The system cannot watch so many folders; looking at them each second instead.", err=True
            )


def _watched(project: Project) -> tuple[Path, ...]:
    settings = project.settings
    theme = (project.root / settings.theme_path,) if settings.theme_path else ()
    logo = (settings.site.logo,) if settings.site.logo else ()
    look = (project.root / file.path for file in (*logo, *settings.css))
    return (*project.source_folders, project.root / CONFIG, *theme, *look)
