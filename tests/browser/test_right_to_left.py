"""A page from right to left is the mirror of the same page from left to right; dates in a list have a line's room."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from every_page import ORCHARD, PAGES, publish, visit
from steelyard.core.language.language import left_to_right

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from every_page import Sites

# What stands before and after each element, and how its corners are rounded, by the direction of the text.
MIRRORED = """() => {
  const turn = towards => [document.documentElement, ...document.querySelectorAll('.sy-prose')].forEach(n => { n.dir = towards; });
  const names = ['margin-inline-start', 'margin-inline-end', 'padding-inline-start', 'padding-inline-end',
    'border-inline-start-width', 'border-inline-end-width', 'border-start-start-radius', 'border-start-end-radius',
    'border-end-start-radius', 'border-end-end-radius'];
  const all = () => [...document.querySelectorAll('body *:not(svg *)')].map(n => {
    const style = getComputedStyle(n);
    return [n.tagName + '.' + n.getAttribute('class') + ' in ' + n.parentNode.getAttribute('class') + ': '
      + names.map(name => { const px = parseFloat(style[name]); return isNaN(px) ? style[name] : Math.round(px); }).join(' ')];
  }).flat();
  turn('ltr');
  const before = all();
  turn('rtl');
  const after = all();
  return before.map((one, i) => [one, after[i]]).filter(([one, other]) => one !== other);
}"""
GAPS = """[...document.querySelectorAll('.sy-board tbody tr')].flatMap(tr => {
  const words = [...tr.cells].map(cell => {
    const range = document.createRange();
    range.selectNodeContents(cell);
    return range.getBoundingClientRect();
  }).sort((one, other) => one.left - other.left);
  return words.slice(1).map((one, i) => one.left - words[i].right).filter(gap => gap < 8);
})"""
LINES = """[...document.querySelectorAll('.sy-years li > time')].filter(n => {
  const range = document.createRange();
  range.selectNodeContents(n);
  const mark = n.parentNode.querySelector('a').getBoundingClientRect(), own = range.getBoundingClientRect();
  const lines = new Set([...range.getClientRects()].map(one => Math.round(one.top)));
  return lines.size > 1 || own.right > mark.left && own.left < mark.right;
}).map(n => n.textContent)"""


@pytest.mark.parametrize("name", [name for name in PAGES if not name.endswith(("crowd", "redirect"))])
@pytest.mark.parametrize("width", [1280, 375])
def test_right_to_left_is_the_mirror(chromium: Browser, sites: Sites, name: str, width: int) -> None:
    """What stands before or after something in one direction does so in the other; so do round corners."""
    with visit(chromium, sites, viewport={"width": width, "height": 900}) as window:
        assert window.open(name).evaluate(MIRRORED) == []


@pytest.mark.parametrize("language", ["en", "de", "ar", "pt"])
def test_dates_have_a_lines_room(chromium: Browser, tmp_path: Path, language: str) -> None:
    """In the list by year each day and month stands on one line, beside the decision's symbol and not on it."""
    project = shutil.copytree(ORCHARD, tmp_path / "project")
    text = (ORCHARD / "steelyard.yml").read_text(encoding="utf-8")
    (project / "steelyard.yml").write_text(
        text.replace("site:\n", f"site:\n  language: {language}\n"), encoding="utf-8"
    )
    publish(project, tmp_path / "site")
    for width in (1280, 375):
        context = chromium.new_context(viewport={"width": width, "height": 900})
        page = context.new_page()
        page.goto((tmp_path / "site/timeline.html").as_uri())
        assert page.locator(".sy-years li > time").count() > 5
        assert page.evaluate(LINES) == []
        context.close()


# The room between the last letter of a sentence and its full stop, in the direction of English.
STOP = """() => {
  const letters = [...document.querySelectorAll('main p')].flatMap(n => [...n.childNodes]).find(n => /in force\\./.test(n.data));
  const at = letters.data.indexOf('in force.') + 7, left = i => {
    const range = document.createRange();
    range.setStart(letters, i);
    range.setEnd(letters, i + 1);
    return range.getBoundingClientRect().left;
  };
  return left(at + 1) - left(at);
}"""


