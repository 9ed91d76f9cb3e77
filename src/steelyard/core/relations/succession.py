"""What records say of who follows whom: where they disagree, and where what they say cannot be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.model import VOCABULARY
from steelyard.core.places import place, reference_place
from steelyard.core.relations.spans import own_times
from steelyard.diagnostics import Diagnostic, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from steelyard.core.model import Record
    from steelyard.core.relations.sides import Relations
    from steelyard.core.relations.standing import Standing
    from steelyard.core.relations.voices import Voices

_NOT_YET = frozenset({"draft", "proposed"})
_WHOLE_OR_PART = "say the same in both: what is superseded holds no more, what is amended still does"
_SHOWN = 3  # further places of one finding
_WORD = re.compile(r"[^\W\d_]+")
_MONTHS = re.compile(r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*")
_TELLING_NOTHING = frozenset({*VOCABULARY, "on", "since", "in", "as", "of", "from", "at", "the"})
_NAMING = re.compile(r"supersed|supplant|replac|obsolet|success")


class _Scene(Struct, frozen=True):
    """All that is known of the records, by path; `like` as of `succession_findings`."""

    by_path: Mapping[str, Record]
    relations: Relations
    standings: Mapping[str, Standing]
    voices: Voices
    like: Mapping[str, str]

    def meaning(self, path: str) -> str | None:
        status = self.by_path[path].status
        return self.like.get(status, status) if status else None

    def once_in_force(self, path: str) -> bool:
        """Say whether a record is or was in force, or may have been: a status without a meaning tells nothing."""
        times = own_times(self.by_path[path], self.like)
        return bool(times.spans) or times.meaning not in {*_NOT_YET, "rejected"}

    def own(self, kind: str, one: str, other: str, *, by: str) -> Place | None:
        """Return where a certain record says that a relation holds; None where it does not."""
        sayings = self.relations.sayings.get((kind, one, other), ())
        return next(
            (reference_place(record, said.reference) for record, said in sayings if record.path == by), None
        )


def succession_findings(
    records: Iterable[Record],
    relations: Relations,
    standings: Mapping[str, Standing],
    voices: Voices,
    *,
    like: Mapping[str, str],
) -> tuple[Diagnostic, ...]:
    """Report what is wrong with who supersedes whom (R302 to R306), in the order of the records.

    `like` is what each of a site's own status words counts as.
    """
    by_path = {record.path: record for record in records}
    scene = _Scene(by_path, relations, standings, voices, like)
    diagnostics: list[Diagnostic] = []
    for path, record in by_path.items():
        sides = relations.sides.get(path, ())
        newer = [side.path for side in sides if side.kind == "superseded_by"]
        meaning = scene.meaning(path)
        if newer:
            # What disagrees with its own word is told by R303.
            in_part = all(scene.own("amended_by", path, other, by=path) for other in newer)
            if standings[path].word == "superseded" and meaning == "accepted" and not in_part:
                diagnostics.append(_still_accepted(scene, record, newer))
            diagnostics += _disagreements(scene, path, newer)
            diagnostics += _two_successors(scene, path)
        if meaning == "superseded":
            diagnostics += _without_successor(scene, record, newer)
        elif meaning == "rejected" and not scene.once_in_force(path):
            older = [side.path for side in sides if side.kind == "supersedes"]
            diagnostics += [_rejected(scene, path, one) for one in older]
    return tuple(diagnostics)


def _still_accepted(scene: _Scene, record: Record, newer: Sequence[str]) -> Diagnostic:
    first = next((other for other in newer if scene.once_in_force(other)), newer[0])
    others = ((scene.relations.place("superseded_by", record.path, first), "it is superseded here"),)
    message = f"a record that is superseded still says `{record.status_text or record.status}`"
    hint = "write `superseded` as its status, so that it reads the same everywhere"
    return Diagnostic("R302", Severity.WARNING, place(record, "status"), message, hint, others)


def _disagreements(scene: _Scene, path: str, newer: Sequence[str]) -> Iterator[Diagnostic]:
    """Compare what a record says of its successors with what they say (R303)."""
    own = {other: where for other in newer if (where := scene.own("superseded_by", path, other, by=path))}
    first = next(iter(own), None)
    for other in newer:
        if other in own:
            if scene.own("superseded_by", path, other, by=other) is None:
                yield from _unconfirmed(scene, path, other, own[other])
            continue
        claim = scene.relations.place("superseded_by", path, other)
        amended = scene.own("amended_by", path, other, by=path)
        if first:
            message = f"`{path}` is superseded by `{first}` as it says itself, by `{other}` as that one says"
            hint = "if both are meant, name both in the older record"
            yield _disagreement(claim, message, hint, (own[first], "the older record's own word"))
        elif amended:
            message = f"`{path}` is superseded as `{other}` says, and only amended as it says itself"
            yield _disagreement(claim, message, _WHOLE_OR_PART, (amended, "the older record's own word"))


def _unconfirmed(scene: _Scene, path: str, other: str, mine: Place) -> Iterator[Diagnostic]:
    """Say that a successor speaks of what it does to others, or to this record, and not of superseding it."""
    amends = scene.own("amended_by", path, other, by=other)
    if amends:
        message = f"`{path}` is superseded by `{other}` as it says itself, and only amended as that one says"
        yield _disagreement(mine, message, _WHOLE_OR_PART, (amends, "the newer record's own word"))
        return
    listed = scene.voices.names(other, "supersedes")
    if listed and (other, "supersedes") not in scene.voices.open:
        message = f"`{path}` is superseded by `{other}` as it says itself; that one names others, and not it"
        hint = "name it in the newer record too, or mend the name here"
        where = reference_place(scene.by_path[other], listed[0][1].reference)
        yield _disagreement(mine, message, hint, (where, "the newer record's own word"))


def _disagreement(where: Place, message: str, hint: str, other: tuple[Place, str]) -> Diagnostic:
    return Diagnostic("R303", Severity.NOTE, where, message, hint, (other,))


def _without_successor(scene: _Scene, record: Record, newer: Sequence[str]) -> Iterator[Diagnostic]:
    """Say that a record calls itself superseded, and that nothing in force supersedes it (R304)."""
    where = place(record, "status")
    if not newer:
        if not _names_one(scene, record):
            message = "a record says that it is superseded, and none says by what"
            hint = "name its successor as `superseded-by`; if there is none, its status is `deprecated`"
            yield Diagnostic("R304", Severity.WARNING, where, message, hint)
        return
    waiting = [other for other in newer if scene.meaning(other) in _NOT_YET]
    if not waiting or any(scene.once_in_force(other) for other in newer):
        return
    others = tuple(
        (place(scene.by_path[other], "status"), "this one is not in force yet") for other in waiting[:_SHOWN]
    )
    first = waiting[0]
    message = (
        f"a record says that it is superseded, by `{first}`, which is only {scene.by_path[first].status}"
    )
    hint = "accept the newer record, or let this one hold until then: its status is `accepted`"
    yield Diagnostic("R304", Severity.WARNING, where, message, hint, others)


def _names_one(scene: _Scene, record: Record) -> bool:
    """Say whether a record may name its successor in a way that leads to no record here: in words, or elsewhere."""
    if any((record.path, kind) in scene.voices.open for kind in ("superseded_by", "amended_by")):
        return True
    origin = record.origin("status")
    if any(origin and statement.reference.line == origin.line for statement in record.statements):
        return True
    texts = [record.status_text or ""] if record.status_text != record.status else []
    ends = [step for step in record.history if scene.like.get(step.status or "", step.status) == "superseded"]
    texts += [step.text for step in ends]
    if any(step.note and not step.commit for step in ends):
        return True
    return any(_tells_more(text) for text in texts) or any(_NAMING.search(each.key) for each in record.extras)


def _tells_more(text: str) -> bool:
    """Say whether a status holds more than its word and a date."""
    words = [
        word
        for word in _WORD.findall(text.casefold())
        if word not in _TELLING_NOTHING and not _MONTHS.fullmatch(word)
    ]
    return len(words) > (0 if "supersed" in text.casefold() else 1)


def _rejected(scene: _Scene, path: str, older: str) -> Diagnostic:
    """Say that a rejected record supersedes nothing (R305)."""
    record = scene.by_path[path]
    others = [(place(record, "status"), "it is rejected here")]
    if scene.meaning(older) == "superseded":
        others.append((place(scene.by_path[older], "status"), "and the older one says that it is superseded"))
    message = f"`{path}` is rejected and supersedes nothing: `{older}` stands without regard to it"
    hint = "take the statement back; a sentence can tell what was to be replaced"
    where = scene.relations.place("supersedes", path, older)
    return Diagnostic("R305", Severity.WARNING, where, message, hint, tuple(others))


def _two_successors(scene: _Scene, path: str) -> Iterator[Diagnostic]:
    """Say that a record's front matter names one successor, and its body or status another (R306)."""
    said = scene.voices.names(path, "superseded_by")
    if (path, "superseded_by") in scene.voices.open:
        return
    front = [(other, statement) for other, statement in said if statement.reference.firm]
    below = [(other, statement) for other, statement in said if not statement.reference.firm]
    if not front or not below or {other for other, _ in front} & {other for other, _ in below}:
        return
    record = scene.by_path[path]
    (first, named), (second, told) = front[0], below[0]
    others = ((reference_place(record, named.reference), f"here it is `{first}`"),)
    message = (
        f"this record is superseded by `{second}` as it says here, by `{first}` as its front matter says"
    )
    hint = "name the right one in both; if both are meant, name both as `superseded-by`"
    where = reference_place(record, told.reference)
    yield Diagnostic("R306", Severity.NOTE, where, message, hint, others)
