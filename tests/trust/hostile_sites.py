"""Hostile sites: how they are built, what may not be in a page of theirs, and a trap for whatever runs in a browser."""

from __future__ import annotations

import json
import re
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from browser.test_policy import USE
from conftest import built_once
from every_page import publish
from trust.hostile_texts import ALL, KINDS, POLYGLOT, settings_of, write_project

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import pytest
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, Route
    from selectolax.lexbor import LexborNode

HOST = "https://hostile.example/"
"""Where the hostile site is published."""

TRAP = """(() => {
  const tell = (what, ...more) => console.error(`trap: ${what} ${more.join(" ")}`);
  for (const name of ["alert", "confirm", "prompt", "print", "open", "msgbox"]) window[name] = tell.bind(null, name);
  addEventListener("securitypolicyviolation", event =>
    console.error(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));
})()"""
"""Says on the console what ran, and what the page's policy has stopped."""

LIVE = """() => {
  const wrong = [], tell = (node, what) => wrong.push(`${node.localName} ${what}`.slice(0, 200));
  const roots = [document];
  for (const template of document.querySelectorAll("template")) roots.push(template.content);
  for (const node of roots.flatMap(root => [...root.querySelectorAll("*")])) {
    if (/^(iframe|frame|frameset|object|embed|applet|base|portal|foreignobject)$/i.test(node.localName)) tell(node, "is there");
    if (node.localName === "script" && !node.hasAttribute("src")) tell(node, "is inline");
    if (node.localName === "style" && !node.closest(".sy-diagram, .sy-stage")) tell(node, "is inline");
    for (const {name, value} of node.attributes) {
      if (/^(\\w+:)?on/i.test(name) || /^(srcdoc|action|formaction|ping)$/i.test(name)) tell(node, name);
      const plain = value.replace(/[\\t\\n\\r]/g, "").replace(/^[\\0- ]+/, "");
      const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(plain);
      if (!/^(.*:)?(href|src|data|poster|background)$/i.test(name) || !scheme) continue;
      if (!/^(https?|mailto|file|xmpp|ircs?)$/i.test(scheme[1])) tell(node, `${name}=${value}`);
    }
  }
  return wrong;
}"""
"""Lists what could run in the page as it stands now, diagrams, rows and all."""

_ADDRESSES = frozenset(
    [
        "href",
        "src",
        "xlink:href",
        "action",
        "formaction",
        "data",
        "poster",
        "srcset",
        "cite",
        "background",
        "ping",
        "longdesc",
    ]
)
_NEVER = frozenset(
    [
        "style",
        "base",
        "iframe",
        "frame",
        "frameset",
        "object",
        "embed",
        "applet",
        "portal",
        "foreignobject",
        "noscript",
        "template",
        "noembed",
        "xmp",
    ]
)
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.\-]*):")
_BEFORE = "".join(map(chr, range(33)))
_META = frozenset(("viewport", "description", "color-scheme", "theme-color", "generator", "robots"))
_SOCIAL = re.compile(r"(og|twitter|article):[\w:]+")


def some_of(*, long: bool) -> tuple[str, ...]:
    """Return all texts for the long form, and a third of each kind for the short one."""
    return ALL if long else tuple(text for texts in KINDS.values() for text in texts[::3])


def build_hostile(root: Path, texts: Sequence[str] = ALL, *, settings: str = "") -> Path:
    """Build the site of a hostile project, and return its folder."""
    write_project(root / "project", texts, settings=settings or settings_of(POLYGLOT))
    outcome = publish(root / "project", root / "site")
    assert outcome.published, [one for one in outcome.diagnostics if one.severity == "error"]
    return root / "site"


def hostile_site(factory: pytest.TempPathFactory, *, long: bool) -> Path:
    """Build the site in which each text is in each field, once for all workers of a run."""
    return built_once(factory, "hostile", lambda root: build_hostile(root, some_of(long=long))) / "site"


