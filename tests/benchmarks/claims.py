"""Repeat the figures that decisions name beside those of the other programs here: python tests/benchmarks/claims.py NAME [N].

leak       what a render by cmarkgfm's own call leaves in memory, beside ours (decision 0006)
calendar   reviews written by icalendar, and by ics where that is installed (0021)
publish    a site committed and pushed to a repository on the same disk (0039)
feeds      the share of feeds in a build (0040)
onefile    all decisions in one file, opened in Chromium (0041)
posts      posts of WordPress taken over (0042)
values     a class of seven fields made, values of it, and what these take to pickle (0053)
early      an edited record's page under `serve`, and the rest of its site (0055)
patterns   commands with compiled patterns that are kept, and with none (0057)

N is the number of renders, reviews, records, posts or values. Processor seconds are those of all processes; wall time says little
on a busy machine.
"""

from __future__ import annotations

import argparse
import gc
import importlib.util
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

TESTS = Path(__file__).resolve().parent.parent
ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": f"{TESTS.parent / 'src'}{os.pathsep}{TESTS}",
    "PYTHONHASHSEED": "0",
}
STEELYARD = (sys.executable, "-m", "steelyard")


def run(*command: str, cwd: Path) -> float:
    """Run a command; return the processor seconds that it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=cwd, env=ENVIRONMENT, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


class Clock:
    """Tells the processor seconds since it was made."""

    def __init__(self) -> None:
        self._start = time.process_time()

    def __call__(self) -> float:
        return time.process_time() - self._start


def records(count: int, folder: Path) -> None:
    """Make a project of generated records."""
    run(sys.executable, str(TESTS / "benchmarks/generate.py"), str(count), "decisions", cwd=folder)


def leak(count: int, folder: Path) -> Iterator[str]:
    """Measure each way in a process of its own."""
    records(1, folder)
    code = """
import resource, sys
from pathlib import Path
if sys.argv[1] == "ours":
    from steelyard.markdown.cmark import render
else:
    from cmarkgfm import github_flavored_markdown_to_html as render
text = next(Path("decisions").glob("*.md")).read_text(encoding="utf-8")
def kilobytes():
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1000
render(text)
before = kilobytes()
for _ in range(int(sys.argv[2])):
    render(text)
print(f"{(kilobytes() - before) / int(sys.argv[2]):.1f} kB a render of {len(text):,} characters")
"""
    for way in ("cmarkgfm", "ours"):
        words = [sys.executable, "-c", code, way, str(count)]
        done = subprocess.run(words, cwd=folder, env=ENVIRONMENT, check=True, capture_output=True, text=True)
        yield f"{way}: {done.stdout.strip()}"


def calendar(count: int, folder: Path) -> Iterator[str]:
    """Import and use each library in a process of its own."""
    icalendar = """
from datetime import date, datetime, timezone
from icalendar import Calendar, Event
def write(count):
    calendar = Calendar()
    for number in range(count):
        event = Event()
        event.add("uid", str(number))
        event.add("dtstamp", datetime(2026, 1, 1, tzinfo=timezone.utc))
        event.add("dtstart", date(2026, 1, 1))
        event.add("summary", f"Review decision {number}: put outgoing mail on a queue")
        calendar.add_component(event)
    return calendar.to_ical()
"""
    ics = """
from ics import Calendar, Event
def write(count):
    events = {Event(f"Review decision {number}: put outgoing mail on a queue", "2026-01-01") for number in range(count)}
    return str(Calendar(events=events))
