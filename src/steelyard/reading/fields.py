"""The labels by which records call their fields, in the body: English, and those of other languages."""

from __future__ import annotations

import re
from functools import lru_cache

from steelyard.reading.dates import find_dates
from steelyard.reading.inline import plain
from steelyard.reading.languages import DATED, LABELS, PARTICIPANTS
from steelyard.reading.languages_of_dates import ACCEPTED_ON, PROPOSED_ON
from steelyard.reading.languages_of_sections import CONTEXT, DECISION, OTHER_SECTIONS, SUMMARY
from steelyard.reading.parts import PARTIAL, without_part
from steelyard.reading.status_words import begun_with

LOOSE = (
    "refines", "refined by", "extends", "extended by", "clarifies", "clarified by", "complements", "complemented by", "narrows", "narrowed by",
)  # fmt: skip
"""Labels of relations that change nothing of the other record for certain: it is related."""

LOOSE_IN_BODIES = (
    "implements", "driven by", "drives", "follows", "followed by", "follows from", "based on", "derived from", "elaborates",
    "elaborated by", "supplements", "supplemented by", "augments", "augmented by", "constrains", "constrained by", "predecessor",
    "predecessors", "successor", "successors", "leads to", "led to by", "triggered by", "triggers",
)  # fmt: skip
"""Labels of the same kind that front matter has for other things too."""

_TOOK_PART = ("participants", "participant", "participant(s)", "attendees", *PARTICIPANTS.split("|"))
"""Labels of those who took part in a decision, who were asked at least; a section of that name may tell of users or other programs."""

_ENGLISH = {
    "status": "status|state|rfc status|adr status|decision status|current status|proposal status|record status|"
    "status of this document|implementation status",
    "date": "date|date(s)|date issued|issue date|issued on|issued|decision date|date decided|decided|decided on|decision made on|date of decision|adr date|dates|"
    "date accepted|accepted on|date approved|approved on|approval date|date of approval",
    "modified": "last modified|last-modified",
    "since": "since|status date",
    "created": "created|created on|created at|created time|date created|creation date|start date|start-date|date proposed|proposed on|rfc date|"
    "proposal date",
    "deciders": "deciders|decider|decision makers|decision-makers|decision maker|decision-maker|decision maker(s)|"
    "decision makers(s)|decided by|deciders(s)|decider(s)|decision owners|decision owner",
    "authors": "authors|author|author(s)|owner|owners|owner(s)|submitters|submitter|submitted by|proposed by|initially proposed by|"
    "originally proposed by|written by|co-authors",
    "consulted": "|".join(("consulted", "consulted people", *_TOOK_PART)),
    "informed": "informed",
    "tags": "tags|tag|categories|category|keywords|labels|label",
    "supersedes": "supersedes|supercedes|replaces|obsoletes|reverses|revokes",
    "superseded_by": "superseded by|superceded by|superseded-by|replaced by|replaced-by|obsoleted by|obsoleted-by|reversed by|"
    "revoked by|overridden by",
    "amends": "amends|updates|modifies|revises|amendment to|amendment of",
    "amended_by": "amended by|amended-by|updated by|updated-by|revised by|modified by",
    "depends_on": "depends on|depends-on|requires|dependencies|builds on|builds upon|blocked by|prerequisite|prerequisites",
    "needed_by": "needed by|required by|prerequisite of|prerequisite for",
    "enables": "enables",
    "enabled_by": "enabled by",
    "relates_to": "relates to|relates-to|related to|related|see also|related adrs|related adr|related decisions|related records|"
    + "|".join((*LOOSE, *LOOSE_IN_BODIES)),
    "conflicts_with": "conflicts with|conflicts-with|contradicts",
    "review_by": "review by|review-by|review date|revisit by|revisit on",
    "number": "adr number|number|id|adr id|adr",
    "title": "title|feature|feature name|name|proposal title|decision title|subject|rfc name|rfc title|adr name|adr title",
    "history": "change log|changelog|history|revision history|status history|status log|status updates|status changes|adr status history|adr history|"
    "change history|version history|document history",
    "status_note": "status note|status notes|status reason|disposition",
    "because": "because",
    "chosen": "chosen|chosen option",
}
FIELDS = {field: "|".join(filter(None, (words, LABELS.get(field)))) for field, words in _ENGLISH.items()}
"""Fields, each with the labels it goes by; the first of a field is how we would write it."""

_STEPS_SPOKEN = frozenset(f"{PROPOSED_ON}|{ACCEPTED_ON}".split("|"))
_SPOKEN = frozenset("|".join(LABELS.values()).split("|")) | DATED | _STEPS_SPOKEN
DAY_FIRST_LABELS = frozenset(
    label for label in _SPOKEN - set("|".join(_ENGLISH.values()).split("|")) if label[0] < "\u2e80"
)
"""Labels of languages in whose dates of digits the day comes first, as it does in all of them but those of East Asia."""

FIELD_OF = {label: field for field, labels in FIELDS.items() for label in labels.split("|")}

_UPDATED = "last updated|last updated on|last update|updated|updated on|date updated"
OF_STEPS = {
    **dict.fromkeys(f"proposed|{PROPOSED_ON}".split("|"), "created"),
    **dict.fromkeys(f"accepted|approved|adopted|ratified|{ACCEPTED_ON}".split("|"), "date"),
}
"""Labels that are a step of the decision, whose day follows; in a table they are a status."""

_WHERE_DATED = {
    **dict.fromkeys(_UPDATED.split("|"), "updated"),
    **dict.fromkeys(
        ("introduced", "introduced on", "submitted", "submitted on", "date submitted"), "created"
    ),
    **OF_STEPS,
}
"""Labels that tell a date where one follows, and other things else: when the text changed last, which counts where no other date
does, when the record was made, and when it was decided."""

