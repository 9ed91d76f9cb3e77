"""A site's language out of its settings: what Babel knows of it, what its words are, and what is wrong with them."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from msgspec.structs import replace

from steelyard.core.language.customs import ENGLISH_CUSTOMS, ISO_DATES
from steelyard.core.language.language import ENGLISH, Language
from steelyard.core.settings import Settings
from steelyard.edges.looks.customs import customs_of
from steelyard.edges.looks.languages import language_of
from steelyard.reading.configuration.settings import read_config

if TYPE_CHECKING:
    from steelyard.diagnostics import Diagnostic

LANGUAGES = (
    "de", "fr", "es", "it", "nl", "pl", "cs", "sk", "ru", "uk", "hu", "fi", "sv", "da", "nb", "tr", "el", "he", "ar",
    "fa", "hi", "th", "ja", "ko", "zh-Hans", "zh-Hant-TW", "pt-BR", "pt-PT", "eu", "lv", "ga", "gd", "vi", "id", "en-US",
)  # fmt: skip
DAYS = ("2011-04-01", "2019-09-23", "2024-12-31")


@pytest.mark.parametrize("tag", LANGUAGES)
def test_customs_are_those_of_the_cldr(tag: str) -> None:
    """Long dates, lists, percentages and whole numbers are written as Babel itself writes them."""
    customs, locale = customs_of(tag), tag.replace("-", "_")
    assert customs is not None
    for iso in DAYS:
        assert customs.dates.full(iso) == format_date(dt.date.fromisoformat(iso), "long", locale=locale)
    for count in range(1, 5):
        assert customs.both.joined("abcd"[:count]) == format_list(list("abcd"[:count]), locale=locale)
    percent = format_percent(0.62, locale=locale, numbering_system="latn")
    assert customs.numbers.percent.format(n="62") == percent
    assert customs.numbers.whole(12345) == format_decimal(12345, locale=locale, numbering_system="latn")
    assert customs.numbers.figure("0.5") == format_decimal(0.5, locale=locale, numbering_system="latn")
    assert {customs.plural(n) for n in range(200)} <= set(customs.plurals)
    assert {customs.ordinal(n) for n in range(200)} <= set(customs.ordinals)
    for first, last in (("2019-03-03", "2019-03-20"), ("2019-03-03", "2019-05-20"), ("2019-03", "2019-05")):
        assert "{" not in customs.dates.between(first, last) + customs.dates.short(first)


def test_english_is_ours() -> None:
    """An English site writes days as the project always did; a right-to-left script is told from others."""
    assert customs_of("en") is customs_of("en-GB") is ENGLISH_CUSTOMS
    rightwards = [tag for tag in LANGUAGES if (found := customs_of(tag)) and found.right_to_left]
    assert rightwards == ["he", "ar", "fa"]


def test_an_english_site_needs_no_babel(tmp_path: Path) -> None:
    """Neither Babel nor the list of messages is read for the commonest site."""
    program = (
        "import sys\nfrom pathlib import Path\nfrom steelyard.core.settings import Settings\n"
        "from steelyard.edges.looks.languages import language_of\n"
        f"print(language_of(Settings(), Path({str(tmp_path)!r}))[0].tag, 'babel' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "en False\n"


def language(text: str, root: Path = Path()) -> tuple[Language, list[Diagnostic]]:
    settings, faults = read_config(text, file="steelyard.yml")
    found, more = language_of(settings, root)
    return found, [*faults, *more]


def test_words_of_a_site() -> None:
    """Messages are known by their English text; an empty one stays English; scripts are told only what they say."""
    found, faults = language(
        "site: {language: de}\nstrings:\n  In force: In Kraft\n  Draft: ''\n  Link copied: Verweis kopiert\n"
        '  "{n} records": {one: "{n} Blatt", other: "{n} Blätter"}\n'
    )
    assert faults == []
    assert (found.say("In force"), found.say("Draft")) == ("In Kraft", "Draft")
    assert found.count("{n} record", "{n} records", 2) == "2 Blätter"
    told = json.loads(found.for_scripts)
    assert told["strings"] == {"Link copied": "Verweis kopiert"}
    assert (told["dates"]["day"], told["dates"]["months"][2]) == ("{d}. {month} {y}", "März")
    assert told["numbers"] == {"decimal": ",", "group": ".", "percent": "{n}\u00a0%"}


def test_a_site_without_words_is_english() -> None:
    """Nothing is told to scripts, and nothing is wrong; other words for English ones are told like any."""
    assert language_of(Settings(), Path()) == (ENGLISH, ())
    found, faults = language("strings: {In force: Holds}")
    assert (found.say("In force"), found.for_scripts, faults) == ("Holds", "", [])


def test_a_language_that_nobody_knows() -> None:
    """Dates are ISO 8601, and a warning says so where the tag stands; nothing fails."""
    found, faults = language("site:\n  title: X\n  language: zxx-Qaaa\n")
    assert found.customs.dates is ISO_DATES
    assert found.date("2019-03-01") == "2019-03-01"
    (fault,) = faults
    assert (fault.code, str(fault.severity), fault.place.line, fault.place.column) == (
        "C009",
        "warning",
        3,
        13,
    )


@pytest.mark.parametrize(
    "tag", ["xx", "german", "zxx-Qaaa", "sl-rozaj-biske", "de-u-co-phonebk", "de-x-goethe"]
)
def test_a_tag_that_may_be_right_is_only_unknown(tag: str) -> None:
    """A well-formed tag of no known language is told as such, so that a slip is seen."""
    _, (fault,) = language(f"site: {{language: {tag}}}")
    assert (fault.code, str(fault.severity)) == ("C009", "warning")
    assert f"nothing is known of the language `{tag}`" in fault.message


@pytest.mark.parametrize("tag", ["de-XX-YY-zzzz", "de-DE-AT", "en-US-Latn", "pt-BR-a", "de-x"])
def test_a_tag_that_is_none_is_told(tag: str) -> None:
    """A tag against the grammar of RFC 5646 is a warning, whatever is known of its first part."""
    _, (fault,) = language(f"site: {{language: {tag}}}")
    assert (fault.code, str(fault.severity), fault.place.column) == ("C009", "warning", 18)
    assert "is no well-formed language tag" in fault.message


@pytest.mark.parametrize(
    "tag",
    [
        *LANGUAGES,
        "no",
        "DE",
        "zh-TW",
        "de-1996",
        "es-419",
    ],
)
def test_a_tag_that_is_right_is_taken(tag: str) -> None:
    """Tags of known languages pass in silence, in any case and with all that a tag may have."""
    assert language(f"site: {{language: {tag}}}")[1] == []


FAULTS = {
    "unknown message": ('"In Force": x', "C008", 3, "did you mean “In force”?"),
    "nothing like it": ('"Qqqqqqqq": x', "C008", 3, "`steelyard strings` prints all messages"),
    "does not count": (
        '"In force": {one: a, other: b}',
        "C010",
        3,
        "write the text itself, without plural categories",
    ),
    "no such plural": ('"{n} records": {few: "{n}", other: "{n}"}', "C010", 3, "it has one, other"),
}


@pytest.mark.parametrize("case", FAULTS)
def test_words_that_do_not_fit(case: str) -> None:
    """What the reading cannot know, the catalogue of messages and the language's plurals tell, at its place."""
    line, code, at, hint = FAULTS[case]
    _, faults = language(f"site: {{language: de}}\nstrings:\n  {line}\n")
    assert [(one.code, one.place.line, one.hint) for one in faults] == [(code, at, hint)]


