"""A site built again and again by one process, which keeps what it has made: only what has changed is made anew."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from steelyard.doors.memory import Memory
from steelyard.doors.serve.followed import record_of
from steelyard.doors.work import built, located
from steelyard.edges.ahead import ahead
from steelyard.edges.cache.edits import MOST, edit, publish
from steelyard.edges.cache.facts import Records, UnknownError, facts_of_records, facts_of_site
from steelyard.edges.cache.folder import home
from steelyard.edges.cache.inputs import look_of, of_git, repositories
from steelyard.edges.cache.known import Known
from steelyard.edges.cache.marks import kinds, mark, marks
from steelyard.edges.looks.layers import ThemeFault
from steelyard.edges.memo import Memo
from steelyard.edges.output.manifest import MANIFEST
from steelyard.edges.output.publish import PublishError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from steelyard.diagnostics import Diagnostic
    from steelyard.doors.work import Request
    from steelyard.edges.output.publish import Published
    from steelyard.edges.pipeline import Outcome
    from steelyard.edges.survey import Survey


class Rebuilder:
    """Builds a site at each change. Where only bodies were edited, their pages alone are made; else all that differs."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self._memo = Memo()
        self._frame: object = None
        self._known: Known | None = None
        self._last: tuple[Survey, Outcome] | None = None
        self._beside: object = None
        self._manifest: object = None
        self._found: dict[str, tuple[Diagnostic, ...]] = {}

    def build(
        self, changed: frozenset[str] | None, *, early: Callable[[str, bytes], None] | None = None
    ) -> tuple[Survey, Outcome]:
        """Build the site after these changes since the last call: absolute paths without links, None for anything.

        Where one record was edited, `early` is given its page before anything else of the site is made.
        """
        # Where anything fails from here on, these changes are in no site, and the next edit is not all that is new.
        known, self._known = self._known, None
        frame, before = self._look(), self._beside
        self._beside = self._look_beside()
        if frame == self._frame and self._beside == before and changed and known:
            edited = self._edited(known, changed, early)
            if edited:
                self._known = known
                return edited
            if early:
                self._show_early(changed, early)
        memory = Memory(self._request) if self._frame is None else None
        if frame != self._frame:
            self._memo, self._frame = Memo(memory.former() if memory else None), frame
        self._found = {}
        self._memo.standing = {}
        published = False
        try:
            survey, outcome = built(self._request, write=True, cache=home(), memo=self._memo)
            published = outcome.published is not None
        finally:
            self._memo.end(published=published)
        self._last = survey, outcome
        self._keep(survey, outcome)
        if memory and published:
            memory.keep(survey, outcome)
        self._beside = self._look_beside()
        return survey, outcome

    def _look(self) -> object:
        """Return what is the same for all pages: the configuration, what is wrong with it, and the theme."""
        project = located(self._request)
        looks = sorted(look_of(project))
        return project.settings, project.config, project.diagnostics, looks, marks(looks).tobytes()

    def _look_beside(self) -> object:
        """Return what else a page may hang on: the commit checked out, and what links lead to outside of the sources."""
        if self._last is None:
            return None
        survey, outcome = self._last
        tops = repositories(survey.project, survey.seen)
        asked = outcome.bodies.asked if outcome.bodies else ()
        there = kinds(str(survey.root / path) for path in sorted(asked))
        return there, marks([file for top in tops for file in of_git(top)]).tobytes()

    def _edited(
        self, known: Known, changed: frozenset[str], early: Callable[[str, bytes], None] | None
    ) -> tuple[Survey, Outcome] | None:
        """Put edited bodies into the site; return None, with nothing done, where that is not all."""
        last, manifest = self._last, str(known.project.out / MANIFEST)
        if last is None or len(changed) > MOST:
            return None
        paths = [known.site.places.get(place) for place in changed]
        if not all(path and os.path.isfile(place) for path, place in zip(paths, changed, strict=True)):  # noqa: PTH113
            return None
        survey, outcome = last

        def check() -> None:
            if mark(manifest) != self._manifest:  # another build has published here since
                raise UnknownError

        try:
            done = edit(
                known, filter(None, paths), findings=outcome.diagnostics, found=self._found, strict=False
            )
            written = publish(known, done, check=check, early=early)
        except (UnknownError, ThemeFault, PublishError, OSError, ValueError):
            return None
        self._manifest = mark(manifest)
        self._found.update(done.found)
        published = outcome.published
        assert published
        unchanged = len(published.files) - len(written)
        self._last = (
            survey,
            replace(
                outcome,
                diagnostics=tuple(sorted(done.findings, key=lambda each: each.sort_key)),
                published=replace(published, written=written, removed=(), unchanged=unchanged),
            ),
        )
        return self._last

    def _show_early(self, changed: frozenset[str], early: Callable[[str, bytes], None]) -> None:
        """Make the page of the one record that was edited, if it is one, and what it says is in order."""
        survey, outcome = self._last or (None, None)
        if not (survey and outcome and outcome.bodies and outcome.site) or len(changed) > 1:
            return
        path = record_of(survey, *changed)
        if not path:
            return
        try:
            drafts, once = self._request.drafts, self._memo.once
            made = ahead(survey, outcome.bodies, outcome.site, path, drafts=drafts, once=once)
        except (ThemeFault, OSError):  # the build of everything will meet it too, and say so
            return
        if made:
            early(made.url, made.page)

    def _keep(self, survey: Survey, outcome: Outcome) -> None:
        bodies, site, published = outcome.bodies, outcome.site, outcome.published
        if not (bodies and site and published):
            return
        self._memo.decisions = bodies.corpus.by_path
        self._manifest = mark(str(survey.project.out / MANIFEST))
        self._memo.published = _marked(survey, published, self._memo.standing)
        facts = facts_of_site(survey, bodies, site)
        tell = Records(facts_of_records(survey, bodies, site))
        self._known = Known(survey.project, bodies.corpus.language, site.theme, facts, tell)


def _marked(survey: Survey, published: Published, standing: Mapping[str, Any]) -> dict[str, Any]:
    """Return the marks of published files by their path in the site; `standing` has those of some that were left alone."""
    out, written = str(survey.project.out), set(published.written)
    return {
        url: mark(f"{out}/{url}") if url in written or url not in standing else standing[url]
        for url in published.files
    }
