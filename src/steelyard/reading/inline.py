"""Inline Markdown as plain text, and the links in it: for fields, titles and status lines, not for bodies.

Every pattern is linear: no quantifier can match the same text in two ways.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

_LABELLED = r"""\[(?P<label>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]
        \(\s*+(?P<target><[^<>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)"""
_LINK = re.compile(f"!?{_LABELLED}", re.VERBOSE)
_IMAGE = re.compile(f"!{_LABELLED}", re.VERBOSE)
_REFERENCE_LINK = re.compile(r"\[([^\[\]]*)\]\[[^\[\]]*\]")
_BY_REFERENCE = re.compile(r"(?<!!)\[(?P<label>(?:[^\[\]\\]|\\.)+)\]\[(?P<name>[^\[\]]*)\]")
_WIKI = re.compile(r"\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]*))?\]\]")
_STRUCK = re.compile(
    r"~~[^~\n]*~~|(?<![\w~])~(?![\s~])[^~\n]*(?<!\s)~(?![\w~])|<(s|del|strike)>[^<\n]*</\1>", re.IGNORECASE
)
"""What GitHub strikes through, also between single marks; "~5 to ~8" are numbers."""

_BREAK = re.compile(r"<(?:br|/?(?:p|div|li|ul|ol))\b[^<>\n]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]*>")
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^<>\s]*|[^<>\s@]+@[^<>\s@]+)>")
# Code or a comment: what comes first.
_CODE = re.compile(r"<!--.*?(?:-->|$)|(?<!`)(`+)(?!`)([^`]+)\1(?!`)", re.DOTALL)
_EMPHASIS = re.compile(r"(\*{1,3}|(?<![^\W_])_{1,3}|_{1,3}(?![^\W_]))")
_TIMES = re.compile(r"(?<=\w)(\*)(?=\w)")  # alone in a text it is a sign, as in 7*7
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_MARKUP = re.compile(r"[\\`*_\[\]<>&~\ue000\ue001]")
_KEPT = re.compile("\ue000(\\d+)\ue001")


class InlineLink(Struct, frozen=True):
    """A link in a line: its label as plain text, its destination, its column (from 0) and length."""

    label: str
    target: str
    column: int
    length: int
    wiki: bool = False


def plain(text: str) -> str:
    """Return inline Markdown or HTML as one line of plain text; what is struck through is gone."""
    if _MARKUP.search(text):
        kept: list[str] = []

        def keep(match: re.Match[str]) -> str:
            if match.re is _CODE and not match[1]:
                return ""
            kept.append(match[2].strip() if match.re is _CODE else match[1])
            return f"\ue000{len(kept) - 1}\ue001"

        text = text.replace("\ue000", "").replace("\ue001", "")
        if "`" in text or "<!--" in text:
            text = _CODE.sub(keep, text)
        if "\\" in text:
            text = _ESCAPE.sub(keep, text)
        if "~" in text or "</" in text:
            text = _STRUCK.sub("", text)
        if "<" in text:
            text = _AUTOLINK.sub(lambda m: m[1], text)
        if "[" in text:
            if "![" in text:  # before links: a picture may be all that one has for words
                text = _IMAGE.sub("", text)
            text = _LINK.sub(lambda m: m["label"], text)
            text = _REFERENCE_LINK.sub(r"\1", text)
            text = _WIKI.sub(lambda m: m[2] or m[1], text)
        text = html.unescape(_TAG.sub("", _BREAK.sub(" ", text)) if "<" in text else text)
        if text.count("*") == 1:
            text = _TIMES.sub(keep, text)
        text = _EMPHASIS.sub("", text)
        if "\ue000" in text:
            text = _KEPT.sub(lambda m: kept[int(m[1])] if int(m[1]) < len(kept) else "", text)
    return " ".join(text.split())


def without_struck(text: str) -> str:
    """Blank out what is struck through, columns kept: it is no longer said."""
    if "~" not in text and "</" not in text:
        return text
    return _STRUCK.sub(lambda struck: " " * len(struck[0]), text)


def struck(text: str) -> Iterator[tuple[str, bool]]:
    """Yield a text piece by piece, and whether each is struck through; the marks themselves are left out."""
    start = 0
    for match in _STRUCK.finditer(text):
        yield text[start : match.start()], False
        mark = len(match[1]) + 2 if match[1] else 2 if match[0].startswith("~~") else 1
        yield match[0][mark : -mark - bool(match[1])], True
        start = match.end()
    yield text[start:], False


def links(text: str) -> Iterator[InlineLink]:
    """Yield the links and wiki links of a line, in order; images are none."""
    for match in _LINK.finditer(text):
        if match[0][0] != "!":
            start = match.start()
            yield InlineLink(plain(match["label"]), match["target"].strip("<>"), start, len(match[0]))
    for match in _WIKI.finditer(text):
        yield InlineLink(match[2] or match[1], match[1].strip(), match.start(), len(match[0]), wiki=True)


def links_by_reference(text: str) -> Iterator[InlineLink]:
    """Yield the links of a line whose addresses are defined elsewhere, `[label][name]` and `[label][]`: the target is `[name]`."""
    for match in _BY_REFERENCE.finditer(text) if "][" in text else ():
        name = match["name"].strip() or match["label"]
        yield InlineLink(plain(match["label"]), f"[{name}]", match.start(), len(match[0]))
