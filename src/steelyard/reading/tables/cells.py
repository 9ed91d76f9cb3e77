"""One cell of a score table: a number, stars, a symbol, words, a measure, or nothing; and the reason given beside it."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from steelyard.reading.inline import links
from steelyard.reading.tables.quantities import REPEATED
from steelyard.reading.tables.words import words_of

Kind = Literal["missing", "number", "stars", "sign", "symbol", "words", "measure"]
SCORING: frozenset[str] = frozenset({"number", "stars", "sign", "symbol"})
"""Kinds of cells that are scores."""

_NUMBER = r"[+−-]?\d{1,9}(?:[.,]\d{1,6})?(?![\d])"
_LEADING = re.compile(rf"(?P<number>{_NUMBER})(?P<rest>.*)", re.DOTALL)
_OUT_OF = re.compile(r"\s*(?:/|out of)\s*(?P<most>\d{1,4}(?:\.0+)?)(?![\d./])(?P<rest>.*)", re.DOTALL)
_PRODUCT = re.compile(
    rf"[,;:]?\s*(?:\(\s*)?(?:(?P<first>{_NUMBER})\s*)?[x×*·]\s*(?P<second>{_NUMBER})\s*%?\s*(?:=|→|->|=>)\s*(?P<result>{_NUMBER})\s*\)?(?P<rest>.*)",
    re.DOTALL,
)
_FACTORS = re.compile(
    rf"\s*[(\[]\s*=?\s*(?P<first>{_NUMBER})\s*[x×*·]\s*(?P<second>{_NUMBER})\s*[)\]]", re.DOTALL
)
_ARROW = re.compile(rf"\s*(?:→|->|=>|➔|➡)\s*(?P<result>{_NUMBER})(?P<rest>.*)", re.DOTALL)
_BRACKETED = re.compile(rf"\s*[(\[]\s*=?\s*(?P<result>{_NUMBER})\s*[)\]]\s*", re.DOTALL)
_REASON = re.compile(
    r"\s*(?:[:;,.]\s+|[:;]|\s[-–—]+\s+|[—–]\s*(?=[^\W\d])|(?=\())(?P<reason>.*(?:[^\W\d_]|[$€£¥]\d).*)",
    re.DOTALL,
)
_SAID_BESIDE = re.compile(
    rf"(?P<reason>[^()\[\]\d]*)[(\[]\s*(?P<number>{_NUMBER})\s*/\s*(?P<most>[1-9]\d{{0,3}})\s*[)\]]"
)
_POINTS = re.compile(r"\s*(?:points?|pts?\.?|stars?)\b(?P<rest>.*)", re.DOTALL | re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
DASHES = frozenset("-–—−")
"""Signs for a cell without a value."""

_NOTHING = frozenset(
    {"", "?", "??", "n/a", "na", "n.a.", "tbd", "tba", "unknown", "❓", "…", "...", "not scored", "not rated"}
)
_SHORTCODES = {
    ":white_check_mark:": "✅", ":heavy_check_mark:": "✔", ":x:": "❌", ":warning:": "⚠", ":star:": "⭐",
    ":green_circle:": "🟢", ":yellow_circle:": "🟡", ":red_circle:": "🔴", ":question:": "❓",
}  # fmt: skip
_SHORTCODE = re.compile(r":[a-z_]{1,20}:")
_FULL, _HOLLOW = frozenset("★⭐🌟✭"), frozenset("☆✩⚝")
_UNSEEN = {0xFE0F: None, 0xFE0E: None, 0x200D: None, 0x20E3: None}
_DECORATIONS = frozenset("🏆🥇🥈🥉👑⬆⬇▲▼")


class Figure(Struct, frozen=True):
    """A number and the unit of its last printed digit."""

    value: Fraction
    unit: Fraction


class Reading(Struct, frozen=True):
    """What a cell says. `mark` is the symbol, sign or words that a legend may give a value.

    `most` is what a score is out of: 10 of `8/10`, 5 of ★★★☆☆. `result` is a weighted score beside the score,
    `product` the two factors of a multiplication as written.
    """

    kind: Kind
    text: str
    mark: str = ""
    number: Fraction | None = None
    most: Fraction | None = None
    reason: str = ""
    see: str = ""
    result: Figure | None = None
    product: tuple[Fraction, Fraction] | None = None
    bracketed: bool = False


def figure(text: str) -> Figure:
    """Read a number as it is printed: `4.35` has the unit 1/100; a comma is a decimal one."""
    bare = text.replace("−", "-").replace(",", ".").lstrip("+")
    _, point, decimals = bare.partition(".")
    return Figure(Fraction(bare), Fraction(1, 10 ** len(decimals)) if point else Fraction(1))


def figure_at(text: str) -> tuple[Figure, str] | None:
    """Return the number that a text begins with, and what follows it."""
    match = _LEADING.match(text)
    return (figure(match["number"]), match["rest"]) if match else None


@lru_cache(REPEATED)
def read_cell(raw: str) -> Reading:
    """Read one cell."""
    text = words_of(raw)
    if ":" in text:
        text = _SHORTCODE.sub(lambda code: _SHORTCODES.get(code[0], code[0]), text)
    bare = text.translate(_UNSEEN).strip()
    see = (
        next((link.target for link in links(raw) if not link.target.startswith(("#", "mailto:"))), "")
        if "](" in raw
        else ""
    )
    if bare.casefold() in _NOTHING or bare.casefold().startswith(("n/a ", "n/a:", "n/a(")):
        return Reading("missing", text)
    if set(bare) <= DASHES:
        single = len(bare) == 1 or bare in {"--", "---"}
        return Reading("missing" if single else "words", text, mark="-" * len(bare))
    found = _read(bare, text)
    if found.kind in {"measure", "words"} and "<" in raw:
        found = _above_break(raw, text) or found
    return replace(found, see=see)


def _above_break(raw: str, text: str) -> Reading | None:
    """Read a score that stands above a line break, and what is below as its reason; None where there is none."""
    above, *below = _BREAK.split(raw, maxsplit=1)
    score = read_cell(above) if below else None
    if score is None or score.reason or score.kind not in SCORING:
        return None
    return replace(score, text=text, reason=_reason(words_of(below[0])))


def _read(bare: str, text: str) -> Reading:
    symbols, rest = _symbols(bare)
    if symbols and set(symbols) <= _FULL | _HOLLOW:
        return _stars(symbols, rest, text)
    if said := _SAID_BESIDE.fullmatch(bare):
        value, most = figure(said["number"]).value, figure(said["most"]).value
        return Reading("number", text, number=value, most=most, reason=_symbols(said["reason"])[1])
    if symbols and (number := _number(rest, text)) and number.kind == "number":
        return number
    if symbols and not set(symbols) <= _DECORATIONS:
        return Reading("symbol", text, mark=symbols, reason=_reason(rest))
    bare = rest if symbols else bare
    if bare[:1] in {"+", "-", "−", "~", "±"} and not bare[1:2].isdigit():
        return _signs(bare, text)
    number = _number(bare, text)
    if number:
        return number
    last, before = _symbols_after(bare)
    if last and not set(last) <= _DECORATIONS | _FULL | _HOLLOW:
        return Reading("symbol", text, mark=last, reason=before)
    if bare[:1] in "$€£¥" and bare[1:2].isdigit():
        return Reading("measure", text, mark=bare)
    mark, _, reason = bare.partition(":")
    return Reading("words", text, mark=mark.strip(), reason=reason.strip())


def _number(bare: str, text: str) -> Reading | None:
    """Read a cell that begins with a digit; None where it does not."""
    start = _LEADING.match(bare)
    if not start:
        return None
    number, rest = figure(start["number"]).value, start["rest"].strip()
    most = None
    if start["rest"][:1].isalpha() and not _POINTS.match(rest):
        return _product(bare, text) or Reading("measure", text, mark=bare)
    if points := _POINTS.match(rest):
        rest = points["rest"].strip()
    if rest.startswith("%"):
        most, rest = Fraction(100), rest[1:].strip()
    elif out_of := _OUT_OF.match(rest):
        most, rest = figure(out_of["most"]).value, out_of["rest"].strip()
    found = Reading("number", text, number=number, most=most)
    if not rest or all(_is_symbol(char) for char in rest):
        return found
    if product := _PRODUCT.fullmatch(rest):
        first = figure(product["first"]).value if product["first"] else number
        factors = (first, figure(product["second"]).value)
        return replace(
            found, result=figure(product["result"]), product=factors, reason=_reason(product["rest"])
        )
    if most is None and (factors_of := _FACTORS.fullmatch(rest)):
        first, second = figure(factors_of["first"]).value, figure(factors_of["second"]).value
        if first * second == number:
            return replace(found, number=first, result=figure(start["number"]), product=(first, second))
    if arrow := _ARROW.fullmatch(rest):
        return replace(found, result=figure(arrow["result"]), reason=_reason(arrow["rest"]))
    if bracketed := _BRACKETED.fullmatch(rest):
        return replace(found, result=figure(bracketed["result"]), bracketed=True)
    if reason := _REASON.fullmatch(
        start["rest"] if most is None and rest == start["rest"].strip() else f" {rest}"
    ):
        return replace(found, reason=_reason(reason["reason"]))
    if rest[0] in "✓✔✅" or _is_symbol(rest[0]):
        return replace(found, reason=_reason(_symbols(rest)[1]))
    return Reading("measure", text, mark=bare)


def _product(bare: str, text: str) -> Reading | None:
    start = _LEADING.match(bare)
    product = _PRODUCT.fullmatch(start["rest"]) if start else None
    if not start or not product:
        return None
    number = figure(start["number"]).value
    first = figure(product["first"]).value if product["first"] else number
    factors = (first, figure(product["second"]).value)
    return Reading("number", text, number=number, result=figure(product["result"]), product=factors)


def _signs(bare: str, text: str) -> Reading:
    run = bare.split(maxsplit=1)
    sign, rest = run[0].rstrip(":,;").replace("−", "-"), run[1] if len(run) > 1 else ""
    if sign in {"+/-", "±", "-/+", "~", "+-"}:
        mark = "~" if sign == "~" else "±"
        return Reading(
            "sign" if mark == "±" else "symbol", text, mark=mark, number=Fraction(0), reason=_reason(rest)
        )
    if len(set(sign)) == 1 and sign[0] in "+-" and len(sign) <= 4:
        number = Fraction(len(sign) if sign[0] == "+" else -len(sign))
        return Reading("sign", text, mark=sign, number=number, reason=_reason(rest))
    return Reading("words", text, mark=bare)


def _stars(symbols: str, rest: str, text: str) -> Reading:
    full = sum(char in _FULL for char in symbols)
    hollow = len(symbols) - full
    most = Fraction(len(symbols)) if hollow else None
    repeated = re.fullmatch(r"\(?\s*\d(?:\.0)?(?:\s*/\s*\d{1,2})?\s*\)?", rest)
    if rest and rest[0] == "½":
        return Reading("number", text, number=full + Fraction(1, 2), most=most)
    return Reading(
        "stars", text, mark="★", number=Fraction(full), most=most, reason="" if repeated else _reason(rest)
    )


def _reason(text: str) -> str:
    """Return the words beside a score, without the punctuation that ties them to it."""
    bare = text.strip().lstrip(":;,.–—- ").strip()
    if bare.startswith("(") and bare.endswith(")") and bare.count("(") == 1:
        bare = bare[1:-1].strip()
    return bare


def _is_symbol(char: str) -> bool:
    return unicodedata.category(char) == "So"


def _symbols(text: str) -> tuple[str, str]:
    """Return the symbols that a text begins with, and the rest."""
    end = next((position for position, char in enumerate(text) if not _is_symbol(char)), len(text))
    return text[:end], text[end:].strip()


def _symbols_after(text: str) -> tuple[str, str]:
    """Return the symbols that a text ends with, and what comes before."""
    end = next((position for position, char in enumerate(reversed(text)) if not _is_symbol(char)), len(text))
    return (text[len(text) - end :], text[: len(text) - end].strip()) if end else ("", text)
