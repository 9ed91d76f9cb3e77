"""Tags and people: one name however it is spelled."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from record_samples import make_record
from steelyard.core.names import Names, person_names, tag_names
from steelyard.core.slugs import fault, fold
from steelyard.core.views.parts import NameView


def tags(*groups: tuple[str, ...]) -> Names:
    return tag_names(make_record(f"adr/{at:04}-x.md", tags=group) for at, group in enumerate(groups, 1))


def test_spellings_are_one_tag_shown_as_most_write_it() -> None:
    """Case, blanks and joining signs do not matter; the most frequent spelling is shown, then the first."""
    names = tags(("open-source",), ("Open Source",), ("Open Source", "open_source"))
    assert names.all == (NameView("Open Source", "tags/open-source.html", 3),)
    assert names.of(("open_source", "OPEN", "open-source")) == names.all
    assert tags(("b-a",), ("B a",)).all[0].name == "b-a"


def test_other_tags_with_the_same_letters_are_numbered() -> None:
    """C, C# and C++ are three tags; the plain one keeps the plain address, whatever is met first."""
    expected = {"C": "tags/c.html", "C#": "tags/c-3.html", "C++": "tags/c-4.html", "c 2": "tags/c-2.html"}
    for order in (("C++", "C#", "C", "c 2"), ("c 2", "C", "C#", "C++")):
        assert {name.name: name.url for name in tags(order).all} == expected


def test_a_tag_page_is_never_empty_or_reserved() -> None:
    """Signs alone, an index and a device's name get a page of their own."""
    found = {name.name: name.url for name in tags(("🚀", "index", "CON", "---", " ")).all}
    assert found == {
        "🚀": "tags/tag-2.html",
        "---": "tags/tag.html",
        "index": "tags/index-tag.html",
        "CON": "tags/con-tag.html",
    }


def test_a_handle_is_the_person() -> None:
    """`@ann` and `ann` are one, in whatever role, and counted once a record."""
    records = [
        make_record("adr/1-x.md", deciders=("@ann",), authors=("Ann",), consulted=("Zoë B",)),
        make_record("adr/2-x.md", informed=("ann", "zoe\u0308 b.")),
    ]
    assert person_names(records).all == (
        NameView("@ann", "people/ann.html", 2),
        NameView("Zoë B", "people/zoë-b.html", 2),
    )


@given(st.lists(st.lists(st.text(max_size=5), max_size=3).map(tuple), max_size=6))
def test_pages_of_names_are_safe_and_apart(groups: list[tuple[str, ...]]) -> None:
    """Whatever is written, every tag's address is safe and its own."""
    names = tags(*groups)
    stems = [name.url.removeprefix("tags/").removesuffix(".html") for name in names.all]
    assert all(fault(stem) == "" for stem in stems)
    assert len({fold(stem) for stem in stems}) == len(stems)
    assert {text for group in groups for text in group if text.strip()} <= names.spelled.keys()
