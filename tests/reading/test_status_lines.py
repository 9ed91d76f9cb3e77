"""Statuses in the head of a record that say more than a word, over several lines, in boxes or as a picture."""

from __future__ import annotations

import pytest

from steelyard.core.model import Record
from steelyard.core.settings import Settings
from steelyard.reading.parse import Parsed, parse


def read(text: str, path: str = "adr/0007-use-a-queue.md") -> Parsed:
    return parse(text, path=path, source="", settings=Settings())


def record(text: str) -> Record:
    item = read(text).item
    assert isinstance(item, Record)
    return item


def stated(item: Record) -> list[tuple[str, str]]:
    return [(statement.kind, statement.reference.target) for statement in item.statements]


@pytest.mark.parametrize(
    "aside",
    [
        " (amended 2020-01-01)", " (updated 2020-01-01)", " (revised 2020-01-01)", " (Last reviewed 2020-01-01)",
        " (reviewed 2020-01-01)", " (implemented 2020-01-01)", " (shipped 2020-01-01)", " (clarified 2020-01-01)",
        " (amendment 2020-01-01: oars)", " (enmienda 2020-01-01: remos)", " (implementado 2020-01-01)", " (corrected 2020-01-01)",
        ", amended 2020-01-01",
        " — amended by Bo, 2020-01-01",
        " - later amended 2020-01-01; in force",
        " (amended 1/2/2020)",
    ],
)  # fmt: skip
def test_a_status_beside_which_a_later_change_is_told(aside: str) -> None:
    """The date of an aside is no date of the decision: not in place of the date's own, nor without one."""
    for text in ("---\nstatus: '{}'\n{}---\n# Use X\n", "# Use X\n\n- Status: {}\n{}"):
        for date in ("", "date: 2019-03-01\n"):
            parsed = read(text.format(f"Accepted{aside}", date and (date if "---" in text else f"- {date}")))
            assert isinstance(parsed.item, Record)
            assert (parsed.item.status, parsed.item.date) == ("accepted", "2019-03-01" if date else None)
            assert (parsed.item.history, parsed.diagnostics) == ((), ())


@pytest.mark.parametrize(
    "status",
    [
        "Accepted 2019-03-01, amended 2020-01-01",
        "Accepted (amended 2020-01-01) on 2019-03-01",
        "Accepted, amended 2020-01-01; in force from 2019-03-01",
        "Implemented 2019-03-01",
        "~~Proposed~~, implemented 2019-03-01",
        "Proposed → Implemented 2019-03-01",
        "Accepted and implemented 2019-03-01",
        "Accepted (amendment to ADR-3, 2019-03-01)",
        "Aceptada (enmienda al ADR-3, 2019-03-01)",
        "Implementado 2019-03-01",
    ],
)
def test_a_dated_status_beside_a_later_change(status: str) -> None:
    """The status's own date stays, and a word of a change that is the status itself is no aside."""
    assert record(f"# Use X\n\nStatus: {status}\nDate: 2018-01-01\n").date == "2019-03-01"


@pytest.mark.parametrize(
    "head",
    [
        "- Status: {}", "Status: {}", "**Status:**\n{}", "> **Status:** {}", "## Status\n\n{}", "## Status\n\n- {}",
    ],
)  # fmt: skip
@pytest.mark.parametrize("indent", ["", "  "])
@pytest.mark.parametrize(
    ("status", "text"),
    [
        ("Accepted — amended by [3](0003-y.md) and|[4](0004-z.md)", "Accepted — amended by 3 and 4"),
        ("Accepted, amended by [3](0003-y.md),|[4](0004-z.md).", "Accepted, amended by 3, 4"),
        ("Accepted, amended by the records (|[3](0003-y.md), [4](0004-z.md))", "Accepted, amended by the records (3, 4)"),
        ("Accepted; amended by [3](0003-y.md) und|[4](0004-z.md)", "Accepted; amended by 3 und 4"),
    ],
)  # fmt: skip
def test_a_status_that_goes_on_in_the_next_line(head: str, indent: str, status: str, text: str) -> None:
    """A status that breaks off after a comma, "and" or "by" is read to its end, with every record it names."""
    mark = "> " if head.startswith(">") else ""
    item = record("# Use X\n\n" + head.format(status.replace("|", f"\n{mark}{indent}")) + "\n\n## Context\n")
    assert (item.status, item.status_text) == ("accepted", text)
    assert stated(item) == [("amended_by", "0003-y.md"), ("amended_by", "0004-z.md")]


