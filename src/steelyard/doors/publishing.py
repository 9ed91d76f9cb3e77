"""The commands that bring a site to where it is served: `steelyard publish`, and `ci`, which leaves it to a service."""

from __future__ import annotations

import os
import shlex
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from steelyard.doors.options import (
    base_url_option,
    drafts_option,
    jobs_option,
    paths,
    sources_argument,
    strict_option,
)
from steelyard.doors.reporting import Unread
from steelyard.doors.work import Request, counted, fail, located
from steelyard.writing.workflows import SERVICES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.edges.git.pages_branch import Publishing, Target
    from steelyard.edges.project import Project
    from steelyard.writing.workflows import Service

_PAGES = "github-pages"
_OF_BRANCHES = {
    "branch": "--branch",
    "remote": "--remote",
    "message": "--message",
    "no_push": "--no-push",
    "force": "--force",
}
_SERVICES = frozenset({"gh-pages", "github", "github.io", "gitlab", "gitlab-pages", "pages"})


@click.command()
@click.argument("target", metavar=f"{_PAGES}|DIRECTORY", type=click.Path(), callback=paths)
@sources_argument
@click.option("--branch", default="gh-pages", show_default=True, help="The branch that the site is on.")
@click.option("--remote", default="origin", show_default=True, help="The remote that it is pushed to.")
@click.option(
    "--message", metavar="TEXT", help="The commit's message; else it names the commit of the sources."
)
@click.option("--no-push", is_flag=True, help="Put the site into the branch here alone, and ask no server.")
@click.option(
    "--force",
    is_flag=True,
    help="Replace what the branch holds, by a commit on top, where it is no site of ours.",
)
@base_url_option
@drafts_option
@strict_option
@jobs_option
@click.pass_context
def publish(
    context: click.Context,
    target: str,
    sources: Sequence[str],
    branch: str,
    remote: str,
    message: str | None,
    no_push: bool,
    force: bool,
    base_url: str | None,
    drafts: bool,
    strict: bool,
    jobs: int | None,
) -> None:
    """Build the site and put it where it is served; where there are errors, nothing is published.

    github-pages is the branch that GitHub Pages and its like serve: the site goes there as one commit on top of what
    the remote has, made by ghp-import, and is pushed, never by force. The work tree, the index and the current branch
    stay as they are. So do files on the branch that are not of the site, such as a CNAME; `site.cname` of steelyard.yml
    writes one.

    DIRECTORY is any folder that something serves: what has changed is written to it, as by `build --out`.

    \b
    Example:
      steelyard publish github-pages
      steelyard publish /var/www/decisions --base-url https://example.org/decisions/
    """
    to_branch = target == _PAGES
    request = Request(sources, None if to_branch else target, base_url, drafts, strict, jobs=jobs)
    if not to_branch:
        _check_folder(context, target)
        _build(context, request)
        click.echo("Anything that serves a folder can serve it as it is.")
        return
    if message is not None and not message.strip():
        raise click.UsageError(
            "--message is empty: leave it out for one that names the commit of the sources"
        )
    _to_branch(context, request, (branch, remote), message, push=not no_push, force=force)


def _to_branch(
    context: click.Context,
    request: Request,
    place: tuple[str, str],
    message: str | None,
    *,
    push: bool,
    force: bool,
) -> None:
    """Build the site and publish it to a branch, with a remote's name the `place`."""
    from steelyard.diagnostics import Diagnostic
    from steelyard.diagnostics.glyphs import shown
    from steelyard.edges.git import pages_branch

    branch, remote = place
    project = located(request)
    root = project.root
    if not pages_branch.fit_branch(root, branch):
        raise click.UsageError(f"a branch cannot have the name `{shown(branch)}`")
    target = pages_branch.look(root, branch, remote, push=push, force=force)
    if isinstance(target, Diagnostic):
        fail((target,), Unread(root))
    _build(context, request)
    source = pages_branch.source_commit(root)
    usual = f"Publish the decisions of {source}" if source else "Publish the decisions"
    published = pages_branch.publish(target, project.out, message or usual)
    if isinstance(published, Diagnostic):
        fail((published,), Unread(root))
    for line in (_told(target, published), *_remarks(project, target, published, source)):
        click.echo(line)


def _build(context: click.Context, request: Request) -> None:
    """Build as `steelyard build` does, which ends the command where there are errors."""
    from steelyard.doors.site import build

    context.invoke(
        build,
        sources=request.sources,
        out=request.out,
        base_url=request.base_url,
        drafts=request.drafts,
        strict=request.strict,
        date=None,
        form="text",
        jobs=request.jobs,
        no_cache=False,
    )


