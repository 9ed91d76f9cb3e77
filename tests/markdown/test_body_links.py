"""What a body's links become, which sentences mention what, and where a wrong one stands."""

from __future__ import annotations

import re

import pytest

from body_rendering import GITHUB, found, html, render
from steelyard.core.model import Anchored, Link, Mention
from steelyard.diagnostics import Place, Severity
from steelyard.markdown.source import Source

RECORD = Link("record", "../d/12.html", "decisions/12.md", "0012 Use <X>", "accepted")
BROKEN = Link("broken", code="L203", message='nothing is called "x"', hint="did you mean y.md?")


def test_each_kind_of_answer() -> None:
    """A record link carries label and status, other targets their address, what leads nowhere is a span."""
    answers = {
        "12.md": RECORD,
        "p.md": Link("page", "../p.html", "p.md"),
        "f.pdf": Link("file", "../f.pdf", "decisions/f.pdf"),
        "src/x.go": Link("repository", "https://forge.example/x.go"),
        "y.go": Link("text"),
        "x.md": BROKEN,
        "#a": Link("anchor", "#a"),
    }
    text = html_of("[r](12.md) [p](p.md) [f](f.pdf) [g](src/x.go) [t](y.go) [b *c*](x.md) [a](#a)", answers)
    assert text == (
        '<p><a href="../d/12.html" class="record-link" data-status="accepted" title="0012 Use &lt;X&gt;">r</a> '
        '<a href="../p.html">p</a> <a href="../f.pdf">f</a> '
        '<a href="https://forge.example/x.go" rel="noopener noreferrer">g</a> <span class="unlinked">t</span> '
        '<span class="broken-link" title="nothing is called &quot;x&quot;">b <em>c</em></span> <a href="#a">a</a></p>'
    )


def html_of(body: str, answers: dict[str, Link]) -> str:
    return render(body, answers=answers)[0].html


def test_images_and_their_candidates() -> None:
    """An image's address is rewritten; a missing one leaves its description; a srcset keeps what exists."""
    answers = {
        "a.png": Link("file", "../files/a.png", "decisions/a.png"),
        "gone.png": Link("broken", code="L205", message="no gone.png"),
    }
    assert html_of("![A](a.png)", answers) == '<p><img src="../files/a.png" alt="A" loading="lazy"></p>'
    assert (
        html_of("![G](gone.png)", answers) == '<p><span class="broken-link" title="no gone.png">G</span></p>'
    )
    text = html_of('<picture><source srcset="a.png 1x, gone.png 2x"><img src="a.png"></picture>', answers)
    assert '<source srcset="../files/a.png 1x">' in text


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("a.png 1x,b.png 2x", "A.png 1x, B.png 2x"),
        ("a.png 1x ,  b.png\n100w 50h ,", "A.png 1x, B.png 100w 50h"),
        ("a.png,  b.png", "A.png, B.png"),
        ("a.png,b.png", "a.png,b.png"),
        (" , ", ""),
    ],
)
def test_a_srcset_is_cut_as_html_cuts_it(written: str, shown: str) -> None:
    """A comma ends an address where a blank or a size stands beside it, and is a part of it elsewhere."""
    answers = {f"{name}.png": Link("file", f"{name.upper()}.png", f"{name}.png") for name in "ab"}
    text = html_of(f'<picture><source srcset="{written}"><img src="x.png"></picture>', answers)
    assert f'<source srcset="{shown}">' in text


def test_destinations_are_asked_as_written_and_once() -> None:
    """`resolve` hears every destination, in order, with what it stands in; footnotes are the parser's own."""
    heard: list[tuple[str, str]] = []

    def resolve(destination: str, tag: str) -> Link:
        heard.append((destination, tag))
        return Link("external", destination)

    body = (
        "# T [t](t.md)\n\n[a](b%20c.md#d) ![i](e.png) [[12]] <https://x.example> n[^1]\n\n[^1]: [q](q.md)\n"
    )
    GITHUB.render(body, file="a.md", first_line=1, title_line=1, resolve=resolve)
    assert heard == [
        ("b%20c.md#d", "a"),
        ("e.png", "img"),
        ("12", "wiki"),
        ("https://x.example", "a"),
        ("q.md", "a"),
    ]


