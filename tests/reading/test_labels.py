"""Labelled values in the head of a record, in every form that people write them, with their places."""

from __future__ import annotations

import pytest

from steelyard.core.model import Record
from steelyard.core.settings import Settings
from steelyard.reading.fields import section_field
from steelyard.reading.labels import heading_value, labelled
from steelyard.reading.outline import outline
from steelyard.reading.parse import parse


def read(body: str) -> list[tuple[str, list[str]]]:
    return [(label.field, [text for _, _, text in label.values]) for label in labelled(outline(body))]


ONE = (
    "Status: accepted|* Status: accepted|- **Status**: accepted|**Status:** accepted|*Status*: accepted|__Status__: accepted|Status : accepted|"
    "Status:: accepted|> Status: accepted|<b>Status</b>: accepted|<strong>Status:</strong> accepted|1. Status: accepted|- [x] Status: accepted|"
    "Statut : accepted"
)


@pytest.mark.parametrize("line", ONE.split("|"))
def test_one_line(line: str) -> None:
    """Bullets, emphasis, quotation and HTML around a label make no difference."""
    assert read(line) == [("status", ["accepted"])]


def test_a_value_stands_where_it_is_written() -> None:
    """Line and column are those of the value itself."""
    (label,) = labelled(outline("\n* **Status:** accepted\n"))
    assert label.values == ((2, 15, "accepted"),)


def test_without_a_colon() -> None:
    """An emphasised label needs no colon; a plain word does, and a sentence is no label."""
    assert read("**Status** Accepted") == [("status", ["Accepted"])]
    assert read("**Date** 2019-03-01") == [("date", ["2019-03-01"])]
    assert read("Status Accepted") == []
    assert read("**Status** pages are slow") == []
    assert read("Because: we can") == []


def test_value_below() -> None:
    """A label alone on its line is followed by its value: a line, or a list."""
    assert read("**Status:**\nAccepted") == [("status", ["Accepted"])]
    assert read("**Status**\n\nAccepted") == [("status", ["Accepted"])]
    assert read("Deciders:\n\n- Ann\n- Bo\n\n- Status: accepted") == [
        ("deciders", ["Ann", "Bo"]),
        ("status", ["accepted"]),
    ]
    assert read("* Status:\n* Date: 2019-03-01") == [("status", []), ("date", ["2019-03-01"])]
    assert read("Status:\n\nTechnical Story: #12") == [("status", [])]
    assert read("* Superseded by:\n* Technical Story: [5](0005-y.md)\n* Status: accepted") == [
        ("superseded_by", []),
        ("status", ["accepted"]),
    ]
    assert read("  * Deciders:\n    - Ann\n  * Pull request: #12") == [("deciders", ["Ann"])]


def test_several_on_a_line() -> None:
    """Labels parted by `·`, `|`, `;`, wide blanks or bold type are read one by one."""
    both = [("status", ["Accepted"]), ("date", ["2019-03-01"])]
    for gap in (" · ", " | ", "; ", "   ", "<br>", " <br/> "):
        assert read(f"Status: Accepted{gap}Date: 2019-03-01") == both
    assert read("**Status:** Accepted **Date:** 2019-03-01") == both
    (_, date) = labelled(outline("Status: Accepted · Date: 2019-03-01"))
    assert date.values == ((1, 26, "2019-03-01"),)


@pytest.mark.parametrize("gap", [" · ", " | ", "; ", "   ", " "])
@pytest.mark.parametrize(
    "foreign", ["**Target:** 2027-01-01", "**Löst**: [3](0003-y.md)", "**Last reviewed:** may,"]
)
def test_a_label_of_no_field_ends_a_value(gap: str, foreign: str) -> None:
    """What stands under an emphasised label that names no field is none of the value before it, nor what goes on from it."""
    both = [("status", ["Accepted"]), ("date", ["2019-03-01"])]
    assert read(f"**Status:** Accepted{gap}{foreign}\n**Date:** 2019-03-01") == both
    assert read(f"* Status: Accepted{gap}{foreign}\n  as we said\n* Date: 2019-03-01") == both
    assert read(f"**Status:** Accepted{gap}{foreign} · **Date:** 2019-03-01") == both
    assert read(f"About queues.\n\n> **Status:** accepted{gap}{foreign}\n") == []


