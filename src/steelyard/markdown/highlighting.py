"""Code in colour: Pygments' tokens as HTML with its short classes."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 100_000
"""Characters of the longest block that is coloured: some lexers' time grows with the square of their input."""

_OFTEN = 20
"""Blocks of a language after which its lexer is made quicker: on fewer the preparation would cost more than it saves."""


class Highlighter:
    """Colours code; lexers are kept, since making one costs more than a block's colours."""

    def __init__(self) -> None:
        self._lexers: dict[str, Any] = {}
        self._blocks: Counter[str] = Counter()
        self._openers = _Openers()

    def colour(self, code: str, language: str) -> str | None:
        """Return the code as HTML with Pygments' short classes, None for a language that it does not know."""
        if language not in self._lexers:
            self._lexers[language] = _find(language)
        lexer = self._lexers[language]
        if lexer is None or len(code) > LONGEST:
            return None
        self._blocks[language] += 1
        if self._blocks[language] == _OFTEN:
            from steelyard.markdown.lexing import quicken  # noqa: PLC0415 - it imports Pygments

            quicken(lexer)
        return self._html(lexer.get_tokens(code))

    def _html(self, tokens: Iterable[tuple[Any, str]]) -> str:
        """Write tokens as `HtmlFormatter(nowrap=True)` does: neighbours of one class share a `span`, which ends with its line."""
        out: list[str] = []
        openers, around = self._openers, ""
        for kind, text in tokens:
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

    try:
        lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None
    return lexer if lexer.aliases and "text" not in lexer.aliases else None
