"""A process that builds again and again publishes what a build from nothing would, also after one that failed."""

from __future__ import annotations

import errno
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cache_samples import let_it_settle, remembered
from steelyard.doors.memory import Memory
from steelyard.doors.serve import rebuilding
from steelyard.doors.serve.rebuilding import Rebuilder
from steelyard.doors.work import Request, built
from steelyard.edges import bodies, pages, parsing

if TYPE_CHECKING:
    from collections.abc import Callable

    from steelyard.edges.project import Project


def write(root: Path, name: str, text: str) -> str:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path.resolve())


def record(number: int, *, title: str = "", status: str = "accepted", body: str = "") -> str:
    head = f"---\nstatus: {status}\ndate: 2024-01-{number:02}\ntags: [lamps]\n---\n"
    return f"{head}# {title or f'Lamp {number}'}\n\nSee [the next](000{number % 4 + 1}-lamp.md). {body}\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for number in range(1, 5):
        write(tmp_path, f"decisions/000{number}-lamp.md", record(number))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files(out: Path) -> dict[str, bytes]:
    return {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def assert_like_anew(root: Path) -> None:
    """Assert that the site is that of a build from nothing, its manifest too."""
    _, outcome = built(Request(out="anew"), write=True)
    assert outcome.published
    assert files(root / "site") == files(root / "anew")


def test_edits_are_as_from_nothing(root: Path) -> None:
    """A body, a title, a status, a new record, one that goes: after each, the site is that of a build from nothing."""
    again = Rebuilder(Request())
    again.build(None)
    assert_like_anew(root)
    for name, text in (
        ("0002-lamp.md", record(2, body="It burns longer.")),
        ("0002-lamp.md", record(2, title="Lamp of brass")),
        ("0003-lamp.md", record(3, status="rejected", body="It smells.")),
        ("0005-lamp.md", record(5)),
        ("0005-lamp.md", ""),
    ):
        place = write(root, f"decisions/{name}", text)
        if not text:
            Path(place).unlink()
        _, outcome = again.build(frozenset({place}))
        assert outcome.published
        assert_like_anew(root)


def test_what_another_process_made_is_taken(
    root: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first build reads, renders and shows what was edited since the last one only; the next finds what it left."""
    monkeypatch.setenv("STEELYARD_CACHE", str(tmp_path_factory.mktemp("cache")))
    for number in range(10, 30):
        write(root, f"decisions/00{number}-row.md", f"# Row {number}\n\nStatus: accepted\n\nOf lamps.\n")
    remembered()
    write(root, "decisions/0020-row.md", "# Row 20\n\nStatus: accepted\n\nOf lamps, and of oil.\n")
    let_it_settle()
    made: list[tuple[str, str]] = []

    def note(module: object, name: str, path_of: Callable[..., str]) -> None:
        real = getattr(module, name)

        def noting(*given: Any, **more: Any) -> Any:
            made.append((name, path_of(*given)))
            return real(*given, **more)

        monkeypatch.setattr(module, name, noting)

    note(parsing, "parse_text", lambda one, *_: one.path)
    note(bodies, "rendered", lambda _, asking, *__: asking.path)
    note(pages, "record_view", lambda _, decision, *__: decision.record.path)
    again = Rebuilder(Request())
    again.build(None)
    row = "decisions/0020-row.md"
    assert made == [("parse_text", row), ("rendered", row), ("record_view", row)]
    assert_like_anew(root)
    made.clear()
    again.build(None)
    assert made == []
    assert Memory(Request()).again()
    place = write(root, "decisions/0021-row.md", "# Lamp row 21\n\nStatus: accepted\n\nOf lamps.\n")
    again.build(frozenset({place}))
    assert_like_anew(root)


def test_an_edited_body_writes_its_own_files_only(root: Path) -> None:
    """A sentence in one body writes its page and its Markdown, its text for the search and that of its shard, and nothing else."""
    again = Rebuilder(Request())
    again.build(None)
    place = write(root, "decisions/0002-lamp.md", record(2, body="It burns longer."))
    _, outcome = again.build(frozenset({place}))
    assert outcome.published
    kinds = [re.sub(r"[0-9a-f]{4}\.js", "X.js", url) for url in outcome.published.written]
    assert kinds == ["d/0002-lamp.html", "d/0002-lamp.md", "search/text-0.js", "search/texts/X.js"]


def test_a_link_that_is_none_any_more(root: Path) -> None:
    """Text that looks like a link and is none stays in the record's Markdown as it was written, also where it was one."""
    git = ("git", "-c", "user.name=Ann", "-c", "user.email=ann@example.org")
    write(root, "steelyard.yml", "sources: decisions\nrepo_url: https://example.org/lamps/lamps\n")
    write(root, "lamp.py", "light = 1\n")
    write(root, "decisions/0002-lamp.md", record(2, body="It is in [code](../lamp.py)."))
    for words in (("init", "-q"), ("add", "."), ("commit", "-qm", "Lamps")):
        subprocess.run([*git, *words], cwd=root, check=True)
    again = Rebuilder(Request())
    again.build(None)
    assert "https://example.org/lamps/lamps/blob/" in (root / "site/d/0002-lamp.md").read_text(
        encoding="utf-8"
    )
    place = write(root, "decisions/0002-lamp.md", record(2, body='It is in [code](../lamp.py "code).'))
    again.build(frozenset({place}))
    assert "(../lamp.py " in (root / "site/d/0002-lamp.md").read_text(encoding="utf-8")
    assert_like_anew(root)


def test_a_body_that_grows_beyond_the_limit(root: Path) -> None:
    """A record that is too large is refused, and never cut short: its body alone was edited, and its head is as it was."""
    again = Rebuilder(Request())
    again.build(None)
    before = files(root / "site")
    place = write(root, "decisions/0002-lamp.md", record(2, body="\n".join(["It burns."] * 110_000)))
    survey, outcome = again.build(frozenset({place}))
    assert [each.code for each in outcome.diagnostics] == ["L203", "F004"]
    assert outcome.published is None
    assert len(survey.corpus.decisions) == 3
    assert files(root / "site") == before


def test_an_edit_after_another_build_to_the_folder(root: Path) -> None:
    """What a build with other options has published meanwhile is not kept around an edited body."""
    write(root, "decisions/0005-lamp.md", record(5).replace("---\n", "---\ndraft: true\n", 1))
    again = Rebuilder(Request())
    again.build(None)
    built(Request(drafts=True), write=True)
    assert (root / "site/d/0005-lamp.html").exists()
    place = write(root, "decisions/0002-lamp.md", record(2, body="It burns longer."))
    again.build(frozenset({place}))
    assert_like_anew(root)


def test_an_edit_after_a_misnamed_configuration(root: Path) -> None:
    """What is wrong with the configuration is told after the next edit of a body, too."""
    again = Rebuilder(Request())
    again.build(None)
    write(root, "steelyard.yaml", "site: {title: Lamps}\n")
    place = write(root, "decisions/0002-lamp.md", record(2, body="It burns longer."))
    _, outcome = again.build(frozenset({place}))
    assert [each.code for each in outcome.diagnostics] == ["F017"]


def test_an_edit_after_a_build_that_was_cut_short(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What changed before a build that met a fault of the disk is in the site after the next edit of another body."""

    def fail(_: Request) -> Project:
        raise OSError(errno.EIO, "Input/output error")

    again = Rebuilder(Request())
    again.build(None)
    changed = write(root, "decisions/0002-lamp.md", record(2, title="Lamp of brass"))
    with monkeypatch.context() as patched:
        patched.setattr(rebuilding, "located", fail)
        with pytest.raises(OSError, match="Input/output"):
            again.build(frozenset({changed}))
    place = write(root, "decisions/0003-lamp.md", record(3, body="It burns longer."))
    again.build(frozenset({place}))
    assert_like_anew(root)


@pytest.mark.parametrize("back", [False, True], ids=["kept", "taken back"])
def test_after_a_build_that_could_not_be_published(root: Path, *, back: bool) -> None:
    """What a build has made and could not publish is not taken for published by the next one."""
    again = Rebuilder(Request())
    again.build(None)
    changed = {
        write(root, "decisions/0002-lamp.md", record(2, title="Lamp of brass")),
        write(root, "decisions/0005-lamp.md", record(5)),
    }
    stranger = Path(write(root, "site/d/0005-lamp.html", "somebody's own"))
    _, outcome = again.build(frozenset(changed))
    assert [each.code for each in outcome.diagnostics] == ["P601"]
    stranger.unlink()
    if back:
        write(root, "decisions/0002-lamp.md", record(2))
    _, outcome = again.build(frozenset(changed))
    assert outcome.published
    assert_like_anew(root)


Early = dict[str, bytes]


def early_of(again: Rebuilder, *changed: str) -> tuple[Early, bool]:
    """Build after these changes; return what was shown early, and whether a site was published."""
    early: Early = {}
    _, outcome = again.build(frozenset(changed), early=early.__setitem__)
    return early, outcome.published is not None


def test_the_page_of_an_edited_record_comes_first(root: Path) -> None:
    """A sentence, a title, a status, a tag, a link: the record's own page is there before the others, as the site will have it."""
    again = Rebuilder(Request())
    again.build(None)
    for text in (
        record(2, body="It burns longer."),
        record(2, title="Lamp of brass"),
        record(2).replace("status:", "summary: Light at night.\nstatus:"),
        record(2, title="Lamp of tin", body="Of brass or tin?\n\n## Decision\n\nWe chose *tin*."),
        record(2, status="rejected"),
        record(2).replace("[lamps]", "[lamps, oil]"),
        record(2, body="See [another](0004-lamp.md#lamp-4)."),
        record(2).replace("status:", "supersedes: 1\nstatus:"),
    ):
        early, published = early_of(again, write(root, "decisions/0002-lamp.md", text))
        assert published
        assert list(early) == ["d/0002-lamp.html"]
        assert early["d/0002-lamp.html"] == (root / "site/d/0002-lamp.html").read_bytes()


def test_the_page_of_an_edited_body_is_shown_before_it_is_published(root: Path) -> None:
    """Who waits for a sentence does not wait for its site's files, of which the search has large ones."""
    again = Rebuilder(Request())
    again.build(None)
    published = root / "site/d/0002-lamp.html"
    shown: list[tuple[bytes, bytes]] = []
    place = write(root, "decisions/0002-lamp.md", record(2, body="It burns longer."))
    again.build(frozenset({place}), early=lambda _, page: shown.append((page, published.read_bytes())))
    ((page, before),) = shown
    assert b"It burns longer." not in before
    assert page == published.read_bytes()


def test_the_page_of_an_edited_table_comes_first(root: Path) -> None:
    """So does the page of a record whose table was edited, in a file beside it."""
    table = "criterion,weight,Brass,Tin\nCost,2,1,2\nLight,1,3,2\n"
    place = write(root, "decisions/0002-lamp.criteria.csv", table)
    again = Rebuilder(Request())
    again.build(None)
    write(root, "decisions/0002-lamp.criteria.csv", table.replace("Light", "Glare"))
    early, published = early_of(again, place)
    assert published
    assert b"Glare" in early["d/0002-lamp.html"]
    assert early["d/0002-lamp.html"] == (root / "site/d/0002-lamp.html").read_bytes()


def test_what_is_not_shown_early(root: Path) -> None:
    """Nothing is, where an error keeps the site as it is, several files changed, a page moves, or is none of a record."""
    write(root, "decisions/notes.md", "Nothing decided.\n")
    again = Rebuilder(Request())
    again.build(None)
    two = [write(root, f"decisions/000{at}-lamp.md", record(at, title="Lamp of tin")) for at in (2, 3)]
    assert early_of(again, *two) == ({}, True)
    for text, published in (
        (record(2).replace("status:", "supersedes: 77\nstatus:"), False),
        (record(2), True),
        (record(2).replace("status:", "slug: bright\nstatus:"), True),
        (record(2).replace("status:", "draft: true\nstatus:"), True),
        (record(2), True),
        ("Nothing decided.\n" * 80_000, False),
    ):
        assert early_of(again, write(root, "decisions/0002-lamp.md", text)) == ({}, published)
    assert early_of(again, write(root, "decisions/0002-lamp.md", record(2))) == ({}, True)
    assert early_of(again, write(root, "decisions/notes.md", "# Lamp notes\n")) == ({}, True)


def test_what_every_page_tells_is_not_shown_early(root: Path) -> None:
    """The last day of all records and the calendar of reviews are on each page: one that changes them waits for the others."""
    again = Rebuilder(Request())
    again.build(None)
    for text in (
        record(4).replace("2024-01-04", "2023-01-04"),
        record(4),
        record(4).replace("status:", "review-by: 2030-01-01\nstatus:"),
        record(4),
    ):
        assert early_of(again, write(root, "decisions/0004-lamp.md", text)) == ({}, True)
    early, published = early_of(
        again, write(root, "decisions/0003-lamp.md", record(3).replace("2024-01-03", "2023-01-03"))
    )
    assert (list(early), published) == (["d/0003-lamp.html"], True)


def test_what_contradicts_only_together_is_found_by_the_build(root: Path) -> None:
    """A circle is no error of the record alone: its page is shown, and the build that follows publishes nothing."""
    write(root, "decisions/0001-lamp.md", record(1).replace("status:", "supersedes: 2\nstatus:"))
    again = Rebuilder(Request())
    again.build(None)
    before = (root / "site/d/0002-lamp.html").read_bytes()
    edited = record(2, title="Lamp of tin").replace("status:", "supersedes: 1\nstatus:")
    early, published = early_of(again, write(root, "decisions/0002-lamp.md", edited))
    assert b"Lamp of tin" in early["d/0002-lamp.html"]
    assert not published
    assert (root / "site/d/0002-lamp.html").read_bytes() == before


def test_an_error_in_a_body_is_not_shown_early(root: Path) -> None:
    """A page is not, where what its body leads to keeps the site from being published."""
    write(root, "steelyard.yml", "check: {L203: error}\n")
    again = Rebuilder(Request())
    assert again.build(None)[1].published
    broken = write(root, "decisions/0002-lamp.md", record(2, title="Lamp of tin", body="See [it](no.md)."))
    assert early_of(again, broken) == ({}, False)


def test_what_others_decide_is_not_shown_early(root: Path) -> None:
    """A date whose order only the other records tell waits for them."""
    write(root, "decisions/0001-lamp.md", record(1).replace("2024-01-01", "25/12/2023"))
    again = Rebuilder(Request())
    again.build(None)
    edited = record(2, title="Lamp of tin").replace("2024-01-02", "03/04/2024")
    assert early_of(again, write(root, "decisions/0002-lamp.md", edited)) == ({}, True)
    assert '<time datetime="2024-04-03">' in (root / "site/d/0002-lamp.html").read_text(encoding="utf-8")


def test_the_last_build_is_not_believed_for_ever(root: Path) -> None:
    """Nothing is shown early after a configuration that changed with the record, nor where Git tells its days."""
    again = Rebuilder(Request())
    again.build(None)
    write(root, "steelyard.yml", "site: {title: Lamps}\n")
    changed = write(root, "decisions/0002-lamp.md", record(2, title="Lamp of brass"))
    assert early_of(again, changed) == ({}, True)
    write(root, "steelyard.yml", "dates: git\n")
    again.build(None)
    write(root, "decisions/0002-lamp.md", record(2, title="Lamp of tin"))
    assert early_of(again, changed) == ({}, True)
