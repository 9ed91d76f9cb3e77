"""A post becomes a record's file that reads as the post did."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from steelyard.core.model import Record
from steelyard.core.settings import Settings
from steelyard.reading.parse import parse
from steelyard.reading.wordpress import Item, Term
from steelyard.writing.wordpress.record import alias_of, file_name, record_of, shown_title, slugs_of, title_of
from steelyard.writing.wordpress.ways import ways

POST = Item(
    id="955",
    title="Queues &amp; <em>topics</em>",
    link="https://e.org/blog/2011/12/queues/",
    creator="ann",
    content="",
    excerpt="<p>In short</p>",
    date="2011-12-18 01:33:06",
    slug="queues",
    status="publish",
    kind="post",
    terms=(Term("category", "Decisions", "decisions"), Term("post_tag", "python", "python")),
)


def read(item: Item, body: str = "Text.") -> Record:
    (slug,) = slugs_of([item]).values()
    text = record_of(item, slug, body, authors={"ann": "Ann Lee"}, alias="/old/")
    parsed = parse(text, path=f"decisions/{file_name(item, slug)}", source="", settings=Settings())
    assert parsed.diagnostics == ()
    assert isinstance(parsed.item, Record)
    return parsed.item


def test_everything_that_is_read_is_in_the_record() -> None:
    """Title, date, status, people, tags, summary and old address are those of the post."""
    record = read(POST)
    assert (record.title, record.date, record.status, record.slug) == (
        "Queues & topics",
        "2011-12-18",
        "accepted",
        "queues",
    )
    assert (record.authors, record.tags, record.summary) == (
        ("Ann Lee",),
        ("python", "Decisions"),
        "In short",
    )
    assert (record.aliases, record.draft, record.number) == (("/old/",), False, None)


@pytest.mark.parametrize("id_", ["../../evil", "9" * 5000, "-3", "\u00b2", "1\n"])
def test_an_id_that_is_no_number(id_: str) -> None:
    """What is no number names no file."""
    assert slugs_of([replace(POST, id=id_, slug="", title="")]) == {}


def test_no_two_slugs_are_one() -> None:
    """A slug that bears an id may be another one's own; no file is named as a device of Windows."""
    names = slugs_of(
        [replace(POST, id=str(id_), slug=slug) for id_, slug in enumerate(("a-3", "x", "a", "a", "con"))]
    )
    assert list(names.values()) == ["a-3", "x", "a", "a-3-3", "post-con"]


@pytest.mark.parametrize("link", ["http://[bad/", "http://a\u2100b/x"])
def test_an_address_that_is_none(link: str) -> None:
    """It leads nowhere, whatever it is the address of."""
    odd = replace(POST, link=link, attachment=link)
    assert alias_of(odd, link) == ""
    there = ways([odd], {"955": "q.md"}, addresses=[link], local=frozenset())
    there.want(link)
    assert there.address(link, page=link) == link
    assert (there.permalinks, list(there.used)) == ({}, [])


def test_the_front_matter_is_that_of_a_post() -> None:
    """It begins as exports of posts do that need no import."""
    text = record_of(replace(POST, terms=(), excerpt="", creator=""), "queues", "Text.", authors={}, alias="")
    assert text == (
        "---\ndate: '2011-12-18 01:33:06'\nlayout: post\nslug: queues\nstatus: publish\ntitle: Queues & topics\n"
        "wordpress_id: '955'\n---\n\nText.\n"
    )


@pytest.mark.parametrize(
    "title", ["Use *args", "a_b_ and `x`", "x: y # z", "- a", "'q'", "[[x]]", "L" * 300, "决定", "&lt;b&gt;"]
)
def test_a_title_stays_what_it_says(title: str) -> None:
    """No sign in a title is taken for Markdown or YAML."""
    assert read(replace(POST, title=title)).title == title.replace("&lt;", "<").replace("&gt;", ">")


def test_a_title_that_is_shown_otherwise_is_known() -> None:
    """What leads a title like a record's number is taken for one, and told."""
    assert (shown_title("2011: a year"), shown_title("10 reasons")) == ("a year", "10 reasons")


@pytest.mark.parametrize(
    ("status", "locked", "word", "draft"),
    [("publish", False, "accepted", False), ("draft", False, "draft", True), ("pending", False, "proposed", True),
     ("private", False, "draft", True), ("publish", True, "accepted", True)],
)  # fmt: skip
def test_only_what_was_public_is_published(status: str, word: str, *, locked: bool, draft: bool) -> None:
    """A draft, a private or a locked post is never in a site by accident."""
    record = read(replace(POST, status=status, locked=locked))
    assert (record.status, record.draft) == (word, draft)


