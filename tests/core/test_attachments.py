"""What a browser could run of an attachment."""

from __future__ import annotations

import pytest

from steelyard.core.attachments import is_drawing, is_page, runs

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink">{}</svg>'


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<SCRIPT href="data:,alert(1)"/>',
        '<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>',
        '<g onclick="alert(1)"/>',
        '<g x:OnLoad="alert(1)"/>',
        '<a href="javascript:alert(1)"/>',
        '<a x:href=" java&#10;script&#58;alert(1)"/>',
        '<animate attributeName="href" values="#;JavaScript:alert(1)"/>',
        '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" srcdoc="x"/></foreignObject>',
        "<script>alert(1)</script><g>",
        "<g>",
        "<g/></svg><svg>",
    ],
)
def test_what_could_run_is_found(inside: str) -> None:
    """Scripts, handlers and frames are found under any prefix, case and encoding, also before a fault of the XML."""
    assert runs(SVG.format(inside).encode()).startswith("it ")


@pytest.mark.parametrize(
    "drawing",
    [
        '<!DOCTYPE svg [<!ENTITY s "<script>alert(1)</script>">]><svg>&s;</svg>',
        '<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]><svg/>',
        '<?xml-stylesheet type="text/xsl" href="#x"?><svg/>',
        '<?xml version="1.0" encoding="no-such"?><svg/>',
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x.dtd"><svg/>',
        '<!DOCTYPE svg [<!ENTITY % p "a">]><svg/>',
        "<!DOCTYPE svg [%p;]><svg/>",
        '<!DOCTYPE svg SYSTEM "x.dtd"><svg>&s;</svg>',
        "",
    ],
)
def test_nothing_hides_in_the_prologue(drawing: str) -> None:
    """Entities and defaults are read as a browser reads them; style sheets that make scripts are refused."""
    assert runs(drawing.encode())


def test_other_encodings_are_read() -> None:
    """A drawing in UTF-16 is read like any other."""
    assert runs(SVG.format("<g/>").encode("utf-16")) == ""
    assert "line 1" in runs(SVG.format("<script/>").encode("utf-16"))


@pytest.mark.parametrize(
    "inside",
    [
        '<circle r="3" style="fill: red"/><style>circle { stroke: blue }</style><title>On time: one script</title>',
        '<switch><foreignObject><div xmlns="http://www.w3.org/1999/xhtml">Text<br/></div></foreignObject></switch>',
        '<a x:href="https://example.org/"><text>on</text></a><image x:href="data:image/png;base64,AA=="/>',
    ],
)
def test_what_only_shows_passes(inside: str) -> None:
    """Styles, links, pictures, notes to programs and the text boxes of drawing programs are no scripts."""
    assert runs(SVG.format(inside).encode()) == ""
    assert runs(b"<?drawn by-hand?><svg/>") == ""
    assert (
        runs(b'<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd">\n<svg/>') == ""
    )


def test_names_tell_the_rest() -> None:
    """What servers send as HTML or XML is a page whatever it holds; text and data are not."""
    assert all(is_page(name) for name in ("a.html", "b/a.HTM", "a.xhtml", "a.xml", "a.svg.xsl"))
    assert not any(is_page(name) for name in ("html", "a.txt", "a.pdf", "a.svg", "a.html.txt", "xml/a.png"))
    assert is_drawing("a/b.SVG")
