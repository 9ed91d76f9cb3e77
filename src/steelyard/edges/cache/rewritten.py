"""A record's file that was edited, read and rendered with what is kept of it and of no other."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from steelyard.core.model import Record
from steelyard.edges.bodies import rendered, told_by, trace_of
from steelyard.edges.cache.facts import UnknownError, seal_of
from steelyard.edges.loader import TextFile, read_as_loaded
from steelyard.edges.parsing import parse_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from steelyard.core.model import Fragment, Link
    from steelyard.diagnostics import Diagnostic
    from steelyard.edges.cache.facts import RecordFacts
    from steelyard.edges.project import Project
    from steelyard.markdown import BodyRenderer


class File(NamedTuple):
    """A file's text, where its body begins in it, and what is known of its record with the title that it has now."""

    text: str
    body_start: int
    facts: RecordFacts


def read(project: Project, path: str, facts: RecordFacts) -> File:
    """Read a record's file, of which this much is known. Raises UnknownError where it says more than another title and body."""
    source = facts.decision.record.source
    text = read_as_loaded(project.root / path, project.boundary(path))
    if text is None:
        raise UnknownError
    parsed = parse_text(TextFile(source, path, text), project.settings)
    own = seal_of(parsed)
    if own is not None and own == facts.seal:
        return File(text, parsed.body_start, facts)
    before, now = facts.decision.record, parsed.item
    if own is None or not isinstance(now, Record):
        raise UnknownError
    if seal_of(replace(parsed, item=_titled(now, before))) != facts.seal:
        raise UnknownError
    decision = replace(facts.decision, record=_titled(before, now))
    return File(text, parsed.body_start, facts._replace(decision=decision, seal=own))


def made(
    renderer: BodyRenderer, file: File, labels: Mapping[str, str]
) -> tuple[Fragment, tuple[Diagnostic, ...], Mapping[tuple[str, str], Link]]:
    """Render a file's body; return it with what is wrong in it and its links. `labels` are of records called otherwise now.

    Raises UnknownError where the body tells other pages what it did not, or leads to what it did not lead to.
    """
    record, trace = file.facts.decision.record, trace_of(file.facts.trace)
    links: dict[tuple[str, str], Link] = {}

    def resolve(destination: str, tag: str) -> Link:
        link = trace.links.get((destination, tag))
        if link is None or (tag == "wiki" and link.target in labels):
            raise UnknownError  # such a link may be worded with the title, in this body and where that is told of
        links[destination, tag] = relabelled(link, labels)
        return links[destination, tag]

    fragment, found = rendered(renderer, record, file.text[file.body_start :], resolve)
    if told_by(fragment) != trace.told:
        raise UnknownError
    return fragment, found, links


def renamed(facts: RecordFacts, labels: Mapping[str, str]) -> RecordFacts:
    """Return the facts of a record whose links lead to records that are called otherwise now."""
    trace = trace_of(facts.trace)
    links = {asked: relabelled(link, labels) for asked, link in trace.links.items()}
    if links == trace.links:
        return facts
    packed = pickle.dumps(tuple(trace._replace(links=links)), pickle.HIGHEST_PROTOCOL)
    return facts._replace(trace=packed)


def relabelled(link: Link, labels: Mapping[str, str]) -> Link:
    """Return a link that says how the record is called that it leads to."""
    label = labels.get(link.target) if link.kind == "record" else None
    return link if label is None else replace(link, label=label)


def _titled(record: Record, other: Record) -> Record:
    """Return a record with the title of another one, and with the places that this was read from."""
    origin = other.origin("title")
    origins = tuple((name, origin if name == "title" and origin else own) for name, own in record.origins)
    return replace(record, title=other.title, title_line=other.title_line, origins=origins)
