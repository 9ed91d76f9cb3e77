"""Pages that listen to `steelyard serve`, and the command in a process of its own."""

from __future__ import annotations

import json
import os
import queue
import signal
import socket
import subprocess
import threading
import time
from http.client import HTTPConnection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

LONG = 60
"""Seconds that a busy machine may take over a build."""


class Listener:
    """A page of a build, by its name, that listens to the events of the server at a port; `page` is its address."""

    def __init__(self, port: int, build: str, *, page: str = "/", seconds: float = 10) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=seconds)
        self.socket.sendall(
            f"GET /-/events?build={build}&page={page} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
        )
        self.file = self.socket.makefile("rb")
        assert b"200" in self.file.readline()
        headers = iter(self.file.readline, b"\r\n")
        assert b"Content-Type: text/event-stream; charset=utf-8\r\n" in list(headers)
        assert self.file.readline() == b"retry: 1000\n"
        assert self.file.readline() == b"\n"

    def next(self) -> tuple[str, object]:
        """Return the next event and what it says; what only keeps the connection open is passed over."""
        while (line := self.file.readline().decode()) in {":\n", "\n"}:
            pass
        name = line.removeprefix("event: ").strip()
        data = self.file.readline().decode().removeprefix("data: ")
        assert self.file.readline() == b"\n"
        return name, json.loads(data)

    def close(self) -> None:
        self.file.close()
        self.socket.close()


def build_in(page: str) -> str:
    """Return the build that a page was served of."""
    return page.partition('data-build="')[2].partition('"')[0]


class Serving:
    """`steelyard serve` in a process of its own, and what it says."""

    def __init__(self, folder: Path, command: Sequence[str]) -> None:
        self.process = subprocess.Popen(
            command,
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()
        try:
            self.address = self.says("Serving ")
        except BaseException:
            self.kill()
            raise
        self.port = int(self.address.partition("127.0.0.1:")[2].partition("/")[0])

    def says(self, part: str) -> str:
        """Wait for a line that holds this, and return it."""
        while part not in (line := self.lines.get(timeout=LONG)):
            pass
        return line

    def get(self, path: str) -> tuple[int, str]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=LONG)
        try:
            connection.request("GET", path)
            response = connection.getresponse()
            return response.status, response.read().decode()
        finally:
            connection.close()

    def listener(self) -> Listener:
        """Listen as a page does that was loaded just now."""
        return Listener(self.port, build_in(self.get("/")[1]), seconds=LONG)

    def shows(self, path: str, text: str) -> None:
        """Wait until a page holds a text."""
        end = time.monotonic() + LONG
        while text not in self.get(path)[1]:
            assert time.monotonic() < end, f"{path} never showed {text}"
            time.sleep(0.05)

    def fails(self, text: str) -> None:
        """Wait until an open page is told of a failure that holds a text, whatever is built before."""
        while True:
            listener = self.listener()
            name, told = listener.next()
            while name == "failed" and text not in str(told):
                name, told = listener.next()
            listener.close()
            if name == "failed":
                return

    def leads_to(self, listener: Listener, page: str) -> None:
        """Wait until a page that listens since before a change is led to another one by it ('' for its own)."""
        name, told = listener.next()
        while name != "reload":
            name, told = listener.next()
        listener.close()
        assert isinstance(told, dict)
        assert told["page"] == page

    def interrupt(self) -> int:
        """Press Ctrl-C, which all processes of a terminal get, and return how it ended."""
        os.killpg(self.process.pid, signal.SIGINT)
        code = self.process.wait(LONG)
        self.reader.join(LONG)
        return code

    def kill(self) -> None:
        """End it whatever it does."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(LONG)
        self.reader.join(LONG)

    def _read(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as stdout:
            for line in stdout:
                self.lines.put(line.rstrip("\n"))
