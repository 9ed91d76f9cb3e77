"""Records named in rows of strangers: by a range, by their files' names, by places within them, or by none."""

from __future__ import annotations

import pytest

from relation_samples import told
from steelyard.core.model import Record
from steelyard.core.settings import Settings
from steelyard.reading.parse import parse


def _of(kind: str, *targets: str) -> list[tuple[str, str]]:
    return [(kind, target) for target in targets]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- Superseded by: ADR-0011 through ADR-0013", _of("superseded_by", "ADR-0011", "ADR-0012", "ADR-0013")),
        ("- Superseded by: ADR-11 to ADR-13, ADR-20", _of("superseded_by", "ADR-11", "ADR-12", "ADR-13", "ADR-20")),
        ("- Superseded by: ADR-11–13.", _of("superseded_by", "ADR-11", "ADR-12", "13")),
        ("- Supersedes: ADR-1..ADR-3 and ADR-7", _of("supersedes", "ADR-1", "ADR-2", "ADR-3", "ADR-7")),
        ("- Supersedes: ADR-1-ADR-3", _of("supersedes", "ADR-1", "ADR-2", "ADR-3")),
        ("- Related: ADRs 1–3", _of("relates_to", "1", "2", "3")),
        ("This record supersedes ADR-1 through ADR-3.", _of("supersedes", "ADR-1", "ADR-2", "ADR-3")),
        ("- Superseded by: ADR-11 through ADR-13 in part", _of("amended_by", "ADR-11", "ADR-12", "ADR-13")),
        ("- Supersedes: ADR-1 through ADR-99", _of("supersedes", "ADR-1", "ADR-99")),
        ("- Supersedes: ADR-9 to ADR-3", _of("supersedes", "ADR-9")),
        ("- Related: ADR-1 to RFC-3", _of("relates_to", "ADR-1")),
        ("- Related: 1–3 lamps", _of("relates_to", "1")),
        ("- Amends: ADR-1 to 3 lamps", _of("amends", "ADR-1")),
        ("- Supersedes: ADR-1 – ADR-3 stays", _of("supersedes", "ADR-1")),
        ("- Related: SHOP-2–4", _of("relates_to", "SHOP-2", "SHOP-3", "SHOP-4")),
        ("- Related: OAR-002 to 004", _of("relates_to", "OAR-002", "OAR-003", "OAR-004")),
        ("- Superseded by: ADR-7 – 2024", _of("superseded_by", "ADR-7")),
        ("- Depends on: ADR-3 until ADR-9.", _of("depends_on", "ADR-3")),
        ("- Related: the move from ADR-3 to ADR-7", _of("relates_to", "ADR-3")),
    ],
)  # fmt: skip
def test_a_range_names_every_record_of_it(line: str, expected: list[tuple[str, str]]) -> None:
    """A range names the records between its ends too, up to twenty; two names that make none are left as they were."""
    assert told(f"# 9. Oars\n\n- Status: accepted\n\n{line}\n") == expected


