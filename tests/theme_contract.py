"""What the default theme promises to other themes, collected from its own files and from the views, as Markdown."""

from __future__ import annotations

import inspect
import pkgutil
import re
from collections import defaultdict
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

import steelyard.core.views
from steelyard.core.branding.tokens import TOKENS
from steelyard.core.scores import views as score_views
from steelyard.core.views.site import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Sequence

THEME = Path(__file__).parent.parent / "theme"
PAGE = THEME / "README.md"
SECTION = re.compile(r"(<!-- (\w+): start[^>]*-->\n).*?(<!-- \2: end -->)", re.DOTALL)

_BLOCK = re.compile(r"\{%-? block (\w+)")
_COMMENT = re.compile(r"\{#-?\s*(.*?)\s*-?#\}", re.DOTALL)
_MACRO = re.compile(r"\{%-? macro (\w+\([^)]*\))")
_HOOK = re.compile(r"[\s\"](data-[a-z][a-z-]*)")
_ASSET = re.compile(r"assets/([\w./-]+\.\w+)")
_STATIC_COMMENT = re.compile(r"/\*\s*(.*?)\s*\*/|((?:// [^\n]*\n)+)", re.DOTALL)


def templates() -> list[Path]:
    return sorted((THEME / "templates").iterdir())


def static_files() -> list[Path]:
    return sorted(path for path in (THEME / "static").rglob("*") if path.is_file())


def views() -> dict[str, type[Struct]]:
    """Return every view and every part of one by its name."""
    package = steelyard.core.views
    names = [f"{package.__name__}.{module.name}" for module in pkgutil.iter_modules(package.__path__)]
    modules = [*map(import_module, names), score_views]
    return {
        name: kind
        for module in modules
        for name, kind in vars(module).items()
        if isinstance(kind, type) and issubclass(kind, Struct) and kind.__module__ == module.__name__
    }


def blocks(path: Path) -> list[str]:
    return list(dict.fromkeys(_BLOCK.findall(path.read_text(encoding="utf-8"))))


def own_blocks(path: Path) -> list[str]:
    """Return the blocks that a template brings; those of the frame are the frame's."""
    frame = set(blocks(THEME / "templates/base.html"))
    return [name for name in blocks(path) if path.name == "base.html" or name not in frame]


def view_of(path: Path) -> str:
    """Return the name of the view that a template renders; '' for one that others include."""
    head = _COMMENT.match(path.read_text(encoding="utf-8"))
    name = head[1].partition(":")[0] if head else ""
    return name if name in views() else ""


def written() -> str:
    """Return the page as it has to be: its own prose, with every collected section as things are now."""
    sections = {
        "templates": _templates(),
        "views": _views(),
        "static": _static(),
        "hooks": _hooks(),
        "colours": _colours(),
    }
    text = PAGE.read_text(encoding="utf-8")
    assert set(sections) == {found[2] for found in SECTION.finditer(text)}
    return SECTION.sub(lambda found: f"{found[1]}{sections[found[2]]}{found[3]}", text)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)


def _templates() -> str:
    rows = []
    for path in templates():
        text = path.read_text(encoding="utf-8")
        what = _flat(_COMMENT.match(text)[1]) if text.startswith("{#") else ""  # type: ignore[index]
        what = re.sub(r"\bBlocks?: [\w, ]+\.\s*", "", what)
        offers = [f"`{name}`" for name in own_blocks(path)] or [f"`{call}`" for call in _MACRO.findall(text)]
        rows.append((f"`{path.name}`", what, ", ".join(offers)))
    return _table(("Template", "What it is", "Its blocks, or its macros"), rows)


def _views() -> str:
    used = {kind: f"`{name}`" for kind, name in TEMPLATES.items()}
    parts = []
    known = views()
    for name in sorted(known, key=lambda name: (not name.endswith("View") or known[name] not in used, name)):
        kind = known[name]
        at = f", of {used[kind]}" if kind in used else ""
        fields = "".join(
            f"- `{name}`: {_type(kind.__annotations__[name], known)}\n" for name in kind.__struct_fields__
        )
        parts.append(f'<a id="{name.lower()}"></a>\n\n### {name}{at}\n\n{_doc(kind)}\n\n{fields}\n')
    return "\n" + "".join(parts)


def _doc(kind: type) -> str:
    return "\n\n".join(_flat(part) for part in inspect.cleandoc(kind.__doc__ or "").split("\n\n"))


def _type(written: str, known: dict[str, type]) -> str:
    many = re.fullmatch(r"tuple\[(.*), \.\.\.\]", written)
    if many:
        return f"several, each {_type(many[1], known)}"
    optional = re.fullmatch(r"(.*) \| None", written)
    if optional:
        return f"{_type(optional[1], known)}, or none"
    if written in known:
        return f"[{written}](#{written.lower()})"
    words = {"str": "text", "int": "number", "bool": "true or false"}
    return words.get(written, f"`{written}`")


def _static() -> str:
    loaded: dict[str, list[str]] = defaultdict(list)
    for path in templates():
        for name in dict.fromkeys(_ASSET.findall(path.read_text(encoding="utf-8"))):
            loaded[name].append(f"`{path.name}`")
    for path in static_files():
        if path.suffix == ".js" and "vendor" not in path.parts:
            for name in re.findall(r"assets/([\w./-]+\.js)", path.read_text(encoding="utf-8")):
                loaded[name].append(f"`{path.name}`")
    rows = []
    for path in static_files():
        name = path.relative_to(THEME / "static").as_posix()
        found = _STATIC_COMMENT.match(path.read_text(encoding="utf-8"))
        told = found and "vendor" not in path.parts
        what = _flat((found[1] or found[2].replace("// ", "")) if told and found else "")
        rows.append((f"`{name}`", what, ", ".join(dict.fromkeys(loaded[name]))))
    return _table(("File in `assets/`", "What it is", "Named by"), rows)


def _hooks() -> str:
    named: dict[str, list[str]] = defaultdict(list)
    for path in templates():
        for hook in sorted(set(_HOOK.findall(path.read_text(encoding="utf-8")))):
            named[hook].append(f"`{path.name}`")
    rows = [(f"`{hook}`", ", ".join(named[hook])) for hook in sorted(named)]
    return _table(("Attribute", "Written by"), rows)


def _colours() -> str:
    rows = [
        (f"`{name}`", f"`{token.variable}`", token.meaning, f"`{token.light}`", f"`{token.dark}`")
        for name, token in TOKENS.items()
    ]
    return _table(("`theme.colours`", "In style sheets", "What it is for", "Light", "Dark"), rows)
