"""The first sentence that tells a decision: of its section, of a part with a name in bold, or of a row of the record's table."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from steelyard.reading.fields import normal_label, without_ordinal
from steelyard.reading.inline import plain
from steelyard.reading.languages_of_sections import DECISION, SUMMARY
from steelyard.reading.names import is_placeholder
from steelyard.reading.outcomes.chosen import TASK
from steelyard.reading.outline import ITEM
from steelyard.reading.rows import cells_of, is_row
from steelyard.reading.status_words import begun_with

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from steelyard.reading.evidence import Evidence
    from steelyard.reading.outline import Section

_SECTIONS = (
    (
        "decision outcome",
        "decision",
        "outcome",
        "the decision",
        "resolution",
        "our decision",
        "conclusion",
        "decision outcomes",
        "decisions",
        "result",
        "what we decided",
        "what was decided",
        "decision summary",
        "summary of the decision",
        *(
            f"{one} {thing}"
            for one in ("chosen", "selected")
            for thing in ("option", "solution", "approach", "alternative")
        ),
        *DECISION.split("|"),
    ),
    (
        "summary",
        "simple summary",
        "abstract",
        "tl;dr",
        "tldr",
        "proposal",
        "executive summary",
        "overview",
        "recommendation",
        *SUMMARY.split("|"),
    ),
)
_DECISIONS = frozenset({"decision outcome", "decision", "the decision", "our decision", *DECISION.split("|")})
_HEADED = re.compile(r"(?P<name>[^:：]+)[:：]\s*(?P<told>[^\s{\[<].{2,})")
_LABELLED = re.compile(
    r"[ \t]*(?:[-*+][ \t]+)?\*\*(?P<name>[^*:：\n]{2,30})(?:[:：.。]\*\*|\*\*[ \t]?[:：])(?P<told>.*)$"
)
"""A part of a record that has a name in bold for a heading: "**Decision:** we dig", "**Decision.** We dig"."""

_ALONE = re.compile(r"\*\*(?P<name>[^*:：\n]{2,30})\*\*(?P<told>)[ \t]*$")
"""The same on a line of its own, without a colon."""

_SO = re.compile(r"[\W_]*(?:therefore|thus|hence|consequently|accordingly|as a result)[\W_]*", re.IGNORECASE)
"""A paragraph that only leads on to the next."""

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-z]|[\"“«„(`\[])|(?<=[。！？])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|cf|al|approx|no)\.|\b[A-Z]\.|(?<![\d.,])\d{1,2}\.)$", re.IGNORECASE
)
# A list or table goes on.
_UNFINISHED = re.compile(r"(?::|\b(?:are|is|the|to|by|as|of|with|following|below))$")
_UNCHOSEN = re.compile(
    r"Cho(?:sen|ice)\b[^:{\[<]{0,20}:\s*(?:$|[\"“'‘]?(?P<option>[{\[<][^}\]>]*[}\]>]))", re.IGNORECASE
)
_PROMPT = re.compile(
    r"what is the change that we(?:'|’)?re (?:proposing|doing)|the change that we(?:'|’)?re proposing or have agreed to implement"
    r"|(?:this section )?describes? (?:our|the) (?:response to these forces|decision (?:made|that was made))",
    re.IGNORECASE,
)
"""What templates ask of the one who decides, where it was left standing."""

_SUMMARIES = frozenset({"summary", "tl;dr", "tldr", "gist", "in short", "executive summary"})
_STATEMENTS = _DECISIONS | {"statement of the decision", "decision statement", "outcome"}
LATER = (
    r"(?:then\s+)?(?:revisit|review|(?:re-?)?(?:evaluate|consider|assess)|investigate|explore|compare|return|discuss|decide|postpone|defer|wait|see"
    r"|update|meet|likely|probably|maybe)\b"
)
_DECIDES = re.compile(
    rf"(?:therefore,?\s+|hence,?\s+|so\s+)?we\s+(?:(?:will|shall)(?!\s+{LATER})|have\s+(?:decided|chosen|agreed)|decided|chose|agreed|choose"
    r"|adopt(?:ed)?|(?:keep|use)(?!\s+\w+ing\b|[^.!?]*\b(?:today|currently|nowadays|at\s+(?:present|the\s+moment))\b)|go\s+with|went\s+with)\b"
    r"(?!\s*[{\[<…])",
    re.IGNORECASE,
)
"""What a paragraph begins with that tells the decision, and not what is to be done about it later, or was so before."""

_WEIGHED = re.compile(
    r"(?:we|the team|they)\s+(?:have\s+)?(?:discussed|considered|evaluated|looked\s+at|compared|weighed|investigated|assessed|explored|examined)"
    r"\s(?:\S+\s){0,5}(?:options|alternatives|approaches|solutions|possibilities|candidates)[\s:…]*$",
    re.IGNORECASE,
)
"""What only leads on to the options: "We discussed three options:"."""

_AWAITS_VERB = re.compile(
    r"\b(?:we\s+(?:will|shall)|(?:decided|agreed|propose|plan|chosen)\s+to)[\s:…]*$", re.IGNORECASE
)
"""What a list completes, each item by a verb: "We will:"."""

_VERB = re.compile(
    r"(?!(?:the|an?|we|it|this|these|they|our|all|each|every|no)\s)[^\W\d_]+"
    r"(?!\s+(?:as|for|of|is|are|was|were|will|shall|should|must|has|have|and|or)\s)(?:\s+[^\s:–—]+){2}(?!\s*[:–—])",
    re.IGNORECASE,
)
"""An item that may be a sentence's end, no sentence of its own, and no name with a remark, "Lamps: oil", "Lamps for the quay"."""

