"""Score tables in a real browser: what readers do with them, by pointer, keyboard and link, with and without scripts."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from platform_samples import TABLE
from steelyard.core.scores.download import score_csv
from steelyard.edges.looks.theme import Theme
from view_samples import PAGED_SCORES, SCORED, SCORES, write_site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 640}
MOST_SCRIPT = 6500  # bytes, compressed
FIRST = "#sy-scores"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the sample site once, with the CSV file that the page links."""
    out = tmp_path_factory.mktemp("site")
    write_site(Theme(None), out)
    (out / "files").mkdir(exist_ok=True)
    (out / "files/platform.csv").write_text(score_csv(TABLE), encoding="utf-8")
    return out


@pytest.fixture
def page(chromium: Browser, site: Path) -> Iterator[Page]:
    """Open the record with its score tables, from disk."""
    context = chromium.new_context(viewport=WIDE, reduced_motion="reduce")  # type: ignore[arg-type]
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto((site / SCORED.url).as_uri())
    yield page
    assert faults == []
    context.close()


def table(page: Page, anchor: str = FIRST) -> Locator:
    return page.locator(anchor)


def ranked(page: Page, anchor: str = FIRST) -> list[str]:
    """Read the ranked bars as text: place, name with its marks, total."""
    return [" ".join(text.split()) for text in table(page, anchor).locator(".sy-ranks li").all_inner_texts()]


def said(page: Page, text: str, anchor: str = FIRST) -> None:
    """Wait until the notice says this."""
    table(page, anchor).get_by_role("status").get_by_text(text).wait_for()


def weight(page: Page, criterion: str, anchor: str = FIRST) -> Locator:
    return table(page, anchor).get_by_label(f"Weight of {criterion}, as a number", exact=True)


DECIDED = [
    "1 Python/gevent chosen greenlets over libev 85.2",
    "2 Node.js 70.3",
    "3 The JVM 61.9",
    "– Go ruled out 53.0",
]


def test_a_what_if_turns_the_winner_and_is_one_click_from_as_decided(page: Page) -> None:
    """A weight typed in redraws all figures, says at once what would win, and "As decided" takes it back."""
    assert ranked(page) == DECIDED
    weight(page, "Production record").fill("30")
    said(
        page,
        "With these weights, The JVM would win, by 6.8: 77.5 to 70.7 for Python/gevent, the option chosen.",
    )
    assert ranked(page)[:2] == ["1 The JVM 77.5", "2 Python/gevent chosen greenlets over libev 70.7"]
    row = table(page).get_by_role("row", name="Production record")
    assert "was 7" in row.inner_text()
    assert "from 22.4" in row.inner_text()
    assert "sy-what-if" in (table(page).get_attribute("class") or "")
    totals = table(page).get_by_role("row", name="Total").inner_text().split("\t")
    assert [text.strip() for text in totals][2:6] == ["70.7", "51.7", "77.5", "31.2"]
    assert not table(page).locator("[data-verdict]").is_visible()
    table(page).get_by_role("button", name="As decided").click()
    page.wait_for_url(lambda url: "#" not in url)
    assert ranked(page) == DECIDED
    assert table(page).locator("[data-verdict]").is_visible()
    assert "sy-what-if" not in (table(page).get_attribute("class") or "")


def test_a_slider_by_keyboard(page: Page) -> None:
    """The arrow keys move a slider by its step, and the number beside it and the figures go along."""
    slider = table(page).get_by_label("Weight of Velocity", exact=True)
    slider.focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    said(page, "Python/gevent stays first")
    assert weight(page, "Velocity").input_value() == "8"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.type") == "number"
    page.keyboard.type("0")  # Tab selects what is in the box
    page.wait_for_url(lambda url: "velocity=0" in url)
    assert slider.input_value() == "0"


