"""The words of dates in languages other than English beside the names of months: those cut short, and the eras of years."""

from __future__ import annotations

SHORT_MONTHS = (
    "ene янв січ sty oca",
    "febr fev фев лют lut şub",
    "mrt мар бер",
    "abr апр кві kwi nis",
    "mag тра μαΐου",
    "giu июн чер cze haz",
    "lug июл лип lip tem",
    "ago сер авг sie ağu",
    "сен вер wrz eyl",
    "ott окт жов paź eki",
    "ноя лис",
    "dic дек гру gru ara",
)
"""Names of the twelve months cut short, as they stand between a day and a year; alone they say other things."""

SHORT_WORDS = ("gen", "", "", "", "", "", "", "", "set", "out", "", "")
"""Those that stand between a number and a year in English too, "phase 5 out 2024": a dash, a slash or a dot joins them."""

ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
"""Eras by the year before their first one."""

BUDDHIST = 543
"""How many years the Thai count is ahead."""

OCTOBER = "listopada"
"""October in Croatian, where the day and the year end in a dot; in Polish it is November."""
