"""A site is published whole or not at all, touches only what differs, and never what is not its own."""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from steelyard.edges.output import lock
from steelyard.edges.output.manifest import LOCK, MANIFEST, is_safe
from steelyard.edges.output.publish import Publication, Published, PublishError, begin

if TYPE_CHECKING:
    from collections.abc import Callable

Site = dict[str, bytes]

OLD: Site = {
    "index.html": b"old home",
    "same.html": b"same",
    "d/0001-a.html": b"old a",
    "d/0002-gone.html": b"gone",
    "people/ann.html": b"ann",
    "turns": b"a file that becomes a folder",
    "folds/one/x.html": b"a folder that becomes a file",
}
NEW: Site = {
    "index.html": b"new home, longer",
    "same.html": b"same",
    "d/0001-a.html": b"new a",
    "tags/deep/x.html": b"x",
    "turns/into.html": b"a folder now",
    "folds": b"a file now",
}


def opened(out: Path, **more: object) -> Publication:
    publication, diagnostics = begin(out, root=out.parent, sources=[], **more)  # type: ignore[arg-type]
    assert publication, diagnostics
    return publication


def publish(out: Path, site: Site, **more: object) -> Published:
    with opened(out, **more) as publication:
        for url, content in site.items():
            publication.add(url, content)
        return publication.commit()


def tree(out: Path) -> Site:
    """Read every file, and the name of every empty folder, without our manifest."""
    found = {}
    for path in sorted(out.rglob("*")):
        name = path.relative_to(out).as_posix()
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                found[name + "/"] = b""
        elif name != MANIFEST:
            found[name] = path.read_bytes()
    return found


def refused(out: Path, root: Path, *sources: Path) -> tuple[str, str]:
    publication, diagnostics = begin(out, root=root, sources=sources)
    assert publication is None
    assert len(diagnostics) == 1
    return diagnostics[0].code, diagnostics[0].message


def test_a_first_and_a_second_build(tmp_path: Path) -> None:
    """The folder holds just the site; a second build makes it just the next one."""
    out = tmp_path / "deep/site"
    first = publish(out, OLD)
    assert tree(out) == OLD
    assert first.written == tuple(sorted(OLD))
    second = publish(out, NEW)
    assert tree(out) == NEW
    assert second.written == ("d/0001-a.html", "folds", "index.html", "tags/deep/x.html", "turns/into.html")
    assert second.removed == ("d/0002-gone.html", "folds/one/x.html", "people/ann.html", "turns")
    assert second.unchanged == 1
    assert not second.diagnostics


def test_an_address_that_is_the_folder_of_another_is_refused(tmp_path: Path) -> None:
    """One name cannot be a file and a folder: nothing is published, and the site is as it was."""
    publish(tmp_path / "site", OLD)
    with pytest.raises(PublishError) as caught:
        publish(tmp_path / "site", {"index.html": b"new", "d": b"a page", "d/0001-a.html": b"in it"})
    found = caught.value.diagnostic
    assert (found.code, found.place.file, found.message) == (
        "P603", "site/d", "one page's address is the folder of another's",
    )  # fmt: skip
    assert tree(tmp_path / "site") == OLD


def test_nothing_is_touched_where_nothing_changed(tmp_path: Path) -> None:
    """The same site again writes no file and no folder."""
    out = tmp_path / "site"
    publish(out, OLD)
    before = {path: path.stat().st_mtime_ns for path in [out, *out.rglob("*")]}
    for path in before:
        os.utime(path, ns=(1, 1))
    again = publish(out, OLD)
    assert {path: path.stat().st_mtime_ns for path in [out, *out.rglob("*")]} == dict.fromkeys(before, 1)
    assert (again.written, again.removed, again.unchanged) == ((), (), len(OLD))


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    """A page with the same bytes keeps its time; one of equal length and other bytes is written."""
    out = tmp_path / "site"
    publish(out, {"a.html": b"one", "b.html": b"one"})
    for name in ("a.html", "b.html"):
        os.utime(out / name, ns=(1, 1))
    publish(out, {"a.html": b"one", "b.html": b"two"})
    assert (out / "a.html").stat().st_mtime_ns == 1
    assert (out / "b.html").stat().st_mtime_ns != 1


def test_two_builds_are_the_same_bytes(tmp_path: Path) -> None:
    """The manifest depends on the site alone, not on when, where or in which order it came."""
    publish(tmp_path / "one", NEW)
    publish(tmp_path / "two", OLD)
    publish(tmp_path / "two", dict(reversed(NEW.items())))
    one, two = ((tmp_path / name / MANIFEST).read_bytes() for name in ("one", "two"))
    assert one == two
    assert list(json.loads(one)["files"]) == sorted(NEW)


