"""Where a site's files lie on a forge, for links to a source, to its editor and to its history."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.forge import blob_url, commit_url, edit_url, forge_name, history_url
from steelyard.core.paths import climbs_out

if TYPE_CHECKING:
    from collections.abc import Callable


class Repository(Struct, frozen=True):
    """A repository on a forge. `commit` is what is built, `branch` what is edited; '' where not known.

    `prefix` is the project's root below the repository's, '' where they are one.
    """

    url: str
    commit: str = ""
    branch: str = ""
    prefix: str = ""

    @property
    def forge(self) -> str:
        """Name the forge for people, '' where its address does not tell."""
        return forge_name(self.url)

    def blob(self, path: str) -> str:
        """Return the address of a file as it was built; '' where it is not known or lies outside the repository."""
        return self._address(path, self.commit or self.branch, blob_url)

    def edit(self, path: str) -> str:
        """Return the address of a file's editor, '' where it is not known."""
        return self._address(path, self.branch, edit_url)

    def history(self, path: str) -> str:
        """Return the address of a file's history, '' where it is not known."""
        return self._address(path, self.branch or self.commit, history_url)

    def change(self, path: str, commit: str) -> str:
        """Return the address of a commit that changed a file, '' where it is not known."""
        return commit_url(self.url, commit) if self.url and self.holds(path) else ""

    def holds(self, path: str) -> bool:
        """Say whether a path from the project's root stays inside the repository."""
        return not climbs_out(self._inside(path))

    def _inside(self, path: str) -> str:
        path = posixpath.normpath(posixpath.join(self.prefix, path))
        return "" if path == "." else path

    def _address(self, path: str, ref: str, make: Callable[[str, str, str], str]) -> str:
        return make(self.url, ref, self._inside(path)) if self.url and ref and self.holds(path) else ""
