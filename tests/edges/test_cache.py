"""What is remembered of a build: when the next one has nothing to do, or one page, and when that must not be believed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cache_samples import (
    CONFIG,
    EDITED,
    FILES,
    WHOLE,
    Ended,
    anew,
    laid_out,
    let_it_settle,
    like,
    put,
    remembered,
    run,
    stamps,
    tree,
)
from steelyard.doors.memory import Memory
from steelyard.doors.work import Request, built
from steelyard.edges import bodies, pages, parsing
from steelyard.edges.cache import remember
from steelyard.edges.cache.folder import MONTH, Folder, Stay, home
from steelyard.edges.cache.inputs import inputs_of
from steelyard.edges.cache.marks import marks
from steelyard.edges.output import lock
from steelyard.edges.output.manifest import MANIFEST
from steelyard.edges.project import find_project

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Sequence

ONE = "decisions/0001-plant-apples.md"
TWO = "decisions/0002-buy-a-press.md"
ALL = "6 records on 21 pages in site/: {} written, {} unchanged, 0 removed. 1 draft left out (--drafts builds them).\n"
NOTHING = ALL.format("0 files", WHOLE)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Lay out a project with a cache of its own, and work in it."""
    return laid_out(tmp_path, FILES, monkeypatch)


def again(**options: bool) -> bool:
    """Say whether a build would have nothing, or only bodies to do."""
    return Memory(Request(**options)).again() is not None  # type: ignore[arg-type]


def edit(
    root: Path, name: str, change: Callable[[str], str] = lambda text: f"{text}\nOne more sentence.\n"
) -> None:
    path = root / name
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
    let_it_settle()


def assert_like_anew(root: Path, ended: Ended, **options: object) -> None:
    told, site = anew(root, **options)
    assert like(ended) == told
    assert site is not None
    assert tree(root / "site") == site


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> list[str]:
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))


