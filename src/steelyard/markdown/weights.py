"""What it may take at worst to colour a block of code, by what has been measured of each lexer (tests/trust/lexers.py)."""

from __future__ import annotations

import re

MOST = 120_000_000
"""What the blocks of one body may weigh together: at worst some two seconds. A block too many is shown without colours."""

FAR = 1_000
"""So many characters of a long block each rule sees: a longer token of one rule, such as a comment of a page, ends there."""

LONG = 2 * FAR
"""A block of at most so many characters is seen whole."""

STEADY = "JsonLexer"
"""The lexer whose time grows with its input's length only, whatever it holds; whole files are shown in it."""

_RUN = re.compile(r"\s+|\w+|([^\w\s])\1+")

_LEAST = 500
"""What each character weighs by itself: a token may be no longer."""

_ANY = {
    2: "AspectJ Cfengine3 Devicetree Java LiveScript MCSchema Nix Tsx TypeScript",
    3: "BaseMakefile Makefile Terraform",
    4: "CSharp",
    5: "Crystal Nemerle",
    25: "Xpp",
    1_000: "ObjectiveJ",
}
"""Lexers, without `Lexer`, by what they take more than others over any text."""

_RUNS = {
    2: "Zeek",
    8: "Desktop",
    64: "Docker",
    128: "Systemd Antlr AntlrActionScript AntlrCSharp AntlrCpp AntlrJava AntlrObjectiveC AntlrPerl AntlrPython AntlrRuby Factor Ldif LilyPond ObjectiveJ",
}
"""The same over long runs of blanks, of letters and digits, or of one character."""

_ANY_OF = {f"{name}Lexer": factor for factor, names in _ANY.items() for name in names.split()}
_RUNS_OF = {f"{name}Lexer": factor for factor, names in _RUNS.items() for name in names.split()}


def weigh(code: str, lexer: str, *, short: bool) -> int:
    """Return the weight of a block, for a lexer by its class; say whether its rules see `FAR` characters only.

    At each character rules may look through all that they see, and through a run of blanks, of letters and digits, or of one
    character some times more; where several repeats of a rule can take the same characters, by the square of the run.
    """
    if lexer == STEADY:
        return 0
    run = max((match.end() - match.start() for match in _RUN.finditer(code)), default=0)
    seen = len(code)
    if short:
        run, seen = min(run, FAR), LONG
    any_text, of_runs = _ANY_OF.get(lexer, 1), _RUNS_OF.get(lexer, 1)
    return len(code) * (_LEAST + any_text * seen + 8 * run + of_runs * run * run // 100)
