"""The `python-markdown` dialect's front: stock Python-Markdown with a site's extensions, within bounds."""

from __future__ import annotations

import re
from collections import Counter
from importlib import import_module
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from markdown import Markdown
from steelyard.markdown import cmark

if TYPE_CHECKING:
    from collections.abc import Iterator

_PREFIX = "markdown.extensions."
_BUILT_IN_WORDS = """
    abbr admonition attr_list codehilite def_list extra fenced_code footnotes legacy_attrs legacy_em md_in_html meta
    nl2br sane_lists smarty tables toc wikilinks
"""
_BUILT_IN = frozenset(_BUILT_IN_WORDS.split())
# They read files of their own choosing, which is the loader's right alone.
_READ_FILES = frozenset(("pymdownx.snippets", "pymdownx.b64"))
_IN_PYMDOWN = re.compile(r"pymdownx(?:\.\w+)+")

HEAVIEST = 200_000_000
"""Bound on the weight of a text: a second or two of Python-Markdown, whose time grows with the square of some inputs."""

_UNPAIRED = 20
"""How much more a bracket weighs that is never closed, since the search for its partner runs to the block's end."""

_RULED = 8
"""How much a line weighs that is a heading, a rule or a definition: what follows in its block is taken apart anew."""

_MARKED = 16
"""How many signs weigh as much as a bracket: for each that is markup, the rest of its block is copied."""

_REPEATED = 4
"""How much a pair of headings of the same words weighs, and half of one of definitions: each looks through those before it."""

_EACH = 2_500
"""How much each sign and each line of a text weighs by itself."""

_CONTENTS = "[TOC]"
_SMALL = 400
"""Characters of a block whose lines and signs are not worth counting."""

_SIGN = re.compile(r"[^\w\s]|  \n")
_RULE = re.compile(r"^[ \t>]*(?:#|:[ \t]|(?:[-=*_][ \t]*)+$)", re.MULTILINE)
_DEFINITION = re.compile(r"^ {0,3}:[ \t]", re.MULTILINE)
_HEADING = re.compile(r"^#+(.*)|^(.+)\n(?:=+|-+)[ ]*$", re.MULTILINE)

_FENCE = re.compile(r"^[ \t]*(?:`{3}|~{3})", re.MULTILINE)
_FENCED = re.compile(r"^(`{3,}+|~{3,}+)[^\n]*\n.*?^\1[ \t]*$", re.MULTILINE | re.DOTALL)
_BORDER = re.compile(r"\n(?=[ \t]*(?:\n|[-*+][ \t]|\d+[.)][ \t]|>))")


def check_extensions(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names that cannot be used: not Python-Markdown's own, not an installed `pymdownx.*`, or reading files."""
    return tuple(name for name in names if not _loads(name))


def _loads(name: str) -> bool:
    short = name.removeprefix(_PREFIX)
    # `module:Class` would be another name for what is not to be had.
    if name in _READ_FILES or not (short in _BUILT_IN or _IN_PYMDOWN.fullmatch(name)):
        return False
    try:
        Markdown(extensions=[_full(name)])
    except MemoryError:  # pragma: no cover (no test can bring it about)
        raise
    except Exception:  # noqa: BLE001 - an extension's import and set-up may raise anything
        return False
    return True


def _full(name: str) -> str:
    return f"{_PREFIX}{name}" if name in _BUILT_IN else name


_FENCES = "pymdownx.superfences"


def _diagrams(extensions: list[str]) -> dict[str, dict[str, Any]]:
    """Have SuperFences leave diagrams alone: by itself it makes code of them and forgets the word `mermaid`."""
    holders = {_FENCES, "pymdownx.extra"} & set(extensions)
    if not holders:
        return {}
    as_written = import_module(_FENCES).fence_code_format
    fences = {"custom_fences": [{"name": "mermaid", "class": "mermaid", "format": as_written}]}
    return {name: fences if name == _FENCES else {_FENCES: fences} for name in holders}


class StockError(Exception):
    """Python-Markdown, or an extension of it, raised on a text; the message names what."""


class Stock:
    """A reusable Python-Markdown with the extensions that load; the others are the configuration's fault to tell."""

    def __init__(self, extensions: tuple[str, ...]) -> None:
        self._extensions = [_full(name) for name in extensions if _loads(name)]
        self._markdown = self._fresh()

    def render(self, text: str) -> str:
        """Return a text's HTML, unsanitised; raise `StockError` where the parser or an extension does not get through it."""
        try:
            return self._markdown.reset().convert(text)
        except RecursionError:
            # Nested beyond what Python-Markdown follows: GitHub's parser follows, and the bound on nesting refuses it.
            self._markdown = self._fresh()
            return cmark.render(text)
        except MemoryError:  # pragma: no cover (no test can bring it about)
            raise
        except Exception as error:
            self._markdown = self._fresh()
            raise StockError(type(error).__name__) from error

    def _fresh(self) -> Markdown:
        return Markdown(extensions=self._extensions, extension_configs=_diagrams(self._extensions))


def heavy_line(text: str) -> int:
    """Return the line (from 1) of the heaviest block of a text that Python-Markdown would take too long over, 0 for none."""
    fences = [match.start() for match in _FENCE.finditer(text)]
    if len(fences) * len(text) > HEAVIEST:
        return text.count("\n", 0, fences[0]) + 1
    masked = _FENCED.sub(lambda match: "\n" * match[0].count("\n"), text)
    blocks = [
        (_weight(block), start + len(block) - len(block.lstrip("\n"))) for start, block in _blocks(masked)
    ]
    if sum(weight for weight, _ in blocks) + _weight_of_all(masked) <= HEAVIEST:
        return 0
    return masked.count("\n", 0, max(blocks, key=itemgetter(0))[1]) + 1


def _weight_of_all(text: str) -> int:
    headings = Counter(
        (match[1] or match[2] or "").strip(" #\t").casefold() for match in _HEADING.finditer(text)
    )
    pairs = sum(number * number for number in headings.values()) + 2 * len(_DEFINITION.findall(text)) ** 2
    parts = text.count("\n") + len(_SIGN.findall(text))
    return _REPEATED * pairs + _EACH * parts + len(text) * text.count(_CONTENTS)


def _weight(block: str) -> int:
    counts = [(block.count(opener), block.count(closer)) for opener, closer in ("[]", "()", "<>")]
    unpaired = sum(abs(opened - closed) for opened, closed in counts)
    ruled = len(_RULE.findall(block)) if len(block) > _SMALL else 0
    signs = len(_SIGN.findall(block)) // _MARKED if len(block) > _SMALL else 0
    return len(block) * (counts[0][0] + counts[2][0] + _UNPAIRED * unpaired + _RULED * ruled + signs)


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for match in _BORDER.finditer(text):
        yield at, text[at : match.start()]
        at = match.end()
    yield at, text[at:]
