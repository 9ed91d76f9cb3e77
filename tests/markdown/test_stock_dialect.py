"""The `python-markdown` dialect: the site's own extensions, the same processors and sanitiser, and its bounds."""

from __future__ import annotations

import pytest

from body_rendering import found, html, render
from costs import within
from steelyard.core.model import Heading, Link
from steelyard.markdown import BodyRenderer, BodySettings, check_extensions


def renderer(*extensions: str) -> BodyRenderer:
    return BodyRenderer(BodySettings("python-markdown", extensions))


PLAIN = renderer()
EXTRA = renderer("extra", "markdown.extensions.toc", "admonition", "sane_lists")


def test_only_the_listed_extensions_work() -> None:
    """Without extensions a pipe table is a paragraph and a fence is no block; with them they are."""
    body = "a | b\n--|--\n1 | 2\n"
    assert "<table" not in html(body, renderer=PLAIN)
    assert "<table" in html(body, renderer=renderer("tables"))
    assert "<table" in html(body, renderer=renderer("markdown.extensions.tables"))


def test_it_reads_as_python_markdown_reads() -> None:
    """Four spaces nest a list, a line may not interrupt a paragraph: its rules, not GitHub's."""
    assert "<ul>" not in html("text\n- a\n", renderer=PLAIN)
    assert "<ul>" in html("text\n- a\n")
    assert html("- a\n  - b\n", renderer=PLAIN).count("<ul>") == 1


def test_the_same_processors_work_behind_it() -> None:
    """Title, links, mentions, code, tables, emoji and images come out as in the github dialect."""
    body = """# The Title

See [it](12.md) :tada: and ![i](i.png).

## More {: #own }

## Plain & simple

```python
x = 1
```

A | B
:-:|--
1 | [[12]]
"""
    record = Link("record", "../12.html", "d/12.md", "0012 X", "accepted")
    fragment, diagnostics = render(
        body, title_line=1, answers={"12.md": record, "12": record}, renderer=EXTRA
    )
    assert diagnostics == ()
    assert fragment.title_anchor == "the-title"
    assert fragment.headings == (Heading(2, "own", "More"), Heading(2, "plain-simple", "Plain & simple"))
    assert [mention.sentence for mention in fragment.mentions] == ["See it 🎉 and i.", "0012 X"]
    assert '<a href="../12.html" class="record-link"' in fragment.html
    assert (
        '<div class="highlight"><pre><code class="language-python"><span class="n">x</span>' in fragment.html
    )
    assert '<div class="table-scroll" role="region" aria-label="A, B" tabindex="0"><table>' in fragment.html
    assert '<th align="center">A</th>' in fragment.html
    assert "style=" not in fragment.html
    assert '<img alt="i" src="i.png" loading="lazy">' in fragment.html


def test_footnotes_and_admonitions_keep_their_classes() -> None:
    """What extensions mark by class stays marked; footnotes lead there and back."""
    text = html('A[^1].\n\n[^1]: Note.\n\n!!! note "Mind"\n    the gap\n', renderer=EXTRA)
    assert '<div class="admonition note">' in text
    assert 'id="fn:1"' in text
    assert 'href="#fn:1" role="doc-noteref"' in text
    assert 'role="doc-backlink"' in text


def test_headings_without_own_ids_get_githubs() -> None:
    """Where `toc` is not listed, anchors are GitHub's; permalinks are no part of a heading's text."""
    assert render("## A & B\n", renderer=PLAIN)[0].headings == (Heading(2, "a--b", "A & B"),)
    assert "$5 and x$" in html("$5 and x$", renderer=PLAIN)


def test_check_extensions() -> None:
    """Names that do not load, read files, or are no Markdown extension are told; the rest is not."""
    names = ("tables", "markdown.extensions.toc", "nonesuch", "pymdownx.nonesuch", "os", "pymdownx.snippets")
    assert check_extensions(names) == ("nonesuch", "pymdownx.nonesuch", "os", "pymdownx.snippets")
    assert check_extensions(()) == ()
    assert html("**a**", renderer=renderer("nonesuch", "os")) == "<p><strong>a</strong></p>"


