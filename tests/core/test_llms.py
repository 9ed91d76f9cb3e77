"""`llms.txt`: every decision in a line, grouped by what holds, in the form that llmstxt.org asks for."""

from __future__ import annotations

import re

from record_samples import corpus_of, make_record, settings, state
from steelyard.core.llms import llms_text
from steelyard.core.settings import SiteSettings

RECORDS = (
    make_record("adr/0001-walk.md", status="superseded", date="2019-03-01", title="Walk [to] work"),
    make_record(
        "adr/0002-ride.md",
        status="accepted",
        date="2021-05-02",
        summary="By bike",
        statements=(state("supersedes", "1"),),
    ),
    make_record("adr/0003-fly.md", status="proposed", summary="Why not?"),
    make_record("adr/0004-stay.md"),
)


def test_the_whole_of_it() -> None:
    """The site's name and sentence, then the groups that there are, each decision with status, date and outcome."""
    site = SiteSettings(title="Ways\nto work", description="How we come.", url="https://x.org/ways")
    assert (
        llms_text(corpus_of(*RECORDS, given=settings(site=site)))
        == """\
# Ways to work

> How we come.

## In force

- [0002 Ride](https://x.org/ways/d/0002-ride.md): In force, 2021-05-02. By bike.

## Proposed

- [0003 Fly](https://x.org/ways/d/0003-fly.md): Proposed. Why not?

## Other

- [0004 Stay](https://x.org/ways/d/0004-stay.md): No status

## Rejected, or no longer in force

- [0001 Walk \\[to\\] work](https://x.org/ways/d/0001-walk.md): Superseded, 2019-03-01

## Optional

- [decisions.json](https://x.org/ways/decisions.json): every decision and relation, with scores, as data
"""
    )


def test_without_an_address_or_copies() -> None:
    """Links count from the file where the site's address is not known, and lead to pages where there are no copies."""
    text = llms_text(corpus_of(*RECORDS, given=settings(copies=False)))
    assert re.findall(r"\]\(([^)]*)\)", text) == [
        "d/0002-ride.html",
        "d/0003-fly.html",
        "d/0004-stay.html",
        "d/0001-walk.html",
        "decisions.json",
    ]


def test_what_a_record_says_makes_no_link() -> None:
    """Titles and outcomes are text: nothing of them leads anywhere, ends the link, or is obeyed by a terminal."""
    record = make_record(
        "adr/0001-a.md", status="accepted", title="A ` [x](y) <b> &amp; R&D", summary="[a](b) ` \x01\u202e."
    )
    text = llms_text(
        corpus_of(record, given=settings(site=SiteSettings(title="[x](y)", description="[z](z)")))
    )
    assert text.startswith("# \\[x\\](y)\n\n> \\[z\\](z)\n")
    assert (
        "- [0001 A \\` \\[x\\](y) \\<b> \\&amp; R&D](d/0001-a.md): In force. \\[a\\](b) \\` \ufffd.\n" in text
    )


def test_an_empty_site() -> None:
    """A site without records has its name and its data."""
    assert llms_text(corpus_of()).startswith(
        "# Decisions\n\n## Optional\n\n- [decisions.json](decisions.json): "
    )
