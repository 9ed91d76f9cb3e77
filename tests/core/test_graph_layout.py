"""The graph's drawing: where decisions stand, how lines run, and that an edit leaves the rest where it was."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given as drawn
from hypothesis import settings as slowly
from hypothesis import strategies as st
from msgspec.structs import replace

from graph_samples import related
from record_samples import assemble, corpus_of, make_record, state
from steelyard.core.dates import day
from steelyard.core.graph import page as pages
from steelyard.core.graph import routing
from steelyard.core.graph.captions import drawn_width, wrapped
from steelyard.core.graph.columns import Column, headings, times
from steelyard.core.graph.layout import MOST, lay_out
from steelyard.core.graph.network import among, build_network
from steelyard.core.graph.page import draw, graph_views
from steelyard.core.graph.words import called, leaving
from steelyard.core.lanes import lanes_of
from steelyard.core.language.language import ENGLISH
from steelyard.core.site import site_view
from steelyard.core.statuses import Statuses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steelyard.core.corpus import Corpus
    from steelyard.core.graph.layout import Layout
    from steelyard.core.model import Record
    from steelyard.core.views.graph import Drawing, GraphNode, GraphView

Point = tuple[int, int]
KINDS = ("supersedes", "supersedes", "amends", "depends_on", "enables", "relates_to", "conflicts_with")
DATES = st.one_of(
    st.none(),
    st.sampled_from(["2019-03", "2020-07"]),
    st.builds("20{:02}-{:02}-{:02}".format, st.integers(17, 20), st.integers(1, 12), st.integers(1, 28)),
)
# Two lanes there are in any case: a first tag would give a site without tags another shape.
FIXED = (
    make_record("adr/0901-a.md", date="2018-05-01", tags=("a",)),
    make_record("adr/0902-b.md", date="2018-06-01"),
)


@st.composite
def stories(draws: st.DrawFn, least: int = 0, most: int = 9) -> tuple[Record, ...]:
    """Draw records with dates or without, few tags, and relations of all kinds in any direction."""
    count = draws(st.integers(least, most))
    numbers = [*range(1, count + 1), 901, 902]
    records = []
    for number in range(1, count + 1):
        others = st.sampled_from([other for other in numbers if other != number])
        stated = draws(st.lists(st.tuples(st.sampled_from(KINDS), others), max_size=4, unique=True))
        records.append(
            make_record(
                f"adr/{number:04}-r.md",
                date=draws(DATES),
                tags=draws(st.sampled_from([(), ("a",), ("a",), ("b",), ("c", "a")])),
                statements=tuple(state(kind, str(other)) for kind, other in stated),
            )
        )
    return (*records, *FIXED)


def drawing_of(corpus: Corpus) -> Drawing:
    return draw(build_network(corpus), corpus, Statuses(()))


def layout_of(corpus: Corpus) -> Layout:
    return lay_out(build_network(corpus), times(corpus.decisions), lanes_of(corpus, "tag"))


def corners(path: str) -> list[Point]:
    """Read a path as the corners its round ones stand for."""
    x, y = map(int, re.match(r"M(\d+) (\d+)", path).groups())  # type: ignore[union-attr]
    points = [(x, y)]
    for letter, text in re.findall(r"([hvq])([-\d ]+)", path):
        numbers = [int(number) for number in re.findall(r"-?\d+", text)]
        if letter == "q":
            points.append((x + numbers[0], y + numbers[1]))
            x, y = x + numbers[2], y + numbers[3]
        elif letter == "h":
            x += numbers[0]
        else:
            y += numbers[0]
        points.append((x, y))
    return points


def boxes(drawing: Drawing) -> list[tuple[GraphNode, int, int, int, int]]:
    width, height = int(drawing.box_width), int(drawing.box_height)
    return [
        (node, int(node.x), int(node.y), int(node.x) + width, int(node.y) + height) for node in drawing.nodes
    ]


def lines(drawing: Drawing) -> Iterator[tuple[str, int, int, list[Point]]]:
    """Give each line with its kind, the numbers of the stating and the other node, and its corners."""
    for kind in drawing.kinds:
        for edge in kind.edges:
            tail, head = map(int, edge.ends.split())
            yield kind.style, tail, head, corners(edge.path)


@slowly(deadline=None)
@drawn(stories())
def test_no_two_boxes_meet(records: tuple[Record, ...]) -> None:
    """Boxes have at least a gutter between them, and stand within the drawing, below the head."""
    drawing = drawing_of(assemble(records)[0])
    assert len(drawing.nodes) == len(records)
    for (_, left, top, right, bottom), (_, other, up, far, down) in combinations(boxes(drawing), 2):
        assert right + 18 <= other or far + 18 <= left or bottom + 14 <= up or down + 14 <= top
    for _, left, top, right, bottom in boxes(drawing):
        assert left > 0
        assert right < int(drawing.width)
        assert int(drawing.head) < top
        assert bottom < int(drawing.height)


@slowly(deadline=None)
@drawn(stories())
def test_time_runs_from_left_to_right(records: tuple[Record, ...]) -> None:
    """A later date never stands further left; nodes are in the order of time."""
    corpus = assemble(records)[0]
    of = {decision.id: decision.record.date for decision in corpus.decisions}
    dated = [(day(of[node.id] or ""), int(node.x)) for node in drawing_of(corpus).nodes if of[node.id]]
    for (date, x), (later, other) in pairwise(dated):
        assert date <= later
        assert x <= other


@slowly(deadline=None)
@drawn(stories())
def test_succession_runs_straight_and_meets_nothing(records: tuple[Record, ...]) -> None:
    """Each record that has a successor in its row is joined to it by a level line with no box in its way.

    Of several successors that is the first in time; no two succeed to one in a row, and none to two.
    """
    corpus = assemble(records)[0]
    layout, drawing = layout_of(corpus), drawing_of(corpus)
    at = {decision.id: decision.record.path for decision in corpus.decisions}
    paths = [at[node.id] for node in drawing.nodes]
    straight = {
        (paths[head], paths[tail]): points
        for style, tail, head, points in lines(drawing)
        if style == "supersedes" and layout.chains.get(paths[head]) == paths[tail]
    }
    assert straight.keys() == set(layout.chains.items())
    assert len(set(layout.chains.values())) == len(layout.chains)
    places = {at[node.id]: (x, y, right, bottom) for node, x, y, right, bottom in boxes(drawing)}
    for (older, newer), points in straight.items():
        (x, y, right, bottom), (other, level, *_) = places[older], places[newer]
        assert level == y
        assert points == [(right, (y + bottom) // 2), (other, (y + bottom) // 2)]
        assert not [one for one in places.values() if one[1] == y and x < one[0] < other]


@slowly(deadline=None)
@drawn(stories())
def test_no_line_crosses_a_box(records: tuple[Record, ...]) -> None:
    """A line touches no box but at its two ends, which lie on the borders of the boxes that it joins."""
    drawing = drawing_of(assemble(records)[0])
    every = boxes(drawing)
    for _, tail, head, points in lines(drawing):
        for end, index in ((points[0], head), (points[-1], tail)):
            _, left, top, right, bottom = every[index]
            assert end[0] in (left, right)
            assert top < end[1] < bottom
        for (x, y), (to_x, to_y) in pairwise(points):
            assert x == to_x or y == to_y, "lines run along the axes"
            for _, left, top, right, bottom in every:
                assert (
                    max(x, to_x) <= left
                    or min(x, to_x) >= right
                    or max(y, to_y) <= top
                    or min(y, to_y) >= bottom
                )


@slowly(deadline=None)
@drawn(stories())
def test_lines_are_told_apart(records: tuple[Record, ...]) -> None:
    """Between boxes, only lines that bring one kind of relation to one decision lie on each other, while there are tracks."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(routing, "MOST_TRACKS", 100)
        drawing = drawing_of(assemble(records)[0])
    stretches: dict[tuple[str, int], list[tuple[int, int, object]]] = defaultdict(list)
    for style, _, head, points in lines(drawing):
        for (x, y), (to_x, to_y) in list(pairwise(points))[1:-1]:
            across, low, high = (x, *sorted((y, to_y))) if x == to_x else (y, *sorted((x, to_x)))
            stretches["v" if x == to_x else "h", across].append((low, high, (style, head)))
    for found in stretches.values():
        for (low, high, net), (other, top, another) in combinations(found, 2):
            assert net == another or min(high, top) <= max(low, other)


