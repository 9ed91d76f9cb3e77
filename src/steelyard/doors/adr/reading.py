"""The commands of adr-tools that change nothing: `list`, `generate`, `config` and `help`."""

from __future__ import annotations

import getopt
import re
from typing import TYPE_CHECKING

import click

from steelyard.diagnostics.glyphs import shown
from steelyard.doors.adr.answers import Answer, taken
from steelyard.edges.adr.folder import Folder, is_there, opened, read, read_all, templates_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.doors.adr.answers import Setting
    from steelyard.writing.adr.reports import Listed

_NO_REPORT = 127
_REPORTS = ("graph", "toc")
_OBEYED = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def list_records(arguments: Sequence[str], setting: Setting) -> Answer:  # noqa: ARG001 (every command's arguments)
    """List the records: a path on each line."""
    folder = taken(opened(setting.here))
    if not folder.there:
        return Answer(f"{missing(folder)}\n", code=1)
    return Answer("".join(f"{printed(path)}\n" for path in folder.paths()))


def missing(folder: Folder) -> str:
    """Say that a folder is not there, in the words that scripts know."""
    return f"The {printed(folder.path)} directory does not exist"


def printed(path: str) -> str:
    """Return a path as it is, unless a terminal would obey it."""
    return path if not _OBEYED.search(path) else shown(path)


def generate(arguments: Sequence[str], setting: Setting) -> Answer:
    """Generate a report, or say which there are."""
    if not arguments or not arguments[0]:
        return Answer("".join(f"{name}\n" for name in _REPORTS))
    name, *rest = arguments
    if name == "toc":
        return _toc(rest, setting)
    if name == "graph":
        return _graph(rest, setting)
    message = f"ERROR: there is no report {shown(name)}: generate {' or '.join(_REPORTS)}\n"
    return Answer(err=message, code=_NO_REPORT)


def _toc(arguments: Sequence[str], setting: Setting) -> Answer:
    """Generate a table of contents; as `getopt` has it, options may stand behind other words."""
    from steelyard.writing.adr.reports import toc

    options = dict(getopt.gnu_getopt(list(arguments), "i:o:p:")[0])
    texts, warnings = {}, ""
    for option in ("-i", "-o"):
        path = options.get(option, "")
        texts[option] = ""
        if path and not is_there(setting.here, path):
            warnings += f"{shown(path)} is left out: there is no such file\n"
        elif path:
            texts[option] = taken(read(setting.here, path)).text
    records = _records(setting)
    out = toc(records, prefix=options.get("-p", ""), intro=texts["-i"], outro=texts["-o"])
    return Answer(out, err=warnings)


def _graph(arguments: Sequence[str], setting: Setting) -> Answer:
    """Generate a graph for Graphviz."""
    from steelyard.writing.adr.reports import graph

    options = dict(getopt.getopt(list(arguments), "e:p:")[0])
    return Answer(
        graph(_records(setting), prefix=options.get("-p", ""), extension=options.get("-e", ".html"))
    )


def _records(setting: Setting) -> list[Listed]:
    from steelyard.writing.adr.reports import listed_record

    folder = taken(opened(setting.here))
    if not folder.there:
        raise click.ClickException(missing(folder))
    held = taken(read_all(setting.here, folder))
    return [listed_record(name, one.text) for name, one in held.items()]


def config(arguments: Sequence[str], setting: Setting) -> Answer:  # noqa: ARG001 (every command's arguments)
    """Print where the program and its templates are, as a shell's variables."""
    values = {"adr_bin_dir": setting.programs, "adr_template_dir": templates_place()}
    return Answer("".join(f'{name}="{_quoted(value)}"\n' for name, value in values.items()))


def _quoted(value: str) -> str:
    """Escape what a shell would read between double quotation marks."""
    return "".join(f"\\{letter}" if letter in '\\"$`' else letter for letter in value)


def help_pages(arguments: Sequence[str], setting: Setting) -> Answer:
    """Show the help of a command, or the list of commands where it names none."""
    from steelyard.doors.adr.help_texts import OVERVIEW, PAGES

    page = PAGES.get(" ".join(arguments), OVERVIEW)
    return Answer(
        page.replace("{templates}", templates_place()),
        pager=setting.first_set("ADR_PAGER", "PAGER") or "more",
    )
