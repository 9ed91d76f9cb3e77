"""`steelyard new`: a record written where it belongs, and opened."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from steelyard.doors.authoring.typed import record_typed, status_typed
from steelyard.doors.options import date_option, paths
from steelyard.doors.work import Request, due_day, fail, located, surveyed
from steelyard.writing.new.templates import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.edges.project import Project
    from steelyard.edges.survey import Survey
    from steelyard.writing.new.records import Sheet


@click.command()
@click.argument("title", nargs=-1, required=True)
@click.option(
    "--template",
    metavar="|".join((*TEMPLATES, "PATH")),
    callback=paths,
    help="What the record is made from; else the folder's own template, else as its neighbours are written.",
)
@click.option(
    "--criteria",
    metavar='"COST,SPEED"',
    help="Make a table of these criteria beside the record, to be scored; goes with --options.",
)
@click.option("--options", metavar='"A,B"', help="The options that the table compares.")
@click.option(
    "--supersedes",
    multiple=True,
    metavar="RECORD",
    help="A record that this one takes the place of: both files say so, once this one is accepted. May be given again.",
)
@click.option("--status", metavar="WORD", help="Its status; else proposed.")
@click.option("--tag", "tags", multiple=True, metavar="WORD", help="A tag. May be given again.")
@click.option("--decider", "deciders", multiple=True, metavar="NAME", help="Who decides. May be given again.")
@date_option("The record's date")
@click.option(
    "--source",
    callback=paths,
    metavar="NAME|FOLDER",
    help="Where it goes, by a source's name or a folder, where there are several.",
)
@click.option("--no-edit", is_flag=True, help="Do not open an editor.")
def new(
    title: Sequence[str],
    template: str | None,
    criteria: str | None,
    options: str | None,
    supersedes: Sequence[str],
    status: str | None,
    tags: Sequence[str],
    deciders: Sequence[str],
    date: str | None,
    source: str | None,
    no_edit: bool,
) -> None:
    """Write a new record called TITLE, numbered and named as its neighbours are, and print its path.

    On a terminal it is opened in $VISUAL, else $EDITOR. The tokens NUMBER, TITLE, DATE and STATUS of a template are
    filled, as are its placeholders for them, such as `{short title}` or `YYYY-MM-DD`.

    \b
    Example:
      steelyard new Use a queue between shop and warehouse
      steelyard new "Choose a queue" --criteria "Cost,Speed" --options "Redis,RabbitMQ"
      steelyard new "Use RabbitMQ" --supersedes 12 --status accepted --no-edit
    """
    from steelyard.diagnostics import Diagnostic
    from steelyard.edges.authoring.records import Asked, in_force, lacks_date, new_edits
    from steelyard.edges.authoring.rewriting import write
    from steelyard.edges.authoring.shelves import unseen
    from steelyard.edges.turns import alone
    from steelyard.writing.new.criteria import names

    words = _title(title)
    listed = _table(criteria, options)
    # Its number is the one after all that are there: no other command may write one meanwhile.
    with alone(str(located(Request()).root)):
        survey, folder = _shelf(source)
        faults = unseen(survey, folder)
        if faults:
            fail(faults, survey)
        asked = Asked(
            words,
            status_typed(survey, status or "proposed"),
            due_day(date),
            dated=date is not None,
            tags=tuple(tag for text in tags for tag in names(text)),
            deciders=tuple(name for text in deciders for name in names(text)),
            template=_template(survey, template),
            criteria=listed[0],
            options=listed[1],
            supersedes=tuple(record_typed(survey, reference) for reference in supersedes),
        )
        edits = new_edits(survey, folder, asked)
        if isinstance(edits, Diagnostic):
            fail((edits,), survey)
        makes = not (survey.root / folder).is_dir()
        faults = write(survey.root, edits)
        if faults:
            fail(faults, survey)
        if makes:
            click.echo(f"There was no folder of records: {_near(survey, folder)} is made.", err=True)
    for edit in edits[1:]:
        said = "written" if edit.before is None else "says that it is superseded"
        click.echo(f"{_near(survey, edit.path)}: {said}", err=True)
    if lacks_date(survey, folder, edits[0]):
        said = (
            "has no date, since its template has no place for one; `--date` writes one into the front matter"
        )
        click.echo(f"{_near(survey, edits[0].path)}: {said}", err=True)
    if not in_force(survey, asked.status):
        newer = _near(survey, edits[0].path)
        for path in asked.supersedes:
            older = _near(survey, path)
            click.echo(
                f"{older}: holds until the new record is accepted; then: steelyard link {newer} supersedes {older}",
                err=True,
            )
    failed = "" if no_edit else _edited(survey.root / edits[0].path)
    path = os.path.relpath(survey.root / edits[0].path)
    click.echo(_near(survey, edits[0].path) if sys.stdout.isatty() else path)
    if failed:
        click.echo(f"{failed}; the record is written", err=True)
        sys.exit(1)


def _title(words: Sequence[str]) -> str:
    """Return the title that was typed, on one line."""
    from steelyard.writing.new.numbering import NameStyle, slug_of
    from steelyard.writing.new.plain_words import tidy

    typed = " ".join(words)
    title = tidy(typed)
    if not title:
        raise click.UsageError("a record needs a title: say in a line what is decided")
    if any("\ud800" <= letter <= "\udfff" for letter in typed):
        raise click.UsageError("the title is not text in UTF-8: type it again, or set the terminal to UTF-8")
    if not slug_of(title, NameStyle()):
        raise click.UsageError(f"the title `{title}` has no letter and no figure to name a file after")
    return title


def _table(criteria: str | None, options: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the criteria and options of the table asked for; none where none is."""
    from steelyard.core.slugs import fold
    from steelyard.writing.new.criteria import names

    if criteria is None and options is None:
        return (), ()
    if criteria is None or options is None:
        given, wanted = ("--options", "--criteria") if criteria is None else ("--criteria", "--options")
        raise click.UsageError(
            f'{given} goes with {wanted}: a table scores options by criteria, as in {wanted} "A,B"'
        )
    listed = []
    for option, text in (("--criteria", criteria), ("--options", options)):
        found = names(text)
        if not found:
            raise click.UsageError(f'{option} names nothing; write {option} "A,B"')
        folded = [fold(name) for name in found]
        twice = next((name for at, name in enumerate(found) if folded[at] in folded[:at]), None)
        if twice is not None:
            raise click.UsageError(f"{option} names `{twice}` twice")
        listed.append(found)
    return listed[0], listed[1]


