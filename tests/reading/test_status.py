"""What a status text means: a word of the vocabulary, 'other', or nothing; never a guess."""

from __future__ import annotations

import pytest

from steelyard.core.settings import StatusWord
from steelyard.reading.status import read_status, read_steps
from steelyard.reading.status_words import nearest_status

WORDS = {
    "draft": "Draft|DRAFT|Draft Proposal|Incomplete|in-progress|In progress|WIP|Initial draft|Draft v0.3|Entwurf|Brouillon",
    "proposed": "Proposed|Pending|RFC|Review|Active Review|Last Call|discussing|Provisional|Vorgeschlagen|Proposé|Awaiting review|For review|For discussion with the crew|Submitted|Open for comments until May",
    "accepted": "Accepted|Approved|Active|Final|Implemented|Partially implemented|Implementable|Adopted|Decided|Done|publish|"
    "Accepted v2|Accepted unanimously|Decision made|Activated|Activated in May|In effect since May|accepted with modifications|Accepted and implemented|Angenommen|Akzeptiert|Beschlossen|Accepté|Acceptée",
    "rejected": "Rejected|Declined|Not accepted|Not adopted|Vetoed by Ann|Abgelehnt|Rejeté",
    "deprecated": "Deprecated|Retired|Obsolete|Überholt|Veraltet|Deprecated (no superseding ADR)",
    "superseded": "Superseded|Superceded|superseded by ADR-0012|Inactive (superseded by CIP-30)|Superseded by ADR-9, partly for its cost|Ersetzt durch 9|Remplacé par 9",
    "other": "Open questions remain|For the crew|Living|Stagnant|Stalled|Deferred|On hold|Withdrawn|experimental|Open|Demonstrated|implementation|Returned for revision|"
    "Partly superseded by 9|Superseded in part by ADR-9|Superseded by ADR-9 in part|Superseded by ADR-9 (partially)|Inactive|Deactivated|Activation is near|Ersetzt nichts",
}


@pytest.mark.parametrize(
    ("word", "text"), [(word, text) for word, texts in WORDS.items() for text in texts.split("|")]
)
def test_words(word: str, text: str) -> None:
    """Each word counts as what the conventions say, however it is decorated."""
    assert read_status(text).word == word
    for written in (
        f"**{text}**",
        f"_{text}_",
        f"`{text}`",
        f"✅ {text}",
        f"{text}.",
        f"~~Idea~~ {text}",
        f"[{text}](x.md)",
    ):
        assert read_status(written).word == word, written


@pytest.mark.parametrize(
    ("text", "word", "shown"),
    [
        (":rejected:", "rejected", "rejected"),
        (":in_review: :eyes:", "proposed", "in review"),
        (":white_check_mark: Accepted", "accepted", "Accepted"),
        (":tada:", None, ""),
    ],
)
def test_a_status_between_colons_is_no_picture(text: str, word: str | None, shown: str) -> None:
    """A wiki's own sign is named as the status is; GitHub shows the word as it stands."""
    reading = read_status(text)
    assert (reading.word, reading.text) == (word, shown)


@pytest.mark.parametrize("text", ["", "-", "TBD", "n/a", "None", "?", "*none*"])
def test_nothing(text: str) -> None:
    """A dash or a TBD is no status."""
    assert read_status(text).word is None


@pytest.mark.parametrize(
    "text",
    ["Proposed | Accepted | Rejected", "[proposed, accepted, rejected]", "{proposed | accepted | rejected}",
     "What is the status, such as proposed, accepted, rejected or deprecated?",
     "제안됨(Proposed)|승인됨(Accepted)|거부됨(Rejected)|폐기됨(Deprecated)", "提案中（Proposed）/承認済み（Accepted）/却下（Rejected）",
     "Proposé (Proposed) | Accepté (Accepted) | Rejeté (Rejected)", "предложено | принято | отклонено"],
)  # fmt: skip
def test_a_choice_is_no_status(text: str) -> None:
    """A template's list of choices is a placeholder, unless one of them is marked."""
    assert read_status(text).word is None
    assert read_status(text).placeholder


