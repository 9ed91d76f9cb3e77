"""`steelyard list` by status and tag: as lines and as JSON, by each word that a status has."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from steelyard.doors.cli import cli

if TYPE_CHECKING:
    from pathlib import Path

RECORDS = {
    "0001-one.md": "---\nstatus: accepted\ntags: [queue, mail]\n---\n# One\n",
    "0002-two.md": "---\nstatus: proposed\ntags: [Queue]\nreview-by: 2020-01-01\n---\n# Two\n",
    "0003-three.md": "---\nstatus: on hold\ntags: mail\n---\n# Three\n",
    "0004-four.md": "---\nstatus: stagnant\n---\n# Four\n",
    "0005-five.md": "---\nstatus: accepted\nsuperseded-by: 1\n---\n# Five\n",
    "0006-six.md": "# Six\n",
}


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "decisions").mkdir()
    for name, text in RECORDS.items():
        (tmp_path / "decisions" / name).write_text(text, encoding="utf-8")
    (tmp_path / "steelyard.yml").write_text(
        "statuses: {On hold: {colour: '#3b6ea5', meaning: proposed}}\n", encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)


def run(*words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(cli, ("list", *words))
    return done.exit_code, done.stdout, done.stderr


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("--status accepted", "1"),
        ("--status PROPOSED", "2"),
        ("--status superseded", "5"),
        ("--status=in\xa0force", "1"),
        ("--status=on\xa0hold", "3"),
        ("--status stagnant", "4"),
        ("--status other", "4"),
        ("--status none", "6"),
        ("--status rejected", ""),
        ("--status accepted --status proposed", "12"),
        ("--tag queue", "12"),
        ("--tag QUEUE --tag mail", "1"),
        ("--tag mail --status accepted --status=on\xa0hold", "13"),
        ("--due --tag queue --date 2022-01-01", "2"),
        ("--due --tag mail --date 2022-01-01", ""),
    ],
)
def test_a_list_is_of_any_of_the_statuses_and_each_of_the_tags(words: str, ids: str) -> None:
    """What holds counts, not what the file says; lines and JSON are of the same records."""
    code, told, _ = run(*words.split(" "), "--json")
    assert (code, "".join(one["id"] for one in json.loads(told))) == (0, ids)
    code, told, said = run(*words.split(" "))
    listed = [line[0] for line in told.splitlines() if not line.startswith("No review")]
    assert (code, "".join(listed)) == (0, ids)
    assert said == ("" if ids or "--due" in words else "No record is like that.\n")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (
            ("--status", "propsed"),
            "`propsed` is no status; did you mean `proposed`? It is one of draft, proposed, accepted, rejected, "
            "deprecated, superseded, on hold, other, none, stagnant",
        ),
        (("--tag", "mial"), "no record has the tag `mial`; did you mean `mail`?"),
        (("--tag", "x", "--tag", "mail"), "no record has the tag `x`; the commonest are mail or queue"),
        (("--all", "--tag", "mail"), "--tag chooses records, --all lists files"),
        (("--all", "--status", "draft"), "--status chooses records, --all lists files"),
        (("--changed", "--status", "draft"), "--changed lists by itself"),
    ],
)
def test_what_there_is_not_is_a_usage_error_that_says_what_there_is(words: tuple[str, ...], why: str) -> None:
    """Nothing is listed, and the code is that of wrong usage."""
    code, told, said = run(*words)
    assert (code, told) == (2, "")
    assert why in " ".join(said.split())
