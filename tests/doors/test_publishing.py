"""`steelyard publish` and `ci`, typed as a person types them, against repositories that are real."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest

from git_samples import commit, git

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

RECORD = "# Use a queue\n\nStatus: accepted\n\n## Context\n\nOrders come in bursts.\n"
BAD = "---\nstatus: [\n---\n# Bad\n"
SSH = """#!/bin/sh
# The server's side of a transport by SSH: the last word is the command that Git gives there.
for word; do command=$word; done
cd '{there}' && eval "$command"
"""


class Done(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


def run(folder: Path, *words: str, **variables: str) -> Done:
    """Type a command in a clean environment: no settings of Git's, no name, and a day that is always the same."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment |= {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "SOURCE_DATE_EPOCH": "1790000000",
        "NO_COLOR": "1",
    }
    done = subprocess.run(
        [sys.executable, "-m", "steelyard", *words],
        cwd=folder,
        env=environment | variables,
        check=False,
        capture_output=True,
        text=True,
    )
    return Done(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a project with a record, whose `origin` is a bare repository that has its commits."""
    root = tmp_path / "project"
    (root / "decisions").mkdir(parents=True)
    git(root, "init", "-q")
    (root / "decisions/0001-use-a-queue.md").write_text(RECORD)
    (root / ".gitignore").write_text("/site/\n")
    commit(root, "2020-01-01")
    git(tmp_path, "init", "-q", "--bare", "remote.git")
    git(root, "remote", "add", "origin", f"file://{tmp_path}/remote.git")
    git(root, "push", "-q", "origin", "main")
    return root


def remote_of(root: Path) -> Path:
    return root.parent / "remote.git"


def short(repository: Path, name: str) -> str:
    return git(repository, "rev-parse", "--short", name).strip()


def held(root: Path) -> set[str]:
    return set(git(remote_of(root), "ls-tree", "-r", "--name-only", "gh-pages").split("\n"))


def test_a_site_is_published_and_published_again(project: Path) -> None:
    """One line tells what went where; the branch, cloned, is the site that was built; again, nothing has changed."""
    done = run(project, "publish", "github-pages")
    assert (done.code, done.err) == (0, "")
    built, told = done.out.splitlines()
    assert built.startswith("1 record on ")
    files = [path for path in (project / "site").rglob("*") if path.is_file()]
    assert held(project) >= {path.relative_to(project / "site").as_posix() for path in files}
    count = len(held(project) - {""})
    commit_hash = short(remote_of(project), "gh-pages")
    assert told == f"Published to gh-pages of origin as {commit_hash}: {count} files written, 0 removed."
    subject = git(remote_of(project), "log", "-1", "--format=%s", "gh-pages").strip()
    assert subject == f"Publish the decisions of {short(project, 'main')}"
    git(project.parent, "clone", "-q", "-b", "gh-pages", str(remote_of(project)), "served")
    for path in files:
        assert (
            project.parent / "served" / path.relative_to(project / "site")
        ).read_bytes() == path.read_bytes()
    again = run(project, "publish", "github-pages")
    assert again.out.splitlines()[1] == (
        f"Nothing has changed: gh-pages of origin has this site already, as {commit_hash}."
    )
    assert git(project, "status", "--porcelain") == ""


def test_what_is_published_is_the_work_tree(project: Path) -> None:
    """A record that is in no commit yet is published, and a line says so; so does one for a commit that is not pushed."""
    (project / "decisions/0002-cron.md").write_text(RECORD.replace("Use a queue", "Cron"))
    done = run(project, "publish", "github-pages", "--message", "By hand: ü")
    assert done.out.splitlines()[-1] == "What is published has changes that are in no commit yet."
    assert "d/0002-cron.html" in held(project)
    assert git(remote_of(project), "log", "-1", "--format=%s", "gh-pages") == "By hand: ü\n"
    commit(project, "2020-01-02")
    done = run(project, "publish", "github-pages")
    assert done.out.splitlines()[-1] == (
        f"The commit of the sources, {short(project, 'main')}, is on no branch of origin yet."
    )


@pytest.mark.parametrize(
    ("record", "words", "part"),
    [(BAD, (), "error["), (f"{RECORD}\n[x](gone.md)\n", ("--strict",), "L203")],
)
def test_where_there_are_errors_nothing_is_published(
    project: Path, record: str, words: tuple[str, ...], part: str
) -> None:
    """An error, or a warning with --strict, ends the command as it ends a build; the remote has no branch."""
    (project / "decisions/0002-bad.md").write_text(record)
    done = run(project, "publish", "github-pages", *words)
    assert (done.code, done.out, part in done.err) == (1, "", True)
    assert "gh-pages" not in git(remote_of(project), "branch")


def test_a_remote_that_refuses(project: Path) -> None:
    """The site is built, the server's words are told, and it ends with 1; a remote that is not there builds nothing."""
    hook = remote_of(project) / "hooks/pre-receive"
    hook.write_text("#!/bin/sh\nprintf 'not\\033[31m today' >&2\nexit 1\n")
    hook.chmod(0o755)
    done = run(project, "publish", "github-pages")
    assert done.code == 1
    assert "error[P614]: origin refuses gh-pages: pre-receive hook declined; not" in done.err
    assert "\033" not in done.err
    assert "mend this and publish again" in done.err
    git(project, "remote", "remove", "origin")
    (project / "site").rename(project / "elsewhere")
    done = run(project, "publish", "github-pages")
    assert (done.code, done.out, "error[P613]" in done.err) == (1, "", True)
    assert not (project / "site").exists()


def test_the_branch_here_alone(project: Path) -> None:
    """--no-push asks no server; the line after says how to push."""
    git(project, "remote", "set-url", "origin", "file:///nonexistent")
    done = run(project, "publish", "github-pages", "--no-push", "--branch", "pages")
    assert done.code == 0
    assert done.out.splitlines()[1].startswith(
        f"Published to the branch pages as {short(project, 'pages')}: "
    )
    assert done.out.splitlines()[2:] == ["To push it: git push origin pages"]


def test_the_domain_of_the_configuration(project: Path) -> None:
    """`site.cname` is a file of every site, and is told as the address."""
    (project / "steelyard.yml").write_text("site: {cname: Decisions.Example.org}\n")
    commit(project, "2020-01-02")
    git(project, "push", "-q", "origin", "main")
    done = run(project, "publish", "github-pages")
    assert done.out.splitlines()[2:] == ["Its address: https://decisions.example.org/"]
    assert (project / "site/CNAME").read_text() == "decisions.example.org\n"
    assert git(remote_of(project), "show", "gh-pages:CNAME") == "decisions.example.org\n"


def test_a_remote_on_github(project: Path, tmp_path: Path) -> None:
    """Pushed by SSH to a repository of GitHub's, the site's address is told, and at first how Pages come to be."""
    ssh = tmp_path / "ssh"
    ssh.write_text(SSH.format(there=tmp_path))
    ssh.chmod(0o755)
    (tmp_path / "acme").mkdir()
    remote_of(project).rename(tmp_path / "acme/decisions.git")
    git(project, "remote", "set-url", "origin", "git@github.com:acme/decisions.git")
    done = run(project, "publish", "github-pages", GIT_SSH_COMMAND=str(ssh))
    assert done.out.splitlines()[2:] == [
        "Its address: https://acme.github.io/decisions/",
        "Once: choose gh-pages in the repository's Settings, under Pages.",
    ]
    again = run(
        project, "publish", "github-pages", "--base-url", "https://x.example", GIT_SSH_COMMAND=str(ssh)
    )
    assert again.out.splitlines()[2:] == ["Its address: https://x.example/"]


def test_somebody_elses_branch(project: Path) -> None:
    """A branch that holds no site of ours is replaced only by --force."""
    git(project, "push", "-q", "origin", "main:gh-pages")
    done = run(project, "publish", "github-pages")
    assert (
        done.code,
        "error[P611]: gh-pages of origin holds files that Steelyard did not write" in done.err,
    ) == (
        1,
        True,
    )
    assert run(project, "publish", "github-pages", "--force").code == 0
    assert "index.html" in held(project)


def test_a_folder(project: Path, tmp_path: Path) -> None:
    """A folder gets the site by the rules of `build --out`: what differs is written, a stranger's folder is refused."""
    place = tmp_path / "www"
    done = run(project, "publish", str(place), "--base-url", "https://x.example/d")
    assert done.code == 0
    assert done.out.splitlines()[1] == "Anything that serves a folder can serve it as it is."
    assert (place / "index.html").is_file()
    assert " 0 files written," in run(project, "publish", str(place), "--base-url", "https://x.example/d").out
    foreign = tmp_path / "theirs"
    foreign.mkdir()
    (foreign / "index.html").write_text("theirs")
    done = run(project, "publish", str(foreign))
    assert (done.code, "error[P601]" in done.err) == (1, True)
    assert (foreign / "index.html").read_text() == "theirs"


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["gh-pages"], "did you mean `github-pages`?"),
        (["github-page"], "did you mean `github-pages`?"),
        (
            ["gitlab-pages"],
            "`steelyard ci gitlab --write` tells it to. A folder of this name is written `./gitlab-pages`",
        ),
        (["s3://bucket/site"], "is no folder"),
        (["https://ann:secret@x.example/a"], "Error: https://x.example/a is no folder"),
        (["github-pages", "--branch", "a\x1b[31m"], "the name `a\u241b[31m`"),
        (["www", "--branch", "x"], "--branch goes with github-pages"),
        (["www", "--force"], "--force goes with github-pages"),
        (["github-pages", "--branch", "a..b"], "a branch cannot have the name `a..b`"),
        (["github-pages", "--message", " "], "--message is empty"),
        ([""], "a path cannot be empty"),
        ([], "Missing argument"),
    ],
)
def test_what_is_typed_wrong(project: Path, words: list[str], part: str) -> None:
    """It ends with 2 and says what to type; nothing is built."""
    done = run(project, "publish", *words)
    assert (done.code, done.out, part in done.err) == (2, "", True)
    assert sorted(path.name for path in project.iterdir()) == [".git", ".gitignore", "decisions"]


