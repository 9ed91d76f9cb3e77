"""The commands of adr-tools that write records: `init`, `new`, `link` and `upgrade-repository`."""

from __future__ import annotations

import getopt
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from steelyard.doors.adr.answers import Answer, taken, told
from steelyard.doors.adr.reading import missing, printed
from steelyard.edges.adr.folder import (
    MARK,
    Folder,
    is_there,
    listing,
    opened,
    read,
    read_all,
    read_some,
    save,
)
from steelyard.edges.adr.folder import shipped as shipped_template
from steelyard.edges.adr.folder import template as chosen_template
from steelyard.edges.project import find_project
from steelyard.edges.turns import alone
from steelyard.writing.adr.names import file_name, meant, next_number
from steelyard.writing.adr.records import filled, one_line, upgraded
from steelyard.writing.adr.ties import HOLDING, Tie, asked_tie, superseding, tied

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from steelyard.doors.adr.answers import Setting
    from steelyard.edges.adr.folder import Held

_INIT_TITLE = "record-architecture-decisions"


def init(arguments: Sequence[str], setting: Setting) -> Answer:
    """Begin a folder of records: note its name, where one is given, and write the first record. No editor is opened."""
    named = arguments[0] if arguments else ""
    held: dict[str, Held] = {}
    texts: dict[str, tuple[str, str]] = {}
    if named:
        if named.startswith("-") or named != named.strip() or one_line(named) != named:
            raise click.ClickException(f"`{named}` cannot name the folder of records")
        folder = taken(listing(setting.here, named.rstrip("/") or "/"))
        if is_there(setting.here, MARK):
            held[MARK] = taken(read(setting.here, MARK))
        texts[MARK] = (f"{named}\n", "utf-8")
    else:
        folder = taken(opened(setting.here))
    path, text = _made(shipped_template("init.md"), folder, _INIT_TITLE, setting)
    texts[path] = text
    _save(setting, held, texts)
    return Answer(f"{printed(path)}\n")


def new(arguments: Sequence[str], setting: Setting) -> Answer:
    """Make a record from the template, tied to those that it supersedes or is linked to, and open it in the editor."""
    options, words = getopt.getopt(list(arguments), "s:l:")
    title = one_line(" ".join(words))
    if not title.strip():
        return Answer("ERROR: no title given\n", code=1)
    # Its number is the one after all that are there: no other command may write one meanwhile.
    with alone(str(find_project(setting.here).root)):
        folder = taken(opened(setting.here))
        ties = _asked(options, folder)
        template = taken(chosen_template(setting.here, folder, setting.first_set("ADR_TEMPLATE")))
        path, text = _made(template, folder, title, setting)
        warnings = _tie(setting, folder, path.rpartition("/")[2], ties, made=text)
    return Answer(
        f"{printed(path)}\n", err=warnings, editor=setting.first_set("VISUAL", "EDITOR"), edited=path
    )


def link(arguments: Sequence[str], setting: Setting) -> Answer:
    """Link two records that are there, each one to the other."""
    given = dict(
        zip(("SOURCE", "LINK", "TARGET", "REVERSE-LINK"), (*arguments, "", "", "", ""), strict=False)
    )
    for name, value in given.items():
        if not value:
            raise click.ClickException(f"no {name} given: adr link SOURCE LINK TARGET REVERSE-LINK")
    folder = taken(opened(setting.here))
    source, target = _meant(given["SOURCE"], folder), _meant(given["TARGET"], folder)
    return Answer(err=_tie(setting, folder, source, [Tie(target, given["LINK"], given["REVERSE-LINK"])]))


def upgrade_repository(arguments: Sequence[str], setting: Setting) -> Answer:  # noqa: ARG001 (every command's arguments)
    """Write the dates of records that an old adr-tools has made as ISO 8601 has them."""
    folder = taken(opened(setting.here))
    if not folder.there:
        raise click.ClickException(missing(folder))
    held = taken(read_all(setting.here, folder))
    _save_records(setting, folder, held, {name: upgraded(one.text) for name, one in held.items()})
    return Answer()


def _asked(options: Sequence[tuple[str, str]], folder: Folder) -> list[Tie]:
    """Return the ties that the options ask for: what is superseded first, as adr-tools has it."""
    ties = [superseding(_meant(value, folder)) for option, value in options if option == "-s"]
    for written in (value for option, value in options if option == "-l"):
        tie = asked_tie(written)
        if tie is None:
            raise click.ClickException(f"-l is given as TARGET:LINK:REVERSE-LINK, not `{written}`")
        ties.append(replace(tie, target=_meant(tie.target, folder)))
    return ties


def _meant(reference: str, folder: Folder) -> str:
    """Return the name of the record's file that a reference means."""
    if not folder.there:
        raise click.ClickException(missing(folder))
    found = meant(reference, folder.paths()) if reference else None
    if found is None:
        raise click.ClickException(f"no record fits `{reference}`: give a number or a part of a file name")
    return found.rpartition("/")[2]


def _made(template: Held, folder: Folder, title: str, setting: Setting) -> tuple[str, tuple[str, str]]:
    """Return a new record's path, and its text with the template's encoding."""
    from steelyard.doors.work import due_day

    number = next_number(folder.names)
    date = one_line(setting.first_set("ADR_DATE")) or due_day(None)
    text = filled(template.text, number=number, title=title, date=date, status=HOLDING)
    return f"{folder.path}/{file_name(number, title)}", (text, template.encoding)


def _tie(
    setting: Setting, folder: Folder, name: str, ties: Sequence[Tie], made: tuple[str, str] | None = None
) -> str:
    """Tie a record to others and write all of them; `made` is the text and encoding of one that is not there yet.

    Return what to say of records that have no Status section for a link.
    """
    names = {tie.target for tie in ties} | ({name} if made is None else set())
    held = taken(read_some(setting.here, folder, tuple(sorted(names))))
    texts = {each: one.text for each, one in held.items()}
    if made is not None:
        texts[name] = made[0]
    changed, without = tied(texts, name, ties)
    _save_records(setting, folder, held, changed, encoding=made[1] if made else "utf-8")
    return "".join(
        f"{printed(f'{folder.path}/{each}')} has no `## Status` section: no link is written there\n"
        for each in without
    )


def _save_records(
    setting: Setting,
    folder: Folder,
    held: Mapping[str, Held],
    texts: Mapping[str, str],
    *,
    encoding: str = "utf-8",
) -> None:
    """Write the records of a folder that have changed or are new, by name; `encoding` is a new one's."""
    changed = {
        f"{folder.path}/{name}": (text, held[name].encoding if name in held else encoding)
        for name, text in texts.items()
        if name not in held or held[name].text != text
    }
    _save(setting, {f"{folder.path}/{name}": one for name, one in held.items()}, changed)


def _save(setting: Setting, held: Mapping[str, Held], texts: Mapping[str, tuple[str, str]]) -> None:
    for fault in save(setting.here, held, texts):
        raise click.ClickException(told(fault))