@pytest.mark.parametrize(
    "below",
    ["- Bo", "  - Bo", "Effort: small", "**Effort**: small", "Deciders: Bo", "", "***", "<br>", "| a | b |"],
)
def test_a_status_before_something_else(below: str) -> None:
    """An item, a label, a row or a blank line below a status is none of it, whatever it ends in."""
    for head in ("- Status: Accepted and\n", "Status: Accepted,\n", "## Status\n\nAccepted,\n"):
        assert record(f"# Use X\n\n{head}{below}\n\n## Context\n").status_text in {"Accepted", "Accepted and"}


@pytest.mark.parametrize(
    ("status", "codes"),
    [
        ("Superseded in part by ADR-9", []), ("Partly superseded by ADR-9", []), ("Superseded by ADR-9 (partially)", []), ("Superseded by `9-use-y` (partially)", []),
        ("**Replaced in part by** [9](0009-y.md)", []), ("Teilweise ersetzt durch ADR-9", []),
        ("Partly superseded", ["S101"]), ("On ice, partly superseded by ADR-9", ["S101"]),
    ],
)  # fmt: skip
def test_superseded_in_part_is_understood(status: str, codes: list[str]) -> None:
    """A status that says by which record it was superseded in part is no unknown word: it is told as an amendment."""
    parsed = read(f"# Use X\n\nStatus: {status}\n")
    assert isinstance(parsed.item, Record)
    assert (parsed.item.status, [found.code for found in parsed.diagnostics]) == ("other", codes)
    assert [kind for kind, _ in stated(parsed.item)] == ["amended_by"] * ("9" in status)


def test_a_row_of_boxes_names_what_is_ticked() -> None:
    """What an empty box offers is no relation, and what the ticked one names stands in its place."""
    line = "Status: [ ] Accepted [x] Superseded by [9](0009-y.md) [ ] Amended by [8](0008-z.md)"
    for text in (f"# Use X\n\n{line}\n", f"# Use X\n\n{line} · Date: 2019-03-01\n"):
        item = record(text)
        (statement,) = item.statements
        assert (item.status, item.status_text, statement.kind) == (
            "superseded",
            "Superseded by 9",
            "superseded_by",
        )
        assert statement.reference.column == line.index("[9]") + 1
    assert record("---\nstatus: '[ ] Proposed [x] Accepted'\n---\n# Use X\n").status == "accepted"


BADGE = "https://img.shields.io/badge/status-{}-green"


@pytest.mark.parametrize(
    ("picture", "status", "text"),
    [
        (f"![Accepted]({BADGE.format('proposed')})", "accepted", "Accepted"),
        (f"![Status: rejected]({BADGE.format('rejected')})", "rejected", "rejected"),
        (f"![]({BADGE.format('in_review')}?style=flat)", "proposed", "in review"),
        (f"![Status]({BADGE.format('superseded%20by%20ADR--9')})", "superseded", "superseded by ADR-9"),
        (f"[![Status]({BADGE.format('accepted')})](../log.md)", "accepted", "accepted"),
        (f"![Status]({BADGE.format('sunny')})", None, None),
        (f"![Coverage]({BADGE.format('accepted').replace('status', 'tests')})", None, None),
        (f"<!-- ![Accepted]({BADGE.format('accepted')}) -->", None, None),
    ],
)  # fmt: skip
def test_a_badge_tells_a_status(picture: str, status: str | None, text: str | None) -> None:
    """A status badge is read by its words or its address, in a section, a field, a cell, or alone in the head."""
    for head in (
        "{}",
        "![ID](https://img.shields.io/badge/ID-7-red) {}",
        "## Status\n\n{}",
        "- Status: {}",
        "| Status | {} |",
    ):
        item = record(f"# Use X\n\n{head.format(picture)}\n\n## Context\n")
        assert (item.status, item.status_text) == (status, text)


