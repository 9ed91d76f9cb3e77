"""The commands of the site: `steelyard build`, `check` and `serve`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from steelyard.doors.changed import base_option, changed_option, reviewed, since
from steelyard.doors.memory import Memory
from steelyard.doors.options import (
    WholeNumber,
    base_url_option,
    drafts_option,
    due_date_option,
    form_option,
    hosts,
    jobs_option,
    paths,
    site_date_option,
    sources_argument,
    strict_option,
)
from steelyard.doors.work import Request, built, built_line, counted, drafts_line, tell, why
from steelyard.edges.cache.folder import home, refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.doors.options import Format

_WARNINGS_SHOWN = 20


@click.command()
@sources_argument
@click.option(
    "--out",
    callback=paths,
    metavar="FOLDER",
    help="Where the site goes; over `out` of steelyard.yml (default: site).",
)
@base_url_option
@drafts_option
@strict_option
@site_date_option
@form_option
@jobs_option
@click.option("--no-cache", is_flag=True, help="Build everything anew, and keep nothing for the next build.")
def build(
    sources: Sequence[str],
    out: str | None,
    base_url: str | None,
    drafts: bool,
    strict: bool,
    date: str | None,
    form: Format,
    jobs: int | None,
    no_cache: bool,
) -> None:
    """Build the site: all of it, or nothing where there are errors.

    SOURCE is a folder of Markdown records. Without one, `sources` of steelyard.yml are built, or the folders
    where records usually lie (decisions, docs/adr, doc/adr, docs/decisions, …).

    \b
    Example:
      steelyard build docs/adr --out public --base-url https://example.org/decisions/ --strict
    """
    request = Request(sources, out, base_url, drafts, strict, date, jobs)
    memory = None if no_cache else Memory(request)
    recalled = memory.again() if memory else None
    if recalled:
        if form != "text" or recalled.tells:
            tell(recalled.diagnostics, recalled, form=form, to_stdout=form != "text", most=_WARNINGS_SHOWN)
        click.echo(recalled.line, err=form != "text")
        return
    former = memory.former() if memory else None
    survey, outcome = built(request, write=True, cache=memory.home if memory else "", memo=former)
    tell(outcome.diagnostics, survey, form=form, to_stdout=form != "text", most=_WARNINGS_SHOWN)
    if outcome.published is None:
        click.echo(f"Nothing published. {why(survey, outcome, strict=strict)}", err=True)
        sys.exit(1)
    click.echo(built_line(survey, outcome), err=form != "text")
    if memory:
        memory.keep(survey, outcome)
        if in_vain := refused():
            click.echo(
                f"Nothing was kept for the next build: STEELYARD_CACHE={in_vain} lies where a checkout could bring it; "
                "name a folder outside, or give --no-cache.",
                err=True,
            )


@click.command()
@sources_argument
@drafts_option
@strict_option
@due_date_option
@form_option
@jobs_option
@changed_option
@base_option
def check(
    sources: Sequence[str],
    drafts: bool,
    strict: bool,
    date: str | None,
    form: Format,
    jobs: int | None,
    changed: str | None,
    base: str | None,
) -> None:
    """Report everything that is wrong with the records; write nothing.

    With --changed only what this branch answers for: findings in files that it touched (committed or not), and those
    elsewhere that were not there before.

    \b
    Example:
      steelyard check --format sarif > steelyard.sarif
      steelyard check --changed origin/main --strict
    """
    from steelyard.diagnostics.drawing import summarise

    asked = since(changed, base, sources)
    request = Request(asked.sources if asked else sources, drafts=drafts, strict=strict, date=date, jobs=jobs)
    # What the last build made of its records holds whatever the day, and whether warnings fail it.
    former = Memory(Request(request.sources, drafts=drafts, jobs=jobs)).former()
    survey, outcome = built(request, write=False, cache=home(), memo=former)
    what = counted(len(survey.corpus.decisions), "record")
    if asked:
        outcome, what = reviewed(survey, outcome, request, asked)
    tell(outcome.diagnostics, survey, form=form, to_stdout=True)
    if form == "text":
        left_out = drafts_line(len(survey.corpus.left_out), "checks")
        click.echo(f"{what}, {summarise(outcome.diagnostics)}.{left_out}")
    if outcome.failed(strict=strict):
        sys.exit(1)


@click.command()
@sources_argument
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    callback=hosts,
    metavar="ADDRESS",
    help="The address to listen on.",
)
@click.option(
    "--port",
    default=8000,
    show_default=True,
    type=WholeNumber(0, 65535),
    metavar="N",
    help="The port, or the next one that is free; 0 takes any.",
)
@click.option("--open", "open_browser", is_flag=True, help="Open the site in the browser.")
@click.option("--follow", is_flag=True, help="Let the open page go to the record that you change.")
@click.option(
    "--allow-host",
    "allow_hosts",
    multiple=True,
    callback=hosts,
    metavar="NAME",
    help="A further name the site may be asked for by.",
)
@click.option("--out", callback=paths, metavar="FOLDER", help="Where the site goes, as with build.")
@drafts_option
@site_date_option
def serve(
    sources: Sequence[str],
    host: str,
    port: int,
    open_browser: bool,
    follow: bool,
    allow_hosts: Sequence[str],
    out: str | None,
    drafts: bool,
    date: str | None,
) -> None:
    """Build the site, serve it on this machine, and build again at every change.

    \b
    Example:
      steelyard serve --open --follow
    """
    from steelyard.doors.serve.serving import Listening, run

    run(
        Request(sources, out=out, drafts=drafts, date=date),
        Listening(host, port, tuple(allow_hosts)),
        open_browser=open_browser,
        follow=follow,
    )
