"""Forked children that work on the numbered parts of one task beside their parent, and what they send back to it.

The numbers wait in a pipe that parent and children read; each child has a pipe of its own for what comes of them. A
child's pipe that is full holds it up until the parent reads, and never the other way round.
"""

from __future__ import annotations

import fcntl
import gc
import os
import pickle
import select
import signal
import struct
import sys
import traceback
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NoReturn, Self

if TYPE_CHECKING:
    from collections.abc import Callable

Done = tuple[list[Any], Exception | None]
"""The results of a part up to the exception that ended it, None where nothing did."""

_NUMBER = struct.Struct("=I")
_HEAD = struct.Struct("=IQ")  # a part's number, and the size of what comes of it
_ROOM = 1 << 20  # of a child's pipe, where the system allows it: results of some parts
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

MOST = select.PIPE_BUF // _NUMBER.size
"""Parts of a task at most: so many numbers every pipe takes at once."""


class WorkerLostError(ChildProcessError):
    """A child ended before its work was done, as when the system ran out of memory and killed it."""


class Crew:
    """The children at work on `parts` numbered parts. Use it in a `with`, which ends those that are left.

    `large` more parts, numbered behind those, are begun before them.
    `arrived` are the results that nobody has asked for yet, by the part's number, still packed. There may be fewer
    children than the `size` asked for, or none, where the system has no room for more.
    """

    def __init__(self, work: Callable[[int], Done], *, parts: int, large: int = 0, size: int) -> None:
        self.arrived: dict[int, bytearray] = {}
        self._children: dict[int, _Child] = {}
        self._poll = select.poll()
        self._parts = parts
        self._numbers, sending = os.pipe()
        try:
            order = (*range(parts, parts + large), *range(parts))
            os.write(sending, b"".join(map(_NUMBER.pack, order)))
        finally:
            os.close(sending)
        # What both sides have stays shared memory as long as neither looks for garbage in it.
        gc.freeze()
        try:
            with suppress(OSError):  # no room for another process: there are enough to do the work
                for _ in range(size):
                    self._hire(work)
        except BaseException:
            self.dismiss()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.dismiss()

    def __del__(self) -> None:
        # Ctrl-C between the last child's start and the `with`: nobody else would end them.
        if getattr(self, "_numbers", -1) >= 0:
            self.dismiss()

    def take(self) -> int | None:
        """Take the next part's number, None where all are taken."""
        number = os.read(self._numbers, _NUMBER.size)
        return _NUMBER.unpack(number)[0] if number else None

    def call_off(self, number: int) -> None:
        """Let nobody begin another part after this one, which failed; a large one does not stand before the others."""
        if number < self._parts:
            os.read(self._numbers, select.PIPE_BUF)

    def receive(self, *, wait: bool = False) -> None:
        """Read what children have sent; with `wait`, at least something.

        Raises WorkerLostError where a child was ended, or where there is none to wait for.
        """
        if wait and not self._children:
            raise WorkerLostError("a process of the build ended before its work was done")
        for descriptor, _ in self._poll.poll(None if wait else 0):
            if not self._children[descriptor].read(self.arrived):
                self._see_off(descriptor)

    def unpacked(self, number: int) -> Done:
        """Return what came of a part that has arrived, and forget it."""
        done: Done = pickle.loads(self.arrived.pop(number))  # noqa: S301 (our own bytes)
        return done

    def finish(self) -> None:
        """Wait for children that have nothing more to do."""
        while self._children:
            self.receive(wait=True)

    def dismiss(self) -> None:
        """End the children that are left, whatever they do, and close all pipes."""
        for child in self._children.values():
            with suppress(ProcessLookupError):
                os.kill(child.process, signal.SIGKILL)
        for descriptor, child in self._children.items():
            os.close(descriptor)
            _exit_code(child.process)
        self._children.clear()
        if self._numbers >= 0:
            os.close(self._numbers)
            self._numbers = -1
            gc.unfreeze()

    def _hire(self, work: Callable[[int], Done]) -> None:
        _flush()  # or the child would write it once more
        receiving, sending = os.pipe()
        # Between the fork and the first line of each side, Ctrl-C would find neither ready for it.
        mask = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
        try:
            process = os.fork()
            if not process:
                self._serve(work, sending, mask, (receiving, *self._children))
            os.set_blocking(receiving, False)
            self._children[receiving] = _Child(process, receiving)
            self._poll.register(receiving, select.POLLIN)
        except OSError:
            os.close(receiving)
            raise
        finally:
            os.close(sending)
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)

    def _see_off(self, descriptor: int) -> None:
        child = self._children.pop(descriptor)
        self._poll.unregister(descriptor)
        os.close(descriptor)
        code = _exit_code(child.process)
        if code:
            how = f"was ended by signal {-code}" if code < 0 else f"ended with code {code}"
            raise WorkerLostError(f"a process of the build {how} before its work was done")

    def _serve(
        self,
        work: Callable[[int], Done],
        sending: int,
        mask: set[signal.Signals] | set[int],
        strange: tuple[int, ...],
    ) -> NoReturn:
        """Do a child's whole life: it never goes back into its parent's code, and leaves its files and locks alone."""
        code = 1
        try:
            # The parent alone answers Ctrl-C; it ends its children.
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            for ending in (signal.SIGTERM, signal.SIGHUP):
                signal.signal(ending, signal.SIG_DFL)
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
            for descriptor in strange:
                os.close(descriptor)
            with suppress(OSError):
                fcntl.fcntl(sending, fcntl.F_SETPIPE_SZ, _ROOM)
            while (number := self.take()) is not None:
                done = work(number)
                if done[1] is not None:
                    self.call_off(number)
                _send(sending, number, _packed(done))
            _flush()
            code = 0
        except BrokenPipeError:
            pass  # the parent is gone
        except BaseException:  # noqa: BLE001 (nothing above may see it)
            traceback.print_exc()
        finally:
            os._exit(code)


