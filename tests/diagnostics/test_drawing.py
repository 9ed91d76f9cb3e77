"""Findings drawn for people: the caret stands under what is meant, whatever the line holds."""

from __future__ import annotations

import unicodedata
from textwrap import dedent

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.diagnostics.drawing import draw, summarise

RECORD = "---\nstatus: accepted\ndate: 2024-03-01\nsupersedes: 99\n---\n# Choose a queue\n"


def _drawn(text: str | None, *places: Place, width: int = 80, hint: str = "", colour: bool = False) -> str:
    first, *others = places
    finding = Diagnostic(
        "L201",
        Severity.ERROR,
        first,
        'no record fits "99"',
        hint,
        tuple((place, "and here") for place in others),
    )
    return draw([finding], source=lambda _: text, colour=colour, width=width)


def _rows(text: str, column: int, length: int, *, width: int = 80) -> list[str]:
    return _drawn(text, Place("a.md", 1, column, length), width=width).splitlines()[3:5]


def test_a_finding_is_drawn_against_its_line() -> None:
    """Severity, code, message, place, line, caret and remedy stand where Ruff and rustc have them."""
    drawn = _drawn(RECORD, Place("decisions/0007-queue.md", 4, 13, 2), hint="the nearest is 9")
    assert drawn == dedent(
        """\
        error[L201]: no record fits "99"
         --> decisions/0007-queue.md:4:13
          |
        4 | supersedes: 99
          |             ^^
          = help: the nearest is 9

        """
    )


def test_further_places_follow_with_their_words() -> None:
    """A second place is drawn too, and line numbers of all places line up."""
    drawn = _drawn("x\n" * 9 + "status: a\n", Place("a.md", 10, 1, 6), Place("a.md", 2, 1, 1))
    assert drawn == dedent(
        """\
        error[L201]: no record fits "99"
          --> a.md:10:1
           |
        10 | status: a
           | ^^^^^^
          ::: a.md:2:1
           |
         2 | x
           | - and here

        """
    )


def test_a_whole_file_has_no_line() -> None:
    """Line 0 names the file only, for the first place and for others."""
    drawn = _drawn(RECORD, Place("a.md"), Place("b.md"), hint="save it as UTF-8")
    assert drawn == dedent(
        """\
        error[L201]: no record fits "99"
         --> a.md
         ::: b.md: and here
          = help: save it as UTF-8

        """
    )


def test_a_finding_without_a_file_has_only_words() -> None:
    """What belongs to no file is told without a place."""
    assert _drawn(None, Place("")) == 'error[L201]: no record fits "99"\n\n'


@pytest.mark.parametrize("text", [None, "one line"])
def test_a_line_that_is_not_there_is_not_drawn(text: str | None) -> None:
    """A source that cannot be had, or has changed since, leaves the place alone."""
    assert _drawn(text, Place("a.md", 3, 2, 1)).splitlines()[1:] == [" --> a.md:3:2", ""]


def test_an_empty_file_can_be_pointed_into() -> None:
    """An empty file has one empty line, with the caret at its start."""
    assert _rows("", 1, 0) == ["1 |", "  | ^"]


def test_a_column_past_the_end_stands_at_the_end() -> None:
    """A caret never stands further right than one past the line."""
    assert _rows("abc", 99, 5) == ["1 | abc", "  |    ^"]


def test_a_line_without_a_column_has_no_caret() -> None:
    """Where only the line is known, nothing in it is marked."""
    assert _drawn("abc", Place("a.md", 1)).splitlines()[3:] == ["1 | abc", ""]


def test_a_tab_and_wide_letters_keep_the_caret_below() -> None:
    """A tab goes to the next stop; East Asian letters take two columns, combining marks none."""
    assert _rows("\tx: y", 2, 1) == ["1 |     x: y", "  |     ^"]
    assert _rows("ab\tx", 4, 1) == ["1 | ab  x", "  |     ^"]
    assert _rows("決定: 待つ", 5, 2) == ["1 | 決定: 待つ", "  |       ^^^^"]
    assert _rows("e\u0301te\u0301: x", 8, 1) == ["1 | e\u0301te\u0301: x", "  |      ^"]


def test_a_long_line_is_shown_by_a_window() -> None:
    """Nothing is wrapped: cut ends are marked, and the caret stays under its word."""
    line = "a" * 500 + "WORD" + "b" * 500
    shown, mark = _rows(line, 501, 4, width=40)
    assert len(shown) <= 40
    assert shown.startswith("1 | …a")
    assert shown.endswith("b…")
    assert shown[mark.index("^") : mark.rindex("^") + 1] == "WORD"


def test_the_ends_of_a_long_line_are_not_marked_as_cut() -> None:
    """At the beginning and at the end of a long line only the other side is cut."""
    line = "start" + "a" * 500 + "end"
    first, _ = _rows(line, 1, 5, width=40)
    last, mark = _rows(line, 506, 3, width=40)
    assert first.startswith("1 | starta")
    assert first.endswith("…")
    assert last.startswith("1 | …a")
    assert last.endswith("aend")
    assert last[mark.index("^") : mark.rindex("^") + 1] == "end"


