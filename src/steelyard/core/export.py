"""What programs may rely on: `decisions.json`, key by key as the contract has it."""

from __future__ import annotations

import json
import re
from functools import partial
from typing import TYPE_CHECKING, Any

from steelyard.core.model import RELATIONS
from steelyard.core.once import anew, same
from steelyard.core.scores.export import tables_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from steelyard.core.corpus import Corpus, Decision
    from steelyard.core.once import Once
    from steelyard.core.scores.study import Study

VERSION = 1
"""The contract's major version: keys may be added under it, none changes its meaning."""

DECISIONS = "decisions.json"
"""Where all of them lie in a site."""

_LISTED = frozenset({"nodes", "edges"})
_encoded = json.JSONEncoder(ensure_ascii=False, allow_nan=False, check_circular=False).encode
_SURROGATE = re.compile("[\ud800-\udfff]")


def record_texts(corpus: Corpus, studies: Mapping[str, Sequence[Study]], once: Once = anew) -> Iterator[str]:
    """Give each record as JSON, in the site's order: what `decisions_of` and `record_of` put into a file.

    The corpus has its mentions, `studies` go by path.
    """
    ids = same(once, ("ids",), {path: decision.id for path, decision in corpus.by_path.items()})
    for decision in corpus.decisions:
        path, own = decision.record.path, studies.get(decision.record.path, ())
        links = corpus.mentions.get(path), corpus.mentioned_by.get(path)
        made_of = (decision, decision.record.whole, own, links, ids)
        yield once(("json", path), made_of, partial(_text, corpus, decision, own))


def _text(corpus: Corpus, decision: Decision, studies: Sequence[Study]) -> str:
    return _encodable(_encoded({**_record(corpus, decision), "tables": tables_json(studies)}))


def naming(decision: Decision) -> bytes:
    """Return the one place in a record's text that tells its title, with what tells it from every other record's."""
    record = decision.record
    named = {"path": record.path, "number": record.number, "slug": record.slug, "title": record.title}
    return _encodable(_encoded(named)[1:-1]).encode()


def decisions_of(corpus: Corpus, texts: Iterable[bytes]) -> bytes:
    """Return `decisions.json` from its records, as `record_texts` gives them, in UTF-8: as values they are many times its size."""
    head = dump(_head(corpus)).removesuffix("}\n").encode()
    pieces = [head, b',\n"records": [']
    for text in texts:
        pieces += (b",\n" if len(pieces) > 2 else b"\n", text)
    return b"".join((*pieces, b"\n]}\n"))


def record_of(corpus: Corpus, text: bytes) -> bytes:
    """Return the file of one record, from its text in UTF-8: as in `decisions.json`, with the same head."""
    return b"".join((dump(_head(corpus)).removesuffix("}\n").encode(), b',\n"record": ', text, b"}\n"))


def _head(corpus: Corpus) -> dict[str, Any]:
    site = corpus.settings.site
    return {"version": VERSION, "site": {"name": site.title, "url": site.url}}


def list_json(corpus: Corpus) -> list[dict[str, Any]]:
    """Return every record as plain values without its tables, in the site's order."""
    return [_record(corpus, decision) for decision in corpus.decisions]


def dump(value: dict[str, Any] | list[Any]) -> str:
    """Write values as JSON in UTF-8, one line a record or relation, with a newline at the end; equal values are equal text.

    Half of a surrogate pair, which no encoding holds, becomes U+FFFD.
    """
    if isinstance(value, dict):
        entries = (
            f"{_encoded(key)}: {_lines(item) if key in _LISTED else _encoded(item)}"
            for key, item in value.items()
        )
        text = "{" + ",\n".join(entries) + "}\n"
    else:
        text = _lines(value) + "\n"
    return _encodable(text)


def _lines(items: Iterable[Any]) -> str:
    return "[" + ",".join(f"\n{_encoded(item)}" for item in items) + "\n]"


def _encodable(text: str) -> str:
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def _record(corpus: Corpus, decision: Decision) -> dict[str, Any]:
    record, path = decision.record, decision.record.path
    related: dict[str, list[str]] = {kind: [] for kind in RELATIONS}
    added: list[dict[str, str]] = []
    for side in decision.relations:
        other = corpus.by_path[side.path].id
        if side.kind in related:
            related[side.kind].append(other)
        else:
            added.append({"kind": side.kind, "target": other})
    stated: dict[str, list[str]] = {kind: [] for kind in RELATIONS}
    for kind, reference in decision.stated:
        stated.setdefault(kind, []).append(reference)
    mentions = [mention.target for mention in corpus.mentions.get(path, ())]
    return {
        "id": decision.id,
        "source": record.source,
        "path": path,
        "number": record.number,
        "slug": record.slug,
        "title": record.title,
        "url": decision.url,
        "summary": record.summary,
        "status": record.status,
        "status_text": record.status_text,
        "standing": decision.standing,
        "date": record.date,
        "review_by": record.review_by,
        "history": [
            {
                "date": step.date,
                "status": step.status,
                "by": step.by,
                "note": step.note,
                "status_text": step.text or None,
            }
            for step in record.history
        ],
        "in_force": [{"from": time.start, "to": time.end} for time in decision.in_force],
        "deciders": list(record.deciders),
        "authors": list(record.authors),
        "consulted": list(record.consulted),
        "informed": list(record.informed),
        "tags": list(record.tags),
        **related,
        "mentions": _ids(corpus, mentions),
        "mentioned_by": _ids(corpus, [asker for asker, _ in corpus.mentioned_by.get(path, ())]),
        "relations": added,
        "chosen": record.chosen,
        "because": record.because,
        "stated": stated,
    }


def _ids(corpus: Corpus, paths: Iterable[str]) -> list[str]:
    """Return the identities of those that are records."""
    return [corpus.by_path[path].id for path in paths if path in corpus.by_path]
