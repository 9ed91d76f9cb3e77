"""Which pages a build waits for when it shows one early: a moment is theirs, and nobody else's."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from steelyard.doors.serve.events import Events

if TYPE_CHECKING:
    from collections.abc import Callable

LONG = 60.0


@pytest.fixture
def events() -> Events:
    return Events()


def begin(show: Callable[[], None]) -> threading.Thread:
    thread = threading.Thread(target=show, daemon=True)
    thread.start()
    return thread


def ends(thread: threading.Thread) -> bool:
    thread.join(LONG / 2)
    return not thread.is_alive()


@pytest.mark.parametrize(
    ("listens", "page"), [("d/1.html", ""), ("index.html", "/d/1.html")], ids=["looks at it", "is led to it"]
)
def test_a_build_waits_for_who_looks(events: Events, listens: str, page: str) -> None:
    """Showing a page early ends when the page is there at who looks at it, or is led to it."""
    before = events.state
    with events.listening(listens, before.build):
        showing = begin(lambda: events.show("d/1.html", b"new", page, seconds=LONG))
        early = events.wait(before.turn, seconds=LONG).early
        assert early
    with events.listening("d/1.html", before.build), events.listening("index.html", early.build):
        showing.join(0.05)
        assert showing.is_alive()
        with events.listening("d/1.html", early.build):
            assert ends(showing)


def test_a_build_waits_for_nobody_else(events: Events) -> None:
    """Where nobody listens, or only at another page, or only did so before, the build goes on at once."""
    build = events.state.build
    with events.listening("d/1.html", build):
        pass
    with events.listening("d/2.html", build):
        assert ends(begin(lambda: events.show("d/1.html", b"new", seconds=LONG)))


def test_a_build_waits_no_longer_than_told(events: Events) -> None:
    """A page that never comes back is given up."""
    with events.listening("d/1.html", events.state.build):
        assert ends(begin(lambda: events.show("d/1.html", b"new", seconds=0.01)))


def test_the_end_of_the_server_ends_the_wait(events: Events) -> None:
    """Ctrl-C is not held up by a page that does not come back."""
    before = events.state
    with events.listening("d/1.html", before.build):
        showing = begin(lambda: events.show("d/1.html", b"new", seconds=LONG))
        events.wait(before.turn, seconds=LONG)
        events.close()
        assert ends(showing)
