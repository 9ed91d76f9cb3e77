"""The B codes: what can be wrong with the text of a record."""

from steelyard.diagnostics.codes.entry import Entry
from steelyard.diagnostics.values import Severity

ENTRIES = (
    Entry(
        code="B401",
        name="Unsafe markup was removed",
        severity=Severity.WARNING,
        meaning="The text holds HTML that could run a program or change the page: scripts, styles, event "
        "handlers, frames, or addresses such as `javascript:`. GitHub removes it too. Switching the "
        "warning off does not let it through.",
        remedy="Write it in Markdown, or remove it. To show markup, put it into a code block.",
        bad='<a href="javascript:alert(1)">Vote</a>',
        good="[Vote](https://example.org/vote)",
    ),
    Entry(
        code="B402",
        name="The text is nested too deep",
        severity=Severity.ERROR,
        fixed=True,
        meaning="Quotes, lists or HTML elements stand in one another more than 100 levels deep. No person writes "
        "that, and programs that read the page could fail on it.",
        remedy="Flatten the text at the line that is named.",
        bad="> > > > > > > > … (101 times) deep",
        good="> > deep",
    ),
    Entry(
        code="B403",
        name="A formula cannot be set",
        severity=Severity.WARNING,
        meaning="The text between the dollar signs is not LaTeX that can be turned into MathML. It is shown as "
        "written.",
        remedy="Correct the formula. A dollar sign that is meant as money can be written `\\$`.",
        bad="$\\frac{1}{$",
        good="$\\frac{1}{2}$",
    ),
    Entry(
        code="B404",
        name="A block would take Python-Markdown too long",
        severity=Severity.ERROR,
        fixed=True,
        meaning="The `python-markdown` dialect needs time that grows with the square of some blocks' length, so "
        "that one long enough would hold up a build for hours. The `github` dialect has no such limit.",
        remedy="Put blank lines into the block, shorten it, or set `markdown: {dialect: github}`.",
        bad="[[[[[[[[[[ … (tens of thousands of times)",
        good="[a link](https://example.org)",
    ),
    Entry(
        code="B405",
        name="Markup was left out",
        severity=Severity.NOTE,
        meaning="The text holds an HTML element, or an address, that is not on GitHub's list of what a page may hold: "
        "`<video>`, `<form>`, a placeholder such as `<your-name>` that was meant as text, `tel:`. What stands inside "
        "of the element stays.",
        remedy="Write it in Markdown. To show it as text write `\\<your-name>`, or put it into backticks.",
        bad="Copy it to /home/<your-name>/.",
        good="Copy it to `/home/<your-name>/`.",
    ),
    Entry(
        code="B406",
        name="A text has too many parts",
        severity=Severity.ERROR,
        fixed=True,
        meaning="The text makes a page of more than 50,000 elements: paragraphs, links, cells, emphasis (a formula counts "
        "as ten). That is a hundred times what a long record has, and no browser shows it with ease.",
        remedy="Split the text, or move data out of it into an attachment.",
        bad="a table of 20,000 rows",
        good="a link to table.csv",
    ),
    Entry(
        code="B407",
        name="Python-Markdown fails on a text",
        severity=Severity.ERROR,
        fixed=True,
        meaning="Python-Markdown, or one of its extensions, ends with an error of its own on this text, so that there is no "
        "page of it; the text is shown as it is written.",
        remedy="Take out parts of the text until the page comes out, or set `markdown: {dialect: github}`.",
        bad="[^1]: a note in whose text, deep in it, another note is defined",
        good="[^1]: a note\n[^2]: another note",
    ),
)
