"""A criteria table in YAML or JSON, in a file of its own or inline in a record's front matter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from steelyard.diagnostics import Place
from steelyard.reading.frontmatter import fold_key
from steelyard.reading.tables.drafts import Draft, DraftCriterion, DraftOption, Written
from steelyard.reading.tables.faults import Faults
from steelyard.reading.tables.limits import too_large
from steelyard.reading.tables.named_scores import read_scores
from steelyard.reading.yaml import printable, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steelyard.core.scores.tables import Form
    from steelyard.diagnostics import Diagnostic
    from steelyard.reading.yaml import Node

KEYS = ("title", "chosen", "because", "scale", "criteria", "options", "scores", "scorers", "presets")
CRITERION_KEYS = ("name", "weight", "direction", "scale", "must", "unit", "note")
OPTION_KEYS = ("name", "note")

_HALVES = re.compile(r"(?<!\\)((?:\\\\)*)\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")


def read_yaml_table(
    text: str, *, file: str, name: str, json: bool = False
) -> tuple[Draft | None, tuple[Diagnostic, ...]]:
    """Read a file that holds one table in YAML, or in JSON, which is YAML but for its halves of characters."""
    if json:
        text = _HALVES.sub(_joined, text)
    root, found = read_yaml(text.removeprefix("\ufeff"), file=file)
    if found:
        named = (
            replace(one, message=one.message.replace("this is not YAML", "this is not JSON")) for one in found
        )
        return None, tuple(named) if json else found
    faults = Faults(file)
    if root is None or root.kind == "null":
        faults.add("K807", Place(file), "the file holds no table", "write `criteria`, `options` and `scores`")
        return None, faults.all()
    return _read(printable(root), Place(file), faults, name=name, form="yaml")


def read_inline_table(
    node: Node, *, file: str, name: str = ""
) -> tuple[Draft | None, tuple[Diagnostic, ...]]:
    """Read a table written out under `criteria` in a record's front matter."""
    place = Place(file, node.line, node.column, node.length)
    return _read(node, place, Faults(file), name=name, form="front matter")


def _joined(match: re.Match[str]) -> str:
    high, low = int(match[2], 16), int(match[3], 16)
    return match[1] + chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))


def _read(
    root: Node, place: Place, faults: Faults, *, name: str, form: Form
) -> tuple[Draft | None, tuple[Diagnostic, ...]]:
    if root.kind != "map":
        hint = "write `criteria`, `options` and `scores`, each as a key with its values"
        faults.kind(root, "a table", "a mapping of keys", hint)
        return None, faults.all()
    parts = faults.keys(root, KEYS, "a table")
    criteria = list(_criteria(parts.get("criteria"), faults))
    options = list(_options(parts.get("options"), faults))
    if "criteria" not in parts:
        hint = "list them: `criteria: [{name: Cost, weight: 3}]`"
        faults.add("K807", place, "the table has no `criteria`", hint)
        return None, faults.all()
    large = too_large(len(criteria), len(options), place)
    if large is not None:
        return None, (large,)
    scores = read_scores(
        parts.get("scores"), parts.get("scorers"), [one.name for one in criteria], options, place, faults
    )
    draft = Draft(
        name,
        faults.text(parts.get("title"), "title"),
        form,
        place,
        tuple(criteria),
        scores.options,
        scores.cells,
        scores.sheets,
        tuple(_presets(parts.get("presets"), faults)),
        _scale(parts.get("scale"), faults),
        faults.written(parts.get("chosen"), "chosen"),
        faults.text(parts.get("because"), "because"),
    )
    return (None, faults.all()) if faults.all() else (draft, ())


def _criteria(node: Node | None, faults: Faults) -> Iterator[DraftCriterion]:
    """Read criteria in any of their forms: names, `name: weight`, mappings with a `name`, or a mapping of all."""
    if node is None or node.kind == "null":
        return
    if node.kind == "map":
        for key, value in node.entries:
            yield _criterion(faults.name(key), value, faults)
        return
    for item in faults.items(node, "criteria"):
        if item.kind == "map" and not any(fold_key(key.text) == "name" for key, _ in item.entries):
            if len(item.entries) == 1:
                yield _criterion(faults.name(item.entries[0][0]), item.entries[0][1], faults)
            else:
                faults.add("K807", faults.place(item), "a criterion without a `name`", "write `name: …`")
        elif item.kind == "map":
            parts = faults.keys(item, CRITERION_KEYS, "a criterion")
            written = faults.written(parts.get("name"), "name")
            if written is None:
                faults.add("K807", faults.place(item), "a criterion without a `name`", "write `name: …`")
            else:
                yield _detailed(written, parts, faults)
        elif item.kind == "scalar":
            yield DraftCriterion(faults.name(item))
        else:
            faults.kind(item, "a criterion", "a name or a mapping", "write `- name: Cost`")


def _criterion(name: Written, value: Node, faults: Faults) -> DraftCriterion:
    if value.kind == "map":
        return _detailed(name, faults.keys(value, CRITERION_KEYS[1:], "a criterion"), faults)
    return DraftCriterion(name, faults.written(value, "weight"))


def _detailed(name: Written, parts: dict[str, Node], faults: Faults) -> DraftCriterion:
    return DraftCriterion(
        name,
        faults.written(parts.get("weight"), "weight"),
        faults.written(parts.get("direction"), "direction"),
        _scale(parts.get("scale"), faults),
        faults.written(parts.get("must"), "must"),
        faults.text(parts.get("unit"), "unit"),
        faults.text(parts.get("note"), "note"),
    )


def _options(node: Node | None, faults: Faults) -> Iterator[DraftOption]:
    if node is None or node.kind == "null":
        return
    if node.kind == "map":
        for key, value in node.entries:
            yield DraftOption(faults.name(key), faults.text(value, "note"))
        return
    for item in faults.items(node, "options"):
        if item.kind == "scalar":
            yield DraftOption(faults.name(item))
        elif item.kind != "map":
            faults.kind(item, "an option", "a name or a mapping", "write `- name: Build`")
        elif len(item.entries) == 1 and fold_key(item.entries[0][0].text) != "name":
            key, value = item.entries[0]
            yield DraftOption(faults.name(key), faults.text(value, "note"))
        else:
            parts = faults.keys(item, OPTION_KEYS, "an option")
            written = faults.written(parts.get("name"), "name")
            if written is None:
                faults.add("K807", faults.place(item), "an option without a `name`", "write `name: …`")
            else:
                yield DraftOption(written, faults.text(parts.get("note"), "note"))


def _scale(node: Node | None, faults: Faults) -> Written | None:
    """Read a scale as text: `1-5`, or its two ends in a list."""
    if node is not None and node.kind == "list" and len(node.items) == 2:
        low, high = (faults.written(item, "scale") for item in node.items)
        return Written(f"{low.text} to {high.text}", faults.place(node)) if low and high else None
    return faults.written(node, "scale")


def _presets(
    node: Node | None, faults: Faults
) -> Iterator[tuple[Written, tuple[tuple[Written, Written], ...]]]:
    for key, weights in faults.entries(node, "`presets`", "names with their weights"):
        pairs = []
        for criterion, weight in faults.entries(weights, "a preset", "criteria with their weights"):
            written = faults.written(weight, "weight")
            pairs.append((faults.name(criterion), written or Written("", faults.place(criterion))))
        yield faults.name(key), tuple(pairs)
