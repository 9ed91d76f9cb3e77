"""What a reader of a served page sees: it follows the builds and keeps its place, and says why one failed."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Error

from steelyard.doors.serve.server import Server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'"
HEAD = f'<!doctype html><html lang="en"><meta http-equiv="Content-Security-Policy" content="{POLICY}"><title>T</title>'
PAGE = f"{HEAD}<body><p>Say &lt;/body> twice</p><input></body></html>"
LINES = "".join(f"<p id=p{number}>{number}</p>" for number in range(2000))
LONG_PAGE = f"{HEAD}<body><details><summary>More</summary>{LINES.replace('id=', 'class=')}</details><details open><summary>B</summary>b</details>{LINES}</body></html>"
FAILURE = """error[L201]: `12` fits no record
 --> decisions/0001-one.md:2:13
  |
2 | supersedes: 12, and a long line that goes on and on until it does not fit into the width of any telephone
  |             ^^
  = help: name a record by its number, slug or file, <img src=x onerror=alert(1)> or whatever is there

Nothing published. Mend the errors above and build again."""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    for name, text in {"index.html": PAGE, "d/1.html": PAGE, ".steelyard-manifest.json": "ours"}.items():
        file = tmp_path / "site" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    server = Server(tmp_path / "site", port=0)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def page(server: Server, chromium: Browser) -> Iterator[Page]:
    """Open the site's home; whatever the browser complains about fails the test."""
    page = chromium.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(server.url)
    yield page
    page.close()
    assert not said


def comes_true(page: Page, expression: str, seconds: float = 20) -> bool:
    """Wait until an expression is true in the page, which may be on its way to another one."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with suppress(Error):
            if page.evaluate(expression):
                return True
        time.sleep(0.02)
    return False


def test_a_page_follows_the_builds(server: Server, page: Page, tmp_path: Path) -> None:
    """Under a strict policy a page is shown anew after a build, shows a failure as text, and catches up after it."""
    server.fail("docs/x.md:3: <img src=x onerror=alert(1)> is wrong")
    alert = page.get_by_role("alert")
    alert.wait_for()
    assert "docs/x.md:3: <img src=x onerror=alert(1)> is wrong" in alert.inner_text()
    assert alert.locator("img").count() == 0
    (tmp_path / "site/index.html").write_text(PAGE.replace("twice", "thrice"))
    server.reload()
    page.get_by_text("thrice").wait_for()
    assert page.get_by_role("alert").count() == 0


def test_a_page_that_comes_before_its_build(server: Server, page: Page, tmp_path: Path) -> None:
    """The page that a reader looks at is shown anew as soon as it is finished, and not once more with the build."""
    page.goto(f"{server.url}d/1.html")
    early = PAGE.replace("twice", "thrice")
    server.show("d/1.html", early.encode())
    page.get_by_text("thrice").wait_for()
    page.evaluate("window.stays = true")
    (tmp_path / "site/d/1.html").write_text(early)
    server.reload()
    server.fail("nothing more")
    page.get_by_role("alert").wait_for()
    assert page.evaluate("window.stays")
    server.reload()
    assert comes_true(page, "!window.stays")


def test_a_page_whose_build_fails_is_taken_back(server: Server, page: Page) -> None:
    """What was shown before its build goes again when that publishes nothing: the site's own page is there, and why."""
    page.goto(f"{server.url}d/1.html")
    server.show("d/1.html", PAGE.replace("twice", "thrice").encode())
    page.get_by_text("thrice").wait_for()
    server.fail("a circle")
    page.get_by_text("twice").wait_for()
    assert "a circle" in page.get_by_role("alert").inner_text()


