"""Options and fixtures of all tests: golden files, the shared material, the machine's own Chromium."""

from __future__ import annotations

import os
import shutil
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

    from every_page import Sites

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"

# A busy machine may take its time over an example: that is no fault of what is tested.
settings.register_profile("steelyard", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steelyard")

# A shell that starts something in the background lets it, and all that it starts, ignore Ctrl-C.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

CHROMIUM_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

NAMES = (
    "chromium-headless-shell",
    "chrome-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
)
"""A browser's names: the shells come first, since they open a page in a fraction of a whole browser's time."""


MOST_SECONDS = 600
"""So long one worker waits for what another one builds."""


def chromium_path() -> str | None:
    """Return the browser that STEELYARD_CHROMIUM names, else the first of its usual names on the PATH."""
    return next(filter(None, map(shutil.which, (os.environ.get("STEELYARD_CHROMIUM", ""), *NAMES))), None)


def node_modules() -> Path:
    """Return the folder of what npm installed: STEELYARD_NODE_MODULES, else the checkout's own."""
    return Path(os.environ.get("STEELYARD_NODE_MODULES") or ROOT / "node_modules")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--approve", action="store_true", help="write what the program does now into the golden files"
    )
    parser.addoption(
        "--long",
        action="store_true",
        help="run the long forms too: more moments, more texts, larger projects",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is only of the long form, unless it is asked for."""
    if config.getoption("--long"):
        return
    long = [item for item in items if item.get_closest_marker("long")]
    config.hook.pytest_deselected(items=long)
    items[:] = [item for item in items if not item.get_closest_marker("long")]


def missing(reason: str) -> NoReturn:
    """Skip a test for want of a program; in CI, which installs them all, fail it."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session", autouse=True)
def _cache_of_their_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what builds remember out of a person's own cache: it is neither read nor filled by tests."""
    with pytest.MonkeyPatch.context() as surroundings:
        surroundings.setenv("STEELYARD_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def approve(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written instead of compared."""
    return bool(request.config.getoption("--approve"))


@pytest.fixture(scope="session")
def long_form(request: pytest.FixtureRequest) -> bool:
    """Whether a test that has a short and a long form runs its long one."""
    return bool(request.config.getoption("--long"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the folder of shared material, real records and their gold labels; skip where it is absent."""
    if not (SHARED / "corpora").is_dir():
        pytest.skip("the shared corpora are not beside this checkout")
    return SHARED


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start the machine's Chromium; skip where there is none, except in CI, where that is a failure."""
    path = chromium_path()
    if path is None:
        missing("there is no Chromium on this machine (Debian: apt-get install chromium-headless-shell)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_FLAGS))
        yield browser
        browser.close()


def built_once(factory: pytest.TempPathFactory, name: str, build: Callable[[Path], object]) -> Path:
    """Build into a folder that all workers of a run share: the first that comes builds, the others wait for it."""
    folder = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    folder, done, failed = folder / name, folder / f"{name}.done", folder / f"{name}.failed"
    try:
        folder.mkdir()
    except FileExistsError:
        until = time.monotonic() + MOST_SECONDS
        while not done.exists():
            assert not failed.exists(), f"another worker could not build the {name}"
            assert time.monotonic() < until, f"no other worker built the {name}"
            time.sleep(0.1)
        return folder
    try:
        build(folder)
    except BaseException:
        failed.touch()
        raise
    done.touch()
    return folder


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    """Build the sites that have every kind of page."""
    from every_page import Sites, build_sites

    return Sites(built_once(tmp_path_factory, "sites", build_sites))


@pytest.fixture(scope="session")
def every_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the sites of the cases that make one, and of the project's own decisions, into a folder each."""
    from every_page import build_own_and_cases

    return built_once(tmp_path_factory, "every-site", build_own_and_cases)
