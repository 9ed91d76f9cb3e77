"""The corpus: order, identities, doubled numbers, drafts and mentions."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from record_samples import assemble, codes, corpus_of, make_page, make_record, settings
from steelyard.core.corpus import with_mentions
from steelyard.core.dates import newest
from steelyard.core.model import Mention, Origin, Record
from steelyard.diagnostics import Place
from steelyard.reading.parse import parse


def test_records_are_ordered_by_source_number_date_and_path() -> None:
    """Sources as they are configured, numbers as numbers, those without one behind, by date, undated last."""
    records = [
        make_record("b/0001-x.md", source="b"),
        make_record("a/zeta.md", source="a"),
        make_record("a/beta.md", source="a", date="2019-01-02"),
        make_record("a/alpha.md", source="a", date="2019-02"),
        make_record("a/10-x.md", source="a"),
        make_record("a/9-x.md", source="a"),
        make_record("a/x.md", source="a", number="9" * 5000),
    ]
    corpus = corpus_of(*records, given=settings("b=b", "a=a"))
    assert [decision.record.path for decision in corpus.decisions] == [
        "b/0001-x.md", "a/9-x.md", "a/10-x.md", "a/x.md", "a/beta.md", "a/alpha.md", "a/zeta.md"
    ]  # fmt: skip
    assert [decision.position for decision in corpus.decisions] == list(range(7))


@pytest.mark.parametrize(
    ("paths", "ids"),
    [
        (["adr/0012-a.md", "adr/use-x.md"], ["12", "use-x"]),
        (["adr/0012-a.md", "adr/0012-b.md"], ["12-a", "12-b"]),
        (["p/a/0001-x.md", "p/b/0001-x.md"], ["1-x", "1-x-b"]),
        (["adr/0012.md", "adr/0000-12.md"], ["0", "12"]),
    ],
)
def test_identities(paths: list[str], ids: list[str]) -> None:
    """A number where it is the record's alone, else number and slug, else the slug."""
    corpus, _ = assemble([make_record(path) for path in paths])
    assert [decision.id for decision in corpus.decisions] == ids


def test_a_source_leads_its_identities() -> None:
    """`payments:12` and `12` of another source are two."""
    records = [make_record("a/0012-x.md", source="payments"), make_record("b/0012-x.md", source="search")]
    assert [one.id for one in corpus_of(*records).decisions] == ["payments:12", "search:12"]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "s"]),
            st.sampled_from(["a", "b/c"]),
            st.integers(0, 3),
            st.sampled_from(["x", "X", "1-x", "2"]),
        ),
        max_size=9,
    )
)
def test_identities_are_unique_and_stable(drawn: list[Any]) -> None:
    """Whatever the numbers and names: one identity each, in whatever order the files are read."""
    records = {f"{folder}/{number}-{slug}.md": source for source, folder, number, slug in drawn}
    every = [make_record(path, source=source) for path, source in records.items()]
    corpus, _ = assemble(every)
    ids = {one.record.path: one.id for one in corpus.decisions}
    assert len(set(ids.values())) == len(records)
    assert ids == {one.record.path: one.id for one in assemble(reversed(every))[0].decisions}


def test_a_doubled_number_is_a_warning_at_the_second() -> None:
    """Within one series; both keep their pages, and the finding names both places."""
    first = make_record("adr/0002-a.md", origins=(("number", Origin("file name")),))
    second = make_record("adr/b.md", number="2", origins=(("number", Origin("front matter", 2, 9, 1)),))
    other = make_record("adr/deep/0002-c.md")
    corpus, diagnostics = assemble([second, other, first])
    assert codes(diagnostics) == ["N101"]
    assert diagnostics[0].place == Place("adr/b.md", 2, 9, 1)
    assert diagnostics[0].others[0][0] == Place("adr/0002-a.md")
    assert len({decision.url for decision in corpus.decisions}) == 3


def test_a_record_and_its_translations_have_one_number() -> None:
    """Files that are called alike but for a language at the end are one decision; others of its number are not."""
    names = ("0002-a.md", "0002-a.fr.md", "0002-a_zh-CN.md")
    assert codes(assemble([make_record(f"adr/{name}", number="2") for name in names])[1]) == []
    other = make_record("adr/0002-b.fr.md", number="2")
    assert codes(assemble([make_record("adr/0002-a.md"), other])[1]) == ["N101"]


def test_two_series_of_one_folder_have_numbers_of_their_own() -> None:
    """A number that is given once in each scope is given once."""
    records = [
        parse("# X\n", path=f"adr/ADR-{scope}-003-x.md", source="", settings=settings()).item
        for scope in ("SEC", "NET")
    ]
    corpus, diagnostics = assemble([each for each in records if isinstance(each, Record)])
    assert (codes(diagnostics), len(corpus.decisions)) == ([], 2)


def test_drafts_are_left_out_unless_asked_for() -> None:
    """The corpus knows what it leaves out; `status: draft` is a status and shown."""
    draft, shown = make_record("adr/0001-a.md", draft=True), make_record("adr/0002-b.md", status="draft")
    corpus = corpus_of(draft, shown)
    assert [one.record for one in corpus.decisions] == [shown]
    assert corpus.left_out == (draft,)
    assert [one.record for one in corpus_of(draft, shown, drafts=True).decisions] == [draft, shown]


def test_mentions_go_both_ways() -> None:
    """Of several links to one record the first sentence stands, never to itself, never external ones."""
    records = [make_record(f"adr/{at:04}-x.md") for at in (1, 2, 3)]
    page = make_page("adr/README.md")
    corpus = with_mentions(
        corpus_of(*records, pages=[page]),
        {
            page.path: [Mention("record", records[0].path, "Index.")],
            records[2].path: [
                Mention("record", records[0].path, "First."),
                Mention("record", records[0].path, "Again."),
                Mention("record", records[2].path, "Itself."),
                Mention("external", "https://example.org", "Out."),
                Mention("page", page.path, "The index."),
            ],
            records[1].path: [Mention("record", records[0].path, "Second.")],
        },
    )
    assert corpus.mentioned_by[records[0].path] == (
        (records[1].path, "Second."), (records[2].path, "First."), (page.path, "Index.")
    )  # fmt: skip
    assert [one.target for one in corpus.mentions[records[2].path]] == [records[0].path, page.path]


def test_the_newest_date_orders_months_by_their_first_day() -> None:
    """A month is its first day; without a date there is none."""
    assert newest(["2019-02", None, "2019-01-31"]) == "2019-02"
    assert newest(["2019-02", "2019-02-02"]) == "2019-02-02"
    assert newest([None]) is None


def test_an_empty_site_is_a_site() -> None:
    """No record at all is no fault."""
    assert corpus_of().decisions == ()


def test_a_slug_never_takes_a_number_s_identity() -> None:
    """A record without a number whose slug is another's number is counted on."""
    records = [make_record("adr/0002-a.md"), make_record("adr/two.md", slug="2")]
    assert [one.id for one in corpus_of(*records).decisions] == ["2", "2-2"]
