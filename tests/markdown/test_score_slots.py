"""Score tables find their place in a body: at a lone link, at their Markdown table, after the options, at the end."""

from __future__ import annotations

from textwrap import dedent

import pytest

from body_rendering import GITHUB, render
from steelyard.core.model import Link
from steelyard.core.scores.slots import Slot, slot_anchors, stretches
from steelyard.markdown import BodyRenderer, BodySettings

STOCK = BodyRenderer(BodySettings("python-markdown"))
FILE = Slot("scores", "adr/0001-a.criteria.csv")
ANSWERS = {"0001-a.criteria.csv": Link("file", "../files/adr/0001-a.criteria.csv", FILE.file)}


def _cut(body: str, *slots: Slot) -> list[tuple[str, int | None, str]]:
    fragment, found = render(dedent(body), slots=slots, answers=ANSWERS)
    assert not found
    return [(each.html.strip(), each.number, each.written.strip()) for each in stretches(fragment.html)]


def test_a_paragraph_that_only_links_to_the_file_is_the_tables_place() -> None:
    """The link gives way to the table."""
    cut = _cut("One.\n\n[Scores](0001-a.criteria.csv)\n\nTwo.\n", FILE)
    assert cut == [("<p>One.</p>", 0, ""), ("<p>Two.</p>", None, "")]


def test_only_the_first_lone_link_is_the_place() -> None:
    """A second link to the same file stays a link, as one among words does."""
    body = "See [it](0001-a.criteria.csv) below.\n\n[Scores](0001-a.criteria.csv).\n\n[Again](0001-a.criteria.csv)\n"
    cut = _cut(body, FILE)
    assert [number for _, number, _ in cut] == [0, None]
    assert cut[0][0] == '<p>See <a href="../files/adr/0001-a.criteria.csv">it</a> below.</p>'
    assert cut[1][0] == '<p><a href="../files/adr/0001-a.criteria.csv">Again</a></p>'


def test_a_markdown_table_stays_in_its_own_slot() -> None:
    """The table as written is kept beside what stands for it; a table of another header is left alone."""
    body = """\
        | A | B |
        |---|---|
        | 1 | 2 |

        | Criterion | **Weight** | `Build` | [Buy](b.md) |
        |---|---|---|---|
        | Cost | 3 | 4 | 5 |

        After.
        """
    cut = _cut(body, Slot("scores", header=("Criterion", "Weight", "Build", "Buy")))
    assert [number for _, number, _ in cut] == [0, None]
    assert "<th>A</th>" in cut[0][0]
    assert cut[0][2].startswith('<div class="table-scroll"')
    assert "<td>Cost</td>" in cut[0][2]
    assert cut[1][0] == "<p>After.</p>"


def test_two_tables_of_one_header_are_told_by_their_order() -> None:
    """Each table takes the next one of its header."""
    body = "| C | X |\n|---|---|\n| a | 1 |\n\nBetween.\n\n| C | X |\n|---|---|\n| b | 2 |\n"
    cut = _cut(body, Slot("scores", header=("C", "X")), Slot("scores", header=("C", "X")))
    assert [(number, "<td>a</td>" in written) for _, number, written in cut] == [
        (0, True),
        (1, False),
        (None, False),
    ]


def test_a_table_in_a_list_stays_there_and_its_slot_follows_the_list() -> None:
    """A body is cut between its blocks, never inside one."""
    cut = _cut("- item\n\n  | C | X |\n  |---|---|\n  | a | 1 |\n\nEnd.\n", Slot("scores", header=("C", "X")))
    assert [(number, written) for _, number, written in cut] == [(0, ""), (None, "")]
    assert cut[0][0].endswith("</ul>")
    assert "<td>a</td>" in cut[0][0]


def test_a_table_without_a_place_stands_after_the_considered_options() -> None:
    """Subsections belong to the section on options; the next heading of its level ends it."""
    body = "## Context\n\nc\n\n## Considered Options\n\n* a\n\n### A\n\na\n\n## Decision Outcome\n\nd\n"
    (before, number, _), (after, _, _) = _cut(body, FILE)
    assert number == 0
    assert before.endswith("<p>a</p>")
    assert ">Decision Outcome</h2>" in after


def test_a_table_without_any_place_stands_at_the_end_before_footnotes() -> None:
    """Without a section on options a table closes the body."""
    (before, number, _), (after, _, _) = _cut("One.[^1]\n\n[^1]: Note.\n", FILE)
    assert number == 0
    assert before.startswith("<p>One.")
    assert after.startswith("<section")


def test_two_tables_without_a_place_keep_their_order() -> None:
    """Tables stand in the order of the record."""
    cut = _cut("One.\n", Slot("scores", "a.csv"), Slot("scores-b", "b.csv"))
    assert [number for _, number, _ in cut] == [0, 1, None]


@pytest.mark.parametrize("renderer", [GITHUB, STOCK])
@pytest.mark.parametrize("body", ["", "\n", " \n\n", "<!-- later -->", "# A\n"])
def test_a_body_without_a_word_has_its_tables(body: str, renderer: BodyRenderer) -> None:
    """A record may be a table alone, as a file is that has just been made: `touch 0001-a.md`."""
    slots = Slot("scores", "a.csv"), Slot("scores-b", "b.csv")
    fragment, _ = render(body, renderer=renderer, slots=slots, title_line=1 if body == "# A\n" else 0)
    assert slot_anchors(fragment.html) == {0: "scores", 1: "scores-b"}


def test_a_refused_body_has_its_tables() -> None:
    """What Python-Markdown would take too long over is not rendered; the tables are shown all the same."""
    fragment, found = render("[" * 20_000 + "\n", renderer=STOCK, slots=(FILE,))
    assert [each.code for each in found] == ["B404"]
    assert slot_anchors(fragment.html) == {0: "scores"}


def test_no_author_can_write_a_slot() -> None:
    """A comment in a body is no mark, nor is one in code."""
    fragment, _ = render(
        "<!--scores 0 scores--><!--/scores-->\n\n    <!--scores 0 scores-->\n\n`<!--scores 0 scores-->`\n"
    )
    assert [each.number for each in stretches(fragment.html)] == [None]


def test_a_body_without_tables_is_as_it_was() -> None:
    """Slots cost a body nothing that has none."""
    body = "# A\n\n[Scores](0001-a.criteria.csv)\n"
    assert render(body, answers=ANSWERS)[0].html == render(body, answers=ANSWERS, slots=())[0].html


def test_a_tables_anchor_gives_way_to_a_headings() -> None:
    """A heading called Scores keeps its anchor, and a link to either arrives."""
    fragment, found = render(
        "## Scores\n\n[a](#scores) [b](#scores-x)\n", slots=(FILE, Slot("scores-x", "x.csv"))
    )
    assert slot_anchors(fragment.html) == {0: "sy-scores", 1: "scores-x"}
    assert not found
