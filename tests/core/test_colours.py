"""A site's own colours: fitted where one value was given, measured where two were, and written as one sheet."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from steelyard.core.branding.colours import build_palette, colour_css, faint
from steelyard.core.branding.palette import ratio
from steelyard.core.branding.tokens import FOLLOWING, TOKENS
from steelyard.core.graph.picture import _colours
from steelyard.core.settings import Settings, StatusWord, TokenColour
from steelyard.diagnostics import Place

STATIC = Path(__file__).parents[2] / "theme/static"
COLOURS = st.from_regex(r"\A#[0-9a-f]{6}\Z")
_READ = sorted(name for name, token in TOKENS.items() if token.least and name != "on-accent")


def _both(value: str) -> str:
    return value if len(value) == 7 else "#" + "".join(digit * 2 for digit in value[1:])


def test_the_tokens_are_those_of_the_theme() -> None:
    """Each token has in the style sheets the name and the values that are documented, and no other is there."""
    css = "".join((STATIC / name).read_text(encoding="utf-8") for name in ("site.css", "scores.css"))
    first = css[: css.index("*,::before,::after{")] + css[css.index("--o1:") :]
    found = {
        name: (_both(light), _both(dark))
        for name, light, dark in re.findall(r"(--[\w-]+):light-dark\((#\w+),(#\w+)\)", first)
    }
    found |= {
        f"--c-{name}": found[f"--{followed}"]
        for name, followed in FOLLOWING.items()
        if f"--c-{name}:var(--{followed})" in css
    }
    assert {name for name in found if name[2:3] == "u"} == {f"--u{number}" for number in range(1, 6)}
    assert {name: both for name, both in found.items() if name[2:3] != "u"} == {
        token.variable: (token.light, token.dark) for token in TOKENS.values()
    }


def test_the_themes_own_colours_can_be_read() -> None:
    """Every token has, as the theme has it, the contrast that is asked of a site's own."""
    palette = build_palette(())
    for scheme in (palette.light, palette.dark):
        for name, token in TOKENS.items():
            for ground in token.grounds:
                assert ratio(scheme[name], scheme[ground]) >= token.least, (name, ground)
    assert not palette.own


@settings(deadline=None)
@given(st.sampled_from(_READ), COLOURS)
def test_one_value_is_fitted_to_both_grounds(name: str, colour: str) -> None:
    """Any colour becomes readable on light and on dark ground, and so nothing is left to report."""
    one = TokenColour(name, colour, colour, one=True)
    palette = build_palette((one,))
    for scheme in (palette.light, palette.dark):
        for ground in TOKENS[name].grounds:
            assert ratio(scheme[name], scheme[ground]) >= TOKENS[name].least
    assert not list(faint(Settings(colours=(one,))))


def test_a_value_that_can_be_read_stays() -> None:
    """Fitting changes nothing where nothing is amiss."""
    palette = build_palette((TokenColour("accent", "#0b4f9e", "#0b4f9e", one=True),))
    assert palette.light["accent"] == "#0b4f9e"
    assert palette.dark["accent"] != "#0b4f9e"


@settings(deadline=None)
@given(COLOURS)
def test_what_stands_on_an_accent_follows_it(colour: str) -> None:
    """Text on the accent, and text on the ground of what is marked, can be read whatever the accent is."""
    palette = build_palette((TokenColour("accent", colour, colour, one=True),))
    for scheme in (palette.light, palette.dark):
        assert ratio(scheme["on-accent"], scheme["accent"]) >= 4.5
        assert ratio(scheme["ink"], scheme["accent-wash"]) >= 4.5
    css = colour_css(Settings(colours=(TokenColour("accent", colour, colour, one=True),)))
    for light, dark in re.findall(r"--u\d:light-dark\((#\w+),(#\w+)\)", css):
        assert ratio(palette.light["ink"], light) >= 4.5
        assert ratio(palette.dark["ink"], dark) >= 4.5