def test_a_page_edited_by_hand_is_set_right(tmp_path: Path) -> None:
    """The bytes on disk count, not what the manifest remembers; a page that was removed comes back."""
    out = tmp_path / "site"
    publish(out, OLD)
    (out / "same.html").write_bytes(b"SAME")
    (out / "index.html").unlink()
    (out / "d/0001-a.html").unlink()
    (out / "d/0001-a.html").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere").write_bytes(b"old a")
    assert publish(out, OLD).written == ("d/0001-a.html", "index.html", "same.html")
    assert tree(out) == OLD
    assert not (out / "d/0001-a.html").is_symlink()


def test_attachments_are_copied(tmp_path: Path) -> None:
    """A copy has the bytes of its origin and is left alone while they are the same."""
    origin = tmp_path / "big.bin"
    origin.write_bytes(os.urandom(3_000_000))
    out = tmp_path / "site"
    for written in (("files/big.bin",), (), ("files/big.bin",)):
        if not written:
            os.utime(out / "files/big.bin", ns=(1, 1))
        with opened(out) as publication:
            publication.copy("files/big.bin", origin)
            assert publication.commit().written == written
        assert (out / "files/big.bin").read_bytes() == origin.read_bytes()
        if not written:
            origin.write_bytes(origin.read_bytes()[::-1])


def test_an_attachment_that_grows_while_it_is_copied(tmp_path: Path) -> None:
    """The manifest tells the bytes that were written, not those that were there a moment before."""
    origin = tmp_path / "log.bin"
    origin.write_bytes(b"one")
    steps = iter((b"one", b"one, two"))  # before the site's folder is made, and before the copy is

    def step() -> None:
        origin.write_bytes(next(steps, b"one, two"))

    with opened(tmp_path / "site", step=step) as publication:
        publication.copy("files/log.bin", origin)
        files = publication.commit().files
    written = (tmp_path / "site/files/log.bin").read_bytes()
    assert written == b"one, two"
    assert files["files/log.bin"] == hashlib.sha256(written).hexdigest()


def test_an_attachment_that_cannot_be_read(tmp_path: Path) -> None:
    """It is a fault of that file, told by its path from the project's root, not of the output."""
    with opened(tmp_path / "site") as publication, pytest.raises(PublishError) as caught:
        publication.copy("x.png", tmp_path / "gone.png")
    assert (caught.value.diagnostic.code, caught.value.diagnostic.place.file) == ("F003", "gone.png")
    assert not (tmp_path / "site").exists()


def test_forked_processes_stage(tmp_path: Path) -> None:
    """A page staged in another process is published when the parent takes what came back."""
    out = tmp_path / "site"
    with opened(out) as publication:
        for number in range(3):
            receiver, sender = os.pipe()
            child = os.fork()
            if not child:
                os.write(sender, pickle.dumps(publication.stage(f"d/{number}.html", b"%d" % number)))
                publication.abandon()
                os._exit(0)
            os.close(sender)
            with os.fdopen(receiver, "rb") as pipe:
                publication.take(pickle.load(pipe))
            os.waitpid(child, 0)
        publication.commit()
    assert tree(out) == {f"d/{number}.html": b"%d" % number for number in range(3)}


def test_abandoning_leaves_everything_as_it_was(tmp_path: Path) -> None:
    """Without a commit an old site stays, and a new folder goes again."""
    publish(tmp_path / "site", OLD)
    for out in (tmp_path / "site", tmp_path / "deep/new"):
        with opened(out) as publication:
            publication.add("index.html", b"never seen")
    assert tree(tmp_path / "site") == OLD
    assert not (tmp_path / "deep").exists()


def test_abandoning_where_the_lock_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new folder goes again on Windows too, where the lock is a file in it that goes when it is let go."""
    held = tmp_path / "new" / LOCK

    def let_go(descriptor: int) -> None:
        os.close(descriptor)
        held.unlink()

    monkeypatch.setattr(lock, "IN_FOLDER", True)
    monkeypatch.setattr(lock, "acquire", lambda _: os.open(held, os.O_CREAT | os.O_RDWR))
    monkeypatch.setattr(lock, "release", let_go)
    with opened(tmp_path / "new") as publication:
        publication.add("index.html", b"never seen")
    assert list(tmp_path.iterdir()) == []


def test_files_that_are_not_ours_are_refused(tmp_path: Path) -> None:
    """A folder with anybody's files and no manifest of ours is left alone (P601)."""
    out = tmp_path / "site"
    out.mkdir()
    (out / "thesis.txt").write_text("years of work")
    assert refused(out, tmp_path)[0] == "P601"
    assert tree(out) == {"thesis.txt": b"years of work"}


