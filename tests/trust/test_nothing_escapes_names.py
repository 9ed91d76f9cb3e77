"""Whatever records, files and configuration are called, a site's files lie in its folder, under names that every system can hold."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from record_samples import make_page, make_record
from record_samples import settings as settings_of
from steelyard.core.model import Former
from steelyard.core.names import person_names, tag_names
from steelyard.core.routes import build_routes
from steelyard.edges.output.manifest import is_safe
from trust.ways_out import (
    SECRET,
    WAYS_OUT,
    built,
    files_of,
    outside,
    record,
    state,
    strange,
    unportable,
    watching,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

NAMES = st.one_of(
    st.sampled_from(WAYS_OUT),
    st.lists(st.sampled_from(WAYS_OUT), min_size=2, max_size=3).map("/".join),
    st.lists(st.sampled_from(WAYS_OUT), min_size=2, max_size=3).map("".join),
    st.text(max_size=12),
)
"""Hostile names, two or three of them in one, and any others."""

HEADS = (
    "slug",
    "permalink",
    "aliases",
    "tags",
    "deciders",
    "status",
    "number",
    "criteria",
    "supersedes",
    "title",
    "date",
)
CONFIGURED = (
    *(
        "permalink",
        "out",
        "sources",
        "theme",
        "css",
        "logo",
        "url",
        "cname",
        "title",
        "language",
        "exclude",
        "edit",
        "repo_url",
    ),
    *("nav", "statuses", "strings"),
)
BODIES = (
    *(
        "[x]({})",
        "![x]({})",
        "[x](<{}>)",
        "![x](<{}>)",
        '<img src="{}">',
        '<a href="{}">x</a>',
        "[[{}]]",
        "[x]: {}\n\n[x]",
    ),
    *('<img srcset="{} 2x">', '<object data="{}">', "<!-- {} -->", "```{}\nx\n```"),
)


def _configuration(field: str, name: str) -> dict[str, Any]:
    nested: dict[str, dict[str, Any]] = {
        "theme": {"theme": {"path": name}},
        "css": {"theme": {"css": [name]}},
        "logo": {"site": {"logo": name}},
        "url": {"site": {"url": f"https://x.example/{name}"}},
        "cname": {"site": {"cname": name}},
        "title": {"site": {"title": name}},
        "language": {"site": {"language": name}},
        "nav": {"nav": [{name: name}]},
        "statuses": {"statuses": [{"name": name, "like": "accepted"}]},
        "strings": {"strings": {name: name}},
    }
    return nested.get(field, {field: [name] if field in {"sources", "exclude"} else name})


def _path(name: str) -> str:
    """Return a hostile name as a path below a folder that this system may have."""
    parts = name.encode(errors="replace").decode().replace("\0", "").split("/")
    return "/".join(part for part in parts if part not in {"", ".", ".."})


def _written(folder: Path, name: str, text: str) -> None:
    """Write a file under a hostile name as far as this system has it, never out of the folder."""
    place = folder / _path(name)
    if place == folder:
        return
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text.encode(errors="replace"))
    except OSError:
        return


@st.composite
def projects(draw: st.DrawFn) -> tuple[dict[str, str], dict[str, Any]]:
    """Give the files of a project, some of their names hostile, and its configuration."""
    files: dict[str, str] = {"0001-plain.md": record("Plain", body="[x](files/a.png) ![y](0002-other.md)")}
    config: dict[str, Any] = {"sources": ["adr"]}
    for at in range(draw(st.integers(1, 3))):
        head = {field: draw(NAMES) for field in draw(st.lists(st.sampled_from(HEADS), max_size=1))}
        front = yaml.safe_dump(head, allow_unicode=True) if head else ""
        body = "\n\n".join(
            draw(st.sampled_from(BODIES)).replace("{}", draw(NAMES)) for _ in range(draw(st.integers(0, 2)))
        )
        name = draw(st.one_of(st.just(f"000{at + 2}-other.md"), NAMES.map(lambda name: f"{name}.md")))
        files[name] = record(
            draw(st.one_of(st.just("Other"), NAMES)), head=front, body=body.replace("\0", "")
        )
    for _ in range(draw(st.integers(0, 2))):
        name = draw(NAMES)
        files[f"files/{name}.png"] = "png"
        files["0001-plain.md"] += f"\n\n![x](<files/{name}.png>)\n"
    if draw(st.integers(0, 3)) == 0:
        config |= _configuration(draw(st.sampled_from(CONFIGURED)), draw(NAMES))
    return files, config


def check(files: dict[str, str], config: dict[str, Any], refused: set[str] | None = None) -> bool:
    """Build a project of these files and hold all that is promised; say whether there is a site.

    Where there is none, `refused` is given the files at fault.
    """
    with tempfile.TemporaryDirectory() as folder:
        top = Path(os.path.realpath(folder))
        root = outside(top)
        for name, text in files.items():
            _written(root / "adr", name, text)
        (root / "steelyard.yml").write_text(
            yaml.safe_dump(config, allow_unicode=True), encoding="utf-8", errors="replace"
        )
        around, sources = state(top, but=root), state(root / "adr", but=root / "none")
        with watching() as opened:
            outcome = built(root)
        assert not strange(opened, root)
        assert state(top, but=root) == around
        assert {
            name: kept for name, kept in state(root / "adr", but=root / "none").items() if name in sources
        } == sources
        if outcome.published is None:
            at_fault = (each.place.file for each in outcome.diagnostics if each.severity == "error")
            # Of two attachments with one address that is told.
            (set() if refused is None else refused).update(file.removeprefix("files/") for file in at_fault)
            return False
        out = [path for path in root.rglob(".steelyard-manifest.json") if path.is_file()]
        assert len(out) == 1
        found = files_of(out[0].parent)
        assert not unportable(found)
        assert {*found} == {*outcome.published.files, out[0].name}
        assert not any(
            path.is_symlink() or SECRET.encode() in path.read_bytes()
            for path in out[0].parent.rglob("*")
            if path.is_file()
        )
        return True


def check_what_passes(files: dict[str, str], permalink: str = "d/{number}-{slug}.html") -> dict[str, str]:
    """Hold what is promised of a project without the records that errors name, and return its files: none where all are refused.

    One file at fault keeps the others from a site, of which nothing would be seen.
    """
    refused: set[str] = set()
    while files and not check(files, {"sources": ["adr"], "permalink": permalink}, refused):
        kept = {name: text for name, text in files.items() if f"adr/{_path(name)}" not in refused}
        assert len(kept) < len(files), refused
        files = kept
    return files


def test_any_project_of_any_names(*, long_form: bool) -> None:
    """Whatever the names of files, fields, links and settings: what is read is the project's, and what is written the site's.

    Nothing beside the project is opened or changed, the sources stay, and each name of the site is one on every system.
    """
    sites = 0

    @settings(max_examples=1500 if long_form else 15, database=None, phases=[Phase.generate])
    @given(projects())
    def hold(project: tuple[dict[str, str], dict[str, Any]]) -> None:
        nonlocal sites
        sites += check(*project)

    hold()
    assert sites  # most of them are sites, or nothing would have been tried


@pytest.mark.parametrize("field", HEADS)
def test_each_way_out_in_each_field(field: str, *, long_form: bool) -> None:
    """Every name that leads out somewhere, as any field of a record: there is a site within its folder, or an error."""
    for ways in [(way,) for way in WAYS_OUT] if long_form else [WAYS_OUT[len(field) % 2 :: 2]]:
        files = {
            f"{at:04}-a.md": record(f"A {at}", head=yaml.safe_dump({field: way}, allow_unicode=True))
            for at, way in enumerate(ways, 1)
        }
        # Behind a number most slugs would do no harm.
        made = check_what_passes(files, "{slug}.html") if field == "slug" else check_what_passes(files)
        assert made or long_form


@pytest.mark.parametrize("field", CONFIGURED)
def test_each_way_out_in_each_setting(field: str, *, long_form: bool) -> None:
    """Every name that leads out somewhere, as any setting: there is a site within the project, or an error."""
    for way in WAYS_OUT if long_form else WAYS_OUT[len(field) :: 60]:
        check({"0001-a.md": record()}, {"sources": ["adr"]} | _configuration(field, way))


def test_each_way_out_as_a_files_name() -> None:
    """Every name that a file can have here, as a record, a page, a folder and an attachment, all in one site."""
    files = {"0001-plain.md": record("Plain")}
    for at, way in enumerate(WAYS_OUT):
        plain = way.replace("\0", "").strip("/")
        files[f"r/{at + 2:04}-{plain}.md"] = record(f"R {at}")
        files[f"p/{plain}.md"] = f"# Page {at}\n"
        files[f"f/{plain}/notes.md"] = f"# Notes {at}\n"
        files[f"a/{plain}.png"] = "png"
        files["0001-plain.md"] += f"\n\n![x](<a/{plain}.png>) [y](<p/{plain}.md>)\n"
    assert len(check_what_passes(files)) > 3 * len(WAYS_OUT)


@settings(max_examples=300, phases=[Phase.generate])
@given(
    st.lists(
        st.tuples(NAMES, NAMES, st.lists(NAMES, max_size=2), st.lists(NAMES, max_size=2)),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from(
        ["d/{number}-{slug}.html", "{slug}/", "{source}/{slug}", "{year}/{slug}.html", "{number}"]
    ),
)
def test_addresses_of_any_records(
    records: list[tuple[str, str, list[str], list[str]]], permalink: str
) -> None:
    """The addresses that any slugs, file names, aliases, tags and people make are inside of a site, and one file each."""
    made = [
        make_record(
            f"adr/{at:04}-{name.replace('/', '-') or 'x'}.md",
            slug=slug,
            aliases=tuple(aliases),
            former=tuple(Former(f"adr/{each}.md", None, each) for each in former),
        )
        for at, (name, slug, aliases, former) in enumerate(records)
    ]
    tags = tag_names([make_record(f"adr/{at}.md", tags=tuple(each[2])) for at, each in enumerate(records)])
    people = person_names(
        [make_record(f"adr/{at}.md", deciders=tuple(each[3])) for at, each in enumerate(records)]
    )
    lists = [view.url for view in (*tags.all, *people.all)]
    pages = [make_page(f"adr/{name.replace(chr(92), '-')}.md") for name, *_ in records]
    unique = {page.path: page for page in pages}
    routes, found = build_routes(made, unique.values(), settings_of(permalink=permalink), names=lists)
    urls = [*routes.records.values(), *routes.pages.values(), *routes.aliases, *lists]
    if not any(each.code == "U501" for each in found):
        assert not unportable(urls)
    assert all(is_safe(url) for url in urls)


def _names_of(sites: Iterable[Path]) -> dict[str, list[str]]:
    return {site.name: unportable(files_of(site)) for site in sites}


def test_every_site_of_the_tests_has_names_for_every_system(every_site: Path) -> None:
    """The sites of all cases and of the project itself could be copied to Windows, or to a disk that folds case."""
    manifests = list(every_site.rglob(".steelyard-manifest.json"))
    assert len(manifests) > 5
    assert not any(_names_of(path.parent for path in manifests).values())


@pytest.mark.long
def test_every_site_of_real_records_has_names_for_every_system(shared: Path, tmp_path: Path) -> None:
    """So could those of all real repositories."""
    for corpus in sorted((shared / "corpora").iterdir()):
        if not corpus.is_dir():
            continue
        out = tmp_path / corpus.name
        command = [sys.executable, "-m", "steelyard", "build", str(corpus), "--out", str(out)]
        subprocess.run(command, capture_output=True, check=False, cwd=tmp_path)
        assert not unportable(files_of(out))
        shutil.rmtree(out, ignore_errors=True)


def test_names_that_some_system_cannot_hold_are_told() -> None:
    """The check of names would tell two names that are one to a disk that folds case or Unicode, and a device."""
    assert unportable(["a/ß.html", "a/SS.html"])
    assert unportable(["d/é.html", "d/e\u0301.html"])
    assert unportable(["d", "D/x.html"])
    for name in ("con.html", "d/NUL", "a:b", "x.", "x ", "a\\b", "a\nb", "x" * 256, "d/../x", "COM¹"):
        assert unportable([name]), name
    assert not unportable(["d/0001-a.html", "d/0002-ä.html", "assets/site.css"])
