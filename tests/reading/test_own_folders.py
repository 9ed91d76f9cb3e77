"""A folder for each record tells the record's number, whatever its file is called, and counts it among the folders beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from steelyard.core.called import names_of
from steelyard.core.model import Record
from steelyard.core.paths import stem_of
from steelyard.core.settings import Settings
from steelyard.reading.naming import read_name
from steelyard.reading.own_folders import one_of_each
from steelyard.reading.parse import parse

if TYPE_CHECKING:
    from steelyard.core.model import Page

TEXT = "# Use lamps\n\nStatus: accepted\n"


@pytest.mark.parametrize(
    ("path", "number", "slug"),
    [
        ("adr/0003-use-lamps/adr.md", "3", "use-lamps"),
        ("adr/0003-use-lamps/ADR.md", "3", "use-lamps"),
        ("adr/0003-use-lamps/decision.md", "3", "use-lamps"),
        ("adr/0003 Use lamps/proposal.md", "3", "Use lamps"),
        ("adr/ADR-003/adr.md", "3", "ADR-003"),
        ("adr/ADR-9/decision-record.md", "9", "ADR-9"),
        ("adr/2024-03-05-use-lamps/adr.md", None, "2024-03-05-use-lamps"),
        ("adr/0003-use-lamps/0003-use-lamps.md", "3", "use-lamps"),
        ("adr/ADR-003/ADR-003.md", "3", "ADR-003"),
        ("adr/2024-03-05-use-lamps/2024-03-05-use-lamps.md", None, "2024-03-05-use-lamps"),
        ("adr/2024-003-use-lamps/2024-003-use-lamps.md", None, "2024-003-use-lamps"),
    ],
)
def test_a_file_that_bears_its_folders_name(path: str, number: str | None, slug: str) -> None:
    """It counts where its folder lies, and is called as that."""
    name = read_name(path)
    assert (name.folder, name.number, name.slug) == ("adr", number, slug)
    assert stem_of(path) == name.stem


@pytest.mark.parametrize(
    ("path", "number"),
    [
        ("docs/adr/decision.md", None),
        ("docs/2024/decision.md", None),
        ("docs/python-3/proposal.md", None),
        ("docs/http2-rules/adr.md", None),
        ("docs/1.2/decision.md", None),
        ("docs/0003-use-lamps/queue.md", None),
        ("docs/0003-use-lamps/design.md", None),
        ("docs/adr/adr.md", None),
        ("docs/use-lamps/use-lamps.md", None),
        ("docs/03-lamps/03-use-oil.md", "3"),
        ("docs/03-lamps/04-use-oil.md", "4"),
        ("docs/ADR-003/adr-003.md", "3"),
    ],
)
def test_any_other_file_is_called_as_itself(path: str, number: str | None) -> None:
    """A folder that holds what it may, a file with words of its own: the folder's number says nothing of it."""
    name = read_name(path)
    assert (name.folder, name.number, name.in_folder, name.twice) == (
        path.rpartition("/")[0],
        number,
        False,
        False,
    )


def item(path: str, text: str = TEXT) -> Record | Page:
    return parse(text, path=path, source="", settings=Settings()).item


def records(*paths: str) -> list[Record]:
    return [found for path in paths if isinstance(found := item(path), Record)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("# Use lamps\n\n## Context and Problem Statement\n\nText.\n", "record"),
        ("# Use lamps\n\n## Decision\n\nText.\n", "record"),
        (TEXT, "record"),
        ("# Minutes\n\n## Present\n\nAnn.\n", "other"),
    ],
)
def test_it_is_a_record_by_what_it_says(text: str, kind: str) -> None:
    """Below a number a file called `proposal.md` is one where it has a part of a decision, or a status."""
    found = item("adr/0003-use-lamps/proposal.md", text)
    assert ("record" if isinstance(found, Record) else found.kind) == kind


def test_a_folder_names_one_record() -> None:
    """Its README, else the file called as it, else the first; the others count within it, by their own names."""
    readme, record, decision = "adr/0003-x/README.md", "adr/0003-x/adr.md", "adr/0003-x/decision.md"
    twice, flat = "adr/0003-x/0003-x.md", "adr/0004-y.md"

    def told(*paths: str) -> dict[str, tuple[str | None, str, str]]:
        return {each.path: (each.number, each.slug, each.series) for each in one_of_each(records(*paths))}

    assert told(readme, record, flat) == {
        readme: ("3", "x", "adr"),
        record: (None, "adr", "adr/0003-x"),
        flat: ("4", "y", "adr"),
    }
    assert told(decision, record) == {
        decision: (None, "decision", "adr/0003-x"),
        record: ("3", "x", "adr"),
    }
    assert told(record, twice)[record] == (None, "adr", "adr/0003-x")
    assert told(readme, twice)[twice] == ("3", "x", "adr/0003-x")
    assert told(flat, "adr/0004-z.md")["adr/0004-z.md"] == ("4", "z", "adr")
    _, other = one_of_each(records(readme, record))
    assert names_of(other)[0] == ("adr",)
    assert (other.origin("number"), getattr(other.origin("slug"), "how", "")) == (None, "file name")
