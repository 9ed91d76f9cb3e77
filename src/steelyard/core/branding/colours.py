"""The colours that a site gives to the theme's tokens: fitted to both grounds, checked for contrast, written as CSS."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from steelyard.core.branding.palette import (
    READABLE,
    blend,
    is_light,
    ratio,
    readable,
    readable_beside,
    status_css,
)
from steelyard.core.branding.tokens import FOLLOWING, SEEN, TOKENS
from steelyard.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from steelyard.core.settings import Settings, TokenColour

COLOUR_SHEET = "assets/colours.css"
"""Where `colour_css` is published, where it says anything."""

_WASH = 0.14
"""How much of the accent is in the ground of what is marked."""

_SHADES = (0.07, 0.13, 0.2, 0.28, 0.36)
"""How much of the accent is in the ground of a score, from the lowest to the highest (`--u1` to `--u5`)."""


class Palette(Struct, frozen=True):
    """A value for every token on light and on dark ground, `#rrggbb`; `own` are the tokens that differ from the theme's."""

    light: Mapping[str, str]
    dark: Mapping[str, str]
    own: frozenset[str]


def colour_css(settings: Settings) -> str:
    """Write the one sheet of the site's own colours: those of the theme's tokens, and those of its status words.

    It is '' where a site has none of either: no page waits for a sheet that says nothing.
    """
    if not settings.colours and not settings.statuses:
        return ""
    palette = build_palette(settings.colours)
    rules = "".join(
        f"{token.variable}:light-dark({palette.light[name]},{palette.dark[name]});"
        for name, token in TOKENS.items()
        if name in palette.own
    )
    rules += "".join(f"{name}:light-dark({light},{dark});" for name, light, dark in _tints(palette))
    root = f":root{{{rules.removesuffix(';')}}}\n" if rules else ""
    return f"/* The site's own colours. Written by the build. */\n{root}{status_css(settings.statuses)}"


def build_palette(given: Sequence[TokenColour]) -> Palette:
    """Put the site's colours among the theme's own.

    One value for text, or for what is seen, is darkened for light and lightened for dark ground as far as its contrast
    asks for; one value for a ground counts for the scheme that it suits. The ground of what is marked, the shades of
    scores and the text on the accent follow an accent that a site chose.
    """
    light = {name: token.light for name, token in TOKENS.items()}
    dark = {name: token.dark for name, token in TOKENS.items()}
    own = {each.name for each in given}
    # Grounds come first, then the accent, which one of them follows.
    for each in sorted(given, key=lambda each: (TOKENS[each.name].least > 0, each.name != "accent")):
        fits = TOKENS[each.name].least > 0
        for scheme, value, suits in ((light, each.light, True), (dark, each.dark, False)):
            if each.one and fits:
                scheme[each.name] = _fitted(value, each.name, scheme)
            elif value and (not each.one or is_light(value) is suits):
                scheme[each.name] = value
        if each.name == "accent":
            own |= {"accent-wash", "on-accent"}
            _follow_accent((light, dark), given)
    for name, followed in FOLLOWING.items():
        if followed in own and name not in own:
            light[name], dark[name] = light[followed], dark[followed]
    return Palette(light, dark, frozenset(own))


def faint(settings: Settings) -> Iterator[Diagnostic]:
    """Report each colour of the site that leaves text too little contrast, with one that would do (T705)."""
    palette = build_palette(settings.colours)
    by_token = {each.name: each for each in settings.colours}
    for scheme, ground in ((palette.light, "light"), (palette.dark, "dark")):
        worst: dict[str, tuple[float, str, str]] = {}
        for name, below, least in _pairs(by_token):
            blamed = name if name in by_token else below
            found = ratio(scheme[name], scheme[below])
            if blamed in by_token and found < least:
                worst[blamed] = min(worst.get(blamed, (99.0, "", "")), (found, name, below))
        better = _remedies(settings.colours, ground, worst)
        for blamed, (found, name, below) in worst.items():
            if blamed not in better:
                continue
            other = below if blamed == name else name
            what = "text" if TOKENS[name].least > SEEN else "what is looked at"
            message = (
                f"in the {ground} scheme `{blamed}` ({scheme[blamed]}) and `{other}` ({scheme[other]}) have a "
                f"contrast of {int(found * 100) / 100:.2f}; {what} needs {TOKENS[name].least:g}"
            )
            hint = _hint(better, blamed, by_token)
            yield Diagnostic("T705", Severity.WARNING, by_token[blamed].place, message, hint)


