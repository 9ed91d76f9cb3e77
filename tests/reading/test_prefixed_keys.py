"""Front matter may mark the fields of the decision as such, beside those of the page that it stands on."""

from __future__ import annotations

from steelyard.core.model import Record
from steelyard.core.settings import Settings
from steelyard.reading.parse import parse


def read(front: str, path: str = "a/oars.md") -> Record:
    item = parse(
        f"---\n{front}\n---\n\n## Context\n\nOars.\n", path=path, source="", settings=Settings()
    ).item
    assert isinstance(item, Record)
    return item


def test_keys_with_the_prefix_of_records() -> None:
    """`adr_id`, `adr_title`, `adr_status` and `adr_date` tell a record what the keys without the prefix do."""
    record = read("adr_id: 7\nadr_title: Use oars\nadr_status: Accepted\nadr_date: 2024-03-05")
    assert (record.number, record.title, record.status, record.date) == (
        "7",
        "Use oars",
        "accepted",
        "2024-03-05",
    )


def test_the_status_of_the_decision_comes_before_that_of_the_page() -> None:
    """Where a page has a life of its own, `status: canonical`, the decision's status is the one that names it."""
    record = read(
        "title: Use oars\nstatus: canonical\ndate: 2024-03-05\nadr_status: rejected\nadr_date: 2020-01-02"
    )
    assert (record.status, record.date) == ("rejected", "2024-03-05")
    assert read("title: Use oars\nstatus: accepted").status == "accepted"


def test_keys_with_a_capital_in_place_of_a_hyphen() -> None:
    """`supersededBy` is `superseded-by`; a key that no field has is kept as it is written."""
    record = read(
        "status: superseded\nsupersededBy: ADR-9\nrelatedTo: [ADR-3]\ndecisionMakers: [Ann, Bo]\n"
        "decisionDate: 2024-03-05\nlastUpdated: 2025-01-01\niOSVersion: 12"
    )
    assert [(each.kind, each.reference.target) for each in record.statements] == [
        ("superseded_by", "ADR-9"),
        ("relates_to", "ADR-3"),
    ]
    assert (record.deciders, record.date) == (("Ann", "Bo"), "2024-03-05")
    assert [extra.key for extra in record.extras] == ["lastUpdated", "iOSVersion"]
