"""A site comes to a branch as one commit on top of what the remote has; nothing is lost, and nothing else moves."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from git_samples import commit, git
from steelyard.diagnostics import Diagnostic
from steelyard.edges.git.asking import top_level
from steelyard.edges.git.pages_branch import Publishing, Target, fit_branch, look, publish, unpushed, unsaved
from steelyard.edges.git.remote import first_words
from steelyard.edges.output.manifest import MANIFEST
from steelyard.edges.output.publish import begin

if TYPE_CHECKING:
    from pathlib import Path

PAGES = "gh-pages"
SITE = {"index.html": "one", "d/0001-queue.html": "queue", "files/naïve plan.txt": "plan"}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a repository with a commit, whose `origin` is a bare repository; nobody is named in Git's settings."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    root = tmp_path / "project"
    (root / "decisions").mkdir(parents=True)
    git(root, "init", "-q")
    (root / "decisions/0001-queue.md").write_text("# Queue\n")
    (root / ".gitignore").write_text("/site/\n")
    commit(root, "2020-01-01")
    git(tmp_path, "init", "-q", "--bare", "remote.git")
    git(root, "remote", "add", "origin", f"file://{tmp_path}/remote.git")
    git(root, "push", "-q", "origin", "main")
    return root


def build(root: Path, files: dict[str, str]) -> Path:
    """Build a site of these files, as a build publishes it."""
    publication, faults = begin(root / "site", root=root, sources=())
    assert publication, faults
    with publication:
        for url, text in files.items():
            publication.add(url, text.encode())
        publication.commit()
    return root / "site"


def target_of(root: Path, *, branch: str = PAGES, push: bool = True, force: bool = False) -> Target:
    found = look(root, branch, "origin", push=push, force=force)
    assert isinstance(found, Target), found
    return found


def published(
    root: Path, files: dict[str, str] = SITE, *, push: bool = True, force: bool = False
) -> Publishing:
    done = publish(target_of(root, push=push, force=force), build(root, files), "a message")
    assert isinstance(done, Publishing), done
    return done


def refused(root: Path, files: dict[str, str] = SITE, *, push: bool = True) -> Diagnostic:
    """Try to publish, and give what kept it from being done; the branch is as it was, here and at the remote."""
    remote = root.parent / "remote.git"
    before = git(root, "for-each-ref", "refs/heads"), remote.exists() and git(remote, "for-each-ref")
    found = look(root, PAGES, "origin", push=push, force=False)
    done = publish(found, build(root, files), "a message") if isinstance(found, Target) else found
    assert isinstance(done, Diagnostic), done
    assert before == (
        git(root, "for-each-ref", "refs/heads"),
        remote.exists() and git(remote, "for-each-ref"),
    )
    return done


def remote_of(root: Path) -> Path:
    return root.parent / "remote.git"


def held(repository: Path, branch: str = PAGES) -> dict[str, str]:
    """Return the files on a branch with what they hold, without the manifest."""
    names = git(repository, "ls-tree", "-r", "-z", "--name-only", branch).split("\0")[:-1]
    return {name: git(repository, "show", f"{branch}:{name}") for name in names if name != MANIFEST}


def history(repository: Path, branch: str = PAGES) -> list[str]:
    return git(repository, "log", "--format=%H", branch).split()


def pushed_by_hand(root: Path, **files: str) -> str:
    """Put files on the remote's branch from another clone, as somebody else does it; return the commit."""
    other = root.parent / "other"
    shutil.rmtree(other, ignore_errors=True)
    git(root.parent, "clone", "-q", str(remote_of(root)), "other")
    if PAGES in git(other, "branch", "-r"):
        git(other, "checkout", "-q", PAGES)
    else:
        git(other, "checkout", "-q", "--orphan", PAGES)
        git(other, "rm", "-qrf", ".")
    for name, text in files.items():
        (other / name).write_text(text)
    made = commit(other, "2021-01-01")
    git(other, "push", "-q", "origin", PAGES)
    return made


def test_the_first_site_makes_the_branch(project: Path) -> None:
    """The remote has the whole site and nothing else, as a first commit; here no branch comes into being."""
    done = published(project)
    assert held(remote_of(project)) == SITE | {".nojekyll": ""}
    assert history(remote_of(project)) == [done.commit]
    assert (done.written, done.removed, done.changed, done.left) == (len(SITE) + 2, 0, True, False)
    assert git(project, "branch", "--format=%(refname:short)").split() == ["main"]


