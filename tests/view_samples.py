"""Views made by hand, one of each kind: full, empty and awkward; and the site they make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from graph_samples import graphs
from platform_samples import CRITERIA, GAPS, OPEN, TABLE, by_three
from steelyard.core.branding.colours import COLOUR_SHEET, colour_css
from steelyard.core.scores.board import Scored, scores_views
from steelyard.core.scores.page import score_table_view
from steelyard.core.scores.study import study
from steelyard.core.settings import Settings, StatusWord
from steelyard.core.views.export import ExportSection, ExportView
from steelyard.core.views.lists import (
    Count,
    HomeView,
    LifeLine,
    ListView,
    PageLink,
    Pager,
    Review,
    Reviews,
    Row,
    RowsView,
    YearCount,
)
from steelyard.core.views.neighbourhood import Neighbourhood, NeighbourLine, NeighbourNode
from steelyard.core.views.notices import NotFoundView, RedirectView
from steelyard.core.views.parts import (
    AxisMark,
    DateView,
    LinkView,
    LogoView,
    NameView,
    RefView,
    SiteView,
    StatusView,
)
from steelyard.core.views.record import (
    Backlink,
    Banner,
    Body,
    BodyPart,
    ChainView,
    ExtraView,
    HeadingView,
    PageView,
    RecordView,
    RelationGroup,
    StepView,
)
from steelyard.core.views.timeline import DaysView
from timeline_samples import apart, log, timelines

if TYPE_CHECKING:
    from pathlib import Path

    from steelyard.core.views.site import View
    from steelyard.edges.looks.theme import Theme

OWN = (
    StatusWord("on hold", "On hold", "#ffcc00", "Waits for a budget.", "other"),
    StatusWord("adopted", "Adopted", "#123", "Tried for a quarter.", "accepted"),
)

STATUS = {
    word: StatusView(word, shape, label)
    for word, shape, label in (
        ("accepted", "in-force", "In force"),
        ("proposed", "proposed", "Proposed"),
        ("superseded", "superseded", "Superseded"),
        ("deprecated", "deprecated", "Deprecated"),
        ("rejected", "rejected", "Rejected"),
        ("draft", "draft", "Draft"),
        ("other", "other", "Stagnant"),
        ("none", "none", "No status"),
    )
} | {"on hold": StatusView("on hold", "other", "On hold", "#ffcc00", "Waits for a budget.")}

SITE = SiteView(
    title="Heron decisions",
    description="What the team behind Heron, a tide-table service, decided and why.",
    language="en",
    url="https://decisions.example.org/heron/",
    record_count=12,
    as_of=DateView("2021-06-30", "30 June 2021"),
    generator="Steelyard 0.1.0",
    reviews_url="reviews.ics",
    navigation=(
        LinkView("Decisions", "index.html", page="index.html", below="decisions/"),
        LinkView("Timeline", "timeline.html", page="timeline.html", below="timeline/"),
        LinkView("Graph", "graph.html", page="graph.html", below="graph/"),
        LinkView("Scores", "scores.html", page="scores.html"),
        LinkView("Handbook & more", "https://handbook.example.org/?a=1&b=2", external=True),
    ),
    footer=(LinkView("Kept by the ", ""), LinkView("tide desk", "d/0011.html", page="d/0011.html")),
    logo=LogoView("assets/own/docs/heron.svg", "image/svg+xml", "96", "64"),
    styles=(COLOUR_SHEET, "assets/own/docs/heron.css"),
)
HERON = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 64"><path fill="#0a5f55" d="M8 56 48 8l40 48z"/></svg>'
BARE_SITE = replace(
    SITE,
    title="Decisions",
    description="",
    url="",
    record_count=0,
    as_of=None,
    reviews_url="",
    footer=(),
    logo=None,
    styles=(),
    navigation=SITE.navigation[:1],
)

TAGS = tuple(
    NameView(name, f"tags/{slug}.html", count)
    for name, slug, count in (("data", "data", 4), ("ops", "ops", 5), ("C#", "c%23", 1), ("مد", "tide", 1))
)
PEOPLE = tuple(
    NameView(name, f"people/{slug}.html", count)
    for name, slug, count in (
        ("Ilse Varga", "ilse-varga", 6),
        ("Tomás Ruiz", "tomas-ruiz", 4),
        ("王芳", "wang-fang", 2),
    )
)

LONG = (
    "Keep the deliberately over-long title of a decision about the interplay of harbour clocks, summer time and "
    "leap seconds on one page without any part of it being cut off, pushed out of the window or laid over "
    "something else, even where one of its words is Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamter"
)


def reference(number: int, title: str, word: str = "accepted", note: str = "") -> RefView:
    """Name another record."""
    slug = title.lower().replace(" ", "-")
    return RefView(f"{number:04}", title, f"d/{number:04}-{slug}.html", STATUS[word], note)


GO = reference(11, "Serve predictions from a Go process")
QUEUE = reference(7, "Queue gauge readings in Redis", "superseded")
MONGO = reference(3, "Store readings in MongoDB", "rejected", "2017-09-04")


def row(
    number: int,
    title: str,
    summary: str,
    *,
    word: str,
    date: tuple[str, str],
    life: LifeLine | None,
    tags: tuple[NameView, ...] = (),
    superseded_by: tuple[RefView, ...] = (),
    review_by: DateView | None = None,
    source: str = "",
) -> Row:
    """Make a row of a list."""
    return Row(
        id=str(number),
        at=number - 1,
        number=f"{number:04}",
        title=title,
        url=f"d/{number:04}.html",
        summary=summary,
        status=STATUS[word],
        superseded_by=superseded_by,
        date=DateView(*date) if date[0] else None,
        review_by=review_by,
        tags=tags,
        source=source,
        life=life,
    )


ROWS = (
    row(12, "Sign the tide tables we publish", "Every file carries a signature.", word="proposed",
        date=("2021-05-30", "30 May 2021"), life=LifeLine("proposed", "91.20", "97.00", open=True), tags=TAGS[:2]),
    row(11, "Serve predictions from a Go process", "New services are written in Go; Python stays where it is.",
        word="accepted", date=("2020-10-19", "19 October 2020"), life=LifeLine("in-force", "78.00", "97.00", open=True),
        tags=TAGS, review_by=DateView("2020-01", "January 2020")),
    row(10, "Offer a GraphQL endpoint", "The REST interface stays; look again when clients ask.", word="rejected",
        date=("2020-03", "March 2020"), life=LifeLine("rejected", "70.10", "70.10", open=False), tags=TAGS[:1]),
    row(9, "Rotate credentials every ninety days", "", word="deprecated", date=("2019-11-01", "1 November 2019"),
        life=LifeLine("deprecated", "62.00", "84.00", open=False), tags=TAGS[1:2]),
    row(8, LONG, LONG, word="accepted", date=("2019-02-01", "1 February 2019"),
        life=LifeLine("in-force", "48.00", "97.00", open=True)),
    row(7, "Queue gauge readings in Redis", "Readings wait in a list until they are stored.", word="superseded",
        date=("2018-08-12", "12 August 2018"), life=LifeLine("superseded", "40.00", "78.00", open=False),
        superseded_by=(GO,), tags=TAGS[:1]),
    row(6, "نشر جداول المد بالعربية", "تُنشر الجداول بلغتين.", word="accepted", date=("2018-04-02", "2 April 2018"),
        life=LifeLine("in-force", "34.00", "97.00", open=True), tags=TAGS[3:]),
    row(5, "潮汐表を日本語で公開する 🌊", "二つの言語で公開する。", word="draft", date=("2018-01-15", "15 January 2018"),
        life=LifeLine("draft", "30.00", "97.00", open=True)),
    row(4, "Package services as containers", "Each service ships as one image.", word="on hold", source="platform",
        date=("2017-12-01", "1 December 2017"), life=LifeLine("other", "27.00", "97.00", open=True)),
    row(3, "Store readings in MongoDB", "We stay on PostgreSQL.", word="rejected", date=("2017-09-04", "4 September 2017"),
        life=LifeLine("rejected", "22.00", "22.00", open=False), tags=TAGS[:1]),
    row(2, "Deploy from tagged builds only", "Nothing that cannot be named reaches production.", word="other",
        date=("2017-05-20", "20 May 2017"), life=LifeLine("other", "12.00", "12.00", open=False)),
    replace(row(1, "Record decisions", "", word="none", date=("", ""), life=None), number="", id="record-decisions"),
)  # fmt: skip
AXIS = tuple(
    AxisMark(f"{at}.00", str(year))
    for at, year in ((5, 2017), (30, 2018), (53, 2019), (72, 2020), (90, 2021))
)

BODY = """
<h2 id="context">Context</h2>
<p>Forty gauges report every six seconds, and the process that predicts (see <a class="record-link"
data-status="superseded" href="../d/0007-queue-gauge-readings-in-redis.html">0007 Queue gauge readings in Redis</a>)
spends its time waiting. <strong>Three more ports</strong> are due this year.<sup><a href="#fn-1" id="fnref-1">1</a></sup>
A link to <a href="https://example.org/a/very/long/address/that/has/no/place/to/break/and/still/must/not/widen/the/page">
https://example.org/a/very/long/address/that/has/no/place/to/break/and/still/must/not/widen/the/page</a>,
a <span class="broken-link" title="No file of this name">missing record</span>,
an <span class="unlinked" title="Not part of the site">internal note</span>, and a site's own
<a class="record-link" data-status="on hold" href="../d/0004.html">0004</a>.</p>
<h2 id="options">Options considered</h2>
<ul><li><strong>Twisted</strong>: the event loop one service uses already.</li>
<li><strong>gevent</strong>: greenlets, with blocking code on top.<ul><li>needs <code>patch_all()</code></li></ul></li></ul>
<ul class="contains-task-list"><li class="task-list-item"><input type="checkbox" aria-label="Measure one port" disabled checked> Measure one port</li>
<li class="task-list-item"><input type="checkbox" aria-label="Measure them all" disabled> Measure them all</li></ul>
<div class="table-scroll" role="region" aria-label="Criterion, Weight" tabindex="0"><table><thead><tr><th>Criterion</th><th align="right">Weight</th><th>Twisted</th><th>gevent</th>
<th>Node.js</th><th>The Java virtual machine</th><th>Go</th></tr></thead><tbody>
<tr><td>Velocity</td><td align="right">8</td><td>2</td><td>5</td><td>4</td><td>3</td><td>4</td></tr>
<tr><td>Memory at ten thousand connections</td><td align="right">5</td><td>3</td><td>4</td><td>4</td><td>2</td><td>5</td></tr>
</tbody></table></div>
<h3 id="an-example">An example</h3>
<div class="highlight"><pre tabindex="0"><code class="language-python"><span class="kn">from</span> <span class="nn">heron</span> <span class="kn">import</span> <span class="n">Gauge</span>

