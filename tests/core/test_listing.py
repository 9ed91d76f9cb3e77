"""Lists: the same rows at home, by status, tag, person and source, in one order, on pages, and as data for scripts."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest
from msgspec.structs import replace

from record_samples import assemble, corpus_of, make_record, settings, state
from steelyard.core.addresses import HOME
from steelyard.core.dates import day, spoken
from steelyard.core.lists import rows as rows_module
from steelyard.core.lists.addresses import further_urls, page_url, status_urls
from steelyard.core.lists.choices import list_views, person_views, source_views, status_views, tag_views
from steelyard.core.lists.data import records_text, row_chunks
from steelyard.core.lists.home import further_home_views, home_view
from steelyard.core.lists.pages import cut, home_pages
from steelyard.core.lists.rows import Listing, build_listing, group
from steelyard.core.settings import SiteSettings, Source, StatusWord
from steelyard.core.site import site_view
from steelyard.core.statuses import Statuses, beside
from steelyard.core.views.lists import HomeView, LifeLine, ListView, PageLink, Row, RowsView
from steelyard.core.views.parts import DateView, NameView
from timeline_samples import AS_OF, many

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


def facets(listing: Listing) -> dict[str, Any]:
    """Read what scripts are given, as they do."""
    text = records_text(listing)
    assert text.startswith("steelyard.data(")
    read: dict[str, Any] = json.loads(text.removeprefix("steelyard.data(").removesuffix(");\n"))
    return read


def test_what_holds_comes_first_then_what_may_come_and_last_what_is_over() -> None:
    """In force, proposed or draft, other and none, over; in each the newest first, the undated last, higher numbers first."""
    _, home = listed()
    assert [row.id for row in home.rows] == ["2", "6", "3", "7", "4", "5", "1", "8"]
    late = make_record("adr/0009-i.md", status="draft", date="2013-01-01")
    _, home = listed(*RECORDS, late)
    assert [row.id for row in home.rows] == ["2", "6", "9", "3", "7", "4", "5", "1", "8"]


def test_a_row_holds_all_that_a_list_shows() -> None:
    """A row is complete: what superseded it, its date for people, its names and its bar."""
    listing, _ = listed()
    row = listing.by_path["adr/0001-a.md"]
    assert (row.number, row.title, row.url, row.summary) == ("0001", "A", "d/0001-a.html", "So it was.")
    assert (row.status.shape, row.status.label) == ("superseded", "Superseded")
    assert [(one.number, one.title, one.url, one.status.label, one.note) for one in row.superseded_by] == [
        ("0002", "B", "d/0002-b.html", "In force", "1 January 2012")
    ]
    assert (row.at, row.date) == (0, DateView("2010-01-01", "1 January 2010"))
    assert row.tags == (
        NameView("Data", "tags/data.html", 2),
        NameView("Open Source", "tags/open-source.html", 2),
    )


def test_counts_stand_in_the_order_of_the_symbols() -> None:
    """In force, proposed, draft, others, deprecated, superseded, rejected, none; a site's own words beside their like.

    Each leads to its list, which is there.
    """
    listing, home = listed()
    assert [(one.status.label, one.count) for one in home.counts] == [
        ("In force", 1), ("Adopted", 1), ("Proposed", 1), ("Other", 1), ("Deprecated", 1), ("Superseded", 1),
        ("Rejected", 1), ("No status", 1),
    ]  # fmt: skip
    assert [one.url for one in home.counts] == [page.url for page in status_views(listing, home.site)]


@pytest.mark.parametrize(
    ("statuses", "sentence"),
    [
        ((), "There are no decisions yet."),
        (("accepted",), "1 decision is in force."),
        (("accepted", "adopted", "proposed"), "2 decisions are in force. 1 is proposed."),
        (
            ("proposed", "proposed", None),
            "3 decisions; 1 does not say its status. 2 are proposed.",
        ),
        (("rejected", "proposed"), "0 decisions are in force. 1 is proposed."),
        (("accepted", None, None), "1 decision is in force. 2 do not say their status."),
        (("accepted", "proposed", None), "1 decision is in force. 1 is proposed. 1 does not say its status."),
        (("rejected", None, None), "3 decisions; 2 do not say their status."),
        ((None, None), "2 decisions; none says its status."),
        ((None,), "1 decision, which does not say its status."),
    ],
)
def test_one_sentence_says_what_holds(statuses: tuple[str | None, ...], sentence: str) -> None:
    """Numbers agree with their verbs; of what states no status it is not said that it is out of force."""
    corpus = corpus_of(
        *(make_record(f"adr/{at}-x.md", status=one) for at, one in enumerate(statuses)), given=GIVEN
    )
    listing = build_listing(corpus, as_of=None)
    assert home_view(listing, site_view(corpus, as_of=None, generator="")).sentence == sentence


def test_lists_say_what_has_no_status() -> None:
    """Neither a tag's list nor that of "No status" counts such records as out of force."""
    corpus = corpus_of(
        make_record("adr/1-x.md", tags=("a", "b")),
        make_record("adr/2-y.md", tags=("a",)),
        make_record("adr/3-z.md", tags=("b",), status="rejected"),
        make_record("adr/4-z.md", tags=("c",), status="rejected"),
    )
    listing = build_listing(corpus, as_of=None)
    site = site_view(corpus, as_of=None, generator="")
    assert {
        page.title: page.sentence for page in (*status_views(listing, site), *tag_views(listing, site))
    } == {
        "Rejected": "2 decisions.",
        "No status": "2 decisions; none says its status.",
        "a": "2 decisions; none says its status.",
        "b": "2 decisions; 1 does not say its status.",
        "c": "1 decision, none in force.",
    }


