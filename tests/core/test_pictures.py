"""What kind of picture bytes are: by what they hold, never by what they are called."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steelyard.core.branding.pictures import Picture, kind_of, picture

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 96, 64) + b"\x08\x06\0\0\0"
JPEG = (
    b"\xff\xd8\xff\xe0\x00\x04ab"
    + b"\xff\xdb\x00\x03c"
    + b"\xff\xc2\x00\x11\x08"
    + struct.pack(">HH", 40, 70)
    + b"\x03"
)
GIF = b"GIF89a" + struct.pack("<HH", 12, 34) + b"\0"
ICO = b"\0\0\1\0\1\0" + b"\x20\x10" + bytes(14)
WEBP_LOSSY = b"RIFF....WEBPVP8 " + bytes(7) + b"\x9d\x01\x2a" + struct.pack("<HH", 300, 150) + bytes(4)
WEBP_LOSSLESS = b"RIFF....WEBPVP8L" + bytes(4) + b"\x2f" + struct.pack("<I", 299 | 149 << 14) + bytes(8)
WEBP_EXTENDED = b"RIFF....WEBPVP8X" + bytes(8) + (299).to_bytes(3, "little") + (149).to_bytes(3, "little")


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (PNG, Picture("image/png", 96, 64)),
        (JPEG, Picture("image/jpeg", 70, 40)),
        (GIF, Picture("image/gif", 12, 34)),
        (ICO, Picture("image/x-icon", 32, 16)),
        (WEBP_LOSSY, Picture("image/webp", 300, 150)),
        (WEBP_LOSSLESS, Picture("image/webp", 300, 150)),
        (WEBP_EXTENDED, Picture("image/webp", 300, 150)),
        (b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 48"/>', Picture("image/svg+xml", 64, 48)),
        (b'<s:svg xmlns:s="http://www.w3.org/2000/svg" width="30px" height="20.4" viewBox="0 0 1 1"/>',
         Picture("image/svg+xml", 30, 20)),
        (b'<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="100%"/>', Picture("image/svg+xml")),
    ],
)  # fmt: skip
def test_a_picture_says_its_kind_and_size(data: bytes, found: Picture) -> None:
    """Each kind that is taken as a logo is known by its first bytes, with its width and height."""
    assert picture(data) == found


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"version https://git-lfs.github.com/spec/v1\n",
        b"<html><svg/></html>",
        b"<svg",
        b"\x89PNG\r\n\x1a\n",
        b"RIFF....WAVE",
    ],
)
def test_what_is_no_picture_is_none(data: bytes) -> None:
    """A pointer, a page, a fragment or a sound is no picture, whatever it is called."""
    assert picture(data) is None


@given(st.binary(max_size=60) | st.sampled_from([PNG, JPEG, GIF, ICO, WEBP_LOSSY]).flatmap(
    lambda head: st.integers(0, len(head)).map(lambda end: head[:end])
))  # fmt: skip
def test_no_bytes_break_the_reading(data: bytes) -> None:
    """Cut off anywhere, or nonsense from the start, a file is a picture of some size or none."""
    found = picture(data)
    assert found is None or (found.width >= 0 and found.height >= 0)


def test_previews_take_bitmaps() -> None:
    """Programs that preview links show bitmaps, no drawings and no icons."""
    assert Picture("image/png").shared
    assert not Picture("image/svg+xml").shared
    assert not Picture("image/x-icon").shared


def test_a_name_promises_a_kind() -> None:
    """The ending, in any case, says what a file should be."""
    assert kind_of("a/b.PNG") == "image/png"
    assert kind_of("png") == kind_of("a.pdf") == ""