def test_the_marked_one_of_a_choice() -> None:
    """In `Proposed | **Accepted** | Rejected` one is chosen."""
    reading = read_status("Proposed | **Accepted** | Rejected")
    assert (reading.word, reading.text) == ("accepted", "Accepted")


@pytest.mark.parametrize(
    ("text", "word", "shown"),
    [
        ("☐ Proposed ☑ Accepted ☐ Rejected", "accepted", "Accepted"), ("( ) Proposed (x) **Accepted** ( ) Rejected", "accepted", "Accepted"),
        ("[ ] Proposed [X] Rejected by Ann", "rejected", "Rejected by Ann"), ("[x] Accepted / [ ] Rejected", "accepted", "Accepted"),
        ("⬜ Draft ✅ In review", "proposed", "In review"), ("[ ] Accepted [x] Superseded by [9](0009-y.md)", "superseded", "Superseded by 9"),
        ("Accepted [ ] built [x] told", "accepted", "Accepted [ ] built [x] told"), ("✅ Accepted ✅ Implemented", "accepted", "Accepted Implemented"),
    ],
)  # fmt: skip
def test_the_ticked_one_of_a_row_of_boxes(text: str, word: str, shown: str) -> None:
    """Of boxes in a row the ticked one is meant; where several are, or the row begins otherwise, it stays as it is."""
    reading = read_status(text)
    assert (reading.word, reading.text, reading.placeholder) == (word, shown, False)


def test_the_date_of_a_row_of_boxes() -> None:
    """The date beside the ticked one is that of the step, not one beside another."""
    (step,) = read_steps("[ ] Proposed 2019-01-02 [x] Accepted 2019-03-01 [ ] Rejected")
    assert (step.date, step.status, step.text) == ("2019-03-01", "accepted", "Accepted 2019-03-01")


def test_a_row_of_empty_boxes_is_no_status() -> None:
    """A template's boxes of which none is ticked are a placeholder."""
    reading = read_status("☐ Proposed ☐ Accepted")
    assert (reading.word, reading.placeholder) == (None, True)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Accepted, amended by [0013]", "Accepted, amended by [0013]"), ("[Accepted] by Ann", "[Accepted] by Ann"),
        ("{Accepted}", "Accepted"), ("[Accepted]", "Accepted"), ("Accepted, see {9}.", "Accepted, see {9}"), ("Accepted]", "Accepted"),
        ('Accepted with 9. Build "light" and "dry"', 'Accepted with 9. Build "light" and "dry"'), ('"Accepted"', "Accepted"),
        ('"Accepted" by Ann', '"Accepted" by Ann'), ("“Accepted”", "Accepted"), ("Accepted as “final”", "Accepted as “final”"),
    ],
)  # fmt: skip
def test_brackets_of_a_text(text: str, shown: str) -> None:
    """Brackets and quotation marks round a status are none of it; one whose partner stands within the text stays."""
    reading = read_status(text)
    assert (reading.word, reading.text) == ("accepted", shown)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Accepted on 2019-03-01 by Ann", "accepted"), ("2019-03-01: accepted", "accepted"), ("Accepted (2019-03-01)", "accepted"),
        ("This decision has been accepted", "accepted"), ("The ADR is now deprecated", "deprecated"),
        ("accepted; supersedes ADR-0045", "accepted"), ("Akzeptiert am 07.08.2019.", "accepted"),
        ("PROPOSED Not Implemented", "proposed"), ("Draft not yet implemented", "draft"), ("ACCEPTED Partially Implemented", "accepted"),
        ("Active not only here", "other"), ("Review of the options is under way", "other"), ("Final thoughts are missing", "other"), ("Active users only", "other"),
    ],
)  # fmt: skip
def test_phrases(text: str, word: str) -> None:
    """A status may be dated, qualified, or told in a sentence; a sentence that merely begins with a word is none."""
    assert read_status(text).word == word


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Proposed → Accepted", "accepted"), ("Draft -> Proposed --> Superseded by ADR-9", "superseded"),
        ("~~Proposed~~ → Rejected {proposed | rejected | accepted}", "rejected"), ("Proposed => On ice", "on ice"),
        ("Superseded → ADR-9", "superseded"), ("Superseded -> [9](0009-y.md)", "superseded"), ("Accepted -> prod", "accepted"),
    ],
)  # fmt: skip
def test_an_arrow_leads_to_what_holds(text: str, word: str) -> None:
    """Of statuses that arrows join the last one holds; an arrow to anything else changes nothing."""
    own = (StatusWord("on ice", "On ice"),)
    assert read_status(text, own).word == word
    (step,) = read_steps(f"2019-03-01 {text}", own=own)
    assert step.status == word


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("Proposed (2023-01-01) -> Accepted (2023-02-01)", [("2023-01-01", "proposed"), ("2023-02-01", "accepted")]),
        ("2023-01-01 Proposed → 2023-02-01 Accepted", [("2023-01-01", "proposed"), ("2023-02-01", "accepted")]),
        ("Accepted 2023-02-01 ⇒ superseded by ADR-5 (2024-03-03)", [("2023-02-01", "accepted"), ("2024-03-03", "superseded")]),
        ("Proposed (2023-01-01) → Accepted", [("2023-01-01", "proposed")]),
        ("Proposed → Accepted (2023-02-01)", [("2023-02-01", "accepted")]),
        ("**2023-02-01**: Proposed → Accepted", [("2023-02-01", "accepted")]),
    ],
)  # fmt: skip
def test_statuses_that_arrows_join_have_their_own_days(text: str, steps: list[tuple[str, str]]) -> None:
    """A day behind a status is that one's; one at the head of the line is that of the change."""
    assert [(step.date, step.status) for step in read_steps(text)] == steps