def test_reviews_carry_their_date() -> None:
    """What is due is the reader's own clock to say; a decision that is over needs no review."""
    _, home = listed()
    assert [(row.id, row.review_by.iso) for row in home.rows if row.review_by] == [("2", "2013-06")]
    assert home.reviews is not None
    assert (home.reviews.sentence, home.reviews.dates, home.reviews.more) == (
        "1 has a date for review.",
        "2013-06-01:1",
        0,
    )
    assert [(one.record.number, one.by.text) for one in home.reviews.soonest] == [("0002", "June 2013")]
    assert "review" not in home.sentence
    corpus = corpus_of()
    assert (
        home_view(build_listing(corpus, as_of=None), site_view(corpus, as_of=None, generator="")).reviews
        is None
    )


def test_the_soonest_reviews_and_newest_proposals_are_named() -> None:
    """The first three of each, then how many more there are, and where; all review dates are there for the page's script."""
    reviewed = [
        make_record(f"adr/{at:04}-x.md", status="accepted", review_by=f"2020-0{9 - at}-01")
        for at in range(1, 6)
    ]
    proposed = [
        make_record(f"adr/{at:04}-y.md", status="proposed", date=f"2019-01-{at:02}") for at in range(10, 15)
    ]
    _, home = listed(
        *reviewed, *proposed, make_record("adr/0020-z.md", status="accepted", review_by="2020-05")
    )
    assert home.reviews is not None
    assert [one.record.number for one in home.reviews.soonest] == ["0005", "0004", "0020"]
    assert home.reviews.dates == "2020-04-01:1 2020-05-01:2 2020-06-01:1 2020-07-01:1 2020-08-01:1"
    assert home.reviews.more == 3
    assert [one.number for one in home.proposed] == ["0014", "0013", "0012"]
    assert home.more_proposed == NameView("Proposed", "statuses/proposed.html", 2)


@pytest.mark.parametrize(("count", "named"), [(3, 3), (4, 4), (5, 3)])
def test_no_place_is_taken_by_one_more(count: int, named: int) -> None:
    """Where a single review or proposal would be left out it is named too, since "1 more" says less in its room."""
    _, home = listed(
        *(make_record(f"adr/{at:04}-x.md", status="accepted", review_by="2020-01-01") for at in range(count)),
        *(make_record(f"adr/{at:04}-y.md", status="proposed") for at in range(10, 10 + count)),
    )
    assert home.reviews is not None
    assert (len(home.reviews.soonest), home.reviews.more) == (named, count - named)
    assert len(home.proposed) == named
    assert (home.more_proposed.count if home.more_proposed else 0) == count - named


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
        ("sources/pay.html", "../", "source", ["0001", "0002"]),
        ("sources/con-source.html", "../", "source", ["0001"]),  # no Windows device
    ]
    assert pages[0].sentence == "2 decisions, 1 in force. 1 does not say its status."
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


