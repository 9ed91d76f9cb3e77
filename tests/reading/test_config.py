"""A site's configuration: every key takes what it promises, and every fault is told at its place."""

from __future__ import annotations

from fractions import Fraction
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steelyard.core.settings import (
    DEFAULT_FOLDERS,
    RelationKind,
    Settings,
    SiteSettings,
    Source,
    StatusWord,
)
from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.diagnostics.catalogue import CATALOGUE
from steelyard.reading.configuration.settings import KEYS, read_config

if TYPE_CHECKING:
    from collections.abc import Sequence

FILE = "steelyard.yml"


def test_words_weigh_what_the_site_says() -> None:
    """Words that stand for weights are read in any case, exactly."""
    settings = _read("weight_words: {High: 3, Very High: '4.5', low: 0}")
    assert settings.weight_words == {"high": 3, "very high": Fraction(9, 2), "low": 0}


@pytest.mark.parametrize(
    ("text", "line", "column", "part"),
    [
        ("weight_words: 3", 1, 15, "takes a mapping"),
        ("weight_words: {High: much}", 1, 22, "takes a weight"),
        ("weight_words: {High: -1}", 1, 22, "takes a weight"),
        ("weight_words: {High: nan}", 1, 22, "takes a weight"),
        ("weight_words: {High: 9999999999}", 1, 22, "takes a weight"),
        ("weight_words: {High: 0, Low: 0}", 1, 15, "weighs nothing"),
    ],
)
def test_words_that_weigh_nothing_known_are_told(text: str, line: int, column: int, part: str) -> None:
    """A weight that is none is an error where it stands."""
    _, found = read_config(text, file=FILE)
    assert [(each.code, each.place.line, each.place.column) for each in found] == [("C003", line, column)]
    assert part in found[0].message


def test_an_empty_text_keeps_the_default() -> None:
    """A title of no letters is no title."""
    settings, found = read_config("site: {title: ''}\n", file="steelyard.yml")
    assert (settings.site.title, found) == ("Decisions", ())


def _read(text: str) -> Settings:
    settings, found = read_config(dedent(text), file=FILE)
    assert found == ()
    return settings


def _found(text: str) -> list[Diagnostic]:
    _, found = read_config(dedent(text), file=FILE)
    return list(found)


def _at(found: Sequence[Diagnostic]) -> list[tuple[str, int, int]]:
    return [(finding.code, finding.place.line, finding.place.column) for finding in found]


@pytest.mark.parametrize("text", ["", "\n# nothing yet\n", "---\n", "site:\nout: ~\nsources:\n", "\ufeff"])
def test_an_empty_file_is_all_defaults(text: str) -> None:
    """No key is required, and a key without a value counts as left out."""
    assert _read(text) == Settings(file=FILE)


def test_every_key_is_read() -> None:
    """Each key of the table fills its field."""
    settings = _read(
        """\
        sources: [decisions]
        out: public/log
        site:
          title: Payments
          description: >
            What we decided,
            and why.
          url: https://acme.example/decisions/
          language: pt-BR
        repo_url: https://forge.example/acme/payments
        markdown:
          dialect: python-markdown
          extensions: [toc, pymdownx.tabbed]
        statuses:
          on hold: {colour: '#3b6ea5', meaning: Decided when there is money}
          parked: draft
        relations:
          blocks: blocked_by
          rhymes-with: {inverse: rhymes_with}
        dates: git
        permalink: "{year}/{slug}/"
        theme: {path: theme_overrides}
        attachments: {max: 1.5 MiB}
        check: {L203: error, Y006: off}
        """
    )
    assert settings == Settings(
        file=FILE,
        sources=(Source("decisions"),),
        out="public/log",
        site=SiteSettings(
            "Payments", "What we decided, and why.", "https://acme.example/decisions/", "pt-BR"
        ),
        repo_url="https://forge.example/acme/payments",
        dialect="python-markdown",
        extensions=("toc", "pymdownx.tabbed"),
        statuses=(
            StatusWord("on hold", "On hold", "#3b6ea5", "Decided when there is money"),
            StatusWord("parked", "Parked", like="draft"),
        ),
        relations=(RelationKind("blocks", "blocked_by"), RelationKind("rhymes_with", "rhymes_with")),
        dates="git",
        permalink="{year}/{slug}/",
        theme_path="theme_overrides",
        attachments_max=1_572_864,
        severities={"L203": "error", "Y006": "off"},
    )
    assert settings.theme_place == Place(FILE, 22, 15, 15)


