"""A title loses its number, its series and its markup, and nothing that belongs to it."""

from __future__ import annotations

import pytest

from steelyard.core.settings import Settings
from steelyard.reading.inline import plain
from steelyard.reading.outline import outline
from steelyard.reading.parse import parse
from steelyard.reading.titles import Heading, same_title, strip_number, title_heading, title_line

NUMBERED = (
    "ADR001: Use X|ADR 7 - Use X|7 - Use X|ADR-0007 Use X|[ADR-7] Use X|[RFC-12] Use X|RFC: Use X|Decision record: Use X|"
    "ADR-007 — Use X|ADR: 007 - Use X|0007 Use X|7.) Use X|#7: Use X|(7) Use X|ADR #7: Use X|ADR No. 7: Use X|Decision 7: Use X|"
    "Architecture Decision Record 7: Use X|Architecture Decision Record (ADR) 7: Use X|Any Decision Record: Use X|ADR - Use X|Decision Record - Use X|KIP-7 - Use X|"
    "LADR-7: Use X|Platform ADR 7: Use X|ADR/7 Use X|📝 ADR-7: Use X|ADR-SEC-007: Use X|ADR\u2011007 — Use X|📘 ADR\u2011SEC\u2011007 — Use X|ADR-B-CNS-007 — Use X|OPS-ADR-Gateway-0007: Use X|PROJ-ADR-0007: Use X|Title: Use X|ADR - 007 - Use X|ADR-12: Use X|"
    "ADR-XXX: Use X|ADR-00XX: Use X|ADR NNNN - Use X|ADR-TBD: Use X|RFC ???: Use X"
)
WHOLE = (
    "3 reasons to use X|Python 3.11 as baseline|12-factor apps|OAuth 2.0: how|ES2015: move on|RFC 2119 keywords|HTTP/2 everywhere|"
    "Log4j 2: replace it|S3 - our store|Phase 2: rollout|ADR 7.1: Use X|ADR-XXX|ADR-next: Use X|XXX: Use X|ADR-XXX-YYY: Use X|Record-keeping for X|1Password|Use X: Y"
)


@pytest.mark.parametrize("text", NUMBERED.split("|"))
def test_numbers_go(text: str) -> None:
    """The record's own number goes, with the words that only say what it is the number of."""
    assert strip_number(text, "7")[0] == "Use X"


@pytest.mark.parametrize("text", ["ADR 0007 / Use X", "ADR-7 / Use X", "0007 / Use X"])
def test_a_slash_may_stand_behind_the_number(text: str) -> None:
    """It goes with the number that is the record's own; that of another one, or of the title, stays with it."""
    assert strip_number(text, "7") == ("Use X", "7")
    assert strip_number("24 / 7 support", "7") == ("24 / 7 support", None)
    assert strip_number("2 / 3 of all boats", "7") == ("2 / 3 of all boats", None)


@pytest.mark.parametrize("text", WHOLE.split("|"))
def test_figures_stay(text: str) -> None:
    """A figure that belongs to the title stays, and so does another document's number."""
    assert strip_number(text, "7") == (text, None)


@pytest.mark.parametrize(
    "text",
    ["COVID-19: policy", "SHA-256: where we still use it", "RFC 7807: problem details", "In 2021-01-02-fold", "ISO 27001: get it",
     "CVE-2021: the year in review", "Section 0012: what it says", "Log4Shell 2021: what now", "HTTP 0404: a page of its own"],
)  # fmt: skip
def test_names_with_figures_stay_whole(text: str) -> None:
    """Only a word that names a series of records gives a number, whether the file has one of its own or not."""
    assert strip_number(text, None) == (text, None)
    assert strip_number(text, "7") == (text, None)


@pytest.mark.parametrize(
    ("text", "number"),
    [("ADR-12: Use X", "12"), ("RFC 0037: Use X", "37"), ("RFC 12: Use X", "12"), ("KIP-500: Use X", "500"), ("LADR-7: Use X", "7"),
     ("AD 3: Use X", "3"), ("Decision 4: Use X", "4"), ("Aries RFC 0037: Use X", "37"), ("EIP-1559: Use X", "1559"), ("3. Use X", "3")],
)  # fmt: skip
def test_a_series_gives_the_number(text: str, number: str) -> None:
    """Where the file's name has no number, the heading of a known series does."""
    assert strip_number(text, None) == ("Use X", number)


def test_the_files_own_number_goes_whatever_the_series() -> None:
    """A prefix that no other repository has is a series where its number is the file's own."""
    assert strip_number("RFC 7807: Use X", "7807") == ("Use X", "7807")
    assert strip_number("XYZ-7: Use X", "7") == ("Use X", "7")


