"""A folder for each record, whatever its file is called: commands treat folder, file, tables and links as one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from shelf_samples import put, run, standing_in

if TYPE_CHECKING:
    from pathlib import Path

TABLE = "criterion,weight,Oil,Gas\nCost,1,2,3\n"


class Form(NamedTuple):
    """How folders and their files are called, with NN for a number and WORDS for a slug."""

    folder: str
    file: str

    def at(self, number: int, words: str) -> tuple[str, str]:
        """Return a record's folder and file."""
        filled = [
            text.replace("NN", f"{number:03}").replace("WORDS", words) for text in (self.folder, self.file)
        ]
        return filled[0], filled[1]


FORMS = [
    Form("0NN-WORDS", "README.md"),
    Form("0NN-WORDS", "0NN-WORDS.md"),
    Form("0NN-WORDS", "index.md"),
    Form("0NN-WORDS", "adr.md"),
    Form("0NN-WORDS", "decision.md"),
    Form("0NN-WORDS", "proposal.md"),
    Form("ADR-NN", "ADR-NN.md"),
    Form("ADR-NN-WORDS", "adr.md"),
]
every_form = pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.folder}/{form.file}")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return standing_in(tmp_path, monkeypatch)


def fill(root: Path, form: Form, *more: tuple[int, str]) -> None:
    """Write three records, each with a table and an attachment, and an index; the first names the third in every way."""
    for number, words in ((1, "lamps"), (2, "oars"), (3, "rope"), *more):
        folder, file = form.at(number, words)
        own = file.removesuffix(".md")
        text = (
            f"# {number}. Use {words}\n\nDate: 2024-03-0{number}\n\n## Status\n\nAccepted\n\n## Context\n\n"
        )
        put(root, f"adr/{folder}/{file}", f"{text}[Notes](notes.txt) and [scores]({own}.criteria.csv).\n")
        put(root, f"adr/{folder}/{own}.criteria.csv", TABLE)
        put(root, f"adr/{folder}/notes.txt", words)
        put(root, f"adr/{folder}/{folder}.png", words)
    third, file = form.at(3, "rope")
    links = f"[3. Use rope](../{third}/{file}) [f](../{third}/) [n](../{third}/notes.txt) [o](../{third}/{third}.png) [[{third}]]\n"
    path = root / "adr" / "/".join(form.at(1, "lamps"))
    path.write_text(path.read_text(encoding="utf-8") + links, encoding="utf-8")
    put(root, "adr/README.md", f"# Index\n\n- [3]({third}/{file}) [f]({third})\n")


@every_form
def test_a_new_record_gets_a_folder_like_the_others(project: Path, form: Form) -> None:
    """Its number is the one after theirs, its file is called as theirs, its table lies beside it."""
    fill(project, form)
    assert run("check", "--strict")[0] == 0
    folder, file = form.at(4, "use-nets")
    assert run("new", "Use nets", "--criteria", "Cost", "--options", "A,B")[1] == f"adr/{folder}/{file}\n"
    assert (project / f"adr/{folder}/{file.removesuffix('.md')}.criteria.yaml").is_file()
    assert run("show", "4")[0] == 0


@every_form
def test_another_number_moves_folder_file_and_tables(project: Path, form: Form) -> None:
    """Heading, table and every link follow; what only lies in the folder keeps its name."""
    fill(project, form)
    old, new = form.at(3, "rope"), form.at(7, "rope")
    assert run("renumber", "3", "7")[0] == 0
    assert not (project / "adr" / old[0]).exists()
    own = new[1].removesuffix(".md")
    assert {path.name for path in (project / "adr" / new[0]).iterdir()} == {
        new[1], f"{own}.criteria.csv", "notes.txt", f"{old[0]}.png",
    }  # fmt: skip
    text = (project / "adr" / new[0] / new[1]).read_text(encoding="utf-8")
    assert text.startswith("# 7. Use rope\n")
    assert f"({own}.criteria.csv)" in text
    first = (project / "adr" / "/".join(form.at(1, "lamps"))).read_text(encoding="utf-8")
    assert first.endswith(
        f"[7. Use rope](../{new[0]}/{new[1]}) [f](../{new[0]}/) [n](../{new[0]}/notes.txt) "
        f"[o](../{new[0]}/{old[0]}.png) [[{new[0]}]]\n"
    )
    assert (project / "adr/README.md").read_text(encoding="utf-8").endswith(
        f"[7]({new[0]}/{new[1]}) [f]({new[0]})\n"
    )  # fmt: skip
    assert run("check", "--strict")[0] == 0


