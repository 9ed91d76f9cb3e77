"""Options and arguments that several commands share, and how their values are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable

_Command = TypeVar("_Command", bound="Callable[..., Any] | click.Command")
_Values = TypeVar("_Values", bound="tuple[str, ...] | str | None")
Format = Literal["text", "json", "github", "sarif"]
FORMATS: tuple[Format, ...] = ("text", "json", "github", "sarif")
FIRST_YEAR, LAST_YEAR = 1900, 2099
"""What is no year between these is not read as a date's in records either."""


def _day(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    import datetime as dt
    import re

    try:
        day = dt.date.fromisoformat(value).isoformat()
    except ValueError:
        if re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])-[0-9]{2}", value):
            raise click.BadParameter(f"there is no {value} in the calendar") from None
        day = None
    if day is None or day != value:  # other forms of ISO 8601 are read too
        raise click.BadParameter("write it as YYYY-MM-DD, such as 2026-01-31")
    if not FIRST_YEAR <= int(day[:4]) <= LAST_YEAR:
        raise click.BadParameter(f"its year is not between {FIRST_YEAR} and {LAST_YEAR}")
    return day


def paths(
    _context: click.Context, _option: click.Parameter, values: tuple[str, ...] | str | None
) -> tuple[str, ...] | str | None:
    """Refuse a path that is empty."""
    return _filled(values, "a path cannot be empty")


def hosts(
    _context: click.Context, _option: click.Parameter, values: tuple[str, ...] | str
) -> tuple[str, ...] | str:
    """Refuse a host that is empty: to the system it is every address of the machine."""
    return _filled(values, "a host cannot be empty; 127.0.0.1 is this machine alone, 0.0.0.0 every network")


def _filled(values: _Values, fault: str) -> _Values:
    if values is not None and "" in ((values,) if isinstance(values, str) else values):
        raise click.BadParameter(fault)
    return values


def _address(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    from steelyard.reading.configuration.values import address_fault

    fault, hint = address_fault(value)
    if fault:
        raise click.BadParameter(f"it {fault}; {hint}")
    return value.rstrip("/") + "/"


class WholeNumber(click.IntRange):
    """A number without a fraction, within bounds; click calls what is none of these "no valid integer range"."""

    name = "whole number"


def date_option(what: str, otherwise: str = "today") -> Callable[[_Command], _Command]:
    """Return `--date`: the day of something, and what it is where neither that nor SOURCE_DATE_EPOCH says so."""
    return click.option(
        "--date",
        callback=_day,
        metavar="YYYY-MM-DD",
        help=f"{what}; else SOURCE_DATE_EPOCH, else {otherwise}.",
    )


sources_argument = click.argument(
    "sources", metavar="[SOURCE]...", nargs=-1, type=click.Path(), callback=paths
)
drafts_option = click.option("--drafts", is_flag=True, help="Take in records marked `draft: true` too.")
form_option = click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How findings are written.",
)
jobs_option = click.option(
    "--jobs",
    type=WholeNumber(min=1),
    metavar="N",
    help="How many processes share the work; else one for each core. (Linux; elsewhere one.)",
)
strict_option = click.option("--strict", is_flag=True, help="Let warnings fail the command, as errors do.")
site_date_option = date_option("The day the site is built for", "the newest record's")
due_date_option = date_option("The day that reviews are due by")
base_url_option = click.option(
    "--base-url", callback=_address, metavar="URL", help="Where the site will be published; over `site.url`."
)
linked_url_option = click.option(
    "--base-url",
    callback=_address,
    metavar="URL",
    help="With --markdown: the site that titles lead to; over `site.url`.",
)
source_option = click.option(
    "--source",
    "sources",
    multiple=True,
    callback=paths,
    metavar="FOLDER",
    help="Where the records are, as `build SOURCE` has it; may be given several times.",
)
