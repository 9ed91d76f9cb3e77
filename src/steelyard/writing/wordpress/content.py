"""What WordPress keeps of a post made whole HTML: paragraphs, shortcodes and blocks, as its own pages show them."""

from __future__ import annotations

import json
import re
from functools import partial
from html import escape, unescape
from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_BLOCKS = (
    "address|article|aside|blockquote|caption|col|colgroup|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|"
    "h[1-6]|header|hr|iframe|legend|li|main|map|nav|ol|p|pre|script|section|style|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
_TAG = re.compile(rf"(</?(?:{_BLOCKS})(?=[\s/>])[^>]*>)", re.IGNORECASE)
_KEPT = re.compile(r"<(pre|script|style|textarea)\b|<(!--)", re.IGNORECASE)
_MARK = re.compile("\ufdd0(\\d+)\ufdd1")
_HOLD_PARAGRAPHS = frozenset(
    {"", "address", "article", "aside", "blockquote", "details", "div", "fieldset", "footer", "form", "header", "main",
     "nav", "section"}
)  # fmt: skip
_NO_TEXT = frozenset({"col", "colgroup", "dl", "map", "ol", "table", "tbody", "tfoot", "thead", "tr", "ul"})
_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'\]]+))")
# What a shortcode is given; with no end, many that are never closed would take hours.
_GIVEN = r"[^\]]{0,4000}"
_CODES = (
    "code|sourcecode|bash|c|cpp|csharp|css|diff|go|html|java|javascript|js|objc|perl|php|plain|powershell|python|ruby|scala|"
    "shell|sql|swift|xml|yaml"
)
_CODE = re.compile(rf"\[({_CODES})((?:\s{_GIVEN})?)\]", re.IGNORECASE)
_CAPTION = re.compile(rf"\[(caption|wp_caption)\b({_GIVEN})\]")
_IMAGE = re.compile(r"\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?)(.*)", re.DOTALL)
_GALLERY = re.compile(rf"\[gallery\b({_GIVEN})\]")
_EMBED = re.compile(rf"\[(embed|youtube|vimeo)\b({_GIVEN})\](?:([^\[]*)\[/\1\])?")
_MEDIA = re.compile(rf"\[(audio|video|playlist)\b({_GIVEN})\](?:\s*\[/\1\])?")
_URL = re.compile(r"https?://[^\s\"'\]]+")
_SHORTCODE = re.compile(r"(?<!\[)\[/?([A-Za-z][\w-]*)((?:\s[^\[\]]*)?)/?\](?!\])")
_LANGUAGE_BLOCK = re.compile(
    r"<!--\s*wp:(\S{0,80}code\S{0,80})\s+(\{(?:(?!-->).){0,1000}\})\s*-->\s*<pre\b", re.DOTALL
)
_COMMENT = re.compile("<(!--)")
_DYNAMIC = re.compile(r"\s*wp:([a-z][\w/-]*)(?:\s+\{.*\})?\s*/", re.DOTALL)
_PLAIN_LANGUAGES = frozenset({"code", "sourcecode", "plain", "plaintext", "text"})


class Content(Struct):
    """A post's content as HTML, and what in it WordPress itself would have filled in: kinds, each with its name."""

    html: str
    unsaid: list[tuple[str, str]] = field(default_factory=list)


def whole(text: str, pictures: Mapping[str, tuple[str, str]], own: tuple[str, ...] = ()) -> Content:
    """Return a post's content as its page had it.

    `pictures` tells each attachment's address and title by its id, `own` names those that belong to the post, which a
    gallery without a list shows.
    """
    content = Content(text.replace("\r\n", "\n").replace("\r", "\n"))
    blocks = "<!-- wp:" in content.html
    if blocks:
        content.html = _LANGUAGE_BLOCK.sub(_with_language, content.html)
        _stretches(content.html, _COMMENT, _tagged, partial(_noted, content))
    _without_shortcodes(content, pictures, own)
    if not blocks:
        content.html = paragraphs(content.html)
    return content


def _noted(content: Content, _opened: re.Match[str], inner: str, whole_: str) -> str:
    """Note a block that WordPress fills in where a page is shown."""
    if found := _DYNAMIC.fullmatch(inner):
        content.unsaid.append(("block", found[1]))
    return whole_


def _with_language(match: re.Match[str]) -> str:
    try:
        language = json.loads(match[2]).get("language", "")
    except (ValueError, AttributeError, RecursionError):
        language = ""
    return f'<pre data-language="{escape(str(language))}"' if language else "<pre"


def _without_shortcodes(
    content: Content, pictures: Mapping[str, tuple[str, str]], own: tuple[str, ...]
) -> None:
    """Put HTML for the shortcodes that WordPress and its highlighter know; note the others, which stay as written."""

    def gallery(match: re.Match[str]) -> str:
        listed = _attributes(match[1]).get("ids") or _attributes(match[1]).get("include") or ""
        wanted = [part.strip() for part in listed.split(",") if part.strip()] or list(own)
        found = [pictures[each] for each in wanted if each in pictures]
        if len(found) < len(wanted) or not found:
            content.unsaid.append(("shortcode", "gallery"))
        images = "".join(f'<p><img src="{escape(url)}" alt="{escape(title)}"></p>' for url, title in found)
        return f"\n\n{_unmarked(images)}\n\n" if images else match[0]

    kept: list[str] = []

    def keep(html: str) -> str:
        kept.append(html)
        return f"\ufdd0{len(kept) - 1}\ufdd1"

    html = _stretches(
        _unmarked(content.html), _CODE, _bracketed, lambda opened, inner, _: keep(_code(opened, inner))
    )
    html = _stretches(html, _KEPT, _tagged, lambda _opened, _inner, text: keep(text))
    html = _stretches(html, _CAPTION, _bracketed, _captioned)
    html = _GALLERY.sub(gallery, html)
    html = _EMBED.sub(_embedded, html)
    html = _MEDIA.sub(_played, html)
    closed = set(re.findall(r"\[/([A-Za-z][\w-]*)\]", html))
    for name, attributes in _SHORTCODE.findall(html):
        if name in closed or "=" in attributes:
            content.unsaid.append(("shortcode", name))
    while _MARK.search(html):  # what is kept may hold what was kept before
        html = _MARK.sub(lambda match: kept[int(match[1])], html)
    content.html = html


def _unmarked(text: str) -> str:
    """Leave out the noncharacters that mark what is kept."""
    return text.replace("\ufdd0", "").replace("\ufdd1", "")


def _stretches(
    text: str,
    opening: re.Pattern[str],
    closing: Callable[[str], str],
    put: Callable[[re.Match[str], str, str], str],
) -> str:
    """Put something for every stretch from an opening to the next closing of its name; `closing` is the pattern of that.

    `put` gets the opening, what stands between, and the whole of it. Every letter is looked at a few times only, also
    where nothing is ever closed.
    """
    out: list[str] = []
    at = start = 0
    unclosed: set[str] = set()
    while opened := opening.search(text, start):
        name = next(filter(None, opened.groups())).lower()
        start = opened.end()
        closed = None if name in unclosed else re.compile(closing(name), re.IGNORECASE).search(text, start)
        if closed is None:
            unclosed.add(name)
            continue
        inner, whole_ = text[start : closed.start()], text[opened.start() : closed.end()]
        out += [text[at : opened.start()], put(opened, inner, whole_)]
        at = start = closed.end()
    return "".join((*out, text[at:]))


def _bracketed(name: str) -> str:
    return rf"\[/{name}\]"


def _tagged(name: str) -> str:
    return "-->" if name == "!--" else rf"</{name}\s*>"


def _attributes(text: str) -> dict[str, str]:
    text = unescape(text).replace("\u201d", '"').replace("\u2033", '"').replace("\u201c", '"')
    return {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(text)}


def _code(opened: re.Match[str], inner: str) -> str:
    given = _attributes(opened[2])
    language = (given.get("language") or given.get("lang") or opened[1]).lower()
    told = "" if language in _PLAIN_LANGUAGES else f' data-language="{escape(language)}"'
    return f"\n\n<pre{told}><code>{escape(unescape(inner.strip(chr(10))), quote=False)}</code></pre>\n\n"


def _captioned(opened: re.Match[str], inner: str, _whole: str) -> str:
    image = _IMAGE.fullmatch(inner)
    if image is None:
        return inner
    caption = image[2].strip() or escape(_attributes(opened[2]).get("caption", ""), quote=False)
    below = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f"\n\n<figure>{image[1]}{below}</figure>\n\n"


def _embedded(match: re.Match[str]) -> str:
    url = _URL.search(unescape(match[3] or match[2]))
    return f'\n\n<p><a href="{escape(url[0])}">{escape(url[0])}</a></p>\n\n' if url else match[0]


def _played(match: re.Match[str]) -> str:
    urls = list(dict.fromkeys(_URL.findall(unescape(match[2]))))
    links = "".join(
        f'<p><a href="{escape(url)}">{escape(url.rpartition("/")[2] or url)}</a></p>' for url in urls
    )
    return f"\n\n{links}\n\n" if links else match[0]


def paragraphs(text: str) -> str:
    """Put the paragraphs and line breaks that WordPress puts into a post written without them."""
    kept: list[str] = []

    def keep(_opened: re.Match[str], _inner: str, stretch: str) -> str:
        kept.append(stretch)
        block = not stretch.startswith("<!--")
        return f"{'<pre>' * block}\ufdd0{len(kept) - 1}\ufdd1{'</pre>' * block}"

    out: list[str] = []
    open_: list[str] = []
    for part in _TAG.split(_stretches(text, _KEPT, _tagged, keep)):
        if _TAG.fullmatch(part):
            _follow(part, open_)
            out.append(part)
        else:
            out.append(_broken(part, open_[-1] if open_ else ""))
    joined = "".join(out).replace("<pre>\ufdd0", "\ufdd0").replace("\ufdd1</pre>", "\ufdd1")
    return _MARK.sub(lambda match: kept[int(match[1])], joined)


def _follow(tag: str, open_: list[str]) -> None:
    """Keep account of the elements that stand open."""
    name = re.sub(r"[</>\s].*", "", tag.lstrip("</").lower(), flags=re.DOTALL)
    if name in {"hr", "col"} or tag.endswith("/>"):
        return
    if not tag.startswith("</"):
        open_.append(name)
    elif name in open_:
        while open_.pop() != name:
            pass


def _broken(text: str, within: str) -> str:
    """Return a stretch of text in paragraphs, where such may stand, its line ends as breaks."""
    if within in _NO_TEXT or within == "pre" or not text.strip():
        return text
    if within not in _HOLD_PARAGRAPHS:
        return re.sub(r"(?<!<br>)(?<!<br/>)(?<!<br />)[ \t]*\n(?!\s*$)(?<!^\n)", "<br>\n", text)
    chunks = [chunk.strip() for chunk in re.split(r"\n[ \t]*\n\s*", text) if chunk.strip()]
    return "".join(
        f"<p>{re.sub(r'(?<!<br>)(?<!<br/>)(?<!<br />)[ ]*' + chr(10), '<br>' + chr(10), chunk)}</p>\n"
        for chunk in chunks
    )
