"""What goes beyond a bound is told once, at its place, and the rest of the record is read."""

from __future__ import annotations

from time import perf_counter

import pytest

from costs import in_proportion, within
from steelyard.core.model import Record
from steelyard.core.settings import RelationKind, Settings
from steelyard.reading.clauses import clauses
from steelyard.reading.evidence import MOST_VALUES
from steelyard.reading.frontmatter import MOST
from steelyard.reading.names import is_placeholder, tags
from steelyard.reading.outcomes.reserved import is_reserved
from steelyard.reading.parse import parse
from steelyard.reading.relations import MOST_STATEMENTS
from steelyard.reading.subjects import of_part
from steelyard.reading.yaml import MAX_DEPTH, read_yaml

BODY = "\n# 3. Cron\n\nText.\n"
OWN = Settings(relations=(RelationKind("refines", "refined-by"),))


def read(text: str) -> tuple[Record, list[tuple[str, int]]]:
    """Return a record, and what is told with the line."""
    found = parse(text, path="adr/0003-cron.md", source="", settings=OWN)
    assert isinstance(found.item, Record)
    return found.item, [(each.code, each.place.line) for each in found.diagnostics]


def test_ever_so_many_relations() -> None:
    """As many relations are read as are allowed, and the first beyond them is told."""
    many = ", ".join(f"ADR-{number}" for number in range(10, MOST_STATEMENTS + 11))
    record, told = read(f"---\nstatus: accepted\nrelates-to: [{many}]\n---\n{BODY}")
    assert told == [("R311", 3)]
    assert len(record.statements) == MOST_STATEMENTS


def test_an_endless_front_matter() -> None:
    """Front matter that is too long is not read; the title is."""
    record, told = read(f"---\nstatus: accepted\nx: {'a' * MOST}\n---\n{BODY}")
    assert ("Y008", 2) in told
    assert (record.title, record.status) == ("Cron", None)


def test_an_endless_history() -> None:
    """Steps in front matter beyond the bound are told at the first of them."""
    _, told = read("---\nhistory:\n" + "- 2020-01-01 accepted\n" * (MOST_VALUES + 1) + f"---\n{BODY}")
    assert told == [("S102", MOST_VALUES + 3)]


@pytest.mark.parametrize(
    ("value", "line"),
    [
        (f"a = {'[' * (MAX_DEPTH + 2)}{']' * (MAX_DEPTH + 2)}", 3),
        (f"a = {'[' * 3000}{']' * 3000}", 2),
        (f"{'.'.join('a' * (MAX_DEPTH + 2))} = 1", 3),
    ],
)
def test_a_toml_of_many_levels(value: str, line: int) -> None:
    """Lists in each other and keys of many parts are refused, however deep they go."""
    record, told = read(f'+++\nstatus = "accepted"\n{value}\n+++\n{BODY}')
    assert told[:1] == [("Y004", line)]
    assert record.title == "Cron"


@pytest.mark.parametrize("text", ['a: "b\n', "a: 'b\nc: d\n", 'a: "b\n---\n'])
def test_a_quotation_mark_that_is_never_closed(text: str) -> None:
    """The remedy is to close it."""
    _, (fault,) = read_yaml(text, file="a.md")
    assert (fault.code, fault.hint) == ("Y001", "close the quotation mark")


def test_a_relation_too_far_from_its_verb() -> None:
    """A site's own kind of relation is read with what stands beside it, and not with the end of a long sentence."""
    near, _ = read("# 3. Cron\n\nStatus: accepted\n\nRefines [1](0001-a.md)\n")
    far, _ = read(f"# 3. Cron\n\nStatus: accepted\n\nRefines {'much of what we had ' * 9}[1](0001-a.md)\n")
    none, _ = read("# 3. Cron\n\nStatus: accepted\n* Depends on: none\n* Supersedes: -\n")
    assert [len(one.statements) for one in (near, far, none)] == [1, 0, 0]


def test_the_words_of_a_template_are_no_facts() -> None:
    """A template's words are known with and without brackets, and give neither tags nor a summary."""
    assert is_placeholder("<title>")
    assert tags("TITLE") == ()
    record, _ = read(f'---\nstatus: accepted\nsummary: "{{short title}}"\ntags: TITLE\n---\n{BODY}')
    assert (record.tags, record.summary) == ((), "")


@pytest.mark.parametrize("line", ["* Refers Ann Lee", "**Supersedes** ADR-1", "* **Tags** One"])
def test_a_label_without_a_colon(line: str) -> None:
    """Only a status, a date and people may do without a colon; other bold words begin a sentence."""
    record, _ = read(f"# 3. Cron\n\nStatus: accepted\n\n{line}\n")
    assert (record.tags, record.extras) == ((), ())


def test_ever_so_many_reasons_below_options() -> None:
    """Options that all say they were chosen are looked at once: none of them is the one, and none costs a look at all."""
    options = "".join(f"### Quay {number}\n\nChosen: near\n\n" for number in range(3000))
    begun = perf_counter()
    record, _ = read(f"# 3. Cron\n\n- Status: accepted\n\n## Options\n\n{options}")
    assert perf_counter() - begun < 8
    assert record.chosen is None


def test_ever_so_many_options_chosen() -> None:
    """Each label of a chosen option is looked up among all options: only the first few are, so that time grows as the text does."""

    def look(lines: int) -> object:
        return parse(
            BODY + "\n## Considered Options\n\n" + "Chosen option: Option B — x\n" * lines,
            path="adr/0003-cron.md",
            source="",
            settings=OWN,
        )

    in_proportion(lambda: look(400), lambda: look(1600), most=6, least=0.02)


def test_ever_so_many_addresses_in_one_word() -> None:
    """An address may begin at each `https://` of a word: none is looked for to its end, so that time grows as the text does."""

    def look(times: int) -> object:
        return read(f"# 3. Cron\n\nStatus: superseded by ADR-2 {'https://a/' * times}\n")

    in_proportion(lambda: look(2500), lambda: look(10_000), most=8, least=0.02)


def test_a_long_row_of_numbered_parts() -> None:
    """A row of parts before "superseded by" is read in one way only, and so in no time worth speaking of."""
    before = f"Accepted. Parts {'A1, ' * 2_000}lamps "
    within(0.8, lambda: of_part(before, f"{before}superseded by"))


def test_long_runs_of_blanks() -> None:
    """Blanks within a status, or behind an option, are looked at once, not from each of them anew."""
    status = f"Accepted ({' ' * 990}x"
    within(0.05, lambda: clauses(status, lambda _: None))
    text = f"Option 2{' ' * 290}x"
    within(0.05, lambda: is_reserved(text, len("Option 2")))


def test_many_labels_in_bold_on_a_line() -> None:
    """Whether a value begins with a day or a status is told by its beginning, not by all that follows."""
    line = f"**Status.** Accepted. {'**Date.** 2024-03-05. ' * 900}x"
    tries = iter("abc")  # what was read once is known
    within(0.25, lambda: read(f"# 3. Cron\n\n{line}{next(tries)}\n"))
