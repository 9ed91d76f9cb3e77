"""What a record's page says of a criteria table."""

from __future__ import annotations

import json
import pickle
from fractions import Fraction

import pytest
from msgspec.structs import replace

from platform_samples import GAPS, OPEN, TABLE, TIE, by_three, criterion, with_cells
from score_samples import make_table
from steelyard.core.scores.acceptability import Share
from steelyard.core.scores.facts import spread_words
from steelyard.core.scores.page import score_table_view
from steelyard.core.scores.study import study
from steelyard.core.scores.words import (
    bound,
    decimal,
    first_place,
    limit_of,
    places,
    step_of,
)


def test_the_verdict_says_who_leads_and_how_firmly() -> None:
    """Who, by how much, the nearest change of one weight that ends it, and in how many weightings it is first."""
    view = score_table_view(study(TABLE))
    assert view.verdict.replace("\u00a0", " ") == (
        "Python/gevent leads by 14.9. It stays ahead unless Production record weighs more than 22.4 (now 7); "
        "it comes first in 90 % ± 1 of all possible weightings."
    )
    assert view.turns == ("Production record above 22.4: The JVM", "Restart time above 300: Node.js")
    assert view.flip == (
        "The smallest shift that turns it, to The JVM: 18.2 of 100 points of weight "
        "(12.1 from Restart time to Production record and 6.1 from Velocity to Production record)."
    )
    assert view.warnings == ()
    assert view.facts == (
        "Illustrative scores, not measurements.",
        "Go is ruled out: Production record 1, must be ≥ 2.",
    )
    assert [(one.name, one.rank, one.total, one.ruled_out) for one in view.ranked] == [
        ("Python/gevent", "1", "85.2", ""),
        ("Node.js", "2", "70.3", ""),
        ("The JVM", "3", "61.9", ""),
        ("Go", "–", "53.0", "Production record 1, must be ≥ 2"),
    ]


def test_a_must_without_a_score_is_told() -> None:
    """An option that leads although its must has no score may fall with it, and the page says so."""
    table = make_table([[None, 5], [3, 1]], [1, 4], musts=[">= 3", ">= 1"])
    assert score_table_view(study(table)).facts == (
        "No score for Criterion 0 of Option 0: it counts as anything from worst to best.",
        "Option 0 may yet be ruled out: it has no score for Criterion 0, which must be ≥ 3.",
    )


@pytest.mark.parametrize("failing", [0, 1])
def test_a_must_that_rules_out_can_be_left_out(failing: int) -> None:
    """Whichever criterion's must fails, the first one's too, the page offers to look at the scores without it."""
    scores = [[5, 5], [5, 5]]
    scores[1][failing] = 1
    assert score_table_view(study(make_table(scores, [1, 1], musts=[">= 3", ">= 3"]))).musts
    assert not score_table_view(study(make_table([[5, 5], [5, 5]], [1, 1], musts=[">= 3", ">= 3"]))).musts


def test_a_choice_that_is_not_on_top_quotes_its_reason() -> None:
    """The record's own reason goes before the table's; where there is none, that is said."""
    other = replace(TABLE, chosen=2)
    astray = "The decision chose The JVM, which comes 3rd with 61.9. "
    assert score_table_view(study(other), because="we own it").warnings == (
        f"{astray}Its reason: “we own it”",
    )
    assert score_table_view(study(other)).warnings == (f"{astray}Its reason: “it keeps the code we have”",)
    assert score_table_view(study(replace(other, because=""))).warnings == (
        f"{astray}The record gives no reason.",
    )
    out = score_table_view(study(replace(TABLE, chosen=3))).warnings[0]
    assert out.startswith("The decision chose Go, which is ruled out (Production record 1, must be ≥ 2).")


def test_an_accepted_tie_or_open_question_is_told() -> None:
    """Only where the decision is accepted; the verdict tells both in any case."""
    assert score_table_view(study(TIE)).verdict == "Python/gevent and Node.js tie at 85.2."
    assert score_table_view(study(TIE)).warnings == ()
    assert score_table_view(study(TIE), accepted=True).warnings == (
        "The decision is accepted on a tie: these scores do not choose between Python/gevent and Node.js.",
    )
    view = score_table_view(study(OPEN), accepted=True)
    assert view.verdict == (
        "Missing scores leave open who is first: "
        "Python/gevent (57.9 to 85.2), Node.js (70.3) or The JVM (55.1 to 82.3)."
    )
    assert view.warnings == ("The decision is accepted although its first place hangs on missing scores.",)
    assert [one.strip.words for one in view.criteria] == ["–"] * 5


