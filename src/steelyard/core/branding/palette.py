"""How a site's own status words look: their colours, made readable on light and dark ground, as a style sheet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from steelyard.core.statuses import Statuses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from steelyard.core.settings import StatusWord

LIGHT_GROUND = "#f6f7f7"
DARK_GROUND = "#171c1f"
"""The theme's own grounds, of the two of each scheme the one that leaves less contrast."""

READABLE = 4.5
"""Contrast of text with its ground: WCAG 2.2, success criterion 1.4.3 (AA)."""

_BETWEEN = 0.18
"""The luminance of a ground with which black and white contrast equally."""

_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{4}|[0-9a-f]{6}|[0-9a-f]{8})", re.IGNORECASE)


def status_css(statuses: Sequence[StatusWord]) -> str:
    """Write the rules that give a site's own status words their symbol and colour.

    A strict content security policy allows no `style` attribute, so the colours stand in a sheet, and elements
    name their word in `data-status`. A colour that would be hard to read is darkened or lightened until it
    reaches a contrast of 4.5; one that is no hexadecimal colour leaves the word in the colour of its kind.
    """
    views = Statuses(statuses)
    lines = ["/* The site's own status words. Written by the build. */"]
    for status in statuses:
        name = f"[data-status={_string(status.word)}]"
        shape = views.view(status.word).shape
        lines.append(f".record-link{name}{{--shape:var(--shape-{shape});--status:var(--c-{shape})}}")
    lines += [
        f"{name},.record-link{name}{{--status:light-dark({light},{dark})}}"
        for name, light, dark in word_colours(statuses)
    ]
    return "\n".join(lines) + "\n"


def word_colours(statuses: Sequence[StatusWord]) -> tuple[tuple[str, str, str], ...]:
    """Return for each of a site's words with a colour a CSS selector and that colour on light and on dark ground."""
    return tuple(
        (
            f"[data-status={_string(status.word)}]",
            readable(status.colour, LIGHT_GROUND),
            readable(status.colour, DARK_GROUND),
        )
        for status in statuses
        if _HEX.fullmatch(status.colour)
    )


def readable(colour: str, ground: str, least: float = READABLE) -> str:
    """Return the colour nearest to this one, towards black or white, that has this contrast with the ground (both `#rgb`)."""
    ink, paper = _channels(colour), _channels(ground)
    end = 0 if _luminance(paper) > _BETWEEN else 255
    for step in range(101):  # pragma: no branch (black or white has it at the last step)
        mixed = tuple(round(c + (end - c) * step / 100) for c in ink)
        if contrast(mixed, paper) >= least:
            break
    return _written(mixed)


def readable_beside(colour: str, others: Sequence[tuple[str, float]]) -> Iterator[str]:
    """Yield the colours that have their contrast with each of the others, from this one on towards black and white.

    `others` are colours, each with the contrast that it asks for.
    """
    ink = _channels(colour)
    asked = [(_luminance(_channels(other)) + 0.05, least) for other, least in others]
    for step in range(256):
        for end in (0, 255):
            mixed = tuple(round(c + (end - c) * step / 255) for c in ink)
            own = _luminance(mixed) + 0.05
            if all(max(own, other) / min(own, other) >= least for other, least in asked):
                yield _written(mixed)


def ratio(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, `#rgb` or `#rrggbb`."""
    return contrast(_channels(one), _channels(other))


def is_light(colour: str) -> bool:
    """Say whether a ground of this colour is better written on in black than in white."""
    return _luminance(_channels(colour)) > _BETWEEN


def blend(colour: str, ground: str, share: float) -> str:
    """Return the colour that this one, covering a share of the ground from 0 to 1, gives with it."""
    pairs = zip(_channels(colour), _channels(ground), strict=True)
    return _written(tuple(round(c * share + g * (1 - share)) for c, g in pairs))


def contrast(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """Return the contrast ratio, 1 to 21, of two colours of red, green and blue from 0 to 255 (WCAG 2.2)."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: tuple[int, ...]) -> float:
    linear = [c / 255 / 12.92 if c / 255 <= 0.04045 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _channels(colour: str) -> tuple[int, ...]:
    """Read `#rgb` or `#rrggbb`; transparency is left out, because its contrast depends on what lies below."""
    digits = colour.removeprefix("#")
    if len(digits) < 6:
        digits = "".join(d * 2 for d in digits)
    return tuple(int(digits[at : at + 2], 16) for at in (0, 2, 4))


def _written(channels: tuple[int, ...]) -> str:
    return "#" + "".join(f"{c:02x}" for c in channels)


def _string(text: str) -> str:
    """Write a CSS string; everything but letters, digits, space, `-` and `_` as an escape (CSS Syntax 3, 4.3.7)."""
    return '"' + "".join(c if c.isalnum() or c in " -_" else f"\\{ord(c):x} " for c in text) + '"'
