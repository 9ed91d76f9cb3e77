"""References: every way in which people name a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from costs import in_proportion
from record_samples import make_page, make_record
from steelyard.core import likeness
from steelyard.core.model import Extra
from steelyard.core.references import References, index_records

if TYPE_CHECKING:
    from collections.abc import Callable
    from difflib import SequenceMatcher

    from steelyard.core.model import Record

ASKING = make_record("docs/adr/0001-record-decisions.md")
OTHER = make_record("docs/adr/0012-use-postgres.md")
FOLDER = make_record("docs/adr/0013-in-a-folder/README.md")
SPACED = make_record("docs/adr/0014-a b%c.md")
INDEX = index_records((ASKING, OTHER, FOLDER, SPACED))


def found(reference: str, asking: Record = ASKING, index: References = INDEX) -> list[str]:
    return [record.path for record in index.find(reference, asking).records]


@pytest.mark.parametrize(
    "reference",
    [
        "12", "012", "0012", "#12", "ADR-12", "adr 0012", "ADR12", "ADR-0012", "use-postgres", "Use-Postgres",
        "0012-use-postgres", "12-use-postgres", "ADR-0012-use-postgres", "0012-use-postgres.md", "0012-use-postgres.html",
        "./0012-use-postgres.md", "../adr/0012-use-postgres", "docs/adr/0012-use-postgres.md",
        "/docs/adr/0012-use-postgres.md", "0012%2Duse%2Dpostgres.md", " 12 ", "../adr/0012-use-postgres.md#context",
    ],
)  # fmt: skip
def test_every_form_names_the_record(reference: str) -> None:
    """A number, a prefixed number, a slug, a file's name and a path all lead to one record."""
    assert found(reference) == [OTHER.path]


@pytest.mark.parametrize(
    "reference",
    [
        "13",
        "in-a-folder",
        "0013-in-a-folder",
        "../adr/0013-in-a-folder/",
        "0013-in-a-folder/README.md",
        "0013-in-a-folder/index.html",
    ],
)
def test_a_folder_is_its_record(reference: str) -> None:
    """A record that is a folder is found by the folder's name."""
    assert found(reference) == [FOLDER.path]


@pytest.mark.parametrize("reference", ["0014-a b%c.md", "0014-a%20b%25c.md", "./0014-a%20b%25c.md"])
def test_a_percent_is_read_both_ways(reference: str) -> None:
    """A name that holds a percent sign is found as it is and encoded."""
    assert found(reference) == [SPACED.path]


@pytest.mark.parametrize(
    "reference", ["99", "", "JIRA-12", "x", "../../..", "payments:12", "12.5", "/", "%", "0012-use-mysql.md"]
)
def test_what_names_no_record_fits_nothing(reference: str) -> None:
    """Nothing is found for other words, and nothing fails."""
    assert found(reference) == []


def test_near_records_go_first() -> None:
    """A number means the one of the asking record's series, else of its source, else all that bear it."""
    near = make_record("a/one/0001-x.md", source="a")
    sibling = make_record("a/one/0002-x.md", source="a")
    cousin = make_record("a/two/0002-y.md", source="a")
    far = make_record("b/0002-z.md", source="b")
    index = index_records((far, cousin, sibling, near))
    assert found("2", near, index) == [sibling.path]
    assert found("2", make_record("a/three/0009-x.md", source="a"), index) == [cousin.path, sibling.path]
    assert len(found("2", make_record("c/0009-x.md", source="c"), index)) == 3
    assert found("b:2", near, index) == [far.path]
    assert found("b:0002-z", near, index) == [far.path]
    assert found("b:use", near, index) == []
    assert [one.path for one in index.find("2", make_page("b/notes.md", source="b")).records] == [far.path]


def test_a_prefix_chooses_among_series() -> None:
    """`CPS-1` is the file that bears the prefix; a common prefix is any record, a strange one none."""
    cip = make_record("CIP-0001.md", number="1", series="CIP")
    cps = make_record("CPS-0001.md", number="1", series="CPS")
    index = index_records((cip, cps))
    assert found("CPS-1", cip, index) == [cps.path]
    assert found("CIP-1", cps, index) == [cip.path]
    assert found("ADR-1", cip, index) == found("1", cip, index)
    assert found("XYZ-1", cip, index) == []


def test_a_folder_of_proposals_names_their_series() -> None:
    """`TEP-0131` is the file 0131 below `teps`; other folders name no series, and a prefix of the file's own goes before."""
    tep = make_record("teps/0131-lamps.md", number="131", series="teps")
    deep = make_record("keps/sig-oil/0131-oil/README.md", number="131", series="keps/sig-oil")
    other = make_record("step/shop/0131-oars.md", number="131", series="shop")
    own = make_record("beps/hip-131.md", number="131", series="beps:HIP")
    index = index_records((tep, deep, other, own))
    assert found("TEP-0131", deep, index) == found("tep 131", own, index) == [tep.path]
    assert found("KEP-131", tep, index) == [deep.path]
    assert found("HIP-131", tep, index) == [own.path]
    assert found("TEP-132", tep, index) == found("SHOP-131", tep, index) == found("BEP-131", tep, index) == []


