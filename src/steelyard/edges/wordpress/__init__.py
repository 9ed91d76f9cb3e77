"""A WordPress export on disk, and what is made of it."""
