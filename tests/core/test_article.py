"""Pages: a record with all that is said of it, plain pages, redirects, the page for what is not found."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from record_samples import assemble, corpus_of, make_page, make_record, settings, state
from steelyard.core.article import not_found_view, page_view, record_view, redirect_views
from steelyard.core.corpus import Corpus, with_mentions
from steelyard.core.language.language import Language
from steelyard.core.model import Extra, Fragment, Heading, Mention, Step
from steelyard.core.repository import Repository
from steelyard.core.settings import RelationKind, Settings, SiteSettings, Source
from steelyard.core.site import site_view
from steelyard.core.views.parts import DateView, NameView
from steelyard.core.views.record import ExtraView, HeadingView, RecordView

FRAGMENT = Fragment("<p>So.</p>", (Heading(2, "context", "Context"),), diagrams=True)


def shown(corpus: Corpus, path: str, **options: Any) -> RecordView:
    site = site_view(corpus, as_of=options.pop("as_of", "2020-01-01"), generator="Steelyard 1")
    return record_view(corpus, corpus.by_path[path], FRAGMENT, site, **options)


def chain() -> Corpus:
    """Return three records, each superseding the one before, the last in force."""
    records = [
        make_record("adr/0001-a.md", title="A", status="superseded", date="2010-01-01"),
        make_record("adr/0002-b.md", title="B", status="superseded", date="2012-01-01", statements=(state("supersedes", "1"),)),
        make_record("adr/0003-c.md", title="C", status="accepted", date="2014-02", statements=(state("supersedes", "2"),)),
    ]  # fmt: skip
    return corpus_of(*records)


def test_a_record_that_is_over_says_so_at_once() -> None:
    """By what, since when, and what is in force at the end of the chain."""
    view = shown(chain(), "adr/0001-a.md")
    assert view.banner is not None
    assert view.banner.text == "No longer in force."
    assert [one.number for one in view.banner.records] == ["0002"]
    assert view.banner.since == view.until == DateView("2012-01-01", "1 January 2012")
    assert [(one.number, one.status.label) for one in view.banner.current] == [("0003", "In force")]
    assert (view.status.label, view.status_text) == ("Superseded", "")


def test_one_in_force_has_no_banner() -> None:
    """The record's own words stand beside "In force" where they are not simply the usual one."""
    corpus = corpus_of(make_record("adr/0001-a.md", status="accepted", status_text="Adopted"))
    view = shown(corpus, "adr/0001-a.md")
    assert (view.banner, view.until, view.status.label, view.status_text) == (
        None,
        None,
        "In force",
        "Adopted",
    )
    middle = shown(chain(), "adr/0002-b.md").banner
    assert middle is not None
    assert ([one.number for one in middle.records], middle.current) == (["0003"], ())


def test_what_the_banner_says_is_not_said_twice() -> None:
    """A status that names its successor has no second reading beside it; one that says more, or names nobody, has."""
    for text, target, beside in (
        ("Superseded by ADR-2", "ADR-2", ""),
        ("**superseded** by ADR-2", "ADR-2", ""),
        ("Superseded by ADR-2 for new presses", "ADR-2", "Superseded by ADR-2 for new presses"),
        ("Superseded by ADR-7", "ADR-7", "Superseded by ADR-7"),
    ):
        old = make_record(
            "adr/0001-a.md",
            status="superseded",
            status_text=text,
            statements=(state("superseded_by", target, firm=False),),
        )
        corpus, _ = assemble([old, make_record("adr/0002-b.md", status="accepted")])
        assert shown(corpus, "adr/0001-a.md").status_text == beside


def test_a_deprecated_record_is_told_as_such() -> None:
    """Nothing has replaced it."""
    steps = (Step("2012-01-01", "accepted", "Ann", "for now"), Step("2013-01-01", "deprecated"))
    view = shown(corpus_of(make_record("adr/1-a.md", status="deprecated", history=steps)), "adr/1-a.md")
    assert view.banner is not None
    assert (view.banner.records, view.banner.since) == ((), DateView("2013-01-01", "1 January 2013"))
    assert [(step.status.label, step.by, step.note) for step in view.history if step.status] == [
        ("Accepted", "Ann", "for now"),
        ("Deprecated", "", ""),
    ]


def test_a_step_of_git_leads_to_its_commit() -> None:
    """The commit of a record in the site's own repository has a page; that of another repository is not known."""
    repository = Repository("https://github.com/o/r", prefix="team")
    sources = (Source("adr", "own"), Source("sub/adr", "sub", root="sub"), Source("../x", "out", root="../x"))
    steps = (
        Step("2012-01-01", "accepted", "Ann", "commit 1a2b3c4", commit="1a2b3c4d"),
        Step("2013-01-01", "rejected"),
    )
    paths = {"own": "adr/1-a.md", "sub": "sub/adr/1-a.md", "out": "../x/1-a.md"}
    records = [make_record(path, source=name, history=steps) for name, path in paths.items()]
    corpus = assemble(records, given=Settings(sources=sources))[0]
    urls = {
        name: [step.url for step in shown(corpus, path, repository=repository).history]
        for name, path in paths.items()
    }
    assert urls == {"own": ["https://github.com/o/r/commit/1a2b3c4d", ""], "sub": ["", ""], "out": ["", ""]}


