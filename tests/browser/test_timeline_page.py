"""The timeline and the control for a day in a real browser: by keyboard and pointer, by address, at every size."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING, Any

import pytest

from following import follow
from record_samples import assemble
from steelyard.core.dates import ordinal, spoken
from steelyard.core.lists.data import RECORDS, records_text, row_chunks
from steelyard.core.lists.home import home_view
from steelyard.core.lists.rows import build_listing
from steelyard.core.site import site_view
from steelyard.core.timeline.force import in_force_on
from steelyard.core.timeline.page import timeline_views
from steelyard.core.timeline.scale import build_scale, iso_of
from steelyard.edges.looks.theme import Theme
from timeline_samples import AS_OF, apart, log, many

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

    from steelyard.core.corpus import Corpus

WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
NARROW = {"width": 320, "height": 640}
SIZES = (26, 200, 1000)
SAID: list[str] = []
"""What pages said on their console, and their scripts' errors."""


@pytest.fixture(scope="module")
def logs() -> dict[str, Corpus]:
    """Make the sites: one of each kind of bar, and three of many decisions."""
    return {"log": log(), "apart": apart(), **{str(size): assemble(many(size))[0] for size in SIZES}}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, logs: dict[str, Corpus]) -> Path:
    """Write home and timeline of each site, with the theme's files and home's data."""
    out, theme = tmp_path_factory.mktemp("timeline"), Theme(None)
    static = {url: path.read_bytes() for url, path in theme.static_files().items()}
    for name, corpus in logs.items():
        view, listing = (
            site_view(corpus, as_of=AS_OF, generator="Steelyard"),
            build_listing(corpus, as_of=AS_OF),
        )
        timeline = (each for each, _ in timeline_views(corpus, view, as_of=AS_OF))
        views = (home_view(listing, view), *timeline)
        files = {one.url: theme.render(one) for one in views} | static
        files |= {one.url: theme.rows(one) for one in row_chunks(listing)}
        files[RECORDS] = records_text(listing).encode()
        for url, content in files.items():
            target = out / name / url
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    return out


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """Open a window of a desktop's size."""
    context = chromium.new_context(viewport=WIDE, reduced_motion="reduce")  # type: ignore[arg-type]
    yield context
    context.close()


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """Let no page say anything on its console."""
    SAID.clear()
    yield
    assert SAID == []


def opened(context: BrowserContext, site: Path, address: str) -> Page:
    """Open a page that may say nothing on its console."""
    page = context.new_page()
    page.on("console", lambda message: SAID.append(message.text))
    page.on("pageerror", lambda error: SAID.append(str(error)))
    page.goto(f"{site.as_uri()}/{address}")
    return page


def held(corpus: Corpus, on: str) -> list[str]:
    return sorted(one.url for one in corpus.decisions if in_force_on(one, on))


def counted(page: Page) -> int:
    found = re.match(r"(\d+) of", page.locator("[data-told]").inner_text())
    assert found
    return int(found[1])


def day_of(page: Page) -> str | None:
    found = re.search(r"#on=(\d{4}-\d\d-\d\d)$", page.url)
    return found and found[1]


def settled(page: Page, on: str | None) -> None:
    """Wait until the address tells the day: it follows a moment after the page."""
    page.wait_for_function("on => location.hash === (on ? '#on=' + on : '')", arg=on)


def tells(page: Page, on: str) -> None:
    """Wait until the control tells of a day: at home its script comes with the first use."""
    page.locator("[data-told]", has_text=spoken(on)).wait_for()


