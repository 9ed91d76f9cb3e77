"""Routes: every page has one address, and no two share one."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from record_samples import codes, make_page, make_record, settings
from steelyard.core.model import Origin, Page, Record
from steelyard.core.routes import Routes, build_routes
from steelyard.core.slugs import fold
from steelyard.diagnostics import Diagnostic, Place


def route(
    *records: Record, pages: tuple[Page, ...] = (), **fields: Any
) -> tuple[Routes, tuple[Diagnostic, ...]]:
    return build_routes(records, pages, settings(**fields))


def urls(*records: Record, **fields: Any) -> list[str]:
    routes, diagnostics = route(*records, **fields)
    assert not diagnostics, diagnostics
    return [routes.records[record.path] for record in records]


@pytest.mark.parametrize(
    ("path", "fields", "url"),
    [
        ("adr/0007-use-x.md", {}, "d/0007-use-x.html"),
        ("adr/7-use-x.md", {}, "d/0007-use-x.html"),
        ("adr/12345-use-x.md", {}, "d/12345-use-x.html"),
        ("adr/use-x.md", {}, "d/use-x.html"),
        ("adr/0007.md", {}, "d/0007.html"),
        ("adr/0007-use-x/README.md", {}, "d/0007-use-x.html"),
        ("adr/0007-x.md", {"source": "pay ments"}, "d/pay-ments/0007-x.html"),
        ("adr/con.md", {}, "d/record-con.html"),
        ("adr/0007-x.md", {"slug": "given"}, "d/0007-given.html"),
    ],
)
def test_the_default_address(path: str, fields: dict[str, Any], url: str) -> None:
    """A record lies at its padded number and slug, below its source where there are several."""
    assert urls(make_record(path, **fields)) == [url]


@pytest.mark.parametrize(
    ("permalink", "url"),
    [
        ("{year}/{number}-{slug}.html", "2019/0007-x.html"),
        ("/adr/{slug}/", "adr/x/index.html"),
        ("{source}/{number}", "0007.html"),
        ("/{number}-{slug}/", "0007-x/index.html"),
        ("/{year}/{month}/{slug}.html", "2019/03/x.html"),
        ("{year}/{month}/{day}-{slug}.html", "2019/03/01-x.html"),
    ],
)
def test_a_permalink_is_filled_in(permalink: str, url: str) -> None:
    """A field without a value goes with the separator behind it; the file is always an HTML page."""
    assert urls(make_record("adr/0007-x.md", date="2019-03-01"), permalink=permalink) == [url]


@pytest.mark.parametrize(
    ("date", "url"), [(None, "x.html"), ("2019-03", "2019/03/x.html"), ("2019-03-01", "2019/03/01/x.html")]
)
def test_what_a_date_lacks_is_left_out_of_an_address(date: str | None, url: str) -> None:
    """A record without a date lies where the others' years begin, one with a month only beside the days of that month."""
    record = make_record("adr/x.md", date=date)
    assert urls(record, permalink="/{year}/{month}/{day}/{slug}.html") == [url]


@pytest.mark.parametrize(
    "permalink",
    ["{number}-{slug}.html", f"{'v' * 180}/{{number}}-{{slug}}-{'v' * 180}/", f"{{slug}}{'é' * 90}"],
)
def test_every_disk_takes_each_part_of_an_address(permalink: str) -> None:
    """However long a number, a slug and a pattern are together, no name is longer than 255 bytes, and no two are one."""
    names = [f"{'9' * 30}-{'plum-' * 38}{end}.md" for end in ("one", "two")]
    found = urls(*(make_record(f"adr/{name}") for name in names), permalink=permalink)
    assert len(set(found)) == len(names)
    assert all(len(part.encode()) <= 250 for url in found for part in url.split("/"))
    assert all(url.endswith(".html") for url in found)