_QUOTE = re.compile(r"(?:[ \t]*>)+[ \t]?")
_ASIDE = re.compile(
    r"[*_]*(?:this\s+(?:adr|rfc|record|decision|proposal|document|page|section|text|is)|notes?|nb|attention|warning|important|caution|draft|update\w*"
    r"|edit\w*|see|please|not)\b",
    re.IGNORECASE,
)
"""What a quotation begins with that speaks of the record, and not of what was decided."""

_SPEAKER = re.compile(r"[*_]*(?:[—–]|--)\s*[^\W\d_]")
"""The line below a quotation that says whose words it has: "— the harbour board"."""

_BOLD = re.compile(r"(\*\*|__)[^*_]+[.!。]?\1[.。]?")
_LEAST = 12  # characters of a decision in a row of a table, or in bold

_BOXES = ("!!!", "???", ":::")
_NO_TEXT = ("|", "<", "![", "---", "***", ">")
_DEFINITION = re.compile(r"\[[^\[\]]+\]:\s")
"""The start of a link's definition, as RFCs have below each heading."""


def first_sentence(evidence: Evidence) -> str:
    """Return the first sentence that tells what was decided, '' where none does."""
    named: dict[str, Section] = {}
    for section in evidence.sections:
        if section.level:
            named.setdefault(without_ordinal(normal_label(section.text)), section)
    for group in _SECTIONS:
        for name in group:
            if name in named:
                text = TASK.sub("", plain(_begun(named[name].lines)))
                # A template's words, or a label alone: no option is chosen, and none is told.
                left = _UNCHOSEN.match(text)
                missing = left and not left["option"]
                if (
                    len(text) > 3
                    and not missing
                    and not is_placeholder(left["option"] if left else text)
                    and not _PROMPT.match(text)
                ):
                    return _completed(named[name].lines, _sentence(text))
        if headed := _headed(evidence):
            return headed
    told = _labelled(evidence, _DECISIONS) or _rowed(evidence, _STATEMENTS)
    return told or _labelled(evidence, _SUMMARIES) or _rowed(evidence, _SUMMARIES)


def _begun(lines: Sequence[tuple[int, str]]) -> str:
    """Return the first paragraph of a section, or the quotation before it that tells the decision itself."""
    for at, (_, line) in enumerate(lines):
        if line.lstrip().startswith(">"):
            quoted = takewhile(lambda one: one[1].lstrip().startswith(">"), lines[at:])
            inner = [one[mark.end() :] for _, one in quoted if (mark := _QUOTE.match(one))]
            text = " ".join(map(str.strip, takewhile(str.strip, inner)))
            label = _LABELLED.match(text)
            if label and without_ordinal(normal_label(label["name"])) in _DECISIONS:
                return label["told"].strip()
            if _ASIDE.match(text) or begun_with(plain(text), ()) or any(map(_SPEAKER.match, inner[1:])):
                break
            bold = _BOLD.fullmatch(text)
            if (bold and len(text) > _LEAST and " " in text) or _DECIDES.match(plain(text)):
                return text
            break
        if line.strip():
            break
    return " ".join(_first_paragraph(lines))


def _completed(lines: Sequence[tuple[int, str]], sentence: str) -> str:
    """Return a sentence as a line of its own: with the first item of the list it needs, or the decision behind a list of options."""
    if _WEIGHED.match(sentence):
        return _decided_below(lines) or f"{sentence.rstrip(' :…')} …"
    if _AWAITS_VERB.search(sentence):
        at = next((at for at, (_, line) in enumerate(lines) if ITEM.match(line)), 0)
        lead = plain(" ".join(line.strip() for _, line in lines[:at] if line.strip()))
        first = plain(" ".join(_first_paragraph(lines[at:]))).strip(" …")
        if at and lead.rstrip(" :…") == sentence.rstrip(" :…") and _VERB.match(first):
            verb = first if first[1:2].isupper() else first[0].lower() + first[1:]
            return f"{sentence.rstrip(' :…')} {_sentence(verb).rstrip(' .,;:')} …"
    return f"{sentence.rstrip(' :')} …" if _UNFINISHED.search(sentence) else sentence