def test_a_tie_is_in_no_options_colour(page: Page) -> None:
    """Where a what-if makes two options first together, the strip is empty there, and its name says both."""
    table(page).get_by_label("Only").select_option("Velocity")
    said(page, "Python/gevent and Node.js would tie at 100.0.")
    row = table(page).locator("[data-criterion=velocity] .sy-strip")
    assert row.get_attribute("aria-label") == "Python/gevent and Node.js from 0 to 10"
    assert [one.get_attribute("class") for one in row.locator("path").all()] == ["sy-at"]
    other = table(page).locator("[data-criterion=testability] .sy-strip path")
    assert [one.get_attribute("class") for one in other.all()] == ["sy-o1", "sy-at"]


def test_only_one_criterion(page: Page) -> None:
    """Testability alone, counted without musts, would make Go win, and the address says so."""
    table(page).get_by_label("Only").select_option("Testability")
    said(page, "With these weights, Python/gevent stays first, by 25.0.")
    table(page).get_by_label("Apply musts").uncheck()
    said(page, "Go would win, by 25.0: 100.0 to 75.0 for Python/gevent, the option chosen.")
    assert ranked(page)[0] == "1 Go 100.0"
    assert page.evaluate("location.hash") == "#what-if=sy-scores:~only=testability,~musts=off"
    table(page).get_by_label("Only").select_option("")
    said(page, "Without the musts, Python/gevent stays first")


def test_presets(page: Page) -> None:
    """Equal weights and the author's own set are one press away, and marked as pressed."""
    buttons = table(page).get_by_role("group", name="Weights")
    for name in ("Equal weights", "Speed first"):
        buttons.get_by_role("button", name=name).click()
        buttons.get_by_role("button", name=name, pressed=True).wait_for()
    assert [weight(page, name).input_value() for name in ("Velocity", "Testability", "Restart time")] == [
        "9",
        "0",
        "4",
    ]
    said(page, "Node.js would win, by 0.5")


def test_all_weights_at_nought_say_so(page: Page) -> None:
    """Without any weight there is no ranking, and no figure pretends otherwise."""
    for name in ("Velocity", "Testability", "Restart time", "Libraries", "Production record"):
        weight(page, name).fill("0")
    said(page, "all weights are zero: there is nothing to rank.")
    assert ranked(page)[0].startswith("– Python/gevent chosen greenlets over libev –")


def test_whatever_is_typed_is_a_weight(page: Page) -> None:
    """A negative number counts as 0, a huge one as a million, and a weight above the slider's end is kept."""
    for typed, kept in (("-3", "0"), ("1e9", "1000000"), ("14.25", "14.25"), ("", "0")):
        box = weight(page, "Velocity")
        box.fill(typed)
        box.press("Tab")
        assert box.input_value() == kept


def test_a_colleague_opens_the_same_what_if(page: Page, chromium: Browser) -> None:
    """Weights, musts and scorer of every table on the page are in the address, and a new page shows the same."""
    weight(page, "Production record").fill("30")
    table(page, "#scores-panel").get_by_label("Scores of").select_option("Chiyo")
    table(page, "#scores-panel").get_by_label("Apply musts").uncheck()
    weight(page, "Velocity", "#scores-gaps").fill("2.5")
    page.wait_for_url(lambda url: "gaps" in url)
    assert unquote(page.evaluate("location.hash")) == (
        "#what-if=sy-scores:production=30&scores-panel:~musts=off,~scorer=Chiyo&scores-gaps:velocity=2.5"
    )
    other = chromium.new_context(viewport=WIDE).new_page()  # type: ignore[arg-type]
    other.goto(page.url)
    for anchor in (FIRST, "#scores-panel", "#scores-gaps"):
        said(other, "", anchor)
        assert ranked(other, anchor) == ranked(page, anchor)
        texts = [one.locator(anchor).get_by_role("status").inner_text() for one in (other, page)]
        assert texts[0] == texts[1] != ""
    other.context.close()


