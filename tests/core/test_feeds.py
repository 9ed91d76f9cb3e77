"""Feeds: what a feed reader reads is what the records say, each decision the same entry for ever."""

from __future__ import annotations

import re
import warnings
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin
from uuid import UUID
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import settings as bounds
from hypothesis import strategies as st
from msgspec.structs import replace

from record_samples import assemble, corpus_of, make_record, settings, state
from steelyard.core.feeds import feeds
from steelyard.core.lists.choices import list_views
from steelyard.core.lists.rows import build_listing
from steelyard.core.model import Step
from steelyard.core.plain_text import one_line
from steelyard.core.settings import SiteSettings, Source
from steelyard.core.site import site_view
from steelyard.core.views.lists import HomeView, ListView

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of the library's own making
    import feedparser

if TYPE_CHECKING:
    from steelyard.core.corpus import Corpus

ATOM = "{http://www.w3.org/2005/Atom}"
TERN = SiteSettings("Tern & friends", "What we decided.", url="https://tern.example/log")
GIVEN = settings(site=TERN)
RECORDS = (
    make_record("adr/0001-a.md", status="superseded", date="2018-01-01", title="Use a <queue>", tags=("Data, big", "ops")),
    make_record("adr/0002-b.md", status="accepted", date="2019-05-04", title="Use no queue", deciders=("Ann", "Bo"),
                summary="So that “nobody” waits & all go.", statements=(state("supersedes", "1"),)),
    make_record("adr/0003-c.md", status="proposed", authors=("Cy",), deciders=("Ann",),
                history=(Step("2020-02", "proposed"), Step("2021-03-04", None, note="looked at"))),
    make_record("adr/0004-d.md", status="accepted"),
)  # fmt: skip


def texts(corpus: Corpus, **options: Any) -> dict[str, str]:
    listing = build_listing(corpus, as_of=None)
    found = list(feeds(listing, site_view(corpus, as_of=None, generator="Steelyard 1"), **options))
    assert len(found) == len(dict(found))
    return dict(found)


def read(text: str) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        parsed = feedparser.parse(text.encode(), sanitize_html=False)
    assert not parsed.bozo, parsed.bozo_exception
    assert parsed.version == "atom10"
    return parsed


