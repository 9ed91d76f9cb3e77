"""The core, pure: what a record says, what follows from all of them together, what a page may show."""
