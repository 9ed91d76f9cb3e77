"""The command line: which commands there are, where each one is, and how all of them end."""

from __future__ import annotations

import gc
import io
import sys
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

import steelyard
from steelyard.doors.encoding import write_as_utf8
from steelyard.doors.ending import code_of, prepare
from steelyard.edges.cache.folder import home
from steelyard.edges.cache.patterns import kept_patterns

if TYPE_CHECKING:
    from collections.abc import Iterator

GROUPS: dict[str, dict[str, tuple[str, str]]] = {
    "The site": {
        "build": ("steelyard.doors.site:build", "Build the site, all of it or nothing."),
        "serve": ("steelyard.doors.site:serve", "Look at the site while you write."),
        "publish": ("steelyard.doors.publishing:publish", "Put the site where it is served."),
        "ci": ("steelyard.doors.publishing:ci", "Print the file by which a forge publishes it."),
        "export": ("steelyard.doors.export:export", "Write all decisions into one HTML file."),
    },
    "Writing": {
        "init": ("steelyard.doors.authoring.init:init", "Begin a project."),
        "new": ("steelyard.doors.authoring.new:new", "Write a new record."),
        "status": ("steelyard.doors.authoring.amending:status", "Give a record another status."),
        "link": ("steelyard.doors.authoring.amending:link", "Let two records say their relation."),
        "renumber": ("steelyard.doors.authoring.mending:renumber", "Mend numbers that two records have."),
        "fix": ("steelyard.doors.authoring.mending:fix", "Mend faults that have one right remedy."),
        "import": ("steelyard.doors.authoring.importing:imports", "Take over posts from WordPress."),
    },
    "Reading": {
        "list": ("steelyard.doors.records:list_records", "List the records, or what a branch did to them."),
        "show": ("steelyard.doors.records:show", "Show what was read of a record, and from where."),
        "check": ("steelyard.doors.site:check", "Report everything that is wrong."),
        "explain": ("steelyard.doors.reference:explain", "Say what a finding means."),
        "score": ("steelyard.doors.scores:score", "Say which option leads, and how firmly."),
        "graph": ("steelyard.doors.graph:graph", "Print the graph of the relations."),
    },
    "For programs and themes": {
        "schema": ("steelyard.doors.reference:schema", "Print a JSON Schema."),
        "strings": ("steelyard.doors.strings:strings", "Print the words of the interface."),
    },
}
"""Every command by what it is for: where it is, and what it does in a line."""

COMMANDS = {name: place for group in GROUPS.values() for name, (place, _) in group.items()}
"""Every command's name, and where it is."""


class _Commands(click.Group):
    """The commands by name; one's module is imported when it is called."""

    def make_context(self, *args: Any, **further: Any) -> click.Context:
        with _unread_ends():
            return super().make_context(*args, **further)

    def invoke(self, ctx: click.Context) -> Any:
        with _unread_ends():
            return super().invoke(ctx)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        # `help build` is what many other programs take for `build --help`.
        if args[0] == "help":
            args = [*args[1:], "--help"]
            if len(args) == 1:
                click.echo(ctx.get_help())
                ctx.exit()
        return super().resolve_command(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's own signature)
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        module, _, name = COMMANDS.get(cmd_name, "").partition(":")
        if not module:
            from steelyard.reading.nearest import nearest

            near = nearest(cmd_name, COMMANDS)
            if near:
                ctx.fail(f"there is no command `{cmd_name}`; did you mean `{near}`?")
            return None
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 (click's own signature)
        for title, group in GROUPS.items():
            with formatter.section(title):
                formatter.write_dl([(name, line) for name, (_, line) in group.items()])


@contextmanager
def _unread_ends() -> Iterator[None]:
    """End as `SIGPIPE` would where nobody reads what is printed any more: click ends with 1, as if something was wrong."""
    try:
        yield
    except BrokenPipeError as error:
        sys.exit(code_of(error, mark="Error"))


@click.group(
    cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(steelyard.__version__, prog_name="steelyard")
def cli() -> None:
    """Markdown decision records in, a browsable static site out.

    \b
    steelyard build          build the site of this project into site/
    steelyard serve --open   look at it while you write
    """


def main() -> None:
    """Run the command line; Ctrl-C ends with 130, a closed pipe in silence, what the system refuses with a line."""
    # Nearly all that a command makes lives to its end: looking for garbage among it took a sixth of a build's time.
    gc.set_threshold(100_000, 50, 50)
    try:
        prepare()
        write_as_utf8()
        try:
            with kept_patterns("" if "--no-cache" in sys.argv else home()):
                _run()
        finally:
            sys.stdout.flush()  # or Python would meet a full disk later, with words of its own
    except (KeyboardInterrupt, OSError, MemoryError) as error:
        sys.exit(code_of(error, mark="Error"))


def _run() -> None:
    try:
        cli.main(prog_name="steelyard", standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("Interrupted.", err=True)
        sys.exit(130)
    except click.ClickException as error:
        from steelyard.diagnostics.glyphs import shown

        # What was typed stands in the message, and may come from a file's name or another program.
        said = io.StringIO()
        error.show(said)
        click.echo("\n".join(shown(line) for line in said.getvalue().split("\n")), err=True, nl=False)
        sys.exit(error.exit_code)