def _pairs(given: Collection[str]) -> Iterator[tuple[str, str, float]]:
    """Give each token and the ground it is read on, with the contrast that they need; one that follows another is that one."""
    for name, token in TOKENS.items():
        followed = FOLLOWING.get(name, name)
        for below in token.grounds:
            yield name if name in given or followed not in given else followed, below, token.least


def _remedies(given: Sequence[TokenColour], ground: str, blamed: Collection[str]) -> Mapping[str, str]:
    """Return a value that would do for each of the blamed tokens, all taken together; '' where none would.

    Grounds come first, and are fitted to what is not blamed itself. Text that can be read on the grounds as they are
    to be has no fault of its own, and is left out.
    """
    taken, found = {each.name: each for each in given}, dict[str, str]()
    waiting = sorted(blamed, key=lambda name: (TOKENS[name].least > 0, name != "accent"))
    while waiting:
        name = waiting.pop(0)
        palette = build_palette(tuple(taken.values()))
        scheme = palette.light if ground == "light" else palette.dark
        beside = [
            (scheme[below if name == text else text], least)
            for text, below, least in _pairs(taken)
            if name in {text, below} and not {text, below} & {*waiting, *_derived(taken)}
        ]
        for better in readable_beside(scheme[name], beside):
            light, dark = (better, palette.dark[name]) if ground == "light" else (palette.light[name], better)
            trial = taken | {name: replace(taken[name], light=light, dark=dark, one=False)}
            if name != "accent" or _suits_washes(trial, ground, but={*waiting, *_derived(taken)}):
                found |= {name: better} if better != scheme[name] else {}
                taken = trial
                break
        else:
            found[name] = ""
    return found


def _suits_washes(given: Mapping[str, TokenColour], ground: str, *, but: Collection[str]) -> bool:
    """Say whether all text can be read on the ground that follows the accent, `but` for what is still to be fitted."""
    palette = build_palette(tuple(given.values()))
    scheme = palette.light if ground == "light" else palette.dark
    return all(
        ratio(scheme[text], scheme[below]) >= least
        for text, below, least in _pairs(given)
        if below == "accent-wash" and not {text, below} & {*but}
    )


def _derived(names: Collection[str]) -> set[str]:
    """Return what follows an accent of the site's own, and so is never in its way."""
    return {"on-accent"} - set(names) if "accent" in names else set()


def _hint(better: Mapping[str, str], blamed: str, given: Collection[str]) -> str:
    if better[blamed]:
        others = [f"`{name}`" for name in better if name != blamed and better[name] and _meet(name, blamed)]
        beside = f" beside what is proposed for {', '.join(others)}" if others else ""
        return f"`{better[blamed]}` would do{beside}"
    others = [f"`{name}`" for name in given if name != blamed and _meet(name, blamed)]
    return f"no value would do beside {', '.join(others) or 'the others'}: change these too"


def _meet(one: str, other: str) -> bool:
    """Say whether one of two tokens is read on the other."""
    return one in TOKENS[other].grounds or other in TOKENS[one].grounds


def _fitted(value: str, token: str, scheme: Mapping[str, str]) -> str:
    least = TOKENS[token].least
    for ground in TOKENS[token].grounds:
        value = readable(value, scheme[ground], least)
    return value


def _follow_accent(schemes: tuple[dict[str, str], ...], given: Sequence[TokenColour]) -> None:
    chosen = {each.name for each in given}
    for scheme in schemes:
        if "on-accent" not in chosen:
            scheme["on-accent"] = readable(scheme["on-accent"], scheme["accent"])
        if "accent-wash" not in chosen:
            scheme["accent-wash"] = _tint(scheme, _WASH)


def _tints(palette: Palette) -> Iterator[tuple[str, str, str]]:
    """Give the grounds that follow a colour of the site's and have no name of their own: variable, light, dark."""
    if "accent" in palette.own:
        for number, share in enumerate(_SHADES, start=1):
            yield f"--u{number}", _tint(palette.light, share), _tint(palette.dark, share)
    if {"accent-wash", "in-force"} & palette.own:
        light, dark = (_tint(scheme, _WASH, "in-force") for scheme in (palette.light, palette.dark))
        yield "--in-force-wash", light, dark


def _tint(scheme: Mapping[str, str], share: float, name: str = "accent") -> str:
    """Put a share of a colour into the surface, or less of it where text would become hard to read there."""
    for step in range(10):
        tinted = blend(scheme[name], scheme["surface"], share * (1 - step / 10))
        if ratio(scheme["ink"], tinted) >= READABLE:
            break
    return tinted