@pytest.mark.parametrize(
    "permalink", ["{number}-{slug}/", "{year}/{month}/{slug}.html", "d/{number}-{slug}.html"]
)
def test_a_new_title_moves_nothing(permalink: str) -> None:
    """An address is made of the file's name, or the slug given, and never of the title."""
    one, other = (make_record("adr/0007-x.md", date="2019-03-01", title=title) for title in ("One", "Other"))
    assert urls(one, permalink=permalink) == urls(other, permalink=permalink)


@pytest.mark.parametrize(
    "alias", ["/feed.xml", "feed.xml/", "/sitemap.xml", "/robots.txt", "/badge.svg/x.html"]
)
def test_an_alias_cannot_take_what_programs_fetch(alias: str) -> None:
    """It would be a folder where the site's own file lies."""
    origins = (("aliases", Origin("front matter", 4, 1, 1)),)
    _, diagnostics = route(make_record("adr/0001-a.md", aliases=(alias,), origins=origins))
    assert [(one.code, one.place.line) for one in diagnostics] == [("U501", 4)]


@pytest.mark.parametrize(
    "permalink", ["{slug}/../../x", "d/{titel}.html", "d/all.html", "%2e%2e/{slug}", "d\\{slug}"]
)
def test_a_permalink_that_cannot_be_used_is_an_error(permalink: str) -> None:
    """It is reported in the configuration, and the default stands in."""
    routes, diagnostics = route(make_record("adr/0007-x.md"), permalink=permalink)
    assert [(one.code, one.place) for one in diagnostics] == [("U502", Place("steelyard.yml"))]
    assert routes.records == {"adr/0007-x.md": "d/0007-x.html"}


@pytest.mark.parametrize("slug", ["con.txt", "CON", "aux.a.b", "../up", "a b:c", ".x", "x" * 300, "///"])
def test_the_slug_that_is_suggested_is_one_that_is_taken(slug: str) -> None:
    """Who follows the hint has no second error."""
    _, (refused,) = route(make_record("adr/0007-x.md", slug=slug))
    suggested = re.search("`slug: (.+)`", refused.hint)
    assert suggested
    assert route(make_record("adr/0007-x.md", slug=suggested[1]))[1] == ()


@pytest.mark.parametrize(
    "slug", ["../../etc/passwd", "%2e%2e/x", "CON", "nul.html", "x" * 300, ".x", "a\x07b"]
)
def test_an_unsafe_slug_is_an_error_where_it_is_given(slug: str) -> None:
    """The error stands at the slug; a safe one takes its place, so that the rest is checked."""
    routes, diagnostics = route(make_record("adr/0007-x.md", slug=slug))
    assert [(one.code, one.place.line) for one in diagnostics] == [("U502", 2)]
    assert routes.records["adr/0007-x.md"].startswith("d/0007-")
    assert ".." not in routes.records["adr/0007-x.md"]


def test_one_address_for_two_names_both_places() -> None:
    """Two slugs that are the same are an error at the second, which tells where the first is."""
    first, second = (make_record(f"adr/{name}.md", slug="same") for name in ("a", "b"))
    _, diagnostics = route(second, first)
    assert codes(diagnostics) == ["U501"]
    assert diagnostics[0].place.file == "adr/b.md"
    assert diagnostics[0].others[0][0].file == "adr/a.md"


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        ("adr/Use-X.md", "adr/use-x.md", "U503"),
        ("adr/caf\u00e9.md", "adr/cafe\u0301.md", "U503"),
        ("adr/a b.md", "adr/a-b.md", "U501"),
    ],
)
def test_names_of_one_folder_that_clash_are_errors(one: str, other: str, code: str) -> None:
    """Within a folder nothing is renamed in silence."""
    routes, diagnostics = route(make_record(one), make_record(other))
    assert codes(diagnostics) == [code]
    assert len(set(routes.records.values())) == 2


def test_packages_of_one_source_are_told_apart_by_their_folders() -> None:
    """The shallowest and first keeps the plain address, the others add what sets their folder apart."""
    paths = ["packages/b/adr/0001-x.md", "packages/a/adr/0001-x.md", "packages/c/adr/0001-X.md"]
    records = [make_record(path) for path in paths]
    expected = {
        "packages/a/adr/0001-x.md": "d/0001-x.html",
        "packages/b/adr/0001-x.md": "d/0001-x-b.html",
        "packages/c/adr/0001-X.md": "d/0001-X-c.html",
    }
    assert dict(route(*records)[0].records) == expected
    assert dict(route(*reversed(records))[0].records) == expected
    assert not route(*records)[1]


