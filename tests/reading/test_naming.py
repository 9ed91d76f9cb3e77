"""A file's name tells number, series, slug and date, and nothing that is not there."""

from __future__ import annotations

import pytest

from steelyard.reading.naming import is_index_name, read_name, spoken


@pytest.mark.parametrize(
    ("path", "number", "series", "slug"),
    [
        ("adr/0007-use-x.md", "7", "", "use-x"), ("adr/ADR-007-use-x.md", "7", "ADR", "use-x"), ("adr/adr007-use-x.md", "7", "ADR", "use-x"),
        ("adr/7. Use X.md", "7", "", "Use X"), ("adr/0000-use-x.md", "0", "", "use-x"), ("adr/0007_use_x.md", "7", "", "use_x"),
        ("EIPS/eip-77.md", "77", "EIP", "eip-77"), ("CIP-0012/README.md", "12", "CIP", "CIP-0012"), ("text/0037-proof/README.md", "37", "", "proof"),
        ("adr/use-x.md", None, "", "use-x"), ("adr/python-3-upgrade.md", None, "", "python-3-upgrade"), ("adr/http2-rules.md", None, "", "http2-rules"),
        ("adr/rfc-012-x.md", "12", "RFC", "x"), ("adr/ADR-SEC-003-use-x.md", "3", "ADR-SEC", "use-x"),
        ("adr/ADR-B-CNS-003-use-x.md", "3", "ADR-B-CNS", "use-x"), ("adr/ADR-KERNEL-0103/README.md", "103", "ADR-KERNEL", "ADR-KERNEL-0103"),
        ("adr/OPS-ADR-Gateway-0103-x.md", "103", "OPS-ADR-GATEWAY", "x"), ("adr/ADR-MooR-007-x.md", "7", "ADR-MOOR", "x"),
        ("adr/ADR-Use-2-keys.md", None, "", "ADR-Use-2-keys"), ("adr/ADR-Roadmap-2024.md", None, "", "ADR-Roadmap-2024"),
        ("adr/PROJ-ADR-9_use-x.md", "9", "PROJ-ADR", "use-x"), ("adr/ADR-S3-store.md", None, "", "ADR-S3-store"),
        ("adr/Adr-Sec-003-x.md", None, "", "Adr-Sec-003-x"),
        ("adr/ADR-Search-003-use-x.md", "3", "ADR-SEARCH", "use-x"), ("adr/TIDE-ADR-Search-0003-use-x.md", "3", "TIDE-ADR-SEARCH", "use-x"),
        ("adr/ADR-search-003-x.md", None, "", "ADR-search-003-x"), ("qep-314-use-x.md", "314", "QEP", "use-x"), ("adr/ADR-USE-2-KEYS.md", None, "", "ADR-USE-2-KEYS"), ("adr/design-0012-x.md", "12", "DESIGN", "x"),
        ("adr/2023-001-use-x.md", None, "", "2023-001-use-x"),
        ("adr/ADR-2023-001_use_x.md", None, "", "ADR-2023-001_use_x"), ("adr/ADR-2023-use-x.md", "2023", "ADR", "use-x"), ("adr/2023-1-x.md", "2023", "", "1-x"),
        ("pages/ADR___0009 Use X.md", "9", "ADR", "Use X"), ("adr/ADR - 0009 - Use X.md", "9", "ADR", "Use X"), ("README.md", None, "", "README"),
        ("adr/0007UseX.md", "7", "", "UseX"), ("adr/007Use x.md", "7", "", "Use x"), ("adr/2024Roadmap.md", None, "", "2024Roadmap"),
        ("adr/007GB.md", None, "", "007GB"), ("adr/3Docks.md", None, "", "3Docks"), ("adr/0xBeef.md", None, "", "0xBeef"),
        ("adr/use-x.adr.md", None, "", "use-x"), ("adr/0007-use-x.rfc.md", "7", "", "use-x"), ("adr/use-x.v2.md", None, "", "use-x.v2"),
    ],
)  # fmt: skip
def test_numbers(path: str, number: str | None, series: str, slug: str) -> None:
    """A leading number or a series' number counts, without its zeros; a figure inside a name does not, nor the kind that names end in."""
    name = read_name(path)
    assert (name.number, name.series, name.slug) == (number, series, slug)


