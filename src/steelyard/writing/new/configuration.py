"""A new project's `steelyard.yml`, what cannot be found out without it; and what Git is to leave out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steelyard.writing.edits import newline_of
from steelyard.writing.new.plain_words import scalar, tidy

if TYPE_CHECKING:
    from collections.abc import Sequence


def new_configuration(name: str, sources: Sequence[str], *, schema: str) -> str:
    """Return the text of a configuration for the project of this name.

    `sources` are folders that are found only where they are named; `schema` is the way to the schema for editors.
    """
    lines = [
        f"# yaml-language-server: $schema={schema}",
        "# All keys may be left out; an editor that knows the schema above offers them.",
    ]
    if len(sources) == 1:
        lines.append(f"sources: {scalar(sources[0])}")
    elif sources:
        lines += ["sources:", *(f"  - {scalar(path)}" for path in sources)]
    title = tidy(name)
    lines += ["site:", f"  title: {scalar(f'{title} decisions' if title else 'Decisions')}"]
    return "".join(f"{line}\n" for line in lines)


def with_ignored(text: str, folder: str) -> str:
    """Add a folder to what a `.gitignore` beside it leaves out; `folder` is a path with `/` between parts."""
    end = newline_of(text)
    ended = text if not text or text.endswith(("\n", "\r")) else text + end
    return f"{ended}/{folder}/{end}"
