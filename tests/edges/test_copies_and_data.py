"""The records for programs: JSON and Markdown beside each page, in step with everything else that a build writes."""

from __future__ import annotations

import json
import posixpath
import re
from pathlib import Path
from urllib.parse import unquote

import jsonschema
import pytest

import steelyard.core
from cache_samples import CONFIG, FILES, put
from steelyard.edges.pipeline import Options, build
from steelyard.edges.project import find_project
from steelyard.edges.survey import survey

SCHEMA = json.loads((Path(steelyard.core.__file__).parent / "decisions.schema.json").read_text("utf-8"))
RECORD = jsonschema.Draft202012Validator({"$ref": "#/$defs/record", "$defs": SCHEMA["$defs"]})


@pytest.fixture
def root(tmp_path: Path) -> Path:
    put(tmp_path, FILES)
    return tmp_path


def built(root: Path, config: str = "") -> Path:
    put(root, {"steelyard.yml": CONFIG + config})
    outcome = build(survey(find_project(root)), Options())
    assert outcome.published, outcome.diagnostics
    return root / "site"


def test_each_record_as_json(root: Path) -> None:
    """The file beside a page has the record as decisions.json has it, under the same head."""
    site = built(root)
    whole = json.loads((site / "decisions.json").read_bytes())
    records = whole.pop("records")
    assert len(records) == 6
    for record in records:
        file = site / record["url"].replace(".html", ".json")
        assert json.loads(file.read_bytes()) == {**whole, "record": record}
        RECORD.validate(record)
        page = (site / record["url"]).read_text("utf-8")
        name = posixpath.basename(record["url"]).removesuffix(".html")
        for kind, ending in {"application/json": "json", "text/markdown": "md"}.items():
            assert f'<link rel="alternate" href="../d/{name}.{ending}" type="{kind}">' in page
            assert f'<a href="../d/{name}.{ending}" type="{kind}">' in page


def test_each_link_of_a_copy_leads_somewhere(root: Path) -> None:
    """From each copy, every relative link leads to a file of the site; all else is as it was written."""
    site = built(root)
    copies = sorted((site / "d").glob("*.md"))
    assert len(copies) == 6
    for copy in copies:
        text, original = copy.read_text("utf-8"), FILES[f"decisions/{copy.name}"]
        bare = re.compile(r"\]\([^)]*\)")
        assert bare.split(text) == bare.split(original)
        for link in re.findall(r"\]\(([^)#]+)[^)]*\)", text):
            assert "://" in link or (copy.parent / unquote(link)).resolve().is_file(), (copy.name, link)
    led = re.findall(r"\]\(([^)]*)\)", (site / "d/0001-plant-apples.md").read_text("utf-8"))
    assert led == [
        "0002-buy-a-press.md#decision-outcome",
        "../pages/decisions/notes.html#words",
        "https://example.org/",
        "../files/decisions/press.svg",
    ]


def test_a_copy_is_utf_8_with_one_kind_of_line_end(root: Path) -> None:
    """A byte-order mark and Windows line ends are left out; comments and front matter are there."""
    text = "---\r\nstatus: accepted # since May\r\n---\r\n# A\r\n\r\n<!-- for us -->\r\nText.\r\n"
    put(root, {"decisions/0008-a.md": b"\xef\xbb\xbf" + text.encode()})
    assert (built(root) / "d/0008-a.md").read_bytes() == text.replace("\r\n", "\n").encode()


def test_copies_can_be_left_out(root: Path) -> None:
    """With `markdown: {copies: false}` no text is published as it was written, and nothing leads to one."""
    put(root, {"decisions/0008-a.md": "---\nstatus: accepted\n---\n# A\n\n<!-- for us -->\nText.\n"})
    site = built(root, "markdown: {copies: no}\n")
    assert list(site.rglob("*.md")) == []
    for page in [*site.glob("d/*.html"), site / "llms.txt"]:
        assert "text/markdown" not in page.read_text("utf-8")
        assert ".md)" not in page.read_text("utf-8")
    assert (site / "d/0008-a.json").exists()


def test_addresses_that_end_in_a_folder_or_begin_at_the_root(root: Path) -> None:
    """The files lie beside `index.html`, and a record called `decisions` does not take the place of all of them."""
    site = built(root, "permalink: '{slug}/'\n")
    assert {"index.html", "index.json", "index.md"} <= {path.name for path in (site / "sell-cider").iterdir()}
    put(root, {"decisions/0008-decisions.md": "# Decisions\n\nStatus: accepted\n"})
    site = built(root, "permalink: '{slug}.html'\n")
    assert json.loads((site / "decisions.record.json").read_bytes())["record"]["slug"] == "decisions"
    assert len(json.loads((site / "decisions.json").read_bytes())["records"]) == 7
