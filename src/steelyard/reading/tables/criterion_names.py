"""What a criterion's name says beside itself: its weight, direction and scale, or what it is measured in."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from steelyard.reading.tables.quantities import REPEATED
from steelyard.reading.tables.words import BRACKETS, words_of

_MARKER = re.compile(r"[-–—•·↳└→>][\s─]*(?=\w)")
_PERCENT_WEIGHT = re.compile(r"(?:weight|w|importance)?\s*[:=]?\s*(\d{1,3}(?:[.,]\d{1,4})?\s*%)(?: weight)?")
_TIMES_WEIGHT = re.compile(
    r"(?:weight\s*[:=]?\s*)?[x×*]\s*(\d{1,3}(?:[.,]\d{1,4})?)|(\d{1,3}(?:[.,]\d{1,4})?)\s*[x×]"
)
_SAID_WEIGHT = re.compile(
    r"(?:weight(?:ing|ed)?|w|importance)\s*[:=]?\s*(\d{1,3}(?:[.,]\d{1,4})?)|(\d{1,3}(?:[.,]\d{1,4})?)\s+weight"
)
_BARE_WEIGHT = re.compile(r"\d{1,3}(?:[.,]\d{1,4})?")
_TAIL_TOP = re.compile(r"\s+/\s?(\d{1,3})(?=$| \([^()]*\)$)")
_TAIL_WEIGHT = re.compile(
    r"\s*(?:[—–:,-]\s*)?(\d{1,3}(?:[.,]\d{1,4})?\s*%|[×x](?=\s*\d)\s*\d{1,3}(?:[.,]\d{1,4})?)$"
)
_LOWER = re.compile(
    r"(?:the )?(?:lower|less|fewer|smaller|cheaper|low)(?: score)?(?: is| =|:)?(?: better| good| best)|lower[- ]better|low(?:er|est) wins|reversed?|inverted|inverse"
    r"|(?:the )?(?:higher|more|bigger|larger|high)(?: score)?(?:(?: is| =|:) (?:worse|worst|bad)| worse)|worse (?:if|when) high(?:er)?"
)
_HIGHER = re.compile(
    r"(?:the )?(?:higher|more|bigger|larger|high)(?: score)?(?: is| =|:)?(?: better| good| best)"
    r"|(?:the )?(?:lower|less|fewer|smaller|low)(?: score)?(?:(?: is| =|:) (?:worse|worst|bad)| worse)"
)
_END = re.compile(
    r"(\d{1,3})(?:\s*(?:=|:|\bis\b)|\s(?=(?:the )?(?:be|wor)st))\s*(?:the )?(?:(best|excellent|very good|cheap(?:est)?|easy|easiest)|worst|poor|very bad|expensive|hard(?:est)?|difficult)"
)
_RANGE = re.compile(r"(\d{1,3})\s*(?:-|–|—|to|\.\.|…)\s*(\d{1,3})")
_TOP = re.compile(r"(?:/|out of)\s*(\d{1,3})")
_UNIT = re.compile(
    r"in .{1,12}|ms|m?sec(?:ond)?s?|s|min(?:ute)?s?|h|hrs?|hours?|days?|weeks?|months?|years?|[kmgt]i?b|bytes?|[$€£¥].{0,12}|usd|eur|gbp"
    r"|rps|qps|tps|req/s|ops/s|mb/s|loc|lines|k|count|gas|#"
)
_COUNTED = re.compile(r"(?:#|no\.|number|count|amount|num)\s*(?:of\b|$).*|#.*")


class Named(Struct, frozen=True):
    """A name without what it says beside itself: its weight, direction and scale as written, '' where it does not.

    `bare_weight` says that the weight is a number alone in brackets, which may mean something else.
    `measured` says that the name has a unit or counts things.
    """

    name: str
    weight: str = ""
    direction: str = ""
    scale: str = ""
    bare_weight: bool = False
    measured: bool = False


@lru_cache(REPEATED)
def named(text: str) -> Named:
    """Take a criterion's name apart: `Cost (15 %, lower is better)`."""
    words = words_of(text)
    measured = bool(_COUNTED.fullmatch(words.casefold()))
    found: dict[str, str] = {}
    bare = False

    def take(match: re.Match[str]) -> str:
        nonlocal bare, measured
        pieces = [piece.strip() for piece in re.split(r"[;,](?!\d)", match[1].casefold())]
        # Of "1 = best, 0 = worst" the 0 tells which end 1 is.
        read = [_qualifier(piece) for piece in sorted(pieces, key=lambda piece: piece.startswith("0"))]
        if any(kind == "unit" for kind, _ in read):
            measured = True
        if any(kind in {"", "unit"} for kind, _ in read) or any(kind in found for kind, _ in read):
            return match[0]
        for kind, value in read:
            bare = bare or kind == "bare weight"
            found["weight" if kind == "bare weight" else kind] = value
        return ""

    name = BRACKETS.sub(take, words).strip()
    if marker := _MARKER.match(name):
        name = name[marker.end() :]
    if "scale" not in found and (top := _TAIL_TOP.search(name)) and top.start() > 0:
        found["scale"] = f"0-{top[1]}"
        name = name[: top.start()] + name[top.end() :]
    if "weight" not in found and (tail := _TAIL_WEIGHT.search(name)) and tail.start() > 0:
        found["weight"] = tail[1].strip().lstrip("x×").strip()
        name = name[: tail.start()].rstrip(" :,–—-")
    if name.endswith(("↓", "↑")):
        found.setdefault("direction", "lower" if name[-1] == "↓" else "higher")
        name = name[:-1].rstrip()
    return Named(
        name=name.strip(" :") or words,
        weight=found.get("weight", ""),
        direction=found.get("direction", ""),
        scale=found.get("scale", ""),
        bare_weight=bare,
        measured=measured,
    )


def _qualifier(piece: str) -> tuple[str, str]:
    """Return what a remark in brackets says, and its value."""
    for pattern in (_PERCENT_WEIGHT, _TIMES_WEIGHT, _SAID_WEIGHT):
        if match := pattern.fullmatch(piece):
            return "weight", next(group for group in match.groups() if group)
    if _BARE_WEIGHT.fullmatch(piece):
        return "bare weight", piece
    if _LOWER.fullmatch(piece) or piece == "↓":
        return "direction", "lower"
    if _HIGHER.fullmatch(piece) or piece == "↑":
        return "direction", "higher"
    if end := _END.fullmatch(piece):
        return "direction", "higher" if (int(end[1]) > 1) == bool(end[2]) else "lower"
    if span := _RANGE.fullmatch(piece):
        return "scale", f"{span[1]}-{span[2]}"
    if top := _TOP.fullmatch(piece):
        return "scale", f"0-{top[1]}"
    return ("unit", piece) if _UNIT.fullmatch(piece) else ("", "")
