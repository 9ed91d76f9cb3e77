"""The page of all scored decisions."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from msgspec.structs import replace

from platform_samples import GAPS, OPEN, TABLE, criterion
from steelyard.core.lists.addresses import PAGE_DECISIONS, list_urls
from steelyard.core.scores.board import Scored, scores_views
from steelyard.core.scores.study import study
from steelyard.core.views.parts import RefView
from view_samples import SITE, STATUS

if TYPE_CHECKING:
    from steelyard.core.views.lists import ScoresView

ONE = RefView("0001", "Choose a platform", "d/1.html", STATUS["accepted"])
TWO = RefView("0002", "Choose a host", "d/2.html", STATUS["proposed"])
THREE = RefView("0003", "Choose a name", "d/3.html", STATUS["accepted"])


def board(*scored: Scored) -> ScoresView:
    """Return the only page of a few decisions."""
    (view,) = scores_views(scored, SITE)
    return view


def test_every_decision_has_its_lead_firmness_and_weakest_criterion() -> None:
    """A row says who is on top, how firmly, what would turn it, and whether the choice is another."""
    view = board(Scored(ONE, study(TABLE)), Scored(TWO, study(GAPS)))
    first, second = (row.entry for row in view.rows)
    assert (first.state, first.chosen, first.astray) == (
        "Python/gevent leads by 14.9.",
        "Python/gevent",
        False,
    )
    assert (first.flip, first.weakest) == ("18.2 points, to The JVM", "Production record above 22.4: The JVM")
    assert first.firm.replace("\u00a0", " ") == "90 % ± 1"
    assert (first.title, first.anchor) == ("", "scores")
    assert second.astray
    assert view.sentence == "2 decisions are scored. 1 chose another option than the one on top."


def test_shared_criteria_are_found_whatever_their_spelling() -> None:
    """Names are compared without case and spacing, and count only where two decisions have them."""
    renamed = replace(
        TABLE,
        criteria=(
            replace(TABLE.criteria[0], name=" VELOCITY "),
            criterion("a", "Alone", "1"),
            *TABLE.criteria[2:],
        ),
    )
    view = board(Scored(ONE, study(TABLE)), Scored(TWO, study(renamed)))
    assert [one.name for one in view.shared] == ["Velocity", "Restart time", "Libraries", "Production record"]
    data = json.loads(view.rows[1].entry.data)
    assert data["shared"] == ["velocity", None, "restart time", "libraries", "production record"]


def test_two_tables_of_one_decision_share_nothing_with_another() -> None:
    """A criterion is shared by decisions, not by one decision's tables; each table then bears its title."""
    view = board(Scored(ONE, study(TABLE)), Scored(ONE, study(GAPS)))
    assert view.shared == ()
    assert [row.entry.title for row in view.rows] == ["Scores", "With gaps"]


def test_the_sentence_counts_decisions_and_not_their_tables() -> None:
    """A decision whose two tables part from its choice, or leave it open, is one of those that do."""
    astray = board(Scored(ONE, study(GAPS)), Scored(ONE, study(replace(GAPS, name="hosting"))))
    assert astray.sentence == "1 decision is scored. 1 chose another option than the one on top."
    loose = board(Scored(ONE, study(OPEN)), Scored(ONE, study(replace(OPEN, name="hosting"))))
    assert loose.sentence == "1 decision is scored. 1 has no single winner."


def test_a_decision_without_a_shared_criterion_is_told_so() -> None:
    """What cannot be re-weighed with the others is counted; without any shared criterion all of it is."""
    own = replace(TABLE, criteria=tuple(replace(one, name=f"{one.name} here") for one in TABLE.criteria))
    lone, first, second = Scored(THREE, study(own)), Scored(ONE, study(TABLE)), Scored(TWO, study(TABLE))
    assert board(first, second, lone).sentence.endswith(" 1 shares no criterion with another.")
    assert "no criterion in common" in board(first, lone).sentence
    assert "no criterion" not in board(first, second).sentence
    assert "no criterion" not in board(lone).sentence


def test_what_one_criterion_alone_would_turn() -> None:
    """For each shared criterion the page says which decisions would turn, to what, and which would not."""
    view = board(Scored(ONE, study(TABLE)), Scored(TWO, study(OPEN)))
    production = next(one for one in view.shared if one.key == "production record")
    assert [(one.label, one.what) for one in production.turned] == [
        ("0001 Choose a platform", "The JVM instead of Python/gevent"),
        ("0002 Choose a host", "The JVM instead of an open result"),
    ]
    testability = next(one for one in view.shared if one.key == "testability")
    assert [(one.label, one.what) for one in testability.kept] == [
        ("0001 Choose a platform", "Python/gevent")
    ]


def test_many_decisions_are_cut_into_pages() -> None:
    """A page has its own decisions, all tables of each, their outcomes alone, and the way to the other pages."""
    own = replace(TABLE, criteria=tuple(replace(one, name=f"{one.name} here") for one in TABLE.criteria))
    scored = (
        Scored(ONE, study(TABLE)),
        Scored(ONE, study(GAPS)),
        Scored(THREE, study(own)),
        Scored(TWO, study(TABLE)),
    )
    first, second, third = scores_views(scored, SITE, size=1)
    assert [(page.url, page.root) for page in (first, second, third)] == [
        ("scores.html", ""),
        ("scores/2.html", "../"),
        ("scores/3.html", "../"),
    ]
    assert [row.record.number for row in first.rows] == ["0001", "0001"]
    assert [row.record.number for row in third.rows] == ["0002"]
    assert first.sentence == second.sentence == third.sentence
    assert first.sentence.startswith("3 decisions are scored.")
    assert second.shared == ()
    assert "velocity" in {one.key for one in first.shared} & {one.key for one in third.shared}
    outcomes = [one for criterion in third.shared for one in (*criterion.turned, *criterion.kept)]
    assert {one.url for one in outcomes} == {TWO.url}
    assert third.pager
    assert (third.pager.told, third.pager.previous, third.pager.next) == (
        "Decisions 3 to 3 of 3",
        "scores/2.html",
        "",
    )
    whole = board(*scored)
    assert whole.pager is None
    assert whole.rows == (*first.rows, *second.rows, *third.rows)


def test_the_addresses_of_all_pages_are_kept_for_them() -> None:
    """One decision more than a page holds makes a second page, whose address no record may take."""
    done = study(TABLE)
    scored = [Scored(replace(ONE, url=f"d/{number}.html"), done) for number in range(1, PAGE_DECISIONS + 2)]
    pages = list(scores_views(scored, SITE))
    assert [len(page.rows) for page in pages] == [PAGE_DECISIONS, 1]
    reserved = set(list_urls({}, (), {}, records=len(scored)))
    assert pages[1].url in reserved
    assert pages[1].url not in set(list_urls({}, (), {}, records=PAGE_DECISIONS))
