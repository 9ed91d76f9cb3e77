"""Compiled patterns that are kept: each is what Python makes of it, and what is damaged or foreign is as if it were not there."""

from __future__ import annotations

import marshal
import os
import re
import subprocess
import sys
import threading
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steelyard.edges.cache import patterns
from steelyard.edges.cache.folder import Folder
from steelyard.edges.cache.patterns import kept_patterns

if TYPE_CHECKING:
    from pathlib import Path

compiler: Any = import_module("re._compiler")

pytestmark = pytest.mark.skipif(
    sys.implementation.name != "cpython", reason="other Pythons compile patterns as ever"
)

SAMPLES = (
    ("", 0),
    (r"(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?", 0),
    (r"(?i:accepted|überholt)\b(?<!\w)", re.MULTILINE),
    (r"[^\W\d_]++(?>a|b)*?", re.IGNORECASE | re.DOTALL),
    (r"(a)|(?P<b>b)(?(b)c|d)\1?", re.ASCII),
    ("[\U0001f000-\U0001faff\u3040-\u30ff]{2,}+", 0),
    ("a  # remark\n b", re.VERBOSE),
)
PIECES = (
    "a",
    "é",
    "[a-f]",
    r"\w",
    r"\b",
    "(b)",
    "(?:c|d)",
    "(?=e)",
    "(?<!f)",
    "*",
    "+?",
    "{2,3}",
    "|",
    "^",
    "$",
    "(?i)",
)


def compiled(samples: list[tuple[str, int]]) -> list[re.Pattern[str]]:
    """Compile patterns past the few that Python itself keeps."""
    re.purge()
    return [re.compile(pattern, flags) for pattern, flags in samples]


def test_what_is_kept_is_what_python_compiles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Patterns of a second run are equal to those that Python makes, and Python makes none of them."""
    plain = compiled(list(SAMPLES))
    with kept_patterns(str(tmp_path)):
        first = compiled(list(SAMPLES))

    def refuse(*_: object) -> object:
        raise AssertionError

    monkeypatch.setattr(compiler, "compile", refuse)
    with kept_patterns(str(tmp_path)):
        second = compiled(list(SAMPLES))
    # Python calls two patterns equal whose text, flags and code are.
    assert first == plain
    assert second == plain
    assert [each.groupindex for each in second] == [each.groupindex for each in plain]
    assert second[1].fullmatch("2024-03-01") is not None


@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from(PIECES), max_size=6).map("".join),
            st.sampled_from([0, int(re.IGNORECASE), int(re.MULTILINE | re.DOTALL)]),
        )
    )
)
def test_any_patterns(tmp_path_factory: pytest.TempPathFactory, samples: list[tuple[str, int]]) -> None:
    """Whatever Python compiles is kept as it is, and what it refuses is refused in its words each time."""

    def told() -> list[object]:
        re.purge()
        ends: list[object] = []
        for pattern, flags in samples:
            try:
                ends.append(re.compile(pattern, flags))
            except re.error as error:
                ends.append(str(error))
        return ends

    place, plain = str(tmp_path_factory.mktemp("cache")), told()
    for _ in range(2):
        with kept_patterns(place):
            assert told() == plain


def test_python_compiles_as_ever_afterwards(tmp_path: Path) -> None:
    """Nothing of Python stays changed, whatever ends the run."""
    before = compiler.compile, compiler._sre
    with pytest.raises(KeyError), kept_patterns(str(tmp_path)):
        raise KeyError
    assert (compiler.compile, compiler._sre) == before


@pytest.mark.parametrize(
    "code",
    [b"", b"\x00", b"i\x01\x00\x00\x00", marshal.dumps(("a", 0, [1, 2, 3], 0, {}, (None,)))],
)
def test_what_is_damaged_is_compiled_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: bytes
) -> None:
    """A kept pattern that the engine refuses is compiled, and kept as it should be."""
    with kept_patterns(str(tmp_path)):
        compiled([("a+", 0)])
    load = Folder.load
    monkeypatch.setattr(Folder, "load", lambda *_: {("a+", 0): code})
    with kept_patterns(str(tmp_path)):
        (made,) = compiled([("a+", 0)])
    assert made.fullmatch("aaa")
    monkeypatch.setattr(Folder, "load", load)
    with kept_patterns(str(tmp_path)):
        assert compiled([("a+", 0)]) == [made]


def test_another_python_takes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What one Python has compiled is no other one's."""
    with kept_patterns(str(tmp_path)):
        compiled(list(SAMPLES))
    (kept,) = tmp_path.glob("*/patterns")
    before = kept.read_bytes()
    monkeypatch.setattr(sys, "version", "3.99")
    with kept_patterns(str(tmp_path)):
        compiled([("another", 0)])
    assert kept.read_bytes() == before
    assert len(list(tmp_path.glob("*/patterns"))) == 2


