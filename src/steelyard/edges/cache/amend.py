"""Edited bodies and titles put into the site of the last build, where this is all that has changed since."""

from __future__ import annotations

import os
import pickle
import time
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from steelyard.edges.cache.edits import MOST, edit, publish
from steelyard.edges.cache.facts import Records, UnknownError, names_in, record_facts, site_facts
from steelyard.edges.cache.findings import plain, unplain
from steelyard.edges.cache.known import Known
from steelyard.edges.cache.marks import COARSE, EACH, let_a_tick_pass, marks, newest
from steelyard.edges.cache.recall import LAST
from steelyard.edges.cache.shown import drawn_with, shown_on
from steelyard.edges.looks.languages import language_of
from steelyard.edges.looks.layers import ThemeFault
from steelyard.edges.looks.theme import theme_of
from steelyard.edges.output.manifest import MANIFEST
from steelyard.edges.output.publish import PublishError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from steelyard.diagnostics import Diagnostic
    from steelyard.edges.cache.folder import Folder
    from steelyard.edges.cache.recall import Last, Look
    from steelyard.edges.project import Project

AMENDED = "amended"
"""The name under which is kept what was found in bodies since they were rendered with all others, and the facts that changed since."""

_TICKS = 3
_MOST_SINCE = 500  # records whose facts are kept once more


class Amended(NamedTuple):
    """A site with some of its records' bodies amended: the build as it stands now, and what was written."""

    last: Last
    written: tuple[str, ...]


def amend(cache: Folder, look: Look, project: Project, *, strict: bool) -> Amended | None:
    """Put edited bodies into the site of the last build. None, and nothing written, where more than that is to be done."""
    try:
        return _amended(cache, look, project, strict=strict)
    except (UnknownError, ThemeFault, PublishError, OSError, ValueError):
        return None


def _amended(cache: Folder, look: Look, project: Project, *, strict: bool) -> Amended:
    last, now = look.last, look.now
    packed, since = _since(cache, last)
    known = _known(cache, last, project, since)
    paths = _edited(look, known)
    found: dict[str, tuple[Diagnostic, ...]] = {
        path: pickle.loads(each)  # noqa: S301 (our own bytes)
        for path, each in packed.items()
        if path in paths
    }
    edited = edit(known, paths, findings=map(unplain, last.findings), found=found, strict=strict)

    def check() -> None:
        at = last.marked.index(os.path.join(last.out, MANIFEST), last.inputs)  # noqa: PTH118
        if marks([last.marked[at]]) != now[at * EACH : at * EACH + EACH]:
            raise UnknownError

    if len(known.facts.since) > _MOST_SINCE:
        raise UnknownError  # a build of everything is less work for all that follow
    written = publish(known, edited, check=check)
    written_at = time.monotonic()
    packed |= {path: pickle.dumps(each, pickle.HIGHEST_PROTOCOL) for path, each in edited.found.items()}
    name = os.urandom(12)
    cache.keep(AMENDED, (name, packed, dict(known.facts.since)))
    _mark_written(look, written)
    ordered = sorted(edited.findings, key=lambda each: each.sort_key)
    amended = last._replace(
        marks=now.tobytes(),
        findings=tuple(map(plain, ordered)),
        told=tuple(sorted({*last.told, *paths})),
        amended=name,
    )
    cache.keep(LAST, tuple(amended))
    let_a_tick_pass(written_at)
    return Amended(amended, written)


def _since(cache: Folder, last: Last) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Return what was kept of the edits put into the site since its build; raise UnknownError where it is not there.

    The site has their titles then, and what the build kept has not.
    """
    if not last.amended:
        return {}, {}
    kept = cache.load(AMENDED)
    if not isinstance(kept, tuple) or kept[0] != last.amended:
        raise UnknownError
    _, packed, facts = kept
    return packed, facts


def _known(cache: Folder, last: Last, project: Project, since: Mapping[str, bytes]) -> Known:
    language, _ = language_of(project.settings, project.root)
    theme = theme_of(project, language)
    theme.compile_once(cache.home)
    return Known(
        project,
        language,
        theme,
        site_facts(cache, last.stamp),
        Records(record_facts(cache, last.stamp), since),
        partial(shown_on, cache, last.stamp),
        partial(drawn_with, cache, last.stamp),
    )


def _edited(look: Look, known: Known) -> frozenset[str]:
    """Return the paths of the records that were edited; raise UnknownError where anything else has changed."""
    edited: set[str] = set()
    if len(look.changed) > MOST:
        raise UnknownError
    for at in look.changed:
        place = look.last.marked[at]
        _mark_again(look, at)
        path = known.site.places.get(place) if at < look.last.sources else None
        if path:
            edited.add(path)
        elif os.path.islink(place) or known.site.folders.get(place) != names_in(place):  # noqa: PTH114
            raise UnknownError
    return frozenset(edited)


def _mark_again(look: Look, at: int) -> None:
    """Take the marks of what has just been changed once more, when a further change would show in them."""
    place, own = look.last.marked[at], slice(at * EACH, at * EACH + EACH)
    for _ in range(_TICKS):
        if newest(look.now[own]) < time.time_ns() - COARSE:
            return
        let_a_tick_pass(time.monotonic())
        look.now[own] = marks([place])
    raise UnknownError  # its times lie in the future, or it is still being written


def _mark_written(look: Look, written: Sequence[str]) -> None:
    """Take the marks of what has been written, and of the folders that it lies in."""
    last = look.last
    touched = {os.path.join(last.out, url) for url in (MANIFEST, *written)}  # noqa: PTH118
    touched |= {last.out, *map(os.path.dirname, touched)}
    for at in range(last.inputs, len(last.marked)):
        if last.marked[at] in touched:
            look.now[at * EACH : at * EACH + EACH] = marks([last.marked[at]])
