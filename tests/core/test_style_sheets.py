"""What a style sheet asks for: each address with its place, and nothing that only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steelyard.core.branding.style_sheets import asked_for


@pytest.mark.parametrize(
    ("css", "addresses"),
    [
        ("a{background:url(wave.png)}", ["wave.png"]),
        ("a{background:url( 'wave.png' )}", ["wave.png"]),
        ('@import "other.css";@IMPORT url("third.css") print;', ["other.css", "third.css"]),
        ("@font-face{src:url(a.woff2) format('woff2'),url(b.woff)}", ["a.woff2", "b.woff"]),
        ("/* url(no.png) */ a{b:c}", []),
        ("/* url(no.png)", []),
        ("a{content:'url(no.png)'}", []),
        ("a{fill:url(#gradient);mask:url(data:image/svg+xml,x);b:url()}", []),
        ("a{background:url(https://x.org/a.png)}", ["https://x.org/a.png"]),
    ],
)
def test_addresses_are_found(css: str, addresses: list[str]) -> None:
    """Addresses stand in `url()` and behind `@import`, not in comments, strings, or what carries its own content."""
    assert [asked.address for asked in asked_for(css)] == addresses


def test_an_address_knows_its_place() -> None:
    """Line and column count from 1 and span the address as written."""
    (asked,) = asked_for("/* one\n */ a{\n  b:url('x y.png')}")
    assert (asked.line, asked.column, asked.length) == (3, 9, 9)


@pytest.mark.parametrize(
    ("address", "path"),
    [("a.png", "look/a.png"), ("../b/c%20d.svg?v=1#x", "b/c d.svg"), ("../../e.png", "../e.png")],
)
def test_an_address_counts_from_its_sheet(address: str, path: str) -> None:
    """A relative address is a path from the sheet's folder; query and fragment are no part of the file."""
    (asked,) = asked_for(f"a{{b:url({address})}}")
    assert asked.path("look/own.css") == path
    assert not asked.outside


@pytest.mark.parametrize("address", ["https://x.org/a", "//x.org/a", "file:///etc/passwd"])
def test_another_host_is_outside(address: str) -> None:
    """What has a scheme or a host of its own lies outside of the site."""
    (asked,) = asked_for(f"a{{b:url({address})}}")
    assert asked.outside


@given(st.text(alphabet="url()@import'\"/* \n\\a", max_size=80))
def test_no_text_breaks_the_reading(css: str) -> None:
    """Whatever a style sheet holds, what is found lies in it."""
    for asked in asked_for(css):
        line = css.split("\n")[asked.line - 1]
        assert asked.address[:1] in line[asked.column - 1 : asked.column + 1]
        assert asked.address in css
