"""Templates of records in the styles that people know, with the tokens that adr-tools fills: NUMBER TITLE DATE STATUS."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Sections = Literal["nygard", "madr", "madr-minimal"]
Head = Literal["front matter", "section", "bullets", "lines"]

TEMPLATES: tuple[Sections, ...] = ("nygard", "madr", "madr-minimal")
"""The templates by the names that commands take."""

_NYGARD = """\
## Context

<!-- What makes a decision necessary: the facts, the forces that pull in different directions, what is already fixed. -->

## Decision

<!-- What we will do, in full sentences: "We will …". -->

## Consequences

<!-- What becomes easier and what becomes harder, and what has to be done next. -->
"""

_PROBLEM = """\
## Context and Problem Statement

<!-- The situation in two or three sentences, and the question that has to be answered. -->
"""

_DRIVERS = """\

## Decision Drivers

<!-- What the options are judged by, one thing to a line. -->
"""

_OPTIONS = """\

## Considered Options

* {title of option 1}
* {title of option 2}

## Decision Outcome

Chosen option: "{title of option}", because {what speaks for it, in one sentence}.

### Consequences

<!-- * Good, because … -->
<!-- * Bad, because … -->
"""

_MORE = """\

### Confirmation

<!-- How one will see that the decision is kept to: a review, a test, a figure. -->

## Pros and Cons of the Options

### {title of option 1}

<!-- * Good, because … -->
<!-- * Neutral, because … -->
<!-- * Bad, because … -->

## More Information

<!-- Evidence, people who agreed, when to look at this again. -->
"""

_BODIES = {
    "nygard": _NYGARD,
    "madr-minimal": _PROBLEM + _OPTIONS,
    "madr": _PROBLEM + _DRIVERS + _OPTIONS + _MORE,
}

FIRST_TITLE = "Record decisions beside the code"

_WHY = """\
What we decide is soon forgotten: the code shows what was done, and not what else was possible or why it was turned
down. Whoever comes later either keeps to a choice without knowing its reason, or undoes it and meets the reason again.
"""
_WHAT = """\
each decision that would be costly to take back gets a short Markdown file in this folder, reviewed and kept like the code
that follows from it. A decision that no longer holds stays, marked as superseded by the one that took its place.
"""
_THEN = (
    "Good, because the reasons are found where the work is done, and a change of mind is as visible as a change of code.",
    "Bad, because every such decision takes some minutes of writing.",
)


class Manner(Struct, frozen=True):
    """How a template says what it says: its sections, where status and date stand, and what leads the title.

    `mark` leads the lines of `bullets`; `lead` stands before the title, with NUMBER, or one N for each figure.
    `deciders` is the front-matter key for those who decide.
    """

    sections: Sections = "madr-minimal"
    head: Head = "front matter"
    lead: str = ""
    mark: str = "* "
    deciders: str = "decision-makers"


MANNERS = {
    "nygard": Manner("nygard", "section", "NUMBER. "),
    "madr": Manner("madr"),
    "madr-minimal": Manner("madr-minimal"),
}
"""How each of TEMPLATES does it."""


def template(manner: Manner) -> str:
    r"""Return the text of a template, with \n at the ends of its lines."""
    return _headed(manner, _BODIES[manner.sections])


def first_record(manner: Manner) -> str:
    """Return a template whose sections are filled with why decisions are recorded."""
    if manner.sections == "nygard":
        then = "\n".join(text.partition(", because ")[2].capitalize() for text in _THEN)
        body = f"## Context\n\n{_WHY}\n## Decision\n\nWe will keep our decisions with the code: {_WHAT}\n## Consequences\n\n{then}\n"
    else:
        options = (
            "* A Markdown file for each decision, beside the code\n* Pages of a wiki\n* Nothing in writing\n"
        )
        chosen = 'Chosen option: "A Markdown file for each decision, beside the code", because it is found where the work is done.\n'
        then = "\n".join(f"* {text}" for text in _THEN)
        body = (
            f"{_PROBLEM.partition('<!--')[0]}{_WHY}\n## Considered Options\n\n{options}\n## Decision Outcome\n\n{chosen}\n"
            f"So {_WHAT}\n### Consequences\n\n{then}\n"
        )
    return _headed(manner, body)


def _headed(manner: Manner, body: str) -> str:
    title = f"# {manner.lead}TITLE\n"
    if manner.head == "front matter":
        deciders = f"{manner.deciders}:\n" if manner.sections != "nygard" else ""
        return f"---\nstatus: STATUS\ndate: DATE\n{deciders}---\n{title}\n{body}"
    if manner.head == "section":
        return f"{title}\nDate: DATE\n\n## Status\n\nSTATUS\n\n{body}"
    if manner.head == "bullets":
        return f"{title}\n{manner.mark}Status: STATUS\n{manner.mark}Date: DATE\n\n{body}"
    return f"{title}\nStatus: STATUS\n\nDate: DATE\n\n{body}"
