"""The graph's page in a real browser: nothing overlaps, it is whole without scripts, and it finds, follows and zooms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from graph_samples import related
from steelyard.core.graph.network import around, build_network
from steelyard.core.graph.page import graph_views
from steelyard.core.site import site_view
from steelyard.edges.looks.theme import Theme
from view_samples import GRAPHS, write_site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

    from steelyard.core.corpus import Corpus

SIZES = {26: 40, 200: 600, 1000: 3000}
WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
NARROW = {"width": 320, "height": 640}

# In the drawing's own units: what a box holds stays in it, and nothing written lies on anything else written.
OVERLAPS = """() => {
  const inside = n => { const b = n.getBoundingClientRect(); return {l: b.left, t: b.top, r: b.right, b: b.bottom, n}; };
  const boxes = [...document.querySelectorAll('.sy-nodes > a')].map(a => ({...inside(a.querySelector('use')), n: a}));
  const wrong = [];
  const meet = (p, q) => p.l < q.r && q.l < p.r && p.t < q.b && q.t < p.b;
  for (const box of boxes) {
    const text = inside(box.n.querySelector('text')), sign = inside(box.n.querySelectorAll('use')[1]);
    for (const part of [text, sign])
      if (part.l < box.l || part.r > box.r || part.t < box.t || part.b > box.b) wrong.push('leaves: ' + box.n.textContent);
    if (meet(text, sign)) wrong.push('on its symbol: ' + box.n.textContent);
  }
  const labels = [...document.querySelectorAll('.sy-times text, .sy-names text')].map(inside);
  const all = [...boxes, ...labels];
  for (let i = 0; i < all.length; i++) for (let j = i + 1; j < all.length; j++)
    if (meet(all[i], all[j])) wrong.push(all[i].n.textContent + ' meets ' + all[j].n.textContent);
  return {boxes: boxes.length, labels: labels.length, wrong};
}"""

LIT = "[...document.querySelectorAll('.sy-lit [data-of]')].map(n => n.dataset.of).sort()"
SOME = "document.querySelector('.sy-canvas').classList.contains('sy-some')"
WIDTH = "document.querySelector('.sy-graph').getBoundingClientRect().width"
SEEN = """id => {
  const node = document.getElementById(id).getBoundingClientRect();
  const canvas = document.querySelector('.sy-canvas').getBoundingClientRect();
  return node.left >= canvas.left && node.right <= canvas.right && node.top >= canvas.top && node.bottom <= canvas.bottom;
}"""

# The ink of all that is written in the drawing, against what lies below it.
CONTRASTS = """() => {
  const paint = c => c.match(/[\\d.]+/g).map(Number);
  const light = c => c.slice(0, 3).map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  return [...document.querySelectorAll('.sy-graph text, .sy-graph tspan')].map(n => {
    const box = n.closest('.sy-nodes > a')?.querySelector('use');
    const below = box ? getComputedStyle(box).fill : getComputedStyle(document.querySelector('.sy-canvas')).backgroundColor;
    const [a, b] = [light(paint(getComputedStyle(n).fill)), light(paint(below))].sort((x, y) => y - x);
    return [(a + 0.05) / (b + 0.05), n.textContent];
  }).filter(([ratio]) => ratio < 4.5);
}"""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[int, tuple[str, Corpus]]:
    """Write the graph's pages of sites of three sizes; give their addresses."""
    theme = Theme(None)
    found = {}
    for count, relations in SIZES.items():
        out = tmp_path_factory.mktemp(f"graph-{count}")
        corpus = related(count, relations)
        pages = {
            view.url: theme.render(view)
            for view in graph_views(corpus, site_view(corpus, as_of=None, generator="x"))
        }
        pages |= {url: path.read_bytes() for url, path in theme.static_files().items()}
        for url, content in pages.items():
            (out / url).parent.mkdir(parents=True, exist_ok=True)
            (out / url).write_bytes(content)
        found[count] = ((out / "graph.html").as_uri(), corpus)
    return found


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(viewport=WIDE, reduced_motion="reduce")  # type: ignore[arg-type]
    yield context
    context.close()


def opened(context: BrowserContext, address: str, said: list[str] | None = None) -> Page:
    page = context.new_page()
    if said is not None:
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address)
    return page


