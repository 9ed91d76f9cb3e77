"""The page of all scored decisions: how firm each is, and what each comes to if a shared criterion alone counted."""

from __future__ import annotations

from collections import Counter
from functools import partial
from itertools import chain, groupby
from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.addresses import SCORES, root_of
from steelyard.core.language.language import ENGLISH
from steelyard.core.lists.addresses import PAGE_DECISIONS
from steelyard.core.lists.pages import cut
from steelyard.core.once import anew
from steelyard.core.scores.data import as_json, plain_data
from steelyard.core.scores.page import score_title
from steelyard.core.scores.slots import table_anchor
from steelyard.core.scores.tables import same_name
from steelyard.core.scores.verdict import astray_words, points, standing_words, turn_words
from steelyard.core.scores.views import Outcome, ScoreEntry, SharedCriterion
from steelyard.core.scores.words import first_place
from steelyard.core.views.lists import ScoredRow, ScoresView

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from steelyard.core.language.language import Language
    from steelyard.core.once import Once
    from steelyard.core.scores.study import Study
    from steelyard.core.views.parts import RefView, SiteView


class Scored(Struct, frozen=True):
    """A decision's table; `anchor` is where it stands on the record's page, where that is not the table's own."""

    record: RefView
    study: Study
    anchor: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """Tell the table apart from all others."""
        return self.record.url, self.study.table.name


class _Line(Struct, frozen=True):
    """A line of the page; `title` tells a decision's tables apart, '' where it has but one. `keys` are its criteria's.

    `label` is the decision's number and title, with the table's own.
    """

    scored: Scored
    title: str
    label: str
    keys: tuple[str, ...]

    @property
    def done(self) -> Study:
        return self.scored.study


def scores_views(
    scored: Sequence[Scored],
    site: SiteView,
    *,
    language: Language = ENGLISH,
    once: Once = anew,
    size: int = PAGE_DECISIONS,
) -> Iterator[ScoresView]:
    """Give the pages of every scored decision, in the order given; a decision's tables stand together.

    A page weighs its own decisions anew, by the criteria of theirs that any two of the site share.
    """
    shared = _shared(scored)
    tables = Counter(one.record.url for one in scored)
    lines = []
    for one in scored:
        record = one.record
        title = score_title(one.study.table, language) if tables[record.url] > 1 else ""
        label = ", ".join(filter(None, (f"{record.number} {record.title}".strip(), title)))
        keys = once(("criteria", *one.key), one.study, partial(_keys, one.study))
        lines.append(_Line(one, title, label, keys))
    sentence = _sentence(lines, shared, language)
    decisions = [tuple(tables) for _, tables in groupby(lines, lambda line: line.scored.record.url)]
    for url, part, pager in cut(decisions, SCORES, language, size=size):
        own = tuple(chain.from_iterable(part))
        rows = tuple(ScoredRow(line.scored.record, _entry(line, shared, language, once)) for line in own)
        here = {key for line in own for key in line.keys}
        criteria = tuple(
            SharedCriterion(key, name, *_alone(own, key, language, once))
            for key, name in shared.items()
            if key in here
        )
        yield ScoresView(site, url, root_of(url), language.say("Scores"), sentence, rows, criteria, pager)


def _shared(scored: Sequence[Scored]) -> dict[str, str]:
    """Return the criteria that two decisions or more have, by their folded name, as first written."""
    names: dict[str, str] = {}
    records: dict[str, set[str]] = {}
    for one in scored:
        for criterion in one.study.table.criteria:
            key = same_name(criterion.name)
            names.setdefault(key, criterion.name)
            records.setdefault(key, set()).add(one.record.url)
    return {key: name for key, name in names.items() if len(records[key]) > 1}


def _keys(study: Study) -> tuple[str, ...]:
    return tuple(same_name(criterion.name) for criterion in study.table.criteria)


def _entry(line: _Line, shared: Mapping[str, str], language: Language, once: Once) -> ScoreEntry:
    record, done = line.scored.record, line.done
    label = ", ".join(filter(None, (record.number or record.title, line.title)))
    weighed = tuple(key if key in shared else None for key in line.keys)
    return once(
        ("score", *line.scored.key),
        (done, line.title, line.scored.anchor, label, weighed),
        lambda: _told(line, label, weighed, language),
    )


def _told(line: _Line, label: str, weighed: Sequence[str | None], language: Language) -> ScoreEntry:
    table, done = line.done.table, line.done
    winner, flip = done.winner, done.firmness.flip
    data = plain_data(done)
    data["label"] = label
    data["shared"] = list(weighed)
    return ScoreEntry(
        anchor=line.scored.anchor or table_anchor(table),
        title=line.title,
        state=standing_words(done, language),
        chosen="" if table.chosen is None else done.name(table.chosen),
        astray=bool(astray_words(done, language)),
        firm="" if winner is None else first_place(done.firmness.first_place[winner], language),
        flip=language.say(
            "{points} points, to {option}",
            points=points(flip.points / 100, language),
            option=done.name(flip.to),
        )
        if flip
        else "",
        weakest=turn_words(done, done.turns[0], language) if done.turns else "",
        data=as_json(data),
    )


def _alone(
    lines: Sequence[_Line], key: str, language: Language, once: Once
) -> tuple[tuple[Outcome, ...], tuple[Outcome, ...]]:
    """Say which decisions would turn if this criterion alone counted, and which would not."""
    turned: list[Outcome] = []
    kept: list[Outcome] = []
    for line in lines:
        if key not in line.keys:
            continue
        turns, words = once(
            ("alone", key, *line.scored.key), line.done, partial(_if_alone, line, key, language)
        )
        (turned if turns else kept).append(Outcome(line.label, line.scored.record.url, words))
    return tuple(turned), tuple(kept)


def _if_alone(line: _Line, key: str, language: Language) -> tuple[bool, str]:
    """Say whether a decision would turn if this criterion alone counted, and to what."""
    done = line.done
    before, after = done.scores.leaders, done.contest.leaders([own == key for own in line.keys])
    what = _leaders(done, after, language)
    if before == after:
        return False, what
    return True, language.say(
        "{options} instead of {others}", options=what, others=_leaders(done, before, language)
    )


def _leaders(done: Study, leaders: Sequence[int], language: Language) -> str:
    return language.joined(done.names(leaders)) if leaders else language.say("an open result")


def _sentence(lines: Sequence[_Line], shared: Mapping[str, str], language: Language) -> str:
    records = {line.scored.record.url for line in lines}
    sharing = {line.scored.record.url for line in lines if any(key in shared for key in line.keys)}
    decisions, apart = len(records), len(records - sharing)
    astray = len({line.scored.record.url for line in lines if astray_words(line.done, language)})
    loose = len({line.scored.record.url for line in lines if line.done.winner is None})
    parts = [language.count("{n} decision is scored.", "{n} decisions are scored.", decisions)]
    if astray:
        parts.append(
            language.count(
                "{n} chose another option than the one on top.",
                "{n} chose another option than the one on top.",
                astray,
            )
        )
    if loose:
        parts.append(language.count("{n} has no single winner.", "{n} have no single winner.", loose))
    if decisions > 1 and not sharing:
        parts.append(
            language.say("They have no criterion in common, so each is weighed on its own page only.")
        )
    elif decisions > 1 and apart:
        parts.append(
            language.count(
                "{n} shares no criterion with another.", "{n} share no criterion with another.", apart
            )
        )
    return " ".join(parts)
