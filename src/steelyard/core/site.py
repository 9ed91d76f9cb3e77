"""What every page shows of its site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steelyard.core.addresses import REVIEWS, STRINGS
from steelyard.core.reviews import reviewable
from steelyard.core.shown import date_view
from steelyard.core.views.parts import SiteView

if TYPE_CHECKING:
    from steelyard.core.corpus import Corpus


def site_view(corpus: Corpus, *, as_of: str | None, generator: str) -> SiteView:
    """Return what every page shows of its site; `generator` names the program."""
    site, language = corpus.settings.site, corpus.language
    return SiteView(
        site.title,
        site.description,
        site.language,
        site.root,
        len(corpus.decisions),
        date_view(as_of, language),
        generator,
        reviews_url=REVIEWS if any(reviewable(each, corpus.meanings) for each in corpus.decisions) else "",
        direction="rtl" if language.customs.right_to_left else "ltr",
        strings_url=STRINGS if language.for_scripts else "",
    )
