"""The Y codes: what can be wrong with the YAML at the head of a record."""

from steelyard.diagnostics.codes.entry import Entry
from steelyard.diagnostics.values import Severity

ENTRIES = (
    Entry(
        code="Y001",
        name="The front matter is not YAML",
        severity=Severity.ERROR,
        fixed=True,
        fixable=True,
        meaning="The block between the two `---` lines does not follow the rules of YAML, or is not a mapping of "
        "keys to values. The record is neither skipped nor read by half.",
        remedy="Mend the line that is named. Text that holds `: ` or begins with `[`, `*`, `&`, `@` or a quote "
        "needs quotes around it.",
        bad="---\ntitle: Queues: which one?\n---",
        good='---\ntitle: "Queues: which one?"\n---',
    ),
    Entry(
        code="Y002",
        name="A key stands twice",
        severity=Severity.ERROR,
        fixed=True,
        meaning="The same key is given twice, and nobody can say which of the two is meant.",
        remedy="Remove one of the two, or join their values in one list.",
        bad="---\nstatus: proposed\ndate: 2024-03-01\nstatus: accepted\n---",
        good="---\nstatus: accepted\ndate: 2024-03-01\n---",
    ),
    Entry(
        code="Y003",
        name="YAML anchors, aliases and tags are refused",
        severity=Severity.ERROR,
        fixed=True,
        meaning="Anchors (`&name`), aliases (`*name`), merge keys and tags (`!name`) let a few lines grow into "
        "millions or into objects of a program. Neither a record nor a configuration needs them.",
        remedy="Write the value out, or put quotes around text that begins with `&`, `*` or `!`.",
        bad="---\ndeciders: &team [ann, ben]\nconsulted: *team\n---",
        good="---\ndeciders: [ann, ben]\nconsulted: [ann, ben]\n---",
    ),
    Entry(
        code="Y004",
        name="YAML is nested too deep",
        severity=Severity.ERROR,
        fixed=True,
        meaning="Lists and mappings stand in one another deeper than any field of a record or setting goes.",
        remedy="Flatten the value.",
        bad="---\ntags: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[queue]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\n---",
        good="---\ntags: [queue]\n---",
    ),
    Entry(
        code="Y005",
        name="A field has a value of the wrong type",
        severity=Severity.ERROR,
        meaning="A field that takes a word, a list of words or a mapping was given something else. The field is "
        "left out, because what it was to say is not known.",
        remedy="Write the value in the form that the message names.",
        bad="---\ntitle: {en: Choose a queue}\n---",
        good="---\ntitle: Choose a queue\n---",
    ),
    Entry(
        code="Y006",
        name="A key is one letter away from a known one",
        severity=Severity.NOTE,
        fixable=True,
        meaning="The key has no meaning to Steelyard, so it is only shown under “More”; but it is so near to one "
        "that has that it is probably a slip.",
        remedy="Correct the key, or switch the note off with `check: {Y006: off}`.",
        bad="---\nstatsu: accepted\n---",
        good="---\nstatus: accepted\n---",
    ),
    Entry(
        code="Y007",
        name="Front matter is opened and never closed",
        severity=Severity.ERROR,
        fixed=True,
        fixable=True,
        meaning="The file begins with `---` and a line of `key: value`, but the closing `---` never comes, so "
        "nobody can say where the fields end and the text begins.",
        remedy="Close the front matter with a line of its own that holds only `---`.",
        bad="---\nstatus: accepted\n\n# Choose a queue",
        good="---\nstatus: accepted\n---\n\n# Choose a queue",
    ),
    Entry(
        code="Y008",
        name="The front matter is too long",
        severity=Severity.ERROR,
        fixed=True,
        meaning="The front matter has more than 200,000 characters. None of it is read, because it would hold up every "
        "build. The record's text is shown all the same.",
        remedy="Keep in it what tells of the decision; put long lists into the body, or into a file beside the record.",
        bad="---\nstatus: accepted\ntags:\n  - one\n  - two\n  # … 30,000 more\n---",
        good="---\nstatus: accepted\ntags:\n  - one\n  - two\n---",
    ),
    Entry(
        code="Y009",
        name="A key of the front matter has no blank after its colon",
        severity=Severity.WARNING,
        fixable=True,
        meaning="Between the two `---` stands `status:accepted`. Without the blank that is no key with a value, for YAML and for "
        "GitHub: the lines are text, and are shown as such.",
        remedy="Put a blank after each colon.",
        bad="---\nstatus:accepted\n---",
        good="---\nstatus: accepted\n---",
    ),
)
