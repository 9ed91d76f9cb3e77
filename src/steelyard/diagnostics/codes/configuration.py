"""The C codes: what can be wrong with `steelyard.yml` and the sources it names."""

from steelyard.diagnostics.codes.entry import Entry
from steelyard.diagnostics.values import Severity

ENTRIES = (
    Entry(
        code="C001",
        name="The configuration cannot be read",
        severity=Severity.ERROR,
        fixed=True,
        meaning="The configuration file is not YAML, or is not a mapping of keys to values. Nothing is built "
        "from a configuration that is only half understood.",
        remedy="Mend the line that is named. Each setting is `key: value` at the left margin.",
        bad="site:\n  title: [Decisions",
        good="site:\n  title: Decisions",
    ),
    Entry(
        code="C002",
        name="A key of the configuration is unknown",
        severity=Severity.ERROR,
        fixed=True,
        meaning="The configuration has a key that Steelyard does not know. It might be a slip of the pen, so it "
        "is refused and not passed over in silence.",
        remedy="Correct the key (its words are joined by `_`), or remove it.",
        bad="repo-url: https://github.com/acme/payments",
        good="repo_url: https://github.com/acme/payments",
    ),
    Entry(
        code="C003",
        name="A value of the configuration does not fit its key",
        severity=Severity.ERROR,
        fixed=True,
        meaning="The value is of another kind than the key takes, is not one of the words it takes, or is "
        "outside its bounds.",
        remedy="Write a value of the kind that the message names.",
        bad="attachments:\n  max: plenty",
        good="attachments:\n  max: 20MB",
    ),
    Entry(
        code="C004",
        name="A source does not exist",
        severity=Severity.ERROR,
        fixed=True,
        meaning="A folder named as a source is not there, or is a file.",
        remedy="Correct the path. It is counted from the folder that holds the configuration.",
        bad="sources: docs/decicions",
        good="sources: docs/decisions",
    ),
    Entry(
        code="C005",
        name="There is no source at all",
        severity=Severity.ERROR,
        fixed=True,
        meaning="No folder was named, and none of the customary ones (`decisions`, `docs/adr`, …) exists.",
        remedy="Name the folder of the records on the command line or under `sources` in `steelyard.yml`; `steelyard init` "
        "looks for records everywhere and writes that file.",
        bad="steelyard build            # where no customary folder exists",
        good="steelyard build doc/choices",
    ),
    Entry(
        code="C006",
        name="A path leaves the project",
        severity=Severity.ERROR,
        fixed=True,
        meaning="A path in the configuration leads out of the project: it is absolute, climbs out with `..`, or "
        "goes through a symbolic link that does. Files outside the project are never read or written.",
        remedy="Put the configuration in a folder that holds all sources, or move the folder into the project.",
        bad="sources: ../other-project/decisions",
        good="sources: decisions",
    ),
    Entry(
        code="C007",
        name="A source holds no record",
        severity=Severity.WARNING,
        meaning="The folder is there, but no file in it is a decision record. It may be the wrong folder, a checkout "
        "without its files, or one for which the first record is still to be written.",
        remedy="Name the folder of the records; `steelyard list --all` tells what each Markdown file was taken for.",
        bad="sources: docs            # with nothing but guides in it",
        good="sources: docs/adr",
    ),
    Entry(
        code="C008",
        name="The interface has no such message",
        severity=Severity.WARNING,
        meaning="`strings` has a text for a message that neither the theme nor the site's own templates say. It may be "
        "misspelt, or be of another version: the message that was meant stays English.",
        remedy="Take the message as `steelyard strings` prints it, or remove the line.",
        bad='strings: {"In Force": "In Kraft"}',
        good='strings: {"In force": "In Kraft"}',
    ),
    Entry(
        code="C009",
        name="Nothing is known of the site's language",
        severity=Severity.WARNING,
        meaning="The Unicode CLDR has no language of the tag that `site.language` gives, or the tag is not well formed (BCP "
        "47). Dates of an unknown language are written as 2019-03-01, and numbers, lists and plurals as in English.",
        remedy="Correct the tag. If it is the one that was meant, turn the warning off: `check: {C009: off}`.",
        bad="site:\n  language: ge",
        good="site:\n  language: de",
    ),
    Entry(
        code="C010",
        name="A text of the interface does not fit its message",
        severity=Severity.ERROR,
        fixed=True,
        meaning="The text that stands for a message has a value in braces that the message does not have, or lacks one that "
        "it has; its braces do not match; or it has a plural category that the language does not know, or lacks `other`. "
        "Readers would miss what the message says.",
        remedy="Use the values of the English message, each at least once. For a message that counts, write a text for each "
        "category that `steelyard strings` prints, or one for all.",
        bad='strings: {"by {name}": "von {nmae}"}',
        good='strings: {"by {name}": "von {name}"}',
    ),
    Entry(
        code="C011",
        name="A link of the configuration leads nowhere",
        severity=Severity.WARNING,
        meaning="A link under `navigation` or in `footer` names a record, another Markdown file or a page that the "
        "site does not have. For a Markdown file, the navigation leaves the link out, and the footer shows its words "
        "alone. Any other address is linked as it is, since something else may be published there: until it is, "
        "readers find that there is no such page.",
        remedy="Write the path of a record or Markdown file from the folder of the configuration, or the address of "
        "a page from the site's root.",
        bad="navigation:\n  - {title: How we decide, url: decisions/0001-how-we-decde.md}",
        good="navigation:\n  - {title: How we decide, url: decisions/0001-how-we-decide.md}",
    ),
)