def test_the_first_h1() -> None:
    """The first H1 is the title; one that is a section's name is none; an anchor's name is not part of it."""
    assert title_heading(outline("# 7. Use *X* {#use-x}\n"), "7") == Heading("Use X", "7", 1)
    assert title_heading(outline("# Summary\n\n# Use X\n"), None) is None
    assert title_heading(outline("## Use X\n"), None) is None
    assert title_heading(outline("## Use X\n"), None, level=2) == Heading("Use X", None, 1, 2)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# 7. References\n\n## Status\n", "References"), ("# 7 – Scope\n", "Scope"), ("# 8. References\n", None), ("# References\n", None),
        ("# 7. Context\n\n# 8. Decision\n", None), ("# 7. Context\n\n## 8. Decision\n", None),
    ],
)  # fmt: skip
def test_a_sections_name_with_the_records_number_is_a_title(text: str, title: str | None) -> None:
    """Record 7 is about "References" where no other heading is numbered; else the sections are counted."""
    heading = title_heading(outline(text), "7")
    assert (heading.text if heading else None) == title


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("~~7. Use X~~", "Use X"), ("~~7. Use X~~ (Superseded by 0018)", "Use X"), ("7. ~~Use X~~", "Use X"), ("<del>7. Use X</del>", "Use X"),
        ("ADR-7: ~~Use X~~ [superseded](0018-y.md)", "Use X"), ("[Superseded] ~~ADR-0007: Use *X*~~", "Use X"), ("~~Use X~~ — Superseded by ADR-18", "Use X"),
        ("~~Use X~~ Deprecated", "Use X"), ("~~Use~~ <s>X</s>", "Use X"), ("~~Use X~~ Use Y", "Use Y"), ("7. ~~Use X~~ Use Y (again)", "Use Y (again)"),
        ("~~Use X~~ Deprecated hosts go", "Deprecated hosts go"), ("7. Use ~~X~~ Y", "Use Y"), ("Write `~~` first", "Write ~~ first"),
    ],
)  # fmt: skip
def test_a_title_that_is_struck_through_is_still_the_title(heading: str, title: str) -> None:
    """Where nothing but a number and a remark is left beside it, the words that are struck through are the title."""
    found = title_heading(outline(f"# {heading}\n"), "7")
    assert found
    assert found.text == title


def test_same_title() -> None:
    """Titles that differ in case and punctuation are one."""
    assert same_title("Use X-Y", "use x y.")
    assert not same_title("Use X", "Use Y")


def test_a_heading_below_a_section_is_no_title() -> None:
    """An H1 far down, after sections of the record, is a part of its text."""
    assert title_heading(outline("## Context\n\nWhy.\n\n# Option 3\n"), None) is None
    assert title_heading(outline("## Not a section's name\n\n# Use X\n"), None) == Heading("Use X", None, 3)


def test_an_h1_that_says_a_title_from_elsewhere_is_its_line() -> None:
    """A section's name is no title, but it is the title's line where file or front matter give the same words."""
    assert title_heading(outline("a\n\n# Decisions\n"), None) is None
    assert title_line(outline("a\n\n# *Decisions* {#d}\n"), "decisions") == 3
    assert title_line(outline("# Summary\n\n# Decisions\n"), "Decisions") == 0
    assert title_line(outline("## Decisions\n"), "Decisions") == 0


@pytest.mark.parametrize("text", ["Keep 7*7 tiles", "Ring snake_case in with 2*n"])
def test_a_sign_alone_is_no_emphasis(text: str) -> None:
    """A star between two words that no other one closes stays, as on GitHub."""
    assert plain(text) == text


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Use X [![build](b.svg)](https://example.org/ci)", "Use X"), ("[![a](a.svg)](b) [![c](c.svg)](d) Use X", "Use X"),
        ("[![logo](l.svg) Use X](x.md)", "Use X"), ("Use X<br>at last", "Use X at last"), ("Use X<br/>at last", "Use X at last"),
        ("<ul><li>Ann</li><li>Bo</li></ul>", "Ann Bo"), ("H<sub>2</sub>O", "H2O"),
    ],
)  # fmt: skip
def test_pictures_go_and_words_stay_apart(text: str, read: str) -> None:
    """A picture is no text, in a link or not, and where HTML breaks the line a blank parts the words."""
    assert plain(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [("Write `<!--` first", "Write <!-- first"), ("Use <!-- `a --> X", "Use X"), ("Use <!-- `a --> `X`", "Use X"), ("Use X <!-- a", "Use X")],
)  # fmt: skip
def test_comments_go_and_code_stays(text: str, read: str) -> None:
    """Of a comment and code the one that begins first counts."""
    assert plain(text) == read