BOXES = """() => {
  const drawing = document.querySelector('.sy-time[data-first]'), edge = drawing.getBoundingClientRect();
  const boxes = [...drawing.querySelectorAll('g > a[class]')].flatMap((link, of) =>
    [...link.querySelectorAll('path:not(.sy-thread), text, use')].map(node => {
      const {left, right, top, bottom} = node.getBoundingClientRect();
      return {of, kind: node.localName, left, right, top, bottom};
    })).filter(box => box.right > box.left);
  const poor = boxes.filter(box => box.left < edge.left || box.right > edge.right || box.bottom > edge.bottom);
  boxes.sort((a, b) => a.top - b.top);
  boxes.forEach((a, i) => {
    for (let j = i + 1; j < boxes.length && boxes[j].top < a.bottom - .5; j++) {
      const b = boxes[j], apart = a.right <= b.left + .6 || b.right <= a.left + .6;
      const own = a.of === b.of && [a.kind, b.kind].includes('path');
      if (!apart && !own) poor.push([a, b]);
    }
  });
  return {count: boxes.length, poor: poor.slice(0, 5)};
}"""


@pytest.mark.parametrize("page_of", ["timeline.html", "timeline/by-status.html"])
@pytest.mark.parametrize("size", [*SIZES, "apart"])
def test_nothing_overlaps(context: BrowserContext, site: Path, size: int | str, page_of: str) -> None:
    """Measured from what the browser draws, no bar, mark or label lies on another's, and nothing is cut off."""
    page = opened(context, site, f"{size}/{page_of}")
    measured = page.evaluate(BOXES)
    assert measured["poor"] == []
    assert measured["count"] > (2 * size if isinstance(size, int) else 12)


