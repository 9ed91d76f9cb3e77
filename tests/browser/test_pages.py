"""The default theme in a real browser: from disk, light and dark, phone to desktop, with and without scripts.

To look at the pages oneself: `python tests/photograph.py FOLDER`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from steelyard.edges.looks.theme import Theme
from view_samples import (
    EMPTY_RECORD,
    HOME,
    LONG_RECORD,
    NOT_FOUND,
    ON_HOLD,
    PAGE,
    RECORD,
    REDIRECT,
    RTL_RECORD,
    TAG,
    VIEWS,
    write_site,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Route

    from steelyard.core.views.site import View

# The 404 page's links are absolute, so it does not work from disk; the redirect leaves at once.
FROM_DISK = tuple(view for view in VIEWS if view not in (NOT_FOUND, REDIRECT))
WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
NARROW = {"width": 320, "height": 640}

# Every text's contrast with what lies below it, by WCAG 2.2's formula; large text may have 3 in place of 4.5.
CONTRASTS = """() => {
  const paint = c => {
    const m = c.match(/^rgba?\\(([^)]+)\\)$/);
    return m ? m[1].split(/[ ,/]+/).map(Number) : null;
  };
  const light = c => c.slice(0, 3).map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const poor = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let seen = 0;
  while (walker.nextNode()) {
    const node = walker.currentNode, at = node.parentElement;
    if (!node.data.trim() || !at.checkVisibility() || at.closest('svg, .sy-skip')) continue;
    const style = getComputedStyle(at), ink = paint(style.color);
    let below = at, ground = null;
    while (below && !(ground && (ground.length < 4 || ground[3] > 0))) {
      ground = paint(getComputedStyle(below).backgroundColor); below = below.parentElement;
    }
    if (!ink || !ground) { poor.push('colour not read: ' + style.color + ' ' + node.data); continue; }
    const [a, b] = [light(ink), light(ground)].sort((x, y) => y - x), ratio = (a + 0.05) / (b + 0.05);
    const size = parseFloat(style.fontSize), bold = +style.fontWeight >= 700;
    seen += 1;
    if (ratio < (size >= 24 || bold && size >= 18.66 ? 3 : 4.5))
      poor.push(ratio.toFixed(2) + ' ' + style.color + ': ' + node.data.trim().slice(0, 40));
  }
  return {seen, poor};
}"""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the sample site once."""
    out = tmp_path_factory.mktemp("site")
    write_site(Theme(None), out)
    return out


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """Open a window of a desktop's size."""
    context = chromium.new_context(viewport=WIDE, reduced_motion="reduce")  # type: ignore[arg-type]
    yield context
    context.close()


def address(site: Path, view: View) -> str:
    return (site / view.url).as_uri()


def named(view: View) -> str:
    return f"{type(view).__name__}-{view.url}"


@pytest.mark.parametrize("view", FROM_DISK, ids=named)
def test_pages_are_quiet_readable_and_narrow(chromium: Browser, site: Path, view: View) -> None:
    """From disk, light and dark, wide and at 320 px, loaded so or made so, a page says, asks and scrolls nothing amiss.

    That is: no console message, no request elsewhere, no sideways scrolling, every text's contrast at least 4.5.
    """
    said: list[str] = []
    asked: list[str] = []

    def note(message: ConsoleMessage) -> None:
        said.append(message.text)

    def ask(request: Request) -> None:
        asked.append(request.url)

    context = chromium.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.on("console", note)
    page.on("request", ask)
    page.on("pageerror", lambda error: said.append(str(error)))
    for scheme, loaded, resized in (("light", WIDE, NARROW), ("dark", NARROW, WIDE)):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.set_viewport_size(loaded)  # type: ignore[arg-type]
        page.goto(address(site, view))
        for viewport in (loaded, resized):
            page.set_viewport_size(viewport)  # type: ignore[arg-type]
            sizes = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
            scroll, client = page.evaluate(sizes)
            assert scroll <= client, (scheme, viewport)
            assert client == viewport["width"]
            contrasts = page.evaluate(CONTRASTS)
            assert contrasts["poor"] == [], scheme
            assert contrasts["seen"] > 5
    context.close()
    assert said == []
    assert [url for url in asked if not url.startswith(site.as_uri())] == []
    sheets = re.findall(
        r'<link rel="stylesheet" href="([^"]+)"', (site / view.url).read_text(encoding="utf-8")
    )
    assert {sheet.rpartition("/")[2] for sheet in sheets} >= {"site.css"}
    assert all(any(url.endswith(sheet.rpartition("../")[2]) for url in asked) for sheet in sheets)


