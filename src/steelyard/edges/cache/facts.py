"""What is kept of a site and of each record in it, so that one record's page can be made without all the others."""

from __future__ import annotations

import os
import pickle
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn, cast, overload
from zlib import crc32

from msgspec.structs import replace

from steelyard.core.corpus import Corpus, Decision
from steelyard.core.names import Names
from steelyard.core.search.limits import searches_bodies
from steelyard.core.search.records import names
from steelyard.edges.pool import spread
from steelyard.edges.seals import seal
from steelyard.edges.walk import is_left_out, marks_a_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from steelyard.core.language.language import Language
    from steelyard.core.repository import Repository
    from steelyard.core.settings import Settings
    from steelyard.core.views.parts import SiteView
    from steelyard.edges.bodies import Bodies
    from steelyard.edges.cache.folder import Folder, Stay
    from steelyard.edges.pages import Site
    from steelyard.edges.survey import Survey
    from steelyard.reading.parse import Parsed

SITE = "site"
RECORDS = "records"
"""The names of what is kept: of the site, and of its records."""


class UnknownError(Exception):
    """Something was asked for that is not kept: only a build of everything can tell it."""


def unknown(*_: object) -> NoReturn:
    """Stand for what is not kept."""
    raise UnknownError


class SiteFacts(NamedTuple):
    """What is kept of a site. `tags` and `people` are by spelling, `order` the records' paths in the site's order.

    `named` are the names under which their bodies are searched, none where they are not. `places` are the records'
    paths by those of their files on disk, `folders` what tells the names in the folders of the sources, `ground` what
    stands for all that decides where links lead. `wanted` are the anchors that links lead to, by their record's path,
    `in_vain` the records that lack some of them: what is told of that hangs on all that they have.
    """

    repository: Repository | None
    view: SiteView
    tags: Mapping[str, Any]
    people: Mapping[str, Any]
    meanings: Mapping[str, str]
    order: tuple[str, ...]
    named: tuple[str, ...]
    places: Mapping[str, str]
    folders: Mapping[str, int]
    ground: bytes
    wanted: Mapping[str, frozenset[str]]
    in_vain: frozenset[str]


class RecordFacts(NamedTuple):
    """What is kept of a record. `listed` is the page of the list of all decisions that it stands on.

    `mentioned_by` are who links to it, with the sentence. `seal` is that of what its file says by itself, None where
    that hangs on other files; `trace` that of its body.
    """

    decision: Decision
    listed: str
    mentioned_by: tuple[tuple[str, str], ...]
    seal: bytes | None
    trace: bytes


def keep_facts(
    cache: Folder, stamp: bytes, facts: SiteFacts, known: Callable[[str], RecordFacts], *, stay: Stay
) -> None:
    """Keep what is known of a site that was published, and of each of its records but those that are to `stay`."""

    def packed(path: str) -> bytes:
        return pickle.dumps(tuple(known(path)), pickle.HIGHEST_PROTOCOL)

    fresh = [path for path in facts.order if path not in stay.keys]
    cache.keep_pieces(RECORDS, zip(fresh, spread(packed, fresh), strict=True), stamp, stay=stay)
    cache.keep(SITE, (stamp, pickle.dumps(tuple(facts), pickle.HIGHEST_PROTOCOL)))


def facts_of_site(survey: Survey, bodies: Bodies, site: Site) -> SiteFacts:
    """Return what is known of a site that was published."""
    corpus, root = bodies.corpus, os.path.realpath(survey.root)
    decisions = corpus.decisions
    return SiteFacts(
        site.repository,
        site.view,
        dict(corpus.tags.spelled),
        dict(corpus.people.spelled),
        dict(corpus.meanings),
        tuple(decision.record.path for decision in decisions),
        names(decision.id for decision in decisions) if searches_bodies(len(decisions)) else (),
        {os.path.normpath(os.path.join(root, path)): path for path in corpus.by_path},  # noqa: PTH118
        {folder: names_in(folder) for folder in survey.seen if os.path.isdir(folder)},  # noqa: PTH112
        bodies.ground,
        bodies.wanted,
        bodies.in_vain,
    )


def facts_of_records(survey: Survey, bodies: Bodies, site: Site) -> Callable[[str], RecordFacts]:
    """Return what tells the facts of a record of a site that was published, by its path."""
    corpus = bodies.corpus

    def told(path: str) -> RecordFacts:
        parsed = survey.parsed[path]
        return RecordFacts(
            corpus.by_path[path],
            site.listed[path],
            corpus.mentioned_by.get(path, ()),
            seal_of(parsed),
            bodies.traces.get(path),
        )

    return told


def seal_of(parsed: Parsed) -> bytes | None:
    """Return what stands for all that a file says by itself, None where that hangs on other files."""
    # Where the body begins in the text tells nothing that its line does not.
    return None if parsed.ambiguous else seal(replace(parsed, body_start=0))


