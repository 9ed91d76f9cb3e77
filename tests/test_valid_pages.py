"""Every page is valid HTML by the Nu checker: `npm install vnu-jar`, and Java to run it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

from conftest import missing, node_modules

if TYPE_CHECKING:
    from pathlib import Path

    from every_page import Sites

PASSED = (
    (r"role is unnecessary for element “[ou]l”", "Safari takes a list without bullets for none; the role keeps it one"),
    (r"The “align” attribute on the “t[hd]” element is obsolete", "GitHub's parser writes it into tables of bodies"),
    (r"violates Content Security Policy \(meta tag\): \w+ ?\w* “[^:”]*” blocked", "'self' is the page's own origin"),
    (r"^CSS: ", "its grammar of CSS is older than light-dark() and nesting"),
)  # fmt: skip
"""Messages that are wrong for these pages, and why: a relative address is of the page's own origin in any case."""


def test_every_page_is_valid(sites: Sites, every_site: Path) -> None:
    """The checker has neither an error nor a warning for any page of the sample sites, cases and own decisions."""
    jar = node_modules() / "vnu-jar/build/dist/vnu.jar"
    java = shutil.which("java")
    if java is None or not jar.is_file():
        missing(
            f"the Nu checker needs Java (Debian: apt-get install default-jre-headless) and vnu-jar from npm in {jar.parents[3]}"
        )
    pages = [
        *sites.folder.glob("orchard/**/*.html"),
        *sites.folder.glob("crowd/*.html"),
        *every_site.rglob("*.html"),
    ]
    pages += (
        sorted(sites.folder.glob("crowd/[!d]*/**/*.html"))[:20]
        + sorted(sites.folder.glob("crowd/d/*.html"))[:5]
    )
    run = subprocess.run(
        [java, "-jar", str(jar), "--format", "json", "--stdout", *map(str, pages)],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    said = [
        f"{message['url']}:{message.get('lastLine')}: {message['message']} {message.get('extract', '')}"
        for message in json.loads(run.stdout)["messages"]
        if not any(re.search(pattern, message["message"]) for pattern, _ in PASSED)
    ]
    assert said == []
    assert len(pages) > 100
