"""All records of a site together: their order, identities, addresses, relations and standing."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from steelyard.core.addresses import source_url
from steelyard.core.dates import day
from steelyard.core.language.language import ENGLISH
from steelyard.core.lists.addresses import list_urls
from steelyard.core.names import person_names, tag_names
from steelyard.core.once import anew
from steelyard.core.paths import stem_of
from steelyard.core.permalinks import padded
from steelyard.core.places import place
from steelyard.core.references import index_records
from steelyard.core.relations.consistency import consistency_findings
from steelyard.core.relations.cycles import other_cycles, supersession_cycles
from steelyard.core.relations.sides import relate
from steelyard.core.relations.standing import meanings, stand
from steelyard.core.relations.succession import succession_findings
from steelyard.core.relations.voices import voices_of
from steelyard.core.routes import addressed, build_routes
from steelyard.core.wordings import tongue_of
from steelyard.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from steelyard.core.language.language import Language
    from steelyard.core.model import Mention, Page, Record
    from steelyard.core.names import Names
    from steelyard.core.once import Once
    from steelyard.core.references import References
    from steelyard.core.relations.sides import Relation, Relations
    from steelyard.core.relations.spans import Interval
    from steelyard.core.relations.standing import Standing
    from steelyard.core.routes import Routes
    from steelyard.core.settings import Settings

_LARGEST = 18  # figures of a number that is ordered as one


class Decision(Struct, frozen=True):
    """A record in its site. `position` counts from 0 in the site's order; `number` is padded ("0012") or ''.

    `standing` is the status word that holds for readers, None for no status; `holds` says that it is in force,
    `ended` when it stopped to be, where that is known. `relations` are both sides of every relation;
    `stated` (kind, reference) what the file says itself.
    """

    record: Record
    id: str
    url: str
    position: int
    number: str
    standing: str | None
    holds: bool
    in_force: tuple[Interval, ...]
    ended: str | None
    relations: tuple[Relation, ...]
    stated: tuple[tuple[str, str], ...]
    elsewhere: tuple[tuple[str, str], ...] = ()

    @property
    def label(self) -> str:
        """Name the record in words: "0012 Use PostgreSQL"."""
        return f"{self.number} {self.record.title}".lstrip()

    def related(self, kind: str) -> tuple[str, ...]:
        """Return the paths of the records that stand in this relation to it."""
        return tuple(side.path for side in self.relations if side.kind == kind)


class Corpus(Struct, frozen=True):
    """A site's records and pages with all that follows from them together.

    `files` maps each attachment to its size in bytes, `file_names` their bare names (folded) to a path.
    `left_out` are the drafts that are not built. `source_titles` names each source that has a title of its
    own with it. `mentions` and `mentioned_by` are empty until `with_mentions`: links from bodies by the path
    of the asking record or page, and for each path who links to it, with the sentence. `language` is that of
    the interface.
    """

    settings: Settings
    decisions: tuple[Decision, ...]
    by_path: Mapping[str, Decision]
    pages: Mapping[str, Page]
    files: Mapping[str, int]
    folders: frozenset[str]
    left_out: tuple[Record, ...]
    routes: Routes
    references: References
    tags: Names
    people: Names
    meanings: Mapping[str, str]
    source_titles: Mapping[str, str]
    file_names: Mapping[str, str]
    mentions: Mapping[str, tuple[Mention, ...]] = field(default_factory=lambda: MappingProxyType({}))
    mentioned_by: Mapping[str, tuple[tuple[str, str], ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    language: Language = ENGLISH


class Assembled(Struct, frozen=True):
    """A corpus with what it was put together of, and what was found at that: addresses and references that fail."""

    corpus: Corpus
    relations: Relations
    standings: Mapping[str, Standing]
    found: tuple[Diagnostic, ...]


def build_corpus(
    records: Iterable[Record],
    pages: Iterable[Page],
    files: Mapping[str, int],
    settings: Settings,
    *,
    drafts: bool = False,
    once: Once = anew,
) -> tuple[Corpus, tuple[Diagnostic, ...]]:
    """Put records and pages together, and say what is wrong with them together. The rest is as `assemble` has it."""
    assembled = assemble(records, pages, files, settings, drafts=drafts, once=once)
    return assembled.corpus, (*assembled.found, *contradictions(assembled))


def assemble(
    records: Iterable[Record],
    pages: Iterable[Page],
    files: Mapping[str, int],
    settings: Settings,
    *,
    drafts: bool = False,
    once: Once = anew,
) -> Assembled:
    """Put records and pages together. Records marked as drafts are left out unless `drafts`.

    `files` are those below the sources that are no Markdown and not hidden: path to size in bytes.
    """
    every = tuple(records)
    kept = [record for record in every if drafts or not record.draft]
    left_out = tuple(
        sorted((record for record in every if record.draft and not drafts), key=lambda one: one.path)
    )
    sources = {source.name: index for index, source in enumerate(settings.sources)}
    kept.sort(key=lambda record: _order(record, sources))
    by_path = {page.path: page for page in sorted(pages, key=lambda page: page.path)}
    tags = once(("tags",), [(one.path, one.tags) for one in kept], partial(tag_names, kept))
    people = once(
        ("people",),
        [(one.path, one.deciders, one.authors, one.consulted, one.informed) for one in kept],
        partial(person_names, kept),
    )
    routes, findings = _routed(kept, by_path, settings, {**tags.bearers, **people.bearers}, once)
    references = index_records((*kept, *left_out))
    relations, unresolved = relate(
        kept, references, settings, left_out=frozenset(one.path for one in left_out)
    )
    standings = stand(kept, relations.sides, settings)
    ids = _ids(kept, routes)
    decisions = []
    for position, record in enumerate(kept):
        path, standing = record.path, standings[record.path]
        decisions.append(
            Decision(
                record,
                ids[path],
                routes.records[path],
                position,
                padded(record.number),
                standing.word,
                standing.holds,
                standing.in_force,
                standing.ended,
                relations.sides.get(path, ()),
                relations.stated.get(path, ()),
                tuple(relations.elsewhere.get(path, ())),
            )
        )
    corpus = Corpus(
        settings,
        tuple(decisions),
        {decision.record.path: decision for decision in decisions},
        by_path,
        files,
        _folders([*standings, *by_path, *files]),
        left_out,
        routes,
        references,
        tags,
        people,
        meanings(settings),
        settings.source_titles(),
        {path.rpartition("/")[2].casefold(): path for path in sorted(files, reverse=True)},
    )
    return Assembled(corpus, relations, standings, (*findings, *unresolved))


def _routed(
    records: Sequence[Record],
    pages: Mapping[str, Page],
    settings: Settings,
    bearers: Mapping[str, Sequence[str]],
    once: Once,
) -> tuple[Routes, Sequence[Diagnostic]]:
    """Give records, pages and lists their addresses; `bearers` are the names that have a list, with their records."""
    sourced = Counter(record.source for record in records)
    names = tuple(
        list_urls(
            bearers,
            [status.word for status in settings.statuses],
            {source_url(source.name): sourced[source.name] for source in settings.sources if source.name},
            records=len(records),
        )
    )
    made = partial(build_routes, records, pages.values(), settings, names=names)
    routes, findings = once(("routes",), (list(map(addressed, records)), list(pages), names), made)
    if findings:  # where they stand, other lines decide too
        routes, findings = made()
    return routes, findings


def contradictions(assembled: Assembled) -> tuple[Diagnostic, ...]:
    """Report what records say that cannot hold of all of them together."""
    corpus, relations, standings = assembled.corpus, assembled.relations, assembled.standings
    records = [decision.record for decision in corpus.decisions]
    labels = {decision.record.path: decision.label for decision in corpus.decisions}
    like = corpus.meanings
    return (
        *doubled_numbers(records),
        *supersession_cycles(relations, labels),
        *other_cycles(relations, labels, own=corpus.settings.relations),
        *succession_findings(records, relations, standings, voices_of(records, relations), like=like),
        *consistency_findings(records, relations, standings, like=like, labels=labels),
    )


def with_mentions(corpus: Corpus, mentions: Mapping[str, Sequence[Mention]]) -> Corpus:
    """Return the corpus with the links that rendering found, by the path of the record or page they stand in.

    Only what leads to a record, page or file counts; of several links to one target the first; never to itself.
    """
    firsts: dict[str, tuple[Mention, ...]] = {}
    backwards: dict[str, list[tuple[str, str]]] = defaultdict(list)
    order = [decision.record.path for decision in corpus.decisions] + list(corpus.pages)
    for path in order:
        found: dict[str, Mention] = {}
        for mention in mentions.get(path, ()):
            if mention.target and mention.target != path and mention.kind in {"record", "page", "file"}:
                found.setdefault(mention.target, mention)
        if found:
            firsts[path] = tuple(found.values())
        for target, mention in found.items():
            backwards[target].append((path, mention.sentence))
    return replace(
        corpus, mentions=firsts, mentioned_by={path: tuple(who) for path, who in backwards.items()}
    )


def doubled_numbers(records: Iterable[Record]) -> list[Diagnostic]:
    """Report each number that is given twice within one series, at every record but the first (N101).

    A record and its translations, which are called alike but for the language at the end, have one together.
    """
    firsts: dict[tuple[str, str, str], Record] = {}
    diagnostics = []
    for record in records:
        if record.number is None:
            continue
        first = firsts.setdefault((record.source, record.series, record.number), record)
        if first is not record and not _are_translations(first, record):
            where = place(record, "number")
            message = f"the number {record.number} is given twice"
            hint = "each record keeps its page, but a reference by number alone is ambiguous: `steelyard renumber` mends it"
            others = ((place(first, "number"), f"{record.number} is given here first"),)
            diagnostics.append(Diagnostic("N101", Severity.WARNING, where, message, hint, others))
    return diagnostics


def _are_translations(one: Record, other: Record) -> bool:
    (name, tongue), (same, another) = (tongue_of(stem_of(each.path)) for each in (one, other))
    return tongue != another and name.casefold() == same.casefold()


def _order(record: Record, sources: Mapping[str, int]) -> tuple[int, str, int, int, str, str, str]:
    number = record.number
    if number is None:
        rank, value = 2, 0
    elif number.isascii() and number.isdecimal() and len(number) <= _LARGEST:
        rank, value = 0, int(number)
    else:
        rank, value = 1, 0
    date = day(record.date) if record.date else "~"  # undated ones come last
    return (
        sources.get(record.source, len(sources)),
        record.source,
        rank,
        value,
        number or "",
        date,
        record.path,
    )


def _ids(records: Sequence[Record], routes: Routes) -> dict[str, str]:
    """Give each record its identity in the site: its number where it alone has it, else number and slug, else slug."""
    bearers: dict[tuple[str, str | None], int] = defaultdict(int)
    for record in records:
        bearers[record.source, record.number] += 1
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for record in records:
        slug, number = routes.slugs[record.path], record.number
        alone = number is not None and bearers[record.source, number] == 1
        own = number if number and alone else "-".join(filter(None, (number, slug)))
        base = wanted = f"{record.source}:{own}" if record.source else own
        count = 1
        while wanted in taken:
            count += 1
            wanted = f"{base}-{count}"
        taken.add(wanted)
        ids[record.path] = wanted
    return ids


def _folders(paths: Iterable[str]) -> frozenset[str]:
    folders: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return frozenset(folders)
