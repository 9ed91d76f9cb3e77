"""`steelyard strings`: the words of the interface, as YAML for the configuration, with what the site says for them."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from steelyard.doors.options import sources_argument
from steelyard.doors.work import Request, fail_on_errors, surveyed, tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from steelyard.core.language.language import Language
    from steelyard.edges.looks.messages import Message


@click.command()
@sources_argument
@click.option("--missing", is_flag=True, help="Only those that lack a text, or one of a plural category.")
def strings(
    sources: Sequence[str],
    missing: bool,
) -> None:
    """Print the words of the interface as YAML, with the texts that the site has for them.

    They go below `strings` of steelyard.yml. What stands in braces is a value, to be used once at least; a text that
    stays empty leaves its message in English. A message that counts has a text for each plural category of
    `site.language`. Messages of the site's own theme are among them.

    \b
    Example:
      steelyard strings --missing
    """
    from steelyard.diagnostics import Severity
    from steelyard.edges.looks.languages import known_messages, language_of

    survey = surveyed(Request(sources))
    settings, root = survey.project.settings, survey.project.root
    language, found = language_of(settings, root)
    lines = list(_lines(known_messages(settings, root).values(), language, missing=missing))
    if lines:
        click.echo("\n".join(("strings:", *lines)))
    else:
        click.echo("Every message has a text.", err=True)
    if found:
        tell(found, survey, form="text", to_stdout=False)
    fail_on_errors(survey, of_records=False)
    if any(each.severity is Severity.ERROR for each in found):
        sys.exit(1)


def _lines(messages: Iterable[Message], language: Language, *, missing: bool) -> Iterator[str]:
    """Yield a line for each message: JSON's strings are YAML's too, and safe whatever stands in them."""
    from steelyard.edges.looks.languages import categories, lacks

    for message in messages:
        said = language.messages.get(message.text)
        forms = categories(message, language.customs)
        if missing and not lacks(message, said, language.customs):
            continue
        if isinstance(said, str) or not forms:
            yield f"  {_quoted(message.text)}: {_quoted(said if isinstance(said, str) else '')}"
        else:
            texts = ", ".join(f"{form}: {_quoted((said or {}).get(form, ''))}" for form in forms)
            yield f"  {_quoted(message.text)}: {{{texts}}}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
