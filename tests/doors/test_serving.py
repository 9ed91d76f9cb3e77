"""`steelyard serve` as a person runs it: builds at each change, the last good site in between, a clean end."""

from __future__ import annotations

import shutil
import subprocess
import sys
from http.client import HTTPConnection
from typing import TYPE_CHECKING, NoReturn

import pytest

from listening import LONG, Serving
from steelyard.doors.serve.rebuilding import Rebuilder
from steelyard.doors.serve.server import Server
from steelyard.doors.serve.serving import _Work
from steelyard.doors.work import Request

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COMMAND = (sys.executable, "-m", "steelyard", "serve", "--port", "0")
SLOW = """
import time
from steelyard.doors.serve import serving
from steelyard.doors.serve.rebuilding import Rebuilder

class Slow(Rebuilder):
    def build(self, changed, *, early=None):
        if changed is None:
            return super().build(changed)
        print("building", flush=True)
        time.sleep(600)

from steelyard.doors import cli
serving.run.__kwdefaults__["builder"] = Slow
cli.main()
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write(tmp_path, "decisions/0001-one.md", "# One\n\nThe first.\n")
    write(tmp_path, "decisions/0002-two.md", "# Two\n\nThe second.\n")
    return tmp_path


@pytest.fixture
def serving(project: Path) -> Iterator[Serving]:
    serving = Serving(project, (*COMMAND, "--follow"))
    yield serving
    serving.kill()


def write(root: Path, name: str, text: str) -> None:
    file = root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def test_a_day_of_edits(project: Path, serving: Serving) -> None:
    """Each edit is built and told, whatever it is of; what is wrong is told, and the last good site stays up."""
    page = serving.listener()
    write(project, "decisions/0002-two.md", "# Two\n\nThe second, said anew.\n")
    serving.leads_to(page, "/d/0002-two.html")
    serving.shows("/d/0002-two.html", "said anew")
    serving.says(" unchanged, ")  # its page comes before the rest, to which all pages are led

    page = serving.listener()
    write(project, "steelyard.yml", "site: {title: Our choices}\n")
    serving.leads_to(page, "")
    serving.shows("/", "Our choices")

    shutil.move(project / "decisions", project / "away")
    serving.fails("there is no folder of decision records here")
    assert "said anew" in serving.get("/d/0002-two.html")[1]
    page = serving.listener()
    shutil.move(project / "away", project / "decisions")
    serving.leads_to(page, "")

    write(project, "steelyard.yml", "sources: docs/adr\nout: public\ntheme: {css: [look/own.css]}\n")
    serving.fails("docs/adr does not exist")
    write(project, "look/own.css", "a {color: red}\n")
    write(project, "docs/adr/0003-three.md", "# Three\n")
    serving.shows("/d/0003-three.html", "Three")
    assert serving.get("/d/0002-two.html")[0] == 404
    assert (project / "public/index.html").exists()
    write(project, "look/own.css", "a {color: blue}\n")
    serving.shows("/assets/own/look/own.css", "blue")

    table = "criterion,weight,A,B\nCost,2,1,2\nSpeed,1,3,2\n"
    write(project, "docs/adr/0003-three.criteria.csv", table)
    serving.shows("/d/0003-three.html", "Speed")
    page = serving.listener()
    write(project, "docs/adr/0003-three.criteria.csv", table.replace("Speed", "Haste"))
    serving.leads_to(page, "/d/0003-three.html")
    serving.shows("/d/0003-three.html", "Haste")
    assert serving.interrupt() == 130


def test_a_site_that_is_removed_is_built_again(project: Path, serving: Serving) -> None:
    """Nobody has to save a record first, as after `git clean`; where it cannot be built that is told once."""
    page = serving.listener()
    shutil.rmtree(project / "site")
    serving.leads_to(page, "")
    serving.shows("/d/0002-two.html", "The second.")
    write(project, "decisions/0001-one.md", "---\nsupersedes: 9\n---\n# One\n")
    serving.fails("decisions/0001-one.md:2:13")
    shutil.rmtree(project / "site")
    write(project, "decisions/0001-one.md", "# One, again\n")
    serving.shows("/d/0001-one.html", "One, again")


def test_a_folder_that_is_freed_is_built_into(project: Path) -> None:
    """A build that came while a site was being removed met the rest of it: once that is gone too, nobody has to save a record."""
    write(project, "site/d/0001-one.html", "left")
    serving = Serving(project, COMMAND)
    try:
        assert "There is no site yet" in serving.get("/")[1]
        serving.fails("the folder holds files that Steelyard did not write: d")
        (project / "site").rename(project / "away")
        serving.shows("/d/0002-two.html", "The second.")
    finally:
        serving.kill()


def test_a_first_build_that_fails(project: Path) -> None:
    """Without a good build there is a page that says so, and the site as soon as there is one."""
    write(project, "decisions/0001-one.md", "---\nsupersedes: 9\n---\n# One\n")
    serving = Serving(project, COMMAND)
    try:
        assert "There is no site yet" in serving.get("/")[1]
        serving.fails("decisions/0001-one.md:2:13")
        write(project, "decisions/0001-one.md", "# One\n")
        serving.shows("/d/0001-one.html", "One")
    finally:
        serving.kill()


def test_branches_with_and_without_a_site(tmp_path: Path) -> None:
    """A checkout that takes configuration, records and look away, and one that brings them back: each is seen."""

    def git(*arguments: str) -> None:
        command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    write(tmp_path, ".gitignore", "/site\n")
    git("add", ".")
    git("commit", "-qm", "nothing yet")
    git("checkout", "-qb", "site")
    write(tmp_path, "steelyard.yml", "sources: docs/records\ntheme: {css: [look/own.css]}\n")
    write(tmp_path, "look/own.css", "a {color: red}\n")
    for number in range(1, 40):
        write(tmp_path, f"docs/records/{number:04}-record.md", f"# Record {number}\n")
    git("add", ".")
    git("commit", "-qm", "a site")
    git("checkout", "-q", "main")
    serving = Serving(tmp_path, COMMAND)
    try:
        serving.fails("there is no folder of decision records here")
        for number in range(2):
            git("checkout", "-q", "site")
            serving.shows("/d/0039-record.html", "Record 39")
            write(tmp_path, "look/own.css", f"a {{margin: {number}px}}\n")
            serving.shows("/assets/own/look/own.css", f"{number}px")
            write(tmp_path, "docs/records/0039-record.md", f"# Anew {number}\n")
            serving.shows("/d/0039-record.html", f"Anew {number}")
            git("checkout", "-q", ".")
            git("checkout", "-q", "main")
            serving.fails("there is no folder of decision records here")
            assert serving.get("/d/0038-record.html")[0] == 200
    finally:
        serving.kill()


def test_the_port_is_taken(project: Path, serving: Serving) -> None:
    """A second server takes the next free port, and says so."""
    other = Serving(project, (*COMMAND[:-1], str(serving.port), "--out", "other"))
    try:
        assert serving.port < other.port < serving.port + 20
        assert other.address.endswith(f"until Ctrl-C (port {serving.port} is taken)")
    finally:
        other.kill()


def test_an_interrupt_while_it_builds(project: Path) -> None:
    """Ctrl-C ends it in the middle of a build, with pages listening and a connection kept, in one line."""
    serving = Serving(project, (sys.executable, "-c", SLOW, "serve", "--port", "0"))
    try:
        listener = serving.listener()
        kept = HTTPConnection("127.0.0.1", serving.port, timeout=LONG)
        kept.request("GET", "/")
        kept.getresponse().read()
        write(project, "decisions/0001-one.md", "# One\n\nAnew.\n")
        serving.says("building")
        assert serving.interrupt() == 130
        assert [serving.lines.get(timeout=LONG) for _ in range(2)] == ["", "Interrupted."]
        assert serving.lines.empty()
        assert listener.file.readline() == b""
        listener.close()
        kept.close()
    finally:
        serving.kill()
    Server(project / "site", port=serving.port).stop()


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.chdir(tmp_path)
    server = Server(tmp_path / "site", port=0)
    yield server
    server.stop()


def test_a_failed_build_tells_pages_why(project: Path, told: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """An open page is told each error with its place and remedy, as plain text, and not the warnings."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    work = _Work(Rebuilder(Request()), told, follow=False)
    write(project, "decisions/0001-one.md", "---\nsupersedes: 9\n---\n# <b>One</b>\n\n[x](y.md)\n")
    work.build(None)
    failure = told._events.state.failure
    assert "error[L201]" in failure
    assert "decisions/0001-one.md:2:13" in failure
    assert failure.endswith("\n\nNothing published. Mend the errors above and build again.")
    assert "\x1b" not in failure
    assert "L203" not in failure
    many = ", ".join(map(str, range(50, 80)))
    write(project, "decisions/0002-two.md", f"---\nsupersedes: [{many}]\n---\n")
    work.build(None)
    assert told._events.state.failure.count("error[") == 20
    assert "11 further errors\n" in told._events.state.failure
    write(project, "decisions/0001-one.md", "# One\n")
    write(project, "decisions/0002-two.md", "# Two\n")
    work.build(None)
    assert told._events.state.failure == ""


def test_what_failed_in_between_is_followed(project: Path, told: Server) -> None:
    """A record whose change could not be built is gone to when another change has made that possible."""
    work = _Work(Rebuilder(Request()), told, follow=True)
    work.build(None)
    assert told._events.state.page == ""
    write(project, "steelyard.yml", "sources: nowhere\n")
    record = project / "decisions/0001-one.md"
    work.build(frozenset({str(record.resolve())}))
    assert told._events.state.failure
    (project / "steelyard.yml").unlink()
    work.build(frozenset({str((project / "steelyard.yml").resolve())}))
    assert told._events.state.page == "/d/0001-one.html"
    work.build(frozenset({str((project / "steelyard.yml").resolve())}))
    assert told._events.state.page == ""


def test_a_build_that_is_cut_short(told: Server) -> None:
    """A folder that goes while it is read ends the build, not the server."""

    class Cut:
        def build(self, changed: object, *, early: object = None) -> NoReturn:  # noqa: ARG002 (a builder has them)
            raise FileNotFoundError(2, "No such file or directory", "decisions")

    work = _Work(Cut(), told, follow=False)
    assert work.build(None) is None
    assert "cut short" in told._events.state.failure
