"""What a site's `steelyard.yml` says: the one table of its keys, and how it is read by it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from steelyard.core.settings import DEFAULT_FOLDERS, DEFAULT_PERMALINK, Settings, SiteSettings
from steelyard.reading.configuration.branding import footer, navigation, own_file, own_files, token_colours
from steelyard.reading.configuration.strings import strings
from steelyard.reading.configuration.tables import relations, severities, sources, statuses, weight_words
from steelyard.reading.configuration.values import (
    Findings,
    choice,
    extensions,
    flag,
    folder,
    host_name,
    language,
    permalink,
    size,
    text,
    unknown_key,
    web_address,
)
from steelyard.reading.yaml import Node

if TYPE_CHECKING:
    from steelyard.diagnostics import Diagnostic

Reader = Callable[[Node, str, Findings], Any]
"""Reads one value; gives None, and says why, where it cannot."""


class Key(Struct, frozen=True):
    """One key: its name (a dot before that of a mapping's inner key), what it means and its default in words.

    `field` is the field of `Settings` that it fills, or of `SiteSettings` for the keys of `site`.
    """

    name: str
    meaning: str
    default: str
    read: Reader
    field: str


KEYS = (
    Key(
        "sources",
        "the folder of the records, or a list of folders; each may be `{name, path, title}`",
        f"those of {', '.join(f'`{name}`' for name in DEFAULT_FOLDERS)} that exist, "
        "and what `.adr-dir` or `.log4brains.yml` names",
        sources,
        "sources",
    ),
    Key("out", "the folder that the site is written to", "`site`", folder, "out"),
    Key("site.title", "the site's name", "Decisions", text, "title"),
    Key(
        "site.description",
        "a sentence about the site, for search engines and previews",
        "none",
        text,
        "description",
    ),
    Key("site.url", "the address the site is published under", "`site.cname`'s", web_address, "url"),
    Key(
        "site.language",
        "the language of the records and of the interface, as a language tag",
        "`en`",
        language,
        "language",
    ),
    Key(
        "site.logo",
        "a picture of the project, `svg`, `png`, `webp`, `jpg`, `gif` or `ico`, shown beside the name and as the pages' icon",
        "none",
        own_file,
        "logo",
    ),
    Key(
        "site.cname",
        "the site's own domain, such as `decisions.example.org`; the site has it in a file `CNAME`, by which GitHub Pages goes",
        "none; `steelyard publish github-pages` keeps one that is on the branch",
        host_name,
        "cname",
    ),
    Key(
        "strings",
        "words of the interface in that language, by the English ones: `{In force: In Kraft}`; `steelyard strings` prints "
        "all of them",
        "English",
        strings,
        "strings",
    ),
    Key(
        "repo_url",
        "the repository's web address, for edit and history links",
        "Git's remote",
        web_address,
        "repo_url",
    ),
    Key(
        "markdown.dialect",
        "how bodies are read: `github`, or `python-markdown` for a site that comes from MkDocs or Pelican",
        "`github`",
        choice("github", "python-markdown"),
        "dialect",
    ),
    Key(
        "markdown.extensions",
        "extensions of Python-Markdown, for its dialect only",
        "none",
        extensions,
        "extensions",
    ),
    Key(
        "markdown.copies",
        "whether each record's own Markdown is published beside its page, its front matter and comments with it: `true` or "
        "`false`",
        "`true`",
        flag,
        "copies",
    ),
    Key(
        "statuses",
        "the site's own status words, each with a meaning or `{colour, meaning}`; "
        "a meaning such as `accepted` says what the word counts as",
        "none",
        statuses,
        "statuses",
    ),
    Key(
        "relations",
        "the site's own kinds of relation, each with its name from the other side: `{blocks: blocked_by}`",
        "none",
        relations,
        "relations",
    ),
    Key(
        "dates",
        "where a record's date may come from: `record` alone, or also `git`, its file's first commit",
        "`record`",
        choice("record", "git"),
        "dates",
    ),
    Key(
        "history",
        "where a record's history comes from: `record` alone, or also `git`, the commits that changed its status",
        "`record`",
        choice("record", "git"),
        "history",
    ),
    Key(
        "permalink",
        "the address of a record, made of `{number}`, `{slug}`, `{source}`, `{year}`, `{month}` and `{day}`",
        f"`{DEFAULT_PERMALINK}`",
        permalink,
        "permalink",
    ),
    Key(
        "theme.path",
        "a folder whose files replace the theme's of the same name",
        "none",
        folder,
        "theme_path",
    ),
    Key(
        "theme.colours",
        "colours of the theme's own, as `{accent: '#8a1c5b', in-force: {light: '#0a5f55', dark: '#63cdb9'}}`; one value is "
        "fitted to light and dark ground, or counts for the scheme that it suits if it is a ground's; `theme/README.md` names "
        "them all",
        "the theme's",
        token_colours,
        "colours",
    ),
    Key(
        "theme.css",
        "a style sheet of the project, or a list of them, linked after the theme's; pictures and fonts that they name "
        "are copied with them",
        "none",
        own_files,
        "css",
    ),
    Key(
        "navigation",
        "the header's links in order: `decisions`, `timeline`, `graph`, `scores`, and `{title, url}` with a web address, "
        "the path of a record or other Markdown file, or the address of a page of the site",
        "those four, as far as there are such pages",
        navigation,
        "navigation",
    ),
    Key(
        "footer",
        "a text for every page's foot, with links as in Markdown: `Kept by the [platform team](https://…)`",
        "none",
        footer,
        "footer",
    ),
    Key(
        "attachments.max", "the largest file that is copied into the site", "`20MB`", size, "attachments_max"
    ),
    Key(
        "check",
        "severities by code: `error`, `warning`, `note` or `off`, as in `{L203: error}`",
        "each code's own",
        severities,
        "severities",
    ),
    Key(
        "weight_words",
        "what words weigh that stand for weights in score tables: `{High: 3, Medium: 2, Low: 1}`",
        "none",
        weight_words,
        "weight_words",
    ),
)
"""Every key there is. Reading goes by this table, and so does the reference."""

_BY_NAME = {key.name: key for key in KEYS}
_SECTIONS = {section for section, dot, _ in (key.name.partition(".") for key in KEYS) if dot}
_TOP = {key.name.partition(".")[0] for key in KEYS}


def read_config(text: str, *, file: str) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """Read a configuration file.

    Everything that is wrong is reported together; a key whose value is wrong, or empty, keeps its default.
    """
    found = Findings(file)
    root = found.parse(text)
    if root is None or root.kind == "null":
        return Settings(file=file), found.all()
    if root.kind != "map":
        found.add("C001", root, f"a configuration is a mapping, not {root.what}", hint="write `key: value`")
        return Settings(file=file), found.all()
    values = _values(root, found)
    _check_extensions(root, values, found)
    site = {
        key.field: values[key.name] for key in KEYS if key.name in values and key.name.startswith("site.")
    }
    if "cname" in site:
        site.setdefault("url", f"https://{site['cname']}/")
    tag = _inner_node(root, "site", "language")
    if tag and "language" in site:
        site["language_place"] = found.place(tag)
    rest = {
        key.field: values[key.name] for key in KEYS if key.name in values and not key.name.startswith("site.")
    }
    theme = _inner_node(root, "theme", "path")
    if theme and "theme_path" in rest:
        rest["theme_place"] = found.place(theme)
    return Settings(file=file, site=SiteSettings(**site), **rest), found.all()


def _values(root: Node, found: Findings) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, node in root.entries:
        if name.text not in _TOP:
            unknown_key(name, "", _TOP, found)
        elif name.text not in _SECTIONS:
            _read(name.text, node, values, found)
        elif node.kind == "map":
            _section(name.text, node, values, found)
        elif node.kind != "null":
            known = ", ".join(sorted(_inner(name.text)))
            found.add(
                "C003",
                node,
                f"`{name.text}` takes a mapping, not {node.what}",
                hint=f"its keys are {known}",
            )
    return values


def _section(section: str, node: Node, values: dict[str, Any], found: Findings) -> None:
    for name, inner in node.entries:
        if name.text in _inner(section):
            _read(f"{section}.{name.text}", inner, values, found)
        else:
            unknown_key(name, section, _inner(section), found)


def _inner(section: str) -> set[str]:
    return {name.removeprefix(f"{section}.") for name in _BY_NAME if name.startswith(f"{section}.")}


def _read(name: str, node: Node, values: dict[str, Any], found: Findings) -> None:
    value = None if node.kind == "null" else _BY_NAME[name].read(node, name, found)
    if value is not None and value != "":
        values[name] = value


def _inner_node(root: Node, section: str, name: str) -> Node | None:
    node = root.get(section)
    return node.get(name) if node else None


def _check_extensions(root: Node, values: dict[str, Any], found: Findings) -> None:
    node = _inner_node(root, "markdown", "extensions")
    if (
        node is not None
        and values.get("markdown.extensions")
        and values.get("markdown.dialect") != "python-markdown"
    ):
        found.add(
            "C003",
            node,
            "`markdown.extensions` has no effect in the `github` dialect",
            hint="add `dialect: python-markdown`, or remove it",
        )
