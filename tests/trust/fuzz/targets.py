"""What is fuzzed: each reader as a function of bytes that must end without an exception, with small cases to begin from."""

from __future__ import annotations

import atexit
import socket
import tempfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec.structs import replace

from amending_samples import FILE, OTHER, SETTINGS, STYLES, read
from record_samples import corpus_of, make_page, make_record, settings
from steelyard.core.links import resolver
from steelyard.core.model import Link, Record
from steelyard.core.permalinks import read_pattern
from steelyard.core.slugs import fault, from_file_name, from_words, is_device
from steelyard.doors.serve import answering as answers
from steelyard.doors.serve.events import Events
from steelyard.doors.serve.server import LOCAL_NAMES
from steelyard.edges.decoding import decode
from steelyard.edges.git import log
from steelyard.edges.looks.languages import language_of
from steelyard.edges.output.manifest import MANIFEST
from steelyard.edges.wordpress.export import Export, Unreadable
from steelyard.markdown import BodyRenderer, BodySettings
from steelyard.reading.configuration.folders import folders_from_adr_dir, folders_from_log4brains
from steelyard.reading.configuration.settings import read_config
from steelyard.reading.dates import find_dates, looks_dated, no_date
from steelyard.reading.frontmatter import cut
from steelyard.reading.parse import parse
from steelyard.reading.tables.files import read_table_file
from steelyard.reading.tables.settle import settle
from steelyard.reading.wordpress import read_item, unread
from steelyard.writing.adr.records import links_of, title_of, upgraded, with_link, without_status
from steelyard.writing.amending.phrases import NewStep
from steelyard.writing.amending.records import with_relation, with_status
from steelyard.writing.wordpress.body import in_markdown, plain_text
from steelyard.writing.wordpress.content import whole
from wordpress import category, item, meta

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

DAY = "2026-11-26"
PATHS = ("adr/0001-x.md", "README.md", "x/README.md", "a/2020-01-02-x.md", "EIPS/eip-1.md", "adr/.md")
EXTENSIONS = ("extra", "toc", "sane_lists", "admonition", "codehilite")


class Target(NamedTuple):
    """A reader: what is run on bytes, the cases to begin from, and words that its language knows."""

    run: Callable[[bytes], None]
    seeds: tuple[bytes, ...]
    words: tuple[str, ...] = ()


def _text(data: bytes) -> str:
    """Take bytes as the loader does; what is no UTF-8 is left out."""
    text = decode(data.decode("utf-8", "ignore").encode(), "a.md")
    return text if isinstance(text, str) else ""


def _chosen(data: bytes, ways: int) -> tuple[int, str]:
    """Let the last byte choose one of several ways to read the others."""
    return (data[-1] % ways if data else 0), _text(data[:-1])


def front_matter(data: bytes) -> None:
    """Cut a record's head off."""
    cut(_text(data), file="a.md")


def dialects(data: bytes) -> None:
    """Read a record in whatever dialect it is."""
    way, text = _chosen(data, len(PATHS))
    parsed = parse(text, path=PATHS[way], source="", settings=SETTINGS)
    lines = text.count("\n") + 1
    assert all(found.place.line <= lines for found in parsed.diagnostics)


def _resolve(destination: str, tag: str) -> Link:
    return Link("text") if tag == "wiki" else Link("external", destination)


_RENDERERS: dict[str, BodyRenderer] = {}


def _render(data: bytes, dialect: str, given: BodySettings) -> None:
    renderer = _RENDERERS.setdefault(dialect, BodyRenderer(given))
    renderer.render(_text(data), file="a.md", first_line=1, title_line=1, resolve=_resolve)


def body_github(data: bytes) -> None:
    """Render a body in GitHub's dialect."""
    _render(data, "github", BodySettings())


def body_stock(data: bytes) -> None:
    """Render a body in Python-Markdown's dialect."""
    _render(data, "stock", BodySettings("python-markdown", EXTENSIONS))


def _table(data: bytes, path: str) -> None:
    draft, _ = read_table_file(data, path=path)
    if draft is not None:
        settle(draft, weight_words={})


def table_yaml(data: bytes) -> None:
    """Read a score table in YAML or JSON."""
    for ending in ("yaml", "json"):
        _table(data, f"a.criteria.{ending}")


def table_csv(data: bytes) -> None:
    """Read a score table in CSV or TSV."""
    for ending in ("csv", "tsv"):
        _table(data, f"a.criteria.{ending}")


def workbook(data: bytes) -> None:
    """Read a score table in a workbook."""
    for ending in ("xlsx", "ods"):
        _table(data, f"a.criteria.{ending}")