def test_a_change_is_one_commit_on_top(project: Path) -> None:
    """A second site follows the first, which stays in the history; the counts are of what differs."""
    first = published(project)
    done = published(project, {"index.html": "two", "d/0002-cron.html": "cron"})
    assert history(remote_of(project)) == [done.commit, first.commit]
    assert held(remote_of(project)) == {"index.html": "two", "d/0002-cron.html": "cron", ".nojekyll": ""}
    assert (done.written, done.removed) == (3, 2)  # the manifest too


def test_an_equal_site_makes_no_commit(project: Path) -> None:
    """What is there already is not published again."""
    first = published(project)
    done = published(project)
    assert (done.commit, done.changed, done.written) == (first.commit, False, 0)
    assert history(remote_of(project)) == [first.commit]


def test_nothing_else_moves(project: Path) -> None:
    """Work tree, index, HEAD, the current branch and the built site are the same before and after."""
    (project / "decisions/0001-queue.md").write_text("# Queue, changed\n")
    (project / "decisions/0002-new.md").write_text("# New\n")
    git(project, "add", "decisions/0002-new.md")
    index = (project / ".git/index").read_bytes()
    before = git(project, "status", "--porcelain"), git(project, "rev-parse", "HEAD", "main")
    page = build(project, SITE) / "index.html"
    built = page.stat().st_ctime_ns
    published(project)
    published(project, SITE | {"x.html": "x"}, push=False)
    assert page.stat().st_ctime_ns == built, "the next build would find a site that somebody has touched"
    assert (project / ".git/index").read_bytes() == index
    assert (git(project, "status", "--porcelain"), git(project, "rev-parse", "HEAD", "main")) == before
    assert (project / ".git/HEAD").read_text() == "ref: refs/heads/main\n"


@pytest.mark.parametrize("state", ["detached", "dirty", "unborn", "linked", "inner"])
def test_any_state_of_the_work_tree_will_do(project: Path, state: str) -> None:
    """A detached head, changes, no commit yet, a linked work tree, a folder below the top: each is published from."""
    root = project
    if state == "detached":
        git(root, "checkout", "-q", "--detach")
    elif state == "dirty":
        (root / "decisions/0001-queue.md").write_text("# Changed\n")
    elif state == "unborn":
        git(root, "checkout", "-q", "--orphan", "new")
    elif state == "linked":
        git(root, "worktree", "add", "-q", "../linked", "-b", "side")
        root = root.parent / "linked"
    else:
        root = root / "decisions"
    done = published(root)
    assert history(remote_of(project)) == [done.commit]


def test_a_shallow_clone_stays_shallow(project: Path) -> None:
    """A job's clone of one commit publishes on top of a branch that it does not have, and gets none of its history."""
    first = published(project)
    second = published(project, SITE | {"index.html": "two"})
    git(project.parent, "clone", "-q", "--depth=1", "--branch=main", f"file://{remote_of(project)}", "job")
    job = project.parent / "job"
    done = published(job, SITE | {"index.html": "three"})
    assert history(remote_of(project)) == [done.commit, second.commit, first.commit]
    assert git(job, "rev-parse", "--is-shallow-repository") == "true\n"
    assert history(job, done.commit) == [done.commit, second.commit]


@pytest.mark.parametrize("own", ["", "pages.example.org"])
def test_a_domain_stays_unless_another_is_named(project: Path, own: str) -> None:
    """A CNAME on the branch is kept where the site has none, also after the site had one; else the site's counts."""
    pushed_by_hand(project, CNAME="old.example.org\n")
    mine = SITE | ({"CNAME": f"{own}\n"} if own else {})
    assert published(project, mine).cname == (own or "old.example.org")
    assert held(remote_of(project))["CNAME"] == (own or "old.example.org") + "\n"
    assert published(project).cname == (own or "old.example.org")
    assert held(remote_of(project))["CNAME"] == (own or "old.example.org") + "\n"


def test_files_beside_the_site_stay(project: Path) -> None:
    """What somebody put on the branch beside our site stays, unless the site has a file or a folder of that name."""
    published(project)
    pushed_by_hand(project, **{"google1.html": "proof", "later": "a file", "notes.txt": "n"})
    published(project, SITE | {"later/0003.html": "a page", "notes.txt": "ours"})
    assert held(remote_of(project)) == SITE | {
        "later/0003.html": "a page",
        "notes.txt": "ours",
        "google1.html": "proof",
        ".nojekyll": "",
    }


def test_somebody_elses_branch_is_left_alone(project: Path) -> None:
    """A branch without our manifest is refused; with force the site comes on top, and a domain stays."""
    theirs = pushed_by_hand(
        project, **{"index.html": "theirs", "guide.html": "g", "CNAME": "old.example.org\n"}
    )
    found = refused(project)
    assert (found.code, "guide.html, index.html" in found.message) == ("P611", True)
    done = published(project, force=True)
    assert history(remote_of(project)) == [done.commit, theirs]
    assert held(remote_of(project)) == SITE | {"CNAME": "old.example.org\n", ".nojekyll": ""}


