"""What readers can search: the index as MiniSearch serialises it, in files that a page loads on first use."""
