"""Records that are not written in English read as those that are, and no English text is taken for another language."""

from __future__ import annotations

import re

import pytest

from steelyard.core.model import Record
from steelyard.core.settings import Settings
from steelyard.reading.dates import find_dates, order_of
from steelyard.reading.fields import FIELD_OF, FIELDS, normal_label
from steelyard.reading.languages import BECAUSE, CHOSEN, CHOSEN_STEMS, LABELS, MONTHS, STATUSES
from steelyard.reading.languages_of_tables import ASIDE
from steelyard.reading.names import people
from steelyard.reading.parse import parse
from steelyard.reading.statements import VERB, may_state
from steelyard.reading.status import read_status

RECORDS: dict[str, tuple[str, dict[str, object], list[tuple[str, str]]]] = {
    "German": (
        "# 7. Ein Lager mieten\n\nDatum: 5. März 2024\n\n## Status\n\nAbgelöst durch [9](0009-x.md)\n\n## Entscheidung\n\nWir mieten.\n",
        {"title": "Ein Lager mieten", "status": "superseded", "date": "2024-03-05", "summary": "Wir mieten."},
        [("superseded_by", "0009-x.md")],
    ),
    "French": (
        "# Louer un dépôt\n\n* **statut** : accepté\n* **date** : 5 mars 2024\n* **décisionnaires** : Anne, Zoé et Luc\n"
        "* **consultés** : Paul\n\n## Résultat de la décision\n\nOption choisie : « Louer », parce que c'est moins cher.\n",
        {
            "status": "accepted",
            "date": "2024-03-05",
            "deciders": ("Anne", "Zoé", "Luc"),
            "consulted": ("Paul",),
            "chosen": "Louer",
            "because": "c'est moins cher",
        },
        [],
    ),
    "Spanish": (
        "# ADR-007 · Alquilar un almacén\n\n**Estado**: ACEPTADA · **Fecha**: 5 de marzo de 2024\n"
        "**Sustituye**: ADR-003\n**Decisores**: Ana y Luis\n\n## Decisión\n\nSe alquila. Nada más.\n",
        {
            "title": "Alquilar un almacén",
            "status": "accepted",
            "date": "2024-03-05",
            "deciders": ("Ana", "Luis"),
        },
        [("supersedes", "ADR-003")],
    ),
    "Portuguese": (
        "# ADR 0007 — Alugar um armazém\n\n- Data: 20/09/2026\n- Status: substituído pelo [ADR-0012](0012-x.md)\n",
        {"title": "Alugar um armazém", "status": "superseded", "date": "2026-09-20"},
        [("superseded_by", "0012-x.md")],
    ),
    "Italian": (
        "# 7. Affittare un deposito\n\nData: 2024-03-05\n\n## Stato\n\nApprovata\n\n## Decisione\n\nAffittiamo.\n",
        {"status": "accepted", "date": "2024-03-05", "summary": "Affittiamo."},
        [],
    ),
    "Dutch": (
        "# ADR-007: Een loods huren\n\n**Status:** geaccepteerd voor fase 2 · **Datum:** 12 juli 2026\n"
        "**Betrokkenen:** Merel Jansen\n\n## Besluit\n\nWe huren.\n",
        {
            "status": "accepted",
            "date": "2026-07-12",
            "deciders": ("Merel Jansen",),
            "summary": "We huren.",
        },
        [],
    ),
    "Polish": (
        "# 7. Magazyn\n\nData: 5 marca 2024\n\n## Status\n\nZaakceptowany\n\n## Decyzja\n\nWynajmujemy.\n",
        {"status": "accepted", "date": "2024-03-05", "summary": "Wynajmujemy."},
        [],
    ),
    "Russian": (
        "# ADR-007: Снять склад\n\n**Статус:** Принято\n**Дата:** 27 июля 2026 года\n**Автор:** Анна\n\n## Решение\n\nСнимаем.\n",
        {"status": "accepted", "date": "2026-07-27", "authors": ("Анна",), "summary": "Снимаем."},
        [],
    ),
    "Japanese": (
        "# ADR-0007: 倉庫を借りる\n\n## ステータス\n\n採用済み（v1）\n\n## 日付\n\n2026年3月29日\n\n## 決定\n\n借りる。\n",
        {"title": "倉庫を借りる", "status": "accepted", "date": "2026-03-29", "summary": "借りる。"},
        [],
    ),
    "Chinese": (
        "# ADR-0007：租用仓库\n\n> 状态：已被 [ADR-0009](0009-x.md) 取代\n> 日期：2025-09-10\n> 决定人：小王、小李\n\n## 决策\n\n租用。\n",
        {
            "title": "租用仓库",
            "status": "superseded",
            "date": "2025-09-10",
            "deciders": ("小王", "小李"),
        },
        [("superseded_by", "0009-x.md")],
    ),
    "Korean": (
        "# ADR-0007: 창고 임대\n\n## 상태\n\n승인됨\n\n## 날짜\n\n2026년 3월 29일\n\n## 결정\n\n창고를 빌린다.\n",
        {"status": "accepted", "date": "2026-03-29", "summary": "창고를 빌린다."},
        [],
    ),
    "Turkish": (
        "# ADR-007: Depo kiralama\n\n- **Durum:** Kabul Edildi\n- **Tarih:** 16 Mayıs 2026\n- **Karar Verenler:** Ayşe ve Can\n"
        "- **İlgili:** ADR-003\n\n## Karar\n\nBir depo kiralanır.\n",
        {
            "status": "accepted",
            "date": "2026-05-16",
            "deciders": ("Ayşe", "Can"),
            "summary": "Bir depo kiralanır.",
        },
        [("relates_to", "ADR-003")],
    ),
    "Vietnamese": (
        "# ADR-007: Thuê kho\n\n- **Trạng thái**: Đã chấp nhận (có điều kiện)\n- **Ngày quyết định**: 23/08/2026\n"
        "- **Thay thế**: ADR-003\n\n## Quyết định\n\nThuê một kho.\n",
        {"title": "Thuê kho", "status": "accepted", "date": "2026-08-23", "summary": "Thuê một kho."},
        [("supersedes", "ADR-003")],
    ),
    "Indonesian": (
        "# ADR-007: Menyewa gudang\n\n**Status:** Digantikan oleh ADR-009\n**Tanggal:** 31 Agustus 2026\n"
        "**Pengambil keputusan:** Ayu dan Budi\n\n## Keputusan\n\nKami menyewa.\n",
        {
            "status": "superseded",
            "date": "2026-08-31",
            "deciders": ("Ayu", "Budi"),
            "summary": "Kami menyewa.",
        },
        [("superseded_by", "ADR-009")],
    ),
    "Finnish": (
        "# ADR-007: Varaston vuokraus\n\n**Tila:** hyväksytty\n**Päivä:** 7.9.2026\n**Liittyy:** ADR-003 ja ADR-004\n\n## Päätös\n\nVuokraamme.\n",
        {"status": "accepted", "date": "2026-09-07", "summary": "Vuokraamme."},
        [("relates_to", "ADR-003"), ("relates_to", "ADR-004")],
    ),
    "Hungarian": (
        "# ADR-007: Raktár bérlése\n\n- **Állapot:** Elfogadva és megvalósítva\n- **Dátum:** 2026. augusztus 13.\n- **Kiegészíti:** ADR-003\n"
        "\n## Döntés\n\nBérlünk.\n",
        {"status": "accepted", "date": "2026-08-13", "summary": "Bérlünk."},
        [("amends", "ADR-003")],
    ),
    "Romanian": (
        "# ADR-007 — Un depozit\n\n- **Stare:** Înlocuită de ADR-009\n- **Data:** 2026-08-31\n- **Decis de:** Ana și Ion\n\n## Decizie\n\nÎnchiriem.\n",
        {"status": "superseded", "date": "2026-08-31", "deciders": ("Ana", "Ion"), "summary": "Închiriem."},
        [("superseded_by", "ADR-009")],
    ),
    "Persian": (
        '<div dir="rtl">\n\n# 0007. اجارهٔ انبار\n\n**وضعیت:** پذیرفته\u200cشده\n\n**تاریخ:** ۲۰۲۶-۰۸-۱۹\n\n'
        "**تصمیم\u200cگیرندگان:** آنا\n\n## تصمیم\n\nاجاره می\u200cکنیم.\n",
        {"status": "accepted", "date": "2026-08-19", "deciders": ("آنا",)},
        [],
    ),
    "Arabic": (
        "# ADR-007: استئجار مستودع\n\n- **الحالة:** مقبول ومُنفّذ\n- **التاريخ:** 5 مارس 2024\n\n## القرار\n\nنستأجر مستودعا.\n",
        {"status": "accepted", "date": "2024-03-05", "summary": "نستأجر مستودعا."},
        [],
    ),
    "Catalan": (
        "# ADR-007: Llogar un magatzem\n\n- **Estat:** substituït per ADR-009\n- **Data:** 26 d'agost de 2026\n- **Relacionat:** ADR-003\n\n"
        "## Decisió\n\nEn lloguem un.\n",
        {"status": "superseded", "date": "2026-08-26", "summary": "En lloguem un."},
        [("superseded_by", "ADR-009"), ("relates_to", "ADR-003")],
    ),
    "Greek": (
        "# ADR-007 — Αποθήκη\n\n- **Κατάσταση:** Αποδεκτό\n- **Ημερομηνία:** 2026-06-09\n- **Αντικαθιστά:** ADR-003\n\n## Απόφαση\n\nΝοικιάζουμε.\n",
        {"status": "accepted", "date": "2026-06-09", "summary": "Νοικιάζουμε."},
        [("supersedes", "ADR-003")],
    ),
    "Bulgarian": (
        "# ADR-007: Склад\n\n**Дата:** 5 март 2024\n**Статус:** Прието\n**Заменя:** ADR-003\n\n## Решение\n\nНаемаме.\n",
        {"status": "accepted", "date": "2024-03-05", "summary": "Наемаме."},
        [("supersedes", "ADR-003")],
    ),
    "Croatian": (
        "# ADR-007: Skladište\n\n- **Status:** Prihvaćeno uz izmjene\n- **Datum:** 23.09.2026.\n- **Zamjenjuje:** ADR-003\n\n## Odluka\n\nUnajmljujemo.\n",
        {"status": "accepted", "date": "2026-09-23", "summary": "Unajmljujemo."},
        [("supersedes", "ADR-003")],
    ),
    "Slovak": (
        "# ADR 007 — Sklad\n\n> **Stav:** prijaté · **Dátum:** 5. septembra 2026\n> **Rozhodol:** Ján\n> **Nadväzuje na:** ADR-003\n\n"
        "## Rozhodnutie\n\nPrenajmeme.\n",
        {"status": "accepted", "date": "2026-09-05", "deciders": ("Ján",), "summary": "Prenajmeme."},
        [("depends_on", "ADR-003")],
    ),
    "Spanish, deciding": (
        "# ADR 7 / Alquilar\n\n- **Estado:** Aceptado\n- **Deciden:** Ana · Luis\n",
        {"title": "Alquilar", "status": "accepted", "deciders": ("Ana", "Luis")},
        [],
    ),
    "Slovenian": (
        "# ADR-007: Najem skladišča\n\nStatus: sprejeto za prvo leto, dopolnjeno z dvigalom\nDatum: 2026-09-05, dopolnitev 2026-09-20\n"
        "Odločevalci: Ana in Luka\nNadomešča: ADR-003\n\n## Kontekst\n\nPomol je poln.\n\n## Odločitev\n\nNajamemo ga.\n",
        {"title": "Najem skladišča", "status": "accepted", "date": "2026-09-05", "summary": "Najamemo ga."},
        [("supersedes", "ADR-003")],
    ),
    "Latvian": (
        "# ADR-007: Noliktavas noma\n\n## Statuss: Aizstāts ar ADR-009\n\n**Datums:** 5. septembris 2026\n\n## Konteksts\n\nPiestātne pilna.\n\n"
        "## Lēmums\n\nMēs nomājam.\n",
        {"status": "superseded", "date": "2026-09-05", "summary": "Mēs nomājam."},
        [("superseded_by", "ADR-009")],
    ),
    "Thai": (
        "# ADR-007: เช่าโกดัง\n\n- สถานะ: อนุมัติแล้ว\n- วันที่: 18 ก.ค. 2026\n- ผู้ตัดสินใจ: สมชาย, สมหญิง\n- แทนที่: ADR-003\n\n"
        "## บริบท\n\nท่าเรือเต็ม\n\n## การตัดสินใจ\n\nเราเช่า\n",
        {
            "title": "เช่าโกดัง",
            "status": "accepted",
            "date": "2026-07-18",
            "deciders": ("สมชาย", "สมหญิง"),
            "summary": "เราเช่า",
        },
        [("supersedes", "ADR-003")],
    ),
    "Hebrew": (
        "# ADR-007 — שכירת מחסן\n\n**סטטוס:** התקבל · **תאריך:** 2 באוגוסט 2026 · **קשור ל:** ADR-003\n\n## החלטה\n\nשוכרים.\n",
        {"status": "accepted", "date": "2026-08-02", "summary": "שוכרים."},
        [("relates_to", "ADR-003")],
    ),
}


