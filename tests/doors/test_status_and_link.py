"""`steelyard status` and `link` on the command line: a line for each file, a diff on request, a remedy for what is wrong."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from steelyard.doors.cli import cli

if TYPE_CHECKING:
    from pathlib import Path

RECORDS = {
    "0003-cron.md": "# 3. Cron\r\n\r\nDate: 2019-03-01\r\n\r\n## Status\r\n\r\nAccepted\r\n\r\n## Context\r\n\r\nJobs.",
    "0012-queue.md": "---\nstatus: proposed # soon\ndate: 2026-01-01\n---\n# Queue\n\nText.\n",
    "0013-bad.md": "---\nstatus: accepted\ntags: [a\n---\n# Bad\n",
    "0014-draft.md": "---\nstatus: proposed\ndraft: true\n---\n# Draft\n",
    "notes.md": "# Notes\n",
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "decisions").mkdir()
    for name, text in RECORDS.items():
        (tmp_path / "decisions" / name).write_bytes(text.encode())
    (tmp_path / "steelyard.yml").write_text(
        "relations: {refines: refined-by}\nstatuses:\n  On hold: {}\n", encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795651200")  # 2026-11-26
    return tmp_path


def run(*words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(cli, words)
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.exit_code, done.stdout, done.stderr


def texts(project: Path) -> dict[str, str]:
    return {path.name: path.read_bytes().decode() for path in (project / "decisions").iterdir()}


def test_a_proposal_is_accepted_today_once(project: Path) -> None:
    """A dry run shows the diff and writes nothing; the status and its date are written, and a second time nothing is."""
    code, told, _ = run("status", "12", "accepted", "--dry-run")
    assert (code, texts(project)) == (0, RECORDS)
    assert (
        "-status: proposed # soon\n-date: 2026-01-01\n+status: accepted # soon\n+date: 2026-11-26\n" in told
    )
    assert run("status", "12", "Accepted") == (0, "decisions/0012-queue.md: accepted\n", "")
    assert (
        texts(project)["0012-queue.md"]
        == "---\nstatus: accepted # soon\ndate: 2026-11-26\n---\n# Queue\n\nText.\n"
    )
    assert run("status", "queue", "accepted") == (0, "decisions/0012-queue.md: is accepted already\n", "")


def test_files_are_told_as_seen_from_here(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From a folder below, a record is found by its file there and told so."""
    monkeypatch.chdir(project / "decisions")
    assert run("status", "0003-cron.md", "On Hold") == (0, "0003-cron.md: On hold\n", "")
    assert texts(project)["0003-cron.md"] == RECORDS["0003-cron.md"].replace("Accepted", "On hold")


def test_both_records_tell_their_relation(project: Path) -> None:
    """A line for each file says what it says now; the same again changes nothing, and one side is enough to know."""
    lines = "decisions/0012-queue.md: supersedes 0003\ndecisions/0003-cron.md: superseded by 0012\n"
    assert run("link", "12", "supersedes", "3", "--dry-run")[1].count("@@") == 4
    assert texts(project) == RECORDS
    assert run("link", "12", "supersedes", "3")[:2] == (0, lines)
    assert texts(project)["0003-cron.md"] == RECORDS["0003-cron.md"].replace(
        "Accepted", "Superseded by [12. Queue](0012-queue.md)"
    )
    already = "decisions/0003-cron.md: superseded by 0012 already\ndecisions/0012-queue.md: supersedes 0003 already\n"
    assert run("link", "3", "superseded-by", "12")[:2] == (0, already)
    assert run("link", "12", "refined_by", "3")[1].splitlines()[1] == "decisions/0003-cron.md: refines 0012"


def test_a_record_without_a_number_is_told_by_its_title(project: Path) -> None:
    """What a line says of the relation names a record that has no number as the site does."""
    (project / "decisions/use-rules.md").write_text(
        "---\nstatus: accepted\n---\n# Use rules\n", encoding="utf-8"
    )
    told = "decisions/0003-cron.md: depends on Use rules\ndecisions/use-rules.md: needed by 0003\n"
    assert run("link", "3", "depends-on", "use-rules") == (0, told, "")


