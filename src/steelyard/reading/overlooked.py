"""Which files bear the name of a record, a table or a configuration, and are none that is read."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from steelyard.core.paths import FOLDER_PAGES
from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.reading.naming import SERIES, read_name
from steelyard.reading.nearest import nearest
from steelyard.reading.tables.attached import ENDINGS, names_a_table

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from steelyard.reading.naming import NamedFile

OTHER_NAMES = (
    "steelyard.yaml", ".steelyard.yml", ".steelyard.yaml", "steelyard.json", "steelyard.toml",
)  # fmt: skip
"""What people call a configuration that is read by one name only."""

_WRITTEN = frozenset(
    {
        "adoc", "asciidoc", "asc", "doc", "docx", "htm", "html", "mdwn", "mdx", "mkdn", "odt", "org", "qmd", "rmd", "rst",
        "rtf", "text", "textile", "txt", "wiki",
    }
)  # fmt: skip
"""How files end that people write decisions in, Markdown apart."""

_FACTS = re.compile(rf"(?:{'|'.join(sorted(SERIES))})\.(?:ya?ml|json|toml)", re.IGNORECASE)
_TABLE = re.compile(r"(?P<stem>.+?)\.(?P<word>crit[a-z]+)(?:\.(?P<ending>[a-z0-9]{1,10}))?", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")


def overlooked(
    files: Collection[str], texts: Collection[str], *, config: str, own: str
) -> Iterator[Diagnostic]:
    """Report what is named as a record or a table and is not read (F015), and configurations of no effect (F018).

    `files` and `texts` are the paths of all files below the sources, Markdown and other; `config` is the name of a
    configuration, `own` the path of the one that counts, '' without one. A file with the number of a Markdown file
    beside it is that record's attachment; one named for its series in a record's own folder (`kep.yaml`) holds its facts.
    """
    strange: list[str] = []
    facts: list[str] = []
    for path in files:
        name = posixpath.basename(path)
        if name == config and path != own:
            yield _of_no_effect(path)
        elif (table := _TABLE.fullmatch(name)) and not names_a_table(path):
            hint = _table_hint(table)
            if hint:
                yield _unread(path, "a table", hint)
        elif name.rpartition(".")[2].lower() in _WRITTEN:
            strange.append(path)
        elif _FACTS.fullmatch(name):
            facts.append(path)
    yield from _facts_beside(facts, texts)
    if strange:
        known = {_series(read_name(path)) for path in texts}
        for path in strange:
            named = read_name(path)
            numbered = named.number or named.date
            if numbered and _LETTER.search(named.slug) and _series(named) not in known:
                hint = "write it as Markdown, in a file whose name ends in `.md`, or link to it from a record"
                yield _unread(path, "a record", hint)


def _facts_beside(facts: Collection[str], texts: Collection[str]) -> Iterator[Diagnostic]:
    """Report files that hold what the front matter of a record in its own folder could: `kep.yaml` beside README.md."""
    known = {path.casefold(): path for path in texts} if facts else {}
    for path in facts:
        folder = posixpath.dirname(path)
        pages = (known.get(f"{folder}/{page}".casefold()) for page in FOLDER_PAGES)
        record = next((page for page in pages if page), None)
        if record and read_name(record).number:
            hint = f"say in the front matter of `{posixpath.basename(record)}` what it says: status, date, authors, relations"
            yield _unread(path, "a record", hint)


def _series(named: NamedFile) -> tuple[str, str, str | None, str | None]:
    return named.folder, named.series.casefold(), named.number, named.date


def _table_hint(table: re.Match[str]) -> str:
    """Say how a table's file is to be called; '' where it is hardly meant as one."""
    word, ending = table["word"].casefold(), (table["ending"] or "").casefold()
    if word == "criteria":
        return "save it as one of " + ", ".join(f"`.{each}`" for each in ENDINGS)
    if ending in ENDINGS and nearest(word, ["criteria"]):
        return f"did you mean `{table['stem']}.criteria.{table['ending']}`?"
    return ""


def _unread(path: str, what: str, hint: str) -> Diagnostic:
    message = f"named as {what}, in a form that is not read"
    return Diagnostic("F015", Severity.NOTE, Place(path), message, hint)


def _of_no_effect(path: str) -> Diagnostic:
    message = "this configuration has no effect on this build"
    hint = f"build its folder by itself (`steelyard build {posixpath.dirname(path)}`), or move it above the sources"
    return Diagnostic("F018", Severity.NOTE, Place(path), message, hint)
