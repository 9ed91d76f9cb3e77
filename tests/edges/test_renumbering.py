"""Renumbering keeps every relation and link between the same records, and changes nothing but numbers."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from git_samples import begin, commit, git
from steelyard.diagnostics import Diagnostic
from steelyard.edges.authoring.rehearsal import stage
from steelyard.edges.authoring.renumbering import Plan, collisions, figures, plan, series_of, told
from steelyard.edges.authoring.rewriting import write
from steelyard.edges.project import find_project
from steelyard.writing.amending.records import with_alias
from steelyard.writing.edits import diff, moved
from steelyard.writing.new.numbering import next_number
from steelyard.writing.renumbering import in_words, renumbering

if TYPE_CHECKING:
    from steelyard.edges.authoring.rehearsal import Reading, Stage


def read(root: Path) -> tuple[Stage, Reading]:
    found = stage(find_project(root))
    return found, found.read()


def put(root: Path, **files: str) -> Path:
    for name, text in files.items():
        path = root / "adr" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return root


def planned(root: Path, number: str = "", to: str = "", *, keep_address: bool = False) -> Plan:
    """Plan what the collisions need, or another number for the record of one."""
    found, reading = read(root)
    wanted = collisions(reading.survey)
    if number:
        (record,) = (each.record for each in reading.corpus.decisions if each.record.number == number)
        mates = series_of(record, (each.record for each in reading.corpus.decisions))
        wanted = [renumbering(record, to, width=figures(mates))]
    result = plan(found, reading, wanted, keep_address=keep_address)
    assert isinstance(result, Plan), result
    return result


def after(root: Path, name: str, result: Plan) -> str:
    """Return a file's text as planned, by its present name."""
    texts = {edit.path: edit.after or "" for edit in result.edits}
    path = f"adr/{name}"
    return texts.get(path) or (root / path).read_bytes().decode()


CRON = "# 6. Cron\n\n## Status\n\nAccepted\n"
QUEUE = "# 7. Queue\n\nDate: 2020-01-01\n\n## Status\n\nAccepted\n"
CACHE = "# ADR-0007: Cache\n\nDate: 2020-02-01\n\n## Status\n\nAccepted\n"


def collided(root: Path, **more: str) -> Path:
    first = {"0006-cron.md": CRON, "0007-queue.md": QUEUE, "0007-cache.md": CACHE}
    return put(root, **(first | more))


def test_the_later_one_gets_the_next_free_number(tmp_path: Path) -> None:
    """Its file and heading say the new number, padded as the old one; the other stays as it is."""
    result = planned(collided(tmp_path))
    assert [(move.path, move.to) for move in result.moves] == [("adr/0007-cache.md", "adr/0008-cache.md")]
    assert after(tmp_path, "0007-cache.md", result) == CACHE.replace("0007", "0008")
    assert [edit.path for edit in result.edits] == ["adr/0007-cache.md"]
    assert list(told(result)) == ["adr/0007-cache.md -> adr/0008-cache.md: number 7 is now 8"]
    assert diff(result.edits, result.moves).startswith(
        "rename from adr/0007-cache.md\nrename to adr/0008-cache.md\n"
    )


def test_a_series_of_several_parts_is_renumbered_whole(tmp_path: Path) -> None:
    """Number field, heading and anchor of a scope's record say the new number; the other scope's stay."""
    names = {"ADR-SEC-007-queue.md": QUEUE, "ADR-NET-008-cache.md": CACHE.replace("0007", "NET-008")}
    later = "# ADR-SEC-007: Kernel cache\n\n- ADR: ADR-SEC-007\n- Date: 2020-02-01\n\nSee [it](#adr-sec-007-kernel-cache).\n"
    result = planned(put(tmp_path, **names, **{"ADR-SEC-007-kernel.md": later}))
    assert [move.to for move in result.moves] == ["adr/ADR-SEC-008-kernel.md"]
    assert after(tmp_path, "ADR-SEC-007-kernel.md", result) == later.replace("007", "008")