def test_an_emphasised_verb_is_of_the_value() -> None:
    """A relation is told by its verb, however it is emphasised; words in emphasis without a colon are text."""
    for line in (
        "Accepted; **its first rule is superseded by:** [3](0003-y.md)",
        "Accepted; **for good** · _at last_",
    ):
        assert read(f"Status: {line}") == [("status", [line])]


def test_continued() -> None:
    """A list goes on after a comma or below its bullet; a broken link is put together; a new label ends it."""
    assert read("* Deciders: Ann,\n  Bo\n* Status: accepted") == [
        ("deciders", ["Ann,", "Bo"]),
        ("status", ["accepted"]),
    ]
    assert read("* Deciders: Ann\n  * Bo") == [("deciders", ["Ann", "Bo"])]
    assert read("Status: superseded by\n[9](0009-y.md)") == [("status", ["superseded by [9](0009-y.md)"])]
    assert read("* Supersedes: [3](0003-y.md) for good; brings\n  back [2](0002-z.md)") == [
        ("supersedes", ["[3](0003-y.md) for good; brings back [2](0002-z.md)"])
    ]


def test_broken_lines() -> None:
    """The backslash that breaks a line is none of its value, nor is the mark of a quotation that goes on."""
    assert read("Status: accepted\\\nDeciders: Ann,\\\nBo\\\nTags: a \\") == [
        ("status", ["accepted"]),
        ("deciders", ["Ann,", "Bo"]),
        ("tags", ["a"]),
    ]
    assert read("Status: on C:\\\\") == [("status", ["on C:\\\\"])]
    (_, deciders) = labelled(outline("> Status: accepted\n> Deciders: Ann,\n> Bo"))
    assert deciders.values == ((2, 13, "Ann,"), (3, 3, "Bo"))


def test_task_list() -> None:
    """Of a list of boxes the ticked one is meant; where none is, nothing is said."""
    assert read("Status:\n- [ ] proposed\n- [x] accepted") == [("status", ["accepted"])]
    assert read("Status:\n- [ ] proposed\n- [ ] accepted") == [("status", [])]
    assert read("Status:\n- ☐ proposed\n- ☑ accepted") == [("status", ["accepted"])]
    assert read("Status: [ ] proposed [x] accepted") == [("status", ["[ ] proposed [x] accepted"])]


@pytest.mark.parametrize(
    "body",
    [
        "We were told:\n\n> Status: rejected",
        "> They wrote to us.\n> Status: rejected",
        "Ann said so.\n\n> > Status: rejected\n> So be it.",
        "* We read\n\n> - **Status:** rejected",
    ],
)
def test_what_another_says_is_no_field(body: str) -> None:
    """A line quoted amid text tells of something else, whatever it is labelled."""
    assert read(body) == []


@pytest.mark.parametrize(
    "before",
    [
        "",
        "Date: 2019-03-01\n\n",
        "![badge](b.svg)\n\n",
        "* Technical Story: #12\n\n",
        "---\n\n",
        "> [!NOTE]\n",
    ],
)
def test_a_quotation_that_opens_the_record(before: str) -> None:
    """A quotation that stands before any text is set so for its looks: what it labels is a field."""
    assert ("status", ["accepted"]) in read(f"{before}> **Status:** accepted\n")


def test_a_quotation_of_fields() -> None:
    """Several fields in one quotation are the record's head, even below a line of text."""
    both = [("status", ["accepted"]), ("date", ["2019-03-01"])]
    assert read("About queues.\n\n> Status: accepted\n> Date: 2019-03-01\n") == both
    assert read("About queues.\n\n> Status: accepted · Date: 2019-03-01\n") == both
    assert read("About queues.\n\n> Status: accepted\n\nWords.\n\n> Date: 2019-03-01\n") == []