def test_english_keeps_its_order(chromium: Browser, tmp_path: Path) -> None:
    """Where an Arabic site has no words of its own, a full stop stands behind its sentence; scripts speak as the build does."""
    (tmp_path / "decisions").mkdir()
    (tmp_path / "decisions/0001-lamps.md").write_text("# مصابيح\n\nStatus: accepted\n", encoding="utf-8")
    (tmp_path / "steelyard.yml").write_text("site: {language: ar}\n", encoding="utf-8")
    publish(tmp_path, tmp_path / "site")
    page = chromium.new_page()
    page.goto((tmp_path / "site/index.html").as_uri())
    assert page.evaluate(STOP) > 0
    for text in ("It holds.", "since {date}", "{n} more"):
        assert page.evaluate("text => steelyard.say(text)", text) == left_to_right(text)
        assert page.evaluate("text => steelyard.count(text, '', 1, {n: '{n}'})", text) == left_to_right(text)
    page.close()


def test_columns_keep_apart(chromium: Browser, sites: Sites) -> None:
    """In the table of all scored decisions no cell's words touch the next one's, in either direction."""
    with visit(chromium, sites) as window:
        page = window.open("scores")
        for towards in ("ltr", "rtl"):
            page.evaluate(f"document.documentElement.dir = '{towards}'")
            assert page.evaluate(GAPS) == []


# The room before and behind an element's letters within it, from left to right.
ROOM = """n => {
  const range = document.createRange(), own = n.getBoundingClientRect();
  range.selectNodeContents(n);
  const letters = [...range.getClientRects()].at(-1);
  return [letters.left - own.left, own.right - letters.right];
}"""
# The words of each line of a box in the order in which they are read: from the right, where letters stand further left.
READ = """() => [...document.querySelectorAll('.sy-nodes text')].map(text => {
  const all = text.textContent, lines = new Map();
  [...all].forEach((letter, at) => {
    const box = text.getExtentOfChar(at), line = Math.round(box.y);
    lines.set(line, [...(lines.get(line) || []), [box.x, letter]]);
  });
  return [...lines.values()].map(line => line.sort((one, other) => other[0] - one[0]).map(one => one[1]).join('').trim());
})"""


def test_a_title_in_the_graph_runs_as_its_language_does(chromium: Browser, tmp_path: Path) -> None:
    """Each line of a box is read from where its title begins, though a Latin word begins that line."""
    adr = tmp_path / "project/decisions"
    adr.mkdir(parents=True)
    adr.joinpath("0001-scales.md").write_text("# בחירת מאזניים ב-Roma (דגם 7) לשוק\n", encoding="utf-8")
    adr.joinpath("0002-weights.md").write_text(
        "---\nrelates-to: 1\n---\n# Weights of iron\n", encoding="utf-8"
    )
    publish(tmp_path / "project", tmp_path / "site")
    context = chromium.new_context()
    page = context.new_page()
    page.goto((tmp_path / "site/graph.html").as_uri())
    hebrew, english = page.evaluate(READ)
    context.close()
    assert hebrew == ["1000 בחירת מאזניים", "ב-amoR (דגם 7) לשוק"]
    assert english == ["nori fo sthgieW 2000"]


def test_a_superseded_row_begins_with_its_symbol(chromium: Browser, tmp_path: Path) -> None:
    """English "Superseded by 0002" has its symbol before its first word, not before the other's number."""
    decisions = tmp_path / "project/decisions"
    decisions.mkdir(parents=True)
    decisions.joinpath("0001-lamps.md").write_text("# מנורות\n\nStatus: superseded\n", encoding="utf-8")
    decisions.joinpath("0002-oil.md").write_text(
        "---\nstatus: accepted\nsupersedes: 1\n---\n# שמן\n\n- טקסט\n\n> [!NOTE]\n> הערה\n", encoding="utf-8"
    )
    (tmp_path / "project/steelyard.yml").write_text("site: {language: he}\n", encoding="utf-8")
    publish(tmp_path / "project", tmp_path / "site")
    page = chromium.new_page()
    page.goto((tmp_path / "site/index.html").as_uri())
    before, behind = page.locator(".sy-rows p > .sy-status:not(:only-child)").evaluate(ROOM)
    assert before > 8 > behind
    page.goto((tmp_path / "site/d/0002-oil.html").as_uri())
    title = page.locator(".markdown-alert-title")
    assert title.evaluate("n => getComputedStyle(n).direction") == "rtl"
    assert title.evaluate(ROOM)[1] < 1, "the title of an alert begins where its border is"
    page.close()
