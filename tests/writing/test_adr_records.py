"""adr-tools' texts: a template filled in, links and statuses, a table of contents and a graph."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from costs import within
from steelyard.writing.adr.records import (
    Link,
    filled,
    linked,
    links_of,
    one_line,
    title_of,
    upgraded,
    with_link,
    without_status,
)
from steelyard.writing.adr.reports import graph, listed_record, toc

RECORD = "# 1. One\n\nDate: 2020-02-03\n\n## Status\n\nAccepted\n\n## Context\n\nWhy.\n"


def linked_to(text: str, label: str = "Amends") -> str:
    found = with_link(text, label, title="2. Two", name="0002-two.md")
    assert found is not None
    return found


def test_a_template_is_filled_in() -> None:
    """Each token is replaced once on each line, wherever it stands."""
    template = "# NUMBER. TITLE (TITLE)\r\nDATE NUMBER NUMBER\nUPDATED STATUS"
    done = filled(template, number=7, title="Seven", date="2020-02-03", status="Accepted")
    assert done == "# 7. Seven (TITLE)\r\n2020-02-03 7 NUMBER\nUP2020-02-03D Accepted"


@given(st.text(st.characters(codec="utf-8")))
def test_any_title_is_filled_in_as_it_is(title: str) -> None:
    """A title is text: what `sed` reads in one, and words that are tokens, change nothing."""
    line = one_line(f"{title} & \\1 | [DATE] STATUS NUMBER")
    done = filled("# NUMBER. TITLE\nDATE", number=7, title=line, date="2020-02-03", status="-")
    assert done == f"# 7. {line}\n2020-02-03"
    assert title_of(done) == f"7. {line}"


def test_what_is_typed_becomes_one_line() -> None:
    """Line breaks and other controls are blanks, and bytes that are no UTF-8 are Latin-1."""
    assert one_line("a\r\nb\tc\x1b[1m\u2028d") == "a b c [1m d"
    assert one_line(b"Gr\xf6\xdfe".decode(errors="surrogateescape")) == "Größe"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# 1. One\n# 2. Two\n", "1. One"),
        ("\ufeff# 1. One\r\nx", "1. One"),
        ("---\nstatus: accepted\n---\n# 1. One\n", "1. One"),
        ("1. One\n===\n", " One"),
        ("", ""),
    ],
)
def test_titles(text: str, title: str) -> None:
    """A title is what follows `# ` in the first line, else in the first such line, else adr-tools' cut of the first."""
    assert title_of(text) == title


def test_a_link_ends_the_status_section() -> None:
    """A link is a paragraph of its own behind the others; nothing else changes."""
    once = linked_to(RECORD)
    assert once == RECORD.replace("Accepted\n\n", "Accepted\n\nAmends [2. Two](0002-two.md)\n\n")
    twice = linked_to(once, "See")
    assert twice == once.replace("two.md)\n\n", "two.md)\n\nSee [2. Two](0002-two.md)\n\n")
    assert links_of(twice) == (Link("Amends", "2"), Link("See", "2"))


@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
def test_a_link_is_not_lost_at_the_end(end: str) -> None:
    """Where the Status section is the last one, the link stands in its own paragraph at the end of the file."""
    done = linked_to(f"# 1. One\n\n## Status\n\nAccepted{end}")
    assert done == "# 1. One\n\n## Status\n\nAccepted\n\nAmends [2. Two](0002-two.md)\n"


def test_line_ends_are_kept() -> None:
    r"""A file of \r\n gets lines of \r\n, and its heading is found."""
    text = RECORD.replace("\n", "\r\n")
    done = without_status(linked_to(text, "Superseded by"), "Accepted")
    wanted = RECORD.replace("Accepted", "Superseded by [2. Two](0002-two.md)").replace("\n", "\r\n")
    assert done == wanted


def test_code_is_no_heading() -> None:
    """Lines in fenced code neither begin nor end a section."""
    text = "# 1. One\n\n```\n## Status\n\nAccepted\n```\n\n## Status\n\n~~~\n## x\n~~~\n\nAccepted\n\n## Context\n"
    done = without_status(linked_to(text), "Accepted")
    assert done.startswith("# 1. One\n\n```\n## Status\n\nAccepted\n```\n")
    assert done.endswith("~~~\n\nAmends [2. Two](0002-two.md)\n\n## Context\n")


def test_no_section_no_link() -> None:
    """Where there is no Status section nothing is written, and the caller knows."""
    assert with_link("# 1. One\n\n* Status: accepted\n", "Amends", title="2. Two", name="0002-two.md") is None
    assert without_status("# 1. One\n\nAccepted\n\n\n", "Accepted") == "# 1. One\n\nAccepted\n\n\n"


