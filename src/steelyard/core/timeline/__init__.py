"""Decisions along time: when each was in force, where its bar lies, and what happened on which day."""
