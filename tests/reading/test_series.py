"""Series that are not called ADR: RFCs, KEPs, BIPs and their kin, each with a head of its own."""

from __future__ import annotations

import pytest

from steelyard.core.model import Record
from steelyard.core.settings import Settings
from steelyard.reading.evidence import gather
from steelyard.reading.kinds import kind_of
from steelyard.reading.names import is_placeholder
from steelyard.reading.naming import read_name
from steelyard.reading.overlooked import overlooked
from steelyard.reading.parse import parse
from steelyard.reading.status import read_status


def read(text: str, path: str = "text/0012-barges.md") -> Record:
    item = parse(text, path=path, source="", settings=Settings()).item
    assert isinstance(item, Record)
    return item


HEADERS = (
    "BIP: 12\n{0}Layer: Water\n{0}Title: Barges, for coal\n{0}Authors: Ann Lee <ann@example.org>\n{0}         Bo Ray <bo@example.org>\n"
    "{0}Status: Draft\n{0}Created: 2024-03-01\n{0}Replaces: 3, 4\n{0}License: MIT\n"
)


@pytest.mark.parametrize(
    ("before", "indent", "after"),
    [
        ("```\n", "", "```\n"),
        ("```text\n  ", "  ", "```\n"),
        ("<pre>\n  ", "  ", "</pre>\n"),
        ("    ", "    ", ""),
        ("## Preamble\n\n```\n", "", "```\n"),
        ("\n# Preamble\n```\n", "", "```\n"),
    ],
)
def test_a_preamble_in_code(before: str, indent: str, after: str) -> None:
    """Headers in a block of code that opens the body, or stands below "Preamble" there, are read, those that go on in the next line too."""
    record = read(f"{before}{HEADERS.format(indent)}{after}\n## Abstract\n\nText.\n")
    assert (record.title, record.status, record.date) == ("Barges, for coal", "draft", "2024-03-01")
    assert record.authors == ("Ann Lee", "Bo Ray")
    assert [each.reference.target for each in record.statements] == ["3", "4"]


def test_a_quoted_value_in_a_preamble() -> None:
    """Quotation marks round a whole value are YAML's, and those within it the author's."""
    record = read(
        '```\ntitle: "Barges, not trains"\nstatus: \'Draft\'\ncreated: "2024-03-01"\nauthor: Ann "the" Lee\n```\n\n## Abstract\n\nText.\n'
    )
    assert (record.title, record.status_text, record.date) == ("Barges, not trains", "Draft", "2024-03-01")
    assert record.authors == ('Ann "the" Lee',)


@pytest.mark.parametrize(
    "body",
    [
        "```yaml\nstatus: draft\ntitle: x\n```\n\n# Use barges\n",
        "```\nnpm run build\nStatus: 200\nTitle: x\nCreated: 2020-01-01\n```\n\n# Use barges\n",
        "# Use barges\n\n```\nTitle: x\nStatus: draft\nCreated: 2020-01-01\n```\n",
    ],
)
def test_other_code_is_none(body: str) -> None:
    """Code with few headers, with other lines before them, or below a title is an example."""
    record = read(body)
    assert (record.title, record.status) == ("Use barges", None)


def test_a_heading_over_the_head() -> None:
    """`# Meta` is no title; the name below it is."""
    record = read(
        "# Meta\n[meta]: #meta\n- Name: Barges for coal\n- Start Date: 2020-08-08\n- Author(s): ann\n\n# Summary\n\nText.\n"
    )
    assert (record.title, record.date, record.authors) == ("Barges for coal", "2020-08-08", ("ann",))


def test_keys_of_other_series() -> None:
    """`state` is a status, co-authors are authors, and numbers have many names."""
    record = read("---\nsimd: '0012'\nstate: discussion\nauthor: Ann\nco-authors: Bo, Cleo\n---\n# Barges\n")
    assert (record.number, record.status, record.authors) == ("12", "proposed", ("Ann", "Bo", "Cleo"))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("ready-for-release", "accepted"),
        ("Released", "accepted"),
        ("recommended", "accepted"),
        ("Deployed", "accepted"),
        ("committed", "accepted"),
        ("shipped", "accepted"),
        ("Awaiting implementation", "proposed"),
        ("Scheduled for review (March 2–11)", "proposed"),
        ("exploring", "draft"),
        ("ideation", "draft"),
        ("discontinued", "deprecated"),
        ("Returned for revision", "other"),
        ("abandoned", "other"),
    ],
)
def test_words_of_other_series(text: str, word: str) -> None:
    """The stages of other series mean what they say; those that could mean two things stay as they are."""
    assert read_status(text).word == word


