"""A decision that is accepted though its text is still a template's: sentences that ask for what nobody wrote."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.reading.fields import FIELD_OF, normal_label
from steelyard.reading.labels import LABEL
from steelyard.reading.names import is_placeholder
from steelyard.reading.outline import ITEM

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from steelyard.reading.evidence import Evidence

_ASKED = (
    # Nygard's, as it is passed on, and that of adr-tools
    "What is the issue that we're",
    "What is the change that we're",
    "What becomes easier or more difficult to do",
    "The issue motivating this decision",
    "The change that we're proposing or",
    # MADR's and log4brains', in their brackets
    "Describe the context and problem",
    "decision driver 1, e.g.",
    "decision driver 2, e.g.",
    "driver 1, e.g.",
    "driver 2, e.g.",
    "title of option 1",
    "title of option 2",
    "title of other option",
    "positive consequence, e.g.",
    "negative consequence, e.g.",
    "e.g., improvement of quality",
    "e.g., compromising quality",
    "example | description | pointer",
    "describe how the implementation of/",
    "Describe how the implementation of/",
    "You might want to provide additional evidence/",
    # what `steelyard-adr` writes
    "What is the case, and what asks for a decision now: needs",
    'What we do, in whole sentences that begin with "We"',
    "What follows, wanted or not: what becomes easier",
)
"""How the sentences of templates begin that nobody would write of a decision."""

_CHOSEN = re.compile(r"Chosen option: \"?[{\[][^{}\[\]]*[}\]]\"?, because [{\[]")
_CHOICE = re.compile(r"Chosen option: (?:\"?\{|\"\[)")
_BECAUSE = re.compile(r"(?:Good|Bad|Neutral), because ")
_ARGUMENT = re.compile(r"[{\[](?:argument [a-d]|option \d)[}\]]")
_REMARKS = (
    "<!-- What makes a decision necessary:",
    "<!-- What we will do, in full sentences:",
    "<!-- What becomes easier and what becomes harder,",
)
"""How the remarks of our own template begin, which has no other text."""

_SIGNS = (
    "change that we're", "more difficult to do", "asks for a decision now", "because {", "because [", "title of o",
    "problem statement, e.g.", "driver 1, e.g.", "[option 1]", "<!-- What ",
)  # fmt: skip
"""Every template that is known holds one of them: they are found much sooner than a body is cut into its parts."""

_OPENED = ("\n{", "* {", "- {")
_AROUND = "*_{[ "
_NO_TEXT = re.compile(r"[-*_=.… ]*$")
_SURE = 3  # sentences of templates; one or two are also left over below a text that somebody wrote
_FEW = 2


def unfilled(evidence: Evidence) -> Iterator[Diagnostic]:
    """Yield N104 where three sentences of a template that is known are left, its choice, or two placeholders and nothing else."""
    body = evidence.front.body
    may_hold = any(map(body.__contains__, _SIGNS))
    if not may_hold and not ("{" in body and any(map(body.__contains__, _OPENED))):  # nearly all records
        return
    known: list[tuple[int, str]] = []
    alike: list[tuple[int, str]] = []
    own = 0
    for number, text in _parts(evidence):
        because = _BECAUSE.match(text)
        said = text[because.end() :] if because else text
        if _CHOSEN.match(text) or _ARGUMENT.match(said) or said.lstrip(_AROUND).startswith(_ASKED):
            known.append((number, text))
        elif said.startswith(("{", "[")) and is_placeholder(said):
            alike.append((number, text))
        elif not _NO_TEXT.match(text):
            own += 1
            if not may_hold:
                return
    left = known
    if not own:
        remarks = enumerate(body.split("\n"), start=1)
        left = sorted([*known, *alike, *((at, line) for at, line in remarks if line.startswith(_REMARKS))])
    chosen = [each for each in known if _CHOICE.match(each[1])]
    if chosen or len(left) >= (_SURE if own else _FEW):
        left = left if len(left) >= _SURE or not own else chosen
        line, text = left[0]
        written = body.split("\n")[line - 1]
        column = written.find(text[:1]) + 1
        place = Place(evidence.file, line + evidence.shift, column, len(written.rstrip()) - column + 1)
        still = (
            "its text is still a template's"
            if not own
            else f"{len(left)} passages of it are still those of a template"
            if len(left) >= _SURE
            else "what it chose is still what a template says"
        )
        message = f"the record is accepted, and {still}"
        hint = (
            "write what was decided, and take out what nobody filled in; until then its status is `proposed`"
        )
        yield Diagnostic("N104", Severity.NOTE, place, message, hint)


def _parts(evidence: Evidence) -> Iterator[tuple[int, str]]:
    """Yield the paragraphs and items of a body with the lines they begin in, but for what tells status, date and the like."""
    for section in evidence.sections:
        if normal_label(section.text) not in FIELD_OF:
            in_head = section.level <= 1
            for number, text in _paragraphs(section.lines):
                item = ITEM.match(text)
                bare = text[item.end() :] if item else text
                if not (in_head and (LABEL.match(bare) or text.startswith("|"))):
                    yield number, bare


def _paragraphs(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    first, parts = 0, list[str]()
    for number, line in lines:
        text = line.strip()
        if parts and (not text or ITEM.match(line)):
            yield first, " ".join(parts)
            parts = []
        if text:
            first = first if parts else number
            parts.append(text)
    if parts:
        yield first, " ".join(parts)
