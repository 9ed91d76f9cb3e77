"""How a Markdown file's bytes become text: UTF-8, one kind of line end, and what else the bytes may be."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_LE

from steelyard.diagnostics import Diagnostic, Place, Severity


def decode(data: bytes, path: str) -> str | Diagnostic:
    r"""Decode UTF-8: without its byte-order mark, CRLF and CR turned into \n; F001 where it is something else."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        name = "UTF-32" if data.startswith(BOM_UTF32_LE) else "UTF-16"
        return _fault(path, 1, 1, f"not UTF-8: the file begins with the byte-order mark of {name}", name)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return _undecodable(data, path, error)
    # ASCII written as UTF-16 without a mark is valid UTF-8: every other byte is NUL.
    if "\0" in text and 4 * text.count("\0") >= len(text) > 3:
        name = "UTF-16LE" if data[1] == 0 else "UTF-16BE"
        return _fault(path, 1, 1, "not UTF-8: every other byte is zero, as in UTF-16", name)
    return _lines(text)


def _lines(text: str) -> str:
    text = text.removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _undecodable(data: bytes, path: str, error: UnicodeDecodeError) -> Diagnostic:
    before = _lines(data[: error.start].decode())
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    message = f"not UTF-8: byte 0x{data[error.start]:02x} starts no character"
    if error.end == len(data) and error.reason == "unexpected end of data":
        return _fault(path, line, column, "not UTF-8: the file ends in the middle of a character", "")
    return _fault(path, line, column, message, _likely(data))


def _likely(data: bytes) -> str:
    """Name the encoding that the bytes probably have; '' where most of them are UTF-8 and a few are not."""
    body = data.removeprefix(BOM_UTF8)
    damaged = body.decode(errors="replace").count("\ufffd")
    good = sum(letter > "\x7f" for letter in body.decode(errors="ignore"))
    if good > damaged:
        return ""
    if not any(0x80 <= byte <= 0x9F for byte in body):
        return "ISO-8859-1"
    try:
        body.decode("cp1252")
    except UnicodeDecodeError:
        return ""
    return "WINDOWS-1252"


_NAMES = {"ISO-8859-1": "Latin-1 or Windows-1252", "WINDOWS-1252": "Windows-1252"}


def _fault(path: str, line: int, column: int, message: str, encoding: str) -> Diagnostic:
    if encoding:
        likely = _NAMES.get(encoding, encoding)
        hint = f"it looks like {likely}: save it as UTF-8, or run `iconv -f {encoding} -t UTF-8`"
    else:
        hint = "replace the damaged character and save the file as UTF-8"
    return Diagnostic("F001", Severity.ERROR, Place(path, line, column, 1), message, hint)