def test_each_status_has_its_list() -> None:
    """Words that are not known share one; a site's own has an address of letters, and its meaning."""
    listing, home = listed(*RECORDS, make_record("adr/0009-i.md", status="other", status_text="stuck"))
    pages = {page.url: page for page in status_views(listing, home.site)}
    assert list(pages) == [
        "statuses/accepted.html", "statuses/adopted.html", "statuses/proposed.html", "statuses/other.html",
        "statuses/deprecated.html", "statuses/superseded.html", "statuses/rejected.html", "statuses/none.html",
    ]  # fmt: skip
    other = pages["statuses/other.html"]
    assert [(row.id, row.status.label) for row in other.rows] == [("9", "Stuck"), ("4", "On hold")]
    assert (other.title, other.kind, other.sentence) == ("Other", "status", "2 decisions.")
    assert pages["statuses/adopted.html"].choice == "index.html#status=adopted"
    adopted = pages["statuses/adopted.html"].status
    assert adopted is not None
    assert adopted.meaning == "in use"


def test_addresses_of_statuses_are_apart_and_safe() -> None:
    """Whatever a site calls its status words, each has an address of its own, which no tag or page shares."""
    words = ["Accepted", "on hold", "On Hold", "❄", "index", "con", "a/b", "../x"]
    urls = status_urls(words)
    assert len(set(urls.values())) == len(urls) == 8 + len(words)
    assert urls["accepted"] == "statuses/accepted.html"
    assert all(url.count("/") == 1 and url.endswith(".html") and ".." not in url for url in urls.values())
    assert urls["index"] == "statuses/index-status.html"


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


def test_a_mistyped_year_leaves_the_others_their_room() -> None:
    """A long time in which nothing happens is left out, as in the timeline; the axis says where, and days keep their order."""
    days = ["2013-06-16", *(f"20{year}-{month:02}-01" for year in (23, 24, 25) for month in (2, 6, 10))]
    records = [
        make_record(f"adr/{at:04}-x.md", status="accepted", date=day) for at, day in enumerate(days, start=1)
    ]
    listing, _ = listed(*records, as_of="2025-12-01")
    assert [mark.text for mark in listing.axis] == ["2013", "…", "2024", "2025"]
    places = [float(mark.at) for mark in listing.axis]
    assert all(late - early > 8 for early, late in pairwise(places))
    begins = [float(row.life.start) for row in sorted(listing.rows, key=lambda row: row.at) if row.life]
    assert begins == sorted(begins)
    assert begins[0] < places[1] < begins[1]
    assert begins[-1] - begins[1] > 50


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
    assert views[1].choice == "index.html#tag=Open%20Source"
    assert all(row is listing.by_path[f"adr/000{row.id}-{row.title.lower()}.md"] for row in views[0].rows)
    assert views[0].sentence == "2 decisions, 1 in force."


def test_a_persons_page_says_how_they_take_part() -> None:
    """Roles are told apart; a record counts once."""
    listing, home = listed()
    assert [(view.title, view.sentence) for view in person_views(listing, home.site)] == [
        ("@ann", "1 decision, 1 in force. Part taken: decided 1 and wrote 1."),
        ("Bob", "2 decisions, 1 in force. Part taken: decided 1 and consulted on 1."),
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
    assert sorted(row.source for row in listing.rows) == ["Payments", "search"]
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
        ("Accepted", "accepted", ""),
        ("**ACCEPTED**.", "accepted", ""),
        ("In force", "accepted", ""),
        ("Accepted, with changes", "accepted", "Accepted, with changes"),
        ("approved", "accepted", "approved"),
        ("**Superseded**", "superseded", ""),
        ("Superseded by 12", "superseded", "Superseded by 12"),
        ("on hold", "other", ""),
        (None, "accepted", ""),
    ],
)
def test_the_records_own_words_stand_beside_where_they_add(written: str | None, word: str, text: str) -> None:
    """What only repeats the label, or is the status' usual word, is left out."""
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

    monkeypatch.setattr(rows_module, "Row", counted)
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


