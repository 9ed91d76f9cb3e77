"""The theme: where its templates and static files lie, what a project puts over them, and views made into pages.

A theme folder holds `templates/` and `static/`. A project's own folder (`theme.path`) has the same shape, and a
file there wins over the default theme's file of the same name. A template that only changes a part extends the
original under `default/`:

    {% extends "default/record.html" %}
    {% block footer %}…{% endblock %}

Names without `default/` always mean the project's template where there is one, also from inside the default
theme: a project's `base.html` frames every page.
"""

from __future__ import annotations

import re
import traceback
from contextlib import suppress
from linecache import getline
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import ChoiceLoader, PrefixLoader, TemplateSyntaxError

import steelyard
from steelyard.core.language.language import ENGLISH
from steelyard.core.views.names import TEMPLATE_NAMES
from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.edges.cache.codes import Codes
from steelyard.edges.looks import compiling, wording
from steelyard.edges.looks.compiling import plain_environment, stock_environment
from steelyard.edges.looks.layers import Layer, ThemeFault, require
from steelyard.edges.looks.overrides import misplaced, said_in_vain
from steelyard.edges.looks.template_faults import spotted, told

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from steelyard.core.language.language import Language
    from steelyard.core.views.export import ExportView
    from steelyard.core.views.lists import RowsView
    from steelyard.core.views.picture import PictureView
    from steelyard.core.views.site import View
    from steelyard.edges.looks.template_faults import Told
    from steelyard.edges.project import Project

PICTURE = "graph.svg"
"""The template of a picture of the graph; it receives a PictureView as `page`."""

ROWS = "rows.js"
"""The template of rows that scripts put into the home page; it receives a RowsView as `page`."""

EXPORT = "export.html"
"""The template of all decisions in one file; it receives an ExportView as `page`."""

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

DEFAULT = "default"
"""How the default theme is called, in `extends` and in diagnostics."""