@pytest.mark.parametrize(
    "form", [form for form in FORMS if "WORDS" in form.folder], ids=lambda form: form.file
)
def test_two_folders_of_one_number_are_told_and_mended(project: Path, form: Form) -> None:
    """All of them are one series, though each file lies in a folder of its own."""
    fill(project, form, (3, "tar"))
    assert "the number 3 is given twice" in run("check")[1]
    old, new = form.at(3, "tar"), form.at(4, "tar")
    lines = run("renumber")[1].splitlines()
    assert lines[0] == f"adr/{'/'.join(old)} -> adr/{'/'.join(new)}: number 3 is now 4"
    moved = [f"adr/{each[0]}/{each[1].removesuffix('.md')}.criteria.csv" for each in (old, new)]
    assert lines[1:] == ([f"{moved[0]} -> {moved[1]}"] if old[1] != new[1] else [])
    assert run("check", "--strict")[0] == 0


@every_form
def test_pages_and_relations(project: Path, form: Form) -> None:
    """A page has the folder's number and words; a relation is written into both files; attachments are published."""
    fill(project, form)
    assert run("link", "2", "superseded-by", "3")[0] == 0
    assert run("status", "1", "deprecated")[0] == 0
    assert run("check", "--strict")[0] == 0
    assert run("build")[0] == 0
    folder, _ = form.at(3, "rope")
    words = "rope" if "WORDS" in form.folder else folder
    page = (project / f"site/d/0003-{words}.html").read_text(encoding="utf-8")
    assert f"files/adr/{folder}/notes.txt" in page
    assert (project / f"site/files/adr/{folder}/notes.txt").is_file()


@every_form
def test_init_takes_the_folder_above_them(project: Path, form: Form) -> None:
    """Folders of records in a folder without a customary name are one source."""
    fill(project, form)
    (project / "adr").rename(project / "text")
    assert "text: 3 records there already\n" in run("init")[1]
    assert "sources: text\n" in (project / "steelyard.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("template", ["0000-template/adr.md", "template/adr.md", "_templates/adr.md"])
def test_a_template_in_a_folder_as_records_have(project: Path, template: str) -> None:
    """`new` fills it in."""
    fill(project, Form("0NN-WORDS", "adr.md"))
    put(project, f"adr/{template}", "# NUMBER. TITLE\n\nDate: DATE\n\n## Status\n\nSTATUS\n\n## Ours\n")
    assert run("new", "Use nets")[1] == "adr/0004-use-nets/adr.md\n"
    assert "## Ours" in (project / "adr/0004-use-nets/adr.md").read_text(encoding="utf-8")


def test_a_record_beside_the_one_that_has_the_folders_name(project: Path) -> None:
    """Of two files that could bear a folder's number one does: no number is doubled, and 3 names one record."""
    fill(project, Form("0NN-WORDS", "adr.md"))
    put(project, "adr/0003-rope/README.md", "# Use rope\n\nStatus: accepted\n\nSee [it](adr.md).\n")
    assert run("check", "--strict")[0] == 0
    assert "adr/0003-rope/README.md" in run("show", "3")[1]
    assert run("renumber", "3", "7")[0] == 0
    assert run("check", "--strict")[0] == 0


def test_what_a_bare_number_is_called_by_follows(project: Path) -> None:
    """Where the number is all of a file's name, a reference by that name follows."""
    for number in (1, 2):
        put(project, f"adr/ADR-00{number}.md", "# Use lamps\n\nStatus: accepted\n\nSee [[ADR-002]].\n")
    assert run("renumber", "2", "5")[0] == 0
    assert "See [[ADR-005]]." in (project / "adr/ADR-001.md").read_text(encoding="utf-8")
