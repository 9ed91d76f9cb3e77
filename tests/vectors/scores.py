"""Write the shared vectors of scores: small tables with the figures that follow from them, worked out the long way.

    python tests/vectors/scores.py          # writes scores-totals.json, scores-ranges.json and scores-strips.json beside it

Python (`tests/core/test_score_vectors.py`) and the page's own script, in a browser, are held to the same files. Nothing
here uses Steelyard. Every file is `{"about": …, "cases": [case, …]}`; a case has

    unit       the whole number that a value of 1 is
    values     by option, then criterion: the value times `unit` (a whole number, 0 to `unit`), null where it is missing
    weights    by criterion: the weight as a decimal number in text, 0 or more, not all 0
    out        by option: the criteria whose must-have its score fails ([]: it stands). Ruled-out options have totals, but
               no rank, and stand in nobody's way
    musts      by criterion: the least value times `unit` that a score must reach, null for none; `out` follows from it

and what is expected, everything by option or by criterion, positions counted from 0:

    low, high  the total at its least and its most (missing scores at 0 and at `unit`), times 100, one decimal, half up
    rank       the rank (1, 1, 3 for a tie on top), null where missing scores leave it open or the option is ruled out
    best       the best rank it could take, null where ruled out
    worst      the worst one, likewise
    leaders    the options first for certain: one is the winner, several a tie on top, none: open, or nobody stands
    intervals  null without one winner; else by criterion [least, most] share (0 to 1, as "p/q" or "p") in which the
               winner stays first, the other weights rescaled in proportion; ["0", "1"] where all the others weigh 0
    own        null without one winner; else the same intervals in the criterion's own weight, the other weights as they
               are: [least, most], most null for no upper end; [null, null] where all the others weigh 0
    flip       null without one winner, or where no weights let another option pass it; else the least number of points
               ("p/q", 0 to 100) that must be moved between weights so that one of the options `to` reaches it. Only
               there in cases of up to 6 criteria

A case of scores-strips.json has `criterion` and `maximum` and expects only `segments`, a list of
[[leader, …], from, to]: who is first for certain at each own weight of that criterion from 0 to `maximum`, the other
weights as they are. Segments lie end to end; who is first at a single point only has none.
"""

from __future__ import annotations

import json
from fractions import Fraction
from itertools import combinations, pairwise
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

FOLDER = Path(__file__).parent
SEED = 20110401
COUNTS = {"totals": 1900, "ranges": 700, "strips": 600}

Case = dict[str, Any]
Value = int | None


def cases(name: str, count: int) -> Iterator[Case]:
    """Give the first cases of one file: each draws from a seed of its own."""
    for number in range(count):
        random = Random(f"{SEED} {name} {number}")
        drawn = draw(random, ranges=name == "ranges" or (name == "strips" and number % 4 == 0))
        yield strip(random, drawn) if name == "strips" else work_out(drawn)


