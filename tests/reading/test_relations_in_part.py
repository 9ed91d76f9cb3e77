"""A relation that is said of a part is an amendment, also where its label says so."""

from __future__ import annotations

import pytest

from relation_samples import told
from steelyard.core.model import Record
from steelyard.core.settings import Settings
from steelyard.reading.parse import parse


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- **Superseded in part by:** ADR-12 on its lamps · ADR-13 on rule 7",
         [("amended_by", "ADR-12"), ("amended_by", "ADR-13")]),
        ("**Superseded-in-part-by:** `0012-x.md` - the second clause only.", [("amended_by", "0012-x.md")]),
        ("**Partially superseded by:** ADR-12", [("amended_by", "ADR-12")]),
        ("- Partially supersedes: the *lamps* of [ADR-3](0003-x.md), which burn oil", [("amends", "0003-x.md")]),
        ("| Supersedes (in part) | ADR-3 |", [("amends", "ADR-3")]),
        ("- **Teilweise ersetzt durch:** ADR-12", [("amended_by", "ADR-12")]),
        ("- **Ersetzt teilweise:** ADR-3", [("amends", "ADR-3")]),
        ("- **Remplace partiellement :** ADR-3", [("amends", "ADR-3")]),
        ("- **Reemplaza parcialmente:** ADR-3", [("amends", "ADR-3")]),
        ("- **部分取代**：ADR-3", [("amends", "ADR-3")]),
        ("- 局部取代：ADR-3 的灯", [("amends", "ADR-3")]),
        ("- **取代**：**部分取代 [ADR-3](0003-x.md)** —— 只取代其缓存规则", [("amends", "0003-x.md")]),
        ("- **Superseded-in-part-by:** none", []),
        ("- **Superseded by:** ADR-12", [("superseded_by", "ADR-12")]),
        ("- **取代**：ADR-3", [("supersedes", "ADR-3")]),
        ("- **Parts replaced:** ADR-3", []),
        ("- **Part of:** ADR-3", []),
        ("- Superseded in parts by: ADR-12", [("amended_by", "ADR-12")]),
        ("- Supersedes: [3](0003-x.md) in parts", [("amends", "0003-x.md")]),
        ("- Supersedes: [3](0003-x.md) in particular", [("supersedes", "0003-x.md")]),
        ("- Supersedes: [3](0003-x.md) for exactly one lamp", [("amends", "0003-x.md")]), ("- Supersedes: [3](0003-x.md) for just that lamp, [4](0004-y.md)", [("amends", "0003-x.md"), ("supersedes", "0004-y.md")]),
        ("- Supersedes: ADR-3 for the time being", [("supersedes", "ADR-3")]),
    ],
)  # fmt: skip
def test_labels_that_speak_of_a_part(line: str, expected: list[tuple[str, str]]) -> None:
    """A label that says "in part" in the words of any language tells an amendment, of each record that its value names."""
    assert told(f"# 9. Oars\n\n- Status: accepted\n\n{line}\n") == expected


def test_a_section_that_speaks_of_a_part() -> None:
    """A section may be called so too."""
    text = "# 9. Oars\n\n## Status\n\nAccepted\n\n## Partially supersedes\n\n- [3. Lamps](0003-x.md) - oil\n"
    assert told(text) == [("amends", "0003-x.md")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("superseded_in_part_by: ADR-12", [("amended_by", "ADR-12")]),
        ("partially-superseded-by: [ADR-12]", [("amended_by", "ADR-12")]),
        ('partially_supersedes: "[ADR-3](0003-x.md)\'s lamps"', [("amends", "0003-x.md")]),
    ],
)
def test_keys_that_speak_of_a_part(line: str, expected: list[tuple[str, str]]) -> None:
    """Front matter has such keys too."""
    assert told(f"---\nstatus: accepted\n{line}\n---\n# 9. Oars\n") == expected


