"""Pages in use: what a reader does on each kind of page, and how one knows that the page has done it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page


class State(NamedTuple):
    """A page in use: its name in `PAGES`, the fragment of its address, what is done, and what is there when it is done."""

    page: str
    after: str = ""
    act: Callable[[Page], object] = lambda _: None
    done: str = "main"


def search(text: str) -> Callable[[Page], object]:
    """Type a search into the home page."""
    return lambda page: page.locator("#sy-q").press_sequentially(text)


def weigh(page: Page) -> None:
    """Give the heaviest criterion of a score table no weight at all."""
    page.locator("[data-part=score-table] .sy-w input[type=range]").first.press("Home")


def fold_out(page: Page) -> None:
    """Open all that is folded."""
    folded = "details:not([open]) > summary:visible, [aria-expanded=false]:visible"
    for _ in range(page.locator(folded).count()):
        page.locator(folded).first.click()


STATES = {
    "filters open": State("home", act=fold_out, done="#sy-tag:has(option:nth-child(4))"),
    "found": State("home", act=search("valves"), done=".sy-rows mark"),
    "found in texts": State("home", "#q=barn", done=".sy-rows mark"),
    "nothing found": State("home", "#q=zzzzzz", done="[role=status]:has-text('No decision')"),
    "filtered": State("home", "#status=accepted&tag=soil", done="[role=status]:has-text(' of ')"),
    "filtered crowd": State("home of a crowd", "#tag=privacy&sort=oldest", done="[role=status]:has-text(' of ')"),
    "on a day": State("home", "#on=2020-03-01", done="[data-told]:has-text('on')"),
    "timeline on a day": State("timeline", "#on=2020-03-01", done=".sy-on"),
    "graph about one": State("graph", "#focus=field:4", done=".sy-some"),
    "graph of a tag": State("graph", "#tag=soil", done=".sy-some"),
    "what if": State("record with scores", act=weigh, done=".sy-verdict [role=status]:has-text('would')"),
    "what if of several people": State("record with scores of several people", act=weigh, done=".sy-verdict [role=status]:has-text('would')"),
    "scores weighed anew": State(
        "scores", act=lambda page: page.locator("[data-shared] input").first.press("End"), done=".sy-verdict [role=status]:has-text('would')"
    ),
    "folded out": State("record with everything", act=fold_out, done="details[open]"),
    "diagrams folded out": State("record with diagrams", act=fold_out, done="figure details[open]"),
    "at a heading": State("record with everything", "#tables"),
    "lost": State("404", act=lambda page: page.get_by_label("Search decisions").fill("valve")),
}  # fmt: skip
