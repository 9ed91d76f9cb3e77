"""A status that is a badge: what it shows is changed, with its address, and not only its text."""

from __future__ import annotations

import pytest

from amending_samples import FILE, OTHER
from steelyard.core.model import Record
from steelyard.reading.parse import parse
from steelyard.writing.amending.phrases import NewStep
from steelyard.writing.amending.records import with_relation, with_status, without_relation

DAY = "2026-11-26"
LINK = "[12. Use a queue](0012-use-a-queue.md)"
SHIELD = "https://img.shields.io/badge"


def text_of(head: str, end: str = "") -> str:
    return f"# 3. Cron\n\n{head}\n\n## Context\n\nText.\n{end}"


@pytest.mark.parametrize(
    ("before", "word", "after"),
    [
        (f"![Accepted]({SHIELD}/status-accepted-green)", "rejected", f"![Rejected]({SHIELD}/status-rejected-green)"),
        (f"![Status]({SHIELD}/Status-Accepted-green?style=flat)", "On hold", f"![Status]({SHIELD}/Status-On_hold-green?style=flat)"),
        ("![Status: Accepted](https://badgen.net/badge/status/accepted/green)", "On hold", "![Status: On hold](https://badgen.net/badge/status/On%20hold/green)"),
        (f'[![accepted]({SHIELD}/ADR-accepted-green "so")](https://a.example/)', "rejected", f'[![rejected]({SHIELD}/ADR-rejected-green "so")](https://a.example/)'),
        ("![Accepted](pictures/accepted.svg)", "rejected", "Rejected"),
        (f"![Accepted]({SHIELD}/accepted-green)", "rejected", "Rejected"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("head", ["## Status\n\n{}", "**Status:** {}", "| | |\n|---|---|\n| Status | {} |"])
def test_a_badge_shows_the_new_status(before: str, word: str, after: str, head: str) -> None:
    """Nothing of the old status is left to be seen; a picture that cannot be written anew gives way to the word."""
    text = with_status(text_of(head.format(before)), file=FILE, step=NewStep(word, DAY))
    assert text == text_of(head.format(after))


def test_a_badge_beside_the_status_follows_it() -> None:
    """Of two places that say the status none is left behind; a badge that says another one, or stands among several, stays."""
    badge = f"![Accepted]({SHIELD}/status-accepted-green)"
    other = f"![Proposed]({SHIELD}/status-proposed-yellow)"
    new = f"![Rejected]({SHIELD}/status-rejected-green)"
    for before, after in ((badge, new), (other, other), (f"{badge}\n{other}", f"{badge}\n{other}")):
        text = with_status(
            text_of(f"{before}\n\n## Status\n\nAccepted"), file=FILE, step=NewStep("rejected", DAY)
        )
        assert text == text_of(f"{after}\n\n## Status\n\nRejected")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            text_of(f"## Status\n\n![Accepted]({SHIELD}/status-accepted-green)"),
            text_of(f"## Status\n\n![Superseded]({SHIELD}/status-superseded-green)\n\nSuperseded by {LINK}"),
        ),
        (
            text_of(f"![Accepted]({SHIELD}/status-accepted-green)"),
            text_of(
                f"![Superseded]({SHIELD}/status-superseded-green)", f"\n## Links\n\n* Superseded by {LINK}\n"
            ),
        ),
    ],
)
def test_a_badge_says_superseded_above_the_link(before: str, after: str) -> None:
    """A badge has no place for a link, which stands below it; without the relation all is as it was."""
    step = NewStep("superseded", DAY)
    text = with_relation(before, file=FILE, kind="superseded_by", other=OTHER, step=step)
    assert text == after
    record = parse(after, path=FILE.path, source="", settings=FILE.settings).item
    assert isinstance(record, Record)
    assert record.status == "superseded"
    assert without_relation(after, file=FILE, taken=record.statements, former="accepted") == before


def test_a_link_takes_the_place_of_a_picture_that_is_no_badge() -> None:
    """Such a picture would go on showing the old status."""
    step = NewStep("superseded", DAY)
    before = text_of("## Status\n\n![Accepted](pictures/accepted.svg)")
    text = with_relation(before, file=FILE, kind="superseded_by", other=OTHER, step=step)
    assert text == text_of(f"## Status\n\nSuperseded by {LINK}")


