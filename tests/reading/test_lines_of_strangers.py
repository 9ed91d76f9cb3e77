"""Lines of heads as people write them: a label that has two meanings, a bar of full width, a section that is no record."""

from __future__ import annotations

import pytest

from steelyard.core.model import Record
from steelyard.core.settings import Settings
from steelyard.reading.parse import parse


def read(head: str) -> Record:
    item = parse(f"# 9. Oars\n\n{head}\n", path="a/0009-oars.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    return item


@pytest.mark.parametrize(
    ("head", "status"),
    [
        ("**Stand:** angenommen · 2024-03-05 · aus einem Gespräch", "accepted"),
        ("- Stand: Entwurf", "draft"),
        ("**Stand:** 2024-03-05", None),
        ("Stand: alle Boote sind gestrichen", None),
        ("## Stand\n\nAngenommen wurde viel.", None),
    ],
)
def test_a_label_that_tells_status_or_day(head: str, status: str | None) -> None:
    """The German `Stand` is the status where a status follows it, and nothing otherwise."""
    assert read(head).status == status


def test_labels_parted_by_a_wide_blank() -> None:
    """East Asian texts part what stands on one line by a blank as wide as their signs; within a name it parts nothing."""
    record = read("日期：2024-03-01　狀態：已採納（方案甲）　 決策者：小王")
    assert (record.status, record.date, record.deciders) == ("accepted", "2024-03-01", ("小王",))
    assert read("决策者：小王、山田　太郎").deciders == ("小王", "山田 太郎")


def test_a_bar_of_full_width() -> None:
    """Fields are parted by the bar of Chinese and Japanese, which has no blanks around it."""
    record = read("状态：已接受（2024-03-05）｜决策者：小王｜**日期**：2024-03-01")
    assert (record.status, record.status_text, record.deciders) == (
        "accepted",
        "已接受（2024-03-05）",
        ("小王",),
    )
    assert read("决策者：小王｜小李").deciders == ("小王", "小李")


@pytest.mark.parametrize(
    "line",
    [
        "状态：已接受｜决策者：小王｜**部分取代 ADR-3 的一条规则**",
        "Status: accepted · Deciders: 小王 · **partly supersedes** ADR-3",
    ],
)
def test_a_relation_behind_people(line: str) -> None:
    """What begins with the verb of a relation behind another field is that relation, and nobody's name."""
    record = read(line)
    assert (record.status, record.deciders) == ("accepted", ("小王",))
    assert [(each.kind, each.reference.target) for each in record.statements] == [("amends", "ADR-3")]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("ADR-3, ADR-4; SRS 6.7 and 7.4", ["ADR-3", "ADR-4"]),
        ("ADR-3 §3–§5, ADR-4 §11, ADR-5 §5/§9 and TIDE-12", ["ADR-3", "ADR-4", "ADR-5", "TIDE-12"]),
        ("ADR-3 and TIDE-12", ["ADR-3", "TIDE-12"]),
        ("ADR-3.", ["ADR-3"]),
        ("TIDE-12.", ["TIDE-12"]),
        ("ISO 9001.2", []),
    ],
)
def test_a_number_with_a_point_is_a_place_in_a_text(value: str, expected: list[str]) -> None:
    """`SRS 6.7` is a section of a specification, and no record of the series SRS."""
    assert [each.reference.target for each in read(f"- Amends: {value}").statements] == expected


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (
            "accepted, superseding 0003, 0004 and 0005. Not yet built.",
            [("supersedes", "0003"), ("supersedes", "0004"), ("supersedes", "0005")],
        ),
        (
            "accepted, superseding [3](0003-x.md) and amending [4](0004-y.md)",
            [("supersedes", "0003-x.md"), ("amends", "0004-y.md")],
        ),
        ("Accepted (superseding ADR-3)", [("supersedes", "ADR-3")]),
        ("Accepted, superseding only the lamps of ADR-3", [("amends", "ADR-3")]),
        ("Accepted; see the superseding ADR-3", []),
        ("Accepted, replacing lamps by oars", []),
    ],
)
def test_a_status_that_goes_on_with_a_participle(status: str, expected: list[tuple[str, str]]) -> None:
    """A status of "accepted, superseding ADR-3" says that the record supersedes it; "the superseding ADR-3" does not."""
    record = read(f"- **Status:** {status}")
    assert record.status == "accepted"
    assert [(each.kind, each.reference.target) for each in record.statements] == expected


