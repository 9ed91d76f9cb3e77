"""The words of the interface in the configuration: read with their places, and refused where they cannot be said."""

from __future__ import annotations

import pytest

from steelyard.core.language.translations import Form, Translation
from steelyard.reading.configuration.settings import read_config


def test_words_are_read_in_order() -> None:
    """A text, one for each plural category, and none; blanks of YAML's line breaks are one, a language's own stay."""
    settings, faults = read_config(
        'strings:\n  In force: In\u00a0Kraft\n  Draft:\n  "{n} records": {one: "", other: "{n} B"}\n  Search: >\n    Such\n    hier\n',
        file="steelyard.yml",
    )
    assert faults == ()
    assert settings.strings == (
        Translation("In force", (Form("", "In\u00a0Kraft"),)),
        Translation("Draft", ()),
        Translation("{n} records", (Form("other", "{n} B"),)),
        Translation("Search", (Form("", "Such hier"),)),
    )
    assert [(each.place.line, each.place.column) for each in settings.strings] == [
        (2, 3),
        (3, 3),
        (4, 3),
        (5, 3),
    ]
    assert settings.strings[2].said == {"other": "{n} B"}


FAULTS = {
    "no mapping": ("[a, b]", "C003", "`strings` takes a mapping, not a list", "steelyard strings"),
    "a list for a text": ("{In force: [x]}", "C010", "a message takes a text, not a list", "in quotes"),
    "unknown value": (
        '{"by {name}": "{nmae}"}',
        "C010",
        "the text has a value `{nmae}` that",
        "did you mean `{name}`?",
    ),
    "value lacking": ('{"by {name}": "von"}', "C010", "the text lacks the value `{name}`", "are `{name}`"),
    "brace": ('{"In force": "In {Kraft"}', "C010", "the text has a brace without", "write it without braces"),
    "category": (
        '{"{n} records": {ohter: x, other: "{n}"}}',
        "C010",
        "`ohter` is not a plural",
        "did you mean `other`?",
    ),
    "no other": ('{"{n} records": {one: "{n}"}}', "C010", "the category `other` is missing", "add it"),
    "control": ('{"In force": "a\\u0007b"}', "C010", "the text holds a control character", "remove it"),
}


@pytest.mark.parametrize("case", FAULTS)
def test_what_cannot_be_said_is_refused(case: str) -> None:
    """Each fault is an error at its place, with what to do."""
    value, code, message, hint = FAULTS[case]
    _, faults = read_config(f"strings: {value}\n", file="steelyard.yml")
    (fault,) = faults
    assert (fault.code, str(fault.severity), fault.place.line) == (code, "error", 1)
    assert fault.message.startswith(message)
    assert hint in fault.hint
