"""The home page in a real browser: its filters alone and together, its address, search, keyboard, pages, and without scripts."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from following import follow
from steelyard.edges.pipeline import Options, build
from steelyard.edges.project import find_project
from steelyard.edges.survey import survey

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page, Route

WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
NARROW = {"width": 320, "height": 640}
COUNT, ON_A_PAGE, FEW = 450, 200, 50
HOST = "http://canal.test/log/"
TOPICS = ("Valves", "Sluices", "Pumps", "Gates", "Weirs")
STATUSES = ("accepted", "accepted", "proposed", "deprecated", "rejected", "draft", "accepted", "none")
GROUPS = {"accepted": 0, "proposed": 1, "draft": 1, "none": 2}
PEOPLE = ("Ann Oake", "Bert Lind", "Cleo O'Hara")
HOSTILE = (
    "1 > 0", "a&b=c#d%20e", "🌊 tide", "مد", "x" * 60, "sort=title&q=1", "constructor", "50% + 1", "onclick=x"
)  # fmt: skip
SAFE = "!'()*-._~"
"""What an address keeps as it is."""
SAID: list[str] = []
"""What pages said on their console, and their scripts' errors."""


@dataclass(frozen=True)
class Told:
    """What a made-up record says, and where it stands in the site's order."""

    at: int
    number: int
    title: str
    status: str
    date: str
    tags: tuple[str, ...]
    people: tuple[str, ...]
    source: str


def tell(n: int, at: int) -> Told:
    date = "" if n % 50 == 0 else f"{2010 + n // 45}-{n % 12 + 1:02}-{n % 28 + 1:02}"
    tags = ("even" if n % 2 == 0 else "odd", *(("third",) if n % 3 == 0 else ()))
    people = tuple(dict.fromkeys((PEOPLE[n % 3], PEOPLE[n % 2])))
    title = f"{TOPICS[n % 5]} of lock {n:03}"
    return Told(at, n, title, STATUSES[n % 8], date, tags, people, "north" if n <= 300 else "south")


# The site's order: the sources as they are configured, then by number.
RECORDS = tuple(tell(n, at) for at, n in enumerate([*range(301, COUNT + 1), *range(1, 301)]))


def front(record: Told) -> str:
    lines = [
        f"title: {json.dumps(record.title)}",
        f"tags: {json.dumps(record.tags)}",
        f"deciders: {json.dumps(record.people)}",
    ]
    lines += [f"status: {record.status}"] if record.status != "none" else []
    lines += [f"date: {record.date}"] if record.date else []
    lines += ["review-by: 2020-01-01"] if record.number == 9 else []
    return "---\n" + "\n".join(lines) + "\n---\n"


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    outcome = build(survey(find_project(folder)), Options(date="2021-01-01"))
    assert outcome.published, outcome.diagnostics
    return folder / "site"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a log of 450 decisions in two sources, on three pages."""
    files = {
        "steelyard.yml": "sources: [{path: south, name: south}, {path: north, name: north}]\n"
        "site: {title: Canal log, url: 'http://canal.test/log/'}\n"
    }
    for record in RECORDS:
        body = f"\n## Decision\n\nWe keep them shut in winter.\n\n## Context\n\nThe keeper's figure was heron{record.number} that year.\n"
        files[f"{record.source}/{record.number:04}-lock.md"] = front(record) + body
    return write(tmp_path_factory.mktemp("canal"), files)


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a small log whose tags are awkward, one record with a thousand."""
    files = {
        f"decisions/{n:04}-x.md": f"---\nstatus: accepted\ndate: 2020-01-{n:02}\ntags: {json.dumps([tag], ensure_ascii=False)}\n---\n# Keep {n}\n"
        for n, tag in enumerate(HOSTILE, start=1)
    }
    many = json.dumps([f"tag {n}" for n in range(1000)])
    files["decisions/0020-many.md"] = f"---\nstatus: proposed\ntags: {many}\n---\n# Keep many\n"
    return write(tmp_path_factory.mktemp("few"), files)


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


