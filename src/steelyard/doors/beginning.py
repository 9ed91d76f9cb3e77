"""`steelyard init`: a project begun, with what cannot be found out."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from steelyard.doors.options import paths
from steelyard.doors.typed import fail
from steelyard.doors.work import counted, due_day
from steelyard.writing.templates import TEMPLATES

if TYPE_CHECKING:
    from steelyard.edges.project import Project


@dataclass(frozen=True, slots=True)
class _Unread:
    """A project that is not read yet: of its files only the configuration can be shown."""

    project: Project

    @property
    def root(self) -> Path:
        return self.project.root

    def text(self, file: str) -> str | None:
        return self.project.config if file == self.project.settings.file else None


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
    """  # noqa: D301
    from steelyard.diagnostics.glyphs import shown  # noqa: PLC0415
    from steelyard.edges.founding import Founding, founding  # noqa: PLC0415
    from steelyard.edges.project import CONFIG, find_project  # noqa: PLC0415
    from steelyard.edges.rewriting import write  # noqa: PLC0415

    root = Path(os.path.normpath(Path.cwd() / folder))
    if root.exists() and not root.is_dir():
        raise click.UsageError(f"{folder} is a file: name a folder")
    project = find_project(root)
    if project.root != root:
        config = os.path.relpath(project.root / CONFIG)
        raise click.UsageError(
            f"this folder belongs to the project of {config}; `steelyard new` writes a record there"
        )
    found = founding(project, style=next(each for each in TEMPLATES if each == style), date=due_day(None))
    if not isinstance(found, Founding):
        fail(found, _Unread(project))
    faults = write(root, found.edits)
    if faults:
        fail(faults, _Unread(project))

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
