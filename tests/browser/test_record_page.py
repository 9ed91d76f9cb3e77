"""A record's page in a real browser: contents that follow, things to copy, what scrolls by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from record_page import Published, opened, published

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
NARROW = {"width": 320, "height": 640}
CURRENT = "[...document.querySelectorAll('.sy-contents [aria-current]')].map(n => n.textContent)"
COPIED = "navigator.clipboard.readText()"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """Build the press house's site once."""
    return published(tmp_path_factory.mktemp("press"))


@pytest.fixture
def page(chromium: Browser, site: Published) -> Iterator[Page]:
    """Open a window of a desktop's size in which copying is allowed."""
    yield from opened(chromium, site, viewport=WIDE, permissions=["clipboard-read", "clipboard-write"])


def marked(page: Page) -> str:
    """Return the one entry of the contents that is marked, after the page has come to rest."""
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    (entry,) = page.evaluate(CURRENT)
    return str(entry)


def test_contents_mark_what_is_read(page: Page, site: Published) -> None:
    """At the top the first section is marked, in the middle the one at hand, at the end the last."""
    page.goto(site.file("0002-many-sections"))
    assert marked(page) == "Section 0"
    for name in ("Section 7", "Below 20", "Section 3"):
        page.evaluate(
            "name => [...document.querySelectorAll('.sy-prose :is(h2, h3)')]"
            ".find(n => n.textContent === name).scrollIntoView()",
            name,
        )
        assert marked(page) == name
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    assert marked(page) == "The end"
    page.evaluate("scrollTo(0, 0)")
    assert marked(page) == "Section 0"


def test_contents_mark_each_of_the_last_sections_in_turn(page: Page, site: Published) -> None:
    """Sections too short to come to the top are marked one after the other on the way to the page's end."""
    page.goto(site.file("0002-many-sections"))
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight - 2.5 * innerHeight)")
    seen = [marked(page)]
    for _ in range(90):
        page.evaluate("scrollBy(0, 20)")
        seen.append(marked(page))
    turns = [name for at, name in enumerate(seen) if not at or seen[at - 1] != name]
    assert turns == list(dict.fromkeys(seen))
    assert turns[-4:] == ["Short 1", "Short 2", "Short 3", "The end"]


def test_a_jump_marks_its_target(page: Page, site: Published) -> None:
    """A link of the contents, a hash in the address and the way back mark their target, also where it stays low."""
    page.goto(f"{site.file('0002-many-sections')}#short-2")
    page.wait_for_load_state()
    assert marked(page) == "Short 2"
    for name in ("Short 1", "Short 3", "Section 4", "Short 3"):
        page.locator(".sy-contents a", has_text=name).first.click()
        assert marked(page) == name
    page.evaluate("scrollBy(0, -3000)")
    assert marked(page).startswith(("Section", "Below"))


def test_long_contents_stay_in_the_window(page: Page, site: Published) -> None:
    """Contents longer than the window scroll by themselves, and the marked entry is always in sight."""
    page.goto(site.file("0002-many-sections"))
    for share in (0, 0.3, 0.6, 1):
        page.evaluate("share => scrollTo(0, share * document.documentElement.scrollHeight)", share)
        marked(page)
        box = page.locator(".sy-contents [aria-current]").bounding_box()
        assert box is not None
        assert 0 <= box["y"] <= WIDE["height"] - box["height"]
    page.evaluate("scrollTo(0, innerHeight)")
    marked(page)
    nav = page.locator(".sy-contents").bounding_box()
    assert nav is not None
    assert nav["height"] <= WIDE["height"]


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_scripts_move_nothing(chromium: Browser, site: Published, viewport: dict[str, int]) -> None:
    """What scripts add to a page moves nothing that is there."""
    for page in opened(chromium, site, viewport=viewport):
        page.goto(site.file("0003-copy-me"))
        page.wait_for_selector(".sy-code > .sy-copy", state="attached")
        assert page.evaluate(
            "new Promise(done => { let sum = 0; new PerformanceObserver(list => { for (const e of list.getEntries())"
            " sum += e.value; }).observe({type: 'layout-shift', buffered: true}); setTimeout(() => done(sum), 300); })"
        ) == pytest.approx(0)
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


def test_code_and_links_are_copied(page: Page, site: Published) -> None:
    """By keyboard: a block's code as it is, a section's address, the record's, and a Markdown link; each is told."""
    page.goto(site.online("0003-copy-me"))
    code = page.locator(".sy-code", has_text="press --bins").get_by_role("button", name="Copy")
    code.press("Enter")
    page.get_by_role("status").get_by_text("Code copied").wait_for()
    assert page.evaluate(COPIED) == "press --bins 3\n\n  --slow"
    anchor = page.get_by_role("link", name="Copy a link to “Which apples?”")
    anchor.press("Enter")
    page.get_by_role("status").get_by_text("Link copied").wait_for()
    address = site.online("0003-copy-me")
    assert page.evaluate(COPIED) == page.url == f"{address}#which-apples"
    page.get_by_role("button", name="Copy link").press("Enter")
    page.get_by_role("status").get_by_text("Link copied").wait_for()
    assert page.evaluate(COPIED) == address
    page.get_by_role("button", name="Copy Markdown link").press("Space")
    page.get_by_role("status").get_by_text("Link copied").wait_for()
    assert page.evaluate(COPIED) == rf"[0003 Copy \[all\] of me]({address})"


