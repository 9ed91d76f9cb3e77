"""Which pages of a site are as the last build of this process published them, told without making them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast, overload

from msgspec.structs import replace

from steelyard.core.corpus import Corpus, Decision
from steelyard.edges.cache.marks import mark
from steelyard.edges.output.publish import Staged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from steelyard.core.once import Once
    from steelyard.core.views.lists import RowsView
    from steelyard.core.views.site import View
    from steelyard.edges.memo import Memo


class Reuse:
    """What can be taken from the last build for a site with this corpus, published to the folder `out`."""

    def __init__(self, memo: Memo, corpus: Corpus, out: Path) -> None:
        self._memo = memo
        self._corpus = corpus
        self._out = str(out)
        self._same: dict[str, bool] = {}
        self._stand = memo.standing
        self.once: Once = memo.once

    def page(self, view: View | RowsView) -> Staged | None:
        """Return the page of a view, if it was made of an equal one."""
        staged: Staged | None = self._memo.files.take(view.url, view)
        return self._there(staged) if staged else None

    def group(self, url: str, made_of: object) -> list[Staged] | None:
        """Return files that are made together, the first of which has this URL, if they were made of this."""
        staged: list[Staged] | None = self._memo.files.take(url, made_of)
        there = [self._there(each) for each in staged or ()]
        return [each for each in there if each] if there and all(there) else None

    def keep(self, url: str, made_of: object, made: Staged | list[Staged]) -> None:
        """Keep a file, or several that are made together, with what they are made of."""
        self._memo.files.put(url, made_of, made)

    def record(self, url: str, own: object) -> Staged | None:
        """Return a record's page, if it was made of its own facts as they are now, and of others' that are as they were."""
        known = self._memo.files.last(url)
        if known is None or known[0][0] != own or not all(map(self._is_as_before, known[0][1])):
            return None
        self._memo.files.put(url, *known)
        return self._there(known[1])

    def keep_record(self, url: str, own: object, others: Sequence[str], staged: Staged) -> None:
        """Keep a record's page. `others` are the paths of the records that it tells something of."""
        self._memo.files.put(url, (own, others), staged)

    def _is_as_before(self, path: str) -> bool:
        if path not in self._same:
            now, before = self._corpus.by_path.get(path), self._memo.decisions.get(path)
            self._same[path] = now is not None and now == before
        return self._same[path]

    def _there(self, staged: Staged) -> Staged | None:
        """Return a file as one that need not be written, None where it is not there as it was published."""
        before = self._memo.published.get(staged.url)
        if before is None or mark(f"{self._out}/{staged.url}") != before:
            return None
        self._stand[staged.url] = before
        return Staged(staged.url, staged.digest, changed=False) if staged.changed else staged


class Asked:
    """A corpus that notes which records a page asks for."""

    def __init__(self, corpus: Corpus) -> None:
        self._noted: dict[str, None] = {}
        by_path = _ByPath(corpus.by_path, self._noted)
        decisions = cast("tuple[Decision, ...]", _InOrder(corpus.decisions, self._noted))
        self.corpus = replace(corpus, by_path=by_path, decisions=decisions)

    def taken(self) -> tuple[str, ...]:
        """Return the paths of the records that were asked for since the last call."""
        noted = tuple(self._noted)
        self._noted.clear()
        return noted


class _ByPath(Mapping[str, Decision]):
    def __init__(self, by_path: Mapping[str, Decision], noted: dict[str, None]) -> None:
        self._by_path = by_path
        self._noted = noted

    def __getitem__(self, path: str) -> Decision:
        self._noted[path] = None
        return self._by_path[path]

    def __contains__(self, path: object) -> bool:
        self._noted[str(path)] = None
        return path in self._by_path

    def __iter__(self) -> Iterator[str]:
        self._noted.update(dict.fromkeys(self._by_path))
        return iter(self._by_path)

    def __len__(self) -> int:
        return len(self._by_path)


class _InOrder(Sequence[Decision]):
    def __init__(self, decisions: Sequence[Decision], noted: dict[str, None]) -> None:
        self._decisions = decisions
        self._noted = noted

    @overload
    def __getitem__(self, at: int) -> Decision: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Decision]: ...
    def __getitem__(self, at: Any) -> Any:
        found = self._decisions[at]
        self._noted.update(
            (each.record.path, None) for each in (found if isinstance(at, slice) else (found,))
        )
        return found

    def __len__(self) -> int:
        return len(self._decisions)
