"""Items of a WordPress export are read as WordPress means them."""

from __future__ import annotations

from xml.etree.ElementTree import Element, fromstring

import pytest

from steelyard.reading.wordpress import ALWAYS, decoded, read_item, unread
from wordpress import attachment, category, comment, export, item, meta


def element(text: str, version: str = "1.2") -> Element:
    found = fromstring(export(text, version=version)).find("channel/item")
    assert found is not None
    return found


@pytest.mark.parametrize("version", ["1.0", "1.1", "1.2"])
def test_a_post_in_every_version_of_the_format(version: str) -> None:
    """Each version has a namespace of its own, and the same fields."""
    more = (
        category("Decisions", "decisions")
        + category("Python", "python", "post_tag")
        + meta("_thumbnail_id", "12")
    )
    read = read_item(
        element(item(955, "Queues &amp; topics", "<p>Text</p>", more=more, excerpt="Short"), version)
    )
    assert (read.id, read.title, read.content, read.excerpt) == (
        "955",
        "Queues &amp; topics",
        "<p>Text</p>",
        "Short",
    )
    assert (read.kind, read.status, read.slug, read.creator) == ("post", "publish", "post-955", "ann")
    assert (read.names("category"), read.names("post_tag")) == (("Decisions",), ("Python",))
    assert (read.thumbnail, read.locked) == ("12", False)


def test_an_attachment_and_a_locked_post() -> None:
    """A file's address and a password are seen; the password itself is nobody's business."""
    assert read_item(element(attachment(12, "2011/12/a.jpg", parent=3))).attachment.endswith(
        "uploads/2011/12/a.jpg"
    )
    assert read_item(element(item(1, password="secret"))).locked


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ({}, "2011-12-18 01:33:06"),
        ({"date": "0000-00-00 00:00:00", "gmt": "2012-01-02 03:04:05"}, "2012-01-02 03:04:05"),
        ({"date": "0000-00-00 00:00:00", "gmt": "0000-00-00 00:00:00"}, "2011-12-18 01:33:06"),
        ({"date": "", "gmt": "", "published": "Mon, 30 Nov -0001 00:00:00 +0000"}, ""),
        ({"date": "", "gmt": "", "published": "Mon, 01 Jan 2020 00:00:00 +99999999999999999999"}, ""),
        ({"date": "\u0662020-01-01", "gmt": "", "published": ""}, ""),
        ({"date": "soon", "gmt": "", "published": "never"}, ""),
    ],
)
def test_the_first_date_that_is_one(fields: dict[str, str], date: str) -> None:
    """WordPress writes zeros, and a year before Christ, where it does not know."""
    assert read_item(element(item(1, **{"slug": "a", "link": "https://e.org/a/", **fields}))).date == date


def test_slugs_are_read_in_letters() -> None:
    """A Chinese slug is kept percent-encoded, and cut at 200 bytes, in the middle of a letter if need be."""
    assert decoded("%e4%bd%a0%e5%a5%bd") == "你好"
    assert decoded("%e4%bd%a0%e5%a5") == "你"


def test_what_is_unread_is_named() -> None:
    """Whatever has something in it is either read or named; a post's own words are kept always."""
    more = (
        comment("bob", "Nice")
        + meta("_edit_last", "1")
        + '<x:rating xmlns:x="urn:x">5</x:rating>'
        + category("Blue", "blue", "colour")
    )
    kinds = {kind for kind, _ in unread(element(item(1, more=more)))}
    assert {"comment", "postmeta", "category", "{urn:x}rating", "guid", *ALWAYS} <= kinds
    assert "description" not in kinds
