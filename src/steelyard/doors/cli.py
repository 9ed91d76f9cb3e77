"""The commands: `steelyard build`, `check`, `serve`, `show`, `list`, `score`, `graph`, `strings`, `explain`, `schema`."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

import click

import steelyard
from steelyard.diagnostics.drawing import summarise
from steelyard.diagnostics.glyphs import shown
from steelyard.doors.graph import graph
from steelyard.doors.options import (
    base_url_option,
    date_option,
    drafts_option,
    due_date_option,
    form_option,
    paths,
    source_option,
    sources_argument,
    strict_option,
)
from steelyard.doors.scores import score
from steelyard.doors.strings import strings
from steelyard.doors.work import (
    Request,
    built,
    built_line,
    counted,
    due_day,
    dumped,
    fail_on_errors,
    found_record,
    surveyed,
    tell,
    why,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.doors.reporting import Format

_WARNINGS_SHOWN = 20


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(steelyard.__version__, prog_name="steelyard")
def cli() -> None:
    """Markdown decision records in, a browsable static site out.

    \b
    steelyard build          build the site of this project into site/
    steelyard serve --open   look at it while you write
    """  # noqa: D301


cli.add_command(score)
cli.add_command(graph)
cli.add_command(strings)


@cli.command()
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
@date_option
@form_option
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
@sources_argument
@drafts_option
@strict_option
@due_date_option
@form_option
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
@sources_argument
@click.option(
    "--all", "every", is_flag=True, help="Every Markdown file with its kind and the reason, not records only."
)
@click.option(
    "--json", "as_json", is_flag=True, help="The records as in decisions.json; with --all the files."
)
@click.option("--due", is_flag=True, help="The records whose review is due, the longest overdue first.")
@due_date_option
@drafts_option
def list_records(
    sources: Sequence[str], every: bool, as_json: bool, due: bool, date: str | None, drafts: bool
) -> None:
    """List the records: id, date, what holds, title; with --due id, review date, days overdue, title.

    \b
    Example:
      steelyard list --all
      steelyard list --due --date 2026-12-31
    """  # noqa: D301
    from steelyard.core.reviews import due as reviews_due  # noqa: PLC0415
    from steelyard.doors.tables import due_lines, file_lines, record_lines  # noqa: PLC0415

    if due and every:
        raise click.UsageError("--due lists records, --all lists files: ask for one of them")
    if date and not due:
        raise click.UsageError("--date goes with --due")
    by = due_day(date) if due else ""
    survey = surveyed(Request(sources, drafts=drafts))
    waiting = reviews_due(survey.corpus.decisions, like=survey.corpus.meanings, by=by) if due else []
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
        records = list_json(corpus)
        chosen = [records[decision.position] for decision, _ in waiting] if due else records
        click.echo(dumped(chosen), nl=False)
    elif due:
        for line in due_lines(waiting, by=by):
            click.echo(line)
    else:
        for line in file_lines(survey) if every else record_lines(survey.corpus):
            click.echo(line)
    fail_on_errors(survey)


@cli.command()
@click.argument("record")
@source_option
def show(record: str, sources: Sequence[str]) -> None:
    """Show what was read of RECORD, and from where.

    RECORD is a number, a slug, a file name or a path.

    \b
    Example:
      steelyard show 12
    """  # noqa: D301
    from steelyard.doors.tables import page_card, record_card  # noqa: PLC0415

    survey = surveyed(Request(sources, drafts=True))
    corpus, found = survey.corpus, found_record(survey, record)
    page = corpus.pages.get(found)
    if page is not None:
        click.echo("\n".join(page_card(page)))
    else:
        click.echo("\n".join(record_card(corpus.by_path[found], survey)))
    from steelyard.doors.reporting import report  # noqa: PLC0415

    own = [each for each in survey.diagnostics if each.place.file in survey.files_of(found)]
    if own:
        click.echo()
        report(own, form="text", survey=survey, stream=sys.stdout)
    fail_on_errors(survey, of_records=False)


@cli.command()
@sources_argument
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
@click.option("--out", callback=paths, metavar="FOLDER", help="Where the site goes, as of build.")
@drafts_option
@date_option
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
@click.argument("name", type=click.Choice(["decisions", "graph"]))
def schema(name: str) -> None:
    """Print a JSON Schema: `decisions` is that of decisions.json, `graph` that of `steelyard graph --format json`.

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
