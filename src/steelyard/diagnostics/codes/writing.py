"""The W codes: what can be wrong when records and other files of a project are written."""

from steelyard.diagnostics.codes.entry import Entry
from steelyard.diagnostics.values import Severity

ENTRIES = (
    Entry(
        code="W901",
        name="A file of the project cannot be written",
        severity=Severity.ERROR,
        fixed=True,
        meaning="The operating system refused to write the file or its folder: permissions, a full disk, a read-only "
        "folder. No file of the project has been changed by the command.",
        remedy="Mend what the message names and give the command again.",
        bad="chmod a-w decisions/0012-queue.md && steelyard status 12 accepted",
        good="chmod u+w decisions/0012-queue.md && steelyard status 12 accepted",
    ),
    Entry(
        code="W902",
        name="A file has changed while a command was about to write it",
        severity=Severity.ERROR,
        fixed=True,
        meaning="Between reading and writing, somebody else has changed the file, an editor or another command. What "
        "they wrote is left as it is, and the command has changed nothing.",
        remedy="Give the command again.",
        bad="# the editor saves 0012-queue.md while `steelyard status 12 accepted` runs",
        good="steelyard status 12 accepted     # once more",
    ),
    Entry(
        code="W903",
        name="A file of this name is there already",
        severity=Severity.ERROR,
        fixed=True,
        meaning="A command that makes a file has found one of the same name. It is never written over.",
        remedy="Choose another title or number, or remove the file yourself.",
        bad="steelyard init      # beside a steelyard.yml",
        good="steelyard init      # in a project that has none",
    ),
)
