"""The words by which a text is found: cut and folded here exactly as the page's script does with what is typed.

1. Folding: compatibility forms are taken apart (NFKD), accents of European scripts (U+0300 to U+036F) and invisible
   characters (Cf) go, what belongs together is put together again (NFC), letters become small, and those that have
   no accent to lose are spelled out (`ß` as `ss`). More than MOST_MARKS marks in a row end a word.
2. Separators, punctuation, symbols, controls and lone surrogates (Z, P, S, Cc, Cs) end a word, as they do for
   MiniSearch, except `+` and `#` in names like `C++` and `C#`.
3. A stretch of a script that sets no blanks between words becomes its overlapping pairs of characters.
4. A word is at most LONGEST characters; zeros before a number do not count, so that 0012 is 12.

`tests/vectors/search-terms.json` holds both sides to it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

LONGEST = 64
"""Characters of a word that count: enough for every word of a language, and a page is not held up by a longer one."""

MOST_MARKS = 100
"""Marks on one letter. Ordering them takes time that grows with the square of their number."""

_ACCENTS = re.compile("[\u0300-\u036f]+")
_HEAPED = re.compile(rf"[^\w\s]{{{MOST_MARKS + 1},}}")
_SPELLED = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "ς": "σ"}
_KEPT = frozenset("+#")
_LANGUAGES = re.compile(r"^[a-z]#$|[^+#]+(?:\+\+?$)?")
_PLAIN = re.compile(rf"[1-9a-z][0-9a-z]{{0,{LONGEST - 1}}}")
_ZEROS = re.compile(r"^0+(?=[0-9]+$)")

# Thai and Lao, Myanmar, Khmer, kana, Han, Hangul.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
_STRETCHES = re.compile(f"[{_UNSPACED}]+|[^+#{_UNSPACED}][^{_UNSPACED}]*")
_IS_UNSPACED = re.compile(f"[{_UNSPACED}]")


class _Borders(dict[int, str]):
    """What becomes of each character after folding, worked out when it is first met: a blank where a word ends."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        category = unicodedata.category(letter)
        if category == "Cf":
            kept = ""
        elif category[0] in "ZPS" or category in {"Cc", "Cs"}:
            kept = letter if letter in _KEPT else " "
        else:
            kept = _SPELLED.get(letter, letter)
        self[code] = kept
        return kept


_BORDERS = _Borders()


def terms(text: str) -> list[str]:
    """Return a text's words in their order."""
    return [term for piece in fold(text).split() for term in parts(piece)]


def opening(text: str) -> list[str]:
    """Return the first of a text's words, if it has one."""
    return terms(text)[:1]


def counted(text: str) -> Counter[str]:
    """Return how often each word stands in a text. Most words need no second look, and none more than one."""
    if not text:
        return Counter()
    folded = fold(text)
    counts = Counter(folded.split())
    # All are taken out before their parts go in: a part is a term, whatever it looks like.
    odd = [(piece, counts.pop(piece)) for piece in _odd(counts, folded)]
    for piece, count in odd:
        for term in parts(piece):
            counts[term] += count
    return counts


def _odd(words: Collection[str], folded: str) -> list[str]:
    """Return the words that are no term as they stand. Of ASCII there are small letters, figures, `+` and `#` in them."""
    if not folded.isascii() or max(map(len, words), default=0) > LONGEST:
        return [word for word in words if not _PLAIN.fullmatch(word)]
    if "+" in folded or "#" in folded:
        return [word for word in words if word < "1" or "+" in word or "#" in word]
    return [word for word in words if word < "1"]  # it begins with a zero


def fold(text: str) -> str:
    """Return a text as its words are compared, a blank where one ends."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", _HEAPED.sub(_without_heaps, text))
        text = unicodedata.normalize("NFC", _ACCENTS.sub("", text))
    return text.lower().translate(_BORDERS)


def _without_heaps(found: re.Match[str]) -> str:
    runs = (
        (kind, list(run)) for kind, run in groupby(found[0], key=lambda one: unicodedata.category(one)[0])
    )
    return "".join(" " if kind == "M" and len(run) > MOST_MARKS else "".join(run) for kind, run in runs)


def parts(piece: str) -> tuple[str, ...]:
    """Return the terms of a folded word."""
    return _known_parts(piece) if len(piece) <= LONGEST else tuple(_parts(piece))


@lru_cache(1 << 13)
def _known_parts(piece: str) -> tuple[str, ...]:
    return tuple(_parts(piece))


def _parts(piece: str) -> Iterator[str]:
    words = _LANGUAGES.findall(piece) if _KEPT & set(piece) else [piece]
    for word in words:
        if word.isascii():
            yield _ZEROS.sub("", word[:LONGEST])
            continue
        for stretch in _STRETCHES.findall(word):
            if _IS_UNSPACED.match(stretch):
                yield from _pairs(stretch)
            else:
                yield _ZEROS.sub("", stretch[:LONGEST])


def _pairs(stretch: str) -> Iterator[str]:
    """Give each character with the next one; the last one stands alone, so that it is found by itself too."""
    for at in range(len(stretch)):
        yield stretch[at : at + 2]
