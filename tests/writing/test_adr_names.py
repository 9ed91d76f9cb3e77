"""adr-tools' names: slugs, numbers, and what a reference means."""

from __future__ import annotations

import re
from string import ascii_letters, digits

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steelyard.writing.adr.names import file_name, listed, meant, next_number, slug

NAMES = ("0001-use-log4j2.md", "0002-use-node-js.md", "0012-plan-2020.md")
PATHS = tuple(f"doc/adr/{name}" for name in NAMES)


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Use PostgreSQL", "use-postgresql"),
        ("Something About Node.JS", "something-about-node-js"),
        ("Slash/Slash/Slash/", "slash-slash-slash"),
        ("-Bar-", "bar"),
        ("snake_case & [x] | \\", "snake-case-x"),
        ("line\nbreak", "line-break"),
        ("Größe ändern", "gr-e-ndern"),
        ("决定 使用", "决定-使用"),
        ("قرار", "قرار"),
        ("!?…", ""),
    ],
)
def test_slugs(title: str, wanted: str) -> None:
    """ASCII letters and digits are kept in lower case; only a title without any keeps its own script's."""
    assert slug(title) == wanted


@given(st.text(), st.integers(1, 99_999))
def test_a_name_is_a_records(title: str, number: int) -> None:
    """Whatever the title, the name is one that the list knows, no longer than a system takes, with the next number free."""
    name = file_name(number, title.encode(errors="ignore").decode())
    assert len(name.encode()) <= 255
    assert "/" not in name
    assert "\0" not in name
    assert listed([name]) == (name,)
    assert next_number([name]) == number + 1
    assert re.fullmatch(r"[0-9]{4,}-.*\.md", name)


def test_a_long_title_is_cut_at_a_word() -> None:
    """A name holds as many whole words as fit; one word that is too long alone is cut where it must be."""
    name = file_name(3, "word " * 100)
    assert name == f"0003-{'-'.join(['word'] * 49)}.md"
    assert file_name(3, "w" * 300) == f"0003-{'w' * 247}.md"
    assert file_name(3, "决" * 300) == f"0003-{'决' * 82}.md"
    assert file_name(3, f"{'w' * 247} tail") == f"0003-{'w' * 247}.md"


def test_only_records_are_listed() -> None:
    """A record's name begins with a number and ends in `.md`; bytes decide the order, so 10000 comes before 9999."""
    names = [
        "9999-b.md",
        "10000-a.md",
        "0002-.md",
        "readme.md",
        "0003.md",
        "0004-x.md.bak",
        "5-x.MD",
        "x-1.md",
    ]
    assert listed(names) == ("0002-.md", "10000-a.md", "9999-b.md")


def test_the_next_number_is_after_the_highest() -> None:
    """Every name that begins with digits counts, and they are decimal: 0008 and 0009 are no octal numbers."""
    assert next_number([]) == 1
    assert next_number(["0008-a.md", "0009-b.md"]) == 10
    assert next_number(["0000-template.md"]) == 1
    assert next_number(["0003-a.md", "0007-picture.png", "x9"]) == 8


@pytest.mark.parametrize(
    ("reference", "place"),
    [
        ("1", 0),
        ("2", 1),  # not the first name with a 2 in it
        ("0002", 1),
        ("12", 2),
        ("2020", 2),
        ("log4j", 0),
        ("node.js", 1),
        ("n[op]de", 1),
        ("^doc/adr/0002", 1),
        ("20.md$", 2),
        ("doc/adr/0012-plan-2020.md", 2),
        ("use*-n", 1),
        ("adr", 0),
        ("[^0-9]-js", 1),
    ],
)
def test_a_reference_means(reference: str, place: int) -> None:
    """A number means its record; all else the first path that it fits, as grep has it."""
    assert meant(reference, PATHS) == PATHS[place]


@pytest.mark.parametrize(
    "reference", ["9999", "nothing", "[", "e**", "(use)", "a|u", "use+", "1" * 5000, "\\"]
)
def test_a_reference_fits_nothing(reference: str) -> None:
    """What fits no path means nothing; what is no expression is looked for as it stands."""
    assert meant(reference, PATHS) is None


@given(st.text(ascii_letters + digits + "-", min_size=1), st.text())
def test_any_reference_is_answered(plain: str, other: str) -> None:
    """Any text is a reference, and a plain one means a path that holds it."""
    assert meant(other, PATHS) in (None, *PATHS)
    found = meant(plain, (*PATHS, f"doc/adr/0099-{plain}.md"))
    assert found is not None
    assert plain in found or (plain.isdecimal() and int(plain) == int(found[8:12]))
