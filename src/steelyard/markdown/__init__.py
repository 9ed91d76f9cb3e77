"""Bodies, pure: Markdown in, a sanitised HTML fragment with its headings and links out."""

from steelyard.markdown.body import BodyRenderer, BodySettings
from steelyard.markdown.headings import anchor
from steelyard.markdown.sanitiser import PAGE_IDS
from steelyard.markdown.stock import check_extensions
from steelyard.markdown.words import with_emoji

__all__ = ["PAGE_IDS", "BodyRenderer", "BodySettings", "anchor", "check_extensions", "with_emoji"]