def test_an_unknown_key_is_an_error_with_the_nearest_key() -> None:
    """A slip is refused at its place, on every level, and the key that was meant is named."""
    found = _found("repo-url: https://x.example\nsite:\n  titel: X\nfrobnicate: 1\n")
    assert _at(found) == [("C002", 1, 1), ("C002", 3, 3), ("C002", 4, 1)]
    assert found[0].hint == "did you mean `repo_url`?"
    assert found[1].message == "`site.titel` is not a key of the configuration"
    assert found[1].hint == "did you mean `title`?"
    assert found[2].hint.startswith("the keys here are attachments, check, dates,")


def test_all_faults_are_told_together_and_the_rest_is_read() -> None:
    """One wrong value hides neither another fault nor what is right."""
    settings, found = read_config("out: [a]\nsite:\n  title: T\n  url: ftp://x\ndates: yes\n", file=FILE)
    assert _at(found) == [("C003", 1, 6), ("C003", 4, 8), ("C003", 5, 8)]
    assert (settings.site.title, settings.out, settings.dates) == ("T", "site", "record")


def test_yaml_that_cannot_be_read_is_one_error() -> None:
    """Malformed YAML is C001 at its line; a doubled key and an alias keep their own codes."""
    assert _at(_found("site:\n  title: [a\nout: b\n"))[0][:2] == ("C001", 3)
    assert _at(_found("out: a\nout: b\n")) == [("Y002", 2, 1)]
    assert _at(_found("out: &a b\n")) == [("Y003", 1, 6)]
    assert _at(_found("- a\n- b\n")) == [("C001", 1, 1)]


@pytest.mark.parametrize(
    "line",
    [
        "site: Payments",
        "site: {title: [a]}",
        'site: {title: "a\\eb"}',
        "site: {language: '?'}",
        "site: {url: acme.example}",
        "site: {url: 'http://'}",
        "site: {url: 'http://[::1'}",
        "site: {url: 'javascript:alert(1)'}",
        "site: {url: 'https://a.example/?q=1'}",
        "repo_url: https://ann:secret@forge.example/acme",
        "markdown: {dialect: commonmark}",
        "markdown: {dialect: python-markdown, extensions: ['a b']}",
        "markdown: {dialect: python-markdown, extensions: {toc: 1}}",
        "markdown: {extensions: [toc]}",
        "dates: history",
        "out: ''",
        "out: docs\\site",
        "theme: {path: [a]}",
        "attachments: {max: plenty}",
        "attachments: {max: -1}",
        "attachments: {max: [20 MB]}",
        "attachments: {max: 20 MBit}",
        f"attachments: {{max: {'9' * 5000}}}",
        "sources: []",
        "sources: [{name: a}]",
        "sources: [{path: a, name: Ä}]",
        "sources: [~]",
        "statuses: [on hold]",
        "statuses: {accepted: good}",
        "statuses: {Other: good}",
        "statuses: {'': good}",
        "statuses: {on hold: [a]}",
        "statuses: {on hold: {colour: red}}",
        "statuses: {on hold: x, On Hold: y}",
        "relations: blocks",
        "relations: {blocks: }",
        "relations: {blocks: {}}",
        "relations: {blocks: {inverse: [blocked_by]}}",
        "relations: {Blöcke: blocked_by}",
        "relations: {supersedes: outlived_by}",
        "relations: {outlives: superseded-by}",
        "relations: {status: statused_by}",
        "relations: {blocks: blocked_by, stops: blocked_by}",
        "check: {L203: fatal}",
        "check: {U502: off}",
        "check: off",
        "permalink: 'd/{nubmer}.html'",
        "permalink: 'd/record.html'",
        "permalink: 'd/{source}/{year}.html'",
        "permalink: 'd/{slug}'",
        "permalink: 'd/{slug}.php'",
    ],
)
def test_a_wrong_value_is_told_with_a_remedy(line: str) -> None:
    """What a key does not take is C003 at the value, and says what to write in its place."""
    (finding,) = _found(line)
    assert finding.code == "C003"
    assert finding.severity is Severity.ERROR
    assert finding.place.file == FILE
    assert finding.hint


