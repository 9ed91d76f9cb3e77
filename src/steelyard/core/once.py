"""How what is made of equal parts is made only once: whoever asks says what it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Value = TypeVar("Value")


class Once(Protocol):
    """Gives what `make` makes, or what was made under this key before, where that was made of the same.

    `made_of` tells everything that the value hangs on, but for what a site's settings and language say.
    """

    def __call__(self, key: tuple[object, ...], made_of: object, make: Callable[[], Value]) -> Value: ...


def anew(key: tuple[object, ...], made_of: object, make: Callable[[], Value]) -> Value:  # noqa: ARG001
    """Make it anew each time: for who makes a site but once."""
    return make()


def same(once: Once, key: tuple[object, ...], value: Value) -> Value:
    """Give a value, or the equal one of last time: what is one object is compared in no time."""
    return once(key, value, lambda: value)
