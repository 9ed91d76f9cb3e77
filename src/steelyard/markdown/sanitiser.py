"""What HTML may stand in a body: GitHub's allow-list, applied by nh3.

Ids: a body's own ids stay as they are, so that `#links` keep working on the page and from elsewhere. In return the
pages around it keep to ids that begin with `PAGE_IDS`, which no body can produce (`headings` sees to it), and page
scripts never take a bare global for granted: any id becomes a property of `window` where none of that name exists.
"""

from __future__ import annotations

import re
from html import escape, unescape

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
SCHEMES = {"http", "https", "mailto", "xmpp", "irc", "ircs"}
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
        url_schemes=SCHEMES,
    )


_SHIELD, _UNSHIELD = "\ufdd2", "\ufdd3"
_ADDRESS = re.compile(r'(?<= href=")(?:https?:)?//[^"]*(?=")')
_SHIELDED = re.compile(f"{_SHIELD}(\\d+){_UNSHIELD}")
_FIGURES = 10  # more than the number of any address has
_TEXT_ONLY = re.compile(r"<(?=/?(?:title|textarea|xmp|noembed|noframes|plaintext)[\s/>])", re.IGNORECASE)
SWALLOWERS = ("script", "style", "iframe", "noscript", "template", "object")
_RAW_CONTENT = re.compile(rf"<(?:title|textarea|xmp|noembed|noframes|plaintext|{'|'.join(SWALLOWERS)})")


def sanitise(html: str, by: nh3.Cleaner) -> str:
    """Return HTML with only what the allow-list knows, in nh3's canonical spelling."""
    html = shown_as_text(html)
    clean = by.clean(html)
    if clean.count(' href="') < html.count(' href="'):
        return _keep_odd_addresses(html, by)
    return clean


def shown_as_text(html: str, mark: str = "&lt;") -> str:
    """Show as text, as GitHub does, the tags that would turn the rest of the page into their own raw content.

    `mark` is what the `<` of such a tag becomes.
    """
    if not _RAW_CONTENT.search(html.lower()):
        return html
    html = _TEXT_ONLY.sub(mark, html)
    for tag in SWALLOWERS:
        low = html.lower()
        closed = low.rfind(f"</{tag}")
        opener = re.compile(rf"<(?={tag}[\s/>])", re.IGNORECASE)
        if opener.search(html, max(closed, 0)):
            html = html[: max(closed, 0)] + opener.sub(mark, html[max(closed, 0) :])
    return html


def _keep_odd_addresses(html: str, by: nh3.Cleaner) -> str:
    """Clean again with web addresses hidden: nh3 drops `http://localhost:{port}/`, which GitHub keeps as written."""
    hidden: list[str] = []

    def hide(match: re.Match[str]) -> str:
        hidden.append(match[0])
        return f"{_SHIELD}{len(hidden) - 1}{_UNSHIELD}"

    shielded = _ADDRESS.sub(hide, html.replace(_SHIELD, "").replace(_UNSHIELD, ""))
    return _SHIELDED.sub(lambda match: _shown(hidden, match[1]), by.clean(shielded))


def _shown(hidden: list[str], figures: str) -> str:
    """Escape a hidden address for where it came to stand; a number, of any length, that a body made up hides nothing."""
    number = int(figures) if len(figures) < _FIGURES else len(hidden)
    return escape(unescape(hidden[number])) if number < len(hidden) else ""
