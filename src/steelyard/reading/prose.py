"""Relations as plain sentences tell them, wherever their lines are broken."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from msgspec.structs import replace

from steelyard.core.model import Statement
from steelyard.reading.inline import without_struck
from steelyard.reading.labels import LABEL
from steelyard.reading.parts import OTHERWISE, PARTIAL, WHOLE, names_nothing
from steelyard.reading.references import TARGET, in_a_row, references
from steelyard.reading.statements import NOT_YET, VERB, in_part, in_row, kind_of, verbs_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from steelyard.core.model import Reference

_TOLD = re.compile(
    r"supe|Supe|SUPE|[Rr]eplaces|[Aa]mend|AMEND|[Oo]bsolete|(?:replaced|reversed|revoked|overridden) by"
)
_STEMS = ("supe", "Supe", "SUPE", "eplaces", "mend", "MEND", "bsolete", "ced by", "sed by", "ked by", "den by")  # fmt: skip
"""What every match of _TOLD holds one of: they are found much sooner."""

# No sentence ends in "[3. Use X]".
_SENTENCES = re.compile(r"(?<=[.!?])(?<!\[\d\.)(?<!\[\d\d\.)(?<!\[\d\d\d\.)(?<!\[\d\d\d\d\.)\s+")
_REACH = re.compile(
    r"(?:[^.;\[\]`]|`[^`\n]{0,40}`(?!\s*(?:,|and\b))){0,40}?(?=\[|\b(?:ADR|RFC|EIP)[- ]?\d|`[\w./-]+(?:\.md|/\d{2,6})`)"
)
"""What may stand between a verb and what it is to; a thing in code that a row goes on from is what it is to."""

_REACH_OF_PART = re.compile(
    r"[^.;\[\]]{0,160}?\b(?:sub)?(?:portion|part|section|clause|rule|requirement|assumption|guidance|wording|scope)s?\s+(?:of|in|from)"
    r"\s+(?:the\s+)?(?=\[|(?:ADR|RFC|EIP)[- ]?\d)"
)
"""What may stand between a verb and what it is to a part of: it says at length which part."""

_AND = re.compile(
    r"[\s,;)*_]*(?:and|but|;)\s+(?:(?:it|also|partly|thereby|this adr)\s+){0,2}$", re.IGNORECASE
)
"""What stands between what a verb is to and a further verb of the same sentence: "supersedes [3](..) and amends [4](..)"."""

_OF_THIS = re.compile(
    r"\bof\s+this\s+(?:adr|rfc|decision|record|document|proposal)\b|\bthis\s+(?:adr|rfc|decision|record|document|proposal)['’]s\b",
    re.IGNORECASE,
)
"""A subject that is but a part of the record: "the naming rules of this ADR are superseded by"."""

_IN_THIS = re.compile(
    r"(?P<what>[^:;,.()]{0,120})\b(?:in|within|from)\s+this\s+(?:adr|rfc|decision|record|document|proposal)\b",
    re.IGNORECASE,
)
_ALL_IN_IT = re.compile(
    r"\b(?:solution|architecture|everything|all|whole|entire|full|contents?|what|is|are|was|were|proposed|recorded|documented|outlined|presented|captured|chosen|selected)\b",
    re.IGNORECASE,
)
"""With these too the subject is the whole record: "the solution proposed in this ADR"."""

_LEAD_OF_PART = re.compile(r"[\s*_>\[!]*(?:partial(?:ly)?|partly)\b[^:.\n]{0,30}[:：]", re.IGNORECASE)
"""What a remark begins with that tells what took the place of a part: "Partial supersession: the names are superseded by ADR-9"."""

_ONE = r"this(?:\s+(?:adr|rfc|decision|record|document|proposal|one))?\b(?!['’]s|\s+[`\w])"
_OF_THIS_ONE = re.compile(
    r"\b(?:(?P<by>(?:is|are|was|were|been)\s+(?:(?:now|hereby|thereby|therefore|thus|formally|fully|entirely)\s+)*"
    rf"(?:superse[dc]+ed|replaced|obsoleted)\s+by\s+{_ONE})|(?:supersede|supercede|replace|obsolete)[sd]\s+{_ONE})",
    re.IGNORECASE,
)
"""What stands behind a record's name where this one is what replaces it, "ADR-3 is superseded by this ADR", or the other way round."""

_NOTED = re.compile(
    r"[\s*_>\[!]*(?:note|updated?|edit|warning|attention|important|caution)\b[\s*_\]]*+(?:\(?\d{4}-\d\d-\d\d\)?[\s*_]*+)?[:：–—-]++[\s*_]*+$",
    re.IGNORECASE,
)
"""What a remark on the record begins with: "Update 2019-03-01: superseded by ADR-9"."""

