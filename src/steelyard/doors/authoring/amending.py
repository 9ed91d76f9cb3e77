"""The commands that change records as decisions go on: `steelyard status` and `link`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from steelyard.doors.authoring.typed import record_typed, show_diff, status_typed, statuses, word_typed
from steelyard.doors.options import date_option, source_option
from steelyard.doors.reporting import near
from steelyard.doors.work import Request, due_day, fail, surveyed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from steelyard.diagnostics import Diagnostic
    from steelyard.edges.survey import Survey
    from steelyard.writing.edits import Edit

_date_option = date_option("The day of the change")
_dry_run_option = click.option("--dry-run", is_flag=True, help="Show the changes as a diff; write nothing.")


@click.command()
@click.argument("record")
@click.argument("status")
@_date_option
@click.option("--by", default="", metavar="NAME", help="Who gave it that status.")
@_dry_run_option
@source_option
def status(
    record: str,
    status: str,
    date: str | None,
    by: str,
    dry_run: bool,
    sources: Sequence[str],
) -> None:
    """Give RECORD another STATUS, in the style that its file has; all else in it stays as it is.

    RECORD is a number, a slug, a file name or a path; STATUS is draft, proposed, accepted, rejected, deprecated,
    superseded, or a word of the site's own. What a record is superseded by is told with `link`, which gives it that
    status too.

    The date, and who it was, join the steps that the file keeps: front matter's `history`, dated lines, a table of
    them. A status written with its date is written over with both. A `date` of its own changes only when a draft or
    a proposal is accepted: it tells when that was decided.

    \b
    Example:
      steelyard status 12 accepted
      steelyard status 12 deprecated --date 2026-11-26 --by "Ann Lee"
    """
    from steelyard.edges.authoring.amending import keeps_date, status_edits
    from steelyard.writing.amending.phrases import NewStep

    survey = surveyed(Request(sources, drafts=True))
    known = statuses(survey)
    if record.strip().casefold() in known and status.strip().casefold() not in known:
        raise click.UsageError(f"the record comes first: steelyard status {status} {record}")
    path = record_typed(survey, record)
    word = status_typed(survey, status)
    step = NewStep(word, due_day(date), " ".join(by.split()))
    edits = status_edits(survey, path, step)
    said = word
    if isinstance(edits, tuple) and edits and not keeps_date(survey, edits[0], step):
        undated = date is not None and not keeps_date(survey, edits[0], replace(step, by=""))
        lost = " and ".join(["the day"] * undated + ["who it was"] * bool(step.by))
        if lost:
            said += f" (the file has no place for {lost}; a `history` in its front matter would be one)"
    same = f"is {word} already"
    unused = " and ".join(["--date"] * (date is not None) + ["--by"] * bool(step.by))
    if unused:
        same += f"; {unused} would go with a change, so nothing is written"
    _finish(survey, edits, {path: said}, already={path: same}, dry_run=dry_run)
    if survey.corpus.meanings.get(word, word) == "superseded" and not dry_run:
        _ask_for_successor(surveyed(Request(sources, drafts=True)), path)


@click.command()
@click.argument("one", metavar="A")
@click.argument("kind", metavar="KIND")
@click.argument("two", metavar="B")
@click.option("--remove", is_flag=True, help="Take it back: let neither of them say so any more.")
@_date_option
@_dry_run_option
@source_option
def link(
    one: str,
    kind: str,
    two: str,
    date: str | None,
    remove: bool,
    dry_run: bool,
    sources: Sequence[str],
) -> None:
    """Let the records A and B say that A stands in a relation to B, each in the style that its file has.

    A and B are numbers, slugs, file names or paths. KIND is supersedes, superseded-by, amends, amended-by,
    depends-on (or requires), needed-by, enables, enabled-by, relates-to, conflicts-with, or a kind of the site's own.
    What is superseded gets that status too. What a file says already is not said twice.

    With --remove both stop saying so, and what nothing supersedes any more has its former status again: that of its
    last step before, by its `history` or by Git, else accepted.

    \b
    Example:
      steelyard link 12 supersedes 3
      steelyard link 12 supersedes 3 --remove
      steelyard link 12 depends-on use-postgres --dry-run
    """
    from steelyard.core.relations.sides import inverses
    from steelyard.core.relations.words import label
    from steelyard.edges.authoring.amending import former_status, link_edits, other_record, unlink_edits
    from steelyard.reading.frontmatter import fold_key

    if remove and date:
        raise click.UsageError(
            "--date is that of a change, and --remove takes one back: leave out one of them"
        )
    survey = surveyed(Request(sources, drafts=True))
    kinds = inverses(survey.project.settings)
    spelt = _spelt(kinds)
    if fold_key(kind) not in spelt and (fold_key(one) in spelt or fold_key(two) in spelt):
        order = (kind, one, two) if fold_key(one) in spelt else (one, two, kind)
        raise click.UsageError(f"the relation stands between the records: steelyard link {' '.join(order)}")
    known = _kind(kind, kinds)
    paths = record_typed(survey, one), record_typed(survey, two)
    if paths[0] == paths[1]:
        raise click.UsageError(
            f"`{one}` and `{two}` are the same record: no record stands in a relation to itself"
        )
    for path in paths:
        if survey.corpus.by_path[path].record.draft:
            raise click.UsageError(
                f"{near(survey.root, path)} is a draft, which builds leave out; take `draft: true` out of it, then link it"
            )
    if remove:
        edits = unlink_edits(survey, paths[0], known, two=paths[1])
    else:
        edits = link_edits(survey, paths[0], known, two=paths[1], date=due_day(date))
    said, already = {}, {}
    for path, side, other in ((paths[0], known, paths[1]), (paths[1], kinds[known], paths[0])):
        words = label(side)
        words = f"{words[:1].lower()}{words[1:]} {other_record(survey, other, asking=path).label}"
        said[path], already[path] = words, f"{words} already"
        if remove:
            former, teller = former_status(survey, path, side, other)
            known_by = f", as {teller} has it from before" if teller else ""
            said[path] = f"no longer {words}" + (f"; now {former}{known_by}" if former else "")
            already[path] = f"does not say `{words}`"
    _finish(survey, edits, said, already=already, dry_run=dry_run)
    older = {"supersedes": paths[1], "superseded_by": paths[0]}.get(known)
    if older and not remove and not dry_run:
        _ask_for_successor(surveyed(Request(sources, drafts=True)), older)


def _ask_for_successor(survey: Survey, path: str) -> None:
    """Say at once what `check` would say of a record that is superseded by nothing in force (R304)."""
    from steelyard.diagnostics.glyphs import shown

    seen = shown(near(survey.root, path))
    for one in survey.diagnostics:
        if one.code != "R304" or one.place.file != path:
            continue
        remedy = one.hint
        if not one.others:
            remedy = (
                f"name its successor: steelyard link NEWER supersedes {seen}; "
                f"if there is none: steelyard status {seen} deprecated"
            )
        click.echo(f"{seen}: {one.message}; {remedy}", err=True)


def _kind(typed: str, kinds: Mapping[str, str]) -> str:
    """Return a kind of relation as the model spells it."""
    from steelyard.reading.frontmatter import fold_key

    return word_typed(typed, _spelt(kinds), fold_key(typed), noun="kind of relation")


def _spelt(kinds: Mapping[str, str]) -> dict[str, str]:
    """Return the kinds of relation by their folded spellings."""
    from steelyard.reading.frontmatter import fold_key

    return {fold_key(kind): kind for kind in kinds} | {"requires": "depends_on"}


def _finish(
    survey: Survey,
    edits: tuple[Edit, ...] | Diagnostic,
    said: Mapping[str, str],
    *,
    already: Mapping[str, str],
    dry_run: bool,
) -> None:
    """Carry edits out, or show them, and tell in a line what came to each file; end with 1 where nothing can be written.

    `said` is what a file says then, `already` how that is put where it needs no edit.
    """
    from steelyard.diagnostics import Diagnostic
    from steelyard.diagnostics.glyphs import shown
    from steelyard.edges.authoring.rewriting import write

    if isinstance(edits, Diagnostic):
        fail((edits,), survey)
    if dry_run and edits:
        show_diff(edits)
        return
    faults = write(survey.root, edits)
    if faults:
        fail(faults, survey)
    changed = {edit.path for edit in edits}
    for path, words in said.items():
        line = words if path in changed else already[path]
        click.echo(f"{shown(near(survey.root, path))}: {shown(line)}")
