"""Whether wheel and sdist work in an empty environment of every supported Python that this machine has.

`python tests/trust/installing.py DIST SITE` installs both archives of the folder DIST, each by itself, with what they depend
on and nothing else; builds the site of `decisions/` strictly; and holds that each is, byte for byte, the one in SITE.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from importlib.metadata import requires
from pathlib import Path

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {
    name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "STEELYARD"))
}


class NotToBeHadError(Exception):
    """A Python has no environment with what is depended on: nothing that an archive of ours could mend."""


def main(dist: Path, site: Path) -> None:
    """Install, build and compare; end with what went wrong, if anything did."""
    from trust.other_pythons import other_pythons

    wheels, sources = sorted(dist.glob("*.whl")), sorted(dist.glob("*.tar.gz"))
    if len(wheels) != 1 or len(sources) != 1:
        sys.exit(f"{dist} has {len(wheels)} wheels and {len(sources)} sdists, not one of each")
    expected = files_of(site)
    pythons = {f"{sys.version_info.major}.{sys.version_info.minor}": sys.executable, **other_pythons()}
    for version, python in pythons.items():
        for archive in (*wheels, *sources):
            try:
                with tempfile.TemporaryDirectory() as folder:
                    fault = fault_of(python, archive, Path(folder), expected)
            except NotToBeHadError as why:
                if python == sys.executable:
                    raise
                print(f"Python {version}: not tried, for want of what is depended on: {why}")
                break
            if fault:
                sys.exit(f"Python {version}, {archive.name}: {fault}")
            print(f"Python {version}, {archive.name}: the same {len(expected)} files")


def fault_of(python: str, archive: Path, folder: Path, expected: dict[str, bytes]) -> str:
    """Return what fails with an archive in a new environment of a Python, "" where nothing does.

    Raises NotToBeHadError where there can be no environment, or none with what is depended on.
    """
    own, out = folder / "venv" / "bin" / "python", folder / "site"
    needs = [line for line in requires("steelyard") or () if "extra ==" not in line]
    for command in (
        [python, "-m", "venv", str(folder / "venv")],
        [str(own), "-m", "pip", "install", "--quiet", *needs],
    ):
        said = failed(command)
        if said:
            raise NotToBeHadError(said.strip().rpartition("\n")[2])
    for command in (
        [str(own), "-m", "pip", "install", "--quiet", str(archive.resolve())],
        [str(own), "-m", "pip", "check", "--quiet"],
        [str(own.with_name("steelyard")), "build", "--strict", "--no-cache", "--out", str(out)],
        [str(own.with_name("steelyard-adr")), "help"],
        [
            str(own),
            "-c",
            "import steelyard, pathlib; pathlib.Path(steelyard.__file__).with_name('py.typed').stat()",
        ],
    ):
        said = failed(command)
        if said:
            return f"{' '.join(command)}\n{said}"
    made = files_of(out)
    others = sorted(name for name in made.keys() | expected.keys() if made.get(name) != expected.get(name))
    return f"{len(others)} files differ: {', '.join(others[:5])}" if others else ""


def failed(command: list[str]) -> str:
    """Run a command; return what it says where it fails, "" where it does not."""
    done = subprocess.run(
        command, cwd=ROOT, env=ENVIRONMENT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    return f"{done.stdout}{done.stderr}" or "no word" if done.returncode else ""


def files_of(folder: Path) -> dict[str, bytes]:
    """Return what each file below a folder holds."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "tests"))
    main(Path(sys.argv[1]), Path(sys.argv[2]))
