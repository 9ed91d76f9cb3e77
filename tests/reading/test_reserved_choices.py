"""Sentences that name an option as if they chose it, and deny it, ask, put a condition, or go on to another one."""

from __future__ import annotations

import pytest

from steelyard.core.model import Record
from steelyard.core.scores.choice import choose
from steelyard.core.settings import Settings
from steelyard.reading.parse import parse

WORDS = {"Entscheidung": "Option", "Décision": "Option", "Decisión": "Opción", "Decisão": "Opção", "Decisione": "Opzione", "Besluit": "Optie",
         "Decyzja": "Opcja", "Решение": "Вариант", "Рішення": "Варіант", "Rozhodnutí": "Varianta", "决策": "方案", "Decision": "Option"}  # fmt: skip


def chosen(heading: str, decision: str) -> str | None:
    word = WORDS[heading]
    options = f"## Options\n\n### {word} A: Barges\n\nx\n\n### {word} B: Deep locks\n\nx\n"
    text = f"# X\n\nStatus: accepted\n\n{options}\n## {heading}\n\n{decision}\n"
    item = parse(text, path="adr/0001-x.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    return choose(item)[0].chosen


@pytest.mark.parametrize(
    ("heading", "decision"),
    [
        ("Entscheidung", "**Gewählt: Option A + B** — beides."), ("Entscheidung", "Wir wählen Option B nicht."), ("Entscheidung", "Wir wählen Option B noch nicht, sondern warten."),
        ("Entscheidung", "Wir wählen Option B?"), ("Entscheidung", "Wir wählen Option A oder Option B."), ("Entscheidung", "Wir wählen Option A und B."),
        ("Entscheidung", "Wir wählen Option A sowie Option B."), ("Entscheidung", "Wir wählen Option A mit Teilen von Option B."),
        ("Entscheidung", "Wir wählen Option A für Fracht, Option B für Leute."), ("Entscheidung", "Wir entscheiden uns für Option B, sobald Eis liegt."),
        ("Entscheidung", "Option B wurde gewählt und später verworfen."), ("Entscheidung", "Wir wählen Deep locks, falls es friert."),
        ("Décision", "L'option B est retenue ?"), ("Décision", "L'option A est retenue d'abord, puis l'option B."),
        ("Décision", "Nous choisissons Deep locks, si le gel vient."), ("Decisión", "Usar Deep locks: descartado por caro."),
        ("Decisión", "Usar Deep locks (descartado)."), ("Decisione", "Usare Deep locks: scartato."), ("Decisão", "Não optamos pela opção B."),
        ("Besluit", "We gaan voor optie A of B."), ("Решение", "Выбран вариант B, если хватит дуба."), ("Решение", "Не выбран вариант B."),
        ("Rozhodnutí", "Nevolíme variantu B."), ("决策", "采用方案 B？"), ("决策", "采用方案 B 会更贵。"), ("决策", "采用方案 B，若预算允许。"),
        ("决策", "采用方案 A，方案 B 备用。"), ("Decision", "Use Deep locks: rejected, they freeze."), ("Decision", "Adopt Deep locks (rejected)."),
        ("Decision", "We chose Option B in ADR-3."), ("Decision", "We will use Deep locks, if it rains."), ("Decision", "We chose Deep locks?"),
        ("Decision", "We chose Deep locks, but later dropped it."),
    ],
)  # fmt: skip
def test_an_option_that_is_not_chosen_for_certain(heading: str, decision: str) -> None:
    """It is none, wherever the words stand that take it back."""
    assert chosen(heading, decision) is None


@pytest.mark.parametrize(
    ("heading", "decision"),
    [
        ("Entscheidung", "**Gewählt: Option B** — alle Güter auf einem Weg."), ("Entscheidung", "Wir wählen Option B, nicht Option A."), ("Entscheidung", "Wir wählen Deep locks, weil sie nicht frieren. Falls doch, warten wir."),
        ("Entscheidung", "Wir wählen Option A nicht.\n\nWir wählen Option B."), ("Entscheidung", "Wir entscheiden uns für Option B und graben bald."),
        ("Decision", "We chose Option B over Option A."), ("Decision", "- Use Barges: rejected\n- Use Deep locks: they hold"),
        ("Decision", "We chose Deep locks, not Barges."), ("Decision", "We will adopt Option B, since Option A is slow."),
        ("Décision", "Nous retenons l'option B, complétée par une grue."), ("Décision", "**Nous retenons l’Option B** : on creuse."),
        ("Decisão", "> **Optamos pela Opção B.**"), ("Decisione", "Scegliamo l'opzione B."), ("Decyzja", "Wybieramy opcję B."),
        ("Решение", "**Выбран Вариант B**: он прочен."), ("Решение", "Мы выбрали Deep locks, потому что прочно."), ("Рішення", "Обрано варіант B."),
        ("Rozhodnutí", "**Volíme variantu B. Kopeme.**"), ("决策", "选择方案 B（深）。"), ("决策", "采用**方案 B**：更快"),
    ],
)  # fmt: skip
def test_an_option_that_is_chosen(heading: str, decision: str) -> None:
    """What is said of another sentence, of the reason, or of the option that was not taken leaves the choice as it is."""
    assert chosen(heading, decision) == "Deep locks"


def test_a_proposed_decision_in_another_language_is_one() -> None:
    text = "# X\n\nStatus: proposto\n\n## Opções\n\n### Opção A: Barges\n\n### Opção B: Rails\n\n## Decisão proposta\n\n> **Optamos pela Opção A.**\n"
    item = parse(text, path="adr/0001-x.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    assert item.chosen == "Barges"