def test_a_tie_is_in_no_options_colour() -> None:
    """Where two options are first together, a strip is as empty as where it is open who is first; its words name both."""
    strips = [one.strip for one in score_table_view(study(TIE)).criteria]
    assert {one.parts for one in strips} == {()}
    assert strips[0].label == "Python/gevent and Node.js from 0 to 10"
    turning = score_table_view(study(TABLE)).criteria[-1].strip
    assert [part.mark for part in turning.parts] == ["1"]


def test_a_table_that_nobody_has_scored_says_so() -> None:
    """Where no cell has a score there is one sentence for it, and no list of every cell or of every option's range."""
    view = score_table_view(study(make_table([[None, None], [None, None]], [1, 4], musts=[">= 3", ""])))
    assert (view.verdict, view.facts) == ("No option has a score yet.", ())
    view = score_table_view(study(make_table([[None, None], [None, 3]])))
    assert view.verdict.startswith("Missing scores leave open who is first")


def test_missing_scores_are_named_and_leave_ranges() -> None:
    """The page names each missing cell; totals and ranks are what they could be."""
    view = score_table_view(study(GAPS))
    assert view.id == "scores-gaps"
    assert score_table_view(study(replace(GAPS, name="the gaps", title=""))).id == "scores-the-gaps"
    assert view.verdict.startswith("Python/gevent leads by at least 2.9.")
    assert "No score for Velocity of The JVM and Production record of Go" in view.facts[-2]
    jvm = view.options[2]
    assert (jvm.total, jvm.rank, jvm.low, jvm.span) == ("55.1 to 82.3", "2 to 4", "55.05", "27.27")
    assert view.criteria[0].cells[2].shade == ""
    assert "whatever the missing scores are" in view.first_place


def test_a_winner_that_a_missing_score_may_draw_level_with() -> None:
    """A winner that is certain to be first, but not alone, leads at worst in a tie."""
    table = with_cells(TABLE, {(0, column): best for column, best in enumerate(("5", "5", "0", "5", "5"))})
    table = with_cells(table, {(1, column): "TBD" for column in range(5)})
    assert score_table_view(study(table)).verdict.startswith("Python/gevent leads, at worst in a tie.")


def test_a_winner_that_may_be_tied_needs_no_shift() -> None:
    """Where the worst that missing scores allow is a tie, no shift of weight is told: none is needed to reach it."""
    view = score_table_view(study(make_table([[5, None], [3, 3]])))
    assert view.verdict.startswith("Option 0 leads, at worst in a tie.")
    assert view.flip == ""


def test_scorers_are_shown_with_their_spread() -> None:
    """Each sheet has its own verdict, each cell the span of its scores, and the widest ones are named."""
    view = score_table_view(study(by_three()))
    assert [one.name for one in view.scorers] == ["Ann", "Ben", "Chiyo"]
    assert all(one.verdict for one in view.scorers)
    assert view.criteria[1].cells[0].spread == "2 to 4"
    assert view.criteria[1].cells[1].spread == ""
    assert view.disagreement == (
        "Scorers disagree most on Testability of Python/gevent (2 to 4), Production record of Node.js (1 to 3) "
        "and Velocity of The JVM (2 to 4)."
    )


def test_the_spreadsheet_s_own_figures_are_there_where_they_mean_something() -> None:
    """With one scale and direction there are an average and a plain sum, else neither."""
    view = score_table_view(study(TABLE))
    assert (view.average_label, view.options[0].average) == ("", "")
    same = replace(TABLE, criteria=tuple(criterion(one.key, one.name, "2") for one in TABLE.criteria))
    same = with_cells(same, {(option, 2): "3" for option in range(4)})
    view = score_table_view(study(same))
    assert view.average_label == "1–5"
    assert (view.options[0].average, view.options[0].plain) == ("4", "40")


