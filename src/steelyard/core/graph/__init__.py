"""Decisions as a graph: which relation leads from which to which, where each is drawn, and how lines run between."""
