"""The S, D, N and R codes: what can be wrong with a record's status, dates, number, title and relations."""

from steelyard.diagnostics.codes.entry import Entry
from steelyard.diagnostics.values import Severity

ENTRIES = (
    Entry(
        code="S101",
        name="A status word is not known",
        severity=Severity.WARNING,
        meaning="The status is neither in the vocabulary (draft, proposed, accepted, rejected, deprecated, "
        "superseded), nor a word that other tools use for one of these, nor one of the site's own. It is shown "
        "as written, in a neutral colour, as “other”; it never turns into another status.",
        remedy="Use a word of the vocabulary, or give the word a meaning under `statuses` in `steelyard.yml`.",
        bad="status: on ice",
        good="# steelyard.yml\nstatuses:\n  on ice: {colour: '#3b6ea5', meaning: Decided when there is money}",
    ),
    Entry(
        code="D101",
        name="A date is not understood",
        severity=Severity.WARNING,
        meaning="The text where a date is expected is no date, is a day that never was, or can be read in two "
        "ways (03/04/2019). Nothing is guessed: the record has no date from it.",
        remedy="Write the date as YYYY-MM-DD.",
        bad="date: 03/04/2019",
        good="date: 2019-04-03",
    ),
    Entry(
        code="N101",
        name="Two records have one number",
        severity=Severity.WARNING,
        meaning="Two records of one series have the same number. Each keeps its page, but a reference by that "
        "number alone means neither.",
        remedy="Give the later record the next free number; `aliases` keeps its old address alive.",
        bad="decisions/0007-choose-a-queue.md\ndecisions/0007-choose-a-cache.md",
        good="decisions/0007-choose-a-queue.md\ndecisions/0008-choose-a-cache.md",
    ),
    Entry(
        code="N102",
        name="A placeholder of the template was left over",
        severity=Severity.NOTE,
        meaning="A field still holds the template's own words, such as `{short title}` or a list of choices. It says "
        "nothing about this decision and is not read as a value.",
        remedy="Fill the field in, or delete its line.",
        bad="---\nstatus: '{proposed | rejected | accepted | deprecated}'\n---",
        good="---\nstatus: proposed\n---",
    ),
    Entry(
        code="R301",
        name="Records supersede one another in a circle",
        severity=Severity.ERROR,
        fixed=True,
        meaning="Following `supersedes` from record to record leads back to the first one, so that none of them "
        "could be said to be in force.",
        remedy="Remove the reference that points from the older to the newer record.",
        bad="# 0003: supersedes: 4\n# 0004: supersedes: 3",
        good="# 0003: superseded-by: 4\n# 0004: supersedes: 3",
    ),
    Entry(
        code="R302",
        name="A superseded record still says that it is accepted",
        severity=Severity.WARNING,
        meaning="Another record supersedes this one, but its own status was not changed. Pages show it as "
        "superseded; on GitHub it still reads as if it held.",
        remedy="Write `superseded` as the status of the older record.",
        bad="# 0003: status: accepted\n# 0012: supersedes: 3",
        good="# 0003: status: superseded\n# 0012: supersedes: 3",
    ),
    Entry(
        code="R303",
        name="Two records disagree on what supersedes one of them",
        severity=Severity.NOTE,
        meaning="A record names the one that supersedes it, and a further record says that it does so too. Both "
        "are shown as its successors.",
        remedy="Name both in the older record, or correct the one that is wrong.",
        bad="# 0003: superseded-by: 12\n# 0012: supersedes: 3\n# 0015: supersedes: 3",
        good="# 0003: superseded-by: [12, 15]\n# 0012: supersedes: 3\n# 0015: supersedes: 3",
    ),
)
