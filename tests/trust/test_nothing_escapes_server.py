"""`steelyard serve` answers only for its site and only to its own name, whatever is sent to its port, and goes on."""

from __future__ import annotations

import os
import random
import re
import socket
import threading
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from steelyard.doors.serve.server import Server
from trust.ways_out import SECRET, WAYS_OUT, put

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RECORD = "a record's text"
PAGE = f"<!doctype html><title>T</title><body><p>{RECORD}</p></body>"
OWN = b"Host: localhost\r\n"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a published site, with secrets beside it and hidden in it."""
    folder = tmp_path_factory.mktemp("served")
    put(
        folder,
        dict.fromkeys(("secret", "secret.md", "site2/secret", "passwd", "x", "index.html"), SECRET),
    )
    put(
        folder,
        {f"site/{name}": PAGE for name in ("index.html", "404.html", "tags/index.html", "d/0001-x.html")},
    )
    put(folder, {"site/.steelyard-manifest.json": SECRET, "site/.git/config": SECRET, "site/data.js": RECORD})
    put(folder, {"site/d/.hidden/x.html": SECRET, "site/.env": SECRET, "site/private.txt": SECRET})
    out = folder / "site"
    (out / "leaves").symlink_to("../secret")
    (out / "leaves.html").symlink_to(folder / "secret")
    (out / "up").symlink_to("..")
    (out / "root").symlink_to("/")
    (out / "self").symlink_to("/proc/self")
    (out / "hidden").symlink_to(".git")
    (out / "zero.bin").symlink_to("/dev/zero")
    (out / "loop").symlink_to("loop")
    os.mkfifo(out / "pipe.html")
    (out / "private.txt").unlink()
    return out


@pytest.fixture(scope="module")
def server(out: Path) -> Iterator[Server]:
    server = Server(out, port=0, allow_hosts=["adr.example.org"])
    server.start()
    yield server
    server.stop()


def said(server: Server, *pieces: bytes, seconds: float = 20, pause: float = 0) -> bytes:
    """Send bytes as they are, say that no more come, and return all that comes back."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=seconds) as connection:
        answer = b""
        try:
            for piece in pieces:
                connection.sendall(piece)
                time.sleep(pause)
            connection.shutdown(socket.SHUT_WR)
            while data := connection.recv(1 << 16):
                answer += data
        except TimeoutError:
            raise
        except OSError:  # it had heard enough
            return answer
        return answer


def statuses(answer: bytes) -> list[int]:
    """Return the status of each answer in what came back."""
    return [int(status) for status in re.findall(rb"HTTP/1\.1 (\d{3}) ", answer)]


def get(path: str, headers: bytes = OWN, method: str = "GET") -> bytes:
    return f"{method} {path} HTTP/1.1\r\n".encode("utf-8", "surrogatepass") + headers + b"\r\n"


def quoted(text: str, times: int) -> str:
    """Percent-encode every byte of a text, over and over."""
    for _ in range(times):
        text = "".join(f"%{byte:02X}" for byte in text.encode("utf-8", "surrogatepass"))
    return text