@pytest.mark.parametrize("name", [".git", ".gitkeep"])
def test_an_empty_checkout_is_fine(tmp_path: Path, name: str) -> None:
    """What Git keeps in an empty folder is no obstacle and is never touched."""
    out = tmp_path / "site"
    out.mkdir()
    (out / name).write_text("theirs")
    assert not publish(out, OLD).diagnostics
    publish(out, {})
    assert tree(out) == {name: b"theirs"}


@pytest.mark.parametrize(
    "manifest",
    [
        b"",
        b"[]",
        b'{"generator": "steelyard", "format": 1, "files": ["x"]}',
        b'{"generator": "steelyard", "format": 2, "files": {}}',
        b'{"generator": "steelyard", "format": 1, "files": {"../precious": ""}}',
        b'{"generator": "steelyard", "format": 1, "files": {"/etc/precious": ""}}',
        b'{"generator": "steelyard", "format": 1, "files": {".git/config": ""}}',
        b"[" * 100_000,
    ],
)
def test_a_false_manifest_proves_nothing(tmp_path: Path, manifest: bytes) -> None:
    """A damaged manifest, or one that names what lies outside, does not make a folder ours."""
    (tmp_path / "precious").write_text("x")
    out = tmp_path / "site"
    out.mkdir()
    (out / MANIFEST).write_bytes(manifest)
    assert refused(out, tmp_path)[0] == "P601"
    assert (tmp_path / "precious").exists()


def test_a_link_inside_the_output_leads_nowhere(tmp_path: Path) -> None:
    """Neither writing nor removing goes through a link that somebody put into the output."""
    out, outside = tmp_path / "site", tmp_path / "outside"
    publish(out, {"index.html": b"x", "d/a.html": b"old"})
    outside.mkdir()
    (out / "d/a.html").rename(outside / "a.html")
    (out / "d").rmdir()
    (out / "d").symlink_to(outside)
    with pytest.raises(PublishError) as caught:
        publish(out, {"index.html": b"x", "d/a.html": b"new"})
    assert (caught.value.diagnostic.code, caught.value.diagnostic.place.file) == ("P601", "site/d")
    publish(out, {"index.html": b"x"})
    assert (outside / "a.html").read_bytes() == b"old"


def test_strangers_stay_and_are_named(tmp_path: Path) -> None:
    """A file that somebody put into our output stays, also where its folder goes, and a note names it."""
    out = tmp_path / "site"
    publish(out, OLD)
    (out / "people/photo.png").write_bytes(b"face")
    (out / "CNAME").write_bytes(b"adr.example.org")
    notes = publish(out, NEW).diagnostics
    assert [(note.code, note.severity) for note in notes] == [("P604", "note")]
    assert "CNAME, people/photo.png" in notes[0].message
    assert tree(out) == NEW | {"people/photo.png": b"face", "CNAME": b"adr.example.org"}


@pytest.mark.parametrize(
    ("stranger", "url"),
    [("d/0009-x.html", "d/0009-x.html"), ("folds/mine.txt", "folds"), ("tags", "tags/deep/x.html")],
)
def test_strangers_are_not_overwritten(tmp_path: Path, stranger: str, url: str) -> None:
    """Where a file that is not ours stands in the way, nothing is published."""
    out = tmp_path / "site"
    publish(out, OLD)
    (out / stranger).write_bytes(b"mine")
    with pytest.raises(PublishError) as caught:
        publish(out, NEW | {url: b"ours"})
    assert (caught.value.diagnostic.code, caught.value.diagnostic.place.file) == ("P601", f"site/{stranger}")
    assert tree(out) == OLD | {stranger: b"mine"}


def test_an_empty_folder_of_somebody_is_not_replaced(tmp_path: Path) -> None:
    """A folder that is not ours stays, also where a page must come."""
    out = tmp_path / "site"
    publish(out, OLD)
    (out / "new.html").mkdir()
    with pytest.raises(PublishError) as caught:
        publish(out, NEW | {"new.html": b"x"})
    assert caught.value.diagnostic.code == "P601"
    assert tree(out) == OLD | {"new.html/": b""}


def test_a_name_in_another_case_on_a_file_system_without_case(tmp_path: Path) -> None:
    """Where two spellings are one file, the old name is not removed from under the new one."""
    out = tmp_path / "site"
    publish(out, {"d/A.html": b"x"})
    os.link(out / "d/A.html", out / "d/a.html")  # what such a file system shows
    publish(out, {"d/a.html": b"x"})
    assert (out / "d/a.html").read_bytes() == b"x"
    assert (out / "d/A.html").exists()