def test_following_a_note_keeps_the_what_if(page: Page) -> None:
    """A link within the page is no request for other weights; the way back leads to the what-if, then to none."""
    weight(page, "Production record").fill("30")
    page.wait_for_url(lambda url: "production=30" in url)
    table(page).locator("tbody a[href*='-n']").first.click()
    page.wait_for_url(lambda url: "#sy-" in url and "what-if" not in url)
    assert ranked(page)[0] == "1 The JVM 77.5"
    page.go_back()
    page.wait_for_url(lambda url: "production=30" in url)
    assert ranked(page)[0] == "1 The JVM 77.5"
    page.evaluate("location.hash = ''")
    table(page).locator("[data-preset=decided][aria-pressed=true]").wait_for()
    assert ranked(page) == DECIDED


def test_back_takes_weights_back(page: Page) -> None:
    """However a slider is dragged, one step back leads to what was before; a preset is a step of its own, and nothing jumps."""
    page.evaluate("location.hash = 'sy-scores'")
    slider = weight(page, "Production record")
    for value in ("30", "35", "40"):
        slider.fill(value)
        page.wait_for_url(re.compile(f"production={value}"))
    page.get_by_role("button", name="Equal weights").first.click()
    page.wait_for_url(lambda url: "~equal" in url)
    page.evaluate("scrollBy(0, 150)")
    place = page.evaluate("scrollY")
    page.go_back()
    page.wait_for_url(lambda url: "production=40" in url)
    assert slider.input_value() == "40"
    assert abs(page.evaluate("scrollY") - place) <= 150
    page.go_back()
    page.wait_for_url(lambda url: url.endswith("#sy-scores"))
    table(page).locator("[data-preset=decided][aria-pressed=true]").wait_for()
    assert ranked(page) == DECIDED


def test_no_word_is_broken_on_paper(page: Page) -> None:
    """On A4 the names of five options stand above their columns, each of their words whole."""
    page.set_viewport_size({"width": 640, "height": 900})
    page.emulate_media(media="print")
    page.evaluate("document.querySelector('#sy-scores thead .sy-o bdi').textContent = 'RabbitMQ'")
    broken = page.evaluate("""() => [...document.querySelectorAll('#sy-scores thead :is(.sy-o, .sy-w)')].flatMap(head => {
      const walk = document.createTreeWalker(head, NodeFilter.SHOW_TEXT), found = [];
      for (let node; node = walk.nextNode();) for (const {index, 0: word} of node.data.matchAll(/\\S+/g)) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        if (range.getClientRects().length > 1) found.push(word);
      }
      return found;
    })""")
    assert broken == []


def test_a_printed_what_if_has_its_own_weights(page: Page) -> None:
    """On paper, where no control is, the weight shown is the one that the totals beside it follow from."""
    weight(page, "Production record").fill("30")
    said(page, "The JVM would win")
    page.emulate_media(media="print")
    row = table(page).get_by_role("row", name="Production record")
    assert row.locator(".sy-w b").inner_text() == "30"
    assert not table(page).locator(":is(button, input, select, .sy-dock):visible").count()
    columns = (
        table(page)
        .locator("thead .sy-o")
        .evaluate_all("nodes => nodes.map(node => node.getBoundingClientRect().top)")
    )
    assert len({round(top) for top in columns}) == 1


# What has the focus, where something else lies over its middle.
UNDER = """() => {
  const node = document.activeElement, box = node.getBoundingClientRect();
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return !(node === top || node.contains(top)) && node.outerHTML;
}"""


def test_what_has_the_focus_is_not_under_what_stays_in_sight(page: Page) -> None:
    """Names and totals stay at the window's edges, and Tab never leads to a control behind them."""
    page.set_viewport_size({"width": 1280, "height": 700})
    table(page).get_by_role("button", name="Copy link").focus()
    for key in ("Tab", "Shift+Tab"):
        for _ in range(10):
            page.keyboard.press(key)
            assert not page.evaluate(UNDER), key


def test_at_four_times_the_size_the_docked_options_cover_no_control(page: Page) -> None:
    """A desktop's window at 400 % has the three first options docked at its foot, and each stop of Tab stands above them."""
    page.set_viewport_size({"width": 320, "height": 256})
    table(page).get_by_role("button", name="As decided").focus()
    while page.evaluate("!!document.activeElement.closest('[data-part=score-table]')"):
        assert not page.evaluate(UNDER)
        page.keyboard.press("Tab")


