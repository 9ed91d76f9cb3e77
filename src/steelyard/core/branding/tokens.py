"""The theme's colours by name: what each is for, its values on light and on dark ground, and what it is read on."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.branding.palette import READABLE

if TYPE_CHECKING:
    from collections.abc import Mapping

SEEN = 3.0
"""Contrast of what is looked at and not read, such as a control's border: WCAG 2.2, success criterion 1.4.11 (AA)."""


class Token(Struct, frozen=True):
    """A colour of the theme. `variable` is its name in the style sheets, `light` and `dark` are its own values.

    `least` is the contrast that it needs with each of `grounds`, which are tokens too; 0 for a ground.
    """

    variable: str
    meaning: str
    light: str
    dark: str
    least: float = 0
    grounds: tuple[str, ...] = ()


_PAGE = ("bg", "surface")


def _read(variable: str, meaning: str, light: str, dark: str, *more: str) -> Token:
    return Token(variable, meaning, light, dark, READABLE, (*_PAGE, *more))


def _seen(variable: str, meaning: str, light: str, dark: str) -> Token:
    return Token(variable, meaning, light, dark, SEEN, _PAGE)


TOKENS: Mapping[str, Token] = MappingProxyType(
    {
        "bg": Token("--bg", "the page's ground", "#f6f7f7", "#101416"),
        "surface": Token("--surface", "the ground of header, cards and controls", "#ffffff", "#171c1f"),
        "sunk": Token(
            "--sunk", "the ground of code, of a bar's track, of what is pointed at", "#eceff0", "#1f2629"
        ),
        "ink": _read("--ink", "text", "#14191c", "#e7ecee", "sunk", "accent-wash", "what-if-wash"),
        "muted": _read("--muted", "text beside the text", "#525c62", "#a3aeb4", "sunk"),
        "line": Token("--line", "lines that part one thing from the next", "#d8dde0", "#2c353a"),
        "edge": _seen("--edge", "borders of controls, lines of drawings", "#7c878d", "#75828a"),
        "accent": _read("--accent", "links, focus, the page one is on", "#0a5f55", "#63cdb9"),
        "accent-wash": Token("--accent-wash", "the ground of what is marked", "#dcefeb", "#12332f"),
        "on-accent": Token("--on-accent", "text on the accent", "#ffffff", "#08211d", READABLE, ("accent",)),
        "in-force": _read("--c-in-force", "in force", "#0a5f55", "#63cdb9"),
        "proposed": _read("--c-proposed", "proposed", "#2a55b8", "#8fb2ff"),
        "superseded": _read("--c-superseded", "superseded", "#65597a", "#b9a9d6"),
        "deprecated": _read("--c-deprecated", "deprecated", "#8a4b00", "#f0b35c"),
        "rejected": _read("--c-rejected", "rejected", "#a02a32", "#f29096"),
        "draft": _read("--c-draft", "draft; the muted text's unless given", "#525c62", "#a3aeb4"),
        "other": _read("--c-other", "another status; the muted text's unless given", "#525c62", "#a3aeb4"),
        "none": _read("--c-none", "no status; the muted text's unless given", "#525c62", "#a3aeb4"),
        "what-if": _read("--what-if", "not as decided", "#8a4b00", "#f0b35c"),
        "what-if-wash": Token("--what-if-wash", "the ground of what is not as decided", "#fcefdc", "#3a2a12"),
        "o1": _seen("--o1", "the first option of a score table", "#2468ad", "#74b3f2"),
        "o2": _seen("--o2", "the second option", "#0a7265", "#5cc9b4"),
        "o3": _seen("--o3", "the third option", "#8a6500", "#dcb53f"),
        "o4": _seen("--o4", "the fourth option", "#a13d6f", "#ee8fbc"),
        "o5": _seen("--o5", "the fifth option", "#5d5bb5", "#aaa8f5"),
        "o6": _seen("--o6", "every further option", "#5e6a70", "#a6b1b6"),
    }
)
"""Every colour that a site may set under `theme.colours`, as `theme/static/site.css` and `scores.css` have it."""

STATUSES = tuple(name for name, token in TOKENS.items() if token.variable == f"--c-{name}")
"""The tokens of the eight statuses."""

FOLLOWING = MappingProxyType({"draft": "muted", "other": "muted", "none": "muted"})
"""Tokens whose value is another's until a site gives them their own."""
