"""Relations stand where they are stated: beside a status of front matter too, and not below "None"."""

from __future__ import annotations

import pytest

from relation_samples import told


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("- None. This record carries out what\n  [ADR-3](0003-x.md) put off.", []),
        ("None.\n\nBuilds on [ADR-3](0003-x.md).", []),
        ("None (current).\n\n- [ADR-3](0003-x.md) tells more", []),
        ("- [ADR-3](0003-x.md)\n- [ADR-4](0004-y.md)", ["0003-x.md", "0004-y.md"]),
    ],
)
def test_a_section_that_begins_with_none(section: str, expected: list[str]) -> None:
    """A section Supersedes that begins with a word for nothing names no record, whatever follows."""
    stated = told(f"# 9. Oars\n\n## Status\n\nAccepted\n\n## Supersedes\n\n{section}\n")
    assert stated == [("supersedes", target) for target in expected]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Status: partially superseded by ADR-12", [("amended_by", "ADR-12")]),
        ("> **Status:** superseded by ADR-12", [("superseded_by", "ADR-12")]),
        ("## Status\n\nAccepted. Supersedes [3](0003-x.md).", [("supersedes", "0003-x.md")]),
        ("Status: accepted", []),
        ("Status: accepted; will be superseded by ADR-12", []),
    ],
)
def test_a_status_line_below_front_matter(body: str, expected: list[tuple[str, str]]) -> None:
    """Front matter has the status; what a status line of the body says of other records counts beside it."""
    assert told(f"---\nstatus: accepted\n---\n# 9. Oars\n\n{body}\n") == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Status: superseded by the edge copy (ADR 17)", [("superseded_by", "ADR 17")]),
        ("## Status\n\n* Accepted; superseded by our second try (see ADR-17)", [("superseded_by", "ADR-17")]),
        ("## Status\n\n- [ ] accepted\n- [x] superseded by the edge copy (ADR 17, ADR 18)", [("superseded_by", "ADR 17"), ("superseded_by", "ADR 18")]),
        ("Status: partly superseded by the edge copy (ADR 17)", [("amended_by", "ADR 17")]),
        ("Status: superseded by the edge copy (SHOP-17)", []),
        ("Status: superseded by the edge copy (as ADR 17 asks)", []),
        ("Status: superseded by the 2nd copy (ADR 17)", []),
        ("Status: superseded by none (ADR 17)", []),
    ],
)  # fmt: skip
def test_a_record_called_by_a_name_before_its_number(body: str, expected: list[tuple[str, str]]) -> None:
    """What replaced a record may be named in words first; what stands in brackets is then its number and no more."""
    assert told(f"# 9. Oars\n\n{body}\n") == expected
