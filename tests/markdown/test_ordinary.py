"""A body that is finished as text is the same to the byte as by way of the tree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from steelyard.core.model import Heading, Link
from steelyard.core.scores.slots import Slot
from steelyard.markdown import BodyRenderer, BodySettings, cmark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.core.model import Fragment
    from steelyard.diagnostics import Diagnostic
    from steelyard.markdown.document import Work


class ByTree(BodyRenderer):
    """Takes the general way for every body."""

    def _ordinary(self, work: Work) -> None:  # noqa: ARG002 - inherited
        return None


class AsText(BodyRenderer):
    """Remembers whether the last body was finished as text."""

    was_ordinary = False

    def _ordinary(self, work: Work) -> tuple[str, tuple[Heading, ...]] | None:
        made = super()._ordinary(work)
        self.was_ordinary = made is not None
        return made


BY_TREE, AS_TEXT = ByTree(BodySettings()), AsText(BodySettings())

ANSWERS = {
    "0001-a.md": Link("record", "../0001.html", "0001-a.md", '1 "A" & <b>', "accepted"),
    "0002-b.md#x": Link("record", "../0002.html#x", "0002-b.md", "2 B"),
    "0003-c.md": Link("text", None, "0003-c.md", code="L207", message="a draft", hint="--drafts"),
    "gone.md": Link("broken", code="L203", message="leads to <nothing>", hint="mend it"),
    "page.md": Link("page", "pages/page.html", "page.md", "Page"),
    "a%20&b.csv?x='1'": Link("file", "files/a%20b.csv", "a b.csv"),
    "src/": Link("repository", "https://forge.example/src"),
    "#here": Link("anchor", "#here"),
}
"""What destinations lead to; the others lead elsewhere, and stay as they are."""

ADDRESSES = (
    *ANSWERS,
    "https://tracker.example.com/a?b=c&d",
    "http://localhost:8080/'x'",
    "//host/x",
    "mailto:a@b.example",
)
ODD_ADDRESSES = (
    "http://localhost:{port}/",
    "http://10.0.0.300/",
    "https://xn--a.example/",
    "javascript:x",
    "irc:x",
    "a:b",
    "x\\|y",
    "",
)
WORDS = (
    *"abc",
    "Use it. ",
    "e.g. So? ",
    "a & b",
    "&lt;i&gt;",
    "&copy; &nbsp; &quot;q&quot;",
    "\\*",
    '"quoted" \'too\' href="x"',
    "`co de`",
    "``a ` b``",
    "*em*",
    "**strong *both***",
    "****deep****",
    "~~gone~~",
    "naïve 日本 🚀",
    "\x7f\x85\xa0\u2028",
    "5 and :1",
    "`:rocket:`",
    "`[[1]]`",
    "http://www.example.com/a.",
    "www.example.org",
    "me@example.com",
    "<https://a.example/b?c=d&e>",
    "  \n",
    "\\\n",
    "\n",
)
ODD_WORDS = (
    "$x$",
    "5 $ and",
    "&#1;",
    "\x0c",
    "\ufdd4\ufdd5",
    ":rocket:",
    "12:30:00",
    "[[1]]",
    "<b>own</b>",
    "<!-- own -->",
    "![alt](a.png)",
    "[^1]",
)
HEADER = "| Criterion | A & B | *C* |\n|---|--:|:-:|\n"
LEAVES = (
    "    indented <code> x",
    "***",
    "| Other | D |\n|---|---|\n",
    "|  |  |\n|---|---|\n| 1 | 2 |",
    "[ref]: 0001-a.md\n\n[ref] and [Ref][]",
    "> " * 50 + "x",
)
ODD_LEAVES = (
    "> [!NOTE]\n> x",
    "- [x] done",
    "[^1]: note",
    "<div>own</div>",
    "[$\ufdd0]: x",
    "```math\na\n```",
)


def joined(blocks: list[str], between: str) -> str:
    """Put blocks one behind the other."""
    return between.join(blocks)


def within(blocks: list[str], mark: str, between: str) -> str:
    """Put blocks into a quotation, or each into an item of a list."""
    if mark == "> ":
        return indented("\n\n".join(blocks), mark)
    return between.join(indented(block, mark) for block in blocks)


def indented(block: str, mark: str) -> str:
    """Put a mark before a block's first line, and what continues it before the others."""
    pad = mark if mark == "> " else " " * len(mark)
    return mark + block.replace("\n", f"\n{pad}")


