"""The files for CI services are what their schemas take, publish the right branch, and trust no pull request."""

from __future__ import annotations

import re
import shlex
from typing import Any

import pytest
import yaml

from steelyard.writing.workflows import PLACES, SERVICES, workflow

BRANCHES = (
    "main",
    "release/1.x",
    "it's",
    'a"b',
    "on",
    "ümlaut",
    "\U0001f600",
    "{x}",
    "#1",
    "@CHANGE@",
    "c++",
    "!x",
)
FOLDERS = ("", "docs", "packages/it's here", 'a"b', "$(touch x)", "-n", "\U0001f600", "a\x85b\u2028c\x7fd")


def parsed(service: Any, *, branch: str = "main", folder: str = "") -> dict[Any, Any]:
    found = yaml.safe_load(workflow(service, branch=branch, folder=folder, version="1.2.3"))
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("branch", BRANCHES)
def test_github_publishes_the_branch(branch: str) -> None:
    """A push to the default branch, of any name, is built though it has warnings, and then deployed by a job that reads nothing."""
    found = parsed("github", branch=branch)
    ((pattern,),) = found[True].pop("push").values()  # YAML 1.1 reads `on` so
    assert re.sub(r"\\(.)", r"\1", pattern) == branch
    assert not re.search(r"(?<!\\)[*?+\[\]!]", pattern)
    assert found[True] == {"pull_request": None}
    jobs = found["jobs"]
    assert jobs["build"]["if"] == "github.event_name == 'push'"
    assert any("steelyard build --base-url" in step.get("run", "") for step in jobs["build"]["steps"])
    assert jobs["deploy"]["needs"] == "build"
    assert [step["uses"].partition("@")[0] for step in jobs["deploy"]["steps"]] == ["actions/deploy-pages"]


def test_github_trusts_no_pull_request() -> None:
    """What reads records may write nothing and keeps no token; nothing that others name stands in a script."""
    text = workflow("github", branch="main", folder="", version="1.2.3")
    assert "pull_request_target" not in text
    assert "secrets." not in text
    found = yaml.safe_load(text)
    assert found["permissions"] == {}
    for name, job in found["jobs"].items():
        writes = {scope for scope, level in job["permissions"].items() if level == "write"}
        assert writes == ({"pages", "id-token"} if name == "deploy" else set())
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")
            if "checkout" in step.get("uses", ""):
                assert step["with"] == {"fetch-depth": 0, "persist-credentials": False}


def test_a_pull_request_names_its_decisions() -> None:
    """The summary of a review names the records, and the site is kept to look at, before a warning at its line fails it."""
    steps = parsed("github")["jobs"]["review"]["steps"]
    runs = [step["run"] for step in steps if "run" in step]
    assert 'steelyard list --changed "origin/$BASE" --markdown >> "$GITHUB_STEP_SUMMARY"' in runs
    assert runs[-1] == 'steelyard check --changed "origin/$BASE" --strict --format github'
    assert steps[-2]["uses"].startswith("actions/upload-artifact@")
    job = parsed("gitlab")["decisions"]
    assert job["script"][-1] == 'steelyard check --changed "$CI_MERGE_REQUEST_DIFF_BASE_SHA" --strict'
    assert job["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'}]
    assert any("list --changed" in line for line in job["script"])
    assert job["artifacts"]["expose_as"]


def test_gitlab_publishes_its_default_branch() -> None:
    """GitLab serves what the job `pages` leaves in `public`, of the default branch alone."""
    job = parsed("gitlab")["pages"]
    assert job["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert job["artifacts"]["paths"] == ["public"]
    assert job["script"] == ['steelyard build --base-url "$CI_PAGES_URL" --out "$CI_PROJECT_DIR/public"']


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_project_below_the_top(folder: str) -> None:
    """The commands run in the project's folder, whatever its name; at the top nothing is changed to."""
    found = parsed("github", folder=folder)
    assert found.get("defaults") == ({"run": {"working-directory": folder}} if folder else None)
    lines = parsed("gitlab", folder=folder)[".decisions"]["before_script"]
    assert [shlex.split(line) for line in lines[1:]] == ([["cd", "--", folder]] if folder else [])


@pytest.mark.parametrize("service", SERVICES)
def test_the_version_is_named(service: Any) -> None:
    """A job takes this version, or a later one that its number calls compatible."""
    text = workflow(service, branch="main", folder="", version="1.2.3")
    assert 'pip install "steelyard~=1.2.3"' in text
    assert PLACES[service].endswith(".yml")
