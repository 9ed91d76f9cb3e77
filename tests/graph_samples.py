"""Corpora with many relations for drawings: made up, the same at every run."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec.structs import replace

from benchmarks.generate import Dice, decide
from record_samples import assemble, make_record, settings, state
from steelyard.core.graph.page import graph_views
from steelyard.core.settings import RelationKind, Source, StatusWord
from steelyard.core.views.graph import GraphStub, GraphView, GraphWay

if TYPE_CHECKING:
    from steelyard.core.corpus import Corpus
    from steelyard.core.model import Statement
    from steelyard.core.views.parts import SiteView

KINDS = ("depends_on", "depends_on", "amends", "relates_to", "enables", "conflicts_with")


def related(count: int, relations: int) -> Corpus:
    """Make so many decisions with about so many relations, most of them to what was decided shortly before."""
    dice = Dice(f"relations {count}")
    decisions = decide(count)
    stated: dict[int, list[Statement]] = defaultdict(list)
    for decision in decisions:
        if decision.supersedes:
            stated[decision.number].append(state("supersedes", str(decision.supersedes)))
    for _ in range(relations - len(stated)):
        number = dice.number(2, count)
        back = min(dice.number(1, 30) * dice.number(1, 8), number - 1)
        stated[number].append(state(dice.pick(KINDS), str(number - back)))
    return assemble(
        make_record(
            f"adr/{decision.slug}.md",
            title=decision.title,
            status=decision.status,
            status_text=decision.status,
            date=decision.date,
            tags=tuple(decision.tags),
            statements=tuple(stated[decision.number]),
        )
        for decision in decisions
    )[0]


def awkward(*own: StatusWord, long: str) -> Corpus:
    """Make a dozen decisions of two sources with every kind of relation, and titles of every kind; `long` is one."""
    titles = (
        "Record decisions", long, "نشر جداول المد بالعربية", "潮汐表を日本語で公開する 🌊", 'A & B <or> "C"',
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk", "Serve predictions from a Go process",
        "Queue readings", "Sign the tide tables", "Store readings in MongoDB", "WWWWWWWWWW MMMMMMMMMM WWWWWWWWWW",
    )  # fmt: skip
    words = (
        "accepted",
        "superseded",
        "rejected",
        "deprecated",
        "draft",
        "proposed",
        own[0].word if own else "accepted",
    )
    tags = (
        ("data",),
        (),
        ("ops", "data"),
        ("C#",),
        ("A tag of a name too long for any lane to show it whole",),
    )
    kinds = ("amends", "depends_on", "enables", "relates_to", "conflicts_with", "refines", "echoes")
    records = []
    for number, title in enumerate(titles, 1):
        stated = [
            state(kinds[number % len(kinds)], str(number - 1)),
            state(kinds[number % 3], str(number // 2)),
        ]
        if number % 4 == 3:
            stated.append(state("supersedes", str(number - 2)))
        records.append(
            make_record(
                f"{'api' if number > 8 else 'web'}/{number:04}-x{number}.md",
                source="api" if number > 8 else "web",
                title=title,
                status=words[number % len(words)],
                status_text=words[number % len(words)],
                date=None if number == 4 else f"201{6 + number // 4}-0{1 + number % 9}-11",
                tags=tags[number % len(tags)],
                statements=tuple(stated if number > 1 else ()),
            )
        )
    records.append(make_record("web/plain.md", source="web", title="Never numbered", date="2019-01"))
    given = settings(
        sources=(Source("web", "web"), Source("api", "api", "The interface")),
        statuses=own,
        relations=(RelationKind("refines", "refined_by"), RelationKind("echoes", "echoes")),
    )
    return assemble(records, given=given)[0]


def graphs(site: SiteView, *own: StatusWord, long: str) -> tuple[GraphView, ...]:
    """Make the graph's pages: by tag, by source, as a part of a larger graph in brief, as an overview, and bare."""
    by_tag, by_source = graph_views(awkward(*own, long=long), site)
    assert by_tag.drawing
    first, *others = by_tag.entries
    (links, *more) = others[-1].links
    gone = replace(links.targets[0], id="", part="graph/2016.html", part_label="2016")
    years = (
        GraphWay("2016", "graph/2016.html", "1 decision", current=False),
        GraphWay("2017", "graph/2017.html", "12 decisions", current=True),
    )
    part = replace(
        by_tag,
        url="graph/2017.html",
        root="../",
        title="Graph, 2017",
        ways=(),
        parts=years,
        brief=True,
        entries=(
            first,
            replace(others[-1], links=(replace(links, targets=(gone, *links.targets[1:])), *more)),
        ),
        drawing=replace(by_tag.drawing, stubs=(GraphStub("M40 90l-7 7", "0007 amends 0001"),)),
    )
    told = replace(part, url="graph/2016.html", brief=False)
    overview = replace(
        by_tag, url="graph/all.html", root="../", drawing=None, entries=(), ways=(), parts=years, apart=""
    )
    (bare,) = graph_views(assemble([make_record("adr/0001-alone.md")])[0], replace(site, url=""))
    return by_tag, by_source, part, told, overview, replace(bare, url="graph/bare.html", root="../")