def test_a_number_of_what_cannot_be_read_is_not_given(tmp_path: Path) -> None:
    """A document that is called as the next record, and that no record is read from, keeps its number."""
    result = planned(collided(tmp_path, **{"0008-stock.adoc": "= Stock\n"}))
    assert [move.to for move in result.moves] == ["adr/0009-cache.md"]


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("[7. Cache](0007-cache.md)", "[8. Cache](0008-cache.md)"),
        ("[ADR-0007](./0007-cache.md#status 'T 7')", "[ADR-0008](./0008-cache.md#status 'T 7')"),
        ("[the `id` (ADR 7)](0007-cache.md)", "[the `id` (ADR 8)](0008-cache.md)"),
        ("[7 days](0007-cache.md?plain=1) [7 Cache](0007-cache.md)", "[7 days](0008-cache.md?plain=1) [8 Cache](0008-cache.md)"),
        ("[its title](0007-cache.md#adr-0007-cache)", "[its title](0008-cache.md#adr-0008-cache)"),
        ("[x](../adr/0007-cache) and [x](<0007-cache.md>)", "[x](../adr/0008-cache) and [x](<0008-cache.md>)"),
        ("[x](/adr/0007%2Dcache.md)", "[x](/adr/0008%2Dcache.md)"),
        ("[c]\n\n[c]: 0007-cache.md '7'", "[c]\n\n[c]: 0008-cache.md '7'"),
        ('<a href="0007-cache.md">7</a>', '<a href="0008-cache.md">7</a>'),
        ("[[0007-cache|7]] [[0007-cache.md#status]]", "[[0008-cache|7]] [[0008-cache.md#status]]"),
        ("[[cache]] [q](0007-queue.md) ADR-0007", "[[cache]] [q](0007-queue.md) ADR-0007"),
        ("`[c](0007-cache.md)`\n\n    [c](0007-cache.md)", "`[c](0007-cache.md)`\n\n    [c](0007-cache.md)"),
        ("[t](0007-cache.criteria.csv)", "[t](0008-cache.criteria.csv)"),
        ("[x](https://example.org/adr/0007-cache.md)", "[x](https://example.org/adr/0007-cache.md)"),
    ],
)  # fmt: skip
def test_links_follow_and_nothing_else_does(tmp_path: Path, before: str, expected: str) -> None:
    """In a record and in a plain page, only destinations and the numbers in a link's words change."""
    other = f"# 5. Other\r\n\r\n## Status\r\n\r\nAccepted\r\n\r\n{before}"
    table = "criterion,weight,A,B\nx,1,2,3\n"
    root = collided(
        tmp_path, **{"0005-other.md": other, "README.md": before, "0007-cache.criteria.csv": table}
    )
    result = planned(root)
    assert after(root, "0005-other.md", result) == other.replace(before, expected)
    assert after(root, "README.md", result) == expected
    assert ("adr/0007-cache.criteria.csv", "adr/0008-cache.criteria.csv") in [
        (move.path, move.to) for move in result.moves
    ]


@pytest.mark.parametrize(
    ("title", "before", "expected"),
    [
        ("Keep 7 days", "[Keep 7 days]", "[Keep 7 days]"),
        ("Keep 7 days", "[7. Keep 7 days] [keep 7] [after 7 days]", "[8. Keep 7 days] [keep 7] [after 7 days]"),
        ("Keep 7 days", "[7] [see 7] [ADR 7: days] [see 0007 here]", "[8] [see 8] [ADR 8: days] [see 0008 here]"),
        ("7-zip", "[7-zip] [7 7-zip] [7: 7-zip]", "[7-zip] [8 7-zip] [8: 7-zip]"),
    ],
)  # fmt: skip
def test_a_figure_of_the_title_is_no_number(tmp_path: Path, title: str, before: str, expected: str) -> None:
    """The words of a link that quote the title keep its figures, be they those of the number."""
    files = {"0007-x.md": f"# 7. {title}\n\nStatus: accepted\n", "0006-cron.md": CRON}
    root = put(tmp_path, **files, **{"README.md": before.replace("]", "](0007-x.md)")})
    result = planned(root, "7", "8")
    assert after(root, "README.md", result) == expected.replace("]", "](0008-x.md)")


