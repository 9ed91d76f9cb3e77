"""What HTML may stand in a body: GitHub's allow-list, applied by nh3, and what was unsafe enough to be told of.

Ids: a body's own ids stay as they are, so that `#links` keep working on the page and from elsewhere. In return the
pages around it keep to ids that begin with `PAGE_IDS`, which no body can produce (`headings` sees to it), and page
scripts never take a bare global for granted: any id becomes a property of `window` where none of that name exists.
"""

from __future__ import annotations

import re
from html import escape, unescape
from html.parser import HTMLParser

import nh3

PAGE_IDS = "sy-"
"""What the ids of the page around a body begin with, and no id in a body does."""

_TAGS_WORDS = """
    a abbr b bdo blockquote br caption center cite code col colgroup dd del details dfn div dl dt em figcaption figure
    h1 h2 h3 h4 h5 h6 hr i img input ins kbd li mark ol p picture pre q rp rt ruby s samp section small source span
    strike strong sub summary sup table tbody td tfoot th thead time tr tt ul var wbr
"""
TAGS = frozenset(_TAGS_WORDS.split())
VOID = frozenset(("br", "col", "hr", "img", "input", "source", "wbr"))
_ANYWHERE_WORDS = """
    abbr align aria-describedby aria-hidden aria-label aria-labelledby axis border cellpadding cellspacing char
    charoff clear colspan compact datetime dir headers height hreflang hspace id itemprop lang nowrap open reversed
    role rowspan rules scope span start summary title type valign value vspace width
"""
_ANYWHERE = frozenset(_ANYWHERE_WORDS.split())
_PER_TAG = {
    "a": {"href", "name"},
    "blockquote": {"cite"},
    "code": {"class"},
    "del": {"cite"},
    "img": {"alt", "longdesc", "src"},
    "input": {"checked"},
    "ins": {"cite"},
    "q": {"cite"},
    "source": {"media", "sizes", "srcset"},
}
_FOOTNOTES = {"sup": {"footnote-ref"}, "a": {"footnote-backref"}, "section": {"footnotes"}}
_SCHEMES = {"http", "https", "mailto", "xmpp", "irc", "ircs"}
_REMOVED_WITH_CONTENT = {"script", "style", "iframe", "object", "embed", "noscript", "template"}


def cleaner(*, classes: bool) -> nh3.Cleaner:
    """Make a sanitiser. With `classes` any class passes, and a cell's `text-align`: Python-Markdown writes both."""
    attributes = {tag: set(names) for tag, names in _PER_TAG.items()}
    attributes["*"] = set(_ANYWHERE)
    if classes:
        attributes["*"].add("class")
        attributes["code"].discard("class")
        attributes |= {"td": {"style"}, "th": {"style"}}
    return nh3.Cleaner(
        tags=set(TAGS),
        clean_content_tags=_REMOVED_WITH_CONTENT,
        attributes=attributes,
        allowed_classes={} if classes else _FOOTNOTES,
        filter_style_properties={"text-align"} if classes else None,
        link_rel=None,
        url_schemes=_SCHEMES,
    )


_SHIELD, _UNSHIELD = "\ufdd2", "\ufdd3"
_ADDRESS = re.compile(r'(?<= href=")(?:https?:)?//[^"]*(?=")')
_SHIELDED = re.compile(f"{_SHIELD}(\\d+){_UNSHIELD}")
_TEXT_ONLY = re.compile(r"<(?=/?(?:title|textarea|xmp|noembed|noframes|plaintext)[\s/>])", re.IGNORECASE)
_SWALLOWERS = ("script", "style", "iframe", "noscript", "template", "object")
_RAW_CONTENT = re.compile(rf"<(?:title|textarea|xmp|noembed|noframes|plaintext|{'|'.join(_SWALLOWERS)})")


def sanitise(html: str, by: nh3.Cleaner) -> str:
    """Return HTML with only what the allow-list knows, in nh3's canonical spelling."""
    if _RAW_CONTENT.search(html.lower()):
        html = _as_text(html)
    clean = by.clean(html)
    if clean.count(' href="') < html.count(' href="'):
        return _keep_odd_addresses(html, by)
    return clean


def _as_text(html: str) -> str:
    """Show as text, as GitHub does, the tags that would turn the rest of the page into their own raw content."""
    html = _TEXT_ONLY.sub("&lt;", html)
    for tag in _SWALLOWERS:
        low = html.lower()
        closed = low.rfind(f"</{tag}")
        opener = re.compile(rf"<(?={tag}[\s/>])", re.IGNORECASE)
        if opener.search(html, max(closed, 0)):
            html = html[: max(closed, 0)] + opener.sub("&lt;", html[max(closed, 0) :])
    return html


def _keep_odd_addresses(html: str, by: nh3.Cleaner) -> str:
    """Clean again with web addresses hidden: nh3 drops `http://localhost:{port}/`, which GitHub keeps as written."""
    hidden: list[str] = []

    def hide(match: re.Match[str]) -> str:
        hidden.append(match[0])
        return f"{_SHIELD}{len(hidden) - 1}{_UNSHIELD}"

    shielded = _ADDRESS.sub(hide, html.replace(_SHIELD, "").replace(_UNSHIELD, ""))
    return _SHIELDED.sub(lambda match: _shown(hidden, int(match[1])), by.clean(shielded))


def _shown(hidden: list[str], number: int) -> str:
    """Escape a hidden address for where it came to stand; a number that a body made up hides nothing."""
    return escape(unescape(hidden[number])) if number < len(hidden) else ""


# Searched for in lower case, each with a letter in front that lets the search run fast over what is harmless.
_SUSPICIOUS = (
    re.compile(r"<(?:script|style|iframe|object|embed|applet|base|meta|link|frame)"),
    re.compile(r"on[a-z]+\s*="),
    re.compile(r"""=\s*["']?\s*(?:(?:java|vb)script:|data:|[a-z]{0,12}&(?:#|tab;|newline;|colon;))"""),
)
_UNSAFE_TAGS = frozenset(
    ("script", "iframe", "object", "embed", "applet", "base", "meta", "link", "frame", "frameset")
)
_SCHEME = re.compile(r"(?:javascript|vbscript|data):")
_BLANKS = re.compile(r"[\x00-\x20]+")


class _Finder(HTMLParser):
    """Collects the unsafe tags, handlers and addresses of an HTML text, in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, tuple[str, ...]]] = []
        self._style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSAFE_TAGS:
            self.found.append((f"<{tag}>", (f"<{tag}",)))
        self._style = tag == "style"
        for name, value in attrs:
            if re.fullmatch(r"on[a-z]+", name):
                self.found.append((name, (f"{name}=", f"{name} ", name)))
            elif name in {"href", "src", "action", "formaction", "data", "xlink:href", "srcset"} and value:
                scheme = _SCHEME.match(_BLANKS.sub("", value).lower())
                if scheme:
                    self.found.append((scheme[0], (value, scheme[0], f"<{tag}")))

    def handle_data(self, data: str) -> None:
        if self._style and data.strip():
            self.found.append(("<style>", ("<style",)))
        self._style = False


def unsafe(html: str) -> list[tuple[str, tuple[str, ...]]]:
    """List what is unsafe in HTML before it is sanitised: its name, and spellings to look for in the source."""
    low = html.lower()
    if not any(pattern.search(low) for pattern in _SUSPICIOUS):
        return []
    finder = _Finder()
    finder.feed(html)
    finder.close()
    return finder.found
