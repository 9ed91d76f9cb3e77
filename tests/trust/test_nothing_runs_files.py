"""Nothing in a record runs: every file of a hostile site, and every line that a terminal or a forge gets of one."""

from __future__ import annotations

import csv
import hashlib
import html
import io
import json
import re
import subprocess
import sys
from base64 import b64encode
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from click.testing import CliRunner
from selectolax.lexbor import LexborHTMLParser

from every_page import publish
from git_samples import begin, git
from steelyard.core.attachments import is_page, runs
from steelyard.doors.cli import cli
from steelyard.edges.onefile import export
from steelyard.edges.pipeline import Options
from steelyard.edges.project import find_project
from steelyard.edges.survey import survey
from trust.hostile_sites import HOST, build_hostile, hostile_site, page_faults, some_of
from trust.hostile_texts import (
    ALL,
    POLYGLOT,
    TEMPLATES,
    TERMINALS,
    name_of,
    quoted,
    record_of,
    settings_of,
    write_project,
)
from wordpress import category
from wordpress import export as wordpress_export
from wordpress import item as wordpress_item

ATOM = "{http://www.w3.org/2005/Atom}"
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
OBEYED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""What a terminal obeys, and what turns the order of a line around."""
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
CALENDAR = {
    "BEGIN", "END", "VERSION", "PRODID", "X-WR-CALNAME", "SUMMARY", "DTSTART", "DTSTAMP", "UID", "CATEGORIES",
    "DESCRIPTION", "TRANSP", "URL",
}  # fmt: skip
LISTED = re.compile(r"|# .+|> .+|## .+|- \[.*\]\(https://hostile\.example/[^\s()<>]+\)(: .*)?")
HELD = re.compile(r"(href|src)=data:(image/[\w+]+|text/(plain|csv|markdown))[;,]")
"""What a file that needs no other brings along: pictures, and attachments that a browser shows as text."""
FORGE = re.compile(r"::(error|warning|notice) [^:]*title=Steelyard \([A-Z]\d{3}\)::[^\r\n]*")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, *, long_form: bool) -> Path:
    """Build the site in which each text is in each field, once for all workers."""
    return hostile_site(tmp_path_factory, long=long_form)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write a small project of what terminals obey, and go there."""
    write_project(tmp_path / "p", TERMINALS, settings=settings_of(POLYGLOT))
    monkeypatch.chdir(tmp_path / "p")
    return tmp_path / "p"


def test_no_page_holds_anything_that_runs(site: Path) -> None:
    """In no page stands an element, a handler, an address or a meta that its template did not write there."""
    pages = [path for path in site.rglob("*.html") if path.is_file()]
    assert len(pages) > len(ALL)
    found = {path.name: told for path in pages if (told := list(page_faults(path.read_text("utf-8"))))}
    assert found == {}


@pytest.mark.parametrize(
    "markup",
    [
        "<p onclick=x>", "<script>x</script>", "<a href=' java\nscript:x'>y</a>", "<iframe></iframe>", "<base href=x>",
        "<meta http-equiv=refresh content='0; url=https://x'>", "<link rel=stylesheet href=//x>", "<p style=x>",
        "<script src=https://x></script>", "<form action=x></form>", "<template></template>",
    ],
)  # fmt: skip
def test_the_reading_sees_what_runs(site: Path, markup: str) -> None:
    """What the test above looks for is found in a page that has it."""
    page = (site / "index.html").read_text("utf-8")
    assert list(page_faults(page.replace("</main>", f"{markup}</main>"))) != []


def test_names_stand_as_they_were_written(site: Path) -> None:
    """A person, a tag and a reason are shown as text in their page, whatever they hold, and nothing is computed of them."""
    records = json.loads((site / "decisions.json").read_text("utf-8"))["records"]
    checked = 0
    for record in records:
        page = LexborHTMLParser((site / record["url"].removeprefix(HOST)).read_text("utf-8"))
        shown = "".join(page.text().split())
        letters = re.sub(r"\W", "", shown)
        for text in (*record["deciders"], *record["tags"]):
            checked += 1
            # Names of the same letters are one person's or one tag's, and shown in one spelling.
            assert "".join(text.split()) in shown or re.sub(r"\W", "", text) in letters, record["path"]
    assert checked > len(ALL) / 2