def _decided_below(lines: Sequence[tuple[int, str]]) -> str:
    """Return the first sentence of the first paragraph that says what "we will", '' where none does; what an item goes on with is told of that one."""
    blank = True
    for at, (_, line) in enumerate(lines):
        if blank and not line[:1].isspace() and _DECIDES.match(plain(line.strip())):
            return _sentence(plain(" ".join(_first_paragraph(lines[at:]))))
        blank = not line.strip()
    return ""


def _rowed(evidence: Evidence, names: frozenset[str]) -> str:
    """Return the first sentence of the one row of these names, "Decision", of a table that has a row "Status" as well."""
    if "|" not in evidence.front.body:
        return ""
    found: list[str] = []
    for section in evidence.sections:
        rows = [cells_of(line) for _, line in section.lines if is_row(line)]
        pairs = [(normal_label(cells[0][1]), plain(cells[1][1])) for cells in rows if len(cells) == 2]
        if any(name == "status" for name, _ in pairs):
            found += [text for name, text in pairs if name in names]
    text = found[0] if len(found) == 1 else ""
    told = len(text) >= _LEAST and " " in text and not text.endswith("?")
    if not told or is_placeholder(text) or _UNCHOSEN.match(text) or begun_with(text, ()):
        return ""
    return _sentence(text)


def _labelled(evidence: Evidence, names: frozenset[str]) -> str:
    """Return the first sentence behind the one label in bold of these names: "**Decision:** we dig"; '' where it is a status."""
    if "**" not in evidence.front.body:
        return ""
    found: list[str] = []
    for section in evidence.sections:
        if names is _SUMMARIES and section.level > evidence.title_level:  # a summary of one part
            break
        for at, (_, line) in enumerate(section.lines):
            match = (_LABELLED.match(line) or _ALONE.match(line)) if "**" in line else None
            if match is None or without_ordinal(normal_label(match["name"])) not in names:
                continue
            # "**DECISION**: …" settles a point within a discussion.
            if names is _DECISIONS and match["name"].isupper():
                continue
            own = match["told"].strip()
            below = section.lines[at + 1 :]
            if match.re is _ALONE:  # another part may follow at once
                below = tuple(takewhile(lambda further: not _ALONE.match(further[1]), below))
            if ITEM.match(line):
                below = tuple(takewhile(lambda further: not ITEM.match(further[1]), below))
            below = ((0, own), *below) if own else below
            found.append(plain(" ".join(_first_paragraph(below))))
    if (
        len(found) != 1
        or len(found[0]) < 4
        or found[0].startswith(("{", "[", "<"))
        or _UNCHOSEN.match(found[0])
        or begun_with(found[0], ())
    ):
        return ""
    sentence = _sentence(found[0])
    return f"{sentence.rstrip(' :')} …" if _UNFINISHED.search(sentence) else sentence


def _headed(evidence: Evidence) -> str:
    """Return what the one heading of a decision says itself: "## Decision: barges for all goods"."""
    title = evidence.title_level
    found = [
        match["told"]
        for section in evidence.sections
        if section.level > title and (match := _HEADED.fullmatch(plain(section.text)))
        if without_ordinal(normal_label(match["name"])) in _DECISIONS
    ]
    return found[0] if len(found) == 1 else ""


def _first_paragraph(lines: Sequence[tuple[int, str]]) -> Iterator[str]:
    """Yield the lines of the first paragraph; what stands behind a label, "**Decision:** …", is given the number 0.

    Boxes before it are passed over: one of Docusaurus goes on to its end, one of MkDocs while it is indented.
    """
    started, last, labelled = False, "", bool(lines) and not lines[0][0]
    box = ""
    for _, line in lines:
        stripped = line.strip()
        if box == ":::":
            box = "" if stripped == box else box
            continue
        if box and (not stripped or line.startswith("    ")):
            continue
        box = ""
        if not started and stripped.startswith(_BOXES):
            box = stripped[:3]
            continue
        leads_on = not started and _SO.fullmatch(stripped)
        if not stripped or leads_on or stripped.startswith(_NO_TEXT) or _DEFINITION.match(stripped):
            if started:
                return
            continue
        item = ITEM.match(line)
        if item and started:
            yield "…"
            return
        label = _LABELLED.match(line) if started and line.startswith("**") else None
        ended = last.endswith((".", "!", "?")) or (labelled and not _UNFINISHED.search(last))
        if label and ended and not label["name"][0].islower():  # the next part, "**Why:** …"
            return
        started, last = True, stripped
        yield line[item.end() :] if item else stripped


def _sentence(text: str) -> str:
    for match in _SENTENCE_END.finditer(text):
        if (
            match.start() >= 20
            and not text[match.end() :][:1].islower()
            and not _ABBREVIATION.search(text, max(match.start() - 12, 0), match.start())
        ):
            return text[: match.start()]
    return text