_DENIED = re.compile(
    r"\b(?:not|n't|never|neither|nor|no|nothing|if|unless|until|would|could|may|might|when)\b"
    r"|\b(?:an?|another|any|some|later|newer|new|future|next)\s+(?:\w+\s+)?(?:adr|rfc|record|decision|proposal)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_SELF = re.compile(
    r"\b(?:this|the present)\s+(?:adr|rfc|eip|proposal|decision|record|document|pitch|policy|one|supersedes|replaces)\b",
    re.IGNORECASE,
)
_SELF_VERBS = frozenset({"supersedes", "superseded_by", "amends", "amended_by"})
_UNDONE = re.compile(r"(?:replaced|reversed|revoked|overridden)\b", re.IGNORECASE)
"""Verbs that a decision uses of other things than records, too."""

_ITSELF = re.compile(
    r"[\s*_>\[]*this\s+(?:adr|rfc|proposal|decision|record)\s+(?:is|was|has\s+been|has\s+since\s+been)\s+"
    r"(?:(?:now|since|later|entirely|completely|fully|wholly)\s+)*[*_]*",
    re.IGNORECASE,
)
"""What must stand before such a verb, since much else is replaced or reversed in the course of a decision."""

_ALTOGETHER = re.compile(
    r"(?!['’]s\b)[\W_]*(?:(?:instead|entirely|completely|fully|wholly)\b[\W_]*)?"
    r"(?:$|(?:because|since|so\s+that|after)\s|(?:on|in|as\s+of)\s[^.;]{0,20}\d{4}[\W_]*$)"
)
"""What may stand behind the record that it names: nothing that tells of a part, a condition, or of its end."""

_REPLACING = re.compile(r"replaces|reverses|revokes|ersetzt|remplace", re.IGNORECASE)
_QUALIFYING = re.compile(
    r"\s+(?!(?:and|or|with|by|as|in|for|from|on|to|since|because|after|when|which|that|so|entirely|completely|fully|wholly)\b)[`\w]"
)
_OPENING = re.compile(r"\s*(?:[-*+]\s|\d{1,9}[.)]\s|#|\||(?:---+|===+)\s*$)")
_QUOTE = re.compile(r"\s*(?:>\s?)+")
_LEAD = re.compile(r"[\s*_>\[]*")


def prose_statements(lines: Sequence[tuple[int, str]], *, first_line: int) -> Iterator[Statement]:
    """Yield what plain sentences say of the record itself: "This decision supersedes [3](0003-x.md)".

    Only a sentence whose subject is the record ("this ADR", "this proposal") counts, or one that supersedes a
    record named by its number; everything else stays a mention. "Replaces" must be said of the record itself and of
    the whole of the other one, for much is replaced in the course of a decision. A sentence may run over several lines.
    """
    whole = "\n".join([line for _, line in lines])
    if not any(map(whole.__contains__, _STEMS)) or not _TOLD.search(whole):
        return
    for paragraph in _paragraphs(lines):
        if not any(_TOLD.search(line) for _, line in paragraph):
            continue
        text = without_struck("\n".join(line for _, line in paragraph))
        starts = [0]
        for _, line in paragraph:
            starts.append(starts[-1] + len(line) + 1)
        start = 0
        for gap in (*_SENTENCES.finditer(text), None):
            end = gap.start() if gap else len(text)
            for kind, reference in _told(text[start:end]):
                at = start + reference.column - 1
                row = bisect_right(starts, at) - 1
                number, line = paragraph[row]
                length = min(reference.length, len(line) - at + starts[row])
                line_of_file = first_line + number - 1
                placed = replace(reference, line=line_of_file, column=at - starts[row] + 1, length=length)
                yield Statement(kind, placed)
            start = gap.end() if gap else end


