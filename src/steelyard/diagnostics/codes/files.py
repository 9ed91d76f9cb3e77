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
)
