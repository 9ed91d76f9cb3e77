"""Each fault that fix mends has a case here; a remedy that would bring another fault is left out and told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from steelyard.diagnostics.catalogue import CATALOGUE, explain
from steelyard.edges.authoring.fixing import FIXABLE, mend
from steelyard.edges.authoring.rehearsal import stage
from steelyard.edges.authoring.rewriting import write
from steelyard.edges.project import find_project

if TYPE_CHECKING:
    from pathlib import Path

    from steelyard.edges.authoring.fixing import Mended

CRON = "# 6. Choose cron\n\nDate: 2020-01-01\n\n## Status\n\nAccepted\n\n## Decision Drivers, or so\n"
HEAD = "---\nstatus: accepted\n---\n# 7. Queue\n\n"

CASES = {
    "L201": [
        ("---\nrelates-to: [ 0006-chose-cron.md ] # x\n---\n# Q\n", "---\nrelates-to: [ 0006-choose-cron.md ] # x\n---\n# Q\n"),
        ('---\nrelates-to: "choose-crom"\n---\n# Q\n', '---\nrelates-to: "choose-cron"\n---\n# Q\n'),
        ("---\nrelates-to: ../0006-choose-cron.md\n---\n# Q\n", "---\nrelates-to: 0006-choose-cron.md\n---\n# Q\n"),
    ],
    "L203": [
        ("[a](0006-Choose-Cron.md 'T')", "[a](0006-choose-cron.md 'T')"),
        ("[a](<old/0006-choose-cron.md#decision-drivers-or-so>)", "[a](<0006-choose-cron.md#decision-drivers-or-so>)"),
        ("[a](0006-Choose-Cron.md?plain=1#decision-drivers-or-so)", "[a](0006-choose-cron.md?plain=1#decision-drivers-or-so)"),
        ("[a](0006\\-Choose-Cron.md?plain=1#decision-drivers-or-so)", "[a](0006-choose-cron.md?plain=1#decision-drivers-or-so)"),
        ("<a href='0006-Choose-Cron.md?a=1&amp;b=2'>a</a>", "<a href='0006-choose-cron.md?a=1&amp;b=2'>a</a>"),
        ("[a](old/0006-choose-cron)", "[a](0006-choose-cron.md)"),
        ("[a](0006-chose-cron.md) `[a](0006-chose-cron.md)`", "[a](0006-choose-cron.md) `[a](0006-chose-cron.md)`"),
        ("[a](..\\decisions\\0006-choose-cron.md)", "[a](../decisions/0006-choose-cron.md)"),
        ("[a](www.example.org/b)", "[a](https://www.example.org/b)"),
        ("[a][x]\n\n[x]: 0006-choose-crons.md", "[a][x]\n\n[x]: 0006-choose-cron.md"),
        ("see [[0006-choose-crn|words]]", "see [[0006-choose-cron|words]]"),
        ("[f](Notes%20On%20It.pdf)", "[f](files/notes%20on%20it.pdf)"),
    ],
    "L205": [("![a](load.PNG)", "![a](files/load.png)")],
    "L208": [("Amends 0006-chose-cron.md", "Amends 0006-choose-cron.md")],
    "L210": [
        ("[a](0006-choose-cron.md#Decision%20Drivers,%20or%20so)", "[a](0006-choose-cron.md#decision-drivers-or-so)"),
        ("## Why Not\n\n[a](#Why-Not)", "## Why Not\n\n[a](#why-not)"),
    ],
    "Y001": [
        ('---\ntitle: Queues: which "one"? # now\nowner: @ann\nstatus: accepted\n---\n# Q\n',
         '---\ntitle: "Queues: which \\"one\\"?" # now\nowner: "@ann"\nstatus: accepted\n---\n# Q\n'),
    ],
    "Y006": [
        ("---\nStatsu: accepted\n---\n# Q\n", "---\nStatus: accepted\n---\n# Q\n"),
        ("---\nrelate_to: 6\nstatus: accepted\n---\n# Q\n", "---\nrelates_to: 6\nstatus: accepted\n---\n# Q\n"),
    ],
    "Y007": [
        ("---\nstatus: accepted\ntags:\n  - a\n\n# Q\n", "---\nstatus: accepted\ntags:\n  - a\n---\n\n# Q\n"),
        ("---\nstatus: accepted\n# Q\n\ntext", "---\nstatus: accepted\n---\n# Q\n\ntext"),
    ],
    "Y009": [
        ("---\nstatus:accepted\ndate:2024-03-05\n---\n# Q\n", "---\nstatus: accepted\ndate: 2024-03-05\n---\n# Q\n"),
        ("---\ntag:Old Quay\n---\n\n# Q\n", "---\ntag: Old Quay\n---\n\n# Q\n"),
    ],
    "R302": [],  # has a test of its own
}  # fmt: skip


def project(root: Path, text: str, **more: str) -> Path:
    folder = root / "decisions"
    (folder / "files").mkdir(parents=True)
    for name, content in {"0006-choose-cron.md": CRON, "0007-queue.md": text, **more}.items():
        (folder / name).write_bytes(content.encode())
    for name in ("files/load.png", "files/notes on it.pdf"):
        (folder / name).write_bytes(b"x")
    return root


def mended(root: Path, *codes: str) -> Mended:
    found = stage(find_project(root))
    return mend(found, found.read(), codes=codes or FIXABLE, today="2026-11-26")


def whole(text: str) -> str:
    if text.startswith("---"):
        return text
    if text.startswith("Amends"):
        return f"# 7. Queue\n\n## Status\n\nAccepted\n\n{text}\n"
    return f"{HEAD}{text}\n"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("code", "bad", "good"), [(code, *case) for code, cases in CASES.items() for case in cases]
)
def test_a_fault_is_mended_and_nothing_else_changes(
    tmp_path: Path, code: str, bad: str, good: str, newline: str
) -> None:
    """The file is as it should be, byte for byte, in its own line ends; the fault is gone once it is written."""
    root = project(tmp_path, whole(bad).replace("\n", newline))
    result = mended(root)
    assert [edit.path for edit in result.edits] == ["decisions/0007-queue.md"]
    assert result.edits[0].after == whole(good).replace("\n", newline)
    assert code in {each.code for each in result.found}
    assert result.left == ()
    assert write(root, result.edits) == ()
    assert mended(root).edits == ()
    found = stage(find_project(root)).read().findings
    assert code not in {each.code for each in found}


@pytest.mark.parametrize(
    "inside",
    ["status:accepted\nlate at night", "status:accepted\n- a", "status:accepted\nhttps://example.org"],
)
def test_what_is_no_list_of_keys_gets_no_blanks(tmp_path: Path, inside: str) -> None:
    """Between the rules may stand text as well: where one line is no key, nobody can say that the others are."""
    assert mended(project(tmp_path, f"---\n{inside}\n---\n# Q\n"), "Y009").edits == ()


def test_a_superseded_record_says_so(tmp_path: Path) -> None:
    """The older record gets the status and the link to the newer one, in its own style."""
    root = project(tmp_path, "---\nstatus: accepted\ndate: 2021-05-05\nsupersedes: 6\n---\n# 7. Queue\n")
    result = mended(root)
    assert [each.code for each in result.found] == ["R302"]
    assert result.edits[0].after == CRON.replace("Accepted", "Superseded by [7. Queue](0007-queue.md)")


def test_a_successor_of_another_source_is_named_by_its_path(tmp_path: Path) -> None:
    """Its number would mean the record of the older one's own source."""
    (tmp_path / "steelyard.yml").write_text("sources: [{name: a, path: a}, {name: b, path: b}]\n")
    for source in "ab":
        (tmp_path / source).mkdir()
        for number, more in ((1, ""), (2, "supersedes: a:1\n" * (source == "b"))):
            text = (
                f"---\nstatus: accepted\ndate: 2024-01-0{number}\n{more}---\n# Record {number} of {source}\n"
            )
            (tmp_path / source / f"000{number}-r{number}.md").write_text(text)
    result = mended(tmp_path)
    assert [each.code for each in result.found] == ["R302"]
    assert not result.left
    (edit,) = result.edits
    assert edit.path == "a/0001-r1.md"
    assert edit.after == (
        "---\nstatus: superseded\nsuperseded-by: ../b/0002-r2.md\ndate: 2024-01-01\n---\n# Record 1 of a\n"
    )


