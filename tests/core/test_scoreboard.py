"""The page of all scored decisions."""

from __future__ import annotations

import json
from dataclasses import replace

from platform_samples import GAPS, OPEN, TABLE, criterion
from steelyard.core.scores.board import Scored, scores_view
from steelyard.core.scores.study import study
from steelyard.core.views.parts import RefView
from view_samples import SITE, STATUS

ONE = RefView("0001", "Choose a platform", "d/1.html", STATUS["accepted"])
TWO = RefView("0002", "Choose a host", "d/2.html", STATUS["proposed"])
THREE = RefView("0003", "Choose a name", "d/3.html", STATUS["accepted"])


def test_every_decision_has_its_lead_firmness_and_weakest_criterion() -> None:
    """A row says who is on top, how firmly, what would turn it, and whether the choice is another."""
    view = scores_view((Scored(ONE, study(TABLE)), Scored(TWO, study(GAPS))), SITE)
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
    view = scores_view((Scored(ONE, study(TABLE)), Scored(TWO, study(renamed))), SITE)
    assert [one.name for one in view.shared] == ["Velocity", "Restart time", "Libraries", "Production record"]
    data = json.loads(view.rows[1].entry.data)
    assert data["shared"] == ["velocity", None, "restart time", "libraries", "production record"]


def test_two_tables_of_one_decision_share_nothing_with_another() -> None:
    """A criterion is shared by decisions, not by one decision's tables; each table then bears its title."""
    view = scores_view((Scored(ONE, study(TABLE)), Scored(ONE, study(GAPS))), SITE)
    assert view.shared == ()
    assert [row.entry.title for row in view.rows] == ["Scores", "With gaps"]


def test_a_decision_without_a_shared_criterion_is_told_so() -> None:
    """What cannot be re-weighed with the others is counted; without any shared criterion all of it is."""
    own = replace(TABLE, criteria=tuple(replace(one, name=f"{one.name} here") for one in TABLE.criteria))
    lone, first, second = Scored(THREE, study(own)), Scored(ONE, study(TABLE)), Scored(TWO, study(TABLE))
    assert scores_view((first, second, lone), SITE).sentence.endswith(" 1 shares no criterion with another.")
    assert "no criterion in common" in scores_view((first, lone), SITE).sentence
    assert "no criterion" not in scores_view((first, second), SITE).sentence
    assert "no criterion" not in scores_view((lone,), SITE).sentence


def test_what_one_criterion_alone_would_turn() -> None:
    """For each shared criterion the page says which decisions would turn, to what, and which would not."""
    view = scores_view((Scored(ONE, study(TABLE)), Scored(TWO, study(OPEN))), SITE)
    production = next(one for one in view.shared if one.key == "production record")
    assert [(one.label, one.what) for one in production.turned] == [
        ("0001 Choose a platform", "The JVM instead of Python/gevent"),
        ("0002 Choose a host", "The JVM instead of an open result"),
    ]
    testability = next(one for one in view.shared if one.key == "testability")
    assert [(one.label, one.what) for one in testability.kept] == [
        ("0001 Choose a platform", "Python/gevent")
    ]
