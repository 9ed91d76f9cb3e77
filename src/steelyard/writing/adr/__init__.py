"""What adr-tools does with texts and names, pure: records filled in and linked, tables of contents, graphs."""
