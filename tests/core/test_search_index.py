"""The index that a page loads: its form, its names and shards, and how heavy it is."""

from __future__ import annotations

import gzip
import json
import re
from html import unescape
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from benchmarks.generate import Dice, body, decide, sentence
from record_samples import corpus_of, make_record
from score_samples import make_table
from steelyard.core.search.index import FIELDS, TEXT, counted, encoded, script, serialised
from steelyard.core.search.limits import FULL_TEXT
from steelyard.core.search.records import SHARD, body_counts, names, shards, titles
from steelyard.core.search.texts import body_text


def value(content: bytes) -> Any:
    """Read a script file's JSON."""
    text = content.decode()
    assert text.startswith("steelyard.data(")
    assert text.endswith(");\n")
    return json.loads(text.removeprefix("steelyard.data(").removesuffix(");\n"))


def weight(content: bytes) -> int:
    return len(gzip.compress(content, 6, mtime=0))  # the level of most servers


def generated(count: int) -> list[Any]:
    """Make records as the benchmarks have them, with a sentence for an outcome and without a body."""
    records = []
    for one in decide(count):
        because = f"{sentence(Dice(f'outcome {one.number}'))}"
        records.append(
            make_record(
                f"adr/{one.slug}.md",
                title=one.title,
                tags=tuple(one.tags),
                deciders=tuple(one.deciders),
                chosen=one.tool,
                summary=f"{one.tool}, because {because}",
            )
        )
    return records


def test_the_serialised_form() -> None:
    """The index says how many records there are, how long their fields, and where each word stands how often."""
    first = counted({"title": "Use a queue, a queue of Rust", "tags": "queue"})
    second = counted({"title": "", "tags": "rust"})
    index = json.loads(serialised([("a", first), ("b", second)], fields=["title", "tags"]))
    assert index["documentIds"] == ["a", "b"]
    assert index["fieldIds"] == {name: at for at, name in enumerate(FIELDS)}
    assert index["fieldLength"] == [[None, None, 5, 1], [None, None, 0, 1]]
    assert index["averageFieldLength"] == [None, None, 2.5, 1.0]
    assert dict(index["index"])["queue"] == {"2": {"0": 2}, "3": {"0": 1}}
    assert dict(index["index"])["rust"] == {"2": {"0": 1}, "3": {"1": 1}}
    assert (index["documentCount"], index["nextId"], index["serializationVersion"]) == (2, 2, 2)


def test_words_of_javascript_are_words() -> None:
    """What an object of JavaScript has by itself is a word like any other, and never a key of the file."""
    index = serialised([("a", counted({"title": "constructor __proto__ valueOf"}))], fields=["title"])
    assert [term for term, _ in json.loads(index)["index"]] == ["constructor", "proto", "valueof"]
    assert b'"__proto__"' not in script(index)


def test_a_script_file_is_one_call_with_json() -> None:
    """Whatever a text says, the file is JSON in one call, and reads as it was."""
    text = "</script>\u2028\u2029\"\\'`${x}*/);alert(1)//\x00\x07<!--\U0001f600"
    assert value(script(encoded(text))) == text


@given(st.lists(st.text(min_size=1), unique=True, max_size=40))
def test_names_are_the_records_own(ids: list[str]) -> None:
    """Each record has a name of its own, safe for every file system, and keeps it when another comes behind it."""
    own = names(ids)
    assert len(set(own)) == len(ids)
    assert all(name.isascii() and name.isalnum() and name == name.lower() for name in own)
    assert names([*ids, "one more"])[: len(ids)] == own or "one more" in ids


def test_names_that_begin_alike_are_longer() -> None:
    """Among ten thousand names of four figures many would be the same: those are longer."""
    own = names(str(number) for number in range(10_000))
    assert len(set(own)) == 10_000
    assert {len(name) for name in own} > {4}


def test_a_new_record_changes_one_shard() -> None:
    """Every record is in one shard, and a new one leaves the members of all other shards as they were."""
    own = names(str(number) for number in range(1000))
    before, after = shards(own[:-1]), shards(own)
    assert len(before) == 16
    assert sorted(at for shard in after for at in shard) == list(range(1000))
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1
    assert all(list(shard) == sorted(shard) for shard in after)
    assert max(map(len, after)) < 2 * SHARD


def test_a_site_of_one_record_has_one_shard() -> None:
    """A shard is never missing, so that a small site has its full text too."""
    assert shards(names(["1"])) == ((0,),)


def test_the_first_index_holds_all_but_bodies() -> None:
    """Number, title, tags, people in every part, outcome and the chosen option are found in the fields they are of."""
    record = make_record(
        "adr/0012-cache.md",
        series="adr:CIP",
        title="Cache the catalogue",
        tags=("data-store",),
        deciders=("Ana Ruiz",),
        informed=("@bo",),
        summary="Answers come at once.",
        chosen="Valkey",
    )
    made = json.loads(titles(corpus_of(record), ["a1b2"]))
    found = {term: sorted(FIELDS[int(field)] for field in where) for term, where in made["index"]["index"]}
    assert found["12"] == found["cip"] == ["number"]
    assert found["cache"] == ["opening", "title"]
    assert found["catalogue"] == ["title"]
    assert found["data"] == found["store"] == ["tags"]
    assert found["ruiz"] == found["bo"] == ["people"]
    assert found["answers"] == found["valkey"] == ["outcome"]
    assert (made["shards"], made["common"], made["index"]["documentIds"]) == (1, [], ["a1b2"])


