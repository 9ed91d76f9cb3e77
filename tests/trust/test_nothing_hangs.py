"""Whatever a record says, its page is made in a time that grows with its length only, or it is refused with the limit named."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from body_rendering import found, html, render
from costs import TRIES, in_proportion, within
from steelyard.core.model import Link, Record
from steelyard.core.settings import Settings
from steelyard.edges.git import log
from steelyard.edges.loader import TEXT_LIMIT
from steelyard.markdown import BodyRenderer, BodySettings
from steelyard.markdown.document import MOST_MARKS
from steelyard.markdown.highlighting import Highlighter
from steelyard.reading.parse import parse
from trust.fuzz.shapes import HEADS, UNITS, record, repeated
from trust.lexers import fill, machine, worst

if TYPE_CHECKING:
    from pathlib import Path

RENDERERS = {
    "github": BodyRenderer(BodySettings()),
    "python-markdown": BodyRenderer(
        BodySettings("python-markdown", ("extra", "toc", "sane_lists", "admonition", "codehilite"))
    ),
}
WORST = (
    "> a\n",
    "# a\n",
    "[[a{i}]] ",
    "<b onclick=x>y</b> ",
    "* Supersedes [a](0{i}-x.md)\n",
    "[^a]",
    "$a$ ",
    "<?",
    "![a](b{i}.png) ",
    '<img src="a b{i}.png"> ',
)
"""Shapes whose builds took longest of all when every one was measured."""


def _body(text: str, renderer: BodyRenderer) -> object:
    unknown = {"wiki": Link("text")}
    resolve = lambda destination, tag: unknown.get(tag, Link("external", destination))  # noqa: E731
    return renderer.render(text, file="a.md", first_line=1, title_line=1, resolve=resolve)


@pytest.mark.parametrize("dialect", RENDERERS)
def test_a_bodys_time_grows_with_its_length(dialect: str, *, long_form: bool) -> None:
    """Four times as much of anything takes no sixteen times as long, in either dialect of Markdown, or is done at once.

    Python-Markdown takes time by the square of many things: what it may be given of them is bounded. The short form
    gives it every other thing.
    """
    short = (20_000 if long_form else 4_000) // (1 if dialect == "github" else 8)
    at_once = 0 if dialect == "github" else 20 * machine()
    for unit in UNITS if long_form or dialect == "github" else UNITS[::2]:
        text, more = (record(unit, length) for length in (short, 4 * short))
        first, second = (partial(_body, each, RENDERERS[dialect]) for each in (text, more))
        in_proportion(first, second, most=11, least=0.02, at_once=at_once)


STOCK = (
    "![", "# a\n", "a\n===\n", "---\n", "\\", "*a* ", "## a\n\n", "Term\n: a\n", "a  \n", "[TOC]\n\n", "a\n\n", "`", "[^{i}]\n\n[^{i}]: n\n\n",
)  # fmt: skip
"""Shapes that Python-Markdown takes time by the square of."""


@pytest.mark.parametrize("blocks", [False, True])
def test_stock_markdown_takes_so_much(*, blocks: bool, long_form: bool) -> None:
    """Of what Python-Markdown takes long over, a large text is rendered at once or refused, in one block or in many."""
    most = 40 * machine()
    for unit in STOCK:
        for length in (10_000, 50_000, 200_000, 1_000_000) if long_form else (40_000,):
            piece = 1_000 if blocks else length
            text = "\n\n".join([repeated(unit, piece)] * (length // piece))
            within(most, partial(_body, text, RENDERERS["python-markdown"]))


@pytest.mark.parametrize("fence", ["---", "+++"])
def test_a_heads_time_grows_with_its_length(fence: str, *, long_form: bool) -> None:
    """Nor does four times as much of anything in front matter, as YAML and as TOML."""
    short = 20_000 if long_form else 5_000
    for unit in HEADS:
        pair = [f"{fence}\n{repeated(unit, length)}\n{fence}\n\n# T\n" for length in (short, 4 * short)]
        first, second = (
            partial(parse, text, path="a/1-x.md", source="", settings=Settings()) for text in pair
        )
        in_proportion(first, second, most=11, least=0.01)


def _built(folder: Path, text: str, door: str = "build") -> tuple[float, int, str]:
    """Run a command on a project of one record; return the processor time that it took, its most MB and what it said."""
    (folder / "adr").mkdir(exist_ok=True)
    (folder / "adr/0001-x.md").write_bytes(text.encode())
    process = subprocess.Popen(
        [sys.executable, "-m", "steelyard", door],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    assert process.stdout is not None
    said = process.stdout.read().decode()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode in {0, 1}, "it was ended before it had done its work"
    process.stdout.close()
    # What the system tells of a process holds what the one had that started it: only what is beyond counts.
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used.ru_utime + used.ru_stime, used.ru_maxrss // 1024 if used.ru_maxrss > own else 0, said


def _built_within(most: float, folder: Path, text: str, door: str = "build") -> tuple[int, str]:
    """Run a command that takes less than `most` seconds on one of some tries; return its most MB and what it said."""
    tries = [_built(folder, text, door)]
    while tries[-1][0] >= most and len(tries) < TRIES:
        tries.append(_built(folder, text, door))
    assert tries[-1][0] < most, tries
    return tries[-1][1:]


def test_5_mb_are_refused_with_the_limit_named(tmp_path: Path) -> None:
    """A record of 5 MB is not read at all, and whoever wrote it is told how much is."""
    for door in ("build", "check", "list"):
        megabytes, said = _built_within(20 * machine(), tmp_path, record("The quick fox. ", 5_000_000), door)
        assert "larger than 1 MB, the limit for a Markdown file" in said
        assert megabytes < 300


@pytest.mark.parametrize("unit", WORST)
def test_the_largest_record_builds_at_once(unit: str, tmp_path: Path) -> None:
    """A record as large as any may be is built, or refused, in the time of some plain Python, and in bounded memory."""
    megabytes, said = _built_within(60 * machine(), tmp_path, record(unit, TEXT_LIMIT))
    assert "Traceback" not in said
    assert megabytes < 600


@pytest.mark.long
@pytest.mark.parametrize("unit", UNITS)
def test_the_largest_record_of_any_shape(unit: str, tmp_path: Path) -> None:
    """The same of every shape there is."""
    test_the_largest_record_builds_at_once(unit, tmp_path)


def _read(text: str) -> tuple[Record, list[tuple[str, int]]]:
    parsed = parse(text, path="a/1-x.md", source="", settings=Settings())
    assert isinstance(parsed.item, Record)
    return parsed.item, [(found.code, found.place.line) for found in parsed.diagnostics]


def test_a_long_head_is_refused() -> None:
    """Front matter of 200,000 characters is read; of one more, nothing of it is, and the record stays."""
    text = "---\ndate: 2020-01-02\n{}\n---\n\n# T\n\nStatus: accepted\n"
    most = "#" * (200_000 - len("date: 2020-01-02\n\n"))
    record_of, found = _read(text.format(most))
    assert (record_of.date, found) == ("2020-01-02", [])
    record_of, found = _read(text.format(most + "#"))
    assert (record_of.title, record_of.status, record_of.date) == ("T", "accepted", None)
    assert found == [("Y008", 2)]


def test_a_field_ends_at_a_limit() -> None:
    """5,000 steps are read, of front matter and of a section; what follows is not, and an error says from where on."""
    steps = [
        f"- {1950 + number // 336}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02} accepted\n"
        for number in range(5_001)
    ]
    for head, foot in (("---\nhistory:\n", "---\n\n# T\n"), ("# T\n\n## History\n\n", "")):
        first = head.count("\n") + 1
        record_of, found = _read(head + "".join(steps[:5_000]) + foot)
        assert (len(record_of.history), found) == (5_000, [])
        record_of, found = _read(head + "".join(steps) + foot)
        assert (len(record_of.history), found) == (5_000, [("S102", first + 5_000)])


@pytest.mark.parametrize(
    ("toml", "line"),
    [
        ("a = " + "[" * 3_000, 2),
        ("a = 1\nb = " + "[" * 60 + "]" * 60, 3),
        ("a = " + "{b=" * 900, 2),
        ("a = 1\na.a" + ".a" * 300 + " = 1", 3),
        ("[a" + ".b" * 80_000 + "]", 2),
        ('"a".' * 40_000, 2),
        ("a = {" + "b . " * 40_000, 2),
    ],
)
def test_deep_toml_is_refused(toml: str, line: int) -> None:
    """TOML that nests too deep, or whose keys have too many parts, ended a build with a traceback or took minutes."""
    text = f"+++\n{toml}\n+++\n\n# T\n\nStatus: accepted\n"
    record_of, found = _read(text)
    assert (record_of.title, found) == ("T", [("Y004", line)])
    within(10 * machine(), partial(_read, text))


def test_relations_end_at_a_limit() -> None:
    """10,000 relations are read, of front matter and of a list; what follows is not, and an error says from where on."""
    for head, item, foot in (
        ("---\nrelates-to:\n", "- {}\n", "---\n\n# T\n"),
        ("# T\n\n## Links\n\n", "* Relates to [a]({}-x.md)\n", ""),
    ):
        first = head.count("\n") + 1
        items = [item.format(number) for number in range(1, 10_002)]
        record_of, found = _read(head + "".join(items[:-1]) + foot)
        assert (len(record_of.statements), found) == (10_000, [])
        record_of, found = _read(head + "".join(items) + foot)
        assert (len(record_of.statements), found) == (10_000, [("R311", first + 10_000)])


def test_a_record_is_read_at_once(long_form: bool) -> None:  # noqa: FBT001 - a fixture
    """As large a record as there may be, of whatever costs readers most, is read in the time of some plain Python."""
    worst = {
        "---\nhistory:\n": "- 2020-01-01 accepted\n",
        "---\nsupersedes:\n": "- ADR-{i}\n",
        "# T\n\n## Status\n\n": "* 2020-01-01: accepted\n",
        "# T\n\n## Links\n\n": "* Supersedes [a](0{i}-x.md)\n",
        "---\n": "k{i}: a: b\n",
    }
    for head, unit in worst.items():
        for length in (190_000, TEXT_LIMIT) if long_form else (TEXT_LIMIT,):
            text = f"{head}{repeated(unit, length - 60)}---\n\n# T\n"
            within(20 * machine(), partial(_read, text))


def test_a_body_of_too_many_parts_is_refused() -> None:
    """A page of more elements than a browser shows with ease is an error that names the limit, and shows its source."""
    most = "*a* " * (MOST_MARKS // 2 - 1)
    assert render(most)[1] == ()
    fragment, diagnostics = render(most + "*a* *a* ")
    assert found(diagnostics) == [("B406", 1, 1)]
    assert "50,000 elements" in diagnostics[0].message
    assert fragment.html.startswith('<pre tabindex="0">*a*')
    assert found(render("$a$ " * 6_000)[1]) == [("B406", 1, 1)]
    assert found(render("[[a]] " * 30_000)[1]) == [("B406", 1, 1)]


def test_what_only_begins_like_cdata_is_no_fault() -> None:
    """`<![word[`, on which Python's parser of HTML gives up, ended a build with a traceback."""
    assert found(render("<div>\n<![foo[ x ]]>\n<u></div>")[1]) == [("B405", 3, 1)]
    assert found(render("<div>\n<![ x\n<u>")[1]) == []
    assert html("<div>\n<![1[ y") == "<div>\n</div>"


