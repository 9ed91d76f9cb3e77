"""The files of a site's search: the first index, the shards of the full text, and each body's text for excerpts."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING

from steelyard.core.addresses import SEARCH, shard_url, text_url
from steelyard.core.once import anew
from steelyard.core.search.index import TEXT, encoded, script, serialised
from steelyard.core.search.limits import searches_bodies
from steelyard.core.search.records import SHARD, body_counts, names, shards, titles
from steelyard.core.search.texts import EXCERPTED, body_text
from steelyard.edges.pool import spread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from steelyard.core.corpus import Corpus
    from steelyard.core.model import Record
    from steelyard.edges.fragments import Fragments
    from steelyard.edges.output.publish import Staged
    from steelyard.edges.reuse import Reuse


def search_files(
    corpus: Corpus,
    fragments: Fragments,
    stage: Callable[[str, Callable[[], bytes]], Staged],
    *,
    reuse: Reuse | None = None,
    digests: Mapping[str, bytes] | None = None,
) -> Iterator[Staged]:
    """Stage every file of the search by its URL and what makes its content; there are none where there is no record.

    With `reuse`, and digests that stand for the fragments, shards are taken from the last build as they are. Raises
    PublishError where a file cannot be written.
    """
    decisions, once = corpus.decisions, reuse.once if reuse else anew
    if not decisions:
        return
    named = names(decision.id for decision in decisions)
    yield stage(SEARCH, lambda: script(titles(corpus, named, once)))
    if not searches_bodies(len(decisions)):
        return

    def text_of(record: Record) -> str:
        return body_text(fragments.html(record.path), record.tables)

    @lru_cache(maxsize=1)  # files of one shard are made one after the other
    def texts_of(number: int) -> dict[str, str]:
        """Return the text of each record in a shard by its name."""
        known, records = digests or {}, [(named[at], decisions[at].record) for at in shared[number]]
        return {
            name: once(
                ("text", record.path), (known.get(record.path), record.tables), partial(text_of, record)
            )
            for name, record in records
        }

    def text_file(number: int, name: str) -> bytes:
        return text_script(texts_of(number)[name])

    def stage_shard(number: int) -> list[Staged]:
        """Stage a shard, and the text of each record in it."""
        texts = [stage(text_url(named[at]), partial(text_file, number, named[at])) for at in shared[number]]
        return [stage(shard_url(number), lambda: shard_script(texts_of(number))), *texts]

    shared = shards(named)
    fresh = list(range(len(shared)))

    def made_of(number: int) -> tuple[tuple[str, str], ...]:
        return tuple(texts_of(number).items())  # a shard has its records in the site's order

    for number in list(fresh) if reuse else ():
        staged = reuse.group(shard_url(number), made_of(number)) if reuse else None
        if staged:
            fresh.remove(number)
            yield from staged
    for number, staged in zip(fresh, spread(stage_shard, fresh, heavy=SHARD), strict=True):
        if reuse:
            reuse.keep(shard_url(number), made_of(number), staged)
        yield from staged


def text_script(text: str) -> bytes:
    """Return the file that brings a body's text to a page."""
    return script(encoded(text[:EXCERPTED]))


def shard_script(texts: Mapping[str, str]) -> bytes:
    """Return the file that brings a shard to a page: the index of some bodies' texts, by name."""
    return script(serialised(((name, body_counts(text)) for name, text in texts.items()), fields=[TEXT]))
