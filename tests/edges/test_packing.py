"""What processes hand each other comes out as it went in."""

from __future__ import annotations

import pickle

from steelyard.core.settings import Settings
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


def test_values_are_the_same() -> None:
    """A file read is, packed and unpacked, equal to what it was."""
    whole = parsed()
    assert pickle.loads(pickle.dumps(whole, pickle.HIGHEST_PROTOCOL)) == whole
