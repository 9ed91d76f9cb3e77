"""`steelyard serve` before many readers and beside many files: it grows in neither memory nor descriptors."""

from __future__ import annotations

import asyncio
import os
import random
import socket
import struct
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from listening import Serving, build_in
from trust.large_projects import plain, project

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/fd").is_dir(), reason="the system tells of no descriptors"
)

READERS = 200
EACH = 2.0
"""Seconds between two edits."""
_HOST = b"Host: localhost\r\n\r\n"
_ABORT = struct.pack("ii", 1, 0)


@dataclass(frozen=True, slots=True)
class Sample:
    """What the server's process held at one moment: its memory in bytes, its open descriptors, its threads."""

    at: float
    memory: int
    descriptors: int
    threads: int


@dataclass(slots=True)
class Crowd:
    """Readers of a site that is served at a port, and what they saw."""

    port: int
    reloads: int = 0
    visits: int = 0
    broken: list[str] = field(default_factory=list)
    leaving: bool = False

    async def reader(self, number: int) -> None:
        """Open a page, listen, and reload when told; every fifth reader leaves in the middle of it, at times rudely."""
        chance = random.Random(number)
        while not self.leaving:
            try:
                page = await self.page("/" if number % 2 else "/d/00001-choice-1.html")
                await self.listen(
                    page,
                    seconds=chance.uniform(0.1, 6) if number % 5 == 0 else 60,
                    rude=chance.random() < 0.5,
                )
            except (OSError, asyncio.IncompleteReadError, TimeoutError) as error:
                if not self.leaving:
                    self.broken.append(f"reader {number}: {error!r}")
                await asyncio.sleep(0.5)

    async def visitor(self, number: int) -> None:
        """Open the last page of all and leave it, while nothing changes any more."""
        page = await self.page("/d/00002-choice-2.html")
        if "The end" not in page:
            await self.listen(page, seconds=60, rude=False)
            page = await self.page("/d/00002-choice-2.html")
        await self.listen(page, seconds=0.5, rude=number % 2 == 0)

    async def page(self, url: str) -> str:
        """Ask for a page and return its text."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            writer.write(f"GET {url} HTTP/1.1\r\nConnection: close\r\n".encode() + _HOST)
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            length = int(head.lower().partition("content-length:")[2].split()[0])
            self.visits += 1
            return (await reader.readexactly(length)).decode()
        finally:
            writer.close()

    async def listen(self, page: str, *, seconds: float, rude: bool) -> None:
        """Wait until the page is to be reloaded, at most so long."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            writer.write(f"GET /-/events?build={build_in(page)} HTTP/1.1\r\n".encode() + _HOST)
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await reader.readuntil(b"event: reload\n")
                    self.reloads += 1
                    return
            if rude:  # as a browser that is killed
                writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _ABORT)
        finally:
            writer.close()


def sample(pid: int, start: float) -> Sample:
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    memory = int(status.partition("VmRSS:")[2].split()[0]) * 1024
    threads = int(status.partition("Threads:")[2].split()[0])
    return Sample(time.monotonic() - start, memory, len(os.listdir(f"/proc/{pid}/fd")), threads)  # noqa: PTH208


async def soak(serving: Serving, adr: Path, *, seconds: float, readers: int) -> tuple[Crowd, list[Sample]]:
    """Have readers listen while a record is edited every 2 s; every tenth edit changes a title, every 25th breaks a record."""
    crowd, start = Crowd(serving.port), time.monotonic()
    samples: list[Sample] = []
    async with asyncio.TaskGroup() as group:
        for number in range(readers):
            group.create_task(crowd.reader(number))
        turn = 0
        while time.monotonic() < start + seconds:
            turn += 1
            title = f"Choice {turn}" if turn % 10 == 0 else "Choice"
            broken = "supersedes: 99\n" if turn % 25 == 0 else ""
            text = f"---\nstatus: accepted\n{broken}---\n\n# {title}\n\nEdited {turn} times.\n"
            (adr / "00002-choice-2.md").write_text(text, encoding="utf-8")
            await asyncio.sleep(EACH)
            samples.append(sample(serving.process.pid, start))
        crowd.leaving = True
        (adr / "00002-choice-2.md").write_text("# The end\n\nThe end.\n", encoding="utf-8")
    await asyncio.gather(*map(crowd.visitor, range(readers // 4)))
    return crowd, samples


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Serving]:
    plain(project(tmp_path / "project"), 60)
    # The server's own address is in its first line; its later lines are read all along.
    one = Serving(tmp_path / "project", [sys.executable, "-m", "steelyard", "serve", "--port", "0"])
    yield one
    one.kill()


def average(samples: list[Sample], name: str) -> float:
    return float(sum(getattr(each, name) for each in samples)) / len(samples)


def test_many_readers_for_long(serving: Serving, tmp_path: Path, *, long_form: bool) -> None:
    """With 200 pages on live reload, some of which leave and come, and an edit every 2 s, memory and descriptors stay.

    The long form takes ten minutes.
    """
    before = sample(serving.process.pid, time.monotonic())
    seconds = 600.0 if long_form else 20.0
    # In a thread of its own: a test of pages that ran before may have left this one with a loop that runs.
    with ThreadPoolExecutor(1) as thread:
        crowd, samples = thread.submit(
            lambda: asyncio.run(soak(serving, tmp_path / "project/adr", seconds=seconds, readers=READERS))
        ).result()
    figures = f"{crowd.visits} visits, {crowd.reloads} reloads, before {before}, " + ", ".join(
        f"{each.at:.0f} s: {each.memory / 1e6:.0f} MB {each.descriptors} fd {each.threads} threads"
        for each in samples[:: max(len(samples) // 12, 1)]
    )
    print(figures)
    assert not crowd.broken, crowd.broken[:5]
    assert crowd.reloads >= READERS, figures
    # Memory settles: what the threads' allocators keep fills within minutes, a leak would go on.
    fifth = len(samples) // 5
    early, late = samples[-2 * fifth : -fifth], samples[-fifth:]
    assert average(late, "memory") < average(early, "memory") + 10e6, figures
    assert max(each.memory for each in samples) < before.memory + 80e6, figures
    assert max(each.descriptors for each in samples) < 3 * READERS, figures
    assert average(late, "descriptors") < average(early, "descriptors") + 0.2 * READERS, figures
    end = time.monotonic() + 30
    while (after := sample(serving.process.pid, time.monotonic())).descriptors > before.descriptors + 2:
        assert time.monotonic() < end, f"after all have left {after} is held; {figures}"
        time.sleep(0.2)
    assert after.threads <= before.threads + 2, (before, after)
    assert serving.interrupt() in {0, 130}
