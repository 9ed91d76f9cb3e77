"""A project as it would be read after some edits, without a file of it being written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from steelyard.diagnostics.severities import adjust
from steelyard.edges.bodies import render_bodies
from steelyard.edges.git.repository import repository_of
from steelyard.edges.loader import TextFile, load
from steelyard.edges.memo import Memo
from steelyard.edges.survey import survey
from steelyard.writing.amending.lines import lines_of
from steelyard.writing.edits import moved

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from steelyard.core.corpus import Corpus
    from steelyard.core.repository import Repository
    from steelyard.diagnostics import Diagnostic
    from steelyard.edges.loader import Snapshot
    from steelyard.edges.project import Project
    from steelyard.edges.survey import Survey
    from steelyard.writing.edits import Edit, Move


class Reading(Struct, frozen=True):
    """A project read whole, drafts with it: its survey, its corpus with what bodies mention, and all findings."""

    survey: Survey
    corpus: Corpus
    findings: tuple[Diagnostic, ...]


class Stage(Struct, frozen=True):
    """What a project's files are at one moment, to be read as they are or with edits."""

    project: Project
    snapshot: Snapshot
    repository: Repository | None
    memo: Memo = field(default_factory=Memo)

    @property
    def texts(self) -> Mapping[str, str]:
        """The Markdown files' texts by path, as they are read: their line ends single."""
        return {text.path: text.text for text in self.snapshot.texts}

    def read(self, edits: Sequence[Edit] = (), moves: Sequence[Move] = ()) -> Reading:
        """Read the project as it would be after edits and moves, its bodies too."""
        snapshot = self.snapshot
        if edits or moves:
            snapshot = _edited(snapshot, {edit.path: edit.after or "" for edit in edits}, moves)
        found = survey(self.project, drafts=True, snapshot=snapshot, memo=self.memo)
        bodies = render_bodies(found, repository=self.repository, memo=self.memo)
        findings = dict.fromkeys(
            adjust((*found.diagnostics, *bodies.diagnostics), self.project.settings.severities)
        )
        return Reading(found, bodies.corpus, tuple(sorted(findings, key=lambda each: each.sort_key)))


def stage(project: Project) -> Stage:
    """Take a project's files as they are now."""
    snapshot = load(project.root, project.settings.sources, skip=[project.out])
    return Stage(project, snapshot, repository_of(project.root, project.settings.repo_url))


def _edited(snapshot: Snapshot, after: Mapping[str, str], moves: Sequence[Move]) -> Snapshot:
    texts = [
        TextFile(
            text.source,
            moved(text.path, moves),
            lines_of(after[text.path]).plain if text.path in after else text.text,
        )
        for text in snapshot.texts
    ]
    files = {moved(path, moves): (path, size) for path, size in snapshot.files.items()}
    return replace(
        snapshot,
        texts=tuple(sorted(texts, key=lambda text: text.path)),
        files={path: size for path, (_, size) in sorted(files.items())},
        places={path: place for path, (place, _) in files.items() if path != place},
    )
