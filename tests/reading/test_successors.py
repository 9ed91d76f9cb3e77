"""What superseded a record, where its status only points there, or a sentence says it by another verb."""

from __future__ import annotations

import pytest

from steelyard.core.model import Record
from steelyard.core.settings import Settings
from steelyard.reading.parse import parse


def stated(head: str, context: str = "It is dark.") -> list[tuple[str, str]]:
    text = f"# Use lamps\n\n{head}\n\n## Context\n\n{context}\n"
    record = parse(text, path="adr/0007-use-lamps.md", source="", settings=Settings()).item
    assert isinstance(record, Record)
    return [(each.kind, each.reference.target) for each in record.statements]


@pytest.mark.parametrize(
    ("head", "targets"),
    [
        ("Status: Superseded, see [6](0006-x.md)", ["0006-x.md"]),
        ("Status: superseded (see ADR-6)", ["ADR-6"]),
        ("## Status\n\nSuperseded. See [6](0006-x.md) and [8](0008-y.md).", ["0006-x.md", "0008-y.md"]),
        ("## Status\n\nSuperseded\n\nSee [6](0006-x.md).", ["0006-x.md"]),
        ("## Status\n\n**Superseded** on 2024-03-05 – please see ADR-6 instead", ["ADR-6"]),
        ("Status: Superseded, see [[0006-x]]", ["0006-x"]),
        ("- Status: Ersetzt, siehe ADR-6", ["ADR-6"]),
        ("---\nstatus: replaced (cf. ADR-6)\n---", ["ADR-6"]),
        ("Status: Superseded (see ADR-6 for what lamps cost)", []),
        ("Status: Superseded, see also ADR-6", []),
        ("Status: Superseded by the new lamps, see ADR-6", []),
        ("Status: Superseded in part, see ADR-6", []),
        ("Status: Superseded, see #6", []),
        ("Status: Superseded (see JIRA-1234)", []),
        ("Status: Superseded, see LAMP-0006", ["LAMP-0006"]),
        ("Status: Superseded (see ADR-6, 2024)", []),
        ("Status: Superseded. See ADR-6.\nSuperseded-By: ADR-9", ["ADR-9"]),
        ("Status: Deprecated, see ADR-6", []),
        ("## Status\n\nAccepted\n\nSee [6](0006-x.md).", []),
    ],
)
def test_a_superseded_record_points_to_its_successor(head: str, targets: list[str]) -> None:
    """Who says "superseded" and nothing but where to look names the successor; whoever says more may mean something else."""
    if head.startswith("---"):
        record = parse(f"{head}\n# Use lamps\n", path="adr/0007-x.md", source="", settings=Settings()).item
        assert isinstance(record, Record)
        assert [each.reference.target for each in record.statements] == targets
    else:
        assert stated(head) == [("superseded_by", target) for target in targets]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("This decision was reversed by ADR-6.", [("superseded_by", "ADR-6")]),
        ("> This ADR has since been **replaced by**\n> [6](0006-x.md).", [("superseded_by", "0006-x.md")]),
        ("This record is now overridden by the decision in ADR-6.", [("superseded_by", "ADR-6")]),
        ("This ADR was partly replaced by ADR-6.", [("amended_by", "ADR-6")]),
        ("In this decision the lamp was replaced by ADR-6.", []),
        ("This decision was reversed by the vote in ADR-6.", []),
        ("This decision was reversed by the ADR-6 team.", []),
        ("This decision was replaced by ADR-6 in May 2024.", [("superseded_by", "ADR-6")]),
        (
            "This decision was overridden by [6](0006-x.md), because oil is dear.",
            [("superseded_by", "0006-x.md")],
        ),
        ("This decision was replaced by ADR-6 for small boats.", []),
        ("This decision was overridden by ADR-6 when it rains.", []),
        ("This decision was overridden by ADR-6 on the question of oil.", []),
        ("This decision was reversed by ADR-6 and reinstated by ADR-8.", []),
        ("This decision was reversed by ADR-6, but ADR-8 brought it back.", []),
        ("This proposal was replaced by ADR-6, which was then rejected.", []),
        ("This decision was replaced by ADR-6's lamps.", []),
        ("This decision may be reversed by ADR-6.", []),
        ("If this ADR is replaced by ADR-6, we go.", []),
    ],
)
def test_a_sentence_says_what_reversed_a_record(sentence: str, expected: list[tuple[str, str]]) -> None:
    """Replaced, reversed and overridden is the record itself only where the sentence begins with it."""
    assert stated("## Status\n\nAccepted", sentence) == expected
