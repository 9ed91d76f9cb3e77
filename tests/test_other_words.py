"""Every word of the interface can be said in another language: nothing of the theme stands outside of the brackets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from selectolax.lexbor import LexborHTMLParser

from bracketed import bracketed, publish_bracketed, unsaid
from record_samples import corpus_of, make_record
from steelyard.core.graph import page as graph_pages
from steelyard.core.graph.page import graph_views
from steelyard.core.site import site_view
from steelyard.core.timeline.page import timeline_views
from steelyard.edges.looks.theme import Theme

if TYPE_CHECKING:
    from pathlib import Path

    from steelyard.core.corpus import Corpus

TAGS = ("de", "ar")
"""A language much like English, and one of another script, with six plurals and the other direction."""


@pytest.fixture(scope="module", params=TAGS)
def site(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, dict[str, str], str]:
    folder = tmp_path_factory.mktemp("bracketed")
    return folder, publish_bracketed(folder, request.param), request.param


def test_pages_say_all_their_words_in_the_language(site: tuple[Path, dict[str, str], str]) -> None:
    """Text, labels, tooltips and placeholders of every page are messages, records' own names, or dates."""
    folder, held, tag = site
    left = {
        f"{path.relative_to(folder)}: {one}"
        for name, text in held.items()
        for path in sorted((folder / name).rglob("*.html"))
        for one in unsaid(path.read_text(encoding="utf-8"), text, tag)
    }
    assert left == set()


def test_bodies_say_what_is_added_to_them_in_the_language(
    site: tuple[Path, dict[str, str], str],
) -> None:
    """Titles of alerts, boxes of tasks and ways back from footnotes are messages in the midst of an author's words."""
    folder, _, _ = site
    [path] = (folder / "orchard/d").rglob("*show-everything*.html")
    body = LexborHTMLParser(path.read_text(encoding="utf-8")).css(".sy-prose")
    for selector in (".markdown-alert-title", ".task-list-item-checkbox", ".footnotes", ".footnote-backref"):
        found = [each for part in body for each in part.css(selector)]
        assert found, selector
        assert all((each.attributes.get("aria-label") or each.text()).startswith("⟦") for each in found), (
            selector
        )


def test_pages_state_their_language_and_direction(site: tuple[Path, dict[str, str], str]) -> None:
    """A page says the language it is in, the direction of its script, and loads the words of its scripts first."""
    folder, _, tag = site
    html = (folder / "orchard/index.html").read_text(encoding="utf-8")
    assert f'<html lang="{tag}"' + (' dir="rtl">' if tag == "ar" else ">") in html
    assert html.index('src="assets/strings.js"') < html.index('src="assets/theme.js"')
    assert (
        (folder / "orchard/assets/strings.js").read_text(encoding="utf-8").startswith("window.steelyard = {")
    )


def crowd() -> Corpus:
    """Return records of three years and of none, enough for parts where a part is small."""
    records = [
        make_record(
            f"adr/{n:04}-x.md",
            number=str(n),
            title=f"Xx {n}",
            status=("accepted", "proposed", "rejected")[n % 3],
            date=f"{2018 + n % 3}-04-{n:02}" if n % 4 else None,
        )
        for n in range(1, 13)
    ]
    corpus = corpus_of(*records)
    settings = replace(corpus.settings, site=replace(corpus.settings.site, title="Xx"))
    return replace(corpus, settings=settings, language=bracketed())


def test_parts_of_large_sites_say_all_their_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Graph and timeline of a site too large for one drawing, their parts and what leads to them."""
    monkeypatch.setattr(graph_pages, "MOST_DRAWN", 5)
    monkeypatch.setattr(graph_pages, "MOST_IN_PART", 2)
    corpus = crowd()
    site = site_view(corpus, as_of="2020-12-01", generator="Steelyard")
    theme = Theme(None, language=corpus.language)
    timeline = timeline_views(corpus, site, as_of="2020-12-01", most=5, part=2)
    views = [*graph_views(corpus, site), *(view for view, _ in timeline)]
    assert len(views) > 10
    for view in views:
        html = theme.render(view).decode()
        assert unsaid(html, "Xx Steelyard") == [], view.url
