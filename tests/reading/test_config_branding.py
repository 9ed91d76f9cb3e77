"""What a site's configuration says of its look: logo, colours, style sheets, navigation, footer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from steelyard.core.branding.tokens import TOKENS
from steelyard.core.settings import OwnFile, OwnLink, TokenColour
from steelyard.reading.configuration.settings import read_config

if TYPE_CHECKING:
    from steelyard.core.settings import Settings

FILE = "steelyard.yml"


def read(text: str) -> Settings:
    settings, found = read_config(text, file=FILE)
    assert found == ()
    return settings


def test_files_of_the_look_are_paths_with_their_places() -> None:
    """Logo and style sheets are paths from the project's root; one sheet needs no list, and none counts twice."""
    settings = read("site: {logo: ./brand/mark.svg}\ntheme: {css: [brand/a.css, brand/b.css, brand/a.css]}\n")
    assert settings.site.logo == OwnFile("brand/mark.svg")
    assert (settings.site.logo.place.line, settings.site.logo.place.column) == (1, 14)
    assert settings.css == (OwnFile("brand/a.css"), OwnFile("brand/b.css"))
    assert read("theme: {css: a.css}").css == (OwnFile("a.css"),)


def test_a_colour_is_one_value_or_two() -> None:
    """One value stands for both schemes, `{light, dark}` for each its own; short and capital forms are one form."""
    settings = read(
        "theme:\n  colours: {accent: '#8AF', in-force: {light: '#0a5f55', dark: '#63CDB9'}, bg: {dark: '#000'}}\n"
    )
    assert settings.colours == (
        TokenColour("accent", "#88aaff", "#88aaff", one=True),
        TokenColour("in-force", "#0a5f55", "#63cdb9"),
        TokenColour("bg", "", "#000000"),
    )


def test_every_token_can_be_given() -> None:
    """Each colour of the theme that has a name can be set by it."""
    settings = read("theme:\n  colours:\n" + "".join(f"    {name}: '#777'\n" for name in TOKENS))
    assert [colour.name for colour in settings.colours] == list(TOKENS)


def test_navigation_keeps_its_order() -> None:
    """Pages by name, in any case, and links of the site's own stand in the order that was written; none is a choice."""
    settings = read(
        "navigation: [graph, Decisions, {title: Handbook, url: 'https://example.org/?a=b#c'}, {title: Why, url: adr/1.md#why}]\n"
    )
    assert settings.navigation == (
        OwnLink("", "graph"),
        OwnLink("", "decisions"),
        OwnLink("Handbook", "https://example.org/?a=b#c"),
        OwnLink("Why", "adr/1.md#why"),
    )
    assert read("").navigation is None
    assert read("navigation: []").navigation == ()


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("Kept by the team", [("Kept by the team", "")]),
        ("Kept by the [team](https://x.org) **since** 2019.",
         [("Kept by the ", ""), ("team", "https://x.org"), (" since 2019.", "")]),
        ("[Imprint](imprint.md)", [("Imprint", "imprint.md")]),
        ("<b>Ours</b> & [[wiki]]", [("Ours & wiki", "")]),
        ("[Mail](mailto:a@x.org), [Top](index.html)",
         [("Mail", "mailto:a@x.org"), (", ", ""), ("Top", "index.html")]),
        ("![picture](x.png) ours", [("ours", "")]),
    ],
)  # fmt: skip
def test_a_footer_is_text_with_links(written: str, parts: list[tuple[str, str]]) -> None:
    """Links of Markdown are links, everything else is plain text: no mark and no tag is left."""
    settings = read(f"footer: '{written}'")
    assert [(part.title, part.target) for part in settings.footer] == parts


