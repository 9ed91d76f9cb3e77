"""The help of adr-tools' commands: its usage lines and forms, our words."""

_COMMANDS = ("config", "generate", "help", "init", "link", "list", "new", "upgrade-repository")

OVERVIEW = (
    "usage: adr help COMMAND [ARG] ...\nCOMMAND is one of: \n"
    + "".join(f"  {name}\n" for name in _COMMANDS)
    + "Run 'adr help COMMAND' for help on a specific command.\n"
)

_GENERATE = """\
usage: adr generate [REPORT [OPTION ...]]

Writes a report on all records to standard output, for whatever publishes
the project's documents. Without REPORT it names the reports that there are:

    adr generate toc       a table of contents, in Markdown
    adr generate graph     records and their links, for Graphviz

`adr help generate REPORT` tells a report's options.
"""

_TOC = """\
usage: adr generate toc [-i INTRO] [-o OUTRO] [-p LINK_PREFIX]

Writes a table of contents in Markdown: a heading, and a link to each record.

Options:

-i INTRO        A Markdown file to put before the links.
-o OUTRO        A Markdown file to put after them.
-p LINK_PREFIX  What to put before each file's name in its link.
"""

_GRAPH = """\
usage: adr generate graph [-p LINK_PREFIX] [-e LINK-EXTENSION]

Writes the records and the links between them in Graphviz' language. Each
record is a node that leads to its page.

Options:

-p LINK_PREFIX     What to put before each page's name.
-e LINK-EXTENSION  What the pages' names end in: `.html` if not given.

E.g. for a picture, or for a document whose links lead to PDF files:

    adr generate graph | dot -Tsvg > graph.svg
    adr generate graph -e .pdf | dot -Tpdf > graph.pdf
"""

_SUBCOMMANDS = """
Subcommands:
  adr generate graph
  adr generate toc
"""

PAGES = {
    "config": """\
usage: adr config

Prints where the program and its templates are, as variables that a shell can
read:

    eval "$(adr config)"; cat "$adr_template_dir/template.md"

A project's own template is `templates/template.md` in its folder of records;
for one command it is the file that ADR_TEMPLATE names.
""",
    "generate": _GENERATE + _SUBCOMMANDS,
    "generate graph": _GRAPH + _SUBCOMMANDS,
    "generate toc": _TOC + _SUBCOMMANDS,
    "help": """\
usage: adr help [COMMAND [SUBCOMMAND...]]

Tells what a command does and which options it has. Without COMMAND, or with
one that there is not, it lists the commands.

The text goes through the program that ADR_PAGER names, else PAGER, else
`more`.
""",
    "init": """\
usage: adr init [DIRECTORY]

Begins a project's records: makes DIRECTORY and the first record in it, the
decision to keep such records. The directory is noted in the file `.adr-dir`,
where the other commands look for it, here and in the folders above.

Without DIRECTORY the records are kept in `doc/adr`.
""",
    "link": """\
usage: adr link SOURCE LINK TARGET REVERSE-LINK

Links two records: a line in the Status section of each leads to the other.

SOURCE and TARGET are references: a record's number, or a part of its file's
name. LINK is the wording in SOURCE, REVERSE-LINK the one in TARGET.

E.g. to say that record 12 amends record 10:

    adr link 12 Amends 10 "Amended by"
""",
    "list": """\
usage: adr list

Lists the records: the path of each, in the order of their names.
""",
    "new": """\
usage: adr new [-s SUPERSEDED] [-l TARGET:LINK:REVERSE-LINK] TITLE_TEXT...

Makes a record with the next number. The words of TITLE_TEXT are its title. It
is opened in the editor that VISUAL names, else EDITOR, where one of them is
set; then the path of its file is printed, for scripts.

The template is the file that ADR_TEMPLATE names, else `templates/template.md`
in the folder of records, else

  {templates}/template.md

NUMBER, TITLE, DATE and STATUS in it are filled in. The date is today's, or
what ADR_DATE says.

Options, each as often as needed, before the title:

-s SUPERSEDED   A reference (a number or a part of a file's name) to a record
                that the new one supersedes. Each links to the other, and the
                old one is no longer marked as accepted.

-l TARGET:LINK:REVERSE-LINK
                Links the new record to an earlier one. TARGET is a reference
                to it, LINK the wording in the new record, REVERSE-LINK the
                wording in the earlier one.

E.g. to supersede records 3 and 4, and to amend record 5:

    adr new -s 3 -s 4 -l "5:Amends:Amended by" Keep sessions in Redis
""",
    "upgrade-repository": """\
usage: adr upgrade-repository

Brings records that an early adr-tools has made up to date: their dates, as in
`Date: 26/11/2016`, are written as `Date: 2016-11-26`.
""",
}
