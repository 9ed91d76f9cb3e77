"""Tables whose criteria are all costs by their names, and what says which end of their scores is the better one."""

from __future__ import annotations

import pytest

from body_table_samples import reason, table
from steelyard.core.model import Record
from steelyard.core.settings import Settings
from steelyard.reading.parse import Parsed, parse

TABLE = """## Scores

{said}

| Criterion | Weight | Barge | Lorry | Train |
|---|---|---|---|---|
| Cost | 50 | 5 | 2 | 1 |
| Risk | 30 | 4 | 3 | 2 |
| Maintenance overhead | 20 | 3 | 3 | 4 |
| Total | | 430 | 250 | 190 |
"""


def directions(body: str) -> set[str]:
    return {criterion.direction for criterion in table(body).criteria}


@pytest.mark.parametrize(
    "said",
    [
        "Higher is better.", "Scores from 1 to 5 (higher is better).", "Scored 1–5; a higher score is better.", "Rated 1–5, where higher is better",
        "The higher the score, the better.", "**Highest total wins.**", "Barge has the highest total (430) and is therefore chosen.", "Higher scores are better",
        "Höher ist besser.", "Höhere Werte sind besser.", "Je höher die Punktzahl, desto besser.",
        "Higher scores mean lower cost and risk.", "We scored each from 1 to 5, where 5 is the most favourable.", "Rating: 1 = dear, 5 = most desirable",
    ],
)  # fmt: skip
def test_words_that_higher_is_better(said: str) -> None:
    """The text may say that the higher score is the better one."""
    assert directions(TABLE.format(said=said)) == {"higher"}


@pytest.mark.parametrize(
    "said",
    [
        "", "Lower is better for cost; higher is better elsewhere.", "Higher is better for throughput.", "Higher scores are worse.", "Throughput: higher is better",
        "Barge has the highest total cost and is rejected.", "Barge has the highest score and is not chosen.", "High risks are avoided.", "Higher is better than expected.",
        "Höher ist besser, bei Kosten ist niedriger besser.", "Option 2 is the cheapest.", "Scored 1 to 5, where 1 is the most desirable.", "Higher scores mean less benefit.",
    ],
)  # fmt: skip
def test_words_that_do_not_say_so(said: str) -> None:
    """What is said of something else, or otherwise of costs, does not tell."""
    assert reason(TABLE.format(said=said)).startswith("It adds up costs")


@pytest.mark.parametrize(
    "said",
    [
        "Lower is better.",
        "Scored 1–5, lower is better.",
        "(The lower, the better.)",
    ],
)
def test_words_that_lower_is_better(said: str) -> None:
    """Of costs alone a few words that lower is better are enough; of others they may speak of one criterion."""
    body = TABLE.format(said=said)
    assert directions(body) == {"lower"}
    assert directions(body.replace("Risk", "Speed")) == {"higher"}
    assert reason(TABLE.format(said=f"{said} Higher is better for some.")).startswith("It adds up costs")


@pytest.mark.parametrize(
    "said",
    ["Scores: 1 (high risk) to 5 (low risk).", "1 = high cost, 5 = low cost", "Rated 5 = very low effort, 1 = very high effort."],
)  # fmt: skip
@pytest.mark.parametrize("names", [("Cost", "Risk"), ("Speed", "Fit")])
def test_a_scale_from_high_to_low_costs(said: str, names: tuple[str, str]) -> None:
    """A scale whose high end is less of a cost is one of merits, in all tables."""
    body = TABLE.format(said=said).replace("| Cost", f"| {names[0]}").replace("| Risk", f"| {names[1]}")
    assert directions(body) == {"higher"}


@pytest.mark.parametrize("said", ["Scores: 1 (low risk) to 5 (high risk).", "1 = low cost, 5 = high cost"])
def test_a_scale_from_low_to_high_costs(said: str) -> None:
    """The other way round it is none."""
    assert reason(TABLE.format(said=said)).startswith("It adds up costs")


COLUMNS = "## Scores\n\n| Criterion | Weight | Barge | Lorry | Train |\n|---|---|---|---|---|\n"


@pytest.mark.parametrize(
    "rows",
    [
        "| Cost | 2 | 5 (low) | 3 (medium) | 1 (high) |\n| Risk | 1 | 4 | 3 | 2 |\n", "| Cost | 2 | 5 (very low cost) | 4 (low) | 1 (high) |\n| Risk | 1 | 4 (low) | 3 (medium) | 3 (medium) |\n",
        "| Cost | 2 | 5 (excellent) | 3 (fair) | 1 (poor) |\n| Risk | 1 | 4 (good) | 3 (fair) | 2 (bad) |\n",
    ],
)  # fmt: skip
def test_words_beside_scores(rows: str) -> None:
    """The cells may say that the higher score is less of the cost, or praise it."""
    assert directions(COLUMNS + rows) == {"higher"}


