"""The default theme's pages: whole, safe, and held to the views they show."""

from __future__ import annotations

import json
import re
import typing
from itertools import pairwise
from pathlib import Path
from typing import Any

import html5lib
import pytest
from jinja2 import nodes
from msgspec import Struct
from msgspec.structs import replace
from selectolax.lexbor import LexborHTMLParser, LexborNode

from record_samples import corpus_of, make_record
from steelyard.core.views import export, graph, lists, neighbourhood, parts, picture, record, site, timeline
from steelyard.core.views.site import TEMPLATES, View
from steelyard.edges.looks.theme import EXPORT, ROWS, Theme
from timeline_samples import timelines
from view_samples import (
    EMPTY_RECORD,
    EXPORTED,
    HOME,
    MORE_ROWS,
    NOT_FOUND,
    ON_HOLD,
    PAGE,
    PAGED,
    RECORD,
    REDIRECT,
    RTL_RECORD,
    SITE,
    TAG,
    TIMELINES,
    VIEWS,
    many_rows,
)

REPOSITORY = Path(__file__).parents[2]
LATER = {
    ("StatusView", "colour"),  # stands in assets/colours.css: a strict policy allows no style attribute
    ("RowsView", "url"),  # where the build writes them
}
"""Fields that the default theme does not write into pages."""


@pytest.fixture(scope="module")
def theme() -> Theme:
    return Theme(None)


def parse(html: bytes) -> LexborHTMLParser:
    return LexborHTMLParser(html.decode())


def first(node: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    found = node.css_first(selector)
    assert found is not None, selector
    return found


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: f"{type(view).__name__}-{view.url}")
def test_every_page_is_well_formed(theme: Theme, view: View) -> None:
    """A page parses without a single error, and names no id twice."""
    html = theme.render(view)
    html5lib.HTMLParser(strict=True).parse(html.decode())
    ids = [node.attributes["id"] for node in parse(html).css("[id]")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: f"{type(view).__name__}-{view.url}")
def test_every_page_has_its_landmarks(theme: Theme, view: View) -> None:
    """A page has one h1, main, banner and footer, a title, a language, and headings that skip no level downwards."""
    page = parse(theme.render(view))
    for landmark in ("h1", "main", "body > header", "body > footer", "head title", "html[lang]"):
        assert len(page.css(landmark)) == 1, landmark
    assert first(page, "main").attributes["id"] == "sy-main"
    levels = [int((node.tag or "")[1:]) for node in page.css("h1,h2,h3,h4,h5,h6")]
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: f"{type(view).__name__}-{view.url}")
def test_pages_obey_a_strict_policy(theme: Theme, view: View) -> None:
    """No page has inline styles, handlers or scripts, and each states the policy that forbids them.

    Pages with a diagram alone allow inline styles, since the script that draws it writes them.
    """
    page = parse(theme.render(view))
    assert not page.css("[style], style, script:not([src])")
    assert not [n for n in page.css("*") if any(name.startswith("on") for name in n.attributes)]
    policy = first(page, "meta[http-equiv='Content-Security-Policy']").attributes["content"] or ""
    drawn = isinstance(view, record.RecordView | record.PageView) and view.body.diagrams
    styles = "'self' 'unsafe-inline'" if drawn else "'self'"
    assert policy.startswith(f"default-src 'none'; style-src {styles}; script-src 'self';")
    assert policy.count("unsafe") == drawn


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: f"{type(view).__name__}-{view.url}")
def test_a_sites_own_style_sheets_come_last(theme: Theme, view: View) -> None:
    """What a site says of its looks counts on every page, over what the theme says."""
    sheets = [node.attributes["href"] for node in parse(theme.render(view)).css("link[rel=stylesheet]")]
    own = [f"{view.root}{style}" for style in view.site.styles]
    assert sheets[len(sheets) - len(own) :] == own


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: f"{type(view).__name__}-{view.url}")
def test_links_of_the_theme_start_at_the_root(theme: Theme, view: View) -> None:
    """Every address the theme writes is counted from the page's root, external, or an anchor: none is absolute."""
    page = parse(theme.render(view))
    for body in page.css("[data-part=body]"):
        body.decompose()
    for node in page.css("[href], [src]"):
        address = node.attributes.get("href") or node.attributes.get("src") or ""
        assert address.startswith((view.root, "#", "https://")), address
        assert view.root == NOT_FOUND.root or not address.startswith("/"), address