def bodies(
    words: Sequence[str], addresses: Sequence[str], leaves: Sequence[str], titles: Sequence[str]
) -> st.SearchStrategy[str]:
    """Give bodies that are made of these."""
    labels = st.sampled_from((*words[:22], "ADR-1. Use it", "[1]", "a [b](0001-a.md) c"))
    links = st.builds(
        lambda text, to, title: f"[{text}]({to}{title})",
        labels,
        st.sampled_from(addresses),
        st.sampled_from(titles),
    )
    line = st.lists(st.one_of(st.sampled_from(words), links), max_size=6).map(" ".join)
    code = st.builds(
        lambda fence, language, code: f"{fence}{language}\n{code}\n{fence}",
        st.sampled_from(("```", "~~~~")),
        st.sampled_from(("", "python", "JSON", "sql", "no-such", "c++", "mermaid", "text", "bash x")),
        st.sampled_from(
            ("", "x", '\nx = 1 < 2 & "a"', "echo $A $(x) :a: [[b]]", "y" * 30, "<b>\tx</b>\n\n'")
        ),
    )
    leaf = st.one_of(
        line,
        line,
        st.builds(lambda level, text: f"{'#' * level} {text}", st.integers(1, 6), line),
        st.builds(lambda text, rule: f"{text}\n{rule}", line, st.sampled_from(("===", "---"))),
        code,
        st.builds(lambda cell: f"{HEADER}| x | {cell} | 3 |\n", labels),
        st.builds(lambda cell: f"{HEADER}| x | {cell} | 3 |\n", links),
        st.sampled_from(leaves),
    )
    block = st.recursive(
        leaf,
        lambda inner: st.builds(
            within,
            st.lists(inner, min_size=1, max_size=3),
            st.sampled_from(("- ", "* ", "1. ", "3) ", "> ")),
            st.sampled_from(("\n", "\n\n")),
        ),
        max_leaves=8,
    )
    return st.builds(joined, st.lists(block, max_size=7), st.sampled_from(("\n\n", "\n\n", "\n")))


PLAIN = bodies(WORDS, ADDRESSES, LEAVES, ("",))
ANY = bodies((*WORDS, *ODD_WORDS), (*ADDRESSES, *ODD_ADDRESSES), (*LEAVES, *ODD_LEAVES), ("", "", ' "Title"'))
BODY = st.one_of(PLAIN, PLAIN, ANY)
CRITERIA = Slot("scores", header=("Criterion", "A & B", "C"))
SLOTS = st.sampled_from(
    (
        *((),) * 6,
        (CRITERIA,),
        (Slot("a", header=("Criterion", "A", "C")), Slot("b", header=("Other", "D"))),
        (Slot("scores", file="a b.csv"),),
        (Slot("scores"),),
    )
)


def rendered(
    renderer: BodyRenderer, body: str, title_line: int, slots: tuple[Slot, ...]
) -> tuple[Fragment, tuple[Diagnostic, ...], list[tuple[str, str]]]:
    asked: list[tuple[str, str]] = []

    def resolve(destination: str, tag: str) -> Link:
        asked.append((destination, tag))
        unknown = Link("text") if tag == "wiki" else Link("external", destination)
        return ANSWERS.get(destination, unknown)

    fragment, diagnostics = renderer.render(
        body, file="a.md", first_line=1, title_line=title_line, resolve=resolve, slots=slots
    )
    return fragment, diagnostics, asked


@settings(max_examples=300, deadline=None)
@given(BODY, st.integers(0, 4), SLOTS)
@example(
    "# T\n\n## T\n\n## Scores\n\n" + HEADER + "| x | 1 | 2 |\n",
    1,
    (CRITERIA,),
)
@example("# [a](gone.md)\n\nb [c](gone.md). D [e](0001-a.md)  \nf.", 1, ())
@example("- a [b](0001-a.md)\n  # h\n  c", 0, ())
@example("- a\n  ***\n  [b](0001-a.md). C", 0, ())
@example("[a ![b](c) [d](e)](f)", 0, ())
@example("```bash\necho $A\n```\n\n`$b$`", 0, ())
@example('a " href="x" [b](http://{c}/)', 0, ())
@example("-" * 60 + "\n" + "- " * 120 + "x", 0, ())
@example("*" * 230 + "x" + "*" * 230, 0, ())
def test_both_ways_give_the_same(body: str, title_line: int, slots: tuple[Slot, ...]) -> None:
    """HTML, headings, mentions, anchors, diagnostics, and what the resolver is asked, in its order, are the same."""
    assert rendered(AS_TEXT, body, title_line, slots) == rendered(BY_TREE, body, title_line, slots)


@pytest.mark.parametrize(
    ("body", "ordinary"),
    [
        ("# A\n\n> b `c` **d**\n\n- e\n  1. [f](0001-a.md)\n\n" + HEADER, True),
        ("```bash\necho $A\n```", True),
        ("```mermaid\ngraph TD\n```", True),
        ("at `12:30:00`, see `[[x]]`", True),
        ("a <b>c</b>", False),
        ("<!-- a -->", False),
        ("$a$", False),
        (":rocket:", False),
        ("![a](b.png)", False),
        ("- [ ] a", False),
        ("[a](javascript:b)", False),
        ("", False),
    ],
)
def test_what_is_ordinary(body: str, *, ordinary: bool) -> None:
    """Bodies of nothing but Markdown are finished as text; HTML of the author's, formulas and the like need the tree."""
    rendered(AS_TEXT, body, 0, ())
    assert AS_TEXT.was_ordinary is ordinary


@given(BODY)
def test_the_parser_tells_of_html_that_the_author_wrote(body: str) -> None:
    """`render_telling` gives what `render` gives; where it says that all is the parser's own, no tag is the author's."""
    html, own = cmark.render_telling(body)
    assert html == cmark.render(body)
    if own:
        assert not re.search("<(?:b|!--|div)[ >]", html)
