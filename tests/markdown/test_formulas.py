"""Where a dollar is mathematics and where it is money, and what becomes of a formula."""

from __future__ import annotations

import re

import pytest

from body_rendering import found, html, render
from costs import within
from steelyard.markdown.formulas import protect, to_mathml
from steelyard.markdown.source import Source


def sources(body: str) -> list[str]:
    return [formula.source for formula in protect(Source(body))[1]]


@pytest.mark.parametrize(
    ("body", "formulas"),
    [
        ("so $a_b$ and $c_d$.", ["$a_b$", "$c_d$"]),
        ('($x$), "$y$" **$z$**', ["$x$", "$y$", "$z$"]),
        ("$`a*b`$ x", ["$`a*b`$"]),
        ("$$x$$", ["$$x$$"]),
        ("$$\nx = 1\n$$", ["$$\nx = 1\n$$"]),
        ("> $$\n> x\n> $$", ["$$\n> x\n> $$"]),
        ("- a\n\n  $$\n  x\n  $$", ["$$\n  x\n  $$"]),
        ("$a\nb$", ["$a\nb$"]),
        (r"$\$5$", [r"$\$5$"]),
    ],
)
def test_what_is_a_formula(body: str, formulas: list[str]) -> None:
    """Inline, with backticks, and displayed, alone or in a quote or list."""
    assert sources(body) == formulas


@pytest.mark.parametrize(
    "body",
    [
        "between $5 and $10",
        "US$5, AU$10",
        "$5/$10 or $5-$10",
        "from ($5) to ($10)",
        "$HOME and $PATH, or $HOME:$PATH",
        r"\$a\$ and \$b$",
        "`$a$` and ``$b$``",
        "```sh\necho $a $b$\n```",
        "text\n\n    $a$ indented $b$",
        "a $ b $ c",
        "$a\n\nb$",
        "- costs $$\n- more $$",
        "<!-- $a$ -->",
        "a$b$c",
        "$$ $$",
    ],
)
def test_what_is_none(body: str) -> None:
    """Prices, shell variables, escapes, code and comments are not mathematics."""
    assert sources(body) == []


def test_a_formula_is_set_as_mathml() -> None:
    """The parser never sees a formula; what is displayed is a block."""
    assert html("$a_b*c_d*e$") == (
        '<p><math display="inline"><mrow><msub><mi>a</mi><mi>b</mi></msub><mo>*</mo><msub><mi>c</mi><mi>d</mi></msub>'
        "<mo>*</mo><mi>e</mi></mrow></math></p>"
    )
    assert '<math display="block">' in html("$$\nx\n$$\n")
    assert html("```math\nx\n```\n") == (
        '<div class="math-block"><math display="block"><mrow><mi>x</mi></mrow></math></div>'
    )
    # One that may be wider than a phone stands in a box that scrolls, by keyboard too.
    wide = " + ".join("abcdefgh")
    assert '<p><span class="math-block" tabindex="0"><math display="block">' in html(f"$$\n{wide}\n$$\n")
    assert '<div class="math-block" tabindex="0"><math display="block">' in html(f"```math\n{wide}\n```\n")
    assert "<mo>&lt;</mo>" in html("$x < y$")
    assert "<mo>∑</mo>" in html("> $$\n> \\sum_i\n> $$\n")


def test_a_formula_that_cannot_be_set_is_shown() -> None:
    """Broken LaTeX and unknown commands are shown as written, with a warning where they stand."""
    fragment, diagnostics = render(
        "a\n\nso $\\frac{a$ and $\\nonesuch x$\n\n```math\na^b^c\n```\n", first_line=11
    )
    assert "<code>$\\frac{a$</code> and <code>$\\nonesuch x$</code>" in fragment.html
    assert "a^b^c" in fragment.html
    assert found(diagnostics) == [("B403", 13, 4), ("B403", 13, 18), ("B403", 15, 1)]
    assert diagnostics[0].place.length == len("$\\frac{a$")


@pytest.mark.parametrize(
    ("latex", "like"),
    [
        (r"\begin{aligned} a &= b \\ c &= d \end{aligned}", r"\begin{align*} a &= b \\ c &= d \end{align*}"),
        (
            r"x = \left\{\begin{aligned}[t] a \\ b \end{aligned}\right.",
            r"x = \left\{\begin{align*} a \\ b \end{align*}\right.",
        ),
        (r"\begin{aligned} a &= 1 \end{aligned}", r"\begin{align*} a &= 1 \end{align*}"),
        (r"\begin{gather*} a \\ b \end{gather*}", r"\begin{matrix} a \\ b \end{matrix}"),
        (r"\begin{gathered} a \\ b \end{gathered}", r"\begin{matrix} a \\ b \end{matrix}"),
        (
            r"\begin{cases} a & b \\[4pt] c & d \\[-.5em] e & f \end{cases}",
            r"\begin{cases} a & b \\ c & d \\ e & f \end{cases}",
        ),
    ],
)
def test_lines_of_a_formula_stand_below_each_other(latex: str, like: str) -> None:
    """The usual environments for several lines are known, and how far lines are apart is not shown as text."""
    assert html(f"$${latex}$$") == html(f"$${like}$$")
    assert html(f"$${latex}$$").count("<mtr>") == latex.count(r"\\") + 1


