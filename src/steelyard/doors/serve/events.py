"""What open pages are told: which build they should show, and why the last one failed."""

from __future__ import annotations

import json
import secrets
import threading

from msgspec import Struct


class State(Struct, frozen=True):
    """What a page can be told at one moment. `turn` counts the changes; `failure` is '' after a good build.

    `page` is the address that a page of an older build is to go to, from the site's root on, '' for its own.
    """

    turn: int
    build: str
    page: str
    failure: str
    closed: bool


class Events:
    """The state of the builds, for any number of waiting threads.

    A build's name is different in each run of the server, so that a page left open over a restart reloads too.
    """

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._run = secrets.token_hex(4)
        self._count = 0
        self._state = State(0, f"{self._run}-0", "", "", closed=False)

    @property
    def state(self) -> State:
        return self._state

    def reload(self, page: str = "") -> None:
        """Tell that there is a new site, and the page of it to look at, if there is one."""
        with self._condition:
            self._count += 1
            self._set(f"{self._run}-{self._count}", page, "", closed=False)

    def fail(self, text: str) -> None:
        """Tell why a build failed; the site is the one before."""
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

    def _set(self, build: str, page: str, failure: str, *, closed: bool) -> None:
        self._state = State(self._state.turn + 1, build, page, failure, closed=closed or self._state.closed)
        self._condition.notify_all()


def message(name: str, data: object) -> bytes:
    """Write an event as Server-Sent Events have it; the data is JSON, which holds no line end."""
    return f"event: {name}\ndata: {json.dumps(data)}\n\n".encode()
