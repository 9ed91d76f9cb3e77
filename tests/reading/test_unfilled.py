"""An accepted record whose text is still a template's is told, by the sentences of templates that are known; nothing else is."""

from __future__ import annotations

import pytest

from steelyard.core.settings import Settings, StatusWord
from steelyard.edges.adr.folder import shipped
from steelyard.reading.parse import parse
from steelyard.writing.new.filling import FORMS, Facts, fill
from steelyard.writing.new.templates import MANNERS, TEMPLATES, first_record, template

PATH = "adr/0001-queue.md"
HEAD = "# 1. Use a queue\n\nDate: 2024-01-02\n\n## Status\n\nAccepted\n\n"
NYGARD = (
    "## Context\n\nWhat is the issue that we're seeing that is motivating this decision or change?\n\n"
    "## Decision\n\nWhat is the change that we're proposing and/or doing?\n\n"
    "## Consequences\n\nWhat becomes easier or more difficult to do because of this change?\n"
)
ADR_TOOLS = (
    "## Context\n\nThe issue motivating this decision, and any context that influences or constrains the decision.\n\n"
    "## Decision\n\nThe change that we're proposing or have agreed to implement.\n\n## Consequences\n\n"
    "What becomes easier or more difficult to do and any risks introduced by the change that will need to be mitigated.\n"
)
MADR = (
    "## Context and Problem Statement\n\n{Describe the context and problem statement, e.g., in free form using two to three\n"
    "sentences or in the form of an illustrative story.}\n\n## Decision Drivers\n\n"
    "* {decision driver 1, e.g., a force, facing concern, …}\n* … <!-- numbers of drivers can vary -->\n\n"
    '## Decision Outcome\n\nChosen option: "{title of option 1}", because\n{justification. e.g., only option, which meets …}.\n\n'
    "* Good, because {argument a}\n* Bad, because {negative consequence, e.g., compromising one or more …}\n"
)
LOG4BRAINS = (
    "Technical Story: [description | ticket/issue URL] <!-- optional -->\n\n## Context and Problem Statement\n\n"
    "[Describe the context and problem statement, e.g., in free form.]\n\n## Considered Options\n\n- [option 1]\n- [option 2]\n- …\n\n"
    '## Decision Outcome\n\nChosen option: "[option 1]", because [justification. e.g., only option, which …].\n\n'
    "## Links\n\n- [Link type][link to adr]\n"
)


def told(text: str, settings: Settings = Settings()) -> list[tuple[int, int, str]]:  # noqa: B008 (frozen)
    parsed = parse(text, path=PATH, source="", settings=settings)
    return [
        (one.place.line, one.place.column, one.message) for one in parsed.diagnostics if one.code == "N104"
    ]


WHOLE = "the record is accepted, and its text is still a template's"
PARTS = "the record is accepted, and {} passages of it are still those of a template"


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        (NYGARD, (11, 1), WHOLE),
        (ADR_TOOLS, (11, 1), WHOLE),
        (shipped("template.md").text.partition("STATUS\n\n")[2], (11, 1), WHOLE),
        (MADR, (11, 1), WHOLE),
        (NYGARD.rstrip("\n"), (11, 1), WHOLE),
        (LOG4BRAINS, (13, 1), PARTS.format(4)),
        (NYGARD + "\nAnn was there.\n", (11, 1), PARTS.format(3)),
        (
            "## Context\n\n- {Write here what made you do this}\n\n## Decision\n\n[describe it]\n",
            (11, 3),
            WHOLE,
        ),
    ],
)
def test_a_template_is_told_where_it_begins(text: str, place: tuple[int, int], message: str) -> None:
    """Nygard's, that of adr-tools and ours in its place, MADR's, log4brains', and one of placeholders alone."""
    assert told(HEAD + text) == [(*place, message)]


@pytest.mark.parametrize(
    "choice",
    [
        'Chosen option: "{title of option}", because {what speaks for it}.',
        "Chosen option: {a queue}, because {it is there}.",
        'Chosen option: "[option 1]", because [justification].',
    ],
)
def test_a_choice_that_nobody_made_is_told_alone(choice: str) -> None:
    """Options and reasons may be written: without the one that was chosen nothing is decided."""
    text = f"## Context\n\nMail goes out late.\n\n## Considered Options\n\n* A queue\n* A thread\n\n## Decision Outcome\n\n{choice}\n"
    assert told(HEAD + text) == [
        (20, 1, "the record is accepted, and what it chose is still what a template says")
    ]
    assert told(HEAD + text.replace(choice, 'Chosen option: "A queue", because {it is there}.')) == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_our_own_templates_are_told_and_our_first_record_is_not(name: str) -> None:
    """What `new` writes and nobody has touched."""
    facts = Facts("Use a queue", "1", "2024-01-02", "accepted")
    texts = [fill(one(MANNERS[name]), facts, FORMS[0], path=PATH) for one in (template, first_record)]
    assert [len(told(text)) for text in texts] == [1, 0]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Mail goes out late.\n",
        "Mail goes out late.\n\n* Good, because {argument a}\n* Bad, because {argument d}\n",
        f"Nygard's template is this:\n\n```\n{NYGARD}```\n",
        "{a}\n\n[b](0002-b.md)\n",
        "[Mail goes out late](0002-b.md)\n\n[We put it on a queue](0003-c.md)\n",
        "<!-- What makes a decision necessary: the facts. -->\n\nMail goes out late.\n\n"
        "<!-- What we will do, in full sentences: -->\n\nA queue.\n",
        "{Write here what made you do this}\n\nMail goes out late.\n\n{Write here what you decided, in a sentence}\n",
    ],
)
def test_what_somebody_wrote_is_not_told(text: str) -> None:
    """A line or two left over, a template that is shown as code, remarks above a text, links."""
    assert told(HEAD + "## Context\n\n" + text) == []


@pytest.mark.parametrize(
    ("status", "count"), [("Proposed", 0), ("Rejected", 0), ("In use", 1), ("Live", 1), ("On hold", 0)]
)
def test_only_what_counts_as_accepted_is_told(status: str, count: int) -> None:
    """A proposal may still be written, also one in a site's own words."""
    own = Settings(
        statuses=(
            StatusWord("live", "Live", like="accepted"),
            StatusWord("on hold", "On hold", like="proposed"),
        )
    )
    assert len(told(HEAD.replace("Accepted", status) + NYGARD, own)) == count
