"""Mathematics in a body: where GitHub sees a formula, kept from the Markdown parser and set as MathML."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steelyard.markdown.source import Source

OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""Around a formula's number while the parsers work: noncharacters, which no text may carry (and ours then drops)."""

PLACEHOLDER = re.compile(f"{OPEN}(\\d+){CLOSE}")
_ENCODED = re.compile("%EF%B7%90(\\d+)%EF%B7%91")
_FIGURES = 10  # more than the number of any formula has
STRAY = re.compile("[\ufdd0-\ufdef]")

# GitHub's rule, as its pages show it: an opening dollar follows no letter, digit, dollar or backslash and has
# something right behind it; a closing one has something right before it and no letter, digit or dollar behind.
# So "$5 and $10" and "US$5" are prices. `$$` may span lines only where it begins one.
_FORMULA = re.compile(
    r"""(?<![\w$\\`])(?:
          \$`(?P<tick>[^`\n]+)`\$
        | \$\$(?P<wide>[^\n$](?:[^\n$]|\\\$)*?)\$\$(?!\$)
        | \$(?P<short>(?![\s$`])(?:[^$\n\\]|\\.|\n(?![ \t]*(?:\n|[-*+>\#|]|\d+[.)])))*?)(?<![\s\\])\$(?![\w$])
    )""",
    re.VERBOSE,
)
_LINES = re.compile(
    r"^(?P<before>[ \t]*(?:>[ \t]*|[-*+][ \t]+|\d+[.)][ \t]+)*)\$\$[ \t]*(?P<lines>\S?[^$]*?)\$\$[ \t]*$",
    re.MULTILINE,
)
_PREFIX = re.compile(r"^[ \t]*(?:>[ \t]?)*", re.MULTILINE)

LONGEST = 5_000
"""Characters of the longest formula that is set: latex2mathml's time grows faster than its input."""


class Formula(Struct, frozen=True):
    """A formula as written (`source`, with its dollars), what is to be set, and where it began in the body."""

    source: str
    latex: str
    display: bool
    index: int


def protect(source: Source) -> tuple[str, tuple[Formula, ...]]:
    """Put a placeholder for each formula of a body, which may not be empty of dollars, and return them in order."""
    text = source.text
    found: list[Formula] = []
    pieces: list[str] = []
    at = 0
    for start, end, formula in _formulas(text, source):
        pieces += [STRAY.sub("", text[at:start]), f"{OPEN}{len(found)}{CLOSE}"]
        found.append(formula)
        at = end
    return "".join((*pieces, STRAY.sub("", text[at:]))), tuple(found)


def _formulas(text: str, source: Source) -> Iterator[tuple[int, int, Formula]]:
    masked = _keep_ticks(source)
    wide = []
    for match in _LINES.finditer(masked):
        start = match.end("before")
        body = text[match.start("lines") : match.end("lines")]
        if body.strip() and "\n\n" not in body:
            latex = _PREFIX.sub("", body) if ">" in match["before"] else body
            end = match.end("lines") + 2
            wide.append((start, end, Formula(text[start:end], latex.strip(), display=True, index=start)))
    at = 0
    for start, end, formula in [*wide, (len(text), len(text), None)]:
        yield from _short(text, masked, at, start)
        if formula:
            yield start, end, formula
        at = end


def _keep_ticks(source: Source) -> str:
    """Return the text with code blanked out, but for the backticks of `` $`x`$ ``, which are a formula."""
    masked, text = source.masked, source.text
    if "$`" not in text:
        return masked
    pieces = list(masked)
    for match in re.finditer(r"\$(`[^`\n]+`)\$", text):
        if masked[match.start()] == "$":
            pieces[match.start(1) : match.end(1)] = match[1]
    return "".join(pieces)


def _short(text: str, masked: str, at: int, to: int) -> Iterator[tuple[int, int, Formula]]:
    for match in _FORMULA.finditer(masked, at, to):
        start, end = match.span()
        group = match.lastgroup or "short"
        latex = text[match.start(group) : match.end(group)]
        if latex.strip():
            yield start, end, Formula(text[start:end], latex.strip(), display=group == "wide", index=start)