@slowly(deadline=None)
@drawn(stories())
def test_every_relation_is_drawn(records: tuple[Record, ...]) -> None:
    """The lines are the network's relations, each once, and each says in words what it is."""
    corpus = assemble(records)[0]
    network, drawing = build_network(corpus), drawing_of(corpus)
    ids = [node.id for node in drawing.nodes]
    told = sorted((style, ids[tail], ids[head]) for style, tail, head, _ in lines(drawing))
    names = {decision.record.path: decision.id for decision in corpus.decisions}
    assert told == sorted((edge.kind, names[edge.tail], names[edge.head]) for edge in network.edges)
    assert all(edge.title for kind in drawing.kinds for edge in kind.edges)


@slowly(deadline=None)
@drawn(stories(), st.randoms(use_true_random=False))
def test_the_order_of_files_changes_nothing(records: tuple[Record, ...], random: object) -> None:
    """Records read in another order make the same drawing."""
    mixed = list(records)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert drawing_of(assemble(mixed)[0]) == drawing_of(assemble(records)[0])


@slowly(deadline=None)
@drawn(stories(least=1), st.integers(0, 99))
def test_an_edit_of_a_records_words_moves_nothing(records: tuple[Record, ...], which: int) -> None:
    """Another title, status, summary or decider leaves every box and line where it was."""
    at = which % len(records)
    changed = replace(
        records[at], title="Something else altogether", status="rejected", summary="No.", deciders=("Ada",)
    )
    before, after = (
        drawing_of(assemble(every)[0]) for every in (records, (*records[:at], changed, *records[at + 1 :]))
    )

    def shape(drawing: Drawing) -> object:
        places = [(node.id, node.x, node.y) for node in drawing.nodes]
        return (
            places,
            [(k.style, e.ends, e.path) for k in drawing.kinds for e in k.edges],
            drawing.columns,
            drawing.lanes,
        )

    assert shape(before) == shape(after)


