"""GitHub's own Markdown parser, cmark-gfm: text in, its HTML out, and the memory given back."""

from __future__ import annotations

import ctypes
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from cmarkgfm import _cmark
from cmarkgfm.cmark import Options

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_lib: Any = _cmark.lib
_ffi: Any = _cmark.ffi

OPTIONS: int = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
"""Raw HTML passes here and meets the sanitiser next, which knows GitHub's rules better than cmark's blanket filter."""

_SAFE: int = Options.CMARK_OPT_FOOTNOTES
"""With these the author's HTML is left out for a comment that no text can spell, and unsafe addresses for empty ones."""

_OMITTED = "<!-- raw HTML omitted -->"
_NAMES = (b"table", b"autolink", b"strikethrough", b"tasklist")


def _nothing(_address: int) -> None:
    """Leave the memory to the process's end, where the library's own release functions are out of reach."""


def _releasers() -> tuple[Callable[[int], object], Callable[[int], object], bool]:
    """Find `cmark_node_free` and `free` in the library that cmarkgfm loaded.

    cmarkgfm declares neither, and so leaks the syntax tree and the output of every call (77 kB a record, measured
    on 2025.10.22). A wheel that hides the symbols costs memory, not correctness.
    """
    try:
        library = ctypes.CDLL(_cmark.__file__)
        node_free, free = library.cmark_node_free, library.free
    except (AttributeError, OSError, TypeError):  # pragma: no cover (only where a wheel hides the symbols)
        return _nothing, _nothing, False
    for function in (node_free, free):
        function.argtypes = (ctypes.c_void_p,)
        function.restype = None
    return node_free, free, True


_node_free, _free, FREES = _releasers()
"""FREES is false where memory cannot be given back: a build of many records then takes more of it."""

_lib.cmark_gfm_core_extensions_ensure_registered()
_extensions = tuple(_lib.cmark_find_syntax_extension(name) for name in _NAMES)


def render(text: str, *, positions: bool = False) -> str:
    """Return cmark-gfm's HTML for Markdown, footnotes on and raw HTML passed through.

    With `positions` each block that is not raw HTML bears `data-sourcepos="line:column-line:column"`.
    """
    options = OPTIONS | Options.CMARK_OPT_SOURCEPOS if positions else OPTIONS
    with _parsed(text, options) as write:
        return write(options)


def render_telling(text: str) -> tuple[str, bool]:
    """Return the same HTML, and whether all of it is the parser's own: nothing in it is HTML that the author wrote.

    The parser's own HTML is well-formed, and text and attributes in it are escaped. Where it holds an address that
    the parser thinks unsafe, or an empty one, the answer is no as well.
    """
    with _parsed(text, OPTIONS) as write:
        html = write(_SAFE)
        own = _OMITTED not in html and '=""' not in html
        return (html if own else write(OPTIONS)), own


@contextmanager
def _parsed(text: str, options: int) -> Iterator[Callable[[int], str]]:
    """Parse a text; what is given writes it as HTML, by options, as often as it is called."""
    data = text.encode("utf-8", "replace")
    parser = _lib.cmark_parser_new(options)
    try:
        for extension in _extensions:
            _lib.cmark_parser_attach_syntax_extension(parser, extension)
        _lib.cmark_parser_feed(parser, data, len(data))
        root = _lib.cmark_parser_finish(parser)
        extensions = _lib.cmark_parser_get_syntax_extensions(parser)
        yield lambda options: _write(root, options, extensions)
        _node_free(int(_ffi.cast("uintptr_t", root)))
    finally:
        _lib.cmark_parser_free(parser)


def _write(root: Any, options: int, extensions: Any) -> str:
    output = _lib.cmark_render_html(root, options, extensions)
    html: str = _ffi.string(output).decode("utf-8", "replace")
    _free(int(_ffi.cast("uintptr_t", output)))
    return html
