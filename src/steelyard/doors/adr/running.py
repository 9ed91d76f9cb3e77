"""How the commands of adr-tools are found by name and run, and how all of them end."""

from __future__ import annotations

import getopt
import os
import sys
import sysconfig
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from steelyard.diagnostics.glyphs import shown
from steelyard.doors.adr.answers import Answer, Setting
from steelyard.doors.encoding import read_as_utf8, write_as_utf8
from steelyard.doors.ending import code_of, prepare

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = {
    "config": "steelyard.doors.adr.reading:config",
    "generate": "steelyard.doors.adr.reading:generate",
    "help": "steelyard.doors.adr.reading:help_pages",
    "init": "steelyard.doors.adr.changing:init",
    "link": "steelyard.doors.adr.changing:link",
    "list": "steelyard.doors.adr.reading:list_records",
    "new": "steelyard.doors.adr.changing:new",
    "upgrade-repository": "steelyard.doors.adr.changing:upgrade_repository",
}


def answer(arguments: Sequence[str], setting: Setting) -> Answer:
    """Carry a command line out up to its output; one that names no command is answered with the list of them, and 1.

    What is wrong comes as the answer too: a line on standard error.
    """
    name, *rest = arguments or ("",)
    module, _, attribute = COMMANDS.get(name, COMMANDS["help"]).partition(":")
    command = getattr(import_module(module), attribute)
    try:
        found = command(rest if name in COMMANDS else (), setting)
    except getopt.GetoptError as error:
        return Answer(err=f"adr {name}: {shown(error.msg)}\nNot implemented: ?\n", code=1)
    except click.ClickException as error:
        return Answer(err=f"ERROR: {shown(error.format_message())}\n", code=1)
    assert isinstance(found, Answer)
    return found if name in COMMANDS else Answer(found.out, code=1, pager=found.pager)


def deliver(found: Answer, setting: Setting) -> int:
    """Run the program that an answer is for, print what it has to say, and return the exit code.

    The path of a new record is printed when its editor has ended well.
    """
    sys.stderr.write(found.err)
    sys.stderr.flush()
    if found.editor:
        from steelyard.edges.authoring.programs import NOT_FOUND, run

        code = run(found.editor, (found.edited,), here=setting.here)
        if code:
            why = "command not found" if code == NOT_FOUND else f"ended with {code}"
            message = f"ERROR: {found.editor}: {why}; the record is there: {found.edited}"
            sys.stderr.write(f"{shown(message)}\n")
            return code
    if not found.pager or not _paged(found, setting):
        _print(found.out)
    return found.code


def _paged(found: Answer, setting: Setting) -> bool:
    """Give the text to the pager, and say whether there was one."""
    from steelyard.edges.authoring.programs import NOT_FOUND, run

    return run(found.pager, here=setting.here, text=found.out) != NOT_FOUND


def _print(text: str) -> None:
    """Print a text as UTF-8: a name of other bytes comes out as the bytes that it has."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode(errors="surrogateescape"))
    sys.stdout.buffer.flush()


def main() -> None:
    """Run a command line; Ctrl-C ends with 130, a closed pipe in silence, what the system refuses with a line."""
    read_as_utf8()
    prepare()
    write_as_utf8()
    try:
        here = Path.cwd()
    except FileNotFoundError:
        sys.exit("ERROR: the working folder is gone")
    setting = Setting(here, os.environ, sysconfig.get_path("scripts"))
    try:
        code = deliver(answer(sys.argv[1:], setting), setting)
    except (KeyboardInterrupt, OSError, MemoryError) as error:
        code = code_of(error, mark="ERROR")
    sys.exit(code)