@pytest.mark.parametrize("language", RECORDS)
def test_a_record_of_a_language_reads(language: str) -> None:
    """Title, status, date, people, outcome and relations of a record are read, without a finding."""
    text, fields, relations = RECORDS[language]
    read = parse(text, path="adr/0007-x.md", source="", settings=Settings())
    record = read.item
    assert isinstance(record, Record)
    assert {name: getattr(record, name) for name in fields} == fields
    assert [(stated.kind, stated.reference.target) for stated in record.statements] == relations
    assert read.diagnostics == ()


ENGLISH = (
    "# 7. Rent\n\nStatus: accepted\nDate: 2024-03-05\n\nData: 4096 rows of 2024-05-05\n\n## Data\n\n2020-01-01\n",
    "# 7. Rent\n\n- Status: accepted\n- Date: 2024-03-05\n- Data: stored in 2019 by a clerk\n\n## Decision\n\nThe da is a car.\n",
)


@pytest.mark.parametrize("text", ENGLISH)
def test_english_stays_english(text: str) -> None:
    """The word for a date in Italian is none in an English record."""
    record = parse(text, path="adr/0007-x.md", source="", settings=Settings()).item
    assert isinstance(record, Record)
    assert (record.status, record.date) == ("accepted", "2024-03-05")