def test_copying_tells_whether_it_worked(page: Page) -> None:
    """The button says that it copied, or where the link is to be had, and is itself again."""
    table(page).get_by_role("button", name="Copy link").click()
    table(page).get_by_text(re.compile("Link copied|Copy the address")).wait_for()
    table(page).get_by_role("button", name="Copy link").wait_for()


def test_a_what_if_is_copied_once(chromium: Browser, site: Path) -> None:
    """The link of a table is the only thing that goes to the clipboard, though the page copies its own address too.

    A browser that refuses gets no field with another address beside the weights.
    """
    page = chromium.new_page()
    page.add_init_script(
        "window.copied = []; Object.defineProperty(navigator, 'clipboard', {value: {"
        "writeText: text => { copied.push(text); return Promise.reject(new Error('no')); }}});"
        "Document.prototype.execCommand = () => false;"
    )
    page.goto((site / SCORED.url).as_uri() + "#what-if=sy-scores:production=30")
    table(page).get_by_role("button", name="Copy link").click()
    table(page).get_by_role("button", name="Copy the address").wait_for()
    assert [text.partition("#")[2] for text in page.evaluate("copied")] == ["what-if=sy-scores:production=30"]
    assert table(page).locator(".sy-by-hand").count() == 0
    page.close()


def test_a_link_that_no_longer_fits_says_so(page: Page) -> None:
    """A criterion that is gone, or nonsense in the address, is told; the rest of the link holds."""
    page.evaluate("location.hash = '#what-if=sy-scores:gone=3,production=30,%E0%A4%A,~scorer=Nobody'")
    said(page, "The JVM would win")
    said(page, "Part of the link fits nothing here.")


def test_scorers(page: Page) -> None:
    """One scorer's sheet takes the place of the mean: cells, musts, totals and shares are that scorer's."""
    panel = table(page, "#scores-panel")
    assert "ruled out" not in ranked(page, "#scores-panel")[1]
    panel.get_by_label("Scores of").select_option("Chiyo")
    said(page, "By the scores of Chiyo, Python/gevent stays first", "#scores-panel")
    node = next(text for text in ranked(page, "#scores-panel") if "Node.js" in text)
    assert node.startswith("– Node.js ruled out")
    row = panel.get_by_role("row", name="Production record").first
    assert row.locator(".sy-fails[data-said=fails]").count() == 2
    assert (
        row.locator("[data-said=fails]").first.evaluate("node => getComputedStyle(node, '::after').content")
        == '"fails"'
    )
    assert panel.locator(".sy-legend li").nth(1).inner_text() == "Node.js –"
    panel.get_by_role("button", name="As decided").click()
    assert row.locator(".sy-fails[data-said=fails]").count() == 1


def test_missing_scores_stay_ranges(page: Page) -> None:
    """A missing score keeps a range under other weights; without weight it no longer matters."""
    assert "2 to 4 The JVM 55.1 to 82.3" in ranked(page, "#scores-gaps")
    weight(page, "Velocity", "#scores-gaps").fill("0")
    page.wait_for_url(lambda url: "gaps" in url)
    jvm = next(text for text in ranked(page, "#scores-gaps") if "JVM" in text)
    assert re.fullmatch(r"\d.* The JVM \d+\.\d", jvm)


def test_the_download_is_the_what_if(page: Page) -> None:
    """As decided it is the file of the site; with other weights the same table with those."""
    button = table(page).get_by_role("link", name="Download as CSV")
    assert (button.get_attribute("href") or "").endswith("files/platform.csv")
    weight(page, "Velocity").fill("2.5")
    with page.expect_download() as caught:
        button.click()
    assert caught.value.suggested_filename == "what-if-platform.csv"
    text = caught.value.path().read_text(encoding="utf-8")
    assert text == score_csv(TABLE).replace("Velocity,9,", "Velocity,2.5,").replace("\r\n", "\n")


