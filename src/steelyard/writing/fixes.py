"""The faults that have one right remedy, and the remedies: from a finding and its file's text to what changes in it."""

from __future__ import annotations

import json
import posixpath
import re
from functools import lru_cache
from html import escape
from itertools import takewhile
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from msgspec import Struct

from steelyard.core.links import resolver
from steelyard.core.paths import EXTENSION, bears_folder, stem_of
from steelyard.core.slugs import fold
from steelyard.reading.frontmatter import cut
from steelyard.reading.nearest import one_edit
from steelyard.reading.yaml import read_yaml
from steelyard.writing.changes import Change
from steelyard.writing.links import destinations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from steelyard.core.corpus import Corpus
    from steelyard.core.model import Page, Record
    from steelyard.diagnostics import Diagnostic
    from steelyard.writing.links import Destination

_HINTED = re.compile(r"did you mean `#?([^`]+)`\?")
_NUMBERED = re.compile(r"(?P<lead>[a-z]{0,12}[-_ ]?0*\d+)(?P<rest>[-_. ].*)?$")
_KEY_LINE = re.compile(
    r"(?P<head>[A-Za-z][\w -]*:[ \t]+)(?P<value>[^\s\"'\[{|>#&*!].*?)(?P<end>[ \t]*(?:[ \t]#.*)?)$"
)
_FIELD_LINE = re.compile(r"[A-Za-z][\w -]*[ \t]*:(?:[ \t]|$)|[ \t]+\S|-[ \t]|#")
_TIGHT_LINE = re.compile(r"[A-Za-z][\w-]*:(?:(?P<tight>(?=[^\s:/]))|[ \t])")
_KEPT = "/-._~!$&'()*+,;=:@"


class Scene(Struct, frozen=True):
    """What a remedy may look at: the project's records, pages and files, and the item that the finding's file is."""

    corpus: Corpus
    item: Record | Page
    text: str


def changes_for(found: Diagnostic, scene: Scene) -> tuple[Change, ...]:
    """Return what mends a finding in its file's text (as read: its line ends single); () where no remedy is certain."""
    remedy = REMEDIES.get(found.code)
    return tuple(remedy(found, scene)) if remedy else ()


def _key(found: Diagnostic, scene: Scene) -> Iterator[Change]:
    """Spell a front-matter key as the known one, in the file's own manner: its `_`, its capital."""
    hint = _HINTED.search(found.hint)
    place = found.place
    written = _span(scene.text, place.line, place.column, place.length)
    if hint is None or not written:
        return  # pragma: no cover (a guard: the finding names a key and its place)
    key = hint[1]
    if "_" in written and "-" in key:
        key = key.replace("-", "_")
    if written[0].isupper():
        key = key[0].upper() + key[1:]
    yield Change(place.line, place.column, place.length, key)


def _quotes(found: Diagnostic, scene: Scene) -> Iterator[Change]:
    """Put quotes around the values of front matter that are no YAML as they stand, and are with them."""
    lines = scene.text.split("\n")
    closing = cut(scene.text, file=found.place.file)[0].body_line - 1
    for number, line in enumerate(lines[: closing - 1], start=1):
        match = _KEY_LINE.fullmatch(line)
        if match is None or _is_yaml(line):
            continue
        quoted = json.dumps(match["value"], ensure_ascii=False)
        if _is_yaml(match["head"] + quoted + match["end"]):
            yield Change(number, match.start("value") + 1, len(match["value"]), quoted)


def _is_yaml(line: str) -> bool:
    root, faults = read_yaml(line, file="")
    return root is not None and not faults


def _closing(found: Diagnostic, scene: Scene) -> Iterator[Change]:
    """Close front matter behind its last field, where a blank line or a heading follows."""
    del found
    lines = scene.text.split("\n")
    last = 1
    while last < len(lines) and _FIELD_LINE.match(lines[last]) and not lines[last].startswith("# "):
        last += 1
    ends = last == len(lines) or not lines[last].strip() or lines[last].startswith("#")
    if last > 1 and ends:
        yield Change(last, len(lines[last - 1]) + 1, 0, "\n---")


def _blanks(found: Diagnostic, scene: Scene) -> Iterator[Change]:
    """Put the blank behind the colon of each key, where every line above the closing one is a key and its value."""
    lines = scene.text.split("\n")[found.place.line - 1 :]
    inside = list(takewhile(lambda line: line.rstrip() != "---", lines))
    keys = [_TIGHT_LINE.match(line) for line in inside]
    if len(inside) == len(lines) or not all(keys):
        return
    for at, key in enumerate(keys, start=found.place.line):
        if key and key["tight"] is not None:
            yield Change(at, key.end() + 1, 0, " ")


def _destination(found: Diagnostic, scene: Scene) -> Iterator[Change]:
    """Correct a link that leads to nothing where one thing alone can be meant."""
    spot = _spot(found, scene)
    if spot is None:
        return
    if spot.tag == "wiki":
        yield from _name(spot.written, spot.line, spot.column, scene)
        return
    meant = spot.meant.strip()
    place = meant.partition("#")[0]
    resolve = resolver(scene.corpus, scene.item)
    if place.startswith("www."):
        yield Change(spot.line, spot.column, 0, "https://")
    elif "\\" in place:
        if not resolve(place.replace("\\", "/"), spot.tag).code:
            yield Change(spot.line, spot.column, len(spot.written), spot.written.replace("\\", "/"))
    else:
        path = place.partition("?")[0]
        near = _meant(path, scene, records=spot.tag == "a")
        if near is None:
            return
        new = posixpath.relpath(near, posixpath.dirname(scene.item.path) or ".")
        new = new if " " in spot.written else quote(new, safe=_KEPT)
        if not resolve(new, spot.tag).code:
            new = escape(new) if spot.in_markup else new
            old = path if path in spot.written else spot.written
            rest = "" if old == path else meant[len(path) :]
            yield Change(spot.line, spot.column + spot.written.index(old), len(old), new + rest)


