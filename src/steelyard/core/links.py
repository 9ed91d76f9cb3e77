"""What a destination in a body leads to: a record, a page, a file, the repository, elsewhere, or nothing."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from msgspec import Struct

from steelyard.core.addresses import HOME, SCHEME, file_url, is_addressable, relative
from steelyard.core.language.told import worded, worded_count
from steelyard.core.model import Link, Record
from steelyard.core.paths import ENDINGS, FOLDER_PAGES, MARKDOWN, climbs_out, link_paths
from steelyard.core.relations.sides import names

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from steelyard.core.corpus import Corpus
    from steelyard.core.model import Page
    from steelyard.core.repository import Repository

_FILE = re.compile(r"\.(?!md$|markdown$|mdown$|mkd$|html?$)[a-z][a-z0-9]{1,4}$", re.IGNORECASE)
_HOST = re.compile(r"(?:www\.)[\w.-]+|[\w-]+\.(?:com|org|net|io|dev)(?:/.*)?", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_TEXT = Link("text")


def resolver(
    corpus: Corpus,
    asking: Record | Page,
    repository: Repository | None = None,
    *,
    exists: Callable[[str], bool] | None = None,
    why_not: Callable[[str], str] | None = None,
) -> Callable[[str, str], Link]:
    """Return what resolves a body's destinations, called with a destination and the tag it stands in.

    Tags: `a`, `wiki` for `[[…]]`, any other for what is shown in place (`img`). A link's `href` is relative to
    the asking one's page. `exists` says whether a file outside the sources is there, by its path from the
    project's root; without it such a file is taken to be there. `why_not` says why an attachment may not be
    copied, '' for no reason.
    """
    urls = corpus.routes.records if isinstance(asking, Record) else corpus.routes.pages
    return _Resolver(corpus, asking, urls[asking.path], repository, exists, why_not).resolve


class _Resolver(Struct, frozen=True):
    corpus: Corpus
    asking: Record | Page
    url: str
    repository: Repository | None
    exists: Callable[[str], bool] | None
    why_not: Callable[[str], str] | None

    def resolve(self, destination: str, tag: str) -> Link:
        text = destination.strip()
        if tag == "wiki":
            return self._wiki(text)
        if SCHEME.match(text):
            return Link("external", text)
        if not text or text.startswith("#"):
            return Link("anchor", text) if text else _TEXT
        place, mark, anchor = text.partition("#")
        if not place.partition("?")[0]:
            return Link("anchor", mark + anchor) if anchor else _TEXT
        paths = self._paths(place)
        for path in paths:
            link = self._inside(path, mark + anchor, tag)
            if link:
                return link
        record = self.corpus.references.of_page(place) if tag == "a" and place.startswith("/") else None
        if record:
            return self._record(record, mark + anchor)
        return self._missing(unquote(text, errors="replace"), paths[-1], tag)

    def _paths(self, place: str) -> tuple[str, ...]:
        paths = link_paths(place, self.asking)
        own = next(
            (each.root for each in self.corpus.settings.sources if each.name == self.asking.source), ""
        )
        if own and place.startswith("/"):
            return tuple(posixpath.normpath(f"{own}/{path}") for path in paths)
        if not (place.startswith("/") and self.repository and self.repository.prefix):
            return paths
        # on the forge `/` is the repository's root, and the project lies below it
        head = self.repository.prefix + "/"
        up = "../" * head.count("/")
        return (*paths, *(path.removeprefix(head) if path.startswith(head) else up + path for path in paths))

    def _inside(self, path: str, anchor: str, tag: str) -> Link | None:
        """Return the link to something that the site holds, None where it holds nothing at this path."""
        record = self.corpus.references.at(path) if tag == "a" else None
        if record:
            return self._record(record, anchor)
        if tag == "a":
            page = self._page_at(path)
            if page:
                return Link(
                    "page", self._to(self.corpus.routes.pages[page.path]) + anchor, page.path, page.title
                )
        size = self.corpus.files.get(path)
        if size is not None:
            if size > self.corpus.settings.attachments_max:
                limit = _size(self.corpus.settings.attachments_max)
                message = worded("`{file}` is larger than {limit} and is not copied", file=path, limit=limit)
                return _faulty(
                    "text", "L206", message, "raise `attachments: {max: …}` or link to it elsewhere"
                )
            if not is_addressable(path):
                message = worded("`{file}` has a name that no address can hold and is not copied", file=path)
                return _faulty(
                    "text", "L206", message, "rename it, without control characters and backslashes"
                )
            why = self.why_not(path) if self.why_not else ""
            return (
                self._withheld(path, tag, why)
                if why
                else Link("file", self._to(file_url(path)) + anchor, path)
            )
        if tag == "a" and path in self.corpus.folders and self._in_source(path):
            return Link("anchor", self._to(HOME))  # a folder of records: the list of them
        return None

    def _withheld(self, path: str, tag: str, why: str) -> Link:
        """Lead to the forge's own view of a file that may not be copied."""
        message = worded("`{file}` could run scripts and is not copied: {why}", file=path, why=why)
        hint = "take out what runs, or save it as a PNG, PDF or text file"
        address = self.repository.blob(path) if self.repository and tag == "a" else ""
        return Link(
            "repository" if address else "text", address or None, code="L209", message=message, hint=hint
        )

    def _record(self, record: Record, anchor: str = "") -> Link:
        decision = self.corpus.by_path.get(record.path)
        if decision is None:
            message = worded("`{file}` is a draft and left out", file=record.path)
            return _faulty("text", "L207", message, "build with --drafts to include it")
        same = record.path == self.asking.path
        href = anchor if same and anchor else self._to(decision.url) + anchor
        return Link("record", href, record.path, decision.label, decision.standing or "none")

    def _page_at(self, path: str) -> Page | None:
        pages = self.corpus.pages
        bare = path.removesuffix(".html")
        files = (f"{bare}{ending}" for ending in ENDINGS)
        forms = (path, *files, *(f"{path}/{name}" for name in FOLDER_PAGES))
        return next((pages[form] for form in forms if form in pages), None)

    def _missing(self, written: str, path: str, tag: str) -> Link:
        """Say what became of a destination that leads to nothing in the site."""
        if "\\" in path:
            forward = written.replace("\\", "/")
            code = "L203" if tag == "a" else "L205"
            message = worded(
                "`{link}` has Windows's `\\` between its folders, which no link may", link=written
            )
            return _faulty("broken", code, message, f"write `{forward}`")
        if self._in_source(path):
            return self._missing_inside(written, path, tag)
        if tag != "a":
            message = worded("`{link}` lies outside the sources and is not copied", link=written)
            return _faulty("text", "L206", message, "move the file below the folder of records")
        climbs = climbs_out(path)
        gone = self.exists is not None and not climbs and not self.exists(path)
        if gone or (climbs and self.repository is not None and not self.repository.holds(path)):
            if climbs or MARKDOWN.search(path):
                return self._broken(written)
            return _TEXT
        address = self.repository.blob(path) if self.repository else ""
        return Link("repository", address + _behind(written)) if address else _TEXT

    def _missing_inside(self, written: str, path: str, tag: str) -> Link:
        hidden = any(part.startswith(".") and part != ".." for part in path.split("/"))
        if hidden and (self.exists is None or self.exists(path)):
            message = worded("`{link}` is hidden and is not copied", link=written)
            return _faulty("text", "L206", message, "name the file and its folders without a leading dot")
        if tag != "a":
            hint = _file_hint(path, self.asking, self.corpus)
            return _faulty("broken", "L205", worded("there is no file `{file}`", file=path), hint)
        return self._broken(written)

    def _broken(self, written: str) -> Link:
        message = worded("`{link}` leads to nothing", link=written)
        if _MAIL.fullmatch(written):
            return _faulty("broken", "L203", message, f"write `mailto:{written}`")
        if _HOST.match(written):
            return _faulty("broken", "L203", message, f"write `https://{written}`")
        target = written.partition("#")[0].partition("?")[0]
        if _FILE.search(target):
            return _faulty("broken", "L203", message, _file_hint(target, self.asking, self.corpus))
        near = self.corpus.references.nearest(target, self.asking)
        return _faulty("broken", "L203", message, _hint(near, self.asking))

    def _wiki(self, text: str) -> Link:
        name, mark, anchor = text.partition("#")
        target = name.partition("|")[0].strip()
        if not target:
            return _TEXT
        found = self.corpus.references.find(target, self.asking)
        shown = [record for record in found.records if record.path in self.corpus.by_path] or found.records
        if len(shown) == 1:
            return self._record(shown[0], mark + anchor.partition("|")[0].strip())
        if shown:
            hint = f"name the file: {names(shown)}"
            message = worded_count(
                "`[[{link}]]` fits {n} record", "`[[{link}]]` fits {n} records", len(shown), link=target
            )
            return _faulty("broken", "L204", message, hint)
        if not self.corpus.references.looks_like_one(target) or self._is_named({target, text}):
            return _TEXT
        hint = "" if found.nearest else self.corpus.references.source_hint(target)
        return _faulty(
            "broken", "L203", worded("`[[{link}]]` fits no record", link=target), hint or _hint(found.nearest)
        )

    def _is_named(self, names: set[str]) -> bool:
        """Say whether a wiki link is to a person or tag of the record itself: note-takers give each a page of its own."""
        own = self.asking
        if not isinstance(own, Record):
            return False
        said = {name.partition("|")[2].strip() for name in names} | names
        return not said.isdisjoint((*own.deciders, *own.authors, *own.consulted, *own.informed, *own.tags))

    def _to(self, url: str) -> str:
        return relative(self.url, url)

    def _in_source(self, path: str) -> bool:
        """Say whether a path lies in a source; one of either may lie outside the project and start with `../`."""
        for source in self.corpus.settings.sources:
            prefix = "" if source.path in {"", "."} else f"{source.path}/"
            rest = path[len(prefix) :]
            if path == source.path or (path.startswith(prefix) and not climbs_out(rest)):
                return True
        return False


