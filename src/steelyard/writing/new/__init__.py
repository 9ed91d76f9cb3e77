"""New records: their names, numbers, templates, tables, and the configuration of a new project."""