def test_a_series_of_several_parts_is_one() -> None:
    """`ADR-SEC-3` is no record of another scope, whether there is one of its own or not; a number means the own scope's."""
    two, three = (
        make_record(f"adr/ADR-SEC-00{at}-x.md", number=str(at), series="adr:ADR-SEC") for at in (2, 3)
    )
    other = make_record("adr/ADR-NET-003-x.md", number="3", series="adr:ADR-NET")
    index = index_records((two, three, other))
    assert found("ADR-SEC-3", other, index) == found("adr-sec-003", two, index) == [three.path]
    assert found("ADR-NET-003", two, index) == found("ADR-NET-003-x", two, index) == [other.path]
    assert found("ADR-NET-002", two, index) == []
    assert found("3", two, index) == found("ADR-3", two, index) == [three.path]


def test_a_series_may_have_a_name_behind_adr() -> None:
    """Where files are called `OPS-ADR-Gateway-0003`, that names the record, and `ADR-3` alone means the own series'."""
    one = make_record("adr/OPS-ADR-Gateway-0003-x.md", number="3", series="adr:OPS-ADR-GATEWAY")
    other = make_record("adr/OPS-ADR-Locks-0003-x.md", number="3", series="adr:OPS-ADR-LOCKS")
    index = index_records((one, other))
    assert found("OPS-ADR-Gateway-0003", other, index) == [one.path]
    assert found("OPS-ADR-Locks-3", one, index) == [other.path]
    assert found("ADR-3", one, index) == [one.path]


def test_a_scope_that_is_a_word() -> None:
    """`ADR-Search-3` is the record of that scope, and none of another."""
    search, menu = (
        make_record(f"adr/TIDE-ADR-{scope}-003-x.md", number="3", series=f"adr:TIDE-ADR-{scope.upper()}")
        for scope in ("Search", "Menu")
    )
    index = index_records([search, menu])
    assert found("TIDE-ADR-Search-003", menu, index) == [search.path]
    assert found("TIDE-ADR-Menu-3", search, index) == [menu.path]
    assert found("TIDE-ADR-Menu-4", search, index) == []


def test_a_link_leads_where_a_forge_leads() -> None:
    """A destination counts from the file's folder, or from the root; its query and fragment do not matter."""
    for destination in (
        "0012-use-postgres.md#why",
        "./0012-use-postgres.md?plain=1",
        "/docs/adr/0012-use-postgres.md",
    ):
        assert INDEX.linked(destination, ASKING) is OTHER
    assert INDEX.linked("docs/adr/0012-use-postgres.md", ASKING) is None
    assert INDEX.linked("12", ASKING) is None


@pytest.mark.parametrize("ending", [".md", ".markdown", ".mdown", ".mkd"])
def test_a_link_leads_to_a_file_of_any_ending(ending: str) -> None:
    """Without the ending, or with that of a page, it is the same record, whatever its file's name ends in."""
    record = make_record(f"docs/adr/0031-any{ending}")
    index = index_records((ASKING, record))
    for destination in ("0031-any", "0031-any.html", f"0031-any{ending}", "0031-any/index.html"):
        assert index.linked(destination, ASKING) is record


@pytest.mark.parametrize(
    ("reference", "nearest"),
    [
        ("0012-use-postgresql.md", OTHER.path),
        ("0012-something-else.md", OTHER.path),
        ("use-postgers", OTHER.path),
        ("../adr/0021-use-postgres.md", OTHER.path),
        ("0013-in-one-folder/README.md", FOLDER.path),
    ],
)
def test_the_nearest_is_proposed(reference: str, nearest: str) -> None:
    """A slip in the name, or a record that was renamed and kept its number, finds its way into the hint."""
    assert [record.path for record in INDEX.find(reference, ASKING).nearest][:1] == [nearest]


@pytest.mark.parametrize(
    "reference", ["recrod-decisions", "../gone/0001-record-decisions.md", "recrod-decisions/README.md"]
)
def test_no_reference_is_meant_for_the_record_that_it_stands_in(reference: str) -> None:
    """It is proposed in another record only."""
    assert INDEX.find(reference, OTHER).nearest == (ASKING,)
    assert INDEX.find(reference, ASKING).nearest == ()


