"""A build that need not be done: what the last one told is told once more, with edited bodies put into its site."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from steelyard.doors.work import site_line
from steelyard.edges.cache.recall import Last, cache_of, recall
from steelyard.edges.pool import use_jobs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from steelyard.diagnostics import Diagnostic
    from steelyard.doors.work import Request
    from steelyard.edges.cache.folder import Folder
    from steelyard.edges.cache.former import Former
    from steelyard.edges.memo import Memo
    from steelyard.edges.pipeline import Outcome
    from steelyard.edges.survey import Survey

_UNSURE = frozenset({"G801", "T704"})
"""Findings of builds that hang on what is not known here: why Git said nothing, what a style sheet asks for in vain."""


class Memory:
    """What is kept of one way to build one project. It is to be made before the build reads its first file."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self._started = time.time_ns()
        self._cache: Folder | None = cache_of(
            {
                "sources": tuple(request.sources),
                "out": request.out,
                "base_url": request.base_url,
                "drafts": request.drafts,
                "strict": request.strict,
                "date": request.date,
            }
        )
        self._former: Former | None = None
        with use_jobs(request.jobs):
            self._look = recall(self._cache) if self._cache else None

    def again(self) -> Recalled | None:
        """Return the last build, as it is where nothing has changed, or with edited bodies put into it.

        None where everything has to be built.
        """
        look = self._look
        if look is None or self._cache is None:
            return None
        if not look.changed:
            return Recalled(look.last)
        if not look.same_frame:
            return None
        from steelyard.doors.work import located
        from steelyard.edges.cache.amend import amend

        amended = amend(self._cache, look, located(self._request), strict=self._request.strict)
        return Recalled(amended.last, amended.written) if amended else None

    def former(self) -> Memo | None:
        """Return what the last build made of its records' files; None where it is not known to be true now."""
        if self._look and self._cache and self._look.same_frame:
            from steelyard.edges.cache.former import former

            self._former = former(self._cache, self._look.last)
        return self._former

    @property
    def home(self) -> str:
        """Return the folder of all caches, '' where there is none."""
        return self._cache.home if self._cache else ""

    def keep(self, survey: Survey, outcome: Outcome) -> None:
        """Keep a build that has been done for the next one, as far as it is known what it hangs on."""
        if self._cache is None or (self._look and not self._look.changed):
            return
        if outcome.published is None or any(each.code in _UNSURE for each in outcome.diagnostics):
            self._cache.forget_all()
            return
        from steelyard.edges.cache.remember import remember

        remember(
            self._cache,
            survey,
            outcome,
            given=self._request.sources,
            started=self._started,
            former=self._former,
        )


class Recalled:
    """A build that was not done again: its findings, and the files that they are drawn against.

    `written` are the files of the site that were written nevertheless.
    """

    def __init__(self, last: Last, written: Sequence[str] = ()) -> None:
        from pathlib import Path

        self.root: Path = Path(last.root)
        self.written = written
        self._last = last

    @property
    def tells(self) -> bool:
        """Say whether there are findings."""
        return bool(self._last.findings)

    @property
    def line(self) -> str:
        """Say in a line what is in the output folder, as it was."""
        last = self._last
        files = (len(self.written), last.files - len(self.written), 0)
        return site_line(last.out, records=last.records, drafts=last.drafts, pages=last.pages, files=files)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return what the build found."""
        from steelyard.edges.cache.findings import unplain

        return tuple(map(unplain, self._last.findings))

    def text(self, file: str) -> str | None:
        """Return the text of a file that a finding stands in, None where it has none to be shown."""
        from steelyard.edges.loader import read_again
        from steelyard.edges.opening import boundary_of

        if file not in self._last.told:
            return None
        return read_again(self.root / file, boundary_of(str(self.root), file, ()))
