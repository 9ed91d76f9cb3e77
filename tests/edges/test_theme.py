"""The theme: found, overridden, rendered, and honest about its faults."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from steelyard.diagnostics import Place
from steelyard.edges.looks.layers import ThemeFault
from steelyard.edges.looks.theme import Theme, default_folder
from steelyard.edges.pipeline import Options, build
from steelyard.edges.project import find_project
from steelyard.edges.survey import survey
from view_samples import (
    HOME,
    PAGE,
    RECORD,
    VIEWS,
)

if TYPE_CHECKING:
    from steelyard.core.views.site import View
    from steelyard.diagnostics import Diagnostic

REPOSITORY = Path(__file__).parents[2]
DOUBTFUL = {
    "a dictionary": "{{ {'x': page.title}.x }}",
    "what may be missing": "{% if page.nothing is defined %}yes{% else %}no{% endif %}",
    "a default": "{{ page.nothing|default('none') }}",
    "a block again": "{% block part %}x{% endblock %}{{ self.part() }}",
}


def override(folder: Path, files: dict[str, str]) -> Theme:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Theme(folder, name="look")


def fault(theme: Theme, view: View) -> ThemeFault:
    with pytest.raises(ThemeFault) as caught:
        theme.render(view)
    return caught.value


def test_a_project_template_wins_by_name(tmp_path: Path) -> None:
    """A template of the project is used instead of the default one of that name."""
    theme = override(tmp_path, {"templates/record.html": "<h1>{{ page.title }}</h1>"})
    assert theme.render(RECORD) == b"<h1>Predict tides in Python with gevent</h1>"
    assert theme.render(HOME) == Theme(None).render(HOME)


def test_a_project_template_extends_the_original(tmp_path: Path) -> None:
    """A template may change one block of the default one it replaces and keep the rest."""
    text = '{% extends "default/record.html" %}{% block footer %}<footer>{{ super() }}Ours</footer>{% endblock %}'
    html = override(tmp_path, {"templates/record.html": text}).render(RECORD)
    assert b"Ours" in html
    assert RECORD.body.html.encode() in html


def test_a_project_frame_holds_every_page(tmp_path: Path) -> None:
    """A project's base.html, extending the original, frames the default theme's own pages too."""
    text = '{% extends "default/base.html" %}{% block navigation %}{{ super() }}<a href="https://x.org">X</a>{% endblock %}'
    theme = override(tmp_path, {"templates/base.html": text, "templates/default/base.html": "never"})
    for view in VIEWS:
        assert b'<a href="https://x.org">X</a></nav>' in theme.render(view)


def test_static_files_win_by_name_and_are_added(tmp_path: Path) -> None:
    """Files of the project replace the default theme's and join them; hidden ones stay out."""
    theme = override(tmp_path, {"static/icon.svg": "<svg/>", "static/img/a.png": "", "static/.DS_Store": ""})
    files = theme.static_files()
    static = REPOSITORY / "theme" / "static"
    shipped = {path.relative_to(static).as_posix() for path in static.rglob("*") if path.is_file()}
    assert list(files) == sorted(f"assets/{name}" for name in shipped | {"img/a.png"})
    assert files["assets/icon.svg"] == tmp_path / "static/icon.svg"


@pytest.mark.parametrize(
    ("files", "place", "words"),
    [
        ({"record.html": "\n<h1>{{ page.titel }}</h1>"}, ("look/templates/record.html", 2), "RecordView has no field `titel`"),
        ({"record.html": "<p>\n\n{% if page.title %}"}, ("look/templates/record.html", 3), "cannot be read"),
        ({"record.html": "\n{% include 'side.html' %}"}, ("look/templates/record.html", 2), "called 'side.html'"),
        ({"record.html": "{% include 'side.html' %}", "side.html": "\n\n{{ page.title.x }}"},
         ("look/templates/side.html", 3), "text has no field `x`"),
        ({"record.html": "{% include 'side.html' %}", "side.html": "\n{% endfor %}"},
         ("look/templates/side.html", 2), "cannot be read"),
        ({"record.html": "a\n{{ 1 / 0 }}"}, ("look/templates/record.html", 2), "division by zero"),
        ({"record.html": "{% extends 'record.html' %}"}, ("look/templates/record.html", 1), "extends or includes itself"),
        ({"record.html": "{{ now() }}"}, ("look/templates/record.html", 1), "nothing is called `now` here"),
        ({"record.html": "{{ lipsum() }}"}, ("look/templates/record.html", 1), "nothing is called `lipsum` here"),
        ({"record.html": "{{ [1]|random }}"}, ("look/templates/record.html", 1), "No filter named 'random'"),
    ],
)  # fmt: skip
def test_a_template_fault_names_file_and_line(
    tmp_path: Path, files: dict[str, str], place: tuple[str, int], words: str
) -> None:
    """Whatever is wrong with a template is T701 with the template's own file and line."""
    theme = override(tmp_path, {f"templates/{name}": text for name, text in files.items()})
    found = fault(theme, RECORD).diagnostic
    assert found.code == "T701"
    assert (found.place.file, found.place.line) == place
    assert words in found.message


