"""What is told beside a date or a status of later changes ("(amended …)", ", last reviewed …"): no date of the decision."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from steelyard.reading.languages import PARTLY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LATER = (
    r"\b(?:(?:last[ -])?(?:updated|revised|amended|modified|reviewed|corrected)|last[ -](?:verified|checked|validated|edited|changed)|(?:amendment|correction)s?(?!\s+(?:to|of)\b)"
    r"|updates?(?=:)|implemented|shipped|clarified|backfilled|delivered|deployed"
    rf"|(?:{PARTLY})\s+(?:superse[dc]+e?d|replaced)|(?:superse[dc]+e?d|replaced)\s+(?:{PARTLY})"
    r"|(?:zuletzt\s+)?(?:aktualisiert|geändert|überarbeitet|umgesetzt)|mis(?:e)?\s+à\s+jour|modifiée?|révisée?|livrée?|amendée?"
    r"|implémentée?|amendement(?!\s+(?:à|au|de|du)\b)|a[ct]+ualizad[oa]|modificad[oa]|revisad[oa]|alterad[oa]|enmendad[oa]"
    r"|emendad[oa]|implementad[oa]|(?:enmienda|emenda)s?(?!\s+(?:al?|à|ao|del?|d[ao])\b)|aggiornat[oa]|modificat[oa]"
    r"|zaktualizowan[oay]|zmienion[oay]|güncellendi|cập nhật|diperbarui|päivitetty|módosítva|dopolnjen[oa]?|dopolnitev|posodobljen[oa]?"
    r"|обновлен[оа]|изменен[оа]|уточнен[оа]|оновлено|змінено)\b|最終更新日?|更新日?|改訂|最后更新|修订|修訂|갱신|수정"
)
_CHANGE = re.compile(rf"{_LATER}|\b(?:retroactively|log|recorded)\b", re.IGNORECASE)
_ASIDE = re.compile(
    rf"(?:(?P<open>[(（])|[,;·|–—。、，；]|(?<=\s)-(?=\s))\s*(?:(?:and|then|later|since)\s+)?(?:{_LATER})"
    rf"|(?<![→➔➜⇒>])(?<!\band)(?<!\bund)(?<!\bet)(?<!\b[ye])\s(?:{_LATER})\s+(?:(?:on|am|le|el|em|il)\s+)?(?=\d)",
    re.IGNORECASE,
)
_OF_CHANGE = re.compile(
    rf"[,;·、；]\s*[^,;·、；()（）]*\d[^,;·、；()（）]*[(（]\s*(?:{_LATER})[^()（）\d]*[)）]", re.IGNORECASE
)
"""A further date, and in brackets that it is of a change: ", 2019-03-01 (amendment)"."""

_OF_OTHERS = re.compile(
    r"(?<=\d)\s*[(（](?:the|an?|its|our|this|see|per|cf\.?|as|from|based|following|after|before)\s[^()（）]*[)）]",
    re.IGNORECASE,
)
"""What stands in brackets behind a date and tells of another thing's: "2019-03-01 (the brief is dated 2019-06-02)"."""

_DAY_OF_RECORD = re.compile(
    r"(?P<record>\[[^\[\]\d]*\]\([^()\s\d]*\d[^()\s]*\)|\[[^\[\]\d]*\d[^\[\]]*\](?:\([^()\s]*\))?|(?<![\w-])(?:[A-Z]{2,8}|[Aa]dr)[- #_]?\d{1,6})[*_]*\s*[(（](?P<told>[^()（）]*\d{4}[^()（）]*)[)）]"
)
"""Another record, which has a number, and in brackets behind it when it was made."""

_LEADS = re.compile(r"(?:[\W\d_]|\b(?:by|in|at|on|via|per|with|and|merged|favou?r|of)\b)*", re.IGNORECASE)
"""What leads to a record and says nothing of what it did: "Superseded, by ADR-7", "Superseded by ADR-6, ADR-7"."""

_CLAUSE = re.compile(r"[;,.·•]\s+|\s[–—-]{1,2}\s+|[(（；，。]\s*")
_CLOSING = {"(": ")", "（": "）"}
_WORD = re.compile(r"[^\W\d_]{2}")


def before_changes(text: str) -> str:
    """Leave out of a date's text what follows its first figure and tells of later changes, or of other things."""
    text = _OF_OTHERS.sub("", _OF_CHANGE.sub("", text))
    kept, start = "", 0
    for aside in _CHANGE.finditer(text):
        before = kept + text[start : aside.start()]
        if aside.start() < start or not any(character.isdigit() for character in before):
            continue
        close = (
            text.find(_CLOSING[before.rstrip()[-1]], aside.end()) if before.rstrip()[-1:] in _CLOSING else -1
        )
        if close < 0:
            return before.rstrip(" ,;(（–—-")
        kept, start = before.rstrip(" (（"), close + 1
    return kept + text[start:]


def without_changes(text: str) -> str:
    """Leave out of a status what is told of later changes."""
    kept, start = "", 0
    for begin, end in changes_in(text):
        kept, start = kept + text[start:begin], end
    return kept + text[start:]


def without_days_of_records(raw: str, told: Callable[[str], bool]) -> str:
    """Leave out the days in brackets behind other records that a further clause of a status names: ", refined by ADR-7 (2019-03-01)".

    Where a status is `told` in that clause, the day is its own: ", superseded by ADR-7 (2019-03-01)".
    """
    for found in reversed([*_DAY_OF_RECORD.finditer(raw)]):
        starts = [apart.end() for apart in _CLAUSE.finditer(raw, 0, found.start())]
        clause = raw[starts[-1] : found.start()] if starts else ""
        if not _LEADS.fullmatch(clause) and _WORD.search(raw, 0, starts[0]) and not told(clause):
            raw = raw[: found.end("record")] + raw[found.end() :]
    return raw


def changes_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the brackets and clauses after a status's first word that begin with a later change."""
    last = 0
    for aside in _ASIDE.finditer(text):
        if aside.start() < last or not _WORD.search(text, 0, aside.start()):
            continue
        end = text.find(_CLOSING.get(aside["open"], ";"), aside.end())
        last = len(text) if end < 0 else end + bool(aside["open"])
        yield aside.start(), last
