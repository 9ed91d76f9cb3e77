"""Code in colour is what Pygments writes, whichever way its tokens are cut."""

from __future__ import annotations

import re
from typing import ClassVar

import pytest
from pygments import highlight
from pygments.formatters.html import HtmlFormatter
from pygments.lexer import RegexLexer, include
from pygments.lexers import get_lexer_by_name
from pygments.token import Keyword, Name, Punctuation, Whitespace

from steelyard.markdown.highlighting import LONGEST, Highlighter
from steelyard.markdown.lexing import quicken
from steelyard.markdown.weights import FAR, LONG, MOST, weigh

SAMPLES = {
    "python": (
        "@cached\ndef f(x: int = 0x1F) -> str:\n    r'''Say\n\n    & so on.'''\n    return f\"{x!r:>{w}} <b>\" + 'é'\n"
    ),
    "bash": "cat <<'EOF' | grep -c $HOME\n  a & b\nEOF\nfor i in $(ls \"${x:-y}\"); do echo $((i+1)); done # <>\n",
    "sql": "SELECT a, 'it''s' FROM t -- c\nWHERE x >= 1.5 /* two\nlines */ AND \"q\" IS NULL;",
    "java": "public final class A<T> {\n\t@Override int f() { return 1_000L << 2; } // ü\n}\n",
    "typescript": "const f = async <T>(x?: T): Promise<T> => `a ${x ?? 1} b`;\n/re[/]g/i.test(y);\n",
    "csharp": 'namespace N { record R(int X); // c\n#if X\nvar s = $@"a {b}";\n#endif\n}',
    "c++": 'R"x(raw "text")x"; #include <a>\nint main() { return \'\\n\'; }\n',
    "php": "<p><?php echo <<<X\na $b\nX;\n?>\n",
    "perl": "my $x =~ s{a}{b}g; print qq(a $y);\n=pod\n\ntext\n\n=cut\n",
    "html": "<a href='x' onclick=\"f(1 < 2)\">&amp; b</a><script>var a = 1;</script>\n",
    "yaml": "a: [1, 'b']\nc: |\n  text\n  more\n\n- !t &x y # z\n",
    "ruby": 'class A < B\n  x = <<~E + "a#{b + 1}"\n    text & more\n  E\nend # c\n%w(a b) =~ /r#{1}/i\n',
    "json": '{"a": [1.5e3, null, "\\u00e9"],\n\n "b": {}}',
    "console": "$ ls -l\ntotal 0\n",
    "diff": "--- a\n+++ b\n@@ -1 +1 @@\n-x\n+y\n",
}
ODD = [
    "",
    "\n",
    "\n\n",
    "x",
    " \t \n",
    "\ufeffx = 1",
    "a\r\nb",
    "'unclosed",
    "\x00€\\\n",
    '"""',
    "<<A\n",
    "/*\n",
]


@pytest.mark.parametrize("language", SAMPLES)
def test_code_is_coloured_as_by_pygments(language: str) -> None:
    """The first blocks of a language, and the later ones, which are cut in a quicker way, are Pygments' own to the byte."""
    lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    formatter: HtmlFormatter[str] = HtmlFormatter(nowrap=True)
    whole = SAMPLES[language]
    codes = [whole, *(whole[at:] for at in range(1, len(whole), 5)), *SAMPLES.values(), *ODD]
    highlighter = Highlighter()
    for code in (*codes, *codes):
        assert highlighter.colour(code, language) == highlight(code, lexer, formatter)


def test_lexers_are_quickened_or_left_alone() -> None:
    """A lexer of rules alone tries them together; one that has a way of its own keeps it."""
    assert quicken(get_lexer_by_name("python"))
    assert quicken(get_lexer_by_name("bash"))
    assert not quicken(get_lexer_by_name("json"))
    assert not quicken(get_lexer_by_name("yaml"))


def test_some_code_stays_as_it_is() -> None:
    """No colours for a language that nobody knows, for plain text, and for a block that would take long."""
    highlighter = Highlighter()
    assert highlighter.colour("x", "no-such-language") is None
    assert highlighter.colour("x", "text") is None
    assert highlighter.colour("x" * (LONGEST + 1), "python") is None