def shown(found: Diagnostic) -> tuple[str, int, int, int]:
    return found.place.file, found.place.line, found.place.column, found.place.length


@pytest.mark.parametrize(
    ("text", "at", "message", "hint"),
    [
        ("<h1>{{ page.titel }}</h1>", (13, 5), "RecordView has no field `titel`", "did you mean `title`?"),
        ("{{ page.site.qqqqqqq }}", (14, 7), "SiteView has no field `qqqqqqq`", "theme/README.md names the fields of SiteView"),
        ("{{ titles }}", (4, 6), "nothing is called `titles` here", "did you mean `page.title`?"),
        ("{{ now() }}", (4, 3), "nothing is called `now` here", "what a page shows is in `page`: theme/README.md names every field"),
        ("{{ page.banner.text }}{{ page.banner.text }}", (0, 0), "`text` is asked of something that this page does not have",
         "ask before: `{% if … %}`"),
        ("{{ page.tags.x }}", (14, 1), "list has no field `x`", "theme/README.md names every field"),
        ("{% include 'rows.htm' %}", (13, 8), "there is no template called 'rows.htm'", "did you mean 'rows.html'?"),
        ("{{ _('by {name}') }}", (0, 0), "the message “by {name}” gets no value for `{name}`", 'write `_("…", name=…)`'),
        ("{{ _('by {name}', nmae=1) }}", (0, 0), "the message “by {name}” gets no value for `{name}`", 'write `_("…", name=…)`'),
        ("{{ _('{', n=1) }}", (0, 0), "the message “{” cannot be filled: a brace in it has no partner",
         "write `{name}` for each value"),
        ("{{ _n('{n} of {all}', '{n} of {all}', 2) }}", (0, 0), "the message “{n} of {all}” gets no value for `{all}`",
         'write `_n("{n} …", "{n} …", count, all=…)`'),
        ("{{ _n('{all}', '{n} b', 1) }}", (0, 0), "the message “{n} b” gets no value for `{all}`",
         'write `_n("{n} …", "{n} …", count, all=…)`'),
        ("{{ _n('{n} a', '{n} b', page.title) }}", (0, 0), "the message “{n} b” counts something that is no number",
         'write `_n("{n} …", "{n} …", count)`'),
        ("{{ _n('a', 'b') }}", (4, 2), "`_n` cannot be called so", 'write `_n("{n} record", "{n} records", count)`'),
        ("{{ _() }}", (4, 1), "`_` cannot be called so", 'write `_("by {name}", name=…)`'),
        ("{{ page.title + 1 }}", (0, 0), 'the template failed: can only concatenate text (not "number") to text',
         "theme/README.md names every field"),
        ("{{ page.title() }}", (0, 0), "the template failed: text is not callable", "theme/README.md names every field"),
    ],
)  # fmt: skip
def test_a_template_fault_is_told_to_who_writes_templates(
    tmp_path: Path, text: str, at: tuple[int, int], message: str, hint: str
) -> None:
    """What is asked for in vain is named by the words of theme/README.md, where it stands, with a remedy."""
    view = replace(RECORD, banner=None)
    found = fault(override(tmp_path, {"templates/record.html": text}), view).diagnostic
    assert (found.message, found.hint) == (message, hint)
    assert shown(found) == ("look/templates/record.html", 1, *at)
    assert not re.search(r"steelyard\.|<|\bstr\b|NoneType|attribute|argument", found.message)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("{% macro row() %}{% endmacro %}", 0, "`row.html` has no macro `list_row`, which `rows.html` uses"),
        ("\n{% macro list_row(row) %}{% endmacro %}", 2, "the template failed: macro 'list_row' takes no keyword argument 'known'"),
    ],
)  # fmt: skip
def test_a_macro_is_blamed_where_it_is_written(tmp_path: Path, text: str, line: int, message: str) -> None:
    """A template of ours that uses a project's macro in vain is not what has to be mended."""
    found = fault(override(tmp_path, {"templates/row.html": text}), HOME).diagnostic
    assert (found.place.file, found.place.line, found.message) == ("look/templates/row.html", line, message)
    assert "theme/README.md" in found.hint