def test_each_label_has_one_field() -> None:
    """No label stands for two fields, so that none depends on the order of the table."""
    rows = [(label, field) for field, labels in FIELDS.items() for label in labels.split("|")]
    assert [row for row in rows if FIELD_OF[row[0]] != row[1]] == []
    assert [label for label, _ in rows if label != label.casefold() or label != label.strip()] == []
    assert set(LABELS) <= set(FIELDS)


@pytest.mark.parametrize(
    ("word", "spelling"), [(word, each) for word, row in STATUSES.items() for each in row.split("|")]
)
def test_each_spelling_is_its_status(word: str, spelling: str) -> None:
    """Each spelling reads as its status: alone, in capitals, with a date, and with what it was in brackets."""
    for text in (spelling, spelling.upper(), f"{spelling} (2024-03-05)", f"**{spelling}**", f"{spelling}."):
        assert read_status(text).word == word, text


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Aceptada e implementada", "accepted"), ("Aceptado y aplicado", "accepted"), ("Akzeptiert und umgesetzt", "accepted"),
        ("Accepté et implémenté", "accepted"), ("Accettata e implementata", "accepted"), ("Принято и реализовано", "accepted"),
        ("Прийнято і впроваджено", "accepted"), ("Godkendt og i drift", "accepted"), ("Godkänd och införd", "accepted"),
        ("Supersedido por ADR-9", "superseded"), ("Supersedida", "superseded"), ("Abgeloest durch ADR-9", "superseded"),
        ("Genehmigt von Ann", "accepted"), ("Beschlossen vom Rat", "accepted"), ("Abgelehnt im März 2024", "rejected"), ("Entwurf vom 3.4.2024", "draft"),
        ("Ueberholt", "deprecated"), ("gueltig", "accepted"), ("Zurueckgewiesen", "rejected"),
        ("Angenommen mit Auflagen", "accepted"), ("Abgelehnt nach Beratung", "rejected"), ("Implementiert", "accepted"), ("Bestätigt", "accepted"),
        ("Accepté avec réserves", "accepted"), ("Approuvé lors du conseil", "accepted"), ("Aceito com ressalvas", "accepted"),
        ("accettata il 5 marzo 2024 da Ada", "accepted"), ("Respinta dopo la prova", "rejected"), ("Implementata", "accepted"),
        ("zaakceptowany w porcie (część 1)", "accepted"), ("odrzucona po próbie", "rejected"), ("Geaccepteerd onder voorwaarden", "accepted"),
        ("отклонено после испытаний", "rejected"), ("구현됨", "accepted"), ("Accepted เฉพาะ TH/EN", "accepted"), ("Sprejeto 2026-08-30", "accepted"),
        ("已采纳并实现（2026-09-28）", "accepted"), ("已接受并已实施", "accepted"), ("已採納並落地", "accepted"), ("已采纳并被取代", "other"),
    ],
)  # fmt: skip
def test_phrases_of_a_language(text: str, word: str) -> None:
    """A status may be joined with another word by "and", and written without the dots of its umlauts."""
    assert read_status(text).word == word