@slowly(deadline=None)
@drawn(stories(), st.lists(st.tuples(st.sampled_from(KINDS), st.integers(1, 9)), max_size=3, unique=True))
def test_a_newer_record_moves_none_of_the_older_ones(
    records: tuple[Record, ...], stated: list[tuple[str, int]]
) -> None:
    """All others keep their column, lane and row; only a chain that it continues may change its row, if that is blocked."""
    count = len(records) - len(FIXED)
    statements = tuple(state(kind, str(number)) for kind, number in stated if number <= count)
    newest = make_record("adr/0999-new.md", date="2021-01-01", tags=("a",), statements=statements)
    before, after = layout_of(assemble(records)[0]), layout_of(assemble((*records, newest))[0])
    chain = {newest.path}
    older = {newer: older for older, newer in after.chains.items()}
    path = newest.path
    while path in older:
        path = older[path]
        chain.add(path)
    assert {path: spot for path, spot in before.spots.items() if path not in chain} == {
        path: spot for path, spot in after.spots.items() if path not in chain
    }
    if chain == {newest.path}:
        return
    last = before.spots[older[newest.path]]
    blocked = any(
        (spot.lane, spot.row) == (last.lane, last.row) and spot.column > last.column
        for spot in before.spots.values()
    )
    for path in chain - {newest.path}:
        was, stands = before.spots[path], after.spots[path]
        assert (was.column, was.lane) == (stands.column, stands.lane)
        assert blocked or was.row == stands.row


@slowly(deadline=None)
@drawn(stories(least=2))
def test_a_year_knows_nothing_of_the_others(records: tuple[Record, ...]) -> None:
    """Without the records of one year, the columns of every other year hold what they held."""

    def by_year(layout: Layout) -> dict[str, list[set[str]]]:
        held: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
        for path, spot in layout.spots.items():
            held[layout.columns[spot.column].year][spot.column].add(path)
        return {year: [columns[column] for column in sorted(columns)] for year, columns in held.items()}

    # Neither may a record without a date look for one in the year taken away, nor may lanes change hands by succession.
    kept = [
        replace(one, statements=tuple(s for s in one.statements if s.kind != "supersedes"))
        for one in records
        if one.date
    ]
    fewer = [one for one in kept if not (one.date or "").startswith("2019")]
    whole, part = by_year(layout_of(assemble(kept)[0])), by_year(layout_of(assemble(fewer)[0]))
    whole.pop("2019", None)
    assert whole == part


