"""The map of a site: every page that readers look for, whole addresses, within the protocol's bounds."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest

from steelyard.core.sitemap import robots, sitemaps

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def locations(text: str, root: str, each: str) -> list[tuple[str, str]]:
    """Read a file of the map, holding it against sitemaps.org: what may be in it, in which order and form."""
    read = ET.fromstring(text.encode())
    assert read.tag == NAMESPACE + root
    found = []
    for one in read:
        assert one.tag == NAMESPACE + each
        assert [part.tag for part in one] in ([f"{NAMESPACE}loc"], [f"{NAMESPACE}loc", f"{NAMESPACE}lastmod"])
        location, day = one.findtext(f"{NAMESPACE}loc", ""), one.findtext(f"{NAMESPACE}lastmod", "")
        assert len(location) < 2048
        assert urlsplit(location).scheme
        assert not day or dt.date.fromisoformat(day).isoformat() == day
        found.append((location, day))
    assert len(found) == len(set(found)) <= 50_000
    return found


def test_a_map_names_pages_by_their_whole_addresses() -> None:
    """Home is the site's address, a page of a folder the folder; what an address cannot hold is percent-encoded."""
    pages = [("index.html", "2020-01-01"), ("d/ä & 'b'.html", None), ("0001-x/index.html", "2019-02-28")]
    ((url, text),) = sitemaps(pages, "https://example.org:8443/a/b/")
    assert url == "sitemap.xml"
    assert locations(text, "urlset", "url") == [
        ("https://example.org:8443/a/b/", "2020-01-01"),
        ("https://example.org:8443/a/b/d/%C3%A4%20&%20'b'.html", ""),
        ("https://example.org:8443/a/b/0001-x/", "2019-02-28"),
    ]


@pytest.mark.parametrize(("count", "files"), [(0, 1), (3, 1), (4, 3), (6, 3), (7, 4)])
def test_a_long_map_is_several_and_a_list_of_them(count: int, files: int) -> None:
    """No file has more addresses than the protocol allows, and none is lost or told twice."""
    pages = [(f"d/{number}.html", None) for number in range(count)]
    (first, text), *parts = sitemaps(pages, "https://example.org/", most=3)
    assert (first, 1 + len(parts)) == ("sitemap.xml", files)
    if parts:
        listed = [location for location, _ in locations(text, "sitemapindex", "sitemap")]
        assert listed == [f"https://example.org/{url}" for url, _ in parts]
    found = [at for _, part in parts or [(first, text)] for at, _ in locations(part, "urlset", "url")]
    assert found == [f"https://example.org/d/{number}.html" for number in range(count)]


def test_robots_may_read_everything() -> None:
    """The file says where the map is, as far as that is known."""
    assert robots("") == "User-agent: *\nAllow: /\n"
    assert robots("https://example.org/a/") == (
        "User-agent: *\nAllow: /\n\nSitemap: https://example.org/a/sitemap.xml\n"
    )