def test_a_day_or_a_name_without_a_place_is_told(project: Path) -> None:
    """Who asks for a date or a name that the file cannot keep hears so; the status is written all the same."""
    _, told, _ = run("status", "3", "deprecated", "--date", "2026-12-01", "--by", "Ann")
    assert told.startswith(
        "decisions/0003-cron.md: deprecated (the file has no place for the day and who it was; "
    )
    assert "Deprecated" in texts(project)["0003-cron.md"]
    _, told, _ = run("status", "12", "accepted", "--date", "2026-12-01", "--by", "Ann")
    assert told.startswith("decisions/0012-queue.md: accepted (the file has no place for who it was; ")
    assert "date: 2026-12-01" in texts(project)["0012-queue.md"]


def test_a_day_or_a_name_without_a_change_is_told(project: Path) -> None:
    """Who wanted to mend the day of a status that stands already hears that nothing was written."""
    assert run("status", "3", "accepted")[1] == "decisions/0003-cron.md: is accepted already\n"
    told = run("status", "3", "accepted", "--date", "2026-11-01", "--by", "Ann Lee")
    said = "is accepted already; --date and --by would go with a change, so nothing is written"
    assert (told, texts(project)) == ((0, f"decisions/0003-cron.md: {said}\n", ""), RECORDS)
    assert "already; --by would go" in run("status", "3", "accepted", "--by", "Ann Lee")[1]


def test_a_diff_is_safe_to_print(project: Path) -> None:
    """Control characters of a record do not reach the terminal."""
    path = project / "decisions/0003-cron.md"
    path.write_bytes(b"# 3. Cron\n\n## Status\n\nAccepted\n\n\x1b[31mred \xe2\x80\xae\n")
    _, told, _ = run("status", "3", "rejected", "--dry-run")
    assert "+Rejected\n" in told
    assert not {"\x1b", "\u202e"} & set(told)


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("status", "12", "acepted"), 2, "did you mean `accepted`? It is one of draft, proposed, accepted"),
        (("status", "12", "xyzzy"), 2, "`xyzzy` is no status; it is one of draft"),
        (("status", "99", "accepted"), 2, "no record fits `99`; `steelyard list` names all of them"),
        (("status", "ueue", "accepted"), 2, "no record fits `ueue`; did you mean 12 (queue)?"),
        (("status", "accepted", "12"), 2, "the record comes first: steelyard status 12 accepted"),
        (("link", "12", "3", "supersedes"), 2, "between the records: steelyard link 12 supersedes 3"),
        (("link", "supersedes", "12", "3"), 2, "between the records: steelyard link 12 supersedes 3"),
        (("status", "decisions/notes.md", "accepted"), 2, "decisions/notes.md is no decision record"),
        (("status", "12", "accepted", "--date", "26.11.2026"), 2, "write it as YYYY-MM-DD"),
        (("status", "13", "rejected"), 1, "error[Y001]"),
        (("link", "12", "superseeds", "3"), 2, "did you mean `supersedes`?"),
        (("link", "12", "amends", "queue"), 2, "are the same record"),
        (("link", "14", "amends", "3"), 2, "take `draft: true` out of it"),
        (("link", "3", "amends", "14"), 2, "take `draft: true` out of it"),
        (("link", "12", "amends", "13"), 1, "error[Y001]"),
    ],
)
def test_what_was_typed_wrong_is_told_with_a_remedy(
    project: Path, words: tuple[str, ...], code: int, told: str
) -> None:
    """A word, a record or a date that is none ends with 2, a record that cannot be changed with 1; nothing is written."""
    found = run(*words)
    assert found[0] == code
    assert told in found[2]
    assert texts(project) == RECORDS


def test_nothing_is_written_under_a_configuration_that_cannot_be_read(project: Path) -> None:
    """A site whose own words are not known is mended first."""
    (project / "steelyard.yml").write_text("statuses: [On hold]\n", encoding="utf-8")
    code, _, told = run("status", "12", "accepted")
    assert (code, "error[C003]" in told, texts(project)) == (1, True, RECORDS)


