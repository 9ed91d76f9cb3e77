"""Labels of a head that name a step of the decision and have its day."""

from __future__ import annotations

import pytest

from steelyard.core.model import Record
from steelyard.core.settings import Settings
from steelyard.reading.parse import parse


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("- Proposed: 2021-02-01\n- Accepted: 2021-03-04", "2021-03-04"),
        ("- Status: accepted\n- Proposed: 2021-02-01", "2021-02-01"),
        ("- Date: 2021-03-01\n- Approved: 2021-03-04", "2021-03-01"),
        ("- Status: accepted\n- Ratified: 4 March 2021", "2021-03-04"),
        ("| Step | Day |\n|---|---|\n| Accepted | 2021-03-04 |", None),
        ("- Accepted: by all", None),
        ("- Approved: Ann, 2021-03-04", None),
        ("Proposed: in 2021-02-01's meeting", None),
    ],
)
def test_the_day_of_a_step(head: str, date: str | None) -> None:
    """What was proposed then was made then; the day of its acceptance is that of the decision. Other values are no dates."""
    item = parse(f"# 9. Oars\n\n{head}\n", path="a/0009-oars.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    assert item.date == date


@pytest.mark.parametrize(
    ("table", "status", "date"),
    [
        ("| Status | DECIDED |\n|---|---|\n| Impact | high |", "accepted", None),
        ("| Status | `Decided` |\n|---|---|\n| Date | 2021-03-04 |", "accepted", "2021-03-04"),
        ("| Status | Decided |\n|---|---|\n| accepted | 2021-03-04 |", "accepted", "2021-03-04"),
        (
            "| Status | Decided | By |\n|---|---|---|\n| accepted | 2021-03-04 | Ann |",
            "accepted",
            "2021-03-04",
        ),
    ],
)
def test_decided_beside_a_status(table: str, status: str, date: str | None) -> None:
    """It is the status itself, unless a status stands below its name: then the column below "Decided" has the day."""
    item = parse(f"# 9. Oars\n\n{table}\n", path="a/0009-oars.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    assert (item.status, item.date) == (status, date)


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("**Statut :** Accepté\n**Proposé :** 2021-02-01\n**Accepté :** 2021-03-04", "2021-03-04"),
        ("- Status: akzeptiert\n- Beschlossen: 4. März 2021", "2021-03-04"),
        ("- Estado: aprobado\n- Aprobado: 4 de marzo de 2021", "2021-03-04"),
        ("- Status: voorgesteld\n- Voorgesteld: 2021-02-01", "2021-02-01"),
        ("- Statut : accepté\n- Validé : par Anne, 2021-03-04", None),
        ("- Status: akzeptiert\n- Akzeptiert: von allen", None),
    ],
)
def test_the_day_of_a_step_in_a_language(head: str, date: str | None) -> None:
    """So it is with the words of other languages."""
    item = parse(f"# 9. Oars\n\n{head}\n", path="a/0009-oars.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    assert item.date == date


@pytest.mark.parametrize("head", ["## État\n\nAdopté", "État : adopté", "- **Etat** : adopté"])
def test_a_state_in_french(head: str) -> None:
    """What French calls the state of a record is its status."""
    item = parse(f"# 9. Rames\n\n{head}\n", path="a/0009-rames.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    assert item.status == "accepted"
    text = "# 9. Rames\n\n## État actuel\n\nAdopté par tous.\n"
    item = parse(text, path="a/0009-rames.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    assert item.status is None


@pytest.mark.parametrize(
    ("status", "word", "date"),
    [
        ("Accepted, refined by ADR-3 (2021-08-04)", "accepted", "2021-03-04"),
        ("accepted, but made moot by [ADR-3](0003-oil.md) (2021-08-04)", "accepted", "2021-03-04"),
        ("Accepted · extended by **ADR-3** (August 2021)", "accepted", "2021-03-04"),
        ("Proposed — depends on ADR-3 (accepted 2021-08-04)", "proposed", "2021-03-04"),
        ("Proposed 2021-02-01 — depends on ADR-3 (accepted 2021-08-04)", "proposed", "2021-03-04"),
        ("Accepted, then superseded by ADR-3 (2021-08-04)", "superseded", "2021-08-04"),
        (
            "Accepted (2021-02-01) · superseded by [ADR-3](0003-oil.md) (2021-08-04)",
            "superseded",
            "2021-08-04",
        ),
        ("Proposed, then accepted with ADR-3 (2021-08-04)", "accepted", "2021-08-04"),
        ("Accepted per ADR-3 (2021-08-04)", "accepted", "2021-08-04"),
        ("Superseded by ADR-3 (2021-08-04)", "superseded", "2021-08-04"),
        ("ADR-3 (2021-08-04)", "other", "2021-03-04"),
        ("Accepted. Superseded in one respect by ADR-3 (2021-08-04)", "accepted", "2021-03-04"),
        ("Superseded - ADR-3 (2021-08-04)", "superseded", "2021-08-04"),
        ("Superseded, by [the pumps](0003-pumps.md) (2021-08-04)", "superseded", "2021-08-04"),
        ("Superseded by ADR-2, ADR-3 (2021-08-04)", "superseded", "2021-08-04"),
        ("Accepted — [minutes](minutes.md) (2021-08-04)", "accepted", "2021-08-04"),
        ("Accepted, by [Ann](ann.md) (2021-08-04)", "accepted", "2021-08-04"),
        ("Accepted, voted for in [the meeting](meetings.md) (2021-08-04)", "accepted", "2021-08-04"),
    ],
)
def test_the_day_of_another_record(status: str, word: str, date: str) -> None:
    """The day behind a record that a further clause names is that record's, unless the clause tells the status itself."""
    text = f"# 9. Oars\n\n- Status: {status}\n- Date: 2021-03-04\n"
    item = parse(text, path="a/0009-oars.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    assert (item.status, item.date) == (word, date)


@pytest.mark.parametrize(
    ("date", "decided"),
    [("2023-05-04", "2023-05-04"), ("2024-01", "2024-01"), ("2024-02", None), ("2024-03-01", None)],
)
def test_a_month_that_holds_the_end_tells_no_beginning(date: str, decided: str | None) -> None:
    """A superseded record held from its own earlier date; the month of its supersession may be but that of its end."""
    text = f"# 9. Oars\n\nDate: {date}\nStatus: Superseded by ADR-12 on 2024-02-03\n"
    item = parse(text, path="a/0009-oars.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    assert (item.date, item.decided) == ("2024-02-03", decided)
