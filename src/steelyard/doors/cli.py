"""The commands: `steelyard build`, `check`, `serve`, `show`, `list`, `explain`, `schema`."""

from __future__ import annotations

import datetime as dt
import io
import os
import sys
from typing import TYPE_CHECKING

import click

import steelyard
from steelyard.diagnostics.drawing import summarise
from steelyard.diagnostics.glyphs import shown
from steelyard.doors.reporting import FORMATS
from steelyard.doors.work import (
    Request,
    built,
    built_line,
    counted,
    dumped,
    fail_on_errors,
    find,
    surveyed,
    tell,
    why,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.doors.reporting import Format

_WARNINGS_SHOWN = 20


def _day(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    try:
        day = dt.date.fromisoformat(value).isoformat()
    except ValueError:
        day = ""
    if day != value:  # other forms of ISO 8601 are read too
        raise click.BadParameter("write it as YYYY-MM-DD, such as 2026-01-31")
    return day


def _paths(
    _context: click.Context, _option: click.Parameter, values: tuple[str, ...] | str | None
) -> tuple[str, ...] | str | None:
    if values is not None and "" in ((values,) if isinstance(values, str) else values):
        raise click.BadParameter("a path cannot be empty")
    return values


def _address(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    from steelyard.reading.config_values import address_fault  # noqa: PLC0415

    fault, hint = address_fault(value)
    if fault:
        raise click.BadParameter(f"it {fault}; {hint}")
    return value.rstrip("/") + "/"


_sources = click.argument("sources", metavar="[SOURCE]...", nargs=-1, type=click.Path(), callback=_paths)
_drafts = click.option("--drafts", is_flag=True, help="Build records marked `draft: true` too.")
_form = click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How findings are written.",
)
_strict = click.option("--strict", is_flag=True, help="Let warnings fail the build, as errors do.")
_date = click.option(
    "--date",
    callback=_day,
    metavar="YYYY-MM-DD",
    help="The day the site is built for; else SOURCE_DATE_EPOCH, else the newest record's.",
)
_base_url = click.option(
    "--base-url", callback=_address, metavar="URL", help="Where the site will be published; over `site.url`."
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(steelyard.__version__, prog_name="steelyard")
def cli() -> None:
    """Markdown decision records in, a browsable static site out.

    \b
    steelyard build          build the site of this project into site/
    steelyard serve --open   look at it while you write
    """  # noqa: D301


@cli.command()
@_sources
@click.option(
    "--out",
    callback=_paths,
    metavar="FOLDER",
    help="Where the site goes; over `out` of steelyard.yml (default: site).",
)
@_base_url
@_drafts
@_strict
@_date
@_form
def build(
    sources: Sequence[str],
    out: str | None,
    base_url: str | None,
    drafts: bool,
    strict: bool,
    date: str | None,
    form: Format,
) -> None:
    """Build the site: all of it, or nothing where there are errors.

    SOURCE is a folder of Markdown records. Without one, `sources` of steelyard.yml are built, or the folders
    where records usually lie (decisions, docs/adr, doc/adr, docs/decisions, …).

    \b
    Example:
      steelyard build docs/adr --out public --base-url https://example.org/decisions/ --strict
    """  # noqa: D301
    survey, outcome = built(Request(sources, out, base_url, drafts, strict, date), write=True)
    tell(outcome, survey, form=form, to_stdout=form != "text", most=_WARNINGS_SHOWN)
    if outcome.published is None:
        click.echo(f"Nothing published. {why(survey, outcome, strict=strict)}", err=True)
        sys.exit(1)
    click.echo(built_line(survey, outcome), err=form != "text")


@cli.command()
@_sources
@_drafts
@_strict
@_date
@_form
def check(sources: Sequence[str], drafts: bool, strict: bool, date: str | None, form: Format) -> None:
    """Report everything that is wrong with the records; write nothing.

    \b
    Example:
      steelyard check --format sarif > steelyard.sarif
    """  # noqa: D301
    survey, outcome = built(Request(sources, drafts=drafts, strict=strict, date=date), write=False)
    tell(outcome, survey, form=form, to_stdout=True)
    if form == "text":
        click.echo(f"{counted(len(survey.corpus.decisions), 'record')}, {summarise(outcome.diagnostics)}.")
    if outcome.failed(strict=strict):
        sys.exit(1)


@cli.command(name="list")
@_sources
@click.option(
    "--all", "every", is_flag=True, help="Every Markdown file with its kind and the reason, not records only."
)
@click.option(
    "--json", "as_json", is_flag=True, help="The records as in decisions.json; with --all the files."
)
@_drafts
def list_records(sources: Sequence[str], every: bool, as_json: bool, drafts: bool) -> None:
    """List the records: id, date, what holds, title.

    \b
    Example:
      steelyard list --all
    """  # noqa: D301
    from steelyard.doors.tables import file_lines, record_lines  # noqa: PLC0415

    survey = surveyed(Request(sources, drafts=drafts))
    if every and as_json:
        files = [
            {"path": path, "kind": kind, "reason": reason}
            for path, (kind, reason) in sorted(survey.kinds.items())
        ]
        click.echo(dumped(files), nl=False)
    elif as_json:
        from steelyard.core.export import list_json  # noqa: PLC0415
        from steelyard.edges.bodies import render_bodies  # noqa: PLC0415

        corpus, _, _ = render_bodies(survey, repository=None)
        click.echo(dumped(list_json(corpus)), nl=False)
    else:
        for line in file_lines(survey) if every else record_lines(survey.corpus):
            click.echo(line)
    fail_on_errors(survey)


@cli.command()
@click.argument("record")
@click.option(
    "--source",
    "sources",
    multiple=True,
    callback=_paths,
    metavar="FOLDER",
    help="Where the records are; as SOURCE of build.",
)
def show(record: str, sources: Sequence[str]) -> None:
    """Show what was read of RECORD, and from where.

    RECORD is a number, a slug, a file name or a path.

    \b
    Example:
      steelyard show 12
    """  # noqa: D301
    from steelyard.doors.tables import nearest_lines, page_card, record_card  # noqa: PLC0415

    survey = surveyed(Request(sources, drafts=True))
    corpus = survey.corpus
    found = find(survey, record)
    if not isinstance(found, str):
        fail_on_errors(survey, of_records=False, code=2)
        near = nearest_lines(found)
        raise click.UsageError(f"no record fits `{record}`" + (f"; did you mean {near}?" if near else ""))
    page = corpus.pages.get(found)
    if page is not None:
        click.echo("\n".join(page_card(page)))
    else:
        click.echo("\n".join(record_card(corpus.by_path[found], corpus, survey.kinds[found][1])))
    from steelyard.doors.reporting import report  # noqa: PLC0415

    own = [each for each in survey.diagnostics if each.place.file == found]
    if own:
        click.echo()
        report(own, form="text", survey=survey, stream=sys.stdout)
    fail_on_errors(survey, of_records=False)


@cli.command()
@_sources
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    default=8000,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="The port; 0 takes a free one.",
)
@click.option("--open", "open_browser", is_flag=True, help="Open the site in the browser.")
@click.option(
    "--allow-host",
    "allow_hosts",
    multiple=True,
    metavar="NAME",
    help="A further name the site may be asked for by.",
)
@click.option("--out", callback=_paths, metavar="FOLDER", help="Where the site goes, as of build.")
@_drafts
@_date
def serve(
    sources: Sequence[str],
    host: str,
    port: int,
    open_browser: bool,
    allow_hosts: Sequence[str],
    out: str | None,
    drafts: bool,
    date: str | None,
) -> None:
    """Build the site, serve it on this machine, and build again at every change.

    \b
    Example:
      steelyard serve --open
    """  # noqa: D301
    from steelyard.doors.serving import Listening, run  # noqa: PLC0415

    run(
        Request(sources, out=out, drafts=drafts, date=date),
        Listening(host, port, tuple(allow_hosts)),
        open_browser=open_browser,
    )


@cli.command()
@click.argument("code")
def explain(code: str) -> None:
    """Say what a diagnostic's CODE means, with a bad and a good example.

    \b
    Example:
      steelyard explain L201
    """  # noqa: D301
    from steelyard.diagnostics.catalogue import CATALOGUE  # noqa: PLC0415
    from steelyard.diagnostics.catalogue import explain as explained  # noqa: PLC0415
    from steelyard.reading.nearest import nearest  # noqa: PLC0415

    text = explained(code.upper())
    if text is None:
        near = nearest(code.upper(), CATALOGUE)
        raise click.UsageError(f"there is no code {code}" + (f"; did you mean {near}?" if near else ""))
    click.echo(text)


@cli.command()
@click.argument("name", type=click.Choice(["decisions"]))
def schema(name: str) -> None:
    """Print a JSON Schema: `decisions` is that of decisions.json.

    \b
    Example:
      steelyard schema decisions > decisions.schema.json
    """  # noqa: D301
    from importlib.resources import files  # noqa: PLC0415

    click.echo((files("steelyard.core") / f"{name}.schema.json").read_text(encoding="utf-8"), nl=False)


def main() -> None:
    """Run the command line; Ctrl-C ends with 130, a closed pipe in silence."""
    try:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):  # a terminal of another encoding must not end the work
                stream.reconfigure(errors="backslashreplace")
        cli.main(prog_name="steelyard", standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("Interrupted.", err=True)
        sys.exit(130)
    except click.ClickException as error:
        # What was typed stands in the message, and may come from a file's name or another program.
        said = io.StringIO()
        error.show(said)
        click.echo("\n".join(shown(line) for line in said.getvalue().split("\n")), err=True, nl=False)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
