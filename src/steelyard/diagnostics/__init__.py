"""The ground floor: what can be wrong with an input, as values, and the forms it is told in."""

from steelyard.diagnostics.values import Diagnostic, Place, Severity

__all__ = ["Diagnostic", "Place", "Severity"]
