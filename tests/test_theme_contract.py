"""The page for those who write a theme: it says all that there is, nothing else, and suffices."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import html5lib
import pytest
from selectolax.lexbor import LexborHTMLParser

import theme_contract as contract
from steelyard.core.branding.tokens import TOKENS
from steelyard.core.views.site import TEMPLATES
from steelyard.diagnostics import Place
from steelyard.edges.looks.layers import ThemeFault
from steelyard.edges.looks.theme import EXPORT, Theme
from steelyard.edges.pipeline import Options, build
from steelyard.edges.project import find_project
from steelyard.edges.survey import survey
from view_samples import EXPORTED, RECORD, VIEWS

if TYPE_CHECKING:
    from pathlib import Path

RECORDS = {
    "adr/0001-walk.md": "---\nstatus: superseded\ndate: 2019-03-01\ntags: [legs]\n---\n# Walk to work\n\n## Context\n\nNo bus.\n",
    "adr/0002-ride.md": (
        "---\nstatus: accepted\ndate: 2021-05-02\ndeciders: Mo\ntags: [wheels]\nsupersedes: 1\n---\n# Ride & *roll*\n\n"
        "## Decision\n\nBy bike, see [before](0001-walk.md).\n"
    ),
    "adr/0002-ride.criteria.csv": "criterion,weight,Bike,Foot\nSpeed,3,5,1\nCalm,1,2,4\n",
}
SCRATCH = {
    "templates/base.html": """\
<!DOCTYPE html>
<html lang="{{ page.site.language }}">
<head>
<meta charset="utf-8">
<title>{% block title %}{{ page.title }}{% endblock %}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'">
<link rel="stylesheet" href="{{ page.root }}assets/plain.css">
</head>
<body>
<header><a href="{{ page.root }}index.html">{{ page.site.title }}</a>
{% for link in page.site.navigation %}
<a href="{{ "" if link.external else page.root }}{{ link.url }}"{% if link.page == page.url %} aria-current="page"{% endif %}>{{ link.title }}</a>
{% endfor %}
</header>
<main>{% block main %}<h1>{{ page.title }}</h1>{% endblock %}</main>
<footer>{{ _n("{n} record", "{n} records", page.site.record_count) }}{% if page.site.as_of %}, {{ page.site.as_of.text }}{% endif %}</footer>
</body>
</html>
""",
    "templates/rows.html": """\
<table>
{% for row in page.rows %}
<tr data-status="{{ row.status.word }}"><th><a href="{{ page.root }}{{ row.url }}">{{ row.number }} {{ row.title }}</a></th>
<td class="sy-{{ row.status.shape }}">{{ row.status.label }}</td><td>{{ row.date.text if row.date }}</td></tr>
{% endfor %}
</table>
""",
    "templates/home.html": """\
{% extends "base.html" %}
{% block main %}<h1>{{ page.title }}</h1>
{% for tag in page.tags %}<a href="{{ page.root }}{{ tag.url }}">{{ tag.name }} ({{ tag.count }})</a> {% endfor %}
{% include "rows.html" %}{% endblock %}
""",
    "templates/list.html": """\
{% extends "base.html" %}
{% block main %}<h1>{{ page.title }}</h1><p>{{ page.sentence }}</p>{% include "rows.html" %}{% endblock %}
""",
    "templates/record.html": """\
{% extends "base.html" %}
{% block title %}{{ page.number }} {{ page.title }}{% endblock %}
{% block main %}<article class="sy-{{ page.status.shape }}">
<h1>{{ page.title }}</h1><p>{{ page.status.label }}{% if page.date %}, {{ page.date.text }}{% endif %}</p>
{% if page.banner %}<p>{{ page.banner.text }}</p>{% endif %}
{% for group in page.relations %}<h2>{{ group.label }}</h2>
<ul>{% for record in group.records %}<li><a href="{{ page.root }}{{ record.url }}">{{ record.title }}</a></li>{% endfor %}</ul>
{% endfor %}
<div data-part="body">
{% for part in page.body.parts %}
{% if part.table %}<section data-part="score-table"><p>{{ part.table.verdict }}</p></section>{% else %}{{ part.html|safe }}{% endif %}
{% else %}{{ page.body.html|safe }}{% endfor %}
</div></article>{% endblock %}
""",
    "static/plain.css": "body{max-width:40rem}.sy-in-force{color:green}",
}
"""A theme of its own, made from what the page says and nothing else."""


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


def site(root: Path, theme: dict[str, str]) -> Path:
    write(
        root,
        RECORDS
        | {"steelyard.yml": "theme: {path: look}\n"}
        | {f"look/{name}": text for name, text in theme.items()},
    )
    outcome = build(survey(find_project(root)), Options())
    assert outcome.diagnostics == ()
    return root / "site"


def test_the_page_is_as_the_theme_is(*, approve: bool) -> None:
    """Every template, block, view, field, static file, attribute and colour stands on the page, and no other."""
    wanted = contract.written()
    if approve:
        contract.PAGE.write_text(wanted, encoding="utf-8")
        return
    assert contract.PAGE.read_text(encoding="utf-8") == wanted


def test_every_template_says_what_it_is() -> None:
    """A template's first words name its view, where it renders one, and every block of it."""
    told = {contract.view_of(path): path.name for path in contract.templates()}
    assert {kind.__name__: name for kind, name in TEMPLATES.items()}.items() <= told.items()
    for path in contract.templates():
        text = path.read_text(encoding="utf-8")
        assert text.startswith("{#"), path.name
        named = re.search(r"Blocks?: ([\w,\s]+)\.", text[: text.index("#}")])
        assert sorted(re.split(r",\s*", named[1]) if named else []) == sorted(contract.own_blocks(path)), (
            path.name
        )


