"""The lists of a site: all decisions, and those of a status, tag, person or source."""
