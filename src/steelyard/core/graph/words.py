"""What the graph's pages say: their titles and sentences, and what a drawing leaves open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steelyard.core.language.language import message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from steelyard.core.graph.columns import Times
    from steelyard.core.graph.network import Edge, Network
    from steelyard.core.lanes import By
    from steelyard.core.language.language import Language

TITLES: Mapping[By, str] = {
    "tag": message("Graph by tag"),
    "source": message("Graph by source"),
    "none": message("Graph"),
}
LABELS: Mapping[By, str] = {
    "tag": message("Decisions from left to right in time, one lane for each tag"),
    "source": message("Decisions from left to right in time, one lane for each source"),
    "none": message("Decisions from left to right in time"),
}
SENTENCES: Mapping[By, str] = {
    "tag": message("Time runs from left to right, one lane for each tag."),
    "source": message("Time runs from left to right, one lane for each source."),
    "none": message("Time runs from left to right."),
}


def called(year: str, page: int, *, of: int, language: Language) -> tuple[str, str]:
    """Name a part, and the page that it has."""
    if of > 1 and not year:
        return (
            language.say("No date, {page} of {pages}", page=page, pages=of),
            language.say("Graph, no date, {page} of {pages}", page=page, pages=of),
        )
    if of > 1:
        return (
            language.say("{year}, {page} of {pages}", year=year, page=page, pages=of),
            language.say("Graph, {year}, {page} of {pages}", year=year, page=page, pages=of),
        )
    if not year:
        return language.say("No date"), language.say("Graph, no date")
    return year, language.say("Graph, {year}", year=year)


def lines(edges: Sequence[Edge], language: Language) -> tuple[str, ...]:
    """Say what a line means, where there is one."""
    return (language.say("A line leads from a decision to the one it names."),) if edges else ()


def notes(network: Network, when: Times, language: Language) -> tuple[str, ...]:
    """Say how many decisions have no date."""
    count = sum(one.record.path in when.unsure for one in network.decisions)
    if not count:
        return ()
    return (
        language.count(
            "{n} decision without a date stands where its number puts it.",
            "{n} decisions without a date stand where their numbers put them.",
            count,
        ),
    )


def joined(number: int, language: Language) -> tuple[str, ...]:
    """Say how many decisions stand in the lane of what they supersede, where it is not their own."""
    if not number:
        return ()
    return (
        language.count(
            "{n} decision stands in the lane of the one it supersedes, not in its own.",
            "{n} decisions stand in the lanes of those they supersede, not in their own.",
            number,
        ),
    )


def leaving(edges: Sequence[Edge], language: Language) -> tuple[str, ...]:
    """Say how many relations lead out of a drawing."""
    if not edges:
        return ()
    return (
        language.count(
            "{n} relation leads out of this drawing: a short line below a box says so.",
            "{n} relations lead out of this drawing: a short line below a box says so.",
            len(edges),
        ),
    )


def apart(network: Network, edges: Sequence[Edge], language: Language) -> str:
    """Say how many decisions have no relation."""
    touched = {path for edge in edges for path in (edge.tail, edge.head)}
    count = sum(one.record.path not in touched for one in network.decisions)
    if not count:
        return ""
    return language.count(
        "{n} decision has no relation to another.", "{n} decisions have no relation to another.", count
    )


def decisions(number: int, language: Language) -> str:
    """Count decisions."""
    return language.count("{n} decision", "{n} decisions", number)


def relations(number: int, language: Language) -> str:
    """Count relations."""
    return language.count("{n} relation", "{n} relations", number)