def test_wiki_links() -> None:
    """`[[ref]]` takes the record's label, `[[ref|label]]` its own; text, code and links stay as written."""
    answers = {"12": RECORD, "x": BROKEN}
    link = '<a href="../d/12.html" class="record-link" data-status="accepted" title="0012 Use &lt;X&gt;">'
    assert html_of("see [[12]] and [[ 12 | this ]].", answers) == (
        f"<p>see {link}0012 Use &lt;X&gt;</a> and {link}this</a>.</p>"
    )
    assert (
        html_of("[[x]]", answers)
        == f'<p><span class="broken-link" title="{escaped(BROKEN.message)}">[[x]]</span></p>'
    )
    for same in ("a [[y]] b [[z|w]] c", "[[]] [[|]] [[ ]]"):
        assert html_of(same, answers) == f"<p>{same}</p>"
    assert html_of("`[[12]]`", answers) == "<p><code>[[12]]</code></p>"
    assert html_of("[a [[12]]](b)", answers) == '<p><a href="b">a [[12]]</a></p>'
    assert "<pre><code>[[12]]\n</code></pre>" in html_of("    [[12]]\n", answers)


def escaped(text: str) -> str:
    return text.replace('"', "&quot;")


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("First. Then [this](12.md) was done! Last.", "Then this was done!"),
        ("As in [this](12.md), e.g. Redis, it is. Next.", "As in this, e.g. Redis, it is."),
        ("Use Redis etc. [this](12.md) is so.", "Use Redis etc. this is so."),
        ("Before. [This](12.md) is so. After.", "This is so."),
        ("- one [this](12.md)\n  - two. Three.\n- four", "one this"),
        ("| A | B |\n|---|---|\n| x | [this](12.md) y |\n", "this y"),
        ("> Quoted *and* `code` [this](12.md)\n> on two lines.", "Quoted and code this on two lines."),
        ("## On [this](12.md)\n\nNot that.", "On this"),
        ("[[12]] is it. No.", "0012 Use <X> is it."),
        ("A hard  \nbreak [this](12.md) is.\\\nNext.", "A hard break this is."),
        ("So [this\nlong](12.md) one. Next.", "So this long one."),
        ("Told by [this][x]. Next.\n\n[x]: 12.md", "Told by this."),
        ("As Smith et al. 2019 say of [this](12.md). Next.", "As Smith et al. 2019 say of this."),
        ("On 3 Oct. 2019 came [this](12.md). Next.", "On 3 Oct. 2019 came this."),
        ("先写一句。参见[this](12.md)的决定。还有别的！完", "参见this的决定。"),
        ("「これだ。」[this](12.md)を見よ。終わり。", "thisを見よ。"),
        ("Before. Supersedes [2. Use this](12.md). Next.", "Supersedes 2. Use this."),
        ("[2. Use this](12.md) [3. Or that](https://example.org) so. Next.", "2. Use this 3. Or that so."),
        ("Read [it. This!](12.md) Next.", "Read it. This!"),
        ("参见[一。二](12.md)。还有。", "参见一。二。"),
        ("Noted[^n].\n\n[^n]: Not here. By [this](12.md) so. No.", "By this so."),
    ],
)
def test_a_mention_quotes_its_sentence(body: str, sentence: str) -> None:
    """The sentence around a link, as plain text, within its own block."""
    fragment, _ = render(body, answers={"12.md": RECORD, "12": RECORD})
    assert fragment.mentions == (Mention("record", "decisions/12.md", sentence),)


def test_a_long_sentence_is_cut_around_its_link() -> None:
    """A quoted sentence has at most 300 characters, and the link's words are among them."""
    body = f"{'before ' * 90}[this](12.md) {'after ' * 90}"
    (mention,) = render(body, answers={"12.md": RECORD})[0].mentions
    assert len(mention.sentence) <= 300
    assert "this" in mention.sentence
    assert mention.sentence.startswith("…")
    assert mention.sentence.endswith("…")
    assert set(mention.sentence.strip("…").split()) == {"before", "this", "after"}


