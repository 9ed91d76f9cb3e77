"""Relations: said once, shown twice; and what is wrong with them."""

from __future__ import annotations

import pytest

from record_samples import assemble, codes, corpus_of, make_record, settings, state
from steelyard.core.model import RELATIONS, Reference, Statement
from steelyard.core.relations.cycles import find_cycles
from steelyard.core.settings import RelationKind
from steelyard.diagnostics import Place, Severity


@pytest.mark.parametrize("kind", sorted(RELATIONS))
def test_one_side_is_enough(kind: str) -> None:
    """Every kind shows on both sides, whoever says it, and once if both do."""
    first, second = make_record("adr/0001-a.md", statements=(state(kind, "2"),)), make_record("adr/0002-b.md")
    echo = make_record("adr/0002-b.md", statements=(state(RELATIONS[kind], "0001-a.md"),))
    for other in (second, echo):
        corpus = corpus_of(first, other)
        assert corpus.by_path[first.path].related(kind) == (other.path,)
        assert corpus.by_path[other.path].related(RELATIONS[kind]) == (first.path,)
        assert sum(len(decision.relations) for decision in corpus.decisions) == 2


def test_a_sites_own_kind_has_its_inverse() -> None:
    """A kind that the configuration adds works like the others, from either end."""
    given = settings(relations=(RelationKind("implements", "implemented_by"),))
    corpus = corpus_of(
        make_record("adr/0001-a.md", statements=(state("implements", "2"),)),
        make_record("adr/0002-b.md", statements=(state("implemented_by", "3"),)),
        make_record("adr/0003-c.md"),
        given=given,
    )
    assert corpus.decisions[1].related("implemented_by") == ("adr/0001-a.md", "adr/0003-c.md")
    assert corpus.decisions[2].related("implements") == ("adr/0002-b.md",)


def test_lists_are_in_the_order_of_the_site() -> None:
    """However a record lists others, they come in the site's order."""
    records = [make_record(f"adr/{at:04}-x.md") for at in (1, 2, 10)]
    asking = make_record(
        "adr/0011-y.md", statements=tuple(state("amends", one) for one in ("10", "2", "1", "2"))
    )
    assert corpus_of(asking, *records).by_path[asking.path].related("amends") == tuple(
        one.path for one in records
    )


@pytest.mark.parametrize(
    ("target", "firm", "code", "severity"),
    [
        ("99", True, "L201", Severity.ERROR),
        ("99", False, "L208", Severity.WARNING),
        ("2", True, "L202", Severity.ERROR),
        ("2", False, "L204", Severity.WARNING),
        ("1", True, "L201", Severity.ERROR),
        ("1", False, "L208", Severity.WARNING),
    ],
)
def test_a_reference_that_does_not_fit_is_reported(
    target: str, *, firm: bool, code: str, severity: Severity
) -> None:
    """None, several or itself: an error in front matter, a warning in a status line, at the reference's place."""
    asking = make_record("adr/0001-a.md", statements=(state("amends", target, firm=firm),))
    twins = [make_record("adr/0002-x.md", series="p"), make_record("adr/0002-y.md", series="q")]
    corpus, diagnostics = assemble([asking, *twins])
    assert [(one.code, one.severity, one.place) for one in diagnostics] == [
        (code, severity, Place(asking.path, 3, 5, len(target)))
    ]
    assert not corpus.by_path[asking.path].relations
    assert diagnostics[0].hint


def test_candidates_are_named() -> None:
    """The hint holds the files to choose from, and the nearest where nothing fits."""
    asking = make_record("adr/0001-a.md", statements=(state("amends", "2"), state("enables", "use-postgers")))
    others = [make_record("adr/0002-x.md", series="p"), make_record("adr/0002-use-postgres.md", series="q")]
    hints = [one.hint for one in assemble([asking, *others])[1]]
    assert "`adr/0002-x.md`" in hints[0]
    assert "`adr/0002-use-postgres.md`" in hints[0]
    assert "`adr/0002-use-postgres.md`" in hints[1]


def test_a_link_in_a_status_line_counts_from_its_folder() -> None:
    """A Markdown link is a relation where it leads to a record; what the file says is the path it leads to."""
    asking = make_record(
        "adr/0001-a.md",
        statements=(
            state("superseded_by", "../adr/0002-b.md", href=True, firm=False),
            state("amends", "https://example.org/x", href=True, firm=False),
            state("enables", "0002", firm=False),
        ),
    )
    corpus = corpus_of(asking, make_record("adr/0002-b.md"))
    assert corpus.decisions[0].related("superseded_by") == ("adr/0002-b.md",)
    assert corpus.decisions[0].stated == (
        ("superseded_by", "adr/0002-b.md"),
        ("amends", "https://example.org/x"),
        ("enables", "0002"),
    )


