"""`steelyard init`: a project begun, with what cannot be found out."""

from __future__ import annotations

import os
from pathlib import Path

import click

from steelyard.doors.options import paths
from steelyard.doors.reporting import Unread
from steelyard.doors.work import counted, due_day, fail
from steelyard.writing.new.templates import TEMPLATES


@click.command()
@click.argument("folder", required=False, default=".", type=click.Path(), callback=paths)
@click.option(
    "--template",
    "style",
    type=click.Choice(TEMPLATES),
    default="madr-minimal",
    show_default=True,
    help="The style of the first record and of the template.",
)
def init(folder: str, style: str) -> None:
    """Begin a project in FOLDER, here without one: a configuration, a first record, and a template for more.

    What can be found out is not asked: the project's name, folders of records that are there already. Those stay as
    they are, and get no template. Nothing that exists is written over; given twice, the command changes nothing.

    Schemas for editors go to .steelyard/, and a line in steelyard.yml, and in each table that `steelyard new` makes,
    points to them. Under Git the folder of the built site is added to .gitignore.

    \b
    Example:
      steelyard init
      steelyard init services/payments --template nygard
    """
    from steelyard.diagnostics.glyphs import shown
    from steelyard.edges.authoring.founding import Founding, founding
    from steelyard.edges.authoring.rewriting import write
    from steelyard.edges.project import CONFIG, find_project

    root = Path(os.path.normpath(Path.cwd() / folder))
    if root.exists() and not root.is_dir():
        raise click.UsageError(f"{folder} is a file: name a folder")
    project = find_project(root)
    unread = Unread(project.root, {project.settings.file: project.config})
    if project.root != root:
        config = os.path.relpath(project.root / CONFIG)
        raise click.UsageError(
            f"this folder belongs to the project of {config}; `steelyard new` writes a record there"
        )
    found = founding(project, style=next(each for each in TEMPLATES if each == style), date=due_day(None))
    if not isinstance(found, Founding):
        fail(found, unread)
    faults = write(root, found.edits, beside=found.folders)
    if faults:
        fail(faults, unread)

    def near(path: str) -> str:
        return shown(os.path.relpath(root / path))

    for edit in found.edits:
        said = "written" if edit.before is None else "leaves out the built site now"
        click.echo(f"{near(edit.path)}: {said}")
    for path in found.there:
        click.echo(f"{near(path)}: there already" + (", of another version" * (path in found.outdated)))
    for path, count in found.records:
        click.echo(f"{near(path)}: {counted(count, 'record')} there already")
    if found.outdated:
        remedies = " && ".join(
            f"steelyard schema {path.rpartition('/')[2].split('.')[0]} > {near(path)}"
            for path in found.outdated
        )
        click.echo(f"Schemas of this version: {remedies}", err=True)
    if not found.edits:
        click.echo("Nothing to do: all of it is there.", err=True)
    else:
        click.echo(
            'Next: steelyard new "What we decide", then steelyard serve --open to look at it.', err=True
        )
