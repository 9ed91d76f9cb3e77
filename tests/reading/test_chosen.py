"""The chosen option: its whole name, and the reason, however the line is written."""

from __future__ import annotations

import pytest

from steelyard.reading.evidence import gather
from steelyard.reading.naming import read_name
from steelyard.reading.outcomes.chosen import read_choices
from steelyard.reading.outcomes.considered import option_texts
from steelyard.reading.outcomes.marked import read_marked
from steelyard.reading.outcomes.outcome import read_outcome

OPTIONS = "## Considered Options\n\n1. Barges\n2. **Locks** on the canal\n\n"


def chosen(text: str) -> tuple[str, str] | None:
    path = "adr/0001-x.md"
    evidence, _ = gather(f"# X\n\n{text}", file=path, name=read_name(path))
    return next(((found.option, found.because) for found in read_choices(evidence)), None)


@pytest.mark.parametrize(
    ("line", "option", "because"),
    [
        ('"Rabbit", because it is small.', "Rabbit", "it is small"),
        (
            "\"'Slow lane' with tolls for barges\", because cheap",
            "'Slow lane' with tolls for barges",
            "cheap",
        ),
        ('\'Section "Tides" says "Low, because"\'', 'Section "Tides" says "Low, because"', ""),
        ("\"Show 'Tide' and 'Wind' of the quay\"", "Show 'Tide' and 'Wind' of the quay", ""),
        ('""Tolls" are told as "dues""', '"Tolls" are told as "dues"', ""),
        ('""Tolls""', "Tolls", ""),
        ("A crew picked by age, size, and luck. Nobody rows.", "A crew picked by age, size, and luck", ""),
        ("Barges by night, locks by day, or both; no rails.", "Barges by night, locks by day, or both", ""),
        ("Barges, they are slow, and cheap.", "Barges", ""),
        ("Barges, with tolls.", "Barges", ""),
        ('"polling," because it is simple', "polling", "it is simple"),
        ("“Rabbit”, since small", "Rabbit", "small"),
        ("'The crew's own boat', because it floats", "The crew's own boat", "it floats"),
        ('"Rabbit" (see below)', "Rabbit", ""),
        ("**3. Gates (only the lower ones)**", "Gates (only the lower ones)", ""),
        ("Option 3. Gates, since they close", "Gates", "they close"),
        ("Node.js, because known", "Node.js", "known"),
    ],
)
def test_the_whole_name_of_the_option(line: str, option: str, because: str) -> None:
    """Marks within a quoted name are its own; a number before the name is none of it, nor is a comma after it."""
    assert chosen(f"Chosen option: {line}\n") == (option, because)


@pytest.mark.parametrize("written", ["2", "Option 2", "option 2."])
def test_a_number_stands_for_its_option(written: str) -> None:
    """It is told by the name in a heading or the list of options; where neither has it, as the option of that number."""
    assert chosen(f"{OPTIONS}Chosen option: {written}\n") == ("Locks on the canal", "")
    assert chosen(f"### Option 2: Weirs\n\nText.\n\n{OPTIONS}Chosen option: {written}\n") == ("Weirs", "")
    assert chosen(f"Chosen option: {written}\n") == ("Option 2", "")


@pytest.mark.parametrize(
    "text",
    [
        "## 2. Considered Options\n\n- Barges\n- Locks\n\n## 3. Outcome\n\n",
        "## 1. Tides\n\nText.\n\n## 2. Wind\n\nText.\n\n## Outcome\n\n",
        "### Option 1: Barges\n\n1. slow\n2. cheap\n\n",
    ],
)
def test_a_number_stands_for_no_other_heading(text: str) -> None:
    """A record's own number, its sections' and what is listed below one option are no places of options."""
    assert chosen(f"{text}Chosen option: Option 2, because it lasts.\n") == ("Option 2", "it lasts")
    path = "adr/0002-x.md"
    evidence, _ = gather(f"# 2. Harbour\n\n{text}Chosen option: 2\n", file=path, name=read_name(path))
    assert [found.option for found in read_choices(evidence)] == ["Option 2"]


@pytest.mark.parametrize(
    "listed",
    [
        "- Option A: Barges\n- Option B: Locks on the canal (of oak)\n",
        "- **A — Barges.** They float.\n- **B — Locks on the canal** (of oak)\n",
        "1. **Option A** - Barges\n2. **Option B** - Locks on the canal\n",
        "### Option A: Barges\n\nText.\n\n### Option B: Locks on the canal\n\nText.\n",
    ],
)
@pytest.mark.parametrize(
    "line", ["Option B.", "Option B, since it lasts.", "Option B — locks on the canal, since it lasts."]
)
def test_a_letter_names_the_option_of_its_place(listed: str, line: str) -> None:
    """It is told by the name that the list or the heading of that letter gives, or by as much of it as the line says."""
    found = chosen(f"## Considered Options\n\n{listed}\n## Outcome\n\n**Chosen option: {line}**\n")
    assert found is not None
    assert found[0].casefold().startswith("locks on the canal")
    assert found[1] == ("it lasts" if "since" in line else "")
    assert chosen(f"Chosen option: {line}\n") != found


