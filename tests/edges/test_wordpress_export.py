"""An export is read element by element, whatever its size."""

from __future__ import annotations

import tracemalloc
from typing import TYPE_CHECKING

import pytest

from steelyard.edges.wordpress.export import Export, Unreadable
from steelyard.reading.wordpress import name_of
from wordpress import export, item

if TYPE_CHECKING:
    from pathlib import Path


def test_every_element_of_the_channel(tmp_path: Path) -> None:
    """Each is yielded whole, in order, and the version is known afterwards."""
    (tmp_path / "a.xml").write_text(export(item(1), item(2), version="1.1"), encoding="utf-8")
    reader = Export(tmp_path / "a.xml", name="a.xml")
    names = [name_of(element) for element in reader.elements()]
    assert names[:4] == ["title", "link", "language", "wp:wxr_version"]
    assert names[-2:] == ["item", "item"]
    assert (reader.version, reader.replaced) == ("1.1", 0)


def test_a_large_export_takes_no_more_memory(tmp_path: Path) -> None:
    """What was read is forgotten: ten times the items need about the same memory."""
    peaks = []
    for count in (100, 1000):
        (tmp_path / "a.xml").write_text(
            export(*(item(n, "T", "x" * 3000) for n in range(count))), encoding="utf-8"
        )
        tracemalloc.start()
        assert (
            sum(name_of(each) == "item" for each in Export(tmp_path / "a.xml", name="a.xml").elements())
            == count
        )
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.5 * peaks[0]


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    """What the system refuses is told as for every file."""
    with pytest.raises(Unreadable) as caught:
        list(Export(tmp_path / "none.xml", name="none.xml").elements())
    assert (caught.value.diagnostic.code, caught.value.diagnostic.place.file) == ("F003", "none.xml")
