"""Records with what Git knows of them: the date of their first commit, and when their status changed."""

from __future__ import annotations

import posixpath
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from steelyard.core.history import Version, merged, same_status, steps_of
from steelyard.core.model import Former
from steelyard.core.relations.standing import meanings
from steelyard.diagnostics import Diagnostic, Place
from steelyard.edges.decoding import decode
from steelyard.edges.git.asking import note
from steelyard.edges.git.blobs import contents, sizes
from steelyard.edges.git.log import checkout, read_log
from steelyard.edges.git.work_trees import work_trees
from steelyard.edges.pool import spread
from steelyard.edges.walk import is_markdown
from steelyard.reading.naming import read_name
from steelyard.reading.past import Told, read_past

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from steelyard.core.model import Record, Step
    from steelyard.core.settings import Settings, StatusWord
    from steelyard.edges.git.asking import Notes
    from steelyard.edges.git.log import Checkout, Past
    from steelyard.edges.git.work_trees import WorkTree


class Known(Struct, frozen=True):
    """What Git knows of the files of a work tree, by path: first dates, earlier names, steps, and what it could not tell."""

    dates: Mapping[str, str]
    former: Mapping[str, tuple[Former, ...]]
    steps: Mapping[str, tuple[Step, ...]]
    notes: Notes


def with_history(root: Path, records: Sequence[Record], settings: Settings) -> tuple[list[Record], Notes]:
    """Add to records what the settings want to be known from Git: first dates, steps of their history, or both.

    Their files' earlier names come with either. Each repository is asked once. What it cannot tell is a note, and the
    records stay as they are.
    """
    wants_steps = settings.history == "git"
    asked = [record.path for record in records]
    dates: dict[str, str] = {}
    former: dict[str, tuple[Former, ...]] = {}
    steps: dict[str, tuple[Step, ...]] = {}
    found: list[Diagnostic] = []
    for tree in work_trees(root, asked):
        known = known_of(root, tree, own=settings.statuses if wants_steps else None)
        dates |= known.dates
        former |= known.former
        steps |= known.steps
        found += (replace(each, place=Place(tree.name)) for each in known.notes)
    like = meanings(settings)
    told: list[Record] = []
    for record in records:
        past = steps.get(record.path, ())
        first = dates.get(record.path) if settings.dates == "git" else None
        history = merged(record, past, like) if past else record.history
        names = former.get(record.path, ())
        told.append(replace(record, date=record.date or first, history=history, former=names))
    return told, tuple(found)


def known_of(root: Path, tree: WorkTree, *, own: tuple[StatusWord, ...] | None) -> Known:
    """Ask Git about the files of a work tree; `own` are the site's status words, None where only dates are wanted.

    While HEAD stays where it is, the answer is remembered: a server asks again at every edit.
    """
    stand = checkout(root, tree.folder)
    return Known({}, {}, {}, (stand,)) if isinstance(stand, Diagnostic) else _known(root, tree, stand, own)


@lru_cache(maxsize=8)
def _known(root: Path, tree: WorkTree, stand: Checkout, own: tuple[StatusWord, ...] | None) -> Known:
    pasts, notes = read_log(root, tree.folder, [file for _, file in tree.files], stand=stand)
    by_path = {path: pasts[file] for path, file in tree.files if file in pasts}
    dates = {path: past.first for path, past in by_path.items() if past.first}
    former = dict(_former(tree, by_path, stand.prefix))
    if own is None:
        return Known(dates, former, {}, notes)
    steps, more = _steps(root, tree, by_path, own)
    return Known(dates, former, steps, (*notes, *more))


def _former(
    tree: WorkTree, pasts: Mapping[str, Past], prefix: str
) -> Iterator[tuple[str, tuple[Former, ...]]]:
    """Give what the earlier names of files told; `prefix` is the way from the top of the work tree to its folder."""
    for path, file in tree.files:
        names = [name for name in pasts[path].names if is_markdown(name)] if path in pasts else []
        if names and path.endswith(file):
            base = path.removesuffix(file)
            read = [(posixpath.relpath(name, prefix or "."), read_name(name)) for name in names]
            yield (
                path,
                tuple(
                    Former(posixpath.normpath(base + place), named.number, named.slug)
                    for place, named in read
                ),
            )


def _steps(
    root: Path, tree: WorkTree, pasts: Mapping[str, Past], own: tuple[StatusWord, ...]
) -> tuple[dict[str, tuple[Step, ...]], Notes]:
    """Read the versions of all files, each blob once, and return the steps that they show, by path."""
    blobs = dict.fromkeys(
        blob
        for past in pasts.values()
        for blob in (past.present, *(b for change in past.changes for b in (*change.before, change.after)))
    )
    if not blobs:
        return {}, ()
    sized = sizes(root, tree.folder, blobs)
    if isinstance(sized, Diagnostic):
        return {}, (sized,)
    told, unread = _read(root, tree, sized, own)
    like = {word.word: word.like for word in own}
    steps = {}
    for path, past in pasts.items():
        now = told.get(past.present)
        present = (now.status, now.text) if now and now.status else None
        steps[path] = steps_of(_versions(past, told, like), like, present=present)
    missing = len(blobs) - len(sized)
    if not missing:
        return steps, unread
    hint = "fetch them, as with `git fetch --refetch --no-filter`"
    return steps, (
        *unread,
        note(f"the clone has not all versions of its files: {missing} were not read", hint),
    )


def _read(
    root: Path, tree: WorkTree, sized: Mapping[str, int], own: tuple[StatusWord, ...]
) -> tuple[dict[str, Told], Notes]:
    """Read what blobs tell; one that is no text in UTF-8 tells nothing."""

    def read(blob: tuple[str, bytes]) -> Told | None:
        text = decode(blob[1], "")
        return read_past(text, own) if isinstance(text, str) else None

    told: dict[str, Told] = {}
    unread: list[Diagnostic] = []
    for some in contents(root, tree.folder, sized):
        if isinstance(some, Diagnostic):
            unread.append(some)
            continue
        for (blob, _), each in zip(some, spread(read, some), strict=True):
            if each:
                told[blob] = each
    return told, tuple(dict.fromkeys(unread))


def _versions(past: Past, told: Mapping[str, Told], like: Mapping[str, str]) -> Iterator[Version]:
    """Yield the changes, oldest first, in which the status became another than in every parent."""
    for change in reversed(past.changes):
        now = told.get(change.after)
        if now is None or now.status is None:
            continue
        before = [told[blob] for blob in change.before if blob in told]
        status = (now.status, now.text)
        if any(one.status and same_status((one.status, one.text), status, like) for one in before):
            continue
        date = now.date if now.date and now.date not in {one.date for one in before} else ""
        yield Version(change.date, change.author, change.commit, *status, told=date)
