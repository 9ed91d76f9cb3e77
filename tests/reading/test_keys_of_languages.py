"""Front matter in another language than English says what it says in English, under the keys of that language."""

from __future__ import annotations

import pytest

from amending_samples import changed
from steelyard.core.model import Record
from steelyard.core.settings import RelationKind, Settings
from steelyard.reading.parse import parse


def read(front: str, body: str = "# Rent a shed\n\n## Context\n\nOars.\n") -> Record:
    found = parse(f"---\n{front}\n---\n\n{body}", path="a/oars.md", source="", settings=Settings())
    assert isinstance(found.item, Record)
    assert found.diagnostics == ()
    return found.item


@pytest.mark.parametrize(
    ("front", "status", "date"),
    [
        ("statut : accepté\nauteur : Zoé\ndate : 2024-03-05", "accepted", "2024-03-05"),
        ("Estado: Propuesto\nAutor: Zoé\nFecha: 2024-03-05", "proposed", "2024-03-05"),
        ("stato: accettata\nautore: Zoé\ndata: 2024-03-05", "accepted", "2024-03-05"),
        ("status: akzeptiert\nautoren: [Zoé]\ndatum: 5. März 2024", "accepted", "2024-03-05"),
        ("状态: 已接受\n作者: Zoé\n日期: 2024-03-05", "accepted", "2024-03-05"),
        ("статус: отклонено\nавтор: Zoé\nдата создания: 2024-03-05", "rejected", "2024-03-05"),
    ],
)
def test_keys_of_a_language(front: str, status: str, date: str) -> None:
    """A status, a date and who wrote it are read, and stand under no heading of their own besides."""
    record = read(front)
    assert (record.status, record.date, record.authors, record.extras) == (status, date, ("Zoé",), ())


def test_a_title_and_tags_of_a_language() -> None:
    """Titles, tags and deciders have their keys too."""
    record = read(
        "titre: Louer un hangar\nmots-clés: [bail, bois]\ndécideurs: Anne et Luc\nstatut: accepté", "Texte.\n"
    )
    assert record.title == "Louer un hangar"
    assert (record.tags, record.deciders) == (("bail", "bois"), ("Anne", "Luc"))


@pytest.mark.parametrize("title", ["Décision (MADR)", "Decisión", "Decisione", "Decyzja"])
def test_a_title_that_is_a_word_for_a_record(title: str) -> None:
    """A title that all records of a folder have says nothing of this one: the heading does."""
    assert read(f"title: {title}\nstatus: accepted").title == "Rent a shed"


def test_a_key_that_is_no_date() -> None:
    """`data` is a date in Italian and Portuguese where one follows, and data elsewhere."""
    record = read("status: accepted\ndata: 4096 rows of 2024-05-05")
    assert (record.date, [extra.key for extra in record.extras]) == (None, ["data"])


def test_a_relation_of_a_sites_own() -> None:
    """A site may call a relation of its own by a word that another language has for one of ours."""
    settings = Settings(relations=(RelationKind("modifica", "modificado_por"),))
    text = "---\nstatus: accepted\nmodifica: 3\n---\n\n# Rent a shed\n"
    record = parse(text, path="a/oars.md", source="", settings=settings).item
    assert isinstance(record, Record)
    assert [stated.kind for stated in record.statements] == ["modifica"]


def test_a_status_is_changed_under_its_own_key() -> None:
    """A status is written where it stands, and its date beside it."""
    before = "---\nestado: propuesto\ntags: [oars]\n---\n\n# 3. Cron\n\nText.\n"
    after = "---\nestado: accepted\ndate: 2026-11-26\ntags: [oars]\n---\n\n# 3. Cron\n\nText.\n"
    assert changed(before, "accepted") == after