def test_many_references_become_text_again() -> None:
    """Wiki links that lead nowhere stay the text that they were, before, between and behind what stays an element."""
    assert (
        html("a [[b]] *c* [[d]][[e]] f *g* [[h]]")
        == "<p>a [[b]] <em>c</em> [[d]][[e]] f <em>g</em> [[h]]</p>"
    )
    assert html("[[a]]*b*") == "<p>[[a]]<em>b</em></p>"


def stock(text: str) -> tuple[str, list[str]]:
    """Render a body by Python-Markdown; return its HTML and the codes of what was found."""
    fragment, diagnostics = RENDERERS["python-markdown"].render(
        text,
        file="a.md",
        first_line=1,
        title_line=0,
        resolve=lambda destination, _: Link("external", destination),
    )
    return fragment.html, [each.code for each in diagnostics]


@pytest.mark.parametrize("text", ["#\n", "a\n\n##\n", "# \n===\n", "#\n#\n-\n", ":\n", "=\n", ""])
def test_a_heading_without_words_is_no_fault(text: str) -> None:
    """What a text weighs is counted of headings without words too; one of them ended a build with a traceback."""
    assert stock(text)[1] == []


def test_what_python_markdown_fails_on_is_refused() -> None:
    """A note within a note, on which Python-Markdown raises, is an error with the text shown; the next body is as ever."""
    before = stock("a[^1]\n\n[^1]: b\n")
    assert stock("[^1]:\n[^]:\n[^1]:[^y]:") == (
        '<pre tabindex="0">[^1]:\n[^]:\n[^1]:[^y]:</pre>',
        ["B407"],
    )
    assert stock("a[^1]\n\n[^1]: b\n") == before
    assert before[1] == []