@pytest.mark.parametrize("number", ["3", "20"])
def test_a_blank_in_a_destination_is_no_number(tmp_path: Path, number: str) -> None:
    """`%20` before a number, or behind it, is neither a part of it nor taken for it."""
    other = "---\nrelates-to: ADR%20{0}%20cron.md\n---\n# 1. Bus\n\n[x](ADR%20{0}%20cron.md) [[ADR%20{0}%20cron]]\n"
    files = {f"ADR {number} cron.md": f"# {number}. Cron\n", "ADR 1 bus.md": other.format(number)}
    result = planned(put(tmp_path, **files), number, "21")
    assert after(tmp_path, "ADR 1 bus.md", result) == other.format(21)


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("supersedes: 0007-cache", "supersedes: 0008-cache"),
        ("supersedes: [ 6, '0007-cache.md' ] # 7", "supersedes: [ 6, '0008-cache.md' ] # 7"),
        ('relates-to:\n  - "../adr/0007-cache.md"', 'relates-to:\n  - "../adr/0008-cache.md"'),
        ("relates-to: cache", "relates-to: cache"),
    ],
)  # fmt: skip
def test_references_in_front_matter_follow(tmp_path: Path, before: str, expected: str) -> None:
    """By file name and path; one by slug stays."""
    text = f"---\nstatus: accepted\n{before}\n---\n# Other\n"
    result = planned(collided(tmp_path, **{"0005-other.md": text}))
    assert after(tmp_path, "0005-other.md", result) == text.replace(before, expected)


def test_a_number_alone_follows_where_it_is_not_doubtful(tmp_path: Path) -> None:
    """`7`, `ADR-0007` and a status line of numbers mean the record that is renumbered, if no other has its number."""
    text = '---\nrelates-to: [7, "ADR-0007"]\n---\n# 5. Other\n\n## Status\n\nAmends ADR-7\n'
    root = put(tmp_path, **{"0006-cron.md": CRON, "0007-cache.md": CACHE, "0005-other.md": text})
    result = planned(root, "7", "114")
    assert after(root, "0005-other.md", result) == text.replace("0007", "0114").replace("7", "114")
    assert [move.to for move in result.moves] == ["adr/0114-cache.md"]


def test_a_doubtful_reference_is_left_and_told(tmp_path: Path) -> None:
    """A number alone that fits both records stays as it is, with its place."""
    text = "---\nrelates-to: [ 7 ]\n---\n# 5. Other\n\n## Status\n\nAccepted\n\nSee [[ADR-7]].\n"
    root = collided(tmp_path, **{"0005-other.md": text})
    result = planned(root)
    assert [(each.code, each.place.line, each.place.column) for each in result.left] == [
        ("W933", 2, 15),
        ("W933", 10, 7),
    ]
    assert "adr/0005-other.md" not in {edit.path for edit in result.edits}


def test_a_record_says_its_own_number_in_many_places(tmp_path: Path) -> None:
    """Heading, front matter's title and numbers, a labelled row: all of them follow, whatever else has that figure."""
    text = (
        '\ufeff---\r\nadr: 0007\r\nid: ADR-7 # 7\r\ntitle: "7. Keep 7 days"\r\ntags: [7]\r\n---\r\n'
        "# 7. Keep 7 days\r\n\r\n- ADR number: 7\r\n- Number: 7 of 40\r\n- Status: accepted\r\n\r\nAfter 7 days, see [me](#7-keep-7-days)"
    )  # fmt: skip
    root = put(tmp_path, **{"0007-keep-7.md": text})
    result = planned(root, "7", "12")
    assert after(root, "0007-keep-7.md", result) == (
        '\ufeff---\r\nadr: 0012\r\nid: ADR-12 # 7\r\ntitle: "12. Keep 7 days"\r\ntags: [7]\r\n---\r\n'
        "# 12. Keep 7 days\r\n\r\n- ADR number: 12\r\n- Number: 7 of 40\r\n- Status: accepted\r\n\r\nAfter 7 days, see [me](#12-keep-7-days)"
    )  # fmt: skip
    assert [move.to for move in result.moves] == ["adr/0012-keep-7.md"]


def test_a_folder_of_a_record_is_renamed_whole(tmp_path: Path) -> None:
    """Whatever lies in it goes with it; links into it follow, links within it and out of it stay."""
    readme = "# 7. Cache\n\nStatus: accepted\n\n![i](img/a.png) [six](../0006-cron.md)\n"
    other = "# 5. Other\n\nStatus: accepted\n\n[a](0007-cache/) [b](0007-cache/README.md) ![c](0007-cache/img/a.png)\n"
    root = put(tmp_path, **{"0007-cache/README.md": readme, "0006-cron.md": CRON, "0005-other.md": other})
    (root / "adr/0007-cache/img").mkdir()
    (root / "adr/0007-cache/img/a.png").write_bytes(b"\x89PNG")
    result = planned(root, "7", "8")
    assert after(root, "0005-other.md", result) == other.replace("0007", "0008")
    assert after(root, "0007-cache/README.md", result) == readme.replace("7.", "8.")
    assert write(root, result.edits, result.moves) == ()
    assert (root / "adr/0008-cache/img/a.png").read_bytes() == b"\x89PNG"
    assert not (root / "adr/0007-cache").exists()
    assert not [each for each in read(root)[1].findings if each.code.startswith("L")]