def test_a_long_sentence_without_blanks_is_cut_as_it_comes() -> None:
    """Where no blank is near, letters are given up, and the link's words stay."""
    body = f"{'前' * 400}[this](12.md){'後' * 400}"
    (mention,) = render(body, answers={"12.md": RECORD})[0].mentions
    assert len(mention.sentence) <= 300
    assert "前this後" in mention.sentence


def test_only_what_is_ours_is_mentioned() -> None:
    """Records, pages and files are mentions, images among them; the web and dead links are not."""
    answers = {
        "p.md": Link("page", "p.html", "p.md"),
        "a.png": Link("file", "a.png", "a.png"),
        "x.md": BROKEN,
    }
    fragment, _ = render("[p](p.md) ![a](a.png) [x](x.md) [w](https://example.org)", answers=answers)
    assert [(item.kind, item.target) for item in fragment.mentions] == [("page", "p.md"), ("file", "a.png")]


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ("a [b](x.md)", [(10, 7)]),
        ("[x.md](x.md) [b](x.md)", [(10, 8), (10, 18)]),
        ("`[a](x.md)`\n\n[b](x.md)", [(12, 5)]),
        ("```\n[a](x.md)\n```\n\n    [a](x.md)\n\n[b](x.md)", [(16, 5)]),
        ("[data](data-x.md) [y](x.md#z) [b](<x.md>)", [(10, 36)]),
        ("[a][r] [r]\n\n[r]: x.md", [(12, 6), (12, 6)]),
        ('<a href="x.md">b</a> ![i](x.md)', [(10, 10), (10, 27)]),
        ("<!-- [a](x.md) -->\n\n[b](x.md)", [(12, 5)]),
        ("[b](\n  x.md)", [(11, 3)]),
    ],
)
def test_a_wrong_link_is_found_where_it_stands(body: str, places: list[tuple[int, int]]) -> None:
    """Each link to a wrong destination is reported at its own place, however often it is repeated or quoted in code."""
    _, diagnostics = render(body, first_line=10, answers={"x.md": BROKEN})
    assert found(diagnostics) == [("L203", *place) for place in places]
    assert {item.place.length for item in diagnostics} == {len("x.md")}
    assert {(item.message, item.hint) for item in diagnostics} == {(BROKEN.message, BROKEN.hint)}


def test_escaped_destinations_are_found() -> None:
    """A destination that HTML spells otherwise than the source is found all the same."""
    for written, asked in (("ä b.md", "%C3%A4%20b.md"), ("a.md?b&c", "a.md?b&c"), ("ü.md", "%C3%BC.md")):
        _, diagnostics = render(f"text [a](<{written}>)", answers={asked: BROKEN})
        assert found(diagnostics) == [("L203", 1, 11)]


def test_the_titles_links_are_counted() -> None:
    """A link in the title that was left out does not shift the places of later ones."""
    _, diagnostics = render("# T [a](x.md)\n\n[b](x.md)\n", title_line=1, answers={"x.md": BROKEN})
    assert found(diagnostics) == [("L203", 3, 5)]


def test_severities() -> None:
    """A link to a draft that was left out is a note, the others are warnings; a wiki link is found as well."""
    draft = Link("text", code="L207", message="a draft")
    _, diagnostics = render(
        "[a](d.md)\n[b](x.md) [[w]]\n", answers={"d.md": draft, "x.md": BROKEN, "w": BROKEN}
    )
    assert [item.severity for item in diagnostics] == [Severity.NOTE, Severity.WARNING, Severity.WARNING]
    assert found(diagnostics) == [("L207", 1, 5), ("L203", 2, 5), ("L203", 2, 11)]
    assert html("[a](d.md)").startswith("<p><a")


