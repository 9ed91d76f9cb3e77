"""Addresses: the way from page to page, and which two cannot both be."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote, urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from record_samples import codes
from steelyard.core.addresses import check_addresses, file_url, href, relative, root_of
from steelyard.diagnostics import Place

part = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="/"), min_size=1).filter(
    lambda text: text not in {".", ".."}
)
url = st.lists(part, min_size=1, max_size=4).map("/".join)


@pytest.mark.parametrize(
    ("start", "end", "way"),
    [
        ("index.html", "d/a.html", "d/a.html"),
        ("d/a.html", "d/b.html", "b.html"),
        ("d/a.html", "index.html", "../index.html"),
        ("d/x/a.html", "d/y/b.html", "../y/b.html"),
        ("d/a.html", "files/adr/a b#1%+é.png", "../files/adr/a%20b%231%25+é.png"),
        ("a.html", "b:c.html", "./b:c.html"),
    ],
)
def test_relative_names_the_file(start: str, end: str, way: str) -> None:
    """A link works from disk: it names the file and is encoded where it must be."""
    assert relative(start, end) == way


@given(url, url.filter(lambda end: ";" not in end))  # of which Python, unlike browsers, makes parameters
def test_a_browser_follows_the_way_to_the_end(start: str, end: str) -> None:
    """Joined and decoded as a browser does it, the way leads to the target, whatever the names are."""
    base = "https://example.org/site/" + "/".join(href(one) for one in start.split("/"))
    joined = urljoin(base, relative(start, end))
    assert unquote(joined.removeprefix("https://example.org/site/")) == end


@given(url)
def test_the_root_is_as_far_up_as_the_page_is_deep(start: str) -> None:
    """From every page the root's way leads to the root."""
    assert posixpath.normpath(posixpath.join(posixpath.dirname(start) or ".", root_of(start) or ".")) == "."


def test_attachments_keep_their_path() -> None:
    """A file's URL is its path below files/."""
    assert file_url("adr/a b.png") == "files/adr/a b.png"
    assert file_url("../../checkouts/adr/a.png") == "files/checkouts/adr/a.png"


@pytest.mark.parametrize(
    ("urls", "found"),
    [
        (["d/a.html", "d/b.html"], []),
        (["d/a.html", "d/a.html"], ["U501"]),
        (["d/a.html", "d/A.html"], ["U503"]),
        (["d/caf\u00e9.html", "d/cafe\u0301.html"], ["U503"]),
        (["d/a.html", "d/a.html/index.html"], ["U501"]),
    ],
)
def test_two_outputs_that_cannot_both_be_are_errors(urls: list[str], found: list[str]) -> None:
    """One URL twice, one that differs only in case or composition, and one that is another's folder."""
    assert codes(check_addresses((one, Place(f"{at}.md")) for at, one in enumerate(urls))) == found


def test_the_first_of_two_keeps_its_address() -> None:
    """In a given order the finding stands at the second place, whatever the two are called."""
    for own, other in (("t/b.html", "T/b.html"), ("T/b.html", "t/b.html"), ("t/b.html", "t/b.html")):
        (found,) = check_addresses([(own, Place("site.yml")), (other, Place("a.md"))], ordered=True)
        assert (found.place.file, found.others[0][0].file) == ("a.md", "site.yml")


@pytest.mark.parametrize("name", ["con.txt", "NUL", "a:b.png", "what?", "dot.", '"q".svg'])
def test_a_file_s_name_is_one_that_every_system_holds(name: str) -> None:
    """What Windows could not hold is written otherwise, with its ending, and stays apart from what is named so."""
    url = file_url(f"adr/{name}")
    kept = url.removeprefix("files/adr/")
    assert file_url(f"adr/{kept}") == url != f"files/adr/{name}"
    assert posixpath.splitext(kept)[1] == posixpath.splitext(name)[1].rstrip(".")
    assert not set(kept) & set(':?"')
    assert file_url("adr/a-b.png") != file_url("adr/a:b.png")