def settled(page: Page) -> None:
    """Wait until what was asked for has been painted and said."""
    page.evaluate(
        "new Promise(done => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 250))"
    )


def ids(corpus: Corpus, number: int, depth: int) -> list[str]:
    paths = around(build_network(corpus), [corpus.decisions[number - 1].record.path], depth=depth)
    return sorted(corpus.by_path[path].id for path in paths)


@pytest.mark.parametrize("count", SIZES)
def test_nothing_overlaps(context: BrowserContext, sites: dict[int, tuple[str, Corpus]], count: int) -> None:
    """No box, year, day or lane's name lies on another, and what is written in a box stays in it."""
    page = opened(context, sites[count][0])
    found = page.evaluate(OVERLAPS)
    assert found["wrong"] == []
    assert found["boxes"] == count
    assert found["labels"] > 5


def test_awkward_titles_stay_in_their_boxes(context: BrowserContext, tmp_path: Path) -> None:
    """So do titles that are long, broad, of another script or direction, and markup."""
    write_site(Theme(None), tmp_path)
    for view in GRAPHS:
        if view.drawing:
            assert opened(context, (tmp_path / view.url).as_uri()).evaluate(OVERLAPS)["wrong"] == []


@pytest.mark.parametrize("count", [26, 1000])
def test_the_graph_is_whole_without_scripts(
    chromium: Browser, sites: dict[int, tuple[str, Corpus]], count: int
) -> None:
    """The drawing's boxes are links with the record's name and status, every relation is listed, no control is dead."""
    address, corpus = sites[count]
    context = chromium.new_context(viewport=WIDE, java_script_enabled=False)  # type: ignore[arg-type]
    page = opened(context, address)
    first = corpus.decisions[0]
    link = page.locator(".sy-nodes").get_by_role("link", name=re.compile(f"^{first.number} .*(In force|ed)$"))
    assert link.get_attribute("href") == first.url
    links = page.locator(".sy-brief li > a:not(:first-child), .sy-relate dd a")
    assert links.count() == len(build_network(corpus).edges)
    assert not page.locator(".sy-tools").is_visible()
    assert page.locator(".sy-key").is_visible()
    page.locator(".sy-brief a, .sy-relate a").first.click(no_wait_after=True)
    context.close()


def test_a_brief_list_leads_to_the_boxes(chromium: Browser, sites: dict[int, tuple[str, Corpus]]) -> None:
    """Where records are named by number alone, following one shows its box, with scripts and without."""
    for scripts in (True, False):
        context = chromium.new_context(viewport=WIDE, java_script_enabled=scripts)  # type: ignore[arg-type]
        page = opened(context, sites[200][0])
        link = page.locator(".sy-brief li:last-child a").last
        number = link.inner_text()
        link.click()
        box = page.locator(".sy-nodes a:target")
        assert box.locator(".sy-num").text_content() == number
        place = box.bounding_box()
        assert place is not None
        assert 0 <= place["x"] <= WIDE["width"] - 100
        assert 0 <= place["y"] <= WIDE["height"]
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_drawing_is_readable_and_the_page_narrow(
    chromium: Browser, sites: dict[int, tuple[str, Corpus]], scheme: Any
) -> None:
    """Text in the drawing has contrast enough; at 320 px only the drawing's own region scrolls sideways; nothing is said."""
    said: list[str] = []
    context = chromium.new_context(color_scheme=scheme)
    for count in (26, 1000):
        page = opened(context, f"{sites[count][0]}#focus=7", said)
        region = page.get_by_role("region", name="Drawing")
        for viewport in (WIDE, PHONE, NARROW):
            page.set_viewport_size(viewport)  # type: ignore[arg-type]
            assert page.evaluate(
                "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
            )
            assert region.evaluate("n => n.scrollWidth > n.clientWidth")
            assert page.evaluate(CONTRASTS) == []
    context.close()
    assert said == []


