"""A WordPress export read element by element, so that a large one takes no more memory than its largest item."""

from __future__ import annotations

import re
from typing import IO, TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, ParseError

from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.reading.wordpress import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00<", b"<\x00")


class Unreadable(Exception):  # noqa: N818 (it is caught where the import is planned)
    """Why an export cannot be read, as a diagnostic."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


class _Printable:
    """A file without the control characters that XML forbids and old posts hold; counts those it has replaced."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._wide = file.peek(2)[:2] in _WIDE if hasattr(file, "peek") else False
        self.replaced = 0

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        if self._wide:
            return data
        data, count = _CONTROLS.subn(b"?", data)
        self.replaced += count
        return data


class Export:
    """An export at a path, told by `name`. `version` is that of its format once it has been read."""

    def __init__(self, path: Path, *, name: str) -> None:
        self._path = path
        self._name = name
        self.version = ""
        self.replaced = 0

    def elements(self) -> Iterator[Element]:
        """Yield the elements of the channel, each whole and forgotten afterwards.

        Raises Unreadable: F003, I950 where it is no XML or has a DTD, I951 where it is no export of WordPress.
        """
        from defusedxml import DefusedXmlException  # noqa: PLC0415 (an extra)
        from defusedxml.ElementTree import iterparse  # noqa: PLC0415 (as above)

        try:
            with self._path.open("rb") as file:
                source = _Printable(file)
                yield from self._of_channel(iterparse(source, events=("start", "end"), forbid_dtd=True))
                self.replaced = source.replaced
        except ParseError as error:
            line, column = error.position
            what = str(error).partition(":")[0]
            raise Unreadable(
                self._fault("I950", f"this is not XML: {what}", _remedy(what), (line, column + 1))
            ) from None
        except DefusedXmlException:
            message = "it declares entities or a document type, which no export of WordPress does"
            raise Unreadable(self._fault("I950", message, "export the site anew: Tools, Export")) from None
        except (LookupError, ValueError) as error:  # an encoding that nobody knows
            raise Unreadable(self._fault("I950", f"this is not XML: {error}", _remedy(""))) from None
        except OSError as error:
            message = f"cannot be read: {error.strerror}"
            raise Unreadable(self._fault("F003", message, "name the file that WordPress gave you")) from None

    def _of_channel(self, events: Iterator[tuple[str, Any]]) -> Iterator[Element]:
        open_: list[Element] = []
        seen = False
        for event, element in events:
            if event == "start":
                open_.append(element)
                if len(open_) == 1 and name_of(element) != "rss":
                    raise Unreadable(self._no_export(f"its root is `{name_of(element)[:40]}`"))
                continue
            open_.pop()
            if len(open_) != 2 or name_of(open_[1]) != "channel":
                continue
            seen = seen or name_of(element).startswith("wp:")
            if name_of(element) == "wp:wxr_version":
                self.version = (element.text or "").strip()
            if name_of(element) == "item" and not seen:
                raise Unreadable(self._no_export("it is a feed: it lacks what an export says of its site"))
            yield element
            open_[1].clear()
        if not seen:
            raise Unreadable(self._no_export("it holds nothing of WordPress"))

    def _no_export(self, why: str) -> Diagnostic:
        return self._fault(
            "I951", f"this is no export of WordPress: {why}", "export the site: Tools, Export, All content"
        )

    def _fault(self, code: str, message: str, hint: str, at: tuple[int, int] = (0, 0)) -> Diagnostic:
        return Diagnostic(code, Severity.ERROR, Place(self._name, *at), message, hint)


def _remedy(what: str) -> str:
    if "no element" in what or "unclosed" in what:
        return "the file ends too soon: export or copy it once more"
    return "save it as UTF-8, or export the site once more"
