"""Records given other numbers in a project: which of several that share one, what changes, and that nothing else does."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.dates import day
from steelyard.core.links import resolver
from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.edges.authoring.rewriting import read_exact
from steelyard.edges.authoring.shelves import unread
from steelyard.edges.git.asking import ask
from steelyard.edges.git.branch import files_at, fork_of
from steelyard.writing.amending.records import with_alias
from steelyard.writing.changes import apart, changed
from steelyard.writing.edits import Edit, Move, moved
from steelyard.writing.new.numbering import name_style, next_number
from steelyard.writing.renumbering import Scene, changes_in, moves_within, renumbering, tables_beside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from steelyard.core.model import Page, Record
    from steelyard.edges.authoring.rehearsal import Reading, Stage
    from steelyard.edges.survey import Survey
    from steelyard.writing.renumbering import Renumbering

_TIMEOUT = 60.0
_OF_RELATIONS = ("R", "L201", "L208")


class Plan(Struct, frozen=True):
    """What renumbering does to the project's files. `left` are references that may mean a record and stay as they are."""

    all: tuple[Renumbering, ...]
    edits: tuple[Edit, ...]
    moves: tuple[Move, ...]
    left: tuple[Diagnostic, ...]


def series_of(record: Record, records: Iterable[Record]) -> list[Record]:
    """Return the records that count in the same series."""
    return [each for each in records if (each.source, each.series) == (record.source, record.series)]


def figures(mates: Sequence[Record]) -> int:
    """Return how many figures a number has at least in the names of a series: 1 where none has leading zeros."""
    return name_style([each.path for each in mates]).width


def taken_numbers(survey: Survey, record: Record) -> dict[str, str]:
    """Return the numbers of a record's series, each with the path of a file that has it, also of one that cannot be read."""
    mates = series_of(record, (decision.record for decision in survey.corpus.decisions))
    return unread(survey, record.series) | {each.number: each.path for each in mates if each.number}


def collisions(survey: Survey) -> list[Renumbering]:
    """Give every record but the first of those that share a number the next free one of its series.

    The first is the one that the branch found there: it is on the main branch, or its file was committed first, or its
    date is the earliest, or its path.
    """
    shared: dict[tuple[str, str, str], list[Record]] = defaultdict(list)
    records = [decision.record for decision in survey.corpus.decisions]
    for record in records:
        if record.number:
            shared[record.source, record.series, record.number].append(record)
    doubled = {key: several for key, several in shared.items() if len(several) > 1}
    if not doubled:
        return []
    ages = _ages(survey, [record for several in doubled.values() for record in several])
    one_of_each = {(source, series): several[0] for (source, series, _), several in doubled.items()}
    taken = {key: list(taken_numbers(survey, record)) for key, record in one_of_each.items()}
    found = []
    for (source, series, _), several in doubled.items():
        key = source, series
        for record in sorted(several, key=lambda record: ages[record.path])[1:]:
            number = next_number(taken[key])
            taken[key].append(number)
            found.append(renumbering(record, number))
    return found


def _ages(survey: Survey, records: Sequence[Record]) -> Mapping[str, tuple[bool, str, str, str]]:
    """Rank records by how long they have been there: on the base, first commit, date, path; the oldest is the least."""
    root = survey.root
    fork = fork_of(root)
    files = {} if isinstance(fork, Diagnostic) else files_at(root, fork)
    ages = {}
    for record in records:
        place = os.path.realpath(root / record.path)
        known = (
            not isinstance(fork, Diagnostic)
            and not isinstance(files, Diagnostic)
            and os.path.relpath(place, fork.top).replace(os.sep, "/") in files
        )
        date = day(record.date) if record.date else "~"  # undated ones come last
        ages[record.path] = (not known, _first_commit(survey, record.path), date, record.path)
    return ages


def _first_commit(survey: Survey, path: str) -> str:
    """Return when a file was committed first, under whatever name, as text that is in order; '~' for never."""
    folder, name = os.path.split(os.path.realpath(survey.root / path))
    if not os.path.isdir(folder):  # noqa: PTH112
        return "~"
    answer = ask(
        survey.root, "log", "--follow", "-M70%", "--diff-filter=A", "--format=%at", "--no-show-signature", "--", name,
        at=Path(folder), timeout=_TIMEOUT,
    )  # fmt: skip
    lines = [] if isinstance(answer, Diagnostic) else answer.split()
    return lines[-1].zfill(20) if lines else "~"


