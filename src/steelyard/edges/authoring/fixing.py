"""A project's faults mended: the remedies tried on its texts in memory, and those kept that bring no new fault."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct, field

from steelyard.diagnostics import Diagnostic, Severity
from steelyard.edges.authoring.amending import other_record
from steelyard.edges.authoring.rewriting import read_exact
from steelyard.writing.amending.lines import lines_of
from steelyard.writing.amending.phrases import NewStep
from steelyard.writing.amending.records import FileOf, with_relation, with_status
from steelyard.writing.changes import apart, changed
from steelyard.writing.edits import Edit
from steelyard.writing.fixes import REMEDIES, Scene, changes_for

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from steelyard.edges.authoring.rehearsal import Reading, Stage
    from steelyard.writing.changes import Change

FIXABLE = tuple(sorted((*REMEDIES, "R302")))
"""The codes that can be mended."""

_ROUNDS = 20
"""How often remedies are looked for again: each may be in the way of another of its line or file."""

_FOLLOWED = 4
"""How often what a remedy has brought to light is mended too: a closed front matter is read, and may hold a slip."""


class Mended(Struct, frozen=True):
    """What was mended: the edits together, the findings that they end, and those left out with why."""

    edits: tuple[Edit, ...]
    found: tuple[Diagnostic, ...]
    left: tuple[Diagnostic, ...]


class _Work(Struct):
    """Mending under way. `exact` and `texts` are files as they are and as they would be; `refused` what is left out."""

    stage: Stage
    codes: Collection[str]
    today: str
    exact: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    mended: list[Diagnostic] = field(default_factory=list)
    refused: dict[tuple[str, str, str], str] = field(default_factory=dict)
    left: list[Diagnostic] = field(default_factory=list)


def mend(stage: Stage, before: Reading, *, codes: Collection[str] = FIXABLE, today: str) -> Mended:
    """Try the remedies of all findings of these codes; `before` is the project as it is, `today` dates a new status.

    Each is kept only where the project read with it has the finding no more, and no finding that it had not.
    """
    work = _Work(stage, codes, today)
    reading = before
    for _ in range(_ROUNDS):
        remedies = _remedies(work, reading)
        if not remedies:
            break
        reading = _tried(work, reading, remedies)
    edits = tuple(
        Edit(path, work.exact[path], text)
        for path, text in sorted(work.texts.items())
        if text != work.exact[path]
    )
    return Mended(edits, tuple(sorted(work.mended, key=lambda each: each.sort_key)), tuple(work.left))


class _Remedy(Struct, frozen=True):
    """What mends one finding: changes of its file's text, or the whole text."""

    found: Diagnostic
    changes: tuple[Change, ...] = ()
    text: str = ""


def _remedies(work: _Work, reading: Reading) -> list[_Remedy]:
    """Return remedies that can be tried together: of one file no two that overlap, and a whole text alone."""
    chosen: list[_Remedy] = []
    taken: dict[str, list[Change]] = {}
    whole: set[str] = set()
    for found in reading.findings:
        path = found.place.file
        if found.code not in work.codes or _key(found) in work.refused or path in whole:
            continue
        if found.code == "R302":
            text = None if path in taken else _superseded(work, reading, found)
            if text:
                whole.add(path)
                chosen.append(_Remedy(found, text=text))
            continue
        changes = _changes(work, reading, found)
        beside = taken.get(path, [])
        if changes and len(apart([*beside, *changes])) == len(beside) + len(changes):
            taken[path] = [*beside, *changes]
            chosen.append(_Remedy(found, changes))
    return chosen


def _text(work: _Work, path: str) -> str | None:
    """Return a file's exact text as mended so far; None where it cannot be read."""
    if path not in work.texts:
        text = read_exact(work.stage.project.root, path)
        if isinstance(text, Diagnostic):
            return None
        work.texts[path] = work.exact[path] = text
    return work.texts[path]


def _changes(work: _Work, reading: Reading, found: Diagnostic) -> tuple[Change, ...]:
    path, corpus = found.place.file, reading.corpus
    item = corpus.by_path[path].record if path in corpus.by_path else corpus.pages.get(path)
    text = _text(work, path) if item else None
    return (
        () if item is None or text is None else changes_for(found, Scene(corpus, item, lines_of(text).plain))
    )


