"""How Pygments' lexers are made to cut quicker: the rules of a state tried as one pattern, the tokens the same."""

from __future__ import annotations

import re
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any

from pygments.lexer import RegexLexer
from pygments.token import Error, Whitespace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    Match = Callable[[str, int], re.Match[str] | None]
    Rule = tuple[Match, Any, Any]
    Step = tuple[Match, Mapping[int | None, Rule] | None, Rule]
    """What is tried, and the rule that has then matched: by the number of its group where there are several."""

_FLAGS = {"i": re.IGNORECASE, "m": re.MULTILINE, "s": re.DOTALL, "x": re.VERBOSE}
_LONGEST = 500
"""Characters of a pattern that is joined: lists of words are costly to compile again, and soon passed over."""

_CARRIED = re.IGNORECASE | re.MULTILINE | re.DOTALL | re.VERBOSE | re.UNICODE
_TOKEN_TYPE = type(Error)
_INLINE_FLAGS = re.compile(r"\(\?([imsx]+)\)")
_BY_NUMBER = re.compile(r"\\[1-9]|\(\?P[=<]|\(\?\(|\(\?[a-zA-Z]*[auL]")
"""What means something else, or nothing, where a pattern is a part of another; an escaped one is caught as well."""


def quicken(lexer: Any) -> bool:
    """Have a lexer try the rules of a state as one pattern; say no where it has a way of its own to cut a text.

    A lexer that tries them one after the other makes some twenty vain attempts for each token. The patterns
    cost some milliseconds to compile, each when it is first wanted.
    """
    if type(lexer).get_tokens_unprocessed is not RegexLexer.get_tokens_unprocessed:
        return False
    lexer.get_tokens_unprocessed = partial(_cut, lexer, _States(lexer._tokens))  # noqa: SLF001 (nothing else holds the rules as they are tried)
    return True


class _States(dict[str, "tuple[Step, ...]"]):
    """What is tried in each state of a lexer, worked out when it is first met."""

    def __init__(self, rules: Mapping[str, Sequence[Rule]]) -> None:
        super().__init__()
        self._rules = rules

    def __missing__(self, name: str) -> tuple[Step, ...]:
        self[name] = steps = tuple(_steps(self._rules[name]))
        return steps


def _steps(rules: Sequence[Rule]) -> Iterator[Step]:
    for joins, run in groupby(rules, key=_joins):
        together = list(run)
        if joins and len(together) > 1:
            yield _joined(together)
        else:
            for rule in together:
                yield rule[0], None, rule


def _pattern(rule: Rule) -> re.Pattern[str]:
    pattern: re.Pattern[str] = rule[0].__self__  # type: ignore[attr-defined]
    return pattern


def _joins(rule: Rule) -> bool:
    pattern = _pattern(rule)
    text = pattern.pattern
    return len(text) <= _LONGEST and not pattern.flags & ~_CARRIED and not _BY_NUMBER.search(text)


def _joined(rules: Sequence[Rule]) -> Step:
    """Join rules: the first of several alternatives that matches is the first rule that would have."""
    pieces: list[str] = []
    table: dict[int | None, Rule] = {}
    number = 1
    for rule in rules:
        pattern = _pattern(rule)
        pieces.append(f"({_part(pattern)})")
        # A match's `lastindex` is the group that was closed last: the one around all of the rule.
        table[number] = rule
        number += 1 + pattern.groups
    return re.compile("|".join(pieces)).match, table, rules[0]


def _part(pattern: re.Pattern[str]) -> str:
    """Return a pattern as a part of another, with its flags."""
    text, inline = pattern.pattern, _INLINE_FLAGS.match(pattern.pattern)
    if inline:
        text = text[inline.end() :]
    flags = "".join(letter for letter, flag in _FLAGS.items() if pattern.flags & flag)
    end = "\n" if "x" in flags else ""  # a comment may end it
    return f"(?{flags}:{text}{end})" if flags else text


def _cut(
    lexer: Any, states: _States, text: str, stack: Sequence[str] = ("root",)
) -> Iterator[tuple[int, Any, str]]:
    """Cut a text into tokens as `RegexLexer.get_tokens_unprocessed` does."""
    stack = list(stack)
    steps = states[stack[-1]]
    at = 0
    while True:
        for step in steps:
            found = step[0](text, at)
            if found:
                break
        else:
            if at >= len(text):
                return
            if text[at] == "\n":
                stack = ["root"]
                steps = states["root"]
                yield at, Whitespace, "\n"
            else:
                yield at, Error, text[at]
            at += 1
            continue
        _, table, rule = step
        match, action, to = table[found.lastindex] if table else rule
        if type(action) is _TOKEN_TYPE:
            yield at, action, found.group()
        elif action is not None:
            yield from action(lexer, match(text, at) if table else found)
        at = found.end()
        if to is not None:
            _go(stack, to)
            steps = states[stack[-1]]


def _go(stack: list[str], to: Any) -> None:
    """Change the stack of states as a rule says: the number of states to leave (below 0), or the names of those to enter."""
    if isinstance(to, int):
        del stack[max(len(stack) + to, 1) :]
        return
    for state in (to,) if isinstance(to, str) else to:
        if state == "#push":
            stack.append(stack[-1])
        elif state != "#pop":
            stack.append(state)
        elif len(stack) > 1:
            stack.pop()
