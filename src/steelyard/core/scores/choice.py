"""The option a record chose, among the options that its tables score: found by name, and held against the scores."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from steelyard.core.language.told import worded
from steelyard.core.model import Origin
from steelyard.core.places import place
from steelyard.core.scores.scoring import figure, score
from steelyard.core.scores.tables import same_name
from steelyard.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from steelyard.core.model import Record
    from steelyard.core.scores.tables import Option, Table

_PUNCTUATION = re.compile(r"[\W_]+")
_BUT_SIGNS = re.compile(r"(?![+#])[\W_]+")
_TABLE = "score table"


def choose(record: Record) -> tuple[Record, tuple[Diagnostic, ...]]:
    """Settle what a record and its tables say of the option chosen.

    Front matter goes before a table, a table before the body's own line. A table that does not say which of its
    options was chosen goes by the record. Reports a choice that no table has (K805) and one that the scores do not
    bear out, where no reason is given (K810).
    """
    if not record.tables:
        return record, ()
    record = _from_tables(record)
    tables = tuple(_with_choice(table, record) for table in record.tables)
    record = replace(record, tables=tables)
    return record, (*_unknown(record), *(each for table in tables for each in _findings(table, record)))


def option_named(name: str, options: Sequence[Option]) -> int | None:
    """Return the position of the option meant: of this name, else the only one whose name holds it or stands in it.

    Punctuation does not count, but where it alone sets two options apart: `C` and `C++`.
    """
    spelled = [same_name(option.name) for option in options]
    if same_name(name) in spelled:
        return spelled.index(same_name(name))
    for apart in (_PUNCTUATION, _BUT_SIGNS):
        names = [_words(one, apart) for one in spelled]
        if len(set(names)) == len(names):
            return _meant(_words(same_name(name), apart), names)
    return None


def _meant(wanted: str, names: Sequence[str]) -> int | None:
    if not wanted:  # nothing but signs, as an option's own name may be
        return None
    if wanted in names:
        return names.index(wanted)
    held = [at for at, each in enumerate(names) if f" {each} " in f" {wanted} "]
    if len(held) > 1:  # the longest name, where it holds the others: "gevent on Python" and "Python"
        longest = max(held, key=lambda at: len(names[at]))
        if all(f" {names[at]} " in f" {names[longest]} " for at in held):
            return longest
    near = held or [at for at, each in enumerate(names) if f" {wanted} " in f" {each} "]
    return near[0] if len(near) == 1 else None


def _words(text: str, apart: re.Pattern[str]) -> str:
    return apart.sub(" ", text).strip()


def _given(record: Record) -> bool:
    """Say whether front matter names the choice."""
    origin = record.origin("chosen")
    return origin is not None and origin.how.startswith("front matter")


def _from_tables(record: Record) -> Record:
    """Take the choice from the record's table, unless front matter names it.

    Of several tables the one without a name is about the record's question, the others about parts of it.
    """
    main = [table for table in record.tables if not table.name] or list(record.tables)
    own = main[0] if len(main) == 1 else None
    if own is None or own.chosen is None or _given(record):
        return record
    chosen = own.options[own.chosen].name
    where = own.chosen_place or own.place
    here = where.file == record.path
    origin = Origin(_TABLE, where.line, where.column, where.length) if here else Origin(_TABLE)
    kept = tuple(each for each in record.origins if each[0] != "chosen")
    same = record.chosen is None or option_named(record.chosen, own.options) == own.chosen
    because = own.because or (record.because if same else None)
    return replace(
        record,
        chosen=chosen,
        because=because,
        summary=record.summary
        or (worded("{option}, because {reason}", option=chosen, reason=because) if because else chosen),
        origins=(*kept, ("chosen", origin)),
    )


def _with_choice(table: Table, record: Record) -> Table:
    if table.chosen is not None:
        same = option_named(record.chosen or "", table.options) == table.chosen
        return replace(table, because=table.because or (record.because or "" if same else ""))
    chosen = option_named(record.chosen, table.options) if record.chosen else None
    if chosen is None:
        return table
    return replace(table, chosen=chosen, because=table.because or record.because or "")


def _unknown(record: Record) -> Iterator[Diagnostic]:
    """Report a choice in front matter that no table has. A table in the body may be about something else."""
    if not _given(record) or not record.chosen:
        return
    tables = [table for table in record.tables if table.form != "markdown"]
    if tables and not any(option_named(record.chosen, table.options) is not None for table in record.tables):
        names = ", ".join(option.name for option in tables[0].options)
        message = f"`{record.chosen}` is not an option of this record's score table"
        yield Diagnostic("K805", Severity.ERROR, place(record, "chosen"), message, f"the options are {names}")


def _findings(table: Table, record: Record) -> Iterator[Diagnostic]:
    if table.chosen is None:
        return
    where = table.chosen_place or (place(record, "chosen") if record.chosen else table.place)
    chosen = table.options[table.chosen].name
    if record.chosen and _given(record):
        meant = option_named(record.chosen, table.options)
        if meant is not None and meant != table.chosen:
            message = f"the table says that {chosen} was chosen, the record says {table.options[meant].name}"
            others = ((place(record, "chosen"), "said here"),)
            yield Diagnostic("K810", Severity.WARNING, where, message, "let both say the same", others)
            return
    if table.because:
        return
    scores = score(table)
    result = scores.results[table.chosen]
    hint = "say why: give the reason as `because`, beside `chosen`"
    if result.ruled_out_by:
        failed = " and ".join(table.criteria[at].name for at in result.ruled_out_by)
        message = f"{chosen} was chosen, and is ruled out by {failed}"
        yield Diagnostic("K810", Severity.WARNING, where, message, hint)
        return
    ahead = [
        (other.low, -at)
        for at, other in enumerate(scores.results)
        if not other.ruled_out_by and other.low > result.high
    ]
    if ahead:
        best, at = max(ahead)
        message = f"{chosen} was chosen, and {table.options[-at].name} scores higher: {figure(best)} to {figure(result.high)}"
        yield Diagnostic("K810", Severity.WARNING, where, message, hint)