"""
    for name, code in (("icalendar", icalendar), ("ics", ics)):
        if importlib.util.find_spec(name) is None:
            yield f"{name} is not installed"
            continue
        timed = f"import time; a = time.process_time()\n{code}\nb = time.process_time(); write({count})\n"
        timed += "c = time.process_time(); print(f'import {b - a:.2f} s, writing {c - b:.2f} s')"
        words = [sys.executable, "-c", timed]
        done = subprocess.run(words, cwd=folder, check=True, capture_output=True, text=True)
        yield f"{name}, {count:,} events: {done.stdout.strip()}"


def publish(count: int, folder: Path) -> Iterator[str]:
    """Publish to a bare repository; the build is taken off."""
    records(count, folder)
    who = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org")
    for words in (
        ("init", "--quiet", "--bare", "remote.git"),
        ("init", "--quiet"),
        ("remote", "add", "origin", "remote.git"),
        ("add", "decisions"),
        (*who, "commit", "--quiet", "--message", "x"),
    ):
        run("git", *words, cwd=folder)
    start = time.perf_counter()
    run(*STEELYARD, "build", "--no-cache", cwd=folder)
    built = time.perf_counter()
    run(*STEELYARD, "publish", "github-pages", cwd=folder)
    took = time.perf_counter() - built
    sizes = [path.stat().st_size for path in (folder / "site").rglob("*") if path.is_file()]
    yield f"{count:,} records, {len(sizes):,} files, {sum(sizes) / 1e6:.0f} MB"
    yield f"published in {took:.1f} s, of which a build takes {built - start:.1f} s"


def feeds(count: int, folder: Path) -> Iterator[str]:
    """Time the feeds within a build in one process."""
    from steelyard.core import publicity
    from steelyard.core.feeds import feeds as made_by
    from steelyard.doors.work import Request, built

    records(count, folder)
    os.chdir(folder)
    spent, files = 0.0, 0

    def timed(*given: Any, **named: Any) -> Iterator[tuple[str, str]]:
        nonlocal spent, files
        found = iter(made_by(*given, **named))
        while True:
            begun = time.process_time()
            each = next(found, None)
            spent += time.process_time() - begun
            if each is None:
                return
            files += 1
            yield each

    begun = time.process_time()
    with patch.object(publicity, "feeds", timed):
        built(Request(jobs=1), write=True)
    whole = time.process_time() - begun
    yield f"{files:,} feeds of {count:,} records: {spent:.2f} s of {whole:.1f} s of processor time"


def onefile(count: int, folder: Path) -> Iterator[str]:
    """Export, and open what comes of it as a reader does."""
    from playwright.sync_api import sync_playwright

    from conftest import chromium_path

    records(count, folder)
    run(*STEELYARD, "export", "--single-file", cwd=folder)
    file = folder / "decisions.html"
    yield f"{count:,} records in {file.stat().st_size / 1e6:.0f} MB"
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium_path())
        page = browser.new_page()
        begun = time.perf_counter()
        page.goto(file.as_uri(), timeout=600_000)
        yield f"opened in {time.perf_counter() - begun:.1f} s"
        browser.close()


def posts(count: int, folder: Path) -> Iterator[str]:
    """Take an export over whose posts have some 8 kB each."""
    from wordpress import category, export, item

    body = "".join(
        f"<h2>Part {part}</h2><p>{'Mail waits for <em>nobody</em>. ' * 12}</p><ul><li>a</li><li>b</li></ul>"
        for part in range(18)
    )
    items = (
        item(
            number,
            f"Decision {number}",
            body,
            slug=f"decision-{number}",
            more=category("Decisions", "decisions"),
        )
        for number in range(1, count + 1)
    )
    text = export(*items)
    (folder / "blog.xml").write_text(text, encoding="utf-8")
    seconds = run(*STEELYARD, "import", "wordpress", "blog.xml", "--to", "decisions", cwd=folder)
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
    yield f"{count:,} posts of {len(text) / 1e6:.0f} MB: {seconds:.1f} s of processor time, {most:.0f} MB at most"


def values(count: int, folder: Path) -> Iterator[str]:
    """Measure each kind of class in a process of its own."""
    head = """
import pickle, sys, time
from dataclasses import dataclass
from typing import NamedTuple
from msgspec import Struct
def seconds(work):
    start = time.process_time()
    work()
    return time.process_time() - start
kinds = []
def make():
"""
    fields = "".join(f"        field_{number}: int\n" for number in range(7))
    tail = """