def test_scripts_of_data_are_data(site: Path) -> None:
    """Each script that brings data is one call with one JSON value, in which no name is one that an object obeys."""
    scripts = [*site.glob("lists/*.js"), *site.rglob("search/**/*.js")]
    assert len(scripts) > 10
    for path in scripts:
        text = path.read_text("utf-8")
        call = re.fullmatch(r"steelyard\.data\((.*)\);?\n?", text, re.DOTALL)
        assert call, path
        assert "__proto__" not in _names(json.loads(call[1])), path
    words = (site / "assets/strings.js").read_text("utf-8")
    assert json.loads(words.removeprefix("window.steelyard = ").removesuffix(";\n"))["strings"]
    for path in site.rglob("*.json"):
        json.loads(path.read_text("utf-8"))


def _names(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {name for each in value.values() for name in _names(each)}
    return {name for each in value for name in _names(each)} if isinstance(value, list) else set()


def test_feeds_and_maps_hold_text_alone(site: Path) -> None:
    """Feeds are Atom and nothing else, with addresses of the site; the map and robots.txt name no other host."""
    feeds = [path for path in site.rglob("*.xml") if path.name != "sitemap.xml"]
    assert len(feeds) > 20
    for path in feeds:
        for node in fromstring(path.read_bytes()).iter():
            assert node.tag.startswith(ATOM), path
            assert node.get("type", "text") in {"text", "text/html", "application/atom+xml"}, path
            assert node.get("href", HOST).startswith(HOST), path
    for node in fromstring((site / "sitemap.xml").read_bytes()).iter():
        assert not (node.tag.endswith("loc") and not (node.text or "").startswith(HOST))
    robots = (site / "robots.txt").read_text("utf-8")
    assert robots == f"User-agent: *\nAllow: /\n\nSitemap: {HOST}sitemap.xml\n"


def test_drawings_hold_nothing_that_runs(site: Path) -> None:
    """Every SVG of the site, the badge and attachments, holds nothing that a browser could run."""
    drawings = list(site.rglob("*.svg"))
    assert len(drawings) > 10
    assert [path for path in drawings if runs(path.read_bytes())] == []
    assert [path for path in site.rglob("files/**/*") if path.is_file() and is_page(path.name)] == []


def test_spreadsheets_compute_nothing(site: Path) -> None:
    """No cell of a downloaded table is a formula, and none has broken out of its row."""
    tables = list(site.rglob("*.csv"))
    assert len(tables) > len(some_of(long=False))
    for path in tables:
        rows = list(csv.reader(io.StringIO(path.read_text("utf-8"), newline="")))
        assert len({len(row) for row in rows}) == 1, path
        for cell in (cell for row in rows for cell in row):
            assert NUMBER.fullmatch(cell) or not re.match(r"\s*[=+@-]|[\t\r]", cell), (path, cell)


def test_calendars_and_lists_keep_their_lines(site: Path) -> None:
    """No text begins a line of its own in a calendar or in llms.txt, and none holds a control character or markup."""
    calendar = (site / "reviews.ics").read_text("utf-8").replace("\r\n", "\n").replace("\n ", "")
    assert {re.split("[:;]", line)[0] for line in calendar.splitlines()} <= CALENDAR
    assert calendar.count("BEGIN:VEVENT") == len(list(site.glob("d/one/*.html")))
    listed = (site / "llms.txt").read_text("utf-8")
    assert [line for line in listed.split("\n") if not LISTED.fullmatch(line)] == []
    assert not re.search(r"(?<!\\)<[a-z!/?]", listed, re.IGNORECASE)
    for text in (calendar, listed, (site / "feed.xml").read_text("utf-8")):
        assert not OBEYED.search(text)


@pytest.mark.parametrize(
    "command",
    [
        "list", "list --all", "list --due", "check", "check --format github", "check --format json",
        "check --format sarif", "graph", "graph --format mermaid", "graph --format svg", "graph --format json",
        "list --json", "score one:3", "score one:5 --json", "show one:1", "show one:5", "build",
    ],
)  # fmt: skip
@pytest.mark.usefixtures("project")
def test_a_terminal_obeys_nothing(command: str) -> None:
    """No command prints a control character of a record, a name or an argument, nor one that turns a line around.

    Without those a line cannot end where a text says so either.
    """
    printed = CliRunner().invoke(cli, command.split(" "))
    assert printed.exception is None or isinstance(printed.exception, SystemExit)
    assert printed.output
    if "json" in command or "sarif" in command:
        assert printed.output.isascii() or command.startswith(("list", "score", "graph"))
        json.loads(printed.output)
    # In a drawing the order of a text is the drawing's own business.
    found = (CONTROLS if "svg" in command else OBEYED).search(printed.output)
    assert not found, (found, printed.output[max(0, found.start() - 80) : found.end() + 80])


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    "typed", [("show", "x\x1b[2J"), ("graph", "--tag", "\x9b2J"), ("\x1b]0;x\x07",), ("build", "\u202ex")]
)
def test_what_was_typed_is_not_obeyed_either(typed: tuple[str, ...]) -> None:
    """An argument that another program or a file's name brought is shown, not obeyed, where it is refused."""
    done = subprocess.run(
        [sys.executable, "-m", "steelyard", *typed], capture_output=True, text=True, check=False
    )
    assert done.returncode in {1, 2}
    assert not OBEYED.search(done.stderr), done.stderr


