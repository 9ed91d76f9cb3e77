"""The doors: the commands and the local server that people use."""
