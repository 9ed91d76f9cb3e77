"""A page as a section of one file: ids of its own, links that lead within it, and nothing that only a page has."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from record_samples import assemble, corpus_of, make_record
from steelyard.core.branding.style_sheets import with_addresses
from steelyard.core.lists.rows import build_listing
from steelyard.core.onefile.sections import Holdings, section_html
from steelyard.core.onefile.whole import export_view, policy, running_title, section_ids
from steelyard.core.site import site_view

URL = "d/field/0003-cron.html"
IDS = {URL: "decision-3", "d/field/0004-queue.html": "decision-4", "pages/a/notes.html": "page-1"}
FILES = {
    "files/adr/q.png": "data:image/png;base64,AA==",
    "d/field/0003-cron.scores.csv": "data:text/csv;base64,AA==",
}


def section(html: str, site_url: str = "") -> str:
    held = Holdings(IDS, lambda url: FILES.get(url, ""), site_url)
    found = section_html(f"<body><main id='sy-main' class=x>{html}</main></body>", URL, held)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ('<h2 id="why">', '<h2 id="decision-3/why">'),
        ('<a href="#why">', '<a href="#decision-3/why">'),
        ('<a href="0004-queue.html">', '<a href="#decision-4">'),
        ('<a class="x" href="../field/0004-queue.html#a%20b">', '<a class="x" href="#decision-4/a%20b">'),
        ('<a href="../../pages/a/notes.html">', '<a href="#page-1">'),
        ('<a href="0003-cron.html">', '<a href="#decision-3">'),
        ('<img src="../../files/adr/q.png" alt="a > b" loading="lazy">', f'<img src="{FILES["files/adr/q.png"]}" alt="a &gt; b">'),
        ('<a href="0003-cron.scores.csv" download data-csv>', f'<a href="{FILES["d/field/0003-cron.scores.csv"]}#/0003-cron.scores.csv" download="0003-cron.scores.csv" data-csv>'),
        ('<source srcset="../../files/adr/q.png 2x, no.png">', f'<source srcset="{FILES["files/adr/q.png"]} 2x">'),
        ('<a href="../../tags/x.html">', "<a>"),
        ('<a href="https://example.org/?a=1&amp;b=2" rel="x">', '<a href="https://example.org/?a=1&amp;b=2" rel="x">'),
        ('<a href="mailto:a@b">', '<a href="mailto:a@b">'),
        ('<input id="a" aria-labelledby="b c"/>', '<input id="decision-3/a" aria-labelledby="decision-3/b decision-3/c"/>'),
        ('<section aria-labelledby="sy-relations">', "<section>"),
        ('<div role="region" tabindex="0">', '<div role="group" tabindex="0">'),
        ("<nav class='sy-contents'><a href='#x'>x</a></nav>a", "a"),
        ('<button class="sy-copy sy-js" data-copy="address">Copy</button>a', "a"),
        ('<p title="id=&quot;x&quot; href=">', '<p title="id=&quot;x&quot; href=">'),
        ("a &lt;a href=&quot;x&quot;&gt; b", "a &lt;a href=&quot;x&quot;&gt; b"),
    ],
)  # fmt: skip
def test_what_becomes_of_it(written: str, wanted: str) -> None:
    """Each kind of id and address."""
    assert section(written) == wanted


def test_to_the_published_site() -> None:
    """What the file does not hold is led to where the site is published, if that is known."""
    asked = section('<a href="../../tags/x y.html#a">', "https://x.org/s/")
    assert asked == '<a href="https://x.org/s/tags/x%20y.html#a">'


def test_a_page_without_main_is_none() -> None:
    """A frame of a project's own that has no `main` is told by its absence."""
    assert section_html("<body><p>Text</p></body>", URL, Holdings(IDS, lambda _: "")) is None


@given(
    st.lists(
        st.sampled_from(
            ['<p id="a">', '<a href="#a">', "<b>", "&lt;i id=&quot;a&quot;&gt;", '<i title=">">', "text ", '<br class="x"/>']
        )
    )
)  # fmt: skip
def test_nothing_else_changes(pieces: list[str]) -> None:
    """With the section's id taken out again, markup and text are what they were."""
    html = "".join(pieces).strip()
    assert section(html).replace("decision-3/", "").replace("&gt;", ">") == html.replace("&gt;", ">")


def test_no_two_ids_meet() -> None:
    """No id of a section is that of another one, or of something in it, whatever the records' ids and anchors are."""
    records = [
        make_record(f"adr/{name}.md") for name in ("0001-a", "0011-a", "1-a", "a", "sy-main", "page-1")
    ]
    ids = list(section_ids(assemble(records)[0].decisions, ["pages/x.html"]).values())
    assert len(set(ids)) == 7
    for one in ids:
        for other in ids:
            assert one == other or not other.startswith(f"{one}/")
        assert not one.startswith("sy-")
        assert "/" not in one


def test_the_policy_names_the_code() -> None:
    """Styles and scripts are allowed by their digests; without any, none are."""
    found = policy(["a{}"], ["one", "two"])
    assert found.count("'sha256-") == 3
    assert "style-src 'sha256-" in found
    assert "unsafe" not in found
    assert "script-src 'none'" in policy(["a{}"], [])


@pytest.mark.parametrize("title", ["Decisions", 'A "b" \\ </style> {}', "اسق\n@"])
def test_a_title_stays_a_title(title: str) -> None:
    """Nothing in a title ends the string that it stands in, or the style sheet."""
    css = running_title(title)
    inside = re.search(r'content:"([^"]*)"', css)
    assert inside
    assert css.count('"') == 2
    assert not set(inside[1]) & set("<>{}\n@/")
    assert LexborHTMLParser(f"<style>{css}</style><p>x").css_first("p") is not None


def test_addresses_of_a_style_sheet() -> None:
    """Each `url(…)` is said anew; comments, strings, data and imports stay."""
    css = "a{b:url(x.png)}/*url(y)*/c{d:url( 'z(1).svg' );e:'url(q)';f:url(data:x);g:url(#h)}@import 'k.css';"
    assert with_addresses(css, lambda asked: f"<{asked.address}>") == (
        "a{b:url(\"<x.png>\")}/*url(y)*/c{d:url(\"<z(1).svg>\");e:'url(q)';f:url(data:x);g:url(#h)}@import 'k.css';"
    )


def test_code_ends_no_element_of_the_file() -> None:
    """What a script or a style says of elements and comments means the same and is no mark of the page."""
    corpus = corpus_of(make_record("adr/0001-a.md"))
    (decision,) = corpus.decisions
    view = export_view(
        build_listing(corpus, as_of=None),
        site_view(corpus, as_of=None, generator=""),
        ids=section_ids([decision], ()),
        records=(),
        pages=(),
        style="a::before{content:'</STYLE>'}",
        scripts=("show('</script><!-- a')", "var b;"),
    )
    assert view.style == "a::before{content:'<\\/STYLE>'}"
    assert view.scripts == ("show('<\\/script><\\!-- a')", "var b;")
    assert view.policy == policy([view.style], view.scripts)
