"""What a Markdown file is: a record, a template, an index or other, and why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

from steelyard.core.wordings import names_of_year
from steelyard.reading.dates import find_dates
from steelyard.reading.fields import normal_label, section_field
from steelyard.reading.frontmatter import key_of
from steelyard.reading.inline import plain
from steelyard.reading.labels import labelled
from steelyard.reading.languages_of_sections import CONTEXT, DECISION, INDEX, TEMPLATE
from steelyard.reading.names import is_placeholder
from steelyard.reading.naming import SERIES, is_index_name
from steelyard.reading.status import read_status
from steelyard.reading.titles import title_heading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.core.model import Kind
    from steelyard.core.settings import StatusWord
    from steelyard.reading.evidence import Evidence
    from steelyard.reading.outline import Section

_TEMPLATE = re.compile(
    r"(?:^|[-_. ])(?P<word>template|templates|tmpl|boilerplate|n{3,4}|x{3,4}|yyyymmdd|yyyy-mm-dd)(?:$|[-_. ])",
    re.IGNORECASE,
)
_RECORD = re.compile(r"[\[(]?(?P<series>[A-Za-z]{2,10})[-_ #]{0,2}(?P<number>\d{1,6})(?!\w)")
_PREFIX = re.compile(r"(?P<series>[A-Za-z]{2,8})[-_ ](?P<rest>\w.*)")
_TEMPLATE_FOLDERS = frozenset({"template", "templates", "_template", "_templates"})
_RECORD_KEYS = frozenset(
    {
        "status", "deciders", "decision-makers", "decision-maker", "decided", "supersedes", "superseded-by", "amends",
        "amended-by", "adr", "adr-id", "adr-number", "adr-status", "eip", "fip", "cip", "chosen", "shepherd-team", "withdrawal-reason",
    }
)  # fmt: skip
_INDEX_SLUGS = frozenset({"index", "readme", "toc", "table-of-contents", "overview", *INDEX.split("|")})
_TO_FILL_IN = re.compile(r"\[[^\[\]]+\]|\{[^{}]+\}|<[^<>]+>")
"""A title that stands in brackets: a placeholder in any language where the status beside it is one too."""

_TEMPLATE_WORDS = frozenset(TEMPLATE.split("|"))
_PARTS = re.compile(r"[-_. ]+")
_BESIDE_TEMPLATE = frozenset({"", "adr", "adrs", "madr", "rfc", "decision", "de", "da", "du", "do"})
_SHORT = 100  # characters of a status with a link
_SEVERAL = "it holds several decisions; Steelyard reads one a file"
_ABOUT = re.compile(
    r"(?:^|[-_ ])(?:process|guide|guides|guidelines?|how-?to|primer|readme|index|log|overview|intro(?:duction)?|about|faq|"
    r"tooling|workflow|conventions)$",
    re.IGNORECASE,
)
_DECISIONS = frozenset({"decision", "decision outcome", *DECISION.split("|")})
_DECIDING = frozenset(
    {
        "context", "context and problem statement", "decision", "decision outcome", "summary", "motivation", "abstract",
        "problem statement", "consequences", *CONTEXT.split("|"), *DECISION.split("|"),
    }
)  # fmt: skip

_PROPOSING = _DECIDING | {
    "background", "goals", "proposal", "proposed solution", "design", "revisions", "alternatives", "alternatives considered",
}  # fmt: skip


def kind_of(evidence: Evidence, own: Sequence[StatusWord] = ()) -> tuple[Kind, str]:
    """Say what a file is and why, in words for `steelyard list --all`; `own` are the site's own status words.

    A README or index is an index here; whether there are records beside it is for all files together to say.
    """
    name = evidence.name
    title = next((plain(section.text) for section in evidence.sections if section.level == 1), "")
    template = _as_template(evidence, title, own)
    if template:
        return "template", template
    if name.number == "0" and name.slug.casefold() in _INDEX_SLUGS:
        return "index", f"its name is `{name.stem}`"
    numbered = name.number and len(name.series) != 1  # "T-001" may count anything
    if (numbered or name.date or names_of_year(name.stem)) and (not name.in_folder or _tells(evidence)):
        what = "date" if name.date else "number"
        return "record", f"its {'folder' if name.in_folder else 'file'} name starts with a {what}"
    prefix = _PREFIX.match(name.stem) if not name.in_folder else None
    about = _ABOUT.search(name.stem) or is_index_name(evidence.file)
    if prefix and prefix["series"].casefold() in SERIES and not about:
        return "record", f"its file name starts with `{prefix['series']}{prefix[0][prefix.end('series')]}`"
    keys = [key.text for key, value in evidence.front.entries if key_of(key, value) in _RECORD_KEYS]
    if keys:
        return "record", f"its front matter has `{keys[0]}`"
    if is_index_name(evidence.file):
        if _decides(evidence, own):
            return "record", "it has one status and the sections of a decision"
        return "index", "a README or index without a number, a date or record front matter"
    if _states_one(evidence, own):
        return ("other", _SEVERAL) if _is_log(evidence) else ("record", "it has a status")
    if evidence.labels.get("deciders"):
        return "record", "it names deciders"
    if not about and _is_signed(evidence, own):
        return "record", "it has a status and an author"
    if _holds_several(evidence):
        return "other", _SEVERAL
    return "other", "no number, date or series in its name, no record front matter, no status"


def _tells(evidence: Evidence) -> bool:
    """Say whether a file that bears its folder's name is a record by it: `adr.md` where it has a part of a decision."""
    if is_index_name(evidence.file):
        return True
    return any(normal_label(section.text) in _PROPOSING for section in evidence.sections if section.level)


