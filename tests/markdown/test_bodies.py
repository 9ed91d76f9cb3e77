"""What GitHub's own Markdown becomes: headings, alerts, tasks, footnotes, tables, code, diagrams, emoji, images."""

from __future__ import annotations

import pytest

from body_rendering import html, render
from steelyard.core.language.language import Language
from steelyard.core.language.told import worded
from steelyard.core.model import Heading, Link
from steelyard.markdown import PAGE_IDS, BodyRenderer, BodySettings, anchor


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Context and Problem Statement", "context-and-problem-statement"),
        ("A & B", "a--b"),
        ("C++ / C#: what's it_?", "c--c-whats-it_"),
        ("Größe und Maß", "größe-und-maß"),
        ("हिन्दी पाठ", "हिन्दी-पाठ"),
        ("日本語 の 見出し", "日本語-の-見出し"),
        ("🚀 Launch", "-launch"),
        ("0003. Use X (v1.2)", "0003-use-x-v12"),
        ("---", "---"),
    ],
)
def test_anchors_are_githubs(text: str, expected: str) -> None:
    """An anchor is lower case, without punctuation, with Unicode letters and marks kept and spaces as hyphens."""
    assert anchor(text) == expected


def test_repeated_headings_never_share_an_anchor() -> None:
    """Suffixes count up past anchors that other headings brought themselves: A, A, A-1 are three."""
    fragment, _ = render("# A\n\n# A\n\n# A-1\n\n# A\n")
    anchors = [heading.anchor for heading in fragment.headings]
    assert anchors == ["a", "a-1", "a-1-1", "a-2"]
    assert [f'id="{name}"' in fragment.html for name in anchors] == [True] * 4


def test_headings_are_told_with_level_and_plain_text() -> None:
    """A heading's text is what is read, emoji included; its anchor is made of what was written."""
    fragment, _ = render("## :rocket: `run` **it** [now](x)\n\nText\n----\n")
    assert fragment.headings == (
        Heading(2, "rocket-run-it-now", "🚀 run it now"),
        Heading(2, "text", "Text"),
    )


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("# The *Title*\n\ntext\n", 1),
        ("<!-- note -->\n![badge](b.svg)\n\n# The Title #\n\ntext\n", 4),
        ("The\nTitle\n=====\n\ntext\n", 1),
        ("text\n\n# The Title\n", 3),
        ('<h1 align="center">The Title</h1>\n\ntext\n', 1),
        ('<div align="center">\n\n# The Title\n\n</div>\n\ntext\n', 3),
    ],
)
def test_the_title_is_left_out(body: str, line: int) -> None:
    """The H1 at the title's line goes, in each way to write one, and its anchor is handed to the page."""
    fragment, _ = render(body, title_line=line)
    assert "<h1" not in fragment.html
    assert "text" in fragment.html
    assert fragment.headings == ()
    assert fragment.title_anchor in {"the-title", "thetitle"}


def test_only_the_title_is_left_out() -> None:
    """Another H1 stays, wherever it stands, and the title's anchor stays taken."""
    fragment, _ = render("# Context\n\na\n\n# The Title\n\nb\n\n## The Title\n", title_line=5)
    assert fragment.headings == (Heading(1, "context", "Context"), Heading(2, "the-title-1", "The Title"))
    assert fragment.title_anchor == "the-title"
    assert render("# A\n")[0].title_anchor == ""


def test_own_ids_stay_and_are_unique() -> None:
    """Ids and names of raw HTML stay as written, once each; one right above its heading is that heading's."""
    text = html(
        '<a name="here"></a>\n\nx <b id="here">y</b>\n\n<a id="context"></a>\n\n## Context\n\n## Context\n'
    )
    assert text.count('id="here"') == 1
    assert text.count('id="context"') == 1
    assert '<h2 id="context">' in text
    assert '<h2 id="context-1">' in text
    assert "name=" not in text
    kept = html('<p id="context">far</p>\n\ntext\n\n## Context\n')
    assert '<p id="context">' in kept
    assert '<h2 id="context-1">' in kept