@pytest.mark.parametrize(
    "text",
    [
        "Ersetzt durch ADR-9 (teilweise)", "Teilweise abgeloest durch ADR-9", "Supersedido por ADR-9 (parcial)", "Parcialmente sustituido por ADR-9",
        "Sostituita da ADR-9 in parte", "Vervangen door ADR-9 (deels)", "Заменено на ADR-9 (частично)",
    ],
)  # fmt: skip
def test_replaced_in_part_in_a_language(text: str) -> None:
    """A record that is replaced in part is amended, in each language, and none that stands superseded."""
    record = parse(f"# T\n\nStatus: {text}\n", path="adr/0001-x.md", source="", settings=Settings()).item
    assert isinstance(record, Record)
    assert (record.status, [(each.kind, each.reference.target) for each in record.statements]) == (
        "other",
        [("amended_by", "ADR-9")],
    )


@pytest.mark.parametrize(
    ("head", "section"),
    [
        ("- Status / สถานะ: Accepted\n- Amends / แก้ไขบริบทของ: ADR 3\n", "Decision / การตัดสินใจ"),
        ("- 状态 / Status: Accepted\n- Amends / 补充: ADR 3\n", "2. Decision/决策"),
        ("**决策状态**：Accepted\n\nAmends: ADR 3\n", "决策 (Decision)"),
    ],
)
def test_a_label_in_two_languages(head: str, section: str) -> None:
    """A label and a section's name may stand twice, parted by a slash; a slash between other words parts nothing."""
    text = f"# 7. Rent\n\n{head}\n## {section}\n\nWe rent.\n"
    record = parse(text, path="adr/0007-x.md", source="", settings=Settings()).item
    assert isinstance(record, Record)
    assert (record.status, record.summary) == ("accepted", "We rent.")
    assert [(each.kind, each.reference.target) for each in record.statements] == [("amends", "ADR 3")]
    assert normal_label("Cost / 費用") == "cost / 費用"
    assert normal_label("Date / Version") == "date / version"


