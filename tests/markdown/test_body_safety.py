"""Nothing that runs, frames or poses as the page comes out of a body, however it is written; nothing breaks on it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from body_rendering import GITHUB, found, html, render
from costs import within
from markdown import Markdown
from steelyard.diagnostics import Severity
from steelyard.markdown import PAGE_IDS, BodyRenderer, BodySettings
from steelyard.markdown.body import BodyExtension
from steelyard.markdown.sanitiser import TAGS, VOID

STOCK = BodyRenderer(
    BodySettings("python-markdown", ("extra", "toc", "sane_lists", "admonition", "codehilite"))
)
MATHML = re.compile(r"m[a-z]+")
SCHEME = re.compile(r"\s*([a-zA-Z][a-zA-Z0-9+.\-]*)\s*:")

VECTORS = [
    "<script>alert(1)</script>",
    "<ScRiPt >alert(1)</sCrIpT\t>",
    "<script\n>alert(1)",
    "<<script>script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror\n=\nalert(1)//",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<object data=javascript:alert(1)></object><embed src=javascript:alert(1)>",
    "<a href=x onclick=alert(1) name=y>x</a> <p onmouseover='alert(1)'>y</p> <td onclick=x> <code onclick=x>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href=' &#14; javascript:alert(1)'>x</a>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<a href='java&#115;cript&colon;alert(1)'>x</a>",
    "[x](javascript:alert(1)) [y](JaVaScRiPt&#58;alert(1)) [z](<java\tscript:alert(1)>)",
    "[x](vbscript:x) [y](data:text/html,<script>alert(1)</script>) <javascript:alert(1)>",
    "[x]\n\n[x]: javascript:alert(1)",
    "![x](javascript:alert(1)) ![y](data:image/svg+xml,x)",
    '![x](x"onerror="alert(1))',
    "<form action=javascript:alert(1)><input type=submit><button formaction=javascript:alert(1)>x</button></form>",
    "<input autofocus onfocus=alert(1)>",
    "<base href=//evil.example><meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<link rel=stylesheet href=//evil.example/x.css><style>@import url(//evil.example)</style>",
    "<p style='background:url(javascript:alert(1))'>x</p>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "<template><script>alert(1)</script></template>",
    "<title><img src=x onerror=alert(1)></title><textarea><script>alert(1)</script></textarea>",
    "<xmp><script>alert(1)</script></xmp><plaintext><script>alert(1)</script>",
    "<!--><script>alert(1)</script>--> <!--- --!><img src=x onerror=alert(1)> -->",
    "<![CDATA[<script>alert(1)</script>]]> <?php echo '<script>' ?>",
    "<details ontoggle=alert(1) open>x</details><marquee onstart=alert(1)>",
    '<a href="//x onmouseover=alert(1) " title=\'" href="//y>\'>[l](http://h:{p}/"onclick="x)',
    "<p title=' href=\"//x><img src=y onerror=alert(1)>\"'>[l](http://h:{p}/)",
    "<b title='$x$ onclick=alert(1)'>$\\text{\"><img src=x onerror=alert(1)>}$</b>",
    '```x" onclick="alert(1)\n```\n\n```<script>\nx\n```',
    "```mermaid\n</pre><script>alert(1)</script>\n```",
    '[[x|<script>alert(1)</script>]] [["><img src=x onerror=alert(1)>]]',
    "# <a name='location'></a><img name=cookie id=body src=x>",
    '[^x" onclick="alert(1)]\n\n[^x" onclick="alert(1)]: n',
    "| a |\n|---|\n| <script>alert(1)</script> |",
    f'<div id="{PAGE_IDS}main" data-part="body" class="score-table">x</div>',
]


class Reading(HTMLParser):
    """Reads a fragment as a strict eye would: every tag in its place, and nothing unsafe among them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        in_math = tag == "math" or "math" in self.open
        if tag not in TAGS and not (in_math and MATHML.fullmatch(tag)):
            self.wrong.append(f"<{tag}>")
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attrs:
            # As browsers do it: tabs and line breaks vanish from an address, spaces only from its ends.
            scheme = SCHEME.match(re.sub(r"[\t\n\r]", "", value or "").lstrip("\x00\x0c\x1b\x0e "))
            if name.startswith("on") or name in {
                "style",
                "srcdoc",
                "action",
                "formaction",
                "name",
                "data-part",
            }:
                self.wrong.append(f"{tag} {name}")
            if (
                name in {"href", "src"}
                and scheme
                and scheme[1].lower() not in {"http", "https", "mailto", "xmpp", "irc", "ircs"}
            ):
                self.wrong.append(f"{tag} {name}={value}")
            if name == "id":
                self.ids.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> out of place")

    def handle_comment(self, data: str) -> None:
        self.wrong.append(f"comment {data}")