def _paragraphs(lines: Sequence[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    """Cut lines into runs of text that belong together; the marks of a quotation become blanks, so that columns stay."""
    run: list[tuple[int, str]] = []
    quoted = False
    for number, line in lines:
        mark = _QUOTE.match(line)
        text = " " * mark.end() + line[mark.end() :] if mark else line
        broken = run and (number != run[-1][0] + 1 or quoted != bool(mark))
        if broken or not text.strip() or _OPENING.match(text) or _opens(text) or _is_labelled(text):
            if run:
                yield run
            run = []
        quoted = bool(mark)
        if text.strip():
            run.append((number, text))
    if run:
        yield run


def _opens(text: str) -> bool:
    """Say whether a line begins with a verb that opens a sentence: "Superseded by …"."""
    start = _LEAD.match(text)
    at = start.end() if start else 0
    return text[at : at + 1].isupper() and VERB.match(text, at) is not None


def _is_labelled(text: str) -> bool:
    """Say whether a line begins with a label, and so goes on with nothing: "**Related:** …", but not "ADR-3: …"."""
    label = LABEL.match(text)
    return label is not None and not TARGET.search(label[0])


def _told(sentence: str) -> Iterator[tuple[str, Reference]]:
    """Yield kinds and references, whose columns count in the sentence from 1."""
    turned = _OF_THIS_ONE.search(sentence)
    if turned:
        yield from _told_of_this(sentence[: turned.start()], by_this=turned["by"] is not None)
        return
    verbs = (verb for verb in verbs_in(sentence) if kind_of(verb) in _SELF_VERBS)
    verb = next(verbs, None)
    if verb is None:
        return
    kind, before = kind_of(verb), sentence[: verb.start()]
    noted = bool(_NOTED.match(before) or _LEAD_OF_PART.match(before))
    own = noted or bool(_SELF.search(sentence, 0, verb.end())) or not _WORD.search(before)
    if (
        (not own and (kind != "supersedes" or in_part(verb)))
        or "](" in before
        or TARGET.search(before)
        or _DENIED.search(before)
        or NOT_YET.search(before)
        or (_UNDONE.match(verb[0]) and not (noted or _ITSELF.fullmatch(before)))
    ):
        return
    told = list(_told_by(verb, sentence, own=own, part=_is_part(before)))
    while told:
        yield from told
        last = told[-1][1]
        further = next(verbs, None) if own else None
        if further is None or not _AND.match(sentence[last.column - 1 + last.length : further.start()]):
            return
        told = list(_told_by(further, sentence, own=own))


def _is_part(before: str) -> bool:
    """Say whether what stands before a verb has but a part of the record for its subject."""
    if _OF_THIS.search(before) or _LEAD_OF_PART.match(before):
        return True
    within = _IN_THIS.search(before)
    return within is not None and WHOLE.fullmatch(_ALL_IN_IT.sub("", within["what"])) is None


def _told_of_this(before: str, *, by_this: bool) -> Iterator[tuple[str, Reference]]:
    """Yield the records whose names end a text, as what this one replaces, or as what replaced it."""
    before = before.rstrip()
    for word in (" has", " have", " which", " that"):
        before = before.removesuffix(word).rstrip(" ,")
    first = re.search(r"\[(?=[^\[\]]{0,300}\]\()", before) or TARGET.search(before)
    if first is None or _DENIED.search(before) or NOT_YET.search(before):
        return
    row = list(_row(before[first.start() :], first.start()))
    if row and row[-1].column - 1 + row[-1].length == len(before.rstrip("`*_")):
        kind = "supersedes" if by_this else "superseded_by"
        for stated in in_row(kind, before, row, shift=0):
            yield stated.kind, stated.reference


def _told_by(
    verb: re.Match[str], sentence: str, *, own: bool, part: bool = False
) -> Iterator[tuple[str, Reference]]:
    """Yield what one verb of a sentence states; `own` says that the record itself is its subject, `part` that a part of it is."""
    kind = kind_of(verb)
    reach = _REACH.match(sentence, verb.end(), verb.end() + 400) or _REACH_OF_PART.match(
        sentence, verb.end(), verb.end() + 400
    )
    if reach is None or names_nothing(sentence[verb.end() :]) or OTHERWISE.match(reach[0]):
        return
    rest = sentence[reach.end() : verb.end() + 400]
    row = list(_row(rest, reach.end()))
    undone = _UNDONE.match(verb[0]) is not None
    if (undone or _REPLACING.match(verb[0])) and not (
        own and WHOLE.fullmatch(reach[0]) and _ends(row, sentence, altogether=undone and not in_part(verb))
    ):
        return
    if in_part(verb) or (part and kind == "superseded_by"):
        kind = PARTIAL.get(kind, kind)
    for stated in in_row(kind, sentence[verb.end() :], row, shift=verb.end()):
        if own or (stated.kind == kind and _names_a_record(stated.reference)):
            yield stated.kind, stated.reference


def _row(text: str, shift: int) -> Iterator[Reference]:
    """Yield the references in a row that a text begins with: "[3](..), which [2](..) began" means the first alone."""
    past = 0
    for reference in references(text, number=0):
        start = reference.column - 1
        if past and not in_a_row(text[past:start]):
            return
        past = start + reference.length
        yield replace(reference, column=reference.column + shift)


def _ends(row: Sequence[Reference], sentence: str, *, altogether: bool) -> bool:
    """Say whether the last of some references is the thing itself, and no word for another: "the ADR-3 table".

    `altogether` where nothing may follow that limits what is said.
    """
    end = row[-1].column - 1 + row[-1].length if row else 0
    if altogether:
        return bool(row) and _ALTOGETHER.match(sentence, end) is not None
    return bool(row) and _QUALIFYING.match(sentence, end) is None


def _names_a_record(reference: Reference) -> bool:
    """Say whether a reference can only be another record here: not a page elsewhere, not an RFC of the IETF."""
    target = reference.target
    if reference.href:
        return "://" not in target and any(character.isdigit() for character in target)
    return not target.upper().startswith("RFC")
