"""Links in bodies: where each destination leads, and what is said of one that leads nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from record_samples import corpus_of, make_page, make_record, settings
from steelyard.core.links import resolver
from steelyard.core.repository import Repository
from steelyard.core.settings import Settings, Source

if TYPE_CHECKING:
    from steelyard.core.corpus import Corpus
    from steelyard.core.model import Link, Page, Record

ASKING = make_record("docs/adr/0001-record.md", title="Record decisions")
OTHER = make_record("docs/adr/0012-use-x.md", title="Use X", status="accepted")
DRAFT = make_record("docs/adr/0013-later.md", draft=True)
INDEX = make_page("docs/adr/README.md", title="All decisions")
NOTES = make_page("docs/adr/notes/spike.md", title="Spike")
FILES = {"docs/adr/images/a b#1%.png": 10, "docs/adr/big.zip": 30_000_000, "docs/adr/images/Logo.png": 3}
CORPUS = corpus_of(
    ASKING, OTHER, DRAFT, make_record("docs/adr/deep/0014-y/README.md"),
    pages=(INDEX, NOTES), files=FILES, given=settings("docs/adr"),
)  # fmt: skip


class Forge:
    """A repository at an address that shows what is asked of it, for a project that is all of it."""

    prefix = ""

    def blob(self, path: str) -> str:
        return f"https://forge/blob/{path}"

    def holds(self, path: str) -> bool:
        return not path.startswith("..")


def link(
    destination: str, tag: str = "a", *, asking: Record | Page = ASKING, corpus: Corpus = CORPUS, **more: Any
) -> Link:
    return resolver(corpus, asking, more.pop("repository", None), **more)(destination, tag)


@pytest.mark.parametrize(
    ("destination", "href"),
    [
        ("0012-use-x.md", "0012-use-x.html"),
        ("./0012-use-x.md#why", "0012-use-x.html#why"),
        ("/docs/adr/0012-use-x.md?plain=1#why", "0012-use-x.html#why"),
        ("../adr/0012-use-x", "0012-use-x.html"),
        ("0012-use-x.html", "0012-use-x.html"),
        ("0012%2Duse-x.md", "0012-use-x.html"),
    ],
)
def test_a_path_to_a_record_leads_to_its_page(destination: str, href: str) -> None:
    """The link bears the record's label and standing; its fragment stays."""
    found = link(destination)
    assert (found.kind, found.href, found.target) == ("record", href, OTHER.path)
    assert (found.label, found.status, found.code) == ("0012 Use X", "accepted", "")


@pytest.mark.parametrize(
    ("destination", "href"),
    [
        ("/adr/use-x", "0012-use-x.html"), ("/docs/adr/use-x/#why", "0012-use-x.html#why"), ("/adr/Use-X.html?a=b", "0012-use-x.html"),
        ("/adr/12", None), ("/issues/use-x", None), ("/use-x", None), ("adr/use-x", None), ("/adr/use-y", None),
    ],
)  # fmt: skip
def test_the_address_of_a_records_page_on_another_site(destination: str, href: str | None) -> None:
    """A site that is made of the same folder has each record at its slug; another folder's page may be called alike."""
    assert link(destination).href == href


def test_an_address_that_two_records_have() -> None:
    """It leads to neither of them, as a relative path that fits none does."""
    twice = corpus_of(ASKING, OTHER, make_record("docs/adr/0015-use-x.md"), given=settings("docs/adr"))
    assert link("/adr/use-x", corpus=twice).kind == "text"


def test_a_record_that_is_a_folder() -> None:
    """Its folder and its README lead to it, from wherever."""
    for destination in ("deep/0014-y/", "deep/0014-y", "deep/0014-y/README.md"):
        assert link(destination).href == "0014-y.html"
    assert link("../../0012-use-x.md", asking=CORPUS.decisions[2].record).href == "0012-use-x.html"


@pytest.mark.parametrize("destination", ["https://example.org/x.md", "//example.org", "mailto:a@example.org"])
def test_what_has_a_scheme_stays(destination: str) -> None:
    """An external destination is passed on."""
    assert (link(destination).kind, link(destination).href) == ("external", destination)


def test_anchors_stay() -> None:
    """A fragment is the page's own, also where the record names itself; nothing at all is text."""
    assert (link("#context").kind, link("#context").href) == ("anchor", "#context")
    assert link("0001-record.md#context").href == "#context"
    assert link("").kind == link("?").kind == "text"


def test_pages_lie_below_pages() -> None:
    """Another Markdown file has a page of its own; a folder is its README."""
    found = link("notes/spike.md#result")
    assert (found.kind, found.href, found.target) == (
        "page",
        "../pages/docs/adr/notes/spike.html#result",
        NOTES.path,
    )
    assert link("./").target == link("README.md").target == link("../adr").target == INDEX.path
    back = link("../0012-use-x.md", asking=NOTES)
    assert (back.kind, back.href) == ("record", "../../../../d/0012-use-x.html")


