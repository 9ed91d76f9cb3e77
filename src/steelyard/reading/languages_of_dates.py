"""The words of dates in languages other than English beside the names of months: those cut short, and the eras of years."""

from __future__ import annotations

SHORT_MONTHS = (
    "ene ian янв січ sty oca ιαν",
    "febr fev фев февр лют lut şub φεβ",
    "mrt мар бер μαρ",
    "abr апр кві квіт kwi nis απρ",
    "mag тра трав μαΐου μαΐ",
    "giu iun июн чер черв cze haz ιουν",
    "lug iul июл лип tem ιουλ",
    "ago agu avg сер серп авг sie ağu αυγ",
    "сен сент вер верес wrz eyl σεπ",
    "ott окт жов жовт paź eki οκτ",
    "ноя нояб лис лист kas νοε",
    "dic des дек гру груд gru ara δεκ",
)
"""Names of the twelve months cut short, as they stand between a day and a year; alone they say other things.

`lip` is July in Polish and June in Croatian, `lis` November and October: neither is here.
"""

SHORT_WORDS = ("gen", "", "", "", "", "", "", "", "set", "out", "", "")
"""Those that stand between a number and a year in English too, "phase 5 out 2024": a dash, a slash or a dot joins them."""

ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
"""Eras by the year before their first one."""

BUDDHIST = 543
"""How many years the Thai count is ahead."""

OCTOBER = "listopada"
"""October in Croatian, where the day and the year end in a dot; in Polish it is November."""

PROPOSED_ON = "vorgeschlagen|proposé|proposée|propuesto|propuesta|proposto|proposta|voorgesteld|zaproponowano|предложено"
ACCEPTED_ON = (
    "angenommen|akzeptiert|beschlossen|genehmigt|verabschiedet|accepté|acceptée|adopté|adoptée|approuvé|approuvée|validé|validée|aceptado|aceptada"
    "|aprobado|aprobada|adoptado|adoptada|aceito|aceita|aceite|aprovado|aprovada|accettato|accettata|approvato|approvata|adottato|adottata"
    "|geaccepteerd|goedgekeurd|aangenomen|zaakceptowano|zatwierdzono|przyjęto|принято|утверждено"
)
"""Labels that are a step of the decision, as in English "Proposed" and "Accepted", where its day follows."""
