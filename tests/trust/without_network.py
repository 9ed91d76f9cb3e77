"""A Python that reaches nothing beyond this machine and tells what it tried: put a copy as `sitecustomize.py` on its path.

Each attempt, and each program that is started, becomes a line of JSON in the file that STEELYARD_TRIED names.
"""

from __future__ import annotations

import json
import os
import socket
import sys
from typing import Any

HERE = ("127.0.0.1", "::1", "localhost")
ASKING = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"})
REACHING = frozenset({"socket.connect", "socket.sendto", "socket.sendmsg"})
PROGRAMS = frozenset({"subprocess.Popen", "os.exec", "os.posix_spawn", "os.system"})


def watch(event: str, arguments: tuple[Any, ...]) -> None:
    """Note what is tried, and refuse what would leave this machine."""
    if event in PROGRAMS:
        command = arguments[1] if event != "os.system" else arguments[:1]
        tell("program", [os.fsdecode(word) for word in command])
    elif event in ASKING and arguments[0] not in HERE:
        tell("name", [str(arguments[0])])
        raise OSError("no name is asked for here")
    elif event in REACHING and is_beyond(*arguments[:2]):
        tell("address", [str(arguments[1])])
        raise OSError("nothing is reached from here")


def is_beyond(own: object, address: object) -> bool:
    """Say whether an address is not of this machine."""
    local = getattr(own, "family", None) == getattr(socket, "AF_UNIX", object())
    return not local and not (isinstance(address, tuple) and address[0] in HERE)


def tell(what: str, words: list[str]) -> None:
    """Add a line to the file."""
    with open(os.environ["STEELYARD_TRIED"], "a", encoding="utf-8", errors="backslashreplace") as file:  # noqa: PTH123
        file.write(json.dumps([what, words]) + "\n")


if "STEELYARD_TRIED" in os.environ:
    sys.addaudithook(watch)
