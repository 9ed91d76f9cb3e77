"""Templates compiled by a process of their own, beside the reading of records: on a machine that has never built a site.

To compile them takes as long as to read and render a hundred records, and hangs on nothing that these say.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from steelyard.edges.looks.languages import language_of
from steelyard.edges.looks.layers import ThemeFault
from steelyard.edges.looks.theme import theme_of
from steelyard.edges.pool import can_fork, processes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from steelyard.edges.project import Project


@contextmanager
def compiled_beside(project: Project, place: str) -> Iterator[Callable[[], Mapping[str, bytes]] | None]:
    """Have a project's templates compiled by another process while this lasts; give what waits for them.

    None where an earlier run has kept them below the folder `place`, where no process can be had for it, and where the
    theme has faults: the build tells them.
    """
    try:
        theme = theme_of(project, language_of(project.settings, project.root)[0])
    except ThemeFault:
        yield None
        return
    if theme.compile_once(place).all or processes() < 2 or not can_fork():
        yield None
        return
    from steelyard.edges.crew import Crew, WorkerLostError  # noqa: PLC0415 (once for a machine)

    def compiled() -> Mapping[str, bytes]:
        try:
            crew.finish()
        except WorkerLostError:
            return {}
        found: Mapping[str, bytes] = crew.unpacked(0)[0][0] if crew.arrived else {}
        return found

    with Crew(lambda _: ([theme.compile_all()], None), parts=1, size=1) as crew:
        yield compiled