def test_every_static_file_says_what_it_is() -> None:
    """A style sheet or script of ours begins with a comment, which is what the page tells of it."""
    for path in contract.static_files():
        if path.suffix in {".css", ".js"} and "vendor" not in path.parts:
            assert path.read_text(encoding="utf-8").startswith(("/* ", "// ")), path.name


def test_the_example_is_a_theme(tmp_path: Path) -> None:
    """The example of the page, typed as it stands, builds a site that differs as it says."""
    text = contract.PAGE.read_text(encoding="utf-8")
    example = dict(re.findall(r"`look/([\w./-]+)`\n\n```\w+\n(.*?)```", text, re.DOTALL))
    assert sorted(example) == ["static/acme.css", "templates/base.html", "templates/record.html"]
    folder = site(tmp_path, example)
    for url in ("index.html", "d/0002-ride.html", "timeline.html", "404.html"):
        html = (folder / url).read_text(encoding="utf-8")
        assert LexborHTMLParser(html).css("link[href$='assets/acme.css']")
        assert "Made with" not in html
        assert "2 records" in html
    (line,) = LexborHTMLParser((folder / "d/0002-ride.html").read_text(encoding="utf-8")).css(".acme-class")
    assert line.text() == "Internal, 2 May 2021"


def test_a_theme_from_scratch_needs_the_page_alone(tmp_path: Path) -> None:
    """A frame, a home page, lists and records made from nothing are a whole and valid site, and use only what is documented."""
    folder = site(tmp_path, SCRATCH)
    for url in ("index.html", "d/0001-walk.html", "d/0002-ride.html", "tags/wheels.html", "people/mo.html"):
        html = (folder / url).read_text(encoding="utf-8")
        html5lib.HTMLParser(strict=True).parse(html)
        page = LexborHTMLParser(html)
        assert not page.css("script, [class^=sy-top]")
        for node in page.css("a[href], link[href]"):
            address = (node.attributes["href"] or "").partition("#")[0]
            assert (folder / url).parent.joinpath(address).resolve().is_file(), (url, address)
    ride = LexborHTMLParser((folder / "d/0002-ride.html").read_text(encoding="utf-8"))
    assert [node.text() for node in ride.css("main li a")] == ["Walk to work"]
    assert len(ride.css("[data-part=body] [data-part=score-table]")) == 1
    assert "No longer in force" in (folder / "d/0001-walk.html").read_text(encoding="utf-8")
    told = contract.PAGE.read_text(encoding="utf-8")
    for text in SCRATCH.values():
        for name in re.findall(r"\.(\w+)", " ".join(re.findall(r"\{[{%](.*?)[%}]\}", text))):
            assert f"`{name}`" in told or name == "html", name


ELSEWHERE = ("graph.svg", "rows.js", EXPORT)
"""Templates that make no page."""

