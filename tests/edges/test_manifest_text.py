"""A manifest's text: JSON that others read, the same to the letter as Python's own indented form."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steelyard.edges.output.manifest import is_safe, manifest_bytes, read_manifest, renewed

letters = st.characters(exclude_categories=["Cs"])
sites = st.dictionaries(st.text(letters, max_size=9), st.text("0123456789abcdef", max_size=4), max_size=5)


@given(sites, st.booleans())
def test_it_is_written_as_json_indents(files: dict[str, str], unfinished: bool) -> None:  # noqa: FBT001
    """Whatever its files are called, a manifest is what `json.dumps` writes with an indent of one, in the order of names."""
    facts: dict[str, object] = {"generator": "steelyard", "format": 1}
    if unfinished:
        facts["unfinished"] = True
    facts["files"] = dict(sorted(files.items()))
    written = manifest_bytes(files, unfinished=unfinished)
    assert written.decode() == json.dumps(facts, ensure_ascii=False, indent=1) + "\n"
    assert read_manifest(written) == (files if all(map(is_safe, files)) else None)


@given(sites, st.data())
def test_new_digests_take_the_place_of_the_old(files: dict[str, str], data: st.DataObject) -> None:
    """However many files have new digests, and in whatever order they come, all else stays as it was written."""
    names = data.draw(st.permutations(sorted(files)))
    fresh = dict.fromkeys(names[: data.draw(st.integers(0, len(names)))], "new")
    assert renewed(manifest_bytes(files), fresh) == manifest_bytes(files | fresh)


@pytest.mark.parametrize("files", [{}, {"b": "1"}, {"xa": "1"}, {"a/b": "1"}])
def test_a_file_that_a_manifest_does_not_name_is_refused(files: dict[str, str]) -> None:
    """No digest is put anywhere but behind the very name it belongs to."""
    with pytest.raises(ValueError, match="does not name 'a' in its place"):
        renewed(manifest_bytes(files), {"a": "new"})
