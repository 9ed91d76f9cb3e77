"""A further step in front matter's `history`, written as the steps that stand there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from steelyard.reading.status import read_steps
from steelyard.writing.amending.front import is_toml, nodes, raw, written
from steelyard.writing.amending.phrases import cased, further

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from steelyard.core.settings import StatusWord
    from steelyard.reading.yaml import Node
    from steelyard.writing.amending.lines import Lines
    from steelyard.writing.amending.phrases import NewStep

_DASH = re.compile(r"(?P<indent>[ \t]*)-[ \t]+")
_ORDER = ("date", "status", "by")


def with_step(lines: Lines, history: Node, step: NewStep, *, own: Sequence[StatusWord]) -> Lines | None:
    """Add a step to a list of them, at its newest end; None where the list has a form that is not known."""
    if history.kind != "list" or not history.items or is_toml(lines):
        return None
    first, last = history.items[0], history.items[-1]
    newest_first = len(history.items) > 1 and _date(first) > _date(last)
    sample = first if newest_first else last
    if lines.line(history.line)[history.column - 1 : history.column] == "[":
        return _in_brackets(lines, sample, step, own=own, before=newest_first)
    dash = _DASH.fullmatch(lines.line(sample.line)[: sample.column - 1])
    new = _texts(lines, sample, step, own=own)
    if dash is None or new is None:
        return None
    indent = " " * (sample.column - 1)
    texts = [(dash[0] if at == 0 else indent) + text for at, text in enumerate(new)]
    after = sample.line - 1 if newest_first else _last_line(lines, sample, deeper_than=len(dash["indent"]))
    return lines.with_lines(after, texts)


def without_supersession(lines: Lines, history: Node, *, own: Sequence[StatusWord]) -> Lines | None:
    """Leave out the newest step of a list where it is `superseded`; None where it is not, or has a form that is not known."""
    if history.kind != "list" or len(history.items) < 2 or is_toml(lines):
        return None
    at = 0 if _date(history.items[0]) > _date(history.items[-1]) else len(history.items) - 1
    item = history.items[at]
    status = item.get("status")
    step = read_steps(item.text, own=own)
    if (status.text.casefold() if status else step[0].status if step else "") != "superseded":
        return None
    dash = _DASH.fullmatch(lines.line(item.line)[: item.column - 1])
    if dash:
        return lines.without(item.line, _last_line(lines, item, deeper_than=len(dash["indent"])))
    others = history.items[at + 1 :] or history.items[:at]
    if any(node.line != item.line for node in (*nodes(item), others[0], others[-1])):
        return None
    if at:
        line = lines.line(item.line)
        start = line.rindex(",", 0, item.column - 1)
        end = line.index("]", max(node.column + node.length for node in nodes(item)) - 1)
        return lines.with_span(item.line, start + 1, length=end - start, text="")
    return lines.with_span(item.line, item.column, length=others[0].column - item.column, text="")


def _in_brackets(
    lines: Lines, sample: Node, step: NewStep, *, own: Sequence[StatusWord], before: bool
) -> Lines | None:
    new = _texts(lines, sample, step, own=own)
    if new is None or len(new) != 1:
        return None
    if before:
        return lines.with_span(sample.line, sample.column, length=0, text=f"{new[0]}, ")
    end = max((node.line, node.column + node.length) for node in nodes(sample))
    if sample.kind == "map":
        close = lines.line(end[0]).find("}", end[1] - 1)
        if close < 0:
            return None
        end = (end[0], close + 2)
    return lines.with_span(*end, length=0, text=f", {new[0]}")


def _texts(lines: Lines, sample: Node, step: NewStep, *, own: Sequence[StatusWord]) -> list[str] | None:
    """Write a step in the form of another, on one line or on several."""
    if sample.kind == "scalar":
        old = raw(lines, sample)
        return None if old is None else [written(further(sample.text, step, own), old)]
    if sample.kind != "map":
        return None
    pairs = list(_pairs(lines, sample, step))
    if lines.line(sample.line)[sample.column - 1 : sample.column] == "{":
        return ["{" + ", ".join(pairs) + "}"]
    return pairs


def _pairs(lines: Lines, sample: Node, step: NewStep) -> Iterator[str]:
    given = {key.text.strip().casefold(): (key.text, value) for key, value in sample.entries}
    told = {"date": step.date, "status": step.word, "by": step.by}
    for name in sorted(_ORDER, key=lambda name: list(given).index(name) if name in given else len(given)):
        if not told[name]:
            continue
        key, value = given.get(name, (name, None))
        old = (raw(lines, value) or "") if value is not None and value.kind == "scalar" else ""
        text = cased(told[name], value.text) if name == "status" and value is not None else told[name]
        yield f"{key}: {written(text, old)}"


def _date(item: Node) -> str:
    date = item.get("date")
    return date.text if date else item.text


def _last_line(lines: Lines, item: Node, *, deeper_than: int) -> int:
    """Return the last line of a list's item: what follows it and is indented deeper is its own."""
    last = max(node.line for node in nodes(item))
    while (
        not lines.is_blank(last + 1)
        and len(lines.line(last + 1)) - len(lines.line(last + 1).lstrip()) > deeper_than
    ):
        last += 1
    return last
