"""The local server shows the published site to its own reader, reloads pages, and gives nothing else away."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import ExitStack
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from listening import Listener, build_in
from steelyard.doors.serve.ports import ServeError
from steelyard.doors.serve.served import content_type
from steelyard.doors.serve.server import Server, listen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'"
PAGE = f"""<!doctype html><meta http-equiv="Content-Security-Policy" content="{POLICY}"><title>T</title><body>
<p>Say &lt;/body> twice</p></body></html>
"""


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Give a published site, with things beside and in it that are nobody's business."""
    out = tmp_path / "site"
    for name, text in {
        "site/index.html": PAGE,
        "site/404.html": "<p>Nothing here</p>",
        "site/d/0001-ü x.html": PAGE,
        "site/tags/index.html": PAGE,
        "site/empty/notes.txt": "π",
        "site/decisions.json": "{}",
        "site/.steelyard-manifest.json": "ours",
        "site/.git/config": "hidden",
        "secret.txt": "secret",
        "site2/secret.txt": "secret",
    }.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (out / "leaves.txt").symlink_to("../secret.txt")
    (out / "stays.json").symlink_to("decisions.json")
    (out / "hidden.txt").symlink_to(".git/config")
    (out / "loop").symlink_to("loop")
    return out


@pytest.fixture
def server(out: Path) -> Iterator[Server]:
    server = Server(out, port=0, allow_hosts=["Adr.Example.org"])
    server.start()
    yield server
    server.stop()


def ask(
    server: Server, path: str, *, method: str = "GET", host: str = "", headers: dict[str, str] | None = None
) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", server.port, timeout=5)
    try:
        connection.putrequest(method, path, skip_host=True)
        for name, value in {"Host": host or f"127.0.0.1:{server.port}", **(headers or {})}.items():
            connection.putheader(name, value)
        connection.endheaders()
        response = connection.getresponse()
        return response, response.read()
    finally:
        connection.close()


def until(true: Callable[[], bool], seconds: float = 10) -> bool:
    """Wait until it is true; say whether it ever was."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.02)
    return true()


def test_pages_and_files(server: Server) -> None:
    """Home, a page with an encoded name, an index of a folder and a file come with their kinds."""
    for path, kind in {
        "/": "text/html; charset=utf-8",
        "/d/0001-%C3%BC%20x.html?theme=dark": "text/html; charset=utf-8",
        "/tags/": "text/html; charset=utf-8",
        "/decisions.json": "application/json; charset=utf-8",
        "/stays.json": "application/json; charset=utf-8",
        "/empty/notes.txt": "text/plain; charset=utf-8",
    }.items():
        response, body = ask(server, path)
        assert (response.status, response.headers["Content-Type"]) == (200, kind), path
        assert int(response.headers["Content-Length"]) == len(body)
        assert response.headers["Cache-Control"] == "no-store"
        assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert ask(server, "/empty/notes.txt")[1] == "π".encode()


def test_a_connection_is_kept(server: Server) -> None:
    """Many requests go over one connection."""
    connection = HTTPConnection("127.0.0.1", server.port, timeout=5)
    for path in ("/", "/nothing", "/decisions.json", "/tags"):
        connection.request("GET", path)
        connection.getresponse().read()
        assert connection.sock is not None
    connection.close()


def test_the_script_is_put_into_pages_only(server: Server, out: Path) -> None:
    """A page gets one script before its last `</body>`, on its way only; other files are as they are."""
    body = ask(server, "/")[1].decode()
    assert body.count("<script") == 1
    assert body.index("twice") < body.index('<script src="/-/reload.js?v=') < body.rindex("</body>")
    assert (out / "index.html").read_text() == PAGE
    assert ask(server, "/nothing")[1].decode().startswith("<p>Nothing here</p><script")
    assert ask(server, "/decisions.json")[1] == b"{}"
    response, script = ask(server, "/-/reload.js")
    assert response.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert b"EventSource" in script


@pytest.mark.parametrize(
    "path",
    [
        "/nothing",
        "/empty/",
        "/empty",
        "/index.html/",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/d/..%2f..%2fsecret.txt",
        "/..%5csecret.txt",
        "/%2e%2e%5csecret.txt",
        "/..%00/secret.txt",
        "//secret.txt",
        "/%2fetc/hostname",
        "/C:/secret.txt",
        "/%252e%252e/secret.txt",
        "/..;/secret.txt",
        "/../site2/secret.txt",
        "/leaves.txt",
        "/hidden.txt",
        "/loop",
        "/.steelyard-manifest.json",
        "/.git/config",
        "/%2egit/config",
        "/%ff",
        "/" + "x" * 5000,
        "/d/",
        "secret.txt",
        "http://127.0.0.1/../secret.txt",
    ],
)
def test_nothing_else_is_served(server: Server, path: str) -> None:
    """Outside, hidden, listed or missing: the site's own 404 page, and no more."""
    response, body = ask(server, path)
    assert response.status == 404
    assert body.startswith(b"<p>Nothing here</p>")


