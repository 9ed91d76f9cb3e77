"""The option a record chose: found among its tables' options, and held against their scores."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from record_samples import make_record
from score_samples import PLACE, make_table
from steelyard.core.model import Origin
from steelyard.core.scores.choice import choose, option_named
from steelyard.core.scores.tables import Option
from steelyard.diagnostics import Place

if TYPE_CHECKING:
    from steelyard.core.model import Record
    from steelyard.core.scores.tables import Table

FRONT = (("chosen", Origin("front matter: chosen", 3, 9, 7)),)
LINE = (("chosen", Origin("chosen option line", 20)),)


def _table(*names: str, **fields: Any) -> Table:
    table = make_table([[5, 5], [3, 3], [1, 1]])
    options = tuple(Option(name.lower(), name) for name in names or ("Node.js", "JVM", "Go"))
    return replace(table, options=options, **fields)


def _record(*tables: Table, **fields: Any) -> Record:
    return make_record("adr/0001-a.md", tables=tables, **fields)


def _found(record: Record) -> list[tuple[str, str]]:
    return [(each.code, each.message) for each in choose(record)[1]]


@pytest.mark.parametrize(
    ("name", "position"),
    [
        ("Node.js", 0),
        ("node.JS ", 0),
        ("node-js", 0),
        ("Use Node.js", 0),
        ("Option 1: Node.js", 0),
        ("the JVM", 1),
        ("gevent", 4),
        ("js", 0),
        ("Python with gevent", 4),
        ("Python", 3),
        ("Twisted", None),
        ("Node.js or Go", None),
        ("Go or Mongo", None),
        ("the Mongo", 5),
        ("", None),
        ("Going", None),
    ],
)
def test_an_option_is_found_by_its_name(name: str, position: int | None) -> None:
    """Its own name, else the only option whose name stands in what was written, or the other way round."""
    names = ("Node.js", "JVM", "Go", "Python", "Python with gevent", "Mongo")
    assert option_named(name, [Option(each, each) for each in names]) == position


@pytest.mark.parametrize(
    ("name", "position"),
    [
        ("C++", 1),
        ("C#", 2),
        ("C", 0),
        ("Use C++", 1),
        ("Use C#, for its tools", 2),
        ("the good old C", 0),
        ("C or C++", None),
        ("Cafe\u0301", 3),
        ("+", None),
    ],
)
def test_signs_tell_options_apart_that_nothing_else_does(name: str, position: int | None) -> None:
    """`C`, `C++` and `C#` are three options; letters may be composed in any way."""
    options = [Option(each, each) for each in ("C", "C++", "C#", "Caf\u00e9")]
    assert option_named(name, options) == position


def test_signs_alone_mean_no_option_but_their_own() -> None:
    """A dash is no choice of the option that is called by another sign."""
    options = [Option("a", "+"), Option("b", "Go")]
    assert [option_named(name, options) for name in ("+", "!", "…")] == [0, None, None]


def test_options_that_nothing_but_punctuation_sets_apart_go_by_their_own_name() -> None:
    """No other words can say which of the two is meant."""
    options = [Option("a", "Go-lang"), Option("b", "Go lang")]
    assert [option_named(name, options) for name in ("go lang", "Go-Lang", "Go_lang")] == [1, 0, None]


def test_front_matter_goes_before_a_table_and_a_table_before_the_body() -> None:
    """The choice is the first that is named, in the order of the format."""
    table = _table(chosen=0, chosen_place=PLACE, because="it is quick")
    front, _ = choose(_record(table, chosen="Node.js", because="we like it", origins=FRONT))
    assert (front.chosen, front.because) == ("Node.js", "we like it")
    line, _ = choose(_record(table, chosen="JVM", because="it is firm", origins=LINE, summary="JVM, because"))
    assert (line.chosen, line.because) == ("Node.js", "it is quick")
    alone, _ = choose(_record(_table(), chosen="JVM", because="it is firm", origins=LINE))
    assert (alone.tables[0].chosen, alone.tables[0].because) == (1, "it is firm")


def test_a_choice_stands_where_its_table_says_it() -> None:
    """It is a place of the record only where the table stands in the record's own file."""
    own = Place("adr/0001-a.md", 7, 9, 7)
    record, _ = choose(_record(_table(chosen=0, chosen_place=own, place=Place("adr/0001-a.md", 4))))
    assert record.origin("chosen") == Origin("score table", 7, 9, 7)
    record, _ = choose(_record(_table(chosen=0, place=Place("adr/0001-a.md", 4, 1))))
    assert record.origin("chosen") == Origin("score table", 4, 1)
    record, _ = choose(_record(_table(chosen=0, chosen_place=Place("adr/0001-a.criteria.yaml", 2, 9, 7))))
    assert record.origin("chosen") == Origin("score table")