def test_a_link_for_nothing() -> None:
    """A link whose whole label is a word for nothing names no record; a title may begin with one."""
    assert read("- Status: accepted\n- Superseded by: [N/A]()").statements == ()
    (stated,) = read("- Status: accepted\n- Supersedes: [No lamps](0003-no-lamps.md)").statements
    assert stated.reference.target == "0003-no-lamps.md"


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("Introduced: 2024-03-05", "2024-03-05"),
        ("- **Introduced on**: 5 March 2024", "2024-03-05"),
        ("- Introduced: 2024-03-05\n- Date: 2024-04-01", "2024-04-01"),
        ("Introduced: with version 2024.3", None),
        ("Introduced: the oars, 2024-03-05", None),
    ],
)
def test_when_a_record_was_introduced(head: str, date: str | None) -> None:
    """A day behind `Introduced` is the day on which a record was made; anything else there is none, and no fault."""
    record = read(f"{head}\n\n## Status\n\nAccepted")
    assert (record.date, record.status) == (date, "accepted")


@pytest.mark.parametrize(
    "line",
    [
        "Date: 2024-03-05. Status: accepted by the crew.",
        "Status: accepted. Date: 2024-03-05. Told at the pier.",
        "- Data: 2024-03-05. Stato: accettata dal nostromo.",
        "Статус: принято. Дата: 2024-03-05. Уточняет порядок у причала.",
        "- 状态：已接受。日期：2024-03-05。",
        "ステータス: 承認。日付: 2024-03-05",
    ],
)
def test_labels_that_full_stops_part(line: str) -> None:
    """Status and date may be told as sentences of one line, whichever comes first."""
    found = read(f"{line}\n\n## Context\n\nOars.")
    assert (found.status, found.date) == ("accepted", "2024-03-05")


@pytest.mark.parametrize(
    "status",
    [
        "Accepted. We had three dates: 2024-03-05 was the last.",
        "Accepted. Reason: oars.",
        "Accepted. See above.",
    ],
)
def test_sentences_behind_a_status_that_label_nothing(status: str) -> None:
    """What follows a full stop and is no field goes on with the status."""
    found = read(f"Status: {status}\n\n## Context\n\nOars.")
    assert found.status == "accepted"
    assert found.status_text == status.rstrip(".")


@pytest.mark.parametrize(
    "head",
    [
        "Status: {}",
        "**Status:** {}\n**Effort:** small",
        "- **Status:** {}",
        "> **Status:** {}",
        "## Status\n\n{}",
    ],
)
@pytest.mark.parametrize(
    ("status", "text"),
    [
        ("**Superseded by [12](0012-lamps.md)** — the|boats have lamps of their own.", "Superseded by 12 — the boats have lamps of their own"),
        ("Accepted (2024-03-05, after the long meeting). Supersedes|nothing; extends the rules.", "Accepted (2024-03-05, after the long meeting). Supersedes nothing; extends the rules"),
        ("Accepted. The crew accepts it by rowing out with|`oars` of ash.", "Accepted. The crew accepts it by rowing out with oars of ash"),
    ],
)  # fmt: skip
def test_a_status_that_is_broken_at_a_margin(head: str, status: str, text: str) -> None:
    """A sentence that goes on in lower case below a long line is read to its end."""
    mark = "\n> " if head.startswith(">") else "\n"
    found = read(head.format(status.replace("|", mark)) + "\n\n## Context\n\nOars.")
    assert found.status_text == text


@pytest.mark.parametrize(
    ("head", "text"),
    [
        ("Status: Accepted\nas the crew wanted it", "Accepted"),
        ("Status: Accepted by all who were in the boathouse that day.\noars follow", "Accepted by all who were in the boathouse that day"),
        ("Status: Accepted by all who were in the boathouse that day\nOars follow", "Accepted by all who were in the boathouse that day"),
        ("Status: Accepted by all who were in the boathouse that day\n- oars follow", "Accepted by all who were in the boathouse that day"),
        ("Status: Accepted by all who were in the boathouse that day\nsee also: oars", "Accepted by all who were in the boathouse that day"),
        ("Status: Accepted by all who were in the boathouse that day\nand rowed · **Date:** 2024-03-05", "Accepted by all who were in the boathouse that day"),
        ("Status: Accepted by all who were in the boathouse, which they\nleave in March 2027", "Accepted by all who were in the boathouse, which they"),
        ("## Status\n\nAccepted by all who were in the boathouse that day\nsuperseded by [12](0012-x.md)", "superseded by 12"),
    ],
)  # fmt: skip
def test_a_line_below_a_status_that_is_none_of_it(head: str, text: str) -> None:
    """A short line is no broken one, a sentence that ends is whole, and an item, a label or a status begins anew."""
    assert read(f"{head}\n\n## Context\n\nOars.").status_text == text


