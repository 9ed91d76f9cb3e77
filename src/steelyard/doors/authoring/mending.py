"""The commands that mend what is there: `steelyard renumber` and `fix`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from steelyard.doors.authoring.typed import show_diff
from steelyard.doors.options import source_option
from steelyard.doors.reporting import near
from steelyard.doors.work import fail

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.edges.authoring.rehearsal import Reading, Stage
    from steelyard.edges.survey import Survey
    from steelyard.writing.edits import Edit, Move
    from steelyard.writing.renumbering import Renumbering


@click.command()
@click.argument("record", required=False)
@click.argument("number", required=False)
@click.option("--dry-run", is_flag=True, help="Show what would change as a diff; write nothing.")
@click.option(
    "--keep-address",
    is_flag=True,
    help="Let a page that is published already stay under its old address too.",
)
@source_option
def renumber(
    record: str | None, number: str | None, *, dry_run: bool, keep_address: bool, sources: Sequence[str]
) -> None:
    """Give records that share a number after a merge the next free ones; links follow.

    Of records with one number the one that was there first keeps it: the one on the main branch, else the one committed
    first, else the earlier by its date, then by its path. With RECORD that one gets the next free number, with NUMBER
    that number. Its file or folder is renamed, and its tables beside it; its heading, its front matter, and the links and
    references of all records and pages follow. A reference that could mean either record is told and left.

    \b
    Example:
      steelyard renumber --dry-run
      steelyard renumber decisions/0012-queue.md 14
    """
    from steelyard.diagnostics import Diagnostic
    from steelyard.diagnostics.glyphs import shown
    from steelyard.doors.work import tell
    from steelyard.edges.authoring.renumbering import plan, told

    stage, reading = _read(sources)
    wanted = _wanted(reading.survey, record, number)
    if not wanted:
        click.echo("No two records share a number: nothing to renumber.")
        return
    found = plan(stage, reading, wanted, keep_address=keep_address)
    if isinstance(found, Diagnostic):
        fail((found,), reading.survey)
    tell(found.left, reading.survey, form="text", to_stdout=False)
    if dry_run:
        show_diff(found.edits, found.moves)
        return
    _write(reading.survey, found.edits, found.moves)
    for line in told(found, lambda path: near(reading.survey.root, path)):
        click.echo(shown(line))


def _read(sources: Sequence[str]) -> tuple[Stage, Reading]:
    from steelyard.doors.work import Request, fail_on_errors, located
    from steelyard.edges.authoring.rehearsal import stage

    found = stage(located(Request(sources, drafts=True)))
    reading = found.read()
    # What a file says that cannot be read may be just what a number or a link meant.
    fail_on_errors(reading.survey, of_records=False, files=reading.survey.unread)
    return found, reading


def _wanted(survey: Survey, record: str | None, number: str | None) -> list[Renumbering]:
    """Return the renumberings asked for; end with a usage error where one cannot be."""
    from steelyard.doors.work import found_record
    from steelyard.edges.authoring.renumbering import collisions, figures, series_of, taken_numbers
    from steelyard.reading.naming import MOST_FIGURES, number_of
    from steelyard.writing.new.numbering import next_number
    from steelyard.writing.renumbering import renumbering

    if record is None:
        return collisions(survey)
    path = found_record(survey, record)
    decision = survey.corpus.by_path.get(path)
    if decision is None:
        raise click.UsageError(f"{near(survey.root, path)} is no record, and has no number")
    if decision.record.number is None:
        raise click.UsageError(
            f"{near(survey.root, path)} has no number: its name or its heading would have to tell one"
        )
    taken = taken_numbers(survey, decision.record)
    if number is None:
        return [renumbering(decision.record, next_number(taken))]
    wanted = number_of(number)
    if wanted is None or not number.isascii():
        raise click.UsageError(f"`{number}` is no number of a record: it has 1 to {MOST_FIGURES} figures")
    if wanted in taken:
        own = decision.record.number == wanted
        same = "it has that number already" if own else f"{near(survey.root, taken[wanted])} has that number"
        raise click.UsageError(f"{same}; the next free one is {next_number(taken)}")
    mates = series_of(decision.record, (each.record for each in survey.corpus.decisions))
    return [renumbering(decision.record, wanted, width=figures(mates))]


def _write(survey: Survey, edits: Sequence[Edit], moves: Sequence[Move] = ()) -> None:
    """Write a person's files; end with an error where not all of them can be."""
    from steelyard.edges.authoring.rewriting import write

    faults = write(survey.root, edits, moves)
    if faults:
        fail(faults, survey)


@click.command()
@click.argument("codes", nargs=-1, metavar="[CODE]...")
@click.option(
    "--write", "--yes", "write", is_flag=True, help="Write the files; without it nothing is written."
)
@source_option
def fix(codes: Sequence[str], *, write: bool, sources: Sequence[str]) -> None:
    """Mend the faults that have one right remedy: shown as a diff, written with --write.

    Links in the wrong case or folder, or a letter away from the one record that fits; anchors; front matter without its
    quotes or its closing line; keys a letter away; records that another one supersedes and that do not say so. With
    CODE these alone. A remedy is left out, and told, where the project read with it would have a new fault. Without
    --write the exit code is 1 where there is something to mend.

    \b
    Example:
      steelyard fix
      steelyard fix L203 --write
    """
    from steelyard.diagnostics.catalogue import CATALOGUE
    from steelyard.diagnostics.glyphs import shown
    from steelyard.doors.work import counted, due_day, tell
    from steelyard.edges.authoring.fixing import FIXABLE, mend

    wanted = tuple(code.upper() for code in codes) or FIXABLE
    for typed in codes:
        if typed.upper() in FIXABLE:
            continue
        names = ", ".join(FIXABLE)
        if typed.upper() in CATALOGUE:
            raise click.UsageError(f"`{typed.upper()}` is not mended by fix; it mends {names}")
        raise click.UsageError(
            f"`{typed}` is no code; fix goes through all files, and takes only codes: {names}"
        )
    stage, reading = _read(sources)
    found = mend(stage, reading, codes=wanted, today=due_day(None))
    tell(found.left, reading.survey, form="text", to_stdout=False)
    faults = counted(len(found.found), "fault")
    if not found.edits:
        click.echo("Nothing to mend.")
        return
    files = counted(len(found.edits), "file")
    if not write:
        show_diff(found.edits)
        click.echo(f"{faults} can be mended in {files}: steelyard fix --write", err=True)
        sys.exit(1)
    _write(reading.survey, found.edits)
    for each in found.found:
        click.echo(
            shown(
                f"{near(reading.survey.root, each.place.file)}:{each.place.line}: {each.code} {each.message}"
            )
        )
    click.echo(f"{faults} mended in {files}.")