def test_text_is_escaped(theme: Theme) -> None:
    """Markup in any text of a view is shown, not obeyed; only the body is HTML."""
    evil = "<script>alert(1)</script>\"'&{{ 7*7 }}"
    page = replace(RECORD, title=evil, summary=evil, path=evil, because=evil, status_text=evil)
    parsed = parse(theme.render(page))
    assert first(parsed, "h1").text() == evil
    assert first(parsed, "meta[name=description]").attributes["content"] == evil
    scripts = [node.attributes.get("src") for node in parsed.css("script")]
    names = ("theme", "record", "data", "diagrams", "reviews")
    assert scripts == [f"{RECORD.root}assets/{name}.js" for name in names]


def test_a_lone_surrogate_does_not_break_a_page(theme: Theme) -> None:
    """YAML can spell half a surrogate pair; the page is UTF-8 all the same."""
    assert b"half ?" in theme.render(replace(RECORD, title="half \ud83d"))


def test_the_body_stands_in_one_marked_element(theme: Theme) -> None:
    """The rendered body, unchanged, is the content of the one element with data-part="body"."""
    for view in (RECORD, PAGE, EMPTY_RECORD):
        html = theme.render(view).decode()
        assert html.count('data-part="body"') == 1
        start = html.index(">", html.index('data-part="body"')) + 1
        assert html[start:].startswith(view.body.html + "</div>")


def test_style_sheets_say_no_words(theme: Theme) -> None:
    """What a style sheet puts beside an element is a sign, or words that stand in the page: those have a language.

    Of several declarations in one rule the last is what browsers take that know all of them.
    """
    for name, path in theme.static_files().items():
        if name.endswith(".css"):
            rules = re.findall(r"\{([^{}]*)\}", path.read_text(encoding="utf-8"))
            said = [found[-1] for rule in rules if (found := re.findall(r"(?<![\w-])content:([^;]*)", rule))]
            words = [text for each in said for text in re.findall(r'"([^"]*)"', each)]
            assert not [text for text in words if re.search(r"(?<!\\)\b[A-Za-z]{2}", text)], name


def test_a_status_is_shape_colour_and_word(theme: Theme) -> None:
    """Each of the eight shapes has its class, its word, and a symbol and colour in the style sheet."""
    css = theme.static_files()["assets/site.css"].read_text(encoding="utf-8")
    items = parse(theme.render(HOME)).css(".sy-counts > li")[1:]  # after "All"
    for item, count in zip(items, HOME.counts, strict=True):
        assert item.attributes["class"] == f"sy-{count.status.shape}"
        assert item.attributes["data-status"] == count.status.word
        assert first(item, ".sy-status").text() == count.status.label
        assert f"--shape-{count.status.shape}:url(" in css
        assert f"--c-{count.status.shape}:" in css
    assert len({count.status.shape for count in HOME.counts}) == 8


def test_rows_for_scripts_are_the_rows_of_the_list(theme: Theme) -> None:
    """What scripts put into the home page is, row by row, what the home page has; it is a script of data alone."""
    text = theme.rows(MORE_ROWS).decode()
    assert text.startswith("steelyard.data([")
    told = json.loads(text.strip().removeprefix("steelyard.data(").removesuffix(");"))
    page = theme.render(HOME).decode()
    assert len(told) == len(MORE_ROWS.rows)
    assert all(row.strip() in page for row in told)
    evil = replace(MORE_ROWS.rows[0], title="</script><script>alert(1)</script>\u2028\ud83d")
    text = theme.rows(replace(MORE_ROWS, rows=(evil,))).decode()
    assert "<" not in text
    assert text.isascii()


def test_pages_of_a_list_lead_to_one_another(theme: Theme) -> None:
    """The pager names the pages, marks the present one, and leads on and back; each page has its own address and title."""
    page = parse(theme.render(PAGED))
    links = page.css(".sy-pager a")
    assert [(node.text(), node.attributes["href"], node.attributes.get("rel")) for node in links] == [
        ("Previous", "../../tags/data/1.html", "prev"),
        ("1", "../../tags/data/1.html", None),
        ("2", "../../tags/data/2.html", None),
        ("3", "../../tags/data/3.html", None),
        ("9", "../../tags/data/9.html", None),
        ("Next", "../../tags/data/3.html", "next"),
    ]
    assert [node.text() for node in page.css(".sy-pager [aria-current=page]")] == ["2"]
    assert first(page, "title").text() == "data, page 2 of 9 · Heron decisions"
    assert first(page, "link[rel=canonical]").attributes["href"] == SITE.url + PAGED.url


def test_a_row_tells_its_record(theme: Theme) -> None:
    """A row has number, title, outcome, status with what superseded it, date, tags and life-line."""
    row = first(parse(theme.render(TAG)), "#sy-7")
    assert first(row, "h2 a").attributes["href"] == "../d/0007.html"
    text = " ".join(row.text(separator=" ").split())
    assert text == (
        "0007 Queue gauge readings in Redis Readings wait in a list until they are stored. "
        "Superseded by 0011 12 August 2018 data"
    )
    assert first(row, "svg path").attributes["d"] == "M40.00 5H78.00m0-2.6v5.2"


