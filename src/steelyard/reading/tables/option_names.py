"""What an option is called in a score table, and what its name says beside itself: that it was chosen, or has won."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from steelyard.reading.fields import without_ornaments
from steelyard.reading.tables.columns import tells_score
from steelyard.reading.tables.criterion_names import named
from steelyard.reading.tables.quantities import REPEATED
from steelyard.reading.tables.words import PLAIN_SCORE, role_of, says_weighted, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

_CHOSEN = re.compile(r"\s*[(\[](?:chosen|selected|our choice|picked)[)\]]$", re.IGNORECASE)
_WON = re.compile(r"\s*(?:[(\[](?:the )?winner[)\]]|🏆)\s*", re.IGNORECASE)


class OptionName(NamedTuple):
    """An option's name without its marks, and what they say."""

    name: str
    chosen: bool
    won: bool


def option_name(text: str, others: Iterable[str] = ()) -> OptionName:
    """Take an option's name apart; signs around it are left out unless one of the `others` would be called the same."""
    bare = _WON.sub(" ", text).strip()
    won = bare != text.strip()
    unsigned = without_ornaments(bare)
    chosen = _CHOSEN.search(unsigned)
    unsigned = without_ornaments(_CHOSEN.sub("", unsigned)).strip()
    alike = sum(
        without_ornaments(_CHOSEN.sub("", without_ornaments(other))).strip() == unsigned for other in others
    )
    if not unsigned or alike > 1:
        return OptionName(_CHOSEN.sub("", bare), bool(_CHOSEN.search(bare)), won)
    return OptionName(unsigned, chosen is not None, won)


def is_marked(text: str) -> bool:
    """Say whether a text bears marks beside a name."""
    return without_ornaments(text) != text or bool(_WON.search(text) or _CHOSEN.search(text))


@lru_cache(REPEATED)
def bare_option(text: str) -> str:
    """Return an option's name where its header says nothing beside it and can be no other column's, else ''."""
    words = words_of(text)
    folded = words.casefold()
    beside = is_marked(words) or folded.endswith(" total") or named(text).scale
    scores = PLAIN_SCORE.search(words) or tells_score(words) or says_weighted(words)
    alone = not (beside or scores or role_of(text)) and words == words.strip(" :")
    return words if alone else ""