@pytest.mark.parametrize("ending", [".markdown", ".mdown", ".mkd"])
def test_a_page_is_found_without_its_ending(ending: str) -> None:
    """A link leaves the ending out, or has that of a page, whichever of those of Markdown it is."""
    page = make_page(f"docs/adr/guide{ending}")
    corpus = corpus_of(ASKING, pages=(page,), given=settings("docs/adr"))
    assert link("guide", corpus=corpus).target == link("guide.html", corpus=corpus).target == page.path


def test_files_are_encoded() -> None:
    """A file's name may hold blanks, `#` and `%`; shown or linked, it is copied."""
    for tag in ("a", "img"):
        found = link("images/a%20b%231%25.png", tag)
        assert (found.kind, found.target) == ("file", "docs/adr/images/a b#1%.png")
        assert found.href == "../files/docs/adr/images/a%20b%231%25.png"


def test_a_folder_of_records_is_the_list_of_them() -> None:
    """A folder without a page leads home."""
    assert (link("deep/").kind, link("deep/").href) == ("anchor", "../index.html")


@pytest.mark.parametrize(
    ("destination", "tag", "kind", "code"),
    [
        ("0099-gone.md", "a", "broken", "L203"),
        ("report.pdf", "a", "broken", "L203"),
        ("www.example.org/x", "a", "broken", "L203"),
        ("images/gone.png", "img", "broken", "L205"),
        ("0012-use-x.md", "img", "broken", "L205"),
        ("big.zip", "a", "text", "L206"),
        (".secret/key.pem", "a", "text", "L206"),
        ("../../logo.png", "img", "text", "L206"),
        ("0013-later.md", "a", "text", "L207"),
        ("../../src/x.go", "a", "text", ""),
        ("../../../elsewhere.md", "a", "text", ""),
        ("..%5C..%5Csrc%5Cx.go", "a", "broken", "L203"),
        ("images%5CLogo.png", "img", "broken", "L205"),
    ],
)
def test_what_leads_nowhere_is_told(destination: str, tag: str, kind: str, code: str) -> None:
    """Each has its finding and never an address; what lies elsewhere in the repository is plain text in silence."""
    found = link(destination, tag)
    assert (found.kind, found.code, found.href) == (kind, code, None)
    assert bool(found.message) == bool(found.hint) == bool(code)


def test_hints_name_what_was_meant() -> None:
    """The nearest record, the image of the other case, as links to them are written here; the missing scheme."""
    assert "`0012-use-x.md`" in link("0012-use-y.md").hint
    assert "`0012-use-x.md`" in link("docs/adr/0012-use-x.md").hint
    assert "`images/Logo.png`" in link("images/logo.PNG", "img").hint
    assert "`images/Logo.png`" in link("logo.png").hint
    assert "https://www.example.org" in link("www.example.org").hint
    assert "`mailto:ann.lee@example.org`" in link("ann.lee@example.org").hint
    assert "`mailto:" not in link("oars@example/lamps.org").hint
    assert "0012" not in link("0012-use-x.pdf").hint
    assert link("..%5Cx.go#L3").hint == "write `../x.go#L3`"


def test_the_repository_shows_what_the_site_does_not_hold() -> None:
    """With a forge known, a file outside the sources leads to it as it was built; what climbs out is broken."""
    found = link("../../src/x.go#L3", repository=Forge())
    assert (found.kind, found.href) == ("repository", "https://forge/blob/src/x.go#L3")
    assert link("../../../x.md", repository=Forge()).code == "L203"


def test_the_forge_shows_an_attachment_that_could_run() -> None:
    """A link to a file that may not be copied leads to the forge, with its finding; a picture stands as text."""
    given: dict[str, Any] = {
        "repository": Forge(),
        "why_not": lambda path: "it runs" if path.endswith("Logo.png") else "",
    }
    found = link("images/Logo.png#x", **given)
    assert (found.kind, found.href, found.code) == (
        "repository",
        "https://forge/blob/docs/adr/images/Logo.png",
        "L209",
    )
    assert (link("images/Logo.png", "img", **given).kind, link("images/Logo.png", "img", **given).href) == (
        "text",
        None,
    )
    assert link("images/Logo.png", **{**given, "repository": None}).href is None


def test_a_name_that_begins_with_two_dots_climbs_nowhere() -> None:
    """`..data` is a folder like any other: what lies in it is in the repository, whether the file is known or not."""
    repository = Repository("https://github.com/o/r", branch="main")
    for exists in (None, lambda path: path == "..data/a.txt"):
        found = link("/..data/a.txt", repository=repository, exists=exists)
        assert found.href == "https://github.com/o/r/blob/main/..data/a.txt"
    assert link("/..data/b.txt", repository=repository, exists=lambda _: False).kind == "text"
    assert link("../../../a.md", repository=repository).code == "L203"


def test_the_root_of_a_forge_is_the_repositorys() -> None:
    """Where the project is a folder of the repository, `/` is tried as the project's root and as the repository's."""
    forge = Forge()
    forge.prefix = "team"
    assert link("/team/docs/adr/0012-use-x.md", repository=forge).target == OTHER.path
    assert link("/docs/adr/0012-use-x.md", repository=forge).target == OTHER.path
    assert link("/other/x.go", repository=Forge()).href == "https://forge/blob/other/x.go"


