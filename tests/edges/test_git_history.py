"""With `history: git` a record's page tells when its status changed, as far as Git knows, and nothing ever fails."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from git_samples import begin, commit, first_dates, git, histories, surveyed, write
from steelyard.core.relations.spans import Interval
from steelyard.doors.tables import record_card
from steelyard.edges.loader import TEXT_LIMIT

if TYPE_CHECKING:
    from pathlib import Path

    from steelyard.edges.survey import Survey

A = "decisions/0001-a.md"
B = "decisions/0002-b.md"
LIFE = {"2020-01-10": "proposed", "2020-03-07": "accepted", "2021-05-01": "deprecated"}
STEPS = ["2020-01-10 proposed*", "2020-03-07 accepted*", "2021-05-01 deprecated*"]


def live(root: Path, path: str = A, title: str = "Choose a queue") -> Path:
    """Make a repository in which one record goes through three statuses."""
    begin(root)
    for date, status in LIFE.items():
        write(root, path, status, title=title)
        commit(root, date)
    return root


def notes(found: Survey) -> list[tuple[str, str]]:
    assert not [each for each in found.diagnostics if each.severity == "error"]
    return [(each.place.file, each.message) for each in found.diagnostics if each.code == "G801"]


def test_the_commits_that_changed_a_status(tmp_path: Path) -> None:
    """Each change of status is a step with the author's date and name; other edits are none."""
    root = begin(tmp_path)
    file = write(root, A, "proposed")
    commit(root, "2020-01-10", author="Ann Field")
    file.write_text(file.read_text() + "\nMore.\n")
    commit(root, "2020-02-01", author="Bob")
    write(root, A, "~~proposed~~ accepted")
    accepted = commit(root, "2020-03-07", author="Chloé  Ünal\x01")
    write(root, A, "Approved")
    commit(root, "2020-04-01")
    found = surveyed(root)
    (decision,) = found.corpus.decisions
    assert histories(found) == {A: ["2020-01-10 proposed*", "2020-03-07 accepted*"]}
    first, second = decision.record.history
    assert (first.by, second.by, second.note) == ("Ann Field", "Chloé Ünal", f"commit {accepted[:7]}")
    assert decision.in_force == (Interval("2020-03-07", None),)
    card = "\n".join(record_card(decision, found))
    assert f"2020-03-07 accepted  Git, commit {accepted[:7]} by Chloé Ünal" in card
    assert notes(found) == []


def test_only_where_it_is_wanted(tmp_path: Path) -> None:
    """Without the setting Git is not asked, and the record has the history that it tells."""
    root = live(tmp_path)
    assert histories(surveyed(root, "")) == {A: []}
    assert histories(surveyed(root, "history: record\n")) == {A: []}


def test_a_record_older_than_its_repository(tmp_path: Path) -> None:
    """A record of 2019 that was first committed in 2020, accepted by then, is in force since 2019."""
    root = begin(tmp_path)
    write(root, A, "accepted", front="date: 2019-03-01")
    commit(root, "2020-01-05")
    found = surveyed(root)
    assert histories(found) == {A: ["2019-03-01 accepted*"]}
    assert found.corpus.decisions[0].in_force == (Interval("2019-03-01", None),)


def test_a_date_that_came_with_the_status(tmp_path: Path) -> None:
    """A record that is dated in the commit that accepts it was accepted on that date."""
    root = begin(tmp_path)
    write(root, A, "proposed", front="date: 2020-01-02")
    commit(root, "2020-01-05")
    write(root, A, "accepted", front="date: 2020-03-05")
    commit(root, "2020-03-07")
    assert histories(surveyed(root)) == {A: ["2020-01-02 proposed*", "2020-03-05 accepted*"]}


def test_the_records_own_history_wins(tmp_path: Path) -> None:
    """What front matter tells is not told again by Git, and its order is not turned back."""
    root = begin(tmp_path)
    for date, status in LIFE.items():
        write(root, A, status, front="history: [{date: 2020-02-20, status: accepted, by: Board}]")
        commit(root, date)
    steps = ["2020-01-10 proposed*", "2020-02-20 accepted", "2021-05-01 deprecated*"]
    assert histories(surveyed(root)) == {A: steps}