def test_a_link_beside_the_site_is_not_followed(project: Path) -> None:
    """What cannot be kept as a file is no reason to lose it: nothing is published."""
    published(project)
    other = project.parent / "other"
    git(project.parent, "clone", "-q", "-b", PAGES, str(remote_of(project)), "other")
    (other / "secret").symlink_to("/etc/passwd")
    commit(other, "2021-01-01")
    git(other, "push", "-q", "origin", PAGES)
    assert refused(project).code == "P611"


def test_what_others_published_is_built_upon(project: Path) -> None:
    """A branch that has moved at the remote is fetched first; a branch here that is behind follows."""
    published(project, push=False)
    git(project, "push", "-q", "origin", PAGES)
    theirs = pushed_by_hand(project, **{"more.txt": "m"})
    done = published(project, SITE | {"index.html": "two"})
    assert history(remote_of(project))[:2] == [done.commit, theirs]
    assert git(project, "rev-parse", PAGES).strip() == done.commit


def test_without_a_push_the_branch_here_goes_on(project: Path) -> None:
    """Sites for the branch here follow each other, and go along with the next push."""
    first = published(project, push=False)
    second = published(project, SITE | {"index.html": "two"}, push=False)
    assert history(project) == [second.commit, first.commit]
    assert PAGES not in git(remote_of(project), "branch")
    third = published(project, SITE | {"index.html": "two"})
    assert (third.commit, third.changed) == (second.commit, False)
    assert history(remote_of(project)) == [second.commit, first.commit]


def test_branches_that_have_gone_apart(project: Path) -> None:
    """Where both have commits of their own, the remote's is built upon, and the one here stays and is told."""
    published(project)
    git(project, "branch", PAGES, f"origin/{PAGES}")
    mine = published(project, SITE | {"index.html": "mine"}, push=False)
    theirs = pushed_by_hand(project, **{"more.txt": "m"})
    done = published(project, SITE | {"index.html": "two"})
    assert done.left
    assert history(remote_of(project))[:2] == [done.commit, theirs]
    assert git(project, "rev-parse", PAGES).strip() == mine.commit
    again = published(project, SITE | {"index.html": "three"}, push=False)
    assert history(project)[:2] == [again.commit, mine.commit]


@pytest.mark.parametrize(("push", "code"), [(True, ""), (False, "P612")])
def test_a_branch_that_another_work_tree_stands_on(project: Path, *, push: bool, code: str) -> None:
    """It is published to at the remote, and never moved under that work tree."""
    published(project, push=False)
    git(project, "worktree", "add", "-q", "../pages", PAGES)
    before = git(project, "rev-parse", PAGES)
    if push:
        assert published(project, SITE | {"index.html": "two"}).left
    else:
        assert refused(project, push=False).code == code
    assert git(project, "rev-parse", PAGES) == before
    shutil.rmtree(project.parent / "pages")
    published(project, SITE | {"index.html": "three"}, push=False)  # nobody stands there any more


def test_the_current_branch_is_refused(project: Path) -> None:
    """Nobody publishes over the branch that the sources are on, not even before its first commit."""
    git(project, "checkout", "-q", "--orphan", PAGES)
    assert refused(project).code == "P612"


HOOK = """#!/bin/sh
echo "policy: sites need a review" >&2
exit 1
"""


@pytest.mark.parametrize("first", [True, False])
def test_a_hook_that_declines(project: Path, *, first: bool) -> None:
    """What the remote says is told, and no branch has moved; once the hook is gone the same command publishes."""
    if not first:
        published(project)
    hook = remote_of(project) / "hooks/pre-receive"
    hook.write_text(HOOK)
    hook.chmod(0o755)
    found = refused(project, SITE | {"index.html": "two"})
    assert found.code == "P614"
    assert found.message == (
        "origin refuses gh-pages: pre-receive hook declined; policy: sites need a review"
    )
    hook.unlink()
    assert published(project, SITE | {"index.html": "two"}).changed


def test_a_remote_that_moves_meanwhile(project: Path) -> None:
    """Two who publish in one moment: the second is told to publish again, and nothing of the first is lost."""
    published(project)
    target = target_of(project)
    theirs = pushed_by_hand(project, **{"more.txt": "m"})
    done = publish(target, build(project, SITE | {"index.html": "two"}), "late")
    assert isinstance(done, Diagnostic)
    assert (done.code, done.message) == ("P614", "gh-pages has moved on at origin meanwhile")
    assert history(remote_of(project))[0] == theirs
    again = published(project, SITE | {"index.html": "two"})
    assert history(remote_of(project))[:2] == [again.commit, theirs]


