"""How long the page takes to weigh a table anew: 10 criteria, 5 options, totals, ranks, ranges and strips.

    python tests/benchmarks/reweighing.py

prints the mean of 1,000 runs in the machine's Chromium, in milliseconds, beside that of 100,000 additions in the same
page, by which machines can be compared.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

SCRIPTS = [Path(__file__).parents[2] / f"theme/static/{name}.js" for name in ("theme", "scores")]
REWEIGH = """() => {
    const m = 10, n = 5, draw = (i, j) => String((i * 7 + j * 11 + i * j) % 5);
    const data = {options: [..."abcde"], units: Array(m).fill("4"), out: [Array(n).fill([])], places: 1,
        values: [[...Array(n).keys()].map(j => [...Array(m).keys()].map(i => draw(i, j)))]};
    const {score, segments, interval} = steelyardScores, start = performance.now();
    for (let run = 0; run < 1000; run++) {
        const weights = [...Array(m).keys()].map(i => String((run * 13 + i * 7) % 100 / 10 + 0.1).slice(0, 4));
        const s = score(data, weights);
        for (let i = 0; i < m; i++) { segments(s, i, [10n, 1n]); interval(s, i, data); }
    }
    return (performance.now() - start) / 1000;
}"""
ADD = """() => {
    const start = performance.now();
    let sum = 0;
    for (let i = 0; i < 1e8; i++) sum += i % 7;
    return (performance.now() - start) / 1000;
}"""


def main() -> None:
    """Print both means."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        for script in SCRIPTS:
            page.add_script_tag(path=script)
        print(f"re-weighing {page.evaluate(REWEIGH):.2f} ms, 100,000 additions {page.evaluate(ADD):.2f} ms")
        browser.close()


if __name__ == "__main__":
    main()
