"""What can be said of an output folder without touching it: whether it may be published to, and what else it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.edges.output.claim import cannot, owned, refusal, shown, some_of, system_fault
from steelyard.edges.output.plan import strangers

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path


def forbidden(out: Path, *, root: Path, sources: Sequence[Path]) -> tuple[Diagnostic, ...]:
    """Say why a build could not publish to a folder (P601, P602, P603)."""
    fault = refusal(out, root=root, sources=sources)
    if fault:
        return (fault,)
    try:
        files = owned(out) if out.is_dir() else {}
    except OSError as error:
        return (system_fault(shown(out, root), error),)
    return (foreign(shown(out, root), files),) if isinstance(files, str) else ()


def foreign(name: str, message: str) -> Diagnostic:
    """Say that a folder is not ours (P601)."""
    hint = "choose another folder (`--out`, or `out` in steelyard.yml), or empty this one if nothing in it is needed"
    return cannot(name, message, hint, "P601")


def further(out: Path, *, root: Path, urls: Collection[str]) -> tuple[Diagnostic, ...]:
    """Name what a published folder holds beside its old site and the `urls` of the next one (P604)."""
    try:
        old = owned(out) if out.is_dir() else ""
        return () if isinstance(old, str) else note(shown(out, root), strangers(str(out), {*old, *urls}))
    except OSError:  # which `forbidden` has told
        return ()


def note(name: str, extra: Sequence[str]) -> tuple[Diagnostic, ...]:
    """Name some of the files that are not of the site (P604); nothing where there are none."""
    if not extra:
        return ()
    message = f"the folder holds files that are not of the site, left as they are: {some_of(extra)}"
    return (Diagnostic("P604", Severity.NOTE, Place(name), message),)
