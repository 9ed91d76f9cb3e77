"""What a site says about severities under `check:`, put upon the findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from steelyard.diagnostics.catalogue import CATALOGUE
from steelyard.diagnostics.values import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from steelyard.diagnostics.values import Diagnostic

SETTINGS = (*(str(severity) for severity in Severity), "off")
"""What a code may be set to: a severity, or `off`."""


def changeable(code: str) -> bool:
    """Say whether a site may change the severity of this code."""
    entry = CATALOGUE.get(code)
    return entry is not None and not entry.fixed


def adjust(diagnostics: Iterable[Diagnostic], severities: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """Give each finding the severity that the site sets for its code; one that is `off` is left out.

    A code that may not be changed keeps its own, whatever `severities` says.
    """
    adjusted = []
    for diagnostic in diagnostics:
        setting = severities.get(diagnostic.code) if changeable(diagnostic.code) else None
        if setting is None:
            adjusted.append(diagnostic)
        elif setting != "off":
            adjusted.append(replace(diagnostic, severity=Severity(setting)))
    return tuple(adjusted)