def test_no_repository(tmp_path: Path) -> None:
    """Outside of Git the other way to publish is told; `ci` prints its file all the same."""
    (tmp_path / "decisions").mkdir()
    (tmp_path / "decisions/0001-a.md").write_text(RECORD)
    around = {"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}
    done = run(tmp_path, "publish", "github-pages", **around)
    assert (done.code, "error[P610]" in done.err, "publish DIRECTORY" in done.err) == (1, True, True)
    assert 'branches: ["main"]' in run(tmp_path, "ci", "github", **around).out


DEFAULTS: Mapping[str, list[list[str]]] = {
    "trunk": [["branch", "-m", "trunk"]],
    "main": [["checkout", "-qb", "feature"]],
    "stable": [
        ["update-ref", "refs/remotes/origin/stable", "main"],
        ["symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/stable"],
    ],
}


@pytest.mark.parametrize("branch", DEFAULTS)
def test_ci_names_the_default_branch(project: Path, branch: str) -> None:
    """The remote's own default branch, else a usual one, else the current one is published."""
    git(project, "update-ref", "-d", "refs/remotes/origin/main")
    for words in DEFAULTS[branch]:
        git(project, *words)
    assert f'branches: ["{branch}"]' in run(project, "ci", "github").out


@pytest.mark.parametrize("folder", ["docs", ".docs"])
@pytest.mark.parametrize(
    ("service", "place"), [("github", ".github/workflows/decisions.yml"), ("gitlab", ".gitlab-ci.yml")]
)
def test_ci_writes_its_file_once(project: Path, service: str, place: str, folder: str) -> None:
    """The file comes to the top of the repository, from any project in it, and never over one that is there."""
    inner = project / folder
    inner.mkdir()
    (inner / "steelyard.yml").write_text("out: site\n")
    printed = run(inner, "ci", service)
    assert printed.code == 0
    assert {"github": f'working-directory: "{folder}"\n', "gitlab": f"cd -- '{folder}'"}[
        service
    ] in printed.out
    done = run(inner, "ci", service, "--write")
    assert (done.code, done.out) == (0, f"../{place}\n")
    assert "commit and push" in done.err.casefold()
    assert (project / place).read_text() == printed.out
    done = run(inner, "ci", service, "--write")
    assert (done.code, done.out) == (0, f"../{place}: is there already, as it would be written\n")
    (project / place).write_text("mine\n")
    done = run(inner, "ci", service, "--write")
    assert (done.code, "error[W903]" in done.err) == (1, True)
    assert f"put it over the file: steelyard ci {service} > ../{place}\n" in done.err
    assert "take another name" not in done.err
    assert (project / place).read_text() == "mine\n"


@pytest.mark.parametrize("command", ["publish", "ci"])
def test_help_has_an_example(command: str, tmp_path: Path) -> None:
    """Nobody has to guess how a command is typed."""
    assert f"steelyard {command} " in run(tmp_path, command, "--help").out.split("Example:")[1]