@pytest.mark.parametrize(
    ("head", "people"),
    [
        ("**Consulted:** Ann Lee, the\nboathouse crew", ("Ann Lee", "the boathouse crew")),
        ("Consulted: Ann Lee, Bo Roe and\nCy Doe", ("Ann Lee", "Bo Roe", "Cy Doe")),
        ("- Consulted: Ann Lee &\n  Bo Roe", ("Ann Lee", "Bo Roe")),
        ("**Consulted:** Ann Lee, Bo Anand\nOars are of ash.", ("Ann Lee", "Bo Anand")),
        ("**Consulted:** Ann Lee and\n**Date:** 2024-03-05", ("Ann Lee and",)),
        ("**Consulted:** Ann Lee and\n\nOars are of ash.", ("Ann Lee and",)),
    ],
)
def test_people_named_over_the_break_of_a_line(head: str, people: tuple[str, ...]) -> None:
    """A list of people that breaks off before a name goes on in the next line, where that labels nothing."""
    assert read(f"Status: accepted\n\n{head}\n\n## Context\n\nOars.").consulted == people


def test_a_list_of_definitions() -> None:
    """A term that is a field's name has the lines behind a colon below it for its value; other terms and text have none."""
    found = read(
        "Status\n: Accepted\n\n**Date**\n:   2024-03-05\n\nDeciders\n: Ann Lee\n: Bo Roe\n\n## Context\n\nOars."
    )
    assert (found.status, found.date, found.deciders) == ("accepted", "2024-03-05", ("Ann Lee", "Bo Roe"))
    for head in (
        "Status\n:Accepted",
        "The status\n: Accepted",
        "Status\n\nOars: Accepted",
        "Oars\n: Accepted",
    ):
        assert read(f"{head}\n\n## Context\n\nOars.").status is None


@pytest.mark.parametrize(
    ("status", "word", "date", "named"),
    [
        ("Accepted (2024-03-05) · superseded by ADR-12 (2025-01-02)", "superseded", "2025-01-02", ["superseded_by"]),
        ("Proposed 2024-01-02, accepted 2024-03-05, superseded 2025-01-02 (ADR-12)", "superseded", "2025-01-02", ["superseded_by"]),
        ("Replaced with [ADR-12](0012-x.md)", "superseded", None, ["superseded_by"]),
        ("Accepted · Ann · supersedes ADR-3", "accepted", None, ["supersedes"]),
        ("Accepted (supersedes ADR-3 일부)", "accepted", None, ["amends"]),
        ("Decision was accepted on 2024-03-05 and the oars are bought.", "accepted", "2024-03-05", []),
        ("Decision and reasons are below.", "other", None, []),
        ("Superseded 2025-01-02 (see the log)", "superseded", "2025-01-02", []),
        ("Replaced with oars of ash", "superseded", None, []),
    ],
)  # fmt: skip
def test_several_steps_on_one_line(status: str, word: str, date: str | None, named: list[str]) -> None:
    """Dots part the steps of a status as commas do, and what took its place may stand in brackets behind the day."""
    found = read(f"## Status\n\n{status}\n\n## Context\n\nOars.")
    assert (found.status, found.date) == (word, date)
    assert [each.kind for each in found.statements] == named


@pytest.mark.parametrize(
    ("items", "status"),
    [
        ("- [x] Proposed\n- [x] Accepted\n- [ ] Superseded", "accepted"),
        ("- [x] Draft\n- [x] Proposed\n- [ ] Accepted", "proposed"),
        ("- [x] Proposed\n- [x] Accepted\n- [ ] Superseded\n\nThe crew agreed in spring.", "accepted"),
        ("- [x] Proposed\n- [x] Accepted\n- [x] Seen by the crew", "accepted"),
        ("- [x] Accepted\n- [ ] Proposed", "accepted"),
        ("- [ ] Proposed\n- [ ] Accepted", None),
        ("- Accepted\n- [x] Proposed by the crew", "accepted"),
    ],
)
def test_steps_that_are_ticked_off(items: str, status: str | None) -> None:
    """Of a status's steps that are ticked off one by one the last one holds."""
    for head in ("## Status\n\n", "**Status:**\n\n"):
        assert read(f"{head}{items}\n\n## Context\n\nOars.").status == status
