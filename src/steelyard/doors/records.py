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
from steelyard.doors.work import (
    Request,
    drafts_line,
    due_day,
    dumped,
    fail_on_errors,
    fail_on_nothing_read,
    found_record,
    surveyed,
    tell,
    without_records,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.core.corpus import Decision
    from steelyard.edges.survey import Survey


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
    """
    asked = since(changed, base, sources)
    chooser = "--status" if statuses else "--tag" if tags else ""
    at_odds = {
        "--changed lists by itself: leave out --all, --status, --tag, --due and --date": (
            asked and (every or due or date or chooser)
        ),
        "--markdown and --json are two forms: ask for one of them": asked and markdown and as_json,
        "--base-url goes with --markdown, whose titles lead there": asked and base_url and not markdown,
        f"{'--markdown' if markdown else '--base-url'} goes with --changed": (
            not asked and (markdown or base_url)
        ),
        "--due lists records, --all lists files: ask for one of them": due and every,
        f"{chooser} chooses records, --all lists files: ask for one of them": every and chooser,
        "--date goes with --due": date and not due,
    }
    for message, found in at_odds.items():
        if found:
            raise click.UsageError(message)
    if asked:
        request = Request(asked.sources, base_url=base_url, drafts=drafts)
        list_changed(request, asked, form="json" if as_json else "markdown" if markdown else "text")
        return
    by = due_day(date) if due else ""
    survey = surveyed(Request(sources, drafts=drafts))
    fail_on_nothing_read(survey)
    if every:
        _list_files(survey, as_json=as_json)
    else:
        chosen = _chosen(survey, statuses, tags)
        _list_chosen(survey, chosen, by=by, as_json=as_json)
        if chooser and not (chosen or due or as_json):
            click.echo("No record is like that.", err=True)
        elif not (survey.corpus.decisions or due or as_json):
            left_out = drafts_line(len(survey.corpus.left_out), "lists")
            click.echo(left_out.strip() or f"There is no record: {without_records(survey)}.", err=True)
    fail_on_errors(survey)


def _list_files(survey: Survey, *, as_json: bool) -> None:
    if as_json:
        files = [
            {"path": path, "kind": kind, "reason": reason}
            for path, (kind, reason) in sorted(survey.kinds.items())
        ]
        click.echo(dumped(files), nl=False)
        return
    from steelyard.doors.tables import file_lines

    for line in file_lines(survey):
        click.echo(line)


def _chosen(survey: Survey, statuses: Sequence[str], tags: Sequence[str]) -> Sequence[Decision]:
    decisions = survey.corpus.decisions
    if not (statuses or tags):
        return decisions
    from steelyard.doors.narrowing import narrowed

    fail_on_errors(survey, of_records=False)
    paths = narrowed(survey.corpus, statuses, tags)
    return [decision for decision in decisions if decision.record.path in paths]


def _list_chosen(survey: Survey, chosen: Sequence[Decision], *, by: str, as_json: bool) -> None:
    """List decisions; with a day, those whose review is due by it."""
    from steelyard.core.reviews import due
    from steelyard.doors.tables import due_lines, record_lines

    waiting = due(chosen, like=survey.corpus.meanings, by=by) if by else []
    if as_json:
        from steelyard.core.export import list_json
        from steelyard.edges.bodies import render_bodies

        records = list_json(render_bodies(survey, repository=None).corpus)
        listed = [decision for decision, _ in waiting] if by else chosen
        click.echo(dumped([records[decision.position] for decision in listed]), nl=False)
        return
    for line in due_lines(waiting, by=by) if by else record_lines(chosen):
        click.echo(line)


@click.command()
@click.argument("record")
@source_option
def show(record: str, sources: Sequence[str]) -> None:
    """Show what was read of RECORD, and from where.

    RECORD is a number, a slug, a file name or a path.

    \b
    Example:
      steelyard show 12
    """
    from steelyard.doors.tables import page_card, record_card

    survey = surveyed(Request(sources, drafts=True))
    corpus, found = survey.corpus, found_record(survey, record)
    page = corpus.pages.get(found)
    if page is not None:
        click.echo("\n".join(page_card(page, survey)))
    else:
        click.echo("\n".join(record_card(corpus.by_path[found], survey)))
    own = [each for each in survey.diagnostics if each.place.file in survey.files_of(found)]
    if own:
        click.echo()
        tell(own, survey, form="text", to_stdout=True)
    fail_on_errors(survey, of_records=False)