def test_before_the_first_good_build(tmp_path: Path) -> None:
    """Where there is no site yet, a page says so, and is told of failures and of the first good build."""
    server = Server(tmp_path / "nowhere", port=0)
    server.start()
    try:
        for path in ("/", "/d/1.html"):
            response, body = ask(server, path)
            assert response.status == 404
            assert b"There is no site yet" in body
            assert b'<script src="/-/reload.js?v=' in body
    finally:
        server.stop()


def test_a_folder_that_is_not_ours(tmp_path: Path) -> None:
    """Nothing is shown of a folder that no build has published to, and all of it as soon as one has."""
    out = tmp_path / "private"
    out.mkdir()
    for name in ("index.html", "404.html", "secret.txt"):
        (out / name).write_text("secret")
    server = Server(out, port=0)
    server.start()
    try:
        for path in ("/", "/index.html", "/secret.txt", "/nothing"):
            response, body = ask(server, path)
            assert response.status == 404
            assert b"secret" not in body
        (out / ".steelyard-manifest.json").write_text("ours")
        assert ask(server, "/secret.txt")[1] == b"secret"
    finally:
        server.stop()


def test_another_folder_from_now_on(server: Server, tmp_path: Path) -> None:
    """A configuration that names another output folder: the new site is shown from there."""
    other = tmp_path / "other"
    other.mkdir()
    (other / ".steelyard-manifest.json").write_text("ours")
    (other / "index.html").write_text("<p>other")
    server.reload(out=other)
    assert ask(server, "/")[1].startswith(b"<p>other")


def test_a_folder_without_its_slash(server: Server) -> None:
    """A folder with an index is sent on to its address, on this server only."""
    response, _ = ask(server, "/tags?x=1")
    assert (response.status, response.headers["Location"]) == (301, "/tags/?x=1")
    assert ask(server, "//tags")[0].headers["Location"] == "/tags/"


def test_head_and_other_methods(server: Server) -> None:
    """HEAD tells what GET would; everything else is refused."""
    for path in ("/", "/decisions.json", "/nothing"):
        get, head = ask(server, path)[0], ask(server, path, method="HEAD")
        assert head[1] == b""
        assert (head[0].status, head[0].headers["Content-Length"]) == (
            get.status,
            get.headers["Content-Length"],
        )
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "PATCH"):
        response, _ = ask(server, "/", method=method)
        assert (response.status, response.headers["Allow"]) == (405, "GET, HEAD")
    assert ask(server, "/", method="BREW")[0].status == 501


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 200),
        ("localhost:8000", 200),
        ("LOCALHOST.", 200),
        ("[::1]:80", 200),
        ("adr.example.org", 200),
        ("evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("evil.example:80", 421),
        ("192.168.0.1", 421),
        (" ", 421),
        ("<script>", 421),
    ],
)
def test_only_its_own_names(server: Server, host: str, status: int) -> None:
    """A name that somebody else made point here (DNS rebinding) shows no record, by any path."""
    for path in ("/", "/decisions.json", "/-/reload.js", "/-/events", "/nothing"):
        if path == "/-/events" and status == 200:
            continue
        response, body = ask(server, path, host=host)
        assert (response.status == 421) == (status == 421)
        if status == 421:
            assert b"--allow-host" in body
            assert response.headers["Content-Type"].startswith("text/plain")


def test_any_address_of_the_machine(out: Path) -> None:
    """Bound to all addresses, it answers to the one that was called, and to no name."""
    server = Server(out, host="0.0.0.0", port=0)
    server.start()
    try:
        assert server.url == f"http://127.0.0.1:{server.port}/"
        assert ask(server, "/")[0].status == 200
        assert ask(server, "/", host="evil.example")[0].status == 421
    finally:
        server.stop()