def test_a_template_that_is_not_utf8_is_a_fault(tmp_path: Path) -> None:
    """A template in another encoding is T701 and no traceback."""
    theme = override(tmp_path, {"templates/record.html": ""})
    (tmp_path / "templates/record.html").write_bytes(b"caf\xe9")
    assert "not UTF-8" in fault(theme, RECORD).diagnostic.message


@pytest.mark.parametrize(
    ("name", "words"),
    [("absent", "does not exist"), ("file", "is a file"), ("bare", "neither templates/ nor static/")],
)
def test_a_theme_folder_that_is_none_is_told(tmp_path: Path, name: str, words: str) -> None:
    """A folder that is missing, a file, or has neither templates/ nor static/ is T702 at once."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    (tmp_path / "bare").mkdir()
    with pytest.raises(ThemeFault, match=words) as caught:
        Theme(tmp_path / name)
    assert caught.value.diagnostic.code == "T702"


def test_a_missing_theme_folder_is_told_where_it_is_named(tmp_path: Path) -> None:
    """T702 stands at `theme.path` in the configuration, as every fault of a setting does."""
    (tmp_path / "adr").mkdir()
    (tmp_path / "adr/0001-keep-bees.md").write_text("# Keep bees\n\n## Decision\n\nYes.\n", encoding="utf-8")
    (tmp_path / "steelyard.yml").write_text("theme:\n  path: lok\n", encoding="utf-8")
    found = build(survey(find_project(tmp_path)), Options(write=False)).diagnostics
    assert [(each.code, each.place) for each in found] == [("T702", Place("steelyard.yml", 2, 9, 3))]


def test_nothing_is_read_through_a_link_out_of_the_theme(tmp_path: Path) -> None:
    """A symbolic link that leaves the theme's folder is F002, for templates, static files and static folders."""
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret/key.txt").write_text("secret", encoding="utf-8")
    look = tmp_path / "look"
    theme = override(look, {"templates/own.html": "own", "static/a.txt": ""})
    (look / "templates/record.html").symlink_to(tmp_path / "secret/key.txt")
    assert fault(theme, RECORD).diagnostic.code == "F002"
    (look / "templates/page.html").symlink_to(look / "templates/own.html")
    assert theme.render(PAGE) == b"own"
    for target in ("secret/key.txt", "secret", "nowhere"):
        link = look / "static/link"
        link.symlink_to(tmp_path / target)
        with pytest.raises(ThemeFault) as caught:
            theme.static_files()
        assert (caught.value.diagnostic.code, caught.value.diagnostic.place.file) == (
            "F002",
            "look/static/link",
        )
        link.unlink()


def test_the_default_theme_is_found_in_a_wheel_and_beside_src(tmp_path: Path) -> None:
    """The theme inside the package is taken first, as in a wheel; else the one beside `src`, as in a checkout."""
    package = tmp_path / "src/steelyard"
    with pytest.raises(ThemeFault, match="missing from this installation"):
        default_folder(package)
    for folder in (tmp_path / "theme", package / "theme"):
        (folder / "templates").mkdir(parents=True)
        (folder / "templates/base.html").write_text("", encoding="utf-8")
        assert default_folder(package) == folder


@pytest.mark.parametrize("text", DOUBTFUL.values(), ids=DOUBTFUL)
def test_what_is_not_plain_is_left_to_the_stock_way(tmp_path: Path, text: str) -> None:
    """A template of somebody's own may do all that Jinja2 lets it do."""
    theme = override(tmp_path, {"templates/record.html": text})
    page = theme.render(RECORD)
    assert page == Theme(tmp_path, name="look", stock=True).render(RECORD)
    assert theme.doubtful == {"record.html"}
    assert theme.render(RECORD) == page
    assert theme.render(HOME) == Theme(None).render(HOME)


def test_a_fault_is_told_as_the_stock_way_tells_it(tmp_path: Path) -> None:
    """What a template asks for in vain is named with its line, as ever."""
    theme = override(tmp_path, {"templates/page.html": "\n{{ page.titel }}"})
    with pytest.raises(ThemeFault) as caught:
        theme.render(PAGE)
    assert caught.value.diagnostic.place.line == 2
    assert "titel" in caught.value.diagnostic.message


def test_a_name_given_in_vain_is_no_empty_text(tmp_path: Path) -> None:
    """An undefined name stays an error, also where it is only written."""
    with pytest.raises(ThemeFault):
        override(tmp_path, {"templates/page.html": "{{ nobody }}"}).render(PAGE)
