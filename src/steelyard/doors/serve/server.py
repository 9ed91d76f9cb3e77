"""The local server: the published site to this machine's own browser, reloaded after each build."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import quote

from steelyard.doors.serve.answering import Http
from steelyard.doors.serve.events import Events
from steelyard.doors.serve.ports import PortTakenError, ServeError, bracketed, cannot_listen
from steelyard.doors.serve.served import holds

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

LOCAL_NAMES = frozenset({"127.0.0.1", "localhost", "[::1]"})

_MOMENT = 0.15  # seconds; a browser takes less than a tenth to load a page again
_TRIES = 20  # ports looked at for one that is free
# What is compared with, not bound to.
_ANYWHERE = frozenset({"", "0.0.0.0", "::"})  # noqa: S104


def listen(out: Path, *, host: str, port: int, allow_hosts: Collection[str] = ()) -> Server:
    """Return a server at the port, or where that is taken at the next one that is free.

    Raises ServeError where it cannot listen, or finds no free port among the next ones.
    """
    last = min(port + _TRIES - 1, 65535)
    for each in range(port, last + 1):
        with suppress(PortTakenError):
            return Server(out, host=host, port=each, allow_hosts=allow_hosts)
    raise ServeError(f"the ports {port} to {last} are in use on {host}; try --port 0 for any that is free")


class Server:
    """Serves a published folder at `url` until it is stopped. Port 0 takes any free one.

    `allow_hosts` are further names it answers to. Raises ServeError where it cannot listen.
    """

    def __init__(
        self, out: Path, *, host: str = "127.0.0.1", port: int = 8000, allow_hosts: Collection[str] = ()
    ) -> None:
        self._events = Events()
        self._stopped = threading.Event()
        try:
            self._http = Http(host, port)
        except (OSError, OverflowError, UnicodeError) as error:
            raise cannot_listen(host, port, error) from error
        self._http.out = out
        self._http.events = self._events
        self._http.names = LOCAL_NAMES | {name.lower().rstrip(".") for name in allow_hosts}
        if host not in _ANYWHERE:
            self._http.names |= {bracketed(host).lower()}
        self._host = host
        self._thread = threading.Thread(
            target=self._http.serve_forever, args=(0.1,), name="server", daemon=True
        )

    @property
    def port(self) -> int:
        return int(self._http.server_address[1])

    @property
    def url(self) -> str:
        host = "127.0.0.1" if self._host in _ANYWHERE else bracketed(self._host)
        return f"http://{host}:{self.port}/"

    def start(self) -> None:
        """Serve, in threads of its own."""
        self._thread.start()

    def show(self, url: str, content: bytes, *, lead: bool = False) -> None:
        """Show a page of the site in the place of the published one until the next `reload` or `fail`.

        Who looks at it is told, and where it is to `lead`, every open page goes there. They get a moment in which the
        build does not go on: it would be what they wait for.
        """
        self._events.show(url, content, quote("/" + url) if lead else "", seconds=_MOMENT)

    def reload(self, page: str = "", *, out: Path | None = None) -> None:
        """Tell every open page that there is a new site, in the folder `out` if it is another one.

        They go to `page`, an address from the site's root on; where it is '' each one shows its own anew.
        """
        if out is not None:
            self._http.out = out
        early = self._events.state.early
        as_shown = early is not None and holds(self._http.out, early.url, early.page)
        self._events.reload(page, as_shown=as_shown)

    def fail(self, text: str) -> None:
        """Show on every open page why the last build failed, until the next `reload`."""
        self._events.fail(text)

    def wait(self) -> None:
        """Wait until the server is stopped, or a person interrupts."""
        while not self._stopped.wait(0.5):  # without a bound, Windows would not let Ctrl-C through
            pass

    def stop(self) -> None:
        """Close every connection and the port. A second call does nothing."""
        if self._stopped.is_set():
            return
        self._stopped.set()
        self._events.close()
        if self._thread.is_alive():
            self._http.shutdown()
            self._thread.join()
        self._http.close_all()
