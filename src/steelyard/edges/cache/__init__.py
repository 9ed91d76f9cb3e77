"""What a build remembers for the next one: nothing here may change a site, and all of it may be deleted."""