@pytest.mark.usefixtures("project")
def test_a_forge_gets_no_command_of_a_record() -> None:
    """Each line for a forge's log is one finding's; no text begins a command, ends a property or adds a line."""
    printed = CliRunner().invoke(cli, ["check", "--format", "github"]).output
    found = json.loads(CliRunner().invoke(cli, ["check", "--format", "json"]).output)
    lines = printed.split("\n")[:-1]
    assert len(lines) == len(found) > 100
    assert [line for line in lines if not FORGE.fullmatch(line)] == []
    text = CliRunner().invoke(cli, ["check"]).output
    assert [line for line in text.split("\n") if re.match(r"(::|##)", line)] == []


def test_one_file_runs_its_own_scripts_alone(tmp_path: Path, *, long_form: bool) -> None:
    """In the file of all decisions stand just the scripts and the style that its policy names by their hashes."""
    texts = some_of(long=long_form)
    write_project(tmp_path, texts if long_form else texts[::4], settings=settings_of(POLYGLOT))
    made = export(survey(find_project(tmp_path)), Options())
    assert made.content, [one for one in made.diagnostics if one.severity == "error"]
    html = made.content.decode()
    page = LexborHTMLParser(html)
    policy = page.css("meta[http-equiv=Content-Security-Policy]")[0].attributes["content"] or ""
    scripts = [node.text(deep=True) for node in page.css("script")]
    hashes = [b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in scripts]
    assert {f"'sha256-{each}'" for each in hashes} == set(re.findall(r"'sha256-[^']+'", policy.partition("script-src")[2].partition(";")[0]))  # fmt: skip
    assert len(page.css("style")) == 1
    own = {"<script>", "<style>", "<style> in the head"}
    assert [fault for fault in page_faults(html) if fault not in own and not HELD.search(fault)] == []


def test_names_of_a_history_are_text(tmp_path: Path) -> None:
    """Authors and messages of commits come into a page as text, where the history of a record is Git's."""
    root = begin(tmp_path / "p")
    (root / "adr").mkdir()
    (root / "steelyard.yml").write_text("sources: adr\nhistory: git\ndates: git\n", encoding="utf-8")
    # A record has steps of Git where it has had another status before.
    for status in ("proposed", "accepted"):
        for number, text in enumerate((POLYGLOT, *some_of(long=False)[::6]), 1):
            written = text.replace("\x00", "").replace("\n", " ")
            (root / f"adr/{number:04}-x.md").write_text(f"# One\n\nStatus: {status}\n")
            # Git drops quotes and the like at the ends of a name.
            author = re.sub(r"[<>\x00-\x1f\ufffe\uffff]", "", f"Ann {written} Lee")
            git(root, "add", "-A")
            git(root, "commit", "-qm", written or "x", author=author)
    site = build_here(root)
    assert LexborHTMLParser((site / "d/0001-x.html").read_text("utf-8")).css("#sy-history")
    for path in site.rglob("*.html"):
        assert list(page_faults(path.read_text("utf-8"))) == [], path


def build_here(root: Path) -> Path:
    """Build the site of a project that is there, and return its folder."""
    outcome = publish(root, root / "site")
    assert outcome.published, [one for one in outcome.diagnostics if one.severity == "error"]
    return root / "site"