def command(*words: str, code: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own; `code` is Python that is run after it."""
    script = (
        f"import sys\nsys.argv[1:] = {list(words)!r}\nfrom steelyard.__main__ import main\nmain()\n{code}"
    )
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)


def test_where_nothing_changed_nothing_is_touched(root: Path) -> None:
    """A second build says what is there, and touches neither a file nor a folder of the site."""
    assert remembered() == Ended(0, "", ALL.format(f"{WHOLE} files", 0))
    before = stamps(root / "site")
    assert run("build") == Ended(0, "", NOTHING)
    assert stamps(root / "site") == before
    assert_like_anew(root, run("build"))


@pytest.mark.usefixtures("root")
def test_where_nothing_changed_hardly_anything_is_imported() -> None:
    """A process that has nothing to do imports no parser, no template engine and no highlighter."""
    dear = [
        "markdown",
        "jinja2",
        "yaml",
        "cmarkgfm",
        "nh3",
        "pygments",
        "babel",
        "rich",
        "steelyard.edges.survey",
    ]
    code = f"print([name for name in {dear!r} if name in sys.modules])"
    for _ in range(4):
        done = command("build", code=code)
        assert done.returncode == 0
        if done.stdout == f"{NOTHING}[]\n":
            return
        let_it_settle()
    pytest.fail(done.stdout)


def test_an_edited_body_writes_its_page_alone(root: Path) -> None:
    """The page and its Markdown, what is searched of it, and the manifest are written; every other file keeps its time."""
    remembered()
    before, times = tree(root / "site"), stamps(root / "site")
    edit(root, ONE)
    assert run("build") == Ended(0, "", ALL.format(f"{EDITED} files", WHOLE - EDITED))
    after = tree(root / "site")
    page, source, *search = [name for name in changed(before, after) if name != MANIFEST]
    assert (page, source) == ("d/0001-plant-apples.html", "d/0001-plant-apples.md")
    assert [name.split("/")[:1] for name in search] == [["search"], ["search"]]
    touched = {name for name, stamp in stamps(root / "site").items() if times[name] != stamp}
    assert {Path(name) for name in touched if Path(name).is_file()} == {
        root / "site" / name for name in (page, source, *search, MANIFEST)
    }
    assert b"One more sentence." in after[page]
    assert_like_anew(root, run("build"))


def test_bodies_are_edited_one_after_the_other_and_at_once(root: Path) -> None:
    """After several edits, each built or some together, the site is that of a build of everything."""
    remembered()
    for names in (
        [ONE],
        [TWO],
        [ONE],
        [ONE, TWO, "decisions/0005-pick-a-barrel.md"],
        ["decisions/0006-store-apples.md"],
    ):
        for name in names:
            edit(root, name)
        assert again()
        assert_like_anew(root, run("build"))
    assert run("build").line == NOTHING


def test_a_body_edited_and_put_back_is_as_it_was(root: Path) -> None:
    """An edited body that was built, and is as before when something else is built, has its former page again."""
    remembered()
    text = (root / ONE).read_text(encoding="utf-8")
    edit(root, ONE)
    assert again()
    assert run("build").code == 0
    let_it_settle()
    edit(root, ONE, lambda _: text)
    edit(root, "decisions/0004-name-the-cider.md", lambda text: text.replace("# ", "# New ", 1))
    assert_like_anew(root, run("build"))


def test_a_body_edited_in_another_process_is_one_page(root: Path) -> None:
    """What one process has kept of a record, another one finds to be the same but for its body."""
    assert command("build").returncode == 0
    let_it_settle()
    assert command("build").stdout.endswith(NOTHING)
    edit(root, ONE)
    done = command("build", code="print('steelyard.edges.survey' in sys.modules)")
    assert done.stdout.startswith(ALL.format(f"{EDITED} files", WHOLE - EDITED))
    told, site = anew(root)
    assert (told[0], site) == (0, tree(root / "site"))


EDITS: tuple[tuple[str, Callable[[str], str]], ...] = (
    (ONE, lambda text: text.replace("# Plant apples", "# Plant trees")),
    (ONE, lambda text: text.replace("accepted", "proposed")),
    (ONE, lambda text: f"{text}\nSee [cider](0003-sell-cider.md).\n"),
    (ONE, lambda text: text.replace("0002-buy-a-press.md", "0099-nothing.md")),
    (ONE, lambda text: f"{text}\n```mermaid\ngraph TD; A-->B\n```\n"),
    (ONE, lambda text: text.replace("Pears die", "All pears die")),
    (ONE, lambda text: text.replace("![The press](press.svg)", "")),
    (TWO, lambda text: text.replace("## Decision Outcome", "## Outcome")),
    (TWO, lambda text: text.replace("it fits the barn", "it is cheap")),
    (TWO, lambda text: text.replace("---\n", "---\nslug: new-press\n", 1)),
    ("decisions/0005-pick-a-barrel.md", lambda text: text.replace("| 3 | 3 | 5 |", "| 3 | 5 | 3 |")),
    ("decisions/0005-pick-a-barrel.md", lambda text: text.replace("## Decision matrix", "## Matrix")),
    ("decisions/0006-store-apples.criteria.csv", lambda text: text.replace(";4;", ";5;")),
    ("decisions/notes.md", lambda text: f"{text}\nMore.\n"),
    ("decisions/notes.md", lambda text: text.replace("## Words", "## Other words")),
    ("decisions/press.svg", lambda text: text.replace('r="4"', 'r="3"')),
    ("decisions/press.svg", lambda text: text.replace("<circle", '<circle onload="x()"')),
    ("steelyard.yml", lambda text: text.replace("Orchard", "Garden")),
    ("steelyard.yml", lambda text: f"{text}repo_url: https://example.org/orchard\n"),
    ("look/templates/record.html", lambda text: text.replace("<hr>", "<hr><hr>")),
)
"""Edits that change more than the page of one record."""


def test_what_other_pages_take_up_is_seen(root: Path) -> None:
    """Whatever an edit changes beyond its own page is changed, and the edit undone gives the first site again."""
    remembered()
    first = tree(root / "site")
    for name, change in EDITS:
        text = (root / name).read_text(encoding="utf-8")
        edit(root, name, change)
        assert (root / name).read_text(encoding="utf-8") != text
        assert_like_anew(root, run("build"))
        edit(root, name, lambda _, text=text: text)  # type: ignore[misc]
        assert run("build").code == 0
        assert tree(root / "site") == first
        let_it_settle()


def test_what_was_lost_of_a_cache_is_kept_again(root: Path, tmp_path: Path) -> None:
    """Where the records' facts are gone, a build after another title keeps them, and the next edited body is one page again."""
    remembered()
    (folder,) = (path.parent for path in (tmp_path / "cache").glob("*/last"))
    (folder / "records").unlink()
    edit(root, "decisions/0004-name-the-cider.md", lambda text: text.replace("# ", "# New ", 1))
    assert run("build").code == 0
    let_it_settle()
    edit(root, ONE)
    assert again()
    assert_like_anew(root, run("build"))


def test_what_is_told_of_an_anchor_follows_the_record_that_lacks_it(root: Path) -> None:
    """A heading that is renamed, renamed again, and back: links to it in other records are told as in a build from nothing."""
    remembered()
    for heading in ("What we do", "Decision Outcomes", "What we do", "Decision Outcome"):
        edit(root, TWO, lambda text, heading=heading: re.sub("## (What|Decision).*", f"## {heading}", text))  # type: ignore[misc]
        ended = remembered()
        assert_like_anew(root, ended)
        assert ("did you mean" in ended.told) == (heading == "Decision Outcomes")
        assert ("L210" in ended.told) == (heading != "Decision Outcome")


def test_a_body_whose_links_lead_elsewhere_is_kept_anew(root: Path) -> None:
    """What a build has rendered again because of another record's address is not mistaken later for what was kept before."""
    remembered()
    edit(root, "decisions/0004-name-the-cider.md", lambda text: text.replace("---\n", "---\nslug: name\n", 1))
    assert_like_anew(root, remembered())
    edit(root, TWO, lambda text: text.replace("# Buy", "# Now buy", 1))
    assert_like_anew(root, run("build"))


def test_dates_whose_order_other_files_tell_are_read_again(root: Path) -> None:
    """A day that one file leaves open is another one, or in doubt, as soon as the others of its folder tell something else."""
    put(root, {"decisions/0010-oil.md": "# Oil\n\nDate: 03/04/2020\n\n## Status\n\nAccepted\n"})
    put(root, {"decisions/0011-wax.md": "# Wax\n\nDate: 25/12/2020\n\n## Status\n\nAccepted\n"})
    remembered()
    for day in ("12/25/2020", "2020-12-25"):
        edit(root, "decisions/0011-wax.md", lambda text, day=day: re.sub("Date: .*", f"Date: {day}", text))  # type: ignore[misc]
        assert_like_anew(root, run("build"))
        let_it_settle()


def test_a_change_is_seen_whatever_its_time_says(root: Path) -> None:
    """A file of the same length and with its old time of change, and one moved into place, are read again."""
    remembered()
    path = root / ONE
    for by_rename in (False, True):
        old, text = path.stat(), path.read_bytes()
        place = root / ".new" if by_rename else path
        place.write_bytes(text.replace(b"pl", b"lp", 1) if by_rename else text.replace(b"frost", b"storm"))
        os.utime(place, ns=(old.st_atime_ns, old.st_mtime_ns))
        place.rename(path)
        let_it_settle()
        assert path.stat().st_size == old.st_size
        ended = run("build")
        assert ended.line != NOTHING
        assert_like_anew(root, ended)


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_findings_are_told_again(root: Path, form: str) -> None:
    """What was found is told by each build, drawn against the same lines: after nothing, and after an edited body."""
    put(
        root,
        {
            "decisions/0008-graft.md": "# Graft\n\nStatus: accepted\n\nSee [it](0099-nothing.md) and [[pears]].\n"
        },
    )
    let_it_settle()
    first = remembered("--format", form)
    files = len(tree(root / "site")) - 1  # but for the manifest
    first_time, known = f"{files} files written, 0 un", f"0 files written, {files} un"
    edited = f"{EDITED} files written, {files - EDITED} un"
    told = first.told.replace(first_time, known)
    assert run("build", "--format", form).told == told
    edit(root, ONE, lambda text: f"{text}\nMore.\n\n<script>alert(1)</script>\n")
    ended = run("build", "--format", form)
    assert again()
    assert "B401" in ended.told + ended.line
    whole = run("build", "--format", form, "--no-cache")
    assert [ended.told, ended.line] == [each.replace(known, edited) for each in whole[1:]]
    edit(root, ONE, lambda text: text.replace("<script>alert(1)</script>\n", "Nothing.\n"))
    assert run("build", "--format", form).told == told.replace(known, edited)


def test_findings_of_an_edited_body_are_drawn(root: Path) -> None:
    """A warning that a body's edit brings into a file without one shows its line, with every further build."""
    remembered()
    edit(root, ONE, lambda text: f"{text}\n<script>alert(1)</script>\n")
    for _ in range(2):
        assert again()
        assert "| <script>alert(1)</script>\n" in run("build").told
        let_it_settle()


def test_without_a_cache_nothing_is_kept_and_nothing_read(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With --no-cache no folder is made; where there is one, it stays as it is, and the site is built whole."""
    monkeypatch.setenv("STEELYARD_CACHE", str(tmp_path / "other"))
    assert run("build", "--no-cache").code == 0
    assert not (tmp_path / "other").exists()
    remembered()
    before = stamps(tmp_path / "other")
    done = command("build", "--no-cache", code="print('steelyard.edges.survey' in sys.modules)")
    assert done.stdout == f"{NOTHING}True\n"
    edit(root, ONE)
    assert_like_anew(root, run("build", "--no-cache"))
    assert stamps(tmp_path / "other") == before
    assert_like_anew(root, run("build"))


@pytest.mark.parametrize("place", ["file/below", "x" * 300, "sealed", "last"])
def test_a_cache_that_cannot_be_does_no_harm(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    """Where the cache's folder cannot be made, filled or replaced, everything is built each time, without a word."""
    put(tmp_path, {"file": "a file"})
    cache = tmp_path / place
    monkeypatch.setenv("STEELYARD_CACHE", str(cache))
    if place == "sealed":
        cache.mkdir(mode=0o500)
    if place == "last":  # a folder where a file should be
        memory = Memory(Request())
        assert memory._cache
        put(
            Path(memory._cache.path),
            {f"{name}/x": "x" for name in ("last", "site", "records", "records.pieces", "codes")},
        )
    for _ in range(3):
        edit(root, ONE)
        assert_like_anew(root, run("build"))


def test_no_place_for_a_cache_is_no_fault(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a person has no folder for caches, or a relative one, nothing is kept."""
    monkeypatch.delenv("STEELYARD_CACHE")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", "cache")
    assert home() == ""
    assert run("build").code == run("build").code == 0
    assert sorted(path.name for path in root.iterdir()) == ["decisions", "look", "site", "steelyard.yml"]
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "there"))
    assert home() == str(tmp_path / "there/steelyard")


def test_a_project_brings_no_cache(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is kept in a project's folder or read from it: a copy with a cache in it is built like any other."""
    remembered()
    assert sorted(path.name for path in root.iterdir()) == ["decisions", "look", "site", "steelyard.yml"]
    clone = tmp_path / "clone"
    shutil.copytree(root, clone)
    for name in (".steelyard-cache", ".cache", ".cache/steelyard", "cache", "site/.steelyard-cache"):
        shutil.copytree(tmp_path / "cache", clone / name, dirs_exist_ok=True)
    put(clone, {"site/index.html": "forged"})
    monkeypatch.setenv("STEELYARD_CACHE", str(tmp_path / "own"))
    monkeypatch.chdir(clone)
    let_it_settle()
    assert not again()
    ended = run("build")
    assert (ended.code, "forged" in (clone / "site/index.html").read_text(encoding="utf-8")) == (0, False)


def test_an_output_folder_changed_by_hand_is_mended(root: Path) -> None:
    """A file of the site that is edited, removed or replaced is written again, and one that is no longer alone is told of."""
    remembered()
    page = root / "site/index.html"
    for meddle in (
        lambda: page.write_text("x", encoding="utf-8"),
        page.unlink,
        lambda: shutil.rmtree(root / "site/d"),
        lambda: shutil.rmtree(root / "site"),
        lambda: put(root, {"site/mine/note.txt": "mine"}),
        lambda: put(root, {"site/mine/other.txt": "mine"}),
    ):
        meddle()
        let_it_settle()
        assert_like_anew(root, run("build"))
        let_it_settle()


def test_options_have_a_memory_each(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build with other options, or of another day, is not taken for this one, though each is remembered by itself."""
    ways: list[tuple[list[str], dict[str, object], str]] = [
        ([], {}, ""),
        (["--drafts"], {"drafts": True}, ""),
        (["--date", "2024-05-06"], {"date": "2024-05-06"}, ""),
        (["--base-url", "https://example.org/"], {"base_url": "https://example.org/"}, ""),
        ([], {}, "1590969600"),
        ([], {}, "1690969600"),
        ([], {}, ""),
    ]
    for words, options, epoch in ways:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        if not epoch:
            monkeypatch.delenv("SOURCE_DATE_EPOCH")
        ended = run("build", *words)
        assert_like_anew(root, ended, **options)
        let_it_settle()
        assert like(run("build", *words)) == like(ended)


def test_two_builds_at_once_never_mix(root: Path) -> None:
    """While another build has the folder, one fails cleanly, after an edited body too; the next one is right."""
    remembered()
    edit(root, ONE)
    held = lock.acquire(str(root / "site"))
    assert held is not None
    before = stamps(root / "site")
    ended = run("build")
    assert (ended.code, ended.told.count("P603"), stamps(root / "site")) == (1, 1, before)
    lock.release(held)
    assert_like_anew(root, run("build"))


def test_builds_that_start_together_end_in_one_of_their_sites(root: Path) -> None:
    """Of builds with different options at once, each publishes whole or fails with P603; the next of each is right."""
    script = "from steelyard.__main__ import main; main()"
    for round_ in range(2):
        edit(root, ONE)
        ways: list[list[str]] = [[], ["--drafts"], []]
        running = [
            subprocess.Popen(
                [sys.executable, "-c", script, "build", *words],
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            for words in ways
        ]
        for each in running:
            _, told = each.communicate(timeout=120)
            assert each.returncode == 0 or "P603" in told, told
        let_it_settle()
        if round_:
            assert_like_anew(root, run("build"))
            assert_like_anew(root, run("build", "--drafts"), drafts=True)
        else:
            assert_like_anew(root, run("build", "--drafts"), drafts=True)
            assert_like_anew(root, run("build"))


def test_another_build_between_publishing_and_keeping_is_seen(root: Path) -> None:
    """A site that another build has replaced before the first one remembered it is not taken for the first one's."""
    remembered()
    remembered("--drafts")
    let_it_settle()
    memory = Memory(Request())
    survey, outcome = built(Request(), write=True)
    assert run("build", "--drafts").code == 0
    memory.keep(survey, outcome)
    assert_like_anew(root, run("build"))


def test_a_build_that_is_cut_off_before_it_keeps_is_seen(root: Path) -> None:
    """Where a build has published and then dies, the next one does not believe what is kept of an earlier one."""
    remembered()
    edit(root, ONE, lambda text: text.replace("# Plant apples", "# Plant trees"))
    Memory(Request())
    built(Request(), write=True)
    edit(root, ONE, lambda text: text.replace("# Plant trees", "# Plant apples"))
    assert_like_anew(root, run("build"))


@pytest.mark.parametrize(
    "name", [ONE, "decisions/press.svg", "steelyard.yml", "look/templates/record.html", "look/templates/new"]
)
def test_a_file_changed_while_a_build_runs_is_built_again(root: Path, name: str) -> None:
    """What is edited after a build has read it, and before the build ends, is not taken for built."""
    remembered()
    edit(root, TWO)
    memory = Memory(Request())
    survey, outcome = built(Request(), write=True)
    path = root / name
    path.write_bytes((path.read_bytes() if path.exists() else b"") + b" ")
    memory.keep(survey, outcome)
    let_it_settle()
    assert not again()
    assert_like_anew(root, run("build"))


def test_the_programs_and_the_themes_own_files_are_marked(root: Path) -> None:
    """An edit of the program or of its theme is an edit like that of a record: all their files are looked at."""
    import steelyard
    from steelyard.edges.looks.theme import default_folder

    package = Path(steelyard.__file__).parent
    inputs = inputs_of(find_project(root), cwd=str(root), given=(), seen=(), asked=(), brand=())
    theme = default_folder(package)
    ours = {path for top in (package, theme) for path in top.rglob("*") if "__pycache__" not in path.parts}
    assert {package, theme, *ours} <= set(map(Path, inputs.marked))


def test_what_comes_to_be_is_seen(root: Path) -> None:
    """A configuration, a customary folder, a hidden file's tool, or a file that a link leads to: each changes the build."""
    (root / "steelyard.yml").unlink()
    put(
        root,
        {"decisions/0009-read-on.md": "# Read on\n\nStatus: accepted\n\nAs in [the plan](../plan.txt).\n"},
    )
    let_it_settle()
    remembered()
    for name, text in {
        "plan.txt": "plan",
        "docs/adr/0010-deep.md": "# Deep\n\nStatus: accepted\n",
        ".adr-dir": "more\n",
        "more/0011-more.md": "# More\n\nStatus: accepted\n",
        "steelyard.yml": CONFIG,
    }.items():
        put(root, {name: text})
        let_it_settle()
        told, site = anew(root)
        ended = run("build")
        assert like(ended) == told
        assert site is None or tree(root / "site") == site
        let_it_settle()
    (root / "plan.txt").unlink()
    let_it_settle()
    assert_like_anew(root, run("build"))


def test_a_folder_that_becomes_a_link_is_seen(root: Path, tmp_path: Path) -> None:
    """Records behind a link that was a folder, or that leads elsewhere now, are not taken for those that were read."""
    deep = "---\nstatus: accepted\n---\n# Deep\n\nIt is {}.\n"
    put(root, {"decisions/more/0010-deep.md": deep.format("here")})
    put(tmp_path, {"outside/0010-deep.md": deep.format("outside")})
    put(root, {"other/0010-deep.md": deep.format("in another folder")})
    let_it_settle()
    remembered()
    (root / "decisions/more").rename(tmp_path / "moved")
    (root / "decisions/more").symlink_to(tmp_path / "moved")
    edit(root, ONE)
    ended = run("build")
    assert (ended.code, ended.told.count("F002")) == (1, 1)
    (root / "decisions/more").unlink()
    (tmp_path / "moved").rename(root / "third")
    (root / "decisions/more").symlink_to(root / "third")
    let_it_settle()
    remembered()
    (root / "decisions/more").unlink()
    (root / "decisions/more").symlink_to(root / "other")
    edit(root, ONE)
    assert_like_anew(root, run("build"))


def test_a_source_that_is_a_link_and_leads_elsewhere_is_seen(root: Path) -> None:
    """A source's folder may be a link within the project: where it leads to another folder, that one is built."""
    (root / "steelyard.yml").unlink()
    (root / "decisions").rename(root / "first")
    shutil.copytree(root / "first", root / "second")
    edit(root, "second/0001-plant-apples.md")
    (root / "decisions").symlink_to("first")
    let_it_settle()
    remembered()
    edit(root, "first/0002-buy-a-press.md")
    assert_like_anew(root, run("build"))
    remembered()
    (root / "decisions").unlink()
    (root / "decisions").symlink_to("second")
    let_it_settle()
    assert_like_anew(root, run("build"))


@pytest.mark.parametrize("name", ["decisions/0009-press-pears.md", "notes/pears.md"])
def test_what_comes_while_a_build_is_remembered_is_seen(
    root: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """A record, or what a link leads to, that comes as the marks have just been taken is in the next build."""
    text = f"{FILES[ONE]}\nSee [pears](../notes/pears.md).\n"
    put(root, {ONE: text, "steelyard.yml": f"{CONFIG}repo_url: https://example.org/orchard\n"})
    (root / "notes").mkdir()
    subprocess.run(["git", "init", "-q"], check=True, cwd=root)
    let_it_settle()

    calls: list[int] = []

    def taken(paths: Sequence[str]) -> array[int]:
        found = marks(paths)
        calls.append(len(found))
        if len(calls) == 2:  # of what was read, then of what was looked for
            put(root, {name: "---\nstatus: accepted\ndate: 2022-01-01\n---\n# Press pears\n"})
        return found

    with monkeypatch.context() as patched:
        patched.setattr(remember, "marks", taken)
        run("build")
    assert (root / name).exists()
    let_it_settle()
    assert_like_anew(root, run("build"))


def test_a_commit_is_seen(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Links to the repository name its branch and its remote: a commit, another branch and another remote are seen."""
    for name in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"):
        monkeypatch.setenv(name, "orchard@example.org")

    def git(*words: str) -> None:
        subprocess.run(["git", *words], check=True, capture_output=True, cwd=root)
        let_it_settle()

    put(root, {"steelyard.yml": f"{CONFIG}dates: git\nhistory: git\n", ".gitignore": "site*\n"})
    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-q", "-m", "one")
    git("remote", "add", "origin", "https://github.com/orchard/decisions.git")
    remembered()
    assert again()
    for step in (
        ("commit", "-q", "--allow-empty", "-m", "two"),
        ("checkout", "-q", "-b", "other"),
        ("remote", "set-url", "origin", "https://github.com/orchard/other.git"),
        ("pack-refs", "--all"),
        ("checkout", "-q", "--detach"),
    ):
        git(*step)
        assert not again() or step[0] == "pack-refs"
        assert_like_anew(root, run("build"))
        let_it_settle()
    edit(root, ONE, lambda text: text.replace("status: accepted", "status: deprecated"))
    git("commit", "-q", "-a", "-m", "three")
    ended = run("build")
    assert_like_anew(root, ended)


def test_a_commit_in_a_repository_within_a_source_is_seen(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where Git tells when records were committed, one of a submodule tells by its own: its first commit is seen."""
    for name in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"):
        monkeypatch.setenv(name, "orchard@example.org")
    inner = root / "decisions/inner"
    put(
        root, {"steelyard.yml": f"{CONFIG}dates: git\n", "decisions/inner/0008-graft.md": "# Graft\n\nSee.\n"}
    )

    def git(*words: str, at: Path = inner) -> None:
        subprocess.run(["git", *words], check=True, capture_output=True, cwd=at)
        let_it_settle()

    for repository in (root, inner):  # what is in none would be told, and keep all from being remembered
        git("init", "-q", at=repository)
        git("commit", "-q", "--allow-empty", "-m", "one", at=repository)
    remembered()
    assert again()
    git("add", "0008-graft.md")
    git("commit", "-q", "-m", "two")
    assert not again()
    assert_like_anew(root, run("build"))
    let_it_settle()
    (inner / ".git").rename(root / "elsewhere")
    let_it_settle()
    assert not again()
    assert_like_anew(root, run("build"))
    let_it_settle()
    (root / "elsewhere").rename(inner / ".git")
    assert not again()


def test_old_caches_are_cleared_out_and_nothing_else(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a month without use a cache goes; whatever else lies in a folder that a person names for them stays."""
    place = tmp_path / "shared"
    put(
        place,
        {
            "letters/dear.txt": "dear",
            "0123456789abcdef-77/last": "x",
            "0123456789abcdee-77/last": "x",
            "note": "x",
        },
    )
    long_ago = time.time() - MONTH - 3600
    for name in ("letters", "0123456789abcdef-77", "note"):
        os.utime(place / name, (long_ago, long_ago))
    monkeypatch.setenv("STEELYARD_CACHE", str(place))
    remembered()
    names = sorted(path.name for path in place.iterdir())
    assert names[0] == "0123456789abcdee-77"
    assert [name for name in names if len(name.partition("-")[0]) != 16] == ["letters", "note"]
    assert len(names) == 5  # what is kept of this build and of its templates
    assert again()
    assert root.is_dir()


def test_a_new_folder_says_that_it_is_a_cache(tmp_path: Path) -> None:
    """The folder that is made for caches tells backups and Git so, as nobody else's does."""
    Folder(str(tmp_path / "new"), ("key",)).keep("last", (1, "one"))
    assert {path.name for path in (tmp_path / "new").iterdir()} > {"CACHEDIR.TAG", ".gitignore"}
    Folder(str(tmp_path), ("key",)).keep("last", (1, "one"))
    assert not (tmp_path / ".gitignore").exists()


def test_what_is_damaged_is_as_if_it_were_not_there(tmp_path: Path) -> None:
    """A kept file that is cut anywhere, has any other byte, or is of another name, build or version, gives no value."""
    folder, other = Folder(str(tmp_path), ("key", 1)), Folder(str(tmp_path), ("key", 2))
    value = (b"stamp", ("a", "b"), 3, None)
    folder.keep("last", value)
    other.keep("last", value)
    folder.keep("site", value)
    assert folder.load("last") == other.load("last") == value
    path = Path(folder.path, "last")
    good = path.read_bytes()
    for at in range(len(good)):
        for bad in (good[:at], good[:at] + bytes([good[at] ^ 0x41]) + good[at + 1 :]):
            path.write_bytes(bad)
            assert folder.load("last") is None
    for bad in (
        Path(other.path, "last").read_bytes(),
        Path(folder.path, "site").read_bytes(),
        good.replace(b"steelyard\x01", b"steelyard\x00"),
        b"",
        good * 2,
    ):
        path.write_bytes(bad)
        assert folder.load("last") is None
    path.write_bytes(good)
    assert folder.load("last") == value


def test_damaged_pieces_are_not_read(tmp_path: Path) -> None:
    """Of pieces that are damaged, or were kept by another build, none is given."""
    folder = Folder(str(tmp_path), ("key",))
    folder.keep_pieces("records", [("a", b"apple"), ("b", b"")], b"one")
    pieces = folder.pieces("records", b"one")
    assert pieces is not None
    assert (pieces.get("a"), pieces.get("b"), pieces.get("c")) == (b"apple", b"", None)
    assert folder.pieces("records", b"two") is None
    path = Path(folder.path, "records.pieces")
    good = path.read_bytes()
    for at in range(len(b"one") + len(b"apple")):
        path.write_bytes(good[:at] + bytes([good[at] ^ 0x41]) + good[at + 1 :])
        assert pieces.get("a") is None
    path.unlink()
    assert pieces.get("a") is None


def test_pieces_stay_while_they_are_most_of_what_is_kept(tmp_path: Path) -> None:
    """What is the same for the next build is not written again, and what is not wanted any more does not pile up."""
    folder = Folder(str(tmp_path), ("key",))
    folder.keep_pieces("records", [("a", b"apple" * 9), ("b", b"bun"), ("c", b"cider")], b"one")
    file = Path(folder.path, "records.pieces")
    before = file.read_bytes()
    stay = Stay(folder.pieces("records", b"one"), {"a", "c"})
    folder.keep_pieces("records", [("b", b"bread")], b"two", stay=stay)
    assert file.read_bytes() == before + b"bread"
    assert folder.pieces("records", b"one") is None
    pieces = folder.pieces("records", b"two")
    assert pieces is not None
    assert [pieces.get(key) for key in "abc"] == [b"apple" * 9, b"bread", b"cider"]
    file.write_bytes(file.read_bytes().replace(b"cider", b"eider"))
    folder.keep_pieces("records", [("a", b"ash")], b"three", stay=Stay(pieces, {"b", "c"}))
    assert file.read_bytes() == b"threebreadash"
    pieces = folder.pieces("records", b"three")
    assert pieces is not None
    assert [pieces.get(key) for key in "abc"] == [b"ash", b"bread", None]


def test_an_edited_status_makes_nothing_anew_that_does_not_tell_of_it(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process reads one file, renders one body and makes the pages of its neighbours; all others stay as they are."""
    for number in range(10, 20):
        put(root, {f"decisions/00{number}-row.md": f"# Row {number}\n\n## Status\n\nAccepted\n\nOf trees.\n"})
    remembered()
    made: dict[str, set[str]] = {"read": set(), "rendered": set(), "shown": set()}

    def note(module: object, name: str, what: str, path_of: Callable[..., str]) -> None:
        real = getattr(module, name)

        def noting(*args: Any, **more: Any) -> Any:
            path = path_of(*args)
            made[what].update([path] if "row" in path else ())
            return real(*args, **more)

        monkeypatch.setattr(module, name, noting)

    note(parsing, "parse_text", "read", lambda one, *_: one.path)
    note(bodies, "rendered", "rendered", lambda _, asking, *__: asking.path)
    note(pages, "record_view", "shown", lambda _, decision, *__: decision.record.path)
    edit(root, "decisions/0015-row.md", lambda text: text.replace("Accepted", "Proposed"))
    ended = run("build")
    assert made["read"] == made["rendered"] == {"decisions/0015-row.md"}
    assert made["shown"] == {f"decisions/00{number}-row.md" for number in (14, 15, 16)}
    assert_like_anew(root, ended)


def test_a_damaged_cache_is_made_anew(root: Path, tmp_path: Path) -> None:
    """Whichever file of the cache is damaged, a build after an edited body or title gives the same site, and says nothing of it."""
    remembered()
    (folder,) = (path.parent for path in (tmp_path / "cache").glob("*/last"))
    names = sorted(path.name for path in folder.iterdir())
    kinds = ("bodies", "drawn", "pages", "parsed", "records", "studies")
    assert names == sorted(["last", "shown", "site", *kinds, *(f"{kind}.pieces" for kind in kinds)])
    for number, name in enumerate(names):
        path = folder / name
        good = path.read_bytes()
        middle = len(good) // 2
        bad = (good[:middle], good[:middle] + bytes([good[middle] ^ 1]) + good[middle + 1 :])
        for change in (lambda text: f"{text}\nSo it is.\n", lambda text: text.replace("# ", "# New ", 1)):
            path.write_bytes(bad[number % 2])
            edit(root, ONE, change)
            assert_like_anew(root, run("build"))
            let_it_settle()
