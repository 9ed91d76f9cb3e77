"""Front matter is cut where it stands, read as text with its places, and never guessed."""

from __future__ import annotations

import pytest

from steelyard.reading.frontmatter import FrontMatter, cut, texts


def keys(front: FrontMatter) -> list[tuple[str, str, int, int]]:
    return [(key.text, value.text, value.line, value.column) for key, value in front.entries]


def test_yaml() -> None:
    """Keys keep their order, values their spelling and places; the body starts on its own line."""
    front, found = cut("---\ntitle: Use X\nnumber: 012\nlive: no\n---\n# Use X\n", file="a.md")
    assert found == ()
    assert keys(front) == [("title", "Use X", 2, 8), ("number", "012", 3, 9), ("live", "no", 4, 7)]
    assert (front.body, front.body_line) == ("# Use X\n", 6)


def test_keys_are_folded() -> None:
    """Case, blanks, `_` and `-` make no difference to a key; an empty one is as good as none."""
    front, _ = cut("---\nSuperseded_By: 3\nDecision Makers: Ann\ndate:\n---\n", file="a.md")
    assert front.find("superseded-by") is not None
    assert front.find("decision-makers") is not None
    assert front.find("date") is None


@pytest.mark.parametrize(
    ("key", "folded"),
    [
        ("supersededBy", "superseded-by"), ("SupersededBy", "superseded-by"), ("relatedADRs", "related-adrs"), ("adrID", "adr-id"),
        ("ADR", "adr"), ("EIP", "eip"), ("Status", "status"), ("STATUS", "status"), ("Superseded-By", "superseded-by"), ("supersededby", "supersededby"),
    ],
)  # fmt: skip
def test_humps_part_words(key: str, folded: str) -> None:
    """A capital behind a small letter begins a word of a key; a key in capitals is one word."""
    front, _ = cut(f"---\n{key}: 3\n---\n", file="a.md")
    assert list(front.by_key) == [folded]


def test_a_key_may_say_whether_it_is_needed() -> None:
    """What a template says of a key, in brackets behind it, is no part of it, in YAML that cannot be read too."""
    head = (
        "---\nreplaces (*optional): 3\nCategory (only required for cores): Core\nlayer (water): deep\n{}---\n"
    )
    for more in ("", "junk\n"):
        front, _ = cut(head.format(more), file="a.md")
        assert [(key, pairs[0][1].text) for key, pairs in front.by_key.items()] == [
            ("replaces", "3"),
            ("category", "Core"),
            ("layer-(water)", "deep"),
        ]


def test_toml() -> None:
    """Hugo's TOML between `+++` reads the same, with the places of its keys."""
    front, found = cut(
        '+++\ntitle = "Use X"\ndate = 2019-03-01\ntags = ["a", "b"]\ndraft = true\n+++\nText\n', file="a.md"
    )
    assert found == ()
    assert keys(front) == [
        ("title", "Use X", 2, 9),
        ("date", "2019-03-01", 3, 8),
        ("tags", "", 4, 8),
        ("draft", "true", 5, 9),
    ]
    assert (front.body, front.body_line) == ("Text\n", 7)


def test_toml_that_cannot_be_read() -> None:
    """A fault in TOML is told at its line, and the body stands."""
    front, (fault,) = cut("+++\ntitle = Use X\n+++\nText\n", file="a.md")
    assert (fault.code, fault.place.line, fault.place.column, front.body) == ("Y001", 2, 9, "Text\n")


def test_blank_lines_before() -> None:
    """Blank lines before front matter do not hide it; before a rule they are the body's."""
    front, _ = cut("\n\n---\nfeature: x\n---\nText\n", file="a.md")
    assert keys(front) == [("feature", "x", 4, 10)]
    assert cut("\n---\n\nText\n\n---\n", file="a.md")[0].entries == ()


@pytest.mark.parametrize(
    "text", ["---\n\nWords.\n\n---\n", "--- a\n", "----\na: b\n---\n", "text\n---\na: b\n---\n", ""]
)
def test_rules_are_the_bodys(text: str) -> None:
    """What is no mapping between two `---` is the body, from its first character."""
    front, found = cut(text, file="a.md")
    assert (front.body, front.body_line, front.entries, found) == (text, 1, (), ())


