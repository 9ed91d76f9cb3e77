"""What kinds of relation are called: as a heading ("Superseded by"), and in a sentence ("0019 supersedes 0004")."""

from __future__ import annotations

LABELS = {
    "superseded_by": "Superseded by",
    "supersedes": "Supersedes",
    "amended_by": "Amended by",
    "amends": "Amends",
    "depends_on": "Depends on",
    "needed_by": "Needed by",
    "enables": "Enables",
    "enabled_by": "Enabled by",
    "conflicts_with": "Conflicts with",
    "relates_to": "Related to",
}
"""The kinds that every site has, in the order in which a page shows them."""

_VERBS = {
    "superseded_by": "is superseded by",
    "amended_by": "is amended by",
    "needed_by": "is needed by",
    "enabled_by": "is enabled by",
    "relates_to": "is related to",
}


def label(kind: str) -> str:
    """Return what a kind is called over a list of records; a site's own kind with its name in words."""
    words = kind.replace("_", " ").replace("-", " ")
    return LABELS.get(kind) or words[:1].upper() + words[1:]


def verb(kind: str) -> str:
    """Return what a kind is called between two records; a site's own kind with its name in words."""
    return _VERBS.get(kind) or kind.replace("_", " ").replace("-", " ")