def draw(random: Random, *, ranges: bool) -> Case:
    """Draw a table: coarse values and weights as people write them make ties, fine ones near ties."""
    options = random.choice([2, 2, 3, 3, 3, 4, 4, 5, 6, 8])
    criteria = random.choice([1, 2, 2, 3, 3, 3, 4, 4, 5, 6, 8, 10, 12])
    unit = random.choice([1, 2, 4, 4, 4, 5, 9, 10, 10, 20, 60, 100, 300, 9973, 10**6])
    values: list[list[Value]] = [[random.randint(0, unit) for _ in range(criteria)] for _ in range(options)]
    for position in range(1, options):
        # A copy is a tie; one value nudged is a near tie.
        if random.random() < 0.2:
            values[position] = list(values[random.randrange(position)])
            if random.random() < 0.5:
                values[position][random.randrange(criteria)] = random.randint(0, unit)
    if random.random() < 0.1:
        # Values in another order under equal weights tie without being alike.
        values = [random.sample(values[0], criteria) for _ in range(options)]
    weights = draw_weights(random, criteria)
    musts: list[Value] = [None] * criteria
    if ranges:
        for row in values:
            for position in range(criteria):
                if random.random() < 0.12:
                    row[position] = None
        if random.random() < 0.6:
            musts[random.randrange(criteria)] = random.randint(0, max(1, unit // 2))
    out = [
        [
            position
            for position, (own, least) in enumerate(zip(row, musts, strict=True))
            if own is not None and least is not None and own < least
        ]
        for row in values
    ]
    return {"unit": unit, "values": values, "weights": weights, "musts": musts, "out": out}


def draw_weights(random: Random, criteria: int) -> list[str]:
    """Draw weights as people write them: grades, tenths, percentages that add up to 100, long decimals, zeros."""
    kinds: list[Callable[[], str]] = [
        lambda: str(random.randint(0, 10)),
        lambda: str(random.randint(1, 5)),
        lambda: f"0.{random.randint(1, 9)}",
        lambda: f"{random.randint(0, 9)}.{random.randint(0, 99):02}",
        lambda: f"0.{random.randint(1, 9999):04}",
        lambda: str(random.choice([1, 10, 100, 10**6])),
        lambda: str(random.choice([0, 0, 1, 3])),
        lambda: "1",
    ]
    kind = random.randrange(len(kinds) + 1)
    if kind == len(kinds):
        cuts = sorted(random.choices(range(0, 101, 5), k=criteria - 1))
        return [str(end - start) for start, end in pairwise([0, *cuts, 100])]
    weights = [kinds[kind]() for _ in range(criteria)]
    if not any(Fraction(weight) for weight in weights):
        weights[random.randrange(criteria)] = "1"
    return weights


def mean(row: Sequence[Fraction], weights: Sequence[Fraction]) -> Fraction:
    return sum((own * weight for own, weight in zip(row, weights, strict=True)), Fraction()) / sum(weights)


def filled(case: Case, missing: int) -> list[list[Fraction]]:
    """Give all values with the missing ones at 0 or 1."""
    unit = case["unit"]
    return [
        [Fraction(missing if own is None else Fraction(own, unit)) for own in row] for row in case["values"]
    ]


def first(case: Case, weights: Sequence[Fraction]) -> list[int]:
    """Tell who is first for certain, from the totals."""
    lows = [mean(row, weights) for row in filled(case, 0)]
    highs = [mean(row, weights) for row in filled(case, 1)]
    standing = [option for option, by in enumerate(case["out"]) if not by]
    return [
        option
        for option in standing
        if all(lows[option] >= highs[other] for other in standing if other != option)
    ]


def work_out(case: Case) -> Case:
    """Add to a table what follows from it."""
    weights = [Fraction(weight) for weight in case["weights"]]
    lows = [mean(row, weights) for row in filled(case, 0)]
    highs = [mean(row, weights) for row in filled(case, 1)]
    standing = [option for option, by in enumerate(case["out"]) if not by]
    best: list[int | None] = []
    worst: list[int | None] = []
    for option in range(len(lows)):
        stands = option in standing
        others = [other for other in standing if other != option]
        best.append(1 + sum(lows[other] > highs[option] for other in others) if stands else None)
        worst.append(1 + sum(highs[other] > lows[option] for other in others) if stands else None)
    leaders = first(case, weights)
    expected: Case = {
        "low": [rounded(total) for total in lows],
        "high": [rounded(total) for total in highs],
        "rank": [one if one == other else None for one, other in zip(best, worst, strict=True)],
        "best": best,
        "worst": worst,
        "leaders": leaders,
        "intervals": None,
        "own": None,
    }
    if len(weights) <= 6:
        expected["flip"] = None
    if len(leaders) == 1:
        bounds = [interval(case, leaders[0], position, weights) for position in range(len(weights))]
        expected["intervals"] = [[str(low), str(high)] for low, high in bounds]
        expected["own"] = [
            own_interval(bound, sum(weights) - weights[position]) for position, bound in enumerate(bounds)
        ]
        if len(weights) <= 6:
            expected["flip"] = flip(case, leaders[0], weights)
    return case | expected


def rounded(total: Fraction) -> str:
    """Give a total times 100 with one decimal, half up."""
    tenths = (2000 * total.numerator + total.denominator) // (2 * total.denominator)
    return f"{tenths // 10}.{tenths % 10}"


def interval(
    case: Case, winner: int, position: int, weights: Sequence[Fraction]
) -> tuple[Fraction, Fraction]:
    """Find where the winner's lead, straight in the share, crosses 0: from its totals at the shares 0 and 1."""
    low, high = Fraction(0), Fraction(1)
    others = [Fraction(0) if other == position else weight for other, weight in enumerate(weights)]
    if not any(others):
        return low, high
    least, most = filled(case, 0), filled(case, 1)
    for rival, by in enumerate(case["out"]):
        if rival == winner or by:
            continue
        start = mean(least[winner], others) - mean(most[rival], others)
        end = least[winner][position] - most[rival][position]
        if start < 0:
            low = max(low, start / (start - end))
        elif end < 0:
            high = min(high, start / (start - end))
    return low, high


def own_interval(bound: tuple[Fraction, Fraction], others: Fraction | int) -> list[str | None]:
    if not others:
        return [None, None]
    return [None if share == 1 else str(share * others / (1 - share)) for share in bound]


def flip(case: Case, winner: int, weights: Sequence[Fraction]) -> Case | None:
    """Try all ways to move weight to one criterion: whole weights of some others and a part of one more.

    A linear programme with one equation has its optimum at such a corner.
    """
    least, most = filled(case, 0), filled(case, 1)
    whole = sum(weights)
    found: dict[int, Fraction] = {}
    for rival, by in enumerate(case["out"]):
        leads = [a - b for a, b in zip(least[winner], most[rival], strict=True)]
        if rival == winner or by or min(leads) >= 0:
            continue
        left = sum((lead * weight for lead, weight in zip(leads, weights, strict=True)), Fraction())
        ways = [Fraction(0)] if not left else []
        for target, gain in enumerate(leads):
            sources = [source for source in range(len(leads)) if source != target and leads[source] > gain]
            for count in range(len(sources)):
                for full in combinations(sources, count):
                    rest = left - sum(
                        (weights[source] * (leads[source] - gain) for source in full), Fraction()
                    )
                    moved = sum((weights[source] for source in full), Fraction())
                    ways += [
                        moved + part
                        for source in sources
                        if source not in full
                        and 0 <= (part := rest / (leads[source] - gain)) <= weights[source]
                    ]
        found[rival] = 100 * min(ways) / whole
    if not found:
        return None
    points = min(found.values())
    return {"points": str(points), "to": [rival for rival, own in found.items() if own == points]}


def strip(random: Random, case: Case) -> Case:
    """Cut the range at every weight at which any two totals meet, and ask in the middle of each piece."""
    weights = [Fraction(weight) for weight in case["weights"]]
    position = random.randrange(len(weights))
    maximum = Fraction(random.choice([1, 10, 100]))
    least, most = filled(case, 0), filled(case, 1)
    others = [Fraction(0) if other == position else weight for other, weight in enumerate(weights)]
    cuts = {Fraction(0), maximum}
    for option, low in enumerate(least):
        for rival, high in enumerate(most):
            slope = low[position] - high[position]
            if option != rival and slope:
                rest = sum(
                    ((a - b) * weight for a, b, weight in zip(low, high, others, strict=True)), Fraction()
                )
                cuts.add(-rest / slope)
    pieces: list[tuple[list[int], Fraction, Fraction]] = []
    for start, end in pairwise(sorted(cut for cut in cuts if 0 <= cut <= maximum)):
        middle = [(start + end) / 2 if other == position else weight for other, weight in enumerate(weights)]
        leaders = first(case, middle)
        if pieces and pieces[-1][0] == leaders:
            pieces[-1] = (leaders, pieces[-1][1], end)
        else:
            pieces.append((leaders, start, end))
    segments = [[leaders, str(start), str(end)] for leaders, start, end in pieces]
    return case | {"criterion": position, "maximum": str(maximum), "segments": segments}


def read(name: str) -> list[Case]:
    """Read the cases of one file."""
    found: list[Case] = json.loads((FOLDER / f"scores-{name}.json").read_text(encoding="utf-8"))["cases"]
    return found


def main() -> None:
    """Write the files."""
    for name, count in COUNTS.items():
        lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases(name, count))
        about = "Written by tests/vectors/scores.py, which says what the keys mean."
        text = f'{{"about":"{about}","cases":[\n{lines}\n]}}\n'
        path = FOLDER / f"scores-{name}.json"
        path.write_text(text, encoding="utf-8", newline="\n")
        print(f"{path.name}: {count} cases, {len(text):,} characters")


if __name__ == "__main__":
    main()
