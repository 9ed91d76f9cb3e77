"""A record's file as its site has it beside the record's page: as it was written, with links that lead somewhere there."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from steelyard.core.addresses import record_markdown_url
from steelyard.markdown.source import Source
from steelyard.markdown.spans import escaped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from steelyard.core.model import Link

_HELD = frozenset(("record", "page", "file", "repository"))
_PLAIN = r"[^\s<>()]+(?:\([^\s<>()]*\)[^\s<>()]*)*"
_WRITTEN = re.compile(
    rf"\]\([ \t]*\n?[ \t]*(?:<(?P<angled>[^<>\n]+)>|(?P<plain>{_PLAIN}))(?=[\s)])"
    rf"|^ {{0,3}}\[[^\[\]\n]+\]:[ \t]*(?:<(?P<defined>[^<>\n]+)>|(?P<bare>{_PLAIN}))(?=\s|\Z)"
    r"""|<(?:a|img)\s[^<>]*?\b(?:href|src)\s*=\s*(?:"(?P<double>[^"<>]+)"|'(?P<single>[^'<>]+)')""",
    re.MULTILINE | re.IGNORECASE,
)
_BACKSLASH = re.compile(r"\\([!-/:-@\[-`{-~])")
_IN_MARKDOWN = str.maketrans({"(": "%28", ")": "%29"})


def copied(text: str, body_start: int, links: Mapping[tuple[str, str], Link]) -> str:
    """Return a record's file with each link in its body to what the site holds leading there from beside its page.

    Links to records lead to their copies, all others where they lead on the page. `links` say what the destinations of
    the body turned out to be, by destination and tag. Nothing else is changed; nor are links in code, in comments, and
    those that lead there as they are.
    """
    changed = _changed(links)
    if not changed:
        return text
    body = text[body_start:]
    pieces, at = [text[:body_start]], 0
    for match in _WRITTEN.finditer(Source(body).masked):
        group = match.lastgroup or ""
        meant = unescape(match[group])
        in_markup = group in {"double", "single"}
        wanted = changed.get(unquote(meant if in_markup else _BACKSLASH.sub(r"\1", meant)))
        if wanted is not None and not escaped(body, match.start()):
            written = escape(wanted) if in_markup else wanted.translate(_IN_MARKDOWN)
            pieces += [body[at : match.start(group)], written]
            at = match.end(group)
    return "".join((*pieces, body[at:]))


def _changed(links: Mapping[tuple[str, str], Link]) -> dict[str, str]:
    """Return the destinations that do not lead there as they are, decoded, and what to write instead."""
    changed = {}
    for (destination, tag), link in links.items():
        if link.kind not in _HELD or link.href is None or tag == "wiki":
            continue
        wanted = _beside(link.href) if link.kind == "record" else link.href
        meant = unquote(destination)
        if meant.removeprefix("./") != unquote(wanted).removeprefix("./"):
            changed[meant] = wanted
    return changed


def _beside(href: str) -> str:
    page, mark, anchor = href.partition("#")
    return (record_markdown_url(page) if page else "") + mark + anchor