def test_ways_to_the_file_stand_in_one_line(page: Page, site: Published) -> None:
    """The path has a line of its own, however long it is, and what can be done with the file stands together below it."""
    page.goto(site.file("0001-draw-the-line"))
    tops = page.evaluate(
        "[...document.querySelectorAll('.sy-facts .sy-file > *')].map(n => Math.round(n.getBoundingClientRect().top))"
    )
    assert len(tops) == 5
    assert tops[0] < tops[1]
    assert len(set(tops[1:])) == 1


def test_names_of_facts_can_be_touched(page: Page, site: Published) -> None:
    """Names that stand in several lines are as far apart as WCAG 2.5.8 asks of what is touched."""
    page.goto(site.file("0001-draw-the-line"))
    heights = page.evaluate(
        "[...document.querySelectorAll('.sy-facts dd:not(.sy-file)')].map(n => parseFloat(getComputedStyle(n).lineHeight))"
    )
    assert heights
    assert min(heights) >= 24


def test_many_names_take_the_whole_width(page: Page, site: Published) -> None:
    """Six names or more run on in lines, as many tags do; in a column they would push what was decided out of sight."""
    page.goto(site.file("0001-draw-the-line"))
    few, many = page.locator(".sy-facts dd:has(a[href*=people])").first.evaluate("""dd => {
      const width = () => dd.getBoundingClientRect().width / dd.closest(".sy-facts").getBoundingClientRect().width;
      const names = n => Array(n).fill("<a href='#'><bdi>Ann Bell</bdi></a>").join(", ");
      return [5, 6].map(n => { dd.innerHTML = names(n); return width(); });
    }""")
    assert few < 0.6
    assert many == 1


def test_relations_that_go_on_below_say_so(page: Page, site: Published) -> None:
    """Where bars to scroll with hide, the card of relations has a shade at its foot while there is more, and none at its end."""
    page.goto(site.file("0004-relate-to-all"))
    card = page.locator(".sy-relations")
    foot = "() => document.querySelector('.sy-relations').getBoundingClientRect()"
    card.evaluate("card => { card.style.maxHeight = '12rem'; card.style.color = 'transparent'; }")

    def shade() -> bytes:
        box = page.evaluate(foot)
        return page.screenshot(clip={"x": box["x"] + 4, "y": box["bottom"] - 7, "width": 10, "height": 4})

    more = shade()
    card.evaluate("card => card.scrollTo(0, card.scrollHeight)")
    end = shade()
    card.evaluate("card => { card.style.maxHeight = 'none'; }")
    assert more != end == shade()


def test_from_disk_the_published_address_is_copied(page: Page, site: Published) -> None:
    """A colleague cannot open a file of this disk, so the address that the site is published at is copied."""
    page.goto(site.file("0003-copy-me"))
    page.get_by_role("button", name="Copy link").click()
    page.get_by_role("status").get_by_text("Link copied").wait_for()
    assert page.evaluate(COPIED) == "https://press.example/house/d/0003-copy-me.html"


def test_a_refused_clipboard_is_told(chromium: Browser, site: Published) -> None:
    """Where the browser allows no copying, what was to be copied stands selected, and the page says so."""
    refuse = (
        "Object.defineProperty(navigator, 'clipboard', {value: {writeText: () => Promise.reject(new Error('no'))}});"
        "Document.prototype.execCommand = () => false;"
    )
    for page in opened(chromium, site, viewport=WIDE, script=refuse):
        page.goto(site.online("0003-copy-me"))
        page.locator(".sy-code", has_text="press --bins").get_by_role("button", name="Copy").press("Enter")
        page.get_by_role("status").get_by_text("The text is selected").wait_for()
        assert page.evaluate("getSelection().toString()").strip() == "press --bins 3\n\n  --slow"
        page.get_by_role("button", name="Copy link").press("Enter")
        field = page.get_by_label("To copy")
        assert field.input_value() == site.online("0003-copy-me")
        assert field.evaluate(
            "n => n === document.activeElement && n.selectionEnd - n.selectionStart"
        ) == len(site.online("0003-copy-me"))
        page.get_by_role("link", name="Copy a link to “Which apples?”").press("Enter")
        page.get_by_role("status").get_by_text("The link stands in the address bar").wait_for()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_what_scrolls_takes_the_keyboards_focus(chromium: Browser, site: Published, *, scripts: bool) -> None:
    """At 320 px every box that scrolls sideways is a stop of the Tab key; with scripts each of them has a name."""
    for page in opened(chromium, site, viewport=NARROW, java_script_enabled=scripts):
        page.goto(site.file("0003-copy-me"))
        if scripts:
            page.wait_for_selector("pre:not([tabindex])")
        boxes = page.locator(".sy-prose *").evaluate_all(
            "all => all.filter(n => n.scrollWidth > n.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(n).overflowX))"
            ".map(n => [n.localName, n.tabIndex, n.getAttribute('aria-label')])"
        )
        assert {name for name, _, _ in boxes} == {"pre", "div", "span"}
        assert [box for box in boxes if box[1] != 0] == []
        assert not scripts or [box for box in boxes if box[0] == "pre" and not box[2]] == []


