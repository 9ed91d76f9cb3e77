"""Records, pages and corpora made by hand for the tests of the core."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from steelyard.core.corpus import build_corpus
from steelyard.core.export import decisions_of, record_texts
from steelyard.core.model import Origin, Page, Record, Reference, Statement
from steelyard.core.settings import Settings, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from steelyard.core.corpus import Corpus
    from steelyard.diagnostics import Diagnostic


def make_record(path: str, **fields: Any) -> Record:
    """Make a record from its path, as the reader would, and whatever else it says."""
    folder, _, name = path.rpartition("/")
    stem = name.rsplit(".", 1)[0]
    if stem in {"README", "index"} and folder:
        folder, _, stem = folder.rpartition("/")
    head, _, rest = stem.partition("-")
    number = str(int(head)) if head.isdecimal() else None
    slug = rest if number is not None else stem
    given: dict[str, Any] = {
        "source": "",
        "series": folder,
        "number": number,
        "slug": slug or stem,
        "title": (slug or stem).replace("-", " ").capitalize(),
        "body_line": 10,
        **fields,
    }
    if "slug" in fields:
        given["slug_given"] = True
        given.setdefault("origins", (("slug", Origin("front matter", 2, 7, len(fields["slug"]))),))
    return Record(path=path, **given)


def state(kind: str, target: str, *, line: int = 3, href: bool = False, firm: bool = True) -> Statement:
    """Make a statement of one relation."""
    return Statement(kind, Reference(target, target, line, 5, len(target), href=href, firm=firm))


def make_page(path: str, **fields: Any) -> Page:
    """Make a Markdown file that is no record."""
    given: dict[str, Any] = {"source": "", "kind": "other", "reason": "", "title": path, **fields}
    return Page(path=path, **given)


def settings(*folders: str, **fields: Any) -> Settings:
    """Make settings with sources at these folders (`adr` without any); `name=folder` names a source."""
    sources = tuple(
        Source(path, name) for name, _, path in (text.rpartition("=") for text in folders or ("adr",))
    )
    return Settings(**{"file": "steelyard.yml", "sources": sources, **fields})


def assemble(
    records: Iterable[Record],
    pages: Iterable[Page] = (),
    *,
    files: Mapping[str, int] | None = None,
    given: Settings | None = None,
    drafts: bool = False,
) -> tuple[Corpus, tuple[Diagnostic, ...]]:
    """Build a corpus."""
    return build_corpus(records, pages, files or {}, given or settings(), drafts=drafts)


def corpus_of(*records: Record, **options: Any) -> Corpus:
    """Build a corpus in which nothing may be wrong."""
    corpus, diagnostics = assemble(records, **options)
    assert not diagnostics, diagnostics
    return corpus


def export_text(corpus: Corpus) -> str:
    """Return `decisions.json` as a build writes it, without tables."""
    return decisions_of(corpus, map(str.encode, record_texts(corpus, {}))).decode()


def export_of(corpus: Corpus) -> dict[str, Any]:
    """Return what `decisions.json` says."""
    read: dict[str, Any] = json.loads(export_text(corpus))
    return read


def codes(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """Return the codes of some findings in the order of the report."""
    return [one.code for one in sorted(diagnostics, key=lambda one: one.sort_key)]