def test_a_raw_heading_answers_to_its_id_and_to_its_text() -> None:
    """GitHub gives a raw heading the anchor of its text; links to its own id arrive as well."""
    assert '<h2 id="its-text"><span id="own"></span>Its text</h2>' in html('<h2 id="own">Its text</h2>\n')


def test_the_pages_ids_are_out_of_reach() -> None:
    """Neither a raw id nor a heading can take an id that begins as the page's own do."""
    text = html(f'<a id="{PAGE_IDS}search"></a>\n\n## {PAGE_IDS.title()}search\n')
    assert f'id="{PAGE_IDS}' not in text


@pytest.mark.parametrize("kind", ["NOTE", "tip", "Important", "WARNING", "CAUTION"])
def test_alerts(kind: str) -> None:
    """The five kinds become boxes with their name, whatever their case and line ending."""
    for end in ("\n", "  \n", "\n>\n"):
        text = html(f"> [!{kind}]{end}> Take *care*.\n> - x\n")
        assert text.startswith(f'<div class="markdown-alert markdown-alert-{kind.lower()}">')
        assert f'<p class="markdown-alert-title">{kind.capitalize()}</p>\n<p>Take <em>care</em>.</p>' in text
        assert "[!" not in text


@pytest.mark.parametrize(
    "body",
    [
        "> [!NOTE]\n",
        "> [!NOTE] same line\n",
        "> [!OTHER]\n> x\n",
        "- > [!NOTE]\n  > x\n",
        "> [!NOTE] *a*\n> x\n",
    ],
)
def test_what_is_no_alert_stays_a_quote(body: str) -> None:
    """An empty box, words behind the mark, an unknown kind and a nested quote are quotes on GitHub."""
    assert "<blockquote>" in html(body)
    assert "markdown-alert" not in html(body)


def test_task_lists() -> None:
    """Boxes are disabled, marked, named for a screen reader, and stand in their paragraph."""
    text = html("- [x] done\n\n- [ ] open\n- plain\n")
    assert '<ul class="contains-task-list">' in text
    assert (
        text.count('<li class="task-list-item"><p><input class="task-list-item-checkbox" type="checkbox"')
        == 2
    )
    assert text.count('disabled=""') == 2
    assert 'checked="" aria-label="Completed task"> done' in text
    assert 'aria-label="Incomplete task"> open' in text


def test_no_other_input_remains() -> None:
    """Forms and inputs of raw HTML go, but for check boxes that open a list item."""
    text = html(
        '<form><input type="text" value="x"><button>b</button></form>\n\na <input type="checkbox"> b\n'
    )
    assert "<input" not in text
    assert "<form" not in text
    assert "<button" not in text


def test_footnotes_lead_there_and_back() -> None:
    """References and notes link to each other, with the roles and labels assistive technology knows."""
    text = html("A[^n] and B[^n].\n\n[^n]: The note.\n\n## fn-n\n")
    assert '<a href="#fn-n" id="fnref-n" role="doc-noteref">1</a>' in text
    assert '<section class="footnotes" role="doc-endnotes" aria-label="Footnotes">' in text
    assert '<li id="fn-n">' in text
    assert 'href="#fnref-n-2"' in text
    assert 'aria-label="Back to reference 1" role="doc-backlink"' in text
    assert '<h2 id="fn-n-1">' in text


def test_tables_scroll_in_a_named_box() -> None:
    """Each outermost table stands in a focusable region named by its header; names differ."""
    text = html("| A | B |\n|:--|--:|\n| 1 | 2 |\n\n| A | B |\n|---|---|\n| 3 | 4 |\n")
    assert text.count('<div class="table-scroll" role="region" aria-label="A, B" tabindex="0"><table>') == 1
    assert text.count('aria-label="A, B (2)"') == 1
    assert '<td align="right">2</td>' in text
    nested = html("<table><tr><td><table><tr><td>x</td></tr></table></td></tr></table>\n")
    assert nested.count("table-scroll") == 1


