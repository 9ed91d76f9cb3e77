"""`serve` after any sequence of edits: what it publishes and tells is what a build from nothing would."""

from __future__ import annotations

import random
import re
import shutil
from functools import partial
from typing import TYPE_CHECKING

import pytest

from cache_samples import ANEW, FILES, SVG, let_it_settle, put, seed
from edges.test_cache_edits import BODY, CONFIGS, HEAD
from steelyard.core.once import anew
from steelyard.doors.serve.rebuilding import Rebuilder
from steelyard.doors.work import Request, built
from steelyard.edges.cache.folder import home
from steelyard.edges.memo import Kept

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TABLE = "decisions/0006-store-apples.criteria.csv"
MARKDOWN = sorted(name for name in FILES if name.endswith(".md"))
RECORDS = [name for name in MARKDOWN if name[10:14].isdigit()]
EDITS: dict[str, Callable[[str, int], str]] = BODY | HEAD


class Orchard:
    """A small project with everything in it, served: `after` an edit its site is compared with one from nothing.

    So is the page that was shown early.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        put(root, FILES)
        self.again = Rebuilder(Request())
        self.again.build(None)

    def edit(self, name: str, change: Callable[[str], str]) -> Path:
        path = self.root / name
        before = path.read_text(encoding="utf-8") if path.exists() else FILES.get(name, "")
        put(self.root, {name: change(before)})
        return path

    def after(self, *changed: Path | None) -> bool:
        """Build again after these changes, None for anything, and compare: files, their manifest, what is told.

        Say whether a site was published.
        """
        told = frozenset(str(path) for path in changed if path)
        early: dict[str, bytes] = {}
        _, outcome = self.again.build(told if all(changed) else None, early=early.__setitem__)
        _, fresh = built(Request(out=ANEW), write=True, cache=home())
        assert outcome.diagnostics == fresh.diagnostics
        assert (outcome.published is None) == (fresh.published is None)
        if fresh.published:
            assert outcome.pages == fresh.pages
            assert self.files("site") == self.files(ANEW)
            for url, page in early.items():
                assert _own(page.decode()) == _own(self.files("site")[url].decode())
        return fresh.published is not None

    def begin_again(self) -> None:
        """End the process, and serve anew what is there."""
        let_it_settle()
        self.again = Rebuilder(Request())
        self.after(None)

    def files(self, out: str) -> dict[str, bytes]:
        top = self.root / out
        return {str(path.relative_to(top)): path.read_bytes() for path in top.rglob("*") if path.is_file()}


@pytest.fixture
def orchard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Orchard:
    monkeypatch.setenv("STEELYARD_CACHE", str(tmp_path / "cache"))
    seed(tmp_path / "cache")
    (tmp_path / "project").mkdir()
    monkeypatch.chdir(tmp_path / "project")
    return Orchard((tmp_path / "project").resolve())


def test_each_kind_of_edit(orchard: Orchard, *, long_form: bool) -> None:
    """Each edit of a body and of what a file says of itself, one after the other; in the long form, of every file."""
    for at, edit in enumerate(sorted(EDITS)):
        chosen = MARKDOWN if long_form else [RECORDS[at % len(RECORDS)]]
        for name in chosen:
            before = (orchard.root / name).read_text(encoding="utf-8")
            orchard.after(orchard.edit(name, partial(_edited, edit, at % 14)))
            if edit in {"damage", "break a link", "lead to an anchor", "lose an anchor"}:
                put(orchard.root, {name: before})
                orchard.after(orchard.root / name)


def test_any_sequence_of_edits(orchard: Orchard, *, long_form: bool) -> None:
    """Several files at once, moved, gone, new; tables, attachments, the configuration and the site itself, in any order."""
    chance = random.Random(6)
    for _ in range(400 if long_form else 20):
        changed: list[Path | None] = []
        for _ in range(chance.choice((1, 1, 1, 2, 3))):
            kind, n = chance.choice(sorted(OTHERS)), chance.randrange(14)
            if chance.random() < 0.6:
                edit = partial(_edited, chance.choice(sorted(EDITS)), n)
                changed.append(orchard.edit(chance.choice(MARKDOWN), edit))
            else:
                changed.append(OTHERS[kind](orchard, n))
        if chance.random() < 0.2:
            orchard.begin_again()
        elif not orchard.after(*changed):  # what is wrong would keep all that follows from being published
            put(orchard.root, FILES)
            orchard.after(None)


def _own(page: str) -> str:
    """Return a page without what hangs on other records' bodies, and on what the site has beside it."""
    for part in (
        r"<link rel=.alternate[^>]*>\n?",
        r"<a class=.sy-up.*",
        r'<section class="sy-after".*?</section>\n',
    ):
        page = re.sub(part, "", page, flags=re.DOTALL if "section" in part else 0)
    return page


