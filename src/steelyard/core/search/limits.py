"""How much of a site can be searched in a page."""

from __future__ import annotations

FULL_TEXT = 2_000
"""Above so many records bodies are left out of the index, and the page says what it searches."""


def searches_bodies(records: int) -> bool:
    """Say whether a site of so many records has its bodies in the index."""
    return records <= FULL_TEXT
