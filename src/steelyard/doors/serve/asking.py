"""Whose requests the local server answers: those that name it, and that no page of another web site makes for itself."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection
    from email.message import Message

_OWN = frozenset({"", "none", "same-origin"})


class Refusal(NamedTuple):
    """Why a request is not answered: the status, and a text for people."""

    status: HTTPStatus
    text: str


def refusal(headers: Message, names: Collection[str], here: str) -> Refusal | None:
    """Say why a request is refused, None where it is not. `names` are the server's, `here` the address that was called."""
    hosts = headers.get_all("Host", [])
    if len(hosts) > 1:  # which of them counts, others may see otherwise
        return Refusal(HTTPStatus.BAD_REQUEST, "A request names one host.\n")
    host = hosts[0].strip().lower() if hosts else ""
    if re.sub(r":\d*$", "", host, flags=re.ASCII).removesuffix(".") not in {*names, here}:
        text = (
            f"This server answers only to {', '.join(sorted(names))}.\n"
            "To open it under another name, start it with --allow-host NAME.\n"
        )
        return Refusal(HTTPStatus.MISDIRECTED_REQUEST, text)
    # Browsers say where a request comes from. A link from elsewhere is followed; what a page there would have for itself
    # (a script, a picture, an answer) is not given, not even whether it is there.
    strange = headers.get("Sec-Fetch-Site", "").strip().lower() not in _OWN
    if strange and headers.get("Sec-Fetch-Mode", "").strip().lower() != "navigate":
        return Refusal(HTTPStatus.FORBIDDEN, "This is for the site's own pages.\n")
    return None


def has_body(headers: Message) -> bool:
    """Say whether more than a head may follow, which is not read: it must not be taken for another request."""
    return "Content-Length" in headers or "Transfer-Encoding" in headers