def test_what_would_follow_an_accent_may_be_given() -> None:
    """A colour of the site's own stays, whatever the accent is."""
    wash = TokenColour("accent-wash", "#fafafa", "#0a0a0a", one=False)
    palette = build_palette((TokenColour("accent", "#0b4f9e", "#0b4f9e", one=True), wash))
    assert (palette.light["accent-wash"], palette.dark["accent-wash"]) == ("#fafafa", "#0a0a0a")


def test_one_ground_counts_for_the_scheme_that_it_suits() -> None:
    """A light ground changes the light scheme alone, a dark one the dark scheme."""
    cream = build_palette((TokenColour("bg", "#fffaf0", "#fffaf0", one=True),))
    assert (cream.light["bg"], cream.dark["bg"]) == ("#fffaf0", TOKENS["bg"].dark)
    night = build_palette((TokenColour("bg", "#001122", "#001122", one=True),))
    assert (night.light["bg"], night.dark["bg"]) == (TOKENS["bg"].light, "#001122")


def test_too_little_contrast_is_measured() -> None:
    """A colour given for a scheme is used as it is; the report has the ratio, and a colour that would do."""
    place = Place("steelyard.yml", 3, 5)
    site = Settings(colours=(TokenColour("muted", "#9aa0a6", "", place=place),))
    assert build_palette(site.colours).light["muted"] == "#9aa0a6"
    (found,) = faint(site)
    assert (found.code, found.place) == ("T705", place)
    assert (
        "in the light scheme `muted` (#9aa0a6) and `sunk` (#eceff0) have a contrast of 2.28" in found.message
    )
    better = found.hint.split("`")[1]
    assert ratio(better, "#eceff0") >= 4.5
    assert not list(faint(Settings(colours=(TokenColour("muted", better, ""),))))


def proposed(colours: tuple[TokenColour, ...]) -> tuple[TokenColour, ...] | None:
    """Return the colours with every proposal taken; None where one is told that no value would do."""
    taken = {each.name: each for each in colours}
    for found in faint(Settings(colours=colours)):
        told = re.match(r"in the (light|dark) scheme `([\w-]+)`", found.message)
        better = re.match("`(#[0-9a-f]{6})` would do", found.hint)
        assert told
        if not better:
            return None
        one = taken[told[2]]
        light, dark = (better[1], one.dark) if told[1] == "light" else (one.light, better[1])
        taken[told[2]] = replace(one, light=light, dark=dark, one=False)
    return tuple(taken.values())


@settings(deadline=None)
@given(
    st.lists(
        st.builds(TokenColour, st.sampled_from(sorted(TOKENS)), COLOURS, COLOURS),
        max_size=5,
        unique_by=lambda each: each.name,
    )
)
@example([TokenColour("bg", "", "#ffffff")])
@example([TokenColour("ink", "", "#333333"), TokenColour("bg", "", "#ffffff")])
@example([TokenColour("ink", "#eeeeee", ""), TokenColour("deprecated", "#999999", "")])
@example([TokenColour("accent", "#ffffff", "#000000"), TokenColour("surface", "#808080", "#808080")])
@example(
    [
        TokenColour("muted", "#aaaaaa", ""),
        TokenColour("sunk", "#777777", ""),
        TokenColour("draft", "#bbbbbb", ""),
    ]
)
@example([TokenColour("accent", "#b031e0", "#000000"), TokenColour("ink", "#008000", "#000000")])
@example([TokenColour("accent", "#b06000", "#000000"), TokenColour("ink", "#706390", "#000000")])
def test_what_is_proposed_would_do(colours: list[TokenColour]) -> None:
    """Whoever takes every proposal has nothing reported any more, whatever the colours were."""
    taken = proposed(tuple(colours))
    assert taken is None or not list(faint(Settings(colours=taken)))


