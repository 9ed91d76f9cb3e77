"""Pictures that are larger than the page shows them lead to themselves in full size."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

from record_page import Published, opened
from steelyard.edges.pipeline import Options, build
from steelyard.edges.project import find_project
from steelyard.edges.survey import survey

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

WIDE = {"width": 1280, "height": 900}
RECORD = """---
status: accepted
---
# Move the press

![Where the press stands](hall.png)

<img src="hall.png">

![A bottle](bottle.png) [![Its label](hall.png)](https://example.org/label)
"""


def png(width: int, height: int) -> bytes:
    """Return a grey picture of so many pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x99" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_a_picture_shown_small_opens_in_full_size(chromium: Browser, tmp_path: Path) -> None:
    """It is a link with a name, by pointer and keyboard; one shown whole, or a link already, stays as it is."""
    (tmp_path / "decisions").mkdir()
    (tmp_path / "decisions/0001-move-the-press.md").write_text(RECORD, encoding="utf-8")
    for name, size in (("hall", (1800, 300)), ("bottle", (60, 90))):
        (tmp_path / f"decisions/{name}.png").write_bytes(png(*size))
    assert build(survey(find_project(tmp_path)), Options()).published
    for page in opened(chromium, Published(tmp_path / "site"), viewport=WIDE):
        page.goto((tmp_path / "site/d/0001-move-the-press.html").as_uri())
        links = page.locator("a.sy-whole")
        links.nth(1).wait_for()
        assert links.count() == 2
        assert [link.get_attribute("aria-label") for link in links.all()] == [None, "hall.png"]
        assert page.locator(".sy-prose a").count() == 3
        links.first.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/hall.png")
