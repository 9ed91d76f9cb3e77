"""What an import of a WordPress export would do to a project: files to write, media to copy, and all that is to be told."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct, field

from steelyard.core.slugs import digest
from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.edges.opening import read_inside
from steelyard.edges.wordpress.export import Export, Unreadable
from steelyard.reading.wordpress import ALWAYS, Item, holds_something, name_of, read_item, unread
from steelyard.writing.edits import Edit
from steelyard.writing.wordpress.body import in_markdown
from steelyard.writing.wordpress.content import whole
from steelyard.writing.wordpress.record import alias_of, file_name, record_of, shown_title, slugs_of, title_of
from steelyard.writing.wordpress.unread import export_of, item_of, written
from steelyard.writing.wordpress.ways import MEDIA, Ways, ways

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from xml.etree.ElementTree import Element

Progress = Callable[[str, int, int], None]
"""Is told of a step's name, how much is done, and of how much."""

KEPT = ".wordpress-import"
"""The folder beside the records for what is not read: hidden, so that no site shows it."""

_IGNORE = "# Comments hold people's addresses, and what was private is here too.\n*\n"
_ADDRESSES = frozenset({"link", "wp:base_site_url", "wp:base_blog_url"})
_PUBLIC = frozenset({"publish", "draft"})


class Wanted(Struct, frozen=True):
    """Which items become records. Empty `statuses` are published ones and drafts, empty `categories` all of them.

    With `everything`, private and password-protected ones too.
    """

    kinds: tuple[str, ...] = ("post",)
    statuses: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    everything: bool = False

    def why_not(self, item: Item) -> str:
        """Return why an item becomes no record, in words for the report; '' where it does."""
        if item.kind not in self.kinds:
            return f"of type {item.kind or 'unknown'}"
        names = {name.casefold() for term in item.terms for name in (term.name, term.nicename)}
        if self.categories and names.isdisjoint(each.casefold() for each in self.categories):
            return "of other categories"
        if item.locked and not self.everything:
            return "with a password"
        if item.status in (self.statuses or _PUBLIC) or (self.everything and not self.statuses):
            return ""
        return f"of status {item.status or 'unknown'}"


class Plan(Struct):
    """What an import would do. Paths of `edits` and `copies` are from the project's root.

    `copies` are media by the path that they go to; `left` counts the items that become no records, by the reason,
    `kept` what is kept unread, by kind. `same` counts the files that are there already as they would be written,
    `folders` are where files go.
    """

    edits: list[Edit] = field(default_factory=list)
    copies: dict[str, Path] = field(default_factory=dict)
    records: int = 0
    same: int = 0
    left: Counter[str] = field(default_factory=Counter)
    kept: Counter[str] = field(default_factory=Counter)
    kept_in: str = ""
    folders: tuple[str, ...] = ()
    diagnostics: list[Diagnostic] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        """Whether nothing may be written."""
        return any(each.severity is Severity.ERROR for each in self.diagnostics)


class _Site(Struct):
    """What the first reading tells: the items without their texts, people's names, the site's addresses.

    `children` are the ids of the attachments that belong to an item, by its id, `aliases` the old addresses given so far.
    """

    items: list[Item] = field(default_factory=list)
    children: dict[str, list[str]] = field(default_factory=dict)
    authors: dict[str, str] = field(default_factory=dict)
    addresses: list[str] = field(default_factory=list)
    aliases: set[str] = field(default_factory=set)


class Target(Struct, frozen=True):
    """Where an import goes: the project's root, the folder of the records from there, the copy of the media or None.

    `base` is the address that the site will have, as far as it is known; with `force` files that differ are written over.
    """

    root: Path
    folder: str
    media: Path | None = None
    base: str = ""
    force: bool = False


