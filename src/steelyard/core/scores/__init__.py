"""Options scored against weighted criteria: what they come to, how firm that is, and what readers see of it."""
