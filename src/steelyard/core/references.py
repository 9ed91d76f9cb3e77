"""How records are named by one another: by number, `ADR-12`, slug, file name or path, and what is nearest else."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from msgspec import Struct, field

from steelyard.core.asides import WithAsides
from steelyard.core.called import names_of
from steelyard.core.crowds import MANY, Crowd, crowd_of, in_one_tongue
from steelyard.core.likeness import Likeness
from steelyard.core.paths import ENDINGS, EXTENSION, FOLDER_PAGES, MARKDOWN, OF_FOLDERS, link_paths, stem_of
from steelyard.core.slugs import fold
from steelyard.core.wordings import ends_alike, is_no_record, leads_out, remarked

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from steelyard.core.model import Page, Record

_NUMBER = re.compile(r"#?0*(?P<number>\d+)")
_NUMBERED_FILE = re.compile(r"(?:[A-Za-z]{2,10}[-_ ]?)?\d")
_PREFIXED = re.compile(
    r"(?P<prefix>(?:[A-Za-z]{1,13}-){0,3}[A-Za-z]{1,13})(?:[-_# ]{0,2}|\.? ?(?:no|nr)?\. ?)0*(?P<number>\d+)",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?:[A-Za-z]{1,12}[-_ ]?)?0*(?P<number>\d+)[-_. ]+(?P<slug>.*[^\W\d_].*)")
_SOURCED = re.compile(r"(?P<source>[^:/]+):\s*(?P<rest>[^/].*)")
_LISTED = re.compile(r"[,;(){}\[\]'\"`=<>]")
_ON_FORGE = re.compile(r"https?://[^/?#]+/[^?#]+?/(?:blob|src/branch)/[^/?#]+/(?P<path>[^?#]+)")
_PAGE = re.compile(r"/(?:[\w-]+/)*[\w-]+/?(?:#|$)")
_NAMED_SOURCES = 6  # that a hint lists
_LONGEST = 200  # characters of a reference
_NAMING = frozenset({"id", "name"})  # keys of front matter whose value may be a record's name
_GENERIC = frozenset({"adr", "adrs", "dr", "rfc", "decision", "record", "no", "nr"})


class Found(Struct, frozen=True):
    """What a reference fits: `records` is one, none or several; `nearest` holds candidates where it is none."""

    records: tuple[Record, ...] = ()
    nearest: tuple[Record, ...] = ()

    @property
    def one(self) -> Record | None:
        """The record meant, where it is exactly one."""
        return self.records[0] if len(self.records) == 1 else None


class References(WithAsides, frozen=True):
    """An index of records by everything that they may be called, and the folders that hold some. Built once, asked often."""

    ASIDES = frozenset({"_crowds"})

    paths: Mapping[str, Record]
    folders: frozenset[str]
    numbers: Mapping[str, Sequence[Record]]
    slugs: Mapping[str, Sequence[Record]]
    stems: Mapping[str, Sequence[Record]]
    titles: Mapping[str, Sequence[Record]]
    ids: Mapping[str, Sequence[Record]]
    prefixes: frozenset[str]
    sources: frozenset[str]
    likeness: Likeness
    _crowds: dict[str, Crowd] = field(default_factory=dict)

    def find(self, reference: str, asking: Record | Page) -> Found:
        """Look a reference up as the asking record means it: in its own series first, then its source, then all.

        A path counts from the asking file's folder, then from the project's root, then from any folder above a record.
        What fits nothing else may be a title, or a name with the title or a remark behind it.
        """
        text = reference.strip()
        found = self._named(text, asking) or self._at_path(text, asking)
        if not found and "%" in text:
            decoded = unquote(text, errors="replace")
            found = self._named(decoded, asking) or self._at_path(decoded, asking)
        found = found or self.ids.get(fold(text)) or self.titles.get(fold(text)) or self._worded(text, asking)
        if len(found) > 1:
            found = in_one_tongue(found, asking)
        return Found(tuple(found)) if found else Found((), self.nearest(text, asking))

    def at(self, path: str) -> Record | None:
        """Return the record at a path from the project's root, written with or without its extension or as a folder."""
        exact = self.paths.get(path)
        if exact or not path:
            return exact
        bare = EXTENSION.sub("", path)
        folder = (
            bare.removesuffix("/index").removesuffix("/README")
            if bare.endswith(("/index", "/README"))
            else bare
        )
        files = (f"{stem}{ending}" for stem in (bare, folder) for ending in ENDINGS)
        pages = (f"{folder}/{page}" for page in FOLDER_PAGES)
        return next((self.paths[path] for path in (*files, *pages) if path in self.paths), None)

    def linked(self, destination: str, asking: Record | Page) -> Record | None:
        """Return the record that a Markdown link leads to, as it would on a forge."""
        return next((record for path in link_paths(destination, asking) if (record := self.at(path))), None)

    def meant(self, destination: str) -> Record | None:
        """Return the record that a link must mean which leads to nothing: one that counts from the root, or the only file of its name."""
        path = unquote(destination.split("#", 1)[0], errors="replace")
        alike = self.stems.get(fold(stem_of(path)), ()) if path else ()
        return self.at(posixpath.normpath(path.lstrip("/"))) or (alike[0] if len(alike) == 1 else None)

    def of_page(self, address: str) -> Record | None:
        """Return the one record that has a page at an address where a site is made of its folder: `/adr/use-kafka`."""
        path = unquote(re.split("[?#]", address, maxsplit=1)[0], errors="replace").strip("/")
        folder, _, name = path.rpartition("/")
        alike = self.slugs.get(fold(EXTENSION.sub("", name)), ()) if folder else ()
        own = [record for record in alike if ends_alike(folder, posixpath.dirname(record.path))]
        return own[0] if len(own) == 1 else None

    def named_by_link(self, text: str, destination: str, asking: Record | Page) -> Record | None:
        """Return the record that a link to what is no file means: by the address of its file on a forge, or by its text.

        `[ADR 12](/adr/12)` leads to a page of a site that the records once made.
        """
        shown = _ON_FORGE.match(destination)
        if shown:
            return self.paths.get(unquote(shown["path"], errors="replace"))
        if not _PAGE.match(destination):
            return None
        named = _NUMBER.fullmatch(text) or _PREFIXED.fullmatch(text)
        return self.of_page(destination) or (self.find(text, asking).one if named else None)

    def shared_titles(self) -> frozenset[str]:
        """Return the titles, folded, that several records have, and that name none of them."""
        return frozenset(title for title, records in self.titles.items() if len(records) > 1)

    def own_names(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return the names, folded, that front matter gives to records, with the paths of those that bear them."""
        return tuple((name, tuple(record.path for record in records)) for name, records in self.ids.items())

    def looks_like_one(self, text: str) -> bool:
        """Say whether words that fit nothing have a form that references have: a number, a slug, a file's name, a path.

        Lists and code (`[[a, b]]`, `[[f(x)]]`), which specifications write in double brackets too, have none.
        """
        if len(text) > _LONGEST or "\n" in text:
            return False
        return EXTENSION.search(text) is not None or _LISTED.search(text) is None

    def may_be_elsewhere(self, text: str) -> bool:
        """Say whether words in a record's text may name what is no record: `#12`, `SHOP-12` where no file is called so, a file without a number."""
        prefixed = _PREFIXED.fullmatch(text)
        if prefixed:
            return not self._is_prefix(prefixed["prefix"])
        name = text.rpartition("/")[2]
        return text.startswith("#") or (name.endswith(ENDINGS) and _NUMBERED_FILE.match(name) is None)

    def is_elsewhere(self, text: str, asking: Record) -> bool:
        """Say whether what front matter names in a loose relation, and no record bears, is no record's name; a slip is one."""
        if is_no_record(text, sourced=bool(self.sources)):
            return True
        if not MARKDOWN.search(text):
            return self.may_be_elsewhere(text)
        if self.stems.get(fold(stem_of(text.partition("#")[0]))):
            return False
        return leads_out(text, asking.path, self.folders) or (
            self.may_be_elsewhere(text) and not self.nearest(text, asking)
        )

    def source_hint(self, reference: str) -> str:
        """Say what is wrong with a reference such as `payments:99`: no such source, or none of its records; '' for others."""
        sourced = _SOURCED.fullmatch(reference.strip())
        if not sourced or not self.sources:
            return ""
        name = sourced["source"]
        if name not in self.sources:
            every = ", ".join(f"`{source}`" for source in sorted(self.sources)[:_NAMED_SOURCES])
            more = len(self.sources) - _NAMED_SOURCES
            are = "sources are" if len(self.sources) > 1 else "only source is"
            return f"there is no source `{name}`; the {are} {every}{f' and {more} more' if more > 0 else ''}"
        numbers = [
            int(number)
            for number, records in self.numbers.items()
            if number.isdecimal() and any(record.source == name for record in records)
        ]
        if not numbers or not _NUMBER.fullmatch(sourced["rest"].strip()):
            return ""
        return f"`{name}` has no such record; its numbers go from {min(numbers)} to {max(numbers)}"

    def nearest(self, reference: str, asking: Record | Page) -> tuple[Record, ...]:
        """Return at most three records that the reference may have been meant for, the likeliest first.

        One that names a source is meant for a record of that source, and none for the record that it stands in.
        """
        sourced = _SOURCED.fullmatch(reference)
        if sourced and sourced["source"] in self.sources:
            own = self.likeness.nearest(EXTENSION.sub("", sourced["rest"]))
            return tuple(
                record for record in own if record.source == sourced["source"] and record is not asking
            )
        folder, _, name = EXTENSION.sub("", unquote(reference, errors="replace").rstrip("/")).rpartition("/")
        if name.casefold() in OF_FOLDERS:
            name = folder.rpartition("/")[2]
        named = _NAMED.fullmatch(name)
        same = self._in_reach(named["number"], self.numbers.get(named["number"], ()), asking) if named else ()
        near = {record.path: record for record in (*same[:4], *self.likeness.nearest(name, most=4))}
        near.pop(asking.path, None)
        return tuple(near.values())[:3]

    def _named(self, text: str, asking: Record | Page) -> Sequence[Record]:
        """Look up a number, a slug or a file's name."""
        if not text or "/" in text:
            return ()
        number = _NUMBER.fullmatch(text)
        if number:
            found = self.numbers.get(number["number"], ())
            if found:
                return self._in_reach(text, found, asking)
        found = self._called(text)
        if found:
            return self._in_reach(text, found, asking)
        sourced = _SOURCED.fullmatch(text)
        return self._of_source(sourced["source"], sourced["rest"].strip()) if sourced else ()

    def _of_source(self, source: str, rest: str) -> Sequence[Record]:
        """Look up what stands behind `payments:` among the records of that source."""
        number = _NUMBER.fullmatch(rest)
        every = self.numbers.get(number["number"], ()) if number else ()
        every = every or self._called(rest)
        return [record for record in every if record.source == source]

    def _called(self, text: str) -> Sequence[Record]:
        """Look up what is no bare number: the name of a file, a slug, or a number with words around it."""
        key = fold(EXTENSION.sub("", text))
        return self.stems.get(key) or self.slugs.get(key) or self._prefixed(text) or self._numbered_slug(key)

    def _prefixed(self, text: str) -> Sequence[Record]:
        """Look up `ADR-12`: records whose files bear the prefix first; a prefix that none bears must be a common one."""
        match = _PREFIXED.fullmatch(text)
        if not match or not self._is_prefix(match["prefix"]):
            return ()
        every = self.numbers.get(match["number"], ())
        prefix = match["prefix"].casefold()
        bearing = [record for record in every if names_of(record)[1] == prefix]
        return bearing or (every if prefix in _GENERIC else ())

    def _is_prefix(self, prefix: str) -> bool:
        return prefix.casefold() in _GENERIC or prefix.casefold() in self.prefixes

    def _numbered_slug(self, key: str) -> Sequence[Record]:
        named = _NAMED.fullmatch(key)
        if not named:
            return ()
        return [record for record in self.slugs.get(named["slug"], ()) if record.number == named["number"]]

    def _worded(self, text: str, asking: Record | Page) -> Sequence[Record]:
        """Look up a name with something behind it, or behind folders: `ADR-12: Use Kafka`, `ADR-12#context`, `adr/12`."""
        told = remarked(text)
        if told:
            named = self._named(told.name, asking)
            whole = [record for record in named if fold(record.title) == fold(told.rest)]
            return whole or (named if told.apart else ())
        path = text.split("#", 1)[0].removeprefix("./")
        folder, _, name = path.rpartition("/")
        if not folder.strip("/") or folder.startswith(".."):
            return ()
        bare = EXTENSION.sub("", path)
        alike = self.stems.get(fold(stem_of(f"{bare}.md")), ())
        whole = [record for record in alike if ends_alike(bare, MARKDOWN.sub("", record.path))]
        whole += self.stems.get(fold(text.replace("/", "___")), ())  # as Logseq names the files of `A/B`
        if whole or not _NUMBER.fullmatch(name):
            return whole
        named = self.numbers.get(name.lstrip("0") or "0", ())
        return [record for record in named if ends_alike(folder, posixpath.dirname(record.path))]

    def _at_path(self, text: str, asking: Record | Page) -> Sequence[Record]:
        path = text.split("#", 1)[0]
        if not path.strip("./"):
            return ()
        relative = posixpath.join(posixpath.dirname(asking.path), path)
        for candidate in (path.lstrip("/"),) if path.startswith("/") else (relative, path):
            record = self.at(posixpath.normpath(candidate))
            if record:
                return (record,)
        return ()

    def _in_reach(self, text: str, records: Sequence[Record], asking: Record | Page) -> Sequence[Record]:
        """Narrow what `text` fits to the records of the asking one's series, else of its source, where there are any."""
        if len(records) < 2:
            return records
        series = getattr(asking, "series", None)
        if len(records) > MANY:  # each of thousands may ask for the same: they are told apart once
            crowd = self._crowds.get(text) or self._crowds.setdefault(text, crowd_of(records))
            return crowd.series.get((asking.source, series)) or crowd.sources.get(asking.source) or records
        near = [record for record in records if record.source == asking.source and record.series == series]
        return near or [record for record in records if record.source == asking.source] or records


def index_records(records: Iterable[Record]) -> References:
    """Build the index in one pass."""
    every = tuple(records)
    paths: dict[str, Record] = {}
    numbers: dict[str, list[Record]] = {}
    slugs: dict[str, list[Record]] = {}
    stems: dict[str, list[Record]] = {}
    titles: dict[str, list[Record]] = {}
    ids: dict[str, list[Record]] = {}
    prefixes: set[str] = set()
    for record in every:
        paths[record.path] = record
        if record.number:
            numbers.setdefault(record.number.lstrip("0") or record.number[:1], []).append(record)
        if record.slug:
            slugs.setdefault(fold(record.slug), []).append(record)
        names, prefix = names_of(record)
        for name in names:
            stems.setdefault(name, []).append(record)
        titles.setdefault(fold(record.title), []).append(record)
        for name in (
            name for extra in record.extras if extra.key.casefold() in _NAMING for name in extra.values
        ):
            ids.setdefault(fold(name), []).append(record)
        if prefix:
            prefixes.add(prefix)
    sources = frozenset({record.source for record in every} - {""})
    folders = frozenset(map(posixpath.dirname, paths))
    return References(
        paths, folders, numbers, slugs, stems, titles, ids, frozenset(prefixes), sources, Likeness(every)
    )