def _edited(edit: str, n: int, text: str) -> str:
    return EDITS[edit](text, n)


def _table(orchard: Orchard, n: int) -> Path:
    return orchard.edit(TABLE, lambda _: FILES[TABLE].replace(";4;", f";{n % 5 + 1};"))


def _picture(orchard: Orchard, n: int) -> Path:
    inner = 'onload="x()"' if n % 3 == 0 else f'r="{n}"'
    return orchard.edit("decisions/press.svg", lambda _: SVG.replace('r="4"', inner))


def _text(orchard: Orchard, n: int) -> Path:
    return orchard.edit("decisions/prices.txt", lambda _: f"apples {n}\n")


def _new(orchard: Orchard, n: int) -> Path:
    head = f"---\nstatus: accepted\ndate: 2022-01-0{n % 9 + 1}\n---\n"
    return orchard.edit(f"decisions/{n:04}-new.md", lambda _: f"{head}# New {n}\n")


def _gone(orchard: Orchard, n: int) -> Path:
    path = orchard.root / MARKDOWN[n % len(MARKDOWN)]
    path.unlink(missing_ok=True)
    return path


def _back(orchard: Orchard, n: int) -> Path:
    name = MARKDOWN[n % len(MARKDOWN)]
    return orchard.edit(name, lambda _: FILES[name])


def _configured(orchard: Orchard, n: int) -> None:
    orchard.edit("steelyard.yml", lambda _: CONFIGS[n % (len(CONFIGS) - 1)])


