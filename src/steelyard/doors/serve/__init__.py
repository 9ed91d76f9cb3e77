"""The site served while it is written: watched, built again, and shown anew."""
