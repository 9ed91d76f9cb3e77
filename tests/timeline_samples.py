"""Sites made by hand and by chance for the tests of the timeline."""

from __future__ import annotations

import datetime as dt
import random
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st
from msgspec.structs import replace

from record_samples import assemble, make_record, settings, state
from steelyard.core.model import Step
from steelyard.core.settings import StatusWord
from steelyard.core.timeline.page import timeline_views

if TYPE_CHECKING:
    from steelyard.core.corpus import Corpus
    from steelyard.core.model import Record, Statement
    from steelyard.core.views.parts import SiteView
    from steelyard.core.views.timeline import TimelineView, YearsView

STATUSES = (None, "draft", "proposed", "accepted", "rejected", "deprecated", "superseded", "other")

dates = st.dates(dt.date(2009, 1, 1), dt.date(2012, 12, 31)).map(dt.date.isoformat) | st.sampled_from(
    ["2010-02", "2010-02-01", "2010-02-02", "2011-12", "1999-12-31"]
)
steps = st.builds(
    Step, st.none() | dates, st.sampled_from(STATUSES), note=st.sampled_from(("", "Reviewed, and kept."))
)
titles = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=90) | st.sampled_from(
    (
        "Keep sessions in Redis",
        "W" * 80,
        "決定を記録する" * 9,
        "نشر جداول المد بالعربية",
        "🌊" * 40,
        "iiii " * 30,
    )
)


@st.composite
def logs(draw: st.DrawFn) -> list[Record]:
    """Draw the records of a site, with relations among them."""
    records = []
    for number in range(1, draw(st.integers(1, 12)) + 1):
        said = draw(
            st.lists(st.tuples(st.sampled_from(("supersedes", "amends")), st.integers(1, 12)), max_size=2)
        )
        records.append(
            make_record(
                f"adr/{number:04}-x.md",
                title=draw(titles) or "Untitled",
                status=draw(st.sampled_from(STATUSES)),
                date=draw(st.none() | dates),
                tags=tuple(draw(st.lists(st.sampled_from(("data", "ops", "api")), max_size=1))),
                history=tuple(draw(st.lists(steps, max_size=4))),
                statements=tuple(state(kind, str(other)) for kind, other in said if other < number),
            )
        )
    return records


GIVEN = settings(statuses=(StatusWord("on hold", "On hold", "#ffcc00", "Waits.", "other"),))
RECORDS = (
    make_record("adr/0001-keep-records.md", status="accepted", date="2017-01-09", tags=("process",)),
    make_record("adr/0002-store-readings-in-sqlite.md", status="superseded", date="2017-02-20", tags=("data",)),
    make_record(
        "adr/0003-store-readings-in-postgresql.md",
        status="accepted",
        date="2018-05-02",
        tags=("data",),
        statements=(state("supersedes", "2"),),
    ),
    make_record("adr/0004-poll-every-gauge.md", status="accepted", tags=("ops",)),
    make_record(
        "adr/0005-predict-with-gevent.md",
        title="Predict tides in Python with gevent, one process for each core of each host",
        status="deprecated",
        tags=("data",),
        history=(
            Step("2018-03-01", "proposed"),
            Step("2018-06-14", "accepted"),
            Step("2019-02-11", None, "Ilse Varga", "Reviewed after a year: it holds."),
            Step("2019-08-01", "rejected"),
            Step("2019-10", "accepted"),
            Step("2020-10-19", "deprecated"),
        ),
    ),
    make_record("adr/0006-sign-tables.md", status="proposed", date="2021-03", tags=("ops",)),
    make_record("adr/0007-offer-graphql.md", status="rejected", date="2019-11-20", tags=("api",)),
    make_record("adr/0008-wait-for-a-budget.md", status="on hold", date="2020-01-01"),
    make_record(
        "adr/0009-index-readings.md", status="accepted", date="2019-01-15", tags=("data",), statements=(state("amends", "3"),)
    ),
    make_record("adr/0010-nobody-knows-when.md", status="accepted"),
    make_record("adr/0011-deploy-by-hand.md", status="superseded"),
    make_record(
        "adr/0012-deploy-from-tags.md", status="accepted", date="2018-09-09", tags=("ops",), statements=(state("supersedes", "11"),)
    ),
    make_record("adr/0013-plain.md", date="2020-07-07"),
    make_record("adr/0014-sketch.md", status="draft", date="2021-06-01"),
)  # fmt: skip
AS_OF = "2021-06-30"


def log() -> Corpus:
    """Return a site in which each kind of bar and mark occurs."""
    return assemble(RECORDS, given=GIVEN)[0]


def apart() -> Corpus:
    """Return a site with one decision many years before all others, which fall into one month."""
    days = ("2004-05-06", "2021-06-01", "2021-06-04", "2021-06-08", "2021-06-15", "2021-06-20")
    return assemble(
        [
            make_record(
                f"adr/{number:04}-decide-{number}.md",
                status="accepted",
                date=day,
                statements=(state("supersedes", "2"),) if number == 4 else (),
            )
            for number, day in enumerate(days, 1)
        ]
    )[0]


def timelines(corpus: Corpus, site: SiteView, **sizes: Any) -> tuple[TimelineView | YearsView, ...]:
    """Return the timeline's pages of a site, each at an address of its own below `many/` where it has parts."""
    views = tuple(view for view, _ in timeline_views(corpus, site, as_of=AS_OF, **sizes))
    return (
        tuple(replace(view, url=f"many/{view.url}", root=f"../{view.root}") for view in views)
        if sizes
        else views
    )


def many(count: int, *, seed: int = 1) -> list[Record]:
    """Make records as long-lived projects have them: over ten years, a fifth superseded, with tags, marks and long titles."""
    chance = random.Random(seed)
    words = (
        "Keep",
        "sessions",
        "in",
        "Redis",
        "and",
        "write",
        "new",
        "services",
        "behind",
        "one",
        "gateway",
        "for",
        "now",
    )
    first = dt.date(2011, 2, 1).toordinal()
    records: list[Record] = []
    for number in range(1, count + 1):
        begin = first + number * 3650 // count
        date = dt.date.fromordinal(begin).isoformat()
        status = chance.choice(("accepted",) * 7 + ("proposed", "rejected", "deprecated"))
        statements: tuple[Statement, ...] = ()
        if number > 3 and chance.random() < 0.4:
            kind = chance.choice(("supersedes", "supersedes", "amends", "depends_on"))
            statements = (state(kind, str(number - chance.randint(1, 3))),)
        history: tuple[Step, ...] = ()
        if chance.random() < 0.3:
            before = dt.date.fromordinal(begin - chance.randint(1, 90)).isoformat()
            after = dt.date.fromordinal(begin + chance.randint(1, 900)).isoformat()
            history = (Step(before, "proposed"), Step(date, "accepted"), Step(after, None, "", "Reviewed."))
            status = "accepted"
        title = " ".join(chance.choice(words) for _ in range(chance.randint(2, 12)))
        records.append(
            make_record(
                f"adr/{number:04}-{chance.choice(words).lower()}.md",
                title=title,
                status=status,
                date=None if chance.random() < 0.03 else date,
                tags=(chance.choice(("platform", "data", "api", "ops", "client", "security")),),
                statements=statements,
                history=history,
            )
        )
    return records
