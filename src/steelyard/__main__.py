"""`python -m steelyard`."""

from steelyard.doors.cli import main

main()
