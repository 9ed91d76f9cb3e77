"""Legends in the text near a table: what a symbol or a word is worth, and the scale that scores are on."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from steelyard.reading.tables.costs import names_cost
from steelyard.reading.tables.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


_MOST_TOKENS = 24
_WORTH = r"[+−-]?\d{1,3}(?:\.\d{1,3})?"
_DIGIT = re.compile(r"\d")
_TWO_NUMBERS = re.compile(r"\d\D+\d")
_SAYS = r"(?:=+|:|→|->|=>|is worth|counts? (?:as|for)|means|scores|as)"
_HINTS = re.compile(
    r"\b(?:scales?|scor(?:es?|ed|ing)|rat(?:ed|ings?|es?)|grad(?:es?|ed)|points?|marks?|strength|from|"
    r"\w*skala|\w*bewertung\w*|punkte|noten|échelle|notes?|escala|scala)\b",
    re.IGNORECASE,
)
_SPAN = re.compile(
    r"(?<![\d.,/-])(?P<low>-?\d{1,3})\s*(?:\((?P<low_word>[^()]{1,40})\)|=\s*(?P<low_is>[^\d\W][^\d,;()]{0,30}?))?"
    r"\s*,?\s*(?:-|–|—|to|\.\.\.?|…|through|and|bis|à|a|al|hasta|até|tot|до|至|到|~|〜)\s*"
    r"(?P<high>\d{1,3})(?![\d.,]*\d|%|\s*(?:years?|days?|weeks?|months?|hours?|minutes?|seconds?|ms|options?))"
    r"\s*(?:\((?P<high_word>[^()]{1,40})\)|=\s*(?P<high_is>[^\d\W][^\d,;()]{0,30}))?"
)
_END = re.compile(
    r"(?<![\d.,/-])(?P<number>-?\d{1,3})\s*(?:=|:|–|—|\(|is(?: the)?|being|means)\s*\(?(?:is |the |very |sehr |très |muy |muito |molto )*(?P<word>[^\W\d_]+)",
    re.IGNORECASE,
)
_END_AFTER = re.compile(
    r"\b(?P<word>best|worst|highest|lowest|excellent|poor)\s*(?:=|:|is)\s*(?P<number>\d{1,3})\b",
    re.IGNORECASE,
)
_BEST_WORDS = (
    "best excellent great good highest strongest ideal perfect outstanding superb strong high top gut exzellent stark meilleur "
    "bon mejor bueno melhor bom ottimo"
)
_BEST = frozenset(_BEST_WORDS.split())
_WORST_WORDS = (
    "worst poor bad terrible lowest weakest unacceptable weak low none awful schlecht schwach ungenügend mangelhaft mauvais "
    "faible malo débil ruim fraco scarso"
)
_WORST = frozenset(_WORST_WORDS.split())

_AMOUNT = frozenset(
    [
        "highest",
        "strongest",
        "high",
        "strong",
        "hoch",
        "stark",
        "lowest",
        "weakest",
        "weak",
        "low",
        "none",
        "schwach",
        "faible",
    ]
)
_MERIT = frozenset(["better", "worse"])
_AMOUNT_OF = re.compile(
    r"(?<![\d.,/-])(?P<number>\d{1,3})\s*(?:=|:|–|—|\(|is|means)\s*(?:very |extremely |the )?"
    r"(?:(?P<much>high|highest|most)|low|lowest|least|little|minimal|no) (?P<what>[^\W\d_]+)"
)
_LETTERS = re.compile(r"[^\W\d_]+")
_LOWER = re.compile(
    r"(?:^|[.;:!?(–—])\s*(?:\w+\s+){0,2}low(?:er|est) (?:scores?|totals?|sums?|numbers?|ranks?|marks?|points?)\s*"
    r"(?:(?:is|are|=|means?|being)\s*(?:the )?(?:better|best)|wins?)\b"
    r"|(?<!option )(?<!variant )(?<!variante )(?<!alternative )(?<!phase )(?<!plan )(?<![\d.,/–—-])1 ?= ?(?:the )?"
    r"(?:best|very good|excellent|sehr gut|beste\w*|meilleure?|mejor|melhor|migliore)\b"
    r"|\blow(?:er|est) (?:totals?|sums?) (?:(?:and (?:so |thus |therefore )?)?wins?(?! (?:on|in|for) )|is (?:the )?best)\b"
    r"|^\W{0,9}(?:(?:all|weighted|total|overall) ){0,2}(?:scor(?:es?|ing|ecard)|points|ratings?|totals?|sums?|(?:decision|scoring|evaluation|pugh) matrix)"
    r"\s*[(:,–—-]\s*low(?:er|est) (?:(?:is|=) (?:the )?(?:better|best)|wins)(?=[)\]*_\s]*(?:$|[.;!]))"
    r"|\blow(?:er|est) (?:totals?|sums?|scores?),?(?: and)? (?:is |was )?(?:therefore |thus |so |hence )?(?:preferred|chosen|selected|recommended)\b"
    r"|\b(?:best|beste[rs]?) ?= ?1(?![\d.,])|\branked (?:from )?1 ?\((?:the )?best\b",
    re.IGNORECASE,
)
_HIGHER = re.compile(
    r"(?:(?:^|[.;!?])\W{0,9}(?:(?:a|the) )?|\b(?:scal|scor|rat(?:ed|ing)|grad(?:e|ing)|points|total|legend)[^.;]{0,60}[(:;,–—-] ?(?:(?:a|the|where|and) ){0,2})"
    r"(?:high(?:er|est) (?:(?:scores?|totals?|sums?|numbers?|points?|ratings?|values?|marks?) )?(?:(?:is|are|=|means?) (?:always )?(?:the )?(?:better|best|preferred)|wins?)\b"
    r"|higher (?:scores?|totals?|ratings?|numbers?|values?|points?) (?:means?|=|indicates?|stands? for) (?:lower|less|fewer)\b(?! (?:value|benefit|quality))"
    r"|(?:[2-9]|100?) ?(?:=|is|being|means) (?:the )?most (?:favou?rable|desirable)\b"
    r"|higher(?: the (?:scores?|totals?|ratings?|numbers?|values?))?,? the better\b)(?! (?:for|on|in|at|where|when|except|than)\b)"
    r"|\b(?:(?<!je )höhere?[rs]? (?:[^\W\d]{1,20} )?(?:ist|sind|=) besser|je höher\b[^.;]{0,40}, (?:desto|umso) besser)\b"
    r"|\bhighest (?:(?:weighted|total|overall) )?(?:scores?|totals?|sum|rating)\b(?: \([^()]{1,20}\))?,?(?: and)? (?:is |was )?(?:therefore |thus |so |hence )?(?:preferred|chosen|selected|recommended|wins)\b(?! (?:on|in|for) )"
)
_LOWER_ALONE = re.compile(
    r"(?:^|[.;!?(,:–—])\W{0,9}(?:(?:a|the|where|and) ){0,2}"
    r"(?:lower (?:scores? )?(?:(?:is|are|=|means?) (?:always )?)?(?:the )?(?:better|best|preferred)|lower(?: the (?:scores?|totals?))?,? the better)\b(?! (?:for|on|in|at|where|when|except|than)\b)"
)
_HIGHER_TOO = re.compile(
    r"\b(?:high(?:er|est)|more)\b[^.;]{0,30}\b(?:better|best|wins?|preferred)\b|\bhöher\w*\b[^.;]{0,30}\bbesser\b"
)
_LOWER_TOO = re.compile(
    r"\b(?:low(?:er|est)|less|fewer)\b[^.;]{0,30}\b(?:better|best|wins?|preferred)\b|\b(?:niedriger|geringer|weniger|kleiner)\w{0,2}\b[^.;]{0,30}\bbesser\b"
)
_LOOSE = frozenset({"high", "low", "high,", "low,", "medium", "medium,", "strong", "weak"})


class SaidScale(Struct, frozen=True):
    """A scale that the text declares, and which end of it is the better one, '' where it does not say.

    `amount` says that its ends are called high and low, or alike, which may be said of what is better low.
    """

    low: int
    high: int
    direction: Literal["higher", "lower", ""]
    line: int
    amount: bool = False


def worths(tokens: Iterable[str], lines: Sequence[tuple[int, str]]) -> dict[str, Fraction]:
    """Return what the text says that symbols and words are worth: `✅ = 2`, `High: 3`, `3 = High`, `✅ good (2 points)`."""
    wanted = sorted(
        {token.casefold() for token in tokens if 0 < len(token) <= 30}, key=lambda token: (-len(token), token)
    )
    if not wanted or len(wanted) > _MOST_TOKENS:
        return {}
    told = [
        (folded, min(at for token in wanted if (at := folded.find(token)) >= 0))
        for _, line in lines
        if _DIGIT.search(line)
        for folded in (words_of(line).casefold(),)
        if any(token in folded for token in wanted)
    ]
    if not told:
        return {}
    names = "|".join(_spelt(token) for token in wanted)
    after = re.compile(
        rf"(?P<token>{names})\ufe0f?\s*(?:[^\d;,()|/=:→\n]{{0,60}}?(?:{_SAYS}|\((?=\s*{_WORTH}\s*(?:points?|pts?|p)?\s*\)?))"
        rf"|[^\d;,()|/=:→\n]{{0,60}}?\((?P<why>[^()\d]{{1,60}}?)[,:=]?\s)\s*(?P<worth>{_WORTH})(?!\s*[-–—]\s*\d|[\d.]*\d|\s*(?:=|:)\s*\S)"
    )
    before = re.compile(
        rf"(?<![\d.,/-])(?P<worth>{_WORTH})\s*(?:points?\s*)?(?:=|:|–|—|-|→|for)\s*(?P<token>{names})"
    )
    found: dict[str, Fraction] = {}
    for folded, first in told:
        patterns = (before, after) if _number_leads(folded, first) else (after, before)
        said: dict[str, Fraction] = {}
        for pattern in patterns:
            said = {
                match["token"]: Fraction(match["worth"].replace("−", "-"))
                for match in pattern.finditer(folded)
            }
            if said:
                break
        for token, worth in said.items():
            found.setdefault(token, worth)
    return found


def said_scale(lines: Sequence[tuple[int, str]]) -> SaidScale | None:
    """Return the scale that the text declares: "scored from 1 (worst) to 5 (best)", "scale: 1–5", "5 = best, 1 = worst"."""
    for number, line in lines:
        if not _TWO_NUMBERS.search(line):  # a scale has two ends
            continue
        text = words_of(line)
        ends = _ends(text)
        span = next((match for match in _SPAN.finditer(text) if _is_said(text, match, told=bool(ends))), None)
        if span is not None:
            low, high = int(span["low"]), int(span["high"])
            if low < high:  # pragma: no branch (no other is taken for a scale)
                if _falls(text):
                    return SaidScale(low, high, "higher", number)
                return SaidScale(low, high, _better(low, high, ends, span), number, _is_amount(text))
        loose = set(text.casefold().split()) & _LOOSE
        if loose and (not _HINTS.search(text) or "weight" in text.casefold()):
            continue  # "3 = high, 1 = low" may speak of weights
        if _falls(text):
            continue
        if "best" in ends and "worst" in ends and ends["best"] != ends["worst"]:
            low, high = sorted((ends["best"], ends["worst"]))
            return SaidScale(
                low, high, "higher" if ends["best"] == high else "lower", number, _is_amount(text)
            )
    return None


def says_lower(lines: Sequence[tuple[int, str]]) -> bool:
    """Say whether the text says of all scores that the lower one is the better: "1 = best", "the lowest total wins"."""
    told = (words_of(line) for _, line in lines)
    return any(("1" in line or "low" in line.casefold()) and _LOWER.search(line) for line in told)


def says_higher(lines: Sequence[tuple[int, str]]) -> bool:
    """Say whether the text says of all scores that the higher one is the better, and of none that the lower one is."""
    told = [
        folded
        for _, line in lines
        if "igh" in line or "most" in line or "öher" in line
        for folded in (words_of(line).casefold(),)
    ]
    if not any(_HIGHER.search(line) or _falls(line) for line in told):
        return False
    return not any(_LOWER_TOO.search(words_of(line).casefold()) for _, line in lines)


def says_lower_of_costs(lines: Sequence[tuple[int, str]]) -> bool:
    """Say whether the text of a table of costs alone says that lower is better, and of nothing that higher is."""
    told = [
        words_of(line).casefold()
        for _, line in lines
        if "better" in line or "referred" in line or "best" in line
    ]
    return any(map(_LOWER_ALONE.search, told)) and not any(map(_HIGHER_TOO.search, told))


def tell_merit(scored: Iterable[tuple[Fraction | None, str]]) -> bool:
    """Say whether what stands beside scores praises the higher ones and blames the lower ones: "1 (poor)", "5 (excellent)"."""
    praised: set[Fraction] = set()
    blamed: set[Fraction] = set()
    for number, beside in scored:
        words = _LETTERS.findall(beside.casefold())
        if number is not None and len(words) == 1 and words[0] not in _AMOUNT:
            (praised if words[0] in _BEST else blamed if words[0] in _WORST else set()).add(number)
    return bool(praised and blamed) and max(blamed) < min(praised)


def _spelt(token: str) -> str:
    spelt = re.escape(token)
    return rf"(?<!\w){spelt}(?!\w)" if token[0].isalnum() else rf"(?<![+~-]){spelt}(?![+~-])"


def _number_leads(line: str, token_at: int) -> bool:
    """Say whether numbers come before what they are worth: "2 = ✅, 1 = ⚠️"."""
    digit = next((position for position, char in enumerate(line) if char.isdigit()), len(line))
    return digit < token_at


def _ends(text: str) -> dict[str, int]:
    ends: dict[str, int] = {}
    for pattern in (_END, _END_AFTER):
        for match in pattern.finditer(text):
            word = match["word"].casefold()
            kind = "best" if word in _BEST else "worst" if word in _WORST else ""
            if kind:
                ends.setdefault(kind, int(match["number"]))
    return ends


def _is_said(text: str, span: re.Match[str], *, told: bool) -> bool:
    """Say whether a span of numbers is a scale's, and not any two numbers of the text."""
    near = text[max(0, span.start() - 60) : span.end() + 30]
    worded = any(span[name] for name in ("low_word", "low_is", "high_word", "high_is"))
    low, high = int(span["low"]), int(span["high"])
    usual = low in {0, 1} or low == -high
    before = text[max(0, span.start() - 60) : span.start()].casefold()
    if "weight" in before and not _HINTS.search(before[before.rindex("weight") :].replace("from", "")):
        return False
    return usual and high >= 2 and (worded or told or bool(_HINTS.search(near)))