def test_a_chain_stays_in_the_lane_of_its_oldest_and_blocks_its_row() -> None:
    """A successor with another tag stands in the row of what it supersedes; what came between is in another row."""
    corpus = corpus_of(
        make_record("adr/0001-old.md", date="2018-01-01", tags=("a",), status="superseded"),
        make_record("adr/0002-between.md", date="2019-01-01", tags=("a",)),
        make_record(
            "adr/0003-new.md", date="2020-01-01", tags=("b",), statements=(state("supersedes", "1"),)
        ),
    )
    spots = layout_of(corpus).spots
    old, between, new = (spots[f"adr/000{n}.md"] for n in ("1-old", "2-between", "3-new"))
    assert (new.lane, new.row) == (old.lane, old.row)
    assert (between.lane, between.row) == (old.lane, 0)
    assert old.row == 1


def test_a_full_lane_opens_another_column() -> None:
    """More decisions of a lane than a column holds stand in further columns of their year, which say their days."""
    records = [
        make_record(f"adr/{n:04}-x.md", date=f"2020-05-{n:02}", tags=("a",)) for n in range(1, MOST + 2)
    ]
    layout = layout_of(corpus_of(*records, make_record("adr/0099-y.md", date="2021-02")))
    assert layout.columns == (
        Column("2020", "2020-05-01", f"2020-05-{MOST:02}"),
        Column("2020", f"2020-05-{MOST + 1:02}", f"2020-05-{MOST + 1:02}"),
        Column("2021", "2021-02", "2021-02"),
    )
    assert headings(layout.columns, ENGLISH) == (
        ("2020", f"1–{MOST} May"),
        ("", f"{MOST + 1} May"),
        ("2021", ""),
    )


def test_what_stands_over_columns() -> None:
    """Days are told from first to last, months where nothing else is known, and that no date is known."""
    columns = [
        Column("2019", "2019-03-03", "2019-05-14"),
        Column("2019", "2019-06", "2019-06"),
        Column("2019"),
        Column(""),
    ]
    assert headings(columns, ENGLISH) == (
        ("2019", "3 Mar – 14 May"),
        ("", "Jun"),
        ("", "no date"),
        ("No date", ""),
    )


def test_a_record_without_a_date_stands_where_its_number_puts_it() -> None:
    """It follows the record before it in its source, the first ones precede the next, and the page says so."""
    corpus = corpus_of(
        make_record("adr/0001-a.md"),
        make_record("adr/0002-b.md", date="2018-04-01"),
        make_record("adr/0003-c.md"),
        make_record("adr/0004-d.md", date="2020-04-01"),
    )
    when = times(corpus.decisions)
    assert [when.of[one.record.path] for one in when.order] == ["2018-04-01"] * 3 + ["2020-04-01"]
    assert [one.number for one in when.order] == ["0001", "0002", "0003", "0004"]
    (view,) = views_of(corpus)
    assert view.notes == ("2 decisions without a date stand where their numbers put them.",)


def test_a_decision_in_the_lane_of_another_tag_is_told() -> None:
    """What joins the lane of its predecessor is counted; nothing is said where each stands in its own."""
    first = make_record("adr/0001-a.md", date="2018-04-01")
    heir = make_record(
        "adr/0002-b.md", date="2019-04-01", tags=("tides",), statements=(state("supersedes", "1"),)
    )
    told = "1 decision stands in the lane of the one it supersedes, not in its own."
    assert told in views_of(corpus_of(first, heir))[0].notes
    assert told not in views_of(corpus_of(replace(first, tags=("tides",)), heir))[0].notes


def test_lines_are_explained_where_there_are_some() -> None:
    """The page says what a line means, and does not speak of lines where no decision names another."""
    first, second = (
        make_record("adr/0001-a.md", date="2018-04-01"),
        make_record("adr/0002-b.md", date="2019-04-01"),
    )
    line = "A line leads from a decision to the one it names."
    (bare,) = views_of(corpus_of(first, second))
    assert line not in f"{bare.sentence} {bare.notes}"
    (tied,) = views_of(corpus_of(first, replace(second, statements=(state("depends_on", "1"),))))
    assert tied.notes == (line,)