def test_notes_are_numbered_and_only_addresses_are_links() -> None:
    """Reasons and sources are numbered row by row; a path stays text."""
    notes = score_table_view(study(TABLE)).notes
    assert [(one.number, one.label) for one in notes] == [
        ("1", "Velocity, Python/gevent"),
        ("2", "Restart time, The JVM"),
        ("3", "Production record, Go"),
    ]
    assert [one.see_url for one in notes] == ["", "https://example.org/start", ""]
    evil = replace(TABLE.cells[0][0], see="javascript:alert(1)")
    view = score_table_view(study(replace(TABLE, cells=((evil, *TABLE.cells[0][1:]), *TABLE.cells[1:]))))
    assert view.notes[0].see_url == ""


def test_a_cell_has_its_own_note_whatever_commas_stand_in_names() -> None:
    """Two cells whose criterion and option read the same in a row are two cells."""
    table = make_table([[4, 3], [2, 5]])
    first, second = table.criteria
    told = replace(
        table,
        criteria=(replace(first, name="Cost"), replace(second, name="Cost, yearly")),
        options=(replace(table.options[0], name="yearly, Cloud"), replace(table.options[1], name="Cloud")),
        cells=(
            (replace(table.cells[0][0], because="one"), table.cells[0][1]),
            (table.cells[1][0], replace(table.cells[1][1], because="other")),
        ),
    )
    view = score_table_view(study(told))
    assert [note.label for note in view.notes] == ["Cost, yearly, Cloud"] * 2
    assert [[cell.note for cell in row.cells] for row in view.criteria] == [["1", ""], ["", "2"]]


@pytest.mark.parametrize("weight", ["1.2", "3.5"])
def test_what_is_beyond_a_stretch_is_told_in_the_order_of_its_ends(weight: str) -> None:
    """What is below comes first, as in the page's script, whichever end is nearer."""
    table = make_table([[0, 6], [4, 4], [6, 0]], [weight, 2], scales=[(0, 6), (0, 6)])
    strip = score_table_view(study(table)).criteria[0].strip
    assert (strip.words, strip.beyond) == ("1 to 4", "below: Option 0, above: Option 2")


def test_an_option_that_stands_alone_and_a_sure_winner() -> None:
    """Nothing is compared with nothing; an option that is first whatever the weights says so."""
    alone = score_table_view(study(make_table([[5], [1]], musts=[">= 3"])))
    assert alone.verdict == "Option 0 is the only option that meets every must."
    assert (alone.first_place, alone.steady) == ("", "")
    sure = with_cells(TABLE, {(0, column): text for column, text in enumerate(("5", "5", "0", "5", "5"))})
    view = score_table_view(
        study(replace(sure, cells=sure.cells[:3], options=sure.options[:3], informative=()))
    )
    assert view.verdict == "Python/gevent leads by 29.7. It comes first whatever the weights."
    assert view.steady == "No single weight would change the winner."
    assert view.dominated == ("Node.js and The JVM are nowhere better than Python/gevent.",)


def test_options_that_one_other_outdoes_share_a_sentence() -> None:
    """A table of many options says once what it says of each, and who is measured by another has one of its own."""
    view = score_table_view(study(make_table([[5, 1], [1, 5], [4, 1], [3, 1], [1, 4], [1, 1]])))
    assert view.dominated == (
        "Option 2, Option 3 and Option 5 are nowhere better than Option 0.",
        "Option 4 is nowhere better than Option 1.",
    )


def test_of_many_lesser_options_the_first_are_named() -> None:
    """A sentence names five, and counts the others where they are two or more: a single one more has its name."""
    lesser = "Option 1, Option 2, Option 3, Option 4, Option 5"
    seven = score_table_view(study(make_table([[5, 5], *[[1, 1]] * 7])))
    assert seven.dominated == (f"{lesser} and 2 more are nowhere better than Option 0.",)
    six = score_table_view(study(make_table([[5, 5], *[[1, 1]] * 6])))
    assert six.dominated == (f"{lesser} and Option 6 are nowhere better than Option 0.",)