def test_tables() -> None:
    """Rows of fields, fields across, pairs in a row, in a quotation: each reads with its place."""
    rows = "| Status | Accepted |\n|---|---|\n| Date | 2019-03-01 |"
    expected = [("status", ["Accepted"]), ("date", ["2019-03-01"])]
    assert read(rows) == expected
    assert read("\n".join("> " + line for line in rows.split("\n"))) == expected
    assert read("| Status | Date |\n|---|---|\n| Accepted | 2019-03-01 |") == expected
    assert read("| Status | Accepted | Date | 2019-03-01 |") == expected
    assert read(
        "| Status | Accepted | Date | 2019-03-01 |\n|---|---|---|---|\n| Tags | a | Owner | Ann |"
    ) == [
        *expected,
        ("tags", ["a"]),
        ("authors", ["Ann"]),
    ]
    assert (
        read("| Status | Note | Date | By |\n|---|---|---|---|\n| Accepted | x | 2019-03-01 | Ann |")
        == expected
    )
    assert read("| Status | Note | Date | By |\n|---|---|---|---|") == []
    assert read(rows.replace("|\n", "\n").removesuffix("|")) == expected
    (label, _) = labelled(outline(rows))
    assert label.values == ((1, 12, "Accepted"),)


def test_a_table_of_steps() -> None:
    """Several rows under Status and Date are a history."""
    body = "| Date | Status |\n|---|---|\n| 2019-01-02 | Proposed |\n| 2019-03-01 | Accepted |"
    assert read(body) == [("history", ["2019-01-02 Proposed", "2019-03-01 Accepted"])]


def test_html() -> None:
    """HTML tables and definition lists read like any other, over as many lines as they take."""
    expected = [("status", ["Accepted"]), ("date", ["2019-03-01"])]
    assert (
        read(
            "<table><tr><td>Status</td><td>Accepted</td></tr><tr><th><b>Date</b></th><td>2019-03-01</td></tr></table>"
        )
        == expected
    )
    assert (
        read("<dl>\n<dt>Status</dt>\n<dd>\nAccepted\n</dd>\n<dt>Date</dt><dd>2019-03-01</dd>\n</dl>")
        == expected
    )
    assert read("<td>Nothing</td>") == []


def test_sections_that_are_fields() -> None:
    """A section may stand for a field, numbered or in another language, and a heading may hold its value."""
    assert [section_field(text) for text in ("Status", "1. Status", "**Status:**", "Datum", "Context")] == [
        "status",
        "status",
        "status",
        "date",
        None,
    ]
    assert heading_value("Status: Accepted") == ("status", "Accepted", 8)
    assert heading_value("Status") is None


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("- **Target:** 2.0 · **Status:** accepted", [("status", ["accepted"])]),
        ("**Target:** 2.0 | **Scope**: api | **Status**: accepted", [("status", ["accepted"])]),
        (
            "* __Target:__ 2.0  **Status:** accepted · **Date:** 2020-01-02",
            [("status", ["accepted"]), ("date", ["2020-01-02"])],
        ),
        ("**Note:** the word **Status:** is used below", []),
        ("**Note:** it is slow; status: unknown", []),
        ("- **Target:** 2.0 · **Scope:** api", []),
        ("- Target: 2.0 · accepted", []),
    ],
)
def test_a_field_behind_a_label_of_none(line: str, found: list[tuple[str, list[str]]]) -> None:
    """An emphasised label of another kind that begins the line hides none that follow it; in a sentence there is none."""
    assert read(line) == found


PICTURED = (
    "📌 Status: accepted|- 📌 **Status:** accepted|**📌 Status:** accepted|**🏷️ Status**: accepted|**Status** ✅ accepted|> ✅ **Status:** accepted|"
    "**🚦Status:** accepted"
)


@pytest.mark.parametrize("line", PICTURED.split("|"))
def test_a_picture_beside_a_label(line: str) -> None:
    """A label is the same with a picture before it, within or without its emphasis."""
    ((field, (value,)),) = read(line)
    assert (field, value.strip("✅ ")) == ("status", "accepted")