def test_escapes_in_the_source_stay_visible() -> None:
    """A terminal obeys nothing that a record, a file name, a message or a hint holds."""
    finding = Diagnostic(
        "Y001",
        Severity.ERROR,
        Place("a\x1b[2J.md", 1, 1, 1),
        "found \x1b]0;owned\x07\nand more",
        "remove \x9b31m\u202e",
    )
    drawn = draw([finding], source=lambda _: "\x1b[31mred\x7f\u2066", colour=False, width=80)
    assert drawn == dedent(
        """\
        error[Y001]: found ␛]0;owned␇ and more
         --> a␛[2J.md:1:1
          |
        1 | ␛[31mred␡�
          | ^
          = help: remove �31m�

        """
    )


def test_colour_changes_no_letter() -> None:
    """With colours the same text is drawn, between escapes of our own."""
    place = Place("a.md", 4, 13, 2)
    plain, coloured = _drawn(RECORD, place, hint="x"), _drawn(RECORD, place, hint="x", colour=True)
    assert "\x1b[1;31merror[L201]\x1b[0m" in coloured
    bare = coloured
    for escape in ("\x1b[1;31m", "\x1b[1;34m", "\x1b[1m", "\x1b[0m"):
        bare = bare.replace(escape, "")
    assert bare == plain


def test_a_byte_order_mark_and_windows_lines_do_not_shift_the_caret() -> None:
    """Lines end as YAML and Markdown end them; a byte order mark is no character of the first line."""
    assert _rows("\ufeffstatus: x\r\nb", 1, 6) == ["1 | status: x", "  | ^^^^^^"]
    assert _drawn("a\r\nb\u2028c\rd", Place("a.md", 3, 1, 1)).splitlines()[3] == "3 | d"


def test_findings_are_drawn_in_order_of_place() -> None:
    """The order of work never shows."""
    findings = [
        Diagnostic("L203", Severity.WARNING, Place(file, line), "x")
        for file, line in [("b", 1), ("a", 10), ("a", 9)]
    ]
    drawn = draw(findings, source=lambda _: None, colour=False, width=80)
    assert [row.strip() for row in drawn.splitlines() if "-->" in row] == ["--> a:9", "--> a:10", "--> b:1"]
    assert drawn == draw(reversed(findings), source=lambda _: None, colour=False, width=80)


def test_a_file_is_read_once_for_all_of_its_findings() -> None:
    """A file with many findings is asked for once."""
    asked: list[str] = []

    def source(file: str) -> str:
        asked.append(file)
        return "a\nb"

    findings = [Diagnostic("L203", Severity.WARNING, Place("a", line, 1), "x") for line in (1, 2)]
    draw(findings, source=source, colour=False, width=80)
    assert asked == ["a"]


def test_the_count_is_told_in_words() -> None:
    """One is singular, none is left out, the worst comes first."""

    def findings(*severities: Severity) -> list[Diagnostic]:
        return [Diagnostic("L203", severity, Place("a"), "x") for severity in severities]

    warning, error, note = Severity.WARNING, Severity.ERROR, Severity.NOTE
    assert summarise(findings(warning, error, warning, note)) == "1 error, 2 warnings, 1 note"
    assert summarise(findings(error, error)) == "2 errors"
    assert summarise([]) == "nothing to report"


_ANY = st.text(st.characters(), max_size=60)  # every code point, surrogates and controls included
_NUMBERS = st.integers(0, 80)


_PLACES = st.builds(Place, _ANY, st.integers(0, 3), _NUMBERS, _NUMBERS)


@given(_ANY, _ANY, _PLACES, st.integers(0, 100))
def test_drawing_never_fails_nor_prints_a_control_character(
    text: str, message: str, place: Place, width: int
) -> None:
    """Whatever a source holds, what is drawn can be encoded, and holds only printing characters and line ends."""
    finding = Diagnostic("L201", Severity.ERROR, place, message, message, ((place, message),))
    drawn = draw([finding], source=lambda _: text, colour=False, width=width)
    drawn.encode("utf-8")
    assert {
        unicodedata.category(character) for character in drawn if character not in "\n\u200c\u200d"
    }.isdisjoint({"Cc", "Cf", "Cs", "Zl", "Zp"})


@given(st.text(st.characters(codec="ascii"), max_size=300), _NUMBERS, _NUMBERS, st.integers(30, 100))
@example("0" * 26, 27, 0, 30)
def test_a_source_line_and_its_caret_fit_the_width(text: str, column: int, length: int, width: int) -> None:
    """No row of a snippet is wider than the terminal."""
    drawn = _drawn(text, Place("a.md", 1, column, length), width=width)
    assert all(len(row) <= width for row in drawn.splitlines()[2:])


def test_the_caret_stands_under_letters_that_are_joined() -> None:
    """The sign that keeps Persian letters apart stays in the line and takes no room."""
    line, carets = _rows("می\u200cخواهم x", 10, 1)
    assert "می\u200cخواهم x" in line
    assert line.replace("\u200c", "").index("x") == carets.index("^")
