"""`steelyard import`: posts of another program taken over as records."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from steelyard.doors.options import paths
from steelyard.doors.reporting import Unread
from steelyard.doors.work import Request, counted, located, tell

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from steelyard.edges.wordpress.importing import Plan

_MOST_TOLD = 20
"""Warnings that are drawn at the end of an import; media, each with its own, are listed in full."""


@click.group(name="import")
def imports() -> None:
    """Take over decisions that were written elsewhere.

    Most need no import: a folder of Markdown is read as it is.

    \b
    Example:
      steelyard import wordpress blog.WordPress.2026-11-26.xml
    """


@imports.command()
@click.argument("export", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--to",
    "folder",
    type=click.Path(),
    callback=paths,
    help="The folder for the records [default: that of the project, else decisions].",
)
@click.option(
    "--media",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A copy of the site's wp-content/uploads: what records show is copied beside them.",
)
@click.option(
    "--type",
    "kinds",
    multiple=True,
    default=("post",),
    show_default=True,
    help="Items of this type; may be given several times.",
)
@click.option(
    "--status",
    "statuses",
    multiple=True,
    help="Items of this status only [default: publish and draft]; may be given several times.",
)
@click.option(
    "--category",
    "categories",
    multiple=True,
    help="Items of this category or tag only; may be given several times.",
)
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Private, scheduled and password-protected ones too; they are drafts then.",
)
@click.option("--force", is_flag=True, help="Write over files that differ from what the export gives.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
def wordpress(
    export: Path,
    folder: str | None,
    media: Path | None,
    kinds: Sequence[str],
    statuses: Sequence[str],
    categories: Sequence[str],
    *,
    everything: bool,
    force: bool,
    dry_run: bool,
) -> None:
    """Make records of the posts of a WordPress export.

    EXPORT is the file that WordPress gives under Tools, Export, All content. Each post becomes a Markdown file with
    its date, slug, status, author, categories and tags; its old address leads to the record's page. Links between
    posts lead from record to record. What is not read (comments, settings, menus, what was left out) is counted and
    kept in a hidden folder beside the records. The same export gives the same files, and a file that is there and
    differs is never written over without --force.

    \b
    Example:
      steelyard import wordpress blog.xml --to decisions --media backup/wp-content/uploads --category Decisions
    """
    _need_extra()
    from steelyard.doors.reporting import ProgressBar
    from steelyard.edges.wordpress.importing import Target, Wanted, plan_import

    project = located(Request())
    to = _folder(folder, project.root, [source.path for source in project.settings.sources])
    target = Target(project.root, to, media, project.settings.site.url, force)
    wanted = Wanted(tuple(kinds), tuple(statuses), tuple(categories), everything)
    name = os.path.relpath(export, project.root)
    with ProgressBar() as progress:
        plan = plan_import(export, name=name, target=target, wanted=wanted, progress=progress)
    new = sum(edit.before is None for edit in plan.edits)
    copies = _outstanding(plan, target.root, force=force)
    if not plan.failed and not dry_run:
        _carry_out(plan, target.root, copies)
    found = sorted(plan.diagnostics, key=lambda each: each.sort_key)
    media_told = [each for each in found if each.code == "I957"]
    tell(
        [each for each in found if each.code != "I957"],
        Unread(project.root),
        form="text",
        to_stdout=False,
        most=_MOST_TOLD,
    )
    if plan.failed:
        sys.exit(1)
    for line in _report(plan, new=new, media=len(copies), folder=to, dry_run=dry_run):
        click.echo(_shown(line))
    if media_told:
        click.echo(f"{len(media_told)} media not copied; {media_told[0].hint}:")
        for each in media_told:
            click.echo(_shown(f"  {each.message}"))


def _need_extra() -> None:
    from importlib.util import find_spec

    missing = [name for name in ("markdownify", "defusedxml") if find_spec(name) is None]
    if missing:
        raise click.UsageError(f"importing needs {' and '.join(missing)}: pip install 'steelyard[import]'")


def _folder(given: str | None, root: Path, sources: Sequence[str]) -> str:
    """Return the folder for the records, from the project's root."""
    if given is None:
        return sources[0] if sources else "decisions"
    path = os.path.relpath(Path.cwd() / given, root).replace(os.sep, "/")
    if path == ".." or path.startswith("../"):
        raise click.UsageError(f"`{given}` lies outside the project; name a folder in it with --to")
    return path


def _outstanding(plan: Plan, root: Path, *, force: bool) -> Mapping[str, Path]:
    """Return the media that are to be copied, by their paths from the root; none where nothing may be written."""
    from steelyard.edges.wordpress.media import outstanding

    copies, found = ({}, ()) if plan.failed else outstanding(root, plan.copies, force=force)
    plan.diagnostics += found
    return copies


def _carry_out(plan: Plan, root: Path, copies: Mapping[str, Path]) -> None:
    """Copy the media, then write the files; what cannot be done is told, and then nothing new stays."""
    from steelyard.edges.authoring.rewriting import write
    from steelyard.edges.wordpress.media import copied, take_back

    made, found = copied(root, copies)
    plan.diagnostics += found
    if found:
        return
    try:
        faults = write(root, plan.edits, beside=plan.folders)
    except BaseException:
        take_back(root, made)
        raise
    plan.diagnostics += faults
    if faults:
        take_back(root, made)


def _report(plan: Plan, *, new: int, media: int, folder: str, dry_run: bool) -> list[str]:
    changed = len(plan.edits) - new
    would = "would be " if dry_run else ""
    lines = [
        f"{counted(plan.records, 'record')} in {folder}/: {counted(new, 'new file')} {would}written, {changed} {would}changed, "
        f"{plan.same} as they were; {media} media {would}copied."
    ]
    if not plan.edits and not media:
        lines.append("There is nothing to do.")
    if plan.left:
        lines.append(f"Left out: {_list(plan.left)}.")
    if plan.kept:
        lines.append(
            f"Not read, and kept in {plan.kept_in}/, which Git ignores and no site shows, with each post as it was: {_list(plan.kept)}."
        )
    return lines


def _list(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in sorted(counts.items()))


def _shown(line: str) -> str:
    from steelyard.diagnostics.glyphs import shown

    return shown(line)