@pytest.mark.parametrize(
    "where",
    ["log/timeline.html", "log/index.html", "200/timeline.html", "200/index.html", "apart/timeline.html"],
)
def test_page_and_python_agree(
    context: BrowserContext, site: Path, logs: dict[str, Corpus], where: str
) -> None:
    """On many days, each day of change and its neighbours among them, the page shows what Python says was in force."""
    corpus = logs[where.partition("/")[0]]
    changes = {
        ordinal(date)
        for one in corpus.decisions
        for time in one.in_force
        for date in (time.start, time.end)
        if date
    }
    days = sorted(
        {iso_of(one + near) for one in sorted(changes)[:: max(len(changes) // 20, 1)] for near in (-1, 0, 1)}
        | {"1999-12-31", "2031-01-01"}
    )
    page = opened(context, site, where)
    shown = page.evaluate(
        """async days => {
          const all = [], text = what => document.querySelector(what).textContent;
          for (const [day, spoken] of days) {
            location.hash = 'on=' + day;
            for (let tries = 0; !text('[data-told]').includes(spoken) || document.querySelector('[aria-busy]'); tries++) {
              if (tries > 500) throw new Error(day + ' is not shown');
              await new Promise(done => setTimeout(done, 10));
            }
            const links = document.querySelectorAll(document.querySelector('.sy-rows') ? '.sy-rows h2 a' : '.sy-holds');
            all.push([text('[data-told]'), [...links].map(n => (n.matches('a') ? n : n.querySelector('a')).getAttribute('href'))]);
          }
          return all;
        }""",
        [[day, spoken(day)] for day in days],
    )
    for day, (told, urls) in zip(days, shown, strict=True):
        expected = held(corpus, day)
        assert sorted(url.removeprefix("../") for url in urls) == expected, day
        assert told.startswith(f"{len(expected)} of {len(corpus.decisions)} decisions ")


def test_the_day_lies_where_python_puts_it(
    context: BrowserContext, site: Path, logs: dict[str, Corpus]
) -> None:
    """Where a long time is left out, the line of a day stands where the build would draw it, in what is left out too."""
    scale = build_scale(logs["apart"].decisions, as_of=AS_OF)
    assert scale is not None
    assert len(scale.pieces) == 2
    page = opened(context, site, "apart/timeline.html")
    for day in ("2004-05-06", "2004-05-07", "2011-11-11", "2021-06-01", "2021-06-17", AS_OF):
        page.evaluate("day => { location.hash = 'on=' + day; }", day)
        page.wait_for_function(
            "day => document.querySelector('[data-told]').textContent.includes(day)", arg=spoken(day)
        )
        path = page.locator(".sy-day").get_attribute("d")
        assert path
        assert float(path[1:].partition(" ")[0]) + 6 == pytest.approx(scale.x(ordinal(day)), abs=0.2)
    slider = page.get_by_role("slider")
    slider.focus()
    page.keyboard.press("Home")
    settled(page, "2004-05-06")
    page.keyboard.press("ArrowRight")
    settled(page, "2021-06-01")
    page.keyboard.press("ArrowLeft")
    settled(page, "2004-05-06")


def test_the_slider_by_keyboard(context: BrowserContext, site: Path, logs: dict[str, Corpus]) -> None:
    """Arrows go by days, Home to the first; what was in force is told with each, and the address follows."""
    page = opened(context, site, "log/timeline.html")
    slider = page.get_by_role("slider", name="Day")
    slider.focus()
    assert slider.get_attribute("aria-valuetext") == "Now"
    page.keyboard.press("ArrowLeft")
    settled(page, "2021-06-29")
    assert slider.get_attribute("aria-valuetext") == "29 June 2021: 6 in force"
    page.keyboard.press("Home")
    settled(page, "2017-01-01")
    assert counted(page) == len(held(logs["log"], "2017-01-01")) == 3
    assert "since an unknown day" in page.locator("[data-told]").inner_text()
    page.get_by_role("status").get_by_text("1 January 2017").wait_for(state="attached")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # Later change
    settled(page, "2017-01-09")
    assert page.locator("[data-change]").inner_text() == "Came into force that day: 0001 Keep records."


def test_the_slider_by_pointer(context: BrowserContext, site: Path, logs: dict[str, Corpus]) -> None:
    """A click on the slider and a dragged thumb choose a day; bars in force then differ from the others, and a line marks it."""
    page = opened(context, site, "log/timeline.html")
    box = page.get_by_role("slider").bounding_box()
    assert box
    middle = box["y"] + box["height"] / 2
    page.mouse.click(box["x"] + box["width"] / 2, middle)
    page.wait_for_function("() => location.hash.startsWith('#on=2019')")
    first = day_of(page)
    assert first
    assert counted(page) == len(held(logs["log"], first))
    page.mouse.move(box["x"] + box["width"] / 2, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 4, middle, steps=5)
    page.mouse.up()
    page.wait_for_function("() => location.hash.startsWith('#on=2018')")
    second = day_of(page)
    assert second
    assert counted(page) == len(held(logs["log"], second))
    line = page.locator(".sy-day").bounding_box()
    bar = page.locator("svg a[href*='0003-'] > path").first.bounding_box()
    assert line
    assert bar
    assert (line["x"] + line["width"] / 2 < bar["x"]) == (second < "2018-05-02")
    fills = page.evaluate(
        "[...document.querySelectorAll('svg a[data-on] > path:not(.sy-thread)')].map(n => [n.parentNode.classList.contains('sy-holds'), getComputedStyle(n).fill])"
    )
    assert len({fill for holds, fill in fills if holds} | {fill for holds, fill in fills if not holds}) == 2


def test_changes_are_gone_through_one_by_one(
    context: BrowserContext, site: Path, logs: dict[str, Corpus]
) -> None:
    """Earlier and later change meet every day on which something began or ended; "Now" is the way back."""
    corpus = logs["log"]
    changes = sorted(
        {
            iso_of(ordinal(date))
            for one in corpus.decisions
            for time in one.in_force
            for date in (time.start, time.end)
            if date
        }
    )
    page = opened(context, site, "log/timeline.html")
    before, after = (page.get_by_role("button", name=name) for name in ("Earlier change", "Later change"))
    assert after.get_attribute("aria-disabled") == "true"
    for day in reversed(changes):
        before.click()
        settled(page, day)
    assert before.get_attribute("aria-disabled") == "true"
    before.click(force=True)
    for day in changes[1:]:
        after.click()
        settled(page, day)
    page.get_by_role("button", name="Now", pressed=False).click()
    settled(page, None)
    assert page.get_by_role("button", name="Now").get_attribute("aria-pressed") == "true"
    assert page.locator("[data-told]").inner_text() == "6 of 14 decisions are in force."
    assert not page.locator(".sy-day").is_visible()


ADDRESSES = {"2019-11-05": "2019-11-05", "2019-11": "2019-11-01", "2019": "2019-01-01"}


@pytest.mark.parametrize(("said", "day"), ADDRESSES.items())
@pytest.mark.parametrize("where", ["timeline.html", "index.html"])
def test_an_address_brings_its_day(
    context: BrowserContext, site: Path, logs: dict[str, Corpus], where: str, said: str, day: str
) -> None:
    """A link with a day, a month or a year opens the page on that (first) day, with the control in sight."""
    page = opened(context, site, f"log/{where}#on={said}")
    tells(page, day)
    assert counted(page) == len(held(logs["log"], day))
    field = page.locator("[data-day]")
    assert field.is_visible()
    assert field.input_value() == day
    page.reload()
    tells(page, day)
    assert field.input_value() == day


@pytest.mark.parametrize("said", ["2019-02-30", "2019-13", "19", "2019-1-1", "x", ""])
def test_what_is_no_day_is_nothing(context: BrowserContext, site: Path, said: str) -> None:
    """An address that names no day leaves the page as it is without one."""
    page = opened(context, site, f"log/timeline.html#on={said}")
    assert page.locator("[data-told]").inner_text() == "6 of 14 decisions are in force."
    assert page.locator(".sy-on").count() == 0


def test_the_list_shows_that_day_and_leads_to_the_timeline(
    context: BrowserContext, site: Path, logs: dict[str, Corpus]
) -> None:
    """At home rows that were not in force go, the link takes the day along and back, and "Now" brings all rows again."""
    page = opened(context, site, "log/index.html")
    rows = page.locator(".sy-rows > li")
    assert page.locator("[data-day]").is_hidden()
    page.get_by_text("In force on another day").click()
    page.locator("[data-day]").fill("2019-09-01")
    settled(page, "2019-09-01")
    page.locator(".sy-found > [role=status]", has_text=" of 14 decisions").wait_for()
    shown = [row.locator("h2 a").get_attribute("href") for row in rows.all()]
    assert sorted(map(str, shown)) == held(logs["log"], "2019-09-01")
    follow(page, page.get_by_role("link", name="Show this on the timeline"), "**/timeline.html#on=2019-09-01")
    assert counted(page) == len(shown)
    follow(page, page.get_by_role("link", name="By status"), "**/by-status.html#on=2019-09-01")
    follow(page, page.get_by_role("link", name="Show this in the list"), "**/index.html#on=2019-09-01")
    page.get_by_role("button", name="Now").click()
    settled(page, None)
    assert rows.count() == 14
    assert page.get_by_role("link", name="Show this on the timeline").get_attribute("href") == "timeline.html"


@pytest.mark.parametrize("name", ["index.html", "timeline.html"])
def test_back_leads_out_of_a_day(context: BrowserContext, site: Path, name: str) -> None:
    """However many days are gone through, one step back leads to now; "Now" is a step that is taken back, too."""
    page = opened(context, site, f"log/{name}")
    if name == "index.html":
        page.get_by_text("In force on another day").click()
    page.locator("[data-day]").fill("2019-09-01")
    settled(page, "2019-09-01")
    for day in ("2019-10-01", "2020-10-19"):
        page.get_by_role("button", name="Later change").click()
        settled(page, day)
    page.get_by_role("button", name="Now").click()
    settled(page, None)
    page.go_back()
    settled(page, "2020-10-19")
    tells(page, "2020-10-19")
    page.go_back()
    settled(page, None)
    page.get_by_role("button", name="Now", pressed=True).wait_for()
    page.go_forward()
    settled(page, "2020-10-19")
    tells(page, "2020-10-19")


def test_other_anchors_leave_the_day_alone(context: BrowserContext, site: Path) -> None:
    """Following a link within the page does not lose the day that is shown."""
    page = opened(context, site, "log/timeline.html#on=2019-09-01")
    before = counted(page)
    page.evaluate("location.hash = 'sy-years'")
    page.wait_for_timeout(50)
    assert counted(page) == before
    page.evaluate("location.hash = ''")
    page.wait_for_function("() => document.querySelectorAll('.sy-on').length === 0")


def test_without_scripts_all_is_there(chromium: Browser, site: Path, logs: dict[str, Corpus]) -> None:
    """With scripts off only the control is gone: the drawing, the ways as links, and every decision by its year."""
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False, reduced_motion="reduce")  # type: ignore[arg-type]
    page = opened(context, site, "log/timeline.html")
    assert page.get_by_role("slider").count() == 0
    assert page.locator(".sy-time a[class]").count() == 12
    assert page.locator(".sy-years li").count() == len(logs["log"].decisions)
    text = re.sub(r"\s+", " ", page.locator(".sy-years").inner_text())
    assert "20 Feb 0002 Store readings in sqlite Superseded, until 2 May 2018" in text
    assert text.index("Without a date") < text.index("0010 Nobody knows when")
    page.get_by_role("link", name="By status").click()
    assert page.get_by_role("link", name="By tag").get_attribute("href") == "../timeline.html"
    context.close()


CONTRASTS = """() => {
  const paint = c => c.match(/[\\d.]+/g).map(Number);
  const light = c => c.slice(0, 3).map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ratio = (one, other) => {
    const [a, b] = [light(paint(one)), light(paint(other))].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  };
  const ground = getComputedStyle(document.querySelector('.sy-time-box')).backgroundColor;
  return [...document.querySelectorAll('.sy-time text')].flatMap(text => {
    const bar = text.parentNode.querySelector(':scope > path:not(.sy-thread)');
    const below = bar && text.parentNode.matches('a') ? [getComputedStyle(bar).fill, ground] : [ground];
    return below.map(one => ratio(getComputedStyle(text).fill, one)).filter(r => r < 4.5);
  });
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["log/timeline.html", "log/timeline.html#on=2019-09-01"])
def test_the_drawing_is_readable_and_scrolls_in_its_box(
    chromium: Browser, site: Path, scheme: Any, address: str
) -> None:
    """Labels have a contrast of 4.5 on whatever they stand; at 320 px the drawing scrolls, by keyboard too, and the page not."""
    context = chromium.new_context(viewport=NARROW, color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page = opened(context, site, address)
    assert page.evaluate(CONTRASTS) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    box = page.get_by_role("region", name="Timeline")
    box.focus()
    before = box.evaluate("n => n.scrollLeft")
    assert before > 0
    page.keyboard.press("ArrowLeft")
    page.wait_for_function(f"() => document.querySelector('.sy-time-box').scrollLeft < {before}")
    context.close()


def test_names_stay_in_sight_on_a_phone(chromium: Browser, site: Path) -> None:
    """Where the drawing scrolls, the labels of long bars and the lanes' names move along, within their bars."""
    context = chromium.new_context(viewport=PHONE, reduced_motion="reduce")  # type: ignore[arg-type]
    page = opened(context, site, "log/timeline.html")
    page.wait_for_timeout(100)
    left = page.locator(".sy-time-box").bounding_box()
    for part in ("svg a[href*='0001-'] text", ".sy-lane text >> nth=0"):
        box = page.locator(part).bounding_box()
        assert left
        assert box
        assert left["x"] <= box["x"] < left["x"] + 40
    assert page.evaluate(BOXES)["poor"] == []
    page.locator(".sy-time-box").evaluate("n => { n.scrollLeft = 0; }")
    page.wait_for_timeout(100)
    assert page.locator("svg a[href*='0001-'] text").evaluate("n => n.getAttribute('x')") == page.locator(
        "svg a[href*='0001-'] use"
    ).first.evaluate("n => String(+n.getAttribute('x') + 11)")
    context.close()


HEADLESS = """() => {
  const window = document.querySelector('.sy-time-box').getBoundingClientRect();
  return [...document.querySelectorAll('.sy-time a > text')].flatMap(text => {
    const {left, right} = text.getBoundingClientRect(), number = text.getSubStringLength(0, 4);
    const seen = right > window.left + number + 24 && left < window.right;
    return seen && left < window.left ? [text.textContent] : [];
  });
}"""
SCRAPS = """() => {
  const window = document.querySelector('.sy-time-box').getBoundingClientRect();
  return [...document.querySelectorAll('.sy-time a > text')].flatMap(text => {
    const {left, right} = text.getBoundingClientRect();
    const seen = getComputedStyle(text).visibility === 'visible' && right > window.left + 1;
    return seen && left < window.left - 1 ? [text.textContent] : [];
  });
}"""
"""Names of which only the end is in the window, an ellipsis among them."""


@pytest.mark.parametrize("name", ["log", "200"])
def test_a_name_is_cut_at_its_end(chromium: Browser, site: Path, name: str) -> None:
    """However far the drawing has been scrolled, what is seen of a name is its beginning; printed, it is whole."""
    context = chromium.new_context(viewport=PHONE, reduced_motion="reduce")  # type: ignore[arg-type]
    page = opened(context, site, f"{name}/timeline.html")
    frames = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
    says = "[...document.querySelectorAll('.sy-time a > text')].map(n => n.textContent)"
    box = page.locator(".sy-time-box")
    page.evaluate(frames)
    assert page.evaluate(HEADLESS) == []
    cut = page.evaluate(says)
    for left in range(0, 800, 37):
        box.evaluate("(n, left) => { n.scrollLeft = left; }", left)
        page.evaluate(frames)
        assert page.evaluate(HEADLESS) == [], left
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    whole = page.evaluate(says)
    assert cut != whole
    assert all(one.startswith(other.rstrip("…")) for one, other in zip(whole, cut, strict=True))
    context.close()


def test_no_scrap_of_a_name_is_left_at_the_edge(chromium: Browser, site: Path) -> None:
    """Where the window has no room even for a name's first word, nothing of the name is there, an ellipsis neither."""
    context = chromium.new_context(viewport=PHONE, reduced_motion="reduce")  # type: ignore[arg-type]
    page = opened(context, site, "200/timeline.html")
    frames = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
    hidden = 0
    for left in range(0, 800, 23):
        page.locator(".sy-time-box").evaluate("(n, left) => { n.scrollLeft = left; }", left)
        page.evaluate(frames)
        assert page.evaluate(SCRAPS) == [], left
        hidden += page.locator(".sy-time a > text[visibility=hidden]").count()
    assert hidden
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".sy-time a > text[visibility=hidden]").count() == 0
    context.close()


NAMELESS = """() => {
  const window = document.querySelector('.sy-time-box').getBoundingClientRect();
  return [...document.querySelectorAll('.sy-time a')].flatMap(link => {
    const text = link.querySelector(':scope > text'), name = text && text.getBoundingClientRect();
    const mark = [...link.querySelectorAll('use')].pop(), bar = link.querySelector('path:not(.sy-thread)');
    if (!name || !mark || !bar) return [];
    const room = Math.min(bar.getBoundingClientRect().right, window.right) - Math.max(mark.getBoundingClientRect().right, window.left);
    const named = getComputedStyle(text).visibility === 'visible' && name.right > window.left && name.left < window.right;
    return room > 90 && !named ? [text.textContent] : [];
  });
}"""
"""Names out of sight though their bars, behind all marks, have room for them in the window."""


def test_a_bar_in_sight_has_its_name(chromium: Browser, site: Path) -> None:
    """A name before its bar goes into it where the window leaves it no room; printed, it stands before it again."""
    context = chromium.new_context(viewport=PHONE, reduced_motion="reduce")  # type: ignore[arg-type]
    page = opened(context, site, "200/timeline.html")
    before = (site / "200/timeline.html").read_text(encoding="utf-8").count('class="sy-before"')
    within = 0
    for left in range(0, 900, 23):
        page.locator(".sy-time-box").evaluate("(n, left) => { n.scrollLeft = left; }", left)
        page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        assert page.evaluate(NAMELESS) == [], left
        within += before - page.locator(".sy-time .sy-before").count()
    assert within > 0
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".sy-time .sy-before").count() == before
    context.close()


