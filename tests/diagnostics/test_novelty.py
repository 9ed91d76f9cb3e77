"""A finding is the same where it says the same of the same line, wherever that line stands now."""

from __future__ import annotations

from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.diagnostics.novelty import new_findings


def found(line: int, *, code: str = "L203", file: str = "a.md", message: str = "gone") -> Diagnostic:
    return Diagnostic(code, Severity.WARNING, Place(file, line), message)


def new(now: list[Diagnostic], before: list[Diagnostic], text: str, earlier: str) -> list[Diagnostic]:
    return new_findings(now, before, text_now=lambda _: text, text_before=lambda _: earlier)


def test_a_line_that_moved_brings_no_new_finding() -> None:
    """Lines above come and go, and blanks at a line's ends; the finding stays the one it was."""
    assert new([found(3)], [found(1)], "x\ny\n  bad", "bad") == []


def test_a_line_that_is_named_may_move_too() -> None:
    """What a message says of another line, as S103 does, is the same wherever that line stands now."""
    before = found(2, message="`rejected` here, and `accepted` in line 1")
    now = found(4, message="`rejected` here, and `accepted` in line 3")
    assert new([now], [before], "x\ny\ngood\nbad", "good\nbad") == []
    other = found(4, message="`rejected` here, and `draft` in line 3")
    assert new([other], [before], "x\ny\ngood\nbad", "good\nbad") == [other]


def test_as_many_as_before_are_known() -> None:
    """Of two findings alike the second is new where there was one."""
    assert new([found(1), found(2)], [found(1)], "bad\nbad", "bad") == [found(2)]


def test_another_line_code_file_or_message_is_new() -> None:
    """What differs in anything that is said is new."""
    others = [found(2), found(1, code="L205"), found(1, file="b.md"), found(1, message="x")]
    assert new(others, [found(1)], "bad\nworse", "bad") == others


def test_a_file_without_a_text_is_compared_by_what_is_said() -> None:
    """A finding of a whole file, or of one that cannot be read, has no line."""
    whole = [found(0), found(9)]
    assert new_findings(whole, whole, text_now=lambda _: None, text_before=lambda _: None) == []