def test_shares_of_options_that_tie_say_that_each_counts() -> None:
    """Shares that add up to more than the whole are explained; others are not."""
    tied = score_table_view(study(make_table([[5, 1], [5, 1], [1, 5]])))
    assert [option.first_place.replace("\u00a0", " ") for option in tied.options] == ["50 %", "50 %", "50 %"]
    assert tied.first_place.endswith(
        "comes first (exact). Where options tie for the first place, each of them counts."
    )
    apart = score_table_view(study(make_table([[5, 1], [1, 5]])))
    assert apart.first_place.endswith("comes first (exact).")


def test_data_are_whole_numbers_and_texts() -> None:
    """The script gets values as whole numbers of a unit, weights as written numbers, and none of it as floats."""
    data = json.loads(score_table_view(study(TABLE)).data)
    assert data["units"] == ["4", "4", "60", "4", "4"]
    assert data["values"][0][0] == ["4", "3", "58", "4", "2"]
    assert data["weights"] == ["9", "5", "4", "8", "7"]
    assert data["out"] == [[[], [], [], [4]]]
    assert len(data["first"][0]) == 2  # musts applied, and left out
    assert "texts" not in data


@pytest.mark.parametrize(
    ("weights", "limit", "step", "decimals"),
    [
        (["9", "5"], "10", "0.5", 1),
        (["1", "1"], "2", "0.1", 2),
        (["0.35", "0.15"], "0.5", "0.025", 3),
        (["30", "13"], "50", "0.5", 1),
        (["100", "7"], "100", "1", 1),
        (["1/3", "2/3"], "1", "any", 2),
    ],
)
def test_sliders_fit_their_weights(weights: list[str], limit: str, step: str, decimals: int) -> None:
    """Sliders end at a round number, step so that every weight is met, and bounds have decimals that tell."""
    numbers = [Fraction(weight) for weight in weights]
    assert (decimal(limit_of(numbers), 6), step_of(numbers), places(numbers)) == (limit, step, decimals)


def test_a_study_comes_whole_from_another_process() -> None:
    """What a child computes arrives as it was, and its fractions as numbers, which are read faster than text."""
    done = study(by_three())
    assert pickle.loads(pickle.dumps(done)) == done
    assert b"22/7" not in pickle.dumps(Fraction(22, 7))


def test_figures_in_words() -> None:
    """Bounds never read as the weight itself; shares are told as exactly as they are known."""
    assert decimal(Fraction(5, 2), 0) == "3"
    assert decimal(Fraction(1, 20), 1) == "0.1"
    assert bound(Fraction("7.04"), Fraction(7), 1) == "7.04"
    assert bound(Fraction("9"), Fraction(7), 1) == "9"
    shares = [
        Share(Fraction(62, 100), 10_000),
        Share(Fraction(1, 4), 0),
        Share(Fraction(0), 0),
        Share(Fraction(0), 100),
    ]
    assert [first_place(share).replace("\u00a0", " ") for share in shares] == [
        "62 % ± 1",
        "25 %",
        "0 %",
        "< 1 %",
    ]
    assert first_place(Share(Fraction(999, 1000), 0)) == ">\u00a099\u00a0%"


def test_a_verdict_where_all_fail_or_little_parts_them() -> None:
    """Where every option fails a must, that is all there is to say; a lead is never told as nought."""
    failing = make_table([[1, 5], [2, 3]], musts=[">= 3", ""])
    assert score_table_view(study(failing)).verdict == "Every option fails a must."
    close = make_table([["3.0001", 3], [3, 3]])
    assert score_table_view(study(close)).verdict == (
        "Option 0 leads by less than 0.1. It comes first whatever the weights."
    )


def test_scorers_who_agree_are_said_to() -> None:
    """Where every sheet says the same, the page says so, and no cell has a spread."""
    scores = [[4, 3], [2, 5]]
    table = make_table(scores, sheets=[scores, scores])
    assert score_table_view(study(table)).disagreement == "The scorers agree on every score."
    assert spread_words(table, 0, 0) == spread_words(make_table(scores), 0, 0) == ""


def test_an_average_says_where_less_is_better() -> None:
    """The options' averages are on the criteria's scale, and a low one may be the best."""
    table = make_table([[4, 3], [2, 5]], directions=["lower", "lower"])
    assert score_table_view(study(table)).average_label == "1–5, lower is better"
