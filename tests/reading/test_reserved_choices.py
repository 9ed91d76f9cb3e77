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
        ("Decision", "We chose Deep locks, but later dropped it."), ("Decision", "Deep locks was selected as the fallback."),
        ("Decision", "Deep locks was chosen, as a stopgap."), ("Decision", "Option B was selected as our second choice."),
        ("Entscheidung", "Deep locks wurde gewählt als Notlösung."),
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
        ("Decision", "We chose Deep locks, not Barges."), ("Decision", "Deep locks were selected. Barges was selected as the fallback."),
        ("Decision", "Deep locks was chosen as the default, with Barges as a fallback."), ("Decision", "We will adopt Option B, since Option A is slow."),
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


@pytest.mark.parametrize(
    ("heading", "decision"),
    [
        ("Decision", "ADR-3 said: we chose Option B. That no longer holds."), ("Decision", "ADR-0003: Option B was chosen."),
        ("Decision", "ADR-3 said:\n\n> Option B was chosen.\n\nWe wait."), ("Decision", "From [the old record](0003-x.md):\n\n> We chose Deep locks because they hold."),
        ("Decision", "In ADR-3 we decided for Deep locks and against Barges."), ("Decision", "RFC 3 decided:\n\n- Deep locks were chosen."),
        ("Decision", "Originally: Option B was chosen."), ("Decision", "Option B was chosen by ADR-3."),
        ("Entscheidung", "In ADR-3 hieß es: Option B wurde gewählt."), ("Décision", "L'ADR-3 disait : nous choisissons l'option B."),
        ("Решение", "ADR-3 гласил: выбран вариант B."),
    ],
)  # fmt: skip
def test_a_choice_of_another_record(heading: str, decision: str) -> None:
    """Where another record or an earlier time has the word, its choice is not this record's."""
    assert chosen(heading, decision) is None


@pytest.mark.parametrize(
    "decision",
    [
        "ADR-1: Option B was chosen.", "See ADR-3 for the ice. Option B was chosen.", "After long talk: Option B was chosen.",
        "ADR-3 said: we chose Option A. It freezes.\n\nWe choose Option B.", "That said: we chose Deep locks.", "ADR-3 said: it freezes.\n\nNow: we will use Deep locks.",
        "In the context of the ice that ADR-3 tells of, we decided for Deep locks and against Barges.",
    ],
)  # fmt: skip
def test_a_choice_beside_another_record(decision: str) -> None:
    """What names another record in a sentence of its own, or is said under the record's own name, gives nobody else the word."""
    assert chosen("Decision", decision) == "Deep locks"
