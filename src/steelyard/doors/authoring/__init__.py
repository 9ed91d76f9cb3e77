"""The commands that write records: begin, write, amend, mend, take over."""
