"""The K codes: what can be wrong with a criteria table."""

from steelyard.diagnostics.codes.entry import Entry
from steelyard.diagnostics.values import Severity

ENTRIES = (
    Entry(
        code="K801",
        name="A score is no number",
        severity=Severity.ERROR,
        fixed=True,
        meaning="A cell that should hold a score holds words, a price, NaN or infinity, or a number that can be "
        "read in two ways. No total follows from it.",
        remedy="Write a number (`4`, `3.5`, `8/10`, `30%`), or `?` where there is none yet. For a measure, write "
        "the number alone and declare the criterion's scale and unit.",
        bad="criterion,weight,Build,Buy\nSpeed,3,fast,4",
        good="criterion,weight,Build,Buy\nSpeed,3,5,4",
    ),
    Entry(
        code="K802",
        name="A score is outside its scale",
        severity=Severity.ERROR,
        fixed=True,
        meaning="A score is lower or higher than its criterion's scale allows, or is out of another number than "
        "the one where the scale ends. Its worth would be below nothing or above everything.",
        remedy="Correct the score, or declare the scale it is on. A scale is never taken from the scores.",
        bad="criterion,weight,scale,Build,Buy\nSpeed,3,1-5,7,4",
        good="criterion,weight,scale,Build,Buy\nSpeed,3,1-10,7,4",
    ),
    Entry(
        code="K803",
        name="A weight cannot be used",
        severity=Severity.ERROR,
        fixed=True,
        meaning="A weight is negative, no number, or missing where the others have one; or all of them are 0; or "
        "some are percentages and some are not; or it is a word and nothing says what that is worth.",
        remedy="Write a number of 0 or more: `8`, `0.15`, `30%`. For words, say in steelyard.yml what they are "
        "worth, under `weight_words`.",
        bad="criterion,weight,Build,Buy\nSpeed,high,5,4",
        good="# steelyard.yml\nweight_words: {high: 3, medium: 2, low: 1}",
    ),
    Entry(
        code="K804",
        name="A name stands in a table twice",
        severity=Severity.ERROR,
        fixed=True,
        meaning="Two options, criteria, scorers or presets of one table have one name (case and blanks do not "
        "count), so that nobody can tell which is meant.",
        remedy="Rename one of the two, or remove it.",
        bad="criterion,weight,Build,Buy\nCost,3,5,4\nCost,2,1,2",
        good="criterion,weight,Build,Buy\nCost to buy,3,5,4\nCost to run,2,1,2",
    ),
    Entry(
        code="K805",
        name="A table names what it does not have",
        severity=Severity.ERROR,
        fixed=True,
        meaning="Scores, a preset or `chosen` name an option or a criterion that the table does not list, or an "
        "option that it lists has no scores at all.",
        remedy="Correct the name. The hint says which one is most like it.",
        bad="options: [Node.js, JVM]\nchosen: Nodejs",
        good="options: [Node.js, JVM]\nchosen: Node.js",
    ),
    Entry(
        code="K806",
        name="No common scale holds the scores",
        severity=Severity.ERROR,
        fixed=True,
        meaning="Criteria that declare no scale share one: the first of 0–1, 1–5, 0–5, 1–10, 0–10 and 0–100 that "
        "holds every score of all of them. None does, or the scores are written in ways that do not go together.",
        remedy="Declare the scale of the criterion that is named, or one for the whole table.",
        bad="criterion,weight,Build,Buy\nDowntime,3,340,20",
        good="criterion,weight,scale,Build,Buy\nDowntime,3,0-600,340,20",
    ),
    Entry(
        code="K807",
        name="A table file is not built as a table",
        severity=Severity.ERROR,
        fixed=True,
        meaning="The file has no header that names criteria and options, a row is longer than its header, a key "
        "is unknown, or a value is of another kind than its key takes.",
        remedy="Mend the place that is named. A CSV file or a sheet has one row for each criterion, under a "
        "header of `criterion, weight` and the options.",
        bad="criterion,weight,Build\nSpeed,3,5,4",
        good="criterion,weight,Build,Buy\nSpeed,3,5,4",
    ),
    Entry(
        code="K808",
        name="A table file cannot be read",
        severity=Severity.ERROR,
        fixed=True,
        meaning="The file is too large, damaged or encrypted, or it is a spreadsheet and the library that reads "
        "spreadsheets is not installed.",
        remedy='Mend the file, save it as CSV, or install the library: `pip install "steelyard[sheets]"`.',
        bad="pip install steelyard               # and a table in scores.xlsx",
        good='pip install "steelyard[sheets]"',
    ),
    Entry(
        code="K809",
        name="A stated figure does not follow from its table",
        severity=Severity.WARNING,
        meaning="A total, percentage, weighted score, rank or winner that the table states is not what its own "
        "scores and weights give, at the precision it is printed with.",
        remedy="Recompute the figure, or correct the score or the weight that it was made from.",
        bad="criterion,weight,Build,Buy\nSpeed,3,5,4\nCost,1,1,5\nTotal,,15,17",
        good="criterion,weight,Build,Buy\nSpeed,3,5,4\nCost,1,1,5\nTotal,,16,17",
    ),
    Entry(
        code="K810",
        name="The chosen option does not have the top score",
        severity=Severity.WARNING,
        meaning="The record chooses one option and its own table puts another first. That may be right, but "
        "readers will ask why.",
        remedy="Give the reason under `because`, or correct the scores, the weights or the choice.",
        bad="chosen: Build",
        good="chosen: Build\nbecause: nobody sells what we need",
    ),
    Entry(
        code="K811",
        name="A scale, direction or bound cannot be understood",
        severity=Severity.ERROR,
        fixed=True,
        meaning="A scale is not two numbers with the lower one first, a direction is neither `higher` nor "
        "`lower`, or a must is not a comparison with a number on the criterion's scale.",
        remedy="Write them as in `scale: 1-5`, `direction: lower`, `must: >= 3`.",
        bad="criterion,weight,scale,Build,Buy\nSpeed,3,one to five,5,4",
        good="criterion,weight,scale,Build,Buy\nSpeed,3,1-5,5,4",
    ),
    Entry(
        code="K812",
        name="A criteria file belongs to no record",
        severity=Severity.WARNING,
        meaning="A file is named as a criteria table, and no record of that name stands beside it, and none names it "
        "in its front matter. The table is shown nowhere.",
        remedy="Name the file after its record (`0007-pick-a-queue.criteria.csv` beside `0007-pick-a-queue.md`), or "
        "name it in the record's `criteria`.",
        bad="0007-queue.criteria.csv beside 0007-pick-a-queue.md",
        good="0007-pick-a-queue.criteria.csv beside 0007-pick-a-queue.md",
    ),
    Entry(
        code="K813",
        name="A sheet's cell has no value of its own",
        severity=Severity.ERROR,
        fixed=True,
        meaning="A cell of the spreadsheet holds a formula that was never computed or that failed, a date, or a "
        "truth value, or it is merged with others although each needs a value.",
        remedy="Open the sheet in a spreadsheet program and save it, which stores what formulas give; split "
        "merged cells; write plain numbers as scores.",
        bad="B3: #DIV/0!",
        good="B3: 4",
    ),
    Entry(
        code="K814",
        name="A criteria file is not there",
        severity=Severity.ERROR,
        fixed=True,
        meaning="A record's front matter names a table's file that is not among the files of the sources, or "
        "something that can be no table's file.",
        remedy="Correct the path, which counts from the record's folder; the file must lie below a source.",
        bad="criteria: scoers.csv",
        good="criteria: scores.csv",
    ),
    Entry(
        code="K815",
        name="A sheet hides rows or columns",
        severity=Severity.WARNING,
        meaning="Rows or columns of the spreadsheet are hidden, by hand, by a filter or in a closed group, and something "
        "stands in them. A site is public, so they are left out of the table: its criteria, options and totals are those "
        "that the sheet shows. The file itself still has them, and where a record links to it, so has the site.",
        remedy="Show them if they belong to the decision. Else delete them, or keep them in another file.",
        bad="a sheet with its row 4 hidden: Politics, 9, 1, 5",
        good="the same sheet without that row, or with the row shown",
    ),
)