@pytest.mark.parametrize("month", range(1, 13))
def test_months(month: int) -> None:
    """Each name of a month is a date in the order of the languages that put the day first."""
    for name in MONTHS[month - 1].split():
        for text in (f"5 {name} 2024", f"5. {name.upper()} 2024", f"5 de {name} de 2024"):
            assert [date.iso for date in find_dates(text)] == [f"2024-{month:02}-05"], text


def test_the_quick_looks_see_every_word() -> None:
    """What is looked for first is in everything that the slow pattern finds."""
    phrases = (
        "reemplazado por", "sustituida por", "supersedida por", "abgeloest durch", "substituído pela", "sostituita dalla", "vervangen door", "zastąpiona przez",
        "ersatt av", "erstattet af", "заменён", "заменено на", "замінено", "reemplaza a", "sustituye", "substitui",
        "bị thay thế bởi", "được thay thế bởi", "digantikan oleh", "înlocuit de", "înlocuită de", "sostituisce", "vervangt", "zastępuje", "nahrazuje", "ersätter", "erstatter", "заменяет", "замінює", "取代", "替代",
        "nadomeščeno z", "nadomešča", "aizstāts ar", "aizstāj", "ถูกแทนที่โดย",
    )  # fmt: skip
    for phrase in phrases:
        for text in (f"{phrase} [3](0003-x.md)", f"{phrase.capitalize()} ADR-3"):
            assert VERB.search(text), text
            assert may_state(text), text
    chosen = (
        "Option choisie", "option retenue", "Solution retenue", "Gewählte Option", "Opción elegida", "Opción seleccionada", "Opção escolhida",
        "Opzione scelta", "Gekozen optie", "gekozen optie", "Wybrana opcja", "Выбранный вариант", "Выбранное решение",
        "Seçilen seçenek", "Phương án được chọn", "Opsi yang dipilih", "Valittu ratkaisu", "Választott opció", "Opțiunea aleasă", "選択した案", "採用案", "选择的方案", "选定方案", "선택한 옵션",
    )  # fmt: skip
    for label in chosen:
        assert re.fullmatch(CHOSEN, label, re.IGNORECASE), label
        assert any(stem in label for stem in CHOSEN_STEMS), label
        reason = BECAUSE.split("|")[0]
        text = f"# T\n\n{label}: A, {reason} b\n"
        record = parse(text, path="adr/0001-x.md", source="", settings=Settings()).item
        assert isinstance(record, Record)
        assert (record.chosen, record.because) == ("A", "b"), label


@pytest.mark.parametrize(
    ("line", "chosen", "because"),
    [
        ("Option choisie : Barges car moins chères.", "Barges", "moins chères"),
        ("Solution retenue\u00a0: « Barges », car moins chères.", "Barges", "moins chères"),
        ("**Solution choisie** : Barges, parce que c'est moins cher", "Barges", "c'est moins cher"),
        ("Option retenue : Louer un car, car moins cher.", "Louer un car", "moins cher"),
        ("Chosen option: The car ferry, because cheap", "The car ferry", "cheap"),
    ],
)
def test_a_reason_in_french(line: str, chosen: str, because: str) -> None:
    """`car` leads to a reason after a label in French, and is a car after one in English."""
    record = parse(f"# T\n\n{line}\n", path="adr/0001-x.md", source="", settings=Settings()).item
    assert isinstance(record, Record)
    assert (record.chosen, record.because) == (chosen, because)


