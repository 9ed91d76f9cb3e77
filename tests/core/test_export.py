"""The export: what programs may rely on, held to its schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import steelyard.core
from record_samples import (
    assemble,
    corpus_of,
    export_of,
    export_text,
    make_page,
    make_record,
    settings,
    state,
)
from steelyard.core.corpus import with_mentions
from steelyard.core.export import dump, list_json
from steelyard.core.model import Mention, Step
from steelyard.core.settings import RelationKind, SiteSettings

if TYPE_CHECKING:
    from steelyard.core.corpus import Corpus

SCHEMA = json.loads((Path(steelyard.core.__file__).parent / "decisions.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
KEYS = [
    "id",
    "source",
    "path",
    "number",
    "slug",
    "title",
    "url",
    "summary",
    "status",
    "status_text",
    "standing",
    "date",
    "review_by",
    "history",
    "in_force",
    "deciders",
    "authors",
    "consulted",
    "informed",
    "tags",
    "supersedes",
    "superseded_by",
    "amends",
    "amended_by",
    "depends_on",
    "needed_by",
    "enables",
    "enabled_by",
    "relates_to",
    "conflicts_with",
    "mentions",
    "mentioned_by",
    "relations",
    "chosen",
    "because",
    "stated",
    "tables",
]


def small() -> Corpus:
    """Return a small site in which everything occurs."""
    records = [
        make_record("adr/0001-a.md", status="accepted", date="2010-01", tags=("Data",), deciders=("Ann", "@ann")),
        make_record(
            "adr/0002-b.md", status="accepted", status_text="Accepted", date="2012-01-01", review_by="2015-01",
            statements=(state("supersedes", "0001-a.md", href=True, firm=False), state("implements", "ADR-1")),
            history=(Step(None, "proposed"), Step("2012-01-01", "accepted", "Ann", "at last", "Approved")), chosen="Node", because="quick",
        ),
        make_record("adr/no-number.md", title="Zoë \U0001f680"),
    ]  # fmt: skip
    site = settings(
        relations=(RelationKind("implements", "implemented_by"),),
        site=SiteSettings("Marlin", url="https://x.example"),
    )
    page = make_page("adr/README.md")
    corpus, _ = assemble(records, [page], given=site)
    mentions = {
        "adr/no-number.md": [Mention("record", "adr/0001-a.md", "So."), Mention("page", page.path, "All.")],
        page.path: [Mention("record", "adr/0001-a.md", "Index.")],
    }
    return with_mentions(corpus, mentions)


def exported() -> dict[str, Any]:
    return export_of(small())


def test_every_key_of_the_contract_is_there() -> None:
    """Every record has every key, in the contract's order, and the schema asks for each."""
    export = exported()
    assert list(export) == ["version", "site", "records"]
    assert export["site"] == {"name": "Marlin", "url": "https://x.example"}
    assert all(list(record) == KEYS for record in export["records"])
    assert SCHEMA["$defs"]["record"]["required"] == KEYS


def test_the_export_keeps_to_its_schema() -> None:
    """The schema is one, the export fits it, and one that lacks a key does not."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    export = exported()
    VALIDATOR.validate(export)
    del export["records"][0]["stated"]
    assert not VALIDATOR.is_valid(export)


def test_relations_are_identities_and_statements_are_words() -> None:
    """Both sides show by identity; `stated` is only what the file says, a link's as the path it leads to."""
    first, second, third = exported()["records"]
    assert (first["superseded_by"], second["supersedes"]) == (["2"], ["1"])
    assert first["relations"] == [{"kind": "implemented_by", "target": "2"}]
    assert second["relations"] == [{"kind": "implements", "target": "1"}]
    assert second["stated"]["supersedes"] == ["adr/0001-a.md"]
    assert second["stated"]["implements"] == ["ADR-1"]
    assert first["stated"]["superseded_by"] == []
    assert (first["mentioned_by"], third["mentions"], third["id"]) == (["no-number"], ["1"], "no-number")


def test_what_holds_is_told_apart_from_what_is_said() -> None:
    """`status` is the record's own, `standing` and `in_force` what follows from all."""
    first, second, third = exported()["records"]
    assert (first["status"], first["standing"], third["status"], third["standing"]) == (
        "accepted",
        "superseded",
        None,
        None,
    )
    assert first["in_force"] == [{"from": "2010-01", "to": "2012-01-01"}]
    assert second["in_force"] == [{"from": "2012-01-01", "to": None}]
    assert second["history"][1] == {
        "date": "2012-01-01",
        "status": "accepted",
        "by": "Ann",
        "note": "at last",
        "status_text": "Approved",
    }
    assert (second["number"], second["date"], second["review_by"]) == ("2", "2012-01-01", "2015-01")


def test_the_text_is_json_in_utf_8_one_line_a_record() -> None:
    """Letters stay letters, the end is a newline, and equal sites give equal text."""
    text = export_text(small())
    assert text == export_text(small())
    assert "Zoë \U0001f680" in text
    assert text.endswith("}\n")
    assert len(text.splitlines()) == 3 + 3 + 1
    assert json.loads(dump(list_json(corpus_of()))) == []


@pytest.mark.parametrize("value", [{"nodes": []}, {"version": 1, "edges": [1]}, {"a": [1]}, [], [{"a": 1}]])
def test_any_shape_is_written(value: Any) -> None:
    """A list of records, an export without any, and other values are JSON."""
    assert json.loads(dump(value)) == value


@given(st.lists(st.text(st.characters(codec=None, categories=None)), max_size=4))
def test_no_text_breaks_the_file(texts: list[str]) -> None:
    """Whatever a record holds, half a surrogate pair too, the file is UTF-8 and fits the schema."""
    record = make_record("adr/1-x.md", title="".join(texts), tags=tuple(texts), summary="\ud800")
    corpus, _ = assemble([record])
    text = export_text(corpus)
    assert text.count("\n") == 5
    VALIDATOR.validate(json.loads(text.encode("utf-8")))
    assert "\ud800" not in text


def test_the_schema_says_what_empty_words_of_the_site_mean() -> None:
    """A site without an address says so by an empty one, and a reader of the schema learns it there."""
    corpus, _ = assemble([make_record("adr/0001-a.md")])
    export = export_of(corpus)
    assert export["site"]["url"] == ""
    jsonschema.validate(export, SCHEMA)
    assert "empty where it has none" in SCHEMA["properties"]["site"]["properties"]["url"]["description"]