def test_a_status_line_in_chinese() -> None:
    """The word for a part stands right before the verb."""
    assert told("# 9. Oars\n\n状态：已接受，部分取代 ADR-3 的一条规则\n") == [("amends", "ADR-3")]


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("ADR-3 with respect to lamps", "amends"),
        ("ADR-3, regarding lamps", "amends"),
        ("[ADR-3](0003-x.md) insofar as it names lamps", "amends"),
        ("ADR-3 hinsichtlich der Lampen", "amends"),
        ("ADR-3 soweit dort Lampen vorgesehen waren", "amends"),
        ("ADR-3 en ce qui concerne les lampes", "amends"),
        ("ADR-3 en lo relativo a las lámparas (puntos 2 y 3)", "amends"),
        ("ADR-3 for Decision 15", "amends"),
        ("ADR-3's `Lamp` class", "amends"),
        ("[ADR-3](0003-x.md) **in part** — only its lamps", "amends"),
        ("[ADR-3](0003-x.md) _partly_", "amends"),
        ('ADR-3’s "lamps first"', "amends"),
        ("ADR-3 for 15 lamps", "supersedes"),
        ("ADR-3 for want of oil", "supersedes"),
        ("ADR-3: lamps, with respect", "supersedes"),
    ],
)
def test_what_a_record_is_replaced_in(value: str, kind: str) -> None:
    """Words behind a record that say in what respect it is replaced speak of a part of it."""
    ((stated, _),) = told(f"# 9. Oars\n\n- Status: accepted\n- Supersedes: {value}\n")
    assert stated == kind


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("Accepted; decision 1 is superseded by ADR-12, the rest stays", "amended_by"),
        ("Accepted; decision 1 superseded by ADR-12", "amended_by"),
        ("Accepted (§3 superseded by ADR-12)", "amended_by"),
        ("Accepted (section 3.1 replaced by [12](0012-x.md))", "amended_by"),
        ("Accepted (points 2–4 superseded by ADR-12)", "amended_by"),
        ("Accepted (decisions 1 and 2 were later superseded by ADR-12)", "amended_by"),
        ("Accepted; D3 superseded by ADR-12", "amended_by"),
        ("Accepted for phase 1; phase 2 superseded by ADR-12", "amended_by"),
        ("Accepted — item **4** now superseded by ADR-12", "amended_by"),
        ("Accepted (lamp policy superseded by ADR-12)", "amended_by"),
        ("Accepted (2021-03-04); its naming rule now superseded by ADR-12", "amended_by"),
        ("Accepted, with the lamp policy superseded by ADR-12", "amended_by"),
        ("Accepted (superseded by ADR-12)", "superseded_by"),
        ("Accepted, now superseded by ADR-12", "superseded_by"),
        ("Accepted 2021-03-04, then superseded by ADR-12", "superseded_by"),
        ("Accepted (since March superseded by ADR-12)", "superseded_by"),
        ("Accepted (effectively superseded by ADR-12)", "superseded_by"),
        ("Accepted, marked as superseded by ADR-12", "superseded_by"),
        ("Accepted and implemented, today superseded by ADR-12", "superseded_by"),
        ("Accepted; the original decision superseded by ADR-12", "superseded_by"),
        ("Accepted; angenommen, inzwischen ersetzt durch ADR-12", "superseded_by"),
        ("Accepted (decision 2021-03-04), superseded by ADR-12", "superseded_by"),
        ("Accepted — historical record superseded by ADR-12", "superseded_by"),
        ("Accepted (but de facto superseded by ADR-12)", "superseded_by"),
        ("Accepted; no longer in force, the whole text superseded by ADR-12", "superseded_by"),
        ("Decision 9 superseded by ADR-12", "superseded_by"),
        ("D9 superseded by ADR-12", "superseded_by"),
        ("Deprecated (lamp policy superseded by ADR-12)", "superseded_by"),
        ("Rejected; option 2 superseded by ADR-12", "amended_by"),
    ],
)
def test_what_is_superseded_is_a_part(status: str, expected: str) -> None:
    """A status that says of what in the record it is superseded, "accepted; rule 2 superseded by 12", leaves it in force."""
    text = f"# 9. Oars\n\n- Status: {status}\n\n## Context\n\nOars.\n"
    assert [kind for kind, _ in told(text)] == [expected]


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("Superseded por ADR-12", [("superseded_by", "ADR-12")]), ("Superseded door [12](0012-x.md)", [("superseded_by", "0012-x.md")]),
        ("SUPERSEDED bởi ADR-12", [("superseded_by", "ADR-12")]), ("Superseded pela ADR-12", [("superseded_by", "ADR-12")]),
        ("Superseded (partially) by ADR-12", [("amended_by", "ADR-12")]), ("Mostly superseded by ADR-12", [("amended_by", "ADR-12")]),
        ("Superseded by adr-2024-03-05-use-lamps", [("superseded_by", "adr-2024-03-05-use-lamps")]),
        ("Superseded by ADR-12; 3 stays in force", [("superseded_by", "ADR-12")]),
        ("Superseded by ADR-12; 13", [("superseded_by", "ADR-12"), ("superseded_by", "13")]),
        ("Superseded by ADR-12; 13 and 14", [("superseded_by", "ADR-12"), ("superseded_by", "13"), ("superseded_by", "14")]),
        ("Superseded por las lámparas", []), ("Superseded by adr-20", [("superseded_by", "adr-20")]),
    ],
)  # fmt: skip
def test_rarer_forms_of_what_is_superseded(status: str, expected: list[tuple[str, str]]) -> None:
    """The preposition may be of another language, the part in brackets, the record named by its day; a sentence names none."""
    assert told(f"# 9. Oars\n\n- Status: {status}\n\n## Context\n\nOars.\n") == expected