def test_what_supersedes_against_time_is_drawn_all_the_same() -> None:
    """A successor older than what it supersedes makes no chain; neither do two that supersede each other."""
    corpus, _ = assemble(
        [
            make_record("adr/0001-a.md", date="2020-01-01", status="superseded"),
            make_record(
                "adr/0002-b.md",
                date="2019-01-01",
                statements=(state("supersedes", "1"), state("supersedes", "3")),
            ),
            make_record("adr/0003-c.md", date="2021-01-01", statements=(state("supersedes", "2"),)),
        ]
    )
    assert layout_of(corpus).chains == {"adr/0002-b.md": "adr/0003-c.md"}
    assert sum(len(kind.edges) for kind in drawing_of(corpus).kinds) == 3


@slowly(deadline=None)
@drawn(st.text(max_size=90), st.integers(300, 2000), st.integers(1, 4), st.integers(0, 150))
def test_a_caption_stays_in_its_box(text: str, width: int, lines: int, first: int) -> None:
    """No line is wider than allowed, there are no more of them, and what is not cut is there whole."""
    found, cut = wrapped(text, width, lines=lines, first=first)
    assert 1 <= len(found) <= lines
    for index, line in enumerate(found):
        assert drawn_width(line) <= width - (first if index == 0 else 0)
    if not cut:
        assert "".join("".join(found).split()) == "".join(text.split())
    else:
        assert found[-1].endswith("…")


def test_a_caption_breaks_at_words() -> None:
    """Words stay whole where a line has room for them, and one that is too long for any is broken."""
    assert wrapped("Use PostgreSQL for all tables", 900, lines=3) == (
        ("Use", "PostgreSQL for", "all tables"),
        False,
    )
    assert wrapped("Donaudampfschifffahrt", 700, lines=2)[0][0].startswith("Donau")
    assert wrapped("one two three four five six", 500, lines=2) == (("one two", "three…"), True)


def test_a_caption_breaks_no_name_of_a_file_and_no_number() -> None:
    """Words that are joined are parted at the joint; the point before `.env` and those within 3.11 are none."""
    for text, width, expected in (
        ("Read from .env files", 700, ("Read from", ".env files")),
        ("Support Python 3.11", 1080, ("Support Python", "3.11")),
        ("Adopt contract-driven tests", 1100, ("Adopt contract-", "driven tests")),
        ("Keep it in /etc", 620, ("Keep it in", "/etc")),
    ):
        assert wrapped(text, width, lines=3)[0] == expected


def views_of(corpus: Corpus) -> list[GraphView]:
    return list(graph_views(corpus, site_view(corpus, as_of=None, generator="Steelyard")))


def test_a_part_of_the_graph_is_drawn_alone() -> None:
    """A network of some decisions has their boxes and lines, at dates that may be another's."""
    corpus = corpus_of(
        make_record("adr/0001-a.md", date="2018-04-01", tags=("x",)),
        make_record("adr/0002-b.md", tags=("y",), statements=(state("amends", "1"),)),
        make_record("adr/0003-c.md", date="2019-04-01", statements=(state("amends", "2"),)),
    )
    part = among(build_network(corpus), {"adr/0002-b.md", "adr/0003-c.md"})
    drawing = draw(part, corpus, Statuses(()))
    assert [node.number for node in drawing.nodes] == ["0002", "0003"]
    assert [(kind.verb, [edge.title for edge in kind.edges]) for kind in drawing.kinds] == [
        ("amends", ["0003 amends 0002"])
    ]
    assert [column.year for column in drawing.columns] == ["2018", "2019"]
    assert [lane.name for lane in drawing.lanes] == ["y", "no tag"]


def test_each_way_has_a_page() -> None:
    """A site with tags and sources has both, each leading to the other; one without either has one page, no lanes."""
    two = [
        make_record(f"{source}/000{n}-a.md", source=source, tags=(tag,), date="2020-01-01")
        for source in ("api", "web")
        for n, tag in ((1, "x"), (2, "y"))
    ]
    views = views_of(corpus_of(*two))
    assert [view.url for view in views] == ["graph.html", "graph/by-source.html"]
    for view in views:
        assert [way.url for way in view.ways] == [other.url for other in views]
        assert [way.url for way in view.ways if way.current] == [view.url]
    (alone,) = views_of(corpus_of(make_record("adr/0001-a.md")))
    assert alone.ways == ()
    assert alone.drawing is not None
    assert alone.drawing.lanes == ()
    assert views_of(corpus_of()) == []


