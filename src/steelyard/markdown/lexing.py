"""How Pygments' lexers are made to cut quicker: of a state's rules only those that can begin with the next character are tried.

And how they are kept from looking through all of a long text at each of its characters: a rule sees so many.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from pygments.lexer import DelegatingLexer, Lexer, RegexLexer
from pygments.token import Error, Whitespace

try:
    from re import _parser as parser  # type: ignore[attr-defined]
except ImportError:  # pragma: no cover (it is CPython's own, and not promised)
    parser = None

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    Rule = tuple[Callable[..., re.Match[str] | None], Any, Any]

_ALL = 1_000_000_000
"""More characters than any text has."""

_LAST = 0x7E
_KNOWN = frozenset("\t\n" + "".join(map(chr, range(0x20, _LAST + 1))))
"""The characters that rules are chosen by; before any other all are tried."""

_CATEGORIES = {
    f"CATEGORY_{'NOT_' if letter.isupper() else ''}{name}": frozenset(
        filter(re.compile(f"\\{letter}").match, _KNOWN)
    )
    for name, letters in (("DIGIT", "dD"), ("SPACE", "sS"), ("WORD", "wW"))
    for letter in letters
}
_TOKEN_TYPE = type(Error)


def quicken(lexer: Any, far: int = _ALL) -> bool:
    """Have a lexer try only such rules as can match; say no where it has a way of its own to cut a text.

    A lexer that tries them all makes some twenty vain attempts for each token. Reading the patterns costs some
    milliseconds, those of a state when it is first met.
    """
    if parser is None or type(lexer).get_tokens_unprocessed is not RegexLexer.get_tokens_unprocessed:
        return False
    lexer.get_tokens_unprocessed = partial(_cut, lexer, _States(lexer._tokens), far)  # noqa: SLF001 (nothing else holds the rules as they are tried)
    return True


def shorten(lexer: Any, far: int) -> bool:
    """Have each rule of a lexer, and of those that it has within, see only so many characters; say no where it has no rules."""
    for inner in vars(lexer).values():
        if isinstance(inner, Lexer):
            shorten(inner, far)
    if quicken(lexer, far):
        return True
    if isinstance(lexer, RegexLexer):
        rules: Mapping[str, Sequence[Rule]] = lexer._tokens  # type: ignore[attr-defined]  # noqa: SLF001 (as above)
        lexer._tokens = {  # type: ignore[attr-defined]  # noqa: SLF001 (as above)
            state: [(partial(_near, match, far), action, to) for match, action, to in several]
            for state, several in rules.items()
        }
    return isinstance(lexer, RegexLexer | DelegatingLexer)


def _near(
    match: Callable[..., re.Match[str] | None], far: int, text: str, at: int = 0, end: int = _ALL
) -> re.Match[str] | None:
    return match(text, at, min(end, at + far))


class _States(dict[str, "_Rules"]):
    """The rules of a lexer's states, read when a state is first met."""

    def __init__(self, rules: Mapping[str, Sequence[Rule]]) -> None:
        super().__init__()
        self._rules = rules

    def __missing__(self, name: str) -> _Rules:
        self[name] = rules = _Rules(self._rules[name])
        return rules


class _Rules(dict[str, "tuple[Rule, ...]"]):
    """A state's rules by the character that comes next, '' at the end of the text."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        super().__init__()
        self._all = tuple(rules)
        self._starts = [_starts(rule[0].__self__) for rule in rules]  # type: ignore[attr-defined]

    def __missing__(self, char: str) -> tuple[Rule, ...]:
        if char not in _KNOWN:
            return self._all
        chosen = (rule for rule, starts in zip(self._all, self._starts, strict=True) if char in starts)
        self[char] = rules = tuple(chosen)
        return rules


@lru_cache(10_000)  # states share their rules
def _starts(pattern: re.Pattern[str]) -> frozenset[str]:
    """Return the known characters that a match of a pattern may stand before or begin with; rather too many than too few."""
    chars, empty = _first(parser.parse(pattern.pattern, pattern.flags), pattern.flags)
    return _KNOWN if empty else chars


def _first(items: Iterable[tuple[Any, Any]], flags: int) -> tuple[frozenset[str], bool]:
    """Return what items that follow one another may begin with, and whether they may be empty."""
    found: frozenset[str] = frozenset()
    for code, value in items:
        chars, empty = _first_of(str(code), value, flags)
        found |= chars
        if not empty:
            return found, False
    return found, True


def _first_of(code: str, value: Any, flags: int) -> tuple[frozenset[str], bool]:
    match code:
        case "LITERAL":
            return _members([(code, value)], flags), False
        case "IN":
            return _members(value, flags), False
        case "NOT_LITERAL" | "ANY":
            return _KNOWN, False
        case "AT" | "ASSERT" | "ASSERT_NOT":
            return frozenset(), True
        case "ATOMIC_GROUP":
            return _first(value, flags)
        case "SUBPATTERN":
            _, more, less, items = value
            return _first(items, (flags | more) & ~less)
        case "BRANCH":
            several = [_first(items, flags) for items in value[1]]
            return frozenset().union(*(chars for chars, _ in several)), any(empty for _, empty in several)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, _, items = value
            chars, empty = _first(items, flags)
            return chars, empty or least == 0
    return _KNOWN, True


def _members(items: Iterable[tuple[Any, Any]], flags: int) -> frozenset[str]:
    """Return the known characters of a set."""
    found: frozenset[str] = frozenset()
    negated = False
    for code, value in items:
        match str(code):
            case "NEGATE":
                negated = True
            case "LITERAL":
                found |= _between((value, value), flags)
            case "RANGE":
                found |= _between(value, flags)
            case "CATEGORY":
                found |= _CATEGORIES.get(str(value), _KNOWN)
            case _:  # pragma: no cover (for what a later Python may know)
                return _KNOWN
    if negated:
        return _KNOWN if flags & re.IGNORECASE else _KNOWN - found
    return found


def _between(ends: tuple[int, int], flags: int) -> frozenset[str]:
    low, high = ends
    if not flags & re.IGNORECASE:
        return _KNOWN.intersection(map(chr, range(low, min(high, _LAST) + 1)))
    if high > _LAST:  # a letter such as the Kelvin sign is the same as one of ours
        return _KNOWN
    chars = "".join(map(chr, range(low, high + 1)))
    return _KNOWN.intersection(chars + chars.lower() + chars.upper())


def _cut(
    lexer: Any, states: _States, far: int, text: str, stack: Sequence[str] = ("root",)
) -> Iterator[tuple[int, Any, str]]:
    """Cut a text into tokens as `RegexLexer.get_tokens_unprocessed` does."""
    stack = list(stack)
    rules = states[stack[-1]]
    at = 0
    while True:
        end = at + far
        for match, action, to in rules[text[at : at + 1]]:  # noqa: B007 (the rule that has matched)
            found = match(text, at, end)
            if found:
                break
        else:
            if at >= len(text):
                return
            if text[at] == "\n":
                stack = ["root"]
                rules = states["root"]
                yield at, Whitespace, "\n"
            else:
                yield at, Error, text[at]
            at += 1
            continue
        if type(action) is _TOKEN_TYPE:
            yield at, action, found.group()
        elif action is not None:
            yield from action(lexer, found)
        at = found.end()
        if to is not None:
            _go(stack, to)
            rules = states[stack[-1]]


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
