"""The search in a real browser: MiniSearch, as the theme brings it, with the index that Python wrote."""

from __future__ import annotations

import functools
import http.server
import json
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from record_samples import corpus_of, make_record
from search_samples import PAGE, orchard, with_bodies, write_search
from steelyard.core.search.index import FIELDS
from steelyard.core.search.limits import FULL_TEXT
from steelyard.core.search.records import head_fields
from steelyard.core.search.texts import body_text
from steelyard.edges.fragments import Fragments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

VECTORS = Path(__file__).parents[1] / "vectors/search-terms.json"

NUMBERS = (1, 2, 3, 4, 5, 6, 10, 12, 13, 14, 0)
"""The sample records' numbers in the site's order; the one without a number is 0."""

OPEN = """async () => {
  await steelyard.load("assets/search.js");
  await steelyard.search.open("search/");
  return steelyard.search.whole();
}"""

ORACLE = """async ({fields, documents}) => {
  await steelyard.load("assets/search.js");
  await steelyard.load(new URL("assets/vendor/minisearch.js", location).href);
  const {terms} = steelyard.search, loaded = [], load = MiniSearch.loadJSAsync.bind(MiniSearch);
  const options = {fields, processTerm: term => term,
    tokenize: (text, field) => field === "opening" ? terms(text).slice(0, 1) : terms(text)};
  const plain = engine => {
    const made = engine.toJSON();
    made.index.sort(([one], [other]) => one < other ? -1 : 1);
    made.documentIds = Object.keys(made.documentIds);
    return JSON.parse(JSON.stringify(made));
  };
  const made = some => {
    const engine = new MiniSearch({...options, fields: some});
    engine.addAll(documents);
    return plain(engine);
  };
  MiniSearch.loadJSAsync = async (...given) => { const made = await load(...given); loaded.push(plain(made)); return made; };
  await steelyard.search.open("search/");
  await steelyard.search.whole();
  const [first, whole] = loaded;
  return {first, whole, own: {first: made(fields.slice(0, -1)), whole: made(fields)}};
}"""


@contextmanager
def reading(chromium: Browser, address: str) -> Iterator[Page]:
    """Open a page in a context of its own, in which nothing may be complained of and nothing asked for elsewhere."""
    context = chromium.new_context()
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address)
    yield page
    assert [text for text in said if "ERR_FILE_NOT_FOUND" not in text] == []
    context.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("search")
    write_search(*orchard(), out)
    return out


@pytest.fixture(scope="module")
def search(chromium: Browser, site: Path) -> Iterator[Page]:
    """Open the page from disk with the search complete."""
    with reading(chromium, (site / PAGE).as_uri()) as page:
        assert page.evaluate(OPEN) is True
        yield page


def found(page: Page, text: str) -> list[int]:
    """Return the numbers of the records that are found, best first; the one without a number is 0."""
    return [NUMBERS[hit["at"]] for hit in page.evaluate("text => steelyard.search.find(text)", text)]


def marked(page: Page, text: str, query: str) -> str:
    """Return a text with what a search for `query` marks in brackets."""
    terms = {
        term for hit in page.evaluate("text => steelyard.search.find(text)", query) for term in hit["terms"]
    }
    pieces = page.evaluate("([text, terms]) => steelyard.search.marked(text, terms)", [text, sorted(terms)])
    assert "".join(piece for piece, _ in pieces) == text
    return "".join(f"[{piece}]" if match else piece for piece, match in pieces)


def test_words_are_those_of_the_vectors(search: Page) -> None:
    """The page cuts words as Python does, and what is typed by the same rules."""
    vectors = json.loads(VECTORS.read_text(encoding="utf-8"))
    for case in vectors["cases"]:
        assert search.evaluate("text => steelyard.search.terms(text)", case["text"]) == case["terms"], case
    for case in vectors["typed"]:
        words = search.evaluate("text => steelyard.search.terms(text, {typed: true})", case["text"])
        assert words == case["terms"], case


def test_the_index_is_the_one_that_minisearch_makes(chromium: Browser, site: Path) -> None:
    """MiniSearch indexing the same records in the page gives the same serialised index, before and with the bodies."""
    corpus, fragments = orchard()
    documents = [
        {"id": at} | head_fields(corpus, one) | {"text": body_text(fragments.get(one.record.path).html, ())}
        for at, one in enumerate(corpus.decisions)
    ]
    with reading(chromium, (site / PAGE).as_uri()) as page:
        made = page.evaluate(ORACLE, {"fields": list(FIELDS), "documents": documents})
    for part in ("first", "whole"):
        ours, theirs = made[part], made["own"][part]
        if part == "first":
            theirs["fieldIds"]["text"] = len(FIELDS) - 1
        assert ours == theirs, part


def test_what_ranks_before_what(search: Page) -> None:
    """A word in a title comes before one in a tag, that before one in an outcome, and that before one in a body."""
    assert found(search, "ledger") == [2, 3, 4, 1]