def _check_folder(context: click.Context, folder: str) -> None:
    """End with a usage error where a folder is named that cannot be meant for one, or a branch's option with it."""
    from click.core import ParameterSource

    for name, option in _OF_BRANCHES.items():
        if context.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            raise click.UsageError(f"{option} goes with {_PAGES}, not with a folder")
    if "://" in folder:
        from steelyard.diagnostics.glyphs import shown
        from steelyard.edges.git.remote import without_secrets

        raise click.UsageError(
            f"{shown(without_secrets(folder))} is no folder: build into one, and copy it there with that service's own program"
        )
    if os.path.lexists(folder) or os.path.dirname(folder):  # noqa: PTH120 (whether a `/` was typed)
        return
    from steelyard.reading.nearest import nearest

    if folder.lower() in _SERVICES or nearest(folder.lower(), (_PAGES,)):
        gitlab = "GitLab's pipeline publishes what `steelyard ci gitlab --write` tells it to."
        meant = gitlab if "lab" in folder.lower() else f"did you mean `{_PAGES}`?"
        raise click.UsageError(f"{meant} A folder of this name is written `./{folder}`")


def _told(target: Target, published: Publishing) -> str:
    """Say in a line what was published where."""
    from steelyard.diagnostics.glyphs import shown
    from steelyard.edges.git.pages_branch import short

    where = shown(f"{target.branch} of {target.remote}" if target.push else f"the branch {target.branch}")
    commit = short(target.root, published.commit)
    if not published.changed:
        pushed = ", which is pushed now" if target.push and published.commit != target.tip else ""
        return f"Nothing has changed: {where} has this site already, as {commit}{pushed}."
    counts = f"{counted(published.written, 'file')} written, {published.removed} removed"
    return f"Published to {where} as {commit}: {counts}."


def _remarks(project: Project, target: Target, published: Publishing, source: str) -> list[str]:
    """Say where the site is to be seen, and what is not as one would think."""
    from steelyard.core.forge import pages_url
    from steelyard.diagnostics.glyphs import shown
    from steelyard.edges.git.pages_branch import unpushed, unsaved
    from steelyard.edges.git.remote import web_address

    settings, root, lines = project.settings, project.root, []
    address = settings.site.url or (f"https://{published.cname}/" if published.cname else "")
    if not address and target.push:
        address = pages_url(web_address(root, target.remote))
    if address and target.push:
        lines.append(f"Its address: {shown(address)}")
    if not target.tip and target.push and "github" in address:
        lines.append(f"Once: choose {shown(target.branch)} in the repository's Settings, under Pages.")
    if not target.push:
        words = " ".join(map(shlex.quote, (target.remote, target.branch)))
        lines.append(f"To push it: git push {shown(words)}")
    if published.left:
        lines.append(f"The branch {shown(target.branch)} here is left as it is: it has commits of its own.")
    files = [source.path for source in settings.sources]
    files += [
        path for path in (settings.file, settings.theme_path, *(each.path for each in settings.css)) if path
    ]
    if unsaved(root, files):
        lines.append("What is published has changes that are in no commit yet.")
    elif source and target.push and unpushed(root, target.remote):
        lines.append(f"The commit of the sources, {source}, is on no branch of {shown(target.remote)} yet.")
    return lines


@click.command()
@click.argument("service", type=click.Choice(SERVICES))
@click.option("--write", is_flag=True, help="Write the file to its place, where there is none yet.")
def ci(service: Service, write: bool) -> None:
    """Print the file by which GitHub Actions or GitLab CI publishes the decisions at every push.

    The branch is the repository's default one. A pull or merge request is checked, and shown with the decisions that it
    adds or changes and with its site to look at.

    \b
    Example:
      steelyard ci github --write
    """
    import steelyard
    from steelyard.diagnostics.glyphs import shown
    from steelyard.edges.authoring.rewriting import read_exact
    from steelyard.edges.authoring.rewriting import write as written
    from steelyard.edges.git.asking import top_level
    from steelyard.edges.git.repository import default_branch
    from steelyard.writing.edits import Edit
    from steelyard.writing.workflows import KEPT, NEXT, PLACES, workflow

    root = located(Request()).root
    top = top_level(root)[0] or root.resolve()
    folder = root.resolve().relative_to(top).as_posix()
    text = workflow(
        service,
        branch=default_branch(root),
        folder="" if folder == "." else folder,
        version=steelyard.__version__,
    )
    if not write:
        click.echo(text, nl=False)
        return
    near = os.path.relpath(top / PLACES[service])
    if read_exact(top, PLACES[service]) == text:
        click.echo(f"{shown(near)}: is there already, as it would be written")
        return
    faults = written(top, [Edit(PLACES[service], None, text)])
    if faults:
        hint = KEPT[service].format(path=shlex.quote(near))
        fail([replace(one, hint=hint) if one.code == "W903" else one for one in faults], Unread(top))
    click.echo(shown(near))
    click.echo(NEXT[service], err=True)