def test_a_range_in_front_matter() -> None:
    """Front matter may name a range; it was an error that it fits no record."""
    assert told('---\nrelated: "ADR-0001 to ADR-0003"\n---\n# 9. Oars\n') == _of(
        "relates_to", "ADR-0001", "ADR-0002", "ADR-0003"
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- Related: ADR-0007-use-lamps, ADR-0008-use-oars", _of("relates_to", "ADR-0007", "ADR-0008")),
        ("- Related: ADR-7-use-lamps and ADR-8-use-oars (its frame), ADR-12", _of("relates_to", "ADR-7", "ADR-8", "ADR-12")),
        ("- Supersedes: ADR-0007-use-lamps in part", _of("amends", "ADR-0007")),
        ("- Depends on: ADR-7-based tools, ADR-8", _of("depends_on", "ADR-7")),
    ],
)  # fmt: skip
def test_a_row_of_file_names(line: str, expected: list[tuple[str, str]]) -> None:
    """What goes on behind a record's number in its file's name ends no row."""
    assert told(f"# 9. Oars\n\n- Status: accepted\n\n{line}\n") == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- Supersedes: Decision 3 of ADR-1", _of("amends", "ADR-1")),
        ("- Supersedes: decisions 4 and 5 of ADR-3", _of("amends", "ADR-3")),
        ("- Amends: §2 of ADR-2, rules 4–6 of ADR-3", _of("amends", "ADR-2", "ADR-3")),
        ("- Supersedes: ADR-1, clause 4 of ADR-3", [("supersedes", "ADR-1"), ("amends", "ADR-3")]),
        ("- Superseded by: decision 7 of ADR-12", _of("superseded_by", "ADR-12")),
        ("- Related: decision 3 of ADR-1", _of("relates_to", "ADR-1")),
        ("- Supersedes: Decision 3", _of("supersedes", "3")),
        ("- Supersedes: ADR-1 section 2, ADR-3", [("amends", "ADR-1"), ("supersedes", "ADR-3")]),
    ],
)  # fmt: skip
def test_a_place_within_a_record_is_no_record(line: str, expected: list[tuple[str, str]]) -> None:
    """The figure of "Decision 3 of ADR-1" names no record 3, and what is superseded is a part of ADR-1."""
    assert told(f"# 9. Oars\n\n- Status: accepted\n\n{line}\n") == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- Superseded by: ADR-30 for Decision 15; ADR-32 for the lamps of slice 5; ADR-33 for all of format 4",
         _of("amended_by", "ADR-30", "ADR-32", "ADR-33")),
        ("Supersedes: ADR-1 for lamps; ADR-2 for oars; ADR-3 for decision 4", _of("amends", "ADR-1", "ADR-2", "ADR-3")),
        ("**Supersedes**: ADR-1 for lamps; ADR-2 for decision 4", _of("amends", "ADR-1", "ADR-2")),
        ("Superseded by ADR-1 for lamps; and ADR-2 for decision 4", _of("amended_by", "ADR-1")),
        ("Supersedes: ADR-1 for lamps; ADR-2 for oars", _of("supersedes", "ADR-1", "ADR-2")),
        ("- Superseded by: ADR-1 for lamps; ADR-2 for oars", _of("superseded_by", "ADR-1", "ADR-2")),
        ("Disposition: partially superseded by ADR-1, ADR-2, and ADR-3", _of("amended_by", "ADR-1", "ADR-2", "ADR-3")),
        ("Disposition: stands", []),
    ],
)  # fmt: skip
def test_what_each_of_a_row_is_for(line: str, expected: list[tuple[str, str]]) -> None:
    """Each record of a row is read where it says behind each what for; where one is for a part, all are."""
    assert told(f"# 9. Oars\n\n- Status: accepted\n\n{line}\n") == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- Supersedes: — (see ADR-1 for its frame)", []),
        ("- Superseded by: - (but see ADR-2)", []),
        ("- Superseded by: – , though ADR-3 looks at it again", []),
        ("| **Supersedes** | — (extends ADR-1) |", []),
        ("| **Supersedes** | N/A (extends ADR-1) |", []),
        ("- Supersedes: — but see ADR-3", []),
        ("- Supersedes — (our own) ADR-3", _of("supersedes", "ADR-3")),
        ("- Supersedes: - (old) [3](0003-x.md)", _of("supersedes", "0003-x.md")),
        ("- Supersedes: — (see the frame) and ADR-3", []),
        ("- Supersedes: — (ADR-3)", _of("supersedes", "ADR-3")),
        ("- Supersedes: - ADR-3", _of("supersedes", "ADR-3")),
        ("- Supersedes: — ([3](0003-x.md))", _of("supersedes", "0003-x.md")),
        ("| **Supersedes** | ADR-3 |", _of("supersedes", "ADR-3")),
    ],
)
def test_a_dash_with_a_remark_names_nothing(line: str, expected: list[tuple[str, str]]) -> None:
    """A dash in the place of a record says that there is none, whatever a remark behind it names."""
    assert told(f"# 9. Oars\n\n- Status: accepted\n\n{line}\n") == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "see-also: [1, ADR-2, 0003-use-lamps, ../plan.md]",
            _of("relates_to", "1", "ADR-2", "0003-use-lamps"),
        ),
        ("see-also: [2024, 2025-plan.md, docs/2025-plan.md, 02025-oars]", _of("relates_to", "02025-oars")),
        ("see_also: ADR-2, ADR-3", _of("relates_to", "ADR-2", "ADR-3")),
        ('see-also: ["/keps/sig-x/1234-oars", data-streams, 5-whys, https://example.org/12]', []),
    ],
)
def test_what_front_matter_says_to_see(line: str, expected: list[tuple[str, str]]) -> None:
    """What `see-also` names as records are named is related; the pages that it lists besides are nothing."""
    assert told(f"---\nstatus: accepted\n{line}\n---\n# 9. Oars\n") == expected