def test_what_is_written_comes_before_a_badge() -> None:
    """A status in words holds, whatever a badge shows, and a badge makes no record of a page."""
    badge = f"![Status]({BADGE.format('proposed')})"
    parsed = read(f"# Use X\n\n{badge}\n\n* Status: accepted\n")
    assert isinstance(parsed.item, Record)
    assert (parsed.item.status, parsed.diagnostics) == ("accepted", ())
    assert record(f"# Use X\n\n{badge}\n").origin("status") is not None
    assert not isinstance(read(f"# Use X\n\n{badge}\n", "adr/notes.md").item, Record)


def test_a_picture_under_status_is_no_status_unless_it_says_one() -> None:
    """Other pictures are passed over, though a word that is the whole of one's text counts."""
    assert record("# Use X\n\n## Status\n\n![Accepted](a.png)\n").status == "accepted"
    assert record("# Use X\n\n## Status\n\n![Draft diagram](a.png)\n").status is None
    assert record("# Use X\n\n![Accepted](a.png)\n").status is None


@pytest.mark.parametrize(
    ("status", "word", "date", "history"),
    [
        ("Accepted 2019-03-01, then **superseded by ADR-9** (new broker)", "superseded", "2019-03-01", "accepted 2019-03-01"),
        ("Accepted; superseded by ADR-9", "superseded", None, ""),
        ("Accepted and since superseded by [9. Y](0009-y.md)", "superseded", None, ""),
        ("Accepted (superseded by ADR-9)", "superseded", None, ""),
        ("Accepted, but superseded by ADR-9", "superseded", None, ""), ("Accepted but superseded by ADR-9", "superseded", None, ""),
        ("Accepted (Mar 1st, 2019), superseded 2020-01-01 by ADR-9", "superseded", "2020-01-01", "accepted 2019-03-01, superseded 2020-01-01"),
        ("Proposed 2019-01-01, accepted 2019-03-01", "accepted", "2019-03-01", "proposed 2019-01-01, accepted 2019-03-01"),
        ("Proposed 2019-01-01, accepted 2019-03-01, rejected 2020-01-01", "rejected", "2019-03-01", "proposed 2019-01-01, accepted 2019-03-01, rejected 2020-01-01"),
        ("Superseded 2020-01-01 by ADR-9, accepted 2019-03-01", "superseded", "2020-01-01", "accepted 2019-03-01, superseded 2020-01-01"),
        ("Proposed, then accepted on 2019-03-01", "accepted", "2019-03-01", "accepted 2019-03-01"),
        ("Was accepted, now deprecated", "deprecated", None, ""),
        ("Rejected (was proposed 2019-01-01)", "rejected", None, "proposed 2019-01-01"),
    ],
)  # fmt: skip
def test_a_status_that_tells_several(status: str, word: str, date: str | None, history: str) -> None:
    """The one that came last counts, by the dates where all have one; each that is dated is a step, by nobody's record."""
    item = record(f"# Use X\n\n- Status: {status}\n")
    assert (item.status, item.date) == (word, date)
    assert ", ".join(f"{step.status} {step.date}" for step in item.history) == history
    assert not any(step.by for step in item.history)


