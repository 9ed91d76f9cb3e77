"""What tells search engines which pages a site has: its map (sitemaps.org) and `robots.txt`."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from steelyard.core.addresses import SITEMAP, absolute

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST = 50_000
"""Addresses in one file, by the protocol."""

_SCHEMA = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def sitemaps(
    pages: Sequence[tuple[str, str | None]], site_url: str, *, most: int = MOST
) -> Iterator[tuple[str, str]]:
    """Give the address and the text of each file of a map: one, or several and the list of them.

    `pages` are addresses in the site, each with the day of its last change (None for not known). `site_url` is where
    the site is published, with a slash at its end.
    """
    parts = [pages[start : start + most] for start in range(0, len(pages), most)]
    if len(parts) < 2:
        yield SITEMAP, _map("urlset", "url", pages, site_url)
        return
    urls = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    yield SITEMAP, _map("sitemapindex", "sitemap", [(url, None) for url in urls], site_url)
    for url, part in zip(urls, parts, strict=True):
        yield url, _map("urlset", "url", part, site_url)


def robots(site_url: str) -> str:
    """Return `robots.txt`: everything may be read, and where the map is, if the site knows its address."""
    allowed = "User-agent: *\nAllow: /\n"
    return f"{allowed}\nSitemap: {absolute(site_url, SITEMAP)}\n" if site_url else allowed


def _map(root: str, each: str, pages: Sequence[tuple[str, str | None]], site_url: str) -> str:
    lines = (
        f"<{each}><loc>{escape(absolute(site_url, url))}</loc>"
        f"{f'<lastmod>{day}</lastmod>' if day else ''}</{each}>\n"
        for url, day in pages
    )
    return f'<?xml version="1.0" encoding="utf-8"?>\n<{root} {_SCHEMA}>\n{"".join(lines)}</{root}>\n'
