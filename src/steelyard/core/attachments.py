"""Which attachments a browser would run when a reader opens them on the site's own address, and why."""

from __future__ import annotations

import re
from xml.parsers import expat

from steelyard.core.language.told import worded

PAGES = frozenset(
    (
        "htm", "html", "shtm", "shtml", "xht", "xhtml", "mht", "mhtml", "htc", "hta",
        "xml", "xsl", "xslt", "xsd", "rdf", "rss", "atom", "svgz", "mml", "mathml", "kml", "gpx", "gml", "dae",
        "wsdl", "xaml", "owl", "xul",
    )
)  # fmt: skip
"""Endings of what servers send as HTML or XML: a browser opens these as a page of the site, scripts and all."""

_RUNNING = frozenset(
    ("script", "handler", "listener", "iframe", "frame", "object", "embed", "applet", "meta")
)
_BLANK = re.compile(r"[\x00-\x20]+")
_SCHEMES = ("javascript:", "vbscript:")
_OWN_DOCTYPE = "-//W3C//DTD SVG "


def is_page(path: str) -> bool:
    """Say whether a browser opens a file of this name as a page."""
    _, dot, ending = path.rpartition(".")
    return bool(dot) and ending.lower() in PAGES


def is_drawing(path: str) -> bool:
    """Say whether a file's name is that of an SVG, which only shows, unless something in it runs."""
    return path.lower().endswith(".svg")


def runs(drawing: bytes) -> str:
    """Say what in an SVG a browser could run, '' for nothing.

    It is read as a browser reads it, by an XML parser, so that no entity or prefix hides anything. What parsers do
    not agree about is refused: parameter entities, and the names that a browser knows for the DOCTYPE of HTML or MathML.
    """
    reading = _Reading()
    try:
        reading.parser.Parse(drawing, True)  # noqa: FBT003 (the end of the text)
    except expat.ExpatError as error:
        return reading.found or worded("it is no well-formed XML at line {line}", line=error.lineno)
    except (ValueError, LookupError):
        return worded("its encoding is not known")
    return reading.found


class _Reading:
    """One drawing being read; `found` is the first thing in it that could run."""

    def __init__(self) -> None:
        self.found = ""
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._element
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.EntityDeclHandler = self._entity
        self.parser.SkippedEntityHandler = self._skipped
        # Without it nothing is said of a parameter entity that is used. No file is read for one, as in a browser.
        self.parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_ALWAYS)
        self.parser.ExternalEntityRefHandler = lambda *_: 1

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2].lower() in _RUNNING:
            self._note(f"`<{name}>`")
        for key, value in attributes.items():
            local = key.rpartition(":")[2].lower()
            plain = _BLANK.sub("", value).lower()
            if local.startswith("on"):
                self._note(f"`{key}`")
            elif any(scheme in plain for scheme in _SCHEMES) or self._is_used(name, local, plain):
                self._note(worded("a script in `{attribute}`", attribute=key))

    def _is_used(self, name: str, attribute: str, value: str) -> bool:
        """Say whether an element takes over a drawing that stands in its own address, with its handlers."""
        return name.rpartition(":")[2].lower() == "use" and attribute == "href" and value.startswith("data:")

    def _doctype(self, _name: str, _system: str | None, public: str | None, _internal: bool) -> None:  # noqa: FBT001
        if public and not public.startswith(_OWN_DOCTYPE):
            self._note(f'`<!DOCTYPE … "{public}">`')

    def _entity(self, name: str, is_parameter: bool, *_: object) -> None:  # noqa: FBT001 (expat's own order)
        if is_parameter:
            self._note(f"`<!ENTITY % {name}>`")

    def _skipped(self, name: str, is_parameter: bool) -> None:  # noqa: FBT001
        self._note(f"`{'%' if is_parameter else '&'}{name};`")

    def _instruction(self, target: str, _data: str) -> None:
        if target.lower() == "xml-stylesheet":  # which may be XSLT, and make anything of the drawing
            self._note("`<?xml-stylesheet?>`")

    def _note(self, what: str) -> None:
        self.found = self.found or worded(
            "it holds {what} at line {line}", what=what, line=self.parser.CurrentLineNumber
        )
