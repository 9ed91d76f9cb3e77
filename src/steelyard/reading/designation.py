"""What a record is called: its number and its title, from file name, front matter, heading or label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steelyard.core.model import Origin
from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.reading.inline import plain
from steelyard.reading.names import is_placeholder
from steelyard.reading.naming import number_named, number_of, spoken
from steelyard.reading.titles import (
    is_number_only,
    same_title,
    strip_number,
    title_heading,
    without_lead,
    without_tail,
)

if TYPE_CHECKING:
    from steelyard.reading.evidence import Evidence
    from steelyard.reading.given import Value
    from steelyard.reading.titles import Heading


def number_and_title(
    evidence: Evidence, origins: list[tuple[str, Origin]], diagnostics: list[Diagnostic]
) -> tuple[str | None, str, int]:
    """Return number, title and the line of the H1 that is the title (0 where it is not).

    Where they were read is added to `origins`, what is wrong with them to `diagnostics`.
    """
    name = evidence.name
    heading = title_heading(evidence.sections, name.number, level=evidence.title_level, stem=name.stem)
    line = heading.line if heading and heading.level == 1 else 0
    front_number = next((v for v in evidence.from_front("number") if number_of(v.text)), None)
    number = name.number
    if number:
        origins.append(("number", Origin("folder name" if name.in_folder else "file name")))
        if heading and heading.number and heading.number != number:
            diagnostics.append(_another_number(evidence, heading, number))
    elif front_number:
        number = number_of(front_number.text)
        origins.append(("number", front_number.origin()))
    elif heading and heading.number:
        number = heading.number
        origins.append(("number", Origin("heading", heading.line + evidence.shift)))
    elif named := _named(evidence):
        number = number_named(plain(named.text))
        origins.append(("number", named.origin()))
    told = heading is not None and not (is_number_only(heading.text, number) or is_placeholder(heading.text))
    front = evidence.from_front("title") or ([] if told else evidence.from_labels("title"))
    if not number and front and (lead := strip_number(plain(front[0].text), None)[1]):
        number = lead
        origins.append(("number", front[0].origin()))
    if front and not is_placeholder(front[0].text) and not (told and is_number_only(front[0].text, number)):
        written = without_tail(plain(front[0].text), number)
        text = without_lead(strip_number(written, number)[0], name.number, name.stem)
        origins.append(("title", front[0].origin()))
        own = heading is not None and same_title(heading.text, text)
        return number, text, line if own else 0
    if heading and not is_placeholder(heading.text):
        origins.append(("title", Origin("heading", heading.line + evidence.shift)))
        return number, heading.text, line
    if heading:
        place = Place(evidence.file, heading.line + evidence.shift, 1, 0)
        diagnostics.append(
            Diagnostic(
                "N102",
                Severity.NOTE,
                place,
                "a template's title was left standing",
                "give the decision its own title",
            )
        )
    origins.append(("title", Origin("folder name" if name.in_folder else "file name")))
    return number, spoken(name.stem), 0


def _named(evidence: Evidence) -> Value | None:
    """Return what names the record by its series and number, as "ADR-0012": where nothing else numbers it, it does."""
    values = (*evidence.from_front("number"), *evidence.from_labels("number"))
    return next(
        (each for each in values if number_named(plain(each.text)) and not each.text.isdecimal()), None
    )


def _another_number(evidence: Evidence, heading: Heading, number: str) -> Diagnostic:
    where = "folder" if evidence.name.in_folder else "file"
    return Diagnostic(
        "N103",
        Severity.NOTE,
        Place(evidence.file, heading.line + evidence.shift, 1, 0),
        f"the heading says number {heading.number}, the {where}'s name {number}, which counts",
        f"correct the heading, or rename the {where}",
    )
