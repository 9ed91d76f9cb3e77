#!/usr/bin/env python3
"""What a large folder of decision records looks like: N of them, made up, the same at every run.

generate.py N OUT writes OUT/0001-….md and so on, 3 to 6 kB each, and a few pictures in OUT/images.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")

WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
STATUSES = ("proposed", "rejected", "deprecated", *["accepted"] * 17)

FIRST_DAY = dt.date(2014, 3, 3)
DAYS = 4200
MOST = 6000  # bytes of a record
FRAME = 1200  # at most what front matter and the last section take of them
PICTURES = 40  # at most


class Dice:
    """Chance from a seed. Only `random()` is used, the one method Python promises never to change."""

    def __init__(self, seed: str) -> None:
        self._random = random.Random(seed).random

    def number(self, low: int, high: int) -> int:
        return low + int(self._random() * (high - low + 1))

    def chance(self, share: float) -> bool:
        return self._random() < share

    def pick(self, items: Sequence[T]) -> T:
        return items[int(self._random() * len(items))]

    def some(self, items: Sequence[T], count: int) -> list[T]:
        """Pick different items, in the order of their picking."""
        left = list(items)
        return [left.pop(int(self._random() * len(left))) for _ in range(min(count, len(left)))]


@dataclass(slots=True)
class Decision:
    """What a record is about, settled for all records before the first is written."""

    number: int
    title: str
    tool: str
    matter: str
    date: str
    status: str
    tags: list[str]
    deciders: list[str]
    supersedes: int | None = None
    superseded_by: int | None = None

    @property
    def slug(self) -> str:
        return f"{self.number:04d}-{re.sub('[^a-z0-9]+', '-', self.title.lower()).strip('-')}"

    @property
    def link(self) -> str:
        return f"[{self.number}. {self.title}]({self.slug}.md)"


def decide(count: int) -> list[Decision]:
    """Settle titles, dates, tags, people, and who supersedes whom: some in chains, nobody twice."""
    dice = Dice("decisions")
    made: list[Decision] = []
    standing: list[Decision] = []
    for number in range(1, count + 1):
        tool, matter = dice.pick(WORDS["tools"]), dice.pick(WORDS["matters"])
        decision = Decision(
            number=number,
            title=dice.pick(WORDS["titles"]).format(tool=tool, matter=matter),
            tool=tool,
            matter=matter,
            date=(FIRST_DAY + dt.timedelta(days=number * DAYS // count)).isoformat(),
            status=dice.pick(STATUSES),
            tags=sorted({tag(dice) for _ in range(dice.number(1, 4))}),
            deciders=list(dict.fromkeys(person(dice) for _ in range(dice.number(1, 3)))),
        )
        if decision.status == "accepted":
            if standing and dice.chance(0.15):
                old = standing.pop(max(len(standing) - dice.number(1, 50), 0))
                old.status, old.superseded_by, decision.supersedes = "superseded", number, old.number
            standing.append(decision)
        made.append(decision)
    return made


def tag(dice: Dice) -> str:
    """Pick a tag; the product of two makes a few of them common and most of them rare, as people do."""
    return str(WORDS["tags"][dice.number(0, 999) * dice.number(0, 999) * len(WORDS["tags"]) // 1_000_000])


def person(dice: Dice) -> str:
    return f"{dice.pick(WORDS['first_names'])} {dice.pick(WORDS['last_names'])}"


def sentence(dice: Dice) -> str:
    said, done, things, why = (dice.pick(WORDS[part]) for part in ("subjects", "verbs", "objects", "reasons"))
    return f"{said} {done} {things}, {why}."


def paragraph(dice: Dice, low: int, high: int) -> str:
    return " ".join(sentence(dice) for _ in range(dice.number(low, high)))


def inside(text: str) -> str:
    """Put a sentence behind a conjunction."""
    return text[0].lower() + text[1:]


def code(dice: Dice) -> list[str]:
    """Write a block of code; its names and numbers make it unlike any other record's."""
    snippet = dice.pick(WORDS["snippets"])
    slots = {
        "A": dice.pick(WORDS["nouns"]).capitalize(),
        "a": dice.pick(WORDS["nouns"]),
        "n": str(dice.number(2, 900)),
    }
    rows = []
    for name in dice.some(WORDS["nouns"], dice.number(3, 7)):
        own = {"x": f"{name}_{dice.pick(WORDS['nouns'])}", "m": str(dice.number(2, 99_999))}
        rows.append(filled(snippet["row"], {**slots, **own}))
    head, tail = filled(snippet["head"], slots), filled(snippet["tail"], slots)
    return [
        f"```{snippet['language']}",
        head,
        snippet["between"].join(rows),
        *([tail] if tail else []),
        "```",
        "",
    ]


def filled(text: str, slots: dict[str, str]) -> str:
    """Fill in «slots»; braces, dollars and percent signs all mean something in some language."""
    return re.sub("«(.)»", lambda found: slots[found[1]], text)


def table(dice: Dice, options: Sequence[str], *, weighted: bool) -> list[str]:
    """Compare the options: with weights and scores, or in words."""
    heads = ["Criterion", *(["Weight"] if weighted else []), *options]
    lines = [f"| {' | '.join(heads)} |", "|---|" + ("--:|" if weighted else "---|") * (len(heads) - 1)]
    for axis in dice.some(WORDS["axes"], dice.number(4, 6)):
        cells = (
            [str(dice.number(1, 5)) for _ in heads[1:]]
            if weighted
            else [dice.pick(WORDS["objects"]) for _ in options]
        )
        lines.append(f"| {axis} | {' | '.join(cells)} |")
    return [*lines, ""]


