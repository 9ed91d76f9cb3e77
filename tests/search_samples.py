"""Invented records with bodies, and the search of their site written into a folder with a page that uses it."""

from __future__ import annotations

import re
import shutil
from html import escape
from typing import TYPE_CHECKING, Any

from record_samples import corpus_of, make_record
from steelyard.core.model import Fragment
from steelyard.edges.fragments import Fragments, pack
from steelyard.edges.looks.theme import Theme
from steelyard.edges.output.publish import Staged
from steelyard.edges.search import search_files
from view_samples import RECORD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from steelyard.core.corpus import Corpus
    from steelyard.core.model import Record

ORCHARD: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("0001-store-harvests-in-postgres.md", {"title": "Store harvests in PostgreSQL", "tags": ("storage",),
     "deciders": ("Ana Ruiz",), "summary": "PostgreSQL, because it knows intervals."},
     "Pickers bring crates. Ledger ledger ledger ledger: each crate is a row."),
    ("0002-ledger.md", {"title": "Keep the ledger of crates by hand", "tags": ("paper",), "deciders": ("Bo Lind",),
     "summary": "A book, because the barn has no power."}, "We call monkey.patch_all() nowhere. Ink lasts."),
    ("0003-weigh-twice.md", {"title": "Weigh twice", "tags": ("ledger",), "summary": "Scales drift."},
     "The scales are read in the barn and at the gate. PostgreSQL is not asked."),
    ("0004-sort-by-colour.md", {"title": "Sort by colour", "summary": "The ledger told which sorts sell."},
     "A camera above the belt. Its driver is C++, its tools are C#."),
    ("0005-cafe.md", {"title": "Open a café in the barn", "authors": ("Zoë Ångström",), "summary": "Cake sells."},
     "Crème brûlée and cider, 12 seats. データベースは使わない。"),
    ("0006-proto.md", {"title": "__proto__ and constructor", "summary": "Names are names."},
     "<script>window.broken = 1</script> \u2028 end."),
    ("0010-cool.md", {"title": "Cool the barn", "summary": "Ice."}, "Pear " * 40 + "quince at the far end of a long line " + "plum " * 40),
    ("0012-fence.md", {"title": "Fence the orchard", "tags": ("deer",), "summary": "Deer leap two metres."},
     "Wire, then hedge. Superseded by nothing, see 0004 and 12."),
    ("0013-barn-postgres.md", {"title": "Move PostgreSQL to the barn", "summary": "It is dry."}, "Twelve steps."),
    ("0014-owls.md", {"title": "Barn owls stay", "summary": "They eat mice, and mice eat pears in the loft."}, "A box under the roof."),
    ("use-a-hedge.md", {"title": "Use a hedge", "summary": "Hawthorn."}, "Hawthorn and blackthorn."),
)  # fmt: skip

PAGE = "try.html"


def orchard() -> tuple[Corpus, Fragments]:
    """Put the invented records together, each with its body's paragraph."""
    return with_bodies([(make_record(f"adr/{name}", **said), body) for name, said, body in ORCHARD])


def with_bodies(records: Iterable[tuple[Record, str]]) -> tuple[Corpus, Fragments]:
    """Put records together, each with one paragraph of plain text for a body."""
    fragments, kept = Fragments(), []
    for record, body in records:
        kept.append(record)
        fragments.put(record.path, pack(Fragment(f"<p>{escape(body)}</p>\n")))
    return corpus_of(*kept), fragments


class Folder:
    """A place for files that has them at once."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def stage_made(self, url: str, make: Callable[[], bytes]) -> Staged:
        path = self.root / url
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(make())
        return Staged(url, "", changed=True)


def write_search(corpus: Corpus, fragments: Fragments, out: Path) -> None:
    """Write a site's search, what the theme needs for it, and a page with the theme's own policy that loads it."""
    for staged in search_files(corpus, fragments, Folder(out).stage_made):
        assert staged.changed
    for url, origin in Theme(None).static_files().items():
        if re.search(r"/(?:data|search|vendor/minisearch)\.js$", url):
            (out / url).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(origin, out / url)
    policy = re.search(
        r'<meta http-equiv="Content-Security-Policy"[^>]*>', Theme(None).render(RECORD).decode()
    )
    assert policy is not None
    (out / PAGE).write_text(
        f'<!doctype html><html lang="en"><head><meta charset="utf-8">{policy[0]}<title>Search</title><link rel="icon" href="data:,">'
        '<script src="assets/data.js"></script></head><body></body></html>',
        encoding="utf-8",
    )
