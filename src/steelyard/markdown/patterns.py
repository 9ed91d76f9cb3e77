"""How patterns of Pygments' lexers are kept from taking time by powers of two: what a repeated group has matched stays matched."""

from __future__ import annotations

import re
from typing import Any

_PART = r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?#[^)]*\)|[^\\\[]"
_PARTS = re.compile(_PART, re.DOTALL)
_PARTS_VERBOSE = re.compile(rf"#[^\n]*|{_PART}", re.DOTALL)
_REPEAT = re.compile(r"[*+]|\{\d*,\}|\{\d*,?\d\d+\}")
_REPEAT_VERBOSE = re.compile(rf"\s*(?:{_REPEAT.pattern})")
_REPEATED_GROUP = re.compile(r"\)\s*[*+{]")


def guard() -> None:
    """Have Pygments compile the patterns of its lexers as `firm` gives them, those that it has compiled already too."""
    from pygments.lexer import RegexLexer, RegexLexerMeta  # noqa: PLC0415 - 20 ms, and a body without code needs none of it

    meta: Any = RegexLexerMeta
    if meta._process_regex is _compile:  # noqa: SLF001 (the one place that all patterns pass, those of lexers within lexers too)
        return
    meta._process_regex = _compile  # noqa: SLF001 (as above)
    classes: list[Any] = [RegexLexer]
    for each in classes:
        classes += each.__subclasses__()
        for rules in vars(each).get("_tokens", {}).values():
            rules[:] = [
                (_compile(each, match.__self__.pattern, match.__self__.flags, ""), *rest)
                for match, *rest in rules
            ]


def _compile(_: Any, pattern: Any, flags: int, __: str) -> Any:
    """Do what `RegexLexerMeta._process_regex` does; a pattern may be one that is yet to be made, of a list of words."""
    return re.compile(firm(pattern if isinstance(pattern, str) else pattern.get(), flags), flags).match


def firm(pattern: str, flags: int = 0) -> str:
    r"""Return a pattern in which no round of a repeated group is tried in a second way after it has matched.

    `"(\\\\|\\.|[^"])*"` reads each of forty backslashes in two ways, and all their combinations, before it gives up.
    A group becomes `(?>…)` where it is repeated without a bound and holds a choice: then the rounds before are the only
    thing to go back on. No lexer needs more: the 1,509 samples of Pygments' own tests have the same tokens.
    """
    if not _REPEATED_GROUP.search(pattern):
        return pattern
    verbose = bool(flags & re.VERBOSE) or "(?x" in pattern or "(?ix" in pattern
    parts, repeat = (_PARTS_VERBOSE, _REPEAT_VERBOSE) if verbose else (_PARTS, _REPEAT)
    out: list[str] = []
    opened: list[int] = []
    choices: list[bool] = []  # whether each open group holds a choice
    for part in parts.finditer(pattern):
        piece = part.group()
        out.append(piece)
        if piece == "(":
            opened.append(len(out) - 1)
            choices.append(False)
        elif piece == ")" and opened:
            at, choice = opened.pop(), choices.pop()
            if choice and choices:
                choices[-1] = True
            if choice and repeat.match(pattern, part.end()):
                out[at] = f"(?>{out[at]}"
                out.append(")")
        elif choices and (piece in "|*+{" or (piece == "?" and out[-2] != "(")):
            choices[-1] = True
    return "".join(out)
