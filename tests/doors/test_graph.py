"""`steelyard graph`: what is asked for is what is drawn. Its transcript is `tests/cases/graph`."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest
from click.testing import CliRunner, Result

import steelyard.core
from record_samples import corpus_of, make_record, settings, state
from steelyard.core.graph.network import build_network
from steelyard.core.graph.picture import picture_view
from steelyard.core.settings import SiteSettings, StatusWord
from steelyard.core.statuses import Statuses
from steelyard.core.views.picture import PictureView
from steelyard.doors.cli import cli
from steelyard.edges.looks.theme import Theme

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SVG = "{http://www.w3.org/2000/svg}"
SCHEMA = Path(steelyard.core.__file__).parent / "graph.schema.json"


def write(folder: Path, name: str, head: str, title: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{head}\n---\n# {title}\n", encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write a chain of five decisions, each depending on the one before it, and a page beside them."""
    (tmp_path / "steelyard.yml").write_text("sources: adr\nsite: {url: https://eider.example/log}\n")
    for number in range(1, 6):
        tags = "tags: [even, Half Done]" if number % 2 == 0 else "tags: [odd]"
        needs = f"\ndepends-on: {number - 1}" if number > 1 else ""
        write(
            tmp_path,
            f"adr/000{number}-step-{number}.md",
            f"status: accepted\ndate: 202{number}-01-01\n{tags}{needs}",
            f"Step {number}",
        )
    (tmp_path / "adr/guide.md").write_text("# How we decide\n\nWith care.\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def asked(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["graph", *arguments])


def numbers(*arguments: str) -> str:
    """Return the numbers of the records that are in the graph."""
    result = asked("--format", "json", *arguments)
    assert result.exit_code == 0, result.output
    values = json.loads(result.stdout_bytes)
    jsonschema.validate(values, json.loads(SCHEMA.read_text(encoding="utf-8")))
    own = "".join(node["number"] for node in values["nodes"])
    assert all(edge["from"] in own and edge["to"] in own for edge in values["edges"])
    return own


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ((), "12345"),
        (("adr",), "12345"),
        (("--around", "3"), "234"),
        (("--around", "step-1", "--depth", "2"), "123"),
        (("--around", "adr/0005-step-5.md", "--depth", "9"), "12345"),
        (("--tag", "even"), "24"),
        (("--tag", "EVEN"), "24"),
        (("--tag", "half-done"), "24"),
        (("--tag", "odd", "--around", "2"), "13"),
    ],
)
def test_a_part_is_chosen(arguments: tuple[str, ...], found: str) -> None:
    """By neighbourhood, by tag in any spelling, or by both at once; relations lie among what is chosen."""
    assert numbers(*arguments) == found


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--depth", "2"), "--depth needs --around"),
        (("--around", "3", "--depth", "0"), "0 is not in the range"),
        (("--around", "stepp-3"), "no record fits `stepp-3`; did you mean 3"),
        (("--around", "adr/guide.md"), "`adr/guide.md` is a page and no record"),
        (("--tag", "evne"), "no record has the tag `evne`; did you mean `even`?"),
        (("--tag", "zoo"), "no record has the tag `zoo`; the commonest are odd, even or Half Done"),
        (("--tag", ""), "no record has the tag ``"),
        (("--format", "png"), "'png' is not one of"),
    ],
)
def test_what_is_not_there_is_a_usage_error(arguments: tuple[str, ...], said: str) -> None:
    """The message says what is wrong and what was probably meant; nothing is printed, and the exit code is 2."""
    result = asked(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_drafts_are_drawn_when_asked_for(project: Path) -> None:
    """A draft is in no graph but with --drafts."""
    write(project, "adr/0006-next.md", "status: proposed\ndraft: true\ndepends-on: 5", "Next")
    assert numbers() == "12345"
    assert numbers("--drafts") == "123456"


def test_errors_in_records_come_after_the_graph(project: Path) -> None:
    """The graph is drawn from what could be read; the exit code and the error's place tell of the rest."""
    write(project, "adr/0006-broken.md", "status: accepted\ndepends-on: 99", "Broken")
    result = asked()
    assert result.exit_code == 1
    assert '"6" [label=' in result.stdout
    assert "adr/0006-broken.md:3" in result.stderr


@pytest.mark.parametrize("form", ["dot", "mermaid", "json", "svg"])
def test_it_is_utf8_and_the_same_each_time(project: Path, form: str) -> None:
    """The bytes do not depend on the terminal's encoding, nor on anything but the records."""
    write(project, "adr/0006-größe.md", "status: accepted\ndepends-on: 5", "Größe 浮标")
    once, again = (
        CliRunner(charset=charset).invoke(cli, ["graph", "--format", form]) for charset in ("utf-8", "ascii")
    )
    assert once.exit_code == 0
    assert once.stdout_bytes == again.stdout_bytes
    assert "Größe" in once.stdout_bytes.decode()


def test_mermaid_tells_what_it_will_not_draw(project: Path) -> None:
    """A chart beyond Mermaid's own bounds is printed all the same, with a word on standard error."""
    for number in range(6, 200):
        write(project, f"adr/{number:04}-x.md", "status: accepted", "x" * 300)
    result = asked("--format", "mermaid")
    assert result.exit_code == 0
    assert result.stdout.count(":::") == 199
    assert "50,000 characters" in result.stderr
    assert not asked("--format", "mermaid", "--around", "3").stderr


def test_the_schema_is_printed() -> None:
    """`steelyard schema graph` prints the file that the exports are held to."""
    result = CliRunner().invoke(cli, ["schema", "graph"])
    assert result.stdout == SCHEMA.read_text(encoding="utf-8")


# The picture

GIVEN = settings(
    site=SiteSettings("Eider & <co>", url="https://eider.example/log"),
    statuses=(StatusWord("in \"use'", "In use", "#07a", like="accepted"),),
)
RECORDS = (
    make_record("adr/0001-a.md", status="superseded", date="2019-01-01", title="A </title> & <b> \x00\x0b\x1b \ufffe"),
    make_record("adr/0002-b.md", status="accepted", date="2020-01-01", statements=(state("supersedes", "1"),)),
    make_record("adr/0003-c.md", status="in \"use'", date="2021-01-01", statements=(state("conflicts_with", "2"),)),
)  # fmt: skip


def picture_of(*records: object) -> tuple[PictureView, str]:
    corpus = corpus_of(*records, given=GIVEN)  # type: ignore[arg-type]
    view = picture_view(build_network(corpus), corpus, Statuses(corpus.settings.statuses))
    return view, Theme(None).draw(view)


def test_the_picture_is_well_formed_and_complete() -> None:
    """The file is XML without scripts, names itself, has both schemes, links to the site, and explains each sign."""
    view, text = picture_of(*RECORDS)
    root = ET.fromstring(text)
    assert (root.tag, root[0].tag, root[0].text) == (f"{SVG}svg", f"{SVG}title", "Eider & <co>")
    style = root.find(f"{SVG}style")
    assert style is not None
    assert "prefers-color-scheme:dark" in (style.text or "")
    assert '[data-status="in \\22 use\\27 "]{color:#' in (style.text or "")
    assert not list(root.iter(f"{SVG}script"))
    assert {link.get("href") for link in root.iter(f"{SVG}a")} == {
        f"https://eider.example/log/d/000{number}-{name}.html" for number, name in ((1, "a"), (2, "b"), (3, "c"))
    }  # fmt: skip
    key = root.findall(f"{SVG}g[@class='sy-key']/{SVG}g/{SVG}text")
    assert [entry.text for entry in key] == [
        "In force",
        "In use",
        "Superseded",
        "supersedes",
        "conflicts with",
    ]
    assert [entry.label for entry in view.legend] == [entry.text for entry in key]
    assert all(int(entry.y) + 12 < int(view.height) for entry in view.legend)


def test_a_projects_own_picture_says_its_words_in_the_sites_language(project: Path) -> None:
    """A template of the project's own says messages as those of its pages do."""
    (project / "steelyard.yml").write_text(
        "sources: adr\nsite: {language: de}\nstrings: {In force: In Kraft}\ntheme: {path: look}\n",
        encoding="utf-8",
    )
    (project / "look/templates").mkdir(parents=True)
    (project / "look/templates/graph.svg").write_text('<svg>{{ _("In force") }}</svg>', encoding="utf-8")
    assert asked("--format", "svg").stdout == "<svg>In Kraft</svg>"


def test_the_picture_of_nothing_is_a_picture() -> None:
    """A graph without decisions is a valid file all the same."""
    _, text = picture_of()
    assert ET.fromstring(text).tag == f"{SVG}svg"


def test_every_field_of_the_picture_is_used() -> None:
    """What the view of a picture holds, its template asks for."""
    template = (Path(__file__).parents[2] / "theme/templates/graph.svg").read_text(encoding="utf-8")
    assert [name for name in PictureView.__struct_fields__ if f"page.{name}" not in template] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_browser_shows_the_picture(chromium: Browser, tmp_path: Path, scheme: str) -> None:
    """As a file and as an image of a page it is drawn at its own size, in the reader's scheme."""
    view, text = picture_of(*RECORDS)
    (tmp_path / "graph.svg").write_text(text, encoding="utf-8")
    (tmp_path / "page.html").write_text('<img src="graph.svg" alt="">', encoding="utf-8")
    page = chromium.new_page(color_scheme="dark" if scheme == "dark" else "light")
    page.goto((tmp_path / "graph.svg").as_uri())
    fill = page.evaluate("getComputedStyle(document.querySelector('.sy-ground')).fill")
    assert fill == {"light": "rgb(255, 255, 255)", "dark": "rgb(23, 28, 31)"}[scheme]
    boxes = page.evaluate("document.querySelectorAll('.sy-nodes a').length")
    assert boxes == 3
    page.goto((tmp_path / "page.html").as_uri())
    size = page.evaluate("(i => [i.naturalWidth, i.naturalHeight])(document.images[0])")
    assert [str(length) for length in size] == [view.width, view.height]
    page.close()
