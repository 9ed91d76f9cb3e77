"""The command line: which commands there are, where each one is, and how all of them end."""

from __future__ import annotations

import gc
import io
import os
import sys
from importlib import import_module

import click

import steelyard

COMMANDS = {
    "build": "steelyard.doors.site:build",
    "check": "steelyard.doors.site:check",
    "ci": "steelyard.doors.publishing:ci",
    "explain": "steelyard.doors.reference:explain",
    "fix": "steelyard.doors.mending:fix",
    "graph": "steelyard.doors.graph:graph",
    "import": "steelyard.doors.importing:imports",
    "init": "steelyard.doors.beginning:init",
    "link": "steelyard.doors.amending:link",
    "list": "steelyard.doors.records:list_records",
    "new": "steelyard.doors.authoring:new",
    "publish": "steelyard.doors.publishing:publish",
    "renumber": "steelyard.doors.mending:renumber",
    "schema": "steelyard.doors.reference:schema",
    "score": "steelyard.doors.scores:score",
    "serve": "steelyard.doors.site:serve",
    "show": "steelyard.doors.records:show",
    "status": "steelyard.doors.amending:status",
    "strings": "steelyard.doors.strings:strings",
}
"""Every command's name, and where it is."""


class _Commands(click.Group):
    """The commands by name; one's module is imported when it is called, or listed by `--help`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's own signature)
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 (as above)
        module, _, name = COMMANDS.get(cmd_name, "").partition(":")
        if not module:
            return None
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command)
        return command


@click.group(
    cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(steelyard.__version__, prog_name="steelyard")
def cli() -> None:
    """Markdown decision records in, a browsable static site out.

    \b
    steelyard build          build the site of this project into site/
    steelyard serve --open   look at it while you write
    """  # noqa: D301


def main() -> None:
    """Run the command line; Ctrl-C ends with 130, a closed pipe in silence."""
    # Nearly all that a command makes lives to its end: looking for garbage among it took a sixth of a build's time.
    gc.set_threshold(100_000, 50, 50)
    try:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):  # a terminal of another encoding must not end the work
                stream.reconfigure(errors="backslashreplace")
        cli.main(prog_name="steelyard", standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("Interrupted.", err=True)
        sys.exit(130)
    except click.ClickException as error:
        from steelyard.diagnostics.glyphs import shown  # noqa: PLC0415 (what goes well does not need it)

        # What was typed stands in the message, and may come from a file's name or another program.
        said = io.StringIO()
        error.show(said)
        click.echo("\n".join(shown(line) for line in said.getvalue().split("\n")), err=True, nl=False)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