@pytest.mark.parametrize(
    "heading", ["ADR-2024-03-05: Use X", "ADR-2024-03-05 — Use X", "[ADR-2024-03-05] Use X"]
)
def test_a_series_and_a_day_before_a_title(heading: str) -> None:
    """What the file's name begins with is taken off the title whole, and no part of a date is a number."""
    item = parse(f"# {heading}\n", path="adr/ADR-2024-03-05-x.md", source="", settings=Settings()).item
    assert item.title == "Use X"
    item = parse(f"# {heading}\n", path="adr/0007-x.md", source="", settings=Settings()).item
    assert item.title == heading


@pytest.mark.parametrize("heading", ["RFC-10-004：Use X", "RFC-10-004: Use X", "RFC-10-004 — Use X"])
def test_a_number_in_two_parts_before_a_title(heading: str) -> None:
    """Both parts go; a figure that begins the title stays."""
    item = parse(f"# {heading}\n", path="rfc/RFC-10-004-x.md", source="", settings=Settings()).item
    assert item.title == "Use X"
    item = parse("# RFC-10: 404 pages\n", path="rfc/RFC-10-x.md", source="", settings=Settings()).item
    assert item.title == "404 pages"


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("F# RFC OR-1042 - Lit buoys", "Lit buoys"),
        ("Orchard RFC or-1042: Lit buoys", "Lit buoys"),
        ("A reply to OR-1041 - lit buoys", "A reply to OR-1041 - lit buoys"),
        ("What we learned while reading OR-1042 - notes", "What we learned while reading OR-1042 - notes"),
        ("Lamps of OR-1042 alone", "Lamps of OR-1042 alone"),
        ("The OR-10421 - lit buoys", "The OR-10421 - lit buoys"),
    ],
)
def test_words_for_a_series_go_with_what_the_name_begins_with(heading: str, title: str) -> None:
    """A few words before what the file's name begins with go with it, where a colon or a dash parts it from the title."""
    item = parse(f"# {heading}\n", path="a/OR-1042-LitBuoys.md", source="", settings=Settings()).item
    assert (item.title, getattr(item, "number", "")) == (title, "1042")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("~Proposed~ Accepted", "Accepted"), ("~~Proposed~~ Accepted", "Accepted"), ("~Oars, poles~ Sails", "Sails"),
        ("~5 to ~8 oars", "~5 to ~8 oars"), ("from ~/a to ~/b", "from ~/a to ~/b"), ("a~b~c", "a~b~c"), ("~ten", "~ten"),
        ("~ a ~ b", "~ a ~ b"), ("`~a~` b", "~a~ b"),
    ],
)  # fmt: skip
def test_single_marks_strike_through(text: str, read: str) -> None:
    """As on GitHub; a mark before a number, a path or between letters stands for itself."""
    assert plain(text) == read


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Lit buoys\n----\n* Author(s): Ann Lee\n* Status: Final", "Lit buoys"),
        ("## Lit buoys\n\n**Status:** Final", "Lit buoys"),
        ("## Lit buoys\n\nThe bay is dark.", "The lamps"),
        ("## Background\n\nStatus: Final", "The lamps"),
        ("## Document information\n\n- Status: Final", "The lamps"),
        ("## ADR details\n\n- Status: Final", "The lamps"),
        ("Before.\n\n## Context\n\nStatus: Final", "The lamps"),
    ],
)
def test_a_second_level_title_above_the_fields(head: str, title: str) -> None:
    """Where no heading is of the first level, one that has the record's status below is the title, whatever follows."""
    text = f"{head}\n\n## Abstract\n\nWe light them.\n\n## What it takes\n\nOil.\n"
    item = parse(text, path="a/L6-the-lamps.md", source="", settings=Settings()).item
    assert item.title == title.replace("The lamps", "L6 the lamps")


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("No. 12: Lit buoys", "Lit buoys"),
        ("Nr. 0012 - Lit buoys", "Lit buoys"),
        ("N°12 – Lit buoys", "Lit buoys"),
        ("Entscheidung Nr. 12: Lit buoys", "Lit buoys"),
        ("Entscheidung 12: Lit buoys", "Lit buoys"),
        ("Décision n° 12 : Lit buoys", "Lit buoys"),
        ("No. 13: Lit buoys", "No. 13: Lit buoys"),
        ("Dock No. 12: Lit buoys", "Dock No. 12: Lit buoys"),
        ("Nordlicht 12: Lit buoys", "Nordlicht 12: Lit buoys"),
        ("No. 12", "No. 12"),
    ],
)
def test_a_number_behind_the_word_for_it(heading: str, title: str) -> None:
    """The file's own number goes with the word for it, and with the one for a record in other languages."""
    item = parse(f"# {heading}\n", path="a/0012-lamps.md", source="", settings=Settings()).item
    assert item.title == title
