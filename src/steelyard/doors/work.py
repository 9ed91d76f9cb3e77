"""The work behind the commands: find the project, read it, build it, and put the end into words.

What a command does not need it does not import: `--version` and `--help` answer at once.
"""

from __future__ import annotations

import os
import posixpath
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click
from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from steelyard.core.corpus import Decision
    from steelyard.diagnostics import Diagnostic
    from steelyard.doors.options import Format
    from steelyard.doors.reporting import Readable
    from steelyard.edges.memo import Memo
    from steelyard.edges.pipeline import Outcome
    from steelyard.edges.project import Project
    from steelyard.edges.survey import Survey

LEAST_LETTERS = 3
"""What is shorter is no part of a title that somebody would mean it by."""


class Request(Struct, frozen=True):
    """What a command is asked to do: its sources and the options that several commands have."""

    sources: Sequence[str] = ()
    out: str | None = None
    base_url: str | None = None
    drafts: bool = False
    strict: bool = False
    date: str | None = None
    jobs: int | None = None


def located(request: Request) -> Project:
    """Find the project that a command is for; the command's options go over its settings."""
    from steelyard.edges.project import find_project

    project = find_project(Path.cwd(), request.sources)
    settings = project.settings
    if request.out is not None:
        settings = replace(settings, out=os.path.relpath(Path.cwd() / request.out, project.root))
    if request.base_url is not None:
        settings = replace(settings, site=replace(settings.site, url=request.base_url))
    return replace(project, settings=settings)


def surveyed(request: Request, memo: Memo | None = None) -> Survey:
    """Read the project that a command is for; what `memo` keeps of the last time is not read anew."""
    return _read(located(request), request, memo)


def _read(project: Project, request: Request, memo: Memo | None) -> Survey:
    from steelyard.doors.reporting import ProgressBar
    from steelyard.edges.survey import survey

    with ProgressBar() as progress:
        return survey(project, drafts=request.drafts, progress=progress, memo=memo)


def built(
    request: Request, *, write: bool, cache: str = "", memo: Memo | None = None
) -> tuple[Survey, Outcome]:
    """Read and build the project that a command is for; without `write` nothing is published, and reviews are looked at.

    Only then is the clock read: a site, and whether it is published, must not depend on the day. `cache` is the
    folder for what is kept of templates, '' for none, `memo` what a process keeps that builds again and again.
    """
    from steelyard.edges.looks.beside import compiled_beside
    from steelyard.edges.pool import use_jobs

    date, today = request.date or epoch(), None if write else due_day(request.date)
    project = located(request)
    # The default theme's templates are not tried where nothing is written.
    templates = write or bool(project.settings.theme_path)
    with use_jobs(request.jobs), compiled_beside(project, cache) if templates else nullcontext() as coming:
        # All that they import is compiled beside them, where that is for the first time.
        from steelyard.doors.reporting import ProgressBar
        from steelyard.edges.pipeline import Options, build

        survey = _read(project, request, memo)
        options = Options(
            strict=request.strict, date=date, write=write, today=today, cache=cache, coming=coming
        )
        with ProgressBar() as progress:
            return survey, build(survey, options, progress=progress, memo=memo)


def due_day(date: str | None) -> str:
    """Return the day that reviews are due by: the one asked for, else SOURCE_DATE_EPOCH, else today here."""
    import datetime as dt

    return date or epoch() or dt.datetime.now().astimezone().date().isoformat()


def epoch() -> str | None:
    """Return the day that SOURCE_DATE_EPOCH names (reproducible-builds.org), None where it is not set."""
    value = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not value:
        return None
    import datetime as dt

    from steelyard.doors.options import FIRST_YEAR, LAST_YEAR

    try:
        day = dt.datetime.fromtimestamp(int(value), tz=dt.UTC).date()
    except (ValueError, OverflowError, OSError):
        day = dt.date.min
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise click.UsageError(
            f"SOURCE_DATE_EPOCH is a day between {FIRST_YEAR} and {LAST_YEAR}, as seconds since 1970, not `{value}`"
        )
    return day.isoformat()


