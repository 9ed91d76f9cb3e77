"""What was decided, in a line: MADR's chosen option, or the first sentence of the decision."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.language.told import worded
from steelyard.core.model import Origin
from steelyard.reading.fields import normal_label, without_ordinal
from steelyard.reading.inline import plain
from steelyard.reading.languages_of_sections import DECISION, SUMMARY
from steelyard.reading.names import is_placeholder
from steelyard.reading.outcomes.called import read_called
from steelyard.reading.outcomes.chosen import TASK, read_choices
from steelyard.reading.outcomes.decided import read_decided, read_placed
from steelyard.reading.outcomes.marked import read_marked
from steelyard.reading.outline import ITEM
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

_ABOUT = re.compile(r"(?:(?:An?|The)\s+)?(?:Architectur(?:e|al)\s+)?Decision\s+Record\b", re.IGNORECASE)
"""A description that begins with what the page is, "Architecture Decision Record (ADR) for lamps", tells no outcome."""

_NO_TEXT = ("|", "<", "![", "---", "***", ">")
_DEFINITION = re.compile(r"\[[^\[\]]+\]:\s")
"""The start of a link's definition, as RFCs have below each heading."""

_MAX = 220


class Outcome(Struct, frozen=True):
    """The option chosen and why, where the record says so, and its outcome in a line ('' where it has none)."""

    summary: str = ""
    chosen: str | None = None
    because: str | None = None
    origins: tuple[tuple[str, Origin], ...] = ()

    def origin(self, field: str) -> Origin | None:
        """Return where `chosen` or `because` was read."""
        return next((origin for name, origin in self.origins if name == field), None)


def read_outcome(evidence: Evidence, scored: Sequence[str] = ()) -> Outcome:
    """Read what was decided: `chosen`, `because` and `summary` of front matter first, then the body.

    `scored` are the options that a table of the record scores.
    """
    lines = read_choices(evidence)
    several = len(lines) > 1
    line = None if several else lines[0] if lines else read_decided(evidence)
    marked = (
        None
        if line or several
        else read_marked(evidence) or read_placed(evidence, scored) or read_called(evidence, scored)
    )
    found = line or marked
    chosen = found.option if found else None
    because = (found.because or None) if found else None
    sentence = _told(line.option, line.because) if line else ""
    told = chosen  # by the body, perhaps without a reason
    origins: list[tuple[str, Origin]] = []
    for field in ("chosen", "because"):
        values = evidence.from_front(field)
        if values:
            origins.append((field, values[0].origin()))
            chosen = values[0].text.strip() if field == "chosen" else chosen
            because = values[0].text.strip() if field == "because" else because
        elif found and (chosen if field == "chosen" else because) is not None:
            origins.append((field, Origin("chosen option line" if line else "marked option", found.line)))
    given = evidence.from_front("summary")
    if marked and not (evidence.from_front("chosen") or evidence.from_front("because")):
        sentence = _first_sentence(evidence) or marked.option
    elif not sentence and chosen and not is_placeholder(chosen):
        sentence = _told(plain(chosen), plain(because or ""))
    elif sentence and because and sentence == told:
        sentence = _told(sentence, plain(because))
    summary = plain(given[0].text) if given else ""
    if not summary or _ABOUT.match(summary):
        summary = sentence or _first_sentence(evidence) or summary
    if is_placeholder(summary):
        summary = ""
    return Outcome(_clipped(summary), chosen, because, tuple(origins))


def _told(option: str, because: str) -> str:
    reason = because.strip(" .,")
    if not reason or is_placeholder(because):
        return option
    return worded("{option}, because {reason}", option=option, reason=reason)


def _first_sentence(evidence: Evidence) -> str:
    named: dict[str, Section] = {}
    for section in evidence.sections:
        if section.level:
            named.setdefault(without_ordinal(normal_label(section.text)), section)
    for group in _SECTIONS:
        for name in group:
            if name in named:
                text = TASK.sub("", plain(" ".join(_first_paragraph(named[name].lines))))
                # A template's words, or a label alone: no option is chosen, and none is told.
                left = _UNCHOSEN.match(text)
                missing = left and not left["option"]
                if (
                    len(text) > 3
                    and not missing
                    and not is_placeholder(left["option"] if left else text)
                    and not _PROMPT.match(text)
                ):
                    sentence = _sentence(text)
                    return f"{sentence.rstrip(' :')} …" if _UNFINISHED.search(sentence) else sentence
        if headed := _headed(evidence):
            return headed
    return _labelled(evidence)


def _labelled(evidence: Evidence) -> str:
    """Return the first sentence behind the one label of a decision in bold: "**Decision:** we dig"; '' where it is a status."""
    if "**" not in evidence.front.body:
        return ""
    found: list[str] = []
    for section in evidence.sections:
        for at, (_, line) in enumerate(section.lines):
            match = _LABELLED.match(line) if "**" in line else None
            if match is None or without_ordinal(normal_label(match["name"])) not in _DECISIONS:
                continue
            if match["name"].isupper():  # "**DECISION**: …" settles a point within a discussion
                continue
            own = match["told"].strip()
            below = section.lines[at + 1 :]
            if ITEM.match(line):
                below = tuple(takewhile(lambda further: not ITEM.match(further[1]), below))
            below = ((0, own), *below) if own else below
            found.append(plain(" ".join(_first_paragraph(below))))
    if (
        len(found) != 1
        or len(found[0]) < 4
        or found[0].startswith(("{", "[", "<"))
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
    started = False
    for _, line in lines:
        stripped = line.strip()
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
        if label and not label["name"][0].islower():  # the next part, "**Why:** …"
            return
        started = True
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


def _clipped(text: str) -> str:
    kept = text.strip()
    if kept.endswith("…"):
        end = len(kept) - 1  # where a pattern would begin anew at each of the blanks before it
        while end and (kept[end - 1].isspace() or kept[end - 1] == ":"):
            end -= 1
        kept = kept if end == len(kept) - 1 else f"{kept[:end]} …"
    kept = kept.rstrip(":").strip()
    if len(kept) > _MAX:
        return kept[: _MAX - 1].rsplit(" ", 1)[0].rstrip(",;:– ") + "…"
    # A sentence of ours that stays whole can be said in other languages.
    return text if kept == text else kept