def test_a_banner_ends_in_a_ring_of_successors() -> None:
    """A circle is an error, and never an endless loop."""
    records = [make_record(f"adr/{at}-x.md", status="accepted", statements=(state("supersedes", str(at % 3 + 1)),)) for at in (1, 2, 3)]  # fmt: skip
    view = shown(assemble(records)[0], "adr/1-x.md")
    assert view.banner is not None
    assert view.banner.current == ()


def test_relations_are_grouped_and_labelled() -> None:
    """What ended a record comes first, a site's own kinds last."""
    given = settings(relations=(RelationKind("implements", "implemented_by"),))
    records = [
        make_record("adr/1-a.md", statements=(state("implements", "2"), state("relates_to", "3"), state("relates_to", "2"))),
        make_record("adr/2-b.md", statements=(state("supersedes", "1"),)),
        make_record("adr/3-c.md"),
    ]  # fmt: skip
    view = shown(corpus_of(*records, given=given), "adr/1-a.md")
    assert [(one.kind, one.label, [ref.number for ref in one.records]) for one in view.relations] == [
        ("superseded_by", "Superseded by", ["0002"]),
        ("relates_to", "Related to", ["0002", "0003"]),
        ("implements", "Implements", ["0002"]),
    ]


def test_facts_are_all_there() -> None:
    """People and tags link to their pages, unknown keys are kept, edit links are the forge's."""
    record = make_record(
        "adr/0001-a.md", deciders=("Ann",), authors=("@ann",), consulted=("Bob",), informed=("Team X",), tags=("Data",),
        review_by="2019-12", extras=(Extra("jira", ("X-1",)),), chosen="Node", because="it is quick", summary="We use it.",
    )  # fmt: skip
    repository = Repository("https://github.com/o/r", commit="abc", branch="main", prefix="team")
    view = shown(corpus_of(record), record.path, repository=repository)
    assert view.deciders == view.authors == (NameView("Ann", "people/ann.html", 1),)
    assert (view.consulted[0].url, view.informed[0].url) == ("people/bob.html", "people/team-x.html")
    assert (view.tags[0].url, view.root, view.reviewable) == ("tags/data.html", "../", True)
    assert view.extras == (ExtraView("jira", ("X-1",)),)
    assert (view.chosen, view.because, view.summary) == ("Node", "it is quick", "We use it.")
    assert view.edit_url == "https://github.com/o/r/edit/main/team/adr/0001-a.md"
    assert view.history_url == "https://github.com/o/r/commits/main/team/adr/0001-a.md"
    assert (view.body.headings, view.body.diagrams) == ((HeadingView(2, "context", "Context"),), True)
    assert view.forge == "GitHub"
    bare = shown(corpus_of(record), record.path)
    assert (bare.edit_url, bare.history_url, bare.forge) == ("", "", "")


def test_the_last_change_is_that_after_the_decision() -> None:
    """What happened after a record's date is when it was modified; before it, or without dates, nothing is known."""
    for days, last in (
        (("2012-01-01", "2014-05-06", "2013-01-01"), DateView("2014-05-06", "6 May 2014")),
        (("2011-01-01", "2012-01-01"), None),
        ((None,), None),
        ((), None),
    ):
        steps = tuple(Step(day, "accepted") for day in days)
        record = make_record("adr/1-a.md", status="accepted", date="2012-01-01", history=steps)
        assert shown(corpus_of(record), record.path).modified == last


def test_a_record_was_decided_before_it_was_superseded() -> None:
    """Of a history with both days the page tells that of the acceptance, and the other as the last change."""
    superseded = Step("2014-05-06", "superseded")
    for steps, date, decided, last in (
        ((Step("2012-01-01", "accepted"), superseded), "2014-05-06", "2012-01-01", "2014-05-06"),
        (
            (Step("2012-01-01", "accepted"), superseded, Step("2015-01-01", "accepted")),
            "2015-01-01",
            "2015-01-01",
            None,
        ),
        ((Step("2012-01-01", "proposed"), superseded), "2014-05-06", "2014-05-06", None),
        ((superseded,), "2014-05-06", "2014-05-06", None),
    ):
        record = make_record("adr/1-a.md", status=steps[-1].status, date=date, history=steps)
        page = shown(assemble([record])[0], record.path)
        assert page.date
        assert (page.date.iso, page.modified.iso if page.modified else None) == (decided, last)