def opened(context: BrowserContext, site: Path, address: str = "index.html", *, listen: bool = True) -> Page:
    """Open a page from disk that may say nothing on its console."""
    page = context.new_page()
    page.set_default_timeout(30_000)
    if listen:
        page.on("console", lambda message: SAID.append(message.text))
        page.on("pageerror", lambda error: SAID.append(str(error)))
    page.goto(f"{site.as_uri()}/{address}")
    return page


def served(context: BrowserContext, site: Path) -> None:
    """Answer for a published site, with its 404 page for whatever is not there."""

    def answer(route: Route) -> None:
        path = site / route.request.url.removeprefix(HOST).partition("?")[0]
        found = path.is_file()
        route.fulfill(path=path if found else site / "404.html", status=200 if found else 404)

    context.route(f"{HOST}**", answer)


def newest(record: Told) -> tuple[str, int]:
    return record.date, record.at


def in_force_first(records: list[Told]) -> list[Told]:
    """Put records into the order of lists."""
    ranked = sorted(records, key=newest, reverse=True)
    return sorted(ranked, key=lambda record: GROUPS.get(record.status, 3))


def titles(page: Page) -> list[str]:
    return page.locator(".sy-rows > li h2").all_text_contents()


def told(page: Page, count: int, of: int = COUNT, *, more: str = "") -> None:
    """Wait until the page says how many decisions there are to see, and no more of them than it has to."""
    text = f"{count} of {of} decisions{more}" if count else "No decision fits."
    page.wait_for_function(
        "text => document.querySelector('.sy-found [role=status]').textContent === text", arg=text
    )


def shows(page: Page, expected: list[Told], *, more: str = "") -> None:
    """Hold the page to some records, of which it shows the first fifty."""
    told(page, len(expected), more=more)
    assert titles(page) == [record.title for record in expected[:FEW]]


def searched(page: Page, text: str) -> None:
    """Wait until all texts have been searched for what was typed, and the hits stand in the list."""
    page.wait_for_function(
        "hash => location.hash === hash && !document.querySelector('.sy-rows[aria-busy]')",
        arg=f"#q={quote(text, safe=SAFE)}",
    )
    page.evaluate("steelyard.search.whole()")
    page.wait_for_function("() => !document.querySelector('.sy-rows[aria-busy]')")


def hash_of(page: Page) -> str:
    return str(page.evaluate("location.hash"))


CHOICES: dict[str, tuple[str, Callable[[Told], bool]]] = {
    "status": ("proposed", lambda record: record.status == "proposed"),
    "tag": ("third", lambda record: "third" in record.tags),
    "person": ("Cleo O'Hara", lambda record: "Cleo O'Hara" in record.people),
    "year": ("2014", lambda record: record.date.startswith("2014")),
    "source": ("south", lambda record: record.source == "south"),
}


def choose(page: Page, facet: str, value: str) -> None:
    if facet == "status":
        page.locator(f".sy-counts a[data-word='{value}']").click()
    else:
        page.locator(f"#sy-{facet}").select_option(value)


@pytest.mark.parametrize("facet", CHOICES)
def test_each_filter_alone(context: BrowserContext, site: Path, facet: str) -> None:
    """It shows just the records that fit, of all pages, in the order of lists; its state is in the address; and it clears."""
    value, fits = CHOICES[facet]
    page = opened(context, site)
    before = titles(page)
    assert before == [record.title for record in in_force_first(list(RECORDS))[:ON_A_PAGE]]
    choose(page, facet, value)
    shows(page, in_force_first([record for record in RECORDS if fits(record)]))
    assert hash_of(page) == f"#{facet}={quote(value, safe=SAFE)}"
    assert page.locator(".sy-pager").is_hidden()
    page.get_by_role("button", name="Clear filters").click()
    page.wait_for_function("() => location.hash === ''")
    assert titles(page) == before
    assert page.locator(".sy-pager").is_visible()


