"""The files of a site's search, as a build writes them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from record_samples import corpus_of, make_record
from search_samples import Folder, orchard, with_bodies
from steelyard.core.search.texts import EXCERPTED
from steelyard.edges.fragments import Fragments
from steelyard.edges.pipeline import Options, build
from steelyard.edges.project import find_project
from steelyard.edges.search import search_files
from steelyard.edges.survey import survey

if TYPE_CHECKING:
    from pathlib import Path

    from steelyard.core.corpus import Corpus
    from steelyard.core.model import Record


def written(corpus: Corpus, fragments: Fragments, out: Path) -> dict[str, bytes]:
    """Write a search and return its files."""
    order = [staged.url for staged in search_files(corpus, fragments, Folder(out).stage_made)]
    assert len(set(order)) == len(order)
    return {url: (out / url).read_bytes() for url in order}


def bodies(count: int) -> list[tuple[Record, str]]:
    return [(make_record(f"adr/{number:04}-a.md"), f"body {number}") for number in range(1, count + 1)]


def test_each_record_has_a_text_of_its_own(tmp_path: Path) -> None:
    """There is the first index, a shard, and one script a record with its body as text."""
    files = written(*orchard(), tmp_path)
    texts = [url for url in files if url.startswith("search/texts/")]
    assert sorted(set(files) - set(texts)) == ["search/text-0.js", "search/titles.js"]
    said = [json.loads(files[url][len("steelyard.data(") : -3]) for url in texts]
    assert len(said) == len(orchard()[0].decisions)
    assert "Wire, then hedge. Superseded by nothing, see 0004 and 12." in said


def test_a_site_without_records_has_no_search(tmp_path: Path) -> None:
    """Where there is nothing to find there is nothing to load."""
    assert written(corpus_of(), Fragments(), tmp_path) == {}


def test_an_edit_rewrites_few_files(tmp_path: Path) -> None:
    """A body that changes rewrites its shard and its text, a record that joins at the end the first index as well."""
    records = bodies(200)
    before = written(*with_bodies(records), tmp_path / "before")
    edited = written(
        *with_bodies([*records[:50], (records[50][0], "other"), *records[51:]]), tmp_path / "edited"
    )
    assert len([url for url in before if before[url] != edited[url]]) == 2
    more = written(*with_bodies(bodies(201)), tmp_path / "more")
    changed = {url for url in before if before[url] != more[url]}
    assert "search/titles.js" in changed
    assert len(changed) == 2
    assert len(more) == len(before) + 1


def test_a_book_for_a_body_has_a_short_excerpt_file(tmp_path: Path) -> None:
    """Of a body of megabytes a page loads a part for its excerpt, and finds all of it."""
    book = "page " * EXCERPTED + "last"
    files = written(*with_bodies([(make_record("adr/0001-a.md"), book)]), tmp_path)
    (text,) = (content for url, content in files.items() if url.startswith("search/texts/"))
    assert len(text) < EXCERPTED + 100
    assert b'"last"' in files["search/text-0.js"]


def test_a_build_writes_the_search(tmp_path: Path) -> None:
    """What a reader can search lies in the published site, and a check makes it too."""
    (tmp_path / "decisions").mkdir()
    (tmp_path / "steelyard.yml").write_text("sources: decisions\n", encoding="utf-8")
    (tmp_path / "decisions/0001-one.md").write_text("# One\n\nA *gooseberry*.\n", encoding="utf-8")
    for write in (False, True):
        outcome = build(survey(find_project(tmp_path)), Options(write=write))
        assert not outcome.diagnostics
    (text,) = (tmp_path / "site/search/texts").iterdir()
    assert text.read_text(encoding="utf-8") == 'steelyard.data("A gooseberry.");\n'
    assert "gooseberry" in (tmp_path / "site/search/text-0.js").read_text(encoding="utf-8")
