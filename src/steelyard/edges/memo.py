"""What a process that builds again and again keeps of its last build, so that only what has changed is done anew.

Nothing is taken from here unless all that it was made of is equal now; whoever puts a value says of what it was made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from steelyard.core.corpus import Decision
    from steelyard.core.once import Once
    from steelyard.edges.unchanged import Unchanged

Value = TypeVar("Value")


class Kept(Generic[Value]):
    """Values by key, each with what it was made of. What a published build neither took nor put is dropped at its end."""

    def __init__(self) -> None:
        self._before: dict[object, tuple[Any, Value]] = {}
        self._now: dict[object, tuple[Any, Value]] = {}

    def take(self, key: object, made_of: object) -> Value | None:
        """Return the value of a key if it was made of this, None otherwise."""
        known = self.last(key)
        if known is None or known[0] != made_of:
            return None
        self._now[key] = known
        return known[1]

    def last(self, key: object) -> tuple[Any, Value] | None:
        """Return the value of a key with what it was made of, to be judged, and put again, by who asks."""
        return self._now.get(key) or self._before.get(key)

    def put(self, key: object, made_of: object, value: Value) -> Value:
        """Keep a value with what it was made of, and return it."""
        self._now[key] = (made_of, value)
        return value

    def once(self, key: object, made_of: object, make: Callable[[], Value]) -> Value:
        """Return the value of a key if it was made of this, else make it: see `steelyard.core.once.Once`."""
        known = self.last(key)
        if known is None or known[0] != made_of:
            return self.put(key, made_of, make())
        self._now[key] = known
        return known[1]

    def end(self, *, published: bool) -> None:
        """End a build; one that was not `published` may not have asked for all that is kept."""
        self._before = self._now if published else {**self._before, **self._now}
        self._now = {}

    def take_back(self) -> None:
        """Forget what has been put since the last build ended."""
        self._now = {}


class Memo:
    """What is kept of the last build that was published. It holds for one configuration of a project only.

    `parts` are what pages and data are put together of. `texts` stand for the files that were parsed, by path.
    `decisions` are those of the last build, by path; `published` the marks of the files that it published, by their path
    in the site: one that somebody else has changed is written anew. `standing` are those that were found unchanged since.
    """

    unchanged: Unchanged | None = None
    """Where this process builds once only: the pages of another's build. Nothing else of a site is kept then."""

    def __init__(self) -> None:
        self.parsed: Kept[Any] = Kept()
        self.rendered: Kept[Any] = Kept()
        self.studies: Kept[Any] = Kept()
        self.parts: Kept[Any] = Kept()
        self.files: Kept[Any] = Kept()
        self.texts: dict[str, bytes] = {}
        self.decisions: Mapping[str, Decision] = {}
        self.published: Mapping[str, Any] = {}
        self.standing: dict[str, Any] = {}

    @property
    def once(self) -> Once:
        """Return what gives the parts of pages and data."""
        return self.parts.once

    def end(self, *, published: bool) -> None:
        """End a build. What it made of files is true for the next one; its pages are, only if they were `published`."""
        for kept in (self.parsed, self.rendered, self.studies, self.parts):
            kept.end(published=published)
        if published:
            self.files.end(published=True)
        else:
            self.files.take_back()
