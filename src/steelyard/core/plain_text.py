"""Text for other programs: what a record says, in one line that no format or terminal stumbles over."""

from __future__ import annotations

import re
import unicodedata

_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What neither a terminal nor XML takes, and UTF-8 has no bytes for."""

_JOINERS = "\u200c\u200d"  # they shape Persian and emoji


def one_line(text: str) -> str:
    """Return a text in one line: each stretch of white space a blank, nothing invisible but joiners, no controls."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    seen = "".join(each for each in text if each in _JOINERS or unicodedata.category(each) != "Cf")
    return _UNFIT.sub("\ufffd", " ".join(seen.split()))
