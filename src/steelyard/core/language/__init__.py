"""The words of the interface, in English or in a site's own language."""