@pytest.mark.parametrize(
    ("line", "chosen", "because"),
    [
        ("Valgt alternativ: «Barges», fordi det er billigst.", "Barges", "det er billigst"),
        ("**Valgt løsning:** Barges, fordi det er billigst", "Barges", "det er billigst"),
        ("Valt alternativ: Barges, eftersom det är billigast", "Barges", "det är billigast"),
        ("Vald lösning: Barges", "Barges", None), ("Valgt: Barges", None, None), ("Valgt alternativ er ikke klart", None, None),
    ],
)  # fmt: skip
def test_what_was_chosen_in_the_north(line: str, chosen: str | None, because: str | None) -> None:
    """Labels in Norwegian, Danish and Swedish tell the chosen option, a line that only begins as one does not."""
    record = parse(f"# T\n\n{line}\n", path="adr/0001-x.md", source="", settings=Settings()).item
    assert isinstance(record, Record)
    assert (record.chosen, record.because) == (chosen, because)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ana y Luis", ("Ana", "Luis")),
        ("小王、小李，小张", ("小王", "小李", "小张")),
        ("Merel en Daan", ("Merel", "Daan")),
        ("小王（产品、设计）", ("小王（产品、设计）",)),
        ("Centre d'études en navigation", ("Centre d'études en navigation",)),
        ("Équipe en charge des quais, Zoé et Luc", ("Équipe en charge des quais", "Zoé", "Luc")),
        ("André en Piet", ("André", "Piet")),
        ("roeiers en stuurman", ("roeiers", "stuurman")),
    ],
)
def test_people_of_a_language(text: str, names: tuple[str, ...]) -> None:
    """People are told apart at the word for "and" and the comma of each language, not within brackets."""
    assert people(text) == names


TABLES = (
    ("Matriz de decisión", "Criterio", "Peso", "Puntuación total"),
    ("Entscheidungsmatrix", "Kriterium", "Gewichtung", "Summe"),
    ("Comparaison", "Critère", "Pondération", "Somme"),
    ("評価", "評価項目", "重み", "合計"),
    ("比较", "标准", "权重", "总分"),
    ("Сравнение", "Критерий", "Вес", "Итого"),
    ("Comparaison", "Critère", "Poids", "Score pondéré"),
    ("Comparaison", "Critère", "Poids", "**Note pondérée**"),
    ("Entscheidungsmatrix", "Kriterium", "Gewicht", "Gewichtete Summe"),
    ("Entscheidungsmatrix", "Kriterium", "Gewicht", "Gewichteter Gesamtwert"),
    ("Matriz de decisión", "Criterio", "Peso", "Puntuación ponderada"),
    ("Matriz de decisión", "Criterio", "Peso", "Puntaje total"),
    ("Matriz de decisão", "Critério", "Peso", "Soma ponderada"),
    ("Matrice decisionale", "Criterio", "Peso", "Totale ponderato"),
    ("Сравнение", "Критерий", "Вес", "Взвешенная сумма"),
    ("Сравнение", "Критерий", "Вес", "Взвешенный итог"),
    ("比较", "标准", "权重", "综合得分"),
    ("比较", "标准", "权重", "综合加权"),
    ("比较", "标准", "权重", "加权合计"),
    ("評価", "基準", "重み", "加重合計"),
    ("평가표", "기준", "가중치", "가중 합계"),
    ("Karşılaştırma", "Kriter", "Ağırlık", "Toplam"),
    ("So sánh", "Tiêu chí", "Trọng số", "Tổng điểm"),
    ("Perbandingan", "Kriteria", "Bobot", "Jumlah"),
    ("Vertailu", "Kriteeri", "Painoarvo", "Yhteensä"),
    ("Összehasonlítás", "Szempont", "Súly", "Összesen"),
    ("Comparație", "Criteriu", "Pondere", "Total ponderat"),
    ("Scores", "Criterion", "Weight", "Final score"),
    ("Scores", "Criterion", "Weight", "Final"),
)


@pytest.mark.parametrize(("heading", "criterion", "weight", "total"), TABLES)
def test_a_score_table_of_a_language_reads(heading: str, criterion: str, weight: str, total: str) -> None:
    """A table in the body is read by its own headings: criteria, weights, and the totals that it states."""
    text = (
        f"# 7. X\n\n## {heading}\n\n| {criterion} | {weight} | Ada | Bo |\n|---|---|---|---|\n| K | 3 | 4 | 2 |\n| L | 5 | 2 | 5 |\n"
        f"| {total} | | 22 | 31 |\n"
    )
    record = parse(text, path="adr/0007-x.md", source="", settings=Settings()).item
    assert isinstance(record, Record)
    (table,) = record.tables
    assert [option.name for option in table.options] == ["Ada", "Bo"]
    assert [(each.name, str(each.weight)) for each in table.criteria] == [("K", "3"), ("L", "5")]
    assert [claim.kind for claim in table.claims] == ["total", "total"]


def test_a_column_of_reasons_whose_umlauts_are_written_out() -> None:
    """`Begruendung` is the column of remarks, as `Begründung` is."""
    text = (
        "# 7. X\n\n| Kriterium | Gewicht | Ada | Bo | Begruendung |\n|---|---|---|---|---|\n"
        "| K | 3 | 4 | 2 | gut |\n| L | 5 | 2 | 5 | - |\n"
    )
    record = parse(text, path="adr/0007-x.md", source="", settings=Settings()).item
    assert isinstance(record, Record)
    (table,) = record.tables
    assert [option.name for option in table.options] == ["Ada", "Bo"]
    assert [criterion.note for criterion in table.criteria] == ["gut", "-"]


