"""A new record fits in where real teams keep theirs: named and headed as theirs are, in their own template."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from steelyard.core.model import Record
from steelyard.edges.authoring.records import Asked, new_edits
from steelyard.edges.authoring.shelves import folders_of
from steelyard.edges.project import find_project
from steelyard.edges.survey import survey
from steelyard.reading.parse import parse
from steelyard.writing.edits import Edit

if TYPE_CHECKING:
    from pathlib import Path

TITLE = 'Use "x": the [new] <thing>'
WANTED = {
    "CMSgov__easi-app/docs/adr": ("0042-use-x-the-new-thing.md", "# Use"),
    "HHS__simpler-grants-gov/documentation/wiki/product/decisions/adr": (
        "2026-11-26-use-x-the-new-thing.md",
        "# Use",
    ),
    "JabRef__jabref/docs/decisions": ("0070-use-x-the-new-thing.md", "# Use"),
    "NHSDigital__repository-template/docs/adr": ("ADR-004_Use_x_the_new_thing.md", "# ADR-004: Use"),
    "adr__madr/docs/decisions": ("0019-use-x-the-new-thing.md", "# Use"),
    "alphagov__govuk-aws/docs/architecture/decisions": ("0040-use-x-the-new-thing.md", "# 40. Use"),
    "eclipse-edc__Connector/docs/developer/decision-records": (
        "2026-11-26-use-x-the-new-thing/README.md",
        "# Use",
    ),
    "ethereum__EIPs/EIPS": ("eip-8373.md", "# Use"),
    "gemmadanks__python-project-template/docs/architecture/adr": (
        "003-use-x-the-new-thing.md",
        "# ADR-003: Use",
    ),
    "microsoft__semantic-kernel/docs/decisions": ("0074-use-x-the-new-thing.md", "# Use"),
    "ministryofjustice__cloud-platform/architecture-decision-record": (
        "050-Use-x-the-new-thing.md",
        "# 50. Use",
    ),
    "mrwilson__adr-viewer/doc/adr": ("0007-use-x-the-new-thing.md", "# 7. Use"),
    "opinionated-digital-center__python-library-project-generator/docs/adr": (
        "0003-use-x-the-new-thing.md",
        "# Use",
    ),
    "thomvaill__log4brains/docs/adr": ("20261126-use-x-the-new-thing.md", "# Use"),
}


@pytest.mark.parametrize("place", WANTED)
def test_a_record_among_those_of_a_real_team(shared: Path, place: str) -> None:
    """Name and heading follow the folder, and the record is read with the title, status and people asked for."""
    root, _, folder = place.partition("/")
    if not (shared / "corpora" / place).is_dir():
        pytest.skip(f"{place} is not among the shared corpora")
    project = find_project(shared / "corpora" / root, (folder,))
    held = survey(project, drafts=True)
    assert folders_of(held, project.settings.sources) == (folder,)
    asked = Asked(TITLE, "proposed", "2026-11-26", tags=("a",), deciders=("Ann Lee",))
    edits = new_edits(held, folder, asked)
    assert isinstance(edits, tuple), edits
    ((edit),) = edits
    assert isinstance(edit, Edit)
    name, heading = WANTED[place]
    assert (edit.path, edit.before) == (f"{folder}/{name}", None)
    text = edit.after or ""
    assert any(line.startswith(heading) for line in text.splitlines())
    item = parse(text, path=edit.path, source="", settings=project.settings).item
    assert isinstance(item, Record)
    assert (item.title, item.status, item.deciders, item.tags) == (TITLE, "proposed", ("Ann Lee",), ("a",))
