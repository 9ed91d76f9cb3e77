"""What replaced a record, as the statuses of languages other than English say it, and what only looks like it."""

from __future__ import annotations

import pytest

from status_samples import read


@pytest.mark.parametrize(
    "status",
    [
        "Durch ADR-9 ersetzt", "durch ADR-9 abgelöst (5. März 2024)", "Abgelöst (durch ADR-9)", "Ersetzt durch Entscheidung ADR-9", "Door ADR-9 vervangen",
        "Vervangen door besluit ADR-9", "Remplacée par la décision ADR-9", "Remplacée (ADR-9)", "Reemplazada por la decisión ADR-9", "Sustituida: ADR-9",
        "Superata da ADR-9", "superato dall'ADR-9", "accettata, poi superata da ADR-9", "Accepté puis remplacé par ADR-9", "akzeptiert, dann durch ADR-9 ersetzt",
        "Заменено решением ADR-9", "замінено рішенням ADR-9", "заменено с ADR-9", "Nahrazeno ADR-9", "nahrazena rozhodnutím ADR-9",
        "ADR-9 ile değiştirildi", "ADR-9 tarafından geçersiz kılındı", "Yerini ADR-9 aldı", "Αντικαταστάθηκε από το ADR-9",
        "已被ADR-9取代", "已被 ADR-9 废弃", "已替换为 ADR-9", "置換（→ ADR-9）", "ADR-9 で置き換え", "ADR-9で置き換え",
    ],
)  # fmt: skip
def test_replaced(status: str) -> None:
    """The successor may stand within the verb, behind the word for a decision, in brackets, or without a blank."""
    assert read(status) == ("superseded", [("superseded_by", "ADR-9")])


@pytest.mark.parametrize(
    "status",
    ["Teilweise durch ADR-9 ersetzt", "Durch ADR-9 teilweise abgelöst", "部分被 ADR-9 取代", "Zastąpione w części przez ADR-9", "ADR-9 ile kısmen değiştirildi"],
)  # fmt: skip
def test_replaced_in_part(status: str) -> None:
    """A word for a part, wherever it stands, makes an amendment of it."""
    assert read(status) == ("other", [("amended_by", "ADR-9")])


@pytest.mark.parametrize(
    ("status", "word"),
    [
        ("Akzeptiert; wird durch ADR-9 ersetzt werden", "accepted"), ("Akzeptiert, soll durch ADR-9 ersetzt werden", "accepted"),
        ("Akzeptiert, nicht durch ADR-9 ersetzt", "accepted"), ("Accepté puis précisé", "accepted"), ("accettata, poi spostata in ADR-9", "accepted"),
        ("Aceptada, luego medida en ADR-9", "accepted"), ("已被港务局废弃", "other"), ("Accepted by door ADR-9", "accepted"), ("ADR-9 ile kabul edildi", "other"),
        ("Geaccepteerd, wordt door ADR-9 vervangen", "accepted"), ("принято решением ADR-9", "accepted"), ("受理（ADR-9 で決定）", "accepted"),
    ],
)  # fmt: skip
def test_not_replaced(status: str, word: str) -> None:
    """What is yet to come, denied, or another verb's replaces nothing."""
    assert read(status) == (word, [])


@pytest.mark.parametrize(
    ("status", "relation"),
    [("Aceito (substitui o ADR-3)", ("supersedes", "ADR-3")), ("已采纳，取代ADR-3中的规则", ("amends", "ADR-3")), ("Aceita; substitui a ADR-3", ("supersedes", "ADR-3"))],
)  # fmt: skip
def test_what_it_replaces(status: str, relation: tuple[str, str]) -> None:
    """An article, or no blank at all, stands before the record that was replaced."""
    assert read(status) == ("accepted", [relation])
