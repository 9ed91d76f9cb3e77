"""What the sanitiser takes out of a body: found in the HTML before it, and told at its place in the source."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from steelyard.diagnostics import Diagnostic, Severity
from steelyard.markdown.sanitiser import SCHEMES, SWALLOWERS, TAGS, shown_as_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steelyard.diagnostics import Place
    from steelyard.markdown.source import Source

# Most bodies hold nothing of the kind and are let go by these; the last three are for HTML in lower case.
_OWN_BOX = re.compile(r'<input type="checkbox" (?:checked="" )?disabled="" />')
_OTHER_BOX = re.compile(rf"(?!{_OWN_BOX.pattern})<input")
_TAG = re.compile(r"<([A-Za-z?][^\s/>]*)")
_HANDLER = re.compile(r"on[a-z]+\s*=")
_SCHEMED = r"""=\s*["']?(?!https?:|mailto:)[^"'<>/?#]{0,80}[:&]"""
_VALUE = re.compile(_SCHEMED)  # asked first: it begins with a letter that the search jumps to
_ADDRESS = re.compile(rf"(?:href|src|action|data)\s*{_SCHEMED}")

_UNSAFE_TAGS = frozenset(
    ("script", "style", "iframe", "object", "embed", "applet", "base", "meta", "link", "frame", "frameset")
)
_UNSAFE_SCHEMES = frozenset(("javascript", "vbscript", "data"))
_ADDRESSES = frozenset(("href", "src", "action", "formaction", "data", "xlink:href"))
_LED_TO = frozenset((("a", "href"), ("img", "src")))
_SCHEME = re.compile(r"([a-z][a-z0-9+.\-]*):", re.IGNORECASE)
_DROPPED_BY_BROWSERS = re.compile(r"\A[\x00-\x20]+|[\t\n\r]+")
_ON = re.compile(r"on[a-z]+")
_DRAWINGS = frozenset(("svg", "math"))  # told as a whole: their parts mean nothing without them
_PAIRS = (("<!--", "-->"), ("<![", "]]>"), ("<?", ">"), ("<!", ">"), ("</", ">"), ("<", ">"))
_OPEN = 100  # more are no text that a person wrote
_MARK = "x\ufdd2"
"""What begins the name of a tag that is shown as text: what follows `<` there is a letter no more."""


class _Removal(Struct, frozen=True):
    """One thing that does not get through. `nth` (from 0) counts what is written alike.

    `shown` is an unsafe tag that stands on the page as text. `name` and `value` are an attribute's.
    """

    kind: Literal["element", "shown", "handler", "address"]
    tag: str
    name: str
    value: str
    nth: int


def removals(html: str, source: Source) -> Iterator[Diagnostic]:
    """Report what is taken out of HTML, before it is sanitised, once each.

    Attributes that only dress a page (`class`, `style`, `data-…`) go untold, as on GitHub.
    """
    if not _has_odd_tags(html):
        low = html.lower()
        if not _HANDLER.search(low) and not (_VALUE.search(low) and _ADDRESS.search(low)):
            return
    finder = _Finder()
    finder.feed(_without_open(shown_as_text(html, f"<{_MARK}")))
    finder.close()
    for removal in finder.found:
        yield _report(removal, source)


def _has_odd_tags(html: str) -> bool:
    """Say whether there is a tag, as it is spelt, that is not on the allow-list, or an input that no task list made."""
    tags = set(_TAG.findall(html))
    return not tags <= TAGS or "<![CDATA" in html or ("input" in tags and _OTHER_BOX.search(html) is not None)


def _without_open(html: str) -> str:
    """Cut off where much of a kind begins and none of it ends: Python's parser would search the rest again for each."""
    for opener, closer in _PAIRS:
        closed = max(html.rfind(closer), 0)
        if html.count(opener, closed) > _OPEN:
            html = html[: html.index(opener, closed)]
    return html


class _Finder(HTMLParser):
    """Collects what does not get through, in order; nothing from inside of what goes whole."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[_Removal] = []
        self._seen: Counter[tuple[str, str, str]] = Counter()
        self._inside: list[str] = []
        self._sheet: _Removal | None = None
        self._drawing: list[str] = []
        self._opens_item = False

    def _make(
        self,
        kind: Literal["element", "shown", "handler", "address"],
        tag: str,
        name: str = "",
        value: str = "",
    ) -> _Removal:
        nth = self._seen[tag, name, value]
        self._seen[tag, name, value] += 1
        return _Removal(kind, tag, name, value, nth)

    def _keep(self, removal: _Removal) -> None:
        if not self._inside:
            self.found.append(removal)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        opens_item = self._opens_item
        self._opens_item = tag == "li" or (opens_item and tag == "p")
        tag = tag.replace(f"<{_MARK}", "<")  # a tag that another one's name has run into
        if tag.startswith(_MARK):
            tag = tag.removeprefix(_MARK)
            shown = self._make("shown", tag)
            if tag in SWALLOWERS:
                self._keep(shown)
            return
        if tag == "input":
            self._input(dict(attrs), opens_item=opens_item)
        elif tag == "style":
            self._sheet = self._make("element", tag)
        elif tag not in TAGS:
            removal = self._make("element", tag)
            if not self._drawing:
                self._keep(removal)
        if tag in _DRAWINGS and not (self.get_starttag_text() or "").endswith("/>"):
            self._drawing.append(tag)
        if tag not in _UNSAFE_TAGS:  # one of these is told as it is
            for name, value in dict(reversed(attrs)).items():
                self._attribute(tag, name, value or "")
        if tag in SWALLOWERS:
            self._inside.append(tag)

    def _input(self, written: dict[str, str | None], *, opens_item: bool) -> None:
        """Keep a task's check box, as a list's item or its first paragraph begins with it."""
        if _OWN_BOX.fullmatch(self.get_starttag_text() or ""):
            return
        removal = self._make("element", "input")
        if not opens_item or (written.get("type") or "").lower() != "checkbox":
            self._keep(removal)

    def _attribute(self, tag: str, name: str, value: str) -> None:
        if _ON.fullmatch(name):
            self._keep(self._make("handler", tag, name, value))
            return
        scheme = _SCHEME.match(_DROPPED_BY_BROWSERS.sub("", value)) if name in _ADDRESSES else None
        word = scheme[1].lower() if scheme else ""
        if word in _UNSAFE_SCHEMES or (word and word not in SCHEMES and (tag, name) in _LED_TO):
            self._keep(self._make("address", tag, name, value))

    def handle_endtag(self, tag: str) -> None:
        self._sheet = None
        self._opens_item = False
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()
        if self._drawing and self._drawing[-1] == tag:
            self._drawing.pop()

    def parse_marked_section(self, i: int, report: bool = True) -> int:  # noqa: FBT001, FBT002 (inherited)
        """Read `<![CDATA[…]]>` and its like; what only begins as they do is a comment, as browsers have it."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:  # how Python's parser refuses a word that it does not know there
            return self.parse_bogus_comment(i)

    def handle_pi(self, data: str) -> None:  # noqa: ARG002 - inherited
        self._keep(self._make("element", "?"))

    def unknown_decl(self, data: str) -> None:  # noqa: ARG002 - inherited
        self._keep(self._make("element", "![CDATA["))

    def handle_data(self, data: str) -> None:
        if not data.strip():
            return
        self._opens_item = False
        if self._sheet:  # an empty style sheet is no loss
            sheet, self._sheet = self._sheet, None
            if self._inside == ["style"]:
                self.found.append(sheet)


def _report(removal: _Removal, source: Source) -> Diagnostic:
    if removal.kind == "address":
        return _report_address(removal, source)
    if removal.kind == "handler":
        place = source.tag(removal.tag, removal.nth, attribute=(removal.name, removal.value))
        return _unsafe(f"{removal.name} is unsafe in a page and was removed", place)
    place = source.tag(removal.tag, removal.nth)
    name = f"<{removal.tag}>" if removal.tag[:1].isalpha() else f"<{removal.tag}…>"
    if removal.kind == "shown":
        hint = "close it, or take it out; to show it put it into a code block"
        return _unsafe(
            f"{name} is unsafe in a page, and shown as text because nothing closes it", place, hint
        )
    if removal.tag in _UNSAFE_TAGS:
        return _unsafe(f"{name} is unsafe in a page and was removed", place)
    hint = rf"write it in Markdown, or as `\{name}` to show it; GitHub leaves it out as well"
    message = f"{name} is no element that a page may hold, and was left out"
    return Diagnostic("B405", Severity.NOTE, place, message, hint)


def _report_address(removal: _Removal, source: Source) -> Diagnostic:
    scheme = _DROPPED_BY_BROWSERS.sub("", removal.value).partition(":")[0].lower()
    place = source.link(removal.value, removal.nth)
    if scheme not in _UNSAFE_SCHEMES:
        message = f"{scheme}: is no kind of address that a page may have, and was left out"
        hint = "use one that begins with https: or mailto:; GitHub leaves it out as well"
        return Diagnostic("B405", Severity.NOTE, place, message, hint)
    hint = (
        "save the picture as a file and link to that; GitHub removes it as well" if scheme == "data" else ""
    )
    return _unsafe(f"{scheme}: is unsafe in a page and was removed", place, hint)


def _unsafe(message: str, place: Place, hint: str = "") -> Diagnostic:
    hint = hint or "write it without; GitHub removes it as well"
    return Diagnostic("B401", Severity.WARNING, place, message, hint)
