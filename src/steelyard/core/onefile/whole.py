"""The view of a file with all decisions: its sections, the list of them, its code and the policy that allows no other."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

from msgspec.structs import replace

from steelyard.core.lists.home import counts, home_sentence
from steelyard.core.views.export import ExportView

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from steelyard.core.corpus import Decision
    from steelyard.core.lists.rows import Listing
    from steelyard.core.views.export import ExportSection
    from steelyard.core.views.lists import Row
    from steelyard.core.views.parts import RefView, SiteView

SHEET = "assets/export.css"
"""The style sheet that only this file needs."""

_ENDS = re.compile(r"</(?=script|style)|<!--", re.IGNORECASE)


def section_ids(decisions: Iterable[Decision], pages: Iterable[str]) -> dict[str, str]:
    """Return the ids of the sections of records, and of pages by their URLs; no id is the beginning of another's ids."""
    ids = {decision.url: f"decision-{decision.id}" for decision in decisions}
    return ids | {url: f"page-{number}" for number, url in enumerate(pages, 1)}


def export_view(
    listing: Listing,
    site: SiteView,
    *,
    ids: Mapping[str, str],
    records: Sequence[ExportSection],
    pages: Sequence[ExportSection],
    style: str,
    scripts: Sequence[str],
) -> ExportView:
    """Return the view. `listing` has the rows of these records, `ids` are those of their sections by URL."""

    def led(row: Row) -> Row:
        return replace(row, url=f"#{ids[row.url]}", superseded_by=tuple(map(other, row.superseded_by)))

    def other(record: RefView) -> RefView:
        return replace(record, url=f"#{ids[record.url]}" if record.url in ids else "")

    style, *scripts = (_ENDS.sub(_harmless, text) for text in (style, *scripts))
    return ExportView(
        site=replace(site, record_count=len(records)),
        title=site.title,
        sentence=home_sentence(listing),
        counts=tuple(replace(each, url="") for each in counts(listing)),
        rows=tuple(map(led, listing.rows)),
        records=tuple(records),
        pages=tuple(pages),
        style=style,
        scripts=tuple(scripts),
        policy=policy([style], scripts),
    )


def running_title(title: str) -> str:
    """Return the style that puts a title at the foot of each page of paper."""
    safe = "".join(
        letter if letter.isalnum() or letter in " -.,:" else f"\\{ord(letter):x} " for letter in title
    )
    return f'@media print{{@page{{@bottom-left{{content:"{safe}";font:8pt sans-serif;color:#525c62}}}}}}\n'


def policy(styles: Iterable[str], scripts: Iterable[str]) -> str:
    """Return the Content-Security-Policy of a page with just this code in it, pictures from anywhere, and nothing else."""
    return (
        f"default-src 'none'; style-src {_sources(styles)}; script-src {_sources(scripts)}; "
        "img-src data: https: http:; font-src data:; base-uri 'none'; form-action 'none'"
    )


def _sources(texts: Iterable[str]) -> str:
    digests = (sha256(text.encode("utf-8", "replace")).digest() for text in texts)
    return " ".join(f"'sha256-{b64encode(digest).decode()}'" for digest in digests) or "'none'"


def _harmless(found: re.Match[str]) -> str:
    """Write what would end an element, or begin a comment, so that it means the same in a string and nothing in HTML."""
    return f"{found[0][0]}\\{found[0][1:]}"