def test_without_scripts_all_of_it_is_there(chromium: Browser, site: Path) -> None:
    """Without scripts no control is shown, and every figure, range, sheet and note is."""
    context = chromium.new_context(viewport=WIDE, java_script_enabled=False)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto((site / SCORED.url).as_uri())
    assert ranked(page) == DECIDED
    assert page.locator("[data-part=score-table]").count() == 3
    assert not page.locator(".sy-scores :is(input, select, button):visible").count()
    text = table(page).inner_text()
    for words in (
        "Python/gevent leads by 14.9.",
        "Production record above 22.4: The JVM",
        "The smallest shift that turns it, to The JVM: 18.2 of 100 points of weight",
        "up to 22.4",
        "Nobody ran it under load.",
        "90\u00a0%\u00a0±\u00a01",
    ):
        assert words in text
    assert "9" in table(page).get_by_role("row", name="Velocity").locator("td").first.inner_text()
    page.goto((site / SCORES.url).as_uri())
    assert "The JVM instead of Python/gevent" in page.inner_text("main")
    assert not page.locator("input:visible, button:visible").count()
    context.close()


def test_the_script_draws_what_the_build_wrote(page: Page, chromium: Browser, site: Path) -> None:
    """As decided, page and script agree on every text and every drawing, to the letter."""
    plain = chromium.new_context(viewport=WIDE, java_script_enabled=False).new_page()  # type: ignore[arg-type]
    plain.goto((site / SCORED.url).as_uri())
    for selector in (".sy-ranks li", ".sy-table tbody td.sy-s", ".sy-table tfoot td", ".sy-legend li"):
        texts = [
            [" ".join(text.split()) for text in one.locator(selector).all_inner_texts()]
            for one in (page, plain)
        ]
        assert texts[0] == texts[1]
    for selector, name in ((".sy-strip", "aria-label"), (".sy-bar rect", "width"), (".sy-shares rect", "x")):
        read = f"nodes => nodes.map(node => node.getAttribute('{name}'))"
        drawn = [one.eval_on_selector_all(selector, read) for one in (page,)]
        html = plain.content()
        for value in drawn[0]:
            assert f'{name}="{value}"' in html or f'{name}="{float(value):.2f}"' in html
    plain.context.close()


def test_a_phone_shows_cards_with_the_top_three_at_its_foot(chromium: Browser, site: Path) -> None:
    """At 320 px, also in a what-if, nothing scrolls sideways; each score names its option; the top three are docked."""
    context = chromium.new_context(viewport=NARROW, has_touch=True)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto((site / SCORED.url).as_uri() + "#what-if=sy-scores:production=30")
    said(page, "The JVM would win")
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW["width"]
    row = table(page).locator("[data-criterion=testability]")
    row.scroll_into_view_if_needed()
    dock = table(page).locator(".sy-dock")
    top = dock.locator("span").all_inner_texts()
    assert top == ["1. 77.5\nThe JVM", "2. 70.7\nPython/gevent", "3. 51.7\nNode.js"]
    box = dock.bounding_box()
    assert box
    assert box["y"] + box["height"] <= NARROW["height"] + 1
    label = "getComputedStyle(document.querySelector('[data-criterion=testability] [data-label]'), '::before').content"
    assert "Python/gevent" in page.evaluate(label)
    assert table(page).get_by_role("rowheader", name="Testability").count() == 1
    before = "getComputedStyle(document.querySelector('[data-criterion=testability] .sy-w div'), '::before').content"
    assert "Weight" in page.evaluate(before)
    small = page.evaluate(
        "[...document.querySelectorAll('.sy-scores :is(button, select, [type=number])')].map(n => n.getBoundingClientRect())"
        ".filter(box => box.width && box.height < 24).length"
    )
    assert small == 0
    context.close()


