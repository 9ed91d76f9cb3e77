"""Heads as proposals and pages of site generators have them: labels with a full stop, tables one level down, names of notes."""

from __future__ import annotations

import pytest

from steelyard.core.model import Record
from steelyard.core.settings import Settings
from steelyard.reading.parse import Parsed, parse


def read(text: str, path: str = "adr/0009-oars.md") -> Parsed:
    return parse(text, path=path, source="", settings=Settings())


def record(text: str, path: str = "adr/0009-oars.md") -> Record:
    item = read(text, path).item
    assert isinstance(item, Record)
    return item


@pytest.mark.parametrize(
    "head",
    [
        "**Status.** Accepted\n\n**Date.** 2024-03-05\n\n**Supersedes.** ADR-3",
        "**Date.** 2024-03-05. **Status.** Accepted.\n\n__Supersedes.__ [ADR-3](0003-x.md)",
        "**Status.** Accepted (2024-03-05, by the crew). It holds for\nall boats.\n**Supersedes.** ADR-3",
        "> **Status.** Accepted, 2024-03-05\n> **Supersedes.** ADR-3",
    ],
)
def test_a_label_in_bold_that_ends_in_a_full_stop(head: str) -> None:
    """It is a field without a bullet too, where what follows is a status, a day, or another record."""
    item = record(f"# Use oars\n\n{head}\n\n## Context\n\nText.\n")
    assert (item.status, item.date) == ("accepted", "2024-03-05")
    assert [each.kind for each in item.statements] == ["supersedes"]


@pytest.mark.parametrize(
    "head",
    [
        "**Status.** The boats have one each.",
        "**Date.** Nobody knows when the lamps came.",
        "**Related.** Boats and lamps.",
        "**Owner.** The lock keepers keep it.",
        "Status. Accepted",
    ],
)
def test_a_paragraph_that_is_headed_in_bold_is_text(head: str) -> None:
    """What follows is a sentence, or the words have no emphasis."""
    item = record(f"# Use oars\n\n{head}\n\n## Context\n\nText.\n")
    assert (item.status, item.statements, item.authors) == (None, (), ())


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("ADR-120 — Use lamps and oil.md", "Use lamps and oil"),
        ("0120 – Use lamps.md", "Use lamps"),
        ("2024-03-05 — Use lamps.md", "Use lamps"),
        ("ADR-120 - Lamps — of oil.md", "Lamps — of oil"),
    ],
)
def test_a_dash_behind_the_number_of_a_file(name: str, title: str) -> None:
    """Notes without a heading have their title in the file's name, and no dash before it."""
    item = record("---\nstatus: accepted\n---\n\n## Context\n\nText.\n", f"vault/{name}")
    assert item.title == title
    assert item.slug.strip("–— ") == item.slug or item.date


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: Use oars\nparams:\n  status: Accepted\n  date: 2024-03-05\n  authors:\n    - ann42: Ann Lee\n---\n",
        '+++\ntitle = "Use oars"\n\n[extra]\nstatus = "accepted"\ndate = 2024-03-05\nauthors = ["Ann Lee"]\n+++\n',
        '+++\ntitle = "Use oars"\nextra = {status = "accepted", date = "2024-03-05", author = "Ann Lee"}\n+++\n',
    ],
)
def test_keys_of_a_site_of_its_own(front: str) -> None:
    """Hugo has them below `params`, Zola below `extra`."""
    item = record(f"{front}\n## Context\n\nText.\n")
    assert (item.status, item.date, item.authors) == ("accepted", "2024-03-05", ("Ann Lee",))
    assert not item.extras


def test_what_tells_no_status_stays_below() -> None:
    """A mapping without a status is shown as it is."""
    item = record("---\nparams: {date: 2024-03-05, draft: true}\n---\n# Use oars\n\n## Context\n")
    assert (item.date, [extra.key for extra in item.extras]) == (None, ["params"])