@pytest.mark.parametrize(
    ("line", "option"),
    [
        ("**Gewählt: Option B.**", "Schleusen"), ("Gewählt: **Option B**, weil sie halten.", "Schleusen"), ("Gewählt: Schleusen, weil", "Schleusen"),
        ("**Gewählt: −0.45.** Mehr gibt der Pegel nicht her.", None), ("Gewählt: **Eichenholz**.", None), ('Ausgewählt: "Eiche"', None),
    ],
)  # fmt: skip
def test_what_is_called_chosen_in_german_is_one_of_the_options(line: str, option: str | None) -> None:
    """Much is chosen in the course of a text; the word alone, as a label, tells the record's option where it names one of them."""
    found = chosen(f"## Optionen\n\n- Option A: Kähne\n- Option B: Schleusen\n\n## Entscheidung\n\n{line}\n")
    assert (found[0] if found else None) == option


@pytest.mark.parametrize(
    ("line", "option", "because"),
    [
        ("C - Weirs", "Weirs", ""), ("**C**", "Weirs", ""), ('"Option C", because cheap', "Weirs", "cheap"), ("Option C — weirs of stone.", "Weirs", ""),
        ("Option C because it holds.", "Weirs", "it holds"), ("C - Gates", "C - Gates", ""), ("D", "D", ""), ('"Option C: Weirs"', "Option C: Weirs", ""),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "options",
    [
        "- B - Barges\n- C - Weirs",
        "### B) Barges\n\n### C) Weirs",
        "- **Option B** — Barges\n- **Option C** — Weirs",
    ],
)
def test_a_letter_stands_for_its_option(line: str, option: str, because: str, options: str) -> None:
    """It is told by the name that it has among the options; what is written in full, or is none of them, stays as it is."""
    assert chosen(f"## Options\n\n{options}\n\n## Outcome\n\nChosen option: {line}\n") == (option, because)


@pytest.mark.parametrize(
    ("line", "option", "because"),
    [
        ("Option 1. It floats in any water.", "Barges", ""), ("Option 2, since the canal is steep.", "Locks on the canal", "the canal is steep"),
        ("Option 1, with a rule for tides.", "Barges", ""), ("Option 2 — locks on the canal, all of them.", "Locks on the canal", ""),
        ("Option 3 — weirs.", "Option 3 — weirs", ""), ("Option 3. Weirs.", "Weirs", ""),
    ],
)  # fmt: skip
def test_a_number_before_a_sentence_stands_for_its_option(line: str, option: str, because: str) -> None:
    """What is told behind an option's place is its name only where the list has no option of that number, or where it says the name again."""
    assert chosen(f"{OPTIONS}Chosen: {line}\n") == (option, because)


def test_the_name_of_a_numbered_option_ends_with_its_bold() -> None:
    """What a list says of an option behind its name is no part of it."""
    assert chosen("## Options\n\n1. **Barges** — slow but cheap\n\nChosen: Option 1. It floats.\n") == (
        "Barges",
        "",
    )


@pytest.mark.parametrize("heading", ["## Chosen option: Locks", "### Selected solution: **Locks**"])
def test_a_heading_names_the_option(heading: str) -> None:
    """What stands below such a heading is no part of the name, and a heading alone names none."""
    assert chosen(f"{OPTIONS}{heading}\nThey hold, because of their gates.\n") == ("Locks", "")
    assert chosen(f"{OPTIONS}## Chosen option:\n\nWe looked at all of them.\n") is None
    assert chosen("# Chosen option: Locks\n\nText.\n") is None


def test_a_list_behind_the_option_is_none_of_it() -> None:
    """What comes as the next item of a list is told there."""
    assert chosen("* Chosen alternative: Barges\n* They float, all of them.\n") == ("Barges", "")
    assert chosen("Chosen option: Barges\non the old\ncanal\n- cheap\n") == ("Barges on the old canal", "")


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_list_of_reasons_gives_the_first(gap: str) -> None:
    """Where the line ends by `because`, the next paragraph or the first item of a list is the reason."""
    listed = f'Chosen option: "Barges", because:{gap}* they float\n* they are ours\n'
    assert chosen(listed) == ("Barges", "they float")
    assert chosen(f'Chosen option: "Barges", because{gap}they float.\n\nMore.\n') == ("Barges", "they float")


@pytest.mark.parametrize("mark", [":", "：", " :"])
def test_a_reason_that_a_list_completes_is_told_as_unfinished(mark: str) -> None:
    """What announces a list is no whole reason, and does not end as if something followed where it is quoted."""
    listed = f'Chosen option: "Barges", because they give us{mark}\n\n* room\n* time\n'
    assert chosen(listed) == ("Barges", "they give us…")


def test_a_line_of_a_template_chooses_nothing() -> None:
    """A placeholder is no option."""
    assert chosen('Chosen option: "{title of option 1}", because {justification}.\n') is None
    assert chosen("We chose nothing.\n") is None


@pytest.mark.parametrize(
    "around", ["```md\n{}\n```", "~~~\n{}\n~~~", "<!--\n{}\n-->", "Text <!-- of\n{}\n-->"]
)
def test_a_line_in_code_or_a_comment_chooses_nothing(around: str) -> None:
    """What a comment explains or code shows is no choice; the record's own line counts, wherever it stands."""
    shown = around.replace("{}", 'Chosen option: "Tides", because they come.')
    assert chosen(f"{shown}\n") is None
    assert chosen(f'{shown}\n\nChosen option: "Barges", because they float.\n') == ("Barges", "they float")


def test_the_first_option_that_is_named_counts() -> None:
    """A line that the template left is passed over for the one below."""
    template = 'Chosen option: "{title of option 1}", because {justification}.\n'
    assert chosen(f"{template}\nChosen option: Barges\n\nChosen option: Locks\n") == ("Barges", "")
    assert chosen('Chosen option: "Barges", because they float.\n---\n') == ("Barges", "they float")


CONSIDERED = (
    "## Considered Options\n\n* Locks, gates and weirs\n* Locks\n* Dredging: slow, and dear\n* [Old quay](#quay)\n\n"
    "## Outcome\n\n"
)


@pytest.mark.parametrize(
    ("line", "option", "because"),
    [
        ("**Gates, pumps and weirs**, because they close.", "Gates, pumps and weirs", "they close"),
        ("__Gates, pumps__ since they close", "Gates, pumps", "they close"),
        ("***Gates, pumps***", "Gates, pumps", ""),
        ("\n\n* **Gates, pumps**\n* more", "Gates, pumps", ""),
        ("**2. Gates, pumps (old ones)**: cheap", "Gates, pumps (old ones)", ""),
        ("**Gates, pumps** (old ones), because cheap", "Gates, pumps", "cheap"),
        ("**New harbour** with the old cranes to keep it small.", "New harbour", ""),
        ("**Do not** dredge, because dear", "Do not dredge", "dear"),
        ("**Keep** with it", "Keep with it", ""),
        ("**Gates** and **Weirs**, because cheap", "Gates and Weirs", "cheap"),
        ("**Option B** — gates, because cheap", "Option B — gates", "cheap"),
        ("**Gates because cheap**", "Gates", "cheap"),
        ("**Gates. They close.**", "Gates", ""),
        ("**Gates, because cheap", "Gates", "cheap"),
    ],
)
def test_bold_marks_where_an_option_ends(line: str, option: str, because: str) -> None:
    """It does as quotation marks do, where the sentence does not go on with it."""
    assert chosen(f"Chosen option: {line}\n") == (option, because)


@pytest.mark.parametrize(
    ("line", "option", "because"),
    [
        ("Locks, gates and weirs, because they close", "Locks, gates and weirs", "they close"),
        ("locks, gates and weirs since they close", "locks, gates and weirs", "they close"),
        ("Locks, as they close", "Locks", ""),
        ("Locks of wood, because cheap", "Locks of wood", "cheap"),
        ("Dredging: slow, and dear", "Dredging: slow, and dear", ""),
        ("**Dredging** over and over, because cheap", "Dredging", "cheap"),
        ("Old quay, because cheap", "Old quay", "cheap"),
    ],
)
def test_an_option_that_was_considered_is_told_whole(line: str, option: str, because: str) -> None:
    """The longest of those listed that the text begins with is the one chosen."""
    assert chosen(f"{CONSIDERED}Chosen option: {line}\n") == (option, because)


def test_headings_below_that_of_the_options_name_them() -> None:
    """An option may have a section of its own, whose name may hold a comma."""
    headings = "## Alternatives\n\n### 1. Locks, gates\n\n### Option 2\n\n## More, less\n\n"
    assert chosen(f"{headings}Chosen option: Locks, gates, because cheap\n") == ("Locks, gates", "cheap")
    assert chosen(f"{headings}Chosen option: More, less\n") == ("More", "")
    assert chosen(f"{headings}Chosen option: Option 2: gates, because cheap\n") == (
        "Option 2: gates",
        "cheap",
    )


@pytest.mark.parametrize("label", ["Chosen option **2**:", "Chosen option 2:", "**Chosen option #2:**"])
def test_a_number_may_stand_before_the_colon(label: str) -> None:
    """The name behind the colon is the option."""
    assert chosen(f'{label} "Use a barge", because it floats.\n') == ("Use a barge", "it floats")


@pytest.mark.parametrize(
    "line",
    [
        "TBD",
        "To be determined based on load tests, because both are fine",
        '"to be discussed"',
        "Pending",
        "noch offen",
        "none yet",
        "未定",
    ],
)
def test_what_is_not_decided_is_no_option(line: str) -> None:
    """Words that stand in the place of a choice choose nothing."""
    assert chosen(f"Chosen option: {line}\n") is None


@pytest.mark.parametrize("option", ["Pending queue", "None-blocking writes", "Offene Schleusen", "TBD2"])
def test_an_option_may_begin_like_one_of_them(option: str) -> None:
    """A name that goes on is a name."""
    assert chosen(f"Chosen option: {option}\n") == (option, "")


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("**Chosen option: Locks (2)**\nWe build them where the tide allows:\n\n- here\n", "Locks (2)"),
        ("**Chosen option: Locks** because they last.\n", "Locks"),
        ("### Chosen option: Locks on the canal\nThey last.\n", "Locks on the canal"),
        ("#### Opción elegida: Esclusas\n", "Esclusas"),
        ("**Selected: Locks on the canal**\n\nThey last.\n", "Locks on the canal"),
        ("- **Selected:** yes\n", None),
        ('Ausgewählte Option: "Schleusen", weil sie halten.\n', "Schleusen"),
        ('Gewählte Option: "{Titel der Wahl}", weil\n', None),
        ("### Choice: how we chose\n", None),
    ],
)
def test_an_option_in_bold_with_its_label_or_in_a_heading(text: str, option: str | None) -> None:
    """The option ends where the bold text does that began with the label, and where its heading does."""
    found = chosen(text)
    assert (found[0] if found else None) == option


