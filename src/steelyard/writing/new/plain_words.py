"""Words as they are put into Markdown and YAML so that they are read again as they were given."""

from __future__ import annotations

import json
import re
import unicodedata

_SPECIAL = re.compile(
    r"[\\`*\[\]~]|(?<![^\W_])_|_(?![^\W_])|<(?!!--)|&(?=#?\w+;)|#(?=#*\s*$)|\$(?=\S[^$]*\$)"
)
_COMMENT = re.compile(r"<(?=!--)")
_SCALAR = re.compile(r"[^\W\d_][\w./+-]*(?: [\w./+(-][\w./+)-]*)*")
_OTHERWISE = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def tidy(title: str) -> str:
    """Return a title on one line: blanks and line ends are one blank, control characters are gone."""
    kept = "".join(
        letter for letter in title if unicodedata.category(letter) not in {"Cc", "Cs"} or letter.isspace()
    )
    return " ".join(kept.split())


def escaped(words: str) -> str:
    """Return words for a heading or a line of Markdown: nothing in them is markup.

    The start of a comment, and backticks in pairs, are written as entities: whoever looks for comments or code first
    does not see a backslash.
    """
    text = _COMMENT.sub("&lt;", _SPECIAL.sub(r"\\\g<0>", words))
    return text.replace("\\`", "&#96;") if text.count("`") > 1 else text


def scalar(words: str) -> str:
    """Return words as a YAML value or key on one line, in quotation marks where they need some."""
    if _DAY.fullmatch(words) or (_SCALAR.fullmatch(words) and words.casefold() not in _OTHERWISE):
        return words
    return json.dumps(words, ensure_ascii=False)


def flow_list(texts: tuple[str, ...]) -> str:
    """Return texts as a YAML list on one line."""
    return f"[{', '.join(map(scalar, texts))}]"