def test_filters_together_and_their_counts(context: BrowserContext, site: Path) -> None:
    """All of them narrow together, and each choice says how many it would leave, by the others."""
    page = opened(context, site)
    fits = [record for record in RECORDS if "third" in record.tags and record.source == "north"]
    choose(page, "tag", "third")
    choose(page, "source", "north")
    shows(page, in_force_first(fits))
    counts = {
        link.get_attribute("data-word"): link.locator("b").inner_text()
        for link in page.locator(".sy-counts a").all()
    }
    assert counts[""] == str(len(fits))
    for status in set(STATUSES):
        assert counts[status] == str(sum(record.status == status for record in fits)), status
    assert page.locator("#sy-year option[value='2014']").inner_text() == (
        f"2014 ({sum(record.date.startswith('2014') for record in fits)})"
    )
    assert page.locator("#sy-year option[value='2019']").is_disabled()
    choose(page, "status", "accepted")
    fits = [record for record in fits if record.status == "accepted"]
    choose(page, "person", "Bert Lind")
    fits = [record for record in fits if "Bert Lind" in record.people]
    choose(page, "year", "2012")
    fits = [record for record in fits if record.date.startswith("2012")]
    assert fits
    shows(page, in_force_first(fits))
    # Pressed again, a status is no longer chosen.
    page.locator(".sy-counts a[data-word=accepted]").click()
    page.locator(".sy-counts a[data-word=''][aria-pressed=true]").wait_for()


def test_counts_are_written_alike(context: BrowserContext, site: Path) -> None:
    """Each number of a message has its thousands apart, as the page's own have."""
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    form = "{n} of {count} in {year}"
    said = page.evaluate("form => steelyard.count(form, form, 1024, {count: 10000, year: '2024'})", form)
    assert said == "1\u00a0024 of 10\u00a0000 in 2024"


def test_back_and_forward_go_through_what_was_chosen(context: BrowserContext, site: Path) -> None:
    """Each choice is a step of the browser's history, and an address restores it with its controls."""
    page = opened(context, site)
    choose(page, "tag", "third")
    told(page, 150)
    choose(page, "status", "draft")
    fits = [record for record in RECORDS if "third" in record.tags and record.status == "draft"]
    shows(page, in_force_first(fits))
    page.go_back()
    told(page, 150)
    assert page.locator("#sy-tag").input_value() == "third"
    assert page.locator(".sy-counts [aria-pressed=true]").get_attribute("data-word") == ""
    page.go_back()
    page.wait_for_function("() => document.querySelectorAll('.sy-rows > li').length === 200")
    assert page.locator("#sy-tag").input_value() == ""
    page.go_forward()
    page.go_forward()
    shows(page, in_force_first(fits))
    again = opened(context, site, "index.html" + hash_of(page))
    shows(again, in_force_first(fits))
    assert again.locator("#sy-tag").input_value() == "third"
    assert again.locator(".sy-counts [aria-pressed=true]").get_attribute("data-word") == "draft"


ORDERS: dict[str, Callable[[Told], Any]] = {
    "number": lambda record: record.at,
    "title": lambda record: (record.title.lower(), record.at),
    "oldest": lambda record: (not record.date, record.date, record.at),
}


@pytest.mark.parametrize("order", [*ORDERS, "newest"])
def test_the_order_can_be_chosen(context: BrowserContext, site: Path, order: str) -> None:
    """By number, by title, the newest or the oldest first, the undated last in each; more are shown as they are asked for."""
    page = opened(context, site, f"index.html#source=south&sort={order}")
    fits = [record for record in RECORDS if record.source == "south"]
    expected = (
        sorted(fits, key=newest, reverse=True) if order == "newest" else sorted(fits, key=ORDERS[order])
    )
    shows(page, expected)
    assert page.locator("#sy-sort").input_value() == order
    more = page.get_by_role("button", name="Show more")
    more.click()
    page.wait_for_function("() => document.querySelectorAll('.sy-rows > li').length === 100")
    assert page.evaluate("document.activeElement.textContent") == expected[50].title
    more.click()
    page.wait_for_function("() => document.querySelectorAll('.sy-rows > li').length === 150")
    assert titles(page) == [record.title for record in expected]
    assert more.is_hidden()
    page.locator("#sy-sort").select_option("force")
    shows(page, in_force_first(fits))
    assert hash_of(page) == "#source=south"