def _spot(found: Diagnostic, scene: Scene) -> Destination | None:
    """Return the destination that stands where a finding does."""
    front = cut(scene.text, file=scene.item.path)[0]
    return next(
        (
            each
            for each in destinations(front.body, first_line=front.body_line)
            if each.line == found.place.line
            and (
                each.column == found.place.column
                or (each.tag == "wiki" and each.column == found.place.column + 2)
            )
        ),
        None,
    )


def _meant(path: str, scene: Scene, *, records: bool) -> str | None:
    """Return the one path that a broken one can mean: of its name in another case or folder, or a letter away."""
    decoded = unquote(path, errors="replace").rstrip("/")
    name = _told_name(decoded)
    corpus = scene.corpus
    known: list[str] = [*corpus.by_path, *corpus.pages] if records else []
    same = [each for each in (*known, *corpus.files) if _told_name(each) == name]
    if not same and records and "." not in name.rpartition("/")[2]:
        same = [each for each in known if EXTENSION.sub("", _told_name(each)) == name]
    if len(same) == 1:
        return same[0]
    if same or not records:
        return None
    near = [each for each in corpus.by_path if _is_slip(fold(_stem(decoded)), fold(stem_of(each)))]
    return near[0] if len(near) == 1 else None


@lru_cache(20_000)  # each finding asks for it of every file
def _told_name(path: str) -> str:
    """Return a file's name, folded, with its folder's where that tells what it is."""
    parts = path.split("/")
    own = len(parts) > 1 and bears_folder(EXTENSION.sub("", parts[-1]), parts[-2])
    return fold("/".join(parts[-2:] if own else parts[-1:]))


def _stem(path: str) -> str:
    return stem_of(path if EXTENSION.search(path) else f"{path}.md")


def _is_slip(one: str, other: str) -> bool:
    """Say whether two names have the same number, or none, and differ by a letter in the words behind it."""
    first, second = _NUMBERED.match(one), _NUMBERED.match(other)
    if (first is None) != (second is None):
        return False
    if first is None or second is None:
        return len(one) > 4 and not re.search(r"\d", one) and one_edit(one, other)
    if first["lead"] != second["lead"] or not first["rest"] or not second["rest"]:
        return False
    return len(first["rest"]) > 4 and one_edit(first["rest"], second["rest"])


def _reference(found: Diagnostic, scene: Scene) -> Iterator[Change]:
    """Correct a reference that is a file's name or slug."""
    place = found.place
    written = _span(scene.text, place.line, place.column, place.length)
    quotes = written[:1] in {'"', "'"}
    yield from _name(written.strip("\"'"), place.line, place.column + quotes, scene)


def _name(written: str, line: int, column: int, scene: Scene) -> Iterator[Change]:
    """Correct a name of a record: the part behind its last `/`, where one record's alone is a letter or a case away."""
    name = written.partition("#")[0].partition("|")[0].strip()
    if "](" in name or not re.search(r"[^\W\d_]{3}", name):
        return
    near = _meant(name, scene, records=True)
    extension = EXTENSION.search(name)
    if near is None or near not in scene.corpus.by_path:
        slugs = [
            slug for each in scene.corpus.decisions if _is_slip(fold(name), fold(slug := each.record.slug))
        ]
        if len(slugs) != 1:
            return
        new = slugs[0]
    elif "/" in name:
        new = posixpath.relpath(near, posixpath.dirname(scene.item.path) or ".")
        new = new if extension else EXTENSION.sub("", new)
    else:
        new = stem_of(near) + (extension[0] if extension else "")
    named = scene.corpus.references.find(new, scene.item).one
    if named is not None:  # pragma: no branch (a guard: what one name alone is near to is found by it)
        yield Change(line, column + written.index(name), len(name), new)


def _anchor(found: Diagnostic, scene: Scene) -> Iterator[Change]:
    """Write a heading's anchor as GitHub makes it, where only case, blanks and punctuation differ."""
    hint = _HINTED.search(found.hint)
    spot = _spot(found, scene)
    if hint is None or spot is None or spot.tag == "wiki":
        return
    before, mark, anchor = spot.written.partition("#")
    if mark and _anchored(unquote(anchor, errors="replace")) == hint[1]:
        yield Change(spot.line, spot.column + len(before) + 1, len(anchor), hint[1])


def _anchored(words: str) -> str:
    plain = re.sub(r"[^\w\- ]", "", words.strip().lower().removeprefix("user-content-"))
    return plain.replace(" ", "-")


def _span(text: str, line: int, column: int, length: int) -> str:
    lines = text.split("\n")
    return lines[line - 1][column - 1 : column - 1 + length] if 0 < line <= len(lines) else ""


REMEDIES: Mapping[str, Callable[[Diagnostic, Scene], Iterator[Change]]] = MappingProxyType(
    {
        "L201": _reference,
        "L203": _destination,
        "L205": _destination,
        "L208": _reference,
        "L210": _anchor,
        "Y001": _quotes,
        "Y006": _key,
        "Y007": _closing,
        "Y009": _blanks,
    }
)
"""The remedies that are found in one file's text. R302, whose remedy is another status, is mended by `amending`."""