def configuration(data: bytes) -> None:
    """Read a configuration, and other tools' files that say where records lie."""
    text = _text(data)
    read_config(text, file="steelyard.yml")
    folders_from_adr_dir(text)
    folders_from_log4brains(text, file=".log4brains.yml")


def strings(data: bytes) -> None:
    """Read a site's own words, and find its language."""
    read_settings, _ = read_config(_text(data), file="steelyard.yml")
    language_of(replace(read_settings, theme_path=""), Path())


_ROOM = tempfile.TemporaryDirectory(prefix="steelyard-fuzz-")
atexit.register(_ROOM.cleanup)


def wordpress_export(data: bytes) -> None:
    """Read a WordPress export."""
    place = Path(_ROOM.name, "export.xml")
    place.write_bytes(data)
    try:
        for element in Export(place, name="export.xml").elements():
            read_item(element)
            list(unread(element))
    except Unreadable:
        return


def wordpress_body(data: bytes) -> None:
    """Write a WordPress post as Markdown."""
    text = _text(data)
    in_markdown(whole(text, {"1": ("https://a.example/b.png", "B")}).html, address=str)
    plain_text(text)


def dates(data: bytes) -> None:
    """Find the dates in a line."""
    text = _text(data)
    find_dates(text)
    find_dates(text, order="day")
    find_dates(text, order="month")
    looks_dated(text)
    no_date(text)


def git_log(data: bytes) -> None:
    """Read what Git tells of the past, and follow a file's names through it."""
    commits = list(log._commits(log._parts(BytesIO(data))))
    log._follow(commits, {"a.md": "1" * 40, "b.md": "2" * 40}, shallow=bool(len(data) % 2))
    log._blobs(data.decode(errors="surrogateescape"))


_ASKING = make_record("docs/adr/0001-record.md", title="Record decisions")
_CORPUS = corpus_of(
    _ASKING,
    make_record("docs/adr/0012-use-x.md", title="Use X", status="accepted"),
    pages=(make_page("docs/adr/README.md", title="All decisions"),),
    files={"docs/adr/a b#1%.png": 10},
    given=settings("docs/adr"),
)


def links(data: bytes) -> None:
    """Find what a link leads to."""
    text = _text(data)
    resolve = resolver(_CORPUS, _ASKING)
    for tag in ("a", "img", "wiki"):
        resolve(text, tag)


def permalinks(data: bytes) -> None:
    """Read a pattern for addresses and fill it in; make addresses of names."""
    text = _text(data)
    pattern, _ = read_pattern(text, "steelyard.yml")
    url = pattern.url("0012", "use-x", source="a", date=DAY)
    assert all(len(part.encode()) <= 255 for part in url.split("/")), url
    assert fault(url, folders=True).removeprefix("it is longer than 200 bytes") == "", url
    for made in (from_file_name(text), from_words(text)):
        assert not made or is_device(made) or not fault(made), made  # who takes it sets a device apart


class _Site:
    """As much of the server as a request needs: a site, its events, its names."""

    def __init__(self) -> None:
        self.out = Path(_ROOM.name, "site")
        self.out.mkdir(exist_ok=True)
        (self.out / MANIFEST).parent.mkdir(parents=True, exist_ok=True)
        (self.out / MANIFEST).write_text("{}")
        (self.out / "index.html").write_text("<body>here</body>")
        (self.out.parent / "secret.html").write_text("SECRET")
        self.events = Events()
        self.names = LOCAL_NAMES
        self.door = socket.create_server(("127.0.0.1", 0))


_SITES: list[_Site] = []


def request(data: bytes) -> None:
    """Answer what a browser sends."""
    _SITES[:] = _SITES or [_Site()]
    site: Any = _SITES[0]
    with socket.create_connection(site.door.getsockname()) as asking:
        asking.sendall(data)
        asking.shutdown(socket.SHUT_WR)
        answering, address = site.door.accept()
        with answering:
            answers._Handler(answering, address, site)
        answer = b"".join(iter(lambda: asking.recv(1 << 16), b""))
    assert b"SECRET" not in answer


def amending(data: bytes) -> None:
    """Give a record another status or a relation, and read it back."""
    text = data.decode("utf-8", "ignore")
    step = NewStep("deprecated", DAY, "")
    changed = with_status(text, file=FILE, step=step)
    if isinstance(changed, str) and changed != text:
        assert read(changed).status == "deprecated"
    tied = with_relation(text, file=FILE, kind="amends", other=OTHER)
    if isinstance(tied, str) and tied != text:
        assert isinstance(read(tied), Record)
        assert any("12" in one.reference.target for one in read(tied).statements if one.kind == "amends")


def adr_tools(data: bytes) -> None:
    """Read and change a record as adr-tools' own commands do."""
    text = _text(data)
    title_of(text)
    links_of(text)
    with_link(text, "Amends", title="A", name="0001-a.md")
    without_status(text, "Accepted")
    upgraded(text)


