"""What Steelyard stands on: declared, bounded below, fitting each other, and free to be used by anybody.

That the lowest versions work is held by `.ci/run`, which installs them (`lowest.py`) and runs tests on them.
"""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.metadata import Distribution, distribution, packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from trust.lowest import EXTRAS, requirements

PACKAGE = Path(__file__).parent.parent.parent / "src/steelyard"
IMPORT = re.compile(r"^[ \t]*(?:from +([A-Za-z_]\w*)[\w.]* +import\b|import +([A-Za-z_]\w*))", re.MULTILINE)
FREE = re.compile(r"\b(?:MIT|MIT-0|BSD|0BSD|Apache|PSF|ISC|Python Software Foundation)\b")
"""Licences that ask for no more than to be named; none that would bind who uses Steelyard."""


def plain(name: str) -> str:
    """Return a distribution's name as all its spellings are compared."""
    return re.sub(r"[-_.]+", "-", name).lower()


def needed() -> dict[str, Distribution]:
    """Return all that is installed with Steelyard and its extras, what is needed by others included."""
    found: dict[str, Distribution] = {}
    ahead = list(requirements())
    while ahead:
        name = plain(ahead.pop())
        if name in found:
            continue
        found[name] = distribution(name)
        further = map(Requirement, found[name].requires or ())
        ahead += [one.name for one in further if one.marker is None or one.marker.evaluate({"extra": ""})]
    return found


def test_each_bound_is_a_lowest_version() -> None:
    """Each dependency names the lowest version that is tested, and no highest: what is newer is installed as it comes."""
    assert len(requirements()) > 12
    for name, bound in requirements().items():
        assert re.fullmatch(r">=\d+(?:\.\d+)*", bound), f"{name} {bound}"


def test_installed_versions_fit() -> None:
    """What is installed here fits what Steelyard and each of its dependencies ask for, as `pip check` would say."""
    installed = needed()
    for name, bound in requirements().items():
        assert Requirement(f"{name}{bound}").specifier.contains(
            installed[plain(name)].version, prereleases=True
        )
    for name, one in installed.items():
        for asked in map(Requirement, one.requires or ()):
            if asked.marker is None or asked.marker.evaluate({"extra": ""}):
                version = Version(installed[plain(asked.name)].version)
                assert asked.specifier.contains(version, prereleases=True), (
                    f"{name} asks for {asked}, here is {version}"
                )


def test_what_is_imported_is_declared() -> None:
    """Each module from elsewhere comes from a declared dependency, none by way of another one's; each of these is used."""
    whose = packages_distributions()
    texts = (path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    imported = {match[1] or match[2] for text in texts for match in IMPORT.finditer(text)}
    elsewhere = imported - sys.stdlib_module_names - {"steelyard", "__future__"}
    declared = {plain(name) for name in requirements()}
    for module in elsewhere:
        assert declared & {plain(name) for name in whose.get(module, [])}, (
            f"`{module}` is imported and not declared"
        )
    used = {plain(name) for module in elsewhere for name in whose.get(module, [])}
    # Users name these extensions to Python-Markdown; the other is run as a program.
    assert declared - used <= {"pymdown-extensions", "ghp-import"}


def test_extras_are_left_out() -> None:
    """Without the extras every command but theirs works: no module of theirs is imported by a build."""
    code = (
        "import sys\n"
        "for name in ('pymdownx', 'markdownify', 'defusedxml', 'bs4', 'python_calamine'): sys.modules[name] = None\n"
        "sys.argv[1:] = ['check', '--strict']\n"
        "from steelyard.__main__ import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=PACKAGE.parent.parent, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr + done.stdout


@pytest.mark.parametrize("name", sorted(needed()))
def test_licences_are_free(name: str) -> None:
    """Each package that is installed with Steelyard has a licence that binds nobody who uses it."""
    told = needed()[name].metadata
    lines = [*(told.get_all("License-Expression") or ()), *(told.get_all("License") or ())]
    lines = [line.partition("\n")[0] for line in lines]
    lines += [line for line in told.get_all("Classifier") or () if line.startswith("License")]
    assert FREE.search(" ".join(lines)), lines
    assert not re.search(r"\b(?:A?GPL|GNU|EUPL|SSPL|BUSL)", " ".join(lines)), lines


def test_extras_are_all_there() -> None:
    """The extras of users that are tested here are those that pyproject.toml has."""
    import tomllib

    from trust.lowest import PYPROJECT

    extras = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert set(extras) == {*EXTRAS, "test"}