@pytest.mark.parametrize("view", [HOME, RECORD, PAGE, EMPTY_RECORD], ids=named)
def test_without_scripts_nothing_is_missing(chromium: Browser, site: Path, view: View) -> None:
    """With scripts off a page shows the same text; only what works by scripts alone is gone, and diagrams are not drawn."""
    texts = []
    for scripts in (True, False):
        context = chromium.new_context(viewport=WIDE, java_script_enabled=scripts)  # type: ignore[arg-type]
        page = context.new_page()
        page.clock.set_fixed_time("2019-01-01")  # no review is due, which a script alone can say
        page.route("**/diagrams.js", lambda route: route.abort())
        page.goto(address(site, view))
        page.evaluate("document.querySelectorAll('.sy-js, .sy-no-js').forEach(n => n.remove())")
        text = re.sub(r"\s+", " ", page.inner_text("body"))
        texts.append(text)
        assert page.is_visible(".sy-scheme") == scripts
        context.close()
    assert texts[0] == texts[1]
    assert view.title in texts[0]


def test_the_policy_is_in_force(context: BrowserContext, site: Path) -> None:
    """The page's own policy stops an inline script and an inline style, so that the tests above mean something."""
    text = (site / RTL_RECORD.url).read_text(encoding="utf-8")
    bad = site / "d/bad.html"
    bad.write_text(
        text.replace("<h1", "<script>document.title='x'</script><h1 style='color:red'"), encoding="utf-8"
    )
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(bad.as_uri())
    assert len([line for line in said if "Content Security Policy" in line]) == 2
    assert page.title() != "x"


def test_the_switch_turns_and_remembers(context: BrowserContext, site: Path) -> None:
    """The switch turns light to dark, the next page is dark from the first paint, and turning back forgets it."""
    page = context.new_page()
    page.goto(address(site, HOME))
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.get_by_role("button", name="Dark theme", pressed=False).click()
    dark = page.evaluate(ground)
    assert dark != light
    page.goto(address(site, RECORD))
    assert page.evaluate(ground) == dark
    page.get_by_role("button", name="Dark theme", pressed=True).press("Enter")
    assert page.evaluate(ground) == light
    assert page.evaluate("localStorage.length") == 0


def test_the_eight_symbols_differ_and_own_words_have_their_colour(
    context: BrowserContext, site: Path
) -> None:
    """Each shape has a symbol of its own; a site's own word has its own colour, also where a body links to it."""
    page = context.new_page()
    page.goto(address(site, HOME))
    masks = page.evaluate(
        "[...document.querySelectorAll('.sy-counts .sy-status')].map(n => getComputedStyle(n, '::before').maskImage)"
    )
    assert len(set(masks)) == 8
    assert all(mask.startswith('url("data:image/svg+xml') for mask in masks)
    colours = page.evaluate(
        "['on hold', 'other'].map(w => getComputedStyle(document.querySelector(`.sy-counts [data-status='${w}'] span`)).color)"
    )
    assert colours[0] != colours[1]
    page.goto(address(site, RECORD))
    disc = "getComputedStyle(document.querySelector('.record-link[data-status=\"on hold\"]'), '::before').backgroundColor"
    assert page.evaluate(disc) == colours[0]