@pytest.mark.parametrize("word", ["Difference", "Δ", *ASIDE.split("|")])
def test_a_column_of_differences_is_no_option(word: str) -> None:
    """A column that takes one option's scores from the other's is left aside, by its name in any language."""
    text = (
        f"# 7. X\n\n| Criterion | Weight | Ada | Bo | {word.capitalize()} |\n|---|---|---|---|---|\n"
        "| K | 3 | 4 | 2.8 | +1.2 |\n| L | 5 | 2 | 1 | +1 |\n"
    )
    record = parse(text, path="adr/0007-x.md", source="", settings=Settings()).item
    assert isinstance(record, Record)
    (table,) = record.tables
    assert [option.name for option in table.options] == ["Ada", "Bo"]


@pytest.mark.parametrize(
    "text",
    ["ADR-9 により置き換え", "ADR-0009 に置き換え済み", "[ADR-9](0009-x.md) によって廃止", "ADR-9로 대체됨"],
)
def test_a_successor_before_its_verb(text: str) -> None:
    """Japanese and Korean name what replaced a record first: the status is not a word that nobody knows."""
    assert read_status(text).word == "superseded"


@pytest.mark.parametrize("text", ["ADR-9 に依存", "ADR-9 を参照", "ADR-9와 대체 가능"])
def test_another_record_before_another_verb(text: str) -> None:
    """What only names another record is no such status."""
    assert read_status(text).word == "other"


@pytest.mark.parametrize(
    "title",
    ["Entscheidung: Use X", "Décision : Use X", "Decisión: Use X", "Decisão – Use X", "Decisione: Use X", "Decyzja: Use X", "Решение: Use X"],
)  # fmt: skip
def test_a_title_behind_the_word_for_a_record(title: str) -> None:
    """What says of every record that it is one is no part of its title, as "Decision: Use X" is none in English."""
    item = parse(f"# {title}\n", path="adr/0007-x.md", source="", settings=Settings()).item
    assert item.title == "Use X"


@pytest.mark.parametrize("label", LABELS["title"].split("|"))
def test_a_title_behind_its_name(label: str) -> None:
    """A heading that says "title" before the title says it in any language."""
    item = parse(
        f"# {label.capitalize()}: Use X\n", path="adr/0007-x.md", source="", settings=Settings()
    ).item
    assert item.title == "Use X"


