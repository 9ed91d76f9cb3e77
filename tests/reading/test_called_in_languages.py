"""Sentences of the decision that choose an option in other languages than English, and by the place that a table gives it."""

from __future__ import annotations

import pytest

from steelyard.core.model import Record
from steelyard.core.scores.choice import choose
from steelyard.core.settings import Settings
from steelyard.reading.parse import parse

LISTED = "## {}\n\n- Barges: x\n- **Deep locks** (y)\n- Rails\n"
HEADINGS = {
    "Entscheidung": "Betrachtete Optionen", "Décision": "Options considérées", "Decisión": "Opciones consideradas", "Decisão": "Opções consideradas",
    "Decisione": "Opzioni considerate", "Besluit": "Overwogen opties", "Decyzja": "Rozważane opcje",
}  # fmt: skip


def record(decision: str, *, options: str = "", heading: str = "Decision") -> Record:
    text = f"# X\n\nStatus: accepted\n\n{options}\n## {heading}\n\n{decision}\n"
    item = parse(text, path="adr/0001-x.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    return choose(item)[0]


def chosen(decision: str, heading: str) -> tuple[str | None, str | None]:
    found = record(decision, options=LISTED.format(HEADINGS.get(heading, "Options")), heading=heading)
    return found.chosen, found.because


@pytest.mark.parametrize(
    ("heading", "decision", "because"),
    [
        ("Entscheidung", "Wir wählen **Deep locks**, weil sie halten.", "sie halten"),
        ("Entscheidung", "Wir entscheiden uns für die Deep locks.", None),
        ("Entscheidung", "Wir haben uns für **Deep locks** entschieden, weil sie halten.", "sie halten"),
        ("Entscheidung", "Wir haben entschieden, „Deep locks“ zu verwenden.", None),
        ("Entscheidung", "Wir werden Deep locks einsetzen. Sie halten.", None),
        ("Entscheidung", "Wir haben Rails verworfen.\n\nDeep locks wurden gewählt.", None),
        ("Entscheidung", "Wir setzen auf Deep locks statt Barges.", None),
        ("1. Entscheidung", "Deep locks wird gewählt.", None),
        ("Décision", "Nous choisissons **Deep locks** parce qu'ils tiennent.", "ils tiennent"),
        ("Décision", "Nous avons décidé d’utiliser Deep locks.", None),
        ("Décision", "Nous adoptons les Deep locks plutôt que les Barges.", None),
        ("Décision", "Deep locks a été retenu.", None),
        ("Decisión", "Usaremos **Deep locks** porque aguantan.", "aguantan"),
        ("Decisión", "Se eligió Deep locks.", None),
        ("Decisión", "Usar Deep locks en lugar de Rails.", None),
        ("Decisão", "Escolhemos o Deep locks, pois aguentam.", "aguentam"),
        ("Decisão", "Adotar **Deep locks**.", None),
        ("Decisione", "Abbiamo scelto Deep locks perché tengono.", "tengono"),
        ("Decisione", "È stato scelto altro.\n\nDeep locks è stato scelto.", None),
        ("Besluit", "We kiezen voor Deep locks, omdat ze houden.", "ze houden"),
        ("Besluit", "We gaan Deep locks gebruiken.", None),
        ("Decyzja", "Wybieramy Deep locks, ponieważ trzymają.", "trzymają"),
        ("Decyzja", "Zdecydowaliśmy się na **Deep locks**.", None),
        ("Decision", "We will migrate to Deep locks.", None),
        ("Decision", "We will standardize on **Deep locks** because they hold.", "they hold"),
    ],
)  # fmt: skip
def test_an_option_by_its_name(heading: str, decision: str, because: str | None) -> None:
    """The section is that of the decision, the sentence chooses, and what leads to the reason is told in that language."""
    assert chosen(decision, heading) == ("Deep locks", because)
    assert chosen(decision, "Notes") == (None, None)


@pytest.mark.parametrize(
    ("heading", "decision"),
    [
        ("Entscheidung", "Wir wählen Deep locks nicht."), ("Entscheidung", "Wir verwenden Deep locks."), ("Entscheidung", "Wir wählen Deep locks und Rails."),
        ("Entscheidung", "Wir haben Deep locks verworfen."), ("Entscheidung", "Wir wählen Deep locks, und Rails für Leute."), ("Entscheidung", "Falls wir Deep locks wählen, halten sie."),
        ("Entscheidung", "Deep locks wurde gewählt von wenigen."), ("Décision", "Nous n'adoptons pas Deep locks."), ("Décision", "Nous utilisons Deep locks."),
        ("Décision", "Nous choisissons Deep locks et Rails."), ("Décision", "Nous avons choisi Deep locks pour le fret."), ("Decisión", "No usaremos Deep locks."),
        ("Decisión", "Usaremos Deep locks, y Rails."), ("Decisão", "Não escolhemos Deep locks."), ("Besluit", "We kiezen niet voor Deep locks."),
        ("Besluit", "We gebruiken Deep locks."), ("Besluit", "We gaan Deep locks bekijken."), ("Decyzja", "Nie wybieramy Deep locks."),
        ("Decisione", "Non abbiamo scelto Deep locks."), ("Folgen der Entscheidung", "Wir wählen Deep locks."), ("Decision", "We implement Deep locks."),
    ],
)  # fmt: skip
def test_sentences_that_choose_otherwise(heading: str, decision: str) -> None:
    """What is denied, is so today, or is of several or of a part, is no choice of one option."""
    assert chosen(decision, heading) == (None, None)


SCORED = "## Scores\n\n| Criterion | Weight | {} | {} |\n|---|---|---|---|\n| Speed | 3 | 1 | 5 |\n| Cost | 2 | 4 | 3 |\n"


@pytest.mark.parametrize(
    ("heading", "decision"),
    [
        ("Decision", "We will implement Option B:\n\n1. Dig"), ("Decision", "Use **option B**."), ("Decision", "Option B was chosen."),
        ("Entscheidung", "Wir wählen **Option B**."), ("Décision", "Nous retenons l'essentiel.\n\nNous choisissons **Option B**."), ("Decisión", "Usaremos la opción B."),
        ("Decisão", "Adotar a **Opção B**."), ("Decisione", "Abbiamo scelto l'acqua.\n\nScegliamo la variante B."),
    ],
)  # fmt: skip
@pytest.mark.parametrize("names", [("A: Barges", "B: Rails"), ("A — Barges", "B — Rails"), ("Option A (Barges)", "Option B (Rails)")])  # fmt: skip
def test_a_place_in_a_table(heading: str, decision: str, names: tuple[str, str]) -> None:
    """Where a table alone has the options with their places, the place names one of them."""
    found = record(decision, options=SCORED.format(*names), heading=heading)
    assert (found.chosen, found.tables[0].chosen) == (names[1], 1)


def test_places_that_a_table_has_not() -> None:
    """A place that none has, or that two have, is no choice; what the record lists comes first."""
    assert record("Use option C.", options=SCORED.format("A: Barges", "B: Rails")).chosen is None
    assert record("Use option B.", options=SCORED.format("Barges", "Buses")).chosen is None
    assert record("Use option B.", options=SCORED.format("B: Barges", "B - Rails")).chosen is None
    listed = "## Options\n\n- Option A: Rails\n- Option B: Barges\n\n"
    assert record("Use option B.", options=listed + SCORED.format("A: Rails", "B: Barges")).chosen == "Barges"


HAN = SCORED.format("方案 A：租", "方案B 买")


@pytest.mark.parametrize(
    "decision",
    [
        "采用 **方案 B（固定）**。",
        "选择方案B，理由如下：",
        "**选择**：方案 B",
        "我们最终决定采用方案 B",
    ],
)
@pytest.mark.parametrize("heading", ["决策", "4. 决策结论", "最终决策"])
def test_a_place_in_chinese(decision: str, heading: str) -> None:
    """A sentence of the decision takes the option by its place, with a blank before it or without."""
    found = record(decision, options=HAN, heading=heading)
    assert (found.chosen, found.tables[0].chosen) == ("方案B 买", 1)


@pytest.mark.parametrize(
    "decision",
    [
        "不采用方案 B。",
        "采用方案 A 和方案 B。",
        "选择方案 A（租）、方案 B",
        "采用方案 C",
        "若采用方案 B 则贵。",
        "方案 B 更贵。",
        "采用方案 BX",
    ],
)
def test_chinese_sentences_that_choose_otherwise(decision: str) -> None:
    """What is denied, of several, or what no option has for a place is no choice."""
    assert record(decision, options=HAN, heading="决策").chosen is None
    assert record("采用方案 B", options=HAN, heading="背景").chosen is None
