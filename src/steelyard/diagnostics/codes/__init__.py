"""Every code that Steelyard reports, by family: what it means, what to do, a bad and a good example."""

from __future__ import annotations

from steelyard.diagnostics.codes import (
    bodies,
    configuration,
    files,
    front_matter,
    importing,
    links,
    publishing,
    records,
    tables,
    writing,
)

ENTRIES = (
    *configuration.ENTRIES,
    *files.ENTRIES,
    *front_matter.ENTRIES,
    *records.ENTRIES,
    *links.ENTRIES,
    *bodies.ENTRIES,
    *tables.ENTRIES,
    *publishing.ENTRIES,
    *writing.ENTRIES,
    *importing.ENTRIES,
)
