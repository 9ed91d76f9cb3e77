"""Sites with every kind of page, built as anybody builds them: the orchard's, and a crowd's of generated records.

They are opened from disk, or over https with every answer given here, so that a request for anything else is seen.
"""

from __future__ import annotations

import os
import re
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from msgspec.structs import replace

from benchmarks.generate import generate
from steelyard.edges.pipeline import Options, Outcome, build
from steelyard.edges.project import find_project
from steelyard.edges.survey import survey

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page, Request, Route

ROOT = Path(__file__).parent.parent
ORCHARD = ROOT / "tests/orchard"
CASES = ROOT / "tests/cases"
CROWD = 260
"""So many records that lists have several pages, and timeline and graph several parts."""
HOSTS = {"orchard": "https://orchard.example/decisions/", "crowd": "https://crowd.example/"}

PAGES = {
    "home": "orchard/index.html",
    "tag": "orchard/tags/valves.html",
    "person": "orchard/people/ada-quist.html",
    "source": "orchard/sources/field.html",
    "status": "orchard/statuses/accepted.html",
    "record": "orchard/d/field/0001-write-decisions-down.html",
    "record superseded": "orchard/d/field/0002-measure-the-soil-by-hand.html",
    "record with scores": "orchard/d/field/0003-choose-a-radio.html",
    "record with scores of several people": "orchard/d/office/0002-sell-at-the-gate.html",
    "record with diagrams": "orchard/d/field/0004-open-the-valves-in-turn.html",
    "record with history": "orchard/d/field/0005-bury-probes-in-the-soil.html",
    "record from right to left": "orchard/d/field/0006-اسق-ليلا.html",
    "record empty": "orchard/d/field/0007-empty.html",
    "record with everything": "orchard/d/field/0011-show-everything-a-page-can-hold.html",
    "plain page": "orchard/pages/field/notes.html",
    "timeline": "orchard/timeline.html",
    "timeline by status": "orchard/timeline/by-status.html",
    "graph": "orchard/graph.html",
    "scores": "orchard/scores.html",
    "404": "orchard/404.html",
    "redirect": "orchard/grease.html",
    "home of a crowd": "crowd/index.html",
    "second page of a crowd": "crowd/decisions/2.html",
    "timeline of a crowd": "crowd/timeline.html",
    "graph of a crowd": "crowd/graph.html",
}
"""Every kind of page, and those that a script, a table or a crowd makes different."""
LEAVES = frozenset({"redirect"})
"""Leads elsewhere at once."""
ONLINE = frozenset({"404"})
"""Has absolute links, because it stands at any depth: it does not work from disk."""

DRAWN = """async () => {
  if (!window.steelyard) return;
  for (const source of document.querySelectorAll("pre.mermaid")) {
    source.scrollIntoView();
    for (let tries = 0; !source.closest(".sy-diagram"); tries++) {
      if (tries > 600) throw new Error("a diagram is not drawn");
      await new Promise(done => setTimeout(done, 50));
    }
  }
  scrollTo(0, 0);
}"""
"""Goes to each diagram and waits until it is drawn; without scripts there is none to wait for."""


@dataclass(frozen=True, slots=True)
class Sites:
    """The built sites, in folders named as in `HOSTS`."""

    folder: Path

    def on_disk(self, name: str) -> str:
        """Return the address of a page's file."""
        return (self.folder / PAGES[name]).as_uri()

    def online(self, name: str) -> str:
        """Return the address of a page where its site is published."""
        site, _, url = PAGES[name].partition("/")
        return HOSTS[site] + url

    def file_of(self, address: str) -> Path | None:
        """Return the file that answers for an address, None for an address beyond the sites."""
        for site, host in HOSTS.items():
            if address.startswith(host):
                path = self.folder / site / unquote(urlsplit(address).path)[len(urlsplit(host).path) :]
                return path / "index.html" if path.is_dir() else path
        return None


def build_sites(folder: Path) -> Sites:
    """Build both sites below a folder."""
    outcomes = [publish(ORCHARD, folder / "orchard", date="2022-09-01")]
    outcomes.append(publish_crowd(CROWD, folder))
    assert not [outcome.diagnostics for outcome in outcomes if outcome.diagnostics]
    return Sites(folder)


def publish_crowd(count: int, folder: Path) -> Outcome:
    """Build a site of so many generated records as `crowd` below a folder."""
    records = folder / "records"
    generate(count, records)
    text = f"sources: .\nsite: {{title: Crowd, url: '{HOSTS['crowd']}'}}\n"
    (records / "steelyard.yml").write_text(text, encoding="utf-8")
    return publish(records, folder / "crowd")


def build_own_and_cases(folder: Path) -> Path:
    """Build the project's own decisions and each case that makes a site, into a folder each below `folder`."""
    publish(ROOT, folder / "own")
    for case in sorted(CASES.iterdir()):
        copied = shutil.copytree(case / "input", folder / "inputs" / case.name)
        publish(copied, folder / case.name)
    return folder


def publish(project: Path, out: Path, *, date: str | None = None) -> Outcome:
    """Build the site of a project into a folder."""
    found = find_project(project)
    settings = replace(found.settings, out=os.path.relpath(out, found.root))
    return build(survey(replace(found, settings=settings)), Options(date=date))


@dataclass  # without slots: Playwright writes an attribute into whose methods it calls
class Visit:
    """A window onto the sites, and what it said and asked for that it should not have."""

    context: BrowserContext
    sites: Sites
    said: list[str] = field(default_factory=list)
    beyond: list[str] = field(default_factory=list)
    asked: dict[str, Path] = field(default_factory=dict)

    def open(self, name: str, *, after: str = "", disk: bool = False) -> Page:
        """Open a page in a new tab, with `after` (a fragment) behind its address, and see its diagrams drawn."""
        page = self.context.new_page()
        page.on("console", lambda message: self.said.append(f"{name}: {message.text}"))
        page.on("pageerror", lambda error: self.said.append(f"{name}: {error}"))
        page.goto((self.sites.on_disk(name) if disk else self.sites.online(name)) + after)
        page.evaluate(DRAWN)
        return page

    def answer(self, route: Route) -> None:
        """Answer from the sites' files."""
        file = self.sites.file_of(route.request.url)
        if file is None:
            route.abort()
        elif file.is_file():
            self.asked[route.request.url] = file
            route.fulfill(path=file)
        else:
            self.beyond.append(f"missing: {route.request.url}")
            route.fulfill(status=404, body="There is no such file.")

    def note(self, request: Request) -> None:
        """Note a request for what is no page of the sites."""
        own = request.url.startswith((self.sites.folder.as_uri(), "data:", "blob:"))
        if not own and self.sites.file_of(request.url) is None:
            self.beyond.append(request.url)


@contextmanager
def visit(chromium: Browser, sites: Sites, **options: Any) -> Iterator[Visit]:
    """Open a window of Playwright's options, at a desktop's size and with reduced motion unless they say otherwise."""
    given: dict[str, Any] = {
        "viewport": {"width": 1280, "height": 900},
        "reduced_motion": "reduce",
        **options,
    }
    context = chromium.new_context(**given)
    window = Visit(context, sites)
    context.on("request", window.note)
    context.route(re.compile("^https?:"), window.answer)
    try:
        yield window
    finally:
        context.close()
