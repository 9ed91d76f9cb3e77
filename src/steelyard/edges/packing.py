"""How facts travel between processes: as the values they are made of, in the order of their fields.

What `dataclasses` does of itself for frozen, slotted classes looks up the fields of every value that is packed and
once more of every one that is unpacked, and sets each in Python: three times the work.
"""

from __future__ import annotations

import copyreg
from dataclasses import fields, is_dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def travel_light(*kinds: type[Any]) -> None:
    """Have values of some dataclasses and named tuples pickled as calls of their class. Each takes all its fields, at least two, in order."""
    for kind in kinds:
        copyreg.pickle(kind, _reducer(kind))


def _reducer(kind: type[Any]) -> Callable[[Any], tuple[Any, ...]]:
    names = [field.name for field in fields(kind)] if is_dataclass(kind) else kind._fields  # a named tuple's
    values = attrgetter(*names)

    def reduced(value: Any) -> tuple[Any, ...]:
        return kind, values(value)

    return reduced