def test_the_keyboard_reaches_every_control(page: Page) -> None:
    """From the first button on, Tab meets presets, choices and two inputs for each weight, in the page's order."""
    table(page).get_by_role("button", name="As decided").focus()
    met = []
    for _ in range(16):
        met.append(
            page.evaluate(
                "(n => n.getAttribute('aria-label') || n.innerText || n.type)(document.activeElement)"
            ).split("\n")[0]
        )
        page.keyboard.press("Tab")
    assert met[:3] == ["As decided", "Equal weights", "Speed first"]
    assert "Copy link" in met
    assert [name for name in met if name.startswith("Weight of Velocity")] == [
        "Weight of Velocity",
        "Weight of Velocity, as a number",
    ]


def test_all_decisions_are_weighed_anew_at_once(page: Page, site: Path) -> None:
    """On the scores page "Only Testability" tells which decisions would turn; a factor, the link and the way back work."""
    page.goto((site / SCORES.url).as_uri())
    panel = page.locator(".sy-reweigh")
    panel.get_by_role("button", name="Only Testability").click()
    panel.get_by_role("status").get_by_text("would come out otherwise").wait_for()
    assert page.evaluate("location.hash") == "#what-if=all:~only=testability"
    before = page.locator(".sy-board").inner_text()
    page.reload()
    panel.get_by_role("status").get_by_text("would come out otherwise").wait_for()
    assert page.locator(".sy-board").inner_text() == before
    assert page.locator(".sy-board .sy-turned").count() >= 1
    panel.get_by_role("button", name="As decided").click()
    page.wait_for_url(lambda url: "#" not in url)
    panel.get_by_role("button", name="Only Testability").click()
    factors = panel.locator("input")
    assert {one.input_value() for one in factors.all()} == {"0", "4"}
    velocity = panel.get_by_label("Weight of Velocity in all decisions")
    velocity.press("ArrowRight")
    assert sorted(one.input_value() for one in factors.all())[0:2] == ["1", "4"]
    panel.get_by_role("button", name="As decided").click()
    slider = panel.get_by_label("Weight of Production record in all decisions")
    for _ in range(4):
        slider.press("ArrowRight")
    assert slider.get_attribute("aria-valuetext") == "× 8"
    page.wait_for_url(lambda url: "production%20record=8" in url)
    assert "The JVM would win" in page.locator(".sy-board").inner_text()
    panel.get_by_role("button", name="Only Testability").click()
    factors = panel.locator("input")
    assert {one.input_value() for one in factors.all()} == {"0", "4"}
    velocity = panel.get_by_label("Weight of Velocity in all decisions")
    velocity.press("ArrowRight")
    assert sorted(one.input_value() for one in factors.all())[0:2] == ["1", "4"]
    panel.get_by_role("button", name="As decided").click()


def test_the_script_is_small(site: Path) -> None:
    """The script of score tables takes 6.5 kB, compressed."""
    assert len(gzip.compress((site / "assets/scores.js").read_bytes(), 9)) <= MOST_SCRIPT


def test_a_further_page_of_scores_weighs_its_own_decisions_anew(page: Page, site: Path) -> None:
    """On the second page of many scored decisions a factor works on what stands there, and links lead back and forth."""
    page.goto((site / PAGED_SCORES.url).as_uri())
    assert page.title().startswith("Scores, page 2 of 2")
    panel, rows = page.locator(".sy-reweigh"), page.locator(".sy-board tbody tr")
    assert rows.count() == len(PAGED_SCORES.rows) == 1
    assert panel.get_by_role("heading", name="Weigh those of this page anew").is_visible()
    panel.get_by_role("button", name="Only Testability").click()
    panel.get_by_role("status").get_by_text("come out otherwise").wait_for()
    assert page.evaluate("location.hash") == "#what-if=all:~only=testability"
    assert rows.locator("b[data-what-if]").inner_text() != ""
    pager = page.get_by_role("navigation", name="Pages of this list")
    assert pager.locator("[aria-current=page]").inner_text() == "2"
    pager.get_by_role("link", name="Previous").click()
    page.wait_for_url((site / SCORES.url).as_uri())
