"""A post's content becomes the HTML that its page had."""

from __future__ import annotations

import pytest

from costs import within
from steelyard.writing.wordpress.content import paragraphs, whole

PICTURES = {"1": ("https://e.org/1.jpg", "One"), "2": ("https://e.org/2.jpg", "Two")}


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("One\ntwo\n\nthree", "<p>One<br>\ntwo</p>\n<p>three</p>\n"),
        ("a<ul>\n<li>x\ny</li>\n</ul>b", "<p>a</p>\n<ul>\n<li>x<br>\ny</li>\n</ul><p>b</p>\n"),
        ("<blockquote>q\n\nr</blockquote>", "<blockquote><p>q</p>\n<p>r</p>\n</blockquote>"),
        ("<pre>\na\n\nb</pre>", "<pre>\na\n\nb</pre>"),
        ("<p>done</p>\n\n<h2>T</h2>", "<p>done</p>\n\n<h2>T</h2>"),
        ("a<hr>b", "<p>a</p>\n<hr><p>b</p>\n"),
        ("</div>a", "</div><p>a</p>\n"),
    ],
)
def test_paragraphs(text: str, html: str) -> None:
    """A classic post is kept without its paragraphs; code keeps its empty lines."""
    assert paragraphs(text) == html


def test_blocks_have_their_paragraphs_already() -> None:
    """A post of the block editor is left as it is, and a code block knows its language."""
    text = '<!-- wp:x/code {"language":"js"} -->\n<pre><code>a\n\nb</code></pre>\n<!-- /wp:x/code -->\n<!-- wp:list {"a":1} --><ul></ul><!-- /wp:list -->'
    content = whole(text, {})
    assert '<pre data-language="js"><code>a\n\nb</code></pre>' in content.html
    assert "<p>" not in content.html
    assert content.unsaid == []


def test_marks_of_an_export_mean_nothing() -> None:
    """The characters that stand for what is kept come to nothing, in a post and in the title of a picture that it shows."""
    title = {"1": ("https://e.org/1.jpg", "a\ufdd07\ufdd1")}
    assert whole('\ufdd00\ufdd1[gallery ids="1"]', title).html == (
        '<p>0</p>\n<p><img src="https://e.org/1.jpg" alt="a7"></p>\n\n'
    )


def test_dynamic_blocks_are_named() -> None:
    """What the theme fills in when a page is shown is not in the export, and is told."""
    assert whole('<!-- wp:latest-posts {"n":3} /-->', {}).unsaid == [("block", "latest-posts")]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (
            '[caption id="a"]<img src="x.png"> Words[/caption]',
            '<figure><img src="x.png"><figcaption>Words</figcaption></figure>',
        ),
        (
            '[caption caption="Old"]<a href="y"><img src="x.png"></a>[/caption]',
            "<figcaption>Old</figcaption>",
        ),
        (
            '[gallery ids="1,2"]',
            '<img src="https://e.org/1.jpg" alt="One"></p><p><img src="https://e.org/2.jpg"',
        ),
        ("[gallery]", '<img src="https://e.org/2.jpg" alt="Two">'),
        (
            '[code lang="python"]\na < b\n\n[c]\n[/code]',
            '<pre data-language="python"><code>a &lt; b\n\n[c]</code></pre>',
        ),
        (
            "[sourcecode language='sql']x &amp; y[/sourcecode]",
            '<pre data-language="sql"><code>x &amp; y</code></pre>',
        ),
        ("[php]echo 1;[/php]", '<pre data-language="php"><code>echo 1;</code></pre>'),
        ("[embed]https://e.org/v[/embed]", '<a href="https://e.org/v">https://e.org/v</a>'),
        ("[youtube https://youtu.be/x]", '<a href="https://youtu.be/x">'),
        ('[audio mp3="https://e.org/a.mp3"][/audio]', '<a href="https://e.org/a.mp3">a.mp3</a>'),
    ],
)
def test_shortcodes_that_are_known(text: str, part: str) -> None:
    """WordPress's own shortcodes, and its highlighter's, are what they stand for."""
    content = whole(text, PICTURES, ("2",))
    assert part in content.html
    assert content.unsaid == []


def test_other_shortcodes_stand_and_are_named() -> None:
    """A plug-in's shortcode is told; brackets that people write are none, nor is one in code."""
    content = whole(
        '[contact-form to="ann"] [sic] [1] [[x]] <code>y</code><pre>[a b="c"]</pre> [box]in[/box] [gallery ids="9"]',
        PICTURES,
    )
    assert sorted(set(content.unsaid)) == [
        ("shortcode", "box"),
        ("shortcode", "contact-form"),
        ("shortcode", "gallery"),
    ]
    assert '[contact-form to="ann"] [sic] [1] [[x]]' in content.html


def test_a_language_without_end() -> None:
    """What a block says of itself may be nested beyond all measure: it names no language then."""
    told = '{"language":' + "[" * 20_000 + "]" * 20_000 + "}"
    assert "<pre>x</pre>" in whole(f"<!-- wp:code {told} --><pre>x</pre>", {}).html


@pytest.mark.parametrize(
    "opening", ["<!-- ", "<pre ", "[gallery ", "[code ", "[code]", "[caption]", "[embed ", "<!-- wp:code {"]
)
def test_what_is_never_closed(opening: str) -> None:
    """It takes no longer than its length says, however often it is opened, and stays as it is written."""
    within(8, lambda: whole(opening * 20_000, {}))  # looked for to the end each time, it took 20 to 40
    found = whole(opening * 20_000, {}).html
    assert found.count(opening.strip()) == 20_000


def test_each_is_closed_by_its_own() -> None:
    """A comment ends no code, nor the other way round; names are closed in any case of letters."""
    html = "<PRE>a --> [gallery]</pre><!-- </pre> [gallery] -->[CODE]<!--[/code]"
    content = whole(html, {})
    assert (content.unsaid, "<!-- </pre> [gallery] -->" in content.html) == ([], True)
    assert content.html.count("[gallery]") == 2
    assert "<code>&lt;!--</code>" in content.html
