"""What open pages are told: which build they should show, and why the last one failed."""

from __future__ import annotations

import json
import secrets
import threading
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator


class Early(Struct, frozen=True):
    """A page of a build that is still at work: its path in the site, its bytes, and what the build will be called."""

    url: str
    page: bytes
    build: str


class State(Struct, frozen=True):
    """What a page can be told at one moment. `turn` counts the changes; `failure` is '' after a good build.

    `page` is the address that a page of an older build is to go to, from the site's root on, '' for its own. `early` is
    the page that is shown in the place of the published one.
    """

    turn: int
    build: str
    page: str
    failure: str
    closed: bool
    early: Early | None = None

    def due(self, url: str, build: str) -> str:
        """Name the build that a page of another one, at this path, is to be left for; '' where it is as it should be."""
        early = self.early
        current = early.build if early and (self.page or early.url == url) else self.build
        return current if build != current else ""


class Events:
    """The state of the builds, for any number of waiting threads.

    A build's name is different in each run of the server, so that a page left open over a restart reloads too.
    """

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._run = secrets.token_hex(4)
        self._count = 0
        self._state = State(0, f"{self._run}-0", "", "", closed=False)
        self._pages: Counter[tuple[str, str]] = Counter()

    @contextmanager
    def listening(self, url: str, build: str) -> Iterator[None]:
        """Count a page of a build among those that listen, while this lasts."""
        with self._condition:
            self._pages[url, build] += 1
            self._condition.notify_all()
        try:
            yield
        finally:
            with self._condition:
                self._pages[url, build] -= 1
                self._pages += Counter()  # without those that nobody looks at any more

    @property
    def state(self) -> State:
        return self._state

    def show(self, url: str, content: bytes, page: str = "", *, seconds: float = 0) -> None:
        """Show a page of the next build before there is one; `page` is as `reload` has it.

        Where somebody is to look at it, it waits until the page is there, for so many seconds at most.
        """
        with self._condition:
            self._count += 1
            early = Early(url, content, f"{self._run}-{self._count}")
            awaited = any(page or listening == url for listening, _ in self._pages)
            self._set(self._state.build, page, "", closed=False, early=early)
            if awaited:
                there = (url, early.build)
                self._condition.wait_for(lambda: self._state.closed or there in self._pages, seconds)

    def reload(self, page: str = "", *, as_shown: bool = False) -> None:
        """Tell that there is a new site, and the page of it to look at, if there is one.

        `as_shown` says that the page shown early is as it was shown: who looks at it need not be told.
        """
        with self._condition:
            if not (self._state.early and as_shown):
                self._count += 1
            self._set(f"{self._run}-{self._count}", page, "", closed=False)

    def fail(self, text: str) -> None:
        """Tell why a build failed; the site is the one before, without what was shown early."""
        with self._condition:
            self._set(self._state.build, self._state.page, text, closed=False)

    def close(self) -> None:
        """Let everybody who waits go."""
        with self._condition:
            self._set(self._state.build, "", "", closed=True)

    def wait(self, turn: int, *, seconds: float) -> State:
        """Give the state as soon as it is not that of `turn` any more, or as it is after so many seconds."""
        with self._condition:
            self._condition.wait_for(lambda: self._state.turn != turn, seconds)
            return self._state

    def _set(self, build: str, page: str, failure: str, *, closed: bool, early: Early | None = None) -> None:
        closed = closed or self._state.closed
        self._state = State(self._state.turn + 1, build, page, failure, closed, early)
        self._condition.notify_all()


def message(name: str, data: object) -> bytes:
    """Write an event as Server-Sent Events have it; the data is JSON, which holds no line end."""
    return f"event: {name}\ndata: {json.dumps(data)}\n\n".encode()
