"""`steelyard graph`: the decisions and their relations, for programs that draw or read them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import click
from msgspec.structs import replace

from steelyard.doors.narrowing import bearers
from steelyard.doors.options import WholeNumber, drafts_option, sources_argument
from steelyard.doors.reporting import near
from steelyard.doors.work import Request, dumped, fail_on_errors, fail_on_nothing_read, found_record, surveyed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.core.graph.network import Network
    from steelyard.edges.survey import Survey

Form = Literal["dot", "mermaid", "json", "svg"]


@click.command()
@sources_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["dot", "mermaid", "json", "svg"]),
    default="dot",
    show_default=True,
    help="The language that the graph is written in.",
)
@click.option("--tag", metavar="NAME", help="Only decisions with this tag.")
@click.option("--around", metavar="RECORD", help="Only this record and those it has to do with.")
@click.option(
    "--depth",
    type=WholeNumber(min=1),
    metavar="N",
    help="How many relations away from --around; 1 if not given.",
)
@drafts_option
def graph(
    sources: Sequence[str],
    form: Form,
    tag: str | None,
    around: str | None,
    depth: int | None,
    drafts: bool,
) -> None:
    """Print the graph of the decisions and their relations.

    RECORD is a number, a slug, a file name or a path.

    \b
    dot      for Graphviz, which lays it out and writes SVG, PDF and PNG; the
             default, since most programs that draw graphs read it
    mermaid  for a ```mermaid block of Markdown, which GitHub and GitLab draw
    json     for programs; `steelyard schema graph` describes it
    svg      a picture of its own, laid out as on the site's graph page

    \b
    Example:
      steelyard graph | dot -Tsvg > graph.svg
      steelyard graph --around 12 --depth 2 --format mermaid
    """
    if depth is not None and around is None:
        raise click.UsageError("--depth needs --around, the record to count from")
    survey = surveyed(Request(sources, drafts=drafts))
    fail_on_nothing_read(survey)
    network = _chosen(survey, tag, around, depth=depth or 1)
    # These formats are UTF-8 by definition, whatever the terminal's encoding is.
    click.echo(_written(network, survey, form).encode("utf-8", "replace"), nl=False)
    fail_on_errors(survey)


def _chosen(survey: Survey, tag: str | None, around: str | None, *, depth: int) -> Network:
    """Return the part of the graph that was asked for."""
    from steelyard.core.graph import network as networks

    corpus = survey.corpus
    network = networks.build_network(corpus)
    if around is not None:
        start = found_record(survey, around)
        if start not in corpus.by_path:
            raise click.UsageError(
                f"`{near(survey.root, start)}` is a page and no record: it has no relations"
            )
        network = networks.among(network, networks.around(network, [start], depth=depth))
    if tag is not None:
        network = networks.among(network, frozenset(bearers(corpus.tags, tag)))
    return network


def _written(network: Network, survey: Survey, form: Form) -> str:
    """Write a graph in one of the languages; it ends with a line break."""
    corpus = survey.corpus
    if form == "json":
        from steelyard.core.graph.listing import graph_json

        return dumped(graph_json(network, corpus))
    if form == "svg":
        return _drawn(network, survey)
    from steelyard.core.graph.chart import build_chart
    from steelyard.core.statuses import Statuses

    chart = build_chart(network, corpus, Statuses(corpus.settings.statuses))
    if form == "mermaid":
        from steelyard.core.graph.mermaid import TOO_LARGE, is_too_large, mermaid_text

        text = mermaid_text(chart)
        if is_too_large(chart, text):
            click.echo(TOO_LARGE, err=True)
        return text
    from steelyard.core.graph.dot import dot_text

    return dot_text(chart)


def _drawn(network: Network, survey: Survey) -> str:
    """Make a picture with the project's theme, in its language; end with 1 where the theme cannot be used."""
    from steelyard.core.graph.picture import picture_view
    from steelyard.core.statuses import Statuses
    from steelyard.doors.work import fail
    from steelyard.edges.looks.languages import language_of
    from steelyard.edges.looks.layers import ThemeFault
    from steelyard.edges.looks.theme import theme_of

    corpus, project = survey.corpus, survey.project
    # A picture is shown to the site's readers; the other formats are for programs.
    language, _ = language_of(project.settings, project.root)
    statuses = Statuses(corpus.settings.statuses, language)
    view = picture_view(network, replace(corpus, language=language), statuses)
    try:
        return theme_of(project, language).draw(view)
    except ThemeFault as fault:
        fail((fault.diagnostic,), survey)
