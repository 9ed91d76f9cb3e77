"""A new record is read as it was asked for: from every template, with every title, or it is not made."""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import product

import cmarkgfm
import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from steelyard.core.model import Record
from steelyard.core.settings import Settings, StatusWord
from steelyard.diagnostics import Diagnostic
from steelyard.reading.parse import parse
from steelyard.writing.new.filling import Facts
from steelyard.writing.new.numbering import NameStyle, slug_of
from steelyard.writing.new.plain_words import tidy
from steelyard.writing.new.records import NewRecord, Sheet, Shelf, Table, new_record
from steelyard.writing.new.templates import MANNERS, TEMPLATES, Head, Manner, first_record, template

SETTINGS = Settings(statuses=(StatusWord("trial", "Trial", like="proposed"),))
NUMBERED = Shelf("", "adr", NameStyle(), SETTINGS)
DATED = Shelf("", "adr", NameStyle("short day"), SETTINGS)
WORDS = Shelf("", "adr", NameStyle("words", join=""), SETTINGS)
HEADS: tuple[Head, ...] = ("front matter", "section", "bullets", "lines")
MANY = tuple(
    Manner(sections, head, lead)
    for sections, head, lead in product(TEMPLATES, HEADS, ("", "NUMBER. ", "ADR-NNNN: ", "NNN - "))
)
TEXTS = (*map(template, MANY), *map(first_record, MANNERS.values()))
WORDS_OF_TITLES = (
    "a Use 12 5. ADR-7 ADR-0012: [x] # --- - ' \" : <b> <!-- --> * _x_ ** ` `` &amp; \\ ~~ ~ {#id} Context Status template "
    "| ( ]( null true $x$ 中文 مرحبا é NNNN RFC 2119 🎉 % @me ! [[w]] http://x.y = NUMBER DATE STATUS TITLE 2019-01-02 / .. "
    "Record :x: 1) > + draft YYYY-MM-DD"
)
PIECES = WORDS_OF_TITLES.split()
TITLES = (
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=7).map(" ".join)
    | st.lists(st.sampled_from(PIECES), min_size=1, max_size=7).map("".join)
    | st.text(max_size=60)
)


