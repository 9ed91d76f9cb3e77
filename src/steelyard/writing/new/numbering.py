"""How a folder names its records: the number or day that leads a name, the words that follow, and the next one."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Literal, TypeVar

from msgspec import Struct

from steelyard.core.slugs import LONGEST
from steelyard.reading.naming import SCOPED, read_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Lead = Literal["number", "day", "short day", "month", "words"]

Form = TypeVar("Form")

TABLE_ENDING = ".criteria.yaml"
_HEAD = re.compile(
    rf"(?P<prefix>(?:{SCOPED}|[A-Za-z]{{2,10}}|[A-Za-z](?=[-_]?0\d\d))[-_ ]?)?(?P<number>\d{{1,6}})(?P<join>[-_. ]*)"
)
_BEFORE_DAY = r"(?P<prefix>[A-Za-z]{2,10}[-_ ])?"
_DAYS: dict[Lead, re.Pattern[str]] = {
    "short day": re.compile(rf"{_BEFORE_DAY}\d{{8}}(?P<join>[-_. ]*)"),
    "day": re.compile(rf"{_BEFORE_DAY}\d{{4}}(?P<parted>[-_.])\d\d(?P=parted)\d\d(?P<join>[-_. ]*)"),
    "month": re.compile(rf"{_BEFORE_DAY}\d{{4}}-\d\d(?P<join>[-_. ]*)"),
}
_APOSTROPHE = re.compile(r"(?<=\w)['\u2019](?=\w)")
_TEMPLATE_WORD = re.compile(
    r"(?:^|(?<=[-_. ]))(?:templates?|tmpl|boilerplate|n{3,4}|x{3,4})(?=$|[-_. ])", re.IGNORECASE
)


class NameStyle(Struct, frozen=True):
    """How a folder's records are called: `prefix`, number of `width` figures or day, whose figures `parted` parts, `join` and words.

    `space` stands between words, which are in lower case where `lower` says so; `bare` names have no words. `file` is
    the name of each record's file in a folder of its own, '' where the record is a file; `ending` is that file's,
    with its dot. With `twice` each lies in a folder that is called as it is.
    """

    lead: Lead = "number"
    prefix: str = ""
    width: int = 4
    join: str = "-"
    space: str = "-"
    lower: bool = True
    file: str = ""
    ending: str = ".md"
    bare: bool = False
    parted: str = "-"
    twice: bool = False

    @property
    def in_folders(self) -> bool:
        """Say whether each record has a folder of its own."""
        return bool(self.file) or self.twice

    @property
    def series(self) -> str:
        """Return the series that the prefix names, as it is read; '' without one."""
        return self.prefix.strip("-_ ").upper()

    def stem(self, *, number: str | None, date: str, words: str) -> str:
        """Return the telling part of a name. `date` is YYYY-MM-DD; `number` counts where the lead is a number."""
        if self.lead == "words":
            return words
        lead = f"{self.prefix}{number or '':0>{self.width}}"
        if self.lead != "number":
            days = {
                "day": date.replace("-", self.parted),
                "short day": date.replace("-", ""),
                "month": date[:7],
            }
            lead = self.prefix + days[self.lead]
        return lead if self.bare else f"{lead}{self.join}{words}"

    def path(self, folder: str, stem: str) -> str:
        """Return a record's path from the folder it is counted in, '' or '.' for the project's root."""
        parts = [] if folder in {"", "."} else [folder]
        parts += [stem] if self.in_folders else []
        parts.append(self.file or stem + self.ending)
        return "/".join(parts)

    @property
    def room(self) -> int:
        """Return the bytes that words may take, with all that stands around them in a name, and a table's beside it."""
        around = self.stem(number="1", date="2000-01-01", words="")
        return LONGEST - len(around.encode()) - len(TABLE_ENDING) - len("-decision-on")