def test_what_is_not_committed_is_no_step(tmp_path: Path) -> None:
    """An edit of today has no date yet; a record of today has no history, even under an old name."""
    root = live(tmp_path)
    write(root, B, "proposed")
    commit(root, "2021-06-01")
    git(root, "rm", "-q", B)
    commit(root, "2021-07-01")
    write(root, A, "superseded")
    write(root, B, "accepted", title="Choose a log")
    assert histories(surveyed(root)) == {A: STEPS, B: []}


def test_renames_of_files_and_folders(tmp_path: Path) -> None:
    """A record keeps its past when it, or the folder around it, gets another name."""
    root = begin(tmp_path)
    write(root, "docs/adr/1-a.md", "proposed")
    for number in range(30):
        write(root, f"docs/adr/x{number}.md", "draft", title=f"Record {number}")
    commit(root, "2020-01-10")
    git(root, "mv", "docs/adr/1-a.md", "docs/adr/0001-ä b\n.md")
    write(root, "docs/adr/0001-ä b\n.md", "accepted")
    commit(root, "2020-03-07")
    git(root, "mv", "docs/adr", "decisions")
    commit(root, "2020-04-01")
    found = histories(surveyed(root))
    assert found.pop("decisions/0001-ä b\n.md") == ["2020-01-10 proposed*", "2020-03-07 accepted*"]
    assert set(map(tuple, found.values())) == {("2020-01-10 draft*",)}


def test_a_folder_named_like_an_option(tmp_path: Path) -> None:
    """A line break in a folder's name ends no answer of Git: what follows it is not handed to Git as a word."""
    root = begin(tmp_path)
    folder = "decisions/x\n--output=y"
    write(root, f"{folder}/0001-a.md", "proposed")
    commit(root, "2020-01-10")
    assert histories(surveyed(root)) == {f"{folder}/0001-a.md": ["2020-01-10 proposed*"]}
    assert [file.name for file in (root / folder).iterdir()] == ["0001-a.md"]


def test_a_name_that_two_records_had(tmp_path: Path) -> None:
    """A record that gave its name away keeps its past; the one that took the name has its own."""
    root = begin(tmp_path)
    write(root, A, "proposed")
    commit(root, "2020-01-10")
    git(root, "mv", A, B)
    commit(root, "2020-02-01")
    write(root, A, "accepted", title="Choose a log")
    commit(root, "2020-03-01")
    write(root, B, "rejected")
    commit(root, "2020-04-01")
    found = histories(surveyed(root))
    assert found == {A: ["2020-03-01 accepted*"], B: ["2020-01-10 proposed*", "2020-04-01 rejected*"]}
    dates, _ = first_dates(root, [A, B])
    assert dates == {A: "2020-03-01", B: "2020-01-10"}


def test_a_name_that_a_lost_file_had_for_a_time(tmp_path: Path) -> None:
    """What was written and removed under a record's former name, or earlier under its present one, is not its past."""
    root = begin(tmp_path)
    write(root, B, "rejected", title="Choose a cache")
    commit(root, "2018-01-01")
    git(root, "rm", "-q", B)
    commit(root, "2018-02-01")
    write(root, A, "proposed")
    commit(root, "2020-01-10")
    git(root, "mv", A, B)
    commit(root, "2020-02-01")
    write(root, A, "accepted", title="Choose a log")
    commit(root, "2020-03-01")
    git(root, "rm", "-q", A)
    commit(root, "2020-04-01")
    assert histories(surveyed(root)) == {B: ["2020-01-10 proposed*"]}


def test_removed_and_brought_back(tmp_path: Path) -> None:
    """A record that was away for a time is one record; going and coming are no steps."""
    root = begin(tmp_path)
    write(root, A, "accepted")
    commit(root, "2020-01-10")
    git(root, "rm", "-q", A)
    commit(root, "2020-02-01")
    write(root, A, "accepted")
    commit(root, "2020-03-01")
    write(root, A, "deprecated")
    commit(root, "2020-04-01")
    assert histories(surveyed(root)) == {A: ["2020-01-10 accepted*", "2020-04-01 deprecated*"]}