@pytest.fixture(scope="module")
def many() -> dict[str, Any]:
    """Make the first index of as many records as need their own rule, and two words that many outcomes have."""
    records = [
        make_record(
            f"adr/{number:04}-a.md",
            title=f"Because {number}",
            summary="because" + " often" * (number % 4 == 0) + " seldom" * (number % 5 == 0),
        )
        for number in range(1, FULL_TEXT + 2)
    ]
    return cast("dict[str, Any]", json.loads(titles(corpus_of(*records), [])))


def test_above_the_limit_bodies_are_not_searched(many: dict[str, Any]) -> None:
    """Above FULL_TEXT records there is no shard and no record has a name; at the limit there is."""
    assert many["shards"] == 0
    assert many["index"]["documentIds"][:3] == [0, 1, 2]
    few = corpus_of(*(make_record(f"adr/{number:04}-a.md") for number in range(1, 4)))
    assert json.loads(titles(few, names(["1", "2", "3"])))["shards"] == 1


def test_common_words_of_outcomes_are_left_out(many: dict[str, Any]) -> None:
    """Of many records a word of more than a quarter of all outcomes stays out of them, not out of titles; the page is told."""
    words = dict(many["index"]["index"])
    assert many["common"] == ["because"]
    assert set(words["because"]) == {str(FIELDS.index("opening")), str(FIELDS.index("title"))}
    assert str(FIELDS.index("outcome")) in words["often"]
    assert str(FIELDS.index("outcome")) in words["seldom"]


def test_the_first_index_is_light() -> None:
    """A thousand records weigh 60 kB at most, ten thousand 600 kB, gzipped."""
    for count, limit in ((1_000, 60_000), (10_000, 600_000)):
        corpus = corpus_of(*generated(count))
        own = names(decision.id for decision in corpus.decisions)
        assert weight(script(titles(corpus, own))) <= limit


def test_the_full_text_is_light() -> None:
    """The bodies of a thousand records of 5 kB weigh a megabyte at most, gzipped, all shards together."""
    decisions = decide(1_000)
    own = names(str(one.number) for one in decisions)
    counts = [body_counts(body(one, decisions, "")) for one in decisions]
    shared = [
        script(serialised([(own[at], counts[at]) for at in shard], fields=[TEXT])) for shard in shards(own)
    ]
    assert sum(map(weight, shared)) <= 1_000_000
    assert max(map(weight, shared)) <= 100_000


def test_a_body_as_plain_text() -> None:
    """Blocks end lines, inline markup ends nothing, code and alternative texts count, marks of footnotes do not."""
    html = (
        '<h2 id="a">Why &amp; how</h2>\n<p>One<br>two <strong>bo</strong>ld <img src="a&gt;.png" alt="a &lt;map&gt;" title=">">'
        'end<sup class="footnote-ref"><a href="#fn-1">1</a></sup>.</p><ul><li>x</li><li>y</li></ul>'
        '<table><tr><td>1 &lt; 2</td><td title="a > b">three</td></tr></table>'
        '<pre><code><span class="k">def</span> f():\n    pass\n</code></pre><p>n <a href="#r" class="footnote-backref">↩</a></p>'
    )
    assert body_text(html, ()).split("\n") == [
        "Why & how", "One", "two bold a <map> end .", "x", "y", "1 < 2", "three", "def f():", "pass", "n"
    ]  # fmt: skip


def as_lines(html: str) -> str:
    """Return what a body says in the plainest way: a pass over the text for each rule."""
    ends = "p|li|td|th|tr|h[1-6]|dt|dd|blockquote|div|summary|details|figcaption|caption|pre|section"
    text = re.sub(rf"</(?:{ends})>|<[bh]r\b[^>]*>", "\n", html)
    text = unescape(re.sub(r'<[^<>"]*(?:"[^"]*"[^<>"]*)*>', "", text))
    return re.sub(r"[ \t]{2,}", " ", re.sub(r"[\r\n]\s*", "\n", text)).replace(" \n", "\n").strip()


TAGS = [
    f"<{end}{tag}>" for tag in ("p", "pre", "li", "strong", "h2", "track", "br", "hr") for end in ("", "/")
]
PIECES = [
    *TAGS,
    '<a href="x?y=1">',
    '<br class="a">',
    '<td title="1 2">',
    "&lt;",
    "&amp;lt;",
    "&quot;",
    "&nbsp;",
    "&#39;",
]


@given(
    st.lists(st.sampled_from(PIECES) | st.text("a \t\n\r\x0b\x0c\x85\u2028\xa0é", max_size=4)).map("".join)
)
def test_a_body_says_what_the_plain_rules_give(html: str) -> None:
    """Whatever markup and blanks stand side by side, the text is what one pass for each rule gives."""
    assert body_text(html, ()) == as_lines(html)


def test_half_of_a_pair_becomes_a_letter() -> None:
    """What UTF-8 has no bytes for is replaced: the file can be written."""
    assert script(encoded(body_text("<p>a\ud800b</p>", ()))).decode() == 'steelyard.data("a\ufffdb");\n'


def test_words_of_a_score_table_count() -> None:
    """Options, criteria and reasons of a table in a file of its own are found; one in the body stands there already."""
    made = make_table([[1, 2], [3, 4]], [1, 1])
    text = body_text("<p>x</p><!--scores 0 scores--><!--/scores--><p>y</p>", [replace(made, form="csv")])
    assert text.split("\n")[:2] == ["x", "y"]
    names_of_it = [option.name for option in made.options] + [criterion.name for criterion in made.criteria]
    assert set(names_of_it) <= set(text.split("\n"))
    assert body_text("<p>x</p>", [replace(made, form="markdown")]) == "x"


def test_equal_records_give_equal_bytes() -> None:
    """Two builds of one input are the same bytes, whatever order a set had."""
    made = [titles(corpus_of(*generated(50)), names(map(str, range(50)))) for _ in range(2)]
    assert script(made[0]) == script(made[1])