@pytest.mark.parametrize(
    "latex",
    [r"\begin{eqnarray} a &=& b \end{eqnarray}", r"\begin{rcases} a & b \end{rcases}", "a & b", r"R\&D & b"],
)
def test_a_mark_of_alignment_is_never_shown(latex: str) -> None:
    """Where nothing aligns, as in environments that are not known, the formula is shown as written, with a warning."""
    fragment, diagnostics = render(f"so $${latex}$$\n")
    assert "<math" not in fragment.html
    assert [code for code, _, _ in found(diagnostics)] == ["B403"]


@pytest.mark.parametrize(
    "latex", [r"R\&D", r"\begin{align*} R\&D &= \text{a & b} \\& c \end{align*}", r"\text{R & D}"]
)
def test_an_ampersand_that_is_meant_is_shown(latex: str) -> None:
    """One behind a backslash, or in a text, is a letter as any."""
    assert "&amp;" in html(f"$${latex}$$")
    assert "<math" in html(f"$${latex}$$")


def test_many_formulas_that_cannot_be_set_are_told_in_time() -> None:
    """Each is told at its own line, and the text is not looked through anew for each."""
    _, diagnostics = render("```math\na^b^c\n```\n\n```math\na\n```\n\n~~~ math\na^b^c\n~~~\n")
    assert found(diagnostics) == [("B403", 1, 1), ("B403", 9, 1)]
    within(2, lambda: render("```math\na^b^c\n```\n\n" * 4000))


@pytest.mark.parametrize("reference", ["&#xFFFFFF;", "&#xD800;", "&#x0;", "&#xb;", "&#xFFFE;"])
def test_a_reference_to_no_character_is_none(reference: str) -> None:
    """A formula's text may refer to what no page may hold: it is shown as a browser shows it, and the page is written."""
    text = html(rf"$\text{{a{reference}b}}$")
    assert re.search("<mtext>a\ufffd?b</mtext>", text)
    assert text.encode().decode() == text


def test_a_placeholder_in_the_wrong_place_is_undone() -> None:
    """A formula that turns out to be code, an address or a description reads as it was written."""
    assert html("<pre><code>a $x$ b</code></pre>\n") == "<pre><code>a $x$ b</code></pre>"
    assert 'alt="$x$"' in html("![$x$](a.png)")
    assert 'href="a?$x$"' in html("[l](a?$x$)")
    assert 'title="$x$"' in html('<b title="$x$">b</b>')
    assert '<h2 id="x">' in html("## $x$")


@pytest.mark.parametrize("latex", ["{" * 3000, "\\left(" * 500, "x" * 6000, "a^b^c", "\\", "&", "}"])
def test_no_formula_is_too_odd(latex: str) -> None:
    """Whatever stands between the dollars, the answer is MathML or None, never an exception."""
    made = to_mathml(latex, display=False)
    assert made is None or made.tag == "math"


@pytest.mark.parametrize(
    "latex",
    [
        r"\href{javascript:alert(1)}{x}",
        r"\text{<img src=x onerror=alert(1)>}",
        r"\style{background:url(x)}{x}",
        r"\class{sy-x}{x}",
        r"\unicode{x3c}script",
    ],
)
def test_mathml_is_safe(latex: str) -> None:
    """A formula brings presentation elements and attributes only."""
    text = html(f"${latex}$")
    for unsafe in ("href", "<img", "style=", "class=", "<script", "onerror=alert(1)>"):
        assert unsafe not in text.replace("&lt;img src=x onerror=alert(1)&gt;", "").replace("<code>", "")


def test_strangers_placeholders_mean_nothing() -> None:
    """The characters that mark a formula on its way come to nothing when a body brings them."""
    text = html("$x$ \ufdd00\ufdd1 \ufdd09\ufdd1 &#xfdd0;0&#xfdd1; &#xfdd0;77&#xfdd1;")
    assert text.count("<math") in {1, 2}
    assert "77" not in text
    many = "1" * 5_000  # more figures than Python makes a number of
    assert html(f"$x$ <b title='&#xfdd0;{many}&#xfdd1;'>&#xfdd0;{many}&#xfdd1;</b>").endswith(
        '<b title=""></b></p>'
    )


def test_a_formula_in_ticks_is_none_within_code() -> None:
    """Beside a formula of that form, what is written so in code stays as it is."""
    text = html("a $`x`$ and `` $`b $y$ c`$ ``\n\n```\n$`z`$\n```\n")
    assert text.count("<math") == 1
    assert "<code>$`b $y$ c`$</code>" in text
    assert "<code>$`z`$\n</code>" in text