def _encoded(texts: Iterable[str]) -> tuple[bytes, ...]:
    return tuple(text.encode() for text in texts)


_HEADS = _encoded(STYLES.values())
_BODIES = _encoded(
    (
        '# T\n\nText with *emphasis*, `code`, ~~no~~ and a [link](b.md "t").\n\n## A\n\n| A | B |\n|---|:-:|\n| 1 | `2` |\n',
        "- [ ] one\n- [x] two\n  1. three\n\n> [!NOTE]\n> four[^1]\n\n[^1]: five\n\n[[0001|six]] :smile: $x^2$\n\n$$\n\\frac{1}{2}\n$$\n",
        "```python\nx = 1\n```\n\n~~~mermaid\ngraph TD\n~~~\n\n<details><summary>a</summary>b</details>\n\n<!-- c --> <b onclick=x>y</b>\n",
        "[a]: https://a.example 'b'\n\n[a] ![c][a] <https://b.example> https://c.example\n\n![d](e.png)\n\nF\n===\n\n!!! note\n    g\n",
        "Term\n:   Text\n\n*[HTML]: Hyper\n\nHTML {: #x .y}\n\n<div markdown=1>*a*</div>\n\n[TOC]\n",
        "&amp; &#x41; \\* a  \nb\n***\n<script>x</script>\n<a href='javascript:x'>y</a>\n",
    )
)  # fmt: skip
_TABLE_YAML = (
    "weights: {Cost: 3, Speed: 1}\noptions:\n  Redis: {Cost: 4, Speed: 2}\n  Rabbit: {Cost: 2, Speed: 5}\n",
    "scale: 1-5\ncriteria:\n  - {name: Cost, weight: 2, direction: lower}\n  - name: Speed\noptions:\n  - name: A\n    scores: {Cost: 3, Speed: {score: 4, note: n}}\n",
    '{"criteria": [{"name": "Cost", "weight": 1}], "options": [{"name": "A", "scores": {"Cost": 3}}]}\n',
)
_TABLE_CSV = (
    "Criterion,Weight,Redis,Rabbit\nCost,3,4,2\nSpeed,1,2,5\nTotal,,14,11\n",
    'Option;"Cost (weight 2)";Speed\n"A ""b""";3;4,5\nC;++;-\n',
    "Option\tCost\tSpeed\nWeight\t60 %\t40 %\nA\t3/5\t★★\n",
)
_CONFIGURATION = (
    "sources:\n  - docs/adr\n  - {name: web, path: web/adr}\nsite: {title: A, url: 'https://a.example/', language: de}\npermalink: 'd/{number}.html'\n",
    "markdown: {dialect: python-markdown, extensions: [extra, toc]}\nseverity: {B401: error}\nstatuses:\n  - {name: Trial, like: accepted}\nrelations: [{name: refines, inverse: refined by}]\n",
    "project: {name: a, packages: [{name: b, path: c, adrFolder: d}], adrFolder: e}\nattachments: {max: 5 MB}\nhistory: git\n",
)
_STRINGS = (
    "site: {language: de}\nstrings:\n  In force: In Kraft\n  '{n} decisions': {one: '{n} Entscheidung', other: '{n} Entscheidungen'}\n",
    "site: {language: zh-Hant-TW}\nstrings: {Status: 狀態}\n",
)
_HASH = "1" * 40
_LOG = (
    f"\x01{_HASH} {_HASH}\x002020-01-02\x00Ann\x00\n:100644 100644 {'2' * 40} {_HASH} M\x00a.md\x00:100644 100644 {_HASH} {_HASH} R090\x00b.md\x00a.md\x00",
    f"\x01{_HASH} {_HASH} {_HASH}\x002020-01-02\x00Bo\x00\n::100644 100644 100644 {_HASH} {_HASH} {_HASH} MM\x00a.md\x00b.md\x00a.md\x00"
    f"\x01{_HASH} \x001970-01-01\x00C\x00\n:000000 100644 {'0' * 40} {_HASH} A\x00b.md\x00",
    f"100644 blob {_HASH}\ta.md\x00120000 blob {_HASH}\tb.md\x00",
)
_EXPORT = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:wp="http://wordpress.org/export/1.2/"><channel><wp:wxr_version>1.2</wp:wxr_version>'
    f"<wp:base_site_url>https://a.example</wp:base_site_url>{item(1, more=category('A', 'a') + meta('_thumbnail_id', '2'))}</channel></rss>"
)
_POSTS = (
    '<!-- wp:code {"language": "php"} --><pre class="wp-block-code"><code>x</code></pre><!-- /wp:code --><p>a <b>b</b><br>c</p>',
    'One\n\nTwo [caption id="x"]<img src="a.png" alt="b"> c[/caption] [gallery ids="1,2"] [code lang="js"]x[/code]\n<!--more-->\n',
    "<table><tr><th>a</th></tr><tr><td>b</td></tr></table><ul><li>c<ol><li>d</ol></ul><h2>e</h2><blockquote>f</blockquote><iframe src=g>",
)
_REQUESTS = (
    "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "HEAD /../secret.html HTTP/1.1\r\nHost: 127.0.0.1:80\r\n\r\nGET /%2e%2e/secret.html?a HTTP/1.0\r\nHost: [::1]\r\n\r\n",
    "GET /-/events?build=x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    "POST /-/reload.js HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc",
)


