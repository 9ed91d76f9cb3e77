"""The files of a project's own look: its logo, its style sheets, and what those ask for; read, judged, to be copied."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from steelyard.core.addresses import href
from steelyard.core.attachments import runs
from steelyard.core.branding.colours import faint
from steelyard.core.branding.frame import Brand, own_url
from steelyard.core.branding.pictures import KINDS, kind_of, picture
from steelyard.core.branding.style_sheets import asked_for
from steelyard.core.settings import OwnFile
from steelyard.core.views.parts import LogoView
from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.edges.decoding import decode
from steelyard.edges.opening import read_inside

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from steelyard.core.branding.style_sheets import Asked
    from steelyard.core.settings import Settings

LOGO_LIMIT = 100_000
"""Bytes that a logo may have: it comes with every page, which without it has some 20 kB."""

_SHEET_LIMIT = 1_000_000
_FONTS = ("woff2", "woff", "ttf", "otf")


def read_brand(root: Path, settings: Settings) -> tuple[Brand, tuple[Diagnostic, ...]]:
    """Read the files that the configuration names for the site's look; `root` is the project's.

    Reports what cannot be used (T703), what a style sheet asks for in vain (T704), and colours too faint to read (T705).
    """
    found: list[Diagnostic] = list(faint(settings))
    sheets = _Sheets(root)
    for sheet in settings.css:
        sheets.add(sheet)
    found += sheets.found
    paths, shown = dict(sheets.paths), None
    if settings.site.logo:
        paths[settings.site.logo.path] = None
        logo = _logo(root, settings.site.logo)
        if isinstance(logo, Diagnostic):
            found.append(logo)
        else:
            shown = logo
    styles = tuple(href(own_url(sheet.path)) for sheet in settings.css)
    return Brand(shown, styles, tuple((own_url(path), path) for path in sorted(paths))), tuple(found)


def _logo(root: Path, file: OwnFile) -> LogoView | Diagnostic:
    kind = kind_of(file.path)
    if not kind and not (root / file.path).is_dir():
        return _unusable(
            file, f"the logo `{file.path}` is no picture", f"name one that ends in {', '.join(KINDS)}"
        )
    data = _read(root, file, limit=LOGO_LIMIT)
    if isinstance(data, Diagnostic):
        return data
    shown = picture(data)
    if shown is None or shown.type != kind:
        is_pointer = data.startswith(b"version https://git-lfs")
        what = "a pointer of Git LFS" if is_pointer else shown.type if shown else "no picture that we know"
        hint = (
            "fetch the file itself with `git lfs pull`"
            if is_pointer
            else "save it as a picture of the kind that its name says"
        )
        return _unusable(file, f"the logo `{file.path}` is {what}, and its name says {kind}", hint)
    why = runs(data) if shown.type == KINDS["svg"] else ""
    if why:
        return _unusable(file, f"the logo `{file.path}` could run scripts: {why}", "take out what runs")
    size = (str(shown.width), str(shown.height)) if shown.width and shown.height else ("", "")
    return LogoView(href(own_url(file.path)), shown.type, *size, shared=shown.shared)


class _Sheets:
    """The style sheets of a project: `paths` are all files to copy, `found` what is wrong with them."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.paths: dict[str, None] = {}
        self.found: list[Diagnostic] = []

    def add(self, sheet: OwnFile) -> None:
        """Take a style sheet, and every file that it asks for."""
        if sheet.path in self.paths:
            return
        if not (sheet.path.lower().endswith(".css") or (self._root / sheet.path).is_dir()):
            self.found.append(
                _unusable(sheet, f"`{sheet.path}` is no style sheet", "name one that ends in .css")
            )
            return
        self.paths[sheet.path] = None
        data = _read(self._root, sheet, limit=_SHEET_LIMIT)
        text = data if isinstance(data, Diagnostic) else decode(data, sheet.path)
        if isinstance(text, Diagnostic):
            self.found.append(text)
            return
        for asked in asked_for(text):
            self.found.extend(self._follow(asked, sheet.path))

    def _follow(self, asked: Asked, sheet: str) -> Iterator[Diagnostic]:
        place = Place(sheet, asked.line, asked.column, asked.length)
        path = asked.path(sheet)
        if asked.outside:
            message = (
                f"`{asked.address}` lies on another host: style sheets and fonts from there are not loaded, "
                "and a picture tells that host of each reader"
            )
            hint = "copy the file into the project, and name it by its path from this one"
        elif asked.address.startswith("/") or path.startswith("../"):
            message = f"`{asked.address}` leads out of the project"
            hint = "name a file of the project by its path from this one"
        elif path.lower().endswith(".css"):
            self.add(OwnFile(path, place))
            return
        else:
            fault = _asset_fault(self._root, path)
            if not fault:
                self.paths[path] = None
                return
            message, hint = f"`{asked.address}` {fault}", "mend the address, or put the file there"
        yield Diagnostic("T704", Severity.WARNING, place, message, hint)


def _asset_fault(root: Path, path: str) -> str:
    """Say why a file that a style sheet asks for is not published; '' for no reason."""
    if not kind_of(path) and path.rpartition(".")[2].lower() not in _FONTS:
        return "is neither a picture nor a font"
    file = root / path
    if not file.is_file() or not _inside(root, file):
        return "is not there"
    try:
        why = runs(read_inside(str(file), os.path.realpath(root))) if path.lower().endswith(".svg") else ""
    except OSError:
        return "cannot be read"
    return f"could run scripts: {why}" if why else ""


def _read(root: Path, file: OwnFile, *, limit: int) -> bytes | Diagnostic:
    path = root / file.path
    try:
        if not path.is_file():
            what = "is a folder" if path.is_dir() else "is not there"
            named_by_a_sheet = file.place.file.lower().endswith(".css")
            base = "this style sheet" if named_by_a_sheet else "the configuration's folder"
            return _unusable(file, f"`{file.path}` {what}", f"correct the path; it counts from {base}")
        if not _inside(root, path):
            message = f"`{file.path}` is a symbolic link that leaves the project"
            return Diagnostic("F002", Severity.ERROR, file.place, message, "put the file itself there")
        return read_inside(str(path), os.path.realpath(root), limit=limit)
    except OSError as error:
        if error.errno != errno.EFBIG:
            return _unusable(file, f"`{file.path}` cannot be read: {error.strerror}", "check its permissions")
    message = f"`{file.path}` has {path.stat().st_size // 1000:,} kB, and every page loads it"
    return _unusable(file, message, f"make it smaller: at most {limit // 1000:,} kB are taken")


def _inside(root: Path, file: Path) -> bool:
    return file.resolve().is_relative_to(root.resolve())


def _unusable(file: OwnFile, message: str, hint: str) -> Diagnostic:
    return Diagnostic("T703", Severity.ERROR, file.place, message, hint)