def test_what_stands_against_it_is_pointed_at(project: Path) -> None:
    """A relation against the status, a circle, a file that may only be read: the place, what to do, and nothing written."""
    run("link", "12", "supersedes", "3")
    for words, told in (
        (("status", "3", "accepted"), "error[W911]"),
        (("link", "3", "supersedes", "12"), "error[W912]"),
    ):
        code, _, found = run(*words)
        assert code == 1
        assert told in found
        assert "decisions/00" in found
    before = texts(project)
    (project / "decisions/0012-queue.md").chmod(stat.S_IRUSR)
    code, _, found = run("link", "12", "conflicts-with", "3")
    assert (code, "error[W901]" in found, texts(project)) == (1, True, before)


def test_a_relation_is_taken_back_on_both_sides(project: Path) -> None:
    """A dry run shows the diff; then both files are as they were before `link`, and a second time nothing is written."""
    run("link", "12", "supersedes", "3")
    linked = texts(project)
    code, told, _ = run("link", "3", "superseded-by", "12", "--remove", "--dry-run")
    assert (code, texts(project)) == (0, linked)
    assert "-Superseded by [12. Queue](0012-queue.md)\n+Accepted\n" in told
    assert run("link", "12", "supersedes", "3", "--remove") == (
        0,
        "decisions/0012-queue.md: no longer supersedes 0003\n"
        "decisions/0003-cron.md: no longer superseded by 0012; now accepted\n",
        "",
    )
    assert texts(project) == RECORDS
    assert run("link", "12", "supersedes", "3", "--remove") == (
        0,
        "decisions/0012-queue.md: does not say `supersedes 0003`\n"
        "decisions/0003-cron.md: does not say `superseded by 0012`\n",
        "",
    )
    run("link", "12", "refines", "3")
    assert run("link", "3", "refined_by", "12", "--remove")[0] == 0
    assert texts(project) == RECORDS


def test_what_another_record_supersedes_too_stays_superseded(project: Path) -> None:
    """Its status is given back when the last one is taken out: that of the step before, where there are steps."""
    (project / "decisions/0003-cron.md").write_text(
        "---\nstatus: deprecated\nhistory:\n- 2019-03-01 accepted\n- 2020-01-01 deprecated\n---\n# Cron\n",
        encoding="utf-8",
    )
    before = texts(project)
    (project / "decisions/0015-log.md").write_text("---\nstatus: accepted\n---\n# Log\n", encoding="utf-8")
    for successor in ("12", "15"):
        assert run("link", successor, "supersedes", "3")[0] == 0
    assert run("link", "12", "supersedes", "3", "--remove")[1].endswith(
        "decisions/0003-cron.md: no longer superseded by 0012\n"
    )
    assert "status: superseded\n" in texts(project)["0003-cron.md"]
    assert run("link", "15", "supersedes", "3", "--remove")[1].endswith(
        "decisions/0003-cron.md: no longer superseded by 0015; now deprecated\n"
    )
    (project / "decisions/0015-log.md").unlink()
    assert texts(project) == before


def test_what_cannot_be_taken_back_is_told_and_nothing_is_written(project: Path) -> None:
    """A sentence of somebody's own is left to them, with its place; a date goes with what is written only."""
    own = "---\nstatus: accepted\nsupersedes: 3\n---\n# Log\n\nThis record amends [3](0003-cron.md), since May.\n"
    (project / "decisions/0015-log.md").write_text(own, encoding="utf-8")
    code, _, said = run("link", "15", "amends", "3", "--remove")
    assert (code, "error[W910]" in said, "decisions/0015-log.md:7:20" in said) == (1, True, True)
    assert texts(project)["0015-log.md"] == own
    code, _, said = run("link", "15", "amends", "3", "--remove", "--date", "2026-01-01")
    assert (code, "leave out one of them" in said) == (2, True)


