"""What processes hand each other comes out as it went in."""

from __future__ import annotations

import copyreg
import pickle
from dataclasses import fields, is_dataclass
from typing import Any

from steelyard.core.settings import Settings
from steelyard.edges import survey  # noqa: F401 (it says which values travel)
from steelyard.reading.parse import Parsed, parse

RECORD = """---
status: accepted
date: 2020-01-02
supersedes: 0003-cron.md
colour: [red, green]
histroy: none
---

# Pick a queue

Chosen option: "Kafka", because it scales.

| Criterion | Weight | Kafka | Rabbit |
|---|--:|--:|--:|
| Latency | 4 | 1,5 | 2 |
| Risk | 5 | 6 | 8 |
| Cost in months | - | 3 months | 4 months |
| Total | | 36 | 48 |
"""


def parsed() -> Parsed:
    return parse(RECORD, path="docs/0007-queue.md", source="docs", settings=Settings())


def kinds_in(value: Any) -> set[type[Any]]:
    if isinstance(value, tuple):
        return {kind for part in value for kind in kinds_in(part)}
    if not is_dataclass(value):
        return set()
    inner = {kind for field in fields(value) for kind in kinds_in(getattr(value, field.name))}
    return {type(value), *inner}


def test_values_are_the_same() -> None:
    """A file read is, packed and unpacked, equal to what it was."""
    whole = parsed()
    assert pickle.loads(pickle.dumps(whole, pickle.HIGHEST_PROTOCOL)) == whole


def test_all_values_travel_light() -> None:
    """Every kind of value in a file read is packed as a call of its class: one that is forgotten costs three times as much."""
    assert kinds_in(parsed()) <= set(copyreg.dispatch_table)
