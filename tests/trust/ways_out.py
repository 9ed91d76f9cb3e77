"""What hostile repositories are made of: names that lead elsewhere, a tree beside the project, and an eye on what is opened."""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import steelyard
from steelyard.core.slugs import is_device
from steelyard.edges.cache.folder import home
from steelyard.edges.pipeline import Options, Outcome, build
from steelyard.edges.project import find_project
from steelyard.edges.survey import survey

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SECRET = "hush-7f3a"
"""Stands in every file outside of a project; it may never be seen in a site, or in what is told."""

WAYS_OUT = (
    *(
        "..",
        ".",
        "../..",
        "../secret",
        "../../secret.md",
        "..\\..\\secret",
        "..\\secret.md",
        "/etc/passwd",
        "//host/x",
    ),
    *(
        "file:///etc/passwd",
        "file:../secret",
        "C:\\x",
        "C:/x",
        "c:x",
        "\\\\host\\share\\x",
        "~",
        "~/x",
        "~root/x",
    ),
    *(
        "%2e%2e/secret",
        "%2e%2e%2fsecret",
        "%252e%252e%252fsecret",
        "..%5csecret",
        "..%00/x",
        "x%00.html",
        "x%0a.html",
    ),
    *(
        "x\ny",
        "x\ty",
        "x\x07y",
        "x ",
        " x",
        "x.",
        "x...",
        "x. .",
        "...",
        "....//secret",
        "..;/x",
        "x//y",
        "x/./y",
    ),
    *("CON", "con.html", "NUL.txt", "nul", "aux.md", "COM1", "com¹.x", "LPT9", "CONIN$", "prn.", "aux .x"),
    *(
        "x:y",
        "x::$DATA",
        "x:Zone.Identifier",
        "a*b",
        "a?b",
        "a|b",
        '"a"',
        "<a>",
        "a#b",
        "a&b",
        "a;b",
        "$(id)",
        "`id`",
    ),
    *(
        "..／secret",
        "．．/secret",
        "..∕secret",
        "․․/secret",
        "a\u202egpj.exe",
        "a\u200bb",
        "\ufeffx",
        "𝒜/../x",
    ),
    *(
        "x" * 300,
        "é" * 130,
        "/".join("d" * 60),
        "ß",
        "SS",
        "ss",
        "İ",
        "i̇",
        "K",
        "k",
        "é",
        "e\u0301",
        "Ａ",
        "ﬁ",
        "fi",
    ),
    *(
        "index.html",
        "index",
        "decisions.json",
        "assets",
        "assets/site.css",
        "-",
        "--",
        ".steelyard",
        ".steelyard-staging",
    ),
    *(
        ".steelyard-manifest.json",
        ".git",
        ".GIT",
        ".git/config",
        "GIT~1",
        ".gitignore",
        "404",
        "404.html",
        "d",
        "pages",
    ),
    *(
        "tags",
        "people",
        "timeline",
        "graph.html",
        "CNAME",
        ".nojekyll",
        "robots.txt",
        "{slug}",
        "{number}/{slug}",
        "{x}",
    ),
    *(
        "{{ 7*7 }}",
        "{% include '../../etc/passwd' %}",
        "&#46;&#46;/x",
        "..&sol;secret",
        "🜂",
        "日本",
        "اسق",
        "\ud800",
    ),
)
"""Names and addresses that lead out of a folder, or mean something else to some system."""

NOT_IN_NAMES = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f]')
"""Characters that no file of Windows has in its name."""

_SHOWN: list[str] | None = None
_INSTALLED = tuple(
    os.path.realpath(place)
    for place in (
        *(sys.prefix, sys.base_prefix, Path(steelyard.__file__).parent, "/dev/null", "/proc/self"),
        *("/etc/localtime", "/usr/share/zoneinfo", Path(steelyard.__file__).parents[2]),
    )
)