def test_a_remote_that_may_not_be_written_to(project: Path) -> None:
    """Without permission the site stays unpublished, and the message says whose permission it is."""
    if os.getuid() != 0:
        (remote_of(project) / "objects").chmod(0o555)
        found = refused(project)
    else:  # root may write anywhere: a server says no in these words
        hook = remote_of(project) / "hooks/pre-receive"
        hook.write_text("#!/bin/sh\necho 'Permission to x/y.git denied to z.' >&2\nexit 1\n")
        hook.chmod(0o755)
        found = refused(project)
    assert found.code == "P614"
    assert "git push --dry-run origin" in found.hint


@pytest.mark.parametrize(
    ("url", "part"),
    [
        ("file:///nonexistent/site.git", "does not appear to be a git repository"),
        ("https://ann:secret@127.0.0.1:1/site.git", "unable to access 'https://127.0.0.1:1/site.git/'"),
        ("ext::sh -c true", "transport 'ext' not allowed"),
    ],
)
def test_a_remote_that_cannot_be_reached(project: Path, url: str, part: str) -> None:
    """It is told before anything is built, in Git's words, without a password."""
    git(project, "remote", "set-url", "origin", url)
    found = refused(project)
    assert (found.code, part in found.message, "secret" in found.message) == ("P613", True, False)


def test_a_remote_that_is_not_there(project: Path) -> None:
    """A name that is no remote's is told with those that are."""
    found = look(project, PAGES, "upstrem", push=True, force=False)
    assert isinstance(found, Diagnostic)
    assert (found.code, "origin" in found.hint) == ("P613", True)
    found = look(project, PAGES, "https://ann:secret@x.example/a.git", push=True, force=False)
    assert isinstance(found, Diagnostic)
    assert found.message == "the repository has no remote `https://x.example/a.git`"
    git(project, "remote", "remove", "origin")
    assert "git remote add origin URL" in refused(project).hint
    assert published(project, push=False).changed


def test_no_repository_and_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a repository, or without Git, another way to publish is told."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    for words in ("no Git repository", "not installed"):
        found = look(tmp_path, PAGES, "origin", push=True, force=False)
        assert isinstance(found, Diagnostic)
        assert (found.code, words in found.message) == ("P610", True)
        assert "publish DIRECTORY" in found.hint
        monkeypatch.setenv("PATH", "/nonexistent")
    assert fit_branch(tmp_path, "any")


def test_a_branch_in_the_way(project: Path) -> None:
    """A name that Git cannot have beside another branch's is told, and nothing is left behind."""
    target = target_of(project, branch="main/pages", push=False)
    done = publish(target, build(project, SITE), "m")
    assert isinstance(done, Diagnostic)
    assert done.code == "P615"
    assert "main" in done.message


def test_a_repository_that_takes_no_objects(project: Path) -> None:
    """Where Git cannot keep the site, as on a full disk, its words are told and no branch moves."""
    target = target_of(project)
    out = build(project, SITE)
    (project / ".git/objects/pack").rmdir()
    shutil.move(project / ".git/objects", project / ".git/kept")
    (project / ".git/objects").write_text("in the way")
    done = publish(target, out, "m")
    assert isinstance(done, Diagnostic)
    assert done.code == "P615"
    assert PAGES not in git(remote_of(project), "branch")


@pytest.mark.parametrize("left", ["nothing", "a page", "a manifest that is none"])
def test_a_site_that_is_gone(project: Path, left: str) -> None:
    """Where the built site has vanished meanwhile, or some of it, nothing is published in its place."""
    target = target_of(project)
    out = build(project, SITE)
    if left == "nothing":
        shutil.rmtree(out)
    elif left == "a page":
        (out / "index.html").unlink()
    else:
        (out / MANIFEST).write_text("{}")
    done = publish(target, project / "site", "m")
    assert isinstance(done, Diagnostic)
    assert done.code == "P615"
    assert PAGES not in git(remote_of(project), "branch")


def test_names_that_ghp_import_does_not_quote(project: Path) -> None:
    """A site's file of any name that a build takes comes to the branch under that name, and with its bytes."""
    strange = {
        'd/"quoted".txt': "q",
        "d/ b  c .txt": "t",
        "d/日本 'x'.txt": "j",
        "d/-n": "n",
        "d/%41.txt": "p",
    }
    published(project, SITE | strange)
    assert held(remote_of(project)) == SITE | strange | {".nojekyll": ""}