def test_a_proposal_fits_all_that_a_colour_meets() -> None:
    """A ground is fitted to every text on it at once; two that meet are fitted to each other, and say so."""
    (found,) = faint(Settings(colours=(TokenColour("bg", "", "#ffffff"),)))
    dark = build_palette((TokenColour("bg", "", found.hint.split("`")[1]),)).dark
    for name, token in TOKENS.items():
        if "bg" in token.grounds:
            assert ratio(dark[name], dark["bg"]) >= token.least
    text, ground = faint(
        Settings(colours=(TokenColour("bg", "", "#ffffff"), TokenColour("ink", "", "#444444")))
    )
    assert re.fullmatch("`#[0-9a-f]{6}` would do beside what is proposed for `ink`", ground.hint)
    assert re.fullmatch("`#[0-9a-f]{6}` would do beside what is proposed for `bg`", text.hint)


def test_text_that_a_mended_ground_suits_is_not_blamed() -> None:
    """A colour that was right before its ground was given is left alone."""
    (found,) = faint(Settings(colours=(TokenColour("ink", "", "#e7ecee"), TokenColour("bg", "", "#ffffff"))))
    assert "`bg` (#ffffff)" in found.message


def test_what_no_value_can_mend_is_told_so() -> None:
    """Between a white and a black ground there is no colour for text: the grounds are what to change."""
    grounds = [TokenColour("bg", "#ffffff", ""), TokenColour("surface", "#000000", "")]
    given = [
        *grounds,
        *(TokenColour(name, "#777777", "") for name in _READ),
        TokenColour("edge", "#777777", ""),
    ]
    hints = [found.hint for found in faint(Settings(colours=tuple(given))) if "`muted`" in found.message]
    assert len(hints) == 1
    assert re.fullmatch("no value would do beside `bg`, `surface`: change these too", hints[0])


def test_a_ground_is_blamed_for_the_text_on_it() -> None:
    """A ground on which the theme's own text cannot be read is the one to change, once for a scheme."""
    site = Settings(colours=(TokenColour("surface", "#707070", "#707070"),))
    found = list(faint(site))
    assert len(found) == 2
    assert all("`surface` (#707070)" in each.message for each in found)
    for each in found:
        assert re.fullmatch("`#[0-9a-f]{6}` would do", each.hint)


def test_a_mark_needs_less_than_text() -> None:
    """The border of a control and the colour of an option need a contrast of 3, not 4.5."""
    assert not list(faint(Settings(colours=(TokenColour("o1", "#808080", "#808080"),))))
    (found,) = faint(Settings(colours=(TokenColour("edge", "#cccccc", ""),)))
    assert "needs 3" in found.message


def test_the_sheet_says_only_what_is_the_sites_own() -> None:
    """Without colours there is no sheet; with some it has those tokens, then the site's status words."""
    assert colour_css(Settings()) == ""
    site = Settings(
        colours=(TokenColour("in-force", "#005500", "#88ff88"), TokenColour("muted", "#444444", "#bbbbbb")),
        statuses=(StatusWord("on hold", "On hold", "#123456"),),
    )
    css = colour_css(site)
    assert (
        ":root{--muted:light-dark(#444444,#bbbbbb);--c-in-force:light-dark(#005500,#88ff88);--in-force-wash:"
        in css
    )
    assert css.index(":root") < css.index('[data-status="on hold"]')
    assert build_palette(site.colours).light["draft"] == "#444444"


@pytest.mark.parametrize("name", sorted(TOKENS))
def test_a_token_is_written_by_its_variable(name: str) -> None:
    """Whatever token is set, its variable stands in the sheet."""
    assert f"{TOKENS[name].variable}:light-dark(" in colour_css(
        Settings(colours=(TokenColour(name, "#ffffff", "#000000"),))
    )


def test_a_picture_of_the_graph_has_the_sites_colours() -> None:
    """The SVG of the graph, which has no style sheet beside it, takes a status's colour too; own words come after."""
    site = Settings(
        colours=(TokenColour("in-force", "#005500", "#88ff88"), TokenColour("accent", "#000000", "#ffffff")),
        statuses=(StatusWord("on hold", "On hold", "#123456"),),
    )
    colours = list(_colours(site))
    assert colours[0] == (".sy-in-force", "#005500", "#88ff88")
    assert [selector for selector, _, _ in colours] == [".sy-in-force", '[data-status="on hold"]']
