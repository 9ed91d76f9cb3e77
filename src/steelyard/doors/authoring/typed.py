"""What a person typed as a record or a status, as the project knows it; and what a command that writes shows and says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from steelyard.doors.reporting import near
from steelyard.doors.work import fail_on_errors, found_record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from steelyard.edges.survey import Survey
    from steelyard.writing.edits import Edit, Move


def record_typed(survey: Survey, reference: str) -> str:
    """Return the path of the record meant, which must be one, in a project whose configuration can be read."""
    path = found_record(survey, reference)
    fail_on_errors(survey, of_records=False)
    if path not in survey.corpus.by_path:
        raise click.UsageError(
            f"{near(survey.root, path)} is no decision record; `steelyard list --all` tells why"
        )
    return path


def statuses(survey: Survey) -> dict[str, str]:
    """Return the statuses of the site, as it spells them, by what they are in small letters."""
    from steelyard.core.model import VOCABULARY

    words = (*VOCABULARY, *(own.word for own in survey.project.settings.statuses))
    return {word.casefold(): word for word in words}


def status_typed(survey: Survey, typed: str) -> str:
    """Return a status as the site spells it."""
    return word_typed(typed, statuses(survey), typed.strip().casefold(), noun="status")


def word_typed(typed: str, words: Mapping[str, str], folded: str, *, noun: str) -> str:
    """Return one of some words by its folded spelling; end with a usage error that names them all."""
    from steelyard.reading.nearest import nearest

    if folded in words:
        return words[folded]
    near = nearest(folded, words)
    hint = f"did you mean `{near}`? It is" if near else "it is"
    raise click.UsageError(f"`{typed}` is no {noun}; {hint} one of {', '.join(words)}")


def show_diff(edits: Sequence[Edit], moves: Sequence[Move] = ()) -> None:
    """Print a diff; each line is safe to print."""
    from steelyard.diagnostics.glyphs import shown
    from steelyard.writing.edits import diff

    for line in diff(edits, moves).removesuffix("\n").split("\n"):
        click.echo(shown(line))