@pytest.mark.parametrize(
    "text",
    [
        "{{ rfc.name }}: {{ rfc.title }}",
        "(fill me in with a unique ident, my_feature)",
        '(put "none" unless this replaces another (with its link))',
    ],
)
def test_what_a_template_leaves_behind(text: str) -> None:
    """Expressions of a templating engine and what is to be filled in are no title."""
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text",
    ["(fill me in with today's date, 2022-01-22)", "Use {{ }} in templates", "(Not) using barges"],
)
def test_what_somebody_has_filled_in(text: str) -> None:
    """What has a date in it was filled in, and brackets in a title are no template's."""
    assert not is_placeholder(text)


def test_a_log_below_history() -> None:
    """The header of a table of dates is no date."""
    parsed = parse(
        "# Barges\n\nStatus: accepted\n\n| Date | Version |\n|---|---|\n| Jan 3rd 2024 | first draft |\n\n## Context\n",
        path="text/0012-barges.md",
        source="",
        settings=Settings(),
    )
    assert not [each for each in parsed.diagnostics if each.code == "D101"]


def test_an_overview_is_an_index() -> None:
    """What explains a series, as its number 0, is no record of it; a decision about overviews is one."""

    def kind(path: str) -> str:
        return kind_of(gather("# Overview\n", file=path, name=read_name(path))[0])[0]

    assert kind("adr/adr000-overview.md") == "index"
    assert kind("adr/0007-overview.md") == "record"


def test_facts_beside_a_readme() -> None:
    """A file named for the series, beside the README of a record in its own folder, is told: it is not read."""

    def told(path: str, *texts: str) -> list[tuple[str, str]]:
        found = overlooked([path], texts, config="steelyard.yml", own="")
        return [(one.code, one.place.file) for one in found]

    assert told("keps/12-barges/kep.yaml", "keps/12-barges/README.md") == [
        ("F015", "keps/12-barges/kep.yaml")
    ]
    assert told("keps/kep.yaml", "keps/README.md") == []
    assert told("keps/12-barges/values.yaml", "keps/12-barges/README.md") == []
    assert told("keps/12-barges/kep.yaml", "keps/12-barges/notes.md") == []


@pytest.mark.parametrize(
    ("head", "path", "number"),
    [
        ("---\nid: ADR-007\nstatus: accepted\n---\n# Barges\n", "adr/barges.md", "7"),
        ("# Barges\n\n* ID: ADR007\n* Status: accepted\n", "adr/barges.md", "7"),
        ("# Barges\n\n| ADR ID | `ADR-7` |\n|---|---|\n| Status | accepted |\n", "adr/barges.md", "7"),
        ("---\nid: ADR-007\nstatus: accepted\n---\n# Barges\n", "adr/0012-barges.md", "12"),
        ("---\nid: ADR-007\nstatus: accepted\n---\n# ADR-12: Barges\n", "adr/barges.md", "12"),
        ("---\nid: boat-2019\nstatus: accepted\n---\n# Barges\n", "adr/barges.md", None),
        ("---\nid: 01HV7Q2D3N\nstatus: accepted\n---\n# Barges\n", "adr/barges.md", None),
        ("# Barges\n\n* ID: 7\n* Status: accepted\n", "adr/barges.md", None),
    ],
)
def test_an_id_in_the_words_of_a_series_is_a_number(head: str, path: str, number: str | None) -> None:
    """Others refer to the record by it, where neither its file nor its heading has a number; any other id stays one."""
    assert read(head, path).number == number
    front = head.startswith("---")
    assert bool(read(head, path).extras) == (front and number != "7")
