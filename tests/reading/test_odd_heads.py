"""Heads whose title or status stands where it seldom does."""

from __future__ import annotations

import pytest

from steelyard.core.model import Record
from steelyard.core.settings import Settings
from steelyard.reading.parse import parse


def record(text: str, path: str = "adr/0007-use-a-queue.md") -> Record:
    item = parse(text, path=path, source="", settings=Settings()).item
    assert isinstance(item, Record)
    return item


@pytest.mark.parametrize(
    "text",
    [
        "## 7. Use X\n\n## Status\n\nAccepted\n\nDate: 2019-03-01\n\n## Context\n",
        "### ADR-0007: Use X\n\nDate: 2019-03-01\n\n### Status\n\nAccepted\n\n### Context\n\n#### Status\n\nGood\n",
        "## 0007 - Use X\n\nDate: 2019-03-01\n\n# Status\n\nAccepted\n\n# Context\n",
    ],
)
def test_a_first_heading_with_the_files_number_is_the_title(text: str) -> None:
    """Of whatever level it is, and though its sections have the same."""
    item = record(text)
    assert (item.title, item.status, item.date, item.title_line) == ("Use X", "accepted", "2019-03-01", 0)


@pytest.mark.parametrize(
    "text", ["## 7. Context\n\n## Decision\n", "## 7. Why\n\n## 8. What\n", "## 6. Use X\n\n## Status\n"]
)
def test_a_section_with_the_files_number_is_no_title(text: str) -> None:
    """A section's name, the first of numbered sections, and another number are none."""
    assert record(text).title == "Use a queue"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("## Summary\n\n### Status\n\nAccepted\n", "accepted"), ("## Issue\n\nWhy.\n\n#### Status\n\n- Approved 2019-03-01\n", "accepted"),
        ("## Issue\n\n```\n### Status\n```\n\n### Status\n\nRejected\n", "rejected"), ("## Option 1\n\n### Status\n\nRejected\n", None),
        ("## Alternatives\n\n### Kafka\n\n#### Status\n\nRejected\n", None), ("## Issue\n\n### Status\n\nHalf of it runs by now\n", None),
        ("## Issue\n\n### Status\n\nAccepted\n\n## Plan\n\n### Status\n\nDone\n", None), ("Status: proposed\n\n## Issue\n\n### Status\n\nDone\n", "proposed"),
    ],
)  # fmt: skip
def test_the_only_section_called_a_status_is_it(body: str, status: str | None) -> None:
    """However deep it stands, where nothing else tells one; an option's own is none, nor is one of two."""
    assert record(f"# Use X\n\n{body}").status == status


def test_a_status_further_down_makes_no_record() -> None:
    """A page that tells how something stands is a page."""
    text = "# Our hosts\n\n## Mail\n\n### Status\n\nActive\n"
    assert not isinstance(parse(text, path="adr/hosts.md", source="", settings=Settings()).item, Record)


def test_keps() -> None:
    """A KEP's day of creation is its date where no other is told, and its own words are statuses."""
    text = "---\ntitle: Use X\nstatus: {}\ncreation-date: 2019-03-01\n{}---\n\n## Summary\n"
    item = record(text.format("implementable", ""), "keps/1234-x/README.md")
    assert (item.status, item.date, item.extras) == ("accepted", "2019-03-01", ())
    item = record(text.format("provisional", "last-modified: 2019-04-02\n"), "keps/1234-x/README.md")
    assert (item.status, item.date) == ("proposed", "2019-04-02")


@pytest.mark.parametrize(
    ("name", "heading", "title"),
    [
        ("2021-03-04-use-x", "2021-03-04 Use X", "Use X"), ("20210304-use-x", "2021-03-04: Use X", "Use X"), ("2021-03-use-x", "2021-03 - Use X", "Use X"),
        ("2021-03-04-use-x", "[20210304] — Use X", "Use X"), ("2021-03-04-use-x", "2020-01-02 Use X", "2020-01-02 Use X"),
        ("0007-use-x", "2021-03-04 Use X", "2021-03-04 Use X"), ("2021-03-04-use-x", "2021-03-04", "2021-03-04"),
        ("D074-use-x", "D074 — Use X", "Use X"), ("d-074_use-x", "D-074: Use X", "Use X"), ("0074-use-x", "D074. Use X", "Use X"),
        ("D074-use-x", "D074 Use X", "D074 Use X"), ("D074-use-x", "D075 — Use X", "D075 — Use X"), ("0074-use-x", "D74 — Use X", "D74 — Use X"),
        ("X509-certs", "X509: Certs", "X509: Certs"), ("D0745-use-x", "D074 — Use X", "D074 — Use X"),
    ],
)  # fmt: skip
def test_what_the_files_name_begins_with_is_no_part_of_the_title(name: str, heading: str, title: str) -> None:
    """Its date goes, and its number behind a letter where a mark follows; another one stays."""
    assert record(f"# {heading}\n\nStatus: accepted\n", f"adr/{name}.md").title == title
    assert record(f"---\ntitle: '{heading}'\n---\nStatus: accepted\n", f"adr/{name}.md").title == title
