"""Mermaid diagrams in a real browser: drawn, refused, hostile, light and dark, with and without scripts."""

from __future__ import annotations

import shutil
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from record_page import Published, listen, opened, published

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 640}
PAGE = "0001-draw-the-line"
BREACHES = "addEventListener('securitypolicyviolation', e => console.log('breach: ' + e.violatedDirective + e.blockedURI));"
DRAWN = 9
"""Diagrams of the page that mermaid can read; one more it cannot."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """Build the press house's site once."""
    return published(tmp_path_factory.mktemp("press"))


def drawn(page: Page, address: str) -> None:
    """Open the page and pass each diagram by, until all are drawn or refused."""
    page.goto(address)
    for at in range(DRAWN + 1):
        page.locator("pre.mermaid").nth(at).evaluate("n => (n.closest('.sy-diagram') || n).scrollIntoView()")
        page.locator(".sy-drawing svg, .sy-fault").nth(at).wait_for(state="attached")


@pytest.fixture(scope="module")
def page(chromium: Browser, site: Published) -> Iterator[Page]:
    """Open the page from disk for those that only look at it, and see its diagrams drawn."""
    for page in opened(chromium, site, viewport=WIDE):
        drawn(page, site.file(PAGE))
        yield page


@pytest.mark.parametrize("disk", [True, False], ids=["disk", "online"])
def test_diagrams_are_drawn_and_harmless(chromium: Browser, site: Published, *, disk: bool) -> None:
    """All that mermaid can read is drawn, with a name and its source; nothing of a hostile one comes through.

    No script runs, no policy is breached, nothing is asked for elsewhere, no handler, frame or dangerous link is left, and
    the rest of the page looks as before.
    """
    for page in opened(chromium, site, viewport=WIDE, script=BREACHES):
        said, asked = listen(page)
        drawn(page, site.file(PAGE) if disk else site.online(PAGE))
        assert page.locator(".sy-drawing svg").count() == DRAWN
        names = page.locator(".sy-drawing svg").evaluate_all(
            "all => all.map(n => [n.getAttribute('role'), n.getAttribute('aria-label')"
            " || document.getElementById(n.getAttribute('aria-labelledby')).textContent])"
        )
        assert names[:3] == [
            ["img", "Diagram in “The line”"],
            ["img", "How a bottle is filled"],
            ["group", "Diagram in “Hostile”"],
        ]
        hostile = page.locator(".sy-drawing")
        assert hostile.locator("script, iframe, img, object, embed, foreignObject, image").count() == 0
        left = hostile.locator("*").evaluate_all(
            "all => all.flatMap(n => [...n.attributes]).filter(a => /^on/i.test(a.name) || /javascript:/i.test(a.value)).length"
        )
        assert left == 0
        links = hostile.locator("a").evaluate_all(
            "all => all.map(n => n.getAttribute('href') || n.getAttribute('xlink:href')).filter(Boolean)"
        )
        assert links == ["https://example.org/apples", "https://example.org/ann"]
        assert page.evaluate("getComputedStyle(document.body).display") == "flex"
        page.locator("details", has_text="Apple bin").locator("summary").click()
        assert page.locator("pre.mermaid", has_text="Apple bin").is_visible()
        assert said == []
        assert [
            url for url in asked if not url.startswith((site.folder.as_uri(), "https://press.example/house/"))
        ] == []


def test_a_source_cannot_loosen_how_it_is_drawn(page: Page) -> None:
    """Neither `%%{init}%%` nor front matter changes the page's configuration; each key is held but the name of a branch."""
    for at in (3, 4):
        source = page.locator("pre.mermaid").nth(at).text_content()
        page.evaluate(
            "source => { const stage = document.createElement('div'); document.body.append(stage);"
            " return mermaid.render('probe', source.replace(/<[^>]*>/g, ''), stage).then(() => stage.remove()); }",
            source,
        )
        own, kept = page.evaluate(
            "['getConfig', 'getSiteConfig'].map(name => JSON.stringify(mermaid.mermaidAPI[name]()))"
        )
        assert own == kept
    config = page.evaluate("mermaid.mermaidAPI.getConfig()")
    assert (config["securityLevel"], config["htmlLabels"], config["theme"]) == ("strict", False, "base")
    keys = page.evaluate("Object.keys(mermaid.mermaidAPI.getConfig())")
    assert set(keys) - set(config["secure"]) == {"gitGraph"}


