"""What a relation is said of: nothing at all, a part of a record, or the whole of it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from steelyard.reading.languages import PARTLY, PARTLY_JOINED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PARTIAL = {"superseded_by": "amended_by", "supersedes": "amends"}
"""What a relation is that is said of a part: a record that still holds in part is not superseded."""

_NOTHING = re.compile(
    r"[\s*_:`(|]*(?:(?:none|nil|null|nothing|no(?!\.?\s*#?\d)|n/?a|tbd|not applicable|keine?[rs]?|nichts|entfällt|aucune?"
    r"|néant|ningun[oa]|nenhum[a]?|nessun[oa]?|geen|brak|inge[nt]|нет|немає|なし|无|無|없음"
    r"|yok|không(?: có)?|tidak ada|ei ole|nincs|niciun[au]?l?|nimic|ندارد|هیچ|لا يوجد|אין)(?![\w-]|\.\w)"
    r"|[–—-]+[ \t]*(?:$|\n|[,;]|(?<=[ \t])[(（](?![\[`*_]*(?:[A-Z]{2,8}[-_# ]?)?\d|[^()（）]{0,40}[)）][ \t*_\[]*(?:[A-Z]{2,8}[-_# ]?)?\d)|(?<=[ \t])(?:but|though|although|except)\b)|\[(?:none|n/?a|tbd|[–—-]+)\])",
    re.IGNORECASE,
)
_IN_PART = rf"(?:(?:{PARTLY})(?![^\W_])|{PARTLY_JOINED})"
_PARTLY = re.compile(rf"(?<![^\W_]){_IN_PART}", re.IGNORECASE)
_PARTLY_FIRST = re.compile(rf"[\s*_:(]*{_IN_PART}", re.IGNORECASE)
_PART_OF_LABEL = re.compile(rf"\(?(?<![^\W_])(?:{PARTLY})(?![^\W_])\)?|{PARTLY_JOINED}", re.IGNORECASE)
_AFTER_ALL = re.compile(
    rf"(?:-[^\W_]+)*[`*]*[\s,]*[*_]*\(?(?:{PARTLY})(?![^\W_])\)?(?:[*_]+(?=\s)|\s*(?:[.,;)*_|]|$))",
    re.IGNORECASE,
)
PLACES = (
    r"sections?|clauses?|decisions?|paragraphs?|chapters?|rules?|points?|items?|parts?|d[ée]cisions?|r[èe]gles?|parties?"
    r"|abschnitte?|absätze?|kapitel|punkte?|entscheidung(?:en)?|ziffern?|regeln?|teile?|decisi[oó]n(?:es)?|secci[oó]n(?:es)?"
    r"|apartados?|cl[aá]usulas?|reglas?|puntos?|decis(?:ão|ões)|seç(?:ão|ões)|regras?|pontos?|sezion[ei]|punt[oi]|regol[ae]"
    r"|besluit(?:en)?|onderde(?:el|len)|punkty|rozdziały?|раздел[ыа]?|пункт[ыа]?"
)
_AS_REGARDS = (
    r"with\s+(?:respect|regard)\s+to|as\s+regards|regarding|as\s+far\s+as|insofar\s+as|to\s+the\s+extent|hinsichtlich|bezüglich|(?:in)?soweit"
    r"|in\s+bezug\s+auf|en\s+ce\s+qui\s+concerne|pour\s+ce\s+qui\s+(?:est|concerne)|en\s+lo\s+(?:relativo|referente|que\s+respecta)\s+a"
    r"|en\s+cuanto\s+a|no\s+que\s+(?:diz\s+respeito|toca)|quanto\s+(?:a|à|ao|alla?|al)|per\s+quanto\s+riguarda|wat\s+betreft|w\s+zakresie|в\s+части"
)
_ONLY = re.compile(
    rf"[\s,*_]*(?:\((?:{PARTLY})\b|\((?:[^()]*(?<![\w-])(?<!the ))?only(?![\w-])|only\s+(?:where|for|in|when|as|with|on)\b"
    r"|for\s+(?:exactly|precisely|just|only)\s+(?:one|two|three|this|that|these|those|an?|the)\b"
    r"|(?:for|in|on|within)\s[^.,;:()\[\]]{1,60}\s(?:(?<!\bthe )only|specifically|alone)(?=\s*(?:[.,;:()]|$))|部分|一部|일부"
    rf"|[（(](?:[仅僅只][^()（）]{{1,60}}|[^()（）]{{1,60}}(?:のみ|だけ|만|에\s?한함))\s?[)）]|\s?\|\s*(?:partial|{PARTLY})\s*(?:\||$))"
    rf"|\s[^.,;:()\[\]]{{1,60}}\s\((?:partial|{PARTLY})\b|\s?\(partial\b"
    rf"|[\s,(*_]*(?:{_AS_REGARDS})\b|\s+(?:for|on|für|pour|para)\s+(?:the\s+|die\s+|la\s+)?(?:{PLACES})\s+\d",
    re.IGNORECASE,
)
_DAY = re.compile(r"(?:\s+(?:on|since|as\s+of))?\s+\(?\d{4}-\d\d-\d\d\)?(?=[\s,;])", re.IGNORECASE)
_FOR = re.compile(r"\s+for\s")
_ANOTHER_FOR_PLACE = re.compile(
    rf";\s*(?:and\s+)?[A-Za-z]{{2,8}}[- #_]?\d{{1,6}}\s+for\s+(?:the\s+)?(?:{PLACES})\s+\d", re.IGNORECASE
)
"""What a row goes on with behind a record that is named first: "…; ADR-3 for decision 4"."""

_OF_THE_OLD = re.compile(
    rf"[*_`]*['’]s?\s+[`*_\"“]*[^\W\d_]"
    r"|[*_`]*\s?(?:[中里]|的(?!决[策定]|方案|结论|全部)|の(?!決定|判断|方針|全体)|의\s(?!결정|전체))[^\s，。、；）]"
    rf"|[\s,;:(*_`]*(?:§|第\s*\d|(?i:(?:the\s+)?(?:{PLACES}))\s+(?:\d|[A-Z]\b|on\b|about\b))"
)
_WITHIN = re.compile(
    r"\s(?:of|in|from)[*_]{0,3}\s+(?:(?:the|our|adr|rfc|record|decision)\s+)*[\[(`*_]*$", re.IGNORECASE
)
_PLACE_OF = re.compile(
    rf"(?:(?<![\w-])(?:{PLACES})\s+|§\s?)\d[\w.]{{0,9}}(?:\s?(?:[,&–-]|,?\s?(?:and|und|et|y|e|en))\s?\d[\w.]{{0,9}}){{0,20}}"
    r"\s+(?:of|in|from|von|aus|de|du|di|van)\s+(?:the\s+)?(?=[*_`]{0,3}(?:\[|(?:[A-Z]{2,8}|adr)[-#_ ]?\d))",
    re.IGNORECASE,
)
"""Places within a record, before its name: "decisions 4 and 5 of ADR-3"."""

WHOLE = re.compile(
    r"(?:[\s*_:`]|\b(?:the|our|its|an?|earlier|previous|former|old|older|existing|original|decision|record|adr|rfc|eip"
    r"|proposal|document|choice|approach|description|design|plan|that|this|made|taken|described|of|in|by|from)\b)*",
    re.IGNORECASE,
)
"""What may stand before a reference that is meant as a whole: "the decision made in"."""


OTHERWISE = re.compile(
    r"[\s*_:/(]*(?:amends|extends|refines|builds\s+(?:up)?on|depends\s+on|relate[sd]\s+to|complements|clarifies|updates|implements)"
    r"(?![\w/-])",
    re.IGNORECASE,
)
"""What follows a verb or a label where the text says otherwise what it is to the records it names: "Supersedes: extends ADR-3"."""


def names_nothing(text: str) -> bool:
    """Say whether what follows a verb or a label begins with a word for nothing: "none (extends ADR-1)"."""
    return _NOTHING.match(text) is not None


def without_places(text: str) -> str:
    """Blank out the places within a record that stand before its name: the figures of "decisions 4 and 5 of ADR-3" are no records."""
    return _PLACE_OF.sub(lambda place: " " * len(place[0]), text)


def speaks_of_part(words: str) -> bool:
    """Say whether a verb is one of a part: "partly superseded by"."""
    return _PARTLY.search(words) is not None


def without_part(label: str) -> str:
    """Leave out of a label the words that say that it speaks of a part: "superseded by" of "superseded in part by"."""
    return " ".join(_PART_OF_LABEL.sub(" ", label).split()).replace(" ,", "").strip(",")


def ends_in_part(text: str) -> bool:
    """Say whether what follows a verb's references, and the last one's slug, speaks of a part only: "superseded by 9, in part"."""
    return _AFTER_ALL.match(text) is not None


def kinds_in_row(kind: str, text: str, spans: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Give the kind of relation to each of the references in a row, which lie at `spans` of the text after a verb or label.

    "ADR-1's rule", "ADR-1 section 2" and "ADR-1 (retries only)" are parts, and so is "the rule of ADR-1" for the record
    that supersedes it; "superseded by ADR-1's rule" speaks of the whole.
    """
    twin = PARTIAL.get(kind)
    if twin is None or not spans:
        yield from (kind for _ in spans)
        return
    old = kind == "supersedes"
    placed = {place.end() for place in _PLACE_OF.finditer(text)} if old else frozenset[int]()
    if (
        _PARTLY_FIRST.match(text)
        or ends_in_part(_behind_day(text[spans[-1][1] :]))
        or (old and _is_within(text[: spans[0][0]]))
    ):
        yield from (twin for _ in spans)
        return
    bare = without_places(text) if placed else text
    rests = [_behind_day(bare[end:start]) for (_, end), (start, _) in pairwise([*spans, (len(text), 0)])]
    in_parts = all(map(_FOR.match, rests)) and (
        (len(spans) > 1 and any(map(_ONLY.match, rests))) or _ANOTHER_FOR_PLACE.search(text) is not None
    )
    for (own, _), after in zip(spans, rests, strict=True):
        part = in_parts or own in placed or _ONLY.match(after) or (old and _OF_THE_OLD.match(after))
        yield twin if part else kind


def _behind_day(text: str) -> str:
    """Return what follows the day that a text begins with, the text itself where it begins otherwise."""
    day = _DAY.match(text)
    return text[day.end() :] if day else text


def _is_within(before: str) -> bool:
    """Say whether what stands before a reference is a thing in it: "the retry rule of"."""
    return _WITHIN.search(before) is not None and WHOLE.fullmatch(before) is None