GERMAN = Language(
    "de",
    {
        "Warning": "Warnung",
        "Table": "Tabelle",
        "Footnotes": "Fußnoten",
        "Back to reference {number}": "Zurück zu Verweis {number}",
        "Completed task": "Erledigte Aufgabe",
        "Incomplete task": "Offene Aufgabe",
        "`{link}` leads to nothing": "`{link}` führt ins Leere",
    },
)


def test_words_that_are_added_are_in_the_sites_language() -> None:
    """Titles of alerts and what only assistive technology hears follow the interface; an author's words stay."""
    body = (
        "> [!WARNING]\n> Warning\n\n- [x] a\n- [ ] b\n\nA[^n] and B[^n].\n\n[^n]: Table.\n\n"
        "|   |   |\n|---|---|\n| 1 | 2 |\n\n[x](x.md)\n"
    )
    gone = Link("broken", code="L203", message=worded("`{link}` leads to nothing", link="x.md"))
    renderer = BodyRenderer(BodySettings(language=GERMAN))
    fragment, (diagnostic,) = render(body, renderer=renderer, answers={"x.md": gone})
    said = fragment.html
    assert '<p class="markdown-alert-title">Warnung</p>\n<p>Warning</p>' in said
    assert 'aria-label="Erledigte Aufgabe"> a' in said
    assert 'aria-label="Offene Aufgabe"> b' in said
    assert '<section class="footnotes" role="doc-endnotes" aria-label="Fußnoten">' in said
    assert 'aria-label="Zurück zu Verweis 1" role' in said
    assert 'aria-label="Zurück zu Verweis 1-2" role' in said
    assert 'role="region" aria-label="Tabelle" tabindex' in said
    assert '<span class="broken-link" title="`x.md` führt ins Leere">x</span>' in said
    assert diagnostic.message == "`x.md` leads to nothing"


def test_words_of_python_markdown_are_in_the_sites_language() -> None:
    """Its way back from a footnote and the title that it makes of a note's class are said; a title of one's own stays."""
    settings = BodySettings("python-markdown", ("footnotes", "admonition"), GERMAN)
    said = html(
        'A[^1].\n\n[^1]: B.\n\n!!! warning\n    c\n\n!!! warning "Mind"\n    d\n',
        renderer=BodyRenderer(settings),
    )
    assert 'title="Zurück zu Verweis 1"' in said
    assert '<p class="admonition-title">Warnung</p>' in said
    assert '<p class="admonition-title">Mind</p>' in said


def test_code_is_coloured_by_classes() -> None:
    """A known language gets Pygments' classes; an unknown or missing one stays plain, `<` and `&` escaped."""
    text = html("```python\ndef f():\n    return 1 < 2\n```\n")
    assert '<div class="highlight"><pre><code class="language-python"><span class="k">def</span>' in text
    assert "style=" not in text
    assert '<pre><code class="language-nonesuch">a &lt; b\n</code></pre>' in html("```nonesuch\na < b\n```\n")
    assert "<pre><code>a &amp;&amp; b\n</code></pre>" in html("    a && b\n")


def test_code_keeps_its_blank_lines() -> None:
    """Blank lines at both ends of a block are part of it, fenced or raw."""
    assert "<code>\n\nx\n\n</code>" in html("```\n\n\nx\n\n```\n")
    # A browser drops one line break behind <pre>: the blank line that was meant is the second.
    assert "<pre>\n\nx</pre>" in html("<pre>\n\nx</pre>\n")


def test_wide_code_is_reachable_by_keyboard() -> None:
    """A block that may scroll, if only on a narrow phone, takes focus; one that never does, does not."""
    for wide in ("x" * 90, "x" * 21, f"x\n{'x' * 21}\nx"):
        assert '<pre tabindex="0">' in html(f"```\n{wide}\n```\n")
        assert '<pre tabindex="0">' in html(f"```python\n{wide}\n```\n")
    for narrow in ("x", "x\n" * 90):
        assert "tabindex" not in html(f"```\n{narrow}\n```\n")
    # The source of a diagram is wrapped, and never scrolls.
    assert "tabindex" not in html(f"```mermaid\n{'x' * 90}\n```\n")