def test_pymdown_extensions_work_where_installed() -> None:
    """An installed `pymdownx.*` extension may be listed."""
    pytest.importorskip("pymdownx")
    assert check_extensions(("pymdownx.tilde",)) == ()
    assert "<del>a</del>" in html("~~a~~", renderer=renderer("pymdownx.tilde"))


@pytest.mark.parametrize("extension", ["fenced_code", "extra", "pymdownx.superfences", "pymdownx.extra"])
def test_diagrams_keep_their_source_in_either_way_of_fencing(extension: str) -> None:
    """A mermaid block is left for the page to draw, whichever extension reads fences; so is one written in HTML."""
    if extension.startswith("pymdownx"):
        pytest.importorskip("pymdownx")
    for body in (
        "```mermaid\ngraph TD; a-->b\n```\n",
        '<pre class="mermaid">graph TD; a--&gt;b</pre>\n',
        '<pre class="mermaid"><code>graph TD; a--&gt;b</code></pre>\n',
    ):
        fragment, _ = render(body, renderer=renderer(extension))
        assert fragment.html.replace("\n", "") == '<pre class="mermaid">graph TD; a--&gt;b</pre>'
        assert fragment.diagrams


@pytest.mark.parametrize(
    "body",
    [
        "[" * 20_000,
        "![a][" * 20_000,
        "<a " * 20_000,
        "```x\n" * 20_000,
        "[a](b " * 20_000,
        "*[a]: b\n" * 20_000,
    ],
)
def test_a_block_that_would_take_minutes_is_refused(body: str) -> None:
    """Inputs on which Python-Markdown is quadratic end at once with an error at the block's line."""
    within(5, lambda: render(f"text\n\n{body}\n", renderer=EXTRA))
    fragment, diagnostics = render(f"text\n\n{body}\n", renderer=EXTRA)
    assert found(diagnostics) == [("B404", 3, 1)]
    assert fragment.html.startswith("<pre")


def test_large_but_ordinary_bodies_pass() -> None:
    """Long tables with links, long lists and long code are not refused."""
    table = "A | B\n--|--\n" + "[a](https://example.org/a) | some text that fills the cell\n" * 300
    code = "```xml\n" + "<a><b>x</b></a>\n" * 3_000 + "```\n"
    for body in (table, "- [a](b) text\n" * 500, code):
        assert render(body, renderer=EXTRA)[1] == ()


def test_nesting_is_bounded_too() -> None:
    """Beyond a hundred levels the body is refused, as in the github dialect."""
    assert found(render("a\n\n" + "<div>" * 120 + "x\n", renderer=EXTRA)[1]) == [("B402", 3, 1)]


def test_nesting_beyond_what_python_markdown_follows_is_refused_alike() -> None:
    """Where it runs out of recursion the body is refused for its depth too, and the next one is read as ever."""
    body = "a\n\n" + "<div markdown='1'>\n" * 600 + "x" + "\n</div>" * 600
    assert [code for code, _, _ in found(render(body, renderer=EXTRA)[1])] == ["B402"]
    assert html("**a**", renderer=EXTRA) == "<p><strong>a</strong></p>"


def test_a_permalink_is_no_part_of_its_heading() -> None:
    """What `toc` adds for a heading's address, or an author of its class, is not told as its text."""
    fragment, _ = render('## A <a class="headerlink" href="#a">¶</a>\n', renderer=EXTRA)
    assert fragment.headings == (Heading(2, "a", "A"),)


def test_links_of_other_classes_are_no_notes() -> None:
    """Only a footnote's links have its roles."""
    assert html('<a class="x" href="y">a</a>', renderer=EXTRA) == '<p><a class="x" href="y">a</a></p>'


def test_what_python_markdown_fails_on_is_shown_as_it_is() -> None:
    """A note within a note, on which it raises, is an error that names what was raised; the next body is read as ever."""
    fragment, (failed,) = render("[^1]:\n[^]:\n[^1]:[^y]:", renderer=EXTRA)
    assert (failed.code, failed.place.line) == ("B407", 1)
    assert failed.message == "Python-Markdown fails on this text with RuntimeError"
    assert fragment.html == '<pre tabindex="0">[^1]:\n[^]:\n[^1]:[^y]:</pre>'
    assert html("**a**", renderer=EXTRA) == "<p><strong>a</strong></p>"