def faults(fragment: str) -> list[str]:
    """List what is wrong with a fragment: unsafe, unbalanced, an id twice or the page's own."""
    reading = Reading()
    reading.feed(fragment)
    reading.close()
    twice = [ident for ident in reading.ids if reading.ids.count(ident) > 1 or ident.startswith(PAGE_IDS)]
    return [*reading.wrong, *reading.open, *twice, *parsed_faults(fragment)]


def parsed_faults(fragment: str) -> list[str]:
    """List what an HTML parser makes of a fragment that it should not: nothing may come to life on the second reading."""
    body = LexborHTMLParser(f"<!doctype html><html><body>{fragment}</body></html>").body
    assert body is not None
    return [
        f"{node.tag} {sorted(node.attributes)}"
        for node in body.css("*")
        if not (node.tag == "body" or node.tag in TAGS or MATHML.fullmatch(node.tag or ""))
        or any(name.startswith("on") for name in node.attributes)
    ]


@pytest.mark.parametrize("renderer", [GITHUB, STOCK], ids=["github", "python-markdown"])
@pytest.mark.parametrize("body", VECTORS)
def test_no_vector_passes(body: str, renderer: BodyRenderer) -> None:
    """Known ways to smuggle script, frames, styles and page parts into HTML all fail, in both dialects."""
    for text in (body, f"> - {body}", f"a {body} b\n\n# c\n"):
        assert faults(html(text, renderer=renderer)) == []


def test_the_reading_sees_what_is_unsafe() -> None:
    """The test's own eye is open."""
    for text in (
        "<script>",
        "<p onclick=x>a</p>",
        '<a href=" java\nscript:x">a</a>',
        "<p>",
        "</p>",
        '<p id="a"><b id="a"></b></p>',
    ):
        assert faults(text) != []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("a\n\n<script>alert(1)</script>\n", [("B401", 3, 1)]),
        ("x <iframe src='y'></iframe>", [("B401", 1, 3)]),
        ('<p onclick="x()">a</p>', [("B401", 1, 4)]),
        ("[a](javascript:alert(1))", [("B401", 1, 5)]),
        ("[a](x)\n<a href='vbscript:x'>b</a>", [("B401", 2, 10)]),
        ("<style>p{}</style>\n", [("B401", 1, 1)]),
        ("![a](data:image/png;base64,AA)", [("B401", 1, 6)]),
        (
            "`<script>`\n\n```\n<script>\n```\n\n<script>x</script>\n\n<script>y</script>\n",
            [("B401", 7, 1), ("B401", 9, 1)],
        ),
        ("b <a href='java&#115;cript:x'>a</a>", [("B401", 1, 12)]),
        ('a <a href="java&#10;script:x">a</a> [b](javascript:y)', [("B401", 1, 12), ("B401", 1, 41)]),
        ("the word javascript:x, and [b](javascript&#58;x)", [("B401", 1, 32)]),
        (
            "set onload= first, then\n<b onload='x'>y</b> <i onload=\"x\">z</i>",
            [("B401", 2, 4), ("B401", 2, 24)],
        ),
        ("<script>x</script>\n\n<p onclick='x'>", [("B401", 1, 1), ("B401", 3, 4)]),
        ("x\n\n<div>`\n<b onclick=x>y</b>`</div>", [("B401", 4, 4)]),
        ("x\n\n<p title='<script>'>a</p> <b onclick='<!--'>-->", [("B401", 3, 30)]),
        ("<div>\n<p*<script>x\n</div>", [("B405", 2, 1)]),
        ("<object data='javascript:x'><b onclick=y>z</b></object>", [("B401", 1, 1)]),
        ("<object><style>p{}</style></object>", [("B401", 1, 1)]),
    ],
)
def test_what_was_removed_is_told_where_it_stood(body: str, expected: list[tuple[str, int, int]]) -> None:
    """Script, frames, styles, handlers and unsafe addresses are warnings at their own place."""
    _, diagnostics = render(body)
    assert found(diagnostics) == expected
    assert {item.severity for item in diagnostics} <= {Severity.WARNING, Severity.NOTE}
    assert not any("\ufdd2" in item.message for item in diagnostics)