@pytest.mark.parametrize(
    "status",
    [
        "Accepted, supersedes ADR-9", "Accepted; superseded by: none", "Accepted; the budget is superseded by ADR-9",
        "Accepted but may be superseded by ADR-9", "Accepted, but proposed changes wait", "Accepted but not yet built",
        "Accepted, will be superseded by ADR-9", "Accepted (rejected alternatives below)", "Accepted, pending review",
        "Accepted. Deprecated features stay.", "Accepted, superseded in part by ADR-9", "[Accepted, then superseded by 9](0009-y.md)",
    ],
)  # fmt: skip
def test_a_status_that_tells_one(status: str) -> None:
    """Other words of the kind beside it are no second status."""
    assert record(f"# Use X\n\n- Status: {status}\n").status == "accepted"


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("**Statut** : Accepté — lot 2 livré, lot 3 livré 2020-01-01\n**Date** : 2019-03-01 (mis à jour 2020-01-01)", "2019-03-01"),
        ("- ステータス: 承認済み（実装中）。最終更新: 2020-01-01\n- 作成日: 2019-03-01", "2019-03-01"),
        ("- **Estado:** Aceptado (actualizado 2020-01-01)\n- **Fecha:** 2019-03-01", "2019-03-01"),
        ("- Status: accepted\n- Date: 2019-03-01 (backfilled 2020-01-01)", "2019-03-01"),
    ],
)  # fmt: skip
def test_later_changes_in_other_languages(head: str, date: str) -> None:
    """What was done later is no date of the decision in any language."""
    item = record(f"# Use X\n\n{head}\n")
    assert (item.status, item.date) == ("accepted", date)


def test_a_status_goes_on_within_its_bracket() -> None:
    """A bracket that a line leaves open is closed in the next."""
    item = record(
        "# Use X\n\n> **Status:** ACCEPTED 2019-03-01 (all of Q1 to Q8\n> of section 9). Work has begun.\n"
    )
    assert item.status_text == "ACCEPTED 2019-03-01 (all of Q1 to Q8 of section 9). Work has begun"


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        ("Partly superseded by ADR-9. The rule that every barge has a pilot is\nsuperseded; the rest is in force.", "other"),
        ("Under discussion in the harbour group. What was said of tides in ADR-9 is\nrejected by all who were there.", "proposed"),
        ("Accepted as the queue of all teams of the harbour, and has since been\nsuperseded by ADR-9.", "superseded"),
        ("Proposed\naccepted", "proposed"),
        ("We talked of it for a long while and nothing came of it, then.\n\nrejected", "rejected"),
    ],
)  # fmt: skip
def test_a_line_that_goes_on_with_a_sentence_tells_no_status(lines: str, status: str) -> None:
    """The first word of a broken line is no status, whatever it is; what replaced the record is, wherever it stands."""
    assert record(f"# Use X\n\n## Status\n\n{lines}\n").status == status


@pytest.mark.parametrize(
    ("status", "by"),
    [
        ("Accepted 2019-03-01. What stands below was written by the pilots", ""), ("Accepted 2019-03-01. Approved by Ann Lee", "Ann Lee"),
        ("Accepted 2019-03-01 by Ann Lee. Drawings by Bo", "Ann Lee"),
    ],
)  # fmt: skip
def test_another_sentence_tells_nobody_who_decided(status: str, by: str) -> None:
    """Who did something else, told in a sentence of its own, did not accept the record."""
    assert [step.by for step in record(f"# Use X\n\nStatus: {status}\n").history] == [by]


@pytest.mark.parametrize(
    ("status", "date"),
    [
        ("Rejected on 1 March 2019", "2019-03-01"), ("Proposed (2019-03-01)", "2019-03-01"), ("2019-03-01 draft, revised 2020-01-01", "2019-03-01"),
        ("Deprecated (2019-03-01)", None), ("Rejected on 03/04/2019", None), ("Rejected", None),
    ],
)  # fmt: skip
def test_a_record_that_was_not_accepted_is_of_its_statuss_day(status: str, date: str | None) -> None:
    """It counts where nothing else tells a date; one that was in force began on another day than it ended."""
    assert record(f"# Use X\n\n## Status\n\n{status}\n").date == date
    assert record(f"# Use X\n\nDate: 2018-01-01\n\n## Status\n\n{status}\n").date == "2018-01-01"


