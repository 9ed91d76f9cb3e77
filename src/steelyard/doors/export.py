"""`steelyard export`: all decisions in one file, to be kept, sent or printed."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from steelyard.doors.narrowing import bearers
from steelyard.doors.options import (
    base_url_option,
    drafts_option,
    jobs_option,
    paths,
    site_date_option,
    sources_argument,
    strict_option,
)
from steelyard.doors.work import Request, counted, epoch, surveyed, tell

if TYPE_CHECKING:
    from collections.abc import Sequence

_WARNINGS_SHOWN = 20
_MEGABYTE = 1_000_000


@click.command()
@sources_argument
@click.option(
    "--single-file",
    is_flag=True,
    help="One HTML file with everything in it: the one form there is, without this too.",
)
@click.option(
    "--out",
    default="decisions.html",
    show_default=True,
    callback=paths,
    metavar="FILE",
    help="Where it goes; - for the standard output.",
)
@click.option("--force", is_flag=True, help="Write over a file that no export has written.")
@click.option("--tag", metavar="NAME", help="Only decisions with this tag.")
@base_url_option
@drafts_option
@strict_option
@site_date_option
@jobs_option
def export(
    sources: Sequence[str],
    out: str,
    tag: str | None,
    base_url: str | None,
    date: str | None,
    jobs: int | None,
    single_file: bool,  # noqa: ARG001 (click hands flags over by name; written for the form's name only)
    force: bool,
    drafts: bool,
    strict: bool,
) -> None:
    """Write all decisions into one HTML file, which opens without a network and prints well.

    It has a cover, contents, an overview and every record, with pictures, attachments and score tables that can be
    weighed anew; links between records lead within the file. Diagrams stand in it as their source.

    \b
    Example:
      steelyard export --out decisions.html
    """
    place = None if out == "-" else Path(out)
    if place:
        _check(place, force=force)
    from steelyard.doors.reporting import ProgressBar
    from steelyard.edges import onefile
    from steelyard.edges.pipeline import Options
    from steelyard.edges.pool import use_jobs

    with use_jobs(jobs):
        survey = surveyed(Request(sources, base_url=base_url, drafts=drafts, strict=strict, date=date))
        chosen = None if tag is None else frozenset(bearers(survey.corpus.tags, tag))
        with ProgressBar() as progress:
            made = onefile.export(
                survey, Options(strict=strict, date=date or epoch()), paths=chosen, progress=progress
            )
    tell(made.diagnostics, survey, form="text", to_stdout=False, most=_WARNINGS_SHOWN)
    if made.content is None:
        click.echo("Nothing written. Mend the errors above and export again.", err=True)
        sys.exit(1)
    if place is None:
        click.echo(made.content, nl=False)
        return
    name = os.path.relpath(place, survey.root).replace(os.sep, "/")
    fault = onefile.put(place, made.content, name=name)
    if fault:
        tell([fault], survey, form="text", to_stdout=False)
        sys.exit(1)
    click.echo(_told(place, made.records, len(made.content)))


def _check(place: Path, *, force: bool) -> None:
    """End with a usage error where a file may not be written."""
    from steelyard.diagnostics.glyphs import shown
    from steelyard.edges.onefile import is_ours

    name = shown(place.as_posix())
    if place.is_dir():
        raise click.BadParameter(f"`{name}` is a folder; name a file in it", param_hint="--out")
    if not place.parent.is_dir():
        raise click.BadParameter(f"there is no folder `{shown(place.parent.as_posix())}`", param_hint="--out")
    try:
        foreign = place.exists() and not force and not is_ours(place)
    except OSError as error:
        raise click.BadParameter(f"`{name}` cannot be read: {error.strerror}", param_hint="--out") from None
    if foreign:
        message = f"`{name}` was not written by an export; --force writes over it"
        raise click.BadParameter(message, param_hint="--out")


def _told(place: Path, records: int, size: int) -> str:
    from steelyard.diagnostics.glyphs import shown

    weight = f"{size / 1_000_000:.1f} MB" if size >= _MEGABYTE else f"{size / 1_000:.0f} kB"
    return f"{counted(records, 'record')} in {shown(place.as_posix())}: {weight}."