def test_a_broken_log_is_no_fault() -> None:
    """An entry of Git's log without an action, which a damaged pipe may end in, is read as a change."""
    data = b"\x01" + b"1" * 40 + b" \x002020-01-02\x00Bo\x00\n:100644 100644 1 2 \x00a.md\x00"
    (commit,) = log._commits(log._parts(BytesIO(data)))
    assert [entry.name for entry in commit.entries] == ["a.md"]


SLOW_CODE = (
    ("csharp", "", "a\n "), ("java", "", "a "), ("c", "a", " "), ("python", "%", "0"), ("docker", "VOLUME", " "), ("bash", "<<", "a"), ("make", "", "a.a."),
    ("ada", "", "-"), ("html", "", "<!--"), ("ruby", "", "<<a\n"), ("xpp", "", "a\n "), ("perl", "=a", " "), ("ldif", "add:", " "),
)  # fmt: skip
"""Languages, and what their lexers take longest over."""


@pytest.mark.parametrize(("language", "start", "unit"), SLOW_CODE)
def test_code_is_coloured_within_a_bound(language: str, start: str, unit: str) -> None:
    """An eighth of as much code as one body may have, of what lexers take longest over, in blocks of any length."""
    highlighter = Highlighter()
    assert highlighter.colour("a", language) is not None
    for length in (20_000, 2_000, 200):
        within(4 * machine(), partial(fill, highlighter, language, start, unit, length, share=8))


