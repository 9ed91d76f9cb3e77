"""What a build made of its records, kept for the next process: parsed files, rendered bodies, computed tables, pages.

Each is taken only where it was made of the same text and tables, by the same program with the same configuration, and a
body where its links lead to what they led to. It is read when it is asked for and not held: fragments of 10,000 records
are more than all else that a build keeps in memory.
"""

from __future__ import annotations

import os
import pickle
from array import array
from pathlib import Path
from typing import TYPE_CHECKING, Any

from steelyard.core.once import anew
from steelyard.edges.bodies import body_made_of, held_as
from steelyard.edges.cache.facts import RECORDS, UnknownError, site_facts
from steelyard.edges.cache.folder import NOTHING, Stay
from steelyard.edges.cache.marks import EACH, marks
from steelyard.edges.memo import Kept, Memo
from steelyard.edges.output.manifest import MANIFEST, read_manifest
from steelyard.edges.pool import spread
from steelyard.edges.seals import digest
from steelyard.edges.unchanged import Unchanged, packed_seals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from steelyard.core.once import Once
    from steelyard.edges.bodies import Bodies, Held
    from steelyard.edges.cache.folder import Folder, Pieces
    from steelyard.edges.cache.recall import Last
    from steelyard.edges.pages import Site
    from steelyard.edges.survey import Survey

_PARSED, _BODIES, _STUDIES, _PAGES = "parsed", "bodies", "studies", "pages"


def keep_made(
    cache: Folder,
    stamp: bytes,
    survey: Survey,
    bodies: Bodies,
    site: Site,
    *,
    files: Mapping[str, str],
    former: Former | None,
) -> None:
    """Keep what a build made of the files of its records. `files` are those that it published, with their SHA-256.

    What the `former` build has kept, and this one has taken as it was, stays where it is.
    """
    corpus = bodies.corpus
    records = {decision.record.path: decision.record for decision in corpus.decisions}

    def text(path: str) -> bytes:
        head = survey.heads.get(path) if path in survey.heads else b""
        return digest(head + survey.bodies.get(path))

    def of_file(path: str) -> bytes:
        return _packed((records[path].source, text(path)), survey.parsed[path])

    def of_body(path: str) -> bytes:
        made_of = body_made_of(records[path], text(path))
        return _packed(made_of, (bodies.fragments.packed(path), bodies.traces.get(path)))

    def of_tables(path: str) -> bytes:
        return _packed(records[path].tables, site.studies[path])

    def of_page(path: str) -> bytes:
        one = corpus.by_path[path]
        return packed_seals(one, site.beside(one), site.others[path], files[one.url])

    # How dates are read that leave their order open hangs on other files too.
    sure = [path for path in records if not survey.parsed[path].ambiguous]
    for name, paths, told in (
        (_PARSED, sure, of_file),
        (_BODIES, list(records), of_body),
        (_PAGES, list(site.others), of_page),
        (_STUDIES, list(site.studies), of_tables),
    ):
        stay = former.stay(name, paths) if former else NOTHING
        fresh = [path for path in paths if path not in stay.keys]
        # What is read from a file and written to another one is not worth its way from a child.
        made = map(told, fresh) if told is of_body else spread(told, fresh)
        cache.keep_pieces(name, zip(fresh, made, strict=True), stamp, stay=stay)


class Former(Memo):
    """What the last build made of its files, and which of its pages still hold, read when it is asked for."""

    lasts = False

    def __init__(self, cache: Folder, last: Last, ground: bytes) -> None:
        super().__init__()

        def held(known: tuple[object, tuple[bytes, bytes]]) -> tuple[object, Held]:
            made_of, (packed, trace) = known
            return made_of, held_as(packed, trace, ground)

        self._kept = {
            name: cache.pieces(name, last.stamp) for name in (RECORDS, _PARSED, _BODIES, _STUDIES, _PAGES)
        }
        pages = self._kept[_PAGES]
        self._parsed = self.parsed = _Read(self._kept[_PARSED])
        self._rendered = self.rendered = _Read(self._kept[_BODIES], held)
        self._studies = self.studies = _Read(self._kept[_STUDIES])
        self.unchanged = self._pages = Unchanged(pages.get, _there(last)) if pages else Unchanged()

    @property
    def once(self) -> Once:
        return anew

    def stay(self, name: str, paths: Iterable[str]) -> Stay:
        """Return what has been kept under a name of these records, and is what a build of now would keep."""
        same = {
            _PARSED: self._parsed.taken,
            _BODIES: self._rendered.taken,
            _STUDIES: self._studies.taken,
            _PAGES: self._pages.same,
            RECORDS: self._parsed.taken & self._rendered.taken & self._pages.same,
        }
        return Stay(self._kept[name], same[name].intersection(paths)) if self._kept[name] else NOTHING


def former(cache: Folder, last: Last) -> Former | None:
    """Return what the last build made of its files, None where it is not there."""
    try:
        return Former(cache, last, site_facts(cache, last.stamp).ground)
    except UnknownError:
        return None


def _there(last: Last) -> Callable[[str, str], bool]:
    """Return what says of a file of the last site, by its path in it and a SHA-256, whether it is still there with this one.

    What was put into the site later, with an edited body, is there as it was written too, and another file.
    """
    places = {place: at for at, place in enumerate(last.marked) if at >= last.inputs}
    before = array("q", last.marks)
    try:
        known = read_manifest(Path(last.out, MANIFEST).read_bytes()) or {}
    except OSError:
        known = {}

    def told(url: str, digest: str) -> bool:
        place = os.path.join(last.out, url)  # noqa: PTH118
        at = places.get(place)
        if at is None or known.get(url) != digest:
            return False
        return marks([place]) == before[at * EACH : at * EACH + EACH]

    return told


class _Read(Kept[Any]):
    """Values that are read from what is kept, each with what it was made of. None is put; `taken` are the keys of those taken."""

    def __init__(
        self, pieces: Pieces | None, shape: Callable[[Any], tuple[Any, Any]] = lambda known: known
    ) -> None:
        super().__init__()
        self._pieces = pieces
        self._shape = shape
        self.taken: set[str] = set()

    def last(self, key: object) -> tuple[Any, Any] | None:
        piece = self._pieces.get(str(key)) if self._pieces else None
        return None if piece is None else self._shape(pickle.loads(piece))  # noqa: S301 (our own bytes)

    def take(self, key: object, made_of: object, holds: Callable[[Any], bool] = lambda _: True) -> Any:
        known = self.last(key)
        if known is None or known[0] != made_of or not holds(known[1]):
            return None
        self.taken.add(str(key))
        return known[1]

    def put(self, key: object, made_of: object, value: Any) -> Any:  # noqa: ARG002
        return value


def _packed(made_of: object, value: object) -> bytes:
    return pickle.dumps((made_of, value), pickle.HIGHEST_PROTOCOL)