def test_a_title_that_begins_with_the_words_comes_first(search: Page) -> None:
    """A title's beginning comes before its middle, and its words before more occurrences elsewhere."""
    assert found(search, "barn")[0] == 14
    assert set(found(search, "barn")[1:4]) == {5, 10, 13}
    assert found(search, "use") == [0]
    assert set(found(search, "postgresql")[:2]) == {1, 13}
    assert found(search, "move post")[0] == 13


@pytest.mark.parametrize("text", ["12", "0012", "#12", "ADR-0012", "adr 12", "ADR12", "No. 12", "１２"])
def test_a_number_finds_its_record_first(search: Page, text: str) -> None:
    """However a record's number is written, that record is first, also where others have it in their text."""
    assert found(search, text)[0] == 12


def test_a_number_beside_a_word_is_a_word(search: Page) -> None:
    """Only where a number is asked for alone its record comes first: `12 seats` is about seats."""
    assert found(search, "12 seats") == [5]


def test_every_word_of_a_title_finds_its_record_first(search: Page) -> None:
    """Whoever types a title, in any case and order, has that record first."""
    corpus, _ = orchard()
    for at, number in enumerate(NUMBERS):
        title = corpus.decisions[at].record.title
        assert found(search, title)[0] == number
        assert found(search, " ".join(reversed(title.upper().split())))[0] == number


def test_the_last_word_may_be_unfinished(search: Page) -> None:
    """The beginning of the last word is enough, of the others it is not."""
    assert found(search, "hawth") == found(search, "hawthorn") == [0]
    assert set(found(search, "postg")) == {1, 3, 13}
    assert found(search, "blackthorn hawth") == [0]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("harvets", 1),
        ("orchrad", 12),
        ("hawtorn", 0),
        ("colur", 4),
        ("cafe", 5),
        ("CAFÉ", 5),
        ("angstrom", 5),
        ("creme brulee", 5),
    ],
)
def test_slips_and_accents_do_not_matter(search: Page, text: str, number: int) -> None:
    """A slip or two of the keys are forgiven by a word's length, accents and case always."""
    assert found(search, text)[0] == number


def test_what_is_spelled_right_is_not_watered_down(search: Page) -> None:
    """Where the words are found as they are typed, no similar ones join; short words and numbers have no slips."""
    assert found(search, "fence") == [12]
    assert found(search, "xqz") == found(search, "9876") == []


def test_all_words_count_before_some_of_them(search: Page) -> None:
    """Records with all words are the answer; only where there are none, those with some of them."""
    assert found(search, "ledger barn") == [2, 3]
    assert set(found(search, "hawthorn quixotic")) == {0}


def test_identifiers_and_languages(search: Page) -> None:
    """Names of code are found as they are written, and C++ and C# are not C."""
    assert found(search, "monkey.patch_all()") == found(search, "patch_all") == [2]
    assert found(search, "c++") == found(search, "C#") == [4]
    assert found(search, "constructor") == found(search, "__proto__") == [6]


def test_scripts_without_blanks(search: Page) -> None:
    """Any stretch of a Japanese text finds it."""
    for text in ("データベース", "ベース", "使わ", "デ"):
        assert found(search, text) == [5]


def test_what_is_found_is_marked(search: Page) -> None:
    """Matches are marked whatever their case and accents, whole words for unfinished and mistyped ones."""
    assert marked(search, "Open a CAFÉ, a cafe\u0301.", "cafe") == "Open a [CAFÉ], a [cafe\u0301]."
    assert marked(search, "Harvests: <b>harvests</b>", "harv") == "[Harvests]: <b>[harvests]</b>"
    assert marked(search, "Fence the orchard", "orchrad") == "Fence the [orchard]"
    assert marked(search, "ADR-0012, 0012 and 120", "12") == "ADR-[0012], [0012] and 120"
    assert marked(search, "データベースは使わない", "ベース") == "データ[ベース]は使わない"
    assert marked(search, "", "cafe") == ""


def test_an_excerpt_shows_the_best_place(search: Page) -> None:
    """It is cut between words around what matched, with what is left out told; where nothing matches there is none."""
    excerpt = "([at, terms]) => steelyard.search.excerpt(at, terms)"
    pieces = search.evaluate(excerpt, [6, ["quince", "far"]])
    assert [piece for piece, match in pieces if match] == ["quince", "far"]
    text = "".join(piece for piece, _ in pieces)
    assert (text[0], text[-1]) == ("…", "…")
    assert text.startswith("…Pear ")
    assert len(text) < 200
    assert search.evaluate(excerpt, [1, ["monkey"]])[:2] == [["We call ", False], ["monkey", True]]
    assert search.evaluate(excerpt, [0, ["hawthorn"]]) == []


def test_nothing_that_is_found_is_carried_out(search: Page) -> None:
    """Scripts and HTML in records are text: in the index, in an excerpt, in what is typed."""
    pieces = search.evaluate("() => steelyard.search.excerpt(5, ['window'])")
    assert "<script>window.broken = 1</script>" in "".join(piece for piece, _ in pieces)
    assert found(search, "<script>window") == [6]
    assert search.evaluate("() => [window.broken, {}.polluted]") == [None, None]


