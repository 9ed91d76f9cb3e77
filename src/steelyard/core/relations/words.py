"""What kinds of relation are called: as a heading ("Superseded by"), and in a sentence ("0019 supersedes 0004")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steelyard.core.language.language import ENGLISH, message

if TYPE_CHECKING:
    from steelyard.core.language.language import Language

LABELS = {
    "superseded_by": message("Superseded by"),
    "supersedes": message("Supersedes"),
    "amended_by": message("Amended by"),
    "amends": message("Amends"),
    "depends_on": message("Depends on"),
    "needed_by": message("Needed by"),
    "enables": message("Enables"),
    "enabled_by": message("Enabled by"),
    "conflicts_with": message("Conflicts with"),
    "relates_to": message("Related to"),
}
"""The kinds that every site has, in the order in which a page shows them."""

_VERBS = {
    "superseded_by": message("is superseded by"),
    "supersedes": message("supersedes"),
    "amended_by": message("is amended by"),
    "amends": message("amends"),
    "depends_on": message("depends on"),
    "needed_by": message("is needed by"),
    "enables": message("enables"),
    "enabled_by": message("is enabled by"),
    "conflicts_with": message("conflicts with"),
    "relates_to": message("is related to"),
}

_SENTENCES = {
    "superseded_by": message("{one} is superseded by {other}"),
    "supersedes": message("{one} supersedes {other}"),
    "amended_by": message("{one} is amended by {other}"),
    "amends": message("{one} amends {other}"),
    "depends_on": message("{one} depends on {other}"),
    "needed_by": message("{one} is needed by {other}"),
    "enables": message("{one} enables {other}"),
    "enabled_by": message("{one} is enabled by {other}"),
    "conflicts_with": message("{one} conflicts with {other}"),
    "relates_to": message("{one} is related to {other}"),
}


def label(kind: str, language: Language = ENGLISH) -> str:
    """Return what a kind is called over a list of records; a site's own kind with its name in words."""
    if kind in LABELS:
        return language.say(LABELS[kind])
    words = _own(kind)
    return words[:1].upper() + words[1:]


def verb(kind: str, language: Language = ENGLISH) -> str:
    """Return what a kind is called between two records; a site's own kind with its name in words."""
    return language.say(_VERBS[kind]) if kind in _VERBS else _own(kind)


def sentence(kind: str, one: str, other: str, *, language: Language = ENGLISH) -> str:
    """Say a relation between two records by their names: "0019 supersedes 0004"."""
    if kind in _SENTENCES:
        return language.say(_SENTENCES[kind], one=one, other=other)
    return language.say("{one} {relation} {other}", one=one, relation=_own(kind), other=other)


def _own(kind: str) -> str:
    return kind.replace("_", " ").replace("-", " ")