@pytest.mark.parametrize(
    "reference",
    ["0099", "15", "99", "2024", "0", "#99", "ADR-99", "JIRA-12", "0099-gone.md", "gone.md", "this, gone.md", "use-mysql", "zz",
     "0099-gone", "no idea", "../gone/0099-gone.md", "payments:99", "maybe_unused"],
)  # fmt: skip
def test_every_form_of_a_reference_counts(reference: str) -> None:
    """A number, a slug, a file's name or a path that fits nothing is a reference all the same, to be reported."""
    assert INDEX.looks_like_one(reference)


@pytest.mark.parametrize(
    "code",
    ["1, 2", "A, B", "call_a, call_b", "0x12, b'..'", "{20 bytes}", "[1], [2]", "f(x)", "a\nb", "x" * 201],
)
def test_lists_and_code_are_none(code: str) -> None:
    """What has none of these forms is an array or a call, and left as it is written."""
    assert not INDEX.looks_like_one(code)


@given(st.text())
def test_any_text_can_be_looked_up(reference: str) -> None:
    """No text makes a lookup fail, and there are never more than three candidates."""
    result = INDEX.find(reference, ASKING)
    assert not (result.records and result.nearest)
    assert len(result.nearest) <= 3
    INDEX.linked(reference, ASKING)
    INDEX.looks_like_one(reference)


@given(
    st.lists(
        st.tuples(st.integers(1, 30), st.sampled_from(["use-x", "drop-y", "keep-z"])), unique=True, max_size=8
    )
)
def test_every_record_is_found_by_its_path_and_file_name(drawn: list[tuple[int, str]]) -> None:
    """Whatever stands beside it, a record's own file name and path lead to it alone."""
    records = [make_record(f"adr/{number:04}-{slug}.md") for number, slug in drawn]
    index = index_records(records)
    for record in records:
        name = record.path.rpartition("/")[2]
        assert found(name, records[0], index) == found(f"./{name}", records[0], index) == [record.path]
        alone = sum(one.number == record.number for one in records) == 1
        assert (found(record.number or "", records[0], index) == [record.path]) == alone


def test_a_miss_compares_few_records_however_many_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """The cost of one lookup that fits nothing does not grow with the corpus: counted in comparisons."""
    compared: list[str] = []
    ratio = likeness._ratio

    def counted(matcher: SequenceMatcher[str], name: str) -> float:
        compared.append(name)
        return ratio(matcher, name)

    monkeypatch.setattr(likeness, "_ratio", counted)
    words = ["alpha", "beta", "gamma", "delta", "use", "keep", "queue", "store"]
    for size in (100, 3000):
        every = [
            make_record(f"adr/{at:04}-{words[at % 8]}-{words[at // 8 % 8]}-{at}.md") for at in range(1, size)
        ]
        index = index_records(every)
        compared.clear()
        index.find("use-quue-17x", every[0])
        assert len(compared) <= 16


def test_near_records_go_first_among_many() -> None:
    """Dozens of one number are told apart as a few are: by series, else by source, else not at all."""
    every = [
        make_record(f"{source}/{folder}/0002-x.md", source=source)
        for source in "abc"
        for folder in "defghijk"
    ]
    index = index_records(every)
    for _ in range(2):
        assert found("2", make_record("a/d/0001-y.md", source="a"), index) == ["a/d/0002-x.md"]
        assert len(found("2", make_record("a/z/0001-y.md", source="a"), index)) == 8
        assert len(found("2", make_record("z/z/0001-y.md", source="z"), index)) == 24


def test_a_number_of_a_source_is_told_where_it_ends() -> None:
    """A number that the source has not brings its range; of a slug that it has not there is nothing to say."""
    index = index_records([make_record(f"a/{number:04}-x.md", source="a") for number in (2, 7)])
    assert index.source_hint("a:99") == "`a` has no such record; its numbers go from 2 to 7"
    assert index.source_hint("a:use-x") == ""


def test_a_record_without_a_slug_is_found() -> None:
    """One whose file is named by a number alone goes by its number and its file's name."""
    bare = make_record("adr/0012.md", slug="")
    index = index_records((ASKING, bare))
    assert found("12", index=index) == found("0012.md", index=index) == [bare.path]
    assert found("", index=index) == []


@pytest.mark.parametrize(
    "reference",
    [
        "ADR-12: Use postgres", "ADR-0012: the database", "ADR-12 - Use postgres", "ADR-12 — Use postgres",
        "ADR-12 (the database)", "0012: Use postgres", "12 - Use postgres", "ADR-12 Use Postgres", "ADR-12#context",
        "adr/0012-use-postgres.md", "adr/12", "adr/0012", "elsewhere/docs/adr/0012-use-postgres.md",
    ],
)  # fmt: skip
def test_a_name_may_have_more_beside_it(reference: str) -> None:
    """A title, a remark or an anchor behind a record's name, and folders before it, leave it the record's name."""
    assert found(reference) == [OTHER.path]


