"""`python -m steelyard.doors.adr`: what `steelyard-adr` runs."""

from steelyard.__main__ import leave_out_the_working_folder

if __name__ == "__main__":
    leave_out_the_working_folder()
    from steelyard.doors.adr.running import main

    main()
