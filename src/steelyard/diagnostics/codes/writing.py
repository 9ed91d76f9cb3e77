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
    Entry(
        code="W910",
        name="A change cannot be written into a record safely",
        severity=Severity.ERROR,
        fixed=True,
        meaning="A command tried every way that the record's style leaves to write a status or a relation. After each, "
        "the record would not have been read as asked, or something else in it would have been read differently. "
        "Nothing has been written.",
        remedy="Write it by hand where the message points, and see with `steelyard show` that it is read as you mean it.",
        bad="status: >        # a block of lines, not a word\n  proposed",
        good="status: proposed",
    ),
    Entry(
        code="W911",
        name="A status stands against a relation that the record states",
        severity=Severity.ERROR,
        fixed=True,
        meaning="A record that says which record superseded it cannot be given another status: it would still be read as "
        "superseded, or lose what it says of that record. Nothing has been written.",
        remedy="Take the relation back with `steelyard link … --remove`, which changes the other record too and gives this one "
        "its former status; or by hand.",
        bad="Superseded by [9. Use a queue](0009-use-a-queue.md)\n# steelyard status 3 accepted",
        good="steelyard link 9 supersedes 3 --remove",
    ),
    Entry(
        code="W912",
        name="A relation would close a circle",
        severity=Severity.ERROR,
        fixed=True,
        meaning="Records that supersede, amend or build on one another would lead back to where they began. Nothing has "
        "been written.",
        remedy="See which of the two is the newer one and link it the other way round, or take back the statement that "
        "is wrong first, with `--remove`.",
        bad="steelyard link 3 supersedes 12      # 12 supersedes 3 already",
        good="steelyard link 12 supersedes 3",
    ),
    Entry(
        code="W920",
        name="A new record would not be read as it is asked for",
        severity=Severity.ERROR,
        fixed=True,
        meaning="Before a new record is written, it is read as a build would read it. Here the title, the number, the "
        "status or the date would be another one: the title is what templates have for one (`TITLE`), say, or begins "
        "with a number in a folder whose records have none. Nothing has been written.",
        remedy="Give the record another title, or mend the template that the message names.",
        bad="steelyard new TITLE",
        good="steelyard new Use a queue between shop and warehouse",
    ),
    Entry(
        code="W921",
        name="A template makes no record that can be read",
        severity=Severity.ERROR,
        fixed=True,
        meaning="The record that a template would make has an error, mostly front matter that is no YAML. Nothing has "
        "been written.",
        remedy="Mend the template, or name another one with `--template`.",
        bad="---\nstatus: STATUS\nteam: [shop\n---\n# TITLE",
        good="---\nstatus: STATUS\nteam: [shop]\n---\n# TITLE",
    ),
    Entry(
        code="W922",
        name="There is no number after the highest",
        severity=Severity.ERROR,
        fixed=True,
        meaning="A record's number has six figures at most, and one of the folder's records has the last of them: "
        "mostly a slip of the keyboard. Nothing has been written.",
        remedy="Give that record the number that it should have, with `steelyard renumber` or by hand.",
        bad="decisions/999999-use-a-queue.md",
        good="decisions/0012-use-a-queue.md",
    ),
    Entry(
        code="W930",
        name="Git cannot tell what was changed",
        severity=Severity.ERROR,
        fixed=True,
        meaning="`--changed` tells what a branch has changed since it left another one. Here Git cannot be asked: it is "
        "not installed, the folder is in no repository, or the repository has no commit yet.",
        remedy="Give the command inside a repository with a commit, or without `--changed` to be told everything.",
        bad="cd /tmp/copy-without-git && steelyard check --changed",
        good="steelyard check",
    ),
    Entry(
        code="W931",
        name="The branch to compare with is not there",
        severity=Severity.ERROR,
        fixed=True,
        meaning="`--changed` names a branch, tag or commit that this clone does not have, or names none and there is "
        "neither `origin/HEAD` nor a `main` or `master`. Nothing is fetched: Steelyard never asks the network.",
        remedy="Fetch the branch, or name another one.",
        bad="steelyard check --changed origin/mian",
        good="git fetch origin main && steelyard check --changed origin/main",
    ),
    Entry(
        code="W932",
        name="The branch has no commit in common with the other one",
        severity=Severity.ERROR,
        fixed=True,
        meaning="`--changed` begins at the last commit that both branches have. This clone has none: it is shallow, as CI "
        "often makes it, or the two branches never had one.",
        remedy="Fetch the whole history: `git fetch --unshallow`, or `fetch-depth: 0` in a workflow of GitHub.",
        bad="git clone --depth 1 … && steelyard check --changed origin/main",
        good="git clone … && steelyard check --changed origin/main",
    ),
    Entry(
        code="W933",
        name="A reference may mean a record that gets another number",
        severity=Severity.WARNING,
        meaning="Two records had one number, and this reference names that number alone. Nobody but its author can say "
        "which of the two it means, so it stays as it is, and means the one that keeps the number from now on.",
        remedy="Where the renumbered record is meant, write its new number or its file's name.",
        bad="---\nsupersedes: 7     # 0007-choose-a-queue.md or 0007-choose-a-cache.md?\n---",
        good="---\nsupersedes: 0008-choose-a-cache.md\n---",
    ),
    Entry(
        code="W934",
        name="A record cannot be renumbered safely",
        severity=Severity.ERROR,
        fixed=True,
        meaning="Before anything is written, the project is read as it would be. Here a relation, a link or a record "
        "would be lost, or something would be wrong that is not now. Nothing has been changed.",
        remedy="Mend what the message names, or renumber the record by hand and look with `steelyard check`.",
        bad="steelyard renumber 7 14   # a link to 0007 is made by a macro that Steelyard does not read",
        good="git mv decisions/0007-queue.md decisions/0014-queue.md && steelyard check",
    ),
    Entry(
        code="W935",
        name="A fault is not mended, since its remedy brings another",
        severity=Severity.NOTE,
        meaning="`steelyard fix` reads the project with each remedy before it is written. This one does not end the "
        "fault, or something else would be wrong that is not now: so it is left out.",
        remedy="Mend the fault by hand; the message names what would be wrong.",
        bad="---\nstatus: accepted\nstatsu: proposed     # corrected, the key would stand twice\n---",
        good="---\nstatus: accepted\n---",
    ),
)