def _as_template(evidence: Evidence, title: str, own: Sequence[StatusWord]) -> str:
    """Return why a file is a template, or '' where it is none.

    "0012-issue-template" may be a decision about templates: with a number of its own, and more words, it is a
    template only while its title, its status or its date is a placeholder.
    """
    name = evidence.name
    by_name = _TEMPLATE.search(name.stem)
    if by_name:
        reason = f"its name holds `{by_name['word']}`"
        decided = bool(name.number and name.number != "0" and len(name.stem) > len(by_name[0]) + 8)
        unnumbered = by_name["word"][0] in "nNxX" and _filled_in(evidence, title, own)
        if not (decided or unnumbered) or _looks_empty(evidence, title) or _is_undated(evidence):
            return reason
    if word := _template_word(name.stem):
        alone = name.number in {None, "0"} and word[1] <= _BESIDE_TEMPLATE
        if alone or _looks_empty(evidence, title) or _is_undated(evidence):
            return f"its name holds `{word[0]}`"
    if any(part.casefold() in _TEMPLATE_FOLDERS for part in evidence.file.split("/")[:-1]):
        return "it lies in a folder of templates"
    if _looks_empty(evidence, title):
        return "its title and its status are placeholders"
    if name.number in {None, "0"} and _is_untitled(evidence, title) and _is_undated(evidence):
        return "its title and its date are placeholders"
    return ""


def _template_word(stem: str) -> tuple[str, frozenset[str]] | None:
    """Return the word for a template that a name holds in another language, and the words beside it; None where it holds none."""
    parts = frozenset(
        part for part in _PARTS.split(normalize("NFC", stem.casefold())) if not part.isdecimal()
    )
    word = next(iter(parts & _TEMPLATE_WORDS), "")
    return (word, parts - {word}) if word else None


def _filled_in(evidence: Evidence, title: str, own: Sequence[StatusWord]) -> bool:
    """Say whether a file that only awaits its number states a status, and has a title or a date, which a template has not."""
    front = evidence.from_front("status")
    words = {read_status(value.text, own).word for value in front} or _statuses(evidence, own)
    titled = title_heading(evidence.sections, None) is not None
    titles = [title] if titled else [value.text for value in evidence.from_front("title")]
    if words <= {None, "other"} or any(is_placeholder(_after_number(each)) for each in titles):
        return False
    dates = (*evidence.values("date"), *evidence.from_labels("created"))
    return (titled and not front) or any(date.iso for value in dates for date in find_dates(value.text))


def _looks_empty(evidence: Evidence, title: str) -> bool:
    titled = _titled(evidence, title)
    if (
        titled
        and not _is_untitled(evidence, title)
        and not _TO_FILL_IN.fullmatch(_after_number(titled).strip())
    ):
        return False
    statuses = evidence.values("status")
    return bool(statuses) and all(
        read_status(value.text).placeholder or is_placeholder(value.text) for value in statuses
    )


def _titled(evidence: Evidence, title: str) -> str:
    front = evidence.from_front("title")
    return title or (front[0].text if front else "")