def plan_import(export: Path, *, name: str, target: Target, wanted: Wanted, progress: Progress) -> Plan:
    """Read an export twice, first for what there is, then for the texts, and say what is to be done.

    Nothing is written; `name` is what the export is called in what is told. `progress` is told of every record made.
    """
    plan = Plan()
    reader = Export(export, name=name)
    try:
        site = _site(reader)
        chosen = {item.id: item for item in reversed(site.items) if not wanted.why_not(item)}
        if not chosen:
            plan.diagnostics.append(_nothing(site, wanted, name))
            return plan
        _write_out(reader, _work(site, chosen, target), wanted, plan, progress)
    except Unreadable as error:
        plan.diagnostics.append(error.diagnostic)
        return plan
    if reader.replaced:
        message = (
            f"{reader.replaced} control character{'s' * (reader.replaced != 1)} replaced by a question mark"
        )
        hint = "look for `?` in the records"
        plan.diagnostics.append(Diagnostic("I953", Severity.WARNING, Place(name), message, hint))
    return plan


def _site(reader: Export) -> _Site:
    site = _Site()
    for element in reader.elements():
        name = name_of(element)
        if name == "item":
            item = read_item(element).without_text()
            site.items.append(item)
            if item.attachment:
                site.children.setdefault(item.parent, []).append(item.id)
        elif name == "wp:author":
            told = {name_of(each): (each.text or "").strip() for each in element}
            site.authors[told.get("wp:author_login", "")] = told.get("wp:author_display_name", "")
        elif name in _ADDRESSES:
            site.addresses.append((element.text or "").strip())
    return site


def _nothing(site: _Site, wanted: Wanted, name: str) -> Diagnostic:
    reasons = Counter(wanted.why_not(item) for item in site.items)
    there = ", ".join(f"{count} {reason}" for reason, count in sorted(reasons.items())) or "it has no items"
    hint = "ask for others with --type, --status and --category, or for private ones with --all"
    return Diagnostic("I952", Severity.ERROR, Place(name), f"nothing to import: {there}", hint)


class _Work(Struct, frozen=True):
    """What the second reading goes by: the site, the slugs and files of the chosen by id, where links lead, the pictures."""

    site: _Site
    slugs: Mapping[str, str]
    files: Mapping[str, str]
    ways: Ways
    pictures: Mapping[str, tuple[str, str]]
    target: Target


def _work(site: _Site, chosen: Mapping[str, Item], target: Target) -> _Work:
    slugs = slugs_of(site.items)
    files = {id_: file_name(item, slugs[id_]) for id_, item in chosen.items() if id_ in slugs}
    there = ways(site.items, files, addresses=site.addresses, local=_local(target.media))
    pictures = {item.id: (item.attachment, item.title) for item in site.items if item.attachment}
    return _Work(site, slugs, files, there, pictures, target)


def _write_out(reader: Export, work: _Work, wanted: Wanted, plan: Plan, progress: Progress) -> None:
    target, files = work.target, work.files
    channel: list[str] = []
    items: list[str] = []
    done: set[str] = set()
    for element in reader.elements():
        if name_of(element) != "item":
            if holds_something(element):
                channel.append(written(element))
                plan.kept[_kind(name_of(element))] += 1
            continue
        item = read_item(element)
        why = wanted.why_not(item)
        if not why and (item.id not in files or item.id in done):
            why = "without an id of its own"
        if why:
            plan.left[why] += 1
            plan.kept[f"whole of type {item.kind or 'unknown'}"] += 1
            items.append(written(element))
            continue
        done.add(item.id)
        text, told = _record(item, work)
        if _put(f"{target.folder}/{files[item.id]}", text, target, plan):
            plan.diagnostics += told
        plan.records += 1
        progress("posts", plan.records, len(files))
        items.append(_unread(element, plan))
    plan.kept_in = f"{target.folder}/{KEPT}"
    plan.folders = target.folder, plan.kept_in
    rest = export_of(channel, items, version=reader.version)
    items.clear()  # as long as the export, and not needed twice
    _put(f"{plan.kept_in}/unread-{digest(rest)}.xml", rest, target, plan)
    _put(f"{plan.kept_in}/.gitignore", _IGNORE, target, plan)
    _media(work.ways, target, plan)