def test_diagrams_keep_their_source() -> None:
    """A mermaid block stays readable text, marked for the page, and the fragment says that it has one."""
    fragment, _ = render("```mermaid\ngraph TD; a-->b\n```\n")
    assert fragment.html == '<pre class="mermaid">graph TD; a--&gt;b\n</pre>'
    assert fragment.diagrams
    assert not render("```\nx\n```\n")[0].diagrams


def test_emoji() -> None:
    """GitHub's short codes become characters in text; unknown ones, times and code stay."""
    assert html(":rocket::tada: :+1:") == "<p>🚀🎉 👍</p>"
    assert html(":100: done") == "<p>💯 done</p>"
    assert html("**:warning:** x") == "<p><strong>⚠️</strong> x</p>"
    for same in (":nonesuch:", "10:100:20", ":octocat:"):
        assert html(same) == f"<p>{same}</p>"
    assert html("`:rocket:`") == "<p><code>:rocket:</code></p>"
    assert html(":nonesuch:rocket:") == "<p>:nonesuch🚀</p>"
    assert ":rocket:" in html("```\n:rocket:\n```\n")


def test_images_load_lazily_and_outside_links_tell_nothing() -> None:
    """Images are fetched when seen; only links to other sites carry a rel."""
    text = html('![alt "x"](a.png "t")\n\n[o](https://example.org/) [i](b.html) https://example.org/c\n')
    assert '<img src="a.png" alt="alt &quot;x&quot;" title="t" loading="lazy">' in text
    assert text.count('rel="noopener noreferrer"') == 2
    assert '<a href="b.html">i</a>' in text


def test_what_github_allows_in_raw_html_stays() -> None:
    """Details, pictures, keys, sub- and superscript, alignment, definition lists and ruby are shown."""
    body = """<details open><summary>More</summary>

*text* <kbd>Ctrl</kbd> H<sub>2</sub>O x<sup>2</sup> <ins>in</ins> <del>out</del> <ruby>漢<rt>kan</rt></ruby>

</details>

<picture><source media="(prefers-color-scheme: dark)" srcset="d.png 2x"><img src="l.png" alt="p" width="10"></picture>

<p align="center" style="color:red" class="x" data-part="body">c</p>

<dl><dt>t</dt><dd>d</dd></dl>
"""
    text = html(body)
    for kept in (
        '<details open="">',
        "<summary>More</summary>",
        "<em>text</em>",
        "<kbd>Ctrl</kbd>",
        "H<sub>2</sub>O x<sup>2</sup>",
        "<ruby>漢<rt>kan</rt></ruby>",
        '<source media="(prefers-color-scheme: dark)" srcset="d.png 2x">',
        'width="10"',
        '<p align="center">c</p>',
        "<dl><dt>t</dt><dd>d</dd></dl>",
    ):
        assert kept in text


def test_text_only_tags_show_as_text() -> None:
    """A tag that would swallow the page, such as <title> in a sentence, is shown as GitHub shows it."""
    text = html("The <title> tag\n\n**bold**\n\nand an open <script> or <textarea> here\n\nend\n")
    assert "The &lt;title&gt; tag" in text
    assert "<strong>bold</strong>" in text
    assert "&lt;script&gt; or &lt;textarea&gt; here" in text
    assert "<p>end</p>" in text


def test_odd_addresses_stay() -> None:
    """Addresses that are no valid URL, with a placeholder for the port, are links on GitHub and here."""
    assert 'href="http://localhost:%7Bport%7D/x?a&amp;b"' in html("[l](http://localhost:{port}/x?a&b)")


@pytest.mark.parametrize("number", ["7", "1" * 5_000])
def test_strangers_shields_mean_nothing(number: str) -> None:
    """The characters that stand for such an address on its way come to nothing when a body brings them, whatever the number."""
    text = html(f"[l](http://localhost:{{port}}/) <b title='&#xfdd2;{number}&#xfdd3;'>x</b>")
    assert '<b title="">x</b>' in text


def test_nothing_is_nothing() -> None:
    """An empty body and one of white space give an empty fragment."""
    assert [html(body) for body in ("", "\n", " \n\n", "<!-- only a comment -->\n")] == ["", "", "", ""]
