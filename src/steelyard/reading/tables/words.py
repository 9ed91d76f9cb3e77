"""The words of score tables: what a row or column is by its name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from steelyard.reading.inline import plain
from steelyard.reading.languages_of_tables import (
    ASIDE,
    COMPARISON,
    CRITERION,
    MATRIX,
    NOTE,
    OPTION,
    PRIORITY,
    RANK,
    TOTAL,
    WEIGHT,
    WEIGHTED,
)
from steelyard.reading.tables.quantities import REPEATED

if TYPE_CHECKING:
    from collections.abc import Iterable

Role = Literal["weight", "total", "percentage", "rank", "winner", "note", "index", "aside", ""]
Subject = Literal["criterion", "option", "blank", "other"]

_FOOTNOTE = re.compile(r"\[\^[^\[\]]*\]|<sup>[^<>]*</sup>|\\\*", re.IGNORECASE)
_TIMES = re.compile(r"(?<=\d)[ \t]*\*[ \t]*(?=\d)")
_MARKS = re.compile(r"[*†‡§¹²³⁴⁵⁶⁷⁸⁹]+$")
BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_MOST = re.compile(r"\s*(?:/|\bout of\b)\s*\d{1,4}$")
_WEIGHT = re.compile(
    r"(?:(?:relative|normali[sz]ed|criteri(?:on|a)|our|the|%)\s+)*"
    rf"(?:weights?|weightings?|weightage|wt\.?|w|importance|priority vector|eigenvector|factor|coefficient|multiplier|{WEIGHT})"
    r"(?:\s+(?:factor|score|value|points|%))?\s*(?:in\s+)?%?"
)
_PHYSICAL = re.compile(r"k?g|lbs?|oz|t|tons?|tonnes?|grams?|kilograms?|pounds?|[mk]b|bytes?")
_TOTAL = re.compile(
    r"(?:(?:grand|overall|final|weighted|unweighted|total|raw|aggregate|combined|sum of|simple|net|average|mean|arithmetic)\s+)*"
    rf"(?:totals?|score|scores|sum|average|avg\.?|mean|points|overall|weighted|result|rating|(?:overall|global|composite|final) priority|Σ|∑|{TOTAL})"
    r"(?:\s+(?:scores?|points|sum|totals?|average|rating|weighted))*",
    re.IGNORECASE,
)
_PERCENTAGE = re.compile(
    r"%|(?:total |score |weighted )?percent(?:age)?(?: score)?(?: of (?:the )?(?:max(?:imum)?|best|total|possible))?"
    r"|(?:total|score|weighted score|weighted total) %|% of (?:max(?:imum)?|best|total|possible)|normali[sz]ed(?: score| total)?"
)
_RANK = re.compile(rf"(?:overall |final )?(?:rank|ranking|place|position|{RANK})(?: order)?")
_WEIGHTED = re.compile(
    rf"\b(?:weighted|wtd\.?)\b|(?:[x×*]\s*w(?:eight)?\b)|\bw\s*[x×*]\s*s\b|[(\[]\s*w\s*[)\]]|{WEIGHTED}"
)
PLAIN_SCORE = re.compile(
    r"\s*(?:[(\[]?\b(?:raw|unweighted)?\s*(?:score|rating|points|raw)\b[)\]]?|[评評]分|得[分点點]|分[数數])\s*$",
    re.IGNORECASE,
)
"""The word for a score behind an option's name: "Redis score", "Redis (raw)"."""
_WINNER = re.compile(r"(?:overall )?winner|🏆")
_NOTE = re.compile(
    r"(?:(?:key|main|additional|short|scoring)\s+)?(?:notes?|comments?|rationale|remarks?|why\b.*|justification|reason(?:s|ing)?"
    r"|desc(?:riptions?|\.)?|explanation|evidence|details?|sources?|definition|meaning|what\b.*|how\b.*|measure(?:ment)?s?|metric"
    rf"|question|owner|links?|references?|examples?|weight rationale|pros|cons|strengths?|weaknesses|summary|{NOTE})(?: and .*| / .*|/.*)?"
)
_INDEX = re.compile(r"#|no\.?|nr\.?|id|№")
EXTREME = re.compile(r"(?:best|highest|lowest)(?: score)?")  # of each row
_SIGNS = r"(?:(?:sum|total|number|count)s? |[σ∑] ?)(?:of )?(?:[+−–-]|s|0|(?:plus|minus|same)(?:es|s)?|positives?|negatives?|neutrals?)(?:['’]s)?"
_COUNTED_SIGNS = re.compile(rf"{_SIGNS}|[+−–-]|(?:plus|minus|same)(?:es)?")
_ASIDE = re.compile(
    rf"sub-?totals?.*|max(?:imum)?\.?(?: (?:possible|score|points|total))*|(?:best )?possible(?: score| total)?|{EXTREME.pattern}|ideal|threshold|min(?:imum|destpunkt(?:e|zahl))?\.?(?: (?:required |passing )?(?:score|points))?"
    r"|pass(?:ing)? (?:mark|score)|(?:importance|priority) rank(?:ing)?"
    r"|verdict|decision|recommend(?:ation|ed)|selected|chosen|outcome|conclusion|status|category|group|area|type|priority|moscow"
    rf"|{_SIGNS}"
    rf"|confidence|delta|δ|diff|difference|range|variance|spread|{ASIDE}"
)
_PRIORITY = re.compile(rf"priority|moscow|{PRIORITY}")
_SUBTOTAL = re.compile(
    r"sub-? ?totals?\b|zwischen(?:summe|ergebnis)|sous-total|подытог|промежуточн\w+ (?:итог|сумма)|小计|小計|소계"
)
_CRITERION = re.compile(
    rf"\b(?:criteri(?:on|a|um)|criteres?|{CRITERION}|factors?|drivers?|requirements?|qualit(?:y|ies)|attributes?"
    r"|dimensions?|aspects?|considerations?|concerns?|goals?|objectives?)\b"
)
_OPTION = re.compile(
    rf"\b(?:options?|alternatives?|candidates?|solutions?|approach(?:es)?|variants?|choices?|proposals?|{OPTION})\b"
)