def test_a_day_is_one_more_filter(context: BrowserContext, site: Path) -> None:
    """What was in force on a day is shown among what else fits; the control says how many in all, and "Now" ends it.

    What the list and the chips say of statuses is that of today, and is called so.
    """
    page = opened(context, site, "index.html#tag=odd&on=2015-06-01")
    held = [
        record
        for record in RECORDS
        if record.status == "accepted" and record.date and record.date <= "2015-06-01"
    ]
    held += [record for record in RECORDS if record.status == "accepted" and not record.date]
    fits = [record for record in held if "odd" in record.tags]
    now = ", shown and counted by their status today"
    shows(page, in_force_first(fits), more=now)
    assert page.locator("[data-day]").input_value() == "2015-06-01"
    assert (
        page.locator("[data-told]")
        .inner_text()
        .startswith(f"{len(held)} of 450 decisions were in force on 1 June 2015")
    )
    page.locator("[data-day]").fill("2012-02-02")
    page.wait_for_function("() => location.hash === '#tag=odd&on=2012-02-02'")
    early = [record for record in fits if record.date <= "2012-02-02"]
    shows(page, in_force_first(early), more=now)
    page.get_by_role("button", name="Now").click()
    told(page, 225)
    assert hash_of(page) == "#tag=odd"


def test_search_as_one_types(context: BrowserContext, site: Path) -> None:
    """The best match first, with its matches marked and an excerpt of its text; the address follows, Escape clears."""
    page = opened(context, site)
    page.locator("#sy-q").press_sequentially("sluices 416")
    page.wait_for_function("() => location.hash === '#q=sluices%20416'")
    first = page.locator(".sy-rows > li").first
    first.get_by_role("heading", name="Sluices of lock 416").wait_for()
    assert "Sluices" in first.locator("h2 mark").all_text_contents()
    assert page.locator("#sy-sort").input_value() == "best"
    page.locator("#sy-q").fill("heron7")
    page.locator(".sy-excerpt mark", has_text="heron7").first.wait_for()
    assert titles(page)[0] == "Pumps of lock 007"
    choose(page, "source", "north")
    page.wait_for_function("() => location.hash === '#q=heron7&source=north'")
    page.locator("#sy-q").press("Escape")
    page.wait_for_function("() => location.hash === '#source=north'")
    shows(page, in_force_first([record for record in RECORDS if record.source == "north"]))
    assert page.locator("mark").count() == 0
    # Of what is typed in one go, one step back leaves nothing.
    page.locator("#sy-q").press_sequentially("weirs", delay=200)
    page.wait_for_function("() => location.hash === '#q=weirs&source=north'")
    page.go_back()
    page.wait_for_function("() => location.hash === '#source=north'")
    assert page.locator("#sy-q").input_value() == ""


@pytest.mark.parametrize("key", ["Control+k", "magnifier"])
def test_the_way_to_the_search_keeps_what_was_chosen(context: BrowserContext, site: Path, key: str) -> None:
    """At home, Ctrl-K and the magnifier lead to the field without another load; the filters and the address stay."""
    page = opened(context, site, "index.html#tag=odd&sort=newest")
    page.wait_for_function("() => document.querySelector('.sy-clear:enabled')")
    page.evaluate("window.same = true")
    page.keyboard.press(key) if key != "magnifier" else page.locator(".sy-to-search").click()
    page.wait_for_function("() => document.activeElement.id === 'sy-q'")
    assert page.evaluate("window.same")
    assert hash_of(page) == "#tag=odd&sort=newest"