def test_the_name_of_a_state_is_in_the_middle_of_its_box(page: Page) -> None:
    """Short or long, a state's name has as much room on its left as on its right."""
    middles = page.evaluate("""() => [...document.querySelectorAll('.statediagram-state')].map(state =>
      ['rect', 'text'].map(name => state.querySelector(name).getBoundingClientRect()).map(box => box.left + box.width / 2))""")
    assert len(middles) == 2
    assert all(abs(box - text) < 1 for box, text in middles)


def test_named_letters_of_labels_are_read(chromium: Browser, site: Published) -> None:
    """What a label spells by name, in HTML's way or mermaid's own, is drawn as the letter, and takes no more room."""
    spelled = (
        "---\nstatus: accepted\n---\n# Spell it\n\n```mermaid\nflowchart LR\n"
        '  a["Sugar &ge; 12&nbsp;&deg;Bx"] -->|"&lt; 3 &amp; cold"| b["say #quot;ripe#quot; #9829;"]\n```\n\n'
        '```mermaid\nblock-beta\ncolumns 1\n  one["Press"]\n  down<["&nbsp;&nbsp;&nbsp;"]>(down)\n```\n'
    )
    built = published(site.folder.parent / "spelled", {"0001-spell-it": spelled})
    for page in opened(chromium, built, viewport=WIDE):
        page.goto(built.file("0001-spell-it"))
        page.locator(".sy-drawing svg").nth(1).wait_for()
        texts = page.locator(".sy-drawing svg text").all_text_contents()
        labels = {"".join(text.split()) for text in texts}
        assert {"Sugar≥12°Bx", "<3&cold", 'say"ripe"♥', "Press"} <= labels
        assert not [label for label in labels if ";" in label]
        boxes = page.evaluate(
            """() => [...document.querySelectorAll('.sy-drawing')].map(n => n.querySelector('.node rect'))
              .map(n => n.getBoundingClientRect().width)"""
        )
        assert max(boxes) < 300


def test_days_of_a_chart_do_not_overlap_on_a_phone(chromium: Browser, site: Published) -> None:
    """Where a chart of time is wider than the window it scrolls, and each of its days can be read."""
    for page in opened(chromium, site, viewport={"width": 390, "height": 844}):
        drawn(page, site.file(PAGE))
        days = page.evaluate("""() => [...document.querySelectorAll('.sy-drawing .tick text')]
          .map(n => n.getBoundingClientRect()).map(box => [box.left, box.right, box.height])""")
        assert len(days) > 5
        assert all(one[1] < other[0] for one, other in pairwise(days))
        assert all(height > 9 for *_, height in days)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_what_cannot_be_drawn_keeps_its_source(page: Page) -> None:
    """A diagram that mermaid cannot read stands there as its source, with what is wrong in words below."""
    assert page.locator("pre.mermaid", has_text="a --> ==[ b").is_visible()
    fault = page.locator(".sy-fault").inner_text()
    assert "This diagram cannot be drawn" in fault
    assert "error on line 2" in fault


def test_a_missing_script_is_told(chromium: Browser, site: Published, tmp_path: Path) -> None:
    """Where mermaid's own file did not come with the site, sources stand and the page says why."""
    shutil.copytree(site.folder, tmp_path / "site")
    (tmp_path / "site/assets/vendor/mermaid.min.js").unlink()
    for page in opened(chromium, site, viewport=WIDE):
        page.goto(Published(tmp_path / "site").file(PAGE))
        page.locator(".sy-fault").first.wait_for()
        assert "did not load" in page.locator(".sy-fault").first.inner_text()
        assert page.locator("pre.mermaid").first.is_visible()