def _within(words: str) -> str:
    """Return a pattern of words that are bounded, but for those of scripts that write no blanks."""
    split = words.split("|")
    apart = "|".join(word for word in split if word[0] < "\u2e80")
    run_on = "|".join(word for word in split if word[0] >= "\u2e80")
    return rf"\b(?:{apart})\b|{run_on}"


_STRONG_HEADING = re.compile(
    r"\b(?:scor(?:es?|ing|ecard)|(?:decision|evaluation|comparison|trade-?off|criteria|pugh|weighted|selection|options?|alternatives) (?:matrix|table|grid)"
    rf"|trade (?:stud(?:y|ies)|space)|weighted (?:evaluation|comparison|criteria|decision)|pugh|ratings?)\b|{_within(MATRIX)}"
)
_WEAK_HEADING = re.compile(
    r"\b(?:evaluations?|comparisons?|assessment|trade-?offs?|analysis of (?:the )?(?:options|alternatives))\b|"
    + _within(COMPARISON)
)
_MEASURES = re.compile(
    r"\b(?:latency|throughput|memory|ram|cpus?|cores?|p\d{2,3}|median|runtime|duration|bandwidth|replicas|nodes|servers|pods|instances"
    r"|disks?|disk space|storage|seconds|minutes|hours|days|weeks|months|sprints|story points|ftes?|people|persons|developers|engineers"
    r"|headcount|team size|lines|files|classes|tables|tests|requests|queries|users|seats|licen[cs]es|commits|contributors|downloads|stars"
    r"|forks|releases|issues|bugs|dependencies|load|uptime|failures|quantity|qty)\b"
)
_COUNTS = re.compile(
    r"(?:(?:number|no\.) of )?(?:pros?|cons?|for|against|abstain(?:ed|ing)?|abstentions?|yes|no|votes?|upvotes?|downvotes?|likes?|dislikes?"
    r"|advantages|disadvantages|strengths?|weaknesses|weakness|opportunit(?:y|ies)|threats?|👍|👎|\+1|[-−]1|➕|➖)(?: votes)?"
)


@lru_cache(REPEATED)
def words_of(text: str) -> str:
    """Return a cell's text without markup, footnote marks and what is struck through."""
    if "[^" in text or "<" in text or "\\*" in text:
        text = _FOOTNOTE.sub("", text)
    if "*" in text:
        text = _TIMES.sub(" × ", text)
    return _MARKS.sub("", plain(text)).strip()


_LONGEST_NAME = 100
"""Characters of a total's name; its words may stand before and behind one another, so that a long one would take its time."""


