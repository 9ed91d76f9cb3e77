"""Findings as a cache keeps them: plain values, and diagnostics again."""

from __future__ import annotations

from typing import Any

from steelyard.diagnostics import Diagnostic, Place, Severity


def plain(finding: Diagnostic) -> tuple[object, ...]:
    """Return a diagnostic as the plain values that it is made of."""
    others = tuple((*_span(place), str(words)) for place, words in finding.others)
    # Words that can be told in another language are a kind of str of their own; here they are told in English.
    message, hint = str(finding.message), str(finding.hint)
    return finding.code, finding.severity.value, _span(finding.place), message, hint, others


def unplain(values: tuple[Any, ...]) -> Diagnostic:
    """Return the diagnostic that `plain` made these values of."""
    code, severity, place, message, hint, others = values
    return Diagnostic(
        code,
        Severity(severity),
        Place(*place),
        message,
        hint,
        tuple((Place(*span), words) for *span, words in others),
    )


def _span(place: Place) -> tuple[str, int, int, int]:
    return place.file, place.line, place.column, place.length
