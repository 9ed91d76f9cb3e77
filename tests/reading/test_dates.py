"""Dates as people write them: one meaning each, or none and the reason."""

from __future__ import annotations

import pytest

from steelyard.reading.dates import find_dates, looks_dated, order_of


def isos(text: str) -> list[str]:
    return [date.iso for date in find_dates(text)]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2019-03-01", "2019-03-01"), ("2019-3-1", "2019-03-01"), ("2019/03/01", "2019-03-01"), ("2019.03.01", "2019-03-01"),
        ("20190301", "2019-03-01"), ("2019-03-01T10:20:30Z", "2019-03-01"), ("2019-03-01 01:33:06", "2019-03-01"),
        ("2019-03", "2019-03"), ("1 March 2019", "2019-03-01"), ("1st of March, 2019", "2019-03-01"), ("March 1, 2019", "2019-03-01"),
        ("Mar 2019", "2019-03"), ("Sept. 3, 2019", "2019-09-03"), ("2019-Mar-01", "2019-03-01"), ("2019 March 1", "2019-03-01"),
        ("1/Mar/2019", "2019-03-01"), ("3. März 2019", "2019-03-03"), ("28. Juli 2019", "2019-07-28"), ("1er août 2019", "2019-08-01"),
        ("13/02/2019", "2019-02-13"), ("02/13/2019", "2019-02-13"), ("3/25/21", "2021-03-25"), ("07.08.2019", "2019-08-07"),
        ("1. 3. 2019", "2019-03-01"), ("13. 02. 2019", "2019-02-13"), ("2019. 3. 1", "2019-03-01"), ("2019. 03. 01.", "2019-03-01"),
        ("۲۰۱۹-۰۳-۰۱", "2019-03-01"), ("２０１９年３月１日", "2019-03-01"), ("٢٠١٩/٠٣/٠١", "2019-03-01"), ("2019. március 1.", "2019-03-01"),
        ("5/5/2019", "2019-05-05"), ("14-Apr-21", "2021-04-14"), ("4 April '21", "2021-04-04"), ("14th Apr 21", "2021-04-14"),
    ],
)  # fmt: skip
def test_one_meaning(text: str, iso: str) -> None:
    """Every common form reads as ISO 8601, wherever in a text it stands."""
    assert isos(text) == [iso]
    assert isos(f"approved on {text}, at last") == [iso]


@pytest.mark.parametrize(
    "text",
    [
        "Decision 2019", "Market 2019", "version 1.2.3", "1.10", "12-factor", "port 8080", "2019-03-012", "",
        "step 3. 14. 2019 barges", "until 2019. 31. 12 oars", "in 2019. 3.5 barges", "in 2019. barges 3",
        "2019-03-01-ring-the-bell", "20190301-ring.md", "on 3 May 12 people met", "at 3 May 12:30", "of 4 March 1.2.3",
    ],
)  # fmt: skip
def test_no_date(text: str) -> None:
    """Words that begin like a month, versions, times, names of files and other figures are no dates."""
    assert isos(text) == []


def test_a_year_that_ends_a_sentence() -> None:
    """A month behind a full stop begins a sentence, unless it is written as Hungarian does."""
    assert isos("Begun in 2018. March 1, 2019 was the end") == ["2019-03-01"]


def test_two_meanings_are_none() -> None:
    """A date whose day and month could be exchanged has no ISO form until the folder's order settles it."""
    (date,) = find_dates("on 03/04/2019")
    assert (date.iso, date.start, date.end) == ("", 3, 13)
    assert "two dates" in date.fault
    assert [d.iso for d in find_dates("03/04/2019", order="day")] == ["2019-04-03"]
    assert [d.iso for d in find_dates("03/04/2019", order="month")] == ["2019-03-04"]


def test_a_short_year_may_stand_first_or_last() -> None:
    """`19-03-01` is ISO's form cut short or a day first: neither is taken before the folder's order settles it."""
    (date,) = find_dates("on 19-03-01")
    assert (date.iso, "two dates" in date.fault) == ("", True)
    assert [d.iso for d in find_dates("19-03-01", order="day")] == ["2001-03-19"]
    assert order_of(["19-03-01"]) == ""
    assert isos("19-03-45") == ["2045-03-19"]
    assert isos("19-03-2001") == ["2001-03-19"]


@pytest.mark.parametrize("text", ["2019-02-30", "2019-17-02", "31 June 2019"])
def test_in_no_calendar(text: str) -> None:
    """A day that no calendar has is found, and told."""
    (date,) = find_dates(text)
    assert date.iso == ""
    assert "in no calendar" in date.fault


def test_order_of_a_folder() -> None:
    """Dates that read in one way only tell the order; where they disagree, nobody knows."""
    assert order_of(["13/02/2019", "03/04/2019"]) == "day"
    assert order_of(["02/13/2019"]) == "month"
    assert order_of(["13/02/2019", "02/13/2019"]) == ""
    assert order_of(["03/04/2019"]) == ""


def test_several_in_order() -> None:
    """All dates of a text come left to right, each once."""
    assert isos("2019-01-02 proposed, 3 February 2019 accepted") == ["2019-01-02", "2019-02-03"]


def test_looks_dated() -> None:
    """What seems meant as a date is worth a word when it cannot be read."""
    assert looks_dated("summer of 2019")
    assert not looks_dated("soon")


@pytest.mark.parametrize("text", ["2019-02-30", "2019-13-01", "1899-01-01", "2019-03-01", "2019-00-00"])
def test_a_date_alone_is_the_date_in_a_text(text: str) -> None:
    """A date with nothing beside it is read, or found at fault, like one among words."""
    alone, among = find_dates(text), find_dates(f"on {text} ")
    assert [(date.iso, date.start + 3, date.end + 3, date.fault) for date in alone] == [
        (date.iso, date.start, date.end, date.fault) for date in among
    ]


def test_two_dates_that_share_figures_are_one() -> None:
    """Of readings that overlap the first counts, and no figure is read twice."""
    assert [date.iso for date in find_dates("12 March 2020-01-02")] == ["2020-03-12"]


def test_dots_tell_where_no_others_do() -> None:
    """A day stands first before a dot in every country, so that dates with strokes are the better evidence of their like."""
    assert order_of(["13.02.2019", "02/13/2019"]) == "month"
    assert order_of(["13.02.2019"]) == "day"
