"""The graph in other programs' languages: whatever records are called, the text is well-formed and says the same."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from hypothesis import example, given
from hypothesis import settings as bounds
from hypothesis import strategies as st

import steelyard.core
from record_samples import assemble, corpus_of, make_record, settings, state
from steelyard.core.export import dump
from steelyard.core.graph.chart import Chart, build_chart
from steelyard.core.graph.dot import dot_text
from steelyard.core.graph.listing import graph_json
from steelyard.core.graph.mermaid import is_too_large, mermaid_text
from steelyard.core.graph.network import around, build_network
from steelyard.core.plain_text import one_line
from steelyard.core.settings import RelationKind, SiteSettings, StatusWord
from steelyard.core.statuses import Statuses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steelyard.core.corpus import Corpus

SCHEMA = json.loads((Path(steelyard.core.__file__).parent / "graph.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
NASTY = (
    "end", 'Say "yes"', '"', "\\", "Trailing \\", "\\N \\G \\n", "a]]b", "[x] {y} (z", "<b>bold</b> &amp; &#60;", "<open",
    "-->", "a -- b", "--", "%%{init: {}}%%", "%% note", "#35; #quot; a;b", "`code` **x** _y_", "- list", "1. list", "> q",
    "direction LR", "DIRECTION\ttb", "graph TD; subgraph", "style r1 fill:#f00", 'click r1 href "x"', "accTitle: x",
    "classDef a fill:#fff;", "中文标题", "قرار قديم", "👩‍👩‍👧 family", "a\nb\r\nc", "\x00\x1b[31m", "\ud800", "\u202eabc", "///", "|", "",
)  # fmt: skip
TITLES = st.one_of(st.sampled_from(NASTY), st.text(st.characters(), max_size=30))
STATUSES = ("accepted", "proposed", "draft", "superseded", "deprecated", "rejected", "other", None, "parked")
KINDS = ("supersedes", "amends", "depends_on", "enables", "relates_to", "conflicts_with", "refines")
GIVEN = settings(
    site=SiteSettings('Heron "decisions" \\', url="https://heron.example/log"),
    relations=(RelationKind("refines", "refined_by"),),
    statuses=(StatusWord("parked", 'Parked "now"', "#fc0"),),
)


def chart_of(corpus: Corpus) -> Chart:
    return build_chart(build_network(corpus), corpus, Statuses(corpus.settings.statuses))


def named(titles: list[str]) -> Corpus:
    """Give a corpus whose records have these titles, in turn every status and every kind of relation."""
    records = [
        make_record(
            f"adr/{number + 1:04}-x.md",
            title=title,
            summary=title,
            status=STATUSES[number % len(STATUSES)],
            date=f"20{10 + number % 7}-01-01",
            statements=(state(KINDS[number % len(KINDS)], str(number)),) if number else (),
        )
        for number, title in enumerate(titles)
    ]
    return assemble(records, given=GIVEN)[0]


# Graphviz: the grammar of graphviz.org/doc/info/lang.html, as far as it is used

_TOKEN = re.compile(r'"(?:[^"\\\n]|\\.)*"|->|[A-Za-z_][A-Za-z_0-9]*|-?[0-9]+(?:\.[0-9]+)?|[\[\]{}=,;]|\s+')


def tokens(text: str) -> list[str]:
    found, at = [], 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        assert match, text[at : at + 40]
        found += [match[0]] if match[0].strip() else []
        at = match.end()
    return found


def statements(text: str) -> Iterator[tuple[list[str], dict[str, str]]]:
    """Give each statement of a digraph: the names before its attributes, and those."""
    words = iter(tokens(text))
    assert next(words) == "digraph"
    assert next(words).startswith('"')
    assert next(words) == "{"
    while (word := next(words)) != "}":
        names = [word]
        while (word := next(words)) != "[":
            names.append(word)
        attributes = {}
        while word != "]":
            key, equals, value = next(words), next(words), next(words)
            assert equals == "="
            attributes[key] = value
            word = next(words)
            assert word in {",", "]"}
        assert next(words) == ";"
        yield names, attributes
    assert not list(words)


def name(quoted: str) -> str:
    """Read a name: of what is escaped only quotes are, and doubled backslashes stay two."""
    return quoted[1:-1].replace('\\"', '"')


def label(quoted: str) -> str:
    r"""Read an escString: `\n` ends a line, an entity is its character."""
    escapes = {"n": "\n", "\\": "\\", '"': '"'}
    read = re.sub(r"\\(.)", lambda found: escapes[found[1]], quoted[1:-1])
    return read.replace("&amp;", "&")


@bounds(deadline=None)
@example(list(NASTY))
@given(st.lists(TITLES, min_size=1, max_size=12))
def test_any_title_is_a_label_in_dot(titles: list[str]) -> None:
    """Graphviz's grammar reads back each record with its own title and link, and each relation between them."""
    chart = chart_of(named(titles))
    read = list(statements(dot_text(chart)))
    boxes = [(names, values) for names, values in read if len(names) == 1 and names[0].startswith('"')]
    for box, (names, values) in zip(chart.boxes, boxes, strict=True):
        assert name(names[0]) == box.id
        assert label(values["label"]).replace("\n", " ") == box.label
        assert label(values["URL"]) == box.url
        assert label(values["tooltip"]).startswith(box.told)
    lines = [(names, values) for names, values in read if "->" in names]
    assert [(name(names[0]), name(names[2]), label(values["label"])) for names, values in lines] == [
        (line.start, line.end, line.text) for line in chart.lines
    ]


