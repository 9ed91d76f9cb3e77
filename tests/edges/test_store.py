"""What is put into a store comes out of it, from memory or from its file."""

from __future__ import annotations

import os
import tempfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steelyard.edges import store
from steelyard.edges.store import Store


@given(st.dictionaries(st.text(), st.binary()), st.integers(0, 40))
def test_all_that_is_put_comes_out(contents: dict[str, bytes], limit: int) -> None:
    """Whatever part of it lies in the file, each key gives the bytes put under it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "IN_MEMORY", limit)
        kept = Store()
        for key, content in contents.items():
            kept.put(key, content)
        assert {key: kept.get(key) for key in kept} == contents
        assert len(kept) == len(contents)
        assert "no such key" not in kept or "no such key" in contents


def test_without_a_file_everything_stays_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk costs memory, not a build."""

    def refuse(**_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store, "IN_MEMORY", 0)
    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    kept = Store()
    kept.put("a", b"1")
    assert kept.get("a") == b"1"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_a_child_reads_what_was_put_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parent and child read at once without moving each other's place in the file."""
    monkeypatch.setattr(store, "IN_MEMORY", 0)
    kept = Store()
    for number in range(100):
        kept.put(str(number), str(number).encode() * 100)
    child = os.fork()
    whole = all(kept.get(str(number)) == str(number).encode() * 100 for number in range(100))
    if child == 0:
        os._exit(0 if whole else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert whole
