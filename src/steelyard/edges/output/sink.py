"""Where the files of a site go: a publication, or nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from steelyard.edges.output.publish import Staged

if TYPE_CHECKING:
    from pathlib import Path


class Sink(Protocol):
    """Where a site's files go: a publication, or nowhere. `stage` may run in a forked child, `take` not."""

    def stage(self, url: str, content: bytes) -> Staged: ...
    def stage_copy(self, url: str, origin: Path, boundary: str) -> Staged: ...
    def take(self, staged: Staged) -> None: ...


class Nowhere:
    """A sink that keeps nothing but the `urls` it was given, for a check."""

    def __init__(self) -> None:
        self.urls: set[str] = set()

    def stage(self, url: str, content: bytes) -> Staged:
        """Take a page's content and forget it."""
        return Staged(url, "", changed=bool(content))

    def stage_copy(self, url: str, origin: Path, boundary: str) -> Staged:
        """Take a file's place and forget it."""
        return Staged(url, "", changed=bool(origin.name or boundary))

    def take(self, staged: Staged) -> None:
        """Take a page and remember its place only."""
        self.urls.add(staged.url)
