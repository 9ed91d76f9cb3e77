"""What a project's templates say in vain: misspelt blocks and files, and nothing that is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from steelyard.edges.looks.theme import Theme
from steelyard.edges.pipeline import Options, build
from steelyard.edges.project import find_project
from steelyard.edges.survey import survey

if TYPE_CHECKING:
    from pathlib import Path

    from steelyard.diagnostics import Diagnostic

CHILD = '{% extends "default/record.html" %}'


def vain(folder: Path, files: dict[str, str]) -> tuple[Diagnostic, ...]:
    for name, text in files.items():
        path = folder / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Theme(folder, name="look").in_vain()


@pytest.mark.parametrize(
    ("files", "at", "message", "hint"),
    [
        ({"record.html": f"\n{CHILD}{{# block footr #}}\n  {{% block footr %}}X{{% endblock %}}"}, ("record.html", 3, 12, 5),
         "what `record.html` extends has no block `footr`, so it is shown nowhere", "did you mean `footer`?"),
        ({"record.html": f"\ufeff{CHILD}{{% block qqqqqq %}}X{{% endblock %}}"}, ("record.html", 1, 45, 6),
         "what `record.html` extends has no block `qqqqqq`, so it is shown nowhere",
         "theme/README.md names the blocks of every template"),
        ({"record.html": f"{CHILD}{{% if page %}}{{% block\n leed %}}X{{% endblock %}}{{% endif %}}"}, ("record.html", 2, 2, 4),
         "what `record.html` extends has no block `leed`, so it is shown nowhere", "did you mean `lead`?"),
        ({"base.html": "{% block main %}{% endblock %}", "record.html": f"{CHILD}{{% block footer %}}X{{% endblock %}}"},
         ("record.html", 1, 45, 6), "what `record.html` extends has no block `footer`, so it is shown nowhere",
         "theme/README.md names the blocks of every template"),
        ({"recrd.html": "X"}, ("recrd.html", 0, 0, 0),
         "no page and no template uses `recrd.html`", "did you mean `record.html`?"),
        ({"record.htm": "X"}, ("record.htm", 0, 0, 0),
         "no page and no template uses `record.htm`", "did you mean `record.html`?"),
        ({"own/qqqqqqqqqqqq": "{% include 'own/qqqqqqqqqqqq' %}"}, ("own/qqqqqqqqqqqq", 0, 0, 0),
         "no page and no template uses `own/qqqqqqqqqqqq`",
         "theme/README.md names the templates; one of your own is used where another includes it"),
        ({"default/record.html": "X"}, ("default/record.html", 0, 0, 0), "no page and no template uses `default/record.html`",
         "`default/…` always means the originals: put it into templates/ itself"),
    ],
)  # fmt: skip
def test_what_is_shown_nowhere_is_told(
    tmp_path: Path, files: dict[str, str], at: tuple[str, int, int, int], message: str, hint: str
) -> None:
    """A block that nothing above has, and a file that nothing uses, are T706 with the place and the nearest name."""
    (found,) = vain(tmp_path, files)
    assert (found.code, str(found.severity), found.message, found.hint) == ("T706", "warning", message, hint)
    place = found.place
    assert (place.file, place.line, place.column, place.length) == (f"look/templates/{at[0]}", *at[1:])


@pytest.mark.parametrize(
    "files",
    [
        {"record.html": f"{CHILD}{{% block lead %}}X{{% endblock %}}{{% block credit %}}{{% endblock %}}"},
        {"record.html": f"{CHILD}{{% block lead %}}{{% block mine %}}X{{% endblock %}}{{% endblock %}}"},
        {"record.html": f"{CHILD}{{% block mine %}}X{{% endblock %}}{{% block lead %}}{{{{ self.mine() }}}}{{% endblock %}}"},
        {"base.html": "{% extends 'default/base.html' %}{% block main %}{% block mine %}{% endblock %}{% endblock %}",
         "record.html": f"{CHILD}{{% block mine %}}X{{% endblock %}}"},
        {"record.html": "{% block mine %}X{% endblock %}"},
        {"record.html": "{% extends page.title %}{% block mine %}X{% endblock %}"},
        {"record.html": "{% extends 'nothing.html' %}{% block mine %}X{% endblock %}"},
        {"record.html": "{% extends 'record.html' %}{% block mine %}X{% endblock %}"},
        {"record.html": "{% if page %}{% extends 'default/record.html' %}{% endif %}{% block mine %}X{% endblock %}"},
        {"record.html": "{% include 'own/side.html' %}", "own/side.html": "X"},
        {"record.html": "{% include ['own/side.html', 'rows.html'] %}", "own/side.html": "X"},
        {"record.html": "{% import 'own/side.html' as side %}", "own/side.html": "X"},
        {"record.html": "{% from 'own/side.html' import x %}", "own/side.html": "{% macro x() %}{% endmacro %}"},
        {"record.html": "{% extends 'frame.html' %}", "frame.html": "X"},
        {"record.html": "{% include page.title %}", "side.html": "X"},
        {"record.html": "{% endfor %}", "side.html": "X"},
        {"README.md": "X", ".hidden.html": "X", "record.html~": "X", "graph.svg": "X", "rows.js": "X"},
    ],
)  # fmt: skip
def test_what_is_used_is_not_told(tmp_path: Path, files: dict[str, str]) -> None:
    """Blocks within blocks or called by name, templates that others use, and what only a page can tell are left alone."""
    assert vain(tmp_path, files) == ()


def test_a_build_tells_it_and_draws_its_line(tmp_path: Path) -> None:
    """What is shown nowhere is a warning of a build, whose line the report can draw; no other file is read for that."""
    (tmp_path / "adr").mkdir()
    (tmp_path / "adr/0001-keep-bees.md").write_text("# Keep bees\n\n## Decision\n\nYes.\n", encoding="utf-8")
    (tmp_path / "steelyard.yml").write_text("theme: {path: look}\n", encoding="utf-8")
    text = f"{CHILD}{{% block footr %}}X{{% endblock %}}"
    vain(tmp_path / "look", {"record.html": text})
    (tmp_path / "look/notes").write_text("mine", encoding="utf-8")
    found = survey(find_project(tmp_path))
    outcome = build(found, Options())
    assert [each.code for each in outcome.diagnostics] == ["T706"]
    assert outcome.published
    assert found.text(outcome.diagnostics[0].place.file) == text
    assert found.text("look/notes") is None


def test_a_theme_of_ours_alone_says_nothing_in_vain() -> None:
    """Without a folder of the project's there is nothing to tell."""
    assert Theme(None).in_vain() == ()


def test_a_link_out_of_the_theme_is_not_read(tmp_path: Path) -> None:
    """A template that leaves the theme's folder is told where it is used, and not looked into."""
    (tmp_path / "secret.html").write_text(f"{CHILD}{{% block footr %}}X{{% endblock %}}", encoding="utf-8")
    (tmp_path / "look/templates").mkdir(parents=True)
    (tmp_path / "look/templates/record.html").symlink_to(tmp_path / "secret.html")
    assert Theme(tmp_path / "look", name="look").in_vain() == ()