@dataclass  # without slots: Playwright writes an attribute into whose methods it calls
class Window:
    """A window onto a hostile site, and what it said or asked for that it should not have.

    `raw` are pages by their names at `HOST`, over the site's own; a script from elsewhere tells that it came.
    """

    context: BrowserContext
    site: Path
    raw: dict[str, str] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    beyond: list[str] = field(default_factory=list)

    def tab(self) -> Page:
        """Open a tab whose complaints are heard."""
        page = self.context.new_page()
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.said.append(f"{page.url}: {error}"))
        page.on("dialog", self._dismiss)
        return page

    def wait(self, page: Page, seconds: float = 2) -> None:
        """Wait until something is heard, for so long at most."""
        until = time.monotonic() + seconds
        while not self.said and not self.beyond and time.monotonic() < until:
            page.wait_for_timeout(20)

    def fired(self) -> list[str]:
        """Return what ran, as far as it was heard."""
        return [line for line in self.said if "trap:" in line]

    def _dismiss(self, dialog: Dialog) -> None:
        self.said.append(f"trap: {dialog.type}")
        dialog.dismiss()

    def _hear(self, message: ConsoleMessage) -> None:
        # A picture that is not there, or what the policy has stopped, is told by the browser too: in words that change.
        if message.text.startswith(("trap:", "policy:")):
            self.said.append(message.text[:300])

    def answer(self, route: Route) -> None:
        """Answer from the site's files; other hosts answer with what would run."""
        url = route.request.url
        name = unquote(urlsplit(url).path).lstrip("/")
        if not url.startswith(HOST):
            if route.request.resource_type != "image":  # records show pictures from anywhere
                self.beyond.append(f"{route.request.resource_type} {url}")
            route.fulfill(body="alert('from elsewhere')", content_type="text/javascript")
        elif name in self.raw:
            route.fulfill(body=self.raw[name], content_type="text/html; charset=utf-8")
        elif (file := self.site / (name or "index.html")).is_file():
            route.fulfill(path=file)
        else:
            route.fulfill(status=404, body="")


@contextmanager
def window(chromium: Browser, site: Path) -> Iterator[Window]:
    """Open a window in which everything that runs is heard."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    found = Window(context, site)
    context.add_init_script(TRAP)
    context.route(re.compile("^https?:"), found.answer)
    try:
        yield found
    finally:
        context.close()


def using(texts: Sequence[str]) -> str:
    """Return what uses every control of a page, and types these texts wherever it can."""
    typed = '["valve", "zzz", "<img src=x>", ""]'
    assert typed in USE
    return USE.replace(typed, json.dumps([*texts, ""]))


def page_faults(html: str) -> Iterator[str]:
    """Tell what of a page could run, load, lead or loosen that no page of a site has of its own."""
    page = LexborHTMLParser(html)
    policies = 0
    for node in page.css("*"):
        tag, attributes = node.tag or "", node.attributes
        if tag in _NEVER or (tag == "script" and not attributes.get("src")):
            yield f"<{tag}>"
        if tag == "meta":
            policies += attributes.get("http-equiv") == "Content-Security-Policy"
            yield from _meta_faults(attributes)
        for name, value in attributes.items():
            yield from _attribute_faults(tag, name, value or "")
    if policies != 1:
        yield f"{policies} policies"
    yield from _text_faults(page.root)


def _meta_faults(attributes: dict[str, str | None]) -> Iterator[str]:
    if (kind := attributes.get("http-equiv")) is not None:
        leads = kind == "refresh" and re.fullmatch(r"0; url=[^:]+", attributes.get("content") or "")
        if kind != "Content-Security-Policy" and not leads:
            yield f"<meta http-equiv={kind}>"
    name = attributes.get("name") or attributes.get("property") or ""
    if name and name not in _META and not _SOCIAL.fullmatch(name):
        yield f"<meta name={name}>"


def _attribute_faults(tag: str, name: str, value: str) -> Iterator[str]:
    if name.rpartition(":")[2].startswith("on") or name in {
        "style",
        "srcdoc",
        "ping",
        "action",
        "formaction",
    }:
        yield f"{tag} {name}"
    if name not in _ADDRESSES:
        return
    plain = re.sub(r"[\t\n\r]", "", value).lstrip(_BEFORE)
    scheme = _SCHEME.match(plain)
    foreign = bool(scheme) or plain.startswith(("//", "\\", "/\\"))
    strange = scheme and scheme[1].lower() not in {"http", "https", "mailto"}
    loaded = foreign and tag not in {"a", "img", "source"} and not plain.startswith(HOST)
    if strange or loaded:
        yield f"{tag} {name}={value}"


def _text_faults(root: LexborNode | None) -> Iterator[str]:
    """Tell of elements that only a body's text could have brought into the head."""
    head = root.css_first("head") if root else None
    for node in head.css("*") if head else ():
        if node.tag not in {"head", "meta", "title", "link", "script"}:
            yield f"<{node.tag}> in the head"
