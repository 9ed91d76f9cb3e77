"""A site as it stands, with what is known of each of its records and of the pages that show many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.edges.cache.facts import unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from steelyard.core.language.language import Language
    from steelyard.edges.cache.facts import Records, SiteFacts
    from steelyard.edges.cache.shown import Shown
    from steelyard.edges.looks.theme import Theme
    from steelyard.edges.project import Project


class Known(Struct, frozen=True):
    """A site as it was published, and what makes its pages. `facts` gives those of a record by its path.

    `shown` and `drawn` are as in `steelyard.edges.cache.shown`, of the build of this site. Without them only bodies can be
    put into it.
    """

    project: Project
    language: Language
    theme: Theme
    site: SiteFacts
    facts: Records
    shown: Callable[[], Shown] = unknown
    drawn: Callable[[Shown, frozenset[str]], Iterator[tuple[str, bytes]]] = unknown