def test_a_copy_of_a_template(tmp_path: Path) -> None:
    """A record copied from a template begins with its own first commit; choices left standing are no status."""
    root = begin(tmp_path)
    write(root, "decisions/template.md", "[proposed | accepted | rejected]", title="Title")
    commit(root, "2019-01-01")
    shutil.copy(root / "decisions/template.md", root / A)
    commit(root, "2020-01-10")
    file = root / A
    file.write_text(file.read_text().replace("[proposed | accepted | rejected]", "accepted"))
    commit(root, "2020-03-07")
    assert histories(surveyed(root)) == {A: ["2020-03-07 accepted*"]}
    assert first_dates(root, [A])[0] == {A: "2020-01-10"}


def test_a_record_moved_between_sources(tmp_path: Path) -> None:
    """A move from one package's records to another's is a rename like any other."""
    root = begin(tmp_path)
    write(root, "one/0001-a.md", "proposed")
    write(root, "two/0001-b.md", "draft", title="Choose a log")
    commit(root, "2020-01-10")
    git(root, "mv", "one/0001-a.md", "two/0002-a.md")
    commit(root, "2020-02-01")
    write(root, "two/0002-a.md", "accepted")
    write(root, "one/0002-c.md", "draft", title="Choose a cache")
    commit(root, "2020-03-01")
    found = histories(
        surveyed(root, "history: git\nsources: [{name: one, path: one}, {name: two, path: two}]\n")
    )
    assert found["two/0002-a.md"] == ["2020-01-10 proposed*", "2020-03-01 accepted*"]


def test_a_side_branch_that_knew_the_old_name(tmp_path: Path) -> None:
    """A status set on a branch is a step of its own commit, though the record was renamed elsewhere meanwhile."""
    root = begin(tmp_path)
    write(root, A, "proposed")
    commit(root, "2020-01-10")
    git(root, "checkout", "-qb", "side")
    write(root, A, "accepted")
    commit(root, "2020-02-02", author="Bob")
    git(root, "checkout", "-q", "main")
    git(root, "mv", A, B)
    commit(root, "2020-03-03")
    git(root, "merge", "-q", "--no-edit", "side")
    assert "accepted" in (root / B).read_text()
    found = surveyed(root)
    assert histories(found) == {B: ["2020-01-10 proposed*", "2020-02-02 accepted*"]}
    assert found.corpus.decisions[0].record.history[1].by == "Bob"


def test_an_edit_beside_a_branch_that_decides(tmp_path: Path) -> None:
    """An edit of a record that is still proposed on its own branch is no step back from another branch's decision."""
    root = begin(tmp_path)
    file = write(root, A, "proposed")
    commit(root, "2020-01-10")
    git(root, "checkout", "-qb", "side")
    write(root, A, "accepted")
    commit(root, "2020-02-02")
    git(root, "checkout", "-q", "main")
    file.write_text(file.read_text() + "\nMore.\n")
    commit(root, "2020-03-03")
    git(root, "merge", "-q", "--no-edit", "side", date="2020-04-04T12:00:00+0000")
    assert histories(surveyed(root)) == {A: ["2020-01-10 proposed*", "2020-02-02 accepted*"]}


def conflict(root: Path) -> None:
    """Set one record to accepted on a branch and to rejected on main, and stop in the middle of the merge."""
    begin(root)
    write(root, A, "proposed")
    commit(root, "2020-01-10")
    git(root, "checkout", "-qb", "side")
    write(root, A, "accepted")
    commit(root, "2020-02-02")
    git(root, "checkout", "-q", "main")
    write(root, A, "rejected")
    commit(root, "2020-03-03")
    git(root, "merge", "-q", "-s", "ours", "--no-commit", "side")