def test_series_of_one_folder_are_told_apart_by_their_prefixes() -> None:
    """Records of two series may have one number and one slug."""
    records = [
        replace(make_record(f"adr/ADR-{scope}-003-x.md", number="3", series=f"adr:ADR-{scope}"), slug="x")
        for scope in ("SEC", "NET")
    ]
    assert urls(*records) == ["d/0003-x-ADR-SEC.html", "d/0003-x.html"]


def test_a_slug_that_is_given_keeps_its_address() -> None:
    """What a writer asked for goes before what a shallower file's name would be."""
    records = [make_record("p/x.md"), make_record("p/q/deep/y.md", slug="x")]
    assert urls(*records) == ["d/x-p.html", "d/x.html"]


def test_a_longer_address_that_is_taken_is_passed_over() -> None:
    """What a folder adds never takes another record's address."""
    records = [make_record(path) for path in ("p/a/x.md", "p/b/x.md", "p/a/x-b.md")]
    assert urls(*records) == ["d/x.html", "d/x-b-2.html", "d/x-b.html"]


def test_a_pattern_of_the_sites_own_resolves_nothing() -> None:
    """Under another permalink two folders with one name are an error."""
    records = [make_record(path) for path in ("p/a/x.md", "p/b/x.md")]
    assert codes(route(*records, permalink="adr/{slug}.html")[1]) == ["U501"]


def test_a_record_cannot_take_the_home_page() -> None:
    """A site's own pages are its own."""
    assert codes(route(make_record("adr/index-x.md", slug="index"), permalink="{slug}.html")[1]) == ["U501"]


@pytest.mark.parametrize(
    ("alias", "url"),
    [
        ("old/path.html", "old/path.html"),
        ("/old/path/", "old/path/index.html"),
        ("/old/path", "old/path/index.html"),
        ("/caf%C3%A9/", "café/index.html"),
        ("https://old.example/a/b.html#top", "a/b.html"),
        ("0007-old-name.md", "d/0007-old-name.html"),
        ("7-old-name", "d/0007-old-name.html"),
        ("old-name", "d/old-name.html"),
        ("adr/0007-old.md", "adr/0007-old.html"),
    ],
)
def test_an_alias_is_an_earlier_address_or_file_name(alias: str, url: str) -> None:
    """Each form that people write gets its redirect."""
    record = make_record("adr/0008-x.md", aliases=(alias,))
    routes, diagnostics = route(record)
    assert (dict(routes.aliases), diagnostics) == ({url: record.path}, ())


@pytest.mark.parametrize(
    "alias",
    [
        "../x.html",
        "/a/../../b/",
        "%2e%2e/x",
        "/?p=12",
        "/old/?p=12",
        "a//b.html",
        "/con/",
        "",
        "http://[",
        "-com1",
        "0007-nul.md",
        "-",
    ],
)
def test_an_alias_that_cannot_be_is_an_error_at_its_place(alias: str) -> None:
    """It stands where the aliases are given."""
    record = make_record(
        "adr/0008-x.md", aliases=(alias,), origins=(("aliases", Origin("front matter", 4, 1, 7)),)
    )
    routes, diagnostics = route(record, permalink="{source}/{slug}")
    assert [(one.code, one.place.line) for one in diagnostics] == [("U502", 4)]
    assert not routes.aliases


def test_an_alias_never_hides_a_page() -> None:
    """One that is a page, another's alias, a site's own page or the inside of a page is an error; its own is none."""
    records = [
        make_record("adr/0001-a.md", aliases=("0002-b.md", "0001-a.md", "x.html", "x.html", "/index.html")),
        make_record("adr/0002-b.md", aliases=("X.html", "d/0001-a.html/")),
    ]
    routes, diagnostics = route(*records)
    assert codes(diagnostics) == ["U501", "U501", "U501", "U503"]
    assert dict(routes.aliases) == {"x.html": "adr/0001-a.md"}


