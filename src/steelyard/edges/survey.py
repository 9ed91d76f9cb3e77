"""A project's files read and put together: every record and page known, nothing rendered yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from steelyard.core.corpus import Corpus, build_corpus
from steelyard.core.dates import newest
from steelyard.core.model import Page, Record
from steelyard.core.once import anew
from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.edges.criteria import with_tables
from steelyard.edges.loader import load, read_again
from steelyard.edges.parsing import parse_all
from steelyard.edges.project import CONFIG
from steelyard.edges.store import Store
from steelyard.edges.walk import is_markdown
from steelyard.reading.overlooked import overlooked
from steelyard.reading.own_folders import one_of_each
from steelyard.reading.tables.attached import is_written_out, siblings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from steelyard.core.settings import Source
    from steelyard.edges.loader import Snapshot
    from steelyard.edges.memo import Memo
    from steelyard.edges.project import Project
    from steelyard.reading.parse import Parsed

_UNREAD = frozenset({"F001", "F002", "F003", "F004"})


class Survey(Struct, frozen=True):
    """What a project holds. `bodies` are the Markdown of records and pages by path, UTF-8, `heads` what stands before them.

    `kinds` says for every Markdown file, by path, its kind and why; `ordinary` for records the tables that look like
    scores and stay as they are: their lines, and why. `seen` are the folders and files that were looked at, on disk,
    `parsed` what each Markdown file says by itself.
    """

    project: Project
    corpus: Corpus
    bodies: Store
    kinds: Mapping[str, tuple[str, str]]
    ordinary: Mapping[str, tuple[tuple[int, str], ...]]
    diagnostics: tuple[Diagnostic, ...]
    seen: tuple[str, ...] = ()
    parsed: Mapping[str, Parsed] = field(default_factory=dict)
    heads: Store = field(default_factory=Store)

    @property
    def root(self) -> Path:
        """Return the project's root."""
        return self.project.root

    @property
    def newest(self) -> str | None:
        """Return the newest date in the records: a build has no clock of its own."""
        return newest(decision.record.date for decision in self.corpus.decisions)

    @property
    def unread(self) -> frozenset[str]:
        """Return the Markdown files that could not be read: each may be a record, and nobody knows what it says."""
        files = (each.place.file for each in self.diagnostics if each.code in _UNREAD)
        return frozenset(filter(is_markdown, files))

    def holds(self, file: str) -> bool:
        """Say whether a file is one of the sources' own, read or not."""
        return file in self.kinds or file in self.corpus.files or file in self.unread

    def files_of(self, path: str) -> frozenset[str]:
        """Return the files that make up a record or page: its own, and those of its score tables, read or not."""
        beside = (each.path for each in siblings(self.corpus.files, [path]) if each.record)
        decision = self.corpus.by_path.get(path)
        tables = decision.record.tables if decision else ()
        return frozenset((path, *beside, *(table.place.file for table in tables)))

    def text(self, file: str) -> str | None:
        """Return the text of a file, for diagnostics to be drawn against; None where there is none to read."""
        if file == self.project.settings.file:
            return self.project.config
        known = file in self.kinds or (file in self.corpus.files and is_written_out(file))
        known = known or any(file == sheet.path for sheet in self.project.settings.css)
        theme = self.project.settings.theme_path
        known = known or bool(theme and file.startswith(f"{theme}/templates/"))
        return read_again(self.project.root / file, self.project.boundary(file)) if known else None


def survey(
    project: Project,
    *,
    drafts: bool = False,
    progress: Callable[[str, int, int], None] | None = None,
    memo: Memo | None = None,
    snapshot: Snapshot | None = None,
) -> Survey:
    """Read all sources of a project. `progress` is told the step, how much of it is done, and of how many.

    With a `snapshot` what that holds is read instead of the disk.
    """
    told = (lambda count: progress("Reading", count, 0)) if progress else None
    if snapshot is None:
        snapshot = load(project.root, project.settings.sources, skip=[project.out], progress=told)
    bodies, heads = Store(), Store()
    parsed = parse_all(snapshot.texts, project.settings, bodies, heads=heads, memo=memo)
    records = one_of_each([each.item for each in parsed.values() if isinstance(each.item, Record)])
    unnumbered = {record.path for record in records if record.number is None}
    found = [
        diagnostic
        for each in parsed.values()
        for diagnostic in each.diagnostics
        if diagnostic.code != "N103" or diagnostic.place.file not in unnumbered
    ]
    pages = _settled([each.item for each in parsed.values() if isinstance(each.item, Page)], records)
    if "git" in {project.settings.dates, project.settings.history}:
        from steelyard.edges.git.history import with_history  # noqa: PLC0415 (few sites ask Git)

        records, notes = with_history(project.root, records, project.settings)
        found += notes
    once = memo.once if memo else anew
    records, in_tables = with_tables(records, snapshot, project.settings, once)
    found += in_tables
    corpus, more = build_corpus(records, pages, snapshot.files, project.settings, drafts=drafts, once=once)
    kinds = {path: ("record", each.reason) for path, each in parsed.items() if isinstance(each.item, Record)}
    kinds |= {page.path: (page.kind, page.reason) for page in pages}
    empty = _without_records(project.settings.sources, snapshot, records)
    ordinary = {path: each.ordinary for path, each in parsed.items() if each.ordinary}
    own = project.settings.file
    strays = overlooked(snapshot.files, [text.path for text in snapshot.texts], config=CONFIG, own=own)
    diagnostics = (*project.diagnostics, *snapshot.diagnostics, *empty, *strays, *found, *more)
    return Survey(project, corpus, bodies, kinds, ordinary, diagnostics, snapshot.seen, parsed, heads)


def _settled(pages: Sequence[Page], records: Sequence[Record]) -> list[Page]:
    """Say which README and index files stand beside records: the others are like any other Markdown."""
    folders = {record.path.rpartition("/")[0] for record in records}
    folders |= {folder.rpartition("/")[0] for folder in folders}  # of a folder for each record
    return [
        replace(page, kind="other", reason="a README or index without records beside it")
        if page.kind == "index" and page.path.rpartition("/")[0] not in folders
        else page
        for page in pages
    ]


def _without_records(
    sources: Sequence[Source], snapshot: Snapshot, records: Sequence[Record]
) -> Iterator[Diagnostic]:
    """Warn of each source that was read and holds no record: it may be the wrong folder, or half a checkout."""
    holding = {record.source for record in records}
    unread = {diagnostic.place.file for diagnostic in snapshot.diagnostics}
    for source in sources:
        if source.name in holding or source.path in unread:
            continue
        count = sum(text.source == source.name for text in snapshot.texts)
        message = f"the source {source.path} holds no record"
        hint = "name the folder that holds the records, or put the first one there"
        if count:
            message += f" among its {count} Markdown file{'' if count == 1 else 's'}"
            hint = "`steelyard list --all` tells what each file was taken for, and why"
        yield Diagnostic("C007", Severity.WARNING, Place(source.path), message, hint)