@pytest.mark.parametrize(
    "text", ["", " ", "!!! — ??", "\ud800", "a" * 10_000, "wrod " * 2_000, "\u0301" * 500, "__proto__ " * 500]
)
def test_odd_queries_are_answered(search: Page, text: str) -> None:
    """Nothing that is typed or pasted fails or is worked on for long."""
    assert isinstance(search.evaluate("text => steelyard.search.find(text)", text), list)


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder and tells nobody."""

    def log_message(self, *_: Any) -> None: ...


def test_it_works_over_http_below_a_path(chromium: Browser, site: Path) -> None:
    """A site on a server has the same search, and asks for nothing but its own files: first the first index, no excerpt."""
    handler = functools.partial(Quiet, directory=str(site.parent))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{server.server_port}/{site.name}"
        with reading(chromium, f"{base}/{PAGE}") as page:
            asked: list[str] = []
            page.on("request", lambda request: asked.append(request.url))
            assert page.evaluate(OPEN) is True
            assert found(page, "ledger") == [2, 3, 4, 1]
            assert sorted(url.removeprefix(f"{base}/") for url in asked) == [
                "assets/search.js", "assets/vendor/minisearch.js", "search/text-0.js", "search/titles.js"
            ]  # fmt: skip
            page.evaluate("() => steelyard.search.excerpt(1, ['monkey'])")
            assert len(asked) == 5
            assert asked[-1].startswith(f"{base}/search/texts/")
        server.shutdown()


def test_a_shard_that_cannot_be_had(chromium: Browser, tmp_path: Path) -> None:
    """Without it `whole` says so, the rest is found all the same, and the next try takes what was missing."""
    bodies = [(make_record(f"adr/{number:04}-a.md"), f"body{number}") for number in range(1, 101)]
    write_search(*with_bodies(bodies), tmp_path)
    hidden = tmp_path / "search/text-1.js"
    content = hidden.read_bytes()
    hidden.unlink()
    with reading(chromium, (tmp_path / PAGE).as_uri()) as page:
        assert "text-1.js" in page.evaluate(f"() => ({OPEN})().catch(error => error.message)")
        right = "() => [...Array(100).keys()].filter(at => steelyard.search.find(`body${at + 1}`)[0]?.at === at).length"
        part = page.evaluate(right)
        assert 0 < part < 100
        hidden.write_bytes(content)
        assert page.evaluate("() => steelyard.search.whole()") is True
        assert page.evaluate(right) == 100
        (tmp_path / "search/texts").rename(tmp_path / "search/gone")
        assert "texts/" in page.evaluate(
            "() => steelyard.search.excerpt(0, ['body1']).catch(error => error.message)"
        )


def test_titles_come_first_however_common_their_words(chromium: Browser, tmp_path: Path) -> None:
    """Where nearly all titles have a word, a record that says it often elsewhere still comes behind them; so for numbers."""
    records = [
        (make_record(f"adr/{number:04}-a.md", title=f"Queue {number + 40}"), "") for number in range(1, 61)
    ]
    loud = make_record("adr/0061-loud.md", title="Loud", summary="queue " * 9, tags=("queue",))
    write_search(*with_bodies([*records, (loud, "queue 15 15 15 " * 50)]), tmp_path)
    with reading(chromium, (tmp_path / PAGE).as_uri()) as page:
        assert page.evaluate(OPEN) is True
        order = "text => steelyard.search.find(text).map(hit => hit.at)"
        assert page.evaluate(order, "queue")[-1] == 60
        assert page.evaluate(order, "45")[:2] == [44, 4]
        assert page.evaluate(order, "15")[0] == 14


def test_without_its_files_the_search_does_not_open(chromium: Browser, tmp_path: Path) -> None:
    """Whoever opens it hears of it, and can open it when they are there."""
    write_search(*orchard(), tmp_path)
    index = tmp_path / "search/titles.js"
    content = index.read_bytes()
    index.unlink()
    with reading(chromium, (tmp_path / PAGE).as_uri()) as page:
        assert "titles.js" in page.evaluate(f"() => ({OPEN})().catch(error => error.message)")
        assert page.evaluate(
            "() => [steelyard.search.find('barn'), steelyard.search.marked('a', ['a'])]"
        ) == [[], [["a", True]]]
        index.write_bytes(content)
        assert page.evaluate(OPEN) is True


def test_above_the_limit_heads_are_searched(chromium: Browser, tmp_path: Path) -> None:
    """A large site says that bodies are not searched, has no excerpts, and knows which words its outcomes share."""
    records = [
        make_record(f"adr/{number:04}-a.md", title=f"Rule {number}", summary=f"because reason{number}")
        for number in range(1, FULL_TEXT + 2)
    ]
    write_search(corpus_of(*records), Fragments(), tmp_path)
    assert [path.name for path in (tmp_path / "search").iterdir()] == ["titles.js"]
    with reading(chromium, (tmp_path / PAGE).as_uri()) as page:
        assert page.evaluate(OPEN) is False
        first = "text => steelyard.search.find(text).map(hit => hit.at)"
        assert page.evaluate(first, "because reason77")[0] == 76
        assert page.evaluate(first, "rule 0077")[0] == 76
        assert page.evaluate("() => steelyard.search.excerpt(76, ['reason77'])") == []
