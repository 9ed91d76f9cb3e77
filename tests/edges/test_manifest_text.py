"""A manifest's text: JSON that others read, the same to the letter as Python's own indented form."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from steelyard.edges.output.manifest import is_safe, manifest_bytes, read_manifest

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