def test_what_git_knows_decides_which_came_first(tmp_path: Path) -> None:
    """The record on the main branch keeps its number, whatever its date; else the one committed first."""
    root = begin(tmp_path)
    put(root, **{"0006-cron.md": CRON})
    commit(root, "2020-01-01")
    git(root, "checkout", "-qb", "work")
    put(root, **{"0007-queue.md": QUEUE})  # of the earlier date
    commit(root, "2020-01-02")
    git(root, "checkout", "-q", "main")
    put(root, **{"0007-cache.md": CACHE})
    commit(root, "2020-01-03")
    git(root, "checkout", "-q", "work")
    git(root, "merge", "-q", "main", "-m", "x")
    assert [move.path for move in planned(root).moves] == ["adr/0007-queue.md"]
    git(root, "branch", "-f", "main", "work")
    assert [move.path for move in planned(root).moves] == ["adr/0007-cache.md"]


def test_three_of_one_number_and_two_of_another(tmp_path: Path) -> None:
    """Each but the first gets a number of its own; another series counts for itself."""
    more = {
        "0007-bus.md": QUEUE.replace("2020", "2021"),
        "0006-zap.md": CRON,
        "CIP-0007-x.md": "# CIP-7\n\nStatus: accepted\n",
    }
    result = planned(collided(tmp_path, **more))
    assert sorted(move.to for move in result.moves) == [
        "adr/0008-zap.md",
        "adr/0009-cache.md",
        "adr/0010-bus.md",
    ]


def test_a_published_address_can_be_kept(tmp_path: Path) -> None:
    """With --keep-address the earlier page's address joins the aliases, in front matter that is there or new."""
    root = collided(tmp_path)
    result = planned(root, keep_address=True)
    assert after(root, "0007-cache.md", result).startswith(
        "---\naliases: /d/0007-cache.html\n---\n\n# ADR-0008"
    )
    assert write(root, result.edits, result.moves) == ()
    assert read(root)[1].corpus.routes.aliases == {"d/0007-cache.html": "adr/0008-cache.md"}


def test_an_address_joins_the_front_matter_that_is_there() -> None:
    """It gets a line of its own behind the others."""
    text = "---\nstatus: accepted\n---\n# Cache\n"
    kept = with_alias(text, "d/7.html", path="adr/0008-cache.md")
    assert kept == text.replace("accepted\n", "accepted\naliases: /d/7.html\n")


@pytest.mark.parametrize("aliases", ["/d/7.html", "[/d/6.html, /d/7.html]", "\n  - d/7.html"])
def test_an_address_is_kept_once(aliases: str) -> None:
    """A command that is given again, after an interruption, leaves the aliases as they are."""
    text = f"---\naliases: {aliases}\n---\n# Cache\n"
    assert with_alias(text, "d/7.html", path="adr/0008-cache.md") == text
    assert with_alias(text, "d/8.html", path="adr/0008-cache.md") != text


def test_a_number_in_a_heading_alone_renames_no_file(tmp_path: Path) -> None:
    """A record whose file's name tells no number keeps its name."""
    text = f"{CRON}\n[a](cache.md#adr-0007-cache) [7](cache.md)\n"
    root = put(tmp_path, **{"cache.md": CACHE, "0006-cron.md": text})
    result = planned(root, "7", "8")
    assert result.moves == ()
    assert after(root, "cache.md", result) == CACHE.replace("0007", "0008")
    assert after(root, "0006-cron.md", result) == text.replace("0007", "0008").replace("[7]", "[8]")


def test_a_number_in_codes_keeps_everything_as_it_is(tmp_path: Path) -> None:
    """A link whose figures are written as codes would be lost: nothing is planned."""
    root = put(tmp_path, **{"0007-queue.md": QUEUE, "0006-cron.md": f"{CRON}\n[a](%30%30%30%37-queue.md)\n"})
    found, reading = read(root)
    (record,) = (each.record for each in reading.corpus.decisions if each.record.number == "7")
    refused = plan(found, reading, [renumbering(record, "8")], keep_address=False)
    assert isinstance(refused, Diagnostic)
    assert (refused.code, refused.place.file) == ("W934", "adr/0006-cron.md")


