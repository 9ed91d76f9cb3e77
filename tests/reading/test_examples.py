"""The examples that `steelyard explain` prints are true: the bad one is reported, the good one is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from steelyard.core.corpus import build_corpus
from steelyard.core.model import Record
from steelyard.core.reviews import overdue
from steelyard.core.settings import Settings
from steelyard.diagnostics.catalogue import CATALOGUE
from steelyard.reading.configuration.settings import read_config
from steelyard.reading.parse import parse

if TYPE_CHECKING:
    from steelyard.diagnostics import Diagnostic


def _of_record(example: str) -> set[tuple[str, str]]:
    front = example if example.startswith("---") else f"---\n{example}\n---"
    text = f"{front}\n\n# Choose a queue\n"
    read = parse(text, path="decisions/0007-choose-a-queue.md", source="", settings=Settings())
    return {(finding.code, finding.severity.name) for finding in read.diagnostics}


def _of_configuration(example: str) -> set[tuple[str, str]]:
    _, found = read_config(example, file="steelyard.yml")
    return {(finding.code, finding.severity.name) for finding in found}


@pytest.mark.parametrize("code", ["Y001", "Y002", "Y003", "Y004", "Y005", "Y006", "Y007", "D101", "N102"])
def test_a_record_s_examples_are_true(code: str) -> None:
    """The bad record gives this code at its default severity and nothing else; the good one gives nothing."""
    entry = CATALOGUE[code]
    assert _of_record(entry.bad) == {(code, entry.severity.name)}
    assert _of_record(entry.good) == set()


def _of_relations(example: str) -> set[tuple[str, str]]:
    """Read what an example says of records by their numbers, "# 0003: status: accepted", and put them together."""
    fronts: dict[str, list[str]] = {number: [] for number in ("0003", "0004", "0012", "0015")}
    for line in example.splitlines():
        number, _, said = line.removeprefix("# ").partition(": ")
        fronts[number].append(said)
    records: list[Record] = []
    found: list[Diagnostic] = []
    for number, lines in fronts.items():
        text = "\n".join(["---", *lines, "---", "", f"# Choose {number}", ""])
        read = parse(text, path=f"decisions/{number}-choose.md", source="", settings=Settings())
        assert isinstance(read.item, Record)
        records.append(read.item)
        found += read.diagnostics
    corpus, more = build_corpus(records, (), {}, Settings())
    reviews = overdue(corpus.decisions, like=corpus.meanings, by="2026-11-25")
    return {(finding.code, finding.severity.name) for finding in (*found, *more, *reviews)}


@pytest.mark.parametrize("code", [code for code in CATALOGUE if code.startswith("R3") and code != "R311"])
def test_the_examples_of_relations_are_true(code: str) -> None:
    """The bad records give this code at its default severity and nothing else; the good ones give nothing."""
    entry = CATALOGUE[code]
    assert _of_relations(entry.bad) == {(code, entry.severity.name)}
    assert _of_relations(entry.good) == set()


@pytest.mark.parametrize("code", ["C001", "C002", "C003", "C006"])
def test_a_configuration_s_examples_are_true(code: str) -> None:
    """The bad configuration gives this code and nothing else; the good one gives nothing."""
    entry = CATALOGUE[code]
    assert _of_configuration(entry.bad) == {(code, entry.severity.name)}
    assert _of_configuration(entry.good) == set()


def test_a_status_word_of_the_site_s_own_is_understood() -> None:
    """The remedy for an unknown status word, a line of configuration, works."""
    entry = CATALOGUE["S101"]
    assert _of_record(entry.bad) == {("S101", "WARNING")}
    settings, found = read_config(entry.good, file="steelyard.yml")
    assert found == ()
    text = f"---\n{entry.bad}\n---\n\n# Choose a queue\n"
    read = parse(text, path="decisions/0007-choose-a-queue.md", source="", settings=settings)
    assert read.diagnostics == ()