FIRST = list({type(view): view for view in reversed(VIEWS)}.values())
"""One view of each kind."""


@pytest.mark.parametrize(
    "path", [path for path in contract.templates() if contract.blocks(path)], ids=lambda path: path.name
)
def test_every_block_can_be_said_anew(tmp_path: Path, path: Path) -> None:
    """A project's template that adds to each block is seen on a page at each of them, and all else stays as it was."""
    names = contract.blocks(path)
    anew = "".join(f"{{% block {name} %}}{{{{ super() }}}}[ours {name}]{{% endblock %}}" for name in names)
    write(tmp_path, {f"templates/{path.name}": f'{{% extends "default/{path.name}" %}}{anew}'})
    theme, plain, seen = Theme(tmp_path), Theme(None), set()
    views = (
        FIRST if path.name == "base.html" else [each for each in VIEWS if TEMPLATES[type(each)] == path.name]
    )
    pages = [(theme.render(view), plain.render(view)) for view in views]
    for html, before in [(theme.export(EXPORTED), plain.export(EXPORTED))] if path.name == EXPORT else pages:
        seen |= set(re.findall(rb"\[ours (\w+)\]", html))
        assert re.sub(rb"\[ours \w+\]", b"", html) == before
    own = {"main"} if path.name == "base.html" else set()  # which every page says itself
    assert {name.encode() for name in names if name not in own} == seen


@pytest.mark.parametrize("path", contract.templates(), ids=lambda path: path.name)
def test_every_template_can_be_replaced(tmp_path: Path, path: Path) -> None:
    """A file of the same name takes a template's place, wherever it is used, and a fault in it is told by file and line."""
    write(tmp_path, {f"templates/{path.name}": "\n{{ 1 / 0 }}"})
    theme = Theme(tmp_path, name="look")
    if path.name in ELSEWHERE:
        assert theme._stock.get_template(path.name).filename == str(tmp_path / "templates" / path.name)
        return
    with pytest.raises(ThemeFault) as caught:  # noqa: PT012 (one of the pages uses it)
        for view in FIRST:
            theme.render(view)
    found = caught.value.diagnostic
    assert (found.code, found.place) == ("T701", Place(f"look/templates/{path.name}", 2))


@pytest.mark.parametrize("path", contract.static_files(), ids=lambda path: path.name)
def test_every_static_file_can_be_replaced(tmp_path: Path, path: Path) -> None:
    """A file of the same path takes a static file's place."""
    name = path.relative_to(contract.THEME / "static").as_posix()
    write(tmp_path, {f"static/{name}": "ours"})
    assert Theme(tmp_path).static_files()[f"assets/{name}"] == tmp_path / "static" / name


def test_colours_are_told_with_their_values() -> None:
    """Each token stands on the page with its name in style sheets and both of its values."""
    text = contract.PAGE.read_text(encoding="utf-8")
    for name, token in TOKENS.items():
        assert re.search(
            rf"^\| `{name}` \| `{token.variable}` \|.*`{token.light}` \| `{token.dark}` \|$",
            text,
            re.MULTILINE,
        )


def test_the_classes_to_count_on_are_in_use() -> None:
    """Every class that the page promises is written by a template and has a rule in a style sheet of the theme."""
    text = contract.PAGE.read_text(encoding="utf-8")
    section = text[text.index("## Classes") : text.index("## Colours")]
    named = re.findall(r"`(sy-[\w-]+)`", section)
    assert len(named) > 10
    markup = " ".join(path.read_text(encoding="utf-8") for path in contract.templates())
    classes = set(" ".join(re.findall(r'class="([^"]*)"', markup)).split())
    css = "".join(
        path.read_text(encoding="utf-8") for path in contract.static_files() if path.suffix == ".css"
    )
    for name in named:
        assert name in classes, name
        assert re.search(rf"\.{name}(?![\w-])", css), name


def test_the_body_is_where_the_page_says() -> None:
    """The default theme keeps what it asks other themes to keep."""
    page = LexborHTMLParser(Theme(None).render(RECORD).decode())
    assert len(page.css("[data-part=body]")) == 1
    assert len(page.css("[data-part=score-table]")) == sum(
        part.table is not None for part in RECORD.body.parts
    )
