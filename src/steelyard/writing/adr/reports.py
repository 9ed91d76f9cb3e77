"""What adr-tools generates from a folder of records: a table of contents, and a graph for Graphviz."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from steelyard.writing.adr.names import number_of
from steelyard.writing.adr.records import Link, linked, links_of, title_of

if TYPE_CHECKING:
    from collections.abc import Sequence


class Listed(NamedTuple):
    """What a report tells of a record: its file's name, its title with the number, its links."""

    name: str
    title: str
    links: tuple[Link, ...]


def listed_record(name: str, text: str) -> Listed:
    """Return what reports tell of a record with this text."""
    return Listed(name, title_of(text), links_of(text))


def toc(records: Sequence[Listed], *, prefix: str, intro: str, outro: str) -> str:
    """Write a table of contents in Markdown, between two texts; `prefix` goes before each file's name."""
    entries = "".join(f"* {_entry(record, prefix)}\n" for record in records)
    before = f"{intro}\n" if intro else ""
    after = f"\n{outro}" if outro else ""
    return f"# Architecture Decision Records\n\n{before}{entries}{after}"


def _entry(record: Listed, prefix: str) -> str:
    text, _, target = linked(record.title, record.name).rpartition("](")
    return f"{text}]({prefix}{target}"


def graph(records: Sequence[Listed], *, prefix: str, extension: str) -> str:
    """Write a graph in DOT: a node for each record, dotted from one to the next, and an arrow for each link.

    The links that end in `by` are left out: they say from the other side what a link says already.
    """
    lines = ["digraph {", "  node [shape=plaintext];", "  subgraph {"]
    for record in records:
        number = number_of(record.name)
        page = f"{prefix}{record.name.removesuffix('.md')}{extension}"
        lines.append(f'    _{number} [label="{_quoted(record.title)}"; URL="{_quoted(page)}"];')
        if number > 1:
            lines.append(f'    _{number - 1} -> _{number} [style="dotted", weight=1];')
    lines.append("  }")
    for record in records:
        lines += [
            f'  _{number_of(record.name)} -> _{link.number} [label="{_quoted(link.label)}", weight=0]'
            for link in record.links
            if not link.label.endswith(" by")
        ]
    return "".join(f"{line}\n" for line in (*lines, "}"))


def _quoted(text: str) -> str:
    r"""Escape what would end a text in DOT, or begin one of its escapes (\N, \G)."""
    return text.replace("\\", r"\\").replace('"', r"\"")
