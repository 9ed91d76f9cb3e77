"""Reviews on the command line: `check` and `list --due` go by a day, a build and `serve` by none."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from steelyard.doors.cli import cli
from steelyard.doors.work import Request, built, due_day

if TYPE_CHECKING:
    from pathlib import Path

RECORDS = {
    "0001-one.md": "---\nstatus: accepted\ndate: 2019-01-01\nreview-by: 2021-01-01\n---\n# One\n",
    "0002-two.md": "---\nstatus: accepted\ndate: 2019-01-02\nreview-by: 2020-01-01\n---\n# Two\n",
    "0003-three.md": "---\nstatus: deprecated\ndate: 2019-01-03\nreview-by: 2020-01-01\n---\n# Three\n",
    "0004-four.md": "---\nstatus: accepted\ndate: 2019-01-04\n---\n# Four\n",
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "decisions").mkdir()
    for name, text in RECORDS.items():
        (tmp_path / "decisions" / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return tmp_path


def run(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(cli, words)
    return done.exit_code, done.stdout


@pytest.mark.usefixtures("project")
def test_a_build_never_fails_because_time_has_passed() -> None:
    """A review that is due fails a strict check; a strict build publishes and says nothing, whatever its day."""
    assert run("check", "--strict", "--date", "2020-06-01")[0] == 1
    assert run("check", "--strict", "--date", "2019-06-01") == (0, "4 records, nothing to report.\n")
    code, told = run("build", "--strict", "--date", "2020-06-01")
    assert (code, "R310" in told) == (0, False)
    for date in (None, "2020-06-01"):
        assert not built(Request(date=date), write=True)[1].diagnostics


@pytest.mark.usefixtures("project")
def test_the_day_is_the_one_asked_for_then_the_epochs_then_today(monkeypatch: pytest.MonkeyPatch) -> None:
    """`--date` goes over SOURCE_DATE_EPOCH, which goes over the clock; years after the dates both are due."""
    assert len(json.loads(run("check", "--format", "json")[1])) == 2
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1590969600")  # 2020-06-01
    assert due_day(None) == "2020-06-01"
    (finding,) = json.loads(run("check", "--format", "json")[1])
    assert (finding["code"], finding["file"], finding["line"]) == ("R310", "decisions/0002-two.md", 4)
    assert run("check", "--date", "2019-06-01")[0] == 0
    assert run("list", "--due") == (0, "2  2020-01-01  152 days overdue  Two\n")
    assert run("list", "--due", "--date", "2019-06-01") == (0, "No review is due by 1 June 2019.\n")


def test_a_site_may_set_the_severity_of_due_reviews(project: Path) -> None:
    """`check: {R310: off}` silences them, as any other code."""
    (project / "steelyard.yml").write_text("check: {R310: off}\n", encoding="utf-8")
    assert run("check", "--strict", "--date", "2022-06-01") == (0, "4 records, nothing to report.\n")


@pytest.mark.usefixtures("project")
def test_the_list_of_due_reviews_as_json_is_that_of_records() -> None:
    """The same values as of `list --json`, only of those that are due, the longest overdue first."""
    every = {one["id"]: one for one in json.loads(run("list", "--json")[1])}
    code, told = run("list", "--due", "--json", "--date", "2022-06-01")
    assert code == 0
    assert json.loads(told) == [every["2"], every["1"]]
    assert json.loads(run("list", "--due", "--json", "--date", "2019-06-01")[1]) == []


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("words", [("--due", "--all"), ("--date", "2022-06-01"), ("--due", "--date", "soon")])
def test_options_that_do_not_go_together_are_a_usage_error(words: tuple[str, ...]) -> None:
    """Nothing is listed, and the code is that of wrong usage."""
    assert run("list", *words) == (2, "")


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("seconds", ["soon", "-30000000000", "99999999999", "99999999999999"])
def test_an_epoch_that_is_no_day_of_records_is_told(monkeypatch: pytest.MonkeyPatch, seconds: str) -> None:
    """It is refused in words, as a `--date` is, and nothing is written."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    for words in (["new", "Five"], ["build"], ["list", "--due"]):
        done = CliRunner().invoke(cli, words)
        said = f"a day between 1900 and 2099, as seconds since 1970, not `{seconds}`"
        assert (done.exit_code, done.stdout, said in done.stderr) == (2, "", True)