def test_never_closed() -> None:
    """A `---` with a key below it, and no end, is reported where it opens."""
    _, (fault,) = cut("---\ntitle: X\n\n# X\n", file="a.md")
    assert (fault.code, fault.place.line, fault.place.column) == ("Y007", 1, 1)


def test_malformed_yaml_keeps_what_stands_for_itself() -> None:
    """Lists and quoted values beside a broken line are read as ever; the broken one is there without a value."""
    front, (fault,) = cut(
        "---\nsupersedes: [3\ntags:\n- a\n-  b\namends:\n  - 4  # four\nsummary: we: do\n"
        'x: a: b\njunk\nnote: "it\'s"\n---\n',
        file="a.md",
    )
    assert fault.code == "Y001"
    assert [(key.text, value.kind, value.line) for key, value in front.entries] == [
        ("supersedes", "null", 2),
        ("tags", "list", 4),
        ("amends", "list", 7),
        ("summary", "scalar", 8),
        ("x", "null", 9),
        ("note", "scalar", 11),
    ]
    assert [item.text for item in front.entries[1][1].items] == ["a", "b"]
    assert front.entries[3][1].text == "we: do"


def test_malformed_yaml_still_tells_its_plain_lines() -> None:
    """One broken line hides no other: what single lines say plainly is kept, at their places."""
    front, (fault,) = cut("---\ntitle: a: b\nstatus: 'accepted'\nstatus: again\nempty:\n---\n", file="a.md")
    assert (fault.code, fault.place.line) == ("Y001", 2)
    assert [(key.text, value.text, value.line) for key, value in front.entries] == [
        ("title", "a: b", 2),
        ("status", "accepted", 3),
        ("empty", "", 5),
    ]
    assert front.find("empty") is None


def test_links_and_handles_are_read_though_yaml_refuses_them() -> None:
    """A Markdown link or `@ann` without quotation marks is an error, and what it says is kept; other brackets say nothing."""
    front, (fault,) = cut(
        "---\nreplaces: [FIP-3](https://example.org/fip-0003.md)\nauthor: @ann, @acme/bo\nrequires: [4](a.md) and [5](b.md)\n"
        "tags: [a\nnote: [x](y) z\n---\n",
        file="a.md",
    )
    assert fault.code == "Y001"
    assert [(key.text, value.text, value.column) for key, value in front.entries] == [
        ("replaces", "[FIP-3](https://example.org/fip-0003.md)", 11),
        ("author", "@ann, @acme/bo", 9),
        ("requires", "[4](a.md) and [5](b.md)", 11),
        ("tags", "", 7),
        ("note", "", 7),
    ]


@pytest.mark.parametrize(
    ("written", "places"),
    [
        ("authors: [@ann, @acme/bo]\n", [("[@ann, @acme/bo]", 3, 10)]), ("authors: [ @ann ]\n", [("[ @ann ]", 3, 10)]),
        ("authors:\n  - @ann\n  - @acme/bo\n", [("@ann", 4, 5), ("@acme/bo", 5, 5)]), ("authors:\n- @ann\n\n", [("@ann", 4, 3)]),
        ("authors: [@ann, b: c]\n", []), ("authors:\n  - @ann\n  - {b: c\n", []), ("authors:\n  @ann\n", []),
    ],
)  # fmt: skip
def test_a_list_of_handles_is_read_though_yaml_refuses_it(
    written: str, places: list[tuple[str, int, int]]
) -> None:
    """On one line or on several, where there is nothing else in it; the error stands all the same."""
    front, (fault,) = cut(f"---\ntitle: X\n{written}status: accepted\n---\nText\n", file="a.md")
    assert fault.code == "Y001"
    found = front.find("authors")
    assert [(each.text, each.line, each.column) for each in (texts(found[1]) if found else ())] == places
    assert front.find("status") is not None