@pytest.mark.parametrize(
    ("language", "opener"),
    [("java", '<span class="cm">'), ("c", '<span class="cm">'), ("javascript+django", '<span class="cm">')],
)
def test_rules_see_a_part_of_a_long_block(language: str, opener: str) -> None:
    """A comment longer than what a rule sees is none in a long block, and one in a shorter, whichever comes first."""
    comment, line = f"/*{'a b ' * 300}*/\n", "int a = 1;\n"
    highlighter = Highlighter()
    whole = f"{opener}{comment.strip()}</span>\n"
    for _ in range(25):
        highlighter.begin()
        short = highlighter.colour(comment, language)
        long = highlighter.colour(comment + line * 100, language)
        assert short == whole
        assert long is not None
        assert whole not in long
    block = line * 500
    lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    formatter: HtmlFormatter[str] = HtmlFormatter(nowrap=True)
    assert highlighter.colour(block, language) == highlight(block, lexer, formatter)


def test_blocks_are_weighed_together() -> None:
    """Common code has its colours up to tens of thousands of characters; the next body begins anew."""
    highlighter = Highlighter()
    for language, code in SAMPLES.items():
        highlighter.begin()
        block = (code + "\n") * (10_000 // (len(code) + 1))
        assert highlighter.colour(block, language) is not None
    highlighter.begin()
    block = "x = 1\n" * 1_000
    assert [highlighter.colour(block, "python") is not None for _ in range(8)] == [True] * 7 + [False]
    highlighter.begin()
    assert highlighter.colour(block, "python") is not None


def test_what_a_block_weighs() -> None:
    """Each character by what a rule sees from it, the more the longer the runs; what is seen of a long one is bounded."""
    assert weigh("a " * 500, "PythonLexer", short=False) == 1_000 * (500 + 1_000 + 8)
    assert weigh("a " * 500, "CSharpLexer", short=False) == 1_000 * (500 + 4 * 1_000 + 8)
    assert weigh("a" * 1_000, "PythonLexer", short=False) == 1_000 * (500 + 1_000 + 8_000 + 10_000)
    assert weigh("a b\t\n  " * 100, "DockerLexer", short=False) == 700 * (500 + 700 + 32 + 64 * 16 // 100)
    assert weigh("-" * 10_000, "PythonLexer", short=True) == 10_000 * (500 + LONG + 8 * FAR + FAR**2 // 100)
    assert weigh("-" * 10_000, "JsonLexer", short=True) == 0
    assert weigh("a " * 1_000, "ObjectiveJLexer", short=False) > MOST


def test_a_lexer_that_has_stopped_is_left() -> None:
    """One that goes to and fro between two states, and never on, is asked no more."""
    highlighter = Highlighter()
    assert highlighter.colour("<!-- a -->", "mcschema") is None
    assert highlighter.colour('{"a": 1}', "mcschema") is not None


class Odd(RegexLexer):
    """A lexer with what is rare among those of Pygments."""

    flags = re.IGNORECASE
    tokens: ClassVar = {
        "root": [
            (r"(a?)\1b", Keyword),
            (r"\u212a", Name),
            (r"[\u2100-\u2130]", Name),
            (r"\{", Punctuation, "block"),
            (r"\s", Whitespace),
        ],
        "block": [
            (r"\{", Punctuation, ("#push", "#push")),
            (r"\}\}", Punctuation, ("#pop", "#pop")),
            (r"\}", Punctuation, "#pop"),
            (r"(?=;)", Punctuation, ("#pop", "#pop", "#pop", "#pop")),
            include("root"),
        ],
    }


@pytest.mark.parametrize(
    "code", ["aab b ab", "k K \u212a", "{ {b} }} }b}}", "{{;b", "{{{b}}}}}}}", "a", "\u2105 {\n}"]
)
def test_rare_rules_are_tried_as_by_pygments(code: str) -> None:
    """A group named again, a letter that is the same as one of ours, and states entered and left several at once."""
    quick = Odd()
    assert quicken(quick)
    assert list(quick.get_tokens(code)) == list(Odd().get_tokens(code))