def test_a_list_is_cut_into_pages() -> None:
    """Every row stands on one page, in order; each page knows the others; a list that fits has one page and no way."""
    listing, home = listed(*(make_record(f"adr/{at:04}-x.md", date="2019-01-01") for at in range(1, 26)))
    pages = list(cut(listing.rows, "tags/x.html", listing.corpus.language, size=10))
    assert [url for url, _, _ in pages] == ["tags/x.html", "tags/x/2.html", "tags/x/3.html"]
    assert [url for url, _, _ in pages[1:]] == [page_url("tags/x.html", at) for at in (2, 3)]
    assert tuple(row for _, rows, _ in pages for row in rows) == listing.rows
    pager = pages[1][2]
    assert pager is not None
    assert (pager.number, pager.count, pager.previous, pager.next) == (
        "2",
        "3",
        "tags/x.html",
        "tags/x/3.html",
    )
    assert pager.told == "Decisions 11 to 20 of 25"
    assert [one.current for one in pager.links] == [False, True, False]
    assert [pager for *_, pager in cut(listing.rows, "tags/x.html", listing.corpus.language)] == [None]
    assert [pager for *_, pager in cut((), HOME, listing.corpus.language)] == [None]
    first = home_view(listing, home.site, size=10)
    others = list(further_home_views(listing, home.site, size=10))
    assert (len(first.rows), [page.url for page in others]) == (10, ["decisions/2.html", "decisions/3.html"])
    assert [page.root for page in others] == ["../", "../"]
    assert (home.chunk, first.chunk) == (0, 50)


def test_pages_that_are_left_out_are_marked_and_one_alone_is_not() -> None:
    """First, last and near pages are named; a mark stands for two or more others."""
    rows = (listed()[0].rows * 13)[:100]
    language = listed()[0].corpus.language
    shown = {}
    for url, _, pager in cut(rows, HOME, language, size=10):
        assert pager is not None
        shown[url] = " ".join(one.name or "…" for one in pager.links)
        assert PageLink("", "", current=False) not in pager.links[:1]
    assert shown[HOME] == "1 2 … 10"
    assert shown["decisions/4.html"] == "1 2 3 4 5 … 10"
    assert shown["decisions/5.html"] == "1 … 4 5 6 … 10"
    assert shown["decisions/10.html"] == "1 … 9 10"


def test_each_record_is_on_the_page_that_it_is_said_to_be_on() -> None:
    """The page that a record's own leads back to holds its row."""
    corpus, _ = assemble(many(130))
    listing, site = build_listing(corpus, as_of=AS_OF), site_view(corpus, as_of=AS_OF, generator="")
    said = home_pages(listing, size=40)
    found: dict[str, str] = {}
    views: list[HomeView | ListView] = [home_view(listing, site, size=40)]
    for view in (*views, *further_home_views(listing, site, size=40)):
        found |= {corpus.decisions[row.at].record.path: view.url for row in view.rows}
    assert found == said
    assert len(set(said.values())) == 4


def test_addresses_of_further_pages_are_taken() -> None:
    """A record whose own address would be that of a list's page gets another, and the build says so."""
    given = settings(permalink="decisions/{slug}.html")
    records = [make_record(f"adr/{at:04}-{at}.md", slug=str(at)) for at in range(1, 202)]
    corpus, diagnostics = assemble(records, given=given)
    assert corpus.by_path["adr/0002-2.md"].url != "decisions/2.html"
    assert [(one.code, one.place.file) for one in diagnostics] == [("U501", "adr/0002-2.md")]
    assert assemble(records[:200], given=given)[1] == ()
    assert list(further_urls("tags/a.html", 401)) == ["tags/a/2.html", "tags/a/3.html"]


def test_scripts_know_the_facets_of_every_record() -> None:
    """Column by column in the site's order: status, date to the day, names, source, times in force; and the titles' order."""
    listing, _ = listed()
    told = facets(listing)
    assert told["words"] == [
        "accepted", "adopted", "proposed", "other", "deprecated", "superseded", "rejected", "none",
    ]  # fmt: skip
    assert told["groups"] == [0, 0, 1, 2, 3, 3, 3, 2]
    assert [told["words"][one] for one in told["status"]] == [
        "superseded", "accepted", "proposed", "other", "deprecated", "adopted", "none", "rejected",
    ]  # fmt: skip
    assert told["date"][3:6] == ["", "2013-12-01", "2011-05-05"]
    assert [[told["tags"][one] for one in tags] for tags in told["tag"][:3]] == [
        ["Data", "Open Source"],
        ["Data"],
        ["Open Source"],
    ]
    assert [told["people"][one] for one in told["person"][1]] == ["@ann", "Bob"]
    assert [told["people"][one] for one in told["person"][2]] == ["Bob"]
    assert (told["sources"], told["source"]) == ([], [])
    assert told["times"][:3] == ["2010-01-01/2012-01-01", "2012-01-01/", ""]
    assert told["titles"] == list(range(8))