def built(root: Path, *, write: bool = True) -> Outcome:
    """Build a project as a command in its folder does."""
    return build(survey(find_project(root)), Options(write=write, cache=home()))


def codes(outcome: Outcome) -> set[str]:
    return {each.code for each in outcome.diagnostics}


def told(outcome: Outcome) -> str:
    """Return all that a build tells."""
    return "\n".join(f"{each.place.file} {each.message} {each.hint}" for each in outcome.diagnostics)


def put(folder: Path, files: dict[str, str]) -> None:
    """Write files below a folder."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def record(title: str = "Use X", *, head: str = "", body: str = "") -> str:
    """Return a record's text."""
    front = f"---\n{head}---\n" if head else ""
    return f"{front}# {title}\n\n## Status\n\nAccepted\n\n## Decision\n\n{body}\n"


def outside(folder: Path) -> Path:
    """Make a tree of secrets beside a project, and return the folder for the project in it."""
    put(
        folder,
        {f"{name}": SECRET for name in ("secret", "secret.md", "secret.html", "a/secret.csv", "x", "x.html")},
    )
    put(folder, {f"home/{name}": SECRET for name in ("secret", "secret.md", ".env", "site/index.html")})
    project = folder / "home/project"
    project.mkdir()
    return project


def state(folder: Path, *, but: Path) -> dict[str, object]:
    """Return all that is in a tree, but for one folder: bytes of files, aims of links, times of change."""
    found: dict[str, object] = {}
    for at, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if Path(at, name) != but]
        for name in (*folders, *names):
            path = Path(at, name)
            status = path.lstat()
            kind = path.readlink() if path.is_symlink() else path.read_bytes() if path.is_file() else ""
            found[os.path.relpath(path, folder)] = (status.st_mode, status.st_ino, str(kind))
    return found


def unportable(paths: Iterable[str]) -> list[str]:
    """Return those paths of a site that some file system cannot hold, or takes for another one of them."""
    wrong = []
    seen: dict[str, str] = {}
    for path in paths:
        for part in path.split("/"):
            plain = (
                NOT_IN_NAMES.search(part) is None
                and part == part.rstrip(". ")
                and part not in {"", ".", ".."}
            )
            if not plain or is_device(part) or len(part.encode()) > 255:
                wrong.append(path)
        key = unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
        if key in seen:
            wrong.append(f"{path} = {seen[key]}")
        seen[key] = path
        above = key.split("/")
        wrong += [path for count in range(1, len(above)) if "/".join(above[:count]) in seen]
    return wrong


def files_of(out: Path) -> list[str]:
    """Return the paths of all files in a site."""
    return [path.relative_to(out).as_posix() for path in out.rglob("*") if not path.is_dir()]


def _hear(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open" and _SHOWN is not None and isinstance(arguments[0], str) and arguments[1] is not None:
        _SHOWN.append(os.path.realpath(arguments[0]))


sys.addaudithook(_hear)  # for good: there is no way to take one away


@contextmanager
def watching() -> Iterator[list[str]]:
    """Note the real path of everything that this process opens."""
    global _SHOWN
    _SHOWN, plain = [], os.open

    def noting(*arguments: Any, **more: Any) -> int:
        descriptor = plain(*arguments, **more)
        if _SHOWN is not None:
            _SHOWN.append(str(Path(f"/proc/self/fd/{descriptor}").readlink()))
        return descriptor

    os.open = noting
    try:
        yield _SHOWN
    finally:
        os.open, _SHOWN = plain, None


def strange(opened: Iterable[str], *folders: Path) -> list[str]:
    """Return what was opened outside of these folders and of what is installed here."""
    known = (*(os.path.realpath(folder) for folder in (*folders, Path(home()))), *_INSTALLED)
    return [
        path
        for path in opened
        if not any(path == place or path.startswith(f"{place}/") for place in known)
        and not (path.endswith(" (deleted)") and "/steelyard-" in path)
        and not path.startswith("pipe:")
    ]
