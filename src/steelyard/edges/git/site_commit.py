"""A site made into a commit by ghp-import, in a repository beside the project's own, so that no branch of that moves."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from steelyard.core.addresses import NO_JEKYLL
from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.edges.git import remote as remotes
from steelyard.edges.git.asking import ask, ask_bytes
from steelyard.edges.output.manifest import MANIFEST, parents, read_manifest
from steelyard.edges.presence import reason_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_SITE = "site"
_REF = f"refs/heads/{_SITE}"
_NOBODY = {"NAME": "Steelyard", "EMAIL": "steelyard@localhost"}
_CRUD = str.maketrans("", "", "<>\n\0")
_AGAIN = "no branch has changed; mend this and publish again"


def site_commit(
    root: Path, out: Path, *, base: str, kept: Mapping[str, str], message: str
) -> str | Diagnostic:
    """Make a commit of the site in `out` on top of `base`, '' for none; return its hash (P615).

    `kept` are files to stand beside the site, each with the blob of the project's repository that it holds. The
    commit's objects are kept in the project's repository at `root`, where no branch leads to it yet.
    """
    try:
        with TemporaryDirectory(prefix="steelyard-") as scratch:
            files = Path(scratch, "files")
            names = _stage(root, out, files, kept)
            commit = _import(root, Path(scratch), files, base=base, message=message)
    except OSError as error:
        return _fault(f"the site cannot be prepared: {reason_of(error)}")
    there = (
        ask(root, "ls-tree", "-r", "-z", "--name-only", "--full-tree", commit)
        if isinstance(commit, str)
        else ""
    )
    if isinstance(there, str) and isinstance(commit, str) and {*there.split("\0")[:-1]} != names:
        return _fault("Git did not take every file of the site")
    return commit


def _stage(root: Path, out: Path, files: Path, kept: Mapping[str, str]) -> set[str]:
    """Put what the branch is to hold into a folder, and return its paths: the site, and what was there beside it."""
    site = read_manifest((out / MANIFEST).read_bytes())
    if not site:
        raise OSError(f"{MANIFEST} does not name its files")
    names = {*site, MANIFEST}
    for path in names:
        (out / path).stat()  # what is not there any more is told before Git meets it
        _link((out / path).absolute(), files / path)
    folders = {folder for path in names for folder in parents(path)}
    for path, blob in kept.items():
        if path in names or path in folders or names.intersection(parents(path)):
            continue
        data = ask_bytes(root, "cat-file", "blob", blob)
        if isinstance(data, Diagnostic):
            raise OSError(data.message)
        (files / path).parent.mkdir(parents=True, exist_ok=True)
        (files / path).write_bytes(data)
        names.add(path)
    if NO_JEKYLL not in names:
        (files / NO_JEKYLL).touch()
    return names | {NO_JEKYLL}


def _link(origin: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        # No hard link: it would give the site's file a new time of change, by which the next build goes.
        place.symlink_to(origin)
    except OSError:  # a system that has no links, or wants a privilege for them
        shutil.copyfile(origin, place)


def _import(root: Path, scratch: Path, files: Path, *, base: str, message: str) -> str | Diagnostic:
    """Make the commit in a repository of its own, which lasts no longer; its objects go to the project's."""
    beside = scratch / "git"
    form = ask(root, "rev-parse", "--show-object-format")
    options = [f"--object-format={form.strip()}"] if isinstance(form, str) else []
    objects = ask(root, "rev-parse", "--git-path", "objects")
    made = ask(root, "init", "--quiet", "--bare", "--template=", *options, str(beside))
    for answer in (objects, made):
        if isinstance(answer, Diagnostic):
            return _fault(answer.message)
    assert isinstance(objects, str)
    store = (root / objects.rstrip("\n")).resolve()
    (beside / "objects/info").mkdir(parents=True, exist_ok=True)
    (beside / "objects/info/alternates").write_bytes(os.fsencode(store) + b"\n")
    cut = ask(root, "rev-parse", "--git-path", "shallow")
    if isinstance(cut, str) and (root / cut.rstrip("\n")).is_file():  # where the history of a clone ends
        shutil.copyfile(root / cut.rstrip("\n"), beside / "shallow")
    at = f"--git-dir={beside}"
    if base:
        begun = ask(root, at, "update-ref", _REF, base)
        if isinstance(begun, Diagnostic):
            return _fault(begun.message)
    surroundings = remotes.surroundings() | _committer(root)
    surroundings |= {"GIT_DIR": str(beside), "GIT_OBJECT_DIRECTORY": str(store)}
    words = os.fsencode(message).decode(errors="replace")
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-P", "-m", "ghp_import", f"--branch={_SITE}", f"--message={words}", str(files)],
        cwd=scratch,
        env=surroundings,
        capture_output=True,
        check=False,
    )
    # What ghp-import says of a failure is its own traceback: that the branch stands still is what tells.
    tip = ask(root, at, "rev-parse", "--verify", "--quiet", _REF)
    if isinstance(tip, Diagnostic) or tip.strip() == base:
        return _fault(f"Git does not take the site: {remotes.first_words(os.fsdecode(done.stderr))}")
    return tip.strip()


def _committer(root: Path) -> dict[str, str]:
    """Return who commits and when: as Git is set up, else Steelyard itself, as in a job that has no name."""
    who = {}
    for fact, nobody in _NOBODY.items():
        answer = ask(root, "config", f"user.{fact.lower()}")
        configured = answer if isinstance(answer, str) else ""
        said = os.environ.get(f"GIT_COMMITTER_{fact}", configured)
        clean = os.fsencode(said).decode(errors="replace").translate(_CRUD).strip()
        who[f"GIT_COMMITTER_{fact}"] = clean or nobody
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal() and "GIT_COMMITTER_DATE" not in os.environ:
        who["GIT_COMMITTER_DATE"] = f"{epoch} +0000"
    return who


def _fault(message: str) -> Diagnostic:
    return Diagnostic("P615", Severity.ERROR, Place("."), message, _AGAIN)