def test_what_cannot_follow_keeps_everything_as_it_is(tmp_path: Path) -> None:
    """A link that is written as no Markdown spells it would be lost: nothing is planned, and the place is named."""
    link = "<picture><source srcset='0007-cache/a.png 2x'><img alt='x' src='x.png'></picture>"
    root = put(
        tmp_path,
        **{"0007-cache/README.md": CACHE, "0005-other.md": f"# 5. Other\n\nStatus: accepted\n\n{link}\n"},
    )
    for name in ("0007-cache/a.png", "x.png"):
        (root / "adr" / name).write_bytes(b"x")
    found, reading = read(root)
    (record,) = (each.record for each in reading.corpus.decisions if each.record.number == "7")
    refused = plan(found, reading, [renumbering(record, "8")], keep_address=False)
    assert isinstance(refused, Diagnostic)
    assert (refused.code, refused.place.file) == ("W934", "adr/0005-other.md")


def test_a_name_that_is_taken_stops_all(tmp_path: Path) -> None:
    """A file that has the new name is never written over, and no other file is changed."""
    root = collided(tmp_path)
    result = planned(root)
    (root / "adr/0008-cache.md").mkdir()
    before = (root / "adr/0007-cache.md").read_bytes()
    assert [each.code for each in write(root, result.edits, result.moves)] == ["W903"]
    assert (root / "adr/0007-cache.md").read_bytes() == before


def test_the_first_equal_number_is_written_anew() -> None:
    """Zeros in front count for nothing, and figures of a longer number are none."""
    assert in_words("ADR-0017 and 17", "17", "8") == "ADR-0008 and 17"
    assert in_words("117", "17", "8") == "117"
    assert in_words("17-queue", "17", "8") == "8-queue"
    assert in_words("17-queue", "17", "8", width=2) == "08-queue"


def test_a_number_without_zeros_gets_none(tmp_path: Path) -> None:
    """A heading and a name are padded only where the series is: there and back again, all texts are as they were."""
    files = {
        "0006-cron.md": "# 6. Cron\n\n## Status\n\nAccepted\n\nAmends [7. Cache](0007-cache.md)\n",
        "0007-cache.md": "# 7. Cache\n\n## Status\n\nAccepted\n",
    }
    put(tmp_path, **files)
    for number, to in (("7", "112"), ("112", "7")):
        result = planned(tmp_path, number, to)
        assert not write(tmp_path, result.edits, result.moves)
    assert {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "adr").iterdir()} == files


def test_names_of_a_series_without_zeros(tmp_path: Path) -> None:
    """`eip-1559.md` becomes `eip-20.md`, and so do its links; among names with zeros `10` becomes `09`."""
    bare = put(
        tmp_path / "bare",
        **{
            "eip-1559.md": "---\neip: 1559\ntitle: Fees\nstatus: Final\n---\n",
            "eip-3.md": "---\neip: 3\ntitle: Gas\nstatus: Final\nrequires: 1559\n---\n[x](./eip-1559.md)\n",
        },
    )
    result = planned(bare, "1559", "20")
    assert [move.to for move in result.moves] == ["adr/eip-20.md"]
    assert after(bare, "eip-1559.md", result).startswith("---\neip: 20\n")
    assert "requires: 20\n---\n[x](./eip-20.md)" in after(bare, "eip-3.md", result)
    padded = put(tmp_path / "padded", **{"10-cron.md": "# Cron\n", "08-cache.md": "[x](10-cron.md)\n"})
    result = planned(padded, "10", "9")
    assert [move.to for move in result.moves] == ["adr/09-cron.md"]
    assert after(padded, "08-cache.md", result) == "[x](09-cron.md)\n"


NAMES = ("{:04}-{}.md", "{}-{}.md", "ADR-{:04}-{}.md", "{:03}_{}.md", "{:04}-{}/README.md")
WORDS = ("cron", "queue", "cache", "bus", "use-7")
LINKS = (
    "[{number}. {title}]({path})", "[x]({path}#status)", '[x](<{path}> "7")', "[[{stem}]]", "[[{stem}|seven 7]]",
    "Supersedes [ADR-{number}]({path})", "* Amends [{title}]({path})", "Depends on {stem}.md", "`{path}` {number}",
    "[[{number}]]", "[r{key}]\n\n[r{key}]: {path}", "<a href='{path}'>{number}</a>", "[x]({bare})",
)  # fmt: skip
FRONT = (
    "supersedes: {number}",
    "relates-to: [{stem}]",
    "depends-on:\n  - {path}",
    "amends: ADR-{number}",
    "tags: [{number}]",
)


