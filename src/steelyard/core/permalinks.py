"""Which address each record's page has, from the site's pattern, so that no two share one."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from steelyard.core.addresses import clash
from steelyard.core.places import place
from steelyard.core.settings import DEFAULT_PERMALINK
from steelyard.core.slugs import digest, fault, fold, from_file_name, is_device, shorten
from steelyard.diagnostics import Diagnostic, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from steelyard.core.model import Record

_FIELD = re.compile(r"\{(\w*)\}[-_./]?")
FIELDS = ("number", "slug", "source", "year", "month", "day")
"""What a permalink may hold in braces."""

_NAMED = ("file name", "folder name")
_MOST = 240  # bytes of a name: disks take 255, and what lies beside a page has other endings
_ALWAYS_FIT = _MOST // 4  # letters
_FIGURES = 4  # that a number is padded to


class Pattern(Struct, frozen=True):
    """A permalink: `text` holds fields in braces. `plain` marks the default, under which clashes are resolved."""

    text: str
    plain: bool

    def url(self, number: str, slug: str, *, source: str = "", date: str = "") -> str:
        """Fill the pattern in; `date` is the record's. A field without a value goes with the separator behind it."""
        if self.plain:
            folder = f"d/{source}/" if source else "d/"
            name = f"{number}-{slug}" if number and slug else number or slug
            return _fitting(f"{folder}{name}.html")
        days = dict(zip(("year", "month", "day"), date.split("-"), strict=False))
        values = {"number": number, "slug": slug, "source": source, **days}

        def fill(found: re.Match[str]) -> str:
            value = values.get(found[1], "")
            return value + found[0].rpartition("}")[2] if value else ""

        return _fitting(_FIELD.sub(fill, self.text))


def _fitting(url: str) -> str:
    """Return an address each part of which a disk takes as a name, cut short where it is longer than that."""
    if len(url) <= _ALWAYS_FIT:
        return url
    *folders, name = url.split("/")
    stem, _, ending = name.rpartition(".")
    return "/".join([*(shorten(folder, _MOST) for folder in folders), f"{shorten(stem, _MOST)}.{ending}"])


def read_pattern(permalink: str, file: str) -> tuple[Pattern, tuple[Diagnostic, ...]]:
    """Read a site's `permalink`; one that cannot be used is reported at `file` and the default taken."""
    text = permalink.lstrip("/")
    default = Pattern(DEFAULT_PERMALINK, plain=True)
    if text == DEFAULT_PERMALINK:
        return default, ()
    names = _FIELD.findall(text)
    unknown = [name for name in names if name not in FIELDS]
    why = fault(
        _FIELD.sub(lambda found: "x" + found[0].rpartition("}")[2], text.removesuffix("/")), folders=True
    )
    if unknown:
        why = f"{{{unknown[0]}}} is none of its fields"
    elif not {"number", "slug"} & set(names):
        why = why or "every record would have the same address"
    if why:
        hint = "use {number}, {slug}, {source}, {year}, {month} and {day}, as in `d/{number}-{slug}.html`"
        message = f"the permalink `{permalink}` cannot be used: {why}"
        return default, (Diagnostic("U502", Severity.ERROR, Place(file), message, hint),)
    if text.endswith("/"):
        text += "index.html"
    elif not text.endswith((".html", ".htm")):
        text += ".html"
    return Pattern(text, plain=False), ()


def padded(number: str | None) -> str:
    """Write a number with four figures at least, "0012"; '' for none."""
    if not number:
        return ""
    return number.zfill(_FIGURES) if number.isascii() and number.isdecimal() else from_file_name(number)


class _Claim(Struct):
    """A record and the address it would have."""

    record: Record
    number: str
    slug: str
    url: str

    @property
    def folder(self) -> str:
        """Return where the record stands apart from those of its number: its folder, and the prefix of its series."""
        folder, (_, colon, prefix) = self.record.path.rpartition("/")[0], self.record.series.rpartition(":")
        return f"{folder}/{prefix}" if colon else folder

    @property
    def entry(self) -> tuple[str, Place]:
        return self.url, place(self.record, "slug")

    @property
    def rank(self) -> tuple[bool, int, str]:
        """Order claims to one address: a slug that was given, then the shallowest, then the first path."""
        return not self.record.slug_given, self.record.path.count("/"), self.record.path


