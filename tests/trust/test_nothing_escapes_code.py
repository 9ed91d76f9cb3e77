"""Nothing that a repository brings is run: not its theme, extensions, caches, modules, filters or links."""

from __future__ import annotations

import marshal
import os
import pickle
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

import pytest
from jinja2 import DictLoader

from git_samples import begin, commit, git
from steelyard.core.language.language import ENGLISH
from steelyard.edges.cache import folder as caches
from steelyard.edges.cache.folder import Folder, home
from steelyard.edges.git.branch import files_at, fork_of, touched
from steelyard.edges.git.former import former
from steelyard.edges.git.pages_branch import unsaved
from steelyard.edges.looks.compiling import plain_environment, stock_environment
from steelyard.edges.project import find_project
from steelyard.markdown import check_extensions
from trust.ways_out import SECRET, built, codes, files_of, outside, put, record, state

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment

WAYS_TO_PYTHON = (
    "{{ ''.__class__ }}",
    "{{ a.text.__class__.__mro__[1].__subclasses__() }}",
    "{{ _.__globals__ }}",
    "{{ _n.__globals__.__builtins__ }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ self.__init__ }}",
    "{{ a['__class__'] }}",
    "{{ a[('__cla', 'ss__')|join] }}",
    "{{ a|attr('__class__') }}",
    "{{ a|attr('__cla' ~ 'ss__') }}",
    "{{ [a]|map(attribute='__class__')|list }}",
    "{{ [a]|map('attr', '__class__')|list }}",
    "{{ [a]|selectattr('__class__')|list }}",
    "{{ [a]|groupby('__class__')|list }}",
    "{{ [a]|sort(attribute='__class__') }}",
    "{{ [a]|sum(attribute='__class__') }}",
    "{{ '{0.__class__}'.format(a) }}",
    "{{ ('{0.__class__}'|safe).format(a) }}",
    "{{ '{x.__class__}'.format_map({'x': a}) }}",
    "{% set way = '{0.__class__}'.format %}{{ way(a) }}",
    "{{ ('{0.__class__}'|attr('format'))(a) }}",
    "{{ '{0.__class__}'['format'](a) }}",
    "{% macro m() %}{% endmacro %}{{ m._func.__globals__ }}",
    "{% macro m() %}{{ caller.__init__ }}{% endmacro %}{% call m() %}{% endcall %}",
    "{% for x in [1] %}{{ loop.__init__.__globals__ }}{% endfor %}",
    "{% for x in [1] %}{{ loop._iterator }}{% endfor %}",
    "{% import 'other' as o %}{{ o.__init__ }}",
    "{% import 'other' as o %}{{ o._get_default_module }}",
    "{{ a.text.join.__self__ }}",
    "{{ a.made.gi_frame }}",
    "{{ a.made.gi_code }}",
    "{{ a.kind.mro() }}",
    "{{ a.method.__func__ }}",
    "{{ a.list.append(1) }}",
    "{{ a.list.clear() }}",
    "{{ a.map.update({1: 2}) }}",
    "{{ a.__init__(*[]) }}",
    "{{ a.__init__(**{}) }}",
    "{% call a.__init__() %}{% endcall %}",
    "{% set x = a.__class__ %}{{ x }}",
    "{% if a.__class__ %}yes{% endif %}",
    "{% filter attr('__class__') %}x{% endfilter %}",
    "{{ x.__class__.__init__.__globals__ }}",
    "{% include a.__class__.__name__ %}",
    "{{ lipsum.__globals__ }}",
)
"""Ways from a template's values to the program behind, and to changing the values."""


class Sample:
    """Values of many kinds."""

    text = "text"
    kind = int
    made = (each for each in "text")

    def __init__(self) -> None:
        self.list = [1]
        self.map = {1: 1}

    def method(self) -> str:
        return "method"


@pytest.mark.parametrize("make", [plain_environment, stock_environment])
@pytest.mark.parametrize("text", WAYS_TO_PYTHON)
def test_a_template_has_no_way_to_the_program(make: Callable[..., Environment], text: str) -> None:
    """Neither compilation of a project's template lets it reach Python behind its values, or change them."""
    environment = make(DictLoader({"t": text, "other": "{% macro m() %}{% endmacro %}"}), ENGLISH)
    values = Sample()
    try:
        page = environment.get_template("t").render(a=values)
    except Exception as error:  # noqa: BLE001 (whatever it is, it is not the value)
        page = str(error)
    for word in ("&lt;class", "<class", "<function", "<frame", "<code", "method-wrapper", "builtins", "yes"):
        assert word not in page
    assert (values.list, values.map) == ([1], {1: 1})


