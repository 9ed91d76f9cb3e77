"""What a record decided: the option chosen, those considered, and why."""