def _behind(written: str) -> str:
    """Return a destination's fragment, which a forge understands."""
    mark, anchor = written.partition("#")[1:]
    return mark + anchor


def _size(bytes_: int) -> str:
    for unit, worth in (("MB", 1_000_000), ("kB", 1_000)):
        if bytes_ >= worth:
            return f"{bytes_ / worth:g} {unit}"
    return f"{bytes_} bytes"


def _faulty(kind: str, code: str, message: str, hint: str) -> Link:
    return Link("broken" if kind == "broken" else "text", code=code, message=message, hint=hint)


def _hint(near: Sequence[Record], asking: Record | Page | None = None) -> str:
    """Name the nearest records; with a page that asks, as links from there are written."""
    here = (posixpath.dirname(asking.path) or ".") if asking else ""
    return f"did you mean {names(near, here=here)}?" if near else "mend the link, or take it away"


def _file_hint(path: str, asking: Record | Page, corpus: Corpus) -> str:
    """Name a file that differs from the one asked for in case only, or bears its name elsewhere: as a link from here is written."""
    near = corpus.file_names.get(unquote(posixpath.basename(path)).casefold())
    if not near:
        return "put the file there, or mend its name"
    here = posixpath.dirname(asking.path) or "."
    return f"did you mean `{posixpath.relpath(near, here)}`?"