@pytest.mark.parametrize(
    "pattern",
    [
        "../{slug}.html",
        "//{slug}.html",
        "d\\\\{slug}.html",
        "d/%2e%2e/{slug}.html",
        "d//{slug}.html",
        "d/\\e{slug}.html",
        "{slug}/CON/",
        "d/{slug}?.html",
        "d/{{slug}}.html",
        "d/./{slug}/",
        "assets/{slug}.html",
        "/assets/{slug}.html",
        "Files/{slug}/",
    ],
)
def test_a_permalink_stays_in_the_site(pattern: str) -> None:
    """A permalink that no address may be is an error, U502 for what climbs out or is reserved."""
    (finding,) = _found(f'permalink: "{pattern}"')
    assert finding.code in ({"C003"} if "\\e" in pattern else {"U502"})


@pytest.mark.parametrize(
    "pattern",
    [
        "d/{number}.html",
        "{source}/{number}-{slug}/",
        "{slug}/index.html",
        "決定/{slug}.html",
        "/{number}-{slug}/",
        "/{year}/{month}/{day}/{slug}.html",
    ],
)
def test_a_permalink_is_free_otherwise(pattern: str) -> None:
    """Folders, letters of any script and any of the fields make a permalink."""
    assert _read(f"permalink: '{pattern}'").permalink == pattern


@pytest.mark.parametrize(
    ("written", "size"),
    [
        ("20MB", 20_000_000),
        ("20 mb", 20_000_000),
        ("5kB", 5_000),
        ("1KiB", 1_024),
        ("2MiB", 2_097_152),
        ("0.1MB", 100_000),
        ("12345", 12_345),
        ("0", 0),
    ],
)
def test_a_size_has_the_usual_units(written: str, size: int) -> None:
    """The units kB and MB are powers of 1000, KiB and MiB of 1024, and a bare number is bytes."""
    assert _read(f"attachments: {{max: {written}}}").attachments_max == size


def test_a_relation_may_be_told_from_both_sides() -> None:
    """The same pair written twice is one kind."""
    assert _read("relations: {blocks: blocked_by, blocked-by: blocks}").relations == (
        RelationKind("blocks", "blocked_by"),
    )


def test_a_severity_is_set_for_codes_that_exist() -> None:
    """An unknown code is C002 with the nearest one, and codes are read in any case."""
    (finding,) = _found("check: {L23: error}")
    assert finding.code == "C002"
    assert finding.hint == "did you mean `L203`?"
    (finding,) = _found("check: {whatever: error}")
    assert finding.hint.startswith("a report names its code")
    assert _read("check: {l203: OFF}").severities == {"L203": "off"}


def test_every_changeable_code_can_be_set_and_no_other() -> None:
    """`check:` takes exactly the codes that the catalogue calls changeable."""
    for code, entry in CATALOGUE.items():
        assert bool(_found(f"check: {{{code}: note}}")) is entry.fixed


def test_the_reference_has_every_key_with_its_true_default() -> None:
    """The reference lists each key once, in sentences without a full stop, and names the defaults that hold."""
    defaults = {key.name: key.default for key in KEYS}
    assert len(defaults) == len(KEYS)
    assert all(key.meaning and key.default and not key.meaning.endswith(".") for key in KEYS)
    settings = Settings()
    assert defaults["out"] == f"`{settings.out}`"
    assert defaults["permalink"] == f"`{settings.permalink}`"
    assert defaults["markdown.dialect"] == f"`{settings.dialect}`"
    assert defaults["dates"] == f"`{settings.dates}`"
    assert defaults["site.language"] == f"`{settings.site.language}`"
    size = _read(f"attachments: {{max: {defaults['attachments.max'].strip('`')}}}")
    assert size.attachments_max == settings.attachments_max
    assert all(f"`{folder}`" in defaults["sources"] for folder in DEFAULT_FOLDERS)


