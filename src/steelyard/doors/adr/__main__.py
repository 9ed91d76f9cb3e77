"""`python -m steelyard.doors.adr`: what `steelyard-adr` runs."""

from steelyard.doors.adr.running import main

if __name__ == "__main__":
    main()
