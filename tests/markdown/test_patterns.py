"""Patterns of Pygments' lexers in which a repeated group is not tried in every way."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

import pytest
from pygments.lexer import RegexLexer, RegexLexerMeta
from pygments.token import String

from costs import within
from steelyard.markdown.patterns import firm, guard


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r'"(\\\\|\\"|[^"])*"', r'"(?>(\\\\|\\"|[^"]))*"'),
        (r"(?:a|b*){2,}c", r"(?>(?:a|b*)){2,}c"),
        (r"((a+)+b)*", r"(?>((?>(a+))+b))*"),
        (r"(?P<x>[(]|\)|a)+?", r"(?>(?P<x>[(]|\)|a))+?"),
        (r"(a|b)?(c*)(?:de)*[)]*\)*(f|g){3}", r"(a|b)?(c*)(?:de)*[)]*\)*(f|g){3}"),
        (r"[]()](a|b)*[^])|(]", r"[]()](?>(a|b))*[^])|(]"),
        ("(?x) ( a | b # :)\n ) * [#]", "(?x) (?>( a | b # :)\n )) * [#]"),
        ("a", "a"),
    ],
)
def test_repeated_groups_with_a_choice_become_firm(pattern: str, expected: str) -> None:
    """Those that may repeat without a bound, wherever they stand; groups keep their numbers."""
    assert firm(pattern) == expected
    assert re.compile(expected).groups == re.compile(pattern).groups


def test_comments_of_a_pattern_are_none_of_it() -> None:
    """Verbose patterns, by their flag, have comments; others have `#`."""
    assert firm("(a|#)*", 0) == "(?>(a|#))*"
    assert firm("(a|b # )*\n)*", re.VERBOSE) == "(?>(a|b # )*\n))*"


def test_lexers_that_are_made_already_are_guarded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A lexer that something else has used before is changed in its place."""

    def plainly(cls: Any, regex: str, flags: int, state: str) -> Any:  # noqa: ARG001 - Pygments' way to call it
        return re.compile(regex, flags).match

    class Own(RegexLexer):
        tokens = {"root": [(r'"(\\\\|\\.|[^"])*"', String)]}  # noqa: RUF012 - Pygments' way to write it

    meta: Any = RegexLexerMeta
    with monkeypatch.context() as context:
        context.setattr(meta, "_process_regex", plainly)
        lexer: Any = Own()
        assert lexer._tokens["root"][0][0].__self__.pattern == r'"(\\\\|\\.|[^"])*"'
        guard()
        assert lexer._tokens["root"][0][0].__self__.pattern == r'"(?>(\\\\|\\.|[^"]))*"'
        assert meta._process_regex is not plainly
        within(0.5, partial(list, lexer.get_tokens('"' + "\\\\" * 26)))
