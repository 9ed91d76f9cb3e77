"""What a file told at an earlier time: its status and date, all that is read of a version no longer there."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.reading.evidence import Evidence, gather
from steelyard.reading.frontmatter import cut
from steelyard.reading.given import given
from steelyard.reading.life import read_life
from steelyard.reading.naming import read_name

if TYPE_CHECKING:
    from steelyard.core.settings import StatusWord

_NAME = "record.md"  # of no date and no number: both then come from the text
_HEAD = re.compile(r"---[ \t]*\n.*?^(?:---|\.\.\.)[ \t]*$", re.MULTILINE | re.DOTALL)


class Told(Struct, frozen=True):
    """A version's status as a word (None for no status) and as written, and its date."""

    status: str | None
    text: str
    date: str | None


def read_past(text: str, own: tuple[StatusWord, ...] = ()) -> Told:
    """Read what a version of a record tells, as the present file is read; `own` are the site's status words."""
    head = _HEAD.match(text)
    told = _of_head(head[0], own) if head else None
    if told is None:
        evidence, _ = gather(text, file=_NAME, name=read_name(_NAME))
        told = _told(evidence, own)
    return told


# Most versions of a record differ in their bodies, which have no say where front matter has a status.
@lru_cache(maxsize=4096)
def _of_head(head: str, own: tuple[StatusWord, ...]) -> Told | None:
    front, _ = cut(head, file=_NAME)
    evidence = Evidence(_NAME, read_name(_NAME), front, (), given(front), {})
    if not evidence.from_front("status"):
        return None
    told = _told(evidence, own)
    return told if told.status else None


def _told(evidence: Evidence, own: tuple[StatusWord, ...]) -> Told:
    life = read_life(evidence, own=own, order="")
    return Told(life.status, life.status_text or "", life.date)
