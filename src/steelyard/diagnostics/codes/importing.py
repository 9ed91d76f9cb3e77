"""The I codes: what can be wrong when posts of another program are taken over."""

from steelyard.diagnostics.codes.entry import Entry
from steelyard.diagnostics.values import Severity

ENTRIES = (
    Entry(
        code="I950",
        name="An export is not XML that can be read",
        severity=Severity.ERROR,
        fixed=True,
        meaning="The file is cut off, is in another encoding than it says, or declares entities of its own, which could "
        "take all memory or read other files. Nothing has been imported.",
        remedy="Export the site once more, or save the file as UTF-8.",
        bad="steelyard import wordpress half-a-download.xml",
        good="steelyard import wordpress blog.WordPress.2026-11-26.xml",
    ),
    Entry(
        code="I951",
        name="A file is no export of WordPress",
        severity=Severity.ERROR,
        fixed=True,
        meaning="The file is XML, but not what WordPress writes under Tools, Export: a news feed, for example, which holds "
        "only the last few posts.",
        remedy="Export the site in WordPress: Tools, Export, All content.",
        bad="steelyard import wordpress feed.xml",
        good="steelyard import wordpress blog.WordPress.2026-11-26.xml",
    ),
    Entry(
        code="I952",
        name="There is nothing to import",
        severity=Severity.ERROR,
        fixed=True,
        meaning="No item of the export is what was asked for: of that type, status and category.",
        remedy="Ask for one of those that the message names.",
        bad="steelyard import wordpress blog.xml --type recipe",
        good="steelyard import wordpress blog.xml --type post --type page",
    ),
    Entry(
        code="I953",
        name="Characters of an export were replaced",
        severity=Severity.WARNING,
        meaning="XML forbids control characters, and old posts may hold some, left from copying out of other programs. "
        "Each is read as a question mark.",
        remedy="Look for question marks where none should be, in the records that were made.",
        bad="<title>Deploy\\x0b in two steps</title>",
        good="<title>Deploy in two steps</title>",
    ),
    Entry(
        code="I954",
        name="A record does not show all the text of its post",
        severity=Severity.WARNING,
        meaning="Markdown made of the post was rendered again, and readers would see another text or other code than in the "
        "post. The message shows the place where they part. The post as it was is kept in the file of what is not read.",
        remedy="Compare the record with the post at that place, and mend it by hand.",
        bad="a post with code inside a heading",
        good="a post with that code in a paragraph",
    ),
    Entry(
        code="I955",
        name="A post holds what a page of Markdown cannot",
        severity=Severity.WARNING,
        meaning="The post has an embedded player, a form, a script, or something that WordPress or one of its plug-ins fills in "
        "only when the page is shown (a shortcode, a dynamic block). A player became a link; a shortcode stands as written; the "
        "rest is left out. The post as it was is kept in the file of what is not read.",
        remedy="Put into the record what readers need of it.",
        bad="[contact-form to=ann]",
        good="[Write to us](mailto:ann@example.org)",
    ),
    Entry(
        code="I956",
        name="A file that differs from the export is left as it is",
        severity=Severity.WARNING,
        meaning="There is a file of this name already, changed since it was imported, or not from this export. It is never "
        "written over unless that is asked for.",
        remedy="Keep it; or give the command again with `--force`, which writes over all files that differ.",
        bad="steelyard import wordpress blog.xml      # after changing an imported record",
        good="steelyard import wordpress blog.xml --force",
    ),
    Entry(
        code="I957",
        name="A medium was not copied",
        severity=Severity.WARNING,
        meaning="Records show or link a file of the old site, and there is no copy of it: the export holds addresses only. "
        "Its links go on leading to the old site, and break when that goes.",
        remedy="Copy the site's `wp-content/uploads` and give its folder with `--media`.",
        bad="steelyard import wordpress blog.xml",
        good="steelyard import wordpress blog.xml --media backup/wp-content/uploads",
    ),
    Entry(
        code="I958",
        name="A post lacks a title, a date or a lasting address",
        severity=Severity.WARNING,
        meaning="WordPress lets a post be without a title or, as a draft, without a date; and an old address with a query "
        "cannot lead to a page. A title was made of its name; without a date it stands without one.",
        remedy="Give the record what it lacks.",
        bad="<title></title>",
        good="<title>Deploy in two steps</title>",
    ),
)
