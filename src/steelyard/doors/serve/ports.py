"""A host and a port to listen at, and why that cannot be."""

from __future__ import annotations

import errno
import socket


class ServeError(Exception):
    """The server cannot start; the text says why and what to do."""


class PortTakenError(ServeError):
    """Another program listens there."""


def cannot_listen(host: str, port: int, error: Exception) -> ServeError:
    """Return the error to raise where the system refused to listen."""
    taken = isinstance(error, OSError) and error.errno == errno.EADDRINUSE
    return (PortTakenError if taken else ServeError)(_why(host, port, error))


def bracketed(host: str) -> str:
    """Write a host as an address has it."""
    return f"[{host}]" if ":" in host else host


def _why(host: str, port: int, error: Exception) -> str:
    code = error.errno if isinstance(error, OSError) else None
    if code == errno.EADDRINUSE:
        other = port + 1 if port < 65535 else port - 1
        return f"port {port} is in use on {host}; try --port {other}, or --port 0 for any that is free"
    if code in {errno.EACCES, errno.EPERM}:
        return f"port {port} needs rights that you do not have; try --port 8000"
    if isinstance(error, OverflowError):
        return f"{port} is no port: those are 0 to 65535"
    if isinstance(error, socket.gaierror | UnicodeError) or code == errno.EADDRNOTAVAIL:
        return f"{host} is no address of this machine; try --host 127.0.0.1"
    return f"cannot listen on {host} at port {port}: {error}"
