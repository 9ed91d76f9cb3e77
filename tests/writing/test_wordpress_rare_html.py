"""What editors leave behind in posts, empty, broken or out of place, does no harm to the words around it."""

from __future__ import annotations

import pytest

from steelyard.writing.wordpress.body import in_markdown
from steelyard.writing.wordpress.content import paragraphs, whole


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<pre>a<br>b</pre>", "```\na\nb\n```"),
        ("<p><br>a<br> <!-- c --></p>", "a"),
        ("<div>a<br><p>b</p></div>", "a\n\nb"),
        ("<p><code><a href='x'>t</a></code></p>", "`t`"),
        ("<pre><a href='x'>t</a> <kbd>k</kbd></pre>", "```\nt k\n```"),
        ("<p><a href='x'></a>b <a>c</a><kbd></kbd></p>", "b c"),
        ("<p><!-- c -->1. no</p>", "1\\. no"),
        ("<p>a<img alt='no address'></p>", "a"),
        (
            "<table><tr><td><ul><li>x</li></ul></td></tr></table>",
            "<table><tr><td><ul><li>x</li></ul></td></tr></table>",
        ),
        ("<pre data-language='g<o'>x</pre>", "```go\nx\n```"),
        ("from $a<b>b$</b> on<p>x</p><!-- c --> and on", "from \\$a<strong>b\\$</strong> on\n\nx\n\nand on"),
    ],
)
def test_remains_do_no_harm(html: str, text: str) -> None:
    """Breaks at an edge, links without words, comments and words outside of paragraphs leave the text as it was shown."""
    body = in_markdown(html, address=lambda url: url)
    assert (body.text, body.apart, body.unsaid) == (text, "", ())


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("<p>a</p><video><source></video>", ("element", "video")),
        ("<p>a</p><script>x<b>y</b></script>", ("element", "script")),
        ("<p>a</p><object><embed src='a'></object>", ("element", "object")),
    ],
)
def test_what_shows_nothing_goes_with_all_that_it_holds(html: str, told: tuple[str, str]) -> None:
    """A player of nothing, a script, and what stands in them are left out, and told once."""
    body = in_markdown(html, address=lambda url: url)
    assert (body.text, body.unsaid) == ("a", (told,))


def test_a_block_of_code_whose_language_cannot_be_read() -> None:
    """A broken note of a block's language costs the language and not the code."""
    text = '<!-- wp:code {"language":"js} -->\n<pre>a</pre>\n<!-- /wp:code -->'
    assert "<pre>a</pre>" in whole(text, {}).html


def test_a_caption_without_a_picture_is_text() -> None:
    """What stands in a caption's shortcode stays when there is no picture in it."""
    assert whole('[caption id="a"]just words[/caption]', {}).html == "<p>just words</p>\n"


def test_elements_that_are_never_closed_end_with_the_one_around_them() -> None:
    """Text behind a list whose bullets are left open stands in a paragraph again."""
    assert paragraphs("<ul><li>a</ul>b") == "<ul><li>a</ul><p>b</p>\n"
