"""A language says messages, counts, dates, numbers and lists by its own rules, and English without any."""

from __future__ import annotations

import pickle

import pytest

from steelyard.core.language.customs import ISO_DATES, Customs, Dates, Lists, Numbers
from steelyard.core.language.language import ENGLISH, PLACE, Language, left_to_right
from steelyard.core.language.told import Told, retold, worded, worded_count
from steelyard.core.language.translations import misfit
from steelyard.core.relations.words import LABELS, label, sentence, verb
from steelyard.core.statuses import Statuses

OWN = Language(
    "xx",
    {
        "In force": "Gilt",
        "Accepted": "Angenommen",
        "by {name}": "{name} war es",
        "{n} records": {"one": "ein Blatt", "few": "{n} Blatt", "other": "{n} Blätter"},
        "{n} more": "noch {n}",
        PLACE: {"one": "{n}er", "other": "{n}e"},
        "{one} supersedes {other}": "{other}: ersetzt durch {one}",
        "Superseded by": "Ersetzt durch",
        "is superseded by": "ersetzt durch",
        "{one} {relation} {other}": "{one} [{relation}] {other}",
    },
    Customs(
        dates=Dates(day="{y}, {lone_month} {dd}", months=("M",) * 12, lone_months=("Mond",) * 12),
        numbers=Numbers(decimal=",", group=".", percent="%{n}"),
        both=Lists(two="{0} & {1}", start="{0}/{1}", middle="{0}|{1}", end="{0}! {1}"),
        plural=lambda n: "one" if n == 1 else "few" if n < 5 else "many",
        ordinal=lambda n: "one" if n == 1 else "other",
    ),
)


def test_a_message_is_said_in_the_language_or_in_english() -> None:
    """Values stand where the language puts them; what it has no text for stays English."""
    assert OWN.say("In force") == "Gilt"
    assert OWN.say("by {name}", name="{n} Ann") == "{n} Ann war es"
    assert OWN.say("No {thing}", thing="text") == "No text"
    assert ENGLISH.say("by {name}", name="Ann") == "by Ann"


def test_counting_goes_by_the_languages_plurals() -> None:
    """A number's category chooses the text, `other` where it has none of its own; one text may serve all."""
    said = [OWN.count("{n} record", "{n} records", n) for n in (1, 2, 5, 1200)]
    assert said == ["ein Blatt", "2 Blatt", "5 Blätter", "1.200 Blätter"]
    assert OWN.count("{n} more", "{n} more", 3) == "noch 3"
    assert [ENGLISH.count("{n} record", "{n} records", n) for n in (0, 1, 1200)] == [
        "0 records", "1 record", "1\u00a0200 records",
    ]  # fmt: skip


def test_places_without_a_text_are_english_ordinals() -> None:
    """A language that has one ending for all numbers does not say "2th" where it leaves the text to English."""
    single = Language("xx", customs=Customs(ordinal=lambda _: "other", ordinals=("other",)))
    assert [single.place(n) for n in (1, 2, 3, 4, 11)] == ["1st", "2nd", "3rd", "4th", "11th"]


def test_english_keeps_its_order_on_a_page_from_right_to_left() -> None:
    """The full stop stays behind its sentence, and a value runs its own way; words alone and own texts have no marks."""
    hebrew = Language("he", {"{n} records": "{n} רשומות."}, Customs(right_to_left=True))
    assert hebrew.say("It holds.") == "\u200eIt holds.\u200e"
    assert hebrew.say("since {date}", date="2 מאי") == "\u200esince \u20682 מאי\u2069\u200e"
    assert hebrew.count("{n} is open", "{n} are open", 1) == "\u200e\u20681\u2069 is open\u200e"
    assert hebrew.say("In force") == "In force"
    assert hebrew.count("{n} record", "{n} records", 2) == "2 רשומות."
    assert OWN.say("It holds.") == "It holds."
    assert left_to_right("A-b, c") == "A-b, c"


def test_places_are_ordinal_numbers() -> None:
    """English has four endings, another language its own."""
    assert [ENGLISH.place(n) for n in (1, 2, 3, 4, 11, 21, 112)] == [
        "1st", "2nd", "3rd", "4th", "11th", "21st", "112th",
    ]  # fmt: skip
    assert [OWN.place(n) for n in (1, 2)] == ["1er", "2e"]