<span class="c1"># A reading is good for six seconds.</span>
<span class="k">def</span> <span class="nf">predict</span><span class="p">(</span><span class="n">gauge</span><span class="p">:</span> <span class="n">Gauge</span><span class="p">,</span> <span class="n">ahead</span><span class="o">=</span><span class="mi">6</span><span class="p">):</span>
    <span class="k">return</span> <span class="nb">sum</span><span class="p">(</span><span class="n">gauge</span><span class="o">.</span><span class="n">readings</span><span class="p">)</span> <span class="o">/</span> <span class="s2">"the number of readings, spelt out so that this line is far too long"</span>
</code></pre></div>
<div class="highlight"><pre><code><span class="gu">@@ -1 +1 @@</span>
<span class="gd">-old</span> <span class="gi">+new</span> <span class="nt">&lt;a</span> <span class="na">href</span>
<span class="kt">int</span> <span class="mi">42</span> <span class="cp">#if</span> <span class="err">?</span> <span class="o">=</span>
<span class="hll"><span class="k">if</span> <span class="s">text</span> <span class="c">note</span> <span class="m">1</span></span>
</code></pre></div>
<blockquote><p>Water does not wait for garbage collection.</p></blockquote>
<div class="markdown-alert markdown-alert-note"><p class="markdown-alert-title">Note</p><p>Measured in May.</p></div>
<div class="markdown-alert markdown-alert-tip"><p class="markdown-alert-title">Tip</p><p>Use one port first.</p></div>
<div class="markdown-alert markdown-alert-important"><p class="markdown-alert-title">Important</p><p>Clocks differ.</p></div>
<div class="markdown-alert markdown-alert-warning"><p class="markdown-alert-title">Warning</p><p>Not in summer time.</p></div>
<div class="markdown-alert markdown-alert-caution"><p class="markdown-alert-title">Caution</p><p>Never by hand.</p></div>
<pre class="mermaid">graph LR
  gauge --> queue --> prediction</pre>
