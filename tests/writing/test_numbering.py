"""A new record is called as its neighbours are, whatever they are called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steelyard.core.slugs import LONGEST, fault
from steelyard.reading.naming import read_name
from steelyard.writing.new.numbering import TABLE_ENDING, NameStyle, name_style, next_number, slug_of, slugs

DAY = "2026-11-26"
NAMES = [
    ([], "adr/0013-use-a-queue.md"),
    (["adr/0001-one.md", "adr/0012-two-more.md"], "adr/0013-use-a-queue.md"),
    (["adr/001-one.md", "adr/012-two-more.md"], "adr/013-use-a-queue.md"),
    (["adr/1-one.md", "adr/12-two-more.md"], "adr/13-use-a-queue.md"),
    (["adr/ADR-001_One_thing.md", "adr/ADR-012_Two_more.md"], "adr/ADR-013_Use_a_queue.md"),
    (["adr/adr-12-two-more.md"], "adr/adr-13-use-a-queue.md"),
    (["adr/ADR-SEC-001-one.md", "adr/ADR-SEC-012-two-more.md"], "adr/ADR-SEC-013-use-a-queue.md"),
    (["adr/003-Use-Concourse-CI.md"], "adr/013-Use-a-queue.md"),
    (["adr/0012_two_more.markdown"], "adr/0013_use_a_queue.markdown"),
    (["adr/D-011-one.md", "adr/D-012-two.md"], "adr/D-013-use-a-queue.md"),
    (["adr/eip-1.md", "adr/eip-12.md"], "adr/eip-13.md"),
    (["adr/12. Two more.md"], "adr/13. Use a queue.md"),
    (["adr/20190401-one.md", "adr/20200401-two.md"], "adr/20261126-use-a-queue.md"),
    (["adr/2019-04-01-one.md"], "adr/2026-11-26-use-a-queue.md"),
    (["adr/2019-04-one.md"], "adr/2026-11-use-a-queue.md"),
    (["adr/2019_04_01_one.md"], "adr/2026_11_26_use_a_queue.md"),
    (["adr/ADR-2019-04-01-one.md"], "adr/ADR-2026-11-26-use-a-queue.md"),
    (["adr/adr_20190401_one.md"], "adr/adr_20261126_use_a_queue.md"),
    (["adr/use-postgres.md", "adr/drop-oracle.md"], "adr/use-a-queue.md"),
    (["adr/use_postgres.md"], "adr/use_a_queue.md"),
    (["adr/0001-one/README.md", "adr/0012-two/README.md"], "adr/0013-use-a-queue/README.md"),
    (["adr/2019-04-01-one/index.md"], "adr/2026-11-26-use-a-queue/index.md"),
    (["adr/001-one.md", "adr/0011-two.md", "adr/0012-three.md"], "adr/0013-use-a-queue.md"),
    (["adr/0011-two.md", "adr/intro.md"], "adr/use-a-queue.md"),
    (["adr/intro.md", "adr/0011-two.md", "adr/0012-three.md"], "adr/0013-use-a-queue.md"),
]


@pytest.mark.parametrize(("names", "wanted"), NAMES)
def test_the_next_name_follows_its_neighbours(names: list[str], wanted: str) -> None:
    """Prefix, padding, dates, what stands between words, their case, the ending, and folders are the neighbours'."""
    style = name_style(names)
    stem = style.stem(number="13", date=DAY, words=slug_of("Use a queue", style))
    assert style.path("adr", stem) == wanted


def test_a_number_follows_the_highest() -> None:
    """Gaps are not filled, records without a number do not count, and four figures are not the end."""
    assert next_number([]) == "1"
    assert next_number(["3", None, "12", "7"]) == "13"
    style = name_style(["adr/9999-last.md"])
    assert style.stem(number=next_number(["9999"]), date=DAY, words="x") == "10000-x"
    padded = name_style(["adr/0001-first.md"])
    assert padded.stem(number="10000", date=DAY, words="x") == "10000-x"


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Don't use GitHub's cache", "dont-use-githubs-cache"),
        ("C++ or C#: which?", "c-or-c-which"),
        ("用户登录", "用户登录"),
        ("استخدام قاعدة بيانات", "استخدام-قاعدة-بيانات"),
        ("Cafe\u0301 Größe", "café-größe"),
        ("../../etc/passwd", "etc-passwd"),
        ("???", ""),
        ("\u0301", ""),
        ("", ""),
    ],
)
def test_words_of_every_script_make_a_name(title: str, slug: str) -> None:
    """Letters and figures stay, all else separates; a title without any makes none."""
    assert slug_of(title, NameStyle()) == slug
    assert next(slugs(title, NameStyle()), "") == slug


def test_a_long_title_is_cut_between_words() -> None:
    """No name is longer than file systems and addresses allow, and none ends within a word."""
    title = "straightforward " * 30
    slug = slug_of(title, NameStyle())
    assert set(slug.split("-")) == {"straightforward"}
    assert len(slug_of("长" * 300, NameStyle()).encode()) <= LONGEST


@given(st.text(), st.sampled_from([name_style(names) for names, _ in NAMES]))
def test_any_title_makes_a_safe_name(title: str, style: NameStyle) -> None:
    """Each name that is tried fits a file system with its table beside it, and has no word of another folder's."""
    for words in slugs(title, style):
        stem = style.stem(number="13", date=DAY, words=words)
        assert len((stem + TABLE_ENDING).encode()) <= LONGEST
        assert "/" not in stem
        assert fault(stem) in {"", f"{stem} is a device's name on Windows"}
        read = read_name(style.path("adr", stem))
        assert read.folder == "adr"
        if style.lead == "number" and not title[:1].isdecimal():
            assert read.number == "13"