def test_contents_fold_on_a_phone_and_stand_open_beside_the_text(chromium: Browser, site: Path) -> None:
    """On a phone the contents unfold by their summary; on a desktop they are there at once, scripts or not."""
    for viewport, scripts in ((PHONE, True), (PHONE, False), (WIDE, True), (WIDE, False)):
        context = chromium.new_context(viewport=viewport, java_script_enabled=scripts)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(address(site, RECORD))
        link = page.locator(".sy-contents a", has_text="Consequences")
        if viewport is PHONE:
            assert not link.is_visible()
            page.locator(".sy-contents summary").click()
        link.click()
        assert page.locator("#sy-main-1").bounding_box()["y"] < 700  # type: ignore[index]
        context.close()


EDGES = """selector => {
  const element = document.querySelector(selector), range = document.createRange();
  range.selectNodeContents(element);
  const {left, right} = range.getBoundingClientRect();
  return {left, right};
}"""


def test_text_from_right_to_left_stays_in_its_column(context: BrowserContext, site: Path) -> None:
    """The frame is in English and begins at the left, and so do titles; a body's lines keep to the measure below."""
    page = context.new_page()
    page.goto(address(site, RTL_RECORD))
    frame = page.evaluate(EDGES, ".sy-id")["left"]
    assert page.evaluate(EDGES, "h1")["left"] == pytest.approx(frame, abs=3)
    assert page.evaluate(EDGES, ".sy-outcome")["left"] == pytest.approx(frame, abs=3)
    column = page.evaluate("document.querySelector('[data-part=body]').getBoundingClientRect().left")
    line = page.evaluate(EDGES, "[data-part=body] p")
    assert line["right"] == pytest.approx(column + 43 * 16, abs=3)
    name = page.evaluate(EDGES, ".sy-brand span")["left"]
    page.evaluate("document.querySelector('.sy-brand span').textContent = 'قرارات'")
    assert page.evaluate(EDGES, ".sy-brand span")["left"] == pytest.approx(name, abs=3)


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_many_tags_have_a_row_of_their_own(chromium: Browser, site: Path, viewport: dict[str, int]) -> None:
    """A long list among the facts stands across all of them, and is no narrow column of its own height."""
    context = chromium.new_context(viewport=viewport)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address(site, LONG_RECORD))
    width = "selector => document.querySelector(selector).getBoundingClientRect().width"
    assert page.evaluate(width, ".sy-facts > div:has(.sy-tag)") == page.evaluate(width, ".sy-facts")
    context.close()


def test_a_record_leads_back_to_its_row(context: BrowserContext, site: Path) -> None:
    """From a record, "All decisions" opens the list where the record stands."""
    from playwright.sync_api import expect

    page = context.new_page()
    page.goto(address(site, ON_HOLD))
    page.get_by_role("link", name="All decisions").click()
    row = page.locator("#sy-4")
    expect(row).to_be_in_viewport()  # until then the browser has no need to lay its text out
    assert row.get_by_role("heading").inner_text() == "Package services as containers"
    assert row.evaluate("node => node.matches(':target')")


def test_the_keyboard_reaches_the_text(context: BrowserContext, site: Path) -> None:
    """The first Tab shows "Skip to content", and following it puts the next Tab into the page's own content."""
    page = context.new_page()
    page.goto(address(site, RECORD))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to content"
    assert page.locator(".sy-skip").bounding_box()["y"] >= 0  # type: ignore[index]
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_wide_things_scroll_in_their_own_box(chromium: Browser, site: Path) -> None:
    """At 320 px a wide table and a long line of code scroll by themselves, and nothing else sticks out."""
    context = chromium.new_context(viewport=NARROW)  # type: ignore[arg-type]
    page = context.new_page()
    for view in (RECORD, LONG_RECORD, TAG):
        page.goto(address(site, view))
        out = page.evaluate(
            "[...document.querySelectorAll('main *')].filter(n => n.getBoundingClientRect().right > 321"
            " && !n.closest('.table-scroll, pre, math, .sy-life')).map(n => n.outerHTML.slice(0, 80))"
        )
        assert out == []
    page.goto(address(site, RECORD))
    assert page.evaluate("(n => n.scrollWidth > n.clientWidth)(document.querySelector('.table-scroll'))")
    context.close()