def test_ipv6(out: Path) -> None:
    """An address of IPv6 is bound and written in brackets."""
    try:
        server = Server(out, host="::1", port=0)
    except ServeError:
        pytest.skip("this machine has no IPv6")
    server.start()
    try:
        assert server.url == f"http://[::1]:{server.port}/"
        connection = HTTPConnection("::1", server.port, timeout=5)
        connection.request("GET", "/")
        assert connection.getresponse().status == 200
        connection.close()
    finally:
        server.stop()


def test_a_port_in_use(server: Server, out: Path) -> None:
    """The message says what is wrong and what to do."""
    with pytest.raises(
        ServeError, match=f"port {server.port} is in use.*--port {server.port + 1}, or --port 0"
    ):
        Server(out, port=server.port)
    with pytest.raises(ServeError, match="no address of this machine"):
        Server(out, host="203.0.113.7", port=0)
    with pytest.raises(ServeError, match="no port"):
        Server(out, port=70000)


def test_the_next_free_port(server: Server, out: Path) -> None:
    """Where the port is taken the next free one is; after 20 of them the message says what to do."""
    second = listen(out, host="127.0.0.1", port=server.port)
    try:
        assert server.port < second.port < server.port + 20
    finally:
        second.stop()
    first = 20_000
    taken: list[socket.socket] = []
    try:
        for port in range(first, first + 20):
            each = socket.socket()
            taken.append(each)
            try:
                each.bind(("127.0.0.1", port))
                each.listen()
            except OSError:  # somebody else's, and taken as well
                continue
        with pytest.raises(ServeError, match=f"ports {first} to {first + 19} are in use.*--port 0"):
            listen(out, host="127.0.0.1", port=first)
    finally:
        for each in taken:
            each.close()
    with pytest.raises(ServeError, match="no address of this machine"):
        listen(out, host="203.0.113.7", port=8000)
    free = listen(out, host="127.0.0.1", port=0)
    assert free.port
    free.stop()


def build_of(server: Server, path: str = "/") -> str:
    return build_in(shown(server, path))


def shown(server: Server, path: str = "/") -> str:
    return ask(server, path)[1].decode()


def test_pages_are_told(server: Server) -> None:
    """A failure comes with its text, a new site as a reload; a page of an older build is told at once."""
    old = build_of(server)
    listener = Listener(server.port, old)
    server.fail("d/x.md:1: it's </script> broken\nπ")
    assert listener.next() == ("failed", "d/x.md:1: it's </script> broken\nπ")
    late = Listener(server.port, old)
    assert late.next()[0] == "failed"
    server.reload("/d/1.html")
    name, told = listener.next()
    assert name == "reload"
    assert isinstance(told, dict)
    assert told == {"build": build_of(server), "page": "/d/1.html"}
    assert late.next() == (name, told)
    for each in (listener, late):
        each.close()
    for stale in (old, "of-another-run", ""):
        listener = Listener(server.port, stale)
        assert listener.next()[0] == "reload"
        listener.close()
    fresh = Listener(server.port, build_of(server))
    server.fail("again")
    assert fresh.next() == ("failed", "again")
    fresh.close()


def descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir())) if Path("/proc/self/fd").exists() else 0


@pytest.fixture
def listening(server: Server) -> Iterator[Callable[..., Listener]]:
    """Give what opens a listener, which is closed at the end."""
    with ExitStack() as stack:

        def listen_(build: str, *, page: str = "/") -> Listener:
            listener = Listener(server.port, build, page=page)
            stack.callback(listener.close)
            return listener

        yield listen_


def test_a_page_of_the_next_build(server: Server, out: Path, listening: Callable[..., Listener]) -> None:
    """Who looks at a page is told as soon as it is finished; the others, and a page that stays so, only with the build."""
    (out / "d/1.html").write_text(PAGE)
    first = build_of(server, "/d/1.html")
    looks, elsewhere = listening(first, page="/d/1.html"), listening(first)
    server.show("d/1.html", PAGE.replace("twice", "thrice").encode())
    name, told = looks.next()
    assert name == "reload"
    assert told == {"build": build_of(server, "/d/1.html"), "page": ""}
    assert "thrice" in shown(server, "/d/1.html")
    assert "twice" in shown(server)
    assert build_of(server) == first
    again = listening(build_of(server, "/d/1.html"), page="/d/1.html")
    (out / "d/1.html").write_text(PAGE.replace("twice", "thrice"))
    server.reload()
    assert elsewhere.next()[0] == "reload"
    server.fail("nothing yet")
    assert again.next() == ("failed", "nothing yet")


