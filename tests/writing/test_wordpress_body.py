"""A post's HTML in Markdown shows readers the same, and reads well."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from steelyard.writing.wordpress.body import in_markdown, plain_text


def markdown(html: str) -> str:
    body = in_markdown(html, address=lambda url: url)
    assert body.apart == ""
    return body.text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One</p><p>two<br>three</p>", "One\n\ntwo\\\nthree"),
        ("<h2>Title #</h2>", "## Title \\#"),
        ("<ul><li>a<ul><li>b<ol><li>c</li></ol></li></ul></li></ul>", "- a\n  - b\n    1. c"),
        ("<p><strong>Note:</strong>text and <em>more</em></p>", "<strong>Note:</strong>text and *more*"),
        ("<p>a * b_c _d_ 1 &lt; 2 &lt;b&gt;</p>", "a \\* b_c \\_d\\_ 1 < 2 \\<b>"),
        ("<p>1. no list<br># no heading<br>- nor this</p>", "1\\. no list\\\n\\# no heading\\\n\\- nor this"),
        ("<p>Wow!<a href='https://e.org'>x</a></p>", "Wow\\![x](https://e.org)"),
        ("<p><a href='https://e.org/a b(c'>x</a></p>", "[x](https://e.org/a%20b%28c)"),
        ("<p><a href='https://e.org/a'>https://e.org/a</a></p>", "<https://e.org/a>"),
        ("<figure><img src='a.png' alt='A [b]'><figcaption>Words</figcaption></figure>", "![A \\[b\\]](a.png)\n\n*Words*"),
        ("<p>H<sub>2</sub>O <kbd>Ctrl</kbd> <u>u</u></p>", "H<sub>2</sub>O <kbd>Ctrl</kbd> <ins>u</ins>"),
        ("<table><tr><th>a|b</th><th>c</th></tr><tr><td>1<br>2</td><td>3</td></tr></table>", "| a\\|b | c |\n| --- | --- |\n| 1<br>2 | 3 |"),
        ("<table><tr><td colspan='2'>a</td></tr></table>", '<table><tr><td colspan="2">a</td></tr></table>'),
        ("<table><tr><td>a</td></tr><tr><td>b</td><td>c</td></tr></table>", "<table><tr><td>a</td></tr><tr><td>b</td><td>c</td></tr></table>"),
        ("<pre class='brush: php; x'>a\n\n  b</pre>", "```php\na\n\n  b\n```"),
        ("<pre><code class='language-go'>a ``` b\n</code></pre>", "````go\na ``` b\n````"),
        ("<p>use <code>a`b</code></p>", "use `` a`b ``"),
        ("<p><code>a</code><code>b_c</code></p>", "<code>a</code><code>b\\_c</code>"),
        ("<p>press <kbd>[x](y)</kbd></p>", "press <kbd>\\[x\\]\\(y\\)</kbd>"),
        ("<dl><dt>T</dt><dd>D</dd></dl>", "<dl><dt>T</dt><dd>D</dd></dl>"),
        ("<details><summary>S</summary><p>in</p></details>", "<details>\n<summary>S</summary>\n\nin\n\n</details>"),
        ("<h2 id='x'>A</h2><p><a href='#x'>to A</a></p>", '<a name="x"></a>\n\n## A\n\n[to A](#x)'),
        ("<p>it costs $5 and $6</p>", "it costs \\$5 and \\$6"),
        ("<p>see http://e.org/a_b_c_ now</p>", "see http://e.org/a_b_c_ now"),
        ("<p>:smile: at 12:30</p>", "\\:smile\\: at 12:30"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
    ],
)  # fmt: skip
def test_forms(html: str, text: str) -> None:
    """Each form has its way in Markdown, or stays as HTML that GitHub shows."""
    assert markdown(html) == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>a<![/x>b</p>", "ab"),
        ("<p>a<![ if x]>b</p>", "ab"),
        ("<p>a<![of[b]]>c</p>", "ac"),
        ("<p>a<![/x", "a\\<![/x"),
        ("<p>a<![of <![on x", "a\\<![of \\<![on x"),
        ("<p>a<![CDATA[x]]>b</p>", "axb"),
    ],
)
def test_what_begins_as_a_section_of_sgml(html: str, text: str) -> None:
    """What is none is a comment, as browsers have it, and text where nothing ends it; none ends an import with a traceback."""
    assert markdown(html) == text
    assert plain_text(html) == text.replace("\\", "")


@pytest.mark.parametrize("tag", ["div", "blockquote", "li", "b"])
def test_no_depth_is_too_deep(tag: str) -> None:
    """Elements in each other beyond all measure give their words, and are told."""
    body = in_markdown(f"<{tag}>" * 2000 + "words", address=lambda url: url)
    assert "words" in body.text
    assert ("element", tag) in body.unsaid


def test_a_player_of_no_address() -> None:
    """An address that cannot be split is shown as it is."""
    assert "http://[x" in in_markdown('<iframe src="http://[x"></iframe>', address=lambda url: url).text


@pytest.mark.parametrize(
    ("html", "text", "name"),
    [
        (
            "<iframe src='//www.youtube.com/embed/x' title='A talk'></iframe>",
            "[A talk](https://www.youtube.com/embed/x)",
            "iframe",
        ),
        ("<video><source src='https://e.org/v.mp4'></video>", "[e.org](https://e.org/v.mp4)", "video"),
        ("<p>a</p><script>alert(1)</script>", "a", "script"),
        ("<form><p>Name</p><input></form>", "Name", "form"),
    ],
)
def test_what_no_page_may_hold_is_named(html: str, text: str, name: str) -> None:
    """A player becomes a link; scripts and forms are told, never silently gone."""
    body = in_markdown(html, address=lambda url: url)
    assert (body.text, body.apart) == (text, "")
    assert ("element", name) in body.unsaid


def test_one_odd_paragraph_leaves_the_others_readable() -> None:
    """Where the gentle way shows something else, only that block is written with every sign escaped."""
    text = markdown("<p>a plain one - see (this).</p><p>from $a<b>b$</b> on</p>")
    assert text == "a plain one - see (this).\n\nfrom \\$a<strong>b\\$</strong> on"


def test_a_difference_is_told() -> None:
    """A text that Markdown shows otherwise is told with the place where the two part."""
    body = in_markdown("<h2>a</h2><h3><pre>x\n  y</pre></h3>", address=lambda url: url)
    assert body.apart == "x"


@pytest.mark.parametrize(
    ("html", "text"), [("Q &amp; <em>A</em>", "Q & A"), ("a\n b", "a b"), ("x &lt;b&gt;", "x <b>")]
)
def test_titles_are_plain(html: str, text: str) -> None:
    """Titles hold HTML and entities, and become text."""
    assert plain_text(html) == text


WORDS = st.text(alphabet="abAB12 \n*_`~#>+-=.()[]{}!<&|\\\"'/^é你:", min_size=1, max_size=25).map(
    lambda text: escape(text, quote=False)
)
INLINE = st.recursive(
    WORDS,
    lambda inner: st.one_of(
        st.builds(
            lambda tag, x: f"<{tag}>{x}</{tag}>",
            st.sampled_from(["em", "strong", "code", "del", "sub"]),
            inner,
        ),
        st.lists(inner, min_size=1, max_size=3).map("".join),
    ),
    max_leaves=4,
)
BLOCKS = st.recursive(
    st.one_of(INLINE.map(lambda x: f"<p>{x}</p>"), INLINE.map(lambda x: f"<h3>{x}</h3>"), WORDS.map(lambda x: f"<pre>{x}</pre>")),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda xs: "<ul>" + "".join(f"<li>{x}</li>" for x in xs) + "</ul>"),
        inner.map(lambda x: f"<blockquote>{x}</blockquote>"),
    ),
    max_leaves=4,
)  # fmt: skip


@settings(max_examples=100)
@given(st.lists(BLOCKS, min_size=1, max_size=3).map("\n".join))
def test_readers_see_the_same(html: str) -> None:
    """Whatever people write, Markdown shows the same letters and the same code."""
    markdown(html)
