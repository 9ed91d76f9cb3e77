"""Rows of records in the head of a record that run over the break of a line, and two of its labels."""

from __future__ import annotations

import pytest

from relation_samples import told
from steelyard.core.model import Record
from steelyard.core.settings import Settings
from steelyard.reading.parse import parse


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("**Relates to:** ADR-53 (the rule of\nlamps), ADR-54", ["ADR-53", "ADR-54"]), ("Relates to: ADR-53 and\nADR-54", ["ADR-53", "ADR-54"]),
        ("**Relates to:** ADR-53 (the rule\nof lamps), ADR-54, and\nADR-55", ["ADR-53", "ADR-54", "ADR-55"]),
        ("**Relates to:** ADR-53 (the rule of lamps)\nADR-54 tells more.", ["ADR-53"]), ("**Relates to:** ADR-53 (the rule\n\nof lamps), ADR-54", ["ADR-53"]),
        ("**Relates to:** ADR-53 (the rule\n**Note:** of lamps), ADR-54", ["ADR-53"]), ("**Relates to:** ADR-53\nlamps), ADR-54", ["ADR-53"]),
    ],
)  # fmt: skip
def test_a_row_over_a_break(lines: str, expected: list[str]) -> None:
    """A line that closes the bracket of the one above, or follows its "and", goes on with the row; another one does not."""
    assert told(f"# 9. Oars\n\n**Status:** accepted\n{lines}\n\n## Context\n\nIce.\n") == [
        ("relates_to", target) for target in expected
    ]


def test_labels_in_chinese_and_french() -> None:
    """A decision's parties are who took it; what a decision follows from is related to it."""
    text = "# 9. Oars\n\n- 状态：已接受\n- 决策方：小王、山田\n- Découle de : ADR-3\n"
    item = parse(text, path="a/0009-oars.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    assert item.deciders == ("小王", "山田")
    assert told(text) == [("relates_to", "ADR-3")]
