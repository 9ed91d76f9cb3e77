"""The page of a record that was edited, made ahead of all others: whoever writes it sees it before the site is built anew.

A site has thousands of pages, and one word of a title is in dozens of them. The page of the record itself hangs on its own
file, on what the records are together, and on what the last build knows of the rest: that takes a tenth of the time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from steelyard.core.article import record_view
from steelyard.core.corpus import assemble
from steelyard.core.dates import newest
from steelyard.core.model import Record
from steelyard.core.reviews import reviewable
from steelyard.core.scores.study import study
from steelyard.diagnostics import Severity
from steelyard.diagnostics.severities import adjust
from steelyard.edges.bodies import Renderings
from steelyard.edges.criteria import with_tables
from steelyard.edges.fragments import Fragments
from steelyard.edges.loader import Snapshot, TextFile, read_as_loaded
from steelyard.edges.parsing import parse_text
from steelyard.edges.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable

    from steelyard.core.corpus import Corpus
    from steelyard.core.once import Once
    from steelyard.core.settings import Settings
    from steelyard.diagnostics import Diagnostic
    from steelyard.edges.bodies import Bodies
    from steelyard.edges.pages import Site
    from steelyard.edges.survey import Survey


_WORDS = ("title", "summary", "chosen", "because", "body_line", "title_line", "tables", "origins")
"""What a record says that leaves all of them together as they are: in which order, at which address, how they stand."""


class Ahead(Struct, frozen=True):
    """A page made ahead: its path in the site, and its bytes."""

    url: str
    page: bytes


def ahead(survey: Survey, bodies: Bodies, site: Site, path: str, *, drafts: bool, once: Once) -> Ahead | None:
    """Return the page of the record at a path as its files say now, all others as the last build found them.

    `once` is as `assemble` has it. None where that needs a build of everything: where an error of its own keeps a site from
    being published, where other files or Git decide what the record says, where its page moves, and where every page tells
    of it. What all records contradict together is found by the build that follows. Raises ThemeFault as a template does.
    """
    before, settings = bodies.corpus.by_path[path], survey.project.settings
    if "git" in {settings.dates, settings.history}:
        return None
    place = survey.root / path
    text = read_as_loaded(place, survey.project.boundary(path))
    if text is None:
        return None
    own = TextFile(before.record.source, path, text)
    parsed = parse_text(own, settings)
    if not isinstance(parsed.item, Record) or parsed.ambiguous or _failed(parsed.diagnostics, settings):
        return None
    # Only what lies beside the record, or is named by it, is looked for among the files of the last build.
    around = Snapshot(survey.root, (own,), bodies.corpus.files, ())
    (record,), found = with_tables([parsed.item], around, settings)
    reworded = _is_reworded(before.record, record)
    corpus, more = (
        (_with(bodies.corpus, record), ())
        if reworded
        else _assembled(bodies.corpus, record, drafts=drafts, once=once)
    )
    decision = corpus.by_path.get(path)
    if decision is None or decision.url != before.url or _failed((*found, *more), settings):
        return None
    if not reworded and not _is_as_told(corpus, survey, site):
        return None
    texts, fragments = Store(), Fragments()
    texts.put(path, text[parsed.body_start :].encode())
    renderings = Renderings(replace(survey, corpus=corpus, bodies=texts), site.repository, None)
    ((packed, _, _, in_body, *_),) = renderings.of([record])
    if _failed(in_body, settings):
        return None
    fragments.put(path, packed)
    view = record_view(
        corpus,
        decision,
        fragments.get(path),
        site.view,
        listed=site.listed[path],
        repository=site.repository,
        studies=tuple(map(study, record.tables)),
    )
    return Ahead(decision.url, site.theme.render(view))


def _is_reworded(before: Record, record: Record) -> bool:
    """Say whether a record differs in nothing but words."""
    return replace(record, **{name: getattr(before, name) for name in _WORDS}) == before


def _with(last: Corpus, record: Record) -> Corpus:
    """Return the corpus with a reworded record in the place of the one at its path."""
    before = last.by_path[record.path]
    decision, at = replace(before, record=record), before.position
    decisions = (*last.decisions[:at], decision, *last.decisions[at + 1 :])
    return replace(last, decisions=decisions, by_path={**last.by_path, record.path: decision})


def _assembled(
    last: Corpus, record: Record, *, drafts: bool, once: Once
) -> tuple[Corpus, tuple[Diagnostic, ...]]:
    """Put the corpus together anew with a record in the place of the one at its path, and who mentions whom as it was."""
    every = (*(decision.record for decision in last.decisions), *last.left_out)
    records = [record if one.path == record.path else one for one in every]
    made = assemble(records, last.pages.values(), last.files, last.settings, drafts=drafts, once=once)
    mentions, mentioned_by = last.mentions, last.mentioned_by
    corpus = replace(made.corpus, mentions=mentions, mentioned_by=mentioned_by, language=last.language)
    return corpus, made.found


def _is_as_told(corpus: Corpus, survey: Survey, site: Site) -> bool:
    """Say whether what every page tells of all records holds: how many, their last day, whether some have a review date."""
    reviews = any(reviewable(each, corpus.meanings) for each in corpus.decisions)
    told = site.view.record_count, survey.newest, bool(site.view.reviews_url)
    return told == (len(corpus.decisions), newest(each.record.date for each in corpus.decisions), reviews)


def _failed(found: Iterable[Diagnostic], settings: Settings) -> bool:
    return any(each.severity is Severity.ERROR for each in adjust(found, settings.severities))
