"""Known faults of installed packages: `python audit.py PIP-AUDIT REQUIREMENTS` fails where there is one.

Where the service does not answer, or knows none of the packages, it says so and does not fail: nothing was learnt.
"""

from __future__ import annotations

import json
import subprocess
import sys

MOST_SECONDS = 90


def main() -> int:
    """Run pip-audit on the packages, and return the exit code."""
    program, requirements = sys.argv[1:]
    command = [
        program,
        "--format=json",
        "--progress-spinner=off",
        "--timeout=5",
        "--no-deps",
        "--disable-pip",
    ]
    try:
        done = subprocess.run(
            [*command, f"--requirement={requirements}"],
            capture_output=True,
            text=True,
            check=False,
            timeout=MOST_SECONDS,
        )
        packages = json.loads(done.stdout)["dependencies"]
    except (subprocess.TimeoutExpired, ValueError):
        packages = []
    known = [one for one in packages if "vulns" in one]
    if not known:
        print("The service did not answer: nothing is known of the packages.")
        return 0
    faults = [f"{one['name']} {one['version']}: {each['id']}" for one in known for each in one["vulns"]]
    print(f"{len(known)} of {len(packages)} packages are known to the service, {len(faults)} faults.")
    print(*faults, sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
