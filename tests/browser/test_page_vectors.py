"""The page's own script held to the shared vectors: thousands of tables, ties, gaps and musts included."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from steelyard.core.scores.words import bound, places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]
CHUNK = 200

COUNT = """cases => cases.map(one => {
  const {score, stretch, segments, interval, total, rank} = steelyardScores;
  const m = one.weights.length, text = ([n, d]) => `${n}/${d}`;
  const data = {options: one.values.map((_, j) => `option ${j}`), units: Array(m).fill(`${one.unit}`), places: one.places,
    values: [one.values.map(row => row.map(value => value === null ? null : `${value}`))], out: [one.out]};
  const s = score(data, one.weights), all = [...Array(m).keys()], options = [...one.values.keys()];
  if (one.maximum) {
    return segments(s, one.criterion, steelyardScores.fraction(one.maximum)).map(([who, from, to]) => [who, text(from), text(to)]);
  }
  const own = s.leaders.length === 1 ? all.map(i => stretch(s, i, s.leaders[0])) : null;
  return {
    total: options.map(j => total(s, j)), rank: options.map(j => rank(s, j)), best: s.best, worst: s.worst, leaders: s.leaders,
    own: own && own.map(one => [text(one.from), one.to && text(one.to)]),
    words: own && all.map(i => interval(s, i, data)[0])
  };
})"""


@pytest.fixture(scope="module")
def arithmetic(chromium: Browser) -> Iterator[Page]:
    """Open a page with the script and nothing else."""
    page = chromium.new_page()
    for name in ("theme", "scores"):
        page.add_script_tag(path=ROOT / f"theme/static/{name}.js")
    yield page
    page.close()


def vectors(name: str) -> list[dict[str, Any]]:
    path = ROOT / "tests/vectors" / f"scores-{name}.json"
    return list(json.loads(path.read_text(encoding="utf-8"))["cases"])


def counted(page: Page, cases: list[dict[str, Any]]) -> list[Any]:
    """Have the script count the cases."""
    given = [one | {"places": places([Fraction(weight) for weight in one["weights"]])} for one in cases]
    return [
        answer
        for at in range(0, len(given), CHUNK)
        for answer in page.evaluate(COUNT, given[at : at + CHUNK])
    ]


def ranks(case: dict[str, Any]) -> list[str]:
    return [
        "–" if best is None else str(best) if best == worst else f"{best} to {worst}"
        for best, worst in zip(case["best"], case["worst"], strict=True)
    ]


def words(case: dict[str, Any], criterion: int) -> str:
    """Say an interval as the build does."""
    now = [Fraction(weight) for weight in case["weights"]]
    low, high = case["own"][criterion]
    decimals = places(now)
    ends = [
        bound(Fraction(end), now[criterion], decimals) if end not in (None, "0") else ""
        for end in (low, high)
    ]
    if high == "0":
        ends[1] = "0"
    if all(ends):
        return f"{ends[0]} to {ends[1]}"
    return f"from {ends[0]}" if ends[0] else f"up to {ends[1]}" if ends[1] else "at any weight"


@pytest.mark.parametrize("name", ["totals", "ranges"])
def test_totals_ranks_leaders_and_intervals(arithmetic: Page, name: str) -> None:
    """Totals, ranks, leaders and the weights in which the winner stays are those of the vectors, to the letter."""
    cases = vectors(name)
    for case, got in zip(cases, counted(arithmetic, cases), strict=True):
        totals = [
            low if low == high and got["total"][at] == low else f"{low} to {high}"
            for at, (low, high) in enumerate(zip(case["low"], case["high"], strict=True))
        ]
        assert got["total"] == totals, case
        assert got["rank"] == ranks(case), case
        assert got["best"] == [best or 0 for best in case["best"]], case
        assert got["worst"] == [worst or 0 for worst in case["worst"]], case
        assert got["leaders"] == case["leaders"], case
        assert (got["own"] is None) == (case["own"] is None), case
        for criterion, (low, high) in enumerate(case["own"] or ()):
            least, most = got["own"][criterion]
            assert Fraction(least) == Fraction(low or 0), case
            assert (most and Fraction(most)) == (high and Fraction(high)), case
            assert got["words"][criterion] == words(case, criterion), case


def test_strips(arithmetic: Page) -> None:
    """Who is first at each weight of a criterion is as in the vectors."""
    cases = vectors("strips")
    for case, got in zip(cases, counted(arithmetic, cases), strict=True):
        read = [[who, Fraction(from_), Fraction(to)] for who, from_, to in got]
        assert read == [[who, Fraction(from_), Fraction(to)] for who, from_, to in case["segments"]], case
