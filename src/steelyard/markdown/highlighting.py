"""Code in colour: Pygments' tokens as HTML with its short classes."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING, Any

from steelyard.markdown.weights import FAR, LONG, MOST, weigh

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 100_000
"""Characters of the longest block that is coloured."""

_STOPPED = 10_000
"""So many tokens without a character, one after the other, are no token's beginning."""

_OFTEN = 20
"""Blocks of a language after which its lexer is made quicker: on fewer the preparation would cost more than it saves."""


class Highlighter:
    """Colours the code of one body after the other; lexers are kept, since making one costs more than a block's colours."""

    def __init__(self) -> None:
        self._lexers: dict[str, Any] = {}
        self._short: dict[str, Any] = {}
        self._blocks: Counter[str] = Counter()
        self._openers = _Openers()
        self._left = MOST

    def begin(self) -> None:
        """Begin with another body, whose blocks are weighed by themselves."""
        self._left = MOST

    def colour(self, code: str, language: str) -> str | None:
        """Return the code as HTML with Pygments' short classes, None for a language that it does not know.

        None too for a block that is too long, by itself or after the others of its body.
        """
        if language not in self._lexers:
            self._lexers[language] = _find(language)
        lexer = self._lexers[language]
        if lexer is None or len(code) > LONGEST:
            return None
        short = self._short_sighted(language) if len(code) > LONG else None
        weight = weigh(code, type(lexer).__name__, short=short is not None)
        if weight > self._left:
            return None
        self._left -= weight
        if short is not None:
            return self._html(short.get_tokens(code))
        self._blocks[language] += 1
        if self._blocks[language] == _OFTEN:
            from steelyard.markdown.lexing import quicken  # noqa: PLC0415 - it imports Pygments

            quicken(lexer)
        return self._html(lexer.get_tokens(code))

    def _short_sighted(self, language: str) -> Any:
        """Return a lexer for long blocks, whose rules see only so far; None where there is none."""
        if language not in self._short:
            from steelyard.markdown.lexing import shorten  # noqa: PLC0415 - as above

            lexer = _find(language)
            self._short[language] = lexer if shorten(lexer, FAR) else None
        return self._short[language]

    def _html(self, tokens: Iterable[tuple[Any, str]]) -> str | None:
        """Write tokens as `HtmlFormatter(nowrap=True)` does: neighbours of one class share a `span`, which ends with its line.

        None where a lexer has stopped: that of mcschema goes from one state to another and back before `<!--`, for ever.
        """
        out: list[str] = []
        openers, around = self._openers, ""
        empty = 0
        for kind, text in tokens:
            if not text:
                empty += 1
                if empty == _STOPPED:
                    return None
                continue
            empty = 0
            opener = openers[kind]
            if "&" in text or "<" in text or ">" in text:
                text = escape(text, quote=False)  # noqa: PLW2901
            for number, piece in enumerate(text.split("\n")):
                if number:
                    out.append("</span>\n" if around else "\n")
                    around = ""
                if piece:
                    if opener != around:
                        out.append(f"</span>{opener}" if around else opener)
                        around = opener
                    out.append(piece)
        if around:
            out.append("</span>\n")
        elif out and not out[-1].endswith("\n"):
            out.append("\n")
        return "".join(out)


class _Openers(dict[Any, str]):
    """The start tag of each kind of token, as Pygments writes it; '' for what has no colour."""

    def __missing__(self, kind: Any) -> str:
        from pygments import format  # noqa: A004, PLC0415 - 20 ms, and a body without code needs none of it
        from pygments.formatters.html import HtmlFormatter  # noqa: PLC0415 - as above

        self[kind] = opener = format([(kind, "|")], HtmlFormatter(nowrap=True)).partition("|")[0]
        return opener


def _find(language: str) -> Any:
    from pygments.lexers import get_lexer_by_name  # noqa: PLC0415 - as above
    from pygments.util import ClassNotFound  # noqa: PLC0415 - as above

    from steelyard.markdown.patterns import guard  # noqa: PLC0415 - as above

    guard()
    try:
        lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None
    return lexer if lexer.aliases and "text" not in lexer.aliases else None