def test_a_theme_of_a_pull_request_runs_nothing(tmp_path: Path) -> None:
    """A theme whose footer would start a program is refused with a template's fault, and starts none."""
    root = outside(tmp_path)
    call = 'c.__init__.__globals__["system"]("touch ran")'
    text = (
        '{% extends "default/record.html" %}{% block footer %}{% for c in page.__class__.__mro__[-1].__subclasses__() '
        'if c.__name__ == "_wrap_close" %}{{ ' + call + " }}{% endfor %}{% endblock %}"
    )
    put(
        root,
        {
            "decisions/0001-x.md": record(),
            "look/templates/record.html": text,
            "steelyard.yml": "theme: {path: look}",
        },
    )
    outcome = built(root)
    assert codes(outcome) == {"T701"}
    assert not list(tmp_path.rglob("ran"))
    assert not Path("ran").exists()


@pytest.mark.parametrize(
    "name",
    [
        *(
            "pymdownx.snippets",
            "pymdownx.snippets:SnippetExtension",
            "pymdownx.snippets:makeExtension",
            "pymdownx.b64",
        ),
        *(
            "pymdownx.b64:B64Extension",
            "pymdownx.b64:makeExtension",
            "pymdownx.util:os",
            "pymdownx",
            "pymdownx.",
        ),
        *(
            "os:system",
            "toc:TocExtension",
            "markdown.extensions.toc:TocExtension",
            "evil",
            "pymdownx.highlight:x",
        ),
        *(
            "pymdownx.snippets ",
            "pymdownx..snippets",
            "markdown.extensions.pymdownx.snippets",
            "markdown.extensions..",
        ),
    ],
)
def test_no_extension_reads_files_under_another_name(name: str) -> None:
    """Extensions of Markdown that read files, or are no extensions of the two packages, load under no spelling."""
    assert check_extensions((name,)) == (name,)


def test_a_record_includes_no_file_by_an_extension(tmp_path: Path) -> None:
    """A configuration that asks for snippets by their class is refused, and no file is put into a page."""
    root = outside(tmp_path)
    names = "[pymdownx.extra, 'pymdownx.snippets:SnippetExtension']"
    put(
        root,
        {
            ".env": SECRET,
            "steelyard.yml": f"markdown: {{dialect: python-markdown, extensions: {names}}}\n",
            "decisions/0001-x.md": record(body='--8<-- ".env"'),
        },
    )
    assert codes(built(root)) >= {"C007"} or not (root / "site").exists()
    assert not any(SECRET in path.read_text(errors="replace") for path in (root / "site").rglob("*.html"))