def _falls(text: str) -> bool:
    """Say whether the words for the ends of a scale tell less of a cost at its high end: "1 (high risk) to 5 (low risk)"."""
    if "igh" not in text and "most" not in text:
        return False
    told = [
        (int(match["number"]), bool(match["much"]))
        for match in _AMOUNT_OF.finditer(text.casefold())
        if names_cost(match["what"])
    ]
    much, little = [at for at, high in told if high], [at for at, high in told if not high]
    return bool(much and little) and max(much) < min(little)


def _is_amount(text: str) -> bool:
    """Say whether the words for the ends of a scale tell how much there is of something, and none how good it is."""
    told = set(_LETTERS.findall(text.casefold())) & (_BEST | _WORST | _MERIT)
    return bool(told) and told <= _AMOUNT


def _better(low: int, high: int, ends: dict[str, int], span: re.Match[str]) -> Literal["higher", "lower", ""]:
    if ends.get("best") == low or ends.get("worst") == high:
        return "lower"
    if ends.get("best") == high or ends.get("worst") == low:
        return "higher"
    first = (span["low_word"] or span["low_is"] or "").casefold().split()
    last = (span["high_word"] or span["high_is"] or "").casefold().split()
    if set(first) & _BEST or set(last) & _WORST:
        return "lower"
    return "higher" if set(first) & _WORST or set(last) & _BEST else ""
