"""What the local server answers: the site's files, pages with the script that reloads them, and what open pages are told.

It answers GET and HEAD for the site's files, by its own name only, so that no other web site can read the
records through a name that it makes point here (DNS rebinding), nor include them in a page of its own.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import socketserver
import sys
import threading
from contextlib import suppress
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import parse_qs, quote, urlsplit
from zlib import crc32

from steelyard.doors.serve.asking import has_body, refusal
from steelyard.doors.serve.events import Events, message
from steelyard.doors.serve.ports import bracketed
from steelyard.doors.serve.served import (
    NO_PAGE,
    NO_SITE,
    Moved,
    content_type,
    find,
    path_of,
    version_of,
    versioned,
)
from steelyard.edges.opening import open_inside
from steelyard.edges.output.manifest import MANIFEST

if TYPE_CHECKING:
    from io import BufferedReader
    from pathlib import Path

SCRIPT_PATH = "/-/reload.js"
EVENTS_PATH = "/-/events"

_TICK = 1.0
_KEEP_ALIVE = 15
_BODY_END = re.compile(rb"</body\s*>", re.IGNORECASE)
_PRINTED = "".join(map(chr, range(33, 127)))  # all else would end the header, or is none
_KEPT = {"Cache-Control": "max-age=31536000, immutable"}  # an address that nothing else will ever have


@cache
def _script() -> bytes:
    return files("steelyard.doors.serve").joinpath("reload.js").read_bytes()


@cache
def _script_version() -> str:
    return f"{crc32(_script()):08x}"


class Http(ThreadingHTTPServer):
    """Answers for the published folder `out`, to the `names` it is asked by, and tells open pages the `events`."""

    daemon_threads = True
    request_queue_size = 128
    # On Windows this would let two servers listen at one port.
    allow_reuse_address = os.name != "nt"
    allow_reuse_port = False

    out: Path
    events: Events
    names: frozenset[str]

    def __init__(self, host: str, port: int) -> None:
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._open: set[socket.socket] = set()
        self._guard = threading.Lock()
        super().__init__((host, port), _Handler)

    def server_bind(self) -> None:
        # http.server would ask the name service who we are, which can take seconds.
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def process_request(self, request: Any, client_address: Any) -> None:
        with self._guard:
            self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        with self._guard:
            self._open.discard(request)
        super().shutdown_request(request)

    def close_all(self) -> None:
        """Close the port, and end the threads that wait for a next request."""
        self.server_close()
        with self._guard:
            for request in self._open:
                with suppress(OSError):
                    request.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: Any, client_address: Any) -> None:
        # A reader who leaves is no fault.
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: Http
    protocol_version = "HTTP/1.1"
    server_version = "steelyard"
    sys_version = ""
    timeout = 30
    disable_nagle_algorithm = True

    _common: ClassVar = {
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
        # The pages' data are scripts, which any web site could include.
        "Cross-Origin-Resource-Policy": "same-origin",
    }

    def do_GET(self) -> None:
        if not self._is_ours():
            return
        url = urlsplit(self.path if self.path.startswith("/") else "/" + self.path)
        if url.path == EVENTS_PATH:
            asked = parse_qs(url.query)
            self._tell(*(asked.get(name, [""])[0] for name in ("build", "page")))
        elif url.path == SCRIPT_PATH:
            kept = _KEPT if url.query == f"v={_script_version()}" else {}
            self._send(HTTPStatus.OK, "text/javascript; charset=utf-8", _script(), **kept)
        elif (self.server.out / MANIFEST).is_file():
            self._answer(find(self.server.out, url.path), url.query)
        else:  # nothing of a folder that is not ours is shown
            self._send_page(HTTPStatus.NOT_FOUND, NO_SITE, self.server.events.state.build)

    # Names that http.server looks for.
    do_HEAD = do_GET  # noqa: N815

    def do_POST(self) -> None:
        self.close_connection = True
        text = "This server only shows the site: GET and HEAD.\n"
        self._send(
            HTTPStatus.METHOD_NOT_ALLOWED, "text/plain; charset=utf-8", text.encode(), Allow="GET, HEAD"
        )

    do_PUT = do_PATCH = do_DELETE = do_OPTIONS = do_TRACE = do_CONNECT = do_POST  # noqa: N815

    def log_message(self, *_: object) -> None:
        """Stay quiet: the terminal belongs to the builds."""

    def _is_ours(self) -> bool:
        """Say whether the request is for this server to answer; refuse it where it is not."""
        here = bracketed(self.connection.getsockname()[0].removeprefix("::ffff:"))
        refused = refusal(self.headers, self.server.names, here)
        if refused or has_body(self.headers):
            self.close_connection = True
        if refused:
            self._send(refused.status, "text/plain; charset=utf-8", refused.text.encode())
        return refused is None

    def _answer(self, found: Path | Moved | None, query: str) -> None:
        if isinstance(found, Moved):
            location = found.location + ("?" + quote(query, safe=_PRINTED) if query else "")
            self._send(HTTPStatus.MOVED_PERMANENTLY, "text/plain; charset=utf-8", b"", Location=location)
            return
        state = self.server.events.state  # before anything is read: what comes then is told
        status = HTTPStatus.OK if found else HTTPStatus.NOT_FOUND
        file = found or find(self.server.out, "/404.html")
        url = path_of(self.server.out, file)
        if state.early and state.early.url == url:
            early = versioned(state.early.page, self.server.out, url)
            self._send_page(status, early, state.early.build)
            return
        try:
            opened = None if file is None or isinstance(file, Moved) else self._open(file)
        except OSError:  # removed by a build since it was found, or not to be read
            status, opened = HTTPStatus.NOT_FOUND, None
        if opened is None or isinstance(file, Moved) or file is None:
            self._send_page(status, NO_PAGE, state.build)
            return
        with opened:
            if file.suffix.lower() in {".html", ".htm"}:
                self._send_page(status, versioned(opened.read(), self.server.out, url), state.build)
            else:
                self._send_file(opened, content_type(file), query)

    def _open(self, file: Path) -> BufferedReader:
        return os.fdopen(open_inside(str(file), os.path.realpath(self.server.out)), "rb")

    def _send_page(self, status: HTTPStatus, page: bytes, build: str) -> None:
        """Send a page with the script that listens for the builds after the one that the page is of."""
        tag = f'<script src="{SCRIPT_PATH}?v={_script_version()}" data-build="{build}"></script>'.encode()
        ends = list(_BODY_END.finditer(page))
        at = ends[-1].start() if ends else len(page)
        self._send(status, "text/html; charset=utf-8", page[:at] + tag + page[at:])

    def _send(self, status: HTTPStatus, kind: str, body: bytes, **headers: str) -> None:
        self._head(status, {"Content-Type": kind, "Content-Length": str(len(body)), **headers})
        if self.command != "HEAD":
            self.wfile.write(body)

    def _send_file(self, content: BufferedReader, kind: str, query: str) -> None:
        found = os.fstat(content.fileno())
        kept = _KEPT if query == f"v={version_of(found)}" else {}
        self._head(HTTPStatus.OK, {"Content-Type": kind, "Content-Length": str(found.st_size), **kept})
        if self.command != "HEAD":
            shutil.copyfileobj(content, self.wfile)

    def _head(self, status: HTTPStatus, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in (self._common | headers).items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()

    def _tell(self, build: str, page: str) -> None:
        """Keep the connection and tell the page what happens, until it leaves or is to be reloaded."""
        self.close_connection = True
        url = path_of(self.server.out, find(self.server.out, page))
        self._head(HTTPStatus.OK, {"Content-Type": "text/event-stream; charset=utf-8"})
        if self.command == "HEAD":
            return
        self.wfile.write(b"retry: 1000\n\n")
        with self.server.events.listening(url, build):
            self._tell_on(url, build)

    def _tell_on(self, url: str, build: str) -> None:
        turn, quiet = -1, 0.0
        while True:
            state = self.server.events.wait(turn, seconds=_TICK)
            if state.closed or self._has_left():
                return
            if state.turn == turn:
                quiet += _TICK
                if quiet >= _KEEP_ALIVE:
                    quiet = 0.0
                    self.wfile.write(b":\n\n")
                continue
            turn, quiet = state.turn, 0.0
            due = state.due(url, build)
            if due:
                self.wfile.write(message("reload", {"build": due, "page": state.page}))
                return
            if state.failure:
                self.wfile.write(message("failed", state.failure))

    def _has_left(self) -> bool:
        """Say whether the reader closed the connection, without waiting for it."""
        self.connection.settimeout(0)
        try:
            return not self.connection.recv(1, socket.MSG_PEEK)
        except BlockingIOError:
            return False
        except OSError:
            return True
        finally:
            self.connection.settimeout(self.timeout)
