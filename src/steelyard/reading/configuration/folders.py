"""Where records lie, as other tools say it (`.adr-dir`, `.log4brains.yml`), and what several sources are called."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from steelyard.core.settings import Source
from steelyard.reading.configuration.values import Findings, folder, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.diagnostics import Diagnostic
    from steelyard.reading.yaml import Node

SOURCE_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
"""What a source may be called: it stands in addresses and ids."""

_CUSTOMARY = frozenset(
    (
        "docs",
        "doc",
        "adr",
        "adrs",
        "decisions",
        "architecture",
        "architecture-decisions",
        "decision-records",
        ".",
    )
)
"""Names of folders that say nothing about whose records they hold."""


def source_name(text: str) -> str:
    """Make a name for a source out of free text or a path; '' where it has no Latin letter or digit."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")[:60].rstrip("-")


def name_sources(sources: Sequence[Source]) -> tuple[Source, ...]:
    """Name those of several sources that have no name, after their folders; a single source stays as it is."""
    if len(sources) < 2:
        return tuple(sources)
    shared = Counter(_telling(source.path) for source in sources if not source.name)
    taken = {source.name for source in sources if source.name}
    named = []
    for source in sources:
        name = source.name or _free(source.path, shared, taken)
        taken.add(name)
        named.append(replace(source, name=name))
    return tuple(named)


def _telling(path: str) -> str:
    parts = [part for part in path.split("/") if part.lower() not in _CUSTOMARY]
    return source_name(parts[-1]) if parts else ""


def _free(path: str, shared: Counter[str], taken: set[str]) -> str:
    short, long = _telling(path), source_name(path) or "source"
    if short and short not in taken and shared[short] == 1:
        return short
    number, name = 1, long
    while name in taken:
        number += 1
        name = f"{long[:50]}-{number}"
    return name


def folders_from_adr_dir(text: str) -> tuple[str, ...]:
    """Return the folder that an adr-tools `.adr-dir` file names in its first line; none where that is empty.

    The path is as written, without needless parts; whether it stays in the project is the caller's to judge.
    """
    first = text.removeprefix("\ufeff").split("\n", 1)[0].strip()
    return (posixpath.normpath(first),) if first else ()


def folders_from_log4brains(text: str, *, file: str) -> tuple[tuple[Source, ...], tuple[Diagnostic, ...]]:
    """Read the folders of a `.log4brains.yml`: the project's own, then those of its packages, with their names."""
    found = Findings(file)
    project = _mapping(found.parse(text), "project", found)
    if project is None:
        return (), found.all()
    own = _folder(project, "project", found)
    sources = [own] if own else []
    packages = project.get("packages")
    for node in packages.items if packages else ():
        package = _folder(node, "project.packages", found) if node.kind == "map" else None
        if package and package.path not in {source.path for source in sources}:
            sources.append(package)
    counts = Counter(source.name for source in sources)
    distinct = [source if counts[source.name] == 1 else replace(source, name="") for source in sources]
    if len(distinct) == 1:
        distinct = [replace(distinct[0], name="")]
    return name_sources(distinct), found.all()


def _mapping(root: Node | None, key: str, found: Findings) -> Node | None:
    node = root.get(key) if root is not None else None
    if node is None or node.kind == "null":
        return None
    if node.kind != "map":
        found.add(
            "C003",
            node,
            f"`{key}` takes a mapping, not {node.what}",
            hint=f"write `{key}: {{adrFolder: docs/adr}}`",
        )
        return None
    return node


def _folder(node: Node, key: str, found: Findings) -> Source | None:
    where, named = node.get("adrFolder"), node.get("name")
    path = folder(where, f"{key}.adrFolder", found) if where is not None else None
    title = text(named, f"{key}.name", found) if named is not None and named.kind == "scalar" else ""
    return Source(path, source_name(title or ""), title or "") if path else None
