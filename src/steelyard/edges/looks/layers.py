"""One folder of a theme: its templates and its files to publish, none of them outside of it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import FileSystemLoader, TemplateNotFound
from jinja2.loaders import split_template_path

from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.edges.opening import read_inside
from steelyard.edges.walk import within
from steelyard.reading.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jinja2 import Environment

_PARTS = ("templates", "static")


class ThemeFault(Exception):  # noqa: N818 - it carries somebody's fault, as the diagnostics call it
    """A theme cannot be used; `diagnostic` says where and why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def require(folder: Path, label: str, place: Place, *, inside: Path | None) -> None:
    """Raise ThemeFault where a folder is missing or no theme (T702), or lies outside of `inside` (F002)."""
    if inside is not None and not _stays(folder, inside):
        message = f"the theme folder {label} is a symbolic link that leaves the project"
        hint = "put the theme itself there"
        raise ThemeFault(Diagnostic("F002", Severity.ERROR, place, message, hint))
    if not folder.is_dir():
        message = f"the theme folder {label} {'is a file' if folder.exists() else 'does not exist'}"
        hint = "correct theme.path; it is counted from the folder that holds the configuration"
    elif not any((folder / part).is_dir() for part in _PARTS):
        message = f"the theme folder {label} holds neither templates/ nor static/"
        hint = "put templates into its folder templates/, style sheets, scripts and pictures into static/"
    else:
        return
    raise ThemeFault(Diagnostic("T702", Severity.ERROR, place, message, hint))


def _stays(folder: Path, inside: Path) -> bool:
    return within(os.path.realpath(folder), os.path.realpath(inside))


class Layer:
    """One theme folder; `boundary` is where it really is, which nothing in it may lead out of."""

    def __init__(self, folder: Path, label: str) -> None:
        self.folder = folder
        self.label = label
        self.loader = _Loader(self)
        self.boundary = os.path.realpath(folder)

    def static_files(self) -> Iterator[tuple[str, Path]]:
        """Give each file below `static/` with its URL; hidden ones are the system's or an editor's, and left out."""
        static = self.folder / "static"
        for at, folders, names in os.walk(static):
            # os.walk does not descend into linked folders; `linked` has them told instead of left out in silence.
            linked = [name for name in folders if (Path(at) / name).is_symlink()]
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted([*names, *linked]):
                path = Path(at) / name
                if name.startswith("."):
                    continue
                self.check(path, allowed=path.is_file())
                yield f"assets/{path.relative_to(static).as_posix()}", path

    def texts(self) -> Mapping[str, str]:
        """Return the templates by name; one that cannot be read is empty here, and told when a page needs it."""
        found = {}
        for at, folders, names in os.walk(self.folder / "templates"):
            folders[:] = [name for name in folders if not name.startswith(".")]
            for path in (Path(at) / name for name in names if not name.startswith(".")):
                name = path.relative_to(self.folder / "templates").as_posix()
                try:
                    self.check(path)
                    found[name] = self.read(path)
                except (ThemeFault, OSError, UnicodeDecodeError):
                    found[name] = ""
        return dict(sorted(found.items()))

    def static_names(self) -> Iterator[str]:
        """Give the names of the files below `static/`."""
        for path in (self.folder / "static").rglob("*"):
            yield path.relative_to(self.folder / "static").as_posix()

    def strays(self) -> Iterator[str]:
        """Give the files beside `templates/` and `static/`, and those in folders that are called nearly so."""
        for path in sorted(self.folder.iterdir()):
            if path.is_file():
                yield path.name
            elif path.name not in _PARTS and nearest(path.name, _PARTS):
                yield from (f"{path.name}/{each.name}" for each in sorted(path.glob("*")))

    def check(self, path: Path, *, allowed: bool = True) -> None:
        """Raise ThemeFault where the path is a link out of this folder, or to what may not be linked."""
        if allowed and within(os.path.realpath(path), self.boundary):
            return
        place = Place(f"{self.label}/{path.relative_to(self.folder).as_posix()}")
        message = "a symbolic link in the theme leads to a folder, to nothing, or out of the theme's folder"
        hint = "put the file itself in its place"
        raise ThemeFault(Diagnostic("F002", Severity.ERROR, place, message, hint))

    def read(self, path: Path) -> str:
        """Read a template that was checked. Raises OSError, UnicodeDecodeError."""
        text = read_inside(str(path), self.boundary).decode("utf-8-sig")
        return text.replace("\r\n", "\n").replace("\r", "\n")


class _Loader(FileSystemLoader):
    """Reads a theme folder's templates, and nothing outside of it."""

    def __init__(self, layer: Layer) -> None:
        super().__init__(layer.folder / "templates", encoding="utf-8-sig")
        self._layer = layer

    def get_source(self, _: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        # Jinja2's own way would open the file before anybody can judge it.
        path = Path(self._layer.folder, "templates", *split_template_path(template))
        if not os.path.isfile(path):  # noqa: PTH113 (Path's own raises where a name is too long)
            raise TemplateNotFound(template)
        self._layer.check(path)
        try:
            return self._layer.read(path), str(path), lambda: True
        except OSError as error:  # gone, or exchanged, since it was found
            raise TemplateNotFound(template) from error
