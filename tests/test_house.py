"""The house stands: floors, arrows, sizes and names are as the design has them."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "src" / "steelyard"
FLOORS = {"diagnostics": 0, "core": 1, "reading": 2, "markdown": 2, "writing": 3, "edges": 4, "doors": 5}
PURE = ("diagnostics", "core", "reading", "markdown", "writing")
IMPURE = frozenset(
    {"os", "pathlib", "time", "jinja2", "subprocess", "socket", "shutil", "random", "tempfile", "io", "glob"}
)
IN_MEMORY = frozenset({"io.BytesIO"})
"""What looks like a file and is none."""
READING_ONLY = frozenset({"markdown", "yaml"})
MOST_LINES = 350
VAGUE = frozenset({"utils", "util", "helpers", "helper", "manager", "base", "misc", "common"})

MODULES = sorted(path for path in PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def floor(module: str) -> int:
    parts = module.split(".")
    return FLOORS.get(parts[1], -1) if len(parts) > 1 else -1


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_arrows_point_down(path: Path) -> None:
    """No module imports from a floor above its own; reading and markdown, side by side, do not know each other."""
    own = name_of(path)
    if floor(own) < 0:
        pytest.skip("the package's front door stands outside the floors")
    for target in imports(path):
        if target.startswith("steelyard.") and floor(target) >= 0:
            assert floor(target) <= floor(own), f"{own} imports {target}"
            if own.split(".")[1] in {"reading", "markdown"} and floor(target) == 2:
                assert target.split(".")[1] == own.split(".")[1], f"{own} imports {target}"


@pytest.mark.parametrize(
    "path", [path for path in MODULES if path.relative_to(PACKAGE).parts[0] in PURE], ids=name_of
)
def test_pure_floors_touch_nothing(path: Path) -> None:
    """The pure floors know no disk, clock, environment, template or process; the core knows no YAML or Markdown."""
    targets = imports(path)
    if IN_MEMORY & targets:
        targets -= IN_MEMORY | {"io"}
    known = {target.split(".")[0] for target in targets}
    assert not known & IMPURE
    if path.relative_to(PACKAGE).parts[0] in {"diagnostics", "core"}:
        assert not known & READING_ONLY
    calls = {
        node.func.id
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert "open" not in calls


def test_no_circles() -> None:
    """No chain of imports leads back to where it began."""
    names = {name_of(path) for path in MODULES}
    graph = {name_of(path): {target for target in imports(path) if target in names} for path in MODULES}
    done: set[str] = set()

    def visit(module: str, way: tuple[str, ...]) -> None:
        assert module not in way, f"a circle: {' > '.join((*way, module))}"
        if module in done:
            return
        for target in sorted(graph[module]):
            if target != module and not module.startswith(f"{target}."):
                visit(target, (*way, module))
        done.add(module)

    for module in sorted(graph):
        visit(module, ())


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_size_name_and_first_line(path: Path) -> None:
    """A module is small, has a telling name, and says in its first line what it knows."""
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MOST_LINES
    assert path.stem not in VAGUE
    assert ast.get_docstring(ast.parse(text))


def test_what_no_test_reaches_says_why() -> None:
    """A line that is left out of the coverage has its reason behind it."""
    marked = [
        f"{path.relative_to(PACKAGE)}:{number}: {line.strip()}"
        for path in MODULES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if "pragma: no " in line
    ]
    assert marked
    assert [
        line for line in marked if not re.search(r"# pragma: no (cover|branch) \([^()]{8,}.*\)$", line)
    ] == []
