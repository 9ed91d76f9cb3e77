"""What Git knows of a project: its commits, branches and remotes, asked and written to."""