@lru_cache(REPEATED)
def role_of(text: str) -> Role:
    """Say what a row or column is by its name, '' for one that holds scores."""
    words = words_of(text).casefold().strip(" :.=→↓⇒➔➡▶►")
    bare = _MOST.sub("", BRACKETS.sub("", words)).strip(" :.*_=")
    if not bare:
        return "percentage" if words in {"(%)", "[%]"} else ""
    if _WEIGHT.fullmatch(bare):
        physical = any(_PHYSICAL.fullmatch(found[1].strip()) for found in BRACKETS.finditer(words))
        return "" if physical else "weight"
    if _PERCENTAGE.fullmatch(bare):
        return "percentage"
    if len(bare) <= _LONGEST_NAME and _TOTAL.fullmatch(bare):
        return "total"
    tables: tuple[tuple[re.Pattern[str], Role], ...] = (
        (_RANK, "rank"),
        (_WINNER, "winner"),
        (_NOTE, "note"),
        (_INDEX, "index"),
        (_ASIDE, "aside"),
    )
    return next((role for pattern, role in tables if pattern.fullmatch(bare)), "")


def is_final(text: str) -> bool:
    """Say whether a name is "Final": beside weights it is that of a total, elsewhere anything may be."""
    return words_of(text).casefold().strip(" :") == "final"


def is_net(text: str, others: Iterable[str]) -> bool:
    """Say whether a row called "Net" is the total of a Pugh matrix, whose signs other rows count: "Σ+", "Σ−"."""
    return words_of(text).casefold().strip(" :") == "net" and any(
        _COUNTED_SIGNS.fullmatch(words_of(other).casefold().strip(" :")) for other in others
    )


def is_priority(text: str) -> bool:
    """Say whether a column ranks criteria in words that are no weights: "Must", "High"."""
    return _PRIORITY.fullmatch(words_of(text).casefold().strip(" :")) is not None


def is_note_of(name: str, others: Iterable[str]) -> bool:
    """Say whether a column holds the remarks on one of the others, by its name: "Redis notes" beside "Redis score"."""
    own, _, last = words_of(name).casefold().rpartition(" ")
    return (
        bool(own)
        and role_of(last) == "note"
        and any(PLAIN_SCORE.sub("", words_of(other).casefold()) == own for other in others)
    )


def remark(name: str, text: str) -> str:
    """Return what a column of remarks says of a criterion, with the column's name where it is no remark's alone: "Priority: High"."""
    words, own = words_of(text), words_of(name)
    told = is_priority(name) or (not role_of(name) and role_of(own.rpartition(" ")[2]) == "note")
    return f"{own}: {words}" if words and told else words


def tells_scores(label: str) -> bool:
    """Say whether a total's name says that scores are added up, as "Total" alone does not."""
    folded = words_of(label).casefold()
    return any(word in folded for word in ("score", "weighted", "overall", "points", "rating"))


def says_weighted(label: str) -> bool:
    """Say whether a label speaks of weighted scores: "Build (weighted)", "score x weight"."""
    return _WEIGHTED.search(label.casefold()) is not None


def is_subtotal(label: str) -> bool:
    """Say whether a row adds up a part of the rows above it."""
    return _SUBTOTAL.match(label.casefold()) is not None


def measures(name: str) -> bool:
    """Say whether a criterion's name is that of something that is measured or counted: "p95", "Weeks", "Memory"."""
    return _MEASURES.search(name.casefold()) is not None


def are_all_ranks(names: Iterable[str]) -> bool:
    """Say whether all scores are ranks by the names of their criteria: "Speed rank"."""
    return all(name.casefold().endswith((" rank", " ranking")) for name in names)


def counts(name: str) -> bool:
    """Say whether a column counts votes or arguments: "Pros", "Against", "👍"."""
    return _COUNTS.fullmatch(name.casefold().strip()) is not None


@lru_cache(REPEATED)
def subject_of(text: str) -> Subject:
    """Say whether the header over the names speaks of criteria or of options."""
    words = words_of(text).casefold()
    if not words:
        return "blank"
    criterion, option = _CRITERION.search(words), _OPTION.search(words)
    if criterion and (option is None or criterion.start() < option.start()):
        return "criterion"
    return "option" if option else "other"


@lru_cache(REPEATED)
def heading_strength(text: str) -> int:
    """Say how much a heading speaks of scores: 2 for "Decision matrix", 1 for "Comparison", 0 for others."""
    words = words_of(text).casefold()
    return 2 if _STRONG_HEADING.search(words) else 1 if _WEAK_HEADING.search(words) else 0
