"""The files of a site's search: the first index, the shards of the full text, and each body's text for excerpts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steelyard.core.addresses import SEARCH, shard_url, text_url
from steelyard.core.search.index import TEXT, script, serialised
from steelyard.core.search.limits import searches_bodies
from steelyard.core.search.records import SHARD, body_counts, names, shards, titles
from steelyard.core.search.texts import EXCERPTED, body_text
from steelyard.edges.pool import spread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from steelyard.core.corpus import Corpus
    from steelyard.edges.fragments import Fragments
    from steelyard.edges.publish import Staged


def search_files(
    corpus: Corpus, fragments: Fragments, stage: Callable[[str, bytes], Staged]
) -> Iterator[Staged]:
    """Stage every file of the search by its URL and content; there are none where there is no record.

    Raises PublishError where one cannot be written.
    """
    decisions = corpus.decisions
    if not decisions:
        return
    named = names(decision.id for decision in decisions)
    yield stage(SEARCH, script(titles(corpus, named)))
    if not searches_bodies(len(decisions)):
        return

    def stage_shard(number: int) -> list[Staged]:
        """Stage a shard, and the text of each record in it."""
        staged, counts = [], []
        for at in shared[number]:
            record = decisions[at].record
            text = body_text(fragments.html(record.path), record.tables)
            staged.append(stage(text_url(named[at]), script(text[:EXCERPTED])))
            counts.append((named[at], body_counts(text)))
        index = serialised(counts, fields=[TEXT])
        return [stage(shard_url(number), script(index)), *staged]

    shared = shards(named)
    for staged in spread(stage_shard, range(len(shared)), heavy=SHARD):
        yield from staged
