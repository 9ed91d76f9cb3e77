"""The L codes: what can be wrong with references, links, images and attachments."""

from steelyard.diagnostics.codes.entry import Entry
from steelyard.diagnostics.values import Severity

ENTRIES = (
    Entry(
        code="L201",
        name="A reference in the front matter fits nothing",
        severity=Severity.ERROR,
        fixable=True,
        meaning="The front matter names another record by a number, slug, file name or path that no record has.",
        remedy="Correct the reference. Where the record lies outside this site, put a link into the body.",
        bad="---\nsupersedes: 99\n---",
        good="---\nsupersedes: 9\n---",
    ),
    Entry(
        code="L202",
        name="A reference in the front matter fits several records",
        severity=Severity.ERROR,
        meaning="The front matter names another record in a way that fits more than one, for example by a number "
        "that stands twice.",
        remedy="Name the record by its file name.",
        bad="---\nsupersedes: 7\n---",
        good="---\nsupersedes: 0007-choose-a-queue.md\n---",
    ),
    Entry(
        code="L203",
        name="A link in a body leads nowhere",
        severity=Severity.WARNING,
        fixable=True,
        meaning="A link in the text names a file or record that is not there. The page shows it as text "
        "marked as a broken link.",
        remedy="Correct the link. It is counted from the folder of the file that it stands in.",
        bad="See [the queue](0007-chose-a-queue.md).",
        good="See [the queue](0007-choose-a-queue.md).",
    ),
    Entry(
        code="L204",
        name="A link in a body fits several records",
        severity=Severity.WARNING,
        meaning="A `[[wiki link]]` or a link in the text fits more than one record. It is shown as text.",
        remedy="Name the record by its file name.",
        bad="See [[7]].",
        good="See [[0007-choose-a-queue]].",
    ),
    Entry(
        code="L205",
        name="An image is missing",
        severity=Severity.WARNING,
        fixable=True,
        meaning="The text shows an image whose file is not there. The page shows its alternative text.",
        remedy="Correct the path, counted from the folder of the record, or add the file.",
        bad="![Load](images/laod.png)",
        good="![Load](images/load.png)",
    ),
    Entry(
        code="L206",
        name="An attachment is not published",
        severity=Severity.WARNING,
        meaning="A linked file is hidden, above `attachments.max`, outside the sources, or has control characters or a "
        "backslash in its name. It is not copied into the site, and the link stands as text.",
        remedy="Move the file beside the record without a dot in front of its name, rename it, make it smaller, or raise "
        "`attachments: {max: …}` in `steelyard.yml`.",
        bad="[Figures](.private/figures.xlsx)",
        good="[Figures](figures.xlsx)",
    ),
    Entry(
        code="L207",
        name="A link leads to a draft that is left out",
        severity=Severity.NOTE,
        meaning="The reference names a record with `draft: true`, which this build leaves out. It stands as text.",
        remedy="Build with `--drafts` to see it, or remove `draft: true` when the record is ready.",
        bad="See [the cache](0009-choose-a-cache.md).   <!-- 0009 has draft: true -->",
        good="See [the cache](0009-choose-a-cache.md).   <!-- 0009 has no draft: true -->",
    ),
    Entry(
        code="L208",
        name="A reference in a status line fits nothing",
        severity=Severity.WARNING,
        fixable=True,
        meaning="The status names another record, as in “Superseded by 12”, that is not there. The status holds; "
        "the relation is not shown.",
        remedy="Correct the reference.",
        bad="## Status\n\nSuperseded by 0012-chose-kafka.md",
        good="## Status\n\nSuperseded by 0012-choose-kafka.md",
    ),
    Entry(
        code="L209",
        name="An attachment could run scripts in the site",
        severity=Severity.WARNING,
        meaning="A linked or shown file is HTML or XML, which a browser opens as a page of the site, or an SVG with "
        "a script, a handler or a frame in it. It is not copied: nothing that lies beside a record may run on the "
        "site's own address. The link leads to the file on the forge where that is known, else it stands as text.",
        remedy="Take out of the SVG what runs, or save the file as a picture, a PDF or text.",
        bad="[Report](report.html)",
        good="[Report](report.pdf)",
    ),
    Entry(
        code="L210",
        name="A link's anchor is not there",
        severity=Severity.WARNING,
        fixable=True,
        meaning="What stands behind the `#` of a link is no heading, no `id` or `<a name>`, and no footnote of the "
        "page that it leads to. The link stays, and leads to the top of that page.",
        remedy="Write the heading's anchor as GitHub makes it: its words in lower case without punctuation, hyphens "
        "for spaces.",
        bad="See [why](0007-choose-a-queue.md#drivers).",
        good="See [why](0007-choose-a-queue.md#decision-drivers).",
    ),
)
