"""A whole site in one file that opens from disk: its sections, and what their links become there."""