@pytest.mark.parametrize(
    ("line", "code", "part"),
    [
        ("site: {logo: ../mark.svg}", "C006", "leads out of the project"),
        ("site: {logo: /mark.svg}", "C006", "leads out of the project"),
        ("site: {logo: [a.svg]}", "C003", "takes text"),
        ("site: {logo: 'a\\b.svg'}", "C003", "backslash"),
        ("theme: {css: [{a: b}]}", "C003", "takes text"),
        ("theme: {css: ['']}", "C003", "is empty"),
        ("site: {logo: 'https://example.org/mark.svg'}", "C006", "lies on another host"),
        ("theme: {css: 'http://example.org/a.css'}", "C006", "lies on another host"),
        ("theme: {colours: '#fff'}", "C003", "takes a mapping"),
        ("theme: {colours: {acent: '#fff'}}", "C002", "`theme.colours.acent` is not a key"),
        ("theme: {colours: {accent: teal}}", "C003", "is not a colour"),
        ("theme: {colours: {accent: '#ffff'}}", "C003", "is not a colour"),
        ("theme: {colours: {accent: }}", "C003", "is not a colour"),
        ("theme: {colours: {accent: {light: '#fff', drak: '#000'}}}", "C002", "drak"),
        ("theme: {colours: {accent: {light: red}}}", "C003", "`theme.colours.accent.light` is not a colour"),
        ("navigation: decisions", "C003", "takes a list"),
        ("navigation: [decision]", "C003", "knows no page `decision`"),
        ("navigation: [[graph]]", "C003", "a page's name or a mapping, not a list"),
        ("navigation: [~]", "C003", "a page's name or a mapping, not nothing"),
        ("navigation: [{title: ' ', url: a.html}]", "C003", "`navigation.title` is empty"),
        ("navigation: [{title: A, url: www.example.org}]", "C003", "lacks the `https://`"),
        ("navigation: [{title: A}]", "C003", "has no `url`"),
        ("navigation: [{url: a.html}]", "C003", "has no `title`"),
        ("navigation: [{title: A, url: a.html, icon: b}]", "C002", "icon"),
        ("navigation: [{title: A, url: 'javascript:alert(1)'}]", "C003", "only http, https and mailto"),
        ("navigation: [{title: A, url: 'data:text/html,x'}]", "C003", "only http, https and mailto"),
        ("navigation: [{title: A, url: '//evil.example'}]", "C003", "only http, https and mailto"),
        ("navigation: [{title: A, url: 'https://'}]", "C003", "only http, https and mailto"),
        ("navigation: [{title: A, url: 'https://[x'}]", "C003", "is no address"),
        ("navigation: [{title: A, url: 'https://a:b@x.org'}]", "C003", "password"),
        ("navigation: [{title: A, url: 'a b.html'}]", "C003", "no address may"),
        ("navigation: [{title: A, url: ../a.html}]", "C003", "leads out"),
        ("navigation: [{title: A, url: 'mailto:'}]", "C003", "names nobody"),
        ("navigation: [{title: A, url: 'index.html?status=proposed'}]", "C003", "takes nothing behind a `?`"),
        ("footer: '[x](adr/1.md?plain=1)'", "C003", "takes nothing behind a `?`"),
        ("footer: [a]", "C003", "takes text"),
        ("footer: '[x](javascript:alert)'", "C003", "only http, https and mailto"),
        ("footer: 'By [![us](us.png)](a.html)'", "C003", "the link of `footer` to `a.html` has no words"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_at_its_place(line: str, code: str, part: str) -> None:
    """Each fault is told with a remedy, and the rest of the configuration is read."""
    settings, found = read_config(f"out: public\n{line}\n", file=FILE)
    assert [each.code for each in found] == [code]
    assert part in found[0].message
    assert found[0].hint
    assert found[0].place.line == 2
    assert settings.out == "public"


@pytest.mark.parametrize(
    ("url", "hint"),
    [
        (
            "index.html?status=proposed&tag=a",
            "what a page is to show stands behind a `#`: write `index.html#status=proposed&tag=a`",
        ),
        ("index.html?a=b#status=proposed", "leave out what stands between the `?` and the `#`"),
    ],
)
def test_a_query_is_told_how_filters_are_written(url: str, hint: str) -> None:
    """A page's filters stand behind `#`; behind `?` they would be lost in silence."""
    _, found = read_config(f"navigation: [{{title: A, url: '{url}'}}]", file=FILE)
    assert [each.hint for each in found] == [hint]
    told = read(
        "navigation: [{title: A, url: 'index.html#status=a?b'}, {title: B, url: 'mailto:a@x.org?subject=c'}]"
    )
    assert [link.target for link in told.navigation or ()] == [
        "index.html#status=a?b",
        "mailto:a@x.org?subject=c",
    ]


def test_a_bare_number_sign_is_explained() -> None:
    """YAML takes a bare # for a comment, which is the one trap in writing a colour."""
    _, found = read_config("theme:\n  colours:\n    accent: #8a1c5b\n", file=FILE)
    assert "in quotes" in found[0].hint