@pytest.mark.parametrize(
    ("front", "codes"),
    [
        ("status: partially superseded\nsuperseded_in_part_by: ADR-12", []),
        ("status: Superseded in part\namended-by: [ADR-12]", []),
        ("status: partially superseded", ["S101"]),
        ("status: partially rowed\nsuperseded_in_part_by: ADR-12", ["S101"]),
    ],
)
def test_a_status_in_part_beside_the_field_that_tells_by_what(front: str, codes: list[str]) -> None:
    """A status "partially superseded" is understood where another field names the record; alone it is a word of no table."""
    parsed = parse(f"---\n{front}\n---\n\n# 9. Oars\n", path="a/0009-oars.md", source="", settings=Settings())
    assert isinstance(parsed.item, Record)
    assert parsed.item.status == "other"
    assert [each.code for each in parsed.diagnostics] == codes


@pytest.mark.parametrize(
    "status",
    ["**superseded** in parts by [12](0012-x.md)", "Superseded in parts by [12](0012-x.md), still accepted for its frame"],
)  # fmt: skip
def test_a_status_that_speaks_of_parts(status: str) -> None:
    """In parts is in part: the record is amended, and does not count as superseded."""
    item = parse(
        f"# 9. Oars\n\n- Status: {status}\n", path="a/0009-oars.md", source="", settings=Settings()
    ).item
    assert isinstance(item, Record)
    assert [(each.kind, each.reference.target) for each in item.statements] == [("amended_by", "0012-x.md")]
    assert item.status != "superseded"