def test_posts_of_a_weblog_are_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What an export of WordPress brings, in titles, names and contents, comes out of import and build as text."""
    monkeypatch.chdir(tmp_path)
    kept = [
        text
        for text in some_of(long=False)[::4]
        if not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufdd0\uffff]", text)
    ]
    posts = [
        wordpress_item(number, text, f"<p>{text}</p>{text}<img src=x alt='{text}'><p>{html.escape(text)}</p>", slug=f"p{number}", creator=text,
                       excerpt=text, more=category(text, f"c{number}") + category(text, f"t{number}", "post_tag"))
        for number, text in enumerate(kept, 1)
    ]  # fmt: skip
    (tmp_path / "blog.xml").write_text(wordpress_export(*posts), encoding="utf-8")
    done = CliRunner().invoke(cli, ["import", "wordpress", "blog.xml"])
    assert done.exit_code == 0, done.output
    assert len(list(tmp_path.glob("decisions/*.md"))) == len(kept)
    pages = list(build_here(tmp_path).rglob("*.html"))
    assert len(pages) > len(kept)
    assert {path.name: told for path in pages if (told := list(page_faults(path.read_text("utf-8"))))} == {}


def test_only_a_theme_is_a_template(tmp_path: Path) -> None:
    """A theme of the site's own shows a record's fields as they are written, without reading them as a template."""
    for number, text in enumerate((*TEMPLATES, POLYGLOT), 1):
        record = tmp_path / f"decisions/{number:04}-x.md"
        record.parent.mkdir(exist_ok=True)
        record.write_text(
            f"---\ndeciders: [{quoted(f'Ann {text} Lee')}]\n---\n# One\n\n{text}\n", encoding="utf-8"
        )
    own = '{% extends "default/record.html" %}{% block main %}<ul>{% for who in page.deciders %}<li class="own">{{ who.name }}</li>{% endfor %}</ul>{{ super() }}{% endblock %}'
    (tmp_path / "own/templates").mkdir(parents=True)
    (tmp_path / "own/templates/record.html").write_text(own, encoding="utf-8")
    (tmp_path / "steelyard.yml").write_text("theme: {path: own}\n", encoding="utf-8")
    site = build_here(tmp_path)
    for number, text in enumerate((*TEMPLATES, POLYGLOT), 1):
        html = (site / f"d/{number:04}-x.html").read_text("utf-8")
        shown = [node.text() for node in LexborHTMLParser(html).css("li.own")]
        assert shown or "<" in text  # an unclosed tag takes the rest of a name with it
        # Names are read as Markdown's words, of which marks and tags fall away; braces stay.
        assert "<" in text or "{{ " not in text or "{{ " in " ".join(shown)
        assert "49" not in " ".join(shown)
        assert list(page_faults(html)) == []


@pytest.mark.parametrize("slug", ["javascript:alert(1)", 'a"b', "<x>", "a\\b", "//evil.example", "\x1bx"])
@pytest.mark.parametrize("field", ["slug: %s", "aliases: [%s]"])
def test_an_address_that_means_something_else_leads_nowhere(tmp_path: Path, field: str, slug: str) -> None:
    """A slug or alias that a browser would take for a scheme, a host or markup is refused, or is no such address."""
    (tmp_path / "decisions").mkdir()
    (tmp_path / "steelyard.yml").write_text('permalink: "{slug}.html"\n', encoding="utf-8")
    text = f"---\n{field % quoted(slug)}\n---\n# One\n"
    (tmp_path / "decisions/0001-x.md").write_text(text, encoding="utf-8")
    refused_or_harmless(tmp_path)


def refused_or_harmless(root: Path) -> None:
    """See that a project is refused with a finding, or that no page of its site holds anything that runs."""
    outcome = publish(root, root / "site")
    assert outcome.published or any(one.severity == "error" for one in outcome.diagnostics)
    for path in root.rglob("site/**/*.html"):
        assert list(page_faults(path.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "key", ["site: {url: %s}", "repo_url: %s", "navigation: [{title: a, url: %s}]", "footer: %s", "site: {logo: %s}", "theme: {css: [%s]}"]
)  # fmt: skip
@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "JaVa\tScript:x",
        "java&#115;cript:x",
        " \x01javascript:x",
    ],
)
def test_no_address_of_a_site_is_a_script(tmp_path: Path, key: str, address: str) -> None:
    """An address in the configuration leads to the web, to mail or into the site, or it is refused."""
    given = quoted(f"[a]({address})" if key.startswith("footer") else address)
    (tmp_path / "decisions").mkdir()
    (tmp_path / "decisions/0001-x.md").write_text("# One\n", encoding="utf-8")
    (tmp_path / "steelyard.yml").write_text(key % given + "\n", encoding="utf-8")
    refused_or_harmless(tmp_path)


@pytest.mark.long
def test_each_text_alone_leaves_nothing_in_its_site(tmp_path: Path) -> None:
    """Each text as title, description and words of a site of its own, with a record and names of it: no page runs it."""
    for number, text in enumerate(ALL):
        root = tmp_path / str(number)
        try:
            site = build_hostile(root, [text, record_of(text, 1, other=1)[:200]], settings=settings_of(text))
        except AssertionError as refused:  # such as a footer with a link without words
            if "code='C003'" not in str(refused):
                raise
            continue
        for path in filter(Path.is_file, site.rglob("*.html")):
            assert list(page_faults(path.read_text("utf-8"))) == [], (text, path)
        assert name_of(text) is not None