PATHS = (
    *(
        "/../secret",
        "/..%2fsecret",
        "/%2e%2e/secret",
        "/%2e%2e%2fsecret",
        "/%252e%252e%252fsecret",
        "/..%5c..%5csecret",
    ),
    *(
        "/.%2e/secret",
        "/%c0%ae%c0%ae/secret",
        "/%e0%80%ae%e0%80%ae/secret",
        "/..%c0%afsecret",
        "/..%ef%bc%8fsecret",
    ),
    *(
        "/d/../../secret",
        "/d/%2e%2e/%2e%2e/secret",
        "/./../secret",
        "//../secret",
        "///etc/passwd",
        "/%2fetc/passwd",
    ),
    *(
        "/..\\secret",
        "\\..\\secret",
        "/..;/secret",
        "/..%00/secret",
        "/index.html%00.txt",
        "/%00",
        "/d/%0a..%0asecret",
    ),
    *(
        "http://127.0.0.1/../secret",
        "http://localhost/index.html",
        "http://evil.example/index.html",
        "file:///etc/passwd",
    ),
    *(
        "/leaves",
        "/leaves.html",
        "/up/secret",
        "/up/index.html",
        "/root/etc/passwd",
        "/self/environ",
        "/self/cwd/x",
    ),
    *(
        "/hidden/config",
        "/.git/config",
        "/%2egit/config",
        "/.env",
        "/d/.hidden/x.html",
        "/.steelyard-manifest.json",
    ),
    *(
        "/.well-known/../.git/config",
        "/.well-known/../../secret",
        "/zero.bin",
        "/loop",
        "/pipe.html",
        "/d/../.env",
    ),
    *(
        "/site2/secret",
        "/../site2/secret",
        "/C:/x",
        "/c:%5cx",
        "/index.html::$DATA",
        "/data.js:x",
        "/~root/x",
        "*",
    ),
)


@pytest.mark.parametrize("path", PATHS)
def test_no_path_leads_out_of_the_site(server: Server, path: str) -> None:
    """Outside, hidden, linked, endless or unreadable: no way to write an address gives any of it."""
    answer = said(server, get(path, OWN + b"Connection: close\r\n"))
    assert SECRET.encode() not in answer
    assert b"root:" not in answer
    assert statuses(answer) in ([404], [400])
    assert len(answer) < 10_000


def test_every_way_out_in_every_encoding(server: Server) -> None:
    """All names that lead elsewhere somewhere, plain and encoded up to three times, alone and below a folder, give nothing."""
    for way in WAYS_OUT:
        for folder in ("/", "/d/", "/up/"):
            for times in range(4):
                path = folder + (quoted(way, times) if times else way.replace(" ", "+").replace("\n", "%0a"))
                answer = said(server, get(path.replace("\t", "%09"), OWN + b"Connection: close\r\n"))
                assert SECRET.encode() not in answer, path
                assert statuses(answer)[:1] in ([404], [400], [414], [301], [200]), path
                if statuses(answer)[:1] == [200]:
                    assert RECORD.encode() in answer, path


HOSTS = (
    *(b"", b"Host: evil.example\r\n", b"Host: evil.example:8000\r\n", b"Host: localhost.evil.example\r\n"),
    *(
        b"Host: evil.example\r\nHost: localhost\r\n",
        b"Host: localhost\r\nHost: evil.example\r\n",
        b"Host:\r\n",
    ),
    *(
        b"Host: localhost\r\nhost: evil.example\r\n",
        b"Host: localhost, evil.example\r\n",
        b"Host: localhost evil\r\n",
    ),
    *(b"Host: localhost@evil.example\r\n", b"Host: evil.example#localhost\r\n", b"Host: localhost/evil\r\n"),
    *(b"Host: 127.0.0.1.nip.io\r\n", b"Host: 127.0.0.2\r\n", b"Host: 0.0.0.0\r\n", b"Host: 2130706433\r\n"),
    *(
        b"Host: 0x7f000001\r\n",
        b"Host: 127.1\r\n",
        b"Host: [::]\r\n",
        b"Host: [::ffff:127.0.0.1]\r\n",
        b"Host: ::1\r\n",
    ),
    *(
        b"Host : localhost\r\n",
        b" Host: localhost\r\n",
        b"X: y\r\n Host: localhost\r\n",
        b"Host: evil\r\n localhost\r\n",
    ),
    *(
        b"X-Forwarded-Host: localhost\r\n",
        b"Host: localhost\x00\r\n",
        b"Host: local\x00host\r\n",
        b"Host: localhost..\r\n",
    ),
    *(
        b"Host: localhost:80:80\r\n",
        b"Host: localhost:8x\r\n",
        b"Host: \xef\xbd\x8cocalhost\r\n",
        b"Host: l\xc3\xb6calhost\r\n",
    ),
    *(
        b"Host: adr.example.org.evil.example\r\n",
        b"Host: xadr.example.org\r\n",
        b"Forwarded: host=localhost\r\n",
    ),
)