def test_finding_a_decision_shows_what_it_touches(
    context: BrowserContext, sites: dict[int, tuple[str, Corpus]]
) -> None:
    """A number or a part of a title finds a decision; it is in sight, its neighbours are told, the address keeps it."""
    address, corpus = sites[200]
    page = opened(context, address)
    find = page.get_by_label("Find")
    find.fill("57")
    find.press("Enter")
    settled(page)
    assert page.url.endswith("#focus=57")
    assert page.evaluate(LIT) == ids(corpus, 57, 1)
    assert page.evaluate(SEEN, "sy-n-57")
    assert find.input_value() == corpus.decisions[56].label
    status = page.get_by_role("status")
    assert f": {len(ids(corpus, 57, 1)) - 1} neighbours." in status.inner_text()
    page.get_by_role("combobox", name="Neighbours").select_option("2")
    settled(page)
    assert page.evaluate(LIT) == ids(corpus, 57, 2)
    assert page.url.endswith("#focus=57&depth=2")
    neighbour = status.locator("a").nth(1)
    number = str(int(neighbour.inner_text()))
    neighbour.click()
    settled(page)
    assert page.url.endswith(f"#focus={number}&depth=2")
    assert page.evaluate(LIT) == ids(corpus, int(number), 2)
    find.fill("no such thing")
    find.press("Enter")
    settled(page)
    assert status.inner_text() == "No decision is called “no such thing”."
    page.get_by_role("button", name="Reset").click()
    settled(page)
    assert "#" not in page.url
    assert not page.evaluate(SOME)


def test_the_address_brings_everything_back(
    context: BrowserContext, sites: dict[int, tuple[str, Corpus]]
) -> None:
    """Focus, depth, tag, status and zoom stand in the address, and opening it shows the same."""
    address, corpus = sites[200]
    page = opened(context, f"{address}#focus=57&depth=3&zoom=0.6")
    settled(page)
    natural = int(page.locator(".sy-graph").first.get_attribute("width") or 0)
    assert page.evaluate(WIDTH) == pytest.approx(0.6 * natural, abs=1)
    assert page.evaluate(LIT) == ids(corpus, 57, 3)
    assert page.get_by_role("combobox", name="Neighbours").input_value() == "3"
    assert page.evaluate(SEEN, "sy-n-57")
    tag = corpus.tags.all[0]
    page.goto(f"{address}#tag={tag.url[5:-5]}&status=superseded")
    page.reload()
    settled(page)
    wanted = sorted(
        corpus.by_path[path].id
        for path in corpus.tags.bearers[tag.url]
        if corpus.by_path[path].standing == "superseded"
    )
    assert wanted
    assert page.evaluate(LIT) == wanted
    assert page.get_by_role("combobox", name="Tag").input_value() == tag.url[5:-5]
    assert page.get_by_role("status").inner_text() == f"{len(wanted)} of 200 decisions."
    page.evaluate("location.hash = '#focus=3'")
    settled(page)
    assert page.evaluate(LIT) == ids(corpus, 3, 1)
    assert page.get_by_role("combobox", name="Tag").input_value() == ""


def test_nonsense_in_the_address_is_passed_over(
    context: BrowserContext, sites: dict[int, tuple[str, Corpus]]
) -> None:
    """What names no decision, tag or size shows the whole graph, and no error."""
    said: list[str] = []
    page = opened(context, f"{sites[26][0]}#focus=nobody&depth=99&tag=%E0%A4%A&zoom=huge&=&x", said)
    settled(page)
    assert not page.evaluate(SOME)
    assert page.evaluate(WIDTH) == int(page.locator(".sy-graph").first.get_attribute("width") or 0)
    assert said == []


def test_choosing_by_tag_and_status(context: BrowserContext, sites: dict[int, tuple[str, Corpus]]) -> None:
    """A choice lets all others step back, with the lines that do not join two of the chosen."""
    address, corpus = sites[200]
    page = opened(context, address)
    tag = max(corpus.tags.all, key=lambda one: one.count)
    page.get_by_role("combobox", name="Tag").select_option(label=tag.name)
    settled(page)
    chosen = {corpus.by_path[path].id for path in corpus.tags.bearers[tag.url]}
    assert page.evaluate(LIT) == sorted(chosen)
    lines = page.evaluate(
        "[...document.querySelectorAll('.sy-lit [data-e]')].map(n => n.dataset.e.split(' ').map(i =>"
        " document.querySelectorAll('.sy-graph:first-child .sy-nodes > a')[i].id.slice(5)))"
    )
    assert lines
    assert all(set(ends) <= chosen for ends in lines)
    assert float(page.evaluate("getComputedStyle(document.querySelector('.sy-graph')).opacity")) < 0.5
    page.get_by_role("combobox", name="Status").select_option("accepted")
    settled(page)
    assert set(page.evaluate(LIT)) < chosen


