"""How adr-tools ties two records of a folder: a line in each one's Status section, the older one perhaps superseded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.writing.adr.records import one_line, title_of, with_link, without_status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HOLDING = "Accepted"
"""The status of a new record, which one that is superseded loses."""


class Tie(Struct, frozen=True):
    """A link from a record to `target`, the name of the other's file, and the one that leads back."""

    target: str
    forward: str
    back: str
    supersedes: bool = False


def superseding(target: str) -> Tie:
    """Return the tie to a record that no longer holds."""
    return Tie(target, "Supersedes", "Superseded by", supersedes=True)


def asked_tie(written: str) -> Tie | None:
    """Read TARGET:LINK:REVERSE-LINK; the target is the reference as typed. None where one of them is missing."""
    target, forward, back, *_ = (*written.split(":"), "", "", "")
    return Tie(target, forward, back) if target and forward and back else None


def tied(
    texts: Mapping[str, str], name: str, ties: Sequence[Tie]
) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """Tie a record to others, and return all texts by name, and the names of those that have no Status section.

    `texts` holds the record's own text and those of all targets.
    """
    changed, without = dict(texts), dict[str, None]()
    for tie in ties:
        for here, label, there in ((name, tie.forward, tie.target), (tie.target, tie.back, name)):
            text = with_link(changed[here], one_line(label), title=title_of(changed[there]), name=there)
            if text is None:
                without[here] = None
                continue
            changed[here] = text
        if tie.supersedes:
            changed[tie.target] = without_status(changed[tie.target], HOLDING)
    return changed, tuple(without)