@pytest.mark.parametrize("headers", HOSTS)
def test_it_answers_to_its_own_name_alone(server: Server, headers: bytes) -> None:
    """No host, two hosts, a strange one, or one that only begins or ends like its own: nothing of the site is told."""
    for path in ("/", "/data.js", "/-/events", "/nothing", "/tags", "http://localhost/"):
        answer = said(server, get(path, headers))
        assert RECORD.encode() not in answer
        assert statuses(answer) in ([421], [400])
        assert b"Location" not in answer
    assert RECORD.encode() not in said(server, b"GET / HTTP/1.0\r\n" + headers + b"\r\n")


@pytest.mark.parametrize(
    "host",
    [
        *(
            "localhost",
            "LOCALHOST",
            "localhost.",
            "localhost:80",
            "localhost:",
            "127.0.0.1",
            "127.0.0.1:65535",
            "[::1]",
        ),
        *("[::1]:8000", "adr.example.org", "ADR.example.org:1", "  localhost  "),
    ],
)
def test_it_answers_to_each_of_its_names(server: Server, host: str) -> None:
    """With a port or without, in capitals, with the dot at the end: its own names are its own."""
    assert statuses(said(server, get("/", f"Host: {host}\r\n".encode()))) == [200]


@pytest.mark.parametrize("site", ["cross-site", "same-site", "CROSS-SITE", "unheard-of"])
@pytest.mark.parametrize("path", ["/", "/data.js", "/-/events", "/-/reload.js", "/nothing", "/tags/"])
def test_another_sites_page_is_given_nothing(server: Server, site: str, path: str) -> None:
    """A script, picture, answer or stream of events that another site's page asks for is refused, there or not."""
    for mode in ("no-cors", "cors", "same-origin", "websocket", ""):
        headers = (
            OWN
            + f"Sec-Fetch-Site: {site}\r\nSec-Fetch-Mode: {mode}\r\nOrigin: https://evil.example\r\n".encode()
        )
        answer = said(server, get(path, headers))
        assert statuses(answer) == [403]
        assert RECORD.encode() not in answer


def test_links_from_elsewhere_are_followed_and_nobody_else_may_read(server: Server) -> None:
    """A page opens from a link at another site; its own requests are answered; no answer lets another origin read it."""
    for headers in (
        b"Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n",
        b"Sec-Fetch-Site: same-origin\r\nSec-Fetch-Mode: no-cors\r\n",
        b"Sec-Fetch-Site: none\r\nSec-Fetch-Mode: navigate\r\n",
        b"Origin: https://evil.example\r\n",
        b"",
    ):
        answer = said(server, get("/", OWN + headers))
        assert statuses(answer) == [200]
        assert b"access-control" not in answer.lower()
        assert b"\r\nCross-Origin-Resource-Policy: same-origin\r\n" in answer
        assert b"\r\nX-Content-Type-Options: nosniff\r\n" in answer


