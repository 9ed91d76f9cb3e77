"""Lists: the same rows at home, by tag and by person, with what each shows."""

from __future__ import annotations

from typing import Any

import pytest

from record_samples import corpus_of, make_record, settings, state
from steelyard.core import listing as listing_module
from steelyard.core.dates import spoken
from steelyard.core.listing import (
    Listing,
    build_listing,
    home_view,
    person_views,
    reviews_sentence,
    site_view,
    source_views,
    tag_views,
)
from steelyard.core.settings import SiteSettings, Source, StatusWord
from steelyard.core.statuses import Statuses, beside
from steelyard.core.views.lists import HomeView, LifeLine, Row
from steelyard.core.views.parts import DateView, NameView

GIVEN = settings(
    site=SiteSettings("Marlin decisions", "What we decided.", "https://marlin.example/log"),
    statuses=(
        StatusWord("adopted", "Adopted", "#123456", "in use", like="accepted"),
        StatusWord("parked", "Parked"),
    ),
)
RECORDS = (
    make_record("adr/0001-a.md", status="superseded", date="2010-01-01", summary="So it was.", tags=("Data", "Open Source")),
    make_record("adr/0002-b.md", status="accepted", date="2012-01-01", tags=("data",), statements=(state("supersedes", "1"),),
                deciders=("@ann", "Bob"), authors=("ann",), review_by="2013-06"),
    make_record("adr/0003-c.md", status="proposed", date="2012-01-01", tags=("open-source",), consulted=("Bob",)),
    make_record("adr/0004-d.md", status="other", status_text="on hold"),
    make_record("adr/0005-e.md", status="deprecated", date="2013-12", review_by="2011-01-01"),
    make_record("adr/0006-f.md", status="adopted", date="2011-05-05"),
    make_record("adr/0007-g.md"),
    make_record("adr/0008-h.md", status="rejected", date="2009-07-01"),
)  # fmt: skip


def listed(*records: Any, as_of: str | None = "2014-01-01") -> tuple[Listing, HomeView]:
    corpus = corpus_of(*(records or RECORDS), given=GIVEN)
    listing = build_listing(corpus, as_of=as_of)
    return listing, home_view(listing, site_view(corpus, as_of=as_of, generator="Steelyard 1"))


def test_the_newest_come_first_and_the_undated_last() -> None:
    """By date, then by number, both from the top."""
    _, home = listed()
    assert [row.id for row in home.rows] == ["5", "3", "2", "6", "1", "8", "7", "4"]


def test_a_row_holds_all_that_a_list_shows() -> None:
    """A row is complete: what superseded it, its date for people, its names and its bar."""
    listing, _ = listed()
    row = listing.by_path["adr/0001-a.md"]
    assert (row.number, row.title, row.url, row.summary) == ("0001", "A", "d/0001-a.html", "So it was.")
    assert (row.status.shape, row.status.label) == ("superseded", "Superseded")
    assert [(one.number, one.title, one.url, one.status.label, one.note) for one in row.superseded_by] == [
        ("0002", "B", "d/0002-b.html", "In force", "1 January 2012")
    ]
    assert (row.date, row.year) == (DateView("2010-01-01", "1 January 2010"), "2010")
    assert row.tags == (
        NameView("Data", "tags/data.html", 2),
        NameView("Open Source", "tags/open-source.html", 2),
    )
    assert listing.by_path["adr/0002-b.md"].people == ("@ann", "Bob")


