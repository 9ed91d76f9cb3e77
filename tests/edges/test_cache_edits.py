"""Any sequence of edits: what a build with a memory publishes and tells is what one without would."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from cache_samples import (
    ANEW,
    CONFIG,
    FILES,
    SVG,
    WHOLE,
    Ended,
    anew,
    begin_like,
    let_it_settle,
    like,
    put,
    run,
    seed,
    stamps,
    tree,
)
from steelyard.edges.output.manifest import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Callable

LINKS = (
    "[one](0001-plant-apples.md)",
    "[outcome](0002-buy-a-press.md#decision-outcome)",
    "[matrix](0005-pick-a-barrel.md#decision-matrix)",
    "[words](notes.md#words)",
    "[pears](notes.md#pears)",
    "[nothing](0099-nothing.md)",
    "[own](#decision)",
    "[cook](0007-hire-a-cook.md)",
    "[prices](prices.txt)",
    "[[0003-sell-cider]]",
    "![press](press.svg)",
    "[far](https://example.org/far)",
    "[up](../steelyard.yml)",
    "ADR-0003",
)

BODY: dict[str, Callable[[str, int], str]] = {
    "append a sentence": lambda text, n: f"{text}\nOne more sentence about tree {n}.\n",
    "edit the sentence of a link": lambda text, n: text.replace(" [", f" {n} [", 1),
    "edit the last words": lambda text, n: text.rstrip().removesuffix(".") + f", number {n}.\n",
    "add a link": lambda text, n: f"{text}\nSee {LINKS[n]}.\n",
    "break a link": lambda text, _: text.replace(".md)", ".mdx)", 1),
    "mend a link": lambda text, _: text.replace(".mdx)", ".md)", 1),
    "lose an anchor": lambda text, _: text.replace("## Decision Outcome", "## What we do").replace(
        "#words", "#"
    ),
    "lead to an anchor": lambda text, n: text.replace(".md)", f".md#decision-{n})", 1),
    "add a heading": lambda text, n: f"{text}\n## Heading {n}\n\nBelow it.\n",
    "take a heading away": lambda text, _: text.replace("\n## ", "\nNo heading: ", 1),
    "insert a line on top": lambda text, _: text.replace("\n\n", "\n\n\n", 1),
    "change a letter": lambda text, _: text[:-4] + text[-4:].swapcase(),
    "run a script": lambda text, n: f"{text}\n<script>alert({n})</script>\n",
    "code in no language": lambda text, n: f"{text}\n```nolanguage{n}\ncode\n```\n",
    "code in a language": lambda text, n: f"{text}\n```python\nx = {n}\n```\n",
    "draw a diagram": lambda text, n: f"{text}\n```mermaid\ngraph TD; A-->B{n}\n```\n",
    "a formula": lambda text, n: f"{text}\nIt is $x^{n}$, and $\\frac$.\n",
    "a table": lambda text, n: f"{text}\n| Criterion | A | B |\n|---|--:|--:|\n| C{n} | 1 | {n} |\n",
    "a footnote": lambda text, n: f"{text}\nA note[^{n}].\n\n[^{n}]: Of foot {n}.\n",
    "an option": lambda text, n: f"{text}\n## Considered Options\n\n* Option {n}\n* None\n",
    "an emoji": lambda text, _: f"{text}\nAll :apple: and &amp; <b>bold</b> é \u202e.\n",
    "Windows line ends": lambda text, _: text.replace("\r\n", "\n").replace("\n", "\r\n"),
    "take the last line away": lambda text, _: text.rstrip().rpartition("\n")[0] + "\n",
}
"""Edits of a file below its title: most leave what it says of itself as it is, some do not."""

PLAIN = (
    "append a sentence",
    "edit the last words",
    "code in a language",
    "code in no language",
    "run a script",
    "a formula",
)
"""Those that leave it always."""

HEAD: dict[str, Callable[[str, int], str]] = {
    "retitle": lambda text, n: (
        text.replace("\n# ", f"\n# Now {n} ", 1) if "\n# " in text else f"# Now {n}\n{text}"
    ),
    "accept": lambda text, _: text.replace("proposed", "accepted").replace("draft: true", "status: accepted"),
    "propose": lambda text, _: text.replace("accepted", "proposed", 1),
    "deprecate": lambda text, _: text.replace("accepted", "deprecated", 1),
    "own status": lambda text, _: text.replace("accepted", "ripe", 1),
    "date": lambda text, n: text.replace("2021-", f"20{10 + n}-", 1),
    "tags": lambda text, n: (
        text.replace("---\n", f"---\ntags: [tag{n}, trees]\n", 1) if "tags" not in text else text
    ),
    "title": lambda text, n: text.replace("---\n", f"---\ntitle: Title {n}\n", 1),
    "people": lambda text, n: text.replace("---\n", f"---\nconsulted: [Person {n % 3}]\n", 1),
    "supersede": lambda text, n: text.replace("---\n", f"---\nsupersedes: {1 + n % 6}\n", 1),
    "alias": lambda text, n: text.replace("---\n", f"---\naliases: [old/{n}.html]\n", 1),
    "own address": lambda text, n: text.replace("---\n", f"---\nslug: address-{n}\n", 1),
    "review": lambda text, n: text.replace("---\n", f"---\nreview-by: 20{30 + n}-01-01\n", 1),
    "damage": lambda text, _: text.replace("---\n", "---\ntitle: a: b\n", 1),
    "mend": lambda text, _: text.replace("title: a: b\n", ""),
}
"""Edits of what a file says of itself."""

TITLES = (
    "Number {}",
    "Plant apples",
    'A <b>bold</b> &amp; "quoted" \\ title {}',
    "Press of the year {}, which everybody was asked for and nobody has wanted to buy in all the years since",
    "ازرع التفاح {}",
    "種を蒔く {}",
    "Use `0003` and [[Sell cider]] :apple:",
    "{}",
    "0003-sell-cider",
    "",
)
"""Titles that other ones sort before and behind, that take more and less room, and that might be taken for other things."""

CONFIGS = (
    CONFIG,
    CONFIG.replace("Orchard", "Garden"),
    CONFIG + "statuses: {ripe: {meaning: accepted, colour: '#8a1c5b'}}\n",
    CONFIG + "check: {L203: error}\n",
    CONFIG + "check: {L203: 'off', L204: note, B403: 'off'}\n",
    CONFIG + "repo_url: https://example.org/orchard\n",
    CONFIG + "markdown: {dialect: python-markdown}\n",
    CONFIG.replace("  path: look", "  path: look\n  colours: {accent: '#8a1c5b'}"),
    CONFIG.replace("theme:\n  path: look\n", ""),
    CONFIG.replace(
        "- {title: Notes, url: decisions/notes.md}\n", "- {title: Away, url: https://example.org/}\n"
    ),
    CONFIG.replace("site:\n", "site:\n  language: de\n"),
    CONFIG + "permalink: 'd/{slug}.html'\n",
    "site: [\n",
)

TEMPLATES = (
    FILES["look/templates/record.html"],
    FILES["look/templates/record.html"].replace("<hr>", "<hr><hr>"),
    FILES["look/templates/record.html"].replace("backlinks", "backlnks"),
    '{% extends "default/record.html" %}{% block lead %}{{ page.nothing.at_all }}{% endblock %}',
    "",
)

OPTIONS: tuple[dict[str, object], ...] = (
    {},
    {"drafts": True},
    {"base_url": "https://orchard.example/decisions/"},
    {"date": "2022-02-02"},
    {"strict": True},
    {"sources": ["decisions"]},
)


def titled(text: str, title: str, n: int) -> str:
    """Give a record another title: in its heading, and in its front matter where it has one there."""
    heading = f"# {title.format(n)}".rstrip()
    return re.sub(
        r"(?m)^# .*$", lambda _: heading, re.sub(r"(?m)^(title: ).*$", rf"\g<1>Title {n}", text), count=1
    )


small = st.integers(0, 13)
MARKDOWN = sorted(name for name in FILES if name.endswith(".md"))
names = st.sampled_from(MARKDOWN)
records = st.sampled_from([name for name in MARKDOWN if name[10:14].isdigit()])
often = st.integers(0, 3).map(bool)
manners = st.sampled_from(["in place", "by rename", "at the old time"])


class Orchard(RuleBasedStateMachine):
    """A small project that is edited and built, again and again."""

    known: ClassVar[dict[bytes, tuple[tuple[int, str, str], dict[str, bytes] | None]]] = {}
    """What builds without a memory came to, by all that they hang on."""

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp()).resolve()
        self.root = self.home / "project"
        self.site, self.clean = self.root / "site", self.root / ANEW
        self.before: dict[str, bytes] = {}
        self.options: dict[str, object] = {}
        self.caches = os.environ.get("STEELYARD_CACHE")
        self.cwd = Path.cwd()

    @initialize()
    def begin(self) -> None:
        os.environ["STEELYARD_CACHE"] = str(self.home / "cache")
        put(self.root, FILES)
        seed(self.home / "cache")
        os.chdir(self.root)
        self.before = self.inputs()
        assert self.compare() == Ended(
            0,
            "",
            f"6 records on 21 pages in site/: {WHOLE} files written, 0 unchanged, 0 removed. 1 draft left out (--drafts builds them).\n",
        )

    @rule(name=names, edit=st.sampled_from(sorted(BODY)), n=small, manner=manners, undone=often)
    def edit_a_body(self, name: str, edit: str, n: int, manner: str, *, undone: bool) -> None:
        self.edit(name, lambda text: BODY[edit](text, n), manner)
        self.build(undone=undone)

    @rule(edits=st.lists(st.tuples(records, st.sampled_from(PLAIN), small, manners), min_size=1, max_size=3))
    def write_on(self, edits: list[tuple[str, str, int, str]]) -> None:
        for name, edit, n, manner in edits:
            self.edit(name, lambda text, edit=edit, n=n: BODY[edit](text, n), manner)  # type: ignore[misc]
        self.build()

    @rule(edits=st.lists(st.tuples(records, st.sampled_from(PLAIN), small, manners), min_size=3, max_size=3))
    def write_on_step_by_step(self, edits: list[tuple[str, str, int, str]]) -> None:
        for edit in edits:
            self.write_on([edit])

    @rule(
        edits=st.lists(st.tuples(records, st.sampled_from(TITLES), small, manners), min_size=1, max_size=3),
        written=often,
        undone=often,
    )
    def retitle(self, edits: list[tuple[str, str, int, str]], *, written: bool, undone: bool) -> None:
        for name, title, n, manner in edits:
            self.edit(name, lambda text, title=title, n=n: titled(text, title, n), manner)  # type: ignore[misc]
            if written:
                self.edit(name, lambda text, n=n: BODY["append a sentence"](text, n), manner)  # type: ignore[misc]
        self.build(undone=undone)

    @rule(edits=st.lists(st.tuples(records, st.sampled_from(TITLES), small), min_size=2, max_size=4))
    def retitle_step_by_step(self, edits: list[tuple[str, str, int]]) -> None:
        for name, title, n in edits:
            self.retitle([(name, title, n, "in place")], written=n % 3 == 0, undone=n % 4 == 0)

    @rule(name=records, other=records, edit=st.sampled_from(sorted(HEAD)), n=small)
    def put_a_body_back_and_edit_another_head(self, name: str, other: str, edit: str, n: int) -> None:
        self.edit(name, lambda text: BODY["append a sentence"](text, n), "in place")
        before = self.before.get(name)
        self.compare()
        if before is not None:
            put(self.root, {name: before})
        self.edit(other, lambda text: HEAD[edit](text, n), "in place")
        self.build(undone=edit == "damage")

    @rule(name=names, edit=st.sampled_from(sorted(HEAD)), n=small, manner=manners, undone=often)
    def edit_what_it_says(self, name: str, edit: str, n: int, manner: str, *, undone: bool) -> None:
        self.edit(name, lambda text: HEAD[edit](text, n), manner)
        self.build(undone=undone or edit == "damage")

    @rule(
        n=small,
        how=st.sampled_from(["add", "delete", "rename", "swap", "hide", "folder", "link", "touch"]),
        undone=often,
    )
    def move_records(self, n: int, how: str, *, undone: bool) -> None:
        self.save()
        name = MARKDOWN[n % len(MARKDOWN)]
        path, other = self.root / name, self.root / MARKDOWN[(n + 3) % len(MARKDOWN)]
        if how == "add":
            put(
                self.root,
                {
                    f"decisions/{n:04}-new.md": f"---\nstatus: accepted\ndate: 2022-01-0{n % 9 + 1}\n---\n# New {n}\n"
                },
            )
        elif how == "hide":
            put(self.root, {f"decisions/.hidden-{n}.md": "# Hidden\n"})
        elif how == "folder":
            put(
                self.root,
                {f"decisions/more/{n:04}-deep.md": "# Deep\n\nSee [one](../0001-plant-apples.md).\n"},
            )
        elif not path.exists():
            put(self.root, {name: FILES[name]})
        elif how == "delete":
            path.unlink()
        elif how == "rename":
            path.rename(path.with_name(f"{path.stem}-moved.md"))
        elif how == "touch":
            path.touch()
        elif how == "link":
            path.rename(self.root / f"moved-{path.name}")
            path.symlink_to(self.root / f"moved-{path.name}")
        elif other.exists() and not other.is_symlink():
            path.rename(self.home / "between")
            other.rename(path)
            (self.home / "between").rename(other)
        self.build(undone=undone)

    @rule(how=st.sampled_from(["edit", "delete", "add", "of another"]), n=small, undone=often)
    def change_a_table(self, how: str, n: int, *, undone: bool) -> None:
        self.save()
        name = "decisions/0006-store-apples.criteria.csv"
        if how == "edit":
            self.write(name, FILES[name].replace(";4;", f";{n % 5 + 1};"), "in place")
        elif how == "delete":
            (self.root / name).unlink(missing_ok=True)
        elif how == "add":
            put(self.root, {"decisions/0001-plant-apples.criteria.csv": FILES[name]})
        else:
            put(self.root, {"decisions/0001-plant-apples.criteria.csv": "criterion;weight;A\nx;1;2\n"})
        self.build(undone=undone)

    @rule(how=st.sampled_from(["edit", "delete", "add", "run", "text", "long"]), n=small, undone=often)
    def change_an_attachment(self, how: str, n: int, *, undone: bool) -> None:
        self.save()
        if how == "delete":
            (self.root / "decisions/press.svg").unlink(missing_ok=True)
        elif how == "text":
            put(self.root, {"decisions/prices.txt": f"apples {n}\n"})
        else:
            inner = {"edit": f'r="{n}"', "run": 'onload="x()"', "add": 'r="4"', "long": f'id="{"x" * 99}"'}[
                how
            ]
            put(self.root, {"decisions/press.svg": SVG.replace('r="4"', inner)})
        self.build(undone=undone)

    @rule(config=st.sampled_from(CONFIGS), undone=often)
    def configure(self, config: str, *, undone: bool) -> None:
        self.edit("steelyard.yml", lambda _: config, "in place")
        self.build(undone=undone or "[\n" in config)

    @rule(template=st.sampled_from(TEMPLATES), name=st.sampled_from(["record", "record", "page", "base"]))
    def change_the_theme(self, template: str, name: str) -> None:
        self.save()
        path = self.root / f"look/templates/{name}.html"
        if template:
            put(self.root, {f"look/templates/{name}.html": template.replace("record.html", f"{name}.html")})
        elif name != "record":
            path.unlink(missing_ok=True)
        self.build(undone="nothing" in template)

    @rule(how=st.sampled_from(["edit", "delete", "add", "folder", "all", "manifest", "same"]), n=small)
    def meddle_with_the_site(self, how: str, n: int) -> None:
        files = sorted(path for path in self.site.rglob("*.*") if path.is_file() and path.name != MANIFEST)
        if not files:
            return
        file = files[n * len(files) // 14]
        if how == "edit":
            file.write_bytes(b"x" + file.read_bytes()[1:])
        elif how == "same":
            file.write_bytes(file.read_bytes())
        elif how == "delete":
            file.unlink()
        elif how == "add":
            put(file.parent, {f"mine-{n}.txt": "mine"})
        elif how == "folder":
            shutil.rmtree(file.parent)
        elif how == "all":
            shutil.rmtree(self.site)
        else:
            (self.site / MANIFEST).unlink(missing_ok=True)
        self.build()
        if how == "manifest":
            shutil.rmtree(self.site)

    @rule(how=st.sampled_from(["delete", "cut", "garble", "swap", "all"]), n=small, at=st.integers(0, 10_000))
    def meddle_with_the_cache(self, how: str, n: int, at: int) -> None:
        files = sorted(path for path in (self.home / "cache").glob("*/*") if path.is_file())
        if not files:
            return
        file, other = files[n % len(files)], files[(n + 1) % len(files)]
        data = bytearray(file.read_bytes())
        if how == "delete":
            file.unlink()
        elif how == "cut":
            file.write_bytes(data[: at % (len(data) + 1)])
        elif how == "garble":
            data[at % len(data)] ^= 1 + n
            file.write_bytes(data)
        elif how == "swap":
            file.write_bytes(other.read_bytes())
        else:
            shutil.rmtree(self.home / "cache")
        self.build()

    @rule(options=st.sampled_from(OPTIONS), undone=often)
    def choose(self, options: dict[str, object], *, undone: bool) -> None:
        before, self.options = self.options, options
        self.compare()
        if undone:
            self.options = before
            self.compare()

    @rule(name=records, n=small)
    def build_twice(self, name: str, n: int) -> None:
        first = self.compare()
        if first.code == 0:
            before = stamps(self.site)
            let_it_settle()
            self.compare()
            assert stamps(self.site) == before
        self.edit(name, lambda text: BODY["append a sentence"](text, n), "in place")
        self.compare()

    def teardown(self) -> None:
        os.chdir(self.cwd)
        if self.caches is None:
            os.environ.pop("STEELYARD_CACHE", None)
        else:
            os.environ["STEELYARD_CACHE"] = self.caches
        shutil.rmtree(self.home)

    @rule()
    def build_without_a_cache(self) -> None:
        ended = self.compare()
        begin_like(self.clean, self.site)
        clean = run("build", *self.words(), "--no-cache", "--out", ANEW)
        assert like(ended) == like(clean)
        if ended.code == 0:
            assert tree(self.site) == tree(self.clean)

    @rule(name=names, edit=st.sampled_from(sorted(BODY | HEAD)), n=small, undone=often)
    def check(self, name: str, edit: str, n: int, *, undone: bool) -> None:
        """Check after an edit, before any build of it."""
        self.edit(name, lambda text: (BODY | HEAD)[edit](text, n), "in place")
        words = ["check", *(word for word in self.words() if word in {"--drafts", "--strict", "decisions"})]
        ended = run(*words)
        os.environ["STEELYARD_CACHE"] = str(self.root / "cache")  # which a project may not bring
        assert ended == run(*words)
        os.environ["STEELYARD_CACHE"] = str(self.home / "cache")
        self.build(undone=undone or edit == "damage")

    def inputs(self) -> dict[str, bytes]:
        ours = (self.site, self.clean)
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in self.root.rglob("*")
            if path.is_file() and not any(path.is_relative_to(each) for each in ours)
        }

    def save(self) -> None:
        self.before = self.inputs()

    def edit(self, name: str, edited: Callable[[str], str], manner: str) -> None:
        """Put another text into a file, or make the file where it is gone."""
        self.save()
        path = self.root / name
        text = path.read_bytes().decode() if path.exists() else FILES[name]
        self.write(name, edited(text), manner)

    def write(self, name: str, text: str, manner: str) -> None:
        path = self.root / name
        before = path.stat() if path.exists() else None
        if manner == "by rename":
            fresh = path.with_name(f".{path.name}.swp")
            fresh.write_bytes(text.encode())
            fresh.replace(path)
            return
        path.write_bytes(text.encode())
        if manner == "at the old time" and before:
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    def words(self) -> list[str]:
        words: list[str] = []
        for name, value in self.options.items():
            option = "--" + name.replace("_", "-")
            words += value if isinstance(value, list) else [option] if value is True else [option, str(value)]
        return words

    def build(self, *, undone: bool = False) -> None:
        """Build and compare; where the edits are to be `undone`, once more without them."""
        self.compare()
        if undone:
            now = self.inputs()
            for name in now.keys() - self.before.keys():
                (self.root / name).unlink()
            put(self.root, {name: text for name, text in self.before.items() if now.get(name) != text})
            self.compare()

    def compare(self) -> Ended:
        """Build with what is remembered, and from nothing into another folder: site, findings and last line are the same."""
        let_it_settle()
        before = tree(self.site) if self.site.is_dir() else {}
        begin_like(self.clean, self.site)
        # Read like any file, and not taken for one.
        links = [path for path in self.root.rglob("*") if path.is_symlink()]
        state = repr(
            (self.inputs(), links, self.options, tree(self.clean) if self.clean.is_dir() else {})
        ).encode()
        ended = run("build", *self.words())
        if state not in self.known:
            self.known[state] = anew(self.root, **self.options)
        told, site = self.known[state]
        assert like(ended) == told
        assert (tree(self.site) if self.site.is_dir() else {}) == (before if site is None else site)
        return ended


@pytest.mark.parametrize("part", range(2))
def test_any_edits_then_incremental_is_clean(part: int) -> None:  # noqa: ARG001 (workers share the examples)
    """After any edits of records, tables, pictures, theme, configuration, output and cache, a build gives the same site."""
    run_state_machine_as_test(
        Orchard,
        settings=settings(
            max_examples=3,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
        ),
    )