def test_one_remedy_may_uncover_what_another_mends(tmp_path: Path) -> None:
    """Front matter is closed, so that it is read; its slip is mended, and then the older record says what holds."""
    root = project(tmp_path, "---\nstatus: accepted\nsupersedes: 0006-chose-cron.md\n\n# 7. Queue\n")
    result = mended(root)
    assert [each.code for each in result.found] == ["R302", "Y007", "L201"]
    assert len(result.edits) == 2
    assert write(root, result.edits) == ()
    assert stage(find_project(root)).read().findings == ()


def test_several_faults_of_a_line_and_a_file_are_mended_together(tmp_path: Path) -> None:
    """Each keeps to its own letters; what cannot be mended stays as it is."""
    bad = "[a](0006-Choose-Cron.md) [b](nothing.md) [c](0006-chose-cron.md#Decision%20Drivers,%20or%20so) ![d](LOAD.png)"
    good = "[a](0006-choose-cron.md) [b](nothing.md) [c](0006-choose-cron.md#Decision%20Drivers,%20or%20so) ![d](files/load.png)"
    root = project(tmp_path, whole(bad))
    result = mended(root, "L203", "L205")
    assert result.edits[0].after == whole(good) or result.left
    result = mended(root)
    assert result.edits[0].after == whole(good).replace(
        "#Decision%20Drivers,%20or%20so", "#decision-drivers-or-so"
    )