ANCHORS = """# One

[a](#one) [b](#two-ü) [c](#by-hand) [d](#named) [^1] [e](#top) [f](#) [g](#nope)

## Two ü

<a name="named"></a> <b id="by-hand">x</b> `[h](#code)` [[#nope]]

[^1]: Note, and [i](#Nope), [g](#nope).
"""


def test_an_anchor_that_is_not_on_the_page_is_told_at_its_link() -> None:
    """Headings, the title left out, ids of raw HTML and footnotes are there; each link to anything else is said."""

    def resolve(destination: str, tag: str) -> Link:
        return Link("anchor", destination) if tag == "a" else Link("text")

    _, diagnostics = GITHUB.render(ANCHORS, file="a.md", first_line=5, title_line=1, resolve=resolve)
    assert found(diagnostics) == [("L210", 7, 75), ("L210", 13, 21), ("L210", 13, 33)]
    assert diagnostics[0].message == "there is no `#nope` on its page"


def test_a_link_to_a_place_elsewhere_is_handed_on() -> None:
    """Whether another page has the anchor, only who holds that page can tell."""
    record = Link("record", "../d/12.html#why", "decisions/12.md", "0012", "accepted")
    fragment, diagnostics = render(
        "[x](12.md#why) and [[12#why]]", answers={"12.md#why": record, "12#why": record}
    )
    assert diagnostics == ()
    assert fragment.anchored == (
        Anchored("decisions/12.md", "why", "12.md#why", "a", 0),
        Anchored("decisions/12.md", "why", "12#why", "wiki", 0),
    )


def test_an_anchor_as_githubs_pages_have_it() -> None:
    """There every anchor begins with `user-content-`, which a link may have or not; here none does."""

    def resolve(destination: str, _: str) -> Link:
        if destination.startswith("#"):
            return Link("anchor", destination)
        return Link("record", "../d/12.html#user-content-why", "decisions/12.md", "0012", "accepted")

    text = "## Why\n\n[a](#user-content-why), [b](12.md#user-content-why), [c](#user-content-what)\n"
    for body in (text, f"{text}\n<i>x</i>\n"):  # plain, and with a tree
        fragment, diagnostics = GITHUB.render(body, file="a.md", first_line=1, title_line=0, resolve=resolve)
        assert re.findall('href="([^"]*)"', fragment.html) == ["#why", "../d/12.html#why", "#what"]
        assert [each.anchor for each in fragment.anchored] == ["why"]
        assert [each.message for each in diagnostics] == ["there is no `#what` on its page"]


@pytest.mark.parametrize(
    ("body", "destination", "column"),
    [
        ("a [b](c\\_d&amp;e.md)", "c_d&e.md", 7),
        ('a <a href="c&#46;md">b</a>', "c.md", 12),
        ('a <a href="c\nd.md">b</a>', "c d.md", 12),
        ("<div>`<a href='c.md'>b</a>`</div>", "c.md", 16),
    ],
)
def test_a_destination_is_found_however_it_is_spelt(body: str, destination: str, column: int) -> None:
    """Entities, backslashes, a line's end in an attribute, and backticks that are no code hide none."""
    _, diagnostics = render(body, answers={destination: BROKEN})
    assert found(diagnostics) == [("L203", 1, column)]


def test_a_picture_that_is_not_there_keeps_its_anchor() -> None:
    """Its description stands in its place, and links to its id still lead there."""
    body = '<img id="plan" src="gone.png" alt="The plan">\n'
    fragment, _ = render(body, answers={"gone.png": Link("broken")})
    assert fragment.html == '<span id="plan" class="broken-link">The plan</span>'


def test_what_is_written_twice_is_found_twice() -> None:
    """The same wiki link has two places; what is not written at all is placed at the body's first line."""
    source = Source("a [[b]]\n[[B]]", file="a.md", first_line=5)
    assert source.asked("b", "wiki", 0) == Place("a.md", 5, 3, 3)
    assert source.asked("b", "wiki", 1) == Place("a.md", 6, 1, 3)
    assert source.asked("gone", "a", 0) == Place("a.md", 5)
