"""The chosen option, and why, in records that are not in English."""

from __future__ import annotations

import pytest

from steelyard.core.model import Record
from steelyard.core.settings import Settings
from steelyard.reading.parse import parse


def read(body: str) -> tuple[str | None, str | None]:
    record = parse(f"# 7. X\n\n{body}\n", path="adr/0007-x.md", source="", settings=Settings()).item
    assert isinstance(record, Record)
    return record.chosen, record.because


@pytest.mark.parametrize(
    ("line", "chosen", "because"),
    [
        ('Gewählte Alternative: "Mieten", da billiger.', "Mieten", "billiger"),
        ("Gewählte Option: Mieten, da billiger", "Mieten", "billiger"),
        ("Gewählte Option: Da Vinci, weil bekannt", "Da Vinci", "bekannt"),
        ("Alternative retenue : « Louer », car moins cher", "Louer", "moins cher"),
        ('Opção escolhida: "Alugar", pois é mais barato.', "Alugar", "é mais barato"),
        ('Opzione scelta: "Affittare", in quanto costa meno.', "Affittare", "costa meno"),
        ("Alternativa scelta: da Vinci, perché noto", "da Vinci", "noto"),
        ("Gekozen alternatief: Huren, aangezien het goedkoper is", "Huren", "het goedkoper is"),
        ('Opción elegida: "Alquilar", puesto que cuesta menos', "Alquilar", "cuesta menos"),
        ("Chosen option: Rent, da best", "Rent", None),
    ],
)
def test_why(line: str, chosen: str, because: str | None) -> None:
    """An alternative may be chosen, and a reason has more than one word for it; `da` is one in German alone."""
    assert read(line) == (chosen, because)


@pytest.mark.parametrize(
    ("heading", "option"),
    [("대안 검토", "대안 A: 빌린다 (선택)"), ("选项", "方案 A：租（选定）"), ("選択肢", "案 1: 借りる（採用）"), ("Варіанти", "Варіант 1: Орендувати (выбран)")],
)  # fmt: skip
def test_a_place_is_no_part_of_a_name(heading: str, option: str) -> None:
    """The place of an option goes in each language, as that of "Option 1: Rent" does."""
    chosen, _ = read(f"## {heading}\n\n### {option}\n\nX.\n\n### Y\n\nZ.\n")
    assert chosen in {"빌린다", "租", "借りる", "Орендувати"}


@pytest.mark.parametrize(
    ("options", "sentence", "chosen"),
    [
        ("Solution n°", "La solution n°2 est adoptée", "Acheter"),
        ("Option ", "L'option 1 est retenue, car moins chère.", "Louer"),
        ("Solution ", "**La solution 1** a été choisie.", "Louer"),
        ("Variante ", "Variante 2 wurde gewählt.", "Acheter"),
        ("Option Nr. ", "Die Option Nr. 2 wird gewählt", "Acheter"),
        ("Opción ", "La opción 1 ha sido elegida.", "Louer"),
        ("Opção ", "A opção 2 foi escolhida.", "Acheter"),
        ("Opzione ", "Vista la spesa. L'opzione 2 è stata scelta.", "Acheter"),
        ("Optie ", "Optie 1 is gekozen.", "Louer"),
        ("Solution #", "Solution #2 was adopted.", "Acheter"),
        ("Solution ", "La solution 1 n'est pas retenue.", None),
        ("Solution ", "La solution 1 sera retenue si le port l'accepte.", None),
        ("Variante ", "Variante 2 wurde nicht gewählt.", None),
        ("Solution ", "La solution 1 est retenue. La solution 2 est retenue.", None),
        ("Solution ", "Pour Anne, la solution 1 est retenue.", None),
        ("Solution ", "La solution 3 est retenue.", None),
    ],
)
def test_an_option_that_is_named_by_its_place(options: str, sentence: str, chosen: str | None) -> None:
    """What a sentence of another language says was chosen is called as its heading is."""
    body = f"## Contexte\n\n### {options}1 : Louer\n\nX.\n\n### {options}2 : Acheter\n\nY.\n\n## Décision\n\n{sentence}"
    assert read(body)[0] == chosen
