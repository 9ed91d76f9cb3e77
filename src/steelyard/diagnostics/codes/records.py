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
        code="S102",
        name="A field has more lines than are read",
        severity=Severity.ERROR,
        fixed=True,
        meaning="A field of a record, such as its status or its history, goes on for more than 5,000 lines or items. The "
        "first 5,000 are read, the others are not.",
        remedy="Keep the latest steps in the record, and put the others into a file of its own that it links to.",
        bad="history:\n  - 2024-03-01 accepted\n  # … 5,000 more",
        good="history:\n  - 2024-03-01 accepted",
    ),
    Entry(
        code="S103",
        name="A record states two statuses",
        severity=Severity.WARNING,
        meaning="The status stands in two places of the record, such as the front matter and a Status section, and they do not "
        "agree. The first one counts: front matter, then the order of the text. Several statuses in one place are its history.",
        remedy="Leave the one that holds. What became of a decision over time is written as `history`, or as dated lines of one "
        "section.",
        bad="---\nstatus: accepted\n---\n# Use a queue\n\n## Status\n\nRejected",
        good="---\nstatus: rejected\n---\n# Use a queue",
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
        remedy="Give the later record the next free number: `steelyard renumber` does, and links follow. With "
        "`--keep-address` the page stays under its old address too.",
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
        code="N103",
        name="A heading has another number than its file",
        severity=Severity.NOTE,
        meaning="A record's heading begins with a number, and the name of its file (or folder) with another one. The name "
        "counts; who reads the file on its own goes by the heading.",
        remedy="Correct the heading; or, if it is right, give the file its number: `steelyard renumber` lets links follow.",
        bad="decisions/0013-choose-a-cache.md:    # 12. Choose a cache",
        good="decisions/0013-choose-a-cache.md:    # 13. Choose a cache",
    ),
    Entry(
        code="N104",
        name="An accepted record still has a template's text",
        severity=Severity.NOTE,
        meaning="A record counts as accepted, and three passages or more of it are those of a template that is known, such as "
        "`{decision driver 1, e.g., …}` of MADR or Nygard's \"What is the change that we're proposing\"; or it has nothing "
        "but placeholders; or the option that it chose is one.",
        remedy="Write what was decided and why, take out what nobody filled in, or give the record the status `proposed`.",
        bad="Status: accepted\n\n## Decision\n\nThe change that we're proposing or have agreed to implement.",
        good="Status: accepted\n\n## Decision\n\nWe put outgoing mail on a queue.",
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
        fixable=True,
        meaning="Another record supersedes this one, but its own status was not changed. Pages show it as "
        "superseded; on GitHub it still reads as if it held.",
        remedy="Write `superseded` as the status of the older record.",
        bad="# 0003: status: accepted\n# 0012: status: accepted\n# 0012: supersedes: 3",
        good="# 0003: status: superseded\n# 0012: status: accepted\n# 0012: supersedes: 3",
    ),
    Entry(
        code="R303",
        name="Two records disagree on what supersedes one of them",
        severity=Severity.NOTE,
        meaning="A record names the one that supersedes it, and a further record says that it does so too; or the one "
        "it names lists what it supersedes, and this record is not among them; or one of the two says that the older "
        "is superseded and the other that it is only amended. Pages show what either says.",
        remedy="Say the same in both records: name every successor in the older one, or correct the one that is wrong.",
        bad="# 0003: superseded-by: 12\n# 0012: supersedes: 3\n# 0015: supersedes: 3",
        good="# 0003: superseded-by: [12, 15]\n# 0012: supersedes: 3\n# 0015: supersedes: 3",
    ),
    Entry(
        code="R304",
        name="A record says superseded, and nothing in force replaced it",
        severity=Severity.WARNING,
        meaning="The status is superseded, but no record names itself as the successor and this one names none, or the "
        "successor is only proposed or a draft. A reader cannot tell what holds instead. A successor named in words, "
        "or one on another site, is enough to be silent.",
        remedy="Name the successor as `superseded-by`. If nothing replaced the record it is `deprecated`; if its "
        "successor is still proposed it is `accepted` until then.",
        bad="# 0003: status: superseded",
        good="# 0003: status: superseded\n# 0003: superseded-by: 12",
    ),
    Entry(
        code="R305",
        name="A rejected record supersedes another",
        severity=Severity.WARNING,
        meaning="A record that was rejected, and was never in force, states that it supersedes another one, or that one "
        "says so. It replaced nothing: the other record stands as it does without it.",
        remedy="Take the statement back; a sentence can tell what was to be replaced.",
        bad="# 0003: status: accepted\n# 0012: status: rejected\n# 0012: supersedes: 3",
        good="# 0003: status: accepted\n# 0012: status: rejected\n# 0012: relates-to: 3",
    ),
    Entry(
        code="R306",
        name="A record names two different successors",
        severity=Severity.NOTE,
        meaning="The front matter says `superseded-by` one record, and the status or the body of the same file says "
        "that another one supersedes it. Both are shown as its successors.",
        remedy="Name the right one in both places; if both are meant, name both as `superseded-by`.",
        bad="# 0003: status: superseded by ADR-15\n# 0003: superseded-by: 12",
        good="# 0003: status: superseded by ADR-12\n# 0003: superseded-by: 12",
    ),
    Entry(
        code="R307",
        name="Records lead back to where they began",
        severity=Severity.WARNING,
        meaning="Following `amends`, or what records build on (`depends-on`, and `enables` from the other side), or one "
        "of the site's own kinds that has another name from the other side, leads from a record back to itself. "
        "Each circle is reported once, with its other steps.",
        remedy="Take back the one of these statements that is wrong, or make it `relates-to`.",
        bad="# 0003: depends-on: 4\n# 0004: depends-on: 3",
        good="# 0003: depends-on: 4\n# 0004: needed-by: 3",
    ),
    Entry(
        code="R308",
        name="A record depends on one that is no longer in force",
        severity=Severity.WARNING,
        meaning="A record that is in force or proposed states `depends-on` of one that is superseded, deprecated or "
        "rejected. Nothing is said where it depends on the one in force now as well, or replaces the older one itself.",
        remedy="See whether the record still holds. If so, name what it depends on now.",
        bad="# 0003: status: deprecated\n# 0012: status: accepted\n# 0012: depends-on: 3",
        good="# 0003: status: accepted\n# 0012: status: accepted\n# 0012: depends-on: 3",
    ),
    Entry(
        code="R309",
        name="A record is older than what it supersedes or amends",
        severity=Severity.WARNING,
        meaning="The day on which a record came into force lies before that of the record that it supersedes or amends. "
        "A month without a day is not before a day of that month. Records that never came into force are left out, and so "
        "is an older one whose date is that of another record which changed it.",
        remedy="Correct the date that is wrong, or the direction of the relation.",
        bad="# 0003: date: 2024-05-01\n# 0012: date: 2023-05-01\n# 0012: supersedes: 3",
        good="# 0003: date: 2023-05-01\n# 0012: date: 2024-05-01\n# 0012: supersedes: 3",
    ),
    Entry(
        code="R310",
        name="A review is due",
        severity=Severity.WARNING,
        meaning="The date of `review-by` has come, and the record is neither superseded, deprecated nor rejected. Only "
        "`steelyard check` reports it, by today, by SOURCE_DATE_EPOCH, or by its `--date`. A build and `serve` "
        "have no clock and never do, so that a strict build does not fail because time has passed.",
        remedy="Look at the decision again, then write the next date, or take the key away. `steelyard list --due` "
        "lists all that are due.",
        bad="# 0003: review-by: 2020-01-31",
        good="# 0003: review-by: 2030-01-31",
    ),
    Entry(
        code="R311",
        name="A record states more relations than are read",
        severity=Severity.ERROR,
        fixed=True,
        meaning="A record states more than 10,000 relations. The first 10,000 are read, the others are not. Plain links in "
        "its text do not count.",
        remedy="Name the records that matter in relations, and list the others as plain links; or split the record.",
        bad="relates-to: [1, 2, 3, 4]  # … and 9,997 more",
        good="relates-to: [1, 2, 3, 4]",
    ),
)
