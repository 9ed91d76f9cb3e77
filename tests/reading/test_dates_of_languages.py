"""Dates as languages other than English write them, and what only looks like one of them."""

from __future__ import annotations

import pytest

from steelyard.core.model import Record
from steelyard.core.settings import Settings
from steelyard.reading.dates import find_dates
from steelyard.reading.languages_of_dates import SHORT_MONTHS, SHORT_WORDS
from steelyard.reading.parse import parse


def isos(text: str) -> list[str]:
    return [date.iso for date in find_dates(text)]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Июль 2026", "2026-07"), ("липень 2026 р.", "2026-07"), ("lipiec 2026", "2026-07"), ("červenec 2026", "2026-07"),
        ("maaliskuu 2024", "2024-03"), ("srpanj 2026", "2026-07"), ("Ιούλιος 2026", "2026-07"), ("setembro de 2026", "2026-09"), ("ינואר 2024", "2024-01"),
        ("marzo del 2024", "2024-03"), ("Março/2024", "2024-03"), ("tháng 3 năm 2024", "2024-03"),
    ],
)  # fmt: skip
def test_a_month_alone(text: str, iso: str) -> None:
    """A month without a day stands in another case, or before a "de", than one with a day."""
    assert isos(text) == [iso]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("5.Juli 2024", "2024-07-05"), ("5 Ιουλίου 2024", "2024-07-05"), ("5. ΜΑΡΤΊΟΥ 2024", "2024-03-05"),
        ("ngày 5 tháng 3 năm 2024", "2024-03-05"), ("5 tháng 3, 2024", "2024-03-05"),
        ("令和6年3月5日", "2024-03-05"), ("令和元年 5月 1日", "2019-05-01"), ("平成31年4月1日", "2019-04-01"), ("民國113年3月5日", "2024-03-05"),
        ("5 มีนาคม 2567", "2024-03-05"), ("5 มี.ค. พ.ศ. 2567", "2024-03-05"), ("๕ มีนาคม ๒๕๖๗", "2024-03-05"), ("5 มีนาคม 2024", "2024-03-05"),
        ("5 listopada 2024", "2024-11-05"), ("5. listopada 2024.", "2024-10-05"), ("5. listopadu 2024.", "2024-11-05"),
        ("5 ก.พ. 2567", "2024-02-05"), ("5 มีนาคม ค.ศ. 2024", "2024-03-05"), ("2024. gada 5. janvāris", "2024-01-05"),
        ("5 ژانویه 2024", "2024-01-05"), ("5 нояб. 2024 г.", "2024-11-05"), ("5 черв. 2024 р.", "2024-06-05"), ("5. jún 2024", "2024-06-05"),
        ("5 آذار 2024", "2024-03-05"), ("5. јула 2024.", "2024-07-05"),
    ],
)  # fmt: skip
def test_a_day(text: str, iso: str) -> None:
    """A day is read with the month's own case, behind a dot without a blank, and in the years of an era."""
    assert isos(text) == [iso]


@pytest.mark.parametrize("month", range(1, 13))
def test_months_cut_short(month: int) -> None:
    """A month cut short is one between a day and a year."""
    for name in SHORT_MONTHS[month - 1].split():
        for text in (
            f"5 {name} 2024",
            f"5 {name.title()}. 2024",
            f"05/{name}/2024",
            f"5-{name}-2024",
            f"5 de {name} de 2024",
        ):
            assert isos(text) == [f"2024-{month:02}-05"], text
    for name in SHORT_WORDS[month - 1].split():
        for text in (f"05/{name}/2024", f"5 {name}. 2024", f"5-{name}-2024", f"5 de {name} de 2024"):
            assert isos(text) == [f"2024-{month:02}-05"], text


@pytest.mark.parametrize(
    "text",
    [
        "phased out 2024", "phase 5 out 2024", "the set 2024 of oars", "crane 5 set 2024", "out/2024", "v1.5 dic 2024", "set. 2024",
        "gen 5 2024", "tháng này 2024", "5 tháng 13 năm 2024", "令和の港 2024", "令和99年3月5日", "民國113年", "2567", "5 barges 2567", "มีนาคม 3567", "5. lip 2024.", "5 lis 2024", "listopad 2024",
    ],
)  # fmt: skip
def test_no_date(text: str) -> None:
    """Short names alone, words of English, and years without their era are no dates."""
    assert [date for date in isos(text) if date] == []


def test_a_label_that_ends_where_the_next_begins() -> None:
    """A month with its "de" ends a status, and is the record's date."""
    text = "# 7. X\n\nEstado: aceito. Data: setembro de 2026.\n\n## Decisão\n\nAlugar.\n"
    record = parse(text, path="adr/0007-x.md", source="", settings=Settings()).item
    assert isinstance(record, Record)
    assert (record.status_text, record.date) == ("aceito", "2026-09")