@pytest.mark.parametrize(
    ("path", "date"),
    [
        ("a/20200926-use-x.md", "2020-09-26"),
        ("a/2020-09-26-use-x.md", "2020-09-26"),
        ("a/2020-09-use-x.md", "2020-09"),
        ("a/ADR-2020-09-26-use-x.md", "2020-09-26"),
        ("a/ADR-20200926-use-x.md", "2020-09-26"),
        ("a/2020_09_26_use_x.md", "2020-09-26"),
        ("a/2020.09.26-use-x.md", "2020-09-26"),
        ("a/ADR-2020_09_26-use-x.md", "2020-09-26"),
    ],
)
def test_dates_are_no_numbers(path: str, date: str) -> None:
    """A date in a name is a date, and the whole name stays the slug."""
    name = read_name(path)
    assert (name.number, name.date, name.slug) == (None, date, name.stem)


@pytest.mark.parametrize(
    ("stem", "number", "slug", "title"),
    [
        ("2024-03-01_007-use-barges", "7", "use-barges", "Use barges"),
        ("2024-03-01-0012-use-barges", "12", "use-barges", "Use barges"),
        ("20240301_007_use-barges", "7", "use-barges", "Use barges"),
        ("2024-03-01_007", "7", "2024-03-01_007", "2024 03 01 007"),
        ("2024-03-01-100-days-of-tides", None, "2024-03-01-100-days-of-tides", "100 days of tides"),
        ("2024-03-01-007th-tide", None, "2024-03-01-007th-tide", "007th tide"),
        ("2024-03-007-tides", None, "2024-03-007-tides", "007 tides"),
        ("2024_03_01_use_barges", None, "2024_03_01_use_barges", "Use barges"),
    ],
)
def test_a_padded_number_behind_a_date(stem: str, number: str | None, slug: str, title: str) -> None:
    """What counts the records behind their date is a number; any other figures there are the title's."""
    name = read_name(f"adr/{stem}.md")
    assert (name.number, name.slug, spoken(stem)) == (number, slug, title)
    assert name.date is not None


def test_folder_per_record() -> None:
    """The folder of a README counts where the folder itself lies."""
    assert read_name("docs/adr/0007-x/README.md").folder == "docs/adr"
    assert read_name("docs/adr/0007-x.md").folder == "docs/adr"
    assert is_index_name("docs/adr/Index.md")
    assert not is_index_name("docs/adr/indexes.md")


@pytest.mark.parametrize(
    ("stem", "title"),
    [
        ("0007-use-postgres_now", "Use postgres now"),
        ("2020-09-26-use-x", "Use x"),
        ("ADR-7", "ADR 7"),
        ("---", "---"),
        ("ADR-007 - Rent a two-storey shed", "Rent a two-storey shed"),
        ("Rent - or buy - a shed_on-sea", "Rent or buy a shed on-sea"),
    ],
)
def test_spoken(stem: str, title: str) -> None:
    """Where no title is written, the name is read aloud."""
    assert spoken(stem) == title


@pytest.mark.parametrize(
    ("path", "date"),
    [
        ("adr/TIDE-2024-03-05-x.md", "2024-03-05"),
        ("adr/TIDE-2024-03-05.md", "2024-03-05"),
        ("adr/TIDE-2024-x.md", None),
    ],
)
def test_a_day_behind_any_prefix_in_capitals(path: str, date: str | None) -> None:
    """A whole date behind a series that nobody knows is a date, and its year no number."""
    named = read_name(path)
    assert (named.date, named.number) == (date, None if date else "2024")


@pytest.mark.parametrize("stem", ["1234_03_05_x", "2024_13_05_x", "2024_03-05-x", "2024_03_055_x"])
def test_figures_that_are_no_day(stem: str) -> None:
    """Figures that no calendar has, or that are parted in two ways, are no day."""
    assert read_name(f"adr/{stem}.md").date is None


@pytest.mark.parametrize(
    ("stem", "number", "series"),
    [
        ("D-020-use-x", "20", "D"),
        ("d_020_use_x", "20", "D"),
        ("D074-use-x", "74", "D"),
        ("D-20-use-x", None, ""),
        ("D-120-use-x", None, ""),
        ("x509-certs", None, ""),
        ("A0-paper", None, ""),
    ],
)
def test_a_letter_before_a_padded_number(stem: str, number: str | None, series: str) -> None:
    """A letter is a series where the number behind it is padded to three figures: "D-020"."""
    named = read_name(f"adr/{stem}.md")
    assert (named.number, named.series) == (number, series)
