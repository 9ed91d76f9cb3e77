"""The template contract: each page's view, frozen and complete. A template sees its view and nothing else.

Every URL in a view is counted from the site's root ("d/0004-choose.html"); a template writes `root` in
front of it, the way from its own page back to the root ("../"), so that a site works from disk, under a
sub-path and at a root. Text is plain text, to be escaped by the template; only `Body.html` is HTML, made safe.
"""