@pytest.mark.parametrize(
    "label",
    ["Gekozen oplossing", "Wybrane rozwiązanie", "Solución elegida", "Solução escolhida", "Soluzione scelta"],
)
def test_a_chosen_solution(label: str) -> None:
    """An option may be called a solution."""
    text = f"# X\n\n## Decision\n\n{label}: Kafka\n"
    item = parse(text, path="adr/0007-x.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    assert item.chosen == "Kafka"


@pytest.mark.parametrize(
    ("line", "field", "values"),
    [
        ("**Kategorie:** Lager, Miete", "tags", ("Lager", "Miete")),
        ("- Catégories : dépôt, bail", "tags", ("dépôt", "bail")),
        ("**Categoría:** almacén", "tags", ("almacén",)),
        ("**Categoria**: magazzino", "tags", ("magazzino",)),
        ("- **分类**：仓库、租约", "tags", ("仓库", "租约")),
        ("- カテゴリ: 倉庫", "tags", ("倉庫",)),
        ("**Décidée par :** Anne et Luc", "deciders", ("Anne", "Luc")),
        ("- **Decisa da**: Ada", "deciders", ("Ada",)),
        ("- 拍板者：小王", "deciders", ("小王",)),
        ("Eigenaar: Merel", "authors", ("Merel",)),
        ("**담당자**: 민준", "authors", ("민준",)),
    ],
)
def test_a_label_of_a_language(line: str, field: str, values: tuple[str, ...]) -> None:
    """Categories count as tags, and who decides or owns a record may be a woman, or said in one word."""
    text = f"# 7. X\n\n- Status: accepted\n\n{line}\n\n## Context\n\nY.\n"
    item = parse(text, path="adr/0007-x.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    assert getattr(item, field) == values


@pytest.mark.parametrize(
    ("line", "relations"),
    [
        ("- **Ergaenzt:** ADR 2 und ADR 3", [("amends", "ADR 2"), ("amends", "ADR 3")]),
        ("- Amende : ADR 2 (§3), ADR 3 (délais)", [("amends", "ADR 2"), ("amends", "ADR 3")]),
        ("- **Ergänzt durch:** ADR-9", [("amended_by", "ADR-9")]),
        ("**关联**：ADR 2（架构）", [("relates_to", "ADR 2")]),
        ("- Voir aussi : ADR-2", [("relates_to", "ADR-2")]),
    ],
)
def test_a_relation_of_a_language(line: str, relations: list[tuple[str, str]]) -> None:
    """What a record amends or is related to is told by its own language's label."""
    text = f"# 7. X\n\n- Status: accepted\n{line}\n\n## Context\n\nY.\n"
    item = parse(text, path="adr/0007-x.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    assert [(stated.kind, stated.reference.target) for stated in item.statements] == relations


@pytest.mark.parametrize(
    ("line", "status", "relations"),
    [
        ("Status: ADR-8 と ADR-9 により置き換えられた", "superseded", [("superseded_by", "ADR-8"), ("superseded_by", "ADR-9")]),
        ("Status: 承認（ADR-3 を置き換え）", "accepted", [("supersedes", "ADR-3")]),
        ("Status: 承認（[ADR-9](0009-y.md) により一部置換）", "accepted", [("amended_by", "0009-y.md")]),
        ("Status: 承認（将来 ADR-9 に置き換える予定）", "accepted", []),
        ("상태: ADR-9에 의해 대체됨", "superseded", [("superseded_by", "ADR-9")]),
        ("상태: 승인 (ADR-3을 대체)", "accepted", [("supersedes", "ADR-3")]),
        ("状态：已由 ADR-9 取代", "superseded", [("superseded_by", "ADR-9")]),
        ("Статус: Заменено [ADR-9](0009-y.md)", "superseded", [("superseded_by", "0009-y.md")]),
        ("Status: Przyjęta; zastąpiona częściowo przez ADR-9", "accepted", [("amended_by", "ADR-9")]),
        ("Status: Aceito\nSupera: ADR-3", "accepted", [("supersedes", "ADR-3")]),
        ("Estatus: ACEPTADO\nSupersede: ADR-3", "accepted", [("supersedes", "ADR-3")]),
        ("Status: Geaccepteerd\nVervangt: ADR-3 besluit 2\nBouwt op: ADR-4", "accepted", [("amends", "ADR-3"), ("depends_on", "ADR-4")]),
        ("状態: 承認\n置き換え元: ADR-3", "accepted", [("supersedes", "ADR-3")]),
    ],
)  # fmt: skip
def test_what_replaced_a_record_in_its_language(
    line: str, status: str, relations: list[tuple[str, str]]
) -> None:
    """A verb may stand behind the records it speaks of, or need no word for "by"."""
    text = "# 7. X\n\n{}\n\n## Context\n\nY.\n".format(line.replace("\n", "\n\n"))
    item = parse(text, path="adr/0007-x.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    assert item.status == status
    assert [(stated.kind, stated.reference.target) for stated in item.statements] == relations


def test_what_a_record_replaced_before_it_was_replaced() -> None:
    """A status goes on behind a dash at its line's end, and says in the past tense what it had replaced."""
    text = (
        "# 7. X\n\n**Statut :** **remplacée par [ADR-9](0009-y.md)** (2024-03-05) —\n"
        "remplaçait [ADR-3](0003-z.md)\n\n## Contexte\n\nY.\n"
    )
    item = parse(text, path="adr/0007-x.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    assert item.status == "superseded"
    assert [(stated.kind, stated.reference.target) for stated in item.statements] == [
        ("superseded_by", "0009-y.md"),
        ("supersedes", "0003-z.md"),
    ]


@pytest.mark.parametrize(
    ("text", "word"), [("승인 및 확정", "accepted"), ("승인 대기", "proposed"), ("待审核", "proposed")]
)
def test_a_status_that_awaits_or_goes_on(text: str, word: str) -> None:
    """Awaiting approval is no approval, and "approved and confirmed" is one."""
    assert read_status(text).word == word


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("- **Stato**: accettata (04/10/2024); poi altro\n", "day"),
        ("**Fecha:** 04/10/2024\n", "day"),
        ("- Status: aceito\n- Data: 04/10/2024\n", "day"),
        ("- Statut : accepté le 04/10/2024\n- Revu le 10/25/2024\n", "day"),
        ("- Status: accepted\n- Date: 04/10/2024\n", ""),
        ("- 状态：已采纳\n- 日期：04/10/2024\n", ""),
        ("**Fecha:** 26-08-11\n", ""),
        ("- Stato: accettata\n- Data: 04/10/2024, 10/25/2024\n", "month"),
    ],
)
def test_the_day_comes_first_in_most_languages(text: str, order: str) -> None:
    """A record with labels of a language whose dates begin with the day tells so, where no date of its own says other."""
    assert (
        order_of(parse(f"# 7. X\n\n{text}", path="a/0007-x.md", source="", settings=Settings()).dates)
        == order
    )