@pytest.mark.parametrize(
    ("settings", "variables", "who"),
    [
        ({}, {}, "Steelyard <steelyard@localhost>"),
        ({"user.name": "Ann Ö", "user.email": "ann@x"}, {}, "Ann Ö <ann@x>"),
        ({"user.name": "Ann"}, {"GIT_COMMITTER_NAME": "<Bob>\n", "GIT_COMMITTER_EMAIL": "b@x"}, "Bob <b@x>"),
        ({}, {"GIT_COMMITTER_NAME": " ", "GIT_COMMITTER_EMAIL": ""}, "Steelyard <steelyard@localhost>"),
    ],
)
def test_who_commits(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    settings: dict[str, str],
    variables: dict[str, str],
    who: str,
) -> None:
    """A commit is by the person that Git is set up for, else by Steelyard; SOURCE_DATE_EPOCH dates it."""
    for name, value in settings.items():
        git(project, "config", name, value)
    for name, value in {**variables, "SOURCE_DATE_EPOCH": "1700000000"}.items():
        monkeypatch.setenv(name, value)
    published(project)
    told = git(remote_of(project), "log", "-1", "--format=%cn <%ce> %ct%n%an <%ae>%n%B", PAGES)
    assert told.splitlines() == [f"{who} 1700000000", who, "a message"]


def test_variables_of_a_hook(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Published from another repository's hook, the site goes where the project's own remote is."""
    git(project.parent, "init", "-q", "another")
    for name, place in (("GIT_DIR", ".git"), ("GIT_WORK_TREE", "."), ("GIT_INDEX_FILE", ".git/index")):
        monkeypatch.setenv(name, str(project.parent / "another" / place))
    done = published(project)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name)
    assert history(remote_of(project)) == [done.commit]


def test_another_kind_of_hash(project: Path) -> None:
    """A repository of SHA-256 names gets its site too."""
    root = project.parent / "long"
    done = subprocess.run(
        ["git", "init", "-q", "--object-format=sha256", str(root)], check=False, capture_output=True
    )
    if done.returncode:
        pytest.skip("this Git knows no SHA-256")
    assert top_level(root)[0] == root
    assert len(published(root, push=False).commit) == 64


@pytest.mark.parametrize(
    ("name", "fits"),
    [("gh-pages", True), ("a'b", True)]
    + [(name, False) for name in ("a b", "-x", "a..b", "", "HEAD", "@", "refs/heads/x")],
)
def test_names_of_branches(project: Path, name: str, *, fits: bool) -> None:
    """A name that Git does not take is known before anything is done."""
    assert fit_branch(project, name) is fits


def test_what_is_in_no_commit_yet(project: Path) -> None:
    """Changed and new files of the sources are told, others are not; a commit that no branch of the remote has too."""
    (project / "README.md").write_text("other")
    assert not unsaved(project, ["decisions", "steelyard.yml", "../elsewhere"])
    (project / "decisions/0002-new.md").write_text("# New\n")
    assert unsaved(project, ["decisions"])
    assert not unpushed(project, "origin")
    commit(project, "2021-01-01")
    assert not unsaved(project, ["decisions"])
    assert unpushed(project, "origin")
    assert not unpushed(project, "never-fetched")


def test_no_password_is_told() -> None:
    """Of what Git says, the first complaint is told, and an address in it without a name or password."""
    said = "warning: slow\nfatal: cannot read 'https://ann:s3cret@x.example/a.git': gone\nfatal: more\n"
    assert first_words(said) == "cannot read 'https://x.example/a.git': gone"
    said = "fatal: no 'https://ann:s3@cret@x.example/a.git?private_token=s3cret&x=1'"
    assert first_words(said) == "no 'https://x.example/a.git?&x=1'"
    assert first_words("hint only\n") == "hint only"


def test_why_nobody_answers_is_told() -> None:
    """What ssh says before Git's own words is the reason, and where it says nothing, those are."""
    unheard = "fatal: Could not read from remote repository.\n\nPlease make sure you have the correct access rights\n"
    for before, expected in (
        (
            "Warning: added to known hosts.\ngit@x.example: Permission denied (publickey).\n",
            "git@x.example: Permission denied (publickey).",
        ),
        (
            "ssh: Could not resolve hostname x.example: Name or service not known\r\n",
            "ssh: Could not resolve hostname x.example: Name or service not known",
        ),
        ("", "Could not read from remote repository."),
    ):
        assert first_words(before + unheard) == expected


def test_silence_of_git_is_told() -> None:
    """Git that fails without a word is said to."""
    assert first_words("\n") == "Git failed without a word"