class Trap:
    """Unpickled, it leaves a file."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, (str(self.place),)


def _plant(place: Path, key: tuple[object, ...], name: str, value: str) -> Path:
    """Put a file into a cache as another program would."""
    folder = Path(Folder(str(place), key).path)
    folder.mkdir(parents=True, mode=0o700, exist_ok=True)
    folder.chmod(0o700)
    data = marshal.dumps((repr(key).encode(), name, value))
    (folder / name).write_bytes(caches._MAGIC + crc32(data).to_bytes(4, "big") + data)
    return folder


def test_a_cache_is_read_that_is_ones_own(tmp_path: Path) -> None:
    """What is planted below is found where nothing is wrong with it: the traps would go off."""
    _plant(tmp_path, ("key",), "last", "mine")
    assert Folder(str(tmp_path), ("key",)).load("last") == "mine"


@pytest.mark.parametrize("how", ["by all", "by the group", "linked folder", "linked file", "a pipe"])
def test_a_cache_that_others_can_write_is_not_read(tmp_path: Path, how: str) -> None:
    """A cache folder that others can write to, or that a link leads to, gives nothing, takes nothing and is left alone."""
    folder = _plant(tmp_path / "cache", ("key",), "last", "planted")
    if how == "by all":
        folder.chmod(0o707)
    if how == "by the group":
        folder.chmod(0o770)
    if how == "linked folder":
        folder.rename(tmp_path / "theirs")
        folder.symlink_to(tmp_path / "theirs")
    if how == "linked file":
        (folder / "last").rename(tmp_path / "theirs")
        (folder / "last").symlink_to(tmp_path / "theirs")
    if how == "a pipe":
        (folder / "last").unlink()
        (folder / "last").mkdir()
    cache = Folder(str(tmp_path / "cache"), ("key",))
    assert cache.load("last") is None
    before = state(tmp_path, but=folder if "file" in how or "pipe" in how else tmp_path / "none")
    cache.keep("other", "value")
    cache.keep_pieces("records", [("a", b"x")], b"stamp")
    assert state(tmp_path, but=folder if "file" in how or "pipe" in how else tmp_path / "none") == before


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give a file away")
@pytest.mark.parametrize("part", ["folder", "file"])
def test_a_cache_of_somebody_else_is_not_read(tmp_path: Path, part: str) -> None:
    """What belongs to another person is not read, whatever its mode."""
    folder = _plant(tmp_path, ("key",), "last", "planted")
    os.chown(folder if part == "folder" else folder / "last", 12345, 12345)
    assert Folder(str(tmp_path), ("key",)).load("last") is None


def test_a_link_laid_for_a_file_of_the_cache_is_not_written_through(tmp_path: Path) -> None:
    """Where a link waits under the name that a file of the cache is written under first, what it leads to stays."""
    (tmp_path / "precious").write_text(SECRET)
    folder = _plant(tmp_path / "cache", ("key",), "old", "x")
    for name in (f"last.{os.getpid()}", "records.pieces"):
        (folder / name).symlink_to(tmp_path / "precious")
    cache = Folder(str(tmp_path / "cache"), ("key",))
    cache.keep("last", "value")
    cache.keep_pieces("records", [("a", b"x")], b"stamp")
    assert (tmp_path / "precious").read_text() == SECRET
    assert cache.load("last") == "value"


@pytest.mark.parametrize(
    "place", ["project/cache", "project/.cache/steelyard", "project/decisions/c", "work/c", "work/a/c"]
)
@pytest.mark.parametrize("variable", ["STEELYARD_CACHE", "XDG_CACHE_HOME"])
def test_a_cache_in_a_checkout_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, variable: str
) -> None:
    """Where the cache is said to lie in the working folder, or in any work tree of Git, none is used: a project can bring one."""
    put(tmp_path, {"project/decisions/0001-x.md": record(), "work/.git/HEAD": "x"})
    monkeypatch.chdir(tmp_path / "project")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("STEELYARD_CACHE", raising=False)
    monkeypatch.setenv(variable, str(tmp_path / place))
    assert home() == ""
    monkeypatch.setenv(variable, str(tmp_path / "elsewhere"))
    assert home().startswith(str(tmp_path / "elsewhere"))


def test_settings_under_git_keep_their_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A person whose own folder is a work tree, of their settings, has a cache in it, also for builds in that folder."""
    put(tmp_path, {"me/.git/HEAD": "x", "me/.gitignore": "*"})
    monkeypatch.setenv("HOME", str(tmp_path / "me"))
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.delenv("STEELYARD_CACHE", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.chdir(tmp_path / "me")
    assert home() == str(tmp_path / "me/.cache/steelyard")


def test_pickles_of_a_checkout_do_not_go_off(tmp_path: Path) -> None:
    """A whole cache forged for a build's own key, in a folder of the checkout, is not unpickled."""
    root = outside(tmp_path)
    put(root, {"decisions/0001-x.md": record()})
    trap = marshal.dumps(("forged", pickle.dumps(Trap(tmp_path / "RAN"))))
    forge = (
        "import os, sys, marshal; from steelyard.edges.cache.recall import cache_of, Folder\n"
        "from steelyard.edges.cache import folder\n"
        "folder._can_come_with_a_project = lambda place: False\n"
        "from steelyard.doors.memory import Memory; from steelyard.doors.work import Request\n"
        "made = Memory(Request())._cache\n"
        f"stamp, packed = marshal.loads({trap!r})\n"
        "for name in ('last', 'site', 'amended', 'records', 'templates'): made.keep(name, (stamp, packed))\n"
        "print(made.path)\n"
    )
    env = os.environ | {"STEELYARD_CACHE": str(root / ".cache")}
    made = subprocess.run(
        [sys.executable, "-c", forge], cwd=root, env=env, capture_output=True, text=True, check=True
    )
    assert (Path(made.stdout.strip()) / "last").is_file()
    before = state(root / ".cache", but=root / "none")
    for _ in range(2):
        subprocess.run(
            [sys.executable, "-P", "-m", "steelyard", "build"],
            cwd=root,
            env=env,
            check=True,
            capture_output=True,
        )
    assert not (tmp_path / "RAN").exists()
    assert state(root / ".cache", but=root / "none") == before


@pytest.mark.parametrize("module", ["steelyard", "steelyard.doors.adr"])
def test_modules_in_the_working_folder_are_not_imported(tmp_path: Path, module: str) -> None:
    """`python -m steelyard` in a checkout takes no `yaml.py`, `jinja2` or `pymdownx` that lies there."""
    put(tmp_path, {"decisions/0001-x.md": record(), "doc/adr/0001-x.md": record()})
    for name in (
        "yaml",
        "click",
        "jinja2",
        "markdown",
        "msgspec",
        "cmarkgfm",
        "nh3",
        "pygments",
        "babel",
        "pymdownx",
        "tempfile",
    ):
        put(tmp_path, {f"{name}.py": "import os\nos.mkdir('RAN')\nraise SystemExit(3)\n"})
    words = ["build"] if module == "steelyard" else ["list"]
    done = subprocess.run(
        [sys.executable, "-m", module, *words], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, (tmp_path / "RAN").exists()) == (0, False), done.stderr


@pytest.mark.parametrize("name", ["x", "a=b", "a.b", "A B"])
def test_filters_of_a_repository_are_not_run(tmp_path: Path, name: str) -> None:
    """What was changed since a branch began, and whether all is committed, is told without the repository's own filters."""
    root, trap = begin(tmp_path / "project"), tmp_path / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch '{tmp_path}/RAN'\ncat\n")
    trap.chmod(0o755)
    put(
        root,
        {"decisions/0001-x.md": record(), ".gitattributes": f"*.md filter={name.split(maxsplit=1)[0]}\n"},
    )
    commit(root, "2020-01-01")
    for way in ("clean", "smudge", "process"):
        git(root, "config", f"filter.{name}.{way}", str(trap))
    git(root, "config", f"filter.{name}.required", "true")
    (root / ".git/info/attributes").write_text(f'*.md "filter={name}"\n*.md filter={name.replace(" ", "")}\n')
    put(root, {"decisions/0001-x.md": record("Use Y")})  # as long as before
    assert unsaved(root, ["decisions/0001-x.md"])
    fork = fork_of(root, "main")
    assert not hasattr(fork, "severity")
    found = touched(root, fork, files_at(root, fork))  # type: ignore[arg-type]
    assert getattr(found, "code", "") == ("W930" if "=" in name else "")
    assert not (tmp_path / "RAN").exists()


def test_a_commit_is_laid_out_below_its_folder(tmp_path: Path) -> None:
    """A commit that has one name as a link and as a folder, as two letters' cases may be one name, writes nothing beyond."""
    root = begin(tmp_path / "project")
    (tmp_path / "victim").mkdir()
    put(
        root,
        {"decisions/0001-x.md": record(), "steelyard.yml": "sources: [decisions, evil]\n", "evil/.keep": ""},
    )
    aim = git(root, "hash-object", "-w", "--stdin", feed=str(tmp_path / "victim")).strip()
    blob = git(root, "hash-object", "-w", "--stdin", feed=record("Forged")).strip()
    inner = git(root, "mktree", feed=f"100644 blob {blob}\t0002-forged.md\n").strip()
    config = git(root, "hash-object", "-w", "steelyard.yml").strip()
    tree = git(
        root,
        "mktree",
        feed=f"120000 blob {aim}\tevil\n040000 tree {inner}\tevil\n100644 blob {config}\tsteelyard.yml\n",
    ).strip()
    git(root, "update-ref", "refs/heads/main", git(root, "commit-tree", "-m", "x", tree).strip())
    fork = fork_of(root, "main")
    assert not hasattr(fork, "severity")
    files = files_at(root, fork)
    assert {"evil", "evil/0002-forged.md"} <= set(files)  # type: ignore[arg-type]
    with former(find_project(root), fork, files, cwd=root) as (then, _):  # type: ignore[arg-type]
        assert then.root.exists()
    assert not list((tmp_path / "victim").iterdir())


def test_what_was_planted_is_not_in_a_site(tmp_path: Path) -> None:
    """The project that the tests here build has nothing of the secrets beside it: they would be seen."""
    root = outside(tmp_path)
    put(root, {"decisions/0001-x.md": record(body="[x](../../secret) ![y](../../secret.md)")})
    built(root)
    assert files_of(root / "site")
    assert not any(
        SECRET.encode() in path.read_bytes() for path in (root / "site").rglob("*") if path.is_file()
    )