def _workbooks() -> tuple[bytes, ...]:
    from reading.workbooks import ods, xlsx

    rows: list[list[str | int]] = [["Criterion", "Weight", "A", "B"], ["Cost", 3, 4, 2], ["Speed", 1, 2, 5]]
    return xlsx(rows), ods(rows)


TARGETS = {
    "front-matter": Target(front_matter, _HEADS, ("---\n", "+++\n", ": ", "- ", "{", "}", "[", "]", "&a ", "*a", "!!b ", "|\n", ">\n", "? ", "'", '"')),
    "dialects": Target(dialects, _HEADS, ("# ", "## Status\n", "Status: ", "Date: ", "Superseded by ", "ADR-", "accepted", "2020-01-02", "[a](b.md)", "| --- |", "* ")),
    "body-github": Target(body_github, _BODIES, ("<!--", "-->", "```", "~~~", "$$", "[^", "]: ", "> [!NOTE]", "<pre>", "<table>", "<svg>", "<math>", "[[", ":smile:")),
    "body-stock": Target(body_stock, _BODIES, ("<!--", "-->", "```", "~~~", "[^", "]: ", "!!! note", "<pre>", "markdown=1", "{: #x}", "*[", ":   ", "[TOC]")),
    "table-yaml": Target(table_yaml, _encoded(_TABLE_YAML), ("criteria:", "options:", "weights:", "scores:", "scale:", "name:", "weight:", "must:", "presets:", "scorers:")),
    "table-csv": Target(table_csv, _encoded(_TABLE_CSV), ("Criterion", "Option", "Weight", "Total", '"', '""', ";", "\t", "++", "★", "1-5", "%")),
    "workbook": Target(workbook, _workbooks()),
    "configuration": Target(configuration, _encoded(_CONFIGURATION), ("sources:", "site:", "permalink:", "markdown:", "severity:", "statuses:", "relations:", "nav:", "theme:", "strings:")),
    "strings": Target(strings, _encoded(_STRINGS), ("site:", "language:", "strings:", "one:", "other:", "{n}", "In force", "zh-Hant", "de")),
    "wordpress-export": Target(wordpress_export, _encoded([_EXPORT]), ("<item>", "</item>", "<![CDATA[", "]]>", "&#1;", "<!DOCTYPE ", "<!ENTITY ", "encoding=")),
    "wordpress-body": Target(wordpress_body, _encoded(_POSTS), ("<!-- wp:", "<!-- /wp:", "[caption", "[/caption]", "[code", "<pre>", "</pre>", "<table>", "<td>", "<li>")),
    "dates": Target(dates, _encoded(["2020-01-02", "on 3 March 2020", "03/04/2019", "March 3rd, 2020, 12:30 UTC"])),
    "git-log": Target(git_log, _encoded(_LOG), ("\x00", "\x01", ":100644 ", "R100", ".md")),
    "links": Target(links, _encoded(["0012-use-x.md#why", "/docs/adr/README.md?plain=1", "a%20b%231%25.png", "https://a.example", "../x", "0012"])),
    "permalinks": Target(permalinks, _encoded(["d/{number}-{slug}.html", "/{source}/{year}/{month}/{day}/{slug}/", "Größe CON.md"])),
    "request": Target(request, _encoded(_REQUESTS), ("GET ", "HEAD ", " HTTP/1.1\r\n", "Host: ", "localhost", "%2e%2e/", "%00", "\r\n\r\n", "//", "?", "Expect: 100-continue")),
    "amending": Target(amending, _HEADS, ("---\n", "status: ", "## Status\n", "Status: ", "accepted", "history:", "amends: ", "\r\n", "| Status |")),
    "adr-tools": Target(adr_tools, _encoded(["# 1. A\n\nDate: 2020-01-02\n\n## Status\n\nAccepted\n\nAmends [2. B](0002-b.md)\n\n## Context\n"])),
}  # fmt: skip
"""Each reader by the name that the runner knows it by."""
