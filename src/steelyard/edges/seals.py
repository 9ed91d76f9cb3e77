"""What stands for a text or a value: short, and the same in each process."""

from __future__ import annotations

import hashlib
import io
import pickle


def digest(text: str | bytes) -> bytes:
    """Return what stands for a text."""
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return hashlib.blake2b(data, digest_size=16).digest()


def seal(value: object) -> bytes:
    """Return what stands for a value without sets, such as all that a file says by itself: equal ones have the same."""
    packed = io.BytesIO()
    pickler = pickle.Pickler(packed, pickle.HIGHEST_PROTOCOL)
    # Without its memo, the bytes do not tell whether two equal texts are one object, which caches decide.
    pickler.fast = True
    pickler.dump(value)
    return hashlib.blake2b(packed.getbuffer(), digest_size=16).digest()
