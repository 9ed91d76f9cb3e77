"""What a record amends, or was amended by, as statuses in languages other than English say it, and what they deny."""

from __future__ import annotations

import pytest

from status_samples import read
from steelyard.core.model import Record
from steelyard.core.settings import Settings
from steelyard.reading.parse import parse


@pytest.mark.parametrize(
    "status",
    [
        "akzeptiert · Ergänzt ADR-3", "akzeptiert (ändert [ADR-3](ADR-3))", "accepté, amende l'ADR-3", "accepté — complète ADR-3", "Aceptado (modifica ADR-3)",
        "aceito; altera o ADR-3", "accettata (modifica l'ADR-3)", "geaccepteerd, wijzigt ADR-3", "przyjęty; zmienia ADR-3", "принято; дополняет ADR-3",
        "прийнято, змінює ADR-3", "已采纳（修订 ADR-3）", "已采纳，补充ADR-3", "diterima (melengkapi ADR-3)",
    ],
)  # fmt: skip
def test_amends(status: str) -> None:
    """A verb of amending states a relation in each language, as "amends" does."""
    assert read(status) == ("accepted", [("amends", "ADR-3")])


@pytest.mark.parametrize(
    "status",
    [
        "akzeptiert, ergänzt durch ADR-9", "accepté, modifiée par l'ADR-9", "Aceptada; modificada por ADR-9", "aceito, alterado pelo ADR-9",
        "accettata, modificata dall'ADR-9", "geaccepteerd, gewijzigd door ADR-9", "przyjęta, uzupełniona przez ADR-9", "принято, дополнено ADR-9",
    ],
)  # fmt: skip
def test_amended(status: str) -> None:
    """So does its passive, and the record stays accepted."""
    assert read(status) == ("accepted", [("amended_by", "ADR-9")])


@pytest.mark.parametrize("status", ["已被 ADR-9 补充", "已由 ADR-9 修订", "изменено ADR-9"])
def test_nothing_but_amended(status: str) -> None:
    """That alone is no status, and no word that nobody knows."""
    assert read(status) == (None, [("amended_by", "ADR-9")])


@pytest.mark.parametrize(
    "status",
    [
        "akzeptiert, ergänzt am 5. März 2024", "akzeptiert, ändert 3 Regeln", "akzeptiert, ergänzt nicht ADR-3", "accepté, ne modifie pas ADR-3",
        "aceptada; modifica la regla 3", "принято, изменено 5 марта 2024", "已采纳，补充说明见 ADR-3", "Accepted; this modifies 3 rules",
        "aceptada; no modifica ADR-3", "accettata; non modifica ADR-3", "принято; не изменяет ADR-3", "Aceita; não substitui a ADR-3", "Aceptada; no reemplaza a ADR-3",
        "принято; не заменяет ADR-3", "Aceptada; será reemplazada por ADR-9", "Aceita; será substituída por ADR-9", "принято; будет заменено ADR-9",
        "accettata; sarà sostituita da ADR-9", "accepté, sera remplacé par ADR-9", "zaakceptowano; zostanie zastąpione przez ADR-9",
    ],
)  # fmt: skip
def test_nothing_stated(status: str) -> None:
    """A day, a count, what is denied and what is yet to come are no relation."""
    assert read(status) == ("accepted", [])


@pytest.mark.parametrize(
    ("line", "relations"),
    [
        ("- Précise : ADR-3 (le quai), ADR-4", [("relates_to", "ADR-3"), ("relates_to", "ADR-4")]),
        ("**Präzisiert:** ADR-3", [("relates_to", "ADR-3")]),
        ("Уточняет: ADR-3", [("relates_to", "ADR-3")]),
        ("- 修订：ADR-3。码头不变。", [("amends", "ADR-3")]),
        ("Bygger på: ADR-3, ADR-4", [("depends_on", "ADR-3"), ("depends_on", "ADR-4")]),
        ("- **Bổ sung bởi:** ADR-3", [("amended_by", "ADR-3")]),
        ("Bygger på: is", []),
        ("- 修订：2024-03-05", []),
        ("- Précise : ce qui suit", []),
        ("Das präzisiert: ADR-3 gilt", []),
    ],
)
def test_a_label(line: str, relations: list[tuple[str, str]]) -> None:
    """What a record makes more precise or wider is related, as with "Clarifies" and "Extends"; a day is no record."""
    text = f"# 7. X\n\n- Status: accepted\n\n{line}\n\n## Context\n\nY.\n"
    record = parse(text, path="adr/0007-x.md", source="", settings=Settings()).item
    assert isinstance(record, Record)
    assert [(each.kind, each.reference.target) for each in record.statements] == relations


@pytest.mark.parametrize(
    ("label", "date"),
    [("Ngày lập: 15/09/2026", "2026-09-15"), ("Päätetty: 15.9.2026", "2026-09-15"), ("Päätetty: joo", None)],
)
def test_a_label_of_a_day(label: str, date: str | None) -> None:
    """The day a record was drawn up, or decided, is its date."""
    text = f"# 7. X\n\n- Status: accepted\n- {label}\n\n## Context\n\nY.\n"
    record = parse(text, path="adr/0007-x.md", source="", settings=Settings()).item
    assert isinstance(record, Record)
    assert record.date == date


@pytest.mark.parametrize(
    ("status", "word"),
    [
        ("přijato jako návrh pro loď", "accepted"),
        ("przyjęto jako szkic", "accepted"),
        ("jako přijato", "other"),
    ],
)
def test_a_status_as_something(status: str, word: str) -> None:
    """What a record was accepted as leaves it accepted, as "accepted as designed" does."""
    record = parse(f"# 7. X\n\nStatus: {status}\n", path="adr/0007-x.md", source="", settings=Settings()).item
    assert isinstance(record, Record)
    assert record.status == word
