"""The table of what is tried names each of the tests, and none that there is not."""

from __future__ import annotations

import re
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent


def test_the_table_names_each_test() -> None:
    """Each file of tests in this folder stands in the table, and each file that the table names is there."""
    text = (HERE / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w./-]+\.(?:py|c))`", text))
    assert {path.name for path in HERE.glob("test_*.py")} <= named | {Path(__file__).name}
    assert [name for name in sorted(named) if not ((ROOT / name).exists() or (HERE / name).exists())] == []
