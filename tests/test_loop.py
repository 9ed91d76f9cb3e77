"""The whole loop, from an empty folder to a published page that is clicked through: what the README promises to a newcomer."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TRANSCRIPT = Path(__file__).parent / "loop/transcript.txt"
SCORES = """\
criteria:
  - {name: Velocity, weight: 8}
  - {name: Running it, weight: 5}
scores:
  Cron: {Velocity: 2, Running it: 5}
  Postgres: {Velocity: 5, Running it: 4}
  Kafka: {Velocity: 3, Running it: 1}
chosen: Postgres
"""
SHIM = '#!/bin/sh\nexec "{python}" -m steelyard "$@"\n'
HASH = re.compile(r"\b[0-9a-f]{7,40}\b")


def settled(folder: Path) -> dict[str, str]:
    """Return an environment in which every run says the same, with `steelyard` on its PATH."""
    tools = folder / "bin"
    tools.mkdir()
    (tools / "steelyard").write_text(SHIM.format(python=sys.executable))
    (tools / "steelyard").chmod(0o755)
    who = {
        f"GIT_{role}_{fact}": "ann@example.org"
        for role in ("AUTHOR", "COMMITTER")
        for fact in ("NAME", "EMAIL")
    }
    dates = {f"GIT_{role}_DATE": "2026-03-01T12:00:00+0000" for role in ("AUTHOR", "COMMITTER")}
    nothing = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "VISUAL": "", "EDITOR": ""}
    own = {"PATH": f"{tools}:{os.environ['PATH']}", "SOURCE_DATE_EPOCH": "1772366400", "LC_ALL": "C.UTF-8"}
    return {**os.environ, **who, **dates, **nothing, **own}


def played(transcript: str, project: Path) -> str:
    """Run a transcript's commands in a folder, one after the other, and return it with what they say."""
    environment = settled(project.parent)
    said = []
    for line in transcript.splitlines():
        if not line.startswith("$ "):
            continue
        done = subprocess.run(
            ["sh", "-c", line[2:]],
            cwd=project,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        code = f"[exit {done.returncode}]\n" if done.returncode else ""
        said.append(f"{line}\n{done.stdout}{done.stderr}{code}")
    return HASH.sub("HASH", "\n".join(said)).replace(str(project.parent), "…")


def test_from_nothing_to_a_published_page(tmp_path: Path, chromium: Browser, *, approve: bool) -> None:
    """A folder is begun, decisions are written, accepted, superseded, checked, built and published; a reader finds them."""
    project = tmp_path / "mail"
    project.mkdir()
    (tmp_path / "scores.yaml").write_text(SCORES)
    transcript = TRANSCRIPT.read_text(encoding="utf-8")
    said = played(transcript, project)
    if approve:
        TRANSCRIPT.write_text(said, encoding="utf-8")
    else:
        assert said == transcript
    serve = partial(SimpleHTTPRequestHandler, directory=str(tmp_path / "published"))
    with ThreadingHTTPServer(("127.0.0.1", 0), serve) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            click_through(chromium, f"http://127.0.0.1:{server.server_address[1]}/")
        finally:
            server.shutdown()


def click_through(browser: Browser, address: str) -> None:
    """Go through a published site as a reader does: from home to what holds, what it replaced, and the scores."""
    from playwright.sync_api import expect

    page = browser.new_page()
    try:
        page.goto(address)
        assert page.get_by_role("heading", level=1).inner_text()
        main = page.locator("main")  # which may be there before its text is
        page.get_by_role("link", name="Rent a queue").first.click()
        expect(main).to_contain_text("In force", use_inner_text=True)
        page.get_by_role("link", name="Put outgoing mail on a queue").first.click()
        expect(main).to_contain_text("No longer in force", use_inner_text=True)
        table = page.locator('[data-part="score-table"]')
        assert "Postgres" in table.inner_text()
        slider = table.get_by_role("slider").nth(0)
        slider.focus()
        slider.press("Home")
        expect(page).to_have_url(re.compile("#.+"))
        page.get_by_role("link", name="Timeline").first.click()
        page.wait_for_url("**/timeline*")
        expect(main).to_contain_text("Rent a queue", use_inner_text=True)
    finally:
        page.close()