class Theme:
    """The default theme with a project's folder over it, compiled on first use. Not shared between threads.

    `doubtful` are the templates that turned out not to be plain (see `steelyard.edges.looks.compiling`).
    """

    def __init__(
        self,
        override: Path | None,
        *,
        name: str = "",
        named_at: Place | None = None,
        inside: Path | None = None,
        language: Language = ENGLISH,
        stock: bool = False,
    ) -> None:
        """Look the folders up; `name` is what diagnostics call the project's folder, else its path.

        `named_at` is where the configuration names it, `inside` the folder that no link for it may leave, the project's.

        Templates say their words in `language`. With `stock`, they are compiled in Jinja2's own way alone.

        Raises ThemeFault: T702 where a folder is missing or holds neither `templates/` nor `static/`, F002 where it lies
        outside.
        """
        self._layers = [Layer(default_folder(Path(steelyard.__file__).parent), DEFAULT)]
        if override is not None:
            label = name or override.as_posix()
            require(override, label, named_at or Place(label), inside=inside)
            self._layers.insert(0, Layer(override, label))
        default = self._layers[-1].loader
        # The prefix comes first: a project's folder called `default` must not hide the originals.
        loaders = [PrefixLoader({DEFAULT: default}), *(layer.loader for layer in self._layers)]
        self._plain = plain_environment(ChoiceLoader(loaders), language)
        self._stock = stock_environment(ChoiceLoader(loaders), language)
        self._language = language
        self._only_stock = stock
        self.doubtful: set[str] = set()

    def compile_once(self, place: str, coming: Callable[[], Mapping[str, bytes]] | None = None) -> Codes:
        """Take templates as an earlier run has compiled them, kept below the folder `place`; `keep_compiled` keeps them.

        '' is no folder. What another process compiles meanwhile comes from `coming` (see `Codes`).
        """
        texts = (text for layer in self._layers for named in sorted(layer.texts().items()) for text in named)
        words = (self._language.tag, repr(sorted(self._language.messages.items())))
        modules = (Path(module.__file__ or "") for module in (compiling, wording))
        codes = Codes(place, (*words, *texts), modules, coming)
        self._plain.bytecode_cache = codes
        return codes

    def compile_all(self) -> Mapping[str, bytes]:
        """Compile every template that pages of a site are made by, and return what became of them, as `Codes` has it."""
        own = {name for layer in self._layers[:-1] for name in layer.texts()}
        for name in self._plain.list_templates():
            original = name.removeprefix(f"{DEFAULT}/")
            if original in {PICTURE, EXPORT} or (original != name and original not in own):
                continue
            # A project's template that no page of this site needs may be at fault.
            with suppress(Exception):
                self._plain.get_template(name)
        codes = self._plain.bytecode_cache
        return codes.all if isinstance(codes, Codes) else {}

    def keep_compiled(self) -> None:
        """Keep all templates for later runs as they are compiled, also those that other processes have compiled."""
        codes = self._plain.bytecode_cache
        if isinstance(codes, Codes) and codes.fresh:
            self.compile_all()
            codes.save()

    def render(self, view: View) -> bytes:
        """Make a view into its page, UTF-8.

        Raises ThemeFault: T701 where a template is missing, malformed, or asks for what its view does not have.
        """
        # YAML can spell half of a surrogate pair ("\ud800"), which UTF-8 has no bytes for.
        return self._filled(TEMPLATE_NAMES[type(view).__name__], view).encode("utf-8", "replace")

    def draw(self, view: PictureView) -> str:
        """Make the graph into an SVG of its own, well-formed XML: what XML has no letters for becomes U+FFFD.

        Raises ThemeFault: T701, as `render`.
        """
        return _NOT_XML.sub("\ufffd", self._filled(PICTURE, view))

    def rows(self, view: RowsView) -> bytes:
        """Make rows into the script that brings them to the home page, UTF-8.

        Raises ThemeFault: T701, as `render`.
        """
        return self._filled(ROWS, view).encode("utf-8", "replace")

    def export(self, view: ExportView) -> bytes:
        """Make all decisions into one file, UTF-8.

        Raises ThemeFault: T701, as `render`.
        """
        return self._filled(EXPORT, view).encode("utf-8", "replace")

    def _filled(self, name: str, view: View | PictureView | RowsView | ExportView) -> str:
        if not self._only_stock and name not in self.doubtful:
            try:
                return self._plain.get_template(name).render(page=view)
            except MemoryError:  # which is no template's fault
                raise
            except Exception:  # noqa: BLE001 (the stock compilation makes the page, or says what is wrong)
                self.doubtful.add(name)
        try:
            return self._stock.get_template(name).render(page=view)
        except (ThemeFault, MemoryError):
            raise
        except Exception as error:
            # Only templates run here, on values that cannot be at fault: whatever they raise is theirs.
            raise ThemeFault(self._diagnostic(error, name, view)) from error

    def static_files(self) -> Mapping[str, Path]:
        """Return the files to publish by URL from the site's root (`assets/site.css`), in the order of the URLs.

        Raises ThemeFault: F002 where one leaves its theme folder through a symbolic link.
        """
        found: dict[str, Path] = {}
        for layer in self._layers:
            for url, path in layer.static_files():
                found.setdefault(url, path)
        return dict(sorted(found.items()))

    def boundary(self, path: Path) -> str:
        """Return the folder that a file of the theme may not lead out of; '' for what is none of them."""
        return next((layer.boundary for layer in self._layers if path.is_relative_to(layer.folder)), "")

    def in_vain(self) -> tuple[Diagnostic, ...]:
        """Return what the project's own templates say that no page shows (T706)."""
        own, *ours = (layer.texts() for layer in self._layers)
        if not ours:
            return ()
        layer, default = self._layers[0], self._layers[-1]
        known = {**dict.fromkeys(ours[0], "templates"), **dict.fromkeys(default.static_names(), "static")}
        return (
            *said_in_vain(own, ours[0], folder=f"{layer.label}/templates", default=DEFAULT),
            *misplaced(layer.strays(), known, folder=layer.label),
        )

    def _diagnostic(self, error: Exception, name: str, view: object) -> Diagnostic:
        found = told(error, page=view, templates=self._stock.list_templates(), default=DEFAULT)
        if isinstance(error, TemplateSyntaxError):
            place = self._place(error.filename, error.lineno)
        else:
            place = self._culprit(found) or self._place_of_frame(error, name, found.word)
        return Diagnostic("T701", Severity.ERROR, place, found.message, found.hint)

    def _culprit(self, found: Told) -> Place | None:
        """Find the project's template at fault for what fails in another one: it lacks a macro, or has one that takes less."""
        if not (found.template or found.macro):
            return None
        own = self._layers[0]
        for name, text in own.texts().items():
            lines = text.split("\n")
            at = next((at for at, line in enumerate(lines) if f"macro {found.macro}(" in line), None)
            if name == found.template or (found.macro and at is not None):
                file = f"{own.label}/templates/{name}"
                return Place(file) if at is None else spotted(file, at + 1, lines[at], found.macro)
        return None

    def _place_of_frame(self, error: Exception, name: str, word: str) -> Place:
        """Find the innermost template line on the way to the error; Jinja2 puts them into the traceback."""
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            place = self._place(frame.filename, frame.lineno)
            if place.line:
                return spotted(place.file, place.line, getline(frame.filename, place.line), word)
        return Place(f"{self._layers[0].label}/templates/{name}")

    def _place(self, filename: str | None, line: int | None) -> Place:
        for layer in self._layers:
            if filename and Path(filename).is_relative_to(layer.folder / "templates"):
                return Place(
                    f"{layer.label}/{Path(filename).relative_to(layer.folder).as_posix()}", line or 0
                )
        return Place(filename or "")


def theme_of(project: Project, language: Language) -> Theme:
    """Return the theme of a project's site, which says its words in `language`. Raises ThemeFault as `Theme` does."""
    settings = project.settings
    return Theme(
        project.root / settings.theme_path if settings.theme_path else None,
        name=settings.theme_path,
        named_at=settings.theme_place,
        inside=project.root,
        language=language,
    )


def default_folder(package: Path) -> Path:
    """Find the default theme of the package in this folder: inside it (a wheel), else beside `src` (a checkout).

    Raises ThemeFault: T702 where it is in neither place.
    """
    for folder in (package / "theme", package.parent.parent / "theme"):
        if (folder / "templates" / "base.html").is_file():
            return folder
    message = "the default theme is missing from this installation"
    raise ThemeFault(
        Diagnostic("T702", Severity.ERROR, Place(package.as_posix()), message, "install steelyard anew")
    )
