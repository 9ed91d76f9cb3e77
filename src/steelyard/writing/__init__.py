"""Writing text, pure: records, tables and configuration made, and those that are there changed in as little as must be."""
