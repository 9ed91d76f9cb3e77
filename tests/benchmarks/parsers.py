"""How near three ways to render a body come to GitHub's, and how long each takes.

    python tests/benchmarks/parsers.py FOLDER

renders every Markdown file below FOLDER (front matter left out) and prints, for each parser, the share of files of which
it shows what cmark-gfm shows, and the milliseconds a file, the median of three rounds that take turns. cmark-gfm's own
time is without a sanitiser; the others' as well. Decision 0002 weighs the figures.
"""

from __future__ import annotations

import re
import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

FRONT_MATTER = re.compile(r"\A---\n.*?\n---[ \t]*(?:\n|\Z)", re.DOTALL)
EXTENSIONS = [
    "extra",
    "sane_lists",
    "pymdownx.tasklist",
    "pymdownx.tilde",
    "pymdownx.magiclink",
    "pymdownx.superfences",
]


def main() -> None:
    """Print a line for each parser."""
    sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2] / "src")]
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.tasklists import tasklists_plugin

    import markdown
    from shown_html import shown
    from steelyard.markdown import cmark

    texts = [path.read_text("utf-8-sig") for path in sorted(Path(sys.argv[1]).rglob("*.md"))]
    bodies = [FRONT_MATTER.sub("", text.replace("\r\n", "\n")) for text in texts]
    stock, port = (
        markdown.Markdown(extensions=EXTENSIONS),
        MarkdownIt("gfm-like").use(footnote_plugin).use(tasklists_plugin),
    )
    parsers: dict[str, Callable[[str], str]] = {
        "cmark-gfm": cmark.render,
        "Python-Markdown": lambda body: stock.reset().convert(body),
        "markdown-it-py": port.render,
    }
    seconds: dict[str, list[float]] = {name: [] for name in parsers}
    for _ in range(3):
        for name, render in parsers.items():
            start = time.perf_counter()
            for body in bodies:
                render(body)
            seconds[name].append(time.perf_counter() - start)
    wanted = [shown(cmark.render(body)) for body in bodies]
    for name, render in parsers.items():
        same = sum(shown(render(body)) == want for body, want in zip(bodies, wanted, strict=True))
        spent = statistics.median(seconds[name]) / len(bodies) * 1000
        print(f"{name:16} {same / len(bodies):6.1%} of {len(bodies)} files, {spent:.2f} ms a file")


if __name__ == "__main__":
    main()