def check(text: str) -> None:
    """Hold a feed against RFC 4287, section 4: what must be there once, and in which form."""
    feed = ET.fromstring(text)
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", feed.findtext(f"{ATOM}updated", ""))
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    assert [link.get("rel") for link in feed.findall(f"{ATOM}link")] == ["self", "alternate"]
    for each in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert len(each.findall(ATOM + name)) == 1
        assert each.findtext(f"{ATOM}title")
        UUID(each.findtext(f"{ATOM}id", "").removeprefix("urn:uuid:"))
    for entry in entries:
        assert len(entry.findall(f"{ATOM}published")) == len(entry.findall(f"{ATOM}summary")) == 1
        assert [link.get("rel") for link in entry.findall(f"{ATOM}link")] == ["alternate"]
        assert all(one.get("term") for one in entry.findall(f"{ATOM}category"))
        assert all(one.findtext(f"{ATOM}name") for one in entry.findall(f"{ATOM}author"))
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(ids) == len(set(ids))
    days = [entry.findtext(f"{ATOM}updated", "") for entry in entries]
    assert days == sorted(days, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == (days[0] if days else "1970-01-01T00:00:00Z")


def ids(text: str) -> dict[str, str]:
    return {entry.link: entry.id for entry in read(text).entries}


def test_a_feed_tells_what_is_new_or_changed() -> None:
    """Decisions with a date, the last changed first: by its own date, its last step, or the day another one ended it."""
    every = texts(corpus_of(*RECORDS, given=GIVEN))
    check(every["feed.xml"])
    parsed = read(every["feed.xml"])
    told = [(entry.title, entry.published[:10], entry.updated[:10]) for entry in parsed.entries]
    assert told == [
        ("0003 C", "2020-02-01", "2021-03-04"),
        ("0002 Use no queue", "2019-05-04", "2019-05-04"),
        ("0001 Use a <queue>", "2018-01-01", "2019-05-04"),
    ]
    third, second, first = parsed.entries
    assert first.summary == "Superseded."
    assert second.summary == "In force. So that “nobody” waits & all go."
    assert [(one.term, one.get("label")) for one in first.tags] == [
        ("superseded", "Superseded"),
        ("Data, big", None),
        ("ops", None),
    ]
    assert [[one.name for one in entry.get("authors", [])] for entry in parsed.entries[:2]] == [
        ["Cy"],
        ["Ann", "Bo"],
    ]
    assert third.link == "https://tern.example/log/d/0003-c.html"
    assert (parsed.feed.title, parsed.feed.subtitle, parsed.feed.language) == (
        "Tern & friends",
        "What we decided.",
        "en",
    )
    assert parsed.feed.author == "Tern & friends"
    assert [(link.rel, link.href) for link in parsed.feed.links] == [
        ("self", "https://tern.example/log/feed.xml"),
        ("alternate", "https://tern.example/log/"),
    ]


def test_every_list_has_the_feed_that_its_pages_name() -> None:
    """Each tag, person, status and source has a feed of its own decisions, and no feed is made that no page names."""
    given = replace(GIVEN, sources=(Source("a", "ours", "Our own"), Source("b", "theirs")))
    corpus = corpus_of(
        *(replace(each, source="ours") for each in RECORDS),
        make_record("b/0001-x.md", source="theirs", status="rejected", date="2020-01-01", tags=("ops",)),
        given=given,
    )
    every = texts(corpus)
    listing = build_listing(corpus, as_of=None)
    pages = list(list_views(listing, site_view(corpus, as_of=None, generator="")))
    named = {view.feed_url for view in pages if isinstance(view, (HomeView, ListView))}
    assert set(every) == named
    for view in pages:
        if isinstance(view, (HomeView, ListView)):
            parsed = read(every[view.feed_url])
            dated = {row.id for row in view.rows if row.id != "ours:4"}
            assert len(parsed.entries) == len(dated), view.url
    for url, text in every.items():
        check(text)
        assert read(text).feed.links[0].href == f"https://tern.example/log/{url}"
    assert [entry.title for entry in read(every["tags/ops.xml"]).entries] == ["0001 X", "0001 Use a <queue>"]
    assert read(every["tags/ops.xml"]).feed.title == "ops · Tern & friends"
    assert read(every["sources/ours.xml"]).feed.title == "Our own · Tern & friends"
    assert read(every["people/ann.xml"]).feed.links[1].href == "https://tern.example/log/people/ann.html"
    assert read(every["statuses/rejected.xml"]).feed.title == "Rejected · Tern & friends"


def test_an_entry_stays_itself() -> None:
    """A new title, date, summary or status is the same entry; so it is in each feed, and under https. Another site's is another."""
    before = ids(texts(corpus_of(*RECORDS, given=GIVEN))["feed.xml"])
    changed = [replace(each, title="Other", summary="New", status="accepted") for each in RECORDS]
    again = texts(assemble(changed, given=replace(GIVEN, site=replace(TERN, title="Turned")))[0])
    assert ids(again["feed.xml"]) == before
    assert ids(again["tags/ops.xml"]).items() <= before.items()
    plain = replace(GIVEN, site=replace(TERN, url="http://tern.example/log/"))
    assert set(ids(texts(corpus_of(*RECORDS, given=plain))["feed.xml"]).values()) == set(before.values())
    other = replace(GIVEN, site=replace(TERN, url="https://tern.example/other"))
    assert not set(ids(texts(corpus_of(*RECORDS, given=other))["feed.xml"]).values()) & set(before.values())
    names = [read(text).feed.id for text in again.values()]
    assert len(set(names)) == len(names)
    assert not set(names) & set(before.values())


def test_without_an_address_links_count_from_the_feed() -> None:
    """A site that does not know where it is published leads to its pages from where the feed was found."""
    every = texts(corpus_of(*RECORDS))
    for url, text in every.items():
        check(text)
        found = {link.get("href", "") for link in ET.fromstring(text).iter(f"{ATOM}link")}
        whole = {urljoin(f"https://any.example/x/{url}", each) for each in found}
        assert f"https://any.example/x/{url}" in whole
        expected = (
            r"https://any\.example/x/(?:\w+\.xml|index\.html|(?:d|tags|people|statuses)/[\w-]+\.(?:html|xml))"
        )
        assert all(re.fullmatch(expected, each) for each in whole), whole


def test_a_feed_is_short_and_never_missing() -> None:
    """The newest are kept; a site without a date in it has a feed all the same, so that its address can be told."""
    many = [make_record(f"adr/{n:04}-x.md", date=f"2020-01-{n:02}") for n in range(1, 32)]
    text = texts(corpus_of(*many), most=3)["feed.xml"]
    assert [entry.title for entry in read(text).entries] == ["0031 X", "0030 X", "0029 X"]
    assert len(read(texts(corpus_of(*many))["feed.xml"]).entries) == 31
    for corpus in (corpus_of(), corpus_of(RECORDS[3])):
        check(texts(corpus)["feed.xml"])
        assert not read(texts(corpus)["feed.xml"]).entries


TEXTS = st.text(st.characters(), max_size=60)


@bounds(deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS, TEXTS), min_size=1, max_size=4), TEXTS, TEXTS)
def test_any_words_make_a_feed(words: list[tuple[str, str, str, str]], title: str, description: str) -> None:
    """Whatever records say, every feed is well-formed, and has their words but for what XML has no letters for."""
    given_ = settings(site=SiteSettings(f"T{title}", description, url="https://tern.example"))
    records = [
        make_record(f"adr/{at + 1:04}-x.md", status="accepted", date="2020-01-01", title=f"X{told}",
                    summary=summary, tags=(tag,), authors=(person,))
        for at, (told, summary, tag, person) in enumerate(words)
    ]  # fmt: skip
    corpus, _ = assemble(records, given=given_)
    every = texts(corpus)
    assert every == texts(assemble(records, given=given_)[0])
    for text in every.values():
        feed = ET.fromstring(text.encode())
        found = {
            entry.findtext(f"{ATOM}title"): entry.findtext(f"{ATOM}summary")
            for entry in feed.iter(f"{ATOM}entry")
        }
        for decision in corpus.decisions:
            summary = found.get(one_line(decision.label))
            if text == every["feed.xml"]:
                assert summary == f"In force. {one_line(decision.record.summary)}".strip()
