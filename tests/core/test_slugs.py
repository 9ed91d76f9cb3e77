"""Names for addresses: safe wherever they come from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steelyard.core.slugs import LONGEST, fault, fold, from_file_name, from_words, is_device


@pytest.mark.parametrize(
    ("written", "slug"),
    [
        ("use-postgres", "use-postgres"),
        ("Use PostgreSQL 9.4", "Use-PostgreSQL-9.4"),
        ("what? why: <because>", "what-why-because"),
        ("100% C#", "100-C"),
        ("a & b", "a-b"),
        ("cafe\u0301", "café"),
        ("日本語 です", "日本語-です"),
        ("..hidden..", "hidden"),
        ("a\u202eb", "a-b"),
        ("???", ""),
        ("a/b\\c", "a-b-c"),
    ],
)
def test_a_file_name_becomes_a_readable_safe_part(written: str, slug: str) -> None:
    """Blanks and what an address cannot hold become hyphens, letters of every script stay."""
    assert from_file_name(written) == slug


@pytest.mark.parametrize(
    ("written", "slug"),
    [
        ("Open Source", "open-source"),
        ("C++", "c"),
        ("Zürich", "zürich"),
        ("🚀", ""),
        ("Ann O'Neil", "ann-o-neil"),
    ],
)
def test_words_become_a_lower_case_part(written: str, slug: str) -> None:
    """A tag's letters and figures stay, in lower case."""
    assert from_words(written) == slug


@pytest.mark.parametrize(
    "slug",
    [
        "../up", "..", "%2e%2e", "%252e%252e%252fetc", "a/b", "a%2fb", "a\\b", "a\x00b", "a\nb", "CON", "nul.html",
        "com1", "LPT9.x", "dot.", "blank ", ".hidden", "x" * 201, "é" * 101, "", "   ", "a?b", "a#b", "a%b", "a:b",
        "\u202egpj.exe", "\ud800",
    ],
)  # fmt: skip
def test_an_unsafe_slug_is_refused(slug: str) -> None:
    """What climbs, hides, breaks a file system or an address has a fault, however it is encoded."""
    assert fault(slug)


def test_what_is_wrong_is_what_is_said() -> None:
    """One dot is the folder itself and climbs nowhere."""
    assert "climbs out" in fault("a/../b.html", folders=True)
    assert fault("./b.html", folders=True) == "it has a part `.`, which says nothing: leave that out"


@pytest.mark.parametrize(
    "slug", ["use-postgres", "v1.2", "x" * 200, "日本語", "console", "a b", "null", "nul-safe"]
)
def test_a_plain_slug_is_allowed(slug: str) -> None:
    """What looks like a name that is refused, and is none, passes."""
    assert fault(slug) == ""


@given(st.text())
def test_what_is_made_is_always_safe(text: str) -> None:
    """A derived part is empty or has no fault but a device's name, which its user sets apart; and it is stable."""
    for make in (from_file_name, from_words):
        slug = make(text)
        assert not slug or is_device(slug) or fault(slug) == ""
        assert make(slug) == slug
        assert len(slug.encode()) <= LONGEST


@given(st.text(alphabet="ab", min_size=201), st.text(alphabet="ab", min_size=201))
def test_long_names_that_differ_stay_apart(one: str, other: str) -> None:
    """What is cut off still tells two names apart."""
    assert (from_file_name(one) == from_file_name(other)) == (one == other)


def test_fold_joins_case_and_composition() -> None:
    """Names that a file system may take for one fold to the same."""
    assert fold("CAFÉ") == fold("cafe\u0301")
    assert fold("a") != fold("b")
