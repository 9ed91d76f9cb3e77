"""The tables of the README that say what the program does, made from the program: keys, limits, codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steelyard.core.search.limits import FULL_TEXT
from steelyard.core.settings import Settings
from steelyard.diagnostics.catalogue import CATALOGUE
from steelyard.edges.criteria import TABLE_LIMIT
from steelyard.edges.loader import TEXT_LIMIT
from steelyard.edges.looks.branding import LOGO_LIMIT
from steelyard.edges.project import CONFIG_LIMIT
from steelyard.markdown import nesting
from steelyard.markdown.document import MOST_MARKS
from steelyard.reading import frontmatter
from steelyard.reading.configuration.settings import KEYS
from steelyard.reading.evidence import MOST_VALUES
from steelyard.reading.relations import MOST_STATEMENTS
from steelyard.reading.tables import limits
from steelyard.reading.tables.workbook import MOST_UNPACKED

if TYPE_CHECKING:
    from collections.abc import Iterable


def _size(count: int) -> str:
    return f"{count // 1_000_000} MB" if count >= 1_000_000 else f"{count // 1_000} kB"


def _rows(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = (head, ("---",) * len(head), *rows)
    return "".join(
        f"| {' | '.join(cells)} |\n".replace("| --- ", "|---").replace("|--- |", "|---|") for cells in lines
    )


def _told(code: str) -> str:
    severity = CATALOGUE[code].severity
    return f"{code}, {'an' if severity == 'error' else 'a'} {severity}"


def config() -> str:
    """Return the table of the configuration's keys."""
    keys = ((f"`{key.name}`", key.meaning, key.default) for key in KEYS)
    return _rows(("Key", "Meaning", "Default"), keys)


def limits_told() -> str:
    """Return the table of what a project may hold, and what becomes of more."""
    rows = (
        ("a Markdown file", _size(TEXT_LIMIT), _told("F004")),
        ("front matter", f"{frontmatter.MOST:,} characters", _told("Y008")),
        ("lines of one field, steps of a history", f"{MOST_VALUES:,}", _told("S102")),
        ("relations that a record states", f"{MOST_STATEMENTS:,}", _told("R311")),
        ("elements of a body, a formula counting as ten", f"{MOST_MARKS // 2:,}", _told("B406")),
        ("levels of a body within each other", f"{nesting.LIMIT}", _told("B402")),
        ("a score table's file", _size(TABLE_LIMIT), _told("K808")),
        ("an Excel or ODS file, unpacked", _size(MOST_UNPACKED), _told("K808")),
        ("criteria, options, scores of a table", f"{limits.MOST_CRITERIA:,}, {limits.MOST_OPTIONS}, {limits.MOST_SCORES:,}", _told("K808")),
        ("`steelyard.yml`", _size(CONFIG_LIMIT), _told("C001")),
        ("a logo", _size(LOGO_LIMIT), _told("T703")),
        ("an attachment", f"{_size(Settings().attachments_max)}, or `attachments.max`", f"{_told('L206')}: it is not copied"),
        ("records whose bodies can be searched", f"{FULL_TEXT:,}", "bodies are left out of the search, and the page says so"),
    )  # fmt: skip
    return _rows(("What", "At most", "Beyond it"), rows)


def codes() -> str:
    """Return the table of all diagnostics, by their codes."""
    rows = (
        (
            f"`{entry.code}`",
            entry.name,
            f"{entry.severity}{', always' if entry.fixed else ''}{', fix' if entry.fixable else ''}",
        )
        for entry in sorted(CATALOGUE.values(), key=lambda entry: entry.code)
    )
    return _rows(("Code", "What", "Severity"), rows)


TABLES = {"config": config, "limits": limits_told, "codes": codes}
"""What fills the README's tables, by their names in it."""