def test_a_link_that_leads_to_nothing_may_be_meant() -> None:
    """A successor written from the root, or by its file's name alone, is one; the link itself is told where it stands."""
    for target, found in (
        ("adr/0002-b.md", ("adr/0002-b.md",)),
        ("../old/0002-b.md", ("adr/0002-b.md",)),
        ("0003-gone.md", ()),
        ("twice.md", ()),
    ):
        statement = state("superseded_by", target, line=12, href=True, firm=False)
        others = [make_record(path) for path in ("adr/0002-b.md", "x/twice.md", "y/twice.md")]
        corpus, diagnostics = assemble([make_record("adr/0001-a.md", statements=(statement,)), *others])
        assert corpus.by_path["adr/0001-a.md"].related("superseded_by") == found
        assert codes(diagnostics) == []


@pytest.mark.parametrize(
    ("text", "target", "found"),
    [
        ("ADR 2", "/adr/2", ("adr/0002-b.md",)), ("2", "/docs/decisions/2/#why", ("adr/0002-b.md",)),
        ("why", "https://forge.example/acme/tides/blob/main/adr/0002-b.md#why", ("adr/0002-b.md",)),
        ("why", "https://forge.example/acme/tides/-/blob/v1.2/adr/0002-b.md", ("adr/0002-b.md",)),
        ("ADR 2", "https://tides.example/adr/2", ()), ("b", "https://forge.example/acme/tides/blob/main/x/0002-b.md", ()),
        ("the queue", "/adr/b", ("adr/0002-b.md",)), ("the queue", "/news/b", ()),
        ("b", "/adr/2", ()), ("ADR 2", "0007-gone.md", ()), ("ADR 1", "/adr/1", ()),
    ],
)  # fmt: skip
def test_a_link_to_a_page_of_a_site_or_a_forge_may_be_meant(
    text: str, target: str, found: tuple[str, ...]
) -> None:
    """What replaced a record may be linked where a site once had it, or where a forge shows it; no other address is read."""
    told = Statement("superseded_by", Reference(text, target, 12, 3, len(text), href=True))
    record = make_record("adr/0001-a.md", statements=(told,))
    corpus, diagnostics = assemble([record, make_record("adr/0002-b.md")])
    assert corpus.by_path["adr/0001-a.md"].related("superseded_by") == found
    assert codes(diagnostics) == ([] if text != "ADR 1" else ["L208"])


def test_a_title_names_its_record() -> None:
    """What fits no number, slug or file may be the whole title of one record."""
    asking = make_record("adr/0001-a.md", statements=(state("relates_to", "Tokens and keys"),))
    other = make_record("adr/0002-b.md", title="Tokens and Keys")
    corpus, diagnostics = assemble([asking, other])
    assert corpus.by_path["adr/0001-a.md"].related("relates_to") == ("adr/0002-b.md",)
    assert codes(diagnostics) == []
    twice = assemble([asking, other, make_record("adr/0003-c.md", title="tokens and keys")])[1]
    assert codes(twice) == ["L202"]


def test_a_dangling_link_is_told_once() -> None:
    """In the body the link itself is reported when it is rendered; in front matter the status is."""
    for line, found in ((3, ["L208"]), (12, [])):
        asking = make_record(
            "adr/0001-a.md", statements=(state("amends", "gone.md", line=line, href=True, firm=False),)
        )
        assert codes(assemble([asking])[1]) == found


@pytest.mark.parametrize(
    ("kind", "target", "firm", "expected"),
    [
        ("relates_to", "#491", False, []),
        ("depends_on", "SHOP-12", False, []),
        ("depends_on", "docs/design.md", False, []),
        ("depends_on", "docs/0099-gone.md", False, ["L208"]),
        ("depends_on", "docs/phase-3-draft.md", False, []),
        ("depends_on", "../phase-3-draft.md", False, []),
        ("depends_on", "adr/phase-3-draft.md", False, ["L208"]),
        ("depends_on", "docs/adr-99-gone.md", False, ["L208"]),
        ("supersedes", "docs/phase-3-draft.md", False, ["L208"]),
        ("relates_to", "ADR-99", False, ["L208"]),
        ("relates_to", "99", False, ["L208"]),
        ("supersedes", "#491", False, ["L208"]),
        ("relates_to", "#491", True, []),
        ("supersedes", "#491", True, ["L201"]),
    ],
)
def test_an_issue_is_no_record(kind: str, target: str, *, firm: bool, expected: list[str]) -> None:
    """What a record depends on or is related to may be an issue or a ticket; what it supersedes is a record."""
    asking = make_record("adr/0001-a.md", statements=(state(kind, target, firm=firm),))
    assert codes(assemble([asking])[1]) == expected