def test_slugs_are_told_apart_and_stay() -> None:
    """Of two posts with one slug the later one bears its id, whoever else is imported; figures are no record's number."""
    posts = [
        replace(POST, id="9"),
        replace(POST, id="10", slug="Queues"),
        replace(POST, id="11", slug="12-steps"),
    ]
    slugs = slugs_of(reversed(posts))
    assert slugs == {"9": "queues", "10": "Queues-10", "11": "12-steps"}
    assert read(posts[2]).number is None


@pytest.mark.parametrize(
    ("slug", "title", "wanted"),
    [("", "A Title!", "a-title"), ("", "", "post-955"), ("", "?!", "post-955"), ("你好", "", "你好"), ("a/../b", "", "a-..-b"),
     ("", "长" * 300, "长" * 66)],
)  # fmt: skip
def test_a_slug_is_always_safe(slug: str, title: str, wanted: str) -> None:
    """A post without a slug gets one of its title, or of its id."""
    made = slugs_of([replace(POST, slug=slug, title=title)])["955"]
    assert made.startswith(wanted[:60])
    assert len(file_name(POST, made).encode()) < 255


def test_a_post_without_a_title_or_date() -> None:
    """What is missing is made of the slug, and never a wrong date."""
    bare = replace(POST, title="", date="")
    assert title_of(bare, "use-queues") == ("Use queues", False)
    assert file_name(bare, "queues") == "no-date-queues.md"
    assert read(bare).date is None


@pytest.mark.parametrize(
    ("link", "base", "alias"),
    [
        ("https://e.org/2011/12/queues/", "", "/2011/12/queues/"),
        ("https://e.org/blog/a/", "https://new.org/blog/", "/a/"),
        ("https://e.org/%e4%bd%a0/", "", "/你/"),
        ("https://e.org/?p=955", "", ""),
        ("https://e.org/", "", ""),
        ("https://e.org/a/../b/", "", ""),
        ("https://e.org/d:e/", "", ""),
    ],
)
def test_old_addresses(link: str, base: str, alias: str) -> None:
    """A post's address leads to its record, where a site of files can have it."""
    assert alias_of(replace(POST, link=link), base) == alias


@pytest.mark.parametrize(
    ("url", "leads"),
    [
        ("https://e.org/blog/2011/12/queues/#x", "2011-12-18-queues.md#x"),
        ("http://www.e.org/blog/2011/12/Queues", "2011-12-18-queues.md"),
        ("/blog/?p=955", "2011-12-18-queues.md"),
        ("../queues/", "2011-12-18-queues.md"),
        ("https://e.org/blog/2011/12/other/", "https://e.org/blog/2011/12/other/"),
        ("/about/", "https://e.org/about/"),
        ("https://other.org/blog/2011/12/queues/", "https://other.org/blog/2011/12/queues/"),
        ("mailto:ann@e.org", "mailto:ann@e.org"),
        ("#x", "#x"),
        ("https://e.org/wp-content/uploads/2011/a.jpg?w=300", "media/2011/a.jpg"),
        ("/wp-content/uploads/2011/a-300x200.jpg", "media/2011/a.jpg"),
        ("https://e.org/wp-content/uploads/2011/b%20c.jpg", "media/2011/b%20c.jpg"),
        ("https://files.e.net/2011/z.png", "media/2011/z.png"),
        ("https://e.org/wp-content/uploads/2011/gone.jpg", "https://e.org/wp-content/uploads/2011/gone.jpg"),
        (
            "https://e.org/wp-content/uploads/../../etc/passwd",
            "https://e.org/wp-content/uploads/../../etc/passwd",
        ),
        ("https://[x", "https://[x"),
    ],
)
def test_links_lead_on(url: str, leads: str) -> None:
    """Links between posts lead between records, media to their copies, and all else where it led."""
    picture = replace(POST, id="3", kind="attachment", attachment="https://files.e.net/2011/z.png", link="")
    local = frozenset({"2011/a.jpg", "2011/b c.jpg", "2011/z.png"})
    there = ways(
        [POST, picture], {"955": "2011-12-18-queues.md"}, addresses=["https://e.org/blog"], local=local
    )
    assert there.address(url, page=POST.link.replace("queues", "this")) == leads
    assert list(there.missing) == (
        ["https://e.org/wp-content/uploads/2011/gone.jpg"] if "gone" in url else []
    )
