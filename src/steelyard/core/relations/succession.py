"""What two records say differently of who follows whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steelyard.core.places import place, reference_place
from steelyard.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from steelyard.core.model import Record
    from steelyard.core.relations.sides import Relations
    from steelyard.core.relations.standing import Standing


def succession_findings(
    records: Iterable[Record],
    relations: Relations,
    standings: Mapping[str, Standing],
    *,
    like: Mapping[str, str],
) -> tuple[Diagnostic, ...]:
    """Report records that are superseded and still say accepted (R302), and two that name different successors (R303).

    `like` is what each of a site's own status words counts as.
    """
    diagnostics = []
    for record in records:
        path = record.path
        sides = relations.sides.get(path)
        newer = [side.path for side in sides if side.kind == "superseded_by"] if sides else ()
        if not newer:
            continue
        own: list[str] = []
        elsewhere: list[str] = []
        for other in newer:
            sayings = relations.sayings["superseded_by", path, other]
            (own if any(saying[0].path == path for saying in sayings) else elsewhere).append(other)
        if (
            standings[path].word == "superseded"
            and like.get(record.status or "", record.status) == "accepted"
        ):
            sayer, statement = relations.sayings["superseded_by", path, newer[0]][0]
            others = ((reference_place(sayer, statement.reference), "it is superseded here"),)
            message = f"a record that is superseded still says `{record.status_text or record.status}`"
            hint = "write `superseded` as its status, so that it reads the same everywhere"
            diagnostics.append(
                Diagnostic("R302", Severity.WARNING, place(record, "status"), message, hint, others)
            )
        if own and elsewhere:
            diagnostics.extend(_disagreement(relations, path, own[0], claimant=other) for other in elsewhere)
    return tuple(diagnostics)


def _disagreement(relations: Relations, path: str, own: str, *, claimant: str) -> Diagnostic:
    mine, said = relations.sayings["superseded_by", path, own][0]
    theirs, claim = relations.sayings["superseded_by", path, claimant][0]
    message = f"`{path}` is superseded by `{own}` as it says itself, by `{claimant}` as that one says"
    hint = "if both are meant, name both in the older record"
    others = ((reference_place(mine, said.reference), "the older record's own word"),)
    return Diagnostic("R303", Severity.NOTE, reference_place(theirs, claim.reference), message, hint, others)