def test_diagrams_follow_the_switch(chromium: Browser, site: Published) -> None:
    """Turned to dark, what is drawn is drawn again in dark colours, and back."""
    fill = "getComputedStyle(document.querySelector('.sy-drawing .node rect')).fill"
    for page in opened(chromium, site, viewport=WIDE):
        page.goto(site.file(PAGE))
        page.locator(".sy-drawing[data-scheme=light] svg").first.wait_for()
        light = page.evaluate(fill)
        page.locator(".sy-scheme").click()
        page.locator(".sy-drawing[data-scheme=dark] svg").first.wait_for()
        assert page.evaluate(fill) != light
        page.locator(".sy-scheme").click()
        page.locator(".sy-drawing[data-scheme=light] svg").first.wait_for()
        assert page.evaluate(fill) == light


def test_diagrams_wait_until_they_are_near(chromium: Browser, site: Published) -> None:
    """The large script is asked for when a diagram comes near the window, and not before."""
    far = (
        "---\nstatus: accepted\n---\n# Draw late\n\n"
        + "Words.\n\n" * 100
        + "```mermaid\nflowchart LR\n  a --> b\n```\n"
    )
    late = published(site.folder.parent / "late", {"0001-late": far})
    for page in opened(chromium, late, viewport=WIDE):
        _, asked = listen(page)
        page.goto(late.file("0001-late"))
        page.wait_for_load_state()
        page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        assert not [url for url in asked if "mermaid" in url]
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        page.locator(".sy-drawing svg").wait_for()
        assert [url for url in asked if url.endswith("vendor/mermaid.min.js")]


def test_wide_diagrams_scroll_in_their_box(chromium: Browser, site: Published) -> None:
    """At 320 px a wide drawing scrolls in its own box, which takes the focus of the keyboard and has a name."""
    for page in opened(chromium, site, viewport=NARROW):
        drawn(page, site.file(PAGE))
        box = page.locator(".sy-drawing[tabindex='0']").last
        box.wait_for()
        assert box.evaluate("n => n.scrollWidth > n.clientWidth")
        assert box.get_attribute("aria-label") == "Diagram"
        assert page.evaluate("document.documentElement.scrollWidth") == NARROW["width"]


def test_without_scripts_the_source_is_there(chromium: Browser, site: Published) -> None:
    """With scripts off a diagram is its source, at any width without sideways scrolling."""
    for page in opened(chromium, site, viewport=NARROW, java_script_enabled=False):
        page.goto(site.file(PAGE))
        assert page.locator("pre.mermaid", has_text="Apple bin").is_visible()
        assert page.evaluate("document.documentElement.scrollWidth") == NARROW["width"]


def test_only_pages_with_diagrams_pay_for_them(chromium: Browser, site: Published, tmp_path: Path) -> None:
    """A page without a diagram loads none of it and keeps the strict policy; a site without any has no large script."""
    for page in opened(chromium, site, viewport=WIDE):
        _, asked = listen(page)
        page.goto(site.file("0003-copy-me"))
        page.wait_for_load_state()
        assert not [url for url in asked if "diagram" in url or "mermaid" in url]
    policies = {
        name: (site.folder / f"d/{name}.html").read_text(encoding="utf-8").count("'unsafe-inline'")
        for name in (PAGE, "0003-copy-me")
    }
    assert policies == {PAGE: 1, "0003-copy-me": 0}
    assert (site.folder / "assets/vendor/mermaid.LICENSE.txt").is_file()
    plain = published(tmp_path, {"0001-plain": "# Plain\n\nText.\n"})
    assert not (plain.folder / "assets/vendor/mermaid.min.js").exists()
