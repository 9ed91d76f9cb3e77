"""How a site comes to its folder: staged beside it, then published whole or not at all (the only writer).

A publication stages each file that differs from the one that is there. Its commit writes a manifest of old and
new names, moves the files into place, removes what is no longer there, and writes the final manifest. Cut off
at any moment, it leaves every file whole, and a manifest that lets the next publication complete it.
"""

# ruff: noqa: PTH102, PTH108, PTH114, PTH120
# A Path for each file of 10,000 costs more than comparing it.

from __future__ import annotations

import hashlib
import os
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING, Self

from msgspec import Struct

from steelyard.edges.opening import open_inside
from steelyard.edges.output import lock
from steelyard.edges.output.changes import Changes
from steelyard.edges.output.claim import cannot, make, owned, refusal, shown, system_fault, unmake
from steelyard.edges.output.contents import copied, digest_of, has
from steelyard.edges.output.inspection import foreign, note
from steelyard.edges.output.manifest import MANIFEST, STAGING, as_unfinished, is_safe, manifest_bytes, renewed
from steelyard.edges.output.plan import Plan, plan, strangers

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from steelyard.diagnostics import Diagnostic

_FLAGS = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _FLAGS


class PublishError(Exception):
    """Publishing cannot go on; `diagnostic` says why. The folder is as it was."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic)
        self.diagnostic = diagnostic


class Staged(Struct, frozen=True):
    """One file of the next site: its path in it, its SHA-256, and whether it differs from what is there."""

    url: str
    digest: str
    changed: bool


class Published(Struct, frozen=True):
    """What a commit did: the paths written and removed, and how many files stayed as they were.

    `files` are all of the site by path, each with its SHA-256.
    """

    written: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int
    diagnostics: tuple[Diagnostic, ...]
    files: Mapping[str, str]


def begin(
    out: Path,
    *,
    root: Path,
    sources: Sequence[Path],
    step: Callable[[], None] = lambda: None,
) -> tuple[Publication | None, tuple[Diagnostic, ...]]:
    """Open the folder `out` for publishing, or say why it cannot be (P601, P602, P603).

    `root` is the project's; an `out` in it may not be a link to outside. `sources` are the folders that are
    read. The folder is made where it is missing, locked, and freed of what a killed build left. `step` is
    called before everything that changes the disk.
    """
    name = shown(out, root)
    fault = refusal(out, root=root, sources=sources)
    if fault:
        return None, (fault,)
    made: list[Path] = []
    try:
        step()
        made = make(out)
        held = lock.acquire(str(out))
        if held is None:
            message = "another build is publishing to this folder"
            return None, (cannot(name, message, "wait until it is done, or choose another folder"),)
        publication = Publication(out, root=root, held=held, made=made, step=step)
        try:
            message_or_files = owned(out)
            if not isinstance(message_or_files, str):
                publication.claim(message_or_files)
                return publication, ()
        except BaseException:
            publication.abandon()
            raise
        publication.let_go()
    except OSError as error:
        unmake(made)
        return None, (system_fault(name, error),)
    return None, (foreign(name, message_or_files),)


def reopen(out: Path, *, root: Path, step: Callable[[], None] = lambda: None) -> Publication | None:
    """Open a folder that is known to be ours and whole, to publish over some of its files; None where another build has it."""
    held = lock.acquire(str(out))
    if held is None:
        return None
    return Publication(out, root=root, held=held, made=(), step=step)


class Publication:
    """One site on its way to its folder. Use it in a `with`, which abandons what was not committed.

    `add` is `stage` and `take`, `copy` is `stage_copy` and `take`. The staging half may run in a forked process
    whose results go back to the parent's `take`. All raise PublishError where the system refuses.
    """

    makes = True

    def __init__(
        self, out: Path, *, root: Path, held: int, made: Sequence[Path], step: Callable[[], None]
    ) -> None:
        self._out = str(out)
        self._root = root
        self._name = shown(out, root)
        self._old: Mapping[str, str] = {}
        self._lock: int | None = held
        self._made = made
        self._step = step
        self._process = os.getpid()
        self._staging = f"{out}/{STAGING}"
        self._staged: dict[str, Staged] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.abandon()

    def claim(self, old: Mapping[str, str]) -> None:
        """Take over the files that the folder's manifest names, and remove what a killed build had staged."""
        self._old = old
        if os.path.lexists(self._staging):
            self._clear()

    def add(self, url: str, content: bytes) -> None:
        """Give the site a file. `url` is its path in the site, not percent-encoded."""
        self.take(self.stage(url, content))

    def copy(self, url: str, origin: Path, boundary: str = "") -> None:
        """Give the site a copy of a file that lies inside a boundary, '' for anywhere."""
        self.take(self.stage_copy(url, origin, boundary))

    def take(self, staged: Staged) -> None:
        """Count a staged file into the site."""
        self._check(staged.url)
        self._staged[staged.url] = staged

    def stage_made(self, url: str, make: Callable[[], bytes]) -> Staged:
        """Stage a file whose content is made here, as `stage` does."""
        return self.stage(url, make())

    def stage(self, url: str, content: bytes) -> Staged:
        """Stage a file, unless the same bytes are there already; the site has it once `take` is told."""
        self._check(url)
        try:
            # A folder just made is empty.
            changed = bool(self._made) or not has(f"{self._out}/{url}", content)
            if changed:
                self._write(_key(url), content)
        except OSError as error:
            raise PublishError(system_fault(self._name, error)) from error
        return Staged(url, hashlib.sha256(content).hexdigest(), changed)

    def stage_copy(self, url: str, origin: Path, boundary: str = "") -> Staged:
        """Stage a copy of a file that lies inside a boundary, unless the same bytes are there already."""
        self._check(url)
        try:
            source = os.fdopen(open_inside(str(origin), boundary), "rb")
        except OSError as error:
            place, message = shown(origin, self._root), f"the attachment cannot be read: {error.strerror}"
            raise PublishError(cannot(place, message, "", "F003")) from error
        try:
            with source:
                digest = hashlib.file_digest(source, "sha256").hexdigest()
                changed = digest != digest_of(f"{self._out}/{url}", os.fstat(source.fileno()).st_size)
                if changed:
                    source.seek(0)
                    with os.fdopen(self._create(_key(url)), "wb") as file:
                        digest = copied(source, file)
        except OSError as error:
            raise PublishError(system_fault(self._name, error)) from error
        return Staged(url, digest, changed)

    def commit(self) -> Published:
        """Publish what was taken, whole or not at all, and let the folder go."""
        files = {url: staged.digest for url, staged in self._staged.items()}
        fresh = {url for url, staged in self._staged.items() if staged.changed}
        try:
            steps = plan(self._out, name=self._name, old=self._old, files=files, fresh=fresh)
            if not isinstance(steps, Plan):
                raise PublishError(steps)
            # A file that goes is in the manifest that is there, and not in the next one.
            if steps.writes or not has(f"{self._out}/{MANIFEST}", manifest_bytes(files)):
                both = manifest_bytes({**self._old, **files}, unfinished=True)
                self._carry_out(steps, both=both, final=manifest_bytes(files))
            extra = strangers(self._out, files)
        except OSError as error:
            raise PublishError(system_fault(self._name, error)) from error
        finally:
            self.abandon()
        removed = tuple(sorted((*steps.early, *steps.removals)))
        return Published(steps.writes, removed, len(files) - len(fresh), note(self._name, extra), files)

    def abandon(self) -> None:
        """Drop what was staged and let the folder go. Nothing happens after a commit, or in a forked process."""
        if self._lock is None or os.getpid() != self._process:
            return
        try:
            if os.path.lexists(self._staging):
                self._clear()
            if lock.IN_FOLDER:
                self.let_go()
            unmake(self._made)
        finally:
            self.let_go()

    def let_go(self) -> None:
        """Unlock the folder and touch nothing."""
        if self._lock is not None:
            lock.release(self._lock)
            self._lock = None

    def commit_over(self, manifest: bytes) -> tuple[str, ...]:
        """Publish what was taken over files of the same names, all others staying as they are; return what was written.

        `manifest` is the folder's own as it stands. Where it does not name a file that was taken, ValueError is raised.
        """
        fresh = tuple(sorted(url for url, staged in self._staged.items() if staged.changed))
        try:
            if fresh:
                final = renewed(manifest, {url: self._staged[url].digest for url in fresh})
                steps = Plan((), (), (), fresh, (), ())
                self._carry_out(steps, both=as_unfinished(final), final=final)
        except OSError as error:
            raise PublishError(system_fault(self._name, error)) from error
        finally:
            self.abandon()
        return fresh

    def _carry_out(self, steps: Plan, *, both: bytes, final: bytes) -> None:
        out, manifest = self._out, f"{self._out}/{MANIFEST}"
        changes = Changes(self._staging, self._step)
        # Both manifests are on the disk before the first change, so that a full one is met in time.
        first, last = self._write("both", both), self._write("final", final)
        try:
            changes.put(first, manifest)
            for url in steps.early:
                changes.remove(f"{out}/{url}")
            for folder in steps.early_folders:
                changes.remove_folder(f"{out}/{folder}")
            for folder in steps.folders:
                changes.make_folder(f"{out}/{folder}")
            for url in steps.writes:
                changes.put(f"{self._staging}/{_key(url)}", f"{out}/{url}")
            for url in steps.removals:
                changes.remove(f"{out}/{url}")
            for folder in steps.old_folders:
                changes.remove_folder(f"{out}/{folder}")
            changes.put(last, manifest)
        except BaseException:
            changes.take_back()
            raise

    def _check(self, url: str) -> None:
        if not is_safe(url):
            raise ValueError(f"not a path inside the site: {url!r}")
        if url in self._staged:
            raise ValueError(f"two files of the site have one path: {url!r}")

    def _create(self, key: str) -> int:
        path = f"{self._staging}/{key}"
        self._step()
        try:
            return os.open(path, _CREATE, 0o666)
        except FileNotFoundError:
            for folder in dict.fromkeys((self._staging, os.path.dirname(path))):
                with suppress(FileExistsError):  # a forked process was faster
                    os.mkdir(folder)
            self._step()
            return os.open(path, _CREATE, 0o666)

    def _write(self, key: str, content: bytes) -> str:
        descriptor = self._create(key)
        try:
            rest = memoryview(content)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
        finally:
            os.close(descriptor)
        return f"{self._staging}/{key}"

    def _clear(self) -> None:
        self._step()
        if os.path.islink(self._staging):
            os.unlink(self._staging)
            return
        try:
            shutil.rmtree(self._staging, ignore_errors=True)
        finally:  # after an interrupt too, and where the disk has refused a single look
            if os.path.lexists(self._staging):
                shutil.rmtree(self._staging, ignore_errors=True)


def _key(url: str) -> str:
    """Name a path's file in the staging folder, the same in each process and on each file system.

    Processes that make files in one folder wait for each other: there are sixteen.
    """
    name = hashlib.blake2b(url.encode(), digest_size=16).hexdigest()
    return f"{name[0]}/{name}"