def _shelf(source: str | None) -> tuple[Survey, str]:
    """Return the project, read, and the folder of it that a new record goes to."""
    from steelyard.edges.authoring.shelves import folders_of, home_of, in_the_way, records_in, unseen
    from steelyard.edges.project import CONFIG, project_around

    project = located(Request())
    sources = project.settings.sources
    around = project_around(project.root) if source is None and not sources else None
    if around is not None:
        raise click.UsageError(
            f"this folder holds records of the project in {os.path.relpath(around)}: give the command there"
        )
    chosen = [each for each in sources if source is not None and each.name == source]
    given: tuple[str, ...] = ()
    inside = ""
    if source is not None and not chosen:
        inside = os.path.relpath(Path.cwd() / source, project.root).replace(os.sep, "/")
        chosen = [each for each in sources if inside == each.path or inside.startswith(f"{each.path}/")]
        chosen = chosen or [each for each in sources if each.path == "." and not inside.startswith("..")]
        if not (Path.cwd() / source).is_dir() and not any(inside == each.path for each in chosen):
            known = _named(project)
            raise click.UsageError(
                f"there is no folder or source `{source}`" + (f"; --source takes {known}" * bool(known))
            )
        given = () if chosen else (source,)
    survey = surveyed(Request(given, drafts=True))
    faults = in_the_way(survey.project)
    if faults:
        fail(faults, survey)
    if given or (inside and not any(inside == each.path for each in chosen)):
        folder = os.path.relpath(Path.cwd() / (source or "."), survey.root).replace(os.sep, "/")
        if given and folder.startswith("..") and not (records_in(survey, folder) or unseen(survey, folder)):
            raise click.UsageError(
                f"{source} lies outside of this project and holds no record: "
                f"give the command there, or list the folder under `sources` of {CONFIG}"
            )
        return survey, folder
    wanted = tuple(chosen) or survey.project.settings.sources
    folders = folders_of(survey, wanted) if wanted else (home_of(survey.project),)
    if len(folders) > 1:
        raise click.UsageError(
            f"there are several folders of records: name one with --source; there are {_named(project, folders)}"
        )
    return survey, folders[0]


def _named(project: Project, folders: Sequence[str] = ()) -> str:
    """Name the sources of a project, or folders of it, as --source takes them."""
    sources = project.settings.sources
    names = {each.path: f"{each.name} ({each.path})" if each.name else each.path for each in sources}
    if not folders:
        return ", ".join(names.values())
    near = {path: os.path.relpath(project.root / path) for path in folders}
    return ", ".join(names.get(path, near[path]) for path in folders)


def _template(survey: Survey, named: str | None) -> Sheet | str | None:
    """Return the template asked for: one of ours by name, or a file's text."""
    from steelyard.diagnostics import Diagnostic
    from steelyard.edges.authoring.shelves import read_sheet

    if named is None or named in TEMPLATES:
        return named
    if not (Path.cwd() / named).exists():
        raise click.UsageError(
            f"there is no template `{named}`: name {', '.join(TEMPLATES)} or the path of a file"
        )
    if (Path.cwd() / named).is_dir():
        raise click.UsageError(f"the template `{named}` is a folder: name a file in it")
    sheet = read_sheet(Path.cwd(), named)
    if isinstance(sheet, Diagnostic):
        fail((sheet,), survey)
    return sheet


def _edited(file: Path) -> str:
    """Open a file in the person's editor where there is one and a terminal; return what to say where that failed."""
    from steelyard.edges.authoring.editor import edit, editor_of

    variable, command = editor_of(os.environ)
    if not command or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return ""
    fault = edit(command, file)
    return f"${variable} is `{command}`, which could not be used: {fault}" if fault else ""


def _near(survey: Survey, path: str) -> str:
    from steelyard.diagnostics.glyphs import shown

    return shown(os.path.relpath(survey.root / path))