def test_a_reason_in_the_body_stays_with_the_same_choice() -> None:
    """Where table and body chose one option, the body's reason holds; where they did not, it is for another."""
    table = _table(chosen=0)
    same, _ = choose(_record(table, chosen="use Node.js", because="we like it", origins=LINE))
    assert (same.because, same.tables[0].because) == ("we like it", "we like it")
    other, _ = choose(_record(table, chosen="JVM", because="it is firm", origins=LINE))
    assert (other.because, other.tables[0].because) == (None, "")


def test_of_several_tables_the_one_without_a_name_tells_the_choice() -> None:
    """A table about a part of the question does not say what the record decided."""
    part = _table(name="hosting", chosen=1, because="it is ours")
    assert choose(_record(_table(), part))[0].chosen is None
    assert choose(_record(_table(chosen=0), part))[0].chosen == "Node.js"
    assert choose(_record(part))[0].chosen == "JVM"
    assert choose(_record(part, replace(part, name="network")))[0].chosen is None


def test_a_record_without_words_of_its_own_gets_its_outcome_from_the_table() -> None:
    """What a table says was chosen is what was decided."""
    record, _ = choose(_record(_table(chosen=0, because="it is quick")))
    assert record.summary == "Node.js, because it is quick"


def test_a_choice_that_is_not_on_top_is_told_where_no_reason_is() -> None:
    """The warning stands at the choice and names both figures; a reason settles it."""
    table = _table(chosen=1, chosen_place=PLACE)
    _, (found,) = choose(_record(table))
    assert (found.code, found.severity, found.place) == ("K810", "warning", PLACE)
    assert found.message == "JVM was chosen, and Node.js scores higher: 100.0 to 50.0"
    assert not choose(_record(replace(table, because="nobody knows Node.js")))[1]


def test_a_choice_is_told_where_it_is_said() -> None:
    """In the table, else in the record, else at the table."""
    line = Place("adr/0001-a.md", 20)
    _, (found,) = choose(_record(_table(), chosen="JVM", origins=LINE))
    assert found.place == line
    parts = (_table(name="a", chosen=1), _table(name="b"))
    _, (found,) = choose(_record(*parts))
    assert found.place == PLACE


def test_a_line_of_the_body_does_not_contradict_tables_of_parts() -> None:
    """It may be about the whole, or about another part than the table that chose otherwise."""
    parts = (_table(name="a", chosen=0), _table(name="b", chosen=0))
    assert not _found(_record(*parts, chosen="JVM", because="it is firm", origins=LINE))


def test_a_choice_on_top_is_not_told() -> None:
    """A winner, a tie and an option that may still be first are fine."""
    assert not _found(_record(_table(chosen=0)))
    tie = replace(make_table([[5, 1], [1, 5]]), chosen=1)
    assert not _found(_record(tie))
    unscored = replace(make_table([[5, 5], [None, 5]]), chosen=1)
    assert not _found(_record(unscored))


def test_a_choice_that_a_must_rules_out_is_told() -> None:
    """The must is named."""
    table = make_table([[1, 5], [5, 5]], musts=[">= 2", ""])
    assert _found(_record(replace(table, chosen=0))) == [
        ("K810", "Option 0 was chosen, and is ruled out by Criterion 0")
    ]


def test_front_matter_that_chose_no_option_is_told() -> None:
    """A table that was attached is the record's; one in its prose may be about something else."""
    record = _record(_table(), chosen="Rust", origins=FRONT)
    assert _found(record) == [("K805", "`Rust` is not an option of this record's score table")]
    assert _found(_record(_table(chosen=0), chosen="Rust", origins=FRONT)) == _found(record)
    assert not _found(_record(_table(form="markdown"), chosen="Rust", origins=FRONT))
    assert not _found(_record(_table(), chosen="Rust", origins=LINE))


def test_a_table_and_front_matter_that_disagree_are_told() -> None:
    """Nobody's word is passed over in silence."""
    record = _record(_table(chosen=0, chosen_place=PLACE), chosen="JVM", origins=FRONT)
    assert _found(record) == [("K810", "the table says that Node.js was chosen, the record says JVM")]


def test_a_reason_alone_goes_with_the_choice_of_the_table() -> None:
    """`because` in a record that leaves the choice to its table is the reason for that choice."""
    record, found = choose(_record(_table(chosen=1, chosen_place=PLACE), because="it is firm"))
    assert (record.chosen, record.because) == ("JVM", "it is firm")
    assert record.tables[0].because == "it is firm"
    assert found == ()


def test_the_longest_name_is_meant_where_it_holds_the_others() -> None:
    """Two options that are named by parts of a third one's name are not what was chosen."""
    options = [Option(each, each) for each in ("Python", "gevent on Python", "gevent")]
    assert option_named("gevent on Python 3", options) == 1


def test_a_record_without_a_table_is_left_as_it_is() -> None:
    """There is nothing to find its choice among, and nothing to hold it against."""
    record = _record(chosen="Go")
    assert choose(record) == (record, ())