def test_counts_stand_in_the_order_of_the_symbols() -> None:
    """In force, proposed, draft, others, deprecated, superseded, rejected, none; a site's own words beside their like."""
    _, home = listed()
    assert [(one.status.label, one.count) for one in home.counts] == [
        ("In force", 1), ("Adopted", 1), ("Proposed", 1), ("Other", 1), ("Deprecated", 1), ("Superseded", 1),
        ("Rejected", 1), ("No status", 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("statuses", "sentence"),
    [
        ((), "There are no decisions yet."),
        (("accepted",), "1 decision is in force."),
        (("accepted", "adopted", "proposed"), "2 decisions are in force and 1 is proposed."),
        (
            ("proposed", "proposed", None),
            "0 decisions are in force and 2 are proposed. The others are kept because they explain how we got here.",
        ),
    ],
)
def test_one_sentence_says_what_holds(statuses: tuple[str | None, ...], sentence: str) -> None:
    """Numbers agree with their verbs, and nothing is said of what there is none of."""
    corpus = corpus_of(
        *(make_record(f"adr/{at}-x.md", status=one) for at, one in enumerate(statuses)), given=GIVEN
    )
    listing = build_listing(corpus, as_of=None)
    assert home_view(listing, site_view(corpus, as_of=None, generator="")).sentence == sentence


def test_reviews_carry_their_date() -> None:
    """What is due is the reader's own clock to say; a decision that is over needs no review."""
    _, home = listed()
    assert [(row.id, row.review_by.iso) for row in home.rows if row.review_by] == [("2", "2013-06")]
    assert home.reviews == "1 has a date for review."
    assert "review" not in home.sentence
    assert reviews_sentence(build_listing(corpus_of(), as_of=None)) == ""


def test_each_source_has_its_page() -> None:
    """A source's page lists its own decisions, newest first; a site of one source has none."""
    corpus = corpus_of(
        make_record("a/1-x.md", source="pay", date="2019-01-01", status="accepted"),
        make_record("a/2-y.md", source="pay", date="2020-01-01"),
        make_record("b/1-x.md", source="con"),
        given=settings("pay=a", "con=b"),
    )
    listing, site = build_listing(corpus, as_of=None), site_view(corpus, as_of=None, generator="")
    pages = list(source_views(listing, site))
    assert [(page.url, page.root, page.kind, [row.number for row in page.rows]) for page in pages] == [
        ("sources/pay.html", "../", "source", ["0002", "0001"]),
        ("sources/con-source.html", "../", "source", ["0001"]),  # no Windows device
    ]
    assert pages[0].sentence == "2 decisions, 1 in force."
    assert home_view(listing, site).sources == (
        NameView("pay", "sources/pay.html", 2),
        NameView("con", "sources/con-source.html", 1),
    )
    alone, _ = listed()
    assert list(source_views(alone, site)) == []


def test_only_what_took_a_records_place_stands_beside_its_status() -> None:
    """A proposal to supersede it leaves it in force, and its row says nothing of it."""
    corpus = corpus_of(
        make_record("adr/0001-a.md", status="accepted"),
        make_record("adr/0002-b.md", status="proposed", statements=(state("supersedes", "1"),)),
    )
    assert [row.superseded_by for row in build_listing(corpus, as_of=None).rows] == [(), ()]


def test_life_lines_share_one_axis() -> None:
    """From the first of the first year to the day of the build; what holds goes on, what never did is a moment."""
    listing, home = listed()
    lives = {row.id: row.life for row in listing.rows}
    assert lives["1"] == LifeLine("superseded", lives["1"].start, lives["2"].start, open=False)  # type: ignore[union-attr]
    assert lives["2"] is not None
    assert (lives["2"].end, lives["2"].open) == ("100.00", True)
    assert lives["3"] is not None
    assert (lives["3"].kind, lives["3"].open) == ("proposed", True)
    assert lives["8"] is not None
    assert (lives["8"].start, lives["8"].open) == (lives["8"].end, False)
    assert lives["7"] is None
    assert [mark.text for mark in home.axis] == ["2010", "2012", "2014"]
    assert 0 < float(home.axis[0].at) < 25
    assert all(0 <= float(mark.at) <= 100 for mark in home.axis)


def test_a_long_axis_has_few_marks() -> None:
    """Years are evenly spaced and never crowd."""
    listing, _ = listed(
        make_record("adr/1-x.md", date="1850-01-01"), make_record("adr/2-x.md", date="2014-01-01")
    )
    assert [mark.text for mark in listing.axis] == ["1850", "1900", "1950", "2000"]
    assert listed(make_record("adr/1-x.md"), as_of=None)[0].axis == ()


def test_tag_pages_are_slices_of_the_rows() -> None:
    """The very same rows, in the same order, with a sentence of their own."""
    listing, home = listed()
    views = list(tag_views(listing, home.site))
    assert [(view.url, view.root, view.title, view.kind) for view in views] == [
        ("tags/data.html", "../", "Data", "tag"),
        ("tags/open-source.html", "../", "Open Source", "tag"),
    ]
    assert [row.id for row in views[0].rows] == ["2", "1"]
    assert all(row is listing.by_path[f"adr/000{row.id}-{row.title.lower()}.md"] for row in views[0].rows)
    assert views[0].sentence == "2 decisions, 1 in force."


def test_a_persons_page_says_how_they_take_part() -> None:
    """Roles are told apart; a record counts once."""
    listing, home = listed()
    assert [(view.title, view.sentence) for view in person_views(listing, home.site)] == [
        ("@ann", "1 decision, 1 in force: decided 1 and wrote 1."),
        ("Bob", "2 decisions, 1 in force: decided 1 and consulted on 1."),
    ]


def test_the_site_is_on_every_page() -> None:
    """Its published address ends in a slash, its date is the day of the build."""
    _, home = listed()
    assert (home.site.title, home.site.url, home.site.record_count) == (
        "Marlin decisions",
        "https://marlin.example/log/",
        8,
    )
    assert home.site.as_of == DateView("2014-01-01", "1 January 2014")
    assert site_view(corpus_of(), as_of=None, generator="x").title == "Decisions"


def test_sources_are_called_by_their_titles() -> None:
    """A source's title where it has one, else its name; a single source is not mentioned."""
    given = settings()
    given = type(given)(sources=(Source("a", "pay", "Payments"), Source("b", "search")))
    corpus = corpus_of(
        make_record("a/1-x.md", source="pay"), make_record("b/1-x.md", source="search"), given=given
    )
    listing = build_listing(corpus, as_of=None)
    assert [row.source for row in listing.rows] == ["search", "Payments"]
    sources = home_view(listing, site_view(corpus, as_of=None, generator="")).sources
    assert [(one.name, one.count) for one in sources] == [("Payments", 1), ("search", 1)]
    assert listed()[1].sources == ()


def test_statuses_keep_their_own_words() -> None:
    """An unknown word is shown as written, a site's own in its colour; a past acceptance is not "In force"."""
    statuses = Statuses(GIVEN.statuses)
    assert (statuses.view("other", "on  hold").label, statuses.view("other").label) == ("On hold", "Other")
    assert (statuses.view("adopted").shape, statuses.view("adopted").colour) == ("in-force", "#123456")
    assert statuses.view("parked").shape == "other"
    step = statuses.step("accepted")
    assert step is not None
    assert (step.shape, step.label) == ("in-force", "Accepted")
    assert statuses.step(None) is None


@pytest.mark.parametrize(
    ("written", "word", "text"),
    [
        ("Accepted", "accepted", "Accepted"),
        ("**Superseded**", "superseded", ""),
        ("Superseded by 12", "superseded", "Superseded by 12"),
        ("on hold", "other", ""),
        (None, "accepted", ""),
    ],
)
def test_the_records_own_words_stand_beside_where_they_add(written: str | None, word: str, text: str) -> None:
    """What only repeats the label is left out."""
    assert beside(written, Statuses(()).view(word, written)) == text


@pytest.mark.parametrize(
    ("iso", "text"),
    [("2011-06-14", "14 June 2011"), ("2011-06", "June 2011"), ("2012-12-01", "1 December 2012")],
)
def test_dates_are_written_out(iso: str, text: str) -> None:
    """A day without a leading zero; a month stays a month."""
    assert spoken(iso) == text


def test_rows_are_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many lists show them, there is one row a record: counted in rows made."""
    made: list[Row] = []

    def counted(**fields: Any) -> Row:
        made.append(Row(**fields))
        return made[-1]

    monkeypatch.setattr(listing_module, "Row", counted)
    records = [
        make_record(f"adr/{at:04}-x.md", tags=("a", "b", f"t{at % 7}"), deciders=("x",))
        for at in range(1, 200)
    ]
    listing, home = listed(*records)
    assert (
        sum(len(view.rows) for view in (*tag_views(listing, home.site), *person_views(listing, home.site)))
        == 796
    )
    assert len(made) == 199
