"""The folders that a site's configuration names: inside the project, and told apart."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from steelyard.core.settings import Settings, Source
from steelyard.reading.config import read_config

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
    ],
)
def test_sources_do_not_clash(sources: str, message: str) -> None:
    """Two sources share no name and no file; the report points at both."""
    (finding,) = _found(f"sources: {sources}")
    assert (finding.code, finding.message) == ("C003", message)
    assert finding.others[0][0] < finding.place


def test_a_source_s_name_is_mended_in_the_hint() -> None:
    """A name that cannot stand in an address comes with one that can."""
    (finding,) = _found("sources: [{path: a, name: Payments API}]")
    assert finding.hint.startswith("write `payments-api`")
