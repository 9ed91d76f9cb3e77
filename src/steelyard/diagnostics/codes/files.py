"""The F codes: what can be wrong with a file before its words are read."""

from steelyard.diagnostics.codes.entry import Entry
from steelyard.diagnostics.values import Severity

ENTRIES = (
    Entry(
        code="F001",
        name="A file is not UTF-8",
        severity=Severity.ERROR,
        fixed=True,
        meaning="The file's bytes are not UTF-8 text, so that some of its letters would be shown wrong.",
        remedy="Save the file as UTF-8, for example `iconv -f latin1 -t utf-8 OLD > NEW`.",
        bad="0004-r\\xe9sum\\xe9.md, written in Latin-1",
        good="the same file, written in UTF-8 (with or without a byte order mark)",
    ),
    Entry(
        code="F002",
        name="A symbolic link leaves the project",
        severity=Severity.ERROR,
        fixed=True,
        meaning="A symbolic link in a source points to something outside the project. It is not followed: a "
        "site must not publish files that nobody put into the project.",
        remedy="Replace the link by the file itself, or point it to a place inside the project.",
        bad="decisions/0003-secrets.md -> /etc/passwd",
        good="decisions/0003-secrets.md -> ../shared/0003-secrets.md",
    ),
    Entry(
        code="F003",
        name="A file cannot be read",
        severity=Severity.ERROR,
        fixed=True,
        meaning="The operating system refused to read the file: permissions, a broken link, a failing disk. A "
        "record that cannot be read is never left out in silence.",
        remedy="Make the file readable, or remove it.",
        bad="chmod 000 decisions/0003-choose-a-queue.md",
        good="chmod 644 decisions/0003-choose-a-queue.md",
    ),
    Entry(
        code="F004",
        name="A file is above the size limit",
        severity=Severity.ERROR,
        fixed=True,
        meaning="The Markdown or configuration file is larger than a person would write, and reading it could take all memory.",
        remedy="Split the file, or move data out of it into an attachment.",
        bad="decisions/0012-log.md, with a day's log of the server in it",
        good="decisions/0012-log.md, with a link to log.txt",
    ),
    Entry(
        code="F015",
        name="A file is named as a record or table and is not read",
        severity=Severity.NOTE,
        meaning="The file's name starts as a record's does, with a number or date that no Markdown file beside it has, or "
        "says `.criteria.`; but Steelyard does not read what it is written in. Or it has the name of a series, `kep.yaml`, beside "
        "the README of a record in a folder of its own. It is in the site only where a record links to it.",
        remedy="Write a record in Markdown (`.md`), a table as CSV, TSV, YAML, JSON, XLSX or ODS, a record's facts as its front "
        "matter.",
        bad="decisions/0004-choose-a-queue.adoc",
        good="decisions/0004-choose-a-queue.md",
    ),
    Entry(
        code="F016",
        name="A symbolic link is not followed",
        severity=Severity.NOTE,
        meaning="The link leads to nothing, to what is never read (hidden files and folders, `node_modules`, virtual "
        "environments, a site), or to a Markdown file that is read already by another name. Nothing is read through it.",
        remedy="Put the file itself in the link's place, or take the link away.",
        bad="decisions/0003-secrets.md -> ../.private/0003-secrets.md",
        good="decisions/0003-secrets.md -> ../shared/0003-secrets.md",
    ),
    Entry(
        code="F017",
        name="A configuration has a name that is not read",
        severity=Severity.WARNING,
        meaning="A configuration is read by one name, `steelyard.yml`. One that is called otherwise has no effect.",
        remedy="Call it `steelyard.yml`, or take it away.",
        bad="steelyard.yaml",
        good="steelyard.yml",
    ),
    Entry(
        code="F018",
        name="A configuration has no effect on this build",
        severity=Severity.NOTE,
        meaning="There is a `steelyard.yml` among the records, but this build goes by another one, or by none: it looks in "
        "the working folder and above, or in and above the first SOURCE that it is given.",
        remedy="Name the folder (`steelyard build decisions`), or move the file to where the command is given.",
        bad="steelyard build                # with decisions/steelyard.yml",
        good="steelyard build decisions      # with decisions/steelyard.yml",
    ),
)