def test_tags_among_the_taxonomies_of_zola() -> None:
    """They are the record's, be there a status or not."""
    item = record('+++\ntitle = "Use oars"\n[taxonomies]\ntags = ["boats", "wood"]\n+++\n\n## Context\n')
    assert item.tags == ("boats", "wood")


@pytest.mark.parametrize(
    "other", ["[[links]]\nstatus = 1\n", "[links]\nstatus = 1\n", "[links.more]\nstatus = 1\n"]
)
def test_a_finding_in_a_table_of_toml_has_its_line(other: str) -> None:
    """It stands at the value, whatever tables there are before and behind it."""
    text = f'+++\ntitle = "Use oars"\n{other}[extra]\nlevel = 2\nstatus = "afloat"\n[end]\nstatus = 1\n+++\n\n## Context\n'
    found = [each for each in read(text).diagnostics if each.code == "S101"]
    assert [(each.place.line, each.place.column) for each in found] == [(7, 10)]


@pytest.mark.parametrize(
    ("people", "read_as"),
    [
        ("[{ann42: Ann Lee}, {bo-r: Bo Reyes}]", ("Ann Lee", "Bo Reyes")),
        ("[{ann42: Ann}]", ("ann42", "Ann")),
        ("[{Ann Lee: Lock Keeper}]", ("Ann Lee", "Lock Keeper")),
        ("[{ann: lock keeper}]", ("ann", "lock keeper")),
        ("[{Ann: Chief Keeper}]", ("Ann", "Chief Keeper")),
    ],
)
def test_a_handle_and_whose_it_is(people: str, read_as: tuple[str, ...]) -> None:
    """The name is meant where it is a name of several words beside a handle; else both are told."""
    assert record(f"---\nauthors: {people}\n---\n# Use oars\n\n## Context\n").authors == read_as


@pytest.mark.parametrize(
    "value",
    [
        "(optional - fill this in if it supersedes another one)",
        "(optional: put its number here)",
        "(fill in the number)",
    ],
)
def test_what_a_template_asks_for_is_no_record(value: str) -> None:
    """A relation that nobody filled in names none, and is no error that stops a build."""
    text = f'---\nstatus: draft\nsupersedes: "{value}"\n---\n# Use oars\n\n## Context\n'
    assert record(text).statements == ()


def test_words_in_brackets_are_a_name() -> None:
    """What no template asks for is kept, and told where it fits no record."""
    item = record('---\nstatus: draft\nsupersedes: "(the lamps)"\n---\n# Use oars\n\n## Context\n')
    assert [each.reference.target for each in item.statements] == ["(the lamps)"]


@pytest.mark.parametrize(
    "head",
    [
        "PEP: 9\nTitle: Use oars\nAuthor: Ann Lee\nStatus: Final\n",
        "\nPEP: 9  \nVersion: $Revision$  \nTitle: Use oars  \nStatus: Final  \n",
        "Title: Use oars\nStatus: Final\n",
        "PEP: 9\nAuthor: Ann Lee,\n        Bo Ek\nTitle: Use\n       oars\nStatus: Final\n",
    ],
)
def test_a_title_among_headers_without_a_block(head: str) -> None:
    """Headers at the head of a body name the record, though its title is not the first of them."""
    item = record(f"{head}\nAbstract\n========\n\nText.\n", "peps/pep-0009.md")
    assert (item.title, item.status) == ("Use oars", "accepted")


@pytest.mark.parametrize(
    "head",
    ["The boats say:\nTitle: Use oars", "Note: a boat.\n\nTitle: Use oars", "We said, oars.\nTitle: Use tar"],
)
def test_a_title_amid_text_is_text(head: str) -> None:
    """It stands behind a sentence, or in a paragraph of its own further down."""
    assert record(f"{head}\n\n## Status\n\nAccepted\n").title == "Oars"


def test_a_small_series_without_a_dash() -> None:
    """TUF calls its proposals `tap16.md`, and the like."""
    assert record("* Title: Use oars\n* Status: Draft\n\n# Abstract\n", "taps/tap16.md").number == "16"
    assert record("# Maps\n\n## Status\n\nDraft\n", "notes/maps16.md").number is None
