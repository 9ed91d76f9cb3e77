"""What a process that builds again and again keeps of its last build, so that only what has changed is done anew.

Nothing is taken from here unless all that it was made of is equal now; whoever puts a value says of what it was made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from steelyard.edges.unchanged import Unchanged

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from steelyard.core.corpus import Decision
    from steelyard.core.once import Once

Value = TypeVar("Value")


class Kept(Generic[Value]):
    """Values by key, each with what it was made of. What a published build neither took nor put is dropped at its end.

    During the first build `older` is asked for what is not known here.
    """

    def __init__(self, older: Kept[Value] | None = None) -> None:
        self._older = older
        self._before: dict[object, tuple[Any, Value]] = {}
        self._now: dict[object, tuple[Any, Value]] = {}

    def take(
        self, key: object, made_of: object, holds: Callable[[Value], bool] = lambda _: True
    ) -> Value | None:
        """Return the value of a key if it was made of this, and `holds` still; None otherwise."""
        known = self.last(key)
        if known is None or known[0] != made_of or not holds(known[1]):
            value = self._older.take(key, made_of, holds) if self._older else None
            return value if value is None else self.put(key, made_of, value)
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
        self._older = None

    def take_back(self) -> None:
        """Forget what has been put since the last build ended."""
        self._now = {}


class Memo:
    """What is kept of the last build that was published. It holds for one configuration of a project only.

    `parts` are what pages and data are put together of. `texts` stand for the files that were parsed, by path.
    `decisions` are those of the last build, by path; `published` the marks of the files that it published, by their path
    in the site: one that somebody else has changed is written anew. `standing` are those that were found unchanged since.
    Until the first build ends, what another process's made of files is taken from its `former` memo, and its pages are
    those that are `unchanged`.
    """

    lasts = True
    """Whether this process builds again, so that pages and their parts are kept too."""

    def __init__(self, former: Memo | None = None) -> None:
        self.unchanged: Unchanged | None = former.unchanged if former else Unchanged()
        self.parsed: Kept[Any] = Kept(former.parsed if former else None)
        self.rendered: Kept[Any] = Kept(former.rendered if former else None)
        self.studies: Kept[Any] = Kept(former.studies if former else None)
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
        self.unchanged = None
