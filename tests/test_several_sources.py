"""Several sources in one site: two packages with the same numbers and a checkout beside the project, linked across."""

from __future__ import annotations

import json
import os
import random
import re
from pathlib import Path
from typing import Any, Self

import pytest
from click.testing import CliRunner

from steelyard.doors.cli import cli
from steelyard.edges.pipeline import Options, build
from steelyard.edges.project import find_project
from steelyard.edges.survey import survey

PAYMENTS, ORDERS, LOGS = "packages/payments/docs/adr", "packages/orders/docs/adr", "../logs/docs/adr"
FILES = {
    "steelyard.yml": f"""
sources:
  - {{name: payments, path: {PAYMENTS}, title: Payments team}}
  - {{name: orders, path: {ORDERS}, title: Orders team}}
""",
    f"{PAYMENTS}/0001-charge-once.md": (
        "# Charge once\n\nStatus: superseded\n\nDate: 2019-01-01\n\n"
        "We do. Each charge is logged [in JSON](../../../../../logs/docs/adr/0012-log-in-json.md). That is all.\n"
    ),
    f"{PAYMENTS}/0012-keep-cards-out.md": (
        "---\nstatus: accepted\ndate: 2020-01-01\nsupersedes: 1\n---\n# Keep cards out\n\nText.\n"
    ),
    f"{ORDERS}/0001-number-orders.md": (
        "---\nstatus: accepted\ndate: 2019-02-01\ndepends-on: payments:12\n---\n# Number orders\n\n"
        "No card is kept, says [[payments:12]]. At night we ship by [[12]].\n"
    ),
    f"{ORDERS}/0012-ship-at-night.md": (
        "---\nstatus: accepted\ndate: 2021-01-01\nsupersedes: logs:12\n"
        "relates-to: [1, ../../../payments/docs/adr/0012-keep-cards-out.md]\n---\n# Ship at night\n\n"
        "First come [the cards](../../../payments/docs/adr/0012-keep-cards-out.md), then the rest.\n"
    ),
    f"{LOGS}/0012-log-in-json.md": (
        "---\nstatus: superseded\ndate: 2018-01-01\nsuperseded-by: orders:12\n---\n# Log in JSON\n\n"
        "Nothing here but [[12]] itself; see [[orders:1]].\n"
    ),
}
SOURCES = (PAYMENTS, ORDERS, LOGS)