_SCALARS = st.text(max_size=12) | st.sampled_from(
    ["accepted", "../x", "{slug}.html", "off", "~", "&a", "*a", "!x", "'", "20MB", "https://a.example"]
)
_NAMES = [part for key in KEYS for part in key.name.split(".")]
_LINES = st.tuples(st.sampled_from(["", "  ", "- ", "    "]), st.sampled_from(_NAMES) | _SCALARS, _SCALARS)


@given(
    st.text(max_size=200)
    | st.lists(_LINES, max_size=8).map(lambda ls: "\n".join(f"{a}{b}: {c}" for a, b, c in ls))
)
def test_no_text_breaks_the_reader(text: str) -> None:
    """Whatever a file holds, there are settings and findings, and each finding lies in the file and has a known code."""
    settings, found = read_config(text, file=FILE)
    assert settings.file == FILE
    for finding in found:
        assert finding.code in CATALOGUE
        assert finding.place.file == FILE
        assert finding.place.line >= 1
        assert finding.message
        assert finding.hint


_VALUES = st.recursive(
    _SCALARS.map(lambda text: repr(text) if "'" not in text else "x"),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(
            st.sampled_from(["name", "path", "title", "colour", "meaning", "inverse", "L203"]),
            inner,
            max_size=3,
        ).map(lambda pairs: "{" + ", ".join(f"{key}: {value}" for key, value in pairs.items()) + "}")
    ),
    max_leaves=6,
)


@given(st.sampled_from(KEYS), _VALUES)
def test_no_value_breaks_its_key(key: object, value: str) -> None:
    """Every key meets every shape of value with settings or a finding."""
    assert isinstance(key, type(KEYS[0]))
    section, dot, inner = key.name.partition(".")
    read_config(f"{section}: {{{inner}: {value}}}" if dot else f"{section}: {value}", file=FILE)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("decisions.example.org", "decisions.example.org"),
        ("Example.ORG", "example.org"),
        ("a-b.xn--bcher-kva.example", "a-b.xn--bcher-kva.example"),
        ("1.example", "1.example"),
    ],
)
def test_a_domain_is_a_hosts_name(written: str, name: str) -> None:
    """`site.cname` takes a name of at least two parts, in small letters."""
    assert _read(f"site: {{cname: {written}}}").site.cname == name


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("https://example.org/", "write the name alone"),
        ("example.org/decisions", "write the name alone"),
        ("'example.org:8080'", "write the name alone"),
        ("example.org.", "write the name alone"),
        ("localhost", "write the name alone"),
        ("127.0.0.1", "write the name alone"),
        ("-a.example", "write the name alone"),
        ("'a..example'", "write the name alone"),
        (f"{'a' * 64}.example", "write the name alone"),
        (f"{'a.' * 130}example", "write the name alone"),
        ('"a.example\\nb.example"', "write the name alone"),
        ("''", "write the name alone"),
        ("bücher.example", "write `xn--bcher-kva.example`"),
    ],
)
def test_what_is_no_domain_is_told(written: str, hint: str) -> None:
    """An address, a port, a path, a number or a word alone is an error where it stands; letters beyond ASCII are spelt out."""
    _, found = read_config(f"site: {{cname: {written}}}", file=FILE)
    assert [(each.code, each.place.column) for each in found] == [("C003", 15)]
    assert found[0].hint.startswith(hint)


def test_a_domain_is_the_address_too() -> None:
    """A site with a domain of its own is published there, unless it says another address."""
    assert read_config("site: {cname: a.example}", file="c")[0].site.url == "https://a.example/"
    both = "site: {cname: a.example, url: https://b.example/x/}"
    assert read_config(both, file="c")[0].site.url == "https://b.example/x/"