def test_the_keyboard_follows_and_keeps(
    context: BrowserContext, sites: dict[int, tuple[str, Corpus]]
) -> None:
    """The box that has the focus shows what it touches; Space keeps that, moving on does not lose it, Escape does."""
    address, corpus = sites[26]
    page = opened(context, address)
    page.get_by_role("region", name="Drawing").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.id.slice(5)")
    settled(page)
    assert page.evaluate(LIT) == ids(corpus, int(first), 1)
    assert "neighbour" in page.get_by_role("status").inner_text()
    assert "#" not in page.url
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    second = page.evaluate("document.activeElement.id.slice(5)")
    settled(page)
    assert page.evaluate(LIT) == ids(corpus, int(second), 1)
    assert page.url.endswith(f"#focus={first}")
    page.get_by_label("Find").focus()
    settled(page)
    assert page.evaluate(LIT) == ids(corpus, int(first), 1)
    page.get_by_role("region", name="Drawing").focus()
    page.keyboard.press("Escape")
    settled(page)
    assert not page.evaluate(SOME)
    assert "#" not in page.url


def test_pointing_shows_neighbours_for_as_long_as_it_lasts(
    context: BrowserContext, sites: dict[int, tuple[str, Corpus]]
) -> None:
    """A pointed-at box shows what it touches, a line its words; the mouse gone, all is as before."""
    address, corpus = sites[200]
    page = opened(context, address)
    box = page.locator(".sy-nodes > a").first
    number = int((box.get_attribute("id") or "")[5:])
    box.hover()
    settled(page)
    assert page.evaluate(LIT) == ids(corpus, number, 1)
    page.mouse.move(5, 5)
    settled(page)
    assert not page.evaluate(SOME)
    path = page.locator(".sy-edges path").first
    assert path.locator("title").count() == 0
    path.dispatch_event("pointerover", {"bubbles": True})
    assert re.fullmatch(r"\d{4} supersedes \d{4}", path.locator("title").text_content() or "")


def test_zooming(context: BrowserContext, sites: dict[int, tuple[str, Corpus]]) -> None:
    """Buttons, keys and the wheel with Ctrl change the size, Fit shows all of it, and the address keeps the size."""
    page = opened(context, sites[26][0])
    natural = page.evaluate(WIDTH)
    page.get_by_role("button", name="Larger").press("Enter")
    assert page.evaluate(WIDTH) == pytest.approx(1.25 * natural, rel=0.01)
    assert page.url.endswith("#zoom=1.25")
    region = page.get_by_role("region", name="Drawing")
    region.press("-")
    assert page.evaluate(WIDTH) == pytest.approx(natural, rel=0.01)
    region.press("+")
    page.get_by_role("button", name="Fit").click()
    assert region.evaluate("n => n.scrollWidth <= n.clientWidth && n.scrollHeight <= n.clientHeight + 1")
    page.get_by_role("button", name="Reset").click()
    settled(page)
    assert page.evaluate(WIDTH) == natural
    region.hover(position={"x": 300, "y": 200})
    page.keyboard.down("Control")
    page.mouse.wheel(0, -100)
    page.keyboard.up("Control")
    settled(page)
    assert page.evaluate(WIDTH) > 1.1 * natural
    assert "#zoom=1." in page.url


def test_the_newest_decision_is_seen_first(chromium: Browser, sites: dict[int, tuple[str, Corpus]]) -> None:
    """On a phone the drawing opens on its last column, at a height where a box stands: in no empty stretch of its lanes."""
    context = chromium.new_context(viewport={"width": 390, "height": 420})
    for address, _ in sites.values():
        page = opened(context, address)
        seen = page.evaluate("""() => {
          const room = document.querySelector(".sy-canvas").getBoundingClientRect();
          const boxes = [...document.querySelectorAll(".sy-canvas a[href]")].map(a => a.getBoundingClientRect());
          const last = Math.max(...boxes.map(box => box.left));
          return boxes.some(box => box.left > last - 1 && box.top >= room.top && box.bottom <= room.bottom && box.right <= room.right);
        }""")
        assert seen, address
    context.close()