@pytest.mark.parametrize("fails", [False, True], ids=["is another", "fails"])
def test_a_page_that_the_build_has_otherwise(
    server: Server, out: Path, listening: Callable[..., Listener], *, fails: bool
) -> None:
    """Where the page is another one in the end, or the build fails, who has seen the early one is shown what there is."""
    (out / "d/1.html").write_text(PAGE)
    server.show("d/1.html", PAGE.replace("twice", "thrice").encode())
    early = build_of(server, "/d/1.html")
    looks, elsewhere = listening(early, page="/d/1.html"), listening(build_of(server))
    if fails:
        server.fail("it is wrong")
    else:
        server.reload()
    assert looks.next()[0] == "reload"
    page = shown(server, "/d/1.html")
    assert elsewhere.next() == (
        ("failed", "it is wrong") if fails else ("reload", {"build": build_in(page), "page": ""})
    )
    assert "twice" in page
    assert build_in(page) != early
    again = listening(build_in(page), page="/d/1.html")
    if fails:
        assert again.next() == ("failed", "it is wrong")
        server.reload()
        assert again.next()[0] == "reload"
        assert build_of(server, "/d/1.html") != early


def test_a_page_to_go_to_before_the_build(
    server: Server, out: Path, listening: Callable[..., Listener]
) -> None:
    """Where pages follow what is edited, all of them go to the early page, and stay there."""
    (out / "d/1.html").write_text(PAGE)
    listener = listening(build_of(server))
    server.show("d/1.html", PAGE.replace("twice", "thrice").encode(), lead=True)
    name, told = listener.next()
    assert name == "reload"
    assert isinstance(told, dict)
    assert told["page"] == "/d/1.html"
    there = listening(told["build"], page="/d/1.html")
    server.fail("wait")
    assert there.next()[0] == "reload"


def test_two_hundred_pages(server: Server) -> None:
    """Two hundred pages listen at once, each is told, and nothing is left of them when they are gone."""
    threads, files = threading.active_count(), descriptors()
    build = build_of(server)
    listeners = [Listener(server.port, build) for _ in range(200)]
    assert ask(server, "/")[0].status == 200
    for listener in listeners[:100]:
        listener.close()
    assert until(lambda: threading.active_count() <= threads + 101)
    server.reload()
    assert {listener.next()[0] for listener in listeners[100:]} == {"reload"}
    for listener in listeners[100:]:
        listener.close()
    assert until(lambda: threading.active_count() <= threads)
    assert until(lambda: descriptors() <= files)


def test_stopping(out: Path) -> None:
    """Stopping ends what listens and what is kept open, frees the port, and may be asked for twice."""
    threads = threading.active_count()
    server = Server(out, port=0)
    server.start()
    listener = Listener(server.port, build_of(server))
    idle = HTTPConnection("127.0.0.1", server.port, timeout=5)
    idle.request("GET", "/")
    idle.getresponse().read()
    waiting = threading.Thread(target=server.wait)
    waiting.start()
    server.stop()
    server.stop()
    waiting.join(5)
    assert not waiting.is_alive()
    assert listener.file.readline() == b""
    assert until(lambda: threading.active_count() <= threads)
    Server(out, port=server.port).stop()
    listener.close()
    idle.close()


def test_a_reader_who_leaves_is_no_fault(
    server: Server, out: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """A connection cut in the middle prints nothing and the server goes on."""
    threads = threading.active_count()
    (out / "big.bin").write_bytes(bytes(20_000_000))
    for _ in range(3):
        with socket.create_connection(("127.0.0.1", server.port)) as connection:
            connection.sendall(b"GET /big.bin HTTP/1.1\r\nHost: localhost\r\n\r\n")
            connection.recv(100)
    assert ask(server, "/")[0].status == 200
    assert until(lambda: threading.active_count() <= threads)
    assert capfd.readouterr().err == ""


def test_kinds_do_not_depend_on_the_machine() -> None:
    """The kinds of files are our own, and so are the charsets of texts."""
    for name, kind in {
        "a.JS": "text/javascript; charset=utf-8",
        "a.svg": "image/svg+xml; charset=utf-8",
        "a.woff2": "font/woff2",
        "a.png": "image/png",
        "a.pdf": "application/pdf",
        "a.csv": "text/csv; charset=utf-8",
        "reviews.ics": "text/calendar; charset=utf-8",
        "a.tar.gz": "application/gzip",
        "a": "application/octet-stream",
        "a.unknown": "application/octet-stream",
    }.items():
        assert content_type(Path(name)) == kind
