"""Reviews: what is due by a day, in which order, and for which records."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from record_samples import assemble, make_record, settings, state
from steelyard.core.model import Origin
from steelyard.core.reviews import due, overdue, reviewable
from steelyard.core.settings import StatusWord
from steelyard.diagnostics import Place, Severity

if TYPE_CHECKING:
    from steelyard.core.corpus import Corpus

OWN = settings(
    statuses=(
        StatusWord("parked", "Parked", like="other"),
        StatusWord("retired", "Retired", like="deprecated"),
    )
)


def with_reviews(*records: tuple[str | None, str | None]) -> Corpus:
    """Build a corpus of records that have a status and a review date."""
    made = [
        make_record(f"adr/{at:04}-x.md", status=status, review_by=by)
        for at, (status, by) in enumerate(records, 1)
    ]
    return assemble(made, given=OWN)[0]


def due_in(corpus: Corpus, by: str) -> list[tuple[str, int]]:
    return [(decision.id, days) for decision, days in due(corpus.decisions, like=corpus.meanings, by=by)]


def test_the_longest_overdue_comes_first() -> None:
    """The days are counted; a review of that very day is due, one of the next is not; equal days go by the order."""
    corpus = with_reviews(
        *(
            ("accepted", by)
            for by in ("2026-11-26", "2026-11-25", "2026-11-24", "2024-02-29", "2026-11-24", None)
        )
    )
    assert due_in(corpus, "2026-11-25") == [("4", 1000), ("3", 1), ("5", 1), ("2", 0)]
    assert due_in(corpus, "2024-02-28") == []


def test_a_month_is_due_from_its_first_day() -> None:
    """What names no day is due as soon as its month begins, as it is on the pages."""
    corpus = with_reviews(("accepted", "2026-11"))
    assert due_in(corpus, "2026-10-31") == []
    assert due_in(corpus, "2026-11-01") == [("1", 0)]


@pytest.mark.parametrize(
    ("status", "wanted"),
    [
        ("accepted", True),
        ("proposed", True),
        ("draft", True),
        ("parked", True),
        ("other", True),
        (None, True),
        ("rejected", False),
        ("deprecated", False),
        ("superseded", False),
        ("retired", False),
    ],
)
def test_what_is_over_needs_no_review(status: str | None, *, wanted: bool) -> None:
    """Only a decision that is not done with is looked at again, by what a site's own words count as."""
    corpus = with_reviews((status, "2020-01-01"))
    assert reviewable(corpus.decisions[0], corpus.meanings) == wanted
    assert bool(due_in(corpus, "2026-11-25")) == wanted


def test_what_another_one_supersedes_needs_no_review() -> None:
    """A record that still says accepted goes by how it stands."""
    old = make_record("adr/0001-a.md", status="accepted", review_by="2020-01-01")
    new = make_record("adr/0002-b.md", status="accepted", statements=(state("supersedes", "1"),))
    assert due_in(assemble([old, new])[0], "2026-11-25") == []


def test_a_review_that_is_due_is_reported_at_its_date() -> None:
    """The warning stands at the key, says how long ago it was, and has a remedy; a corpus alone never reports it."""
    origins = (("review_by", Origin("front matter", 4, 12, 10)),)
    record = make_record("adr/0001-a.md", status="accepted", review_by="2026-11-24", origins=origins)
    corpus, found = assemble([record])
    assert not found
    (finding,) = overdue(corpus.decisions, like=corpus.meanings, by="2026-11-25")
    assert (finding.code, finding.severity) == ("R310", Severity.WARNING)
    assert finding.place == Place(record.path, 4, 12, 10)
    assert finding.message == "the review was to be by 24 November 2026, 1 day ago"
    assert finding.hint
    (finding,) = overdue(corpus.decisions, like=corpus.meanings, by="2026-11-24")
    assert finding.message == "the review is due today, 24 November 2026"