def test_a_number_that_a_range_skips() -> None:
    """A number within a range that was never given is no mistake, and none of its records is told of elsewhere; its last one is."""
    for firm in (True, False):
        skipped = Statement("amends", Reference("ADR-2", "ADR-2", 3, 3, 4, firm=firm, between=True))
        corpus, diagnostics = assemble([make_record("adr/0001-a.md", statements=(skipped,))])
        assert codes(diagnostics) == []
        assert not corpus.decisions[0].stated
    missing = Statement("relates_to", Reference("2", "ADR-2", 12, 3, 1))
    assert codes(assemble([make_record("adr/0001-a.md", statements=(missing,))])[1]) == ["L208"]


def test_the_last_of_a_range_of_tickets() -> None:
    """The 5 of "SHOP-2–5" is a ticket as the 2 is, and no record of that number."""
    told = Statement("relates_to", Reference("2", "SHOP-2", 12, 3, 1))
    corpus, diagnostics = assemble(
        [make_record("adr/0001-a.md", statements=(told,)), make_record("adr/0002-b.md")]
    )
    assert codes(diagnostics) == []
    assert not corpus.decisions[0].relations


def test_a_draft_that_is_left_out_is_a_note() -> None:
    """The reference is right, but there is nothing to show; with drafts there is."""
    records = [
        make_record("adr/0001-a.md", statements=(state("amends", "2"),)),
        make_record("adr/0002-b.md", draft=True),
    ]
    corpus, diagnostics = assemble(records)
    assert [(one.code, one.severity) for one in diagnostics] == [("L207", Severity.NOTE)]
    assert not corpus.decisions[0].relations
    assert corpus_of(*records, drafts=True).decisions[1].related("amended_by") == ("adr/0001-a.md",)


def test_a_circle_is_an_error_at_every_step() -> None:
    """The way round is spelled out, and stands where each step is first said, whichever side says it."""
    records = [
        make_record("adr/0001-a.md", statements=(state("supersedes", "2"),)),
        make_record("adr/0002-b.md", statements=(state("supersedes", "3", line=4),)),
        make_record("adr/0003-c.md", statements=(state("enables", "1"),)),
    ]
    closing = make_record(
        "adr/0001-a.md", statements=(state("supersedes", "2"), state("superseded_by", "3", line=7))
    )
    assert not assemble(records)[1]
    _, diagnostics = assemble([closing, *records[1:]])
    found = [one for one in diagnostics if one.code == "R301"]
    assert sorted((one.place.file, one.place.line) for one in found) == [
        ("adr/0001-a.md", 3),
        ("adr/0001-a.md", 7),
        ("adr/0002-b.md", 4),
    ]
    assert {one.severity for one in found} == {Severity.ERROR}
    assert all("0001 A supersedes 0002 B supersedes 0003 C supersedes 0001 A" in one.message for one in found)


def test_a_long_circle_needs_no_recursion() -> None:
    """Ten thousand records in a ring are found, and the message stays short."""
    size = 10_000
    assert find_cycles({str(at): [str((at + 1) % size)] for at in range(size)})[0][:2] == ("0", "1")
    records = [
        make_record(f"adr/{at:05}-x.md", statements=(state("supersedes", str(at % 300 + 1)),))
        for at in range(1, 301)
    ]
    found = [one for one in assemble(records)[1] if one.code == "R301"]
    assert len(found) == 300
    assert all(len(one.message) < 500 for one in found)


def test_knots_are_found_each_once() -> None:
    """Every knot gives one shortest circle; what only leads there is no part of it."""
    graph = {"a": ["b"], "b": ["c", "d"], "c": ["a"], "d": ["b"], "x": ["a"], "y": ["z"], "z": ["y"]}
    assert find_cycles(graph) == [("a", "b", "c"), ("y", "z")]
    assert find_cycles({"a": ["b"], "b": ["c"], "c": []}) == []


