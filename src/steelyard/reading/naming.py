"""What a file's name says of a record: its number, slug, date and series."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from steelyard.core.paths import bears_folder
from steelyard.core.wordings import names_of_year, without_kind

_LISTED = r"(?:adrs?|rfcs?|(?:architecture[-_ ])?decisions?|decision[-_ ](?:records?|log)|records?)"
_INDEX = re.compile(
    rf"(?:readme|_?index)(?:[-_.][a-z]{{2}}(?:[-_][a-z]{{2,4}})?)?|{_LISTED}[-_ ](?:index|readme|list|register|toc)"
    rf"|index[-_ ](?:of[-_ ])?{_LISTED}",
    re.IGNORECASE,
)
"""A README or index, in another language ("README.zh-CN") or by the name of what it lists ("adr-index")."""

_DATE = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12]\d|3[01]))?"
    r"|(?P<sep>[_.]?)(?P<month2>0[1-9]|1[0-2])(?P=sep)(?P<day2>0[1-9]|[12]\d|3[01]))(?=[-_. ]|$)"
)
SCOPED = (
    r"(?:[A-Z]{2,10}(?:-[A-Z]{1,10}){1,2}(?=[-_ ]\d)|(?:[A-Z]{2,10}-)?ADR-[A-Z][A-Za-z]{1,14}(?=[-_ ]0\d))"
)
"""A series of several parts before its number, in capitals, or by a name behind ADR where the number is padded.

"ADR-SEC" in ADR-SEC-003 counts apart from ADR-NET, and so does "ADR-Gateway" in ADR-Gateway-0003.
"""

_SERIES = re.compile(
    rf"(?P<series>{SCOPED}|[A-Za-z]{{2,10}}|[A-Za-z](?=[-_]?0\d\d))(?:___| - |[-_ ])?(?P<number>\d{{1,6}})(?=[-_.: ]|$)"
)
_NUMBER = re.compile(r"(?P<number>\d{1,6}(?=[-_.: ]|$)|0\d{2,3}(?=[A-Z][a-z]))")
"""A leading number; where nothing parts it from the name, a padded one before a capital: "0007UseBarges"."""

_BEHIND_DATE = re.compile(r"[-_. ](?P<number>0\d{2,3})(?:[-_. ]+(?P<rest>.+))?$")
"""A padded number behind a file's date: "2024-03-01_007-use-barges"."""

_DATED_SERIES = re.compile(r"(?P<series>[A-Za-z]{2,10})[-_ ](?=(?:19|20)\d\d)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?=[-_. ]|$)")
_JOIN = "-_.: –—"

MOST_FIGURES = 6
"""Figures of a record's number, leading zeros with them, in a name, a heading or front matter."""

_NAMES = (
    "adr ards ard ad aep aip bep bip caip cep cip cps ddr decision dep dip dr edr eep eip ensip ep erc fip gep hip hipe jep "
    "kep kip ladr lip madr mdr mep mip nep nip oep pdr pep pip proposal qep qip rfc sep se sip slip snip tadr tap tdr tep tip "
    "tzip wep xip zep zip"
)
SERIES = frozenset(_NAMES.split())
"""Prefixes that name a series of records in repositories seen so far; others count by their form."""


class NamedFile(Struct, frozen=True):
    """A path read for what it says: `stem` is the telling part, a folder's name for README.md and its like.

    `number` has no leading zeros; `series` is the prefix before it ('CIP' in CIP-0012) or ''; `folder` is where
    the record is counted: the parent of the file, or of its folder for a folder per record. `twice` is a file that is
    called as its folder: "0003-use-lamps/0003-use-lamps.md".
    """

    folder: str
    stem: str
    slug: str
    number: str | None = None
    series: str = ""
    date: str | None = None
    in_folder: bool = False
    twice: bool = False

    @property
    def counted_in(self) -> str:
        """Return the series that the number counts in, told apart from those of other folders."""
        return counted_in(self.folder, self.series)


def counted_in(folder: str, series: str) -> str:
    """Return what tells the series of a prefix, '' for none, in one folder from all others."""
    return f"{folder}:{series}" if series else folder