def test_what_is_shown_as_text_is_not_said_to_be_removed() -> None:
    """An unsafe tag that nothing closes stands on the page as text; what comes behind it is judged as ever."""
    fragment, diagnostics = render("<script>alert(1)\n\na <b onclick=x>b</b>")
    assert fragment.html.startswith("&lt;script&gt;alert(1)")
    assert [(item.place.line, item.message) for item in diagnostics] == [
        (1, "<script> is unsafe in a page, and shown as text because nothing closes it"),
        (3, "onclick is unsafe in a page and was removed"),
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("a <video src=x controls></video>", [(1, 3, "<video>")]),
        (
            "<form><input name=q><button>b</button></form>",
            [(1, 1, "<form>"), (1, 7, "<input>"), (1, 21, "<button>")],
        ),
        ("`<u>`, \\<u>, List<String> and <your-name>", [(1, 18, "<string>"), (1, 31, "<your-name>")]),
        ("<svg width=1><path d=x /><g></g></svg> <u>x</u>", [(1, 1, "<svg>"), (1, 40, "<u>")]),
        ("- [x] a <input type=checkbox>\n- <input type=checkbox> b", [(1, 9, "<input>")]),
        ("a <?php x ?> b", [(1, 3, "<?…>")]),
        ("a <![CDATA[x]]> b", [(1, 3, "<![CDATA[…>")]),
        ("<div><![no word]> <u>c</u></div>", [(1, 19, "<u>")]),
        ("[call](tel:+49) ![x](upload://y) [z](x:y)", [(1, 8, "tel:"), (1, 22, "upload:"), (1, 38, "x:")]),
    ],
)
def test_what_was_left_out_is_noted_where_it_stood(body: str, expected: list[tuple[int, int, str]]) -> None:
    """Elements and addresses that are not unsafe, but that no page shows, are notes, once each."""
    _, diagnostics = render(body)
    assert [(one.place.line, one.place.column, one.message.split(" ")[0]) for one in diagnostics] == expected
    assert {(one.code, one.severity) for one in diagnostics} == {("B405", Severity.NOTE)}


@pytest.mark.parametrize(
    "body",
    [
        "`<script>alert(1)</script>` and `onclick=`",
        "```html\n<iframe onload=x src='javascript:y'>\n```\n",
        "<p style='x' class='y' data-z='1'>a</p>",
        "the version=1, on = off, JavaScript: a language, and data: much",
        "<!-- <script>x</script> -->",
        "<style></style>",
        "<b>a</b> <details>x</details> <https://example.org> a < b, c > d",
        "- [ ] task\n- [x] done\n\n  more\n- <input type=checkbox> by hand",
        "<!DOCTYPE html>\n\na <!-- <u>x</u> -->",
    ],
)
def test_harmless_markup_is_no_finding(body: str) -> None:
    """Code, comments, prose, tasks and dropped classes are not worth a warning."""
    assert render(body)[1] == ()


