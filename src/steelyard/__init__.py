"""Steelyard: Markdown decision records in, a browsable static site out."""

__version__ = "0.1.0"