def test_forced_colours_keep_bars_and_days_apart(chromium: Browser, site: Path) -> None:
    """Where the system forces its colours, what was in force on a day still differs from what was not."""
    context = chromium.new_context(viewport=WIDE, forced_colors="active", reduced_motion="reduce")  # type: ignore[arg-type]
    page = opened(context, site, "log/timeline.html#on=2019-09-01")
    fills = page.evaluate(
        "['.sy-holds', ':not(.sy-holds)'].map(s => getComputedStyle(document.querySelector(`.sy-time a[data-on]${s} > path`)).fill)"
    )
    assert fills[0] != fills[1]
    text, halo = page.evaluate(
        "(s => [s.fill, s.stroke])(getComputedStyle(document.querySelector('.sy-time a.sy-holds text')))"
    )
    # A label beside its bar stands on the page's ground, with the bar's colour around its letters.
    assert text != halo
    assert halo == fills[0]
    context.close()


@pytest.mark.parametrize("forced", ["none", "active"])
def test_the_focus_is_seen_on_a_day_too(chromium: Browser, site: Path, forced: Any) -> None:
    """A bar that has the focus has another edge than before, whether it was in force on the day or not."""
    context = chromium.new_context(viewport=WIDE, forced_colors=forced, reduced_motion="reduce")  # type: ignore[arg-type]
    page = opened(context, site, "log/timeline.html#on=2019-09-01")
    edge = "n => (s => [s.stroke, s.strokeWidth])(getComputedStyle(n.querySelector('path:not(.sy-thread)')))"
    for which in (".sy-holds", ":not(.sy-holds)"):
        bar = page.locator(f".sy-time a[data-on]{which}").first
        colour, width = bar.evaluate(edge)
        page.locator(".sy-skip-drawing").focus()
        page.keyboard.press("Tab")  # so that the focus counts as the keyboard's
        bar.focus()
        assert bar.evaluate("n => n.matches(':focus-visible')")
        focused = bar.evaluate(edge)
        assert focused[1] == "3px" != width
        assert focused[0] != colour or which == ".sy-holds"
    context.close()


