"""How the paths of Markdown files are read: their endings, what stands for a folder, what they are called, where links lead."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from steelyard.core.model import Page, Record

ENDINGS = (".md", ".markdown", ".mdown", ".mkd")
"""What the names of Markdown files end in, in any case."""

MARKDOWN = re.compile(f"(?:{'|'.join(map(re.escape, ENDINGS))})$", re.IGNORECASE)
"""The ending of a Markdown file's name."""

EXTENSION = re.compile(f"(?:{'|'.join(map(re.escape, (*ENDINGS, '.html', '.htm')))})$", re.IGNORECASE)
"""What a record's name may end in where others name it: as its file, or as a page made of that."""

FOLDER_PAGES = ("README.md", "readme.md", "Readme.md", "index.md", "_index.md")
"""What a link to a folder leads to."""

OF_FOLDERS = frozenset({"readme", "index", "_index"})
"""What a file is called, without its ending and in any case, that bears its folder's name, `_index` by Hugo."""


OF_RECORDS = frozenset(
    {
        "adr", "madr", "ard", "rfc", "kep", "tep", "rip", "decision", "decision-record", "decision_record", "architecture-decision",
        "architecture-decision-record", "proposal", "record", "entscheidung", "décision", "decisión",
    }
)  # fmt: skip
"""What the one record of a folder is called for what it is: it bears its folder's name where that one counts it."""

_COUNTED = re.compile(
    r"(?!(?:19|20)\d\d$)(?:(?:[A-Z]{2,10}-){0,2}(?:[A-Za-z]{2,10}[-_ ]?(?=\d\d)|[A-Z]{2,10}[-_ ]?))?\d{1,8}(?=[-_ ]|\.\s|$)"
)
"""A folder's name that begins with a number, of a series perhaps, or a day; a year alone holds what it may."""


def stem_of(path: str) -> str:
    """Return a record's telling name: its file's without the extension, its folder's for README.md and its like."""
    parts = path.rsplit("/", 2)
    stem = parts[-1].rpartition(".")[0] or parts[-1]
    return parts[-2] if len(parts) > 1 and bears_folder(stem, parts[-2]) else stem


def bears_folder(stem: str, folder: str) -> bool:
    """Say whether a file called `stem` bears the name of its folder: a README or index any, `adr.md` that of "0003-use-lamps"."""
    folded = stem.casefold()
    return folded in OF_FOLDERS or (folded in OF_RECORDS and _COUNTED.match(folder) is not None)


def link_paths(destination: str, asking: Record | Page) -> tuple[str, ...]:
    """Return the paths from the project's root that a relative destination may mean: as written, and decoded.

    A destination that begins with `/` counts from the project's root. One that climbs out of the project
    begins with `../`; the project's root itself is `.`.
    """
    path = destination.split("#", 1)[0].split("?", 1)[0]
    folder = "" if path.startswith("/") else posixpath.dirname(asking.path)
    forms = (path, unquote(path, errors="replace")) if "%" in path else (path,)
    return tuple(posixpath.normpath(posixpath.join(folder, form.lstrip("/"))) for form in forms)


def climbs_out(path: str) -> bool:
    """Say whether a path, normalised, leads out of the folder that it counts from."""
    return path == ".." or path.startswith("../")