def test_where_nothing_can_be_kept(tmp_path: Path) -> None:
    """Without a cache, or where it cannot be written, patterns are compiled without a word."""
    (tmp_path / "file").write_text("")
    for place in ("", str(tmp_path / "file")):
        with kept_patterns(place):
            assert compiled([("b", 0)])[0].match("b")


def test_what_is_kept_stays_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of too many patterns only those stay that the last run has asked for."""
    monkeypatch.setattr(patterns, "MOST", 3)
    for run in ("ab", "bcd", "de"):
        with kept_patterns(str(tmp_path)):
            compiled([(each, 0) for each in run])
    seen: list[object] = []
    compile_it = compiler.compile

    def noting(pattern: object, flags: int = 0) -> object:
        seen.append(pattern)
        return compile_it(pattern, flags)

    monkeypatch.setattr(compiler, "compile", noting)
    with kept_patterns(str(tmp_path)):
        compiled([(each, 0) for each in "abcde"])
    assert seen == ["a", "b", "c"]


def test_patterns_of_bytes_are_no_business_of_it(tmp_path: Path) -> None:
    """Patterns for bytes, of which some hang on the locale, are compiled as ever."""
    with kept_patterns(str(tmp_path)):
        re.purge()
        assert re.compile(b"a+", re.LOCALE).match(b"aa")
    assert not list(tmp_path.glob("*/patterns"))


def test_many_threads(tmp_path: Path) -> None:
    """Threads that compile at once each get the pattern that they asked for."""
    samples = [
        (f"{letter}{{{count}}}", flags)
        for letter in "abcdef"
        for count in range(1, 9)
        for flags in (0, int(re.IGNORECASE))
    ]
    plain, wrong = compiled(samples), []

    def work() -> None:
        made = [compiler.compile(pattern, flags) for pattern, flags in samples]
        if made != plain:
            wrong.append(made)

    for _ in range(2):
        with kept_patterns(str(tmp_path)):
            threads = [threading.Thread(target=work) for _ in range(4)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
    assert not wrong


COUNTING = """
import re._parser, sys
parse, seen = re._parser.parse, []
def counted(text, *given):
    seen.append(text)
    return parse(text, *given)
re._parser.parse = counted
sys.argv[1:] = {words}
from steelyard.doors.cli import main
try:
    main()
finally:
    print(len(seen), file=sys.stderr)
"""


def test_a_second_command_compiles_nearly_nothing(tmp_path: Path) -> None:
    """`list` of a project compiles hundreds of patterns once, and those that Python's own modules need each time."""
    project, cache = tmp_path / "project", tmp_path / "cache"
    (project / "decisions").mkdir(parents=True)
    (project / "decisions/0001-plant-apples.md").write_text("# 1. Plant apples\n\n## Status\n\nAccepted\n")
    environment = {**os.environ, "STEELYARD_CACHE": str(cache)}

    def count(*words: str) -> int:
        script = COUNTING.format(words=list(words))
        done = subprocess.run(
            [sys.executable, "-c", script],
            cwd=project,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        assert "Plant apples" in done.stdout or words[0] != "list"
        return int(done.stderr.split()[-1])

    assert count("build", "--no-cache") > 200
    assert not cache.exists()
    assert count("list") > 200
    assert count("list") < 40