def points(dice: Dice) -> list[str]:
    """List sentences, some with others below them."""
    lines = []
    for _ in range(dice.number(2, 4)):
        lines.append(f"- {sentence(dice)}")
        lines += [f"  - {sentence(dice)}" for _ in range(dice.number(0, 2))]
    return [*lines, ""]


def option_in_detail(dice: Dice, option: str) -> list[str]:
    sides = [
        f"- {side}, because {inside(sentence(dice))}"
        for side in ("Good", "Neutral", "Bad")
        if dice.chance(0.8)
    ]
    return [f"### {option}", "", paragraph(dice, 1, 2), "", *sides, ""]


def size(lines: Sequence[str]) -> int:
    return sum(len(line.encode()) + 1 for line in lines)


def body(decision: Decision, all_decisions: Sequence[Decision], picture: str) -> str:
    """Write a record's body. `picture` is shown where it is not empty."""
    dice = Dice(f"body {decision.number}")
    options = [
        decision.tool,
        *dice.some([tool for tool in WORDS["tools"] if tool != decision.tool], dice.number(1, 2)),
    ]
    others = [one for one in dice.some(range(len(all_decisions)), 4) if all_decisions[one] is not decision]
    lines = [f"# {decision.title}", ""]
    for verb, number in (("Supersedes", decision.supersedes), ("Superseded by", decision.superseded_by)):
        if number:
            lines += [f"{verb} {all_decisions[number - 1].link}.", ""]
    lines += ["## Context", "", paragraph(dice, 2, 4), "", paragraph(dice, 1, 3), ""]
    if picture:
        lines += [f"![The way of {decision.matter}]({picture})", ""]
    lines += [f"> What do we do about **{decision.matter}** in the next {dice.number(2, 6)} years?", ""]
    lines += ["## Decision drivers", "", *points(dice), "## Considered options", ""]
    lines += [f"{place}. {option}" for place, option in enumerate(options, start=1)]
    lines += ["", *table(dice, options, weighted=dice.chance(0.7)), "## Decision", ""]
    lines += [f'Chosen option: "{decision.tool}", because {inside(sentence(dice))}', "", *code(dice)]
    if dice.chance(0.3):
        lines += [paragraph(dice, 1, 2), "", *code(dice)]
    lines += ["## Consequences", "", *points(dice), "## Options in detail", ""]
    for option in options:
        detail = option_in_detail(dice, option)
        lines += detail if size([*lines, *detail]) < MOST - FRAME else []
    lines += [
        "## More",
        "",
        *(f"- See {all_decisions[one].link}, {dice.pick(WORDS['reasons'])}." for one in others),
    ]
    lines += ["", f"Followed up at <https://issues.example.com/{decision.number}>. {sentence(dice)}", ""]
    return "\n".join(lines)


def front_matter(decision: Decision) -> str:
    lines = [
        "---",
        f'title: "{decision.title}"',
        f"status: {decision.status}",
        f"date: {decision.date}",
        f"deciders: [{', '.join(decision.deciders)}]",
        f"tags: [{', '.join(decision.tags)}]",
    ]
    if decision.supersedes:
        lines.append(f"supersedes: [{decision.supersedes}]")
    if decision.superseded_by:
        lines.append(f"superseded-by: [{decision.superseded_by}]")
    return "\n".join([*lines, "---", "", ""])


def drawing(number: int) -> str:
    """Draw three boxes and what leads from one to the next, as SVG."""
    dice = Dice(f"picture {number}")
    boxes = "".join(
        f'<rect x="{20 + 160 * place}" y="{dice.number(10, 60)}" width="120" height="60" rx="6" fill="#cde"/>'
        f'<text x="{80 + 160 * place}" y="70" text-anchor="middle">{name}</text>'
        for place, name in enumerate(dice.some(WORDS["nouns"], 3))
    )
    size = 'width="500" height="140" viewBox="0 0 500 140"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><path d="M140 65h40M300 65h40" stroke="#345"/>{boxes}</svg>\n'


def generate(count: int, out: Path) -> None:
    """Write `count` records and their pictures into the folder `out`, which is made where it is missing."""
    (out / "images").mkdir(parents=True, exist_ok=True)
    decisions = decide(count)
    every = max(count // PICTURES, 10)
    for decision in decisions:
        picture = ""
        if decision.number % every == 0:
            picture = f"images/way-{decision.number // every}.svg"
            (out / picture).write_text(drawing(decision.number), encoding="utf-8", newline="\n")
        text = front_matter(decision) + body(decision, decisions, picture)
        (out / f"{decision.slug}.md").write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("count", metavar="N", type=int, help="how many records")
    parser.add_argument("out", metavar="OUT", type=Path, help="the folder to write them into")
    given = parser.parse_args()
    generate(given.count, given.out)
    sizes = [path.stat().st_size for path in given.out.glob("*.md")]
    print(f"{len(sizes)} records, {sum(sizes) // max(len(sizes), 1)} bytes each on average")


if __name__ == "__main__":
    main()
