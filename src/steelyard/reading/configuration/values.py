"""Single values of the configuration: what each kind may be, and what to say of one that is not."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from steelyard.core.addresses import kept_from_pages
from steelyard.core.permalinks import FIELDS
from steelyard.core.slugs import fault
from steelyard.diagnostics import Diagnostic, Severity
from steelyard.reading.gathered import Gathered
from steelyard.reading.nearest import nearest
from steelyard.reading.yaml import read_yaml

if TYPE_CHECKING:
    from collections.abc import Collection

    from steelyard.reading.yaml import Node

COLOUR = re.compile(r"#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})")
"""A colour as `#rgb` or `#rrggbb`."""

HOST_NAME = re.compile(
    r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
)
"""A host's name in ASCII with a dot in it, which is no number."""

_UNITS = {"": 1, "b": 1, "kb": 10**3, "mb": 10**6, "gb": 10**9, "kib": 2**10, "mib": 2**20, "gib": 2**30}
_SIZE = re.compile(r"(?P<count>[0-9]{1,15}(?:\.[0-9]{1,6})?) ?(?P<unit>[A-Za-z]*)")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_MODULE = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*(?::[A-Za-z_]\w*)?", re.ASCII)
_UNFIT = re.compile(r"[\s\x00-\x1f\x7f-\x9f]")  # urlsplit takes line breaks out, and so would hide them
_MOST_NAME, _MOST_PATH = 255, 1_000  # bytes that every system takes
_DRIVE = re.compile(r"[A-Za-z]:")
_BRACES = re.compile(r"\{([^{}]*)\}")


class Findings(Gathered):
    """What is wrong with one configuration file."""

    def add(
        self, code: str, node: Node, message: str, *, hint: str, first: tuple[Node, str] | None = None
    ) -> None:
        """Add an error at a value, and where the one stood that came first."""
        others = ((self.place(first[0]), first[1]),) if first else ()
        self._found.append(Diagnostic(code, Severity.ERROR, self.place(node), message, hint, others))

    def parse(self, text: str) -> Node | None:
        """Read YAML; what is not YAML at all is C001, as this is no front matter."""
        root, faults = read_yaml(text.removeprefix("\ufeff"), file=self.file)
        self._found += [replace(fault, code="C001") if fault.code == "Y001" else fault for fault in faults]
        return root


def unknown_key(key: Node, within: str, known: Collection[str], found: Findings) -> None:
    """Report a key that is not among the known ones of its mapping (`within` is '' at the top)."""
    name = f"{within}.{key.text}" if within else key.text
    like = nearest(key.text, known)
    hint = f"did you mean `{like}`?" if like else f"the keys here are {', '.join(sorted(known))}"
    found.add("C002", key, f"`{name}` is not a key of the configuration", hint=hint)


def text(node: Node, key: str, found: Findings) -> str | None:
    """Read text on one line; line breaks and runs of blanks become one blank."""
    if node.kind != "scalar":
        found.add(
            "C003",
            node,
            f"`{key}` takes text, not {node.what}",
            hint=f"write `{key.rpartition('.')[2]}: …`",
        )
        return None
    value = " ".join(node.text.split())
    if any(unicodedata.category(character) in {"Cc", "Cs"} for character in value):
        found.add("C003", node, f"`{key}` holds a control character", hint="remove it")
        return None
    return value


class Choice(Struct, frozen=True):
    """A reader that takes one of some words, in any case."""

    words: tuple[str, ...]

    def __call__(self, node: Node, key: str, found: Findings) -> str | None:
        value = text(node, key, found)
        if value is None or value.lower() in self.words:
            return value and value.lower()
        like = nearest(value, self.words)
        known = " or ".join(f"`{word}`" for word in self.words)
        hint = f"did you mean `{like}`?" if like else f"write {known}"
        found.add("C003", node, f"`{key}` cannot be `{value}`", hint=hint)
        return None


def choice(*words: str) -> Choice:
    """Make a reader that takes one of these words, in any case."""
    return Choice(words)


FLAGS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
"""Words that turn something on or off, in any case."""


def flag(node: Node, key: str, found: Findings) -> bool | None:
    """Read whether something is wanted."""
    value = choice(*FLAGS)(node, key, found)
    return FLAGS[value] if value else None


def folder(node: Node, key: str, found: Findings) -> str | None:
    """Read a folder inside the project as a path from its root, `/` between parts and without `..`; `.` is the root."""
    return inner_path(node, key, found, what="folder")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def inner_path(node: Node, key: str, found: Findings, *, what: str) -> str | None:
    """Read a path inside the project, from its root; `what` it leads to is a folder or a file, in words."""
    value = text(node, key, found)
    if value is None:
        return None
    if not value:
        found.add("C003", node, f"`{key}` is empty", hint=f"name a {what}, or leave the key out")
        return None
    if "\\" in value:
        found.add(
            "C003",
            node,
            f"`{key}` has a backslash in it",
            hint=f"write `{value.replace(chr(92), '/')}`, on Windows too",
        )
        return None
    if "://" in value:
        hint = (
            f"copy it into the project, and name the {what} by its path: a build asks nothing of the network"
        )
        found.add("C006", node, f"`{key}` lies on another host", hint=hint)
        return None
    path = posixpath.normpath(value)
    if path.startswith(("/", "../")) or path == ".." or _DRIVE.match(path):
        found.add(
            "C006",
            node,
            f"`{key}` leads out of the project",
            hint=f"name a {what} at or below the one that holds the configuration, without `..` in front",
        )
        return None
    if len(_bytes(path)) > _MOST_PATH or any(len(_bytes(part)) > _MOST_NAME for part in path.split("/")):
        most = f"{_MOST_NAME} bytes, a path {_MOST_PATH:,}"
        found.add("C003", node, f"`{key}` is too long for a disk", hint=f"a name may have {most}")
        return None
    return path


