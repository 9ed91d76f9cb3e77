"""HTML as GitHub's Markdown: markdownify's converter, with what it leaves out kept as HTML that GitHub shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bs4 import Tag
from bs4.element import NavigableString
from markdownify import BACKSLASH, MarkdownConverter

from steelyard.writing.wordpress.parsed import BLOCKS

if TYPE_CHECKING:
    from collections.abc import Callable

_Base: Any = MarkdownConverter  # its own types leave out what there is to change

_EMPHASIS = frozenset({"b", "strong", "em", "i", "del", "s", "strike"})
_LANGUAGE = re.compile(r"(?:^|[\s\"'])(?:language-|lang-|lang:|brush:\s*|highlight-source-)([\w+#.-]+)")
_LINE_START = re.compile(r"([#]{1,6}(?=\s|$)|>|[+-](?=\s|$)|-+(?=\s*$)|=+(?=\s*$)|\d{1,9}(?=[.)](?:\s|$)))")
_GENTLE = re.compile(
    r"\\(?=[!-/:-@\[-`{-~\n])|\*|`|~|<(?=[A-Za-z/!?])|&(?=#?\w+;)|(?<![^\W_])_|_(?![^\W_])"
    r"|\[(?=\[|\^|[ xX]\])|\](?=[(:\[])"
)
_EMOJI = re.compile(r":(?=[0-9_+-]*[a-z])([a-z0-9_+-]+):")
_ESCAPED = r"\\\g<0>"
_BARE_URL = re.compile(r"((?:https?://|www\.)[^\s<>*`\\]+)")
_HEAVY = re.compile(r"[\\`*_{}\[\]()<>#+\-.!|~$&=:@]")
_BAR = re.compile(r"(?<!\\)[|]")
_EMPTY_LINES = re.compile(r"\n(?:[ \t]*\n)+")


class Converter(_Base):  # type: ignore[misc]
    """Writes a tree of HTML as Markdown.

    `heavy` escapes whatever could mean something and writes emphasis as HTML: less pleasant to read, and right where
    the gentle way is not. `wanted` are the ids that links of the same text lead to.
    """

    def __init__(self, *, heavy: bool, wanted: frozenset[str] = frozenset()) -> None:
        super().__init__(heading_style="atx", bullets="-", newline_style=BACKSLASH)
        self._heavy = heavy
        self._wanted = wanted

    def escape(self, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 (markdownify's own signature)
        if self._heavy:
            return _HEAVY.sub(_ESCAPED, text)
        parts = _BARE_URL.split(text)
        parts[::2] = [_EMOJI.sub(r"\\:\1\\:", _GENTLE.sub(_ESCAPED, part)) for part in parts[::2]]
        text = "".join(parts)
        return re.sub(r"\$(?=\S)", r"\\$", text) if text.count("$") > 1 else text

    def process_text(self, el: Any, parent_tags: set[str] | None = None) -> str:
        text: str = super().process_text(el, parent_tags)
        if self._heavy or "_noformat" in (parent_tags or set()):
            return text
        lines = text.split("\n")
        first = 0 if _begins_line(el) else 1
        lines[first:] = [_at_line_start(line) for line in lines[first:]]
        text = "\n".join(lines)
        following = el.next_sibling
        return text[:-1] + "\\!" if text.endswith("!") and isinstance(following, Tag) else text

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        if "_noformat" in parent_tags:
            return text
        name, href = el.get("name") or el.get("id"), _address(str(el.get("href") or ""))
        anchor = f'<a name="{_value(str(name))}"></a>' if name in self._wanted else ""
        before, after, text = _trimmed(text)
        if not href or not text:
            return f"{before}{anchor}{text}{after}"
        plain = (
            el.get_text() == href
            and re.match(r"https?://[^\s<>]+$", href)
            and el.find(["img", "code", "em", "strong"]) is None
        )
        title = el.get("title")
        told = "" if not title else ' "' + re.sub(r'(["\\])', r"\\\1", " ".join(str(title).split())) + '"'
        link = f"<{href}>" if plain and not told else f"[{text}]({href}{told})"
        return f"{before}{anchor}{link}{after}"

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 (as above)
        source = _address(str(el.get("src") or ""))
        alternative = re.sub(r"([\\\[\]`*_<>&])", r"\\\1", " ".join(str(el.get("alt") or "").split()))
        title = " ".join(str(el.get("title") or "").split())
        told = "" if not title else ' "' + re.sub(r'(["\\])', r"\\\1", title) + '"'
        return f"![{alternative}]({source}{told})" if source else ""

    def convert_br(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return "<br>" if "_inline" in parent_tags else str(super().convert_br(el, text, parent_tags))

    def convert_code(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        beside = any(
            isinstance(each, Tag) and each.name == "code" for each in (el.previous_sibling, el.next_sibling)
        )
        if "_noformat" in parent_tags or not (self._heavy or beside):
            return str(super().convert_code(el, text, parent_tags))
        before, after, inside = _trimmed(text)
        return f"{before}<code>{_HEAVY.sub(_ESCAPED, inside)}</code>{after}" if inside else text

    def convert_pre(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        code = el.get_text().removeprefix("\n").removesuffix("\n")
        if "_inline" in parent_tags:
            return str(super().convert_code(el, " ".join(code.split()), set()))
        del text
        longest = max((len(run) for run in re.findall(r"`+", code)), default=0)
        fence = "`" * max(3, longest + 1)
        return f"\n\n{fence}{_language(el)}\n{code}\n{fence}\n\n"

    def convert_figcaption(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 (as above)
        text = text.strip()
        plain = not re.search(r"[*\n]|\\$", text) and not el.find(["em", "i", "br", "p"])
        return f"\n\n*{text}*\n\n" if plain and text and not self._heavy else f"\n\n{text}\n\n"

    def convert_table(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        if _is_plain_table(el):
            return str(super().convert_table(el, text, parent_tags))
        return _raw(el)

    def convert_td(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        del parent_tags, el
        cell = _BAR.sub(r"\\|", text.strip()).replace("\n", " ")
        return f" {cell} |"

    convert_th = convert_td

    def convert_hN(self, n: int, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: N802 (as above)
        name = str(el.get("id") or "")
        text = re.sub(r"(?<!\\)(#+)(\s*)$", r"\\\1\2", text)
        heading: str = super().convert_hN(n, el, text, parent_tags) if text.strip() else ""
        return f'\n\n<a name="{_value(name)}"></a>{heading}' if heading and name in self._wanted else heading

    def convert_dl(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        del text, parent_tags
        return _raw(el)

    def convert_details(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        del parent_tags
        opened = " open" if el.has_attr("open") else ""
        return f"\n\n<details{opened}>\n{text.strip()}\n\n</details>\n\n"

    def convert_summary(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        del parent_tags, el
        return f"<summary>{' '.join(text.split())}</summary>\n\n"

    def convert_b(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return self._emphasis("strong", "**", el, text, parent_tags)

    def convert_em(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return self._emphasis("em", "*", el, text, parent_tags)

    def convert_del(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return self._emphasis("del", "~~", el, text, parent_tags)

    convert_strong = convert_b
    convert_i = convert_em
    convert_s = convert_del
    convert_strike = convert_del

    def _emphasis(self, tag: str, mark: str, el: Tag, text: str, parent_tags: set[str]) -> str:
        before, after, inside = _trimmed(text)
        if "_noformat" in parent_tags or not inside or _holds_blocks(el):
            return text
        if self._heavy or not _flanks(el, inside):
            return f"{before}<{tag}>{inside}</{tag}>{after}"
        return f"{before}{mark}{inside}{mark}{after}"


def _raw(el: Tag) -> str:
    """Return a block that stays HTML; an empty line would end it, and dollars would make a formula."""
    return f"\n\n{_EMPTY_LINES.sub(chr(10), str(el)).replace('$', '&#36;')}\n\n"


def _as_html(tag: str, name: str) -> Callable[[Any, Tag, str, set[str]], str]:
    """Make the way of an inline element that stays as it is; markdownify does not escape what is typed on keys."""
    typed = tag in {"kbd", "samp"}

    def convert(_self: Any, el: Tag, text: str, parent_tags: set[str]) -> str:
        before, after, inside = _trimmed(text)
        if "_noformat" in parent_tags or not inside:
            return text
        title = f' title="{_value(str(el["title"]))}"' if el.get("title") else ""
        words = _HEAVY.sub(_ESCAPED, inside) if typed else inside
        return f"{before}<{name}{title}>{words}</{name}>{after}"

    return convert


for _tag in ("sub", "sup", "ins", "mark", "abbr", "cite", "dfn", "kbd", "samp", "var", "small", "q"):
    setattr(Converter, f"convert_{_tag}", _as_html(_tag, _tag))
Converter.convert_u = _as_html("u", "ins")


def _begins_line(el: Any) -> bool:
    before = el.previous_sibling
    while type(before) is not NavigableString and before is not None and not isinstance(before, Tag):
        before = before.previous_sibling  # comments
    return before is None or (isinstance(before, Tag) and (before.name in BLOCKS or before.name == "br"))


def _holds_blocks(el: Tag) -> bool:
    return any(isinstance(each, Tag) and each.name in BLOCKS for each in el.descendants)


def _flanks(el: Tag, inside: str) -> bool:
    """Say whether marks round a text are taken for marks: not where punctuation inside meets a letter outside."""
    before, after = el.previous_sibling, el.next_sibling
    letter_before = isinstance(before, NavigableString) and before[-1:].isalnum()
    letter_after = isinstance(after, NavigableString) and after[:1].isalnum()
    if any(isinstance(each, Tag) and each.name in _EMPHASIS for each in (before, after)):
        return False
    return not (letter_before and not inside[0].isalnum()) and not (letter_after and not inside[-1].isalnum())


def _at_line_start(line: str) -> str:
    stripped = line.lstrip()
    found = _LINE_START.match(stripped)
    if not found:
        return line
    blanks = line[: len(line) - len(stripped)]
    if found[0][0].isdigit():
        return f"{blanks}{found[0]}\\{stripped[found.end() :]}"
    return f"{blanks}\\{stripped}"


def _is_plain_table(table: Tag) -> bool:
    """Say whether a table is of rows of the same length, each cell of one line."""
    if table.find(["table", "ul", "ol", "pre", "blockquote", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "hr"]):
        return False
    cells = table.find_all(["td", "th"])
    if any(cell.get(name, "1") != "1" for cell in cells for name in ("colspan", "rowspan")):
        return False
    lengths = {len(row.find_all(["td", "th"])) for row in table.find_all("tr")}
    return (
        len(lengths) == 1
        and lengths != {0}
        and all(len(cell.find_all("p")) < 2 for cell in cells)
        and not table.find_parent(["li", "td", "th"])
    )


def _language(pre: Tag) -> str:
    inner = pre.find("code")
    for element in (pre, inner):
        if not isinstance(element, Tag):
            continue
        if told := element.get("data-language") or element.get("data-lang") or element.get("lang"):
            return re.sub(r"[^\w+#.-]", "", str(told)).lower()
        if found := _LANGUAGE.search(" ".join(element.get("class") or ())):
            return found[1].lower()
    return ""


def _address(url: str) -> str:
    url = url.strip().replace("\n", "").replace("<", "%3C").replace(">", "%3E")
    url = re.sub(r"\s", "%20", url)
    if url.count("(") != url.count(")") or "\\" in url:
        url = url.replace("(", "%28").replace(")", "%29").replace("\\", "%5C")
    return url


def _value(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;")


def _trimmed(text: str) -> tuple[str, str, str]:
    inside = text.strip()
    before = " " if text[:1].isspace() and inside else ""
    after = " " if text[-1:].isspace() and inside else ""
    return before, after, inside