DEEP = {
    "quotes": lambda n: "> " * n + "x",
    "elements": lambda n: "<div>" * n + "x",
    "inline": lambda n: "<b><i>" * (n // 2) + "<b>" * (n % 2) + "x",
}


@pytest.mark.parametrize("kind", ["quotes", "elements", "inline"])
def test_a_hundred_levels_are_fine_and_one_more_is_not(kind: str) -> None:
    """The bound is the same whatever nests; beyond it the body is refused at its line and shown as it was written."""
    assert render(f"a\n\n{DEEP[kind](100)}\n\nb\n")[1] == ()
    fragment, diagnostics = render(f"a\n\nb\n\n{DEEP[kind](101)}\n\nc\n", first_line=3)
    assert found(diagnostics) == [("B402", 7, 1)]
    assert diagnostics[0].severity is Severity.ERROR
    assert fragment.html.startswith('<pre tabindex="0">a\n\nb\n')


def test_nested_lists_over_many_lines_are_found_at_the_first_too_deep() -> None:
    """Where each line goes one level deeper, the line of the 101st is named."""
    body = "".join(f"{'  ' * level}- a\n" for level in range(150))
    assert found(render(body)[1]) == [("B402", 101, 1)]


@pytest.mark.parametrize("renderer", [GITHUB, STOCK], ids=["github", "python-markdown"])
@pytest.mark.parametrize(
    "body",
    ["> " * 20_000, "- " * 20_000, "<div>" * 20_000, "*a **b " * 10_000, "![" * 3_000 + "](x)" * 3_000],
)
def test_absurd_nesting_ends_soon(body: str, renderer: BodyRenderer) -> None:
    """Tens of thousands of levels are answered in linear time, never by a RecursionError."""
    within(10, lambda: render(body, renderer=renderer))
    assert faults(render(body, renderer=renderer)[0].html) == []


def test_comments_left_open_end_soon() -> None:
    """However many begin, the text is searched once for their end."""
    body = "<div><u>\n" + "<!--" * 50_000
    within(3, lambda: render(body))
    assert found(render(body)[1]) == [("B405", 1, 6)]


def test_tags_left_open_do_not_nest() -> None:
    """Paragraphs, items and cells that raw HTML leaves open close themselves."""
    for body in ("<p>a\n" * 2_000, "<ul>\n" + "<li>a\n" * 2_000, "<table>\n" + "<tr><td>a\n" * 2_000):
        assert render(body)[1] == ()


def test_forbidden_characters_are_dropped() -> None:
    """Characters that XML cannot hold vanish, written or as references; the text around them stays."""
    text = html(
        "a\x00b\x0cc\x1bd\ufffee\uffff f&#1;g&#x1b; <b title='x\x0cy'>&nbsp;h</b>\n\n```\nx\x0cy\n```\n"
    )
    assert re.sub(r"[^a-h]", "", text.partition("<b")[0].replace("<p>", "")) == "abcdefg"
    assert "\xa0h</b>" in text
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", text)


MARKS = (
    "\n \t * ** _ ` ``` ~~~ > - + 1. # ## === --- [ ] ( ) ! [[ ]] | $ $$ $` `$ \\ & < > / \" ' : = ~ ^ @ { é"
)
TAGS_AND_ENTITIES = """<div> </div> <p> </p> <table> <td> <b> </i> <!-- --> <pre> </pre> <script> </script> <style> <svg>
    <math> <title> <textarea> <select> <input> <details> <summary> <li> <caption> <h1 id=x> &#x0; &nbsp; &colon; onerror=
    javascript: href= name= [^1] [^1]: [!NOTE] |---| :rocket: word http://h:{p}/ \\frac{ 🚀 0"""
TOKENS = [
    *VECTORS,
    *MARKS.split(" "),
    *TAGS_AND_ENTITIES.split(),
    *("\n\n", "    ", "- [x] ", "<a name=", "```mermaid\n", "```math\n", "```python\n"),
    *("\x00", "\x0c", "\ufffe", "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3", "\u202e"),
]
nasty = st.lists(st.one_of(st.sampled_from(TOKENS), st.text(max_size=3)), max_size=40).map("".join)


@settings(max_examples=150, deadline=None)
@given(nasty)
@example("<a name='x'></a>\n# x\n# x")
@example("# \ufdd0\n$x$")
def test_whatever_is_written_comes_out_safe(body: str) -> None:
    """Any text at all gives a well-formed, safe fragment, in the github dialect."""
    fragment, _ = render(body, title_line=1)
    assert faults(fragment.html) == []
    assert len({heading.anchor for heading in fragment.headings}) == len(fragment.headings)


@settings(max_examples=60, deadline=None)
@given(nasty)
def test_whatever_is_written_comes_out_safe_from_python_markdown(body: str) -> None:
    """Any text at all gives a well-formed, safe fragment, in the python-markdown dialect."""
    fragment, _ = render(body, title_line=1, renderer=STOCK)
    assert faults(fragment.html) == []


def test_a_body_of_too_many_elements_is_refused() -> None:
    """Beyond what a page may hold the body is shown as it was written, and the error says the limit."""
    body = "$a$ " * 6_000
    fragment, (refused,) = render(body)
    assert (refused.code, refused.place.line, refused.severity) == ("B406", 1, Severity.ERROR)
    assert "50,000 elements" in refused.message
    assert fragment.html == f'<pre tabindex="0">{body}</pre>'


def test_bodies_are_rendered_by_their_own_kind_of_markdown() -> None:
    """The extension that reads bodies says so when another Markdown is given it."""
    with pytest.raises(TypeError, match="BodyMarkdown"):
        Markdown(extensions=[BodyExtension(BodySettings())])
