"""The U, P, T and G codes: what can be wrong with addresses, the output folder, the theme and Git."""

from steelyard.diagnostics.codes.entry import Entry
from steelyard.diagnostics.values import Severity

ENTRIES = (
    Entry(
        code="U501",
        name="Two pages have one address",
        severity=Severity.ERROR,
        fixed=True,
        meaning="Two records, or a record and the alias of another, would be written to one file of the site. One "
        "of them would be lost.",
        remedy="Give one of the two another `slug`, or remove the alias.",
        bad="# 0003-queue.md and 0003-events.md, each with\nslug: queue",
        good="# 0003-queue.md\nslug: queue\n# 0003-events.md\nslug: events",
    ),
    Entry(
        code="U502",
        name="A slug, alias or permalink cannot be an address",
        severity=Severity.ERROR,
        fixed=True,
        meaning="The slug, alias or permalink climbs out of the site (`..`, also as `%2e%2e`), is absolute, is a "
        "name that some system reserves (`CON`, `NUL`), is too long, or holds characters that a file name or "
        "a URL cannot.",
        remedy="Use letters, digits, `-`, `_` and `.`, at most 200 bytes in each part.",
        bad="slug: ../../index",
        good="slug: choose-a-queue",
    ),
    Entry(
        code="U503",
        name="Two addresses differ only in upper and lower case",
        severity=Severity.ERROR,
        fixed=True,
        meaning="Two pages differ only in the case of their letters. On Windows and macOS they are one file, and "
        "one of the two would be lost.",
        remedy="Give one of the two another `slug`.",
        bad="slug: Queue     # another record has queue",
        good="slug: queue-for-orders",
    ),
    Entry(
        code="P601",
        name="The output folder holds files that are not ours",
        severity=Severity.ERROR,
        fixed=True,
        meaning="The output folder has files in it and no manifest of Steelyard, so they may be somebody's work. "
        "Nothing is written or removed there.",
        remedy="Name another folder with `--out`, or empty this one yourself.",
        bad="steelyard build --out ~/Documents",
        good="steelyard build --out site",
    ),
    Entry(
        code="P602",
        name="The output folder and the sources overlap",
        severity=Severity.ERROR,
        fixed=True,
        meaning="The output folder is a source, holds one, or is the project itself, so that a build could "
        "overwrite or read its own output.",
        remedy="Name a folder of its own with `--out` or under `out` in `steelyard.yml`.",
        bad="out: decisions",
        good="out: site",
    ),
    Entry(
        code="P603",
        name="The site cannot be written",
        severity=Severity.ERROR,
        fixed=True,
        meaning="The operating system refused to write: permissions, a full disk, another build at work. The next "
        "build completes what this one began.",
        remedy="Mend what the message names and build again.",
        bad="chmod 555 site && steelyard build",
        good="chmod 755 site && steelyard build",
    ),
    Entry(
        code="P604",
        name="The output folder holds further files",
        severity=Severity.NOTE,
        meaning="Files that Steelyard did not write have come into the output folder since the last build. They "
        "are left as they are, and would be published with the site.",
        remedy="Move them elsewhere. A file that belongs to the site can be linked from a record.",
        bad="cp notes.txt site/",
        good="cp notes.txt decisions/       # and a link to it in a record",
    ),
    Entry(
        code="P610",
        name="There is no repository to publish from",
        severity=Severity.ERROR,
        fixed=True,
        meaning="`steelyard publish github-pages` puts the site into a branch of the project's Git repository. Git is not "
        "installed, the project is in no repository, or Git does not read it.",
        remedy="Run `git init` and name the remote, or publish to a folder: `steelyard publish DIRECTORY`.",
        bad="steelyard publish github-pages      # in a folder without Git",
        good="git init && git remote add origin git@github.com:example/decisions.git",
    ),
    Entry(
        code="P611",
        name="The branch holds something else",
        severity=Severity.ERROR,
        fixed=True,
        meaning="The branch to publish to has files on it and no manifest of Steelyard, or links that cannot be kept beside "
        "the site. A site replaces what is there, so nothing is published.",
        remedy="Name another branch with `--branch`. Where nothing on it is needed, `--force` replaces it by a commit on top.",
        bad="steelyard publish github-pages --branch documentation      # which another tool writes",
        good="steelyard publish github-pages --branch gh-pages",
    ),
    Entry(
        code="P612",
        name="The branch is checked out",
        severity=Severity.ERROR,
        fixed=True,
        meaning="The branch to publish to is the one that a work tree stands on. Its files would no longer be those of its "
        "commit.",
        remedy="Switch that work tree to another branch, or name another one with `--branch`.",
        bad="git switch gh-pages && steelyard publish github-pages",
        good="git switch main && steelyard publish github-pages",
    ),
    Entry(
        code="P613",
        name="The remote cannot be read",
        severity=Severity.ERROR,
        fixed=True,
        meaning="The repository has no remote of that name, or Git could not read from it: it cannot be reached, is not there, "
        "or does not let you in. Nothing is published.",
        remedy="See what `git ls-remote origin` says. With `--no-push` the site is put into the branch here, to be pushed later.",
        bad="steelyard publish github-pages --remote upstrem",
        good="steelyard publish github-pages --remote upstream",
    ),
    Entry(
        code="P614",
        name="The remote refused the site",
        severity=Severity.ERROR,
        fixed=True,
        meaning="The site was built, and the remote did not take it: you may not write there, the branch is protected, a hook "
        "declined, or somebody else published in the same moment. The branch is as it was, here and at the remote.",
        remedy="Mend what the message says and publish again. A job of GitHub Actions needs `permissions: {contents: write}`.",
        bad="permissions:\n  contents: read",
        good="permissions:\n  contents: write",
    ),
    Entry(
        code="P615",
        name="The site could not be put into a branch",
        severity=Severity.ERROR,
        fixed=True,
        meaning="Git did not take the site's files or the new state of the branch: the disk is full, the repository may only be "
        "read, or a branch is in the way of the name. The branch is as it was.",
        remedy="Mend what the message says and publish again.",
        bad="steelyard publish github-pages --branch main/pages      # where there is a branch main",
        good="steelyard publish github-pages --branch pages",
    ),
    Entry(
        code="T701",
        name="A template of the theme has a fault",
        severity=Severity.ERROR,
        fixed=True,
        meaning="A template cannot be read, or uses something that its page does not have. Nothing is published "
        "with a page half made.",
        remedy="Mend the template at the line that is named; it is the site's own, under `theme.path`, unless the "
        "message says otherwise.",
        bad="<h1>{{ page.titel }}</h1>",
        good="<h1>{{ page.title }}</h1>",
    ),
    Entry(
        code="T702",
        name="The theme's folder does not exist",
        severity=Severity.ERROR,
        fixed=True,
        meaning="The folder named under `theme.path` is not there, is a file, or holds neither `templates/` nor `static/`.",
        remedy="Correct the path. It is counted from the folder that holds the configuration.",
        bad="theme:\n  path: theme_overides",
        good="theme:\n  path: theme_overrides",
    ),
    Entry(
        code="T703",
        name="A file for the site's look cannot be used",
        severity=Severity.ERROR,
        fixed=True,
        meaning="The logo or a style sheet that the configuration names is not there, cannot be read, is too large for "
        "something that comes with every page, is not what its name says, or is an SVG that could run scripts.",
        remedy="Correct the path, which counts from the folder of the configuration, or mend the file.",
        bad="site:\n  logo: docs/lgo.svg",
        good="site:\n  logo: docs/logo.svg",
    ),
    Entry(
        code="T704",
        name="A style sheet asks for something in vain",
        severity=Severity.WARNING,
        meaning="A style sheet under `theme.css` names a file that is not there, or an address outside of the project. "
        "Pages load style sheets and fonts from the site alone, and nothing that leads readers to another host.",
        remedy="Put the file into the project and name it by its path from the style sheet.",
        bad="@import url(https://fonts.example.org/serif.css);",
        good="@import url(fonts/serif.css);",
    ),
    Entry(
        code="T705",
        name="A colour is hard to read",
        severity=Severity.WARNING,
        meaning="A colour under `theme.colours` and its ground have too little contrast: text needs 4.5, the border of a "
        "control or a mark in a drawing 3 (WCAG 2.2, 1.4.3 and 1.4.11). The colour is used all the same.",
        remedy="Take the colour that the message proposes, or give one value for both schemes, which is fitted by itself.",
        bad="theme:\n  colours: {muted: {light: '#9aa0a6', dark: '#a3aeb4'}}",
        good="theme:\n  colours: {muted: {light: '#5f6468', dark: '#a3aeb4'}}",
    ),
    Entry(
        code="T706",
        name="A template or block of the site's own is shown nowhere",
        severity=Severity.WARNING,
        meaning="A file in the `templates/` of `theme.path` has a name that no page and no other template uses, a "
        "template has a block that the one it extends does not have, or a file of the theme lies beside those two folders. What "
        "it says stands on no page.",
        remedy="Correct the name. `theme/README.md` lists the templates, and the blocks of each.",
        bad='{% extends "default/record.html" %}\n{% block footr %}…{% endblock %}',
        good='{% extends "default/record.html" %}\n{% block footer %}…{% endblock %}',
    ),
    Entry(
        code="G801",
        name="Git could not be asked",
        severity=Severity.NOTE,
        meaning="Something that Git knows was wanted (a date, a record's history, the remote's address), but the folder is "
        "in no Git checkout, its history is cut short, or Git is not installed. The build goes on without it.",
        remedy="Fetch the whole history (`git fetch --unshallow`), or leave out `dates` and `history` and set `repo_url`.",
        bad="dates: git        # in a clone made with --depth 1",
        good="dates: git        # in a full clone",
    ),
)
