"""Edited titles: put into every page that shows them, without a build of everything, where that is all they decide."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from cache_samples import FILES, anew, laid_out, let_it_settle, like, put, remembered, run, tree
from steelyard.doors.memory import Memory
from steelyard.doors.work import Request

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ONE, TWO, THREE, FOUR, FIVE, SIX = (
    name
    for name in FILES
    if name.endswith(".md") and name.startswith(tuple(f"decisions/000{n}" for n in "123456"))
)


WORDLESS, WORDED = "[[0001-plant-apples]]", "[the first one](0001-plant-apples.md)"
EXPLAINED = "Words are [explained](notes.md#words), and"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Lay out a project of which nothing is to be told, with a cache of its own, build it, and work in it."""
    # A page that is no record, and a link without words, are for a test of their own.
    own = {ONE: FILES[ONE].replace(EXPLAINED, "And"), TWO: FILES[TWO].replace(WORDLESS, WORDED)}
    project = laid_out(tmp_path, {**FILES, **own}, monkeypatch)
    remembered()
    return project


def edit(root: Path, name: str, change: Callable[[str], str]) -> None:
    path = root / name
    text = path.read_text(encoding="utf-8")
    path.write_text(change(text), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != text
    let_it_settle()


def to(title: str) -> Callable[[str], str]:
    """Give a record another heading."""
    return lambda text: re.sub("(?m)^# .*$", lambda _: f"# {title}", text, count=1)


def assert_put_in(root: Path, *, whole: bool = False) -> None:
    """Build; the site is that of a build without a memory, and nothing but what shows the titles was made for it."""
    memory = Memory(Request())
    assert (memory.again() is None) == whole
    ended = run("build")
    told, site = anew(root)
    assert like(ended) == told
    if site is not None:  # the title may be one that another record asks for
        assert tree(root / "site") == site
    let_it_settle()


TITLES = (
    "Plant old apples",
    "A",
    "Zebras <b>eat</b> &amp; \"like\" 'apples'",
    "One of those titles that go on and on, of which the drawing shows as much as it has room for, and then some",
    "ازرع التفاح",
    "種を蒔く",
    "Plant :apple:",
    "Buy a `press`",
)
"""Titles that sort elsewhere, take more or less room, run the other way, or need escaping."""


@pytest.mark.parametrize("title", TITLES)
def test_a_title_is_put_in_wherever_it_is_shown(root: Path, title: str) -> None:
    """A record's own page, those of its neighbours, lists, drawings, data, feeds and search tell the new title, all others stay."""
    edit(root, ONE, to(title))
    assert_put_in(root)
    edit(root, ONE, to("Plant apples"))
    assert_put_in(root)


def test_a_title_is_put_in_where_a_body_leads_to_it(root: Path) -> None:
    """Who does nothing but link to a record in its body tells the title with the link."""
    edit(root, SIX, lambda text: f"{text}\nIts [name](0004-name-the-cider.md) is another matter.\n")
    run("build")
    let_it_settle()
    edit(root, FOUR, to("Name the juice"))
    assert_put_in(root)
    assert b"Name the juice" in (root / "site/d/0006-store-apples.html").read_bytes()


def test_a_title_that_words_a_link_beyond_what_is_quoted_of_it(root: Path) -> None:
    """What other pages quote of a body may be the same, and the body is not."""
    long = "Plant apples, " * 40
    edit(root, TWO, lambda text: text.replace(WORDED, WORDLESS))
    edit(root, ONE, to(f"{long}and pears"))
    run("build")
    let_it_settle()
    edit(root, ONE, to(f"{long}and nuts"))
    assert_put_in(root, whole=True)


def test_titles_one_after_the_other_and_at_once(root: Path) -> None:
    """Titles of records that are related, and of one that was given a title before, are put in on top of each other."""
    for names in ([ONE], [THREE], [ONE, THREE], [FOUR, FIVE, SIX], [ONE]):
        for name in names:
            edit(root, name, lambda text: re.sub("(?m)^# ", "# New ", text, count=1))
        assert_put_in(root)


def test_a_title_of_a_site_with_more_than_a_page_of_each_list(root: Path) -> None:
    """Pages of lists, the rows that home asks for, and a row that names what took its record's place."""
    for number in range(10, 220):
        head = f"date: 20{number % 9 + 10}-01-{number % 28 + 1:02}\ntags: [trees]\ndeciders: [Ann Lee]\n"
        relation = f"supersedes: {number - 1}\n" if number % 10 == 9 else ""
        ended = number % 10 == 8
        put(
            root,
            {
                f"decisions/{number:04}-row.md": f"---\nstatus: {'superseded' if ended else 'accepted'}\n{head}{relation}---\n# Row {number}\n\nOf trees.\n"
            },
        )
    let_it_settle()
    assert run("build").code == 0
    let_it_settle()
    assert len(list((root / "site/lists").glob("rows-*.js"))) > 1
    for numbers in ((39,), (38,), (12, 137), (39, 69)):
        for number in numbers:
            edit(root, f"decisions/{number:04}-row.md", lambda text: text.replace("# ", "# Another ", 1))
        assert_put_in(root)


def test_titles_and_bodies_in_turn(root: Path) -> None:
    """A body may be edited with a title, after it, and in a neighbour that names the record."""
    edit(root, ONE, lambda text: to("Plant pears")(text) + "\nAnd cherries.\n")
    assert_put_in(root)
    edit(root, TWO, lambda text: f"{text}\nMore of it.\n")
    assert_put_in(root)
    edit(root, ONE, lambda text: f"{text}\nAnd plums.\n")
    edit(root, THREE, to("Sell juice"))
    assert_put_in(root)


def test_a_title_put_back_with_something_else_is_as_it_was(root: Path) -> None:
    """What a build of everything takes from the last one is not what was put in since."""
    edit(root, ONE, to("Plant pears"))
    assert_put_in(root)
    edit(root, ONE, to("Plant apples"))
    edit(root, FIVE, lambda text: text.replace("accepted", "proposed"))
    assert_put_in(root, whole=True)
    edit(root, ONE, to("Plant nuts"))
    assert_put_in(root)


def test_a_title_in_front_matter(root: Path) -> None:
    """Where front matter has the title, the heading below it comes and goes with it."""
    edit(root, SIX, lambda text: text.replace("---\n", "---\ntitle: Store apples\n", 1))
    assert run("build").code == 0
    let_it_settle()
    for title in ("Store all apples", "Keep: them", "Store apples"):
        edit(root, SIX, lambda text, title=title: re.sub("title: .*", f'title: "{title}"', text))  # type: ignore[misc]
        assert_put_in(root)


def test_a_heading_that_is_no_title_is_part_of_the_body(root: Path) -> None:
    """Where front matter has another title, the heading is shown, and an edit of it concerns its own page alone."""
    edit(root, SIX, lambda text: text.replace("---\n", "---\ntitle: Store apples\n", 1))
    run("build")
    let_it_settle()
    for heading in ("Keep all apples", "Keep them", "Store apples"):
        edit(root, SIX, to(heading))
        assert_put_in(root)


@pytest.mark.parametrize(
    ("name", "before"),
    [
        pytest.param(
            ONE, lambda text: text.replace("---\n", "---\naliases: [old.html]\n", 1), id="former address"
        ),
        pytest.param(ONE, lambda text: text.replace("---\n", "---\nreview-by: 2030-01-01\n", 1), id="review"),
        pytest.param(
            ONE, lambda text: text.replace("And a", f"{EXPLAINED} a"), id="a page that is no record"
        ),
        pytest.param(TWO, lambda text: text.replace(WORDED, WORDLESS), id="a link worded with the title"),
        pytest.param(TWO, lambda text: f"{text}\nOf [[Plant pears]].\n", id="a link by this title"),
        pytest.param(TWO, lambda text: f"{text}\nOf [[1: Plant pears]].\n", id="a link by number and title"),
        pytest.param(
            TWO, lambda text: f"{text}\nOf [it](0099-gone.md).\n", id="a link that leads to nothing"
        ),
        pytest.param(
            TWO, lambda text: text.replace("depends-on: 1", "relates-to: [1, far/9.md]"), id="elsewhere"
        ),
        pytest.param(
            SIX,
            lambda text: text.replace("---\n", "---\nrelates-to: Plant apples\n", 1),
            id="named by its title",
        ),
    ],
)
def test_a_title_that_decides_more_needs_a_build_of_everything(
    root: Path, name: str, before: Callable[[str], str]
) -> None:
    """Where others may mean the record by its title, or a page shows it that is seldom made, everything is looked at."""
    edit(root, name, before)
    run("build")
    let_it_settle()
    edit(root, ONE, to("Plant pears"))
    assert_put_in(root, whole=True)


def test_a_record_without_a_number_needs_a_build_of_everything(root: Path) -> None:
    """Its title stands for it where there is little room."""
    put(root, {"decisions/pears.md": "# Pears\n\n## Status\n\nAccepted\n\n## Decision\n\nNo pears.\n"})
    let_it_settle()
    run("build")
    let_it_settle()
    edit(root, "decisions/pears.md", to("Cherries"))
    assert_put_in(root, whole=True)


def test_what_the_site_has_otherwise_is_made_anew(root: Path, tmp_path: Path) -> None:
    """Where what was kept of the pages is damaged, everything is built, and nothing is told of it."""
    (folder,) = (path.parent for path in (tmp_path / "cache").glob("*/shown"))
    for number, name in enumerate(("shown", "drawn", "drawn.pieces")):
        (folder / name).write_bytes((folder / name).read_bytes()[:-1])
        edit(root, ONE, to(f"Plant {number} pears"))
        assert_put_in(root, whole=True)


@pytest.mark.parametrize("name", [ONE, TWO])
def test_titles_without_what_was_kept_of_those_before(root: Path, tmp_path: Path, name: str) -> None:
    """The site has them all the same: what the build of everything kept is no longer what stands in it."""
    edit(root, ONE, to("Plant pears"))
    assert_put_in(root)
    (kept,) = (tmp_path / "cache").glob("*/amended")
    kept.unlink()
    edit(root, name, to("Plant apples") if name == ONE else lambda text: f"{text}\nMore of it.\n")
    assert_put_in(root, whole=True)


def test_a_title_that_a_link_to_nothing_in_an_edited_body_may_mean(root: Path) -> None:
    """What is told of a link that leads nowhere names titles that are like it, also in a body that is made anew."""
    edit(root, SIX, lambda text: f"{text}\nOf [it](plant-quince.md).\n")
    run("build")
    let_it_settle()
    edit(root, SIX, lambda text: f"{text}\nMore of it.\n")
    edit(root, FOUR, to("Plant quinces"))
    assert_put_in(root, whole=True)
