"""The list of the interface's messages is whole: whatever templates, scripts and the program say stands in it."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from steelyard.core.language.language import PLACE
from steelyard.core.language.translations import values_of
from steelyard.edges.looks.messages import FILE, Message, gathered, of_script, of_theme, shipped, written

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src/steelyard"
LIST = PACKAGE / "core/language" / FILE
TEMPLATES = sorted((ROOT / "theme/templates").iterdir())
SCRIPTS = [path for path in sorted((ROOT / "theme").rglob("*.js")) if "vendor" not in path.parts]
PASSED_ON = {"core/language/told.py", "edges/looks/wording.py"}
"""Where a message is handed on that somebody else wrote as a literal."""


def of_program() -> list[Message]:
    """Give what the program's own code says by `.say`, `.count`, `message`, `worded`; a terminal speaks English."""
    found = [Message(PLACE, "{n}st")]
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.relative_to(PACKAGE).as_posix() in PASSED_ON or path.is_relative_to(PACKAGE / "doors"):
            continue
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(call, ast.Call) or not call.args:
                continue
            name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            texts = [
                one.value
                for one in call.args[:2]
                if isinstance(one, ast.Constant) and isinstance(one.value, str)
            ]
            if name in {"say", "message", "worded"} and texts:
                found.append(Message(texts[0]))
            elif name in {"count", "worded_count"} and len(texts) == 2:
                found.append(Message(texts[1], texts[0]))
    return found


def test_the_list_is_what_is_said(*, approve: bool) -> None:
    """The shipped list has every message of the program, its templates and its scripts, and no other."""
    said = written([*of_program(), *of_theme(ROOT / "theme")])
    if approve:
        LIST.write_text(said, encoding="utf-8")
        return
    assert LIST.read_text(encoding="utf-8") == said


def test_a_message_counts_everywhere_or_nowhere() -> None:
    """One English text is one message: it has plurals wherever it is said, and the same singular."""
    ways: dict[str, set[str]] = defaultdict(set)
    for each in (*of_program(), *of_theme(ROOT / "theme")):
        ways[each.text].add(each.one)
    assert {text: ones for text, ones in ways.items() if len(ones) > 1} == {}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_say_literal_messages(path: Path) -> None:
    """Every `_` and `_n` of a template is given its message as it stands, with a value for each of its names."""
    tree = Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
    for call in tree.find_all(nodes.Call):
        if not isinstance(call.node, nodes.Name) or call.node.name not in {"_", "_n"}:
            continue
        texts = call.args[: 2 if call.node.name == "_n" else 1]
        assert all(isinstance(one, nodes.Const) for one in texts), f"{path.name}:{call.lineno}"
        given = {each.key for each in call.kwargs} | ({"n"} if call.node.name == "_n" else set())
        for one in texts:
            assert isinstance(one, nodes.Const)
            assert set(values_of(one.value)) - {"n"} == given - {"n"}, f"{path.name}:{call.lineno}"
            assert "n" not in values_of(one.value) or "n" in given, f"{path.name}:{call.lineno}"


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_say_literal_messages(path: Path) -> None:
    """Every `steelyard.say` and `steelyard.count` of a script is given its message as it stands, and found."""
    source = path.read_text(encoding="utf-8")
    calls = re.findall(r"(?<!\.)\bsteelyard\.(?:say|count)\(", source)
    assert len(list(of_script(source))) == len(calls)


def test_the_list_is_sorted_and_each_message_stands_once() -> None:
    """Two builds of the list are one, and a reader finds a message in it."""
    texts = list(shipped())
    assert texts == list(gathered(shipped().values()))
    assert len(texts) > 200


def test_messages_hold_no_blank_that_is_lost() -> None:
    """A message can be written in YAML as it is: no line break, no blank at its ends, none but the plain one within."""
    for message in shipped().values():
        for text in filter(None, (message.text, message.one)):
            assert text == " ".join(text.split())
