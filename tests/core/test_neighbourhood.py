"""The small drawing on a record's page: earlier on its left, later on its right, nothing over anything."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from record_samples import assemble, corpus_of, make_record, settings, state
from steelyard.core.graph.neighbourhood import MOST, neighbourhood
from steelyard.core.model import RELATIONS
from steelyard.core.settings import RelationKind
from steelyard.core.statuses import Statuses

if TYPE_CHECKING:
    from steelyard.core.views.neighbourhood import Neighbourhood


def drawn(corpus: Any, number: int) -> Neighbourhood | None:
    decision = next(one for one in corpus.decisions if one.record.number == str(number))
    return neighbourhood(corpus, decision, Statuses(corpus.settings.statuses))


def sides(drawing: Neighbourhood) -> tuple[list[str], list[str]]:
    """Return the labels on the left and on the right of the decision itself."""
    own = next(node for node in drawing.nodes if node.own)
    left = [node.label for node in drawing.nodes if int(node.x) < int(own.x)]
    return left, [node.label for node in drawing.nodes if int(node.x) > int(own.x)]


def test_nothing_is_drawn_of_a_record_without_relations() -> None:
    """An empty picture says nothing."""
    assert drawn(corpus_of(make_record("adr/1-a.md")), 1) is None


def test_earlier_is_left_and_later_is_right() -> None:
    """By the dates; succession runs straight, and each line says what it is."""
    corpus = corpus_of(
        make_record("adr/0001-a.md", status="superseded", date="2001-01-01"),
        make_record(
            "adr/0002-b.md", status="accepted", date="2002-01-01", statements=(state("supersedes", "1"),)
        ),
        make_record(
            "adr/0003-c.md", status="accepted", date="2003-01-01", statements=(state("depends-on", "2"),)
        ),
        make_record(
            "adr/0004-d.md", status="accepted", date="2000-01-01", statements=(state("relates_to", "2"),)
        ),
    )
    drawing = drawn(corpus, 2)
    assert drawing is not None
    assert sides(drawing) == (["0001", "0004"], [])
    chain = next(line for line in drawing.lines if line.style == "supersedes")
    assert chain.words == "0002 supersedes 0001"
    assert "C" not in chain.path
    assert [line.arrow for line in drawing.lines if line.style == "relates_to"] == [""]


def test_without_dates_the_relation_tells_the_side() -> None:
    """What a record builds on came before it, what builds on it came after."""
    own = RelationKind("refines", "refined_by")
    corpus = corpus_of(
        make_record("adr/0005-a.md"),
        make_record("adr/0001-b.md", statements=(state("depends_on", "5"),)),
        make_record("adr/0007-c.md", statements=(state("enables", "5"),)),
        make_record("adr/0009-d.md", statements=(state("refines", "5"),)),
        given=settings(relations=(own,)),
    )
    drawing = drawn(corpus, 5)
    assert drawing is not None
    assert sides(drawing) == (["0007"], ["0001", "0009"])
    assert {line.words for line in drawing.lines} == {
        "0005 is needed by 0001",
        "0005 is enabled by 0007",
        "0005 refined by 0009",
    }
    assert all(line.arrow for line in drawing.lines)


def test_many_neighbours_are_counted() -> None:
    """A hub shows a few on each side, and how many more there are."""
    records = [
        make_record(f"adr/{at:04d}-x.md", statements=(state("depends_on", "1"),)) for at in range(2, 30)
    ]
    drawing = drawn(corpus_of(make_record("adr/0001-a.md"), *records), 1)
    assert drawing is not None
    _, right = sides(drawing)
    assert right[-1] == f"+{28 - MOST}"
    assert len(right) == MOST + 1


@hypothesis_settings(max_examples=60)
@given(
    st.lists(
        st.tuples(st.integers(1, 14), st.sampled_from(sorted(RELATIONS)), st.integers(1, 14)), max_size=40
    ),
    st.lists(st.sampled_from([None, "2001-01-01", "2002-02", "2003-03-03"]), min_size=14, max_size=14),
)
def test_boxes_lie_in_the_drawing_and_apart(
    pairs: list[tuple[int, str, int]], dates: list[str | None]
) -> None:
    """No box covers another or leaves the drawing, and every neighbour is drawn or counted."""
    records = [
        make_record(
            f"adr/{number:04d}-x.md",
            date=dates[number - 1],
            statements=tuple(state(kind, str(other)) for own, kind, other in pairs if own == number),
        )
        for number in range(1, 15)
    ]
    corpus, _ = assemble(records)
    for decision in corpus.decisions:
        drawing = neighbourhood(corpus, decision, Statuses(()))
        if drawing is None:
            assert not decision.relations
            continue
        width, height = int(drawing.node_width), int(drawing.node_height)
        boxes = [(int(node.x), int(node.y)) for node in drawing.nodes]
        for at, (x, y) in enumerate(boxes):
            assert 0 <= x <= int(drawing.width) - width
            assert 0 <= y <= int(drawing.height) - height
            assert all(abs(x - a) >= width or abs(y - b) >= height for a, b in boxes[:at])
        named = sum(bool(node.url) and not node.own for node in drawing.nodes)
        more = sum(int(node.label[1:]) for node in drawing.nodes if not node.url)
        assert named + more == len({side.path for side in decision.relations})
        for line in drawing.lines:
            assert re.fullmatch(r"M\d+ \d+(H\d+|C\d+ \d+ \d+ \d+ \d+ \d+)", line.path)


def test_a_short_title_is_shown_whole() -> None:
    """A record without a number is named by its title, cut only where its box does not hold it."""
    named = {"Short": "Short", "A title that no box holds": "A title that…"}
    for title, label in named.items():
        corpus = corpus_of(
            make_record("adr/0001-a.md", status="accepted"),
            make_record("adr/b.md", title=title, statements=(state("depends_on", "1"),)),
        )
        drawing = drawn(corpus, 1)
        assert drawing
        assert sides(drawing)[1] == [label]


def test_titles_have_the_room_of_a_free_side() -> None:
    """Boxes with titles are wider where one side has none; between two sides, and with numbers, they are as ever."""
    a, b, c = (f"adr/{name}-pick-an-apple.md" for name in "abc")
    first = make_record(a, status="accepted", date="2001-01-01")
    second = make_record(b, status="accepted", date="2002-01-01", statements=(state("depends_on", a),))
    third = make_record(c, status="accepted", date="2003-01-01", statements=(state("depends_on", b),))
    statuses = Statuses(settings().statuses)
    labels = []
    for records in ((first, second), (first, second, third)):
        corpus = corpus_of(*records)
        drawing = neighbourhood(corpus, corpus.by_path[b], statuses)
        assert drawing
        assert int(drawing.width) <= 320  # its card has 299: the wider one shrinks a little
        labels.append(next(node.label for node in drawing.nodes if node.own))
    assert len(labels[0]) > len(labels[1])