@pytest.mark.parametrize(
    ("status", "date"),
    [
        ("Accepted. ADR-3 (2026-01-03) takes one rule back", "2024-09-30"),
        ("Accepted. [ADR-3](0003-x.md) (2026-01-03) takes one rule back", "2024-09-30"),
        ("Accepted on 2024-10-02. ADR-3 (2026-01-03) takes one rule back", "2024-10-02"),
        ("Superseded by ADR-3 (2026-01-03)", "2026-01-03"),
        ("Accepted in ARB-3 (2026-01-03)", "2026-01-03"),
    ],
)
def test_the_day_of_another_record(status: str, date: str) -> None:
    """A sentence of the status that begins with another record and its day tells no day of this one."""
    text = f"# 9. Oars\n\n- Status: {status}\n- Date: 2024-09-30\n"
    item = parse(text, path="a/0009-oars.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    assert item.date == date


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- Supersedes: [1](0001-x.md) through [3](0003-z.md)", _of("supersedes", "0001-x.md", "2", "0003-z.md")),
        ("- Supersedes: [ADR-0001](0001-x.md) – [ADR-0003](0003-z.md), [7](0007-y.md)", _of("supersedes", "0001-x.md", "ADR-0002", "0003-z.md", "0007-y.md")),
        ("- Related: [`ADR-1`](../adr/0001-x.md#why) to [`ADR-3`](../adr/0003-z.md) (lamps)", _of("relates_to", "../adr/0001-x.md#why", "ADR-2", "../adr/0003-z.md")),
        ("This record supersedes [ADR-1](0001-x.md) through [ADR-3](0003-z.md).", _of("supersedes", "0001-x.md", "ADR-2", "0003-z.md")),
        ("- Supersedes: [1](0001-x.md), [3](0003-z.md)", _of("supersedes", "0001-x.md", "0003-z.md")),
        ("- Supersedes: [1. Oars](0001-x.md) – [3. Lamps](0003-z.md)", _of("supersedes", "0001-x.md", "0003-z.md")),
        ("- Supersedes: [1](0011-x.md) – [3](0013-z.md)", _of("supersedes", "0011-x.md", "0013-z.md")),
        ("- Supersedes: [3](0003-z.md) to [1](0001-x.md)", _of("supersedes", "0003-z.md")),
        ("- Supersedes: [1](0001-x.md) to [3](0003-z.md) oars", _of("supersedes", "0001-x.md")),
    ],
)  # fmt: skip
def test_a_range_of_links(line: str, expected: list[tuple[str, str]]) -> None:
    """Two links that are called by the numbers of their files make a range as two names do."""
    assert told(f"# 9. Oars\n\n- Status: accepted\n\n{line}\n") == expected