def served(site: Path, page: Page) -> None:
    """Answer for a site published below /heron/, with its 404 page for whatever is not there."""

    def answer(route: Route) -> None:
        path = site / route.request.url.removeprefix("http://heron.test/heron/").partition("?")[0]
        route.fulfill(path=path if path.is_file() else site / "404.html")

    page.route("http://heron.test/**", answer)


def test_the_404_page_works_at_any_depth(context: BrowserContext, site: Path) -> None:
    """Below any address the 404 page has its style and leads home."""
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    served(site, page)
    page.goto("http://heron.test/heron/a/b/c/gone.html")
    assert said == []
    assert page.evaluate("getComputedStyle(document.body).display") == "flex"
    page.locator("main").get_by_role("link", name="All decisions").click()
    assert page.url == "http://heron.test/heron/index.html"
    assert page.get_by_role("heading", level=1).inner_text() == HOME.title


def test_the_buttons_of_the_404_page_have_letters_of_one_size(context: BrowserContext, site: Path) -> None:
    """The way to search and the way home look alike."""
    page = context.new_page()
    served(site, page)
    page.goto("http://heron.test/heron/gone.html")
    sizes = page.eval_on_selector_all("main .sy-button", "all => all.map(n => getComputedStyle(n).fontSize)")
    assert sizes == ["16px", "16px"]


def test_without_its_styles_a_page_has_small_signs(context: BrowserContext, site: Path) -> None:
    """Where the style sheet does not come, the signs of search and scheme are not as large as the window."""
    page = context.new_page()
    page.route("**/*.css", lambda route: route.abort())
    page.goto((site / HOME.url).as_uri())
    for sign in page.locator(".sy-top svg").all():
        box = sign.bounding_box()
        assert box
        assert box["width"] < 24


def test_a_redirect_arrives(context: BrowserContext, site: Path) -> None:
    """An earlier address leads to the record, from disk too."""
    page = context.new_page()
    page.goto(address(site, REDIRECT))
    page.wait_for_url("**/d/0004-predict-with-gevent.html")
    assert page.get_by_role("heading", level=1).inner_text() == RECORD.title


def test_titles_of_a_list_are_large_enough_to_touch(chromium: Browser, site: Path) -> None:
    """On a phone the link of a row is 24 px high, in any font."""
    context = chromium.new_context(viewport=PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address(site, HOME))
    heights = page.evaluate(
        "[...document.querySelectorAll('.sy-rows h2 a')].map(n => (s => parseFloat(s.fontSize)"
        " + parseFloat(s.paddingTop) + parseFloat(s.paddingBottom))(getComputedStyle(n)))"
    )
    assert min(heights) >= 24
    context.close()


def test_forced_colours_keep_the_symbols(chromium: Browser, site: Path) -> None:
    """Where the system forces its colours, symbols are drawn in them and do not vanish into the ground."""
    context = chromium.new_context(viewport=WIDE, forced_colors="active")  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address(site, HOME))
    colours = page.evaluate(
        "(n => [getComputedStyle(n, '::before').backgroundColor, getComputedStyle(document.body).backgroundColor])"
        "(document.querySelector('.sy-counts .sy-status'))"
    )
    assert colours[0] != colours[1]
    context.close()


def test_a_symbols_colour_stays_within_it(chromium: Browser, site: Path) -> None:
    """No colour reaches the edge of a symbol's box, where a printer leaves a line of it beside the symbol."""
    context = chromium.new_context(viewport=WIDE)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address(site, HOME))
    painted = page.evaluate(
        "(s => [s.backgroundClip, parseFloat(s.borderTopWidth) * parseFloat(s.borderBottomWidth), s.borderTopColor])"
        "(getComputedStyle(document.querySelector('.sy-rows .sy-status'), '::before'))"
    )
    assert painted == ["padding-box", 1, "rgba(0, 0, 0, 0)"]
    context.close()