@pytest.mark.parametrize(
    "reference",
    ["ADR-12 and so on", "ADR-12 to ADR-13", "99: Use postgres", "other/12", "../0012-use-postgres.md"],
)
def test_other_words_beside_a_name_are_no_name(reference: str) -> None:
    """Words that are neither the title nor set apart, and folders that no record is in, name nothing."""
    assert found(reference) == []


@pytest.mark.parametrize("key", ["id", "name", "Name"])
def test_an_id_of_front_matter_is_a_name(key: str) -> None:
    """A record is found by the id or name that its front matter gives it, whatever its file is called."""
    named = make_record("docs/adr/0015-events.md", extras=(Extra(key, ("adr-0015-event-log",)),))
    assert found("adr-0015-event-log", index=index_records((ASKING, named))) == [named.path]


@pytest.mark.parametrize("reference", ["use-x", "use-x.adr", "use-x.adr.md"])
def test_a_kind_may_end_a_files_name(reference: str) -> None:
    """`use-x.adr.md` is called `use-x` by others, also where its page has another name."""
    kind = make_record("docs/adr/use-x.adr.md", slug="queue")
    assert found(reference, index=index_records((ASKING, kind))) == [kind.path]


def test_a_namespace_of_logseq_is_part_of_a_files_name() -> None:
    """`[[ADR/0016 Use x]]` is the page that lies in `ADR___0016 Use x.md`."""
    page = make_record("pages/ADR___0016 Use x.md")
    assert found("ADR/0016 Use x", index=index_records((ASKING, page))) == [page.path]


@pytest.mark.parametrize("reference", ["2023-001", "ADR-2023-001", "2023-001-use-x", "ADR-2023-001: Use x"])
def test_a_record_named_by_its_place_within_a_year(reference: str) -> None:
    """The year and the place together are a name, with the series' name or without."""
    of_year = make_record("docs/adr/2023-001-use-x.md", number=None, slug="2023-001-use-x", title="Use x")
    assert found(reference, index=index_records((ASKING, of_year))) == [of_year.path]


def test_a_record_named_by_its_series_and_its_day() -> None:
    """`ADR-2024-03-05` is the record of that series and day, where there is one only."""
    day = make_record("adr/ADR-2024-03-05-use-x.md", number=None, slug="ADR-2024-03-05-use-x")
    index = index_records((ASKING, day))
    assert found("ADR-2024-03-05", index=index) == found("ADR-2024-03-05-use-x", index=index) == [day.path]
    assert found("ADR-2024-03-06", index=index) == []


def test_a_record_among_its_translations() -> None:
    """A number means the translation in the asking file's own language, else the record whose name tells none."""
    names = ("0002-x.md", "0002-x.fr.md", "0002-x_zh-CN.md")
    plain, french, chinese = every = [make_record(f"adr/{name}", number="2", slug="x") for name in names]
    index = index_records(every)
    for asking, meant in (
        ("0001-y.md", plain),
        ("0001-y.fr.md", french),
        ("0001-y-zh-cn.md", chinese),
        ("0001-y.de.md", plain),
    ):
        assert found("2", make_record(f"adr/{asking}"), index) == [meant.path]
    apart = index_records([plain, make_record("adr/0002-z.fr.md", number="2", slug="z.fr")])
    assert len(found("2", make_record("adr/0001-y.md"), apart)) == 2
    tagged = index_records([french, chinese])
    assert len(found("2", make_record("adr/0001-y.md"), tagged)) == 2


@pytest.mark.parametrize(
    "reference", ["0013-in-a-folder", "0013-in-a-folder/", "0013-in-a-folder/_index.md", "docs/adr/0013-in-a-folder/_index.md"]
)  # fmt: skip
def test_a_folders_page_may_be_hugos(reference: str) -> None:
    """Hugo calls the page of a folder `_index.md`: it is the record, by the folder's name."""
    hugo = make_record("docs/adr/0013-in-a-folder/_index.md")
    index = index_records((ASKING, hugo))
    assert found(reference, index=index) == [hugo.path]
    assert index.linked("0013-in-a-folder/", ASKING) is hugo


def test_files_outside_cost_each_record_the_same() -> None:
    """Whether a path in a loose relation leads out of the folders of records is told without a look at all of them."""

    def told(count: int) -> Callable[[], object]:
        every = [make_record(f"docs/adr/{number:05d}-choice-{number}.md") for number in range(1, count + 1)]
        index = index_records(every)
        return lambda: [index.is_elsewhere(f"../notes/n{one.number}.md", one) for one in every]

    small, large = told(300), told(1_200)
    assert large() == [True] * 1_200
    in_proportion(small, large, most=8, least=0.002)