HIDDEN = b"GET /data.js HTTP/1.1\r\n" + OWN + b"\r\n"
SMUGGLED = (
    get("/", OWN + b"Content-Length: %d\r\n" % len(HIDDEN)) + HIDDEN,
    get("/", OWN + b"Transfer-Encoding: chunked\r\n") + b"%x\r\n" % len(HIDDEN) + HIDDEN + b"\r\n0\r\n\r\n",
    get("/", OWN + b"Transfer-Encoding: chunked\r\nContent-Length: 4\r\n") + b"0\r\n\r\n" + HIDDEN,
    get("/", OWN + b"Content-Length: 0\r\nContent-Length: %d\r\n" % len(HIDDEN)) + HIDDEN,
    get("/", OWN + b"Content-Length: -1\r\n") + HIDDEN,
    get("/", OWN + b"Content-Length: x\r\n") + HIDDEN,
    get("/", OWN + b"Transfer-Encoding: xchunked\r\n") + b"zz\r\n" + HIDDEN,
    get("/", OWN + b"Content-Length: 5\r\n", "HEAD") + HIDDEN,
    get("/", OWN + b"Content-Length: %d\r\n" % len(HIDDEN), "POST") + HIDDEN,
    get("/", OWN + b"Transfer-Encoding: chunked\r\n", "PUT") + b"0\r\n\r\n" + HIDDEN,
    get("/", b"Host: evil.example\r\n") + HIDDEN,
    get("/", OWN + b"Expect: 100-continue\r\nContent-Length: %d\r\n" % len(HIDDEN)) + HIDDEN,
)


@pytest.mark.parametrize("request_", SMUGGLED)
def test_no_request_hides_in_another(server: Server, request_: bytes) -> None:
    """What follows a head that announces a body, or that was refused, is never taken for a request of its own."""
    answer = said(server, request_)
    assert [status for status in statuses(answer) if status != 100][1:] == []


def test_requests_one_after_the_other(server: Server) -> None:
    """Requests sent at once, without bodies, are answered one after the other, up to one that is refused."""
    assert statuses(said(server, get("/") * 50)) == [200] * 50
    assert statuses(said(server, get("/") + get("/", b"Host: evil\r\n") + get("/"))) == [200, 421]


ODD = (
    *(
        b"GET /\r\n",
        b"GET /\n",
        b"\r\n\r\n",
        b"",
        b"\0",
        b"GET",
        b"GET  / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
    ),
    *(
        b"GET / HTTP/1.1\n" + OWN.replace(b"\r", b"") + b"\n",
        b"GET / FTP/1.1\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00",
    ),
    *(
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"GET /%s HTTP/1.1\r\n\r\n" % (b"x" * 70_000),
        b"GET / HTTP/1.1\r\n" + b"A" * 70_000,
    ),
    *(
        b"GET / HTTP/1.1\r\nX: " + b"y" * 70_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 10_000 + b"\r\n",
    ),
    *(
        b"CONNECT evil:443 HTTP/1.1\r\n" + OWN + b"\r\n",
        b"TRACE / HTTP/1.1\r\n" + OWN + b"\r\n",
        b"OPTIONS * HTTP/1.1\r\n\r\n",
    ),
    *(
        b"GET /\xff\xfe\x00 HTTP/1.1\r\n" + OWN + b"\r\n",
        b"GET /tags?\x00\x01\x1b[2J HTTP/1.1\r\n" + OWN + b"\r\n",
    ),
    *(
        b"GET /tags?a\x0bb HTTP/1.1\r\n" + OWN + b"\r\n",
        b"GET /tags?%0d%0aX:%20y HTTP/1.1\r\n" + OWN + b"\r\n",
    ),
    *(
        b"GET //evil.example/.. HTTP/1.1\r\n" + OWN + b"\r\n",
        b"GET //evil.example//tags HTTP/1.1\r\n" + OWN + b"\r\n",
    ),
    *(
        b"GET /[ HTTP/1.1\r\n" + OWN + b"\r\n",
        b"GET http://[ HTTP/1.1\r\n" + OWN + b"\r\n",
        b"GET //[ HTTP/1.1\r\n" + OWN + b"\r\n",
    ),
    *(
        b"GET /-/events?%s HTTP/1.1\r\n" % (b"a&" * 2000) + OWN + b"Connection: close\r\n\r\n",
        b"get / HTTP/1.1\r\n" + OWN + b"\r\n",
    ),
    b"GET /-/events?build=\xff%ff%00 HTTP/1.1\r\n" + OWN + b"\r\n",
)


