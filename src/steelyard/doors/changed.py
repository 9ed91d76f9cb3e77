"""What only a review asks for: `--changed`, the findings and records that this branch has to answer for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click
from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from steelyard.core.revisions import Revision
    from steelyard.doors.work import Request
    from steelyard.edges.git.review import Branch
    from steelyard.edges.pipeline import Outcome
    from steelyard.edges.survey import Survey

changed_option = click.option(
    "--changed",
    is_flag=False,
    flag_value="",
    metavar="[BASE]",
    help="Only what this branch changed since it left BASE, and what that broke elsewhere; without BASE the "
    "repository's main branch. A word that names a folder is taken for SOURCE.",
)
base_option = click.option(
    "--base",
    metavar="REF",
    help="The branch, tag or commit that --changed goes by: the same as --changed REF.",
)


_NOTHING = "No decision is added, changed or removed."


class Since(Struct, frozen=True):
    """What was typed of `--changed`: the branch asked for, '' for the usual one; and the sources."""

    base: str
    sources: tuple[str, ...]


def since(changed: str | None, base: str | None, sources: Sequence[str]) -> Since | None:
    """Tell a branch from a folder in what was typed; None where nobody asks for changes."""
    if changed is None and base is None:
        return None
    if changed and Path(changed).is_dir():
        return Since(base or "", (changed, *sources))
    if changed and base:
        raise click.UsageError("--changed and --base name a branch each: give one of them")
    return Since(changed or base or "", tuple(sources))


def reviewed(survey: Survey, outcome: Outcome, request: Request, asked: Since) -> tuple[Outcome, str]:
    """Keep of a check's outcome what the branch answers for, and say in words what was looked at."""
    from steelyard.doors.work import counted, due_day
    from steelyard.edges.git.review import Asked, answerable

    found = branch(survey, asked.base)
    how = Asked(Path.cwd(), request.sources, drafts=request.drafts)
    outcome = answerable(survey, outcome, found, how, today=due_day(request.date))
    return outcome, f"{counted(len(found.touched), 'file')} changed since {found.words}"


def list_changed(request: Request, asked: Since, *, form: Literal["text", "json", "markdown"]) -> None:
    """List the records that are not as they were; end with an error where the records cannot be read."""
    from steelyard.doors.work import dumped, fail_on_errors, fail_on_nothing_read, surveyed
    from steelyard.edges.git.review import Asked, revised

    survey = surveyed(request)
    found = revised(
        survey, branch(survey, asked.base), Asked(Path.cwd(), request.sources, drafts=request.drafts)
    )
    if not found:
        fail_on_nothing_read(survey)
    if form == "json":
        click.echo(dumped([as_data(each) for each in found]), nl=False)
    else:
        site = survey.project.settings.site.url
        for line in revision_lines(found) if form == "text" else revision_bullets(found, site):
            click.echo(line)
        if not found and form == "text":
            click.echo(_NOTHING, err=True)
    fail_on_errors(survey)


def revision_lines(found: Sequence[Revision]) -> Iterator[str]:
    """Yield a line for each record that is not as it was: what became of it, id, standing, title."""
    from steelyard.doors.tables import aligned

    yield from aligned([(each.change, each.id, _course(each, " > "), each.title) for each in found])


def revision_bullets(found: Sequence[Revision], site: str) -> Iterator[str]:
    """Yield a Markdown list for a comment in a review; titles link into the site at `site`, '' for none."""
    from steelyard.core.addresses import absolute
    from steelyard.diagnostics.glyphs import shown

    if not found:
        yield _NOTHING
    for each in found:
        name = _escaped(shown(each.label))
        if site and each.url:
            name = f"[{name}]({absolute(site, each.url)})"
        was = "was " if each.change == "removed" else ""
        yield f"- **{each.change}** {name} ({was}{_escaped(shown(_course(each, ' → ')))})"


def _escaped(text: str) -> str:
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>#|&!~$@" else letter for letter in text)


def _course(each: Revision, arrow: str) -> str:
    before, after = each.before or "no status", each.after or "no status"
    if each.change == "added":
        return after
    return before if each.change == "removed" or before == after else f"{before}{arrow}{after}"


def as_data(each: Revision) -> dict[str, object]:
    """Return what `list --changed --json` tells of one record."""
    return {
        "change": each.change,
        "id": each.id,
        "path": each.path,
        "was": each.was or None,
        "title": each.title,
        "url": each.url or None,
        "status": {"before": each.before, "after": each.after},
        "facts": list(each.facts),
    }


def branch(survey: Survey, base: str) -> Branch:
    """Ask Git what was changed; end with an error where it cannot tell."""
    from steelyard.diagnostics import Diagnostic
    from steelyard.doors.work import fail
    from steelyard.edges.git.review import branch_of

    found = branch_of(survey.root, base)
    if isinstance(found, Diagnostic):
        fail((found,), survey)
    return found