def test_lists_are_joined_as_the_language_does() -> None:
    """Two, three and more have patterns of their own."""
    assert [OWN.joined("abcd"[:n]) for n in range(5)] == ["", "a", "a & b", "a/b! c", "a/b|c! d"]
    assert [ENGLISH.joined("abc"[:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert ENGLISH.either("abc") == "a, b or c"


def test_figures_have_the_languages_signs() -> None:
    """A decimal sign, thousands apart, and a percentage."""
    assert (OWN.figure("60.1"), OWN.number(12345), OWN.per_cent("62")) == ("60,1", "12.345", "%62")
    form = "{n} of {total} in {place}"
    assert OWN.count(form, form, 1024, total=10000, place="xx") == "1.024 of 10.000 in xx"
    assert (ENGLISH.figure("60.1"), ENGLISH.number(999), ENGLISH.per_cent("62")) == (
        "60.1",
        "999",
        "62\u00a0%",
    )


DATES = {
    "2011-06-14": ("14 June 2011", "14 Jun 2011", "14 Jun"),
    "2011-09": ("September 2011", "Sep 2011", "Sep"),
    "2020-01-01": ("1 January 2020", "1 Jan 2020", "1 Jan"),
}


@pytest.mark.parametrize("iso", DATES)
def test_english_dates(iso: str) -> None:
    """In full, in short, and within a year, to the day or to the month."""
    dates = ENGLISH.customs.dates
    assert (dates.full(iso), dates.short(iso), dates.brief(iso)) == DATES[iso]


def test_dates_of_other_languages() -> None:
    """A pattern takes its fields in any order; nothing known of a language gives ISO 8601."""
    assert OWN.date("2011-06-04") == "2011, Mond 04"
    assert (ISO_DATES.full("2011-06-04"), ISO_DATES.full("2011-06")) == ("2011-06-04", "2011-06")
    assert ISO_DATES.between("2011-06-04", "2011-08-01") == "06-04 – 08-01"


SPANS = {
    ("2019-05-03", "2019-05-20"): "3–20 May",
    ("2019-03-03", "2019-05-14"): "3 Mar – 14 May",
    ("2019-03", "2019-05-14"): "Mar – 14 May",
    ("2019-03", "2019-03"): "Mar",
}


@pytest.mark.parametrize("span", SPANS)
def test_spans_of_days(span: tuple[str, str]) -> None:
    """What two dates share is said once."""
    assert ENGLISH.customs.dates.between(*span) == SPANS[span]


def test_statuses_and_relations_speak_the_language() -> None:
    """Labels are messages; a site's own words, and its own kinds of relation, stay as they are."""
    statuses = Statuses((), OWN)
    assert statuses.view("accepted").label == "Gilt"
    step = statuses.step("accepted")
    assert step is not None
    assert step.label == "Angenommen"
    assert (label("superseded_by", OWN), verb("superseded_by", OWN)) == ("Ersetzt durch", "ersetzt durch")
    assert sentence("supersedes", "0019", "0004", language=OWN) == "0004: ersetzt durch 0019"
    assert sentence("grew_out_of", "1", "2", language=OWN) == "1 [grew out of] 2"
    assert [(label(kind), verb(kind)) for kind in ("amends", "grew_out_of")] == [
        ("Amends", "amends"),
        ("Grew out of", "grew out of"),
    ]
    assert all(sentence(kind, "A", "B") == f"A {verb(kind)} B" for kind in LABELS)


def test_a_sentence_made_early_is_said_again_later() -> None:
    """It reads as English until somebody knows better, survives a copy to another process, and keeps its values."""
    early = worded("by {name}", name=(worded("In force"), "Bo"))
    copy = pickle.loads(pickle.dumps(early))
    assert (early, copy) == ("by In force, Bo", early)
    assert isinstance(copy, Told)
    assert retold(copy, OWN) == "Gilt, Bo war es"
    assert retold(worded_count("{n} record", "{n} records", 1), OWN) == "ein Blatt"
    assert retold("by {name}", OWN) == "by {name}"


MISFITS = {
    ("by {name}", "von {name}", ""): "",
    ("by {name}", "von {nmae}", ""): "has a value `{nmae}`",
    ("by {name}", "von", ""): "lacks the value `{name}`",
    ("by {name}", "von {name", ""): "has a brace",
    ("by {name}", "von {name.__class__}", ""): "has a brace",
    ("by {name}", "von {name!r}", ""): "has a brace",
    ("In force", "In {{Kraft}}", ""): "has a brace",
    ("{n} records", "ein Blatt", "one"): "",
    ("{n} records", "Blätter", "other"): "lacks the value `{n}`",
    ("{n} records", "Blätter", ""): "lacks the value `{n}`",
    ("No score for {scores}.", "{n}: {scores}", "other"): "",
}


@pytest.mark.parametrize("case", MISFITS)
def test_what_fits_a_message(case: tuple[str, str, str]) -> None:
    """A text has the values of its message and no other; the number may be a word where there are but few."""
    fault, _ = misfit(*case)
    assert fault.startswith(MISFITS[case])
    assert bool(fault) == bool(MISFITS[case])


def test_english_has_one_and_other() -> None:
    """The customs that a language starts from count as English does."""
    counting = Language("xx", {"{n} records": {"one": "a leaf", "other": "{n} leaves"}})
    assert [counting.count("{n} record", "{n} records", n) for n in (0, 1, 2)] == [
        "0 leaves",
        "a leaf",
        "2 leaves",
    ]