@pytest.mark.long
def test_any_code_is_coloured_within_a_bound() -> None:
    """A tenth of as much code as one body may have, of any language and of 170 shapes each."""
    assert [found for found in worst() if found[2] > 40] == []


@pytest.mark.parametrize(
    ("language", "start", "unit"),
    [
        ("bash", "$'", "\\\\"),
        ("php", "<<<a", "é"),
        ("perl", "s!!", "\\\\"),
        ("scala", '"', "\\\\"),
        ("batch", '"', "%*"),
        ("reg", '"', "\\\\"),
        ("common-lisp", "*\\a", "."),
    ],
)
def test_no_code_takes_time_by_powers(language: str, start: str, unit: str) -> None:
    """What a lexer may read in two ways is not read in all their combinations: one of 26 took seconds, of 40 days."""
    highlighter = Highlighter()
    within(2 * machine(), partial(highlighter.colour, start + unit * 26, language))


def test_json_is_coloured_steadily() -> None:
    """The language whose blocks are not weighed takes four times as long over four times as much."""
    for unit in ("{", "[", '"', "<", "<!--", "'", "a: ", "- ", "\n", "\\", "&", "+", "a\n "):
        short, long = (unit * (length // len(unit)) for length in (5_000, 20_000))
        colour = partial(Highlighter().colour, language="json")
        in_proportion(partial(colour, short), partial(colour, long), most=11, least=0.01)