@st.composite
def projects(draw: st.DrawFn) -> dict[str, str]:
    """Draw records of a few numbers, in one style of names, that name one another in many ways."""
    style = draw(st.sampled_from(NAMES))
    count = draw(st.integers(2, len(WORDS)))
    numbers = [draw(st.sampled_from([1, 2, 7, 12])) for _ in range(count)]
    names = [style.format(number, word) for number, word in zip(numbers, WORDS, strict=False)]
    in_folder = style.endswith("README.md")

    def name(form: str, at: int, key: int) -> str:
        path = f"../{names[at]}" if in_folder else names[at]
        stem = names[at].removesuffix("/README.md").removesuffix(".md")
        return form.format(
            number=numbers[at], title=WORDS[at], path=path, stem=stem, key=key, bare=path.removesuffix(".md")
        )

    files = {}
    for at, word in enumerate(WORDS[:count]):
        others = st.integers(0, count - 1)
        lines = [
            name(draw(st.sampled_from(LINKS)), draw(others), key) for key in range(draw(st.integers(0, 4)))
        ]
        keys = draw(st.lists(st.sampled_from(FRONT), max_size=2, unique=True))
        front = "\n".join(name(form, draw(others), 0) for form in keys)
        heading = draw(
            st.sampled_from([f"# {numbers[at]}. {word}", f"# ADR-{numbers[at]:04}: {word}", f"# {word}"])
        )
        body = "\n\n".join([heading, "## Status", "Accepted", *lines]) + "\n"
        text = f"---\n{front}\n---\n{body}" if front else body
        files[names[at]] = text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))
    return files


@settings(max_examples=60)
@given(projects(), st.data())
def test_relations_and_links_stay_between_the_same_records(
    files: dict[str, str], data: st.DataObject
) -> None:
    """After collisions, or a record, were renumbered: no number is given twice, every relation and link is as it was.

    What is new is only what a reference means that fitted two records before; every byte but figures stays.
    """
    with tempfile.TemporaryDirectory() as folder:
        root = put(Path(folder), **files)
        found, before = read(root)
        wanted = collisions(before.survey)
        if not wanted:
            records = [each.record for each in before.corpus.decisions]
            record = data.draw(st.sampled_from(records))
            number = next_number(each.number for each in series_of(record, records))
            wanted = [renumbering(record, number)]
        result = plan(found, before, wanted, keep_address=False)
        assert isinstance(result, Plan), result
        old = {path.relative_to(root).as_posix(): path.read_bytes().decode() for path in root.rglob("*.md")}
        assert write(root, result.edits, result.moves) == ()
        again = read(root)[1]
        assert "N101" not in {each.code for each in again.findings}
        for path, decision in before.corpus.by_path.items():
            now = again.corpus.by_path[moved(path, result.moves)]
            relations = {(side.kind, moved(side.path, result.moves)) for side in decision.relations}
            assert relations <= {(side.kind, side.path) for side in now.relations}
            mentions = {moved(each.target, result.moves) for each in before.corpus.mentions.get(path, ())}
            assert mentions <= {each.target for each in again.corpus.mentions.get(now.record.path, ())}
            assert now.record.title == decision.record.title
            text = (root / now.record.path).read_bytes().decode()
            assert re.sub(r"\d+", "", text) == re.sub(r"\d+", "", old[path])


@pytest.mark.parametrize(
    "name", ["0007-cache.criteria.csv", "'/adr/0007-cache.criteria.csv' # ours", "[0007-cache.criteria.csv]"]
)
def test_the_name_of_a_table_in_front_matter_follows(tmp_path: Path, name: str) -> None:
    """A record that names another one's table names it by its new name; a table of another record stays."""
    table = "criterion,weight,A,B\nx,1,2,3\n"
    text = f"---\nstatus: accepted\ncriteria: {name}\n---\n# Other\n"
    other = "---\nstatus: accepted\ncriteria: 0006-cron.criteria.csv\n---\n# One more of 7\n"
    files = {"0007-cache.criteria.csv": table, "0006-cron.criteria.csv": table}
    root = collided(tmp_path, **files, **{"0005-other.md": text, "0004-more.md": other})
    result = planned(root)
    assert after(root, "0005-other.md", result) == text.replace("0007", "0008")
    assert after(root, "0004-more.md", result) == other
