"""Steelyard: Markdown decision records in, a browsable static site out."""

__version__ = "1.0.0"
