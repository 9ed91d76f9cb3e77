"""The calendar of reviews: what a calendar program reads is what the records say, today and in ten years."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from click.testing import CliRunner
from hypothesis import given
from hypothesis import settings as bounds
from hypothesis import strategies as st
from icalendar import Calendar
from msgspec.structs import replace

from record_samples import assemble, corpus_of, make_record, settings, state
from steelyard.core.plain_text import one_line
from steelyard.core.reviews import reviewable
from steelyard.core.settings import SiteSettings, StatusWord
from steelyard.core.site import site_view
from steelyard.doors.cli import cli
from steelyard.edges.calendar import review_calendar

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from icalendar import Event

    from steelyard.core.corpus import Corpus

GIVEN = settings(
    site=SiteSettings("Tern, decided; twice", url="https://tern.example/log"),
    statuses=(StatusWord("adopted", "Adopted", like="accepted"), StatusWord("dropped", "Dropped", like="rejected")),
)  # fmt: skip
RECORDS = (
    make_record("adr/0001-a.md", status="superseded", date="2018-01-01", review_by="2020-01-01"),
    make_record("adr/0002-b.md", status="accepted", date="2019-05-04", review_by="2027-03",
                title="Use a queue, not; a \\ table", summary="So that “nobody” waits.", tags=("Data, big", "ops"),
                statements=(state("supersedes", "1"),)),
    make_record("adr/0003-c.md", status="proposed", review_by="2026-12-31"),
    make_record("adr/0004-d.md", status="deprecated", date="2019-01-01", review_by="2026-01-01"),
    make_record("adr/0005-e.md", status="dropped", date="2019-01-01", review_by="2026-01-01"),
    make_record("adr/0006-f.md", status="adopted", date="2019-01-01", review_by="2026-01-01"),
    make_record("adr/0007-g.md", status="accepted", date="2019-01-01"),
)  # fmt: skip


def events(corpus: Corpus) -> list[Event]:
    calendar = Calendar.from_ical(review_calendar(corpus))
    assert not calendar.errors
    return calendar.events


def fact(event: Event, name: str) -> Any:
    return event[name]


def text(event: Event, name: str) -> str:
    return str(fact(event, name))


def tags_of(event: Event) -> list[str]:
    return [str(each) for each in fact(event, "categories").cats] if "categories" in event else []


def test_each_review_is_a_day() -> None:
    """What is not over and has a review date is one event that says what to look at, where, and blocks nobody's day."""
    read = events(corpus_of(*RECORDS, given=GIVEN))
    assert [text(event, "summary") for event in read] == [
        "Review 0002 Use a queue, not; a \\ table",
        "Review 0003 C",
        "Review 0006 F",
    ]
    first = read[0]
    assert fact(first, "dtstart").dt == dt.date(2027, 3, 1)
    assert "dtend" not in first
    assert "rrule" not in first
    assert fact(first, "dtstamp").dt == dt.datetime(2019, 5, 4, tzinfo=dt.UTC)
    assert text(first, "description") == "In force. So that “nobody” waits."
    assert text(first, "url") == "https://tern.example/log/d/0002-b.html"
    assert tags_of(first) == ["Data, big", "ops"]
    assert text(first, "transp") == "TRANSPARENT"
    assert fact(read[1], "dtstamp").dt == dt.datetime(2026, 12, 31, tzinfo=dt.UTC)
    assert text(read[2], "description") == "Adopted."


def test_the_calendar_is_called_as_the_site() -> None:
    """Its name is the site's title, escaped as any other text."""
    raw = review_calendar(corpus_of(*RECORDS, given=GIVEN))
    assert b"X-WR-CALNAME:Tern\\, decided\\; twice\r\n" in raw
    assert raw.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")