@pytest.mark.parametrize(
    ("text", "more", "left"),
    [
        ("---\nstatus: accepted\nstatsu: proposed\n---\n# Q\n", {}, "Y002"),  # the key would stand twice
        (whole("[a](old/0006-choose-cron.md#nowhere)"), {}, "L210"),
        ("---\nstatus: accepted\nsupersedes: 99\n\n# Q\n", {}, "L201"),
        (
            whole("[a](0006-choose-cro.md)"),
            {"0006-choose-crow.md": "# 6. Crow\n\nStatus: accepted\n"},
            "",
        ),  # two fit
        (whole("[a](0009-choose-cron.md)"), {}, ""),  # another number is another record
        (whole("[a](readme.md)"), {"files/README.md": "# x\n", "README.md": "# y\n"}, ""),
        (whole("![a](old/LOAD.png)"), {"load.png": "x"}, ""),  # so do two pictures
        (whole("[[choose-cro]]"), {"0008-choose-crow.md": "# 8. Crow\n\nStatus: accepted\n"}, ""),
        ("---\nstatus: accepted\nand then words\n\n# Q\n", {}, ""),
        ("---\ntitle: a: b # \x07\nstatus: accepted\n---\n# Q\n", {}, ""),  # quotes would not make it YAML
        (whole("[a](nowhere\\x.md)"), {}, ""),
        (whole("[a](0006-choose-cron.md#decision-driver-or-so)"), {}, ""),  # not only case and punctuation
    ],
)
def test_what_is_not_certain_is_left(tmp_path: Path, text: str, more: dict[str, str], left: str) -> None:
    """No remedy where two things fit or a number differs; one that brings another fault is told with that fault."""
    result = mended(project(tmp_path, text, **more))
    assert result.edits == ()
    assert [each.code for each in result.left] == (["W935"] if left else [])
    assert all(left in each.message for each in result.left)


def test_a_link_is_not_led_to_what_is_not_published(tmp_path: Path) -> None:
    """A file that is above the size limit is no remedy, though its name is the one that is meant."""
    root = project(tmp_path, whole("[a](Big.pdf)"), **{"files/big.pdf": "x" * 2000})
    (root / "steelyard.yml").write_text("attachments: {max: 1kB}\n")
    result = mended(root)
    assert (result.edits, result.left) == ((), ())


def test_a_severity_that_is_off_is_not_mended(tmp_path: Path) -> None:
    """What a site does not want to hear of stays."""
    root = project(tmp_path, "---\nstatsu: accepted\n---\n# 7. Q\n")
    (root / "steelyard.yml").write_text("check: {Y006: off}\n")
    assert mended(root).edits == ()


def test_explain_names_what_fix_mends() -> None:
    """The catalogue's word for it, the remedies and these cases are the same codes."""
    assert {code for code, entry in CATALOGUE.items() if entry.fixable} == set(FIXABLE) == set(CASES)
    assert "steelyard fix mends it" in (explain("L203") or "")
    assert "steelyard fix" not in (explain("L202") or "")