@pytest.mark.parametrize(
    ("status", "word"),
    [
        ("Superseded by [12](0012-x.md) (lamps only)", "other"), ("Superseded by [12](0012-x.md) regarding lamps; oil is still accepted", "other"),
        ("Ersetzt durch [12](0012-x.md) hinsichtlich der Lampen", "other"), ("Superseded by [12](0012-x.md) (lamps only), 2024-03-05", "other"),
        ("Superseded by the new law. Amended by [12](0012-x.md)", "superseded"), ("Superseded (2024-03-05); amended by [12](0012-x.md)", "superseded"),
        ("Superseded by [12](0012-x.md) and [13](0013-x.md) (lamps only)", "superseded"),
    ],
)  # fmt: skip
def test_a_status_whose_successor_took_a_part(status: str, word: str) -> None:
    """What the record is to its successor and its status agree: neither a status nor a step calls it superseded."""
    text = f"# 9. Oars\n\n- Status: {status}\n"
    parsed = parse(text, path="a/0009-oars.md", source="", settings=Settings())
    assert isinstance(parsed.item, Record)
    assert parsed.item.status == word
    assert "amended_by" in {each.kind for each in parsed.item.statements}
    assert ("superseded" in {step.status for step in parsed.item.history}) <= (word == "superseded")
    assert not parsed.diagnostics


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The lamp rule in this ADR has been superseded by [8](0008-x.md).", "amended_by"),
        ("> **Partial supersession:** The lamp rule (`oil`) in this ADR has been superseded by [8](0008-x.md).", "amended_by"),
        ("Partly: this ADR is superseded by [8](0008-x.md).", "amended_by"),
        ("The decision in this ADR has been superseded by [8](0008-x.md).", "superseded_by"),
        ("> Update: the approach described in this record is superseded by [8](0008-x.md).", "superseded_by"),
        ("Everything in this ADR is superseded by [8](0008-x.md).", "superseded_by"),
        ("As told in this ADR, it supersedes [8](0008-x.md).", "supersedes"),
    ],
)  # fmt: skip
def test_a_sentence_on_what_stands_in_the_record(sentence: str, kind: str) -> None:
    """Of a record that another one replaces in a part, a sentence makes no superseded one; its whole decision is no part."""
    assert told(f"# Use oars\n\n{sentence}\n\n## Context\n") == [(kind, "0008-x.md")]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("[3](0003-x.md)（灯のみ）", "amends 0003-x.md"),
        ("ADR-3（仅灯）", "amends ADR-3"),
        ("[3](0003-x.md) | partial | the lamp rule", "amends 0003-x.md"),
        ("[3](0003-x.md)（灯）", "supersedes 0003-x.md"),
        ("[3](0003-x.md) | whole | partial to lamps", "supersedes 0003-x.md"),
    ],
)
def test_remarks_behind_a_name_that_speak_of_a_part(value: str, expected: str) -> None:
    """The word for only in Japanese and Chinese, and a cell of its own, say of which part a record is replaced."""
    assert [
        " ".join(each) for each in told(f"# Use oars\n\n> Supersedes: {value}\n> Date: 2024-03-05\n")
    ] == [expected]


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("Superseded by ADR-30 for lamps; ADR-32 for oil", ["ADR-30", "ADR-32"]),
        ("Superseded by ADR-30 for lamps, ADR-32 for oil and ADR-33", ["ADR-30", "ADR-32", "ADR-33"]),
        ("Superseded by ADR-30 for lamps and ADR-32 as to oil.", ["ADR-30", "ADR-32"]),
        ("Superseded by ADR-30 for reasons of cost, ADR-4 stays", ["ADR-30"]),
        ("Superseded by ADR-30 for lamps and ADR-4 is kept", ["ADR-30"]),
        ("Superseded by ADR-30 for what ADR-4 left open", ["ADR-30"]),
    ],
)
def test_several_successors_each_with_what_it_is_for(status: str, expected: list[str]) -> None:
    """What each of several records replaces this one for does not end their row; what stands behind it is no successor."""
    for head in ("- Status: {}", "## Status\n\n{}"):
        assert told(f"# Use oars\n\n{head.format(status)}\n\n## Context\n") == [
            ("superseded_by", name) for name in expected
        ]


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("Superseded by ADR-12 for lamps only (2024-03-05)", "other"), ("Superseded by ADR-12 (2024-03-05) for lamps only", "other"),
        ("Superseded by ADR-12 on 2024-03-05, in part", "other"), ("Accepted (2024-01-02), superseded by ADR-12 for lamps only (2024-03-05)", "accepted"),
        ("Accepted, superseded by ADR-12 for lamps only", "accepted"), ("Superseded by ADR-12 (2024-03-05)", "superseded"),
        ("Superseded by ADR-12 (2024-03-05) for good", "superseded"), ("Accepted (2024-01-02), superseded by ADR-12 (2024-03-05)", "superseded"),
        ("Superseded by ADR-12, in particular (2024-03-05)", "superseded"),
    ],
)  # fmt: skip
def test_a_part_and_its_day(status: str, expected: str) -> None:
    """A day beside what is said of a part does not make it the whole."""
    text = f"# 9. Oars\n\n- Status: {status}\n"
    item = parse(text, path="a/0009-oars.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    assert item.status == expected
    assert told(text) == [("superseded_by" if expected == "superseded" else "amended_by", "ADR-12")]


@pytest.mark.parametrize(
    ("status", "word", "expected"),
    [
        (
            "accepted. Superseded in one respect by ADR-12: oil is gone.",
            "accepted",
            [("amended_by", "ADR-12")],
        ),
        ("Accepted; superseded in two points by [12](0012-x.md)", "accepted", [("amended_by", "0012-x.md")]),
        ("Accepted. Supersedes ADR-3 in some respects", "accepted", [("amends", "ADR-3")]),
        ("Superseded by ADR-12, which differs in one respect", "superseded", [("superseded_by", "ADR-12")]),
        ("Superseded by ADR-12. It is better in two points.", "superseded", [("superseded_by", "ADR-12")]),
        (
            "Superseded by ADR-12 because it was slow in two points",
            "superseded",
            [("superseded_by", "ADR-12")],
        ),
        (
            "Superseded by ADR-12 as it fell short in some respects",
            "superseded",
            [("superseded_by", "ADR-12")],
        ),
        ("Superseded by ADR-12 in all respects", "superseded", [("superseded_by", "ADR-12")]),
        ("Superseded in every respect by ADR-12", "superseded", []),
        ("Accepted. Supersedes ADR-3, told in some detail", "accepted", [("supersedes", "ADR-3")]),
    ],
)
def test_a_part_that_is_counted(status: str, word: str, expected: list[tuple[str, str]]) -> None:
    """What holds "in one respect" holds in part; "in all respects" is the whole."""
    text = f"# 9. Oars\n\nStatus: {status}\n"
    assert told(text) == expected
    item = parse(text, path="a/0009-oars.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    assert item.status == word
