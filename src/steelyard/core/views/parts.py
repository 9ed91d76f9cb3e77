"""The template contract: what views of every page are made of."""

from __future__ import annotations

from msgspec import Struct


class StatusView(Struct, frozen=True):
    """A status as readers see it.

    `word` is for programs and classes: draft, proposed, accepted, rejected, deprecated, superseded, 'other',
    'none', or a site's own. `shape` is one of draft, proposed, in-force, rejected, deprecated, superseded,
    other, none (the eight symbols). `label` is the word shown ("In force"). `colour` is a site's own CSS
    colour or ''. `meaning` explains a site's own word.
    """

    word: str
    shape: str
    label: str
    colour: str = ""
    meaning: str = ""


class DateView(Struct, frozen=True):
    """A date: `iso` for programs (`2019-03-01`, `2019-03`), `text` for people (1 March 2019)."""

    iso: str
    text: str


class NameView(Struct, frozen=True):
    """A tag, person or source with a page of its own; `count` is how many records it has."""

    name: str
    url: str
    count: int = 0


class RefView(Struct, frozen=True):
    """Another record as this page names it. `number` is padded ("0012") or ''; `note` is a date or ''."""

    number: str
    title: str
    url: str
    status: StatusView
    note: str = ""


class AxisMark(Struct, frozen=True):
    """A year written on the time axis, or the sign of a time left out, `at` hundredths of its width."""

    at: str
    text: str


class LinkView(Struct, frozen=True):
    """A link of the frame. `url` counts from the site's root, unless `external`; '' is plain text and no link.

    `page` is the page of the site that it leads to, and `below` the folder of further pages of that kind, so that a
    page knows whether it is there; both '' where there is none.
    """

    title: str
    url: str
    external: bool = False
    page: str = ""
    below: str = ""


class LogoView(Struct, frozen=True):
    """The site's own picture, from the site's root. `width` and `height` are in pixels, '' where it does not say.

    `type` is its media type; `shared` says that previews of links show such pictures (a bitmap, no drawing).
    """

    url: str
    type: str
    width: str = ""
    height: str = ""
    shared: bool = False


class GroundView(Struct, frozen=True):
    """The colour of the header on light and on dark ground, for a browser's own bars."""

    light: str
    dark: str


class SiteView(Struct, frozen=True):
    """What every page shows of its site. `url` is the published address ('' unknown), with a trailing slash.

    `as_of` is the date the site is built for; `reviews_url` is the calendar of reviews from the site's root,
    '' where no decision has a review date. `footer` is the site's own text, in stretches; `styles` are its
    own style sheets from its root, to be linked last: that of its colours, and those of the project.
    `direction` is that of its language's script, `ltr` or `rtl`; `strings_url` is the script that has the
    words of all others, to be loaded first, '' where those speak English.
    """

    title: str
    description: str
    language: str
    url: str
    record_count: int
    as_of: DateView | None
    generator: str
    reviews_url: str = ""
    navigation: tuple[LinkView, ...] = ()
    footer: tuple[LinkView, ...] = ()
    logo: LogoView | None = None
    styles: tuple[str, ...] = ()
    ground: GroundView = GroundView("#ffffff", "#171c1f")
    direction: str = "ltr"
    strings_url: str = ""
