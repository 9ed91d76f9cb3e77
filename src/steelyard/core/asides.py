"""Values that are equal whatever some of their fields say, which are told aside: where they were written, say."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct


class WithAsides(Struct, frozen=True, eq=False):
    """A value that is compared, and hashed, without the fields that `ASIDES` names."""

    ASIDES: ClassVar[frozenset[str]]

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._compared() == other._compared()

    def __hash__(self) -> int:
        return hash(self._compared())

    def _compared(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in self.__struct_fields__ if name not in self.ASIDES)