def plan(
    stage: Stage, before: Reading, wanted: Sequence[Renumbering], *, keep_address: bool
) -> Plan | Diagnostic:
    """Work out what the renumberings change, and read the project with it: the same records must be related as before.

    `before` is the project as it is. W934 where they would not be, F001 to F004 where a file cannot be read.
    """
    corpus = before.corpus
    scene = Scene(corpus.references, corpus.settings, tuple(wanted))
    edits: list[Edit] = []
    left: list[Diagnostic] = []
    items: dict[str, Record | Page] = {path: decision.record for path, decision in corpus.by_path.items()}
    items |= corpus.pages
    for path, text in stage.texts.items():
        item = items.get(path)
        if item is None or not scene.may_touch(text):
            continue
        resolve = resolver(corpus, item, stage.repository)
        changes, unsure = changes_in(text, item, scene, resolve)
        left += unsure
        own = scene.of(path) if keep_address else None
        if not changes and not own:
            continue
        exact = read_exact(stage.project.root, path)
        if isinstance(exact, Diagnostic):
            return exact
        after = changed(exact, apart(changes))
        if own:
            after = with_alias(after, corpus.routes.records[path], path=path)
        if after != exact:
            edits.append(Edit(path, exact, after))
    moves = [Move(*pair) for each in wanted for pair in moves_within(each, corpus.files)]
    moves += [Move(each.path, each.to) for each in wanted if each.path]
    moves += [Move(*pair) for each in wanted if each.path for pair in tables_beside(each, corpus.files)]
    found = Plan(
        tuple(wanted),
        tuple(edits),
        tuple(moves),
        tuple(sorted(dict.fromkeys(left), key=lambda each: each.sort_key)),
    )
    return _unlike(before, stage.read(edits, moves), found) or found


def _unlike(before: Reading, after: Reading, plan: Plan) -> Diagnostic | None:
    """Say what the renumbering would change that it must not: a number, a relation, a link, a finding more."""
    for each in plan.all:
        path = moved(each.record.path, plan.moves)
        decision = after.corpus.by_path.get(path)
        if decision is None or decision.record.number != each.number:
            return _refusal(path, f"it would not be read as number {each.number}")
    kept = {moved(path, plan.moves): decision for path, decision in before.corpus.by_path.items()}
    if kept.keys() != after.corpus.by_path.keys():
        return _refusal(plan.all[0].record.path, "some file would no longer be read as a record")
    # What names two records by their one number is read as naming the first: apart, both are named.
    doubled = any(each.code == "N101" for each in before.findings)
    for path, decision in kept.items():
        old = {(side.kind, moved(side.path, plan.moves)) for side in decision.relations}
        new = {(side.kind, side.path) for side in after.corpus.by_path[path].relations}
        if old - new or (new - old and not doubled):
            kind, other = min(old ^ new)
            what = f"its relation to `{other}` ({kind.replace('_', ' ')})"
            return _refusal(path, f"{what} would not be as it is")
    now = _mentions(after, ())
    for path, links in _mentions(before, plan.moves).items():
        lost = links - now.get(path, set())
        if lost:
            return _refusal(path, f"its link to `{min(lost)}` would be lost")
    found = _new_finding(before, after, plan, doubled=doubled)
    return _refusal(found.place.file, f"there would be {found.code}: {found.message}") if found else None


def _new_finding(before: Reading, after: Reading, plan: Plan, *, doubled: bool) -> Diagnostic | None:
    """Return a finding that there was not before; what a doubtful reference is wrong about is told of its place anyway."""
    more = Counter(_kind(each) for each in after.findings)
    more -= Counter(_kind(each, plan.moves) for each in before.findings)
    told = {moved(each.place.file, plan.moves) for each in plan.left}
    return next(
        (
            each
            for each in after.findings
            if _kind(each) in more
            and not (doubled and each.code.startswith(_OF_RELATIONS))
            and each.place.file not in told
        ),
        None,
    )


def _kind(found: Diagnostic, moves: Sequence[Move] = ()) -> tuple[str, str]:
    """Return what a finding is known by again: its code and file; of several records it stands at the first by number."""
    return found.code, "" if found.code[0] in "NR" else moved(found.place.file, moves)


def _mentions(reading: Reading, moves: Sequence[Move]) -> dict[str, set[str]]:
    return {
        moved(path, moves): {moved(mention.target, moves) for mention in mentions}
        for path, mentions in reading.corpus.mentions.items()
    }


def _refusal(path: str, why: str) -> Diagnostic:
    message = f"it cannot be renumbered safely: {why}"
    return Diagnostic(
        "W934", Severity.ERROR, Place(path), message, "renumber it by hand, then look with `steelyard check`"
    )


def told(plan: Plan, seen: Callable[[str], str] = str) -> Iterator[str]:
    """Yield a line for each record renumbered, and for each other file that names one and follows.

    `seen` says how a path is told.
    """
    own = {each.record.path for each in plan.all}
    for each in plan.all:
        to = moved(each.record.path, plan.moves)
        where = f"{seen(each.record.path)} -> {seen(to)}" if to != each.record.path else seen(to)
        yield f"{where}: number {each.old} is now {each.number}"
    yield from (
        f"{seen(move.path)} -> {seen(moved(move.path, plan.moves))}"
        for move in plan.moves
        if move.path not in own and not _holds(move.path, own)
    )
    for edit in plan.edits:
        if edit.path not in own:
            yield f"{seen(moved(edit.path, plan.moves))}: its links follow"


def _holds(folder: str, paths: Iterable[str]) -> bool:
    return any(path.startswith(f"{folder}/") for path in paths)
