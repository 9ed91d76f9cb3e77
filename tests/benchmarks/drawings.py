"""Time the drawings, and weigh their pages: python tests/benchmarks/drawings.py.

Each size is made in a new process: seconds to lay out (wall and processor), seconds to render, and the heaviest page as a
server with gzip sends it. Nothing in the tests depends on a time.
"""

from __future__ import annotations

import gc
import gzip
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from steelyard.core.corpus import Corpus
    from steelyard.core.views.parts import SiteView
    from steelyard.core.views.site import View

TESTS = Path(__file__).resolve().parent.parent
SIZES = ((100, 300), (1_000, 3_000), (10_000, 30_000))
"""Records, and relations between them."""


def graph(corpus: Corpus, site: SiteView) -> Sequence[View]:
    """Make the pages of the graph."""
    from steelyard.core.graph.page import graph_views

    return tuple(graph_views(corpus, site))


def timeline(corpus: Corpus, site: SiteView) -> Sequence[View]:
    """Make the pages of the timeline, each way to set decisions apart."""
    from steelyard.core.timeline.page import timeline_views

    views = timeline_views(corpus, site, as_of=site.as_of.iso if site.as_of else None)
    return tuple(view for view, _ in views)


DRAWINGS: dict[str, Callable[[Corpus, SiteView], Sequence[View]]] = {"graph": graph, "timeline": timeline}


def measure(name: str, count: int, relations: int) -> None:
    """Print one line of the table."""
    sys.path[:0] = [str(TESTS), str(TESTS.parent / "src")]
    from graph_samples import related
    from steelyard.core.site import site_view
    from steelyard.edges.looks.theme import Theme

    corpus, theme = related(count, relations), Theme(None)
    site = site_view(corpus, as_of="2026-01-01", generator="Steelyard")
    DRAWINGS[name](related(10, 10), site)  # imports and first uses are no part of it
    gc.set_threshold(100_000, 50, 50)  # as in a build
    wall, processor = time.perf_counter(), time.process_time()
    views = DRAWINGS[name](corpus, site)
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    rendering = time.process_time()
    pages = [theme.render(view) for view in views]
    rendering = time.process_time() - rendering
    heaviest = max(len(gzip.compress(page, 9)) for page in pages) / 1000
    told = sum(len(decision.relations) for decision in corpus.decisions) // 2
    print(
        f"| {name} | {count:,} | {told:,} | {wall:.2f} | {processor:.2f} | {rendering:.2f} | {len(pages)} | {heaviest:.0f} |"
    )


def main() -> None:
    """Print the table."""
    print("| drawing | records | relations | layout s | CPU s | rendering CPU s | pages | heaviest kB |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|", flush=True)
    for name in DRAWINGS:
        for count, relations in SIZES:
            words = [sys.executable, __file__, name, str(count), str(relations)]
            subprocess.run(words, check=True)


if __name__ == "__main__":
    if len(sys.argv) == 4:
        measure(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
    else:
        main()