def web_address(node: Node, key: str, found: Findings) -> str | None:
    """Read an address that begins with http:// or https:// and holds no name or password."""
    value = text(node, key, found)
    if value is None:
        return None
    fault, hint = address_fault(value)
    if not fault:
        return value
    found.add("C003", node, f"`{key}` {fault}", hint=hint)
    return None


def address_fault(value: str) -> tuple[str, str]:
    """Say what keeps a text from being an address a site could have, and what to do; both '' for nothing."""
    try:
        parts = urlsplit(value)
        host, user, _ = parts.hostname, parts.username, parts.port
    except ValueError:
        parts, host, user = urlsplit(""), None, None
    if parts.scheme not in {"http", "https"} or not host or _UNFIT.search(value):
        return "is not a web address", "write it in full: `https://example.org/decisions/`"
    if user is not None:
        return "holds a user's name or password", "remove it: the address is published"
    if "?" in value or "#" in value:
        return "goes on after a `?` or `#`", "end the address before it"
    return "", ""


def host_name(node: Node, key: str, found: Findings) -> str | None:
    """Read a host's name in ASCII, without scheme, port or path; it has a dot in it, and comes in small letters."""
    value = text(node, key, found)
    if value is None or (HOST_NAME.fullmatch(value) and len(value) <= 253):  # of RFC 1035
        return value and value.lower()
    try:
        ascii_name = value.encode("idna").decode()
    except UnicodeError:
        ascii_name = ""
    known = ascii_name != value and HOST_NAME.fullmatch(ascii_name)
    hint = f"write `{ascii_name}`" if known else "write the name alone, such as `decisions.example.org`"
    found.add("C003", node, f"`{key}` is not a host's name", hint=hint)
    return None


def language(node: Node, key: str, found: Findings) -> str | None:
    """Read a language tag (BCP 47) by its form."""
    value = text(node, key, found)
    if value is None or _LANGUAGE.fullmatch(value):
        return value
    found.add("C003", node, f"`{key}` is not a language tag", hint="write one such as `en`, `de` or `pt-BR`")
    return None


def extensions(node: Node, key: str, found: Findings) -> tuple[str, ...] | None:
    """Read the names of Python-Markdown extensions, one or a list."""
    if node.kind == "map":
        found.add(
            "C003",
            node,
            f"`{key}` takes a list of names, not a mapping",
            hint=f"write `{key}: [toc, tables]`",
        )
        return None
    names = []
    for item in node.items if node.kind == "list" else (node,):
        name = text(item, key, found)
        if name is not None and not _MODULE.fullmatch(name):
            found.add(
                "C003",
                item,
                f"`{name}` is not the name of an extension",
                hint="write one such as `toc` or `pymdownx.tabbed`",
            )
        elif name is not None:
            names.append(name)
    return tuple(names)


def size(node: Node, key: str, found: Findings) -> int | None:
    """Read a size in bytes: a number, or one with kB, MB, GB (powers of 1000) or KiB, MiB, GiB (of 1024)."""
    value = text(node, key, found)
    if value is None:
        return None
    match = _SIZE.fullmatch(value)
    unit = _UNITS.get(match["unit"].lower()) if match else None
    if match is None or unit is None:
        found.add(
            "C003",
            node,
            f"`{key}` is not a size",
            hint="write one such as `20MB`, `512 KiB`, or a number of bytes",
        )
        return None
    return int(Decimal(match["count"]) * unit)


def permalink(node: Node, key: str, found: Findings) -> str | None:
    """Read the pattern of the records' addresses."""
    value = text(node, key, found)
    if value is None:
        return None
    names = _BRACES.findall(value)
    strange = next((name for name in names if name not in FIELDS), None)
    plain = _BRACES.sub("x", value).removeprefix("/")  # other generators want one; it counts from the site
    if strange is not None:
        like = nearest(strange, FIELDS)
        fields = ", ".join(f"`{{{name}}}`" for name in FIELDS)
        hint = f"did you mean `{{{like}}}`?" if like else f"use {fields}"
        found.add("C003", node, f"`{key}` has a field `{{{strange}}}` that a record does not have", hint=hint)
    elif not {"number", "slug"} & set(names):
        found.add(
            "C003",
            node,
            f"`{key}` would give every record the same address",
            hint="put `{slug}` or `{number}` into it",
        )
    elif not plain.endswith((".html", "/")):
        found.add("C003", node, f"`{key}` names no page", hint="let it end in `.html`, or in `/`")
    elif why := fault(plain.removesuffix("/"), folders=True) or kept_from_pages(plain):
        found.add(
            "U502",
            node,
            f"`{key}` cannot be an address: {why}",
            hint="write it as in `d/{number}-{slug}.html`",
        )
    else:
        return value
    return None
