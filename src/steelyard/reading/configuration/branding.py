"""The parts of the configuration that brand a site: logo, colours, style sheets, navigation and footer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from steelyard.core.addresses import SCHEME
from steelyard.core.branding.tokens import TOKENS
from steelyard.core.settings import OWN_PAGES, OwnFile, OwnLink, TokenColour
from steelyard.reading.configuration.tables import fields_of, pairs_of
from steelyard.reading.configuration.values import COLOUR, inner_path, text, unknown_key
from steelyard.reading.inline import links, plain
from steelyard.reading.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steelyard.reading.configuration.values import Findings
    from steelyard.reading.yaml import Node

_UNFIT = re.compile(r"[\s\\<>\"\x00-\x1f\x7f-\x9f]")


def own_file(node: Node, key: str, found: Findings) -> OwnFile | None:
    """Read a file inside the project as a path from its root."""
    path = inner_path(node, key, found, what="file")
    return None if path is None else OwnFile(path, found.place(node))


def own_files(node: Node, key: str, found: Findings) -> tuple[OwnFile, ...]:
    """Read one file or a list of them, each once."""
    items = node.items if node.kind == "list" else (node,)
    read = [own_file(item, key, found) for item in items]
    return tuple(dict.fromkeys(file for file in read if file))


def token_colours(node: Node, key: str, found: Findings) -> tuple[TokenColour, ...]:
    """Read colours of the theme's tokens, each one value for both schemes or `{light, dark}`."""
    read = []
    for name, value in pairs_of(node, key, found, example="{accent: '#8a1c5b'}"):
        inner = f"{key}.{name.text}"
        if name.text not in TOKENS:
            unknown_key(name, key, TOKENS, found)
        elif value.kind == "map":
            schemes = fields_of(value, inner, ("light", "dark"), found)
            light, dark = (
                _colour(schemes[scheme], f"{inner}.{scheme}", found) if scheme in schemes else ""
                for scheme in ("light", "dark")
            )
            if light or dark:
                read.append(TokenColour(name.text, light, dark, place=found.place(value)))
        else:
            colour = _colour(value, inner, found)
            if colour:
                read.append(TokenColour(name.text, colour, colour, one=True, place=found.place(value)))
    return tuple(read)


def _colour(node: Node, key: str, found: Findings) -> str:
    """Read a colour as `#rrggbb` in small letters, '' where it is none."""
    if node.kind == "scalar" and COLOUR.fullmatch(node.text):
        digits = node.text[1:].lower()
        return "#" + ("".join(digit * 2 for digit in digits) if len(digits) == 3 else digits)
    hint = "write it as '#rgb' or '#rrggbb', in quotes: YAML takes a bare # for a comment"
    found.add("C003", node, f"`{key}` is not a colour", hint=hint)
    return ""


def navigation(node: Node, key: str, found: Findings) -> tuple[OwnLink, ...] | None:
    """Read the links of the header in their order: pages of the site by name, and `{title, url}`."""
    if node.kind != "list":
        hint = f"write `{key}: [decisions, timeline, {{title: Handbook, url: https://…}}]`"
        found.add("C003", node, f"`{key}` takes a list, not {node.what}", hint=hint)
        return None
    return tuple(link for item in node.items if (link := _entry(item, key, found)))


def _entry(node: Node, key: str, found: Findings) -> OwnLink | None:
    if node.kind == "scalar":
        return _own_page(node, key, found)
    if node.kind != "map":
        known = ", ".join(f"`{page}`" for page in OWN_PAGES)
        hint = f"name {known}, or write `{{title: …, url: …}}`"
        found.add(
            "C003", node, f"a link of `{key}` takes a page's name or a mapping, not {node.what}", hint=hint
        )
        return None
    fields = fields_of(node, key, ("title", "url"), found)
    missing = next((name for name in ("title", "url") if name not in fields), None)
    if missing:
        found.add("C003", node, f"a link of `{key}` has no `{missing}`", hint="write `{title: …, url: …}`")
        return None
    title, url = (text(fields[name], f"{key}.{name}", found) for name in ("title", "url"))
    if title == "":
        found.add("C003", fields["title"], f"`{key}.title` is empty", hint="write the words of the link")
    if not title or url is None or not _leads(url, fields["url"], f"{key}.url", found):
        return None
    return OwnLink(title, url, found.place(fields["url"]))


def _own_page(node: Node, key: str, found: Findings) -> OwnLink | None:
    name = text(node, key, found)
    if name is None or name.lower() in OWN_PAGES:
        return OwnLink("", name.lower(), found.place(node)) if name else None
    like = nearest(name, OWN_PAGES)
    known = ", ".join(f"`{page}`" for page in OWN_PAGES)
    hint = f"did you mean `{like}`?" if like else f"name {known}, or write `{{title: …, url: …}}`"
    found.add("C003", node, f"`{key}` knows no page `{name}`", hint=hint)
    return None


def footer(node: Node, key: str, found: Findings) -> tuple[OwnLink, ...] | None:
    """Read the footer's text: links are written as in Markdown, and all other marks of it fall away."""
    written = text(node, key, found)
    return None if written is None else tuple(_stretches(written, node, key, found))


def _stretches(written: str, node: Node, key: str, found: Findings) -> Iterator[OwnLink]:
    place, at = found.place(node), 0
    for link in links(written):
        if link.wiki or link.column < at or not _leads(link.target, node, key, found):
            continue
        if not link.label:
            hint = "write words between its brackets: a picture in them is left out"
            found.add("C003", node, f"the link of `{key}` to `{link.target}` has no words", hint=hint)
            continue
        yield from _words(written[at : link.column])
        yield OwnLink(link.label, link.target, place)
        at = link.column + link.length
    yield from _words(written[at:])


def _words(written: str) -> Iterator[OwnLink]:
    words = plain(written)
    if words:
        before, after = (" " if edge.isspace() else "" for edge in (written[0], written[-1]))
        yield OwnLink(f"{before}{words}{after}", "")


def _leads(url: str, node: Node, key: str, found: Findings) -> bool:
    """Say whether a link may lead there: to a web or mail address, or to a file or page of the site."""
    fault = _address_fault(url)
    hint = "write a web address in full, or the path of a record or of a page of the site"
    if not fault and "?" in url.partition("#")[0] and not SCHEME.match(url):
        fault, hint = "a page of the site takes nothing behind a `?`", _behind_a_hash(url)
    if fault:
        found.add("C003", node, f"`{key}` cannot lead to `{url}`: {fault}", hint=hint)
    return not fault


def _behind_a_hash(url: str) -> str:
    """Say how a link to what a page shows is written: its filters stand where an anchor does."""
    if "#" in url:
        return "leave out what stands between the `?` and the `#`"
    return f"what a page is to show stands behind a `#`: write `{url.replace('?', '#', 1)}`"


def _address_fault(url: str) -> str:
    try:
        parts = urlsplit(url)
        host, user, _ = parts.hostname, parts.username, parts.port
    except ValueError:
        return "it is no address"
    if not url or _UNFIT.search(url):
        return "it holds what no address may" if url else "it is empty"
    if url.lower().startswith("www."):
        return "it lacks the `https://` of a web address"
    if not SCHEME.match(url):
        return "it leads out of the project" if ".." in parts.path.split("/") else ""
    if parts.scheme == "mailto":
        return "" if parts.path else "it names nobody"
    if parts.scheme not in {"http", "https"} or not host:
        return "only http, https and mailto are links"
    return "it holds a user's name or password, which would be published" if user is not None else ""