@pytest.mark.usefixtures("project")
def test_a_successor_is_asked_for_at_once() -> None:
    """What `check` would say of a superseded record is said when it is written, with the commands that mend it."""
    code, told, asked = run("status", "3", "superseded")
    assert (code, told) == (0, "decisions/0003-cron.md: superseded\n")
    assert asked == (
        "decisions/0003-cron.md: a record says that it is superseded, and none says by what; "
        "name its successor: steelyard link NEWER supersedes decisions/0003-cron.md; "
        "if there is none: steelyard status decisions/0003-cron.md deprecated\n"
    )
    assert run("status", "3", "superseded") == (0, "decisions/0003-cron.md: is superseded already\n", asked)
    assert run("link", "12", "supersedes", "decisions/0003-cron.md")[0] == 0
    assert "accept the newer record" in run("status", "3", "superseded")[2]
    assert run("status", "12", "accepted")[0] == 0
    assert run("status", "3", "superseded")[2] == ""


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("words", [("12", "supersedes", "3"), ("3", "superseded-by", "12")])
def test_a_successor_that_is_only_proposed_is_told_at_once(words: tuple[str, str, str]) -> None:
    """Who links what is not decided yet hears what `check` would say of the older record, and nothing once it is."""
    assert run("link", *words)[2] == (
        "decisions/0003-cron.md: a record says that it is superseded, by `decisions/0012-queue.md`, "
        "which is only proposed; accept the newer record, or let this one hold until then: its status is `accepted`\n"
    )
    assert run("link", *words, "--remove")[2] == ""
    assert run("status", "12", "accepted")[0] == 0
    assert run("link", *words)[2] == ""


@pytest.mark.usefixtures("project")
def test_a_status_has_no_successor_to_name_but_superseded() -> None:
    """Of another record's missing successor, and of other statuses, nothing is said."""
    assert run("status", "3", "superseded")[2]
    assert run("status", "12", "deprecated")[2] == ""


@pytest.mark.usefixtures("project")
def test_a_record_without_a_table_has_none_to_weigh() -> None:
    """`score` says where a table would lie."""
    code, _, told = run("score", "12")
    assert code == 2
    assert "has no score table; it would lie beside it, as `decisions/0012-queue.criteria.csv`" in told


def test_a_table_that_nobody_has_scored_ranks_nothing(project: Path) -> None:
    """`score` says so in place of places and shares that would all be alike, and shows what is to be scored."""
    (project / "decisions/0012-queue.criteria.csv").write_text(
        "criterion,weight,Rabbit,Redis\nCost,3,,\nSpeed,1,,\n"
    )
    code, told, _ = run("score", "12")
    assert code == 0
    assert "\n\nNo option has a score yet.\n" in told
    assert not [words for words in ("First in", "from worst to best", "0.0 to 100.0") if words in told]
    assert "Cost       3       75\N{NO-BREAK SPACE}%" in told


def test_a_record_that_cannot_be_read_stops_no_other(project: Path) -> None:
    """What is typed of other records is done; only what may mean the unread one ends with its fault, nothing written."""
    (project / "decisions/0016-prüfung.md").write_bytes("# Prüfung\n".encode("latin-1"))
    assert run("status", "12", "accepted") == (0, "decisions/0012-queue.md: accepted\n", "")
    assert run("link", "12", "supersedes", "3")[0] == 0
    assert run("show", "12")[0] == 0
    before = (project / "decisions/0012-queue.md").read_bytes()
    for words in (
        ("status", "16", "accepted"),
        ("link", "12", "supersedes", "prüfung"),
        ("show", "decisions/0016-prüfung.md"),
    ):
        code, out, err = run(*words)
        assert (code, out) == (1, "")
        assert "error[F001]" in err
    assert run("show", "1")[0] == run("show", "quue")[0] == 2  # what no unread file is called
    (project / "decisions/0012-prüfung.md").write_bytes("# Prüfung\n".encode("latin-1"))
    code, _, err = run("status", "12", "rejected")
    assert (code, "0012-prüfung.md" in err, "0016-prüfung.md" in err) == (1, True, False)
    assert (project / "decisions/0012-queue.md").read_bytes() == before
    assert run("status", "queue", "rejected")[0] == 0
    (project / "decisions/0017-queue.md").write_bytes("# Prüfung\n".encode("latin-1"))
    assert run("status", "decisions/0012-queue.md", "accepted")[0] == 0