def test_the_whole_search_by_keyboard(context: BrowserContext, site: Path) -> None:
    """From a record Ctrl-K leads to the field; down into the hits and through them, back by Escape, Enter opens."""
    page = opened(context, site, "d/north/0001-lock.html")
    page.keyboard.press("Control+k")
    page.wait_for_url("**/index.html#find")

    def at(what: str) -> None:
        """Wait until the focus is there."""
        page.wait_for_function(
            "what => (document.activeElement.id || document.activeElement.textContent) === what", arg=what
        )

    at("sy-q")
    page.keyboard.type("lock 44")
    searched(page, "lock 44")
    assert page.locator(".sy-rows mark").count() > 2
    hits = titles(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    at(hits[1])
    page.keyboard.press("ArrowUp")
    at(hits[0])
    page.keyboard.press("Escape")
    at("sy-q")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Control+k")
    at("sy-q")
    page.keyboard.press("Control+a")
    page.keyboard.type("gates 013")
    page.keyboard.press("Enter")
    page.wait_for_url("**/d/north/0013-lock.html")
    page.go_back()
    page.wait_for_function("() => document.querySelector('#sy-q').value === 'gates 013'")
    page.locator(".sy-counts a[data-word='draft']").focus()
    page.keyboard.press(" ")
    page.locator(".sy-counts a[data-word=draft][aria-pressed=true]").wait_for()


def test_what_fails_to_load_is_told(context: BrowserContext, site: Path) -> None:
    """Without the search the filters work, without some rows the others are there, and either is said in words."""
    context.route("**/assets/search.js", lambda route: route.abort())
    context.route("**/lists/rows-3.js", lambda route: route.abort())
    page = opened(context, site, "index.html#q=weirs&tag=odd", listen=False)
    told(page, 225)
    page.get_by_role("alert").get_by_text("The search could not be loaded").wait_for()
    page.goto(f"{site.as_uri()}/index.html#sort=number&source=north")
    page.reload()
    page.get_by_role("alert").get_by_text("Some decisions could not be loaded").wait_for()
    context.unroute("**/assets/search.js")


def test_awkward_names_are_names(context: BrowserContext, few: Path) -> None:
    """Tags of what markup and addresses mean, of emoji, of 60 letters: chosen, kept in the address, and restored from it."""
    page = opened(context, few)
    page.locator("#sy-tag").focus()
    assert page.locator("#sy-tag option").count() == 1 + len(HOSTILE) + 1000
    for n, tag in enumerate(HOSTILE, start=1):
        page.locator("#sy-tag").select_option(tag)
        told(page, 1, len(HOSTILE) + 1)
        assert titles(page) == [f"Keep {n}"]
        assert hash_of(page) == "#tag=" + quote(tag, safe=SAFE)
        again = opened(context, few, "index.html" + hash_of(page))
        told(again, 1, len(HOSTILE) + 1)
        assert titles(again) == [f"Keep {n}"]
        assert again.locator("#sy-tag").input_value() == tag
        again.close()


@pytest.mark.parametrize(
    ("address", "count"),
    [
        ("#tag=nothing", 0),
        ("#status=__proto__", 0),
        ("#person=%3Cimg%20src%3Dx%3E", 0),
        ("#sort=constructor&tag=odd", 225),
        ("#tag=%zz&year=2014", 0),
        ("#on=2019-02-30&tag=odd", 225),
        ("#year=none", 9),
    ],
)
def test_addresses_from_elsewhere(context: BrowserContext, site: Path, address: str, count: int) -> None:
    """What no choice is called fits nothing; an order or a day that is none is left out; nothing is obeyed."""
    page = opened(context, site, "index.html" + address)
    told(page, count)
    assert page.locator("main img").count() == 0


def test_without_scripts_all_is_reached(chromium: Browser, site: Path) -> None:
    """With scripts off: every record on one of three pages, each status by its link, tags, people and sources below."""
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False, reduced_motion="reduce")  # type: ignore[arg-type]
    page = opened(context, site)
    assert page.locator(".sy-filters, .sy-found").first.is_hidden()
    found = titles(page)
    for number in ("2", "3"):
        follow(page, page.get_by_role("link", name="Next"), f"**/decisions/{number}.html")
        found += titles(page)
    assert found == [record.title for record in in_force_first(list(RECORDS))]
    follow(page, page.get_by_role("link", name="Page 1"), "**/index.html")
    follow(page, page.get_by_role("link", name="Proposed", exact=False).first, "**/statuses/proposed.html")
    assert titles(page) == [
        record.title for record in in_force_first([one for one in RECORDS if one.status == "proposed"])
    ]
    page.goto(f"{site.as_uri()}/index.html")
    page.get_by_role("link", name="Browse by tag, person or source").click()
    page.get_by_role("link", name="third").last.click()
    assert page.get_by_role("heading", level=1).inner_text() == "third"
    page.goto(f"{site.as_uri()}/tags/even.html")
    follow(page, page.get_by_role("link", name="Next"), "**/tags/even/2.html")
    assert len(titles(page)) == 25
    context.close()


