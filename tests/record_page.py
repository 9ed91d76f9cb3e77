"""The site of a press house: records with much to follow, to copy and to draw, and how tests open its pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from git_samples import begin, commit
from steelyard.edges.pipeline import Options, build
from steelyard.edges.project import find_project
from steelyard.edges.survey import survey

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request, Route

BASE = "https://press.example/house/"
CONFIG = f"""
site:
  title: Press house
  url: {BASE}
repo_url: https://codeberg.org/press/house
"""

_DIAGRAMS = r"""---
status: accepted
date: 2024-03-01
authors: [Ann Bell]
deciders: [Čeněk Dvořák]
tags: [drawing, "R&D"]
---
# Draw the press line

## The line

```mermaid
flowchart LR
  bin[Apple bin] --> mill[Mill] --> press[Press]
```

## The filler

```mermaid
sequenceDiagram
  accTitle: How a bottle is filled
  Tank->>Filler: 750 ml
```

## Broken

```mermaid
flowchart LR
  a --> ==[ b
```

## Hostile

```mermaid
%%{init: {"securityLevel": "loose", "theme": "forest", "htmlLabels": true, "themeCSS": "body{display:none}", "layout": "dagre",
  "look": "handDrawn", "flowchart": {"htmlLabels": true}, "dompurifyConfig": {"ADD_TAGS": ["script", "iframe"]},
  "secure": [], "startOnLoad": true, "maxEdges": 1}}%%
flowchart LR
  A["<img src=x onerror=alert(1)><script>alert(2)</script>evil"] --> B["<a href='javascript:alert(3)'>x</a>"]
  click A "javascript:alert(4)" "tip"
  click B call alert(5)
  C --> D
  click C href "https://example.org/apples" _blank
  style D fill:#0f0,position:fixed
```

```mermaid
---
title: A title
config:
  securityLevel: loose
  htmlLabels: true
  theme: forest
  themeVariables: {primaryColor: "#ff0000"}
---
flowchart TD
  E["<iframe src='javascript:alert(6)'></iframe>hello"] --> F["`**bold**`"]
```

```mermaid
sequenceDiagram
  Ann->>Bob: <img/src=x/onerror=alert(7)> <svg onload=alert(8)>
  links Ann: {"out": "javascript:alert(9)", "in": "https://example.org/ann"}
```

## Branches

```mermaid
%%{init: {"gitGraph": {"mainBranchName": "press"}, "theme": "forest"}}%%
gitGraph
  commit
  branch cider
  commit
  checkout press
  commit
```

## Wide

```mermaid
flowchart LR
  a[The first of the steps] --> b[The second of the steps] --> c[The third of the steps] --> d[The fourth of the steps]
  d --> e[The fifth of the steps] --> f[The sixth of the steps] --> g[The seventh of the steps] --> h[The eighth]
  h --> i[The ninth of the steps] --> j[The tenth of the steps] --> k[The eleventh of the steps] --> l[The twelfth]
```

## States and weeks

```mermaid
stateDiagram-v2
  [*] --> Raw
  Raw --> Fermented
```

```mermaid
gantt
  title The year's cider
  dateFormat YYYY-MM-DD
  section Press
  Pick :a, 2024-09-01, 30d
  Ferment :after a, 40d
```
"""

_SECTIONS = (
    "---\nstatus: superseded\nsuperseded-by: 3\ndate: 2023-01-01\n---\n# Press in many sections, one after the other\n\n"
    + "".join(f"## Section {n}\n\n{'Words. ' * 200}\n\n### Below {n}\n\nMore.\n\n" for n in range(30))
    + "## Short 1\n\nx\n\n## Short 2\n\nx\n\n## Short 3\n\nx\n\n## The end\n\nx\n"
)

_COPY = r"""---
status: accepted
date: 2024-02
---
# Copy [all] of me

Decided: **slow pressing**, because it is quick enough.

## Which apples?

```sh
press --bins 3

  --slow
```

```
a line of moderate length
```

```python
print("a line of code that goes on and on, beyond the end of any block that a desktop or a phone has room for, surely so")
```

- In a list

  ```
  in a list, long enough to scroll
  ```

> ```
> in a quote, long enough to scroll
> ```

| Criterion | One | Two | Three | Four | Five | Six | Seven |
|---|---|---|---|---|---|---|---|
| Something | value | value | value | value | value | value | value |

$$\sum_{i=1}^{n} x_i + y_i + z_i + a_i + b_i + c_i + d_i + e_i + f_i + g_i + h_i + i_i + j_i + k_i + l_i$$

```math
a + b + c + d + e + f + g + h + i + j + k + l + m + n + o + p + q + r + s + t + u + v + w
```

### A small one

Text.
"""

RECORDS = {
    "0001-draw-the-line": _DIAGRAMS,
    "0002-many-sections": _SECTIONS.replace("date:", 'summary: "Slow pressing, because it is quick"\ndate:'),
    "0003-copy-me": _COPY,
    "0004-relate-to-all": "---\nstatus: proposed\nrelates-to: [5, 6, 7, 8, 9, 10, 11, 12, 13]\n---\n# Relate to all\n\nSo.\n",
} | {f"{n:04}-press-{n}": f"---\nstatus: accepted\n---\n# Press number {n}\n\nSo.\n" for n in range(5, 14)}


@dataclass(frozen=True, slots=True)
class Published:
    """A built site in a folder."""

    folder: Path

    def file(self, name: str) -> str:
        """Return the address of a record's page on disk."""
        return (self.folder / f"d/{name}.html").as_uri()

    def online(self, name: str) -> str:
        """Return the address of a record's page where the site is published; `opened` answers for it."""
        return f"{BASE}d/{name}.html"

    def answer(self, route: Route) -> None:
        """Answer for the published site from the folder."""
        path = self.folder / route.request.url.removeprefix(BASE).partition("?")[0]
        if path.is_file():
            route.fulfill(path=path)
        else:
            route.fulfill(status=404, body="")


def published(
    root: Path, records: Mapping[str, str] = RECORDS, *, config: str = CONFIG, git: bool = False
) -> Published:
    """Build records into a site below `root`, from a commit where `git` says so."""
    (root / "decisions").mkdir(parents=True)
    (root / "steelyard.yml").write_text(config, encoding="utf-8")
    for name, text in records.items():
        (root / f"decisions/{name}.md").write_text(text, encoding="utf-8")
    if git:
        commit(begin(root), "2024-01-01")
    outcome = build(survey(find_project(root)), Options(date="2024-06-01"))
    assert outcome.published is not None, outcome.diagnostics
    return Published(root / "site")


def listen(page: Page) -> tuple[list[str], list[str]]:
    """Return lists of what a page says from now on (console, errors, dialogs) and of the addresses it asks for."""
    said: list[str] = []
    asked: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    def note(message: ConsoleMessage) -> None:
        said.append(message.text)

    def ask(request: Request) -> None:
        asked.append(request.url)

    page.on("console", note)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", dismiss)
    page.on("request", ask)
    return said, asked


def opened(browser: Browser, site: Published, *, script: str = "", **options: Any) -> Iterator[Page]:
    """Give a page in a window of its own, and close it; `script` runs before any of the page's.

    Where the site is published, its folder answers.
    """
    context = browser.new_context(reduced_motion="reduce", **options)
    page = context.new_page()
    if script:
        page.add_init_script(script)
    page.route(f"{BASE}**", lambda route: site.answer(route))  # noqa: PLW0108 (a bound method has no room for marks)
    yield page
    context.close()
