"""References that say more than a record's name: its title or a remark behind its number, an anchor, folders before it."""

from __future__ import annotations

import posixpath
import re
from typing import NamedTuple

from steelyard.core.paths import EXTENSION

OF_YEAR = r"(?:19|20)\d\d[-_.]\d{3,4}"
"""A place within a year, "2023-001": it names a record as a whole, and neither part of it is a number."""

_SERIES = r"(?:[A-Za-z]{1,12}-){0,2}[A-Za-z]{1,12}"
_REMARKED = re.compile(
    rf"(?P<name>(?:{_SERIES}[-_# ]{{0,2}}|#)?(?:{OF_YEAR}|\d{{1,6}}))"
    r"(?:(?P<apart>\s*[:：]\s+|\s+[–—-]+\s+|\s*[(（]|#(?=[^\W\d]))|\s+)(?P<rest>.*[^\W\d_].*)",
    re.DOTALL,
)
_ADDRESS = re.compile(r"[\w.-]+/[\w.-]+[#!]\d+|(?:[A-Za-z][A-Za-z0-9+.-]*:)?//\S+|mailto:\S+")
_ENDING = re.compile(r"\.[A-Za-z]\w{0,7}$")
_OF_ANOTHER = re.compile(r"[A-Za-z][\w-]*:\s?[\w-]+")
_KIND = re.compile(r"(?<=[^.])\.(?:m?adr|rfc|decision|record)$", re.IGNORECASE)
_NAMED_OF_YEAR = re.compile(rf"(?:{_SERIES}[-_ ])?(?P<place>{OF_YEAR})(?=[-_.: ]|$)")
_DATED = re.compile(rf"{_SERIES}[-_ ](?:19|20)\d\d-\d\d-\d\d(?=[-_. ])")
_TONGUE = re.compile(
    r"[-_.](?P<tongue>(?:ar|cn|cs|da|de|en|es|fa|fi|fr|he|hi|hu|id|it|ja|jp|ko|kr|nb|nl|no|pl|pt|ru|sv|th|tr|tw|uk|vi|zh)"
    r"(?:[-_](?:[A-Za-z]{2}|Han[st]))?)$",
    re.IGNORECASE,
)
_OF_PROPOSALS = re.compile(r"(?P<series>[a-z]{1,2}(?:ep|ip))s?", re.IGNORECASE)
_LONGEST = 400  # characters: more is no reference


class Remarked(NamedTuple):
    """A record's name, what stands behind it, and whether a colon, a dash or a bracket sets the two apart."""

    name: str
    rest: str
    apart: bool


def remarked(text: str) -> Remarked | None:
    """Take `ADR-12: Use Kafka`, `12 (the frame)`, `ADR-12#context` and `ADR-12 Use Kafka` apart; None for other forms."""
    match = _REMARKED.fullmatch(text) if len(text) <= _LONGEST else None
    return Remarked(match["name"], match["rest"].strip(), bool(match["apart"])) if match else None


def names_of_year(stem: str) -> tuple[str, ...]:
    """Return what a file named by its place within a year is called for short, the whole lead first; () for other names."""
    lead = _NAMED_OF_YEAR.match(stem)
    return (lead[0], lead["place"], f"ADR-{lead['place']}") if lead else ()


def dated_name(stem: str) -> tuple[str, ...]:
    """Return what a file named by its series and its day is called for short, "ADR-2023-04-12"; () for other names."""
    lead = _DATED.match(stem)
    return (lead[0],) if lead else ()


def series_of_folders(path: str) -> str:
    """Return the series that the nearest folder of proposals above a file is named for: "tep" of `teps/0131-use-lamps.md`; '' for none."""
    folders = reversed(path.split("/")[:-1])
    return next(
        (match["series"].casefold() for name in folders if (match := _OF_PROPOSALS.fullmatch(name))), ""
    )


def tongue_of(stem: str) -> tuple[str, str]:
    """Take a file's telling name and the language it ends with apart: "0007-queue.fr", "0007-queue_EN"; '' for none."""
    match = _TONGUE.search(stem)
    return (stem[: match.start()], match["tongue"].casefold()) if match else (stem, "")


def without_kind(stem: str) -> str:
    """Return a file's telling name without the kind that may stand before its ending: "use-nats" of `use-nats.adr.md`."""
    return _KIND.sub("", stem)


def ends_alike(path: str, other: str) -> bool:
    """Say whether one of two paths is the end of the other, which counts from a folder further up."""
    return f"/{path}".endswith(f"/{other}") or f"/{other}".endswith(f"/{path}")


def is_no_record(text: str, *, sourced: bool) -> bool:
    """Say whether a text is by its form another thing's name: an address, an issue, a file that is no Markdown, `ticket:12`.

    `sourced` says that the site's sources have names, so that `payments:12` is a record.
    """
    if _ADDRESS.fullmatch(text):
        return True
    if "/" in text and (ending := _ENDING.search(text)):
        return EXTENSION.fullmatch(ending[0]) is None
    return not sourced and _OF_ANOTHER.fullmatch(text) is not None


def leads_out(path: str, asking: str, folders: frozenset[str]) -> bool:
    """Say whether a relative path leads from the folder of the asking file to another folder than those that hold records."""
    folder = posixpath.dirname(posixpath.normpath(posixpath.join(posixpath.dirname(asking), path)))
    return "/" in path and folder not in folders