def _is_untitled(evidence: Evidence, title: str) -> bool:
    """Say whether a file's title is a placeholder, of which a number may be a part: "RFC-NNNN Title"."""
    titled = _titled(evidence, title)
    return is_placeholder(titled) or is_placeholder(_after_number(titled))


def _is_undated(evidence: Evidence) -> bool:
    dates = [value for field in ("date", "created") for value in evidence.values(field)]
    return bool(dates) and all(is_placeholder(value.text) for value in dates)


def _after_number(title: str) -> str:
    return re.sub(
        r"^(?:[A-Za-z]{2,10}[- ])?(?:NUMBER|\d{1,6}|[Nn]{3,4}|[Xx]{2,4}|\[[^\[\]\s]+\](?=\s*:))(?!\w)\s*[:.–—-]?\s*",
        "",
        title,
    )


def _statuses(evidence: Evidence, own: Sequence[StatusWord]) -> frozenset[str]:
    """Return the words of the site's vocabulary that the body's status says."""
    words = (
        read_status(value.text, own).word
        for label in evidence.labels.get("status", ())
        if label.how != "badge"  # any page may bear one
        and (not label.deep or (label.how == "section" and _beside_a_decision(evidence.sections)))
        for value in evidence.placed(label)
    )
    return frozenset(word for word in words if word not in {None, "other"})


def _beside_a_decision(sections: Sequence[Section]) -> bool:
    """Say whether a section on the status stands beside one on the decision, below the same heading: "## Summary" and both."""
    told: dict[int, set[str]] = {}
    for section in sections:
        told = {level: names for level, names in told.items() if level <= section.level}
        name = normal_label(section.text)
        if name in _DECISIONS or section_field(section.text) == "status":
            told.setdefault(section.level, set()).add("decision" if name in _DECISIONS else "status")
            if len(told[section.level]) > 1:
                return True
    return False


def _holds_several(evidence: Evidence) -> bool:
    """Say whether a file has several headings of one level that name a record each, with a status below each of them."""
    told: dict[int, set[str]] = {}
    number, level = "", 0
    for section in evidence.sections:
        named = _RECORD.match(plain(section.text)) if section.level else None
        if named and named["series"].casefold() in SERIES:
            number, level = named["number"], section.level
        elif section.level and section.level <= level:
            number, level = "", 0
        if number and _has_status(section):
            told.setdefault(level, set()).add(number)
    return any(len(numbers) > 1 for numbers in told.values())


def _is_log(evidence: Evidence) -> bool:
    """Say whether a file states no status of its own above several sections of one level that have one each."""
    first = min(label.values[0][0] for label in evidence.labels["status"] if label.values)
    below = [section for section in evidence.sections if section.level and section.line < first]
    if not below or below[-1].level <= evidence.title_level or section_field(below[-1].text):
        return False
    level = below[-1].level
    alike = (each for each in evidence.sections if each.level == level and each.line > first)
    return any(map(_has_status, alike))


def _has_status(section: Section) -> bool:
    return section_field(section.text) == "status" or any(
        label.field == "status" for label in labelled([section])
    )


def _states_one(evidence: Evidence, own: Sequence[StatusWord]) -> bool:
    """Say whether the body has a status: several of them in a file about the process are explained there."""
    statuses = _statuses(evidence, own)
    return len(statuses) == 1 or (bool(statuses) and not _ABOUT.search(evidence.name.stem))


def _is_signed(evidence: Evidence, own: Sequence[StatusWord]) -> bool:
    """Say whether a head names authors beside a status that no site knows ("Defunct"), above a proposal's sections."""
    statuses, authors = (
        [label for label in evidence.labels.get(field, ()) if not label.deep and label.how != "badge"]
        for field in ("status", "authors")
    )
    sections = {normal_label(section.text) for section in evidence.sections if section.level}
    if (
        not sections & _PROPOSING
        or len(statuses) != 1
        or not authors
        or statuses[0].how == "section"
        or authors[0].how == "section"
    ):
        return False
    told = [value.text.strip() for value in evidence.placed(statuses[0])]
    words = [read_status(text, own).word for text in told]
    to_fill_in = told[:1] and told[0].startswith(("[", "{", "<")) and "](" not in told[0]
    return words == ["other"] and not to_fill_in and len(told[0]) <= _SHORT


def _decides(evidence: Evidence, own: Sequence[StatusWord]) -> bool:
    sections = {normal_label(section.text) for section in evidence.sections if section.level}
    return len(_statuses(evidence, own)) == 1 and bool(sections & _DECIDING)
