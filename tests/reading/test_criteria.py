"""The files of score tables, told by their names."""

from __future__ import annotations

import pytest

from steelyard.reading.tables.attached import Sibling, siblings

TEXTS = ["adr/0001-a.md", "adr/0002-use-node.js.md", "adr/0002-use-node.md", "adr/0003-x/README.md"]


@pytest.mark.parametrize(
    ("file", "record", "name"),
    [
        ("adr/0001-a.criteria.csv", "adr/0001-a.md", ""),
        ("adr/0001-a.hosting.criteria.yaml", "adr/0001-a.md", "hosting"),
        ("adr/0001-a.criteria.XLSX", "adr/0001-a.md", ""),
        ("adr/0002-use-node.js.criteria.json", "adr/0002-use-node.js.md", ""),
        ("adr/0002-use-node.js.criteria.criteria.ods", "adr/0002-use-node.js.md", "criteria"),
        ("adr/0003-x/README.criteria.tsv", "adr/0003-x/README.md", ""),
        ("adr/0001-a.criteria.xls", "adr/0001-a.md", ""),
        ("adr/0009-z.criteria.csv", "", ""),
        ("other/0001-a.criteria.csv", "", ""),
    ],
)
def test_a_table_file_belongs_to_the_record_of_its_name(file: str, record: str, name: str) -> None:
    """STEM.criteria.csv and STEM.NAME.criteria.csv belong to STEM.md, the longest stem first."""
    assert siblings([file], TEXTS) == [Sibling(file, record, name)]


@pytest.mark.parametrize(
    "file", ["adr/0001-a.csv", "adr/criteria.csv", "adr/0001-a.criteria.pdf", "criteria.csv"]
)
def test_other_files_are_no_tables(file: str) -> None:
    """Only the names that the format gives are read."""
    assert siblings([file], TEXTS) == []


def test_a_name_may_be_composed_in_two_ways() -> None:
    """A record and its table belong together although one name has its umlaut as one character, the other as two."""
    assert siblings(["adr/0004-gro\u0308sse.criteria.csv"], ["adr/0004-gr\u00f6sse.md"]) == [
        Sibling("adr/0004-gro\u0308sse.criteria.csv", "adr/0004-gr\u00f6sse.md", "")
    ]
