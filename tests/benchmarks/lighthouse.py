#!/usr/bin/env python3
"""What Lighthouse says of the site: its four scores for each kind of page, on a phone and on a desktop.

lighthouse.py [--form phone|desktop] [--crowd N …] builds the project's own decisions, and sites of N generated records,
and serves them as a web server does, gzipped. It ends with 1 where accessibility, best practices or SEO is below 100.
"""

from __future__ import annotations

import argparse
import gzip
import json
import mimetypes
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.generate import generate
from conftest import CHROMIUM_FLAGS, ROOT, chromium_path, node_modules

if TYPE_CHECKING:
    from collections.abc import Iterator

OWN = {
    "home": "index.html",
    "record": "d/0014-publish-no-attachment-that-could-run.html",
    "record with scores": "d/0017-choose-the-platform-for-a-monitoring-product.html",
    "timeline": "timeline.html",
    "graph": "graph.html",
    "scores": "scores.html",
    "tag": "tags/*.html",
    "status": "statuses/*.html",
}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FIGURES = ("largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift")
FORMS = {"phone": [], "desktop": ["--preset=desktop"]}
TRIES = 3
PACKED = ("text/", "application/json", "image/svg")


class Result(NamedTuple):
    """The scores out of 100 in the order of `CATEGORIES`, the figures as Lighthouse writes them, and what it faults."""

    scores: tuple[int, ...]
    figures: tuple[str, ...]
    faults: tuple[str, ...]


class Packed(SimpleHTTPRequestHandler):
    """Serves a folder gzipped, with its 404 page for what is not there."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        found = path.is_file()
        content = (path if found else Path(self.directory) / "404.html").read_bytes()
        kind = mimetypes.guess_type(path.name)[0] if found else "text/html"
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", f"{kind or 'application/octet-stream'}; charset=utf-8")
        if (kind or "").startswith(PACKED) and "gzip" in self.headers.get("Accept-Encoding", ""):
            content = gzip.compress(content, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing: the table is what is wanted."""


def serve(folder: Path) -> ThreadingHTTPServer:
    """Serve a folder, which may still be empty, on a free port of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Packed, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def sites(folder: Path, crowds: list[int]) -> Iterator[tuple[str, str]]:
    """Build and serve each site below a folder; yield the names of its pages with their addresses."""
    for name, count in (("", 0), *((f"home of {count:,}", count) for count in crowds)):
        out = folder / str(count) / "site"
        out.mkdir(parents=True)
        server = serve(out)
        base = f"http://127.0.0.1:{server.server_port}/"
        sources = []
        if count:
            generate(count, folder / str(count) / "decisions")
            sources = [str(folder / str(count) / "decisions")]
        words = [sys.executable, "-m", "steelyard", "build", *sources, "--out", str(out), "--base-url", base]
        subprocess.run(words, cwd=ROOT if not count else folder, check=True, stdout=subprocess.DEVNULL)
        for page, pattern in (OWN if not count else {name: "index.html"}).items():
            for path in sorted(out.glob(pattern))[:1]:
                yield page, base + path.relative_to(out).as_posix().removesuffix("index.html")
        server.shutdown()


def look(address: str, form: str, report: Path) -> Result:
    """Run Lighthouse on a page."""
    flags = " ".join(("--headless=new", *CHROMIUM_FLAGS[1:]))
    words = [
        str(node_modules() / ".bin/lighthouse"), address, "--quiet", "--output=json", f"--output-path={report}",
        f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={flags}", *FORMS[form],
    ]  # fmt: skip
    # A busy machine now and then leaves a run without a trace, and so without a score.
    for _ in range(TRIES):
        done = subprocess.run(words, check=False, env={**os.environ, "CHROME_PATH": chromium_path() or ""})
        told = json.loads(report.read_text(encoding="utf-8")) if done.returncode == 0 else {}
        if told and all(told["categories"][category]["score"] is not None for category in CATEGORIES):
            break
    else:
        sys.exit(f"Lighthouse came to no result for {address} in {TRIES} tries.")
    audits = told["audits"]
    faults = [
        f"{audits[one['id']]['title']} ({one['id']})"
        for category in CATEGORIES[1:]
        for one in told["categories"][category]["auditRefs"]
        if one["weight"] and audits[one["id"]]["score"] not in (1, None)
    ]
    return Result(
        tuple(round(told["categories"][category]["score"] * 100) for category in CATEGORIES),
        tuple(audits[figure]["displayValue"].replace("\xa0", " ") for figure in FIGURES),
        tuple(faults),
    )


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--form", choices=FORMS, action="append", help="a phone or a desktop; else both")
    parser.add_argument(
        "--crowd", metavar="N", type=int, action="append", default=[], help="records of a further site"
    )
    given = parser.parse_args()
    if not shutil.which(str(node_modules() / ".bin/lighthouse")):
        print(f"There is no Lighthouse in {node_modules()} (npm install lighthouse).", file=sys.stderr)
        return 2
    print(
        "| page | form | performance | accessibility | best practices | SEO | largest paint | blocked | shift |"
    )
    print("|---|---|--:|--:|--:|--:|--:|--:|--:|", flush=True)
    poor = 0
    with tempfile.TemporaryDirectory() as temporary:
        for name, address in sites(Path(temporary), given.crowd):
            for form in given.form or FORMS:
                result = look(address, form, Path(temporary) / "report.json")
                print(
                    "|", " | ".join((name, form, *map(str, result.scores), *result.figures)), "|", flush=True
                )
                for fault in result.faults:
                    print(f"  {fault}", flush=True)
                poor += any(score < 100 for score in result.scores[1:])
    return 1 if poor else 0


if __name__ == "__main__":
    sys.exit(main())