def tell(
    found: Sequence[Diagnostic],
    survey: Readable,
    *,
    form: Format,
    to_stdout: bool,
    most: int | None = None,
) -> None:
    """Write what a build found, in the form asked for."""
    from steelyard.doors.reporting import report

    report(
        found,
        form=form,
        survey=survey,
        stream=sys.stdout if to_stdout else sys.stderr,
        most=most,
    )


def fail(faults: Iterable[Diagnostic], survey: Readable) -> NoReturn:
    """Draw what kept a command from its work, and end with 1."""
    tell(tuple(faults), survey, form="text", to_stdout=False)
    sys.exit(1)


def built_line(survey: Survey, outcome: Outcome) -> str:
    """Say in a line what was published."""
    published = outcome.published
    assert published is not None
    return site_line(
        str(survey.project.out),
        records=len(survey.corpus.decisions),
        drafts=len(survey.corpus.left_out),
        pages=outcome.pages,
        files=(len(published.written), published.unchanged, len(published.removed)),
    )


def site_line(out: str, *, records: int, drafts: int, pages: int, files: tuple[int, int, int]) -> str:
    """Say in a line what is in the folder `out` now: how many `files` were written, left as they were, and removed."""
    from steelyard.diagnostics.glyphs import shown

    written, unchanged, removed = files
    left_out = drafts_line(drafts, "builds")
    near = os.path.relpath(out)
    place = shown((Path(out) if near.startswith("..") else Path(near)).as_posix())
    return (
        f"{counted(records, 'record')} on {counted(pages, 'page')} in {place}/: {counted(written, 'file')} written, "
        f"{unchanged} unchanged, {removed} removed.{left_out}"
    )


def drafts_line(drafts: int, does: str) -> str:
    """Say, after a blank, how many drafts are left out, and what `does` --drafts with them; '' for none."""
    return f" {counted(drafts, 'draft')} left out (--drafts {does} them)." if drafts else ""


def why(survey: Survey, outcome: Outcome, *, strict: bool) -> str:
    """Say in a sentence why nothing was published."""
    from steelyard.edges.output.manifest import MANIFEST

    if strict and not outcome.failed(strict=False):
        return "Warnings fail a build with --strict."
    ours = os.path.lexists(survey.project.out / MANIFEST)
    kept = " The last site is as it was." if ours else ""
    return f"Mend the errors above and build again.{kept}"


