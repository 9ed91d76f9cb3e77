"""Criteria tables out of every form they are written in, to one kind of draft, and from there to a table."""
