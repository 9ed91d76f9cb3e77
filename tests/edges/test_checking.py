"""What a check does of a build's work: all that can find something, and no page that cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cache_samples import CONFIG, FILES, let_it_settle, put, remembered, run, seed
from steelyard.doors.work import Request, built, surveyed
from steelyard.edges import bodies, parsing
from steelyard.edges.looks.theme import Theme
from steelyard.edges.output.sink import Nowhere
from steelyard.edges.pipeline import Options, ready

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BARE = CONFIG.replace("theme:\n  path: look\n", "")
REVIEWED = "---\nstatus: accepted\ndate: 2021-08-09\nreview-by: 2022-01-01\n---\n# Keep bees\n\nBees.\n"
UNKEPT = {"decisions/README.md", "decisions/notes.md", "decisions/0007-hire-a-cook.md"}
"""Files of which a build keeps nothing: those that are no records, and drafts."""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Lay out a project with the default theme and a cache of its own, and work in it."""
    monkeypatch.setenv("STEELYARD_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    project = tmp_path / "project"
    put(project, {**FILES, "steelyard.yml": BARE})
    seed(tmp_path / "cache")
    monkeypatch.chdir(project)
    let_it_settle()
    return project


def calls(monkeypatch: pytest.MonkeyPatch, holder: object, name: str, told: Callable[..., str]) -> list[str]:
    """Note each call of a function from now on, by what `told` says of it."""
    real, noted = getattr(holder, name), []

    def noting(*given: Any, **more: Any) -> Any:
        noted.append(told(*given))
        return real(*given, **more)

    monkeypatch.setattr(holder, name, noting)
    return noted


@pytest.mark.parametrize("makes", [False, True], ids=["makes nothing", "makes all"])
@pytest.mark.parametrize(
    "config",
    [
        BARE,
        BARE + "out: public\nstatuses: {ripe: {meaning: accepted, colour: '#8a1c5b'}}\n",
        BARE.replace("site:\n", "site:\n  url: https://orchard.example/\n  cname: orchard.example\n"),
        BARE.replace("site:\n", "site:\n  language: de\n") + "theme: {colours: {accent: '#8a1c5b'}}\n",
        BARE + "markdown: {copies: false}\npermalink: '{slug}.html'\n",
    ],
    ids=["plain", "statuses", "address", "look", "no copies"],
)
def test_a_check_names_all_that_a_build_publishes(root: Path, config: str, *, makes: bool) -> None:
    """Addresses that clash, or stand in the output folder's way, are looked for among all files of the site."""
    put(root, {"steelyard.yml": config, "decisions/0008-keep-bees.md": REVIEWED})
    _, outcome = built(Request(), write=True)
    assert outcome.published
    site = ready(surveyed(Request()), Options(write=False)).site
    assert site
    nowhere = Nowhere(makes=makes)
    pages, found = site.write(nowhere)
    assert nowhere.urls == set(outcome.published.files)
    assert pages == outcome.pages
    assert not [each for each in found if each not in outcome.diagnostics]


def test_only_a_projects_own_pages_are_made(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The default theme makes a page of any record; what a project's own templates ask for in vain is found."""
    made = calls(monkeypatch, Theme, "render", lambda _, view: view.url)
    assert run("check").code == 0
    assert made == []
    put(root, {"steelyard.yml": CONFIG})
    assert run("check").code == 0
    assert len(made) == len(set(made)) > len(FILES) / 2
    put(
        root,
        {
            "look/templates/page.html": '{% extends "default/page.html" %}{% block body %}{{ page.x }}{% endblock %}'
        },
    )
    assert run("check").code == 1


def test_a_check_takes_what_a_build_has_made(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a build only what was edited is read and rendered, whatever day reviews are due by; findings are the same."""
    put(root, {"decisions/0008-keep-bees.md": REVIEWED})
    name = "decisions/0003-sell-cider.md"
    remembered()
    fresh = (root / name).read_text().replace(
        "# 3. Sell cider", "# 3. Sell juice"
    ) + "\nSee [it](nowhere.md).\n"
    (root / name).write_text(fresh)
    let_it_settle()
    monkeypatch.setenv("STEELYARD_CACHE", str(root / "none"))  # a project brings none
    clean = [run("check", *words) for words in ((), ("--strict", "--date", "2021-12-31"))]
    monkeypatch.setenv("STEELYARD_CACHE", str(root.parent / "cache"))
    read = calls(monkeypatch, parsing, "parse_text", lambda one, *_: one.path)
    rendered = calls(monkeypatch, bodies, "rendered", lambda _, asking, *__: asking.path)
    assert [run("check", *words) for words in ((), ("--strict", "--date", "2021-12-31"))] == clean
    assert {name} <= set(read) <= {name, *UNKEPT}
    assert {name} <= set(rendered) <= {name, *UNKEPT}
    assert "nowhere.md" in clean[0].line
    assert clean[0].line != clean[1].told