def read_name(path: str) -> NamedFile:
    """Read a record's path, `/` between its parts."""
    folder, _, last = path.rpartition("/")
    above, _, own = folder.rpartition("/")
    stem = without_kind(_without_extension(last))
    if folder and bears_folder(stem, own):
        return _named(above, own, in_folder=True)
    name = _named(folder, stem)
    if stem == own and (name.number or name.date or names_of_year(stem)):
        return replace(name, folder=above, twice=True)
    return name


def read_apart(path: str) -> NamedFile:
    """Read the path of a file that does not bear its folder's name, whatever it is called: another record does."""
    folder, _, last = path.rpartition("/")
    return _named(folder, without_kind(_without_extension(last)))


def _named(folder: str, stem: str, *, in_folder: bool = False) -> NamedFile:
    if names_of_year(stem):
        return NamedFile(folder, stem, stem, in_folder=in_folder)
    lead = _DATED_SERIES.match(stem)
    known = lead is not None and (
        lead["series"].casefold() in SERIES or (lead["series"].isupper() and _DAY.match(stem, lead.end()))
    )
    dated = _DATE.match(stem, lead.end() if lead and known else 0)
    if dated:
        month = dated["month"] or dated["month2"]
        day = dated["day"] or dated["day2"]
        date = f"{dated['year']}-{month}" + (f"-{day}" if day else "")
        counted = _BEHIND_DATE.match(stem, dated.end()) if day else None
        number = str(int(counted["number"])) if counted else None
        slug = (counted["rest"] if counted else None) or stem
        return NamedFile(folder, stem, slug, number, date=date, in_folder=in_folder)
    series = _SERIES.match(stem)
    if series and is_series(series["series"], series["number"]):
        number, rest, prefix = series["number"], stem[series.end() :], series["series"]
    else:
        plain = _NUMBER.match(stem)
        if plain is None:
            return NamedFile(folder, stem, stem, in_folder=in_folder)
        number, rest, prefix = plain["number"], stem[plain.end() :], ""
    slug = rest.strip(_JOIN) or stem
    return NamedFile(folder, stem, slug, str(int(number)), prefix.upper(), in_folder=in_folder)


def is_series(prefix: str, number: str) -> bool:
    """Say whether `prefix` before `number` names a series: a known one, in capitals, or with a padded number.

    So `CIP-12`, `design-0012`, `D-020`, `ADR-SEC-003` and `ADR-Gateway-003` do, and `python-3-upgrade` and `http2-rules` do not.
    """
    return (
        prefix.casefold().rpartition("-")[2] in SERIES
        or ((prefix.isupper() or "-" in prefix) and len(number) >= 2)
        or len(number) >= (3 if len(prefix) == 1 else 4)
    )


def number_of(text: str) -> str | None:
    """Return the number that a text is, without leading zeros; None where it is none, or has too many figures."""
    figures = text.strip()
    return str(int(figures)) if figures.isdecimal() and len(figures) <= MOST_FIGURES else None


def number_named(text: str) -> str | None:
    """Return the number that a text is, also behind the name of a known series: "12", "ADR-0012"; None for any other."""
    named = _SERIES.fullmatch(text.strip())
    known = named is not None and named["series"].casefold() in SERIES
    return number_of(named["number"] if named and known else text)


def is_index_name(path: str) -> bool:
    """Say whether a file is a folder's README or index, in any language."""
    return _INDEX.fullmatch(_without_extension(path.rsplit("/", 1)[-1])) is not None


def spoken(stem: str) -> str:
    """Turn a file's or folder's name into a title: `use-postgres_now` reads "Use postgres now"."""
    named = read_name(stem + ".md")
    words = named.slug
    if named.date and not named.number:
        words = _DATE.sub("", stem, count=1).strip(_JOIN) or stem
    elif names := names_of_year(stem):
        words = stem[len(names[0]) :].strip(_JOIN) or stem
    # Between words that blanks part, a hyphen is their own.
    parting = r"_+|\s[-_]+\s" if " " in words.strip() else r"[-_]+"
    text = re.sub(parting, " ", words).strip() or stem
    return text[:1].upper() + text[1:]


def _without_extension(name: str) -> str:
    stem, dot, _ = name.rpartition(".")
    return stem if dot and stem else name