def test_the_root_of_a_source_that_is_a_checkout_is_its_own() -> None:
    """A path from the root counts from the repository that the source belongs to, wherever that is checked out."""
    asking = make_record("checkouts/search/adr/0001-a.md", source="search")
    other = make_record("checkouts/search/adr/0002-b.md", source="search")
    source = Source("checkouts/search/adr", "search", root="checkouts/search")
    corpus = corpus_of(asking, other, given=Settings(sources=(source,)))
    assert link("/adr/0002-b.md", asking=asking, corpus=corpus).target == other.path


def test_what_is_known_not_to_exist_is_broken() -> None:
    """Where one can ask, a Markdown file outside the sources that is not there is reported."""
    assert link("../gone.md", exists=lambda path: path != "docs/gone.md").code == "L203"
    assert link("../there.md", exists=lambda path: path == "docs/there.md").code == ""
    assert link("../../src/gone.go", exists=lambda _: False).kind == "text"
    assert link(".secret/gone.pem", exists=lambda _: False).code == "L203"
    assert link(".secret/there.pem", exists=lambda path: path == "docs/adr/.secret/there.pem").code == "L206"


@pytest.mark.parametrize(
    "target", ["12", "ADR-12", "use-x", "0012-use-x.md", "0012-use-x|the other one", "12#why"]
)
def test_wiki_links_take_every_form_of_reference(target: str) -> None:
    """Two brackets hold a number, a slug or a file's name, with an anchor and a text of their own or without."""
    found = link(target, "wiki")
    assert (found.kind, found.target, found.label) == ("record", OTHER.path, "0012 Use X")
    assert found.href == "0012-use-x.html" + ("#why" if "#" in target else "")


@pytest.mark.parametrize("target", ["0099", "ADR-99", "gone.md", "use-something-else", "0099-gone"])
def test_a_wiki_link_that_fits_nothing_is_broken(target: str) -> None:
    """What was surely meant for a record is reported."""
    assert (link(target, "wiki").kind, link(target, "wiki").code) == ("broken", "L203")


@pytest.mark.parametrize("target", ["1, 2", "A, B", "[call_a], [b]", "f(x)", "", "#x"])
def test_arrays_are_left_alone(target: str) -> None:
    """What stands in double brackets in prose is text, without a finding."""
    assert (link(target, "wiki").kind, link(target, "wiki").code) == ("text", "")


def test_an_ambiguous_wiki_link_names_the_files() -> None:
    """Two records of one number cannot be told apart by it."""
    twins = [make_record("adr/0002-a.md", series="x"), make_record("adr/0002-b.md", series="y")]
    corpus = corpus_of(ASKING, *twins, given=settings("docs/adr", "adr"))
    found = link("2", "wiki", corpus=corpus)
    assert (found.kind, found.code) == ("broken", "L204")
    assert all(twin.path in found.hint for twin in twins)


@pytest.mark.parametrize("source", ["../other", "..", "../../far/adr", "."])
def test_a_source_anywhere_is_judged_alike(source: str) -> None:
    """In a source that lies outside the project, or is all of it, what leads to nothing is broken as elsewhere."""
    start = "" if source == "." else f"{source}/"
    asking = make_record(f"{start}0001-record.md")
    corpus = corpus_of(asking, given=settings(source))
    assert link("0099-gone.md", asking=asking, corpus=corpus).code == "L203"
    assert link("gone.png", "img", asking=asking, corpus=corpus).code == "L205"
    assert link(".env", asking=asking, corpus=corpus).code == "L206"
    assert link("../src/x.go", asking=asking, corpus=corpus).kind in {"text", "broken"}
    assert link("../x.png", "img", asking=asking, corpus=corpus).code == "L206"


def test_a_file_that_no_address_can_hold_is_not_copied() -> None:
    """A backslash in a file's name would be a folder on another system: the link is text, and says how to mend it."""
    corpus = corpus_of(ASKING, files={"docs/adr/a\\b.png": 3}, given=settings("docs/adr"))
    found = link("a%5Cb.png", "img", corpus=corpus)
    assert (found.kind, found.code, found.href) == ("text", "L206", None)
    assert "has a name that no address can hold" in found.message
    assert found.hint == "rename it, without control characters and backslashes"


def test_a_wiki_link_may_be_to_a_person_or_tag_of_the_record() -> None:
    """Note-takers give each a page of its own: one that is no record's name is text, and no fault."""
    asking = make_record("docs/adr/0001-a.md", deciders=("Ann Lee",), tags=("mail",), authors=("Bo",))
    resolve = resolver(corpus_of(asking, given=settings("docs/adr")), asking)
    for name in ("Ann Lee", "mail", "b.reyes|Bo"):
        link = resolve(name, "wiki")
        assert (link.kind, link.code) == ("text", "")
    assert resolve("Cy", "wiki").code == "L203"