def record_addresses(
    records: Sequence[Record], pattern: Pattern, *, taken: dict[str, tuple[str, Place]]
) -> tuple[dict[str, str], dict[str, str], list[Diagnostic]]:
    """Give each record its URL and the slug in it, both by the record's path.

    `taken` holds the addresses that are in use by their folded form; those given here join it. Records of
    different folders that would share an address do not clash under the default permalink: the shallowest
    keeps it, the others get what sets their folder apart.
    """
    sources = _source_folders(records)
    diagnostics: list[Diagnostic] = []
    claims: dict[str, list[_Claim]] = defaultdict(list)
    for record in records:
        claim = _claim(record, pattern, sources, diagnostics)
        claims[fold(claim.url)].append(claim)
    losers: list[tuple[_Claim, str]] = []
    for key, group in claims.items():
        if len(group) > 1:
            losers += _settle(group, diagnostics, plain=pattern.plain)
        if key in taken:
            diagnostics.append(clash(taken[key], group[0].entry))
            losers.append((group[0], "2"))
        else:
            taken[key] = group[0].entry
    counts: dict[str, int] = {}
    for claim, label in sorted(losers, key=lambda loser: loser[0].record.path):
        base = shorten(f"{claim.slug}-{label}".lstrip("-"))
        while True:
            counts[base] = counts.get(base, 0) + 1
            slug = base if counts[base] == 1 else f"{base}-{counts[base]}"
            url = _url(claim.record, claim.number, slug, pattern=pattern, sources=sources)
            if "{slug}" not in pattern.text:
                url = f"{url.removesuffix('.html')}-{slug}.html"
            if fold(url) not in taken:
                break
        claim.slug, claim.url = slug, url
        taken[fold(url)] = claim.entry
    settled = [claim for group in claims.values() for claim in group]
    urls = {claim.record.path: claim.url for claim in settled}
    return urls, {claim.record.path: claim.slug for claim in settled}, diagnostics


def former_addresses(
    records: Sequence[Record], pattern: Pattern, *, sources: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Give the addresses that records had under their files' earlier names, each with its record's path.

    `sources` are the names of the sources by their paths. A slug of the record's own, and a number that is not from
    its file's name, are taken to be as old as the record.
    """
    folders = _source_folders(records)
    for record in records:
        number = record.origin("number")
        for former in record.former:
            held = [path for path in sources if former.path.startswith(f"{path}/")]
            source = sources[max(held, key=len)] if held else record.source
            was = replace(
                record,
                source=source if source in folders else record.source,
                path=former.path,
                number=former.number if number is None or number.how in _NAMED else record.number,
                slug=record.slug if record.slug_given else former.slug,
            )
            yield _claim(was, pattern, folders, []).url, record.path


def _source_folders(records: Iterable[Record]) -> dict[str, str]:
    folders: dict[str, str] = {}
    taken: set[str] = set()
    for name in sorted({record.source for record in records}):
        part = from_file_name(name)
        if name and (not part or is_device(part) or fold(part) in taken):
            part = f"{part or 'source'}-{digest(name)}"
        folders[name] = part
        taken.add(fold(part))
    return folders


def _claim(
    record: Record, pattern: Pattern, sources: dict[str, str], diagnostics: list[Diagnostic]
) -> _Claim:
    number, slug = padded(record.number), from_file_name(record.slug)
    if record.slug_given:
        why = fault(record.slug)
        if why:
            message = f"the slug `{record.slug[:80]}` cannot be used in an address: {why}"
            slug = f"record-{slug}" if is_device(slug) else slug
            hint = f"write `slug: {slug or 'a-few-words'}`, or leave it out"
            diagnostics.append(Diagnostic("U502", Severity.ERROR, place(record, "slug"), message, hint))
    elif number and slug.isdecimal() and slug.lstrip("0") == number.lstrip("0"):
        slug = ""  # a file that is named by its number alone
    if not slug and not number:
        slug = f"record-{digest(record.slug or record.path)}"
    if not number and is_device(slug):
        slug = f"record-{slug}"
    return _Claim(record, number, slug, _url(record, number, slug, pattern=pattern, sources=sources))


def _url(record: Record, number: str, slug: str, *, pattern: Pattern, sources: dict[str, str]) -> str:
    return pattern.url(number, slug, source=sources[record.source], date=record.date or "")


def _settle(group: list[_Claim], diagnostics: list[Diagnostic], *, plain: bool) -> list[tuple[_Claim, str]]:
    """Order the claims to one address, the one that keeps it first; return the others, each with its label."""
    group.sort(key=lambda claim: claim.rank)
    owners: dict[str, _Claim] = {}
    losers: list[tuple[_Claim, str]] = []
    apart: list[_Claim] = []
    for claim in group:
        owner = owners.get(claim.folder)
        if owner is None and (not plain or claim.record.slug_given):
            owner = next(iter(owners.values()), None)
        if owner is None:
            owners[claim.folder] = claim
            apart.append(claim)
        else:
            diagnostics.append(clash(owner.entry, claim.entry, same=_same(owner, claim)))
            losers.append((claim, "2"))
    labels = _labels([claim.folder for claim in apart])
    return losers + list(zip(apart[1:], labels[1:], strict=True))


def _same(first: _Claim, second: _Claim) -> bool:
    one, other = first.record.slug, second.record.slug
    return first.url == second.url and (one == other or fold(one) != fold(other))


def _labels(folders: list[str]) -> list[str]:
    """Say of each folder what sets it apart from the others: the parts that not all of them begin or end with."""
    parts = [folder.split("/") for folder in folders]
    shortest = min(map(len, parts))
    head = next((at for at in range(shortest) if len({part[at] for part in parts}) > 1), shortest)
    room = shortest - head
    tail = next((at for at in range(room) if len({part[-1 - at] for part in parts}) > 1), room)
    kept = (part[head : len(part) - tail] or part[-1:] for part in parts)
    return [from_file_name("-".join(part)) or "2" for part in kept]