def test_a_banner_speaks_the_language_of_the_site() -> None:
    """What the page itself says of a record that is over is said in the site's language."""
    german = Language("de", {"No longer in force.": "Nicht mehr in Kraft.", "Superseded by": "Ersetzt durch"})
    view = shown(replace(chain(), language=german), "adr/0001-a.md")
    assert view.banner is not None
    assert view.banner.text == "Nicht mehr in Kraft."
    assert view.relations[0].label == "Ersetzt durch"


def test_neighbours_are_those_of_the_source() -> None:
    """Before and after in the site's order, never across sources."""
    records = [make_record(f"{name}/{at}-x.md", source=name) for name in "ab" for at in (1, 2)]
    corpus = corpus_of(*records, given=settings("a=a", "b=b"))
    neighbours = [
        (view.previous.url if view.previous else None, view.next.url if view.next else None)
        for view in (shown(corpus, one.path) for one in records)
    ]
    assert neighbours == [
        (None, "d/a/0002-x.html"),
        ("d/a/0001-x.html", None),
        (None, "d/b/0002-x.html"),
        ("d/b/0001-x.html", None),
    ]


def test_who_mentions_it_is_shown_with_the_sentence() -> None:
    """Also where a relation says it already; a page that is no record does not stand among the records."""
    records = [make_record("adr/1-a.md"), make_record("adr/2-b.md", statements=(state("amends", "1"),))]
    page = make_page("adr/README.md", title="Overview")
    links = {path: [Mention("record", "adr/1-a.md", "See there.")] for path in ("adr/2-b.md", page.path)}
    links["adr/1-a.md"] = [Mention("page", page.path, "All.")]
    corpus = with_mentions(corpus_of(*records, pages=[page]), links)
    view = shown(corpus, "adr/1-a.md")
    assert [(one.record.number, one.sentence) for one in view.backlinks] == [("0002", "See there.")]
    site = site_view(corpus, as_of=None, generator="")
    plain = page_view(
        corpus, page, FRAGMENT, site, repository=Repository("https://github.com/o/r", branch="main")
    )
    assert (plain.url, plain.root, plain.title) == ("pages/adr/README.html", "../../", "Overview")
    assert [one.number for one in plain.backlinks] == ["0001"]
    assert plain.edit_url.endswith("/edit/main/adr/README.md")


@pytest.mark.parametrize(
    ("url", "root"),
    [
        ("", "/"),
        ("https://x.example", "/"),
        ("https://x.example/a/b", "/a/b/"),
        ("https://x.example/a%20b/", "/a%20b/"),
        ("https://x.example//", "/"),
    ],
)
def test_the_page_for_what_is_not_found_works_at_any_depth(url: str, root: str) -> None:
    """Its links count from the base URL's path."""
    corpus = corpus_of(given=settings(site=SiteSettings(url=url)))
    view = not_found_view(site_view(corpus, as_of=None, generator=""))
    assert (view.url, view.root) == ("404.html", root)


def test_earlier_addresses_send_readers_on() -> None:
    """Each alias is a page of its own."""
    corpus = corpus_of(make_record("adr/0002-b.md", title="B", aliases=("/old/b/", "0001-b.md")))
    views = list(redirect_views(corpus, site_view(corpus, as_of=None, generator="")))
    assert [(view.url, view.root, view.title, view.target) for view in views] == [
        ("d/0001-b.html", "../", "0002 B", "d/0002-b.html"),
        ("old/b/index.html", "../../", "0002 B", "d/0002-b.html"),
    ]


@pytest.mark.parametrize(
    ("path", "blob"),
    [
        ("src/x.go", "https://github.com/o/r/blob/abc/team/src/x.go"),
        ("../x.go", "https://github.com/o/r/blob/abc/x.go"),
        ("../../x.go", ""),
    ],
)
def test_a_repository_shows_its_own_files_only(path: str, blob: str) -> None:
    """Paths count from the project's root; what lies outside the repository has no address."""
    assert Repository("https://github.com/o/r", "abc", "main", "team").blob(path) == blob
    assert Repository("https://github.com/o/r").blob(path) == ""
    assert Repository("").edit("x") == Repository("https://github.com/o/r", "abc").edit("x") == ""


def test_a_date_of_its_own_tells_when_a_superseded_record_was_decided() -> None:
    """Where the supersession has the date, the page tells the earlier one, unless the record did not hold from that day."""
    superseded = Step("2014-05-06", "superseded")
    for steps, decided in (
        ((superseded,), "2012-01-01"),
        ((Step("2013-01-01", "rejected"), superseded), "2014-05-06"),
    ):
        record = make_record(
            "adr/1-a.md", status="superseded", date="2014-05-06", decided="2012-01-01", history=steps
        )
        page = shown(assemble([record])[0], record.path)
        assert page.date
        assert page.date.iso == decided