def test_a_record_leads_back_to_its_page_of_the_list(context: BrowserContext, site: Path) -> None:
    """From any record, "All decisions" opens the page on which its row stands."""
    for number in (299, 4, 150):
        page = opened(context, site, f"d/north/{number:04}-lock.html")
        page.get_by_role("link", name="All decisions").click()
        row = page.locator(".sy-rows > li:target")
        assert row.locator("h2").text_content() == tell(number, 0).title
        page.close()


def test_what_is_due_is_at_the_top(chromium: Browser, site: Path) -> None:
    """Proposals and reviews stand above the list; on the day a review is due, that is said, by the reader's clock."""
    for day, words in (("2019-12-31", "by 1 January 2020"), ("2020-01-01", "due since 1 January 2020")):
        context = chromium.new_context(viewport=PHONE)  # type: ignore[arg-type]
        page = context.new_page()
        page.clock.set_fixed_time(f"{day}T12:00:00")
        page.goto(f"{site.as_uri()}/index.html")
        strip = page.locator(".sy-now")
        assert (
            re.sub(r"\s+", " ", strip.locator(".sy-reviews dd").first.inner_text())
            == f"0009 Weirs of lock 009 {words}"
        )
        assert ("1 review is due." in page.locator(".sy-lead").inner_text()) == (day == "2020-01-01")
        proposed = in_force_first([record for record in RECORDS if record.status == "proposed"])
        assert strip.locator(".sy-proposed bdi").all_inner_texts() == [
            record.title for record in proposed[:3]
        ]
        assert strip.get_by_text(f"{len(proposed) - 3} more").is_visible()
        context.close()


def test_a_number_stays_with_its_title(context: BrowserContext, site: Path) -> None:
    """Above the list no number ends a line whose title begins on the next one, however long the title's words are."""
    page = opened(context, site)
    page.locator(".sy-now bdi").evaluate_all(
        "all => all.forEach(one => { one.textContent = 'Schleusenwärterhäuschen'; })"
    )
    parted = """all => all.filter(one => {
      const [number] = one.getClientRects(), [title] = one.nextElementSibling.getClientRects();
      return number && number.bottom <= title.top + 3;
    }).length"""
    for width in range(320, 720, 20):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.locator(".sy-now .sy-num").evaluate_all(parted) == 0, width


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_the_first_decision_is_seen_at_once_and_stays_there(
    chromium: Browser, site: Path, viewport: dict[str, int]
) -> None:
    """Whole and without scrolling; what scripts bring moves it nowhere."""
    tops = []
    for scripts in (True, False):
        context = chromium.new_context(viewport=viewport, reduced_motion="reduce")  # type: ignore[arg-type]
        if not scripts:
            context.route(re.compile("assets/(data|list|reviews)[.]js"), lambda route: route.abort())
        page = context.new_page()
        page.clock.set_fixed_time("2019-01-01")  # no review is due, which a script alone can say
        page.goto(f"{site.as_uri()}/index.html")
        page.wait_for_timeout(100)
        box = page.locator(".sy-rows > li").first.bounding_box()
        assert box
        tops.append(box["y"])
        assert box["y"] + box["height"] <= viewport["height"]
        context.close()
    assert tops[0] == tops[1]


def test_filters_fit_the_narrowest_phone(chromium: Browser, site: Path) -> None:
    """At 320 px nothing scrolls sideways, the filters unfold by their button, with the day's control too."""
    context = chromium.new_context(viewport=NARROW)  # type: ignore[arg-type]
    page = opened(context, site)
    button = page.get_by_role("button", name="Filters", exact=True)
    assert page.locator("#sy-tag").is_hidden()
    button.click()
    assert button.get_attribute("aria-expanded") == "true"
    page.locator("#sy-tag").select_option("third")
    told(page, 150)
    page.get_by_text("In force on another day").click()
    page.locator("[data-day]").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    outside = page.evaluate(
        "[...document.querySelectorAll('main *')].filter(n => n.getBoundingClientRect().right > 321"
        " && !n.closest('.sy-life, .sy-counts')).map(n => n.outerHTML.slice(0, 80))"
    )
    assert outside == []
    context.close()


