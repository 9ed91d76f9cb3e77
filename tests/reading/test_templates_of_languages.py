"""Templates and indexes in other languages are no records: by the word in their name, or by brackets where words shall stand."""

from __future__ import annotations

import pytest

from steelyard.core.settings import Settings
from steelyard.reading.names import people
from steelyard.reading.parse import parse

PLAIN = "# Decke\n\n- Status: accepted\n- Date: 2024-03-05\n"


def kind(path: str, text: str = PLAIN) -> str:
    read = parse(text, path=f"docs/adr/{path}", source="", settings=Settings())
    return str(getattr(read.item, "kind", "record"))


@pytest.mark.parametrize(
    "path",
    ["0000-vorlage.md", "vorlage.md", "ADR-模板.md", "plantilla.md", "adr-plantilla.md", "000-gabarit.md", "modelo-de-adr.md", "0000-modello.md", "sjabloon.md",
     "szablon.md", "шаблон.md", "0000-テンプレート.md", "adr-템플릿.md"],
)  # fmt: skip
def test_the_word_in_the_name(path: str) -> None:
    assert kind(path) == "template"


@pytest.mark.parametrize(
    "path", ["0012-vorlage.md", "0003-modelo-de-datos.md", "0007-plantilla-de-correo.md", "0000-modelo-de-datos.md", "0004-模板-引擎.md", "0005-gabarit-html.md"]
)  # fmt: skip
def test_a_record_about_templates_or_models(path: str) -> None:
    """With a number of its own, or with more words, it is a template only while its status or its date is a placeholder."""
    assert kind(path) == "record"
    assert kind(path, "# X\n\n- Status: accepted\n- Date: YYYY-MM-DD\n") == "template"


@pytest.mark.parametrize(
    "path", ["0000-索引.md", "0000-inhaltsverzeichnis.md", "000-sommaire.md", "0000-índice.md"]
)
def test_an_index(path: str) -> None:
    assert kind(path, "# X\n\n- [1](0001-x.md)\n") == "index"


@pytest.mark.parametrize(
    "text",
    [
        "# ADR-XXXX: [Titel]\n\n**Status:** Proposed | Accepted | Superseded by [ADR-YYYY]\n",
        "# ADR-XXX: [Titolo]\n\n**Stato**: [Proposta | Accettata | Sostituita]\n", "# [Titre]\n\n* Statut : [proposé | rejeté | accepté]\n",
        "# ADR [Número]: [Título da decisão]\n\n## Status\n\n[Aceito | Proposto | Rejeitado]\n",
    ],
)  # fmt: skip
def test_brackets_in_title_and_status(text: str) -> None:
    """A title in brackets is a placeholder in any language where the status is one, and else a title."""
    assert kind("0001-x.md", text) == "template"
    assert kind("0001-x.md", "# [Redis]\n\n- Status: accepted\n") == "record"
    assert kind("0001-x.md", "# Redis\n\n- Status: proposed | accepted\n") == "record"


def test_names_between_commas_of_arabic() -> None:
    assert people("أحمد، سارة؛ Ann") == ("أحمد", "سارة", "Ann")
