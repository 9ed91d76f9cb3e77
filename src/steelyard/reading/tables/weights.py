"""What criteria weigh: the weights of a table and of its presets, read and judged."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from steelyard.core.language.told import worded, worded_count
from steelyard.core.scores.tables import Preset, same_name
from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.reading.nearest import nearest
from steelyard.reading.tables.names import position, remedy
from steelyard.reading.tables.quantities import is_missing, quantity, why_not
from steelyard.reading.tables.reasons import usual_worth

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from steelyard.reading.tables.drafts import Draft, Written


def read_weights(
    draft: Draft, words: Mapping[str, Fraction], found: list[Diagnostic]
) -> tuple[Fraction, ...]:
    """Read every criterion's weight, 1 where the table says none; faults are K803 at their cells."""
    written = [criterion.weight for criterion in draft.criteria]
    count = len(found)
    if any(criterion.worth is not None for criterion in draft.criteria):
        understood = [None if one.worth is not None else one.weight for one in draft.criteria]
        read = _read(understood, words, found)
        return tuple(
            value if one.worth is None else one.worth for value, one in zip(read, draft.criteria, strict=True)
        )
    weights = _read(written, words, found)
    stated = [weight for weight in written if weight is not None]
    if weights and not any(weights) and len(found) == count:
        place = stated[0].place if stated else draft.place
        found.append(_wrong(place, "no criterion weighs anything", "give at least one a weight above 0"))
    return weights


def weight_remarks(draft: Draft) -> tuple[str, ...]:
    """Say which criteria were given the weight 1 because the table says none."""
    silent = [criterion.name.text for criterion in draft.criteria if criterion.weight is None]
    if not silent:
        return ()
    if len(silent) == len(draft.criteria):
        return (worded("The table gives no weights: every criterion weighs the same."),)
    return (
        worded_count(
            "{criteria} has no weight of its own and weighs 1.",
            "{criteria} have no weights of their own and weigh 1.",
            len(silent),
            criteria=", ".join(silent),
        ),
    )


def read_presets(draft: Draft, words: Mapping[str, Fraction], found: list[Diagnostic]) -> tuple[Preset, ...]:
    """Read the author's own sets of weights; a criterion that one does not name weighs 0 in it."""
    names = [criterion.name.text for criterion in draft.criteria]
    presets: list[Preset] = []
    met: dict[str, Place] = {}
    for title, pairs in draft.presets:
        first = met.setdefault(same_name(title.text), title.place)
        if first is not title.place:
            found.append(doubled(title, "preset", first))
        weights = [Fraction(0)] * len(names)
        named: dict[int, Place] = {}
        values = _read([weight for _, weight in pairs], words, found)
        for (criterion, _), value in zip(pairs, values, strict=True):
            index = position(criterion.text, names)
            if index is None:
                found.append(unknown(criterion, "criterion", "criteria", names))
            elif index in named:
                found.append(doubled(criterion, "criterion", named[index]))
            else:
                named[index], weights[index] = criterion.place, value
        if named and not any(weights) and not any(fault.place in _places(pairs) for fault in found):
            message = f"in the preset `{title.text}` no criterion weighs anything"
            found.append(_wrong(title.place, message, "give at least one a weight above 0"))
        presets.append(Preset(title.text, tuple(weights)))
    return tuple(presets)


def doubled(name: Written, noun: str, first: Place) -> Diagnostic:
    """Report a name that stands in the table a second time."""
    return Diagnostic(
        "K804",
        Severity.ERROR,
        name.place,
        f"the {noun} `{name.text}` stands here a second time",
        "rename one of the two, or remove it",
        ((first, "first here"),),
    )


def unknown(name: Written, noun: str, plural: str, names: Sequence[str]) -> Diagnostic:
    """Report a name that is not one of the table's."""
    return Diagnostic(
        "K805",
        Severity.ERROR,
        name.place,
        f"the table has no {noun} `{name.text}`",
        remedy(name.text, names, noun=plural),
    )


def _places(pairs: tuple[tuple[Written, Written], ...]) -> set[Place]:
    return {written.place for pair in pairs for written in pair}


def _read(
    written: Sequence[Written | None], words: Mapping[str, Fraction], found: list[Diagnostic]
) -> tuple[Fraction, ...]:
    weights = []
    mixed: dict[bool, Written] = {}
    for weight in written:
        value, percent = (Fraction(1), None) if weight is None else _weight(weight, words, found)
        if weight is not None and percent is not None and value:
            mixed.setdefault(percent, weight)
        weights.append(value)
    if len(mixed) == 2:
        message = f"`{mixed[True].text}` is a percentage, `{mixed[False].text}` a plain number"
        found.append(_wrong(mixed[True].place, message, "write all weights in one way"))
    return tuple(weights)


def _weight(
    written: Written, words: Mapping[str, Fraction], found: list[Diagnostic]
) -> tuple[Fraction, bool | None]:
    """Return a weight, 0 for a faulty one, and whether it is a percentage; None where it is neither that nor plain."""
    text = written.text
    read = quantity(text, times=True)
    if read is not None:
        if read.value < 0:
            found.append(_wrong(written.place, f"the weight `{text}` is negative", _INVERT))
            return Fraction(0), None
        return read.share, read.percent
    known = {same_name(word): worth for word, worth in words.items()}
    if same_name(text) in known:
        return known[same_name(text)], None
    if is_missing(text):
        found.append(_wrong(written.place, "this weight is missing", "write a number, or 0 to leave it out"))
    elif not any(character.isdigit() for character in text) and why_not(text)[0] == "is no number":
        like = nearest(text, words)
        message = f"nothing says what the weight `{text}` is worth"
        hint = (
            f"did you mean `{like}`?"
            if like
            else f"say it in steelyard.yml: `weight_words: {{{_key(text)}: {usual_worth(text)}}}`"
        )
        found.append(_wrong(written.place, message, hint))
    else:
        why, _ = why_not(text)
        why = "is a measure, not a weight" if "measure" in why else why
        hint = why_not(text)[1] if "two ways" in why else "write a number, such as `8`, `0.15` or `30%`"
        found.append(_wrong(written.place, f"the weight `{text}` {why}", hint))
    return Fraction(0), None


_INVERT = "write a weight of 0 or more; where lower scores are better, say `direction: lower`"


def _key(text: str) -> str:
    word = " ".join(text.split()).casefold()
    return word if word.replace(" ", "").isalpha() else f'"{word}"'


def _wrong(place: Place, message: str, hint: str) -> Diagnostic:
    return Diagnostic("K803", Severity.ERROR, place, message, hint)