def test_output_and_sources_overlap(tmp_path: Path) -> None:
    """The output may lie in a source, never be one or lie around one, under whatever spelling (P602)."""
    source = tmp_path / "project/docs/adr"
    source.mkdir(parents=True)
    (tmp_path / "alias").symlink_to("project/docs")
    for out in ("project", "project/docs", "project/docs/adr", "alias", "alias/adr", "project/../project"):
        assert refused(tmp_path / out, tmp_path, source)[0] == "P602", out
    publication, _ = begin(source / "site", root=tmp_path, sources=[source])
    assert publication
    publication.abandon()


def test_an_output_that_is_no_folder(tmp_path: Path) -> None:
    """A file, a link out of the project and a place under a file are refused with the reason (P603)."""
    project = tmp_path / "project"
    project.mkdir()
    (project / "file").write_text("x")
    (project / "link").symlink_to("../outside")
    (project / "dangling").symlink_to("nowhere")
    (tmp_path / "outside").mkdir()
    assert "a file" in refused(project / "file", project)[1]
    assert "leaves the project" in refused(project / "link", project)[1]
    assert "leaves the project" in refused(project / "link/site", project)[1]
    assert refused(project / "dangling", project)[0] == "P603"
    (project / "loop").symlink_to("loop")
    assert "leads nowhere" in refused(project / "loop", project)[1]
    assert refused(project / "file/site", project)[0] == "P603"
    assert not any((tmp_path / "outside").iterdir())
    publication, _ = begin(tmp_path / "outside", root=project, sources=[])
    assert publication
    publication.abandon()


def test_a_second_build_at_the_same_time(tmp_path: Path) -> None:
    """Only one build publishes to a folder; the next one may as soon as the first is done."""
    out = tmp_path / "site"
    with opened(out) as first:
        assert "another build" in refused(out, tmp_path)[1]
        first.add("index.html", b"x")
        first.commit()
        publish(out, {"index.html": b"y"})
    assert tree(out) == {"index.html": b"y"}


def test_a_page_that_is_a_folder_too(tmp_path: Path) -> None:
    """One address cannot be both; nothing is written."""
    publish(tmp_path / "site", OLD)
    with pytest.raises(PublishError):
        publish(tmp_path / "site", {"a": b"", "a/b": b""})
    assert tree(tmp_path / "site") == OLD


@pytest.mark.parametrize(
    "url",
    [
        "",
        "/x",
        "../x",
        "a/../../x",
        "a//b",
        "./x",
        "a/",
        "a\\b",
        "a\0b",
        ".git/config",
        ".GIT/config",
        MANIFEST,
        "\udcff",
        ".steelyard-staging/x",
        "a\nb",
    ],
)
def test_no_path_leaves_the_site(tmp_path: Path, url: str) -> None:
    """A path that would leave the site, or touch what is not its own, is a bug and never written."""
    with opened(tmp_path / "site") as publication:
        with pytest.raises(ValueError, match="inside the site"):
            publication.add(url, b"x")
        with pytest.raises(ValueError, match="inside the site"):
            publication.copy(url, Path(__file__))
    assert not is_safe(url)


def test_one_path_twice(tmp_path: Path) -> None:
    """Two files with one path are a bug of the caller."""
    with opened(tmp_path / "site") as publication:
        publication.add("x.html", b"x")
        with pytest.raises(ValueError, match="two files"):
            publication.add("x.html", b"x")


def test_modes_follow_the_umask(tmp_path: Path) -> None:
    """A web server may read what is published, as far as the umask says."""
    before = os.umask(0o027)
    try:
        publish(tmp_path / "site", {"d/x.html": b"x"})
    finally:
        os.umask(before)
    assert (tmp_path / "site/d/x.html").stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "site/d").stat().st_mode & 0o777 == 0o750


def steps_of(tmp_path: Path) -> int:
    count = 0

    def step() -> None:
        nonlocal count
        count += 1

    publish(tmp_path / "count", OLD)
    publish(tmp_path / "count", NEW, step=step)
    return count


def killing(nth: int) -> Callable[[], None]:
    """Give a step that ends the process, as kill -9 does, when it is called for the nth time."""
    left = iter(range(nth))

    def step() -> None:
        if next(left, None) is None:
            os._exit(9)

    return step