@pytest.mark.parametrize("request_", ODD)
def test_odd_requests_are_answered_or_dropped(
    server: Server, request_: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    """Old, new, cut off, endless or garbled: an answer or none, no word in the terminal, and the next one is served."""
    answer = said(server, request_)
    head = answer.partition(b"\r\n\r\n")[0]
    assert not any(byte < 32 and byte not in b"\r\n\t" for byte in head)
    assert b"Location: //" not in head
    assert b"\nX: y" not in head
    assert statuses(said(server, get("/"))) == [200]
    assert capfd.readouterr().err == ""


def test_what_may_not_be_read_is_not_there(
    server: Server, out: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """A file that the system refuses, or that becomes a link as it is found, is missing; nothing is printed."""
    stop = threading.Event()
    page, aside, link = out / "flip.html", out / "flip.aside", out / "flip.link"
    page.write_text(PAGE)
    link.symlink_to("../secret")

    def flip() -> None:
        while not stop.is_set():
            page.rename(aside)
            link.rename(page)
            page.rename(link)
            aside.rename(page)

    thread = threading.Thread(target=flip)
    thread.start()
    try:
        answers = [said(server, get("/flip.html", OWN + b"Connection: close\r\n")) for _ in range(100)]
    finally:
        stop.set()
        thread.join()
    assert not [answer for answer in answers if SECRET.encode() in answer]
    assert {status for answer in answers for status in statuses(answer)} <= {200, 404}
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("count", [100, pytest.param(400, marks=pytest.mark.long)])
def test_those_who_dribble_stop_nobody(server: Server, count: int) -> None:
    """While very many connections send a byte now and then, and as many send nothing, another one is answered at once."""
    dribblers = [socket.create_connection(("127.0.0.1", server.port), timeout=20) for _ in range(count)]
    try:
        for at, each in enumerate(dribblers):
            if at % 2:
                each.sendall(b"GET / HT")
        start = time.monotonic()
        for _ in range(10):
            assert statuses(said(server, get("/"))) == [200]
            for each in dribblers[1::2]:
                each.sendall(b"T")
        assert time.monotonic() - start < 30
    finally:
        for each in dribblers:
            each.close()


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            [
                b"GET ",
                b"/",
                b"..",
                b"%2e",
                b"\\",
                b" HTTP/1.1",
                b"\r\n",
                b"\n",
                b"Host: localhost",
                b"Host: evil",
                b"Content-Length: 9",
                b"Transfer-Encoding: chunked",
                b"\0",
                b"secret",
                b"up",
                b":",
                b" ",
                b"leaves",
            ]
        ),
        max_size=14,
    ),
    st.lists(
        st.sampled_from(
            ["../", "%2e%2e/", "..%5c", "/", "secret", "up/secret", "leaves", "index.html", "%00", ":", ";"]
        ),
        max_size=3,
    ),
)
def test_any_pieces_of_requests_give_nothing_away(
    server: Server, pieces: list[bytes], names: list[str]
) -> None:
    """Whatever is put together of the parts of requests, or of addresses, no secret comes back, and the server goes on."""
    assert SECRET.encode() not in said(server, b"".join(pieces))
    assert SECRET.encode() not in said(server, get("/" + "".join(names)))


@pytest.mark.long
def test_very_many_broken_requests(server: Server) -> None:
    """Twenty thousand requests with bytes changed, cut and doubled at random: no secret, and the server goes on."""
    chance = random.Random(8)
    samples = [*SMUGGLED, *ODD, *(get(path) for path in PATHS), *(get("/", host) for host in HOSTS)]
    samples = [sample for sample in samples if len(sample) < 3000]
    for turn in range(20_000):
        data = bytearray(chance.choice(samples))
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(data) + 1)
            data[at : at + chance.randint(0, 3)] = chance.choice(
                [b"", b"\0", b"\r\n", b"%2e", b"/", b" ", bytes([chance.randrange(256)])]
            )
        assert SECRET.encode() not in said(server, bytes(data), seconds=60), turn
    assert statuses(said(server, get("/"))) == [200]