class Counted(dict[str, list[str]]):
    """A graph that counts how often it is asked."""

    asked = 0

    def __getitem__(self, key: str) -> list[str]:
        self.asked += 1
        return super().__getitem__(key)


def test_circles_are_sought_in_linear_time() -> None:
    """Each record's successors are asked for a bounded number of times: counted, not timed."""
    for size in (100, 1000):
        graph = Counted({str(at): [str(at // 2), str(at - 1)] if at else [] for at in range(size)})
        find_cycles(graph)
        assert size <= graph.asked <= 2 * size


def test_an_old_record_that_still_says_accepted_is_reported() -> None:
    """Both places are named, and the standing is right all the same."""
    old = make_record("adr/0001-a.md", status="accepted", status_text="Accepted")
    new = make_record("adr/0002-b.md", status="accepted", statements=(state("supersedes", "1"),))
    corpus, diagnostics = assemble([old, new])
    assert [(one.code, one.place.file, one.others[0][0].file) for one in diagnostics] == [
        ("R302", old.path, new.path)
    ]
    assert [decision.standing for decision in corpus.decisions] == ["superseded", "accepted"]


def test_a_record_that_calls_itself_amended_need_not_say_that_it_is_superseded() -> None:
    """Where the newer record alone says that it supersedes the whole, the two disagree; which is right is not known."""
    old = make_record("adr/0001-a.md", status="accepted", statements=(state("amended_by", "2"),))
    new = make_record("adr/0002-b.md", status="accepted", statements=(state("supersedes", "1"),))
    assert codes(assemble([old, new])[1]) == ["R303"]


def test_a_number_that_a_record_shares_with_one_other_means_that_one() -> None:
    """An amendment to ADR-60 that has its number says "Amends ADR-60" of the other one; in front matter the file must be named."""
    asking = make_record("adr/0060-b.md", statements=(state("amends", "60", firm=False),))
    other = make_record("adr/0060-a.md")
    corpus, diagnostics = assemble([asking, other])
    assert corpus.by_path[asking.path].related("amends") == (other.path,)
    assert codes(diagnostics) == ["N101"]
    third = make_record("adr/0060-c.md")
    assert "L204" in codes(assemble([asking, other, third])[1])
    firm = make_record("adr/0060-b.md", statements=(state("amends", "60", firm=True),))
    assert "L202" in codes(assemble([firm, other])[1])


def test_two_sides_that_name_different_successors_are_reported() -> None:
    """The older record names one successor, another record claims to be it."""
    old = make_record("adr/0001-a.md", status="superseded", statements=(state("superseded_by", "2"),))
    claim = make_record("adr/0003-c.md", status="accepted", statements=(state("supersedes", "1"),))
    _, diagnostics = assemble([old, make_record("adr/0002-b.md", status="accepted"), claim])
    assert [(one.code, one.severity, one.place.file) for one in diagnostics] == [
        ("R303", Severity.NOTE, claim.path)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/plan", "SHOP-12", "#77", "shop/orders#12", "src/orders.py", "guide.md", "ticket:0164",
        "../specs/2024-05-14-plan.md",
    ],
)  # fmt: skip
def test_front_matter_may_relate_to_what_is_no_record(text: str) -> None:
    """An address, an issue, a file of the project: that is no record's name, stops no build, and is kept for the page."""
    corpus, findings = assemble([make_record("docs/adr/0001-a.md", statements=(state("relates_to", text),))])
    assert not findings
    assert corpus.decisions[0].elsewhere == (("relates_to", text),)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("supersedes", "SHOP-12"), ("relates_to", "ADR-99"), ("relates_to", "use-kafka"), ("relates_to", "0099-x.md"),
        ("relates_to", "0001-b.md"), ("amends", "guide.md"),
    ],
)  # fmt: skip
def test_a_record_that_is_not_there_is_an_error(kind: str, text: str) -> None:
    """What only a record can be, and what a record's name looks like, is still told."""
    assert "L201" in codes(assemble([make_record("docs/adr/0001-a.md", statements=(state(kind, text),))])[1])


def test_a_name_of_another_source_is_an_error_where_sources_have_names() -> None:
    """`payments:99` names a source's record only where there are sources with names."""
    record = make_record("a/0001-a.md", source="orders", statements=(state("relates_to", "payments:99"),))
    assert codes(assemble([record], given=settings("orders=a"))[1]) == ["L201"]
