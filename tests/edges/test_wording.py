"""The words of templates: said in the site's language, escaped, with values that are HTML kept as they are."""

from __future__ import annotations

from jinja2 import Environment

from steelyard.core.language.language import ENGLISH, Language
from steelyard.edges.looks.wording import template_words


def rendered(source: str, language: Language = ENGLISH, **values: object) -> str:
    environment = Environment(autoescape=True)
    environment.globals.update(template_words(language))
    return environment.from_string(source).render(**values)


def test_messages_and_values_are_escaped() -> None:
    """Neither a name nor a translation can bring markup into a page."""
    evil = Language("xx", {"by {name}": "<b>{name}"})
    assert rendered('{{ _("by {name}", name=x) }}', evil, x="<i>{name}") == "&lt;b&gt;&lt;i&gt;{name}"
    mixed = '{% set link %}<a>{{ x }}</a>{% endset %}{{ _("by {name}", name=link) }}'
    assert rendered(mixed, evil, x="<i>") == "&lt;b&gt;<a>&lt;i&gt;</a>"


def test_values_that_are_html_stay_so() -> None:
    """A sentence with a link in it is one message, in any order of its values, and when it counts."""
    own = Language(
        "xx", {"{n} since {date} by {name}": {"one": "{name}, {date}: ein", "other": "{date}: {n}, {name}"}}
    )
    source = '{% set date %}<time>{{ d }}</time>{% endset %}{{ _n("{n} since {date} by {name}", "{n} since {date} by {name}", n, date=date, name="A&B") }}'
    assert rendered(source, own, n=1, d="&") == "A&amp;B, <time>&amp;</time>: ein"
    assert rendered(source, own, n=1200, d="1") == "<time>1</time>: 1\u00a0200, A&amp;B"
