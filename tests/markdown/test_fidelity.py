"""Over the shared corpora, the `github` dialect shows what cmark-gfm shows, but for what is meant to differ."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

import pytest

from shown_html import shown
from steelyard.core.model import Link
from steelyard.markdown import BodyRenderer, BodySettings, cmark
from steelyard.markdown.formulas import PLACEHOLDER, protect, to_mathml
from steelyard.markdown.source import Source
from steelyard.markdown.words import emoji

if TYPE_CHECKING:
    from pathlib import Path

REPOSITORIES = (
    "CMSgov__easi-app",
    "HHS__simpler-grants-gov",
    "JabRef__jabref",
    "NHSDigital__repository-template",
    "adr__madr",
    "alphagov__govuk-aws",
    "eclipse-edc__Connector",
    "ethereum__EIPs",
    "gemmadanks__python-project-template",
    "microsoft__semantic-kernel",
    "ministryofjustice__cloud-platform",
    "mrwilson__adr-viewer",
    "opinionated-digital-center__python-library-project-generator",
    "thomvaill__log4brains",
)
FRONT_MATTER = re.compile(r"\A---\n.*?\n---[ \t]*(?:\n|\Z)", re.DOTALL)
FENCE = re.compile(r"^(`{3,}|~{3,}).*?^\1", re.MULTILINE | re.DOTALL)
TITLE = re.compile(r"^# ", re.MULTILINE)
ALERT = re.compile(r"(<blockquote>\n<p>)\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\](?:\n|<br />\n|</p>\n<p>)")
SHORT_CODE = re.compile(r":([a-z0-9_+\-]+):")


def as_written(destination: str, tag: str) -> Link:
    """Leave every destination as it is: what links become is other tests' matter."""
    return Link("text") if tag == "wiki" else Link("external", destination)


def expected(body: str, *, titled: bool) -> list[str]:
    """Return what cmark-gfm itself shows, with each difference that is meant applied by its name."""
    text, formulas = protect(Source(body)) if "$" in body else (body, ())
    html = cmark.render(text)

    def set_formula(match: re.Match[str]) -> str:
        formula = formulas[int(match[1])]
        made = to_mathml(formula.latex, display=formula.display)
        return "<math>x</math>" if made is not None else f"<code>{escape(formula.source)}</code>"

    tokens = shown(ALERT.sub(r"\1", PLACEHOLDER.sub(set_formula, html)))
    tokens = with_emoji(without_dropped_images(tokens))
    return without_title(tokens) if titled else tokens


def without_title(tokens: list[str]) -> list[str]:
    start, end = tokens.index("<h1"), tokens.index(">h1")
    return tokens[:start] + tokens[end + 1 :]


def with_emoji(tokens: list[str]) -> list[str]:
    return [
        SHORT_CODE.sub(lambda match: emoji().get(match[1], match[0]), token)
        if token.startswith('"') and tokens[at - 1] not in {"<code", "<pre"}
        else token
        for at, token in enumerate(tokens)
    ]


def without_dropped_images(tokens: list[str]) -> list[str]:
    """Leave out an image whose address GitHub's sanitiser drops (`upload://`)."""
    return [token for token in tokens if token != "<img  "]


def differences(folder: Path, renderer: BodyRenderer) -> tuple[int, list[str]]:
    count, found = 0, []
    for path in sorted(folder.rglob("*.md")):
        text = path.read_text("utf-8-sig").replace("\r\n", "\n")
        body = FRONT_MATTER.sub("", text)
        title = TITLE.search(FENCE.sub(lambda match: re.sub("[^\n]", ".", match[0]), body))
        line = body.count("\n", 0, title.start()) + 1 if title else 0
        fragment, _ = renderer.render(body, file=path.name, first_line=1, title_line=line, resolve=as_written)
        ours, theirs = shown(fragment.html), expected(body, titled=bool(title))
        count += 1
        if ours != theirs:
            at = next((n for n, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b), 0)
            found.append(f"{path.name}: {ours[at : at + 3]} but cmark-gfm has {theirs[at : at + 3]}")
    return count, found


@pytest.mark.parametrize("repository", REPOSITORIES)
def test_every_real_body_shows_what_cmark_gfm_shows(shared: Path, repository: str) -> None:
    """Blocks, text, addresses and states of every record equal cmark-gfm's own output, in their order."""
    count, found = differences(shared / "corpora" / repository, BodyRenderer(BodySettings()))
    assert count > 0
    assert found == []


def test_a_difference_is_seen() -> None:
    """The comparison tells apart what a reader would: text, blocks, addresses, boxes, alignment of code."""
    pairs = (
        ("<p>a</p>", "<p>b</p>"),
        ("<p>a</p>", "a"),
        ('<a href="x">a</a>', '<a href="y">a</a>'),
        ("<ul><li>a</li></ul>", "<ol><li>a</li></ol>"),
        ("<pre>a\n  b</pre>", "<pre>a\n b</pre>"),
        ('<input type="checkbox">', '<input type="checkbox" checked>'),
    )
    assert [pair for pair in pairs if shown(pair[0]) == shown(pair[1])] == []