def _superseded(work: _Work, reading: Reading, found: Diagnostic) -> str | None:
    """Return the text of a record that is superseded with that as its status, and by which; None where it is not certain."""
    path, corpus = found.place.file, reading.corpus
    decision = corpus.by_path.get(path)
    text = _text(work, path) if decision else None
    newer = (
        [each for each in decision.related("superseded_by") if corpus.by_path[each].holds] if decision else []
    )
    if decision is None or text is None or len(newer) != 1:
        return None
    other = corpus.by_path[newer[0]].record
    date = other.date if other.date and len(other.date) == 10 else work.today
    step = NewStep("superseded", date)
    file = FileOf(path, corpus.settings, decision.record.source)
    if not any(statement.kind == "superseded_by" for statement in decision.record.statements):
        meant = other_record(reading.survey, other.path, asking=path)
        after = with_relation(text, file=file, kind="superseded_by", other=meant, step=step)
        if isinstance(after, str) and after != text:
            return after
    after = with_status(text, file=file, step=step)
    return after if isinstance(after, str) and after != text else None


def _tried(work: _Work, reading: Reading, remedies: Sequence[_Remedy]) -> Reading:
    """Keep remedies that do what they should, half of them at a time where all together do not."""
    texts = _with(work, remedies)
    after = work.stage.read([Edit(path, "", text) for path, text in {**work.texts, **texts}.items()])
    why = _against(reading, after, remedies)
    if not why:
        work.texts |= texts
        work.mended += (each.found for each in remedies)
        return after
    if len(remedies) == 1:
        followed = _followed(work, reading, after, remedies[0])
        if followed is not None:
            return followed
        found = remedies[0].found
        work.refused[_key(found)] = why
        message = f"{found.code} is not mended: {why}"
        work.left.append(Diagnostic("W935", Severity.NOTE, found.place, message, found.hint))
        return reading
    half = len(remedies) // 2
    reading = _tried(work, reading, remedies[:half])
    known = Counter(map(_key, reading.findings))
    rest = [each for each in remedies[half:] if known[_key(each.found)] and _still(work, reading, each)]
    return _tried(work, reading, rest) if rest else reading


def _followed(work: _Work, before: Reading, after: Reading, remedy: _Remedy) -> Reading | None:
    """Mend what a remedy has brought to light too, and keep both; None where something new would stay."""
    known, texts, chain = Counter(map(_key, before.findings)), dict(work.texts), [remedy]
    work.texts |= _with(work, chain)
    for _ in range(_FOLLOWED):
        new = Counter(map(_key, after.findings)) - known
        following = [each for each in _remedies(work, after) if _key(each.found) in new]
        if not following:
            break
        work.texts |= _with(work, following)
        chain += following
        after = work.stage.read([Edit(path, "", text) for path, text in work.texts.items()])
        if not _against(before, after, [remedy]):
            work.mended += (each.found for each in chain)
            return after
    work.texts = texts
    return None


def _still(work: _Work, reading: Reading, remedy: _Remedy) -> bool:
    """Say whether a remedy can be tried as it is: others may have changed its file, then it is looked for again."""
    if remedy.text:
        return _superseded(work, reading, remedy.found) == remedy.text
    return _changes(work, reading, remedy.found) == remedy.changes


def _with(work: _Work, remedies: Sequence[_Remedy]) -> dict[str, str]:
    changes: dict[str, list[Change]] = {}
    texts = {each.found.place.file: each.text for each in remedies if each.text}
    for each in remedies:
        if not each.text:
            changes.setdefault(each.found.place.file, []).extend(each.changes)
    return texts | {path: changed(work.texts[path], several) for path, several in changes.items()}


def _against(before: Reading, after: Reading, remedies: Sequence[_Remedy]) -> str:
    """Say what speaks against remedies: a finding that is there still, or a new one; '' for nothing."""
    old, new = Counter(map(_key, before.findings)), Counter(map(_key, after.findings))
    for key, more in (new - old).items():
        if more:
            code, file, message = key
            return f"then {file} would have {code}: {message}"
    ended = Counter(_key(each.found) for each in remedies)
    if any(new[key] > old[key] - count for key, count in ended.items()):
        return "the remedy does not end it"
    return ""


def _key(found: Diagnostic) -> tuple[str, str, str]:
    return found.code, found.place.file, found.message