def _meddled(orchard: Orchard, n: int) -> None:
    files = sorted(path for path in (orchard.root / "site").rglob("*.*") if not path.name.startswith("."))
    if not files:
        return
    file = files[n * len(files) // 14]
    if not file.is_file() or n % 5 == 0:
        shutil.rmtree(file.parent)
    elif n % 2:
        file.write_bytes(b"x" + file.read_bytes()[1:])
    else:
        file.unlink()


OTHERS: dict[str, Callable[[Orchard, int], Path | None]] = {
    "a table": _table,
    "a picture": _picture,
    "a text": _text,
    "a new record": _new,
    "one that goes": _gone,
    "one that is as it was": _back,
    "the configuration": _configured,
    "the site": _meddled,
}


def test_a_title_leaves_the_others_alone(orchard: Orchard) -> None:
    """A title makes the pages anew that name the record, and no other record's page, data, table or feed."""
    _, outcome = orchard.again.build(frozenset({str(_retitled(orchard, "0001-plant-apples.md"))}))
    assert outcome.published
    written = set(outcome.published.written)
    named = {
        url
        for url, content in orchard.files("site").items()
        if "pears and apples" in content.decode("utf-8", "replace").casefold()
    }
    assert {url for url in written if url.startswith("d/")} == {url for url in named if url.startswith("d/")}
    assert len(written) < len(outcome.published.files) / 2


def _retitled(orchard: Orchard, name: str) -> Path:
    return orchard.edit(
        f"decisions/{name}", lambda text: text.replace("\n# ", "\n# Pears and apples, or: ", 1)
    )


def test_what_is_made_of_the_same_is_made_once() -> None:
    """A value is made again when what it is made of differs, under another key, and when nobody asked for it in between."""
    kept: Kept[str] = Kept()
    made: list[str] = []

    def make() -> str:
        made.append("")
        return f"value {len(made)}"

    for once, expected in ((kept.once, ["value 1", "value 1", "value 2", "value 3"]), (anew, [])):
        told = [once(("a",), 1, make), once(("a",), 1, make), once(("a",), 2, make), once(("b",), 2, make)]
        assert told == (expected or ["value 4", "value 5", "value 6", "value 7"])
    kept.end(published=True)
    assert kept.once(("b",), 2, make) == "value 3"
    kept.end(published=True)
    assert kept.once(("b",), 2, make) == "value 3"
    assert kept.once(("a",), 2, make) == "value 8"


PLAIN = "---\nstatus: accepted\ndate: 2022-01-{:02}\n{}---\n# {}\n\nIt holds.\n"
NEWEST = ("decisions/0019-last.md", PLAIN.format(30, "", "Last"))
POINTED = {
    "the date of what amends a record": (
        ("decisions/0011-a.md", PLAIN.format(2, "", "A")),
        ("decisions/0012-b.md", PLAIN.format(3, "amends: 0011-a.md\n", "B")),
        ("decisions/0012-b.md", PLAIN.format(9, "amends: 0011-a.md\n", "B")),
    ),
    "the number of a relation, given twice": (
        ("decisions/0011-a.md", PLAIN.format(2, "relates-to: 0001-plant-apples.md\n", "A")),
        ("decisions/0011-z.md", PLAIN.format(2, "", "Z")),
    ),
    "the words of a step": (
        ("decisions/0011-a.md", PLAIN.format(2, "history: [{date: 2022-01-01, status: odd}]\n", "A")),
        ("decisions/0011-a.md", PLAIN.format(2, "history: [{date: 2022-01-01, status: Odd}]\n", "A")),
    ),
    "the address that links lead to": (
        ("decisions/0011-a.md", PLAIN.format(2, "", "A").replace("It", "[It](0012-b.md)")),
        ("decisions/0012-b.md", PLAIN.format(3, "", "B")),
        ("decisions/0012-b.md", PLAIN.format(3, "slug: elsewhere\n", "B")),
    ),
    "a title that a link names": (
        ("decisions/0011-a.md", PLAIN.format(2, "", "A").replace("It", "[[Tokens and keys]]")),
        ("decisions/0012-b.md", PLAIN.format(3, "", "B")),
        ("decisions/0012-b.md", PLAIN.format(3, "", "Tokens and keys")),
        ("decisions/0012-b.md", PLAIN.format(3, "", "B")),
    ),
    "a title that two records have": (
        ("decisions/0011-a.md", PLAIN.format(2, "", "A").replace("It", "[[Tokens and keys]]")),
        ("decisions/0012-b.md", PLAIN.format(3, "", "Tokens and keys")),
        ("decisions/0013-c.md", PLAIN.format(4, "", "C")),
        ("decisions/0013-c.md", PLAIN.format(4, "", "Tokens and keys")),
    ),
    "a file that a link missed": (
        ("decisions/0011-a.md", PLAIN.format(2, "", "A").replace("It", "[It](prices-2.txt)")),
        ("decisions/prices-2.txt", "apples 2\n"),
    ),
    "a name of its own that a link names": (
        ("decisions/0011-a.md", PLAIN.format(2, "", "A").replace("It", "[[Lamp of oil]]")),
        ("decisions/0012-b.md", PLAIN.format(3, "name: Lamp of oil\n", "B")),
        ("decisions/0012-b.md", PLAIN.format(3, "name: Lamp of gas\n", "B")),
        ("decisions/0013-c.md", PLAIN.format(4, "name: Lamp of oil\n", "C")),
        ("decisions/0012-b.md", PLAIN.format(3, "name: Lamp of oil\n", "B")),
        ("decisions/0013-c.md", PLAIN.format(4, "", "C")),
    ),
    "the order of records without numbers": (
        ("decisions/ash.md", PLAIN.format(2, "", "Ash")),
        ("decisions/beech.md", PLAIN.format(3, "", "Beech")),
        ("decisions/ash.md", PLAIN.format(4, "", "Ash")),
    ),
}
"""Files as they are written one after the other: the last one changes what is said of another record only."""


@pytest.mark.parametrize("kind", sorted(POINTED))
def test_what_another_file_decides(orchard: Orchard, kind: str) -> None:
    """What is told of a record by way of another one is told anew, though nothing that it says itself has changed."""
    for name, text in (NEWEST, *POINTED[kind]):
        put(orchard.root, {name: text})
        orchard.after(orchard.root / name)
