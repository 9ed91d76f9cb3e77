"""What a site sets under `check:` takes effect, within its bounds."""

from __future__ import annotations

from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.diagnostics.severities import adjust, changeable

DANGLING = Diagnostic("L203", Severity.WARNING, Place("a.md", 3, 5, 4), "no file `b.md`")
CLIMBING = Diagnostic("U502", Severity.ERROR, Place("a.md", 2, 7, 5), "the slug climbs out of the site")


def test_a_severity_is_changed() -> None:
    """A warning becomes an error, and nothing else about it changes."""
    (changed,) = adjust([DANGLING], {"L203": "error"})
    assert changed.severity is Severity.ERROR
    assert (changed.place, changed.message) == (DANGLING.place, DANGLING.message)


def test_off_leaves_a_finding_out() -> None:
    """A code that is switched off is not reported."""
    assert adjust([DANGLING, CLIMBING], {"L203": "off"}) == (CLIMBING,)


def test_an_unsafe_code_keeps_its_severity() -> None:
    """No setting waves through a path that leaves the site."""
    assert adjust([CLIMBING], {"U502": "off"}) == (CLIMBING,)
    assert not changeable("U502")


def test_codes_without_a_setting_stay() -> None:
    """Settings of other codes change nothing, and a code that is none of ours cannot be changed."""
    assert adjust([DANGLING], {"L205": "off"}) == (DANGLING,)
    assert not changeable("X999")