def name_style(paths: Sequence[str]) -> NameStyle:
    """Return how most of a folder's records are called, the later ones where two ways are used as much."""
    found = [each for path in paths if (each := _read(path)) is not None]
    if not found:
        return NameStyle()
    likeness = most(map(_likeness, found))
    alike = [each for each in found if _likeness(each) == likeness]
    words = [each.words for each in alike if any(map(str.isalpha, each.words))]
    spaces = Counter(letter for text in words for letter in text if letter in "-_ ")
    padded = [len(each.figures) for each in alike if each.figures[:1] == "0"]
    join = most(each.style.join for each in alike)
    lead, prefix, _, twice = likeness
    return NameStyle(
        lead,
        prefix,
        width=most(padded) if padded else 1,
        join=join or ("" if lead == "words" else "-"),
        space=spaces.most_common(1)[0][0] if spaces else "_" if join == "_" else "-",
        lower=2 * sum(text == text.lower() for text in words) >= len(words),
        file=most(each.style.file for each in alike),
        ending=most(each.style.ending for each in alike),
        bare=lead != "words" and 2 * sum(bool(each.words) for each in alike) < len(alike),
        parted=most(each.style.parted for each in alike),
        twice=twice,
    )


def next_number(numbers: Iterable[str | None]) -> str:
    """Return the number after the highest; 1 where there is none."""
    return str(max((int(number) for number in numbers if number), default=0) + 1)


def slugs(title: str, style: NameStyle) -> Iterator[str]:
    """Yield words for a record's name from its title, the best first; none where it has no letter or figure.

    Letters of every script stay. Where the best would be read as something else (a template, another number, a
    device of Windows), one of the others may serve.
    """
    best = slug_of(title, style)
    if not best:
        return
    decision = "decision" if style.lower else "Decision"
    yield best
    yield style.space.join((best, decision))
    yield style.space.join((decision, "on", best))
    rest = [part for part in best.split(style.space) if part and not _TEMPLATE_WORD.fullmatch(part)]
    yield style.space.join((decision, "on", *rest) if rest else (decision,))


def slug_of(title: str, style: NameStyle) -> str:
    """Make a record's words out of its title, cut between two of them where they are too many."""
    text = unicodedata.normalize("NFC", _APOSTROPHE.sub("", title))
    text = unicodedata.normalize("NFC", text.lower()) if style.lower else text
    kept = "".join(letter if unicodedata.category(letter)[0] in "LMN" else " " for letter in text)
    words = kept.split()
    if not any(unicodedata.category(letter)[0] in "LN" for letter in kept):
        return ""
    room = style.room
    slug = style.space.join(words)
    while len(slug.encode()) > room and len(words) > 1:
        words.pop()
        slug = style.space.join(words)
    return slug.encode()[:room].decode("utf-8", "ignore")


class _Name(Struct, frozen=True):
    """A name read for its form: its style, the figures of its number as written ('' without), its words."""

    style: NameStyle
    figures: str
    words: str


def _likeness(each: _Name) -> tuple[Lead, str, bool, bool]:
    style = each.style
    return style.lead, style.prefix, bool(style.file), style.twice


def _read(path: str) -> _Name | None:
    name = read_name(path)
    last = path.rpartition("/")[2]
    file, ending = (last, ".md") if name.in_folder else ("", "." + last.rpartition(".")[2])
    if name.date:
        days = ((lead, form.match(name.stem)) for lead, form in _DAYS.items())
        lead, day = next((lead, match) for lead, match in days if match)
        parted = day["parted"] if lead == "day" else "-"
        style = NameStyle(
            lead,
            day["prefix"] or "",
            join=day["join"],
            file=file,
            ending=ending,
            parted=parted,
            twice=name.twice,
        )
        return _Name(style, "", name.stem[day.end() :])
    if name.number is None:
        return _Name(NameStyle("words", join="", file=file, ending=ending), "", name.stem)
    match = _HEAD.match(name.stem)
    if match is None:  # pragma: no cover (what has a number begins with one)
        return None
    style = NameStyle(
        "number", match["prefix"] or "", join=match["join"], file=file, ending=ending, twice=name.twice
    )
    return _Name(style, match["number"], name.stem[match.end() :])


def most(values: Iterable[Form]) -> Form:
    """Return the most frequent of some values, one at least; of equals the later one."""
    return Counter(reversed(list(values))).most_common(1)[0][0]
