"""Texts of any length that repeat one thing: what parsers backtrack on, nest on, search again for, or count again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = "# T\n\nStatus: accepted\n\n"
UNITS = (
    "a ", "a\n", "\n", " ", "The quick fox. ", "The quick fox.\n\n", "[", "]", "![", "[](", "[a](", "](", "[a][", "[a]", "(", "> ", "> a\n", ">>>> a\n",
    "- a\n", "- ", "1. a\n", "*", "*a ", "**a ", "_a ", "***a* ", "*a_ ", "a**b", "*a_b*c_", "~~a ", "`", "`a ", "``a `", "\\", "\\[", "<", "<a ", "<a>",
    "<b>x</b>", "<div>\n", "</div>", "<div></div>\n", "<!--", "<!-- a -->", "<?", "<! ", "<!A", "<![CDATA[", "<![CDATA[>", "<![if ", "<![foo[ x ]]>",
    '<a href="', "<a b='c' ", "<script>", "<script>x</script>\n", "<b onclick=x>y</b> ", "</", "</a ", "&amp;", "&", "&#x41;", "&a", "&#", "http://a.b ", "www.a.b ",
    "www.", "a@b.c ", "a@", "<http://a.b> ", "# a\n", "## a\n\nb\n\n", "a\n===\n", "---\n", "| a | b |\n", "|", "| a |\n|---|\n| b |\n\n", "```\na\n```\n", "```a\n", "~~~\n",
    "```python\nx = 1\n```\n", "```mermaid\nA\n```\n", "$a$ ", "$$\na\n$$\n", "$", "$$", ":smile: ", ":", ":a", "[[a]] ", "[[", "[a](b) ", "[a](b.md)\n\n", "![a](b.png) ",
    "- [ ] a\n", "<input> ", "> [!NOTE]\n> a\n\n", "[^a]", "[^a]: n\n\n", "[a]: b\n", "{", "\r", "\x00", "\u4e2d", "a\u0301", "\u202e", "a  \n", "<kbd>", "<td>", "<sup>a</sup>",
    "<details><summary>a</summary>b</details>\n\n", "#{i} ", "## a {i}\n", "## a\n\n## a-{i}\n\n", "[a{i}](b{i}.md) ", "[a](#b{i})\n\n", "[[a{i}]] ", "![a](b{i}.png) ",
    '<img src="a b{i}.png"> ', "[a](b({i}).md) ",
    "[^{i}] [^{i}]: n\n\n", "[^{i}]\n\n[^{i}]: n\n\n", "[a{i}]\n\n[a{i}]: b{i}\n\n", "* Supersedes [a](0{i}-x.md)\n", "* Good, because a\n", '"', "~~~~*_~`[",
)  # fmt: skip
"""What is repeated; `{i}` counts. Those of the readers' own dialects stand in tests/reading/test_any_text.py."""

HEADS = (
    "k{i}: v\n", "k: v\n", "- a\n", "tags{i}: [a, b]\n", "a{i}: &a{i} [*a, *a]\n", "k{i}: a: b\n", "- {date: 2020-01-01, status: accepted}\n", "# a\n", "[t{i}]\n", "a.",
    "? ", "'", "[", "{a: ",
)  # fmt: skip


def repeated(unit: str, length: int) -> str:
    """Repeat a unit until there are so many bytes, and no more."""
    if "{i}" not in unit:
        return unit * (length // len(unit.encode()))
    return "".join(_counted(unit, length))


def _counted(unit: str, length: int) -> Iterator[str]:
    number = size = 0
    while (size := size + len((written := unit.replace("{i}", str(number))).encode())) <= length:
        yield written
        number += 1


def record(unit: str, length: int) -> str:
    """Make a record of so many bytes whose body repeats a unit."""
    return HEAD + repeated(unit, length - len(HEAD) - 2) + "\n"