_STANDING = frozenset({"stand"})
"""Labels that stand for the status where one follows, in German; else they tell the day that a text is of."""

_SECTIONS = frozenset(
    {
        "status", "date", "deciders", "authors", "consulted", "informed", "tags", "supersedes", "superseded_by", "amends",
        "amended_by", "depends_on", "relates_to", "history", "created", "review_by",
    }
)  # fmt: skip
OF_OTHER_THINGS = frozenset({*LOOSE_IN_BODIES, "prerequisite", "prerequisites", "blocked by"})
"""Labels of relations whose values may be other things than records: figures, issues, standards."""

_NO_SECTIONS = OF_OTHER_THINGS.union(_TOOK_PART)
"""Labels that say something else as a section's name: "## Prerequisites" lists what a reader needs."""

_FOREIGN = frozenset("|".join((*LABELS.values(), CONTEXT, DECISION, SUMMARY, OTHER_SECTIONS)).split("|"))
_ORDINAL = re.compile(r"\d{1,2}[.)]?\s+")
ORNAMENT = r"[\u2190-\u2bff\u3030\u303d\ufe0e\ufe0f\u200d\U0001f000-\U0001faff]"
"""A sign of a picture that stands beside a label or a section's name: "📅 Date", "✅ Decision"."""

_ORNAMENTS = re.compile(rf"(?:(?:\d\ufe0f?\u20e3|{ORNAMENT})\s*)+")
_ORNAMENT = re.compile(rf"{ORNAMENT}|\s")
_ENDING = re.compile(r"(?<=\w)[(（](?:s|es|e|n|en|r|in|nen|innen)[)）]$|(?<=\w)/(?:in|innen)$")
_GLOSS = re.compile(r"(?P<name>[^()（）]+?)\s?[(（](?P<gloss>[^()（）]+)[)）]")
_TWICE = re.compile(r"(?P<one>[^/]+?)\s?/\s?(?P<other>[^/]+)")
_CHOICES = re.compile(  # (Draft/Accepted/Rejected), (YYYY-MM-DD)
    r"\s[(\[](?:[^()\[\]/|]*[/|][^()\[\]]*[/|][^()\[\]]*|y{2,4}[-./]m{1,3}[-./]d{1,2})[)\]]$"
)


@lru_cache(maxsize=4096)
def normal_label(text: str) -> str:
    """Return a label as FIELD_OF knows it: plain, lower-case, without a colon, what may be filled in, a picture or a gloss."""
    # U+200C parts words in Persian.
    parted = without_ornaments(plain(text)).replace("_", " ").replace("\u200c", " ")
    label = " ".join(parted.casefold().strip(" :：").split())
    return _without_gloss(_CHOICES.sub("", label))


def without_ornaments(text: str) -> str:
    """Leave out the pictures that stand before and behind a name."""
    if text.isascii():
        return text
    before = _ORNAMENTS.match(text)
    start, end = before.end() if before else 0, len(text)
    while end > start and _ORNAMENT.match(text, end - 1):
        end -= 1
    return text[start:end]


def _without_gloss(label: str) -> str:
    """Leave out an ending in brackets, "author(s)", and the same name in another language, "ステータス (Status)", "Date / 日付"."""
    twice = _TWICE.fullmatch(label) if "/" in label and not label.isascii() else None
    for name, gloss in (twice.groups(), twice.groups()[::-1]) if twice else ():
        bare = without_ordinal(name)
        if bare.isascii() and not gloss.isascii() and (bare in FIELD_OF or gloss in _FOREIGN):
            return name
    if label in FIELD_OF or not (label.endswith((")", "）")) or "/in" in label):
        return label
    label = _ENDING.sub("", label)
    glossed = _GLOSS.fullmatch(label)
    if glossed is None:
        return label
    name = without_ordinal(glossed["name"])
    told = name in _FOREIGN or (name in FIELD_OF and glossed["gloss"] in _FOREIGN)
    return glossed["name"] if told else label


def field_of(label: str, value: str) -> str | None:
    """Return the field of a label that has this value beside it, or None; `label` is as `normal_label` gives it."""
    dated = "date" if label in DATED else _WHERE_DATED.get(label)
    if dated:
        dates = find_dates(value.lstrip("*_` "))
        return dated if dates and not dates[0].start else None
    if label in _STANDING:
        return "status" if begun_with(plain(value), ()) else None
    return FIELD_OF.get(label) or _field_of_part(label)


@lru_cache(maxsize=4096)
def _field_of_part(label: str) -> str | None:
    """Return the field of a label that tells a relation to a part, "superseded-in-part-by", or says one thing twice, "see also / refines".

    "Supersedes/Amends" leaves it open whether anything ended; what the value says counts.
    """
    names = label.split("/")
    fields = {FIELD_OF.get(name.strip()) for name in names}
    if len(names) > 1 and len(fields) == 1:
        return fields.pop()
    if fields == {"supersedes", "amends"}:
        return "amends"
    return PARTIAL.get(FIELD_OF.get(without_part(label.replace("-", " ")), ""))


@lru_cache(maxsize=4096)
def section_field(text: str) -> str | None:
    """Return the field a whole section stands for ("## Status", "## 1. Status"), or None."""
    name = without_ordinal(normal_label(text))
    field = FIELD_OF.get(name) or _field_of_part(name)
    return field if field in _SECTIONS and name not in _NO_SECTIONS else None


def without_ordinal(label: str) -> str:
    """Return a section's name without its place: "1. status"."""
    ordinal = _ORDINAL.match(label)
    return label[ordinal.end() :] if ordinal else label