def test_what_has_room_is_no_stop(page: Page, site: Published) -> None:
    """On a desktop a block of code that fits its box is passed over by the Tab key."""
    page.goto(site.file("0003-copy-me"))
    block = page.locator("pre", has_text="a line of moderate length")
    page.wait_for_selector("pre:not([tabindex])")
    assert block.get_attribute("tabindex") is None
    assert page.locator("pre", has_text="goes on and on").get_attribute("tabindex") == "0"


def test_many_relations_fold(chromium: Browser, site: Published) -> None:
    """Of many relations six stand there and the others unfold, without scripts too."""
    for page in opened(chromium, site, viewport=PHONE, java_script_enabled=False):
        page.goto(site.file("0004-relate-to-all"))
        links = page.locator(".sy-relations .sy-ref")
        assert [links.nth(at).is_visible() for at in (5, 6)] == [True, False]
        page.get_by_text("3 more").click()
        assert links.nth(8).is_visible()


def test_a_phone_shows_what_was_decided_at_once(chromium: Browser, site: Published) -> None:
    """Title, outcome, its reason and whether it holds are on a phone's first screen."""
    for page in opened(chromium, site, viewport=PHONE):
        page.goto(site.file("0002-many-sections"))
        for part in ("h1", ".sy-status", ".sy-outcome", ".sy-banner"):
            box = page.locator(f"article {part}").first.bounding_box()
            assert box is not None
            assert box["y"] + box["height"] < PHONE["height"]
        assert "because it is quick" in page.locator(".sy-outcome").inner_text()


def test_a_table_with_a_long_address_fits_on_paper(chromium: Browser, site: Published) -> None:
    """On paper nothing scrolls: an address or code without a blank is broken, so that no column is cut off."""
    for page in opened(chromium, site, viewport={"width": 680, "height": 900}):
        page.goto(site.file("0001-draw-the-line"))
        page.evaluate("""() => {
          const address = 'https://example.org/' + 'a-long-way/'.repeat(9), cells = '<td>Some words</td>'.repeat(5);
          document.querySelector('.sy-prose').insertAdjacentHTML('beforeend', `<div class="table-scroll"><table>
            <tr><td><a href="${address}">${address}</a></td><td><code>${address}</code></td>${cells}</tr></table></div>`);
        }""")
        wide = "(n => n.scrollWidth - n.clientWidth)(document.querySelector('.table-scroll'))"
        assert page.evaluate(wide) > 0
        page.emulate_media(media="print")
        assert page.evaluate(wide) == 0


def test_paper_unfolds_what_is_folded(chromium: Browser, site: Published) -> None:
    """What is folded on the screen stands on paper, where nobody can unfold it: relations, and what bodies fold at any depth."""
    for page in opened(chromium, site, viewport={"width": 680, "height": 900}):
        page.goto(site.file("0004-relate-to-all"))
        page.locator(".sy-prose").evaluate(
            "prose => prose.innerHTML += '<ul><li><details><summary>Why</summary>Because<details>Of this</details></details></li></ul>'"
        )
        folded = page.locator(".sy-relations details li, .sy-prose details details")
        seen = "all => all.map(one => one.checkVisibility())"
        assert folded.evaluate_all(seen) == [False] * 4
        page.emulate_media(media="print")
        assert folded.evaluate_all(seen) == [True] * 4
        assert not page.get_by_text("3 more").is_visible()


@pytest.mark.parametrize("columns", [7, 9, 13, 16])
def test_a_table_of_many_columns_fits_on_paper(chromium: Browser, site: Published, columns: int) -> None:
    """On A4 a body's table has its last column, its text being smaller the more columns there are."""
    for page in opened(chromium, site, viewport={"width": 688, "height": 900}):
        page.goto(site.file("0001-draw-the-line"))
        page.locator(".sy-prose").evaluate(
            """(prose, columns) => {
              const row = word => `<tr>${`<td>${word}</td>`.repeat(columns)}</tr>`;
              prose.innerHTML = `<div class="table-scroll"><table>${row("Documentation")}${row("good enough")}</table></div>`;
            }""",
            columns,
        )
        wide = "(n => n.scrollWidth - n.clientWidth)(document.querySelector('.table-scroll'))"
        assert page.evaluate(wide) > 0
        page.emulate_media(media="print")
        assert page.evaluate(wide) == 0