def test_scripts_order_as_the_site_does() -> None:
    """What scripts are given puts records in the order of the list: by group, the newest, the site's order reversed."""
    corpus, _ = assemble(many(200))
    listing = build_listing(corpus, as_of=AS_OF)
    told = facets(listing)
    ranked = sorted(range(200), key=lambda at: (told["date"][at], at), reverse=True)
    ranked.sort(key=lambda at: told["groups"][told["status"][at]])
    assert [row.at for row in listing.rows] == ranked
    assert [group(row.status.shape) for row in listing.rows] == sorted(
        group(row.status.shape) for row in listing.rows
    )
    assert all(not row.date or told["date"][row.at] == day(row.date.iso) for row in listing.rows)


def test_scripts_get_awkward_names_whole() -> None:
    """Markup, ends of lines of any kind and halves of letters in names leave what scripts read well-formed, and as pages show them."""
    awkward = ('"><script>', "</script>", "a\u2028b", "&=#%", "🌊", "x" * 300, "half \ud83d")
    listing, _ = listed(
        make_record("adr/1-x.md", tags=awkward, source="s"), make_record("adr/2-x.md", source="t")
    )
    told = facets(listing)
    assert [told["tags"][one] for one in told["tag"][0]] == sorted(
        (tag.replace("\ud83d", "?") for tag in awkward), key=told["tags"].index
    )
    assert records_text(listing).isascii()
    assert told["source"] == [0, 1]


def test_chunks_hold_every_record_once_in_the_sites_order() -> None:
    """So many to a file; a site that fits one page has none."""
    corpus, _ = assemble(many(230))
    listing, site = build_listing(corpus, as_of=AS_OF), site_view(corpus, as_of=AS_OF, generator="")
    chunks = list(row_chunks(listing))
    assert [len(chunk.rows) for chunk in chunks] == [50, 50, 50, 50, 30]
    assert [row.at for chunk in chunks for row in chunk.rows] == list(range(230))
    assert [chunk.url for chunk in chunks][:2] == ["lists/rows-0.js", "lists/rows-1.js"]
    assert [view for view in list_views(listing, site) if isinstance(view, RowsView)] == chunks
    assert not [view for view in list_views(listing, site, size=230) if isinstance(view, RowsView)]


def test_an_edit_changes_few_chunks() -> None:
    """Another title changes the one file that its row is in, and one record more the last file or a new one."""
    records = many(230)
    before = list(row_chunks(build_listing(assemble(records)[0], as_of=AS_OF)))
    edited = [*records[:100], replace(records[100], title="Another title altogether"), *records[101:]]
    after = list(row_chunks(build_listing(assemble(edited)[0], as_of=AS_OF)))
    changed = {new.url for old, new in zip(before, after, strict=True) if old != new}
    naming = {
        row.at
        for chunk in after
        for row in chunk.rows
        if "Another title altogether" in [one.title for one in row.superseded_by]
    }
    assert changed == {f"lists/rows-{at // 50}.js" for at in {100, *naming}}
    longer = list(row_chunks(build_listing(assemble(many(231))[0], as_of=AS_OF)))
    assert [new.url for old, new in zip(before, longer, strict=True) if old != new][-1:] == [
        "lists/rows-4.js"
    ]


def test_lists_by_every_choice_have_every_page() -> None:
    """All pages of all lists together: each address once, the root as deep as it lies."""
    corpus, _ = assemble(many(120))
    listing, site = build_listing(corpus, as_of=AS_OF), site_view(corpus, as_of=AS_OF, generator="")
    views = [view for view in list_views(listing, site, size=25) if not isinstance(view, RowsView)]
    assert len({view.url for view in views}) == len(views)
    assert all(view.root == "../" * view.url.count("/") for view in views)
    kinds = [view.kind for view in views if isinstance(view, ListView)]
    assert {"all", "status", "tag"} <= set(kinds)
    assert kinds.count("all") == 4