@pytest.mark.parametrize(
    ("status", "word", "codes"),
    [
        ("[fill in when agreed]", None, ["N102"]), ("{to be told by the crew}", None, ["N102"]),
        ("[On hold]", "other", ["S101"]), ("[Accepted by the crew]", "accepted", []), ("[waits for the tide](tide.md)", "other", ["S101"]),
    ],
)  # fmt: skip
def test_what_a_template_asks_for_is_no_status(status: str, word: str | None, codes: list[str]) -> None:
    """Several words in brackets that are no status ask for one; a link does not."""
    parsed = read(f"# Use X\n\n## Status\n\n{status}\n")
    assert isinstance(parsed.item, Record)
    assert (parsed.item.status, [one.code for one in parsed.diagnostics]) == (word, codes)


@pytest.mark.parametrize(
    ("lines", "status", "codes"),
    [
        ('> It is "open" until the crew agrees,\n> accepted from then on.\n\n{Proposed|Accepted|Rejected}', None, ["N102"]),
        ("> Open until the crew agrees.\n\nRejected", "rejected", []), ("Rejected\n\n> The harbour was full.", "rejected", []),
        ("> Rejected\n\nThe harbour was full.", "rejected", []), ("> Rejected", "rejected", []), ("> Adrift", "other", ["S101"]),
    ],
)  # fmt: skip
def test_what_is_quoted_beside_a_status_is_guidance(lines: str, status: str | None, codes: list[str]) -> None:
    """A quotation that begins with no status explains what may stand there; alone, or with one, it is the status."""
    parsed = read(f"# Use X\n\n## Status\n\n{lines}\n")
    assert isinstance(parsed.item, Record)
    assert (parsed.item.status, [one.code for one in parsed.diagnostics]) == (status, codes)


@pytest.mark.parametrize(
    ("status", "date"),
    [("Proposed", "2019-03-01"), ("Draft", "2019-03-01"), ("Rejected", None), ("Accepted", None), ("Proposed on 2019-04-01", "2019-04-01")],
)  # fmt: skip
def test_the_draft_of_what_is_not_decided_dates_it(status: str, date: str | None) -> None:
    """A log that tells of the first draft alone dates a record that is proposed; when it was decided is another day."""
    log = "## Changelog\n\n- 2019-03-01: Initial draft\n- 2019-05-01: a picture\n"
    assert record(f"# Use X\n\n{log}\n## Status\n\n{status}\n\n## Why\n").date == date


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("Superseded by: -", "accepted"), ("Superseded by: none", "accepted"), ("- **Superseded by:** N/A", "accepted"),
        ("Superseded by:", "accepted"), ("Replaced by: —", "accepted"), ("Superseded: no", "accepted"), ("Superseded by: TBD", "accepted"),
        ("Ersetzt durch: -", "accepted"), ("Remplacée par : aucune", "accepted"), ("Superseded by nothing yet", "accepted"),
        ("Superseded by: [9](0009-y.md)", "superseded"), ("Superseded by: no. 9", "superseded"), ("Superseded", "superseded"),
        ("Superseded: no longer needed", "superseded"), ("Rejected: none of the oars fits", "rejected"), ("Deprecated: no oars are left", "deprecated"),
    ],
)  # fmt: skip
def test_a_label_of_what_ended_a_record_that_names_nothing(line: str, status: str) -> None:
    """Below a status "Superseded by: none" says that it holds; a reason may begin with the same words."""
    alone = record(f"# Use X\n\n## Status\n\n{line}\n\n## Context\n").status
    assert alone == (None if status == "accepted" else status)
    if status != "rejected":
        assert record(f"# Use X\n\n## Status\n\nAccepted\n\n{line}\n\n## Context\n").status == status