def site_facts(cache: Folder, stamp: bytes) -> SiteFacts:
    """Return what the build of this stamp kept of its site. Raises UnknownError where it is not there."""
    kept = cache.load(SITE)
    if not isinstance(kept, tuple) or kept[0] != stamp:
        raise UnknownError
    return SiteFacts._make(pickle.loads(kept[1]))  # noqa: S301 (our own bytes)


def record_facts(cache: Folder, stamp: bytes) -> Callable[[str], RecordFacts]:
    """Return what reads the facts kept of a record, by its path; it raises UnknownError where they are not there."""
    pieces = cache.pieces(RECORDS, stamp)

    def read(path: str) -> RecordFacts:
        piece = pieces.get(path) if pieces else None
        if piece is None:
            raise UnknownError
        return _unpacked(piece)

    return read


def _unpacked(packed: bytes) -> RecordFacts:
    return RecordFacts._make(pickle.loads(packed))  # noqa: S301 (our own bytes)


class Records:
    """Facts of records by path, each read once. `since` are packed those that have changed since a build kept them."""

    def __init__(
        self, read: Callable[[str], RecordFacts], since: Mapping[str, bytes] = MappingProxyType({})
    ) -> None:
        self._read = read
        self._known: dict[str, RecordFacts] = {}
        self._since = dict(since)

    def __call__(self, path: str) -> RecordFacts:
        """Return the facts of a record."""
        if path not in self._known:
            since = self._since.get(path)
            self._known[path] = _unpacked(since) if since else self._read(path)
        return self._known[path]

    def put(self, path: str, facts: RecordFacts) -> None:
        """Have other facts of a record from now on."""
        if facts is not self(path):
            self._known[path] = facts
            self._since[path] = pickle.dumps(tuple(facts), pickle.HIGHEST_PROTOCOL)

    @property
    def since(self) -> Mapping[str, bytes]:
        """Return the facts that have changed since the build kept them."""
        return self._since


def names_in(folder: str) -> int:
    """Return a number that tells the names in a folder of the sources, and which are links; what is never read does not count."""
    try:
        with os.scandir(folder) as listing:
            names = [(entry.name, entry.is_symlink()) for entry in listing]
    except OSError:
        return -1
    counted = sorted(
        f"{name}/" if is_link else name
        for name, is_link in names
        if not is_left_out(name) or marks_a_folder(name)
    )
    return crc32("\0".join(counted).encode("utf-8", "surrogateescape"))


def corpus_of(
    site: SiteFacts, facts: Callable[[str], RecordFacts], *, settings: Settings, language: Language, path: str
) -> Corpus:
    """Return as much of a corpus as one record's page is made of; the rest raises UnknownError when it is asked for."""
    unknown: Any = _Unknown()
    decisions = _Decisions(site.order, facts)
    return Corpus(
        settings=settings,
        decisions=cast("tuple[Decision, ...]", decisions),
        by_path=_ByPath(site.order, facts),
        pages=unknown,
        files=unknown,
        folders=unknown,
        left_out=unknown,
        routes=unknown,
        references=unknown,
        tags=Names((), site.tags, {}),
        people=Names((), site.people, {}),
        meanings=site.meanings,
        source_titles=settings.source_titles(),
        file_names=unknown,
        mentions=unknown,
        mentioned_by={path: facts(path).mentioned_by},
        language=language,
    )


class _Unknown:
    def __getattr__(self, name: str) -> Any:
        raise UnknownError(name)

    def __contains__(self, key: object) -> bool:
        raise UnknownError(key)

    def __getitem__(self, key: object) -> Any:
        raise UnknownError(key)

    def __len__(self) -> int:
        raise UnknownError

    def __iter__(self) -> Iterator[Any]:
        raise UnknownError


class _Decisions(Sequence[Decision]):
    def __init__(self, order: Sequence[str], facts: Callable[[str], RecordFacts]) -> None:
        self._order = order
        self._facts = facts

    def __len__(self) -> int:
        return len(self._order)

    @overload
    def __getitem__(self, at: int) -> Decision: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Decision]: ...
    def __getitem__(self, at: int | slice) -> Decision | Sequence[Decision]:
        if isinstance(at, slice):
            raise UnknownError
        return self._facts(self._order[at]).decision


class _ByPath(Mapping[str, Decision]):
    def __init__(self, order: Sequence[str], facts: Callable[[str], RecordFacts]) -> None:
        self._paths = frozenset(order)
        self._facts = facts

    def __getitem__(self, path: str) -> Decision:
        if path not in self._paths:
            raise KeyError(path)
        return self._facts(path).decision

    def __contains__(self, path: object) -> bool:
        return path in self._paths

    def __iter__(self) -> Iterator[str]:
        raise UnknownError

    def __len__(self) -> int:
        return len(self._paths)
