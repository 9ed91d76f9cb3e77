"""What kind of picture a file's bytes are, and how wide and high it is, read from its first bytes."""

from __future__ import annotations

import re
from xml.parsers import expat

from msgspec import Struct

KINDS = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "webp": "image/webp",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "ico": "image/x-icon",
}
"""The endings of pictures that browsers show, with their media types."""

_SHARED = frozenset(("image/png", "image/jpeg", "image/gif", "image/webp"))
_LENGTH = re.compile(r"\s*([0-9]{1,6}(?:\.[0-9]{1,9})?)(?:px)?\s*")
_BETWEEN = re.compile(r"[\s,]+")


class Picture(Struct, frozen=True):
    """A picture's media type, and its size in pixels (0 where it does not say)."""

    type: str
    width: int = 0
    height: int = 0

    @property
    def shared(self) -> bool:
        """Whether previews of links, made by other programs, show such a picture."""
        return self.type in _SHARED


def kind_of(path: str) -> str:
    """Return the media type that a file's name promises, '' for no picture."""
    return KINDS.get(path.rpartition(".")[2].lower(), "") if "." in path else ""


def picture(data: bytes) -> Picture | None:
    """Read what picture this is; None for none, such as a pointer that Git LFS left in its place."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) >= 24:
        return Picture("image/png", int.from_bytes(data[16:20]), int.from_bytes(data[20:24]))
    if data.startswith((b"GIF87a", b"GIF89a")) and len(data) >= 10:
        return Picture("image/gif", _little(data[6:8]), _little(data[8:10]))
    if data.startswith(b"\0\0\1\0") and len(data) >= 22:
        return Picture("image/x-icon", data[6] or 256, data[7] or 256)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP" and len(data) >= 30:
        return Picture("image/webp", *_webp(data))
    if data.startswith(b"\xff\xd8\xff"):
        return Picture("image/jpeg", *_jpeg(data))
    return _drawing(data)


def _webp(data: bytes) -> tuple[int, int]:
    """Read the size from a WebP's first chunk (RFC 9649, 2.5 to 2.7)."""
    match data[12:16]:
        case b"VP8X":
            return _little(data[24:27]) + 1, _little(data[27:30]) + 1
        case b"VP8L":
            bits = _little(data[21:25])
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case _:
            return _little(data[26:28]) & 0x3FFF, _little(data[28:30]) & 0x3FFF


def _jpeg(data: bytes) -> tuple[int, int]:
    """Read the size from a JPEG's frame header (ITU T.81, B.2.2), which stands behind a chain of other segments."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            return int.from_bytes(data[at + 7 : at + 9]), int.from_bytes(data[at + 5 : at + 7])
        at += 2 + int.from_bytes(data[at + 2 : at + 4])
    return 0, 0


def _drawing(data: bytes) -> Picture | None:
    """Read an SVG's size from its `width` and `height`, else from its `viewBox`."""
    roots: list[tuple[str, dict[str, str]]] = []

    def element(name: str, attributes: dict[str, str]) -> None:
        if not roots:
            roots.append((name, attributes))

    parser = expat.ParserCreate()
    parser.StartElementHandler = element
    try:
        parser.Parse(data, True)  # noqa: FBT003 (the end of the text)
    except (expat.ExpatError, ValueError, LookupError):
        return None
    name, attributes = roots[0]
    if name.rpartition(":")[2] != "svg":
        return None
    size = [_LENGTH.fullmatch(attributes.get(side, "")) for side in ("width", "height")]
    if size[0] and size[1]:
        return Picture("image/svg+xml", round(float(size[0][1])), round(float(size[1][1])))
    box = _BETWEEN.split(attributes.get("viewBox", "").strip())
    sides = [_LENGTH.fullmatch(side) for side in box[2:]]
    if len(box) == 4 and sides[0] and sides[1]:
        return Picture("image/svg+xml", round(float(sides[0][1])), round(float(sides[1][1])))
    return Picture("image/svg+xml")


def _little(data: bytes) -> int:
    return int.from_bytes(data, "little")
