"""Look for texts that lexers of Pygments take long over: `python tests/trust/lexers.py [--seconds N] [LANGUAGE …]`.

Each text is coloured by the site's own highlighter, as often as a tenth of what one body may weigh lets it, in a process that is
ended after N seconds of processor time (10). Printed is what the whole of a body would take of a lexer's worst texts, in seconds and in runs of a
plain loop (0.1 s on an idle machine), with the time by the character, in blocks of some lengths.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src"))

from steelyard.markdown.highlighting import Highlighter
from steelyard.markdown.weights import MOST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from multiprocessing.connection import Connection

SHARE = 10
LARGEST = 1_000_000
"""Characters of the largest body."""

LENGTHS = (5_000, 1_000, 200)
UNITS = (
    "a ", "a\n ", '"\\', "/*", "//", "(*", "{-", "<!--", "<a", "a.a.", "a", "0x0", "1e1", "@a", "#", "$", "${", "%", "[", "{", "(", "<<a\n", "'''",
    '"""', "'", '"', "a::", "a->", "\\\n", " ", "\t", "\n", "a_", "-", "`", "a b\n", "a(", "a,", "a: ", "<a ", "<", "&", "a=", "\\", "if ", "{{", "{%", "<?",
    "a<", "0", "a.", "=", ":", "--", "|", "~", 'a"', "'a'", "a\t\n ", "*", "+", "!", "?", "[a]", "a @b ", "@", "$a ", "public a ", "a - ", "[[", "q(", "1 ",
    "a\\", ";", "#{", ".", "/", "///", "é",
)  # fmt: skip
"""What is repeated by itself."""

STARTS = (
    "a",
    "%",
    "<<",
    '"\\',
    "$'",
    "VOLUME",
    "a=",
    "add:",
    "@a",
    "(",
    "[",
    "<a",
    "- ",
    "let ",
    "=a",
    '"',
    "'",
    "<<<a",
)
RUNS = (" ", "0", "a", "\\\\", "é")
"""What is repeated behind a start."""


def languages() -> dict[str, str]:
    """Return a name of each lexer that code may be coloured with, by the name of its class."""
    from pygments.lexers import get_all_lexers

    from steelyard.markdown.highlighting import _find

    names = [aliases[0] for _, aliases, _, _ in get_all_lexers(plugins=False) if aliases]
    return {type(lexer).__name__: name for name in names if (lexer := _find(name))}


def texts() -> Iterator[tuple[str, str]]:
    """Return texts that lexers may take long over: how they start and what follows again and again."""
    for unit in UNITS:
        yield "", unit
    for start in STARTS:
        for run in RUNS:
            yield start, run


def fill(
    highlighter: Highlighter, language: str, start: str, unit: str, length: int, share: int = SHARE
) -> int:
    """Colour such blocks as long as a share of what a body may weigh lets them be coloured; return their characters."""
    block = start + unit * ((length - len(start)) // len(unit))
    highlighter._left = MOST // share
    blocks = 0
    while blocks * len(block) < LARGEST // share and highlighter.colour(block, language) is not None:
        blocks += 1
    return blocks * len(block)


def machine() -> float:
    """Return what a fixed piece of plain Python takes here and now: about 0.1 s on a machine of 2024 that is idle."""
    start = time.process_time()
    sum(len(str(number)) for number in range(1_000_000))
    return time.process_time() - start


class Child:
    """A process that colours texts, and is ended where one takes too long."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._process: Any = None

    def ask(self, language: str, start: str, unit: str, length: int) -> tuple[float, int] | str:
        """Return the seconds that `fill` takes and the characters, or what has happened instead."""
        if self._process is None:
            self._pipe, theirs = multiprocessing.Pipe()
            self._process = multiprocessing.Process(target=_serve, args=(theirs, self._seconds), daemon=True)
            self._process.start()
            theirs.close()
        self._pipe.send((language, start, unit, length))
        try:
            answer: tuple[float, int] | str = self._pipe.recv()
        except EOFError:
            self._process.join()
            self._process = None
            return f"more than {self._seconds} s"
        return answer


def _serve(pipe: Connection, seconds: float) -> None:
    os.nice(10)
    highlighter = Highlighter()
    while True:
        language, *text = pipe.recv()
        try:
            signal.setitimer(signal.ITIMER_PROF, seconds)  # its signal ends the process
            highlighter.colour("a", language)
            start = time.process_time()
            done = fill(highlighter, language, *text)
            pipe.send((time.process_time() - start, done))
        except Exception as error:  # noqa: BLE001 - whatever a lexer raises is told
            pipe.send(f"{type(error).__name__}: {error}"[:100])


def worst(seconds: float = 10, only: Iterable[str] = ()) -> Iterator[tuple[str, str, float, str]]:
    """Return each lexer with its name and the runs of a plain loop that its worst text would take of a whole body, and that text.

    Where a text does not come to an end it stands for as long as was waited for it.
    """
    child = Child(seconds)
    only = set(only)
    for lexer, language in sorted(languages().items()):
        if only and language not in only:
            continue
        loop, most = machine(), (0.0, "")
        for start, unit in texts():
            for length in LENGTHS:
                answer = child.ask(language, start, unit, length)
                took, done = (seconds, answer) if isinstance(answer, str) else answer
                told = f"{start + unit!r} by {length}: {took:.3f} s for {done}"
                most = max(most, (took * SHARE / loop, told))
                if isinstance(answer, tuple) and done:
                    break
            if isinstance(answer, str):
                break
        yield lexer, language, *most


def main(arguments: list[str]) -> None:
    """Print each lexer's worst text."""
    seconds = 10.0
    if "--seconds" in arguments:
        at = arguments.index("--seconds")
        seconds = float(arguments[at + 1])
        del arguments[at : at + 2]
    for lexer, language, loops, text in worst(seconds, arguments):
        print(f"{loops:6.1f} loops: {lexer} ({language}), {text}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
