"""Names that are safe in an address and on every file system: made from free text, and judged where given."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from urllib.parse import unquote

LONGEST = 200
"""Bytes of UTF-8 in one part of an address: file systems hold 255, and a number or an ending joins it."""

_PLAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_UNSAFE = re.compile(
    r"[\s<>:\"'|?*#%&{}\\^~\[\]`;/\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff-]+"
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"|?*#%&{}\\^~\[\]`;]')


def digest(text: str) -> str:
    """Return eight hexadecimal figures that stand for a text, the same on every run."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def fold(text: str) -> str:
    """Return what two names have in common that a file system may take for one: case and Unicode form."""
    return (
        text.lower()
        if text.isascii()
        else unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    )


def is_device(name: str) -> bool:
    """Say whether Windows takes a file name for a device (`CON`, `nul.html`)."""
    return _DEVICE.fullmatch(name.split(".", 1)[0].rstrip(" ")) is not None


def shorten(text: str, most: int = LONGEST) -> str:
    """Keep a name within so many bytes; what is cut off is stood for by a digest, so that names stay apart."""
    encoded = text.encode("utf-8", "surrogatepass")
    if len(encoded) <= most:
        return text
    mark = "-" + digest(text)
    return encoded[: most - len(mark)].decode("utf-8", "ignore").rstrip("-. ") + mark


def from_file_name(text: str) -> str:
    """Make a safe part of an address from a file's name, as near to it as may be; '' where nothing is left.

    Letters of every script stay (NFC), case stays, blanks and unsafe characters become `-`.
    """
    if len(text) <= LONGEST // 2 and _PLAIN.fullmatch(text):
        return text if "--" not in text else re.sub("-{2,}", "-", text)
    joined = _UNSAFE.sub("-", unicodedata.normalize("NFC", text))
    return shorten(joined.strip("-. "))


def from_words(text: str) -> str:
    """Make a lower-case part of an address from a tag's or a person's name; '' where it has no letter or figure."""
    lowered = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).lower())
    kept = "".join(letter if unicodedata.category(letter)[0] in "LMN" else "-" for letter in lowered)
    return shorten(re.sub("-{2,}", "-", kept).strip("-"))


def fault(text: str, *, folders: bool = False) -> str:
    """Say why a given address, or part of one, cannot be used; '' where it can.

    `folders` allows `/` between parts. What a server would decode is judged decoded.
    """
    decoded = unquote(text, errors="replace")  # what is encoded twice keeps a `%`, which no part may hold
    if not decoded.strip():
        return "it is empty"
    if _CONTROL.search(decoded):
        return "it holds a control character"
    if "\\" in decoded or (not folders and "/" in decoded):
        return "it holds a path separator"
    return next((why for part in decoded.split("/") if (why := _part_fault(part))), "")


def _part_fault(part: str) -> str:
    if part == "..":
        return "it climbs out of its folder"
    if part == ".":
        return "it has a part `.`, which says nothing: leave that out"
    if not part:
        return "it has an empty part"
    if part.startswith("."):
        return "it begins with a dot, which hides it"
    if part.endswith((".", " ")) or part.startswith(" "):
        return "it ends in a dot or has a blank at its end, which Windows drops"
    if is_device(part):
        return f"{part.split('.', 1)[0]} is a device's name on Windows"
    if len(part.encode("utf-8", "surrogatepass")) > LONGEST:
        return f"it is longer than {LONGEST} bytes"
    wrong = _FORBIDDEN.search(part)
    return f"it holds {wrong[0]}, which an address cannot" if wrong else ""