made = seconds(lambda: [make() for _ in range(100)]) / 100
kind, count = kinds[-1], int(sys.argv[1])
kind.__qualname__ = "Kind"
Kind, values = kind, []
created = seconds(lambda: values.extend(kind(1, 2, 3, 4, 5, 6, 7) for _ in range(count))) / count
packed = seconds(lambda: [pickle.loads(pickle.dumps(value, 5)) for value in values]) / count
print(f"a class {1e3 * made:.3f} ms, a value {1e6 * created:.2f} us, packed and unpacked {1e6 * packed:.1f} us")
"""
    for name, line in (
        ("a frozen dataclass", "    @dataclass(frozen=True, slots=True)\n    class Kind:\n"),
        ("a named tuple", "    class Kind(NamedTuple):\n"),
        ("a frozen struct", "    class Kind(Struct, frozen=True):\n"),
    ):
        code = f"{head}{line}{fields}    kinds.append(Kind)\n{tail}"
        done = subprocess.run(
            [sys.executable, "-c", code, str(count)], cwd=folder, capture_output=True, text=True, check=True
        )
        yield f"{name}: {done.stdout.strip()}"


def _note(clock: Clock, taken: list[float], *_: object) -> None:
    taken.append(clock())


def early(count: int, folder: Path) -> Iterator[str]:
    """Build so many records again and again, as `serve` does, after a word was put into a title or a body."""
    os.environ["STEELYARD_CACHE"] = str(folder / "cache")
    from steelyard.doors.serve.rebuilding import Rebuilder
    from steelyard.doors.work import Request

    project = folder / "project"  # what is kept must not lie in it
    project.mkdir()
    records(count, project)
    os.chdir(project)
    gc.set_threshold(100_000, 50, 50)  # as the command does
    again = Rebuilder(Request())
    again.build(None)
    place = sorted((project / "decisions").glob("*.md"))[count // 2].resolve()
    text = place.read_text(encoding="utf-8")
    edits: tuple[tuple[str, Callable[[str], str]], ...] = (
        (
            "title",
            lambda word: re.sub(r"^(title: *[\"']?|# )", rf"\g<0>{word} ", text, count=1, flags=re.MULTILINE),
        ),
        ("body", lambda word: f"{text}\n{word}.\n"),
    )
    for what, edited in edits:
        place.write_text(text, encoding="utf-8")
        again.build(None)
        shown: list[float] = []
        whole: list[float] = []
        for number in range(5):
            place.write_text(edited(f"Word{number}"), encoding="utf-8")
            clock = Clock()
            again.build(frozenset({str(place)}), early=partial(_note, clock, shown))
            whole.append(clock())
        first = f"its page after {statistics.median(shown):.3f} s of processor time, " if shown else ""
        yield f"an edited {what} among {count:,} records: {first}everything after {statistics.median(whole):.3f} s"


def patterns(count: int, folder: Path) -> Iterator[str]:
    """Run commands on so many records, in turns with the patterns of the run before and without."""
    ENVIRONMENT["STEELYARD_CACHE"] = str(folder / "cache")
    project = folder / "project"  # what is kept must not lie in it
    project.mkdir()
    records(count, project)
    for words in (["list"], ["check"], ["build"]):
        taken: dict[bool, list[float]] = {True: [], False: []}
        run(*STEELYARD, *words, cwd=project)
        for _ in range(5):
            for kept, times in taken.items():
                for last in (folder / "cache").glob("*/last"):  # of a build only templates and patterns stay
                    shutil.rmtree(last.parent)
                for file in () if kept else (folder / "cache").glob("*/patterns"):
                    file.unlink()
                times.append(run(*STEELYARD, *words, cwd=project))
        seconds = {kept: statistics.median(times) for kept, times in taken.items()}
        yield f"`{words[0]}` of {count:,} records: {seconds[True]:.2f} s with kept patterns, {seconds[False]:.2f} s without"


CLAIMS: dict[str, tuple[Callable[[int, Path], Iterable[str]], int]] = {
    "leak": (leak, 2_000),
    "calendar": (calendar, 1_000),
    "publish": (publish, 1_000),
    "feeds": (feeds, 1_000),
    "onefile": (onefile, 1_000),
    "posts": (posts, 2_000),
    "values": (values, 100_000),
    "early": (early, 1_000),
    "patterns": (patterns, 100),
}


if __name__ == "__main__":
    sys.path[:0] = [str(TESTS), str(TESTS.parent / "src")]
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("name", choices=CLAIMS)
    parser.add_argument("count", nargs="?", type=int)
    asked = parser.parse_args()
    work, usual = CLAIMS[asked.name]
    with tempfile.TemporaryDirectory() as place:
        for line in work(asked.count or usual, Path(place)):
            print(line, flush=True)