def test_words_of_the_order_fit_beside_all_filters(chromium: Browser, site: Path) -> None:
    """No order that can be chosen is cut off in its box, also where the site has every filter."""
    page = chromium.new_page(viewport=WIDE)  # type: ignore[arg-type]
    page.goto((site / "index.html").as_uri())
    assert page.locator(".sy-selects select").count() == 5
    most, room = page.evaluate(
        """() => {
          const select = document.querySelector("#sy-sort"), style = getComputedStyle(select);
          const pen = document.createElement("canvas").getContext("2d");
          pen.font = style.fontSize + " " + style.fontFamily;
          const words = Math.max(...[...select.options].map(one => pen.measureText(one.text).width));
          const arrow = 20;
          return [words, select.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - arrow];
        }"""
    )
    assert most <= room
    page.close()


def test_a_row_without_a_number_leaves_no_gap_on_a_phone(chromium: Browser, tmp_path: Path) -> None:
    """Among numbered records one without a number is as wide as the list there, and stands below the others' titles on a desktop."""
    (tmp_path / "decisions").mkdir()
    for name in ("0001-dredge-the-lock", "paint-the-gate"):
        text = f"# {name}\n\nStatus: accepted\n\nDate: 2020-01-01\n"
        (tmp_path / f"decisions/{name}.md").write_text(text, encoding="utf-8")
    assert build(survey(find_project(tmp_path)), Options()).published
    lefts = (
        "[...document.querySelectorAll('.sy-rows h2')].map(n => Math.round(n.getBoundingClientRect().left))"
    )
    page = chromium.new_page(viewport=PHONE)  # type: ignore[arg-type]
    page.goto((tmp_path / "site/index.html").as_uri())
    numbered, bare = sorted(page.evaluate(lefts), reverse=True)
    list_left = page.evaluate("document.querySelector('.sy-rows').getBoundingClientRect().left")
    assert (numbered > bare, bare) == (True, list_left)
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    assert len(set(page.evaluate(lefts))) == 1
    page.close()


def test_a_date_stands_alike_with_tags_and_without(context: BrowserContext, few: Path) -> None:
    """A date is as far below the status whether a tag stands beside it, below it, or nowhere."""
    page = opened(context, few)
    row = page.locator(".sy-rows > li", has=page.locator("time")).first
    apart = """n => {
      const text = document.createRange();
      text.selectNodeContents(n.querySelector('time'));
      return text.getBoundingClientRect().top - n.querySelector('b').getBoundingClientRect().top;
    }"""
    tag, found = "(n, words) => { n.querySelector('.sy-tag').textContent = words; }", []
    for words in ("short", "so long that it stands on a line below the date"):
        row.evaluate(tag, words)
        found.append(row.evaluate(apart))
    row.evaluate("n => n.querySelector('.sy-tag').remove()")
    assert found == pytest.approx([row.evaluate(apart)] * 2, abs=0.5)


def test_over_http_too_and_from_what_is_not_found(context: BrowserContext, site: Path) -> None:
    """A missing page suggests what to search for, by its number or its words, at any depth; the search finds it."""
    served(context, site)
    page = context.new_page()
    page.goto(f"{HOST}d/north/0123-an-earlier-name.html")
    field = page.get_by_role("searchbox")
    assert field.input_value() == "0123"
    page.goto(f"{HOST}a/b/pumps_of%20lock.html")
    assert field.input_value() == "pumps of lock"
    page.goto(f"{HOST}%E0%A4%A/x%zz/")
    assert page.get_by_role("heading", level=1).is_visible()
    page.goto(f"{HOST}old/0123")
    field.press("Enter")
    page.wait_for_url(f"{HOST}index.html#q=0123")
    page.locator(".sy-rows > li", has_text="Gates of lock 123").first.wait_for()
    assert titles(page)[0] == "Gates of lock 123"
    page.keyboard.press("Control+k")
    page.wait_for_function("() => document.activeElement.id === 'sy-q'")
