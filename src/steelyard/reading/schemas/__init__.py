"""JSON Schemas of the files that people write, made of the same tables by which they are read."""
