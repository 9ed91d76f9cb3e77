"""The folders that a site's configuration names: inside the project, and told apart."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steelyard.core.settings import Settings, Source
from steelyard.reading.configuration.settings import read_config

if TYPE_CHECKING:
    from steelyard.diagnostics import Diagnostic

FILE = "steelyard.yml"


def _read(text: str) -> Settings:
    settings, found = read_config(dedent(text), file=FILE)
    assert found == ()
    return settings


def _found(text: str) -> list[Diagnostic]:
    return list(read_config(text, file=FILE)[1])


@pytest.mark.parametrize("key", ["out: {}", "sources: {}", "sources: [{{path: {}}}]", "theme: {{path: {}}}"])
@pytest.mark.parametrize("path", ["../x", "/etc", "a/../../x", "..", "C:/x", "//server/x"])
def test_no_path_leaves_the_project(key: str, path: str) -> None:
    """A path that is absolute or climbs out is C006, wherever it is written."""
    assert [finding.code for finding in _found(key.format(f"'{path}'"))] == ["C006"]


@pytest.mark.parametrize(
    ("written", "read"),
    [("./docs/adr/", "docs/adr"), ("a/../b", "b"), ("a//b", "a/b"), (".", "."), ("'a b'", "a b")],
)
def test_a_path_is_read_without_needless_parts(written: str, read: str) -> None:
    """However a folder is written, it is known by one path."""
    assert _read(f"sources: {written}").sources == (Source(read),)


@pytest.mark.parametrize("key", ["out: {}", "sources: {}", "theme: {{path: {}}}", "theme: {{css: {}.css}}"])
@pytest.mark.parametrize("path", ["x" * 256, "é" * 128, "a/" * 500 + "b"])
def test_no_path_is_longer_than_a_disk_takes(key: str, path: str) -> None:
    """A name of more than 255 bytes, or a path of more than 1,000, is told before a disk is asked for it."""
    assert [finding.code for finding in _found(key.format(path))] == ["C003"]


def test_several_sources_have_distinct_names() -> None:
    """Names given stay, the others are made from the folders that tell sources apart."""
    settings = _read(
        """\
        sources:
          - docs/adr
          - packages/billing/docs/adr
          - {path: packages/mail/docs/adr, name: post, title: Mail}
          - one/api/adr
          - two/api/adr
        """
    )
    assert [(source.name, source.path) for source in settings.sources] == [
        ("docs-adr", "docs/adr"),
        ("billing", "packages/billing/docs/adr"),
        ("post", "packages/mail/docs/adr"),
        ("one-api-adr", "one/api/adr"),
        ("two-api-adr", "two/api/adr"),
    ]
    assert settings.sources[2].title == "Mail"


@pytest.mark.parametrize(
    ("sources", "message"),
    [
        ("[{path: a, name: x}, {path: b, name: x}]", "two sources are named `x`"),
        ("[a, ./a/]", "the source `a` stands twice"),
        ("[docs/adr, docs]", "`docs/adr` lies inside the source `docs`"),
        ("[., adr]", "`adr` lies inside the source `.`"),
        ("[adr, .]", "`adr` lies inside the source `.`"),
        ("[docs, docs/adr/old]", "`docs/adr/old` lies inside the source `docs`"),
    ],
)
def test_sources_do_not_clash(sources: str, message: str) -> None:
    """Two sources share no name and no file; the report points at both."""
    (finding,) = _found(f"sources: {sources}")
    assert (finding.code, finding.message) == ("C003", message)
    assert finding.others[0][0] < finding.place


NAMES = st.sampled_from(["", "", "x", "y"])
PATHS = st.sampled_from([".", "a", "b", "ab", "a/b", "a/b/c", "b/a", "b/a/c"])


@given(st.lists(st.tuples(PATHS, NAMES), min_size=1, max_size=8))
def test_a_source_clashes_with_the_first_that_it_can(sources: list[tuple[str, str]]) -> None:
    """Each is compared with all that were kept before it, and the first that has its name or shares a file is named."""

    def clash(one: tuple[str, str], other: tuple[str, str]) -> bool:
        folders = [f"{path}/".removeprefix("./") for path, _ in (one, other)]
        shared = folders[0].startswith(folders[1]) or folders[1].startswith(folders[0])
        return shared or one[1] == other[1] != ""

    kept: list[int] = []
    wanted = []
    for at, source in enumerate(sources):
        first = next((other for other in kept if clash(source, sources[other])), None)
        if first is None:
            kept.append(at)
        else:
            wanted.append((at + 2, first + 2))
    items = "".join(f" - {{path: {path}, name: {name}}}\n" for path, name in sources)
    found = _found(f"sources:\n{items}")
    assert [(each.place.line, each.others[0][0].line) for each in found] == wanted


def test_a_source_s_name_is_mended_in_the_hint() -> None:
    """A name that cannot stand in an address comes with one that can."""
    (finding,) = _found("sources: [{path: a, name: Payments API}]")
    assert finding.hint.startswith("write `payments-api`")
