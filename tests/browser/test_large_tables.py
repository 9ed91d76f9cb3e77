"""Score tables with many options and long names, in a real browser."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from steelyard.edges.pipeline import Options, build
from steelyard.edges.project import find_project
from steelyard.edges.survey import survey

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

OPTIONS = (
    "Postgres",
    "CockroachDB",
    "FoundationDB",
    "Cassandra",
    "A store with a rather long name",
    "Elasticsearch",
)
CRITERIA = ("Cost", "Observability/Monitoring", "Donaudampfschifffahrtsgesellschaftskapitänsmützen")


def scored(options: tuple[str, ...], criteria: tuple[str, ...]) -> str:
    """Return a criteria file in which every option has scores of its own."""
    table = {
        "scale": "0-99",
        "criteria": [{"name": name, "weight": 1 + at} for at, name in enumerate(criteria)],
        "options": list(options),
        "scores": {
            option: {name: 7 * row * (at + 1) % 90 for at, name in enumerate(criteria)}
            for row, option in enumerate(options)
        },
    }
    return json.dumps(table)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a record with a table of 6 options, one of 12 and one of 22."""
    root = tmp_path_factory.mktemp("large")
    folder = root / "decisions"
    folder.mkdir()
    (folder / "0001-store.md").write_text("# Choose a store\n\n## Context\n\nMany.\n", encoding="utf-8")
    (folder / "0001-store.criteria.json").write_text(scored(OPTIONS, CRITERIA), encoding="utf-8")
    more = (*OPTIONS, *(f"Option {number}" for number in range(6)))
    (folder / "0001-store.more.criteria.json").write_text(
        scored(more, (*CRITERIA, *(f"Criterion {number}" for number in range(20)))), encoding="utf-8"
    )
    most = (*more, *(f"Store {number}" for number in range(10)))
    (folder / "0001-store.most.criteria.json").write_text(scored(most, CRITERIA), encoding="utf-8")
    outcome = build(survey(find_project(root)), Options(strict=False, date="2026-11-24"))
    assert outcome.published is not None, outcome.diagnostics
    return root / "site/d/0001-store.html"


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_scrolls_sideways_but_the_table(chromium: Browser, record: Path, width: int) -> None:
    """However long the names, neither the page nor a choice among them is wider than the window."""
    page = chromium.new_context(viewport={"width": width, "height": 800}).new_page()
    page.goto(record.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == width
    words = page.evaluate(
        """() => [...document.querySelectorAll('.sy-controls label')].map(label => {
            const range = document.createRange();
            range.selectNode(label.firstChild);
            return new Set([...range.getClientRects()].map(box => Math.round(box.top))).size;
        })"""
    )
    assert set(words) == {1}
    page.context.close()


def test_the_names_of_options_are_not_broken_within_a_word(chromium: Browser, record: Path) -> None:
    """A column is as wide as its name's longest word, and the criteria stay in sight while the others scroll."""
    page = chromium.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto(record.as_uri())
    for table in page.locator("[data-part=score-table]").all():
        heads = table.locator("thead .sy-o bdi")
        for name in ("Postgres", "CockroachDB", "FoundationDB", "Elasticsearch"):
            box = heads.get_by_text(name, exact=True).bounding_box()
            assert box
            assert box["height"] < 24, name
        region = table.get_by_role("region")
        region.focus()
        region.evaluate("node => { node.scrollLeft = 10000; }")
        first = table.get_by_role("rowheader", name="Cost").bounding_box()
        around = region.bounding_box()
        assert first
        assert around
        assert abs(first["x"] - around["x"]) < 1
    page.context.close()


def test_every_option_is_on_paper(chromium: Browser, record: Path) -> None:
    """On A4 a table of 6, 12 or 22 options has its last column, with no figure broken and no two run together."""
    page = chromium.new_context(viewport={"width": 688, "height": 900}).new_page()
    page.goto(record.as_uri())
    page.emulate_media(media="print")
    tables = page.locator(".sy-table-box")
    assert tables.count() == 3
    assert tables.evaluate_all("all => all.map(one => one.scrollWidth - one.clientWidth)") == [0, 0, 0]
    broken = page.evaluate("""() => [...document.querySelectorAll('.sy-table :is(tfoot td, .sy-v)')].flatMap(cell => {
      const range = document.createRange();
      range.selectNodeContents(cell);
      const lines = [...range.getClientRects()], box = cell.closest('td').getBoundingClientRect();
      return lines.length > 1 || lines.some(line => line.left < box.left || line.right > box.right) ? [cell.textContent] : [];
    })""")
    assert broken == []


def test_what_scrolls_has_a_name_of_its_own(chromium: Browser, record: Path) -> None:
    """The part that scrolls is told apart from the section that it stands in, and from other tables' parts."""
    page = chromium.new_context().new_page()
    page.goto(record.as_uri())
    names = page.evaluate(
        "[...document.querySelectorAll('main :is(section, [role=region])[aria-labelledby]')]"
        ".map(one => document.getElementById(one.getAttribute('aria-labelledby')).textContent)"
    )
    assert len(names) == 6
    assert len(set(names)) == 6