def test_a_merge_that_takes_one_side(tmp_path: Path) -> None:
    """Of two branches that disagree, the history ends with the one that was taken."""
    conflict(tmp_path)
    commit(tmp_path, "2020-04-04")
    assert histories(surveyed(tmp_path))[A][-1] == "2020-03-03 rejected*"
    write(tmp_path, A, "accepted")
    git(tmp_path, "add", A)
    git(tmp_path, "commit", "-q", "--amend", "-m", "x")
    assert histories(surveyed(tmp_path)) == {A: ["2020-01-10 proposed*", "2020-02-02 accepted*"]}


def test_a_merge_that_decides_itself(tmp_path: Path) -> None:
    """A status that none of the branches had is a step of the merge."""
    conflict(tmp_path)
    write(tmp_path, A, "deprecated")
    commit(tmp_path, "2020-04-04", author="Judge")
    found = surveyed(tmp_path)
    assert histories(found)[A][-1] == "2020-04-04 deprecated*"
    assert found.corpus.decisions[0].record.history[-1].by == "Judge"


def test_versions_that_cannot_be_read(tmp_path: Path) -> None:
    """An old version that is no UTF-8, far too large, or a link tells nothing, and no word is lost on it."""
    root = begin(tmp_path)
    file = write(root, A, "draft")
    good = file.read_bytes()
    commit(root, "2020-01-10")
    file.write_bytes(good.replace(b"draft", b"proposed") + b"\xff\xfe\xff")
    commit(root, "2020-02-01")
    file.write_bytes(good.replace(b"draft", b"rejected") + b"word " * (TEXT_LIMIT // 5))
    commit(root, "2020-03-01")
    file.unlink()
    file.symlink_to("../elsewhere.md")
    commit(root, "2020-03-15")
    file.unlink()
    write(root, A, "accepted")
    commit(root, "2020-04-01")
    found = surveyed(root)
    assert histories(found) == {A: ["2020-01-10 draft*", "2020-04-01 accepted*"]}
    assert notes(found) == []


def test_a_shallow_clone(tmp_path: Path) -> None:
    """What lies before the boundary is left out, what came after is told, and a note says why."""
    live(tmp_path / "full")
    git(tmp_path, "clone", "-q", "--depth=2", f"file://{tmp_path}/full", "shallow")
    found = surveyed(tmp_path / "shallow")
    assert histories(found) == {A: ["2021-05-01 deprecated*"]}
    ((place, message),) = notes(found)
    assert place == "."
    assert "shallow" in message
    git(tmp_path / "shallow", "fetch", "-q", "--unshallow")
    assert histories(surveyed(tmp_path / "shallow")) == {A: STEPS}


def test_a_clone_without_blobs(tmp_path: Path) -> None:
    """A partial clone fetches nothing: versions that are not there are left out, and a note says how many."""
    root = live(tmp_path / "full")
    git(root, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--filter=blob:none", f"file://{root}", "partial")
    found = surveyed(tmp_path / "partial")
    assert histories(found) == {A: ["2021-05-01 deprecated*"]}
    assert notes(found) == [(".", "the clone has not all versions of its files: 2 were not read")]


def test_a_damaged_repository(tmp_path: Path) -> None:
    """A version that Git cannot give out is told, and the site is built without what it would have said."""
    root = live(tmp_path / "damaged")
    blob = git(root, "rev-parse", f"HEAD~1:{A}").strip()
    held = root / ".git/objects" / blob[:2] / blob[2:]
    held.chmod(0o644)
    held.write_bytes(held.read_bytes()[:-20])
    found = surveyed(root)
    assert [step for step in histories(found).get(A, []) if "accepted" in step] == []
    assert [place for place, _ in notes(found)] == ["."]


def test_no_repository_no_commit_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Git knows nothing, a note says so and the site has what the records tell."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    write(tmp_path, A, "accepted", front="history: [{date: 2020-02-20, status: accepted}]")
    own = {A: ["2020-02-20 accepted"]}
    said = []
    for prepare in (
        lambda: None,
        lambda: begin(tmp_path),
        lambda: monkeypatch.setenv("PATH", "/nonexistent"),
    ):
        prepare()
        found = surveyed(tmp_path, "history: git\ndates: git\n")
        assert histories(found) == own
        said += notes(found)
    assert said == [
        (".", "the folder is in no Git repository"),
        (".", "the repository has no commit yet"),
        (".", "Git is not installed"),
    ]


def several(tmp_path: Path) -> Path:
    """Make a monorepo's two packages, a submodule, a checkout beside the project, and a folder in no repository."""
    root = live(tmp_path / "project", "packages/one/adr/0001-a.md", "One")
    write(root, "packages/two/adr/0001-a.md", "accepted", title="Two")
    commit(root, "2022-02-02")
    other = live(tmp_path / "other", "adr/0001-a.md", "Other")
    git(root, "submodule", "--quiet", "add", f"file://{other}", "vendor/sub")
    commit(root, "2022-03-03")
    write(tmp_path, "loose/0001-a.md", "accepted", title="Loose")
    return root


SEVERAL = ("packages/one/adr", "packages/two/adr", "vendor/sub/adr", "../other/adr", "../loose")


def test_sources_in_several_repositories(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each record has the history of its own repository, and each repository is asked for its log once."""
    root = several(tmp_path)
    asked: list[tuple[str, ...]] = []
    run = subprocess.run

    def counted(command: list[str], **given: object) -> object:
        asked.append(tuple(command))
        return run(command, **given)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "run", counted)
    found = surveyed(root, "history: git\ndates: git\n", given=SEVERAL)
    assert histories(found) == {
        "packages/one/adr/0001-a.md": STEPS,
        "packages/two/adr/0001-a.md": ["2022-02-02 accepted*"],
        "vendor/sub/adr/0001-a.md": STEPS,
        "../other/adr/0001-a.md": STEPS,
        "../loose/0001-a.md": [],
    }
    dates = {each.record.path: each.record.date for each in found.corpus.decisions}
    assert dates == {
        "packages/one/adr/0001-a.md": "2020-01-10",
        "packages/two/adr/0001-a.md": "2022-02-02",
        "vendor/sub/adr/0001-a.md": "2020-01-10",
        "../other/adr/0001-a.md": "2020-01-10",
        "../loose/0001-a.md": None,
    }
    assert notes(found) == [("../loose", "the folder is in no Git repository")]
    assert sum("log" in command for command in asked) == 3
    asked.clear()
    surveyed(root, "history: git\ndates: git\n", given=SEVERAL)
    assert not any("log" in command for command in asked)  # HEAD stands where it stood


def test_a_commit_is_news(tmp_path: Path) -> None:
    """What is remembered of a repository holds until its HEAD moves."""
    root = live(tmp_path)
    assert histories(surveyed(root)) == {A: STEPS}
    write(root, A, "superseded")
    commit(root, "2022-01-01")
    assert histories(surveyed(root)) == {A: [*STEPS, "2022-01-01 superseded*"]}


def test_a_source_behind_a_link(tmp_path: Path) -> None:
    """Git knows a file by where it lies, not by the link that leads to it."""
    root = live(tmp_path, "elsewhere/adr/0001-a.md")
    (root / "decisions").symlink_to("elsewhere/adr")
    write(root, "docs/adr/0001-b.md", "draft", title="Choose a log")
    commit(root, "2022-02-02")
    assert histories(surveyed(root)) == {A: STEPS, "docs/adr/0001-b.md": ["2022-02-02 draft*"]}


@pytest.mark.parametrize("date", ["0 +0000", "99999999999999 +0000", "253402300800 +0000"])
def test_a_commit_of_a_broken_clock(tmp_path: Path, date: str) -> None:
    """A commit with no date, or one that no calendar has, is no step; all others are."""
    root = live(tmp_path)
    text = git(root, "cat-file", "commit", "HEAD")
    author = next(line for line in text.split("\n") if line.startswith("author"))
    broken = text.replace(author, f"{author.rsplit(' ', 2)[0]} {date}")
    written = git(root, "hash-object", "-wt", "commit", "--literally", "--stdin", feed=broken).strip()
    git(root, "reset", "-q", "--hard", written)
    assert histories(surveyed(root)) == {A: STEPS[:2]}