def test_a_row_names_eight_tags(theme: Theme) -> None:
    """A record of forty tags takes no screen of a list: eight are named, the others counted; its own page has them all."""
    tags = tuple(parts.NameView(f"tag {n}", f"tags/tag-{n}.html", 1) for n in range(40))
    for count, told in ((8, ""), (40, "32 more")):
        rows = (replace(TAG.rows[0], tags=tags[:count]),)
        row = first(parse(theme.render(replace(TAG, rows=rows))), ".sy-rows li")
        assert [node.text() for node in row.css(".sy-tag")] == [tag.name for tag in tags[:8]]
        assert "".join(node.text() for node in row.css(".sy-tag ~ span")) == told


def test_the_banner_says_by_what_and_since_when(theme: Theme) -> None:
    """A record that is no longer in force says so at once, and where to go."""
    banner = first(parse(theme.render(RECORD)), ".sy-banner")
    assert " ".join(banner.text().split()) == (
        "No longer in force. Superseded by 0007 Queue gauge readings in Redis, Superseded since 19 October 2020. "
        "In force now: 0011 Serve predictions from a Go process, In force."
    )


def test_bars_are_explained_where_there_are_any(theme: Theme) -> None:
    """A timeline of records that state no status draws no bar, and does not say what one means."""
    told = "A bar runs from"
    [silent, *_] = timelines(corpus_of(make_record("adr/1-x.md", date="2019-05-05")), SITE)
    assert told not in theme.render(silent).decode()
    assert told in theme.render(TIMELINES[0]).decode()


def test_the_outcome_is_told_once(theme: Theme) -> None:
    """A summary that repeats the chosen option gives way to it; another one stands above it."""
    same = replace(RECORD, summary="gevent, because it keeps the code we have…")
    page = parse(theme.render(same))
    assert (
        first(page, ".sy-outcome").text()
        == "Chosen: gevent, because it keeps the code we have & needs no callbacks"
    )
    assert "Chosen" not in [node.text() for node in page.css("dt")]
    page = parse(theme.render(RECORD))
    assert first(page, ".sy-outcome").text() == RECORD.summary
    assert (
        first(page, ".sy-wide dd").text() == "gevent, because it keeps the code we have & needs no callbacks"
    )


def test_an_empty_site_says_so_once(theme: Theme) -> None:
    """A home page without decisions says that there are none in its sentence, and no second time below."""
    empty = replace(HOME, rows=(), sentence="There are no decisions yet.")
    page = parse(theme.render(empty))
    assert first(page, ".sy-home").text().count("no decisions") == 1
    assert first(page, "main").text().count("no decisions") == 1
    other = parse(theme.render(replace(TAG, rows=())))
    assert "no decisions" in first(other, ".sy-nothing").text()


def test_an_empty_record_shows_no_empty_parts(theme: Theme) -> None:
    """Without date, people, relations, history and contents there are no headings or boxes for them."""
    page = parse(theme.render(EMPTY_RECORD))
    assert [node.text() for node in page.css("h1,h2,h3,dt")] == ["Empty", "File"]
    assert not page.css(".sy-relations, .sy-contents, .sy-banner, link[rel=canonical]")


def test_published_pages_name_their_address(theme: Theme) -> None:
    """With a known address a page has a canonical link; the home page's is the address itself."""
    for view, url in ((RECORD, RECORD.url), (HOME, ""), (REDIRECT, REDIRECT.target)):
        link = first(parse(theme.render(view)), "link[rel=canonical]")
        assert link.attributes["href"] == view.site.url + url
    assert not parse(theme.render(NOT_FOUND)).css("link[rel=canonical]")


def test_a_redirect_sends_on_without_scripts(theme: Theme) -> None:
    """An earlier address refreshes to the new one, links it, and asks not to be indexed."""
    page = parse(theme.render(REDIRECT))
    target = "../d/0004-predict-with-gevent.html"
    assert first(page, "meta[http-equiv=refresh]").attributes["content"] == f"0; url={target}"
    assert first(page, f"main a[href='{target}']")
    assert first(page, "meta[name=robots]").attributes["content"] == "noindex"


def test_text_keeps_its_own_direction(theme: Theme) -> None:
    """Titles, outcomes and bodies carry dir="auto"."""
    page = parse(theme.render(RTL_RECORD))
    for part in ("h1", ".sy-outcome", "[data-part=body]"):
        assert first(page, part).attributes["dir"] == "auto"


