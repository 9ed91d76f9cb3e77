"""Templates compiled for plain values: the same bytes as Jinja2's own way, which decides wherever they are not plain."""

from __future__ import annotations

import pytest
from jinja2 import DictLoader
from markupsafe import Markup

from steelyard.core.language.language import ENGLISH
from steelyard.edges.looks.compiling import plain_environment, stock_environment, written
from steelyard.edges.looks.theme import Theme
from view_samples import EXPORTED, MORE_ROWS, VIEWS

PLAIN = {
    "values": "{{ a.text }}{{ a.number }} & {{ a.html }}{{ a.none }}{{ a.yes }}{{ a.share }}",
    "loops": "{% for part in a.parts %}{{ loop.index }}: {{ part }}{{ ', ' if not loop.last }}{% else %}none{% endfor %}",
    "macros": "{% macro li(x, note='') %}<li>{{ x }}{{ note }}</li>{% endmacro %}{{ li(a.text) }}{{ li(a.html, note=a.text) }}",
    "macros with more or less": "{% macro li(x, y='-') %}{{ x }}{{ y }}{{ varargs|length }}{% endmacro %}{{ li(a.text) }}{{ li(1, 2, 3) }}",
    "macros unescaped": "{% macro li(x) %}<{{ x }}>{% endmacro %}{% autoescape false %}{{ li(a.text) }}{{ li(*a.parts[:1]) }}{% endautoescape %}",
    "items": "{% macro li(x) %}<li>{{ x }}</li>{% endmacro %}{% set MARK = '<' %}",
    "sets": "{% set part %}<b>{{ a.text }}</b>{% endset %}{{ part }}{{ _('by {name}', name=part) }}",
    "words": "{{ _('<Skip> to \"content\"') }}{{ _n('{n} record', '{n} records', a.number) }}{{ _(a.text) }}",
    "filters": "{{ a.text|upper }}{{ a.html|safe }}{{ a.text|safe }}{{ a.parts|join('<') }}{{ '<' ~ a.text }}",
    "methods": "{% if a.text.startswith('<') %}{{ a.text.upper() }}{% endif %}",
    "namespaces": "{% set n = namespace(x=1) %}{% for part in a.parts %}{% set n.x = n.x + 1 %}{% endfor %}{{ n.x }}",
    "blocks": "<{% block one %}{{ a.text }}{% block two %}{{ a.number }}{% endblock %}{% endblock %}>",
    "child": "{% extends 'blocks' %}{% set kept = a.number %}{% block one %}{{ super() }}{{ a.html }}{% endblock %}",
    "included": "{% include 'values' %}{% include ['missing', 'loops'] %}{% import 'items' as m %}{{ m.li(a.number) }}{{ m.MARK }}",
    "calls": "{% macro box() %}[{{ caller() }}]{% endmacro %}{% call box() %}{{ a.text }}{% endcall %}",
    "escapes": "{% autoescape false %}{{ a.text }}{% endautoescape %}{{ a.text }}",
    "constants": "{{ 'a<b' }}{{ 1 }}{{ 'x'|upper }}{{ none }}{{ 'a' if a.yes }}",
}


class Sample:
    """Values as views have them, and some that they have not."""

    text = "<Tides> & \"winds\" 'now'"
    number = 7
    html = Markup("<i>safe</i>")
    none = None
    yes = True
    share = 0.25
    parts = ("a", "<b>", Markup("<c>"))


@pytest.mark.parametrize("name", PLAIN)
def test_plain_templates_give_the_bytes_of_the_stock_way(name: str) -> None:
    """Whatever a template does with plain values, it writes as Jinja2 compiles it."""
    plain, stock = (make(DictLoader(PLAIN), ENGLISH) for make in (plain_environment, stock_environment))
    assert plain.get_template(name).render(a=Sample) == stock.get_template(name).render(a=Sample)


def test_every_page_of_the_default_theme_is_plain_and_right() -> None:
    """No view makes the default theme fall back, and the stock way gives the same page."""
    theme, stock = Theme(None), Theme(None, stock=True)
    for view in VIEWS:
        assert theme.render(view) == stock.render(view)
    assert theme.rows(MORE_ROWS) == stock.rows(MORE_ROWS)
    assert theme.export(EXPORTED) == stock.export(EXPORTED)
    assert not theme.doubtful


def test_values_are_written_as_html() -> None:
    """Text is escaped, HTML is not, and numbers are themselves."""
    assert written("<a & 'b'>") == "&lt;a &amp; &#39;b&#39;&gt;"
    assert written(Markup("<b>")) == "<b>"
    assert [written(value) for value in (12, None, True, 0.5)] == ["12", "None", "True", "0.5"]