def numbered(figures: str, formulas: tuple[Formula, ...]) -> Formula | None:
    """Return the formula of a placeholder; None for a number, of any length, that a body made up."""
    number = int(figures) if len(figures) < _FIGURES else len(formulas)
    return formulas[number] if number < len(formulas) else None


def restore(text: str, formulas: tuple[Formula, ...]) -> str:
    """Put the formulas' sources back where a placeholder came to stand in code, an address or an attribute."""

    def written(match: re.Match[str]) -> str:
        formula = numbered(match[1], formulas)
        return formula.source if formula else ""

    return _ENCODED.sub(written, PLACEHOLDER.sub(written, text))


_ELEMENTS_WORDS = """
    math maction menclose merror mfenced mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot
    mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover
"""
_ELEMENTS = frozenset(_ELEMENTS_WORDS.split())
_ATTRIBUTES_WORDS = """
    accent accentunder columnalign columnlines columnspacing columnspan depth dir display displaystyle fence form
    height largeop linethickness lspace mathcolor mathsize mathvariant maxsize minsize movablelimits notation rowalign
    rowlines rowspacing rowspan rspace scriptlevel separator separators stretchy symmetric voffset width
"""
_ATTRIBUTES = frozenset(_ATTRIBUTES_WORDS.split())
_CHILDREN = {
    "mfrac": 2,
    "mover": 2,
    "mroot": 2,
    "msub": 2,
    "msup": 2,
    "munder": 2,
    "msubsup": 3,
    "munderover": 3,
}
_DEEPEST = 60
_REFERENCE = re.compile(r"&#x[0-9A-Fa-f]{1,6};")
_COMMAND = re.compile(r"\\[A-Za-z]")
_LINED = re.compile(r"\\(begin|end)\{(?:(aligned)|gather(?:ed)?\*?|multline\*?)\}(?:(?<=d\})\[[tbc]\])?")
"""Environments of several lines that latex2mathml would run together."""

_SPACED = re.compile(r"\\\\\[-?[\d.]{1,9}(?:pt|em|ex|mm|cm|in|px)\]")
_ESCAPED_AMPERSAND = re.compile(r"(?<!\\)(?:\\\\)*\\&")


def to_mathml(latex: str, *, display: bool) -> Element | None:
    """Return a formula as a MathML element made of presentation elements only, None where it cannot be set."""
    if len(latex) > LONGEST:
        return None
    if "\\begin" in latex:
        latex = _SPACED.sub(r"\\\\", _LINED.sub(_known, latex))
    from latex2mathml.converter import convert_to_element  # noqa: PLC0415 - 40 ms, for the few that have formulas

    try:
        made: Element = convert_to_element(latex, display="block" if display else "inline")
    except MemoryError:  # pragma: no cover (no test can bring it about)
        raise
    except Exception:  # noqa: BLE001 - the library raises whatever its parser stumbles over, IndexError and all
        return None
    copy = _clean(made, 0)
    if copy is not None and "&" in latex:
        # One that no environment has taken for the end of a cell.
        shown = sum(each.text == "&" for each in copy.iter("mi"))
        return copy if shown <= len(_ESCAPED_AMPERSAND.findall(latex)) else None
    return copy


def _known(environment: re.Match[str]) -> str:
    return f"\\{environment[1]}{{{'align*' if environment[2] else 'matrix'}}}"


def _clean(element: Element, depth: int) -> Element | None:
    """Copy what the allow-list knows; None where anything unknown, incomplete or too deep spoils the whole."""
    tag = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
    if tag not in _ELEMENTS or depth > _DEEPEST or len(element) < _CHILDREN.get(tag, 0):
        return None
    copy = Element(tag, {key: value for key, value in element.attrib.items() if key in _ATTRIBUTES})
    # latex2mathml writes operators as character references and a command that it does not know as its name. A text may
    # hold a reference of the author's own, to no character at all.
    copy.text = _REFERENCE.sub(lambda match: unescape(match[0]), element.text or "")
    if tag in {"mi", "mo"} and _COMMAND.match(copy.text):
        return None
    for child in element:
        inner = _clean(child, depth + 1)
        if inner is None:
            return None
        copy.append(inner)
    return copy
