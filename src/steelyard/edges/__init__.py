"""The edges: everything that touches the disk, Git, templates or processes."""
