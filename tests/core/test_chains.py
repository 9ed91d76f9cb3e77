"""Succession as a record's page tells it: the chain it stands in, and what is in force at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from record_samples import assemble, corpus_of, make_record, state
from steelyard.core.relations.chains import NEAREST, chain_of, in_force_now

if TYPE_CHECKING:
    from steelyard.core.corpus import Corpus


def path(number: int) -> str:
    return f"adr/{number:04d}-x.md"


def chained(length: int, *, last: str = "accepted") -> Corpus:
    """Make records of which each supersedes the one before."""
    return corpus_of(
        *(
            make_record(
                path(at),
                status=last if at == length else "superseded",
                date=f"{2000 + at}-01-01",
                statements=(state("supersedes", str(at - 1)),) if at > 1 else (),
            )
            for at in range(1, length + 1)
        )
    )


def test_a_chain_runs_from_the_oldest_to_the_newest() -> None:
    """From each of its members the same chain is seen, and the same one is in force."""
    corpus = chained(4)
    for at in range(1, 5):
        chain = chain_of(corpus, corpus.by_path[path(at)])
        assert chain.paths == tuple(map(path, range(1, 5)))
        assert not chain.earlier
        assert not chain.later
    assert in_force_now(corpus, corpus.by_path[path(1)]) == (path(4),)
    assert in_force_now(corpus, corpus.by_path[path(4)]) == ()


def test_a_long_chain_is_told_by_its_nearest() -> None:
    """A page names a few on each side and says that there are more; the end is found all the same."""
    corpus = chained(40)
    chain = chain_of(corpus, corpus.by_path[path(20)])
    assert chain.paths == tuple(map(path, range(20 - NEAREST, 21 + NEAREST)))
    assert (chain.earlier, chain.later) == (True, True)
    assert in_force_now(corpus, corpus.by_path[path(1)]) == (path(40),)


def test_a_chain_that_branches_is_told_whole() -> None:
    """Two successors, of which one was superseded in turn: both ends in force are named."""
    corpus = corpus_of(
        make_record(path(1), status="superseded", date="2001-01-01"),
        make_record(path(2), status="accepted", date="2004-01-01", statements=(state("supersedes", "1"),)),
        make_record(path(3), status="superseded", date="2002-01-01", statements=(state("supersedes", "1"),)),
        make_record(path(4), status="accepted", date="2003-01-01", statements=(state("supersedes", "3"),)),
    )
    assert chain_of(corpus, corpus.by_path[path(1)]).paths == (path(1), path(3), path(4), path(2))
    assert set(in_force_now(corpus, corpus.by_path[path(1)])) == {path(2), path(4)}


def test_very_many_successors_are_no_page_to_read() -> None:
    """A record behind one with a hundred successors names a few of them, and one that they all follow all of them."""
    many = [
        make_record(path(at), status="accepted", statements=(state("supersedes", "2"),))
        for at in range(3, 103)
    ]
    corpus = corpus_of(
        make_record(path(1), status="superseded"),
        make_record(path(2), status="superseded", statements=(state("supersedes", "1"),)),
        *many,
    )
    assert in_force_now(corpus, corpus.by_path[path(1)]) == tuple(map(path, range(3, 4 + NEAREST)))
    assert len(in_force_now(corpus, corpus.by_path[path(2)])) == len(many)
    chain = chain_of(corpus, corpus.by_path[path(1)])
    assert chain.paths == tuple(map(path, range(1, 2 + NEAREST)))
    assert chain.later


@given(st.lists(st.tuples(st.integers(1, 12), st.integers(1, 12)), max_size=30))
def test_every_chain_ends(pairs: list[tuple[int, int]]) -> None:
    """Whatever is said of succession, circles too: each record once, and what is in force does hold."""
    records = [
        make_record(
            path(number),
            status="accepted",
            statements=tuple(state("supersedes", str(old)) for new, old in pairs if new == number),
        )
        for number in range(1, 13)
    ]
    corpus, _ = assemble(records)
    for decision in corpus.decisions:
        chain = chain_of(corpus, decision)
        assert len(set(chain.paths)) == len(chain.paths)
        assert decision.record.path in chain.paths
        assert all(corpus.by_path[each].holds for each in in_force_now(corpus, decision))


def test_what_lies_beyond_hundreds_of_records_is_not_sought() -> None:
    """Behind three hundred that are over, nothing is named; from the one that they all follow it is."""
    gone = [
        make_record(path(at), status="superseded", statements=(state("supersedes", "2"),))
        for at in range(3, 303)
    ]
    corpus, _ = assemble(
        [
            make_record(path(1), status="superseded"),
            make_record(path(2), status="superseded", statements=(state("supersedes", "1"),)),
            *gone,
            make_record(path(303), status="accepted", statements=(state("supersedes", "3"),)),
        ]
    )
    assert in_force_now(corpus, corpus.by_path[path(1)]) == ()
    assert in_force_now(corpus, corpus.by_path[path(2)]) == (path(303),)