def test_a_failure_can_be_closed(server: Server, page: Page, tmp_path: Path) -> None:
    """The button and Escape close what is laid over the page; the focus goes back to where it was."""
    alert = page.get_by_role("alert")
    server.fail("one")
    alert.get_by_role("button", name="Close").click()
    alert.wait_for(state="detached")
    server.fail("two")
    alert.wait_for()
    page.keyboard.press("Escape")
    alert.wait_for(state="detached")
    page.locator("input").focus()
    server.fail("three")
    alert.wait_for()
    assert page.evaluate("document.activeElement.localName") == "input"
    alert.get_by_role("button", name="Close").focus()
    page.keyboard.press("Enter")
    alert.wait_for(state="detached")
    assert page.evaluate("document.activeElement.localName") == "input"
    (tmp_path / "site/index.html").write_text(PAGE.replace("twice", "four times"))
    server.reload()
    page.get_by_text("four times").wait_for()


def test_a_failure_on_a_telephone(server: Server, page: Page) -> None:
    """The sentences wrap, the drawn lines keep their columns and scroll, and the keyboard reaches all of it."""
    page.set_viewport_size({"width": 390, "height": 700})
    server.fail(FAILURE)
    alert = page.get_by_role("alert")
    alert.wait_for()
    assert alert.inner_text().count("\n") >= FAILURE.count("\n")
    box, text = alert.bounding_box(), alert.get_by_role("group")
    assert box is not None
    assert box["x"] == 0
    assert box["width"] == 390
    assert box["height"] <= 0.75 * 700 + 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    hint = alert.get_by_text("name a record by its number").bounding_box()
    assert hint is not None
    assert hint["width"] <= 390
    marks = alert.get_by_text("^^").evaluate("each => getComputedStyle(each).whiteSpace")
    assert marks == "pre"
    page.keyboard.press("Tab")
    assert text.evaluate("each => each.getRootNode().activeElement === each")
    close = alert.get_by_role("button", name="Close").bounding_box()
    assert close is not None
    assert close["height"] >= 40


def test_a_page_keeps_its_place(server: Server, page: Page, tmp_path: Path) -> None:
    """On a long page with a hash, the place and the parts that are open are after a build what they were before."""
    (tmp_path / "site/index.html").write_text(LONG_PAGE)
    server.reload()
    page.locator("details").first.wait_for()
    page.goto(f"{server.url}#p40")
    page.locator("summary").first.click()
    page.locator("summary").last.click()
    page.evaluate("scrollTo(0, 70000)")
    assert comes_true(page, "scrollY === 70000")
    for _ in range(2):
        page.evaluate("window.old = true")
        server.reload()
        assert comes_true(page, "!window.old && document.readyState === 'complete' && scrollY === 70000")
        opened = page.locator("details").evaluate_all("every => every.map(each => each.open)")
        assert opened == [True, False]
        assert page.url.endswith("#p40")


def test_following_a_record(server: Server, page: Page) -> None:
    """An open page goes to the record that was changed; where it is there it stays, and so it does without one."""
    server.reload("/d/1.html")
    page.wait_for_url("**/d/1.html")
    page.locator("input").wait_for()
    for told in ("/d/1.html", ""):
        page.evaluate("window.old = true")
        server.reload(told)
        assert comes_true(page, "!window.old")
        assert page.url.endswith("/d/1.html")
    page.goto(server.url)
    page.locator("input").wait_for()
    assert page.url == server.url


def test_before_the_first_good_build(tmp_path: Path, chromium: Browser) -> None:
    """Where the first build fails a page says so, with the reason; the site takes its place."""
    server = Server(tmp_path / "site", port=0)
    server.start()
    page = chromium.new_page()
    try:
        page.goto(server.url)
        page.get_by_role("heading", name="There is no site yet").wait_for()
        server.fail(FAILURE)
        page.get_by_role("alert").get_by_text("fits no record").wait_for()
        (tmp_path / "site").mkdir()
        (tmp_path / "site/.steelyard-manifest.json").write_text("ours")
        (tmp_path / "site/index.html").write_text(PAGE)
        server.reload()
        page.get_by_text("twice").wait_for()
        assert page.get_by_role("alert").count() == 0
    finally:
        page.close()
        server.stop()