def test_messages_of_a_theme_of_ones_own_are_known(tmp_path: Path) -> None:
    """What a project's own templates and scripts say can be translated as the theme's can; others' scripts say nothing."""
    for folder in ("templates", "static/vendor"):
        (tmp_path / "own" / folder).mkdir(parents=True)
    (tmp_path / "own/templates/base.html").write_text('{{ _("Own text") }}{{ _n("{n} cat", "{n} cats", 2) }}')
    (tmp_path / "own/templates/broken.html").write_text("{% if %}")
    (tmp_path / "own/static/own.js").write_text('steelyard.say("Own \\u201cscript\\u201d")')
    (tmp_path / "own/static/vendor/x.js").write_text('steelyard.say("Theirs")')
    own = (
        'strings: {"Own text": Eigenes, "{n} cats": {one: "{n} Katze", other: "{n} Katzen"}, '
        '"Own “script”": Skript, Theirs: x}\n'
    )
    text = f"site: {{language: de}}\ntheme: {{path: own}}\n{own}"
    found, faults = language(text, tmp_path)
    assert [one.message for one in faults] == ["the interface has no message “Theirs”"]
    assert found.count("{n} cat", "{n} cats", 1) == "1 Katze"
    assert json.loads(found.for_scripts)["strings"] == {"Own “script”": "Skript"}


def test_settings_compare_without_places() -> None:
    """Where words stand in the file is no part of what they are."""
    one, _ = read_config('strings: {"In force": x}', file="a.yml")
    other, _ = read_config('\n\nstrings: {"In force": x}', file="a.yml")
    assert one == replace(other)