def test_a_sites_own_word_comes_first() -> None:
    """A site's own word is known in any case, and before the common ones."""
    own = (StatusWord("on hold", "On hold"), StatusWord("final", "Final", like="accepted"))
    assert read_status("On Hold since May", own).word == "on hold"
    assert read_status("Final", own).word == "final"
    assert read_status("finality", own).word == "other"


def test_steps() -> None:
    """A dated line is a step, with who took it; a line without a date, or with another record's, is none."""
    (step,) = read_steps("2019-03-01 accepted by Ann Lee")
    assert (step.date, step.status, step.by) == ("2019-03-01", "accepted", "Ann Lee")
    assert read_steps("accepted") == ()
    assert read_steps("Superseded by [20190301-use-x](20190301-use-x.md)") == ()


@pytest.mark.parametrize(
    "text", ["Accepted? Under discussion", "**Accepted**?", "in review ?", "2019-03-01 rejected?", "On ice?"]
)
def test_a_question_is_no_status(text: str) -> None:
    """Where its writer asks, nothing is decided: the words are shown as written, and reported."""
    reading = read_status(text, (StatusWord("on ice", "On ice"),))
    assert (reading.word, reading.known) == ("other", False)
    assert reading.text == text.replace("*", "")
    assert read_steps(text) == ()


def test_a_question_behind_a_status_asks_for_something_else() -> None:
    """Only a mark at the status word itself puts it in doubt."""
    assert read_status("Accepted (by whom?)").word == "accepted"
    assert read_status("?").word is None


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("Acepted", "accepted"),
        ("in reveiw", "in review"),
        ("on hald", "On hold"),
        ("Dropped", None),
        ("Superceedid", None),
    ],
)
def test_a_slip_is_told_from_another_word(text: str, near: str | None) -> None:
    """A word that is one letter away from a known one, or from the site's own, is asked for; any other stays a word."""
    assert nearest_status(text, [StatusWord("on hold", "On hold")]) == near