@pytest.mark.parametrize(
    ("alias", "code", "words"),
    [
        ("assets/site.css", "U502", "keeps the theme's files"),
        ("/Files/adr/load.png", "U502", "keeps attachments"),
        (
            "/decisions.json",
            "U501",
            "decisions.json would be a page, and the folder of decisions.json/index.html",
        ),
        ("old.html/y.html", "U501", "old.html would be a page, and the folder of old.html/y.html"),
        ("/old.html/sub", "U501", "old.html would be a page, and the folder of old.html/sub/index.html"),
    ],
)
def test_an_alias_stays_out_of_the_way(alias: str, code: str, words: str) -> None:
    """What the site writes beside its pages is never an alias, and no page is a folder: told where the alias stands."""
    record = make_record(
        "adr/0001-a.md",
        aliases=("old.html", alias),
        origins=(("aliases", Origin("front matter", 3, 1, 7)),),
    )
    routes, (found,) = route(record)
    assert (found.code, found.place.line, words in found.message) == (code, 3, True)
    assert dict(routes.aliases) == {"old.html": record.path}


def test_an_alias_is_no_folder_of_an_earlier_one() -> None:
    """A file and a folder of one name clash in whatever order they are given."""
    for aliases in (("old.html", "old.html/y.html"), ("old.html/y.html", "old.html")):
        routes, (found,) = route(make_record("adr/0001-a.md", aliases=aliases))
        assert found.code == "U501"
        assert found.message == "old.html would be a page, and the folder of old.html/y.html"
        assert list(routes.aliases) == [aliases[0]]


def test_plain_pages_lie_at_their_paths() -> None:
    """A page's URL follows its path; what becomes the same name is told apart."""
    paths = ("adr/README.md", "adr/a b.md", "adr/a-b.md", "adr/x.md", "adr/x.markdown", "adr/con.md")
    routes, diagnostics = route(pages=tuple(make_page(path) for path in paths))
    assert not diagnostics
    assert routes.pages["adr/README.md"] == "pages/adr/README.html"
    assert routes.pages["adr/a b.md"] == "pages/adr/a-b.html"
    assert routes.pages["adr/con.md"] == "pages/adr/page-con.html"
    assert len(set(routes.pages.values())) == len(paths)


names = st.text(st.sampled_from("aAbß.%/ ~é\u0301\\#-c0?1"), min_size=1, max_size=6)


@given(
    st.lists(st.tuples(st.sampled_from(["p/a", "p/b", "q"]), names, st.booleans()), max_size=8), st.randoms()
)
def test_addresses_never_escape_are_unique_and_stable(
    drawn: list[tuple[str, str, bool]], random: Any
) -> None:
    """Whatever the names: addresses stay below d/, differ when folded, and do not hang on the order of reading."""
    records = {}
    for folder, name, given_slug in drawn:
        path = f"{folder}/{name.replace('/', '')}.md"
        records[path] = make_record(
            path, **({"slug": name} if given_slug else {"slug": name, "slug_given": False})
        )
    every = list(records.values())
    routes, _ = route(*every)
    random.shuffle(every)
    assert route(*every)[0].records == routes.records
    assert len({fold(url) for url in routes.records.values()}) == len(records)
    for url in routes.records.values():
        folder, _, name = url.partition("/")
        assert (folder, "/" in name, name[:1] in {"", "."}, name.isprintable()) == ("d", False, False, True)


def test_a_permalink_without_a_slug_gives_two_records_two_addresses() -> None:
    """The second of one number is told, and its slug is added, so that its page is there all the same."""
    records = [make_record("adr/0001-a.md"), make_record("adr/0001-b.md")]
    routes, diagnostics = route(*records, permalink="/x/{number}.html")
    assert codes(diagnostics) == ["U501"]
    assert list(routes.records.values()) == ["x/0001.html", "x/0001-b-2.html"]
