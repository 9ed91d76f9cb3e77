"""Where the files of a site go: a publication, or nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from steelyard.edges.output.publish import Staged

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Sink(Protocol):
    """Where a site's files go: a publication, or nowhere. What stages may run in a forked child, `take` not.

    `makes` says whether the content of `stage_made` is made at all.
    """

    @property
    def makes(self) -> bool: ...
    def stage_made(self, url: str, make: Callable[[], bytes]) -> Staged: ...
    def stage_copy(self, url: str, origin: Path, boundary: str) -> Staged: ...
    def take(self, staged: Staged) -> None: ...


class Nowhere:
    """A sink that keeps nothing but the `urls` it was given, for a check. What it is given is made only if it `makes`."""

    def __init__(self, *, makes: bool) -> None:
        self.urls: set[str] = set()
        self.makes = makes

    def stage_made(self, url: str, make: Callable[[], bytes]) -> Staged:
        """Take a page's place, and forget what it is made to see whether it can be."""
        return Staged(url, "", changed=bool(make()) if self.makes else True)

    def stage_copy(self, url: str, origin: Path, boundary: str) -> Staged:
        """Take a file's place and forget it."""
        return Staged(url, "", changed=bool(origin.name or boundary))

    def take(self, staged: Staged) -> None:
        """Take a page and remember its place only."""
        self.urls.add(staged.url)
