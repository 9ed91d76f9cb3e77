"""Folders of records as other tools name them, and the names of several sources."""

from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steelyard.core.settings import Source
from steelyard.diagnostics.catalogue import CATALOGUE
from steelyard.reading.configuration.folders import (
    SOURCE_NAME,
    folders_from_adr_dir,
    folders_from_log4brains,
    name_sources,
)

FILE = ".log4brains.yml"


@pytest.mark.parametrize(
    ("text", "folders"),
    [
        ("doc/adr\n", ("doc/adr",)),
        ("\ufeff./doc/adr/\r\nmore\n", ("doc/adr",)),
        ("  decisions", ("decisions",)),
        ("", ()),
        ("\ndoc/adr", ()),
        ("../adr", ("../adr",)),
    ],
)
def test_adr_dir_names_a_folder_in_its_first_line(text: str, folders: tuple[str, ...]) -> None:
    """adr-tools writes the folder into the first line of `.adr-dir`."""
    assert folders_from_adr_dir(text) == folders


def test_log4brains_names_the_project_s_folder() -> None:
    """A project without packages has one source, without a name of its own."""
    text = "project:\n  name: Foo\n  tz: Europe/Paris\n  adrFolder: ./docs/adr\n"
    assert folders_from_log4brains(text, file=FILE) == ((Source("docs/adr", title="Foo"),), ())


def test_log4brains_names_its_packages() -> None:
    """Each package is a source with its name, beside the project's own."""
    text = dedent(
        """\
        project:
          name: Foo Shop
          adrFolder: ./docs/adr
          packages:
            - {name: Back End, path: ./packages/back, adrFolder: ./packages/back/docs/adr}
            - name: web
              path: ./packages/web
              adrFolder: ./packages/web/docs/adr
            - name: without-folder
        """
    )
    sources, found = folders_from_log4brains(text, file=FILE)
    assert found == ()
    assert sources == (
        Source("docs/adr", "foo-shop", "Foo Shop"),
        Source("packages/back/docs/adr", "back-end", "Back End"),
        Source("packages/web/docs/adr", "web", "web"),
    )


def test_log4brains_packages_of_one_name_are_told_apart() -> None:
    """Two packages that would have one name are named after their folders."""
    text = "project:\n  packages:\n  - {name: A, adrFolder: one/adr}\n  - {name: a, adrFolder: two/adr}\n"
    sources, _ = folders_from_log4brains(text, file=FILE)
    assert [source.name for source in sources] == ["one", "two"]


def test_log4brains_faults_are_told_at_their_place() -> None:
    """A folder outside the project, a wrong type and malformed YAML are findings with a place."""
    _, (outside,) = folders_from_log4brains("project:\n  adrFolder: ../adr\n", file=FILE)
    assert (outside.code, outside.place.file, outside.place.line, outside.place.column) == (
        "C006",
        FILE,
        2,
        14,
    )
    assert [f.code for f in folders_from_log4brains("project: x\n", file=FILE)[1]] == ["C003"]
    assert [f.code for f in folders_from_log4brains("project: [\n", file=FILE)[1]] == ["C001"]
    assert folders_from_log4brains("", file=FILE) == ((), ())


def test_folders_that_would_have_one_name_are_counted() -> None:
    """Where even whole paths make the same name, the later ones get a number."""
    named = name_sources([Source("a b"), Source("a-b"), Source("Ж"), Source("Я"), Source(".")])
    assert [source.name for source in named] == ["a-b", "a-b-2", "source", "source-2", "source-3"]


_PATHS = st.lists(st.sampled_from(["docs", "adr", "api", "Ä", "web", "a b"]), min_size=1, max_size=3).map(
    "/".join
)


@given(st.lists(_PATHS, min_size=2, max_size=6, unique=True))
def test_names_of_several_sources_are_distinct_and_fit_an_address(paths: list[str]) -> None:
    """However alike their folders, several sources have names of their own; order and paths stay."""
    named = name_sources([Source(path) for path in paths])
    assert [source.path for source in named] == paths
    assert len({source.name for source in named}) == len(paths)
    assert all(SOURCE_NAME.fullmatch(source.name) for source in named)


@given(st.text(max_size=200))
def test_no_text_breaks_the_readers(text: str) -> None:
    """Whatever these files hold, there are folders or findings."""
    assert len(folders_from_adr_dir(text)) <= 1
    sources, found = folders_from_log4brains(text, file=FILE)
    assert all(source.path for source in sources)
    assert all(finding.code in CATALOGUE for finding in found)