@given(
    st.lists(
        st.sampled_from(
            ["## Status", "## Context", "# T", "Accepted", "", "  ", "```", "text", "Accepted too"]
        )
    )
)
def test_only_lines_come_and_go(lines: list[str]) -> None:
    """A link adds lines and takes none away; a status taken out leaves all other text."""
    text = "".join(f"{line}\n" for line in lines)
    added = with_link(text, "Amends", title="2. Two", name="0002-two.md")
    if added is not None:
        left = iter(added.split("\n"))
        assert all(line in left for line in lines)  # each in its order
    taken = without_status(text, "Accepted")
    kept = [line for line in lines if line.strip() and line != "Accepted"]
    assert [line for line in taken.split("\n") if line.strip() and line != "Accepted"] == kept


@pytest.mark.parametrize(
    ("title", "link"),
    [
        ("Use [x] and (y)", "[Use [x] and (y)](0001-a.md)"),
        ("Use [a", r"[Use \[a](0001-a.md)"),
        ("Use a] \\[b", r"[Use a\] \[b](0001-a.md)"),
        ("Use [x](y)", r"[Use \[x\](y)](0001-a.md)"),
    ],
)
def test_a_title_cannot_end_its_link(title: str, link: str) -> None:
    """Brackets that are in pairs stay as they are; others are escaped."""
    assert linked(title, "0001-a.md") == link


def test_a_name_cannot_end_its_link() -> None:
    """Blanks and parentheses in a file's name are escaped, letters of any script are not."""
    assert linked("A", "0001-my (ä).md") == "[A](0001-my%20%28ä%29.md)"


@pytest.mark.parametrize(
    ("line", "links"),
    [
        ("Supersedes [1. One](0001-one.md)", (Link("Supersedes", "1"),)),
        ("Supersedes [1. One](0001-one.md).", (Link("Supersedes.", "1"),)),
        ("A [x](0010-x.md), B [y](0020-y.md)", (Link("A [x](0010-x.md), B", "20"),)),
        ("[1. One](0001-one.md)", ()),
        (" [1. One](0001-one.md)", ()),
        ("Amends [1. One](../0001-one.md)", ()),
        ("Amends [1. One](0000-one.md)", ()),
        ("Amends [1. One](0001-one.md", ()),
        ("Amends [a [b]](0012-x.md) (so)", (Link("Amends [a", "12"),)),
    ],
)
def test_links(line: str, links: tuple[Link, ...]) -> None:
    """A link is read as adr-tools reads it: its label is all before the last one of the line."""
    assert links_of(f"# 1. One\n\n## Status\n\n{line}\n\n# End\n\nNot [2](0002-x.md)\n") == links


def test_links_of_a_huge_line_are_read_at_once() -> None:
    """A line of brackets that lead nowhere takes no more time than reading it."""
    line = f"## Status\n{'x [](' * 200_000}{'](0' * 100_000})"
    within(5, lambda: links_of(line))
    assert links_of(line) == ()


def test_dates_are_upgraded() -> None:
    """The day of old adr-tools comes last; what is no such date stays, line ends too."""
    text = "Date: 26/11/2016\r\nDate: 01/02/2016 Date: 03/04/2016\nDate: 2016-11-26\nDate: 1/2/2016"
    assert (
        upgraded(text)
        == "Date: 2016-11-26\r\nDate: 2016-02-01 Date: 03/04/2016\nDate: 2016-11-26\nDate: 1/2/2016"
    )


def test_a_graph_of_any_titles_is_read_by_graphviz() -> None:
    """Quotation marks and backslashes are escaped; the first record has no dotted line, a record 0 a node."""
    records = [
        listed_record("0000-zero.md", "# 0. Zero\n"),
        listed_record(
            "0002-two.md", '# 2. "C:\\N"\n\n## Status\n\nUses [0](0003-x.md)\n\nUsed by [0](0003-x.md)\n'
        ),
    ]
    assert graph(records, prefix="p/", extension=".x") == (
        "digraph {\n  node [shape=plaintext];\n  subgraph {\n"
        '    _0 [label="0. Zero"; URL="p/0000-zero.x"];\n'
        '    _2 [label="2. \\"C:\\\\N\\""; URL="p/0002-two.x"];\n'
        '    _1 -> _2 [style="dotted", weight=1];\n'
        '  }\n  _2 -> _3 [label="Uses", weight=0]\n}\n'
    )


def test_a_table_of_contents_stands_between_its_texts() -> None:
    """An intro is followed by an empty line, an outro comes after one; the prefix goes before each name."""
    records = [listed_record("0001-one.md", RECORD)]
    heading = "# Architecture Decision Records\n\n"
    assert toc(records, prefix="", intro="", outro="") == f"{heading}* [1. One](0001-one.md)\n"
    assert (
        toc(records, prefix="p/", intro="In.\n", outro="Out")
        == f"{heading}In.\n\n* [1. One](p/0001-one.md)\n\nOut"
    )