def test_labels_with_pictures_part_a_line() -> None:
    """Each of several labels on a line has its own value, whatever pictures stand before them."""
    line = "**📌 Status:** accepted | 👤 **Author:** Ann | **🔗 Ticket:** 12"
    assert read(line) == [("status", ["accepted"]), ("authors", ["Ann"])]


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("- **Autor(en):** Ann", "authors"), ("**Décideur(s)** : Ann", "deciders"), ("- Entscheider(innen): Ann", "deciders"),
        ("- Entscheider/in: Ann", "deciders"), ("- Fecha (Date): 2019-03-01", "date"), ("- Date (Datum): 2019-03-01", "date"),
        ("**决策者（Deciders）：** Ann", "deciders"),
    ],
)  # fmt: skip
def test_endings_and_glosses_of_labels(line: str, field: str) -> None:
    """A label may have an ending in brackets, or the same name in another language."""
    assert [found for found, _ in read(line)] == [field]


@pytest.mark.parametrize(
    "line", ["- **State (machine):** idle", "- **Datum (Nil):** high", "- **Cost (Datum):** high"]
)
def test_other_brackets_of_labels(line: str) -> None:
    """What is in brackets behind a label and says something else makes it another one."""
    assert read(line) == ([("date", ["high"])] if "Nil" in line else [])


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("📌 Status", "status"), ("Status ✅", "status"), ("1️⃣ Status", "status"), ("2. ステータス (Status)", "status"), ("狀態（Status）", "status"),
        ("👥 Entscheider(innen)", "deciders"), ("Status of the port", None), ("📌", None), ("(Status)", None),
    ],
)  # fmt: skip
def test_sections_with_pictures_and_glosses(heading: str, field: str | None) -> None:
    """A section is called the same with a picture, a place or another language beside its name."""
    assert section_field(heading) == field


def test_further_names_for_amends() -> None:
    """What a record modifies, or is an amendment to, it amends."""
    for label in ("Modifies", "Amendment to", "Amendment of"):
        assert read(f"- {label}: ADR-3") == [("amends", ["ADR-3"])]


def test_a_table_of_fields_whose_first_cell_leads_to_the_net() -> None:
    """The row of a record's own version, with a link to its history, lists no other record."""
    text = (
        "# 7. Use X\n\n| Version | Status | Created |\n|---|---|---|\n"
        "| [1.2](https://forge.example/commits/0007-x.md) | Accepted | 2024-03-05 |\n"
    )
    item = parse(text, path="adr/0007-x.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    assert (item.status, item.date) == ("accepted", "2024-03-05")


@pytest.mark.parametrize(
    "line", ["Date – 2024-03-05", "**Date** — 2024-03-05", "Datum - 2024-03-05", "- Fecha 2024-03-05"]
)
def test_a_date_behind_a_dash(line: str) -> None:
    """A label and its date may be parted by a dash or a blank alone."""
    item = parse(f"# 7. X\n\n{line}\n", path="adr/0007-x.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    assert item.date == "2024-03-05"


def test_labels_that_end_in_a_full_stop() -> None:
    """`- **Status.** Proposed` is a field in a list; at the head of a paragraph it is text."""
    text = "# 7. X\n\n- **Status.** Proposed\n- **Date.** 2024-03-05\n- **Depends on.** [ADR 3](0003-y.md), ADR 4\n\n{}\n"
    item = parse(
        text.format("**Owner.** The lock keepers keep it."),
        path="adr/0007-x.md",
        source="",
        settings=Settings(),
    ).item
    assert isinstance(item, Record)
    assert (item.status, item.date, item.authors) == ("proposed", "2024-03-05", ())
    assert [(each.kind, each.reference.target) for each in item.statements] == [
        ("depends_on", "0003-y.md"),
        ("depends_on", "ADR 4"),
    ]


def test_a_head_below_a_heading_of_its_own() -> None:
    """A list may name the record, and who proposed it, where no heading does."""
    text = "# Meta\n\n- RFC Name: Barges For All\n- Proposed by: @ann\n- Current Status: DRAFT\n\n# Summary\n\nY.\n"
    item = parse(text, path="rfc/0007-barges.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    assert (item.title, item.authors, item.status) == ("Barges For All", ("@ann",), "draft")