def test_symbols_keep_their_colour_where_contrast_is_asked_for(chromium: Browser, site: Path) -> None:
    """On a day, the symbol of what did not hold is as strong as any other to who asks for more contrast."""
    for wish, strength in (("more", "1"), ("no-preference", "0.45")):
        context = chromium.new_context(viewport=WIDE, contrast=wish)  # type: ignore[arg-type]
        page = opened(context, site, "log/timeline.html#on=2019-09-01")
        behind = page.locator(".sy-on a[class]:not(.sy-holds) use").first
        assert behind.evaluate("n => getComputedStyle(n).opacity") == strength
        context.close()


@pytest.mark.parametrize("page_of", ["index.html", "timeline.html"])
def test_a_day_is_told_on_paper(context: BrowserContext, site: Path, page_of: str) -> None:
    """Printed, a page that shows another day says which, without the controls; the page of now says nothing more."""
    for day, seen in (("#on=2019-09-01", True), ("", False)):
        page = opened(context, site, f"log/{page_of}{day}")
        if seen:
            tells(page, day.removeprefix("#on="))
        page.emulate_media(media="print")
        assert page.locator("[data-told]").is_visible() is seen
        assert not page.locator("[data-earlier]").is_visible()
        page.close()


def test_on_paper_names_stand_where_the_drawing_has_them(chromium: Browser, site: Path) -> None:
    """A window that has followed the scrolling prints lanes' and decisions' names at their own places."""
    context = chromium.new_context(viewport=PHONE, reduced_motion="reduce")  # type: ignore[arg-type]
    page = opened(context, site, "log/timeline.html")
    places = "[...document.querySelectorAll('.sy-time-box text')].map(n => n.getAttribute('x'))"
    page.wait_for_function("document.querySelector('.sy-lane text').getAttribute('x') !== '8'")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    printed = page.evaluate(places)
    page.locator(".sy-time-box").evaluate("n => { n.scrollLeft = 0; }")
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert printed == page.evaluate(places)
    context.close()


def test_a_page_of_a_thousand_is_light(site: Path) -> None:
    """The timeline of 1,000 decisions takes at most 150 kB, compressed."""
    assert len(gzip.compress((site / "1000/timeline.html").read_bytes(), 6)) <= 150_000
