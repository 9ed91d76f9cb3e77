"""A build that ended well kept for the next one, unless something may have changed while it ran."""

# ruff: noqa: PTH109
# Paths are kept as text, in which 40,000 of them are looked at within a moment.

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from steelyard.edges.cache.facts import RECORDS, facts_of_records, facts_of_site, keep_facts
from steelyard.edges.cache.findings import plain
from steelyard.edges.cache.folder import NOTHING, clear_out
from steelyard.edges.cache.former import keep_made
from steelyard.edges.cache.inputs import inputs_of
from steelyard.edges.cache.marks import COARSE, kinds, let_a_tick_pass, marks, newest, tells_moments
from steelyard.edges.cache.recall import LAST, Last
from steelyard.edges.cache.shown import keep_shown
from steelyard.edges.output.manifest import KEPT, MANIFEST, OURS, STAGING, manifest_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from steelyard.diagnostics import Diagnostic
    from steelyard.edges.cache.folder import Folder
    from steelyard.edges.cache.former import Former
    from steelyard.edges.output.publish import Published
    from steelyard.edges.pipeline import Outcome
    from steelyard.edges.survey import Survey


def remember(
    cache: Folder,
    survey: Survey,
    outcome: Outcome,
    *,
    given: Sequence[str],
    started: int,
    former: Former | None,
) -> None:
    """Keep a build that has been published. `given` are the sources it was asked for, `former` what it took of the last one.

    `started` is the moment before it read its first file, in nanoseconds since the epoch: where an input may have
    changed since then, or a file of the site that was not written, nothing is kept: it may be that of another moment.
    """
    since = time.monotonic()
    published, bodies, site = outcome.published, outcome.bodies, outcome.site
    assert published and bodies and site  # noqa: PT018
    cache.forget(LAST)
    inputs = inputs_of(
        survey.project, cwd=os.getcwd(), given=given, seen=survey.seen, asked=bodies.asked, brand=site.brand
    )
    # What is there is asked for before the marks are taken: what comes later shows in these, and not in both.
    facts, there = facts_of_site(survey, bodies, site), kinds(inputs.asked)
    read = marks(inputs.marked)
    unwritten = set(published.files).difference(published.written)
    before = marks([*inputs.asked, *(f"{survey.project.out}/{url}" for url in unwritten)])
    if max(newest(read), newest(before)) >= started - COARSE or not tells_moments(read):
        return
    stamp = os.urandom(12)
    stay = former.stay(RECORDS, facts.order) if former else NOTHING
    keep_facts(cache, stamp, facts, facts_of_records(survey, bodies, site), stay=stay)
    keep_shown(cache, stamp, bodies, site)
    keep_made(cache, stamp, survey, bodies, site, files=published.files, former=former)
    out = str(survey.project.out)
    written = [*_folders(out), *(f"{out}{os.sep}{url}" for url in (MANIFEST, *published.files))]
    made = marks(written)
    if not tells_moments(made) or not _stands(published, Path(out)):
        return
    last = Last(
        stamp=stamp,
        sources=inputs.sources,
        inputs=len(inputs.marked),
        marked=(*inputs.marked, *written),
        marks=(read + made).tobytes(),
        asked=inputs.asked,
        kinds=there,
        root=str(survey.root),
        out=out,
        records=len(survey.corpus.decisions),
        drafts=len(survey.corpus.left_out),
        pages=outcome.pages,
        files=len(published.files),
        findings=tuple(map(plain, outcome.diagnostics)),
        told=tuple(sorted(file for file in _files(outcome.diagnostics) if survey.text(file) is not None)),
    )
    cache.keep(LAST, tuple(last))
    let_a_tick_pass(since)
    clear_out(cache.home, now=time.time())


def _stands(published: Published, out: Path) -> bool:
    """Say whether a site is still what was published, and no other build has published to its folder since."""
    try:
        whole = (out / MANIFEST).read_bytes() == manifest_bytes(published.files)
    except OSError:
        return False
    # What could not be cleared away is for the next build, which must not be recalled then.
    return whole and not os.path.lexists(out / STAGING)


def _files(found: Iterable[Diagnostic]) -> set[str]:
    """Return the files that findings stand in."""
    return {place.file for each in found for place in (each.place, *(at for at, _ in each.others))}


def _folders(out: str) -> Iterator[str]:
    """Name the folders of a published site, also those in it that are not ours: what they hold is told of."""
    for folder, folders, _ in os.walk(out):
        if folder == out:
            folders[:] = [name for name in folders if name not in OURS | KEPT]
        yield folder