def _record(item: Item, work: _Work) -> tuple[str, list[Diagnostic]]:
    """Return a post as a record's text, and what is to be told of it."""
    path = f"{work.target.folder}/{work.files[item.id]}"
    own = tuple(work.site.children.get(item.id, ()))
    content = whole(item.content, work.pictures, own)
    body = in_markdown(content.html, address=lambda url: work.ways.address(url, page=item.link))
    for id_ in (*own, item.thumbnail):
        if id_ in work.pictures:
            work.ways.want(work.pictures[id_][0])
    told = []
    for (kind, name), count in sorted(Counter((*content.unsaid, *body.unsaid)).items()):
        times = f", {count} times" if count > 1 else ""
        message = f"the post has a {_said(kind, name)}{times}"
        told.append(_warning("I955", path, message, "see whether readers need it"))
    if body.apart:
        message = f"the record shows another text than the post at “{body.apart}”"
        told.append(_warning("I954", path, message, "compare the two there, and mend the record"))
    alias = alias_of(item, work.target.base)
    alias = "" if alias in work.site.aliases else alias
    work.site.aliases.add(alias)
    slug = work.slugs[item.id]
    title, own_title = title_of(item, slug)
    if own_title and (shown := shown_title(title)) != title:
        message = f"the title “{title[:80]}” is shown as “{shown[:80]}”"
        told.append(_warning("I954", path, message, "word it otherwise in the record"))
    parts = {
        "a title": own_title,
        "a date": item.date,
        "a lasting address": alias or item.status != "publish",
    }
    if lacks := [what for what, there in parts.items() if not there]:
        message = f"the post lacks {' and '.join(lacks)}"
        told.append(_warning("I958", path, message, "add it to the record if it matters"))
    return record_of(item, slug, body.text, authors=work.site.authors, alias=alias), told


def _said(kind: str, name: str) -> str:
    return {"shortcode": f"shortcode `[{name}]`", "block": f"dynamic block `{name}`"}.get(kind, f"`<{name}>`")


def _unread(element: Element, plan: Plan) -> str:
    kept = []
    for kind, child in unread(element):
        kept.append(child)
        if kind not in ALWAYS:
            plan.kept[_kind(kind)] += 1
    return item_of(kept)


def _kind(name: str) -> str:
    return name.removeprefix("wp:").rpartition("}")[2]


def _put(path: str, text: str, target: Target, plan: Plan) -> bool:
    """Plan to write a file, a new one, or with `force` one that differs; say whether there is anything to do."""
    try:
        data = read_inside(str(target.root / path), os.path.realpath(target.root))
    except FileNotFoundError:
        plan.edits.append(Edit(path, None, text))
        return True
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
        plan.diagnostics.append(Diagnostic("F003", Severity.ERROR, Place(path), message, ""))
        return False
    if data == text.encode():
        plan.same += 1
        return False
    if not target.force:
        hint = "keep it, or give `--force` to write over all that differ"
        message = "it differs from what the export gives, and is left as it is"
        plan.diagnostics.append(_warning("I956", path, message, hint))
        return False
    try:
        plan.edits.append(Edit(path, data.decode(), text))
    except UnicodeDecodeError:
        message = "it is no text in UTF-8, and is not written over"
        plan.diagnostics.append(Diagnostic("F001", Severity.ERROR, Place(path), message, "move it away"))
    return True


def _local(folder: Path | None) -> frozenset[str]:
    """Return the files of the copy of the media, by their paths in it."""
    if folder is None:
        return frozenset()
    return frozenset(_walk(folder))


def _walk(folder: Path) -> Iterator[str]:
    for above, folders, names in os.walk(folder):
        folders.sort()
        for name in names:
            place = os.path.join(above, name)  # noqa: PTH118
            if os.path.isfile(place) and not os.path.islink(place):  # noqa: PTH113, PTH114
                yield os.path.relpath(place, folder).replace(os.sep, "/")


def _media(there: Ways, target: Target, plan: Plan) -> None:
    for name in there.used:
        assert target.media is not None
        plan.copies[f"{target.folder}/{MEDIA}/{name}"] = target.media / name
    for url in there.missing:
        what = "is not in the folder of media" if target.media else "is at the old site only"
        hint = (
            "give a copy of `wp-content/uploads` with `--media`"
            if target.media is None
            else "add it there, and import again"
        )
        plan.diagnostics.append(_warning("I957", target.folder, f"{url} {what}", hint))


def _warning(code: str, path: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code, Severity.WARNING, Place(path), message, hint)
