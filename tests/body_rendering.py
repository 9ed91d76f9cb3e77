"""Rendering one body in a test, with an answer for each destination written down beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steelyard.core.model import Link
from steelyard.markdown import BodyRenderer, BodySettings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from steelyard.core.model import Fragment
    from steelyard.core.scores.slots import Slot
    from steelyard.diagnostics import Diagnostic

GITHUB = BodyRenderer(BodySettings())


def render(
    body: str,
    *,
    title_line: int = 0,
    first_line: int = 1,
    answers: Mapping[str, Link] | None = None,
    renderer: BodyRenderer = GITHUB,
    slots: tuple[Slot, ...] = (),
) -> tuple[Fragment, tuple[Diagnostic, ...]]:
    """Render a body of `a.md`; a destination without an answer stays as it is, a wiki link becomes text."""

    def resolve(destination: str, tag: str) -> Link:
        unknown = Link("text") if tag == "wiki" else Link("external", destination)
        return (answers or {}).get(destination, unknown)

    return renderer.render(
        body, file="a.md", first_line=first_line, title_line=title_line, resolve=resolve, slots=slots
    )


def html(body: str, *, renderer: BodyRenderer = GITHUB) -> str:
    """Return a body's HTML alone."""
    return render(body, renderer=renderer)[0].html


def found(diagnostics: tuple[Diagnostic, ...]) -> list[tuple[str, int, int]]:
    """Return each diagnostic's code, line and column."""
    return [(item.code, item.place.line, item.place.column) for item in diagnostics]