def parts_of(corpus: Corpus, monkeypatch: pytest.MonkeyPatch, *, page: int) -> list[GraphView]:
    monkeypatch.setattr(pages, "MOST_DRAWN", 20)
    monkeypatch.setattr(pages, "MOST_IN_PART", page)
    return views_of(corpus)


def test_a_large_graph_is_split_by_year(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each decision is drawn on one page, each relation listed on one, and what leads out leads to its page."""
    corpus = related(120, 300)
    overview, *parts = parts_of(corpus, monkeypatch, page=8)
    assert overview.drawing is None
    assert [part.url for part in overview.parts] == [view.url for view in parts]
    assert {part.url for part in overview.parts} >= {
        "graph/2014.html",
        "graph/2015-2.html",
        "graph/2025.html",
    }
    drawn_ids = [node.id for view in parts for node in shown(view).nodes]
    assert sorted(drawn_ids) == sorted(decision.id for decision in corpus.decisions)
    home = {node.url: view.url for view in parts for node in shown(view).nodes}
    listed = set()
    for view in parts:
        for entry in view.entries:
            for links in entry.links:
                for target in links.targets:
                    listed.add((entry.record.url, links.verb, target.record.url))
                    outside = home[target.record.url] != view.url
                    assert target.part == (home[target.record.url] if outside else "")
                    assert bool(target.id) != outside
    assert len(listed) == len(build_network(corpus).edges)
    stubs = [stub.title for view in parts for stub in shown(view).stubs]
    inside = sum(len(kind.edges) for view in parts for kind in shown(view).kinds)
    told = sum(len(title.split("; ")) for title in stubs if "more" not in title)
    assert told <= 2 * (len(listed) - inside)
    assert stubs


def test_a_stub_leads_to_where_the_other_decision_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    """A month stands for its first day, here as in the order of the parts."""
    corpus = corpus_of(
        make_record("adr/0001-a.md", date="2019-03-01"),
        make_record("adr/0002-b.md", date="2019-03", statements=(state("amends", "1"),)),
    )
    monkeypatch.setattr(pages, "MOST_DRAWN", 1)
    monkeypatch.setattr(pages, "MOST_IN_PART", 1)
    _, *parts = views_of(corpus)
    drawings = [shown(view) for view in parts]
    assert [node.number for one in drawings for node in one.nodes] == ["0001", "0002"]
    assert [stub.path[-4:] for one in drawings for stub in one.stubs] == ["l7 7", "-7 7"]


def shown(view: GraphView) -> Drawing:
    assert view.drawing is not None
    return view.drawing


def test_the_list_has_every_relation_with_and_without_titles() -> None:
    """The list names what each decision states; of very many relations the lines say no words of their own."""
    for count, relations, brief in ((30, 60, False), (200, 600, True)):
        corpus = related(count, relations)
        (view,) = views_of(corpus)
        total = sum(len(links.targets) for entry in view.entries for links in entry.links)
        assert total == len(build_network(corpus).edges)
        assert view.brief is brief
        titles = [edge.title for kind in shown(view).kinds for edge in kind.edges]
        assert all(titles) is not brief


def test_sizes_keep_in_whole_pixels() -> None:
    """A large drawing is written in whole numbers, without a blank more than it needs."""
    for kind in drawing_of(related(200, 600)).kinds:
        for edge in kind.edges:
            assert re.fullmatch(r"M\d+ \d+([hv]-?\d+|q-?\d+( \d+|-\d+){3})+", edge.path), edge.path


def test_a_part_without_a_date_has_a_name() -> None:
    """What no year holds is called by that, with its page where there are several."""
    assert called("", 1, of=1, language=ENGLISH) == ("No date", "Graph, no date")
    assert called("", 2, of=3, language=ENGLISH) == ("No date, 2 of 3", "Graph, no date, 2 of 3")


def test_a_drawing_that_nothing_leads_out_of_says_nothing_of_it() -> None:
    """Only what is cut off is told."""
    assert leaving((), ENGLISH) == ()
