"""Which bytes a file of a site has."""

# ruff: noqa: PTH123
# A Path for each file of 10,000 costs more than comparing it.

from __future__ import annotations

import hashlib
import os
import stat
from typing import IO

_PIECE = 1 << 20


def copied(source: IO[bytes], file: IO[bytes]) -> str:
    """Copy a file and give the digest of what was written: the origin may have changed since it was looked at."""
    digest = hashlib.sha256()
    while piece := source.read(_PIECE):
        digest.update(piece)
        file.write(piece)
    return digest.hexdigest()


def _is_file(path: str, size: int) -> bool:
    try:
        status = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    return stat.S_ISREG(status.st_mode) and status.st_size == size


def has(path: str, content: bytes) -> bool:
    """Say whether a file has just these bytes."""
    if not _is_file(path, len(content)):
        return False
    with open(path, "rb", buffering=0) as file:
        return file.read(len(content) + 1) == content


def digest_of(path: str, size: int) -> str:
    """Give the digest of a file of this size, '' where there is none."""
    if not _is_file(path, size):
        return ""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