def test_an_event_stays_itself() -> None:
    """A new title, date or summary changes the event and not its UID; another record, or site, has another."""
    before = {text(event, "uid") for event in events(corpus_of(*RECORDS, given=GIVEN))}
    changed = [
        replace(record, title="Other", summary="Other", review_by=record.review_by and "2030-01-01")
        for record in RECORDS
    ]
    assert {text(event, "uid") for event in events(corpus_of(*changed, given=GIVEN))} == before
    elsewhere = replace(GIVEN, site=SiteSettings("Tern", url="https://tern.example/other"))
    other = {text(event, "uid") for event in events(corpus_of(*RECORDS, given=elsewhere))}
    assert len(before) == len(other) == 3
    assert not before & other


def test_without_an_address_there_is_no_link() -> None:
    """A site that does not know where it is published links nowhere."""
    (event,) = events(corpus_of(make_record("adr/0001-a.md", status="accepted", review_by="2027-01-01")))
    assert "url" not in event


def test_the_site_says_where_its_calendar_is() -> None:
    """Pages lead to the calendar only where there is one."""
    with_reviews = site_view(corpus_of(*RECORDS, given=GIVEN), as_of=None, generator="")
    without = site_view(corpus_of(RECORDS[6], given=GIVEN), as_of=None, generator="")
    assert (with_reviews.reviews_url, without.reviews_url) == ("reviews.ics", "")


def test_a_build_publishes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Home and every page's head lead to the file; when the last review date goes, the file and the links go too."""
    monkeypatch.chdir(tmp_path)
    record = tmp_path / "adr/0001-a.md"
    record.parent.mkdir()
    record.write_text("---\nstatus: accepted\nreview-by: 2031-01\n---\n# Use a queue\n")
    assert CliRunner().invoke(cli, ["build"]).exit_code == 0
    calendar = Calendar.from_ical((tmp_path / "site/reviews.ics").read_bytes())
    assert [text(event, "summary") for event in calendar.events] == ["Review 0001 Use a queue"]
    home = (tmp_path / "site/index.html").read_text()
    assert home.count('href="reviews.ics"') == 2
    page = (tmp_path / "site/d/0001-a.html").read_text()
    assert '<link rel="alternate" href="../reviews.ics" type="text/calendar"' in page
    record.write_text("---\nstatus: accepted\n---\n# Use a queue\n")
    assert CliRunner().invoke(cli, ["build"]).exit_code == 0
    assert not (tmp_path / "site/reviews.ics").exists()
    assert "reviews.ics" not in (tmp_path / "site/index.html").read_text()


TEXTS = st.text(st.characters(), max_size=120)
DAYS = st.dates(dt.date(1000, 1, 1)).map(dt.date.isoformat)


@bounds(deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS, DAYS), min_size=1, max_size=6), TEXTS)
def test_any_words_are_read_back(given_: list[tuple[str, str, str, str]], title: str) -> None:
    """Whatever records say, lines end in CRLF within 75 bytes, and a calendar program reads the same facts."""
    site = SiteSettings(title, url="https://tern.example/")
    records = [
        make_record(
            f"adr/{at + 1:04}-x.md",
            status="accepted",
            title=words,
            summary=summary,
            tags=(tag,),
            review_by=day,
        )
        for at, (words, summary, tag, day) in enumerate(given_)
    ]
    corpus, _ = assemble(records, given=settings(site=site))
    raw = review_calendar(corpus)
    assert raw == review_calendar(assemble(records, given=settings(site=site))[0])
    assert raw.endswith(b"\r\n")
    for line in raw.decode().split("\r\n"):
        assert len(line.encode()) <= 75
        assert not re.search("[\x00-\x08\x0a-\x1f\x7f]", line)
    read = events(corpus)
    assert len(read) == len(records)
    for event, decision in zip(read, corpus.decisions, strict=True):
        assert reviewable(decision, corpus.meanings)
        assert text(event, "summary") == one_line(f"Review {decision.label}")
        assert text(event, "description") == f"In force. {one_line(decision.record.summary)}".strip()
        assert fact(event, "dtstart").dt.isoformat() == decision.record.review_by
        tags = [one_line(tag.name) for tag in corpus.tags.of(decision.record.tags)]
        assert tags_of(event) == [tag for tag in tags if tag]