def write(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = Path(os.path.normpath(root / name))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def built(root: Path) -> tuple[list[str], list[dict[str, Any]]]:
    """Build the three sources; return the findings as lines and the exported records."""
    outcome = build(survey(find_project(root, SOURCES)), Options())
    found = [
        f"{each.code} {each.place.file}:{each.place.line}:{each.place.column}" for each in outcome.diagnostics
    ]
    exported = root / "site/decisions.json"
    return found, json.loads(exported.read_text(encoding="utf-8"))["records"] if exported.exists() else []


def hrefs(page: str) -> set[str]:
    """Return where a record's page leads to, from the folder of the records."""
    found = re.findall(r'href="([^"]*)"', page)
    return {os.path.normpath(f"d/x/{href}").removeprefix("d/") for href in found}


def test_each_numbers_for_itself_and_links_across(tmp_path: Path) -> None:
    """Identities and addresses bear the source's name; a bare number means the own source, a name or a path the other's."""
    found, records = built(write(tmp_path / "shop", FILES))
    assert found == []
    by_id = {record["id"]: record for record in records}
    assert list(by_id) == ["payments:1", "payments:12", "orders:1", "orders:12", "logs:12"]
    assert [record["url"] for record in records] == [
        "d/payments/0001-charge-once.html", "d/payments/0012-keep-cards-out.html", "d/orders/0001-number-orders.html",
        "d/orders/0012-ship-at-night.html", "d/logs/0012-log-in-json.html",
    ]  # fmt: skip
    assert by_id["payments:12"]["supersedes"] == ["payments:1"]
    assert by_id["payments:12"]["needed_by"] == ["orders:1"]
    assert by_id["orders:12"]["supersedes"] == ["logs:12"]
    assert by_id["orders:12"]["relates_to"] == ["payments:12", "orders:1"]
    assert by_id["logs:12"]["superseded_by"] == ["orders:12"]
    assert by_id["logs:12"]["in_force"] == [{"from": "2018-01-01", "to": "2021-01-01"}]
    assert by_id["logs:12"]["path"] == f"{LOGS}/0012-log-in-json.md"
    assert by_id["logs:12"]["mentions"] == ["orders:1"]
    assert by_id["payments:1"]["mentions"] == ["logs:12"]
    assert by_id["orders:1"]["mentions"] == ["payments:12", "orders:12"]
    assert by_id["payments:12"]["mentioned_by"] == ["orders:1", "orders:12"]


def test_pages_lead_across(tmp_path: Path) -> None:
    """The home page names the sources, links lead from folder to folder, and a backlink quotes its sentence."""
    root = write(tmp_path / "shop", FILES)
    assert built(root)[0] == []
    home = (root / "site/index.html").read_text(encoding="utf-8")
    assert "Payments team" in home
    assert "Orders team" in home
    cards = (root / "site/d/payments/0012-keep-cards-out.html").read_text(encoding="utf-8")
    assert "orders/0001-number-orders.html" in hrefs(cards)
    assert "No card is kept, says " in re.sub(r"<[^>]+>", "", cards.split("</main>")[0])
    logs = (root / "site/d/logs/0012-log-in-json.html").read_text(encoding="utf-8")
    assert "orders/0012-ship-at-night.html" in hrefs(logs)
    assert "Each charge is logged in JSON." in re.sub(r"<[^>]+>", "", logs)
    assert "That is all" not in logs


@pytest.mark.parametrize(
    ("reference", "code", "hint"),
    [
        ("payments:99", "L201", "`payments` has no such record; its numbers go from 1 to 12"),
        ("nosuch:1", "L201", "there is no source `nosuch`; the sources are `orders`, `payments`"),
        ("payments:keep-cards-ou", "L201", f"did you mean `{PAYMENTS}/0012-keep-cards-out.md`?"),
    ],
)
def test_what_fits_nothing_is_told_where_it_stands(
    tmp_path: Path, reference: str, code: str, hint: str
) -> None:
    """In front matter and in a body, with what there is instead."""
    faulty = (
        f"---\nstatus: proposed\ndepends-on: [1, '{reference}']\n---\n# X\n\nAs [[{reference}]] has it.\n"
    )
    root = write(
        tmp_path / "shop",
        {**FILES, f"{ORDERS}/0013-x.md": faulty, f"{ORDERS}/0012-ship-at-night.md": "# Y\n"},
    )
    outcome = build(survey(find_project(root)), Options())
    told = [each for each in outcome.diagnostics if each.place.file.endswith("0013-x.md")]
    assert [(each.code, each.place.line, each.hint) for each in told] == [(code, 3, hint), ("L203", 7, hint)]
    assert [each.place.column for each in told] == [17, 4]
    assert all(reference in each.message for each in told)


def test_the_command_line_speaks_of_sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`list` and `show` name records as references do; a bare number of two, or of none, says which there are."""
    root = write(tmp_path / "shop", {**FILES, f"{ORDERS}/0012-ship-at-night.md": "# Y\n\nStatus: proposed\n"})
    monkeypatch.chdir(root)

    def run(*arguments: str) -> tuple[int, str]:
        done = CliRunner().invoke(cli, arguments)
        return done.exit_code, done.output

    assert [line.split()[0] for line in run("list")[1].splitlines()[:4]] == [
        "payments:1", "payments:12", "orders:1", "orders:12",
    ]  # fmt: skip
    code, shown = run("show", "payments:12")
    assert code == 0
    assert re.search(r"^id +payments:12$", shown, re.MULTILINE)
    assert re.search(r"^url +d/payments/0012-keep-cards-out\.html$", shown, re.MULTILINE)
    assert run("show", f"{ORDERS}/0001-number-orders.md")[0] == 0
    for reference, words in (
        ("12", "did you mean payments:12 (keep-cards-out) or orders:12 (ship-at-night)?"),
        ("payments:99", "`payments` has no such record; its numbers go from 1 to 12"),
        ("nosuch:1", "the sources are `orders`, `payments`"),
    ):
        code, output = run("show", reference)
        assert code == 2
        assert words in output


def test_the_order_of_files_on_disk_changes_no_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever order the file system lists folders and files in, and in whatever order they were made."""
    more = {
        f"{ORDERS}/{at:04}-part-{at}.md": f"# Part {at}\n\nStatus: accepted\n\nDate: 2020-01-{at % 28 + 1:02}\n\n"
        f"Tags: a{at % 3}, B{at % 2}\n\nSee [[payments:1]], [x](pictures/{at % 4}.txt) and [notes](notes-{at % 3}.md).\n"
        for at in range(13, 40)
    }
    more |= {f"{ORDERS}/pictures/{at}.txt": f"{at}\n" for at in range(4)}
    more |= {f"{ORDERS}/notes-{at}.md": f"# Notes {at}\n\nOf [[{at + 13}]].\n" for at in range(3)}
    more |= {
        f"{PAYMENTS}/sub-{at}/0050-twin-{at}.md": f"# Twin {at}\n\nStatus: accepted\n" for at in range(5)
    }
    every = {**FILES, **more}
    expected = tree(write(tmp_path / "one" / "shop", every))
    assert len(expected) > 60

    scandir = os.scandir
    for seed in range(3):
        order = random.Random(seed)
        names = list(every)
        order.shuffle(names)

        def shuffled(path: Any = ".", *, order: random.Random = order) -> Any:
            return _Shuffled(scandir(path), order)

        root = write(tmp_path / f"two-{seed}" / "shop", {name: every[name] for name in names})
        with monkeypatch.context() as patched:
            patched.setattr(os, "scandir", shuffled)
            found = tree(root)
        assert found == expected


def tree(root: Path) -> dict[str, bytes]:
    build(survey(find_project(root, SOURCES)), Options())
    site = root / "site"
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


class _Shuffled:
    """A folder's listing in another order, as `os.scandir` gives it."""

    def __init__(self, listing: Any, order: random.Random) -> None:
        with listing:
            self._entries = list(listing)
        order.shuffle(self._entries)
        self._rest = iter(self._entries)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Any:
        return next(self._rest)

    def close(self) -> None:
        """Do nothing: all has been read."""
