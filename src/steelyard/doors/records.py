"""The commands that tell what was read: `steelyard list` and `show`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from steelyard.doors.changed import base_option, changed_option, list_changed, since
from steelyard.doors.options import (
    drafts_option,
    due_date_option,
    linked_url_option,
    source_option,
    sources_argument,
)
from steelyard.doors.work import Request, due_day, dumped, fail_on_errors, found_record, surveyed, tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.core.corpus import Decision


@click.command(name="list")
@sources_argument
@click.option(
    "--all", "every", is_flag=True, help="Every Markdown file with its kind and the reason, not records only."
)
@click.option(
    "--json", "as_json", is_flag=True, help="The records as in decisions.json; with --all the files."
)
@click.option(
    "--status",
    "statuses",
    multiple=True,
    metavar="STATUS",
    help="Only the records of this status; given again, of any of them.",
)
@click.option(
    "--tag",
    "tags",
    multiple=True,
    metavar="NAME",
    help="Only the records with this tag; given again, with each of them.",
)
@click.option("--due", is_flag=True, help="The records whose review is due, the longest overdue first.")
@due_date_option
@drafts_option
@changed_option
@base_option
@click.option("--markdown", is_flag=True, help="With --changed: a list for a comment in a review.")
@linked_url_option
def list_records(
    sources: Sequence[str],
    every: bool,
    as_json: bool,
    statuses: Sequence[str],
    tags: Sequence[str],
    due: bool,
    date: str | None,
    drafts: bool,
    changed: str | None,
    base: str | None,
    markdown: bool,
    base_url: str | None,
) -> None:
    """List the records: id, date, what holds, title; with --due id, review date, days overdue, title.

    With --changed those that this branch added, changed in more than white space, or removed: what became of each, its
    id, what holds (before > after), title.

    STATUS is draft, proposed, accepted, rejected, deprecated, superseded, a word of the site's own, none, or other, for
    words that are not known; such a word may be given itself. What holds counts, as the list shows it.

    \b
    Example:
      steelyard list --all
      steelyard list --status proposed --tag messaging
      steelyard list --due --date 2026-12-31
      steelyard list --changed origin/main --markdown --base-url https://example.org/
    """  # noqa: D301
    asked = since(changed, base, sources)
    if asked:
        if every or due or date or statuses or tags:
            raise click.UsageError(
                "--changed lists by itself: leave out --all, --status, --tag, --due and --date"
            )
        if markdown and as_json:
            raise click.UsageError("--markdown and --json are two forms: ask for one of them")
        if base_url and not markdown:
            raise click.UsageError("--base-url goes with --markdown, whose titles lead there")
        request = Request(asked.sources, base_url=base_url, drafts=drafts)
        list_changed(request, asked, form="json" if as_json else "markdown" if markdown else "text")
        return
    if markdown or base_url:
        raise click.UsageError(f"{'--markdown' if markdown else '--base-url'} goes with --changed")
    from steelyard.core.reviews import due as reviews_due  # noqa: PLC0415
    from steelyard.doors.tables import due_lines, file_lines, record_lines  # noqa: PLC0415

    if due and every:
        raise click.UsageError("--due lists records, --all lists files: ask for one of them")
    if every and (statuses or tags):
        option = "--status" if statuses else "--tag"
        raise click.UsageError(f"{option} chooses records, --all lists files: ask for one of them")
    if date and not due:
        raise click.UsageError("--date goes with --due")
    by = due_day(date) if due else ""
    survey = surveyed(Request(sources, drafts=drafts))
    chosen: Sequence[Decision] = survey.corpus.decisions
    if statuses or tags:
        from steelyard.doors.narrowing import narrowed  # noqa: PLC0415

        fail_on_errors(survey, of_records=False)
        paths = narrowed(survey.corpus, statuses, tags)
        chosen = [decision for decision in chosen if decision.record.path in paths]
    waiting = reviews_due(chosen, like=survey.corpus.meanings, by=by) if due else []
    if every and as_json:
        files = [
            {"path": path, "kind": kind, "reason": reason}
            for path, (kind, reason) in sorted(survey.kinds.items())
        ]
        click.echo(dumped(files), nl=False)
    elif as_json:
        from steelyard.core.export import list_json  # noqa: PLC0415
        from steelyard.edges.bodies import render_bodies  # noqa: PLC0415

        corpus = render_bodies(survey, repository=None).corpus
        records = list_json(corpus)
        listed = [decision for decision, _ in waiting] if due else chosen
        click.echo(dumped([records[decision.position] for decision in listed]), nl=False)
    elif due:
        for line in due_lines(waiting, by=by):
            click.echo(line)
    else:
        for line in file_lines(survey) if every else record_lines(chosen):
            click.echo(line)
        if (statuses or tags) and not chosen:
            click.echo("No record is like that.", err=True)
    fail_on_errors(survey)


@click.command()
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
    own = [each for each in survey.diagnostics if each.place.file in survey.files_of(found)]
    if own:
        click.echo()
        tell(own, survey, form="text", to_stdout=True)
    fail_on_errors(survey, of_records=False)
