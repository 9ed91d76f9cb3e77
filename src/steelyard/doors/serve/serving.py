"""`steelyard serve`: a first build, then a build at each change, told to the terminal and to every open page."""

from __future__ import annotations

import io
import os
import queue
import sys
import time
import webbrowser
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click
from msgspec import Struct

from steelyard.diagnostics import Severity
from steelyard.doors.reporting import report
from steelyard.doors.serve.followed import page_of
from steelyard.doors.serve.ports import ServeError
from steelyard.doors.serve.rebuilding import Rebuilder
from steelyard.doors.serve.server import listen
from steelyard.doors.serve.telling import Teller
from steelyard.doors.serve.watch import Watcher
from steelyard.doors.serve.watched import watched
from steelyard.doors.work import built_line, counted, located, why
from steelyard.edges.output.manifest import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Callable

    from steelyard.diagnostics import Diagnostic
    from steelyard.doors.serve.server import Server
    from steelyard.doors.work import Request
    from steelyard.edges.pipeline import Outcome
    from steelyard.edges.project import Project
    from steelyard.edges.survey import Survey

_BEAT = 0.5  # seconds; without a bound, Windows would not let Ctrl-C through
_MOST = 20  # errors drawn on a page
_AGAIN = 2.0  # seconds after which what the system refused is tried again: another build has ended, a disk has room
_REFUSED = "P603"
_BARRED = "P601"
_TURN = 0.0005  # seconds after which a build lets another thread go on: a page's reader takes many turns

Changed = frozenset[str] | None
"""What was changed: absolute paths without links, a folder for all that is in it; None where that is not known."""


class Listening(Struct, frozen=True):
    """Where to listen, and the further names to answer to."""

    host: str
    port: int
    allow_hosts: tuple[str, ...]


class Builder(Protocol):
    """What builds the site again and again."""

    def build(
        self, changed: Changed, *, early: Callable[[str, bytes], None] | None = None
    ) -> tuple[Survey, Outcome]:
        """Build the site after these changes since the last call; before the first one everything has changed.

        `early` is given a page that is finished long before the others, with its path in the site.
        """


def run(
    request: Request,
    listening: Listening,
    *,
    open_browser: bool,
    follow: bool = False,
    builder: Callable[[Request], Builder] = Rebuilder,
) -> None:
    """Serve until a person interrupts. With `follow` open pages go to the record that was changed.

    Raises click.UsageError where no port can be had.
    """
    project = located(request)
    with ExitStack() as stack:
        stack.callback(sys.setswitchinterval, sys.getswitchinterval())
        sys.setswitchinterval(_TURN)
        try:
            server = listen(
                project.out, host=listening.host, port=listening.port, allow_hosts=listening.allow_hosts
            )
        except ServeError as error:
            raise click.UsageError(str(error)) from error
        stack.callback(server.stop)
        watch = _Watch(project, request)
        stack.callback(watch.stop)
        watch.start()  # before the first build, so that no change falls between the two
        server.start()
        work = _Work(builder(request), server, follow=follow)
        project = work.build(None) or project
        taken = f" (port {listening.port} is taken)" if listening.port not in {0, server.port} else ""
        click.echo(f"Serving {server.url} until Ctrl-C{taken}")
        if open_browser:
            webbrowser.open(server.url)
        while True:
            # What was not watched before may have changed since it was read: that is built again.
            again = _AGAIN if work.refused else None
            changed = None if watch.follow(project) else watch.changed(within=again, barred=work.barred)
            project = work.build(changed) or project


