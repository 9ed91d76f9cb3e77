"""What a rendering shows: HTML reduced to a flat list of block structure, text, addresses and states."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

SAME = {"s": "del", "strike": "del"}
BLOCK_WORDS = """p ul ol li h1 h2 h3 h4 h5 h6 pre blockquote table tr td th hr div details summary dl dt dd center figure
    figcaption picture caption"""
BLOCKS = frozenset(BLOCK_WORDS.split())
VOID = frozenset(("br", "hr", "img", "input", "wbr", "source"))
INLINE_WORDS = (
    """a abbr b bdo cite code del dfn em i ins kbd mark q rp rt ruby samp small strong sub sup time tt var"""
)
INLINE = frozenset(INLINE_WORDS.split())
DROPPED = frozenset(("script", "style", "iframe", "object", "embed", "template", "noscript"))
OUR_BOXES = re.compile(r"\b(?:highlight|table-scroll|math-block)\b")
SPACE = re.compile(r"[ \t\r\n\f]+")


@dataclass
class Shown:
    """The walk: `tokens` so far, and the text of the run that is open."""

    tokens: list[str] = field(default_factory=list)
    run: list[str] = field(default_factory=list)

    def flush(self) -> None:
        text = SPACE.sub(" ", "".join(self.run)).strip()
        self.run.clear()
        if text:
            self.tokens.append(f'"{text}')

    def walk(self, node: Any) -> None:
        child = node.first_child
        while child is not None:
            if child.tag == "-text":
                self.run.append(child.text_content or "")
            elif child.tag not in DROPPED and not child.tag.startswith(("_", "!", "-")):
                self.element(child)
            child = child.next

    def element(self, node: Any) -> None:
        tag, attributes = SAME.get(node.tag, node.tag), node.attributes
        names = attributes.get("class") or ""
        if tag == "math":
            self.flush()
            self.tokens.append('"MATH')
        elif tag == "pre":
            self.flush()
            text = node.text(deep=True).strip("\n")
            self.tokens += ["<pre", '"' + "\n".join(line.rstrip() for line in text.split("\n")), ">pre"]
        elif tag == "p" and "markdown-alert-title" in names:
            pass
        elif tag == "div" and "markdown-alert" in names:
            self.block("blockquote", node, attributes)
        elif tag == "div" and OUR_BOXES.search(names):
            self.flush()
            self.walk(node)
            self.flush()
        elif tag in VOID:
            self.void(tag, attributes)
        elif tag in BLOCKS:
            self.block(tag, node, attributes)
        elif tag in INLINE and not (tag == "a" and attributes.get("href") is None):
            self.flush()
            self.tokens.append(f"<{tag} {address(attributes.get('href'))}" if tag == "a" else f"<{tag}")
            self.walk(node)
            self.flush()
            self.tokens.append(f">{tag}")
        else:
            self.walk(node)

    def block(self, tag: str, node: Any, attributes: dict[str, str | None]) -> None:
        self.flush()
        start = attributes.get("start")
        self.tokens.append(f"<ol start={start}" if tag == "ol" and start not in {None, "1"} else f"<{tag}")
        self.walk(node)
        self.flush()
        if tag == "p" and self.tokens[-1] == "<p":
            self.tokens.pop()
        else:
            self.tokens.append(f">{tag}")

    def void(self, tag: str, attributes: dict[str, str | None]) -> None:
        self.flush()
        if tag == "img":
            self.tokens.append(
                f"<img {address(attributes.get('src'))} {SPACE.sub(' ', attributes.get('alt') or '').strip()}"
            )
        elif tag == "input":
            if attributes.get("type") == "checkbox":
                self.tokens.append("<input checked" if "checked" in attributes else "<input")
        else:
            self.tokens.append(f"<{tag}")


def address(written: str | None) -> str:
    """Return an address with its escapes undone; GitHub's schemes only, as its sanitiser has them."""
    text = (written or "").strip()
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.\-]*):", text)
    if scheme and scheme[1].lower() not in {"http", "https", "mailto", "xmpp", "irc", "ircs"}:
        return ""
    return unquote(text)


def shown(html: str) -> list[str]:
    """Return what HTML shows, as a browser parses it."""
    walk = Shown()
    body = LexborHTMLParser(f"<html><body>{html}</body></html>").body
    walk.walk(body)
    walk.flush()
    tokens = walk.tokens
    # cmark puts the box of a loose task before its paragraph, GitHub inside.
    for at in range(len(tokens) - 1):
        if tokens[at].startswith("<input") and tokens[at + 1] == "<p":
            tokens[at], tokens[at + 1] = tokens[at + 1], tokens[at]
    return tokens