def test_words_beside_all_scores_that_grow() -> None:
    """Where the cells of all criteria tell more of a cost where the score is higher, the lower one is better."""
    rows = "| Cost | 2 | 5 (high) | 3 (medium) | 1 (low) |\n| Risk | 1 | 2 (low) | 4 (high) | 2 (low) |\n"
    assert directions(COLUMNS + rows) == {"lower"}
    assert reason(COLUMNS + rows.replace("2 (low)", "2")).startswith("It adds up costs")


@pytest.mark.parametrize(
    "rows",
    [
        "| Cost | 2 | 5 (low) | 3 (medium) | 1 (high) |\n| Risk | 1 | 4 (high) | 3 (medium) | 2 (low) |\n", "| Cost | 2 | 5 (poor) | 3 (fair) | 1 (excellent) |\n| Risk | 1 | 4 | 3 | 2 |\n",
        "| Cost | 2 | 5 (good) | 3 (fair) | 1 (fair) |\n| Risk | 1 | 4 | 3 | 2 |\n", "| Cost | 2 | 5 (strong) | 3 | 1 (weak) |\n| Risk | 1 | 4 | 3 | 2 |\n",
        "| Cost | 2 | 5 (no good) | 3 | 1 (poor) |\n| Risk | 1 | 4 | 3 | 2 |\n",
    ],
)  # fmt: skip
def test_words_beside_scores_that_do_not_say_so(rows: str) -> None:
    """Words that go both ways, or praise nothing, do not tell."""
    assert reason(COLUMNS + rows).startswith("It adds up costs")


@pytest.mark.parametrize(
    ("plain", "marked"),
    [(" Barge ", " **Barge** "), (" Barge ", " Barge ✅ "), (" 430 ", " **430** "), (" 430 ", " 430 🏆 ")],
)  # fmt: skip
def test_marks_at_the_highest_total(plain: str, marked: str) -> None:
    """The one option that is marked, or whose total is, has the highest total: it is the best."""
    assert directions(TABLE.format(said="").replace(plain, marked)) == {"higher"}


@pytest.mark.parametrize(
    "changes",
    [
        {" Lorry ": " **Lorry** "}, {" Barge ": " **Barge** ", " Lorry ": " **Lorry** "}, {" Barge ": " **Barge** ", " 190 ": " **190** "},
        {"| Total |": "| Total cost |", " 430 ": " **430** "}, {" 430 ": " **430** ", " 250 ": " **250** ", " 190 ": " **190** "},
    ],
)  # fmt: skip
def test_marks_that_do_not_say_so(changes: dict[str, str]) -> None:
    """Marks at another option, at several, or at the height of a cost do not tell."""
    body = TABLE.format(said="")
    for plain, marked in changes.items():
        body = body.replace(plain, marked)
    assert reason(body).startswith("It adds up costs")


def test_a_marked_name_without_weights() -> None:
    """An option without a table of weights may be marked although it costs the most."""
    body = "## Scores\n\n| Option | Cost | Risk | Total |\n|---|---|---|---|\n| **Barge** | 5 | 4 | 9 |\n| Lorry | 2 | 3 | 5 |\n"
    assert reason(body).startswith("It adds up costs")


def parsed(decision: str) -> Parsed:
    body = TABLE.format(said="")
    text = f"# 7. Transport\n\nStatus: accepted\n\n{body}\n## Decision\n\n{decision}\n"
    return parse(text, path="adr/0007-x.md", source="", settings=Settings())


@pytest.mark.parametrize(
    "decision",
    ['Chosen option: "Barge", because it scores best.', "We will use **Barge**.", "Chosen option: **Barge**"],
)
def test_the_chosen_option_has_the_highest_total(decision: str) -> None:
    """Where the record chooses the option with the highest total, higher is better."""
    found = parsed(decision)
    assert found.ordinary == ()
    assert isinstance(found.item, Record)
    (one,) = found.item.tables
    assert {criterion.direction for criterion in one.criteria} == {"higher"}


@pytest.mark.parametrize(
    "decision",
    ['Chosen option: "Lorry".', 'Chosen option: "Train".', "Nothing is decided.", 'Chosen option: "Ship".'],
)
def test_another_choice(decision: str) -> None:
    """Another choice, or none, does not tell."""
    assert len(parsed(decision).ordinary) == 1


def test_a_choice_without_weights() -> None:
    """Efforts that are added up without weights may be those of the best option."""
    text = '# 7. Transport\n\nStatus: accepted\n\n## Effort estimate\n\n| Option | Design | Build | Total |\n|---|---|---|---|\n| Barge | 5 | 4 | 9 |\n| Lorry | 2 | 3 | 5 |\n\n## Decision\n\nChosen option: "Barge".\n'
    found = parse(text, path="adr/0007-x.md", source="", settings=Settings())
    assert len(found.ordinary) == 1
