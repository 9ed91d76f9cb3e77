"""The graph for programs: decisions and relations by their ids, as `graph.schema.json` has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from steelyard.core.export import VERSION

if TYPE_CHECKING:
    from steelyard.core.corpus import Corpus, Decision
    from steelyard.core.graph.network import Network


def graph_json(network: Network, corpus: Corpus) -> dict[str, Any]:
    """Return a network as plain values; ids and addresses are those of decisions.json."""
    site = corpus.settings.site
    return {
        "version": VERSION,
        "site": {"name": site.title, "url": site.url},
        "nodes": [_node(decision) for decision in network.decisions],
        "edges": [
            {"kind": edge.kind, "from": corpus.by_path[edge.tail].id, "to": corpus.by_path[edge.head].id}
            for edge in network.edges
        ],
    }


def _node(decision: Decision) -> dict[str, Any]:
    record = decision.record
    return {
        "id": decision.id,
        "number": record.number,
        "title": record.title,
        "url": decision.url,
        "status": record.status,
        "standing": decision.standing,
        "date": record.date,
        "tags": list(record.tags),
        "source": record.source,
    }
