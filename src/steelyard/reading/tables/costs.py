"""Cost criteria: those whose cells say themselves that a higher score is more of what is better lower, "Risk | ★ low | ★★★ high"."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from steelyard.reading.languages import words
from steelyard.reading.tables.quantities import REPEATED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.reading.tables.cells import Reading

_COST = re.compile(
    r"\b(?:"
    + words(
        "risks?|costs?|price|efforts?|complexity|difficulty|overhead|latency|lock-?in",
        "risik(?:o|en)|kosten|preis|aufwand|komplexität|schwierigkeit|risques?|coûts?|complexité|difficulté",
        "riesgos?|costes?|costos?|esfuerzo|complejidad|dificultad|riscos?|custos?|esforço|complexidade|dificuldade",
        "rischi(?:o)?|cost[oi]|sforzo|complessità|difficoltà|risico|complexiteit|ryzyko|koszt|złożoność|trudność",
    )
    + r")\b|风险|成本|复杂度|复杂性|难度|風險|複雜度|リスク|コスト|複雑さ|위험|비용|복잡도"
)
LEVELS = tuple(
    frozenset(level.split("|"))
    for level in (
        "low|lower|lowest|minimal|none|small|niedrig|gering|faible|bas|basse|bajo|baja|baixo|baixa|basso|bassa|laag|niski|niskie|niska|低|低い|낮음",
        "medium|moderate|mid|mittel|moyen|moyenne|modéré|modérée|medio|media|médio|média|gemiddeld|średni|średnia|średnie|中|中等|중간",
        "high|higher|large|hoch|élevé|élevée|fort|forte|alto|alta|hoog|wysoki|wysoka|wysokie|高|高い|높음",
    )
)
_BESIDE = frozenset(
    words(
        "very|quite|rather|fairly|extremely|to|sehr|eher|bis|très|assez|plutôt|à|muy|bastante|muito|molto|piuttosto|zeer|vrij|bardzo|dość|a"
    ).split("|")
)
_WORD = re.compile(r"[^\W\d_]+")
_LOWERS = frozenset(
    words("low|lower|lowest|less|least|minimal|no|reduced|avoids?|geringe[rs]?|niedrige[rs]?|weniger").split(
        "|"
    )
)
"""Words before a cost with which less of it is meant: "Low risk"."""

_LEADS_ON = re.compile(
    r"(?:of|to|for|in|de|du|des|del|di|da|do|von|der|scores?|points?|levels?|total|sum|estimates?|estimation|rating)\b",
    re.IGNORECASE,
)
"""What may stand behind a cost that the name is still one of: "Cost of change", but not "Cost savings"."""

_ESTIMATE = re.compile(
    r"\b(?:efforts?|costs?|complexity|risks?) (?:estimat\w+|scor(?:es?|ing)|points)\b|\bestimated (?:efforts?|costs?)\b"
    r"|\b(?:gap analysis|threat (?:model(?:l?ing)?|scor(?:es?|ing)|assessment)|stride)\b|\b(?:story points|t-shirt siz\w+)\b|aufwands?(?:ab)?schätzung|kostenschätzung|estimation des (?:efforts|coûts)"
)
_HARM = re.compile(
    r"\b(?:burden|debt|penalt(?:y|ies)|demerits?|gaps?|loss(?:es)?|regrets?|downtime|damages?|threats?|weakness(?:es)?|vulnerabilit(?:y|ies)|severity)\b"
)
"""Further things of which more is worse."""

_DEMERITS = re.compile(r"\b(?:demerits?|penalty points)\b")
_OVER = re.compile(
    r"(?:[^\W\d]{1,20} )?(?:risks?|threats?|hazards?|gaps?|vulnerabilit(?:y|ies)|cost items?|penalt(?:y|ies))"
)


def names_estimate(heading: str) -> bool:
    """Say whether a heading speaks of what options cost: "Effort estimate", "Risk scores"."""
    return _ESTIMATE.search(heading.casefold()) is not None


def names_harm(head: str) -> bool:
    """Say whether all that stands below a head is bad: "Risk", "Threats", "Evaluation (demerits)"."""
    return _OVER.fullmatch(head.casefold()) is not None or _DEMERITS.search(head.casefold()) is not None


@lru_cache(REPEATED)
def names_cost(name: str) -> bool:
    """Say whether a name is that of a cost as a whole: "Security risk", "Cost of change", and no "Cost savings" or "Low risk"."""
    folded = name.casefold()
    for match in chain(_COST.finditer(folded), _HARM.finditer(folded)):
        rest = folded[match.end() :].strip(" :.()[]")
        if _LOWERS.isdisjoint(_WORD.findall(folded[: match.start()])) and (not rest or _LEADS_ON.match(rest)):
            return True
    return False


def is_cost(name: str, column: Sequence[Reading]) -> bool:
    """Say whether a criterion is a cost by its name, and its cells have a word for how much of it there is, more where the score is higher."""
    return _trend(name, column) > 0


def falls(name: str, column: Sequence[Reading]) -> bool:
    """Say whether the cells of a cost tell less of it where the score is higher: "1 (high)", "5 (low)"."""
    return _trend(name, column) < 0


def _trend(name: str, column: Sequence[Reading]) -> int:
    """Return how what the cells of a cost tell of its amount goes with their scores: 1 up, -1 down, 0 neither."""
    if not any(reading.reason for reading in column) or not _COST.search(name.casefold()):
        return 0
    own = _WORD.findall(name.casefold())
    scored = [
        (reading.number, _level(reading.reason, own)) for reading in column if reading.number is not None
    ]
    told = sorted({(number, level) for number, level in scored if level is not None})
    levels = [level for _, level in told]
    if len(told) < 2 or any(level is None for _, level in scored):
        return 0
    for way in (1, -1):
        steady = all(one[0] < other[0] and way * one[1] <= way * other[1] for one, other in pairwise(told))
        if steady and way * levels[0] < way * levels[-1]:
            return way
    return 0


def _level(reason: str, name: Sequence[str]) -> int | None:
    """Return the place of the first word for an amount in what is said beside a score; None where more is said than that."""
    told = [word for word in _WORD.findall(reason.casefold()) if word not in _BESIDE and word not in name]
    places = [next((place for place, level in enumerate(LEVELS) if word in level), None) for word in told]
    return places[0] if places and None not in places else None
