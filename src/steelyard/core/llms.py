"""What language models are told of a site: `llms.txt`, every decision in a line, as llmstxt.org has it."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from steelyard.core.addresses import absolute, href, record_markdown_url
from steelyard.core.language.told import retold
from steelyard.core.lists.rows import group
from steelyard.core.once import anew
from steelyard.core.plain_text import one_line
from steelyard.core.statuses import Statuses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steelyard.core.corpus import Corpus, Decision
    from steelyard.core.language.language import Language
    from steelyard.core.once import Once

LLMS = "llms.txt"
"""Where it lies in a site."""

_MARKUP = re.compile(r"[\\\[\]`<]|&(?=#?\w+;)")
_ENDED = (".", "!", "?", "…", "。")


def llms_text(corpus: Corpus, once: Once = anew) -> str:
    """Return the file: the site's name and sentence, then the decisions by what they count as, each with its address.

    A decision is led to by its own Markdown, where the site has that, else by its page: with the site's address in
    front where it is known, else from the file.
    """
    site, say = corpus.settings.site, corpus.language.say
    parts = [f"# {_line(site.title)}"]
    if site.description:
        parts.append(f"> {_line(site.description)}")
    groups: dict[int, list[str]] = {}
    statuses = Statuses(corpus.settings.statuses, corpus.language)
    for decision in corpus.decisions:
        line = once(("line", decision.record.path), decision, partial(entry, corpus, decision, statuses))
        groups.setdefault(group(statuses.of(decision).shape), []).append(line)
    for number, heading in enumerate(_headings(corpus.language)):
        if number in groups:
            parts.append(f"## {heading}\n\n" + "\n".join(groups[number]))
    data = say("every decision and relation, with scores, as data")
    # A reader that is short of room leaves a section of this name out; so it is the one that is not translated.
    parts.append(f"## Optional\n\n- [decisions.json]({_address(corpus, 'decisions.json')}): {data}")
    return "\n\n".join(parts) + "\n"


def _headings(language: Language) -> Iterator[str]:
    """Give the headings of the groups that all lists go by, in their order."""
    yield language.say("In force")
    yield language.say("Proposed")
    yield language.say("Other")
    yield language.say("Rejected, or no longer in force")


def entry(corpus: Corpus, decision: Decision, statuses: Statuses) -> str:
    """Return a decision's line."""
    record, language = decision.record, corpus.language
    told = _line(statuses.of(decision).label)
    if record.date:
        told += f", {record.date}"
    summary = _line(retold(record.summary, language))
    if summary:
        told += f". {summary}" + ("" if summary.endswith(_ENDED) else ".")
    url = record_markdown_url(decision.url) if corpus.settings.copies else decision.url
    return f"- [{_line(decision.label)}]({_address(corpus, url)}): {told}"


def _address(corpus: Corpus, url: str) -> str:
    root = corpus.settings.site.root
    found = absolute(root, url) if root else href(url)
    return found.replace("(", "%28").replace(")", "%29")


def _line(text: str) -> str:
    """Return a text in one line of Markdown that reads as it: a word of a record makes no link, and ends none."""
    return _MARKUP.sub(r"\\\g<0>", one_line(text))