def counted(number: int, noun: str) -> str:
    """Count things in words: "1 record", "1,200 records"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def dumped(value: Any) -> str:
    """Write a value as JSON, as decisions.json is written, for a terminal."""
    from steelyard.core.export import dump
    from steelyard.diagnostics.glyphs import spelt

    return spelt(dump(value))


def fail_on_errors(survey: Survey, *, of_records: bool = True, files: Collection[str] | None = None) -> None:
    """End with 1 where there are errors, after what the command had to say.

    Without `of_records` only those of the sources and the configuration count, which keep all records from being read;
    with `files` those of these files too.
    """
    if not survey.diagnostics:
        return
    from steelyard.diagnostics import Severity
    from steelyard.diagnostics.severities import adjust
    from steelyard.doors.reporting import report

    found = adjust(survey.diagnostics, survey.project.settings.severities)
    errors = sorted(
        (
            each
            for each in found
            if each.severity is Severity.ERROR
            and (of_records or each.place.file in (files or ()) or not survey.holds(each.place.file))
        ),
        key=lambda each: each.sort_key,
    )
    if errors:
        report(errors, form="text", survey=survey, stream=sys.stderr)
        sys.exit(1)


def fail_on_nothing_read(survey: Survey) -> None:
    """End with 1 where errors kept every Markdown file from being read: an answer without any would be a wrong one."""
    if not survey.kinds:
        fail_on_errors(survey)


def found_record(survey: Survey, reference: str) -> str:
    """Return the path of the record or page meant; end with a usage error where there is none."""
    from steelyard.core.language.language import ENGLISH

    found = find(survey, reference)
    if isinstance(found, str):
        meant = _unread_beside(survey, reference, found)
        if meant:
            fail_on_errors(survey, of_records=False, files=meant)
        return found
    fail_on_errors(survey, of_records=False, files=_unread_as(survey, reference))
    near = ENGLISH.either(found.near)
    if found.fitting:
        raise click.UsageError(f"`{reference}` fits {counted(found.fitting, 'record')}; did you mean {near}?")
    hint = f"did you mean {near}?" if near else survey.corpus.references.source_hint(reference)
    others = "`steelyard list` names all of them"
    if not (hint or survey.corpus.decisions):
        others = f"there is none here: {without_records(survey)}"
    raise click.UsageError(f"no record fits `{reference}`; {hint or others}")


def without_records(survey: Survey) -> str:
    """Say what to do where nothing is a record."""
    if survey.kinds:
        return "`steelyard list --all` tells what each Markdown file was taken for"
    return '`steelyard new "What we decide"` begins a first one'


class NotOne(Struct, frozen=True):
    """A reference to no single record: how many it fits, none or several, and how those or the nearest may be typed."""

    fitting: int
    near: list[str]


def find(survey: Survey, reference: str) -> str | NotOne:
    """Return the path of the record or page meant, or why it is not one."""
    from steelyard.core.model import Page

    corpus = survey.corpus
    here = os.path.relpath(Path.cwd() / reference, survey.project.root).replace(os.sep, "/")
    for path in (here, reference):
        if path in corpus.by_path or path in corpus.pages:
            return path
    for decision in corpus.decisions:
        if decision.id == reference:
            return decision.record.path
    asking = Page("", f"{posixpath.dirname(here)}/-", "other", "", "")
    found = corpus.references.find(reference, asking)
    if found.one is not None and found.one.path in corpus.by_path:
        return found.one.path
    meant = [record.path for record in found.records or found.nearest]
    near = [corpus.by_path[path] for path in meant if path in corpus.by_path]
    fitting = len(near) if found.records else 0
    return NotOne(fitting, [_told(decision) for decision in near or _with_words(survey, reference)][:5])


def _unread_as(survey: Survey, reference: str) -> list[str]:
    """Return the files that could not be read and whose names have the number or the slug that was typed."""
    from steelyard.edges.walk import is_markdown
    from steelyard.reading.naming import read_name

    typed = posixpath.basename(reference.replace(os.sep, "/")).rpartition(":")[2]
    asked = read_name(typed if is_markdown(typed) else f"{typed}.md")
    by_number = asked.number is not None and asked.slug == asked.stem
    named = ((file, read_name(file)) for file in sorted(survey.unread))
    return [
        file
        for file, name in named
        if (name.number == asked.number if by_number else name.slug.casefold() == asked.slug.casefold())
    ]


def _unread_beside(survey: Survey, reference: str, path: str) -> list[str]:
    """Return those of them that lie beside the record that was found, unless by its path: either may be meant."""
    from steelyard.reading.naming import read_name

    if posixpath.basename(path) in reference:
        return []
    home = read_name(path).counted_in
    return [file for file in _unread_as(survey, reference) if read_name(file).counted_in == home]


def _told(decision: Decision) -> str:
    """Return how a record may be typed, and what it is about where that says it not: "12 (queue)"."""
    slug = decision.record.slug
    return decision.id if slug in decision.id else f"{decision.id} ({slug})"


def _with_words(survey: Survey, typed: str) -> list[Decision]:
    """Return the records whose titles or slugs have what was typed in them."""
    words = " ".join(typed.casefold().split())
    if len(words) < LEAST_LETTERS or not any(letter.isalpha() for letter in words):
        return []
    return [
        decision
        for decision in survey.corpus.decisions
        if words in decision.record.title.casefold() or words in decision.record.slug.casefold()
    ]