def test_killed_at_any_step(tmp_path: Path) -> None:
    """Wherever a build is killed, each file is whole, old or new, and the next build leaves just the new site."""
    steps = steps_of(tmp_path)
    assert steps > 25
    for nth in range(steps):
        out = tmp_path / f"site-{nth}"
        publish(out, OLD)
        child = os.fork()
        if not child:
            publish(out, NEW, step=killing(nth))
            os._exit(0)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
        for url, content in tree(out).items():
            if not url.startswith(".steelyard-staging/") and not url.endswith("/"):
                assert content in (OLD.get(url), NEW.get(url)), (nth, url)
        assert json.loads((out / MANIFEST).read_bytes())["generator"] == "steelyard"
        third = {"index.html": b"third"} if nth % 2 else NEW
        assert not publish(out, third).diagnostics
        assert tree(out) == third, nth
        assert "unfinished" not in json.loads((out / MANIFEST).read_bytes())


def test_a_first_build_killed_at_any_step(tmp_path: Path) -> None:
    """A folder that a killed first build left is still ours."""
    for nth in range(40):
        out = tmp_path / f"site-{nth}"
        child = os.fork()
        if not child:
            publish(out, NEW, step=killing(nth))
            os._exit(0)
        os.waitpid(child, 0)
        publish(out, NEW)
        assert tree(out) == NEW, nth


def failing(nth: int, fault: BaseException) -> Callable[[], None]:
    """Give a step that fails when it is called for the nth time."""
    left = iter(range(nth + 1))

    def step() -> None:
        if next(left, None) == nth:
            raise fault

    return step


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_fault_at_any_step_changes_nothing(tmp_path: Path, fault: BaseException) -> None:
    """Where the system refuses a step, or a person stops the build, everything is as it was."""
    out = tmp_path / "site"
    publish(out, OLD)
    before = (out / MANIFEST).read_bytes()
    steps = steps_of(tmp_path)
    for nth in range(1, steps - 1):  # the last step clears the staging folder, when the site is published
        with pytest.raises((PublishError, KeyboardInterrupt)):
            publish(out, NEW, step=failing(nth, fault))
        assert (tree(out), (out / MANIFEST).read_bytes()) == (OLD, before), nth
    assert publish(out, NEW).written


def test_a_full_disk(tmp_path: Path) -> None:
    """A file that the disk has no place for is reported with the system's reason; the old site stays."""
    out = tmp_path / "site"
    publish(out, OLD)
    program = """
        import resource, sys
        from pathlib import Path
        from steelyard.edges.output.publish import PublishError, begin
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
        publication, _ = begin(Path(sys.argv[1]), root=Path(sys.argv[1]).parent, sources=[])
        with publication:
            publication.add("index.html", b"new")
            try:
                publication.add("d/big.html", b"x" * 60_000)
            except PublishError as error:
                print(error.diagnostic.code, error.diagnostic.message)
    """
    command = [sys.executable, "-c", textwrap.dedent(program), str(out)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert done.stdout == "P603 the site cannot be written: file too large\n"
    assert tree(out) == OLD


def test_a_name_too_long_for_the_system(tmp_path: Path) -> None:
    """It is told before anything is published."""
    publish(tmp_path / "site", OLD)
    with pytest.raises(PublishError) as caught:
        publish(tmp_path / "site", {"x" * 300: b"x"})
    assert caught.value.diagnostic.code == "P603"
    assert tree(tmp_path / "site") == OLD


def test_a_hostile_staging_folder(tmp_path: Path) -> None:
    """A link in the place of the staging folder is removed and what it points to left alone."""
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious/x").write_text("x")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/.steelyard-staging").symlink_to("../precious")
    publish(tmp_path / "site", NEW)
    assert tree(tmp_path / "site") == NEW
    assert (tmp_path / "precious/x").exists()


PARTS = st.sampled_from(["a", "b", "c"])
NAMES = st.lists(PARTS, min_size=1, max_size=3).map("/".join)


def whole(site: Site) -> bool:
    return not any(other.startswith(url + "/") for url in site for other in site)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.dictionaries(NAMES, st.binary(max_size=2), max_size=6).filter(whole), min_size=1, max_size=5)
)
def test_any_sequence_of_sites(tmp_path_factory: pytest.TempPathFactory, sites: list[Site]) -> None:
    """After any sequence of builds the folder is what the last one alone would have made."""
    out, clean = tmp_path_factory.mktemp("any") / "site", tmp_path_factory.mktemp("clean") / "site"
    for site in sites:
        publish(out, site)
    publish(clean, sites[-1])
    assert tree(out) == tree(clean) == sites[-1]
    assert (out / MANIFEST).read_bytes() == (clean / MANIFEST).read_bytes()