<p>Height is <math><mi>h</mi><mo>=</mo><mi>a</mi><mi>cos</mi><mi>t</mi></math>, or in full</p>
<math display="block"><mi>h</mi><mo>=</mo><munderover><mo>∑</mo><mi>i</mi><mi>n</mi></munderover><msub><mi>a</mi><mi>i</mi></msub></math>
<details><summary>The figures</summary><p>Press <kbd>Ctrl</kbd> <kbd>F</kbd>.</p></details>
<h2 id="sy-main-1">Consequences</h2>
<p>One process uses one core, so each host runs several.</p>
<section class="footnotes"><ol><li id="fn-1"><p>Two in spring. <a href="#fnref-1" aria-label="Back to reference 1">↩</a></p></li></ol></section>
"""
HEADINGS = (
    HeadingView(2, "context", "Context"),
    HeadingView(2, "options", "Options considered"),
    HeadingView(3, "an-example", "An example"),
    HeadingView(2, "sy-main-1", "Consequences"),
)

UNNUMBERED = replace(reference(14, "Predict tides on the gauge itself", "proposed"), number="")
NEAR = Neighbourhood(
    "310",
    "92",
    "78",
    "24",
    (
        NeighbourNode("116", "2", "0004", "0004 Predict tides: Superseded", "d/0004.html", STATUS["superseded"], own=True),
        NeighbourNode("2", "2", "Compute…", "Compute tides by hand: Superseded", "d/0002.html", STATUS["rejected"], own=False),
        NeighbourNode("230", "2", "0011", "0011 Predict in Go: In force", "d/0011.html", STATUS["accepted"], own=False),
        NeighbourNode("230", "34", "0012", "0012 On hold", "d/0012.html", STATUS["on hold"], own=False),
        NeighbourNode("230", "66", "+3", "3 more", "", None, own=False),
    ),
    (
        NeighbourLine("supersedes", "M116 14H86", "M80 14l6 -3v6z", "0004 supersedes 0002"),
        NeighbourLine("depends_on", "M200 14H230", "M194 14l6 -3v6z", "0011 depends on 0004"),
        NeighbourLine("relates_to", "M194 14C212 14 212 46 230 46", "", "0004 is related to 0012"),
    ),
)  # fmt: skip

HOME = HomeView(
    site=SITE,
    url="index.html",
    root="",
    title="Decisions of the Heron team",
    sentence="3 decisions are in force. 1 is proposed.",
    proposed=(reference(12, "Sign the tide tables we publish", "proposed"), replace(GO, number="")),
    more_proposed=NameView("Proposed", "statuses/proposed.html", 2),
    reviews=Reviews(
        "1 has a date for review.", "2020-01-01:1", (Review(GO, DateView("2020-01", "January 2020")),), more=0
    ),
    counts=tuple(
        Count(STATUS[word], count, f"statuses/{word.replace(' ', '-')}.html")
        for word, count in (("accepted", 3), ("proposed", 1), ("superseded", 1), ("deprecated", 1), ("rejected", 2),
                            ("draft", 1), ("on hold", 1), ("other", 1), ("none", 1))
    ),
    rows=ROWS,
    axis=AXIS,
    tags=TAGS,
    people=PEOPLE,
    pager=None,
    years=tuple(YearCount(year, count) for year, count in (("2021", 1), ("2020", 2), ("2017", 8), ("", 1))),
    days=DaysView("2017-01-01", "2021-06-30", "1641", "12", "3"),
    sources=(NameView("platform", "", 1), NameView("product", "sources/product.html", 11)),
    searches_bodies=True,
    chunk=0,
    feed_url="feed.xml",
)  # fmt: skip
PAGER = Pager(
    "2",
    "9",
    "Decisions 7 to 12 of 52",
    tuple(
        PageLink(name, f"tags/data/{name}.html" if name else "", current=name == "2")
        for name in ("1", "2", "3", "", "9")
    ),
    "tags/data/1.html",
    "tags/data/3.html",
)
PAGED_HOME = replace(
    HOME,
    url="paged/index.html",
    root="../",
    pager=PAGER,
    chunk=50,
    searches_bodies=False,
    more_proposed=None,
    reviews=Reviews("5 have a date for review.", "2020-01-01:5", (), more=5),
)
TAG = ListView(
    site=SITE, url="tags/data.html", root="../", title="data", kind="tag", sentence="4 decisions are tagged data.",
    status=None, choice="index.html#tag=data", rows=ROWS[:6], axis=AXIS, pager=None,
    feed_url="tags/data.xml",
)  # fmt: skip
PAGED = replace(TAG, url="tags/data/2.html", root="../../", pager=PAGER)
PERSON = replace(
    TAG,
    url="people/wang-fang.html",
    title="王芳",
    kind="person",
    sentence="王芳 decided 2 of them.",
    feed_url="people/wang-fang.xml",
)
ON_HOLD_LIST = replace(
    TAG,
    url="statuses/on-hold.html",
    title="On hold",
    kind="status",
    sentence="1 decision.",
    status=STATUS["on hold"],
    feed_url="statuses/on-hold.xml",
)
MORE = replace(
    TAG, url="decisions/2.html", title="All decisions", kind="all", pager=PAGER, feed_url="feed.xml"
)
MORE_ROWS = RowsView("lists/rows-0.js", "", tuple(reversed(ROWS)))
RECORD = RecordView(
    site=SITE,
    url="d/0004-predict-with-gevent.html",
    root="../",
    id="4",
    number="0004",
    title="Predict tides in Python with gevent",
    summary="New predictors are written in Python with gevent.",
    status=STATUS["superseded"],
    status_text="Superceded by ADR-11 (2020-10-19)",
    banner=Banner("No longer in force.", (QUEUE,), DateView("2020-10-19", "19 October 2020"), (GO,)),
    date=DateView("2018-06-14", "14 June 2018"),
    until=DateView("2020-10-19", "19 October 2020"),
    review_by=DateView("2020-01", "January 2020"),
    reviewable=True,
    deciders=PEOPLE,
    authors=PEOPLE[:1],
    consulted=PEOPLE[1:2],
    informed=PEOPLE[2:],
    tags=TAGS,
    source=NameView("platform", "sources/platform.html"),
    path="docs/decisions/0004-predict-with-gevent.md",
    edit_url="https://example.org/edit/0004",
    history_url="https://example.org/history/0004",
    forge="Codeberg",
    modified=DateView("2020-10-19", "19 October 2020"),
    chosen="gevent",
    because="it keeps the code we have & needs no callbacks",
    chain=ChainView(
        (reference(2, "Compute tides by hand", "superseded"),),
        QUEUE,
        (GO, UNNUMBERED),
        earlier=True,
        later=True,
    ),
    relations=(
        RelationGroup("superseded_by", "Superseded by", (QUEUE,)),
        RelationGroup(
            "needed_by", "Needed by", (GO, reference(9, "Rotate credentials every ninety days", "deprecated"))
        ),
        RelationGroup("conflicts_with", "In conflict with", (MONGO, reference(5, LONG, "draft"))),
    ),
    neighbourhood=NEAR,
    backlinks=(
        Backlink(GO, "We leave gevent (0004) because one core is not enough for the northern ports."),
        Backlink(MONGO, ""),
    ),
    history=(
        StepView(DateView("2018-05-02", "2 May 2018"), STATUS["proposed"], "Ilse Varga", ""),
        StepView(
            DateView("2018-06-14", "14 June 2018"), STATUS["accepted"], "", "After the trial at two ports."
        ),
        StepView(None, None, "Tomás Ruiz", "Reviewed."),
        StepView(
            DateView("2020-10-02", "2 October 2020"),
            STATUS["superseded"],
            "Ilse Varga",
            "commit 1a2b3c4",
            "https://example.org/commit/1a2b3c4",
        ),
    ),
    extras=(
        ExtraView("jira", ("HER-112", "HER-113")),
        ExtraView("impact", ("high: all ports & <partners>",)),
    ),
    body=Body(BODY, HEADINGS, diagrams=True, title_anchor="write-new-services-in-go"),
    list_url="index.html",
    json_url="d/0012-use-postgres.json",
    markdown_url="d/0012-use-postgres.md",
    previous=MONGO,
    next=reference(5, "Publish tables in Japanese"),
)
ON_HOLD = replace(
    RECORD, url="d/0012.html", status=STATUS["on hold"], banner=None, until=None, status_text=""
)
LONG_RECORD = replace(RECORD, url="d/0008.html", title=LONG, tags=TAGS * 15, summary=LONG, id="8")
RTL_RECORD = replace(
    ON_HOLD, url="d/0006.html", title="نشر جداول المد بالعربية 🌊", summary="تُنشر الجداول بلغتين.", status=STATUS["accepted"],
    body=Body('<h2 id="سياق">سياق</h2><p>هذا نص قصير.</p><p>And a line in English.</p>', (), diagrams=False),
)  # fmt: skip
EMPTY_RECORD = RecordView(
    site=BARE_SITE, url="d/empty.html", root="../", id="empty", number="", title="Empty", summary="",
    status=STATUS["none"], status_text="", banner=None, date=None, until=None, review_by=None, reviewable=False,
    deciders=(), authors=(), consulted=(), informed=(), tags=(), source=None, path="decisions/empty.md", edit_url="",
    history_url="", forge="", modified=None, chosen="", because="", chain=None, relations=(), neighbourhood=None, backlinks=(), history=(), extras=(),
    body=Body("", (), diagrams=False), list_url="index.html",
    json_url="d/0001.json", markdown_url="", previous=None, next=None,
)  # fmt: skip
EMPTY_HOME = HomeView(
    site=BARE_SITE, url="empty/index.html", root="../", title="Decisions", sentence="No decision is in force.",
    proposed=(), more_proposed=None, reviews=None, counts=(), rows=(), axis=(), pager=None, tags=(), people=(), sources=(),
    years=(), days=None, searches_bodies=True, chunk=0, feed_url="feed.xml",
)  # fmt: skip
PAGE = PageView(
    site=SITE, url="pages/docs/glossary.html", root="../../", title="Glossary", path="docs/glossary.md",
    edit_url="https://example.org/edit/glossary", forge="", body=Body(BODY, HEADINGS, diagrams=False, title_anchor="words"), backlinks=(GO, QUEUE),
)  # fmt: skip
NOT_FOUND = NotFoundView(site=SITE, url="404.html", root="/heron/", title="There is no page here")
REDIRECT = RedirectView(
    site=SITE, url="adr/4.html", root="../", title="Predict tides", target="d/0004-predict-with-gevent.html"
)
SCORED = replace(
    RECORD,
    site=SITE,
    url="d/0021-choose-a-platform.html",
    id="21",
    number="0021",
    title="Choose a platform",
    body=Body(
        BODY,
        HEADINGS,
        diagrams=False,
        parts=(
            BodyPart("<h2 id='scores'>Scores</h2><p>As of 2011.</p>"),
            BodyPart("", score_table_view(study(TABLE), anchor="sy-scores", csv_url="files/platform.csv")),
            BodyPart("<h3 id='sheets'>Sheets</h3>"),
            BodyPart("", score_table_view(study(by_three()), level=3, accepted=True)),
            BodyPart("", score_table_view(study(GAPS), written="<table><tr><th>Criterion</th></tr></table>")),
            BodyPart("<h2 id='after'>After</h2>"),
        ),
    ),
)
"""A record with three tables: as it should be, by three scorers, with gaps."""
SCORED_DECISIONS = (
    Scored(RefView("0021", "Choose a platform", SCORED.url, STATUS["accepted"]), study(TABLE), "sy-scores"),
    Scored(RefView("0021", "Choose a platform", SCORED.url, STATUS["accepted"]), study(by_three())),
    Scored(replace(QUEUE, note="2018"), study(GAPS)),
    Scored(
        reference(9, "Rotate credentials every ninety days", "deprecated"),
        study(replace(OPEN, criteria=CRITERIA)),
    ),
)
SCORES = next(scores_views(SCORED_DECISIONS, SITE))
PAGED_SCORES = tuple(scores_views(SCORED_DECISIONS, SITE, size=2))[1]
"""All scored decisions on one page, and the second page of those of a large site."""

APART = replace(timelines(apart(), SITE)[0], url="apart/timeline.html", root="../")
"""A timeline whose axis leaves a long time out."""

TIMELINES = (*timelines(log(), SITE), *timelines(log(), SITE, most=5, part=3), APART)
"""The timeline by tag and by status, the years of a large site with their parts, and one with a broken axis."""

GRAPHS = graphs(SITE, *OWN, long=LONG)
"""The graph's pages: by tag, by source, a part in brief and one in full, an overview, one decision alone."""

