"""Totals that the text below a table tells: "**Total:** Barge 4.2, Lorry 3.9", or one option an item of a list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from steelyard.core.scores.tables import same_name
from steelyard.diagnostics import Place
from steelyard.reading.outline import ITEM
from steelyard.reading.tables.claims import total_claims
from steelyard.reading.tables.words import role_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from steelyard.core.scores.tables import Claim

    Line = tuple[int, str]

_FARTHEST = 30  # lines below a table in which its totals are looked for
_LONGEST_LINE = 600
_LONGEST_FIGURE = 100  # with the sum that it is the result of: a longer one would be tried in too many ways
_BETWEEN = re.compile(r"\s*(?:[;|·•]|,(?!\d)|\s(?:and|vs\.?|versus)\s)\s*")
_SENTENCE = re.compile(r"(?<=[\w)%])\.\s+(?=\D)")
_JUDGEMENTS = frozenset(["overall", "final", "score", "scores", "rating", "result", "points"])
_PRIZES = "🥇🥈🥉🏆✅⭐\ufe0f "
_SPLIT = re.compile(r"\s*[:=→–—]\s*|\s+-\s+|\s*\(|\s+")
_NUMBER = r"\d+(?:[.,]\d+)?"
_FIGURE = re.compile(
    rf"[≈~=]?\s*(?:(?=[^=]*[+×x·*−–-])[\d.,\s()%/=+×x·*−–-]*=\s*)?{_NUMBER}"
    rf"(?:\s*(?:/|out of)\s*{_NUMBER})?(?:\s*(?:%|points|pts))?(?:\s*\([^()]*\))?[.!)]?",
    re.IGNORECASE,
)


def totals_below(lines: Sequence[Line], names: Sequence[str], *, file: str, shift: int) -> tuple[Claim, ...]:
    """Return the totals that the lines below a table tell under the name of a total: one for each of its options, or none.

    `shift` is added to the number of a line for its number in the file.
    """
    for index, (_, text) in enumerate(lines[:_FARTHEST]):
        mark = ITEM.match(text)
        label, colon, told = words_of(text[mark.end() if mark else 0 :]).partition(":")
        if not colon or len(text) > _LONGEST_LINE or not _adds_up(label):
            continue
        told = _SENTENCE.split(told.strip(), maxsplit=1)[0]
        parts = [(index, part) for part in _BETWEEN.split(told)] if told else _items(lines, index)
        found = [_entry(part, names) for _, part in parts]
        if sorted(option for option, _ in found) == list(range(len(names))):
            return tuple(
                claim
                for (at, _), (option, figure) in zip(parts, found, strict=True)
                for claim in total_claims(label, figure, _place(lines[at], figure, file, shift), option)
            )
    return ()


def _adds_up(label: str) -> bool:
    """Say whether a line's label is that of totals; a "Score" or "Overall rating" may be a judgement of another kind."""
    return role_of(label) == "total" and not _JUDGEMENTS.issuperset(label.casefold().split())


def _items(lines: Sequence[Line], index: int) -> list[tuple[int, str]]:
    """Return the items of the list right behind a line."""
    found: list[tuple[int, str]] = []
    for at, (_, text) in enumerate(lines[index + 1 :], index + 1):
        if mark := ITEM.match(text):
            found.append((at, words_of(text[mark.end() :])))
        elif text.strip() or found:
            break
    return found


def _entry(text: str, names: Sequence[str]) -> tuple[int, str]:
    """Return the option and the figure that a piece of text holds and nothing else; −1 where it does not."""
    text = text.strip(_PRIZES)
    cuts = [
        (text[: cut.start()], figure)
        for cut in _SPLIT.finditer(text[:_LONGEST_LINE])
        if len(figure := text[cut.end() :]) <= _LONGEST_FIGURE
    ]
    for known in (_exactly, _in_short):
        for name, figure in cuts:
            if _FIGURE.fullmatch(figure) and (own := list(known(name, names))):
                return (own[0], figure) if len(own) == 1 else (-1, "")
    return -1, ""


def _exactly(name: str, names: Sequence[str]) -> Iterator[int]:
    return (option for option, own in enumerate(names) if same_name(own) == same_name(name))


def _in_short(name: str, names: Sequence[str]) -> Iterator[int]:
    """Yield the options whose name begins or ends with the words of another: "A" for "Option A" and "A: by barge"."""
    words = same_name(name)
    short = re.compile(rf"{re.escape(words)}(?!\w).*|.*(?<!\w){re.escape(words)}")
    return (option for option, own in enumerate(names) if words and short.fullmatch(same_name(own)))


def _place(line: Line, figure: str, file: str, shift: int) -> Place:
    """Return where a figure stands; where marks within it part it, its line from the first word on."""
    number, text = line
    bare = figure.rpartition("=")[2].strip(" ().!")
    column = text.rfind(bare)
    if column < 0:
        return Place(file, number + shift, len(text) - len(text.lstrip()) + 1, len(text.strip()))
    return Place(file, number + shift, column + 1, len(bare))