def test_a_long_list_stays_small(theme: Theme) -> None:
    """A row of a long list costs less than 600 bytes, and the page is the same every time."""
    few, many = theme.render(many_rows(12)), theme.render(many_rows(612))
    assert (len(many) - len(few)) / 600 < 600
    assert many == Theme(None).render(many_rows(612))


def test_own_status_words_are_explained(theme: Theme) -> None:
    """A site's own word is told with its meaning on the home page and on the record's own."""
    for view in (HOME, ON_HOLD):
        assert b"Waits for a budget." in theme.render(view)


class Recorder:
    """Stands for a view and notes which of its fields, and of those inside, are read."""

    def __init__(self, value: object, seen: set[tuple[str, str]]) -> None:
        self._value = value
        self._seen = seen

    def __getattr__(self, name: str) -> object:
        value = getattr(self._value, name)
        self._seen.add((type(self._value).__name__, name))
        return self._wrap(value)

    def _wrap(self, value: object) -> object:
        if isinstance(value, tuple):
            return tuple(self._wrap(item) for item in value)
        return Recorder(value, self._seen) if isinstance(value, Struct) else value


CONTRACT = (export, graph, lists, neighbourhood, parts, record, site, timeline)
"""The modules that hold the template contract."""


def test_every_field_of_the_views_is_used(theme: Theme) -> None:
    """Rendering the samples reads every field that a view has, apart from those named in LATER."""
    seen: set[tuple[str, str]] = set()
    for view in VIEWS:
        theme._stock.get_template(TEMPLATES[type(view)]).render(page=Recorder(view, seen))
    theme._stock.get_template(ROWS).render(page=Recorder(MORE_ROWS, seen))
    theme._stock.get_template(EXPORT).render(page=Recorder(EXPORTED, seen))
    kinds = {
        kind
        for module in CONTRACT
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, Struct)
    }
    fields = {(kind.__name__, name) for kind in kinds for name in kind.__struct_fields__}
    assert fields - seen == LATER


SHARED = {
    "base.html": tuple(TEMPLATES),
    "rows.html": (lists.HomeView, lists.ListView),
    "feed.html": (lists.HomeView, lists.ListView),
    "rows.js": (lists.RowsView,),
    "row.html": (),
    "contents.html": (record.RecordView, record.PageView),
    "body_scripts.html": (record.RecordView, record.PageView),
    "body_styles.html": (record.RecordView, record.PageView),
    "references.html": (),
    "source_links.html": (),
    "neighbourhood.html": (),
    "symbols.html": (),
    "drawing.html": (),
    "graph.svg": (picture.PictureView,),
    "export.html": (export.ExportView,),
    "as_of.html": (),
    "score_table.html": (),
}


@pytest.mark.parametrize(
    "path", sorted((REPOSITORY / "theme/templates").iterdir()), ids=lambda path: path.name
)
def test_templates_ask_only_for_fields_of_their_view(theme: Theme, path: Path) -> None:
    """In every branch, `page.x` and `page.x.y` are fields of each view that the template renders."""
    owners = SHARED.get(path.name) or tuple(kind for kind, name in TEMPLATES.items() if name == path.name)
    tree = theme._stock.parse(path.read_text(encoding="utf-8"))
    for access in tree.find_all(nodes.Getattr):
        names: list[str] = []
        node: nodes.Node = access
        while isinstance(node, nodes.Getattr):
            names.insert(0, node.attr)
            node = node.node
        if not (isinstance(node, nodes.Name) and node.name == "page"):
            continue
        for kind in owners:
            types: tuple[Any, ...] = (kind,)
            for name in names:
                if not types:
                    break  # what follows is a method of a text
                hints = {k: hint for t in types for k, hint in typing.get_type_hints(t).items()}
                assert name in hints, f"{path.name}: {'.'.join(names)} on {kind.__name__}"
                types = tuple(
                    t
                    for t in (hints[name], *typing.get_args(hints[name]))
                    if isinstance(t, type) and issubclass(t, Struct)
                )


def test_every_view_has_its_template() -> None:
    """The samples show each kind of view, and each has a template in the default theme."""
    assert {type(view) for view in VIEWS} == set(TEMPLATES)
    assert all((REPOSITORY / "theme/templates" / name).is_file() for name in TEMPLATES.values())


def test_a_list_of_one_is_not_to_be_filtered(theme: Theme) -> None:
    """A list leads to the home page's search and filters where it has anything to choose from."""
    offered = [
        bool(parse(theme.render(view)).css(".sy-lead a.sy-js"))
        for view in (replace(TAG, rows=TAG.rows[:1]), replace(TAG, rows=TAG.rows[:2]), replace(PAGED, rows=TAG.rows[:1]))
    ]  # fmt: skip
    assert offered == [False, True, True]