class _Text(HTMLParser):
    """The text of the first H1, as a browser shows it."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = self.done = False
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.inside = self.inside or (tag == "h1" and not self.done)

    def handle_endtag(self, tag: str) -> None:
        if tag == "h1":
            self.inside, self.done = False, True

    def handle_data(self, data: str) -> None:
        self.text += data if self.inside else ""


def made(shelf: Shelf, text: str, facts: Facts, *, table: Table | None = None) -> NewRecord | Diagnostic:
    return new_record(shelf, Sheet(text, "adr/template.md"), facts, table=table, dated=True)


def read(new: NewRecord) -> tuple[Record, tuple[Diagnostic, ...]]:
    parsed = parse(new.text, path=new.path, source="", settings=SETTINGS)
    assert isinstance(parsed.item, Record)
    return parsed.item, parsed.diagnostics


def facts(title: str, number: str | None = "12", status: str = "proposed") -> Facts:
    return Facts(tidy(title), number, "2026-11-26", status)


@examples(max_examples=400)
@given(TITLES, st.sampled_from(TEXTS), st.sampled_from(["proposed", "accepted", "trial"]))
def test_a_record_has_exactly_its_title(title: str, text: str, status: str) -> None:
    """In a folder of numbers every title with a letter comes back as it was typed, and so it shows on GitHub.

    Only what all templates have for a title may be refused.
    """
    asked = facts(title, status=status)
    if not slug_of(asked.title, NameStyle()):
        return
    new = made(NUMBERED, text, asked)
    if isinstance(new, Diagnostic):
        assert new.code == "W920"
        assert (
            any(letter in asked.title for letter in "\ue000\ue001\ufffe\uffff")
            or not asked.title.isprintable()
        )
        return
    record, found = read(new)
    assert {one.code for one in found} <= {"N104"}  # it is accepted, and nobody has written it yet
    assert (record.title, record.number, record.status, record.date) == (
        asked.title,
        "12",
        status,
        "2026-11-26",
    )
    assert record.chosen is None or "Markdown" in record.chosen
    page = _Text()
    page.feed(cmarkgfm.github_flavored_markdown_to_html(new.text))
    shown = " ".join(page.text.split())
    assert shown.endswith(asked.title) or "http" in title or not asked.title.isprintable()


@examples(max_examples=300)
@given(TITLES, st.sampled_from(TEXTS), st.sampled_from([DATED, WORDS]))
def test_a_title_is_never_changed_in_silence(title: str, text: str, shelf: Shelf) -> None:
    """Where records have no number, a title that begins like one may be refused; none becomes another title."""
    asked = facts(title, None)
    if not slug_of(asked.title, NameStyle()):
        return
    new = made(shelf, text, asked)
    if isinstance(new, Diagnostic):
        assert new.code == "W920"
        return
    record, found = read(new)
    assert not found
    assert (record.title, record.number, record.status) == (asked.title, None, "proposed")


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_fresh_record_is_whole_and_says_nothing_yet(name: str) -> None:
    """A record from a template of ours has no findings, no token is left, and its placeholders tell nothing."""
    new = made(NUMBERED, template(MANNERS[name]), facts("Use a queue"))
    assert isinstance(new, NewRecord)
    record, found = read(new)
    assert not found
    assert not {"TITLE", "NUMBER", "STATUS", "DATE"} & set(new.text.split())
    assert (record.chosen, record.because, record.summary, record.deciders) == (None, None, "", ())


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_is_no_record(name: str) -> None:
    """The template that `init` writes is taken for one, by its name and by what it holds."""
    text = template(MANNERS[name])
    for path in ("adr/template.md", "adr/0000-something.md"):
        assert parse(text, path=path, source="", settings=SETTINGS).item.__class__.__name__ == "Page"


@pytest.mark.parametrize(
    ("shelf", "title", "number", "path"),
    [
        (NUMBERED, "Template", "12", "adr/0012-template-decision.md"),
        (DATED, "Issue template", None, "adr/20261126-decision-on-issue.md"),
        (DATED, "Con", None, "adr/20261126-con.md"),
        (WORDS, "Con", None, "adr/con-decision.md"),
        (WORDS, "README", None, "adr/readme-decision.md"),
        (WORDS, "RFC 2119 keywords", None, "adr/decision-on-rfc-2119-keywords.md"),
        (WORDS, "12 factors", None, "adr/decision-on-12-factors.md"),
    ],
)
def test_a_name_that_says_something_else_is_made_clear(
    shelf: Shelf, title: str, number: str | None, path: str
) -> None:
    """A name that would be read as a template, a device, an index or another number gets a word more or less."""
    new = made(shelf, template(MANNERS["nygard"]), facts(title, number))
    assert isinstance(new, NewRecord)
    assert new.path == path
    assert read(new)[0].title == title


@pytest.mark.parametrize(
    ("shelf", "text", "title", "number", "code"),
    [
        (DATED, template(MANNERS["madr"]), "TITLE", None, "W920"),
        (DATED, template(MANNERS["madr"]), "5. Things", None, "W920"),
        (NUMBERED, "---\nstatus: STATUS\nteam: [shop\n---\n# TITLE\n", "Use a queue", "12", "W921"),
        (NUMBERED, template(MANNERS["madr"]), "Use a queue", "1000000", "W922"),
    ],
)
def test_what_would_be_read_otherwise_is_not_made(
    shelf: Shelf, text: str, title: str, number: str | None, code: str
) -> None:
    """A placeholder for a title, a number of none, a template that is no YAML, a number too far: a finding each."""
    found = made(shelf, text, facts(title, number))
    assert isinstance(found, Diagnostic)
    assert found.code == code
    assert found.hint


@pytest.mark.parametrize(
    ("line", "summary"),
    [
        ('Chosen option: "{title of option 1}", because {justification}.', ""),
        (
            'Chosen option: "[option 1]", because [justification. e.g., only option that meets k.o. criterion].',
            "",
        ),
        ("Chosen option: {title of option}", ""),
        ('Chosen option: "[Redis](redis.md)", because it is fast.', "Redis, because it is fast"),
        ('Chosen option: "<T> in generics", because it is short.', "in generics, because it is short"),
    ],
)
def test_a_template_s_line_for_the_choice_is_no_summary(line: str, summary: str) -> None:
    """Left standing it is neither a choice nor what a list says of the record; a real choice is both."""
    text = f"# 1. Use a queue\n\nStatus: proposed\n\n## Decision Outcome\n\n{line}\n"
    item = parse(text, path="adr/0001-x.md", source="", settings=SETTINGS).item
    assert isinstance(item, Record)
    assert item.summary == summary
    assert (item.chosen is None) == (not summary)