class _Child:
    """A child, and as much of its next message as has been read."""

    def __init__(self, process: int, descriptor: int) -> None:
        self.process = process
        self._descriptor = descriptor
        self._number: int | None = None
        self._room = bytearray(_HEAD.size)
        self._filled = 0

    def read(self, arrived: dict[int, bytearray]) -> bool:
        """Read all that is there into `arrived`; say whether more may come."""
        while True:
            try:
                count = os.readv(self._descriptor, [memoryview(self._room)[self._filled :]])
            except BlockingIOError:
                return True
            self._filled += count
            if not count:
                return False
            if self._filled < len(self._room):
                continue
            if self._number is None:
                self._number, size = _HEAD.unpack(self._room)
                self._room = bytearray(size)
            else:
                arrived[self._number] = self._room
                self._number, self._room = None, bytearray(_HEAD.size)
            self._filled = 0


def _packed(done: Done) -> bytes:
    results, fault = done
    try:
        return pickle.dumps((results, None if fault is None else _portable(fault)), pickle.HIGHEST_PROTOCOL)
    except Exception as unpacked:  # noqa: BLE001 (a result of any type may fail in any way)
        return pickle.dumps(([], _portable(unpacked)), pickle.HIGHEST_PROTOCOL)


def _portable(fault: Exception) -> Exception:
    """Return an exception that travels, with the place where it was raised as a note; of the same type, if that travels."""
    fault.add_note("In another process of the build:\n" + "".join(traceback.format_exception(fault)))
    try:
        pickle.loads(pickle.dumps(fault))  # noqa: S301 (our own bytes)
    except Exception:  # noqa: BLE001 (as above)
        other = RuntimeError(f"{type(fault).__name__}: {fault}")
        other.add_note(fault.__notes__[-1])
        return other
    return fault


def _send(descriptor: int, number: int, message: bytes) -> None:
    for piece in (_HEAD.pack(number, len(message)), message):
        rest = memoryview(piece)
        while rest:
            rest = rest[os.write(descriptor, rest) :]


def _exit_code(process: int) -> int:
    """Wait for a child's end; where somebody else has been told of it already, nothing is known."""
    try:
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    except ChildProcessError:
        return 0


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError, ValueError):  # there is none, or nobody listens
            stream.flush()
