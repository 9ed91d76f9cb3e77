"""Options with long names, and what a score table folds away: a mark stands beside its name, and paper shows it all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from every_page import publish

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

TABLE = """scale: 1-5
criteria: [{name: Light, weight: 2}, {name: Price, weight: 1}]
options: [Lamp, Straßenbeleuchtungserneuerungsgesellschaftsvertrag]
scorers:
  ann: {Lamp: {Light: 5, Price: 2}, Straßenbeleuchtungserneuerungsgesellschaftsvertrag: {Light: 2, Price: 4}}
  bo: {Lamp: {Light: 4, Price: 2}, Straßenbeleuchtungserneuerungsgesellschaftsvertrag: {Light: 3, Price: 4}}
"""
APART = """[...document.querySelectorAll('.sy-ranks .sy-swatch, .sy-legend .sy-swatch')].filter(mark => {
  const own = mark.getBoundingClientRect(), line = mark.nextElementSibling.getClientRects()[0];
  return own.top < line.top - 1 || own.bottom > line.bottom + 1 || own.right > line.left + 1;
}).length"""
FOLDED = (
    "[...document.querySelectorAll('.sy-scores details td')].filter(one => !one.checkVisibility()).length"
)


def test_long_names_and_paper(chromium: Browser, tmp_path: Path) -> None:
    """A long word does not leave its mark alone on a line; the sheets of all scorers are printed."""
    (tmp_path / "decisions").mkdir()
    (tmp_path / "decisions/0001-lamps.md").write_text(
        "# Choose lamps\n\nStatus: accepted\n", encoding="utf-8"
    )
    (tmp_path / "decisions/0001-lamps.criteria.yaml").write_text(TABLE, encoding="utf-8")
    publish(tmp_path, tmp_path / "site")
    page = chromium.new_page(viewport={"width": 340, "height": 700})
    page.goto((tmp_path / "site/d/0001-lamps.html").as_uri())
    assert page.locator(".sy-legend .sy-swatch").count() == 2
    assert page.evaluate(APART) == 0
    page.emulate_media(media="print")
    assert page.locator(".sy-scores details td").count() == 8
    assert page.evaluate(FOLDED) == 0
    page.close()