def test_graphviz_reads_it() -> None:
    """The real parser takes every title that could be a trap."""
    program = shutil.which("dot")
    if program is None:
        pytest.skip("Graphviz is not installed")
    text = dot_text(chart_of(named(list(NASTY))))
    done = subprocess.run([program, "-Tcanon"], input=text.encode(), capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


# Mermaid: one statement a line

_QUOTED = r'"((?:[^"#\n]|#[0-9]+;)*)"'
_BOX = re.compile(
    rf"  (r\w+)(?:\(|\(\[|\[|\[\[|\[/|\{{\{{){_QUOTED}(?:\)|\]\)|\]|\]\]|/\]|\}}\}}):::(s\w+)", re.ASCII
)
_LINE = re.compile(rf"  (r\w+) (?:==>|-->|-\.->|-\.-|---|x--x)\|{_QUOTED}\| (r\w+)", re.ASCII)
_CLICK = re.compile(rf'  click (r\w+) href "([^"\s]+)" {_QUOTED}', re.ASCII)
_CLASS = re.compile(r"  classDef (s\w+) stroke:(?:#[0-9a-f]{6}|none),[\w:#, -]+")
_TRAPS = re.compile(r"direction\s|%%|`|<|^\d+\.\s|\\|&", re.IGNORECASE)


def decoded(text: str) -> str:
    return re.sub("#([0-9]+);", lambda found: chr(int(found[1])), text)


@bounds(deadline=None)
@example(list(NASTY))
@given(st.lists(TITLES, min_size=1, max_size=12))
def test_any_title_is_a_label_in_mermaid(titles: list[str]) -> None:
    """Each line is one of four statements, and nothing in a label can be taken for anything else."""
    chart = chart_of(named(titles))
    first, *rest = mermaid_text(chart).splitlines()
    assert first == "flowchart LR"
    boxes = [found for line in rest if (found := _BOX.fullmatch(line))]
    lines = [found for line in rest if (found := _LINE.fullmatch(line))]
    clicks = [found for line in rest if (found := _CLICK.fullmatch(line))]
    classes = [found for line in rest if (found := _CLASS.fullmatch(line))]
    assert len(boxes) + len(lines) + len(clicks) + len(classes) == len(rest)
    assert [decoded(found[2]) for found in boxes] == [box.label for box in chart.boxes]
    assert not any(_TRAPS.search(found[2]) for found in boxes)
    ids = {found[1]: box.id for found, box in zip(boxes, chart.boxes, strict=True)}
    assert len(ids) == len(boxes)
    assert [(ids[found[1]], ids[found[3]], decoded(found[2])) for found in lines] == [
        (line.start, line.end, line.text) for line in chart.lines
    ]
    assert [(ids[found[1]], found[2], decoded(found[3])) for found in clicks] == [
        (box.id, box.url, box.told) for box in chart.boxes
    ]
    assert {found[3] for found in boxes} == {found[1] for found in classes}


def test_ids_of_several_sources_stay_apart_in_mermaid() -> None:
    """`a:1` and `a-1` and `a_1` are three boxes, although none of those signs may stand in a name."""
    records = [
        make_record("one/0001-x.md", source="a"),
        make_record("two/a-1.md", number=None, source="", slug="a-1"),
        make_record("two/a_1.md", number=None, source="", slug="a_1"),
    ]
    text = mermaid_text(chart_of(corpus_of(*records, given=settings("a=one", "two"))))
    assert len(set(re.findall(r"^  (r\w+)[(\[{]", text, re.MULTILINE))) == 3


# JSON


@bounds(deadline=None)
@example(list(NASTY))
@given(st.lists(TITLES, min_size=1, max_size=12))
def test_json_keeps_its_schema(titles: list[str]) -> None:
    """Whatever records are called, the text is UTF-8 that the schema allows, and edges lead from node to node."""
    corpus = named(titles)
    values: dict[str, Any] = json.loads(dump(graph_json(build_network(corpus), corpus)).encode())
    VALIDATOR.validate(values)
    ids = {node["id"] for node in values["nodes"]}
    assert len(ids) == len(titles)
    assert all({edge["from"], edge["to"]} <= ids for edge in values["edges"])


def test_json_says_each_relation_once() -> None:
    """Both sides of a relation, stated or not, are one edge, told from the side whose name comes first."""
    corpus = corpus_of(
        make_record("adr/0001-a.md", status="superseded", date="2019-03", statements=(state("superseded_by", "2"),),
                    tags=("Data",)),
        make_record("adr/0002-b.md", status="accepted", date="2020-01-01", statements=(state("supersedes", "1"),)),
        make_record("adr/0003-c.md", status="accepted", date="2021-01-01", statements=(state("relates_to", "2"),)),
    )  # fmt: skip
    values = graph_json(build_network(corpus), corpus)
    VALIDATOR.validate(values)
    assert values["edges"] == [
        {"kind": "supersedes", "from": "2", "to": "1"},
        {"kind": "relates_to", "from": "3", "to": "2"},
    ]
    assert values["nodes"][0] == {
        "id": "1", "number": "1", "title": "A", "url": "d/0001-a.html", "status": "superseded",
        "standing": "superseded", "date": "2019-03", "tags": ["Data"], "source": "",
    }  # fmt: skip


# What all formats share


@pytest.mark.parametrize("kind", ["supersedes", "amends", "depends_on", "relates_to", "refines"])
def test_lines_run_forward_in_time(kind: str) -> None:
    """A line leads from the earlier decision to the later, and its words read in that direction."""
    first = "superseded" if kind == "supersedes" else "accepted"
    corpus = corpus_of(
        make_record("adr/0001-a.md", status=first, date="2019-03-01"),
        make_record(
            "adr/0002-b.md",
            status="accepted",
            date="2020-01-01",
            statements=(state(kind, "1"),),
        ),
        given=GIVEN,
    )
    (line,) = chart_of(corpus).lines
    assert (line.start, line.end) == ("1", "2")
    assert line.text == {
        "supersedes": "is superseded by", "amends": "is amended by", "depends_on": "is needed by",
        "relates_to": "is related to", "refines": "refined by",
    }[kind]  # fmt: skip
    assert line.directed == (kind != "relates_to")


def test_undated_lines_follow_the_nature_of_the_relation() -> None:
    """Without dates what supersedes comes later, and what enables comes before."""
    corpus = corpus_of(
        make_record("adr/0001-a.md", status="accepted", statements=(state("supersedes", "2"),)),
        make_record("adr/0002-b.md", status="superseded", statements=(state("enables", "3"),)),
        make_record("adr/0003-c.md", status="accepted"),
    )
    assert [(line.start, line.end) for line in chart_of(corpus).lines] == [("2", "1"), ("2", "3")]


def test_an_empty_graph_is_valid() -> None:
    """A site without records has a graph in every language."""
    corpus = corpus_of()
    chart = chart_of(corpus)
    assert [names for names, _ in statements(dot_text(chart))] == [["graph"], ["node"], ["edge"]]
    assert mermaid_text(chart) == "flowchart LR\n"
    VALIDATOR.validate(json.loads(dump(graph_json(build_network(corpus), corpus))))


def test_links_are_relative_without_an_address() -> None:
    """A site that does not know where it will be published links from its own root."""
    record = make_record("adr/0001-größe.md", status="accepted")
    assert chart_of(corpus_of(record)).boxes[0].url == "d/0001-größe.html"
    assert (
        chart_of(corpus_of(record, given=GIVEN)).boxes[0].url == "https://heron.example/log/d/0001-größe.html"
    )


def test_statuses_differ_in_more_than_colour() -> None:
    """No two of the eight statuses have the same outline, in either language."""
    chart = chart_of(named(["x"] * 8))
    assert len({box.status.shape for box in chart.boxes}) == 8
    looks = [
        (values["shape"], values["style"], values.get("peripheries"))
        for names, values in statements(dot_text(chart))
        if len(names) == 1 and names[0].startswith('"')
    ]
    assert len(set(looks)) == 8
    text = mermaid_text(chart)
    outlines = dict(re.findall(r"classDef (s\w+) stroke:(?:#\w{6}|(none)),", text))
    dashes = dict(re.findall(r"classDef (s\w+) .*?(stroke-dasharray:.*)?$", text, re.MULTILINE))
    shapes = re.findall(r'^  r\w+([(\[{/]+)".*:::(s\w+)$', text, re.MULTILINE)
    assert len({(bracket, outlines[own], dashes[own]) for bracket, own in shapes}) == 8


def test_mermaids_own_bounds_are_known() -> None:
    """A chart of more relations or characters than Mermaid draws as it comes is told apart."""
    few = chart_of(named(["x"] * 30))
    assert not is_too_large(few, mermaid_text(few))
    many = chart_of(named(["x"] * 502))
    assert len(many.lines) > 500
    assert is_too_large(many, "")
    long = chart_of(named(["x" * 2000] * 30))
    assert is_too_large(long, mermaid_text(long))


@bounds(deadline=None)
@given(st.text(st.characters()))
def test_one_line_is_one_line(text: str) -> None:
    """What is written for other programs is one line, encodes as UTF-8, and is stable when cleaned again."""
    line = one_line(text)
    assert line.splitlines() in ([], [line])
    assert line.isprintable() or re.search(r"[^\x20-\x7e]", line)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e]", line)
    assert line.encode().decode() == one_line(line)


def test_a_part_grows_until_nothing_is_left() -> None:
    """Around a record are those so many relations away; beyond the last of them there is nothing to find."""
    network = build_network(named(["a", "b", "c", "d"]))
    first = f"adr/{1:04}-x.md"
    assert [len(around(network, [first], depth=depth)) for depth in (1, 2, 9)] == [2, 3, 4]