def test_an_option_of_a_table_is_marked_as_chosen() -> None:
    """The first cells of a table of options name them, and one may say that it is the chosen one."""
    text = "# X\n\n## Alternatives\n\n| Option | Pros |\n|---|---|\n| **Locks** (chosen) | last |\n| Barges | float |\n"
    evidence, _ = gather(text, file="adr/0001-x.md", name=read_name("adr/0001-x.md"))
    assert [name for _, name in option_texts(evidence.sections)] == ["**Locks** (chosen)", "Barges"]
    marked = read_marked(evidence)
    assert marked is not None
    assert marked.option == "Locks"
    other, _ = gather(text.replace("| Option |", "| Point |"), file="a.md", name=read_name("a.md"))
    assert read_marked(other) is None


def _outcome(text: str) -> tuple[str | None, str]:
    path = "adr/0001-x.md"
    evidence, _ = gather(f"# X\n\n{text}", file=path, name=read_name(path))
    outcome = read_outcome(evidence)
    return outcome.chosen, outcome.summary


@pytest.mark.parametrize("label", ["**Chosen:**", "Chosen option:", "**Choice**:"])
def test_a_record_that_answers_several_questions_has_no_one_option(label: str) -> None:
    """Where two sections choose different options, none of them is the record's, and its decision is told in its own words."""
    text = f"## Decision\n\nWe dig in summer.\n\n### Gates\n\n{label} Oak\n\n### Locks\n\n{label} Stone\n"
    options = "## Considered Options\n\n- Oak\n- Stone\n\n"
    assert _outcome(options + text) == (None, "We dig in summer.")


def test_two_lines_of_one_section_answer_one_question() -> None:
    """The first of them is the choice, as where an option is named for a part of it further below."""
    assert _outcome("## Decision\n\nChosen option: Oak\n\nChosen option: Stone for the sills\n")[0] == "Oak"


def test_one_option_told_twice_is_the_one() -> None:
    """A line that repeats the choice, in fewer words or more, takes nothing back."""
    text = "## Outcome\n\nChosen option: Oak, because it lasts.\n\n## Update\n\nChosen option: Oak of the upper wood.\n"
    assert _outcome(text) == ("Oak", "Oak, because it lasts")