VIEWS: tuple[View, ...] = (
    HOME, PAGED_HOME, EMPTY_HOME, TAG, PAGED, PERSON, ON_HOLD_LIST, MORE, RECORD, ON_HOLD, LONG_RECORD, RTL_RECORD, EMPTY_RECORD, SCORED, SCORES, PAGED_SCORES, PAGE, NOT_FOUND,
    REDIRECT, *TIMELINES, *GRAPHS,
)  # fmt: skip


EXPORTED = ExportView(
    site=SITE,
    title=SITE.title,
    sentence=HOME.sentence,
    counts=HOME.counts,
    rows=ROWS,
    records=(
        ExportSection("decision-12", "0012", LONG, STATUS["accepted"], "<article><h1>Long</h1></article>"),
        ExportSection("decision-no", "", "Without <a> number", STATUS["none"], "<p>Text.</p>"),
    ),
    pages=(ExportSection("page-1", "", "Notes & words", None, "<h1>Notes</h1>"),),
    style="a{b:c}",
    scripts=("var one;", "var two;"),
    policy="default-src 'none'",
)


def many_rows(count: int) -> HomeView:
    """Make a home page of so many decisions."""
    rows = tuple(
        replace(ROWS[n % len(ROWS)], id=str(n), number=f"{n:04}", url=f"d/{n:04}.html") for n in range(count)
    )
    return replace(HOME, rows=rows)


def write_site(theme: Theme, out: Path) -> None:
    """Write every view and the static files below `out`, as a build would."""
    pages = {view.url: theme.render(view) for view in VIEWS}
    pages[COLOUR_SHEET] = colour_css(Settings(statuses=OWN)).encode()
    pages["assets/own/docs/heron.svg"] = HERON
    pages["assets/own/docs/heron.css"] = b".sy-brand{letter-spacing:0}\n"
    pages |= {url: path.read_bytes() for url, path in theme.static_files().items()}
    for url, content in pages.items():
        target = out / url
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