def with_link(text: str) -> str:
    step = NewStep("superseded", DAY)
    done = with_relation(text, file=FILE, kind="superseded_by", other=OTHER, step=step)
    assert isinstance(done, str), done
    return done


@pytest.mark.parametrize(
    ("picture", "shown"),
    [
        ("![Status][s]", "![Status][s]"),
        ("![Status: Accepted][S]", "![Status: Rejected][S]"),
        ("![Accepted][s]", "![Rejected][s]"),
        ("[![][s]](https://a.example/)", "[![][s]](https://a.example/)"),
    ],
)
@pytest.mark.parametrize("head", ["{}", "## Status\n\n{}", "**Status:** {}"])
def test_an_address_that_is_defined_elsewhere(picture: str, shown: str, head: str) -> None:
    """It is changed in its own line, and so is the text of the badge that says the status."""
    end = f"\n[s]: {SHIELD}/status-{{}}-green 'so'\n"
    text = with_status(
        text_of(head.format(picture), end.format("accepted")), file=FILE, step=NewStep("rejected", DAY)
    )
    assert text == text_of(head.format(shown), end.format("rejected"))


@pytest.mark.parametrize("picture", ["![accepted]", "![accepted][]", "![accepted][accepted]"])
def test_a_badge_named_for_its_status_keeps_the_name(picture: str) -> None:
    """The name of an address is seen by nobody; the text is."""
    end = f"\n[accepted]: <{SHIELD}/status-{{}}-green>\n"
    text = with_status(
        text_of(f"## Status\n\n{picture}", end.format("accepted")), file=FILE, step=NewStep("rejected", DAY)
    )
    assert text == text_of("## Status\n\n![rejected][accepted]", end.format("rejected"))


@pytest.mark.parametrize("head", ["{}", "## Status\n\n{}"])
def test_a_link_changes_such_an_address_too(head: str) -> None:
    """Nothing of the old status is left beside the relation, and without it all is as it was."""
    end = f"\n[s]: {SHIELD}/status-{{}}-green\n"
    before = text_of(head.format("![Status][s]"), end.format("accepted"))
    after = with_link(before)
    assert end.format("superseded") in after
    assert f"Superseded by {LINK}" in after
    record = parse(after, path=FILE.path, source="", settings=FILE.settings).item
    assert isinstance(record, Record)
    assert without_relation(after, file=FILE, taken=record.statements, former="accepted") == before


@pytest.mark.parametrize(
    "more",
    ["![Theirs][s]\n", "See [the badge][s].\n", "[S]\n", f"[t]: {SHIELD}/status-accepted-green\n\n![][t]\n"],
)
def test_an_address_that_serves_others_is_left(more: str) -> None:
    """What else it stands for may still be accepted."""
    end = f"\n{more}\n[s]: {SHIELD}/status-accepted-green\n"
    step = NewStep("rejected", DAY)
    assert not isinstance(with_status(text_of("![Status][s]", end), file=FILE, step=step), str)
    text = with_status(text_of("![Status][s]\n\n## Status\n\nAccepted", end), file=FILE, step=step)
    assert text == text_of("![Status][s]\n\n## Status\n\nRejected", end)


def test_such_an_address_follows_a_written_status() -> None:
    """A badge beside it says the same."""
    head, end = "![Status][s]\n\n## Status\n\n{}", f"\n[s]: {SHIELD}/status-{{}}-green\n"
    text = with_status(
        text_of(head.format("Accepted"), end.format("accepted")), file=FILE, step=NewStep("rejected", DAY)
    )
    assert text == text_of(head.format("Rejected"), end.format("rejected"))


def test_an_address_in_a_block_of_code_is_none() -> None:
    """It is an example."""
    end = f"\n```markdown\n[s]: {SHIELD}/status-accepted-green\n```\n"
    before = text_of("![Status][s]\n\n## Status\n\nAccepted", end)
    text = with_status(before, file=FILE, step=NewStep("rejected", DAY))
    assert text == before.replace("\nAccepted", "\nRejected")
