"""The files by which GitHub Actions and GitLab CI publish a project's decisions, and show what a change does to them.

Records are a stranger's work in a pull request: the jobs that read them get no secret and may write nothing, and
nothing that a record or a branch's name says stands in a script.
"""

from __future__ import annotations

import json
import re
from typing import Literal

Service = Literal["github", "gitlab"]
SERVICES: tuple[Service, ...] = ("github", "gitlab")

PLACES: dict[Service, str] = {"github": ".github/workflows/decisions.yml", "gitlab": ".gitlab-ci.yml"}
"""Where each service looks for its file, from the top of the repository."""

NEXT: dict[Service, str] = {
    "github": 'Once: choose "GitHub Actions" in the repository\'s Settings, under Pages. Then commit and push the file.',
    "gitlab": "Commit and push the file: the site comes with the next pipeline of the default branch.",
}
"""What is to be done for the first site, once the file is there."""

KEPT: dict[Service, str] = {
    "github": "`steelyard ci github` prints what would be written: take from it what is new, "
    "or put it over the file: steelyard ci github > {path}",
    "gitlab": "`steelyard ci gitlab` prints what would be written: add its jobs to the file, "
    "or put it over the file: steelyard ci gitlab > {path}",
}
"""What to do where another file is there already."""

_UNFIT = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")

_GITHUB = """\
# Made by `steelyard ci github`; from here on it is yours.
# Once: in the repository's Settings, under Pages, choose "GitHub Actions" as the source.
name: Decisions

on:
  push:
    branches: [@BRANCH@]
  pull_request:

permissions: {}
@DEFAULTS@
jobs:
  # What a pull request does to the decisions: findings at their lines, a summary, and the site to look at.
  review:
    if: github.event_name == 'pull_request'
    runs-on: ubuntu-latest
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@v5
        with:
          fetch-depth: 0
          persist-credentials: false
      - uses: actions/setup-python@v6
        with:
          python-version: "3.13"
      - run: pip install "@REQUIREMENT@"
      - name: Name the decisions that are added or changed
        env:
          BASE: ${{ github.base_ref }}
        run: steelyard list --changed "origin/$BASE" --markdown >> "$GITHUB_STEP_SUMMARY"
      - run: steelyard build --out "$RUNNER_TEMP/site"
      - uses: actions/upload-artifact@v5
        with:
          name: decisions
          path: ${{ runner.temp }}/site
      # Who writes is held to every warning; what is merged is published for readers in any case.
      - name: Check what this pull request touches
        env:
          BASE: ${{ github.base_ref }}
        run: steelyard check --changed "origin/$BASE" --strict --format github

  build:
    if: github.event_name == 'push'
    runs-on: ubuntu-latest
    permissions:
      contents: read
      pages: read
    steps:
      - uses: actions/checkout@v5
        with:
          fetch-depth: 0
          persist-credentials: false
      - uses: actions/setup-python@v6
        with:
          python-version: "3.13"
      - run: pip install "@REQUIREMENT@"
      - uses: actions/configure-pages@v5
        id: pages
      - env:
          URL: ${{ steps.pages.outputs.base_url }}
        run: steelyard build --base-url "$URL" --out "$RUNNER_TEMP/site"
      - uses: actions/upload-pages-artifact@v4
        with:
          path: ${{ runner.temp }}/site

  deploy:
    needs: build
    runs-on: ubuntu-latest
    permissions:
      pages: write
      id-token: write
    concurrency:
      group: pages
    environment:
      name: github-pages
      url: ${{ steps.deployment.outputs.page_url }}
    steps:
      - uses: actions/deploy-pages@v4
        id: deployment
"""

_GITLAB = """\
# Made by `steelyard ci gitlab`; from here on it is yours.
.decisions:
  image: python:3.13
  variables:
    GIT_DEPTH: "0"
  before_script:
    - pip install "@REQUIREMENT@"@CHANGE@

# What a merge request does to the decisions: the ones it adds or changes, the findings, and the site to look at.
decisions:
  extends: .decisions
  stage: test
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
  script:
    - steelyard list --changed "$CI_MERGE_REQUEST_DIFF_BASE_SHA" --markdown | tee "$CI_PROJECT_DIR/changed-decisions.md"
    - steelyard build --out "$CI_PROJECT_DIR/preview"
    # Who writes is held to every warning; what is merged is published for readers in any case.
    - steelyard check --changed "$CI_MERGE_REQUEST_DIFF_BASE_SHA" --strict
  artifacts:
    when: always
    expose_as: Preview of the decisions
    paths:
      - changed-decisions.md
      - preview/
    expire_in: 2 weeks

pages:
  extends: .decisions
  stage: deploy
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  script:
    - steelyard build --base-url "$CI_PAGES_URL" --out "$CI_PROJECT_DIR/public"
  artifacts:
    paths:
      - public
"""


def workflow(service: Service, *, branch: str, folder: str, version: str) -> str:
    """Return a service's file. `branch` is the one that is published, `folder` the project's below the repository's top.

    `folder` is '' where the project is the whole repository. `version` is that of Steelyard: jobs take it, or a later
    one that is compatible by its number.
    """
    filled = {"REQUIREMENT": f"steelyard~={version}", "BRANCH": "", "DEFAULTS": "", "CHANGE": ""}
    if service == "github":
        # A branch is named by a pattern there; of what has a meaning in it, these two a name can have.
        filled["BRANCH"] = _quoted(re.sub(r"[+!]", r"\\\g<0>", branch))
        if folder:
            filled["DEFAULTS"] = f"\ndefaults:\n  run:\n    working-directory: {_quoted(folder)}\n"
    elif folder:
        # Quoted for the shell first, then the whole line for YAML.
        inner = "'" + folder.replace("'", "'\\''") + "'"
        filled["CHANGE"] = f"\n    - {_quoted(f'cd -- {inner}')}"
    text = _GITHUB if service == "github" else _GITLAB
    return re.sub("@([A-Z]+)@", lambda name: filled[name[1]], text)


def _quoted(text: str) -> str:
    # YAML reads it as JSON does, but takes some more characters for line ends or for none at all.
    text = json.dumps(text, ensure_ascii=False)
    return _UNFIT.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
