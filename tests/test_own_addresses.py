"""The site's own pages keep their addresses: what a record or an alias would put over one is an error at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from steelyard.edges.pipeline import Options, build
from steelyard.edges.project import find_project
from steelyard.edges.survey import survey

if TYPE_CHECKING:
    from pathlib import Path

OVER = [
    ("timeline/{slug}.html", "slug: by-status", "U501"),
    ("timeline/{slug}.html", "slug: By-Status", "U503"),
    ("{slug}.html", "aliases: [timeline/by-status.html]", "U501"),
    ("{slug}.html", "aliases: [Timeline/by-status.html]", "U503"),
    ("{slug}.html", "aliases: [timeline/by-status.html/old.html]", "U501"),
    ("{slug}.html", "aliases: [sources/ours.html]", "U501"),
    ("{slug}.html", "slug: graph", "U501"),
    ("{slug}.html", "slug: Timeline", "U503"),
]


@pytest.mark.parametrize("write", [False, True])
@pytest.mark.parametrize(("permalink", "field", "code"), OVER)
def test_a_page_of_the_sites_own_is_never_taken(
    tmp_path: Path, permalink: str, field: str, code: str, *, write: bool
) -> None:
    """`check` and `build` report it once, in the record, and nothing is published."""
    folder = tmp_path / "adr"
    folder.mkdir()
    (tmp_path / "steelyard.yml").write_text(
        f"permalink: '{permalink}'\nsources: [{{name: ours, path: adr}}]\n", encoding="utf-8"
    )
    (folder / "0001-one.md").write_text(
        f"---\nstatus: accepted\ndate: 2019-03-01\ntags: [a]\n{field}\n---\n# One\n", encoding="utf-8"
    )
    (folder / "0002-two.md").write_text("---\nstatus: proposed\ntags: [b]\n---\n# Two\n", encoding="utf-8")
    outcome = build(survey(find_project(tmp_path)), Options(write=write))
    (found,) = outcome.diagnostics
    assert (found.code, found.place.file, found.place.line) == (code, "adr/0001-one.md", 5)
    assert [place.file for place, _ in found.others] == ["steelyard.yml"]
    assert outcome.published is None
