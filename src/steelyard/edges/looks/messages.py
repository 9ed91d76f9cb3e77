"""The messages of the interface: those of the program and its theme, as shipped, and those of a site's own theme."""

from __future__ import annotations

import json
import os
import re
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, TemplateSyntaxError
from jinja2.ext import extract_from_ast
from msgspec import Struct, to_builtins

from steelyard.edges.opening import read_inside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

FILE = "messages.json"
"""Where the messages of the program and its theme are listed, in `steelyard.core.language`; a test writes it."""

_CALL = re.compile(
    r'steelyard\.(?:say\(\s*"(?P<said>(?:[^"\\]|\\.)*)"'
    r'|count\(\s*"(?P<one>(?:[^"\\]|\\.)*)",\s*"(?P<many>(?:[^"\\]|\\.)*)")'
)


class Message(Struct, frozen=True):
    """A message by its English text, one that counts by that of its plural; `one` is its singular, '' where it does not.

    `scripted` says that a script of the page says it.
    """

    text: str
    one: str = ""
    scripted: bool = False


def shipped() -> Mapping[str, Message]:
    """Return the messages of the program and its theme by their text, in the order of the alphabet."""
    listed = json.loads((files("steelyard.core.language") / FILE).read_text(encoding="utf-8"))
    return {entry["text"]: Message(**entry) for entry in listed}


def written(messages: Iterable[Message]) -> str:
    """Write messages as `shipped` reads them, one to a line, each once."""
    lines = [
        json.dumps(
            {key: value for key, value in to_builtins(each).items() if value or key == "text"},
            ensure_ascii=False,
        )
        for each in gathered(messages).values()
    ]
    return "[\n" + ",\n".join(lines) + "\n]\n"


def gathered(messages: Iterable[Message]) -> dict[str, Message]:
    """Put messages together by their text, in the order of the alphabet; a script's is one of the page's too."""
    found: dict[str, Message] = {}
    for each in messages:
        known = found.get(each.text, each)
        found[each.text] = Message(each.text, known.one or each.one, scripted=known.scripted or each.scripted)
    return {text: found[text] for text in sorted(found, key=lambda text: (text.casefold(), text))}


def of_theme(folder: Path) -> Iterator[Message]:
    """Give the messages that a theme's templates and scripts say.

    Files of other people (`static/vendor`) have none. A template that cannot be read has none either: whoever renders
    it says what is wrong.
    """
    for path in _files(folder / "templates"):
        yield from _of_template(_text(path, folder))
    for path in _files(folder / "static"):
        if path.suffix == ".js":
            yield from of_script(_text(path, folder))


def _text(path: Path, folder: Path) -> str:
    """Read a theme's file, '' for one that leads out of it: whoever publishes it says so."""
    try:
        data = read_inside(str(path), os.path.realpath(folder))
    except OSError:
        return ""
    return data.decode("utf-8-sig", errors="replace")


def _of_template(source: str) -> Iterator[Message]:
    try:
        tree = Environment(autoescape=True).parse(source)
    except TemplateSyntaxError:
        return
    found: Iterable[Any] = extract_from_ast(tree, ("_", "_n"))
    for _, function, said in found:
        texts = [text for text in (said if isinstance(said, tuple) else (said,)) if text is not None]
        if function == "_n" and len(texts) == 2:
            yield Message(texts[1], texts[0])
        elif function == "_" and texts:
            yield Message(texts[0])


def of_script(source: str) -> Iterator[Message]:
    """Give the messages that a script says by `steelyard.say` and `steelyard.count`."""
    for call in _CALL.finditer(source):
        if call["said"] is not None:
            yield Message(_string(call["said"]), scripted=True)
        else:
            yield Message(_string(call["many"]), _string(call["one"]), scripted=True)


def _string(literal: str) -> str:
    return str(json.loads(f'"{literal}"'))


def _files(folder: Path) -> list[Path]:
    found = []
    for at, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name != "vendor")
        found += [Path(at) / name for name in sorted(names) if not name.startswith(".")]
    return found