class _Work:
    """One build after the other, each told to the terminal and the open pages.

    `refused` says that the last one was not published because the system refused it, `barred` because of what its folder holds.
    """

    def __init__(self, builder: Builder, server: Server, *, follow: bool) -> None:
        self._builder = builder
        self._server = server
        self._follow = follow
        self._since: frozenset[str] = frozenset()  # changed since the site that is shown
        self._told: tuple[Diagnostic, ...] = ()
        self._teller = Teller()
        self.refused = self.barred = False

    def build(self, changed: Changed) -> Project | None:
        """Build, tell how it ended, and return the project as it was found; None where it could not be read."""
        self._since |= changed or frozenset()
        told = self._told
        try:
            survey, outcome = self._builder.build(changed, early=self._show)
        except OSError as error:  # a folder that goes while it is read; the next change tells that it is back
            line = f"Nothing published. The build was cut short: {error}"
            click.echo(line, err=True)
            self._server.fail(line)
            return None
        before, self._told = self.refused, outcome.diagnostics
        stopping = set() if outcome.published else {each.code for each in outcome.diagnostics}
        self.refused, self.barred = _REFUSED in stopping, _BARRED in stopping
        if before and self.refused and told == self._told:
            return survey.project
        # The page before the terminal: drawing what was found takes its time, and a reader waits.
        if outcome.published:
            page = page_of(survey, self._since) if self._follow else ""
            self._since = frozenset()
            self._server.reload(page, out=survey.project.out)
            line = built_line(survey, outcome)
        else:
            line = f"Nothing published. {why(survey, outcome, strict=False)}"
            self._server.fail(_failure(survey, outcome, line))
        self._teller.tell(
            outcome.diagnostics, survey, published=outcome.published is not None, stream=sys.stderr
        )
        click.echo(line)
        return survey.project

    def _show(self, url: str, page: bytes) -> None:
        self._server.show(url, page, lead=self._follow)


def _failure(survey: Survey, outcome: Outcome, line: str) -> str:
    """Write what stopped a build, for a page that shows it as plain text."""
    drawn = io.StringIO()
    errors = [each for each in outcome.diagnostics if each.severity is Severity.ERROR]
    report(errors[:_MOST], form="text", survey=survey, stream=drawn, colour=False)
    more = f"{counted(len(errors) - _MOST, 'further error')}\n\n" if len(errors) > _MOST else ""
    return f"{drawn.getvalue()}{more}{line}"


class _Watch:
    """A watcher over whatever files and folders the project has now."""

    def __init__(self, project: Project, request: Request) -> None:
        self._changes: queue.SimpleQueue[Changed] = queue.SimpleQueue()
        self._request = request
        self._cwd = Path.cwd()
        self._paths = self._watched(project)
        self._out = project.out
        self._held = _names(project.out)
        self._watcher = Watcher(self._paths, self._changes.put, top=project.root, ignore=[project.out])

    def start(self) -> None:
        """Watch; say where the system cannot."""
        self._watcher.start()
        if self._watcher.polling:
            click.echo(
                "The system cannot watch so many folders; looking at them each second instead.", err=True
            )

    def changed(self, *, within: float | None = None, barred: bool = False) -> Changed:
        """Wait for a change, `within` so many seconds if any are given; what came while the last build ran counts as one.

        A published site that somebody removes meanwhile is one too. So are other names in the folder of the site than
        before the last build, where this was `barred` by them: it may have come while a site was being removed.
        """
        changed = self._change(within, barred=barred)
        self._held = _names(self._out)
        return changed

    def _change(self, within: float | None, *, barred: bool) -> Changed:
        until = None if within is None else time.monotonic() + within
        manifest = self._out / MANIFEST
        published = manifest.exists()
        while True:
            if until is not None and time.monotonic() >= until:
                return None
            if (published and not manifest.exists()) or (barred and _names(self._out) != self._held):
                return None
            with suppress(queue.Empty):
                changed = self._changes.get(timeout=_BEAT)
                break
        while not self._changes.empty():
            more = self._changes.get()
            changed = None if changed is None or more is None else changed | more
        return changed

    def follow(self, project: Project) -> bool:
        """Watch what the project reads now; say whether there is something that was not watched before."""
        paths, before = self._watched(project), self._paths
        if paths != before or project.out != self._out:
            self._paths, self._out = paths, project.out
            self._watcher.watch(paths, ignore=[project.out])
        return not paths <= before

    def stop(self) -> None:
        self._watcher.stop()

    def _watched(self, project: Project) -> frozenset[Path]:
        return watched(project, cwd=self._cwd, given=self._request.sources)


def _names(folder: Path) -> frozenset[str]:
    """Return the names in a folder, none where it is not there."""
    try:
        return frozenset(os.listdir(folder))  # noqa: PTH208 (names are enough)
    except OSError:
        return frozenset()