def test_years_and_lanes_stay_in_sight(context: BrowserContext, sites: dict[int, tuple[str, Corpus]]) -> None:
    """However far the drawing is scrolled, the year, the days and the lanes' names are told beside it."""
    page = opened(context, sites[200][0])
    region = page.get_by_role("region", name="Drawing")
    region.evaluate("n => n.scrollTo(3000, 900)")
    settled(page)
    seen = page.evaluate(
        "(c => [...document.querySelectorAll('.sy-times text, .sy-names text')].filter(n => { const b = n.getBoundingClientRect();"
        " return b.left >= c.left && b.right <= c.right && b.top >= c.top && b.bottom <= c.bottom; })"
        ".map(n => n.textContent))(document.querySelector('.sy-canvas').getBoundingClientRect())"
    )
    assert any(re.fullmatch(r"20\d\d", text) for text in seen)
    assert any(re.match(r"\d+(–| )", text) for text in seen)
    names = page.locator(".sy-names text").all_text_contents()
    assert set(seen) & set(names)


def test_on_paper_the_drawing_is_as_wide_as_the_page(
    context: BrowserContext, sites: dict[int, tuple[str, Corpus]]
) -> None:
    """Printed, the drawing is scaled to the page, zoomed or not, and controls are left out."""
    page = opened(context, f"{sites[200][0]}#zoom=2")
    page.emulate_media(media="print")
    assert page.evaluate(WIDTH) <= WIDE["width"]
    assert not page.locator(".sy-tools").is_visible()
    assert page.evaluate(
        "document.querySelector('.sy-canvas').scrollHeight <= document.querySelector('.sy-canvas').clientHeight + 1"
    )


def test_a_choice_is_told_on_paper(context: BrowserContext, sites: dict[int, tuple[str, Corpus]]) -> None:
    """Printed, a drawing in which most has stepped back still says what was asked for."""
    page = opened(context, f"{sites[26][0]}#focus=2")
    settled(page)
    page.emulate_media(media="print")
    assert page.locator(".sy-told").is_visible()


def test_the_keyboard_gets_past_the_drawing(
    context: BrowserContext, sites: dict[int, tuple[str, Corpus]]
) -> None:
    """Before the drawing stands a link to the list; between the drawing and its first box Tab stops nowhere else."""
    page = opened(context, sites[1000][0])
    page.locator(".sy-tools [type=reset]").focus()
    page.keyboard.press("Tab")
    skip = page.locator(".sy-skip-drawing")
    assert skip.evaluate("n => n === document.activeElement")
    assert skip.bounding_box()["height"] > 10  # type: ignore[index]
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.sy-canvas')")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.sy-nodes > a')")
    skip.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('section[aria-labelledby=sy-all]') !== null")


def test_forced_colours_keep_the_drawing(chromium: Browser, sites: dict[int, tuple[str, Corpus]]) -> None:
    """Where the system forces its colours, lines, boxes and text are drawn in them."""
    context = chromium.new_context(viewport=WIDE, forced_colors="active")  # type: ignore[arg-type]
    page = opened(context, sites[26][0])
    ground, *inks = page.evaluate(
        "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('.sy-edges path')).stroke,"
        " getComputedStyle(document.querySelector('.sy-nodes use')).stroke, getComputedStyle(document.querySelector('.sy-nodes text')).fill]"
    )
    assert ground not in inks
    for part, ink in ((".sy-edges path", "stroke"), (".sy-nodes text", "fill")):
        found = page.evaluate(
            "([part, ink]) => [...new Set([...document.querySelectorAll(part)].map(n => getComputedStyle(n)[ink]))]",
            [part, ink],
        )
        assert len(found) == 1, found
    context.close()


@pytest.mark.parametrize("wish", [{"contrast": "more"}, {"forced_colors": "active"}])
def test_what_steps_back_is_read_where_contrast_is_asked_for(
    chromium: Browser, sites: dict[int, tuple[str, Corpus]], wish: dict[str, Any]
) -> None:
    """Boxes that are not asked for stay legible to who asks for more contrast: black at .55 on white has 4.7 to 1."""
    context = chromium.new_context(viewport=WIDE, **wish)  # type: ignore[arg-type]
    page = opened(context, f"{sites[26][0]}#focus=2")
    settled(page)
    behind = page.locator(".sy-some > .sy-graph").first.evaluate("n => Number(getComputedStyle(n).opacity)")
    assert 0.55 <= behind < 1
    context.close()
