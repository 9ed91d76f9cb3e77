"""What adr-tools keeps on disk."""
